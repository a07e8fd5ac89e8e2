//! The invalidation log: what was changed or taken back, so that no process answers from a cache what was there before.
//!
//! One capped stream. A writer appends before it answers; a reader asks, before it reads its caches, what was appended
//! since it last asked.

use jiff::civil::Date;
use redis::{Pipeline, Value};

use super::{Error, Feed, Result};

/// About so many entries are kept; a process that is further behind starts over.
const KEPT: usize = 10_000;
/// Entries asked for at once.
const AT_ONCE: usize = 1_000;
/// Things named by one entry at most.
const PER_ENTRY: usize = 500;

/// Something that caches may hold and that is no longer so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Change {
    /// A post: edited, deleted, or seen by others than before.
    Status(i64),
    /// The counters of a post.
    Counts(i64),
    /// An account: edited, limited, suspended or deleted.
    Account(i64),
    /// An account has posted, and nothing else about it changed.
    Posted {
        /// The account.
        account: i64,
        /// Of its counters: what is known in this version or a later one stays.
        version: i64,
        /// Posts it has now.
        statuses: i64,
        /// The day of its last post.
        day: Option<Date>,
    },
    /// Whom an account follows, mutes or blocks, and by whom it is blocked.
    Relationships(i64),
    /// What an account has favoured, boosted, bookmarked, pinned or muted.
    Marks(i64),
    /// Somebody's filters.
    Filters(i64),
    /// An access token, by its row's id.
    Token(i64),
    /// The newest posts of an account: a late one came in between.
    Newest(i64),
    /// An account has posted: said again, after [`Change::Posted`].
    Newer(i64),
    /// The newest public posts with a tag: a late one came in between, or one has it no longer.
    TagNewest(i64),
    /// A public post came with a tag.
    TagNewer(i64),
    /// Whose posts are merged into homes instead of pushed.
    Whales,
    /// Who follows an account, how, and whose homes are kept.
    Followers(i64),
}

impl Change {
    fn text(self) -> String {
        match self {
            Change::Status(id) => format!("s{id}"),
            Change::Counts(id) => format!("c{id}"),
            Change::Account(id) => format!("a{id}"),
            Change::Posted {
                account,
                version,
                statuses,
                day,
            } => {
                let day = day.map(|day| day.to_string()).unwrap_or_default();
                format!("p{account}:{version}:{statuses}:{day}")
            }
            Change::Relationships(id) => format!("r{id}"),
            Change::Marks(id) => format!("m{id}"),
            Change::Filters(id) => format!("f{id}"),
            Change::Token(id) => format!("t{id}"),
            Change::Newest(id) => format!("n{id}"),
            Change::Newer(id) => format!("N{id}"),
            Change::TagNewest(id) => format!("g{id}"),
            Change::TagNewer(id) => format!("G{id}"),
            Change::Whales => "w0".to_owned(),
            Change::Followers(id) => format!("l{id}"),
        }
    }

    /// `None` for kinds that this version does not know, and so cannot have cached.
    fn read(text: &str) -> Option<Change> {
        let mut rest = text.chars();
        let kind = rest.next()?;
        if kind == 'p' {
            return Change::read_posted(rest.as_str());
        }
        let id = rest.as_str().parse().ok()?;
        match kind {
            's' => Some(Change::Status(id)),
            'c' => Some(Change::Counts(id)),
            'a' => Some(Change::Account(id)),
            'r' => Some(Change::Relationships(id)),
            'm' => Some(Change::Marks(id)),
            'f' => Some(Change::Filters(id)),
            't' => Some(Change::Token(id)),
            'n' => Some(Change::Newest(id)),
            'N' => Some(Change::Newer(id)),
            'g' => Some(Change::TagNewest(id)),
            'G' => Some(Change::TagNewer(id)),
            'w' => Some(Change::Whales),
            'l' => Some(Change::Followers(id)),
            _ => None,
        }
    }

    fn read_posted(text: &str) -> Option<Change> {
        let mut parts = text.split(':');
        let mut number = || parts.next()?.parse().ok();
        let (account, version, statuses) = (number()?, number()?, number()?);
        let day = match parts.next()? {
            "" => None,
            day => Some(day.parse().ok()?),
        };
        parts.next().is_none().then_some(Change::Posted {
            account,
            version,
            statuses,
            day,
        })
    }
}

/// How far a process has read. A new one has read nothing, so its first look says `lost`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// The entry read last.
    entry: Option<String>,
    /// The connection it was read on.
    generation: u64,
}

/// What was appended since the last look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// What is no longer so, oldest first.
    pub items: Vec<Change>,
    /// Something may have been appended that nobody can tell any more (too far behind, another Redis, a lost
    /// connection): all that is cached is in doubt.
    pub lost: bool,
}

type Entry = (String, Vec<String>);

impl Feed {
    /// Appends. A writer does this after its commit and before it answers.
    ///
    /// # Errors
    /// [`Error::Away`]: other processes may show what was there before until their caches expire; [`Error::Refused`].
    pub async fn changed(&self, changes: &[Change]) -> Result<()> {
        if changes.is_empty() {
            return Ok(());
        }
        let mut append = Pipeline::new();
        self.append_all(&mut append, changes);
        self.inner.quick.run(&append).await
    }

    /// Right after posts were committed, in one pipeline: each goes to its author's own home (author, post), as far as that
    /// exists, and what changed to the log. Home lists are cut to size by the fan-out, which includes the author.
    ///
    /// # Errors
    /// As [`Feed::changed`].
    pub async fn posted(&self, own: &[(i64, i64)], changes: &[Change]) -> Result<()> {
        if own.is_empty() {
            return self.changed(changes).await;
        }
        let mut posted = Pipeline::with_capacity(own.len() + 1);
        for (author, id) in own {
            posted
                .cmd("RPUSHX")
                .arg(self.home_key(*author))
                .arg(id)
                .ignore();
        }
        self.append_all(&mut posted, changes);
        self.inner.quick.run(&posted).await
    }

    fn append_all(&self, pipeline: &mut Pipeline, changes: &[Change]) {
        for part in changes.chunks(PER_ENTRY) {
            let text: Vec<String> = part.iter().map(|change| change.text()).collect();
            self.append(pipeline, &text.join(" "));
        }
    }

    fn append(&self, pipeline: &mut Pipeline, text: &str) {
        pipeline
            .cmd("XADD")
            .arg(self.key("changes"))
            .arg("MAXLEN")
            .arg("~")
            .arg(KEPT)
            .arg("*")
            .arg("c")
            .arg(text)
            .ignore();
    }

    /// What was appended since `position`, which moves on. Normally one command and nothing found.
    ///
    /// # Errors
    /// [`Error::Away`] or [`Error::Refused`]: the log cannot be followed now, so read past the caches. The position
    /// stays.
    pub async fn changes_since(&self, position: &mut Position) -> Result<Changes> {
        let mut changes = Changes::default();
        let mut entry = position.entry.clone();
        // More rounds than the log is long are never needed, unless it grows faster than it is read.
        for _ in 0..=(KEPT / AT_ONCE) {
            let Some(last) = entry.clone() else { break };
            let mut look = Pipeline::with_capacity(1);
            look.cmd("XRANGE")
                .arg(self.key("changes"))
                .arg(&last)
                .arg("+")
                .arg("COUNT")
                .arg(AT_ONCE + 1);
            let (generation, (entries,)): (u64, (Vec<Entry>,)) =
                self.inner.quick.run_seen(&look).await?;
            // The entry read last must still stand there, on the same connection: else there may have been others
            // between it and what is there now.
            if generation != position.generation
                || entries.first().is_none_or(|(id, _)| *id != last)
            {
                break;
            }
            let full = entries.len() > AT_ONCE;
            for (id, fields) in entries.into_iter().skip(1) {
                let texts = fields.get(1).map(String::as_str).unwrap_or_default();
                changes
                    .items
                    .extend(texts.split(' ').filter_map(Change::read));
                entry = Some(id);
            }
            if !full {
                position.entry = entry;
                return Ok(changes);
            }
        }
        *position = self.newest().await?;
        Ok(Changes {
            items: Vec::new(),
            lost: true,
        })
    }

    /// The end of the log, which is given an entry to stand on if it has none.
    async fn newest(&self) -> Result<Position> {
        for _ in 0..2 {
            let mut look = Pipeline::with_capacity(1);
            look.cmd("XREVRANGE")
                .arg(self.key("changes"))
                .arg("+")
                .arg("-")
                .arg("COUNT")
                .arg(1);
            let (generation, (entries,)): (u64, (Vec<(String, Value)>,)) =
                self.inner.quick.run_seen(&look).await?;
            if let Some((id, _)) = entries.into_iter().next() {
                return Ok(Position {
                    entry: Some(id),
                    generation,
                });
            }
            let mut start = Pipeline::new();
            self.append(&mut start, "");
            self.inner.quick.run::<()>(&start).await?;
        }
        Err(Error::Away)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_come_back_as_they_went_and_unknown_ones_are_skipped() {
        for change in [
            Change::Status(i64::MAX),
            Change::Counts(5),
            Change::Account(1),
            Change::Relationships(2),
            Change::Filters(3),
            Change::Token(4),
            Change::Newest(6),
            Change::Newer(7),
            Change::Whales,
            Change::Posted {
                account: 5,
                version: 6,
                statuses: i64::MAX,
                day: Some(jiff::civil::date(2026, 11, 22)),
            },
            Change::Posted {
                account: 5,
                version: 6,
                statuses: 0,
                day: None,
            },
            Change::Followers(6),
        ] {
            assert_eq!(Change::read(&change.text()), Some(change));
        }
        for text in [
            "",
            "s",
            "p1",
            "p1:2:3",
            "p1:2:3:x",
            "p1:2:3::",
            "x12",
            "s12x",
            "é3",
            "s99999999999999999999",
        ] {
            assert_eq!(Change::read(text), None, "{text}");
        }
    }
}
