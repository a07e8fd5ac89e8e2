//! [Announcement](https://docs.joinmastodon.org/entities/Announcement/).

use api::{
    announcements::{
        Announcement, AnnouncementAccount, AnnouncementStatus, Reaction, ReactionEvent,
    },
    id::Id,
    statuses::StatusTag,
};

use super::{Context, count, custom_emojis};
use crate::{
    domain::{
        accounts::AccountExt,
        announcements::{Announcement as Stored, Announcements, Reaction as Given},
    },
    text::hashtag,
};

/// All of them.
#[must_use]
pub fn list(context: &Context<'_>, found: &Announcements) -> Vec<Announcement> {
    found
        .items
        .iter()
        .filter_map(|item| announcement(context, found, item))
        .collect()
}

/// `None` for one that is not published.
fn announcement(
    context: &Context<'_>,
    found: &Announcements,
    item: &Stored,
) -> Option<Announcement> {
    Some(Announcement {
        id: Id(item.id),
        content: item.content.clone(),
        starts_at: item.starts_at.map(Into::into),
        ends_at: item.ends_at.map(Into::into),
        all_day: item.all_day,
        published_at: item.published_at?.into(),
        updated_at: item.updated_at.into(),
        read: found.read.as_ref().map(|read| read.contains(&item.id)),
        mentions: item
            .mention_ids
            .iter()
            .filter_map(|id| found.accounts.get(id))
            .map(|account| AnnouncementAccount {
                id: Id(account.id),
                username: account.username.clone(),
                url: account.url.clone(),
                acct: account.acct(),
            })
            .collect(),
        statuses: item
            .status_ids
            .iter()
            .filter(|id| found.statuses.order.contains(id))
            .filter_map(|id| found.statuses.get(*id))
            .map(|(status, _)| AnnouncementStatus {
                id: Id(status.row.id),
                url: status.row.url.clone().unwrap_or(status.row.uri.clone()),
            })
            .collect(),
        tags: item
            .tags
            .iter()
            .map(|name| StatusTag {
                name: name.clone(),
                url: hashtag::url(context.origin(), name),
            })
            .collect(),
        emojis: custom_emojis::list(context, &item.emojis),
        reactions: found
            .reactions
            .get(&item.id)
            .into_iter()
            .flatten()
            .map(|given| reaction(context, found.read.is_some(), given))
            .collect(),
    })
}

fn reaction(context: &Context<'_>, personal: bool, given: &Given) -> Reaction {
    let url = context
        .file(given.file_key.as_deref())
        .or_else(|| given.remote_url.clone());
    Reaction {
        name: given.name.clone(),
        count: count(given.count),
        me: personal.then_some(given.me),
        static_url: url.clone(),
        url,
    }
}

/// The news of a reaction.
#[must_use]
pub fn event(id: i64, name: &str, amount: i64) -> ReactionEvent {
    ReactionEvent {
        name: name.to_owned(),
        count: count(amount),
        announcement_id: Id(id),
    }
}
