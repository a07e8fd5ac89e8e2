//! Posts as an author would write them, one after the other: their rows, in the text format of `COPY`.

use std::{collections::VecDeque, fmt::Write as _};

use anyhow::{Context, Result};
use jiff::Timestamp;
use rookery::clock::Random;

use super::{
    Network,
    graph::unit,
    people::{APPLICATION, HOSTS},
};

/// What posts are made of.
const WORDS: &str = "the rook flies over our town at dawn and nobody knows why but we all look up because it is a fine \
    sight when hundreds of them turn in the wind like smoke then settle in the old elms by the river where they talk \
    until dark about whatever birds talk about weather perhaps or food or us and in the morning they are gone again to \
    the fields beyond the mill where the plough has turned the ground and the gulls come in from the sea to join them \
    which the rooks do not like at all but put up with as long as there is enough for everybody";
/// Posts that are answered and boosted: the newest.
const RECENT: usize = 2_000;
/// A post is boosted so often at most while it is recent.
const BOOSTS: usize = 64;

/// Columns, in the order of the rows.
pub const STATUSES: &str = "id, account_id, uri, url, local, visibility, text, content, language, in_reply_to_id, \
    in_reply_to_account_id, reblog_of_id, conversation_id, application_id, quote_policy, created_at";
pub const OBJECTS: &str = "uri, kind, id";
pub const CONVERSATIONS: &str = "id";
pub const MENTIONS: &str = "status_id, account_id, silent";

/// Where rows go.
pub struct Rows<'a> {
    pub statuses: &'a mut String,
    pub objects: &'a mut String,
    pub conversations: &'a mut String,
    pub mentions: &'a mut String,
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Post,
    /// An answer to this post.
    Reply(i64),
    /// An answer that only the one answered sees.
    Direct,
    /// A boost of this post.
    Boost(i64),
}

/// A post of late.
struct Recent {
    id: i64,
    rank: usize,
    conversation: i64,
    language: Option<&'static str>,
    /// Ranks.
    boosted_by: Vec<usize>,
}

/// Writes posts.
pub struct Writer<'a> {
    network: &'a Network,
    random: Random,
    recent: VecDeque<Recent>,
    words: Vec<usize>,
    /// People here answer and boost only each other, so that nothing has to be sent to other servers.
    inside: bool,
}

impl<'a> Writer<'a> {
    pub fn new(network: &'a Network, seed: u64, inside: bool) -> Writer<'a> {
        let mut words = vec![0];
        words.extend(WORDS.match_indices(' ').map(|(at, _)| at + 1));
        Writer {
            network,
            random: Random::seeded(seed ^ 0x0070_6f73_7473),
            recent: VecDeque::with_capacity(RECENT + 1),
            words,
            inside,
        }
    }

    /// An author, by how often they post.
    pub fn author(&self) -> usize {
        self.network.activity.everybody.draw(&self.random)
    }

    /// The rows of a post with this id by an author: of twenty, two are boosts and four answers.
    pub fn post(&mut self, id: i64, rank: usize, rows: &mut Rows<'_>) -> Result<Kind> {
        let network = self.network;
        let account = network.graph.account_of(rank);
        let local = network.graph.is_local(rank);
        let author = network.account_id(account);
        let (uri, page) = network.addresses(account);
        let created = Timestamp::from_millisecond(id >> 16)?;
        let dice = self.random.u64() % 100;
        let parent = if dice < 30 {
            self.pick(rank, local, dice < 10)
        } else {
            None
        };
        if let Some(index) = parent.filter(|_| dice < 10) {
            let original = self.recent.get_mut(index).context("a recent post")?;
            original.boosted_by.push(rank);
            let language = original.language.unwrap_or("\\N");
            let uri = format!("{uri}/statuses/{id}/activity");
            writeln!(
                rows.statuses,
                "{id}\t{author}\t{uri}\t\\N\t{}\tpublic\t\t\t{language}\t\\N\t\\N\t{}\t{}\t\\N\tnobody\t{created}",
                flag(local),
                original.id,
                original.conversation
            )?;
            writeln!(rows.objects, "{uri}\tstatus\t{id}")?;
            return Ok(Kind::Boost(original.id));
        }
        let parent = parent.and_then(|index| self.recent.get(index));
        let (language, mut visibility) = match self.random.u64() % 100 {
            0..60 => (Some("en"), "public"),
            60..75 => (Some("de"), "public"),
            75..85 => (Some("ja"), "public"),
            85..90 => (None, "public"),
            90..96 => (Some("en"), "unlisted"),
            _ => (Some("fr"), "private"),
        };
        if parent.is_some() && dice == 29 {
            visibility = "direct";
        }
        let text = self.text();
        let conversation = parent.map_or(id, |parent| parent.conversation);
        let (typed, shown) = match parent {
            Some(parent) if parent.rank != rank => {
                let account = network.graph.account_of(parent.rank);
                let (_, page) = network.addresses(account);
                let name = network.name(account);
                let mentioned = network.account_id(account);
                let at = if network.graph.is_local(parent.rank) {
                    String::new()
                } else {
                    format!("@net{}.test", account % HOSTS)
                };
                writeln!(rows.mentions, "{id}\t{mentioned}\tf")?;
                (
                    format!("@{name}{at} {text}"),
                    format!(
                        "<p><span class=\"h-card\" translate=\"no\"><a href=\"{page}\" class=\"u-url mention\">\
                         @<span>{name}</span></a></span> {text}</p>"
                    ),
                )
            }
            _ => (text.to_owned(), format!("<p>{text}</p>")),
        };
        let (answered, answered_author) = match parent {
            Some(parent) => (
                parent.id.to_string(),
                network.author_id(parent.rank).to_string(),
            ),
            None => ("\\N".to_owned(), "\\N".to_owned()),
        };
        let uri = format!("{uri}/statuses/{id}");
        let (typed, application) = if local {
            (typed, APPLICATION.to_string())
        } else {
            (String::new(), "\\N".to_owned())
        };
        let quotes = match visibility {
            "public" | "unlisted" if local => "public",
            _ => "nobody",
        };
        writeln!(
            rows.statuses,
            "{id}\t{author}\t{uri}\t{page}/{id}\t{}\t{visibility}\t{typed}\t{shown}\t{}\t{answered}\t{answered_author}\t\
             \\N\t{conversation}\t{application}\t{quotes}\t{created}",
            flag(local),
            language.unwrap_or("\\N"),
        )?;
        writeln!(rows.objects, "{uri}\tstatus\t{id}")?;
        let kind = match parent {
            _ if visibility == "direct" => Kind::Direct,
            Some(parent) if matches!(visibility, "public" | "unlisted") => Kind::Reply(parent.id),
            _ => Kind::Post,
        };
        if parent.is_none() {
            writeln!(rows.conversations, "{id}")?;
        }
        if matches!(visibility, "public" | "unlisted") {
            self.recent.push_back(Recent {
                id,
                rank,
                conversation,
                language,
                boosted_by: Vec::new(),
            });
            if self.recent.len() > RECENT {
                self.recent.pop_front();
            }
        }
        Ok(kind)
    }

    /// Something to answer or boost. Every fifth answer goes on with what oneself wrote, where that is recent.
    fn pick(&self, rank: usize, local: bool, boost: bool) -> Option<usize> {
        if self.recent.is_empty() {
            return None;
        }
        let fits = |index: &usize| {
            self.recent.get(*index).is_some_and(|recent| {
                let near = !self.inside || !local || self.network.graph.is_local(recent.rank);
                let new = !boost
                    || (recent.rank != rank
                        && recent.boosted_by.len() < BOOSTS
                        && !recent.boosted_by.contains(&rank));
                near && new
            })
        };
        if !boost && unit(&self.random) < 0.2 {
            let own = self.recent.iter().rposition(|recent| recent.rank == rank);
            if own.is_some() {
                return own;
            }
        }
        let any = (unit(&self.random) * self.recent.len() as f64) as usize;
        Some(any).filter(fits)
    }

    /// Ten to forty words.
    fn text(&self) -> &'static str {
        let draw = self.random.u64();
        let amount = 10 + (draw % 30) as usize;
        let from = (draw >> 32) as usize % self.words.len().saturating_sub(amount).max(1);
        let at = |index: usize| self.words.get(index).copied().unwrap_or(WORDS.len() + 1);
        WORDS
            .get(at(from)..at(from + amount).saturating_sub(1).min(WORDS.len()))
            .unwrap_or(WORDS)
    }
}

fn flag(yes: bool) -> &'static str {
    if yes { "t" } else { "f" }
}
