//! Notifications in groups.

use std::collections::HashMap;

use rookery::domain::notifications::{forget, notify_many};
use serde_json::{Value, json};

use crate::support::{App, Session, client::form, run};

const ALL: &str = "/api/v2/notifications";

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

async fn groups(who: &Session, path: &str) -> Vec<Value> {
    let page = who.get(path).await.expect(200).json();
    page["notification_groups"].as_array().unwrap().clone()
}

/// Groups are kept beside their notifications: both must say the same.
async fn assert_groups_are_exact(app: &App) {
    let wrong = app
        .count(
            "SELECT count(*) FROM (
                 SELECT account_id, group_key, count(*) AS amount, max(id) AS newest, min(id) AS oldest FROM notifications
                 WHERE NOT filtered AND kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up') GROUP BY 1, 2) n
             FULL JOIN notification_groups g ON g.account_id = n.account_id AND g.group_key = n.group_key
             WHERE (n.amount, n.newest, n.oldest) IS DISTINCT FROM (g.notifications_count, g.newest_id, g.oldest_id)",
        )
        .await;
    assert_eq!(wrong, 0, "groups have drifted");
}

#[test]
fn what_many_do_about_one_thing_is_one_group() {
    run(async {
        let app = App::shared().await;
        let me = app.somebody("grouped").await;
        let mine = me.post_status("mine").await;
        let path = format!("/api/v1/statuses/{}", text(&mine["id"]));
        let mut fans = Vec::new();
        for _ in 0..3 {
            let fan = app.somebody("fan").await;
            fan.post(&format!("{path}/favourite"), ()).await.expect(200);
            me.wait_for_notification("favourite", &fan.id).await;
            fans.push(fan);
        }
        fans[0].follow(&me.id).await;
        me.wait_for_notification("follow", &fans[0].id).await;
        let answer = format!("@{} well said", me.username);
        fans[1].post_status(&answer).await;
        me.wait_for_notification("mention", &fans[1].id).await;

        let page = me.get(ALL).await.expect(200);
        assert!(page.link("next").is_some() && page.link("prev").is_some());
        let page = page.json();
        let found = page["notification_groups"].as_array().unwrap();
        let kinds: Vec<&str> = found.iter().map(|group| text(&group["type"])).collect();
        assert_eq!(kinds, ["mention", "follow", "favourite"]);
        let favourites = &found[2];
        assert_eq!(favourites["notifications_count"], 3);
        let newest_first: Vec<&str> = fans.iter().rev().map(|fan| fan.id.as_str()).collect();
        assert_eq!(favourites["sample_account_ids"], json!(newest_first));
        assert_eq!(favourites["status_id"], mine["id"]);
        assert_eq!(
            favourites["page_max_id"],
            favourites["most_recent_notification_id"]
        );
        assert!(text(&favourites["page_min_id"]) < text(&favourites["page_max_id"]));
        assert!(favourites["latest_page_notification_at"].is_string());
        assert!(text(&found[0]["group_key"]).starts_with("ungrouped-"));
        assert_eq!(found[0]["notifications_count"], 1);
        // Each person and each post once.
        assert_eq!(page["accounts"].as_array().unwrap().len(), 3);
        assert_eq!(page["statuses"].as_array().unwrap().len(), 2);
        assert!(page.get("partial_accounts").is_none());

        let single = me
            .get("/api/v1/notifications?types[]=favourite")
            .await
            .array();
        assert!(
            single
                .iter()
                .all(|one| one["group_key"] == favourites["group_key"])
        );

        let partial = me
            .get(&format!("{ALL}?expand_accounts=partial_avatars"))
            .await;
        let partial = partial.expect(200).json();
        let whole = partial["accounts"].as_array().unwrap().len();
        let pictures = partial["partial_accounts"].as_array().unwrap();
        assert_eq!(whole + pictures.len(), 3);
        for name in [
            "id",
            "acct",
            "url",
            "avatar",
            "avatar_static",
            "avatar_description",
            "locked",
            "bot",
        ] {
            assert!(pictures.iter().all(|one| one.get(name).is_some()), "{name}");
        }
        assert!(pictures.iter().all(|one| one.get("note").is_none()));
        let refused = me
            .get(&format!("{ALL}?expand_accounts=all"))
            .await
            .expect(400);
        assert!(refused.error().contains("expand_accounts"));

        let apart = groups(&me, &format!("{ALL}?grouped_types[]=follow")).await;
        assert_eq!(apart.len(), 5);
        let apart = groups(&me, &format!("{ALL}?grouped_types[]=moonrise")).await;
        assert_eq!(apart.len(), 5);
        assert_eq!(
            groups(&me, &format!("{ALL}?types[]=favourite")).await.len(),
            1
        );
        assert_eq!(
            groups(&me, &format!("{ALL}?types[]=moonrise")).await.len(),
            0
        );
        assert_eq!(
            groups(&me, &format!("{ALL}?exclude_types[]=favourite"))
                .await
                .len(),
            2
        );
        let of_one = groups(&me, &format!("{ALL}?account_id={}", fans[0].id)).await;
        assert_eq!(of_one.len(), 2);
        let spoken = groups(&me, &format!("{ALL}?supported_types[]=favourite")).await;
        assert!(spoken[2].get("fallback").is_none());
        assert!(text(&spoken[0]["fallback"]["title"]).contains("mentioned you"));
        assert!(found.iter().all(|group| group.get("fallback").is_none()));
    });
}

#[test]
fn a_group_is_shown_counted_dismissed_and_its_people_paged_by_its_owner_alone() {
    run(async {
        let app = App::fresh("groups").await;
        let (me, other) = (app.user("me").await, app.user("other").await);
        let mine = me.post_status("mine").await;
        let path = format!("/api/v1/statuses/{}", text(&mine["id"]));
        let mut fans = Vec::new();
        for n in 0..4 {
            let fan = app.user(&format!("fan{n}")).await;
            fan.post(&format!("{path}/favourite"), ()).await.expect(200);
            app.settled().await;
            fan.post(&format!("{path}/reblog"), ()).await.expect(200);
            app.settled().await;
            fans.push(fan);
        }
        let found = groups(&me, ALL).await;
        assert_eq!(found.len(), 2);
        let unread = format!("{ALL}/unread_count");
        let count = |path: String| {
            let me = &me;
            async move { me.get(&path).await.expect(200).json()["count"].clone() }
        };
        assert_eq!(count(unread.clone()).await, 2);
        assert_eq!(count(format!("{unread}?limit=1")).await, 1);
        assert_eq!(count(format!("{unread}?grouped_types[]=reblog")).await, 5);
        assert_eq!(count(format!("{unread}?types[]=reblog")).await, 1);
        assert_eq!(
            count(format!("{unread}?account_id={}", fans[0].id)).await,
            2
        );
        let key = text(&found[0]["group_key"]).to_owned();
        let one = me.get(&format!("{ALL}/{key}")).await.expect(200).json();
        let shown = &one["notification_groups"][0];
        assert_eq!(shown["notifications_count"], 4);
        assert!(shown.get("page_min_id").is_none());
        let (people, pages) = me.walk(&format!("{ALL}/{key}/accounts?limit=3")).await;
        let people: Vec<&str> = people.iter().map(|one| text(&one["id"])).collect();
        let newest_first: Vec<&str> = fans.iter().rev().map(|fan| fan.id.as_str()).collect();
        assert_eq!((people, pages), (newest_first, 2));

        // Others see and touch nothing of it, and keys that name nothing are no mistake of the server's.
        other.get(&format!("{ALL}/{key}")).await.expect(404);
        assert_eq!(
            other
                .get(&format!("{ALL}/{key}/accounts"))
                .await
                .array()
                .len(),
            0
        );
        other
            .post(&format!("{ALL}/{key}/dismiss"), ())
            .await
            .expect(200);
        for key in [
            "ungrouped-1",
            "favourite-1-1",
            "rubbish",
            "%00",
            "ungrouped-99999999999999999999",
        ] {
            let answer = me.get(&format!("{ALL}/{key}")).await;
            assert!(
                (400..=404).contains(&answer.status),
                "{key}: {}",
                answer.status
            );
        }
        app.client().get(ALL).await.expect(401);

        // Read, and new again with the next one.
        let newest = text(&found[0]["most_recent_notification_id"]).to_owned();
        let mark = json!({ "notifications": { "last_read_id": newest } });
        me.post("/api/v1/markers", mark).await.expect(200);
        assert_eq!(count(unread.clone()).await, 0);
        assert_groups_are_exact(&app).await;

        // What is taken back leaves its group.
        fans[3]
            .post(&format!("{path}/unreblog"), ())
            .await
            .expect(200);
        app.settled().await;
        let left = me.get(&format!("{ALL}/{key}")).await.expect(200).json();
        assert_eq!(left["notification_groups"][0]["notifications_count"], 3);
        assert_groups_are_exact(&app).await;
        me.post(&format!("{ALL}/{key}/dismiss"), ())
            .await
            .expect(200);
        me.get(&format!("{ALL}/{key}")).await.expect(404);
        assert_eq!(groups(&me, ALL).await.len(), 1);
        assert_groups_are_exact(&app).await;
        // Who is blocked is gone from it, who is muted is not shown.
        me.post(&format!("/api/v1/accounts/{}/block", fans[0].id), ())
            .await
            .expect(200);
        me.post(&format!("/api/v1/accounts/{}/mute", fans[1].id), ())
            .await
            .expect(200);
        let found = groups(&me, ALL).await;
        assert_eq!(found[0]["notifications_count"], 3);
        assert_eq!(
            found[0]["sample_account_ids"],
            json!([fans[3].id, fans[2].id])
        );
        assert_groups_are_exact(&app).await;
        // The post takes its notifications with it.
        me.delete(&path, ()).await.expect(200);
        assert_eq!(
            app.count("SELECT count(*) FROM notification_groups").await,
            0
        );
        fans[2].follow(&me.id).await;
        app.settled().await;
        me.post(&format!("{ALL}/clear"), form(&[]))
            .await
            .expect(200);
        assert_eq!(groups(&me, ALL).await.len(), 0);
        assert_groups_are_exact(&app).await;
    });
}

#[test]
fn a_group_lasts_twelve_hours_from_its_first_hour_on() {
    run(async {
        let app = App::fresh("hours").await;
        let me = app.user("me").await;
        let mine = me.post_status("mine").await;
        let status: i64 = text(&mine["id"]).parse().unwrap();
        let mut keys = Vec::new();
        for n in 0..3 {
            let fan = app.account(&format!("fan{n}"), "").await;
            let told = notify_many(
                &app.services,
                &[me.number()],
                "favourite",
                fan,
                Some(status),
            )
            .await;
            assert_eq!(told.unwrap(), 1);
            let found = groups(&me, ALL).await;
            keys.push(text(&found[0]["group_key"]).to_owned());
            if n == 1 {
                assert_eq!(found.len(), 1, "six hours are within the group");
                assert_eq!(found[0]["notifications_count"], 2);
            }
            if n == 2 {
                assert_eq!(found.len(), 2, "after twelve a new one begins");
                break;
            }
            // The group is older by six hours each time.
            app.sql(
                "UPDATE notification_groups SET bucket = bucket - 6;
                 ALTER TABLE notifications DISABLE TRIGGER ALL;
                 UPDATE notifications n SET group_key = g.group_key FROM notification_groups g WHERE n.kind = 'favourite';
                 ALTER TABLE notifications ENABLE TRIGGER ALL;",
            )
            .await;
        }
        assert_ne!(keys[1], keys[2]);
    });
}

/// A row as the reference has it.
#[derive(Clone)]
struct Row {
    id: i64,
    kind: &'static str,
    key: String,
    from: i64,
}

/// The next number of a sequence that looks random and is the same each time.
fn next(state: &mut u64) -> u64 {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

/// Rows of many kinds in many groups, as of one afternoon.
async fn afternoon(app: &App, me: &Session, posts: &[i64], amount: i64) -> Vec<Row> {
    let first = app.services.id().unwrap();
    app.sql(&format!(
        "INSERT INTO accounts (id, username, uri, url, inbox_url, created_at, updated_at)
         SELECT {first} + i, 'sender' || i, 'https://a.test/' || i, 'https://a.test/@' || i, 'https://a.test/inbox', now(), now()
         FROM generate_series(0, {amount}) i"
    ))
    .await;
    let mut state = 7;
    let mut rows = Vec::new();
    let mut values = Vec::new();
    for n in 0..amount {
        // Four minutes apart.
        let id = first - (amount - n) * ((4 * 60 * 1000) << 16);
        let post = posts[usize::try_from(next(&mut state)).unwrap() % posts.len()];
        let bucket = n / 60;
        let (kind, key, about) = match next(&mut state) % 10 {
            0..=4 => (
                "favourite",
                format!("favourite-{post}-{bucket}"),
                Some(post),
            ),
            5..=6 => ("reblog", format!("reblog-{post}-{bucket}"), Some(post)),
            7 => ("follow", format!("follow-{bucket}"), None),
            _ => ("mention", format!("ungrouped-{id}"), Some(post)),
        };
        let from = first + n;
        let about = about.map_or_else(|| "NULL".to_owned(), |id| id.to_string());
        values.push(format!(
            "({id}, {}, '{kind}', {from}, {about}, '{key}', now())",
            me.id
        ));
        rows.push(Row {
            id,
            kind,
            key,
            from,
        });
    }
    app.sql(&format!(
        "INSERT INTO notifications (id, account_id, kind, from_account_id, status_id, group_key, created_at) VALUES {}",
        values.join(", ")
    ))
    .await;
    rows.reverse();
    rows
}

/// Of a group on a page: key, how many, newest, oldest, people.
type Shown = (String, i64, i64, i64, Vec<i64>);

/// What a page shows by the definition: walked row by row, the first of each group stands for it.
fn defined(
    rows: &[Row],
    grouped: &[&str],
    kinds: &[&str],
    at: (i64, i64, bool),
    limit: usize,
) -> Vec<Shown> {
    let (below, above, upwards) = at;
    let key = |row: &Row| {
        if grouped.contains(&row.kind) {
            row.key.clone()
        } else {
            format!("ungrouped-{}", row.id)
        }
    };
    let wanted: Vec<&Row> = rows
        .iter()
        .filter(|row| kinds.contains(&row.kind))
        .collect();
    let mut inside: Vec<&Row> = wanted
        .iter()
        .copied()
        .filter(|row| row.id < below && row.id > above)
        .collect();
    if upwards {
        inside.reverse();
    }
    let mut heads: Vec<&Row> = Vec::new();
    for row in inside {
        if heads.len() < limit && !heads.iter().any(|head| key(head) == key(row)) {
            heads.push(row);
        }
    }
    let full = heads.len() == limit;
    if upwards {
        heads.reverse();
    }
    let (Some(first), Some(last)) = (heads.first(), heads.last()) else {
        return Vec::new();
    };
    let floor = if full || upwards { last.id } else { above + 1 };
    let ceiling = if full || !upwards {
        first.id
    } else {
        below - 1
    };
    heads
        .iter()
        .map(|head| {
            let all: Vec<&Row> = wanted
                .iter()
                .copied()
                .filter(|row| key(row) == key(head))
                .collect();
            let shown: Vec<&Row> = all
                .iter()
                .copied()
                .filter(|row| row.id <= ceiling)
                .collect();
            let oldest = shown.iter().rev().find(|row| row.id >= floor).unwrap();
            let people = shown.iter().take(8).map(|row| row.from).collect();
            (
                key(head),
                i64::try_from(all.len()).unwrap(),
                shown[0].id,
                oldest.id,
                people,
            )
        })
        .collect()
}

#[test]
fn pages_of_groups_are_those_of_the_definition_in_both_directions() {
    run(async {
        let app = App::fresh("pages").await;
        let me = app.user("me").await;
        let mut posts: Vec<i64> = Vec::new();
        for n in 0..3 {
            posts.push(
                text(&me.post_status(&format!("{n}")).await["id"])
                    .parse()
                    .unwrap(),
            );
        }
        let rows = afternoon(&app, &me, &posts, 300).await;
        assert_groups_are_exact(&app).await;
        let every = ["favourite", "reblog", "follow", "mention"];
        let mut state = 11;
        for round in 0..120 {
            let limit = usize::try_from(1 + next(&mut state) % 12).unwrap();
            let (grouped, types): (&[&str], &[&str]) = match round % 4 {
                0 | 1 => (&["favourite", "reblog", "follow"], &every),
                2 => (&["favourite"], &every),
                _ => (
                    &["favourite", "reblog", "follow"],
                    &["follow", "reblog", "mention"],
                ),
            };
            let some =
                |state: &mut u64| rows[usize::try_from(next(state)).unwrap() % rows.len()].id;
            let (at, mut path) = match round % 5 {
                0 => ((i64::MAX, 0, false), format!("{ALL}?limit={limit}")),
                1 | 2 => {
                    let below = some(&mut state);
                    (
                        (below, 0, false),
                        format!("{ALL}?limit={limit}&max_id={below}"),
                    )
                }
                3 => {
                    let above = some(&mut state);
                    (
                        (i64::MAX, above, true),
                        format!("{ALL}?limit={limit}&min_id={above}"),
                    )
                }
                _ => {
                    let (one, other) = (some(&mut state), some(&mut state));
                    let (above, below) = (one.min(other), one.max(other));
                    (
                        (below, above, false),
                        format!("{ALL}?limit={limit}&max_id={below}&since_id={above}"),
                    )
                }
            };
            if round % 4 == 2 {
                path.push_str("&grouped_types[]=favourite");
            }
            if round % 4 == 3 {
                path.push_str("&types[]=follow&types[]=reblog&types[]=mention");
            }
            let number = |value: &Value| text(value).parse::<i64>().unwrap();
            let found: Vec<_> = groups(&me, &path)
                .await
                .iter()
                .map(|group| {
                    assert_eq!(group["page_max_id"], group["most_recent_notification_id"]);
                    let people = group["sample_account_ids"].as_array().unwrap();
                    (
                        text(&group["group_key"]).to_owned(),
                        group["notifications_count"].as_i64().unwrap(),
                        number(&group["page_max_id"]),
                        number(&group["page_min_id"]),
                        people.iter().map(number).collect::<Vec<i64>>(),
                    )
                })
                .collect();
            assert_eq!(found, defined(&rows, grouped, types, at, limit), "{path}");
        }
        // A walk by the links comes past every notification once.
        let mut path = Some(format!("{ALL}?limit=7"));
        let mut spans: HashMap<String, Vec<(i64, i64)>> = HashMap::new();
        while let Some(at) = path {
            let page = me.get(&at).await.expect(200);
            for group in page.json()["notification_groups"].as_array().unwrap() {
                let number = |name: &str| text(&group[name]).parse::<i64>().unwrap();
                let spans = spans
                    .entry(text(&group["group_key"]).to_owned())
                    .or_default();
                spans.push((number("page_min_id"), number("page_max_id")));
            }
            path = page.link("next");
        }
        for row in &rows {
            let shown = spans[&row.key]
                .iter()
                .filter(|(min, max)| (*min..=*max).contains(&row.id))
                .count();
            assert_eq!(shown, 1, "{}", row.key);
        }
    });
}

#[test]
fn a_viral_post_is_one_group_however_many_favour_it() {
    run(async {
        let app = App::fresh("viralgroup").await;
        let me = app.user("me").await;
        let viral: i64 = text(&me.post_status("the talk of the town").await["id"])
            .parse()
            .unwrap();
        let before = app.user("early").await;
        before.post_status("@me hello").await;
        app.settled().await;
        let first = app.services.id().unwrap();
        app.sql(&format!(
            "INSERT INTO accounts (id, username, uri, url, inbox_url, created_at, updated_at)
             SELECT {first} + i, 'sender' || i, 'https://a.test/' || i, 'https://a.test/@' || i, 'https://a.test/inbox', now(), now()
             FROM generate_series(1, 5000) i;
             INSERT INTO notifications (id, account_id, kind, from_account_id, status_id, group_key, created_at)
             SELECT {first} + i, {}, 'favourite', {first} + i, {viral}, 'favourite-{viral}-1', now() FROM generate_series(1, 5000) i;
             ANALYZE notifications; ANALYZE notification_groups;",
            me.id
        ))
        .await;
        let found = groups(&me, &format!("{ALL}?limit=2")).await;
        assert_eq!(found.len(), 2);
        assert_eq!(found[0]["notifications_count"], 5000);
        assert_eq!(found[0]["sample_account_ids"].as_array().unwrap().len(), 8);
        assert_eq!(found[1]["type"], "mention");
        // In the middle of the group, what is below it is found at once too.
        let middle = first + 2500;
        let found = groups(&me, &format!("{ALL}?limit=2&max_id={middle}")).await;
        assert_eq!(text(&found[0]["page_max_id"]), (middle - 1).to_string());
        assert_eq!(found[1]["type"], "mention");
    });
}

#[test]
fn a_group_that_many_join_and_leave_at_once_is_counted_exactly() {
    run(async {
        let app = App::fresh("crowdgroup").await;
        let me = app.user("me").await;
        let status: i64 = text(&me.post_status("the talk").await["id"])
            .parse()
            .unwrap();
        let first = app.services.id().unwrap();
        app.sql(&format!(
            "INSERT INTO accounts (id, username, uri, url, inbox_url, created_at, updated_at)
             SELECT {first} + i, 'sender' || i, 'https://a.test/' || i, 'https://a.test/@' || i, 'https://a.test/inbox', now(), now()
             FROM generate_series(0, 199) i"
        ))
        .await;
        let readers = [me.number()];
        let doing = (0..200).map(|n| {
            let (services, readers) = (&app.services, &readers);
            async move {
                let kind = if n % 2 == 0 { "favourite" } else { "follow" };
                let about = (n % 2 == 0).then_some(status);
                notify_many(services, readers, kind, first + n, about)
                    .await
                    .unwrap();
                // The newest, the oldest and some between leave again.
                if n % 5 < 2 {
                    forget(services, readers[0], kind, first + n, about)
                        .await
                        .unwrap();
                }
            }
        });
        futures_util::future::join_all(doing).await;
        assert_groups_are_exact(&app).await;
        let mut counts: Vec<i64> = groups(&me, ALL)
            .await
            .iter()
            .map(|group| group["notifications_count"].as_i64().unwrap())
            .collect();
        counts.sort_unstable();
        assert_eq!(counts.iter().sum::<i64>(), 120);
        assert!(counts.len() <= 4, "an hour may end meanwhile: {counts:?}");
    });
}
