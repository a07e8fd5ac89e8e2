//! What a process remembers of the ends of home lists: the newest entries of each, and up to where the list was read.
//! The next read asks only for what was appended since, and for the head, which tells whether it is still the same list.
//!
//! So it does not matter how far entries are out of order: all of them were seen. The last entry that was seen has to stand
//! where it stood, and no connection may have been opened since: a Redis that was restarted may have lost the end of a list.

use std::ops::RangeInclusive;

use quick_cache::sync::Cache;

use super::page::{Cursor, Home};

/// Entries remembered of a list: more than the longest page and what goes with it.
pub(super) const KEPT: usize = 56;
/// Lists remembered, each in about half a kilobyte.
const LISTS: usize = 32_768;

/// The head of a home that is whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// The highest id that the list may miss.
    pub cut: i64,
    /// There is a late list.
    pub is_late: bool,
    /// Who built it, and how many entries were cut off since. `None` for a list of a version that did not count.
    pub build: Option<(u64, i64)>,
}

impl Head {
    /// `None`: there is no home, or none that is whole.
    pub fn read(text: &str) -> Option<Head> {
        let mut parts = text.strip_prefix('r')?.split(':');
        let cut = parts.next()?.parse().ok()?;
        let is_late = parts.next()? == "1";
        let token = parts.next()?;
        let trimmed = parts.next().and_then(|count| count.parse().ok());
        let token = u64::from_str_radix(token, 16).ok();
        Some(Head {
            cut,
            is_late,
            build: token.zip(trimmed),
        })
    }
}

/// The end of a list.
#[derive(Clone, Debug)]
pub(super) struct Tail {
    /// Connections opened before.
    epoch: u64,
    token: u64,
    /// Entries cut off when it was read.
    trimmed: i64,
    /// How many entries, counted from when the list was built and with the head, were seen.
    seen: i64,
    /// The last of them.
    last: i64,
    /// All entries from this id on that were seen.
    from: i64,
    /// They, falling.
    ids: Box<[i64]>,
}

impl Tail {
    /// The newest entries of a list of `length` entries, its head included, of which `last` came last: `ids` are all from the
    /// last of them on, or all there are. `None` when it cannot be found again.
    pub fn new(
        epoch: u64,
        head: Head,
        length: i64,
        last: i64,
        ids: &[i64],
        are_all: bool,
    ) -> Option<Tail> {
        let (token, trimmed) = head.build?;
        let kept = ids.get(..KEPT.min(ids.len()))?;
        let from = match kept.last() {
            _ if are_all && kept.len() == ids.len() => 0,
            Some(last) => *last,
            None => return None,
        };
        Some(Tail {
            epoch,
            token,
            trimmed,
            last,
            seen: trimmed.checked_add(length)?,
            from,
            ids: kept.into(),
        })
    }

    /// Where in the list the last entry that was seen stands, as far as is known. Never the head.
    pub fn place(&self) -> i64 {
        self.seen
            .saturating_sub(self.trimmed)
            .saturating_sub(1)
            .max(1)
    }

    /// The same with what was found from [`place`](Self::place) on under a head that was read afterwards, when so many
    /// connections had been opened.
    pub fn grown(&self, epoch: u64, head: Head, found: &[i64]) -> Grown {
        if epoch != self.epoch {
            return Grown::Other;
        }
        match head.build {
            Some((token, trimmed)) if token == self.token => {
                if trimmed != self.trimmed {
                    return Grown::Moved(Tail {
                        trimmed,
                        ..self.clone()
                    });
                }
            }
            _ => return Grown::Other,
        }
        let Some((_, new)) = found
            .split_first()
            .filter(|(first, _)| **first == self.last)
        else {
            return Grown::Other;
        };
        if new.is_empty() {
            return Grown::Same;
        }
        let mut ids: Vec<i64> = new.iter().copied().filter(|id| *id >= self.from).collect();
        ids.extend(&self.ids);
        ids.sort_unstable_by_key(|id| !*id);
        ids.dedup();
        let mut from = self.from;
        if ids.len() > KEPT {
            ids.truncate(KEPT);
            from = ids.last().copied().unwrap_or(from);
        }
        Grown::More(Tail {
            seen: self
                .seen
                .saturating_add(i64::try_from(new.len()).unwrap_or(i64::MAX)),
            last: new.last().copied().unwrap_or(self.last),
            from,
            ids: ids.into_boxed_slice(),
            ..*self
        })
    }

    /// The newest page above a cursor, if what is remembered is enough for it.
    pub fn page(&self, cut: i64, cursor: &Cursor, amount: &RangeInclusive<usize>) -> Option<Home> {
        let lowest = cursor.above.unwrap_or(0).max(cut);
        let end = self.ids.partition_point(|id| *id > lowest);
        let is_enough = end >= *amount.start() || self.from <= lowest.saturating_add(1);
        let ids = self.ids.get(..end.min(*amount.end()))?;
        is_enough.then(|| Home::Page {
            ids: ids.to_vec(),
            complete_to: (cut > 0).then(|| cut.saturating_add(1)),
        })
    }
}

/// What became of a list.
#[derive(Debug)]
pub(super) enum Grown {
    /// Nothing was appended.
    Same,
    /// Something was.
    More(Tail),
    /// Its beginning was cut off: look again, from where the end is now.
    Moved(Tail),
    /// It is another list.
    Other,
}

/// Ends of lists by reader.
#[derive(Debug)]
pub(super) struct Tails(Cache<i64, std::sync::Arc<Tail>>);

impl Default for Tails {
    fn default() -> Tails {
        Tails(Cache::new(LISTS))
    }
}

impl Tails {
    pub fn get(&self, reader: i64) -> Option<std::sync::Arc<Tail>> {
        self.0.get(&reader)
    }

    pub fn keep(&self, reader: i64, tail: Tail) {
        self.0.insert(reader, tail.into());
    }

    pub fn forget(&self, reader: i64) {
        self.0.remove(&reader);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str) -> Head {
        Head::read(text).unwrap()
    }

    fn newest() -> Cursor {
        Cursor::default()
    }

    fn ids(home: Option<Home>) -> Option<Vec<i64>> {
        match home? {
            Home::Page { ids, .. } => Some(ids),
            Home::Missing => panic!("missing"),
        }
    }

    #[test]
    fn a_head_is_whole_only_when_it_says_so() {
        assert_eq!(
            Head::read("r0:0:ab:7"),
            Some(Head {
                cut: 0,
                is_late: false,
                build: Some((0xab, 7))
            })
        );
        let late = head("r116000000000000000:1:ab:0");
        assert!(late.is_late && late.cut == 116_000_000_000_000_000);
        assert_eq!(head("r0:0:ab").build, None);
        for other in ["", "b0123", "r", "r:", "r12", "rx:1:a:0", "42"] {
            assert_eq!(Head::read(other), None, "{other}");
        }
    }

    #[test]
    fn what_is_appended_is_added_in_the_order_of_ids() {
        let at = head("r0:0:ab:0");
        let tail = Tail::new(1, at, 10, 80, &[90, 80, 70], false).unwrap();
        assert_eq!(tail.place(), 9);
        let Grown::More(tail) = tail.grown(1, at, &[80, 95, 75, 60, 95]) else {
            panic!("nothing new")
        };
        // What is older than all that is known is not the next one for certain.
        assert_eq!(
            ids(tail.page(0, &newest(), &(4..=9))),
            Some(vec![95, 90, 80, 75, 70])
        );
        assert_eq!(ids(tail.page(0, &newest(), &(6..=9))), None);
        assert_eq!(tail.place(), 13);
        assert!(matches!(tail.grown(1, at, &[95]), Grown::Same));
    }

    #[test]
    fn all_there_are_answer_a_short_page() {
        let at = head("r50:0:ab:0");
        let tail = Tail::new(1, at, 4, 90, &[90, 80, 70], true).unwrap();
        assert_eq!(
            ids(tail.page(50, &newest(), &(20..=25))),
            Some(vec![90, 80, 70])
        );
        // What has been cut off meanwhile is not told.
        assert_eq!(
            ids(tail.page(75, &newest(), &(20..=25))),
            Some(vec![90, 80])
        );
        assert!(Tail::new(1, at, 4, 90, &[], false).is_none());
        let part = Tail::new(1, at, 4, 90, &[90, 80, 70], false).unwrap();
        assert_eq!(ids(part.page(50, &newest(), &(20..=25))), None);
        let above = Cursor {
            above: Some(70),
            ..newest()
        };
        assert_eq!(ids(part.page(50, &above, &(20..=25))), Some(vec![90, 80]));
    }

    #[test]
    fn a_list_that_was_cut_is_looked_at_further_on_and_another_one_not_at_all() {
        let tail = Tail::new(1, head("r0:0:ab:5"), 10, 90, &[90], false).unwrap();
        let Grown::Moved(moved) = tail.grown(1, head("r40:0:ab:8"), &[99]) else {
            panic!("not moved")
        };
        assert_eq!((tail.place(), moved.place()), (9, 6));
        for other in ["r0:0:cd:5", "r0:0:ab"] {
            assert!(matches!(tail.grown(1, head(other), &[90]), Grown::Other));
        }
    }

    #[test]
    fn a_list_that_has_lost_its_end_is_not_followed() {
        let at = head("r0:0:ab:5");
        let tail = Tail::new(1, at, 10, 90, &[90], false).unwrap();
        for found in [&[][..], &[91], &[91, 90]] {
            assert!(matches!(tail.grown(1, at, found), Grown::Other));
        }
        assert!(matches!(tail.grown(1, at, &[90]), Grown::Same));
        assert!(
            matches!(tail.grown(2, at, &[90]), Grown::Other),
            "a new connection"
        );
    }

    #[test]
    fn no_more_is_kept_than_a_page_needs() {
        let all: Vec<i64> = (1..=200).rev().collect();
        let at = head("r0:0:ab:0");
        let tail = Tail::new(1, at, 201, 200, &all, true).unwrap();
        assert_eq!(tail.ids.len(), KEPT);
        assert_eq!(ids(tail.page(0, &newest(), &(60..=60))), None);
        let new: Vec<i64> = (200..=300).collect();
        let Grown::More(tail) = tail.grown(1, at, &new) else {
            panic!("nothing new")
        };
        assert_eq!((tail.ids.len(), tail.ids[0], tail.from), (KEPT, 300, 245));
    }
}
