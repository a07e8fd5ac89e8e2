//! Articles that many post or boost.

use std::{collections::HashMap, sync::Arc};

use jiff::SignedDuration;
use sql::queries::preview_cards as rows;

use super::{KEPT_DAYS, TAG_COOLDOWN, before, day, earlier, faded, number, surprise};
use crate::{
    cache::{ById, Kept},
    domain::{
        Result, Services,
        accounts::{self, Account},
        caches,
        preview_cards::Card,
        tags::{self, Day},
    },
};

/// After this an article's best score counts half.
const HALF_LIFE: f64 = 8.0 * 3600.0;
/// An article below this trends no more.
const DECAYED: f64 = 1.0;

/// Articles with how much they were posted, and who wrote them.
#[derive(Debug, Default)]
pub struct Links {
    /// The strongest first.
    pub links: Vec<Link>,
    /// Their authors, and where those have moved to.
    pub accounts: ById<Arc<Kept<Account>>>,
}

/// An article with its use in public posts.
#[derive(Clone, Debug)]
pub struct Link {
    /// What is shown of it.
    pub card: Card,
    /// The last days, the newest first, days without use too.
    pub history: Vec<Day>,
}

/// Counts public posts and boosts for the articles that they link to; each once, however often it is tried.
pub async fn count_links(services: &Services, ids: &[i64]) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let after = earlier(
        services.now(),
        SignedDuration::from_hours(24 * tags::HISTORY_DAYS),
    );
    let connection = services.connection().await?;
    rows::count_uses().bind(&connection, &ids, &after).await?;
    Ok(())
}

pub(super) async fn refresh(services: &Services) -> Result<()> {
    let now = services.now();
    let today = day(now);
    let connection = services.connection().await?;
    let threshold = 5;
    let candidates = rows::candidates()
        .bind(&connection, &today, &before(today, 1)?, &threshold)
        .all()
        .await?;
    let mut gone = Vec::new();
    for link in candidates {
        let best = link
            .max_score_at
            .filter(|at| *at >= earlier(now, TAG_COOLDOWN))
            .zip(link.max_score);
        let score = surprise(number(link.observed), number(link.expected));
        let (at, best) = match best {
            Some((at, best)) if best >= score => (at, best),
            _ => (now, score),
        };
        let score = faded(best, at, now, HALF_LIFE);
        if score < DECAYED {
            gone.push(link.card_id);
        } else {
            rows::set_trend()
                .bind(&connection, &link.card_id, &score, &best, &at)
                .await?;
        }
    }
    rows::forget_trends().bind(&connection, &gone).await?;
    Ok(())
}

pub(super) async fn forget(services: &Services) -> Result<()> {
    let old = before(day(services.now()), KEPT_DAYS)?;
    let connection = services.connection().await?;
    rows::forget_uses().bind(&connection, &old).await?;
    rows::forget_users().bind(&connection, &old).await?;
    rows::forget_days().bind(&connection, &old).await?;
    Ok(())
}

/// The articles that trend, the strongest first.
pub async fn trending_links(services: &Services, limit: u32, offset: u32) -> Result<Links> {
    let now = services.now();
    let connection = services.connection().await?;
    let mut found = rows::trending()
        .bind(&connection, &i64::from(limit), &i64::from(offset))
        .all()
        .await?;
    if found.is_empty() {
        return Ok(Links::default());
    }
    let ids: Vec<i64> = found.iter().map(|row| row.id).collect();
    let mut uses: HashMap<i64, HashMap<_, _>> = HashMap::new();
    for row in rows::days()
        .bind(&connection, &ids, &tags::first_day(now)?)
        .all()
        .await?
    {
        uses.entry(row.card_id)
            .or_default()
            .insert(row.day, (row.uses, row.accounts));
    }
    drop(connection);
    let nothing = HashMap::new();
    let links: Vec<Link> = found
        .iter_mut()
        .filter_map(|row| Some((row.id, Card::read(&mut row.card)?)))
        .map(|(id, card)| {
            Ok(Link {
                card,
                history: tags::history(now, uses.get(&id).unwrap_or(&nothing))?,
            })
        })
        .collect::<Result<_>>()?;
    let authors: Vec<i64> = links
        .iter()
        .filter_map(|link| link.card.author_account_id)
        .collect();
    let fresh = services.caches.follow(services).await;
    let mut accounts = caches::accounts(services, fresh, &authors).await?;
    let moved = accounts::moved(services, accounts.values().map(|account| &***account)).await?;
    for (id, account) in moved {
        accounts
            .entry(id)
            .or_insert_with(|| Arc::new(Kept::new(account)));
    }
    Ok(Links { links, accounts })
}
