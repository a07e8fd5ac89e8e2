//! Somebody blocked a server.

use crate::{
    domain::{
        Result, Services, domain_blocks,
        tasks::{self, DomainBlocked},
    },
    store::jobs,
};

/// Ends what binds them to it. What is much takes another turn, from where this one stopped.
pub async fn run(services: &Services, task: &DomainBlocked) -> Result<()> {
    let left = domain_blocks::sever(services, task.account_id, &task.domain, task.done).await?;
    if left.is_some() {
        let rest = DomainBlocked {
            done: left,
            ..task.clone()
        };
        let job = tasks::job(services, &rest)?;
        let connection = services.connection().await?;
        jobs::enqueue(&connection, &[job], services.now()).await?;
        drop(connection);
        services.committed();
    }
    Ok(())
}
