//! Rookery: one program that is a whole social server. docs/architecture.md is the map.

pub mod cache;
pub mod campaigns;
pub mod cli;
pub mod clock;
pub mod config;
pub mod domain;
pub mod embedded;
pub mod feed;
pub mod files;
pub mod http;
pub mod ids;
pub mod ingest;
pub mod mail;
pub mod net;
pub mod remote;
pub mod render;
pub mod store;
pub mod text;
pub mod translate;
pub mod work;
