//! In whose homes posts stand, for many posts at once.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use sql::queries::relationships as rows;

use super::{Followers, PAIRS, numbers::Given};
use crate::{
    cache::ById,
    domain::{
        Result, Services,
        statuses::{Outline, Placed, Visibility},
        timelines::{Follower, placed},
        whales,
    },
};

/// What is known of the followers of some posts' authors, and of the authors they answer.
#[derive(Debug)]
pub struct Spread {
    followers: ById<Arc<Followers>>,
    /// Whose posts are merged at read instead of pushed.
    whales: Arc<whales::Known>,
}

/// Which way a post goes to homes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// To the followers remembered.
    Remembered,
    /// To those among the people addressed who follow.
    Addressed,
    /// To nobody but the author.
    Own,
    /// To the followers in parts, each a job of its own; here to nobody but the author.
    Walked,
}

impl Spread {
    /// Loads what is missing, in one query; see [`super::of`].
    pub async fn load(services: &Services, fresh: bool, posts: &[Outline]) -> Result<Spread> {
        let mut people: Vec<i64> = posts
            .iter()
            .flat_map(|post| [Some(post.row.account_id), parent(post)])
            .flatten()
            .collect();
        people.sort_unstable();
        people.dedup();
        let whales = whales::known(services).await?;
        let followers = super::of(services, fresh, &people).await?;
        Ok(Spread { followers, whales })
    }

    /// The followers of an author or of somebody answered.
    #[must_use]
    pub fn followers(&self, id: i64) -> Option<&Followers> {
        self.followers.get(&id).map(AsRef::as_ref)
    }

    /// How many homes a post is offered to from memory, at most.
    #[must_use]
    pub fn weight(&self, post: &Outline) -> usize {
        match self.way(post) {
            Way::Remembered => self
                .followers(post.row.account_id)
                .map_or(1, |followers| 1 + followers.live.len()),
            Way::Addressed => 1 + post.row.addressed.len(),
            Way::Own | Way::Walked => 1,
        }
    }

    /// Whether there are followers besides those of [`homes`](Self::homes), too many to be remembered.
    #[must_use]
    pub fn is_walked(&self, post: &Outline) -> bool {
        self.way(post) == Way::Walked
    }

    fn way(&self, post: &Outline) -> Way {
        let author = post.row.account_id;
        let walked = self
            .followers(author)
            .is_none_or(|followers| followers.walked);
        match (self.whales.held.contains(&author), post.visibility) {
            (true, Visibility::Direct) => Way::Addressed,
            (true, _) => Way::Own,
            (false, Visibility::Direct) if walked => Way::Addressed,
            (false, _) if walked => Way::Walked,
            (false, _) => Way::Remembered,
        }
    }

    /// Where the posts stand: reader and post, each reader's side by side and ascending. Authors here included, followers
    /// who are [walked](Self::is_walked) not.
    pub async fn homes(&self, services: &Services, posts: &[Outline]) -> Result<Vec<(i64, i64)>> {
        let mut posts: Vec<&Outline> = posts.iter().collect();
        posts.sort_unstable_by_key(|post| post.row.id);
        let numbers = &services.caches.numbers;
        let asked = Asked::load(services, &self.pairs(services, &posts)).await?;
        let authors: Vec<i64> = posts.iter().map(|post| post.row.account_id).collect();
        let addressed: Vec<Vec<i64>> = posts
            .iter()
            .map(|post| match self.way(post) {
                Way::Addressed => asked.admitted(post),
                _ => Vec::new(),
            })
            .collect();
        let authors = numbers.of(&authors);
        let addressed: Vec<Vec<u32>> = addressed.iter().map(|ids| numbers.of(ids)).collect();

        let given = numbers.read();
        let mut places: Vec<u64> = Vec::new();
        for (index, post) in (0_u64..).zip(&posts) {
            let place = |number: u32| u64::from(number) << 32 | index;
            if post.row.author_local
                && let Some(author) = authors.get(at(index))
            {
                places.push(place(*author));
            }
            if let Some(all) = addressed.get(at(index)) {
                places.extend(all.iter().map(|number| place(*number)));
            }
            if self.way(post) == Way::Remembered
                && let Some(followers) = self.followers(post.row.account_id)
            {
                let parent = self.parent(post, &asked);
                followers.admitting(post, parent, &given, |number| places.push(place(number)));
            }
        }
        places.sort_unstable();
        // Who follows their own account, and an author who is addressed, are there twice.
        places.dedup();
        Ok(places
            .into_iter()
            .filter_map(|place| {
                let post = posts.get(at(place & u64::from(u32::MAX)))?;
                let number = u32::try_from(place >> 32).ok()?;
                Some((given.id(number), post.row.id))
            })
            .collect())
    }

    /// What memory cannot tell: who of these follows whom of those.
    fn pairs(&self, services: &Services, posts: &[&Outline]) -> Vec<(i64, i64)> {
        let given = services.caches.numbers.read();
        let mut pairs = Vec::new();
        for post in posts {
            let author = post.row.account_id;
            let unknown_parent = parent(post).filter(|parent| {
                self.followers(*parent)
                    .is_none_or(|followers| followers.walked)
            });
            match self.way(post) {
                Way::Addressed => {
                    for reader in &post.row.addressed {
                        pairs.push((author, *reader));
                        pairs.extend(parent(post).map(|parent| (parent, *reader)));
                    }
                }
                Way::Remembered => {
                    if let (Some(parent), Some(followers)) =
                        (unknown_parent, self.followers(author))
                    {
                        pairs.extend(followers.live.iter().map(|n| (parent, given.id(*n))));
                    }
                }
                Way::Own | Way::Walked => {}
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    fn parent<'a>(&'a self, post: &Outline, asked: &'a Asked) -> Parent<'a> {
        match parent(post).map(|parent| (parent, self.followers(parent))) {
            None => Parent::None,
            Some((_, Some(followers))) if !followers.walked => {
                Parent::Remembered(Walk(&followers.live))
            }
            Some((parent, _)) => Parent::Asked(parent, asked),
        }
    }
}

/// Whom a post answers, besides its own author and boosts.
fn parent(post: &Outline) -> Option<i64> {
    post.row
        .in_reply_to_account_id
        .filter(|parent| *parent != post.row.account_id && post.row.reblog_of_id.is_none())
}

fn at(index: u64) -> usize {
    usize::try_from(index).unwrap_or(usize::MAX)
}

/// Follows that were asked for one by one: whose, and by whom.
#[derive(Debug, Default)]
struct Asked(HashMap<(i64, i64), (bool, String)>);

impl Asked {
    async fn load(services: &Services, pairs: &[(i64, i64)]) -> Result<Asked> {
        let mut asked = Asked::default();
        for pairs in pairs.chunks(PAIRS) {
            let (authors, readers): (Vec<i64>, Vec<i64>) = pairs.iter().copied().unzip();
            let connection = services.connection().await?;
            let found = rows::followers_among()
                .bind(&connection, &authors, &readers)
                .all()
                .await?;
            asked.0.extend(found.into_iter().map(|row| {
                (
                    (row.author, row.account_id),
                    (row.show_reblogs, row.languages),
                )
            }));
        }
        Ok(asked)
    }

    /// Those among the people addressed in whose home a post stands.
    fn admitted(&self, post: &Outline) -> Vec<i64> {
        let wants = |reader: i64| {
            let Some((show_reblogs, languages)) = self.0.get(&(post.row.account_id, reader)) else {
                return false;
            };
            let follower = Follower {
                account_id: reader,
                show_reblogs: *show_reblogs,
                languages: Some(languages.as_str()).filter(|all| !all.is_empty()),
                follows_parent: parent(post)
                    .is_some_and(|parent| self.0.contains_key(&(parent, reader))),
            };
            placed(post, &follower)
        };
        let people: HashSet<i64> = post.row.addressed.iter().copied().collect();
        people.into_iter().filter(|reader| wants(*reader)).collect()
    }
}

/// Who follows the author of what is answered.
enum Parent<'a> {
    None,
    Remembered(Walk<'a>),
    Asked(i64, &'a Asked),
}

impl Parent<'_> {
    fn is_followed_by(&mut self, number: u32, id: i64) -> bool {
        match self {
            Parent::None => false,
            Parent::Remembered(walk) => walk.reach(number),
            Parent::Asked(parent, asked) => asked.0.contains_key(&(*parent, id)),
        }
    }
}

/// Looks numbers up in an ascending list, themselves ascending.
struct Walk<'a>(&'a [u32]);

impl Walk<'_> {
    fn reach(&mut self, number: u32) -> bool {
        if self.0.first().is_some_and(|first| *first < number) {
            let passed = self.0.partition_point(|other| *other < number);
            self.0 = self.0.get(passed..).unwrap_or_default();
        }
        self.0.first() == Some(&number)
    }
}

impl Followers {
    /// Tells in whose homes a post of this author stands, ascending.
    fn admitting(
        &self,
        post: &Outline,
        mut parent: Parent<'_>,
        given: &Given,
        mut take: impl FnMut(u32),
    ) {
        let mut without_reblogs = Walk(&self.without_reblogs);
        let to_others = post
            .parent()
            .map_or(post.is_answer(), |parent| parent != post.author());
        if post.visibility() != Visibility::Direct {
            // What most posts are needs no look at each follower.
            if post.is_boost() {
                let all = self.live.iter().copied();
                all.filter(|number| !without_reblogs.reach(*number))
                    .for_each(take);
                return;
            }
            if !to_others && (self.choosy.is_empty() || post.language().is_none()) {
                self.live.iter().copied().for_each(take);
                return;
            }
        }
        for number in self.live.iter().copied() {
            let account_id = given.id(number);
            let languages = self
                .choosy
                .binary_search_by_key(&number, |(choosy, _)| *choosy)
                .ok()
                .and_then(|index| self.choosy.get(index))
                .map(|(_, languages)| &**languages);
            let follower = Follower {
                account_id,
                show_reblogs: !without_reblogs.reach(number),
                languages,
                follows_parent: parent.is_followed_by(number, account_id),
            };
            if placed(post, &follower) {
                take(number);
            }
        }
    }
}

#[cfg(test)]
pub(super) mod hidden {
    use super::*;

    /// The followers a post is placed with, as the fast ways say.
    pub fn admitted(
        followers: &Followers,
        post: &Outline,
        parent: Option<&[u32]>,
        given: &Given,
    ) -> Vec<u32> {
        let parent = parent.map_or(Parent::None, |all| Parent::Remembered(Walk(all)));
        let mut found = Vec::new();
        followers.admitting(post, parent, given, |number| found.push(number));
        found
    }
}
