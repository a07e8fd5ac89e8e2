//! A post quotes another one.

use super::outgoing;
use crate::{
    domain::{
        Result, Services,
        accounts::AccountExt,
        collections,
        deliveries::{self, Audience, Guard},
        notifications, quotes, statuses,
        tasks::{QuoteAnswered, QuoteRevoked, StatusQuoted, StatusRestated},
    },
    feed::Event,
    render::ap::{self, Site},
};

/// Tells who is quoted here, asks who is quoted elsewhere, and looks up what a peer's quote is worth.
pub async fn run(services: &Services, task: &StatusQuoted) -> Result<()> {
    let Some(mut quote) = quotes::stored(services, task.status_id).await? else {
        return Ok(());
    };
    let Some((status, author)) = statuses::load(services, task.status_id).await? else {
        return Ok(());
    };
    if !status.row.local && quote.state == "pending" {
        quotes::verify(services, &quote).await?;
        match quotes::stored(services, task.status_id).await? {
            Some(now) => quote = now,
            None => return Ok(()),
        }
        shown(services, status.row.id, author.id).await;
    }
    let Some(quoted_author) = quote.quoted_account_id else {
        return Ok(());
    };
    match (quote.state.as_str(), &quote.request_uri) {
        ("accepted", _) if quoted_author != author.id => {
            let about = Some(status.row.id);
            notifications::notify_many(services, &[quoted_author], "quote", author.id, about)
                .await?;
        }
        ("pending", Some(request)) if status.row.local => {
            let context = collections::context(services, &status, false).await?;
            let site = Site::of(services);
            let activity = ap::quote_request(
                &site,
                request,
                &status,
                &author,
                &context,
                &quote.quoted_uri,
            );
            let about = deliveries::about(&author.uri, &quote.quoted_uri);
            let outgoing = outgoing(activity, author.id, about);
            let guard = Guard::Status(status.row.id);
            deliveries::send(services, &outgoing, &Audience::person(quoted_author), guard).await?;
        }
        _ => {}
    }
    Ok(())
}

/// Readers who look see how it stands now.
async fn shown(services: &Services, id: i64, author: i64) {
    let event = Event::StatusEdited { id, author };
    services.announce(&event).await;
}

/// A post of ours is told again as it stands, without having been edited.
pub async fn restate(services: &Services, task: &StatusRestated) -> Result<()> {
    let Some((status, author)) = statuses::load(services, task.status_id).await? else {
        return Ok(());
    };
    shown(services, status.row.id, author.id).await;
    if !status.row.local || author.is_gone() {
        return Ok(());
    }
    let interested = statuses::interested(services, status.row.id).await?;
    let audience = deliveries::audience(&status, None, &interested);
    if !deliveries::reachable(services, &audience).await? {
        return Ok(());
    }
    let context = collections::context(services, &status, false).await?;
    let site = Site::of(services);
    let activity = ap::restate(&site, &status, &author, &context, services.now());
    let outgoing = outgoing(activity, author.id, status.row.uri.clone());
    deliveries::send(services, &outgoing, &audience, Guard::Status(status.row.id)).await?;
    Ok(())
}

/// A peer's request is answered.
pub async fn answer(services: &Services, task: &QuoteAnswered) -> Result<()> {
    let found = quotes::people(services, task.account_id, task.quoter_id).await?;
    let Some((account, quoter)) = found else {
        return Ok(());
    };
    let activity = ap::answer_quote(
        &account,
        &quoter,
        &task.request_uri,
        &task.quoted_uri,
        &task.quoting_uri,
        task.approval_uri.as_deref(),
        services.id()?,
    );
    let outgoing = outgoing(activity, account.id, task.request_uri.clone());
    let audience = Audience::person(quoter.id);
    deliveries::send(services, &outgoing, &audience, Guard::None).await?;
    Ok(())
}

/// A stamp of ours is worth nothing any more.
pub async fn revoke(services: &Services, task: &QuoteRevoked) -> Result<()> {
    let found = quotes::people(services, task.account_id, task.quoter_id).await?;
    let (Some((account, quoter)), Some(stamp)) = (found, &task.approval_uri) else {
        return Ok(());
    };
    let activity = ap::delete_stamp(&account, stamp);
    let outgoing = outgoing(activity, account.id, stamp.clone());
    let audience = Audience {
        followers_of: vec![account.id, quoter.id],
        people: vec![quoter.id],
    };
    deliveries::send(services, &outgoing, &audience, Guard::None).await?;
    Ok(())
}
