//! Rookery.

pub mod config;
