//! Actors and their collections.

use actix_web::{
    HttpRequest, HttpResponse,
    middleware::from_fn,
    web::{self, Data},
};

use super::{Keep, document, part, reader, to_page, wants_document};
use crate::{
    domain::{
        Services, accounts,
        accounts::{Account, AccountExt},
        collections::{self, Side},
        featured_tags, peers,
    },
    http::{Answer, Failure},
    render::ap::{self, Site},
};

/// Seconds that others may keep an actor or a collection.
const SHORT: Keep = Keep::Public(180);

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .service(web::resource("/actor").route(web::get().to(instance_actor)))
        .service(web::resource("/actor/outbox").route(web::get().to(instance_outbox)))
        .service(web::resource("/emojis/{id}").route(web::get().to(emoji)));
    for (path, route) in [
        ("/users/{name}", web::get().to(actor)),
        ("/users/{name}/outbox", web::get().to(outbox)),
        ("/users/{name}/followers", web::get().to(followers)),
        ("/users/{name}/following", web::get().to(following)),
        (
            "/users/{name}/collections/featured",
            web::get().to(featured),
        ),
        (
            "/users/{name}/collections/tags",
            web::get().to(featured_tags),
        ),
    ] {
        config.service(
            web::resource(path)
                .route(route)
                .wrap(from_fn(reader::layer)),
        );
    }
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct Asked {
    page: Option<String>,
    max_id: Option<i64>,
}

impl Asked {
    fn a_page(&self) -> bool {
        self.max_id.is_some()
            || self
                .page
                .as_deref()
                .is_some_and(|page| page == "true" || page == "1")
    }
}

async fn named(services: &Services, request: &HttpRequest) -> Result<Account, Failure> {
    let account = accounts::local(services, &part(request, "name")?).await?;
    if account.is_server() {
        return Err(api::error::NOT_FOUND.into());
    }
    Ok(account)
}

async fn actor(services: Data<Services>, request: HttpRequest) -> Answer {
    let account = named(&services, &request).await?;
    if !wants_document(&request) {
        return Ok(to_page(&account.url));
    }
    let key = peers::keys::local_key(&services, &account).await?;
    let moved_to = collections::moved_to(&services, &account).await?;
    let actor = ap::actor(
        &Site::of(&services),
        &account,
        (&key.id, &key.public_pem),
        moved_to,
    );
    document(&actor.document(), SHORT)
}

/// Never asks for a signature: two servers that each wanted the other's first would never start.
async fn instance_actor(services: Data<Services>) -> Answer {
    let account = accounts::instance_actor(&services).await?;
    let key = peers::keys::local_key(&services, &account).await?;
    let actor = ap::instance_actor(&Site::of(&services), &account, (&key.id, &key.public_pem));
    document(&actor.document(), Keep::Public(600))
}

async fn instance_outbox(services: Data<Services>) -> Answer {
    let account = accounts::instance_actor(&services).await?;
    document(&ap::outbox(&account), SHORT)
}

async fn outbox(
    services: Data<Services>,
    request: HttpRequest,
    asked: web::Query<Asked>,
) -> Answer {
    let account = named(&services, &request).await?;
    if !asked.a_page() {
        return document(&ap::outbox(&account), SHORT);
    }
    let known = reader::known(&request);
    let page = collections::outbox(&services, &account, asked.max_id, known).await?;
    document(
        &ap::outbox_page(&Site::of(&services), &account, &page, asked.max_id),
        Keep::Public(60),
    )
}

async fn followers(
    services: Data<Services>,
    request: HttpRequest,
    asked: web::Query<Asked>,
) -> Answer {
    network(&services, &request, &asked, Side::Followers).await
}

async fn following(
    services: Data<Services>,
    request: HttpRequest,
    asked: web::Query<Asked>,
) -> Answer {
    network(&services, &request, &asked, Side::Following).await
}

async fn network(services: &Services, request: &HttpRequest, asked: &Asked, side: Side) -> Answer {
    let account = named(services, request).await?;
    if !asked.a_page() {
        return document(&ap::network(&account, side), SHORT);
    }
    let page = collections::network(services, &account, side, asked.max_id).await?;
    document(
        &ap::network_page(&account, side, &page, asked.max_id),
        SHORT,
    )
}

async fn featured(services: Data<Services>, request: HttpRequest) -> Answer {
    let account = named(&services, &request).await?;
    let reader = reader::signed(&services, &request).await?;
    let (posts, contexts) = collections::featured(&services, &account, reader).await?;
    // Not for caches between: whom the account blocks gets nothing, and a shared copy would not know.
    document(
        &ap::featured(&Site::of(&services), &account, &posts, &contexts),
        Keep::Never,
    )
}

async fn featured_tags(services: Data<Services>, request: HttpRequest) -> Answer {
    let account = named(&services, &request).await?;
    let reader = reader::signed(&services, &request).await?;
    let tags = if collections::shuts_out(&services, &account, reader).await? {
        Vec::new()
    } else {
        featured_tags::of_account(&services, &account).await?
    };
    document(
        &ap::featured_tags(&Site::of(&services), &account, &tags),
        Keep::Never,
    )
}

async fn emoji(services: Data<Services>, request: HttpRequest) -> Result<HttpResponse, Failure> {
    let id = crate::http::respond::id(&request, "id")?;
    let emoji = collections::emoji(&services, id).await?;
    let found = ap::emoji(&Site::of(&services), &emoji)
        .ok_or_else(|| Failure::from(api::error::NOT_FOUND))?;
    document(&found, SHORT)
}
