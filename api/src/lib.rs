//! The contract with clients: Mastodon's API as data and types.
//!
//! Each noun has one file with its endpoints, its requests and its entities; this file only puts the
//! nouns together. Nothing here reads a clock, opens a connection or knows an HTTP framework.
//!
//! An endpoint is marked `.planned()` until the server has a handler for it.
//! <https://docs.joinmastodon.org/api/>

pub mod accounts;
pub mod admin;
pub mod announcements;
pub mod annual_reports;
pub mod apps;
pub mod async_refreshes;
pub mod blocks;
pub mod bookmarks;
pub mod collections;
pub mod conversations;
pub mod custom_emojis;
pub mod date;
pub mod directory;
pub mod domain_blocks;
pub mod emails;
pub mod endorsements;
pub mod endpoint;
pub mod error;
pub mod favourites;
pub mod featured_tags;
pub mod filters;
pub mod follow_requests;
pub mod followed_tags;
pub mod grouped_notifications;
pub mod health;
pub mod id;
pub mod instance;
pub mod lenient;
pub mod limits;
pub mod lists;
pub mod markers;
pub mod media;
pub mod mutes;
pub mod notification_policy;
pub mod notification_requests;
pub mod notifications;
pub mod number_text;
pub mod oauth;
pub mod oembed;
pub mod openapi;
pub mod paging;
pub mod permission;
pub mod polls;
pub mod preferences;
pub mod profile;
pub mod push;
pub mod relationships;
pub mod reports;
pub mod scheduled_statuses;
pub mod scope;
pub mod search;
pub mod status_doc;
pub mod statuses;
pub mod stream;
pub mod streaming;
pub mod suggestions;
pub mod tags;
pub mod timelines;
pub mod trends;
pub mod well_known;
pub mod word;

use endpoint::{Endpoint, Noun};

/// The nouns that clients use; those of moderators are in [`admin::NOUNS`].
pub const NOUNS: &[Noun] = &[
    Noun {
        name: "accounts",
        endpoints: accounts::ENDPOINTS,
    },
    Noun {
        name: "announcements",
        endpoints: announcements::ENDPOINTS,
    },
    Noun {
        name: "annual_reports",
        endpoints: annual_reports::ENDPOINTS,
    },
    Noun {
        name: "apps",
        endpoints: apps::ENDPOINTS,
    },
    Noun {
        name: "async_refreshes",
        endpoints: async_refreshes::ENDPOINTS,
    },
    Noun {
        name: "blocks",
        endpoints: blocks::ENDPOINTS,
    },
    Noun {
        name: "bookmarks",
        endpoints: bookmarks::ENDPOINTS,
    },
    Noun {
        name: "collections",
        endpoints: collections::ENDPOINTS,
    },
    Noun {
        name: "conversations",
        endpoints: conversations::ENDPOINTS,
    },
    Noun {
        name: "custom_emojis",
        endpoints: custom_emojis::ENDPOINTS,
    },
    Noun {
        name: "directory",
        endpoints: directory::ENDPOINTS,
    },
    Noun {
        name: "domain_blocks",
        endpoints: domain_blocks::ENDPOINTS,
    },
    Noun {
        name: "emails",
        endpoints: emails::ENDPOINTS,
    },
    Noun {
        name: "endorsements",
        endpoints: endorsements::ENDPOINTS,
    },
    Noun {
        name: "favourites",
        endpoints: favourites::ENDPOINTS,
    },
    Noun {
        name: "featured_tags",
        endpoints: featured_tags::ENDPOINTS,
    },
    Noun {
        name: "filters",
        endpoints: filters::ENDPOINTS,
    },
    Noun {
        name: "follow_requests",
        endpoints: follow_requests::ENDPOINTS,
    },
    Noun {
        name: "followed_tags",
        endpoints: followed_tags::ENDPOINTS,
    },
    Noun {
        name: "grouped_notifications",
        endpoints: grouped_notifications::ENDPOINTS,
    },
    Noun {
        name: "health",
        endpoints: health::ENDPOINTS,
    },
    Noun {
        name: "instance",
        endpoints: instance::ENDPOINTS,
    },
    Noun {
        name: "lists",
        endpoints: lists::ENDPOINTS,
    },
    Noun {
        name: "markers",
        endpoints: markers::ENDPOINTS,
    },
    Noun {
        name: "media",
        endpoints: media::ENDPOINTS,
    },
    Noun {
        name: "mutes",
        endpoints: mutes::ENDPOINTS,
    },
    Noun {
        name: "notification_policy",
        endpoints: notification_policy::ENDPOINTS,
    },
    Noun {
        name: "notification_requests",
        endpoints: notification_requests::ENDPOINTS,
    },
    Noun {
        name: "notifications",
        endpoints: notifications::ENDPOINTS,
    },
    Noun {
        name: "oauth",
        endpoints: oauth::ENDPOINTS,
    },
    Noun {
        name: "oembed",
        endpoints: oembed::ENDPOINTS,
    },
    Noun {
        name: "polls",
        endpoints: polls::ENDPOINTS,
    },
    Noun {
        name: "preferences",
        endpoints: preferences::ENDPOINTS,
    },
    Noun {
        name: "profile",
        endpoints: profile::ENDPOINTS,
    },
    Noun {
        name: "push",
        endpoints: push::ENDPOINTS,
    },
    Noun {
        name: "relationships",
        endpoints: relationships::ENDPOINTS,
    },
    Noun {
        name: "reports",
        endpoints: reports::ENDPOINTS,
    },
    Noun {
        name: "scheduled_statuses",
        endpoints: scheduled_statuses::ENDPOINTS,
    },
    Noun {
        name: "search",
        endpoints: search::ENDPOINTS,
    },
    Noun {
        name: "statuses",
        endpoints: statuses::ENDPOINTS,
    },
    Noun {
        name: "streaming",
        endpoints: streaming::ENDPOINTS,
    },
    Noun {
        name: "suggestions",
        endpoints: suggestions::ENDPOINTS,
    },
    Noun {
        name: "tags",
        endpoints: tags::ENDPOINTS,
    },
    Noun {
        name: "timelines",
        endpoints: timelines::ENDPOINTS,
    },
    Noun {
        name: "trends",
        endpoints: trends::ENDPOINTS,
    },
    Noun {
        name: "well_known",
        endpoints: well_known::ENDPOINTS,
    },
];

/// All nouns, those of moderators last.
pub fn nouns() -> impl Iterator<Item = &'static Noun> {
    NOUNS.iter().chain(admin::NOUNS)
}

/// Every endpoint of the API, planned ones included.
pub fn endpoints() -> impl Iterator<Item = &'static Endpoint> {
    nouns().flat_map(|noun| noun.endpoints.iter().copied())
}
