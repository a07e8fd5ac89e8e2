//! Collections: <https://docs.joinmastodon.org/methods/collections/>.

use actix_web::{HttpRequest, HttpResponse, web::Data};
use api::collections::{
    self as contract, AddItem, CollectionForm, CollectionWithAccounts, Collections,
    WrappedCollection, WrappedCollectionItem,
};

use super::{context, offset};
use crate::{
    domain::{
        Error, Services, accounts,
        featured_collections::{self as collections, Change, Collection},
    },
    http::{Answer, Caller, Failure, Params, User, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    for endpoint in [&contract::SHOW, &contract::ALPHA_SHOW] {
        table.bind(endpoint, show);
    }
    for endpoint in [&contract::OF_ACCOUNT, &contract::ALPHA_OF_ACCOUNT] {
        table.bind(endpoint, of_account);
    }
    for endpoint in [
        &contract::CONTAINING_ACCOUNT,
        &contract::ALPHA_CONTAINING_ACCOUNT,
    ] {
        table.bind(endpoint, containing);
    }
    for endpoint in [&contract::CREATE, &contract::ALPHA_CREATE] {
        table.bind(endpoint, create);
    }
    for endpoint in [&contract::UPDATE, &contract::ALPHA_UPDATE] {
        table.bind(endpoint, update);
    }
    for endpoint in [&contract::DELETE, &contract::ALPHA_DELETE] {
        table.bind(endpoint, delete);
    }
    for endpoint in [&contract::ADD_ITEM, &contract::ALPHA_ADD_ITEM] {
        table.bind(endpoint, add_item);
    }
    for endpoint in [&contract::REMOVE_ITEM, &contract::ALPHA_REMOVE_ITEM] {
        table.bind(endpoint, remove_item);
    }
    for endpoint in [&contract::REVOKE_ITEM, &contract::ALPHA_REVOKE_ITEM] {
        table.bind(endpoint, revoke_item);
    }
}

async fn show(services: Data<Services>, request: HttpRequest, caller: Caller) -> Answer {
    let reader = caller.account_id;
    let id = respond::id(&request, "id")?;
    let (found, people) = collections::show(&services, reader, id).await?;
    let moved = accounts::moved(&services, &people).await?;
    let context = context(&services, reader);
    respond::json(&CollectionWithAccounts {
        accounts: people
            .iter()
            .map(|account| {
                let moved = account.moved_to_id.and_then(|id| moved.get(&id));
                rest::accounts::account(&context, account, moved)
            })
            .collect(),
        collection: rest::collections::collection(&context, &found),
    })
}

async fn of_account(
    services: Data<Services>,
    request: HttpRequest,
    caller: Caller,
    params: Params,
) -> Answer {
    let page = offset(&request, &params)?;
    let owner = accounts::by_id(&services, respond::id(&request, "account_id")?).await?;
    let reader = caller.account_id;
    let found = collections::of_account(&services, reader, &owner, page).await?;
    list(&services, &request, reader, &found, page)
}

async fn containing(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let page = offset(&request, &params)?;
    let owner = accounts::by_id(&services, respond::id(&request, "account_id")?).await?;
    // Where somebody is, only they are told.
    if owner.id != user.id {
        return Err(api::error::NOT_ALLOWED.into());
    }
    let found = collections::containing(&services, user.id, page).await?;
    list(&services, &request, Some(user.id), &found, page)
}

/// A page of collections, with the offsets of its neighbours.
fn list(
    services: &Services,
    request: &HttpRequest,
    reader: Option<i64>,
    (found, more): &(Vec<Collection>, bool),
    (offset, limit): (u32, u32),
) -> Answer {
    let context = context(services, reader);
    let body = Collections {
        collections: found
            .iter()
            .map(|found| rest::collections::collection(&context, found))
            .collect(),
    };
    respond::offset_page(services, request, (offset, limit, *more), &body)
}

fn change(asked: &CollectionForm) -> Change {
    Change {
        name: asked.name.clone(),
        description: asked.description.clone(),
        language: asked.language.clone(),
        tag: asked.tag_name.clone(),
        sensitive: asked.sensitive,
        discoverable: asked.discoverable,
    }
}

async fn create(services: Data<Services>, user: User, params: Params) -> Answer {
    let asked: CollectionForm = params.read()?;
    let own = accounts::by_id(&services, user.id).await?;
    let mut members: Vec<i64> = Vec::new();
    for id in asked.account_ids.iter().flatten() {
        if !members.contains(&id.0) {
            members.push(id.0);
        }
    }
    let made = collections::create(&services, &own, change(&asked), &members).await;
    wrapped(&services, user, made)
}

async fn update(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let asked: CollectionForm = params.read()?;
    let id = respond::id(&request, "id")?;
    let changed = collections::update(&services, user.id, id, change(&asked)).await;
    wrapped(&services, user, changed)
}

/// The collection; a refused form has its error wrapped once more, as Mastodon does it here.
fn wrapped(services: &Services, user: User, outcome: crate::domain::Result<Collection>) -> Answer {
    match outcome {
        Ok(found) => respond::json(&WrappedCollection {
            collection: rest::collections::collection(&context(services, Some(user.id)), &found),
        }),
        Err(error @ Error::Invalid(_)) => {
            let failure = Failure::from(error);
            Ok(HttpResponse::UnprocessableEntity()
                .json(serde_json::json!({ "error": failure.body() })))
        }
        Err(error) => Err(error.into()),
    }
}

async fn delete(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    collections::delete(&services, user.id, respond::id(&request, "id")?).await?;
    respond::empty()
}

async fn add_item(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let asked: AddItem = params.read()?;
    let Some(member) = asked.account_id else {
        return Err(Failure::new(422, "`account_id` parameter is missing"));
    };
    let own = accounts::by_id(&services, user.id).await?;
    let id = respond::id(&request, "collection_id")?;
    let item = collections::add(&services, &own, id, member.0).await?;
    respond::json(&WrappedCollectionItem {
        collection_item: rest::collections::item(&item),
    })
}

async fn remove_item(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let id = respond::id(&request, "collection_id")?;
    collections::remove(&services, user.id, id, respond::id(&request, "id")?).await?;
    respond::empty()
}

async fn revoke_item(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let id = respond::id(&request, "collection_id")?;
    collections::revoke(&services, user.id, id, respond::id(&request, "id")?).await?;
    respond::empty()
}
