//! What becomes of notifications from strangers: <https://docs.joinmastodon.org/methods/notifications/#get-policy>.

use actix_web::web::Data;
use api::{
    notification_policy::{self as contract, PolicyAction, UpdatePolicy, UpdatePolicyV1},
    word::Word,
};

use crate::{
    domain::{
        Services,
        notification_policy::{self, PolicyChange},
    },
    http::{Answer, Params, User, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::SHOW, show);
    table.bind(&contract::UPDATE, update);
    table.bind(&contract::SHOW_V1, show_v1);
    table.bind(&contract::UPDATE_V1, update_v1);
}

async fn show(services: Data<Services>, user: User) -> Answer {
    let found = notification_policy::get(&services, user.id).await?;
    respond::json(&rest::notification_policy::policy(&found))
}

async fn update(services: Data<Services>, user: User, params: Params) -> Answer {
    let asked: UpdatePolicy = params.read()?;
    let word = |action: Option<PolicyAction>| action.map(|action| action.as_str());
    let change = PolicyChange {
        for_not_following: word(asked.for_not_following),
        for_not_followers: word(asked.for_not_followers),
        for_new_accounts: word(asked.for_new_accounts),
        for_private_mentions: word(asked.for_private_mentions),
        for_limited_accounts: word(asked.for_limited_accounts),
        for_bots: word(asked.for_bots),
    };
    let found = notification_policy::set(&services, user.id, change).await?;
    respond::json(&rest::notification_policy::policy(&found))
}

async fn show_v1(services: Data<Services>, user: User) -> Answer {
    let found = notification_policy::get(&services, user.id).await?;
    respond::json(&rest::notification_policy::policy_v1(&found))
}

async fn update_v1(services: Data<Services>, user: User, params: Params) -> Answer {
    let asked: UpdatePolicyV1 = params.read()?;
    let word = |filters: Option<bool>| filters.map(|on| if on { "filter" } else { "accept" });
    let change = PolicyChange {
        for_not_following: word(asked.filter_not_following),
        for_not_followers: word(asked.filter_not_followers),
        for_new_accounts: word(asked.filter_new_accounts),
        for_private_mentions: word(asked.filter_private_mentions),
        ..PolicyChange::default()
    };
    let found = notification_policy::set(&services, user.id, change).await?;
    respond::json(&rest::notification_policy::policy_v1(&found))
}
