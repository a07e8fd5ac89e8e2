//! Sending mail: by SMTP, into a folder for development, or not at all.
//!
//! Addresses are parsed strictly, subjects hold no line breaks, and ids come from the caller,
//! so that a mail that is sent again after a crash carries the same `Message-ID`.

mod address;
mod compose;

#[cfg(test)]
mod tests;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use lettre::transport::smtp::AsyncSmtpTransport;
use lettre::{AsyncTransport, Tokio1Executor};
use secrecy::{ExposeSecret, SecretString};
use url::{Host, Url};

pub use self::address::{Address, AddressError};
use self::compose::Sender;

/// Longest subject in bytes: what still fits one header line after encoding, with room.
pub const MAX_SUBJECT: usize = 250;
/// Longest text or HTML in bytes. Notifications and digests have a few thousand.
pub const MAX_BODY: usize = 1024 * 1024;
/// What a mail server has to answer one command.
const COMMAND_TIMEOUT: Duration = Duration::from_secs(30);

/// How mail leaves the server.
#[derive(Clone, Debug)]
pub enum Transport {
    /// It does not; [`Mailer::send`] says so.
    Off,
    /// One `.eml` file for each mail, for development.
    Folder(PathBuf),
    /// `smtps://user:password@host`, `smtp://host?tls=required` for STARTTLS, or `smtp://host`
    /// for a relay that asks for no password.
    Smtp(SecretString),
}

/// What a [`Mailer`] needs to know.
#[derive(Clone, Debug)]
pub struct Settings {
    /// How mail leaves.
    pub transport: Transport,
    /// Who it is from: `address` or `Name <address>`.
    pub from: String,
    /// What a mail server has to answer one command, at most; a whole mail may take four times as long.
    pub timeout: Duration,
}

impl Settings {
    /// Settings with the usual timeout of 30 seconds.
    #[must_use]
    pub fn new(transport: Transport, from: impl Into<String>) -> Self {
        Self {
            transport,
            from: from.into(),
            timeout: COMMAND_TIMEOUT,
        }
    }
}

/// A mail.
#[derive(Clone, Debug)]
pub struct Message {
    /// Names this mail for ever; the same for each attempt. Letters, digits, `-` and `.`.
    pub id: String,
    /// When it was written.
    pub date: Timestamp,
    /// Who gets it.
    pub to: Address,
    /// One line of at most [`MAX_SUBJECT`] bytes.
    pub subject: String,
    /// The words; at most [`MAX_BODY`] bytes.
    pub text: String,
    /// The same with looks; at most [`MAX_BODY`] bytes.
    pub html: Option<String>,
    /// Where one request ends such mails
    /// ([RFC 8058](https://www.rfc-editor.org/rfc/rfc8058)); https, or http in development.
    pub list_unsubscribe: Option<Url>,
}

/// What became of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// The mail server, or the folder, has it.
    Handed,
    /// Sending is switched off; nothing was done.
    Off,
}

/// Why a mail was not sent. The texts are for the log and hold no addresses.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// A setting cannot be used.
    #[error("mail setting {setting}: {problem}")]
    Setting {
        /// Which one.
        setting: &'static str,
        /// What is wrong.
        problem: &'static str,
    },
    /// The message breaks a rule; it will break it the next time too.
    #[error("mail cannot be written: {0}")]
    Message(&'static str),
    /// The server refused for good.
    #[error("mail server refused with {code}")]
    Refused {
        /// The [reply code](https://www.rfc-editor.org/rfc/rfc5321.html#section-4.2).
        code: u16,
    },
    /// It may work later: the server is away, slow, busy, or does not accept our login.
    #[error("mail server not available: {0}")]
    Unavailable(String),
    /// The folder cannot be written.
    #[error("mail folder cannot be written")]
    Folder(#[source] std::io::Error),
}

impl MailError {
    /// Whether another attempt is useless.
    #[must_use]
    pub fn is_permanent(&self) -> bool {
        match self {
            Self::Setting { .. } | Self::Message(_) | Self::Refused { .. } => true,
            Self::Unavailable(_) | Self::Folder(_) => false,
        }
    }
}

/// Sends mail. Cloning is cheap; clones share connections.
#[derive(Clone)]
pub struct Mailer {
    inner: Arc<Inner>,
}

struct Inner {
    out: Out,
    from: Sender,
}

enum Out {
    Off,
    Folder(PathBuf),
    Smtp {
        transport: Box<AsyncSmtpTransport<Tokio1Executor>>,
        patience: Duration,
    },
}

impl std::fmt::Debug for Mailer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.inner.out {
            Out::Off => "Mailer(off)",
            Out::Folder(_) => "Mailer(folder)",
            Out::Smtp { .. } => "Mailer(smtp)",
        })
    }
}

impl Mailer {
    /// Checks the settings; no connection is made before the first mail.
    ///
    /// # Errors
    /// [`MailError::Setting`].
    pub fn new(settings: &Settings) -> Result<Self, MailError> {
        let from = Sender::parse(&settings.from)?;
        let out = match &settings.transport {
            Transport::Off => Out::Off,
            Transport::Folder(folder) => Out::Folder(folder.clone()),
            Transport::Smtp(url) => smtp(url, settings.timeout)?,
        };
        Ok(Self {
            inner: Arc::new(Inner { out, from }),
        })
    }

    /// Whether mails go anywhere.
    #[must_use]
    pub fn is_on(&self) -> bool {
        !matches!(self.inner.out, Out::Off)
    }

    /// Sends one mail.
    ///
    /// # Errors
    /// [`MailError`]; [`MailError::is_permanent`] tells whether to try again.
    pub async fn send(&self, message: Message) -> Result<Sent, MailError> {
        compose::check(&message)?;
        match &self.inner.out {
            Out::Off => Ok(Sent::Off),
            Out::Folder(folder) => {
                let mail = compose::readable(&message, &self.inner.from)?.formatted();
                let name = file_name(&message);
                let folder = folder.clone();
                tokio::task::spawn_blocking(move || write(&folder, &name, &mail))
                    .await
                    .unwrap_or_else(|ended| Err(std::io::Error::other(ended)))
                    .map_err(MailError::Folder)?;
                Ok(Sent::Handed)
            }
            Out::Smtp {
                transport,
                patience,
            } => {
                let mail = compose::portable(&message, &self.inner.from)?;
                // Each answer has its own timeout; this one is for servers that drip.
                match tokio::time::timeout(*patience, transport.send(mail)).await {
                    Ok(Ok(_)) => Ok(Sent::Handed),
                    Ok(Err(error)) => Err(verdict(&error)),
                    Err(_) => Err(MailError::Unavailable("timed out".to_owned())),
                }
            }
        }
    }
}

fn smtp(url: &SecretString, timeout: Duration) -> Result<Out, MailError> {
    let wrong = |problem| MailError::Setting {
        setting: "mail.smtp_url",
        problem,
    };
    let parsed = Url::parse(url.expose_secret()).map_err(|_| wrong("not an address"))?;
    let encrypted = parsed.scheme() == "smtps"
        || parsed
            .query_pairs()
            .any(|(name, value)| name == "tls" && value == "required");
    let with_login = !parsed.username().is_empty() || parsed.password().is_some();
    if with_login && !encrypted && !is_loopback(&parsed) {
        return Err(wrong(
            "a password must not travel unencrypted; use smtps:// or add ?tls=required",
        ));
    }
    if !parsed.username().is_empty() && parsed.password().is_none() {
        return Err(wrong("a user name needs a password"));
    }
    let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url.expose_secret())
        .map_err(|_| wrong("scheme or tls value is unknown"))?
        .timeout(Some(timeout))
        .build();
    Ok(Out::Smtp {
        transport: Box::new(transport),
        patience: timeout.saturating_mul(4),
    })
}

fn is_loopback(url: &Url) -> bool {
    // Schemes that are not of the web keep their host as written.
    let Some(host) = url.host_str() else {
        return false;
    };
    match Host::parse(host) {
        Ok(Host::Ipv4(address)) => address.is_loopback(),
        Ok(Host::Ipv6(address)) => address.is_loopback(),
        Ok(Host::Domain(name)) => name == "localhost",
        Err(_) => false,
    }
}

/// The server's words may repeat the address, so only the code is kept of its refusals.
fn verdict(error: &lettre::transport::smtp::Error) -> MailError {
    /// Replies about our login (RFC 4954): the operator can mend what they complain about.
    const LOGIN: [u16; 4] = [530, 534, 535, 538];
    let code = error.status().map(u16::from);
    match code {
        Some(code) if error.is_permanent() && !LOGIN.contains(&code) => MailError::Refused { code },
        Some(code) => MailError::Unavailable(format!("answered {code}")),
        None if error.is_timeout() => MailError::Unavailable("timed out".to_owned()),
        None if error.is_tls() => MailError::Unavailable("no safe connection".to_owned()),
        None if error.is_response() => MailError::Unavailable("does not speak SMTP".to_owned()),
        None if error.is_client() => MailError::Unavailable("lacks what is needed".to_owned()),
        None => MailError::Unavailable("no connection".to_owned()),
    }
}

/// Names sort by time. The id is checked, so no name leaves the folder.
fn file_name(message: &Message) -> String {
    let date = message.date.strftime("%Y-%m-%dT%H-%M-%SZ");
    format!("{date}-{}.eml", message.id)
}

/// A reader of the folder sees a mail whole or not at all.
fn write(folder: &Path, name: &str, mail: &[u8]) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let mut unfinished = tempfile::Builder::new()
        .prefix(".unfinished-")
        .tempfile_in(folder)?;
    unfinished.write_all(mail)?;
    unfinished.as_file().sync_all()?;
    unfinished
        .persist(folder.join(name))
        .map_err(|failed| failed.error)?;
    std::fs::File::open(folder)?.sync_all()
}
