//! The server itself: <https://docs.joinmastodon.org/methods/instance/>.

use actix_web::{HttpRequest, HttpResponse, web::Data};
use api::instance::{self as contract, ExtendedDescription, PrivacyPolicy, SearchPeers};
use jiff::{civil::Date, tz::TimeZone};

use super::{context, public};
use crate::{
    domain::{
        Services, donation_campaigns,
        instance::{self, Text},
        translation,
    },
    http::{Answer, Caller, Failure, Params, User, bind::Table, respond},
    render::rest,
};

/// How long answers may be kept, in seconds.
const MINUTE: u32 = 60;
const DAY: u32 = 86_400;

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::SHOW, show);
    table.bind(&contract::SHOW_V1, show_v1);
    table.bind(&contract::RULES, rules);
    table.bind(&contract::PEERS, peers);
    table.bind(&contract::EXTENDED_DESCRIPTION, extended_description);
    table.bind(&contract::PRIVACY_POLICY, privacy_policy);
    table.bind(&contract::LANGUAGES, languages);
    table.bind(&contract::ACTIVITY, activity);
    table.bind(&contract::DOMAIN_BLOCKS, domain_blocks);
    table.bind(&contract::DONATION_CAMPAIGNS, donation_campaign);
    table.bind(&contract::TERMS_OF_SERVICE, terms);
    table.bind(&contract::TERMS_OF_SERVICE_DATE, terms_of);
    table.bind(&contract::PEERS_SEARCH, peers_search);
    table.bind(&contract::TRANSLATION_LANGUAGES, translation_languages);
}

async fn show(services: Data<Services>) -> Answer {
    let facts = instance::facts(&services).await?;
    let body = rest::instance::instance(&context(&services, None), &facts);
    public(&body, MINUTE)
}

async fn show_v1(services: Data<Services>) -> Answer {
    let facts = instance::facts(&services).await?;
    let body = rest::instance::instance_v1(&context(&services, None), &facts);
    public(&body, MINUTE)
}

async fn rules(services: Data<Services>) -> Answer {
    let rules = instance::rules(&services).await?;
    public(&rest::instance::rules(&rules), MINUTE)
}

async fn peers(services: Data<Services>) -> Answer {
    public(&instance::peers(&services).await?, 5 * MINUTE)
}

async fn extended_description(services: Data<Services>) -> Answer {
    let document = instance::document(&services, Text::ExtendedDescription).await?;
    let body = ExtendedDescription {
        updated_at: document.as_ref().map(|text| text.updated_at.into()),
        content: document.map(|text| text.content).unwrap_or_default(),
    };
    public(&body, MINUTE)
}

async fn privacy_policy(services: Data<Services>) -> Answer {
    let document = instance::document(&services, Text::PrivacyPolicy)
        .await?
        .ok_or_else(|| Failure::from(api::error::RECORD_NOT_FOUND))?;
    let body = PrivacyPolicy {
        updated_at: document.updated_at.into(),
        content: document.content,
    };
    public(&body, MINUTE)
}

async fn activity(services: Data<Services>) -> Answer {
    let weeks = instance::activity(&services).await?;
    public(&rest::instance::activity(&weeks), 5 * MINUTE)
}

async fn donation_campaign(services: Data<Services>, user: User) -> Answer {
    match donation_campaigns::current(&services, user.id).await? {
        Some(campaign) => respond::json(&*campaign),
        None => Ok(HttpResponse::NoContent().finish()),
    }
}

async fn domain_blocks(services: Data<Services>, caller: Caller) -> Answer {
    let blocks = instance::domain_blocks(&services, caller.account_id).await?;
    respond::json(&rest::instance::domain_blocks(&blocks))
}

fn today(services: &Services) -> Date {
    services.now().to_zoned(TimeZone::UTC).date()
}

async fn terms(services: Data<Services>) -> Answer {
    let terms = instance::terms(&services).await?;
    public(&rest::instance::terms(&terms, today(&services)), MINUTE)
}

async fn terms_of(services: Data<Services>, request: HttpRequest) -> Answer {
    let day: Date = request
        .match_info()
        .get("date")
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| Failure::from(api::error::RECORD_NOT_FOUND))?;
    let terms = instance::terms_of(&services, day).await?;
    public(&rest::instance::terms(&terms, today(&services)), MINUTE)
}

async fn peers_search(services: Data<Services>, params: Params) -> Answer {
    let asked: SearchPeers = params.read()?;
    public(&instance::peers_like(&services, &asked.q).await?, MINUTE)
}

async fn translation_languages(services: Data<Services>) -> Answer {
    public(&*translation::languages(&services).await?, 5 * MINUTE)
}

async fn languages() -> Answer {
    public(&rest::languages::languages(), DAY)
}
