//! Finding posts by their words: one's own, those that address the reader, those that the reader has done something with,
//! and public ones of people who let everybody find them. The newest come first.
//!
//! The index answers a whole query at once, but in no order, so it is asked for the newest days first and for more of them
//! as long as too little is found: what is common is found in a few days, and what is rare is little everywhere.

use std::collections::{BTreeSet, HashMap};

use sql::queries::search as rows;

use super::{
    Query,
    index::{DAY, SPANS, day_of, dictionary, span_mark},
    query::{Parsed, Part, Scope, parse},
};
use crate::domain::{
    Result, Services, accounts, filters,
    statuses::{Gathered, Visibility, gather},
    timelines::unsilenced,
};

/// Posts with a mark of the reader that are looked at, of each kind.
const REACH: i64 = 2_000;
/// Posts that one search looks at.
const MOST: i64 = 400;
/// How many days are looked at, one time after the other; then all that are left.
const WINDOWS: [i64; 5] = [2, 14, 120, 1_000, 4_000];

/// Ids within which is looked, both excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Bounds {
    below: i64,
    above: i64,
}

/// Finds posts. Nobody in particular finds none.
pub(super) async fn find(
    services: &Services,
    reader: Option<i64>,
    query: &Query,
) -> Result<Gathered> {
    let (Some(reader), Some(parsed)) = (reader, parse(&query.text)) else {
        return Ok(Gathered::default());
    };
    let nothing = Gathered {
        reader: Some(reader),
        ..Gathered::default()
    };
    let Some(bounds) = bounds(services, &parsed, query) else {
        return Ok(nothing);
    };
    let Some(parts) = tsquery(services, reader, &parsed, query).await? else {
        return Ok(nothing);
    };
    // Some of what is found may not be shown.
    let wanted = (i64::from(query.limit) + i64::from(query.offset)).saturating_mul(2) + 20;
    let wanted = wanted.min(MOST);
    let mut found: BTreeSet<i64> = BTreeSet::new();
    if parsed.scope != Scope::Public {
        // Without any, the time alone was asked for.
        let text = if parts.is_empty() {
            "!'x:'".to_owned()
        } else {
            parts.join(" & ")
        };
        let connection = services.connection().await?;
        let marked = rows::marked_statuses()
            .bind(
                &connection,
                &reader,
                &REACH,
                &text,
                &bounds.below,
                &bounds.above,
                &wanted,
            )
            .all()
            .await?;
        found.extend(marked);
    }
    let own = format!("'a:{reader}' | 'm:{reader}'");
    let may = match parsed.scope {
        Scope::All => format!("('o:' | {own})"),
        Scope::Library => format!("({own})"),
        Scope::Public => "'o:'".to_owned(),
    };
    let mut high = bounds.below;
    let mut left = wanted;
    for days in windows() {
        let low = match days {
            Some(days) => high.saturating_sub((days * DAY) << 16).max(bounds.above),
            None => bounds.above,
        };
        let time = days.and_then(|_| spans(day_of(low), day_of(high)));
        let asked: Vec<&str> = parts
            .iter()
            .chain([&may])
            .chain(&time)
            .map(String::as_str)
            .collect();
        let asked = asked.join(" & ");
        let connection = services.connection().await?;
        let ids = rows::statuses()
            .bind(&connection, &asked, &high, &low, &left)
            .all()
            .await?;
        left -= i64::try_from(ids.len()).unwrap_or(0);
        found.extend(ids);
        if left <= 0 || low <= bounds.above {
            break;
        }
        // The bounds leave out their own ids.
        high = low + 1;
    }
    let ids: Vec<i64> = found
        .into_iter()
        .rev()
        .take(usize::try_from(wanted).unwrap_or(0))
        .collect();
    let mut gathered = gather(services, Some(reader), &ids).await?;
    gathered.retain_wanted();
    let shown: Vec<i64> = gathered
        .order
        .iter()
        .copied()
        .filter(|id| is_found(&gathered, *id, reader, &parsed))
        .skip(usize::try_from(query.offset).unwrap_or(0))
        .take(usize::try_from(query.limit).unwrap_or(0))
        .collect();
    gathered.order = shown;
    Ok(gathered)
}

fn windows() -> impl Iterator<Item = Option<i64>> {
    WINDOWS.into_iter().map(Some).chain([None])
}

/// What the index may not know: who has changed their mind about being found, and the order of words.
fn is_found(gathered: &Gathered, id: i64, reader: i64, parsed: &Parsed) -> bool {
    let Some((status, author)) = gathered.get(id) else {
        return false;
    };
    let own = author.id == reader
        || status.addresses(reader)
        || gathered
            .personal
            .get(&id)
            .is_some_and(|done| done.favourited || done.bookmarked || done.reblogged);
    let standing = gathered.relationships.get(&author.id).copied();
    let open = status.visibility == Visibility::Public
        && author.indexable
        && unsilenced(author, Some(reader), standing.unwrap_or_default());
    let may = match parsed.scope {
        Scope::All => own || open,
        Scope::Library => own,
        Scope::Public => open,
    };
    may && parsed.phrases.iter().all(|phrase| {
        let text = filters::folded(status);
        text.contains(&phrase.what) != phrase.not
    })
}

fn bounds(services: &Services, parsed: &Parsed, query: &Query) -> Option<Bounds> {
    let id_at = |at: jiff::Timestamp| at.as_millisecond().max(0) << 16;
    // Posts may be dated a little ahead.
    let end = id_at(services.now()).saturating_add(DAY << 16);
    let below = [Some(end), parsed.before.map(id_at), query.max_id];
    let above = [
        Some(0),
        parsed.since.map(|at| id_at(at).saturating_sub(1)),
        query.min_id,
    ];
    let bounds = Bounds {
        below: below.into_iter().flatten().min()?,
        above: above.into_iter().flatten().max()?,
    };
    (bounds.below > bounds.above).then_some(bounds)
}

/// A lexeme as `tsquery` reads it.
fn quoted(lexeme: &str) -> String {
    format!("'{}'", lexeme.replace('\\', "\\\\").replace('\'', "''"))
}

/// The parts of the query as Postgres wants them, without who may find and when: all of them. `None`: nothing answers it.
async fn tsquery(
    services: &Services,
    reader: i64,
    parsed: &Parsed,
    query: &Query,
) -> Result<Option<Vec<String>>> {
    let stems = stems(services, parsed).await?;
    let sign = |not: bool| if not { "!" } else { "" };
    let mut parts: Vec<String> = Vec::new();
    for part in &parsed.words {
        let words: Vec<String> = part
            .what
            .iter()
            .map(|word| {
                let forms: Vec<String> = [quoted(word)]
                    .into_iter()
                    .chain(
                        stems
                            .get(word)
                            .into_iter()
                            .flatten()
                            .map(|stem| quoted(&format!("~{stem}"))),
                    )
                    .collect();
                // A phrase is meant as it stands.
                match (part.what.len(), forms.first()) {
                    (1, _) => format!("({})", forms.join(" | ")),
                    (_, Some(form)) => form.clone(),
                    (_, None) => String::new(),
                }
            })
            .collect();
        parts.push(format!("{}({})", sign(part.not), words.join(" & ")));
    }
    for Part { not, what } in &parsed.marks {
        parts.push(format!("{}{}", sign(*not), quoted(what)));
    }
    for Part { not, what } in &parsed.from {
        let id = if what == "me" {
            Some(reader)
        } else {
            author(services, what).await?
        };
        match (id, not) {
            (Some(id), _) => parts.push(format!("{}'a:{id}'", sign(*not))),
            (None, true) => {}
            (None, false) => return Ok(None),
        }
    }
    if let Some(id) = query.account_id {
        parts.push(format!("'a:{id}'"));
    }
    Ok(Some(parts))
}

async fn author(services: &Services, handle: &str) -> Result<Option<i64>> {
    let Some((username, domain)) = super::handle(handle) else {
        return Ok(None);
    };
    let domain = domain.filter(|domain| !services.is_own_host(domain));
    Ok(accounts::by_handle(services, username, domain)
        .await?
        .map(|account| account.id))
}

/// The stems of the words of a query in the languages that come into question.
async fn stems(services: &Services, parsed: &Parsed) -> Result<HashMap<String, Vec<String>>> {
    let words: Vec<&str> = parsed
        .words
        .iter()
        .filter(|part| part.what.len() == 1)
        .flat_map(|part| part.what.iter().map(String::as_str))
        .collect();
    let mut dictionaries: Vec<&str> = match &parsed.language {
        Some(language) => dictionary(language).into_iter().collect(),
        None => services
            .config
            .instance
            .languages
            .iter()
            .filter_map(|code| dictionary(code))
            .chain(dictionary("en"))
            .collect(),
    };
    dictionaries.sort_unstable();
    dictionaries.dedup();
    if words.is_empty() || dictionaries.is_empty() {
        return Ok(HashMap::new());
    }
    let connection = services.connection().await?;
    let mut stems: HashMap<String, Vec<String>> = HashMap::new();
    for row in rows::stems()
        .bind(&connection, &words, &dictionaries)
        .all()
        .await?
    {
        stems.entry(row.word).or_default().push(row.stem);
    }
    Ok(stems)
}

/// The marks of all days from one to another, as few as they can be. `None` where the days are none.
fn spans(first: i64, last: i64) -> Option<String> {
    if first < 0 || last < first {
        return None;
    }
    let mut marks = Vec::new();
    let mut day = first;
    while day <= last {
        let (level, length) = SPANS
            .iter()
            .enumerate()
            .rev()
            .find(|(_, length)| day % **length == 0 && day + **length - 1 <= last)
            .map_or((0, 1), |(level, length)| (level, *length));
        marks.push(quoted(&span_mark(level, day / length)));
        day += length;
    }
    Some(format!("({})", marks.join(" | ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_made_of_as_few_marks_as_it_can_be() {
        assert_eq!(spans(5, 5).unwrap(), "('d0:5')");
        assert_eq!(spans(7, 16).unwrap(), "('d0:7' | 'd1:1' | 'd0:16')");
        assert_eq!(spans(0, 511).unwrap(), "('d3:0')");
        assert_eq!(spans(3, 2), None);
        // Every day is in exactly one mark.
        for (first, last) in [(1, 1000), (63, 4321), (20_000, 24_000)] {
            let text = spans(first, last).unwrap();
            let mut days: Vec<i64> = text
                .trim_matches(['(', ')'])
                .split(" | ")
                .flat_map(|mark| {
                    let (level, number) = mark.trim_matches('\'').split_once(':').unwrap();
                    let level: usize = level.strip_prefix('d').unwrap().parse().unwrap();
                    let length = SPANS[level];
                    let start = number.parse::<i64>().unwrap() * length;
                    start..start + length
                })
                .collect();
            days.sort_unstable();
            assert!(days.iter().copied().eq(first..=last), "{first} {last}");
            assert!(text.matches('|').count() < 60, "{text}");
        }
    }

    #[test]
    fn what_means_something_in_a_query_is_taken_literally() {
        assert_eq!(quoted(r"a'b\c"), r"'a''b\\c'");
    }
}
