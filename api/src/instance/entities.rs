//! The present form of the instance document, and what belongs to it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Configuration;
use crate::accounts::Account;
use crate::date::DateTime;
use crate::id::Id;
use crate::number_text::NumberText;
use crate::word::words;

/// The server. <https://docs.joinmastodon.org/entities/Instance/>
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Instance {
    pub domain: String,
    pub title: String,
    /// Three numbers in front: clients decide by it what they offer.
    pub version: String,
    pub source_url: String,
    pub description: String,
    /// The year whose look back is on offer.
    pub wrapstodon: Option<String>,
    pub usage: InstanceUsage,
    pub thumbnail: InstanceThumbnail,
    pub icon: Vec<InstanceIcon>,
    pub languages: Vec<String>,
    pub configuration: Configuration,
    pub registrations: Registrations,
    pub api_versions: ApiVersions,
    pub contact: InstanceContact,
    pub rules: Vec<Rule>,
    /// Read by Soapbox, whatever the software.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pleroma: Option<PleromaInstance>,
}

/// How much it is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstanceUsage {
    pub users: InstanceUsers,
}

/// How many use it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstanceUsers {
    pub active_month: u64,
}

/// The server's picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstanceThumbnail {
    pub url: String,
    pub description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blurhash: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub versions: Option<ThumbnailVersions>,
}

/// By density of the screen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThumbnailVersions {
    #[serde(rename = "@1x", skip_serializing_if = "Option::is_none")]
    pub at_1x: Option<String>,
    #[serde(rename = "@2x", skip_serializing_if = "Option::is_none")]
    pub at_2x: Option<String>,
}

/// The server's icon in one size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstanceIcon {
    pub src: String,
    /// `WxH`.
    pub size: String,
}

/// Whether and how one can join.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registrations {
    pub enabled: bool,
    pub approval_required: bool,
    /// HTML.
    pub message: Option<String>,
    /// Years.
    pub min_age: Option<u32>,
    pub reason_required: Option<bool>,
    pub url: Option<String>,
}

/// What clients decide by, better than by the version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiVersions {
    pub mastodon: u32,
}

/// Whom to write to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InstanceContact {
    pub email: String,
    pub account: Option<Account>,
}

/// A rule of the server. <https://docs.joinmastodon.org/entities/Rule/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    pub id: Id,
    pub text: String,
    pub hint: String,
    /// By language.
    pub translations: BTreeMap<String, RuleTranslation>,
}

/// A rule in another language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleTranslation {
    pub text: String,
    pub hint: String,
}

/// What Soapbox reads of a server besides Mastodon's attributes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PleromaInstance {
    pub metadata: PleromaMetadata,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stats: Option<PleromaStats>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vapid_public_key: Option<String>,
}

/// Features and limits; each flag in `features` promises the endpoints behind it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PleromaMetadata {
    pub features: Vec<String>,
    pub account_activation_required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fields_limits: Option<PleromaFieldsLimits>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub federation: Option<PleromaFederation>,
}

/// Limits of the profile's table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PleromaFieldsLimits {
    pub max_fields: u32,
}

/// Whether the server federates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PleromaFederation {
    pub enabled: bool,
}

/// Monthly users.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PleromaStats {
    pub mau: u64,
}

/// A week of the server. <https://docs.joinmastodon.org/methods/instance/#activity>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstanceActivity {
    /// Seconds since 1970.
    pub week: NumberText,
    pub statuses: NumberText,
    pub logins: NumberText,
    pub registrations: NumberText,
}

words! {
    /// How far a server is shut out.
    BlockSeverity {
        Silence = "silence",
        Suspend = "suspend",
    }
}

/// A server that is shut out. <https://docs.joinmastodon.org/entities/DomainBlock/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DomainBlock {
    /// With asterisks where it is obfuscated.
    pub domain: String,
    /// SHA-256 of the domain, in hexadecimal.
    pub digest: String,
    pub severity: BlockSeverity,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// <https://docs.joinmastodon.org/entities/ExtendedDescription/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtendedDescription {
    /// The documentation requires it; Mastodon itself sends null where nothing was ever written.
    pub updated_at: Option<DateTime>,
    /// HTML.
    pub content: String,
}

/// <https://docs.joinmastodon.org/entities/PrivacyPolicy/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrivacyPolicy {
    pub updated_at: DateTime,
    /// HTML.
    pub content: String,
}

/// <https://docs.joinmastodon.org/entities/TermsOfService/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermsOfService {
    pub effective_date: Date,
    pub effective: bool,
    /// HTML.
    pub content: String,
    pub succeeded_by: Option<Date>,
}

/// A language of the interface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Language {
    pub code: String,
    pub name: String,
}

/// Into which languages each language can be translated.
pub type TranslationLanguages = BTreeMap<String, Vec<String>>;

/// A campaign of a third party, handed through as it is.
pub type DonationCampaign = Map<String, Value>;
