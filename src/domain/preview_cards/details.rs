//! What is shown of a page, from what its head and its oEmbed document say. Pure; all of it is text and addresses of
//! strangers.
//!
//! Sources: <https://ogp.me/>, <https://oembed.com/>, <https://schema.org/NewsArticle>,
//! <https://docs.joinmastodon.org/entities/PreviewCard/>.

use activitypub::origin::{HttpUrl, OurHosts};
use jiff::{Timestamp, civil, tz::TimeZone};
use serde_json::Value;
use url::Url;

use super::MAX_URL;
use crate::text::{
    html::escape,
    page::{Frame, Head, frame},
    sanitise::{decoded, line},
};

/// Code points of a title, of a description, and of names.
const MAX_TITLE: usize = 500;
const MAX_DESCRIPTION: usize = 2_000;
const MAX_NAME: usize = 200;
/// Pixels beyond this are nobody's.
const MAX_PIXELS: i64 = 20_000;
/// What a player may do on somebody's screen, as Mastodon has it.
const SANDBOX: &str =
    "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms";
/// Kinds of JSON-LD that are looked at; all but the last are articles.
const LD_TYPES: [&str; 5] = [
    "NewsArticle",
    "ReportageNewsArticle",
    "BlogPosting",
    "Article",
    "WebPage",
];

/// What is to be stored of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Details {
    pub(super) url: String,
    pub(super) kind: &'static str,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) language: Option<String>,
    pub(super) author_name: String,
    pub(super) author_url: String,
    pub(super) provider_name: String,
    pub(super) provider_url: String,
    pub(super) html: String,
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) image_url: Option<String>,
    pub(super) image_description: String,
    pub(super) embed_url: String,
    pub(super) published_at: Option<Timestamp>,
    pub(super) article: bool,
    /// `@name@host`, as the page says.
    pub(super) creator: Option<String>,
}

impl Details {
    /// There is something to show.
    pub(super) fn says_something(&self) -> bool {
        !self.title.is_empty() || !self.html.is_empty()
    }
}

/// An address on a page, if it is one of the web.
fn absolute(base: &Url, text: &str) -> Option<Url> {
    let text = text.trim();
    if text.is_empty() || text == "null" {
        return None;
    }
    let url = base.join(text).ok()?;
    let fits = matches!(url.scheme(), "http" | "https")
        && url.host_str().is_some_and(|host| !host.is_empty())
        && url.username().is_empty()
        && url.password().is_none()
        && url.as_str().len() <= MAX_URL;
    fits.then_some(url)
}

/// As [`absolute`], for what browsers load into a page: over TLS.
fn loaded(base: &Url, text: &str) -> Option<Url> {
    let mut url = absolute(base, text)?;
    if url.scheme() == "http" {
        url.set_scheme("https").ok()?;
    }
    Some(url)
}

fn pixels(text: &str) -> i32 {
    let number: i64 = text
        .trim()
        .trim_end_matches("px")
        .parse()
        .unwrap_or_default();
    bounded(number)
}

fn bounded(number: i64) -> i32 {
    let kept = if (0..=MAX_PIXELS).contains(&number) {
        number
    } else {
        0
    };
    i32::try_from(kept).unwrap_or_default()
}

impl Details {
    /// Where the photo, film or frame stands that is shown at once.
    pub(super) fn shown(&self) -> impl Iterator<Item = String> {
        let frame = frame(&self.html).map(|frame| frame.src);
        let embedded = Some(self.embed_url.clone()).filter(|url| !url.is_empty());
        frame.into_iter().chain(embedded)
    }

    /// Shows nothing but a link.
    pub(super) fn only_link(&mut self) {
        self.kind = "link";
        self.html = String::new();
        self.embed_url = String::new();
    }
}

/// The frame of a player: elsewhere, over TLS, made of nothing but numbers and an address.
fn player(url: &Url, width: i32, height: i32, ours: &OurHosts) -> Option<String> {
    let owned = HttpUrl::parse(url.as_str()).map_or(true, |url| ours.owns(&url));
    if url.scheme() != "https" || owned {
        return None;
    }
    Some(format!(
        "<iframe src=\"{}\" width=\"{width}\" height=\"{height}\" allowfullscreen=\"true\" scrolling=\"no\" frameborder=\"0\" \
         sandbox=\"{SANDBOX}\"></iframe>",
        escape(url.as_str())
    ))
}

/// What a page says, that was found at `url`.
pub(super) fn of_page(head: &Head, url: &Url, ours: &OurHosts) -> Details {
    let data = Structured::of(head);
    let meta = |names: &[&str]| names.iter().find_map(|name| head.meta(name));
    let told = |data: Option<String>, names: &[&str], most: usize| {
        data.map(|text| line(&text, most))
            .filter(|text| !text.is_empty())
            .or_else(|| meta(names).map(|text| line(text, most)))
            .unwrap_or_default()
    };
    let mut title = told(
        data.text("headline"),
        &["og:title", "twitter:title"],
        MAX_TITLE,
    );
    if title.is_empty() {
        title = line(head.title.as_deref().unwrap_or_default(), MAX_TITLE);
    }
    let width = pixels(head.meta("twitter:player:width").unwrap_or_default());
    let height = pixels(head.meta("twitter:player:height").unwrap_or_default());
    let html = head
        .meta("twitter:player")
        .and_then(|src| absolute(url, src))
        .and_then(|src| player(&src, width, height, ours));
    let image = [
        "og:image",
        "og:image:url",
        "twitter:image",
        "twitter:image:src",
    ];
    let image_url = meta(&image)
        .map(str::to_owned)
        .or_else(|| data.image())
        .and_then(|image| loaded(url, &image))
        .map(String::from);
    let (width, height) = if html.is_some() || image_url.is_none() {
        (width, height)
    } else {
        let of = |name: &str| pixels(head.meta(name).unwrap_or_default());
        (of("og:image:width"), of("og:image:height"))
    };
    let date = data
        .text("datePublished")
        .or_else(|| head.meta("article:published_time").map(str::to_owned));
    let site = head.meta("og:site").map(|site| {
        if site.starts_with("http://") || site.starts_with("https://") {
            site.to_owned()
        } else {
            format!("https://{site}")
        }
    });
    Details {
        url: canonical(head, url),
        kind: if html.is_some() { "video" } else { "link" },
        title,
        description: told(
            data.text("description"),
            &["og:description", "twitter:description", "description"],
            MAX_DESCRIPTION,
        ),
        language: data
            .language()
            .or_else(|| head.meta("og:locale").map(str::to_owned))
            .or_else(|| head.language.clone())
            .and_then(|text| language(&text)),
        author_name: told(
            data.author("name"),
            &["og:author", "og:author:username", "author"],
            MAX_NAME,
        ),
        author_url: data
            .author("url")
            .and_then(|text| absolute(url, &text))
            .map(String::from)
            .unwrap_or_default(),
        provider_name: told(data.publisher(), &["og:site_name"], MAX_NAME),
        provider_url: site
            .and_then(|site| absolute(url, &site))
            .map(String::from)
            .unwrap_or_default(),
        html: html.unwrap_or_default(),
        width,
        height,
        image_url,
        image_description: told(
            None,
            &["og:image:alt", "twitter:image:alt"],
            MAX_DESCRIPTION,
        ),
        embed_url: head
            .meta("twitter:player:stream")
            .and_then(|text| loaded(url, text))
            .map(String::from)
            .unwrap_or_default(),
        published_at: date.and_then(|text| moment(&text)),
        article: data.is_article() || head.meta("og:type") == Some("article"),
        creator: head
            .meta("fediverse:creator")
            .map(|handle| line(handle, MAX_NAME))
            .filter(|handle| !handle.is_empty()),
    }
}

/// Where a page says it is, if it may say so: on its own host.
fn canonical(head: &Head, url: &Url) -> String {
    head.link("canonical")
        .or_else(|| head.meta("og:url"))
        .and_then(|text| absolute(url, text))
        .filter(|named| named.host_str() == url.host_str() && named.port() == url.port())
        .map_or_else(|| url.as_str().to_owned(), String::from)
}

/// ISO 639 from `en-GB`, `en_GB` or `en`.
fn language(text: &str) -> Option<String> {
    let primary = text.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    let fits =
        (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    fits.then_some(primary)
}

/// A moment, or a day or time of day without a zone, which is taken for UTC. Only of years that every database and client
/// knows how to write: some programs say the year 0 where they have no date.
fn moment(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let moment = if let Ok(moment) = text.parse::<Timestamp>() {
        moment
    } else {
        let local = text
            .parse::<civil::DateTime>()
            .or_else(|_| text.parse::<civil::Date>().map(|date| date.at(0, 0, 0, 0)))
            .ok()?;
        TimeZone::UTC.to_timestamp(local).ok()?
    };
    let year = TimeZone::UTC.to_datetime(moment).year();
    (1000..=9998).contains(&year).then_some(moment)
}

/// Where the oEmbed document of a page is.
pub(super) fn oembed(head: &Head, url: &Url) -> Option<Url> {
    head.alternate("application/json+oembed")
        .or_else(|| head.alternate("text/json+oembed"))
        .and_then(|href| loaded(url, href))
}

/// Adds what an oEmbed document says. It is no more believed than the page: of its HTML nothing but the address and the size
/// of a frame is taken.
pub(super) fn add_oembed(details: &mut Details, document: &Value, url: &Url, ours: &OurHosts) {
    let text = |key: &str| document.get(key).and_then(Value::as_str);
    let version = match document.get("version") {
        Some(Value::String(version)) => version == "1.0" || version == "1",
        Some(Value::Number(version)) => version.as_f64() == Some(1.0),
        _ => false,
    };
    if !version {
        return;
    }
    let number = |key: &str| match document.get(key) {
        Some(Value::Number(number)) => bounded(number.as_i64().unwrap_or_default()),
        Some(Value::String(number)) => pixels(number),
        _ => 0,
    };
    let thumbnail = text("thumbnail_url").and_then(|text| loaded(url, text));
    match text("type") {
        Some("link") => {}
        Some("photo") => {
            let Some(photo) = text("url").and_then(|text| loaded(url, text)) else {
                return;
            };
            details.kind = "photo";
            details.html = String::new();
            details.embed_url = photo.as_str().to_owned();
            details.image_url = Some(photo.into());
            (details.width, details.height) = (number("width"), number("height"));
        }
        Some("video") => {
            let Some(Frame { src, width, height }) = text("html").and_then(frame) else {
                return;
            };
            let size = |told: i32, framed: Option<u32>| match told {
                0 => bounded(framed.map_or(0, i64::from)),
                told => told,
            };
            let (width, height) = (size(number("width"), width), size(number("height"), height));
            let Some(html) = loaded(url, &src).and_then(|src| player(&src, width, height, ours))
            else {
                return;
            };
            details.kind = "video";
            details.html = html;
            (details.width, details.height) = (width, height);
        }
        // Most of what is rich needs scripts.
        _ => return,
    }
    if details.kind != "photo"
        && let Some(thumbnail) = thumbnail
    {
        details.image_url = Some(thumbnail.into());
        if details.kind == "link" {
            details.width = number("thumbnail_width");
            details.height = number("thumbnail_height");
        }
    }
    let replace = |field: &mut String, key: &str, most: usize| {
        let said = line(text(key).unwrap_or_default(), most);
        if !said.is_empty() {
            *field = said;
        }
    };
    replace(&mut details.title, "title", MAX_TITLE);
    replace(&mut details.author_name, "author_name", MAX_NAME);
    replace(&mut details.provider_name, "provider_name", MAX_NAME);
    for (field, key) in [
        (&mut details.author_url, "author_url"),
        (&mut details.provider_url, "provider_url"),
    ] {
        if let Some(said) = text(key).and_then(|text| absolute(url, text)) {
            *field = said.into();
        }
    }
}

/// The first JSON-LD of a page that is about the page.
#[derive(Default)]
struct Structured {
    value: Value,
    kind: &'static str,
}

impl Structured {
    fn of(head: &Head) -> Structured {
        head.data
            .iter()
            .filter_map(|block| {
                // Some wrap it into comments, and those into marks of XML.
                let block = block.replace("<![CDATA[", "").replace("]]>", "");
                let start = block.find(['{', '['])?;
                let end = block.rfind(['}', ']'])?;
                serde_json::from_str(block.get(start..=end)?).ok()
            })
            .find_map(Structured::find)
            .unwrap_or_default()
    }

    fn find(root: Value) -> Option<Structured> {
        let among = |values: Vec<Value>| {
            values.into_iter().find_map(|value| {
                let kind = kind(&value)?;
                Some(Structured { value, kind })
            })
        };
        match root {
            Value::Array(values) => among(values),
            Value::Object(mut object) => match object.remove("@graph") {
                Some(Value::Array(values)) => among(values),
                _ => among(vec![Value::Object(object)]),
            },
            _ => None,
        }
    }

    fn text(&self, key: &str) -> Option<String> {
        said(self.value.get(key)?)
    }

    fn language(&self) -> Option<String> {
        let language = first(self.value.get("inLanguage")?)?;
        said(language)
            .or_else(|| said(language.get("alternateName")?))
            .or_else(|| said(language.get("name")?))
    }

    fn author(&self, key: &str) -> Option<String> {
        said(first(self.value.get("author")?)?.get(key)?)
    }

    fn publisher(&self) -> Option<String> {
        said(first(self.value.get("publisher")?)?.get("name")?)
    }

    fn image(&self) -> Option<String> {
        let image = first(self.value.get("image")?)?;
        said(image).or_else(|| said(image.get("url")?))
    }

    fn is_article(&self) -> bool {
        !self.kind.is_empty() && self.kind != "WebPage"
    }
}

fn kind(value: &Value) -> Option<&'static str> {
    let is = |value: &Value, name: &str| value.as_str() == Some(name);
    let kinds = value.get("@type")?;
    LD_TYPES.into_iter().find(|name| match kinds {
        Value::Array(kinds) => kinds.iter().any(|one| is(one, name)),
        one => is(one, name),
    })
}

fn first(value: &Value) -> Option<&Value> {
    match value {
        Value::Array(values) => values.first(),
        value => Some(value),
    }
}

/// A text, in which some write references as in HTML.
fn said(value: &Value) -> Option<String> {
    value.as_str().map(decoded).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests;
