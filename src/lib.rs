//! Rookery: one program that is a whole social server. docs/architecture.md is the map.

pub mod clock;
pub mod domain;
pub mod feed;
pub mod ids;
pub mod store;
