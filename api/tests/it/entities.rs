//! Every entity against a list of its attributes: all of them are there, with the right names and
//! types, null where they are nullable, absent where they are optional.
//!
//! `entities.tsv` holds entity, attribute (nested ones after `/`, items of a list after `*`),
//! presence and type; `+` says which entity is extended.

use std::collections::{BTreeMap, BTreeSet};

use api::date::DateTime;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

#[derive(Debug)]
struct Row {
    path: Vec<&'static str>,
    presence: &'static str,
    kind: &'static str,
}

fn rows() -> BTreeMap<&'static str, Vec<Row>> {
    let mut entities: BTreeMap<&'static str, Vec<Row>> = BTreeMap::new();
    for line in include_str!("../entities.tsv").lines() {
        let mut columns = line.split('\t');
        let mut next = || columns.next().expect("four columns");
        let (entity, path, presence, kind) = (next(), next(), next(), next());
        entities.entry(entity).or_default().push(Row {
            path: path.split('/').collect(),
            presence,
            kind,
        });
    }
    entities
}

/// A value of an entity: with everything, or with the least that is allowed.
fn sample(entities: &BTreeMap<&'static str, Vec<Row>>, name: &str, full: bool) -> Value {
    let rows = entities
        .get(name)
        .unwrap_or_else(|| panic!("no entity {name}"));
    fill(entities, rows, &[], full)
}

fn fill(
    entities: &BTreeMap<&'static str, Vec<Row>>,
    rows: &[Row],
    prefix: &[&str],
    full: bool,
) -> Value {
    let mut map = Map::new();
    for row in rows {
        if row.path == ["+"] {
            if !prefix.is_empty() {
                continue;
            }
            let Value::Object(base) = sample(entities, row.presence, full) else {
                unreachable!()
            };
            map.extend(base);
            continue;
        }
        let Some([key]) = row.path.strip_prefix(prefix) else {
            continue;
        };
        if *key == "*" {
            continue;
        }
        let value = match (row.presence, full) {
            ("required", _) | ("nullable" | "optional", true) => {
                value(entities, rows, &row.path, row.kind, full)
            }
            ("nullable", false) => Value::Null,
            ("optional", false) => continue,
            _ => panic!("{row:?}"),
        };
        map.insert((*key).to_owned(), value);
    }
    Value::Object(map)
}

fn value(
    entities: &BTreeMap<&'static str, Vec<Row>>,
    rows: &[Row],
    path: &[&str],
    kind: &str,
    full: bool,
) -> Value {
    if let Some(item) = kind.strip_prefix("list ") {
        if !full {
            return json!([]);
        }
        let path: Vec<&str> = path.iter().copied().chain(["*"]).collect();
        return json!([value(entities, rows, &path, item, full)]);
    }
    if let Some(name) = kind.strip_prefix("entity ") {
        // The least form, or an account with a moved account with a moved account …
        return sample(entities, name, false);
    }
    if let Some(word) = kind.strip_prefix("word ") {
        return json!(word);
    }
    match kind {
        "text" => json!("some text"),
        "id" => json!("110367"),
        "boolean" => json!(true),
        "integer" => json!(3),
        "float" => json!(0.5),
        "count" => json!("7"),
        "datetime" => json!("2026-07-02T09:30:00.250Z"),
        "date" => json!("2026-07-02"),
        "any" => json!({"en": {"text": "Be kind", "hint": "Please"}}),
        "hash" => fill(entities, rows, path, full),
        other => panic!("unknown type {other}"),
    }
}

fn check<T: Serialize + DeserializeOwned>(
    entities: &BTreeMap<&'static str, Vec<Row>>,
    name: &'static str,
) -> &'static str {
    for full in [true, false] {
        let wanted = sample(entities, name, full);
        let entity: T = serde_json::from_value(wanted.clone())
            .unwrap_or_else(|error| panic!("{name}: {error}\n{wanted}"));
        let written = serde_json::to_value(&entity).expect(name);
        assert_eq!(written, wanted, "{name}, full: {full}");
        // What is flattened in could write a key twice; such a text cannot be read back.
        let text = serde_json::to_string(&entity).expect(name);
        assert!(
            serde_json::from_str::<T>(&text).is_ok(),
            "{name} repeats a key"
        );
    }
    name
}

#[test]
fn every_entity_has_every_attribute_and_no_other() {
    use api::admin::{
        accounts as admin_accounts, canonical_email_blocks, dimensions, domain_allows,
        domain_blocks as admin_domain_blocks, email_domain_blocks, ip_blocks, measures,
        reports as admin_reports, retention, tags as admin_tags, trends as admin_trends,
    };
    use api::{
        accounts, announcements, annual_reports, apps, async_refreshes, collections, conversations,
        custom_emojis, domain_blocks, featured_tags, filters, grouped_notifications, instance,
        lists, markers, media, notification_policy, notification_requests, notifications, oauth,
        oembed, polls, preferences, profile, push, relationships, reports, scheduled_statuses,
        search, statuses, suggestions, tags, trends, well_known,
    };

    let all = rows();
    macro_rules! checked {
        ($($name:literal => $entity:ty,)+) => {
            BTreeSet::from([$(check::<$entity>(&all, $name)),+])
        };
    }
    let checked = checked! {
        "Account" => accounts::Account,
        "AccountRole" => accounts::AccountRole,
        "AccountWarning" => notifications::AccountWarning,
        "Admin::Account" => admin_accounts::Account,
        "Admin::CanonicalEmailBlock" => canonical_email_blocks::CanonicalEmailBlock,
        "Admin::Cohort" => retention::Cohort,
        "Admin::Cohort::CohortData" => retention::CohortData,
        "Admin::Dimension" => dimensions::Dimension,
        "Admin::Dimension::Data" => dimensions::DimensionData,
        "Admin::DomainAllow" => domain_allows::DomainAllow,
        "Admin::DomainBlock" => admin_domain_blocks::DomainBlock,
        "Admin::EmailDomainBlock" => email_domain_blocks::EmailDomainBlock,
        "Admin::Ip" => admin_accounts::Ip,
        "Admin::IpBlock" => ip_blocks::IpBlock,
        "Admin::Measure" => measures::Measure,
        "Admin::Report" => admin_reports::Report,
        "Admin::Tag" => admin_tags::Tag,
        "Admin::Trends::PreviewCardProvider" => admin_trends::PreviewCardProvider,
        "Announcement" => announcements::Announcement,
        "Announcement::Account" => announcements::AnnouncementAccount,
        "Announcement::Status" => announcements::AnnouncementStatus,
        "AnnualReport" => annual_reports::AnnualReport,
        "Appeal" => notifications::Appeal,
        "Application" => apps::Application,
        "AsyncRefresh" => async_refreshes::AsyncRefresh,
        "Collection" => collections::Collection,
        "CollectionItem" => collections::CollectionItem,
        "CollectionWithAccounts" => collections::CollectionWithAccounts,
        "Collections" => collections::Collections,
        "Context" => statuses::Context,
        "Conversation" => conversations::Conversation,
        "CredentialAccount" => accounts::CredentialAccount,
        "CredentialApplication" => apps::CredentialApplication,
        "CustomEmoji" => custom_emojis::CustomEmoji,
        "DomainBlock" => instance::DomainBlock,
        "DomainBlockPreview" => domain_blocks::DomainBlockPreview,
        "ExtendedDescription" => instance::ExtendedDescription,
        "FamiliarFollowers" => relationships::FamiliarFollowers,
        "FeatureApproval" => accounts::FeatureApproval,
        "FeaturedTag" => featured_tags::FeaturedTag,
        "Field" => accounts::Field,
        "Filter" => filters::Filter,
        "FilterKeyword" => filters::FilterKeyword,
        "FilterResult" => filters::FilterResult,
        "FilterStatus" => filters::FilterStatus,
        "GroupedNotificationsResults" => grouped_notifications::GroupedNotificationsResults,
        "IdentityProof" => accounts::IdentityProof,
        "Instance" => instance::Instance,
        "InstanceActivity" => instance::InstanceActivity,
        "InstanceIcon" => instance::InstanceIcon,
        "Language" => instance::Language,
        "List" => lists::List,
        "Marker" => markers::Marker,
        "MediaAttachment" => media::MediaAttachment,
        "MutedAccount" => accounts::MutedAccount,
        "NodeInfo" => well_known::NodeInfo,
        "Notification" => notifications::Notification,
        "NotificationFallback" => notifications::NotificationFallback,
        "NotificationGroup" => grouped_notifications::NotificationGroup,
        "NotificationPolicy" => notification_policy::NotificationPolicy,
        "NotificationRequest" => notification_requests::NotificationRequest,
        "OAuthServerMetadata" => oauth::OAuthServerMetadata,
        "OEmbed" => oembed::OEmbed,
        "PartialAccountWithAvatar" => accounts::PartialAccountWithAvatar,
        "Poll" => polls::Poll,
        "Poll::Option" => polls::PollOption,
        "Preferences" => preferences::Preferences,
        "PreviewCard" => statuses::PreviewCard,
        "PreviewCardAuthor" => statuses::PreviewCardAuthor,
        "PrivacyPolicy" => instance::PrivacyPolicy,
        "Profile" => profile::Profile,
        "Profile::Field" => accounts::Field,
        "Quote" => statuses::Quote,
        "QuoteApproval" => statuses::QuoteApproval,
        "Reaction" => announcements::Reaction,
        "Relationship" => relationships::Relationship,
        "RelationshipSeveranceEvent" => notifications::RelationshipSeveranceEvent,
        "Report" => reports::Report,
        "Role" => accounts::Role,
        "Rule" => instance::Rule,
        "ScheduledStatus" => scheduled_statuses::ScheduledStatus,
        "Search" => search::Search,
        "ShallowQuote" => statuses::ShallowQuote,
        "ShallowTag" => collections::ShallowTag,
        "Status" => statuses::Status,
        "Status::Mention" => statuses::Mention,
        "Status::Tag" => statuses::StatusTag,
        "StatusEdit" => statuses::StatusEdit,
        "StatusSource" => statuses::StatusSource,
        "Suggestion" => suggestions::Suggestion,
        "Tag" => tags::Tag,
        "TermsOfService" => instance::TermsOfService,
        "Token" => oauth::Token,
        "Translation" => statuses::Translation,
        "Translation::Attachment" => statuses::TranslationAttachment,
        "Translation::Poll" => statuses::TranslationPoll,
        "Translation::Poll::Option" => statuses::OptionTitle,
        "Trends::Link" => trends::TrendsLink,
        "UserInfo" => oauth::UserInfo,
        "V1::Filter" => filters::FilterV1,
        "V1::Instance" => instance::InstanceV1,
        "V1::NotificationPolicy" => notification_policy::NotificationPolicyV1,
        "WebPushSubscription" => push::WebPushSubscription,
        "WrappedAnnualReports" => annual_reports::WrappedAnnualReports,
        "WrappedCollection" => collections::WrappedCollection,
        "WrappedCollectionItem" => collections::WrappedCollectionItem,
    };
    let listed: BTreeSet<&str> = all.keys().copied().collect();
    assert_eq!(checked, listed);
    assert!(listed.len() > 100);
}

#[test]
fn what_is_returned_is_an_entity_that_exists() {
    let others = [
        "String",
        "Boolean",
        "TokenInfo",
        "NodeInfoLinks",
        "WebFinger",
        "Health",
        "Markers",
        "UnreadCount",
        "RequestsMerged",
        "TranslationLanguages",
        "AnnualReportState",
        "DonationCampaign",
        "WrappedAsyncRefresh",
        "Admin::Trends::Link",
        "Admin::Trends::Status",
    ];
    let all = rows();
    for endpoint in api::endpoints() {
        use api::endpoint::Returns;
        if let Returns::One(entity) | Returns::Many(entity) = endpoint.returns {
            let known = all.contains_key(entity) || others.contains(&entity);
            assert!(known, "{entity} of {}", endpoint.path);
        }
    }
}

#[test]
fn a_status_of_a_stranger_has_no_personal_keys() {
    let all = rows();
    let bare = sample(&all, "Status", false);
    let status: api::statuses::Status = serde_json::from_value(bare).unwrap();
    let written = serde_json::to_value(&status).unwrap();
    for key in [
        "favourited",
        "reblogged",
        "muted",
        "bookmarked",
        "pinned",
        "filtered",
        "application",
    ] {
        assert_eq!(written.get(key), None, "{key}");
    }
    for key in [
        "in_reply_to_id",
        "reblog",
        "poll",
        "card",
        "language",
        "edited_at",
        "quote",
    ] {
        assert_eq!(written.get(key), Some(&Value::Null), "{key}");
    }
    assert_eq!(written["account"].get("moved"), None);
    assert_eq!(written["account"].get("pleroma"), None);
    assert_eq!(written["account"]["last_status_at"], Value::Null);
}

#[test]
fn a_quote_in_a_quote_is_shallow() {
    use api::id::Id;
    use api::statuses::{AnyQuote, QuoteState, ShallowQuote};

    let shallow = AnyQuote::Shallow(ShallowQuote {
        state: QuoteState::Accepted,
        quoted_status_id: Some(Id(5)),
    });
    let written = json!({"state": "accepted", "quoted_status_id": "5"});
    assert_eq!(serde_json::to_value(&shallow).unwrap(), written);
    assert_eq!(
        serde_json::from_value::<AnyQuote>(written).unwrap(),
        shallow
    );
    let deep = json!({"state": "pending", "quoted_status": null});
    let read: AnyQuote = serde_json::from_value(deep.clone()).unwrap();
    assert!(matches!(read, AnyQuote::Full(_)));
    assert_eq!(serde_json::to_value(&read).unwrap(), deep);
}

#[test]
fn soapbox_gets_its_extras_only_when_there_are_any() {
    use api::accounts::{Account, PleromaAccount};

    let all = rows();
    let mut account: Account = serde_json::from_value(sample(&all, "Account", false)).unwrap();
    account.pleroma = Some(PleromaAccount {
        is_admin: true,
        ..PleromaAccount::default()
    });
    let written = serde_json::to_value(&account).unwrap();
    assert_eq!(
        written["pleroma"],
        json!({"is_admin": true, "is_moderator": false})
    );
}

#[test]
fn unset_markers_are_absent() {
    use api::markers::{Marker, Markers};

    let marker = Marker {
        last_read_id: api::id::Id(9),
        version: 2,
        updated_at: DateTime("2026-07-02T00:00:00Z".parse().unwrap()),
    };
    let markers = Markers {
        home: Some(marker),
        ..Markers::default()
    };
    assert_eq!(
        serde_json::to_value(&markers).unwrap(),
        json!({"home": {"last_read_id": "9", "version": 2, "updated_at": "2026-07-02T00:00:00.000Z"}})
    );
}

#[test]
fn a_token_speaks_of_its_scopes_in_one_text() {
    let token = api::oauth::Token {
        access_token: "secret".to_owned(),
        token_type: "Bearer".to_owned(),
        scope: "read write follow push".parse().unwrap(),
        created_at: 1_782_950_400,
    };
    assert_eq!(
        serde_json::to_value(&token).unwrap(),
        json!({
            "access_token": "secret",
            "token_type": "Bearer",
            "scope": "read write follow push",
            "created_at": 1_782_950_400,
        })
    );
}
