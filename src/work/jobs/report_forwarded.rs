//! The server of a reported account is to hear of the report.

use sql::queries::reports as rows;

use super::outgoing;
use crate::{
    domain::{
        Result, Services, accounts,
        deliveries::{self, Audience, Guard},
        tasks::ReportForwarded,
    },
    render::ap,
};

/// Sends a Flag in the name of this server: who reported stays unnamed.
pub async fn run(services: &Services, task: &ReportForwarded) -> Result<()> {
    let id = task.report_id;
    let connection = services.connection().await?;
    let report = rows::to_forward().bind(&connection, &id).opt().await?;
    drop(connection);
    let Some(report) = report else {
        return Ok(());
    };
    let target = accounts::by_ids(services, &[report.target_id])
        .await?
        .remove(&report.target_id);
    if let Some(target) = target {
        let server = accounts::instance_actor(services).await?;
        let flag = ap::flag(id, &server, &target, &report.status_uris, &report.comment);
        let about = deliveries::about(&server.uri, &flag.id);
        let outgoing = outgoing(flag, server.id, about);
        deliveries::send(
            services,
            &outgoing,
            &Audience::person(target.id),
            Guard::None,
        )
        .await?;
    }
    let connection = services.connection().await?;
    rows::forwarded()
        .bind(&connection, &services.now(), &id)
        .await?;
    Ok(())
}
