//! The client API: one file per noun, each binding its endpoints.

use super::bind::Table;

/// Binds every endpoint of the client API that is built.
pub fn bind(_table: &mut Table) {}
