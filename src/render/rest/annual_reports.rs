//! [AnnualReport](https://docs.joinmastodon.org/entities/AnnualReport/) with the account and posts it names.

use api::{
    annual_reports::{
        AnnualReport, AnnualReportData, AnnualReportState, Archetype, ReportState,
        WrappedAnnualReports,
    },
    id::Id,
};
use serde_json::json;

use super::{Context, accounts, statuses, word};
use crate::domain::{
    accounts::Account,
    annual_reports::{Report, SCHEMA, State},
    statuses::Gathered,
};

/// Somebody's reports.
#[must_use]
pub fn reports(
    context: &Context<'_>,
    owner: &Account,
    reports: &[Report],
    named: &Gathered,
) -> WrappedAnnualReports {
    WrappedAnnualReports {
        annual_reports: reports.iter().map(|made| report(owner, made)).collect(),
        accounts: vec![accounts::account(context, owner, None)],
        statuses: statuses::page(context, named),
    }
}

fn report(owner: &Account, made: &Report) -> AnnualReport {
    let data = &made.data;
    AnnualReport {
        year: made.year,
        data: AnnualReportData {
            archetype: word(&data.archetype, Archetype::Lurker),
            type_distribution: None,
            top_statuses: json!({
                "by_reblogs": data.most_boosted.map(Id),
                "by_favourites": null,
                "by_replies": null,
            }),
            most_used_apps: None,
            commonly_interacted_with_accounts: None,
            time_series: data
                .months
                .iter()
                .zip(1..)
                .map(|(month, number)| {
                    json!({ "month": number, "statuses": month.statuses, "followers": month.followers })
                })
                .collect(),
            top_hashtags: data
                .tag
                .iter()
                .map(|(name, count)| json!({ "name": name, "count": count }))
                .collect(),
            most_reblogged_accounts: None,
            percentiles: None,
        },
        schema_version: SCHEMA,
        share_url: None,
        account_id: Id(owner.id),
    }
}

/// How far a report is.
#[must_use]
pub fn state(state: State) -> AnnualReportState {
    AnnualReportState {
        state: match state {
            State::Available => ReportState::Available,
            State::Generating => ReportState::Generating,
            State::Eligible => ReportState::Eligible,
            State::Ineligible => ReportState::Ineligible,
        },
    }
}
