//! Actors, and what leads to them.

use activitypub::{
    actor::ActorKind,
    media_type,
    out::{ActorOut, FieldOut, ImageOut, KeyOut, with_context},
    webfinger::{Jrd, Link, REL_AVATAR, REL_PROFILE_PAGE},
};
use serde_json::Value;

use super::Site;
use crate::domain::accounts::{Account, AccountExt, Emoji};

/// A local person or bot. A suspended one is told stripped of what it says.
///
/// `key` is the id and the PEM of the RSA key; `moved_to` the id of the account it has gone to.
/// Source: <https://docs.joinmastodon.org/spec/activitypub/#profile>.
#[must_use]
pub fn actor(
    site: &Site,
    account: &Account,
    key: (&str, &str),
    moved_to: Option<String>,
) -> ActorOut {
    let kind = ActorKind::from_name(&account.kind).unwrap_or(ActorKind::Person);
    let mut out = ActorOut::new(
        kind,
        account.uri.clone(),
        account.username.clone(),
        account.inbox_url.clone(),
        KeyOut {
            id: key.0.to_owned(),
            pem: key.1.to_owned(),
        },
    );
    out.webfinger = Some(site.handle(account));
    out.shared_inbox = account.shared_inbox_url.clone();
    out.outbox = stored(&account.outbox_url);
    out.followers = stored(&account.followers_url);
    out.following = stored(&account.following_url);
    out.featured = stored(&account.featured_url);
    out.featured_tags = stored(&account.featured_tags_url);
    out.url = stored(&account.url);
    out.published = Some(account.created_at);
    out.name = Some(account.username.clone());
    if account.is_gone() {
        out.suspended = true;
        return out;
    }
    if !account.display_name.is_empty() {
        out.name = Some(account.display_name.clone());
    }
    out.summary = Some(account.note.clone());
    out.icon = image(
        site,
        account.avatar_key.as_deref(),
        &account.avatar_description,
    );
    out.image = image(
        site,
        account.header_key.as_deref(),
        &account.header_description,
    );
    out.fields = account
        .profile_fields()
        .into_iter()
        .map(|field| FieldOut {
            name: field.name,
            value: field.value,
        })
        .collect();
    out.tags = site.emoji_tags(&account.custom_emojis());
    out.also_known_as = account.also_known_as.clone();
    out.moved_to = moved_to;
    out.locked = account.locked;
    out.discoverable = account.discoverable.unwrap_or(false);
    out.indexable = account.indexable;
    out.memorial = account.memorial;
    out.attribution_domains = account.attribution_domains.clone();
    out
}

/// The server itself, named after its domain. Served without asking for a signature.
#[must_use]
pub fn instance_actor(site: &Site, account: &Account, key: (&str, &str)) -> ActorOut {
    let mut out = ActorOut::instance(
        account.uri.clone(),
        &site.domain,
        account.inbox_url.clone(),
        account.outbox_url.clone(),
        KeyOut {
            id: key.0.to_owned(),
            pem: key.1.to_owned(),
        },
    );
    out.shared_inbox = account.shared_inbox_url.clone();
    out.url = stored(&account.url);
    out
}

/// A custom emoji of this server; none when its picture is not here.
#[must_use]
pub fn emoji(site: &Site, emoji: &Emoji) -> Option<Value> {
    // The tag of a post is the same document.
    let note = activitypub::out::NoteOut {
        tags: vec![site.emoji_tag(emoji)?],
        ..activitypub::out::NoteOut::default()
    };
    let tag = note.to_value().get("tag")?.get(0)?.clone();
    Some(with_context(tag))
}

/// The answer to webfinger for a local account (<https://www.rfc-editor.org/rfc/rfc7033>).
#[must_use]
pub fn webfinger(site: &Site, account: &Account) -> Jrd {
    let mut links = vec![
        Link {
            rel: REL_PROFILE_PAGE.to_owned(),
            media_type: Some("text/html".to_owned()),
            href: Some(account.url.clone()),
            template: None,
        },
        own(&account.uri),
    ];
    if let Some((url, media_type)) = account.avatar_key.as_deref().and_then(|key| site.file(key)) {
        links.push(Link {
            rel: REL_AVATAR.to_owned(),
            media_type: Some(media_type.to_owned()),
            href: Some(url),
            template: None,
        });
    }
    Jrd {
        subject: format!("acct:{}", site.handle(account)),
        aliases: vec![account.url.clone(), account.uri.clone()],
        links,
    }
}

/// The answer to webfinger for the server itself: `acct:social.example@social.example`, or its origin.
#[must_use]
pub fn webfinger_instance(site: &Site, account: &Account) -> Jrd {
    Jrd {
        subject: format!("acct:{0}@{0}", site.domain),
        aliases: vec![account.uri.clone()],
        links: vec![own(&account.uri)],
    }
}

fn own(uri: &str) -> Link {
    Link {
        rel: "self".to_owned(),
        media_type: Some(media_type::ACTIVITY_JSON.to_owned()),
        href: Some(uri.to_owned()),
        template: None,
    }
}

fn stored(url: &str) -> Option<String> {
    Some(url.to_owned()).filter(|url| !url.is_empty())
}

fn image(site: &Site, key: Option<&str>, description: &str) -> Option<ImageOut> {
    let (url, media_type) = site.file(key?)?;
    Some(ImageOut {
        url,
        media_type: media_type.to_owned(),
        description: Some(description.to_owned()).filter(|text| !text.is_empty()),
    })
}
