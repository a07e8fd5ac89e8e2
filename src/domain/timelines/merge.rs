//! Several sources as one timeline. Pure.
//!
//! Each source knows all that it has from its floor on, and nothing below it; so the merge is right down to the highest
//! floor, and below that the same question goes to Postgres.

use std::{cmp::Reverse, collections::BinaryHeap};

use super::Cursor;

/// What a source says to a cursor.
pub struct Run<'a> {
    /// Ids between the cursor's bounds, falling, or rising when it goes upwards, all down to the floor; upwards as many as
    /// the cursor wants if there are as many.
    pub ids: Box<dyn Iterator<Item = i64> + Send + 'a>,
    /// All from this id on stand in the source. 0: it holds all there is.
    pub floor: i64,
}

/// A page out of all sources, in the order of the cursor, each id once, and up to `spare` ids beyond it as far as the
/// sources know them (downwards only). `None`: it reaches below a floor.
#[must_use]
pub fn merge(mut runs: Vec<Run<'_>>, at: &Cursor, spare: usize) -> Option<Vec<i64>> {
    let floor = runs.iter().map(|run| run.floor).max().unwrap_or(0);
    let whole = floor <= 0 || at.above >= floor.saturating_sub(1);
    if at.upwards && !whole {
        return None;
    }
    // The heap gives the greatest first: rising ids are turned round.
    let rank = |id: i64| if at.upwards { !id } else { id };
    let mut heads: BinaryHeap<(i64, Reverse<usize>)> = BinaryHeap::with_capacity(runs.len());
    for (index, run) in runs.iter_mut().enumerate() {
        heads.extend(run.ids.next().map(|id| (rank(id), Reverse(index))));
    }
    let most = at.limit + if at.upwards { 0 } else { spare };
    let mut page: Vec<i64> = Vec::with_capacity(most);
    while page.len() < most {
        let Some((ranked, Reverse(index))) = heads.pop() else {
            break;
        };
        let id = rank(ranked);
        if !whole && id < floor {
            break;
        }
        if page.last() != Some(&id) {
            page.push(id);
        }
        let next = runs.get_mut(index).and_then(|run| run.ids.next());
        heads.extend(next.map(|id| (rank(id), Reverse(index))));
    }
    (whole || page.len() >= at.limit).then_some(page)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn run(ids: &[i64], floor: i64, at: &Cursor) -> Run<'static> {
        let mut ids: Vec<i64> = ids
            .iter()
            .copied()
            .filter(|id| *id < at.below && *id > at.above && *id >= floor)
            .collect();
        ids.sort_unstable();
        if !at.upwards {
            ids.reverse();
        }
        let is_cut = ids.len() > at.limit;
        ids.truncate(at.limit);
        Run {
            floor: match ids.last() {
                Some(last) if is_cut && !at.upwards => floor.max(*last),
                _ => floor,
            },
            ids: Box::new(ids.into_iter()),
        }
    }

    fn down(limit: usize) -> Cursor {
        Cursor::newest(limit)
    }

    #[test]
    fn what_stands_in_two_sources_comes_once() {
        let at = down(10);
        let runs = vec![run(&[5, 3, 1], 0, &at), run(&[4, 3], 0, &at)];
        assert_eq!(merge(runs, &at, 0), Some(vec![5, 4, 3, 1]));
    }

    #[test]
    fn a_page_ends_at_the_highest_floor() {
        let at = down(3);
        let runs = || vec![run(&[9, 8, 2], 0, &at), run(&[7, 6], 6, &at)];
        assert_eq!(merge(runs(), &at, 0), Some(vec![9, 8, 7]));
        let at = down(5);
        let runs = vec![run(&[9, 8, 2], 0, &at), run(&[7, 6], 6, &at)];
        assert_eq!(merge(runs, &at, 0), None);
    }

    #[test]
    fn what_is_sure_beyond_a_page_comes_along() {
        let at = down(2);
        let runs = || vec![run(&[9, 8, 7, 2], 0, &at), run(&[6, 5], 5, &at)];
        // What the first one has below its second id is not known here.
        assert_eq!(merge(runs(), &at, 5), Some(vec![9, 8]));
        let at = down(4);
        let runs = || vec![run(&[9, 8, 7, 2], 0, &at), run(&[6, 5], 5, &at)];
        assert_eq!(merge(runs(), &at, 5), Some(vec![9, 8, 7, 6, 5]));
        assert_eq!(merge(runs(), &at, 0), Some(vec![9, 8, 7, 6]));
    }

    #[test]
    fn a_lower_bound_above_the_floor_makes_a_short_page_whole() {
        let at = Cursor {
            above: 5,
            ..down(10)
        };
        let runs = vec![run(&[9, 8, 2], 0, &at), run(&[7, 6], 6, &at)];
        assert_eq!(merge(runs, &at, 0), Some(vec![9, 8, 7, 6]));
    }

    #[test]
    fn upwards_a_bound_below_the_floor_is_not_answered() {
        let at = Cursor {
            above: 3,
            upwards: true,
            ..down(2)
        };
        assert_eq!(merge(vec![run(&[9, 8], 6, &at)], &at, 0), None);
        let at = Cursor { above: 5, ..at };
        let runs = vec![run(&[9, 8], 6, &at), run(&[7], 0, &at)];
        assert_eq!(merge(runs, &at, 0), Some(vec![7, 8]));
    }

    proptest! {
        /// Whatever the sources hold and wherever they were cut, each way of walking a merge tells every id once, and
        /// what it tells is what one list of everything would.
        #[test]
        fn every_answer_is_the_one_of_a_single_list(
            sources in prop::collection::vec(
                (prop::collection::btree_set(1_i64..200, 0..60), 0_i64..120),
                1..6,
            ),
            limit in 1_usize..12,
            below in 1_i64..220,
            above in 0_i64..200,
            upwards: bool,
            spare in 0_usize..6,
        ) {
            let at = Cursor { below, above, upwards, limit };
            let runs = sources
                .iter()
                .map(|(ids, floor)| {
                    let ids: Vec<i64> = ids.iter().copied().collect();
                    run(&ids, *floor, &at)
                })
                .collect();
            let mut all: Vec<i64> = sources.iter().flat_map(|(ids, _)| ids.iter().copied()).collect();
            all.retain(|id| *id < below && *id > above);
            all.sort_unstable();
            all.dedup();
            if !upwards {
                all.reverse();
            }
            if let Some(page) = merge(runs, &at, spare) {
                prop_assert!(page.len() <= limit + spare);
                all.truncate(page.len().max(limit));
                prop_assert_eq!(page, all);
            } else {
                all.truncate(limit);
                let floor = sources.iter().map(|(_, floor)| *floor).max().unwrap_or(0);
                prop_assert!(above < floor - 1);
                prop_assert!(upwards || all.len() < limit || all.last().is_some_and(|id| *id < floor));
            }
        }
    }
}
