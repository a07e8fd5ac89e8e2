use super::*;

fn handle(text: &str) -> Handle {
    Handle::parse(text).unwrap()
}

#[test]
fn a_handle_has_one_form() {
    for (given, shown) in [
        ("ann@a.example", "ann@a.example"),
        ("@Ann@A.Example", "Ann@a.example"),
        ("acct:ann@a.example", "ann@a.example"),
        ("acct:@ann@a.example", "ann@a.example"),
        ("ann@a.example.", "ann@a.example"),
        ("ann@a.example:443", "ann@a.example"),
        ("ann@a.example:8443", "ann@a.example:8443"),
        ("ann@bücher.example", "ann@xn--bcher-kva.example"),
        ("ann@a。example", "ann@a.example"),
        ("a.n-n_1~@a.example", "a.n-n_1~@a.example"),
    ] {
        assert_eq!(handle(given).to_string(), shown, "{given}");
    }
    assert_eq!(handle("ANN@a.example"), handle("ann@A.example"));
    assert_ne!(handle("ann@a.example"), handle("ann@b.example"));
}

#[test]
fn a_handle_cannot_carry_an_address() {
    for bad in [
        "",
        "ann",
        "@ann",
        "@",
        "@@a.example",
        "ann@",
        "ann@b@victim.example",
        "ann@victim.example/secret?x=1#",
        "user@localh.st:1234/secret?x=1#",
        "ann@victim.example%2F.evil.example",
        "ann@victim%2eexample",
        "ann@victim.example\r\nX: y",
        "ann@victim.example\u{0}",
        "ann @victim.example",
        "ann@vic tim.example",
        "an/n@victim.example",
        "an%6e@victim.example",
        "ann@victim.example..",
        "ann@.victim.example",
        "ann@victim.example:",
        "ann@victim.example:99999",
        "ann@victim.example:80:80",
        "ann@[::1",
        "ann@victim.example\\evil",
        "acct:acct:ann@victim.example",
    ] {
        assert!(Handle::parse(bad).is_err(), "{bad:?}");
    }
    assert!(Handle::parse(&format!("{}@a.example", "x".repeat(3000))).is_err());
}

#[test]
fn the_address_to_ask_is_built_from_checked_parts() {
    assert_eq!(
        handle("@ann@a.example:8443").query_url(),
        "https://a.example:8443/.well-known/webfinger?resource=acct:ann@a.example%3A8443"
            .replace("%3A", ":")
    );
    assert_eq!(
        handle("ann@a.example").host_meta_url(),
        "https://a.example/.well-known/host-meta"
    );
}

#[test]
fn a_resource_is_a_handle_a_url_or_the_server() {
    let ours = OurHosts::new(["a.example"]).unwrap();
    for (text, is_ours) in [
        ("acct:ann@a.example", true),
        ("acct:@ann@a.example", true),
        ("ann@A.example", true),
        ("https://a.example/users/ann", true),
        ("https://a.example", true),
        ("ann@b.example", false),
        ("https://b.example/@ann", false),
    ] {
        assert_eq!(
            Resource::parse(text).unwrap().is_ours(&ours),
            is_ours,
            "{text}"
        );
    }
    assert!(matches!(
        Resource::parse("https://a.example/"),
        Some(Resource::Server(_))
    ));
    for bad in [
        "",
        "acct:",
        "mailto:ann@a.example/x",
        "javascript://a.example/%0aalert(1)",
    ] {
        assert_eq!(Resource::parse(bad), None, "{bad}");
    }
}

#[test]
fn an_answer_reads_back_and_names_its_actor() {
    let jrd = Jrd {
        subject: "acct:ann@a.example".into(),
        aliases: vec!["https://a.example/@ann".into()],
        links: vec![
            Link {
                rel: "self".into(),
                media_type: Some("text/html".into()),
                href: Some("https://a.example/@ann".into()),
                template: None,
            },
            Link {
                rel: "self".into(),
                media_type: Some(media_type::ACTIVITY_JSON.into()),
                href: Some("https://a.example/users/ann".into()),
                template: None,
            },
            Link {
                rel: REL_SUBSCRIBE.into(),
                media_type: None,
                href: None,
                template: Some("https://a.example/authorize_interaction?uri={uri}".into()),
            },
        ],
    };
    let read = Jrd::read(jrd.to_value().to_string().as_bytes()).unwrap();
    assert_eq!(read, jrd);
    assert_eq!(
        read.actor().unwrap().as_str(),
        "https://a.example/users/ann"
    );
}

#[test]
fn an_answer_without_subject_or_actor_is_of_no_use() {
    assert!(matches!(Jrd::read(b"{}"), Err(JrdError::NoSubject)));
    assert!(matches!(Jrd::read(b"{"), Err(JrdError::Json(_))));
    for link in [
        r#"{"rel":"self","type":"application/json","href":"https://a.example/u"}"#,
        r#"{"rel":"self","href":"https://a.example/u"}"#,
        r#"{"rel":"self","type":"application/activity+json","href":"file:///u"}"#,
        r#"{"rel":"alternate","type":"application/activity+json","href":"https://a.example/u"}"#,
        r#"17"#,
    ] {
        let text = format!(r#"{{"subject":"acct:u@a.example","links":[{link}]}}"#);
        assert_eq!(Jrd::read(text.as_bytes()).unwrap().actor(), None, "{link}");
    }
}

#[test]
fn a_handle_is_verified_by_its_fixed_point() {
    let answer = |subject: &str, actor: &str| {
        let text = format!(
            r#"{{"subject":"{subject}","links":[{{"rel":"self","type":"application/activity+json","href":"{actor}"}}]}}"#
        );
        Jrd::read(text.as_bytes()).unwrap()
    };
    let asked = handle("ann@a.example");
    let ann = ActorId::parse("https://web.a.example/ann").unwrap();
    let verify = |subject: &str, actor: &str| answer(subject, actor).verify(&asked, &ann);
    assert_eq!(
        verify("acct:Ann@a.example", ann.as_str()),
        Verification::Confirmed(asked.clone())
    );
    assert_eq!(
        verify("acct:ann@a.example", "https://evil.example/ann"),
        Verification::Refused
    );
    assert_eq!(
        verify("acct:ann@b.example", ann.as_str()),
        Verification::AskFor(handle("ann@b.example"))
    );
    assert_eq!(
        verify("https://a.example/@ann", ann.as_str()),
        Verification::Refused
    );
}

#[test]
fn our_host_meta_leads_back_to_us() {
    let document = host_meta(&HttpUrl::parse("https://a.example/").unwrap());
    let target = host_meta_target(&document, "acct:ann@a.example").unwrap();
    assert_eq!(
        target.as_str(),
        "https://a.example/.well-known/webfinger?resource=acct:ann@a.example"
    );
}

#[test]
fn host_meta_of_others() {
    for document in [
        "<XRD><!-- <Link rel='lrdd' template='https://no.example/{uri}'/> -->\
         <Link rel='x' template='https://no.example/{uri}'/>\
         <Link type=\"application/xrd+xml\"\n template='https://a.example/w?a=1&amp;r={uri}' rel=\"lrdd\" ></Link></XRD>",
        "<hm:Link rel='lrdd' template='https://a.example/w?a=1&amp;r={uri}'/>",
    ] {
        let target = host_meta_target(document, "acct:x&y@a.example").unwrap();
        assert_eq!(
            target.as_str(),
            "https://a.example/w?a=1&r=acct:x%26y@a.example"
        );
    }
}

#[test]
fn no_entity_is_ever_resolved() {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><XRD><Link rel='lrdd' template='https://a.example/{uri}'/></XRD>";
    assert_eq!(host_meta_target(bomb, "acct:x@a.example"), None);
    let external = "<XRD><!ENTITY f SYSTEM \"file:///etc/passwd\"><Link rel='lrdd' template='https://a.example/{uri}'/></XRD>";
    assert_eq!(host_meta_target(external, "acct:x@a.example"), None);
    for template in [
        "https://a.example/&f;{uri}",
        "https://a.example/&#65;{uri}",
        "file:///{uri}",
        "https://a.example/",
        "//b/{uri}",
    ] {
        let document = format!("<XRD><Link rel='lrdd' template='{template}'/></XRD>");
        assert_eq!(
            host_meta_target(&document, "acct:x@a.example"),
            None,
            "{template}"
        );
    }
    let long = format!(
        "{}<Link rel='lrdd' template='https://a.example/{{uri}}'/>",
        " ".repeat(MAX_XRD_BYTES)
    );
    assert_eq!(host_meta_target(&long, "x"), None);
}
