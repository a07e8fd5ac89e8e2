//! The server itself. <https://docs.joinmastodon.org/methods/instance/>

mod configuration;
mod entities;
mod v1;

pub use configuration::*;
pub use entities::*;
pub use v1::*;

use serde::Deserialize;

use crate::endpoint::{Auth, Endpoint, Kind, Param};
use crate::lenient::required;

/// Known servers by the beginning of their name.
pub const PEERS_SEARCH: Endpoint = Endpoint::get("/api/v1/peers/search", "String")
    .array()
    .auth(Auth::Public)
    .params(&[Param::query("q", Kind::Text).required()])
    .docs("methods/instance");

/// The languages to choose from.
pub const LANGUAGES: Endpoint = Endpoint::get("/api/v1/instance/languages", "Language")
    .array()
    .auth(Auth::Public)
    .docs("methods/instance");

/// The last weeks in numbers.
pub const ACTIVITY: Endpoint = Endpoint::get("/api/v1/instance/activity", "InstanceActivity")
    .array()
    .auth(Auth::Public)
    .docs("methods/instance#activity")
    .added("2.1.2");

/// The servers shut out, as far as that is public.
pub const DOMAIN_BLOCKS: Endpoint = Endpoint::get("/api/v1/instance/domain_blocks", "DomainBlock")
    .array()
    .auth(Auth::Optional(&[]))
    .docs("methods/instance#domain_blocks")
    .added("4.0.0");

/// What the server says about itself.
pub const EXTENDED_DESCRIPTION: Endpoint = Endpoint::get(
    "/api/v1/instance/extended_description",
    "ExtendedDescription",
)
.auth(Auth::Public)
.docs("methods/instance#extended_description")
.added("4.0.0");

/// The known servers.
pub const PEERS: Endpoint = Endpoint::get("/api/v1/instance/peers", "String")
    .array()
    .auth(Auth::Public)
    .docs("methods/instance#peers")
    .added("2.1.2");

/// The privacy policy.
pub const PRIVACY_POLICY: Endpoint =
    Endpoint::get("/api/v1/instance/privacy_policy", "PrivacyPolicy")
        .auth(Auth::Public)
        .docs("methods/instance#privacy_policy")
        .added("4.0.0");

/// The rules.
pub const RULES: Endpoint = Endpoint::get("/api/v1/instance/rules", "Rule")
    .array()
    .auth(Auth::Public)
    .docs("methods/instance#rules")
    .added("3.4.0");

/// The terms of service in force.
pub const TERMS_OF_SERVICE: Endpoint =
    Endpoint::get("/api/v1/instance/terms_of_service", "TermsOfService")
        .auth(Auth::Public)
        .docs("methods/instance#terms_of_service")
        .added("4.4.0");

/// The terms of service of a date.
pub const TERMS_OF_SERVICE_DATE: Endpoint =
    Endpoint::get("/api/v1/instance/terms_of_service/{date}", "TermsOfService")
        .auth(Auth::Public)
        .docs("methods/instance#terms_of_service_date")
        .added("4.4.0");

/// What can be translated into what.
pub const TRANSLATION_LANGUAGES: Endpoint = Endpoint::get(
    "/api/v1/instance/translation_languages",
    "TranslationLanguages",
)
.auth(Auth::Public)
.docs("methods/instance#translation_languages")
.added("4.2.0");

/// The server, in the form before 4.0.
pub const SHOW_V1: Endpoint = Endpoint::get("/api/v1/instance", "V1::Instance")
    .auth(Auth::Public)
    .docs("methods/instance#v1")
    .added("1.1.0")
    .deprecated("4.0.0");

/// The server.
pub const SHOW: Endpoint = Endpoint::get("/api/v2/instance", "Instance")
    .auth(Auth::Public)
    .docs("methods/instance#v2")
    .added("4.0.0");

/// A campaign to show, if there is one.
pub const DONATION_CAMPAIGNS: Endpoint =
    Endpoint::get("/api/v1/donation_campaigns", "DonationCampaign").auth(Auth::User(&[]));

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[
    &PEERS_SEARCH,
    &LANGUAGES,
    &ACTIVITY,
    &DOMAIN_BLOCKS,
    &EXTENDED_DESCRIPTION,
    &PEERS,
    &PRIVACY_POLICY,
    &RULES,
    &TERMS_OF_SERVICE,
    &TERMS_OF_SERVICE_DATE,
    &TRANSLATION_LANGUAGES,
    &SHOW_V1,
    &SHOW,
    &DONATION_CAMPAIGNS,
];

/// Servers by the beginning of their name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct SearchPeers {
    #[serde(deserialize_with = "required::text")]
    pub q: String,
}
