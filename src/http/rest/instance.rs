//! The server itself: <https://docs.joinmastodon.org/methods/instance/>.

use actix_web::web::Data;
use api::instance::{self as contract, ExtendedDescription, PrivacyPolicy};

use super::{context, public};
use crate::{
    domain::{
        Services,
        instance::{self, Text},
        translation,
    },
    http::{Answer, Failure, bind::Table},
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

async fn translation_languages(services: Data<Services>) -> Answer {
    public(&*translation::languages(&services).await?, 5 * MINUTE)
}

async fn languages() -> Answer {
    public(&rest::languages::languages(), DAY)
}
