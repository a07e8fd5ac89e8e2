//! From what a person typed to what is shown: mentions found, links and tags marked up. Used by posts and profiles.

use std::collections::{BTreeMap, HashMap};

use sql::{client::GenericClient, queries::media};

use super::{
    Result, Services,
    accounts::{Account, AccountExt},
    peers,
};
use crate::text::{self, Mention, Token};

/// Unknown people that one text may make this server look up.
const MAX_LOOKUPS: usize = 10;
/// People that one post may mention.
const MAX_MENTIONS: usize = 100;

/// A composed text.
#[derive(Clone, Debug, Default)]
pub struct Composed {
    /// HTML.
    pub html: String,
    /// The people mentioned, each once, in order.
    pub mentions: Vec<Account>,
    /// Tags, each once: folded name and the form typed.
    pub tags: Vec<(String, String)>,
}

/// Composes a post. Unknown remote people are looked up, within bounds; who cannot be found stays text.
pub async fn status(services: &Services, source: &str) -> Result<Composed> {
    composed(services, source, true).await
}

/// Composes an announcement; only people already known are mentioned.
pub async fn notice(services: &Services, source: &str) -> Result<Composed> {
    composed(services, source, false).await
}

async fn composed(services: &Services, source: &str, look_up: bool) -> Result<Composed> {
    let tokens = text::tokens(source);
    let people = people(services, &tokens, look_up).await?;
    let mut mentions = Vec::new();
    let mut tags: BTreeMap<String, String> = BTreeMap::new();
    for token in &tokens {
        match token {
            Token::Mention(mention) => {
                if let Some(account) = people.get(&key(mention))
                    && mentions.len() < MAX_MENTIONS
                    && !mentions
                        .iter()
                        .any(|known: &Account| known.id == account.id)
                {
                    mentions.push(account.clone());
                }
            }
            Token::Hashtag { name, .. } => {
                if let Some(tag) = text::hashtag::normalise(name) {
                    tags.entry(tag.name).or_insert(tag.display);
                }
            }
            _ => {}
        }
    }
    let html = text::html::render(
        &tokens,
        |mention| link(&people, mention),
        |tag| tag_url(services, tag),
    );
    Ok(Composed {
        html,
        mentions,
        tags: tags.into_iter().collect(),
    })
}

/// The HTML of a post with the address of what it quotes before it, for those who do not show quotes; where the text names it
/// anyway, it stays as it is.
#[must_use]
pub fn with_quote(html: &str, quoted: &sql::queries::statuses::Status) -> String {
    let url = quoted.url.as_deref().unwrap_or(&quoted.uri);
    if html.contains(url) || html.contains(&quoted.uri) {
        return html.to_owned();
    }
    let link = text::html::render(&text::tokens(url), |_| None, |tag| tag.to_owned());
    let link = link.strip_prefix("<p>").unwrap_or(&link);
    format!("<p class=\"quote-inline\">RE: {link}{html}")
}

/// Composes a biography; only people already known become links.
pub async fn bio(services: &Services, source: &str) -> Result<String> {
    let tokens = text::tokens(source);
    let people = people(services, &tokens, false).await?;
    Ok(text::html::render(
        &tokens,
        |mention| link(&people, mention),
        |tag| tag_url(services, tag),
    ))
}

/// Composes the value of a profile field.
pub async fn field(services: &Services, source: &str) -> Result<String> {
    let tokens = text::tokens(source);
    let people = people(services, &tokens, false).await?;
    Ok(text::html::render_field(
        &tokens,
        |mention| link(&people, mention),
        |tag| tag_url(services, tag),
    ))
}

/// The page of a tag on this server.
#[must_use]
pub fn tag_url(services: &Services, tag: &str) -> String {
    let name = text::hashtag::normalise(tag).map_or_else(|| tag.to_owned(), |tag| tag.name);
    text::hashtag::url(&services.origin(), &name)
}

/// The ids of this server's emoji whose `:shortcode:` stands in the text.
pub async fn local_emojis<C: GenericClient>(client: &C, text: &str) -> Result<Vec<i64>> {
    let codes = shortcodes(text);
    if codes.is_empty() {
        return Ok(Vec::new());
    }
    let rows = media::local_emojis_by_shortcode()
        .bind(client, &codes)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// As [`local_emojis`]; most texts ask nobody.
pub async fn emoji_ids(services: &Services, text: &str) -> Result<Vec<i64>> {
    if shortcodes(text).is_empty() {
        return Ok(Vec::new());
    }
    let connection = services.connection().await?;
    local_emojis(&connection, text).await
}

/// The words between colons that may be shortcodes, each once, a hundred at most.
#[must_use]
pub fn shortcodes(text: &str) -> Vec<&str> {
    let mut codes: Vec<&str> = Vec::new();
    for part in text.split(':').skip(1) {
        let fits = (2..=64).contains(&part.len())
            && part
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if fits && !codes.contains(&part) && codes.len() < 100 {
            codes.push(part);
        }
    }
    codes
}

type Handle = (String, Option<String>);

fn key(mention: &Mention<'_>) -> Handle {
    (
        mention.username.to_lowercase(),
        mention.domain.map(str::to_lowercase),
    )
}

async fn people(
    services: &Services,
    tokens: &[Token<'_>],
    look_up: bool,
) -> Result<HashMap<Handle, Account>> {
    let mut wanted: Vec<Handle> = Vec::new();
    for token in tokens {
        if let Token::Mention(mention) = token {
            let key = key(mention);
            if !wanted.contains(&key) && wanted.len() < MAX_MENTIONS {
                wanted.push(key);
            }
        }
    }
    let mut found = HashMap::new();
    if wanted.is_empty() {
        return Ok(found);
    }
    let canonical = |handle: &Handle| {
        handle
            .1
            .clone()
            .filter(|domain| !services.is_own_host(domain))
            .unwrap_or_default()
    };
    let names: Vec<&str> = wanted.iter().map(|handle| handle.0.as_str()).collect();
    let domains: Vec<String> = wanted.iter().map(canonical).collect();
    let rows = {
        let connection = services.connection().await?;
        sql::queries::accounts::by_handles()
            .bind(&connection, &names, &domains)
            .all()
            .await?
    };
    for row in rows
        .into_iter()
        .filter(|row| row.deleted_at.is_none() && !row.is_server())
    {
        for handle in &wanted {
            if handle.0 == row.username.to_lowercase()
                && canonical(handle) == row.domain.clone().unwrap_or_default()
            {
                found.insert(handle.clone(), row.clone());
            }
        }
    }
    if look_up {
        let unknown = wanted
            .iter()
            .filter(|handle| !found.contains_key(handle) && !canonical(handle).is_empty());
        let lookups = unknown.take(MAX_LOOKUPS).map(|handle| async move {
            let domain = handle.1.as_deref().unwrap_or_default();
            (
                handle.clone(),
                peers::find_or_fetch(services, &handle.0, domain).await,
            )
        });
        for (handle, outcome) in futures_util::future::join_all(lookups).await {
            if let Ok(account) = outcome {
                found.insert(handle, account);
            }
        }
    }
    Ok(found)
}

fn link(
    people: &HashMap<Handle, Account>,
    mention: &Mention<'_>,
) -> Option<text::html::MentionLink> {
    let account = people.get(&key(mention))?;
    Some(text::html::MentionLink {
        url: account.url.clone(),
        username: account.username.clone(),
        acct: account.acct(),
    })
}
