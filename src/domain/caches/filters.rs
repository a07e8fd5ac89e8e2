//! The filters of a reader, ready to be matched.

use std::sync::Arc;

use crate::domain::{
    Result, Services,
    filters::{self, Filters},
};

/// All filters of a reader.
pub(in crate::domain) async fn filters(
    services: &Services,
    fresh: bool,
    reader: i64,
) -> Result<Arc<Filters>> {
    let table = &services.caches.filters;
    if fresh && let Some(known) = table.get(reader) {
        return Ok(known);
    }
    let load = table.begin();
    let found = filters::of_readers(services, &[reader]).await?;
    let found = Arc::new(found.into_values().next().unwrap_or_default());
    if fresh {
        table.keep(load, reader, found.clone());
    }
    Ok(found)
}
