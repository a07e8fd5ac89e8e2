//! Polls: what may be asked, who has voted what, and when it is over.
//!
//! A poll hangs on one post and comes and goes with it. Votes are counted as favourites are
//! ([`statuses`](super::statuses)): a vote locks nobody's row but the voter's own.

mod votes;

use activitypub::note::{Closed, Note};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sql::queries::polls as rows;

pub use votes::{counted_by, load, receive_vote, refresh_ended, show, vote, voters};
pub(super) use votes::{own_votes, receive_counts};

use super::{
    Error, Result, Services,
    tasks::{self, PollEnded},
};
use crate::{config::Limits, store::Tx};

/// Options kept of a remote poll.
const MAX_REMOTE_OPTIONS: usize = 100;
/// In place of an option: the voters.
const VOTERS: i16 = -1;

/// A poll as everybody gets it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Poll {
    /// Which.
    pub id: i64,
    /// The texts.
    pub options: Vec<String>,
    /// Several may be chosen.
    pub multiple: bool,
    /// Results are shown when it is over.
    pub hide_totals: bool,
    /// When it is over; `None`: never.
    pub expires_at: Option<Timestamp>,
    /// Votes by option.
    tallies: Vec<(i16, i64)>,
}

impl Poll {
    fn tally(&self, option: i16) -> u64 {
        let found = self.tallies.iter().find(|(known, _)| *known == option);
        found.map_or(0, |(_, votes)| u64::try_from(*votes).unwrap_or(0))
    }

    /// Votes of an option.
    #[must_use]
    pub fn votes(&self, option: usize) -> u64 {
        i16::try_from(option).map_or(0, |option| self.tally(option))
    }

    /// Votes of all options.
    #[must_use]
    pub fn votes_count(&self) -> u64 {
        (0..self.options.len())
            .map(|option| self.votes(option))
            .sum()
    }

    /// People who voted.
    #[must_use]
    pub fn voters_count(&self) -> u64 {
        self.tally(VOTERS)
    }

    /// It was over at that moment.
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.expires_at.is_some_and(|end| end <= now)
    }
}

/// What a person asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PollDraft {
    /// The texts.
    pub options: Vec<String>,
    /// Seconds until it is over.
    pub expires_in: i64,
    /// Several may be chosen.
    pub multiple: bool,
    /// Results are shown when it is over.
    pub hide_totals: bool,
}

/// A poll to be written with its post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPoll {
    /// The texts.
    pub options: Vec<String>,
    /// Several may be chosen.
    pub multiple: bool,
    /// Results are shown when it is over.
    pub hide_totals: bool,
    /// When it is over.
    pub expires_at: Option<Timestamp>,
    /// As its origin counts, for a remote one: votes by option, and voters.
    pub counted: Option<(Vec<i64>, i64)>,
}

impl NewPoll {
    /// The texts in which an emoji may stand.
    #[must_use]
    pub fn shown(&self) -> String {
        self.options.join(" ")
    }
}

/// Whether a poll is one that may be made here.
///
/// # Errors
/// [`Error::Unprocessable`] with the words of Mastodon.
///
/// Source: <https://docs.joinmastodon.org/methods/statuses/#create>.
pub fn check(limits: &Limits, draft: &PollDraft, now: Timestamp) -> Result<NewPoll> {
    let refuse = |text: String| Err(Error::Unprocessable(format!("Validation failed: {text}")));
    let options: Vec<String> = draft
        .options
        .iter()
        .map(|option| option.trim().to_owned())
        .filter(|option| !option.is_empty())
        .collect();
    if options.len() < 2 {
        return refuse("Poll options must have more than one item".to_owned());
    }
    let most = limits.poll_options;
    if options.len() > usize::try_from(most).unwrap_or(usize::MAX) {
        return refuse(format!("Poll options can't contain more than {most} items"));
    }
    let longest = limits.poll_option_characters;
    let fits = |option: &String| {
        option.len() <= 64 * usize::try_from(longest).unwrap_or(usize::MAX)
            && crate::text::count(option, "") <= usize::try_from(longest).unwrap_or(0)
    };
    if !options.iter().all(fits) {
        return refuse(format!(
            "Poll options cannot be longer than {longest} characters each"
        ));
    }
    let repeated = options
        .iter()
        .enumerate()
        .any(|(place, option)| options.iter().take(place).any(|other| other == option));
    if repeated {
        return refuse("Poll options contain duplicate items".to_owned());
    }
    if draft.expires_in > i64::from(limits.poll_max_seconds) {
        return refuse("Poll expires at is too far into the future".to_owned());
    }
    if draft.expires_in < i64::from(limits.poll_min_seconds) {
        return refuse("Poll expires at is too soon".to_owned());
    }
    Ok(NewPoll {
        options,
        multiple: draft.multiple,
        hide_totals: draft.hide_totals,
        expires_at: now
            .checked_add(SignedDuration::from_secs(draft.expires_in))
            .ok(),
        counted: None,
    })
}

/// The poll of a peer's post.
#[must_use]
pub(super) fn of_note(note: &Note, now: Timestamp) -> Option<NewPoll> {
    let poll = note.poll.as_ref()?;
    let expires_at = match poll.closed {
        Some(Closed::At(at)) => Some(at),
        Some(Closed::Now) => Some(poll.end_time.map_or(now, |end| end.min(now))),
        None => poll.end_time,
    };
    // Nothing here ended earlier, and Postgres does not know all years.
    let expires_at = expires_at.map(|end| end.max(Timestamp::UNIX_EPOCH));
    let options: Vec<_> = poll.options.iter().take(MAX_REMOTE_OPTIONS).collect();
    // Whatever a peer claims: sums of these must fit, here and in Postgres.
    let number = |count: u64| i64::try_from(count).unwrap_or(MOST_VOTES).min(MOST_VOTES);
    let votes: Vec<i64> = options.iter().map(|option| number(option.votes)).collect();
    let all = votes
        .iter()
        .fold(0, |sum: i64, votes| sum.saturating_add(*votes));
    Some(NewPoll {
        // What a vote names must stay as it came; only what Postgres does not store is taken out.
        options: options
            .iter()
            .map(|option| option.name.chars().filter(|c| !c.is_control()).collect())
            .collect(),
        multiple: poll.multiple,
        hide_totals: false,
        expires_at,
        counted: Some((votes, poll.voters_count.map_or(all.min(MOST_VOTES), number))),
    })
}

/// Votes that an option may have, and voters.
const MOST_VOTES: i64 = 1 << 40;

/// Writes the poll of a post that was just written or edited, with the job of its end.
pub(super) async fn insert(
    services: &Services,
    tx: &Tx<'_>,
    status_id: i64,
    poll: &NewPoll,
) -> Result<()> {
    let id = services.id()?;
    let fetched_at = poll.counted.as_ref().map(|_| services.now());
    let ends_at = poll.expires_at.filter(|_| poll.counted.is_none());
    rows::insert()
        .bind(
            tx,
            &id,
            &status_id,
            &poll.options,
            &poll.multiple,
            &poll.hide_totals,
            &poll.expires_at,
            &fetched_at,
            &ends_at,
        )
        .await?;
    rows::attach().bind(tx, &Some(id), &status_id).await?;
    if let Some(counted) = &poll.counted {
        count_as(tx, status_id, counted).await?;
    }
    if let Some(at) = ends_at {
        end_at(services, tx, id, at).await?;
    }
    Ok(())
}

async fn end_at(services: &Services, tx: &Tx<'_>, poll_id: i64, at: Timestamp) -> Result<()> {
    let job = tasks::job_at(services, &PollEnded { poll_id }, at)?;
    crate::store::jobs::enqueue(tx, &[job], services.now()).await?;
    Ok(())
}

async fn count_as(tx: &Tx<'_>, status_id: i64, (votes, voters): &(Vec<i64>, i64)) -> Result<()> {
    let mut options: Vec<i16> = (0..).take(votes.len()).collect();
    let mut votes = votes.clone();
    options.push(VOTERS);
    votes.push(*voters);
    rows::set_tallies()
        .bind(tx, &status_id, &options, &votes)
        .await?;
    Ok(())
}

/// Whether an edit changes what people have voted about.
fn asks_otherwise(old: &Poll, new: &NewPoll) -> bool {
    old.options != new.options || old.multiple != new.multiple
}

/// Whether an edit changes anything about a poll, besides counts.
#[must_use]
pub(super) fn changes(old: Option<&Poll>, new: Option<&NewPoll>) -> bool {
    match (old, new) {
        (None, None) => false,
        (Some(old), Some(new)) => asks_otherwise(old, new),
        _ => true,
    }
}

/// Writes the poll of an edited post: what is asked otherwise loses its votes, what is asked no longer goes.
pub(super) async fn replace(
    services: &Services,
    tx: &Tx<'_>,
    status_id: i64,
    old: Option<&Poll>,
    new: Option<&NewPoll>,
) -> Result<()> {
    let (Some(old), Some(new)) = (old, new) else {
        if old.is_some() {
            forget(tx, status_id).await?;
            rows::attach().bind(tx, &None::<i64>, &status_id).await?;
        }
        if let Some(new) = new {
            insert(services, tx, status_id, new).await?;
        }
        return Ok(());
    };
    if asks_otherwise(old, new) {
        forget_votes(tx, status_id).await?;
    } else if new.counted.is_some() {
        // The origin counts also what was voted here.
        rows::forget_deltas().bind(tx, &status_id).await?;
    }
    let ends_at = new.expires_at.filter(|_| new.counted.is_none());
    rows::update()
        .bind(
            tx,
            &new.options,
            &new.multiple,
            &new.hide_totals,
            &new.expires_at,
            &ends_at,
            &old.id,
        )
        .await?;
    if let Some(counted) = &new.counted {
        count_as(tx, status_id, counted).await?;
        rows::fetched().bind(tx, &services.now(), &old.id).await?;
    }
    match ends_at {
        Some(at) => end_at(services, tx, old.id, at).await,
        None => Ok(()),
    }
}

async fn forget_votes(tx: &Tx<'_>, status_id: i64) -> Result<()> {
    rows::lock().bind(tx, &status_id).opt().await?;
    // First what is still to be added: whoever adds it now is waited for.
    rows::forget_deltas().bind(tx, &status_id).await?;
    rows::forget_votes().bind(tx, &status_id).await?;
    Ok(())
}

/// Removes the poll of a post that goes, with its votes.
pub(super) async fn forget(tx: &Tx<'_>, status_id: i64) -> Result<()> {
    forget_votes(tx, status_id).await?;
    rows::forget().bind(tx, &status_id).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn draft(options: &[&str], expires_in: i64) -> PollDraft {
        PollDraft {
            options: options.iter().map(|&option| option.to_owned()).collect(),
            expires_in,
            ..PollDraft::default()
        }
    }

    fn refused(draft: &PollDraft) -> String {
        let limits = Limits::default();
        match check(&limits, draft, Timestamp::UNIX_EPOCH) {
            Err(Error::Unprocessable(text)) => text,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_asked_has_the_limits_of_the_instance_document() {
        for (options, seconds, word) in [
            (vec![], 600, "more than one"),
            (vec!["a", " "], 600, "more than one"),
            (vec!["a", "b", "c", "d", "e"], 600, "more than 4"),
            (vec!["a", "a "], 600, "duplicate"),
            (vec!["a", "b"], 299, "too soon"),
            (vec!["a", "b"], -1, "too soon"),
            (vec!["a", "b"], 2_629_747, "too far"),
            (vec!["a", "b"], i64::MAX, "too far"),
        ] {
            let text = refused(&draft(&options, seconds));
            assert!(text.contains(word), "{options:?} {seconds}: {text}");
        }
        let long = "é".repeat(51);
        assert!(refused(&draft(&["a", &long], 600)).contains("50 characters"));
        let fits = draft(&["a", &"é".repeat(50)], 600);
        let poll = check(&Limits::default(), &fits, Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!(poll.expires_at.unwrap().as_second(), 600);
    }

    #[test]
    fn a_closed_poll_of_a_peer_is_over() {
        let now = Timestamp::from_second(1_800_000_000).unwrap();
        let read = |extra: serde_json::Value| {
            let mut document = json!({
                "id": "https://a.example/1", "type": "Question", "attributedTo": "https://a.example/ann",
                "oneOf": [
                    { "type": "Note", "name": "x\u{0}y", "replies": { "totalItems": 3 } },
                    { "type": "Note", "name": "z", "replies": { "totalItems": u64::MAX } },
                ],
            });
            for (key, value) in extra.as_object().unwrap() {
                document[key] = value.clone();
            }
            of_note(&Note::parse(&document, None).unwrap(), now).unwrap()
        };
        assert_eq!(read(json!({})).expires_at, None);
        assert_eq!(read(json!({ "closed": true })).expires_at, Some(now));
        let at = "2024-01-01T00:00:00Z";
        for key in ["closed", "endTime"] {
            assert_eq!(
                read(json!({ key: at })).expires_at,
                Some(at.parse().unwrap())
            );
        }
        let poll = read(json!({ "votersCount": 2 }));
        assert_eq!(poll.options, ["xy", "z"]);
        let (votes, voters) = poll.counted.unwrap();
        assert_eq!((votes.first(), voters), (Some(&3), 2));
    }
}
