//! Quotes among servers: asked for, allowed, looked up, taken back.

use activitypub::{
    activity::{Reference, Subject},
    note::{Note, Quote},
    origin::ObjectId,
};
use sql::queries::quotes as rows;

use super::{State, allowed, change, stamp, stamp_of, stored};
use crate::{
    domain::{
        Error, Result, Services,
        accounts::{Account, AccountExt},
        caches::Standing,
        peers::{Budget, objects},
        relationships,
        statuses::{self, Status, visible},
        tasks::{self, QuoteAnswered, StatusQuoted, StatusRestated},
    },
    feed::Change,
    store::jobs::NewJob,
};

/// A remote person asks to quote a post made here. They are answered in any case, once the quoting post is here.
pub async fn receive_request(
    services: &Services,
    actor: &Account,
    request: Option<&ObjectId>,
    object: &ObjectId,
    instrument: &Reference,
    budget: &Budget,
) -> Result<()> {
    let (Some(request), Some(quoting)) = (request, &instrument.id) else {
        return Ok(());
    };
    let Some((status, author)) = statuses::load_by_uri(services, object.as_str()).await? else {
        return Ok(());
    };
    if !status.row.local || status.row.reblog_of_id.is_some() || actor.is_gone() {
        return Ok(());
    }
    let answer = |approval_uri: Option<String>| QuoteAnswered {
        account_id: author.id,
        quoter_id: actor.id,
        request_uri: request.as_str().to_owned(),
        quoted_uri: status.row.uri.clone(),
        quoting_uri: quoting.as_str().to_owned(),
        approval_uri,
    };
    let relation = relationships::to(services, actor.id, author.id).await?;
    let standing = Standing {
        following: relation.following,
        blocking: relation.blocking,
        blocked_by: relation.blocked_by,
        ..Standing::default()
    };
    let may = visible(&status, &author, Some(actor.id), Some(&standing))
        && allowed(&status, actor.id, relation.following);
    let quote = if may {
        quoting_post(services, actor, quoting, instrument, budget).await?
    } else {
        None
    };
    let Some(quote) = quote.filter(|quote| quote.quoted_uri == status.row.uri) else {
        if !may {
            tell(services, &answer(None)).await?;
        }
        return Ok(());
    };
    let approval_uri = stamp(&author, quote.status_id);
    match quote.state.as_str() {
        "pending" => {
            let told = StatusQuoted {
                status_id: quote.status_id,
            };
            let jobs = vec![
                tasks::job(services, &answer(Some(approval_uri.clone())))?,
                tasks::job(services, &told)?,
            ];
            change(services, &quote, State::Accepted, Some(approval_uri), jobs).await?;
        }
        "accepted" => tell(services, &answer(Some(approval_uri))).await?,
        _ => tell(services, &answer(None)).await?,
    }
    Ok(())
}

async fn tell(services: &Services, answer: &QuoteAnswered) -> Result<()> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    tasks::enqueue(services, &tx, answer).await?;
    tx.commit().await?;
    services.committed();
    Ok(())
}

/// The post with which somebody quotes: as it came with the request, else from its origin.
async fn quoting_post(
    services: &Services,
    actor: &Account,
    uri: &ObjectId,
    instrument: &Reference,
    budget: &Budget,
) -> Result<Option<rows::Stored>> {
    let note = instrument
        .embedded
        .as_ref()
        .and_then(|embedded| Note::parse(embedded, None).ok())
        .filter(|note| note.attributed_to.as_str() == actor.uri && note.id == *uri);
    let id = match note {
        Some(note) => {
            let context = statuses::Context {
                budget,
                asked: true,
                depth: 0,
            };
            statuses::receive(services, &note, actor, &context).await?
        }
        None => objects::fetch_status(services, uri, budget).await?,
    };
    let Some(id) = id else {
        return Ok(None);
    };
    let quote = stored(services, id).await?;
    Ok(quote.filter(|quote| quote.account_id == actor.id))
}

/// A peer grants what was asked here: who is quoted, and with a stamp of theirs. Whether it was about a quote.
pub async fn receive_accept(
    services: &Services,
    actor: &Account,
    subject: &Subject,
    result: Option<&ObjectId>,
) -> Result<bool> {
    let Some(quote) = requested(services, actor, subject).await? else {
        return Ok(false);
    };
    if let Some(result) = result
        && quote.state == State::Pending.as_str()
    {
        let jobs = vec![restated(services, &quote)?];
        let approval_uri = Some(result.as_str().to_owned());
        change(services, &quote, State::Accepted, approval_uri, jobs).await?;
    }
    Ok(true)
}

/// A peer refuses what was asked here, or does so later. Whether it was about a quote.
pub async fn receive_reject(
    services: &Services,
    actor: &Account,
    subject: &Subject,
) -> Result<bool> {
    let Some(quote) = requested(services, actor, subject).await? else {
        return Ok(false);
    };
    if matches!(quote.state.as_str(), "pending" | "accepted") {
        let jobs = vec![restated(services, &quote)?];
        change(services, &quote, State::Rejected, None, jobs).await?;
    }
    Ok(true)
}

/// The quote that was asked for by a request, when it is the actor who is quoted.
async fn requested(
    services: &Services,
    actor: &Account,
    subject: &Subject,
) -> Result<Option<rows::Stored>> {
    let Some(id) = &subject.id else {
        return Ok(None);
    };
    let connection = services.connection().await?;
    let quote = rows::by_request()
        .bind(&connection, &id.as_str())
        .opt()
        .await?;
    Ok(quote.filter(|quote| quote.quoted_account_id == Some(actor.id)))
}

/// A peer takes a stamp of theirs back. Whether it was one.
pub async fn receive_revocation(services: &Services, actor: &Account, uri: &str) -> Result<bool> {
    let connection = services.connection().await?;
    let quote = rows::by_approval()
        .bind(&connection, &uri, &actor.id)
        .opt()
        .await?;
    drop(connection);
    let Some(quote) = quote else {
        return Ok(false);
    };
    let jobs = vec![restated(services, &quote)?];
    change(services, &quote, State::Revoked, None, jobs).await?;
    Ok(true)
}

/// Readers of the quoting post, and peers where it is ours, hear how it stands.
fn restated(services: &Services, quote: &rows::Stored) -> Result<NewJob> {
    let restated = StatusRestated {
        status_id: quote.status_id,
    };
    tasks::job(services, &restated)
}

/// A peer's post comes again: it may have got its stamp since, or show one no longer. What is new is looked up by a job;
/// until then nobody is believed.
pub(in crate::domain) async fn receive_stamp(
    services: &Services,
    status: &Status,
    author: &Account,
    note: &Note,
) -> Result<()> {
    let (Some(known), Some(Quote::Of(uri))) = (&status.quote, &note.quote) else {
        return Ok(());
    };
    if known.uri != uri.as_str() || known.state == State::Deleted {
        return Ok(());
    }
    let Some(quote) = stored(services, status.row.id).await? else {
        return Ok(());
    };
    // Nobody needs leave to quote themselves, and of posts made here their authors decide.
    let ours = services.peers.ours().owns(uri);
    if ours || quote.quoted_account_id == Some(author.id) {
        return Ok(());
    }
    let stamp = stamp_of(note, uri);
    if stamp == quote.approval_uri {
        return Ok(());
    }
    let looked_up = StatusQuoted {
        status_id: status.row.id,
    };
    let jobs = vec![tasks::job(services, &looked_up)?];
    change(services, &quote, State::Pending, stamp, jobs).await?;
    Ok(())
}

/// Looks at the origins what a peer's quote is about and whether it is allowed.
pub async fn verify(services: &Services, quote: &rows::Stored) -> Result<()> {
    if quote.state != State::Pending.as_str() {
        return Ok(());
    }
    let budget = Budget::of_activity();
    let Ok(uri) = ObjectId::parse(&quote.quoted_uri) else {
        return Ok(());
    };
    let quoted = match quote.quoted_id {
        Some(id) => Some(id),
        None => objects::fetch_status(services, &uri, &budget).await?,
    };
    let Some((quoted, author)) = (match quoted {
        Some(id) => statuses::load(services, id).await?,
        None => None,
    }) else {
        return Ok(());
    };
    if quoted.row.reblog_of_id.is_some() {
        return Ok(());
    }
    if quote.quoted_id.is_none() {
        let connection = services.connection().await?;
        rows::found()
            .bind(&connection, &quoted.row.id, &author.id, &quote.status_id)
            .opt()
            .await?;
        drop(connection);
        services.changed(&[Change::Status(quote.status_id)]).await;
    }
    let own = author.id == quote.account_id;
    let approved = match &quote.approval_uri {
        _ if own => true,
        // Ours are made out by us, when we are asked.
        Some(stamp) if !author.is_local() => {
            let quoting = statuses::load(services, quote.status_id).await?;
            match (quoting, ObjectId::parse(stamp)) {
                (Some((quoting, _)), Ok(stamp)) => {
                    let stamp = objects::quote_authorization(services, &stamp, &budget).await?;
                    stamp.is_some_and(|stamp| {
                        stamp.attributed_to == author.uri
                            && stamp.interacting == quoting.row.uri
                            && stamp.target == quoted.row.uri
                    })
                }
                _ => false,
            }
        }
        _ => false,
    };
    if approved {
        let approval_uri = quote.approval_uri.clone();
        change(services, quote, State::Accepted, approval_uri, Vec::new()).await?;
    }
    Ok(())
}

/// A stamp that was made out here: the quoting post's ActivityPub id, and the post that may be quoted.
pub async fn authorization(
    services: &Services,
    author: &Account,
    status_id: i64,
) -> Result<(String, Status)> {
    let quote = stored(services, status_id)
        .await?
        .filter(|quote| {
            quote.state == State::Accepted.as_str()
                && quote.approval_uri.as_deref() == Some(stamp(author, status_id).as_str())
        })
        .ok_or(Error::NotFound)?;
    let quoted = statuses::load(services, quote.quoted_id.unwrap_or_default()).await?;
    let quoting = statuses::load(services, status_id).await?;
    match (quoted, quoting) {
        (Some((quoted, by)), Some((quoting, _))) if by.id == author.id => {
            Ok((quoting.row.uri, quoted))
        }
        _ => Err(Error::NotFound),
    }
}
