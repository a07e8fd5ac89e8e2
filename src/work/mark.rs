//! How claims stay cheap, however many dead rows lie before the live ones.

use jiff::{SignedDuration, Timestamp};

use crate::{ids, store::jobs::Job};

/// How far a claim looks back behind the last one: transactions that enqueue take about so long to commit.
const NEAR: SignedDuration = SignedDuration::from_secs(3);
/// Some take longer, and clocks may differ: how far, and how often, a claim looks back further.
const FAR: SignedDuration = SignedDuration::from_mins(2);
const FAR_EVERY: SignedDuration = SignedDuration::from_secs(5);
/// What is older still is found by a look at everything, so often.
const SWEEP_EVERY: SignedDuration = SignedDuration::from_secs(60);

/// From where on a queue is looked at. Claimed and completed rows stay in the index until vacuum takes them, which an
/// open snapshot somewhere can delay for long: whoever starts at the beginning walks over all of them at every claim.
#[derive(Debug)]
pub(super) struct Mark {
    /// What was due before is claimed, but for stragglers.
    reached: Timestamp,
    far_at: Option<Timestamp>,
    swept_at: Option<Timestamp>,
}

/// How far back a claim looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Near,
    Far,
    Sweep,
}

impl Default for Mark {
    fn default() -> Mark {
        Mark {
            reached: Timestamp::UNIX_EPOCH,
            far_at: None,
            swept_at: None,
        }
    }
}

impl Mark {
    /// Where to start.
    pub(super) fn since(&self, now: Timestamp) -> (Timestamp, Look) {
        let lately = |at: Option<Timestamp>, every| {
            at.is_some_and(|at| at <= now && now.duration_since(at) < every)
        };
        let back = |margin| {
            self.reached
                .saturating_sub(margin)
                .unwrap_or(Timestamp::UNIX_EPOCH)
        };
        if !lately(self.swept_at, SWEEP_EVERY) {
            (Timestamp::UNIX_EPOCH, Look::Sweep)
        } else if !lately(self.far_at, FAR_EVERY) {
            (back(FAR), Look::Far)
        } else {
            (back(NEAR), Look::Near)
        }
    }

    /// Takes note of a claim. `last`: there was no more.
    pub(super) fn advance(&mut self, claimed: &[Job], last: bool, look: Look, now: Timestamp) {
        // In the order of due times, whatever was due before the last one claimed is claimed too; and a job is never
        // due before its id was minted.
        let reached = if last {
            now
        } else {
            let newest = claimed.iter().map(|job| ids::timestamp(job.id)).max();
            newest.unwrap_or(Timestamp::UNIX_EPOCH).min(now)
        };
        match look {
            Look::Near => self.reached = self.reached.max(reached),
            // There may be more of what is old: go on from here, also when that is behind where we were.
            Look::Far | Look::Sweep => {
                self.reached = reached;
                self.far_at = Some(now);
            }
        }
        if look == Look::Sweep {
            self.swept_at = Some(now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn job(minted: Timestamp) -> Job {
        Job {
            id: ids::bounds(minted),
            queue: String::new(),
            kind: String::new(),
            version: 1,
            payload: serde_json::Value::Null,
            attempts: 1,
            created_at: minted,
            last_error: None,
        }
    }

    #[test]
    fn the_mark_follows_what_was_claimed_with_a_margin_and_never_goes_back() {
        let now = at("2026-11-22T12:00:00Z");
        let mut mark = Mark::default();
        assert_eq!(mark.since(now), (Timestamp::UNIX_EPOCH, Look::Sweep));
        // A full batch of a backlog: older than what came last there is nothing left.
        let backlog = [
            job(at("2026-11-22T08:00:00Z")),
            job(at("2026-11-22T07:00:00Z")),
        ];
        mark.advance(&backlog, false, Look::Sweep, now);
        assert_eq!(mark.since(now), (at("2026-11-22T07:59:57Z"), Look::Near));
        mark.advance(&[], true, Look::Near, now);
        assert_eq!(mark.since(now), (at("2026-11-22T11:59:57Z"), Look::Near));
        // Old jobs that were retried say nothing, and ids of the future do not carry it away.
        mark.advance(&backlog, false, Look::Near, now);
        mark.advance(&[job(at("2027-01-01T00:00:00Z"))], false, Look::Near, now);
        assert_eq!(mark.since(now).0, at("2026-11-22T11:59:57Z"));
    }

    #[test]
    fn stragglers_are_looked_for_now_and_then_and_what_is_found_is_followed_up() {
        let now = at("2026-11-22T12:00:00Z");
        let mut mark = Mark::default();
        mark.advance(&[], true, Look::Sweep, now);
        assert_eq!(
            mark.since(now + SignedDuration::from_millis(4_999)).1,
            Look::Near
        );
        let far = now + SignedDuration::from_secs(5);
        assert_eq!(mark.since(far), (at("2026-11-22T11:58:00Z"), Look::Far));
        mark.advance(&[], true, Look::Far, far);
        assert_eq!(mark.since(far).1, Look::Near);
        let later = now + SignedDuration::from_secs(60);
        assert_eq!(mark.since(later).1, Look::Sweep);
        // The sweep found a full batch of old ones, and there may be more: the next claim goes on from there, not from
        // the beginning.
        mark.advance(
            &[job(at("2026-11-22T02:00:00Z"))],
            false,
            Look::Sweep,
            later,
        );
        assert_eq!(mark.since(later), (at("2026-11-22T01:59:57Z"), Look::Near));
        mark.advance(&[], true, Look::Near, later);
        assert_eq!(mark.since(later), (at("2026-11-22T12:00:57Z"), Look::Near));
        // A clock that was set back does not end sweeps.
        assert_eq!(mark.since(now).1, Look::Sweep);
    }
}
