//! The thread around a post.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use sql::queries::statuses;

use super::{Gathered, Status, gather, show};
use crate::{
    cache::Kept,
    domain::{Result, Services},
};

/// What stands above and below a post, as far as the reader may see.
#[derive(Debug)]
pub struct Thread {
    /// From the start of the thread down to the parent.
    pub ancestors: Gathered,
    /// Depth first: each answer before its own answers, the author's own continuation first.
    pub descendants: Gathered,
    /// The post itself.
    pub about: Option<Arc<Kept<Status>>>,
}

/// The bounds of a thread for people signed in (ancestors, descendants) and for others.
/// Source: <https://docs.joinmastodon.org/methods/statuses/#context>.
const SIGNED_IN: (i64, i64) = (4096, 4096);
const SIGNED_OUT: (i64, i64) = (40, 60);
const DEPTH_SIGNED_OUT: i32 = 20;
const DEPTH_SIGNED_IN: i32 = 4096;

/// The thread around a post the reader may see.
pub async fn thread(services: &Services, reader: Option<i64>, id: i64) -> Result<Thread> {
    let root = show(services, reader, id).await?;
    let start = root
        .statuses
        .get(&id)
        .and_then(|status| status.row.reblog_of_id)
        .unwrap_or(id);
    let ((up, down), depth) = match reader {
        Some(_) => (SIGNED_IN, DEPTH_SIGNED_IN),
        None => (SIGNED_OUT, DEPTH_SIGNED_OUT),
    };
    let connection = services.connection().await?;
    let (ancestors_stmt, descendants_stmt) = (statuses::ancestors(), statuses::descendants());
    let up = i32::try_from(up).unwrap_or(i32::MAX);
    let (mut ancestor_ids, rows) = futures_util::try_join!(
        async { ancestors_stmt.bind(&connection, &start, &up).all().await },
        async {
            descendants_stmt
                .bind(&connection, &start, &depth, &down)
                .all()
                .await
        },
    )?;
    drop(connection);
    ancestor_ids.reverse();
    let ancestors = gather(services, reader, &ancestor_ids).await?;

    let mut children: HashMap<i64, Vec<i64>> = HashMap::new();
    for row in &rows {
        children.entry(row.in_reply_to_id).or_default().push(row.id);
    }
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut descendants = gather(services, reader, &ids).await?;
    let author = |id: i64| {
        descendants
            .statuses
            .get(&id)
            .map(|status| status.row.account_id)
    };
    let own = root
        .statuses
        .get(&start)
        .map(|status| status.row.account_id);
    let visible: HashSet<i64> = descendants.order.iter().copied().collect();
    let mut order = Vec::with_capacity(ids.len());
    let mut stack: Vec<i64> = Vec::new();
    let mut seen: HashSet<i64> = HashSet::new();
    let open = |id: i64, stack: &mut Vec<i64>| {
        let mut next = children.get(&id).cloned().unwrap_or_default();
        // The thread's own author goes on first, then the others by time.
        next.sort_by_key(|child| (author(*child) != own, *child));
        next.reverse();
        stack.extend(next);
    };
    open(start, &mut stack);
    while let Some(id) = stack.pop() {
        if seen.insert(id) {
            if visible.contains(&id) {
                order.push(id);
            }
            open(id, &mut stack);
        }
    }
    descendants.order = order;
    descendants.retain_wanted();
    let mut ancestors = ancestors;
    ancestors.retain_wanted();
    Ok(Thread {
        ancestors,
        descendants,
        about: root.statuses.get(&start).cloned(),
    })
}
