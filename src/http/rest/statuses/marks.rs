//! What a reader does with a post. Each is idempotent and answers the post as it stands then.

use actix_web::{HttpRequest, web::Data};
use api::{
    statuses::{self as contract, Reblog},
    word::Word,
};

use super::super::show_status;
use crate::{
    domain::{
        Services, accounts,
        statuses::{self, Visibility},
    },
    http::{Answer, Params, User, bind::Table, respond},
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::FAVOURITE, favourite);
    table.bind(&contract::UNFAVOURITE, unfavourite);
    table.bind(&contract::REBLOG, reblog);
    table.bind(&contract::UNREBLOG, unreblog);
    table.bind(&contract::BOOKMARK, bookmark);
    table.bind(&contract::UNBOOKMARK, unbookmark);
    table.bind(&contract::PIN, pin);
    table.bind(&contract::UNPIN, unpin);
    table.bind(&contract::MUTE, mute);
    table.bind(&contract::UNMUTE, unmute);
}

async fn reblog(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let asked: Reblog = params.read()?;
    let visibility = asked
        .visibility
        .and_then(|word| Visibility::parse(word.as_str()));
    let account = accounts::acting(&services, user.id).await?;
    let id = respond::id(&request, "id")?;
    let boost = statuses::reblog(&services, &account, id, visibility).await?;
    show_status(&services, Some(user.id), boost).await
}

/// A handler that calls one domain function with the reader's account and the post's id.
macro_rules! mark {
    ($($name:ident => $act:ident;)+) => {
        $(async fn $name(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
            let account = accounts::acting(&services, user.id).await?;
            let id = respond::id(&request, "id")?;
            let shown = statuses::$act(&services, &account, id).await?;
            show_status(&services, Some(user.id), shown).await
        })+
    };
}

mark! {
    favourite => favourite;
    unfavourite => unfavourite;
    unreblog => unreblog;
    bookmark => bookmark;
    unbookmark => unbookmark;
    pin => pin;
    unpin => unpin;
    mute => mute_conversation;
    unmute => unmute_conversation;
}
