//! Voting, and how polls stand.

use activitypub::note::Note;
use jiff::{SignedDuration, Timestamp};
use sql::queries::{polls as rows, statuses as status_rows};

use super::{NewPoll, Poll, asks_otherwise, end_at, replace};
use crate::{
    domain::{
        Error, Result, Services,
        accounts::{Account, AccountExt},
        caches::Standing,
        peers::{Budget, objects},
        relationships,
        statuses::{self, Gathered, Status, visible},
        tasks::{self, PollVoted},
    },
    feed::Change,
};

/// Peers hear of votes once in this time.
const TELL_EVERY: SignedDuration = SignedDuration::from_mins(3);
/// A remote poll is asked for at its origin at most so often.
const FETCH_EVERY: SignedDuration = SignedDuration::from_mins(1);
/// How long who reads a poll waits for its origin.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);
/// The final count of a remote poll is waited for so long after its end.
const FINAL_COUNT: SignedDuration = SignedDuration::from_mins(5);

/// What a reader has chosen in the polls of these posts; one query, none without polls.
pub(in crate::domain) async fn own_votes(
    services: &Services,
    reader: i64,
    posts: impl Iterator<Item = &Status>,
) -> Result<Vec<(i64, Vec<i16>)>> {
    let polls: Vec<i64> = posts
        .filter_map(|status| Some(status.poll.as_ref()?.id))
        .collect();
    if polls.is_empty() {
        return Ok(Vec::new());
    }
    let connection = services.connection().await?;
    let found = rows::own_votes()
        .bind(&connection, &reader, &polls)
        .all()
        .await?;
    Ok(found
        .into_iter()
        .map(|row| (row.status_id, row.options))
        .collect())
}

/// A poll for a reader: its post, which they may see. One of a peer is asked for at its origin when what is known of it is
/// old.
///
/// Source: <https://docs.joinmastodon.org/methods/polls/#get>.
pub async fn show(services: &Services, reader: Option<i64>, id: i64) -> Result<(i64, Gathered)> {
    let poll = stored(services, id).await?;
    let gathered = statuses::show(services, reader, poll.status_id).await?;
    let stale = reader.is_some()
        && poll.fetched_at.is_some_and(|fetched| {
            services.now().duration_since(fetched) > FETCH_EVERY
                && poll.expires_at.is_none_or(|end| fetched < end)
        });
    if stale && refresh(services, poll.id, poll.status_id).await? {
        let gathered = statuses::show(services, reader, poll.status_id).await?;
        return Ok((poll.status_id, gathered));
    }
    Ok((poll.status_id, gathered))
}

async fn stored(services: &Services, id: i64) -> Result<rows::Stored> {
    let connection = services.connection().await?;
    rows::by_id()
        .bind(&connection, &id)
        .opt()
        .await?
        .ok_or(Error::NotFound)
}

/// Asks the origin of a remote poll how it stands; one asks at a time. Whether it was asked.
async fn refresh(services: &Services, id: i64, status_id: i64) -> Result<bool> {
    let now = services.now();
    let connection = services.connection().await?;
    let mine = rows::claim_fetch()
        .bind(&connection, &now, &id, &(now - FETCH_EVERY))
        .opt()
        .await?;
    drop(connection);
    if mine.is_none() {
        return Ok(false);
    }
    let Some((status, author)) = statuses::load(services, status_id).await? else {
        return Ok(false);
    };
    let Ok(uri) = activitypub::origin::ObjectId::parse(&status.row.uri) else {
        return Ok(false);
    };
    let budget = Budget::of_activity();
    let asked = objects::update_status(services, &uri, &author, &budget);
    // Who cannot be reached does not keep anybody from what is known.
    Ok(matches!(
        tokio::time::timeout(PATIENCE, asked).await,
        Ok(Ok(()))
    ))
}

/// Votes for a person here. Answers the poll's post as it stands then.
///
/// Source: <https://docs.joinmastodon.org/methods/polls/#vote>.
pub async fn vote(
    services: &Services,
    voter: &Account,
    id: i64,
    choices: &[u32],
) -> Result<(i64, Gathered)> {
    let refuse = |text: &str| Err(Error::Unprocessable(format!("Validation failed: {text}")));
    let status_id = stored(services, id).await?.status_id;
    let gathered = statuses::show(services, Some(voter.id), status_id).await?;
    let (status, author) = gathered.get(status_id).ok_or(Error::NotFound)?;
    let poll = status.poll.as_ref().ok_or(Error::NotFound)?;
    if author.id == voter.id {
        return refuse("You cannot vote in your own polls");
    }
    if poll.is_over(services.now()) {
        return refuse("The poll has already ended");
    }
    let mut options: Vec<i16> = Vec::new();
    for choice in choices {
        let place = usize::try_from(*choice).unwrap_or(usize::MAX);
        match i16::try_from(*choice) {
            Ok(option) if place < poll.options.len() => {
                if !options.contains(&option) {
                    options.push(option);
                }
            }
            _ => return refuse("The chosen vote option does not exist"),
        }
    }
    if options.is_empty() {
        return refuse("The chosen vote option does not exist");
    }
    if options.len() > 1 && !poll.multiple {
        return refuse("You have already voted on this poll");
    }
    match write(services, voter, status, id, &options).await? {
        Voted::Counted => {}
        Voted::Repeated => return refuse("You have already voted on this poll"),
        Voted::Over => return refuse("The poll has already ended"),
    }
    let gathered = statuses::show(services, Some(voter.id), status_id).await?;
    Ok((status_id, gathered))
}

/// A vote of a remote person: the option is named. Whoever may not see the poll, has voted, comes late, or names what is no
/// option, is not heard.
pub async fn receive_vote(services: &Services, note: &Note, voter: &Account) -> Result<()> {
    let (Some(uri), Some(name)) = (&note.in_reply_to, &note.name) else {
        return Ok(());
    };
    let Some((status, author)) = statuses::load_by_uri(services, uri.as_str()).await? else {
        return Ok(());
    };
    let Some(poll) = status.poll.as_ref().filter(|_| status.row.local) else {
        return Ok(());
    };
    if voter.is_local() || voter.is_gone() || poll.is_over(services.now()) {
        return Ok(());
    }
    let Some(option) = poll
        .options
        .iter()
        .position(|option| option == name.trim())
        .and_then(|place| i16::try_from(place).ok())
    else {
        return Ok(());
    };
    let relation = relationships::to(services, voter.id, author.id).await?;
    let standing = Standing {
        following: relation.following,
        blocking: relation.blocking,
        blocked_by: relation.blocked_by,
        ..Standing::default()
    };
    if visible(&status, &author, Some(voter.id), Some(&standing)) {
        write(services, voter, &status, poll.id, &[option]).await?;
    }
    Ok(())
}

enum Voted {
    Counted,
    Repeated,
    Over,
}

async fn write(
    services: &Services,
    voter: &Account,
    status: &Status,
    poll_id: i64,
    options: &[i16],
) -> Result<Voted> {
    let now = services.now();
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let vote = rows::vote()
        .bind(&tx, &poll_id, &now, &voter.id, &options)
        .one()
        .await?;
    if !vote.made {
        tx.rollback().await?;
        return Ok(if vote.held {
            Voted::Repeated
        } else {
            Voted::Over
        });
    }
    if status.row.local {
        let at = now + TELL_EVERY;
        let mine = rows::claim_telling()
            .bind(&tx, &at, &poll_id, &now)
            .opt()
            .await?;
        if mine.is_some() {
            let task = PollVoted {
                poll_id,
                voter: None,
                options: Vec::new(),
            };
            let job = tasks::job_at(services, &task, at)?;
            crate::store::jobs::enqueue(&tx, &[job], now).await?;
        }
    } else {
        let task = PollVoted {
            poll_id,
            voter: Some(voter.id),
            options: options.to_vec(),
        };
        tasks::enqueue(services, &tx, &task).await?;
        let expires_at = status.poll.as_ref().and_then(|poll| poll.expires_at);
        if let Some(end) = expires_at
            && rows::claim_end().bind(&tx, &poll_id).opt().await?.is_some()
        {
            end_at(services, &tx, poll_id, counted_by(end)).await?;
        }
    }
    tx.commit().await?;
    drop(connection);
    services.changed(&[Change::Counts(status.row.id)]).await;
    services.committed();
    Ok(Voted::Counted)
}

/// When the final count of a remote poll is looked for.
#[must_use]
pub fn counted_by(end: Timestamp) -> Timestamp {
    end.checked_add(FINAL_COUNT).unwrap_or(end)
}

/// The post of a poll and its author; none when it is gone.
pub async fn load(services: &Services, id: i64) -> Result<Option<(Status, Account)>> {
    let connection = services.connection().await?;
    let Some(poll) = rows::by_id().bind(&connection, &id).opt().await? else {
        return Ok(None);
    };
    drop(connection);
    statuses::load(services, poll.status_id).await
}

/// People who have voted, a page of them above an account id.
pub async fn voters(services: &Services, id: i64, after: i64, amount: i64) -> Result<Vec<i64>> {
    let connection = services.connection().await?;
    Ok(rows::voters()
        .bind(&connection, &id, &after, &amount)
        .all()
        .await?)
}

/// Asks for the final count of a remote poll. Whether it is here.
pub async fn refresh_ended(services: &Services, poll: &Poll, status: &Status) -> Result<bool> {
    refresh(services, poll.id, status.row.id).await?;
    let connection = services.connection().await?;
    let now = rows::by_id().bind(&connection, &poll.id).opt().await?;
    Ok(now.is_some_and(|poll| poll.expires_at <= poll.fetched_at))
}

/// Takes in how a poll of a peer stands, as far as it asks the same as before.
pub(in crate::domain) async fn receive_counts(
    services: &Services,
    status: &Status,
    new: &NewPoll,
) -> Result<()> {
    let Some(old) = status.poll.as_ref().filter(|old| !asks_otherwise(old, new)) else {
        return Ok(());
    };
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    if status_rows::hold()
        .bind(&tx, &status.row.id)
        .opt()
        .await?
        .is_none()
    {
        tx.rollback().await?;
        return Ok(());
    }
    replace(services, &tx, status.row.id, Some(old), Some(new)).await?;
    tx.commit().await?;
    drop(connection);
    services.changed(&[Change::Counts(status.row.id)]).await;
    Ok(())
}
