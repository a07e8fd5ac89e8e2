//! Lists that are paged by offsets. Much of what they order by is the same for many.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;
use rookery::domain::search;
use serde_json::Value;

use super::{
    endpoint,
    walk::{Links, with},
    world::World,
};
use crate::support::{Client, client::encode, dice::Dice, run};

/// Every endpoint that is walked here.
pub const PATHS: &[&str] = &[
    "/api/v1/accounts/search",
    "/api/v1/accounts/{account_id}/collections",
    "/api/v1/accounts/{account_id}/in_collections",
    "/api/v1/directory",
    "/api/v1/trends",
    "/api/v1/trends/links",
    "/api/v1/trends/statuses",
    "/api/v1/trends/tags",
    "/api/v1_alpha/accounts/{account_id}/collections",
    "/api/v1_alpha/accounts/{account_id}/in_collections",
    "/api/v2/search",
];

struct List {
    endpoint: &'static str,
    at: String,
    who: Client,
    /// Where in the answer the items are; the whole answer where there is no name.
    within: &'static str,
    key: &'static str,
    /// The keys in order, and whether each is shown.
    defined: String,
    /// Pages lead on by `Link` headers.
    linked: bool,
}

impl List {
    /// The page from an offset; answers where it leads.
    async fn page(&self, defined: &[(String, bool)], at: &str, offset: usize) -> Option<String> {
        let answer = self.who.get(at).await.expect(200);
        let body = answer.json();
        let items = match self.within {
            "" => &body,
            name => &body[name],
        };
        let keys: Vec<&str> = items
            .as_array()
            .unwrap_or_else(|| panic!("{at}: {body}"))
            .iter()
            .map(|item| item[self.key].as_str().expect(self.key))
            .collect();
        let limit = self.limit(at);
        let end = (offset + limit).min(defined.len());
        let wanted: Vec<&str> = defined[offset.min(end)..end]
            .iter()
            .filter(|(_, shown)| *shown)
            .map(|(key, _)| key.as_str())
            .collect();
        assert_eq!(keys, wanted, "{at}");
        let links = Links::of(&answer, at, "offset", at);
        if !self.linked {
            assert!(answer.header("link").is_none(), "{at}");
            return None;
        }
        if end < defined.len() {
            let next = links
                .next
                .as_deref()
                .unwrap_or_else(|| panic!("{at}: no next"));
            assert_eq!(number(next, "offset"), Some(offset + limit), "{at}: {next}");
        } else if offset + limit > defined.len() {
            assert_eq!(links.next, None, "{at}");
        }
        match links.prev {
            Some(prev) => {
                assert_eq!(
                    number(&prev, "offset"),
                    Some(offset.saturating_sub(limit)),
                    "{at}"
                );
                assert!(offset > 0, "{at}: {prev}");
            }
            None => assert_eq!(offset, 0, "{at}: no prev"),
        }
        links.next
    }

    fn limit(&self, at: &str) -> usize {
        let size = endpoint(self.endpoint).page_size.expect("a page size");
        let (default, most) = (size.default, size.max);
        number(at, "limit").map_or(usize::try_from(default).unwrap(), |limit| {
            limit.min(usize::try_from(most).unwrap())
        })
    }

    async fn check(&self, world: &World, dice: &mut Dice) {
        let defined = world.defined(&self.defined).await;
        assert!(
            defined.len() >= 40,
            "{}: {} are too few",
            self.at,
            defined.len()
        );
        for limit in [1 + dice.below(4), 5 + dice.below(9), 500] {
            let mut at = with(&self.at, "limit", &limit.to_string());
            let mut offset = 0;
            loop {
                let next = self.page(&defined, &at, offset).await;
                let step = self.limit(&at);
                offset += step;
                if offset >= defined.len() {
                    break;
                }
                at = next.unwrap_or_else(|| {
                    let at = with(&self.at, "limit", &limit.to_string());
                    with(&at, "offset", &offset.to_string())
                });
            }
        }
        self.page(&defined, &self.at, 0).await;
        for _ in 0..6 {
            let (offset, limit) = (dice.below(defined.len() + 10), 1 + dice.below(60));
            let at = with(&self.at, "offset", &offset.to_string());
            self.page(&defined, &with(&at, "limit", &limit.to_string()), offset)
                .await;
        }
        for (name, value) in [("limit", "-1"), ("offset", "-1")] {
            let refused = self.who.get(&with(&self.at, name, value)).await.expect(400);
            assert_eq!(
                refused.error(),
                "Pagination values for `offset` and `limit` must be positive"
            );
        }
        // However far away.
        let far = self.who.get(&with(&self.at, "offset", "99999999999")).await;
        let body = far.expect(200).json();
        let items: &Value = if self.within.is_empty() {
            &body
        } else {
            &body[self.within]
        };
        assert_eq!(items.as_array().map(Vec::len), Some(0), "{}", self.at);
    }
}

fn number(url: &str, name: &str) -> Option<usize> {
    let (_, query) = url.split_once('?')?;
    let pair = query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(have, _)| *have == name);
    pair.map(|(_, value)| value.parse().expect("a number"))
}

/// Sixty people who are found by one word, followed or not, with as many followers as others.
const PEOPLE: &str =
    "INSERT INTO accounts (id, username, display_name, domain, uri, url, inbox_url, discoverable, created_at, updated_at)
     SELECT x.id, CASE x.n % 3 WHEN 0 THEN 'Findme' || x.n ELSE 'x' || x.n END,
            CASE x.n % 3 WHEN 0 THEN '' ELSE 'findme too' END, 'found.test', 'https://found.test/' || x.n,
            'https://found.test/@' || x.n, 'https://found.test/inbox', true, now(), now() FROM {new};
     UPDATE account_stats s SET followers_count = x.n % 4, last_status_at = CASE x.n % 5 WHEN 0 THEN NULL
            ELSE current_date - (x.n % 5) END FROM {new} WHERE s.account_id = x.id;
     INSERT INTO follows (id, account_id, target_id, local, created_at)
     SELECT x.id, {talker}, x.id, true, now() FROM {new} WHERE x.n % 6 = 1;
     -- Whom a reader does not want stand in no directory of theirs.
     INSERT INTO mutes (id, account_id, target_id, created_at)
     SELECT x.id, {reader}, x.id, now() FROM {new} WHERE x.n % 8 = 3;";

/// Posts, tags and collections.
const THINGS: &str =
    "INSERT INTO statuses (id, account_id, uri, local, visibility, content, conversation_id, created_at)
     SELECT x.id, CASE x.n % 9 WHEN 4 THEN {muted} WHEN 5 THEN {author} ELSE {talker} END, 'https://far.test/found/' || x.n,
            false, CASE x.n % 11 WHEN 7 THEN 'private' ELSE 'public' END, '<p>Platypus ' || x.n || '</p>', x.id, now() FROM {new};
     INSERT INTO status_trends (status_id, account_id, score)
     SELECT s.id, s.account_id, 1 + s.id % 5 FROM statuses s JOIN {new} ON x.id = s.id WHERE s.visibility = 'public';
     INSERT INTO tag_trends (tag_id, score, max_score, max_score_at)
     SELECT t.id, 1 + t.id % 4, 9, now() FROM tags t WHERE t.name LIKE 'stock%';
     INSERT INTO collections (id, account_id, uri, name, discoverable, created_at, updated_at)
     SELECT x.id, {star}, 'https://collections.test/' || x.n, 'Collection ' || x.n, x.n % 9 <> 4, now(), now() FROM {new};
     INSERT INTO collection_items (id, collection_id, account_id, state, created_at)
     SELECT 9000000 - (x.n * 37) % 97, x.id, {hermit}, CASE x.n % 10 WHEN 2 THEN 'pending' ELSE 'accepted' END, now() FROM {new}";

/// Pages that trend.
const LINKS: &str =
    "INSERT INTO preview_cards (id, url, kind, title, description, author_name, author_url, provider_name, provider_url,
                                html, width, height, image_description, embed_url, article, created_at, updated_at)
     SELECT x.id, 'https://page.test/' || x.n, 'link', 'Title', '', '', '', '', '', '', 0, 0, '', '', true, now(), now() FROM {new};
     INSERT INTO link_trends (card_id, score, max_score, max_score_at) SELECT x.id, 1 + x.n % 3, 9, now() FROM {new}";

fn lists(world: &World) -> Vec<List> {
    let list = |endpoint, at: &str, who: &Client, defined: &str| List {
        endpoint,
        at: at.to_owned(),
        who: who.clone(),
        within: "",
        key: "id",
        defined: defined.to_owned(),
        linked: false,
    };
    let found = |following: &str| {
        format!(
            "SELECT a.id::text, true FROM accounts a JOIN account_stats s ON s.account_id = a.id
             WHERE a.domain = 'found.test' AND {following} ORDER BY
                   EXISTS (SELECT FROM follows f WHERE f.account_id = {{talker}} AND f.target_id = a.id) DESC,
                   s.followers_count DESC, a.id"
        )
    };
    let searched = |kind: &'static str, q: &str, defined: &str| List {
        within: kind,
        key: if kind == "hashtags" { "name" } else { "id" },
        ..list(
            "/api/v2/search",
            &format!("/api/v2/search?type={kind}&q={}", encode(q)),
            &world.talker,
            defined,
        )
    };
    let listed = |order: &str, unwanted: &str| {
        format!(
            "SELECT a.id::text, true FROM accounts a JOIN account_stats s ON s.account_id = a.id
             WHERE a.discoverable AND NOT ({unwanted}) ORDER BY {order}"
        )
    };
    let active = "s.last_status_at DESC NULLS LAST, a.id DESC";
    let muted = "EXISTS (SELECT FROM mutes m WHERE m.account_id = {reader} AND m.target_id = a.id)";
    let trending = "SELECT t.status_id::text, {shown} FROM status_trends t
                    ORDER BY t.score DESC, t.status_id DESC";
    let tags = "SELECT g.display_name, true FROM tag_trends t JOIN tags g ON g.id = t.tag_id ORDER BY t.score DESC, g.id DESC";
    let made = "SELECT id::text, true FROM collections WHERE account_id = {star} AND ({own} OR discoverable) ORDER BY id DESC";
    let within = "SELECT collection_id::text, true FROM collection_items
                  WHERE account_id = {hermit} AND state = 'accepted' ORDER BY id DESC";
    let (star, hermit) = (&world.star.id, &world.hermit.id);
    let anybody = world.app.client();
    let mut lists = vec![
        list(
            "/api/v1/accounts/search",
            "/api/v1/accounts/search?q=findme",
            &world.talker,
            &found("true"),
        ),
        searched("accounts", "FindMe", &found("true")),
        searched(
            "hashtags",
            "#stock",
            "SELECT display_name, true FROM tags WHERE name LIKE 'stock%' ORDER BY length(name), name",
        ),
        searched(
            "statuses",
            "platypus",
            "SELECT s.id::text, true FROM statuses s
             WHERE s.content LIKE '%Platypus%' AND s.account_id = {talker} ORDER BY s.id DESC",
        ),
        list(
            "/api/v1/directory",
            "/api/v1/directory?order=active",
            &anybody,
            &listed(active, "false"),
        ),
        list(
            "/api/v1/directory",
            "/api/v1/directory?order=new",
            &world.reader,
            &listed("a.id DESC", muted),
        ),
        list(
            "/api/v1/directory",
            "/api/v1/directory",
            &world.reader,
            &listed(active, muted),
        ),
    ];
    let linked = |list| List {
        linked: true,
        ..list
    };
    for path in ["/api/v1/trends/tags", "/api/v1/trends"] {
        lists.push(linked(List {
            key: "name",
            ..list(path, &format!("{path}?kept=a%20b"), &anybody, tags)
        }));
    }
    if endpoint("/api/v1/trends/links").is_built() {
        lists.push(linked(List {
            key: "url",
            ..list(
                "/api/v1/trends/links",
                "/api/v1/trends/links?kept=1",
                &anybody,
                "SELECT p.url, true FROM link_trends t JOIN preview_cards p ON p.id = t.card_id ORDER BY t.score DESC, p.id DESC",
            )
        }));
    }
    for (who, shown) in [
        (&anybody, "true"),
        (&*world.reader, "t.account_id <> {muted}"),
    ] {
        lists.push(linked(list(
            "/api/v1/trends/statuses",
            "/api/v1/trends/statuses?kept=1",
            who,
            &trending.replace("{shown}", shown),
        )));
    }
    for root in ["/api/v1", "/api/v1_alpha"] {
        let path = format!("{root}/accounts/{star}/collections");
        let endpoint = match root {
            "/api/v1" => "/api/v1/accounts/{account_id}/collections",
            _ => "/api/v1_alpha/accounts/{account_id}/collections",
        };
        for (who, own) in [(&anybody, "false"), (&*world.star, "true")] {
            lists.push(linked(List {
                within: "collections",
                ..list(endpoint, &path, who, &made.replace("{own}", own))
            }));
        }
        let path = format!("{root}/accounts/{hermit}/in_collections");
        let endpoint = match root {
            "/api/v1" => "/api/v1/accounts/{account_id}/in_collections",
            _ => "/api/v1_alpha/accounts/{account_id}/in_collections",
        };
        lists.push(linked(List {
            within: "collections",
            ..list(endpoint, &path, &world.hermit, within)
        }));
    }
    lists
}

#[test]
fn lists_by_offset_tell_each_item_once_whatever_ties() {
    run(async {
        let mut dice = Dice::new();
        let mut world = World::new("paged-offsets", &mut dice).await;
        let ids = world.spread(60, &mut dice);
        world.make(PEOPLE, &ids, 0).await;
        let posts = world.spread(60, &mut dice);
        world.make(THINGS, &posts, 0).await;
        if endpoint("/api/v1/trends/links").is_built() {
            world.make(LINKS, &posts, 0).await;
        }
        search::index(&world.app.services, &posts, true)
            .await
            .unwrap();
        let mut failed = Vec::new();
        for list in lists(&world) {
            let checked = AssertUnwindSafe(list.check(&world, &mut dice)).catch_unwind();
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
