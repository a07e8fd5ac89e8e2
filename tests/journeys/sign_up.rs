//! From the sign-up to the first notification, with the mail in between.

use rookery::config::RegistrationMode;
use serde_json::json;

use crate::support::{App, Options, app::PASSWORD, eventually, run};

async fn open(name: &str) -> App {
    App::start(
        Options::new(name).configure(|config| config.registrations.mode = RegistrationMode::Open),
    )
    .await
}

/// The letters in the mail folder, decoded as far as a link needs it.
async fn letters(app: &App) -> Vec<String> {
    let dir = app.services.config.mail_dir();
    let Ok(entries) = std::fs::read_dir(dir) else {
        return Vec::new();
    };
    let mut letters: Vec<(std::time::SystemTime, String)> = entries
        .flatten()
        .filter_map(|entry| {
            let text = std::fs::read_to_string(entry.path()).ok()?;
            // Quoted-printable: soft line ends, and `=3D` for `=`.
            let text = text
                .replace("=\r\n", "")
                .replace("=\n", "")
                .replace("=3D", "=");
            Some((entry.metadata().ok()?.modified().ok()?, text))
        })
        .collect();
    letters.sort();
    letters.into_iter().map(|(_, text)| text).collect()
}

/// The first link to a path in a letter.
fn link(letter: &str, path: &str, app: &App) -> Option<String> {
    let start = letter.find(&format!("{}{path}", app.origin))?;
    let rest = &letter[start..];
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>'))
        .unwrap_or(rest.len());
    Some(rest[..end].to_owned())
}

#[test]
fn sign_up_confirm_by_mail_sign_in_post_and_be_noticed() {
    run(async {
        let app = open("journey").await;
        let friend = app.user("friend").await;
        let client = app
            .client()
            .with_token(&app.app_token("read write follow push").await);
        let wish = json!({ "username": "newcomer", "email": "newcomer@mail.example", "password": PASSWORD, "agreement": true, "locale": "en" });
        let token = client
            .post("/api/v1/accounts", wish)
            .await
            .expect(200)
            .json()["access_token"]
            .as_str()
            .unwrap()
            .to_owned();
        let newcomer = app.client().with_token(&token);
        let refused = newcomer
            .post("/api/v1/statuses", json!({ "status": "too early" }))
            .await
            .expect(403);
        assert_eq!(
            refused.error(),
            "Your login is missing a confirmed e-mail address"
        );

        let letter = eventually("the letter", || async { letters(&app).await.pop() }).await;
        assert!(letter.contains("newcomer@mail.example"));
        let confirm = link(&letter, "/auth/confirmation", &app).expect("a link in the letter");
        // Clients that scan mails ask for the page; that alone must not be enough to break it for the reader.
        let page = app
            .client()
            .with_header("accept", "text/html")
            .get(&confirm)
            .await;
        assert!(page.status < 400, "{}: {}", page.status, page.text());
        if newcomer
            .get("/api/v1/accounts/verify_credentials")
            .await
            .status
            != 200
            || newcomer.get("/api/v1/timelines/home").await.status != 200
        {
            panic!("the link did not confirm the address: {}", page.text());
        }
        assert!(app.client().get(&confirm).await.status < 500);

        let signed_in = app.sign_in("newcomer", "read write follow push").await;
        let status = signed_in
            .post_status("@friend hello from a newcomer #first")
            .await;
        let told = friend.wait_for_notification("mention", &signed_in.id).await;
        assert_eq!(told["status"]["id"], status["id"]);
        friend.follow(&signed_in.id).await;
        friend.wait_for_home(status["id"].as_str().unwrap()).await;
        friend
            .post(
                &format!(
                    "/api/v1/statuses/{}/favourite",
                    status["id"].as_str().unwrap()
                ),
                (),
            )
            .await
            .expect(200);
        signed_in
            .wait_for_notification("favourite", &friend.id)
            .await;
        signed_in.wait_for_notification("follow", &friend.id).await;
    });
}

#[test]
fn with_approval_a_newcomer_waits_for_the_staff() {
    run(async {
        let app = App::start(Options::new("approval").configure(|config| {
            config.registrations.mode = RegistrationMode::Approval;
            config.registrations.confirm_email = false;
        }))
        .await;
        let client = app.client().with_token(&app.app_token("read write").await);
        let mut wish = json!({ "username": "waiting", "email": "waiting@mail.example", "password": PASSWORD, "agreement": true, "locale": "en" });
        client
            .post("/api/v1/accounts", wish.clone())
            .await
            .expect(422);
        wish["reason"] = json!("I like birds");
        let token = client
            .post("/api/v1/accounts", wish)
            .await
            .expect(200)
            .json()["access_token"]
            .as_str()
            .unwrap()
            .to_owned();
        let waiting = app.client().with_token(&token);
        let refused = waiting.get("/api/v1/timelines/home").await.expect(403);
        assert_eq!(refused.error(), "Your login is currently pending approval");
        let id = app
            .count("SELECT id FROM accounts WHERE username = 'waiting'")
            .await;
        rookery::domain::users::approve(&app.services, id)
            .await
            .unwrap();
        waiting.get("/api/v1/timelines/home").await.expect(200);
    });
}

#[test]
fn a_letter_is_no_place_for_header_lines_of_others() {
    run(async {
        let app = open("headers").await;
        let client = app.client().with_token(&app.app_token("read write").await);
        for email in [
            "a@mail.example\r\nBcc: b@mail.example",
            "a@mail.example\nSubject: x",
            "a@mail.example, b@mail.example",
            "\"a\r\n\"@mail.example",
        ] {
            let wish = json!({ "username": "header", "email": email, "password": PASSWORD, "agreement": true, "locale": "en" });
            let answer = client.post("/api/v1/accounts", wish).await;
            assert!(
                (400..500).contains(&answer.status),
                "{email}: {}",
                answer.status
            );
        }
        app.settled().await;
        assert_eq!(letters(&app).await, Vec::<String>::new());
    });
}
