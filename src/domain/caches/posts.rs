//! Posts and their authors.

use std::sync::Arc;

use sql::queries::{accounts, statuses};

use crate::{
    cache::{ById, Kept, with_room},
    domain::{Result, Services, accounts::Account, statuses::Status},
};

/// Posts by id, with what they boost; what does not exist is left out. At most two queries, none when all is
/// remembered.
pub(in crate::domain) async fn statuses(
    services: &Services,
    fresh: bool,
    ids: &[i64],
) -> Result<ById<Arc<Kept<Status>>>> {
    let table = &services.caches.statuses;
    let mut found: ById<Arc<Kept<Status>>> = with_room(ids.len() * 2);
    let mut wanted: Vec<i64> = ids.to_vec();
    for _ in 0..2 {
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
            .filter_map(|status| status.row.reblog_of_id)
            .filter(|id| !found.contains_key(id))
            .collect();
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
