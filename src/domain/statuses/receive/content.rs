//! What a post of a peer says, made safe to store and show. Pure.

use activitypub::{
    addressing,
    note::{Attachment, Note},
    tag::Image,
};
use serde_json::{Map, Value, json};

use crate::text::{self, hashtag, sanitise};

/// Attachments kept of one post.
const MAX_MEDIA: usize = 16;
/// Tags kept of one post.
const MAX_TAGS: usize = 100;
/// Code points kept of a warning or title.
const MAX_LINE: usize = 2048;
/// Code points kept of a description.
const MAX_DESCRIPTION: usize = 10_000;

/// The texts of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Texts {
    /// Sanitised HTML.
    pub(super) content: String,
    /// Content warning, plain text.
    pub(super) spoiler: String,
}

impl Texts {
    /// All texts in which an emoji may stand.
    pub(super) fn shown(&self) -> String {
        format!("{} {}", self.spoiler, self.content)
    }
}

/// The texts of a post. Types that are no posts at home are shown as title, text and link; their summary is no warning.
pub(super) fn texts(note: &Note, tag_url: impl Fn(&str) -> String) -> Texts {
    let body = |content: &str| match note.media_type.as_deref() {
        Some("text/plain" | "text/markdown") => {
            text::html::render(&text::tokens(content), |_| None, |tag| tag_url(tag))
        }
        _ => content.to_owned(),
    };
    if !note.kind.is_converted() {
        let content = match (&note.content, &note.name) {
            (Some(content), _) => body(content),
            (None, Some(name)) => paragraph(name),
            (None, None) => String::new(),
        };
        return Texts {
            content: sanitise::remote_html(&content),
            spoiler: sanitise::inline(note.summary.as_deref().unwrap_or_default(), MAX_LINE),
        };
    }
    let mut html = String::new();
    if let Some(name) = &note.name {
        html.push_str("<h1>");
        html.push_str(&escape(&sanitise::inline(name, MAX_LINE)));
        html.push_str("</h1>");
    }
    match (&note.preview, &note.summary, &note.content) {
        (Some(preview), _, _) => html.push_str(preview),
        (None, Some(summary), _) => html.push_str(summary),
        (None, None, Some(content)) => html.push_str(&body(content)),
        (None, None, None) => {}
    }
    let mut content = sanitise::remote_html(&html);
    // The link is added last: nothing that the text leaves open can take it in.
    let url = escape(
        note.url
            .as_ref()
            .map_or(note.id.as_str(), |url| url.as_str()),
    );
    content.push_str(&sanitise::remote_html(&format!(
        "<p><a href=\"{url}\">{url}</a></p>"
    )));
    Texts {
        content,
        spoiler: String::new(),
    }
}

fn paragraph(text: &str) -> String {
    format!("<p>{}</p>", escape(text))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// The tags of a post, each once: folded name and the form shown.
pub(super) fn tags(note: &Note) -> Vec<(String, String)> {
    let mut tags: Vec<(String, String)> = Vec::new();
    for tag in note
        .hashtags
        .iter()
        .filter_map(|tag| hashtag::normalise(&tag.name))
    {
        if tags.len() < MAX_TAGS && !tags.iter().any(|(name, _)| *name == tag.name) {
            tags.push((tag.name, tag.display));
        }
    }
    tags
}

/// An attachment to be stored; the file stays where it is.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct NewMedia {
    pub(super) kind: &'static str,
    pub(super) url: String,
    pub(super) preview: Option<String>,
    pub(super) mime: Option<String>,
    pub(super) description: Option<String>,
    pub(super) blurhash: Option<String>,
    pub(super) meta: Value,
}

/// The attachments of a post. Of types that are no posts at home also the picture that stands for them.
pub(super) fn media(note: &Note) -> Vec<NewMedia> {
    let mut media: Vec<NewMedia> = Vec::new();
    for attachment in &note.attachments {
        if media.len() < MAX_MEDIA
            && !media
                .iter()
                .any(|known| known.url == attachment.url.as_str())
        {
            media.push(one(attachment));
        }
    }
    if media.is_empty() && note.kind.is_converted() {
        media.extend(note.icon.as_ref().map(picture));
    }
    media
}

fn one(attachment: &Attachment) -> NewMedia {
    NewMedia {
        kind: kind(attachment.media_type.as_deref(), attachment.url.as_str()),
        url: attachment.url.as_str().to_owned(),
        preview: attachment
            .thumbnail
            .as_ref()
            .map(|image| image.url.as_str().to_owned()),
        mime: attachment.media_type.clone(),
        description: description(attachment.description.as_deref()),
        blurhash: attachment.blurhash.clone(),
        meta: meta(attachment),
    }
}

fn picture(image: &Image) -> NewMedia {
    NewMedia {
        kind: "image",
        url: image.url.as_str().to_owned(),
        preview: None,
        mime: image.media_type.clone(),
        description: description(image.description.as_deref()),
        blurhash: None,
        meta: json!({}),
    }
}

/// Plain text of several lines: it is escaped wherever it is shown.
fn description(text: Option<&str>) -> Option<String> {
    let clean: String = text?
        .chars()
        .filter(|c| *c == '\n' || !c.is_control())
        .take(MAX_DESCRIPTION)
        .collect();
    let clean = clean.trim();
    (!clean.is_empty()).then(|| clean.to_owned())
}

fn kind(media_type: Option<&str>, url: &str) -> &'static str {
    let main = media_type.and_then(|kind| kind.split('/').next());
    match main {
        Some("image") => "image",
        Some("video") => "video",
        Some("audio") => "audio",
        Some(_) => "unknown",
        None => by_ending(url),
    }
}

fn by_ending(url: &str) -> &'static str {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let ending = path
        .rsplit('.')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    match ending.as_str() {
        "jpg" | "jpeg" | "png" | "gif" | "webp" | "avif" => "image",
        "mp4" | "webm" | "mov" | "m4v" => "video",
        "mp3" | "ogg" | "oga" | "wav" | "flac" | "opus" | "m4a" => "audio",
        _ => "unknown",
    }
}

/// Sizes, length and focal point in the form that clients get.
fn meta(attachment: &Attachment) -> Value {
    let mut meta = Map::new();
    let mut original = Map::new();
    if let (Some(width), Some(height)) = (attachment.width, attachment.height) {
        original.insert("width".to_owned(), width.into());
        original.insert("height".to_owned(), height.into());
        original.insert("size".to_owned(), format!("{width}x{height}").into());
        let aspect = f64::from(width) / f64::from(height.max(1));
        original.insert("aspect".to_owned(), aspect.into());
    }
    if let Some(duration) = attachment.duration {
        original.insert("duration".to_owned(), duration.into());
    }
    if !original.is_empty() {
        meta.insert("original".to_owned(), Value::Object(original));
    }
    if let Some((x, y)) = attachment.focal_point {
        meta.insert("focus".to_owned(), json!({ "x": x, "y": y }));
    }
    Value::Object(meta)
}

/// Who may quote the post, in this server's three words.
pub(super) fn quote_policy(note: &Note, followers: &str) -> &'static str {
    let Some(policy) = &note.quote_policy else {
        return "nobody";
    };
    let allowed = |id: &str| policy.automatic.iter().any(|other| other == id);
    if policy.automatic.iter().any(|id| addressing::is_public(id)) {
        "public"
    } else if !followers.is_empty() && allowed(followers) {
        "followers"
    } else {
        "nobody"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(extra: Value) -> Note {
        let mut document = json!({
            "id": "https://a.example/1", "type": "Note", "attributedTo": "https://a.example/ann",
        });
        for (key, value) in extra.as_object().unwrap() {
            document[key] = value.clone();
        }
        Note::parse(&document, None).unwrap()
    }

    fn read(extra: Value) -> Texts {
        texts(&note(extra), |tag| format!("https://us.example/tags/{tag}"))
    }

    #[test]
    fn rows_65_and_93_texts_are_sanitised() {
        let texts = read(json!({
            "content": "<p>Hi<script>alert(1)</script><img src=x onerror=y>",
            "summary": "<b>\u{202e}Look</b>\u{0}",
        }));
        assert_eq!(texts.content, "<p>Hi</p>");
        assert_eq!(texts.spoiler, "Look");
    }

    #[test]
    fn a_text_that_is_no_html_is_escaped_and_linked() {
        let texts =
            read(json!({"content": "1 < 2 https://b.example/", "mediaType": "text/markdown"}));
        assert!(texts.content.contains("1 &lt; 2"), "{}", texts.content);
        assert!(
            texts.content.contains("href=\"https://b.example/\""),
            "{}",
            texts.content
        );
    }

    #[test]
    fn an_article_is_title_summary_and_link_and_its_summary_no_warning() {
        let texts = read(json!({
            "type": "Article", "name": "On <nests>", "summary": "<p>Short.", "content": "<p>Long.</p>",
            "url": "https://a.example/nests?a=1&b=2",
        }));
        assert_eq!(texts.spoiler, "");
        assert!(
            texts.content.contains("Short.") && !texts.content.contains("Long."),
            "{}",
            texts.content
        );
        assert!(texts.content.contains("<strong>"), "{}", texts.content);
        assert!(
            texts
                .content
                .contains("href=\"https://a.example/nests?a=1&amp;b=2\""),
            "{}",
            texts.content
        );
    }

    #[test]
    fn an_open_link_cannot_swallow_the_real_one() {
        let texts = read(json!({"type": "Page", "summary": "<a href=\"https://evil.example/\">x"}));
        assert!(
            texts.content.contains("href=\"https://a.example/1\""),
            "{}",
            texts.content
        );
    }

    #[test]
    fn attachments_are_bounded_and_of_a_known_kind() {
        let image = |n: usize| json!({"type": "Document", "mediaType": "image/png", "url": format!("https://a.example/{n}.png")});
        let many: Vec<Value> = (0..100).map(|n| image(n % 30)).collect();
        assert_eq!(media(&note(json!({"attachment": many}))).len(), MAX_MEDIA);
        let kinds = |value: Value| media(&note(json!({"attachment": value})))[0].kind;
        assert_eq!(
            kinds(json!({"type": "Video", "mediaType": "video/mp4", "url": "https://a.example/x"})),
            "video"
        );
        assert_eq!(
            kinds(
                json!({"type": "Document", "mediaType": "application/pdf", "url": "https://a.example/x.png"})
            ),
            "unknown"
        );
        assert_eq!(
            kinds(json!({"type": "Document", "url": "https://a.example/x.OGG?y=.png"})),
            "audio"
        );
    }

    #[test]
    fn sizes_and_focal_point_are_in_the_form_clients_get() {
        let read = &media(&note(json!({"attachment": {
            "type": "Image", "mediaType": "image/png", "url": "https://a.example/x.png", "width": 400, "height": 200,
            "focalPoint": [0.5, -0.5], "name": "A nest\u{0}\nin a tree",
        }})))[0];
        assert_eq!(
            read.meta["original"],
            json!({"width": 400, "height": 200, "size": "400x200", "aspect": 2.0})
        );
        assert_eq!(read.meta["focus"], json!({"x": 0.5, "y": -0.5}));
        assert_eq!(read.description.as_deref(), Some("A nest\nin a tree"));
    }

    #[test]
    fn a_film_brings_the_picture_that_stands_for_it() {
        let film = note(
            json!({"type": "Video", "name": "Nest", "icon": [{"type": "Image", "url": "https://a.example/t.jpg"}]}),
        );
        assert_eq!(media(&film)[0].url, "https://a.example/t.jpg");
        let post = note(json!({"icon": {"type": "Image", "url": "https://a.example/t.jpg"}}));
        assert!(media(&post).is_empty());
    }

    #[test]
    fn tags_are_folded_and_stand_once() {
        let tag = |name: &str| json!({"type": "Hashtag", "name": name});
        let tags = tags(&note(
            json!({"tag": [tag("#Birds"), tag("birds"), tag("#\u{0}"), tag("#123")]}),
        ));
        assert_eq!(tags, [("birds".to_owned(), "Birds".to_owned())]);
    }

    #[test]
    fn a_quote_policy_that_says_nothing_allows_nobody() {
        let policy = |who: Value| {
            let note = note(json!({"interactionPolicy": {"canQuote": {"automaticApproval": who}}}));
            quote_policy(&note, "https://a.example/ann/followers")
        };
        assert_eq!(quote_policy(&note(json!({})), ""), "nobody");
        assert_eq!(policy(json!("as:Public")), "public");
        assert_eq!(
            policy(json!(["https://a.example/ann/followers"])),
            "followers"
        );
        assert_eq!(policy(json!(["https://b.example/bob/followers"])), "nobody");
    }
}
