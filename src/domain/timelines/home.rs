//! The home timeline.

use sql::queries::timelines;

use super::{Cursor, Run, StatusPage, Thin, fill, merge};
use crate::{
    domain::{
        Result, Services, caches, followers,
        newest::{self, Source},
        whales,
    },
    feed,
};

/// The home timeline: from memory where it is remembered, built there when it is missing, from Postgres below what is
/// remembered and while Redis is away. All three give the same answer, the one of `home_defined` in `sql/functions.sql`.
///
/// Source: <https://docs.joinmastodon.org/methods/timelines/#home>.
pub async fn home(services: &Services, reader: i64, cursor: Cursor) -> Result<StatusPage> {
    let thin = Thin {
        unwanted: true,
        silenced: true,
        repeats: true,
    };
    fill(services, Some(reader), cursor, thin, |at| {
        ids(services, reader, at)
    })
    .await
}

/// Ids beyond a page that are taken along where they cost nothing: some pages fall short by a repeated boost.
fn spare(at: &Cursor) -> usize {
    if at.upwards { 0 } else { at.limit / 4 + 2 }
}

async fn ids(services: &Services, reader: i64, at: Cursor) -> Result<Vec<i64>> {
    if let Some(ids) = remembered(services, reader, at).await? {
        return Ok(ids);
    }
    let connection = services.connection().await?;
    Ok(if at.upwards {
        timelines::home_above()
            .bind(&connection, &reader, &at.above, &at.below, &at.amount())
            .all()
            .await?
    } else {
        timelines::home()
            .bind(&connection, &reader, &at.below, &at.above, &at.amount())
            .all()
            .await?
    })
}

/// The reader's own list merged with what the whales they follow have posted, and what was posted with tags they follow. `None`: Postgres has to be asked.
async fn remembered(services: &Services, reader: i64, at: Cursor) -> Result<Option<Vec<i64>>> {
    // Who cannot follow the log cannot know who is a whale.
    if !services.caches.follow(services).await {
        return Ok(None);
    }
    let Some(own) = own(services, reader, at).await? else {
        return Ok(None);
    };
    let known = whales::known(services).await?;
    let standings = caches::standings(services, true, reader).await?;
    let mut sources: Vec<Source> = standings
        .at_home_among(&known.merged)
        .into_iter()
        .map(Source::Author)
        .collect();
    let authors = sources.len();
    sources.extend(standings.tags().map(Source::Tag));
    if sources.is_empty() {
        return Ok(merge(vec![own], &at, spare(&at)));
    }
    let lists = newest::of(services, &sources).await?;
    let standings = &*standings;
    let (of_authors, of_tags) = lists.split_at(authors.min(lists.len()));
    let runs = of_authors
        .iter()
        .map(|list| list.run(&at, move |post| post.stands(reader, standings)))
        .chain(of_tags.iter().map(|list| list.run(&at, |_| true)))
        .chain([own])
        .collect();
    Ok(merge(runs, &at, spare(&at)))
}

/// What the reader's list in Redis says; it is built when it is missing.
async fn own(services: &Services, reader: i64, at: Cursor) -> Result<Option<Run<'static>>> {
    let place = feed::Cursor {
        below: Some(at.below).filter(|below| *below < i64::MAX),
        above: Some(at.above).filter(|above| *above > 0),
        upwards: at.upwards,
    };
    let amount = || at.limit..=at.limit + spare(&at);
    let mut page = services.feed.page(reader, place, amount()).await;
    if matches!(page, Ok(feed::Home::Missing)) {
        remember_home(services, reader).await?;
        page = services.feed.page(reader, place, amount()).await;
    }
    let Ok(feed::Home::Page {
        mut ids,
        complete_to,
    }) = page
    else {
        return Ok(None);
    };
    let mut floor = complete_to.unwrap_or(0);
    if at.upwards {
        ids.reverse();
    } else if ids.len() >= at.limit {
        // There may be more than were told.
        floor = floor.max(ids.last().copied().unwrap_or(0));
    }
    Ok(Some(Run {
        ids: Box::new(ids.into_iter()),
        floor,
    }))
}

/// Builds a home list in Redis. Pushes that arrive meanwhile land behind the snapshot.
pub async fn remember_home(services: &Services, reader: i64) -> Result<()> {
    if !followers::welcome(services, reader).await? {
        return Ok(());
    }
    let Ok(feed::Begin::Build(token)) = services.feed.begin(reader).await else {
        return Ok(());
    };
    let size = i64::from(services.config.feed.home_size);
    let mut ids = {
        let connection = services.connection().await?;
        timelines::home()
            .bind(&connection, &reader, &i64::MAX, &0, &size)
            .all()
            .await?
    };
    let cut = i64::try_from(ids.len()).unwrap_or(0) >= size;
    ids.reverse();
    if let Err(error) = services.feed.fill(reader, &token, ids, cut).await {
        tracing::debug!(%error, "home not remembered");
    }
    Ok(())
}
