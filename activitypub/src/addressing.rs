//! Audience to visibility and back
//! ([ActivityPub, 5](https://www.w3.org/TR/activitypub/#collections),
//! [Mastodon's visibilities](https://docs.joinmastodon.org/spec/activitypub/)).

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::json;

/// The collection of everybody.
pub const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";

/// Most recipients that are read from each of `to` and `cc`.
pub const MAX_RECIPIENTS: usize = 1000;

/// Whether an id is one of the three spellings of [`PUBLIC`].
#[must_use]
pub fn is_public(id: &str) -> bool {
    matches!(id, PUBLIC | "as:Public" | "Public")
}

/// Who may see a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Visibility {
    /// Everybody, and shown in public timelines.
    Public,
    /// Everybody, not shown in public timelines.
    Unlisted,
    /// Followers.
    Private,
    /// Those who are mentioned.
    Direct,
    /// Those who are addressed, mentioned or not.
    Limited,
}

/// The recipients of an object or activity. `bto` and `bcc` are never read, so never passed on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Audience {
    /// Primary recipients.
    pub to: Vec<String>,
    /// Secondary recipients.
    pub cc: Vec<String>,
}

impl Audience {
    /// Reads `to` and `cc` of one object.
    #[must_use]
    pub fn read(object: &Value) -> Self {
        Self {
            to: recipients(object, "to"),
            cc: recipients(object, "cc"),
        }
    }

    /// The audience of an object inside its activity: what is missing on the object is taken
    /// from the activity.
    #[must_use]
    pub fn read_within(object: &Value, activity: &Audience) -> Self {
        let own = Self::read(object);
        if own.is_empty() {
            activity.clone()
        } else {
            own
        }
    }

    /// Whether nobody is addressed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.to.is_empty() && self.cc.is_empty()
    }

    /// All recipients but [`PUBLIC`], `to` first.
    pub fn recipients(&self) -> impl Iterator<Item = &str> {
        self.to
            .iter()
            .chain(&self.cc)
            .map(String::as_str)
            .filter(|id| !is_public(id))
    }

    /// What the audience means for a post whose author has the collection `followers`, and in
    /// which `mentioned` are the actors mentioned.
    ///
    /// Followers of anybody else count as nobody: a stranger's collection widens nothing.
    /// `direct_message` is the LitePub property that tells direct from limited.
    #[must_use]
    pub fn visibility<S: AsRef<str>>(
        &self,
        author: &str,
        followers: Option<&str>,
        mentioned: &[S],
        direct_message: Option<bool>,
    ) -> Visibility {
        if self.to.iter().any(|id| is_public(id)) {
            return Visibility::Public;
        }
        if self.cc.iter().any(|id| is_public(id)) {
            return Visibility::Unlisted;
        }
        if followers.is_some_and(|own| self.to.iter().any(|id| id == own)) {
            return Visibility::Private;
        }
        let all_mentioned = || {
            self.recipients()
                .all(|id| id == author || mentioned.iter().any(|mention| mention.as_ref() == id))
        };
        match direct_message {
            Some(true) => Visibility::Direct,
            Some(false) => Visibility::Limited,
            None if all_mentioned() => Visibility::Direct,
            None => Visibility::Limited,
        }
    }

    /// The audience to send a post with. `people` are the mentioned, or, of a limited post, the
    /// members of its circle.
    #[must_use]
    pub fn for_post<S: AsRef<str>>(visibility: Visibility, followers: &str, people: &[S]) -> Self {
        let people = || people.iter().map(|id| id.as_ref().to_owned());
        match visibility {
            Visibility::Public => Self {
                to: vec![PUBLIC.to_owned()],
                cc: std::iter::once(followers.to_owned())
                    .chain(people())
                    .collect(),
            },
            Visibility::Unlisted => Self {
                to: vec![followers.to_owned()],
                cc: std::iter::once(PUBLIC.to_owned()).chain(people()).collect(),
            },
            Visibility::Private => Self {
                to: vec![followers.to_owned()],
                cc: people().collect(),
            },
            Visibility::Direct | Visibility::Limited => Self {
                to: people().collect(),
                cc: Vec::new(),
            },
        }
    }

    /// The audience to send a boost with: that of a post which mentions the boosted author.
    #[must_use]
    pub fn for_boost(visibility: Visibility, followers: &str, boosted_author: &str) -> Self {
        match visibility {
            Visibility::Private => Self::for_post(visibility, followers, &[] as &[&str]),
            other => Self::for_post(other, followers, &[boosted_author]),
        }
    }
}

fn recipients(object: &Value, key: &str) -> Vec<String> {
    json::list(object, key)
        .take(MAX_RECIPIENTS)
        .filter_map(json::id)
        .filter(|id| id.len() <= crate::origin::MAX_URL_BYTES)
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const ANN: &str = "https://a.example/ann";
    const FOLLOWERS: &str = "https://a.example/ann/followers";
    const BOB: &str = "https://b.example/bob";

    fn seen(to: Value, cc: Value, direct_message: Option<bool>) -> Visibility {
        Audience::read(&json!({"to": to, "cc": cc})).visibility(
            ANN,
            Some(FOLLOWERS),
            &[BOB],
            direct_message,
        )
    }

    #[test]
    fn public_has_three_spellings_in_to_and_in_cc() {
        for spelling in [PUBLIC, "as:Public", "Public"] {
            assert_eq!(seen(json!(spelling), json!([]), None), Visibility::Public);
            assert_eq!(
                seen(json!([FOLLOWERS]), json!([spelling]), None),
                Visibility::Unlisted
            );
        }
        assert_eq!(
            seen(json!("https://evil.example/#Public"), json!([]), None),
            Visibility::Limited
        );
    }

    #[test]
    fn followers_are_the_authors_own_or_nobody() {
        assert_eq!(
            seen(json!([FOLLOWERS, BOB]), json!([]), None),
            Visibility::Private
        );
        assert_eq!(
            seen(json!([FOLLOWERS]), json!([]), Some(false)),
            Visibility::Private
        );
        assert_eq!(
            seen(json!(["https://b.example/bob/followers"]), json!([]), None),
            Visibility::Limited
        );
        let audience = Audience::read(&json!({"to": FOLLOWERS}));
        assert_eq!(
            audience.visibility(ANN, None, &[BOB], None),
            Visibility::Limited
        );
    }

    #[test]
    fn direct_is_to_the_mentioned_and_limited_to_others() {
        assert_eq!(seen(json!([BOB]), json!([ANN]), None), Visibility::Direct);
        assert_eq!(
            seen(json!([BOB, "https://c.example/cid"]), json!(null), None),
            Visibility::Limited
        );
        assert_eq!(
            seen(json!([BOB]), json!([]), Some(false)),
            Visibility::Limited
        );
        assert_eq!(
            seen(json!(["https://c.example/cid"]), json!([]), Some(true)),
            Visibility::Direct
        );
        assert_eq!(seen(json!(null), json!(null), None), Visibility::Direct);
    }

    #[test]
    fn an_object_without_audience_takes_that_of_its_activity() {
        let activity = Audience::read(&json!({"to": PUBLIC}));
        assert_eq!(
            Audience::read_within(&json!({"id": "x"}), &activity),
            activity
        );
        let own = Audience::read_within(&json!({"cc": [BOB]}), &activity);
        assert_eq!(own.cc, [BOB]);
        assert!(own.to.is_empty());
    }

    #[test]
    fn what_is_sent_reads_back_as_the_same() {
        for visibility in [
            Visibility::Public,
            Visibility::Unlisted,
            Visibility::Private,
            Visibility::Direct,
        ] {
            let audience = Audience::for_post(visibility, FOLLOWERS, &[BOB]);
            assert_eq!(
                audience.visibility(ANN, Some(FOLLOWERS), &[BOB], None),
                visibility
            );
        }
        let circle = Audience::for_post(Visibility::Limited, FOLLOWERS, &["https://c.example/cid"]);
        assert_eq!(
            circle.visibility(ANN, Some(FOLLOWERS), &[BOB], Some(false)),
            Visibility::Limited
        );
    }

    #[test]
    fn a_boost_addresses_the_boosted_author_unless_private() {
        let public = Audience::for_boost(Visibility::Public, FOLLOWERS, BOB);
        assert_eq!(
            (public.to, public.cc),
            (
                vec![PUBLIC.to_owned()],
                vec![FOLLOWERS.to_owned(), BOB.to_owned()]
            )
        );
        let private = Audience::for_boost(Visibility::Private, FOLLOWERS, BOB);
        assert_eq!(
            (private.to, private.cc),
            (vec![FOLLOWERS.to_owned()], vec![])
        );
    }

    #[test]
    fn hidden_and_endless_recipients_are_not_read() {
        let audience = Audience::read(&json!({"bto": [BOB], "bcc": BOB}));
        assert!(audience.is_empty());
        let many: Vec<String> = (0..5000)
            .map(|n| format!("https://a.example/{n}"))
            .collect();
        assert_eq!(
            Audience::read(&json!({"to": many})).to.len(),
            MAX_RECIPIENTS
        );
        assert!(
            Audience::read(&json!({"to": {"to": 1}, "cc": [1, null, [BOB]]}))
                .recipients()
                .all(|id| id == BOB)
        );
    }
}
