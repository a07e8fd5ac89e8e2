//! How a reader stands to others.

use std::sync::Arc;

use jiff::Timestamp;
use sql::queries::relationships;

use crate::domain::{Result, Services};

/// How a reader stands to one account, as far as reading posts asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The reader follows.
    pub following: bool,
    /// … with boosts.
    pub showing_reblogs: bool,
    /// The reader blocks.
    pub blocking: bool,
    /// The reader is blocked.
    pub blocked_by: bool,
    /// The reader mutes.
    pub muting: bool,
    /// … notifications too.
    pub muting_notifications: bool,
    /// The reader blocks the server of the account.
    pub domain_blocking: bool,
}

/// How a reader stands to everybody. Kept for everybody who reads, so as small as it can be: sorted lists.
#[derive(Debug, Default)]
pub struct Standings {
    following: Box<[i64]>,
    /// Of those followed: without boosts.
    without_reblogs: Box<[i64]>,
    /// Of those followed: in an exclusive list.
    exclusive: Box<[i64]>,
    /// Tags followed, with their folded names.
    tags: Box<[(i64, Box<str>)]>,
    /// Of those followed: only in these languages, separated by commas.
    choosy: Box<[(i64, Box<str>)]>,
    blocking: Box<[i64]>,
    blocked_by: Box<[i64]>,
    muting: Box<[(i64, bool, Option<Timestamp>)]>,
    /// Servers blocked.
    domains: Box<[Box<str>]>,
}

fn has(list: &[i64], id: i64) -> bool {
    list.binary_search(&id).is_ok()
}

impl Standings {
    fn of(rows: Vec<relationships::Standing>) -> Standings {
        let mut ids: [Vec<i64>; 5] = Default::default();
        let [following, without_reblogs, exclusive, blocking, blocked_by] = &mut ids;
        let (mut choosy, mut muting, mut tags) = (Vec::new(), Vec::new(), Vec::new());
        let mut domains: Vec<Box<str>> = Vec::new();
        for row in rows {
            match row.kind.as_str() {
                "f" => {
                    following.push(row.id);
                    if !row.flag {
                        without_reblogs.push(row.id);
                    }
                    choosy.extend(row.languages.map(|all| (row.id, all.into_boxed_str())));
                }
                "F" => exclusive.push(row.id),
                "t" => tags.extend(row.languages.map(|name| (row.id, name.into_boxed_str()))),
                "b" => blocking.push(row.id),
                "B" => blocked_by.push(row.id),
                "d" => domains.extend(row.domain.map(String::into_boxed_str)),
                _ => muting.push((row.id, row.flag, row.expires_at)),
            }
        }
        ids.iter_mut().for_each(|list| list.sort_unstable());
        choosy.sort_unstable();
        muting.sort_unstable();
        tags.sort_unstable();
        domains.sort_unstable();
        let [following, without_reblogs, exclusive, blocking, blocked_by] =
            ids.map(Vec::into_boxed_slice);
        Standings {
            following,
            without_reblogs,
            exclusive,
            tags: tags.into_boxed_slice(),
            choosy: choosy.into_boxed_slice(),
            blocking,
            blocked_by,
            muting: muting.into_boxed_slice(),
            domains: domains.into_boxed_slice(),
        }
    }

    /// As [`to`](Self::to), to somebody who lives on a domain (none: here).
    #[must_use]
    pub fn to_somebody(&self, id: i64, domain: Option<&str>, now: Timestamp) -> Standing {
        Standing {
            domain_blocking: domain.is_some_and(|domain| self.blocks_domain(domain)),
            ..self.to(id, now)
        }
    }

    /// Whether a server is blocked.
    #[must_use]
    pub fn blocks_domain(&self, domain: &str) -> bool {
        self.domains
            .binary_search_by(|known| (**known).cmp(domain))
            .is_ok()
    }

    /// To one account, now, wherever it lives.
    #[must_use]
    pub fn to(&self, id: i64, now: Timestamp) -> Standing {
        let mute = self
            .muting
            .binary_search_by_key(&id, |(id, ..)| *id)
            .ok()
            .and_then(|index| self.muting.get(index))
            .filter(|(_, _, expires)| expires.is_none_or(|expires| expires > now));
        let following = self.follows(id);
        Standing {
            following,
            showing_reblogs: following && !has(&self.without_reblogs, id),
            blocking: has(&self.blocking, id),
            blocked_by: has(&self.blocked_by, id),
            muting: mute.is_some(),
            muting_notifications: mute.is_some_and(|(_, hide, _)| *hide),
            domain_blocking: false,
        }
    }

    /// Whether an account is followed.
    #[must_use]
    pub fn follows(&self, id: i64) -> bool {
        has(&self.following, id)
    }

    /// Whether an account is followed and not in an exclusive list.
    #[must_use]
    pub fn has_at_home(&self, id: i64) -> bool {
        self.follows(id) && !has(&self.exclusive, id)
    }

    /// Whether an account's boosts stand at home.
    #[must_use]
    pub fn shows_reblogs(&self, id: i64) -> bool {
        self.has_at_home(id) && !has(&self.without_reblogs, id)
    }

    /// The tags followed, by id.
    pub fn tags(&self) -> impl ExactSizeIterator<Item = i64> + '_ {
        self.tags.iter().map(|(id, _)| *id)
    }

    /// Whether one of these tags, by folded name, is followed.
    #[must_use]
    pub fn follows_tag(&self, names: &[String]) -> bool {
        !self.tags.is_empty()
            && names
                .iter()
                .any(|name| self.tags.iter().any(|(_, tag)| **tag == **name))
    }

    /// The languages, separated by commas, that are wanted of somebody followed; none for all.
    #[must_use]
    pub fn languages(&self, id: i64) -> Option<&str> {
        let index = self.choosy.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        self.choosy.get(index).map(|(_, languages)| &**languages)
    }

    /// Whether there is anybody of whom only some languages are wanted.
    #[must_use]
    pub fn is_choosy(&self) -> bool {
        !self.choosy.is_empty()
    }

    /// Those among some accounts (sorted by id) who are followed and not in an exclusive list.
    #[must_use]
    pub fn at_home_among(&self, accounts: &[i64]) -> Vec<i64> {
        let (few, many) = if accounts.len() < self.following.len() {
            (accounts, &*self.following)
        } else {
            (&*self.following, accounts)
        };
        few.iter()
            .copied()
            .filter(|id| has(many, *id) && !has(&self.exclusive, *id))
            .collect()
    }

    pub(super) fn size(&self) -> usize {
        let languages: usize = self.choosy.iter().map(|(_, all)| 24 + all.len()).sum();
        let ids = self.following.len()
            + self.without_reblogs.len()
            + self.exclusive.len()
            + self.blocking.len()
            + self.blocked_by.len();
        let tags: usize = self.tags.iter().map(|(_, name)| 32 + name.len()).sum();
        let domains: usize = self.domains.iter().map(|domain| 16 + domain.len()).sum();
        248 + tags + ids * 8 + self.muting.len() * 40 + languages + domains
    }
}

/// How a reader stands to everybody.
pub(in crate::domain) async fn standings(
    services: &Services,
    fresh: bool,
    reader: i64,
) -> Result<Arc<Standings>> {
    let table = &services.caches.standings;
    if fresh && let Some(known) = table.get(reader) {
        return Ok(known);
    }
    let load = table.begin();
    let connection = services.connection().await?;
    let rows = relationships::standing()
        .bind(&connection, &reader)
        .all()
        .await?;
    let standings = Arc::new(Standings::of(rows));
    if fresh {
        table.keep(load, reader, standings.clone());
    }
    Ok(standings)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: i64, kind: &str, flag: bool) -> relationships::Standing {
        relationships::Standing {
            id,
            kind: kind.to_owned(),
            flag,
            expires_at: None,
            languages: (kind == "f" && id == 3).then(|| "de,fr".to_owned()),
            domain: (kind == "d").then(|| format!("d{id}.example")),
        }
    }

    #[test]
    fn each_kind_of_row_is_found_again() {
        let standings = Standings::of(vec![
            row(9, "f", true),
            row(3, "f", true),
            row(5, "f", false),
            row(7, "b", false),
            row(8, "B", false),
            row(9, "m", true),
            row(11, "d", false),
            row(10, "d", false),
        ]);
        let to = |id| standings.to(id, Timestamp::UNIX_EPOCH);
        assert!(to(3).following && to(3).showing_reblogs);
        assert!(to(5).following && !to(5).showing_reblogs && !standings.shows_reblogs(5));
        assert!(to(7).blocking && to(8).blocked_by && !to(7).following);
        assert!(to(9).muting && to(9).muting_notifications && to(9).following);
        assert_eq!(to(1), Standing::default());
        let somebody = |domain| standings.to_somebody(1, domain, Timestamp::UNIX_EPOCH);
        assert!(somebody(Some("d10.example")).domain_blocking);
        assert!(somebody(Some("d11.example")).domain_blocking);
        assert!(!somebody(Some("x.d10.example")).domain_blocking);
        assert!(!somebody(None).domain_blocking);
        assert_eq!(standings.languages(3), Some("de,fr"));
        assert_eq!(standings.languages(9), None);
        assert_eq!(standings.at_home_among(&[1, 3, 8, 9]), [3, 9]);
        assert_eq!(standings.at_home_among(&[5]), [5]);
    }

    #[test]
    fn who_is_in_an_exclusive_list_is_followed_and_not_at_home() {
        let tag = relationships::Standing {
            languages: Some("birds".to_owned()),
            ..row(77, "t", false)
        };
        let rows = vec![
            row(3, "f", true),
            row(9, "f", true),
            row(9, "F", false),
            tag,
        ];
        let standings = Standings::of(rows);
        assert!(standings.follows(9) && standings.to(9, Timestamp::UNIX_EPOCH).showing_reblogs);
        assert!(!standings.has_at_home(9) && !standings.shows_reblogs(9));
        assert_eq!(standings.at_home_among(&[3, 9]), [3]);
        assert_eq!(standings.tags().collect::<Vec<_>>(), [77]);
        assert!(standings.follows_tag(&["trees".to_owned(), "birds".to_owned()]));
        assert!(!standings.follows_tag(&["trees".to_owned()]));
    }

    #[test]
    fn a_mute_ends_at_its_time() {
        let end = Timestamp::from_second(100).unwrap();
        let standings = Standings::of(vec![relationships::Standing {
            expires_at: Some(end),
            ..row(1, "m", false)
        }]);
        assert!(standings.to(1, Timestamp::from_second(99).unwrap()).muting);
        assert!(!standings.to(1, end).muting);
    }
}
