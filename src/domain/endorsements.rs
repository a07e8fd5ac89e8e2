//! What people say of others for themselves and on their profile: notes, endorsements, familiar followers.

use std::collections::HashMap;

use sql::queries::relationships as rows;

use super::{
    Error, Result, Services,
    accounts::{self, Account, AccountExt},
    relationships::lock_pair,
    timelines::{Cursor, Entry, Keyed, Page, keyed_accounts},
};

/// Characters of a note.
pub const MAX_NOTE: usize = 2_000;
/// People named for each account by [`familiar_followers`].
const MAX_FAMILIAR: i64 = 80;
/// Accounts that one question about familiar followers may name.
const MAX_ASKED: usize = 40;

/// Writes a private note on somebody; an empty one removes it.
///
/// Source: <https://docs.joinmastodon.org/methods/accounts/#note>.
pub async fn note(services: &Services, account_id: i64, target_id: i64, text: &str) -> Result<()> {
    if text.chars().count() > MAX_NOTE {
        return Err(Error::Unprocessable(format!(
            "Validation failed: Comment is too long (maximum is {MAX_NOTE} characters)"
        )));
    }
    let connection = services.connection().await?;
    if text.trim().is_empty() {
        rows::forget_note()
            .bind(&connection, &account_id, &target_id)
            .await?;
    } else {
        rows::set_note()
            .bind(&connection, &account_id, &target_id, &text)
            .await?;
    }
    Ok(())
}

/// Features somebody on the own profile; only people followed can be.
///
/// Source: <https://docs.joinmastodon.org/methods/accounts/#endorse>.
pub async fn endorse(services: &Services, account: &Account, target: &Account) -> Result<()> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    lock_pair(&tx, account.id, target.id).await?;
    let follows = rows::follow_of()
        .bind(&tx, &account.id, &target.id)
        .opt()
        .await?;
    if follows.is_none() {
        return Err(Error::Unprocessable(
            "Validation failed: You must be already following the person you want to endorse"
                .to_owned(),
        ));
    }
    rows::endorse()
        .bind(&tx, &services.id()?, &account.id, &target.id)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// No longer.
pub async fn unendorse(services: &Services, account: &Account, target: &Account) -> Result<()> {
    let connection = services.connection().await?;
    rows::unendorse()
        .bind(&connection, &account.id, &target.id)
        .await?;
    Ok(())
}

/// Whom an account features, newest first; nobody when it is suspended.
///
/// Source: <https://docs.joinmastodon.org/methods/accounts/#endorsements>.
pub async fn endorsed(
    services: &Services,
    owner: &Account,
    at: Cursor,
) -> Result<Page<Vec<(Account, Entry)>>> {
    if owner.is_gone() {
        return Ok(Page {
            items: Vec::new(),
            newest: None,
            oldest: None,
            more: false,
        });
    }
    keyed_accounts(services, Keyed::Endorsements(owner.id), at).await
}

/// Of each of these accounts that exists, in the order asked for: whom the reader follows that follows it. Who hides their
/// network is in no answer.
///
/// Source: <https://docs.joinmastodon.org/methods/accounts/#familiar_followers>.
pub async fn familiar_followers(
    services: &Services,
    reader: i64,
    ids: &[i64],
) -> Result<Vec<(i64, Vec<Account>)>> {
    let asked: Vec<i64> = ids.iter().copied().take(MAX_ASKED).collect();
    let asked: Vec<i64> = accounts::shown(services, &asked)
        .await?
        .iter()
        .filter(|account| account.suspended_at.is_none())
        .map(|account| account.id)
        .collect();
    let connection = services.connection().await?;
    let found = rows::familiar_followers()
        .bind(&connection, &asked, &reader, &MAX_FAMILIAR)
        .all()
        .await?;
    drop(connection);
    let mut people: Vec<i64> = found.iter().map(|row| row.account_id).collect();
    people.sort_unstable();
    people.dedup();
    let people: HashMap<i64, Account> = accounts::by_ids(services, &people).await?;
    Ok(asked
        .into_iter()
        .map(|id| {
            let familiar = found
                .iter()
                .filter(|row| row.target_id == id)
                .filter_map(|row| people.get(&row.account_id).cloned())
                .collect();
            (id, familiar)
        })
        .collect())
}
