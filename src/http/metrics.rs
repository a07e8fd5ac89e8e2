//! The listener of `server.metrics_listen`: `/metrics` in the text format of Prometheus
//! (<https://prometheus.io/docs/instrumenting/exposition_formats/>), `/health` and `/health/ready`.
//!
//! Counters and histograms are kept by the crate `metrics` wherever something happens; without this listener they cost
//! next to nothing. What stands at a moment is looked up when somebody asks. docs/operate.md says what each means.

mod text;

use std::{
    net::TcpListener,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use actix_web::{
    App, HttpResponse, HttpServer,
    dev::Server,
    http::header,
    web::{self, Data},
};
use jiff::Timestamp;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tokio::sync::Mutex;

use super::{StartError, health, streaming::Hub};
use crate::domain::{
    Services,
    backlog::{self, Backlog},
    tasks::queue,
};
use text::Text;

/// The upper bounds of histograms, in seconds.
const SHORT: &[f64] = &[
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0,
];
const LONG: &[f64] = &[
    0.001, 0.005, 0.025, 0.1, 0.5, 1.0, 5.0, 15.0, 60.0, 300.0, 900.0,
];
/// How often what histograms have gathered is added up; without this it would pile up until somebody asks.
const UPKEEP: Duration = Duration::from_secs(5);
/// Whoever asks again within this time gets the backlog that was found before.
const KEEP: Duration = Duration::from_secs(5);

static ON: AtomicBool = AtomicBool::new(false);
static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();

/// Whether anybody can ask for metrics of this process.
pub(super) fn is_on() -> bool {
    ON.load(Ordering::Relaxed)
}

/// Begins to count, for all of this process. Done early, so that nothing is missed.
///
/// # Errors
/// When something else in this process has taken the place of the recorder.
pub fn install() -> Result<(), StartError> {
    let wrong = |error: &dyn std::fmt::Display| StartError::Metrics(error.to_string());
    if RECORDER.get().is_some() {
        return Ok(());
    }
    let recorder = PrometheusBuilder::new()
        .set_buckets(SHORT)
        .and_then(|builder| {
            builder.set_buckets_for_metric(Matcher::Full("rookery_job_seconds".to_owned()), LONG)
        })
        .map_err(|error| wrong(&error))?
        .build_recorder();
    let handle = recorder.handle();
    metrics::set_global_recorder(recorder).map_err(|error| wrong(&error))?;
    if RECORDER.set(handle).is_ok() {
        describe();
        ON.store(true, Ordering::Relaxed);
    }
    Ok(())
}

fn describe() {
    use metrics::{describe_counter as counter, describe_histogram as histogram};
    counter!("rookery_http_requests_total", "Requests answered");
    histogram!(
        "rookery_http_request_seconds",
        "Time from a request's head to the head of its answer"
    );
    histogram!(
        "rookery_db_wait_seconds",
        "Wait for a connection to Postgres from the pool"
    );
    histogram!(
        "rookery_claim_seconds",
        "Time that Postgres took for one claim"
    );
    counter!("rookery_jobs_total", "Runs of jobs that ended");
    histogram!("rookery_job_seconds", "Time that a run of a job took");
    counter!("rookery_jobs_dead_total", "Jobs that were buried");
    counter!("rookery_lanes_total", "Lanes that were given back");
    counter!(
        "rookery_deliveries_total",
        "Deliveries to other servers that were settled"
    );
    counter!(
        "rookery_fan_out_followers_total",
        "Followers to whom posts were offered"
    );
    counter!(
        "rookery_fan_out_pushes_total",
        "Entries that were put into home lists"
    );
}

/// What the handler works with.
struct Scraped {
    services: Services,
    streams: Arc<OnceLock<Hub>>,
    backlog: Mutex<Option<(Instant, Option<Arc<Backlog>>)>>,
}

/// Serves until the answered server is stopped. `streams` is filled in where streaming is served.
///
/// # Errors
/// When the recorder or the socket cannot be used.
pub fn serve(
    services: Services,
    streams: Arc<OnceLock<Hub>>,
    listener: TcpListener,
) -> Result<Server, StartError> {
    install()?;
    let scraped = Data::new(Scraped {
        services: services.clone(),
        streams,
        backlog: Mutex::default(),
    });
    let services = Data::new(services);
    let known = Data::new(health::Known::default());
    tokio::spawn(keep_up(Arc::downgrade(&scraped.clone().into_inner())));
    let server = HttpServer::new(move || {
        App::new()
            .app_data(scraped.clone())
            .app_data(services.clone())
            .app_data(known.clone())
            .service(web::resource("/metrics").route(web::get().to(metrics)))
            .service(web::resource("/health").to(|| async { HttpResponse::Ok().body("OK") }))
            .configure(health::routes)
    })
    .workers(1)
    .client_request_timeout(Duration::from_secs(5))
    .shutdown_timeout(1)
    .disable_signals()
    .listen(listener)?;
    Ok(server.run())
}

async fn keep_up(scraped: std::sync::Weak<Scraped>) {
    while scraped.strong_count() > 0 {
        if let Some(recorder) = RECORDER.get() {
            recorder.run_upkeep();
        }
        tokio::time::sleep(UPKEEP).await;
    }
}

async fn metrics(scraped: Data<Scraped>) -> HttpResponse {
    let mut text = Text::new(
        RECORDER
            .get()
            .map(PrometheusHandle::render)
            .unwrap_or_default(),
    );
    process(&mut text);
    scraped.parts(&mut text).await;
    let backlog = scraped.backlog().await;
    text.gauge(
        "rookery_backlog_known",
        "Whether the database told in time what waits; if not, the figures of the backlog are missing",
        f64::from(u8::from(backlog.is_some())),
    );
    if let Some(backlog) = backlog {
        write_backlog(&mut text, &backlog);
    }
    HttpResponse::Ok()
        .insert_header((
            header::CONTENT_TYPE,
            "text/plain; version=0.0.4; charset=utf-8",
        ))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(text.into_string())
}

impl Scraped {
    /// Pool, Redis, caches, streams.
    async fn parts(&self, text: &mut Text) {
        let services = &self.services;
        let flag = |yes: bool| f64::from(u8::from(yes));
        let pool = services.db.connections();
        text.family(
            "rookery_db_connections",
            "gauge",
            "Connections to Postgres of this process",
        );
        for (state, count) in [
            ("limit", pool.limit),
            ("open", pool.open),
            ("used", pool.used),
        ] {
            text.sample(&[("state", state)], count as f64);
        }
        text.gauge(
            "rookery_db_waiting",
            "Callers that wait for a connection to Postgres",
            pool.waiting as f64,
        );
        let redis = services.feed.ping().await.is_ok();
        text.gauge("rookery_redis_up", "Whether Redis answers", flag(redis));
        text.gauge(
            "rookery_invalidation_log_following",
            "Whether changes made by other processes are heard of; if not, caches are not used",
            flag(services.caches.follow(services).await),
        );
        text.gauge(
            "rookery_node_leased",
            "Whether this process can mint ids",
            flag(services.ids.is_leased()),
        );
        let caches = services.caches.figures();
        text.family(
            "rookery_cache_lookups_total",
            "counter",
            "Look-ups in the caches of this process",
        );
        for (cache, figures) in &caches {
            text.sample(&[("cache", cache), ("outcome", "hit")], figures.hits as f64);
            text.sample(
                &[("cache", cache), ("outcome", "miss")],
                figures.misses as f64,
            );
        }
        text.family(
            "rookery_cache_bytes",
            "gauge",
            "What the caches weigh, about",
        );
        for (cache, figures) in &caches {
            text.sample(&[("cache", cache)], figures.bytes as f64);
        }
        if let Some(hub) = self.streams.get() {
            text.family(
                "rookery_streaming_connections",
                "gauge",
                "Open streams, by form",
            );
            for (form, count) in hub.counts() {
                text.sample(&[("form", form)], count as f64);
            }
        }
    }

    /// What waits, looked up at most every few seconds, by one caller at a time. Failures are remembered as long, so that
    /// a database in trouble is not asked more often.
    async fn backlog(&self) -> Option<Arc<Backlog>> {
        let mut known = self.backlog.lock().await;
        if let Some((at, backlog)) = known.as_ref()
            && at.elapsed() < KEEP
        {
            return backlog.clone();
        }
        let backlog = match backlog::look(&self.services).await {
            Ok(backlog) => Some(Arc::new(backlog)),
            Err(error) => {
                tracing::warn!(%error, "what waits could not be looked up");
                None
            }
        };
        *known = Some((Instant::now(), backlog.clone()));
        backlog
    }
}

fn write_backlog(text: &mut Text, backlog: &Backlog) {
    let age = |since: Option<Timestamp>| {
        since.map_or(0.0, |since| {
            backlog.at.duration_since(since).as_secs_f64().max(0.0)
        })
    };
    text.family(
        "rookery_jobs_due",
        "gauge",
        "Jobs that are due, counted up to 10,000 in each queue",
    );
    for due in &backlog.jobs {
        text.sample(
            &[("queue", &due.queue), ("kind", &due.kind)],
            due.count as f64,
        );
    }
    text.family(
        "rookery_jobs_due_seconds",
        "gauge",
        "For how long the oldest due job has been due",
    );
    for due in &backlog.jobs {
        text.sample(
            &[("queue", &due.queue), ("kind", &due.kind)],
            age(Some(due.since)),
        );
    }
    text.family(
        "rookery_queue_due_seconds",
        "gauge",
        "For how long the oldest due job of a queue has been due; 0 when none is",
    );
    for queue in queue::ALL {
        let oldest = backlog
            .jobs
            .iter()
            .filter(|due| due.queue == queue)
            .map(|due| due.since)
            .min();
        text.sample(&[("queue", queue)], age(oldest));
    }
    text.family(
        "rookery_jobs_dead",
        "gauge",
        "Buried jobs, for an operator to look at, counted up to 10,000",
    );
    for (kind, count) in &backlog.dead_jobs {
        text.sample(&[("kind", kind)], *count as f64);
    }
    let lanes = [("deliveries", backlog.deliveries), ("inbox", backlog.inbox)];
    text.family(
        "rookery_lanes_open",
        "gauge",
        "Lanes with something in them",
    );
    for (name, lanes) in lanes {
        text.sample(&[("lanes", name)], lanes.open as f64);
    }
    text.family(
        "rookery_lanes_due",
        "gauge",
        "Lanes that are due and that nobody works on",
    );
    for (name, lanes) in lanes {
        text.sample(&[("lanes", name)], lanes.due as f64);
    }
    text.family(
        "rookery_lanes_due_seconds",
        "gauge",
        "For how long the oldest due lane has been due; 0 when none is",
    );
    for (name, lanes) in lanes {
        text.sample(&[("lanes", name)], age(lanes.due_since));
    }
    text.gauge(
        "rookery_deliveries_waiting",
        "Deliveries that were not made yet, counted up to 10,000",
        backlog.deliveries.waiting as f64,
    );
    text.gauge(
        "rookery_delivery_oldest_seconds",
        "Age of the oldest delivery that was not made yet; 0 when there is none",
        age(backlog.oldest_delivery),
    );
    text.gauge(
        "rookery_delivery_hosts_failing",
        "Servers with deliveries waiting that failed last time",
        backlog.failing_hosts as f64,
    );
    text.gauge(
        "rookery_inbox_waiting",
        "Activities of peers that were not applied yet, counted up to 10,000",
        backlog.inbox.waiting as f64,
    );
    text.gauge(
        "rookery_inbox_dead",
        "Activities of peers that could not be applied",
        backlog.dead_activities as f64,
    );
    text.gauge(
        "rookery_db_oldest_snapshot_seconds",
        "For how long the oldest open transaction has kept dead rows from being cleaned away",
        backlog.oldest_snapshot,
    );
}

/// The process itself, under the names that all exporters use.
fn process(text: &mut Text) {
    text.family("rookery_build_info", "gauge", "The version that runs");
    text.sample(&[("version", env!("CARGO_PKG_VERSION"))], 1.0);
    if let Some(bytes) = resident() {
        text.gauge(
            "process_resident_memory_bytes",
            "Memory of the process that is in RAM",
            bytes,
        );
    }
    if let Ok(open) = std::fs::read_dir("/proc/self/fd") {
        text.gauge(
            "process_open_fds",
            "Open file descriptors",
            open.count() as f64,
        );
    }
}

/// Where there is no `/proc`, this is not known.
fn resident() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kib: f64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kib * 1024.0)
}
