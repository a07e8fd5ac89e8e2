use super::*;
use serde_json::json;

#[test]
fn a_document_over_the_limits_is_refused() {
    let large = vec![b' '; MAX_BYTES + 1];
    assert!(matches!(parse(&large), Err(JsonError::TooLarge)));
    let deep = format!("{}{}", "[".repeat(MAX_DEPTH + 1), "]".repeat(MAX_DEPTH + 1));
    assert!(matches!(parse(deep.as_bytes()), Err(JsonError::TooDeep)));
    let allowed = format!("{}{}", "[".repeat(MAX_DEPTH), "]".repeat(MAX_DEPTH));
    assert!(parse(allowed.as_bytes()).is_ok());
    let bomb = "[".repeat(MAX_BYTES);
    assert!(matches!(parse(bomb.as_bytes()), Err(JsonError::TooDeep)));
}

#[test]
fn brackets_in_strings_are_not_depth() {
    let text = format!("{{\"a\":\"\\\"{}\"}}", "[".repeat(500));
    assert!(parse(text.as_bytes()).is_ok());
}

#[test]
fn one_key_twice_is_refused_at_any_depth() {
    assert!(parse(br#"{"actor":"a","actor":"b"}"#).is_err());
    assert!(parse(br#"{"object":[{"id":"a","id":"b"}]}"#).is_err());
    assert!(parse(br#"{"a":{"id":1},"b":{"id":1}}"#).is_ok());
    assert!(parse(br#"{"a":1} x"#).is_err());
}

#[test]
fn one_or_many() {
    let value = json!({"one": "a", "many": ["a", null, "b"], "none": null});
    assert_eq!(list(&value, "one").count(), 1);
    assert_eq!(list(&value, "many").count(), 2);
    assert_eq!(list(&value, "none").count(), 0);
    assert_eq!(list(&value, "missing").count(), 0);
    assert_eq!(list(&json!("text"), "x").count(), 0);
    let long = json!(vec![1; MAX_ITEMS + 5]);
    assert_eq!(many(Some(&long)).count(), MAX_ITEMS);
}

#[test]
fn an_id_may_be_wrapped() {
    for value in [
        json!("https://a.example/1"),
        json!({"id": "https://a.example/1"}),
        json!([{"id": "https://a.example/1"}, "x"]),
        json!({"type": "Link", "href": "https://a.example/1"}),
    ] {
        assert_eq!(id(&value), Some("https://a.example/1"));
    }
    for value in [json!(1), json!(null), json!([[["x"]]]), json!({"id": 1})] {
        assert_eq!(id(&value), None);
    }
}

#[test]
fn types_may_be_a_list_and_carry_the_vocabulary() {
    let value = json!({"type": ["as:Note", "https://www.w3.org/ns/activitystreams#Article", 3]});
    assert_eq!(types(&value).collect::<Vec<_>>(), ["Note", "Article"]);
    assert!(is(&value, "Article"));
    assert_eq!(kind(&json!({"type": 1})), None);
}

#[test]
fn a_text_may_stand_in_its_map() {
    let value = json!({"contentMap": {"de": "Hallo", "en": "Hello"}});
    assert_eq!(text(&value, "content"), Some("Hallo"));
    let both = json!({"content": "Hello", "contentMap": {"de": "Hallo", "en": "Hello"}});
    assert_eq!(language(&both, "content"), Some("en"));
    assert_eq!(text(&json!({"name": {"@value": "x"}}), "name"), Some("x"));
    assert_eq!(text(&json!({"name": ["", "x"]}), "name"), Some(""));
    assert_eq!(
        language(&json!({"contentMap": {"<script>": "x"}}), "content"),
        None
    );
    assert_eq!(language(&json!({"contentMap": ["x"]}), "content"), None);
}

#[test]
fn dates() {
    for good in [
        "2024-02-03T04:05:06Z",
        "2024-02-03T05:05:06+01:00",
        "2024-02-03T04:05:06",
        "2024-02-03T04:05:06.000Z",
    ] {
        assert_eq!(
            read_timestamp(good).unwrap().as_second(),
            1_706_933_106,
            "{good}"
        );
    }
    for bad in [
        "",
        "yesterday",
        "-000001-01-01T00:00:00Z",
        "99999-01-01T00:00:00Z",
        "2024-13-01T00:00:00Z",
    ] {
        assert_eq!(read_timestamp(bad), None, "{bad}");
    }
}

#[test]
fn a_link_prefers_html_and_only_http() {
    let value = json!([
        {"type": "Link", "href": "https://a.example/v.mp4", "mediaType": "video/mp4"},
        {"type": "Link", "href": "https://a.example/w/1", "mediaType": "text/html"}
    ]);
    assert_eq!(
        link(Some(&value)).unwrap().as_str(),
        "https://a.example/w/1"
    );
    assert_eq!(link(Some(&json!("javascript:alert(1)"))), None);
    assert_eq!(
        link(Some(&json!(["data:x", "https://a.example/2"])))
            .unwrap()
            .as_str(),
        "https://a.example/2"
    );
}

#[test]
fn clipping_never_splits_a_character() {
    assert_eq!(clip("ééé", 2), "éé");
    assert_eq!(clip_bytes("ééé", 3), "é");
    assert_eq!(clip_bytes("abc", 10), "abc");
}
