//! Servers that a person here does not want to hear of. What the operator blocks is in [`super::moderation`].

use activitypub::origin::canonical_authority;
use sql::queries::{accounts as account_rows, domain_blocks as rows};

use super::{
    Error, Result, Services,
    accounts::Account,
    notifications,
    relationships::{self, enqueue, lock_pair, remove_follow, remove_request},
    tasks::{self, Change, DomainBlocked},
    timelines::{Cursor, Page},
};
use crate::feed;

/// Domains that one person may block.
pub const MAX_DOMAINS: i64 = 10_000;
/// Relations looked at by one statement.
const PART: i64 = 1_000;
/// Parts that one run of the job looks at; what is left is another one.
const PARTS: usize = 20;
/// With more followers than this, the accounts of the domain are the shorter list to walk.
const MANY_FOLLOWERS: i64 = 20_000;

/// A domain as accounts have it.
fn domain_of(text: &str) -> Result<String> {
    let invalid =
        || Error::Unprocessable("Validation failed: Domain is not a valid domain name".to_owned());
    let text = text.trim().trim_start_matches('@');
    if text.is_empty() || text.len() > 255 || text.contains(['/', '@', ' ']) {
        return Err(invalid());
    }
    canonical_authority(text, None).map_err(|_| invalid())
}

/// The domains somebody blocks, newest first.
///
/// Source: <https://docs.joinmastodon.org/methods/domain_blocks/#get>.
pub async fn page(services: &Services, reader: i64, at: Cursor) -> Result<Page<Vec<String>>> {
    let connection = services.connection().await?;
    let mut found = rows::blocks_of()
        .bind(
            &connection,
            &at.upwards,
            &reader,
            &at.below,
            &at.above,
            &i64::try_from(at.limit).unwrap_or(100),
        )
        .all()
        .await?;
    if at.upwards {
        found.reverse();
    }
    Ok(Page {
        newest: found.first().map(|row| row.id),
        oldest: found.last().map(|row| row.id),
        more: found.len() >= at.limit,
        items: found.into_iter().map(|row| row.domain).collect(),
    })
}

/// What a block would cut off: follows to the domain, and from it.
pub async fn preview(services: &Services, account: &Account, domain: &str) -> Result<(i64, i64)> {
    let domain = domain_of(domain)?;
    let connection = services.connection().await?;
    let by_domain = account.followers_count > MANY_FOLLOWERS;
    let row = rows::preview()
        .bind(&connection, &account.id, &domain, &by_domain)
        .one()
        .await?;
    Ok((row.following, row.followers))
}

/// Blocks a domain: at once nothing from there is shown in timelines or told; a job ends the follows in both directions.
///
/// Source: <https://docs.joinmastodon.org/methods/domain_blocks/#block>.
pub async fn block(services: &Services, account_id: i64, domain: &str) -> Result<()> {
    let domain = domain_of(domain)?;
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    // Two at once would each see room for one more.
    account_rows::lock_row()
        .bind(&tx, &account_id)
        .opt()
        .await?;
    let new = rows::block()
        .bind(&tx, &services.id()?, &account_id, &domain, &MAX_DOMAINS)
        .opt()
        .await?;
    let stands = match new {
        Some(_) => true,
        None => {
            rows::is_blocked()
                .bind(&tx, &account_id, &domain)
                .one()
                .await?
        }
    };
    if !stands {
        return Err(Error::Unprocessable(format!(
            "Validation failed: No more than {MAX_DOMAINS} domains can be blocked"
        )));
    }
    if new.is_some() {
        let task = DomainBlocked {
            account_id,
            domain,
            done: None,
        };
        tasks::enqueue(services, &tx, &task).await?;
    }
    tx.commit().await?;
    drop(connection);
    services
        .changed(&[feed::Change::Relationships(account_id)])
        .await;
    services.committed();
    Ok(())
}

/// No longer. What was ended stays so.
pub async fn unblock(services: &Services, account_id: i64, domain: &str) -> Result<()> {
    let domain = domain_of(domain)?;
    let connection = services.connection().await?;
    rows::unblock()
        .bind(&connection, &account_id, &domain)
        .opt()
        .await?;
    drop(connection);
    services
        .changed(&[feed::Change::Relationships(account_id)])
        .await;
    Ok(())
}

/// How far [`sever`] has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Done {
    /// Follows up to this one are ended.
    Following(i64),
    /// All follows, and followers up to this follow.
    Followers(i64),
    /// Those too, and the notifications above this one.
    Notifications(i64),
}

/// Ends what binds somebody to a domain they block, from where it stopped; what is left for another turn. A block that was
/// taken back meanwhile ends nothing more.
pub async fn sever(
    services: &Services,
    account_id: i64,
    domain: &str,
    done: Option<Done>,
) -> Result<Option<Done>> {
    let mut at = match done {
        Some(done) => done,
        None => {
            let connection = services.connection().await?;
            let known = rows::anybody_of().bind(&connection, &domain).one().await?;
            drop(connection);
            // Nobody can be bound to where nobody is known.
            if !known {
                return Ok(None);
            }
            requests(services, account_id, domain).await?;
            Done::Following(0)
        }
    };
    for _ in 0..PARTS {
        let connection = services.connection().await?;
        let stands = rows::is_blocked()
            .bind(&connection, &account_id, &domain)
            .one()
            .await?;
        if !stands {
            return Ok(None);
        }
        at = match at {
            Done::Following(after) => {
                let part = rows::followed_between()
                    .bind(&connection, &domain, &account_id, &after, &PART)
                    .all()
                    .await?;
                drop(connection);
                let targets: Vec<i64> = part
                    .iter()
                    .filter(|row| row.there)
                    .map(|row| row.target_id)
                    .collect();
                unfollow(services, account_id, &targets).await?;
                match part.last() {
                    Some(last) => Done::Following(last.id),
                    None => Done::Followers(0),
                }
            }
            Done::Followers(after) => {
                let part = rows::followers_between()
                    .bind(&connection, &domain, &account_id, &after, &PART)
                    .all()
                    .await?;
                drop(connection);
                let followers: Vec<i64> = part
                    .iter()
                    .filter(|row| row.there)
                    .map(|row| row.account_id)
                    .collect();
                reject(services, account_id, &followers).await?;
                match part.last() {
                    Some(last) => Done::Followers(last.id),
                    None => Done::Notifications(i64::MAX),
                }
            }
            Done::Notifications(below) => {
                let part = rows::forget_notifications()
                    .bind(
                        &connection,
                        &account_id,
                        &below,
                        &PART,
                        &notifications::KINDS.as_slice(),
                        &domain,
                    )
                    .one()
                    .await?;
                if part.seen < PART {
                    return Ok(None);
                }
                Done::Notifications(part.last)
            }
        };
    }
    Ok(Some(at))
}

/// Requests in both directions; few, so all of them.
async fn requests(services: &Services, account_id: i64, domain: &str) -> Result<()> {
    loop {
        let connection = services.connection().await?;
        let (to, from) = (rows::requests_to(), rows::requests_from());
        let to = to
            .bind(&connection, &account_id, &domain, &PART)
            .all()
            .await?;
        let from = from
            .bind(&connection, &account_id, &domain, &PART)
            .all()
            .await?;
        drop(connection);
        if to.is_empty() && from.is_empty() {
            return Ok(());
        }
        unfollow(services, account_id, &to).await?;
        reject(services, account_id, &from).await?;
    }
}

/// Somebody no longer follows these, or asks to. A transaction each: between two people things change one at a time.
async fn unfollow(services: &Services, account_id: i64, targets: &[i64]) -> Result<()> {
    for target in targets {
        let mut connection = services.connection().await?;
        let tx = connection.transaction().await?;
        lock_pair(&tx, account_id, *target).await?;
        let old = match remove_follow(&tx, account_id, *target).await? {
            Some(old) => Some(old),
            None => remove_request(&tx, account_id, *target).await?,
        };
        if let Some(old) = old {
            let change = Change::Unfollowed;
            enqueue(services, &tx, account_id, *target, change, old.uri).await?;
        }
        tx.commit().await?;
    }
    settle(services, account_id, targets, &[account_id]).await;
    Ok(())
}

/// These no longer follow somebody, or ask to.
async fn reject(services: &Services, account_id: i64, followers: &[i64]) -> Result<()> {
    for follower in followers {
        let mut connection = services.connection().await?;
        let tx = connection.transaction().await?;
        lock_pair(&tx, account_id, *follower).await?;
        let old = match remove_follow(&tx, *follower, account_id).await? {
            Some(old) => Some(old),
            None => remove_request(&tx, *follower, account_id).await?,
        };
        if let Some(old) = old {
            let change = Change::Rejected;
            enqueue(services, &tx, account_id, *follower, change, old.uri).await?;
        }
        tx.commit().await?;
    }
    settle(services, account_id, followers, &[]).await;
    Ok(())
}

async fn settle(services: &Services, account_id: i64, others: &[i64], homes: &[i64]) {
    if others.is_empty() {
        return;
    }
    let people: Vec<i64> = others.iter().copied().chain([account_id]).collect();
    relationships::settle(services, &people, homes).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_is_taken_in_any_spelling_and_nothing_else_is() {
        for (text, domain) in [
            ("Social.Example", "social.example"),
            (" @social.example ", "social.example"),
            ("bücher.example", "xn--bcher-kva.example"),
        ] {
            assert_eq!(domain_of(text).unwrap(), domain);
        }
        for text in ["", "  ", "https://social.example", "a@b.example", "a b"] {
            assert!(domain_of(text).is_err(), "{text:?}");
        }
    }
}
