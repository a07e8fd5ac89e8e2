//! Telling other servers: who hears of something, and the rows that carry it there.
//!
//! An activity is stored once and has one delivery for each inbox it goes to, planned in one transaction. Its
//! ActivityPub id is made from its cause, so a job that runs twice plans once.

use std::collections::{BTreeSet, HashSet};

use activitypub::{
    OurHosts,
    delivery::{self, Recipient},
    origin::HttpUrl,
};
use jiff::Timestamp;
use sql::queries::{deliveries as rows, hosts, relationships, statuses as status_rows};

use super::{
    Result, Services,
    accounts::Account,
    moderation::{self, Decisions},
    statuses::{Status, Visibility},
};
use crate::store::Tx;

pub use sql::queries::deliveries::{Delivery, Held, Inbox};

/// Followers read at once while a delivery is planned.
const PAGE: usize = 1_000;
/// Deliveries written by one statement.
const CHUNK: usize = 1_000;

/// An activity that is to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// Its ActivityPub id; planned once, however often it is tried.
    pub uri: String,
    /// Who signs it.
    pub account_id: i64,
    /// What it is about: deliveries about the same thing to one inbox keep their order. See [`about`].
    pub about: String,
    /// `Create`, `Update`, …
    pub kind: &'static str,
    /// The document.
    pub body: String,
    /// Kinds of activities about the same thing that need not be sent any more.
    pub cancels: &'static [&'static str],
}

/// The key of what one person does with something that is not theirs (a follow, a like, a boost): others who do the same
/// do not wait for them.
#[must_use]
pub fn about(actor: &str, object: &str) -> String {
    format!("{actor} {object}")
}

/// Who hears of something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audience {
    /// The remote followers of these local people.
    pub followers_of: Vec<i64>,
    /// These people, as far as they are remote.
    pub people: Vec<i64>,
}

impl Audience {
    /// One person.
    #[must_use]
    pub fn person(id: i64) -> Audience {
        Audience {
            followers_of: Vec::new(),
            people: vec![id],
        }
    }

    /// All followers of one person.
    #[must_use]
    pub fn followers(id: i64) -> Audience {
        Audience {
            followers_of: vec![id],
            people: Vec::new(),
        }
    }
}

/// Who hears of a post or boost: the author's followers unless it is direct, the people addressed, the author of what it
/// boosts, the author of what it answers in public and that author's followers, and `interested` others (who favoured, boosted
/// or answered it, when it is edited).
///
/// Source: <https://www.w3.org/TR/activitypub/#delivery>.
#[must_use]
pub fn audience(status: &Status, boosted_author: Option<i64>, interested: &[i64]) -> Audience {
    let author = status.row.account_id;
    let mut followers_of = Vec::new();
    if status.visibility != Visibility::Direct {
        followers_of.push(author);
    }
    let mut people: Vec<i64> = status.mentions.iter().map(|mention| mention.id).collect();
    // An answer that is not for everybody goes to those it names, not to the one it answers.
    if let Some(parent) = status.row.in_reply_to_account_id
        && status.visibility.is_open()
        && parent != author
    {
        people.push(parent);
        followers_of.push(parent);
    }
    // A private boost is for followers only.
    people.extend(boosted_author.filter(|_| status.visibility.is_open()));
    people.extend_from_slice(interested);
    people.retain(|id| *id != author);
    people.sort_unstable();
    people.dedup();
    Audience {
        followers_of,
        people,
    }
}

/// What has to be true for an activity to be sent, held true until its deliveries are written: what is ended later finds
/// them in the queue and follows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard<'a> {
    /// Nothing.
    None,
    /// The post exists.
    Status(i64),
    /// The follow or the request for it stands, by its ActivityPub id.
    Follow(&'a str),
    /// The block stands, by its ActivityPub id.
    Block(&'a str),
    /// The favourite stands: who, what, and the Like's ActivityPub id.
    Favourite(i64, i64, &'a str),
}

/// What was not sent yet about an object is never sent, as far as it is of these types.
pub async fn cancel(services: &Services, about: &str, kinds: &[&str]) -> Result<()> {
    let connection = services.connection().await?;
    rows::cancel_about()
        .bind(&connection, &about, &kinds)
        .await?;
    Ok(())
}

impl Guard<'_> {
    async fn holds(self, tx: &Tx<'_>) -> Result<bool> {
        Ok(match self {
            Guard::None => true,
            Guard::Status(id) => status_rows::hold().bind(tx, &id).opt().await?.is_some(),
            Guard::Follow(uri) => {
                let request = relationships::hold_request().bind(tx, &uri).opt().await?;
                match request {
                    Some(_) => true,
                    None => relationships::hold_follow()
                        .bind(tx, &uri)
                        .opt()
                        .await?
                        .is_some(),
                }
            }
            Guard::Block(uri) => relationships::hold_block()
                .bind(tx, &uri)
                .opt()
                .await?
                .is_some(),
            Guard::Favourite(account, status, uri) => status_rows::hold_favourite()
                .bind(tx, &account, &status, &uri)
                .opt()
                .await?
                .is_some(),
        })
    }
}

/// Whether anybody elsewhere would hear of it at all: asked before a document is made.
pub async fn reachable(services: &Services, audience: &Audience) -> Result<bool> {
    if !services.config.federation.enabled {
        return Ok(false);
    }
    let connection = services.connection().await?;
    Ok(rows::reachable()
        .bind(&connection, &audience.followers_of, &audience.people)
        .one()
        .await?)
}

/// Plans the deliveries of an activity: all of them in one transaction, or none. Whether any were planned now; not when
/// they were before, when the guard does not hold, or when nobody elsewhere is to hear.
pub async fn send(
    services: &Services,
    outgoing: &Outgoing,
    audience: &Audience,
    guard: Guard<'_>,
) -> Result<bool> {
    if !services.config.federation.enabled {
        return Ok(false);
    }
    let decisions = moderation::decisions(services).await?;
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    if !guard.holds(&tx).await? {
        tx.rollback().await?;
        return Ok(false);
    }
    if !outgoing.cancels.is_empty() {
        rows::cancel_about()
            .bind(&tx, &outgoing.about, &outgoing.cancels)
            .await?;
    }
    let planned = plan(services, &tx, outgoing, audience, decisions).await?;
    tx.commit().await?;
    drop(connection);
    if planned {
        services.committed();
    }
    Ok(planned)
}

/// A host lives: its failures are forgotten, and what waits for it goes out.
pub async fn heard_from(services: &Services, host: &str) -> Result<()> {
    let now = services.now();
    let connection = services.connection().await?;
    hosts::succeeded().bind(&connection, &now, &host).await?;
    rows::lane_wake().bind(&connection, &now, &host).await?;
    Ok(())
}

async fn plan(
    services: &Services,
    tx: &Tx<'_>,
    outgoing: &Outgoing,
    audience: &Audience,
    decisions: Decisions,
) -> Result<bool> {
    let mut plan = Plan::new(services.peers.ours().clone(), decisions);
    let mut writer = Writer {
        services,
        tx,
        outgoing,
        activity: None,
        hosts: BTreeSet::new(),
    };
    for target in &audience.followers_of {
        let mut after = 0_i64;
        loop {
            let amount = i64::try_from(PAGE).unwrap_or(i64::MAX);
            let page = rows::inboxes_of_followers()
                .bind(tx, target, &after, &amount)
                .all()
                .await?;
            let full = page.len() >= PAGE;
            after = page.last().map_or(after, |row| row.id);
            plan.add(page);
            if plan.waiting.len() >= CHUNK && !writer.write(plan.take()).await? {
                return Ok(false);
            }
            if !full {
                break;
            }
        }
    }
    for ids in audience.people.chunks(PAGE) {
        plan.add(rows::inboxes_of().bind(tx, &ids).all().await?);
    }
    while !plan.waiting.is_empty() {
        if !writer.write(plan.take()).await? {
            return Ok(false);
        }
    }
    writer.finish().await
}

/// Writes the activity with its first delivery, so that one that nobody hears of leaves no row.
struct Writer<'a> {
    services: &'a Services,
    tx: &'a Tx<'a>,
    outgoing: &'a Outgoing,
    activity: Option<i64>,
    hosts: BTreeSet<String>,
}

impl Writer<'_> {
    /// `false` when the activity was planned before.
    async fn write(&mut self, inboxes: Vec<HttpUrl>) -> Result<bool> {
        let now = self.services.now();
        let activity = match self.activity {
            Some(id) => id,
            None => {
                let inserted = rows::insert_activity()
                    .bind(
                        self.tx,
                        &self.services.id()?,
                        &self.outgoing.uri,
                        &self.outgoing.account_id,
                        &self.outgoing.about,
                        &self.outgoing.kind,
                        &self.outgoing.body,
                        &now,
                    )
                    .opt()
                    .await?;
                let Some(id) = inserted else {
                    return Ok(false);
                };
                self.activity = Some(id);
                id
            }
        };
        let ids = inboxes
            .iter()
            .map(|_| self.services.id())
            .collect::<Result<Vec<i64>>>()?;
        let hosts: Vec<&str> = inboxes.iter().map(HttpUrl::authority).collect();
        let urls: Vec<&str> = inboxes.iter().map(HttpUrl::as_str).collect();
        rows::insert()
            .bind(self.tx, &activity, &now, &ids, &hosts, &urls)
            .await?;
        self.hosts.extend(hosts.into_iter().map(str::to_owned));
        Ok(true)
    }

    /// Opens the lanes, in one order in every transaction, so that two of them cannot wait for each other.
    async fn finish(self) -> Result<bool> {
        let hosts: Vec<String> = self.hosts.into_iter().collect();
        let now = self.services.now();
        for hosts in hosts.chunks(CHUNK) {
            rows::open_lanes().bind(self.tx, &now, &hosts).await?;
        }
        Ok(self.activity.is_some())
    }
}

/// Merges recipients into inboxes, page by page.
struct Plan {
    ours: OurHosts,
    decisions: Decisions,
    planned: HashSet<HttpUrl>,
    waiting: Vec<HttpUrl>,
}

impl Plan {
    fn new(ours: OurHosts, decisions: Decisions) -> Plan {
        Plan {
            ours,
            decisions,
            planned: HashSet::new(),
            waiting: Vec::new(),
        }
    }

    fn add(&mut self, page: Vec<Inbox>) {
        // An address that cannot be read cannot be reached; the row stays for a refresh to mend.
        let recipients = page.into_iter().filter_map(|row| {
            Some(Recipient {
                inbox: HttpUrl::parse(&row.inbox_url).ok()?,
                shared_inbox: row
                    .shared_inbox_url
                    .and_then(|url| HttpUrl::parse(&url).ok()),
                host: HttpUrl::parse(&row.uri).ok()?.host().to_owned(),
            })
        });
        let inboxes = delivery::plan(recipients, &self.ours, |host| {
            self.decisions.verdict(host).refused
        });
        for inbox in inboxes {
            if self.planned.insert(inbox.clone()) {
                self.waiting.push(inbox);
            }
        }
    }

    fn take(&mut self) -> Vec<HttpUrl> {
        let rest = self.waiting.split_off(self.waiting.len().min(CHUNK));
        std::mem::replace(&mut self.waiting, rest)
    }
}

/// What waits in a host's lane.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// May be sent now, in order.
    pub slice: Vec<Delivery>,
    /// Waits by itself, soonest due first.
    pub held: Vec<Held>,
}

/// Reads a host's lane: at most `amount` deliveries.
pub async fn waiting(services: &Services, host: &str, amount: usize) -> Result<Waiting> {
    let connection = services.connection().await?;
    let now = services.now();
    let amount = i64::try_from(amount).unwrap_or(i64::MAX);
    let (slice, held) = (rows::slice(), rows::held());
    let (slice, held) = futures_util::try_join!(
        async { slice.bind(&connection, &host, &now, &amount).all().await },
        // More than fit in some slices cannot hold back what is in this one for long.
        async { held.bind(&connection, &host, &now, &1_000).all().await },
    )?;
    Ok(Waiting { slice, held })
}

/// What became of a run over a lane, written in one transaction.
#[derive(Clone, Debug, Default)]
pub struct Settlement {
    /// Sent, or given up.
    pub finished: Vec<i64>,
    /// To be tried again by themselves, and when.
    pub held: Vec<(i64, Timestamp)>,
    /// Inboxes that are no more.
    pub gone: Vec<String>,
    /// The host answered nothing: remembered of it.
    pub failed: bool,
}

/// Writes what became of a run. The lane's own row is the business of whoever claimed it.
pub async fn settle(services: &Services, host: &str, settlement: &Settlement) -> Result<()> {
    let now = services.now();
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    if !settlement.finished.is_empty() {
        rows::done().bind(&tx, &host, &settlement.finished).await?;
    }
    if !settlement.held.is_empty() {
        let (ids, dues): (Vec<i64>, Vec<Timestamp>) = settlement.held.iter().copied().unzip();
        rows::hold().bind(&tx, &ids, &dues, &host).await?;
    }
    for inbox in &settlement.gone {
        rows::drop_inbox().bind(&tx, &host, inbox).await?;
    }
    if settlement.failed {
        hosts::failed().bind(&tx, &now, &host).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Gives up everything that waits for a host; how many deliveries.
pub async fn drop_host(services: &Services, host: &str) -> Result<u64> {
    let connection = services.connection().await?;
    Ok(rows::drop_host().bind(&connection, &host).await?)
}

/// The accounts that have an inbox of their own at this address.
pub async fn owners_of_inbox(services: &Services, host: &str, inbox: &str) -> Result<Vec<String>> {
    let connection = services.connection().await?;
    Ok(rows::owners_of_inbox()
        .bind(&connection, &host, &inbox)
        .all()
        .await?)
}

/// A host answers: remembered at most hourly, and at once when it has failed before.
pub async fn answered(services: &Services, host: &str) -> Result<()> {
    let now = services.now();
    let connection = services.connection().await?;
    let known = hosts::by_host().bind(&connection, &host).opt().await?;
    let fresh = known.is_some_and(|known| {
        known.failures == 0
            && known
                .last_success_at
                .is_some_and(|at| now.duration_since(at) < jiff::SignedDuration::from_hours(1))
    });
    if !fresh {
        hosts::succeeded().bind(&connection, &now, &host).await?;
    }
    Ok(())
}

/// Accounts that act in deliveries, by id.
pub async fn signers(
    services: &Services,
    deliveries: &[Delivery],
) -> Result<std::collections::HashMap<i64, Account>> {
    let mut ids: Vec<i64> = deliveries
        .iter()
        .map(|delivery| delivery.account_id)
        .collect();
    ids.sort_unstable();
    ids.dedup();
    super::accounts::by_ids(services, &ids).await
}

#[cfg(test)]
mod tests;
