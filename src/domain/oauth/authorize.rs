//! The request for a person's consent, and the code that carries it
//! ([RFC 6749 section 4.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1),
//! [RFC 7636](https://www.rfc-editor.org/rfc/rfc7636)).

use api::{error::OAuthCode, oauth::Authorize, scope::Scopes, word::Word};
use aws_lc_rs::digest;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::SignedDuration;
use sql::queries::oauth;
use subtle::ConstantTimeEq;

use super::{
    apps::{self, Application},
    redirect,
};
use crate::domain::{Error, Result, Services, tokens};

/// How long a code works.
pub const CODE_WINDOW: SignedDuration = SignedDuration::from_mins(10);
/// Longest `state` that is carried, in bytes.
const STATE_BYTES: usize = 4096;

/// A request that a person may be asked about.
#[derive(Clone, Debug)]
pub struct Request {
    /// Who asks.
    pub application: Application,
    /// One of the application's.
    pub redirect_uri: String,
    /// What for.
    pub scopes: Scopes,
    /// Comes back as it was sent.
    pub state: Option<String>,
    /// `S256` of the client's secret for this request.
    pub code_challenge: Option<String>,
}

/// What is wrong with a request, by whom it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The person only: where the answer would go is not known to be the client.
    Shown(&'static str),
    /// The client, at this address.
    Sent {
        /// The redirect address with `error`, `error_description` and `state`.
        location: String,
    },
}

/// Checks a request for consent.
pub async fn check(
    services: &Services,
    asked: &Authorize,
) -> Result<std::result::Result<Request, Problem>> {
    let application = match &asked.client_id {
        Some(client_id) => apps::by_client_id(services, client_id).await?,
        None => None,
    };
    Ok(judge(application, asked))
}

fn judge(
    application: Option<Application>,
    asked: &Authorize,
) -> std::result::Result<Request, Problem> {
    let application = application.ok_or(Problem::Shown(
        "The application that sent you here is not known to this server.",
    ))?;
    let redirect_uri = asked
        .redirect_uri
        .clone()
        .filter(|uri| application.redirect_uris.contains(uri))
        .ok_or(Problem::Shown(
            "The application that sent you here wants the answer at an address that it has not registered.",
        ))?;
    if asked
        .state
        .as_ref()
        .is_some_and(|state| state.len() > STATE_BYTES)
    {
        return Err(Problem::Shown(
            "The application that sent you here sent too much along.",
        ));
    }
    let refuse = |code: OAuthCode| {
        if redirect_uri == redirect::OUT_OF_BAND {
            return Problem::Shown(code.description());
        }
        Problem::Sent {
            location: answer(&redirect_uri, code, asked.state.as_deref()),
        }
    };
    match asked.response_type.as_deref() {
        Some("code") => {}
        None => return Err(refuse(OAuthCode::InvalidRequest)),
        Some(_) => return Err(refuse(OAuthCode::UnsupportedResponseType)),
    }
    let scopes = match &asked.scope {
        None => Scopes::read(),
        Some(text) => Scopes::parse(text).map_err(|_| refuse(OAuthCode::InvalidScope))?,
    };
    if scopes.is_empty() || !scopes.is_subset_of(&apps::scopes_of(&application)) {
        return Err(refuse(OAuthCode::InvalidScope));
    }
    match (
        &asked.code_challenge,
        asked.code_challenge_method.as_deref(),
    ) {
        (None, None) => {}
        (Some(challenge), Some("S256")) if is_challenge(challenge) => {}
        // `plain` protects nothing, and a method without a challenge is a mistake worth telling.
        _ => return Err(refuse(OAuthCode::InvalidRequest)),
    }
    Ok(Request {
        application,
        redirect_uri,
        scopes,
        state: asked.state.clone(),
        code_challenge: asked.code_challenge.clone(),
    })
}

/// The address that tells a client why there is no code.
fn answer(redirect_uri: &str, code: OAuthCode, state: Option<&str>) -> String {
    let mut parameters = vec![
        ("error", code.as_str()),
        ("error_description", code.description()),
    ];
    if let Some(state) = state {
        parameters.push(("state", state));
    }
    redirect::with(redirect_uri, &parameters)
}

/// SHA-256 in unpadded base64.
fn is_challenge(text: &str) -> bool {
    text.len() == 43
        && text
            .bytes()
            .all(|c| c.is_ascii_alphanumeric() || c == b'-' || c == b'_')
}

impl Request {
    /// Where a person who says no is sent; `None` when there is nowhere to go.
    #[must_use]
    pub fn denied(&self) -> Option<String> {
        (self.redirect_uri != redirect::OUT_OF_BAND).then(|| {
            answer(
                &self.redirect_uri,
                OAuthCode::AccessDenied,
                self.state.as_deref(),
            )
        })
    }

    /// Where a person who said yes is sent with the code; `None` when the code is shown on a page.
    #[must_use]
    pub fn granted(&self, code: &str) -> Option<String> {
        let mut parameters = vec![("code", code)];
        if let Some(state) = &self.state {
            parameters.push(("state", state));
        }
        (self.redirect_uri != redirect::OUT_OF_BAND)
            .then(|| redirect::with(&self.redirect_uri, &parameters))
    }
}

/// Writes down a person's consent. The code works once, for ten minutes.
pub async fn grant(services: &Services, request: &Request, account_id: i64) -> Result<String> {
    let code = services.random.token();
    let connection = services.connection().await?;
    oauth::insert_grant()
        .bind(
            &connection,
            &tokens::hash(&code),
            &request.application.id,
            &account_id,
            &request.redirect_uri,
            &request.scopes.to_string(),
            &request.code_challenge,
            &services.now(),
        )
        .await?;
    Ok(code)
}

/// Whether a verifier is the one that a challenge was made from. A verifier without a challenge is refused too: it
/// means that somebody took the challenge out on the way.
pub(super) fn verifies(challenge: Option<&str>, verifier: Option<&str>) -> bool {
    match (challenge, verifier) {
        (None, None) => true,
        (Some(challenge), Some(verifier)) if (43..=128).contains(&verifier.len()) => {
            let made = digest::digest(&digest::SHA256, verifier.as_bytes());
            let made = URL_SAFE_NO_PAD.encode(made.as_ref());
            made.as_bytes().ct_eq(challenge.as_bytes()).into()
        }
        _ => false,
    }
}

/// Whether a code is too old.
pub(super) fn is_stale(created_at: jiff::Timestamp, now: jiff::Timestamp) -> Result<bool> {
    let end = created_at
        .checked_add(CODE_WINDOW)
        .map_err(|error| Error::Internal(error.to_string()))?;
    Ok(now >= end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn application() -> Application {
        Application {
            id: 1,
            name: "Client".to_owned(),
            website: None,
            redirect_uris: vec![
                "https://client.example/cb".to_owned(),
                redirect::OUT_OF_BAND.to_owned(),
            ],
            scopes: "read write".to_owned(),
            client_id: "id".to_owned(),
            secret_hash: Vec::new(),
            created_at: "2026-11-22T12:00:00Z".parse().unwrap(),
        }
    }

    fn asked() -> Authorize {
        Authorize {
            response_type: Some("code".to_owned()),
            client_id: Some("id".to_owned()),
            redirect_uri: Some("https://client.example/cb".to_owned()),
            scope: Some("read write:statuses".to_owned()),
            state: Some("a b".to_owned()),
            ..Authorize::default()
        }
    }

    fn sent(asked: &Authorize) -> String {
        match judge(Some(application()), asked) {
            Err(Problem::Sent { location }) => location,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_good_request_is_granted_and_denied_with_its_state() {
        let request = judge(Some(application()), &asked()).unwrap();
        assert_eq!(request.scopes.to_string(), "read write:statuses");
        assert_eq!(
            request.granted("c").as_deref(),
            Some("https://client.example/cb?code=c&state=a+b")
        );
        let denied = request.denied().unwrap();
        assert!(denied.starts_with("https://client.example/cb?error=access_denied&"));
        assert!(denied.ends_with("&state=a+b"));
    }

    #[test]
    fn nobody_is_sent_to_an_address_that_is_not_registered() {
        assert!(matches!(judge(None, &asked()), Err(Problem::Shown(_))));
        for uri in [
            None,
            Some("https://client.example/cb/"),
            Some("https://client.example/cb?x=1"),
            Some("https://CLIENT.example/cb"),
            Some("https://client.example/cb\n"),
            Some("https://evil.example/"),
        ] {
            let mut bad = asked();
            bad.redirect_uri = uri.map(str::to_owned);
            let judged = judge(Some(application()), &bad);
            assert!(matches!(judged, Err(Problem::Shown(_))), "{uri:?}");
        }
    }

    #[test]
    fn mistakes_are_told_to_the_client() {
        let mut bad = asked();
        bad.response_type = Some("token".to_owned());
        assert!(sent(&bad).contains("?error=unsupported_response_type&"));
        bad.response_type = None;
        assert!(sent(&bad).contains("?error=invalid_request&"));
        for scope in ["read push", "read nonsense", "admin:read"] {
            let mut bad = asked();
            bad.scope = Some(scope.to_owned());
            assert!(sent(&bad).contains("?error=invalid_scope&"), "{scope}");
        }
    }

    #[test]
    fn only_s256_challenges_are_taken() {
        let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        let mut good = asked();
        good.code_challenge = Some(challenge.to_owned());
        good.code_challenge_method = Some("S256".to_owned());
        assert!(judge(Some(application()), &good).is_ok());
        for (challenge, method) in [
            (Some(challenge), Some("plain")),
            (Some(challenge), None),
            (Some("short"), Some("S256")),
            (None, Some("S256")),
        ] {
            let mut bad = asked();
            bad.code_challenge = challenge.map(str::to_owned);
            bad.code_challenge_method = method.map(str::to_owned);
            assert!(sent(&bad).contains("?error=invalid_request&"));
        }
    }

    #[test]
    fn without_a_redirect_mistakes_are_shown() {
        let mut bad = asked();
        bad.redirect_uri = Some(redirect::OUT_OF_BAND.to_owned());
        bad.scope = Some("push".to_owned());
        assert!(matches!(
            judge(Some(application()), &bad),
            Err(Problem::Shown(_))
        ));
    }

    #[test]
    fn a_verifier_fits_its_challenge_only() {
        // RFC 7636, appendix B.
        let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        assert!(verifies(Some(challenge), Some(verifier)));
        assert!(!verifies(Some(challenge), Some(challenge)));
        assert!(!verifies(Some(challenge), None));
        assert!(!verifies(None, Some(verifier)));
        assert!(verifies(None, None));
    }

    #[test]
    fn a_code_works_ten_minutes() {
        let made: jiff::Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
        let at = |text: &str| is_stale(made, text.parse().unwrap()).unwrap();
        assert!(!at("2026-11-22T12:09:59Z"));
        assert!(at("2026-11-22T12:10:00Z"));
    }
}
