//! Lists that are paged by cursors.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;
use serde_json::{Value, json};

use super::{
    endpoint,
    walk::{Full, Grows, List},
    world::World,
};
use crate::support::{dice::Dice, run};

/// Every endpoint that is walked here.
pub const PATHS: &[&str] = &[
    "/api/v1/accounts/{id}/endorsements",
    "/api/v1/accounts/{id}/followers",
    "/api/v1/accounts/{id}/following",
    "/api/v1/accounts/{id}/statuses",
    "/api/v1/blocks",
    "/api/v1/bookmarks",
    "/api/v1/conversations",
    "/api/v1/domain_blocks",
    "/api/v1/endorsements",
    "/api/v1/favourites",
    "/api/v1/follow_requests",
    "/api/v1/followed_tags",
    "/api/v1/lists/{id}/accounts",
    "/api/v1/mutes",
    "/api/v1/notifications",
    "/api/v1/notifications/requests",
    "/api/v1/scheduled_statuses",
    "/api/v1/statuses/{id}/favourited_by",
    "/api/v1/statuses/{id}/quotes",
    "/api/v1/statuses/{id}/reblogged_by",
    "/api/v1/timelines/home",
    "/api/v1/timelines/link",
    "/api/v1/timelines/list/{list_id}",
    "/api/v1/timelines/public",
    "/api/v1/timelines/tag/{hashtag}",
    "/api/v2/notifications",
    "/api/v2/notifications/{group_key}/accounts",
];

/// How many entries there are before anybody looks.
const SOME: usize = 47;

fn id(item: &Value) -> String {
    item["id"].as_str().expect("an id").to_owned()
}

fn items(body: &Value) -> Vec<Value> {
    body.as_array().expect("an array").clone()
}

fn list(world: &World, endpoint: &'static str) -> List {
    List {
        endpoint,
        at: format!("{endpoint}?kept=a%20b"),
        who: (*world.talker).clone(),
        items,
        key: id,
        defined: "",
        grows: Grows::By(""),
        full: Full::OfEntries,
        always_on: false,
    }
}

/// Makes a list and walks it.
async fn check(world: &mut World, dice: &mut Dice, list: List) {
    let mut made = 0;
    if let Grows::By(statement) = list.grows {
        let ids = world.spread(SOME, dice);
        world.make(statement, &ids, 0).await;
        made = SOME;
    }
    list.check(world, dice, &mut made).await;
}

/// Walks every list and tells of all that fail.
async fn check_all(world: &mut World, dice: &mut Dice, lists: Vec<List>) {
    let mut failed = Vec::new();
    for list in lists {
        let name = list.at.clone();
        let checked = AssertUnwindSafe(check(world, dice, list)).catch_unwind();
        if checked.await.is_err() {
            failed.push(name);
        }
    }
    assert!(
        failed.is_empty(),
        "with ROOKERY_TEST_SEED={}: {failed:#?}",
        dice.seed
    );
}

#[test]
fn lists_of_posts_are_walked_without_gaps_and_repeats() {
    run(async {
        let mut dice = Dice::new();
        let mut world = World::new("paged-posts", &mut dice).await;
        let dice = &mut dice;
        let of_talker = |endpoint, defined, grows| List {
            defined,
            grows: Grows::By(grows),
            ..list(&world, endpoint)
        };
        let lists = vec![
            of_talker(
                "/api/v1/favourites",
                "SELECT s.id::text, s.visibility <> 'private' FROM favourites f JOIN statuses s ON s.id = f.status_id
                 WHERE f.account_id = {talker} ORDER BY f.id DESC",
                "INSERT INTO favourites (id, account_id, status_id, created_at)
                 SELECT x.id, {talker}, {post}, now() FROM {new}",
            ),
            of_talker(
                "/api/v1/bookmarks",
                "SELECT s.id::text, s.visibility <> 'private' FROM bookmarks b JOIN statuses s ON s.id = b.status_id
                 WHERE b.account_id = {talker} ORDER BY b.id DESC",
                "INSERT INTO bookmarks (id, account_id, status_id) SELECT x.id, {talker}, {post} FROM {new}",
            ),
            List {
                at: format!("/api/v1/statuses/{}/quotes?kept=1", world.viral),
                who: (*world.star).clone(),
                ..of_talker(
                    "/api/v1/statuses/{id}/quotes",
                    "SELECT q.status_id::text, true FROM quotes q
                     WHERE q.quoted_id = {viral} AND q.state = 'accepted' ORDER BY q.status_id DESC",
                    "INSERT INTO statuses (id, account_id, uri, local, visibility, content, conversation_id, is_quote, created_at)
                     SELECT x.id, {person}, 'https://far.test/quotes/' || x.id, false, 'unlisted', '', x.id, true, now() FROM {new};
                     INSERT INTO quotes (status_id, account_id, quoted_id, quoted_account_id, quoted_uri, state)
                     SELECT x.id, {person}, {viral}, {star}, 'https://far.test/quoted',
                            CASE x.n % 10 WHEN 4 THEN 'revoked' ELSE 'accepted' END FROM {new}",
                )
            },
            List {
                key: |item| id(&item["last_status"]),
                ..of_talker(
                    "/api/v1/conversations",
                    "SELECT last_status_id::text, true FROM account_conversations
                     WHERE account_id = {talker} ORDER BY last_status_id DESC",
                    "INSERT INTO statuses (id, account_id, uri, local, visibility, content, conversation_id, created_at)
                     SELECT x.id, {person}, 'https://far.test/direct/' || x.id, false, 'direct', '', x.id, now() FROM {new};
                     INSERT INTO mentions (status_id, account_id) SELECT x.id, {talker} FROM {new};
                     INSERT INTO account_conversations (id, account_id, conversation_id, participant_ids, participants_key, last_status_id, unread)
                     SELECT 5000000 - x.n, {talker}, x.id, ARRAY[{person}], x.n, x.id, x.n % 2 = 0 FROM {new}",
                )
            },
            // Drafts are as the first one, which the API made.
            of_talker(
                "/api/v1/scheduled_statuses",
                "SELECT id::text, true FROM scheduled_statuses WHERE account_id = {talker} ORDER BY id DESC",
                "INSERT INTO scheduled_statuses (id, account_id, scheduled_at, draft)
                 SELECT x.id, {talker}, now() + (x.n * 7 % 5) * interval '1 day', o.draft
                 FROM {new}, (SELECT draft FROM scheduled_statuses ORDER BY id LIMIT 1) o",
            ),
        ];
        let far = (jiff::Timestamp::now() + jiff::SignedDuration::from_hours(24)).to_string();
        world
            .talker
            .post_with(json!({ "status": "later", "scheduled_at": far }))
            .await;
        // The first stands below all that are made.
        world
            .app
            .sql("UPDATE scheduled_statuses SET id = 1000")
            .await;
        check_all(&mut world, dice, lists).await;
    });
}

#[test]
fn lists_of_people_and_tags_are_walked_without_gaps_and_repeats() {
    run(async {
        let mut dice = Dice::new();
        let mut world = World::new("paged-people", &mut dice).await;
        let dice = &mut dice;
        let by = |who: &str, endpoint, defined, grows| List {
            who: match who {
                "reader" => (*world.reader).clone(),
                "star" => (*world.star).clone(),
                _ => (*world.hermit).clone(),
            },
            at: endpoint_at(&world, endpoint),
            defined,
            grows: Grows::By(grows),
            ..list(&world, endpoint)
        };
        let lists = vec![
            by(
                "reader",
                "/api/v1/statuses/{id}/favourited_by",
                "SELECT account_id::text, account_id NOT IN ({unwanted}) FROM favourites
                 WHERE status_id = {viral} ORDER BY id DESC",
                "INSERT INTO favourites (id, account_id, status_id, created_at)
                 SELECT x.id, {person}, {viral}, now() FROM {new}",
            ),
            by(
                "reader",
                "/api/v1/statuses/{id}/reblogged_by",
                "SELECT account_id::text, account_id NOT IN ({unwanted}) FROM statuses
                 WHERE reblog_of_id = {viral} AND visibility <> 'private' ORDER BY id DESC",
                "INSERT INTO statuses (id, account_id, uri, local, visibility, conversation_id, reblog_of_id, created_at)
                 SELECT x.id, {person}, 'https://far.test/boosts/' || x.id, false,
                        CASE x.n % 10 WHEN 4 THEN 'private' ELSE 'public' END, x.id, {viral}, now() FROM {new}",
            ),
            by(
                "reader",
                "/api/v1/accounts/{id}/followers",
                "SELECT account_id::text, account_id NOT IN ({unwanted}) FROM follows
                 WHERE target_id = {star} ORDER BY id DESC",
                "INSERT INTO follows (id, account_id, target_id, local, created_at)
                 SELECT x.id, {person}, {star}, false, now() FROM {new}",
            ),
            by(
                "reader",
                "/api/v1/accounts/{id}/following",
                "SELECT target_id::text, target_id NOT IN ({unwanted}) FROM follows
                 WHERE account_id = {star} ORDER BY id DESC",
                "INSERT INTO follows (id, account_id, target_id, local, created_at)
                 SELECT x.id, {star}, {person}, true, now() FROM {new}",
            ),
            by(
                "star",
                "/api/v1/follow_requests",
                "SELECT account_id::text, true FROM follow_requests WHERE target_id = {star} ORDER BY id DESC",
                "INSERT INTO follow_requests (id, account_id, target_id, created_at)
                 SELECT x.id, {person}, {star}, now() FROM {new}",
            ),
            by(
                "star",
                "/api/v1/endorsements",
                "SELECT target_id::text, true FROM endorsements WHERE account_id = {star} ORDER BY id DESC",
                "INSERT INTO endorsements (id, account_id, target_id) SELECT x.id, {star}, {person} FROM {new}",
            ),
            by(
                "reader",
                "/api/v1/accounts/{id}/endorsements",
                "SELECT target_id::text, true FROM endorsements WHERE account_id = {hermit} ORDER BY id DESC",
                "INSERT INTO endorsements (id, account_id, target_id) SELECT x.id, {hermit}, {person} FROM {new}",
            ),
            by(
                "star",
                "/api/v1/lists/{id}/accounts",
                "SELECT account_id::text, true FROM list_accounts WHERE owner_id = {star} ORDER BY id DESC",
                "INSERT INTO follows (id, account_id, target_id, local, created_at)
                 SELECT x.id, {star}, {person}, true, now() FROM {new} ON CONFLICT DO NOTHING;
                 INSERT INTO list_accounts (id, list_id, owner_id, account_id)
                 SELECT x.id, l.id, {star}, {person} FROM {new}, lists l WHERE l.account_id = {star}",
            ),
            by(
                "hermit",
                "/api/v1/blocks",
                "SELECT target_id::text, true FROM blocks WHERE account_id = {hermit} ORDER BY id DESC",
                "INSERT INTO blocks (id, account_id, target_id, created_at)
                 SELECT x.id, {hermit}, {person}, now() FROM {new}",
            ),
            by(
                "hermit",
                "/api/v1/mutes",
                "SELECT target_id::text, true FROM mutes WHERE account_id = {hermit} ORDER BY id DESC",
                "INSERT INTO mutes (id, account_id, target_id, created_at)
                 SELECT x.id, {hermit}, {person}, now() FROM {new}",
            ),
            List {
                key: |item| item.as_str().unwrap().to_owned(),
                ..by(
                    "hermit",
                    "/api/v1/domain_blocks",
                    "SELECT domain, true FROM account_domain_blocks WHERE account_id = {hermit} ORDER BY id DESC",
                    "INSERT INTO account_domain_blocks (id, account_id, domain)
                     SELECT x.id, {hermit}, 'host' || x.n || '.test' FROM {new}",
                )
            },
            List {
                key: |item| item["name"].as_str().unwrap().to_owned(),
                ..by(
                    "hermit",
                    "/api/v1/followed_tags",
                    "SELECT t.display_name, true FROM tag_follows f JOIN tags t ON t.id = f.tag_id
                     WHERE f.account_id = {hermit} ORDER BY f.id DESC",
                    "INSERT INTO tag_follows (id, account_id, tag_id, created_at)
                     SELECT x.id, {hermit}, {tag}, now() FROM {new}",
                )
            },
        ];
        check_all(&mut world, dice, lists).await;
    });
}

/// The path with the ids of the star and of what is the star's.
fn endpoint_at(world: &World, endpoint: &str) -> String {
    let id = match endpoint {
        "/api/v1/accounts/{id}/endorsements" => &world.hermit.id,
        path if path.starts_with("/api/v1/accounts/") => &world.star.id,
        path if path.starts_with("/api/v1/statuses/") => &world.viral,
        _ => &world.list_of_star,
    };
    format!("{}?kept=a%20b&kept[]=2", endpoint.replace("{id}", id))
}

#[test]
fn notifications_are_walked_without_gaps_and_repeats() {
    run(async {
        let mut dice = Dice::new();
        let mut world = World::new("paged-notifications", &mut dice).await;
        let dice = &mut dice;
        // Some are about posts that their reader may not see (any more).
        let told = "INSERT INTO notifications (id, account_id, kind, from_account_id, status_id, group_key, created_at)
                    SELECT x.id, {talker}, CASE x.n % 3 WHEN 0 THEN 'status' ELSE 'mention' END, {person}, {post},
                           'ungrouped-' || x.id, now() FROM {new}";
        let defined = "SELECT n.id::text, s.visibility <> 'private' FROM notifications n JOIN statuses s ON s.id = n.status_id
                       WHERE n.account_id = {talker} ORDER BY n.id DESC";
        let shared = list(&world, "/api/v1/notifications");
        let singly = List {
            at: "/api/v1/notifications?exclude_types[]=poll&kept=1".to_owned(),
            defined,
            grows: Grows::By(told),
            always_on: true,
            ..shared
        };
        let grouped = List {
            at: "/api/v2/notifications?types[]=mention&types[]=status".to_owned(),
            items: |body| body["notification_groups"].as_array().unwrap().clone(),
            key: |group| {
                let key = group["group_key"].as_str().unwrap();
                key.strip_prefix("ungrouped-").unwrap().to_owned()
            },
            defined: "SELECT n.id::text, s.visibility <> 'private' FROM notifications n JOIN statuses s ON s.id = n.status_id
                      WHERE n.account_id = {star} AND n.kind IN ('mention', 'status') ORDER BY n.id DESC",
            who: (*world.star).clone(),
            grows: Grows::By(
                "INSERT INTO notifications (id, account_id, kind, from_account_id, status_id, group_key, created_at)
                 SELECT x.id, {star}, CASE x.n % 3 WHEN 0 THEN 'status' ELSE 'mention' END, {person}, {post},
                        'ungrouped-' || x.id, now() FROM {new}",
            ),
            always_on: true,
            ..list(&world, "/api/v2/notifications")
        };
        let of_group = List {
            at: format!(
                "/api/v2/notifications/favourite-{}-490000/accounts?kept=1",
                world.viral
            ),
            who: (*world.star).clone(),
            defined: "SELECT from_account_id::text, true FROM notifications
                      WHERE account_id = {star} AND kind = 'favourite' ORDER BY id DESC",
            grows: Grows::By(
                "INSERT INTO notifications (id, account_id, kind, from_account_id, status_id, group_key, created_at)
                 SELECT x.id, {star}, 'favourite', {person}, {viral}, 'favourite-{viral}-490000',
                        to_timestamp(490000 * 3600) FROM {new}",
            ),
            ..list(&world, "/api/v2/notifications/{group_key}/accounts")
        };
        let requests = List {
            defined: "SELECT id::text, true FROM notification_requests WHERE account_id = {talker} ORDER BY id DESC",
            grows: Grows::By(
                "INSERT INTO notification_requests (id, account_id, from_account_id, created_at, updated_at)
                 SELECT x.id, {talker}, {person}, now(), now() FROM {new}",
            ),
            always_on: true,
            ..list(&world, "/api/v1/notifications/requests")
        };
        check_all(&mut world, dice, vec![singly, grouped, of_group, requests]).await;
    });
}

#[test]
fn timelines_are_walked_without_gaps_and_repeats_past_what_their_reader_does_not_want() {
    run(async {
        let mut dice = Dice::new();
        let mut world = World::new("paged-timelines", &mut dice).await;
        let dice = &mut dice;
        // A long run is by somebody muted.
        let ids = world.spread(SOME + 13, dice);
        world
            .make(
                "INSERT INTO statuses (id, account_id, uri, local, visibility, content, conversation_id, created_at)
                 SELECT x.id, CASE WHEN x.n BETWEEN 12 AND 31 THEN {muted} ELSE ({authors})[1 + (x.n * x.n) % 5] END,
                        'https://far.test/posts/' || x.id, false,
                        CASE x.n % 11 WHEN 7 THEN 'private' ELSE 'public' END, '<p>' || x.n || '</p>', x.id, now() FROM {new};
                 INSERT INTO statuses (id, account_id, uri, local, visibility, content, conversation_id, created_at)
                 SELECT x.id - 1, {writer}, 'https://far.test/more/' || x.id, false,
                        CASE x.n % 11 WHEN 7 THEN 'private' ELSE 'public' END, '<p>' || x.n || '</p>', x.id, now() FROM {new}
                  WHERE x.n % 2 = 0;
                 INSERT INTO status_tags (tag_id, status_id)
                 SELECT t.id, s.id FROM tags t, statuses s
                  WHERE t.name = 'stock1' AND s.account_id = ANY ({authors})",
                &ids,
                0,
            )
            .await;
        let reads = |endpoint, defined| List {
            who: (*world.reader).clone(),
            at: format!("{endpoint}?kept=a%20b"),
            defined,
            grows: Grows::ByPosts,
            full: Full::OfShown,
            ..list(&world, endpoint)
        };
        let mut lists = vec![
            reads(
                "/api/v1/timelines/home",
                "SELECT id::text, account_id <> {muted} FROM statuses
                 WHERE account_id = ANY ({authors} || {author}::bigint) AND account_id <> {limited} ORDER BY id DESC",
            ),
            List {
                at: format!("/api/v1/timelines/list/{}?kept=1", world.list),
                ..reads(
                    "/api/v1/timelines/list/{list_id}",
                    "SELECT id::text, account_id <> {muted} FROM statuses
                     WHERE account_id = ANY ({authors} || {author}::bigint) AND account_id <> {limited} ORDER BY id DESC",
                )
            },
            reads(
                "/api/v1/timelines/public",
                "SELECT id::text, account_id NOT IN ({muted}, {limited}) FROM statuses
                 WHERE visibility = 'public' AND reblog_of_id IS NULL ORDER BY id DESC",
            ),
            List {
                at: "/api/v1/timelines/public?local=false&remote=true&only_media=0".to_owned(),
                grows: Grows::By(
                    "INSERT INTO statuses (id, account_id, uri, local, visibility, conversation_id, created_at)
                     SELECT x.id, {writer}, 'https://far.test/new/' || x.id, false, 'public', x.id, now() FROM {new}",
                ),
                ..reads(
                    "/api/v1/timelines/public",
                    "SELECT id::text, account_id NOT IN ({muted}, {limited}) FROM statuses
                     WHERE visibility = 'public' AND reblog_of_id IS NULL AND NOT local ORDER BY id DESC",
                )
            },
            List {
                at: "/api/v1/timelines/tag/STOCK1?any[]=stock2&none[]=stock3".to_owned(),
                ..reads(
                    "/api/v1/timelines/tag/{hashtag}",
                    "SELECT s.id::text, s.account_id NOT IN ({muted}, {limited}) FROM status_tags t JOIN statuses s ON s.id = t.status_id
                     WHERE s.visibility = 'public' ORDER BY s.id DESC",
                )
            },
            List {
                at: format!(
                    "/api/v1/accounts/{}/statuses?exclude_replies=true",
                    world.text("{writer}", &[], 0)
                ),
                grows: Grows::By(
                    "INSERT INTO statuses (id, account_id, uri, local, visibility, conversation_id, created_at)
                     SELECT x.id, {writer}, 'https://far.test/newer/' || x.id, false, 'public', x.id, now() FROM {new}",
                ),
                ..reads(
                    "/api/v1/accounts/{id}/statuses",
                    "SELECT id::text, true FROM statuses WHERE account_id = {writer} ORDER BY id DESC",
                )
            },
            List {
                at: format!(
                    "/api/v1/accounts/{}/statuses?tagged=stock1",
                    world.text("{writer}", &[], 0)
                ),
                who: world.app.client(),
                grows: Grows::By(
                    "INSERT INTO statuses (id, account_id, uri, local, visibility, conversation_id, created_at)
                     SELECT x.id, {writer}, 'https://far.test/newest/' || x.id, false, 'public', x.id, now() FROM {new};
                     INSERT INTO status_tags (tag_id, status_id)
                     SELECT t.id, x.id FROM {new}, tags t WHERE t.name = 'stock1'",
                ),
                ..reads(
                    "/api/v1/accounts/{id}/statuses",
                    "SELECT s.id::text, true FROM statuses s JOIN status_tags t ON t.status_id = s.id
                     WHERE s.account_id = {writer} AND s.visibility <> 'private' ORDER BY s.id DESC",
                )
            },
        ];
        if endpoint("/api/v1/timelines/link").is_built() {
            lists.push(link(&world).await);
        }
        let mut failed = Vec::new();
        // What is made by statements comes after what is there.
        let mut made = ids.len();
        for list in lists {
            let checked = AssertUnwindSafe(list.check(&world, dice, &mut made)).catch_unwind();
            if checked.await.is_err() {
                failed.push(list.at.clone());
            }
        }
        assert!(
            failed.is_empty(),
            "with ROOKERY_TEST_SEED={}: {failed:#?}",
            dice.seed
        );
    });
}

/// The timeline of a link that the writers have posted.
async fn link(world: &World) -> List {
    let card = "INSERT INTO preview_cards (id, url, kind, title, description, author_name, author_url, provider_name, provider_url,
                                           html, width, height, image_description, embed_url, article, created_at, updated_at)
                VALUES (77, 'https://page.test/', 'link', 'Title', '', '', '', '', '', '', 0, 0, '', '', true, now(), now());
                INSERT INTO link_trends (card_id, score, max_score, max_score_at) VALUES (77, 5, 5, now());
                UPDATE accounts SET discoverable = true WHERE id = ANY ({authors});
                INSERT INTO status_cards (status_id, url, card_id)
                SELECT id, 'https://page.test/', 77 FROM statuses WHERE account_id = ANY ({authors})";
    world.make(card, &[], 0).await;
    List {
        at: "/api/v1/timelines/link?url=https%3A%2F%2Fpage.test%2F&kept=1".to_owned(),
        who: (*world.reader).clone(),
        defined: "SELECT s.id::text, s.account_id NOT IN ({muted}, {limited}) FROM status_cards c JOIN statuses s ON s.id = c.status_id
                  WHERE c.card_id = 77 AND s.visibility = 'public' ORDER BY s.id DESC",
        grows: Grows::By(
            "INSERT INTO statuses (id, account_id, uri, local, visibility, conversation_id, created_at)
             SELECT x.id, {writer}, 'https://far.test/linking/' || x.id, false, 'public', x.id, now() FROM {new};
             INSERT INTO status_cards (status_id, url, card_id) SELECT x.id, 'https://page.test/', 77 FROM {new}",
        ),
        full: Full::OfShown,
        ..list(world, "/api/v1/timelines/link")
    }
}
