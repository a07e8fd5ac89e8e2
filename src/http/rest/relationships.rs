//! Following, blocking, muting: <https://docs.joinmastodon.org/methods/accounts/#relationships>.

use actix_web::{HttpRequest, web::Data};
use api::relationships::{self as contract, Follow, Mute, Relationships};
use jiff::SignedDuration;

use super::ids;
use crate::{
    domain::{
        Services,
        accounts::{self, Account},
        relationships::{self, FollowOptions},
    },
    http::{Answer, Failure, Params, User, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::INDEX, index);
    table.bind(&contract::FOLLOW, follow);
    table.bind(&contract::UNFOLLOW, unfollow);
    table.bind(&contract::REMOVE_FROM_FOLLOWERS, remove_from_followers);
    table.bind(&contract::BLOCK, block);
    table.bind(&contract::UNBLOCK, unblock);
    table.bind(&contract::MUTE, mute);
    table.bind(&contract::UNMUTE, unmute);
}

async fn index(services: Data<Services>, user: User, params: Params) -> Answer {
    let asked: Relationships = params.read()?;
    let with_suspended = asked.with_suspended.unwrap_or(false);
    let found = relationships::known(&services, user.id, &ids(asked.id), with_suspended).await?;
    let body: Vec<_> = found
        .iter()
        .map(rest::relationships::relationship)
        .collect();
    respond::json(&body)
}

async fn follow(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let asked: Follow = params.read()?;
    let (own, target) = pair(&services, &request, user, "id").await?;
    let options = FollowOptions {
        reblogs: asked.reblogs,
        notify: asked.notify,
        languages: asked.languages,
    };
    relationships::follow(&services, &own, &target, options).await?;
    one(&services, user.id, target.id).await
}

async fn unfollow(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let (own, target) = pair(&services, &request, user, "id").await?;
    relationships::unfollow(&services, &own, &target).await?;
    one(&services, user.id, target.id).await
}

async fn remove_from_followers(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
) -> Answer {
    let (own, target) = pair(&services, &request, user, "id").await?;
    relationships::remove_follower(&services, &own, &target).await?;
    one(&services, user.id, target.id).await
}

async fn block(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let (own, target) = pair(&services, &request, user, "id").await?;
    relationships::block(&services, &own, &target).await?;
    one(&services, user.id, target.id).await
}

async fn unblock(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let (own, target) = pair(&services, &request, user, "id").await?;
    relationships::unblock(&services, &own, &target).await?;
    one(&services, user.id, target.id).await
}

async fn mute(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let asked: Mute = params.read()?;
    let (own, target) = pair(&services, &request, user, "id").await?;
    let hide_notifications = asked.notifications.unwrap_or(true);
    let duration = asked.duration.map(SignedDuration::from_secs);
    relationships::mute(&services, &own, &target, hide_notifications, duration).await?;
    one(&services, user.id, target.id).await
}

async fn unmute(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let (own, target) = pair(&services, &request, user, "id").await?;
    relationships::unmute(&services, &own, &target).await?;
    one(&services, user.id, target.id).await
}

/// Who acts, and towards whom.
pub(super) async fn pair(
    services: &Services,
    request: &HttpRequest,
    user: User,
    name: &str,
) -> Result<(Account, Account), Failure> {
    let target = accounts::by_id(services, respond::id(request, name)?).await?;
    Ok((accounts::by_id(services, user.id).await?, target))
}

/// How the reader stands to an account now.
pub(super) async fn one(services: &Services, reader: i64, id: i64) -> Answer {
    let relation = relationships::to(services, reader, id).await?;
    respond::json(&rest::relationships::relationship(&relation))
}
