//! Who and what the lists are made of.

use serde_json::json;

use crate::support::{App, Session, dice::Dice};

/// People, posts and tags that lists can hold.
pub const STOCK: usize = 97;

/// A server with people of elsewhere, posts and tags, and six who live here.
pub struct World {
    pub app: App,
    /// Reads timelines; has muted `muted` and blocked one of the people.
    pub reader: Session,
    /// Whom the people follow, ask, favour and quote.
    pub star: Session,
    /// Has blocked and muted everybody.
    pub hermit: Session,
    /// Is told and written to.
    pub talker: Session,
    /// Posts through the API; the reader follows them.
    pub author: Session,
    /// The star's post that everybody talks about.
    pub viral: String,
    /// The reader's list, of writers.
    pub list: String,
    /// The star's list, of nobody so far.
    pub list_of_star: String,
    /// Ids, oldest first.
    people: Vec<i64>,
    posts: Vec<i64>,
    tags: Vec<i64>,
    /// Who write in timelines: three as others, one muted, one limited.
    authors: Vec<i64>,
    /// The last id of the past that was given away.
    past: i64,
}

/// Of [`World::authors`].
pub const MUTED: usize = 3;
/// Of [`World::authors`].
pub const LIMITED: usize = 4;

fn array(ids: &[i64]) -> String {
    let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
    format!("'{{{}}}'::bigint[]", ids.join(","))
}

impl World {
    /// Everything but the lists.
    pub async fn new(name: &str, dice: &mut Dice) -> Self {
        let app = App::fresh(name).await;
        let reader = app.user("reader").await;
        let star = app.user("star").await;
        let hermit = app.user("hermit").await;
        let talker = app.user("talker").await;
        let author = app.user("author").await;
        let viral = star.post_status("everybody talks about this").await;
        // So much of the past has room for all that is to be made.
        let start = app.services.id().unwrap() - ((9 * 86_400_000) << 16);
        let mut world = Self {
            reader,
            star,
            hermit,
            talker,
            author,
            viral: viral["id"].as_str().unwrap().to_owned(),
            list: String::new(),
            list_of_star: String::new(),
            people: Vec::new(),
            posts: Vec::new(),
            tags: Vec::new(),
            authors: Vec::new(),
            past: start,
            app,
        };
        world.people = world.spread(STOCK, dice);
        world.posts = world.spread(STOCK, dice);
        world.tags = world.spread(STOCK, dice);
        world.authors = world.spread(5, dice);
        world.stock().await;
        world
    }

    async fn stock(&mut self) {
        let [people, posts, tags, authors] =
            [&self.people, &self.posts, &self.tags, &self.authors].map(|ids| array(ids));
        let account = |ids: &str, stem: &str| {
            format!(
                "INSERT INTO accounts (id, username, domain, uri, url, inbox_url, created_at, updated_at)
                 SELECT id, '{stem}' || k, 'far.test', 'https://far.test/users/{stem}' || k,
                        'https://far.test/@{stem}' || k, 'https://far.test/inbox', now(), now()
                 FROM unnest({ids}) WITH ORDINALITY AS u (id, k);
                 INSERT INTO account_stats (account_id) SELECT unnest({ids}) ON CONFLICT DO NOTHING;"
            )
        };
        let (reader, muted, limited) = (
            self.reader.number(),
            self.authors[MUTED],
            self.authors[LIMITED],
        );
        let (blocked, unwanted) = (self.people[11], self.people[23]);
        self.app
            .sql(&format!(
                "{people_rows} {author_rows}
                 UPDATE accounts SET silenced_at = now() WHERE id = {limited};
                 -- Every tenth is not for everybody.
                 INSERT INTO statuses (id, account_id, uri, local, visibility, content, conversation_id, created_at)
                 SELECT id, ({people})[1 + k % 7], 'https://far.test/shelf/' || id, false,
                        CASE WHEN k % 10 = 3 THEN 'private' ELSE 'unlisted' END, '<p>' || k || '</p>', id, now()
                 FROM unnest({posts}) WITH ORDINALITY AS u (id, k);
                 INSERT INTO tags (id, name, display_name, created_at)
                 SELECT id, 'stock' || k, 'Stock' || k, now() FROM unnest({tags}) WITH ORDINALITY AS u (id, k);
                 INSERT INTO follows (id, account_id, target_id, local, created_at)
                 SELECT id, {reader}, id, true, now() FROM unnest({authors}) AS u (id) WHERE id <> {limited};
                 INSERT INTO mutes (id, account_id, target_id, created_at) VALUES ({muted}, {reader}, {muted}, now()),
                    ({unwanted}, {reader}, {unwanted}, now());
                 INSERT INTO blocks (id, account_id, target_id, created_at) VALUES ({blocked}, {reader}, {blocked}, now());",
                people_rows = account(&people, "person"),
                author_rows = account(&authors, "writer"),
            ))
            .await;
        self.reader.follow(&self.author.id).await;
        for (owner, list) in [
            (&self.reader, &mut self.list),
            (&self.star, &mut self.list_of_star),
        ] {
            let made = owner
                .post("/api/v1/lists", json!({ "title": "writers" }))
                .await
                .expect(200)
                .json();
            *list = made["id"].as_str().unwrap().to_owned();
        }
        let members = self.authors[..LIMITED].iter().map(i64::to_string);
        let members: Vec<String> = members.chain([self.author.id.clone()]).collect();
        self.reader
            .post(
                &format!("/api/v1/lists/{}/accounts", self.list),
                json!({ "account_ids": members }),
            )
            .await
            .expect(200);
    }

    /// Ids of the past in time order, unevenly far from each other.
    pub fn spread(&mut self, amount: usize, dice: &mut Dice) -> Vec<i64> {
        (0..amount)
            .map(|_| {
                let reach = 1 << dice.below(36);
                self.past += 2 + i64::try_from(dice.below(reach)).unwrap();
                self.past
            })
            .collect()
    }

    /// Ids of now.
    pub fn fresh(&self, amount: usize) -> Vec<i64> {
        (0..amount)
            .map(|_| self.app.services.id().unwrap())
            .collect()
    }

    /// A statement with what stands for the world put in. `{new}` are the rows to make: `id`, and `n`, their number.
    pub fn text(&self, statement: &str, ids: &[i64], from: usize) -> String {
        let new = format!(
            "(SELECT id, {from} + k::int - 1 AS n FROM unnest({}) WITH ORDINALITY AS u (id, k)) AS x",
            array(ids)
        );
        let one_of = |ids: &[i64]| format!("({})[1 + (x.n * 37) % {STOCK}]", array(ids));
        let mut text = statement.replace("{new}", &new);
        let names = [
            ("{person}", one_of(&self.people)),
            ("{post}", one_of(&self.posts)),
            ("{tag}", one_of(&self.tags)),
            ("{people}", array(&self.people)),
            ("{posts}", array(&self.posts)),
            ("{authors}", array(&self.authors)),
            ("{writer}", self.authors[1].to_string()),
            ("{muted}", self.authors[MUTED].to_string()),
            ("{limited}", self.authors[LIMITED].to_string()),
            ("{reader}", self.reader.id.clone()),
            ("{star}", self.star.id.clone()),
            ("{hermit}", self.hermit.id.clone()),
            ("{talker}", self.talker.id.clone()),
            ("{author}", self.author.id.clone()),
            ("{viral}", self.viral.clone()),
            ("{list}", self.list.clone()),
            (
                "{unwanted}",
                format!("{}, {}", self.people[11], self.people[23]),
            ),
        ];
        for (name, value) in names {
            text = text.replace(name, &value);
        }
        text
    }

    /// Runs a statement.
    pub async fn make(&self, statement: &str, ids: &[i64], from: usize) {
        self.app.sql(&self.text(statement, ids, from)).await;
    }

    /// What a definition says: keys in order, and whether each is shown.
    pub async fn defined(&self, definition: &str) -> Vec<(String, bool)> {
        let connection = self.app.services.connection().await.unwrap();
        let rows = connection.query(&self.text(definition, &[], 0), &[]).await;
        rows.unwrap_or_else(|error| panic!("{definition}: {error:?}"))
            .iter()
            .map(|row| (row.get(0), row.get(1)))
            .collect()
    }
}
