//! How a reader stands to others.

use std::sync::Arc;

use jiff::Timestamp;
use sql::queries::relationships;

use crate::{
    cache::{ById, Ids},
    domain::{Result, Services},
};

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
}

/// How a reader stands to everybody.
#[derive(Debug, Default)]
pub struct Standings {
    following: ById<bool>,
    blocking: Ids,
    blocked_by: Ids,
    muting: ById<(bool, Option<Timestamp>)>,
}

impl Standings {
    /// To one account, now.
    #[must_use]
    pub fn to(&self, id: i64, now: Timestamp) -> Standing {
        let mute = self
            .muting
            .get(&id)
            .filter(|(_, expires)| expires.is_none_or(|expires| expires > now));
        let following = self.following.get(&id);
        Standing {
            following: following.is_some(),
            showing_reblogs: following.copied().unwrap_or(false),
            blocking: self.blocking.contains(&id),
            blocked_by: self.blocked_by.contains(&id),
            muting: mute.is_some(),
            muting_notifications: mute.is_some_and(|(hide, _)| *hide),
        }
    }

    /// Whether an account is followed.
    #[must_use]
    pub fn follows(&self, id: i64) -> bool {
        self.following.contains_key(&id)
    }

    /// Whether an account is followed, boosts and all.
    #[must_use]
    pub fn shows_reblogs(&self, id: i64) -> bool {
        self.following.get(&id).copied().unwrap_or(false)
    }

    pub(super) fn size(&self) -> usize {
        256 + (self.following.len()
            + self.blocking.len()
            + self.blocked_by.len()
            + self.muting.len())
            * 32
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
    let mut standings = Standings::default();
    for row in relationships::standing()
        .bind(&connection, &reader)
        .all()
        .await?
    {
        match row.kind.as_str() {
            "f" => {
                standings.following.insert(row.id, row.flag);
            }
            "b" => {
                standings.blocking.insert(row.id);
            }
            "B" => {
                standings.blocked_by.insert(row.id);
            }
            _ => {
                standings.muting.insert(row.id, (row.flag, row.expires_at));
            }
        }
    }
    let standings = Arc::new(standings);
    if fresh {
        table.keep(load, reader, standings.clone());
    }
    Ok(standings)
}
