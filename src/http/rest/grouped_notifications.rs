//! Notifications in groups: <https://docs.joinmastodon.org/methods/grouped_notifications/>.

use actix_web::{HttpRequest, web::Data};
use api::{
    grouped_notifications::{self as contract, ExpandAccounts, GroupedNotifications},
    notifications::{NotificationType, UnreadCount},
};

use super::{account_page, context, notifications::words};
use crate::{
    domain::{
        Services,
        grouped_notifications::{self, Grouping, Groups},
        notifications::{self, Filter},
    },
    http::{Answer, Failure, Params, User, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::INDEX, index);
    table.bind(&contract::SHOW, show);
    table.bind(&contract::ACCOUNTS, accounts);
    table.bind(&contract::DISMISS, dismiss);
    table.bind(&contract::CLEAR, clear);
    table.bind(&contract::UNREAD_COUNT, unread_count);
}

async fn index(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let cursor = respond::cursor(&request, &params)?;
    let asked = read(&params)?;
    let expand = asked.expand_accounts.unwrap_or(ExpandAccounts::Full);
    let known = asked.supported_types.as_deref();
    let context = context(&services, Some(user.id));
    // Only types of other software were asked for: there are none.
    let Some(grouping) = grouping(&asked) else {
        let none = Groups::default();
        let body = rest::grouped_notifications::results(&context, &none, expand, known);
        return respond::json(&body);
    };
    let page = grouped_notifications::page(&services, user.id, &grouping, cursor).await?;
    let body = rest::grouped_notifications::results(&context, &page.items, expand, known);
    respond::page(&services, &request, &page, &body)
}

async fn show(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let asked = read(&params)?;
    let found = grouped_notifications::one(&services, user.id, key(&request)).await?;
    let context = context(&services, Some(user.id));
    let known = asked.supported_types.as_deref();
    let body = rest::grouped_notifications::results(&context, &found, ExpandAccounts::Full, known);
    respond::json(&body)
}

async fn accounts(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let cursor = respond::cursor(&request, &params)?;
    let page = grouped_notifications::accounts(&services, user.id, key(&request), cursor).await?;
    account_page(&services, &request, Some(user.id), &page).await
}

async fn dismiss(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    grouped_notifications::dismiss(&services, user.id, key(&request)).await?;
    respond::empty()
}

async fn clear(services: Data<Services>, user: User) -> Answer {
    notifications::clear(&services, user.id).await?;
    respond::empty()
}

async fn unread_count(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let cap = i64::try_from(respond::cursor(&request, &params)?.limit).unwrap_or(100);
    let count = match grouping(&read(&params)?) {
        Some(grouping) => {
            grouped_notifications::unread_count(&services, user.id, &grouping, cap).await?
        }
        None => 0,
    };
    respond::json(&UnreadCount {
        count: u64::try_from(count).unwrap_or(0),
    })
}

/// The key in the path; what is none names no group.
fn key(request: &HttpRequest) -> &str {
    request.match_info().get("group_key").unwrap_or_default()
}

/// Another way to expand accounts than the two is a mistake of the client's.
fn read(params: &Params) -> Result<GroupedNotifications, Failure> {
    params.read().map_err(|failure| {
        let sent = params.tree.get("expand_accounts");
        let known = |word: &str| matches!(word, "" | "full" | "partial_avatars");
        match sent.and_then(|word| word.as_str()) {
            Some(word) if !known(word) => Failure::new(
                400,
                format!(
                    "Invalid value for 'expand_accounts': '{word}', allowed values are 'full' and 'partial_avatars'"
                ),
            ),
            _ => failure,
        }
    })
}

/// Which notifications are asked for; `None` when only types are asked for that do not exist.
fn grouping(asked: &GroupedNotifications) -> Option<Grouping> {
    if asked.types.as_ref().is_some_and(Vec::is_empty) {
        return None;
    }
    let listed = |types: &Option<Vec<NotificationType>>| words(types.clone());
    // Where only types of other software are to be grouped, none is.
    let types = match &asked.grouped_types {
        Some(types) if types.is_empty() => vec![String::new()],
        types => listed(types),
    };
    Some(Grouping {
        filter: Filter {
            types: listed(&asked.types),
            exclude_types: listed(&asked.exclude_types),
            account_id: asked.account_id.map(|id| id.0),
            include_filtered: asked.include_filtered.unwrap_or(false),
        },
        types,
    })
}
