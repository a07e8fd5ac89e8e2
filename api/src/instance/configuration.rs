//! The limits of a server, as clients read them.

use serde::{Deserialize, Serialize};

use crate::word::words;

/// Limits and addresses. <https://docs.joinmastodon.org/entities/Instance/#configuration>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Configuration {
    pub urls: ConfigurationUrls,
    pub vapid: ConfigurationVapid,
    pub accounts: ConfigurationAccounts,
    pub statuses: ConfigurationStatuses,
    pub media_attachments: ConfigurationMedia,
    pub polls: ConfigurationPolls,
    pub translation: ConfigurationTranslation,
    pub timelines_access: TimelinesAccess,
    pub limited_federation: bool,
}

/// Addresses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfigurationUrls {
    /// `wss://host`, without a path.
    pub streaming: String,
    pub status: Option<String>,
    pub about: String,
    pub privacy_policy: Option<String>,
    pub terms_of_service: Option<String>,
}

/// Web Push.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfigurationVapid {
    pub public_key: String,
}

/// Limits of profiles; lengths in characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfigurationAccounts {
    pub max_display_name_length: u32,
    pub max_note_length: u32,
    pub max_avatar_description_length: u32,
    pub max_header_description_length: u32,
    pub max_featured_tags: u32,
    pub max_pinned_statuses: u32,
    pub max_profile_fields: u32,
    pub profile_field_name_limit: u32,
    pub profile_field_value_limit: u32,
}

/// Limits of posts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfigurationStatuses {
    pub max_characters: u32,
    pub max_media_attachments: u32,
    pub characters_reserved_per_url: u32,
}

/// Limits of files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfigurationMedia {
    pub supported_mime_types: Vec<String>,
    /// Characters.
    pub description_limit: u32,
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

/// Limits of polls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfigurationPolls {
    pub max_options: u32,
    pub max_characters_per_option: u32,
    /// Seconds.
    pub min_expiration: u32,
    /// Seconds.
    pub max_expiration: u32,
}

/// Whether posts can be translated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfigurationTranslation {
    pub enabled: bool,
}

words! {
    /// Who may see a kind of timeline.
    FeedAccess {
        Public = "public",
        Authenticated = "authenticated",
        Disabled = "disabled",
    }
}

/// Who may see which timelines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelinesAccess {
    pub live_feeds: FeedsAccess,
    /// `local` is never `disabled` here, nor below.
    pub hashtag_feeds: FeedsAccess,
    pub trending_link_feeds: FeedsAccess,
}

/// By where the posts come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedsAccess {
    pub local: FeedAccess,
    pub remote: FeedAccess,
}
