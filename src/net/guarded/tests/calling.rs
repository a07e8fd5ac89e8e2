use super::*;

#[tokio::test]
async fn dev_host_is_called_under_its_own_name() {
    let peer = Peer::answering(ok("hello")).await;
    let client = client(&[
        ("alpha.test", peer.base()),
        ("beta.test:3000", format!("{}/b/", peer.base())),
    ]);
    let answer = client
        .send(get("https://alpha.test/users/a?page=1#top").header("Accept", "text/plain"))
        .await
        .unwrap();
    assert_eq!((answer.status, &answer.body[..]), (200, &b"hello"[..]));
    assert!(answer.is_success());
    assert_eq!(answer.header("content-length"), Some("5"));
    assert_eq!(answer.url.host_str(), Some("alpha.test"));
    client
        .send(get("http://beta.test:3000/%2F?a=%20"))
        .await
        .unwrap();
    let seen = peer.seen();
    let first = seen[0].to_lowercase();
    assert!(first.starts_with("get /users/a?page=1 http/1.1\r\n"));
    assert!(first.contains("\r\nhost: alpha.test\r\n"), "{first}");
    assert_eq!(first.matches("\r\nhost:").count(), 1);
    assert!(first.contains("\r\naccept: text/plain\r\n"));
    assert!(first.contains("\r\nuser-agent: rookery tests\r\n"));
    assert!(!first.contains("referer"));
    let second = seen[1].to_lowercase();
    assert!(
        second.starts_with("get /b/%2f?a=%20 http/1.1\r\n"),
        "{second}"
    );
    assert!(second.contains("\r\nhost: beta.test:3000\r\n"));
}

#[test]
fn unusable_dev_hosts_stop_the_start() {
    for (authority, base) in [
        ("", "http://127.0.0.1:1"),
        ("a/b", "http://127.0.0.1:1"),
        ("u@a.test", "http://127.0.0.1:1"),
        ("a.test", "127.0.0.1:1"),
        ("a.test", "file:///tmp"),
    ] {
        let error = Client::new(&settings(&[(authority, base.to_owned())])).unwrap_err();
        assert!(matches!(error, SetupError::DevHost { .. }), "{authority}");
    }
}

#[tokio::test]
async fn post_sends_its_headers_and_body() {
    let peer = Peer::answering("HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\n\r\n").await;
    let client = client(&[("alpha.test", peer.base())]);
    let url = Url::parse("https://alpha.test/inbox").unwrap();
    let request = Request::post(url, "{}")
        .header("Signature", "keyId=\"x\"")
        .header("Host", "evil.test");
    assert_eq!(client.send(request).await.unwrap().status, 202);
    let seen = peer.seen()[0].clone();
    assert!(seen.starts_with("POST /inbox HTTP/1.1\r\n"));
    assert!(seen.contains("signature: keyId=\"x\"\r\n"));
    assert!(!seen.contains("evil.test"));
    assert!(seen.ends_with("\r\n\r\n{}"));
}

#[tokio::test]
async fn headers_with_line_breaks_are_refused() {
    let peer = Peer::answering(ok("")).await;
    let client = client(&[("alpha.test", peer.base())]);
    for (name, value) in [("a", "b\r\nc: d"), ("a\r\nb", "c"), ("", "c"), ("a b", "c")] {
        let request = get("https://alpha.test/").header(name, value);
        assert_eq!(
            client.send(request).await.unwrap_err(),
            Error::Refused(Refusal::Header)
        );
    }
    assert!(peer.seen().is_empty());
}

#[tokio::test]
async fn what_is_not_http_is_an_error() {
    let peer = Peer::answering("SSH-2.0-OpenSSH\r\n").await;
    let client = client(&[("alpha.test", peer.base())]);
    let error = client.send(get("https://alpha.test/")).await.unwrap_err();
    assert!(matches!(error, Error::Protocol(_)), "{error:?}");
}

#[tokio::test]
async fn a_closed_port_is_a_failed_connection() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let client = client(&[("alpha.test", base)]);
    let error = client.send(get("https://alpha.test/")).await.unwrap_err();
    assert_eq!(error, Error::Connect);
}

#[tokio::test]
async fn send_does_not_follow_redirects() {
    let peer = Peer::answering(redirect("https://alpha.test/b")).await;
    let client = client(&[("alpha.test", peer.base())]);
    let answer = client.send(get("https://alpha.test/a")).await.unwrap();
    assert_eq!(answer.status, 302);
    assert_eq!(answer.header("location"), Some("https://alpha.test/b"));
    assert_eq!(peer.seen().len(), 1);
}

#[tokio::test]
async fn cookies_are_not_kept() {
    let peer =
        Peer::answering("HTTP/1.1 200 OK\r\nset-cookie: a=b\r\ncontent-length: 0\r\n\r\n").await;
    let client = client(&[("alpha.test", peer.base())]);
    for _ in 0..2 {
        client.send(get("https://alpha.test/")).await.unwrap();
    }
    assert!(!peer.seen().concat().to_lowercase().contains("cookie: a=b"));
}
