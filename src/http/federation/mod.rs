//! What other servers ask for: webfinger and nodeinfo, actors, posts, collections, the inboxes.
//!
//! Documents are made by `render::ap`; what an inbox takes is decided by `ingest::door`.

mod accounts;
mod inbox;
mod reader;
mod statuses;
mod well_known;

use activitypub::media_type;
use actix_web::{HttpRequest, HttpResponse, http::header, web};
use serde_json::Value;

use super::{Answer, Failure, bind::Table};

/// Binds what the contract declares.
pub fn bind(table: &mut Table) {
    well_known::bind(table);
}

/// The paths that only other servers use.
pub fn routes(config: &mut web::ServiceConfig) {
    well_known::routes(config);
    inbox::routes(config);
    statuses::routes(config);
    accounts::routes(config);
}

/// How long others may keep a document.
#[derive(Clone, Copy)]
enum Keep {
    /// Seconds, by anybody.
    Public(u32),
    /// Not at all.
    Never,
}

fn document(value: &Value, keep: Keep) -> Answer {
    let cache = match keep {
        Keep::Public(seconds) => format!("public, max-age={seconds}"),
        Keep::Never => "private, no-store".to_owned(),
    };
    Ok(HttpResponse::Ok()
        .content_type(media_type::ACTIVITY_JSON)
        .insert_header((header::CACHE_CONTROL, cache))
        .insert_header((header::VARY, "Accept, Signature"))
        .body(value.to_string()))
}

/// Whether the request is a server's, not a browser's.
pub(super) fn wants_document(request: &HttpRequest) -> bool {
    request
        .headers()
        .get_all(header::ACCEPT)
        .filter_map(|value| value.to_str().ok())
        .any(media_type::wants_object)
}

/// Sends a browser to the page.
fn to_page(url: &str) -> HttpResponse {
    HttpResponse::Found()
        .insert_header((header::LOCATION, url))
        .finish()
}

fn part(request: &HttpRequest, name: &str) -> Result<String, Failure> {
    request
        .match_info()
        .get(name)
        .filter(|text| !text.contains('\0'))
        .map(str::to_owned)
        .ok_or_else(|| api::error::NOT_FOUND.into())
}
