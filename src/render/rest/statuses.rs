//! [Status](https://docs.joinmastodon.org/entities/Status/), its [versions](https://docs.joinmastodon.org/entities/StatusEdit/)
//! and its [thread](https://docs.joinmastodon.org/entities/Context/).

use api::{
    accounts::{ApprovalPolicy, CurrentUserApproval},
    id::Id,
    statuses::{
        Mention, QuoteApproval, Status, StatusApplication, StatusEdit, StatusPersonal,
        StatusSource, StatusTag, Visibility as Word,
    },
};

use super::{
    Context, accounts, count, custom_emojis, filters, media, polls, preview_cards, quotes,
};
use crate::{
    domain::statuses::{Gathered, Personal, Revision, Status as Stored, Visibility},
    text::hashtag,
};

/// The posts of a page, in its order.
#[must_use]
pub fn page(context: &Context<'_>, gathered: &Gathered) -> Vec<Status> {
    gathered
        .order
        .iter()
        .filter_map(|id| status(context, gathered, *id))
        .collect()
}

/// One post of those gathered, with what it boosts; none when it was not gathered.
#[must_use]
pub fn status(context: &Context<'_>, gathered: &Gathered, id: i64) -> Option<Status> {
    let (stored, _) = gathered.get(id)?;
    let mut entity = bare(context, gathered, id, false)?;
    if let Some(original) = stored.row.reblog_of_id {
        entity.reblog = Some(Box::new(bare(context, gathered, original, false)?));
    }
    Some(entity)
}

/// A post that was just deleted: `text` as typed instead of `content`, for redrafting.
#[must_use]
pub fn deleted(context: &Context<'_>, gathered: &Gathered, id: i64) -> Option<Status> {
    let (stored, _) = gathered.get(id)?;
    let mut entity = status(context, gathered, id)?;
    entity.content = None;
    entity.text = Some(stored.row.text.clone());
    entity.quote = quotes::deleted(context, gathered, stored);
    Some(entity)
}

/// What its author typed.
#[must_use]
pub fn source(stored: &Stored) -> StatusSource {
    StatusSource {
        id: Id(stored.row.id),
        text: stored.row.text.clone(),
        spoiler_text: stored.row.spoiler_text.clone(),
    }
}

/// The versions of a post, oldest first. What it quotes is the same in all of them.
#[must_use]
pub fn history(
    context: &Context<'_>,
    gathered: &Gathered,
    id: i64,
    revisions: &[Revision],
) -> Vec<StatusEdit> {
    let Some((status, author)) = gathered.get(id) else {
        return Vec::new();
    };
    let moved = author
        .moved_to_id
        .and_then(|id| gathered.accounts.get(&id))
        .map(|account| &***account);
    let account = accounts::account(context, author, moved);
    let quote = quotes::quote(context, gathered, status, false);
    revisions
        .iter()
        .map(|revision| StatusEdit {
            content: revision.content.clone(),
            spoiler_text: revision.spoiler_text.clone(),
            sensitive: revision.sensitive,
            created_at: revision.created_at.into(),
            account: account.clone(),
            poll: revision.poll.as_deref().map(polls::titles),
            media_attachments: revision
                .media
                .iter()
                .map(|file| media::attachment(context, file))
                .collect(),
            emojis: custom_emojis::list(context, &revision.emojis),
            quote: quote.clone(),
        })
        .collect()
}

/// A post inside of one that quotes it.
pub(super) fn quoted(context: &Context<'_>, gathered: &Gathered, id: i64) -> Option<Status> {
    bare(context, gathered, id, true)
}

/// A post without what it boosts; `nested` within another one, what it quotes itself is named by id only.
pub(super) fn bare(
    context: &Context<'_>,
    gathered: &Gathered,
    id: i64,
    nested: bool,
) -> Option<Status> {
    let (stored, author) = gathered.get(id)?;
    let row = &stored.row;
    let moved = author
        .moved_to_id
        .and_then(|id| gathered.accounts.get(&id))
        .map(|account| &***account);
    // A boost has no page; Mastodon names the activity.
    let boost_url = (row.local && row.reblog_of_id.is_some()).then(|| row.uri.clone());
    let quote = quotes::quote(context, gathered, stored, nested);
    Some(Status {
        id: Id(row.id),
        uri: row.uri.clone(),
        created_at: row.created_at.into(),
        account: accounts::account(context, author, moved),
        content: Some(row.content.clone()),
        visibility: visibility(stored.visibility),
        sensitive: row.sensitive,
        spoiler_text: row.spoiler_text.clone(),
        media_attachments: stored
            .media
            .iter()
            .map(|file| media::attachment(context, file))
            .collect(),
        application: row
            .application_name
            .as_ref()
            .filter(|_| row.local)
            .map(|name| StatusApplication {
                name: name.clone(),
                website: row.application_website.clone(),
            }),
        mentions: stored
            .mentions
            .iter()
            .filter(|mention| !mention.silent)
            .map(|mention| Mention {
                id: Id(mention.id),
                username: mention.username.clone(),
                url: mention.url.clone(),
                acct: mention.acct(),
            })
            .collect(),
        tags: stored
            .tags
            .iter()
            .map(|name| StatusTag {
                name: name.clone(),
                url: hashtag::url(context.origin(), name),
            })
            .collect(),
        emojis: custom_emojis::list(context, &stored.emojis),
        reblogs_count: count(row.reblogs_count),
        favourites_count: count(row.favourites_count),
        quotes_count: count(row.quotes_count),
        replies_count: count(row.replies_count),
        url: row.url.clone().or(boost_url),
        in_reply_to_id: row.in_reply_to_id.map(Id),
        in_reply_to_account_id: row.in_reply_to_account_id.map(Id),
        reblog: None,
        poll: polls::poll(context, gathered, stored),
        card: stored
            .card
            .as_ref()
            .map(|card| preview_cards::card(context, card, &gathered.accounts)),
        language: row.language.clone(),
        text: None,
        edited_at: row.edited_at.map(Into::into),
        pleroma: quotes::pleroma(quote.as_ref()),
        quote,
        personal: personal(context, gathered, stored),
        tagged_collections: Vec::new(),
    })
}

/// What is the reader's own. What is done to a boost is done to its original.
pub(super) fn personal(
    context: &Context<'_>,
    gathered: &Gathered,
    stored: &Stored,
) -> StatusPersonal {
    let row = &stored.row;
    let proper = row.reblog_of_id.unwrap_or(row.id);
    let done = context.reader.map(|_| gathered.personal.get(&proper));
    let said = |mark: fn(&Personal) -> bool| done.map(|done| done.is_some_and(mark));
    let can_be_pinned = context.reader == Some(row.account_id)
        && row.reblog_of_id.is_none()
        && stored.visibility != Visibility::Direct;
    StatusPersonal {
        quote_approval: quote_approval(context, gathered, stored),
        favourited: said(|done| done.favourited),
        reblogged: said(|done| done.reblogged),
        muted: said(|done| done.muted),
        bookmarked: said(|done| done.bookmarked),
        pinned: said(|done| done.pinned).filter(|_| can_be_pinned),
        filtered: context
            .reader
            .map(|_| filters::results(gathered.filtered.get(&row.id))),
    }
}

/// Who may quote, by the author's choice; what is not seen by everybody nobody else may quote.
fn quote_approval(context: &Context<'_>, gathered: &Gathered, stored: &Stored) -> QuoteApproval {
    let author = stored.row.account_id;
    let policy = if stored.visibility.is_open() {
        stored.row.quote_policy.as_str()
    } else {
        "nobody"
    };
    let follows = gathered
        .relationships
        .get(&author)
        .is_some_and(|relation| relation.following);
    let own = context.reader == Some(author);
    let allowed = match (context.reader, policy) {
        (None, _) => false,
        (Some(_), "public") => true,
        (Some(_), "followers") => own || follows,
        (Some(_), _) => own && stored.visibility != Visibility::Direct,
    };
    QuoteApproval {
        automatic: match policy {
            "public" => vec![ApprovalPolicy::Public],
            "followers" => vec![ApprovalPolicy::Followers],
            _ => Vec::new(),
        },
        manual: Vec::new(),
        current_user: if allowed {
            CurrentUserApproval::Automatic
        } else {
            CurrentUserApproval::Denied
        },
    }
}

/// The visibility in the words of the contract.
pub(super) fn visibility(stored: Visibility) -> Word {
    match stored {
        Visibility::Public => Word::Public,
        Visibility::Unlisted => Word::Unlisted,
        Visibility::Private => Word::Private,
        Visibility::Direct => Word::Direct,
    }
}
