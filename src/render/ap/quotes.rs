//! Quotes ([FEP-044f](https://codeberg.org/fediverse/fep/src/branch/main/fep/044f/fep-044f.md)).

use activitypub::out::{self, Meta};
use serde_json::Value;

use super::{Activity, Site, statuses};
use crate::domain::{accounts::Account, collections::NoteContext, statuses::Status};

/// Asks to quote a peer's post, with the post that quotes.
#[must_use]
pub fn quote_request(
    site: &Site,
    uri: &str,
    status: &Status,
    author: &Account,
    context: &NoteContext,
    quoted: &str,
) -> Activity {
    let note = statuses::note(site, status, author, context);
    let document = out::quote_request(meta(uri, author), quoted, note.to_value());
    Activity {
        id: uri.to_owned(),
        kind: "QuoteRequest",
        document,
    }
}

/// A peer's request, given back with its answer: by a stamp, or a refusal without one. `number` makes the answer's own id.
#[must_use]
pub fn answer_quote(
    account: &Account,
    quoter: &Account,
    request: &str,
    quoted: &str,
    quoting: &str,
    stamp: Option<&str>,
    number: i64,
) -> Activity {
    let asked = out::quote_request(meta(request, quoter), quoted, quoting.into());
    match stamp {
        Some(stamp) => {
            let id = format!("{}#accepts/quote_requests/{number}", account.uri);
            let document = out::accept(meta(&id, account), asked, Some(stamp));
            Activity {
                id,
                kind: "Accept",
                document,
            }
        }
        None => {
            let id = format!("{}#rejects/quote_requests/{number}", account.uri);
            let document = out::reject(meta(&id, account), asked);
            Activity {
                id,
                kind: "Reject",
                document,
            }
        }
    }
}

/// A stamp taken back.
#[must_use]
pub fn delete_stamp(account: &Account, stamp: &str) -> Activity {
    let id = format!("{stamp}#delete");
    let document = out::delete_object(meta(&id, account), stamp);
    Activity {
        id,
        kind: "Delete",
        document,
    }
}

/// The stamp at its id.
#[must_use]
pub fn quote_authorization(author: &Account, id: &str, quoting: &str, quoted: &str) -> Value {
    out::quote_authorization(id, &author.uri, quoting, quoted)
}

fn meta<'a>(id: &'a str, actor: &'a Account) -> Meta<'a> {
    Meta {
        id,
        actor: &actor.uri,
        audience: None,
        published: None,
    }
}
