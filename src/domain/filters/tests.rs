use super::*;
use crate::domain::{
    caches::Standing,
    statuses::{Visibility, tests_support},
};

const READER: i64 = 9;

fn filter(id: i64, keywords: &[(&str, bool)]) -> Filter {
    Filter {
        id,
        title: format!("filter {id}"),
        contexts: vec!["home".to_owned()],
        action: "warn".to_owned(),
        expires_at: None,
        keywords: keywords
            .iter()
            .zip(id * 100..)
            .map(|((keyword, whole_word), id)| Keyword {
                id,
                keyword: (*keyword).to_owned(),
                whole_word: *whole_word,
            })
            .collect(),
        statuses: Vec::new(),
    }
}

fn found(keyword: &str, whole_word: bool, source: &str) -> Option<String> {
    let words = Words::new(&[filter(1, &[(keyword, whole_word)])]);
    words
        .find(&text::fold_case(source), || source.to_owned())
        .remove(&0)
}

#[test]
fn a_keyword_is_found_in_any_case_and_told_as_it_stands_there() {
    assert_eq!(found("Cat", false, "conCATenate").as_deref(), Some("CAT"));
    assert_eq!(
        found("ΛΟΓΟΣ", false, "ο λόγος, ο λογος").as_deref(),
        Some("λογος")
    );
    assert_eq!(found("straße", false, "STRAßE").as_deref(), Some("STRAßE"));
    assert_eq!(found("i", false, "xİx").as_deref(), Some("İ"));
    assert_eq!(found("cat", false, "dog"), None);
}

#[test]
fn whole_words_are_bordered_in_any_script() {
    for (keyword, text, matches) in [
        ("cat", "a cat.", true),
        ("cat", "concat", false),
        ("cat", "cats", false),
        ("cat", "my_cat", false),
        ("cat", "cat2", false),
        ("cat", "cat-food", true),
        ("кот", "котик", false),
        ("кот", "Кот!", true),
        ("chat", "châteaux chat", true),
        ("re", "re\u{301}sume\u{301}", false),
        ("#cat", "x#cat", true),
        ("#cat", "#cats", false),
        ("c++", "c++11", true),
        ("two words", "(two words)", true),
        ("猫", "猫が好き", false),
        ("猫", "好き 猫", true),
    ] {
        assert_eq!(
            found(keyword, true, text).is_some(),
            matches,
            "{keyword} in {text}"
        );
    }
    assert!(found("猫", false, "黒猫が好き").is_some());
}

#[test]
fn a_later_whole_word_is_found_after_one_within_a_word() {
    assert_eq!(found("cat", true, "cats and a Cat").as_deref(), Some("Cat"));
}

#[test]
fn each_filter_tells_its_first_match() {
    let words = Words::new(&[
        filter(1, &[("dog", true), ("cat", true)]),
        filter(2, &[("at", false)]),
        filter(3, &[("bird", true)]),
    ]);
    let source = "Cat and Dog";
    let found = words.find(&text::fold_case(source), || source.to_owned());
    assert_eq!(
        found,
        HashMap::from([(0, "Cat".to_owned()), (1, "at".to_owned())])
    );
}

fn page(filters: Vec<Filter>, now: Timestamp) -> ById<Vec<Match>> {
    let mut gathered = Gathered::default();
    let mut put = |id, author, text: &str, boosts: Option<i64>| {
        let mut status = tests_support::status(id, author, Visibility::Public);
        status.row.text = text.to_owned();
        status.row.reblog_of_id = boosts;
        gathered.statuses.insert(id, Arc::new(Kept::new(status)));
    };
    put(1, 5, "about cats", None);
    put(2, 6, "", Some(1));
    put(3, READER, "my cats", None);
    put(4, 6, "", Some(3));
    gathered.relationships.insert(5, Standing::default());
    Filters::new(filters).over(&gathered, READER, now)
}

#[test]
fn boosts_are_matched_by_what_they_boost_and_own_posts_by_nothing() {
    let found = page(vec![filter(1, &[("cats", true)])], Timestamp::UNIX_EPOCH);
    let mut ids: Vec<i64> = found.keys().copied().collect();
    ids.sort_unstable();
    assert_eq!(ids, [1, 2]);
    assert_eq!(found[&2][0].keyword.as_deref(), Some("cats"));
    assert!(found[&2][0].statuses.is_empty());
}

#[test]
fn a_filtered_post_is_matched_as_itself_and_boosted() {
    let mut by_post = filter(1, &[]);
    by_post.statuses.push(Filtered {
        id: 70,
        status_id: 1,
    });
    let found = page(vec![by_post], Timestamp::UNIX_EPOCH);
    assert_eq!(found[&1][0].statuses, [1]);
    assert_eq!(found[&2][0].statuses, [1]);
    assert_eq!(found[&2][0].keyword, None);
}

#[test]
fn a_filter_ends_at_its_time() {
    let mut short = filter(1, &[("cats", true)]);
    short.expires_at = Some(Timestamp::from_second(10).unwrap());
    let at = |second| page(vec![short.clone()], Timestamp::from_second(second).unwrap());
    assert!(!at(9).is_empty());
    assert!(at(10).is_empty());
}
