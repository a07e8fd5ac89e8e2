//! Subscriptions to Web Push: <https://docs.joinmastodon.org/methods/push/>.

use actix_web::web::Data;
use api::{
    error as texts,
    push::{
        self as contract, AlertAttributes, CreateSubscription, PushAlerts, PushData, PushPolicy,
        UpdateSubscription,
    },
    word::Word,
};

use crate::{
    domain::{
        Services,
        push::{self, Subscription, Wanted},
    },
    http::{Answer, Caller, Failure, Params, User, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::CREATE, create);
    table.bind(&contract::SHOW, show);
    table.bind(&contract::UPDATE, update);
    table.bind(&contract::DELETE, delete);
}

async fn create(services: Data<Services>, caller: Caller, user: User, params: Params) -> Answer {
    let asked: CreateSubscription = params.read()?;
    let data = asked.data.unwrap_or_default();
    let wanted = Wanted {
        endpoint: asked.subscription.endpoint,
        p256dh: asked.subscription.keys.p256dh,
        auth: asked.subscription.keys.auth,
        standard: asked.subscription.standard.unwrap_or(false),
        alerts: alerts(data.alerts),
        policy: data.policy.unwrap_or(PushPolicy::All).as_str(),
    };
    let made = push::subscribe(&services, token(&caller)?, user.id, wanted).await?;
    answer(&services, &made).await
}

async fn show(services: Data<Services>, caller: Caller) -> Answer {
    let found = push::of_token(&services, token(&caller)?).await?;
    answer(&services, &found).await
}

async fn update(services: Data<Services>, caller: Caller, params: Params) -> Answer {
    let asked: UpdateSubscription = params.read()?;
    let PushData { alerts: on, policy } = asked.data.unwrap_or_default();
    let policy = policy.or(asked.policy).unwrap_or(PushPolicy::All);
    let token = token(&caller)?;
    let changed = push::update(&services, token, &alerts(on), policy.as_str()).await?;
    answer(&services, &changed).await
}

async fn delete(services: Data<Services>, caller: Caller) -> Answer {
    push::unsubscribe(&services, token(&caller)?).await?;
    respond::empty()
}

fn alerts(asked: Option<AlertAttributes>) -> Vec<String> {
    rest::push::names(&PushAlerts::from(asked.unwrap_or_default()))
}

fn token(caller: &Caller) -> Result<i64, Failure> {
    caller
        .token_id
        .ok_or_else(|| Failure::from(texts::INVALID_TOKEN))
}

async fn answer(services: &Services, subscription: &Subscription) -> Answer {
    let key = push::public_key(services).await?;
    respond::json(&rest::push::subscription(subscription, key))
}
