//! What an operator has decided about other servers, and what follows from it.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use activitypub::origin::canonical_authority;
use jiff::{SignedDuration, Timestamp};
use sql::queries::hosts;

use super::{Result, Services};

/// How long decisions are remembered by a process before they are read again.
const REMEMBERED: SignedDuration = SignedDuration::from_secs(10);

/// How a host is treated (<https://docs.joinmastodon.org/entities/Admin_DomainBlock/#severity>).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HostVerdict {
    /// Suspended: nothing is taken from it, fetched from it or sent to it.
    pub refused: bool,
    /// Silenced: its people are not shown to those who do not follow them, and have to ask to follow.
    pub limited: bool,
    /// Its media are not shown.
    pub reject_media: bool,
    /// Its reports are not taken.
    pub reject_reports: bool,
}

impl HostVerdict {
    const REFUSED: HostVerdict = HostVerdict {
        refused: true,
        limited: true,
        reject_media: true,
        reject_reports: true,
    };
}

/// All decisions, by canonical domain.
#[derive(Debug, Default)]
struct Blocks(HashMap<String, HostVerdict>);

impl Blocks {
    fn add(&mut self, domain: &str, severity: &str, reject_media: bool, reject_reports: bool) {
        // What cannot be a host can match none.
        let Ok(domain) = canonical_authority(domain, None) else {
            return;
        };
        let verdict = match severity {
            "suspend" => HostVerdict::REFUSED,
            severity => HostVerdict {
                refused: false,
                limited: severity == "silence",
                reject_media,
                reject_reports,
            },
        };
        self.0.insert(domain, verdict);
    }

    /// The decision about the host itself or else about the nearest domain above it. A port makes no other host. What
    /// is no host is refused.
    fn verdict(&self, authority: &str) -> HostVerdict {
        let Ok(authority) = canonical_authority(authority.trim_end_matches('.'), None) else {
            return HostVerdict::REFUSED;
        };
        if self.0.is_empty() {
            return HostVerdict::default();
        }
        let host = if authority.starts_with('[') {
            authority.split_inclusive(']').next().unwrap_or(&authority)
        } else {
            authority.split(':').next().unwrap_or(&authority)
        };
        let mut name = host;
        loop {
            if let Some(verdict) = self.0.get(name) {
                return *verdict;
            }
            match name.split_once('.') {
                Some((_, above)) => name = above,
                None => return HostVerdict::default(),
            }
        }
    }
}

/// The decisions as last read.
#[derive(Debug, Default)]
pub(super) struct Remembered(RwLock<Option<(Timestamp, Arc<Blocks>)>>);

impl Remembered {
    fn fresh(&self, now: Timestamp) -> Option<Arc<Blocks>> {
        let read = self.0.read().unwrap_or_else(PoisonError::into_inner);
        read.as_ref()
            .filter(|(at, _)| now.duration_since(*at).abs() < REMEMBERED)
            .map(|(_, blocks)| blocks.clone())
    }

    fn keep(&self, now: Timestamp, blocks: Arc<Blocks>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some((now, blocks));
    }
}

/// The decisions as they stand, for many hosts at once.
#[derive(Clone, Debug, Default)]
pub struct Decisions(Arc<Blocks>);

impl Decisions {
    /// What was decided about a host, given as `host` or `host:port`. A decision about a domain covers the names below it;
    /// one about a name itself goes before.
    #[must_use]
    pub fn verdict(&self, authority: &str) -> HostVerdict {
        self.0.verdict(authority)
    }
}

/// All decisions, at most 10 seconds old.
pub async fn decisions(services: &Services) -> Result<Decisions> {
    let now = services.now();
    let remembered = services.peers.blocks();
    if let Some(blocks) = remembered.fresh(now) {
        return Ok(Decisions(blocks));
    }
    let connection = services.connection().await?;
    let mut blocks = Blocks::default();
    for row in hosts::domain_blocks().bind(&connection).all().await? {
        blocks.add(
            &row.domain,
            &row.severity,
            row.reject_media,
            row.reject_reports,
        );
    }
    let blocks = Arc::new(blocks);
    remembered.keep(now, blocks.clone());
    Ok(Decisions(blocks))
}

/// What was decided about one host; see [`Decisions::verdict`].
pub async fn host_verdict(services: &Services, authority: &str) -> Result<HostVerdict> {
    Ok(decisions(services).await?.verdict(authority))
}

#[cfg(test)]
impl Decisions {
    /// These domains are suspended.
    pub(super) fn suspending(domains: &[&str]) -> Decisions {
        let mut blocks = Blocks::default();
        for domain in domains {
            blocks.add(domain, "suspend", false, false);
        }
        Decisions(Arc::new(blocks))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks() -> Blocks {
        let mut blocks = Blocks::default();
        blocks.add("evil.example", "suspend", false, false);
        blocks.add("good.evil.example", "noop", false, true);
        blocks.add("loud.example", "silence", true, false);
        blocks.add("bücher.example", "suspend", false, false);
        blocks
    }

    #[test]
    fn a_block_covers_every_spelling_of_the_host() {
        for host in [
            "evil.example",
            "EVIL.example",
            "evil.example.",
            "evil.example:8443",
            "a.b.evil.example",
            "xn--bcher-kva.example",
            "BÜCHER.example",
        ] {
            assert!(blocks().verdict(host).refused, "{host}");
        }
        for host in ["notevil.example", "example", "evil.example.org"] {
            assert_eq!(blocks().verdict(host), HostVerdict::default(), "{host}");
        }
    }

    #[test]
    fn what_is_no_host_is_refused() {
        for host in ["", "a@b", "a/b", "a%2Fb", "a b"] {
            assert!(Blocks::default().verdict(host).refused, "{host:?}");
        }
    }

    #[test]
    fn the_nearest_decision_goes_before_those_above() {
        let verdict = blocks().verdict("x.good.evil.example");
        assert!(!verdict.refused && verdict.reject_reports);
        let verdict = blocks().verdict("cdn.loud.example");
        assert!(verdict.limited && verdict.reject_media && !verdict.refused);
    }

    #[test]
    fn decisions_are_forgotten_after_a_while_in_either_direction_of_the_clock() {
        let remembered = Remembered::default();
        let now = Timestamp::UNIX_EPOCH;
        assert!(remembered.fresh(now).is_none());
        remembered.keep(now, Arc::default());
        assert!(
            remembered
                .fresh(now + SignedDuration::from_secs(9))
                .is_some()
        );
        assert!(
            remembered
                .fresh(now + SignedDuration::from_secs(10))
                .is_none()
        );
        assert!(
            remembered
                .fresh(now - SignedDuration::from_secs(10))
                .is_none()
        );
    }
}
