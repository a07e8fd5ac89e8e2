//! The fast ways say what the rule says.

use proptest::prelude::*;

use super::{Followers, Numbers, spread::hidden::admitted};
use crate::domain::{
    statuses::{Outline, Visibility, tests_support::outline},
    timelines::{Follower, placed},
};

fn posts() -> impl Strategy<Value = Outline> {
    (
        0..4_usize,
        prop::option::of(0..3_usize),
        prop::option::of(0..12_i64),
        any::<bool>(),
        any::<bool>(),
        prop::collection::vec(0..12_i64, 0..3),
    )
        .prop_map(
            |(visibility, language, parent, answers, boost, addressed)| {
                let all = [
                    Visibility::Public,
                    Visibility::Unlisted,
                    Visibility::Private,
                    Visibility::Direct,
                ];
                let mut post = outline(1_000, 0, all[visibility]);
                post.row.language = language.map(|n| ["en", "de", "fr"][n].to_owned());
                post.row.in_reply_to_account_id = parent.filter(|_| !boost);
                post.row.is_answer = answers && !boost;
                post.row.reblog_of_id = boost.then_some(5);
                post.row.addressed = addressed;
                post
            },
        )
}

proptest! {
    #[test]
    fn a_post_stands_where_the_rule_says(
        post in posts(),
        follows in prop::collection::btree_map(1..12_i64, (any::<bool>(), 0..4_usize), 0..10),
        parents in prop::collection::btree_set(1..12_i64, 0..10),
    ) {
        let numbers = Numbers::default();
        // Numbers in another order than ids.
        numbers.of(&[11, 3, 7, 1, 9, 2, 10, 4, 8, 5, 6]);
        let languages = [None, Some("en"), Some("de,fr"), Some("pt")];
        let sorted = |ids: Vec<i64>| {
            let mut all = numbers.of(&ids);
            all.sort_unstable();
            all.into_boxed_slice()
        };
        let mut choosy: Vec<(u32, Box<str>)> = follows
            .iter()
            .filter_map(|(id, (_, n))| Some((numbers.of(&[*id])[0], languages[*n]?.into())))
            .collect();
        choosy.sort_unstable();
        let followers = Followers {
            live: sorted(follows.keys().copied().collect()),
            without_reblogs: sorted(
                follows.iter().filter(|(_, (shown, _))| !shown).map(|(id, _)| *id).collect(),
            ),
            choosy: choosy.into_boxed_slice(),
            ..Followers::default()
        };
        let parent_followers = sorted(parents.iter().copied().collect());
        let given = numbers.read();
        let mut found: Vec<i64> = admitted(&followers, &post, Some(&parent_followers), &given)
            .into_iter()
            .map(|number| given.id(number))
            .collect();
        found.sort_unstable();
        let expected: Vec<i64> = follows
            .iter()
            .filter(|(id, (show_reblogs, n))| {
                placed(&post, &Follower {
                    account_id: **id,
                    show_reblogs: *show_reblogs,
                    languages: languages[*n],
                    follows_parent: parents.contains(id),
                })
            })
            .map(|(id, _)| *id)
            .collect();
        prop_assert_eq!(found, expected);
    }
}
