//! Collections and their pages (<https://www.w3.org/TR/activitypub/#collections>).

use std::collections::HashMap;

use activitypub::out::{TagOut, collection, collection_page, counted, inline, set, with_context};
use serde_json::Value;

use super::{Site, statuses};
use crate::domain::{
    accounts::Account,
    collections::{NoteContext, OutboxPage, Repliers, Side, UriPage},
    featured_tags::FeaturedTag,
    statuses::{Gathered, Status},
};

/// An outbox: how much there is, and where reading starts.
#[must_use]
pub fn outbox(account: &Account) -> Value {
    let url = &account.outbox_url;
    collection(
        url,
        count(account.statuses_count),
        Some(&format!("{url}?page=true")),
        None,
    )
}

/// A page of an outbox, asked for with `below` (`max_id`).
#[must_use]
pub fn outbox_page(site: &Site, account: &Account, page: &OutboxPage, below: Option<i64>) -> Value {
    let url = &account.outbox_url;
    let nothing = NoteContext::default();
    let items = page
        .posts
        .order
        .iter()
        .filter_map(|id| {
            let context = page.contexts.get(id).unwrap_or(&nothing);
            statuses::activity_of(site, &page.posts, *id, context)
        })
        .map(super::Activity::embedded)
        .collect();
    collection_page(
        &at(url, below),
        url,
        items,
        page.next.map(|next| at(url, Some(next))).as_deref(),
        None,
    )
}

/// Followers or follows: how many, and where reading starts unless they are hidden.
#[must_use]
pub fn network(account: &Account, side: Side) -> Value {
    let (url, total) = network_of(account, side);
    let first = (!account.hide_collections).then(|| at(url, None));
    collection(url, count(total), first.as_deref(), None)
}

/// A page of followers or follows, asked for with `below` (`max_id`).
#[must_use]
pub fn network_page(account: &Account, side: Side, page: &UriPage, below: Option<i64>) -> Value {
    let (url, _) = network_of(account, side);
    collection_page(
        &at(url, below),
        url,
        ids(&page.uris),
        page.next.map(|next| at(url, Some(next))).as_deref(),
        None,
    )
}

fn network_of(account: &Account, side: Side) -> (&str, i64) {
    match side {
        Side::Followers => (&account.followers_url, account.followers_count),
        Side::Following => (&account.following_url, account.following_count),
    }
}

/// Pinned posts, whole.
#[must_use]
pub fn featured(
    site: &Site,
    account: &Account,
    posts: &Gathered,
    contexts: &HashMap<i64, NoteContext>,
) -> Value {
    let nothing = NoteContext::default();
    let items = posts
        .order
        .iter()
        .filter_map(|id| {
            let (status, author) = posts.get(*id)?;
            let context = contexts.get(id).unwrap_or(&nothing);
            Some(statuses::note(site, status, author, context).to_value())
        })
        .collect();
    set(&account.featured_url, items)
}

/// The tags on a profile, whole.
#[must_use]
pub fn featured_tags(site: &Site, account: &Account, tags: &[FeaturedTag]) -> Value {
    let items = tags
        .iter()
        .map(|tag| {
            let name =
                percent_encoding::utf8_percent_encode(&tag.tag, percent_encoding::NON_ALPHANUMERIC);
            TagOut::Hashtag {
                href: format!("{}/@{}/tagged/{name}", site.origin, account.username),
                name: tag.name.clone(),
            }
            .to_value()
        })
        .collect();
    set(&account.featured_tags_url, items)
}

/// The replies to a post: the author's own first.
#[must_use]
pub fn replies(status: &Status, own: &UriPage) -> Value {
    let url = format!("{}/replies", status.row.uri);
    with_context(inline(
        &url,
        &replies_at(&url, Repliers::Author, 0),
        ids(&own.uris),
        Some(&replies_next(&url, Repliers::Author, own)),
    ))
}

/// A page of replies above an id (`min_id`).
#[must_use]
pub fn replies_page(status: &Status, repliers: Repliers, page: &UriPage, above: i64) -> Value {
    let url = format!("{}/replies", status.row.uri);
    let next = match (repliers, page.next) {
        (Repliers::Others, None) => None,
        _ => Some(replies_next(&url, repliers, page)),
    };
    let whole = inline(
        &url,
        &replies_at(&url, repliers, above),
        ids(&page.uris),
        next.as_deref(),
    );
    whole
        .get("first")
        .cloned()
        .map_or(Value::Null, with_context)
}

/// After the author's last reply come those of the others.
fn replies_next(url: &str, repliers: Repliers, page: &UriPage) -> String {
    match page.next {
        Some(next) => replies_at(url, repliers, next),
        None => replies_at(url, Repliers::Others, 0),
    }
}

fn replies_at(url: &str, repliers: Repliers, above: i64) -> String {
    let mut text = format!("{url}?");
    if above > 0 {
        text.push_str(&format!("min_id={above}&"));
    }
    if repliers == Repliers::Others {
        text.push_str("only_other_accounts=true&");
    }
    text.push_str("page=true");
    text
}

/// How many people favour a post; not who.
#[must_use]
pub fn likes(status: &Status) -> Value {
    with_context(counted(
        &format!("{}/likes", status.row.uri),
        count(status.row.favourites_count),
    ))
}

/// How many people have boosted a post; not who.
#[must_use]
pub fn shares(status: &Status) -> Value {
    with_context(counted(
        &format!("{}/shares", status.row.uri),
        count(status.row.reblogs_count),
    ))
}

fn at(url: &str, below: Option<i64>) -> String {
    match below {
        Some(below) => format!("{url}?max_id={below}&page=true"),
        None => format!("{url}?page=true"),
    }
}

fn ids(uris: &[String]) -> Vec<Value> {
    uris.iter().map(|uri| Value::from(uri.as_str())).collect()
}

fn count(stored: i64) -> u64 {
    u64::try_from(stored).unwrap_or(0)
}
