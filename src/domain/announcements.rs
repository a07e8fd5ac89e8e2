//! What the server announces to all who are here.
//!
//! Source: <https://docs.joinmastodon.org/methods/announcements/>.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use sql::queries::{announcements as rows, statuses as status_rows};
use unicode_segmentation::UnicodeSegmentation;

use super::{
    Error, Result, Services,
    accounts::{self, Account, AccountExt, Emoji},
    compose,
    statuses::{self, Gathered},
};
use crate::{
    feed::Event,
    text::{self, Token},
};

pub use sql::queries::announcements::Reaction;

/// The longest text, in characters.
pub const MAX_TEXT: usize = 10_000;
/// Kinds of reactions to one announcement; as Mastodon.
pub const MAX_REACTIONS: i64 = 8;
/// Posts that one announcement may link.
const MAX_STATUSES: usize = 20;

/// An announcement.
#[derive(Clone, Debug)]
pub struct Announcement {
    /// Which.
    pub id: i64,
    /// As typed.
    pub text: String,
    /// HTML.
    pub content: String,
    /// The times are days.
    pub all_day: bool,
    /// When what it tells of begins.
    pub starts_at: Option<Timestamp>,
    /// When that ends.
    pub ends_at: Option<Timestamp>,
    /// When it is to be published.
    pub scheduled_at: Option<Timestamp>,
    /// When it was published.
    pub published_at: Option<Timestamp>,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// The posts it links.
    pub status_ids: Vec<i64>,
    /// The people it mentions.
    pub mention_ids: Vec<i64>,
    /// Its tags, folded.
    pub tags: Vec<String>,
    /// The emoji in its text.
    pub emojis: Vec<Emoji>,
}

impl Announcement {
    fn of(row: rows::Announcement) -> Result<Announcement> {
        let emojis = serde_json::from_value(row.emojis)
            .map_err(|error| Error::Internal(format!("announcement {}: {error}", row.id)))?;
        Ok(Announcement {
            id: row.id,
            text: row.text,
            content: row.content,
            all_day: row.all_day,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            scheduled_at: row.scheduled_at,
            published_at: row.published_at,
            updated_at: row.updated_at,
            status_ids: row.status_ids,
            mention_ids: row.mention_ids,
            tags: row.tags,
            emojis,
        })
    }
}

/// Announcements with all that showing them needs.
#[derive(Debug, Default)]
pub struct Announcements {
    /// In the order of their time.
    pub items: Vec<Announcement>,
    /// Those the reader has read; `None` when nobody in particular reads.
    pub read: Option<HashSet<i64>>,
    /// By announcement, in the order in which they were first given.
    pub reactions: HashMap<i64, Vec<Reaction>>,
    /// The people mentioned.
    pub accounts: HashMap<i64, Account>,
    /// The posts linked, as far as everybody may see them.
    pub statuses: Gathered,
}

/// What is published, for a reader.
pub async fn published(services: &Services, reader: i64) -> Result<Announcements> {
    let connection = services.connection().await?;
    let found = rows::published()
        .bind(&connection, &services.now())
        .all()
        .await?;
    drop(connection);
    let items = found
        .into_iter()
        .map(Announcement::of)
        .collect::<Result<_>>()?;
    gather(services, Some(reader), items).await
}

/// One that is published, as anybody sees it.
pub async fn one(services: &Services, id: i64) -> Result<Announcements> {
    let connection = services.connection().await?;
    let row = rows::by_id()
        .bind(&connection, &id)
        .opt()
        .await?
        .filter(|row| row.published_at.is_some())
        .ok_or(Error::NotFound)?;
    drop(connection);
    gather(services, None, vec![Announcement::of(row)?]).await
}

async fn gather(
    services: &Services,
    reader: Option<i64>,
    items: Vec<Announcement>,
) -> Result<Announcements> {
    let ids: Vec<i64> = items.iter().map(|item| item.id).collect();
    let people: Vec<i64> = items
        .iter()
        .flat_map(|item| item.mention_ids.clone())
        .collect();
    let posts: Vec<i64> = items
        .iter()
        .flat_map(|item| item.status_ids.clone())
        .collect();
    let mut reactions: HashMap<i64, Vec<Reaction>> = HashMap::new();
    let mut read = None;
    if !ids.is_empty() {
        let connection = services.connection().await?;
        for row in rows::reactions()
            .bind(&connection, &reader.unwrap_or(0), &ids)
            .all()
            .await?
        {
            reactions.entry(row.announcement_id).or_default().push(row);
        }
        if let Some(reader) = reader {
            let found = rows::read_among()
                .bind(&connection, &reader, &ids)
                .all()
                .await?;
            read = Some(found.into_iter().collect());
        }
    }
    let mut accounts = accounts::by_ids(services, &people).await?;
    accounts.retain(|_, account| !account.is_gone());
    Ok(Announcements {
        items,
        read,
        reactions,
        accounts,
        // What only some may see is linked for nobody.
        statuses: statuses::gather(services, None, &posts).await?,
    })
}

/// A new announcement as those who run the server want it.
#[derive(Clone, Debug, Default)]
pub struct NewAnnouncement {
    /// Plain text; links, tags, mentions of people known here and the server's own emoji work.
    pub text: String,
    /// When what it tells of begins.
    pub starts_at: Option<Timestamp>,
    /// When that ends.
    pub ends_at: Option<Timestamp>,
    /// The times are days.
    pub all_day: bool,
    /// When it is to be published; at once when absent or over.
    pub scheduled_at: Option<Timestamp>,
}

/// Makes an announcement; answers its id.
pub async fn create(services: &Services, new: NewAnnouncement) -> Result<i64> {
    let invalid = |text: String| Error::Unprocessable(format!("Validation failed: {text}"));
    let source = new.text.trim();
    if source.is_empty() {
        return Err(invalid("Text can't be blank".to_owned()));
    }
    if source.chars().count() > MAX_TEXT {
        return Err(invalid(format!(
            "Text is too long (maximum is {MAX_TEXT} characters)"
        )));
    }
    match (new.starts_at, new.ends_at) {
        (None, Some(_)) => return Err(invalid("Starts at can't be blank".to_owned())),
        (Some(_), None) => return Err(invalid("Ends at can't be blank".to_owned())),
        (Some(start), Some(end)) if end < start => {
            return Err(invalid("Ends at must be after the start".to_owned()));
        }
        _ => {}
    }
    let now = services.now();
    let later = new.scheduled_at.filter(|at| *at > now);
    let composed = compose::notice(services, source).await?;
    let emoji_ids = compose::emoji_ids(services, source).await?;
    let mentions: Vec<i64> = composed.mentions.iter().map(|account| account.id).collect();
    let tags: Vec<String> = composed.tags.into_iter().map(|(name, _)| name).collect();
    let statuses = linked(services, source).await?;
    let id = services.id()?;
    let connection = services.connection().await?;
    rows::insert()
        .bind(
            &connection,
            &id,
            &source,
            &composed.html,
            &new.all_day,
            &new.starts_at,
            &new.ends_at,
            &later,
            &later.is_none().then_some(now),
            &statuses,
            &mentions,
            &emoji_ids,
            &tags,
            &now,
        )
        .await?;
    drop(connection);
    if later.is_none() {
        services.announce(&Event::Announcement { id }).await;
    }
    Ok(id)
}

/// The posts whose address stands in a text.
async fn linked(services: &Services, source: &str) -> Result<Vec<i64>> {
    let urls: Vec<&str> = text::tokens(source)
        .into_iter()
        .filter_map(|token| match token {
            Token::Link { url } => Some(url),
            _ => None,
        })
        .take(MAX_STATUSES)
        .collect();
    let mut found = Vec::new();
    for url in urls {
        let connection = services.connection().await?;
        let known = status_rows::id_by_uri_or_url()
            .bind(&connection, &url)
            .opt()
            .await?;
        drop(connection);
        let id = match known {
            Some(id) => Some(id),
            None => super::search::own_status(services, url).await?,
        };
        found.extend(id.filter(|id| !found.contains(id)));
    }
    Ok(found)
}

/// All there are, the newest first.
pub async fn list(services: &Services) -> Result<Vec<Announcement>> {
    let connection = services.connection().await?;
    let found = rows::all().bind(&connection).all().await?;
    found.into_iter().map(Announcement::of).collect()
}

/// Publishes what was planned for now or before, and withdraws what has ended.
pub async fn publish_due(services: &Services) -> Result<()> {
    let now = services.now();
    let connection = services.connection().await?;
    let new = rows::publish().bind(&connection, &now).all().await?;
    let over = rows::withdraw().bind(&connection, &now).all().await?;
    drop(connection);
    let new = new.into_iter().map(|id| Event::Announcement { id });
    let over = over.into_iter().map(|id| Event::AnnouncementDeleted { id });
    let events: Vec<Event> = new.chain(over).collect();
    if !events.is_empty() {
        services.announce_all(&events).await;
    }
    Ok(())
}

/// Takes an announcement back.
pub async fn delete(services: &Services, id: i64) -> Result<()> {
    let connection = services.connection().await?;
    if rows::delete().bind(&connection, &id).await? == 0 {
        return Err(Error::NotFound);
    }
    drop(connection);
    services.announce(&Event::AnnouncementDeleted { id }).await;
    Ok(())
}

/// Marks an announcement as read.
pub async fn dismiss(services: &Services, reader: i64, id: i64) -> Result<()> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    rows::lock_row()
        .bind(&tx, &id, &services.now())
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    rows::mark_read().bind(&tx, &reader, &id).await?;
    tx.commit().await?;
    Ok(())
}

/// Gives an emoji: a character, or the shortcode of one of the server's own. Twice is once.
pub async fn react(services: &Services, reader: i64, id: i64, name: &str) -> Result<()> {
    change(services, reader, id, name, true).await
}

/// Takes an emoji back. [`Error::NotFound`] when it was not given.
pub async fn unreact(services: &Services, reader: i64, id: i64, name: &str) -> Result<()> {
    change(services, reader, id, name, false).await
}

async fn change(services: &Services, reader: i64, id: i64, name: &str, give: bool) -> Result<()> {
    let invalid = |text: &str| Error::Unprocessable(format!("Validation failed: {text}"));
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    rows::lock_row()
        .bind(&tx, &id, &services.now())
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    let mut emoji = None;
    let done = if give {
        emoji = rows::own_emoji().bind(&tx, &name).opt().await?;
        if emoji.is_none() && !is_emoji(name) {
            return Err(invalid("Name is not a recognized emoji"));
        }
        let others = rows::kinds_of_reactions()
            .bind(&tx, &id, &name)
            .one()
            .await?;
        if others >= MAX_REACTIONS {
            return Err(invalid("Limit of different reactions reached"));
        }
        rows::react().bind(&tx, &reader, &id, &name).await?
    } else {
        rows::unreact().bind(&tx, &reader, &id, &name).await?
    };
    if done == 0 {
        tx.rollback().await?;
        return if give { Ok(()) } else { Err(Error::NotFound) };
    }
    let by = if give { 1 } else { -1 };
    let count = rows::count_reaction()
        .bind(&tx, &id, &name, &emoji, &by, &services.now())
        .one()
        .await?;
    if count == 0 {
        rows::forget_reaction().bind(&tx, &id, &name).await?;
    }
    tx.commit().await?;
    drop(connection);
    let event = Event::AnnouncementReaction {
        id,
        name: name.to_owned(),
        count,
    };
    services.announce(&event).await;
    Ok(())
}

/// Whether it is one symbol of those that Unicode has set aside for emoji: a single character as people see it, however
/// many it is made of.
fn is_emoji(name: &str) -> bool {
    const LONGEST: usize = 64;
    if name.len() > LONGEST || name.graphemes(true).count() != 1 {
        return false;
    }
    let Some(first) = name.chars().next() else {
        return false;
    };
    match first {
        // Keycaps.
        '0'..='9' | '#' | '*' => name.ends_with('\u{20e3}'),
        '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | 'Ⓜ' | '〰' | '〽' | '㊗' | '㊙' => true,
        _ => matches!(u32::from(first),
            0x2190..=0x21ff | 0x2300..=0x23ff | 0x25a0..=0x27bf | 0x2900..=0x297f | 0x2b00..=0x2bff | 0x1f000..=0x1faff),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_emoji_is_one_symbol_however_many_characters_it_takes() {
        for name in ["👍", "👍🏽", "❤️", "❤", "👩‍👩‍👧", "🇩🇪", "7️⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "⏰", "™️"]
        {
            assert!(is_emoji(name), "{name}");
        }
        for name in ["", "a", "7", "👍👍", "thumbsup", "é", "猫", " ", "👍 "] {
            assert!(!is_emoji(name), "{name}");
        }
    }
}
