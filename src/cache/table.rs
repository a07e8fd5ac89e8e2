//! A bounded table of what was loaded, safe against a load that a change overtakes.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use quick_cache::{Weighter, sync::Cache};

/// Forgotten keys remembered at most; beyond, loads that run are not kept.
const REMEMBERED: usize = 4096;

/// Nothing is remembered for longer: a writer may die between its commit and its announcement.
const LONGEST: Duration = Duration::from_secs(600);
/// About what a value takes; only to make room for that many at first.
const TYPICAL: u64 = 2048;

type Weight<V> = dyn Fn(&V) -> usize + Send + Sync;

struct Weigh<V>(Arc<Weight<V>>);

impl<V> Clone for Weigh<V> {
    fn clone(&self) -> Weigh<V> {
        Weigh(self.0.clone())
    }
}

impl<V> Weighter<i64, (V, Instant)> for Weigh<V> {
    fn weight(&self, _: &i64, (value, _): &(V, Instant)) -> u64 {
        u64::try_from((self.0)(value)).unwrap_or(u64::MAX)
    }
}

/// Values by id, at most so many bytes.
pub struct Table<V: Clone + Send + Sync + 'static> {
    values: Cache<i64, (V, Instant), Weigh<V>>,
    /// Rises with every key forgotten.
    sequence: AtomicU64,
    forgotten: Mutex<Forgotten>,
    hits: AtomicU64,
    misses: AtomicU64,
}

/// What a table has done since the process started, and what it holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Look-ups that found something.
    pub hits: u64,
    /// Look-ups that found nothing.
    pub misses: u64,
    /// Values held, about.
    pub entries: u64,
    /// What they weigh together, about, in bytes.
    pub bytes: u64,
}

#[derive(Default)]
struct Forgotten {
    keys: HashMap<i64, u64>,
    /// Loads that began before this are not kept: something they may have missed is no longer remembered.
    floor: u64,
}

/// The beginning of a load: what was forgotten since is not kept.
#[derive(Clone, Copy, Debug)]
pub struct Load(u64);

impl<V: Clone + Send + Sync + 'static> Table<V> {
    /// A table of at most `bytes`, as `weigh` counts them.
    pub fn new(bytes: u64, weigh: impl Fn(&V) -> usize + Send + Sync + 'static) -> Table<V> {
        let typical = usize::try_from(bytes / TYPICAL).unwrap_or(usize::MAX);
        let values = Cache::with_weighter(typical.max(16), bytes, Weigh(Arc::new(weigh)));
        Table {
            values,
            sequence: AtomicU64::new(1),
            forgotten: Mutex::default(),
            hits: AtomicU64::new(0),
            misses: AtomicU64::new(0),
        }
    }

    /// What it has done so far.
    #[must_use]
    pub fn figures(&self) -> Figures {
        Figures {
            hits: self.hits.load(Ordering::Relaxed),
            misses: self.misses.load(Ordering::Relaxed),
            entries: u64::try_from(self.values.len()).unwrap_or(u64::MAX),
            bytes: self.values.weight(),
        }
    }

    /// A value, if it is remembered.
    #[must_use]
    pub fn get(&self, id: i64) -> Option<V> {
        let found = self
            .values
            .get(&id)
            .filter(|(_, since)| since.elapsed() < LONGEST)
            .map(|(value, _)| value);
        let counter = if found.is_some() {
            &self.hits
        } else {
            &self.misses
        };
        counter.fetch_add(1, Ordering::Relaxed);
        found
    }

    /// To be called before the database is asked.
    #[must_use]
    pub fn begin(&self) -> Load {
        Load(self.sequence.load(Ordering::Acquire))
    }

    /// Remembers what a load brought, unless it was forgotten since the load began.
    pub fn keep(&self, load: Load, id: i64, value: V) {
        let Ok(forgotten) = self.forgotten.lock() else {
            return;
        };
        let stale =
            load.0 < forgotten.floor || forgotten.keys.get(&id).is_some_and(|at| *at >= load.0);
        if !stale {
            // Under the lock: a key that is forgotten from now on is removed after this.
            self.values.insert(id, (value, Instant::now()));
        }
    }

    /// Forgets a value.
    pub fn forget(&self, id: i64) {
        let Ok(mut forgotten) = self.forgotten.lock() else {
            return;
        };
        self.note(&mut forgotten, id);
        self.values.remove(&id);
    }

    fn note(&self, forgotten: &mut Forgotten, id: i64) {
        let at = self.sequence.fetch_add(1, Ordering::AcqRel);
        if forgotten.keys.len() >= REMEMBERED {
            forgotten.keys.clear();
            forgotten.floor = at + 1;
        }
        forgotten.keys.insert(id, at);
    }

    /// Replaces a value by what `change` makes of it, if it is remembered and `change` makes something. Loads that run are
    /// not kept: they may not have seen what changed.
    pub fn change(&self, id: i64, change: impl FnOnce(&V) -> Option<V>) {
        let Ok(mut forgotten) = self.forgotten.lock() else {
            return;
        };
        self.note(&mut forgotten, id);
        if let Some((value, since)) = self.values.get(&id)
            && let Some(changed) = change(&value)
        {
            // Of the same age: the rest of it was not looked at.
            self.values.insert(id, (changed, since));
        }
    }

    /// Forgets everything.
    pub fn clear(&self) {
        let Ok(mut forgotten) = self.forgotten.lock() else {
            return;
        };
        let at = self.sequence.fetch_add(1, Ordering::AcqRel);
        forgotten.keys.clear();
        forgotten.floor = at + 1;
        self.values.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table<u64> {
        Table::new(1024, |_| 8)
    }

    #[test]
    fn a_load_that_a_change_overtook_is_not_kept() {
        let table = table();
        let load = table.begin();
        table.forget(1);
        table.keep(load, 1, 10);
        assert_eq!(table.get(1), None);
        table.keep(load, 2, 20);
        assert_eq!(table.get(2), Some(20));
        table.keep(table.begin(), 1, 11);
        assert_eq!(table.get(1), Some(11));
    }

    #[test]
    fn what_changes_in_place_is_not_undone_by_a_load_that_ran() {
        let table = table();
        table.keep(table.begin(), 1, 10);
        let load = table.begin();
        table.change(1, |value| Some(value + 1));
        table.keep(load, 1, 10);
        assert_eq!(table.get(1), Some(11));
        table.change(1, |_| None);
        assert_eq!(table.get(1), Some(11));
        let load = table.begin();
        table.change(2, |value| Some(value + 1));
        table.keep(load, 2, 20);
        assert_eq!(table.get(2), None);
    }

    #[test]
    fn after_too_many_changes_no_running_load_is_kept() {
        let table = table();
        let load = table.begin();
        for id in 0..=i64::try_from(REMEMBERED).unwrap() {
            table.forget(id + 100);
        }
        table.keep(load, 1, 10);
        assert_eq!(table.get(1), None);
        table.keep(table.begin(), 1, 10);
        assert_eq!(table.get(1), Some(10));
    }

    #[test]
    fn look_ups_are_counted() {
        let table = table();
        table.keep(table.begin(), 1, 10);
        for id in [1, 1, 2] {
            let _ = table.get(id);
        }
        let figures = table.figures();
        assert_eq!((figures.hits, figures.misses), (2, 1));
    }

    #[test]
    fn clearing_forgets_all_and_what_is_being_loaded() {
        let table = table();
        table.keep(table.begin(), 1, 10);
        let load = table.begin();
        table.clear();
        table.keep(load, 1, 10);
        assert_eq!(table.get(1), None);
    }
}
