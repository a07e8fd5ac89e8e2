//! What is made of pages and documents.

use super::*;
use serde_json::json;

fn ours() -> OurHosts {
    OurHosts::new(["us.example"]).unwrap()
}

fn page(head: &str) -> Details {
    let url = Url::parse("https://news.example/story?from=x").unwrap();
    of_page(&Head::read(head), &url, &ours())
}

#[test]
fn opengraph_goes_before_twitter_and_both_before_the_title() {
    let details = page(
        "<html lang=en-GB><title>Title</title><meta property=og:title content='Graph'><meta name=twitter:title content=Bird>\
         <meta name=twitter:description content='Short'><meta name=description content='Long'>\
         <meta property=og:image content='/a.png'><meta property=og:image:width content=1200><meta property=og:image:height content='630px'>\
         <meta property=og:image:alt content='A nest'><meta property=og:site_name content='News'><meta property=og:type content=article>\
         <meta property=article:published_time content='2026-05-01T10:00:00+02:00'>\
         <meta name='fediverse:creator' content='@ann@us.example'><link rel=canonical href='/story'>",
    );
    assert_eq!(details.title, "Graph");
    assert_eq!(details.description, "Short");
    assert_eq!(
        details.image_url.as_deref(),
        Some("https://news.example/a.png")
    );
    assert_eq!((details.width, details.height), (1200, 630));
    assert_eq!(details.image_description, "A nest");
    assert_eq!(details.provider_name, "News");
    assert_eq!(details.language.as_deref(), Some("en"));
    assert_eq!(
        details.published_at.unwrap().to_string(),
        "2026-05-01T08:00:00Z"
    );
    assert_eq!(details.creator.as_deref(), Some("@ann@us.example"));
    assert_eq!(details.url, "https://news.example/story");
    assert!(details.article && details.kind == "link");
    let bare = page("<title>Only\n this</title>");
    assert_eq!(bare.title, "Only this");
    assert_eq!(bare.url, "https://news.example/story?from=x");
    assert!(!bare.article && bare.says_something());
    assert!(!page("<meta name=description content=x>").says_something());
}

#[test]
fn json_ld_goes_before_all() {
    let data = json!({"@context": "https://schema.org", "@graph": [
        {"@type": "Organization", "headline": "no"},
        {"@type": ["Thing", "NewsArticle"], "headline": "Birds &amp; nests", "description": "D", "inLanguage": {"name": "de-DE"},
         "author": [{"name": "Ann", "url": "/ann"}], "publisher": {"name": "Paper"}, "image": [{"url": "https://i.example/x.jpg"}],
         "datePublished": "2026-05-02"},
    ]});
    let details = page(&format!(
        "<title>T</title><meta property=og:title content=G><script type=application/ld+json>{{broken</script>\
         <script type=application/ld+json>//<![CDATA[\n{data}\n//]]></script>"
    ));
    assert_eq!(details.title, "Birds & nests");
    assert_eq!(details.author_name, "Ann");
    assert_eq!(details.author_url, "https://news.example/ann");
    assert_eq!(details.provider_name, "Paper");
    assert_eq!(details.language.as_deref(), Some("de"));
    assert_eq!(
        details.image_url.as_deref(),
        Some("https://i.example/x.jpg")
    );
    assert_eq!(
        details.published_at.unwrap().to_string(),
        "2026-05-02T00:00:00Z"
    );
    assert!(details.article);
    let odd = page(
        "<title>T</title><script type=application/ld+json>[1, {\"@type\": 7}, {\"@type\": \"WebPage\", \"author\": 3, \"image\": [], \"headline\": {}}]</script>",
    );
    assert_eq!(odd.title, "T");
    assert!(!odd.article);
}

#[test]
fn a_page_names_no_other_host_as_its_own() {
    for named in [
        "https://victim.example/",
        "//news.example:8443/",
        "javascript:x",
        "http://[",
        "",
    ] {
        let details = page(&format!(
            "<title>x</title><link rel=canonical href='{named}'>"
        ));
        assert_eq!(details.url, "https://news.example/story?from=x", "{named}");
    }
}

#[test]
fn a_player_is_a_frame_made_here_and_leads_elsewhere() {
    let details = page(
        "<title>x</title><meta name=twitter:player content='https://v.example/e?a=1&quot;onload=&quot;x'>\
         <meta name=twitter:player:width content=640><meta name=twitter:player:height content=1e99>\
         <meta name=twitter:player:stream content='http://v.example/s.mp4'>",
    );
    assert_eq!(details.kind, "video");
    assert!(
        details.html.starts_with(
            "<iframe src=\"https://v.example/e?a=1%22onload=%22x\" width=\"640\" height=\"0\""
        ),
        "{}",
        details.html
    );
    assert!(details.html.contains(SANDBOX));
    assert_eq!(details.embed_url, "https://v.example/s.mp4");
    for src in [
        "http://v.example/",
        "https://us.example/",
        "javascript:x",
        "data:text/html,x",
    ] {
        let details = page(&format!(
            "<title>x</title><meta name=twitter:player content='{src}'>"
        ));
        assert_eq!((details.kind, details.html.as_str()), ("link", ""), "{src}");
    }
}

fn embedded(document: Value) -> Details {
    let mut details = page("<title>Title</title><meta name=description content=D>");
    let url = Url::parse("https://news.example/oembed").unwrap();
    add_oembed(&mut details, &document, &url, &ours());
    details
}

#[test]
fn oembed_tells_photos_videos_and_links() {
    let photo = embedded(
        json!({"version": "1.0", "type": "photo", "title": "Nest", "url": "/n.jpg", "width": 800, "height": "600",
        "author_name": "Ann", "author_url": "https://ann.example/", "provider_name": "Photos", "provider_url": "/"}),
    );
    assert_eq!((photo.kind, photo.title.as_str()), ("photo", "Nest"));
    assert_eq!(photo.embed_url, "https://news.example/n.jpg");
    assert_eq!(
        photo.image_url.as_deref(),
        Some("https://news.example/n.jpg")
    );
    assert_eq!((photo.width, photo.height), (800, 600));
    assert_eq!(photo.provider_url, "https://news.example/");
    let video = embedded(
        json!({"version": 1.0, "type": "video", "width": 640, "height": 360, "thumbnail_url": "/t.jpg",
        "html": "<script>x</script><iframe src='https://v.example/e' onload=alert(1)></iframe>"}),
    );
    assert_eq!((video.kind, video.title.as_str()), ("video", "Title"));
    assert!(
        video
            .html
            .starts_with("<iframe src=\"https://v.example/e\" width=\"640\" height=\"360\"")
    );
    assert!(!video.html.contains("script>") && !video.html.contains("onload"));
    assert_eq!(
        video.image_url.as_deref(),
        Some("https://news.example/t.jpg")
    );
    let link = embedded(
        json!({"version": "1.0", "type": "link", "title": "L", "thumbnail_url": "/t.jpg", "thumbnail_width": 30}),
    );
    assert_eq!(
        (link.kind, link.title.as_str(), link.description.as_str()),
        ("link", "L", "D")
    );
    assert_eq!(link.width, 30);
}

#[test]
fn oembed_that_is_rich_or_odd_changes_nothing() {
    let before = page("<title>Title</title><meta name=description content=D>");
    for document in [
        json!({"version": "1.0", "type": "rich", "title": "x", "html": "<iframe src='https://v.example/'></iframe>"}),
        json!({"version": "2.0", "type": "photo", "url": "/x"}),
        json!({"type": "photo", "url": "/x"}),
        json!({"version": "1.0", "type": "photo"}),
        json!({"version": "1.0", "type": "photo", "url": "javascript:x"}),
        json!({"version": "1.0", "type": "video", "html": "<embed src=x><script>1</script>"}),
        json!({"version": "1.0", "type": "video", "html": "<iframe src='https://us.example/'></iframe>"}),
        json!({"version": "1.0", "type": "video", "html": "<iframe src='javascript:x'></iframe>"}),
        json!({"version": "1.0", "type": 7}),
        json!([]),
        json!(null),
    ] {
        assert_eq!(embedded(document.clone()), before, "{document}");
    }
}

#[test]
fn dates_are_moments_or_days() {
    let at = |text: &str| moment(text).map(|moment| moment.to_string());
    assert_eq!(
        at("2026-05-01T10:00:00").as_deref(),
        Some("2026-05-01T10:00:00Z")
    );
    assert_eq!(at(" 2026-05-01 ").as_deref(), Some("2026-05-01T00:00:00Z"));
    for odd in [
        "",
        "yesterday",
        "2026-13-01",
        "99999999999999999999",
        "0001-01-01T00:00:00+01:00",
        "0000-01-01",
        "-004800-01-01T00:00:00Z",
        "9999-12-31T23:00:00-02:00",
    ] {
        assert_eq!(at(odd), None, "{odd}");
    }
}
