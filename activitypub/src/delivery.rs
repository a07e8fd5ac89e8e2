//! Where an activity goes: one inbox per server wherever a server offers one
//! ([ActivityPub, 7.1.3](https://www.w3.org/TR/activitypub/#shared-inbox-delivery)).

use std::collections::BTreeSet;

use crate::origin::{HttpUrl, OurHosts};

/// Someone to reach.
#[derive(Debug, Clone)]
pub struct Recipient {
    /// The inbox of the actor.
    pub inbox: HttpUrl,
    /// The inbox of the actor's server.
    pub shared_inbox: Option<HttpUrl>,
    /// The host of the actor's id, which blocks are about (inboxes may stand elsewhere).
    pub host: String,
}

/// The inboxes to send to, each once, sorted.
///
/// Left out are recipients who live here and those whose host, or whose inbox's host, is blocked.
/// `is_blocked` is asked with a host in canonical form without port.
pub fn plan<I, F>(recipients: I, ours: &OurHosts, is_blocked: F) -> Vec<HttpUrl>
where
    I: IntoIterator<Item = Recipient>,
    F: Fn(&str) -> bool,
{
    let mut inboxes = BTreeSet::new();
    for recipient in recipients {
        let inbox = recipient.shared_inbox.unwrap_or(recipient.inbox);
        // Cheap and frequent: most followers of a big account share few inboxes.
        if inboxes.contains(&inbox) && !is_blocked(&recipient.host) {
            continue;
        }
        if ours.owns(&inbox) || ours.contains(&recipient.host) {
            continue;
        }
        if is_blocked(&recipient.host) || is_blocked(inbox.host()) {
            continue;
        }
        inboxes.insert(inbox);
    }
    inboxes.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn to(host: &str, name: &str, shared: bool) -> Recipient {
        let url = |path: String| HttpUrl::parse(&format!("https://{host}/{path}")).unwrap();
        Recipient {
            inbox: url(format!("{name}/inbox")),
            shared_inbox: shared.then(|| url("inbox".to_owned())),
            host: host.to_owned(),
        }
    }

    fn ours() -> OurHosts {
        OurHosts::new(["us.example", "web.us.example"]).unwrap()
    }

    fn texts(plan: &[HttpUrl]) -> Vec<&str> {
        plan.iter().map(HttpUrl::as_str).collect()
    }

    #[test]
    fn shared_inboxes_merge_and_the_order_is_fixed() {
        let people = [
            to("b.example", "x", true),
            to("a.example", "y", false),
            to("b.example", "z", true),
            to("a.example", "x", false),
        ];
        let forward = plan(people.clone(), &ours(), |_| false);
        let backward = plan(people.into_iter().rev(), &ours(), |_| false);
        assert_eq!(
            texts(&forward),
            [
                "https://a.example/x/inbox",
                "https://a.example/y/inbox",
                "https://b.example/inbox"
            ]
        );
        assert_eq!(forward, backward);
    }

    #[test]
    fn nothing_goes_to_ourselves() {
        let mut disguised = to("a.example", "x", false);
        disguised.inbox = HttpUrl::parse("https://WEB.us.example/inbox").unwrap();
        let people = [to("us.example", "ann", true), disguised];
        assert!(plan(people, &ours(), |_| false).is_empty());
    }

    #[test]
    fn nothing_goes_to_blocked_hosts_by_actor_or_by_inbox() {
        let mut elsewhere = to("a.example", "x", false);
        elsewhere.inbox = HttpUrl::parse("https://blocked.example/inbox").unwrap();
        let mut moved = to("blocked.example", "y", false);
        moved.inbox = HttpUrl::parse("https://a.example/y/inbox").unwrap();
        let people = [elsewhere, moved, to("a.example", "z", false)];
        let planned = plan(people, &ours(), |host| host == "blocked.example");
        assert_eq!(texts(&planned), ["https://a.example/z/inbox"]);
    }
}
