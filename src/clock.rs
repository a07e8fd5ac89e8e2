//! Time and randomness, handed in so that tests can move them by hand.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

/// Tells what time it is. A clone shows the same time as its original.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Manual(Arc<Mutex<Timestamp>>),
}

impl Clock {
    /// The clock of the operating system.
    #[must_use]
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands at `start` until [`Clock::set`] or [`Clock::advance`] moves it.
    #[must_use]
    pub fn manual(start: Timestamp) -> Self {
        Self(Source::Manual(Arc::new(Mutex::new(start))))
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        match &self.0 {
            Source::System => Timestamp::now(),
            Source::Manual(time) => *locked(time),
        }
    }

    /// The present moment in whole milliseconds since 1970; 0 for anything earlier.
    #[must_use]
    pub fn now_ms(&self) -> u64 {
        u64::try_from(self.now().as_millisecond()).unwrap_or(0)
    }

    /// Moves a manual clock to `time`, backwards too. Does nothing to the system clock.
    pub fn set(&self, time: Timestamp) {
        if let Source::Manual(now) = &self.0 {
            *locked(now) = time;
        }
    }

    /// Moves a manual clock by `duration`, which may be negative; it stops at the ends of what
    /// [`Timestamp`] can hold. Does nothing to the system clock.
    pub fn advance(&self, duration: SignedDuration) {
        if let Source::Manual(now) = &self.0 {
            let mut now = locked(now);
            *now = now.saturating_add(duration).unwrap_or(*now);
        }
    }
}

/// Gives random bytes, fit for secrets when it is [`Random::system`]. A clone draws from the same
/// sequence as its original.
#[derive(Clone, Debug)]
pub struct Random(Draws);

#[derive(Clone, Debug)]
enum Draws {
    System,
    Seeded(Arc<Mutex<StdRng>>),
}

impl Random {
    /// Unpredictable randomness, seeded by the operating system.
    #[must_use]
    pub fn system() -> Self {
        Self(Draws::System)
    }

    /// The same sequence for the same seed: for tests only.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self(Draws::Seeded(Arc::new(Mutex::new(StdRng::seed_from_u64(
            seed,
        )))))
    }

    /// `N` random bytes.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        match &self.0 {
            Draws::System => rand::rng().fill_bytes(&mut bytes),
            Draws::Seeded(draws) => locked(draws).fill_bytes(&mut bytes),
        }
        bytes
    }

    /// A random number over the whole range.
    #[must_use]
    pub fn u64(&self) -> u64 {
        u64::from_le_bytes(self.bytes())
    }

    /// A secret for bearers: 32 random bytes as 43 characters of URL-safe base64
    /// ([RFC 4648 section 5](https://www.rfc-editor.org/rfc/rfc4648#section-5)), unpadded.
    #[must_use]
    pub fn token(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.bytes::<32>())
    }
}

// What is guarded is one value, replaced whole: a panic elsewhere leaves it usable.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon() -> Timestamp {
        "2026-11-22T12:00:00Z".parse().unwrap()
    }

    #[test]
    fn manual_clock_moves_only_by_hand_and_for_all_clones() {
        let clock = Clock::manual(noon());
        let clone = clock.clone();
        assert_eq!(clone.now(), noon());
        clock.advance(SignedDuration::from_secs(90));
        assert_eq!(clone.now().to_string(), "2026-11-22T12:01:30Z");
        clone.set(noon());
        assert_eq!(clock.now(), noon());
        clock.advance(SignedDuration::from_secs(-60));
        assert_eq!(clone.now().to_string(), "2026-11-22T11:59:00Z");
    }

    #[test]
    fn manual_clock_stops_at_the_end_of_time() {
        let clock = Clock::manual(noon());
        clock.advance(SignedDuration::MAX);
        assert_eq!(clock.now(), Timestamp::MAX);
    }

    #[test]
    fn system_clock_ignores_the_hand_and_goes_on() {
        let clock = Clock::system();
        let before = clock.now();
        clock.set(noon());
        clock.advance(SignedDuration::from_hours(-1000));
        assert!(clock.now() >= before);
    }

    #[test]
    fn seeded_randomness_repeats_and_clones_share_the_sequence() {
        let first = Random::seeded(7);
        let second = Random::seeded(7);
        let clone = second.clone();
        assert_eq!(first.u64(), second.u64());
        assert_eq!(first.u64(), clone.u64());
        assert_ne!(first.u64(), first.u64());
        assert_ne!(Random::seeded(8).u64(), Random::seeded(7).u64());
    }

    #[test]
    fn tokens_are_43_url_safe_characters_and_differ() {
        let random = Random::system();
        let token = random.token();
        assert_eq!(token.len(), 43);
        assert!(
            token
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        );
        assert_ne!(token, random.token());
    }
}
