//! What a process remembers of whales.

use std::sync::Arc;

use crate::{
    cache::{Ids, Load, Table},
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

/// The table.
pub struct Memory {
    known: Table<Arc<Known>>,
}

impl Default for Memory {
    fn default() -> Memory {
        Memory {
            // One row that must always find room.
            known: Table::new(1 << 16, |_| 1),
        }
    }
}

impl Memory {
    pub(super) fn known(&self) -> Option<Arc<Known>> {
        self.known.get(ALL)
    }

    pub(super) fn begin_known(&self) -> Load {
        self.known.begin()
    }

    pub(super) fn keep_known(&self, load: Load, known: Arc<Known>) {
        self.known.keep(load, ALL, known);
    }

    /// Something is no longer so; `None`: anything.
    pub fn apply(&self, change: Option<Change>) {
        if matches!(change, Some(Change::Whales) | None) {
            self.known.clear();
        }
    }

    /// Whether newest posts of an account may be remembered, or be on their way.
    pub(in crate::domain) fn concerns(&self, id: i64) -> bool {
        self.known.get(ALL).is_none_or(|known| known.is_merged(id))
    }
}
