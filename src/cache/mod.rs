//! What this process remembers of the database, and how it learns what is no longer so.
//!
//! A read first makes sure ([`Log::follow`]) that every change announced before it started has been applied; while the
//! log cannot be followed, it reads past the caches. So no read that starts after a write was answered sees what was
//! there before, in any process.

mod log;
mod table;

pub use log::Log;
pub use table::{Figures, Load, Table};
