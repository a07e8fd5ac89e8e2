//! A new post: by a person here ([`create`]), and the rows that a post from anywhere becomes ([`insert`]).

use jiff::{SignedDuration, Timestamp};
use sql::queries::{accounts as account_rows, media as media_rows, objects, statuses, users};

use super::{Visibility, target};
use crate::{
    domain::{
        Error, Invalid, Result, Services, accounts::Account, compose, tasks, tasks::StatusCreated,
    },
    feed::Change,
    store::Tx,
    text,
};

/// How long an `Idempotency-Key` is remembered.
const KEY_LIFETIME: SignedDuration = SignedDuration::from_hours(1);

/// What a person wants to post.
#[derive(Clone, Debug, Default)]
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
    /// Who may quote.
    pub quote_policy: Option<String>,
    /// A repeat with the same key answers the first post.
    pub idempotency_key: Option<String>,
    /// The application that posts.
    pub application_id: Option<i64>,
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

/// Whether the rows were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inserted {
    /// Yes.
    New,
    /// The id is held or gone; nothing was written.
    Known,
}

/// Posts for a person here.
///
/// Everything that follows (fan-out, notifications, peers) is a job of the same transaction. The post stands in its
/// author's home before this returns. Answers the post's id.
///
/// Source: <https://docs.joinmastodon.org/methods/statuses/#create>.
pub async fn create(services: &Services, author: &Account, draft: Draft) -> Result<i64> {
    let now = services.now();
    let limits = &services.config.limits;
    if let Some(key) = &draft.idempotency_key {
        let connection = services.connection().await?;
        let known = statuses::idempotent()
            .bind(&connection, &author.id, key, &(now - KEY_LIFETIME))
            .opt()
            .await?;
        if let Some(id) = known {
            return Ok(id);
        }
    }

    let mut invalid = Invalid::default();
    let (text, spoiler_text) = if draft.text.trim().is_empty() && draft.media_ids.is_empty() {
        // A warning without a text is the text.
        (draft.spoiler_text.clone(), String::new())
    } else {
        (draft.text.clone(), draft.spoiler_text.clone())
    };
    if text.trim().is_empty() && draft.media_ids.is_empty() {
        invalid.add("text", "ERR_BLANK", "can't be blank");
    }
    let longest = usize::try_from(limits.status_characters).unwrap_or(usize::MAX);
    // A text that is too long by far is not worth counting.
    if text.len() > longest.saturating_mul(64) || text::count(&spoiler_text, &text) > longest {
        invalid.add(
            "text",
            "ERR_TOO_LONG",
            format!("character limit of {longest} exceeded"),
        );
    }
    if draft
        .language
        .as_deref()
        .is_some_and(|language| !is_language(language))
    {
        invalid.add("language", "ERR_INVALID", "is not a language");
    }
    invalid.check()?;
    if draft.media_ids.len() > usize::try_from(limits.media_per_status).unwrap_or(usize::MAX) {
        return Err(Error::Unprocessable(format!(
            "Validation failed: Cannot attach more than {} files",
            limits.media_per_status
        )));
    }

    let parent = match draft.in_reply_to_id {
        Some(id) => Some(target(services, author.id, id).await?),
        None => None,
    };
    let composed = compose::status(services, &text).await?;

    let mut connection = services.connection().await?;
    let user = users::by_account()
        .bind(&connection, &author.id)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    let visibility = draft
        .visibility
        .or_else(|| Visibility::parse(&user.default_privacy))
        .unwrap_or(Visibility::Public);
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
    let sensitive = draft.sensitive.unwrap_or(user.default_sensitive) || !spoiler_text.is_empty();
    let emoji_ids = compose::local_emojis(&connection, &format!("{spoiler_text} {text}")).await?;
    let quote_policy = match visibility {
        Visibility::Private | Visibility::Direct => "nobody".to_owned(),
        _ => draft
            .quote_policy
            .clone()
            .unwrap_or_else(|| user.default_quote_policy.clone()),
    };
    if !draft.media_ids.is_empty() {
        check_media(&connection, author.id, &draft.media_ids).await?;
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
        content: composed.html,
        spoiler_text,
        sensitive,
        language: draft.language.clone().or(user.default_language),
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
        mentions,
        tags: composed.tags,
        application_id: draft.application_id.filter(|_| user.show_application),
        quote_policy,
        sanitiser_version: text::sanitise::SANITISER_VERSION,
        created_at: now,
        edited_at: None,
    };

    let tx = connection.transaction().await?;
    if let Some(key) = &draft.idempotency_key {
        let ours = statuses::remember_key()
            .bind(&tx, &author.id, key, &id, &now, &(now - KEY_LIFETIME))
            .opt()
            .await?;
        if ours.is_none() {
            // The same request was answered while this one was on its way.
            tx.rollback().await?;
            return statuses::idempotent()
                .bind(&connection, &author.id, key, &(now - KEY_LIFETIME))
                .opt()
                .await?
                .ok_or(Error::Conflict);
        }
    }
    if insert(services, &tx, &new).await? == Inserted::Known {
        return Err(Error::Conflict);
    }
    tx.commit().await?;
    drop(connection);
    // Own posts are at home before the answer; a failure here is mended by the fan-out, which includes the author.
    if let Err(error) = services
        .feed
        .push(&[author.id], id, services.clock.now_ms())
        .await
    {
        tracing::debug!(%error, "own home not pushed");
    }
    services.changed(&changes_of(&new)).await;
    services.committed();
    Ok(id)
}

/// What a new post makes stale: its author's counters, those of the post it answers or boosts, and (for a boost) what
/// its author has marked.
#[must_use]
pub fn changes_of(new: &NewStatus) -> Vec<Change> {
    let mut changes = vec![Change::Account(new.account_id)];
    changes.extend(new.in_reply_to.map(|(id, _)| Change::Counts(id)));
    if let Some((original, _)) = new.reblog_of {
        changes.push(Change::Counts(original));
        changes.push(Change::Marks(new.account_id));
    }
    changes
}

/// Writes the rows of a post and its first job. Everything that cannot be rolled back comes after the caller's commit.
///
/// The order of the counters is fixed (authors before posts, both by id), so that two writers never wait for each other.
pub async fn insert(services: &Services, tx: &Tx<'_>, new: &NewStatus) -> Result<Inserted> {
    if objects::claim()
        .bind(tx, &new.uri, &"status", &new.id)
        .opt()
        .await?
        .is_none()
    {
        return Ok(Inserted::Known);
    }
    let conversation_id = match new.conversation_id {
        Some(id) => id,
        None => {
            let known = match &new.conversation_uri {
                Some(uri) => statuses::conversation_by_uri().bind(tx, uri).opt().await?,
                None => None,
            };
            match known {
                Some(id) => id,
                None => {
                    statuses::insert_conversation()
                        .bind(tx, &new.id, &new.conversation_uri)
                        .await?;
                    new.id
                }
            }
        }
    };
    statuses::insert()
        .bind(
            tx,
            &new.id,
            &new.account_id,
            &new.uri,
            &new.url,
            &new.local,
            &new.visibility.as_str(),
            &new.text,
            &new.content,
            &new.spoiler_text,
            &new.sensitive,
            &new.language,
            &new.in_reply_to.map(|(id, _)| id),
            &new.in_reply_to.map(|(_, account_id)| account_id),
            &new.in_reply_to_uri,
            &new.reblog_of.map(|(id, _)| id),
            &conversation_id,
            &new.media_ids,
            &new.emoji_ids,
            &new.application_id,
            &new.quote_policy,
            &new.sanitiser_version,
            &new.created_at,
            &new.edited_at,
        )
        .await?;
    write_mentions(tx, new.id, &new.mentions).await?;
    write_tags(services, tx, new.id, &new.tags).await?;
    if !new.media_ids.is_empty() {
        let attached = media_rows::attach()
            .bind(tx, &new.id, &new.media_ids, &new.account_id)
            .all()
            .await?;
        if attached.len() != new.media_ids.len() {
            return Err(Error::Unprocessable(
                "Validation failed: Media attachments could not be found or are used already"
                    .to_owned(),
            ));
        }
    }
    let day = new.created_at.to_zoned(jiff::tz::TimeZone::UTC).date();
    account_rows::posted()
        .bind(tx, &new.account_id, &day)
        .await?;
    let answered = new
        .in_reply_to
        .filter(|_| new.visibility.is_open())
        .map(|(id, _)| (id, 1, 0));
    let boosted = new.reblog_of.map(|(id, _)| (id, 0, 1));
    if let Some((id, replies, reblogs)) = answered.or(boosted) {
        statuses::count()
            .bind(tx, &id, &replies, &reblogs, &0)
            .await?;
    }
    tasks::enqueue(services, tx, &StatusCreated { status_id: new.id }).await?;
    Ok(Inserted::New)
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
) -> Result<()> {
    if tags.is_empty() {
        return Ok(());
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
    Ok(())
}

/// Own uploads that are ready and not used elsewhere.
pub(super) async fn check_media<C: sql::client::GenericClient>(
    client: &C,
    account_id: i64,
    ids: &[i64],
) -> Result<()> {
    let rows = media_rows::of_account()
        .bind(client, &ids, &account_id)
        .all()
        .await?;
    if ids.iter().any(|id| {
        !rows
            .iter()
            .any(|row| row.id == *id && row.status_id.is_none())
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

/// Two or three letters, and maybe a region or script (`pt`, `zh-TW`, `sr-Latn`).
pub(crate) fn is_language(text: &str) -> bool {
    let mut parts = text.split(['-', '_']);
    let primary = parts.next().is_some_and(|part| {
        (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic())
    });
    primary
        && text.len() <= 16
        && parts.all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}
