//! Running what was claimed: one job, or a batch.

use std::{collections::BTreeMap, time::Duration};

use serde_json::Value;
use tokio::{
    task::JoinHandle,
    time::{Instant, sleep_until},
};
use tokio_util::sync::CancellationToken;
use tracing::Instrument;

use super::{
    after, cause,
    registry::{Context, Entry, Failure, Handler, Outcome, Registry},
    settle::Settled,
};
use crate::{
    domain::{Services, tasks::backoff},
    store::jobs::Job,
};

/// When a job of an unknown kind is looked at again.
const UNKNOWN: jiff::SignedDuration = jiff::SignedDuration::from_secs(30);
/// What the error of a job begins with that ran in a batch which failed as a whole.
const BATCH_FAILED: &str = "batch: ";
/// What took longer than its lease.
const TOO_LONG: &str = "it ran longer than its lease";

/// What jobs are run with.
pub(super) struct Means {
    pub services: Services,
    pub registry: Registry,
    pub lease: jiff::SignedDuration,
    /// Leave what is running.
    pub leave: CancellationToken,
}

impl Means {
    /// How many jobs of its kind this one may run with, itself included; none when it runs by itself: of another kind, or
    /// because the batch it was in failed, or took its worker with it.
    pub fn company(&self, job: &Job) -> Option<usize> {
        let Handler::Many(most, _) = self.registry.get(&job.kind, job.version)?.handler else {
            return None;
        };
        let alone = match &job.last_error {
            Some(error) => error.starts_with(BATCH_FAILED),
            None => job.attempts > 1,
        };
        (!alone).then_some(most)
    }

    /// Runs a job by itself.
    pub async fn run_one(&self, mut job: Job) -> Settled {
        let Some(entry) = self.registry.get(&job.kind, job.version) else {
            return self.for_others(&job);
        };
        match &entry.handler {
            Handler::Many(..) => {
                let id = job.id;
                let mut settled = self.run_many(vec![job]).await;
                settled.pop().unwrap_or(Settled::Back {
                    id,
                    due_at: self.services.now(),
                })
            }
            Handler::One(handler) => {
                if let Some(buried) = worn_out(entry, &mut job) {
                    return buried;
                }
                let context = Context::new(self.services.clone(), job.id, job.attempts, self.lease);
                let span = tracing::info_span!(
                    "job",
                    kind = job.kind,
                    id = job.id,
                    attempt = job.attempts
                );
                let work = match handler(context.clone(), std::mem::take(&mut job.payload)) {
                    Ok(work) => work,
                    Err(error) => {
                        return Settled::Bury {
                            id: job.id,
                            error: cause(&format!("payload: {error}")),
                        };
                    }
                };
                let begun = Instant::now();
                let task = tokio::spawn(work.instrument(span));
                let outcome = self.outcome(task, || context.deadline()).await;
                count(&job.kind, [label(&outcome)], begun.elapsed());
                self.settled(entry, &job, outcome)
            }
        }
    }

    /// Runs jobs of one kind together.
    pub async fn run_many(&self, jobs: Vec<Job>) -> Vec<Settled> {
        let mut settled = Vec::with_capacity(jobs.len());
        let mut members = Vec::with_capacity(jobs.len());
        let mut kind = None;
        for mut job in jobs {
            match self.registry.get(&job.kind, job.version) {
                Some(entry) => match worn_out(entry, &mut job) {
                    Some(buried) => settled.push(buried),
                    None => {
                        kind = Some(entry);
                        members.push(job);
                    }
                },
                None => settled.push(self.for_others(&job)),
            }
        }
        let Some(entry) = kind else { return settled };
        let Handler::Many(_, handler) = &entry.handler else {
            return settled;
        };
        let name = members
            .first()
            .map(|job| job.kind.clone())
            .unwrap_or_default();
        let payloads: Vec<Value> = members
            .iter_mut()
            .map(|job| std::mem::take(&mut job.payload))
            .collect();
        let span = tracing::info_span!("jobs", kind = name, amount = members.len());
        let context = Context::new(self.services.clone(), 0, 0, self.lease);
        let begun = Instant::now();
        let task = tokio::spawn(handler(self.services.clone(), payloads).instrument(span));
        match self.outcome(task, || context.deadline()).await {
            Ok(outcomes) => {
                count(&name, outcomes.iter().map(label), begun.elapsed());
                settled.extend(
                    members
                        .iter()
                        .zip(outcomes)
                        .map(|(job, outcome)| self.settled(entry, job, outcome)),
                );
            }
            Err(failure) => {
                let outcome = Err(failure.clone());
                count(
                    &name,
                    members.iter().map(|_| label(&outcome)),
                    begun.elapsed(),
                );
                settled.extend(
                    members
                        .iter()
                        .map(|job| self.settled_together(entry, job, members.len(), &failure)),
                );
            }
        }
        settled
    }

    /// What a handler answers, unless it panics, takes too long, or has to be left.
    async fn outcome<T>(
        &self,
        mut task: JoinHandle<Result<T, Failure>>,
        deadline: impl Fn() -> Instant,
    ) -> Result<T, Failure> {
        loop {
            let until = deadline();
            let otherwise = tokio::select! {
                ended = &mut task => {
                    return ended.unwrap_or_else(|error| Err(Failure::Retry(panicked(error))));
                }
                () = sleep_until(until) => {
                    if deadline() > until {
                        continue;
                    }
                    Failure::Retry(TOO_LONG.to_owned())
                }
                () = self.leave.cancelled() => Failure::NotYet(self.services.now()),
            };
            task.abort();
            return match task.await {
                Ok(outcome) => outcome,
                Err(_) => Err(otherwise),
            };
        }
    }

    fn for_others(&self, job: &Job) -> Settled {
        tracing::debug!(
            id = job.id,
            kind = job.kind,
            version = job.version,
            "a job for others"
        );
        Settled::Back {
            id: job.id,
            due_at: after(self.services.now(), UNKNOWN),
        }
    }

    fn settled(&self, entry: &Entry, job: &Job, outcome: Outcome) -> Settled {
        let id = job.id;
        match outcome {
            Ok(()) => Settled::Done(id),
            Err(Failure::NotYet(due_at)) => Settled::Back { id, due_at },
            Err(Failure::GiveUp(error)) => {
                tracing::warn!(id, kind = job.kind, error, "a job is given up");
                Settled::Bury {
                    id,
                    error: cause(&error),
                }
            }
            Err(Failure::Retry(error)) if job.attempts >= entry.max_attempts => {
                tracing::warn!(id, kind = job.kind, error, "a job has failed too often");
                Settled::Bury {
                    id,
                    error: cause(&error),
                }
            }
            Err(Failure::Retry(error)) => {
                tracing::info!(
                    id,
                    kind = job.kind,
                    attempt = job.attempts,
                    error,
                    "a job has failed"
                );
                let services = &self.services;
                let wait = backoff(job.attempts, services.random.u64());
                Settled::Retry {
                    id,
                    due_at: after(services.now(), wait),
                    error: cause(&error),
                }
            }
        }
    }

    /// One of a batch that failed as a whole. Most of them have done no wrong: those are run by themselves at once.
    fn settled_together(
        &self,
        entry: &Entry,
        job: &Job,
        amount: usize,
        failure: &Failure,
    ) -> Settled {
        let (Failure::Retry(error) | Failure::GiveUp(error)) = failure else {
            return self.settled(entry, job, Err(failure.clone()));
        };
        let error = format!("{BATCH_FAILED}{error}");
        if amount > 1 && job.attempts < entry.max_attempts {
            tracing::info!(id = job.id, kind = job.kind, error, "a batch has failed");
            return Settled::Retry {
                id: job.id,
                due_at: self.services.now(),
                error: cause(&error),
            };
        }
        let own = match failure {
            Failure::GiveUp(_) => Failure::GiveUp(error),
            _ => Failure::Retry(error),
        };
        self.settled(entry, job, Err(own))
    }
}

/// Each attempt so far ended without a word: it takes its worker down with it.
fn worn_out(entry: &Entry, job: &mut Job) -> Option<Settled> {
    (job.attempts > entry.max_attempts).then(|| {
        let error = job
            .last_error
            .take()
            .unwrap_or_else(|| "its worker died at every attempt".to_owned());
        Settled::Bury {
            id: job.id,
            error: cause(&error),
        }
    })
}

fn label(outcome: &Outcome) -> &'static str {
    match outcome {
        Ok(()) => "done",
        Err(Failure::Retry(_)) => "retry",
        Err(Failure::GiveUp(_)) => "give_up",
        Err(Failure::NotYet(_)) => "not_yet",
    }
}

/// Counts runs that took some time together.
fn count(kind: &str, labels: impl IntoIterator<Item = &'static str>, took: Duration) {
    let mut amounts: BTreeMap<&'static str, u64> = BTreeMap::new();
    for label in labels {
        *amounts.entry(label).or_default() += 1;
    }
    for (label, amount) in &amounts {
        metrics::counter!("rookery_jobs_total", "kind" => kind.to_owned(), "outcome" => *label)
            .increment(*amount);
    }
    let runs = usize::try_from(amounts.values().sum::<u64>()).unwrap_or(usize::MAX);
    metrics::histogram!("rookery_job_seconds", "kind" => kind.to_owned())
        .record_many(took.as_secs_f64(), runs);
}

/// What a handler said when it panicked.
pub(super) fn panicked(error: tokio::task::JoinError) -> String {
    let Ok(payload) = error.try_into_panic() else {
        return "it was stopped".to_owned();
    };
    let text = payload
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_default();
    format!("panic: {text}")
}
