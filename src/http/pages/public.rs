//! What anybody may read in a browser: the front page, a profile, a post, a tag. Whoever asks for ActivityPub at the
//! same address is sent to the document. Where a web client is installed, it is shown instead, with what describes the
//! address to other sites.

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header},
    web::{self, Data},
};

use jiff::tz::TimeZone;

use super::{Keep, PageFailure, Shown, page, read, sign_up_is};
use crate::{
    domain::{
        Services,
        accounts::{self, Account, AccountExt},
        instance, statuses,
        statuses::Gathered,
        timelines::{self, AccountFilter, Cursor, TagFilter},
    },
    http::{federation::wants_document, frontend::Frontend},
    render::html::{About, Document, Landing, Look, Profile, Site, StatusPage, TagPage, posts},
    text,
};

/// Posts on a page.
const POSTS: usize = 20;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .service(web::resource("/").route(read().to(landing)))
        .service(web::resource("/about").route(read().to(about)))
        .service(web::resource("/privacy-policy").route(read().to(privacy_policy)))
        .service(web::resource("/terms-of-service").route(read().to(terms_of_service)))
        .service(web::resource("/@{name}").route(read().to(profile)))
        .service(web::resource("/@{name}/{id}").route(read().to(status)))
        .service(web::resource("/@{name}/tagged/{tag}").route(read().to(tagged)))
        .service(web::resource("/tags/{name}").route(read().to(tag)));
}

/// The web client in place of a page that cannot be shown: the client may know more (other servers' people, and what only
/// somebody signed in may read).
async fn missing(services: &Services, request: &HttpRequest, failure: PageFailure) -> Shown {
    match Frontend::asked(request) {
        Some(frontend) if !failure.status.is_server_error() && !wants_document(request) => {
            Ok(frontend.page(services, None).await)
        }
        _ => Err(failure),
    }
}

async fn landing(services: Data<Services>, request: HttpRequest) -> Shown {
    let (can_sign_up, approval) = sign_up_is(&services);
    let template = Landing {
        site: Site::of(&services.config),
        description: services.config.instance.description.clone(),
        can_sign_up,
        approval,
    };
    if let Some(frontend) = Frontend::asked(&request) {
        return Ok(frontend.page(&services, Some(&template.head()?)).await);
    }
    page(StatusCode::OK, &template, Keep::Public, None)
}

async fn about(services: Data<Services>) -> Shown {
    let (can_sign_up, approval) = sign_up_is(&services);
    let facts = instance::facts(&services).await?;
    let template = About {
        site: Site::of(&services.config),
        description: services.config.instance.description.clone(),
        contact_email: services.config.instance.contact_email.clone(),
        contact_account: facts.contact.map(|account| account.username),
        rules: facts.rules.into_iter().map(|rule| rule.text).collect(),
        can_sign_up,
        approval,
    };
    page(StatusCode::OK, &template, Keep::Public, None)
}

async fn privacy_policy(services: Data<Services>) -> Shown {
    let policy = instance::document(&services, instance::Text::PrivacyPolicy)
        .await?
        .ok_or_else(|| PageFailure::status(StatusCode::NOT_FOUND))?;
    let day = policy.updated_at.to_zoned(TimeZone::UTC).date();
    let template = Document {
        site: Site::of(&services.config),
        title: "Privacy policy",
        since: format!("Written on {day}"),
        content: policy.content,
    };
    page(StatusCode::OK, &template, Keep::Public, None)
}

async fn terms_of_service(services: Data<Services>) -> Shown {
    let terms = instance::terms(&services).await?;
    let template = Document {
        site: Site::of(&services.config),
        title: "Terms of service",
        since: format!("From {} on", terms.effective_date),
        content: terms.content,
    };
    page(StatusCode::OK, &template, Keep::Public, None)
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct Older {
    max_id: Option<i64>,
}

fn cursor(older: Option<web::Query<Older>>) -> Cursor {
    let below = older.and_then(|older| older.max_id).filter(|id| *id > 0);
    Cursor {
        below: below.unwrap_or(i64::MAX),
        ..Cursor::newest(POSTS)
    }
}

fn document(uri: &str) -> HttpResponse {
    HttpResponse::Found()
        .insert_header((header::LOCATION, uri))
        .insert_header((header::VARY, "Accept"))
        .finish()
}

/// A local account by the name in the path; `name@` this server is the same.
async fn local(services: &Services, name: &str) -> Result<Account, PageFailure> {
    let username = match name.split_once('@') {
        Some((username, host)) if services.is_own_host(host) => username,
        Some(_) => return Err(PageFailure::status(StatusCode::NOT_FOUND)),
        None => name,
    };
    let account = accounts::local(services, username).await?;
    if account.is_server() {
        return Err(PageFailure::status(StatusCode::NOT_FOUND));
    }
    if account.is_gone() {
        return Err(PageFailure::status(StatusCode::FORBIDDEN));
    }
    Ok(account)
}

async fn profile(
    services: Data<Services>,
    request: HttpRequest,
    name: web::Path<String>,
    older: Option<web::Query<Older>>,
) -> Shown {
    let account = match local(&services, &name).await {
        Ok(account) => account,
        Err(failure) => return missing(&services, &request, failure).await,
    };
    if wants_document(&request) {
        return Ok(document(&account.uri));
    }
    let filter = AccountFilter {
        exclude_replies: true,
        exclude_direct: true,
        ..AccountFilter::default()
    };
    let site = Site::of(&services.config);
    let look = Look {
        site: &site,
        files: &services.files,
    };
    if let Some(frontend) = Frontend::asked(&request) {
        let meta = Profile::new(look, &account, &Gathered::default(), None).head()?;
        return Ok(frontend.page(&services, Some(&meta)).await);
    }
    // Posts of a limited account are for its followers.
    let template = if account.silenced_at.is_some() {
        Profile::new(look, &account, &Gathered::default(), None)
    } else {
        let found = timelines::account(&services, None, &account, &filter, cursor(older)).await?;
        let more = found.oldest.filter(|_| found.more);
        Profile::new(look, &account, &found.items, more)
    };
    page(StatusCode::OK, &template, Keep::Public, None)
}

async fn status(
    services: Data<Services>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Shown {
    let (name, id) = path.into_inner();
    match post(&services, &request, &name, &id).await {
        Err(failure) => missing(&services, &request, failure).await,
        shown => shown,
    }
}

async fn post(services: &Services, request: &HttpRequest, name: &str, id: &str) -> Shown {
    let not_found = || PageFailure::status(StatusCode::NOT_FOUND);
    let id: i64 = id.parse().map_err(|_| not_found())?;
    let account = local(services, name).await?;
    let gathered = statuses::show(services, None, id).await?;
    let (found, author) = gathered.get(id).ok_or_else(not_found)?;
    if author.id != account.id {
        return Err(not_found());
    }
    if wants_document(request) {
        return Ok(document(&found.row.uri));
    }
    let site = Site::of(&services.config);
    let look = Look {
        site: &site,
        files: &services.files,
    };
    if let Some(frontend) = Frontend::asked(request) {
        let none = Gathered::default();
        let meta = StatusPage::new(look, &gathered, id, &none, &none)
            .ok_or_else(not_found)?
            .head()?;
        return Ok(frontend.page(services, Some(&meta)).await);
    }
    let thread = statuses::thread(services, None, id).await?;
    let template = StatusPage::new(look, &gathered, id, &thread.ancestors, &thread.descendants)
        .ok_or_else(not_found)?;
    page(StatusCode::OK, &template, Keep::Public, None)
}

/// Somebody's posts with a tag.
async fn tagged(
    services: Data<Services>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    older: Option<web::Query<Older>>,
) -> Shown {
    if let Some(frontend) = Frontend::asked(&request) {
        return Ok(frontend.page(&services, None).await);
    }
    let (name, tag) = path.into_inner();
    let account = local(&services, &name).await?;
    let wanted = text::hashtag::normalise(&tag)
        .filter(|_| account.silenced_at.is_none())
        .ok_or_else(|| PageFailure::status(StatusCode::NOT_FOUND))?;
    let filter = AccountFilter {
        exclude_direct: true,
        tagged: Some(wanted.name),
        ..AccountFilter::default()
    };
    let found = timelines::account(&services, None, &account, &filter, cursor(older)).await?;
    let site = Site::of(&services.config);
    let look = Look {
        site: &site,
        files: &services.files,
    };
    let template = TagPage {
        name: tag,
        posts: posts(look, &found.items),
        older: found.oldest.filter(|_| found.more),
        site: site.clone(),
    };
    page(StatusCode::OK, &template, Keep::Public, None)
}

async fn tag(
    services: Data<Services>,
    request: HttpRequest,
    name: web::Path<String>,
    older: Option<web::Query<Older>>,
) -> Shown {
    if let Some(frontend) = Frontend::asked(&request) {
        return Ok(frontend.page(&services, None).await);
    }
    let tag = text::hashtag::normalise(&name)
        .ok_or_else(|| PageFailure::status(StatusCode::NOT_FOUND))?;
    let filter = TagFilter {
        any: vec![tag.name.clone()],
        ..TagFilter::default()
    };
    let found = timelines::tag(&services, None, &filter, cursor(older)).await?;
    let site = Site::of(&services.config);
    let look = Look {
        site: &site,
        files: &services.files,
    };
    let template = TagPage {
        name: name.into_inner(),
        posts: posts(look, &found.items),
        older: found.oldest.filter(|_| found.more),
        site: site.clone(),
    };
    page(StatusCode::OK, &template, Keep::Public, None)
}
