//! What operators have written, and decided, that everybody may read.

use aws_lc_rs::digest;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use sql::queries::{instance as rows, settings};

use crate::{
    config::Shown,
    domain::{Error, Result, Services, statuses},
    text::sanitise,
};

pub use sql::queries::instance::Terms;

/// Hosts that a search answers at most; as Mastodon.
const MAX_FOUND: i64 = 10;
/// The longest text of a rule or hint, in characters.
const MAX_RULE: usize = 1_000;

/// The long texts that an operator may set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// What the server is about.
    ExtendedDescription,
    /// What it does with data.
    PrivacyPolicy,
}

impl Text {
    fn key(self) -> &'static str {
        match self {
            Text::ExtendedDescription => "instance.extended_description",
            Text::PrivacyPolicy => "instance.privacy_policy",
        }
    }
}

/// A text as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Sanitised HTML.
    pub content: String,
    /// When it was set.
    pub updated_at: Timestamp,
}

/// A text, if one was set.
pub async fn document(services: &Services, which: Text) -> Result<Option<Document>> {
    let connection = services.connection().await?;
    let row = settings::document()
        .bind(&connection, &which.key())
        .opt()
        .await?;
    Ok(row.and_then(|row| {
        let content = row.value.as_str().map(sanitise::remote_html)?;
        (!content.is_empty()).then_some(Document {
            content,
            updated_at: row.updated_at,
        })
    }))
}

/// Sets a text, given as HTML; an empty one removes it.
pub async fn set_document(services: &Services, which: Text, html: &str) -> Result<()> {
    let connection = services.connection().await?;
    settings::set()
        .bind(
            &connection,
            &which.key(),
            &serde_json::Value::String(html.to_owned()),
        )
        .await?;
    Ok(())
}

fn invalid(text: impl std::fmt::Display) -> Error {
    Error::Unprocessable(format!("Validation failed: {text}"))
}

fn today(services: &Services) -> Date {
    services.now().to_zoned(TimeZone::UTC).date()
}

/// The terms that hold today, or that are the first to hold.
///
/// Source: <https://docs.joinmastodon.org/methods/instance/#terms_of_service>.
pub async fn terms(services: &Services) -> Result<Terms> {
    let connection = services.connection().await?;
    rows::terms_in_force()
        .bind(&connection, &today(services))
        .opt()
        .await?
        .ok_or(Error::NotFound)
}

/// The terms that hold from a day on.
pub async fn terms_of(services: &Services, day: Date) -> Result<Terms> {
    let connection = services.connection().await?;
    rows::terms_of()
        .bind(&connection, &day)
        .opt()
        .await?
        .ok_or(Error::NotFound)
}

/// Publishes terms, given as HTML. Those of the past stay as they are.
pub async fn publish_terms(services: &Services, effective_date: Date, html: &str) -> Result<()> {
    if effective_date < today(services) {
        return Err(invalid("Effective date is in the past"));
    }
    let content = sanitise::remote_html(html);
    if content.trim().is_empty() {
        return Err(invalid("Text can't be blank"));
    }
    let connection = services.connection().await?;
    rows::publish_terms()
        .bind(&connection, &effective_date, &content, &services.now())
        .await?;
    Ok(())
}

fn rule_text(text: &str) -> Result<&str> {
    let text = text.trim();
    if text.is_empty() {
        return Err(invalid("Text can't be blank"));
    }
    if text.chars().count() > MAX_RULE {
        return Err(invalid(format_args!(
            "Text is too long (maximum is {MAX_RULE} characters)"
        )));
    }
    Ok(text)
}

/// Adds a rule behind the others; answers its id.
pub async fn add_rule(services: &Services, text: &str, hint: &str) -> Result<i64> {
    let id = services.id()?;
    let connection = services.connection().await?;
    rows::add_rule()
        .bind(&connection, &id, &rule_text(text)?, &hint.trim())
        .await?;
    Ok(id)
}

/// Says a rule in another language, in place of what was said before.
pub async fn translate_rule(
    services: &Services,
    id: i64,
    language: &str,
    text: &str,
    hint: &str,
) -> Result<()> {
    if !statuses::is_language(language) {
        return Err(invalid("Language is not a language"));
    }
    let connection = services.connection().await?;
    if !rows::rule_exists().bind(&connection, &id).one().await? {
        return Err(Error::NotFound);
    }
    rows::translate_rule()
        .bind(&connection, &id, &language, &rule_text(text)?, &hint.trim())
        .await?;
    Ok(())
}

/// Takes a rule away; reports keep naming it.
pub async fn remove_rule(services: &Services, id: i64) -> Result<()> {
    let connection = services.connection().await?;
    let gone = rows::remove_rule()
        .bind(&connection, &services.now(), &id)
        .await?;
    if gone == 0 {
        return Err(Error::NotFound);
    }
    Ok(())
}

/// A server that is shut out, as far as that is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// With asterisks where it is obfuscated.
    pub domain: String,
    /// SHA-256 of the domain, in hexadecimal.
    pub digest: String,
    /// silence or suspend.
    pub severity: String,
    /// Why, where that is told.
    pub comment: Option<String>,
}

/// The servers shut out, for those to whom the settings show them; [`Error::NotFound`] for others.
///
/// Source: <https://docs.joinmastodon.org/methods/instance/#domain_blocks>.
pub async fn domain_blocks(services: &Services, reader: Option<i64>) -> Result<Vec<Block>> {
    let may = |shown: Shown| match shown {
        Shown::Nobody => false,
        Shown::Users => reader.is_some(),
        Shown::Everybody => true,
    };
    let settings = &services.config.instance;
    if !may(settings.show_domain_blocks) {
        return Err(Error::NotFound);
    }
    let reasons = may(settings.show_domain_block_reasons);
    let connection = services.connection().await?;
    let found = rows::domain_blocks().bind(&connection).all().await?;
    Ok(found
        .into_iter()
        .map(|row| Block {
            digest: hex::encode(digest::digest(&digest::SHA256, row.domain.as_bytes())),
            domain: if row.obfuscate {
                obfuscated(&row.domain)
            } else {
                row.domain
            },
            severity: row.severity,
            comment: reasons.then_some(row.public_comment),
        })
        .collect())
}

/// A domain with the middle half of its letters as asterisks; dots stay. As Mastodon.
fn obfuscated(domain: &str) -> String {
    let length = domain.chars().count();
    let hidden = length / 4 + 1..length - length / 4;
    domain
        .chars()
        .enumerate()
        .map(|(place, c)| {
            if hidden.contains(&place) && c != '.' {
                '*'
            } else {
                c
            }
        })
        .collect()
}

/// Known hosts by the beginning of their name.
pub async fn peers_like(services: &Services, text: &str) -> Result<Vec<String>> {
    let low = text.trim().to_lowercase();
    if low.is_empty() {
        return Ok(Vec::new());
    }
    let high = crate::domain::search::beyond(&low);
    let connection = services.connection().await?;
    Ok(rows::peers_like()
        .bind(&connection, &low, &high, &MAX_FOUND)
        .all()
        .await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_obfuscated_domain_keeps_its_ends_and_dots() {
        assert_eq!(obfuscated("evil.example"), "evil.****ple");
        assert_eq!(obfuscated("a.b"), "a.*");
    }
}
