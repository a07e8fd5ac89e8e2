//! [NotificationPolicy](https://docs.joinmastodon.org/entities/NotificationPolicy/) and its older form.

use api::notification_policy::{
    NotificationPolicy, NotificationPolicyV1, PolicyAction, PolicySummary,
};

use super::{count, word};
use crate::domain::notification_policy::Summarized;

/// The policy.
#[must_use]
pub fn policy(found: &Summarized) -> NotificationPolicy {
    let action = |stored: &str| word(stored, PolicyAction::Accept);
    let policy = &found.policy;
    NotificationPolicy {
        for_not_following: action(&policy.for_not_following),
        for_not_followers: action(&policy.for_not_followers),
        for_new_accounts: action(&policy.for_new_accounts),
        for_private_mentions: action(&policy.for_private_mentions),
        for_limited_accounts: action(&policy.for_limited_accounts),
        for_bots: action(&policy.for_bots),
        summary: summary(found),
    }
}

/// The policy in its older form, which does not tell what is dropped from what is held back.
#[must_use]
pub fn policy_v1(found: &Summarized) -> NotificationPolicyV1 {
    let filters = |stored: &str| stored != "accept";
    let policy = &found.policy;
    NotificationPolicyV1 {
        filter_not_following: filters(&policy.for_not_following),
        filter_not_followers: filters(&policy.for_not_followers),
        filter_new_accounts: filters(&policy.for_new_accounts),
        filter_private_mentions: filters(&policy.for_private_mentions),
        summary: summary(found),
    }
}

fn summary(found: &Summarized) -> PolicySummary {
    PolicySummary {
        pending_requests_count: count(found.requests),
        pending_notifications_count: count(found.notifications),
    }
}
