//! What this process remembers of the database, and how it learns what is no longer so.
//!
//! A read first makes sure ([`Log::follow`]) that every change announced before it started has been applied; while the
//! log cannot be followed, it reads past the caches. So no read that starts after a write was answered sees what was
//! there before, in any process.

mod kept;
mod log;
mod table;

pub use kept::Kept;
pub use log::{Log, look_again, one_look};
pub use table::{Figures, Load, Table};

/// Things by their id. Ids are minted here, so the hash need not withstand much.
pub type ById<V> = std::collections::HashMap<i64, V, foldhash::fast::RandomState>;
/// An empty map for so many things.
#[must_use]
pub fn with_room<V>(amount: usize) -> ById<V> {
    ById::with_capacity_and_hasher(amount, foldhash::fast::RandomState::default())
}

/// A set of ids.
pub type Ids = std::collections::HashSet<i64, foldhash::fast::RandomState>;
