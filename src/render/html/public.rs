//! What anybody may read: the server, a profile, a post, a tag.

use askama::Template;
use jiff::{Timestamp, tz::TimeZone};

use super::{Site, Unwritten};
use crate::{
    domain::{
        accounts::{Account, AccountExt},
        media::Media,
        statuses::{Gathered, Status},
    },
    files::{Files, Key},
    text,
};

/// Longest summary of a page for other sites, in characters.
const SUMMARY_CHARACTERS: usize = 400;

/// What is needed to show accounts and posts.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// Around the page.
    pub site: &'a Site,
    /// Where stored files are.
    pub files: &'a Files,
}

impl Look<'_> {
    fn picture(&self, key: Option<&str>, remote: Option<&str>) -> Option<String> {
        key.and_then(|key| key.parse::<Key>().ok())
            .map(|key| self.files.public_url(&key))
            .or_else(|| remote.filter(|url| is_web(url)).map(str::to_owned))
    }

    fn avatar(&self, account: &Account) -> String {
        self.picture(
            account
                .avatar_static_key
                .as_deref()
                .or(account.avatar_key.as_deref()),
            account.avatar_remote_url.as_deref(),
        )
        .unwrap_or_else(|| format!("{}/avatars/original/missing.png", self.site.origin))
    }
}

fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// The front page.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/landing.html", blocks = ["head"])]
pub struct Landing {
    /// Around the page.
    pub site: Site,
    /// Plain text.
    pub description: String,
    /// Whether accounts can be had.
    pub can_sign_up: bool,
    /// Whether a moderator decides.
    pub approval: bool,
}

impl Landing {
    /// What describes the server to other sites.
    ///
    /// # Errors
    /// [`Unwritten`].
    pub fn head(&self) -> Result<String, Unwritten> {
        Ok(self.as_head().render()?)
    }
}

/// About the server.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/about.html")]
pub struct About {
    /// Around the page.
    pub site: Site,
    /// Plain text.
    pub description: String,
    /// Where to write to.
    pub contact_email: String,
    /// A local user name.
    pub contact_account: Option<String>,
    /// Plain text, in order.
    pub rules: Vec<String>,
    /// Whether accounts can be had.
    pub can_sign_up: bool,
    /// Whether a moderator decides.
    pub approval: bool,
}

/// A text that the server's operators wrote: its rules about data, its terms.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/document.html")]
pub struct Document {
    /// Around the page.
    pub site: Site,
    /// What it is.
    pub title: &'static str,
    /// The day from which it holds, or on which it was written.
    pub since: String,
    /// Sanitised HTML.
    pub content: String,
}

/// How an attachment is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaKind {
    /// A picture.
    Image,
    /// Moving, with or without sound.
    Video,
    /// Sound.
    Audio,
    /// A link.
    Other,
}

/// An attachment.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// How it is shown.
    pub kind: MediaKind,
    /// The file.
    pub url: String,
    /// Its small form.
    pub preview: String,
    /// For people who do not see it.
    pub description: String,
}

/// A post as a page shows it.
#[derive(Clone, Debug)]
pub struct Post {
    /// Its page.
    pub url: String,
    /// Who brought it here.
    pub boosted_by: Option<String>,
    /// The author's name.
    pub author: String,
    /// `user` or `user@domain`.
    pub acct: String,
    /// The author's page.
    pub author_url: String,
    /// The author's picture.
    pub avatar: String,
    /// Plain text; empty for none.
    pub spoiler: String,
    /// Sanitised HTML.
    pub content: String,
    /// ISO 639.
    pub language: Option<String>,
    /// Whether media are hidden at first.
    pub sensitive: bool,
    /// In order.
    pub media: Vec<Attachment>,
    /// RFC 3339.
    pub datetime: String,
    /// For people.
    pub date: String,
    /// Changed since.
    pub edited: bool,
    /// Answers.
    pub replies: i64,
    /// Boosts.
    pub boosts: i64,
    /// Favourites.
    pub favourites: i64,
}

/// The posts of a page, in order.
#[must_use]
pub fn posts(look: Look<'_>, gathered: &Gathered) -> Vec<Post> {
    gathered
        .order
        .iter()
        .filter_map(|id| post(look, gathered, *id))
        .collect()
}

/// One post that may be seen; a boost is shown as what it boosts.
#[must_use]
pub fn post(look: Look<'_>, gathered: &Gathered, id: i64) -> Option<Post> {
    let (status, author) = gathered.get(id)?;
    match status.row.reblog_of_id {
        Some(original) => {
            let (original, original_author) = gathered.get(original)?;
            let mut shown = one(look, original, original_author);
            shown.boosted_by = Some(name_of(author));
            Some(shown)
        }
        None => Some(one(look, status, author)),
    }
}

fn one(look: Look<'_>, status: &Status, author: &Account) -> Post {
    let row = &status.row;
    Post {
        url: row
            .url
            .clone()
            .filter(|url| is_web(url))
            .unwrap_or_else(|| row.uri.clone()),
        boosted_by: None,
        author: name_of(author),
        acct: author.acct(),
        author_url: author.url.clone(),
        avatar: look.avatar(author),
        spoiler: row.spoiler_text.clone(),
        content: row.content.clone(),
        language: row.language.clone(),
        sensitive: row.sensitive,
        media: status
            .media
            .iter()
            .filter_map(|media| attachment(look, media))
            .collect(),
        datetime: row.created_at.to_string(),
        date: moment(row.created_at),
        edited: row.edited_at.is_some(),
        replies: row.replies_count.max(0),
        boosts: row.reblogs_count.max(0),
        favourites: row.favourites_count.max(0),
    }
}

fn attachment(look: Look<'_>, media: &Media) -> Option<Attachment> {
    let url = look.picture(media.file_key.as_deref(), media.remote_url.as_deref())?;
    let preview = look
        .picture(
            media.small_key.as_deref(),
            media.preview_remote_url.as_deref(),
        )
        .unwrap_or_else(|| url.clone());
    let kind = match media.kind.as_str() {
        "image" => MediaKind::Image,
        "video" | "gifv" => MediaKind::Video,
        "audio" => MediaKind::Audio,
        _ => MediaKind::Other,
    };
    Some(Attachment {
        kind,
        url,
        preview,
        description: media.description.clone().unwrap_or_default(),
    })
}

fn name_of(account: &Account) -> String {
    if account.display_name.trim().is_empty() {
        account.username.clone()
    } else {
        account.display_name.clone()
    }
}

/// A moment for people: `22 Nov 2026, 12:00 UTC`.
#[must_use]
pub fn moment(time: Timestamp) -> String {
    time.to_zoned(TimeZone::UTC)
        .strftime("%-d %b %Y, %H:%M UTC")
        .to_string()
}

/// A day for people: `22 Nov 2026`.
#[must_use]
pub fn day(time: Timestamp) -> String {
    time.to_zoned(TimeZone::UTC)
        .strftime("%-d %b %Y")
        .to_string()
}

/// The words of HTML on one line, cut to a length.
fn summary(html: &str) -> String {
    let plain = text::sanitise::plain_text(html);
    let words: Vec<&str> = plain.split_whitespace().collect();
    let line = words.join(" ");
    if line.chars().count() <= SUMMARY_CHARACTERS {
        return line;
    }
    let mut cut: String = line.chars().take(SUMMARY_CHARACTERS).collect();
    cut.push('…');
    cut
}

/// A post with what stands around it.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/status.html", blocks = ["head"])]
pub struct StatusPage {
    site: Site,
    heading: String,
    summary: String,
    image: String,
    large_image: bool,
    noindex: bool,
    uri: String,
    post: Post,
    before: Vec<Post>,
    after: Vec<Post>,
}

impl StatusPage {
    /// `None` when the post may not be seen.
    #[must_use]
    pub fn new(
        look: Look<'_>,
        gathered: &Gathered,
        id: i64,
        before: &Gathered,
        after: &Gathered,
    ) -> Option<StatusPage> {
        let (status, author) = gathered.get(id)?;
        let post = post(look, gathered, id)?;
        let picture = post
            .media
            .iter()
            .find(|media| media.kind == MediaKind::Image && !post.sensitive)
            .map(|media| media.preview.clone());
        Some(StatusPage {
            heading: format!(
                "{} (@{}@{})",
                name_of(author),
                author.username,
                look.site.domain
            ),
            // A warning hides the text here as well.
            summary: if post.spoiler.is_empty() {
                summary(&post.content)
            } else {
                post.spoiler.clone()
            },
            large_image: picture.is_some(),
            image: picture.unwrap_or_else(|| look.avatar(author)),
            noindex: !author.indexable,
            uri: status.row.uri.clone(),
            post,
            before: posts(look, before),
            after: posts(look, after),
            site: look.site.clone(),
        })
    }

    /// What describes the post to other sites.
    ///
    /// # Errors
    /// [`Unwritten`].
    pub fn head(&self) -> Result<String, Unwritten> {
        Ok(self.as_head().render()?)
    }
}

/// A line of a profile.
#[derive(Clone, Debug)]
pub struct Line {
    /// Plain text.
    pub name: String,
    /// Sanitised HTML.
    pub value: String,
}

/// A profile with some posts.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/profile.html", blocks = ["head"])]
pub struct Profile {
    site: Site,
    name: String,
    acct: String,
    url: String,
    uri: String,
    avatar: String,
    avatar_description: String,
    header: Option<String>,
    header_description: String,
    bot: bool,
    locked: bool,
    note: String,
    summary: String,
    fields: Vec<Line>,
    posts_count: i64,
    follow_counts: Option<(i64, i64)>,
    since: String,
    noindex: bool,
    posts: Vec<Post>,
    older: Option<i64>,
}

impl Profile {
    /// A local account with a page of its posts; `older` leads on.
    #[must_use]
    pub fn new(look: Look<'_>, account: &Account, shown: &Gathered, older: Option<i64>) -> Profile {
        Profile {
            name: name_of(account),
            acct: account.username.clone(),
            url: account.url.clone(),
            uri: account.uri.clone(),
            avatar: look.avatar(account),
            avatar_description: account.avatar_description.clone(),
            header: look.picture(
                account
                    .header_static_key
                    .as_deref()
                    .or(account.header_key.as_deref()),
                account.header_remote_url.as_deref(),
            ),
            header_description: account.header_description.clone(),
            bot: account.is_bot(),
            locked: account.locked,
            summary: summary(&account.note),
            note: account.note.clone(),
            fields: account
                .profile_fields()
                .into_iter()
                .map(|field| Line {
                    name: field.name,
                    value: field.value,
                })
                .collect(),
            posts_count: account.statuses_count.max(0),
            follow_counts: (!account.hide_collections).then(|| {
                (
                    account.following_count.max(0),
                    account.followers_count.max(0),
                )
            }),
            since: day(account.created_at),
            noindex: !account.indexable || account.silenced_at.is_some(),
            posts: posts(look, shown),
            older,
            site: look.site.clone(),
        }
    }

    /// What describes the account to other sites.
    ///
    /// # Errors
    /// [`Unwritten`].
    pub fn head(&self) -> Result<String, Unwritten> {
        Ok(self.as_head().render()?)
    }
}

/// The newest posts with a tag.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/tag.html")]
pub struct TagPage {
    /// Around the page.
    pub site: Site,
    /// Without `#`.
    pub name: String,
    /// The newest first.
    pub posts: Vec<Post>,
    /// Leads on.
    pub older: Option<i64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn a_post() -> Post {
        Post {
            url: "https://social.example/@rosa/1".to_owned(),
            boosted_by: Some("<i>Tomasz</i>".to_owned()),
            author: "<script>alert(1)</script>".to_owned(),
            acct: "rosa".to_owned(),
            author_url: "https://social.example/@rosa\" onmouseover=\"x".to_owned(),
            avatar: "https://social.example/a.png".to_owned(),
            spoiler: "<b>warning</b>".to_owned(),
            content: "<p>sanitised <em>before</em></p>".to_owned(),
            language: Some("en\" onload=\"x".to_owned()),
            sensitive: true,
            media: vec![Attachment {
                kind: MediaKind::Image,
                url: "https://social.example/m.png".to_owned(),
                preview: "https://social.example/s.png".to_owned(),
                description: "\"><script>alert(2)</script>".to_owned(),
            }],
            datetime: "2026-11-22T12:00:00Z".to_owned(),
            date: "22 Nov 2026, 12:00 UTC".to_owned(),
            edited: false,
            replies: 1,
            boosts: 2,
            favourites: 3,
        }
    }

    #[test]
    fn names_warnings_and_descriptions_are_escaped() {
        let page = TagPage {
            site: Site::neutral(),
            name: "<u>".to_owned(),
            posts: vec![a_post()],
            older: None,
        };
        let html = page.render().unwrap();
        for bad in [
            "<script>",
            "<i>",
            "<b>warning",
            "<u>",
            "\" onmouseover",
            "\" onload",
        ] {
            assert!(!html.contains(bad), "{bad} in {html}");
        }
        assert!(html.contains("<p>sanitised <em>before</em></p>"));
    }

    #[test]
    fn what_other_sites_show_of_a_post_is_escaped() {
        let page = StatusPage {
            site: Site::neutral(),
            heading: "\"><script>alert(1)</script>".to_owned(),
            summary: "\"><meta http-equiv=refresh>".to_owned(),
            image: "https://social.example/a.png".to_owned(),
            large_image: false,
            noindex: true,
            uri: "https://social.example/users/rosa/statuses/1".to_owned(),
            post: a_post(),
            before: Vec::new(),
            after: Vec::new(),
        };
        let html = page.render().unwrap();
        assert!(!html.contains("<script>"));
        assert!(!html.contains("<meta http-equiv"));
        assert!(html.contains("<meta name=\"robots\" content=\"noindex\">"));
        assert!(html.contains("type=\"application/activity+json\" href=\"https://social.example/users/rosa/statuses/1\""));
    }

    #[test]
    fn summaries_are_one_line_of_bounded_length() {
        assert_eq!(summary("<p>a<br>b</p><p>c &amp; d</p>"), "a b c & d");
        let long = summary(&format!("<p>{}</p>", "x ".repeat(500)));
        assert_eq!(long.chars().count(), SUMMARY_CHARACTERS + 1);
    }

    #[test]
    fn moments_are_told_in_utc() {
        let time: Timestamp = "2026-11-02T09:05:00Z".parse().unwrap();
        assert_eq!(moment(time), "2 Nov 2026, 09:05 UTC");
        assert_eq!(day(time), "2 Nov 2026");
    }
}
