//! The invalidation log: what was changed or taken back, so that no process answers from a cache what was there before.
//!
//! One capped stream. A writer appends before it answers; a reader asks, before it reads its caches, what was appended
//! since it last asked.

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
    /// Whom an account follows, mutes or blocks, and by whom it is blocked.
    Relationships(i64),
    /// What an account has favoured, boosted, bookmarked, pinned or muted.
    Marks(i64),
    /// Somebody's filters.
    Filters(i64),
    /// An access token, by its row's id.
    Token(i64),
    /// Who follows an account, how, and whose homes are kept.
    Followers(i64),
}

impl Change {
    fn text(self) -> String {
        match self {
            Change::Status(id) => format!("s{id}"),
            Change::Counts(id) => format!("c{id}"),
            Change::Account(id) => format!("a{id}"),
            Change::Relationships(id) => format!("r{id}"),
            Change::Marks(id) => format!("m{id}"),
            Change::Filters(id) => format!("f{id}"),
            Change::Token(id) => format!("t{id}"),
            Change::Followers(id) => format!("l{id}"),
        }
    }

    /// `None` for kinds that this version does not know, and so cannot have cached.
    fn read(text: &str) -> Option<Change> {
        let mut rest = text.chars();
        let kind = rest.next()?;
        let id = rest.as_str().parse().ok()?;
        match kind {
            's' => Some(Change::Status(id)),
            'c' => Some(Change::Counts(id)),
            'a' => Some(Change::Account(id)),
            'r' => Some(Change::Relationships(id)),
            'm' => Some(Change::Marks(id)),
            'f' => Some(Change::Filters(id)),
            't' => Some(Change::Token(id)),
            'l' => Some(Change::Followers(id)),
            _ => None,
        }
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
        for part in changes.chunks(PER_ENTRY) {
            let text: Vec<String> = part.iter().map(|change| change.text()).collect();
            self.append(&mut append, &text.join(" "));
        }
        self.inner.quick.run(&append).await
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
            Change::Followers(6),
        ] {
            assert_eq!(Change::read(&change.text()), Some(change));
        }
        for text in ["", "s", "x12", "s12x", "é3", "s99999999999999999999"] {
            assert_eq!(Change::read(text), None, "{text}");
        }
    }
}
