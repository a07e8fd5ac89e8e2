//! Posts were made here or received: search and trends are to know them.

use crate::{
    domain::{Services, search, tasks::IndexStatuses, trends},
    work::Outcomes,
};

/// Batches of posts handled at once, at most.
pub const MOST: usize = 16;

/// Writes what search and trends know of posts: in few statements, however many posts there are.
pub async fn run_many(services: Services, tasks: Vec<IndexStatuses>) -> Outcomes {
    let all = |part: fn(&IndexStatuses) -> &Vec<i64>| -> Vec<i64> {
        tasks.iter().flat_map(part).copied().collect()
    };
    search::index(&services, &all(|task| &task.new), false).await?;
    search::index_marked(&services, &all(|task| &task.boosted)).await?;
    trends::count_uses(&services, &all(|task| &task.tagged)).await?;
    Ok(tasks.iter().map(|_| Ok(())).collect())
}
