//! Editing a post, and its history.

use jiff::Timestamp;
use sql::queries::{media as media_rows, statuses};

use super::{Status, create, draft, show};
use crate::{
    domain::{
        Error, Invalid, Result, Services,
        accounts::{Account, Emoji},
        compose,
        media::{self, Media},
        polls::{self, NewPoll, PollDraft},
        preview_cards, tasks,
        tasks::{StatusEdited, StatusRestated},
    },
    feed::Change,
    store::Tx,
    text,
};

pub use sql::queries::statuses::Edit;

/// What an edit asks for; what is absent of media and language stays.
#[derive(Clone, Debug, Default)]
pub struct EditDraft {
    /// Plain text.
    pub text: String,
    /// Content warning.
    pub spoiler_text: String,
    /// Media hidden.
    pub sensitive: Option<bool>,
    /// ISO 639.
    pub language: Option<String>,
    /// Own uploads, in order; replaces the set.
    pub media_ids: Option<Vec<i64>>,
    /// New descriptions and focal points of attachments.
    pub media_changes: Vec<media::Update>,
    /// What it asks from now on; absent: nothing.
    pub poll: Option<PollDraft>,
    /// Who may quote; absent: as before.
    pub quote_policy: Option<String>,
}

/// The new content of a post, from a person here or a peer.
#[derive(Clone, Debug)]
pub struct NewContent {
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
    /// Attachments in order.
    pub media_ids: Vec<i64>,
    /// Emoji in the text.
    pub emoji_ids: Vec<i64>,
    /// What it asks.
    pub poll: Option<NewPoll>,
    /// People addressed.
    pub mentions: Vec<(i64, bool)>,
    /// Tags.
    pub tags: Vec<(String, String)>,
    /// When.
    pub edited_at: Timestamp,
}

/// Edits an own post. Answers its id.
///
/// Source: <https://docs.joinmastodon.org/methods/statuses/#edit>.
pub async fn edit(services: &Services, author: &Account, id: i64, draft: EditDraft) -> Result<i64> {
    let gathered = show(services, Some(author.id), id).await?;
    let status = gathered.statuses.get(&id).cloned().ok_or(Error::NotFound)?;
    if status.row.account_id != author.id || status.row.reblog_of_id.is_some() {
        return Err(Error::NotFound);
    }
    let limits = &services.config.limits;
    let media_ids = draft
        .media_ids
        .clone()
        .unwrap_or_else(|| status.row.media_ids.clone());
    let mut invalid = Invalid::default();
    let bare = media_ids.is_empty() && draft.poll.is_none();
    let (text, spoiler_text) = if draft.text.trim().is_empty() && bare {
        (draft.spoiler_text.clone(), String::new())
    } else {
        (draft.text.clone(), draft.spoiler_text.clone())
    };
    if text.trim().is_empty() && bare {
        invalid.add("text", "ERR_BLANK", "can't be blank");
    }
    let longest = usize::try_from(limits.status_characters).unwrap_or(usize::MAX);
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
        .is_some_and(|language| !draft::is_language(language))
    {
        invalid.add("language", "ERR_INVALID", "is not a language");
    }
    invalid.check()?;
    if media_ids.len() > usize::try_from(limits.media_per_status).unwrap_or(usize::MAX) {
        return Err(Error::Unprocessable(format!(
            "Validation failed: Cannot attach more than {} files",
            limits.media_per_status
        )));
    }
    let poll = match &draft.poll {
        Some(poll) => Some(polls::check(limits, poll, services.now())?),
        None => None,
    };

    let composed = compose::status(services, &text).await?;
    let quoted = quoted_row(services, &status).await?;
    let mut connection = services.connection().await?;
    let new_media: Vec<i64> = media_ids
        .iter()
        .copied()
        .filter(|media| !status.row.media_ids.contains(media))
        .collect();
    if !new_media.is_empty() {
        create::check_media(&connection, author.id, &new_media, None).await?;
    }
    let asked = poll.as_ref().map(NewPoll::shown).unwrap_or_default();
    let shown = format!("{spoiler_text} {text} {asked}");
    let emoji_ids = compose::local_emojis(&connection, &shown).await?;
    let content = NewContent {
        sensitive: draft.sensitive.unwrap_or(status.row.sensitive) || !spoiler_text.is_empty(),
        language: draft
            .language
            .clone()
            .or_else(|| status.row.language.clone()),
        content: match quoted {
            Some(quoted) => compose::with_quote(&composed.html, &quoted),
            None => composed.html,
        },
        text,
        spoiler_text,
        media_ids,
        emoji_ids,
        poll,
        mentions: composed
            .mentions
            .iter()
            .filter(|account| account.id != author.id)
            .map(|account| (account.id, false))
            .collect(),
        tags: composed.tags,
        edited_at: services.now(),
    };
    let tx = connection.transaction().await?;
    let policy = draft
        .quote_policy
        .as_ref()
        .filter(|policy| status.visibility.is_open() && **policy != status.row.quote_policy);
    if let Some(policy) = policy {
        sql::queries::quotes::set_policy()
            .bind(&tx, policy, &id)
            .await?;
    }
    let described = media::apply(services, &tx, author.id, &draft.media_changes).await?;
    if described || changes(&status, &content) {
        replace(services, &tx, &status, &content).await?;
    } else if content.poll.is_some() || policy.is_some() {
        // The poll ends at another time, or others may quote: the same post all the same.
        let polls = (status.poll.as_ref(), content.poll.as_ref());
        polls::replace(services, &tx, id, polls.0, polls.1).await?;
        tasks::enqueue(services, &tx, &StatusRestated { status_id: id }).await?;
    }
    tx.commit().await?;
    drop(connection);
    services.changed(&[Change::Status(id)]).await;
    services.committed();
    Ok(id)
}

/// What a post quotes, if that is here.
async fn quoted_row(services: &Services, status: &Status) -> Result<Option<super::Row>> {
    let Some(id) = status.quote.as_ref().and_then(|quote| quote.id) else {
        return Ok(None);
    };
    Ok(super::load(services, id)
        .await?
        .map(|(quoted, _)| quoted.row))
}

fn changes(status: &Status, new: &NewContent) -> bool {
    status.row.text != new.text
        || status.row.content != new.content
        || status.row.spoiler_text != new.spoiler_text
        || status.row.sensitive != new.sensitive
        || status.row.language != new.language
        || status.row.media_ids != new.media_ids
        || polls::changes(status.poll.as_ref(), new.poll.as_ref())
}

/// Keeps the present version and writes the new one, with the job that tells the world.
pub async fn replace(
    services: &Services,
    tx: &Tx<'_>,
    status: &Status,
    new: &NewContent,
) -> Result<()> {
    let id = status.row.id;
    // The row lock orders two edits; what the first left is what the second keeps.
    statuses::lock_row()
        .bind(tx, &id)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    let media =
        serde_json::to_value(&status.media).map_err(|error| Error::Internal(error.to_string()))?;
    let since = status.row.edited_at.unwrap_or(status.row.created_at);
    statuses::insert_edit()
        .bind(
            tx,
            &services.id()?,
            &id,
            &status.row.text,
            &status.row.content,
            &status.row.spoiler_text,
            &status.row.sensitive,
            &media,
            &Vec::<i64>::new(),
            &status.poll.as_ref().map(|poll| poll.options.as_slice()),
            &since,
        )
        .await?;
    statuses::update()
        .bind(
            tx,
            &new.text,
            &new.content,
            &new.spoiler_text,
            &new.sensitive,
            &new.language,
            &new.media_ids,
            &new.emoji_ids,
            &Some(new.edited_at),
            &id,
        )
        .await?;
    if !new.media_ids.is_empty() {
        let attached = media_rows::attach()
            .bind(tx, &id, &new.media_ids, &status.row.account_id, &0)
            .all()
            .await?;
        if attached.len() != new.media_ids.len() {
            return Err(Error::Unprocessable(
                "Validation failed: Media attachments could not be found or are used already"
                    .to_owned(),
            ));
        }
    }
    media_rows::detach_except()
        .bind(tx, &services.now(), &id, &new.media_ids)
        .await?;
    polls::replace(services, tx, id, status.poll.as_ref(), new.poll.as_ref()).await?;
    let known: Vec<i64> = status.mentions.iter().map(|mention| mention.id).collect();
    let kept: Vec<i64> = new.mentions.iter().map(|(id, _)| *id).collect();
    // Who was mentioned and is no longer may still see what was sent: silently addressed, as Mastodon does.
    let silent: Vec<(i64, bool)> = known
        .iter()
        .filter(|id| !kept.contains(id))
        .map(|id| (*id, true))
        .collect();
    statuses::forget_mentions().bind(tx, &id).await?;
    create::write_mentions(tx, id, &new.mentions).await?;
    create::write_mentions(tx, id, &silent).await?;
    let mut tags = statuses::delete_status_tags().bind(tx, &id).all().await?;
    for tag in create::write_tags(services, tx, id, &new.tags).await? {
        match tags.iter().position(|old| *old == tag) {
            Some(index) => drop(tags.remove(index)),
            None => tags.push(tag),
        }
    }
    let link = preview_cards::link_of(services, &new.content);
    preview_cards::unlink(tx, id, link.as_deref()).await?;
    let new_mentions = new
        .mentions
        .iter()
        .map(|(id, _)| *id)
        .filter(|id| {
            !status
                .mentions
                .iter()
                .any(|mention| mention.id == *id && !mention.silent)
        })
        .collect();
    tasks::enqueue(
        services,
        tx,
        &StatusEdited {
            status_id: id,
            new_mentions,
            tags,
            link,
        },
    )
    .await
}

/// One version of a post.
#[derive(Clone, Debug)]
pub struct Revision {
    /// HTML.
    pub content: String,
    /// Content warning.
    pub spoiler_text: String,
    /// Media hidden.
    pub sensitive: bool,
    /// When this version began.
    pub created_at: Timestamp,
    /// Attachments.
    pub media: Vec<Media>,
    /// Custom emoji.
    pub emojis: Vec<Emoji>,
    /// The options of its poll.
    pub poll: Option<Vec<String>>,
}

/// All versions, oldest first, the present one last.
pub async fn history(services: &Services, status: &Status) -> Result<Vec<Revision>> {
    let connection = services.connection().await?;
    let rows = statuses::edits()
        .bind(&connection, &status.row.id)
        .all()
        .await?;
    let mut revisions: Vec<Revision> = rows
        .into_iter()
        .map(|row| Revision {
            content: row.content,
            spoiler_text: row.spoiler_text,
            sensitive: row.sensitive,
            created_at: row.created_at,
            media: serde_json::from_value(row.media).unwrap_or_default(),
            emojis: serde_json::from_value(row.emojis).unwrap_or_default(),
            poll: row.poll_options,
        })
        .collect();
    revisions.push(Revision {
        content: status.row.content.clone(),
        spoiler_text: status.row.spoiler_text.clone(),
        sensitive: status.row.sensitive,
        created_at: status.row.edited_at.unwrap_or(status.row.created_at),
        media: status.media.clone(),
        emojis: status.emojis.clone(),
        poll: status.poll.as_ref().map(|poll| poll.options.clone()),
    });
    Ok(revisions)
}
