//! Parameters as clients really send them, and as nobody should.

use api::accounts::{AccountStatuses, Accounts, Lookup, SearchAccounts, UpdateCredentials};
use api::apps::CreateApp;
use api::filters::{CreateFilter, Expiry, FilterContext, UpdateFilter};
use api::id::Id;
use api::lenient::{BadParam, FocalPoint, MAX_ITEMS, Upload, read};
use api::markers::SetMarkers;
use api::media::UpdateMedia;
use api::notifications::{NotificationType, Notifications};
use api::polls::Vote;
use api::push::CreateSubscription;
use api::relationships::Relationships;
use api::statuses::{CreateStatus, UpdateStatus, Visibility};
use serde_json::{Value, json};

#[test]
fn booleans_come_in_many_forms() {
    for (given, wanted) in [
        (json!(true), Some(true)),
        (json!("true"), Some(true)),
        (json!("TRUE"), Some(true)),
        (json!("1"), Some(true)),
        (json!(1), Some(true)),
        (json!("on"), Some(true)),
        (json!("t"), Some(true)),
        (json!(false), Some(false)),
        (json!("false"), Some(false)),
        (json!("0"), Some(false)),
        (json!(0), Some(false)),
        (json!("off"), Some(false)),
        (json!("f"), Some(false)),
        (json!(""), None),
        (Value::Null, None),
    ] {
        let request: AccountStatuses = read(json!({"pinned": given})).unwrap();
        assert_eq!(request.pinned, wanted, "{given}");
    }
}

#[test]
fn rubbish_is_refused_by_the_name_of_the_field() {
    for rubbish in [
        json!({"pinned": "maybe"}),
        json!({"pinned": 2}),
        json!({"pinned": ["true"]}),
        json!({"pinned": {"a": 1}}),
    ] {
        let error = read::<AccountStatuses>(rubbish.clone()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "pinned must be true or false",
            "{rubbish}"
        );
    }
    for (tree, field) in [
        (json!({"in_reply_to_id": "abc"}), "in_reply_to_id"),
        (json!({"in_reply_to_id": true}), "in_reply_to_id"),
        (json!({"media_ids": ["1", "x"]}), "media_ids"),
        (json!({"media_ids": {"a": "1"}}), "media_ids"),
        (json!({"media_ids": [["1"]]}), "media_ids"),
        (json!({"status": {"text": "hello"}}), "status"),
        (json!({"status": ["hello"]}), "status"),
        (json!({"visibility": "limited"}), "visibility"),
        (json!({"scheduled_at": "soon"}), "scheduled_at"),
        (json!({"scheduled_at": 5}), "scheduled_at"),
        (json!({"poll": "yes"}), "poll"),
        (json!({"poll": [1]}), "poll"),
        (json!({"poll": {"expires_in": "a week"}}), "poll"),
        (
            json!({"quote_approval_policy": "friends"}),
            "quote_approval_policy",
        ),
    ] {
        let error = read::<CreateStatus>(tree.clone()).unwrap_err();
        assert_eq!(error.field(), Some(field), "{tree}: {error}");
    }
}

#[test]
fn an_inner_field_is_named_too() {
    let tree = json!({"poll": {"options": ["a"], "expires_in": "1.5"}});
    let error = read::<CreateStatus>(tree).unwrap_err();
    assert_eq!(
        error.to_string(),
        "poll (expires_in) must be a whole number"
    );
}

#[test]
fn parameters_that_are_no_object_are_refused() {
    for tree in [json!([]), json!("x"), json!(1), json!(true)] {
        assert_eq!(
            read::<CreateStatus>(tree).unwrap_err(),
            BadParam::NotAnObject
        );
    }
    assert_eq!(
        read::<CreateStatus>(Value::Null).unwrap(),
        CreateStatus::default()
    );
}

#[test]
fn nulls_are_not_given_and_unknown_keys_are_ignored() {
    let tree = json!({
        "status": "hello", "media_ids": null, "poll": null, "in_reply_to_id": null,
        "sensitive": null, "visibility": null, "scheduled_at": null, "language": null,
        "local_only": true, "to": ["somebody"], "preview": {"deep": [{"er": 1}]},
    });
    let wanted = CreateStatus {
        status: Some("hello".to_owned()),
        ..CreateStatus::default()
    };
    assert_eq!(read::<CreateStatus>(tree).unwrap(), wanted);
}

#[test]
fn scalars_of_a_form_are_strings() {
    let tree = json!({
        "status": "hi", "sensitive": "1", "in_reply_to_id": "12", "visibility": "private",
        "media_ids": ["3", "4"], "scheduled_at": "2026-12-24T18:00:00.000Z",
        "poll": {"options": ["a", "b"], "expires_in": "300", "multiple": "false"},
    });
    let request: CreateStatus = read(tree).unwrap();
    assert_eq!(request.sensitive, Some(true));
    assert_eq!(request.in_reply_to_id, Some(Id(12)));
    assert_eq!(request.visibility, Some(Visibility::Private));
    assert_eq!(request.media_ids, Some(vec![Id(3), Id(4)]));
    assert!(request.scheduled_at.is_some());
    let poll = request.poll.unwrap();
    assert_eq!(poll.options.unwrap(), ["a", "b"]);
    assert_eq!(poll.expires_in, Some(300));
    assert_eq!(poll.multiple, Some(false));
}

#[test]
fn empty_choices_of_a_form_are_not_given() {
    let tree = json!({
        "status": "", "visibility": "", "scheduled_at": "", "in_reply_to_id": "", "language": "",
        "poll": "", "media_ids": [""],
    });
    let request: CreateStatus = read(tree).unwrap();
    assert_eq!(request.status.as_deref(), Some(""));
    assert_eq!(request.media_ids, Some(vec![]));
    assert_eq!(request.visibility, None);
    assert_eq!(request.scheduled_at, None);
    assert_eq!(request.language, None);
    assert_eq!(request.poll, None);
}

#[test]
fn lists_come_in_four_forms() {
    for tree in [
        json!({"id": ["1", "2"]}),
        json!({"id": [1, 2]}),
        json!({"id": {"0": "1", "1": "2"}}),
        json!({"ids": ["1", "2"]}),
    ] {
        let request: Relationships = read(tree).unwrap();
        assert_eq!(request.id, Some(vec![Id(1), Id(2)]));
    }
    let single: Accounts = read(json!({"id": "7"})).unwrap();
    assert_eq!(single.id, Some(vec![Id(7)]));
}

#[test]
fn indexes_are_numbers_not_words() {
    let keys: serde_json::Map<String, Value> = (0..12)
        .map(|n| (n.to_string(), json!(n.to_string())))
        .collect();
    let request: Accounts = read(json!({"id": keys})).unwrap();
    assert_eq!(request.id, Some((0..12).map(Id).collect()));
}

#[test]
fn a_list_has_a_limit() {
    let ids = |n: usize| json!({"id": vec!["1"; n]});
    assert!(read::<Accounts>(ids(MAX_ITEMS)).is_ok());
    let error = read::<Accounts>(ids(MAX_ITEMS + 1)).unwrap_err();
    assert_eq!(error.field(), Some("id"));
}

#[test]
fn profile_fields_come_as_array_or_object() {
    for fields in [
        json!([{"name": "a", "value": "1"}, {"name": "b", "value": "2"}]),
        json!({"0": {"name": "a", "value": "1"}, "1": {"name": "b", "value": "2"}}),
        json!({"7": {"name": "a", "value": "1"}, "12": {"name": "b", "value": "2"}}),
    ] {
        let request: UpdateCredentials = read(json!({"fields_attributes": fields})).unwrap();
        let names: Vec<_> = request
            .fields_attributes
            .unwrap()
            .into_iter()
            .map(|field| field.name.unwrap())
            .collect();
        assert_eq!(names, ["a", "b"]);
    }
    for rubbish in [
        json!([1]),
        json!("x"),
        json!([{"name": ["a"]}]),
        json!({"x": {}}),
    ] {
        let error = read::<UpdateCredentials>(json!({"fields_attributes": rubbish})).unwrap_err();
        assert_eq!(error.field(), Some("fields_attributes"));
    }
}

#[test]
fn a_profile_edit_keeps_what_is_empty_and_drops_empty_files() {
    let tree = json!({
        "display_name": "", "avatar": "", "header": "upload-1",
        "source": {"privacy": "unlisted", "language": ""},
    });
    let request: UpdateCredentials = read(tree).unwrap();
    assert_eq!(request.display_name.as_deref(), Some(""));
    assert_eq!(request.avatar, None);
    assert_eq!(request.header, Some(Upload("upload-1".to_owned())));
    let source = request.source.unwrap();
    assert_eq!(source.privacy, Some(Visibility::Unlisted));
    assert_eq!(source.language.as_deref(), Some(""));
}

#[test]
fn settings_of_a_frontend_are_kept_or_ignored_never_refused() {
    let settings = json!({"soapbox_fe": {"theme": {"dark": [1, null]}}});
    let request: UpdateCredentials = read(json!({"pleroma_settings_store": settings})).unwrap();
    assert_eq!(json!(request.pleroma_settings_store), settings);
    let request: UpdateCredentials = read(json!({"pleroma_settings_store": 5})).unwrap();
    assert_eq!(request.pleroma_settings_store, None);
}

#[test]
fn required_parameters_are_named_when_missing() {
    for tree in [
        json!({}),
        json!({"acct": ""}),
        json!({"acct": "  "}),
        json!({"acct": null}),
    ] {
        let error = read::<Lookup>(tree).unwrap_err();
        let field = "acct".to_owned();
        assert_eq!(error, BadParam::Missing { field });
    }
    let error = read::<SearchAccounts>(json!({"limit": 4})).unwrap_err();
    assert_eq!(error.field(), Some("q"));
}

#[test]
fn notification_types_of_other_software_are_left_out() {
    let request: Notifications = read(json!({
        "types": ["follow", "pleroma:emoji_reaction", "ditto:zap", "mention"],
        "exclude_types": [],
    }))
    .unwrap();
    assert_eq!(
        request.types,
        Some(vec![NotificationType::Follow, NotificationType::Mention])
    );
    assert_eq!(request.exclude_types, None);
    let only_unknown: Notifications = read(json!({"types": "ditto:zap"})).unwrap();
    assert_eq!(only_unknown.types, Some(vec![]));
}

#[test]
fn filters_know_their_contexts() {
    let request: CreateFilter = read(json!({
        "title": "spoilers", "context": ["home", "public"], "filter_action": "blur",
        "keywords_attributes": [{"keyword": "ending", "whole_word": "true", "id": "", "_destroy": "0"}],
    }))
    .unwrap();
    assert_eq!(
        request.context,
        [FilterContext::Home, FilterContext::Public]
    );
    let keyword = &request.keywords_attributes.unwrap()[0];
    assert_eq!(keyword.whole_word, Some(true));
    assert_eq!(keyword.destroy, Some(false));
    let error = read::<CreateFilter>(json!({"title": "x", "context": ["everywhere"]})).unwrap_err();
    assert_eq!(
        error.to_string(),
        "context must be one of: home, notifications, public, thread, account"
    );
    let error = read::<CreateFilter>(json!({"title": "x", "context": []})).unwrap_err();
    assert!(matches!(error, BadParam::Missing { .. }));
}

#[test]
fn an_expiry_is_kept_lifted_or_set() {
    for (tree, wanted) in [
        (json!({}), Expiry::Keep),
        (json!({"expires_in": null}), Expiry::Keep),
        (json!({"expires_in": ""}), Expiry::Never),
        (json!({"expires_in": "3600"}), Expiry::In(3600)),
    ] {
        assert_eq!(read::<UpdateFilter>(tree).unwrap().expires_in, wanted);
    }
}

#[test]
fn keys_with_dots_reach_the_alerts() {
    let request: CreateSubscription = read(json!({
        "subscription": {"endpoint": "https://push.example/1", "keys": {"p256dh": "B", "auth": "a"}},
        "data": {"alerts": {"mention": "true", "admin.sign_up": "1"}, "policy": "followed"},
    }))
    .unwrap();
    let alerts = request.data.unwrap().alerts.unwrap();
    assert_eq!(alerts.admin_sign_up, Some(true));
    assert_eq!(alerts.follow, None);
    let error = read::<CreateSubscription>(json!({"subscription": {"endpoint": "x"}})).unwrap_err();
    assert_eq!(error.to_string(), "subscription lacks keys");
}

#[test]
fn redirect_uris_are_a_text_lines_or_a_list() {
    let two = ["app://", "https://client.example/%3A%2F%2F"];
    for uris in [json!(two), json!(two.join("\n")), json!(two.join("\r\n"))] {
        let tree = json!({"client_name": "Client", "redirect_uris": uris});
        let request: CreateApp = read(tree).unwrap();
        assert_eq!(request.redirect_uris, two);
    }
    let tree = json!({"client_name": "C", "redirect_uris": "urn:ietf:wg:oauth:2.0:oob", "scopes": ["read", "push"]});
    assert_eq!(
        read::<CreateApp>(tree).unwrap().scopes.as_deref(),
        Some("read push")
    );
}

#[test]
fn a_focal_point_lies_inside_the_picture() {
    let focus = |text: &str| read::<UpdateMedia>(json!({"focus": text})).map(|media| media.focus);
    assert_eq!(focus("-0.5, 1.0"), Ok(Some(FocalPoint { x: -0.5, y: 1.0 })));
    assert_eq!(focus(""), Ok(None));
    for text in ["1", "1.1,0", "0,-2", "a,b", "0,0,0", "NaN,0", "inf,0"] {
        assert_eq!(focus(text).unwrap_err().field(), Some("focus"), "{text}");
    }
}

#[test]
fn votes_and_markers_are_read() {
    let vote: Vote = read(json!({"choices": ["0", 2]})).unwrap();
    assert_eq!(vote.choices, Some(vec![0, 2]));
    assert!(read::<Vote>(json!({"choices": ["-1"]})).is_err());
    let markers: SetMarkers = read(json!({"home": {"last_read_id": 12}, "other": {}})).unwrap();
    assert_eq!(markers.home.unwrap().last_read_id, Some(Id(12)));
    assert_eq!(markers.notifications, None);
}

#[test]
fn media_of_an_edit_are_objects() {
    let request: UpdateStatus = read(json!({
        "media_ids": {"0": "5"},
        "media_attributes": {"0": {"id": "5", "description": "A cat", "focus": "0,0"}},
    }))
    .unwrap();
    let media = &request.media_attributes.unwrap()[0];
    assert_eq!(media.id, Some(Id(5)));
    assert_eq!(media.description.as_deref(), Some("A cat"));
}

#[test]
fn deep_trees_do_not_overflow() {
    let mut tree = json!("end");
    for _ in 0..100 {
        tree = json!({"poll": tree});
    }
    assert!(read::<CreateStatus>(tree).is_ok());
}
