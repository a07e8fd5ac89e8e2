//! Webfinger, host-meta and nodeinfo.

use activitypub::{nodeinfo::Version, webfinger::Resource};
use actix_web::{
    HttpResponse,
    http::header,
    web::{self, Data},
};
use api::well_known::{self as contract, GetWebFinger};

use crate::{
    domain::{Services, accounts, accounts::Account, instance},
    http::{Answer, Failure, Params, bind::Table},
    render::ap::{self, Site},
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::WEBFINGER, webfinger);
    table.bind(&contract::HOST_META, host_meta);
    table.bind(&contract::NODEINFO_LINKS, nodeinfo_links);
    table.bind(&contract::NODEINFO, nodeinfo);
    table.bind(&contract::CHANGE_PASSWORD, change_password);
}

/// The newer schema is no part of the clients' contract.
pub(super) fn routes(config: &mut web::ServiceConfig) {
    config.service(web::resource("/nodeinfo/2.1").route(web::get().to(nodeinfo_newer)));
}

async fn webfinger(services: Data<Services>, params: Params) -> Answer {
    let asked: GetWebFinger = params.read()?;
    let resource = Resource::parse(&asked.resource)
        .ok_or_else(|| Failure::new(400, "resource is not a handle or a URL"))?;
    let site = Site::of(&services);
    if !resource.is_ours(services.peers.ours()) {
        return Err(api::error::NOT_FOUND.into());
    }
    let (jrd, seconds) = match resource {
        Resource::Server(_) => (
            ap::webfinger_instance(&site, &accounts::instance_actor(&services).await?),
            259_200,
        ),
        Resource::Handle(handle) => (
            ap::webfinger(&site, &local(&services, handle.user()).await?),
            259_200,
        ),
        Resource::Url(url) => {
            let account = accounts::local_by_url(&services, url.as_str()).await?;
            (ap::webfinger(&site, &account), 259_200)
        }
    };
    Ok(HttpResponse::Ok()
        .content_type("application/jrd+json; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, format!("public, max-age={seconds}")))
        .body(jrd.to_value().to_string()))
}

/// A person by name; the server's own domain as a name means the server, whose handle others look up.
async fn local(services: &Services, name: &str) -> Result<Account, Failure> {
    if name.eq_ignore_ascii_case(&services.config.instance.domain)
        || name == accounts::INSTANCE_ACTOR
    {
        return Ok(accounts::instance_actor(services).await?);
    }
    Ok(accounts::local(services, name).await?)
}

async fn host_meta(services: Data<Services>) -> Answer {
    let body = ap::host_meta(&Site::of(&services))
        .ok_or_else(|| Failure::internal("the origin is no address"))?;
    Ok(HttpResponse::Ok()
        .content_type("application/xrd+xml; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "public, max-age=259200"))
        .body(body))
}

/// Where passwords are changed (<https://w3c.github.io/webappsec-change-password-url/>).
async fn change_password() -> Answer {
    Ok(HttpResponse::Found()
        .insert_header((header::LOCATION, "/settings/password"))
        .finish())
}

async fn nodeinfo_links(services: Data<Services>) -> Answer {
    let actor = accounts::instance_actor(&services).await?;
    let links = ap::nodeinfo_links(&Site::of(&services), &actor.uri);
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "public, max-age=259200"))
        .json(links))
}

async fn nodeinfo(services: Data<Services>) -> Answer {
    nodeinfo_of(&services, Version::V2_0).await
}

async fn nodeinfo_newer(services: Data<Services>) -> Answer {
    nodeinfo_of(&services, Version::V2_1).await
}

async fn nodeinfo_of(services: &Services, version: Version) -> Answer {
    let usage = instance::usage(services).await?;
    let body = ap::nodeinfo(&services.config, &usage, version);
    Ok(HttpResponse::Ok()
        .content_type(version.content_type())
        .insert_header((header::CACHE_CONTROL, "public, max-age=1800"))
        .body(body.to_string()))
}
