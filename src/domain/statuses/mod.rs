//! Posts: what they are, who may see them, and gathering them in batches for a page.

mod counts;
mod create;
mod delete;
mod draft;
mod edit;
mod effects;
mod favour;
mod marks;
mod publish;
mod receive;
#[cfg(test)]
pub(crate) mod tests_support;
mod thread;
mod writing;

pub(in crate::domain) use counts::counted;
pub use counts::{Delta, fold_left, leave as leave_deltas};
pub(in crate::domain) use create::check;
pub use create::{Draft, NewStatus, create};
pub use delete::{Deleted, delete, forget_counters, remove};
pub(crate) use draft::is_language;
pub use edit::{Edit, EditDraft, Revision, edit, history, replace};
pub use effects::{
    Outline, Placed, interested, is_favourited, local_boosters, notified_followers, outlines,
};
pub use marks::{
    bookmark, favourite, mute_conversation, pin, reblog, unbookmark, unfavourite,
    unmute_conversation, unpin, unreblog,
};
pub(in crate::domain) use publish::{KEY_HOURS, made_with};
pub use receive::{
    Boost, Context, MAX_DEPTH, adopt_waiting, forget_deleted, pin_received, receive, receive_boost,
    receive_delete, receive_favourite, receive_pin, receive_unboost, receive_unfavourite,
    receive_update,
};
pub use thread::{Thread, thread};
pub use writing::Writing;

use std::sync::Arc;

use jiff::Timestamp;
use sql::queries::{accounts, statuses};

use super::{
    Error, Result, Services,
    accounts::{Account, AccountExt, Emoji},
    caches::{self, Standing},
    filters,
    media::Media,
    polls::{self, Poll},
    preview_cards::Card,
    quotes::Quote,
};
use crate::cache::{ById, Kept, with_room};

pub use sql::queries::statuses::{Personal, Status as Row};

/// Who may see a post (<https://docs.joinmastodon.org/entities/Status/#visibility>).
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Visibility {
    /// Everybody, and it stands in public timelines.
    Public,
    /// Everybody.
    Unlisted,
    /// Followers and people mentioned.
    Private,
    /// People mentioned.
    Direct,
}

impl Visibility {
    /// As stored and as on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Visibility::Public => "public",
            Visibility::Unlisted => "unlisted",
            Visibility::Private => "private",
            Visibility::Direct => "direct",
        }
    }

    /// From the stored or sent form.
    #[must_use]
    pub fn parse(text: &str) -> Option<Visibility> {
        Some(match text {
            "public" => Visibility::Public,
            "unlisted" => Visibility::Unlisted,
            "private" => Visibility::Private,
            "direct" => Visibility::Direct,
            _ => return None,
        })
    }

    /// Seen by everybody.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Visibility::Public | Visibility::Unlisted)
    }
}

/// Somebody a post is addressed to.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct MentionOf {
    /// The account.
    pub id: i64,
    /// Its name.
    pub username: String,
    /// Its host, for remote ones.
    pub domain: Option<String>,
    /// Its page.
    pub url: String,
    /// Its ActivityPub id.
    pub uri: String,
    /// Addressed without being named in the text.
    pub silent: bool,
}

impl MentionOf {
    /// `user` here, `user@domain` elsewhere.
    #[must_use]
    pub fn acct(&self) -> String {
        match &self.domain {
            Some(domain) => format!("{}@{domain}", self.username),
            None => self.username.clone(),
        }
    }
}

/// A post with everything that is the same for all who may see it, save its author.
#[derive(Clone, Debug)]
pub struct Status {
    /// The row and its counters.
    pub row: Row,
    /// Who may see it.
    pub visibility: Visibility,
    /// Attachments in order.
    pub media: Vec<Media>,
    /// The people addressed.
    pub mentions: Vec<MentionOf>,
    /// Folded names.
    pub tags: Vec<String>,
    /// Emoji in text, warning and poll.
    pub emojis: Vec<Emoji>,
    /// What it asks.
    pub poll: Option<Poll>,
    /// What it quotes.
    pub quote: Option<Quote>,
    /// What is shown of the page that it links to.
    pub card: Option<Card>,
}

impl Status {
    pub(super) fn from_row(mut row: Row) -> Result<Status> {
        fn parse<T: serde::de::DeserializeOwned>(
            value: &mut serde_json::Value,
            id: i64,
        ) -> Result<T> {
            serde_json::from_value(value.take())
                .map_err(|error| Error::Internal(format!("status {id}: {error}")))
        }
        let id = row.id;
        let media = parse(&mut row.media, id)?;
        let mentions = parse(&mut row.mentions, id)?;
        let tags = parse(&mut row.tags, id)?;
        let emojis = parse(&mut row.emojis, id)?;
        let poll = match &mut row.poll {
            Some(poll) => Some(parse(poll, id)?),
            None => None,
        };
        let quote = match &mut row.quote {
            Some(quote) => Some(parse(quote, id)?),
            None => None,
        };
        let card = row.card.as_mut().and_then(Card::read);
        let visibility = Visibility::parse(&row.visibility).ok_or_else(|| {
            Error::Internal(format!("status {id}: visibility {}", row.visibility))
        })?;
        Ok(Status {
            row,
            visibility,
            media,
            mentions,
            tags,
            emojis,
            poll,
            quote,
            card,
        })
    }

    /// Whether the post is addressed to somebody by name or silently.
    #[must_use]
    pub fn addresses(&self, account_id: i64) -> bool {
        self.mentions.iter().any(|mention| mention.id == account_id)
    }
}

/// May this reader see the post at all? The one answer for every page, fetch and stream.
#[must_use]
pub fn visible(
    status: &Status,
    author: &Account,
    reader: Option<i64>,
    relation: Option<&Standing>,
) -> bool {
    if author.is_gone() {
        return false;
    }
    if reader == Some(author.id) {
        return true;
    }
    if relation.is_some_and(|relation| relation.blocked_by) {
        return false;
    }
    match status.visibility {
        Visibility::Public | Visibility::Unlisted => true,
        Visibility::Private => {
            relation.is_some_and(|relation| relation.following)
                || reader.is_some_and(|reader| status.addresses(reader))
        }
        Visibility::Direct => reader.is_some_and(|reader| status.addresses(reader)),
    }
}

/// Posts with their originals, authors and what is personal to one reader: all that rendering a page needs.
#[derive(Debug, Default)]
pub struct Gathered {
    /// Who reads.
    pub reader: Option<i64>,
    /// When.
    pub at: Timestamp,
    /// The posts asked for, in order, as far as they exist and may be seen.
    pub order: Vec<i64>,
    /// The posts and what they boost.
    pub statuses: ById<Arc<Kept<Status>>>,
    /// The authors.
    pub accounts: ById<Arc<Kept<Account>>>,
    /// What the reader did with each.
    pub personal: ById<Personal>,
    /// How the reader stands to the authors.
    pub relationships: ById<Standing>,
    /// What the reader's filters say of posts; those that nothing matches are left out.
    pub filtered: ById<Vec<filters::Match>>,
    /// What the reader has chosen in polls, by post; `None` where that was not looked for.
    pub votes: Option<ById<Vec<i16>>>,
}

impl Gathered {
    /// A post that may be seen, with its author.
    #[must_use]
    pub fn get(&self, id: i64) -> Option<(&Kept<Status>, &Kept<Account>)> {
        let status = self.statuses.get(&id)?;
        let author = self.accounts.get(&status.row.account_id)?;
        Some((status, author))
    }

    fn standing(&self, account_id: i64) -> Standing {
        self.relationships
            .get(&account_id)
            .copied()
            .unwrap_or_default()
    }

    fn may_see(&self, id: i64) -> bool {
        self.seen_by(id, self.reader, &|account_id| self.standing(account_id))
    }

    /// Whether a post, and what it boosts, may be seen by a reader who stands so to accounts.
    pub(crate) fn seen_by(
        &self,
        id: i64,
        reader: Option<i64>,
        standing: &dyn Fn(i64) -> Standing,
    ) -> bool {
        let seen = |id: i64| {
            self.get(id).filter(|(status, author)| {
                visible(status, author, reader, Some(&standing(author.id)))
            })
        };
        seen(id).is_some_and(|(status, _)| {
            status
                .row
                .reblog_of_id
                .is_none_or(|original| seen(original).is_some())
        })
    }

    /// Leaves out what the reader does not want in a timeline: posts by, boosts of and answers among people
    /// blocked or muted or of servers blocked, and muted conversations where asked.
    pub fn retain_wanted(&mut self) {
        let order = std::mem::take(&mut self.order);
        self.order = order.into_iter().filter(|id| self.is_wanted(*id)).collect();
    }

    fn is_wanted(&self, id: i64) -> bool {
        self.wanted_by(id, self.reader, &|account_id| self.standing(account_id))
    }

    /// Whether a reader who stands so to accounts wants a post in a timeline.
    pub(crate) fn wanted_by(
        &self,
        id: i64,
        reader: Option<i64>,
        standing: &dyn Fn(i64) -> Standing,
    ) -> bool {
        let Some((status, author)) = self.get(id) else {
            return false;
        };
        let unwanted = |account_id: i64| {
            let standing = standing(account_id);
            standing.blocking || standing.muting || standing.domain_blocking
        };
        let mentions_blocked = |status: &Status| {
            status
                .mentions
                .iter()
                .any(|mention| standing(mention.id).blocking)
        };
        if (reader != Some(author.id) && unwanted(author.id)) || mentions_blocked(status) {
            return false;
        }
        match status
            .row
            .reblog_of_id
            .and_then(|original| self.get(original))
        {
            Some((original, author)) => !unwanted(author.id) && !mentions_blocked(original),
            None => true,
        }
    }

    /// Appends what was gathered for the same reader further on.
    pub(crate) fn take(&mut self, mut further: Gathered) {
        if self.order.is_empty() && self.statuses.is_empty() {
            *self = further;
            return;
        }
        self.order.append(&mut further.order);
        self.statuses.extend(further.statuses);
        self.accounts.extend(further.accounts);
        self.personal.extend(further.personal);
        self.relationships.extend(further.relationships);
        self.filtered.extend(further.filtered);
        match (&mut self.votes, further.votes) {
            (Some(votes), Some(further)) => votes.extend(further),
            (votes, further) => *votes = further,
        }
    }

    /// Takes out one post (after rendering decides it has no place).
    pub fn retain(&mut self, keep: impl Fn(i64) -> bool) {
        self.order.retain(|id| keep(*id));
    }
}

/// Gathers posts by id for a reader: a constant number of queries, whatever they hold. What does not exist, or may not
/// be seen, is left out.
pub async fn gather(services: &Services, reader: Option<i64>, ids: &[i64]) -> Result<Gathered> {
    let mut gathered = Gathered {
        reader,
        at: services.now(),
        ..Gathered::default()
    };
    if ids.is_empty() {
        return Ok(gathered);
    }
    let fresh = services.caches.follow(services).await;
    gathered.statuses = caches::statuses(services, fresh, ids).await?;
    let mut people: Vec<i64> = gathered
        .statuses
        .values()
        .flat_map(|status| {
            let wrote_page = status.card.as_ref().and_then(|card| card.author_account_id);
            [status.row.account_id].into_iter().chain(wrote_page)
        })
        .collect();
    people.sort_unstable();
    people.dedup();
    gathered.accounts = caches::accounts(services, fresh, &people).await?;
    if let Some(reader) = reader {
        let now = services.now();
        let standings = caches::standings(services, fresh, reader).await?;
        let mut relationships = with_room(people.len());
        let addressed = gathered
            .statuses
            .values()
            .flat_map(|status| status.mentions.iter().map(|mention| mention.id));
        relationships.extend(people.into_iter().chain(addressed).map(|id| {
            let author = gathered.accounts.get(&id);
            let domain = author.and_then(|author| author.domain.as_deref());
            (id, standings.to_somebody(id, domain, now))
        }));
        gathered.relationships = relationships;
        gathered.personal = caches::personal(services, fresh, reader, &gathered.statuses).await?;
        let filters = caches::filters(services, fresh, &[reader]).await?;
        let filters = filters.into_values().next().unwrap_or_default();
        gathered.filtered = filters.over(&gathered, reader, now);
        let posts = gathered.statuses.values().map(|status| &***status);
        let votes = polls::own_votes(services, reader, posts).await?;
        gathered.votes = Some(votes.into_iter().collect());
    }
    // Clients show where an author has moved to; hardly any page holds such an author.
    let moved = super::accounts::moved(
        services,
        gathered.accounts.values().map(|account| &***account),
    )
    .await?;
    for (id, account) in moved {
        gathered
            .accounts
            .entry(id)
            .or_insert_with(|| Arc::new(Kept::new(account)));
    }
    gathered.order = ids
        .iter()
        .copied()
        .filter(|id| gathered.may_see(*id))
        .collect();
    Ok(gathered)
}

/// One post for a reader, or [`Error::NotFound`]: missing and hidden are not told apart.
pub async fn show(services: &Services, reader: Option<i64>, id: i64) -> Result<Gathered> {
    let gathered = gather(services, reader, &[id]).await?;
    if gathered.order.is_empty() {
        Err(Error::NotFound)
    } else {
        Ok(gathered)
    }
}

/// The post a reader acts on: a boost stands for what it boosts.
pub(crate) async fn target(
    services: &Services,
    reader: i64,
    id: i64,
) -> Result<(Arc<Kept<Status>>, Arc<Kept<Account>>)> {
    let gathered = show(services, Some(reader), id).await?;
    let status = gathered.statuses.get(&id).ok_or(Error::NotFound)?;
    let status = match status.row.reblog_of_id {
        Some(original) => gathered.statuses.get(&original).ok_or(Error::NotFound)?,
        None => status,
    };
    let author = gathered
        .accounts
        .get(&status.row.account_id)
        .ok_or(Error::NotFound)?;
    Ok((status.clone(), author.clone()))
}

/// A post as it stands, without asking who reads: for effects and for peers.
pub async fn load(services: &Services, id: i64) -> Result<Option<(Status, Account)>> {
    let connection = services.connection().await?;
    let Some(row) = statuses::by_id().bind(&connection, &id).opt().await? else {
        return Ok(None);
    };
    let status = Status::from_row(row)?;
    let author = accounts::by_id()
        .bind(&connection, &status.row.account_id)
        .opt()
        .await?;
    Ok(author.map(|author| (status, author)))
}

/// As [`load`], by ActivityPub id.
pub async fn load_by_uri(services: &Services, uri: &str) -> Result<Option<(Status, Account)>> {
    let connection = services.connection().await?;
    let Some(row) = statuses::by_uri().bind(&connection, &uri).opt().await? else {
        return Ok(None);
    };
    let status = Status::from_row(row)?;
    let author = accounts::by_id()
        .bind(&connection, &status.row.account_id)
        .opt()
        .await?;
    Ok(author.map(|author| (status, author)))
}
