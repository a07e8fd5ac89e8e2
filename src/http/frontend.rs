//! A web client that is served beside the API (`web.frontend`): its files, and its one page at every address that is not
//! the server's own, because such a client decides by the address what to show.

use std::path::PathBuf;

use actix_web::{
    HttpRequest, HttpResponse,
    body::SizedStream,
    http::{
        Method, StatusCode,
        header::{self, HeaderValue},
    },
    web::Data,
};
use serde_json::{Value, json};
use tokio_util::io::ReaderStream;

use super::{Failure, pages, shared};
use crate::{
    config::Config,
    domain::Services,
    files::folder::{self, Asset, Folder},
};

/// The one page.
const PAGE: &str = "index.html";
/// Longest page, in bytes.
const MAX_PAGE_BYTES: u64 = 2 * 1024 * 1024;
/// What Soapbox asks for its look and links.
const SOAPBOX: &str = "instance/soapbox.json";
/// Where a page takes what describes it to other sites (Pleroma's convention); else the end of its head does.
const META: [&str; 2] = ["<!--server-generated-meta-->", "</head>"];
/// What describes a place that not everybody sees alike.
const NOT_FOR_SEARCH: &str = r#"<meta name="robots" content="noindex">"#;
/// Paths of the server: what is not there is not the client's either.
const OWN: [&str; 16] = [
    ".well-known",
    "actor",
    "api",
    "auth",
    "avatars",
    "emojis",
    "headers",
    "health",
    "inbox",
    "instance",
    "media",
    "metrics",
    "nodeinfo",
    "oauth",
    "users",
    // Not of the server, but files in any client: what is missing there is missing.
    "packs",
];
/// Folders whose files carry a hash of their content in their names.
const HASHED: [&str; 3] = ["packs", "assets", "_nuxt"];
/// Lengths of such hashes, in characters.
const HASHES: [usize; 4] = [8, 16, 20, 32];
/// What no client needs: plugins, another base, a frame around it.
const POLICY: &str = "base-uri 'self'; object-src 'none'; frame-ancestors 'none'";

/// The client's folder.
#[derive(Clone, Debug)]
pub(super) struct Frontend {
    folder: Folder,
}

/// A folder that holds no client.
#[derive(Debug, thiserror::Error)]
#[error("web.frontend: there is no {PAGE} in {}", .0.display())]
pub struct NoPage(PathBuf);

impl Frontend {
    /// The client that the settings name, if they do.
    pub(super) fn of(config: &Config) -> Result<Option<Frontend>, NoPage> {
        let Some(dir) = &config.web.frontend else {
            return Ok(None);
        };
        let dir = std::path::absolute(dir).unwrap_or_else(|_| dir.clone());
        if !dir.join(PAGE).is_file() {
            return Err(NoPage(dir));
        }
        Ok(Some(Frontend {
            folder: Folder::new(dir),
        }))
    }

    /// The client of the server that a request came to.
    pub(super) fn asked(request: &HttpRequest) -> Option<&Frontend> {
        request.app_data::<Data<Frontend>>().map(Data::get_ref)
    }

    /// Answers what no route of the server does.
    pub(super) async fn answer(&self, services: &Services, request: &HttpRequest) -> HttpResponse {
        let raw = request.path().trim_start_matches('/');
        let Ok(path) = percent_encoding::percent_decode_str(raw).decode_utf8() else {
            return pages::not_found(services);
        };
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return pages::not_found(services);
        }
        let is_index = path.is_empty() || path == PAGE;
        if is_index {
            return self.page(services, None).await;
        }
        for name in [path.as_ref(), &format!("{path}/{PAGE}")] {
            match self.folder.open(name).await {
                Ok(Some(asset)) => return file(request, name, asset),
                Ok(None) => {}
                Err(error) => return Failure::internal(error).response(),
            }
        }
        if path == SOAPBOX {
            return HttpResponse::Ok()
                .insert_header((header::CACHE_CONTROL, "public, max-age=60"))
                .json(soapbox(services));
        }
        if is_a_file_or_own(&path) {
            return pages::not_found(services);
        }
        self.page(services, None).await
    }

    /// The client's page, with what describes the address to other sites (`<meta …>`).
    ///
    /// It is 200 whatever is found there: only the client knows what its user may see.
    pub(super) async fn page(&self, services: &Services, meta: Option<&str>) -> HttpResponse {
        let page = match self.folder.read(PAGE, MAX_PAGE_BYTES).await {
            Ok(Some(page)) => page,
            Ok(None) => return pages::not_found(services),
            Err(error) => return Failure::internal(error).response(),
        };
        let meta = meta.unwrap_or(NOT_FOR_SEARCH);
        let described = std::str::from_utf8(&page)
            .ok()
            .and_then(|page| described(page, meta));
        let mut response = HttpResponse::Ok();
        response
            .content_type("text/html; charset=utf-8")
            .insert_header((header::CACHE_CONTROL, "no-cache"))
            .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
            .insert_header((header::VARY, "Accept"));
        match described {
            Some(text) => response.body(text),
            None => response.body(page),
        }
    }
}

/// A page with more in its head.
fn described(page: &str, meta: &str) -> Option<String> {
    META.iter().find_map(|mark| {
        let (before, after) = page.split_once(mark)?;
        // A comment has done its work, the end of the head stays.
        let mark = if mark.starts_with("<!--") { "" } else { mark };
        Some(format!("{before}{meta}{mark}{after}"))
    })
}

/// Whether a path is a file that is not there, or the server's own, rather than a place in the client.
fn is_a_file_or_own(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or_default();
    let last = path.rsplit('/').next().unwrap_or_default();
    OWN.contains(&first) || (folder::mime(last).is_some() && !path.contains('@'))
}

/// Whether a file never changes under its name.
fn is_hashed(path: &str) -> bool {
    let Some((first, name)) = path.split_once('/') else {
        return false;
    };
    let stem = name
        .rsplit('/')
        .next()
        .and_then(|name| name.split_once('.').map(|_| name))
        .and_then(|name| name.rsplit_once('.'))
        .map_or("", |(stem, _)| stem)
        .as_bytes();
    let ends_with_hash = |length: usize| {
        let Some(start) = stem.len().checked_sub(length) else {
            return false;
        };
        let before = start.checked_sub(1).and_then(|at| stem.get(at));
        let hash = stem.get(start..).unwrap_or_default();
        (before.is_none() || matches!(before, Some(b'-' | b'.')))
            && hash
                .iter()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(byte))
            // Words and sizes, as in `inter-latin-400-normal`, are none.
            && (hash.iter().any(u8::is_ascii_uppercase)
                || (hash.iter().all(u8::is_ascii_hexdigit) && hash.iter().any(u8::is_ascii_digit)))
    };
    HASHED.contains(&first) && HASHES.into_iter().any(ends_with_hash)
}

fn file(request: &HttpRequest, path: &str, asset: Asset) -> HttpResponse {
    let tag = format!(
        "W/\"{:x}-{:x}\"",
        asset.modified.as_millisecond(),
        asset.length
    );
    let cache = if is_hashed(path) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let known = shared::has(request.headers(), &tag);
    let mut response = HttpResponse::build(if known {
        StatusCode::NOT_MODIFIED
    } else {
        StatusCode::OK
    });
    response
        .insert_header((header::CACHE_CONTROL, cache))
        .insert_header((header::ETAG, tag));
    if known {
        return response.finish();
    }
    response.insert_header((header::CONTENT_TYPE, HeaderValue::from_static(asset.mime)));
    if asset.mime.starts_with("text/html") {
        response.insert_header((header::CONTENT_SECURITY_POLICY, POLICY));
    }
    response.body(SizedStream::new(
        asset.length,
        ReaderStream::new(asset.body),
    ))
}

/// Settings of Soapbox where the folder has none: the way to what only the server's own pages can do.
fn soapbox(services: &Services) -> Value {
    let origin = services.origin();
    let mut footer = vec![json!({"title": "About", "url": format!("{origin}/about")})];
    if let Some(source) = &services.config.instance.source_url {
        footer.push(json!({"title": "Source code", "url": source}));
    }
    json!({
        "navlinks": {"homeFooter": footer},
        "promoPanel": {"items": [
            {"icon": "lock", "text": "Password and applications", "url": format!("{origin}/settings/password")},
            {"icon": "info-circle", "text": "About this server", "url": format!("{origin}/about")},
        ]},
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_named_by_their_content_are_kept_for_ever() {
        for hashed in [
            "packs/index-BpcNCT69.js",
            "packs/js/compose-a_-4FGuq.js",
            "packs/assets/inter-latin-400-normal-CyCys3Eg.woff2",
            "assets/features.d41d8cd98f00b204e9800998ecf8427e.css",
            "_nuxt/BpcNCT69.js",
        ] {
            assert!(is_hashed(hashed), "{hashed}");
        }
        for plain in [
            "index.html",
            "sw.js",
            "sw-BpcNCT69.js",
            "assets/custom.css",
            "assets/icon-192.png",
            "assets/logo-512.png",
            "assets/inter-latin-400-normal.woff2",
            "assets/locale-messages.js",
            "instance/soapbox.json",
            "packs/",
        ] {
            assert!(!is_hashed(plain), "{plain}");
        }
    }

    #[test]
    fn a_missing_file_is_missing_and_a_place_is_the_clients() {
        for missing in [
            "packs/gone",
            "favicon.ico",
            "api/v1/none",
            "instance/about/index.html",
            "media/x",
        ] {
            assert!(is_a_file_or_own(missing), "{missing}");
        }
        for place in [
            "@alice",
            "@alice@site.js",
            "@alice@site.js/posts/1",
            "tags/rust",
            "settings/profile",
            "apis",
            "timeline/example.social",
        ] {
            assert!(!is_a_file_or_own(place), "{place}");
        }
    }

    #[test]
    fn a_description_goes_to_its_mark_or_to_the_end_of_the_head() {
        assert_eq!(
            described("<head><!--server-generated-meta--></head>", "<meta>").as_deref(),
            Some("<head><meta></head>")
        );
        assert_eq!(
            described("<head></head><body></head>", "<meta>").as_deref(),
            Some("<head><meta></head><body></head>")
        );
        assert_eq!(described("none", "<meta>"), None);
    }
}
