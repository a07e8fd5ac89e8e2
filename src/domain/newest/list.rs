//! The newest posts of one source. Pure.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use crate::domain::{
    caches::Standings,
    statuses::{Placed, Visibility},
    timelines::{Cursor, Follower, Run, placed},
};

/// Posts that are read at once and held at least, where there are as many.
pub(super) const HELD: usize = 200;
/// Posts held at most.
const MOST: usize = 400;
/// A post may be so old when it comes without being late.
const SLACK: SignedDuration = SignedDuration::from_secs(60);
/// How far clocks may differ.
const MARGIN: SignedDuration = SignedDuration::from_secs(15);
/// After so long everything is read anew: a change may have been lost with the one who made it.
const LONGEST: SignedDuration = SignedDuration::from_mins(10);

/// What of a post decides in whose home it stands. Direct ones are not among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// The post.
    pub id: i64,
    /// Whose it is.
    pub author: i64,
    /// It is a boost.
    pub boost: bool,
    /// ISO 639.
    pub language: Option<Arc<str>>,
    /// It answers a post; whose, if that is known.
    pub answers: Option<Option<i64>>,
}

impl Placed for Post {
    fn author(&self) -> i64 {
        self.author
    }
    fn visibility(&self) -> Visibility {
        Visibility::Public
    }
    fn is_boost(&self) -> bool {
        self.boost
    }
    fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }
    fn parent(&self) -> Option<i64> {
        self.answers.flatten()
    }
    fn is_answer(&self) -> bool {
        self.answers.is_some()
    }
    fn is_addressed_to(&self, _: i64) -> bool {
        false
    }
}

impl Post {
    /// Whether it stands in the home of somebody who follows its author.
    pub(in crate::domain) fn stands(&self, reader: i64, standings: &Standings) -> bool {
        // What most posts are, for most readers.
        if !self.boost && self.answers.is_none() && !standings.is_choosy() {
            return true;
        }
        let follower = Follower {
            account_id: reader,
            show_reblogs: standings.shows_reblogs(self.author),
            languages: standings.languages(self.author),
            follows_parent: self.parent().is_some_and(|id| standings.has_at_home(id)),
        };
        placed(self, &follower)
    }
}

/// Posts of a source, oldest first, whole down to a floor.
#[derive(Clone, Debug, Default)]
pub struct Newest {
    posts: Vec<Post>,
    /// All posts from this id on are here. 0: all there are.
    floor: i64,
    /// When all of it was read.
    since: Timestamp,
}

fn time_of(id: i64) -> Timestamp {
    Timestamp::from_millisecond(id >> 16).unwrap_or(Timestamp::MIN)
}

/// Whether a post comes so long after its own time that who looks for what is new does not find it.
pub(super) fn is_late(id: i64, now: Timestamp) -> bool {
    now.duration_since(time_of(id)) > SLACK
}

impl Newest {
    /// Out of rows that were read above a bound (0: none), and what was there before if there was a bound.
    pub(super) fn of(
        mut read: Vec<Post>,
        above: i64,
        before: Option<&Newest>,
        now: Timestamp,
    ) -> Newest {
        read.sort_unstable_by_key(|post| post.id);
        let cut = read.len() >= HELD;
        let oldest = read.first().map_or(0, |post| post.id);
        let (posts, floor, since) = match before.filter(|_| above > 0) {
            // So many came meanwhile that they do not meet what was there.
            Some(_) if cut => (read, oldest, now),
            Some(before) => {
                let end = before.posts.partition_point(|post| post.id <= above);
                let mut posts = before.posts.get(..end).unwrap_or_default().to_vec();
                posts.extend(read);
                let excess = posts.len().saturating_sub(MOST);
                let mut floor = before.floor;
                if excess > 0 {
                    posts.drain(..posts.len().saturating_sub(HELD));
                    floor = posts.first().map_or(floor, |post| post.id);
                }
                (posts, floor, before.since)
            }
            None => (read, if cut { oldest } else { 0 }, now),
        };
        Newest {
            posts,
            floor,
            since,
        }
    }

    /// Above this there may be more by now; 0 when nothing of it should be trusted any more.
    pub(super) fn unsure(&self, now: Timestamp) -> i64 {
        if now.duration_since(self.since) > LONGEST {
            return 0;
        }
        let slack = i64::try_from((SLACK + MARGIN).as_millis()).unwrap_or(i64::MAX) << 16;
        self.posts
            .last()
            .map_or(0, |newest| newest.id.saturating_sub(slack))
            .max(0)
    }

    /// What of it stands in a reader's home, as a source of a merge.
    pub(in crate::domain) fn run<'a>(
        &'a self,
        at: &Cursor,
        stands: impl Fn(&Post) -> bool + Send + 'a,
    ) -> Run<'a> {
        let within = self.between(at.above, at.below).iter();
        let stands = move |post: &&Post| stands(post);
        Run {
            ids: if at.upwards {
                Box::new(within.filter(stands).map(|post| post.id))
            } else {
                Box::new(within.rev().filter(stands).map(|post| post.id))
            },
            floor: self.floor,
        }
    }

    /// The posts between two ids, both left out.
    fn between(&self, above: i64, below: i64) -> &[Post] {
        // The newest page needs no search.
        let start = match above {
            ..=0 => 0,
            _ => self.posts.partition_point(|post| post.id <= above),
        };
        let end = match below {
            i64::MAX => self.posts.len(),
            _ => self.posts.partition_point(|post| post.id < below),
        };
        self.posts.get(start..end).unwrap_or_default()
    }

    pub(super) fn size(&self) -> usize {
        128 + self.posts.capacity() * size_of::<Post>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_700_000_000_000;

    fn at(ms: i64) -> Timestamp {
        Timestamp::from_millisecond(ms).unwrap()
    }

    fn post(ms: i64) -> Post {
        Post {
            id: ms << 16,
            author: 1,
            boost: false,
            language: None,
            answers: None,
        }
    }

    fn posts(times: impl IntoIterator<Item = i64>) -> Vec<Post> {
        times.into_iter().map(post).collect()
    }

    fn times(list: &Newest) -> Vec<i64> {
        list.posts.iter().map(|post| post.id >> 16).collect()
    }

    #[test]
    fn fewer_than_asked_for_are_all_there_are() {
        let list = Newest::of(posts([3, 1, 2]), 0, None, at(NOW));
        assert_eq!((times(&list), list.floor), (vec![1, 2, 3], 0));
        let full = Newest::of(posts(1..=HELD as i64), 0, None, at(NOW));
        assert_eq!(full.floor, 1 << 16);
    }

    #[test]
    fn what_is_new_is_added_to_what_was_there_and_what_is_gone_goes() {
        let first = Newest::of(posts([1_000, NOW - 10_000, NOW]), 0, None, at(NOW));
        let above = first.unsure(at(NOW));
        assert_eq!(above >> 16, NOW - 75_000);
        // The newest but one was deleted, another one came.
        let then = Newest::of(posts([NOW, NOW + 5]), above, Some(&first), at(NOW + 9));
        assert_eq!(times(&then), [1_000, NOW, NOW + 5]);
        assert_eq!((then.floor, then.since), (0, at(NOW)));
    }

    #[test]
    fn a_list_that_grows_too_long_is_cut_and_knows_its_floor() {
        let first = Newest::of(posts((0..300).map(|n| NOW + n * 1_000)), 0, None, at(NOW));
        let mut list = first;
        for round in 1..4 {
            let above = list.unsure(at(NOW));
            let fresh = posts((0..300).map(|n| NOW + (round * 300 + n) * 1_000));
            let fresh = fresh.into_iter().filter(|post| post.id > above).collect();
            list = Newest::of(fresh, above, Some(&list), at(NOW));
        }
        assert!(list.posts.len() <= MOST);
        assert_eq!(list.floor, list.posts[0].id);
    }

    #[test]
    fn a_burst_that_does_not_meet_what_was_there_stands_alone() {
        let first = Newest::of(posts([1, 2, NOW]), 0, None, at(NOW));
        let above = first.unsure(at(NOW));
        let burst = posts((0..HELD as i64).map(|n| NOW + n));
        let then = Newest::of(burst, above, Some(&first), at(NOW));
        assert_eq!(then.floor, NOW << 16);
        assert_eq!(then.posts.len(), HELD);
    }

    #[test]
    fn what_was_read_long_ago_is_read_anew() {
        let list = Newest::of(posts([NOW]), 0, None, at(NOW));
        assert!(list.unsure(at(NOW + 599_000)) > 0);
        assert_eq!(list.unsure(at(NOW + 601_000)), 0);
        assert_eq!(Newest::default().unsure(at(0)), 0);
    }

    #[test]
    fn bounds_are_left_out() {
        let list = Newest::of(posts([1, 2, 3, 4]), 0, None, at(NOW));
        let found = list.between(1 << 16, 4 << 16);
        assert_eq!(found, posts([2, 3]));
        assert!(list.between(4 << 16, 1 << 16).is_empty());
    }
}
