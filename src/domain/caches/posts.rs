//! Posts and their authors.

use std::sync::Arc;

use sql::queries::{accounts, statuses};

use crate::{
    cache::{ById, Kept, with_room},
    domain::{Result, Services, accounts::Account, statuses::Status},
};

/// Posts by id, with what they boost and quote; what does not exist is left out. At most three queries, none when all is
/// remembered.
pub(in crate::domain) async fn statuses(
    services: &Services,
    fresh: bool,
    ids: &[i64],
) -> Result<ById<Arc<Kept<Status>>>> {
    let table = &services.caches.statuses;
    let mut found: ById<Arc<Kept<Status>>> = with_room(ids.len() * 2);
    let mut wanted: Vec<i64> = ids.to_vec();
    let mut looked: Vec<i64> = Vec::new();
    // The posts, what they boost or quote, what is quoted by what they boost.
    for _ in 0..3 {
        let mut missing = Vec::new();
        for id in wanted.drain(..) {
            match table.get(id).filter(|_| fresh) {
                Some(status) => {
                    found.insert(id, status);
                }
                None => missing.push(id),
            }
        }
        if !missing.is_empty() {
            looked.extend_from_slice(&missing);
            let load = table.begin();
            let connection = services.connection().await?;
            for row in statuses::with_originals()
                .bind(&connection, &missing)
                .all()
                .await?
            {
                let status = Arc::new(Kept::new(Status::from_row(row)?));
                if fresh {
                    table.keep(load, status.row.id, status.clone());
                }
                found.insert(status.row.id, status);
            }
        }
        // What a remembered boost boosts may not be remembered itself.
        wanted = found
            .values()
            .flat_map(|status| {
                let quoted = status.quote.as_ref().and_then(|quote| quote.id);
                status.row.reblog_of_id.into_iter().chain(quoted)
            })
            .filter(|id| !found.contains_key(id) && !looked.contains(id))
            .collect();
        wanted.sort_unstable();
        wanted.dedup();
        if wanted.is_empty() {
            break;
        }
    }
    Ok(found)
}

/// Accounts by id.
pub(in crate::domain) async fn accounts(
    services: &Services,
    fresh: bool,
    ids: &[i64],
) -> Result<ById<Arc<Kept<Account>>>> {
    let table = &services.caches.accounts;
    let mut found = with_room(ids.len());
    let mut missing = Vec::new();
    for id in ids {
        match table.get(*id).filter(|_| fresh) {
            Some(account) => {
                found.insert(*id, account);
            }
            None => missing.push(*id),
        }
    }
    if !missing.is_empty() {
        let load = table.begin();
        let connection = services.connection().await?;
        for row in accounts::by_ids().bind(&connection, &missing).all().await? {
            let account = Arc::new(Kept::new(row));
            if fresh {
                table.keep(load, account.id, account.clone());
            }
            found.insert(account.id, account);
        }
    }
    Ok(found)
}
