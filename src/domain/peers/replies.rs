//! The answers to a post of a peer, as its server and those of the answers list them.
//!
//! A list is nobody's word: what it names is fetched from its own origin, and kept only if it answers a post of the thread.
//! The walk goes down the thread level by level and is bounded in fetches, pages, depth, time and what one host is asked.

use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

use activitypub::{
    collection::Collection,
    json,
    origin::{HttpUrl, ObjectId},
};
use futures_util::{StreamExt, stream};
use serde_json::Value;
use sql::queries::statuses as rows;

use super::{Budget, document, objects};
use crate::domain::{Error, Result, Services, async_refreshes, tasks::FetchReplies};

/// Fetches of one walk: posts, their authors, pages of lists.
const FETCHES: u32 = 200;
/// Of these, posts on one host.
const PER_HOST: usize = 100;
/// Pages of the list of one post.
const PAGES: usize = 10;
/// Levels down the thread.
const LEVELS: usize = 16;
/// Posts looked at in all.
const POSTS: usize = 500;
/// Fetches at once.
const AT_ONCE: usize = 4;
/// For all of it.
const PATIENCE: Duration = Duration::from_secs(120);

/// A post of the thread, with its document if that was just fetched.
struct Known {
    uri: ObjectId,
    document: Option<Value>,
}

/// Looks for answers that are not here, and stores them. How many is told as they come
/// ([`async_refreshes`]).
///
/// # Errors
/// Only of this server itself: other servers answer or not.
pub async fn fetch_all(services: &Services, task: &FetchReplies, root: ObjectId) -> Result<()> {
    match tokio::time::timeout(PATIENCE, walk(services, task, root)).await {
        Ok(outcome) => outcome,
        Err(_) => Ok(()),
    }
}

async fn walk(services: &Services, task: &FetchReplies, root: ObjectId) -> Result<()> {
    let budget = &Budget::new(FETCHES);
    let mut asked: HashMap<String, usize> = HashMap::new();
    let mut thread: HashSet<String> = HashSet::from([root.as_str().to_owned()]);
    let mut seen = thread.clone();
    let mut level = vec![Known {
        uri: root,
        document: None,
    }];
    for _ in 0..LEVELS {
        level.retain(|post| post.document.is_some() || is_allowed(&mut asked, &post.uri));
        let listed: Vec<Vec<ObjectId>> = stream::iter(level)
            .map(|post| answers(services, post, budget))
            .buffered(AT_ONCE)
            .collect()
            .await;
        let named: Vec<ObjectId> = listed
            .into_iter()
            .flatten()
            .filter(|uri| !services.peers.ours().owns(uri))
            .filter(|uri| seen.len() < POSTS && seen.insert(uri.as_str().to_owned()))
            .collect();
        if named.is_empty() {
            return Ok(());
        }
        let here = here(services, &named).await?;
        let (here, mut missing): (Vec<ObjectId>, Vec<ObjectId>) = named
            .into_iter()
            .partition(|uri| here.contains(uri.as_str()));
        missing.retain(|uri| is_allowed(&mut asked, uri));
        let mut fetched = stream::iter(missing)
            .map(|uri| fetch(services, uri, &thread, budget))
            .buffer_unordered(AT_ONCE);
        let mut next: Vec<Known> = Vec::new();
        while let Some(found) = fetched.next().await {
            if let Some(found) = found? {
                async_refreshes::found(services, task, 1).await?;
                next.push(found);
            }
        }
        drop(fetched);
        next.extend(here.into_iter().map(|uri| Known {
            uri,
            document: None,
        }));
        thread.extend(next.iter().map(|post| post.uri.as_str().to_owned()));
        level = next;
        if level.is_empty() {
            return Ok(());
        }
    }
    Ok(())
}

/// Counts a fetch from a host; false when that host was asked often enough.
fn is_allowed(asked: &mut HashMap<String, usize>, uri: &HttpUrl) -> bool {
    let count = asked.entry(uri.host().to_owned()).or_default();
    *count += 1;
    *count <= PER_HOST
}

/// Those that are here.
async fn here(services: &Services, uris: &[ObjectId]) -> Result<HashSet<String>> {
    let uris: Vec<&str> = uris.iter().map(|uri| uri.as_str()).collect();
    let connection = services.connection().await?;
    let found = rows::ids_by_uris().bind(&connection, &uris).all().await?;
    Ok(found.into_iter().map(|row| row.uri).collect())
}

async fn fetch(
    services: &Services,
    uri: ObjectId,
    thread: &HashSet<String>,
    budget: &Budget,
) -> Result<Option<Known>> {
    let found = objects::fetch_answer(services, &uri, thread, budget).await?;
    Ok(found.map(|document| Known {
        uri,
        document: Some(document),
    }))
}

/// What the origin of a post lists as its answers, as far as it can be had.
async fn answers(services: &Services, post: Known, budget: &Budget) -> Vec<ObjectId> {
    let mut listed = Vec::new();
    let document = match post.document {
        Some(document) => document,
        None => match page(services, &post.uri, budget).await {
            Some(document) => document,
            None => return listed,
        },
    };
    let Some(replies) = json::get(&document, "replies") else {
        return listed;
    };
    let mut at = json::object_id(&document, "replies");
    let mut next = Collection::read(replies);
    let mut visited: HashSet<String> = HashSet::new();
    // Each is asked for, then read.
    for _ in 0..PAGES * 2 {
        let Some(collection) = next.take() else {
            // It is only named: its origin is that of the post, or it is not asked for.
            let Some(uri) = at.take().filter(|uri| uri.same_origin(&post.uri)) else {
                break;
            };
            if !visited.insert(uri.as_str().to_owned()) {
                break;
            }
            next = page(services, &uri, budget)
                .await
                .and_then(|document| Collection::read(&document));
            if next.is_none() {
                break;
            }
            continue;
        };
        let empty = collection.items.is_empty();
        listed.extend(collection.items);
        at = collection.next.or(collection.first.filter(|_| empty));
    }
    listed
}

async fn page(services: &Services, uri: &HttpUrl, budget: &Budget) -> Option<Value> {
    if !budget.take() {
        return None;
    }
    match document::fetch(services, uri, None).await {
        Ok(found) => Some(found.value),
        Err(Error::Internal(error)) => {
            tracing::debug!(error, "a list of answers was not to be had");
            None
        }
        Err(_) => None,
    }
}
