//! [OEmbed](https://docs.joinmastodon.org/entities/OEmbed/): a post as a quotation that needs no script.

use api::oembed::OEmbed;

use super::Context;
use crate::{
    domain::{accounts::Account, statuses::Status},
    text::{html::escape, sanitise},
};

/// Pixels, where the asker has no wish; as Mastodon.
const WIDTH: u32 = 400;
/// How long it may be kept, in seconds.
const CACHE_AGE: u64 = 86_400;
/// Characters of the text that stand in the title.
const TITLE: usize = 80;

/// A post for another page.
#[must_use]
pub fn oembed(
    context: &Context<'_>,
    status: &Status,
    author: &Account,
    width: Option<u32>,
    height: Option<u32>,
) -> OEmbed {
    let name = if author.display_name.is_empty() {
        &author.username
    } else {
        &author.display_name
    };
    let url = status.row.url.as_deref().unwrap_or(&status.row.uri);
    let warned = !status.row.spoiler_text.is_empty();
    let (body, text) = if warned {
        let warning = &status.row.spoiler_text;
        (format!("<p>{}</p>", escape(warning)), warning.clone())
    } else {
        (
            status.row.content.clone(),
            sanitise::plain_text(&status.row.content),
        )
    };
    let line = text.split_whitespace().collect::<Vec<&str>>().join(" ");
    let mut excerpt: String = line.chars().take(TITLE).collect();
    if excerpt.len() < line.len() {
        excerpt.push('…');
    }
    let handle = format!("@{}@{}", author.username, context.config.instance.domain);
    OEmbed {
        embed_type: "rich".to_owned(),
        version: "1.0".to_owned(),
        title: format!("{name} ({handle}): {excerpt}"),
        author_name: name.clone(),
        author_url: author.url.clone(),
        provider_name: context.config.instance.domain.clone(),
        provider_url: format!("{}/", context.origin()),
        cache_age: CACHE_AGE,
        html: format!(
            "<blockquote cite=\"{url}\">{body}<p>— {} (<a href=\"{url}\">{}</a>)</p></blockquote>",
            escape(name),
            escape(&handle),
            url = escape(url),
        ),
        width: width.unwrap_or(WIDTH),
        height,
    }
}
