//! Tests from outside: the shapes of peers, and rubbish.

#[path = "it/fixtures.rs"]
mod fixtures;
#[path = "it/properties.rs"]
mod properties;
