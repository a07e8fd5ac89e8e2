//! What people here report to the moderators.

use jiff::Timestamp;
use sql::queries::reports as rows;

use super::{
    Error, Result, Services,
    accounts::{self, Account},
};

/// The longest comment, in characters; as Mastodon.
pub const MAX_COMMENT: usize = 1_000;
/// Posts that one report may name.
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
    /// The rules that were broken.
    pub rule_ids: Vec<i64>,
    /// When it was made.
    pub created_at: Timestamp,
    /// Who is reported.
    pub target: Account,
    /// Where they have moved to.
    pub moved: Option<Account>,
}

/// Reports an account. Posts of others are left out; rules that do not exist are refused.
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
    let target = accounts::by_id(services, new.target_id).await?;
    let category = match new.category {
        // Rules belong to this category alone.
        _ if !new.rule_ids.is_empty() => "violation",
        Some(category) => category,
        None => "other",
    };
    let connection = services.connection().await?;
    let status_ids = rows::statuses_of()
        .bind(&connection, &new.status_ids, &target.id)
        .all()
        .await?;
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
        rule_ids,
        created_at: services.now(),
        target,
        moved: None,
    };
    rows::insert()
        .bind(
            &connection,
            &report.id,
            &reporter,
            &report.target.id,
            &report.category,
            &report.comment,
            &report.status_ids,
            &report.rule_ids,
            &new.forward,
            &report.created_at,
        )
        .await?;
    drop(connection);
    let moved = accounts::moved(services, [&report.target]).await?;
    Ok(Report {
        moved: moved.into_values().next(),
        ..report
    })
}
