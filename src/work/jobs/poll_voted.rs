//! Somebody has voted.

use super::outgoing;
use crate::{
    domain::{
        Result, Services,
        accounts::{self, Account},
        collections,
        deliveries::{self, Audience, Guard},
        polls,
        statuses::Status,
        tasks::PollVoted,
    },
    render::ap::{self, Site},
};

/// Voters elsewhere who are told how a poll stands, besides those who follow its author.
const VOTERS: i64 = 10_000;

/// Brings a vote to the origin of its poll, or tells peers how a poll of ours stands.
pub async fn run(services: &Services, task: &PollVoted) -> Result<()> {
    let Some((status, author)) = polls::load(services, task.poll_id).await? else {
        return Ok(());
    };
    let Some(voter) = task.voter else {
        // Results that are hidden are told at the end.
        let hidden = status.poll.as_ref().is_none_or(|poll| poll.hide_totals);
        if !hidden {
            tell(services, &status, &author, task.poll_id).await?;
        }
        return Ok(());
    };
    let found = accounts::by_ids(services, &[voter]).await?;
    let (Some(voter), Some(poll)) = (found.get(&voter), &status.poll) else {
        return Ok(());
    };
    for option in &task.options {
        let Ok(place) = usize::try_from(*option) else {
            continue;
        };
        let Some(name) = poll.options.get(place) else {
            continue;
        };
        let activity = ap::vote(voter, &status, &author.uri, poll.id, place, name);
        let about = deliveries::about(&voter.uri, &status.row.uri);
        let outgoing = outgoing(activity, voter.id, about);
        let audience = Audience::person(author.id);
        deliveries::send(services, &outgoing, &audience, Guard::None).await?;
    }
    Ok(())
}

/// Tells those who have the post, and those who voted elsewhere, how its poll stands.
pub(super) async fn tell(
    services: &Services,
    status: &Status,
    author: &Account,
    poll_id: i64,
) -> Result<()> {
    if !status.row.local {
        return Ok(());
    }
    let voters = polls::voters(services, poll_id, 0, VOTERS).await?;
    let audience = deliveries::audience(status, None, &voters);
    if !deliveries::reachable(services, &audience).await? {
        return Ok(());
    }
    let context = collections::context(services, status, false).await?;
    let site = Site::of(services);
    let activity = ap::restate(&site, status, author, &context, services.now());
    let outgoing = outgoing(activity, author.id, status.row.uri.clone());
    deliveries::send(services, &outgoing, &audience, Guard::Status(status.row.id)).await?;
    Ok(())
}
