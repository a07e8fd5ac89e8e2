//! ActivityPub documents of what is here. Pure: everything they need is given.
//!
//! Source: <https://docs.joinmastodon.org/spec/activitypub/>.

mod accounts;
mod activities;
mod collections;
mod instance;
mod quotes;
mod statuses;
#[cfg(test)]
mod tests;

pub use accounts::{actor, emoji, instance_actor, webfinger, webfinger_instance};
pub use activities::{
    Activity, accept_follow, add_featured, announce, block, create, delete_actor, delete_status,
    flag, follow, like, reject_follow, remove_featured, restate, undo_announce, undo_block,
    undo_follow, undo_like, update_actor, update_note, vote,
};
pub use collections::{
    featured, featured_tags, likes, network, network_page, outbox, outbox_page, replies,
    replies_page, shares,
};
pub use instance::{host_meta, nodeinfo, nodeinfo_links};
pub use quotes::{answer_quote, delete_stamp, quote_authorization, quote_request};
pub use statuses::{activity_of, note};

use activitypub::{addressing, out::TagOut};
use jiff::Timestamp;

use crate::{
    domain::{
        Services,
        accounts::{Account, Emoji},
        statuses::Visibility,
    },
    files::{Files, Key},
};

/// What documents say of this server.
#[derive(Clone, Debug)]
pub struct Site {
    /// `https://social.example`, without a slash at the end.
    pub origin: String,
    /// What follows the `@` in handles.
    pub domain: String,
    /// Documents say how it stands at this moment.
    pub now: Timestamp,
    files: Files,
}

impl Site {
    /// This server.
    #[must_use]
    pub fn of(services: &Services) -> Site {
        Site {
            origin: services.origin(),
            domain: services.config.instance.domain.clone(),
            now: services.now(),
            files: services.files.clone(),
        }
    }

    /// A stored file's address and media type; none for a key that is none.
    fn file(&self, key: &str) -> Option<(String, &'static str)> {
        let key: Key = key.parse().ok()?;
        Some((self.files.public_url(&key), key.format().mime()))
    }

    fn handle(&self, account: &Account) -> String {
        let domain = account.domain.as_deref().unwrap_or(&self.domain);
        format!("{}@{domain}", account.username)
    }

    /// The emoji whose picture is here.
    fn emoji_tags(&self, emojis: &[Emoji]) -> Vec<TagOut> {
        emojis
            .iter()
            .filter_map(|emoji| self.emoji_tag(emoji))
            .collect()
    }

    fn emoji_tag(&self, emoji: &Emoji) -> Option<TagOut> {
        let (url, media_type) = self.file(emoji.file_key.as_deref()?)?;
        Some(TagOut::Emoji {
            id: emoji
                .uri
                .clone()
                .unwrap_or_else(|| format!("{}/emojis/{}", self.origin, emoji.id)),
            shortcode: emoji.shortcode.clone(),
            url,
            media_type: media_type.to_owned(),
            updated: emoji.updated_at,
        })
    }
}

/// The visibility in the terms of the protocol.
fn addressed(visibility: Visibility) -> addressing::Visibility {
    match visibility {
        Visibility::Public => addressing::Visibility::Public,
        Visibility::Unlisted => addressing::Visibility::Unlisted,
        Visibility::Private => addressing::Visibility::Private,
        Visibility::Direct => addressing::Visibility::Direct,
    }
}
