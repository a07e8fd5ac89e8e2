//! Search: people by name or handle, tags by their beginning, posts by their words or address.

mod index;
mod posts;
mod query;

pub use index::{index, index_account, index_backlog, index_marked, reindex};

use std::collections::HashMap;

use sql::queries::{accounts as account_rows, search as rows, statuses as status_rows};

use super::{
    Error, Result, Services,
    accounts::{self, Account, AccountExt},
    peers::{self, Resolved},
    statuses::{self, Gathered},
    tags::{self, Tag},
};

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// People.
    Accounts,
    /// Tags.
    Hashtags,
    /// Posts.
    Statuses,
}

/// A search.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// As typed.
    pub text: String,
    /// Only this; everything when absent.
    pub kind: Option<Kind>,
    /// Ask other servers for what is not known here.
    pub resolve: bool,
    /// Only people the reader follows.
    pub following: bool,
    /// Of each kind, at most.
    pub limit: u32,
    /// Skipped; means something only with a kind.
    pub offset: u32,
    /// Only posts of this account.
    pub account_id: Option<i64>,
    /// Only posts below this.
    pub max_id: Option<i64>,
    /// Only posts above this.
    pub min_id: Option<i64>,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// People.
    pub accounts: Vec<Account>,
    /// Where some of them have moved to.
    pub moved: HashMap<i64, Account>,
    /// Posts.
    pub statuses: Gathered,
    /// Tags.
    pub hashtags: Vec<Tag>,
}

/// A text longer than this is nobody's name and no address.
const MAX_TEXT: usize = 2048;

/// Searches for a reader, or for nobody in particular.
///
/// Source: <https://docs.joinmastodon.org/methods/search/#v2>.
pub async fn find(services: &Services, reader: Option<i64>, query: &Query) -> Result<Found> {
    let text = query.text.trim();
    let mut found = Found::default();
    if text.is_empty() || text.len() > MAX_TEXT {
        return Ok(found);
    }
    let wants = |kind: Kind| query.kind.is_none_or(|only| only == kind);
    if is_url(text) {
        match at_url(services, reader, text, query.resolve).await? {
            Some(Resolved::Account(account)) if wants(Kind::Accounts) => {
                found.accounts.push(*account);
            }
            Some(Resolved::Status(id)) if wants(Kind::Statuses) => {
                found.statuses = statuses::gather(services, reader, &[id]).await?;
            }
            _ => {}
        }
    } else {
        if wants(Kind::Accounts) && !text.starts_with('#') {
            found.accounts = people(services, reader, query).await?;
        }
        if wants(Kind::Hashtags) && !text.contains('@') {
            let (limit, offset) = (i64::from(query.limit), i64::from(query.offset));
            found.hashtags = tags::starting_with(services, text, limit, offset).await?;
            tags::mark(services, reader, &mut found.hashtags).await?;
        }
        // A name or a tag alone is no text, unless posts are what is wanted.
        let is_name = (text.starts_with('#') || text.contains('@')) && !text.contains(' ');
        if query.kind == Some(Kind::Statuses) || (query.kind.is_none() && !is_name) {
            found.statuses = posts::find(services, reader, query).await?;
        }
    }
    found.moved = accounts::moved(services, &found.accounts).await?;
    Ok(found)
}

/// People by the beginning of their name, by handle, or (with `resolve`) looked up elsewhere; those the reader follows
/// come first, an exact handle before all.
///
/// Source: <https://docs.joinmastodon.org/methods/accounts/#search>.
pub async fn people(
    services: &Services,
    reader: Option<i64>,
    query: &Query,
) -> Result<Vec<Account>> {
    let text = query.text.trim();
    if text.is_empty() || text.len() > MAX_TEXT {
        return Ok(Vec::new());
    }
    let handle = handle(text);
    let mut exact = None;
    if query.offset == 0
        && let Some((username, domain)) = handle
    {
        exact = accounts::by_handle(services, username, domain).await?;
        if exact.is_none()
            && query.resolve
            && reader.is_some()
            && let Some(domain) = domain.filter(|domain| !services.is_own_host(domain))
        {
            exact = elsewhere(peers::find_or_fetch(services, username, domain).await)?;
        }
    }
    let (name, domain) = handle.unwrap_or((text.trim_start_matches('@'), None));
    let low = name.to_lowercase();
    let high = beyond(&low);
    let domain_prefix = domain
        .filter(|domain| !services.is_own_host(domain))
        .map(|domain| format!("{}%", like(&domain.to_lowercase())))
        .unwrap_or_default();
    let connection = services.connection().await?;
    let ids = account_rows::search_prefix()
        .bind(
            &connection,
            &low,
            &high,
            &reader.unwrap_or(0),
            &domain_prefix,
            &(query.following && reader.is_some()),
            &low,
            &i64::from(query.limit),
            &i64::from(query.offset),
        )
        .all()
        .await?;
    drop(connection);
    let mut people = accounts::listed(services, &ids).await?;
    if let Some(exact) = exact.filter(|account| !account.is_gone()) {
        let known = people.iter().any(|account| account.id == exact.id);
        if known || !query.following {
            people.retain(|account| account.id != exact.id);
            people.insert(0, exact);
        }
    }
    if query.offset == 0 && people.len() < FEW && domain.is_none() {
        let known: Vec<i64> = people.iter().map(|account| account.id).collect();
        people.extend(alike(services, reader, query, &low, &known).await?);
    }
    people.truncate(usize::try_from(query.limit).unwrap_or(40));
    Ok(people)
}

/// Where so few were found by the beginning of their names, those are looked for whose names are nearly it.
const FEW: usize = 5;
/// Shorter texts are like too much.
const SHORTEST_ALIKE: usize = 4;
/// No name is longer.
const LONGEST_ALIKE: usize = 64;
/// How like a name has to be: half of the groups of three letters are the same.
const ALIKE: f32 = 0.45;
/// The likest people that are looked at.
const LIKEST: i64 = 20;

/// People whose names hold something like a text, the likest first.
async fn alike(
    services: &Services,
    reader: Option<i64>,
    query: &Query,
    text: &str,
    known: &[i64],
) -> Result<Vec<Account>> {
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    // Nothing prunes this walk where nobody's name is like the text, so it is not for everybody nor for any text.
    if reader.is_none()
        || !(SHORTEST_ALIKE..=LONGEST_ALIKE).contains(&letters)
        || text.contains([':', '/', '"'])
    {
        return Ok(Vec::new());
    }
    let connection = services.connection().await?;
    let found = rows::alike()
        .bind(&connection, &text, &LIKEST)
        .all()
        .await?;
    let mut ids: Vec<i64> = found
        .into_iter()
        .filter(|row| row.likeness >= ALIKE && !known.contains(&row.id))
        .map(|row| row.id)
        .collect();
    if query.following
        && let Some(reader) = reader
        && !ids.is_empty()
    {
        let followed = rows::followed_among()
            .bind(&connection, &reader, &ids)
            .all()
            .await?;
        ids.retain(|id| followed.contains(id));
    }
    drop(connection);
    let mut people = accounts::listed(services, &ids).await?;
    people.retain(|account| !account.is_server());
    Ok(people)
}

/// What comes, byte by byte, after everything that begins with a text.
#[must_use]
pub(in crate::domain) fn beyond(text: &str) -> String {
    format!("{text}{}", char::MAX)
}

/// The text with what means something in a LIKE pattern taken literally.
#[must_use]
fn like(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern
}

fn is_url(text: &str) -> bool {
    let scheme = text.split_once("://").map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| {
        scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")
    }) && !text.contains(char::is_whitespace)
}

/// `user`, `@user`, `user@domain`, `@user@domain`.
fn handle(text: &str) -> Option<(&str, Option<&str>)> {
    let bare = text.strip_prefix('@').unwrap_or(text);
    let (username, domain) = match bare.split_once('@') {
        Some((username, domain)) => (username, Some(domain)),
        None => (bare, None),
    };
    let plain = |text: &str| {
        !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || c == '@' || c == '/')
    };
    (plain(username) && domain.is_none_or(plain)).then_some((username, domain))
}

/// What stands at an address: known here, or (with `resolve`, for people signed in) fetched from its server.
async fn at_url(
    services: &Services,
    reader: Option<i64>,
    url: &str,
    resolve: bool,
) -> Result<Option<Resolved>> {
    if let Some(known) = known(services, url).await? {
        return Ok(Some(known));
    }
    let Some(reader) = reader.filter(|_| resolve && !is_own(services, url)) else {
        return Ok(None);
    };
    let asker = accounts::by_id(services, reader).await?;
    let fetched = elsewhere(peers::resolve_url(services, url, Some(&asker)).await)?;
    Ok(fetched.filter(|found| match found {
        Resolved::Account(account) => !account.is_gone(),
        Resolved::Status(_) => true,
    }))
}

/// Whatever another server answers, a search finds or finds not.
fn elsewhere<T>(answer: Result<T>) -> Result<Option<T>> {
    match answer {
        Ok(found) => Ok(Some(found)),
        Err(
            Error::NotFound
            | Error::Gone
            | Error::Remote(_)
            | Error::Forbidden(_)
            | Error::Unavailable(_),
        ) => Ok(None),
        Err(error) => Err(error),
    }
}

fn is_own(services: &Services, url: &str) -> bool {
    url.strip_prefix(&services.origin())
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

async fn known(services: &Services, url: &str) -> Result<Option<Resolved>> {
    let connection = services.connection().await?;
    let account = match account_rows::by_uri().bind(&connection, &url).opt().await? {
        Some(account) => Some(account),
        None => account_rows::by_url().bind(&connection, &url).opt().await?,
    };
    if let Some(account) = account {
        let shown = !account.is_server() && !account.is_gone();
        return Ok(shown.then(|| Resolved::Account(Box::new(account))));
    }
    let status = status_rows::id_by_uri_or_url()
        .bind(&connection, &url)
        .opt()
        .await?;
    drop(connection);
    if let Some(id) = status {
        return Ok(Some(Resolved::Status(id)));
    }
    own_page(services, url).await
}

/// The page of a post made here: `{origin}/@name/{id}`.
async fn own_page(services: &Services, url: &str) -> Result<Option<Resolved>> {
    Ok(own_status(services, url).await?.map(Resolved::Status))
}

/// The post whose page, here, is at an address.
pub async fn own_status(services: &Services, url: &str) -> Result<Option<i64>> {
    let id = url
        .strip_prefix(&services.origin())
        .and_then(|path| path.strip_prefix("/@"))
        .and_then(|path| path.split_once('/'))
        .and_then(|(_, id)| id.parse::<i64>().ok());
    let Some(id) = id else {
        return Ok(None);
    };
    Ok(statuses::load(services, id)
        .await?
        .filter(|(status, _)| status.row.url.as_deref() == Some(url))
        .map(|(status, _)| status.row.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_are_read_with_and_without_at_and_domain() {
        for (text, wanted) in [
            ("ada", Some(("ada", None))),
            ("@ada", Some(("ada", None))),
            ("ada@example.org", Some(("ada", Some("example.org")))),
            (
                "@ada@example.org:8080",
                Some(("ada", Some("example.org:8080"))),
            ),
            ("@", None),
            ("@ada@", None),
            ("ada lovelace", None),
            ("@a@b@c", None),
            ("@ada@example.org/x", None),
        ] {
            assert_eq!(handle(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_means_something_in_a_pattern_is_taken_literally() {
        assert_eq!(like(r"50%_\"), r"50\%\_\\");
    }

    #[test]
    fn only_web_addresses_are_addresses() {
        assert!(is_url("https://example.org/@ada"));
        assert!(is_url("HTTP://example.org"));
        assert!(!is_url("javascript://example.org"));
        assert!(!is_url("example.org/@ada"));
        assert!(!is_url("https://example.org and more"));
    }
}
