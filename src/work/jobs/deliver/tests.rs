use super::*;
use activitypub::signature::Dialect;

const NOW: &str = "2026-01-02T03:04:05Z";

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

fn delivery(id: i64, about: &str, inbox: &str) -> Delivery {
    Delivery {
        id,
        inbox_url: inbox.to_owned(),
        attempts: 0,
        activity_id: id,
        account_id: 1,
        object_uri: about.to_owned(),
        body: String::new(),
        created_at: now(),
    }
}

fn held(id: i64, about: &str, inbox: &str) -> Held {
    Held {
        id,
        inbox_url: inbox.to_owned(),
        object_uri: about.to_owned(),
        due_at: now(),
    }
}

fn ids(chains: &[Chain]) -> Vec<Vec<i64>> {
    chains
        .iter()
        .map(|chain| chain.iter().map(|delivery| delivery.id).collect())
        .collect()
}

fn sent(id: i64, verdict: Verdict) -> Sent {
    Sent {
        id,
        inbox: format!("inbox {id}"),
        attempts: 0,
        outcome: Outcome::Told(verdict),
    }
}

fn done(id: i64) -> Sent {
    sent(id, Verdict::Done(Dialect::Cavage))
}

fn retry(id: i64, wait: Option<u64>) -> Sent {
    sent(id, Verdict::Retry("status 503".to_owned(), wait))
}

#[test]
fn deliveries_about_one_object_to_one_inbox_keep_their_order() {
    let slice = vec![
        delivery(1, "post", "x"),
        delivery(2, "other", "x"),
        delivery(3, "post", "y"),
        delivery(4, "post", "x"),
    ];
    assert_eq!(ids(&arrange(slice, &[])), [vec![1, 4], vec![2], vec![3]]);
}

#[test]
fn nothing_overtakes_what_is_held_back() {
    let slice = vec![
        delivery(5, "post", "x"),
        delivery(6, "post", "y"),
        delivery(7, "other", "x"),
        delivery(8, "post", "x"),
    ];
    let waiting = [held(4, "post", "x"), held(9, "other", "x")];
    assert_eq!(ids(&arrange(slice, &waiting)), [vec![6], vec![7]]);
}

#[test]
fn the_least_tried_asks_whether_a_host_answers_again() {
    let mut tried = delivery(1, "a", "x");
    tried.attempts = 3;
    let mut chains = arrange(
        vec![tried, delivery(2, "b", "x"), delivery(3, "b", "x")],
        &[],
    );
    assert_eq!(probe(&mut chains).unwrap().id, 2);
    assert_eq!(ids(&chains), [vec![1], vec![3]]);
    assert!(probe(&mut []).is_none());
    assert!(probe(&mut [Vec::new()]).is_none());
}

#[test]
fn a_failing_host_waits_as_a_whole_and_writes_one_row() {
    let conclusion = conclude(vec![retry(1, None), retry(2, None)], vec![], 0, now(), 0);
    assert!(!conclusion.reached);
    assert!(conclusion.settlement.held.is_empty());
    assert_eq!(conclusion.failed_until, Some(now() + tasks::backoff(1, 0)));
}

#[test]
fn a_probe_that_fails_lets_another_one_ask_next() {
    let conclusion = conclude(vec![retry(7, None)], vec![], 4, now(), 0);
    let until = now() + tasks::backoff(5, 0);
    assert_eq!(conclusion.failed_until, Some(until));
    assert_eq!(conclusion.settlement.held, [(7, until)]);
}

#[test]
fn one_that_is_refused_for_now_waits_by_itself_when_others_are_taken() {
    let conclusion = conclude(vec![done(1), retry(2, None)], vec![], 6, now(), 0);
    assert!(conclusion.reached);
    assert_eq!(conclusion.failed_until, None);
    assert_eq!(conclusion.settlement.finished, [1]);
    assert_eq!(
        conclusion.settlement.held,
        [(2, now() + tasks::backoff(1, 0))]
    );
}

#[test]
fn retry_after_is_honoured_and_bounded() {
    let asked = conclude(vec![retry(1, Some(3_600))], vec![], 0, now(), 0);
    assert_eq!(
        asked.failed_until,
        Some(now() + SignedDuration::from_hours(1))
    );
    let endless = conclude(vec![retry(1, Some(u64::MAX))], vec![], 0, now(), 0);
    let until = endless.failed_until.unwrap();
    assert!(until <= now() + LONGEST_WAIT);
    let far = conclude(vec![retry(1, Some(10_000_000))], vec![], 0, now(), 0);
    assert_eq!(far.failed_until, Some(now() + LONGEST_WAIT));
    let long_dead = conclude(vec![retry(1, None)], vec![], i32::MAX, now(), u64::MAX);
    assert_eq!(long_dead.failed_until, Some(now() + LONGEST_WAIT));
}

#[test]
fn what_is_refused_for_good_gone_or_too_old_leaves_the_lane() {
    let conclusion = conclude(
        vec![
            sent(1, Verdict::Drop("status 404".to_owned())),
            sent(2, Verdict::Gone),
            Sent {
                outcome: Outcome::Unsigned,
                ..done(3)
            },
        ],
        vec![delivery(9, "post", "x")],
        0,
        now(),
        0,
    );
    assert_eq!(conclusion.settlement.finished, [9, 1, 2, 3]);
    assert_eq!(conclusion.settlement.gone, ["inbox 2"]);
    assert!(conclusion.reached && conclusion.progress && !conclusion.skipped);
}

#[test]
fn a_fault_on_this_side_is_no_failure_of_the_host() {
    let conclusion = conclude(
        vec![Sent {
            outcome: Outcome::Failed(Error::Unavailable("the database".to_owned())),
            ..done(1)
        }],
        vec![],
        0,
        now(),
        0,
    );
    assert_eq!(conclusion.failed_until, None);
    assert!(conclusion.error.is_some());
    assert!(!conclusion.progress && conclusion.skipped);
}
