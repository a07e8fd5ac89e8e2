//! A list, what its pages have to be, and the walks along it.

use serde_json::Value;

use super::{
    endpoint,
    world::{STOCK, World},
};
use crate::support::{Answer, Client, dice::Dice};

/// What a page is full of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Full {
    /// Entries, some of which may not be shown: such a page is shorter.
    OfEntries,
    /// What is shown; what is not is made up for.
    OfShown,
}

/// How a list grows.
#[derive(Clone, Copy)]
pub enum Grows {
    /// By a statement.
    By(&'static str),
    /// By posts of the author, which the reader waits for at home.
    ByPosts,
}

/// A list of the contract that is paged by a cursor.
pub struct List {
    /// As the contract has it.
    pub endpoint: &'static str,
    /// Where it is, with parameters that links must keep.
    pub at: String,
    /// Who reads it.
    pub who: Client,
    /// The items of an answer.
    pub items: fn(&Value) -> Vec<Value>,
    /// What tells items apart.
    pub key: fn(&Value) -> String,
    /// The keys of the entries, the newest first, and whether each is shown.
    pub defined: &'static str,
    /// See [`Grows`].
    pub grows: Grows,
    /// See [`Full`].
    pub full: Full,
    /// `next` leads on from every page that holds something.
    pub always_on: bool,
}

/// Entries `from..to` of a definition.
#[derive(Clone, Copy, Debug)]
struct Span {
    from: usize,
    to: usize,
    full: bool,
    upwards: bool,
}

/// A page as it was answered.
struct Page {
    span: Span,
    next: Option<String>,
    prev: Option<String>,
}

type Defined = [(String, bool)];

fn shown(defined: &Defined) -> Vec<&str> {
    defined
        .iter()
        .filter(|(_, shown)| *shown)
        .map(|(key, _)| key.as_str())
        .collect()
}

impl List {
    /// The page that begins with entry `from`.
    fn down(&self, defined: &Defined, from: usize, limit: usize) -> Span {
        let mut counted = 0;
        let mut to = from;
        while to < defined.len() && counted < limit {
            counted += usize::from(self.full == Full::OfEntries || defined[to].1);
            to += 1;
        }
        Span {
            from,
            to,
            full: counted == limit,
            upwards: false,
        }
    }

    /// The page next above entry `to`.
    fn up(&self, defined: &Defined, to: usize, limit: usize) -> Span {
        let mut counted = 0;
        let mut from = to;
        while from > 0 && counted < limit {
            from -= 1;
            counted += usize::from(self.full == Full::OfEntries || defined[from].1);
        }
        Span {
            from,
            to,
            full: counted == limit,
            upwards: true,
        }
    }

    /// The entry whose cursor `prev` carries.
    fn top(&self, defined: &Defined, span: Span) -> usize {
        match self.full {
            Full::OfEntries => span.from,
            Full::OfShown => (span.from..span.to)
                .find(|n| defined[*n].1)
                .unwrap_or(span.from),
        }
    }

    /// The most that a limit can ask for.
    fn most(&self) -> usize {
        let size = endpoint(self.endpoint).page_size.expect("a page size");
        usize::try_from(size.max).unwrap()
    }

    /// A limit as a client might ask for it, and what it comes to.
    fn limit(&self, dice: &mut Dice) -> (Option<usize>, usize) {
        let size = endpoint(self.endpoint).page_size.expect("a page size");
        match dice.below(12) {
            0 => (None, usize::try_from(size.default).unwrap()),
            1 => (Some(self.most() * 3), self.most()),
            _ => {
                let limit = 1 + dice.below(13);
                (Some(limit), limit)
            }
        }
    }

    /// Asks for a page and holds it, and its links, to what it has to be.
    async fn page(
        &self,
        defined: &Defined,
        at: &str,
        limit: Option<usize>,
        span: Span,
        why: &str,
    ) -> Page {
        let at = with_limit(at, limit);
        let answer = self.who.get(&at).await.expect(200);
        let why = format!("{why}: GET {at}");
        let keys: Vec<String> = (self.items)(&answer.json()).iter().map(self.key).collect();
        assert_eq!(keys, shown(&defined[span.from..span.to]), "{why}: {span:?}");
        let links = Links::of(&answer, &at, endpoint(self.endpoint).prev, &why);
        let holds = span.from < span.to;
        let needs_next = match self.full {
            _ if self.always_on => holds,
            _ if span.upwards => span.full,
            Full::OfEntries => span.full,
            Full::OfShown => span.full && defined[span.to..].iter().any(|(_, shown)| *shown),
        };
        if needs_next {
            assert!(links.next.is_some(), "{why}: no next on {span:?}");
        } else if !span.full {
            assert_eq!(links.next, None, "{why}: next on {span:?}");
        }
        // A page none of whose entries is shown may lead on all the same.
        if !keys.is_empty() || !holds {
            assert_eq!(links.prev.is_some(), holds, "{why}: prev on {span:?}");
        }
        Page {
            span,
            next: links.next,
            prev: links.prev,
        }
    }

    /// All of it by `next`; answers the pages.
    async fn walk_down(&self, defined: &Defined, limit: (Option<usize>, usize)) -> Vec<Page> {
        let first = self.down(defined, 0, limit.1);
        let mut pages = vec![
            self.page(defined, &self.at, limit.0, first, "the top")
                .await,
        ];
        while let Some(next) = pages.last().and_then(|page| page.next.clone()) {
            let from = pages.last().map_or(0, |page| page.span.to);
            let span = self.down(defined, from, limit.1);
            // The link has the limit itself.
            pages.push(self.page(defined, &next, None, span, "next").await);
            assert!(pages.len() < 200, "{}: the pages never end", self.at);
        }
        pages
    }

    /// All of it by `prev`, from the oldest on.
    async fn walk_up(&self, defined: &Defined, limit: (Option<usize>, usize)) {
        let mut span = self.up(defined, defined.len(), limit.1);
        let bottom = with(&self.at, "min_id", "1");
        let mut page = self
            .page(defined, &bottom, limit.0, span, "the bottom")
            .await;
        while let Some(prev) = page.prev.clone() {
            span = self.up(defined, self.top(defined, span), limit.1);
            page = self.page(defined, &prev, None, span, "prev").await;
        }
        // Nothing above was left out.
        assert!(
            shown(&defined[..span.from]).is_empty(),
            "{}: the walk up ended at {span:?}",
            self.at
        );
    }

    /// Here and there with any limit.
    async fn wander(&self, defined: &Defined, dice: &mut Dice) {
        let limit = self.limit(dice);
        let first = self.down(defined, 0, limit.1);
        let mut page = self
            .page(defined, &self.at, limit.0, first, "wandering")
            .await;
        for _ in 0..16 {
            let limit = self.limit(dice);
            let (at, span) = match (dice.coin(), &page.next, &page.prev) {
                (true, Some(next), _) => (next.clone(), self.down(defined, page.span.to, limit.1)),
                (_, _, Some(prev)) => {
                    let top = self.top(defined, page.span);
                    let span = match endpoint(self.endpoint).prev {
                        "since_id" => self.down(&defined[..top], 0, limit.1),
                        _ => self.up(defined, top, limit.1),
                    };
                    (prev.clone(), span)
                }
                _ => (self.at.clone(), self.down(defined, 0, limit.1)),
            };
            page = self
                .page(defined, &without_limit(&at), limit.0, span, "wandering")
                .await;
        }
    }

    /// `since_id` tells the newest above a point, `max_id` with `min_id` what is next above within bounds.
    async fn bounds(&self, defined: &Defined, pages: &[Page], dice: &mut Dice) {
        for _ in 0..3 {
            let (one, other) = (dice.below(pages.len()), dice.below(pages.len()));
            let (one, other) = (&pages[one], &pages[other]);
            let (upper, lower) = if one.span.from < other.span.from {
                (one, other)
            } else {
                (other, one)
            };
            let (Some(above), Some(below)) = (&lower.prev, &upper.prev) else {
                continue;
            };
            let (above, below) = (cursor(above), cursor(below));
            let (low, high) = (self.top(defined, lower.span), self.top(defined, upper.span));
            let (asked, limit) = self.limit(dice);
            let since = with(&self.at, "since_id", &above);
            let span = self.down(&defined[..low], 0, limit);
            self.page(&defined[..low], &since, asked, span, "since")
                .await;
            if high >= low {
                continue;
            }
            let window = with(&with(&self.at, "min_id", &above), "max_id", &below);
            let mut span = self.up(&defined[high + 1..], low - high - 1, limit);
            // Without anything below it that is within bounds, a page that is full may say so.
            span.upwards = true;
            let (asked, within) = (with_limit(&window, asked), &defined[high + 1..]);
            let answer = self.who.get(&asked).await.expect(200);
            let keys: Vec<String> = (self.items)(&answer.json()).iter().map(self.key).collect();
            assert_eq!(keys, shown(&within[span.from..span.to]), "GET {asked}");
        }
    }

    /// Makes more of it.
    async fn grow(&self, world: &World, made: &mut usize, amount: usize) {
        match self.grows {
            Grows::By(statement) => {
                world.make(statement, &world.fresh(amount), *made).await;
            }
            Grows::ByPosts => {
                for n in 0..amount {
                    let text = format!("post {} #stock1", *made + n);
                    let post = world.author.post_status(&text).await;
                    let id = post["id"].as_str().unwrap();
                    world.reader.wait_for_home(id).await;
                }
            }
        }
        *made += amount;
        if let Grows::By(statement) = self.grows {
            let bounded = ["{person}", "{post}", "{tag}"]
                .iter()
                .any(|name| statement.contains(name));
            assert!(!bounded || *made < STOCK, "{}: there is no more", self.at);
        }
    }

    /// What is new at the top neither moves nor repeats what a walk has below it, and is found above its first page.
    async fn while_it_grows(&self, world: &World, dice: &mut Dice, made: &mut usize) {
        let before = world.defined(self.defined).await;
        let limit = 3 + dice.below(8);
        let span = self.down(&before, 0, limit);
        let first = self
            .page(&before, &self.at, Some(limit), span, "growing")
            .await;
        let (mut next, mut from) = (first.next.clone(), span.to);
        let mut rest = 5;
        while let Some(at) = next {
            if rest > 0 {
                let amount = 1 + dice.below(2);
                self.grow(world, made, amount).await;
                rest -= amount.min(rest);
            }
            let span = self.down(&before, from, limit);
            next = self
                .page(&before, &at, None, span, "grown meanwhile")
                .await
                .next;
            from = span.to;
        }
        let after = world.defined(self.defined).await;
        let new = after.len() - before.len();
        assert!(new > 0, "{}: it did not grow", self.at);
        assert_eq!(after[new..], before[..], "{}: it grew below", self.at);
        let (Some(mut prev), mut top) = (first.prev, new + self.top(&before, first.span)) else {
            panic!("{}: no prev", self.at);
        };
        if endpoint(self.endpoint).prev == "since_id" {
            let span = self.down(&after[..top], 0, self.most());
            let at = without_limit(&prev);
            self.page(&after[..top], &at, Some(self.most()), span, "new")
                .await;
            return;
        }
        while top > 0 {
            let span = self.up(&after, top, limit);
            let page = self.page(&after, &prev, None, span, "new").await;
            let Some(further) = page.prev else { break };
            (prev, top) = (further, self.top(&after, span));
        }
        assert!(shown(&after[..top]).is_empty(), "{}: {top}", self.at);
    }

    /// Everything; `made` says how much of it was made so far.
    pub async fn check(&self, world: &World, dice: &mut Dice, made: &mut usize) {
        let defined = world.defined(self.defined).await;
        let entries = defined.len();
        assert!(entries >= 40, "{}: {entries} entries are too few", self.at);
        self.walk_down(&defined, (None, self.default())).await;
        let limit = 2 + dice.below(8);
        let pages = self.walk_down(&defined, (Some(limit), limit)).await;
        let limit = 2 + dice.below(8);
        // Where `prev` leads on by since_id, min_id is no part of the contract.
        if endpoint(self.endpoint).prev == "min_id" {
            self.walk_up(&defined, (Some(limit), limit)).await;
        }
        self.wander(&defined, dice).await;
        self.bounds(&defined, &pages, dice).await;
        self.while_it_grows(world, dice, made).await;
    }

    fn default(&self) -> usize {
        let size = endpoint(self.endpoint).page_size.expect("a page size");
        usize::try_from(size.default).unwrap()
    }
}

/// The URLs of a `Link` header.
pub struct Links {
    pub next: Option<String>,
    pub prev: Option<String>,
}

const CURSORS: [&str; 4] = ["max_id", "min_id", "since_id", "offset"];

impl Links {
    /// Reads the header and holds it to its form: absolute on the public origin, the same path, all other parameters kept,
    /// one cursor, `next` first.
    pub fn of(answer: &Answer, asked: &str, prev: &str, why: &str) -> Links {
        let mut links = Links {
            next: None,
            prev: None,
        };
        let Some(header) = answer.header("link") else {
            return links;
        };
        let host = answer.origin.as_str();
        let asked = asked.strip_prefix(host).unwrap_or(asked);
        let (path, kept) = parted(asked);
        for (n, link) in header.split(", ").enumerate() {
            let (url, relation) = link
                .strip_prefix('<')
                .and_then(|link| link.split_once(">; rel="))
                .unwrap_or_else(|| panic!("{why}: {header}"));
            let rest = url
                .strip_prefix(host)
                .unwrap_or_else(|| panic!("{why}: {url} is not on {host}"));
            let (its_path, its_kept) = parted(rest);
            assert_eq!(
                (its_path, its_kept),
                (path, kept.clone()),
                "{why}: {header}"
            );
            let cursors: Vec<&str> = query(rest)
                .filter_map(|pair| {
                    let name = pair.split('=').next()?;
                    CURSORS.contains(&name).then_some(name)
                })
                .collect();
            match relation {
                "\"next\"" => {
                    assert_eq!(n, 0, "{why}: next is not first: {header}");
                    let down = if prev == "offset" { "offset" } else { "max_id" };
                    assert_eq!(cursors, [down], "{why}: {header}");
                    links.next = Some(url.to_owned());
                }
                "\"prev\"" => {
                    assert_eq!(cursors, [prev], "{why}: {header}");
                    links.prev = Some(url.to_owned());
                }
                _ => panic!("{why}: {header}"),
            }
        }
        links
    }
}

fn query(url: &str) -> impl Iterator<Item = &str> {
    let query = url.split_once('?').map_or("", |(_, query)| query);
    query.split('&').filter(|pair| !pair.is_empty())
}

/// Path and parameters without cursors.
fn parted(url: &str) -> (&str, Vec<&str>) {
    let path = url.split('?').next().unwrap();
    let kept = query(url)
        .filter(|pair| !CURSORS.contains(&pair.split('=').next().unwrap()))
        .collect();
    (path, kept)
}

/// The cursor of a link.
fn cursor(url: &str) -> String {
    query(url)
        .filter_map(|pair| pair.split_once('='))
        .find(|(name, _)| CURSORS.contains(name))
        .map(|(_, value)| value.to_owned())
        .expect("a cursor")
}

/// The URL with one more parameter.
pub fn with(url: &str, name: &str, value: &str) -> String {
    let sign = if url.contains('?') { '&' } else { '?' };
    format!("{url}{sign}{name}={value}")
}

fn with_limit(url: &str, limit: Option<usize>) -> String {
    match limit {
        Some(limit) => with(url, "limit", &limit.to_string()),
        None => url.to_owned(),
    }
}

fn without_limit(url: &str) -> String {
    let path = url.split('?').next().unwrap();
    let rest: Vec<&str> = query(url)
        .filter(|pair| !pair.starts_with("limit="))
        .collect();
    format!("{path}?{}", rest.join("&"))
}
