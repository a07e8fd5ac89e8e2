//! Rookery.

pub mod config;
pub mod embedded;
