//! Changing filters. A filter is read and written under a lock of its owner, so that what is counted stays true.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use sql::queries::{accounts, filters as rows};

use super::{
    Filter, Filtered, Keyword as Stored, MAX_FILTERS, MAX_KEYWORD, MAX_KEYWORD_BYTES, MAX_KEYWORDS,
    MAX_STATUSES, MAX_TITLE,
};
use crate::{
    domain::{Error, Result, Services, statuses},
    feed::Change,
    store::Tx,
};

/// A filter as its owner wants it. In a change, what is `None` stays.
#[derive(Clone, Debug, Default)]
pub struct NewFilter {
    /// For its owner.
    pub title: Option<String>,
    /// Where it works.
    pub contexts: Option<Vec<String>>,
    /// What becomes of a post.
    pub action: Option<String>,
    /// When it ends, in seconds from now; `Some(None)` for never.
    pub expires_in: Option<Option<i64>>,
    /// Changes of its words, in order.
    pub keywords: Vec<Keyword>,
}

/// A change of a word: new without an id.
#[derive(Clone, Debug, Default)]
pub struct Keyword {
    /// Which.
    pub id: Option<i64>,
    /// The word or phrase.
    pub keyword: Option<String>,
    /// Not within words; so by default.
    pub whole_word: Option<bool>,
    /// Away with it.
    pub destroy: bool,
}

fn invalid(text: impl std::fmt::Display) -> Error {
    Error::Unprocessable(format!("Validation failed: {text}"))
}

/// All of somebody's filters, locked until the transaction ends.
pub(super) async fn locked(tx: &Tx<'_>, owner: i64) -> Result<Vec<Filter>> {
    accounts::lock_row().bind(tx, &owner).opt().await?;
    rows::of_readers()
        .bind(tx, &[owner].as_slice())
        .all()
        .await?
        .into_iter()
        .map(Filter::of)
        .collect()
}

fn find(filters: &[Filter], id: i64) -> Result<&Filter> {
    filters
        .iter()
        .find(|filter| filter.id == id)
        .ok_or(Error::NotFound)
}

pub(super) fn of_keyword(filters: &[Filter], id: i64) -> Result<(&Filter, &Stored)> {
    filters
        .iter()
        .flat_map(|filter| filter.keywords.iter().map(move |word| (filter, word)))
        .find(|(_, word)| word.id == id)
        .ok_or(Error::NotFound)
}

pub(super) fn title(text: &str) -> Result<&str> {
    let text = text.trim();
    if text.is_empty() {
        return Err(invalid("Title can't be blank"));
    }
    if text.chars().count() > MAX_TITLE {
        return Err(invalid(format_args!(
            "Title is too long (maximum is {MAX_TITLE} characters)"
        )));
    }
    Ok(text)
}

pub(super) fn contexts(mut words: Vec<String>) -> Result<Vec<String>> {
    if words.is_empty() {
        return Err(invalid("Context can't be blank"));
    }
    let mut seen = Vec::new();
    words.retain(|word| {
        let new = !seen.contains(word);
        seen.push(word.clone());
        new
    });
    Ok(words)
}

pub(super) fn keyword(text: &str) -> Result<&str> {
    if text.trim().is_empty() {
        return Err(invalid("Keyword can't be blank"));
    }
    if text.chars().count() > MAX_KEYWORD {
        return Err(invalid(format_args!(
            "Keyword is too long (maximum is {MAX_KEYWORD} characters)"
        )));
    }
    Ok(text)
}

pub(super) fn end(now: Timestamp, expires_in: Option<i64>) -> Result<Option<Timestamp>> {
    expires_in
        .map(|seconds| {
            now.checked_add(SignedDuration::from_secs(seconds))
                .map_err(|_| invalid("Expires in is too far away"))
        })
        .transpose()
}

/// What a change does to somebody's words: which are gone, what others become, what is new.
#[derive(Default)]
struct Words<'a> {
    gone: BTreeSet<i64>,
    changed: BTreeMap<i64, (&'a str, bool)>,
    new: Vec<(i64, &'a str, bool)>,
}

/// Whether somebody has room for their words as they will be. Nobody with too many is kept from having fewer.
fn room(filters: &[Filter], change: &Words<'_>) -> Result<()> {
    let before: Vec<&Stored> = filters.iter().flat_map(|filter| &filter.keywords).collect();
    let kept = before
        .iter()
        .filter(|word| !change.gone.contains(&word.id))
        .map(|word| {
            let changed = change.changed.get(&word.id);
            changed.map_or(word.keyword.len(), |(text, _)| text.len())
        });
    let after: Vec<usize> = kept
        .chain(change.new.iter().map(|(_, text, _)| text.len()))
        .collect();
    if after.len() > MAX_KEYWORDS.max(before.len()) {
        return Err(invalid(format_args!(
            "No more than {MAX_KEYWORDS} keywords are possible"
        )));
    }
    let bytes: usize = before.iter().map(|word| word.keyword.len()).sum();
    if after.iter().sum::<usize>() > MAX_KEYWORD_BYTES.max(bytes) {
        return Err(invalid(format_args!(
            "Keywords are too long together (maximum is {MAX_KEYWORD_BYTES} bytes)"
        )));
    }
    Ok(())
}

/// Writes a change of words, those that are new to one filter.
async fn write(tx: &Tx<'_>, all: &[Filter], filter: i64, change: &Words<'_>) -> Result<()> {
    room(all, change)?;
    if !change.gone.is_empty() {
        let gone: Vec<i64> = change.gone.iter().copied().collect();
        rows::delete_keywords().bind(tx, &gone).await?;
    }
    if !change.changed.is_empty() {
        let ids: Vec<i64> = change.changed.keys().copied().collect();
        let (words, flags): (Vec<&str>, Vec<bool>) = change.changed.values().copied().unzip();
        rows::update_keywords()
            .bind(tx, &ids, &words, &flags)
            .await?;
    }
    if !change.new.is_empty() {
        let ids: Vec<i64> = change.new.iter().map(|(id, ..)| *id).collect();
        let words: Vec<&str> = change.new.iter().map(|(_, word, _)| *word).collect();
        let flags: Vec<bool> = change.new.iter().map(|(.., flag)| *flag).collect();
        rows::insert_keywords()
            .bind(tx, &filter, &ids, &words, &flags)
            .await?;
    }
    Ok(())
}

/// Writes a new word into a filter; answers its id.
pub(super) async fn insert_keyword(
    services: &Services,
    tx: &Tx<'_>,
    all: &[Filter],
    filter: i64,
    text: &str,
    whole_word: Option<bool>,
) -> Result<i64> {
    let id = services.id()?;
    let change = Words {
        new: vec![(id, keyword(text)?, whole_word.unwrap_or(true))],
        ..Words::default()
    };
    write(tx, all, filter, &change).await?;
    Ok(id)
}

/// Writes what a word is from now on.
pub(super) async fn set_keyword(
    tx: &Tx<'_>,
    all: &[Filter],
    filter: i64,
    known: &Stored,
    text: &str,
    whole_word: Option<bool>,
) -> Result<()> {
    let new = (keyword(text)?, whole_word.unwrap_or(known.whole_word));
    let change = Words {
        changed: BTreeMap::from([(known.id, new)]),
        ..Words::default()
    };
    write(tx, all, filter, &change).await
}

/// Applies changes of words to one filter.
async fn change_words(
    services: &Services,
    tx: &Tx<'_>,
    filter: &Filter,
    all: &[Filter],
    changes: &[Keyword],
) -> Result<()> {
    let mut words = Words::default();
    for change in changes {
        let Some(id) = change.id else {
            // Forms send an empty line for what was not filled in.
            let blank = change.keyword.as_deref().is_none_or(str::is_empty);
            if change.destroy || (blank && change.whole_word.is_none()) {
                continue;
            }
            let text = keyword(change.keyword.as_deref().unwrap_or_default())?;
            let new = (services.id()?, text, change.whole_word.unwrap_or(true));
            words.new.push(new);
            continue;
        };
        let known = filter
            .keywords
            .iter()
            .find(|word| word.id == id)
            .ok_or(Error::NotFound)?;
        if change.destroy {
            words.gone.insert(id);
        } else {
            let text = keyword(change.keyword.as_deref().unwrap_or(&known.keyword))?;
            let flag = change.whole_word.unwrap_or(known.whole_word);
            words.changed.insert(id, (text, flag));
        }
    }
    write(tx, all, filter.id, &words).await
}

pub(super) async fn changed(services: &Services, owner: i64) {
    services.changed(&[Change::Filters(owner)]).await;
}

pub(super) async fn insert(
    services: &Services,
    tx: &Tx<'_>,
    owner: i64,
    all: &[Filter],
    new: NewFilter,
) -> Result<Filter> {
    if all.len() >= MAX_FILTERS {
        return Err(invalid(format_args!(
            "No more than {MAX_FILTERS} filters are possible"
        )));
    }
    let filter = Filter {
        id: services.id()?,
        title: title(new.title.as_deref().unwrap_or_default())?.to_owned(),
        contexts: contexts(new.contexts.unwrap_or_default())?,
        action: new.action.unwrap_or_else(|| "warn".to_owned()),
        expires_at: end(services.now(), new.expires_in.flatten())?,
        keywords: Vec::new(),
        statuses: Vec::new(),
    };
    rows::insert()
        .bind(
            tx,
            &filter.id,
            &owner,
            &filter.title,
            &filter.contexts,
            &filter.action,
            &filter.expires_at,
            &services.now(),
        )
        .await?;
    change_words(services, tx, &filter, all, &new.keywords).await?;
    Ok(filter)
}

/// A new filter; answers its id (<https://docs.joinmastodon.org/methods/filters/#create>).
pub async fn create(services: &Services, owner: i64, new: NewFilter) -> Result<i64> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let all = locked(&tx, owner).await?;
    let filter = insert(services, &tx, owner, &all, new).await?;
    tx.commit().await?;
    drop(connection);
    changed(services, owner).await;
    Ok(filter.id)
}

/// Changes a filter (<https://docs.joinmastodon.org/methods/filters/#update>).
pub async fn update(services: &Services, owner: i64, id: i64, new: NewFilter) -> Result<()> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let all = locked(&tx, owner).await?;
    let filter = find(&all, id)?;
    let contexts = match new.contexts {
        Some(words) => contexts(words)?,
        None => filter.contexts.clone(),
    };
    let expires_at = match new.expires_in {
        Some(seconds) => end(services.now(), seconds)?,
        None => filter.expires_at,
    };
    rows::update()
        .bind(
            &tx,
            &title(new.title.as_deref().unwrap_or(&filter.title))?,
            &contexts,
            &new.action.as_deref().unwrap_or(&filter.action),
            &expires_at,
            &id,
        )
        .await?;
    change_words(services, &tx, filter, &all, &new.keywords).await?;
    tx.commit().await?;
    drop(connection);
    changed(services, owner).await;
    Ok(())
}

/// Deletes a filter with its words.
pub async fn delete(services: &Services, owner: i64, id: i64) -> Result<()> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    find(&locked(&tx, owner).await?, id)?;
    rows::delete().bind(&tx, &id).await?;
    tx.commit().await?;
    drop(connection);
    changed(services, owner).await;
    Ok(())
}

/// A new word; answers its id.
pub async fn add_keyword(
    services: &Services,
    owner: i64,
    filter: i64,
    text: &str,
    whole_word: Option<bool>,
) -> Result<i64> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let all = locked(&tx, owner).await?;
    find(&all, filter)?;
    let id = insert_keyword(services, &tx, &all, filter, text, whole_word).await?;
    tx.commit().await?;
    drop(connection);
    changed(services, owner).await;
    Ok(id)
}

/// Changes a word.
pub async fn update_keyword(
    services: &Services,
    owner: i64,
    id: i64,
    text: &str,
    whole_word: Option<bool>,
) -> Result<()> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let all = locked(&tx, owner).await?;
    let (filter, known) = of_keyword(&all, id)?;
    set_keyword(&tx, &all, filter.id, known, text, whole_word).await?;
    tx.commit().await?;
    drop(connection);
    changed(services, owner).await;
    Ok(())
}

/// Deletes a word, not the filter around it.
pub async fn delete_keyword(services: &Services, owner: i64, id: i64) -> Result<()> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    of_keyword(&locked(&tx, owner).await?, id)?;
    rows::delete_keywords().bind(&tx, &[id].as_slice()).await?;
    tx.commit().await?;
    drop(connection);
    changed(services, owner).await;
    Ok(())
}

/// Filters a post that its owner may see.
pub async fn add_status(
    services: &Services,
    owner: i64,
    filter: i64,
    status_id: i64,
) -> Result<Filtered> {
    statuses::show(services, Some(owner), status_id).await?;
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let all = locked(&tx, owner).await?;
    let known = find(&all, filter)?;
    if known
        .statuses
        .iter()
        .any(|filtered| filtered.status_id == status_id)
    {
        return Err(invalid("Status has already been taken"));
    }
    let amount: usize = all.iter().map(|filter| filter.statuses.len()).sum();
    if amount >= MAX_STATUSES {
        return Err(invalid(format_args!(
            "No more than {MAX_STATUSES} posts are possible"
        )));
    }
    let id = services.id()?;
    rows::insert_status()
        .bind(&tx, &id, &filter, &status_id)
        .await?;
    tx.commit().await?;
    drop(connection);
    changed(services, owner).await;
    Ok(Filtered { id, status_id })
}

/// Filters a post no more; answers what was removed.
pub async fn remove_status(services: &Services, owner: i64, id: i64) -> Result<Filtered> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let all = locked(&tx, owner).await?;
    let known = all
        .iter()
        .flat_map(|filter| &filter.statuses)
        .find(|filtered| filtered.id == id)
        .copied()
        .ok_or(Error::NotFound)?;
    rows::delete_status().bind(&tx, &id).await?;
    tx.commit().await?;
    drop(connection);
    changed(services, owner).await;
    Ok(known)
}
