//! Who there is and who follows whom: arithmetic from a seed, so that nothing of it needs to be kept.
//!
//! Authors are numbered by rank. The one of rank 0 is followed by [`TOP`] of all accounts, those behind by less and less
//! (Zipf). How often an author posts grows with the followers, by an exponent that is solved for: so that a post has on
//! average as many followers with live timelines as was asked for.

use anyhow::{Context, Result};
use rookery::clock::Random;

/// The part of all accounts that follow the largest author.
pub const TOP: f64 = 0.22;
/// Followed accounts of a live reader at least, on average and at most, where there are authors enough. Between them the
/// numbers are Pareto's, with this exponent: nine of ten readers follow less than 140.
const FOLLOWS: (f64, f64, f64) = (30.0, 69.0, 500.0);
const PARETO: f64 = 1.5;
/// Followed accounts of somebody who does not come any more, on average.
const FOLLOWS_OF_OTHERS: f64 = 5.0;
/// Authors so high are followed by chance each for itself, so that their numbers come out exactly.
const HEAD: usize = 64;
/// Authors whom one cohort follows and the other does not.
const CELEBRITIES: usize = 50;
/// Beyond this part of the largest author's followers nobody posts more for having more.
const SATURATED: f64 = 1.0 / 3.0;

/// Of followers: how often an author posts, where no average is asked for. A million accounts need it to come to 403.
const EXPONENT: f64 = 1.1;

/// How large a network is.
#[derive(Clone, Copy, Debug, serde::Serialize, serde::Deserialize)]
pub struct Sizes {
    /// Local accounts.
    pub accounts: usize,
    /// Of those, readers with live timelines.
    pub live: usize,
    /// Posts and boosts.
    pub posts: usize,
    /// Followers with live timelines that a post has on average; without, what comes of [`EXPONENT`].
    pub fan_out: Option<f64>,
}

/// Readers of whom something special is known, as ranges of their numbers.
#[derive(Clone, Debug)]
pub struct Cohorts {
    /// They follow all of the largest authors.
    pub fans: std::ops::Range<usize>,
    /// They follow none of those.
    pub others: std::ops::Range<usize>,
    /// They follow very many.
    pub curious: std::ops::Range<usize>,
}

/// One follow.
#[derive(Clone, Copy, Debug)]
pub struct Follow {
    /// The rank of the author.
    pub rank: usize,
    pub show_reblogs: bool,
    /// Only posts in English.
    pub only_english: bool,
}

/// What a reader thinks of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dislike {
    Mutes,
    Blocks,
}

/// The shape of a network.
pub struct Graph {
    pub sizes: Sizes,
    pub authors: usize,
    seed: u64,
    /// The multiplier that scatters local authors among the accounts.
    scatter: usize,
    /// Authors by how probable it is to be followed, without the first: by those who read and those who do not.
    live_tail: Weights,
    other_tail: Weights,
    /// How probable it is that somebody follows each of the first authors.
    live_head: Vec<f64>,
    other_head: Vec<f64>,
    /// Least, average, most.
    follows: (f64, f64, f64),
    follows_of_others: f64,
}

impl Graph {
    pub fn new(sizes: Sizes, seed: u64) -> Graph {
        let authors = (sizes.accounts / 5).max(40);
        let average = FOLLOWS.1.min(0.06 * authors as f64);
        let scale = average / FOLLOWS.1;
        let follows = (FOLLOWS.0 * scale, average, FOLLOWS.2 * scale);
        let follows_of_others = FOLLOWS_OF_OTHERS.min(average);
        let exponent = |followed: f64| {
            solve(0.0, 3.0, |s| {
                let sum: f64 = (1..=authors).map(|r| (r as f64).powf(-s)).sum();
                followed - TOP * sum
            })
        };
        let (live_exponent, other_exponent) = (exponent(average), exponent(follows_of_others));
        let head = HEAD.min(authors / 4);
        let tail = |s: f64| {
            Weights::new((0..authors).map(|rank| {
                if rank < head {
                    0.0
                } else {
                    ((rank + 1) as f64).powf(-s)
                }
            }))
        };
        let first = |s: f64| {
            (1..=head)
                .map(|rank| TOP * (rank as f64).powf(-s))
                .collect::<Vec<f64>>()
        };
        let mut scatter = ((sizes.accounts as f64 * 0.618) as usize).max(1);
        while gcd(scatter, sizes.accounts) != 1 {
            scatter += 1;
        }
        Graph {
            sizes,
            authors,
            seed,
            scatter,
            live_head: first(live_exponent),
            other_head: first(other_exponent),
            live_tail: tail(live_exponent),
            other_tail: tail(other_exponent),
            follows,
            follows_of_others,
        }
    }

    /// A fifth of the authors live elsewhere; the largest is local.
    pub fn is_local(&self, rank: usize) -> bool {
        rank % 5 != 3
    }

    /// The number of an author's account: local ones below [`Sizes::accounts`], remote ones after.
    pub fn account_of(&self, rank: usize) -> usize {
        if self.is_local(rank) {
            let local = rank - (rank + 1) / 5;
            (local * self.scatter + self.sizes.accounts / 3) % self.sizes.accounts
        } else {
            self.sizes.accounts + rank / 5
        }
    }

    /// Remote accounts.
    pub fn remote(&self) -> usize {
        (self.authors + 1) / 5
    }

    /// The authors of whom one cohort follows all and one none.
    pub fn celebrities(&self) -> usize {
        CELEBRITIES.min(self.authors / 8)
    }

    pub fn cohorts(&self) -> Cohorts {
        let size = (self.sizes.live / 8).clamp(1, 500);
        let curious = (self.sizes.live / 20).clamp(1, 100);
        Cohorts {
            fans: 0..size,
            others: size..2 * size,
            curious: 2 * size..2 * size + curious,
        }
    }

    /// All accounts with whom they follow, one after the other: the same at every call.
    pub fn walk(&self) -> Walk<'_> {
        Walk {
            graph: self,
            random: Random::seeded(self.seed ^ 0x0066_6f6c_6c6f_7773),
            next: 0,
            ranks: Vec::new(),
            follows: Vec::new(),
            dislikes: Vec::new(),
        }
    }

    /// Whom an account follows.
    fn followed(&self, random: &Random, reader: usize, ranks: &mut Vec<usize>) {
        ranks.clear();
        let cohorts = self.cohorts();
        let live = reader < self.sizes.live;
        let mut amount = if live {
            pareto(random, self.follows)
        } else {
            (unit(random) * 2.0 * self.follows_of_others).round() as usize
        };
        let (head, tail) = if live {
            (&self.live_head, &self.live_tail)
        } else {
            (&self.other_head, &self.other_tail)
        };
        let same = (self.authors / 4).min(100);
        let mut from = 0;
        if cohorts.fans.contains(&reader) {
            ranks.extend(0..self.celebrities());
            from = head.len();
            amount = same;
        } else if cohorts.others.contains(&reader) {
            from = self.celebrities();
            amount = same;
        }
        for (rank, &probable) in head.iter().enumerate().skip(from) {
            if unit(random) < probable {
                ranks.push(rank);
            }
        }
        if cohorts.curious.contains(&reader) {
            amount = (self.authors / 2).min(500);
        }
        // By so many draws as find enough in any case.
        for _ in 0..amount * 20 {
            if ranks.len() >= amount {
                break;
            }
            let rank = tail.draw(random);
            if !ranks.contains(&rank) {
                ranks.push(rank);
            }
        }
        // Nobody follows themselves.
        ranks.retain(|&rank| self.account_of(rank) != reader);
    }
}

/// See [`Graph::walk`].
pub struct Walk<'a> {
    graph: &'a Graph,
    random: Random,
    next: usize,
    ranks: Vec<usize>,
    /// Whom the account follows.
    pub follows: Vec<Follow>,
    /// Ranks whom it mutes or blocks.
    pub dislikes: Vec<(usize, Dislike)>,
}

impl Walk<'_> {
    /// Goes on to the next account and answers its number.
    pub fn step(&mut self) -> Option<usize> {
        let (graph, random) = (self.graph, &self.random);
        let reader = self.next;
        if reader >= graph.sizes.accounts {
            return None;
        }
        self.next += 1;
        graph.followed(random, reader, &mut self.ranks);
        self.follows.clear();
        self.follows.extend(self.ranks.iter().map(|&rank| {
            let flags = random.u64() % 1000;
            Follow {
                rank,
                show_reblogs: flags >= 30,
                only_english: (30..50).contains(&flags),
            }
        }));
        self.dislikes.clear();
        if reader < graph.sizes.live && reader >= graph.cohorts().curious.end {
            if reader % 20 == 7 {
                let muted = self.ranks.iter().rev().take(2);
                self.dislikes
                    .extend(muted.map(|&rank| (rank, Dislike::Mutes)));
            }
            if reader % 33 == 5 {
                let rank = graph.live_tail.draw(random);
                if !self.ranks.contains(&rank) && graph.account_of(rank) != reader {
                    self.dislikes.push((rank, Dislike::Blocks));
                }
            }
        }
        Some(reader)
    }
}

/// What came out.
pub struct Counted {
    /// Followers with live timelines, by rank.
    pub live: Vec<u32>,
    /// All followers, by rank.
    pub all: Vec<u32>,
    /// Whom each local account follows.
    pub following: Vec<u32>,
    pub follows: usize,
}

impl Counted {
    pub fn of(graph: &Graph) -> Result<Counted> {
        let mut counted = Counted {
            live: vec![0; graph.authors],
            all: vec![0; graph.authors],
            following: vec![0; graph.sizes.accounts],
            follows: 0,
        };
        let mut walk = graph.walk();
        while let Some(reader) = walk.step() {
            for follow in &walk.follows {
                if reader < graph.sizes.live {
                    *counted.live.get_mut(follow.rank).context("a rank")? += 1;
                }
                *counted.all.get_mut(follow.rank).context("a rank")? += 1;
            }
            counted.follows += walk.follows.len();
            *counted.following.get_mut(reader).context("a reader")? =
                u32::try_from(walk.follows.len())?;
        }
        Ok(counted)
    }

    /// How often each author posts.
    pub fn activity(&self, graph: &Graph) -> Activity {
        let most = self.live.iter().copied().max().unwrap_or(0);
        let knee = f64::from(most) * SATURATED;
        let weight =
            |live: u32, exponent: f64| (f64::from(live) + 1.0).min(knee.max(1.0)).powf(exponent);
        let average = |exponent: f64| {
            let (mut sum, mut posts) = (0.0, 0.0);
            for &live in &self.live {
                posts += weight(live, exponent);
                sum += weight(live, exponent) * f64::from(live);
            }
            sum / posts
        };
        let exponent = graph.sizes.fan_out.map_or(EXPONENT, |wanted| {
            solve(-1.0, 8.0, |exponent| average(exponent) - wanted)
        });
        let weights = |local: bool| {
            Weights::new(self.live.iter().enumerate().map(|(rank, &live)| {
                if local && !graph.is_local(rank) {
                    0.0
                } else {
                    weight(live, exponent)
                }
            }))
        };
        Activity {
            exponent,
            everybody: weights(false),
            local: weights(true),
        }
    }
}

/// Authors drawn by how often they post.
pub struct Activity {
    /// Of the followers.
    pub exponent: f64,
    pub everybody: Weights,
    /// Those who post here.
    pub local: Weights,
}

/// Numbers drawn by weight.
pub struct Weights {
    sums: Vec<f64>,
}

impl Weights {
    pub fn new(weights: impl Iterator<Item = f64>) -> Weights {
        let mut sum = 0.0;
        Weights {
            sums: weights
                .map(|weight| {
                    sum += weight;
                    sum
                })
                .collect(),
        }
    }

    pub fn draw(&self, random: &Random) -> usize {
        let all = self.sums.last().copied().unwrap_or(0.0);
        let at = unit(random) * all;
        self.sums
            .partition_point(|&sum| sum <= at)
            .min(self.sums.len().saturating_sub(1))
    }

    /// The part of the draws that this number gets.
    pub fn share(&self, index: usize) -> f64 {
        let at = |index: usize| self.sums.get(index).copied().unwrap_or(0.0);
        let before = index.checked_sub(1).map_or(0.0, at);
        (at(index) - before) / self.sums.last().copied().unwrap_or(1.0)
    }
}

/// Evenly from 0 to 1.
pub fn unit(random: &Random) -> f64 {
    (random.u64() >> 11) as f64 / (1_u64 << 53) as f64
}

/// Pareto's distribution between a least and a most.
fn pareto(random: &Random, (least, _, most): (f64, f64, f64)) -> usize {
    let cut = 1.0 - (least / most).powf(PARETO);
    let at = 1.0 - unit(random) * cut;
    (least * at.powf(-1.0 / PARETO)).round() as usize
}

/// Where a rising function meets 0, or the end that is nearest to it.
fn solve(mut low: f64, mut high: f64, rising: impl Fn(f64) -> f64) -> f64 {
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        if rising(middle) < 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    (low + high) / 2.0
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}
