//! Rookery.

pub mod clock;
pub mod ids;
pub mod text;
