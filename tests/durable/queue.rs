//! The queue of jobs and the schedule: what runs, and how often, whatever happens to the workers.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use jiff::{SignedDuration, Timestamp};
use rookery::{
    clock::Clock,
    config::Secret,
    domain::{
        Services,
        tasks::{self, Task},
    },
    work::{Context, Failure, Outcome, Registry, Runner, Schedule},
};
use serde::{Deserialize, Serialize};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::support::{
    App, Options, eventually, run,
    world::{self, Private},
};

const QUEUE: &str = "probe";

/// A job that does what its name says.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Probe {
    name: String,
}

impl Task for Probe {
    const KIND: &'static str = "probe";
    const QUEUE: &'static str = QUEUE;
    const MAX_ATTEMPTS: i16 = 2;
}

fn probe(name: impl Into<String>) -> Probe {
    Probe { name: name.into() }
}

/// What ran: name and attempt, in order.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Vec<(String, i16)>>>);

impl Seen {
    fn add(&self, context: &Context, probe: &Probe) {
        let run = (probe.name.clone(), context.attempt);
        self.0.lock().unwrap().push(run);
    }

    fn of(&self, name: &str) -> Vec<i16> {
        let seen = self.0.lock().unwrap();
        seen.iter()
            .filter(|(known, _)| known == name)
            .map(|(_, attempt)| *attempt)
            .collect()
    }

    fn len(&self) -> usize {
        self.0.lock().unwrap().len()
    }

    async fn wait_for(&self, name: &str, runs: usize) {
        eventually(&format!("{name} has run {runs} times"), || async {
            (self.of(name).len() >= runs).then_some(())
        })
        .await;
    }
}

/// A worker with four slots; `work` is what a probe does after it was seen.
struct Worker {
    stop: CancellationToken,
    task: JoinHandle<()>,
}

impl Worker {
    fn start<W>(
        services: &Services,
        seen: &Seen,
        lease: Option<SignedDuration>,
        work: impl Fn(Context, Probe) -> W + Send + Sync + 'static,
    ) -> Worker
    where
        W: Future<Output = Outcome> + Send + 'static,
    {
        let mut registry = Registry::new();
        let seen = seen.clone();
        registry.add_with(move |context: Context, probe: Probe| {
            seen.add(&context, &probe);
            work(context, probe)
        });
        let mut runner = Runner::new(services.clone(), registry, vec![(QUEUE, 4)]);
        if let Some(lease) = lease {
            runner = runner.lease(lease);
        }
        let stop = CancellationToken::new();
        let task = tokio::spawn(runner.run(stop.clone()));
        Worker { stop, task }
    }

    /// Everything is done at once.
    fn easy(services: &Services, seen: &Seen) -> Worker {
        Worker::start(services, seen, None, |_, _| async { Ok(()) })
    }

    async fn stop(self) {
        self.stop.cancel();
        self.task.await.unwrap();
    }
}

async fn enqueue(app: &App, probes: impl IntoIterator<Item = Probe>) {
    let mut connection = app.services.connection().await.unwrap();
    let tx = connection.transaction().await.unwrap();
    for probe in probes {
        tasks::enqueue(&app.services, &tx, &probe).await.unwrap();
    }
    tx.commit().await.unwrap();
    app.services.committed();
}

pub async fn idle() -> App {
    App::start(Options::new("alpha").idle()).await
}

/// A server whose clock is moved by hand.
pub async fn at_hand() -> (App, Clock) {
    let clock = Clock::manual(Timestamp::now());
    let app = App::start(Options {
        clock: clock.clone(),
        ..Options::new("alpha").idle()
    })
    .await;
    (app, clock)
}

/// A job's row: attempts, error, seconds until it is due.
async fn row(app: &App, kind: &str, name: &str) -> Option<(i16, Option<String>, f64)> {
    let connection = app.services.connection().await.unwrap();
    let row = connection
        .query_opt(
            "SELECT attempts, last_error, extract(epoch FROM due_at - now())::double precision
             FROM jobs WHERE kind = $1 AND payload->>'name' = $2",
            &[&kind, &name],
        )
        .await
        .unwrap();
    row.map(|row| (row.get(0), row.get(1), row.get(2)))
}

async fn buried(app: &App, name: &str) -> Option<(i16, String)> {
    let connection = app.services.connection().await.unwrap();
    let row = connection
        .query_opt(
            "SELECT attempts, last_error FROM dead_jobs WHERE payload->>'name' = $1",
            &[&name],
        )
        .await
        .unwrap();
    row.map(|row| (row.get(0), row.get(1)))
}

#[test]
fn each_outcome_of_a_job_leaves_the_right_row() {
    run(async {
        let app = idle().await;
        let seen = Seen::default();
        let later = app.services.now() + SignedDuration::from_hours(1);
        let names = ["done", "retry", "give up", "not yet", "panic"];
        enqueue(&app, names.map(probe)).await;
        app.sql(
            "INSERT INTO jobs (id, queue, kind, version, payload, attempts, due_at, created_at) VALUES
                 (1, 'probe', 'probe', 1, '{\"name\": \"last try\"}', 1, now(), now()),
                 (2, 'probe', 'probe', 1, '{\"name\": \"killer\"}', 2, now(), now()),
                 (3, 'probe', 'probe', 2, '{\"name\": \"newer\"}', 0, now(), now()),
                 (4, 'probe', 'unheard of', 1, '{\"name\": \"unknown\"}', 0, now(), now()),
                 (5, 'probe', 'probe', 1, '{\"name\": [\"unreadable\"]}', 0, now(), now())",
        )
        .await;
        let worker = Worker::start(&app.services, &seen, None, move |_, probe| async move {
            match probe.name.as_str() {
                "done" => Ok(()),
                "give up" => Err(Failure::GiveUp("never".to_owned())),
                "not yet" => Err(Failure::NotYet(later)),
                "panic" => panic!("at the disco"),
                _ => Err(Failure::Retry("a zero\0byte".to_owned())),
            }
        });
        for name in names.into_iter().chain(["last try"]) {
            seen.wait_for(name, 1).await;
        }
        eventually("all is settled", || async {
            let leased = app
                .count("SELECT count(*) FROM jobs WHERE due_at BETWEEN now() + interval '4 minutes' AND now() + interval '6 minutes'")
                .await;
            (leased == 0 && app.count("SELECT count(*) FROM dead_jobs").await == 4).then_some(())
        })
        .await;
        worker.stop().await;

        assert_eq!(row(&app, "probe", "done").await, None);
        let (attempts, error, due) = row(&app, "probe", "retry").await.unwrap();
        assert_eq!((attempts, error.as_deref()), (1, Some("a zerobyte")));
        assert!((5.0..60.0).contains(&due), "{due}");
        assert_eq!(buried(&app, "give up").await, Some((1, "never".to_owned())));
        let (attempts, error, due) = row(&app, "probe", "not yet").await.unwrap();
        assert_eq!((attempts, error), (0, None));
        assert!((3500.0..3601.0).contains(&due), "{due}");
        let (attempts, error, _) = row(&app, "probe", "panic").await.unwrap();
        assert_eq!(
            (attempts, error.as_deref()),
            (1, Some("panic: at the disco"))
        );
        assert_eq!(
            buried(&app, "last try").await,
            Some((2, "a zerobyte".to_owned()))
        );
        // Each attempt took its worker with it: not a third time.
        assert_eq!(seen.of("killer"), Vec::<i16>::new());
        assert!(
            buried(&app, "killer")
                .await
                .unwrap()
                .1
                .contains("worker died")
        );
        for (kind, name) in [("probe", "newer"), ("unheard of", "unknown")] {
            let (attempts, error, due) = row(&app, kind, name).await.unwrap();
            assert_eq!((attempts, error), (0, None), "{name}");
            assert!((10.0..31.0).contains(&due), "{name} {due}");
        }
        let unreadable = app
            .count("SELECT count(*) FROM dead_jobs WHERE id = 5 AND last_error LIKE 'payload: %'")
            .await;
        assert_eq!(unreadable, 1);
    });
}

#[test]
fn a_wake_up_after_the_commit_runs_a_job_long_before_the_poll() {
    run(async {
        let app = App::start(
            Options::new("alpha")
                .configure(|config| config.work.poll_ms = 600_000)
                .idle(),
        )
        .await;
        let seen = Seen::default();
        let worker = Worker::easy(&app.services, &seen);
        // The first look has been made, and the next would come in ten minutes.
        enqueue(&app, [probe("first")]).await;
        seen.wait_for("first", 1).await;
        let mut took = Vec::new();
        for n in 0..20 {
            let name = format!("woken {n}");
            let begun = Instant::now();
            enqueue(&app, [probe(&name)]).await;
            seen.wait_for(&name, 1).await;
            took.push(begun.elapsed());
        }
        took.sort_unstable();
        assert!(took[10] < Duration::from_millis(500), "{took:?}");

        // Another process is told over Redis.
        let mut connection = app.services.connection().await.unwrap();
        let tx = connection.transaction().await.unwrap();
        tasks::enqueue(&app.services, &tx, &probe("from afar"))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        app.services.feed.wake();
        seen.wait_for("from afar", 1).await;
        worker.stop().await;
    });
}

#[test]
fn two_workers_run_each_job_once() {
    run(async {
        let app = idle().await;
        let seen = Seen::default();
        let workers = [
            Worker::easy(&app.services, &seen),
            Worker::easy(&app.services, &seen),
        ];
        for round in 0..10 {
            enqueue(&app, (0..50).map(|n| probe(format!("{round}/{n}")))).await;
        }
        eventually("the queue is empty", || async {
            (app.count("SELECT count(*) FROM jobs").await == 0).then_some(())
        })
        .await;
        for worker in workers {
            worker.stop().await;
        }
        assert_eq!(seen.len(), 500);
        for round in 0..10 {
            for n in 0..50 {
                assert_eq!(seen.of(&format!("{round}/{n}")), [1]);
            }
        }
    });
}

#[test]
fn the_job_of_a_killed_worker_runs_again_when_its_lease_has_run_out_and_not_before() {
    run(async {
        let (app, clock) = at_hand().await;
        let seen = Seen::default();
        let killed = Worker::start(&app.services, &seen, None, |_, _| std::future::pending());
        enqueue(&app, [probe("orphan")]).await;
        seen.wait_for("orphan", 1).await;
        // As a kill does: nothing is given back.
        killed.task.abort();
        let _ = killed.task.await;

        let heir = Worker::easy(&app.services, &seen);
        clock.advance(SignedDuration::from_secs(299));
        for n in 0..5 {
            let other = format!("other {n}");
            insert(&app, &other).await;
            seen.wait_for(&other, 1).await;
        }
        assert_eq!(seen.of("orphan"), [1]);
        clock.advance(SignedDuration::from_secs(2));
        seen.wait_for("orphan", 2).await;
        assert_eq!(seen.of("orphan"), [1, 2]);
        heir.stop().await;
        assert_eq!(app.count("SELECT count(*) FROM jobs").await, 0);
    });
}

#[test]
fn a_long_job_that_extends_its_lease_stays_with_its_worker_and_one_that_does_not_is_stopped() {
    run(async {
        let app = idle().await;
        let seen = Seen::default();
        let lease = Some(SignedDuration::from_secs(2));
        let finished = Arc::new(AtomicUsize::new(0));
        let worker = || {
            let finished = finished.clone();
            Worker::start(&app.services, &seen, lease, move |context, probe| {
                let finished = finished.clone();
                async move {
                    if probe.name == "silent" {
                        std::future::pending::<()>().await;
                    }
                    for _ in 0..5 {
                        tokio::time::sleep(Duration::from_secs(1)).await;
                        context.extend().await?;
                    }
                    finished.fetch_add(1, Ordering::Relaxed);
                    Ok(())
                }
            })
        };
        let workers = [worker(), worker()];
        enqueue(&app, [probe("long"), probe("silent")]).await;
        eventually("the long one ends", || async {
            (finished.load(Ordering::Relaxed) == 1 && row(&app, "probe", "long").await.is_none())
                .then_some(())
        })
        .await;
        assert_eq!(seen.of("long"), [1], "somebody else took it meanwhile");
        let (attempts, error, _) = row(&app, "probe", "silent").await.unwrap();
        assert_eq!(attempts, 1);
        assert_eq!(error.as_deref(), Some("it ran longer than its lease"));
        for worker in workers {
            worker.stop().await;
        }
    });
}

#[test]
fn a_transaction_that_commits_late_is_still_found() {
    run(async {
        // The longer it took, the longer it may go unseen: looks that go far back are rare.
        for (late, within) in [(1, 0), (4, 6), (100, 6), (900, 61)] {
            let (app, clock) = at_hand().await;
            let seen = Seen::default();
            let worker = Worker::easy(&app.services, &seen);
            enqueue(&app, [probe("before")]).await;
            seen.wait_for("before", 1).await;

            let mut connection = app.services.connection().await.unwrap();
            let tx = connection.transaction().await.unwrap();
            tasks::enqueue(&app.services, &tx, &probe("late"))
                .await
                .unwrap();
            // Others go on meanwhile, and the claims with them.
            for _ in 0..late {
                clock.advance(SignedDuration::from_secs(1));
                if late < 10 {
                    let meanwhile = format!("meanwhile {}", seen.len());
                    insert(&app, &meanwhile).await;
                    seen.wait_for(&meanwhile, 1).await;
                }
            }
            insert(&app, "at the end").await;
            seen.wait_for("at the end", 1).await;
            tx.commit().await.unwrap();
            clock.advance(SignedDuration::from_secs(within));
            app.services.committed();
            seen.wait_for("late", 1).await;
            assert_eq!(seen.of("late"), [1]);
            worker.stop().await;
        }
    });
}

/// A job that is due now by the clock of the server, past the minting of ids, whose lease a moved clock may have ended.
async fn insert(app: &App, name: &str) {
    let connection = app.services.connection().await.unwrap();
    connection
        .execute(
            "INSERT INTO jobs (id, queue, kind, version, payload, due_at, created_at)
             SELECT coalesce(max(id), 0) + 1 + $3, 'probe', 'probe', 1, jsonb_build_object('name', $1::text), $2, $2 FROM jobs",
            &[&name, &app.services.now(), &i64::from(world::unique())],
        )
        .await
        .unwrap();
    app.services.committed();
}

#[test]
fn stop_waits_for_what_runs_and_gives_the_rest_back() {
    run(async {
        let app = App::start(
            Options::new("alpha")
                .configure(|config| config.work.drain_seconds = 1)
                .idle(),
        )
        .await;
        let seen = Seen::default();
        let finished = Arc::new(AtomicUsize::new(0));
        let worker = {
            let finished = finished.clone();
            Worker::start(&app.services, &seen, None, move |_, probe| {
                let finished = finished.clone();
                async move {
                    if probe.name == "endless" {
                        std::future::pending::<()>().await;
                    }
                    tokio::time::sleep(Duration::from_millis(400)).await;
                    finished.fetch_add(1, Ordering::Relaxed);
                    Ok(())
                }
            })
        };
        // Four slots: the last ones are claimed and wait.
        let names = ["endless", "1", "2", "3", "waits 1", "waits 2"];
        enqueue(&app, names.map(probe)).await;
        seen.wait_for("3", 1).await;
        let begun = Instant::now();
        worker.stop().await;
        assert!(
            begun.elapsed() < Duration::from_secs(5),
            "{:?}",
            begun.elapsed()
        );
        assert_eq!(finished.load(Ordering::Relaxed), 3);
        assert_eq!(seen.len(), 4);
        assert_eq!(app.count("SELECT count(*) FROM jobs").await, 3);
        for name in ["endless", "waits 1", "waits 2"] {
            let (attempts, error, due) = row(&app, "probe", name).await.unwrap();
            assert_eq!((attempts, error), (0, None), "{name}: no try is lost");
            assert!(due <= 0.0, "{name} {due}");
        }
    });
}

#[test]
fn a_schedule_fires_once_in_its_time_however_many_processes_look() {
    run(async {
        let (app, clock) = at_hand().await;
        let fired = Arc::new(AtomicUsize::new(0));
        let stop = CancellationToken::new();
        let mut processes = Vec::new();
        for _ in 0..3 {
            let fired = fired.clone();
            let mut schedule = Schedule::new();
            // Each process looks once a second.
            schedule.add("test.once", Duration::from_secs(4), move |_| {
                fired.fetch_add(1, Ordering::Relaxed);
                async { Ok(()) }
            });
            processes.push(tokio::spawn(
                schedule.run(app.services.clone(), stop.clone()),
            ));
        }
        for round in 1..=3 {
            eventually("it fires", || async {
                (fired.load(Ordering::Relaxed) >= round).then_some(())
            })
            .await;
            // Long enough for each of them to look again.
            tokio::time::sleep(Duration::from_millis(1500)).await;
            assert_eq!(fired.load(Ordering::Relaxed), round);
            clock.advance(SignedDuration::from_secs(4));
        }
        stop.cancel();
        for process in processes {
            process.await.unwrap();
        }
    });
}

#[test]
fn work_goes_on_when_postgres_was_away() {
    run(async {
        let dir = world::folder();
        let private = Private::start(&dir, true).await.expect("services");
        world::guard(
            &dir,
            &[
                (private.postgres.pid(), "INT"),
                (private.redis.pid(), "TERM"),
            ],
        );
        let urls = (
            private.postgres.url().to_owned(),
            private.redis.url().to_owned(),
        );
        let app = App::start(
            Options::new("alpha")
                .configure(move |config| {
                    config.database.url = Some(Secret::new(urls.0));
                    config.redis.url = Some(Secret::new(urls.1));
                })
                .idle(),
        )
        .await;
        let seen = Seen::default();
        let (entered, finish) = (Seen::default(), Arc::new(tokio::sync::Notify::new()));
        let worker = {
            let (entered, finish) = (entered.clone(), finish.clone());
            Worker::start(&app.services, &seen, None, move |context, probe| {
                let (entered, finish) = (entered.clone(), finish.clone());
                async move {
                    if probe.name == "runs meanwhile" {
                        let finish = finish.notified();
                        entered.add(&context, &probe);
                        finish.await;
                    }
                    Ok(())
                }
            })
        };
        enqueue(&app, [probe("before"), probe("runs meanwhile")]).await;
        entered.wait_for("runs meanwhile", 1).await;
        let pid = rustix::process::Pid::from_raw(private.postgres.pid()).unwrap();
        rustix::process::kill_process(pid, rustix::process::Signal::KILL).unwrap();
        eventually("Postgres is away", || async {
            app.services.db.ping().await.is_err().then_some(())
        })
        .await;
        // Its outcome cannot be written down yet, and is not forgotten.
        finish.notify_waiters();
        eventually("Postgres is back", || async {
            app.services.db.ping().await.ok()
        })
        .await;
        enqueue(&app, [probe("after")]).await;
        seen.wait_for("after", 1).await;
        eventually("the queue is empty", || async {
            (app.count("SELECT count(*) FROM jobs").await == 0).then_some(())
        })
        .await;
        assert_eq!(seen.of("runs meanwhile"), [1]);
        worker.stop().await;
        app.stop();
        private.redis.stop().await;
        private.postgres.stop().await;
    });
}
