//! Ids: 64 bits, ordered by time, in the layout that Mastodon uses, so that clients which read
//! dates out of ids keep working.
//!
//! From the top: 48 bits of Unix milliseconds, 6 bits of node, 10 bits of sequence. A node is a
//! process; the number is leased, so that no two processes mint with the same one. Posts of other
//! servers take an id of their own publication time with random low bits instead, see [`Ids::at`].

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;

use crate::clock::{Clock, Random};

const SEQUENCE_BITS: u32 = 10;
const NODE_BITS: u32 = 6;
const LOW_BITS: u32 = SEQUENCE_BITS + NODE_BITS;
const SEQUENCE_MASK: u64 = (1 << SEQUENCE_BITS) - 1;
const NODE_MASK: u64 = (1 << NODE_BITS) - 1;
const LOW_MASK: u64 = (1 << LOW_BITS) - 1;
/// The last millisecond whose ids fit in an `i64` without touching the sign.
const MAX_MS: u64 = (1 << (63 - LOW_BITS)) - 1;
/// 2010-01-01T00:00:00Z in Unix milliseconds: what claims to be older than the fediverse is a wrong
/// clock or a lie, and is taken for this old.
const EARLIEST_MS: u64 = 1_262_304_000_000;

/// How many nodes can mint at the same time.
pub const NODES: u8 = 1 << NODE_BITS;

/// Why no id was minted.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Stalled {
    /// The lease on the node number has run out and another process may hold the number now.
    #[error("the lease on the node number has run out")]
    LeaseLapsed,
    /// The clock stands beyond the year 6429.
    #[error("the clock is beyond what an id can hold")]
    OutOfRange,
}

/// Mints ids. A clone mints from the same sequence.
#[derive(Clone, Debug)]
pub struct Ids {
    clock: Clock,
    random: Random,
    state: Arc<State>,
}

#[derive(Debug)]
struct State {
    /// The last id minted without its node: milliseconds and sequence. Counting past the last
    /// sequence number carries into the next millisecond by itself.
    last: AtomicU64,
    /// Unix milliseconds at which the lease ends, and the node: one word, so that they never part.
    lease: AtomicU64,
}

impl Ids {
    /// A minter for `node`, taken modulo [`NODES`]. It mints nothing until [`Ids::renew`] has told
    /// how long the number is ours.
    #[must_use]
    pub fn new(clock: Clock, random: Random, node: u8) -> Self {
        Self {
            clock,
            random,
            state: Arc::new(State {
                last: AtomicU64::new(0),
                lease: AtomicU64::new(lease(node, 0)),
            }),
        }
    }

    /// The node number is ours until `valid_until`, exclusively.
    pub fn renew(&self, node: u8, valid_until: Timestamp) {
        let ms = u64::try_from(valid_until.as_millisecond()).unwrap_or(0);
        self.state.lease.store(lease(node, ms), Ordering::SeqCst);
    }

    /// The node whose ids are minted.
    #[must_use]
    pub fn node(&self) -> u8 {
        u8::try_from(self.state.lease.load(Ordering::SeqCst) & NODE_MASK).unwrap_or(0)
    }

    /// Whether ids can be minted now: the lease on the node number holds.
    #[must_use]
    pub fn is_leased(&self) -> bool {
        self.clock.now_ms() < self.state.lease.load(Ordering::SeqCst) >> NODE_BITS
    }

    /// A new id, greater than every one minted before it, also when the clock was set back.
    ///
    /// # Errors
    /// [`Stalled::LeaseLapsed`] when the lease ends at or before the moment of the clock or of the
    /// id; [`Stalled::OutOfRange`] when the clock is beyond what an id can hold.
    pub fn next(&self) -> Result<i64, Stalled> {
        let now = self.clock.now_ms();
        let lease = self.state.lease.load(Ordering::SeqCst);
        let valid_until = lease >> NODE_BITS;
        let mut last = self.state.last.load(Ordering::SeqCst);
        loop {
            let next = (now.min(MAX_MS + 1) << SEQUENCE_BITS).max(last + 1);
            let ms = next >> SEQUENCE_BITS;
            // The id's own moment counts too: one minted ahead of the clock could otherwise
            // fall into the time of the next holder of the number.
            if ms >= valid_until {
                return Err(Stalled::LeaseLapsed);
            }
            if ms > MAX_MS {
                return Err(Stalled::OutOfRange);
            }
            match self.state.last.compare_exchange_weak(
                last,
                next,
                Ordering::SeqCst,
                Ordering::SeqCst,
            ) {
                Ok(_) => {
                    let node = lease & NODE_MASK;
                    let low = (node << SEQUENCE_BITS) | (next & SEQUENCE_MASK);
                    return Ok(assemble(ms, low));
                }
                Err(seen) => last = seen,
            }
        }
    }

    /// An id for something that was published elsewhere, at its own time: never later than `now`,
    /// never earlier than 2010. Its low 16 bits are random, and so are its milliseconds if
    /// `published` has whole seconds only. Two calls may give the same id: the writer tries again
    /// on conflict.
    #[must_use]
    pub fn at(&self, published: Timestamp, now: Timestamp) -> i64 {
        let draw = self.random.u64();
        let now = u64::try_from(now.as_millisecond())
            .unwrap_or(0)
            .clamp(EARLIEST_MS, MAX_MS);
        let published_ms = u64::try_from(published.as_millisecond()).unwrap_or(0);
        let mut ms = published_ms.clamp(EARLIEST_MS, now);
        if published.subsec_nanosecond() == 0 && ms == published_ms {
            let room = (now - ms).min(999);
            ms += (draw >> LOW_BITS) % (room + 1);
        }
        assemble(ms, draw & LOW_MASK)
    }
}

/// The moment an id was made for, to the millisecond.
#[must_use]
pub fn timestamp(id: i64) -> Timestamp {
    // 47 bits of milliseconds always fit, so the fallback is never taken.
    Timestamp::from_millisecond(id >> LOW_BITS).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The smallest id of the millisecond of `timestamp`: ids below it are of earlier moments. 0 for
/// anything before 1970.
#[must_use]
pub fn bounds(timestamp: Timestamp) -> i64 {
    let ms = u64::try_from(timestamp.as_millisecond()).unwrap_or(0);
    assemble(ms.min(MAX_MS), 0)
}

fn assemble(ms: u64, low: u64) -> i64 {
    i64::try_from((ms << LOW_BITS) | low).unwrap_or(i64::MAX)
}

fn lease(node: u8, valid_until_ms: u64) -> u64 {
    (valid_until_ms << NODE_BITS) | (u64::from(node) & NODE_MASK)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::SignedDuration;
    use proptest::prelude::*;

    use super::*;

    const HOUR: SignedDuration = SignedDuration::from_hours(1);

    fn noon() -> Timestamp {
        "2026-11-22T12:00:00Z".parse().unwrap()
    }

    fn leased(clock: &Clock, node: u8) -> Ids {
        let ids = Ids::new(clock.clone(), Random::seeded(1), node);
        ids.renew(node, clock.now() + HOUR);
        ids
    }

    #[test]
    fn layout_is_48_bits_of_milliseconds_6_of_node_10_of_sequence() {
        let clock = Clock::manual(noon());
        let ids = leased(&clock, 5);
        let first = ids.next().unwrap();
        assert_eq!(first >> 16, noon().as_millisecond());
        assert_eq!((first >> 10) & 0x3f, 5);
        assert_eq!(first & 0x3ff, 0);
        assert_eq!(ids.next().unwrap(), first + 1);
        assert_eq!(timestamp(first), noon());
    }

    #[test]
    fn a_full_millisecond_spills_into_the_next() {
        let clock = Clock::manual(noon());
        let ids = leased(&clock, 63);
        let minted: Vec<i64> = (0..1025).map(|_| ids.next().unwrap()).collect();
        assert!(minted.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(timestamp(minted[1023]), noon());
        assert_eq!(
            timestamp(minted[1024]),
            noon() + SignedDuration::from_millis(1)
        );
    }

    #[test]
    fn a_clock_set_back_does_not_set_ids_back() {
        let clock = Clock::manual(noon());
        let ids = leased(&clock, 0);
        let before = ids.next().unwrap();
        clock.advance(SignedDuration::from_mins(-10));
        assert!(ids.next().unwrap() > before);
    }

    #[test]
    fn nothing_is_minted_before_the_first_lease_or_after_the_last() {
        let clock = Clock::manual(noon());
        let ids = Ids::new(clock.clone(), Random::seeded(1), 3);
        assert_eq!(ids.next(), Err(Stalled::LeaseLapsed));
        ids.renew(3, noon() + HOUR);
        assert!(ids.next().is_ok());
        clock.advance(HOUR);
        assert_eq!(ids.next(), Err(Stalled::LeaseLapsed));
        ids.renew(4, noon() + HOUR + HOUR);
        assert_eq!(ids.node(), 4);
        assert!(ids.next().is_ok());
    }

    #[test]
    fn ids_ahead_of_the_clock_stay_inside_the_lease() {
        let clock = Clock::manual(noon());
        let ids = Ids::new(clock.clone(), Random::seeded(1), 3);
        ids.renew(3, noon() + SignedDuration::from_millis(2));
        let minted = (0..5000).map_while(|_| ids.next().ok()).count();
        assert_eq!(minted, 2048);
    }

    #[test]
    fn threads_never_mint_the_same_id_and_each_sees_its_own_rise() {
        let clock = Clock::system();
        let ids = leased(&clock, 9);
        let threads: Vec<_> = (0..4)
            .map(|_| {
                let ids = ids.clone();
                std::thread::spawn(move || {
                    (0..20_000)
                        .map(|_| ids.next().unwrap())
                        .collect::<Vec<i64>>()
                })
            })
            .collect();
        let mut all = BTreeSet::new();
        for thread in threads {
            let minted = thread.join().unwrap();
            assert!(minted.windows(2).all(|pair| pair[0] < pair[1]));
            all.extend(minted);
        }
        assert_eq!(all.len(), 80_000);
    }

    #[test]
    fn remote_posts_take_their_own_time() {
        let clock = Clock::manual(noon());
        let ids = leased(&clock, 0);
        let published: Timestamp = "2024-02-29T08:15:30.250Z".parse().unwrap();
        assert_eq!(timestamp(ids.at(published, noon())), published);
    }

    #[test]
    fn remote_posts_with_whole_seconds_are_spread_over_that_second() {
        let clock = Clock::manual(noon());
        let ids = leased(&clock, 0);
        let published: Timestamp = "2024-02-29T08:15:30Z".parse().unwrap();
        let moments: BTreeSet<i64> = (0..100)
            .map(|_| timestamp(ids.at(published, noon())).as_millisecond())
            .collect();
        assert!(moments.len() > 50);
        let start = published.as_millisecond();
        assert!(moments.iter().all(|ms| (start..start + 1000).contains(ms)));
    }

    #[test]
    fn remote_posts_from_the_future_are_of_now_and_very_old_ones_of_2010() {
        let clock = Clock::manual(noon());
        let ids = leased(&clock, 0);
        assert_eq!(timestamp(ids.at(Timestamp::MAX, noon())), noon());
        assert_eq!(timestamp(ids.at(noon() + HOUR, noon())), noon());
        assert_eq!(
            timestamp(ids.at(Timestamp::MIN, noon())).to_string(),
            "2010-01-01T00:00:00Z"
        );
    }

    proptest! {
        #[test]
        fn bounds_part_earlier_ids_from_later_ones(ms in 0i64..253_402_207_200_000, low in 0i64..65_536) {
            let moment = Timestamp::from_millisecond(ms).unwrap();
            let bound = bounds(moment);
            let capped = ms.min(MAX_MS as i64);
            let id = (capped << 16) | low;
            prop_assert!(bound <= id);
            prop_assert_eq!(timestamp(bound).as_millisecond(), capped);
            if capped > 0 {
                prop_assert!((((capped - 1) << 16) | low) < bound);
            }
        }

        #[test]
        fn remote_ids_are_positive_and_never_of_the_future(published in -377_705_023_201_000i64..253_402_207_200_000, now in 1_262_304_000_000i64..100_000_000_000_000) {
            let ids = Ids::new(Clock::system(), Random::seeded(3), 0);
            let now = Timestamp::from_millisecond(now).unwrap();
            let id = ids.at(Timestamp::from_millisecond(published).unwrap(), now);
            prop_assert!(id > 0);
            prop_assert!(timestamp(id) <= now);
        }

        #[test]
        fn every_i64_has_a_timestamp(id in any::<i64>()) {
            prop_assert_eq!(timestamp(id).as_millisecond(), id >> 16);
        }

        #[test]
        fn any_walk_of_the_clock_gives_rising_ids(steps in proptest::collection::vec(-50i64..50, 1..200)) {
            let clock = Clock::manual(noon());
            let ids = leased(&clock, 1);
            let mut last = 0;
            for step in steps {
                clock.advance(SignedDuration::from_millis(step));
                let id = ids.next().unwrap();
                prop_assert!(id > last);
                last = id;
            }
        }
    }
}
