//! A poll is over.

use super::poll_voted;
use crate::{
    domain::{accounts::AccountExt, notifications, polls, tasks::PollEnded},
    work::{Context, Failure, Outcome},
};

/// Voters told by one statement.
const PAGE: i64 = 1_000;

/// Tells peers the final count, and who asked and who voted here that it is there. Where somebody here moved the end
/// meanwhile, another job waits for it.
pub async fn run(context: Context, task: PollEnded) -> Outcome {
    let services = &context.services;
    let Some((mut status, author)) = polls::load(services, task.poll_id).await? else {
        return Ok(());
    };
    let over = |poll: &polls::Poll| poll.is_over(services.now());
    let Some(poll) = status.poll.clone() else {
        return Ok(());
    };
    if !over(&poll) {
        return match poll.expires_at.filter(|_| !author.is_local()) {
            // Its author has given it more time, and nobody here may vote again.
            Some(end) => Err(Failure::NotYet(polls::counted_by(end))),
            None => Ok(()),
        };
    }
    if author.is_local() {
        poll_voted::tell(services, &status, &author, poll.id).await?;
        notifications::notify_many(
            services,
            &[author.id],
            "poll",
            author.id,
            Some(status.row.id),
        )
        .await?;
    } else {
        polls::refresh_ended(services, &poll, &status).await?;
        match polls::load(services, task.poll_id).await? {
            Some((fresh, _)) if fresh.poll.as_ref().is_some_and(over) => status = fresh,
            _ => return Ok(()),
        }
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
