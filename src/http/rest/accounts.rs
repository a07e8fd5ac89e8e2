//! Accounts and the own account: <https://docs.joinmastodon.org/methods/accounts/>.

use actix_web::{HttpRequest, web::Data};
use api::accounts::{
    self as contract, AccountStatuses, Accounts, FieldAttributes, Lookup, SearchAccounts,
    UpdateCredentials,
};

use super::{account_list, account_page, context, ids, offset, profile, status_page};
use crate::{
    domain::{
        Services,
        accounts::{self, AccountExt, ProfileChange},
        preferences::{self, Choices},
        search,
        statuses::Visibility,
        timelines::{self, AccountFilter, Keyed},
    },
    http::{Answer, Caller, Failure, Params, User, bind::Table, respond},
    render::rest,
    text,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::SHOW, show);
    table.bind(&contract::INDEX, index);
    table.bind(&contract::LOOKUP, lookup);
    table.bind(&contract::SEARCH, search);
    table.bind(&contract::STATUSES, statuses);
    table.bind(&contract::FOLLOWERS, followers);
    table.bind(&contract::FOLLOWING, following);
    table.bind(&contract::VERIFY_CREDENTIALS, verify_credentials);
    table.bind(&contract::UPDATE_CREDENTIALS, update_credentials);
}

async fn show(services: Data<Services>, request: HttpRequest) -> Answer {
    let account = accounts::by_id(&services, respond::id(&request, "id")?).await?;
    one(&services, &account).await
}

async fn one(services: &Services, account: &accounts::Account) -> Answer {
    let moved = accounts::moved(services, [account]).await?;
    let moved = account.moved_to_id.and_then(|id| moved.get(&id));
    respond::json(&rest::accounts::account(
        &context(services, None),
        account,
        moved,
    ))
}

async fn index(services: Data<Services>, params: Params) -> Answer {
    let asked: Accounts = params.read()?;
    let found = accounts::shown(&services, &ids(asked.id)).await?;
    account_list(&services, None, &found).await
}

async fn lookup(services: Data<Services>, params: Params) -> Answer {
    let asked: Lookup = params.read()?;
    let acct = asked.acct.trim();
    let acct = acct.strip_prefix('@').unwrap_or(acct);
    let (username, domain) = match acct.split_once('@') {
        Some((username, domain)) => (username, Some(domain)),
        None => (acct, None),
    };
    let account = accounts::by_handle(&services, username, domain)
        .await?
        .filter(|account| !account.is_server())
        .ok_or_else(|| Failure::from(api::error::RECORD_NOT_FOUND))?;
    one(&services, &account).await
}

async fn search(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let asked: SearchAccounts = params.read()?;
    let (offset, limit) = offset(&request, &params)?;
    let query = search::Query {
        text: asked.q,
        kind: Some(search::Kind::Accounts),
        resolve: asked.resolve.unwrap_or(false),
        following: asked.following.unwrap_or(false),
        limit,
        offset,
        ..search::Query::default()
    };
    let found = search::people(&services, Some(user.id), &query).await?;
    account_list(&services, Some(user.id), &found).await
}

async fn statuses(
    services: Data<Services>,
    request: HttpRequest,
    caller: Caller,
    params: Params,
) -> Answer {
    let asked: AccountStatuses = params.read()?;
    let cursor = respond::cursor(&request, &params)?;
    let reader = caller.account_id;
    let author = accounts::by_id(&services, respond::id(&request, "id")?).await?;
    if asked.pinned.unwrap_or(false) {
        let pinned = timelines::pinned(&services, reader, &author).await?;
        return respond::written(rest::wire::page(&context(&services, reader), &pinned));
    }
    let tagged = match &asked.tagged {
        // What cannot be a tag is in no post.
        Some(tag) => match text::hashtag::normalise(tag) {
            Some(tag) => Some(tag.name),
            None => return respond::json(&Vec::<()>::new()),
        },
        None => None,
    };
    let filter = AccountFilter {
        only_media: asked.only_media.unwrap_or(false),
        exclude_replies: asked.exclude_replies.unwrap_or(false),
        exclude_reblogs: asked.exclude_reblogs.unwrap_or(false),
        exclude_direct: asked.exclude_direct.unwrap_or(false),
        tagged,
    };
    let page = timelines::account(&services, reader, &author, &filter, cursor).await?;
    status_page(&services, &request, reader, &page)
}

async fn followers(
    services: Data<Services>,
    request: HttpRequest,
    caller: Caller,
    params: Params,
) -> Answer {
    let id = respond::id(&request, "id")?;
    relations(&services, &request, &caller, &params, Keyed::Followers(id)).await
}

async fn following(
    services: Data<Services>,
    request: HttpRequest,
    caller: Caller,
    params: Params,
) -> Answer {
    let id = respond::id(&request, "id")?;
    relations(&services, &request, &caller, &params, Keyed::Following(id)).await
}

async fn relations(
    services: &Services,
    request: &HttpRequest,
    caller: &Caller,
    params: &Params,
    list: Keyed,
) -> Answer {
    let cursor = respond::cursor(request, params)?;
    let owner = accounts::by_id(services, respond::id(request, "id")?).await?;
    let page = timelines::relations_of(services, caller.account_id, &owner, list, cursor).await?;
    account_page(services, request, caller.account_id, &page).await
}

async fn verify_credentials(services: Data<Services>, user: User) -> Answer {
    own(&services, user.id).await
}

/// The own account as it stands now.
pub(super) async fn own(services: &Services, id: i64) -> Answer {
    let own = preferences::credentials(services, id).await?;
    respond::json(&rest::accounts::credentials(
        &context(services, Some(id)),
        &own,
    ))
}

async fn update_credentials(services: Data<Services>, user: User, params: Params) -> Answer {
    let asked: UpdateCredentials = params.read()?;
    let source = asked.source.unwrap_or_default();
    let choices = Choices {
        privacy: source
            .privacy
            .and_then(|word| Visibility::parse(api::word::Word::as_str(word))),
        sensitive: source.sensitive,
        language: source.language,
        quote_policy: source.quote_policy.map(api::word::Word::as_str),
        frontend_settings: asked.pleroma_settings_store,
    };
    let change = ProfileChange {
        display_name: asked.display_name,
        note: asked.note,
        fields: asked.fields_attributes.map(fields),
        locked: asked.locked,
        bot: asked.bot,
        discoverable: asked.discoverable,
        indexable: asked.indexable,
        hide_collections: asked.hide_collections,
        attribution_domains: asked.attribution_domains,
        avatar_description: asked.avatar_description,
        header_description: asked.header_description,
        ..ProfileChange::default()
    };
    let pictures = profile::Pictures {
        avatar: asked.avatar.and_then(|upload| params.file(&upload)),
        header: asked.header.and_then(|upload| params.file(&upload)),
    };
    profile::apply(&services, user.id, change, pictures).await?;
    preferences::choose(&services, user.id, choices).await?;
    own(&services, user.id).await
}

/// The rows of a profile's table, in order.
pub(super) fn fields(rows: Vec<FieldAttributes>) -> Vec<(String, String)> {
    rows.into_iter()
        .map(|row| (row.name.unwrap_or_default(), row.value.unwrap_or_default()))
        .collect()
}
