//! A poll is over.

use super::poll_voted;
use crate::{
    domain::{
        accounts::AccountExt,
        notifications,
        polls::{self, Poll},
        statuses::Status,
        tasks::PollEnded,
    },
    work::{Context, Failure, Outcome},
};

/// Voters told by one statement.
const PAGE: i64 = 1_000;
/// The origin of a remote poll is asked so often for the final count before voters hear of the end without it.
const ASKED: i16 = 5;

/// Tells peers the final count, and who asked and who voted here that it is there. Where somebody here moved the end
/// meanwhile, another job waits for it; where somebody elsewhere did, this one.
pub async fn run(context: Context, task: PollEnded) -> Outcome {
    let services = &context.services;
    let Some((status, author)) = polls::load(services, task.poll_id).await? else {
        return Ok(());
    };
    let Some(poll) = status.poll.clone() else {
        return Ok(());
    };
    if author.is_local() {
        if !poll.is_over(services.now()) {
            return Ok(());
        }
        poll_voted::tell(services, &status, &author, poll.id).await?;
        let about = Some(status.row.id);
        notifications::notify_many(services, &[author.id], "poll", author.id, about).await?;
    } else if !is_counted(&context, &poll, &status).await? {
        return Ok(());
    }
    let mut after = 0;
    loop {
        let voters = polls::voters(services, poll.id, after, PAGE).await?;
        let Some(last) = voters.last().copied() else {
            return Ok(());
        };
        after = last;
        let about = Some(status.row.id);
        notifications::notify_many(services, &voters, "poll", author.id, about).await?;
        context.extend().await?;
    }
}

/// Whether a remote poll is over and its voters are to hear of it.
async fn is_counted(context: &Context, poll: &Poll, status: &Status) -> Result<bool, Failure> {
    let services = &context.services;
    let counted =
        poll.is_over(services.now()) && polls::refresh_ended(services, poll, status).await?;
    let Some((status, _)) = polls::load(services, poll.id).await? else {
        return Ok(false);
    };
    match status.poll.as_ref().and_then(|poll| poll.expires_at) {
        None => Ok(false),
        // Its author has given it more time, and nobody here may vote again.
        Some(end) if end > services.now() => Err(Failure::NotYet(polls::counted_by(end))),
        Some(_) if counted || context.attempt >= ASKED => Ok(true),
        Some(_) => Err(Failure::Retry(
            "the origin does not tell the final count".to_owned(),
        )),
    }
}
