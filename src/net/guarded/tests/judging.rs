use super::*;

#[tokio::test]
async fn dev_host_loosens_nothing_for_other_hosts_or_ports() {
    let peer = Peer::answering(ok("x")).await;
    let client = client(&[("alpha.test", peer.base())]);
    let port = peer.port;
    for (url, refusal) in [
        ("http://beta.test/".to_owned(), Refusal::Scheme),
        ("https://alpha.test:8443/".to_owned(), Refusal::Port),
        (format!("http://127.0.0.1:{port}/"), Refusal::Scheme),
        (
            format!("https://127.0.0.1:{port}/"),
            Refusal::LiteralAddress,
        ),
        ("https://u@alpha.test/".to_owned(), Refusal::Userinfo),
        ("ftp://alpha.test/".to_owned(), Refusal::Scheme),
    ] {
        let error = client.send(get(&url)).await.unwrap_err();
        assert_eq!(error, Error::Refused(refusal), "{url}");
        assert_eq!(client.judge(&Url::parse(&url).unwrap()), Err(refusal));
        assert!(!error.is_retryable());
    }
    assert!(peer.seen().is_empty());
}

// Rows 44 to 51 and 55 of the published holes: a name that leads inside.
#[tokio::test]
async fn names_with_private_addresses_are_not_called() {
    for addresses in [
        &["127.0.0.1"][..],
        &["0.0.0.0"],
        &["::"],
        &["::1"],
        &["::ffff:127.0.0.1"],
        &["::127.0.0.1"],
        &["64:ff9b::7f00:1"],
        &["2002:7f00:1::"],
        &["169.254.169.254"],
        &["10.1.2.3"],
        &["fd00::1"],
        &["1.1.1.1", "127.0.0.1"],
    ] {
        let (client, asked) = client_resolving_to(addresses);
        let error = client.send(get("https://evil.example/")).await.unwrap_err();
        assert_eq!(
            error,
            Error::Refused(Refusal::PrivateAddress),
            "{addresses:?}"
        );
        assert_eq!(*asked.lock().unwrap(), ["evil.example"]);
    }
}

#[tokio::test]
async fn a_name_without_addresses_is_a_failed_connection() {
    let (client, _) = client_resolving_to(&[]);
    let error = client.send(get("https://none.example/")).await.unwrap_err();
    assert!(matches!(error, Error::Connect | Error::Dns), "{error:?}");
    assert!(error.is_retryable());
}

#[tokio::test]
async fn a_name_that_does_not_resolve_is_told_apart() {
    let lookup: Lookup = Arc::new(|_| {
        Box::pin(async {
            Err(std::io::Error::other(
                "failed to lookup address information",
            ))
        })
    });
    let client = Client::with_lookup(&settings(&[]), lookup).unwrap();
    let error = client.send(get("https://none.example/")).await.unwrap_err();
    assert_eq!(error, Error::Dns);
}

#[tokio::test]
async fn literal_addresses_are_refused_before_anything_is_asked() {
    let (client, asked) = client_resolving_to(&["1.1.1.1"]);
    for host in [
        "127.0.0.1",
        "2130706433",
        "0x7f.1",
        "0177.1",
        "[::1]",
        "[::ffff:7f00:1]",
    ] {
        let error = client
            .send(get(&format!("https://{host}/")))
            .await
            .unwrap_err();
        assert_eq!(error, Error::Refused(Refusal::LiteralAddress), "{host}");
    }
    assert!(asked.lock().unwrap().is_empty());
}
