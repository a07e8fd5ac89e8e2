//! Rookery.

pub mod clock;
pub mod ids;
