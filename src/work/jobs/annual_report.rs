//! Somebody wants to look back at their year.

use crate::domain::{Result, Services, annual_reports, tasks::AnnualReport};

/// Makes the report.
pub async fn run(services: &Services, task: &AnnualReport) -> Result<()> {
    annual_reports::make(services, task.account_id, task.year).await
}
