//! The parameters of a page. <https://docs.joinmastodon.org/api/guidelines/#pagination>

use serde::Deserialize;
use serde_json::Value;

use crate::endpoint::PageSize;
use crate::error::{ApiError, NEGATIVE_PAGING};
use crate::id::Id;
use crate::lenient::{self, BadParam};

/// Where a page begins and ends. `max_id` is strictly older, newest first; `since_id` strictly newer,
/// but the newest page; `min_id` the page just newer, still newest first. `min_id` and `max_id`
/// together bound a window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Page {
    #[serde(deserialize_with = "lenient::id")]
    pub max_id: Option<Id>,
    #[serde(deserialize_with = "lenient::id")]
    pub since_id: Option<Id>,
    #[serde(deserialize_with = "lenient::id")]
    pub min_id: Option<Id>,
    #[serde(deserialize_with = "lenient::integer")]
    pub limit: Option<i64>,
}

impl Page {
    /// Reads the paging part of a request; whatever else stands there is left to the request.
    ///
    /// # Errors
    /// An id or a limit that is none.
    pub fn read(tree: &Value) -> Result<Self, BadParam> {
        lenient::read(pick(tree, &["max_id", "since_id", "min_id", "limit"]))
    }

    /// The number of items: the default if none was asked, at least 1, at most the maximum.
    #[must_use]
    pub fn limit(&self, size: PageSize) -> u32 {
        clamp(self.limit, size)
    }
}

/// A page by offset.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct OffsetPage {
    #[serde(deserialize_with = "lenient::integer")]
    pub offset: Option<i64>,
    #[serde(deserialize_with = "lenient::integer")]
    pub limit: Option<i64>,
}

/// The furthest a client can jump by offset: what lies beyond is asked by cursor or not at all.
pub const MAX_OFFSET: u32 = 10_000;

impl OffsetPage {
    /// Reads the paging part of a request.
    ///
    /// # Errors
    /// A number that is none.
    pub fn read(tree: &Value) -> Result<Self, BadParam> {
        lenient::read(pick(tree, &["offset", "limit"]))
    }

    /// Offset and number of items. The offset is cut at [`MAX_OFFSET`].
    ///
    /// # Errors
    /// 400 for a negative offset or limit.
    pub fn bounds(&self, size: PageSize) -> Result<(u32, u32), ApiError> {
        if self.offset.is_some_and(|n| n < 0) || self.limit.is_some_and(|n| n < 0) {
            return Err(NEGATIVE_PAGING.into());
        }
        let offset = u32::try_from(self.offset.unwrap_or(0)).unwrap_or(MAX_OFFSET);
        Ok((offset.min(MAX_OFFSET), clamp(self.limit, size)))
    }
}

fn clamp(limit: Option<i64>, size: PageSize) -> u32 {
    match limit {
        None => size.default,
        // A negative limit counts as its amount, as in Mastodon.
        Some(limit) => u32::try_from(limit.unsigned_abs())
            .unwrap_or(u32::MAX)
            .clamp(1, size.max),
    }
}

fn pick(tree: &Value, keys: &[&str]) -> Value {
    keys.iter()
        .filter_map(|key| Some(((*key).to_owned(), tree.get(key)?.clone())))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const SIZE: PageSize = PageSize {
        default: 20,
        max: 40,
    };

    #[test]
    fn the_limit_is_clamped() {
        for (asked, given) in [
            (json!({}), 20),
            (json!({"limit": ""}), 20),
            (json!({"limit": "5"}), 5),
            (json!({"limit": 41}), 40),
            (json!({"limit": "99999999999999"}), 40),
            (json!({"limit": 0}), 1),
            (json!({"limit": -5}), 5),
            (json!({"limit": i64::MIN}), 40),
        ] {
            let page = Page::read(&asked).unwrap();
            assert_eq!(page.limit(SIZE), given, "{asked}");
        }
    }

    #[test]
    fn cursors_are_ids() {
        let page =
            Page::read(&json!({"max_id": "9", "min_id": 3, "since_id": "", "q": {}})).unwrap();
        assert_eq!(page.max_id, Some(Id(9)));
        assert_eq!(page.min_id, Some(Id(3)));
        assert_eq!(page.since_id, None);
        let bad = Page::read(&json!({"max_id": "-1"})).unwrap_err();
        assert_eq!(bad.field(), Some("max_id"));
    }

    #[test]
    fn negative_offsets_and_limits_are_refused() {
        for tree in [json!({"offset": "-1"}), json!({"limit": -1})] {
            let page = OffsetPage::read(&tree).unwrap();
            assert_eq!(page.bounds(SIZE).unwrap_err().status, 400);
        }
        let page = OffsetPage::read(&json!({"offset": "40", "limit": "80"})).unwrap();
        assert_eq!(page.bounds(SIZE).unwrap(), (40, 40));
        let far = OffsetPage::read(&json!({"offset": "9000000000"})).unwrap();
        assert_eq!(far.bounds(SIZE).unwrap(), (MAX_OFFSET, 20));
    }
}
