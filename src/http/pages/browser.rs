//! The browser in front of a page: its session, and the proof that a form came from a page of ours.
//!
//! The proof is a double submit: a cookie with a random secret, and in the form a message code over that secret and the
//! session's. Another site can make a browser send the cookies, but cannot know the code.

use actix_web::{
    HttpRequest, HttpResponse,
    cookie::{Cookie, SameSite, time::Duration},
    http::StatusCode,
};
use subtle::ConstantTimeEq;

use super::PageFailure;
use crate::{
    domain::{
        Services,
        users::sessions::{self, Session},
    },
    http::{Failure, address},
};

const SESSION: &str = "rookery_session";
const FORM: &str = "rookery_form";

/// Who looks at a page.
pub(in crate::http) struct Browser {
    /// Signed in.
    pub session: Option<Session>,
    session_secret: String,
    form_secret: String,
    is_new: bool,
}

impl Browser {
    /// Reads the cookies of a request.
    pub async fn of(services: &Services, request: &HttpRequest) -> Result<Browser, PageFailure> {
        let value = |name: &str| {
            request
                .cookie(&full_name(services, name))
                .map(|cookie| cookie.value().to_owned())
                .filter(|value| value.len() <= 256)
        };
        let secret = value(SESSION).unwrap_or_default();
        let session = sessions::find(services, &secret).await?;
        let known = value(FORM).filter(|secret| secret.len() == 43);
        Ok(Browser {
            session_secret: if session.is_some() {
                secret
            } else {
                String::new()
            },
            session,
            is_new: known.is_none(),
            form_secret: known.unwrap_or_else(|| services.random.token()),
        })
    }

    /// What a form of ours carries.
    pub fn proof(&self, services: &Services) -> Result<String, PageFailure> {
        let data = format!("{}\0{}", self.form_secret, self.session_secret);
        let code = services
            .secret
            .mac("form", data.as_bytes())
            .map_err(Failure::internal)?;
        Ok(code.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// Refuses a form that did not come from a page of ours.
    pub fn check(&self, services: &Services, proof: &str) -> Result<(), PageFailure> {
        let is_right: bool = self
            .proof(services)?
            .as_bytes()
            .ct_eq(proof.as_bytes())
            .into();
        if is_right && !self.is_new {
            Ok(())
        } else {
            Err(PageFailure::status(StatusCode::UNPROCESSABLE_ENTITY))
        }
    }

    /// Gives the browser what its next form needs.
    pub fn dress(
        &self,
        services: &Services,
        response: &mut HttpResponse,
    ) -> Result<(), PageFailure> {
        if self.is_new {
            give(services, response, FORM, &self.form_secret, None)?;
        }
        Ok(())
    }

    /// Signs the browser in. What it had before is over, so that nobody can slip it a session of theirs.
    pub async fn sign_in(
        &self,
        services: &Services,
        request: &HttpRequest,
        account_id: i64,
        response: &mut HttpResponse,
    ) -> Result<(), PageFailure> {
        if self.session.is_some() {
            sessions::end(services, &self.session_secret).await?;
        }
        let agent = super::user_agent(request);
        let from = address::of(services, request);
        let secret = sessions::start(services, account_id, agent, Some(from)).await?;
        let age = Duration::seconds(sessions::IDLE.as_secs());
        give(services, response, SESSION, &secret, Some(age))?;
        give(services, response, FORM, &services.random.token(), None)
    }

    /// Signs the browser out.
    pub async fn sign_out(
        &self,
        services: &Services,
        response: &mut HttpResponse,
    ) -> Result<(), PageFailure> {
        if self.session.is_some() {
            sessions::end(services, &self.session_secret).await?;
        }
        for name in [SESSION, FORM] {
            give(services, response, name, "", Some(Duration::ZERO))?;
        }
        Ok(())
    }
}

fn is_secure(services: &Services) -> bool {
    services.config.instance.origin.scheme() == "https"
}

/// With `__Host-` a browser takes the cookie from this very host only, not from a neighbour under the same domain.
fn full_name(services: &Services, name: &str) -> String {
    if is_secure(services) {
        format!("__Host-{name}")
    } else {
        name.to_owned()
    }
}

fn give(
    services: &Services,
    response: &mut HttpResponse,
    name: &str,
    value: &str,
    age: Option<Duration>,
) -> Result<(), PageFailure> {
    let mut cookie = Cookie::build(full_name(services, name), value.to_owned())
        .path("/")
        .http_only(true)
        .secure(is_secure(services))
        .same_site(SameSite::Lax);
    if let Some(age) = age {
        cookie = cookie.max_age(age);
    }
    response
        .add_cookie(&cookie.finish())
        .map_err(|error| Failure::internal(error).into())
}

/// A path of this server that a form may lead to; anything else is none.
pub(in crate::http) fn local_path(path: &str) -> Option<&str> {
    let is_ours = path.starts_with("/oauth/authorize?")
        || matches!(path, "/settings/password" | "/settings/delete");
    let is_plain = path
        .bytes()
        .all(|c| c.is_ascii_graphic() && c != b'\\' && c != b'#');
    (is_ours && is_plain && path.len() <= 8192).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_pages_of_ours_only() {
        for good in [
            "/oauth/authorize?client_id=a&redirect_uri=https%3A%2F%2Fx",
            "/settings/password",
            "/settings/delete",
        ] {
            assert_eq!(local_path(good), Some(good));
        }
        for bad in [
            "",
            "/",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https://evil.example/oauth/authorize?",
            "/oauth/authorize?x\r\nSet-Cookie: a=b",
            "/oauth/authorize?x\\y",
            "/oauth/authorize/../../evil",
            "/settings/password/..//evil",
            "/web/%2F%2Fevil",
            "javascript:alert(1)",
        ] {
            assert_eq!(local_path(bad), None, "{bad:?}");
        }
        assert_eq!(
            local_path(&format!("/oauth/authorize?{}", "a".repeat(9000))),
            None
        );
    }
}
