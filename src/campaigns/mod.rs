//! The service that says which campaign for donations is to be shown, which the operator has named. It is told a group of people
//! and a language.

use std::{path::PathBuf, sync::Arc, time::Duration};

use api::instance::DonationCampaign;
use moka::sync::Cache;
use url::Url;

use crate::{
    config::DonationCampaigns,
    net::{self, Request, operator},
};

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
pub type Asker = (u64, String);

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
    ) -> Result<Option<Campaigns>, net::SetupError> {
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

    /// The campaign for a group in a language, if there is one. A service that fails has none, and is left in peace for a while.
    pub async fn campaign(&self, asker: Asker) -> Option<Arc<DonationCampaign>> {
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

    async fn ask(&self, (group, locale): &Asker) -> Result<Option<DonationCampaign>, net::Error> {
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
