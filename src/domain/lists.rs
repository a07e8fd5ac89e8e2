//! Lists: people whose posts their owner reads apart (<https://docs.joinmastodon.org/entities/List/>).
//!
//! Members are followed by the owner. Whether a follow is in an exclusive list stands in its row
//! (`follows.exclusive`), so that home and fan-out need not look at lists.

use sql::queries::lists as rows;

use super::{
    Error, Invalid, Result, Services, relationships,
    tasks::{self, HomeChanged},
};
use crate::{feed::Event, store::Tx};

pub use sql::queries::lists::List;

/// Lists of one person; as Mastodon.
const MOST: i64 = 50;
/// Characters of a title.
const LONGEST_TITLE: usize = 256;

/// What a list is made of, or becomes.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Its name.
    pub title: Option<String>,
    /// `followed`, `list` or `none`.
    pub replies_policy: Option<&'static str>,
    /// Home does without its members.
    pub exclusive: Option<bool>,
}

/// All lists of an account, the oldest first.
pub async fn of_account(services: &Services, owner: i64) -> Result<Vec<List>> {
    let connection = services.connection().await?;
    Ok(rows::of_account().bind(&connection, &owner).all().await?)
}

/// A list of an account; [`Error::NotFound`] for those of others.
pub async fn show(services: &Services, owner: i64, id: i64) -> Result<List> {
    let connection = services.connection().await?;
    rows::by_id()
        .bind(&connection, &id, &owner)
        .opt()
        .await?
        .ok_or(Error::NotFound)
}

/// The lists of an account that hold somebody.
pub async fn holding(services: &Services, owner: i64, account_id: i64) -> Result<Vec<List>> {
    let connection = services.connection().await?;
    Ok(rows::holding()
        .bind(&connection, &owner, &account_id)
        .all()
        .await?)
}

fn title(title: &str) -> Result<String> {
    let title = title.trim();
    let mut invalid = Invalid::default();
    if title.is_empty() {
        invalid.add("title", "ERR_BLANK", "can't be blank");
    }
    if title.chars().count() > LONGEST_TITLE {
        invalid.add(
            "title",
            "ERR_TOO_LONG",
            format!("is too long (maximum is {LONGEST_TITLE} characters)"),
        );
    }
    invalid.check()?;
    Ok(title.to_owned())
}

/// A new list (<https://docs.joinmastodon.org/methods/lists/#create>).
pub async fn create(services: &Services, owner: i64, draft: Draft) -> Result<List> {
    let list = List {
        id: services.id()?,
        account_id: owner,
        title: title(&draft.title.unwrap_or_default())?,
        replies_policy: draft.replies_policy.unwrap_or("list").to_owned(),
        exclusive: draft.exclusive.unwrap_or(false),
    };
    let connection = services.connection().await?;
    rows::insert()
        .bind(
            &connection,
            &list.id,
            &owner,
            &list.title,
            &list.replies_policy,
            &list.exclusive,
            &services.now(),
            &MOST,
        )
        .opt()
        .await?
        .ok_or_else(|| {
            Error::Unprocessable(
                "Validation failed: You have reached the maximum number of lists".to_owned(),
            )
        })?;
    drop(connection);
    settle(services, owner, None).await;
    Ok(list)
}

/// Changes a list; what is absent stays (<https://docs.joinmastodon.org/methods/lists/#update>).
pub async fn update(services: &Services, owner: i64, id: i64, draft: Draft) -> Result<List> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let mut list = locked(&tx, owner, id).await?;
    if let Some(new) = draft.title {
        list.title = title(&new)?;
    }
    if let Some(policy) = draft.replies_policy {
        policy.clone_into(&mut list.replies_policy);
    }
    list.exclusive = draft.exclusive.unwrap_or(list.exclusive);
    rows::update()
        .bind(&tx, &list.title, &list.replies_policy, &list.exclusive, &id)
        .await?;
    let members = rows::members().bind(&tx, &id).all().await?;
    let moved = keep_exclusive(services, &tx, owner, &members).await?;
    tx.commit().await?;
    drop(connection);
    settle(services, owner, moved).await;
    Ok(list)
}

/// Deletes a list (<https://docs.joinmastodon.org/methods/lists/#delete>).
pub async fn delete(services: &Services, owner: i64, id: i64) -> Result<()> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    locked(&tx, owner, id).await?;
    let members = rows::members().bind(&tx, &id).all().await?;
    rows::delete().bind(&tx, &id).await?;
    let moved = keep_exclusive(services, &tx, owner, &members).await?;
    tx.commit().await?;
    drop(connection);
    settle(services, owner, moved).await;
    Ok(())
}

/// Adds members, all or none: [`Error::NotFound`] for somebody who is not followed
/// (<https://docs.joinmastodon.org/methods/lists/#accounts-add>).
pub async fn add(services: &Services, owner: i64, id: i64, accounts: &[i64]) -> Result<()> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    locked(&tx, owner, id).await?;
    let followed = rows::followed_among()
        .bind(&tx, &owner, &accounts)
        .all()
        .await?;
    if accounts.iter().any(|account| !followed.contains(account)) {
        return Err(Error::NotFound);
    }
    let ids = accounts
        .iter()
        .map(|_| services.id())
        .collect::<Result<Vec<i64>>>()?;
    let added = rows::add()
        .bind(&tx, &id, &owner, &ids, &accounts)
        .all()
        .await?;
    if added.len() < accounts.len() {
        return Err(Error::Unprocessable(
            "Validation failed: Account has already been taken".to_owned(),
        ));
    }
    let moved = keep_exclusive(services, &tx, owner, accounts).await?;
    tx.commit().await?;
    drop(connection);
    settle(services, owner, moved).await;
    Ok(())
}

/// Removes members; who is none already is no mistake (<https://docs.joinmastodon.org/methods/lists/#accounts-remove>).
pub async fn remove(services: &Services, owner: i64, id: i64, accounts: &[i64]) -> Result<()> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    locked(&tx, owner, id).await?;
    let removed = rows::remove().bind(&tx, &id, &accounts).all().await?;
    let moved = keep_exclusive(services, &tx, owner, &removed).await?;
    tx.commit().await?;
    drop(connection);
    settle(services, owner, moved).await;
    Ok(())
}

/// One change of a list at a time.
async fn locked(tx: &Tx<'_>, owner: i64, id: i64) -> Result<List> {
    rows::by_id_locked()
        .bind(tx, &id, &owner)
        .opt()
        .await?
        .ok_or(Error::NotFound)
}

/// Marks the follows that are in an exclusive list now, or no longer; where there are any, with the job that sees to home.
async fn keep_exclusive(
    services: &Services,
    tx: &Tx<'_>,
    owner: i64,
    accounts: &[i64],
) -> Result<Option<HomeChanged>> {
    if accounts.is_empty() {
        return Ok(None);
    }
    let authors = rows::keep_exclusive()
        .bind(tx, &owner, &accounts)
        .all()
        .await?;
    if authors.is_empty() {
        return Ok(None);
    }
    let task = HomeChanged {
        account_id: owner,
        authors,
    };
    tasks::enqueue(services, tx, &task).await?;
    Ok(Some(task))
}

/// After the commit: open streams learn of the list, and home does without its members or has them again.
async fn settle(services: &Services, owner: i64, moved: Option<HomeChanged>) {
    let Some(task) = moved else {
        services
            .announce(&Event::RelationshipsChanged { reader: owner })
            .await;
        return;
    };
    if let Err(error) = relationships::home_changed(services, &task).await {
        tracing::debug!(%error, "a home was not dropped");
    }
    services.committed();
}
