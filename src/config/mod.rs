//! Configuration: one TOML file, an overlay from the environment, defaults strict for production.
//!
//! Later layers win: defaults, the file, the environment (`ROOKERY__SECTION__KEY`), the command
//! line. A key that is not known is an error that names its source and the nearest known key.

mod layers;
mod secret;
mod sections;
mod show;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use url::{Host, Url};

pub use layers::{ConfigError, Source, Sources};
pub use secret::{MasterSecret, SecretError};
pub use sections::{
    Cache, Data, Database, Development, DonationCampaigns, Federation, Feed, Instance, Limits, Log,
    LogFormat, Mail, MailTransport, Media, Oauth, Redis, RegistrationMode, Registrations, Server,
    Shown, SignatureDialect, Translation, TranslationBackend, Web, Work,
};

/// What stands in place of a secret wherever a configuration is printed.
const HIDDEN: &str = "(secret)";

/// The keys whose values are secrets; `ROOKERY__SECTION__KEY_FILE` may name a file that holds one.
const SECRET_KEYS: [&str; 4] = [
    "database.url",
    "redis.url",
    "mail.smtp_url",
    "translation.api_key",
];

/// A setting that is never printed.
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// Wraps a value.
    #[must_use]
    pub fn new(value: impl Into<String>) -> Self {
        Self(SecretString::from(value.into()))
    }

    /// The value itself; never for a log or an error.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(HIDDEN)
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(HIDDEN)
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}

/// The whole configuration, after every layer was applied and checked.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Who this server is.
    pub instance: Instance,
    /// The HTTP listener.
    pub server: Server,
    /// What browsers are shown.
    pub web: Web,
    /// PostgreSQL.
    pub database: Database,
    /// Redis.
    pub redis: Redis,
    /// The data folder.
    pub data: Data,
    /// Signing up.
    pub registrations: Registrations,
    /// Signing in.
    pub oauth: Oauth,
    /// Outgoing mail.
    pub mail: Mail,
    /// Uploads and their copies.
    pub media: Media,
    /// Machine translation.
    pub translation: Translation,
    /// Campaigns for donations.
    pub donation_campaigns: DonationCampaigns,
    /// What one account or post may hold.
    pub limits: Limits,
    /// Home timelines.
    pub feed: Feed,
    /// Background work.
    pub work: Work,
    /// The rest of the fediverse.
    pub federation: Federation,
    /// Caches in the process.
    pub cache: Cache,
    /// The log.
    pub log: Log,
    /// Loosened rules for development and tests.
    pub development: Development,
    /// The file that was read, if there was one.
    #[serde(skip)]
    pub file: Option<PathBuf>,
    #[serde(skip)]
    given_master_secret: Option<Secret>,
}

impl Default for Instance {
    fn default() -> Self {
        let listen = Server::default().listen;
        let domain = format!("localhost:{}", listen.port());
        Self {
            origin: local_origin(listen.port()),
            domain,
            title: String::from("Rookery"),
            description: String::new(),
            contact_email: String::new(),
            contact_account: None,
            languages: vec![String::from("en")],
            source_url: None,
            streaming_origin: None,
            show_domain_blocks: Shown::Nobody,
            show_domain_block_reasons: Shown::Nobody,
        }
    }
}

/// `http://localhost:PORT`, where a server without an origin is reached.
fn local_origin(port: u16) -> Url {
    let mut origin = LOCALHOST.clone();
    // Refused only for URLs without a host, which this one has.
    let _ = origin.set_port(Some(port));
    origin
}

static LOCALHOST: std::sync::LazyLock<Url> = std::sync::LazyLock::new(|| {
    #[allow(
        clippy::expect_used,
        reason = "a constant, parsed by every test of this file"
    )]
    Url::parse("http://localhost").expect("a constant URL")
});

impl Config {
    /// Reads all layers and checks the result.
    ///
    /// # Errors
    /// [`ConfigError`] names the source (file, variable, argument) and the key.
    pub fn load(sources: &Sources) -> Result<Self, ConfigError> {
        layers::load(sources)
    }

    /// The effective configuration as TOML, secrets hidden, unset keys as comments.
    #[must_use]
    pub fn to_toml(&self) -> String {
        show::to_toml(self)
    }

    /// Every key as `section.key`, in alphabetical order.
    #[must_use]
    pub fn keys() -> Vec<String> {
        layers::known_keys()
    }

    /// The data folder, absolute.
    #[must_use]
    pub fn data_dir(&self) -> PathBuf {
        std::path::absolute(&self.data.dir).unwrap_or_else(|_| self.data.dir.clone())
    }

    /// Where media files are kept.
    #[must_use]
    pub fn media_dir(&self) -> PathBuf {
        self.in_data(self.media.dir.as_deref(), "media")
    }

    /// Where `mail.transport = "folder"` writes.
    #[must_use]
    pub fn mail_dir(&self) -> PathBuf {
        self.in_data(self.mail.folder.as_deref(), "mail")
    }

    fn in_data(&self, set: Option<&Path>, otherwise: &str) -> PathBuf {
        set.and_then(|dir| std::path::absolute(dir).ok())
            .unwrap_or_else(|| self.data_dir().join(otherwise))
    }

    /// The sender of outgoing mail.
    #[must_use]
    pub fn mail_from(&self) -> String {
        self.mail.from.clone().unwrap_or_else(|| {
            let host = self.instance.domain.split(':').next().unwrap_or_default();
            format!("{} <notifications@{host}>", self.instance.title)
        })
    }

    /// Whether `rookery up` has to run a service of its own.
    #[must_use]
    pub fn needs_embedded(&self) -> bool {
        self.database.url.is_none() || self.redis.url.is_none()
    }

    /// The master secret: from the environment, else `master.key` in the data folder, if any.
    ///
    /// # Errors
    /// When what is there cannot be read or is not 64 hexadecimal digits.
    pub fn master_secret(&self) -> Result<Option<MasterSecret>, SecretError> {
        match &self.given_master_secret {
            Some(given) => MasterSecret::from_hex(given.expose()).map(Some),
            None => MasterSecret::read(&self.data_dir()),
        }
    }

    /// Like [`Config::master_secret`], but makes `master.key` when there is none (first start).
    ///
    /// # Errors
    /// As there, and when the file cannot be written.
    pub fn master_secret_or_new(&self) -> Result<MasterSecret, SecretError> {
        match self.master_secret()? {
            Some(secret) => Ok(secret),
            None => MasterSecret::create(&self.data_dir()),
        }
    }

    /// Whether the master secret comes from the environment instead of the data folder.
    #[must_use]
    pub fn master_secret_is_given(&self) -> bool {
        self.given_master_secret.is_some()
    }

    /// What is looser than production should be, one sentence each, logged at start.
    #[must_use]
    pub fn loosened(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut note = |loose: bool, text: &str| {
            if loose {
                found.push(text.to_owned());
            }
        };
        note(
            self.instance.origin.scheme() == "http",
            "instance.origin is http: sign-ins and tokens travel unencrypted",
        );
        note(
            !self.development.hosts.is_empty(),
            "development.hosts sends the hosts named there to other addresses, local ones too",
        );
        note(
            self.development.allow_http,
            "development.allow_http lets this server run without TLS on any host",
        );
        note(
            !self.development.extra_root_certificates.is_empty(),
            "development.extra_root_certificates trusts further certificate authorities",
        );
        note(
            !self.limits.rate_limits,
            "limits.rate_limits is off: anybody may send any number of requests",
        );
        let sign_up = self.registrations.mode != RegistrationMode::Closed;
        note(
            sign_up && !self.registrations.confirm_email,
            "registrations.confirm_email is off: addresses are not confirmed",
        );
        note(
            sign_up
                && self.registrations.confirm_email
                && self.mail.transport != MailTransport::Smtp,
            "mail.transport is not smtp: confirmation mails reach nobody",
        );
        found
    }
}

/// Whether a URL's host is this machine by name or address.
fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// Host and, when it is not the scheme's default, port.
fn authority(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    }
}
