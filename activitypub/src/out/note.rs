//! Our posts ([Mastodon's statuses](https://docs.joinmastodon.org/spec/activitypub/#status)).

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::{ImageOut, TagOut, counted, date, put, with_context};
use crate::addressing::Audience;
use crate::note::QuotePolicy;

/// A file attached to a post.
#[derive(Debug, Clone, Default)]
pub struct AttachmentOut {
    /// Where it is.
    pub url: String,
    /// Content type.
    pub media_type: String,
    /// What it shows.
    pub description: Option<String>,
    /// A blurred preview.
    pub blurhash: Option<String>,
    /// The point to keep in view: x and y from -1 to 1.
    pub focal_point: Option<(f64, f64)>,
    /// Width in pixels.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
    /// A smaller picture of it.
    pub thumbnail: Option<ImageOut>,
}

impl AttachmentOut {
    fn to_value(&self) -> Value {
        let mut media = Map::new();
        media.insert("type".into(), "Document".into());
        media.insert("mediaType".into(), self.media_type.as_str().into());
        media.insert("url".into(), self.url.as_str().into());
        // Readers look in one or the other.
        put(&mut media, "summary", self.description.as_deref());
        media.insert(
            "name".into(),
            self.description.as_deref().map_or(Value::Null, Value::from),
        );
        put(&mut media, "blurhash", self.blurhash.as_deref());
        put(
            &mut media,
            "focalPoint",
            self.focal_point.map(|(x, y)| json!([x, y])),
        );
        put(&mut media, "width", self.width);
        put(&mut media, "height", self.height);
        put(
            &mut media,
            "icon",
            self.thumbnail.as_ref().map(ImageOut::to_value),
        );
        Value::Object(media)
    }
}

/// One option of a poll.
#[derive(Debug, Clone, Default)]
pub struct PollOptionOut {
    /// The text.
    pub name: String,
    /// Votes so far.
    pub votes: u64,
}

/// A poll.
#[derive(Debug, Clone, Default)]
pub struct PollOut {
    /// Whether one may choose several.
    pub multiple: bool,
    /// The options.
    pub options: Vec<PollOptionOut>,
    /// When it ends.
    pub end_time: Option<Timestamp>,
    /// When it ended.
    pub closed: Option<Timestamp>,
    /// How many people voted.
    pub voters_count: u64,
}

/// A quote.
#[derive(Debug, Clone, Default)]
pub struct QuoteOut {
    /// The quoted post.
    pub id: String,
    /// The permission.
    pub authorization: Option<String>,
}

/// A post of ours. What is empty or `None` is left out, but for what readers expect to be null.
#[derive(Debug, Clone, Default)]
pub struct NoteOut {
    /// The id.
    pub id: String,
    /// The web page.
    pub url: String,
    /// The author's id.
    pub attributed_to: String,
    /// The text, HTML.
    pub content: String,
    /// The language, a BCP 47 tag.
    pub language: Option<String>,
    /// The content warning.
    pub summary: Option<String>,
    /// Media are hidden at first.
    pub sensitive: bool,
    /// When it was written.
    pub published: Timestamp,
    /// When it was last edited.
    pub updated: Option<Timestamp>,
    /// Whom it is addressed to.
    pub audience: Audience,
    /// Of posts that are not public: true is direct, false a limited circle.
    pub direct_message: Option<bool>,
    /// The id of the post it answers.
    pub in_reply_to: Option<String>,
    /// The name of the thread.
    pub conversation: Option<String>,
    /// The collection of the thread's posts.
    pub context: Option<String>,
    /// Media.
    pub attachments: Vec<AttachmentOut>,
    /// Mentions, hashtags and emoji.
    pub tags: Vec<TagOut>,
    /// The poll, which makes the post a `Question`.
    pub poll: Option<PollOut>,
    /// What it quotes.
    pub quote: Option<QuoteOut>,
    /// Who may quote it.
    pub quote_policy: Option<QuotePolicy>,
    /// The collection of replies, see [`super::inline`].
    pub replies: Option<Value>,
    /// The collection of favourites and how many there are.
    pub likes: Option<(String, u64)>,
    /// The collection of boosts and how many there are.
    pub shares: Option<(String, u64)>,
}

impl NoteOut {
    /// The post without `@context`, as it stands in an activity.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let mut note = Map::new();
        note.insert("id".into(), self.id.as_str().into());
        note.insert(
            "type".into(),
            if self.poll.is_some() {
                "Question"
            } else {
                "Note"
            }
            .into(),
        );
        note.insert("url".into(), self.url.as_str().into());
        note.insert("attributedTo".into(), self.attributed_to.as_str().into());
        note.insert(
            "summary".into(),
            self.summary.as_deref().map_or(Value::Null, Value::from),
        );
        note.insert(
            "inReplyTo".into(),
            self.in_reply_to.as_deref().map_or(Value::Null, Value::from),
        );
        note.insert("content".into(), self.content.as_str().into());
        if let Some(language) = &self.language {
            note.insert(
                "contentMap".into(),
                Value::Object(Map::from_iter([(
                    language.clone(),
                    self.content.as_str().into(),
                )])),
            );
        }
        note.insert("sensitive".into(), self.sensitive.into());
        note.insert("published".into(), date(self.published).into());
        put(&mut note, "updated", self.updated.map(date));
        note.insert("to".into(), self.audience.to.as_slice().into());
        note.insert("cc".into(), self.audience.cc.as_slice().into());
        put(&mut note, "directMessage", self.direct_message);
        put(&mut note, "conversation", self.conversation.as_deref());
        put(&mut note, "context", self.context.as_deref());
        note.insert(
            "attachment".into(),
            self.attachments
                .iter()
                .map(AttachmentOut::to_value)
                .collect(),
        );
        note.insert(
            "tag".into(),
            self.tags.iter().map(TagOut::to_value).collect(),
        );
        if let Some(poll) = &self.poll {
            put_poll(&mut note, poll);
        }
        if let Some(quote) = &self.quote {
            for key in ["quote", "quoteUri", "_misskey_quote"] {
                note.insert(key.into(), quote.id.as_str().into());
            }
            put(
                &mut note,
                "quoteAuthorization",
                quote.authorization.as_deref(),
            );
        }
        if let Some(policy) = &self.quote_policy {
            note.insert(
                "interactionPolicy".into(),
                json!({"canQuote": {"automaticApproval": policy.automatic, "manualApproval": policy.manual}}),
            );
        }
        put(&mut note, "replies", self.replies.clone());
        put(
            &mut note,
            "likes",
            self.likes.as_ref().map(|(id, total)| counted(id, *total)),
        );
        put(
            &mut note,
            "shares",
            self.shares.as_ref().map(|(id, total)| counted(id, *total)),
        );
        Value::Object(note)
    }

    /// The post as it stands at its id.
    #[must_use]
    pub fn document(&self) -> Value {
        with_context(self.to_value())
    }

    /// A vote: a post that names the option and is addressed to the author of the poll alone.
    #[must_use]
    pub fn vote(id: &str, voter: &str, poll: &str, poll_author: &str, option: &str) -> Value {
        json!({
            "id": id,
            "type": "Note",
            "attributedTo": voter,
            "inReplyTo": poll,
            "name": option,
            "to": [poll_author],
        })
    }
}

fn put_poll(note: &mut Map<String, Value>, poll: &PollOut) {
    let options = poll.options.iter().map(|option| {
        json!({"type": "Note", "name": option.name, "replies": {"type": "Collection", "totalItems": option.votes}})
    });
    note.insert(
        if poll.multiple { "anyOf" } else { "oneOf" }.into(),
        options.collect(),
    );
    put(note, "endTime", poll.end_time.map(date));
    put(note, "closed", poll.closed.map(date));
    note.insert("votersCount".into(), poll.voters_count.into());
}
