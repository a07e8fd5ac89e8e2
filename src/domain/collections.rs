//! What peers may read here besides single posts: outboxes, followers, pinned posts, replies; and what a post's document
//! needs beyond the post.

use std::collections::HashMap;

use sql::queries::{accounts as account_rows, media, statuses as rows, timelines};

use super::{
    Error, Result, Services,
    accounts::{self, Account, AccountExt, Emoji},
    relationships,
    statuses::{self, Gathered, Status, gather},
    timelines::{Cursor, Keyed},
};

/// Items of a page of an outbox. Source: <https://docs.joinmastodon.org/spec/activitypub/>.
pub const OUTBOX_PAGE: usize = 20;
/// Items of a page of followers or follows.
pub const NETWORK_PAGE: usize = 40;
/// Items of a page of replies.
pub const REPLIES_PAGE: usize = 60;
/// The author's own replies that a post's document holds.
pub const EMBEDDED_REPLIES: usize = 5;

/// What a post's document names besides the post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteContext {
    /// ActivityPub id of the post it answers.
    pub in_reply_to: Option<String>,
    /// Name of the thread, where one was given by somebody else.
    pub conversation: Option<String>,
    /// Ids of the author's own replies to it, oldest first, at most [`EMBEDDED_REPLIES`].
    pub self_replies: Vec<String>,
}

/// The contexts of posts, in two queries. Own replies are left out.
pub async fn contexts<'a>(
    services: &Services,
    posts: impl IntoIterator<Item = &'a Status>,
) -> Result<HashMap<i64, NoteContext>> {
    let mut parents = Vec::new();
    let mut threads = Vec::new();
    let mut wanted = Vec::new();
    for status in posts {
        parents.extend(status.row.in_reply_to_id);
        threads.push(status.row.conversation_id);
        wanted.push((
            status.row.id,
            status.row.in_reply_to_id,
            status.row.in_reply_to_uri.clone(),
            status.row.conversation_id,
        ));
    }
    let connection = services.connection().await?;
    let (uris, names) = (rows::uris(), rows::conversation_uris());
    let (uris, names) = futures_util::try_join!(
        async { uris.bind(&connection, &parents).all().await },
        async { names.bind(&connection, &threads).all().await },
    )?;
    let uris: HashMap<i64, String> = uris.into_iter().map(|row| (row.id, row.uri)).collect();
    let names: HashMap<i64, String> = names.into_iter().map(|row| (row.id, row.uri)).collect();
    Ok(wanted
        .into_iter()
        .map(|(id, parent, missing, thread)| {
            let context = NoteContext {
                in_reply_to: parent.and_then(|id| uris.get(&id).cloned()).or(missing),
                conversation: names.get(&thread).cloned(),
                self_replies: Vec::new(),
            };
            (id, context)
        })
        .collect())
}

/// The context of one post, with the author's own first replies if `replies`.
pub async fn context(services: &Services, status: &Status, replies: bool) -> Result<NoteContext> {
    let mut context = contexts(services, [status])
        .await?
        .remove(&status.row.id)
        .unwrap_or_default();
    if replies {
        let page = self::replies(services, status, Repliers::Author, 0, EMBEDDED_REPLIES).await?;
        context.self_replies = page.uris;
    }
    Ok(context)
}

/// Where an account has gone, by ActivityPub id.
pub async fn moved_to(services: &Services, account: &Account) -> Result<Option<String>> {
    let Some(id) = account.moved_to_id else {
        return Ok(None);
    };
    let connection = services.connection().await?;
    let target = account_rows::by_id().bind(&connection, &id).opt().await?;
    Ok(target.map(|target| target.uri))
}

/// A local post as a peer may read it: to `requester`, the account that signed the request, or to everybody.
/// [`Error::NotFound`] also for what this requester may not see; boosts are found too.
pub async fn post(
    services: &Services,
    author: &Account,
    id: i64,
    requester: Option<i64>,
) -> Result<Gathered> {
    let gathered = statuses::show(services, requester, id).await?;
    let ours = gathered
        .statuses
        .get(&id)
        .is_some_and(|status| status.row.local && status.row.account_id == author.id);
    if ours {
        Ok(gathered)
    } else {
        Err(Error::NotFound)
    }
}

/// Whether an account blocks who reads, or their server. Nobody in particular is shut out by nobody.
pub async fn shuts_out(
    services: &Services,
    account: &Account,
    reader: Option<i64>,
) -> Result<bool> {
    let Some(reader) = reader else {
        return Ok(false);
    };
    let stands = relationships::to(services, account.id, reader).await?;
    Ok(stands.blocking || stands.domain_blocking)
}

/// A page of an outbox.
#[derive(Debug, Default)]
pub struct OutboxPage {
    /// The posts and boosts, newest first, with what they boost.
    pub posts: Gathered,
    /// What their documents name.
    pub contexts: HashMap<i64, NoteContext>,
    /// The next page is below this id.
    pub next: Option<i64>,
}

/// What an account has said in public, newest first, below an id; nothing to whom it blocks.
pub async fn outbox(
    services: &Services,
    account: &Account,
    below: Option<i64>,
    reader: Option<i64>,
) -> Result<OutboxPage> {
    if shuts_out(services, account, reader).await? {
        return Ok(OutboxPage::default());
    }
    let amount = i64::try_from(OUTBOX_PAGE).unwrap_or(i64::MAX);
    let connection = services.connection().await?;
    let ids = timelines::outbox()
        .bind(
            &connection,
            &account.id,
            &below.unwrap_or(i64::MAX),
            &amount,
        )
        .all()
        .await?;
    drop(connection);
    let posts = gather(services, None, &ids).await?;
    let contexts = contexts(services, posts.statuses.values().map(|status| &***status)).await?;
    Ok(OutboxPage {
        posts,
        contexts,
        next: ids.last().copied().filter(|_| ids.len() >= OUTBOX_PAGE),
    })
}

/// Pinned posts that everybody may see, newest pin first, with what their documents name; none to whom the account blocks.
pub async fn featured(
    services: &Services,
    account: &Account,
    reader: Option<i64>,
) -> Result<(Gathered, HashMap<i64, NoteContext>)> {
    if shuts_out(services, account, reader).await? {
        return Ok((Gathered::default(), HashMap::new()));
    }
    let posts = super::timelines::pinned(services, None, account).await?;
    let contexts = contexts(services, posts.statuses.values().map(|status| &***status)).await?;
    Ok((posts, contexts))
}

/// A page of ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UriPage {
    /// ActivityPub ids.
    pub uris: Vec<String>,
    /// The cursor of the next page.
    pub next: Option<i64>,
}

/// Which side of an account's network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Who follows it.
    Followers,
    /// Whom it follows.
    Following,
}

/// A page of an account's network, newest first; [`Error::NotFound`] when the account hides it.
pub async fn network(
    services: &Services,
    account: &Account,
    side: Side,
    below: Option<i64>,
) -> Result<UriPage> {
    if account.hide_collections || account.is_gone() {
        return Err(Error::NotFound);
    }
    let list = match side {
        Side::Followers => Keyed::Followers(account.id),
        Side::Following => Keyed::Following(account.id),
    };
    let at = Cursor {
        below: below.unwrap_or(i64::MAX),
        ..Cursor::newest(NETWORK_PAGE)
    };
    let page = super::timelines::entries(services, list, at).await?;
    let ids: Vec<i64> = page.items.iter().map(|entry| entry.id).collect();
    let people = accounts::listed(services, &ids).await?;
    Ok(UriPage {
        uris: people.into_iter().map(|account| account.uri).collect(),
        next: page.oldest.filter(|_| page.more),
    })
}

/// Whose replies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repliers {
    /// The author's own.
    Author,
    /// Everybody else's.
    Others,
}

/// Public replies to a post, oldest first, above an id.
pub async fn replies(
    services: &Services,
    status: &Status,
    repliers: Repliers,
    above: i64,
    limit: usize,
) -> Result<UriPage> {
    let connection = services.connection().await?;
    let found = timelines::replies()
        .bind(
            &connection,
            &status.row.id,
            &above,
            &status.row.account_id,
            &(repliers == Repliers::Author),
            &i64::try_from(limit).unwrap_or(i64::MAX),
        )
        .all()
        .await?;
    let next = found
        .last()
        .map(|row| row.id)
        .filter(|_| found.len() >= limit);
    Ok(UriPage {
        uris: found.into_iter().map(|row| row.uri).collect(),
        next,
    })
}

/// A custom emoji of this server.
pub async fn emoji(services: &Services, id: i64) -> Result<Emoji> {
    let connection = services.connection().await?;
    let row = media::local_emoji()
        .bind(&connection, &id)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    Ok(Emoji {
        id: row.id,
        uri: row.uri,
        updated_at: row.updated_at,
        shortcode: row.shortcode,
        file_key: row.file_key,
        remote_url: row.remote_url,
        visible_in_picker: row.visible_in_picker,
        category: row.category,
    })
}

/// Whether an ActivityPub id of this server was held by something that is gone for good.
pub async fn is_gone(services: &Services, uri: &str) -> Result<bool> {
    let connection = services.connection().await?;
    let held = sql::queries::objects::by_uri()
        .bind(&connection, &uri)
        .opt()
        .await?;
    Ok(held.is_some_and(|object| object.gone_at.is_some()))
}
