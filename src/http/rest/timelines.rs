//! Timelines: <https://docs.joinmastodon.org/methods/timelines/>.

use actix_web::{HttpRequest, web::Data};
use api::timelines::{self as contract, LinkTimeline, PublicTimeline, TagTimeline};

use super::status_page;
use crate::{
    domain::{
        Services,
        timelines::{self, PublicFilter, TagFilter},
    },
    http::{Answer, Caller, Params, User, bind::Table, respond},
    text,
};

/// Tags that one timeline may combine, in each of its three ways; as Mastodon.
const MAX_TAGS: usize = 4;

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::HOME, home);
    table.bind(&contract::PUBLIC, public);
    table.bind(&contract::TAG, tag);
    table.bind(&contract::LIST, list);
    table.bind(&contract::LINK, link);
}

async fn home(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let cursor = respond::cursor(&request, &params)?;
    let page = timelines::home(&services, user.id, cursor).await?;
    status_page(&services, &request, Some(user.id), &page)
}

async fn list(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let id = respond::id(&request, "list_id")?;
    let cursor = respond::cursor(&request, &params)?;
    let page = timelines::list(&services, user.id, id, cursor).await?;
    status_page(&services, &request, Some(user.id), &page)
}

async fn link(
    services: Data<Services>,
    request: HttpRequest,
    caller: Caller,
    params: Params,
) -> Answer {
    let asked: LinkTimeline = params.read()?;
    let cursor = respond::cursor(&request, &params)?;
    let page = timelines::link(&services, caller.account_id, &asked.url, cursor).await?;
    status_page(&services, &request, caller.account_id, &page)
}

async fn public(
    services: Data<Services>,
    request: HttpRequest,
    caller: Caller,
    params: Params,
) -> Answer {
    let asked: PublicTimeline = params.read()?;
    let cursor = respond::cursor(&request, &params)?;
    let filter = PublicFilter {
        local: asked.local.unwrap_or(false),
        remote: asked.remote.unwrap_or(false),
        only_media: asked.only_media.unwrap_or(false),
    };
    let page = timelines::public(&services, caller.account_id, filter, cursor).await?;
    status_page(&services, &request, caller.account_id, &page)
}

async fn tag(
    services: Data<Services>,
    request: HttpRequest,
    caller: Caller,
    params: Params,
) -> Answer {
    let asked: TagTimeline = params.read()?;
    let cursor = respond::cursor(&request, &params)?;
    let main = request
        .match_info()
        .get("hashtag")
        .and_then(text::hashtag::normalise);
    // What cannot be a tag is in no post.
    let Some(main) = main else {
        return respond::json(&Vec::<()>::new());
    };
    let mut any = vec![main.name];
    any.extend(names(asked.any));
    let filter = TagFilter {
        any,
        all: names(asked.all),
        none: names(asked.none),
        public: PublicFilter {
            local: asked.local.unwrap_or(false),
            remote: asked.remote.unwrap_or(false),
            only_media: asked.only_media.unwrap_or(false),
        },
    };
    let page = timelines::tag(&services, caller.account_id, &filter, cursor).await?;
    status_page(&services, &request, caller.account_id, &page)
}

fn names(tags: Option<Vec<String>>) -> Vec<String> {
    tags.unwrap_or_default()
        .iter()
        .filter_map(|tag| text::hashtag::normalise(tag))
        .map(|tag| tag.name)
        .take(MAX_TAGS)
        .collect()
}
