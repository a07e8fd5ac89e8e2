//! Which entries of a list answer a cursor, and when enough of the list was read. Pure.
//!
//! A list is in the order of arrival, which is the order of ids only within a slack: what arrived when the newest id was
//! of time t is of t minus the slack at the earliest, and nobody pushes ids of the future. So an entry of time t proves
//! that all before it are of t plus the slack at most, and that all after it are of t minus the slack at least.

use std::ops::RangeInclusive;

/// Where in a timeline a page stands; ids themselves are excluded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// `max_id`: only ids below it.
    pub below: Option<i64>,
    /// `since_id` or `min_id`: only ids above it.
    pub above: Option<i64>,
    /// `min_id`: the oldest of what matches rather than the newest.
    pub upwards: bool,
}

impl Cursor {
    /// Whether `found` ids out of a part of a timeline that is whole down to `complete_to` are all that there is to
    /// say to this cursor. If not, the same question goes to Postgres (for a page that falls short: for the rest, below
    /// the last id found).
    #[must_use]
    pub fn answered(&self, found: usize, amount: usize, complete_to: Option<i64>) -> bool {
        let Some(floor) = complete_to else {
            return true;
        };
        let above_floor = self
            .above
            .is_some_and(|above| above >= floor.saturating_sub(1));
        above_floor || (!self.upwards && found >= amount)
    }

    fn admits(&self, id: i64) -> bool {
        self.below.is_none_or(|below| id < below) && self.above.is_none_or(|above| id > above)
    }
}

/// What a home list says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Home {
    /// There is none that is whole: build it ([`Feed::begin`](super::Feed::begin)), and read from Postgres meanwhile.
    Missing,
    /// There is one.
    Page {
        /// What matches, newest first, each once.
        ids: Vec<i64>,
        /// All posts from this id on are in the list; older ones only in Postgres. `None`: it holds all there is.
        complete_to: Option<i64>,
    },
}

/// A stretch of a list as read so far.
#[derive(Debug, Default)]
pub(super) struct Window {
    /// Index of the first entry read; 1 is the list's first, as its head stands at 0.
    pub lo: i64,
    /// Index after the last entry read.
    pub hi: i64,
    /// Index after the list's last entry.
    pub end: i64,
    /// The entries.
    pub ids: Vec<i64>,
}

/// What is to be done next.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// This is the page.
    Done(Vec<i64>),
    /// Entries before the window are needed.
    Older,
    /// Entries after the window are needed.
    Newer,
}

/// The milliseconds of an id.
fn ms(id: i64) -> i64 {
    id >> 16
}

impl Window {
    /// The page at `cursor` out of this window and the late list, if they suffice: as many as `amount` begins with, and
    /// those beyond, up to its end, that are sure already. `cut` is the highest id that the list may miss; `slack_ms` how
    /// far entries may be out of order.
    pub(super) fn page(
        &self,
        cursor: &Cursor,
        amount: &RangeInclusive<usize>,
        late: &[i64],
        cut: i64,
        slack_ms: i64,
    ) -> Next {
        let oldest = self.ids.iter().copied().min().map(ms);
        let newest = self.ids.iter().copied().max().map(ms);
        // Whether all entries at or above the id that the list holds are known (or below it).
        let known_from = |id: i64| {
            self.lo <= 1 || oldest.is_some_and(|oldest| oldest.saturating_add(slack_ms) < ms(id))
        };
        let known_to = |id: i64| {
            self.hi >= self.end
                || newest.is_some_and(|newest| newest.saturating_sub(slack_ms) > ms(id))
        };
        let lowest = cursor.above.unwrap_or(0).max(cut);
        let highest = cursor.below.unwrap_or(i64::MAX);
        // Below the cut there may be older ones that would have to come first.
        let below_cut = cursor.upwards && cut > 0 && cursor.above.unwrap_or(0) < cut;
        if below_cut || highest <= lowest {
            return Next::Done(Vec::new());
        }
        let mut page: Vec<i64> = self
            .ids
            .iter()
            .chain(late)
            .copied()
            .filter(|&id| id > cut && cursor.admits(id))
            .collect();
        page.sort_unstable_by_key(|id| if cursor.upwards { *id } else { !*id });
        page.dedup();
        let enough = amount.start().checked_sub(1);
        let last = enough.and_then(|index| page.get(index).copied());
        let known = |id: i64| {
            if cursor.upwards {
                known_to(id)
            } else {
                known_from(id)
            }
        };
        let (begin, end) = if cursor.upwards {
            (known_from(lowest), known_to(highest))
        } else {
            (known_to(highest), known_from(lowest))
        };
        // Towards where a page begins, and towards where it ends.
        let (ahead, behind) = if cursor.upwards {
            (Next::Older, Next::Newer)
        } else {
            (Next::Newer, Next::Older)
        };
        if !begin {
            return ahead;
        }
        if !end && !last.is_some_and(known) {
            return behind;
        }
        let sure = if end {
            page.len()
        } else {
            page.partition_point(|id| known(*id))
        };
        page.truncate(sure.min(*amount.end()));
        if cursor.upwards {
            page.reverse();
        }
        Next::Done(page)
    }

    /// How many entries of a list like this one reach as far back as a page of `amount` has to see, about.
    pub(super) fn reach(&self, amount: usize, slack_ms: i64) -> usize {
        let mut times: Vec<i64> = self.ids.iter().copied().map(ms).collect();
        times.sort_unstable_by_key(|time| !*time);
        let (Some(newest), Some(oldest)) = (times.first(), times.last()) else {
            return amount;
        };
        let last = times.get(amount.saturating_sub(1)).unwrap_or(oldest);
        let span = newest.saturating_sub(*oldest).max(1);
        let wanted = newest.saturating_sub(*last).saturating_add(slack_ms);
        let entries = i64::try_from(times.len()).unwrap_or(i64::MAX);
        let reach = entries.saturating_mul(wanted) / span;
        // Nobody posts evenly.
        usize::try_from(reach.saturating_add(reach / 4)).unwrap_or(usize::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SLACK: i64 = 10;

    fn id(ms: i64) -> i64 {
        ms << 16
    }

    fn window(lo: i64, end: i64, times: &[i64]) -> Window {
        Window {
            lo,
            hi: lo + times.len() as i64,
            end,
            ids: times.iter().map(|&ms| id(ms)).collect(),
        }
    }

    fn down(below: Option<i64>, above: Option<i64>) -> Cursor {
        Cursor {
            below: below.map(id),
            above: above.map(id),
            upwards: false,
        }
    }

    #[test]
    fn the_newest_page_reads_on_until_the_slack_behind_its_last_id() {
        let cursor = down(None, None);
        let short = window(50, 53, &[100, 103, 102]);
        assert_eq!(short.page(&cursor, &(2..=2), &[], 0, SLACK), Next::Older);
        let enough = window(49, 53, &[91, 100, 103, 102]);
        assert_eq!(
            enough.page(&cursor, &(2..=2), &[], 0, SLACK),
            Next::Done(vec![id(103), id(102)])
        );
    }

    #[test]
    fn what_is_sure_beyond_a_page_comes_along() {
        let cursor = down(None, None);
        let part = window(40, 45, &[70, 81, 90, 100, 103]);
        assert_eq!(
            part.page(&cursor, &(2..=4), &[], 0, SLACK),
            Next::Done(vec![id(103), id(100), id(90), id(81)])
        );
        assert_eq!(
            part.page(&cursor, &(2..=3), &[], 0, SLACK),
            Next::Done(vec![id(103), id(100), id(90)])
        );
        let dense = window(40, 45, &[85, 90, 99, 100, 103]);
        assert_eq!(
            dense.page(&cursor, &(2..=5), &[], 0, SLACK),
            Next::Done(vec![id(103), id(100), id(99)])
        );
    }

    #[test]
    fn the_reach_of_a_page_grows_with_what_is_posted() {
        let even = window(40, 50, &[10, 11, 12, 13, 14, 15, 16, 17, 18, 20]);
        // Nine entries or so to the slack, three to the last of the page.
        assert_eq!(even.reach(3, 10), 16);
        assert!(even.reach(3, 100) > 50);
        assert_eq!(Window::default().reach(3, 10), 3);
        assert!(window(40, 42, &[5, 5]).reach(2, 75_000) > 10_000);
    }

    #[test]
    fn an_entry_exactly_one_slack_behind_proves_nothing() {
        let cursor = down(None, None);
        let edge = window(49, 52, &[92, 103, 102]);
        assert_eq!(edge.page(&cursor, &(2..=2), &[], 0, SLACK), Next::Older);
    }

    #[test]
    fn the_late_list_is_merged_and_repeats_come_out_once() {
        let all = window(1, 5, &[100, 110, 110, 120]);
        assert_eq!(
            all.page(&down(None, None), &(10..=10), &[id(105), id(110)], 0, SLACK),
            Next::Done(vec![id(120), id(110), id(105), id(100)])
        );
    }

    #[test]
    fn below_a_cursor_in_the_middle_newer_entries_are_asked_for_until_the_slack() {
        let cursor = down(Some(100), None);
        let near = window(1, 50, &[80, 90, 105]);
        assert_eq!(near.page(&cursor, &(2..=2), &[], 0, SLACK), Next::Newer);
        let far = window(1, 50, &[80, 90, 105, 111]);
        assert_eq!(
            far.page(&cursor, &(2..=2), &[], 0, SLACK),
            Next::Done(vec![id(90), id(80)])
        );
    }

    #[test]
    fn upwards_takes_the_oldest_above_the_cursor() {
        let cursor = Cursor {
            above: Some(id(100)),
            upwards: true,
            ..Cursor::default()
        };
        let part = window(20, 50, &[89, 101, 104, 103, 120]);
        assert_eq!(
            part.page(&cursor, &(2..=2), &[], 0, SLACK),
            Next::Done(vec![id(103), id(101)])
        );
        let unsure = window(20, 50, &[90, 101, 104, 103, 120]);
        assert_eq!(unsure.page(&cursor, &(2..=2), &[], 0, SLACK), Next::Older);
        let open = window(20, 50, &[89, 101, 104, 103, 113]);
        assert_eq!(open.page(&cursor, &(2..=2), &[], 0, SLACK), Next::Newer);
    }

    #[test]
    fn nothing_at_or_below_the_cut_is_told() {
        let all = window(1, 5, &[98, 100, 110, 120]);
        assert_eq!(
            all.page(&down(None, None), &(10..=10), &[id(99)], id(100), SLACK),
            Next::Done(vec![id(120), id(110)])
        );
        let cursor = Cursor {
            above: Some(id(99)),
            upwards: true,
            ..Cursor::default()
        };
        assert_eq!(
            all.page(&cursor, &(10..=10), &[], id(100), SLACK),
            Next::Done(Vec::new())
        );
        assert_eq!(
            all.page(&down(Some(100), None), &(10..=10), &[], id(100), SLACK),
            Next::Done(Vec::new())
        );
    }

    #[test]
    fn a_cut_list_answers_what_lies_above_its_floor_only() {
        let floor = Some(id(100));
        assert!(down(None, None).answered(20, 20, floor));
        assert!(!down(None, None).answered(19, 20, floor));
        assert!(down(None, None).answered(3, 20, None));
        assert!(down(None, Some(100)).answered(3, 20, floor));
        let upwards = Cursor {
            above: Some(id(99)),
            upwards: true,
            ..Cursor::default()
        };
        assert!(!upwards.answered(20, 20, floor));
        assert!(
            !Cursor {
                above: None,
                ..upwards
            }
            .answered(20, 20, floor)
        );
        assert!(
            Cursor {
                above: Some(id(100) - 1),
                ..upwards
            }
            .answered(0, 20, floor)
        );
    }

    #[test]
    fn ids_at_the_ends_of_the_range_do_not_overflow() {
        let all = Window {
            lo: 5,
            hi: 7,
            end: 9,
            ids: vec![i64::MAX, i64::MIN],
        };
        for upwards in [false, true] {
            let cursor = Cursor {
                below: Some(i64::MIN),
                above: Some(i64::MAX),
                upwards,
            };
            let _ = all.page(&cursor, &(0..=0), &[i64::MIN], i64::MAX, i64::MAX);
            assert!(cursor.answered(0, 1, Some(i64::MIN)));
        }
    }
}
