//! Something changed between two people.

use jiff::SignedDuration;

use super::outgoing;
use crate::{
    domain::{
        Result, Services, accounts,
        accounts::{Account, AccountExt},
        deliveries::{self, Audience, Guard},
        notifications, relationships,
        tasks::{self, Change, RelationshipChanged},
    },
    render::ap::{self, Activity},
    store::jobs,
    work::after,
};

/// What Redis could not be told is tried again so much later.
const LATER: SignedDuration = SignedDuration::from_secs(2);

/// Tells a local target by a notification, and a remote one by an activity of somebody here. Makes sure that caches and homes
/// have forgotten: who changed it may have died before saying so.
pub async fn run(services: &Services, task: &RelationshipChanged) -> Result<()> {
    if !task.told {
        tell_people(services, task).await?;
    }
    let settled = resettle(services, task).await;
    if task.told || settled.is_ok() {
        return settled;
    }
    // Redis is away. People were told, which is not to be done again.
    let rest = RelationshipChanged {
        told: true,
        ..task.clone()
    };
    let job = tasks::job_at(services, &rest, after(services.now(), LATER))?;
    let connection = services.connection().await?;
    jobs::enqueue(&connection, &[job], services.now()).await?;
    Ok(())
}

async fn resettle(services: &Services, task: &RelationshipChanged) -> Result<()> {
    let (account, target) = (task.account_id, task.target_id);
    let homes: &[i64] = match task.change {
        Change::Followed | Change::Unfollowed => &[account],
        Change::Accepted | Change::Rejected => &[target],
        Change::Blocked => &[account, target],
        Change::Requested | Change::Unblocked => &[],
    };
    relationships::resettle(services, &[account, target], homes).await
}

async fn tell_people(services: &Services, task: &RelationshipChanged) -> Result<()> {
    let mut people = accounts::by_ids(services, &[task.account_id, task.target_id]).await?;
    let (Some(account), Some(target)) = (
        people.remove(&task.account_id),
        people.remove(&task.target_id),
    ) else {
        return Ok(());
    };
    notify(services, task.change, &account, &target).await?;
    if account.is_local() && !target.is_local() {
        tell(services, task, &account, &target).await?;
    }
    Ok(())
}

async fn notify(
    services: &Services,
    change: Change,
    account: &Account,
    target: &Account,
) -> Result<()> {
    let (reader, from, kind) = match change {
        Change::Followed => (target, account, "follow"),
        Change::Requested => (target, account, "follow_request"),
        // Who let somebody follow has a new follower.
        Change::Accepted => (account, target, "follow"),
        _ => return Ok(()),
    };
    if !reader.is_local() {
        return Ok(());
    }
    // It may have ended before this ran.
    let relation = relationships::to(services, from.id, reader.id).await?;
    let stands = match kind {
        "follow" => relation.following,
        _ => relation.requested,
    };
    if stands {
        notifications::notify_many(services, &[reader.id], kind, from.id, None).await?;
    }
    Ok(())
}

async fn tell(
    services: &Services,
    task: &RelationshipChanged,
    account: &Account,
    target: &Account,
) -> Result<()> {
    let Some((activity, guard)) = activity(task, account, target, services.id()?) else {
        return Ok(());
    };
    // All that passes between two people keeps its order.
    let about = deliveries::about(&account.uri, &target.uri);
    let outgoing = outgoing(activity, account.id, about);
    deliveries::send(services, &outgoing, &Audience::person(target.id), guard).await?;
    Ok(())
}

/// What is said to the target's server, and what has to stand for it to be said. A relation without an id was never
/// told, so its end is not either.
fn activity<'a>(
    task: &'a RelationshipChanged,
    account: &Account,
    target: &Account,
    number: i64,
) -> Option<(Activity, Guard<'a>)> {
    let uri = task.uri.as_deref();
    Some(match task.change {
        // Established by the answer of the target's server, which knows.
        Change::Followed => return None,
        Change::Requested => {
            let uri = uri?;
            (ap::follow(uri, account, &target.uri), Guard::Follow(uri))
        }
        Change::Unfollowed => (ap::undo_follow(uri?, account, &target.uri), Guard::None),
        Change::Accepted => (
            ap::accept_follow(account, &target.uri, uri, number),
            Guard::None,
        ),
        Change::Rejected => (
            ap::reject_follow(account, &target.uri, uri, number),
            Guard::None,
        ),
        Change::Blocked => {
            let uri = uri?;
            (ap::block(uri, account, &target.uri), Guard::Block(uri))
        }
        Change::Unblocked => (ap::undo_block(uri?, account, &target.uri), Guard::None),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::statuses::tests_support::account;

    fn task(change: Change, uri: Option<&str>) -> RelationshipChanged {
        RelationshipChanged {
            account_id: 1,
            target_id: 2,
            change,
            uri: uri.map(str::to_owned),
            told: false,
        }
    }

    fn bob() -> Account {
        Account {
            domain: Some("b.example".to_owned()),
            uri: "https://b.example/bob".to_owned(),
            ..account(2)
        }
    }

    #[test]
    fn each_change_has_its_activity() {
        let uri = "https://us.example/users/u1#follows/7";
        for (change, kind, guarded) in [
            (Change::Requested, "Follow", true),
            (Change::Unfollowed, "Undo", false),
            (Change::Accepted, "Accept", false),
            (Change::Rejected, "Reject", false),
            (Change::Blocked, "Block", true),
            (Change::Unblocked, "Undo", false),
        ] {
            let task = task(change, Some(uri));
            let (activity, guard) = activity(&task, &account(1), &bob(), 9).unwrap();
            assert_eq!(activity.kind, kind, "{change:?}");
            assert_eq!(activity.document["type"], kind);
            assert_eq!(guard != Guard::None, guarded, "{change:?}");
        }
        assert!(activity(&task(Change::Followed, Some(uri)), &account(1), &bob(), 9).is_none());
    }

    #[test]
    fn a_follow_without_an_id_is_answered_and_never_undone() {
        let (accept, _) = activity(&task(Change::Accepted, None), &account(1), &bob(), 9).unwrap();
        assert_eq!(accept.document["object"]["actor"], "https://b.example/bob");
        assert!(accept.document["object"].get("id").is_none());
        assert!(activity(&task(Change::Unfollowed, None), &account(1), &bob(), 9).is_none());
    }

    #[test]
    fn a_follow_sent_again_is_accepted_again() {
        let accepted = task(Change::Accepted, Some("https://b.example/f/1"));
        let (first, _) = activity(&accepted, &account(1), &bob(), 9).unwrap();
        let (second, _) = activity(&accepted, &account(1), &bob(), 10).unwrap();
        assert_ne!(first.id, second.id);
        assert_eq!(first.document["object"], second.document["object"]);
    }
}
