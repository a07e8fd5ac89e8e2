//! Rookery.

pub mod clock;
pub mod ids;
pub mod net;
pub mod text;
