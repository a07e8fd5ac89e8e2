//! The pages for browsers: signing in and up, consent, settings, and what is public to read. No script runs on them,
//! and everything that is not sanitised HTML is escaped by the templates.

mod auth;
mod public;
mod words;

pub use auth::{
    Authorised, Code, Consent, DeleteAccount, MailForm, PasswordEdit, Seat, Settings, SignIn,
    SignUp,
};
pub use public::{About, Document, Landing, Look, Post, Profile, StatusPage, TagPage, day, posts};
pub use words::scope;

use askama::Template;
use aws_lc_rs::digest;

use crate::{config::Config, domain::Invalid};

/// The sheet of all pages.
pub const STYLE: &str = include_str!("../../../templates/pages/style.css");

/// Where [`STYLE`] is served.
pub const STYLE_PATH: &str = "/auth/style.css";

/// What stands around every page.
#[derive(Clone, Debug)]
pub struct Site {
    /// The server's name; empty where it is not known.
    pub title: String,
    /// What follows the second `@` of a handle.
    pub domain: String,
    /// `https://social.example`.
    pub origin: String,
    /// Where the source code is.
    pub source_url: Option<String>,
    /// The sheet, in the version of this program.
    pub stylesheet: String,
}

impl Site {
    /// As the settings say.
    #[must_use]
    pub fn of(config: &Config) -> Site {
        Site {
            title: if config.instance.title.is_empty() {
                config.instance.domain.clone()
            } else {
                config.instance.title.clone()
            },
            domain: config.instance.domain.clone(),
            origin: config.instance.origin_string(),
            source_url: config.instance.source_url.as_ref().map(ToString::to_string),
            stylesheet: stylesheet(),
        }
    }

    /// For an error that knows no settings.
    #[must_use]
    pub fn neutral() -> Site {
        Site {
            title: String::new(),
            domain: String::new(),
            origin: String::new(),
            source_url: None,
            stylesheet: stylesheet(),
        }
    }
}

/// The address of the sheet changes with its content, so that it may be cached for ever.
fn stylesheet() -> String {
    let digest = digest::digest(&digest::SHA256, STYLE.as_bytes());
    let version: String = digest
        .as_ref()
        .iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{STYLE_PATH}?v={version}")
}

/// A template failed: a fault of this program.
#[derive(Debug, thiserror::Error)]
#[error("a page could not be written: {0}")]
pub struct Unwritten(#[from] askama::Error);

/// A page that can be written.
pub trait Page {
    /// The document.
    ///
    /// # Errors
    /// [`Unwritten`].
    fn html(&self) -> Result<String, Unwritten>;
}

impl<T: Template> Page for T {
    fn html(&self) -> Result<String, Unwritten> {
        Ok(self.render()?)
    }
}

/// A link or button at the end of a notice.
#[derive(Clone, Debug)]
pub struct Link {
    /// Where to.
    pub href: String,
    /// What it says.
    pub text: String,
}

/// A page with little more than a sentence.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/notice.html")]
pub struct Notice {
    /// Around the page.
    pub site: Site,
    /// The heading.
    pub title: String,
    /// One paragraph each.
    pub lines: Vec<String>,
    /// Where to go from here.
    pub link: Option<Link>,
}

impl Notice {
    /// Heading and one sentence.
    #[must_use]
    pub fn new(site: Site, title: &str, line: &str) -> Notice {
        Notice {
            site,
            title: title.to_owned(),
            lines: vec![line.to_owned()],
            link: None,
        }
    }

    /// With a button.
    #[must_use]
    pub fn with_link(mut self, href: &str, text: &str) -> Notice {
        self.link = Some(Link {
            href: href.to_owned(),
            text: text.to_owned(),
        });
        self
    }

    /// The page of an error.
    #[must_use]
    pub fn of_status(site: Site, status: u16) -> Notice {
        let (title, line) = words::status(status);
        Notice::new(site, title, line)
    }
}

/// What is wrong with the fields of a form, in sentences.
#[derive(Clone, Debug, Default)]
pub struct Problems(Option<Invalid>);

impl Problems {
    /// Of a refused form.
    #[must_use]
    pub fn of_form(invalid: Invalid) -> Problems {
        Problems(Some(invalid))
    }

    /// Whether there is anything.
    #[must_use]
    pub fn any(&self) -> bool {
        self.0.is_some()
    }

    /// The sentences about one field.
    #[must_use]
    pub fn of(&self, field: &str) -> Vec<String> {
        let Some(problems) = self.0.as_ref().and_then(|invalid| invalid.0.get(field)) else {
            return Vec::new();
        };
        problems
            .iter()
            .map(|problem| {
                let mut characters = problem.description.chars();
                let first = characters.next().map(|c| c.to_ascii_uppercase());
                format!("{}{}.", first.unwrap_or_default(), characters.as_str())
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_notice_says_is_escaped() {
        let notice = Notice::new(Site::neutral(), "<script>", "a & \"b\"")
            .with_link("/x\"onclick=\"y", "<b>");
        let html = notice.render().unwrap();
        assert!(!html.contains("<script>"));
        assert!(!html.contains("<b>"));
        assert!(!html.contains("\"onclick"));
        assert!(html.contains("a &#38; &#34;b&#34;"), "{html}");
    }

    #[test]
    fn the_sheet_has_a_version() {
        let site = Site::neutral();
        assert!(site.stylesheet.starts_with("/auth/style.css?v="));
        assert_eq!(site.stylesheet.len(), "/auth/style.css?v=".len() + 12);
    }

    #[test]
    fn problems_are_told_as_sentences() {
        let mut invalid = Invalid::default();
        invalid.add("email", "ERR_TAKEN", "has already been taken");
        let problems = Problems::of_form(invalid);
        assert!(problems.any());
        assert_eq!(problems.of("email"), ["Has already been taken."]);
        assert!(problems.of("username").is_empty());
        assert!(!Problems::default().any());
    }
}
