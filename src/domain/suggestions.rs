//! Whom one might follow, and who wants to be found.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use sql::queries::{directory, suggestions as rows};

use super::{
    Result, Services,
    accounts::{self, Account},
};

/// Follows of so long ago make somebody popular.
const LATELY: SignedDuration = SignedDuration::from_hours(30 * 24);
/// Popular accounts that are remembered.
const POPULAR: i64 = 500;
/// Accounts of the directory that can be skipped: who looks for more looks for a name.
const MAX_SKIPPED: u32 = 10_000;

/// Why somebody is suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// People followed by the reader follow them.
    FriendsOfFriends,
    /// Many here have followed them lately.
    MostFollowed,
}

/// Somebody to follow.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// Who.
    pub account: Account,
    /// Why; never empty.
    pub reasons: Vec<Reason>,
}

/// Whom a reader might follow: accounts that want to be found, whom the reader neither follows nor asks to, has not
/// blocked, muted or dismissed, and who do not block the reader. What friends share comes first.
///
/// Source: <https://docs.joinmastodon.org/methods/suggestions/#v2>.
pub async fn page(services: &Services, reader: i64, limit: usize) -> Result<Vec<Suggestion>> {
    let amount = i64::try_from(limit).unwrap_or(80);
    let now = services.now();
    let connection = services.connection().await?;
    let (friends, popular) = (rows::friends_of_friends(), rows::popular());
    let (friends, popular) = futures_util::try_join!(
        async {
            friends
                .bind(&connection, &reader, &now, &amount)
                .all()
                .await
        },
        async {
            popular
                .bind(&connection, &reader, &now, &amount)
                .all()
                .await
        },
    )?;
    drop(connection);
    let mut reasons: HashMap<i64, Vec<Reason>> = HashMap::new();
    let mut order: Vec<i64> = Vec::new();
    let found = friends
        .into_iter()
        .map(|row| (row.id, Reason::FriendsOfFriends))
        .chain(popular.into_iter().map(|id| (id, Reason::MostFollowed)));
    for (id, reason) in found {
        let reasons = reasons.entry(id).or_default();
        if reasons.is_empty() {
            order.push(id);
        }
        reasons.push(reason);
    }
    order.truncate(limit);
    Ok(accounts::listed(services, &order)
        .await?
        .into_iter()
        .filter_map(|account| {
            let reasons = reasons.remove(&account.id)?;
            Some(Suggestion { account, reasons })
        })
        .collect())
}

/// Suggests somebody no more.
pub async fn dismiss(services: &Services, reader: i64, id: i64) -> Result<()> {
    let connection = services.connection().await?;
    rows::dismiss().bind(&connection, &reader, &id).await?;
    Ok(())
}

/// Finds out anew who is popular. May run twice.
pub async fn review(services: &Services) -> Result<()> {
    let since = services
        .now()
        .checked_sub(LATELY)
        .unwrap_or(Timestamp::UNIX_EPOCH);
    // Ids hold milliseconds in their upper 48 bits.
    let after = since.as_millisecond() << 16;
    let mut connection = services.connection().await?;
    let found = rows::followed_lately()
        .bind(&connection, &after, &POPULAR)
        .all()
        .await?;
    let (ids, follows): (Vec<i64>, Vec<i64>) = found
        .into_iter()
        .map(|row| (row.account_id, row.follows))
        .unzip();
    let tx = connection.transaction().await?;
    rows::forget_popular().bind(&tx, &ids).await?;
    rows::set_popular().bind(&tx, &ids, &follows).await?;
    tx.commit().await?;
    Ok(())
}

/// The order of the directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Who posted last, by day.
    Active,
    /// Who came last.
    New,
}

/// Accounts that want to be found, without those that a reader does not want or who block the reader.
///
/// Source: <https://docs.joinmastodon.org/methods/directory/#get>.
pub async fn directory(
    services: &Services,
    reader: Option<i64>,
    order: Order,
    local: bool,
    (offset, limit): (u32, u32),
) -> Result<Vec<Account>> {
    if offset > MAX_SKIPPED {
        return Ok(Vec::new());
    }
    let reader = reader.unwrap_or(0);
    let now = services.now();
    let (amount, skip) = (i64::from(limit), i64::from(offset));
    let connection = services.connection().await?;
    macro_rules! read {
        ($query:ident) => {
            directory::$query()
                .bind(&connection, &reader, &now, &amount, &skip)
                .all()
                .await?
        };
    }
    let ids = match (order, local) {
        (Order::Active, false) => read!(active),
        (Order::Active, true) => read!(active_here),
        (Order::New, false) => read!(new),
        (Order::New, true) => read!(new_here),
    };
    drop(connection);
    accounts::listed(services, &ids).await
}
