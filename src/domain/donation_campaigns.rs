//! Campaigns for donations that a service named by the operator runs. Whoever asks is one of a hundred groups, so that a campaign
//! can be shown to a part of the people; besides the group, the language is told, and nothing of who asks.

use std::{path::PathBuf, sync::Arc, time::Duration};

use api::instance::DonationCampaign;
use aws_lc_rs::digest;
use moka::sync::Cache;
use url::Url;

use super::{Result, Services, users};
use crate::{
    config::DonationCampaigns,
    net::{self, Request, operator},
};

/// The groups that people are in.
const GROUPS: u64 = 100;
/// How long a campaign is shown before the service is asked again; as Mastodon.
const SHOWN_FOR: Duration = Duration::from_secs(60 * 60);
/// How long it is not asked again when it has none, or does not answer.
const QUIET_FOR: Duration = Duration::from_secs(60);
/// Answers remembered: groups times languages, for most servers less.
const REMEMBERED: u64 = 2_000;
/// The longest answer, in bytes.
const MAX_ANSWER: u64 = 256 * 1024;
/// The time for an answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Who is asked about: a group and a language.
type Asker = (u64, String);

/// The service. Clones share what they remember.
#[derive(Clone)]
pub struct Campaigns {
    client: operator::Client,
    url: Url,
    environment: Option<String>,
    found: Cache<Asker, Arc<DonationCampaign>>,
    none: Cache<Asker, ()>,
    /// It does not answer.
    failed: Cache<(), ()>,
    /// Asked one at a time, so that a slow service holds up nothing twice.
    asking: Arc<tokio::sync::Mutex<()>>,
}

impl Campaigns {
    /// The service of the configuration; none where none is set. `certificates` are trusted beside the usual ones.
    ///
    /// # Errors
    /// [`net::SetupError`] where the client cannot be made.
    pub fn new(
        config: &DonationCampaigns,
        user_agent: &str,
        certificates: &[PathBuf],
    ) -> std::result::Result<Option<Campaigns>, net::SetupError> {
        let Some(url) = config.url.clone() else {
            return Ok(None);
        };
        let mut settings = operator::Settings::new(user_agent);
        settings.extra_root_certificates = certificates.to_vec();
        let none = Cache::builder().max_capacity(REMEMBERED);
        Ok(Some(Campaigns {
            client: operator::Client::new(&settings)?,
            url,
            environment: config.environment.clone(),
            found: Cache::builder()
                .max_capacity(REMEMBERED)
                .time_to_live(SHOWN_FOR)
                .build(),
            none: none.time_to_live(QUIET_FOR).build(),
            failed: Cache::builder()
                .max_capacity(1)
                .time_to_live(QUIET_FOR)
                .build(),
            asking: Arc::default(),
        }))
    }

    /// `Some` when the answer is known.
    fn known(&self, asker: &Asker) -> Option<Option<Arc<DonationCampaign>>> {
        if let Some(campaign) = self.found.get(asker) {
            return Some(Some(campaign));
        }
        let quiet = self.none.contains_key(asker) || self.failed.contains_key(&());
        quiet.then_some(None)
    }

    async fn campaign(&self, asker: Asker) -> Option<Arc<DonationCampaign>> {
        if let Some(known) = self.known(&asker) {
            return known;
        }
        let _turn = self.asking.lock().await;
        if let Some(known) = self.known(&asker) {
            return known;
        }
        match self.ask(&asker).await {
            Ok(Some(campaign)) => {
                let campaign = Arc::new(campaign);
                self.found.insert(asker, campaign.clone());
                Some(campaign)
            }
            Ok(None) => {
                self.none.insert(asker, ());
                None
            }
            Err(error) => {
                tracing::warn!(%error, "the service for donation campaigns does not answer");
                self.failed.insert((), ());
                None
            }
        }
    }

    async fn ask(
        &self,
        (group, locale): &Asker,
    ) -> std::result::Result<Option<DonationCampaign>, net::Error> {
        let mut url = self.url.clone();
        let mut query = url.query_pairs_mut();
        query
            .append_pair("platform", "web")
            .append_pair("seed", &group.to_string())
            .append_pair("locale", locale);
        if let Some(environment) = &self.environment {
            query.append_pair("environment", environment);
        }
        drop(query);
        let request = Request::get(url)
            .header("accept", "application/json")
            .max_bytes(MAX_ANSWER)
            .deadline(PATIENCE);
        let answer = self.client.send(request).await?;
        if answer.status != 200 {
            return Ok(None);
        }
        Ok(serde_json::from_slice(&answer.body)
            .inspect_err(|error| tracing::warn!(%error, "a donation campaign is no object"))
            .ok())
    }
}

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
