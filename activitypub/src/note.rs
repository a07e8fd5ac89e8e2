//! Posts of peers: `Note`, `Question`, and the types that are shown as posts
//! ([Mastodon's statuses](https://docs.joinmastodon.org/spec/activitypub/#status)).

mod attachment;
mod poll;

use jiff::Timestamp;
use serde_json::Value;

use crate::addressing::Audience;
use crate::json;
use crate::origin::{ActorId, HttpUrl, MAX_URL_BYTES, ObjectId};
use crate::tag::{self, Emoji, Hashtag, Image, Mention};

pub use self::attachment::{Attachment, MAX_ATTACHMENTS};
pub use self::poll::{Closed, MAX_OPTION, MAX_OPTIONS, Poll, PollOption};

/// Most authors that are looked at.
const MAX_OWNERS: usize = 16;

/// Most entries of a quote policy.
const MAX_POLICY: usize = 256;

/// `rel` of a `Link` tag that names a quoted post
/// ([FEP-e232](https://codeberg.org/fediverse/fep/src/branch/main/fep/e232/fep-e232.md)).
const QUOTE_REL: &str = "https://misskey-hub.net/ns#_misskey_quote";

/// The types that are read as posts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoteKind {
    /// A post.
    Note,
    /// A poll.
    Question,
    /// A blog post.
    Article,
    /// A link or thread of a forum.
    Page,
    /// A picture.
    Image,
    /// A sound.
    Audio,
    /// A film.
    Video,
    /// An event.
    Event,
}

impl NoteKind {
    /// The type's name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "Note",
            Self::Question => "Question",
            Self::Article => "Article",
            Self::Page => "Page",
            Self::Image => "Image",
            Self::Audio => "Audio",
            Self::Video => "Video",
            Self::Event => "Event",
        }
    }

    /// The type of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        use NoteKind as K;
        [
            K::Note,
            K::Question,
            K::Article,
            K::Page,
            K::Image,
            K::Audio,
            K::Video,
            K::Event,
        ]
        .into_iter()
        .find(|kind| kind.as_str() == name)
    }

    /// The type of a document, if it is read as a post.
    #[must_use]
    pub fn of(document: &Value) -> Option<Self> {
        json::types(document).find_map(Self::from_name)
    }

    /// Whether the type is shown by title and link rather than by its text.
    #[must_use]
    pub fn is_converted(self) -> bool {
        !matches!(self, Self::Note | Self::Question)
    }
}

/// Why a document is no post that we read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// None of the types of [`NoteKind`].
    #[error("the document is not a post")]
    Kind,
    /// No id, or one that is no http(s) URL.
    #[error("the post has no usable id")]
    Id,
    /// Nobody wrote it.
    #[error("the post has no author")]
    NoAuthor,
    /// The author lives on another origin than the post.
    #[error("the author of the post lives elsewhere")]
    ForeignAuthor,
}

/// What a post quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Quote {
    /// That post.
    Of(ObjectId),
    /// One that was deleted.
    Deleted,
}

/// Who may quote a post
/// ([FEP-044f](https://codeberg.org/fediverse/fep/src/branch/main/fep/044f/fep-044f.md)):
/// the public collection, collections of the author, ids of actors.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QuotePolicy {
    /// Without being asked.
    pub automatic: Vec<String>,
    /// After being asked.
    pub manual: Vec<String>,
}

/// The activity around a post, which fills in what the post leaves out.
#[derive(Debug, Clone, Copy)]
pub struct Wrapper<'a> {
    /// The actor of the activity.
    pub actor: &'a ActorId,
    /// Its audience.
    pub audience: &'a Audience,
}

/// A post as its document describes it. Texts are a stranger's HTML: sanitise before showing.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// The id.
    pub id: ObjectId,
    /// Note, poll, article …
    pub kind: NoteKind,
    /// The author, on the same origin as the id.
    pub attributed_to: ActorId,
    /// The title; of a vote, the option chosen.
    pub name: Option<String>,
    /// The text.
    pub content: Option<String>,
    /// The type of the text where it is not HTML.
    pub media_type: Option<String>,
    /// The language, a BCP 47 tag.
    pub language: Option<String>,
    /// The content warning; of converted types, a summary.
    pub summary: Option<String>,
    /// The text of the short form that some articles bring along
    /// ([FEP-b2b8](https://codeberg.org/fediverse/fep/src/branch/main/fep/b2b8/fep-b2b8.md)).
    pub preview: Option<String>,
    /// Media are hidden at first.
    pub sensitive: bool,
    /// When it was written, as claimed; see [`Note::published_by`].
    pub published: Option<Timestamp>,
    /// When it was last edited.
    pub updated: Option<Timestamp>,
    /// Whom it is addressed to.
    pub audience: Audience,
    /// Groups it belongs to.
    pub groups: Vec<ObjectId>,
    /// LitePub: true is direct, false on a post that is not public is a limited circle.
    pub direct_message: Option<bool>,
    /// The post it answers.
    pub in_reply_to: Option<ObjectId>,
    /// An opaque name of the thread.
    pub conversation: Option<String>,
    /// A collection of the thread's posts.
    pub context: Option<ObjectId>,
    /// The web page.
    pub url: Option<HttpUrl>,
    /// Media.
    pub attachments: Vec<Attachment>,
    /// Pages linked to.
    pub links: Vec<HttpUrl>,
    /// A picture that stands for it.
    pub icon: Option<Image>,
    /// People mentioned.
    pub mentions: Vec<Mention>,
    /// Hashtags.
    pub hashtags: Vec<Hashtag>,
    /// Custom emoji.
    pub emoji: Vec<Emoji>,
    /// The poll.
    pub poll: Option<Poll>,
    /// What it quotes.
    pub quote: Option<Quote>,
    /// The permission to quote.
    pub quote_authorization: Option<ObjectId>,
    /// Who may quote it; nothing said means nobody.
    pub quote_policy: Option<QuotePolicy>,
    /// The collection of replies, on the post's origin.
    pub replies: Option<ObjectId>,
    /// Favourites, as the origin counts them.
    pub likes_count: Option<u64>,
    /// Boosts, as the origin counts them.
    pub shares_count: Option<u64>,
    /// When an event begins.
    pub start_time: Option<Timestamp>,
    /// When an event ends.
    pub end_time: Option<Timestamp>,
    /// Where an event takes place.
    pub location: Option<String>,
}

impl Note {
    /// Reads a post, alone or within its activity.
    ///
    /// # Errors
    /// [`NoteError`]. Whatever else is unusable is left out.
    pub fn parse(document: &Value, wrapper: Option<Wrapper<'_>>) -> Result<Self, NoteError> {
        let kind = NoteKind::of(document).ok_or(NoteError::Kind)?;
        let id = document
            .get("id")
            .and_then(Value::as_str)
            .and_then(|id| ObjectId::parse(id).ok())
            .ok_or(NoteError::Id)?;
        let attributed_to = match author(document) {
            Some(author) => author,
            None if json::get(document, "attributedTo").is_some() => {
                return Err(NoteError::NoAuthor);
            }
            None => wrapper
                .map(|wrapper| wrapper.actor.clone())
                .ok_or(NoteError::NoAuthor)?,
        };
        if !attributed_to.same_origin(&id) {
            return Err(NoteError::ForeignAuthor);
        }
        let nothing = Audience::default();
        let text = |key| json::text(document, key).map(str::to_owned);
        let count = |key| {
            json::get(document, key).and_then(|collection| json::count(collection, "totalItems"))
        };
        Ok(Self {
            kind,
            attributed_to,
            name: text("name"),
            content: text("content"),
            media_type: tag::media_type(document).filter(|kind| kind != "text/html"),
            language: language(document),
            summary: text("summary").filter(|summary| !summary.is_empty()),
            preview: json::get(document, "preview")
                .and_then(|preview| json::text(preview, "content"))
                .map(str::to_owned),
            sensitive: json::flag(document, "sensitive").unwrap_or(false),
            published: json::timestamp(document, "published"),
            updated: json::timestamp(document, "updated"),
            audience: Audience::read_within(
                document,
                wrapper.map_or(&nothing, |wrapper| wrapper.audience),
            ),
            groups: json::list(document, "audience")
                .take(MAX_OWNERS)
                .filter_map(|group| json::id(group).and_then(|id| ObjectId::parse(id).ok()))
                .collect(),
            direct_message: json::flag(document, "directMessage"),
            in_reply_to: json::object_id(document, "inReplyTo"),
            conversation: json::str_at(document, "conversation")
                .filter(|text| text.len() <= MAX_URL_BYTES)
                .map(str::to_owned),
            context: json::object_id(document, "context"),
            url: json::link(document.get("url")),
            attachments: attachment::media(document),
            links: attachment::links(document),
            icon: tag::image(document, "icon").or_else(|| tag::image(document, "image")),
            mentions: tag::mentions(document),
            hashtags: tag::hashtags(document),
            emoji: tag::emoji(document),
            poll: Poll::read(document),
            quote: quote(document),
            quote_authorization: json::object_id(document, "quoteAuthorization"),
            quote_policy: quote_policy(document),
            replies: json::object_id(document, "replies")
                .filter(|replies| replies.same_origin(&id)),
            likes_count: count("likes"),
            shares_count: count("shares"),
            start_time: json::timestamp(document, "startTime"),
            end_time: json::timestamp(document, "endTime"),
            location: json::get(document, "location")
                .and_then(|place| json::text(place, "name"))
                .map(str::to_owned),
            id,
        })
    }

    /// Whether this is a vote rather than a post: it names an option, answers something and has
    /// no text. (Only an answer to a poll of ours makes it one in the end.)
    #[must_use]
    pub fn is_vote(&self) -> bool {
        self.kind == NoteKind::Note
            && self.name.is_some()
            && self.content.is_none()
            && self.in_reply_to.is_some()
    }

    /// When it was written, but never later than `arrived`.
    #[must_use]
    pub fn published_by(&self, arrived: Timestamp) -> Timestamp {
        self.published
            .filter(|published| *published <= arrived)
            .unwrap_or(arrived)
    }
}

/// The ids under `attributedTo`.
#[must_use]
pub fn owners(document: &Value) -> Vec<ActorId> {
    json::list(document, "attributedTo")
        .take(MAX_OWNERS)
        .filter_map(|owner| json::id(owner).and_then(|id| ActorId::parse(id).ok()))
        .collect()
}

/// The author: the first person among several (a film has its maker and its channel), else the
/// first of all.
fn author(document: &Value) -> Option<ActorId> {
    let read = |owner: &Value| json::id(owner).and_then(|id| ActorId::parse(id).ok());
    json::list(document, "attributedTo")
        .take(MAX_OWNERS)
        .filter(|owner| json::is(owner, "Person"))
        .find_map(read)
        .or_else(|| {
            json::list(document, "attributedTo")
                .take(MAX_OWNERS)
                .find_map(read)
        })
}

fn language(document: &Value) -> Option<String> {
    ["content", "name", "summary"]
        .into_iter()
        .find_map(|key| json::language(document, key))
        .or_else(|| {
            let own = json::get(document, "language")?;
            json::str_at(own, "identifier")
                .or_else(|| own.as_str())
                .filter(|tag| json::is_language(tag))
        })
        .map(str::to_owned)
}

/// The first of the properties that quote, in the order of how much they can be relied on.
fn quote(document: &Value) -> Option<Quote> {
    for key in ["quote", "_misskey_quote", "quoteUrl", "quoteUri"] {
        let Some(value) = json::get(document, key) else {
            continue;
        };
        if json::is(value, "Tombstone") {
            return Some(Quote::Deleted);
        }
        if let Some(id) = json::object_id(document, key) {
            return Some(Quote::Of(id));
        }
    }
    json::list(document, "tag")
        .filter(|tag| json::is(tag, "Link"))
        .filter(|tag| json::list(tag, "rel").any(|rel| rel.as_str() == Some(QUOTE_REL)))
        .find_map(|tag| json::object_id(tag, "href"))
        .map(Quote::Of)
}

fn quote_policy(document: &Value) -> Option<QuotePolicy> {
    let policy = json::get(json::get(document, "interactionPolicy")?, "canQuote")?;
    let read = |key| {
        json::list(policy, key)
            .take(MAX_POLICY)
            .filter_map(json::id)
            .filter(|id| id.len() <= MAX_URL_BYTES)
            .map(str::to_owned)
            .collect()
    };
    Some(QuotePolicy {
        automatic: read("automaticApproval"),
        manual: read("manualApproval"),
    })
}

#[cfg(test)]
mod tests;
