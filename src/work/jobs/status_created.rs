//! Posts or boosts were made here or received.

use futures_util::{StreamExt, stream};

use super::{fan_out, outgoing};
use crate::{
    cache::ById,
    domain::{
        Result, Services,
        accounts::Account,
        collections, conversations,
        deliveries::{self, Guard},
        featured_tags,
        followers::Spread,
        newest,
        notifications::{self, Notice},
        preview_cards::{self, Linked},
        statuses::{self, Outline, Status, Visibility},
        tasks::{self, IndexStatuses, StatusCreated},
        trends,
    },
    feed::Event,
    render::ap::{self, Site},
    store::jobs,
    work::{Outcome, Outcomes},
};

/// Posts handled at once, at most.
pub const MOST: usize = 1_000;
/// Followers told of a post by one statement.
const NOTIFIED: i64 = 1_000;
/// Notices gathered before they are written.
const NOTICES: usize = 10_000;
/// Activities planned at once.
const PLANNED: usize = 8;

/// Fans out, shows live, notifies, and distributes what is ours: a constant number of queries for all posts, besides the
/// deliveries of those that somebody elsewhere hears of.
pub async fn run_many(services: Services, tasks: Vec<StatusCreated>) -> Outcomes {
    let services = &services;
    let mut ids: Vec<i64> = tasks.iter().map(|task| task.status_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut posts = statuses::outlines(services, &ids).await?;
    // Where the original of a boost went meanwhile, its boosts go with it.
    posts.retain(|post| {
        !post.row.author_gone && (post.row.reblog_of_id.is_none() || post.row.boosted_id.is_some())
    });
    if posts.is_empty() {
        return Ok(tasks.iter().map(|_| Ok(())).collect());
    }
    // After the posts were committed: who was announced before them is counted.
    let fresh = services.caches.follow(services).await;
    let spread = Spread::load(services, fresh, &posts).await?;
    fan_out::begin(services, fresh, &posts, &spread).await?;
    newest::posted(services, &posts).await?;
    let tagged: Vec<i64> = posts
        .iter()
        .filter(|post| !post.row.tags.is_empty() && post.visibility.is_open())
        .map(|post| post.row.id)
        .collect();
    featured_tags::recount(services, &tagged).await?;
    notify(services, &posts, &spread).await?;
    // Who was told decides whose conversations a direct post belongs to.
    conversations::remember(services, &posts).await?;
    remember(services, &posts).await?;
    link(services, &tasks, &posts).await?;
    // After what may fail and be run again: clients show what they hear of as often as they hear of it.
    let events: Vec<Event> = posts.iter().map(event).collect();
    services.announce_all(&events).await;
    let heard: Vec<i64> = posts
        .iter()
        .filter(|post| is_heard_elsewhere(services, post, &spread))
        .map(|post| post.row.id)
        .collect();
    let outcomes: ById<Outcome> = stream::iter(heard)
        .map(|id| async move { (id, send(services, id).await.map_err(Into::into)) })
        .buffer_unordered(PLANNED)
        .collect()
        .await;
    Ok(tasks
        .iter()
        .map(|task| outcomes.get(&task.status_id).cloned().unwrap_or(Ok(())))
        .collect())
}

/// Leaves what search and trends know of posts to a job that nothing else waits for.
async fn remember(services: &Services, posts: &[Outline]) -> Result<()> {
    let ids = |wanted: fn(&Outline) -> bool, id: fn(&Outline) -> Option<i64>| -> Vec<i64> {
        let posts = posts.iter().filter(|post| wanted(post));
        posts.filter_map(id).collect()
    };
    let task = IndexStatuses {
        new: ids(
            |post| post.row.reblog_of_id.is_none(),
            |post| Some(post.row.id),
        ),
        boosted: ids(|post| post.row.author_local, |post| post.row.reblog_of_id),
        tagged: ids(
            |post| post.visibility == Visibility::Public && !post.row.tags.is_empty(),
            |post| Some(post.row.id),
        ),
    };
    if task.new.is_empty() && task.boosted.is_empty() {
        return Ok(());
    }
    let job = tasks::job(services, &task)?;
    let connection = services.connection().await?;
    jobs::enqueue(&connection, &[job], services.now()).await?;
    drop(connection);
    services.committed();
    Ok(())
}

/// Posts get the cards of their links, and boosts count for them.
async fn link(services: &Services, tasks: &[StatusCreated], posts: &[Outline]) -> Result<()> {
    let mut linked: Vec<Linked> = Vec::new();
    for task in tasks.iter().filter(|task| task.link.is_some()) {
        let post = posts.iter().find(|post| post.row.id == task.status_id);
        if let (Some(url), Some(post)) = (task.link.clone(), post)
            && !linked.iter().any(|known| known.status_id == task.status_id)
        {
            linked.push(Linked {
                status_id: task.status_id,
                url,
                local: post.row.local,
            });
        }
    }
    preview_cards::link(services, &linked).await?;
    let boosts: Vec<i64> = posts
        .iter()
        .filter(|post| post.row.reblog_of_id.is_some() && post.visibility == Visibility::Public)
        .map(|post| post.row.id)
        .collect();
    trends::count_links(services, &boosts).await
}

fn event(post: &Outline) -> Event {
    let row = &post.row;
    Event::Status {
        id: row.id,
        author: row.account_id,
        visibility: row.visibility.clone(),
        local: row.local,
        boost: row.reblog_of_id,
        media: row.has_media,
        tags: row.tags.clone(),
    }
}

async fn notify(services: &Services, posts: &[Outline], spread: &Spread) -> Result<()> {
    let mut notices: Vec<Notice> = Vec::new();
    for post in posts {
        let row = &post.row;
        let notice = |reader: i64, kind: &'static str, about: i64| Notice {
            reader,
            kind,
            from: row.account_id,
            status: Some(about),
        };
        if let Some(original) = row.reblog_of_id {
            let boosted = row.boosted_id.filter(|_| row.boosted_local);
            notices.extend(boosted.map(|reader| notice(reader, "reblog", original)));
            continue;
        }
        notices.extend(
            row.named
                .iter()
                .map(|reader| notice(*reader, "mention", row.id)),
        );
        let to_oneself = row.in_reply_to_account_id == Some(row.account_id);
        if post.visibility == Visibility::Direct
            || (row.is_answer && !to_oneself)
            || spread
                .followers(row.account_id)
                .is_some_and(|followers| !followers.notified)
        {
            continue;
        }
        let mut after = 0;
        loop {
            let page =
                statuses::notified_followers(services, row.account_id, after, NOTIFIED).await?;
            let Some(last) = page.last().copied() else {
                break;
            };
            after = last;
            // Who is mentioned was told so.
            notices.extend(
                page.into_iter()
                    .filter(|reader| !row.named.contains(reader))
                    .map(|reader| notice(reader, "status", row.id)),
            );
            if notices.len() >= NOTICES {
                notifications::notify_all(services, &notices).await?;
                notices.clear();
            }
        }
    }
    notifications::notify_all(services, &notices).await?;
    Ok(())
}

/// Whether anybody elsewhere may have to be told; [`distribute`] looks closely.
fn is_heard_elsewhere(services: &Services, post: &Outline, spread: &Spread) -> bool {
    let row = &post.row;
    if !row.local || !services.config.federation.enabled {
        return false;
    }
    let followed_elsewhere = |id: i64| {
        spread
            .followers(id)
            .is_none_or(|followers| followers.remote)
    };
    let open = post.visibility.is_open();
    (post.visibility != Visibility::Direct && followed_elsewhere(row.account_id))
        || row.addresses_remote
        || (open && row.reblog_of_id.is_some() && !row.boosted_local)
        || (open
            && row
                .in_reply_to_account_id
                .filter(|parent| *parent != row.account_id)
                .is_some_and(|parent| row.parent_remote || followed_elsewhere(parent)))
}

async fn send(services: &Services, id: i64) -> Result<()> {
    let Some((status, author)) = statuses::load(services, id).await? else {
        return Ok(());
    };
    let original = match status.row.reblog_of_id {
        Some(id) => match statuses::load(services, id).await? {
            Some(original) => Some(original),
            None => return Ok(()),
        },
        None => None,
    };
    distribute(services, &status, &author, original.as_ref()).await
}

/// Sends the Create or Announce, unless it was planned before.
pub(super) async fn distribute(
    services: &Services,
    status: &Status,
    author: &Account,
    original: Option<&(Status, Account)>,
) -> Result<()> {
    let boosted = original.map(|(_, account)| account.id);
    let audience = deliveries::audience(status, boosted, &[]);
    if !deliveries::reachable(services, &audience).await? {
        return Ok(());
    }
    let (activity, about) = match original {
        Some((original, boosted)) => (
            ap::announce(status, author, &original.row.uri, &boosted.uri),
            deliveries::about(&author.uri, &original.row.uri),
        ),
        None => {
            let context = collections::context(services, status, false).await?;
            (
                ap::create(&Site::of(services), status, author, &context),
                status.row.uri.clone(),
            )
        }
    };
    let outgoing = outgoing(activity, author.id, about);
    let guard = Guard::Status(status.row.id);
    deliveries::send(services, &outgoing, &audience, guard).await?;
    Ok(())
}
