//! What accounts look like. <https://docs.joinmastodon.org/entities/Account/>

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::custom_emojis::CustomEmoji;
use crate::date::DateTime;
use crate::id::Id;
use crate::permission::Permissions;
use crate::statuses::{QuotePolicy, Visibility};
use crate::word::words;

/// A profile, local or remote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Account {
    pub id: Id,
    pub username: String,
    /// The name here: with the domain only for remote accounts.
    pub acct: String,
    pub url: Option<String>,
    /// The ActivityPub id.
    pub uri: String,
    pub display_name: String,
    /// HTML.
    pub note: String,
    pub avatar: String,
    pub avatar_static: String,
    pub avatar_description: String,
    pub header: String,
    pub header_static: String,
    pub header_description: String,
    pub locked: bool,
    pub fields: Vec<Field>,
    pub emojis: Vec<CustomEmoji>,
    pub bot: bool,
    pub group: bool,
    pub discoverable: Option<bool>,
    pub indexable: bool,
    /// Only on local accounts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub noindex: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved: Option<Box<Account>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub memorial: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspended: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limited: Option<bool>,
    /// Clamped to midnight UTC by whoever fills it.
    pub created_at: DateTime,
    pub last_status_at: Option<Date>,
    pub statuses_count: u64,
    pub followers_count: u64,
    pub following_count: u64,
    pub hide_collections: Option<bool>,
    pub show_media: bool,
    pub show_media_replies: bool,
    pub show_featured: bool,
    /// Only on local accounts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<AccountRole>>,
    pub feature_approval: FeatureApproval,
    /// Only where the server offers subscriptions by e-mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_subscriptions: Option<bool>,
    /// Read by Soapbox, which decides by it who sees the staff menus.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pleroma: Option<PleromaAccount>,
}

/// What Soapbox reads of an account besides Mastodon's attributes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PleromaAccount {
    pub is_admin: bool,
    pub is_moderator: bool,
    /// Settings of frontends, given back as they were sent; only to their owner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settings_store: Option<BTreeMap<String, Value>>,
}

/// A row of the table on a profile. <https://docs.joinmastodon.org/entities/Account/#Field>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    pub name: String,
    /// HTML, or the text as typed in `source` and in the profile API.
    pub value: String,
    /// When the link was found to lead back here.
    pub verified_at: Option<DateTime>,
}

/// A badge on a profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountRole {
    pub id: Id,
    pub name: String,
    /// `#rrggbb` or empty.
    pub color: String,
}

words! {
    /// Who may do something with what belongs to somebody else.
    ApprovalPolicy {
        Public = "public",
        Followers = "followers",
        Following = "following",
        /// A policy of another server that cannot be shown.
        UnsupportedPolicy = "unsupported_policy",
    }
}

words! {
    /// How the reader would fare.
    CurrentUserApproval {
        Automatic = "automatic",
        Manual = "manual",
        Denied = "denied",
        Unknown = "unknown",
        /// The other server says nothing about it.
        Missing = "missing",
    }
}

/// Who may put the account into a collection. <https://docs.joinmastodon.org/entities/FeatureApproval/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeatureApproval {
    pub automatic: Vec<ApprovalPolicy>,
    pub manual: Vec<ApprovalPolicy>,
    pub current_user: CurrentUserApproval,
}

/// The own account. <https://docs.joinmastodon.org/entities/Account/#CredentialAccount>
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CredentialAccount {
    #[serde(flatten)]
    pub account: Account,
    pub source: Source,
    pub role: Role,
}

/// What the owner typed and chose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Source {
    pub attribution_domains: Vec<String>,
    /// Plain text.
    pub note: String,
    pub fields: Vec<Field>,
    pub privacy: Visibility,
    pub sensitive: bool,
    /// ISO 639-1, or empty.
    pub language: String,
    pub follow_requests_count: u64,
    pub hide_collections: Option<bool>,
    pub discoverable: Option<bool>,
    pub indexable: bool,
    pub quote_policy: QuotePolicy,
}

/// What the owner may do on this server. <https://docs.joinmastodon.org/entities/Role/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    /// `-99` for the role of everybody.
    pub id: String,
    pub name: String,
    pub color: String,
    pub permissions: Permissions,
    pub highlighted: bool,
    pub collection_limit: u64,
}

/// An account in the list of those muted. <https://docs.joinmastodon.org/entities/Account/#MutedAccount>
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MutedAccount {
    #[serde(flatten)]
    pub account: Account,
    pub mute_expires_at: Option<DateTime>,
}

/// Just enough to show a picture. <https://docs.joinmastodon.org/entities/PartialAccountWithAvatar/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartialAccountWithAvatar {
    pub id: Id,
    pub acct: String,
    pub url: String,
    pub avatar: String,
    pub avatar_static: String,
    pub avatar_description: String,
    pub locked: bool,
    pub bot: bool,
}

/// A proof of identity; the list is always empty since 3.5.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentityProof {
    pub provider: String,
    pub provider_username: String,
    pub updated_at: DateTime,
    pub proof_url: String,
    pub profile_url: String,
}
