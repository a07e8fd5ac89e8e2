//! Rookery.
pub mod store;
