//! Notes, endorsements, familiar followers: <https://docs.joinmastodon.org/methods/accounts/#endorse>.

use actix_web::{HttpRequest, web::Data};
use api::{
    accounts as profiles, endorsements as contract,
    id::Id,
    relationships::{self as relations, FamiliarFollowers, Note, Relationships},
};

use super::{
    account_page, context, ids,
    relationships::{one, pair},
};
use crate::{
    domain::{Services, accounts, endorsements},
    http::{Answer, Params, User, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&relations::NOTE, note);
    table.bind(&relations::ENDORSE, endorse);
    table.bind(&relations::UNENDORSE, unendorse);
    table.bind(&relations::PIN, endorse);
    table.bind(&relations::UNPIN, unendorse);
    table.bind(&relations::FAMILIAR_FOLLOWERS, familiar_followers);
    table.bind(&contract::INDEX, index);
    table.bind(&profiles::ENDORSEMENTS, of_account);
    table.bind(&profiles::IDENTITY_PROOFS, identity_proofs);
}

async fn note(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let asked: Note = params.read()?;
    let target = accounts::by_id(&services, respond::id(&request, "id")?).await?;
    let comment = asked.comment.unwrap_or_default();
    endorsements::note(&services, user.id, target.id, &comment).await?;
    one(&services, user.id, target.id).await
}

async fn endorse(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let (own, target) = pair(&services, &request, user, "id").await?;
    endorsements::endorse(&services, &own, &target).await?;
    one(&services, user.id, target.id).await
}

async fn unendorse(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let (own, target) = pair(&services, &request, user, "id").await?;
    endorsements::unendorse(&services, &own, &target).await?;
    one(&services, user.id, target.id).await
}

async fn familiar_followers(services: Data<Services>, user: User, params: Params) -> Answer {
    let asked: Relationships = params.read()?;
    let found = endorsements::familiar_followers(&services, user.id, &ids(asked.id)).await?;
    let people = found.iter().flat_map(|(_, people)| people);
    let moved = accounts::moved(&services, people).await?;
    let context = context(&services, Some(user.id));
    let body: Vec<FamiliarFollowers> = found
        .iter()
        .map(|(id, people)| FamiliarFollowers {
            id: Id(*id),
            accounts: people
                .iter()
                .map(|account| {
                    let moved = account.moved_to_id.and_then(|id| moved.get(&id));
                    rest::accounts::account(&context, account, moved)
                })
                .collect(),
        })
        .collect();
    respond::json(&body)
}

async fn index(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let cursor = respond::cursor(&request, &params)?;
    let own = accounts::by_id(&services, user.id).await?;
    let page = endorsements::endorsed(&services, &own, cursor).await?;
    account_page(&services, &request, Some(user.id), &page).await
}

async fn of_account(services: Data<Services>, request: HttpRequest, params: Params) -> Answer {
    let cursor = respond::cursor(&request, &params)?;
    let owner = accounts::by_id(&services, respond::id(&request, "id")?).await?;
    let page = endorsements::endorsed(&services, &owner, cursor).await?;
    account_page(&services, &request, None, &page).await
}

/// There are none any more: <https://docs.joinmastodon.org/methods/accounts/#identity_proofs>.
async fn identity_proofs(services: Data<Services>, request: HttpRequest) -> Answer {
    accounts::by_id(&services, respond::id(&request, "id")?).await?;
    respond::json(&Vec::<()>::new())
}
