//! [Report](https://docs.joinmastodon.org/entities/Report/).

use api::{
    id::Id,
    reports::{Report, ReportCategory},
};

use super::{Context, accounts, word};
use crate::domain::reports::Report as Made;

/// A report that was just made.
#[must_use]
pub fn report(context: &Context<'_>, made: &Made) -> Report {
    let ids = |ids: &[i64]| Some(ids.iter().copied().map(Id).collect());
    Report {
        id: Id(made.id),
        action_taken: false,
        action_taken_at: None,
        category: word(made.category, ReportCategory::Other),
        comment: made.comment.clone(),
        forwarded: made.forwarded,
        created_at: made.created_at.into(),
        status_ids: ids(&made.status_ids),
        collection_ids: ids(&made.collection_ids),
        rule_ids: ids(&made.rule_ids),
        target_account: accounts::account(context, &made.target, made.moved.as_ref()),
    }
}
