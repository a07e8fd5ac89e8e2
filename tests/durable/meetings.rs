//! Transactions that meet: one is held half way while another one runs into it.

use rookery::domain::{
    Services, conversations, notification_requests as requests, notifications,
    statuses::{self},
};
use serde_json::Value;
use tokio::task::JoinHandle;

use crate::support::{App, Options, Session, eventually, run};

const REQUESTS: &str = "/api/v1/notifications/requests";

/// A server that runs no jobs: tests say what is done when.
async fn still(name: &str) -> (App, Session, Session) {
    let app = App::start(Options::new(name).idle()).await;
    let (me, stranger) = (app.user("me").await, app.user("stranger").await);
    (app, me, stranger)
}

fn id(of: &Value) -> i64 {
    of["id"].as_str().unwrap().parse().unwrap()
}

/// Whether a statement waits for a lock now, or its task has ended.
async fn stopped<T>(app: &App, task: &JoinHandle<T>) {
    let waiting = format!(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = '{}' AND wait_event_type = 'Lock'",
        app.database()
    );
    eventually("it has to wait, or is done", || async {
        (task.is_finished() || app.count(&waiting).await > 0).then_some(())
    })
    .await;
}

async fn mention(services: Services, reader: i64, from: i64, status: i64) -> usize {
    notifications::notify_many(&services, &[reader], "mention", from, Some(status))
        .await
        .unwrap()
}

/// A private mention by a stranger, which is held back.
async fn held_back(app: &App, me: &Session, stranger: &Session) -> i64 {
    let post = stranger.post_as("@me psst", "direct").await;
    mention(
        app.services.clone(),
        me.number(),
        stranger.number(),
        id(&post),
    )
    .await;
    id(&post)
}

async fn filtered(app: &App) -> i64 {
    app.count("SELECT count(*) FROM notifications WHERE filtered")
        .await
}

#[test]
fn what_is_held_back_while_its_sender_is_let_through_comes_through() {
    run(async {
        let (app, me, stranger) = still("let").await;
        held_back(&app, &me, &stranger).await;
        let request: i64 = me.ids(REQUESTS).await[0].parse().unwrap();
        let second = id(&stranger.post_as("@me psst again", "direct").await);
        // The second notification is on its way: its sender was a stranger when it was judged.
        let mut connection = app.services.connection().await.unwrap();
        let other = connection.transaction().await.unwrap();
        other
            .execute(
                "INSERT INTO notifications (id, account_id, kind, from_account_id, status_id, group_key, filtered, created_at)
                 VALUES (1, $1, 'mention', $2, $3, 'ungrouped-1', true, now())",
                &[&me.number(), &stranger.number(), &second],
            )
            .await
            .unwrap();
        let coming = tokio::spawn(mention(
            app.services.clone(),
            me.number(),
            stranger.number(),
            second,
        ));
        stopped(&app, &coming).await;
        let (services, reader, from) = (app.services.clone(), me.number(), stranger.number());
        let letting = tokio::spawn(async move {
            assert_eq!(
                requests::accept(&services, reader, &[request])
                    .await
                    .unwrap(),
                1
            );
            requests::merge(&services, reader, from).await.unwrap();
        });
        let waiting = format!(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = '{}' AND wait_event_type = 'Lock'",
            app.database()
        );
        eventually("both are as far as they come", || async {
            (letting.is_finished() || app.count(&waiting).await > 1).then_some(())
        })
        .await;
        other.rollback().await.unwrap();
        coming.await.unwrap();
        letting.await.unwrap();
        assert_eq!(filtered(&app).await, 0);
        assert!(me.ids(REQUESTS).await.is_empty());
        assert_eq!(me.ids("/api/v1/notifications").await.len(), 2);
        assert_eq!(
            app.count("SELECT count(*) FROM account_conversation_statuses s JOIN account_conversations c
                       ON c.id = s.account_conversation_id JOIN users u ON u.account_id = c.account_id
                       JOIN accounts a ON a.id = u.account_id WHERE a.username = 'me'")
                .await,
            2
        );
    });
}

#[test]
fn a_request_stays_when_the_last_of_its_notifications_goes_while_another_comes() {
    run(async {
        let (app, me, stranger) = still("last").await;
        let first = held_back(&app, &me, &stranger).await;
        let second = id(&stranger.post_as("@me psst again", "direct").await);
        let mut connection = app.services.connection().await.unwrap();
        let coming = connection.transaction().await.unwrap();
        coming
            .execute(
                "INSERT INTO notifications (id, account_id, kind, from_account_id, status_id, group_key, filtered, created_at)
                 VALUES (1, $1, 'mention', $2, $3, 'ungrouped-1', true, now())",
                &[&me.number(), &stranger.number(), &second],
            )
            .await
            .unwrap();
        coming
            .batch_execute("UPDATE notification_requests SET updated_at = now()")
            .await
            .unwrap();
        let client = stranger.clone();
        let going = tokio::spawn(async move {
            client
                .delete(&format!("/api/v1/statuses/{first}"), ())
                .await
                .expect(200);
        });
        stopped(&app, &going).await;
        coming.commit().await.unwrap();
        going.await.unwrap();
        assert_eq!(filtered(&app).await, 1);
        let found = me.get(REQUESTS).await.expect(200).array();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0]["notifications_count"], "1");
    });
}

#[test]
fn a_dismissed_request_takes_all_that_was_held_back_along_whoever_minted_its_id() {
    run(async {
        let (app, me, stranger) = still("skewed").await;
        held_back(&app, &me, &stranger).await;
        // Made by a process whose clock is ahead.
        app.sql("UPDATE notifications SET id = id + (60000::bigint << 16)")
            .await;
        let request: i64 = me.ids(REQUESTS).await[0].parse().unwrap();
        let dismissed = requests::dismiss(&app.services, me.number(), &[request]).await;
        assert_eq!(dismissed.unwrap(), 1);
        let upto = app
            .count(
                "SELECT (payload->>'upto')::bigint FROM jobs WHERE kind = 'forget_notifications'",
            )
            .await;
        requests::forget(&app.services, me.number(), stranger.number(), upto)
            .await
            .unwrap();
        assert_eq!(filtered(&app).await, 0);
    });
}

/// Somebody is about to delete a post when this runs; then the post is gone.
async fn while_deleted<T: Send + 'static>(
    app: &App,
    post: i64,
    effect: impl Future<Output = T> + Send + 'static,
) -> T {
    let (status, _) = statuses::load(&app.services, post).await.unwrap().unwrap();
    let mut connection = app.services.connection().await.unwrap();
    let tx = connection.transaction().await.unwrap();
    statuses::remove(&app.services, &tx, &status, false)
        .await
        .unwrap();
    let effect = tokio::spawn(effect);
    stopped(app, &effect).await;
    tx.commit().await.unwrap();
    effect.await.unwrap()
}

#[test]
fn a_post_that_is_deleted_while_its_effects_run_leaves_no_notification() {
    run(async {
        let (app, me, stranger) = still("orphan").await;
        me.follow(&stranger.id).await;
        let post = id(&stranger.post_as("@me hello", "public").await);
        let effect = mention(app.services.clone(), me.number(), stranger.number(), post);
        while_deleted(&app, post, effect).await;
        let left = "SELECT count(*) FROM notifications WHERE status_id IS NOT NULL";
        assert_eq!(app.count(left).await, 0);
        // What is there is told as before.
        let post = id(&stranger.post_as("@me hello", "public").await);
        mention(app.services.clone(), me.number(), stranger.number(), post).await;
        assert_eq!(app.count(left).await, 1);
    });
}

#[test]
fn a_post_that_is_deleted_while_its_effects_run_leaves_no_conversation() {
    run(async {
        let (app, me, stranger) = still("talk").await;
        let post = id(&stranger.post_as("@me hello", "direct").await);
        let (services, reader) = (app.services.clone(), me.number());
        let effect = async move {
            conversations::append(&services, &[(reader, post)])
                .await
                .unwrap();
        };
        while_deleted(&app, post, effect).await;
        assert_eq!(
            app.count("SELECT count(*) FROM account_conversations")
                .await,
            0
        );
        assert_eq!(
            app.count("SELECT count(*) FROM account_conversation_statuses")
                .await,
            0
        );
    });
}

#[test]
fn a_post_that_is_deleted_while_its_notification_is_let_through_ends_no_transaction() {
    run(async {
        let (app, me, stranger) = still("merged").await;
        let post = held_back(&app, &me, &stranger).await;
        let (services, reader, from) = (app.services.clone(), me.number(), stranger.number());
        let effect = async move { requests::merge(&services, reader, from).await };
        while_deleted(&app, post, effect).await.unwrap();
        assert_eq!(app.count("SELECT count(*) FROM notifications").await, 0);
        assert_eq!(
            app.count("SELECT count(*) FROM account_conversations")
                .await,
            0
        );
    });
}
