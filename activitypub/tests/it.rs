//! Tests from outside: the shapes of peers, and rubbish.

#[cfg(test)]
#[path = "it/fixtures.rs"]
mod fixtures;
#[cfg(test)]
#[path = "it/properties.rs"]
mod properties;
