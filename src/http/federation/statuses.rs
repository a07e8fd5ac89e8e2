//! Posts, their activities and replies. What everybody may read is answered to everybody; a post with a smaller audience
//! to those of it who sign, and to nobody else, as if it were not there.

use actix_web::{
    HttpRequest,
    middleware::from_fn,
    web::{self, Data},
};

use super::{Keep, document, part, reader, to_page, wants_document};
use crate::{
    domain::{
        Services, accounts,
        accounts::Account,
        collections::{self, REPLIES_PAGE, Repliers},
        quotes,
        statuses::{Gathered, Status},
    },
    http::{Answer, Failure, respond},
    render::ap::{self, Site},
};

/// Seconds that others may keep a public post.
const SHORT: Keep = Keep::Public(180);

pub(super) fn routes(config: &mut web::ServiceConfig) {
    let post = "/users/{name}/statuses/{id}";
    for (path, route) in [
        (post.to_owned(), web::get().to(show)),
        (format!("{post}/activity"), web::get().to(activity)),
        (format!("{post}/replies"), web::get().to(replies)),
        (format!("{post}/likes"), web::get().to(likes)),
        (format!("{post}/shares"), web::get().to(shares)),
        (
            "/users/{name}/quote_authorizations/{id}".to_owned(),
            web::get().to(quote_authorization),
        ),
    ] {
        config.service(
            web::resource(path)
                .route(route)
                .wrap(from_fn(reader::layer)),
        );
    }
}

struct Found {
    id: i64,
    posts: Gathered,
    keep: Keep,
}

impl Found {
    fn get(&self) -> Result<(&Status, &Account), Failure> {
        let (status, author) = self.posts.get(self.id).ok_or(api::error::NOT_FOUND)?;
        Ok((status, author))
    }
}

/// The post of the path. A deleted one is gone (410), everything that may not be told is not there (404).
async fn find(services: &Services, request: &HttpRequest) -> Result<Found, Failure> {
    let account = accounts::local(services, &part(request, "name")?).await?;
    let id = respond::id(request, "id")?;
    let known = reader::known(request);
    match collections::post(services, &account, id, known).await {
        Ok(posts) => Ok(Found {
            id,
            posts,
            keep: if known.is_some() { Keep::Never } else { SHORT },
        }),
        Err(crate::domain::Error::NotFound) => {
            if known.is_none()
                && let Some(requester) = reader::of(services, request).await?
                && let Ok(posts) = collections::post(services, &account, id, Some(requester)).await
            {
                return Ok(Found {
                    id,
                    posts,
                    keep: Keep::Never,
                });
            }
            let uri = format!("{}/statuses/{id}", account.uri);
            if collections::is_gone(services, &uri).await? {
                Err(api::error::GONE.into())
            } else {
                Err(api::error::NOT_FOUND.into())
            }
        }
        Err(error) => Err(error.into()),
    }
}

async fn show(services: Data<Services>, request: HttpRequest) -> Answer {
    let found = find(&services, &request).await?;
    let (status, author) = found.get()?;
    if !wants_document(&request) {
        return Ok(to_page(status.row.url.as_deref().unwrap_or(&author.url)));
    }
    if status.row.reblog_of_id.is_some() {
        return Err(api::error::NOT_FOUND.into());
    }
    let context = collections::context(&services, status, true).await?;
    document(
        &ap::note(&Site::of(&services), status, author, &context).document(),
        found.keep,
    )
}

/// Leave to quote, for whoever has the post that quotes: it says nothing besides.
async fn quote_authorization(services: Data<Services>, request: HttpRequest) -> Answer {
    let author = accounts::local(&services, &part(&request, "name")?).await?;
    let id = respond::id(&request, "id")?;
    let (quoting, quoted) = quotes::authorization(&services, &author, id).await?;
    let stamp = format!("{}/quote_authorizations/{id}", author.uri);
    document(
        &ap::quote_authorization(&author, &stamp, &quoting, &quoted.row.uri),
        SHORT,
    )
}

async fn activity(services: Data<Services>, request: HttpRequest) -> Answer {
    let found = find(&services, &request).await?;
    let (status, _) = found.get()?;
    let context = collections::context(&services, status, false).await?;
    let activity = ap::activity_of(&Site::of(&services), &found.posts, found.id, &context)
        .ok_or_else(|| Failure::from(api::error::NOT_FOUND))?;
    document(&activity.document, found.keep)
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct Asked {
    page: Option<String>,
    min_id: Option<i64>,
    only_other_accounts: Option<String>,
}

async fn replies(
    services: Data<Services>,
    request: HttpRequest,
    asked: web::Query<Asked>,
) -> Answer {
    let found = find(&services, &request).await?;
    let (status, _) = found.get()?;
    if asked.page.is_none() {
        let own =
            collections::replies(&services, status, Repliers::Author, 0, REPLIES_PAGE).await?;
        return document(&ap::replies(status, &own), found.keep);
    }
    let repliers = match asked.only_other_accounts.as_deref() {
        Some("true" | "1") => Repliers::Others,
        _ => Repliers::Author,
    };
    let above = asked.min_id.unwrap_or(0);
    let page = collections::replies(&services, status, repliers, above, REPLIES_PAGE).await?;
    document(
        &ap::replies_page(status, repliers, &page, above),
        found.keep,
    )
}

async fn likes(services: Data<Services>, request: HttpRequest) -> Answer {
    let found = find(&services, &request).await?;
    document(&ap::likes(found.get()?.0), found.keep)
}

async fn shares(services: Data<Services>, request: HttpRequest) -> Answer {
    let found = find(&services, &request).await?;
    document(&ap::shares(found.get()?.0), found.keep)
}
