use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Requests that may wait for keys at once, in all and for one host.
const IN_ALL: usize = 256;
const PER_HOST: usize = 16;

/// Bounds how many requests wait for strangers.
#[derive(Clone, Debug, Default)]
pub(super) struct Waiters(Arc<Mutex<Counts>>);

#[derive(Debug, Default)]
struct Counts {
    all: usize,
    hosts: HashMap<String, usize>,
}

/// A place to wait in; given back when dropped.
#[derive(Debug)]
pub(super) struct Place {
    waiters: Waiters,
    host: String,
}

impl Waiters {
    /// A place, if there is one.
    pub(super) fn enter(&self, host: &str) -> Option<Place> {
        let mut counts = self.locked();
        let here = counts.hosts.get(host).copied().unwrap_or_default();
        if counts.all >= IN_ALL || here >= PER_HOST {
            return None;
        }
        counts.all += 1;
        counts.hosts.insert(host.to_owned(), here + 1);
        Some(Place {
            waiters: self.clone(),
            host: host.to_owned(),
        })
    }

    fn locked(&self) -> MutexGuard<'_, Counts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut counts = self.waiters.locked();
        counts.all = counts.all.saturating_sub(1);
        match counts.hosts.get_mut(&self.host) {
            Some(count) if *count > 1 => *count -= 1,
            _ => {
                counts.hosts.remove(&self.host);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_host_cannot_take_all_places_and_places_come_back() {
        let waiters = Waiters::default();
        let places: Vec<Place> = (0..PER_HOST).filter_map(|_| waiters.enter("a")).collect();
        assert_eq!(places.len(), PER_HOST);
        assert!(waiters.enter("a").is_none());
        assert!(waiters.enter("b").is_some());
        drop(places);
        assert!(waiters.enter("a").is_some());
        let counts = waiters.locked();
        assert_eq!((counts.all, counts.hosts.len()), (0, 0));
    }

    #[test]
    fn all_hosts_together_are_bounded() {
        let waiters = Waiters::default();
        let places: Vec<Place> = (0..IN_ALL + 50)
            .filter_map(|n| waiters.enter(&n.to_string()))
            .collect();
        assert_eq!(places.len(), IN_ALL);
    }
}
