//! Campaigns for donations. Whoever asks is one of a hundred groups, so that a campaign can be shown to a part of the people; of who
//! asks the service hears nothing else but the language.

use std::sync::Arc;

use api::instance::DonationCampaign;
use aws_lc_rs::digest;

use super::{Result, Services, users};

/// The groups that people are in.
const GROUPS: u64 = 100;

/// The campaign to show to somebody; `None` where there is none, or no service is set.
///
/// Source: <https://docs.joinmastodon.org/admin/config/>; the form of the request is Mastodon's.
pub async fn current(
    services: &Services,
    account_id: i64,
) -> Result<Option<Arc<DonationCampaign>>> {
    let Some(campaigns) = &services.campaigns else {
        return Ok(None);
    };
    let user = users::by_account(services, account_id).await?;
    let asker = (group(account_id), user.locale);
    Ok(campaigns.campaign(asker).await)
}

/// The group somebody is in, always the same.
fn group(account_id: i64) -> u64 {
    let digest = digest::digest(&digest::SHA256, &account_id.to_be_bytes());
    let number = digest.as_ref().iter().take(8);
    number.fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte)) % GROUPS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_is_always_in_the_same_group_and_groups_are_about_equal() {
        let mut people = [0_usize; 100];
        for id in 0..20_000 {
            assert_eq!(group(id << 16), group(id << 16));
            people[usize::try_from(group(id << 16)).unwrap()] += 1;
        }
        assert!(people.iter().all(|n| (120..280).contains(n)), "{people:?}");
    }
}
