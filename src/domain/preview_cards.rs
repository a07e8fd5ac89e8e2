//! Links in posts, and what is shown of the pages behind them.
//!
//! A post shows one link, the first that leads to a page elsewhere. An address is asked for once, however many posts carry it:
//! who links to it first makes the job ([`FetchCard`]), and what is found comes to all that wait. A page that is reached by
//! several addresses is one card. Pictures stay where they are, as attachments of peers do.
//!
//! Source: <https://docs.joinmastodon.org/entities/PreviewCard/>; what is looked at of a page, and for how long it counts, is
//! as Mastodon does it.

mod details;
mod fetch;

use activitypub::origin::{HttpUrl, OurHosts};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use sql::queries::preview_cards as rows;
use url::Url;

use self::details::Details;
use super::{
    Result, Services,
    accounts::{self, Account, AccountExt},
    moderation::{self, Decisions},
    peers,
    tasks::{self, FetchCard},
    trends,
};
use crate::{
    feed::Change,
    net,
    store::{Tx, jobs},
    text,
};

/// Longer addresses are not looked up.
const MAX_URL: usize = 2048;
/// What was found is asked for again after this, when somebody posts the link.
const FOUND: SignedDuration = SignedDuration::from_hours(14 * 24);
/// What was not found is asked for again after this.
const NOT_FOUND: SignedDuration = SignedDuration::from_hours(1);
/// Who is to ask for a page has this long; beyond, the next post with the link makes another one do it.
const LEASE: SignedDuration = SignedDuration::from_mins(10);
/// A post of a peer comes to many servers at once: they do not all ask for its link in the same moment. In seconds.
const SPREAD: std::ops::Range<u64> = 31..60;
/// Posts that get a card by one statement.
const ATTACHED: i64 = 1_000;
/// Posts whose readers see at once that a page says something else now; others remember it for ten minutes at most.
const RENEWED: i64 = 500;
/// Pages that somebody confirms at once to have written.
const CONFIRMED: i64 = 1_000;
/// Links that nobody has posted for so long are forgotten …
const FORGOTTEN: SignedDuration = SignedDuration::from_hours(60 * 24);
/// … so many by one statement, and so many statements of one run.
const BATCH: i64 = 5_000;
const BATCHES: usize = 20;

/// What is shown of a page.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Card {
    /// In a post, the address as it stands there; else the page's own.
    pub url: String,
    /// link, photo, video or rich.
    pub kind: String,
    /// One line.
    pub title: String,
    /// One line.
    pub description: String,
    /// ISO 639.
    pub language: Option<String>,
    /// Who wrote it, as the page says.
    pub author_name: String,
    /// Their page.
    pub author_url: String,
    /// Whose site it is, as the page says.
    pub provider_name: String,
    /// The site.
    pub provider_url: String,
    /// The frame of a video's player, made here.
    pub html: String,
    /// Pixels.
    pub width: i32,
    /// Pixels.
    pub height: i32,
    /// Where the picture is.
    pub image_url: Option<String>,
    /// What it shows.
    pub image_description: String,
    /// Where the photo or film itself is.
    pub embed_url: String,
    /// When it was published, as the page says.
    pub published_at: Option<Timestamp>,
    /// Who wrote it, as page and account say.
    pub author_account_id: Option<i64>,
    /// Who wrote it, as the page says and the account does not.
    pub unverified_account_id: Option<i64>,
}

impl Card {
    /// Nothing where it cannot be read: a post is shown without its card rather than not at all.
    pub(super) fn read(value: &mut serde_json::Value) -> Option<Card> {
        serde_json::from_value(value.take())
            .inspect_err(|error| tracing::warn!(%error, "a preview card cannot be read"))
            .ok()
    }

    /// It is the same for all who read it, and changes only when the page is asked for again.
    #[must_use]
    pub fn is_for_all(&self) -> bool {
        self.author_account_id.is_none() && self.unverified_account_id.is_none()
    }
}

/// A post and its link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// The post.
    pub status_id: i64,
    /// See [`link_of`].
    pub url: String,
    /// Made here.
    pub local: bool,
}

/// The link that a post shows: the first in its HTML that leads to a page elsewhere.
#[must_use]
pub fn link_of(services: &Services, html: &str) -> Option<String> {
    let ours = services.peers.ours();
    text::sanitise::links(html)
        .iter()
        .find_map(|link| elsewhere(link, ours))
        .map(String::from)
}

/// An address that may be one of a page of somebody else, in the parser's spelling.
fn elsewhere(link: &str, ours: &OurHosts) -> Option<Url> {
    let url = net::parse(link).ok()?;
    let fits = matches!(url.scheme(), "http" | "https")
        && url.as_str().len() <= MAX_URL
        && url.username().is_empty()
        && url.password().is_none();
    (fits && !ours.owns(&HttpUrl::parse(url.as_str()).ok()?)).then_some(url)
}

fn is_refused(decisions: &Decisions, url: &Url) -> bool {
    url.host_str()
        .is_none_or(|host| decisions.verdict(host).refused)
}

/// Gives posts the cards of their links: those that are known at once, those that nobody has asked for yet when the page
/// has answered. A post that has a link already keeps it. A constant number of statements.
pub async fn link(services: &Services, posts: &[Linked]) -> Result<()> {
    if posts.is_empty() {
        return Ok(());
    }
    let decisions = moderation::decisions(services).await?;
    let posts: Vec<&Linked> = posts
        .iter()
        .filter(|post| Url::parse(&post.url).is_ok_and(|url| !is_refused(&decisions, &url)))
        .collect();
    if posts.is_empty() {
        return Ok(());
    }
    let ids: Vec<i64> = posts.iter().map(|post| post.status_id).collect();
    let urls: Vec<&str> = posts.iter().map(|post| post.url.as_str()).collect();
    let now = services.now();
    let leased_until = later(now, LEASE);
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let due_ats: Vec<Timestamp> = posts
        .iter()
        .map(|post| {
            if post.local {
                now
            } else {
                spread(services, now)
            }
        })
        .collect();
    let found = rows::link()
        .bind(&tx, &ids, &urls, &due_ats, &leased_until, &now)
        .all()
        .await?;
    let mut due: Vec<(&str, Timestamp)> = found
        .iter()
        .filter(|row| row.due)
        .map(|row| (row.url.as_str(), row.due_at.unwrap_or(now)))
        .collect();
    due.sort_unstable();
    due.dedup();
    let jobs = due
        .into_iter()
        .map(|(url, at)| {
            tasks::job_at(
                services,
                &FetchCard {
                    url: url.to_owned(),
                },
                at,
            )
        })
        .collect::<Result<Vec<_>>>()?;
    jobs::enqueue(&tx, &jobs, now).await?;
    tx.commit().await?;
    drop(connection);
    if !jobs.is_empty() {
        services.committed();
    }
    let shown: Vec<i64> = found
        .iter()
        .filter(|row| row.card_id.is_some())
        .filter_map(|row| row.status_id)
        .collect();
    tell(services, &shown).await;
    trends::count_links(services, &shown).await
}

/// Takes the card from a post that says something else now, unless its link is still the same.
pub(super) async fn unlink(tx: &Tx<'_>, status_id: i64, link: Option<&str>) -> Result<()> {
    rows::unlink()
        .bind(tx, &status_id, &link.unwrap_or_default())
        .await?;
    Ok(())
}

/// The posts are shown otherwise.
async fn tell(services: &Services, ids: &[i64]) {
    if !ids.is_empty() {
        let changes: Vec<Change> = ids.iter().map(|id| Change::Status(*id)).collect();
        services.changed(&changes).await;
    }
}

/// When a link in a post of a peer is asked for.
fn spread(services: &Services, now: Timestamp) -> Timestamp {
    let seconds = SPREAD.start + services.random.u64() % (SPREAD.end - SPREAD.start);
    later(
        now,
        SignedDuration::from_secs(i64::try_from(seconds).unwrap_or(0)),
    )
}

fn later(now: Timestamp, by: SignedDuration) -> Timestamp {
    now.saturating_add(by).unwrap_or(Timestamp::MAX)
}

/// Asks for what is behind a link, and gives it to all posts that wait for it.
///
/// # Errors
/// Only of this server itself: a page that cannot be had is asked for again when somebody posts it later.
pub async fn look_up(services: &Services, link: &str) -> Result<()> {
    let connection = services.connection().await?;
    let Some(wanted) = rows::wanted().bind(&connection, &link).opt().await? else {
        return Ok(());
    };
    drop(connection);
    // Where it was asked for already, some may still wait for what was found.
    let known = if wanted.waits {
        ask(services, link).await?
    } else {
        wanted.card_id
    };
    let Some(card_id) = known else {
        return Ok(());
    };
    loop {
        let connection = services.connection().await?;
        let given = rows::attach()
            .bind(&connection, &card_id, &link, &ATTACHED)
            .all()
            .await?;
        drop(connection);
        tell(services, &given).await;
        trends::count_links(services, &given).await?;
        if given.len() < usize::try_from(ATTACHED).unwrap_or(usize::MAX) {
            return Ok(());
        }
    }
}

/// Asks for a page and writes down what came of it; answers the card of the link.
async fn ask(services: &Services, link: &str) -> Result<Option<i64>> {
    let details = match elsewhere(link, services.peers.ours()) {
        Some(url) => fetch::details(services, url).await?,
        None => None,
    };
    let author = match &details {
        Some(details) => author(services, details).await,
        None => None,
    };
    let now = services.now();
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let saved = match &details {
        Some(details) => Some(save(services, &tx, details, author.as_ref(), now).await?),
        None => None,
    };
    let ask_after = later(now, if saved.is_some() { FOUND } else { NOT_FOUND });
    // Holds the link's row: posts that are linked now come after this and see what was found.
    let known = rows::answered()
        .bind(&tx, &saved.map(|(id, _)| id), &ask_after, &link)
        .opt()
        .await?
        .flatten();
    tx.commit().await?;
    if let Some((id, false)) = saved {
        let posts = rows::posts()
            .bind(&connection, &[id].as_slice(), &RENEWED)
            .all()
            .await?;
        drop(connection);
        tell(services, &posts).await;
    }
    Ok(known)
}

/// Writes what a page says; answers its id and whether it was unknown.
async fn save(
    services: &Services,
    tx: &Tx<'_>,
    details: &Details,
    author: Option<&Account>,
    now: Timestamp,
) -> Result<(i64, bool)> {
    let confirmed = author
        .is_some_and(|account| is_attributed(&account.attribution_domains, host_of(&details.url)));
    let author = author.map(|account| account.id);
    let row = rows::save()
        .bind(
            tx,
            &services.id()?,
            &details.url,
            &details.kind,
            &details.title,
            &details.description,
            &details.language.as_deref(),
            &details.author_name,
            &details.author_url,
            &details.provider_name,
            &details.provider_url,
            &details.html,
            &details.width,
            &details.height,
            &details.image_url.as_deref(),
            &details.image_description,
            &details.embed_url,
            &details.published_at,
            &details.article,
            &author.filter(|_| confirmed),
            &author.filter(|_| !confirmed),
            &now,
        )
        .one()
        .await?;
    Ok((row.id, row.new))
}

/// The account that a page names as its author's.
async fn author(services: &Services, details: &Details) -> Option<Account> {
    let handle = details.creator.as_deref()?;
    let (username, domain) = handle.strip_prefix('@').unwrap_or(handle).split_once('@')?;
    let found = if services.is_own_host(domain) {
        accounts::by_handle(services, username, None).await.ok()?
    } else {
        peers::find_or_fetch(services, username, domain).await.ok()
    };
    found.filter(|account| !account.is_gone() && !account.is_server())
}

fn host_of(url: &str) -> String {
    Url::parse(url)
        .ok()
        .and_then(|url| url.host_str().map(str::to_owned))
        .unwrap_or_default()
}

/// Whether pages on a host may name an account that lists these domains
/// (<https://docs.joinmastodon.org/entities/Account/#source-attribution_domains>): a domain covers the names below it.
fn is_attributed(domains: &[String], host: String) -> bool {
    domains.iter().any(|domain| {
        let domain = domain.trim().to_ascii_lowercase();
        let domain = domain
            .trim_start_matches("https://")
            .trim_start_matches("http://")
            .trim_start_matches("*.")
            .trim_end_matches('/');
        !domain.is_empty()
            && host
                .strip_suffix(domain)
                .is_some_and(|above| above.is_empty() || above.ends_with('.'))
    })
}

/// Somebody lists other domains now: pages there that name them are theirs.
pub async fn confirm(services: &Services, account: &Account) -> Result<()> {
    if account.attribution_domains.is_empty() {
        return Ok(());
    }
    let connection = services.connection().await?;
    let named = rows::unverified()
        .bind(&connection, &account.id, &CONFIRMED)
        .all()
        .await?;
    let ids: Vec<i64> = named
        .into_iter()
        .filter(|row| is_attributed(&account.attribution_domains, host_of(&row.url)))
        .map(|row| row.id)
        .collect();
    if ids.is_empty() {
        return Ok(());
    }
    rows::verify().bind(&connection, &ids, &account.id).await?;
    let posts = rows::posts()
        .bind(&connection, &ids, &RENEWED)
        .all()
        .await?;
    drop(connection);
    for posts in posts.chunks(1_000) {
        tell(services, posts).await;
    }
    Ok(())
}

/// Removes links that nobody has posted for long.
pub async fn forget(services: &Services) -> Result<()> {
    let before = services
        .now()
        .checked_sub(FORGOTTEN)
        .unwrap_or(Timestamp::MIN);
    let connection = services.connection().await?;
    for _ in 0..BATCHES {
        let gone = rows::forget_links()
            .bind(&connection, &before, &BATCH)
            .await?;
        if gone < u64::try_from(BATCH).unwrap_or(u64::MAX) {
            break;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_a_page_elsewhere() {
        let ours = OurHosts::new(["us.example", "www.us.example"]).unwrap();
        let link = |text: &str| elsewhere(text, &ours).map(String::from);
        assert_eq!(
            link("https://Page.Example/a b"),
            None,
            "what is sent must be what was read"
        );
        assert_eq!(
            link("https://Page.Example/ä#part").as_deref(),
            Some("https://page.example/%C3%A4#part")
        );
        for other in [
            "https://us.example/@ann",
            "https://www.us.example/",
            "gemini://page.example/",
            "mailto:a@page.example",
            "https://a:b@page.example/",
            "/a",
        ] {
            assert_eq!(link(other), None, "{other}");
        }
        let long = format!("https://page.example/{}", "a".repeat(MAX_URL));
        assert_eq!(link(&long), None);
    }

    #[test]
    fn a_domain_covers_the_names_below_it_and_no_others() {
        let listed = |domains: &[&str], host: &str| {
            let domains: Vec<String> = domains.iter().map(|one| (*one).to_owned()).collect();
            is_attributed(&domains, host.to_owned())
        };
        assert!(listed(&["a.example"], "a.example"));
        assert!(listed(
            &["x.example", "https://A.example/"],
            "blog.a.example"
        ));
        assert!(listed(&["*.a.example"], "a.example"));
        for (domains, host) in [
            (["a.example"].as_slice(), "nota.example"),
            (&["blog.a.example"], "a.example"),
            (&["", " ", "https://"], "a.example"),
            (&[], "a.example"),
        ] {
            assert!(!listed(domains, host), "{domains:?} {host}");
        }
    }
}
