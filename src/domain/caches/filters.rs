//! The filters of readers, ready to be matched.

use std::{collections::HashMap, sync::Arc};

use crate::domain::{
    Result, Services,
    filters::{self, Filters},
};

/// All filters of some readers, in one query at most; pages and streams of one reader share them.
pub(in crate::domain) async fn filters(
    services: &Services,
    fresh: bool,
    readers: &[i64],
) -> Result<HashMap<i64, Arc<Filters>>> {
    let table = &services.caches.filters;
    let mut found = HashMap::with_capacity(readers.len());
    let mut missing = Vec::new();
    for reader in readers {
        match table.get(*reader).filter(|_| fresh) {
            Some(known) => {
                found.insert(*reader, known);
            }
            None => missing.push(*reader),
        }
    }
    if missing.is_empty() {
        return Ok(found);
    }
    let load = table.begin();
    for (reader, filters) in filters::of_readers(services, &missing).await? {
        let filters = Arc::new(filters);
        if fresh {
            table.keep(load, reader, filters.clone());
        }
        found.insert(reader, filters);
    }
    Ok(found)
}
