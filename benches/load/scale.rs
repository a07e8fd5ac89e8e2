//! How much there is.

use std::time::Duration;

use serde_json::{Value, json};

/// The size of the data and of the load.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    /// Local people who read.
    pub readers: usize,
    /// Local people who are read.
    pub authors: usize,
    /// Authors followed by each reader.
    pub follows: usize,
    /// Posts of each author.
    pub posts: usize,
    /// Connections of the read load.
    pub reading: usize,
    /// Local people who post under load, and the local followers of each.
    pub posters: usize,
    pub followers: usize,
    /// Connections of the post load, one row each.
    pub posting: &'static [usize],
    /// Local followers of the one author of the fan-out row.
    pub crowd: usize,
    /// Entries of a home list of that crowd.
    pub home: usize,
    /// Posts of one run of the fan-out row.
    pub fan_outs: usize,
    /// Remote people who send, and what they send in one run.
    pub peers: usize,
    pub activities: usize,
    /// Hosts that take deliveries, and the followers on each.
    pub hosts: usize,
    pub followers_per_host: usize,
    /// Posts of one run of the delivery row.
    pub delivered: usize,
    /// How long a timed load lasts.
    pub lasting: Duration,
    /// How long the server is left alone before its memory is read.
    pub idle: Duration,
    /// Readers of the network whose homes are compared with their definition, after each row.
    pub checked: usize,
}

impl Scale {
    /// For figures.
    pub fn full(seconds: u64) -> Scale {
        Scale {
            readers: 2_000,
            authors: 500,
            follows: 50,
            posts: 20,
            reading: 64,
            posters: 64,
            followers: 54,
            posting: &[1, 8, 32],
            crowd: 10_000,
            home: 800,
            fan_outs: 10,
            peers: 100,
            activities: 6_000,
            hosts: 200,
            followers_per_host: 5,
            delivered: 50,
            lasting: Duration::from_secs(seconds),
            idle: Duration::from_secs(10),
            checked: 100,
        }
    }

    /// To see in seconds that all of it works; the figures say nothing.
    pub fn small() -> Scale {
        Scale {
            readers: 20,
            authors: 10,
            follows: 5,
            posts: 10,
            reading: 4,
            posters: 4,
            followers: 5,
            posting: &[1, 4],
            crowd: 200,
            home: 60,
            fan_outs: 2,
            peers: 5,
            activities: 60,
            hosts: 5,
            followers_per_host: 2,
            delivered: 4,
            lasting: Duration::from_millis(500),
            idle: Duration::from_millis(500),
            checked: 30,
        }
    }

    pub fn json(&self) -> Value {
        json!({
            "readers": self.readers,
            "authors": self.authors,
            "follows": self.follows,
            "posts": self.posts,
            "posters": self.posters,
            "followers": self.followers,
            "crowd": self.crowd,
            "home": self.home,
            "fan_outs": self.fan_outs,
            "peers": self.peers,
            "activities": self.activities,
            "hosts": self.hosts,
            "followers_per_host": self.followers_per_host,
            "delivered": self.delivered,
            "seconds": self.lasting.as_secs_f64(),
        })
    }
}
