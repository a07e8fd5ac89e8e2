//! Jobs that run together: what becomes of each, and of the others when one of them is bad.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use rookery::{
    domain::{
        Services,
        tasks::{self, Task},
    },
    work::{Failure, Outcomes, Registry, Runner},
};
use serde::{Deserialize, Serialize};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::queue::idle;
use crate::support::{App, eventually, run};

const QUEUE: &str = "batches";
const MOST: usize = 50;

/// A job that does what its name says.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Member {
    name: String,
}

impl Task for Member {
    const KIND: &'static str = "member";
    const QUEUE: &'static str = QUEUE;
    const MAX_ATTEMPTS: i16 = 3;
}

/// The batches that ran, in order.
type Seen = Arc<Mutex<Vec<Vec<String>>>>;

struct Worker {
    stop: CancellationToken,
    task: JoinHandle<()>,
}

impl Worker {
    fn start<W>(
        services: &Services,
        seen: &Seen,
        work: impl Fn(Vec<Member>) -> W + Send + Sync + 'static,
    ) -> Worker
    where
        W: Future<Output = Outcomes> + Send + 'static,
    {
        let mut registry = Registry::new();
        let seen = seen.clone();
        registry.add_batch(MOST, move |_: Services, members: Vec<Member>| {
            let names = members.iter().map(|member| member.name.clone()).collect();
            seen.lock().unwrap().push(names);
            work(members)
        });
        let runner = Runner::new(services.clone(), registry, vec![(QUEUE, 4)]);
        let stop = CancellationToken::new();
        let task = tokio::spawn(runner.run(stop.clone()));
        Worker { stop, task }
    }

    async fn stop(self) {
        self.stop.cancel();
        self.task.await.unwrap();
    }
}

async fn enqueue(app: &App, names: impl IntoIterator<Item = String>) {
    let mut connection = app.services.connection().await.unwrap();
    let tx = connection.transaction().await.unwrap();
    for name in names {
        let member = Member { name };
        tasks::enqueue(&app.services, &tx, &member).await.unwrap();
    }
    tx.commit().await.unwrap();
    app.services.committed();
}

fn times(seen: &Seen, name: &str) -> Vec<usize> {
    let seen = seen.lock().unwrap();
    seen.iter()
        .filter(|batch| batch.iter().any(|other| other == name))
        .map(Vec::len)
        .collect()
}

#[test]
fn each_member_of_a_batch_is_settled_by_its_own_outcome() {
    run(async {
        let app = idle().await;
        let seen = Seen::default();
        let mut names: Vec<String> = (0..20).map(|n| format!("fine {n}")).collect();
        names.push("retry".to_owned());
        names.push("give up".to_owned());
        enqueue(&app, names).await;
        app.sql(
            "INSERT INTO jobs (id, queue, kind, version, payload, due_at, created_at)
             VALUES (5, 'batches', 'member', 1, '{\"name\": [\"unreadable\"]}', now(), now())",
        )
        .await;
        let worker = Worker::start(&app.services, &seen, |members| async move {
            let outcome = |member: Member| match member.name.as_str() {
                "retry" => Err(Failure::Retry("not now".to_owned())),
                "give up" => Err(Failure::GiveUp("never".to_owned())),
                _ => Ok(()),
            };
            Ok(members.into_iter().map(outcome).collect())
        });
        eventually("all are settled", || async {
            let left = app
                .count("SELECT count(*) FROM jobs WHERE last_error IS NULL")
                .await;
            (left == 0).then_some(())
        })
        .await;
        worker.stop().await;
        assert_eq!(
            app.count("SELECT count(*) FROM jobs WHERE last_error = 'not now'")
                .await,
            1
        );
        assert_eq!(app.count("SELECT count(*) FROM jobs").await, 1);
        for error in ["never", "payload: %"] {
            let query = format!("SELECT count(*) FROM dead_jobs WHERE last_error LIKE '{error}'");
            assert_eq!(app.count(&query).await, 1, "{error}");
        }
        for n in 0..20 {
            assert_eq!(times(&seen, &format!("fine {n}")).len(), 1);
        }
    });
}

#[test]
fn a_bad_neighbour_fails_nobody_but_itself() {
    for how in ["panic", "fail"] {
        run(async {
            let app = idle().await;
            let seen = Seen::default();
            let mut names: Vec<String> = (0..20).map(|n| format!("fine {n}")).collect();
            names.insert(10, how.to_owned());
            enqueue(&app, names).await;
            let worker = Worker::start(&app.services, &seen, |members| async move {
                // Whoever is in a batch with it.
                for member in &members {
                    match member.name.as_str() {
                        "panic" => panic!("in the crowd"),
                        "fail" => return Err(Failure::Retry("all of us".to_owned())),
                        _ => {}
                    }
                }
                Ok(members.iter().map(|_| Ok(())).collect())
            });
            eventually("the good ones are done", || async {
                let left = app
                    .count("SELECT count(*) FROM jobs WHERE payload->>'name' LIKE 'fine%'")
                    .await;
                (left == 0).then_some(())
            })
            .await;
            eventually("the bad one has been run by itself", || async {
                times(&seen, how).contains(&1).then_some(())
            })
            .await;
            eventually("it waits for another try", || async {
                let waits = app
                    .count(
                        "SELECT count(*) FROM jobs WHERE attempts = 2 AND last_error LIKE 'batch: %'
                           AND due_at > now() + interval '10 seconds' AND due_at < now() + interval '1 minute'",
                    )
                    .await;
                (waits == 1).then_some(())
            })
            .await;
            worker.stop().await;
            assert_eq!(app.count("SELECT count(*) FROM dead_jobs").await, 0);
            for n in 0..20 {
                let ran = times(&seen, &format!("fine {n}"));
                assert!(
                    ran.len() == 1 || ran[1..] == [1],
                    "after a failure by itself: {ran:?}"
                );
            }
        });
    }
}

#[test]
fn batches_grow_with_what_waits_and_one_alone_does_not_wait() {
    run(async {
        let app = idle().await;
        let seen = Seen::default();
        let worker = Worker::start(&app.services, &seen, |members| async move {
            tokio::time::sleep(Duration::from_millis(20)).await;
            Ok(members.iter().map(|_| Ok(())).collect())
        });
        let begun = std::time::Instant::now();
        enqueue(&app, ["alone".to_owned()]).await;
        eventually("the one alone", || async {
            (!times(&seen, "alone").is_empty()).then_some(())
        })
        .await;
        assert!(begun.elapsed() < Duration::from_secs(5));
        enqueue(&app, (0..1_000).map(|n| format!("{n}"))).await;
        eventually("the queue is empty", || async {
            (app.count("SELECT count(*) FROM jobs").await == 0).then_some(())
        })
        .await;
        worker.stop().await;
        let sizes: Vec<usize> = seen.lock().unwrap().iter().map(Vec::len).collect();
        assert_eq!(sizes.iter().sum::<usize>(), 1_001);
        assert!(sizes.iter().all(|size| *size <= MOST), "{sizes:?}");
        assert!(
            sizes.iter().filter(|size| **size == MOST).count() >= 10,
            "{sizes:?}"
        );
    });
}

#[test]
fn a_batch_that_does_not_end_in_time_is_given_back() {
    run(async {
        let app = idle().await;
        let seen = Seen::default();
        enqueue(&app, (0..5).map(|n| format!("{n}"))).await;
        let worker = Worker::start(&app.services, &seen, |_| std::future::pending());
        eventually("they run", || async {
            let running: usize = seen.lock().unwrap().iter().map(Vec::len).sum();
            (running == 5).then_some(())
        })
        .await;
        worker.stop().await;
        let back = app
            .count("SELECT count(*) FROM jobs WHERE attempts = 0 AND due_at <= now() AND last_error IS NULL")
            .await;
        assert_eq!(back, 5);
    });
}
