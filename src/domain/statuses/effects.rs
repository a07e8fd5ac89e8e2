//! Whom the effects of a post concern.

use sql::queries::{relationships, statuses};

use crate::domain::{Result, Services};

/// Who has favoured, boosted or answered a post, at most 10,000: they hear of its edits.
pub async fn interested(services: &Services, id: i64) -> Result<Vec<i64>> {
    let connection = services.connection().await?;
    Ok(statuses::interested_accounts()
        .bind(&connection, &id)
        .all()
        .await?)
}

/// People here who have boosted a post, at most 10,000.
pub async fn local_boosters(services: &Services, id: i64) -> Result<Vec<i64>> {
    let connection = services.connection().await?;
    Ok(statuses::boosted_locally()
        .bind(&connection, &id)
        .all()
        .await?)
}

/// Whether an account favours a post now.
pub async fn is_favourited(services: &Services, account_id: i64, id: i64) -> Result<bool> {
    let connection = services.connection().await?;
    let personal = statuses::personal()
        .bind(&connection, &account_id, &[id].as_slice())
        .opt()
        .await?;
    Ok(personal.is_some_and(|personal| personal.favourited))
}

/// Local followers who want to be told of each post of an author, a page of them above an account id.
pub async fn notified_followers(
    services: &Services,
    author_id: i64,
    after: i64,
    amount: i64,
) -> Result<Vec<i64>> {
    let connection = services.connection().await?;
    Ok(relationships::notified_after()
        .bind(&connection, &author_id, &after, &amount)
        .all()
        .await?)
}
