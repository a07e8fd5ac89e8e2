//! A post was edited.

use jiff::SignedDuration;

use super::{outgoing, status_created};
use crate::{
    domain::{
        Result, Services,
        accounts::AccountExt,
        collections, conversations,
        deliveries::{self, Guard},
        featured_tags,
        notifications::{self, Notice},
        preview_cards::{self, Linked},
        quotes, search,
        statuses::{self, Visibility},
        tasks::StatusEdited,
    },
    feed::{Change, Event},
    render::ap::{self, Site},
};

/// Quotes told by one statement.
const QUOTERS: i64 = 1_000;
/// A post of this age may not have been planned yet; when one is older its Create may be forgotten, and must not be
/// planned again.
const YOUNG: SignedDuration = SignedDuration::from_hours(24);

/// Who quotes a post hears that it reads otherwise now: about their own post.
async fn notify_quoters(services: &Services, id: i64, author: i64) -> Result<()> {
    let mut after = 0;
    loop {
        let quoters = quotes::quoters(services, id, after, QUOTERS).await?;
        let Some((last, _)) = quoters.last().copied() else {
            return Ok(());
        };
        after = last;
        let notices: Vec<Notice> = quoters
            .into_iter()
            .map(|(status, reader)| Notice {
                reader,
                kind: "quoted_update",
                from: author,
                status: Some(status),
            })
            .collect();
        notifications::notify_all(services, &notices).await?;
    }
}

/// Shows the new version live, tells those who boosted it and those it newly mentions, and distributes what is ours.
pub async fn run(services: &Services, task: &StatusEdited) -> Result<()> {
    let Some((status, author)) = statuses::load(services, task.status_id).await? else {
        return Ok(());
    };
    if author.is_gone() {
        return Ok(());
    }
    let id = status.row.id;
    let moved: Vec<Change> = task
        .tags
        .iter()
        .map(|tag| Change::TagNewest(*tag))
        .collect();
    if !moved.is_empty() {
        services.changed(&moved).await;
    }
    if let Some(url) = task.link.clone() {
        let local = status.row.local;
        let status_id = id;
        preview_cards::link(
            services,
            &[Linked {
                status_id,
                url,
                local,
            }],
        )
        .await?;
    }
    services
        .announce(&Event::StatusEdited {
            id,
            author: author.id,
        })
        .await;
    search::reindex(services, id).await?;
    featured_tags::recount(services, &[id]).await?;
    let new: Vec<i64> = status
        .mentions
        .iter()
        .filter(|mention| mention.domain.is_none() && task.new_mentions.contains(&mention.id))
        .map(|mention| mention.id)
        .collect();
    notifications::notify_many(services, &new, "mention", author.id, Some(id)).await?;
    if status.visibility == Visibility::Direct {
        conversations::edited(services, id, &new).await?;
    }
    let boosters = statuses::local_boosters(services, id).await?;
    notifications::notify_many(services, &boosters, "update", author.id, Some(id)).await?;
    notify_quoters(services, id, author.id).await?;

    if !status.row.local {
        return Ok(());
    }
    // The job of the post itself may still wait: nobody hears of a change before the thing.
    if services.now().duration_since(status.row.created_at) < YOUNG {
        status_created::distribute(services, &status, &author, None).await?;
    }
    let interested = statuses::interested(services, id).await?;
    let audience = deliveries::audience(&status, None, &interested);
    if !deliveries::reachable(services, &audience).await? {
        return Ok(());
    }
    let context = collections::context(services, &status, false).await?;
    let activity = ap::update_note(&Site::of(services), &status, &author, &context);
    let outgoing = outgoing(activity, author.id, status.row.uri.clone());
    deliveries::send(services, &outgoing, &audience, Guard::Status(id)).await?;
    Ok(())
}
