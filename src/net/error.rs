//! Why a request went wrong.

use std::path::PathBuf;

/// Why a URL, or the host behind it, is not called.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// Not a URL, too long, or with characters that do not belong into one.
    #[error("not a usable URL")]
    Malformed,
    /// Another scheme than `https`.
    #[error("not an https URL")]
    Scheme,
    /// A user name or password in the URL.
    #[error("the URL carries a user name or password")]
    Userinfo,
    /// Another port than 443.
    #[error("the URL names a port")]
    Port,
    /// An address in place of a name, in any spelling.
    #[error("the host is a literal address")]
    LiteralAddress,
    /// A name that means something only inside a network: one label, or a reserved ending.
    #[error("the host name is not a public one")]
    PrivateName,
    /// At least one address of the host is not a public one.
    #[error("the host has an address that is not public")]
    PrivateAddress,
    /// A redirect to a place already visited.
    #[error("redirects in a circle")]
    RedirectLoop,
    /// More redirects than the caller allows.
    #[error("too many redirects")]
    TooManyRedirects,
    /// A redirect that leads to nothing readable.
    #[error("a redirect without a usable location")]
    RedirectLocation,
    /// A redirect of a request that must not be repeated elsewhere.
    #[error("only GET and HEAD follow redirects")]
    RedirectMethod,
    /// A header that cannot be sent.
    #[error("a request header has forbidden characters")]
    Header,
}

/// Why no answer came. None of the texts holds the URL, so they are fit for logs.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Error {
    /// We did not call, or did not call on.
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    /// The name could not be resolved.
    #[error("the host name does not resolve")]
    Dns,
    /// No connection.
    #[error("cannot connect")]
    Connect,
    /// The connection could not be secured: the certificate, the name in it, or the protocol.
    #[error("no secure connection: {0}")]
    Tls(String),
    /// Connecting, a single read, or the whole exchange took too long.
    #[error("timed out")]
    Timeout,
    /// The answer has more than this many bytes.
    #[error("the answer is larger than {limit} bytes")]
    TooLarge { limit: u64 },
    /// The other side does not speak HTTP, or hung up in the middle.
    #[error("broken exchange: {0}")]
    Protocol(String),
}

impl Error {
    /// Whether the same request may succeed at another time.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Refused(_) | Self::TooLarge { .. } => false,
            Self::Dns | Self::Connect | Self::Tls(_) | Self::Timeout | Self::Protocol(_) => true,
        }
    }

    /// What went wrong inside of the HTTP library.
    pub(super) fn from_reqwest(error: reqwest::Error) -> Self {
        let error = error.without_url();
        let mut innermost = String::new();
        let mut next: Option<&(dyn std::error::Error + 'static)> = Some(&error);
        while let Some(cause) = next {
            if let Some(found) = reason(cause) {
                return found;
            }
            innermost = cause.to_string();
            // What an io::Error wraps is not its source, but what it was made from.
            next = match cause.downcast_ref::<std::io::Error>() {
                Some(io) => io.get_ref().map(|wrapped| wrapped as _),
                None => cause.source(),
            };
        }
        if error.is_timeout() {
            Self::Timeout
        } else if error.is_dns() {
            Self::Dns
        } else if error.is_connect() {
            Self::Connect
        } else {
            Self::Protocol(innermost)
        }
    }
}

fn reason(cause: &(dyn std::error::Error + 'static)) -> Option<Error> {
    if let Some(refusal) = cause.downcast_ref::<Refusal>() {
        return Some(Error::Refused(*refusal));
    }
    let tls = cause.downcast_ref::<rustls::Error>()?;
    Some(Error::Tls(tls.to_string()))
}

/// Why a client could not be made.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// A file of additional root certificates cannot be read, or holds none.
    #[error("cannot read root certificates from {path}: {reason}")]
    RootCertificates { path: PathBuf, reason: String },
    /// A development host or the address it stands for is not usable.
    #[error("development host {authority}: {reason}")]
    DevHost {
        authority: String,
        reason: &'static str,
    },
    /// The TLS library refused its own defaults.
    #[error("TLS: {0}")]
    Tls(#[from] rustls::Error),
    /// The HTTP library refused the settings.
    #[error("HTTP client: {0}")]
    Client(#[from] reqwest::Error),
}
