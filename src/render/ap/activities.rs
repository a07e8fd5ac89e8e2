//! What people here do, as it is told to peers.

use activitypub::{
    addressing::{Audience, PUBLIC},
    out::{self, Meta},
};
use jiff::Timestamp;
use serde_json::{Map, Value};

use super::{Site, addressed, statuses};
use crate::domain::{
    accounts::Account,
    collections::NoteContext,
    statuses::{Status, Visibility},
};

/// An activity, ready to be sent or served.
#[derive(Clone, Debug, PartialEq)]
pub struct Activity {
    /// Its ActivityPub id.
    pub id: String,
    /// `Create`, `Update`, …
    pub kind: &'static str,
    /// The document.
    pub document: Value,
}

impl Activity {
    fn new(id: String, kind: &'static str, document: Value) -> Activity {
        Activity { id, kind, document }
    }

    /// The document as text.
    #[must_use]
    pub fn body(&self) -> String {
        self.document.to_string()
    }

    /// The document inside of another one, where it has no context of its own.
    #[must_use]
    pub fn embedded(self) -> Value {
        let mut document = self.document;
        if let Value::Object(map) = &mut document {
            map.remove("@context");
        }
        document
    }
}

fn everybody() -> Audience {
    Audience {
        to: vec![PUBLIC.to_owned()],
        cc: Vec::new(),
    }
}

fn meta<'a>(id: &'a str, actor: &'a Account) -> Meta<'a> {
    Meta {
        id,
        actor: &actor.uri,
        audience: None,
        published: None,
    }
}

/// A new post.
#[must_use]
pub fn create(site: &Site, status: &Status, author: &Account, context: &NoteContext) -> Activity {
    let note = statuses::note(site, status, author, context);
    let id = format!("{}/activity", status.row.uri);
    let document = out::create(
        Meta {
            audience: Some(&note.audience),
            published: Some(status.row.created_at),
            ..meta(&id, author)
        },
        note.to_value(),
    );
    Activity::new(id, "Create", document)
}

/// A report of an account elsewhere, with some of its posts, in the name of this server.
#[must_use]
pub fn flag(
    report: i64,
    server: &Account,
    account: &Account,
    posts: &[String],
    comment: &str,
) -> Activity {
    let id = format!("{}#reports/{report}", server.uri);
    let document = out::flag(&id, &server.uri, &account.uri, posts, comment);
    Activity::new(id, "Flag", document)
}

/// An edited post. Each edit has an id of its own.
#[must_use]
pub fn update_note(
    site: &Site,
    status: &Status,
    author: &Account,
    context: &NoteContext,
) -> Activity {
    let note = statuses::note(site, status, author, context);
    let edited = status.row.edited_at.unwrap_or(status.row.created_at);
    let id = format!("{}#updates/{}", status.row.uri, edited.as_millisecond());
    let document = out::update(
        Meta {
            audience: Some(&note.audience),
            published: Some(edited),
            ..meta(&id, author)
        },
        note.to_value(),
    );
    Activity::new(id, "Update", document)
}

/// A post as it stands at a moment, without having been edited: votes were counted, or it may be quoted by others than before.
#[must_use]
pub fn restate(
    site: &Site,
    status: &Status,
    author: &Account,
    context: &NoteContext,
    at: Timestamp,
) -> Activity {
    let note = statuses::note(site, status, author, context);
    let id = format!("{}#updates/state/{}", status.row.uri, at.as_millisecond());
    let document = out::update(
        Meta {
            audience: Some(&note.audience),
            published: Some(at),
            ..meta(&id, author)
        },
        note.to_value(),
    );
    Activity::new(id, "Update", document)
}

/// A vote in a poll of a peer.
#[must_use]
pub fn vote(
    voter: &Account,
    poll: &Status,
    poll_author: &str,
    poll_id: i64,
    option: usize,
    name: &str,
) -> Activity {
    let uri = format!("{}#votes/{poll_id}-{option}", voter.uri);
    let note = out::NoteOut::vote(&uri, &voter.uri, &poll.row.uri, poll_author, name);
    let id = format!("{uri}/activity");
    let audience = Audience {
        to: vec![poll_author.to_owned()],
        cc: Vec::new(),
    };
    let document = out::create(
        Meta {
            audience: Some(&audience),
            ..meta(&id, voter)
        },
        note,
    );
    Activity::new(id, "Create", document)
}

/// A changed profile.
#[must_use]
pub fn update_actor(account: &Account, actor: &out::ActorOut) -> Activity {
    let id = format!(
        "{}#updates/{}",
        account.uri,
        account.updated_at.as_millisecond()
    );
    let audience = everybody();
    let document = out::update(
        Meta {
            audience: Some(&audience),
            ..meta(&id, account)
        },
        actor.to_value(),
    );
    Activity::new(id, "Update", document)
}

/// A boost of the post with the id `original`, by somebody else or oneself.
#[must_use]
pub fn announce(
    boost: &Status,
    author: &Account,
    original: &str,
    original_author: &str,
) -> Activity {
    boosted(
        &boost.row.uri,
        boost.visibility,
        Some(boost.row.created_at),
        author,
        original,
        original_author,
    )
}

fn boosted(
    uri: &str,
    visibility: Visibility,
    published: Option<Timestamp>,
    author: &Account,
    original: &str,
    original_author: &str,
) -> Activity {
    let audience = Audience::for_boost(
        addressed(visibility),
        &author.followers_url,
        original_author,
    );
    let document = out::announce(
        Meta {
            audience: Some(&audience),
            published,
            ..meta(uri, author)
        },
        original,
    );
    Activity::new(uri.to_owned(), "Announce", document)
}

/// A boost taken back; its row is gone, so what it was is told.
#[must_use]
pub fn undo_announce(
    uri: &str,
    visibility: Visibility,
    author: &Account,
    original: &str,
    original_author: &str,
) -> Activity {
    let audience = Audience::for_boost(
        addressed(visibility),
        &author.followers_url,
        original_author,
    );
    let announce = boosted(uri, visibility, None, author, original, original_author);
    let id = format!("{uri}/undo");
    let document = out::undo(
        Meta {
            audience: Some(&audience),
            ..meta(&id, author)
        },
        announce.document,
    );
    Activity::new(id, "Undo", document)
}

/// A post that is gone. Its end is no secret: the id says nothing.
#[must_use]
pub fn delete_status(uri: &str, author: &Account) -> Activity {
    let id = format!("{uri}#delete");
    let audience = everybody();
    let document = out::delete_object(
        Meta {
            audience: Some(&audience),
            ..meta(&id, author)
        },
        uri,
    );
    Activity::new(id, "Delete", document)
}

/// An account that is gone.
#[must_use]
pub fn delete_actor(account: &Account) -> Activity {
    let id = format!("{}#delete", account.uri);
    let document = out::delete_actor(&id, &account.uri);
    Activity::new(id, "Delete", document)
}

/// A favourite of a post.
#[must_use]
pub fn like(uri: &str, account: &Account, status: &str) -> Activity {
    Activity::new(
        uri.to_owned(),
        "Like",
        out::like(meta(uri, account), status),
    )
}

/// A favourite taken back.
#[must_use]
pub fn undo_like(uri: &str, account: &Account, status: &str) -> Activity {
    undo(like(uri, account, status), account)
}

/// A request to follow.
#[must_use]
pub fn follow(uri: &str, account: &Account, target: &str) -> Activity {
    let document = out::follow(meta(uri, account), target);
    Activity::new(uri.to_owned(), "Follow", document)
}

/// The end of a follow, or of a request.
#[must_use]
pub fn undo_follow(uri: &str, account: &Account, target: &str) -> Activity {
    undo(follow(uri, account, target), account)
}

/// A block, told to the blocked person's server so that it can hide the blocker.
#[must_use]
pub fn block(uri: &str, account: &Account, target: &str) -> Activity {
    Activity::new(
        uri.to_owned(),
        "Block",
        out::block(meta(uri, account), target),
    )
}

/// The end of a block.
#[must_use]
pub fn undo_block(uri: &str, account: &Account, target: &str) -> Activity {
    undo(block(uri, account, target), account)
}

fn undo(activity: Activity, account: &Account) -> Activity {
    let id = format!("{}/undo", activity.id);
    let document = out::undo(meta(&id, account), activity.document);
    Activity::new(id, "Undo", document)
}

/// `account` lets `follower` follow. `request` is the id of the Follow, as far as it is known; `number` makes the answer's
/// own id, a new one each time, because a Follow that is sent again wants an answer again.
#[must_use]
pub fn accept_follow(
    account: &Account,
    follower: &str,
    request: Option<&str>,
    number: i64,
) -> Activity {
    let id = format!("{}#accepts/follows/{number}", account.uri);
    let document = out::accept(
        meta(&id, account),
        requested(account, follower, request),
        None,
    );
    Activity::new(id, "Accept", document)
}

/// `account` does not let `follower` follow, or no longer. See [`accept_follow`].
#[must_use]
pub fn reject_follow(
    account: &Account,
    follower: &str,
    request: Option<&str>,
    number: i64,
) -> Activity {
    let id = format!("{}#rejects/follows/{number}", account.uri);
    let document = out::reject(meta(&id, account), requested(account, follower, request));
    Activity::new(id, "Reject", document)
}

/// The peer's own Follow, given back.
fn requested(account: &Account, follower: &str, request: Option<&str>) -> Value {
    let mut follow = Map::new();
    if let Some(id) = request {
        follow.insert("id".to_owned(), id.into());
    }
    follow.insert("type".to_owned(), "Follow".into());
    follow.insert("actor".to_owned(), follower.into());
    follow.insert("object".to_owned(), account.uri.as_str().into());
    Value::Object(follow)
}

/// A post was pinned to the profile. `number` makes the id: the same post can be pinned again.
#[must_use]
pub fn add_featured(account: &Account, status: &str, number: i64) -> Activity {
    let id = format!("{}#add/{number}", account.featured_url);
    let audience = everybody();
    let document = out::add(
        Meta {
            audience: Some(&audience),
            ..meta(&id, account)
        },
        status.into(),
        &account.featured_url,
    );
    Activity::new(id, "Add", document)
}

/// A post is no longer pinned. See [`add_featured`].
#[must_use]
pub fn remove_featured(account: &Account, status: &str, number: i64) -> Activity {
    let id = format!("{}#remove/{number}", account.featured_url);
    let audience = everybody();
    let document = out::remove(
        Meta {
            audience: Some(&audience),
            ..meta(&id, account)
        },
        status.into(),
        &account.featured_url,
    );
    Activity::new(id, "Remove", document)
}
