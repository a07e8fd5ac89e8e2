//! Putting the layers of the configuration together.

use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};
use url::Url;

use super::{
    Config, MailTransport, RegistrationMode, SECRET_KEYS, Secret, TranslationBackend, authority,
    is_this_machine, local_origin,
};

/// Largest configuration or secret file that is read, in bytes.
const MAX_FILE_BYTES: u64 = 1024 * 1024;
const PREFIX: &str = "ROOKERY__";
const DEFAULT_FILE: &str = "rookery.toml";

/// Where a setting comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The configuration file.
    File(PathBuf),
    /// An environment variable.
    Variable(String),
    /// An argument of the command line.
    Argument(String),
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Variable(name) => write!(f, "environment variable {name}"),
            Self::Argument(name) => write!(f, "argument {name}"),
        }
    }
}

/// What can be wrong with a configuration.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A file that was named cannot be read.
    #[error("{}: {cause}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        cause: std::io::Error,
    },
    /// The file is not TOML.
    #[error("{}: not valid TOML: {cause}", path.display())]
    Syntax {
        /// The file.
        path: PathBuf,
        /// Line, column and reason.
        cause: Box<toml::de::Error>,
    },
    /// A key that is not known.
    #[error("{origin}: unknown key `{key}`; the nearest known key is `{nearest}`")]
    Unknown {
        /// Where it stands.
        origin: Source,
        /// As it was written.
        key: String,
        /// The known key that looks most like it.
        nearest: String,
    },
    /// A value of the wrong type or form.
    #[error("{origin}: `{key}`: {reason}")]
    Value {
        /// Where it stands.
        origin: Source,
        /// The key.
        key: String,
        /// What is wrong.
        reason: String,
    },
    /// Values that do not go together, or are out of range.
    #[error("configuration: `{key}`: {reason}")]
    Rule {
        /// The key.
        key: &'static str,
        /// What is wrong.
        reason: String,
    },
}

/// The layers above the defaults.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The file named by `--config`: it must exist. Unset: `rookery.toml`, if it exists.
    pub file: Option<PathBuf>,
    /// Environment variables; those without the prefix `ROOKERY__` are left alone.
    pub variables: Vec<(String, String)>,
    /// Settings given as arguments: the argument's name, the key, the value as in a variable.
    pub arguments: Vec<(String, String, String)>,
}

impl Sources {
    /// The file named, and the variables of this process.
    #[must_use]
    pub fn of_process(file: Option<PathBuf>) -> Self {
        let variables = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .filter(|(name, _)| name.starts_with(PREFIX))
            .collect();
        Self {
            file,
            variables,
            arguments: Vec::new(),
        }
    }
}

/// One value with its source; the first candidate that fits is taken.
struct Setting {
    path: Vec<String>,
    candidates: Vec<Value>,
    origin: Source,
}

pub(super) fn load(sources: &Sources) -> Result<Config, ConfigError> {
    let mut settings = Vec::new();
    let file = existing_file(sources);
    if let Some(path) = &file {
        from_file(path, &mut settings)?;
    }
    let mut master_secret = None;
    from_variables(&sources.variables, &mut settings, &mut master_secret)?;
    for (name, key, value) in &sources.arguments {
        settings.push(Setting {
            path: key.split('.').map(str::to_owned).collect(),
            candidates: candidates(value),
            origin: Source::Argument(name.clone()),
        });
    }

    let mut config = apply(&settings)?;
    let is_set = |key: &str| settings.iter().any(|setting| setting.path.join(".") == key);
    identity(
        &mut config,
        is_set("instance.origin"),
        is_set("instance.domain"),
    )?;
    // On one's own machine the first thing to try is signing up; without mail nothing can be confirmed.
    if is_this_machine(&config.instance.origin) {
        if !is_set("registrations.mode") {
            config.registrations.mode = RegistrationMode::Open;
        }
        if !is_set("registrations.confirm_email") && config.mail.transport == MailTransport::Off {
            config.registrations.confirm_email = false;
        }
    }
    check(&config)?;
    config.file = file;
    config.given_master_secret = master_secret;
    Ok(config)
}

fn existing_file(sources: &Sources) -> Option<PathBuf> {
    match &sources.file {
        Some(path) => Some(path.clone()),
        None => Some(PathBuf::from(DEFAULT_FILE)).filter(|path| path.exists()),
    }
}

fn read(path: &Path) -> Result<String, ConfigError> {
    let unreadable = |cause| ConfigError::Unreadable {
        path: path.to_owned(),
        cause,
    };
    let size = std::fs::metadata(path).map_err(unreadable)?.len();
    if size > MAX_FILE_BYTES {
        return Err(unreadable(std::io::Error::other("larger than 1 MiB")));
    }
    std::fs::read_to_string(path).map_err(unreadable)
}

fn from_file(path: &Path, settings: &mut Vec<Setting>) -> Result<(), ConfigError> {
    let table: toml::Table = read(path)?.parse().map_err(|cause| ConfigError::Syntax {
        path: path.to_owned(),
        cause: Box::new(cause),
    })?;
    let origin = Source::File(path.to_owned());
    for (section, inner) in table {
        let Some(keys) = inner.as_table() else {
            let key = vec![section];
            return Err(unknown(&key, origin));
        };
        if keys.is_empty() && !known_keys().iter().any(|key| in_section(key, &section)) {
            return Err(unknown(&[section], origin));
        }
        for (key, value) in keys {
            settings.push(Setting {
                path: vec![section.clone(), key.clone()],
                candidates: vec![to_json(value)],
                origin: origin.clone(),
            });
        }
    }
    Ok(())
}

fn in_section(key: &str, section: &str) -> bool {
    key.split_once('.').is_some_and(|(name, _)| name == section)
}

fn from_variables(
    variables: &[(String, String)],
    settings: &mut Vec<Setting>,
    master_secret: &mut Option<Secret>,
) -> Result<(), ConfigError> {
    for (name, value) in variables {
        let Some(rest) = name.strip_prefix(PREFIX) else {
            continue;
        };
        // Compose files leave variables empty to say "not set".
        if value.is_empty() {
            continue;
        }
        match rest {
            "MASTER_SECRET" => {
                *master_secret = Some(Secret::new(value.trim()));
                continue;
            }
            "MASTER_SECRET_FILE" => {
                *master_secret = Some(Secret::new(read(Path::new(value))?.trim()));
                continue;
            }
            _ => {}
        }
        let path: Vec<String> = rest.split("__").map(str::to_ascii_lowercase).collect();
        let key = path.join(".");
        let origin = Source::Variable(name.clone());
        let of_file = key
            .strip_suffix("_file")
            .filter(|key| SECRET_KEYS.contains(key));
        settings.push(match of_file {
            Some(key) => Setting {
                path: key.split('.').map(str::to_owned).collect(),
                candidates: vec![Value::String(read(Path::new(value))?.trim().to_owned())],
                origin,
            },
            None => Setting {
                path,
                candidates: candidates(value),
                origin,
            },
        });
    }
    Ok(())
}

/// What a text may mean: a TOML value, the text itself, or a list separated by commas.
fn candidates(text: &str) -> Vec<Value> {
    let literal = format!("value = {text}")
        .parse::<toml::Table>()
        .ok()
        .filter(|table| table.len() == 1)
        .and_then(|table| table.get("value").map(to_json));
    let list = text
        .split(',')
        .map(|item| Value::String(item.trim().to_owned()))
        .collect();
    literal
        .into_iter()
        .chain([Value::String(text.to_owned()), Value::Array(list)])
        .collect()
}

fn to_json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text.clone()),
        toml::Value::Integer(number) => Value::from(*number),
        toml::Value::Float(number) => Value::from(*number),
        toml::Value::Boolean(truth) => Value::Bool(*truth),
        toml::Value::Datetime(time) => Value::String(time.to_string()),
        toml::Value::Array(items) => items.iter().map(to_json).collect(),
        toml::Value::Table(table) => Value::Object(
            table
                .iter()
                .map(|(key, value)| (key.clone(), to_json(value)))
                .collect(),
        ),
    }
}

/// Applies one setting after the other, so that the one that does not fit is known.
fn apply(settings: &[Setting]) -> Result<Config, ConfigError> {
    let known = known_keys();
    let mut tree = defaults();
    let mut config = Config::default();
    for setting in settings {
        let key = setting.path.join(".");
        if !known.contains(&key) {
            return Err(unknown(&setting.path, setting.origin.clone()));
        }
        let mut first_reason = None;
        let fits = setting.candidates.iter().find_map(|value| {
            let mut trial = tree.clone();
            put(&mut trial, &setting.path, value.clone());
            match serde_json::from_value::<Config>(Value::Object(trial.clone())) {
                Ok(config) => Some((trial, config)),
                Err(error) => {
                    first_reason.get_or_insert_with(|| error.to_string());
                    None
                }
            }
        });
        (tree, config) = fits.ok_or_else(|| ConfigError::Value {
            origin: setting.origin.clone(),
            reason: if SECRET_KEYS.contains(&key.as_str()) {
                String::from("expected a text")
            } else {
                first_reason.unwrap_or_default()
            },
            key,
        })?;
    }
    Ok(config)
}

fn put(tree: &mut Map<String, Value>, path: &[String], value: Value) {
    if let [section, key] = path
        && let Some(Value::Object(section)) = tree.get_mut(section)
    {
        section.insert(key.clone(), value);
    }
}

fn defaults() -> Map<String, Value> {
    match serde_json::to_value(Config::default()) {
        Ok(Value::Object(tree)) => tree,
        _ => Map::new(),
    }
}

pub(super) fn known_keys() -> Vec<String> {
    defaults()
        .iter()
        .filter_map(|(section, inner)| Some((section, inner.as_object()?)))
        .flat_map(|(section, inner)| inner.keys().map(move |key| format!("{section}.{key}")))
        .collect()
}

fn unknown(path: &[String], origin: Source) -> ConfigError {
    let key = path.join(".");
    let last = |key: &str| key.rsplit('.').next().unwrap_or_default().to_owned();
    let own = last(&key);
    let nearest = known_keys()
        .into_iter()
        .min_by_key(|known| {
            // A right name in the wrong section is as near as a slip of one letter.
            strsim::damerau_levenshtein(known, &key)
                .min(strsim::damerau_levenshtein(&last(known), &own) + 1)
        })
        .unwrap_or_default();
    ConfigError::Unknown {
        origin,
        key,
        nearest,
    }
}

/// Fills in whichever of origin and domain was not given, and brings both to one form.
fn identity(config: &mut Config, origin_set: bool, domain_set: bool) -> Result<(), ConfigError> {
    if domain_set {
        config.instance.domain = normal_domain(&config.instance.domain)?;
    }
    if !origin_set {
        config.instance.origin = if domain_set {
            let text = format!("https://{}", config.instance.domain);
            Url::parse(&text).map_err(|cause| ConfigError::Rule {
                key: "instance.domain",
                reason: cause.to_string(),
            })?
        } else {
            local_origin(config.server.listen.port())
        };
    }
    if !domain_set {
        config.instance.domain = authority(&config.instance.origin);
    }
    Ok(())
}

fn normal_domain(text: &str) -> Result<String, ConfigError> {
    let rule = |reason: &str| ConfigError::Rule {
        key: "instance.domain",
        reason: format!("{reason}: \"{text}\""),
    };
    if text.contains(['/', '@', '?', '#', '\\']) || text.is_empty() {
        return Err(rule(
            "expected a host name such as social.example, not a URL",
        ));
    }
    let url = Url::parse(&format!("https://{text}"))
        .map_err(|_| rule("expected a host name, with a port where it is not the usual one"))?;
    Ok(authority(&url))
}

fn check(config: &Config) -> Result<(), ConfigError> {
    let require = |holds: bool, key: &'static str, reason: &str| {
        if holds {
            Ok(())
        } else {
            Err(ConfigError::Rule {
                key,
                reason: reason.to_owned(),
            })
        }
    };
    let origin = &config.instance.origin;
    require(
        matches!(origin.scheme(), "http" | "https") && origin.has_host(),
        "instance.origin",
        "expected https://host, with a port where it is not the usual one",
    )?;
    require(
        origin.path() == "/"
            && origin.query().is_none()
            && origin.fragment().is_none()
            && origin.username().is_empty()
            && origin.password().is_none(),
        "instance.origin",
        "only scheme, host and port: no path, query or user name",
    )?;
    require(
        origin.scheme() == "https" || is_this_machine(origin) || config.development.allow_http,
        "instance.origin",
        "http is allowed only on this machine; use https (development.allow_http lifts this)",
    )?;
    require(
        (config.instance.streaming_origin.as_ref()).is_none_or(|url| {
            url.scheme() == origin.scheme()
                && url.has_host()
                && url.path() == "/"
                && url.query().is_none()
                && url.fragment().is_none()
                && url.username().is_empty()
                && url.password().is_none()
        }),
        "instance.streaming_origin",
        "expected a host with the scheme of instance.origin, and nothing after it",
    )?;
    require(
        !config.instance.languages.is_empty(),
        "instance.languages",
        "at least one language",
    )?;
    let starts = |secret: &Option<Secret>, schemes: &[&str]| {
        secret.as_ref().is_none_or(|secret| {
            schemes
                .iter()
                .any(|scheme| secret.expose().starts_with(scheme))
        })
    };
    require(
        starts(&config.database.url, &["postgresql://", "postgres://"]),
        "database.url",
        "expected postgresql://user:password@host/database",
    )?;
    require(
        starts(
            &config.redis.url,
            &["redis://", "rediss://", "unix://", "redis+unix://"],
        ),
        "redis.url",
        "expected redis://host:6379, rediss:// or unix:///path",
    )?;
    require(
        config.mail.transport != MailTransport::Smtp || config.mail.smtp_url.is_some(),
        "mail.smtp_url",
        "needed by mail.transport = \"smtp\"",
    )?;
    require(
        starts(&config.mail.smtp_url, &["smtp://", "smtps://"]),
        "mail.smtp_url",
        "expected smtps://user:password@host or smtp://host:587",
    )?;
    for (holds, key) in [
        (config.database.pool_size > 0, "database.pool_size"),
        (config.server.workers != Some(0), "server.workers"),
        (config.work.concurrency != Some(0), "work.concurrency"),
        (config.work.poll_ms > 0, "work.poll_ms"),
        (config.feed.home_size > 0, "feed.home_size"),
        (config.feed.fan_out_batch > 0, "feed.fan_out_batch"),
        (config.feed.whale_threshold > 0, "feed.whale_threshold"),
        (
            config.limits.status_characters > 0,
            "limits.status_characters",
        ),
        (
            config.federation.delivery_window_days > 0,
            "federation.delivery_window_days",
        ),
    ] {
        require(holds, key, "must be at least 1")?;
    }
    require(
        config.limits.poll_min_seconds <= config.limits.poll_max_seconds,
        "limits.poll_min_seconds",
        "must not exceed limits.poll_max_seconds",
    )?;
    let translation = &config.translation;
    require(
        translation.backend != Some(TranslationBackend::Libretranslate)
            || translation.url.is_some(),
        "translation.url",
        "needed by translation.backend = \"libretranslate\"",
    )?;
    require(
        translation.backend != Some(TranslationBackend::Deepl) || translation.api_key.is_some(),
        "translation.api_key",
        "needed by translation.backend = \"deepl\"",
    )?;
    require(
        translation
            .url
            .as_ref()
            .is_none_or(|url| matches!(url.scheme(), "http" | "https")),
        "translation.url",
        "expected https://host/",
    )?;
    require(
        (config.donation_campaigns.url.as_ref())
            .is_none_or(|url| matches!(url.scheme(), "http" | "https")),
        "donation_campaigns.url",
        "expected https://host/path",
    )?;
    require(
        config.media.dir.as_deref() != Some(Path::new("")),
        "media.dir",
        "must not be empty",
    )?;
    require(
        config.data.dir.as_path() != Path::new(""),
        "data.dir",
        "must not be empty",
    )?;
    require(
        config.web.frontend.as_deref() != Some(Path::new("")),
        "web.frontend",
        "must not be empty",
    )?;
    let metrics: Option<SocketAddr> = config.server.metrics_listen;
    require(
        metrics.is_none_or(|metrics| metrics != config.server.listen),
        "server.metrics_listen",
        "must differ from server.listen",
    )?;
    require(
        config.server.metrics_public
            || metrics.is_none_or(|metrics| metrics.ip().to_canonical().is_loopback()),
        "server.metrics_listen",
        "is an address that other machines may reach: metrics ask for no password, so keep others out and set \
         server.metrics_public = true, or use 127.0.0.1",
    )
}
