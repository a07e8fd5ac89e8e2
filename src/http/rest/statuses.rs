//! Posts: <https://docs.joinmastodon.org/methods/statuses/>.

mod marks;
mod quotes;

use actix_web::{HttpRequest, web::Data};
use api::{
    statuses::{
        self as contract, CreateStatus, DeleteStatus, MediaAttributes, PollAttributes, UpdateStatus,
    },
    word::Word,
};

use super::{
    MAX_IDS, account_page, async_refreshes, context, ids,
    scheduled_statuses::answer as scheduled_post, show_status,
};
use crate::{
    domain::{
        Services, accounts, async_refreshes as domain_refreshes,
        media::Update,
        polls::PollDraft,
        scheduled_statuses,
        statuses::{self, Draft, EditDraft, Visibility},
        timelines::{self, Keyed},
        translation,
    },
    http::{Answer, Caller, Failure, Params, User, bind::Table, respond},
    render::rest,
};

/// An `Idempotency-Key` longer than this is refused.
const MAX_KEY: usize = 255;

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::CREATE, create);
    table.bind(&contract::SHOW, show);
    table.bind(&contract::INDEX, index);
    table.bind(&contract::CONTEXT, thread);
    table.bind(&contract::HISTORY, history);
    table.bind(&contract::SOURCE, source);
    table.bind(&contract::UPDATE, update);
    table.bind(&contract::DELETE, delete);
    table.bind(&contract::FAVOURITED_BY, favourited_by);
    table.bind(&contract::REBLOGGED_BY, reblogged_by);
    table.bind(&contract::TRANSLATE, translate);
    marks::bind(table);
    quotes::bind(table);
}

async fn create(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let asked: CreateStatus = params.read()?;
    let idempotency_key = match request.headers().get("idempotency-key") {
        Some(value) => Some(idempotency_key(value.as_bytes())?),
        None => None,
    };
    let draft = Draft {
        text: asked.status.unwrap_or_default(),
        spoiler_text: asked.spoiler_text.unwrap_or_default(),
        visibility: asked
            .visibility
            .and_then(|word| Visibility::parse(word.as_str())),
        sensitive: asked.sensitive,
        language: asked.language,
        in_reply_to_id: asked.in_reply_to_id.map(|id| id.0),
        media_ids: ids(asked.media_ids),
        poll: asked.poll.map(poll),
        quoted_status_id: asked.quoted_status_id.or(asked.quote_id).map(|id| id.0),
        quote_policy: asked
            .quote_approval_policy
            .map(|word| word.as_str().to_owned()),
        idempotency_key,
        application_id: Some(user.application_id),
        scheduled_id: None,
    };
    let author = accounts::acting(&services, user.id).await?;
    // What is due in the past is posted now, as by Mastodon.
    if let Some(at) = asked.scheduled_at.filter(|at| *at > services.now()) {
        let id = scheduled_statuses::schedule(&services, &author, draft, at).await?;
        let scheduled = scheduled_statuses::one(&services, user.id, id).await?;
        return scheduled_post(&services, &user, &scheduled);
    }
    let id = statuses::create(&services, &author, draft).await?;
    show_status(&services, Some(user.id), id).await
}

/// Any text of a bounded length.
fn idempotency_key(value: &[u8]) -> Result<String, Failure> {
    match std::str::from_utf8(value) {
        Ok(key) if key.len() <= MAX_KEY => Ok(key.to_owned()),
        _ => Err(Failure::new(
            422,
            format!("Idempotency-Key must be a text of {MAX_KEY} bytes at most"),
        )),
    }
}

async fn show(services: Data<Services>, request: HttpRequest, caller: Caller) -> Answer {
    show_status(&services, caller.account_id, respond::id(&request, "id")?).await
}

async fn index(services: Data<Services>, caller: Caller, params: Params) -> Answer {
    let asked: contract::Statuses = params.read()?;
    let reader = caller.account_id;
    if asked.id.as_ref().is_some_and(|ids| ids.len() > MAX_IDS) {
        return Err(Failure::new(
            422,
            format!("Validation failed: no more than {MAX_IDS} posts can be asked for at once"),
        ));
    }
    let gathered = statuses::gather(&services, reader, &ids(asked.id)).await?;
    respond::written(rest::wire::page(&context(&services, reader), &gathered))
}

async fn thread(services: Data<Services>, request: HttpRequest, caller: Caller) -> Answer {
    let reader = caller.account_id;
    let thread = statuses::thread(&services, reader, respond::id(&request, "id")?).await?;
    let mut response = respond::written(rest::wire::thread(&context(&services, reader), &thread))?;
    // Who has no token cannot ask how far it is.
    if let (Some(about), Some(_)) = (&thread.about, reader)
        && let Some(refresh) = domain_refreshes::of_thread(&services, about).await?
    {
        async_refreshes::announce(&mut response, &refresh);
    }
    Ok(response)
}

async fn history(services: Data<Services>, request: HttpRequest, caller: Caller) -> Answer {
    let id = respond::id(&request, "id")?;
    let gathered = statuses::show(&services, caller.account_id, id).await?;
    let (status, _) = gathered.get(id).ok_or_else(not_found)?;
    let revisions = statuses::history(&services, status).await?;
    let context = context(&services, caller.account_id);
    respond::json(&rest::statuses::history(
        &context, &gathered, id, &revisions,
    ))
}

async fn source(services: Data<Services>, request: HttpRequest, caller: Caller) -> Answer {
    let id = respond::id(&request, "id")?;
    let gathered = statuses::show(&services, caller.account_id, id).await?;
    let (status, _) = gathered.get(id).ok_or_else(not_found)?;
    respond::json(&rest::statuses::source(status))
}

async fn update(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let asked: UpdateStatus = params.read()?;
    let draft = EditDraft {
        text: asked.status.unwrap_or_default(),
        spoiler_text: asked.spoiler_text.unwrap_or_default(),
        sensitive: asked.sensitive,
        language: asked.language,
        media_ids: asked.media_ids.map(|asked| ids(Some(asked))),
        media_changes: media_changes(asked.media_attributes.unwrap_or_default()),
        poll: asked.poll.map(poll),
        quote_policy: asked
            .quote_approval_policy
            .map(|word| word.as_str().to_owned()),
    };
    let author = accounts::by_id(&services, user.id).await?;
    let id = statuses::edit(&services, &author, respond::id(&request, "id")?, draft).await?;
    show_status(&services, Some(user.id), id).await
}

fn poll(asked: PollAttributes) -> PollDraft {
    PollDraft {
        options: asked.options.unwrap_or_default(),
        expires_in: asked.expires_in.unwrap_or(0),
        multiple: asked.multiple.unwrap_or(false),
        hide_totals: asked.hide_totals.unwrap_or(false),
    }
}

fn media_changes(attributes: Vec<MediaAttributes>) -> Vec<Update> {
    attributes
        .into_iter()
        .filter_map(|change| {
            Some(Update {
                id: change.id?.0,
                description: change.description,
                focus: change.focus.map(|point| (point.x, point.y)),
            })
        })
        .collect()
}

async fn delete(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let asked: DeleteStatus = params.read()?;
    let id = respond::id(&request, "id")?;
    let author = accounts::by_id(&services, user.id).await?;
    let delete_media = asked.delete_media.unwrap_or(false);
    let gone = statuses::delete(&services, &author, id, delete_media).await?;
    let context = context(&services, Some(user.id));
    let body = rest::statuses::deleted(&context, &gone, id).ok_or_else(not_found)?;
    respond::json(&body)
}

async fn favourited_by(
    services: Data<Services>,
    request: HttpRequest,
    caller: Caller,
    params: Params,
) -> Answer {
    people(&services, &request, &caller, &params, Keyed::FavouritedBy).await
}

async fn reblogged_by(
    services: Data<Services>,
    request: HttpRequest,
    caller: Caller,
    params: Params,
) -> Answer {
    people(&services, &request, &caller, &params, Keyed::RebloggedBy).await
}

/// Who did something with a post that the reader may see; a boost stands for its original.
async fn people(
    services: &Services,
    request: &HttpRequest,
    caller: &Caller,
    params: &Params,
    list: fn(i64) -> Keyed,
) -> Answer {
    let cursor = respond::cursor(request, params)?;
    let id = respond::id(request, "id")?;
    let reader = caller.account_id;
    let gathered = statuses::show(services, reader, id).await?;
    let (status, _) = gathered.get(id).ok_or_else(not_found)?;
    let proper = status.row.reblog_of_id.unwrap_or(id);
    let page = timelines::people(services, reader, list(proper), cursor).await?;
    account_page(services, request, reader, &page).await
}

async fn translate(
    services: Data<Services>,
    request: HttpRequest,
    caller: Caller,
    params: Params,
) -> Answer {
    let asked: contract::Translate = params.read()?;
    let id = respond::id(&request, "id")?;
    let target = asked.lang.as_deref();
    let found = translation::translate(&services, caller.account_id, id, target).await?;
    respond::json(&rest::translation::translation(&found))
}

fn not_found() -> Failure {
    api::error::RECORD_NOT_FOUND.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_idempotency_key_is_a_text_of_bounded_length() {
        assert_eq!(idempotency_key(b"k 1").unwrap(), "k 1");
        assert!(idempotency_key(&[b'k'; MAX_KEY]).is_ok());
        assert!(idempotency_key(&[b'k'; MAX_KEY + 1]).is_err());
        assert!(idempotency_key(b"\xff").is_err());
    }
}
