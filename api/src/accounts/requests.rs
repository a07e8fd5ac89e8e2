//! What is sent about accounts.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value;

use crate::id::Id;
use crate::lenient::{self, Upload, required};
use crate::statuses::{QuotePolicy, Visibility};

/// A new account. Whatever is missing is reported with `details`, so nothing is required here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct CreateAccount {
    #[serde(deserialize_with = "lenient::filled")]
    pub username: Option<String>,
    #[serde(deserialize_with = "lenient::filled")]
    pub email: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    pub password: Option<String>,
    #[serde(deserialize_with = "lenient::flag")]
    pub agreement: Option<bool>,
    #[serde(deserialize_with = "lenient::filled")]
    pub locale: Option<String>,
    #[serde(deserialize_with = "lenient::filled")]
    pub reason: Option<String>,
    #[serde(deserialize_with = "lenient::date")]
    pub date_of_birth: Option<Date>,
}

/// Several accounts at once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Accounts {
    #[serde(alias = "ids", deserialize_with = "lenient::ids")]
    pub id: Option<Vec<Id>>,
}

/// One account by its handle.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Lookup {
    #[serde(deserialize_with = "required::text")]
    pub acct: String,
}

/// Accounts by text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct SearchAccounts {
    #[serde(deserialize_with = "required::text")]
    pub q: String,
    #[serde(default, deserialize_with = "lenient::flag")]
    pub resolve: Option<bool>,
    #[serde(default, deserialize_with = "lenient::flag")]
    pub following: Option<bool>,
}

/// Which posts of an account.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct AccountStatuses {
    #[serde(deserialize_with = "lenient::flag")]
    pub only_media: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub exclude_replies: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub exclude_reblogs: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub exclude_direct: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub pinned: Option<bool>,
    #[serde(deserialize_with = "lenient::filled")]
    pub tagged: Option<String>,
}

/// A row of the profile's table. Both parts empty means: no row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct FieldAttributes {
    #[serde(deserialize_with = "lenient::text")]
    pub name: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    pub value: Option<String>,
}

/// Defaults for new posts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct SourceAttributes {
    #[serde(deserialize_with = "lenient::word")]
    pub privacy: Option<Visibility>,
    #[serde(deserialize_with = "lenient::flag")]
    pub sensitive: Option<bool>,
    /// Empty: no default.
    #[serde(deserialize_with = "lenient::text")]
    pub language: Option<String>,
    #[serde(deserialize_with = "lenient::word")]
    pub quote_policy: Option<QuotePolicy>,
}

/// A change of the own account; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct UpdateCredentials {
    #[serde(deserialize_with = "lenient::text")]
    pub display_name: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    pub note: Option<String>,
    #[serde(deserialize_with = "lenient::upload")]
    pub avatar: Option<Upload>,
    #[serde(deserialize_with = "lenient::text")]
    pub avatar_description: Option<String>,
    #[serde(deserialize_with = "lenient::upload")]
    pub header: Option<Upload>,
    #[serde(deserialize_with = "lenient::text")]
    pub header_description: Option<String>,
    #[serde(deserialize_with = "lenient::flag")]
    pub locked: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub bot: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub discoverable: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub hide_collections: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub indexable: Option<bool>,
    #[serde(deserialize_with = "lenient::texts")]
    pub attribution_domains: Option<Vec<String>>,
    #[serde(deserialize_with = "lenient::objects")]
    pub fields_attributes: Option<Vec<FieldAttributes>>,
    #[serde(deserialize_with = "lenient::object")]
    pub source: Option<SourceAttributes>,
    /// Settings that Soapbox keeps with the account, by frontend.
    #[serde(deserialize_with = "settings")]
    pub pleroma_settings_store: Option<BTreeMap<String, Value>>,
}

/// An object is kept; anything else is none of our business and ignored.
fn settings<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<BTreeMap<String, Value>>, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::Object(map) => Some(map.into_iter().collect()),
        _ => None,
    })
}
