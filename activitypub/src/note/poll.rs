//! Polls ([Mastodon's `Question`](https://docs.joinmastodon.org/spec/activitypub/#question)).

use jiff::Timestamp;
use serde_json::Value;

use crate::json;

/// Most options that are read.
pub const MAX_OPTIONS: usize = 500;

/// Longest text of an option, in characters; a longer one is cut.
pub const MAX_OPTION: usize = 2048;

/// A poll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poll {
    /// Whether one may choose several.
    pub multiple: bool,
    /// The options, no text twice.
    pub options: Vec<PollOption>,
    /// When it ends, if it ever does.
    pub end_time: Option<Timestamp>,
    /// Whether it is over.
    pub closed: Option<Closed>,
    /// How many people voted.
    pub voters_count: Option<u64>,
}

/// One option of a poll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PollOption {
    /// The text, which is also what a vote names.
    pub name: String,
    /// Votes so far.
    pub votes: u64,
}

/// How a poll says that it is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// Since then.
    At(Timestamp),
    /// It only says that it is.
    Now,
}

impl Poll {
    /// Reads the poll of an object, whatever the object's type; `None` without options.
    #[must_use]
    pub fn read(object: &Value) -> Option<Self> {
        let (multiple, key) = match (json::get(object, "anyOf"), json::get(object, "oneOf")) {
            (Some(_), _) => (true, "anyOf"),
            (None, Some(_)) => (false, "oneOf"),
            (None, None) => return None,
        };
        let mut options: Vec<PollOption> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for option in json::list(object, key).take(MAX_OPTIONS) {
            let Some(name) = json::text(option, "name").filter(|name| !name.is_empty()) else {
                continue;
            };
            let name = json::clip(name, MAX_OPTION);
            if seen.insert(name.clone()) {
                let votes = json::get(option, "replies")
                    .and_then(|replies| json::count(replies, "totalItems"));
                options.push(PollOption {
                    name,
                    votes: votes.unwrap_or(0),
                });
            }
        }
        (!options.is_empty()).then(|| Self {
            multiple,
            options,
            end_time: json::timestamp(object, "endTime"),
            closed: closed(object),
            voters_count: json::count(object, "votersCount"),
        })
    }
}

fn closed(object: &Value) -> Option<Closed> {
    match json::get(object, "closed")? {
        Value::Bool(false) => None,
        Value::String(text) if text.is_empty() => None,
        other => Some(
            json::string(other)
                .and_then(json::read_timestamp)
                .map_or(Closed::Now, Closed::At),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn one_of_and_any_of() {
        let option = |name: &str, votes: u64| json!({"type": "Note", "name": name, "replies": {"type": "Collection", "totalItems": votes}});
        let poll = Poll::read(&json!({
            "oneOf": [option("Owl", 3), option("Rook", 4), option("Owl", 9), {"name": ""}, 7],
            "endTime": "2030-01-01T00:00:00Z", "votersCount": 7
        }))
        .unwrap();
        assert!(!poll.multiple);
        assert_eq!(
            poll.options
                .iter()
                .map(|option| (option.name.as_str(), option.votes))
                .collect::<Vec<_>>(),
            [("Owl", 3), ("Rook", 4)]
        );
        assert_eq!((poll.voters_count, poll.closed), (Some(7), None));
        assert!(
            Poll::read(&json!({"anyOf": option("x", 0)}))
                .unwrap()
                .multiple
        );
    }

    #[test]
    fn closed_is_a_date_or_anything_that_is_not_false() {
        let closed = |value: Value| {
            Poll::read(&json!({"oneOf": {"name": "x"}, "closed": value}))
                .unwrap()
                .closed
        };
        assert_eq!(
            closed(json!("2024-01-01T00:00:00Z")),
            Some(Closed::At(Timestamp::from_second(1_704_067_200).unwrap()))
        );
        assert_eq!(
            (closed(json!(true)), closed(json!("yes")), closed(json!({}))),
            (Some(Closed::Now), Some(Closed::Now), Some(Closed::Now))
        );
        assert_eq!(
            (closed(json!(false)), closed(json!(null)), closed(json!(""))),
            (None, None, None)
        );
    }

    #[test]
    fn endless_options_are_cut() {
        let options: Vec<Value> = (0..100_000)
            .map(|n| json!({"name": format!("o{n}")}))
            .collect();
        assert_eq!(
            Poll::read(&json!({"oneOf": options}))
                .unwrap()
                .options
                .len(),
            MAX_OPTIONS
        );
        assert_eq!(Poll::read(&json!({"oneOf": []})), None);
        assert_eq!(Poll::read(&json!({"oneOf": 7})), None);
        let long = Poll::read(&json!({"oneOf": {"name": "é".repeat(9000)}})).unwrap();
        assert_eq!(long.options[0].name.chars().count(), MAX_OPTION);
    }
}
