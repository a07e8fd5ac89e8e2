//! A new post by a person here.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sql::queries::{media as media_rows, statuses};

use super::{
    MentionOf, Row, Status, Visibility,
    draft::{Checked, read},
    publish::{self, Posting, Written},
    target,
};
use crate::{
    domain::{
        Error, Result, Services,
        accounts::Account,
        caches, compose,
        polls::{self, NewPoll, PollDraft},
        quotes::{self, NewQuote},
        scheduled_statuses,
    },
    feed::Change,
    store::Tx,
    text,
};

/// What a person wants to post.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// Plain text.
    pub text: String,
    /// Content warning; empty for none.
    pub spoiler_text: String,
    /// The person's default when absent.
    pub visibility: Option<Visibility>,
    /// The person's default when absent.
    pub sensitive: Option<bool>,
    /// ISO 639; the person's default when absent.
    pub language: Option<String>,
    /// A post that may be seen.
    pub in_reply_to_id: Option<i64>,
    /// Own uploads, in order.
    pub media_ids: Vec<i64>,
    /// What it asks.
    pub poll: Option<PollDraft>,
    /// A post that may be quoted.
    pub quoted_status_id: Option<i64>,
    /// Who may quote.
    pub quote_policy: Option<String>,
    /// A repeat with the same key answers the first post.
    pub idempotency_key: Option<String>,
    /// The application that posts.
    pub application_id: Option<i64>,
    /// The post for later that becomes this one.
    #[serde(skip)]
    pub scheduled_id: Option<i64>,
}

/// The rows of a post, wherever it comes from.
#[derive(Clone, Debug)]
pub struct NewStatus {
    /// Minted by the caller: time ordered by publication.
    pub id: i64,
    /// The author.
    pub account_id: i64,
    /// ActivityPub id.
    pub uri: String,
    /// Page.
    pub url: Option<String>,
    /// Made here.
    pub local: bool,
    /// Who may see it.
    pub visibility: Visibility,
    /// As typed (local).
    pub text: String,
    /// Sanitised HTML.
    pub content: String,
    /// Content warning.
    pub spoiler_text: String,
    /// Media hidden.
    pub sensitive: bool,
    /// ISO 639.
    pub language: Option<String>,
    /// Parent: post and author.
    pub in_reply_to: Option<(i64, i64)>,
    /// A parent that is not here.
    pub in_reply_to_uri: Option<String>,
    /// The boosted post and its author.
    pub reblog_of: Option<(i64, i64)>,
    /// The thread; a new one when absent.
    pub conversation_id: Option<i64>,
    /// ActivityPub id of the thread.
    pub conversation_uri: Option<String>,
    /// Attachments in order.
    pub media_ids: Vec<i64>,
    /// Emoji in the text.
    pub emoji_ids: Vec<i64>,
    /// What it asks.
    pub poll: Option<NewPoll>,
    /// What it quotes.
    pub quote: Option<NewQuote>,
    /// People addressed, and whether silently.
    pub mentions: Vec<(i64, bool)>,
    /// Folded names and shown forms.
    pub tags: Vec<(String, String)>,
    /// The application.
    pub application_id: Option<i64>,
    /// public, followers or nobody.
    pub quote_policy: String,
    /// Of the sanitiser that made the content.
    pub sanitiser_version: i16,
    /// Publication.
    pub created_at: Timestamp,
    /// Last edit.
    pub edited_at: Option<Timestamp>,
}

/// Posts for a person here.
///
/// Everything that follows (fan-out, notifications, peers) is a job of the same transaction. The post stands in its
/// author's home before this returns. Answers the post's id.
///
/// Source: <https://docs.joinmastodon.org/methods/statuses/#create>.
pub async fn create(services: &Services, author: &Account, draft: Draft) -> Result<i64> {
    let key = draft.idempotency_key.clone();
    let outcome = create_new(services, author, draft).await;
    // What was answered before may not be possible again: its uploads are in use, what it answers is gone. Where nothing
    // fails, the key is looked for with the writing.
    match (outcome, key) {
        (Err(error), Some(key)) => publish::made_with(services, author.id, &key)
            .await?
            .ok_or(error),
        (outcome, _) => outcome,
    }
}

/// Whether a draft could be posted now.
pub(in crate::domain) async fn check(
    services: &Services,
    author: &Account,
    draft: &Draft,
) -> Result<()> {
    read(services, draft)?;
    if let Some(id) = draft.in_reply_to_id {
        target(services, author.id, id).await?;
    }
    if let Some(id) = draft.quoted_status_id {
        quotes::quotable(services, author.id, id).await?;
    }
    if !draft.media_ids.is_empty() {
        let connection = services.connection().await?;
        check_media(&connection, author.id, &draft.media_ids, None).await?;
    }
    Ok(())
}

async fn create_new(services: &Services, author: &Account, draft: Draft) -> Result<i64> {
    let now = services.now();
    let Checked {
        text,
        spoiler_text,
        poll,
    } = read(services, &draft)?;
    let alone = !draft.media_ids.is_empty()
        || draft.poll.is_some()
        || draft.quoted_status_id.is_some()
        || draft.scheduled_id.is_some();
    let parent = match draft.in_reply_to_id {
        Some(id) => Some(target(services, author.id, id).await?),
        None => None,
    };
    let quoted = match draft.quoted_status_id {
        Some(id) => Some(quotes::quotable(services, author.id, id).await?),
        None => None,
    };
    let composed = compose::status(services, &text).await?;

    let defaults = caches::post_defaults(services, author.id).await?;
    let visibility = draft
        .visibility
        .or_else(|| Visibility::parse(&defaults.privacy))
        .unwrap_or(Visibility::Public);
    let visibility = match &quoted {
        // What only followers see is quoted for no more people than those.
        Some((quoted, _)) if quoted.visibility == Visibility::Private && visibility.is_open() => {
            Visibility::Private
        }
        _ => visibility,
    };
    if visibility == Visibility::Direct
        && let Some((_, by)) = &quoted
        && by.id != author.id
        && !composed.mentions.iter().any(|account| account.id == by.id)
    {
        return Err(Error::Unprocessable(
            "Validation failed: Cannot quote a non-mentioned user in a Private Mention post"
                .to_owned(),
        ));
    }
    let mut mentions: Vec<(i64, bool)> = composed
        .mentions
        .iter()
        .filter(|account| account.id != author.id)
        .map(|account| (account.id, false))
        .collect();
    if visibility == Visibility::Direct
        && composed
            .mentions
            .iter()
            .any(|account| account.id == author.id)
    {
        mentions.push((author.id, false));
    }
    let sensitive = draft.sensitive.unwrap_or(defaults.sensitive) || !spoiler_text.is_empty();
    let asked = poll.as_ref().map(NewPoll::shown).unwrap_or_default();
    let shown = format!("{spoiler_text} {text} {asked}");
    let emoji_ids = compose::emoji_ids(services, &shown).await?;
    let quote_policy = match visibility {
        Visibility::Private | Visibility::Direct => "nobody".to_owned(),
        _ => draft
            .quote_policy
            .clone()
            .unwrap_or_else(|| defaults.quote_policy.clone()),
    };
    if !draft.media_ids.is_empty() {
        let connection = services.connection().await?;
        check_media(&connection, author.id, &draft.media_ids, draft.scheduled_id).await?;
    }

    let id = services.id()?;
    let uri = format!("{}/statuses/{id}", author.uri);
    let new = NewStatus {
        id,
        account_id: author.id,
        url: Some(format!("{}/{id}", author.url)),
        uri,
        local: true,
        visibility,
        text,
        content: match &quoted {
            Some((quoted, _)) => compose::with_quote(&composed.html, &quoted.row),
            None => composed.html,
        },
        spoiler_text,
        sensitive,
        language: draft.language.clone().or_else(|| defaults.language.clone()),
        in_reply_to: parent
            .as_ref()
            .map(|(status, _)| (status.row.id, status.row.account_id)),
        in_reply_to_uri: None,
        reblog_of: None,
        conversation_id: parent
            .as_ref()
            .map(|(status, _)| status.row.conversation_id),
        conversation_uri: None,
        media_ids: draft.media_ids.clone(),
        emoji_ids,
        poll,
        quote: quoted
            .as_ref()
            .map(|(quoted, by)| quotes::new(author, id, quoted, by)),
        mentions,
        tags: composed.tags,
        application_id: draft.application_id.filter(|_| defaults.show_application),
        quote_policy,
        sanitiser_version: text::sanitise::SANITISER_VERSION,
        created_at: now,
        edited_at: None,
    };

    let posting = Posting::new(services, new)
        .await?
        .with_key(draft.idempotency_key);
    if alone {
        return write_alone(services, posting, draft.scheduled_id).await;
    }
    let posting = match born(services, &posting, &composed.mentions).await? {
        Some(status) => posting.shown_as(status),
        None => posting,
    };
    match publish::publish(services, posting).await? {
        Written::New => Ok(id),
        Written::Repeated(known) => Ok(known),
        Written::Known | Written::Orphaned => Err(Error::Conflict),
    }
}

/// Writes a post with its uploads and poll, by itself: what hangs on other rows may fail.
async fn write_alone(
    services: &Services,
    posting: Posting,
    scheduled_id: Option<i64>,
) -> Result<i64> {
    let new = posting.status();
    let before = caches::before_writing(services);
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    if let Some(id) = scheduled_id {
        scheduled_statuses::take(&tx, new.account_id, id, services.now()).await?;
    }
    let (written, outcome) = publish::insert_within(&tx, &posting).await?;
    if written != Written::New {
        // A repeat is answered by whoever asked.
        return Err(Error::Conflict);
    }
    if let Some(poll) = &new.poll {
        polls::insert(services, &tx, new.id, poll).await?;
    }
    if let Some(quote) = &new.quote {
        quotes::insert(services, &tx, new.id, new.account_id, quote).await?;
    }
    let attached = media_rows::attach()
        .bind(
            &tx,
            &new.id,
            &new.media_ids,
            &new.account_id,
            &scheduled_id.unwrap_or(0),
        )
        .all()
        .await?;
    if attached.len() != new.media_ids.len() {
        return Err(Error::Unprocessable(
            "Validation failed: Media attachments could not be found or are used already"
                .to_owned(),
        ));
    }
    tx.commit().await?;
    drop(connection);
    publish::make_known(services, &[&posting], &outcome, before).await;
    if let Some((id, _)) = new.quote.as_ref().and_then(|quote| quote.quoted) {
        services.changed(&[Change::Counts(id)]).await;
    }
    Ok(new.id)
}

/// The post as a read would find it right after it was written; none when that takes more than is known here.
async fn born(
    services: &Services,
    posting: &Posting,
    mentioned: &[Account],
) -> Result<Option<Status>> {
    let new = posting.status();
    if !new.emoji_ids.is_empty() || !services.caches.follow(services).await {
        return Ok(None);
    }
    let application = match new.application_id {
        Some(id) => match caches::application(services, id).await? {
            Some(application) => Some(application),
            None => return Ok(None),
        },
        None => None,
    };
    let mut mentions = Vec::new();
    for (id, silent) in &new.mentions {
        let Some(account) = mentioned.iter().find(|account| account.id == *id) else {
            return Ok(None);
        };
        mentions.push(MentionOf {
            id: *id,
            username: account.username.clone(),
            domain: account.domain.clone(),
            url: account.url.clone(),
            uri: account.uri.clone(),
            silent: *silent,
        });
    }
    mentions.sort_by_key(|mention| mention.id);
    let row = Row {
        id: new.id,
        account_id: new.account_id,
        uri: new.uri.clone(),
        url: new.url.clone(),
        local: new.local,
        visibility: new.visibility.as_str().to_owned(),
        text: new.text.clone(),
        content: new.content.clone(),
        spoiler_text: new.spoiler_text.clone(),
        sensitive: new.sensitive,
        language: new.language.clone(),
        in_reply_to_id: new.in_reply_to.map(|(id, _)| id),
        in_reply_to_account_id: new.in_reply_to.map(|(_, account_id)| account_id),
        in_reply_to_uri: new.in_reply_to_uri.clone(),
        reblog_of_id: new.reblog_of.map(|(id, _)| id),
        conversation_id: posting.conversation_id(),
        media_ids: new.media_ids.clone(),
        quote_policy: new.quote_policy.clone(),
        created_at: new.created_at,
        edited_at: new.edited_at,
        replies_count: 0,
        reblogs_count: 0,
        favourites_count: 0,
        quotes_count: 0,
        application_name: application
            .as_ref()
            .map(|application| application.0.clone()),
        application_website: application.and_then(|application| application.1.clone()),
        media: serde_json::Value::Null,
        mentions: serde_json::Value::Null,
        tags: serde_json::Value::Null,
        emojis: serde_json::Value::Null,
        poll: None,
        quote: None,
        card: None,
    };
    Ok(Some(Status {
        row,
        visibility: new.visibility,
        media: Vec::new(),
        mentions,
        tags: posting.tags().to_vec(),
        emojis: Vec::new(),
        poll: None,
        quote: None,
        card: None,
    }))
}

/// Adds the people addressed; those already there stay as they are.
pub(super) async fn write_mentions(
    tx: &Tx<'_>,
    status_id: i64,
    mentions: &[(i64, bool)],
) -> Result<()> {
    if mentions.is_empty() {
        return Ok(());
    }
    let (ids, silents): (Vec<i64>, Vec<bool>) = mentions.iter().copied().unzip();
    statuses::insert_mentions()
        .bind(tx, &status_id, &ids, &silents)
        .await?;
    Ok(())
}

/// Adds the tags, making those that are new.
pub(super) async fn write_tags(
    services: &Services,
    tx: &Tx<'_>,
    status_id: i64,
    tags: &[(String, String)],
) -> Result<Vec<i64>> {
    if tags.is_empty() {
        return Ok(Vec::new());
    }
    let mut sorted: Vec<&(String, String)> = tags.iter().collect();
    // One order in every transaction: two posts with the same tags cannot wait for each other.
    sorted.sort();
    sorted.dedup_by(|a, b| a.0 == b.0);
    let ids = sorted
        .iter()
        .map(|_| services.id())
        .collect::<Result<Vec<i64>>>()?;
    let names: Vec<&str> = sorted.iter().map(|(name, _)| name.as_str()).collect();
    let displays: Vec<&str> = sorted.iter().map(|(_, display)| display.as_str()).collect();
    let rows = statuses::upsert_tags()
        .bind(tx, &services.now(), &ids, &names, &displays)
        .all()
        .await?;
    let tag_ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    statuses::insert_status_tags()
        .bind(tx, &status_id, &tag_ids)
        .await?;
    Ok(tag_ids)
}

/// Own uploads that are ready and not used elsewhere.
pub(super) async fn check_media<C: sql::client::GenericClient>(
    client: &C,
    account_id: i64,
    ids: &[i64],
    scheduled_id: Option<i64>,
) -> Result<()> {
    let rows = media_rows::of_account()
        .bind(client, &ids, &account_id)
        .all()
        .await?;
    if ids.iter().any(|id| {
        !rows.iter().any(|row| {
            row.id == *id && {
                row.status_id.is_none()
                    && (row.scheduled_id.is_none() || row.scheduled_id == scheduled_id)
            }
        })
    }) {
        return Err(Error::Unprocessable(
            "Validation failed: Media attachments could not be found or are used already"
                .to_owned(),
        ));
    }
    if rows.iter().any(|row| row.state != "ready") {
        return Err(Error::Unprocessable(
            "Cannot attach files that have not finished processing. Try again in a moment!"
                .to_owned(),
        ));
    }
    Ok(())
}
