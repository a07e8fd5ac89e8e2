//! What a process remembers of newest posts.

use std::sync::Arc;

use super::{Newest, Source};
use crate::{
    cache::{Figures, Table},
    feed::Change,
};

/// The tables.
pub struct Memory {
    pub(super) lists: Table<Arc<Newest>>,
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
            // A list that finds no room is read at every page of everybody who follows.
            lists: Table::new(bytes / 3 * 2, size),
            before: Table::new(bytes / 3, size),
            loading: tokio::sync::Mutex::default(),
        }
    }

    /// What was right of a source until something new came.
    pub(super) fn before(&self, key: i64) -> Option<Arc<Newest>> {
        self.before.get(key)
    }

    /// Something is no longer so; `None`: anything.
    pub fn apply(&self, change: Option<Change>) {
        match change {
            Some(Change::Newer(id) | Change::Posted { account: id, .. }) => {
                self.outdate(Source::Author(id));
            }
            Some(Change::TagNewer(id)) => self.outdate(Source::Tag(id)),
            Some(Change::Newest(id)) => self.forget(Source::Author(id)),
            Some(Change::TagNewest(id)) => self.forget(Source::Tag(id)),
            Some(Change::Whales) | None => {
                self.lists.clear();
                self.before.clear();
            }
            Some(_) => {}
        }
    }

    fn outdate(&self, source: Source) {
        let key = source.key();
        // Begun first: what another thread forgets meanwhile must not come back.
        let load = self.before.begin();
        if let Some(newest) = self.lists.get(key) {
            self.before.keep(load, key, newest);
        }
        self.lists.forget(key);
    }

    fn forget(&self, source: Source) {
        self.before.forget(source.key());
        self.lists.forget(source.key());
    }

    /// What the table has done.
    #[must_use]
    pub fn figures(&self) -> (&'static str, Figures) {
        ("newest", self.lists.figures())
    }
}
