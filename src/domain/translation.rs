//! Posts in other languages.

use std::sync::Arc;

use jiff::Timestamp;

use super::{Error, Result, Services, statuses};
use crate::{
    text::{html::escape, sanitise},
    translate::{self, Languages, Translated, Translator},
};

/// Code points of a line.
const MAX_LINE: usize = 10_000;

/// A post in another language (<https://docs.joinmastodon.org/entities/Translation/>).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// HTML.
    pub content: String,
    /// Content warning.
    pub spoiler_text: String,
    /// The language it is in now.
    pub language: String,
    /// The poll and its options.
    pub poll: Option<(i64, Vec<String>)>,
    /// Attachments and their descriptions.
    pub media: Vec<(i64, String)>,
    /// The language it was in.
    pub source: String,
    /// Who translated it.
    pub provider: &'static str,
}

/// What was translated lately, by post, version and language.
pub type Remembered = moka::sync::Cache<(i64, Option<Timestamp>, String), Arc<Translation>>;

/// Memory for translations.
#[must_use]
pub fn remembered() -> Remembered {
    moka::sync::Cache::builder()
        .max_capacity(2_000)
        .time_to_live(std::time::Duration::from_secs(24 * 60 * 60))
        .build()
}

/// What can be translated into what; [`Error::NotFound`] where no service is set.
///
/// Source: <https://docs.joinmastodon.org/methods/instance/#translation_languages>.
pub async fn languages(services: &Services) -> Result<Arc<Languages>> {
    let Some(translator) = &services.translator else {
        return Ok(Arc::default());
    };
    translator.languages().await.map_err(failed)
}

fn failed(error: translate::Error) -> Error {
    Error::Unavailable(error.to_string())
}

/// A post in another language. What few may see is not given to strangers.
///
/// # Errors
/// [`Error::NotFound`] where no service is set or the post may not be seen; [`Error::Forbidden`] for posts that are not
/// open and languages that are not offered; [`Error::Unavailable`] when the service fails.
///
/// Source: <https://docs.joinmastodon.org/methods/statuses/#translate>.
pub async fn translate(
    services: &Services,
    reader: Option<i64>,
    id: i64,
    target: Option<&str>,
) -> Result<Arc<Translation>> {
    let Some(translator) = &services.translator else {
        return Err(Error::NotFound);
    };
    let gathered = statuses::show(services, reader, id).await?;
    let (status, _) = gathered.get(id).ok_or(Error::NotFound)?;
    let status = match status.row.reblog_of_id {
        Some(original) => gathered.get(original).ok_or(Error::NotFound)?.0,
        None => status,
    };
    if !status.visibility.is_open() {
        return Err(Error::Forbidden("This action is not allowed"));
    }
    let own = services.config.instance.languages.first();
    let target = target
        .or(own.map(String::as_str))
        .unwrap_or("en")
        .to_owned();
    let source = status.row.language.as_deref();
    let offered = languages(services).await?;
    let source = source.filter(|source| offered.contains_key(*source));
    let able = offered
        .get(source.unwrap_or("und"))
        .is_some_and(|targets| targets.contains(&target));
    if !able {
        return Err(Error::Forbidden("This action is not allowed"));
    }
    let key = (status.row.id, status.row.edited_at, target.clone());
    if let Some(known) = services.translations.get(&key) {
        return Ok(known);
    }
    let translation = Arc::new(ask(translator, status, source, &target).await?);
    services.translations.insert(key, translation.clone());
    Ok(translation)
}

async fn ask(
    translator: &Translator,
    status: &statuses::Status,
    source: Option<&str>,
    target: &str,
) -> Result<Translation> {
    let options = status.poll.iter().flat_map(|poll| poll.options.iter());
    let described: Vec<(i64, &String)> = status
        .media
        .iter()
        .filter_map(|file| Some((file.id, file.description.as_ref()?)))
        .collect();
    let plain: Vec<&String> = options
        .chain(described.iter().map(|(_, text)| *text))
        .collect();
    // What is empty is not sent.
    let mut texts: Vec<String> = [status.row.content.clone(), escape(&status.row.spoiler_text)]
        .into_iter()
        .chain(plain.iter().map(|text| escape(text)))
        .collect();
    let wanted: Vec<String> = texts
        .iter()
        .filter(|text| !text.is_empty())
        .cloned()
        .collect();
    let found = translator
        .translate(&wanted, source, target)
        .await
        .map_err(failed)?;
    let detected = found
        .iter()
        .find_map(|one| one.source.clone())
        .or_else(|| source.map(str::to_owned))
        .unwrap_or_else(|| "und".to_owned());
    let mut found = found.into_iter();
    for text in texts.iter_mut().filter(|text| !text.is_empty()) {
        if let Some(Translated { text: other, .. }) = found.next() {
            *text = other;
        }
    }
    let mut texts = texts.into_iter();
    let content = sanitise::remote_html(&texts.next().unwrap_or_default());
    let mut line = || line_of(&texts.next().unwrap_or_default());
    let spoiler_text = line();
    let poll = status
        .poll
        .as_ref()
        .map(|poll| (poll.id, poll.options.iter().map(|_| line()).collect()));
    let media = described.iter().map(|(id, _)| (*id, line())).collect();
    Ok(Translation {
        content,
        spoiler_text,
        language: target.to_owned(),
        poll,
        media,
        source: detected,
        provider: translator.provider(),
    })
}

/// The text of a line that came back as HTML.
fn line_of(html: &str) -> String {
    sanitise::plain_text(html).chars().take(MAX_LINE).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_comes_back_as_it_was_sent() {
        for text in ["a & b", "<b>", "&lt;", "\"it's\"", "x > y < z"] {
            assert_eq!(line_of(&escape(text)), text);
        }
        assert_eq!(line_of("a<script>x</script> <b>b</b>"), "a b");
    }
}
