//! From the domain to the wire, in batches. Nothing here asks the database.

pub mod ap;
