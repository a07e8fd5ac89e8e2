//! A post or boost is gone.

use super::outgoing;
use crate::{
    domain::{
        Result, Services, accounts,
        accounts::Account,
        deliveries::{self, Audience, Guard, Outgoing},
        media, notifications,
        statuses::{self, Visibility},
        tasks::StatusDeleted,
    },
    feed::Event,
    render::ap,
};

/// Removes its files, takes it out of what is shown live, and tells the peers that had it. Home lists need nothing: what
/// is gone is left out when they are read.
pub async fn run(services: &Services, task: &StatusDeleted) -> Result<()> {
    for key in &task.files {
        media::discard(services, key).await?;
    }
    let gone: Vec<i64> = [task.status_id]
        .iter()
        .chain(&task.boosts)
        .copied()
        .collect();
    statuses::forget_counters(services, &gone).await?;
    services
        .announce(&Event::StatusDeleted {
            id: task.status_id,
            author: task.account_id,
            visibility: Some(task.visibility.clone()),
        })
        .await;
    let original = match &task.reblog_of_uri {
        Some(uri) => statuses::load_by_uri(services, uri).await?,
        None => None,
    };
    if let Some((original, boosted)) = &original {
        let about = Some(original.row.id);
        notifications::forget(services, boosted.id, "reblog", task.account_id, about).await?;
    }
    let author = accounts::by_ids(services, &[task.account_id])
        .await?
        .remove(&task.account_id);
    // Of who is gone, peers hear that they are, and nothing else any more.
    let Some(author) = author.filter(|author| task.local && author.deleted_at.is_none()) else {
        if task.local {
            deliveries::cancel(services, &task.uri, CANCELLED).await?;
        }
        return Ok(());
    };
    let (outgoing, audience) = match &task.reblog_of_uri {
        Some(uri) => undo(task, &author, uri, original.map(|(_, boosted)| boosted)),
        None => delete(task, &author),
    };
    deliveries::send(services, &outgoing, &audience, Guard::None).await?;
    Ok(())
}

/// What nobody needs to hear any more of a post that is gone, and must not after its author is.
const CANCELLED: &[&str] = &["Create", "Update", "Add", "Remove", "Announce"];

/// What does not parse is taken for the widest, so that nobody keeps what is gone.
fn visibility(task: &StatusDeleted) -> Visibility {
    Visibility::parse(&task.visibility).unwrap_or(Visibility::Public)
}

fn delete(task: &StatusDeleted, author: &Account) -> (Outgoing, Audience) {
    let visibility = visibility(task);
    let mut followers_of = Vec::new();
    if visibility != Visibility::Direct {
        followers_of.push(author.id);
    }
    if visibility.is_open() {
        followers_of.extend(task.in_reply_to_account_id.filter(|id| *id != author.id));
    }
    let audience = Audience {
        followers_of,
        people: task.audience.clone(),
    };
    let mut outgoing = outgoing(
        ap::delete_status(&task.uri, author),
        author.id,
        task.uri.clone(),
    );
    outgoing.cancels = CANCELLED;
    (outgoing, audience)
}

fn undo(
    task: &StatusDeleted,
    author: &Account,
    original: &str,
    boosted: Option<Account>,
) -> (Outgoing, Audience) {
    let mut audience = Audience::followers(author.id);
    audience.people = task.audience.clone();
    audience
        .people
        .extend(boosted.as_ref().map(|boosted| boosted.id));
    let boosted_uri = boosted.map_or_else(|| author.uri.clone(), |boosted| boosted.uri);
    let activity = ap::undo_announce(&task.uri, visibility(task), author, original, &boosted_uri);
    let about = deliveries::about(&author.uri, original);
    (outgoing(activity, author.id, about), audience)
}
