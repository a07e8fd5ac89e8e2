//! Every list that the contract pages, walked at random: up and down, with any limit, while it grows.
//!
//! Each list has a row in [`lists`] (by cursor) or [`offsets`] (by offset), and a definition in SQL that the pages are
//! held to. A failure prints its seed; `ROOKERY_TEST_SEED` repeats it.

mod lists;
mod offsets;
mod walk;
mod world;

use std::collections::BTreeSet;

use api::endpoint::{Endpoint, Method, Paging};

/// What Mastodon pages by cursor or offset (<https://docs.joinmastodon.org/api/guidelines/#pagination>), by path.
const CONTRACT: &[(&str, Paging)] = &[
    ("/api/v1/accounts/search", Paging::Offset),
    ("/api/v1/accounts/{account_id}/collections", Paging::Offset),
    (
        "/api/v1/accounts/{account_id}/in_collections",
        Paging::Offset,
    ),
    ("/api/v1/accounts/{id}/endorsements", Paging::Link),
    ("/api/v1/accounts/{id}/followers", Paging::Link),
    ("/api/v1/accounts/{id}/following", Paging::Link),
    ("/api/v1/accounts/{id}/statuses", Paging::Id),
    ("/api/v1/admin/accounts", Paging::Id),
    ("/api/v1/admin/canonical_email_blocks", Paging::Link),
    ("/api/v1/admin/domain_allows", Paging::Link),
    ("/api/v1/admin/domain_blocks", Paging::Link),
    ("/api/v1/admin/email_domain_blocks", Paging::Link),
    ("/api/v1/admin/ip_blocks", Paging::Link),
    ("/api/v1/admin/reports", Paging::Link),
    ("/api/v1/admin/tags", Paging::Id),
    ("/api/v1/admin/trends/links/publishers", Paging::Id),
    ("/api/v1/blocks", Paging::Link),
    ("/api/v1/bookmarks", Paging::Link),
    ("/api/v1/conversations", Paging::Link),
    ("/api/v1/directory", Paging::Offset),
    ("/api/v1/domain_blocks", Paging::Link),
    ("/api/v1/endorsements", Paging::Link),
    ("/api/v1/favourites", Paging::Link),
    ("/api/v1/follow_requests", Paging::Link),
    ("/api/v1/followed_tags", Paging::Link),
    ("/api/v1/lists/{id}/accounts", Paging::Link),
    ("/api/v1/mutes", Paging::Link),
    ("/api/v1/notifications", Paging::Id),
    ("/api/v1/notifications/requests", Paging::Id),
    ("/api/v1/scheduled_statuses", Paging::Id),
    ("/api/v1/statuses/{id}/favourited_by", Paging::Link),
    ("/api/v1/statuses/{id}/quotes", Paging::Link),
    ("/api/v1/statuses/{id}/reblogged_by", Paging::Link),
    ("/api/v1/timelines/home", Paging::Id),
    ("/api/v1/timelines/link", Paging::Id),
    ("/api/v1/timelines/list/{list_id}", Paging::Id),
    ("/api/v1/timelines/public", Paging::Id),
    ("/api/v1/timelines/tag/{hashtag}", Paging::Id),
    ("/api/v1/trends", Paging::Offset),
    ("/api/v1/trends/links", Paging::Offset),
    ("/api/v1/trends/statuses", Paging::Offset),
    ("/api/v1/trends/tags", Paging::Offset),
    (
        "/api/v1_alpha/accounts/{account_id}/collections",
        Paging::Offset,
    ),
    (
        "/api/v1_alpha/accounts/{account_id}/in_collections",
        Paging::Offset,
    ),
    ("/api/v2/admin/accounts", Paging::Id),
    ("/api/v2/notifications", Paging::Id),
    ("/api/v2/notifications/{group_key}/accounts", Paging::Link),
    ("/api/v2/search", Paging::Offset),
];

fn paged() -> impl Iterator<Item = &'static Endpoint> {
    api::endpoints().filter(|endpoint| endpoint.paging != Paging::None)
}

fn endpoint(path: &str) -> &'static Endpoint {
    api::endpoints()
        .find(|endpoint| endpoint.method == Method::Get && endpoint.path == path)
        .unwrap_or_else(|| panic!("{path} is not declared"))
}

#[test]
fn the_contract_pages_what_mastodon_pages() {
    let declared: BTreeSet<(&str, &str)> = paged()
        .map(|endpoint| (endpoint.path, name(endpoint.paging)))
        .collect();
    let wanted: BTreeSet<(&str, &str)> = CONTRACT
        .iter()
        .map(|(path, paging)| (*path, name(*paging)))
        .collect();
    assert_eq!(
        declared.symmetric_difference(&wanted).collect::<Vec<_>>(),
        Vec::<&(&str, &str)>::new()
    );
}

#[test]
fn every_paged_endpoint_that_is_built_is_walked() {
    let walked: BTreeSet<&str> = lists::PATHS.iter().chain(offsets::PATHS).copied().collect();
    let built: BTreeSet<&str> = paged()
        .filter(|endpoint| endpoint.is_built())
        .map(|endpoint| endpoint.path)
        .collect();
    let missing: Vec<&&str> = built.difference(&walked).collect();
    assert!(missing.is_empty(), "these need a row here: {missing:?}");
    for path in walked {
        assert_ne!(endpoint(path).paging, Paging::None, "{path}");
    }
}

fn name(paging: Paging) -> &'static str {
    match paging {
        Paging::None => "none",
        Paging::Id => "id",
        Paging::Link => "link",
        Paging::Offset => "offset",
    }
}
