//! What posts look like. <https://docs.joinmastodon.org/entities/Status/>

use serde::{Deserialize, Serialize};

use super::cards::PreviewCard;
use crate::accounts::{Account, ApprovalPolicy, CurrentUserApproval};
use crate::collections::Collection;
use crate::custom_emojis::CustomEmoji;
use crate::date::DateTime;
use crate::filters::FilterResult;
use crate::id::Id;
use crate::media::MediaAttachment;
use crate::polls::Poll;
use crate::word::words;

words! {
    /// Who sees a post.
    Visibility {
        Public = "public",
        /// Everyone, but not on public timelines.
        Unlisted = "unlisted",
        /// Followers and those mentioned.
        Private = "private",
        /// Those mentioned.
        Direct = "direct",
    }
}

words! {
    /// Who may quote a post. <https://docs.joinmastodon.org/client/quotes/>
    QuotePolicy {
        Public = "public",
        Followers = "followers",
        Nobody = "nobody",
    }
}

/// A post.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Status {
    pub id: Id,
    /// The ActivityPub id.
    pub uri: String,
    pub created_at: DateTime,
    pub account: Account,
    /// HTML. Absent only in the answer to a deletion, where `text` stands instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
    pub visibility: Visibility,
    pub sensitive: bool,
    /// Empty, never null.
    pub spoiler_text: String,
    pub media_attachments: Vec<MediaAttachment>,
    /// Only when the author shows it, or is the reader.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application: Option<StatusApplication>,
    pub mentions: Vec<Mention>,
    pub tags: Vec<StatusTag>,
    pub emojis: Vec<CustomEmoji>,
    pub reblogs_count: u64,
    pub favourites_count: u64,
    pub quotes_count: u64,
    pub replies_count: u64,
    pub url: Option<String>,
    pub in_reply_to_id: Option<Id>,
    pub in_reply_to_account_id: Option<Id>,
    pub reblog: Option<Box<Status>>,
    pub poll: Option<Poll>,
    pub card: Option<PreviewCard>,
    pub language: Option<String>,
    /// What was typed; only in the answer to a deletion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    pub edited_at: Option<DateTime>,
    pub quote: Option<AnyQuote>,
    /// What differs from reader to reader.
    #[serde(flatten)]
    pub personal: StatusPersonal,
    pub tagged_collections: Vec<Collection>,
    /// Only where a quoted post is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pleroma: Option<PleromaStatus>,
}

/// What Soapbox reads besides; of `quote` it knows the id only.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PleromaStatus {
    /// The quoted post.
    pub quote: Box<Status>,
    pub quote_visible: bool,
}

/// The attributes of a [`Status`] that are one reader's; all others are the same for everybody who may see the post.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StatusPersonal {
    pub quote_approval: QuoteApproval,
    /// Only for a user, as the next four.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub favourited: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reblogged: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub muted: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bookmarked: Option<bool>,
    /// Only on own posts that can be pinned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pinned: Option<bool>,
    /// Only for a user; empty when no filter matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filtered: Option<Vec<FilterResult>>,
}

/// The client a post was written with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusApplication {
    pub name: String,
    pub website: Option<String>,
}

/// Somebody mentioned (`Status::Mention`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    pub id: Id,
    pub username: String,
    pub url: String,
    pub acct: String,
}

/// A tag used (`Status::Tag`); the name is in lower case, without `#`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusTag {
    pub name: String,
    pub url: String,
}

words! {
    /// How it stands with a quote.
    QuoteState {
        /// The other server has not answered yet.
        Pending = "pending",
        Accepted = "accepted",
        Rejected = "rejected",
        Revoked = "revoked",
        Deleted = "deleted",
        Unauthorized = "unauthorized",
        BlockedAccount = "blocked_account",
        BlockedDomain = "blocked_domain",
        MutedAccount = "muted_account",
    }
}

/// A quoted post. <https://docs.joinmastodon.org/entities/Quote/>
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    pub state: QuoteState,
    pub quoted_status: Option<Box<Status>>,
    /// Of the quoted post, where it is shown: Soapbox finds it by that in [`PleromaStatus`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
}

/// A quote inside a quote. <https://docs.joinmastodon.org/entities/ShallowQuote/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShallowQuote {
    pub state: QuoteState,
    pub quoted_status_id: Option<Id>,
}

/// Either form of a quote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum AnyQuote {
    /// First in line when read: only it has the key `quoted_status_id`.
    Shallow(#[serde(deserialize_with = "shallow")] ShallowQuote),
    Full(Quote),
}

/// Reads a shallow quote only where its key is present: an absent `Option` would pass for null.
fn shallow<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<ShallowQuote, D::Error> {
    #[derive(Deserialize)]
    struct Strict {
        state: QuoteState,
        #[serde(deserialize_with = "Option::deserialize")]
        quoted_status_id: Option<Id>,
    }
    let Strict {
        state,
        quoted_status_id,
    } = Strict::deserialize(deserializer)?;
    Ok(ShallowQuote {
        state,
        quoted_status_id,
    })
}

/// Who may quote the post. <https://docs.joinmastodon.org/entities/QuoteApproval/>
///
/// `current_user` is never `missing` here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuoteApproval {
    pub automatic: Vec<ApprovalPolicy>,
    pub manual: Vec<ApprovalPolicy>,
    pub current_user: CurrentUserApproval,
}

/// A thread around a post. <https://docs.joinmastodon.org/entities/Context/>
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Context {
    pub ancestors: Vec<Status>,
    pub descendants: Vec<Status>,
}

/// A former or the present version. <https://docs.joinmastodon.org/entities/StatusEdit/>
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StatusEdit {
    pub content: String,
    pub spoiler_text: String,
    pub sensitive: bool,
    pub created_at: DateTime,
    pub account: Account,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub poll: Option<StatusEditPoll>,
    pub media_attachments: Vec<MediaAttachment>,
    pub emojis: Vec<CustomEmoji>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<AnyQuote>,
}

/// The poll of a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusEditPoll {
    pub options: Vec<OptionTitle>,
}

/// The title of an option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionTitle {
    pub title: String,
}

/// What was typed. <https://docs.joinmastodon.org/entities/StatusSource/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusSource {
    pub id: Id,
    pub text: String,
    pub spoiler_text: String,
}

/// A post in another language. <https://docs.joinmastodon.org/entities/Translation/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Translation {
    pub content: String,
    pub spoiler_text: String,
    /// The language it was translated into.
    pub language: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub poll: Option<TranslationPoll>,
    pub media_attachments: Vec<TranslationAttachment>,
    pub detected_source_language: String,
    pub provider: String,
}

/// A poll in another language (`Translation::Poll`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TranslationPoll {
    pub id: Id,
    pub options: Vec<OptionTitle>,
}

/// A description in another language (`Translation::Attachment`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TranslationAttachment {
    pub id: Id,
    pub description: String,
}
