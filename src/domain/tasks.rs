//! What happens after a commit: the payloads of the job queue. The handlers stand in `work`, one file per job, under
//! the same names.
//!
//! A payload names rows by id; what a deletion removes travels in the payload itself. Every field added later is
//! optional, or the version goes up: a worker leaves alone what it does not know.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{Error, Result, Services};
use crate::store::{Tx, jobs};

/// The kinds of work that do not wait for each other.
pub mod queue {
    /// Short effects of what people do: first in line.
    pub const DEFAULT: &str = "default";
    /// Batches of fan-outs.
    pub const FAN_OUT: &str = "fan_out";
    /// Fetches from other servers.
    pub const FETCH: &str = "fetch";
    /// Mail.
    pub const MAIL: &str = "mail";
    /// Pages that posts link to, threads of other servers: whoever runs them may be slow, and nothing else is to wait for
    /// that.
    pub const PREVIEWS: &str = "previews";
    /// What search and trends know: posts are delivered before they can be found.
    pub const SEARCH: &str = "search";
    /// Housekeeping.
    pub const UPKEEP: &str = "upkeep";
    /// All of them.
    pub const ALL: [&str; 7] = [DEFAULT, FAN_OUT, FETCH, MAIL, PREVIEWS, SEARCH, UPKEEP];
}

/// A payload of the queue.
pub trait Task: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Names the handler; never reused for something else.
    const KIND: &'static str;
    /// See [`queue`].
    const QUEUE: &'static str;
    /// Of the payload's form.
    const VERSION: i16 = 1;
    /// After so many failures it is buried for an operator to see.
    const MAX_ATTEMPTS: i16 = 12;
}

/// A post or boost was made here or received: notify, show live, fan out, and (ours) distribute to peers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StatusCreated {
    /// The post.
    pub status_id: i64,
    /// The link that is shown with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}
impl Task for StatusCreated {
    const KIND: &'static str = "status_created";
    const QUEUE: &'static str = queue::DEFAULT;
}

/// Somebody wants to look back at their year.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AnnualReport {
    /// Who.
    pub account_id: i64,
    /// Which year.
    pub year: i16,
}
impl Task for AnnualReport {
    const KIND: &'static str = "annual_report";
    const QUEUE: &'static str = queue::UPKEEP;
}

/// Somebody lets everybody find their posts from now on: search has to know them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct IndexAccount {
    /// Whose.
    pub account_id: i64,
    /// The posts below this.
    pub below: i64,
}
impl Task for IndexAccount {
    const KIND: &'static str = "index_account";
    const QUEUE: &'static str = queue::UPKEEP;
}

/// Posts were made here or received: search and trends are to know them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct IndexStatuses {
    /// The posts, without boosts.
    pub new: Vec<i64>,
    /// What people here have boosted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub boosted: Vec<i64>,
    /// Of the posts, public ones with tags.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tagged: Vec<i64>,
}
impl Task for IndexStatuses {
    const KIND: &'static str = "index_statuses";
    const QUEUE: &'static str = queue::SEARCH;
}

/// A post was edited.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StatusEdited {
    /// The post.
    pub status_id: i64,
    /// Mentioned by this version and not by the one before.
    pub new_mentions: Vec<i64>,
    /// Tags that only one of the two versions has.
    #[serde(default)]
    pub tags: Vec<i64>,
    /// The link that is shown with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}
impl Task for StatusEdited {
    const KIND: &'static str = "status_edited";
    const QUEUE: &'static str = queue::DEFAULT;
}

/// A post or boost is gone; the row is too, so what is needed travels here.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StatusDeleted {
    /// The post that was.
    pub status_id: i64,
    /// Its author.
    pub account_id: i64,
    /// Its ActivityPub id.
    pub uri: String,
    /// Ours to tell peers about.
    pub local: bool,
    /// public, unlisted, private or direct.
    pub visibility: String,
    /// The boosted post's ActivityPub id, when it was a boost.
    pub reblog_of_uri: Option<String>,
    /// People besides the followers whose servers should hear of it.
    pub audience: Vec<i64>,
    /// Whom it answered: the followers of a local person have seen it too.
    #[serde(default)]
    pub in_reply_to_account_id: Option<i64>,
    /// Boosts that went with it.
    pub boosts: Vec<i64>,
    /// Keys of files to remove.
    pub files: Vec<String>,
}
impl Task for StatusDeleted {
    const KIND: &'static str = "status_deleted";
    const QUEUE: &'static str = queue::DEFAULT;
}

/// A local or remote person favoured a post (`undone`: no longer).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StatusFavourited {
    /// Who.
    pub account_id: i64,
    /// What.
    pub status_id: i64,
    /// The Like's ActivityPub id.
    pub uri: Option<String>,
    /// Taken back.
    pub undone: bool,
}
impl Task for StatusFavourited {
    const KIND: &'static str = "status_favourited";
    const QUEUE: &'static str = queue::DEFAULT;
}

/// Somebody has voted: the origin of the poll is told what somebody here has chosen, or peers how a poll of ours stands.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PollVoted {
    /// In which poll.
    pub poll_id: i64,
    /// Who here, when the poll is a peer's.
    pub voter: Option<i64>,
    /// What they have chosen.
    pub options: Vec<i16>,
}
impl Task for PollVoted {
    const KIND: &'static str = "poll_voted";
    const QUEUE: &'static str = queue::DEFAULT;
}

/// The time of a post for later may have come.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PublishScheduled {
    /// Which.
    pub id: i64,
}
impl Task for PublishScheduled {
    const KIND: &'static str = "publish_scheduled";
    const QUEUE: &'static str = queue::DEFAULT;
}

/// A post quotes another one: who is quoted here is told, who is quoted elsewhere asked, and what a peer's quote is worth
/// looked up.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StatusQuoted {
    /// The post that quotes.
    pub status_id: i64,
}
impl Task for StatusQuoted {
    const KIND: &'static str = "status_quoted";
    const QUEUE: &'static str = queue::FETCH;
}

/// A post of ours stands otherwise than peers know, without having been edited.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StatusRestated {
    /// The post.
    pub status_id: i64,
}
impl Task for StatusRestated {
    const KIND: &'static str = "status_restated";
    const QUEUE: &'static str = queue::DEFAULT;
}

/// A peer's request to quote is answered.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct QuoteAnswered {
    /// Who is quoted, here.
    pub account_id: i64,
    /// Who asked.
    pub quoter_id: i64,
    /// The request's ActivityPub id.
    pub request_uri: String,
    /// The post that is quoted.
    pub quoted_uri: String,
    /// The post that quotes.
    pub quoting_uri: String,
    /// The stamp; none: refused.
    pub approval_uri: Option<String>,
}
impl Task for QuoteAnswered {
    const KIND: &'static str = "quote_answered";
    const QUEUE: &'static str = queue::DEFAULT;
}

/// Somebody here took back that they are quoted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct QuoteRevoked {
    /// Who is quoted.
    pub account_id: i64,
    /// The post that quotes.
    pub status_id: i64,
    /// Its author.
    pub quoter_id: i64,
    /// The stamp that is worth nothing any more.
    pub approval_uri: Option<String>,
}
impl Task for QuoteRevoked {
    const KIND: &'static str = "quote_revoked";
    const QUEUE: &'static str = queue::DEFAULT;
}

/// A poll may be over: who asked and who voted hears of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PollEnded {
    /// Which.
    pub poll_id: i64,
}
impl Task for PollEnded {
    const KIND: &'static str = "poll_ended";
    const QUEUE: &'static str = queue::DEFAULT;
}

/// A post was pinned to or unpinned from its author's profile.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StatusPinned {
    /// The post.
    pub status_id: i64,
    /// Its author.
    pub account_id: i64,
    /// Pinned, or unpinned.
    pub pinned: bool,
}
impl Task for StatusPinned {
    const KIND: &'static str = "status_pinned";
    const QUEUE: &'static str = queue::DEFAULT;
}

/// The newest relation between two people; which activity it means and who hears of it follows from `change`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RelationshipChanged {
    /// Who acted.
    pub account_id: i64,
    /// Towards whom.
    pub target_id: i64,
    /// What.
    pub change: Change,
    /// The id of the Follow or Block that is meant.
    pub uri: Option<String>,
    /// People were told; what is left is that caches and homes forget.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub told: bool,
}
impl Task for RelationshipChanged {
    const KIND: &'static str = "relationship_changed";
    const QUEUE: &'static str = queue::DEFAULT;
}

/// Somebody blocked a server: what binds them to it ends.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DomainBlocked {
    /// Who.
    pub account_id: i64,
    /// Which, as accounts have it.
    pub domain: String,
    /// How far it has come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<super::domain_blocks::Done>,
}
impl Task for DomainBlocked {
    const KIND: &'static str = "domain_blocked";
    const QUEUE: &'static str = queue::UPKEEP;
    const MAX_ATTEMPTS: i16 = 100;
}

/// A tag is new on a profile: the owner's posts with it are counted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FeaturedTagAdded {
    /// The featured tag.
    pub id: i64,
}
impl Task for FeaturedTagAdded {
    const KIND: &'static str = "featured_tag_added";
    const QUEUE: &'static str = queue::UPKEEP;
}

/// The server of a reported account is to hear of the report.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReportForwarded {
    /// Which report.
    pub report_id: i64,
}
impl Task for ReportForwarded {
    const KIND: &'static str = "report_forwarded";
    const QUEUE: &'static str = queue::DEFAULT;
}

/// People were put into a collection, or it has another name or description.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CollectionChanged {
    /// Which.
    pub collection_id: i64,
    /// Who is new in it.
    pub added: Vec<i64>,
    /// It has another name or description.
    pub updated: bool,
}
impl Task for CollectionChanged {
    const KIND: &'static str = "collection_changed";
    const QUEUE: &'static str = queue::DEFAULT;
}

/// What changed between two people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// `account` follows `target` from now on.
    Followed,
    /// `account` asked to follow `target`.
    Requested,
    /// `account` no longer follows `target`, or took back the request.
    Unfollowed,
    /// `account` let `target` follow.
    Accepted,
    /// `account` refused `target`'s request, or removed the follower.
    Rejected,
    /// `account` blocks `target`.
    Blocked,
    /// No longer.
    Unblocked,
}

/// A local profile changed: peers that know it hear of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AccountUpdated {
    /// Whose.
    pub account_id: i64,
}
impl Task for AccountUpdated {
    const KIND: &'static str = "account_updated";
    const QUEUE: &'static str = queue::DEFAULT;
}

/// Somebody here is gone: peers hear of it, server by server, before what was left behind goes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AccountLeft {
    /// Who.
    pub account_id: i64,
    /// The servers above this one are still to be told.
    pub after: String,
    /// Keys of the files of their profile.
    pub files: Vec<String>,
}
impl Task for AccountLeft {
    const KIND: &'static str = "account_left";
    const QUEUE: &'static str = queue::DEFAULT;
    const MAX_ATTEMPTS: i16 = 100;
}

/// The keys of somebody here who is gone are forgotten once nothing is to be signed with them any more.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeysUnused {
    /// Whose.
    pub account_id: i64,
}
impl Task for KeysUnused {
    const KIND: &'static str = "keys_unused";
    const QUEUE: &'static str = queue::UPKEEP;
    const MAX_ATTEMPTS: i16 = 100;
}

/// An account is gone for good: what it left behind goes too, in batches.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AccountDeleted {
    /// Whose.
    pub account_id: i64,
}
impl Task for AccountDeleted {
    const KIND: &'static str = "account_deleted";
    const QUEUE: &'static str = queue::UPKEEP;
    const MAX_ATTEMPTS: i16 = 100;
}

/// A sender is let through: what was held back of them is put among the other notifications.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MergeNotifications {
    /// Whose notifications.
    pub account_id: i64,
    /// From whom.
    pub from_account_id: i64,
}
impl Task for MergeNotifications {
    const KIND: &'static str = "merge_notifications";
    const QUEUE: &'static str = queue::DEFAULT;
}

/// What was held back of a sender is not wanted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ForgetNotifications {
    /// Whose notifications.
    pub account_id: i64,
    /// From whom.
    pub from_account_id: i64,
    /// Only up to this one.
    pub upto: i64,
}
impl Task for ForgetNotifications {
    const KIND: &'static str = "forget_notifications";
    const QUEUE: &'static str = queue::UPKEEP;
}

/// Somebody signed up: tell the staff when approval is wanted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SignedUp {
    /// Who.
    pub account_id: i64,
}
impl Task for SignedUp {
    const KIND: &'static str = "signed_up";
    const QUEUE: &'static str = queue::DEFAULT;
}

/// A mail to a local user.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SendMail {
    /// To whom.
    pub account_id: i64,
    /// Which.
    pub letter: Letter,
    /// The address that it was counted for. A confirmation goes nowhere else: who has named another one since gets
    /// that one's own letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}
impl Task for SendMail {
    const KIND: &'static str = "send_mail";
    const QUEUE: &'static str = queue::MAIL;
}

/// The letters this server writes. Links in them are made from tokens kept encrypted in the payload's place: the
/// token is minted when the letter is sent, so no secret lies in the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Letter {
    /// Confirm the address.
    Confirmation,
    /// Choose a new password.
    PasswordReset,
    /// The password was changed.
    PasswordChanged,
    /// The account was approved.
    Approved,
}

/// The rest of a fan-out: what could not be pushed when the post was made goes out, or the author's local followers are cut
/// into parts, some at each turn ([`FanOutPart`]).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FanOut {
    /// The post.
    pub status_id: i64,
}
impl Task for FanOut {
    const KIND: &'static str = "fan_out";
    const QUEUE: &'static str = queue::FAN_OUT;
    const MAX_ATTEMPTS: i16 = 100;
}

/// What belongs into a person's home has changed otherwise than by a post: caches forget it and the home is built anew, as
/// the writer has tried already.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HomeChanged {
    /// Whose home.
    pub account_id: i64,
    /// Whose followers are remembered otherwise than they are.
    pub authors: Vec<i64>,
}
impl Task for HomeChanged {
    const KIND: &'static str = "home_changed";
    const QUEUE: &'static str = queue::DEFAULT;
    const MAX_ATTEMPTS: i16 = 100;
}

/// An author is no whale any more: who has missed their posts gets them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WhaleFell {
    /// Who.
    pub account_id: i64,
}
impl Task for WhaleFell {
    const KIND: &'static str = "whale_fell";
    const QUEUE: &'static str = queue::FAN_OUT;
    const MAX_ATTEMPTS: i16 = 100;
}

/// A part of a fan-out, for whichever worker is free: the post goes to the home lists of some of its author's followers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FanOutPart {
    /// The post.
    pub status_id: i64,
    /// Above this follow.
    pub after: i64,
    /// The last follow of the part.
    pub upto: i64,
}
impl Task for FanOutPart {
    const KIND: &'static str = "fan_out_part";
    const QUEUE: &'static str = queue::FAN_OUT;
    const MAX_ATTEMPTS: i16 = 100;
}

/// A post answers one that is not here: fetch it, and what it answers, a bounded number of steps.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FetchParent {
    /// The post that waits for its parent.
    pub status_id: i64,
    /// The parent's ActivityPub id.
    pub uri: String,
    /// Steps made already.
    pub depth: u16,
}
impl Task for FetchParent {
    const KIND: &'static str = "fetch_parent";
    const QUEUE: &'static str = queue::FETCH;
    const MAX_ATTEMPTS: i16 = 5;
}

/// Somebody has posted a link to a page that was not asked for lately.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FetchCard {
    /// The link.
    pub url: String,
}
impl Task for FetchCard {
    const KIND: &'static str = "fetch_card";
    const QUEUE: &'static str = queue::PREVIEWS;
    const MAX_ATTEMPTS: i16 = 3;
}

/// Somebody here has opened a thread of another server: its answers are asked for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FetchReplies {
    /// The post.
    pub status_id: i64,
    /// By what clients ask how far it is.
    pub token: String,
}
impl Task for FetchReplies {
    const KIND: &'static str = "fetch_replies";
    const QUEUE: &'static str = queue::PREVIEWS;
    const MAX_ATTEMPTS: i16 = 2;
}

/// A remote account became known or changed: its picture, counts and pinned posts may be fetched.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RefreshAccount {
    /// The account's ActivityPub id.
    pub uri: String,
}
impl Task for RefreshAccount {
    const KIND: &'static str = "refresh_account";
    const QUEUE: &'static str = queue::FETCH;
    const MAX_ATTEMPTS: i16 = 5;
}

/// Makes the row of a task, due now.
pub fn job<T: Task>(services: &Services, task: &T) -> Result<jobs::NewJob> {
    job_at(services, task, services.now())
}

/// Makes the row of a task, due at a time.
pub fn job_at<T: Task>(services: &Services, task: &T, due_at: Timestamp) -> Result<jobs::NewJob> {
    Ok(jobs::NewJob {
        id: services.id()?,
        queue: T::QUEUE,
        kind: T::KIND,
        version: T::VERSION,
        payload: serde_json::to_value(task).map_err(|error| Error::Internal(error.to_string()))?,
        due_at,
    })
}

/// Enqueues one task in the transaction of its cause. After the commit call [`Services::committed`].
pub async fn enqueue<T: Task>(services: &Services, tx: &Tx<'_>, task: &T) -> Result<()> {
    jobs::enqueue(tx, &[job(services, task)?], services.now()).await?;
    Ok(())
}

/// How long to wait before attempt `attempts + 1`: Mastodon's fourth power, from seconds to days.
#[must_use]
pub fn backoff(attempts: i16, random: u64) -> SignedDuration {
    let n = i64::from(attempts.clamp(1, 16));
    let base = n.pow(4) + 15;
    let spread = i64::try_from(random % u64::try_from(base / 2 + 1).unwrap_or(1)).unwrap_or(0);
    SignedDuration::from_secs(base + spread)
}
