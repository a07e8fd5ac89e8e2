//! The people and posts of the load, made from a seed and put into Postgres in bulk.

use std::{collections::BTreeSet, sync::Arc};

use activitypub::signature::PrivateKey;
use anyhow::{Context, Result};
use jiff::{SignedDuration, Timestamp};
use rookery::{clock::Random, domain::tokens};
use tokio_postgres::Client;

use crate::{
    database::Copy,
    scale::Scale,
    server::{DOMAIN, ORIGIN},
};

/// The application that all tokens belong to.
const APPLICATION: i64 = 1;
/// People have been here for so long, and their posts are no older than [`POSTS_SINCE`].
const PEOPLE_SINCE: SignedDuration = SignedDuration::from_hours(24 * 90);
const POSTS_SINCE: SignedDuration = SignedDuration::from_hours(24 * 3);
/// RSA keys that the remote people share; what is measured is signatures, not making keys.
const KEYS: usize = 8;
/// What posts are made of.
const WORDS: &str = "the a rook crow magpie nest flies over our town at dawn and nobody knows why but we all look up \
    because it is a fine sight when hundreds of them turn in the wind like smoke then settle in the old elms by the \
    river where they talk until dark about whatever birds talk about weather perhaps or food or us";

/// Somebody local.
#[derive(Clone, Debug, Default)]
pub struct Person {
    pub id: i64,
    pub token: String,
}

/// Somebody remote who signs.
#[derive(Clone)]
pub struct Peer {
    pub uri: String,
    pub key_id: String,
    pub key: Arc<PrivateKey>,
    pub public_pem: String,
}

/// Everybody.
#[derive(Default)]
pub struct World {
    /// Who reads.
    pub readers: Vec<Person>,
    /// Who posts under load.
    pub posters: Vec<Person>,
    /// The readers who follow a poster, in the order of the posters.
    pub poster_followers: Vec<Vec<i64>>,
    /// Followed by the whole crowd.
    pub star: Person,
    pub crowd: Vec<i64>,
    /// Followed by people on all hosts.
    pub shouter: Person,
    pub peers: Vec<Peer>,
    /// The newest posts, oldest first.
    pub newest: Vec<i64>,
}

/// The names of the hosts that take deliveries.
pub fn hosts(scale: &Scale) -> impl Iterator<Item = String> {
    (0..scale.hosts).map(|n| format!("sink{n}.test"))
}

/// The host of those who send.
pub const PEER_HOST: &str = "peers.test";

/// Fills an empty server.
pub async fn fill(client: &Client, scale: &Scale, seed: u64, now: Timestamp) -> Result<World> {
    let mut seeder = Seeder::new(seed, now)?;
    let readers = seeder.people("reader", scale.readers);
    let authors = seeder.people("author", scale.authors);
    let posters = seeder.people("poster", scale.posters);
    let star = seeder.person("star");
    let crowd = seeder.people("crowd", scale.crowd);
    let shouter = seeder.person("shouter");
    let peers = seeder.peers(scale.peers)?;

    let mut follows = BTreeSet::new();
    for reader in &readers {
        for author in seeder.sample(&authors, scale.follows) {
            follows.insert((reader.id, author.id, true));
        }
    }
    let mut poster_followers = Vec::new();
    for poster in &posters {
        let followers = seeder.sample(&readers, scale.followers);
        follows.extend(followers.iter().map(|reader| (reader.id, poster.id, true)));
        poster_followers.push(followers.iter().map(|reader| reader.id).collect());
    }
    follows.extend(crowd.iter().map(|person| (person.id, star.id, true)));
    for (peer, _) in &peers {
        for reader in seeder.sample(&readers, 10) {
            follows.insert((reader.id, *peer, true));
        }
    }
    for host in hosts(scale) {
        for n in 0..scale.followers_per_host {
            let follower = seeder.remote(&host, &format!("follower{n}"), &[]);
            follows.insert((follower, shouter.id, false));
        }
    }
    for (follower, target, local) in follows {
        seeder.follow(follower, target, local);
    }

    let total = authors.len() * scale.posts;
    let mut newest = Vec::with_capacity(total);
    for n in 0..total {
        // One post of each author after the other, so that every home holds them evenly.
        let author = authors.get(n % authors.len()).context("an author")?;
        newest.push(seeder.post(author.id, n, total));
    }
    seeder.send(client).await?;
    Ok(World {
        readers,
        posters,
        poster_followers,
        star,
        crowd: crowd.into_iter().map(|person| person.id).collect(),
        shouter,
        peers: peers.into_iter().map(|(_, peer)| peer).collect(),
        newest,
    })
}

struct Seeder {
    random: Random,
    now: Timestamp,
    since: String,
    next: i64,
    names: std::collections::HashMap<i64, String>,
    objects: Copy,
    accounts: Copy,
    keys: Copy,
    users: Copy,
    applications: Copy,
    tokens: Copy,
    follows: Copy,
    conversations: Copy,
    statuses: Copy,
    status_stats: Copy,
}

impl Seeder {
    fn new(seed: u64, now: Timestamp) -> Result<Seeder> {
        let since = now.checked_sub(PEOPLE_SINCE)?;
        let mut applications = Copy::into_table(
            "applications",
            "id, name, redirect_uris, scopes, client_id, secret_hash, created_at",
        );
        applications.row(&[
            &APPLICATION.to_string(),
            "Bench",
            "{urn:ietf:wg:oauth:2.0:oob}",
            "read write",
            "bench",
            "\\\\x00",
            &since.to_string(),
        ]);
        Ok(Seeder {
            random: Random::seeded(seed),
            now,
            since: since.to_string(),
            next: since.as_millisecond() << 16,
            names: std::collections::HashMap::new(),
            objects: Copy::into_table("objects", "uri, kind, id"),
            accounts: Copy::into_table(
                "accounts",
                "id, username, domain, uri, url, display_name, note, discoverable, inbox_url, shared_inbox_url, \
                 outbox_url, followers_url, following_url, featured_url, created_at, updated_at, fetched_at",
            ),
            keys: Copy::into_table(
                "account_keys",
                "id, account_id, uri, kind, public_key, created_at",
            ),
            users: Copy::into_table(
                "users",
                "account_id, email, email_key, password_hash, confirmed_at, approved, active_on, home_on, created_at",
            ),
            applications,
            tokens: Copy::into_table(
                "access_tokens",
                "id, token_hash, application_id, account_id, scopes, created_at",
            ),
            follows: Copy::into_table("follows", "id, account_id, target_id, local, created_at"),
            conversations: Copy::into_table("conversations", "id"),
            statuses: Copy::into_table(
                "statuses",
                "id, account_id, uri, url, local, visibility, text, content, language, conversation_id, \
                 application_id, quote_policy, created_at",
            ),
            status_stats: Copy::into_table(
                "status_stats",
                "status_id, replies_count, reblogs_count, favourites_count",
            ),
        })
    }

    /// Ids of the past, in order.
    fn id(&mut self) -> i64 {
        self.next += 1 << 16;
        self.next
    }

    fn people(&mut self, kind: &str, amount: usize) -> Vec<Person> {
        (0..amount)
            .map(|n| self.person(&format!("{kind}{n}")))
            .collect()
    }

    fn person(&mut self, name: &str) -> Person {
        let id = self.id();
        let uri = format!("{ORIGIN}/users/{name}");
        self.account(id, name, None, &uri, &format!("{ORIGIN}/inbox"));
        let email = format!("{name}@{DOMAIN}");
        let today = self.now.strftime("%Y-%m-%d").to_string();
        let since = self.since.clone();
        self.users.row(&[
            &id.to_string(),
            &email,
            &email,
            "!",
            &since,
            "t",
            &today,
            &today,
            &since,
        ]);
        let token = self.random.token();
        let hash = format!("\\\\x{}", hex::encode(tokens::hash(&token)));
        let row = self.id();
        self.tokens.row(&[
            &row.to_string(),
            &hash,
            &APPLICATION.to_string(),
            &id.to_string(),
            "read write",
            &since,
        ]);
        self.names.insert(id, name.to_owned());
        Person { id, token }
    }

    /// Somebody elsewhere, with their keys (id and PEM).
    fn remote(&mut self, host: &str, name: &str, keys: &[(&str, &str)]) -> i64 {
        let id = self.id();
        let uri = format!("https://{host}/users/{name}");
        self.account(id, name, Some(host), &uri, &format!("https://{host}/inbox"));
        for (key_id, pem) in keys {
            let row = self.id();
            let pem = pem.replace('\n', "\\n");
            let since = self.since.clone();
            self.keys.row(&[
                &row.to_string(),
                &id.to_string(),
                key_id,
                "rsa",
                &pem,
                &since,
            ]);
        }
        id
    }

    fn account(&mut self, id: i64, name: &str, host: Option<&str>, uri: &str, shared_inbox: &str) {
        let url = match host {
            Some(host) => format!("https://{host}/@{name}"),
            None => format!("{ORIGIN}/@{name}"),
        };
        let id = id.to_string();
        self.objects.row(&[uri, "account", &id]);
        let note = format!("<p>{}</p>", self.words(12));
        let at = |end: &str| format!("{uri}/{end}");
        let now = self.now.to_string();
        self.accounts.row(&[
            &id,
            name,
            host.unwrap_or("\\N"),
            uri,
            &url,
            &format!("{name} of the bench"),
            &note,
            "t",
            &at("inbox"),
            shared_inbox,
            &at("outbox"),
            &at("followers"),
            &at("following"),
            &at("collections/featured"),
            &self.since,
            &self.since,
            if host.is_some() { &now } else { "\\N" },
        ]);
    }

    fn peers(&mut self, amount: usize) -> Result<Vec<(i64, Peer)>> {
        let mut keys = Vec::new();
        for _ in 0..KEYS.min(amount) {
            let key = PrivateKey::generate_rsa()?;
            keys.push((key.public_pem()?, Arc::new(key)));
        }
        let mut peers = Vec::new();
        for n in 0..amount {
            let name = format!("peer{n}");
            let uri = format!("https://{PEER_HOST}/users/{name}");
            let key_id = format!("{uri}#main-key");
            let (pem, key) = keys.get(n % keys.len()).context("a key")?;
            let id = self.remote(PEER_HOST, &name, &[(&key_id, pem)]);
            peers.push((
                id,
                Peer {
                    uri,
                    key_id,
                    key: key.clone(),
                    public_pem: pem.clone(),
                },
            ));
        }
        Ok(peers)
    }

    fn follow(&mut self, follower: i64, target: i64, local: bool) {
        let row = self.id().to_string();
        let since = self.since.clone();
        self.follows.row(&[
            &row,
            &follower.to_string(),
            &target.to_string(),
            if local { "t" } else { "f" },
            &since,
        ]);
    }

    /// Post `n` of `total`, spread evenly over the last days.
    fn post(&mut self, author: i64, n: usize, total: usize) -> i64 {
        let span = POSTS_SINCE.as_millis();
        let age = span - span * n as i128 / total.max(1) as i128;
        // A moment old at least, so that nothing is newer than what the run itself makes.
        let milliseconds = i128::from(self.now.as_millisecond()) - age - 60_000;
        let milliseconds = i64::try_from(milliseconds).unwrap_or(0);
        let id = (milliseconds << 16) + (n % 65_536) as i64;
        let created = Timestamp::from_millisecond(milliseconds)
            .unwrap_or(self.now)
            .to_string();
        let text = self.words(10 + (self.random.u64() % 30) as usize);
        let name = self.names.get(&author).cloned().unwrap_or_default();
        let row = id.to_string();
        let uri = format!("{ORIGIN}/users/{name}/statuses/{id}");
        self.objects.row(&[&uri, "status", &row]);
        self.conversations.row(&[&row]);
        self.statuses.row(&[
            &row,
            &author.to_string(),
            &uri,
            &format!("{ORIGIN}/@{name}/{id}"),
            "t",
            "public",
            &text,
            &format!("<p>{text}</p>"),
            "en",
            &row,
            &APPLICATION.to_string(),
            "public",
            &created,
        ]);
        let favourites = (self.random.u64() % 20).to_string();
        self.status_stats.row(&[&row, "0", "0", &favourites]);
        id
    }

    fn words(&mut self, amount: usize) -> String {
        let words: Vec<&str> = WORDS.split_whitespace().collect();
        let mut text = String::new();
        for _ in 0..amount {
            let pick = (self.random.u64() % words.len() as u64) as usize;
            text.push_str(words.get(pick).copied().unwrap_or_default());
            text.push(' ');
        }
        text.truncate(text.trim_end().len());
        text
    }

    /// So many of them, each once.
    fn sample(&mut self, all: &[Person], amount: usize) -> Vec<Person> {
        let mut picked = BTreeSet::new();
        while picked.len() < amount.min(all.len()) {
            picked.insert((self.random.u64() % all.len() as u64) as usize);
        }
        picked
            .into_iter()
            .filter_map(|index| all.get(index).cloned())
            .collect()
    }

    async fn send(self, client: &Client) -> Result<()> {
        for copy in [
            self.objects,
            self.accounts,
            self.keys,
            self.applications,
            self.users,
            self.tokens,
            self.follows,
            self.conversations,
            self.statuses,
            self.status_stats,
        ] {
            copy.send(client).await?;
        }
        client
            .batch_execute(
                "UPDATE account_stats s SET followers_count = \
                     (SELECT count(*) FROM follows f WHERE f.target_id = s.account_id), \
                     following_count = (SELECT count(*) FROM follows f WHERE f.account_id = s.account_id), \
                     statuses_count = (SELECT count(*) FROM statuses t WHERE t.account_id = s.account_id)",
            )
            .await?;
        // Outside a transaction, each by itself.
        client.batch_execute("VACUUM ANALYZE").await?;
        client.batch_execute("CHECKPOINT").await?;
        Ok(())
    }
}
