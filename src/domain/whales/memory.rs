//! What a process remembers of whales.

use std::sync::Arc;

use super::Newest;
use crate::{
    cache::{Figures, Ids, Load, Table},
    feed::Change,
};

/// The one row of the table of all whales.
const ALL: i64 = 0;

/// Who is a whale.
#[derive(Debug, Default)]
pub struct Known {
    /// Their posts are merged into homes; sorted.
    pub merged: Box<[i64]>,
    /// Of those: not pushed.
    pub held: Ids,
}

impl Known {
    /// Whether the posts of an account are merged into homes.
    #[must_use]
    pub fn is_merged(&self, id: i64) -> bool {
        self.merged.binary_search(&id).is_ok()
    }
}

/// The tables.
pub struct Memory {
    known: Table<Arc<Known>>,
    pub(super) newest: Table<Arc<Newest>>,
    /// What was right until something new came: never answered from, only added to.
    before: Table<Arc<Newest>>,
    /// Held by whoever reads newest posts.
    pub(super) loading: tokio::sync::Mutex<()>,
}

impl Memory {
    /// Of so many bytes together.
    #[must_use]
    pub fn new(bytes: u64) -> Memory {
        let size = |list: &Arc<Newest>| list.size();
        Memory {
            // One row that must always find room.
            known: Table::new(1 << 16, |_| 1),
            newest: Table::new(bytes / 2, size),
            before: Table::new(bytes / 2, size),
            loading: tokio::sync::Mutex::default(),
        }
    }

    pub(super) fn known(&self) -> Option<Arc<Known>> {
        self.known.get(ALL)
    }

    pub(super) fn begin_known(&self) -> Load {
        self.known.begin()
    }

    pub(super) fn keep_known(&self, load: Load, known: Arc<Known>) {
        self.known.keep(load, ALL, known);
    }

    /// What was right of a whale until something new came.
    pub(super) fn before(&self, author: i64) -> Option<Arc<Newest>> {
        self.before.get(author)
    }

    /// Something is no longer so; `None`: anything.
    pub fn apply(&self, change: Option<Change>) {
        match change {
            Some(Change::Newer(id) | Change::Posted { account: id, .. }) if self.concerns(id) => {
                // Begun first: what another thread forgets meanwhile must not come back.
                let load = self.before.begin();
                if let Some(newest) = self.newest.get(id) {
                    self.before.keep(load, id, newest);
                }
                self.newest.forget(id);
            }
            Some(Change::Newest(id)) => {
                self.before.forget(id);
                self.newest.forget(id);
            }
            Some(Change::Whales) | None => {
                self.known.clear();
                self.newest.clear();
                self.before.clear();
            }
            Some(_) => {}
        }
    }

    /// Whether newest posts of an account may be remembered, or be on their way.
    fn concerns(&self, id: i64) -> bool {
        self.known.get(ALL).is_none_or(|known| known.is_merged(id))
    }

    /// What the table of newest posts has done.
    #[must_use]
    pub fn figures(&self) -> (&'static str, Figures) {
        ("whales", self.newest.figures())
    }
}
