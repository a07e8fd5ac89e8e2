use super::*;

#[tokio::test]
async fn a_host_that_does_not_speak_tls_is_told_apart() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let task = tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = stream.write_all(ok("plain").as_bytes()).await;
        }
    });
    let client = client(&[("alpha.test", format!("https://localhost:{port}"))]);
    let error = client.send(get("https://alpha.test/")).await.unwrap_err();
    assert!(matches!(error, Error::Tls(_)), "{error:?}");
    task.abort();
}

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/keys/tls")
        .join(name)
}

/// A host on loopback that speaks TLS under the name `localhost`, for `connections` connections.
fn secure_host(connections: usize) -> u16 {
    use std::io::{Read, Write};

    use rustls_pki_types::pem::PemObject;
    use rustls_pki_types::{CertificateDer, PrivateKeyDer};

    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let certificate = CertificateDer::from_pem_file(fixture("localhost.pem")).unwrap();
    let key = PrivateKeyDer::from_pem_file(fixture("localhost.key")).unwrap();
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    let config = Arc::new(config);
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming().take(connections) {
            let connection = rustls::ServerConnection::new(config.clone()).unwrap();
            let mut tls = rustls::StreamOwned::new(connection, stream.unwrap());
            // A client that does not trust us hangs up here.
            if tls.read(&mut [0; 4096]).is_ok() {
                let _ = tls.write_all(ok("secret").as_bytes());
            }
        }
    });
    port
}

#[tokio::test]
async fn certificates_of_unknown_roots_are_not_trusted() {
    let port = secure_host(1);
    let client = client(&[("alpha.test", format!("https://localhost:{port}"))]);
    let error = client.send(get("https://alpha.test/")).await.unwrap_err();
    assert!(matches!(error, Error::Tls(_)), "{error:?}");
    assert!(error.is_retryable());
}

#[tokio::test]
async fn certificates_of_added_roots_are_trusted_for_their_name_only() {
    let port = secure_host(2);
    let mut settings = settings(&[
        ("alpha.test", format!("https://localhost:{port}")),
        ("beta.test", format!("https://127.0.0.1:{port}")),
    ]);
    settings.extra_root_certificates = vec![fixture("root.pem")];
    let client = Client::new(&settings).unwrap();
    let answer = client.send(get("https://alpha.test/")).await.unwrap();
    assert_eq!(&answer.body[..], b"secret");
    let error = client.send(get("https://beta.test/")).await.unwrap_err();
    assert!(matches!(error, Error::Tls(_)), "{error:?}");
}
