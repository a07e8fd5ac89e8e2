use super::*;

#[test]
fn a_url_is_canonical_up_to_the_path_and_verbatim_after_it() {
    for (given, kept) in [
        (
            "https://social.example/users/Ann",
            "https://social.example/users/Ann",
        ),
        (
            "HTTPS://Social.Example/Users/Ann%2f",
            "https://social.example/Users/Ann%2f",
        ),
        ("https://social.example:443/x", "https://social.example/x"),
        ("http://social.example:80", "http://social.example"),
        (
            "https://social.example:8443/?author=1",
            "https://social.example:8443/?author=1",
        ),
        (
            "https://bücher.example/ü",
            "https://xn--bcher-kva.example/ü",
        ),
        ("https://social。example/", "https://social.example/"),
        ("http://[::1]:3000/a", "http://[::1]:3000/a"),
        ("http://0x7f.1/a", "http://127.0.0.1/a"),
    ] {
        assert_eq!(HttpUrl::parse(given).unwrap().as_str(), kept, "{given}");
    }
}

#[test]
fn and_26_odd_urls_are_refused() {
    for bad in [
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "//victim.example/x",
        "https:victim.example/x",
        "https:///victim.example/x",
        "https://",
        "https://victim.example@evil.example/x",
        "https://victim.example:x@evil.example/",
        "https://evil.example\\@victim.example/",
        "https://victim.example%2F.evil.example/",
        "https://victim%2eexample/",
        "https://victim.example./x",
        "https://victim..example/x",
        "https://victim.example /x",
        "https://victim.example\t/x",
        "https://victim.example/\r\nHost: x",
        "https://victim.example:0/",
        "https://victim.example:65536/",
        "https://victim.example:+80/",
        "https://victim.example:80:80/",
        "https://[::1/",
        "https://vic\u{0}tim.example/",
        "ftp://victim.example/",
        "https://victim.example/\"",
    ] {
        assert!(HttpUrl::parse(bad).is_err(), "{bad:?}");
    }
    let user = HttpUrl::parse("https://victim.example@evil.example/x");
    assert_eq!(user, Err(UrlError::UserInfo));
    let long = format!("https://a.example/{}", "x".repeat(MAX_URL_BYTES));
    assert_eq!(HttpUrl::parse(&long), Err(UrlError::TooLong));
}

#[test]
fn parts_of_a_url() {
    let url = HttpUrl::parse("https://social.example:8443/a/b?c=d#e").unwrap();
    assert_eq!(url.origin(), "https://social.example:8443");
    assert_eq!(url.authority(), "social.example:8443");
    assert_eq!(url.host(), "social.example");
    assert_eq!(url.path_and_query(), "/a/b?c=d");
    assert_eq!(
        url.without_fragment(),
        "https://social.example:8443/a/b?c=d"
    );
    let bare = HttpUrl::parse("https://social.example?x#y").unwrap();
    assert_eq!(bare.path_and_query(), "/?x");
    assert_eq!(HttpUrl::parse("http://[::1]:80/").unwrap().host(), "[::1]");
}

#[test]
fn an_origin_is_scheme_host_and_port() {
    let url = |text| HttpUrl::parse(text).unwrap();
    assert!(url("https://a.example/1").same_origin(&url("https://A.EXAMPLE:443/2")));
    for other in [
        "http://a.example/",
        "https://a.example:444/",
        "https://b.a.example/",
        "https://a.example.evil/",
    ] {
        assert!(
            !url("https://a.example/").same_origin(&url(other)),
            "{other}"
        );
    }
}

#[test]
fn a_resource_is_compared_after_normalisation() {
    let url = |text| HttpUrl::parse(text).unwrap();
    assert!(url("https://a.example").same_resource(&url("https://a.example/#x")));
    assert!(url("https://a.example/ü").same_resource(&url("https://a.example/%C3%BC")));
    assert!(!url("https://a.example/a").same_resource(&url("https://a.example/A")));
}

#[test]
fn an_actor_id_has_no_fragment() {
    assert_eq!(
        ActorId::parse("https://a.example/u#main-key"),
        Err(UrlError::Fragment)
    );
    assert!(ObjectId::parse("https://a.example/u#main-key").is_ok());
    let key = ObjectId::parse("https://a.example/u#main-key").unwrap();
    assert!(ActorId::try_from(key).is_err());
}

#[test]
fn our_hosts_know_every_spelling() {
    let ours = OurHosts::new(["Social.Example", "web.social.example", "127.0.0.1:3000"]).unwrap();
    for local in [
        "https://SOCIAL.example/u",
        "http://social.example/u",
        "https://social.example:80/u",
        "http://127.1:3000/",
    ] {
        assert!(ours.owns(&HttpUrl::parse(local).unwrap()), "{local}");
    }
    for foreign in [
        "https://social.example.evil/",
        "http://127.0.0.1:3001/",
        "https://x.social.example/",
    ] {
        assert!(!ours.owns(&HttpUrl::parse(foreign).unwrap()), "{foreign}");
    }
    assert!(OurHosts::new(["a b"]).is_err());
}

#[test]
fn ids_travel_as_plain_strings() {
    let id: ActorId = serde_json::from_str("\"https://A.example/u\"").unwrap();
    assert_eq!(
        serde_json::to_string(&id).unwrap(),
        "\"https://a.example/u\""
    );
    assert!(serde_json::from_str::<ActorId>("\"urn:x\"").is_err());
}
