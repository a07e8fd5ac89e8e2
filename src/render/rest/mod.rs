//! The entities of the client API (<https://docs.joinmastodon.org/entities/>), one file per noun.
//!
//! Every function takes what the domain has gathered and answers an entity of the crate `api`. Where the server cannot
//! do a thing yet, the entity says its neutral truth: null, an empty list, false.

pub mod accounts;
pub mod announcements;
pub mod annual_reports;
pub mod apps;
pub mod async_refreshes;
pub mod collections;
pub mod conversations;
pub mod custom_emojis;
pub mod featured_tags;
pub mod filters;
pub mod grouped_notifications;
pub mod instance;
pub mod languages;
pub mod lists;
pub mod markers;
pub mod media;
pub mod notification_policy;
pub mod notification_requests;
pub mod notifications;
pub mod oembed;
pub mod polls;
pub mod preferences;
pub mod preview_cards;
pub mod profile;
pub mod push;
pub mod quotes;
pub mod relationships;
pub mod reports;
pub mod scheduled_statuses;
pub mod search;
pub mod statuses;
pub mod suggestions;
pub mod tags;
#[cfg(test)]
mod tests;
pub mod translation;
pub mod wire;

use crate::{
    config::Config,
    files::{Files, Key},
};

/// What every entity needs to know: where this server is, where files lie, who reads.
#[derive(Debug)]
pub struct Context<'a> {
    origin: String,
    /// The settings.
    pub config: &'a Config,
    files: &'a Files,
    /// The account that reads.
    pub reader: Option<i64>,
}

impl<'a> Context<'a> {
    /// For one reader, or for nobody in particular.
    #[must_use]
    pub fn new(config: &'a Config, files: &'a Files, reader: Option<i64>) -> Context<'a> {
        Context {
            origin: config.instance.origin_string(),
            config,
            files,
            reader,
        }
    }

    /// `https://social.example`, without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The public address of a path that begins with a slash.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// The public address of a stored file; none for what is no key.
    #[must_use]
    pub fn file(&self, key: Option<&str>) -> Option<String> {
        let key: Key = key?.parse().ok()?;
        Some(self.files.public_url(&key))
    }
}

/// A counter on the wire: never negative.
fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

/// A stored word as the contract's word; the fallback is for words that a newer version stored.
fn word<W: api::word::Word>(stored: &str, fallback: W) -> W {
    W::from_word(stored).unwrap_or(fallback)
}
