//! [PreviewCard](https://docs.joinmastodon.org/entities/PreviewCard/).

use std::sync::Arc;

use api::{
    number_text::NumberText,
    statuses::{PreviewCard, PreviewCardAuthor, PreviewCardType},
    tags::History,
    trends::TrendsLink,
};

use super::{Context, accounts, tags, word};
use crate::{
    cache::{ById, Kept},
    domain::{
        accounts::{Account, AccountExt},
        preview_cards::Card,
        trends::Links,
    },
};

/// What is shown of a page, with its author's account if that is among those given.
#[must_use]
pub fn card(context: &Context<'_>, card: &Card, known: &ById<Arc<Kept<Account>>>) -> PreviewCard {
    let account = card
        .author_account_id
        .and_then(|id| known.get(&id))
        .filter(|account| !account.is_gone())
        .map(|account| {
            let moved = account.moved_to_id.and_then(|id| known.get(&id));
            accounts::account(context, account, moved.map(|moved| &***moved))
        });
    let named = !card.author_name.is_empty() || !card.author_url.is_empty() || account.is_some();
    let author = PreviewCardAuthor {
        name: card.author_name.clone(),
        url: card.author_url.clone(),
        account,
    };
    let size = |pixels: i32| u32::try_from(pixels).unwrap_or(0);
    PreviewCard {
        url: card.url.clone(),
        title: card.title.clone(),
        description: card.description.clone(),
        language: card.language.clone(),
        card_type: word(&card.kind, PreviewCardType::Link),
        authors: if named { vec![author] } else { Vec::new() },
        author_name: card.author_name.clone(),
        author_url: card.author_url.clone(),
        provider_name: card.provider_name.clone(),
        provider_url: card.provider_url.clone(),
        html: card.html.clone(),
        width: size(card.width),
        height: size(card.height),
        image: card.image_url.clone(),
        image_description: card.image_description.clone(),
        embed_url: card.embed_url.clone(),
        blurhash: None,
        // Only who is named can do something about it.
        missing_attribution: card
            .unverified_account_id
            .and_then(|named| context.reader.map(|reader| named == reader)),
        published_at: card.published_at.map(Into::into),
    }
}

/// Articles that trend.
#[must_use]
pub fn trending(context: &Context<'_>, found: &Links) -> Vec<TrendsLink> {
    found
        .links
        .iter()
        .map(|link| TrendsLink {
            card: card(context, &link.card, &found.accounts),
            history: link
                .history
                .iter()
                .map(|day| History {
                    day: NumberText(tags::midnight(day.date)),
                    uses: NumberText(day.uses),
                    accounts: NumberText(day.accounts),
                })
                .collect(),
        })
        .collect()
}
