//! Servers among each other: ours with ours, ours with a scripted peer, ours with a hostile one. Tests of holes that other
//! software had carry the hole's number.

mod delivery;
mod documents;
mod door;
mod floods;
mod holes;
mod identity;
mod inbound;
mod markup;
mod names;
mod outgoing;
mod polls;
mod quotes;
mod reports;
mod servers;
mod threads;

use serde_json::{Value, json};

use crate::support::{
    App, Session,
    peer::{Actor, Peer},
};

/// A server of ours, somebody on it, and somebody on the peer.
struct Scene {
    peer: Peer,
    app: App,
    alice: Session,
    bob: Actor,
}

impl Scene {
    /// Alice is here; Bob is on `good.test`. `hosts` are further hosts of the peer.
    async fn new(hosts: &[&str]) -> Scene {
        let hosts: Vec<&str> = hosts.iter().copied().chain(["good.test"]).collect();
        let (peer, app) = Peer::with_app(&hosts).await;
        let alice = app.user("alice").await;
        let bob = peer.actor("good.test", "bob");
        Scene {
            peer,
            app,
            alice,
            bob,
        }
    }

    /// The ActivityPub id of Alice.
    fn alice_id(&self) -> String {
        self.alice.account["uri"].as_str().expect("uri").to_owned()
    }

    /// Alice follows somebody of the peer, who accepts; answers the id here.
    async fn alice_follows(&self, actor: &Actor) -> String {
        let account = self.alice.resolve(&actor.handle()).await;
        let id = account["id"].as_str().expect("id").to_owned();
        self.alice.follow(&id).await;
        let follow = self
            .peer
            .wait_for_match("the Follow", &actor.host, |body| {
                body["type"] == "Follow" && body["object"] == actor.id.as_str()
            })
            .await
            .json();
        let mut accept = actor.activity("Accept", follow);
        accept["to"] = json!([self.alice_id()]);
        actor.tell(&self.app, &accept).await;
        assert_eq!(self.alice.relationship(&id).await["following"], true);
        id
    }

    /// The posts here of an account of the peer.
    async fn posts_of(&self, id: &str) -> Vec<Value> {
        self.alice
            .get(&format!("/api/v1/accounts/{id}/statuses?limit=40"))
            .await
            .expect(200)
            .array()
    }

    /// How many remote posts there are.
    async fn remote_posts(&self) -> i64 {
        self.app
            .count("SELECT count(*) FROM statuses WHERE NOT local")
            .await
    }

    /// Everything that an activity could leave behind.
    async fn traces(&self) -> Vec<i64> {
        let mut found = Vec::new();
        for table in [
            "accounts",
            "statuses",
            "objects",
            "inbox_activities",
            "jobs",
            "notifications",
            "follows",
            "follow_requests",
            "favourites",
        ] {
            found.push(
                self.app
                    .count(&format!("SELECT count(*) FROM {table}"))
                    .await,
            );
        }
        found
    }
}

/// A Create of a note, with the note's audience.
fn create(actor: &Actor, note: &Value) -> Value {
    let mut create = actor.activity("Create", note.clone());
    create["id"] = json!(format!("{}/activity", note["id"].as_str().expect("id")));
    create["to"] = note["to"].clone();
    create["cc"] = note["cc"].clone();
    create["published"] = note["published"].clone();
    create
}
