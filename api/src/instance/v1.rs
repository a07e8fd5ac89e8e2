//! The instance document before 4.0, which several clients ask for first.

use serde::{Deserialize, Serialize};

use super::entities::{PleromaInstance, Rule};
use super::{ConfigurationPolls, ConfigurationStatuses};
use crate::accounts::Account;

/// The server. <https://docs.joinmastodon.org/entities/V1_Instance/>
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InstanceV1 {
    /// The bare domain.
    pub uri: String,
    pub title: String,
    pub short_description: String,
    pub description: String,
    pub email: String,
    pub version: String,
    pub urls: InstanceV1Urls,
    pub stats: InstanceV1Stats,
    pub thumbnail: Option<String>,
    pub languages: Vec<String>,
    pub registrations: bool,
    pub approval_required: bool,
    pub invites_enabled: bool,
    pub configuration: ConfigurationV1,
    pub contact_account: Option<Account>,
    pub rules: Vec<Rule>,
    /// Not Mastodon's, but older clients read no other limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_toot_chars: Option<u32>,
    /// Read by Soapbox, whatever the software.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pleroma: Option<PleromaInstance>,
}

/// Addresses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstanceV1Urls {
    /// `wss://host`, without a path.
    pub streaming_api: String,
}

/// How large the server is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstanceV1Stats {
    pub user_count: u64,
    pub status_count: u64,
    pub domain_count: u64,
}

/// The limits known to this form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfigurationV1 {
    pub accounts: ConfigurationV1Accounts,
    pub statuses: ConfigurationStatuses,
    pub media_attachments: ConfigurationV1Media,
    pub polls: ConfigurationPolls,
}

/// Limits of profiles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfigurationV1Accounts {
    pub max_featured_tags: u32,
}

/// Limits of files; without that of descriptions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfigurationV1Media {
    pub supported_mime_types: Vec<String>,
    /// Bytes.
    pub image_size_limit: u64,
    /// Pixels.
    pub image_matrix_limit: u64,
    /// Bytes.
    pub video_size_limit: u64,
    /// Frames a second.
    pub video_frame_rate_limit: u32,
    /// Pixels.
    pub video_matrix_limit: u64,
}
