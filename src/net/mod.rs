//! HTTP going out. Two clients, and no third:
//!
//! - [`guarded`] for every address that a stranger can name: peers, media, previews, push
//!   endpoints. It judges the URL before the call and the addresses of its host after resolution,
//!   and connects to no other address than the judged ones;
//! - [`operator`] only for addresses that stand in the configuration: object storage, translation,
//!   scanners.
//!
//! Neither follows redirects by itself, uses a proxy from the environment, keeps cookies or
//! reveals where a request came from. Every answer has a limit in bytes and one deadline for the
//! whole exchange, however slowly it drips.

mod addresses;
mod error;
mod exchange;
pub mod guarded;
mod judge;
pub mod operator;
#[cfg(test)]
mod peer;
mod resolver;
mod tls;

pub use addresses::is_public;
pub use error::{Error, Refusal, SetupError};
pub use exchange::{Download, Method, Request, Response};
pub use judge::parse;
pub use resolver::Names;
