//! Posts.

use activitypub::{
    addressing::{Audience, PUBLIC},
    note::QuotePolicy,
    out::{AttachmentOut, ImageOut, NoteOut, PollOptionOut, PollOut, QuoteOut, TagOut, inline},
};
use jiff::Timestamp;
use serde_json::Value;

use super::{Activity, Site, activities, addressed};
use crate::{
    domain::{
        accounts::Account,
        collections::NoteContext,
        media::Media,
        polls::Poll,
        statuses::{Gathered, MentionOf, Status, Visibility},
    },
    ids,
};

/// A local post. Who was mentioned before an edit, and no longer is, is not addressed any more.
///
/// Source: <https://docs.joinmastodon.org/spec/activitypub/#status>.
#[must_use]
pub fn note(site: &Site, status: &Status, author: &Account, context: &NoteContext) -> NoteOut {
    let row = &status.row;
    let replies = format!("{}/replies", row.uri);
    NoteOut {
        id: row.uri.clone(),
        url: row.url.clone().unwrap_or_else(|| row.uri.clone()),
        attributed_to: author.uri.clone(),
        content: row.content.clone(),
        language: row.language.clone(),
        summary: Some(row.spoiler_text.clone()).filter(|text| !text.is_empty()),
        sensitive: row.sensitive,
        published: row.created_at,
        updated: row.edited_at,
        audience: audience(status, author),
        direct_message: (!status.visibility.is_open())
            .then_some(status.visibility == Visibility::Direct)
            .filter(|direct| *direct),
        in_reply_to: context.in_reply_to.clone(),
        conversation: Some(
            context
                .conversation
                .clone()
                .unwrap_or_else(|| conversation(site, row.conversation_id)),
        ),
        context: None,
        attachments: status
            .media
            .iter()
            .filter_map(|media| attachment(site, media))
            .collect(),
        tags: tags(site, status),
        poll: status.poll.as_ref().map(|poll| question(poll, site.now)),
        quote: status
            .quote
            .as_ref()
            .filter(|quote| !quote.uri.is_empty())
            .map(|quote| QuoteOut {
                id: quote.uri.clone(),
                authorization: quote.approval_uri.clone(),
            }),
        quote_policy: Some(quote_policy(&row.quote_policy, author)),
        replies: Some(inline(
            &replies,
            &format!("{replies}?page=true"),
            context
                .self_replies
                .iter()
                .map(|uri| Value::from(uri.as_str()))
                .collect(),
            Some(&format!("{replies}?only_other_accounts=true&page=true")),
        )),
        likes: Some((format!("{}/likes", row.uri), count(row.favourites_count))),
        shares: Some((format!("{}/shares", row.uri), count(row.reblogs_count))),
    }
}

/// The `Create` or `Announce` of a gathered post; none when it, or what it boosts, is not among what was gathered.
#[must_use]
pub fn activity_of(
    site: &Site,
    posts: &Gathered,
    id: i64,
    context: &NoteContext,
) -> Option<Activity> {
    let (status, author) = posts.get(id)?;
    match status.row.reblog_of_id {
        Some(original) => {
            let (original, boosted) = posts.get(original)?;
            Some(activities::announce(
                status,
                author,
                &original.row.uri,
                &boosted.uri,
            ))
        }
        None => Some(activities::create(site, status, author, context)),
    }
}

/// Whom a post is addressed to.
pub(super) fn audience(status: &Status, author: &Account) -> Audience {
    let people: Vec<&str> = named(status).map(|mention| mention.uri.as_str()).collect();
    Audience::for_post(addressed(status.visibility), &author.followers_url, &people)
}

fn named(status: &Status) -> impl Iterator<Item = &MentionOf> {
    status.mentions.iter().filter(|mention| !mention.silent)
}

/// The name of a thread that began here, in the form that servers without threads of their own pass on.
fn conversation(site: &Site, id: i64) -> String {
    let date = ids::timestamp(id).strftime("%Y-%m-%d");
    format!(
        "tag:{},{date}:objectId={id}:objectType=Conversation",
        site.domain
    )
}

/// How a poll stands; where results are hidden until its end, nothing is told of them before.
fn question(poll: &Poll, now: Timestamp) -> PollOut {
    let over = poll.is_over(now);
    let told = over || !poll.hide_totals;
    PollOut {
        multiple: poll.multiple,
        options: poll
            .options
            .iter()
            .enumerate()
            .map(|(place, name)| PollOptionOut {
                name: name.clone(),
                votes: if told { poll.votes(place) } else { 0 },
            })
            .collect(),
        end_time: poll.expires_at,
        closed: poll.expires_at.filter(|_| over),
        voters_count: poll.voters_count(),
    }
}

fn quote_policy(policy: &str, author: &Account) -> QuotePolicy {
    let automatic = match policy {
        "public" => PUBLIC.to_owned(),
        "followers" => author.followers_url.clone(),
        // Nobody is written as oneself.
        _ => author.uri.clone(),
    };
    QuotePolicy {
        automatic: vec![automatic],
        manual: Vec::new(),
    }
}

fn tags(site: &Site, status: &Status) -> Vec<TagOut> {
    let mentions = named(status).map(|mention| TagOut::Mention {
        href: mention.uri.clone(),
        name: format!(
            "@{}@{}",
            mention.username,
            mention.domain.as_deref().unwrap_or(&site.domain)
        ),
    });
    let hashtags = status.tags.iter().map(|name| {
        let encoded =
            percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC);
        TagOut::Hashtag {
            href: format!("{}/tags/{encoded}", site.origin),
            name: name.clone(),
        }
    });
    mentions
        .chain(hashtags)
        .chain(site.emoji_tags(&status.emojis))
        .collect()
}

fn attachment(site: &Site, media: &Media) -> Option<AttachmentOut> {
    let (url, media_type) = site.file(media.file_key.as_deref()?)?;
    let number = |part: &str, key: &str| media.meta.get(part)?.get(key)?.as_f64();
    let size = |key: &str| {
        let value = media.meta.get("original")?.get(key)?.as_u64()?;
        u32::try_from(value).ok()
    };
    let thumbnail = match media.kind.as_str() {
        // A picture is its own preview for peers; they make theirs.
        "image" => None,
        _ => media.small_key.as_deref().and_then(|key| site.file(key)),
    };
    Some(AttachmentOut {
        url,
        media_type: media.mime.clone().unwrap_or_else(|| media_type.to_owned()),
        description: media.description.clone(),
        blurhash: media.blurhash.clone(),
        focal_point: number("focus", "x").zip(number("focus", "y")),
        width: size("width"),
        height: size("height"),
        thumbnail: thumbnail.map(|(url, media_type)| ImageOut {
            url,
            media_type: media_type.to_owned(),
            description: None,
        }),
    })
}

fn count(stored: i64) -> u64 {
    u64::try_from(stored).unwrap_or(0)
}
