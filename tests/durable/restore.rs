//! A server that is lost but for its backup, and comes back: the same to its people and to its peers.

use std::{net::SocketAddr, path::Path};

use rookery::{
    cli::node::Node,
    clock::{Clock, Random},
    config::{Config, Secret, Sources},
    domain::users,
    embedded,
};
use serde_json::{Value, json};

use crate::{
    rest::accounts::png,
    support::{
        App, Client, Options, Session,
        app::{PASSWORD, listener},
        client::{self, Part, multipart},
        eventually,
        peer::ACTIVITY_JSON,
        program::{self, Program},
        run, world,
    },
};

const DOMAIN: &str = "alpha.test";

/// Starts everything in a folder, and waits until it is ready.
async fn up(folder: &Path, client: &Client) -> Program {
    let program = Program::start("up", &folder.join("rookery.toml"));
    world::guard(folder, &[(program.pid(), "TERM")]);
    eventually("the server is ready", || async {
        let asked = client.try_send(reqwest::Method::GET, "/health/ready", ());
        (asked.await.ok()?.status == 200).then_some(())
    })
    .await;
    program
}

fn configuration(address: SocketAddr, beta: &App) -> String {
    let mut settings = toml::toml! {
        [instance]
        domain = "alpha.test"
        origin = "https://alpha.test"
        [limits]
        rate_limits = false
        [work]
        poll_ms = 100
        drain_seconds = 2
    };
    let table = |key: &str, value: toml::Value| toml::Table::from_iter([(key.to_owned(), value)]);
    let hosts = table(&beta.domain, beta.base.clone().into());
    for (section, values) in [
        ("server", table("listen", address.to_string().into())),
        ("development", table("hosts", hosts.into())),
    ] {
        settings.insert(section.to_owned(), values.into());
    }
    settings.to_string()
}

/// Makes an account past the sign-up, beside the running server.
async fn account(folder: &Path, username: &str) {
    let mut config = Config::load(&Sources {
        file: Some(folder.join("rookery.toml")),
        ..Sources::default()
    })
    .unwrap();
    config.data.dir = folder.join("data");
    let run_dir = embedded::run_dir_for(&config.data_dir());
    config.database.url = Some(Secret::new(embedded::postgres::url(&run_dir)));
    config.redis.url = Some(Secret::new(embedded::redis::url(&run_dir)));
    let secret = config.master_secret().unwrap().expect("the master secret");
    let node = Node::open(config, secret, Clock::system(), Random::system())
        .await
        .unwrap();
    let email = format!("{username}@mail.example");
    users::create_confirmed(&node.services, username, &email, PASSWORD, "")
        .await
        .unwrap();
    node.close().await;
}

async fn follow(who: &Session, handle: &str) -> String {
    let id = who.resolve(handle).await["id"].as_str().unwrap().to_owned();
    who.follow(&id).await;
    eventually(&format!("{handle} accepts"), || async {
        (who.relationship(&id).await["following"] == true).then_some(())
    })
    .await;
    id
}

async fn actor(client: &Client) -> Value {
    client
        .clone()
        .with_header("accept", ACTIVITY_JSON)
        .get("/users/alice")
        .await
        .expect(200)
        .json()
}

fn path_of(url: &Value) -> String {
    let url = url.as_str().expect("a URL");
    let path = url
        .strip_prefix("https://alpha.test")
        .expect("a URL of alpha");
    path.to_owned()
}

#[test]
fn a_server_that_lost_its_folder_federates_on_from_its_backup() {
    run(async {
        let address = listener().local_addr().unwrap();
        let base = format!("http://{address}");
        let beta = App::start(Options::new("beta").host(DOMAIN, &base)).await;
        let client = Client::new(client::http(), &base, DOMAIN);
        let (lost, found) = (world::folder(), world::folder());
        let backup = found.join("backup.tar");
        std::fs::write(lost.join("rookery.toml"), configuration(address, &beta)).unwrap();

        let server = up(&lost, &client).await;
        account(&lost, "alice").await;
        let alice = program::sign_in(&client, "alice", DOMAIN).await;
        let bob = beta.user("bob").await;
        let alice_at_beta = follow(&bob, "alice@alpha.test").await;
        let bob_at_alpha = follow(&alice, "bob@beta.test").await;
        let body = multipart(&[Part::File("file", "rook.png", "image/png", &png())]);
        let media = alice.post("/api/v2/media", body).await.expect(200).json();
        let before = alice
            .post_with(json!({ "status": "Before", "media_ids": [media["id"]] }))
            .await;
        let uri = before["uri"].as_str().unwrap();
        bob.wait_for_status(&alice_at_beta, uri).await;
        let picture = path_of(&before["media_attachments"][0]["url"]);
        let bytes = client.get(&picture).await.expect(200).body;
        let key = actor(&client).await["publicKey"].clone();
        assert!(key["publicKeyPem"].as_str().unwrap().contains("PUBLIC KEY"));

        program::run_to_end(
            &lost.join("rookery.toml"),
            &["backup", backup.to_str().unwrap()],
        );
        assert!(server.stop().await.success());
        std::fs::remove_dir_all(&lost).unwrap();

        program::run_to_end(
            &found.join("rookery.toml"),
            &["restore", backup.to_str().unwrap()],
        );
        let server = up(&found, &client).await;
        // To its people: the same login, posts and files.
        let account = alice
            .get("/api/v1/accounts/verify_credentials")
            .await
            .expect(200)
            .json();
        assert_eq!(account["id"], alice.account["id"]);
        assert_eq!(account["followers_count"], 1);
        assert_eq!(alice.home().await, [before["id"].as_str().unwrap()]);
        assert_eq!(client.get(&picture).await.expect(200).body, bytes);
        // To its peers: the same key, so that what it signs is taken by a server that has known it before.
        assert_eq!(actor(&client).await["publicKey"], key);
        let after = alice.post_status("After").await;
        bob.wait_for_status(&alice_at_beta, after["uri"].as_str().unwrap())
            .await;
        let answer = bob.post_status("Welcome back").await;
        let arrived = alice
            .wait_for_status(&bob_at_alpha, answer["uri"].as_str().unwrap())
            .await;
        alice.wait_for_home(arrived["id"].as_str().unwrap()).await;
        assert!(server.stop().await.success());
    });
}
