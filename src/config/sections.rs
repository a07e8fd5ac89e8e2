//! The sections of the configuration file, with their production defaults.
//!
//! Every key is described for operators in `docs/configure.md`; a test holds the two together.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use ipnet::IpNet;
use serde::{Deserialize, Serialize};
use url::Url;

use super::Secret;

const MIB: u64 = 1024 * 1024;

/// Who this server is. `domain` and `origin` are fixed at the first start.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Instance {
    /// What follows the second `@` of a handle: `host` or `host:port`, lower-case ASCII.
    pub domain: String,
    /// Scheme and authority of every public URL.
    pub origin: Url,
    /// Name shown to people.
    pub title: String,
    /// Short description, plain text.
    pub description: String,
    /// Where to write to, shown in the instance document.
    pub contact_email: String,
    /// User name of the local account shown as the contact.
    pub contact_account: Option<String>,
    /// ISO 639-1 codes of the languages spoken here, the main one first.
    pub languages: Vec<String>,
    /// Where the source code of this very server can be had (AGPL-3.0, section 13).
    pub source_url: Option<Url>,
    /// Where clients open streams, when that is another name of this server.
    pub streaming_origin: Option<Url>,
    /// Who is shown which servers are shut out.
    pub show_domain_blocks: Shown,
    /// Who is shown why.
    pub show_domain_block_reasons: Shown,
}

/// Who is shown something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shown {
    /// Nobody.
    #[default]
    Nobody,
    /// People who are signed in.
    Users,
    /// Everybody.
    Everybody,
}

impl Instance {
    /// The origin as it stands before a path: `https://social.example`, without a trailing slash.
    #[must_use]
    pub fn origin_string(&self) -> String {
        self.origin.origin().ascii_serialization()
    }

    /// The same of where streams are opened.
    #[must_use]
    pub fn streaming_origin_string(&self) -> String {
        let origin = self.streaming_origin.as_ref().unwrap_or(&self.origin);
        origin.origin().ascii_serialization()
    }
}

/// The HTTP listener.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Server {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// HTTP worker threads; unset: one for each core.
    pub workers: Option<usize>,
    /// Networks whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed.
    pub trusted_proxies: Vec<IpNet>,
    /// A listener of its own for `/metrics`, `/health` and `/health/ready`.
    pub metrics_listen: Option<SocketAddr>,
    /// Whether `metrics_listen` may be an address that other machines reach.
    pub metrics_public: bool,
}

impl Default for Server {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 3000)),
            workers: None,
            trusted_proxies: Vec::new(),
            metrics_listen: None,
            metrics_public: false,
        }
    }
}

/// What browsers are shown.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Web {
    /// Folder of a built web client that is shown instead of the server's own public pages.
    pub frontend: Option<PathBuf>,
}

/// PostgreSQL 15 or newer.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Database {
    /// `postgresql://…`; unset: `rookery up` runs a private server.
    pub url: Option<Secret>,
    /// Connections kept by one process.
    pub pool_size: usize,
}

impl Default for Database {
    fn default() -> Self {
        Self {
            url: None,
            pool_size: 16,
        }
    }
}

/// Redis 7 or newer.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Redis {
    /// `redis://…`, `rediss://…` or `unix://…`; unset: `rookery up` runs a private server.
    pub url: Option<Secret>,
    /// Put before every key, so that several servers can share one Redis.
    pub prefix: String,
}

/// The data folder.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Data {
    /// Master secret, media and the private services live here; relative to the working directory.
    pub dir: PathBuf,
}

impl Default for Data {
    fn default() -> Self {
        Self {
            dir: PathBuf::from("data"),
        }
    }
}

/// The forms of translation services that are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TranslationBackend {
    /// <https://libretranslate.com/>.
    Libretranslate,
    /// <https://www.deepl.com/pro-api>.
    Deepl,
}

/// Machine translation of posts; not offered unless set.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Translation {
    /// Which form the service has.
    pub backend: Option<TranslationBackend>,
    /// Where the service is; DeepL's own address unless set.
    pub url: Option<Url>,
    /// What it asks for.
    pub api_key: Option<Secret>,
}

/// Campaigns for donations; none are shown unless set.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DonationCampaigns {
    /// The service that tells which campaign is to be shown.
    pub url: Option<Url>,
    /// What it is told of this server, such as `production`.
    pub environment: Option<String>,
}

/// Who may sign up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RegistrationMode {
    /// Anybody.
    Open,
    /// Anybody may ask, a moderator decides.
    Approval,
    /// Nobody; accounts are made by invitation or on the command line.
    #[default]
    Closed,
}

/// Signing up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Registrations {
    /// Who may sign up.
    pub mode: RegistrationMode,
    /// Whether an applicant must say why (with `mode = "approval"`).
    pub reason_required: bool,
    /// Least age in years asked for at sign-up; unset: not asked.
    pub min_age: Option<u8>,
    /// Whether the e-mail address must be confirmed before the account can be used.
    pub confirm_email: bool,
}

impl Default for Registrations {
    fn default() -> Self {
        Self {
            mode: RegistrationMode::default(),
            reason_required: true,
            min_age: None,
            confirm_email: true,
        }
    }
}

/// Signing in.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Oauth {
    /// Whether `grant_type=password` is answered (some web clients need it).
    pub password_grant: bool,
}

impl Default for Oauth {
    fn default() -> Self {
        Self {
            password_grant: true,
        }
    }
}

/// How mail leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MailTransport {
    /// No mail is sent.
    #[default]
    Off,
    /// Each mail is written to a file of its own.
    Folder,
    /// Mail is handed to an SMTP server.
    Smtp,
}

/// Outgoing mail.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mail {
    /// How mail leaves.
    pub transport: MailTransport,
    /// Where `transport = "folder"` writes; unset: `mail` in the data folder.
    pub folder: Option<PathBuf>,
    /// `smtps://user:password@host` or `smtp://host:587`.
    pub smtp_url: Option<Secret>,
    /// The sender; unset: `notifications@` the domain.
    pub from: Option<String>,
}

/// Uploads and their copies.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Media {
    /// Where files are kept; unset: `media` in the data folder.
    pub dir: Option<PathBuf>,
    /// Largest image, in bytes.
    pub max_image_bytes: u64,
    /// Largest image, in pixels (width times height).
    pub max_image_pixels: u64,
    /// Largest video or audio file, in bytes.
    pub max_video_bytes: u64,
    /// Largest video frame, in pixels.
    pub max_video_pixels: u64,
    /// Highest frame rate of a video, per second.
    pub max_video_frame_rate: u32,
    /// Public URL of the media folder where something else serves it, such as a CDN.
    pub public_url: Option<Url>,
}

impl Default for Media {
    fn default() -> Self {
        Self {
            dir: None,
            max_image_bytes: 16 * MIB,
            max_image_pixels: 33_177_600,
            max_video_bytes: 99 * MIB,
            max_video_pixels: 8_294_400,
            max_video_frame_rate: 120,
            public_url: None,
        }
    }
}

/// What one account or post may hold: Mastodon 4.6's stock values, as clients expect them.
///
/// <https://docs.joinmastodon.org/entities/Instance/>
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Whether requests are counted and refused past Mastodon's rates.
    pub rate_limits: bool,
    /// Characters of a post, content warning included.
    pub status_characters: u32,
    /// Attachments of a post.
    pub media_per_status: u32,
    /// Characters of the description of an attachment.
    pub media_description_characters: u32,
    /// Options of a poll.
    pub poll_options: u32,
    /// Characters of a poll option.
    pub poll_option_characters: u32,
    /// Shortest poll, in seconds.
    pub poll_min_seconds: u32,
    /// Longest poll, in seconds.
    pub poll_max_seconds: u32,
    /// Scheduled posts waiting, per account.
    pub scheduled_total: u32,
    /// Scheduled posts due on one day, per account.
    pub scheduled_per_day: u32,
    /// How far ahead a post must be scheduled, in seconds.
    pub scheduled_min_seconds: u32,
    /// Characters of a display name.
    pub display_name_characters: u32,
    /// Characters of a biography.
    pub note_characters: u32,
    /// Fields of a profile.
    pub profile_fields: u32,
    /// Characters of the name, and of the value, of a profile field.
    pub profile_field_characters: u32,
    /// Domains that may credit an account as their author.
    pub attribution_domains: u32,
    /// Largest avatar or header image, in bytes.
    pub avatar_bytes: u64,
    /// Characters of the description of an avatar or a header image.
    pub avatar_description_characters: u32,
    /// Posts pinned to a profile.
    pub pinned_statuses: u32,
    /// Hashtags featured on a profile.
    pub featured_tags: u32,
    /// Collections of an account.
    pub collections: u32,
    /// Accounts in a collection.
    pub collection_items: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            rate_limits: true,
            status_characters: 500,
            media_per_status: 4,
            media_description_characters: 10_000,
            poll_options: 4,
            poll_option_characters: 50,
            poll_min_seconds: 300,
            poll_max_seconds: 2_629_746,
            scheduled_total: 300,
            scheduled_per_day: 25,
            scheduled_min_seconds: 300,
            display_name_characters: 40,
            note_characters: 500,
            profile_fields: 4,
            profile_field_characters: 255,
            attribution_domains: 10,
            avatar_bytes: 8 * MIB,
            avatar_description_characters: 150,
            pinned_statuses: 5,
            featured_tags: 10,
            collections: 10,
            collection_items: 25,
        }
    }
}

/// Home timelines.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Feed {
    /// Entries kept in Redis for each home timeline.
    pub home_size: u32,
    /// Entries above `home_size` before a list is cut.
    pub trim_slack: u32,
    /// Days without a visit after which a person has no list in Redis.
    pub active_days: u32,
    /// Age from which an arriving post counts as late, in seconds.
    pub late_slack_seconds: u32,
    /// Followers of one part of a large fan-out; the measure of how many are remembered of one author.
    pub fan_out_batch: u32,
    /// Followers from which an author's posts are merged on read instead of pushed.
    pub whale_threshold: u64,
}

impl Default for Feed {
    fn default() -> Self {
        Self {
            home_size: 800,
            trim_slack: 80,
            active_days: 14,
            late_slack_seconds: 60,
            fan_out_batch: 2_000,
            whale_threshold: 2_000,
        }
    }
}

/// Background work.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Work {
    /// Jobs run at once by one process; unset: eight for each core.
    pub concurrency: Option<usize>,
    /// How often the queue is looked at without being woken, in milliseconds.
    pub poll_ms: u64,
    /// How long running requests and jobs may take to end at a stop, in seconds.
    pub drain_seconds: u64,
}

impl Default for Work {
    fn default() -> Self {
        Self {
            concurrency: None,
            poll_ms: 500,
            drain_seconds: 20,
        }
    }
}

/// The HTTP signature tried first with a host that is not known yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SignatureDialect {
    /// draft-cavage-http-signatures-12, understood by every server.
    #[default]
    Cavage,
    /// RFC 9421.
    Rfc9421,
}

/// The rest of the fediverse.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Federation {
    /// Whether anything is sent to or taken from other servers.
    pub enabled: bool,
    /// Whether reading an ActivityPub document needs a signature.
    pub secure_mode: bool,
    /// How long a delivery is tried, in days.
    pub delivery_window_days: u32,
    /// The signature tried first.
    pub signature_dialect: SignatureDialect,
}

impl Default for Federation {
    fn default() -> Self {
        Self {
            enabled: true,
            secure_mode: false,
            delivery_window_days: 5,
            signature_dialect: SignatureDialect::default(),
        }
    }
}

/// Caches in the process.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Cache {
    /// Memory for all caches together, in bytes.
    pub bytes: u64,
}

impl Default for Cache {
    fn default() -> Self {
        Self { bytes: 256 * MIB }
    }
}

/// Form of a log line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

/// The log, written to standard error.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Log {
    /// Form of a line.
    pub format: LogFormat,
    /// What is logged, in the form of `RUST_LOG`: `info`, `info,rookery::work=debug`.
    pub filter: String,
}

impl Default for Log {
    fn default() -> Self {
        Self {
            format: LogFormat::default(),
            filter: String::from("info"),
        }
    }
}

/// Settings that loosen production's rules for development and tests.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Development {
    /// Where the hosts named here are really reached: authority to base URL.
    pub hosts: BTreeMap<String, Url>,
    /// Whether `instance.origin` may be `http` on a host that is not this machine.
    pub allow_http: bool,
    /// PEM files with further root certificates.
    pub extra_root_certificates: Vec<PathBuf>,
}
