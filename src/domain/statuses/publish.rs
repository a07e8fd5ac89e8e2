//! Writing posts: those that arrive together are written by one statement, each answered when its own rows are durable.

use std::{collections::HashSet, sync::Arc};

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use sql::{
    client::GenericClient,
    queries::statuses::{self, Published},
};

use super::{NewStatus, Status, counts};
use crate::{
    cache::{Kept, Load},
    domain::{Error, Result, Services, caches, preview_cards, tasks, tasks::StatusCreated},
    feed::Change,
    store::{
        self, Tx,
        group::{self, Waiting},
        jobs::NewJob,
    },
};

/// Hours that an `Idempotency-Key` is remembered (<https://docs.joinmastodon.org/methods/statuses/#create>).
pub(in crate::domain) const KEY_HOURS: i32 = 1;

/// A post with all that its rows need.
#[derive(Debug)]
pub(in crate::domain) struct Posting {
    new: NewStatus,
    conversation_id: i64,
    tag_ids: Vec<i64>,
    /// Folded names in the order of the ids.
    tags: Vec<String>,
    key: Option<String>,
    jobs: Vec<NewJob>,
    shown: Option<Arc<Kept<Status>>>,
    now: Timestamp,
}

/// What became of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain) enum Written {
    /// It is there.
    New,
    /// Its ActivityPub id is held or gone.
    Known,
    /// This post was made with the same key.
    Repeated(i64),
    /// What it boosts is gone.
    Orphaned,
}

impl Posting {
    /// Looks up, or makes, what posts share: tags and the thread. To be called without a connection in hand.
    pub(in crate::domain) async fn new(services: &Services, mut new: NewStatus) -> Result<Posting> {
        // Nobody posted before the year 1, and Postgres counts microseconds.
        let first = Timestamp::from_second(FIRST_SECOND).unwrap_or(Timestamp::UNIX_EPOCH);
        new.created_at = to_microseconds(new.created_at.max(first));
        new.edited_at = new.edited_at.map(|at| to_microseconds(at.max(first)));
        let conversation_id = match (new.conversation_id, &new.conversation_uri) {
            (Some(id), _) => id,
            (None, Some(uri)) => conversation(services, uri).await?,
            (None, None) => new.id,
        };
        let mut tags: Vec<(i64, String)> = caches::tag_ids(services, &new.tags)
            .await?
            .into_iter()
            .map(|(name, id)| (id, name))
            .collect();
        tags.sort_unstable();
        let (tag_ids, tags) = tags.into_iter().unzip();
        let link = match new.reblog_of {
            Some(_) => None,
            None => preview_cards::link_of(services, &new.content),
        };
        let created = StatusCreated {
            status_id: new.id,
            link,
        };
        Ok(Posting {
            conversation_id,
            tag_ids,
            tags,
            key: None,
            jobs: vec![tasks::job(services, &created)?],
            shown: None,
            now: services.now(),
            new,
        })
    }

    /// Remembered under an `Idempotency-Key`.
    pub(super) fn with_key(mut self, key: Option<String>) -> Posting {
        self.key = key;
        self
    }

    /// With another job.
    pub(super) fn with_job(mut self, job: NewJob) -> Posting {
        self.jobs.push(job);
        self
    }

    /// Reads are to remember it as this.
    pub(super) fn shown_as(mut self, status: Status) -> Posting {
        self.shown = Some(Arc::new(Kept::new(status)));
        self
    }

    /// With rows that its caller writes in the same transaction.
    pub(super) fn with_media(mut self, media_ids: Vec<i64>, emoji_ids: Vec<i64>) -> Posting {
        self.new.media_ids = media_ids;
        self.new.emoji_ids = emoji_ids;
        self
    }

    /// The post, as it will be written.
    pub(super) fn status(&self) -> &NewStatus {
        &self.new
    }

    /// Its tags by their folded names, in the order in which they are shown.
    pub(super) fn tags(&self) -> &[String] {
        &self.tags
    }

    /// Its thread.
    pub(super) fn conversation_id(&self) -> i64 {
        self.conversation_id
    }

    /// What no two posts of one group may have in common: a second one is what fails the group.
    fn claims(&self) -> impl Iterator<Item = Claim> {
        let account = self.new.account_id;
        let key = self.key.clone().map(|key| Claim::Key(account, key));
        let boost = self.new.reblog_of.map(|(id, _)| Claim::Boost(account, id));
        key.into_iter()
            .chain(boost)
            .chain([Claim::Uri(self.new.uri.clone())])
    }
}

#[derive(Debug, PartialEq, Eq, Hash)]
enum Claim {
    Key(i64, String),
    Boost(i64, i64),
    Uri(String),
}

/// 0001-01-01T00:00:00Z.
const FIRST_SECOND: i64 = -62_135_596_800;

fn to_microseconds(time: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(time.as_microsecond()).unwrap_or(time)
}

/// The thread of this name, made when it is new.
async fn conversation(services: &Services, uri: &str) -> Result<i64> {
    let connection = services.connection().await?;
    if let Some(id) = statuses::conversation_by_uri()
        .bind(&connection, &uri)
        .opt()
        .await?
    {
        return Ok(id);
    }
    statuses::insert_conversation()
        .bind(&connection, &services.id()?, &uri)
        .await?;
    statuses::conversation_by_uri()
        .bind(&connection, &uri)
        .opt()
        .await?
        .ok_or(Error::Conflict)
}

/// Writes a post with those that arrive at the same time, and makes it known: when this returns, it stands in the home of
/// its author, if that is a person here, and every read sees it.
///
/// # Errors
/// [`Error::Conflict`] when its id is taken or the same boost exists; [`Error::Unavailable`], after which it may have been
/// written or not.
pub(in crate::domain) async fn publish(services: &Services, posting: Posting) -> Result<Written> {
    let writer = services.clone();
    services
        .writing
        .posts
        .join(posting, move |batch| write(writer.clone(), batch))
        .await?
}

type Asked = Waiting<Posting, Result<Written>>;

async fn write(services: Services, batch: Vec<Asked>) {
    let mut claimed: HashSet<Claim> = HashSet::new();
    let (first, second): (Vec<Asked>, Vec<Asked>) = batch.into_iter().partition(|asked| {
        let mut free = true;
        for claim in asked.item.claims() {
            free &= claimed.insert(claim);
        }
        free
    });
    together(&services, first).await;
    for asked in second {
        together(&services, vec![asked]).await;
    }
}

async fn together(services: &Services, group: Vec<Asked>) {
    group::in_halves(
        services,
        group,
        |services, part| Box::pin(insert_all(services, part)),
        // The next group need not wait until this one is known.
        |part, (before, outcome)| {
            tokio::spawn(tell(services.clone(), part, outcome, before));
        },
        |error| Err(error.into()),
    )
    .await;
}

type Stored<T> = std::result::Result<T, store::Error>;

/// What was written.
pub(super) struct Outcome {
    rows: Vec<Published>,
    /// Replies that were here before, and their parents.
    adopted: Vec<(i64, i64)>,
}

async fn insert_all(services: &Services, group: &[Asked]) -> Stored<(Load, Outcome)> {
    let before = caches::before_writing(services);
    let postings: Vec<&Posting> = group.iter().map(|asked| &asked.item).collect();
    let mut connection = services.db.get().await?;
    // Nobody can have answered what was made here just now.
    if postings.iter().all(|posting| posting.new.local) {
        let rows = insert(&connection, &postings).await?;
        let adopted = Vec::new();
        return Ok((before, Outcome { rows, adopted }));
    }
    let tx = connection.transaction().await?;
    let rows = insert(&tx, &postings).await?;
    let adopted = adopt(&tx, &postings, &rows).await?;
    tx.commit().await?;
    Ok((before, Outcome { rows, adopted }))
}

/// Writes one post in the transaction of the caller, who adds what else belongs to it. After the commit comes
/// [`make_known`].
///
/// # Errors
/// As [`publish`].
pub(super) async fn insert_within(tx: &Tx<'_>, posting: &Posting) -> Result<(Written, Outcome)> {
    let postings = [posting];
    let rows = insert(tx, &postings).await?;
    let adopted = adopt(tx, &postings, &rows).await?;
    let outcome = Outcome { rows, adopted };
    let written = match outcome.rows.first() {
        Some(row) => written(row).unwrap_or(Written::Known),
        None => Written::Known,
    };
    Ok((written, outcome))
}

/// What a row says; none for one whose key is remembered for another post.
fn written(row: &Published) -> Option<Written> {
    if row.written {
        Some(Written::New)
    } else if row.orphaned {
        Some(Written::Orphaned)
    } else if row.repeated {
        None
    } else {
        Some(Written::Known)
    }
}

/// A post as the statement reads it.
#[derive(Serialize)]
struct Record<'a> {
    id: i64,
    account_id: i64,
    uri: &'a str,
    url: Option<&'a str>,
    local: bool,
    visibility: &'static str,
    text: &'a str,
    content: &'a str,
    spoiler_text: &'a str,
    sensitive: bool,
    language: Option<&'a str>,
    in_reply_to_id: Option<i64>,
    in_reply_to_account_id: Option<i64>,
    in_reply_to_uri: Option<&'a str>,
    reblog_of_id: Option<i64>,
    conversation_id: i64,
    media_ids: &'a [i64],
    emoji_ids: &'a [i64],
    application_id: Option<i64>,
    quote_policy: &'a str,
    sanitiser_version: i16,
    created_at: Timestamp,
    edited_at: Option<Timestamp>,
    day: jiff::civil::Date,
    key: Option<&'a str>,
    now: Timestamp,
}

impl<'a> Record<'a> {
    fn of(posting: &'a Posting) -> Record<'a> {
        let new = &posting.new;
        Record {
            id: new.id,
            account_id: new.account_id,
            uri: &new.uri,
            url: new.url.as_deref(),
            local: new.local,
            visibility: new.visibility.as_str(),
            text: &new.text,
            content: &new.content,
            spoiler_text: &new.spoiler_text,
            sensitive: new.sensitive,
            language: new.language.as_deref(),
            in_reply_to_id: new.in_reply_to.map(|(id, _)| id),
            in_reply_to_account_id: new.in_reply_to.map(|(_, account_id)| account_id),
            in_reply_to_uri: new.in_reply_to_uri.as_deref(),
            reblog_of_id: new.reblog_of.map(|(id, _)| id),
            conversation_id: posting.conversation_id,
            media_ids: &new.media_ids,
            emoji_ids: &new.emoji_ids,
            application_id: new.application_id,
            quote_policy: &new.quote_policy,
            sanitiser_version: new.sanitiser_version,
            created_at: new.created_at,
            edited_at: new.edited_at,
            day: new.created_at.to_zoned(jiff::tz::TimeZone::UTC).date(),
            key: posting.key.as_deref(),
            now: posting.now,
        }
    }
}

async fn insert<C: GenericClient>(client: &C, postings: &[&Posting]) -> Stored<Vec<Published>> {
    let records: Vec<Record<'_>> = postings.iter().map(|posting| Record::of(posting)).collect();
    let posts =
        serde_json::to_value(records).map_err(|error| store::Error::Query(error.to_string()))?;
    let originals: Vec<i64> = postings
        .iter()
        .filter_map(|posting| posting.new.reblog_of.map(|(id, _)| id))
        .collect();
    let mentions = || {
        postings.iter().flat_map(|posting| {
            let id = posting.new.id;
            let people = posting.new.mentions.iter();
            people.map(move |(account, silent)| (id, *account, *silent))
        })
    };
    let tags = || {
        postings
            .iter()
            .flat_map(|posting| posting.tag_ids.iter().map(|tag| (*tag, posting.new.id)))
    };
    let jobs = || {
        postings
            .iter()
            .flat_map(|posting| posting.jobs.iter().map(|job| (posting.new.id, job)))
    };
    let rows = statuses::publish()
        .bind(
            client,
            &posts,
            &originals,
            &KEY_HOURS,
            &mentions().map(|(id, _, _)| id).collect::<Vec<i64>>(),
            &mentions()
                .map(|(_, account, _)| account)
                .collect::<Vec<i64>>(),
            &mentions()
                .map(|(_, _, silent)| silent)
                .collect::<Vec<bool>>(),
            &tags().map(|(tag, _)| tag).collect::<Vec<i64>>(),
            &tags().map(|(_, id)| id).collect::<Vec<i64>>(),
            &jobs().map(|(id, _)| id).collect::<Vec<i64>>(),
            &jobs().map(|(_, job)| job.id).collect::<Vec<i64>>(),
            &jobs().map(|(_, job)| job.queue).collect::<Vec<&str>>(),
            &jobs().map(|(_, job)| job.kind).collect::<Vec<&str>>(),
            &jobs().map(|(_, job)| job.version).collect::<Vec<i16>>(),
            &jobs().map(|(_, job)| &job.payload).collect::<Vec<&Value>>(),
            &jobs()
                .map(|(_, job)| job.due_at)
                .collect::<Vec<Timestamp>>(),
        )
        .all()
        .await?;
    Ok(rows)
}

/// Takes replies that were here before the posts that are new.
async fn adopt<C: GenericClient>(
    client: &C,
    postings: &[&Posting],
    rows: &[Published],
) -> Stored<Vec<(i64, i64)>> {
    let is_new: HashSet<i64> = rows
        .iter()
        .filter(|row| row.written)
        .map(|row| row.id)
        .collect();
    let parents: Vec<&NewStatus> = postings
        .iter()
        .map(|posting| &posting.new)
        .filter(|new| !new.local && new.reblog_of.is_none() && is_new.contains(&new.id))
        .collect();
    if parents.is_empty() {
        return Ok(Vec::new());
    }
    adopt_replies(
        client,
        &parents.iter().map(|new| new.id).collect::<Vec<i64>>(),
        &parents
            .iter()
            .map(|new| new.account_id)
            .collect::<Vec<i64>>(),
        &parents
            .iter()
            .map(|new| new.uri.as_str())
            .collect::<Vec<&str>>(),
    )
    .await
}

/// Takes replies that were here before posts (id, author and ActivityPub id of each). Answers replies and parents.
pub(super) async fn adopt_replies<C: GenericClient>(
    client: &C,
    ids: &[i64],
    account_ids: &[i64],
    uris: &[&str],
) -> Stored<Vec<(i64, i64)>> {
    let rows = statuses::adopt_replies()
        .bind(client, &ids, &account_ids, &uris)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.parent)).collect())
}

/// Tells what was committed, and then those who wait for it.
async fn tell(services: Services, group: Vec<Asked>, outcome: Outcome, before: Load) {
    let postings: Vec<&Posting> = group.iter().map(|asked| &asked.item).collect();
    make_known(&services, &postings, &outcome, before).await;
    for asked in group {
        let row = outcome.rows.iter().find(|row| row.id == asked.item.new.id);
        let answer = match row.map(written) {
            Some(Some(written)) => Ok(written),
            Some(None) => repeated(&services, &asked.item).await,
            None => Err(Error::Internal("a post was not answered for".to_owned())),
        };
        asked.answer(answer);
    }
}

/// After the commit of posts and before the answer: their authors' homes, what reads remember here and elsewhere, and the
/// workers learn of them.
pub(super) async fn make_known(
    services: &Services,
    postings: &[&Posting],
    outcome: &Outcome,
    before: Load,
) {
    let mut own = Vec::new();
    let mut changes = Vec::new();
    for posting in postings {
        let new = &posting.new;
        let Some(row) = outcome
            .rows
            .iter()
            .find(|row| row.id == new.id && row.written)
        else {
            continue;
        };
        if new.local {
            own.push((new.account_id, new.id));
        }
        changes.push(Change::Posted {
            account: new.account_id,
            version: row.version,
            statuses: row.statuses_count,
            day: row.last_status_at,
        });
        changes.extend(new.in_reply_to.map(|(id, _)| Change::Counts(id)));
        if let Some((original, _)) = new.reblog_of {
            changes.push(Change::Counts(original));
            changes.push(Change::Marks(new.account_id));
        }
    }
    for (reply, parent) in &outcome.adopted {
        changes.push(Change::Status(*reply));
        changes.push(Change::Counts(*parent));
    }
    changes.sort_unstable();
    changes.dedup();
    if changes.is_empty() {
        return;
    }
    // What is not at home now the fan-out brings, which includes the author.
    if let Err(error) = services.feed.posted(&own, &changes).await {
        tracing::debug!(%error, "posts were not made known yet");
        caches::say_later(services, &changes);
    }
    for change in &changes {
        services.caches.apply(Some(*change));
    }
    for posting in postings {
        let is_new = outcome
            .rows
            .iter()
            .any(|row| row.id == posting.new.id && row.written);
        if let Some(shown) = posting.shown.as_ref().filter(|_| is_new) {
            caches::keep_new(services, before, shown.clone());
        }
    }
    counts::counted(services, &changes);
    services.committed();
}

/// The post that was made with the same key.
async fn repeated(services: &Services, posting: &Posting) -> Result<Written> {
    let key = posting.key.as_deref().unwrap_or_default();
    let known = made_with(services, posting.new.account_id, key).await?;
    known.map(Written::Repeated).ok_or(Error::Conflict)
}

/// The post that somebody made with a key lately.
pub(in crate::domain) async fn made_with(
    services: &Services,
    account_id: i64,
    key: &str,
) -> Result<Option<i64>> {
    let after = services.now() - jiff::SignedDuration::from_hours(i64::from(KEY_HOURS));
    let connection = services.connection().await?;
    Ok(statuses::idempotent()
        .bind(&connection, &account_id, &key, &after)
        .opt()
        .await?)
}
