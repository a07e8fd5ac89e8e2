//! A host's lane: what waits for one server is sent there in order, as fast as the server takes it and no faster.
//!
//! Deliveries about one thing to one inbox follow each other; everything else goes side by side. A host that reaches
//! nobody waits as a whole and is then asked with one delivery only. A delivery that is refused for now by a host that
//! takes others waits by itself.

use std::{
    collections::HashMap,
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

use bytes::Bytes;
use futures_util::{StreamExt, stream};
use jiff::{SignedDuration, Timestamp};
use tokio::time::Instant;

use crate::{
    domain::{
        Error, Result, Services,
        accounts::Account,
        deliveries::{self, Delivery, Held, Settlement},
        moderation, peers,
        tasks::{self, RefreshAccount},
    },
    remote::Verdict,
    work::lanes::{Lane, LaneHandler, LaneOutcome},
};

/// Deliveries taken at once.
const SLICE: usize = 50;
/// Requests to one host at once.
const AT_ONCE: usize = 8;
/// No delivery is begun after this: one may take a minute in two dialects, and a lane is cut off at 100 seconds.
const TURN: Duration = Duration::from_secs(20);
/// The longest that anything waits before it is tried again.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(12);

/// The handler of the lanes of deliveries.
#[derive(Clone, Copy, Debug, Default)]
pub struct Deliver;

impl LaneHandler for Deliver {
    async fn run_lane(&self, services: &Services, lane: &Lane) -> LaneOutcome {
        run_lane(services, lane).await.unwrap_or_else(|error| {
            tracing::warn!(host = lane.key, %error, "a lane could not be worked");
            LaneOutcome::At(after_fault(services.now()))
        })
    }
}

/// A fault on this side: the host is not to blame.
fn after_fault(now: Timestamp) -> Timestamp {
    now.checked_add(SignedDuration::from_secs(30))
        .unwrap_or(now)
}

/// Sends a slice of what waits for a host (`host`, or `host:port` where the port is not the default).
async fn run_lane(services: &Services, lane: &Lane) -> Result<LaneOutcome> {
    let host = lane.key.as_str();
    if moderation::host_verdict(services, host).await?.refused {
        let dropped = deliveries::drop_host(services, host).await?;
        count("suspended", dropped);
        return Ok(LaneOutcome::Empty);
    }
    let now = services.now();
    let waiting = deliveries::waiting(services, host, SLICE).await?;
    let full = waiting.slice.len() >= SLICE;
    let oldest = now
        .checked_sub(SignedDuration::from_hours(
            24 * i64::from(services.config.federation.delivery_window_days),
        ))
        .unwrap_or(Timestamp::MIN);
    let (expired, slice): (Vec<Delivery>, Vec<Delivery>) = waiting
        .slice
        .into_iter()
        .partition(|delivery| delivery.created_at < oldest);
    count("expired", u64::try_from(expired.len()).unwrap_or(0));
    let accounts = deliveries::signers(services, &slice).await?;
    let mut chains = arrange(slice, &waiting.held);
    let sender = Sender {
        services,
        host,
        accounts: &accounts,
        until: Instant::now() + TURN,
        reached: AtomicUsize::new(0),
        refused: AtomicUsize::new(0),
    };
    let mut sent = Vec::new();
    if lane.failures > 0 {
        // It has not answered lately: one asks, the least tried first, and the others wait for the outcome.
        if let Some(probe) = probe(&mut chains) {
            sent.push(sender.send(probe).await);
        }
    }
    let rest = stream::iter(chains)
        .map(|chain| sender.send_chain(chain))
        .buffer_unordered(AT_ONCE)
        .collect::<Vec<_>>()
        .await;
    sent.extend(rest.into_iter().flatten());

    let conclusion = conclude(sent, expired, lane.failures, now, services.random.u64());
    let settled = deliveries::settle(services, host, &conclusion.settlement).await;
    for (outcome, number) in &conclusion.counts {
        count(outcome, *number);
    }
    settled?;
    if conclusion.reached {
        deliveries::answered(services, host).await?;
    }
    refresh_owners(services, host, &conclusion.settlement.gone).await?;
    if let Some(error) = conclusion.error {
        return Err(error);
    }
    if let Some(until) = conclusion.failed_until {
        return Ok(LaneOutcome::Failed(until));
    }
    let due = waiting
        .held
        .iter()
        .map(|held| held.due_at)
        .chain(conclusion.settlement.held.iter().map(|(_, due)| *due))
        .min();
    Ok(
        match (full || conclusion.skipped, due, conclusion.progress) {
            // A whole slice that waits for what is held back: nothing changes before that is due.
            (_, Some(due), false) => LaneOutcome::At(due),
            (true, _, _) => LaneOutcome::Again,
            (false, Some(due), _) => LaneOutcome::At(due),
            (false, None, _) => LaneOutcome::Empty,
        },
    )
}

fn count(outcome: &'static str, number: u64) {
    if number > 0 {
        metrics::counter!("rookery_deliveries_total", "outcome" => outcome).increment(number);
    }
}

/// An inbox that is gone may mean an account that is gone: its origin is asked.
async fn refresh_owners(services: &Services, host: &str, inboxes: &[String]) -> Result<()> {
    for inbox in inboxes {
        let owners = deliveries::owners_of_inbox(services, host, inbox).await?;
        if owners.is_empty() {
            continue;
        }
        let mut connection = services.connection().await?;
        let tx = connection.transaction().await?;
        for uri in owners {
            tasks::enqueue(services, &tx, &RefreshAccount { uri }).await?;
        }
        tx.commit().await?;
        services.committed();
    }
    Ok(())
}

/// Deliveries about one thing to one inbox, in order.
type Chain = Vec<Delivery>;

/// Parts a slice into chains. Those with a predecessor that is held back are left out.
fn arrange(slice: Vec<Delivery>, held: &[Held]) -> Vec<Chain> {
    let mut blocked: HashMap<(&str, &str), i64> = HashMap::new();
    for held in held {
        let first = blocked
            .entry((&held.object_uri, &held.inbox_url))
            .or_insert(held.id);
        *first = held.id.min(*first);
    }
    let mut chains: Vec<Chain> = Vec::new();
    let mut places: HashMap<(String, String), usize> = HashMap::new();
    for delivery in slice {
        let waits = blocked
            .get(&(delivery.object_uri.as_str(), delivery.inbox_url.as_str()))
            .is_some_and(|first| *first < delivery.id);
        if waits {
            continue;
        }
        let key = (delivery.object_uri.clone(), delivery.inbox_url.clone());
        let place = *places.entry(key).or_insert(chains.len());
        match chains.get_mut(place) {
            Some(chain) => chain.push(delivery),
            None => chains.push(vec![delivery]),
        }
    }
    chains
}

/// Takes out the delivery that asks whether a host answers again: the head of a chain that was tried least, so that one
/// which the host will never take does not keep the others waiting.
fn probe(chains: &mut [Chain]) -> Option<Delivery> {
    let chain = chains
        .iter_mut()
        .filter(|chain| !chain.is_empty())
        .min_by_key(|chain| chain.first().map(|head| (head.attempts, head.id)))?;
    Some(chain.remove(0))
}

/// What became of one delivery.
#[derive(Debug)]
struct Sent {
    id: i64,
    inbox: String,
    attempts: i16,
    outcome: Outcome,
}

#[derive(Debug)]
enum Outcome {
    /// The peer said so.
    Told(Verdict),
    /// Nobody is there any more to sign it.
    Unsigned,
    /// Not tried.
    Skipped,
    /// Not tried, by a fault on this side.
    Failed(Error),
}

struct Sender<'a> {
    services: &'a Services,
    host: &'a str,
    accounts: &'a HashMap<i64, Account>,
    until: Instant,
    /// Deliveries that the host has answered, one way or the other.
    reached: AtomicUsize,
    /// Deliveries that are to be tried again.
    refused: AtomicUsize,
}

impl Sender<'_> {
    async fn send_chain(&self, chain: Chain) -> Vec<Sent> {
        let mut all = Vec::with_capacity(chain.len());
        let mut stopped = false;
        for delivery in chain {
            if stopped || self.is_over() {
                all.push(Sent::new(&delivery, Outcome::Skipped));
                continue;
            }
            let sent = self.send(delivery).await;
            stopped = !sent.is_settled();
            all.push(sent);
        }
        all
    }

    /// No more is begun: time is up, or the host has refused and taken nothing.
    fn is_over(&self) -> bool {
        let silent =
            self.refused.load(Ordering::Relaxed) > 0 && self.reached.load(Ordering::Relaxed) == 0;
        silent || Instant::now() >= self.until
    }

    async fn send(&self, delivery: Delivery) -> Sent {
        let Some(account) = self.accounts.get(&delivery.account_id) else {
            return Sent::new(&delivery, Outcome::Unsigned);
        };
        let signer = match peers::keys::signer(self.services, account, self.host).await {
            Ok(signer) => signer,
            Err(Error::Gone) => return Sent::new(&delivery, Outcome::Unsigned),
            Err(error) => return Sent::new(&delivery, Outcome::Failed(error)),
        };
        let body = Bytes::from(delivery.body.clone());
        let verdict = self
            .services
            .remote
            .deliver(&delivery.inbox_url, body, &signer)
            .await;
        match &verdict {
            Verdict::Retry(reason, _) => {
                tracing::debug!(host = self.host, reason, "a delivery is to be tried again");
                self.refused.fetch_add(1, Ordering::Relaxed);
            }
            Verdict::Drop(reason) => {
                tracing::info!(host = self.host, reason, "a delivery was refused");
                self.reached.fetch_add(1, Ordering::Relaxed);
            }
            Verdict::Done(dialect) => {
                self.reached.fetch_add(1, Ordering::Relaxed);
                if *dialect != signer.dialect
                    && let Err(error) =
                        peers::keys::remember_dialect(self.services, self.host, *dialect).await
                {
                    tracing::debug!(%error, "the dialect of a host was not remembered");
                }
            }
            Verdict::Gone => {
                self.reached.fetch_add(1, Ordering::Relaxed);
            }
        }
        Sent::new(&delivery, Outcome::Told(verdict))
    }
}

impl Sent {
    fn new(delivery: &Delivery, outcome: Outcome) -> Sent {
        Sent {
            id: delivery.id,
            inbox: delivery.inbox_url.clone(),
            attempts: delivery.attempts,
            outcome,
        }
    }

    /// What comes after it may go.
    fn is_settled(&self) -> bool {
        match &self.outcome {
            Outcome::Told(Verdict::Retry(..)) | Outcome::Skipped | Outcome::Failed(_) => false,
            Outcome::Told(_) | Outcome::Unsigned => true,
        }
    }
}

#[derive(Debug)]
struct Conclusion {
    settlement: Settlement,
    /// The host answered nothing: the lane as a whole waits until then.
    failed_until: Option<Timestamp>,
    counts: Vec<(&'static str, u64)>,
    /// The host answered.
    reached: bool,
    /// Something left the lane or was given a time of its own.
    progress: bool,
    /// Some of the slice was not tried.
    skipped: bool,
    error: Option<Error>,
}

/// From what became of each to what is written: pure.
fn conclude(
    sent: Vec<Sent>,
    expired: Vec<Delivery>,
    failures: i32,
    now: Timestamp,
    draw: u64,
) -> Conclusion {
    let mut settlement = Settlement {
        finished: expired.iter().map(|delivery| delivery.id).collect(),
        ..Settlement::default()
    };
    let (mut done, mut dropped, mut gone) = (0, 0, 0);
    let mut again: Vec<(i64, i16, Option<u64>)> = Vec::new();
    let (mut skipped, mut error) = (false, None);
    let mut failed_until = None;
    for sent in sent {
        match sent.outcome {
            Outcome::Told(Verdict::Done(_)) => {
                done += 1;
                settlement.finished.push(sent.id);
            }
            Outcome::Told(Verdict::Drop(_)) | Outcome::Unsigned => {
                dropped += 1;
                settlement.finished.push(sent.id);
            }
            Outcome::Told(Verdict::Gone) => {
                gone += 1;
                settlement.finished.push(sent.id);
                if !settlement.gone.contains(&sent.inbox) {
                    settlement.gone.push(sent.inbox);
                }
            }
            Outcome::Told(Verdict::Retry(_, wait)) => again.push((sent.id, sent.attempts, wait)),
            Outcome::Skipped => skipped = true,
            Outcome::Failed(failed) => {
                skipped = true;
                error = Some(failed);
            }
        }
    }
    let reached = done + dropped + gone > 0;
    let asked = u64::try_from(again.len()).unwrap_or(u64::MAX);
    if reached {
        settlement.held = again
            .into_iter()
            .map(|(id, attempts, wait)| (id, after(now, attempts.saturating_add(1), wait, draw)))
            .collect();
    } else if !again.is_empty() {
        let tries = i16::try_from(failures.saturating_add(1)).unwrap_or(i16::MAX);
        let wait = again.iter().filter_map(|(_, _, wait)| *wait).max();
        let until = after(now, tries, wait, draw);
        settlement.failed = true;
        failed_until = Some(until);
        // A host that fails writes one row; only the one that asked is marked, so that another one asks next time.
        if failures > 0 {
            settlement.held = again.iter().map(|(id, ..)| (*id, until)).collect();
        }
    }
    Conclusion {
        progress: !settlement.finished.is_empty() || !settlement.held.is_empty(),
        counts: vec![
            ("done", done),
            ("refused", dropped),
            ("gone", gone),
            ("again", asked),
        ],
        failed_until,
        reached,
        skipped,
        error,
        settlement,
    }
}

/// When to try again: the fourth power of the attempts, or when the peer said, within [`LONGEST_WAIT`].
fn after(now: Timestamp, attempts: i16, wait: Option<u64>, draw: u64) -> Timestamp {
    let asked = wait.and_then(|seconds| i64::try_from(seconds).ok());
    let wait = tasks::backoff(attempts, draw)
        .max(SignedDuration::from_secs(asked.unwrap_or(0)))
        .min(LONGEST_WAIT);
    now.checked_add(wait).unwrap_or(now)
}

#[cfg(test)]
mod tests;
