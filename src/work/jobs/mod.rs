//! The jobs, one file each.

pub mod account_deleted;
pub mod fetch_parent;
pub mod ingest;
pub mod refresh_account;
