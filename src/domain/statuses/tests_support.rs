//! Rows built by hand, for unit tests of what stands above.

use jiff::Timestamp;

use super::{Outline, Row, Status, Visibility};
use crate::domain::accounts::Account;

/// A local post without content, made at the moment of its id.
pub(crate) fn status(id: i64, account_id: i64, visibility: Visibility) -> Status {
    let uri = format!("https://us.example/users/u{account_id}/statuses/{id}");
    Status {
        row: Row {
            id,
            account_id,
            uri,
            url: Some(format!("https://us.example/@u{account_id}/{id}")),
            local: true,
            visibility: visibility.as_str().to_owned(),
            text: String::new(),
            content: String::new(),
            spoiler_text: String::new(),
            sensitive: false,
            language: None,
            in_reply_to_id: None,
            in_reply_to_account_id: None,
            in_reply_to_uri: None,
            reblog_of_id: None,
            conversation_id: id,
            media_ids: Vec::new(),
            quote_policy: "nobody".to_owned(),
            created_at: Timestamp::from_second(1_700_000_000).unwrap(),
            edited_at: None,
            replies_count: 0,
            reblogs_count: 0,
            favourites_count: 0,
            quotes_count: 0,
            application_name: None,
            application_website: None,
            media: serde_json::Value::Null,
            mentions: serde_json::Value::Null,
            tags: serde_json::Value::Null,
            emojis: serde_json::Value::Null,
            poll: None,
            quote: None,
            card: None,
        },
        visibility,
        media: Vec::new(),
        mentions: Vec::new(),
        tags: Vec::new(),
        emojis: Vec::new(),
        poll: None,
        quote: None,
        card: None,
    }
}

/// The outline of a local post.
pub(crate) fn outline(id: i64, account_id: i64, visibility: Visibility) -> Outline {
    Outline {
        row: sql::queries::statuses::Outline {
            id,
            account_id,
            local: true,
            visibility: visibility.as_str().to_owned(),
            language: None,
            in_reply_to_account_id: None,
            reblog_of_id: None,
            is_answer: false,
            has_media: false,
            author_local: true,
            author_gone: false,
            boosted_id: None,
            boosted_local: false,
            parent_remote: false,
            addressed: Vec::new(),
            named: Vec::new(),
            addresses_remote: false,
            tags: Vec::new(),
            tag_ids: Vec::new(),
        },
        visibility,
    }
}

/// A local person `u{id}` of `us.example`.
pub(crate) fn account(id: i64) -> Account {
    let uri = format!("https://us.example/users/u{id}");
    Account {
        id,
        username: format!("u{id}"),
        domain: None,
        url: format!("https://us.example/@u{id}"),
        kind: "Person".to_owned(),
        display_name: String::new(),
        note: String::new(),
        note_source: String::new(),
        fields: serde_json::json!([]),
        avatar_key: None,
        avatar_static_key: None,
        avatar_remote_url: None,
        avatar_description: String::new(),
        header_key: None,
        header_static_key: None,
        header_remote_url: None,
        header_description: String::new(),
        locked: false,
        discoverable: None,
        indexable: false,
        hide_collections: false,
        show_media: true,
        show_media_replies: true,
        show_featured: true,
        memorial: false,
        also_known_as: Vec::new(),
        attribution_domains: Vec::new(),
        moved_to_id: None,
        inbox_url: format!("{uri}/inbox"),
        shared_inbox_url: Some("https://us.example/inbox".to_owned()),
        outbox_url: format!("{uri}/outbox"),
        followers_url: format!("{uri}/followers"),
        following_url: format!("{uri}/following"),
        featured_url: format!("{uri}/collections/featured"),
        featured_tags_url: format!("{uri}/collections/tags"),
        silenced_at: None,
        suspended_at: None,
        deleted_at: None,
        created_at: Timestamp::from_second(1_700_000_000).unwrap(),
        updated_at: Timestamp::from_second(1_700_000_000).unwrap(),
        fetched_at: None,
        statuses_count: 0,
        followers_count: 0,
        following_count: 0,
        last_status_at: None,
        stats_version: 0,
        role_id: None,
        role_name: None,
        role_color: None,
        role_permissions: None,
        role_highlighted: None,
        emojis: serde_json::json!([]),
        uri,
    }
}
