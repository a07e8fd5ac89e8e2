//! Filling a new server with the demo's cast (`fixtures/demo`): through the same functions that people use, at the
//! times the cast names.

use std::collections::{BTreeMap, HashMap};

use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use super::{
    Error, Result, Services,
    accounts::{self, Account, ProfileChange},
    media,
    relationships::{self, FollowOptions},
    statuses::{self, Draft, Visibility},
    users,
};
use crate::{
    clock::Clock,
    files::image::drawn::{self, Colour},
    ids::Ids,
};

/// The password of everybody in the cast.
pub const PASSWORD: &str = "rookery-demo";

/// The owner of the demo.
pub const OWNER: &str = "rosa";

const PEOPLE: &str = include_str!("../../fixtures/demo/people.toml");
const FOLLOWS: &str = include_str!("../../fixtures/demo/follows.toml");
const POSTS: &str = include_str!("../../fixtures/demo/posts.toml");

#[derive(Deserialize)]
struct People {
    person: Vec<Person>,
}

#[derive(Deserialize)]
struct Person {
    username: String,
    display_name: String,
    bio: String,
    role: Option<String>,
    language: String,
    colour: String,
    header_colour: Option<String>,
    joined_days_ago: i64,
    #[serde(default)]
    bot: bool,
    #[serde(default)]
    locked: bool,
    #[serde(default = "yes")]
    discoverable: bool,
    #[serde(default)]
    fields: Vec<PersonField>,
}

#[derive(Deserialize)]
struct PersonField {
    name: String,
    value: String,
}

fn yes() -> bool {
    true
}

#[derive(Deserialize)]
struct Relations {
    #[serde(default)]
    follows: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    requests: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    mutes: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    blocks: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct Posts {
    post: Vec<Post>,
}

#[derive(Deserialize)]
struct Post {
    key: String,
    by: String,
    minutes_ago: i64,
    #[serde(default)]
    text: String,
    language: Option<String>,
    visibility: Option<Visibility>,
    #[serde(default)]
    warning: String,
    reply_to: Option<String>,
    #[serde(default)]
    images: Vec<Picture>,
    #[serde(default)]
    sensitive: bool,
    #[serde(default)]
    pinned: bool,
    #[serde(default)]
    boosted_by: Vec<String>,
    #[serde(default)]
    favourited_by: Vec<String>,
    #[serde(default)]
    bookmarked_by: Vec<String>,
}

#[derive(Deserialize)]
struct Picture {
    width: u32,
    height: u32,
    from: String,
    to: String,
    alt: String,
}

/// How much was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Made {
    /// Accounts.
    pub people: usize,
    /// Posts without boosts.
    pub posts: usize,
}

/// Loads the cast into a server that has nobody of its names. What follows (fan-out, notifications) is left to the
/// workers as always.
pub async fn load(services: &Services) -> Result<Made> {
    let broken = |error: toml::de::Error| Error::Internal(format!("the demo's files: {error}"));
    let people: People = toml::from_str(PEOPLE).map_err(broken)?;
    let relations: Relations = toml::from_str(FOLLOWS).map_err(broken)?;
    let posts: Posts = toml::from_str(POSTS).map_err(broken)?;

    let now = services.now();
    let stage = Stage::new(services, now);
    let mut cast: HashMap<String, Account> = HashMap::new();
    let mut languages: HashMap<&str, &str> = HashMap::new();
    for person in &people.person {
        stage.at(now - SignedDuration::from_hours(24 * person.joined_days_ago));
        let account = stage.enter(person).await?;
        cast.insert(person.username.clone(), account);
        languages.insert(&person.username, &person.language);
    }
    let who = |name: &str| {
        cast.get(name)
            .ok_or_else(|| Error::Internal(format!("the demo knows nobody called {name}")))
    };

    stage.at(now - SignedDuration::from_hours(24 * 14));
    for (follower, followed) in &relations.follows {
        for name in followed {
            relationships::follow(
                &stage.services,
                who(follower)?,
                who(name)?,
                FollowOptions::default(),
            )
            .await?;
            if who(name)?.locked {
                relationships::authorize(&stage.services, who(name)?, who(follower)?).await?;
            }
        }
    }
    let mut by_key: HashMap<&str, i64> = HashMap::new();
    for post in &posts.post {
        stage.at(now - SignedDuration::from_mins(post.minutes_ago));
        let language = languages.get(post.by.as_str()).copied();
        let id = stage.post(post, who(&post.by)?, language, &by_key).await?;
        by_key.insert(&post.key, id);
        for name in &post.favourited_by {
            stage.later();
            statuses::favourite(&stage.services, who(name)?, id).await?;
        }
        for name in &post.boosted_by {
            stage.later();
            statuses::reblog(&stage.services, who(name)?, id, None).await?;
        }
        for name in &post.bookmarked_by {
            stage.later();
            statuses::bookmark(&stage.services, who(name)?, id).await?;
        }
        if post.pinned {
            statuses::pin(&stage.services, who(&post.by)?, id).await?;
        }
    }
    for (asker, asked) in &relations.requests {
        for name in asked {
            stage.later();
            relationships::follow(
                &stage.services,
                who(asker)?,
                who(name)?,
                FollowOptions::default(),
            )
            .await?;
        }
    }
    for (muter, muted) in &relations.mutes {
        for name in muted {
            relationships::mute(&stage.services, who(muter)?, who(name)?, true, None).await?;
        }
    }
    for (blocker, blocked) in &relations.blocks {
        for name in blocked {
            relationships::block(&stage.services, who(blocker)?, who(name)?).await?;
        }
    }
    Ok(Made {
        people: people.person.len(),
        posts: posts.post.len(),
    })
}

/// The same services at another time.
struct Stage {
    services: Services,
}

impl Stage {
    fn new(services: &Services, now: Timestamp) -> Stage {
        let clock = Clock::manual(now);
        // Ids of the past, from this process's own node number: nobody else has minted there.
        let ids = Ids::new(clock.clone(), services.random.clone(), services.ids.node());
        ids.renew(services.ids.node(), now + SignedDuration::from_hours(1));
        Stage {
            services: Services {
                clock,
                ids,
                ..services.clone()
            },
        }
    }

    fn at(&self, time: Timestamp) {
        self.services.clock.set(time);
    }

    fn later(&self) {
        self.services
            .clock
            .advance(SignedDuration::from_millis(700));
    }

    async fn enter(&self, person: &Person) -> Result<Account> {
        let services = &self.services;
        let email = format!("{}@rookery.example", person.username);
        let id = users::create_confirmed(
            services,
            &person.username,
            &email,
            PASSWORD,
            person.role.as_deref().unwrap_or(""),
        )
        .await?;
        let account = accounts::by_id(services, id).await?;
        let avatar = drawn::disc(400, colour(&person.colour));
        let header = person
            .header_colour
            .as_deref()
            .map(|text| drawn::gradient(1500, 500, colour(text), colour(&person.colour)));
        let change = ProfileChange {
            display_name: Some(person.display_name.clone()),
            note: Some(person.bio.clone()),
            fields: Some(
                person
                    .fields
                    .iter()
                    .map(|field| (field.name.clone(), field.value.clone()))
                    .collect(),
            ),
            locked: Some(person.locked),
            bot: Some(person.bot),
            discoverable: Some(person.discoverable),
            indexable: Some(person.discoverable),
            avatar: Some(media::portrait(services, avatar.into(), false).await?),
            header: match header {
                Some(header) => Some(media::portrait(services, header.into(), true).await?),
                None => None,
            },
            ..ProfileChange::default()
        };
        accounts::update(services, &account, change).await
    }

    async fn post(
        &self,
        post: &Post,
        author: &Account,
        language: Option<&str>,
        by_key: &HashMap<&str, i64>,
    ) -> Result<i64> {
        let services = &self.services;
        let mut media_ids = Vec::new();
        for picture in &post.images {
            let drawn = drawn::gradient(
                picture.width,
                picture.height,
                colour(&picture.from),
                colour(&picture.to),
            );
            let update = media::Update {
                description: Some(picture.alt.clone()),
                ..media::Update::default()
            };
            media_ids.push(
                media::upload(services, author.id, drawn.into(), update)
                    .await?
                    .id,
            );
        }
        let in_reply_to_id = match &post.reply_to {
            Some(key) => Some(
                *by_key
                    .get(key.as_str())
                    .ok_or_else(|| Error::Internal(format!("the demo has no post {key}")))?,
            ),
            None => None,
        };
        let draft = Draft {
            text: post.text.clone(),
            spoiler_text: post.warning.clone(),
            visibility: post.visibility,
            sensitive: Some(post.sensitive),
            language: post.language.clone().or(language.map(str::to_owned)),
            in_reply_to_id,
            media_ids,
            ..Draft::default()
        };
        statuses::create(services, author, draft).await
    }
}

fn colour(text: &str) -> Colour {
    drawn::colour(text).unwrap_or([128, 128, 128])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_casts_files_are_read_and_name_only_each_other() {
        let people: People = toml::from_str(PEOPLE).unwrap();
        let relations: Relations = toml::from_str(FOLLOWS).unwrap();
        let posts: Posts = toml::from_str(POSTS).unwrap();
        let names: Vec<&str> = people
            .person
            .iter()
            .map(|person| person.username.as_str())
            .collect();
        let known = |name: &String| assert!(names.contains(&name.as_str()), "{name}");
        for list in [
            &relations.follows,
            &relations.requests,
            &relations.mutes,
            &relations.blocks,
        ] {
            for (name, others) in list {
                known(name);
                others.iter().for_each(known);
            }
        }
        let mut keys: Vec<&str> = Vec::new();
        for post in &posts.post {
            known(&post.by);
            [&post.boosted_by, &post.favourited_by, &post.bookmarked_by]
                .into_iter()
                .flatten()
                .for_each(known);
            if let Some(parent) = &post.reply_to {
                assert!(keys.contains(&parent.as_str()), "{parent}");
            }
            assert!(!keys.contains(&post.key.as_str()), "{}", post.key);
            keys.push(&post.key);
        }
        assert!(names.len() >= 20 && keys.len() >= 100);
    }
}
