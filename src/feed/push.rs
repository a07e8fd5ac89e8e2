//! Pushing posts to the homes that exist.

use std::{fmt::Write, ops::Range};

use futures_util::{StreamExt, TryStreamExt, stream};
use redis::Pipeline;

use super::{
    Feed, Result,
    home::{CHUNK, late_seconds},
    scripts,
};

/// Pipelines on their way at once.
const DEPTH: usize = 4;
/// Entries of one pipeline, about.
const ENTRIES: usize = 8_000;
/// Entries of a late list; more late posts than that make building the home again the cheaper way.
const LATE_CAP: usize = 100;

/// What became of a push.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PushReport {
    /// Entries that lists took, the late ones included.
    pub pushed: usize,
    /// Of those, in late lists.
    pub late: usize,
    /// Lists that were cut to size.
    pub trimmed: usize,
    /// Homes dropped because their late list was full: their next reader builds them.
    pub dropped: usize,
}

impl PushReport {
    fn plus(self, other: PushReport) -> PushReport {
        PushReport {
            pushed: self.pushed + other.pushed,
            late: self.late + other.late,
            trimmed: self.trimmed + other.trimmed,
            dropped: self.dropped + other.dropped,
        }
    }
}

/// One list and what it gets.
type Entry = (i64, i64);

impl Feed {
    /// Adds a post to the homes of `readers`, as far as they exist. Doing it twice is harmless.
    ///
    /// `now_ms` is the present in Unix milliseconds: a post that is older than [`late_slack`](super::Settings) goes to
    /// the late lists.
    ///
    /// # Errors
    /// As [`push_many`](Self::push_many).
    pub async fn push(&self, readers: &[i64], id: i64, now_ms: u64) -> Result<PushReport> {
        let entries: Vec<Entry> = readers.iter().map(|reader| (*reader, id)).collect();
        self.push_many(&entries, now_ms).await
    }

    /// Adds posts to homes, as far as they exist: (reader, post), each reader's side by side and ascending, which go out by
    /// one command. Doing it twice is harmless.
    ///
    /// # Errors
    /// [`Error::Away`](super::Error::Away) or [`Error::Refused`](super::Error::Refused); some of the lists may have taken
    /// their entries.
    pub async fn push_many(&self, entries: &[Entry], now_ms: u64) -> Result<PushReport> {
        let slack = u64::try_from(self.inner.settings.late_slack.as_millis()).unwrap_or(u64::MAX);
        let is_late = |id: i64| now_ms.saturating_sub(u64::try_from(id >> 16).unwrap_or(0)) > slack;
        // Hardly ever is anything late.
        let (late, fresh): (Vec<Entry>, Vec<Entry>);
        let mut on_time = entries;
        let mut too_late: &[Entry] = &[];
        if entries.iter().any(|(_, id)| is_late(*id)) {
            (late, fresh) = entries.iter().partition(|(_, id)| is_late(*id));
            (too_late, on_time) = (&late, &fresh);
        }
        let parts = pipelines(on_time)
            .into_iter()
            .map(|range| (range, false))
            .chain(pipelines(too_late).into_iter().map(|range| (range, true)));
        stream::iter(parts)
            .map(|(range, late)| async move {
                let entries = if late { too_late } else { on_time };
                let part = entries.get(range).unwrap_or_default();
                if late {
                    self.push_late(part).await
                } else {
                    self.push_on_time(part).await
                }
            })
            .buffer_unordered(DEPTH)
            .try_fold(PushReport::default(), |sum, part| async move {
                Ok(sum.plus(part))
            })
            .await
    }

    async fn push_on_time(&self, entries: &[Entry]) -> Result<PushReport> {
        let mut push = Pipeline::with_capacity(CHUNK.min(entries.len()));
        let mut pushed_to: Vec<(i64, usize)> = Vec::with_capacity(CHUNK.min(entries.len()));
        let mut key = String::new();
        for list in lists(entries) {
            let Some((reader, _)) = list.first() else {
                continue;
            };
            key.clear();
            // Writing to a text cannot fail.
            let _ = write!(key, "{}home:{{{reader}}}", self.inner.prefix);
            let mut command = redis::Cmd::with_capacity(2 + list.len(), 48 + 20 * list.len());
            command.arg("RPUSHX").arg(&key);
            for (_, id) in list {
                command.arg(*id);
            }
            push.add_command(command);
            pushed_to.push((*reader, list.len()));
        }
        let lengths: Vec<usize> = self.inner.bulk.run(&push).await?;
        let settings = &self.inner.settings;
        // The head counts too.
        let limit = settings.home_size + settings.trim_slack + 1;
        let mut trim = Pipeline::new();
        let mut pushed = 0;
        for ((reader, amount), length) in pushed_to.into_iter().zip(lengths) {
            if length > 0 {
                pushed += amount;
            }
            if length > limit {
                let mut call = scripts::call(
                    &scripts::TRIM,
                    &self.home_key(reader),
                    &self.late_key(reader),
                );
                call.arg(settings.home_size)
                    .arg(late_seconds(settings.active_seconds()));
                trim.add_command(call);
            }
        }
        let trimmed = if trim.is_empty() {
            0
        } else {
            let cut: Vec<usize> = self.inner.bulk.run(&trim).await?;
            cut.into_iter().filter(|&entries| entries > 0).count()
        };
        Ok(PushReport {
            pushed,
            trimmed,
            ..PushReport::default()
        })
    }

    async fn push_late(&self, entries: &[Entry]) -> Result<PushReport> {
        let seconds = late_seconds(self.inner.settings.active_seconds());
        let mut push = Pipeline::new();
        for list in lists(entries) {
            let Some((reader, _)) = list.first() else {
                continue;
            };
            let mut call = scripts::call(
                &scripts::LATE,
                &self.home_key(*reader),
                &self.late_key(*reader),
            );
            call.arg(LATE_CAP).arg(seconds);
            for (_, id) in list {
                call.arg(*id);
            }
            push.add_command(call);
        }
        let outcomes: Vec<i64> = self.inner.bulk.run(&push).await?;
        let late = outcomes
            .iter()
            .filter_map(|added| usize::try_from(*added).ok())
            .sum();
        Ok(PushReport {
            pushed: late,
            late,
            trimmed: 0,
            dropped: outcomes.iter().filter(|&&added| added < 0).count(),
        })
    }
}

/// Each reader's entries; of more than a list holds, in pieces.
fn lists(entries: &[Entry]) -> impl Iterator<Item = &[Entry]> {
    entries
        .chunk_by(|(one, _), (other, _)| one == other)
        .flat_map(|list| list.chunks(CHUNK))
}

/// Cuts entries into pipelines, between readers where that can be.
fn pipelines(entries: &[Entry]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let (mut begun, mut end, mut commands) = (0, 0, 0);
    for list in lists(entries) {
        if commands >= CHUNK || (commands > 0 && end - begun + list.len() > ENTRIES) {
            parts.push(begun..end);
            (begun, commands) = (end, 0);
        }
        end += list.len();
        commands += 1;
    }
    if end > begun {
        parts.push(begun..end);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pipelines_hold_all_entries_once_and_not_too_many() {
        // Reader n gets n posts, and the last one more than a pipeline may hold.
        let mut entries: Vec<Entry> = (0..200)
            .flat_map(|reader| (0..reader).map(move |id| (reader, id)))
            .collect();
        entries.extend((0..20_000).map(|id| (1_000, id)));
        entries.extend((2_000..3_200).map(|reader| (reader, 1)));
        let parts = pipelines(&entries);
        let mut at = 0;
        for part in parts {
            assert_eq!(part.start, at);
            let held = &entries[part.clone()];
            assert!(held.len() <= ENTRIES, "{}", held.len());
            assert!(lists(held).count() <= CHUNK);
            at = part.end;
        }
        assert_eq!(at, entries.len());
        assert!(pipelines(&[]).is_empty());
    }
}
