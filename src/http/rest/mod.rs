//! The client API: one file per noun, each binding its endpoints.

mod accounts;
mod announcements;
mod annual_reports;
mod async_refreshes;
mod blocks;
mod bookmarks;
mod collections;
mod conversations;
mod custom_emojis;
mod domain_blocks;
mod endorsements;
mod favourites;
mod featured_tags;
mod filters;
mod follow_requests;
mod followed_tags;
mod grouped_notifications;
mod health;
mod instance;
mod lists;
mod markers;
mod media;
mod mutes;
mod notification_policy;
mod notification_requests;
mod notifications;
mod oembed;
mod polls;
mod preferences;
mod profile;
mod push;
mod relationships;
mod reports;
mod scheduled_statuses;
mod search;
mod statuses;
mod suggestions;
mod tags;
mod timelines;
mod trends;

use actix_web::{HttpMessage, HttpRequest, HttpResponse, http::header};
use api::{
    endpoint::{Endpoint, PageSize},
    id::Id,
    paging::OffsetPage,
};
use serde::Serialize;

use super::{Answer, Failure, Params, bind::Table, respond};
use crate::{
    domain::{
        Services,
        accounts::{self as people, Account},
        statuses as posts,
        timelines::{Entry, Page, StatusPage},
    },
    render::rest::{self, Context},
};

/// Binds every endpoint of the client API that is built.
pub fn bind(table: &mut Table) {
    accounts::bind(table);
    announcements::bind(table);
    annual_reports::bind(table);
    async_refreshes::bind(table);
    blocks::bind(table);
    bookmarks::bind(table);
    conversations::bind(table);
    collections::bind(table);
    custom_emojis::bind(table);
    domain_blocks::bind(table);
    endorsements::bind(table);
    favourites::bind(table);
    filters::bind(table);
    featured_tags::bind(table);
    follow_requests::bind(table);
    followed_tags::bind(table);
    grouped_notifications::bind(table);
    health::bind(table);
    instance::bind(table);
    lists::bind(table);
    markers::bind(table);
    media::bind(table);
    mutes::bind(table);
    notification_policy::bind(table);
    notification_requests::bind(table);
    notifications::bind(table);
    oembed::bind(table);
    polls::bind(table);
    preferences::bind(table);
    profile::bind(table);
    push::bind(table);
    relationships::bind(table);
    reports::bind(table);
    scheduled_statuses::bind(table);
    search::bind(table);
    statuses::bind(table);
    suggestions::bind(table);
    tags::bind(table);
    timelines::bind(table);
    trends::bind(table);
}

/// Items that one request may ask for by id.
const MAX_IDS: usize = 128;

/// What rendering needs to know, for one reader.
fn context(services: &Services, reader: Option<i64>) -> Context<'_> {
    Context::new(&services.config, &services.files, reader)
}

/// The ids of an index, each once, a bounded number.
fn ids(asked: Option<Vec<Id>>) -> Vec<i64> {
    let mut ids: Vec<i64> = Vec::new();
    for id in asked.unwrap_or_default() {
        if ids.len() < MAX_IDS && !ids.contains(&id.0) {
            ids.push(id.0);
        }
    }
    ids
}

/// Offset and limit with the endpoint's page size.
fn offset(request: &HttpRequest, params: &Params) -> Result<(u32, u32), Failure> {
    let size = request
        .extensions()
        .get::<&'static Endpoint>()
        .and_then(|endpoint| endpoint.page_size)
        .unwrap_or(PageSize {
            default: 20,
            max: 40,
        });
    Ok(OffsetPage::read(&params.tree)?.bounds(size)?)
}

/// 200 with JSON that is the same for everybody and may be kept for so many seconds.
fn public<T: Serialize>(body: &T, seconds: u32) -> Answer {
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, format!("public, max-age={seconds}")))
        .json(body))
}

/// One post as it stands now, for its reader.
async fn show_status(services: &Services, reader: Option<i64>, id: i64) -> Answer {
    let gathered = posts::show(services, reader, id).await?;
    let status = rest::wire::status(&context(services, reader), &gathered, id)
        .ok_or_else(|| Failure::from(api::error::RECORD_NOT_FOUND))?;
    respond::written(status)
}

/// A page of posts.
fn status_page(
    services: &Services,
    request: &HttpRequest,
    reader: Option<i64>,
    page: &StatusPage,
) -> Answer {
    let body = rest::wire::page(&context(services, reader), &page.items);
    respond::written_page(services, request, page, body)
}

/// A page of accounts.
async fn account_page(
    services: &Services,
    request: &HttpRequest,
    reader: Option<i64>,
    page: &Page<Vec<(Account, Entry)>>,
) -> Answer {
    let moved = people::moved(services, page.items.iter().map(|(account, _)| account)).await?;
    let context = context(services, reader);
    let body: Vec<_> = page
        .items
        .iter()
        .map(|(account, _)| {
            let moved = account.moved_to_id.and_then(|id| moved.get(&id));
            rest::accounts::account(&context, account, moved)
        })
        .collect();
    respond::page(services, request, page, &body)
}

/// Accounts without pages.
async fn account_list(services: &Services, reader: Option<i64>, accounts: &[Account]) -> Answer {
    let moved = people::moved(services, accounts).await?;
    let context = context(services, reader);
    let body: Vec<_> = accounts
        .iter()
        .map(|account| {
            let moved = account.moved_to_id.and_then(|id| moved.get(&id));
            rest::accounts::account(&context, account, moved)
        })
        .collect();
    respond::json(&body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_answers_each_id_once_and_a_bounded_number() {
        let asked = vec![Id(3), Id(1), Id(3)];
        assert_eq!(ids(Some(asked)), [3, 1]);
        assert_eq!(ids(Some((0..1000).map(Id).collect())).len(), MAX_IDS);
        assert!(ids(None).is_empty());
    }

    #[test]
    fn nothing_is_bound_that_the_contract_calls_planned() {
        let mut table = Table::default();
        bind(&mut table);
        let wrong = table.check().err().unwrap_or_default();
        assert!(!wrong.contains("is marked as planned"), "{wrong}");
    }
}
