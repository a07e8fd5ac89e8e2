//! Machine translation by a service that the operator has named, in the forms of
//! [LibreTranslate](https://docs.libretranslate.com/) and [DeepL](https://developers.deepl.com/docs/api-reference/translate).

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use serde::Deserialize;
use serde_json::{Value, json};
use url::Url;

use crate::{
    config::{Secret, Translation, TranslationBackend},
    net::{self, Method, Request, operator},
};

/// How long the list of languages is believed.
const LANGUAGES_FOR: Duration = Duration::from_secs(24 * 60 * 60);
/// Bytes of an answer.
const MAX_ANSWER: u64 = 4 * 1024 * 1024;
/// Texts of one request: as many as DeepL takes
/// (<https://developers.deepl.com/docs/api-reference/translate#request-body-descriptions>).
const AT_ONCE: usize = 50;
/// DeepL's addresses: keys of the free plan end in `:fx`.
const DEEPL: &str = "https://api.deepl.com/";
const DEEPL_FREE: &str = "https://api-free.deepl.com/";

/// Why there is no translation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The service was asked too much.
    #[error("the translation service is asked too much")]
    TooMuch,
    /// It does not answer, or not as expected.
    #[error("the translation service: {0}")]
    Failed(String),
}

impl From<net::Error> for Error {
    fn from(error: net::Error) -> Error {
        Error::Failed(error.to_string())
    }
}

/// Languages by source: what each can be translated into.
pub type Languages = BTreeMap<String, Vec<String>>;

/// When they were asked for, and the languages.
type Known = Option<(Instant, Arc<Languages>)>;

/// A text in another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translated {
    /// HTML.
    pub text: String,
    /// The language it was in, as the service says.
    pub source: Option<String>,
}

/// The service. Clones share what they remember.
#[derive(Clone, Debug)]
pub struct Translator {
    client: operator::Client,
    backend: TranslationBackend,
    url: Url,
    key: Option<Secret>,
    languages: Arc<Mutex<Known>>,
}

impl Translator {
    /// The service of the configuration; none where none is set. `certificates` are trusted beside the usual ones.
    ///
    /// # Errors
    /// [`net::SetupError`] where the client cannot be made.
    pub fn new(
        config: &Translation,
        user_agent: &str,
        certificates: &[PathBuf],
    ) -> Result<Option<Translator>, net::SetupError> {
        let Some(backend) = config.backend else {
            return Ok(None);
        };
        let free = config
            .api_key
            .as_ref()
            .is_some_and(|key| key.expose().ends_with(":fx"));
        let standard = if free { DEEPL_FREE } else { DEEPL };
        let url = match &config.url {
            Some(url) => Some(url.clone()),
            None => Url::parse(standard).ok(),
        };
        let Some(url) = url else {
            return Ok(None);
        };
        let mut settings = operator::Settings::new(user_agent);
        settings.extra_root_certificates = certificates.to_vec();
        Ok(Some(Translator {
            client: operator::Client::new(&settings)?,
            backend,
            url,
            key: config.api_key.clone(),
            languages: Arc::default(),
        }))
    }

    /// Its name, for readers.
    #[must_use]
    pub fn provider(&self) -> &'static str {
        match self.backend {
            TranslationBackend::Libretranslate => "LibreTranslate",
            TranslationBackend::Deepl => "DeepL.com",
        }
    }

    /// The languages that it knows; asked once a day.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn languages(&self) -> Result<Arc<Languages>, Error> {
        if let Ok(known) = self.languages.lock()
            && let Some((since, languages)) = &*known
            && since.elapsed() < LANGUAGES_FOR
        {
            return Ok(languages.clone());
        }
        let languages = Arc::new(match self.backend {
            TranslationBackend::Libretranslate => self.libretranslate_languages().await?,
            TranslationBackend::Deepl => self.deepl_languages().await?,
        });
        if let Ok(mut known) = self.languages.lock() {
            *known = Some((Instant::now(), languages.clone()));
        }
        Ok(languages)
    }

    /// Texts (HTML) in another language, in their order; asked for in as many requests as it takes. Without a source the
    /// service finds it out.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn translate(
        &self,
        texts: &[String],
        source: Option<&str>,
        target: &str,
    ) -> Result<Vec<Translated>, Error> {
        let mut all = Vec::with_capacity(texts.len());
        for texts in texts.chunks(AT_ONCE) {
            let found = match self.backend {
                TranslationBackend::Libretranslate => {
                    self.libretranslate(texts, source, target).await?
                }
                TranslationBackend::Deepl => self.deepl(texts, source, target).await?,
            };
            if found.len() != texts.len() {
                return Err(Error::Failed("answered another number of texts".to_owned()));
            }
            all.extend(found);
        }
        Ok(all)
    }

    async fn libretranslate_languages(&self) -> Result<Languages, Error> {
        #[derive(Deserialize)]
        struct Language {
            code: String,
            #[serde(default)]
            targets: Vec<String>,
        }
        let found: Vec<Language> = self.ask(Method::Get, "languages", None).await?;
        // What is not said may be any of them.
        let mut all: Vec<String> = found
            .iter()
            .flat_map(|language| [&language.code].into_iter().chain(&language.targets))
            .cloned()
            .collect();
        all.sort();
        all.dedup();
        let mut languages: Languages = found
            .into_iter()
            .map(|language| {
                let mut targets = language.targets;
                targets.retain(|target| *target != language.code);
                (language.code, targets)
            })
            .collect();
        languages.insert("und".to_owned(), all);
        Ok(languages)
    }

    async fn libretranslate(
        &self,
        texts: &[String],
        source: Option<&str>,
        target: &str,
    ) -> Result<Vec<Translated>, Error> {
        #[derive(Deserialize)]
        struct Detected {
            language: String,
        }
        #[derive(Deserialize)]
        struct Found {
            #[serde(rename = "translatedText")]
            texts: Vec<String>,
            #[serde(rename = "detectedLanguage", default)]
            detected: Vec<Detected>,
        }
        let body = json!({
            "q": texts, "source": source.unwrap_or("auto"), "target": target, "format": "html",
            "api_key": self.key.as_ref().map_or("", Secret::expose),
        });
        let found: Found = self.ask(Method::Post, "translate", Some(&body)).await?;
        let mut detected = found.detected.into_iter().map(|found| found.language);
        Ok(found
            .texts
            .into_iter()
            .map(|text| Translated {
                text,
                source: detected.next(),
            })
            .collect())
    }

    async fn deepl_languages(&self) -> Result<Languages, Error> {
        #[derive(Deserialize)]
        struct Language {
            language: String,
        }
        let mut lists = Vec::new();
        for kind in ["source", "target"] {
            let path = format!("v2/languages?type={kind}");
            let found: Vec<Language> = self.ask(Method::Get, &path, None).await?;
            lists.push(found.into_iter().map(|found| from_deepl(&found.language)));
        }
        let mut lists = lists.into_iter();
        let sources: Vec<String> = lists.next().into_iter().flatten().collect();
        let mut targets: Vec<String> = lists.next().into_iter().flatten().collect();
        // A bare language stands for its first variety.
        for short in ["en", "pt"] {
            let has = |code: &str| targets.iter().any(|target| target == code);
            if !has(short) && targets.iter().any(|target| target.starts_with(short)) {
                targets.push(short.to_owned());
            }
        }
        targets.sort();
        let of = |source: &str| -> Vec<String> {
            let mut targets = targets.clone();
            targets.retain(|target| target != source);
            targets
        };
        Ok(sources
            .iter()
            .map(String::as_str)
            .chain(["und"])
            .map(|source| (source.to_owned(), of(source)))
            .collect())
    }

    async fn deepl(
        &self,
        texts: &[String],
        source: Option<&str>,
        target: &str,
    ) -> Result<Vec<Translated>, Error> {
        #[derive(Deserialize)]
        struct One {
            #[serde(default)]
            detected_source_language: Option<String>,
            text: String,
        }
        #[derive(Deserialize)]
        struct Found {
            translations: Vec<One>,
        }
        let target = match target {
            "en" => "EN-US".to_owned(),
            "pt" => "PT-PT".to_owned(),
            other => other.to_uppercase(),
        };
        let mut body = json!({ "text": texts, "target_lang": target, "tag_handling": "html" });
        if let (Some(source), Value::Object(body)) = (source, &mut body) {
            let source = source.split('-').next().unwrap_or(source).to_uppercase();
            body.insert("source_lang".to_owned(), source.into());
        }
        let found: Found = self.ask(Method::Post, "v2/translate", Some(&body)).await?;
        Ok(found
            .translations
            .into_iter()
            .map(|one| Translated {
                text: one.text,
                source: one.detected_source_language.map(|code| from_deepl(&code)),
            })
            .collect())
    }

    async fn ask<T: serde::de::DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Result<T, Error> {
        let base = self.url.as_str().trim_end_matches('/');
        let url = Url::parse(&format!("{base}/{path}"))
            .map_err(|error| Error::Failed(error.to_string()))?;
        let mut request = match body {
            Some(body) => {
                Request::post(url, body.to_string()).header("content-type", "application/json")
            }
            None => Request::new(method, url),
        };
        request = request.max_bytes(MAX_ANSWER);
        if let (TranslationBackend::Deepl, Some(key)) = (self.backend, &self.key) {
            let key = format!("DeepL-Auth-Key {}", key.expose());
            request = request.header("authorization", key);
        }
        let answer = self.client.send(request).await?;
        match answer.status {
            200 => serde_json::from_slice(&answer.body)
                .map_err(|error| Error::Failed(error.to_string())),
            // DeepL's quota is 456.
            429 | 456 => Err(Error::TooMuch),
            status => Err(Error::Failed(format!("answered {status}"))),
        }
    }
}

/// `EN-US` as `en-US`.
fn from_deepl(code: &str) -> String {
    match code.split_once('-') {
        Some((language, region)) => format!("{}-{region}", language.to_lowercase()),
        None => code.to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_deepl_are_read() {
        assert_eq!(from_deepl("EN"), "en");
        assert_eq!(from_deepl("PT-BR"), "pt-BR");
    }
}
