//! What search knows of posts. It is written by jobs: a post can be found a moment after it was made.
//!
//! Kept of: what its author lets everybody find, what is made here, what addresses people here, and what people here have
//! favoured, bookmarked or boosted.

use std::collections::HashSet;

use serde::Serialize;
use sql::queries::{search as rows, settings};

use crate::{
    cache::Kept,
    domain::{
        Result, Services,
        accounts::{Account, AccountExt},
        filters,
        statuses::{self, Status, Visibility},
    },
    text,
};

/// Words of one post.
const MAX_WORDS: usize = 1_000;
/// People whom one post addresses that can find it by that.
const MAX_ADDRESSED: usize = 200;
/// Posts written at once.
const AT_ONCE: usize = 500;
/// Posts that the chore looks at in one go, and goes of one run.
const BACKLOG: i64 = 500;
const GOES: usize = 20;
/// How far down the chore has come.
const REACHED: &str = "search.reached";

/// A day in milliseconds.
pub(super) const DAY: i64 = 24 * 60 * 60 * 1000;
/// Marks of days stand for so many days each.
pub(super) const SPANS: [i64; 4] = [1, 8, 64, 512];

/// The mark of a span of days: the days `number * length` and those that follow.
pub(super) fn span_mark(level: usize, number: i64) -> String {
    format!("d{level}:{number}")
}

/// The day of an id: ids hold milliseconds in their upper 48 bits.
pub(super) fn day_of(id: i64) -> i64 {
    (id >> 16) / DAY
}

#[derive(Serialize)]
struct Entry {
    id: i64,
    marks: Vec<String>,
    words: Vec<String>,
    dictionary: Option<&'static str>,
}

/// The dictionary of stems of a language.
pub(super) fn dictionary(language: &str) -> Option<&'static str> {
    Some(match language.split('-').next().unwrap_or_default() {
        "ar" => "arabic_stem",
        "da" => "danish_stem",
        "nl" => "dutch_stem",
        "en" => "english_stem",
        "fi" => "finnish_stem",
        "fr" => "french_stem",
        "de" => "german_stem",
        "el" => "greek_stem",
        "hi" => "hindi_stem",
        "hu" => "hungarian_stem",
        "id" => "indonesian_stem",
        "ga" => "irish_stem",
        "it" => "italian_stem",
        "lt" => "lithuanian_stem",
        "ne" => "nepali_stem",
        "nb" | "nn" | "no" => "norwegian_stem",
        "pt" => "portuguese_stem",
        "ro" => "romanian_stem",
        "ru" => "russian_stem",
        "es" => "spanish_stem",
        "sv" => "swedish_stem",
        "ta" => "tamil_stem",
        "tr" => "turkish_stem",
        _ => return None,
    })
}

/// Whether anybody finds a post without having done something with it.
fn is_wanted(status: &Status, author: &Account) -> bool {
    author.is_local()
        || (status.visibility == Visibility::Public && author.indexable)
        || status
            .mentions
            .iter()
            .any(|mention| mention.domain.is_none())
}

/// `spoken`: the language of what does not say its own.
fn entry(status: &Kept<Status>, author: &Account, spoken: Option<&String>) -> Entry {
    let row = &status.row;
    let mut marks = vec![format!("a:{}", author.id)];
    if status.visibility == Visibility::Public && author.indexable {
        marks.push("o:".to_owned());
    }
    let addressed = status
        .mentions
        .iter()
        .filter(|mention| mention.domain.is_none());
    marks.extend(
        addressed
            .take(MAX_ADDRESSED)
            .map(|mention| format!("m:{}", mention.id)),
    );
    marks.extend(row.language.as_ref().map(|code| {
        let code = code.split(['-', '_']).next().unwrap_or_default();
        format!("l:{}", code.to_lowercase())
    }));
    marks.extend(status.tags.iter().map(|tag| format!("#{tag}")));
    let mut has = |word: &str| marks.push(format!("h:{word}"));
    if row.in_reply_to_id.is_some() || row.in_reply_to_uri.is_some() {
        has("reply");
    }
    if row.sensitive || !row.spoiler_text.is_empty() {
        has("sensitive");
    }
    if has_link(&row.content) {
        has("link");
    }
    if !status.media.is_empty() {
        has("media");
    }
    if status.poll.is_some() {
        has("poll");
    }
    let kinds: HashSet<&str> = status
        .media
        .iter()
        .map(|media| media.kind.as_str())
        .collect();
    kinds.into_iter().for_each(has);
    let day = day_of(row.id);
    marks.extend(
        SPANS
            .iter()
            .enumerate()
            .map(|(level, length)| span_mark(level, day / length)),
    );
    Entry {
        id: row.id,
        marks,
        words: text::words(&filters::searchable(status), MAX_WORDS),
        dictionary: row
            .language
            .as_ref()
            .or(spoken)
            .and_then(|code| dictionary(code)),
    }
}

/// Whether some HTML links what is neither a person nor a tag.
fn has_link(html: &str) -> bool {
    html.split("<a ")
        .skip(1)
        .filter_map(|rest| rest.split('>').next())
        .any(|tag| {
            tag.contains("href=\"http") && !tag.contains("mention") && !tag.contains("hashtag")
        })
}

/// Writes what search knows of posts; `all`: also those that nobody finds without having done something with them.
/// Boosts are not searched.
pub async fn index(services: &Services, ids: &[i64], all: bool) -> Result<()> {
    let spoken = services.config.instance.languages.first();
    for ids in ids.chunks(AT_ONCE) {
        let gathered = statuses::gather(services, None, ids).await?;
        let mut entries: Vec<Entry> = ids
            .iter()
            .filter_map(|id| gathered.get(*id))
            .filter(|(status, author)| {
                status.row.reblog_of_id.is_none()
                    && !author.is_gone()
                    && (all || is_wanted(status, author))
            })
            .map(|(status, author)| entry(status, author, spoken))
            .collect();
        entries.sort_by_key(|entry| entry.id);
        entries.dedup_by_key(|entry| entry.id);
        if entries.is_empty() {
            continue;
        }
        let ids: Vec<i64> = entries.iter().map(|entry| entry.id).collect();
        let rows = serde_json::to_value(&entries)
            .map_err(|error| crate::domain::Error::Internal(error.to_string()))?;
        let connection = services.connection().await?;
        rows::index().bind(&connection, &ids, &rows).await?;
    }
    Ok(())
}

/// As [`index`], of what is not known yet: somebody here has done something with it.
pub async fn index_marked(services: &Services, ids: &[i64]) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let connection = services.connection().await?;
    let new = rows::unindexed().bind(&connection, &ids).all().await?;
    drop(connection);
    index(services, &new, true).await
}

/// As [`index`], of a post that was changed.
pub async fn reindex(services: &Services, id: i64) -> Result<()> {
    let connection = services.connection().await?;
    let new = rows::unindexed()
        .bind(&connection, &[id].as_slice())
        .all()
        .await?;
    drop(connection);
    // What is known stays known.
    index(services, &[id], new.is_empty()).await
}

/// Writes all posts of somebody anew, who lets them be found from now on: a part. Answers where the next one begins.
pub async fn index_account(
    services: &Services,
    account_id: i64,
    below: i64,
) -> Result<Option<i64>> {
    let connection = services.connection().await?;
    let ids = rows::of_account()
        .bind(&connection, &account_id, &below, &BACKLOG)
        .all()
        .await?;
    drop(connection);
    index(services, &ids, false).await?;
    let more = i64::try_from(ids.len()).unwrap_or(0) >= BACKLOG;
    Ok(ids.last().copied().filter(|_| more))
}

/// Goes through the posts that were here before search was, from the newest to the oldest; a part of them at each call.
/// Answers the oldest id that was looked at, nothing when all were.
pub async fn index_backlog(services: &Services) -> Result<Option<i64>> {
    let connection = services.connection().await?;
    let reached = settings::get().bind(&connection, &REACHED).opt().await?;
    drop(connection);
    let first = services.now().as_millisecond().saturating_add(DAY) << 16;
    let mut below = reached.and_then(|value| value.as_i64()).unwrap_or(first);
    for _ in 0..GOES {
        if below == 0 {
            return Ok(None);
        }
        let connection = services.connection().await?;
        let ids = rows::below()
            .bind(&connection, &below, &BACKLOG)
            .all()
            .await?;
        let new = rows::unindexed().bind(&connection, &ids).all().await?;
        drop(connection);
        index(services, &new, false).await?;
        below = ids.last().copied().unwrap_or(0);
        let connection = services.connection().await?;
        settings::set()
            .bind(&connection, &REACHED, &serde_json::Value::from(below))
            .await?;
    }
    Ok(Some(below).filter(|&below| below != 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::statuses::tests_support;

    #[test]
    fn marks_say_who_may_find_a_post_and_what_it_holds() {
        let mut author = tests_support::account(5);
        author.indexable = true;
        let mut status = tests_support::status(7 << 40, 5, Visibility::Public);
        status.row.text = "Hello #cats".to_owned();
        status.row.language = Some("pt-BR".to_owned());
        status.tags = vec!["cats".to_owned()];
        let made = entry(&Kept::new(status.clone()), &author, None);
        for mark in ["a:5", "o:", "l:pt", "#cats"] {
            assert!(
                made.marks.contains(&mark.to_owned()),
                "{mark}: {:?}",
                made.marks
            );
        }
        assert_eq!(made.words, ["hello", "cats"]);
        assert_eq!(made.dictionary, Some("portuguese_stem"));
        author.indexable = false;
        assert!(
            !entry(&Kept::new(status.clone()), &author, None)
                .marks
                .contains(&"o:".to_owned())
        );
        author.indexable = true;
        for visibility in [
            Visibility::Unlisted,
            Visibility::Private,
            Visibility::Direct,
        ] {
            status.visibility = visibility;
            let made = entry(&Kept::new(status.clone()), &author, None);
            assert!(!made.marks.contains(&"o:".to_owned()), "{visibility:?}");
        }
    }

    #[test]
    fn links_are_neither_people_nor_tags() {
        assert!(has_link(
            r#"<p><a href="https://x.test" rel="nofollow">x</a></p>"#
        ));
        assert!(!has_link(
            r#"<a href="https://x.test/@a" class="u-url mention">@a</a>"#
        ));
        assert!(!has_link(
            r#"<a href="https://x.test/tags/a" class="mention hashtag">#a</a>"#
        ));
        assert!(!has_link("<p>https</p>"));
    }
}
