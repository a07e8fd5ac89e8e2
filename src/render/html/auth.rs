//! Signing in and up, consent, settings.

use askama::Template;

use super::{Problems, Site};

/// The sign-in form.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/sign_in.html")]
pub struct SignIn {
    /// Around the page.
    pub site: Site,
    /// Proves that the form came from here.
    pub csrf: String,
    /// Where to go afterwards: a path of this server.
    pub return_to: String,
    /// What was typed before.
    pub login: String,
    /// Why it did not work.
    pub problem: Option<String>,
    /// What happened before.
    pub notice: Option<String>,
    /// Whether to offer an account.
    pub can_sign_up: bool,
}

/// The sign-up form.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/sign_up.html")]
pub struct SignUp {
    /// Around the page.
    pub site: Site,
    /// Proves that the form came from here.
    pub csrf: String,
    /// As typed.
    pub username: String,
    /// As typed.
    pub email: String,
    /// As typed.
    pub reason: String,
    /// As typed.
    pub date_of_birth: String,
    /// As ticked.
    pub agreement: bool,
    /// A moderator decides.
    pub approval: bool,
    /// Whether the reason must be given.
    pub reason_required: bool,
    /// Least age in years.
    pub min_age: Option<u8>,
    /// Plain text, in order.
    pub rules: Vec<String>,
    /// What was wrong.
    pub problems: Problems,
}

/// A form that asks for a mail address.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/mail_form.html")]
pub struct MailForm {
    /// Around the page.
    pub site: Site,
    /// Proves that the form came from here.
    pub csrf: String,
    /// Where it goes.
    pub action: &'static str,
    /// The heading.
    pub title: &'static str,
    /// What will happen.
    pub text: &'static str,
    /// Why it did not work.
    pub problem: Option<String>,
}

/// The form that a link in a letter leads to.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/password_edit.html")]
pub struct PasswordEdit {
    /// Around the page.
    pub site: Site,
    /// Proves that the form came from here.
    pub csrf: String,
    /// From the link.
    pub token: String,
    /// What was wrong.
    pub problems: Problems,
}

/// The question whether an application may use an account.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/consent.html")]
pub struct Consent {
    /// Around the page.
    pub site: Site,
    /// Proves that the form came from here.
    pub csrf: String,
    /// What the application calls itself.
    pub application: String,
    /// http or https.
    pub website: Option<String>,
    /// The account that is signed in.
    pub acct: String,
    /// What is asked for, in words.
    pub scopes: Vec<&'static str>,
    /// Where the answer goes; none when a code is shown.
    pub destination: Option<String>,
    /// The request, to be sent again with the answer.
    pub hidden: Vec<(&'static str, String)>,
    /// This page.
    pub again: String,
}

/// The code, for applications that cannot be sent to.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/code.html")]
pub struct Code {
    /// Around the page.
    pub site: Site,
    /// To be copied.
    pub code: String,
}

/// A browser that is signed in.
#[derive(Clone, Debug)]
pub struct Seat {
    /// The session.
    pub id: i64,
    /// What the browser says of itself.
    pub agent: String,
    /// Where it was.
    pub address: Option<String>,
    /// The day it signed in.
    pub since: String,
    /// The day it was last here.
    pub used: String,
    /// The one that reads this.
    pub current: bool,
}

/// An application with access.
#[derive(Clone, Debug)]
pub struct Authorised {
    /// The application.
    pub id: i64,
    /// What it calls itself.
    pub name: String,
    /// What it may do.
    pub scopes: String,
    /// The day it was let in.
    pub since: String,
}

/// Password, sessions, applications.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/settings.html")]
pub struct Settings {
    /// Around the page.
    pub site: Site,
    /// Proves that the form came from here.
    pub csrf: String,
    /// Who is signed in.
    pub acct: String,
    /// Their address.
    pub email: String,
    /// The last used one first.
    pub sessions: Vec<Seat>,
    /// The newest first.
    pub applications: Vec<Authorised>,
    /// What was wrong with the password form.
    pub problems: Problems,
    /// What was done.
    pub notice: Option<String>,
}

/// The question whether an account is to be deleted.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/delete_account.html")]
pub struct DeleteAccount {
    /// Around the page.
    pub site: Site,
    /// Proves that the form came from here.
    pub csrf: String,
    /// Who is signed in.
    pub acct: String,
    /// Their address.
    pub email: String,
    /// What was wrong.
    pub problems: Problems,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn consent() -> Consent {
        Consent {
            site: Site::neutral(),
            csrf: "token".to_owned(),
            application: "<img src=x onerror=alert(1)>".to_owned(),
            website: Some("https://client.example/\"><script>".to_owned()),
            acct: "rosa".to_owned(),
            scopes: vec![super::super::scope("read")],
            destination: Some("client.example".to_owned()),
            hidden: vec![("state", "\"><script>alert(1)</script>".to_owned())],
            again: "/oauth/authorize?x=1".to_owned(),
        }
    }

    #[test]
    fn what_a_client_calls_itself_is_escaped() {
        let html = consent().render().unwrap();
        assert!(!html.contains("<img src=x"));
        assert!(!html.contains("<script>"));
        assert!(html.contains("@rosa"));
        assert!(html.contains("Read everything"));
    }

    #[test]
    fn no_page_carries_a_script_or_an_inline_handler() {
        let html = consent().render().unwrap();
        assert!(!html.contains("<script"));
        assert!(!html.contains(" style="));
    }
}
