//! What filters say of posts, held to the simplest thing that could say it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::support::{App, Session, dice::Dice, run};

/// What keywords and posts are made of: words within words, every case, accents apart from their letters, scripts without
/// spaces, letters that are two in another case, signs.
const PIECES: &[&str] = &[
    "cat",
    "Cat",
    "CATS",
    "scat",
    "concatenate",
    "at",
    "a",
    "not a cat",
    "straße",
    "STRASSE",
    "ẞ",
    "été",
    "ÉTÉ",
    "e\u{301}te\u{301}",
    "naïve",
    "İ",
    "i",
    "I\u{307}",
    "ı",
    "Σίσυφος",
    "ΣΊΣΥΦΟΣ",
    "кот",
    "Котик",
    "日本",
    "日本語",
    "語",
    "猫",
    "ǆ",
    "ǅ",
    "ﬁ",
    "fi",
    "c++",
    "C++11",
    "a.b",
    "#cat",
    "x_cat",
    "cat_",
    "_",
    "2cat",
    "cat2",
    "😀",
    "👩‍👩‍👧",
    "👩",
    "*",
    "\\",
    "(cat)",
    "[a-z]",
    "ａ",
    "Ⅷ",
    "ⅷ",
    "١٢",
    "\u{200d}cat",
    "ʼn",
    "don't",
];

const SIGNS: &[&str] = &[" ", " ", " ", "", "-", ", ", "'", "\n", "_", "\u{301}", "."];

fn text(dice: &mut Dice, most: usize) -> String {
    let mut text = String::new();
    for _ in 0..=dice.below(most) {
        text.push_str(dice.one_of(PIECES));
        text.push_str(dice.one_of(SIGNS));
    }
    // A mark needs something to stand on, and what surrounds a text is not kept.
    text.trim().trim_start_matches('\u{301}').to_owned()
}

/// Case does not matter, character by character; both small sigmas are one.
fn fold(text: &str) -> Vec<(usize, char)> {
    text.chars()
        .enumerate()
        .flat_map(|(n, c)| c.to_lowercase().map(move |c| (n, c)))
        .map(|(n, c)| (n, if c == 'ς' { 'σ' } else { c }))
        .collect()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || unicode_normalization::char::is_combining_mark(c)
}

/// Where a keyword stands first, and what stands there.
fn find(keyword: &str, whole_word: bool, text: &str) -> Option<(usize, String)> {
    let (wanted, text_folded) = (fold(keyword), fold(text));
    let begins = whole_word && keyword.chars().next().is_some_and(is_word);
    let ends = whole_word && keyword.chars().next_back().is_some_and(is_word);
    (0..text_folded.len()).find_map(|start| {
        let there = text_folded.get(start..start + wanted.len())?;
        let same = there.iter().zip(&wanted).all(|(a, b)| a.1 == b.1);
        let before = start.checked_sub(1).map(|at| text_folded[at].1);
        let after = text_folded.get(start + wanted.len()).map(|next| next.1);
        let free = !(begins && before.is_some_and(is_word) || ends && after.is_some_and(is_word));
        (same && free).then(|| {
            let (first, last) = (there[0].0, there[there.len() - 1].0);
            let piece = text.chars().skip(first).take(last - first + 1).collect();
            (start, piece)
        })
    })
}

#[derive(Debug)]
struct Filter {
    id: String,
    over: bool,
    keywords: Vec<(String, bool)>,
    statuses: Vec<String>,
}

/// What `filtered` has to be, by filter: the piece that was found, and the posts.
fn expected(
    filters: &[Filter],
    post: &str,
    text: &str,
) -> BTreeMap<String, (Option<String>, Vec<String>)> {
    filters
        .iter()
        .filter(|filter| !filter.over)
        .filter_map(|filter| {
            let piece = filter
                .keywords
                .iter()
                .filter_map(|(keyword, whole)| find(keyword, *whole, text))
                // Of several the one that stands first, and of those there the one that was said first.
                .reduce(|best, next| if next.0 < best.0 { next } else { best })
                .map(|(_, piece)| piece);
            let statuses: Vec<String> = filter
                .statuses
                .iter()
                .filter(|id| *id == post)
                .cloned()
                .collect();
            (piece.is_some() || !statuses.is_empty())
                .then(|| (filter.id.clone(), (piece, statuses)))
        })
        .collect()
}

fn told(status: &Value) -> BTreeMap<String, (Option<String>, Vec<String>)> {
    let strings = |value: &Value| -> Vec<String> {
        let items = value.as_array().into_iter().flatten();
        items
            .map(|item| item.as_str().unwrap().to_owned())
            .collect()
    };
    status["filtered"]
        .as_array()
        .expect("filtered")
        .iter()
        .map(|result| {
            let words = strings(&result["keyword_matches"]);
            assert!(words.len() < 2, "{result}");
            let id = result["filter"]["id"].as_str().unwrap().to_owned();
            (
                id,
                (words.into_iter().next(), strings(&result["status_matches"])),
            )
        })
        .collect()
}

/// Posts with a warning, options, a description; answers what is to be searched of each, by its id.
async fn posts(app: &App, author: &Session, dice: &mut Dice) -> BTreeMap<String, String> {
    let mut posts = BTreeMap::new();
    while posts.len() < 30 {
        let words = text(dice, 7);
        if words.is_empty() {
            continue;
        }
        let mut parts = Vec::new();
        let mut draft = json!({ "status": words });
        if dice.below(3) == 0 {
            let warning = text(dice, 2).replace('\n', " ");
            draft["spoiler_text"] = json!(warning);
            parts.push(warning);
        }
        parts.push(words);
        if dice.below(3) == 0 {
            let options = [
                format!("1 {}", text(dice, 1)),
                format!("2 {}", text(dice, 1)),
            ]
            .map(|option| option.replace('\n', " "));
            draft["poll"] = json!({ "options": options, "expires_in": 3600 });
            parts.extend(options);
        }
        let status = author.post_with(draft).await;
        let id = status["id"].as_str().unwrap().to_owned();
        if dice.below(3) == 0 {
            let description = text(dice, 3);
            let media = 1000 + posts.len();
            let connection = app.services.connection().await.unwrap();
            connection
                .execute(
                    "WITH m AS (INSERT INTO media_attachments (id, account_id, status_id, kind, description, created_at)
                                VALUES ($1, $2, $3, 'image', $4, now()))
                     UPDATE statuses SET media_ids = ARRAY[$1] WHERE id = $3",
                    &[&i64::try_from(media).unwrap(), &author.number(), &id.parse::<i64>().unwrap(), &description],
                )
                .await
                .unwrap();
            app.services
                .changed(&[rookery::feed::Change::Status(id.parse().unwrap())])
                .await;
            parts.push(description);
        }
        parts.retain(|part| !part.trim().is_empty());
        posts.insert(id, parts.join("\n\n"));
    }
    posts
}

/// Some filters.
async fn filters(
    reader: &Session,
    posts: &BTreeMap<String, String>,
    dice: &mut Dice,
) -> Vec<Filter> {
    let mut filters = Vec::new();
    for n in 0..4 {
        let mut keywords: Vec<(String, bool)> = Vec::new();
        while keywords.len() < 1 + dice.below(4) {
            let keyword = text(dice, 1);
            // A keyword of nothing is refused.
            if !keyword.is_empty() {
                keywords.push((keyword, dice.coin()));
            }
        }
        let attributes: Vec<Value> = keywords
            .iter()
            .map(|(keyword, whole_word)| json!({ "keyword": keyword, "whole_word": whole_word }))
            .collect();
        let made = reader
            .post(
                "/api/v2/filters",
                json!({
                    "title": format!("filter {n}"), "keywords_attributes": attributes,
                    "context": [dice.one_of(&["home", "public", "account", "thread", "notifications"])],
                    "filter_action": dice.one_of(&["warn", "hide", "blur"]),
                }),
            )
            .await
            .expect(200)
            .json();
        // As they were taken.
        let keywords = made["keywords"]
            .as_array()
            .unwrap()
            .iter()
            .map(|word| {
                let keyword = word["keyword"].as_str().unwrap().to_owned();
                (keyword, word["whole_word"].as_bool().unwrap())
            })
            .collect();
        let id = made["id"].as_str().unwrap().to_owned();
        let mut statuses = Vec::new();
        if dice.coin() {
            let ids: Vec<&String> = posts.keys().collect();
            let one = dice.one_of(&ids).clone();
            reader
                .post(
                    &format!("/api/v2/filters/{id}/statuses"),
                    json!({ "status_id": one }),
                )
                .await
                .expect(200);
            statuses.push(one);
        }
        filters.push(Filter {
            id,
            over: false,
            keywords,
            statuses,
        });
    }
    filters
}

#[test]
fn filtered_is_what_a_plain_search_for_each_keyword_finds() {
    run(async {
        let mut dice = Dice::new();
        let app = App::fresh("filtering").await;
        let (reader, author) = (app.user("reader").await, app.user("author").await);
        let posts = posts(&app, &author, &mut dice).await;
        let mut matches = 0;
        for round in 0..8 {
            let mut filters = filters(&reader, &posts, &mut dice).await;
            if dice.coin() {
                let over = dice.below(filters.len());
                filters[over].over = true;
                app.sql(&format!(
                    "UPDATE filters SET expires_at = now() - interval '1 second' WHERE id = {}",
                    filters[over].id
                ))
                .await;
                app.services
                    .changed(&[rookery::feed::Change::Filters(reader.number())])
                    .await;
            }
            let path = format!("/api/v1/accounts/{}/statuses?limit=40", author.id);
            let page = reader.get(&path).await.expect(200).array();
            assert_eq!(page.len(), posts.len());
            for status in &page {
                let id = status["id"].as_str().unwrap();
                let wanted = expected(&filters, id, &posts[id]);
                matches += wanted.len();
                assert_eq!(
                    told(status),
                    wanted,
                    "ROOKERY_TEST_SEED={}, round {round}: {:?} by {filters:#?}",
                    dice.seed,
                    posts[id]
                );
            }
            // The author is not filtered, and neither is whoever has no filters.
            let own = author.get(&path).await.expect(200).array();
            assert!(own.iter().all(|status| status["filtered"] == json!([])));
            for filter in filters {
                reader
                    .delete(&format!("/api/v2/filters/{}", filter.id), ())
                    .await
                    .expect(200);
            }
        }
        assert!(
            matches > 20,
            "{matches} matches are too few to say anything"
        );
    });
}
