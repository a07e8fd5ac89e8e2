//! The letters this server writes, as text and as HTML with the same words.

use askama::Template;

use crate::domain::tasks::Letter;

/// A letter ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// One line.
    pub subject: String,
    /// The words.
    pub text: String,
    /// The same with looks.
    pub html: String,
}

/// What letters speak of.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The server's name.
    pub title: &'a str,
    /// `https://social.example`.
    pub origin: &'a str,
    /// Whose login it is.
    pub username: &'a str,
    /// For letters with a link.
    pub token: Option<&'a str>,
}

#[derive(Clone, Debug)]
struct Link {
    href: String,
    text: &'static str,
}

#[derive(Template)]
#[template(path = "mail/letter.txt", escape = "none")]
struct Text<'a> {
    title: &'a str,
    origin: &'a str,
    lines: &'a [String],
    link: &'a Option<Link>,
    after: &'a [String],
}

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct Html<'a> {
    subject: &'a str,
    title: &'a str,
    origin: &'a str,
    lines: &'a [String],
    link: &'a Option<Link>,
    after: &'a [String],
}

/// Writes a letter.
///
/// # Errors
/// When a template fails, which is a fault of this program.
pub fn write(letter: Letter, about: About<'_>) -> Result<Written, askama::Error> {
    let About {
        title,
        origin,
        username,
        token,
    } = about;
    let link = |path: &str, text: &'static str| {
        token.map(|token| Link {
            href: format!("{origin}{path}?token={token}"),
            text,
        })
    };
    let hello = format!("Hello @{username},");
    let (subject, lines, link, after) = match letter {
        Letter::Confirmation => (
            format!("Confirm your e-mail address for {title}"),
            vec![
                hello,
                format!("An account was made at {title} with this e-mail address. Confirm that it is yours:"),
            ],
            link("/auth/confirmation", "Confirm the address"),
            vec![
                "The link works for two days. If this was not you, do nothing: the account cannot be used without it."
                    .to_owned(),
            ],
        ),
        Letter::PasswordReset => (
            format!("Choose a new password for {title}"),
            vec![
                hello,
                format!("Somebody, probably you, asked for a new password at {title}. Choose it here:"),
            ],
            link("/auth/password/edit", "Choose a new password"),
            vec![
                "The link works for six hours, once. If this was not you, do nothing: your password stays as it is."
                    .to_owned(),
            ],
        ),
        Letter::PasswordChanged => (
            format!("Your password for {title} was changed"),
            vec![
                hello,
                format!("The password of your account at {title} was changed, and everything that was signed in to it was signed out."),
                "If this was not you, choose a new password at once:".to_owned(),
            ],
            Some(Link {
                href: format!("{origin}/auth/password/new"),
                text: "I forgot my password",
            }),
            Vec::new(),
        ),
        Letter::Approved => (
            format!("Welcome to {title}"),
            vec![
                hello,
                format!("Your account at {title} was approved. You can sign in now with any application for Mastodon, or here:"),
            ],
            Some(Link {
                href: format!("{origin}/auth/sign_in"),
                text: "Sign in",
            }),
            Vec::new(),
        ),
    };
    let text = Text {
        title,
        origin,
        lines: &lines,
        link: &link,
        after: &after,
    }
    .render()?;
    let html = Html {
        subject: &subject,
        title,
        origin,
        lines: &lines,
        link: &link,
        after: &after,
    }
    .render()?;
    Ok(Written {
        subject,
        text,
        html,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about() -> About<'static> {
        About {
            title: "Rook & <Friends>",
            origin: "https://social.example",
            username: "rosa",
            token: Some("abc-_1"),
        }
    }

    #[test]
    fn letters_with_a_link_carry_it_in_both_forms() {
        for (letter, address) in [
            (
                Letter::Confirmation,
                "https://social.example/auth/confirmation?token=abc-_1",
            ),
            (
                Letter::PasswordReset,
                "https://social.example/auth/password/edit?token=abc-_1",
            ),
        ] {
            let written = write(letter, about()).unwrap();
            assert!(
                written.text.contains(&format!("\n{address}\n")),
                "{}",
                written.text
            );
            assert!(written.html.contains(&format!("href=\"{address}\"")));
        }
    }

    #[test]
    fn letters_that_tell_of_a_change_carry_no_secret() {
        for letter in [Letter::PasswordChanged, Letter::Approved] {
            let written = write(letter, about()).unwrap();
            assert!(!written.text.contains("abc-_1"));
            assert!(!written.html.contains("abc-_1"));
        }
    }

    #[test]
    fn the_text_is_plain_and_the_html_escaped() {
        let written = write(Letter::Approved, about()).unwrap();
        assert_eq!(written.subject, "Welcome to Rook & <Friends>");
        assert!(written.text.contains("at Rook & <Friends> was approved"));
        assert!(!written.html.contains("<Friends>"));
    }
}
