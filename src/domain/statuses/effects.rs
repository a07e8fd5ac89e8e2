//! Whom the effects of a post concern.

use sql::queries::{relationships, statuses};

use super::{Status, Visibility};
use crate::domain::{Error, Result, Services};

/// Of a post, what decides who hears of it: cheap to read for hundreds at once.
#[derive(Clone, Debug)]
pub struct Outline {
    /// The columns.
    pub row: statuses::Outline,
    /// Who may see it.
    pub visibility: Visibility,
}

/// Outlines of the posts that exist, in one query.
pub async fn outlines(services: &Services, ids: &[i64]) -> Result<Vec<Outline>> {
    let connection = services.connection().await?;
    let rows = statuses::outlines().bind(&connection, &ids).all().await?;
    rows.into_iter()
        .map(|row| {
            let visibility = Visibility::parse(&row.visibility).ok_or_else(|| {
                Error::Internal(format!("status {}: visibility {}", row.id, row.visibility))
            })?;
            Ok(Outline { row, visibility })
        })
        .collect()
}

/// What of a post decides in whose homes it stands; see [`placed`](crate::domain::timelines::placed).
pub trait Placed {
    /// Whose it is.
    fn author(&self) -> i64;
    /// Who may see it.
    fn visibility(&self) -> Visibility;
    /// It is a boost.
    fn is_boost(&self) -> bool;
    /// ISO 639.
    fn language(&self) -> Option<&str>;
    /// Whom it answers, when that is known.
    fn parent(&self) -> Option<i64>;
    /// It answers a post, known here or not.
    fn is_answer(&self) -> bool;
    /// It is addressed to somebody.
    fn is_addressed_to(&self, account_id: i64) -> bool;
}

impl Placed for Status {
    fn author(&self) -> i64 {
        self.row.account_id
    }
    fn visibility(&self) -> Visibility {
        self.visibility
    }
    fn is_boost(&self) -> bool {
        self.row.reblog_of_id.is_some()
    }
    fn language(&self) -> Option<&str> {
        self.row.language.as_deref()
    }
    fn parent(&self) -> Option<i64> {
        self.row.in_reply_to_account_id
    }
    fn is_answer(&self) -> bool {
        self.row.in_reply_to_id.is_some() || self.row.in_reply_to_uri.is_some()
    }
    fn is_addressed_to(&self, account_id: i64) -> bool {
        self.addresses(account_id)
    }
}

impl Placed for Outline {
    fn author(&self) -> i64 {
        self.row.account_id
    }
    fn visibility(&self) -> Visibility {
        self.visibility
    }
    fn is_boost(&self) -> bool {
        self.row.reblog_of_id.is_some()
    }
    fn language(&self) -> Option<&str> {
        self.row.language.as_deref()
    }
    fn parent(&self) -> Option<i64> {
        self.row.in_reply_to_account_id
    }
    fn is_answer(&self) -> bool {
        self.row.is_answer
    }
    fn is_addressed_to(&self, account_id: i64) -> bool {
        self.row.addressed.contains(&account_id)
    }
}

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
