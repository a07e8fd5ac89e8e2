use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use tokio::sync::oneshot;

use super::{NewRaw, insert};
use crate::store::{Db, Error};

/// Most activities of one transaction.
const BATCH: usize = 64;
/// Most activities that wait for their transaction; more are turned away.
const MAX_WAITING: usize = 4096;

/// Stores activities that arrive at the same time in one transaction: while one is written, the next ones gather.
///
/// Each caller is answered when its own activity is durable. A group that fails is written again one by one, so that
/// nobody pays for a neighbour.
#[derive(Clone, Debug)]
pub struct Group {
    db: Db,
    gathering: Arc<Mutex<Gathering>>,
}

#[derive(Debug, Default)]
struct Gathering {
    waiting: Vec<Waiting>,
    /// Somebody is writing and will come back for what gathers meanwhile.
    writing: bool,
}

#[derive(Debug)]
struct Waiting {
    raw: NewRaw,
    answer: oneshot::Sender<Result<(), Error>>,
}

impl Group {
    /// A group that writes to this database.
    #[must_use]
    pub fn new(db: Db) -> Group {
        Group {
            db,
            gathering: Arc::default(),
        }
    }

    /// Stores an activity and wakes its actor's lane; returns when that is durable.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when the database does not answer or too many wait already.
    pub async fn store(&self, raw: NewRaw, now: Timestamp) -> Result<(), Error> {
        let (answer, durable) = oneshot::channel();
        let leads = {
            let mut gathering = locked(&self.gathering);
            if gathering.waiting.len() >= MAX_WAITING {
                return Err(Error::Unavailable(
                    "too many activities wait to be stored".to_owned(),
                ));
            }
            gathering.waiting.push(Waiting { raw, answer });
            !std::mem::replace(&mut gathering.writing, true)
        };
        if leads {
            // A task of its own: the request that happens to lead may be cancelled.
            let leader = Leader {
                gathering: self.gathering.clone(),
                leads: true,
            };
            tokio::spawn(write(self.db.clone(), leader, now));
        }
        durable.await.unwrap_or_else(|_| {
            Err(Error::Unavailable(
                "the activity was not stored in time".to_owned(),
            ))
        })
    }
}

/// Whoever leads gives the lead back, however it ends; who still waits then is told to come again.
struct Leader {
    gathering: Arc<Mutex<Gathering>>,
    leads: bool,
}

impl Leader {
    /// The next batch; none ends the lead.
    fn next(&mut self) -> Vec<Waiting> {
        let mut gathering = locked(&self.gathering);
        let amount = gathering.waiting.len().min(BATCH);
        let batch: Vec<Waiting> = gathering.waiting.drain(..amount).collect();
        self.leads = !batch.is_empty();
        gathering.writing = self.leads;
        batch
    }
}

impl Drop for Leader {
    fn drop(&mut self) {
        if self.leads {
            let mut gathering = locked(&self.gathering);
            gathering.writing = false;
            gathering.waiting.clear();
        }
    }
}

async fn write(db: Db, mut leader: Leader, now: Timestamp) {
    loop {
        let batch = leader.next();
        if batch.is_empty() {
            return;
        }
        let (raws, answers): (Vec<NewRaw>, Vec<_>) = batch
            .into_iter()
            .map(|waiting| (waiting.raw, waiting.answer))
            .unzip();
        match transaction(&db, &raws, now).await {
            Ok(()) => answers.into_iter().for_each(|answer| {
                let _ = answer.send(Ok(()));
            }),
            Err(Error::Unavailable(text)) => answers.into_iter().for_each(|answer| {
                let _ = answer.send(Err(Error::Unavailable(text.clone())));
            }),
            Err(_) => {
                for (raw, answer) in raws.iter().zip(answers) {
                    let _ = answer.send(transaction(&db, std::slice::from_ref(raw), now).await);
                }
            }
        }
    }
}

async fn transaction(db: &Db, raws: &[NewRaw], now: Timestamp) -> Result<(), Error> {
    let mut connection = db.get().await?;
    let tx = connection.transaction().await?;
    insert(&tx, raws, now).await?;
    tx.commit().await?;
    Ok(())
}

fn locked(gathering: &Mutex<Gathering>) -> MutexGuard<'_, Gathering> {
    gathering.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group() -> Group {
        // Nothing listens on port 1: every transaction fails as unavailable.
        Group::new(Db::new("postgresql://nobody@127.0.0.1:1/nothing", 2).unwrap())
    }

    fn raw(id: i64) -> NewRaw {
        NewRaw {
            id,
            actor_uri: "https://a.example/ann".to_owned(),
            activity_uri: None,
            host: "a.example".to_owned(),
            body: "{}".to_owned(),
            trusted: true,
        }
    }

    #[tokio::test]
    async fn everybody_is_answered_when_the_database_is_away_and_the_lead_is_free_again() {
        let group = group();
        for round in 0..2 {
            let stores = (0..200).map(|id| group.store(raw(id), Timestamp::UNIX_EPOCH));
            for outcome in futures_util::future::join_all(stores).await {
                assert!(matches!(outcome, Err(Error::Unavailable(_))), "{round}");
            }
            assert!(!locked(&group.gathering).writing);
        }
    }

    #[tokio::test]
    async fn a_leader_that_dies_leaves_nobody_waiting() {
        let group = group();
        let (answer, durable) = oneshot::channel();
        {
            let mut gathering = locked(&group.gathering);
            gathering.writing = true;
            gathering.waiting.push(Waiting {
                raw: raw(1),
                answer,
            });
        }
        drop(Leader {
            gathering: group.gathering.clone(),
            leads: true,
        });
        assert!(durable.await.is_err());
        assert!(!locked(&group.gathering).writing);
    }

    #[test]
    fn a_batch_is_bounded_and_the_last_one_ends_the_lead() {
        let group = group();
        locked(&group.gathering).writing = true;
        for id in 0..100 {
            let (answer, _) = oneshot::channel();
            locked(&group.gathering).waiting.push(Waiting {
                raw: raw(id),
                answer,
            });
        }
        let mut leader = Leader {
            gathering: group.gathering.clone(),
            leads: true,
        };
        let sizes: Vec<usize> = (0..3).map(|_| leader.next().len()).collect();
        assert_eq!(sizes, [BATCH, 36, 0]);
        assert!(!locked(&group.gathering).writing);
    }
}
