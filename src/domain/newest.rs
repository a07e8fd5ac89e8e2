//! The newest posts of what is merged into homes when they are read: of whales, and of tags that people follow.
//!
//! They stand in this process's memory, read from Postgres and kept up by the invalidation log: a post of somebody with a
//! million followers costs one entry of the log and, in each process that serves one of them, one short query.

mod list;
mod memory;

pub use list::{Newest, Post};
pub use memory::Memory;

use std::sync::Arc;

use sql::queries::newest as rows;

use super::{Result, Services, statuses::Outline, statuses::Visibility, whales};
use crate::{cache::ById, feed::Change};

/// Whose posts, or which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// All of an author's but direct ones.
    Author(i64),
    /// Public ones with a tag.
    Tag(i64),
}

impl Source {
    /// Ids are positive, so one table holds both.
    fn key(self) -> i64 {
        match self {
            Source::Author(id) => id,
            Source::Tag(id) => -id,
        }
    }
}

/// What a look at some sources needs of each.
#[derive(Default)]
struct Asked {
    ids: Vec<i64>,
    above: Vec<i64>,
}

/// The newest posts of sources, in their order: at most one query for authors and one for tags, none when all is
/// remembered.
pub(super) async fn of(services: &Services, sources: &[Source]) -> Result<Vec<Arc<Newest>>> {
    let memory = &services.caches.newest;
    let fresh = services.caches.follow(services).await;
    let remembered = || -> Option<Vec<Arc<Newest>>> {
        sources
            .iter()
            .map(|source| memory.lists.get(source.key()).filter(|_| fresh))
            .collect()
    };
    if let Some(lists) = remembered() {
        return Ok(lists);
    }
    // A whale's post makes all its readers ask at once: one of them looks for all.
    let _alone = memory.loading.lock().await;
    if let Some(lists) = remembered() {
        return Ok(lists);
    }
    let load = memory.lists.begin();
    let now = services.now();
    let mut lists: Vec<Option<Arc<Newest>>> = Vec::with_capacity(sources.len());
    let (mut authors, mut tags) = (Asked::default(), Asked::default());
    let mut before: Vec<(i64, i64, Option<Arc<Newest>>)> = Vec::new();
    for source in sources {
        let known = memory.lists.get(source.key()).filter(|_| fresh);
        if known.is_none() {
            let was = memory.before(source.key()).filter(|_| fresh);
            let above = was.as_ref().map_or(0, |was| was.unsure(now));
            let (asked, id) = match source {
                Source::Author(id) => (&mut authors, *id),
                Source::Tag(id) => (&mut tags, *id),
            };
            asked.ids.push(id);
            asked.above.push(above);
            before.push((source.key(), above, was));
        }
        lists.push(known);
    }
    let mut found = read(services, &authors, &tags).await?;
    let mut loaded: ById<Arc<Newest>> = ById::default();
    for (key, above, was) in before {
        let posts = found.remove(&key).unwrap_or_default();
        let list = Arc::new(Newest::of(posts, above, was.as_deref(), now));
        if fresh {
            memory.lists.keep(load, key, list.clone());
        }
        loaded.insert(key, list);
    }
    Ok(sources
        .iter()
        .zip(lists)
        .map(|(source, list)| {
            list.or_else(|| loaded.get(&source.key()).cloned())
                .unwrap_or_default()
        })
        .collect())
}

/// Posts by the key of their source.
async fn read(services: &Services, authors: &Asked, tags: &Asked) -> Result<ById<Vec<Post>>> {
    let connection = services.connection().await?;
    let amount = i64::try_from(list::HELD).unwrap_or(i64::MAX);
    let mut found: ById<Vec<Post>> = ById::default();
    if !authors.ids.is_empty() {
        for row in rows::of_authors()
            .bind(&connection, &authors.ids, &authors.above, &amount)
            .all()
            .await?
        {
            let key = Source::Author(row.account_id).key();
            found.entry(key).or_default().push(Post {
                id: row.id,
                author: row.account_id,
                boost: row.boost,
                language: row.language.map(Arc::from),
                answers: row.answers.then_some(row.parent_id),
            });
        }
    }
    if !tags.ids.is_empty() {
        for row in rows::of_tags()
            .bind(&connection, &tags.ids, &tags.above, &amount)
            .all()
            .await?
        {
            let key = Source::Tag(row.tag_id).key();
            found.entry(key).or_default().push(Post {
                id: row.id,
                author: row.account_id,
                boost: false,
                language: None,
                answers: row.answers.then_some(None),
            });
        }
    }
    Ok(found)
}

/// Posts came in. Told again by their effects, as a writer may die before it announces; one that came late stands where
/// memory does not look for what is new.
pub async fn posted(services: &Services, posts: &[Outline]) -> Result<()> {
    let known = whales::known(services).await?;
    let now = services.now();
    let mut changes: Vec<Change> = Vec::new();
    for post in posts {
        let (id, author) = (post.row.id, post.row.account_id);
        let late = list::is_late(id, now);
        if known.is_merged(author) {
            changes.push(if late {
                Change::Newest(author)
            } else {
                Change::Newer(author)
            });
        }
        if post.visibility == Visibility::Public {
            changes.extend(post.row.tag_ids.iter().map(|tag| {
                if late {
                    Change::TagNewest(*tag)
                } else {
                    Change::TagNewer(*tag)
                }
            }));
        }
    }
    changes.sort_unstable();
    changes.dedup();
    if !changes.is_empty() {
        services.changed(&changes).await;
    }
    Ok(())
}
