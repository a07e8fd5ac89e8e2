//! Posts of peers: what becomes of them here, whichever way they came.
//!
//! The callers vouch that a post is its author's own word: signed by them, or read at its origin.

mod content;
mod marks;
mod people;
mod update;

pub use marks::{
    Boost, pin_received, receive_boost, receive_favourite, receive_pin, receive_unboost,
    receive_unfavourite,
};

pub use update::receive_update;

use activitypub::{addressing, note::Note};
use jiff::Timestamp;
use sql::queries::{
    media as media_rows, objects, relationships as relationship_rows, statuses as rows,
};

use self::people::People;
use super::{
    Deleted, NewStatus, Visibility, delete, draft, load_by_uri,
    publish::{self, Posting, Written},
};
use crate::{
    domain::{
        Error, Result, Services,
        accounts::{Account, AccountExt},
        caches, compose, moderation,
        peers::{Budget, actors, relations},
        polls::{self, NewPoll},
        quotes::{self, NewQuote},
        tasks,
        tasks::FetchParent,
    },
    feed::Change,
    store::Tx,
    text,
};

/// Steps up a thread that are fetched.
pub const MAX_DEPTH: u16 = 64;
/// Ids tried for a post before giving up: two conflicts in a row are as good as impossible.
const ATTEMPTS: usize = 5;

/// How a post came.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Fetches that it may still cause.
    pub budget: &'a Budget,
    /// Somebody here asked for it: it is kept whoever wrote it.
    pub asked: bool,
    /// Steps up a thread that led to it.
    pub depth: u16,
}

/// Stores a post of a peer, with the jobs that follow. Answers its id; `None` when it is not kept: the author is not
/// heard, it is gone, or nobody here has to do with it.
pub async fn receive(
    services: &Services,
    note: &Note,
    author: &Account,
    context: &Context<'_>,
) -> Result<Option<i64>> {
    if !may_post(services, note, author).await? {
        return Ok(None);
    }
    if let Some(known) = known(services, note, author).await? {
        return Ok(known);
    }
    // A vote in a poll is no post.
    if note.is_vote()
        && note
            .in_reply_to
            .as_ref()
            .is_some_and(|poll| services.peers.ours().owns(poll))
    {
        polls::receive_vote(services, note, author).await?;
        return Ok(None);
    }
    let mut people = People::known(services, note, author).await?;
    let parent = parent(services, note).await?;
    if !context.asked && !is_relevant(services, author, &people, parent.as_ref()).await? {
        return Ok(None);
    }
    people.fetch(services, note, context.budget).await?;
    let prepared = Prepared::new(services, note, author, &people, parent).await?;

    let now = services.now();
    for _ in 0..ATTEMPTS {
        let id = services.ids.at(prepared.created_at, now);
        match write(services, id, note, author, &prepared, context.depth).await {
            Ok(Written::New) => return Ok(Some(id)),
            Ok(_) => return Ok(known(services, note, author).await?.flatten()),
            // Most likely the id is taken; another draw.
            Err(Error::Conflict) => {}
            Err(error) => return Err(error),
        }
    }
    Err(Error::Conflict)
}

/// Whether anything of this author is taken in at all.
async fn may_post(services: &Services, note: &Note, author: &Account) -> Result<bool> {
    if author.is_local() || author.is_gone() || note.attributed_to.as_str() != author.uri {
        return Ok(false);
    }
    if services.peers.ours().owns(&note.id) || !note.id.same_origin(&note.attributed_to) {
        return Ok(false);
    }
    Ok(!moderation::host_verdict(services, note.id.authority())
        .await?
        .refused)
}

/// What is known under the post's id: `Some(Some(id))` the post itself, `Some(None)` something that keeps the id.
async fn known(services: &Services, note: &Note, author: &Account) -> Result<Option<Option<i64>>> {
    let connection = services.connection().await?;
    let Some(object) = objects::by_uri()
        .bind(&connection, &note.id.as_str())
        .opt()
        .await?
    else {
        drop(connection);
        let undone = relations::undone_early(services, Some(note.id.as_str())).await?;
        return Ok(undone.then_some(None));
    };
    if object.gone_at.is_some() {
        return Ok(Some(None));
    }
    let found = rows::parent()
        .bind(&connection, &note.id.as_str())
        .opt()
        .await?
        .filter(|found| object.id == Some(found.id) && found.account_id == author.id);
    Ok(Some(found.map(|found| found.id)))
}

/// The post that is answered.
#[derive(Clone, Copy, Debug)]
struct Parent {
    id: i64,
    account_id: i64,
    conversation_id: i64,
    local: bool,
}

async fn parent(services: &Services, note: &Note) -> Result<Option<Parent>> {
    let Some(uri) = &note.in_reply_to else {
        return Ok(None);
    };
    let connection = services.connection().await?;
    let found = rows::parent()
        .bind(&connection, &uri.as_str())
        .opt()
        .await?;
    Ok(found.map(|found| Parent {
        id: found.id,
        account_id: found.account_id,
        conversation_id: found.conversation_id,
        local: found.local,
    }))
}

/// Whether somebody here has to do with a post: follows its author, is addressed, or is answered (or follows who is).
async fn is_relevant(
    services: &Services,
    author: &Account,
    people: &People,
    parent: Option<&Parent>,
) -> Result<bool> {
    if people.any_local() || parent.is_some_and(|parent| parent.local) {
        return Ok(true);
    }
    let connection = services.connection().await?;
    for id in [Some(author.id), parent.map(|parent| parent.account_id)]
        .into_iter()
        .flatten()
    {
        if relationship_rows::local_followers_exist()
            .bind(&connection, &id)
            .one()
            .await?
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Everything about a post that needs no transaction.
struct Prepared {
    visibility: Visibility,
    texts: content::Texts,
    mentions: Vec<(i64, bool)>,
    tags: Vec<(String, String)>,
    media: Vec<content::NewMedia>,
    poll: Option<NewPoll>,
    quote: Option<NewQuote>,
    parent: Option<Parent>,
    created_at: Timestamp,
    edited_at: Option<Timestamp>,
}

impl Prepared {
    async fn new(
        services: &Services,
        note: &Note,
        author: &Account,
        people: &People,
        parent: Option<Parent>,
    ) -> Result<Prepared> {
        let now = services.now();
        let created_at = note.published_by(now);
        let visibility = visibility(note, author);
        let host = author.domain.as_deref().unwrap_or_default();
        let media = if moderation::host_verdict(services, host).await?.reject_media {
            Vec::new()
        } else {
            content::media(note)
        };
        Ok(Prepared {
            visibility,
            texts: content::texts(note, |tag| compose::tag_url(services, tag)),
            mentions: people.mentions(visibility),
            tags: content::tags(note),
            media,
            poll: polls::of_note(note, now),
            quote: quotes::of_note(services, note, author).await?,
            parent,
            created_at,
            edited_at: note
                .updated
                .filter(|updated| *updated > created_at)
                .map(|updated| updated.min(now)),
        })
    }

    /// All texts in which an emoji may stand.
    fn shown(&self) -> String {
        let asked = self.poll.as_ref().map(NewPoll::shown).unwrap_or_default();
        format!("{} {asked}", self.texts.shown())
    }
}

/// Who may see the post. What is addressed to a circle is seen by those of it who are here.
fn visibility(note: &Note, author: &Account) -> Visibility {
    let mentioned: Vec<&str> = note
        .mentions
        .iter()
        .filter_map(|mention| mention.href.as_ref())
        .map(|href| href.as_str())
        .collect();
    let followers = Some(author.followers_url.as_str()).filter(|url| !url.is_empty());
    match note
        .audience
        .visibility(&author.uri, followers, &mentioned, note.direct_message)
    {
        addressing::Visibility::Public => Visibility::Public,
        addressing::Visibility::Unlisted => Visibility::Unlisted,
        addressing::Visibility::Private => Visibility::Private,
        addressing::Visibility::Direct | addressing::Visibility::Limited => Visibility::Direct,
    }
}

/// Writes the post, with others that arrive at the same time unless it brings pictures, emoji or a poll of its own.
async fn write(
    services: &Services,
    id: i64,
    note: &Note,
    author: &Account,
    prepared: &Prepared,
    depth: u16,
) -> Result<Written> {
    let missing_parent = note
        .in_reply_to
        .as_ref()
        .filter(|_| prepared.parent.is_none());
    let new = NewStatus {
        id,
        account_id: author.id,
        uri: note.id.as_str().to_owned(),
        url: page(note),
        local: false,
        visibility: prepared.visibility,
        text: String::new(),
        content: prepared.texts.content.clone(),
        spoiler_text: prepared.texts.spoiler.clone(),
        sensitive: note.sensitive || !prepared.texts.spoiler.is_empty(),
        language: language(note),
        in_reply_to: prepared.parent.map(|parent| (parent.id, parent.account_id)),
        in_reply_to_uri: missing_parent.map(|uri| uri.as_str().to_owned()),
        reblog_of: None,
        conversation_id: prepared.parent.map(|parent| parent.conversation_id),
        conversation_uri: conversation(note),
        media_ids: Vec::new(),
        emoji_ids: Vec::new(),
        poll: prepared.poll.clone(),
        quote: prepared.quote.clone(),
        mentions: prepared.mentions.clone(),
        tags: prepared.tags.clone(),
        application_id: None,
        quote_policy: content::quote_policy(note, &author.followers_url).to_owned(),
        sanitiser_version: text::sanitise::SANITISER_VERSION,
        created_at: prepared.created_at,
        edited_at: prepared.edited_at,
    };
    let mut posting = Posting::new(services, new).await?;
    if let Some(uri) = missing_parent
        && depth < MAX_DEPTH
        && !services.peers.ours().owns(uri)
    {
        let task = FetchParent {
            status_id: id,
            uri: uri.as_str().to_owned(),
            depth,
        };
        posting = posting.with_job(tasks::job(services, &task)?);
    }
    let bare = prepared.media.is_empty() && prepared.poll.is_none() && prepared.quote.is_none();
    if bare && note.emoji.is_empty() {
        return publish::publish(services, posting).await;
    }
    let before = caches::before_writing(services);
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let domain = author.domain.as_deref().unwrap_or_default();
    let emoji_ids = actors::emojis(services, &tx, domain, &note.emoji, &prepared.shown()).await?;
    let mut media_ids = Vec::with_capacity(prepared.media.len());
    for media in &prepared.media {
        media_ids.push(insert_media(services, &tx, author.id, media).await?);
    }
    let posting = posting.with_media(media_ids.clone(), emoji_ids);
    let (written, outcome) = publish::insert_within(&tx, &posting).await?;
    if written != Written::New {
        tx.rollback().await?;
        return Ok(written);
    }
    if !media_ids.is_empty() {
        media_rows::attach()
            .bind(&tx, &id, &media_ids, &author.id, &0)
            .all()
            .await?;
    }
    if let Some(poll) = &prepared.poll {
        polls::insert(services, &tx, id, poll).await?;
    }
    if let Some(quote) = &prepared.quote {
        quotes::insert(services, &tx, id, author.id, quote).await?;
    }
    tx.commit().await?;
    drop(connection);
    publish::make_known(services, &[&posting], &outcome, before).await;
    if let Some((id, _)) = prepared.quote.as_ref().and_then(|quote| quote.quoted) {
        services.changed(&[Change::Counts(id)]).await;
    }
    Ok(Written::New)
}

/// A post is here that others wait for as their parent, whoever came first.
pub async fn adopt_waiting(services: &Services, id: i64) -> Result<()> {
    let mut connection = services.connection().await?;
    let Some(row) = rows::by_id().bind(&connection, &id).opt().await? else {
        return Ok(());
    };
    let tx = connection.transaction().await?;
    let (ids, authors, uris) = ([id], [row.account_id], [row.uri.as_str()]);
    let adopted = publish::adopt_replies(&tx, &ids, &authors, &uris).await?;
    tx.commit().await?;
    drop(connection);
    if !adopted.is_empty() {
        let changes: Vec<Change> = adopted
            .into_iter()
            .map(|(reply, _)| Change::Status(reply))
            .chain([Change::Counts(id)])
            .collect();
        services.changed(&changes).await;
    }
    Ok(())
}

/// The page of a post. One of another host would let a post pass for somebody else's when it is looked up by its page.
fn page(note: &Note) -> Option<String> {
    let bare = |host: &str| host.strip_prefix("www.").unwrap_or(host).to_owned();
    note.url
        .as_ref()
        .filter(|url| bare(url.host()) == bare(note.id.host()))
        .map(|url| url.as_str().to_owned())
}

fn language(note: &Note) -> Option<String> {
    note.language
        .clone()
        .filter(|language| draft::is_language(language))
}

/// The name of the thread, as long as it is one that can be stored.
fn conversation(note: &Note) -> Option<String> {
    let context = note.context.as_ref().map(|context| context.as_str());
    note.conversation
        .as_deref()
        .or(context)
        .filter(|name| !name.is_empty() && !name.chars().any(char::is_control))
        .map(str::to_owned)
}

async fn insert_media(
    services: &Services,
    tx: &Tx<'_>,
    account_id: i64,
    media: &content::NewMedia,
) -> Result<i64> {
    let id = services.id()?;
    media_rows::insert()
        .bind(
            tx,
            &id,
            &account_id,
            &None::<i64>,
            &media.kind,
            &None::<&str>,
            &None::<&str>,
            &media.mime.as_deref(),
            &None::<i64>,
            &Some(media.url.as_str()),
            &media.preview.as_deref(),
            &media.description.as_deref(),
            &media.blurhash.as_deref(),
            &media.meta,
            &services.now(),
        )
        .await?;
    Ok(id)
}

/// Removes a post because its author says so. One that is not here is remembered as gone, so that it cannot come late.
pub async fn receive_delete(services: &Services, uri: &str, author: &Account) -> Result<()> {
    let mut connection = services.connection().await?;
    match load_by_uri(services, uri).await? {
        Some((status, _)) if status.row.account_id == author.id => {
            let tx = connection.transaction().await?;
            match delete::remove(services, &tx, &status, true).await {
                Ok(deleted) => {
                    tx.commit().await?;
                    forget_deleted(services, &deleted).await;
                }
                Err(Error::NotFound) => tx.rollback().await?,
                Err(error) => return Err(error),
            }
        }
        Some(_) => {}
        None => {
            let held = objects::by_uri().bind(&connection, &uri).opt().await?;
            if held.is_none() {
                objects::bury()
                    .bind(&connection, &uri, &"status", &None::<i64>, &services.now())
                    .await?;
            }
        }
    }
    Ok(())
}

/// After the commit of a deletion: nothing that starts later sees the posts.
pub async fn forget_deleted(services: &Services, deleted: &Deleted) {
    services.changed(&deleted.changes).await;
    services.committed();
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn note(extra: serde_json::Value) -> Note {
        let mut document = json!({
            "id": "https://a.example/1", "type": "Note", "attributedTo": "https://a.example/ann", "content": "x",
        });
        for (key, value) in extra.as_object().unwrap() {
            document[key] = value.clone();
        }
        Note::parse(&document, None).unwrap()
    }

    #[test]
    fn a_page_elsewhere_is_dropped() {
        let page = |url: &str| page(&note(json!({"url": url})));
        assert_eq!(
            page("https://a.example/@ann/1").as_deref(),
            Some("https://a.example/@ann/1")
        );
        assert!(page("https://www.a.example/@ann/1").is_some());
        assert_eq!(page("https://victim.example/@bob/1"), None);
        assert_eq!(page("javascript:x"), None);
    }

    #[test]
    fn the_name_of_a_thread_holds_nothing_that_cannot_be_stored() {
        assert_eq!(
            conversation(&note(json!({"conversation": "tag:a\u{0}b"}))),
            None
        );
        assert_eq!(conversation(&note(json!({"conversation": ""}))), None);
        let named =
            note(json!({"conversation": "tag:a.example:1", "context": "https://a.example/c"}));
        assert_eq!(conversation(&named).as_deref(), Some("tag:a.example:1"));
        let linked = note(json!({"context": "https://a.example/c"}));
        assert_eq!(
            conversation(&linked).as_deref(),
            Some("https://a.example/c")
        );
    }
}
