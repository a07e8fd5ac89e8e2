//! Rookery.

pub mod files;
pub mod mail;
