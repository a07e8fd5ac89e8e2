//! The `@context` of what we send. Every term that is used is defined, with the type it has, so
//! that a reader of JSON-LD sees all of it.

use std::sync::LazyLock;

use serde_json::{Map, Value, json};

const ACTIVITY_STREAMS: &str = "https://www.w3.org/ns/activitystreams";

pub(super) static ACTOR: LazyLock<Value> = LazyLock::new(|| {
    json!([
        ACTIVITY_STREAMS,
        "https://w3id.org/security/v1",
        "https://w3id.org/security/multikey/v1",
        {
            "toot": "http://joinmastodon.org/ns#",
            "schema": "http://schema.org#",
            "Emoji": "toot:Emoji",
            "Hashtag": "as:Hashtag",
            "PropertyValue": "schema:PropertyValue",
            "alsoKnownAs": {"@id": "as:alsoKnownAs", "@type": "@id", "@container": "@set"},
            "assertionMethod": {"@id": "https://w3id.org/security#assertionMethod", "@type": "@id", "@container": "@set"},
            "attributionDomains": {"@id": "toot:attributionDomains", "@type": "@id", "@container": "@set"},
            "discoverable": "toot:discoverable",
            "featured": {"@id": "toot:featured", "@type": "@id"},
            "featuredTags": {"@id": "toot:featuredTags", "@type": "@id"},
            "indexable": "toot:indexable",
            "manuallyApprovesFollowers": "as:manuallyApprovesFollowers",
            "memorial": "toot:memorial",
            "movedTo": {"@id": "as:movedTo", "@type": "@id"},
            "suspended": "toot:suspended",
            "value": "schema:value",
            "webfinger": "https://purl.archive.org/socialweb/webfinger#webfinger",
        }
    ])
});

pub(super) static NOTE: LazyLock<Value> = LazyLock::new(|| {
    json!([
        ACTIVITY_STREAMS,
        {
            "toot": "http://joinmastodon.org/ns#",
            "ostatus": "http://ostatus.org#",
            "gts": "https://gotosocial.org/ns#",
            "litepub": "http://litepub.social/ns#",
            "misskey": "https://misskey-hub.net/ns#",
            "Emoji": "toot:Emoji",
            "Hashtag": "as:Hashtag",
            "QuoteAuthorization": "https://w3id.org/fep/044f#QuoteAuthorization",
            "QuoteRequest": "https://w3id.org/fep/044f#QuoteRequest",
            "_misskey_quote": "misskey:_misskey_quote",
            "automaticApproval": {"@id": "gts:automaticApproval", "@type": "@id", "@container": "@set"},
            "blurhash": "toot:blurhash",
            "canQuote": {"@id": "gts:canQuote", "@type": "@id"},
            "conversation": "ostatus:conversation",
            "directMessage": "litepub:directMessage",
            "focalPoint": {"@id": "toot:focalPoint", "@container": "@list"},
            "interactingObject": {"@id": "gts:interactingObject", "@type": "@id"},
            "interactionPolicy": {"@id": "gts:interactionPolicy", "@type": "@id"},
            "interactionTarget": {"@id": "gts:interactionTarget", "@type": "@id"},
            "manualApproval": {"@id": "gts:manualApproval", "@type": "@id", "@container": "@set"},
            "quote": {"@id": "https://w3id.org/fep/044f#quote", "@type": "@id"},
            "quoteAuthorization": {"@id": "https://w3id.org/fep/044f#quoteAuthorization", "@type": "@id"},
            "quoteUri": "http://fedibird.com/ns#quoteUri",
            "sensitive": "as:sensitive",
            "votersCount": "toot:votersCount",
        }
    ])
});

/// Puts the right `@context` before a document: that of actors where one is inside, that of posts
/// where one is inside, else plain ActivityStreams.
#[must_use]
pub fn with_context(document: Value) -> Value {
    let context = context_of(&document);
    let Value::Object(map) = document else {
        return document;
    };
    let mut out = Map::with_capacity(map.len() + 1);
    out.insert("@context".to_owned(), context);
    out.extend(map.into_iter().filter(|(key, _)| key != "@context"));
    Value::Object(out)
}

fn context_of(document: &Value) -> Value {
    let (mut actor, mut note) = (false, false);
    look(document, &mut actor, &mut note);
    match (actor, note) {
        (true, true) => match (&*ACTOR, &*NOTE) {
            (Value::Array(first), Value::Array(second)) => {
                Value::Array(first.iter().chain(second.iter().skip(1)).cloned().collect())
            }
            (first, _) => first.clone(),
        },
        (true, false) => ACTOR.clone(),
        (false, true) => NOTE.clone(),
        (false, false) => ACTIVITY_STREAMS.into(),
    }
}

fn look(value: &Value, actor: &mut bool, note: &mut bool) {
    match value {
        Value::Object(map) => {
            *actor |= map.contains_key("preferredUsername");
            *note |= map.contains_key("attributedTo")
                || map.get("type").is_some_and(|kind| {
                    kind == "Emoji" || kind == "Hashtag" || kind == "QuoteRequest"
                });
            for key in ["object", "orderedItems", "items", "first", "tag"] {
                if let Some(inner) = map.get(key) {
                    look(inner, actor, note);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| look(item, actor, note)),
        _ => {}
    }
}
