//! Somebody lets everybody find their posts from now on.

use crate::{
    domain::{Result, Services, search, tasks, tasks::IndexAccount},
    store::jobs,
};

/// Writes a part of their posts for search, and leaves the rest to a job that takes its turn anew.
pub async fn run(services: &Services, task: &IndexAccount) -> Result<()> {
    let next = search::index_account(services, task.account_id, task.below).await?;
    if let Some(below) = next {
        let job = tasks::job(
            services,
            &IndexAccount {
                below,
                ..task.clone()
            },
        )?;
        let connection = services.connection().await?;
        jobs::enqueue(&connection, &[job], services.now()).await?;
        drop(connection);
        services.committed();
    }
    Ok(())
}
