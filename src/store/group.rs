//! Writing together what arrives together: while one group is written, the next ones gather.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use futures_util::future::BoxFuture;
use tokio::{runtime::Handle, sync::oneshot};

use super::Error;

/// How big groups get.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Most items of one group.
    pub batch: usize,
    /// Most items that wait for their group; more are turned away.
    pub waiting: usize,
    /// Most groups on their way at once.
    pub writers: usize,
}

/// A queue that is written group by group. There is no timer: who comes first is written at once, and who comes while
/// as many groups as allowed are on their way is in the next one.
#[derive(Debug)]
pub struct Group<T, O> {
    limits: Limits,
    gathering: Arc<Mutex<Gathering<T, O>>>,
    /// Where it was made: those of callers may end before others have their answer.
    runtime: Option<Handle>,
}

impl<T, O> Clone for Group<T, O> {
    fn clone(&self) -> Group<T, O> {
        Group {
            limits: self.limits,
            gathering: self.gathering.clone(),
            runtime: self.runtime.clone(),
        }
    }
}

#[derive(Debug)]
struct Gathering<T, O> {
    waiting: VecDeque<Waiting<T, O>>,
    /// Those who write and will come back for what gathers meanwhile.
    writers: usize,
}

/// One item of a group, and who waits for its outcome.
#[derive(Debug)]
pub struct Waiting<T, O> {
    /// What is to be written.
    pub item: T,
    answer: oneshot::Sender<O>,
}

impl<T, O> Waiting<T, O> {
    /// Tells the outcome. Who is never told hears that it is unknown.
    pub fn answer(self, outcome: O) {
        // Who has gone meanwhile need not know.
        let _ = self.answer.send(outcome);
    }
}

impl<T: Send + 'static, O: Send + 'static> Group<T, O> {
    /// Nobody waits yet.
    #[must_use]
    pub fn new(limits: Limits) -> Group<T, O> {
        Group {
            limits,
            gathering: Arc::new(Mutex::new(Gathering {
                waiting: VecDeque::new(),
                writers: 0,
            })),
            runtime: Handle::try_current().ok(),
        }
    }

    /// Joins the next group. `write` writes a group and answers everybody in it, or leaves that to a task that it starts;
    /// the group of this item may as well be written by the function of another caller.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when too many wait already, or when nobody told the outcome: the item may have been written.
    pub async fn join<F, W>(&self, item: T, write: F) -> Result<O, Error>
    where
        F: Fn(Vec<Waiting<T, O>>) -> W + Send + 'static,
        W: Future<Output = ()> + Send,
    {
        let (answer, outcome) = oneshot::channel();
        let leads = {
            let mut gathering = locked(&self.gathering);
            if gathering.waiting.len() >= self.limits.waiting {
                return Err(Error::Unavailable("too much waits to be stored".to_owned()));
            }
            gathering.waiting.push_back(Waiting { item, answer });
            let leads = gathering.writers < self.limits.writers;
            gathering.writers += usize::from(leads);
            leads
        };
        if leads {
            let mut leader = Leader {
                batch: self.limits.batch,
                gathering: self.gathering.clone(),
                leads: true,
            };
            // A task of its own: the request that happens to lead may be cancelled.
            let lead = async move {
                while let Some(batch) = leader.next() {
                    write(batch).await;
                }
            };
            match &self.runtime {
                Some(runtime) => runtime.spawn(lead),
                None => tokio::spawn(lead),
            };
        }
        outcome
            .await
            .map_err(|_| Error::Unavailable("it was not stored in time".to_owned()))
    }
}

/// How often a group is written that was in another one's way.
const ATTEMPTS: usize = 3;

/// Writes a group. One that fails is written in halves: whoever it fails for is found soon, and the others are written.
///
/// `write` may be called again after it failed, for the same items or some of them; `written` answers those that were
/// written, `refused` makes the answer of one that could not be.
pub async fn in_halves<C, T, O, R>(
    context: &C,
    group: Vec<Waiting<T, O>>,
    write: impl for<'a> Fn(&'a C, &'a [Waiting<T, O>]) -> BoxFuture<'a, Result<R, Error>>,
    written: impl Fn(Vec<Waiting<T, O>>, R),
    refused: impl Fn(Error) -> O,
) {
    let mut parts = vec![group];
    while let Some(mut part) = parts.pop() {
        let mut outcome = write(context, &part).await;
        for _ in 1..ATTEMPTS {
            if !matches!(outcome, Err(Error::Again(_))) {
                break;
            }
            outcome = write(context, &part).await;
        }
        match outcome {
            Ok(outcome) => written(part, outcome),
            Err(Error::Unavailable(text)) => {
                for waiting in part {
                    waiting.answer(refused(Error::Unavailable(text.clone())));
                }
            }
            Err(error) => {
                if part.len() > 1 {
                    parts.push(part.split_off(part.len() / 2));
                    parts.push(part);
                } else if let Some(waiting) = part.pop() {
                    waiting.answer(refused(error));
                }
            }
        }
    }
}

/// Whoever leads gives the lead back, however it ends; who waits then without a leader is told to come again.
struct Leader<T, O> {
    batch: usize,
    gathering: Arc<Mutex<Gathering<T, O>>>,
    leads: bool,
}

impl<T, O> Leader<T, O> {
    /// The next group; none ends the lead.
    fn next(&mut self) -> Option<Vec<Waiting<T, O>>> {
        let mut gathering = locked(&self.gathering);
        let amount = gathering.waiting.len().min(self.batch);
        if amount == 0 {
            self.leads = false;
            gathering.writers -= 1;
            return None;
        }
        Some(gathering.waiting.drain(..amount).collect())
    }
}

impl<T, O> Drop for Leader<T, O> {
    fn drop(&mut self) {
        if self.leads {
            let mut gathering = locked(&self.gathering);
            gathering.writers -= 1;
            if gathering.writers == 0 {
                gathering.waiting.clear();
            }
        }
    }
}

fn locked<T>(gathering: &Mutex<T>) -> MutexGuard<'_, T> {
    gathering.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::sync::Semaphore;

    use super::*;

    const LIMITS: Limits = Limits {
        batch: 4,
        waiting: 20,
        writers: 2,
    };

    /// Joins with a writer that notes the sizes of its groups and waits for leave to go on.
    async fn join(
        group: &Group<u32, u32>,
        item: u32,
        sizes: &Arc<Mutex<Vec<usize>>>,
        leave: &Arc<Semaphore>,
    ) -> Result<u32, Error> {
        let (sizes, leave) = (sizes.clone(), leave.clone());
        group
            .join(item, move |batch| {
                let (sizes, leave) = (sizes.clone(), leave.clone());
                async move {
                    locked(&sizes).push(batch.len());
                    leave.acquire().await.unwrap().forget();
                    for waiting in batch {
                        let outcome = waiting.item * 10;
                        waiting.answer(outcome);
                    }
                }
            })
            .await
    }

    #[tokio::test]
    async fn who_comes_first_waits_for_nobody_and_who_comes_meanwhile_is_the_next_group() {
        let group = Group::new(LIMITS);
        let (sizes, leave) = (
            Arc::new(Mutex::new(Vec::new())),
            Arc::new(Semaphore::new(0)),
        );
        let first = tokio::spawn({
            let (group, sizes, leave) = (group.clone(), sizes.clone(), leave.clone());
            async move { join(&group, 100, &sizes, &leave).await }
        });
        tokio::time::sleep(Duration::from_millis(2)).await;
        assert_eq!(*locked(&sizes), [1]);
        leave.add_permits(100);
        assert_eq!(first.await.unwrap().unwrap(), 1000);
        let joining = (0..12).map(|item| join(&group, item, &sizes, &leave));
        let outcomes = futures_util::future::join_all(joining).await;
        let outcomes: Vec<u32> = outcomes.into_iter().map(Result::unwrap).collect();
        assert_eq!(outcomes, (0..12).map(|item| item * 10).collect::<Vec<_>>());
        assert_eq!(*locked(&sizes), [1, 4, 4, 4]);
        assert_eq!(locked(&group.gathering).writers, 0);
    }

    #[tokio::test]
    async fn no_more_groups_are_on_their_way_than_allowed_and_no_more_wait() {
        let group = Arc::new(Group::new(LIMITS));
        let (sizes, leave) = (
            Arc::new(Mutex::new(Vec::new())),
            Arc::new(Semaphore::new(0)),
        );
        let mut tasks = Vec::new();
        for item in 0..30 {
            let (group, sizes, leave) = (group.clone(), sizes.clone(), leave.clone());
            tasks.push(tokio::spawn(async move {
                join(&group, item, &sizes, &leave).await
            }));
            // The writers take what waits for them before the next one comes.
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        assert_eq!(*locked(&sizes), [1, 1]);
        leave.add_permits(100);
        let mut refused = 0;
        for task in tasks {
            refused += usize::from(task.await.unwrap().is_err());
        }
        assert_eq!(refused, 30 - 2 - LIMITS.waiting);
        assert!(locked(&sizes).iter().all(|size| *size <= LIMITS.batch));
        assert_eq!(locked(&group.gathering).writers, 0);
    }

    #[tokio::test]
    async fn a_leader_that_dies_leaves_nobody_waiting_and_the_lead_is_free_again() {
        let group: Group<u32, u32> = Group::new(Limits {
            writers: 1,
            ..LIMITS
        });
        let died = group.join(1, |_| async { panic!("a bug") }).await;
        assert!(matches!(died, Err(Error::Unavailable(_))));
        let well = group
            .join(2, |batch| async {
                batch.into_iter().for_each(|waiting| waiting.answer(5));
            })
            .await;
        assert_eq!(well.unwrap(), 5);
    }
}
