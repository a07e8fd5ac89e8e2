//! Filters: <https://docs.joinmastodon.org/methods/filters/>. Those of the old form are the words of the new one.

use actix_web::{HttpRequest, web::Data};
use api::{
    filters::{
        self as contract, AddStatus, CreateFilter, Expiry, FilterContext, FilterV1Form,
        KeywordAttributes, KeywordForm, UpdateFilter,
    },
    word::Word,
};

use crate::{
    domain::{
        Services,
        filters::{self, Filters, KeywordChange, NewFilter, OldForm},
    },
    http::{Answer, Failure, Params, User, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::INDEX, index);
    table.bind(&contract::SHOW, show);
    table.bind(&contract::CREATE, create);
    table.bind(&contract::UPDATE, update);
    table.bind(&contract::DELETE, delete);
    table.bind(&contract::KEYWORDS, keywords);
    table.bind(&contract::KEYWORD, keyword);
    table.bind(&contract::CREATE_KEYWORD, create_keyword);
    table.bind(&contract::UPDATE_KEYWORD, update_keyword);
    table.bind(&contract::DELETE_KEYWORD, delete_keyword);
    table.bind(&contract::STATUSES, statuses);
    table.bind(&contract::STATUS, status);
    table.bind(&contract::ADD_STATUS, add_status);
    table.bind(&contract::REMOVE_STATUS, remove_status);
    table.bind(&contract::INDEX_V1, index_old);
    table.bind(&contract::SHOW_V1, show_old);
    table.bind(&contract::CREATE_V1, create_old);
    table.bind(&contract::UPDATE_V1, update_old);
    table.bind(&contract::DELETE_V1, delete_old);
}

fn not_found() -> Failure {
    api::error::RECORD_NOT_FOUND.into()
}

fn words(contexts: &[FilterContext]) -> Vec<String> {
    contexts
        .iter()
        .map(|context| context.as_str().to_owned())
        .collect()
}

fn changes(attributes: Option<Vec<KeywordAttributes>>) -> Vec<KeywordChange> {
    attributes
        .unwrap_or_default()
        .into_iter()
        .map(|change| KeywordChange {
            id: change.id.map(|id| id.0),
            keyword: change.keyword,
            whole_word: change.whole_word,
            destroy: change.destroy.unwrap_or(false),
        })
        .collect()
}

fn expiry(asked: Expiry) -> Option<Option<i64>> {
    match asked {
        Expiry::Keep => None,
        Expiry::Never => Some(None),
        Expiry::In(seconds) => Some(Some(seconds)),
    }
}

async fn one(services: &Services, owner: i64, id: i64) -> Answer {
    let all = filters::all(services, owner).await?;
    let filter = all.get(id).ok_or_else(not_found)?;
    respond::json(&rest::filters::filter(filter))
}

async fn index(services: Data<Services>, user: User) -> Answer {
    let all = filters::all(&services, user.id).await?;
    let body: Vec<_> = all.iter().map(rest::filters::filter).collect();
    respond::json(&body)
}

async fn show(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    one(&services, user.id, respond::id(&request, "id")?).await
}

async fn create(services: Data<Services>, user: User, params: Params) -> Answer {
    let asked: CreateFilter = params.read()?;
    let new = NewFilter {
        title: Some(asked.title),
        contexts: Some(words(&asked.context)),
        action: asked.filter_action.map(|word| word.as_str().to_owned()),
        expires_in: Some(asked.expires_in),
        keywords: changes(asked.keywords_attributes),
    };
    let id = filters::create(&services, user.id, new).await?;
    one(&services, user.id, id).await
}

async fn update(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let asked: UpdateFilter = params.read()?;
    let id = respond::id(&request, "id")?;
    let new = NewFilter {
        title: asked.title,
        contexts: asked.context.as_deref().map(words),
        action: asked.filter_action.map(|word| word.as_str().to_owned()),
        expires_in: expiry(asked.expires_in),
        keywords: changes(asked.keywords_attributes),
    };
    filters::update(&services, user.id, id, new).await?;
    one(&services, user.id, id).await
}

async fn delete(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    filters::delete(&services, user.id, respond::id(&request, "id")?).await?;
    respond::empty()
}

async fn keywords(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let all = filters::all(&services, user.id).await?;
    let filter = all
        .get(respond::id(&request, "filter_id")?)
        .ok_or_else(not_found)?;
    let body: Vec<_> = filter.keywords.iter().map(rest::filters::keyword).collect();
    respond::json(&body)
}

async fn one_keyword(services: &Services, owner: i64, id: i64) -> Answer {
    let all = filters::all(services, owner).await?;
    let (_, word) = all.keyword(id).ok_or_else(not_found)?;
    respond::json(&rest::filters::keyword(word))
}

async fn keyword(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    one_keyword(&services, user.id, respond::id(&request, "id")?).await
}

async fn create_keyword(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let asked: KeywordForm = params.read()?;
    let filter = respond::id(&request, "filter_id")?;
    let id =
        filters::add_keyword(&services, user.id, filter, &asked.keyword, asked.whole_word).await?;
    one_keyword(&services, user.id, id).await
}

async fn update_keyword(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let asked: KeywordForm = params.read()?;
    let id = respond::id(&request, "id")?;
    filters::update_keyword(&services, user.id, id, &asked.keyword, asked.whole_word).await?;
    one_keyword(&services, user.id, id).await
}

async fn delete_keyword(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    filters::delete_keyword(&services, user.id, respond::id(&request, "id")?).await?;
    respond::empty()
}

async fn statuses(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let all = filters::all(&services, user.id).await?;
    let filter = all
        .get(respond::id(&request, "filter_id")?)
        .ok_or_else(not_found)?;
    let body: Vec<_> = filter.statuses.iter().map(rest::filters::status).collect();
    respond::json(&body)
}

async fn status(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let all = filters::all(&services, user.id).await?;
    let filtered = all
        .status(respond::id(&request, "id")?)
        .ok_or_else(not_found)?;
    respond::json(&rest::filters::status(&filtered))
}

async fn add_status(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let asked: AddStatus = params.read()?;
    let filter = respond::id(&request, "filter_id")?;
    let added = filters::add_status(&services, user.id, filter, asked.status_id.0).await?;
    respond::json(&rest::filters::status(&added))
}

async fn remove_status(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let gone = filters::remove_status(&services, user.id, respond::id(&request, "id")?).await?;
    respond::json(&rest::filters::status(&gone))
}

/// Each word as a filter of its own, in the order in which they were made.
fn each_word(all: &Filters) -> Vec<contract::FilterV1> {
    let mut words: Vec<_> = all
        .iter()
        .flat_map(|filter| {
            filter
                .keywords
                .iter()
                .map(move |word| rest::filters::old(filter, word))
        })
        .collect();
    words.sort_by_key(|word| word.id.0);
    words
}

async fn one_old(services: &Services, owner: i64, id: i64) -> Answer {
    let all = filters::all(services, owner).await?;
    let (filter, word) = all.keyword(id).ok_or_else(not_found)?;
    respond::json(&rest::filters::old(filter, word))
}

async fn index_old(services: Data<Services>, user: User) -> Answer {
    let all = filters::all(&services, user.id).await?;
    respond::json(&each_word(&all))
}

async fn show_old(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    one_old(&services, user.id, respond::id(&request, "id")?).await
}

fn old_form(params: &Params) -> Result<OldForm, Failure> {
    let asked: FilterV1Form = params.read()?;
    Ok(OldForm {
        phrase: asked.phrase,
        contexts: words(&asked.context),
        irreversible: asked.irreversible,
        whole_word: asked.whole_word,
        expires_in: expiry(asked.expires_in),
    })
}

async fn create_old(services: Data<Services>, user: User, params: Params) -> Answer {
    let id = filters::create_old(&services, user.id, old_form(&params)?).await?;
    one_old(&services, user.id, id).await
}

async fn update_old(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let id = respond::id(&request, "id")?;
    filters::change_old(&services, user.id, id, old_form(&params)?).await?;
    one_old(&services, user.id, id).await
}

async fn delete_old(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    filters::delete_old(&services, user.id, respond::id(&request, "id")?).await?;
    respond::empty()
}
