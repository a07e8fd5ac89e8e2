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
    /// Their posts are merged into homes.
    pub merged: Ids,
    /// Of those: not pushed.
    pub held: Ids,
}

/// A whale as one reader follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed {
    /// The whale.
    pub account_id: i64,
    /// Boosts wanted.
    pub show_reblogs: bool,
    /// Only these languages, separated by commas.
    pub languages: Option<Box<str>>,
}

/// The tables.
pub struct Memory {
    known: Table<Arc<Known>>,
    pub(super) newest: Table<Arc<Newest>>,
    /// What was right until something new came: never answered from, only added to.
    before: Table<Arc<Newest>>,
    pub(super) followed: Table<Arc<Vec<Followed>>>,
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
            newest: Table::new(bytes / 3, size),
            before: Table::new(bytes / 3, size),
            followed: Table::new(bytes / 3, |followed: &Arc<Vec<Followed>>| {
                96 + followed.capacity() * size_of::<Followed>()
            }),
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
                if let Some(newest) = self.newest.get(id) {
                    self.before.keep(self.before.begin(), id, newest);
                }
                self.newest.forget(id);
            }
            Some(Change::Newest(id)) => {
                self.before.forget(id);
                self.newest.forget(id);
            }
            Some(Change::Relationships(id)) => self.followed.forget(id),
            Some(Change::Whales) | None => {
                self.known.clear();
                self.newest.clear();
                self.before.clear();
                self.followed.clear();
            }
            Some(_) => {}
        }
    }

    /// Whether newest posts of an account may be remembered, or be on their way.
    fn concerns(&self, id: i64) -> bool {
        self.known
            .get(ALL)
            .is_none_or(|known| known.merged.contains(&id))
    }

    /// What the tables have done, by name.
    #[must_use]
    pub fn figures(&self) -> [(&'static str, Figures); 2] {
        [
            ("whales", self.newest.figures()),
            ("followed_whales", self.followed.figures()),
        ]
    }
}
