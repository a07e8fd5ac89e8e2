//! Edits of posts of peers.

use activitypub::note::Note;
use jiff::{SignedDuration, Timestamp};
use sql::queries::{media as media_rows, relationships as relationship_rows};

use super::{Context, Prepared, insert_media, language, may_post, people::People, receive};
use crate::{
    domain::{
        Result, Services,
        accounts::Account,
        peers::actors,
        polls, quotes,
        statuses::{Status, Visibility, edit, load_by_uri},
    },
    feed::Change,
};

/// A changed post that is not known is taken for a new one when it is not older than this.
const RECENT: SignedDuration = SignedDuration::from_hours(24);
/// Applies an author's edit of a post. Only a version newer than what is here counts; who may see the post stays as it
/// is. An unknown post that is recent is taken for a new one.
pub async fn receive_update(
    services: &Services,
    note: &Note,
    author: &Account,
    context: &Context<'_>,
) -> Result<()> {
    let now = services.now();
    let Some((status, _)) = load_by_uri(services, note.id.as_str()).await? else {
        if now.duration_since(note.published_by(now)) <= RECENT {
            receive(services, note, author, context).await?;
        }
        return Ok(());
    };
    if status.row.local
        || status.row.account_id != author.id
        || status.row.reblog_of_id.is_some()
        || !may_post(services, note, author).await?
    {
        return Ok(());
    }
    let is_newer = |updated: &Timestamp| match status.row.edited_at {
        Some(edited) => *updated > edited,
        // Whole seconds are usual: a first edit may be as old as the post.
        None => *updated >= status.row.created_at,
    };
    let Some(edited_at) = note
        .updated
        .map(|updated| updated.min(now))
        .filter(is_newer)
    else {
        // Counts of a poll, leave to quote, or an old version that came late.
        quotes::receive_stamp(services, &status, author, note).await?;
        if let Some(poll) = polls::of_note(note, now) {
            polls::receive_counts(services, &status, &poll).await?;
        }
        return Ok(());
    };
    if is_unwelcome(services, &status, author).await? {
        return Ok(());
    }
    let mut people = People::known(services, note, author).await?;
    people.fetch(services, note, context.budget).await?;
    let prepared = Prepared::new(services, note, author, &people, None).await?;
    revise(services, &status, note, author, &prepared, edited_at).await?;
    quotes::receive_stamp(services, &status, author, note).await
}

/// Who blocks somebody does not hear of their direct posts again.
async fn is_unwelcome(services: &Services, status: &Status, author: &Account) -> Result<bool> {
    if status.visibility != Visibility::Direct {
        return Ok(false);
    }
    let addressed: Vec<i64> = status.mentions.iter().map(|mention| mention.id).collect();
    let connection = services.connection().await?;
    Ok(relationship_rows::blocked_by_any()
        .bind(&connection, &author.id, &addressed)
        .opt()
        .await?
        .is_some())
}

async fn revise(
    services: &Services,
    status: &Status,
    note: &Note,
    author: &Account,
    prepared: &Prepared,
    edited_at: Timestamp,
) -> Result<()> {
    let domain = author.domain.as_deref().unwrap_or_default();
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let emoji_ids = actors::emojis(services, &tx, domain, &note.emoji, &prepared.shown()).await?;
    let mut media_ids = Vec::with_capacity(prepared.media.len());
    for media in &prepared.media {
        let kept = status
            .media
            .iter()
            .find(|kept| kept.remote_url.as_deref() == Some(media.url.as_str()))
            .filter(|kept| !media_ids.contains(&kept.id));
        match kept {
            Some(kept) => {
                media_rows::describe()
                    .bind(
                        &tx,
                        &media.description,
                        &media.blurhash,
                        &media.meta,
                        &kept.id,
                    )
                    .await?;
                media_ids.push(kept.id);
            }
            None => media_ids.push(insert_media(services, &tx, author.id, media).await?),
        }
    }
    let content = edit::NewContent {
        text: String::new(),
        content: prepared.texts.content.clone(),
        spoiler_text: prepared.texts.spoiler.clone(),
        sensitive: note.sensitive || !prepared.texts.spoiler.is_empty(),
        language: language(note),
        media_ids,
        emoji_ids,
        poll: prepared.poll.clone(),
        mentions: prepared.mentions.clone(),
        tags: prepared.tags.clone(),
        edited_at,
    };
    edit::replace(services, &tx, status, &content).await?;
    tx.commit().await?;
    drop(connection);
    services.changed(&[Change::Status(status.row.id)]).await;
    services.committed();
    Ok(())
}
