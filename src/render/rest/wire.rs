//! Posts as JSON, put together from parts that are remembered with what they show: most of a page was written before.
//!
//! What comes out is what [`statuses`] makes as entities, attribute by attribute. What a part must not hold is what differs
//! from reader to reader ([`api::statuses::StatusPersonal`]) and what has a memory of its own: the author, what is boosted; nor what
//! changes by itself: a poll, a quote, a card that names an account.

use serde::Serialize;
use serde_json::Value;

use super::{Context, accounts, polls, preview_cards, quotes, statuses};
use crate::{
    cache::Kept,
    domain::{
        accounts::Account,
        preview_cards::Card,
        statuses::{Gathered, Status, Thread},
    },
};

/// About what a post takes.
const TYPICAL: usize = 2048;

/// JSON that is written already.
pub type Json = Vec<u8>;

/// The posts of a page, in its order.
#[must_use]
pub fn page(context: &Context<'_>, gathered: &Gathered) -> Json {
    let mut out = Vec::with_capacity(2 + gathered.order.len() * TYPICAL);
    list(&mut out, context, gathered);
    out
}

/// One post of those gathered; none when it was not gathered.
#[must_use]
pub fn status(context: &Context<'_>, gathered: &Gathered, id: i64) -> Option<Json> {
    let mut out = Vec::with_capacity(TYPICAL);
    write(&mut out, context, gathered, id)?;
    Some(out)
}

/// The thread around a post.
#[must_use]
pub fn thread(context: &Context<'_>, thread: &Thread) -> Json {
    let mut out = b"{\"ancestors\":".to_vec();
    list(&mut out, context, &thread.ancestors);
    out.extend_from_slice(b",\"descendants\":");
    list(&mut out, context, &thread.descendants);
    out.push(b'}');
    out
}

fn list(out: &mut Json, context: &Context<'_>, gathered: &Gathered) {
    out.push(b'[');
    let mut first = true;
    for id in &gathered.order {
        let start = out.len();
        if !first {
            out.push(b',');
        }
        match write(out, context, gathered, *id) {
            Some(()) => first = false,
            None => out.truncate(start),
        }
    }
    out.push(b']');
}

/// A post with what it boosts. `None`, and half of it written, when it was not gathered.
fn write(out: &mut Json, context: &Context<'_>, gathered: &Gathered, id: i64) -> Option<()> {
    let (stored, author) = gathered.get(id)?;
    bare(out, context, gathered, stored, author)?;
    if let Some(original) = stored.row.reblog_of_id {
        let (original, author) = gathered.get(original)?;
        out.extend_from_slice(b",\"reblog\":");
        bare(out, context, gathered, original, author)?;
        out.extend_from_slice(b",\"reblog\":null}");
    } else {
        out.extend_from_slice(b",\"reblog\":null");
    }
    out.push(b'}');
    Some(())
}

/// A post without what it boosts, left open at its end.
fn bare(
    out: &mut Json,
    context: &Context<'_>,
    gathered: &Gathered,
    stored: &Kept<Status>,
    author: &Kept<Account>,
) -> Option<()> {
    out.extend_from_slice(stored.wire(|| shared(context, gathered, stored))?);
    if stored.poll.is_some() {
        // Its end comes by itself, and what was chosen is the reader's own.
        out.extend_from_slice(b",\"poll\":");
        out.extend(json(&polls::poll(context, gathered, stored))?);
    }
    if stored.quote.is_some() {
        // It has an author, readers and an end of its own.
        let quote = quotes::quote(context, gathered, stored, false);
        out.extend_from_slice(b",\"quote\":");
        out.extend(json(&quote)?);
        if let Some(pleroma) = quotes::pleroma(quote.as_ref()) {
            out.extend_from_slice(b",\"pleroma\":");
            out.extend(json(&pleroma)?);
        }
    }
    if let Some(card) = personal_card(stored) {
        // Who wrote the page has an account, or could have it named.
        out.extend_from_slice(b",\"card\":");
        out.extend(json(&preview_cards::card(
            context,
            card,
            &gathered.accounts,
        ))?);
    }
    out.extend_from_slice(b",\"account\":");
    match author.moved_to_id.and_then(|id| gathered.accounts.get(&id)) {
        // Where somebody has moved to changes by itself.
        Some(moved) => out.extend(json(&accounts::account(context, author, Some(moved)))?),
        None => {
            out.extend_from_slice(author.wire(|| json(&accounts::account(context, author, None)))?)
        }
    }
    // `{"favourited":…}` goes on with what is open.
    let start = out.len();
    serde_json::to_writer(&mut *out, &statuses::personal(context, gathered, stored)).ok()?;
    *out.get_mut(start)? = b',';
    out.pop();
    Some(())
}

/// A card that is not the same for all who read it, or changes by itself.
fn personal_card(stored: &Status) -> Option<&Card> {
    stored.card.as_ref().filter(|card| !card.is_for_all())
}

/// The part of a post that is the same for all who may see it, without the brace at its end.
fn shared(context: &Context<'_>, gathered: &Gathered, stored: &Status) -> Option<Json> {
    let entity = statuses::bare(context, gathered, stored.row.id, false)?;
    let Value::Object(personal) = serde_json::to_value(&entity.personal).ok()? else {
        return None;
    };
    let Value::Object(mut shared) = serde_json::to_value(&entity).ok()? else {
        return None;
    };
    shared.retain(|name, _| match name.as_str() {
        "account" | "reblog" => false,
        "poll" => stored.poll.is_none(),
        "quote" | "pleroma" => stored.quote.is_none(),
        "card" => personal_card(stored).is_none(),
        name => !personal.contains_key(name),
    });
    let mut written = json(&shared)?;
    written.pop();
    Some(written)
}

fn json<T: Serialize>(value: &T) -> Option<Json> {
    serde_json::to_vec(value).ok()
}
