//! Lists: <https://docs.joinmastodon.org/methods/lists/>.

use actix_web::{HttpRequest, web::Data};
use api::{
    lists::{self as contract, CreateList, ListAccounts, RepliesPolicy, UpdateList},
    paging::Page,
};

use super::{MAX_IDS, account_list, account_page, ids};
use crate::{
    domain::{
        Services, accounts,
        lists::{self, Draft},
        timelines::{self, Cursor, Keyed},
    },
    http::{Answer, Failure, Params, User, bind::Table, respond},
    render::rest,
};

/// Members that `limit=0` answers at most.
const ALL: usize = 5_000;

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::INDEX, index);
    table.bind(&contract::SHOW, show);
    table.bind(&contract::CREATE, create);
    table.bind(&contract::UPDATE, update);
    table.bind(&contract::DELETE, delete);
    table.bind(&contract::ACCOUNTS, members);
    table.bind(&contract::ADD_ACCOUNTS, add);
    table.bind(&contract::REMOVE_ACCOUNTS, remove);
    table.bind(&api::accounts::LISTS, holding);
}

fn policy(word: RepliesPolicy) -> &'static str {
    match word {
        RepliesPolicy::Followed => "followed",
        RepliesPolicy::List => "list",
        RepliesPolicy::None => "none",
    }
}

async fn index(services: Data<Services>, user: User) -> Answer {
    let found = lists::of_account(&services, user.id).await?;
    respond::json(&found.iter().map(rest::lists::list).collect::<Vec<_>>())
}

async fn show(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let id = respond::id(&request, "id")?;
    let list = lists::show(&services, user.id, id).await?;
    respond::json(&rest::lists::list(&list))
}

async fn create(services: Data<Services>, user: User, params: Params) -> Answer {
    let asked: CreateList = params.read()?;
    let draft = Draft {
        title: asked.title,
        replies_policy: asked.replies_policy.map(policy),
        exclusive: asked.exclusive,
    };
    let list = lists::create(&services, user.id, draft).await?;
    respond::json(&rest::lists::list(&list))
}

async fn update(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let id = respond::id(&request, "id")?;
    let asked: UpdateList = params.read()?;
    let draft = Draft {
        title: asked.title,
        replies_policy: asked.replies_policy.map(policy),
        exclusive: asked.exclusive,
    };
    let list = lists::update(&services, user.id, id, draft).await?;
    respond::json(&rest::lists::list(&list))
}

async fn delete(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let id = respond::id(&request, "id")?;
    lists::delete(&services, user.id, id).await?;
    respond::empty()
}

async fn members(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let id = respond::id(&request, "id")?;
    let list = lists::show(&services, user.id, id).await?;
    if Page::read(&params.tree)?.limit == Some(0) {
        let page =
            timelines::keyed_accounts(&services, Keyed::ListAccounts(list.id), Cursor::newest(ALL))
                .await?;
        let found: Vec<_> = page.items.into_iter().map(|(account, _)| account).collect();
        return account_list(&services, Some(user.id), &found).await;
    }
    let cursor = respond::cursor(&request, &params)?;
    let page = timelines::keyed_accounts(&services, Keyed::ListAccounts(list.id), cursor).await?;
    account_page(&services, &request, Some(user.id), &page).await
}

/// Each once; more than may be named at once are refused, for nobody should believe they were taken.
fn accounts_of(params: &Params) -> Result<Vec<i64>, Failure> {
    let asked: ListAccounts = params.read()?;
    if asked.account_ids.len() > MAX_IDS {
        return Err(Failure::new(
            422,
            format!("Validation failed: no more than {MAX_IDS} accounts can be named at once"),
        ));
    }
    Ok(ids(Some(asked.account_ids)))
}

async fn add(services: Data<Services>, request: HttpRequest, user: User, params: Params) -> Answer {
    let id = respond::id(&request, "id")?;
    let accounts = accounts_of(&params)?;
    lists::add(&services, user.id, id, &accounts).await?;
    respond::empty()
}

async fn remove(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let id = respond::id(&request, "id")?;
    let accounts = accounts_of(&params)?;
    lists::remove(&services, user.id, id, &accounts).await?;
    respond::empty()
}

async fn holding(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let id = respond::id(&request, "id")?;
    let account = accounts::by_id(&services, id).await?;
    let found = lists::holding(&services, user.id, account.id).await?;
    respond::json(&found.iter().map(rest::lists::list).collect::<Vec<_>>())
}
