use super::*;

/// Redirects `/n` to `/n-1`, down to an answer at `/0`.
async fn countdown() -> Peer {
    Peer::new(|mut stream, request| async move {
        let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
        let n: u32 = path.trim_start_matches('/').parse().unwrap_or(0);
        let answer = if n == 0 {
            ok("there")
        } else {
            redirect(&format!("/{}", n - 1))
        };
        let _ = stream.write_all(answer.as_bytes()).await;
        let _ = stream.shutdown().await;
    })
    .await
}

#[tokio::test]
async fn three_redirects_are_followed_and_not_four() {
    let peer = countdown().await;
    let client = client(&[("alpha.test", peer.base())]);
    let answer = client
        .follow(get("https://alpha.test/3"), MAX_REDIRECTS)
        .await
        .unwrap();
    assert_eq!(&answer.body[..], b"there");
    assert_eq!(answer.url.as_str(), "https://alpha.test/0");
    let error = client
        .follow(get("https://alpha.test/4"), MAX_REDIRECTS)
        .await
        .unwrap_err();
    assert_eq!(error, Error::Refused(Refusal::TooManyRedirects));
    assert_eq!(peer.seen().len(), 8);
}

#[tokio::test]
async fn redirect_loops_are_refused() {
    let peer = Peer::new(|mut stream, request| async move {
        let to = if request.starts_with("GET /a ") {
            "/b#x"
        } else {
            "/a#y"
        };
        let _ = stream.write_all(redirect(to).as_bytes()).await;
        let _ = stream.shutdown().await;
    })
    .await;
    let client = client(&[("alpha.test", peer.base())]);
    let error = client
        .follow(get("https://alpha.test/a"), 100)
        .await
        .unwrap_err();
    assert_eq!(error, Error::Refused(Refusal::RedirectLoop));
    assert_eq!(peer.seen().len(), 2);
}

// CVE-2026-77632: a public URL that redirects inside.
#[tokio::test]
async fn every_hop_is_judged() {
    for (to, refusal) in [
        ("https://127.0.0.1/", Refusal::LiteralAddress),
        ("http://example.com/", Refusal::Scheme),
        ("file:///etc/passwd", Refusal::Scheme),
        ("data:text/plain,x", Refusal::Scheme),
        ("https://localhost/", Refusal::PrivateName),
        ("//[::1]/", Refusal::LiteralAddress),
        ("https://a@alpha.test/", Refusal::Userinfo),
        ("https://", Refusal::RedirectLocation),
        ("\\\\evil.example/", Refusal::RedirectLocation),
    ] {
        let peer = Peer::answering(redirect(to)).await;
        let client = client(&[("alpha.test", peer.base())]);
        let error = client
            .follow(get("https://alpha.test/"), MAX_REDIRECTS)
            .await
            .unwrap_err();
        assert_eq!(error, Error::Refused(refusal), "{to}");
        assert_eq!(peer.seen().len(), 1);
    }
    let peer = Peer::answering("HTTP/1.1 301 Moved\r\ncontent-length: 0\r\n\r\n").await;
    let client = client(&[("alpha.test", peer.base())]);
    let request = get("https://alpha.test/");
    assert_eq!(
        client.follow(request, MAX_REDIRECTS).await.unwrap_err(),
        Error::Refused(Refusal::RedirectLocation)
    );
}

#[tokio::test]
async fn what_is_for_one_origin_stays_there() {
    let target = Peer::answering(ok("x")).await;
    let source = Peer::answering(redirect("https://beta.test/")).await;
    let client = client(&[("alpha.test", source.base()), ("beta.test", target.base())]);
    let request = get("https://alpha.test/")
        .header("Authorization", "Bearer a")
        .header("Signature", "b")
        .header("Accept", "image/*");
    client.follow(request, MAX_REDIRECTS).await.unwrap();
    assert!(source.seen()[0].contains("authorization: Bearer a"));
    let seen = target.seen()[0].to_lowercase();
    assert!(!seen.contains("authorization") && !seen.contains("signature"));
    assert!(seen.contains("accept: image/*"));
    assert!(!seen.contains("referer"));
}

#[tokio::test]
async fn redirects_share_one_deadline() {
    let peer = Peer::new(|mut stream, request| async move {
        tokio::time::sleep(Duration::from_millis(150)).await;
        let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
        let _ = stream
            .write_all(redirect(&format!("{path}x")).as_bytes())
            .await;
        let _ = stream.shutdown().await;
    })
    .await;
    let client = client(&[("alpha.test", peer.base())]);
    let request = get("https://alpha.test/").deadline(Duration::from_millis(400));
    assert_eq!(
        client.follow(request, 100).await.unwrap_err(),
        Error::Timeout
    );
    assert!(peer.seen().len() <= 3);
}

#[tokio::test]
async fn a_post_does_not_follow() {
    let client = client(&[]);
    let url = Url::parse("https://alpha.test/").unwrap();
    assert_eq!(
        client.follow(Request::post(url, "x"), 3).await.unwrap_err(),
        Error::Refused(Refusal::RedirectMethod)
    );
}
