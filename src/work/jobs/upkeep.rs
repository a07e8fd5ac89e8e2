//! Housekeeping: what recurs, and how often.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use sql::queries::{deliveries, inbox, jobs, oauth, relationships, settings, statuses};

use super::fan_out;
use crate::domain::{
    Error, Result, Services, announcements, async_refreshes, instance, media, preview_cards,
    relationships as people, search, statuses as posts, suggestions, trends, users, whales,
};

/// Rows removed by one statement, and statements of one run.
const BATCH: i64 = 5_000;
const BATCHES: usize = 200;

/// Uploads that hang on no post are kept so long.
const UNATTACHED: SignedDuration = SignedDuration::from_hours(24);
/// Files that a write left unfinished are kept so long.
const UNFINISHED: Duration = Duration::from_secs(24 * 60 * 60);
/// Idempotency keys: an hour, as <https://docs.joinmastodon.org/methods/statuses/#create> says.
const KEYS: SignedDuration = SignedDuration::from_hours(1);
/// Authorization codes, spent or not: a second use is still recognised.
const GRANTS: SignedDuration = SignedDuration::from_hours(24);
/// An Undo or Delete that came early waits so long for what it is about.
const EARLY_UNDOS: SignedDuration = SignedDuration::from_hours(6);
/// Finished fan-outs, longer than they may have to be run again.
const FAN_OUTS: SignedDuration = SignedDuration::from_hours(1);
/// Fan-outs that go out again when Redis has forgotten: it may lose its last seconds, and a failover takes some minutes.
const AGAIN: SignedDuration = SignedDuration::from_mins(10);
/// Dead raw activities, for an operator to look at.
const DEAD: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Activities beyond the delivery window: as long as a job that planned them may be tried.
const ACTIVITIES: SignedDuration = SignedDuration::from_hours(2 * 24);

/// Names the Redis that was seen last.
const EPOCH: &str = "redis.epoch";

/// Something that recurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chore {
    /// Uploads that never became part of a post, and unfinished files.
    Media,
    /// Mutes whose time has come.
    Mutes,
    /// Changes of counters that a process left.
    Counters,
    /// Idempotency keys.
    Keys,
    /// Authorization codes.
    Grants,
    /// Browser sessions that nobody uses.
    Sessions,
    /// Undos that came before what they undo.
    EarlyUndos,
    /// Activities that were delivered or given up.
    Activities,
    /// Finished fan-outs.
    FanOuts,
    /// Raw activities that could not be applied.
    DeadInbox,
    /// Fan-outs that Redis has forgotten.
    Redis,
    /// Who has become a whale, or is none any more.
    Whales,
    /// Announcements whose time has come.
    Announcements,
    /// Posts that were here before search was.
    Search,
    /// What many talk about.
    Trends,
    /// What counted for days long gone.
    TagUses,
    /// This week in numbers.
    Activity,
    /// Whom many here have followed lately.
    Popular,
    /// Links that nobody has posted for long.
    Links,
    /// Threads that were asked for long ago.
    Threads,
}

impl Chore {
    /// All of them.
    pub const ALL: [Chore; 20] = [
        Chore::Media,
        Chore::Mutes,
        Chore::Counters,
        Chore::Keys,
        Chore::Grants,
        Chore::Sessions,
        Chore::EarlyUndos,
        Chore::Activities,
        Chore::FanOuts,
        Chore::DeadInbox,
        Chore::Redis,
        Chore::Whales,
        Chore::Announcements,
        Chore::Search,
        Chore::Trends,
        Chore::TagUses,
        Chore::Activity,
        Chore::Popular,
        Chore::Links,
        Chore::Threads,
    ];

    /// Its name in the table of schedules; never used for something else.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Chore::Media => "upkeep.media",
            Chore::Mutes => "upkeep.mutes",
            Chore::Counters => "upkeep.counters",
            Chore::Keys => "upkeep.idempotency_keys",
            Chore::Grants => "upkeep.grants",
            Chore::Sessions => "upkeep.sessions",
            Chore::EarlyUndos => "upkeep.early_undos",
            Chore::Activities => "upkeep.activities",
            Chore::FanOuts => "upkeep.fan_outs",
            Chore::DeadInbox => "upkeep.dead_inbox",
            Chore::Redis => "upkeep.redis",
            Chore::Whales => "upkeep.whales",
            Chore::Announcements => "upkeep.announcements",
            Chore::Search => "upkeep.search",
            Chore::Trends => "upkeep.trends",
            Chore::TagUses => "upkeep.tag_uses",
            Chore::Activity => "upkeep.activity",
            Chore::Popular => "upkeep.popular",
            Chore::Links => "upkeep.links",
            Chore::Threads => "upkeep.threads",
        }
    }

    /// How often.
    #[must_use]
    pub fn every(self) -> Duration {
        let minutes = match self {
            Chore::Mutes
            | Chore::Counters
            | Chore::Redis
            | Chore::Announcements
            | Chore::Search => 1,
            Chore::Trends => 5,
            Chore::Whales => 10,
            Chore::Media
            | Chore::Keys
            | Chore::Grants
            | Chore::Sessions
            | Chore::EarlyUndos
            | Chore::Activities
            | Chore::FanOuts
            | Chore::TagUses
            | Chore::Activity
            | Chore::Popular
            | Chore::Links
            | Chore::Threads => 60,
            Chore::DeadInbox => 24 * 60,
        };
        Duration::from_secs(60 * minutes)
    }

    /// Does it once. Every chore may run twice, also at the same time.
    pub async fn run(self, services: &Services) -> Result<()> {
        let now = services.now();
        let before = |age: SignedDuration| now.checked_sub(age).unwrap_or(Timestamp::MIN);
        match self {
            Chore::Media => {
                sweep_media(services, before(UNATTACHED)).await?;
                services.files.sweep(now, UNFINISHED).await?;
            }
            Chore::Mutes => {
                people::expire_mutes(services).await?;
            }
            Chore::Counters => {
                posts::fold_left(services).await?;
            }
            Chore::Keys => {
                let connection = services.connection().await?;
                statuses::forget_keys()
                    .bind(&connection, &before(KEYS))
                    .await?;
            }
            Chore::Grants => {
                let connection = services.connection().await?;
                oauth::forget_grants()
                    .bind(&connection, &before(GRANTS))
                    .await?;
            }
            Chore::Sessions => users::sessions::sweep(services).await?,
            Chore::EarlyUndos => {
                let connection = services.connection().await?;
                relationships::forget_early_undos()
                    .bind(&connection, &before(EARLY_UNDOS))
                    .await?;
            }
            Chore::Activities => {
                let days = i64::from(services.config.federation.delivery_window_days);
                let age = ACTIVITIES + SignedDuration::from_hours(24 * days);
                forget_activities(services, before(age)).await?;
            }
            Chore::FanOuts => {
                let connection = services.connection().await?;
                jobs::fan_outs_forget()
                    .bind(&connection, &before(FAN_OUTS))
                    .await?;
            }
            Chore::DeadInbox => {
                let connection = services.connection().await?;
                inbox::forget_dead()
                    .bind(&connection, &before(DEAD))
                    .await?;
            }
            Chore::Redis => mend_homes(services, before(AGAIN)).await?,
            Chore::Whales => whales::review(services).await?,
            Chore::Announcements => announcements::publish_due(services).await?,
            Chore::Search => {
                search::index_backlog(services).await?;
            }
            Chore::Trends => trends::refresh(services).await?,
            Chore::TagUses => trends::forget(services).await?,
            Chore::Activity => instance::count_week(services).await?,
            Chore::Popular => suggestions::review(services).await?,
            Chore::Links => preview_cards::forget(services).await?,
            Chore::Threads => async_refreshes::forget(services).await?,
        }
        Ok(())
    }
}

async fn sweep_media(services: &Services, before: Timestamp) -> Result<()> {
    for _ in 0..BATCHES {
        if media::sweep(services, before).await? == 0 {
            break;
        }
    }
    Ok(())
}

async fn forget_activities(services: &Services, before: Timestamp) -> Result<()> {
    let connection = services.connection().await?;
    for _ in 0..BATCHES {
        let gone = deliveries::forget_activities()
            .bind(&connection, &before, &BATCH)
            .await?;
        if gone < u64::try_from(BATCH).unwrap_or(u64::MAX) {
            break;
        }
    }
    Ok(())
}

/// Runs the fan-outs of the last minutes again when Redis is another one than before, or was restarted.
async fn mend_homes(services: &Services, since: Timestamp) -> Result<()> {
    // While it is away there is nothing to mend; when it is back, it is asked again.
    let Ok(epoch) = services.feed.epoch().await else {
        return Ok(());
    };
    let connection = services.connection().await?;
    let seen = settings::get().bind(&connection, &EPOCH).opt().await?;
    if seen.as_ref().and_then(|seen| seen.as_str()) == Some(epoch.as_str()) {
        return Ok(());
    }
    drop(connection);
    if seen.is_some() {
        let posts = fan_out::again(services, since).await?;
        tracing::info!(
            posts,
            "Redis has lost what it held: recent posts go out again"
        );
    }
    let connection = services.connection().await?;
    settings::set()
        .bind(&connection, &EPOCH, &serde_json::Value::String(epoch))
        .await
        .map_err(Error::from)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_chore_has_a_name_of_its_own_and_a_period() {
        let names: HashSet<&str> = Chore::ALL.iter().map(|chore| chore.name()).collect();
        assert_eq!(names.len(), Chore::ALL.len());
        for chore in Chore::ALL {
            assert!(chore.every() >= Duration::from_secs(60), "{chore:?}");
        }
    }

    #[test]
    fn finished_fan_outs_outlive_the_time_in_which_they_may_be_run_again() {
        assert!(FAN_OUTS > AGAIN);
    }
}
