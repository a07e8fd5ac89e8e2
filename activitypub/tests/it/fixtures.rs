//! Every file under `fixtures/activitypub` is read, judged, and says what its software means.

use std::collections::BTreeMap;
use std::path::Path;

use activitypub::activity::{Action, Activity, Announced, Envelope};
use activitypub::actor::{Actor, ActorKind, KeyDocument};
use activitypub::addressing::Visibility;
use activitypub::authority::{Reason, Verdict, judge};
use activitypub::note::{Note, NoteError, NoteKind, Quote, Wrapper};
use activitypub::{OurHosts, json};
use serde_json::Value;

fn fixtures() -> BTreeMap<String, Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/activitypub");
    let mut found = BTreeMap::new();
    for software in std::fs::read_dir(root)
        .unwrap()
        .map(Result::unwrap)
        .filter(|entry| entry.path().is_dir())
    {
        for file in std::fs::read_dir(software.path())
            .unwrap()
            .map(Result::unwrap)
        {
            let name = format!(
                "{}/{}",
                software.file_name().display(),
                file.file_name().display()
            );
            found.insert(
                name.trim_end_matches(".json").to_owned(),
                std::fs::read(file.path()).unwrap(),
            );
        }
    }
    found
}

fn value(name: &str) -> Value {
    json::parse(&fixtures()[name]).unwrap()
}

fn actor(name: &str) -> Actor {
    Actor::parse(&value(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn activity(name: &str) -> Activity {
    Activity::parse(value(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The post inside of a `Create`.
fn created(name: &str) -> Note {
    note_in(&activity(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn note_in(activity: &Activity) -> Result<Note, NoteError> {
    let (Action::Create { objects }, wrapper) = (
        &activity.action,
        Wrapper {
            actor: &activity.actor,
            audience: &activity.audience,
        },
    ) else {
        panic!("{}", activity.kind())
    };
    Note::parse(objects[0].embedded.as_ref().unwrap(), Some(wrapper))
}

fn visibility(note: &Note, followers: Option<&str>) -> Visibility {
    let mentioned: Vec<&str> = note
        .mentions
        .iter()
        .filter_map(|mention| Some(mention.href.as_ref()?.as_str()))
        .collect();
    note.audience.visibility(
        note.attributed_to.as_str(),
        followers,
        &mentioned,
        note.direct_message,
    )
}

#[test]
fn every_file_is_an_actor_a_key_a_post_or_an_activity_that_its_actor_may_send() {
    let ours = OurHosts::new(["us.example"]).unwrap();
    let all = fixtures();
    assert!(all.len() >= 40, "{}", all.len());
    for (name, bytes) in all {
        let document = json::parse(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        if document.get("actor").is_some() {
            let envelope = Envelope::peek(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
            let activity =
                Activity::parse(document).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(envelope.actor, activity.actor, "{name}");
            assert_eq!(envelope.kind, activity.kind(), "{name}");
            let verdict = judge(&envelope.actor, &activity, &ours);
            let foreign = name == "lemmy/announce_foreign";
            assert_eq!(
                matches!(verdict, Verdict::FetchFromOrigin(_)),
                foreign,
                "{name}: {verdict:?}"
            );
            assert!(foreign || verdict == Verdict::Accept, "{name}: {verdict:?}");
            let stranger = "https://evil.example/eve".parse().unwrap();
            assert_eq!(
                judge(&stranger, &activity, &ours),
                Verdict::Refuse(Reason::SignerIsNotActor),
                "{name}"
            );
        } else if ActorKind::of(&document).is_some() {
            let key = KeyDocument::read(&document).unwrap_or_else(|| panic!("{name} has no key"));
            assert_eq!(key.keys[0].owner.as_str(), document["id"], "{name}");
            if name != "gotosocial/key_stub" {
                assert_eq!(actor(&name).keys.len(), 1, "{name}");
            }
        } else {
            assert!(Note::parse(&document, None).is_ok(), "{name}");
        }
    }
}

#[test]
fn mastodon() {
    let alice = actor("mastodon/actor");
    assert_eq!(alice.handle.to_string(), "alice@mastodon.example");
    assert_eq!(
        (
            alice.fields.len(),
            alice.emoji.len(),
            alice.attribution_domains.len()
        ),
        (1, 1, 1)
    );
    assert_eq!(alice.icon.unwrap().description.as_deref(), Some("A bird"));
    assert!(alice.indexable && !alice.locked);

    let note = created("mastodon/create");
    assert_eq!(
        visibility(&note, alice.followers.as_ref().map(|id| id.as_str())),
        Visibility::Public
    );
    assert_eq!(
        (
            note.language.as_deref(),
            note.likes_count,
            note.shares_count
        ),
        (Some("en"), Some(3), Some(1))
    );
    assert_eq!(
        note.attachments[0].description.as_deref(),
        Some("A jackdaw")
    );
    assert!(note.attachments[0].blurhash.is_some());
    assert_eq!(
        (note.mentions.len(), note.hashtags.len(), note.emoji.len()),
        (1, 1, 1)
    );
    assert_eq!(note.quote_policy.unwrap().automatic.len(), 1);

    let Action::Update { object } = activity("mastodon/update_question").action else {
        panic!()
    };
    let question = Note::parse(object.embedded.as_ref().unwrap(), None).unwrap();
    assert_eq!(question.poll.unwrap().options[0].votes, 3);
    assert!(question.updated.is_some());

    assert!(
        Envelope::peek(&fixtures()["mastodon/delete_actor"])
            .unwrap()
            .is_about_itself()
    );
    assert!(
        !Envelope::peek(&fixtures()["mastodon/delete_note"])
            .unwrap()
            .is_about_itself()
    );
    let Action::Flag { objects, content } = activity("mastodon/flag").action else {
        panic!()
    };
    assert_eq!((objects.len(), content.as_str()), (2, "Spam"));
    let Action::Undo { subject } = activity("mastodon/undo_follow").action else {
        panic!()
    };
    assert_eq!(subject.kind.as_deref(), Some("Follow"));
    let Action::QuoteRequest { instrument, .. } = activity("mastodon/quote_request").action else {
        panic!()
    };
    let quoting = Note::parse(instrument.embedded.as_ref().unwrap(), None).unwrap();
    assert!(matches!(quoting.quote, Some(Quote::Of(_))));
    let Action::Accept { subject, result } = activity("mastodon/accept_quote_request").action
    else {
        panic!()
    };
    assert_eq!(subject.kind.as_deref(), Some("QuoteRequest"));
    assert!(result.unwrap().as_str().ends_with("quote_authorizations/3"));
    let vote = created("mastodon/create_vote");
    assert!(vote.is_vote());
    assert_eq!(vote.name.as_deref(), Some("Rook"));
    assert_eq!(
        actor("mastodon/application").handle.to_string(),
        "mastodon.example@mastodon.example"
    );
}

#[test]
fn gotosocial_sends_single_values_and_several_votes() {
    let gil = actor("gotosocial/actor");
    assert_eq!(
        (gil.fields.len(), gil.shared_inbox, gil.locked),
        (1, None, true)
    );
    let note = created("gotosocial/create");
    assert_eq!(
        (
            note.hashtags.len(),
            note.attachments.len(),
            note.language.as_deref()
        ),
        (1, 1, Some("de"))
    );
    assert_eq!(note.attachments[0].description.as_deref(), Some("Waves"));
    assert_eq!(note.published.unwrap().to_string(), "2026-03-31T22:00:00Z");
    let Action::Create { objects } = activity("gotosocial/create_votes").action else {
        panic!()
    };
    let votes: Vec<Note> = objects
        .iter()
        .map(|vote| Note::parse(vote.embedded.as_ref().unwrap(), None).unwrap())
        .collect();
    assert!(votes.len() == 2 && votes.iter().all(Note::is_vote));
    let stub = KeyDocument::read(&value("gotosocial/key_stub")).unwrap();
    assert!(
        stub.key(&"https://gts.example/users/gil/main-key".parse().unwrap())
            .is_some()
    );
    assert!(Actor::parse(&value("gotosocial/key_stub")).is_err());
}

#[test]
fn pleroma_reacts_and_marks_direct_messages() {
    let note = created("pleroma/create");
    assert_eq!(visibility(&note, None), Visibility::Direct);
    assert_eq!(
        (note.emoji[0].shortcode.as_str(), &note.emoji[0].id),
        ("heron", &None)
    );
    assert_eq!((note.attachments.len(), note.sensitive), (1, false));
    let Action::EmojiReact { content, emoji, .. } = activity("pleroma/emoji_react").action else {
        panic!()
    };
    assert_eq!(
        (content.as_str(), emoji.unwrap().shortcode.as_str()),
        (":heron:", "heron")
    );
    assert_eq!(
        note_in(&activity("pleroma/chat_message")).unwrap_err(),
        NoteError::Kind
    );
}

#[test]
fn misskey_quotes_and_reacts_by_like() {
    let neko = actor("misskey/actor");
    assert!(neko.shared_inbox.is_some() && neko.name.is_none());
    let note = created("misskey/create");
    assert!(matches!(note.quote, Some(Quote::Of(ref id)) if id.host() == "us.example"));
    let poll = note.poll.unwrap();
    assert_eq!(
        (poll.multiple, poll.end_time, poll.options.len()),
        (true, None, 2)
    );
    assert_eq!(note.summary.as_deref(), Some("\u{200b}"));
    let Action::Like { content, emoji, .. } = activity("misskey/like").action else {
        panic!()
    };
    assert_eq!(
        (content.as_deref(), emoji.is_some()),
        (Some(":neko:"), true)
    );
}

#[test]
fn lemmy_groups_wrap_activities() {
    assert_eq!(actor("lemmy/group").kind, ActorKind::Group);
    let Action::Announce {
        object: Announced::Activity(inner),
    } = activity("lemmy/announce_create").action
    else {
        panic!()
    };
    let page = note_in(&inner).unwrap();
    assert_eq!(
        (page.kind, page.name.as_deref(), page.language.as_deref()),
        (NoteKind::Page, Some("A rook"), Some("fr"))
    );
    assert_eq!(
        (page.links.len(), page.groups.len(), page.icon.is_some()),
        (1, 1, true)
    );
    let Action::Announce {
        object: Announced::Activity(inner),
    } = activity("lemmy/announce_dislike").action
    else {
        panic!()
    };
    assert_eq!(inner.kind(), "Dislike");
}

#[test]
fn peertube_has_two_authors_and_many_links() {
    let tom = actor("peertube/account");
    assert_eq!(tom.url.unwrap().as_str(), "https://peertube.example/a/tom");
    assert_eq!(
        tom.icon.unwrap().url.as_str(),
        "https://peertube.example/48.png"
    );
    let video = created("peertube/create_video");
    assert_eq!(
        video.attributed_to.as_str(),
        "https://peertube.example/accounts/tom"
    );
    assert_eq!(video.url.unwrap().as_str(), "https://peertube.example/w/1");
    assert_eq!(
        (video.media_type.as_deref(), video.hashtags[0].name.as_str()),
        (Some("text/markdown"), "nest")
    );
    assert!(video.icon.is_some() && video.kind.is_converted());
    assert_eq!(activity("peertube/view").kind(), "View");
}

#[test]
fn wordpress_ids_are_queries_and_articles_have_previews() {
    let wil = actor("wordpress/actor");
    assert_eq!(
        (wil.id.as_str(), wil.handle.to_string().as_str()),
        ("https://blog.example/?author=1", "wil@blog.example")
    );
    assert_eq!(wil.fields.len(), 1);
    let article = created("wordpress/create_article");
    assert_eq!(
        (article.kind, article.preview.as_deref()),
        (NoteKind::Article, Some("<p>Short text</p>"))
    );
    assert!(article.replies.is_some());
}

#[test]
fn friendica_uses_compacted_names_and_circles() {
    assert_eq!(actor("friendica/actor").handle.user(), "fay");
    let note = created("friendica/create");
    assert_eq!(
        (note.kind, note.name.as_deref()),
        (NoteKind::Note, Some("Title"))
    );
    assert_eq!(visibility(&note, None), Visibility::Limited);
    assert_eq!(
        activity("friendica/dislike").action,
        Action::Other {
            kind: "Dislike".into()
        }
    );
}

#[test]
fn threads_shows_its_pages_on_another_host() {
    let tess = actor("threads/actor");
    assert_eq!(
        (tess.url, tess.handle.to_string().as_str()),
        (None, "tess@threads.example")
    );
    let note = created("threads/create");
    assert_eq!(note.url.unwrap().host(), "www.threads.example");
    assert!(note.published.is_some());
}
