//! Notifications: <https://docs.joinmastodon.org/methods/notifications/>.

use actix_web::{HttpRequest, web::Data};
use api::{
    notifications::{self as contract, NotificationType, UnreadCount},
    word::Word,
};

use super::context;
use crate::{
    domain::{
        Services,
        notifications::{self, Filter},
    },
    http::{Answer, Failure, Params, User, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::INDEX, index);
    table.bind(&contract::SHOW, show);
    table.bind(&contract::CLEAR, clear);
    table.bind(&contract::DISMISS, dismiss);
    table.bind(&contract::UNREAD_COUNT, unread_count);
}

async fn index(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let cursor = respond::cursor(&request, &params)?;
    // Only types of other software were asked for: there are none.
    let asked: contract::Notifications = params.read()?;
    let known = asked.supported_types.clone();
    let Some(filter) = filter(asked) else {
        return respond::json(&Vec::<()>::new());
    };
    let mut page = notifications::page(&services, user.id, &filter, cursor).await?;
    // Mastodon leads on from every page that holds something.
    page.more = page.oldest.is_some();
    let context = context(&services, Some(user.id));
    let body = rest::notifications::page_for(&context, &page.items, known.as_deref());
    respond::page(&services, &request, &page, &body)
}

async fn show(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let asked: contract::Notifications = params.read()?;
    let found = notifications::one(&services, user.id, respond::id(&request, "id")?).await?;
    let context = context(&services, Some(user.id));
    let known = asked.supported_types.as_deref();
    let one = rest::notifications::page_for(&context, &found, known)
        .pop()
        .ok_or_else(|| Failure::from(api::error::RECORD_NOT_FOUND))?;
    respond::json(&one)
}

async fn clear(services: Data<Services>, user: User) -> Answer {
    notifications::clear(&services, user.id).await?;
    respond::empty()
}

async fn dismiss(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    notifications::dismiss(&services, user.id, respond::id(&request, "id")?).await?;
    respond::empty()
}

async fn unread_count(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let cap = i64::try_from(respond::cursor(&request, &params)?.limit).unwrap_or(100);
    let count = match filter(params.read()?) {
        Some(filter) => notifications::unread_count(&services, user.id, &filter, cap).await?,
        None => 0,
    };
    respond::json(&UnreadCount {
        count: u64::try_from(count).unwrap_or(0),
    })
}

/// Which notifications are asked for; `None` when only types are asked for that do not exist.
fn filter(asked: contract::Notifications) -> Option<Filter> {
    if asked.types.as_ref().is_some_and(Vec::is_empty) {
        return None;
    }
    Some(Filter {
        types: words(asked.types),
        exclude_types: words(asked.exclude_types),
        account_id: asked.account_id.map(|id| id.0),
        include_filtered: asked.include_filtered.unwrap_or(false),
    })
}

/// Types as they are stored.
pub(super) fn words(types: Option<Vec<NotificationType>>) -> Vec<String> {
    types
        .unwrap_or_default()
        .into_iter()
        .map(|word| word.as_str().to_owned())
        .collect()
}
