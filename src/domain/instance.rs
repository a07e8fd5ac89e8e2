//! The server itself: how large it is, its rules, its texts, whom it knows.

mod documents;
mod weeks;

pub use documents::{
    Block, Document, Terms, Text, add_rule, document, domain_blocks, peers_like, publish_terms,
    remove_rule, set_document, terms, terms_of, translate_rule,
};
pub use weeks::{Week, activity, count_week};

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp, ToSpan, tz::TimeZone};
use sql::queries::{accounts as account_rows, hosts, instance as rows, media, settings, statuses};

use super::{
    Error, Result, Services,
    accounts::{self, Account, Emoji},
    annual_reports,
};

/// Hosts told at most: enough for the largest server there is, and a bound for the answer.
const MAX_PEERS: i64 = 100_000;

/// What the instance documents tell besides the settings.
#[derive(Debug)]
pub struct Facts {
    /// People with a confirmed and approved login.
    pub users: i64,
    /// Posts made here.
    pub statuses: i64,
    /// Known hosts.
    pub domains: i64,
    /// People seen during the last 30 days.
    pub active_month: i64,
    /// The rules, in order.
    pub rules: Vec<Rule>,
    /// Whom to write to: the account in the settings, else the first owner.
    pub contact: Option<Account>,
    /// The public key for Web Push.
    pub vapid_key: String,
    /// The year that people may look back at now.
    pub campaign: Option<i16>,
    /// Whether it was written what happens to data.
    pub has_privacy_policy: bool,
    /// Whether there are terms, now or soon.
    pub has_terms: bool,
}

/// How much this server is used, as it tells in NodeInfo.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Accounts.
    pub users: i64,
    /// Accounts active in the last 30 days.
    pub active_month: i64,
    /// Accounts active in the last 180 days.
    pub active_half_year: i64,
    /// Posts made here.
    pub local_posts: i64,
}

/// Numbers that are counted anew at most once a minute: every client asks, and counting walks whole tables.
#[derive(Clone, Copy, Debug)]
pub struct Counts {
    at: Timestamp,
    users: i64,
    statuses: i64,
    domains: i64,
    active_month: i64,
    active_half_year: i64,
}

/// How long [`Counts`] hold.
const COUNTED_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// Gathers what the instance documents tell.
///
/// Source: <https://docs.joinmastodon.org/methods/instance/#v2>.
pub async fn facts(services: &Services) -> Result<Facts> {
    let counts = counts(services).await?;
    Ok(Facts {
        users: counts.users,
        statuses: counts.statuses,
        domains: counts.domains,
        active_month: counts.active_month,
        rules: rules(services).await?,
        contact: contact(services).await?,
        vapid_key: super::push::public_key(services).await?.to_owned(),
        campaign: annual_reports::campaign(services.now()),
        has_privacy_policy: document(services, Text::PrivacyPolicy).await?.is_some(),
        has_terms: match terms(services).await {
            Ok(_) => true,
            Err(Error::NotFound) => false,
            Err(error) => return Err(error),
        },
    })
}

async fn counts(services: &Services) -> Result<Counts> {
    let now = services.now();
    let mut known = services.caches.counts.lock().await;
    if let Some(counts) = known.as_mut() {
        if now.duration_since(counts.at).abs() < COUNTED_EVERY {
            return Ok(*counts);
        }
        // Should counting fail, the former numbers hold for the others who wait.
        counts.at = now;
    }
    let today = now.to_zoned(TimeZone::UTC).date();
    let before = |days: i64| {
        today
            .checked_sub(days.days())
            .map_err(|error| Error::Internal(error.to_string()))
    };
    let (month_ago, half_year_ago) = (before(30)?, before(180)?);
    let connection = services.connection().await?;
    let counts = Counts {
        at: now,
        users: account_rows::local_count().bind(&connection).one().await?,
        statuses: statuses::local_posts_count()
            .bind(&connection)
            .one()
            .await?,
        domains: statuses::known_domains_count()
            .bind(&connection)
            .one()
            .await?,
        active_month: account_rows::active_since()
            .bind(&connection, &month_ago)
            .one()
            .await?,
        active_half_year: account_rows::active_since()
            .bind(&connection, &half_year_ago)
            .one()
            .await?,
    };
    *known = Some(counts);
    Ok(counts)
}

/// How much this server is used (<https://nodeinfo.diaspora.software/schema.html>).
pub async fn usage(services: &Services) -> Result<Usage> {
    let counts = counts(services).await?;
    Ok(Usage {
        users: counts.users,
        active_month: counts.active_month,
        active_half_year: counts.active_half_year,
        local_posts: counts.statuses,
    })
}

async fn contact(services: &Services) -> Result<Option<Account>> {
    if let Some(name) = &services.config.instance.contact_account {
        return accounts::by_handle(services, name, None).await;
    }
    let connection = services.connection().await?;
    let first = account_rows::first_staff().bind(&connection).opt().await?;
    drop(connection);
    match first {
        Some(id) => Ok(accounts::by_id(services, id).await.ok()),
        None => Ok(None),
    }
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Which.
    pub id: i64,
    /// In few words.
    pub text: String,
    /// In more.
    pub hint: String,
    /// Text and hint in other languages.
    pub translations: BTreeMap<String, (String, String)>,
}

/// The rules, in order (<https://docs.joinmastodon.org/methods/instance/#rules>).
pub async fn rules(services: &Services) -> Result<Vec<Rule>> {
    let connection = services.connection().await?;
    let found = settings::rules().bind(&connection).all().await?;
    let mut translations: BTreeMap<i64, BTreeMap<String, (String, String)>> = BTreeMap::new();
    for row in rows::rule_translations().bind(&connection).all().await? {
        translations
            .entry(row.rule_id)
            .or_default()
            .insert(row.language, (row.text, row.hint));
    }
    Ok(found
        .into_iter()
        .map(|row| Rule {
            translations: translations.remove(&row.id).unwrap_or_default(),
            id: row.id,
            text: row.text,
            hint: row.hint,
        })
        .collect())
}

/// Known hosts that are not blocked (<https://docs.joinmastodon.org/methods/instance/#peers>).
pub async fn peers(services: &Services) -> Result<Vec<String>> {
    let connection = services.connection().await?;
    Ok(hosts::peers().bind(&connection, &MAX_PEERS).all().await?)
}

/// The server's own emoji, also those not offered by pickers
/// (<https://docs.joinmastodon.org/methods/custom_emojis/#get>).
pub async fn custom_emojis(services: &Services) -> Result<Vec<Emoji>> {
    let connection = services.connection().await?;
    let rows = media::local_emojis().bind(&connection).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| Emoji {
            id: row.id,
            uri: row.uri,
            updated_at: row.updated_at,
            shortcode: row.shortcode,
            file_key: row.file_key,
            remote_url: row.remote_url,
            visible_in_picker: row.visible_in_picker,
            category: row.category,
        })
        .collect())
}
