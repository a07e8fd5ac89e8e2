//! [Grouped notifications](https://docs.joinmastodon.org/methods/grouped_notifications/).

use std::collections::HashSet;

use api::{
    grouped_notifications::{ExpandAccounts, GroupedNotificationsResults, NotificationGroup},
    id::Id,
    notifications::NotificationType,
    word::Word,
};

use super::{
    Context, accounts, count,
    notifications::{about, fallback},
    statuses,
};
use crate::domain::grouped_notifications::{Group, Groups};

/// Groups with the accounts and posts they name, each once.
#[must_use]
pub fn results(
    context: &Context<'_>,
    found: &Groups,
    expand: ExpandAccounts,
    known: Option<&[NotificationType]>,
) -> GroupedNotificationsResults {
    let notification_groups: Vec<NotificationGroup> = found
        .groups
        .iter()
        .filter_map(|one| group(found, one, known))
        .collect();
    let mut told: HashSet<i64> = HashSet::new();
    let mut whole: Vec<i64> = Vec::new();
    let mut pictures: Vec<i64> = Vec::new();
    // Only the newest of each group is told in full where pictures are enough for the others.
    for one in &found.groups {
        let full = match expand {
            ExpandAccounts::Full => one.people.len(),
            ExpandAccounts::PartialAvatars => 1,
        };
        whole.extend(one.people.iter().take(full).filter(|id| told.insert(**id)));
    }
    for one in &found.groups {
        pictures.extend(one.people.iter().filter(|id| told.insert(**id)));
    }
    let mut seen: HashSet<i64> = HashSet::new();
    GroupedNotificationsResults {
        accounts: whole
            .iter()
            .filter_map(|id| found.accounts.get(id))
            .map(|row| accounts::account(context, row, None))
            .collect(),
        partial_accounts: (expand == ExpandAccounts::PartialAvatars).then(|| {
            pictures
                .iter()
                .filter_map(|id| found.accounts.get(id))
                .map(|row| accounts::partial(context, row))
                .collect()
        }),
        statuses: found
            .groups
            .iter()
            .filter_map(|one| one.status_id)
            .filter(|id| seen.insert(*id))
            .filter_map(|id| statuses::status(context, &found.statuses, id))
            .collect(),
        notification_groups,
    }
}

fn group(
    found: &Groups,
    one: &Group,
    known: Option<&[NotificationType]>,
) -> Option<NotificationGroup> {
    let notification_type = NotificationType::from_word(&one.kind)?;
    let newest = found.accounts.get(one.people.first()?)?;
    Some(NotificationGroup {
        group_key: one.key.clone(),
        notifications_count: count(one.count),
        notification_type,
        most_recent_notification_id: Id(one.newest),
        page_min_id: one.stretch.map(|stretch| Id(stretch.oldest)),
        page_max_id: one.stretch.map(|_| Id(one.newest)),
        latest_page_notification_at: one.stretch.map(|stretch| stretch.newest_at.into()),
        sample_account_ids: one.people.iter().copied().map(Id).collect(),
        status_id: one.status_id.map(Id),
        report: None,
        event: None,
        moderation_warning: None,
        fallback: fallback(
            notification_type,
            known,
            newest,
            one.count,
            about(&found.statuses, one.status_id),
        ),
    })
}
