use futures_util::StreamExt;

use super::*;

// CVE-2023-36461: every read is in time, the whole is not.
#[tokio::test]
async fn slow_drip_ends_at_the_deadline() {
    let peer = Peer::new(|mut stream, _| async move {
        let _ = stream
            .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n")
            .await;
        while stream.write_all(b"x").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    })
    .await;
    let client = client(&[("alpha.test", peer.base())]);
    let start = Instant::now();
    let request = get("https://alpha.test/").deadline(Duration::from_millis(400));
    let error = client.send(request).await.unwrap_err();
    assert_eq!(error, Error::Timeout);
    assert!(error.is_retryable());
    assert!(start.elapsed() >= Duration::from_millis(400));
    assert!(start.elapsed() < Duration::from_secs(4));
}

#[tokio::test]
async fn slow_drip_of_headers_ends_at_the_deadline() {
    let peer = Peer::new(|mut stream, _| async move {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nx: ").await;
        while stream.write_all(b"x").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    })
    .await;
    let client = client(&[("alpha.test", peer.base())]);
    let request = get("https://alpha.test/").deadline(Duration::from_millis(300));
    assert_eq!(client.send(request).await.unwrap_err(), Error::Timeout);
}

#[tokio::test]
async fn silence_ends_at_the_read_timeout() {
    let peer = Peer::new(|stream, _| async move {
        tokio::time::sleep(Duration::from_secs(60)).await;
        drop(stream);
    })
    .await;
    let mut settings = settings(&[("alpha.test", peer.base())]);
    settings.read_timeout = Duration::from_millis(200);
    let client = Client::new(&settings).unwrap();
    let start = Instant::now();
    let error = client.send(get("https://alpha.test/")).await.unwrap_err();
    assert_eq!(error, Error::Timeout);
    assert!(start.elapsed() < Duration::from_secs(4));
}

#[tokio::test]
async fn an_announced_size_over_the_limit_is_not_read() {
    let peer = Peer::new(|mut stream, _| async move {
        let _ = stream
            .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n")
            .await;
        tokio::time::sleep(Duration::from_secs(60)).await;
    })
    .await;
    let client = client(&[("alpha.test", peer.base())]);
    let error = client.send(get("https://alpha.test/")).await.unwrap_err();
    assert_eq!(error, Error::TooLarge { limit: 1024 * 1024 });
    assert!(!error.is_retryable());
}

#[tokio::test]
async fn an_endless_body_is_cut_at_the_limit() {
    let peer = Peer::new(|mut stream, _| async move {
        let _ = stream
            .write_all(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n")
            .await;
        let chunk = format!("2000\r\n{}\r\n", "x".repeat(0x2000));
        while stream.write_all(chunk.as_bytes()).await.is_ok() {}
    })
    .await;
    let client = client(&[("alpha.test", peer.base())]);
    let request = get("https://alpha.test/").max_bytes(100_000);
    let error = client.send(request).await.unwrap_err();
    assert_eq!(error, Error::TooLarge { limit: 100_000 });

    let request = get("https://alpha.test/").max_bytes(100_000);
    let stream = client.send_streaming(request).await.unwrap().into_stream();
    let pieces: Vec<_> = Box::pin(stream).collect().await;
    let (last, good) = pieces.split_last().unwrap();
    assert_eq!(*last, Err(Error::TooLarge { limit: 100_000 }));
    let sum: usize = good.iter().map(|piece| piece.as_ref().unwrap().len()).sum();
    assert!(sum <= 100_000);
}

#[tokio::test]
async fn a_body_of_exactly_the_limit_is_read() {
    let peer = Peer::answering(ok("12345")).await;
    let client = client(&[("alpha.test", peer.base())]);
    let request = get("https://alpha.test/").max_bytes(5);
    assert_eq!(&client.send(request).await.unwrap().body[..], b"12345");
    let request = get("https://alpha.test/").max_bytes(4);
    assert_eq!(
        client.send(request).await.unwrap_err(),
        Error::TooLarge { limit: 4 }
    );
}

#[tokio::test]
async fn the_body_of_an_error_is_cut_not_an_error() {
    let body = "x".repeat(100_000);
    let peer = Peer::answering(format!(
        "HTTP/1.1 500 Oh\r\ncontent-length: 100000\r\n\r\n{body}"
    ))
    .await;
    let client = client(&[("alpha.test", peer.base())]);
    let answer = client.send(get("https://alpha.test/")).await.unwrap();
    assert_eq!((answer.status, answer.body.len()), (500, 16 * 1024));
    assert!(!answer.is_success());
}

#[tokio::test]
async fn a_body_that_breaks_off_is_an_error() {
    let peer = Peer::answering("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc").await;
    let client = client(&[("alpha.test", peer.base())]);
    let error = client.send(get("https://alpha.test/")).await.unwrap_err();
    assert!(matches!(error, Error::Protocol(_)), "{error:?}");
}

#[tokio::test]
async fn too_many_headers_are_an_error() {
    let headers = "a: b\r\n".repeat(1000);
    let peer = Peer::answering(format!("HTTP/1.1 200 OK\r\n{headers}\r\n")).await;
    let client = client(&[("alpha.test", peer.base())]);
    assert!(client.send(get("https://alpha.test/")).await.is_err());
}
