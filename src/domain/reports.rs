//! What people here report to the moderators.

use jiff::Timestamp;
use sql::queries::reports as rows;

use super::{
    Error, Result, Services,
    accounts::{self, Account},
    relationships, statuses,
    tasks::{self, ReportForwarded},
};

/// The longest comment, in characters; as Mastodon.
pub const MAX_COMMENT: usize = 1_000;
/// Posts that one report may name, and collections.
pub const MAX_STATUSES: usize = 100;

/// A report as it comes in.
#[derive(Clone, Debug, Default)]
pub struct NewReport {
    /// Who is reported.
    pub target_id: i64,
    /// spam, legal, violation or other.
    pub category: Option<&'static str>,
    /// What there is to say.
    pub comment: String,
    /// The posts it is about.
    pub status_ids: Vec<i64>,
    /// The collections it is about.
    pub collection_ids: Vec<i64>,
    /// The rules that were broken.
    pub rule_ids: Vec<i64>,
    /// The account's own server is to hear of it.
    pub forward: bool,
}

/// A report.
#[derive(Clone, Debug)]
pub struct Report {
    /// Which.
    pub id: i64,
    /// spam, legal, violation or other.
    pub category: &'static str,
    /// What there is to say.
    pub comment: String,
    /// The posts it is about.
    pub status_ids: Vec<i64>,
    /// The collections it is about.
    pub collection_ids: Vec<i64>,
    /// The rules that were broken.
    pub rule_ids: Vec<i64>,
    /// A copy goes to the account's own server.
    pub forwarded: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// Who is reported.
    pub target: Account,
    /// Where they have moved to.
    pub moved: Option<Account>,
}

/// Reports an account. Posts and collections of others, and those that the reporter may not see, are left out; rules that do
/// not exist are refused. Where it is wanted and the account lives elsewhere, its own server hears of it by a job.
///
/// Source: <https://docs.joinmastodon.org/methods/reports/#post>.
pub async fn create(services: &Services, reporter: i64, new: NewReport) -> Result<Report> {
    let invalid = |text: String| Error::Unprocessable(format!("Validation failed: {text}"));
    if new.comment.chars().count() > MAX_COMMENT {
        return Err(invalid(format!(
            "Comment is too long (maximum is {MAX_COMMENT} characters)"
        )));
    }
    if new.status_ids.len() > MAX_STATUSES {
        return Err(invalid(format!(
            "No more than {MAX_STATUSES} posts can be reported at once"
        )));
    }
    if new.collection_ids.len() > MAX_STATUSES {
        return Err(invalid(format!(
            "No more than {MAX_STATUSES} collections can be reported at once"
        )));
    }
    let target = accounts::by_id(services, new.target_id).await?;
    let category = match new.category {
        // Rules belong to this category alone.
        _ if !new.rule_ids.is_empty() => "violation",
        Some(category) => category,
        None => "other",
    };
    let seen = statuses::gather(services, Some(reporter), &new.status_ids).await?;
    let mut status_ids: Vec<i64> = seen
        .order
        .iter()
        .filter_map(|id| seen.statuses.get(id))
        .map(|status| &status.row)
        .filter(|row| row.account_id == target.id && row.reblog_of_id.is_none())
        .map(|row| row.id)
        .collect();
    status_ids.sort_unstable();
    let hidden = relationships::to(services, reporter, target.id)
        .await?
        .blocked_by;
    let mut connection = services.connection().await?;
    let collection_ids = if hidden {
        Vec::new()
    } else {
        rows::collections_among()
            .bind(&connection, &new.collection_ids, &target.id)
            .all()
            .await?
    };
    let rule_ids = rows::rules_among()
        .bind(&connection, &new.rule_ids)
        .all()
        .await?;
    if new.rule_ids.iter().any(|id| !rule_ids.contains(id)) {
        return Err(invalid(
            "Rule ids does not reference valid rules".to_owned(),
        ));
    }
    let report = Report {
        id: services.id()?,
        category,
        comment: new.comment,
        status_ids,
        collection_ids,
        rule_ids,
        forwarded: new.forward && target.domain.is_some() && services.config.federation.enabled,
        created_at: services.now(),
        target,
        moved: None,
    };
    let tx = connection.transaction().await?;
    rows::insert()
        .bind(
            &tx,
            &report.id,
            &reporter,
            &report.target.id,
            &report.category,
            &report.comment,
            &report.status_ids,
            &report.rule_ids,
            &report.collection_ids,
            &report.forwarded,
            &report.created_at,
        )
        .await?;
    if report.forwarded {
        let task = ReportForwarded {
            report_id: report.id,
        };
        tasks::enqueue(services, &tx, &task).await?;
    }
    tx.commit().await?;
    drop(connection);
    services.committed();
    let moved = accounts::moved(services, [&report.target]).await?;
    Ok(Report {
        moved: moved.into_values().next(),
        ..report
    })
}
