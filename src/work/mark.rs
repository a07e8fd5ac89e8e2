//! How claims stay cheap, however many dead rows lie before the live ones.
//!
//! Claimed and completed rows stay in the index until vacuum takes them, which an open snapshot somewhere can delay for
//! long: whoever starts at the beginning walks over all of them at every claim. So a claim starts a little before where
//! the last one ended, and what may have come in behind it is looked for beside the claims, now and then.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::{task::JoinSet, time::Instant};

use crate::store;

/// How far a claim looks back behind the last one: transactions that enqueue take about so long to commit.
const NEAR: SignedDuration = SignedDuration::from_secs(3);
/// Some take longer, and clocks may differ: how far back, and how often, stragglers are looked for.
const FAR: SignedDuration = SignedDuration::from_mins(2);
const FAR_EVERY: SignedDuration = SignedDuration::from_secs(5);
/// What is older still is found by a look at everything, so often.
const SWEEP_EVERY: SignedDuration = SignedDuration::from_secs(60);
/// A look is not made again before so many times as long as it took has passed: looks cost a hundredth of one core.
const SPARING: i32 = 100;

/// From where on due rows are claimed.
#[derive(Debug)]
pub(super) struct Mark {
    /// What was due before is claimed, but for stragglers.
    reached: Timestamp,
    far: Option<Made>,
    sweep: Option<Made>,
}

/// When a look was made, and how long it took.
#[derive(Clone, Copy, Debug)]
struct Made {
    at: Timestamp,
    took: SignedDuration,
}

impl Made {
    fn is_recent(self, now: Timestamp, every: SignedDuration) -> bool {
        let pause = every.max(self.took.saturating_mul(SPARING));
        // A clock that was set back does not end looks.
        self.at <= now && now.duration_since(self.at) < pause
    }
}

/// A look for stragglers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// Some minutes back.
    Far,
    /// From the beginning.
    Sweep,
}

impl Default for Mark {
    fn default() -> Mark {
        Mark {
            reached: Timestamp::UNIX_EPOCH,
            far: None,
            sweep: None,
        }
    }
}

impl Mark {
    /// Where a claim starts.
    pub(super) fn since(&self) -> Timestamp {
        self.back(NEAR)
    }

    fn back(&self, margin: SignedDuration) -> Timestamp {
        self.reached
            .saturating_sub(margin)
            .unwrap_or(Timestamp::UNIX_EPOCH)
            .max(Timestamp::UNIX_EPOCH)
    }

    /// Takes note of a claim made at `now`. `newest`: the latest due time in it. `last`: there was no more.
    pub(super) fn advance(&mut self, newest: Option<Timestamp>, last: bool, now: Timestamp) {
        if last && self.reached == Timestamp::UNIX_EPOCH {
            // The first claim of all has seen everything.
            let took = SignedDuration::ZERO;
            self.far = Some(Made { at: now, took });
            self.sweep = self.far;
        }
        // In the order of due times, whatever was due before the last one claimed is claimed too.
        let reached = if last {
            now
        } else {
            newest.unwrap_or(Timestamp::UNIX_EPOCH).min(now)
        };
        self.reached = self.reached.max(reached);
    }

    /// The look that should be made now, and where it starts; it ends at [`Mark::since`].
    pub(super) fn look(&self, now: Timestamp) -> Option<(Look, Timestamp)> {
        let recent =
            |made: Option<Made>, every| made.is_some_and(|made| made.is_recent(now, every));
        if !recent(self.sweep, SWEEP_EVERY) {
            Some((Look::Sweep, Timestamp::UNIX_EPOCH))
        } else if !recent(self.far, FAR_EVERY) {
            Some((Look::Far, self.back(FAR)))
        } else {
            None
        }
    }

    /// Takes note of a look: what is oldest of what it found, and how long it took. Whether claims begin there now.
    pub(super) fn looked(
        &mut self,
        look: Look,
        found: Option<Timestamp>,
        took: Duration,
        now: Timestamp,
    ) -> bool {
        let took = SignedDuration::try_from(took).unwrap_or(SignedDuration::MAX);
        let made = Some(Made { at: now, took });
        self.far = made;
        if look == Look::Sweep {
            self.sweep = made;
        }
        let Some(found) = found.filter(|found| *found < self.since()) else {
            return false;
        };
        self.reached = found;
        true
    }
}

/// A mark and the looks beside its claims, one at a time.
#[derive(Debug, Default)]
pub(super) struct Lookout {
    pub(super) mark: Mark,
    looks: JoinSet<(Look, Result<Option<Timestamp>, store::Error>, Duration)>,
}

impl Lookout {
    /// Starts the look that is due, if one is: `ask` answers the oldest due time from the first moment on and before the
    /// second.
    pub(super) fn start<W>(&mut self, now: Timestamp, ask: impl FnOnce(Timestamp, Timestamp) -> W)
    where
        W: Future<Output = Result<Option<Timestamp>, store::Error>> + Send + 'static,
    {
        if !self.looks.is_empty() {
            return;
        }
        let Some((look, since)) = self.mark.look(now) else {
            return;
        };
        let asked = ask(since, self.mark.since());
        self.looks.spawn(async move {
            let begun = Instant::now();
            let found = asked.await;
            (look, found, begun.elapsed())
        });
    }

    /// Waits for the look that runs, for ever when none does. Whether it found something, so that claims begin earlier.
    pub(super) async fn found(&mut self, now: impl Fn() -> Timestamp) -> bool {
        match self.looks.join_next().await {
            Some(Ok((look, found, took))) => {
                if let Err(error) = &found {
                    tracing::warn!(%error, "cannot look for stragglers");
                }
                self.mark.looked(look, found.ok().flatten(), took, now())
            }
            // It is made again.
            Some(Err(_)) => false,
            None => std::future::pending().await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INSTANT: Duration = Duration::from_millis(1);

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn the_mark_follows_what_was_claimed_with_a_margin_and_never_goes_back() {
        let now = at("2026-11-22T12:00:00Z");
        let mut mark = Mark::default();
        assert_eq!(mark.since(), Timestamp::UNIX_EPOCH);
        // A full batch of a backlog: older than what came last there is nothing left.
        mark.advance(Some(at("2026-11-22T08:00:00Z")), false, now);
        assert_eq!(mark.since(), at("2026-11-22T07:59:57Z"));
        mark.advance(None, true, now);
        assert_eq!(mark.since(), at("2026-11-22T11:59:57Z"));
        // What was claimed late says nothing, and what another clock takes for the present does not carry it away.
        mark.advance(Some(at("2026-11-22T08:00:00Z")), false, now);
        mark.advance(Some(at("2027-01-01T00:00:00Z")), false, now);
        assert_eq!(mark.since(), at("2026-11-22T11:59:57Z"));
    }

    #[test]
    fn stragglers_are_looked_for_now_and_then_and_claims_go_back_to_what_is_found() {
        let now = at("2026-11-22T12:00:00Z");
        let mut mark = Mark::default();
        mark.advance(None, true, now);
        assert_eq!(mark.look(now + SignedDuration::from_millis(4_999)), None);
        let far = now + SignedDuration::from_secs(5);
        assert_eq!(
            mark.look(far),
            Some((Look::Far, at("2026-11-22T11:58:00Z")))
        );
        assert!(!mark.looked(Look::Far, None, INSTANT, far));
        assert_eq!(mark.look(far), None);
        let later = now + SignedDuration::from_secs(60);
        mark.advance(None, true, later);
        assert_eq!(mark.look(later), Some((Look::Sweep, Timestamp::UNIX_EPOCH)));
        let straggler = at("2026-11-22T02:00:00Z");
        assert!(mark.looked(Look::Sweep, Some(straggler), INSTANT, later));
        assert_eq!(mark.since(), at("2026-11-22T01:59:57Z"));
        mark.advance(Some(straggler), true, later);
        assert_eq!(mark.since(), at("2026-11-22T12:00:57Z"));
        // What was claimed since it was found moves nothing.
        assert!(!mark.looked(Look::Sweep, Some(later), INSTANT, later));
        assert_eq!(mark.since(), at("2026-11-22T12:00:57Z"));
        // A clock that was set back does not end looks.
        assert!(mark.look(now).is_some());
    }

    #[test]
    fn looks_that_take_long_are_made_less_often() {
        let now = at("2026-11-22T12:00:00Z");
        let mut mark = Mark::default();
        mark.advance(None, true, now);
        mark.looked(Look::Sweep, None, Duration::from_secs(2), now);
        assert_eq!(mark.look(now + SignedDuration::from_secs(199)), None);
        let then = now + SignedDuration::from_secs(200);
        assert_eq!(mark.look(then), Some((Look::Sweep, Timestamp::UNIX_EPOCH)));
    }
}
