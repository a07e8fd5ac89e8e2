//! People and posts with everything that an entity can hold, asked for through every kind of answer.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use reqwest::Method;
use rookery::{
    clock::Clock,
    config::{RegistrationMode, Shown, TranslationBackend},
    domain::{
        announcements::{self, NewAnnouncement},
        instance, suggestions,
    },
    feed::Change,
};
use serde_json::{Value, json};

use super::table::{Table, endpoint_of, is_built};
use crate::{
    rest::{accounts::png, media::upload},
    support::{
        App, Client, Options, Session,
        client::{Body, Part, encode, multipart},
        eventually,
        peer::{Peer, Reply},
    },
};

/// Asks, and holds the answer to the table.
async fn see(
    table: &mut Table,
    who: &Client,
    method: Method,
    path: &str,
    body: impl Into<Body>,
) -> Value {
    let answer = who.send(method.clone(), path, body).await;
    assert!(
        matches!(answer.status, 200 | 202),
        "{method} {path}: {} {}",
        answer.status,
        answer.text()
    );
    let body = answer.json();
    table.answer(endpoint_of(method.as_str(), path), &body);
    body
}

async fn get(table: &mut Table, who: &Client, path: &str) -> Value {
    see(table, who, Method::GET, path, ()).await
}

async fn post(table: &mut Table, who: &Client, path: &str, body: Value) -> Value {
    see(table, who, Method::POST, path, body).await
}

fn id(value: &Value) -> String {
    value["id"].as_str().expect("an id").to_owned()
}

/// Ids of what is made past the API.
const EVE: i64 = 101;
const LIMITED: i64 = 102;
const GONE: i64 = 103;
const HEIR: i64 = 104;

/// People of elsewhere, emoji, servers and what trends.
const STOCK: &str =
    "INSERT INTO custom_emojis (id, shortcode, category, remote_url, updated_at)
     VALUES (1, 'blob', 'Blobs', 'https://media.far.test/blob.png', now());
     INSERT INTO accounts (id, username, domain, display_name, note, fields, emoji_ids, uri, url, inbox_url, created_at, updated_at,
                           moved_to_id, memorial, silenced_at, suspended_at)
     SELECT i, n, 'far.test', 'Name of ' || n, '<p>A note</p>', '[{\"name\":\"Site\",\"value\":\"x\",\"verified_at\":\"2026-01-02T03:04:05Z\"}]',
            '{1}', 'https://far.test/users/' || n, 'https://far.test/@' || n, 'https://far.test/inbox', now(), now(), m, d,
            CASE n WHEN 'limited' THEN now() END, CASE n WHEN 'gone' THEN now() END
     FROM (VALUES (104, 'heir', NULL::bigint, false), (101, 'eve', 104, true), (102, 'limited', NULL, false),
                  (103, 'gone', NULL, false)) AS v (i, n, m, d);
     UPDATE roles SET color = '#a0b0c0';
     INSERT INTO statuses (id, account_id, uri, url, local, visibility, content, conversation_id, media_ids, created_at)
     VALUES (201, 101, 'https://far.test/posts/201', 'https://far.test/@eve/201', false, 'public', '<p>Look</p>', 201, '{301}', now());
     INSERT INTO media_attachments (id, account_id, status_id, kind, remote_url, created_at)
     VALUES (301, 101, 201, 'image', 'https://far.test/picture.png', now());
     INSERT INTO hosts (host, first_seen_at) VALUES ('far.test', now());
     INSERT INTO domain_blocks (id, domain, severity, public_comment, created_at) VALUES (1, 'evil.test', 'suspend', 'spam', now())";

struct Scene {
    app: App,
    /// Who reads: an owner of the server.
    ada: Session,
    /// Whom Ada follows.
    bob: Session,
    /// Whom Ada has muted.
    cyd: Session,
}

/// A server with all of it.
pub async fn server(table: &mut Table) {
    let peer = Peer::start().await;
    let translator: url::Url = peer.base().parse().unwrap();
    let options = Options::new("attributes").configure(move |config| {
        config.instance.contact_email = "ada@mail.example".to_owned();
        config.instance.contact_account = Some("ada".to_owned());
        config.instance.description = "A server of tests".to_owned();
        config.instance.source_url = Some("https://source.example/".parse().unwrap());
        config.instance.show_domain_blocks = Shown::Everybody;
        config.instance.show_domain_block_reasons = Shown::Everybody;
        config.registrations.mode = RegistrationMode::Approval;
        config.registrations.min_age = Some(16);
        config.translation.backend = Some(TranslationBackend::Libretranslate);
        config.translation.url = Some(translator);
    });
    let app = App::start(options).await;
    app.sql(STOCK).await;
    app.account("ada", "Owner").await;
    let ada = app.sign_in("ada", "read write follow push profile").await;
    let (bob, cyd) = (app.user("bob").await, app.user("cyd").await);
    let scene = Scene { app, ada, bob, cyd };
    scene.accounts(table).await;
    scene.relationships(table).await;
    scene.statuses(table).await;
    scene.filters(table).await;
    scene.collections(table).await;
    scene.tags_and_trends(table).await;
    scene.notifications(table).await;
    scene.requests(table).await;
    scene.reading(table).await;
    if is_built("/api/v1/trends/links") {
        scene.cards(table).await;
    }
    if is_built("/api/v1_alpha/async_refreshes/{id}") {
        scene.refreshes(table).await;
    }
    scene.translation(table, &peer).await;
    scene.instance(table).await;
    scene.oauth(table).await;
    scene.errors(table).await;
}

impl Scene {
    async fn accounts(&self, table: &mut Table) {
        let (app, ada) = (&self.app, &self.ada);
        let path = "/api/v1/accounts/update_credentials";
        let body = multipart(&[
            Part::Text("display_name", "Ada :blob:"),
            Part::Text("note", "Counts. :blob:"),
            Part::Text("discoverable", "true"),
            Part::Text("indexable", "true"),
            Part::Text("attribution_domains[]", "ada.example"),
            Part::Text("fields_attributes[0][name]", "Site"),
            Part::Text("fields_attributes[0][value]", "https://ada.example"),
            Part::Text("source[privacy]", "public"),
            Part::Text("source[language]", "en"),
            Part::Text("avatar_description", "A face"),
            Part::Text("header_description", "A view"),
            Part::File("avatar", "a.png", "image/png", &png()),
            Part::File("header", "h.png", "image/png", &png()),
        ]);
        see(table, ada, Method::PATCH, path, body).await;
        // What a check of the link finds.
        app.sql(&format!(
            "UPDATE accounts SET fields = jsonb_set(fields, '{{0,verified_at}}', '\"2026-01-02T03:04:05Z\"') WHERE id = {}",
            ada.id
        ))
        .await;
        app.services.changed(&[Change::Account(ada.number())]).await;
        ada.post_status("first").await;
        get(table, ada, "/api/v1/accounts/verify_credentials").await;
        get(
            table,
            &app.client(),
            &format!("/api/v1/accounts/{}", ada.id),
        )
        .await;
        for other in [EVE, LIMITED, GONE, HEIR] {
            get(table, ada, &format!("/api/v1/accounts/{other}")).await;
        }
        get(
            table,
            ada,
            &format!("/api/v1/accounts?id[]={EVE}&id[]={}", ada.id),
        )
        .await;
        get(table, ada, "/api/v1/accounts/lookup?acct=bob").await;
        get(table, ada, "/api/v1/profile").await;
        see(
            table,
            ada,
            Method::PATCH,
            "/api/v1/profile",
            json!({ "show_media": true }),
        )
        .await;
        get(table, ada, "/api/v1/preferences").await;
        get(
            table,
            ada,
            &format!("/api/v1/accounts/{}/identity_proofs", ada.id),
        )
        .await;
        let list = post(
            table,
            ada,
            "/api/v1/lists",
            json!({ "title": "Friends", "exclusive": true, "replies_policy": "list" }),
        )
        .await;
        get(table, ada, "/api/v1/lists").await;
        get(table, ada, &format!("/api/v1/lists/{}", id(&list))).await;
    }

    async fn relationships(&self, table: &mut Table) {
        let (ada, bob, cyd) = (&self.ada, &self.bob, &self.cyd);
        let at = |who: &Session, what: &str| format!("/api/v1/accounts/{}/{what}", who.id);
        let how = json!({ "notify": true, "languages": ["en", "de"] });
        post(table, ada, &at(bob, "follow"), how).await;
        post(table, bob, &at(ada, "follow"), json!({})).await;
        post(table, cyd, &at(bob, "follow"), json!({})).await;
        post(table, bob, &at(cyd, "follow"), json!({})).await;
        post(
            table,
            ada,
            &at(bob, "note"),
            json!({ "comment": "Builds." }),
        )
        .await;
        post(table, ada, &at(bob, "endorse"), json!({})).await;
        post(table, ada, &at(cyd, "mute"), json!({ "duration": 3600 })).await;
        let asked = format!(
            "/api/v1/accounts/relationships?id[]={}&id[]={}",
            bob.id, cyd.id
        );
        get(table, ada, &asked).await;
        get(table, ada, "/api/v1/mutes").await;
        get(table, ada, &at(bob, "followers")).await;
        get(table, ada, "/api/v1/endorsements").await;
        let asked = format!("/api/v1/accounts/familiar_followers?id[]={}", cyd.id);
        get(table, ada, &asked).await;
        post(
            table,
            ada,
            "/api/v1/domain_blocks",
            json!({ "domain": "dull.test" }),
        )
        .await;
        get(table, ada, "/api/v1/domain_blocks").await;
        get(table, ada, "/api/v1/domain_blocks/preview?domain=far.test").await;
    }

    async fn statuses(&self, table: &mut Table) {
        let (ada, bob, client) = (&self.ada, &self.bob, &self.app.client());
        let media = upload(ada).await;
        get(table, ada, &format!("/api/v1/media/{}", id(&media))).await;
        let rich = post(
            table,
            ada,
            "/api/v1/statuses",
            json!({
                "status": "@bob counts #Herons :blob:", "spoiler_text": "numbers", "sensitive": true, "language": "en",
                "media_ids": [media["id"]],
            }),
        )
        .await;
        let rich = id(&rich);
        let ask = json!({
            "status": "Which? :blob:",
            "poll": { "options": ["one :blob:", "two"], "expires_in": 3600, "multiple": true },
        });
        let asked = post(table, bob, "/api/v1/statuses", ask).await;
        let poll = asked["poll"]["id"].as_str().unwrap().to_owned();
        post(
            table,
            ada,
            &format!("/api/v1/polls/{poll}/votes"),
            json!({ "choices": [0, 1] }),
        )
        .await;
        get(table, client, &format!("/api/v1/polls/{poll}")).await;
        let asked = id(&asked);
        let reply = post(
            table,
            bob,
            "/api/v1/statuses",
            json!({ "status": "@ada so they do", "in_reply_to_id": rich }),
        )
        .await;
        post(
            table,
            bob,
            &format!("/api/v1/statuses/{rich}/reblog"),
            json!({}),
        )
        .await;
        for mark in ["favourite", "bookmark", "mute", "pin"] {
            post(
                table,
                ada,
                &format!("/api/v1/statuses/{rich}/{mark}"),
                json!({}),
            )
            .await;
        }
        // A post with a poll that quotes nothing, and one that quotes, both changed once.
        let quote = post(
            table,
            bob,
            "/api/v1/statuses",
            json!({ "status": "as she said", "quoted_status_id": rich }),
        )
        .await;
        let quote = id(&quote);
        post(
            table,
            ada,
            "/api/v1/statuses",
            json!({ "status": "so I am quoted", "quoted_status_id": quote }),
        )
        .await;
        let changes = [
            (
                ada,
                &rich,
                json!({ "status": "@bob counts on #Herons :blob:", "spoiler_text": "figures", "media_ids": [media["id"]] }),
            ),
            (
                bob,
                &asked,
                json!({ "status": "Which one? :blob:", "poll": { "options": ["one :blob:", "two"], "expires_in": 3600, "multiple": true } }),
            ),
            (bob, &quote, json!({ "status": "as she has said" })),
        ];
        for (who, which, change) in changes {
            let path = format!("/api/v1/statuses/{which}");
            see(table, who, Method::PUT, &path, change).await;
            get(table, client, &format!("{path}/history")).await;
            get(table, who, &format!("{path}/source")).await;
            get(table, ada, &path).await;
        }
        get(table, ada, &format!("/api/v1/statuses/{rich}/context")).await;
        get(
            table,
            ada,
            &format!("/api/v1/statuses/{}/context", id(&reply)),
        )
        .await;
        get(table, ada, &format!("/api/v1/statuses/{rich}/quotes")).await;
        get(table, ada, "/api/v1/timelines/home").await;
        get(table, client, "/api/v1/timelines/public").await;
        get(table, ada, &format!("/api/v1/accounts/{}/statuses", bob.id)).await;
        get(table, ada, "/api/v1/statuses/201").await;
        let url = format!("https://{}/@ada/{rich}", self.app.domain);
        get(
            table,
            client,
            &format!("/api/oembed?maxheight=200&url={}", encode(&url)),
        )
        .await;
        let later = (Timestamp::now() + SignedDuration::from_hours(2)).to_string();
        let media = upload(ada).await;
        let draft = json!({
            "status": "later", "spoiler_text": "soon", "sensitive": true, "language": "en", "visibility": "unlisted",
            "in_reply_to_id": rich, "media_ids": [media["id"]], "scheduled_at": later,
        });
        // This endpoint answers with another entity for what is posted later.
        let made = ada.post_with(draft.clone()).await;
        table.entity("ScheduledStatus", &made, "POST /api/v1/statuses (later)");
        let poll = json!({
            "status": "later", "scheduled_at": later,
            "poll": { "options": ["one", "two"], "expires_in": 600, "multiple": true, "hide_totals": true },
        });
        let made = ada.post_with(poll).await;
        table.entity("ScheduledStatus", &made, "POST /api/v1/statuses (later)");
        get(table, ada, "/api/v1/scheduled_statuses").await;
        let gone = ada.post_status("to be written anew").await;
        let gone = ada
            .delete(&format!("/api/v1/statuses/{}", id(&gone)), ())
            .await
            .expect(200)
            .json();
        table.entity("Status (deleted)", &gone, "DELETE /api/v1/statuses/{id}");
        bob.post_as("@ada between us", "direct").await;
        let conversations = eventually("the conversation", || async {
            let found = ada.get("/api/v1/conversations").await.expect(200).array();
            found.first().cloned()
        })
        .await;
        get(table, ada, "/api/v1/conversations").await;
        let path = format!("/api/v1/conversations/{}/read", id(&conversations));
        post(table, ada, &path, json!({})).await;
    }

    async fn filters(&self, table: &mut Table) {
        let (ada, bob) = (&self.ada, &self.bob);
        let post_of_bob = id(&bob.post_status("herons again").await);
        let made = post(
            table,
            ada,
            "/api/v2/filters",
            json!({
                "title": "Birds", "context": ["public", "account"], "filter_action": "blur", "expires_in": 3600,
                "keywords_attributes": [{ "keyword": "herons", "whole_word": true }],
            }),
        )
        .await;
        let path = format!("/api/v2/filters/{}", id(&made));
        post(
            table,
            ada,
            &format!("{path}/statuses"),
            json!({ "status_id": post_of_bob }),
        )
        .await;
        post(
            table,
            ada,
            &format!("{path}/keywords"),
            json!({ "keyword": "egrets" }),
        )
        .await;
        for path in [
            "/api/v2/filters",
            path.as_str(),
            &format!("{path}/keywords"),
            &format!("{path}/statuses"),
            "/api/v1/filters",
            &format!("/api/v1/statuses/{post_of_bob}"),
        ] {
            get(table, ada, path).await;
        }
    }

    async fn collections(&self, table: &mut Table) {
        let (ada, bob) = (&self.ada, &self.bob);
        bob.patch(
            "/api/v1/accounts/update_credentials",
            json!({ "discoverable": true }),
        )
        .await
        .expect(200);
        let made = post(
            table,
            ada,
            "/api/v1/collections",
            json!({
                "name": "Counters", "description": "who count", "language": "en", "tag_name": "herons", "discoverable": true,
            }),
        )
        .await;
        let path = format!("/api/v1/collections/{}", id(&made["collection"]));
        post(
            table,
            ada,
            &format!("{path}/items"),
            json!({ "account_id": bob.id }),
        )
        .await;
        get(table, bob, &path).await;
        get(
            table,
            bob,
            &format!("/api/v1/accounts/{}/collections", ada.id),
        )
        .await;
        get(
            table,
            bob,
            &format!("/api/v1/accounts/{}/in_collections", bob.id),
        )
        .await;
        bob.wait_for_notification("added_to_collection", &ada.id)
            .await;
        see(
            table,
            ada,
            Method::PATCH,
            &path,
            json!({ "name": "Who count" }),
        )
        .await;
    }

    async fn tags_and_trends(&self, table: &mut Table) {
        let (app, ada) = (&self.app, &self.ada);
        post(table, ada, "/api/v1/tags/herons/follow", json!({})).await;
        post(table, ada, "/api/v1/tags/herons/feature", json!({})).await;
        app.settled().await;
        get(table, ada, "/api/v1/tags/herons").await;
        get(table, ada, "/api/v1/followed_tags").await;
        get(table, ada, "/api/v1/featured_tags").await;
        get(table, ada, "/api/v1/featured_tags/suggestions").await;
        get(
            table,
            ada,
            &format!("/api/v1/accounts/{}/featured_tags", ada.id),
        )
        .await;
        app.sql(
            "INSERT INTO tag_trends (tag_id, score, max_score, max_score_at) SELECT id, 5, 5, now() FROM tags;
             INSERT INTO status_trends (status_id, account_id, score)
             SELECT id, account_id, 5 FROM statuses WHERE visibility = 'public' AND reblog_of_id IS NULL",
        )
        .await;
        for path in [
            "/api/v1/trends/tags",
            "/api/v1/trends",
            "/api/v1/trends/statuses",
            "/api/v1/directory",
            "/api/v1/custom_emojis",
            "/api/v2/search?q=herons",
            "/api/v2/search?q=bob",
            "/api/v1/accounts/search?q=bob",
        ] {
            get(table, ada, path).await;
        }
        self.cyd
            .patch(
                "/api/v1/accounts/update_credentials",
                json!({ "discoverable": true }),
            )
            .await
            .expect(200);
        suggestions::review(&app.services).await.unwrap();
        // Somebody of whom Ada's friends are fond, and whom she has not muted.
        let ends = format!("/api/v1/accounts/{}/unmute", self.cyd.id);
        post(table, ada, &ends, json!({})).await;
        get(table, ada, "/api/v2/suggestions").await;
        get(table, ada, "/api/v1/suggestions").await;
    }

    async fn notifications(&self, table: &mut Table) {
        let (app, ada, bob) = (&self.app, &self.ada, &self.bob);
        let own = id(&ada.post_status("about this").await);
        let theirs = id(&bob.post_status("and about that").await);
        app.settled().await;
        // Each type once more, whatever was told before.
        app.sql(&format!(
            "INSERT INTO notifications (id, account_id, kind, from_account_id, status_id, group_key, created_at)
             SELECT 9000000000000000 + row_number() OVER (), {ada}, k, {bob}, s, coalesce(g, 'ungrouped-' || (9000000000000000 + row_number() OVER ())), now()
             FROM (VALUES ('mention', {theirs}, NULL), ('status', {theirs}, NULL), ('reblog', {own}, 'reblog-{own}-490000'),
                          ('follow', NULL, 'follow-490000'), ('follow_request', NULL, NULL), ('favourite', {own}, 'favourite-{own}-490000'),
                          ('poll', {theirs}, NULL), ('update', {theirs}, NULL), ('quote', {theirs}, NULL),
                          ('quoted_update', {own}, NULL), ('admin.sign_up', NULL, 'admin.sign_up-490000')) AS v (k, s, g)
             ON CONFLICT DO NOTHING;
             -- A group of two; of the elder no more is shown than a picture, where that is asked for.
             INSERT INTO notifications (id, account_id, kind, from_account_id, status_id, group_key, created_at)
             VALUES (8999999999999999, {ada}, 'favourite', {cyd}, {own}, 'favourite-{own}-490000', now());
             UPDATE accounts SET avatar_description = 'A face' WHERE id = {cyd}",
            cyd = self.cyd.id,
            ada = ada.id,
            bob = bob.id,
        ))
        .await;
        app.services
            .changed(&[Change::Account(self.cyd.number())])
            .await;
        let all = get(
            table,
            ada,
            "/api/v1/notifications?limit=80&supported_types[]=mention",
        )
        .await;
        get(table, ada, "/api/v1/notifications?limit=80").await;
        get(
            table,
            ada,
            &format!("/api/v1/notifications/{}", id(&all[0])),
        )
        .await;
        get(table, ada, "/api/v1/notifications/unread_count").await;
        for path in [
            "/api/v2/notifications?limit=80&supported_types[]=mention",
            "/api/v2/notifications?limit=80&expand_accounts=partial_avatars",
            "/api/v2/notifications/unread_count",
        ] {
            get(table, ada, path).await;
        }
        let group = format!("/api/v2/notifications/favourite-{own}-490000");
        get(table, ada, &group).await;
        get(table, ada, &format!("{group}/accounts")).await;
        eventually("news of the collection", || async {
            let found = bob
                .get("/api/v1/notifications?limit=80")
                .await
                .expect(200)
                .array();
            found
                .iter()
                .any(|one| one["type"] == "collection_update")
                .then_some(())
        })
        .await;
        get(table, bob, "/api/v1/notifications?limit=80").await;
        get(table, bob, "/api/v2/notifications?limit=80").await;
        let markers =
            json!({ "home": { "last_read_id": own }, "notifications": { "last_read_id": "5" } });
        post(table, ada, "/api/v1/markers", markers).await;
        get(
            table,
            ada,
            "/api/v1/markers?timeline[]=home&timeline[]=notifications",
        )
        .await;
        let subscription = json!({
            "subscription": {
                "endpoint": "https://push.example/1", "standard": true,
                "keys": {
                    "p256dh": "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM",
                    "auth": "tBHItJI5svbpez7KI4CCXg==",
                },
            },
            "data": { "alerts": { "mention": true } },
        });
        post(table, ada, "/api/v1/push/subscription", subscription).await;
        get(table, ada, "/api/v1/push/subscription").await;
    }

    async fn requests(&self, table: &mut Table) {
        let (app, ada) = (&self.app, &self.ada);
        let policy = "/api/v2/notifications/policy";
        see(
            table,
            ada,
            Method::PATCH,
            policy,
            json!({ "for_not_following": "filter" }),
        )
        .await;
        let stranger = app.user("stranger").await;
        stranger.post_status("@ada do you know me?").await;
        eventually("what is held back", || async {
            let found = ada
                .get("/api/v1/notifications/requests")
                .await
                .expect(200)
                .array();
            (!found.is_empty()).then_some(())
        })
        .await;
        let found = get(table, ada, "/api/v1/notifications/requests").await;
        get(
            table,
            ada,
            &format!("/api/v1/notifications/requests/{}", id(&found[0])),
        )
        .await;
        get(table, ada, "/api/v1/notifications/requests/merged").await;
        get(table, ada, policy).await;
        get(table, ada, "/api/v1/notifications/policy").await;
    }

    /// Reports, and answers for nobody in particular.
    async fn reading(&self, table: &mut Table) {
        let (app, ada, bob) = (&self.app, &self.ada, &self.bob);
        let rule = instance::add_rule(&app.services, "Be kind", "Always")
            .await
            .unwrap();
        instance::translate_rule(&app.services, rule, "de", "Sei nett", "Immer")
            .await
            .unwrap();
        let open = bob.post_status("rude").await;
        let collection = bob
            .post(
                "/api/v1/collections",
                json!({ "name": "Rude", "discoverable": true }),
            )
            .await
            .expect(200)
            .json();
        post(
            table,
            ada,
            "/api/v1/reports",
            json!({
                "account_id": bob.id, "status_ids": [open["id"]], "comment": "look", "category": "violation",
                "rule_ids": [rule.to_string()], "collection_ids": [collection["collection"]["id"]], "forward": true,
            }),
        )
        .await;
        let now = Timestamp::now();
        let announced = announcements::create(
            &app.services,
            NewAnnouncement {
                text: format!("@bob wrote {} :blob: #News", open["url"].as_str().unwrap()),
                starts_at: Some(now - SignedDuration::from_hours(1)),
                ends_at: Some(now + SignedDuration::from_hours(1)),
                ..NewAnnouncement::default()
            },
        )
        .await
        .unwrap();
        let reaction = format!("/api/v1/announcements/{announced}/reactions/blob");
        see(table, ada, Method::PUT, &reaction, ()).await;
        get(table, ada, "/api/v1/announcements").await;
    }

    /// Pages behind links, one with everything and one that names Ada without her consent.
    async fn cards(&self, table: &mut Table) {
        let (app, ada) = (&self.app, &self.ada);
        let one = id(&ada.post_status("a page").await);
        let other = id(&ada.post_status("another page").await);
        app.settled().await;
        app.sql(&format!(
            "INSERT INTO preview_cards (id, url, kind, title, description, language, author_name, author_url, provider_name, provider_url,
                                        html, width, height, image_url, image_description, embed_url, published_at, article,
                                        author_account_id, unverified_account_id, created_at, updated_at)
             SELECT i, 'https://page.test/' || i, 'video', 'Title', 'About', 'en', 'Ada', 'https://page.test/ada', 'Page', 'https://page.test/',
                    '<iframe></iframe>', 640, 360, 'https://page.test/1.png', 'A page', 'https://page.test/embed', now(), true, a, u, now(), now()
             FROM (VALUES (401, {ada}::bigint, NULL), (402, NULL, {ada}::bigint)) AS v (i, a, u);
             INSERT INTO link_trends (card_id, score, max_score, max_score_at) VALUES (401, 5, 5, now()), (402, 4, 4, now());
             INSERT INTO link_days (card_id, day, uses, accounts) VALUES (401, current_date, 3, 2);
             INSERT INTO status_cards (status_id, url, card_id)
             VALUES ({one}, 'https://page.test/401', 401), ({other}, 'https://page.test/402', 402)",
            ada = ada.id,
        ))
        .await;
        for status in [one, other] {
            app.services
                .changed(&[Change::Status(status.parse().unwrap())])
                .await;
            get(table, ada, &format!("/api/v1/statuses/{status}")).await;
        }
        get(table, ada, "/api/v1/trends/links").await;
        get(
            table,
            ada,
            "/api/v1/timelines/link?url=https://page.test/401",
        )
        .await;
    }

    async fn refreshes(&self, table: &mut Table) {
        self.app
            .sql("INSERT INTO thread_refreshes (status_id, token, result_count, started_at, finished_at) VALUES (1, 'token', 2, now(), now())")
            .await;
        get(table, &self.ada, "/api/v1_alpha/async_refreshes/token").await;
    }

    async fn translation(&self, table: &mut Table, peer: &Peer) {
        let base = peer.base().replacen("http://", "https://", 1);
        let answer = |value: &Value| Reply::typed("application/json", value);
        peer.serve(
            &format!("{base}/languages"),
            answer(&json!([{ "code": "en", "name": "English", "targets": ["de"] }])),
        );
        peer.on(&format!("{base}/translate"), move |request| {
            answer(&json!({ "translatedText": request.json()["q"] }))
        });
        let media = upload(&self.ada).await;
        let status = self
            .ada
            .post_with(json!({
                "status": "hello", "spoiler_text": "greeting", "language": "en", "media_ids": [media["id"]],
            }))
            .await;
        let poll = self
            .ada
            .post_with(json!({
                "status": "hello", "language": "en", "poll": { "options": ["a", "b"], "expires_in": 600 },
            }))
            .await;
        for status in [status, poll] {
            let path = format!("/api/v1/statuses/{}/translate", id(&status));
            post(table, &self.ada, &path, json!({ "lang": "de" })).await;
        }
        get(table, &self.ada, "/api/v1/instance/translation_languages").await;
    }

    async fn instance(&self, table: &mut Table) {
        let (app, client) = (&self.app, &self.app.client());
        let services = &app.services;
        for which in [
            instance::Text::ExtendedDescription,
            instance::Text::PrivacyPolicy,
        ] {
            instance::set_document(services, which, "<p>Words</p>")
                .await
                .unwrap();
        }
        let today = Timestamp::now().to_zoned(TimeZone::UTC).date();
        for day in [today, today.tomorrow().unwrap()] {
            instance::publish_terms(services, day, "<p>Terms</p>")
                .await
                .unwrap();
        }
        instance::count_week(services).await.unwrap();
        for path in [
            "/api/v1/instance",
            "/api/v2/instance",
            "/api/v1/instance/rules",
            "/api/v1/instance/activity",
            "/api/v1/instance/peers",
            "/api/v1/instance/domain_blocks",
            "/api/v1/instance/extended_description",
            "/api/v1/instance/privacy_policy",
            "/api/v1/instance/terms_of_service",
            "/api/v1/instance/languages",
            "/api/v1/peers/search?q=far",
            "/.well-known/oauth-authorization-server",
            "/.well-known/nodeinfo",
            "/nodeinfo/2.0",
            &format!("/.well-known/webfinger?resource=acct:ada@{}", app.domain),
        ] {
            get(table, client, path).await;
        }
    }

    async fn oauth(&self, table: &mut Table) {
        let (ada, client) = (&self.ada, &self.app.client());
        let made = post(
            table,
            client,
            "/api/v1/apps",
            json!({
                "client_name": "Attributes", "redirect_uris": "https://client.example/back", "scopes": "read write",
                "website": "https://client.example",
            }),
        )
        .await;
        let token = post(
            table,
            client,
            "/oauth/token",
            json!({
                "grant_type": "password", "client_id": made["client_id"], "client_secret": made["client_secret"],
                "username": "bob@mail.example", "password": crate::support::app::PASSWORD, "scope": "read write",
            }),
        )
        .await;
        let bob = client
            .clone()
            .with_token(token["access_token"].as_str().unwrap());
        get(table, &bob, "/api/v1/apps/verify_credentials").await;
        get(table, &bob, "/oauth/token/info").await;
        get(table, ada, "/oauth/userinfo").await;
        // A post made with a client that has a page.
        let made = post(
            table,
            &bob,
            "/api/v1/statuses",
            json!({ "status": "with a client" }),
        )
        .await;
        get(table, &bob, &format!("/api/v1/statuses/{}", id(&made))).await;
    }

    async fn errors(&self, table: &mut Table) {
        let client = &self.app.client();
        let missing = self.ada.get("/api/v1/statuses/1").await.expect(404).json();
        table.entity("Error", &missing, "a missing post");
        let refused = client
            .post("/oauth/token", json!({ "grant_type": "client_credentials", "client_id": "x", "client_secret": "y" }))
            .await
            .expect(401)
            .json();
        table.entity("Error", &refused, "a wrong client");
        let newcomer = client
            .clone()
            .with_token(&self.app.app_token("read write").await);
        let invalid = newcomer
            .post(
                "/api/v1/accounts",
                json!({ "username": "ada", "email": "no", "password": "x" }),
            )
            .await
            .expect(422)
            .json();
        table.entity("ValidationError", &invalid, "a sign-up without sense");
    }
}

/// A server at the time of year when one looks back.
pub async fn december(table: &mut Table) {
    let mut options = Options::new("december");
    options.clock = Clock::manual("2026-12-12T12:00:00Z".parse().unwrap());
    let app = App::start(options).await;
    let (owner, fan) = (app.user("owner").await, app.user("fan").await);
    let best = id(&owner.post_status("#herons are fine").await);
    owner.post_status("more #herons").await;
    for mark in ["reblog", "favourite"] {
        fan.post(&format!("/api/v1/statuses/{best}/{mark}"), ())
            .await
            .expect(200);
    }
    fan.post_with(json!({ "status": "@owner they are", "in_reply_to_id": best }))
        .await;
    let state = "/api/v1/annual_reports/2026/state";
    owner
        .post("/api/v1/annual_reports/2026/generate", ())
        .await
        .expect(200);
    eventually("the report", || async {
        let found = owner.get(state).await.expect(200).json();
        (found["state"] == "available").then_some(())
    })
    .await;
    get(table, &owner, state).await;
    get(table, &owner, "/api/v1/annual_reports").await;
    get(table, &owner, "/api/v2/instance").await;
}
