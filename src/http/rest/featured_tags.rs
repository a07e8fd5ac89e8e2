//! Tags on profiles: <https://docs.joinmastodon.org/methods/featured_tags/>.

use actix_web::{HttpRequest, web::Data};
use api::{
    accounts as profiles,
    featured_tags::{self as contract, CreateFeaturedTag},
    tags as named,
};

use super::{context, tags};
use crate::{
    domain::{
        Services,
        accounts::{self, Account},
        featured_tags,
    },
    http::{Answer, Params, User, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::INDEX, index);
    table.bind(&contract::CREATE, create);
    table.bind(&contract::DELETE, delete);
    table.bind(&contract::SUGGESTIONS, suggestions);
    table.bind(&profiles::FEATURED_TAGS, of_account);
    table.bind(&named::FEATURE, feature);
    table.bind(&named::UNFEATURE, unfeature);
}

async fn index(services: Data<Services>, user: User) -> Answer {
    let own = accounts::by_id(&services, user.id).await?;
    list(&services, &own).await
}

async fn of_account(services: Data<Services>, request: HttpRequest) -> Answer {
    let owner = accounts::by_id(&services, respond::id(&request, "id")?).await?;
    list(&services, &owner).await
}

async fn list(services: &Services, owner: &Account) -> Answer {
    let found = featured_tags::of_account(services, owner).await?;
    let context = context(services, None);
    let body: Vec<_> = found
        .iter()
        .map(|found| rest::featured_tags::featured_tag(&context, owner, found))
        .collect();
    respond::json(&body)
}

async fn create(services: Data<Services>, user: User, params: Params) -> Answer {
    let asked: CreateFeaturedTag = params.read()?;
    let own = accounts::by_id(&services, user.id).await?;
    let found = featured_tags::feature(&services, &own, &asked.name, false).await?;
    let context = context(&services, Some(user.id));
    respond::json(&rest::featured_tags::featured_tag(&context, &own, &found))
}

async fn delete(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    featured_tags::unfeature(&services, user.id, respond::id(&request, "id")?).await?;
    respond::empty()
}

async fn suggestions(services: Data<Services>, user: User) -> Answer {
    let found = featured_tags::suggestions(&services, user.id).await?;
    let context = context(&services, Some(user.id));
    let body: Vec<_> = found
        .iter()
        .map(|tag| rest::tags::tag(&context, tag))
        .collect();
    respond::json(&body)
}

async fn feature(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let name = request.match_info().get("name").unwrap_or_default();
    let own = accounts::by_id(&services, user.id).await?;
    featured_tags::feature(&services, &own, name, true).await?;
    tags::one(&services, Some(user.id), name).await
}

async fn unfeature(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let name = request.match_info().get("name").unwrap_or_default();
    featured_tags::unfeature_named(&services, user.id, name).await?;
    tags::one(&services, Some(user.id), name).await
}
