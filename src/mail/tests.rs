use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

use super::*;

fn message() -> Message {
    Message {
        id: "job-42".to_owned(),
        date: "2026-03-01T12:30:05Z".parse().unwrap(),
        to: Address::parse("rosa@example.com").unwrap(),
        subject: "Welcome to the rookery".to_owned(),
        text: "Hello Rosa,\n\nzwölf Raben grüßen: https://rookery.example/confirm?token=abc\n".to_owned(),
        html: Some("<p>Hello Rosa, zwölf Raben grüßen</p>".to_owned()),
        list_unsubscribe: Some(Url::parse("https://rookery.example/unsubscribe?token=1234567890abcdefghijklmnopqrstuvwxyz1234567890abcdefghijklmnopqrstuvwxyz").unwrap()),
    }
}

fn mailer(transport: Transport) -> Mailer {
    let settings = Settings {
        timeout: Duration::from_millis(400),
        ..Settings::new(transport, "Rookery <crows@rookery.example>")
    };
    Mailer::new(&settings).unwrap()
}

fn mails(folder: &Path) -> Vec<(String, String)> {
    let mut found: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read_to_string(path).unwrap())
        })
        .collect();
    found.sort();
    found
}

#[tokio::test]
async fn off_says_so() {
    let mailer = mailer(Transport::Off);
    assert!(!mailer.is_on());
    assert_eq!(mailer.send(message()).await.unwrap(), Sent::Off);
}

#[tokio::test]
async fn the_folder_holds_one_readable_file_for_each_mail() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("made/when/needed");
    let mailer = mailer(Transport::Folder(path.clone()));
    assert_eq!(mailer.send(message()).await.unwrap(), Sent::Handed);
    // A second attempt is the same mail, not another one.
    mailer.send(message()).await.unwrap();
    let found = mails(&path);
    assert_eq!(found.len(), 1);
    let (name, mail) = &found[0];
    assert_eq!(name, "2026-03-01T12-30-05Z-job-42.eml");
    for line in [
        "From: Rookery <crows@rookery.example>\r\n",
        "To: rosa@example.com\r\n",
        "Subject: Welcome to the rookery\r\n",
        "Date: Sun, 01 Mar 2026 12:30:05 +0000\r\n",
        "Message-ID: <job-42@rookery.example>\r\n",
        "Auto-Submitted: auto-generated\r\n",
        "List-Unsubscribe: <https://rookery.example/unsubscribe?token=1234567890abcdefghijklmnopqrstuvwxyz1234567890abcdefghijklmnopqrstuvwxyz>\r\n",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
        "zwölf Raben grüßen: https://rookery.example/confirm?token=abc\r\n",
        "<p>Hello Rosa, zwölf Raben grüßen</p>\r\n",
        "Content-Type: multipart/alternative",
    ] {
        assert!(mail.contains(line), "{line}\nin\n{mail}");
    }
    let mut other = message();
    other.id = "job-43".to_owned();
    mailer.send(other).await.unwrap();
    assert_eq!(mails(&path).len(), 2);
}

#[tokio::test]
async fn a_mail_that_is_only_text_has_one_part() {
    let folder = tempfile::tempdir().unwrap();
    let mut plain = message();
    plain.html = None;
    plain.list_unsubscribe = None;
    mailer(Transport::Folder(folder.path().to_path_buf()))
        .send(plain)
        .await
        .unwrap();
    let (_, mail) = mails(folder.path()).pop().unwrap();
    assert!(
        mail.contains("Content-Type: text/plain; charset=utf-8\r\n"),
        "{mail}"
    );
    assert!(!mail.contains("multipart"));
    assert!(!mail.contains("List-Unsubscribe"));
}

#[tokio::test]
async fn header_injection_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let mailer = mailer(Transport::Folder(folder.path().to_path_buf()));
    for subject in [
        "Hi\r\nBcc: mallory@example.net",
        "Hi\nBcc: mallory@example.net",
        "Hi\rBcc: mallory@example.net",
        "Hi\r\n\r\n<script>",
        "Hi\0",
        "Hi\u{85}there",
        "Hi\u{2028}there",
    ] {
        let mut bad = message();
        bad.subject = subject.to_owned();
        let error = mailer.send(bad).await.unwrap_err();
        assert!(error.is_permanent(), "{subject:?}");
        assert!(matches!(error, MailError::Message(_)), "{subject:?}");
    }
    for id in [
        "",
        "a b",
        "a>\r\nBcc: x@example.net",
        "../../etc/cron.d/x",
        "a/b",
        "a@b",
        "..",
        "ä",
        &"x".repeat(101),
    ] {
        let mut bad = message();
        bad.id = id.to_owned();
        assert!(
            matches!(mailer.send(bad).await.unwrap_err(), MailError::Message(_)),
            "{id:?}"
        );
    }
    let mut bad = message();
    bad.list_unsubscribe = Some(Url::parse("javascript:alert(1)").unwrap());
    assert!(matches!(
        mailer.send(bad).await.unwrap_err(),
        MailError::Message(_)
    ));
    assert!(mails(folder.path()).is_empty());
}

#[tokio::test]
async fn long_subjects_and_bodies_are_refused() {
    let mailer = mailer(Transport::Off);
    let mut bad = message();
    bad.subject = "x".repeat(MAX_SUBJECT + 1);
    assert!(mailer.send(bad).await.unwrap_err().is_permanent());
    let mut bad = message();
    bad.text = "x".repeat(MAX_BODY + 1);
    assert!(mailer.send(bad).await.unwrap_err().is_permanent());
    let mut bad = message();
    bad.html = Some("x".repeat(MAX_BODY + 1));
    assert!(mailer.send(bad).await.unwrap_err().is_permanent());
}

#[tokio::test]
async fn foreign_letters_in_a_subject_stay_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut greeting = message();
    greeting.subject = "ようこそ、カラスの巣へ: Bcc: nobody@example.net".to_owned();
    mailer(Transport::Folder(folder.path().to_path_buf()))
        .send(greeting)
        .await
        .unwrap();
    let (_, mail) = mails(folder.path()).pop().unwrap();
    assert!(mail.contains("Subject: =?utf-8?b?"), "{mail}");
    assert!(!mail.lines().any(|line| line.starts_with("Bcc")));
}

#[tokio::test]
async fn the_line_between_parts_cannot_be_forged() {
    let folder = tempfile::tempdir().unwrap();
    let mut forged = message();
    forged.text =
        "--part-job-42\nContent-Type: text/html\n\n<b>forged</b>\n--part-job-42--\n".to_owned();
    mailer(Transport::Folder(folder.path().to_path_buf()))
        .send(forged)
        .await
        .unwrap();
    let (_, mail) = mails(folder.path()).pop().unwrap();
    assert!(mail.contains("boundary=\"part-job-42-"), "{mail}");
    assert!(!mail.contains("boundary=\"part-job-42\""), "{mail}");
}

#[test]
fn settings_that_cannot_work_are_refused() {
    for from in [
        "",
        "crows",
        "a@b@c",
        "x <a@example.com>, y <b@example.com>",
        "Crows\r\nBcc: x@example.net <a@example.com>",
    ] {
        let settings = Settings::new(Transport::Off, from);
        let error = Mailer::new(&settings).unwrap_err();
        assert!(
            matches!(
                error,
                MailError::Setting {
                    setting: "mail.from",
                    ..
                }
            ),
            "{from:?}"
        );
    }
    for url in [
        "",
        "mail.example",
        "http://mail.example",
        "smtp://mail.example?tls=maybe",
        "smtp://me:secret@mail.example",
        "smtp://me:secret@mail.example?tls=opportunistic",
        "smtp://me:secret@127.0.0.1.example",
        "smtps://me@mail.example",
    ] {
        let settings = Settings::new(Transport::Smtp(url.into()), "crows@rookery.example");
        let error = Mailer::new(&settings).unwrap_err();
        assert!(
            matches!(
                error,
                MailError::Setting {
                    setting: "mail.smtp_url",
                    ..
                }
            ),
            "{url:?}"
        );
        assert!(!format!("{error} {error:?}").contains("secret"), "{url:?}");
    }
    assert!(
        !format!(
            "{:?}",
            Transport::Smtp("smtps://me:secret@mail.example".into())
        )
        .contains("secret")
    );
}

#[tokio::test]
async fn safe_settings_are_taken() {
    for url in [
        "smtps://me:secret@mail.example",
        "smtp://me:secret@mail.example?tls=required",
        "smtp://me:secret@127.0.0.1:1025",
        "smtp://me:secret@[::1]:1025",
        "smtp://mailpit:1025",
    ] {
        let settings = Settings::new(Transport::Smtp(url.into()), "crows@rookery.example");
        assert!(Mailer::new(&settings).is_ok(), "{url}");
    }
}

/// A mail server on loopback that answers `RCPT TO` as told and keeps what it was given.
struct Server {
    port: u16,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Server {
    async fn answering(recipient: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&heard);
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let kept = Arc::clone(&kept);
                tokio::spawn(async move { talk(stream, recipient, &kept).await });
            }
        });
        Self { port, heard }
    }

    fn mailer(&self) -> Mailer {
        let url = format!("smtp://127.0.0.1:{}", self.port);
        mailer(Transport::Smtp(url.into()))
    }
}

async fn talk(
    stream: tokio::net::TcpStream,
    recipient: &str,
    heard: &Mutex<Vec<String>>,
) -> Option<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let mut in_data = false;
    write.write_all(b"220 hello\r\n").await.ok()?;
    while let Some(line) = lines.next_line().await.ok()? {
        heard.lock().unwrap().push(line.clone());
        let answer = match line.as_str() {
            "." => {
                in_data = false;
                "250 taken"
            }
            _ if in_data => continue,
            "DATA" => {
                in_data = true;
                "354 go on"
            }
            "QUIT" => "221 bye",
            line if line.starts_with("RCPT") => recipient,
            _ => "250 fine",
        };
        if answer.is_empty() {
            // Says nothing more, and does not hang up.
            std::future::pending::<()>().await;
        }
        write
            .write_all(format!("{answer}\r\n").as_bytes())
            .await
            .ok()?;
    }
    Some(())
}

#[tokio::test]
async fn smtp_hands_the_mail_over() {
    let server = Server::answering("250 fine").await;
    assert_eq!(server.mailer().send(message()).await.unwrap(), Sent::Handed);
    let heard = server.heard.lock().unwrap().join("\n");
    assert!(
        heard.contains("MAIL FROM:<crows@rookery.example>"),
        "{heard}"
    );
    assert!(heard.contains("RCPT TO:<rosa@example.com>"), "{heard}");
    assert!(heard.contains("Subject: Welcome to the rookery"), "{heard}");
    assert!(heard.is_ascii(), "{heard}");
}

#[tokio::test]
async fn refusals_are_permanent_and_do_not_repeat_the_address() {
    let server = Server::answering("550 no rosa@example.com here").await;
    let error = server.mailer().send(message()).await.unwrap_err();
    assert!(
        matches!(error, MailError::Refused { code: 550 }),
        "{error:?}"
    );
    assert!(error.is_permanent());
    assert!(!format!("{error} {error:?}").contains("rosa"));
}

#[tokio::test]
async fn busy_servers_and_refused_logins_are_temporary() {
    for answer in [
        "451 later",
        "421 closing",
        "530 log in first",
        "535 wrong password",
        "nonsense",
    ] {
        let server = Server::answering(answer).await;
        let error = server.mailer().send(message()).await.unwrap_err();
        assert!(
            matches!(error, MailError::Unavailable(_)),
            "{answer}: {error:?}"
        );
        assert!(!error.is_permanent(), "{answer}");
    }
}

#[tokio::test]
async fn a_silent_server_is_given_up() {
    let server = Server::answering("").await;
    let started = std::time::Instant::now();
    let error = server.mailer().send(message()).await.unwrap_err();
    assert!(!error.is_permanent());
    assert!(
        started.elapsed() < Duration::from_secs(4),
        "{:?}",
        started.elapsed()
    );
}

#[tokio::test]
async fn a_server_that_is_away_is_temporary() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let mailer = mailer(Transport::Smtp(format!("smtp://127.0.0.1:{port}").into()));
    let error = mailer.send(message()).await.unwrap_err();
    assert!(!error.is_permanent(), "{error:?}");
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_temporary() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let mailer = mailer(Transport::Folder(file.path().to_path_buf()));
    let error = mailer.send(message()).await.unwrap_err();
    assert!(matches!(error, MailError::Folder(_)));
    assert!(!error.is_permanent());
}
