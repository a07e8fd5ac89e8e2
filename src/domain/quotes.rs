//! Quotes: who may quote whom, and how it stands with each.
//!
//! Posts of this server that allow it are quoted at once; a peer is asked by a QuoteRequest, and what it approves with is a
//! stamp that anybody can look up
//! ([FEP-044f](https://codeberg.org/fediverse/fep/src/branch/main/fep/044f/fep-044f.md)). Who is quoted can take it back.

mod receive;

use std::sync::Arc;

use activitypub::{
    note::{Note, Quote as Quoted},
    origin::ObjectId,
};
use serde::Deserialize;
use sql::queries::{quotes as rows, statuses as status_rows};

pub(super) use receive::receive_stamp;
pub use receive::{
    authorization, receive_accept, receive_reject, receive_request, receive_revocation, verify,
};

use super::{
    Error, Result, Services,
    accounts::{self, Account, AccountExt},
    relationships,
    statuses::{self, Gathered, Status, Visibility},
    tasks::{self, QuoteRevoked, StatusQuoted, StatusRestated},
};
use crate::{cache::Kept, feed::Change, store::Tx};

/// How it stands with a quote (<https://docs.joinmastodon.org/entities/Quote/#state>), besides what a reader has to do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// The author of what is quoted has not answered yet.
    Pending,
    /// Allowed.
    Accepted,
    /// Not allowed.
    Rejected,
    /// No longer allowed.
    Revoked,
    /// What was quoted is gone.
    Deleted,
}

impl State {
    /// As stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            State::Pending => "pending",
            State::Accepted => "accepted",
            State::Rejected => "rejected",
            State::Revoked => "revoked",
            State::Deleted => "deleted",
        }
    }
}

/// What a post quotes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Quote {
    /// The post; none while it is not here.
    pub id: Option<i64>,
    /// Its ActivityPub id.
    pub uri: String,
    /// How it stands.
    pub state: State,
    /// The stamp by which it is allowed.
    pub approval_uri: Option<String>,
}

/// A quote to be written with its post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewQuote {
    /// The post and its author, as far as they are here.
    pub quoted: Option<(i64, i64)>,
    /// Its ActivityPub id.
    pub uri: String,
    /// How it stands.
    pub state: State,
    /// The id of our request.
    pub request_uri: Option<String>,
    /// The stamp.
    pub approval_uri: Option<String>,
}

/// Whether somebody who may see a post may quote it, by its author's choice.
#[must_use]
pub fn allowed(status: &Status, account_id: i64, follows: bool) -> bool {
    let own = status.row.account_id == account_id;
    match status.visibility {
        Visibility::Direct => false,
        Visibility::Private => own,
        Visibility::Public | Visibility::Unlisted => {
            own || match status.row.quote_policy.as_str() {
                "public" => true,
                "followers" => follows,
                _ => false,
            }
        }
    }
}

/// The post that somebody wants to quote, and its author. What may not be quoted is not told from what is not there.
pub(super) async fn quotable(
    services: &Services,
    account_id: i64,
    id: i64,
) -> Result<(Arc<Kept<Status>>, Arc<Kept<Account>>)> {
    let (status, author) = statuses::target(services, account_id, id).await?;
    let follows = status.row.quote_policy == "followers"
        && relationships::to(services, account_id, author.id)
            .await?
            .following;
    if allowed(&status, account_id, follows) {
        Ok((status, author))
    } else {
        Err(Error::NotFound)
    }
}

/// The stamp for a quote of a post made here.
fn stamp(author: &Account, status_id: i64) -> String {
    format!("{}/quote_authorizations/{status_id}", author.uri)
}

/// The quote of a new post made here.
pub(super) fn new(author: &Account, status_id: i64, quoted: &Status, by: &Account) -> NewQuote {
    let own = by.id == author.id;
    let here = by.is_local();
    NewQuote {
        quoted: Some((quoted.row.id, by.id)),
        uri: quoted.row.uri.clone(),
        state: if here {
            State::Accepted
        } else {
            State::Pending
        },
        request_uri: (!here).then(|| format!("{}/quote_requests/{status_id}", author.uri)),
        approval_uri: (here && !own).then(|| stamp(by, status_id)),
    }
}

/// The quote of a peer's post. Nobody but oneself is believed without a stamp, and stamps are looked up by a job.
pub(super) async fn of_note(
    services: &Services,
    note: &Note,
    author: &Account,
) -> Result<Option<NewQuote>> {
    let uri = match &note.quote {
        None => return Ok(None),
        Some(Quoted::Deleted) => {
            return Ok(Some(NewQuote {
                quoted: None,
                uri: String::new(),
                state: State::Deleted,
                request_uri: None,
                approval_uri: None,
            }));
        }
        Some(Quoted::Of(uri)) => uri,
    };
    let connection = services.connection().await?;
    let found = status_rows::parent()
        .bind(&connection, &uri.as_str())
        .opt()
        .await?;
    drop(connection);
    // Nobody gets around a choice by a boost of their own.
    let found = match found {
        Some(found) => statuses::load(services, found.id)
            .await?
            .filter(|(quoted, _)| quoted.row.reblog_of_id.is_none())
            .map(|_| found),
        None => None,
    };
    let own = found
        .as_ref()
        .is_some_and(|found| found.account_id == author.id);
    Ok(Some(NewQuote {
        quoted: found.map(|found| (found.id, found.account_id)),
        uri: uri.as_str().to_owned(),
        state: if own { State::Accepted } else { State::Pending },
        request_uri: None,
        approval_uri: stamp_of(note, uri),
    }))
}

/// The stamp that a note shows for quoting something: only what the quoted side could have made out.
fn stamp_of(note: &Note, quoted: &ObjectId) -> Option<String> {
    note.quote_authorization
        .as_ref()
        .filter(|stamp| stamp.same_origin(quoted))
        .map(|stamp| stamp.as_str().to_owned())
}

/// Writes the quote of a post that was just written, with the job that asks or tells.
pub(super) async fn insert(
    services: &Services,
    tx: &Tx<'_>,
    status_id: i64,
    account_id: i64,
    quote: &NewQuote,
) -> Result<()> {
    rows::insert()
        .bind(
            tx,
            &status_id,
            &account_id,
            &quote.quoted.map(|(id, _)| id),
            &quote.quoted.map(|(_, account)| account),
            &quote.uri,
            &quote.state.as_str(),
            &quote.request_uri,
            &quote.approval_uri,
        )
        .await?;
    if let (Some((id, _)), State::Accepted) = (quote.quoted, quote.state) {
        let delta = statuses::Delta {
            status_id: id,
            quotes: 1,
            ..statuses::Delta::default()
        };
        statuses::leave_deltas(tx, &[delta]).await?;
    }
    if quote.state != State::Deleted {
        tasks::enqueue(services, tx, &StatusQuoted { status_id }).await?;
    }
    Ok(())
}

/// Removes the quote of a post that goes. Answers what it quoted.
pub(super) async fn forget(tx: &Tx<'_>, status_id: i64) -> Result<Option<i64>> {
    let gone = rows::forget().bind(tx, &status_id).opt().await?;
    Ok(gone.flatten())
}

/// A quote as stored; none when the post quotes nothing or is gone.
pub async fn stored(services: &Services, status_id: i64) -> Result<Option<rows::Stored>> {
    let connection = services.connection().await?;
    Ok(rows::by_status()
        .bind(&connection, &status_id)
        .opt()
        .await?)
}

/// Who quotes a post with its author's leave: quoting posts and their authors, a page of them above a post.
pub async fn quoters(
    services: &Services,
    quoted_id: i64,
    after: i64,
    amount: i64,
) -> Result<Vec<(i64, i64)>> {
    let connection = services.connection().await?;
    let found = rows::quoters()
        .bind(&connection, &quoted_id, &after, &amount)
        .all()
        .await?;
    Ok(found
        .into_iter()
        .map(|row| (row.status_id, row.account_id))
        .collect())
}

/// Brings a quote from one state into another or gives it another stamp, with what follows in the same transaction. Whether it was in the first.
async fn change(
    services: &Services,
    quote: &rows::Stored,
    state: State,
    approval_uri: Option<String>,
    jobs: Vec<crate::store::jobs::NewJob>,
) -> Result<bool> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let changed = rows::set_state()
        .bind(
            &tx,
            &state.as_str(),
            &approval_uri,
            &quote.status_id,
            &quote.state,
        )
        .opt()
        .await?;
    let Some(quoted_id) = changed else {
        tx.rollback().await?;
        return Ok(false);
    };
    crate::store::jobs::enqueue(&tx, &jobs, services.now()).await?;
    tx.commit().await?;
    drop(connection);
    let mut changes = vec![Change::Status(quote.status_id)];
    changes.extend(quoted_id.map(Change::Counts));
    services.changed(&changes).await;
    services.committed();
    Ok(true)
}

/// Takes the own post out of somebody's quote. Answers the quoting post as its reader gets it from now on.
///
/// Source: <https://docs.joinmastodon.org/methods/statuses/#revoke_quote>.
pub async fn revoke(
    services: &Services,
    account: &Account,
    id: i64,
    quoting_id: i64,
) -> Result<Gathered> {
    let gathered = statuses::show(services, Some(account.id), id).await?;
    let (status, _) = gathered.get(id).ok_or(Error::NotFound)?;
    let quote = stored(services, quoting_id)
        .await?
        .filter(|quote| quote.quoted_id == Some(id))
        .ok_or(Error::NotFound)?;
    if status.row.account_id != account.id {
        return Err(Error::Forbidden("This action is not allowed"));
    }
    if quote.state == State::Accepted.as_str() {
        let revoked = QuoteRevoked {
            account_id: account.id,
            status_id: quoting_id,
            quoter_id: quote.account_id,
            approval_uri: quote.approval_uri.clone(),
        };
        let jobs = vec![
            tasks::job(services, &revoked)?,
            tasks::job(
                services,
                &StatusRestated {
                    status_id: quoting_id,
                },
            )?,
        ];
        change(services, &quote, State::Revoked, None, jobs).await?;
    }
    statuses::show(services, Some(account.id), quoting_id).await
}

/// Changes who may quote an own post from now on.
///
/// Source: <https://docs.joinmastodon.org/methods/statuses/#edit_interaction_policy>.
pub async fn set_policy(
    services: &Services,
    account: &Account,
    id: i64,
    policy: Option<&str>,
) -> Result<()> {
    let gathered = statuses::show(services, Some(account.id), id).await?;
    let (status, _) = gathered.get(id).ok_or(Error::NotFound)?;
    if status.row.account_id != account.id || status.row.reblog_of_id.is_some() {
        return Err(Error::NotFound);
    }
    let Some(policy) = policy.filter(|policy| *policy != status.row.quote_policy) else {
        return Ok(());
    };
    // What is not for everybody nobody else may quote, whatever is chosen.
    if !status.visibility.is_open() {
        return Ok(());
    }
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    rows::set_policy().bind(&tx, &policy, &id).await?;
    tasks::enqueue(services, &tx, &StatusRestated { status_id: id }).await?;
    tx.commit().await?;
    drop(connection);
    services.changed(&[Change::Status(id)]).await;
    services.committed();
    Ok(())
}

/// Who made the posts of these ids, for jobs.
pub async fn people(
    services: &Services,
    one: i64,
    other: i64,
) -> Result<Option<(Account, Account)>> {
    let mut found = accounts::by_ids(services, &[one, other]).await?;
    let first = found.get(&one).cloned();
    Ok(first.zip(found.remove(&other)))
}
