//! The accounts of a network: their ids, names and tokens follow from their numbers.

use std::fmt::Write as _;

use anyhow::Result;
use jiff::Timestamp;
use rookery::domain::tokens;

use super::{Network, copy::Copying};
use crate::{
    seed::Person,
    server::{DOMAIN, ORIGIN},
};

/// Hosts of the remote authors.
pub const HOSTS: usize = 20;
/// The application that all tokens belong to.
pub const APPLICATION: i64 = 1;
/// Milliseconds: people came this long before the network was made, follows and tokens a little later.
const PEOPLE: i64 = 90 * 86_400_000;
const TOKENS: i64 = 80 * 86_400_000;
pub const FOLLOWS: i64 = 70 * 86_400_000;

/// The names of the hosts of the remote authors.
pub fn hosts() -> impl Iterator<Item = String> {
    (0..HOSTS).map(|n| format!("net{n}.test"))
}

impl Network {
    fn is_local(&self, account: usize) -> bool {
        account < self.graph.sizes.accounts
    }

    /// The id of an account.
    pub fn account_id(&self, account: usize) -> i64 {
        ((self.made_ms - PEOPLE) << 16) + ((account as i64) << 16)
    }

    /// The number of the account of this id.
    pub fn account_of(&self, id: i64) -> Option<usize> {
        let account = usize::try_from((id - self.account_id(0)) >> 16).ok()?;
        (account < self.graph.sizes.accounts + self.graph.remote()).then_some(account)
    }

    /// The id of an author.
    pub fn author_id(&self, rank: usize) -> i64 {
        self.account_id(self.graph.account_of(rank))
    }

    pub fn name(&self, account: usize) -> String {
        if self.is_local(account) {
            format!("u{account}")
        } else {
            format!("r{}", account - self.graph.sizes.accounts)
        }
    }

    /// The ActivityPub id and the page of an account.
    pub fn addresses(&self, account: usize) -> (String, String) {
        let name = self.name(account);
        if self.is_local(account) {
            (
                format!("{ORIGIN}/users/{name}"),
                format!("{ORIGIN}/@{name}"),
            )
        } else {
            let host = format!("https://net{}.test", account % HOSTS);
            (format!("{host}/users/{name}"), format!("{host}/@{name}"))
        }
    }

    fn token(&self, account: usize) -> String {
        format!("bench-{}-{account}", self.seed)
    }

    /// Somebody local who has a token: a live reader, or an author.
    pub fn person(&self, account: usize) -> Person {
        Person {
            id: self.account_id(account),
            token: self.token(account),
        }
    }

    /// Fills accounts, logins and tokens.
    pub async fn copy_people(&self, url: &str) -> Result<()> {
        let sizes = self.graph.sizes;
        let made = Timestamp::from_millisecond(self.made_ms - PEOPLE)?.to_string();
        let now = Timestamp::from_millisecond(self.made_ms)?;
        let (today, long_ago) = (
            now.strftime("%Y-%m-%d").to_string(),
            Timestamp::from_millisecond(self.made_ms - PEOPLE)?
                .strftime("%Y-%m-%d")
                .to_string(),
        );
        let mut objects = Copying::begin(url, "objects", "uri, kind, id").await?;
        let mut accounts = Copying::begin(
            url,
            "accounts",
            "id, username, domain, uri, url, display_name, note, discoverable, inbox_url, shared_inbox_url, \
             outbox_url, followers_url, following_url, featured_url, created_at, updated_at, fetched_at",
        )
        .await?;
        let mut users = Copying::begin(
            url,
            "users",
            "account_id, email, email_key, password_hash, confirmed_at, approved, active_on, home_on, created_at",
        )
        .await?;
        let mut tokens = Copying::begin(
            url,
            "access_tokens",
            "id, token_hash, application_id, account_id, scopes, created_at",
        )
        .await?;
        let mut authors = vec![false; sizes.accounts];
        for rank in 0..self.graph.authors {
            if let Some(author) = authors.get_mut(self.graph.account_of(rank)) {
                *author = true;
            }
        }
        for account in 0..sizes.accounts + self.graph.remote() {
            let id = self.account_id(account);
            let (uri, page) = self.addresses(account);
            let name = self.name(account);
            let local = self.is_local(account);
            let host = if local {
                "\\N".to_owned()
            } else {
                format!("net{}.test", account % HOSTS)
            };
            let shared = if local {
                format!("{ORIGIN}/inbox")
            } else {
                format!("https://{host}/inbox")
            };
            writeln!(objects.rows(), "{uri}\taccount\t{id}")?;
            let fetched = if local {
                "\\N".to_owned()
            } else {
                now.to_string()
            };
            writeln!(
                accounts.rows(),
                "{id}\t{name}\t{host}\t{uri}\t{page}\t{name} of the bench\t<p>Looks up when rooks fly over.</p>\tt\t\
                 {uri}/inbox\t{shared}\t{uri}/outbox\t{uri}/followers\t{uri}/following\t{uri}/collections/featured\t\
                 {made}\t{made}\t{fetched}"
            )?;
            let live = account < sizes.live;
            if local {
                let active = if live { &today } else { &long_ago };
                writeln!(
                    users.rows(),
                    "{id}\t{name}@{DOMAIN}\t{name}@{DOMAIN}\t!\t{made}\tt\t{active}\t{active}\t{made}"
                )?;
            }
            if live || authors.get(account).copied().unwrap_or(false) {
                let hash = hex::encode(tokens::hash(self.token(account)));
                let row = ((self.made_ms - TOKENS) << 16) + ((account as i64) << 10);
                writeln!(
                    tokens.rows(),
                    "{row}\t\\\\x{hash}\t{APPLICATION}\t{id}\tread write\t{made}"
                )?;
            }
            for copy in [&mut objects, &mut accounts, &mut users, &mut tokens] {
                copy.relieve().await?;
            }
        }
        for copy in [objects, accounts, users, tokens] {
            copy.finish().await?;
        }
        Ok(())
    }
}
