//! How often an endpoint may be called, and with how much.
//! <https://docs.joinmastodon.org/api/rate-limits/>

/// What a rate limit counts by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Per {
    User,
    Token,
    /// The address; IPv6 by /64.
    Ip,
    Email,
}

/// At most `requests` in `seconds`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateLimit {
    pub requests: u32,
    pub seconds: u32,
    pub per: Per,
}

const fn limit(requests: u32, minutes: u32, per: Per) -> RateLimit {
    RateLimit {
        requests,
        seconds: minutes * 60,
        per,
    }
}

/// Which limits apply, besides those that every API call shares.
///
/// <https://docs.joinmastodon.org/api/rate-limits/>
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rate {
    /// Never counted: health probes.
    None,
    /// 1500 in 5 minutes per user, 300 in 5 minutes per token, 300 in 5 minutes per address when logged out.
    Standard,
    /// As `Standard`; calls with `page`, `max_id`, `min_id` or `since_id` also 300 in 15 minutes per user or address.
    Paging,
    /// As `Standard`, and 30 uploads in 30 minutes per user.
    Media,
    /// As `Standard`, and 30 deletions or unreblogs in 30 minutes per user.
    Delete,
    /// As `Standard`, and 5 new accounts in 30 minutes per address.
    SignUp,
    /// 25 in 5 minutes per address, 25 an hour per e-mail address.
    SignIn,
    /// As `Standard`, and 25 mails in 5 minutes per address, 5 in 30 minutes per user.
    Confirmation,
    /// 30 in 10 minutes per address.
    MediaProxy,
}

impl Rate {
    /// What every counted API call is measured by. `Per::Ip` counts only calls without a token.
    pub const SHARED: &'static [RateLimit] = &[
        limit(1500, 5, Per::User),
        limit(300, 5, Per::Token),
        limit(300, 5, Per::Ip),
    ];

    /// The limits of this class alone.
    ///
    /// Those of `Paging` count only requests with a cursor, by user, or by address when logged out.
    #[must_use]
    pub const fn own(self) -> &'static [RateLimit] {
        match self {
            Self::None | Self::Standard => &[],
            Self::Paging => const { &[limit(300, 15, Per::User), limit(300, 15, Per::Ip)] },
            Self::Media | Self::Delete => const { &[limit(30, 30, Per::User)] },
            Self::SignUp => const { &[limit(5, 30, Per::Ip)] },
            Self::SignIn => const { &[limit(25, 5, Per::Ip), limit(25, 60, Per::Email)] },
            Self::Confirmation => const { &[limit(25, 5, Per::Ip), limit(5, 30, Per::User)] },
            Self::MediaProxy => const { &[limit(30, 10, Per::Ip)] },
        }
    }

    /// The limits shared by all API calls, as far as they hold for this class.
    #[must_use]
    pub const fn shared(self) -> &'static [RateLimit] {
        match self {
            Self::None | Self::SignIn | Self::MediaProxy => &[],
            _ => Self::SHARED,
        }
    }
}

/// How large a request body may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BodyLimit {
    /// 64 KiB: calls that carry at most a few identifiers.
    Small,
    /// 1 MiB: forms with text.
    Standard,
    /// Carries a file: the limits of the media configuration hold, per part.
    Upload,
}

impl BodyLimit {
    /// Bytes; `None` where the configured media limits decide.
    #[must_use]
    pub const fn bytes(self) -> Option<usize> {
        match self {
            Self::Small => Some(64 * 1024),
            Self::Standard => Some(1024 * 1024),
            Self::Upload => None,
        }
    }
}
