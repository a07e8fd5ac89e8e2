//! Subscriptions to Web Push.

use serde_json::{Value, json};

use crate::support::{App, client::form, run};

const PATH: &str = "/api/v1/push/subscription";
const P256DH: &str =
    "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM";
const AUTH: &str = "tBHItJI5svbpez7KI4CCXg==";

fn wanted() -> Value {
    json!({
        "subscription": {
            "endpoint": "https://push.example/endpoint/1",
            "keys": { "p256dh": P256DH, "auth": AUTH },
            "standard": true,
        },
        "data": { "alerts": { "mention": true, "admin.sign_up": "1", "follow": false }, "policy": "followed" },
    })
}

#[test]
fn keys_are_taken_in_both_alphabets_of_base64() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("push").await;
        let mut draft = wanted();
        draft["subscription"]["keys"] = json!({
            "p256dh": P256DH.replace('-', "+").replace('_', "/"),
            "auth": "+/+/+/+/+/+/+/+/+/+/+w==",
        });
        let path = "/api/v1/push/subscription";
        let made = user.post(path, draft).await.expect(200).json();
        assert_eq!(user.get(path).await.expect(200).json()["id"], made["id"]);
    });
}

#[test]
fn a_token_has_one_subscription_of_its_own() {
    run(async {
        let app = App::shared().await;
        let me = app.somebody("push").await;
        me.get(PATH).await.expect(404);
        me.put(PATH, json!({})).await.expect(404);
        let made = me.post(PATH, wanted()).await.expect(200).json();
        assert_eq!(made["endpoint"], "https://push.example/endpoint/1");
        assert_eq!(made["standard"], true);
        let alerts = made["alerts"].as_object().unwrap();
        assert_eq!(alerts.len(), 12);
        let mut on: Vec<&String> = alerts
            .iter()
            .filter(|(_, on)| **on == true)
            .map(|(name, _)| name)
            .collect();
        on.sort();
        assert_eq!(on, ["admin.sign_up", "mention"]);
        // The key of the server is the same wherever it is told.
        let v2 = me.get("/api/v2/instance").await.expect(200).json();
        let key = v2["configuration"]["vapid"]["public_key"].clone();
        assert_eq!(key.as_str().unwrap().len(), 87);
        assert_eq!(made["server_key"], key);
        assert_eq!(
            me.get("/api/v1/instance").await.json()["pleroma"]["vapid_public_key"],
            key
        );
        let application = me
            .get("/api/v1/apps/verify_credentials")
            .await
            .expect(200)
            .json();
        assert_eq!(application["vapid_key"], key);

        assert_eq!(me.get(PATH).await.expect(200).json(), made);
        let changed = me
            .put(
                PATH,
                json!({ "data": { "alerts": { "reblog": true } }, "policy": "none" }),
            )
            .await
            .expect(200)
            .json();
        assert_eq!(changed["id"], made["id"]);
        assert_eq!(
            (&changed["alerts"]["reblog"], &changed["alerts"]["mention"]),
            (&json!(true), &json!(false))
        );
        let again = me
            .post(
                PATH,
                form(&[
                    ("subscription[endpoint]", "https://push.example/endpoint/2"),
                    ("subscription[keys][p256dh]", P256DH),
                    ("subscription[keys][auth]", AUTH),
                    ("data[alerts][poll]", "true"),
                ]),
            )
            .await
            .expect(200)
            .json();
        assert_ne!(again["id"], made["id"]);
        assert_eq!(
            (&again["standard"], &again["alerts"]["poll"]),
            (&json!(false), &json!(true))
        );

        // Another token of the same person has none.
        let other = app
            .client()
            .with_token(&app.token(&me.username, "push").await);
        other.get(PATH).await.expect(404);
        other.delete(PATH, ()).await.expect(200);
        me.get(PATH).await.expect(200);
        assert_eq!(me.delete(PATH, ()).await.expect(200).json(), json!({}));
        me.get(PATH).await.expect(404);
        app.client().get(PATH).await.expect(401);
        let reader = app
            .client()
            .with_token(&app.token(&me.username, "read").await);
        reader.post(PATH, wanted()).await.expect(403);
    });
}

#[test]
fn addresses_and_keys_that_are_none_are_refused() {
    run(async {
        let app = App::shared().await;
        let me = app.somebody("badpush").await;
        for (pointer, value) in [
            ("/subscription/endpoint", json!("push.example")),
            ("/subscription/endpoint", json!("ftp://push.example/")),
            ("/subscription/endpoint", json!("http://push.example/")),
            (
                "/subscription/endpoint",
                json!("https://user:secret@push.example/"),
            ),
            (
                "/subscription/endpoint",
                json!(format!("https://push.example/{}", "x".repeat(2048))),
            ),
            ("/subscription/endpoint", json!(null)),
            ("/subscription/keys/p256dh", json!("AAAA")),
            ("/subscription/keys/p256dh", json!("no base64!")),
            ("/subscription/keys/auth", json!("AAAA")),
            ("/subscription/keys", json!({})),
            ("/subscription", json!("rubbish")),
        ] {
            let mut draft = wanted();
            *draft.pointer_mut(pointer).unwrap() = value.clone();
            let answer = me.post(PATH, draft).await;
            assert!(
                matches!(answer.status, 400 | 422),
                "{pointer} {value}: {}",
                answer.status
            );
        }
        me.get(PATH).await.expect(404);
    });
}

#[test]
fn a_token_taken_back_takes_its_subscription_with_it() {
    run(async {
        let app = App::fresh("pushless").await;
        let me = app.user("me").await;
        me.post(PATH, wanted()).await.expect(200);
        let (client_id, client_secret) = app.application().await;
        let draft =
            json!({ "client_id": client_id, "client_secret": client_secret, "token": me.token });
        app.client().post("/oauth/revoke", draft).await.expect(200);
        assert_eq!(
            app.count("SELECT count(*) FROM push_subscriptions").await,
            0
        );
    });
}

#[test]
fn the_private_key_of_the_server_is_stored_sealed() {
    run(async {
        let app = App::fresh("sealed").await;
        app.client().get("/api/v2/instance").await.expect(200);
        let connection = app.services.connection().await.unwrap();
        let stored = sql::queries::settings::get()
            .bind(&connection, &"vapid")
            .one()
            .await
            .unwrap();
        let sealed = base64::Engine::decode(
            &base64::prelude::BASE64_URL_SAFE_NO_PAD,
            stored["private_key"].as_str().unwrap(),
        )
        .unwrap();
        assert_eq!(
            app.services.secret.open("vapid", &sealed).unwrap().len(),
            32
        );
    });
}
