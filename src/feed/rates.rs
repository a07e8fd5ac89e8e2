//! Rate limits: counters over fixed windows, as Mastodon's are
//! (<https://docs.joinmastodon.org/api/rate-limits/>).

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use redis::Pipeline;

use super::{Error, Feed, Result};

/// How often something may be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Who does what: `api:account:7`. Made by the program, never by a client alone.
    pub key: String,
    /// The window, in whole seconds; windows stand at its multiples since 1970.
    pub window: Duration,
    /// So many times in one window.
    pub limit: u32,
}

/// What stands in `X-RateLimit-Limit`, `-Remaining` and `-Reset`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// So many times in one window.
    pub limit: u32,
    /// What is left after this time.
    pub remaining: u32,
    /// When the window ends.
    pub reset_at: Timestamp,
    /// This time is within the limit.
    pub allowed: bool,
}

impl Feed {
    /// Counts one more time under `key`.
    ///
    /// # Errors
    /// [`Error::Away`] or [`Error::Refused`]: count in this process meanwhile.
    pub async fn count(
        &self,
        key: &str,
        window: Duration,
        limit: u32,
        now: Timestamp,
    ) -> Result<Rate> {
        let limits = [Limit {
            key: key.to_owned(),
            window,
            limit,
        }];
        let rates = self.count_many(&limits, now).await?;
        rates.into_iter().next().ok_or(Error::Away)
    }

    /// Counts one more time under each key, in one round trip; the answers stand in the same order.
    ///
    /// # Errors
    /// [`Error::Away`] or [`Error::Refused`]; some may be counted.
    pub async fn count_many(&self, limits: &[Limit], now: Timestamp) -> Result<Vec<Rate>> {
        if limits.is_empty() {
            return Ok(Vec::new());
        }
        let mut count = Pipeline::with_capacity(limits.len() * 2);
        let mut ends = Vec::with_capacity(limits.len());
        for limit in limits {
            let (index, end) = window(limit.window, now);
            let key = self.key(&format!("rate:{{{}}}:{index}", limit.key));
            let left = (end.as_second() - now.as_second()).max(1);
            count.cmd("INCR").arg(&key);
            // Clocks of processes differ a little: a counter must not go before the last of them has left its window.
            count.cmd("EXPIRE").arg(&key).arg(left + 10).ignore();
            ends.push(end);
        }
        let counts: Vec<u64> = self.inner.quick.run(&count).await?;
        Ok(limits
            .iter()
            .zip(ends)
            .zip(counts)
            .map(|((limit, reset_at), count)| Rate {
                limit: limit.limit,
                remaining: u32::try_from(u64::from(limit.limit).saturating_sub(count))
                    .unwrap_or(u32::MAX),
                reset_at,
                allowed: count <= u64::from(limit.limit),
            })
            .collect())
    }
}

/// The window that `now` is in, and its end.
fn window(length: Duration, now: Timestamp) -> (i64, Timestamp) {
    let seconds = i64::try_from(length.as_secs()).unwrap_or(i64::MAX).max(1);
    let index = now.as_second().div_euclid(seconds);
    let end = index.saturating_add(1).saturating_mul(seconds);
    let left = SignedDuration::from_secs(end.saturating_sub(now.as_second()));
    let start = Timestamp::from_second(now.as_second()).unwrap_or(now);
    (index, start.saturating_add(left).unwrap_or(Timestamp::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_stand_at_multiples_of_their_length() {
        let now: Timestamp = "2026-11-22T12:03:20.75Z".parse().unwrap();
        let (index, end) = window(Duration::from_secs(300), now);
        assert_eq!(end.to_string(), "2026-11-22T12:05:00Z");
        assert_eq!(index, end.as_second() / 300 - 1);
        let (next, _) = window(Duration::from_secs(300), end);
        assert_eq!(next, index + 1);
    }

    #[test]
    fn windows_at_the_ends_of_time_do_not_overflow() {
        for length in [Duration::ZERO, Duration::from_secs(1), Duration::MAX] {
            for now in [Timestamp::MIN, Timestamp::UNIX_EPOCH, Timestamp::MAX] {
                let _ = window(length, now);
            }
        }
        let (_, end) = window(Duration::MAX, Timestamp::UNIX_EPOCH);
        assert_eq!(end, Timestamp::MAX);
    }
}
