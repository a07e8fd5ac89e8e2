use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use jiff::{SignedDuration, Timestamp};

/// Names remembered at most; beyond that the oldest half is forgotten.
const MAX_NAMES: usize = 20_000;

/// Counts what happened to a name within a window: for "at most so often", and for "not again so soon".
#[derive(Debug)]
pub(super) struct Recent {
    window: SignedDuration,
    most: u32,
    names: Mutex<HashMap<String, (Timestamp, u32)>>,
}

impl Recent {
    pub(super) fn new(window: SignedDuration, most: u32) -> Recent {
        Recent {
            window,
            most,
            names: Mutex::default(),
        }
    }

    /// Counts once more; false when the window's share is used up.
    pub(super) fn allow(&self, name: &str, now: Timestamp) -> bool {
        let mut names = self.locked();
        if let Some((since, count)) = names.get_mut(name) {
            if now.duration_since(*since).abs() < self.window {
                let allowed = *count < self.most;
                *count = count.saturating_add(1);
                return allowed;
            }
            (*since, *count) = (now, 1);
            return true;
        }
        if names.len() >= MAX_NAMES {
            self.shrink(&mut names, now);
        }
        names.insert(name.to_owned(), (now, 1));
        true
    }

    /// Notes that it happened.
    pub(super) fn note(&self, name: &str, now: Timestamp) {
        self.allow(name, now);
    }

    /// Whether it happened within the window.
    pub(super) fn holds(&self, name: &str, now: Timestamp) -> bool {
        self.locked()
            .get(name)
            .is_some_and(|(since, _)| now.duration_since(*since).abs() < self.window)
    }

    fn shrink(&self, names: &mut HashMap<String, (Timestamp, u32)>, now: Timestamp) {
        names.retain(|_, (since, _)| now.duration_since(*since).abs() < self.window);
        if names.len() >= MAX_NAMES {
            let mut times: Vec<Timestamp> = names.values().map(|(since, _)| *since).collect();
            let (_, middle, _) = times.select_nth_unstable(MAX_NAMES / 2);
            let middle = *middle;
            names.retain(|_, (since, _)| *since > middle);
        }
    }

    fn locked(&self) -> MutexGuard<'_, HashMap<String, (Timestamp, u32)>> {
        self.names.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_often_within_the_window_and_again_after_it() {
        let recent = Recent::new(SignedDuration::from_secs(60), 2);
        let now = Timestamp::UNIX_EPOCH;
        assert_eq!(
            [0, 1, 2].map(|_| recent.allow("a", now)),
            [true, true, false]
        );
        assert!(recent.allow("b", now));
        assert!(recent.holds("a", now) && !recent.holds("c", now));
        let later = now + SignedDuration::from_secs(60);
        assert!(!recent.holds("a", later) && recent.allow("a", later));
    }

    #[test]
    fn made_up_names_do_not_fill_the_memory() {
        let recent = Recent::new(SignedDuration::from_secs(60), 1);
        for n in 0..50_000_i64 {
            recent.note(&n.to_string(), Timestamp::from_millisecond(n).unwrap());
        }
        assert!(recent.locked().len() <= MAX_NAMES);
        let now = Timestamp::from_millisecond(50_000).unwrap();
        assert!(recent.holds("49999", now), "the newest are kept");
    }
}
