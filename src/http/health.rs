//! `GET /health/ready`: whether requests should be sent to this process. Beside it stands Mastodon's `/health`, which only
//! says that the process answers (`rest::health`).

use std::time::{Duration, Instant};

use actix_web::{
    HttpResponse,
    http::header,
    web::{self, Data},
};
use serde_json::json;
use tokio::sync::Mutex;

use crate::domain::{
    Services,
    health::{self, Readiness},
};

/// Whoever asks again within this time is told the same: anybody may ask, and looking takes a query.
const KEEP: Duration = Duration::from_secs(1);

/// What was found last; all who ask at the same time wait for one look.
#[derive(Debug, Default)]
pub(super) struct Known(Mutex<Option<(Instant, Readiness)>>);

impl Known {
    async fn readiness(&self, services: &Services) -> Readiness {
        let mut known = self.0.lock().await;
        if let Some((at, readiness)) = *known
            && at.elapsed() < KEEP
        {
            return readiness;
        }
        let readiness = health::check(services).await;
        *known = Some((Instant::now(), readiness));
        readiness
    }
}

/// Binds it; needs [`Known`] among the application's data.
pub(super) fn routes(config: &mut web::ServiceConfig) {
    config.service(web::resource("/health/ready").to(ready));
}

async fn ready(services: Data<Services>, known: Data<Known>) -> HttpResponse {
    let readiness = known.readiness(&services).await;
    let part = |good: bool, bad: &'static str| if good { "ok" } else { bad };
    let (status, mut response) = match (readiness.is_ready(), readiness.redis) {
        (true, true) => ("ok", HttpResponse::Ok()),
        (true, false) => ("degraded", HttpResponse::Ok()),
        (false, _) => ("unavailable", HttpResponse::ServiceUnavailable()),
    };
    response
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(json!({
            "status": status,
            "postgres": part(readiness.postgres, "away"),
            "schema": readiness.schema.map_or("unknown", |good| part(good, "behind")),
            "node": part(readiness.node, "lapsed"),
            "redis": part(readiness.redis, "away"),
        }))
}
