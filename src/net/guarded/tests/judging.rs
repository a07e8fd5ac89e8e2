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
    let client = client_with(Names::scripted(
        |_| {
            Err(std::io::Error::other(
                "failed to lookup address information",
            ))
        },
        [],
    ));
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

/// CVE-2026-33693 (DNS rebinding): a name that is public when it is judged and leads inside when it is called.
#[tokio::test]
async fn the_connection_goes_to_the_judged_address_cve_2026_33693() {
    // 127.0.0.2 plays a public address: nobody but this machine may be called from a test.
    let judged = TcpListener::bind("127.0.0.2:0").await.unwrap();
    let inside = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (public, private) = (judged.local_addr().unwrap(), inside.local_addr().unwrap());
    let lookups = Arc::new(Mutex::new(0));
    let counting = lookups.clone();
    let played: IpAddr = public.ip();
    let client = client_with(Names::scripted(
        move |_| {
            let mut lookups = counting.lock().unwrap();
            *lookups += 1;
            let inward = *lookups % 2 == 0;
            Ok(vec![if inward { private } else { public }])
        },
        [played],
    ));
    let visits = |listener: TcpListener| {
        let count = Arc::new(Mutex::new(0));
        let counting = count.clone();
        let task = tokio::spawn(async move {
            while listener.accept().await.is_ok() {
                *counting.lock().unwrap() += 1;
            }
        });
        (count, task)
    };
    let (judged, first) = visits(judged);
    let (inside, second) = visits(inside);
    for n in 1..=6 {
        let url = format!("https://rebind.example/{n}");
        let error = client.send(get(&url)).await.unwrap_err();
        // One lookup for each connection: had there been a second one, it would have led inside.
        assert_eq!(*lookups.lock().unwrap(), n);
        if n % 2 == 0 {
            assert_eq!(error, Error::Refused(Refusal::PrivateAddress));
        } else {
            // The judged host was called; it does not speak TLS.
            assert!(
                !matches!(error, Error::Refused(_) | Error::Dns),
                "{error:?}"
            );
        }
    }
    assert_eq!(*judged.lock().unwrap(), 3);
    assert_eq!(*inside.lock().unwrap(), 0);
    first.abort();
    second.abort();
}
