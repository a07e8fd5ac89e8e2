//! What writing a post asks for, besides the post.

use std::{collections::HashMap, sync::Arc};

use sql::queries::{oauth, statuses, users};

use super::accounts;
use crate::{
    cache::{Kept, Load},
    domain::{
        Error, Result, Services,
        accounts::{Account, AccountExt},
        statuses::Status,
    },
};

/// What a person here has chosen for new posts.
#[derive(Clone, Debug)]
pub(in crate::domain) struct PostDefaults {
    /// public, unlisted, private or direct.
    pub(in crate::domain) privacy: String,
    /// Media hidden.
    pub(in crate::domain) sensitive: bool,
    /// ISO 639.
    pub(in crate::domain) language: Option<String>,
    /// public, followers or nobody.
    pub(in crate::domain) quote_policy: String,
    /// The application is named.
    pub(in crate::domain) show_application: bool,
}

/// What somebody has chosen for new posts; [`Error::NotFound`] for accounts without a login.
pub(in crate::domain) async fn post_defaults(
    services: &Services,
    account_id: i64,
) -> Result<Arc<PostDefaults>> {
    let caches = &services.caches;
    let fresh = caches.follow(services).await;
    if let Some(known) = caches.defaults.get(account_id).filter(|_| fresh) {
        return Ok(known);
    }
    let load = caches.defaults.begin();
    let connection = services.connection().await?;
    let user = users::by_account()
        .bind(&connection, &account_id)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    let defaults = Arc::new(PostDefaults {
        privacy: user.default_privacy,
        sensitive: user.default_sensitive,
        language: user.default_language,
        quote_policy: user.default_quote_policy,
        show_application: user.show_application,
    });
    if fresh {
        caches.defaults.keep(load, account_id, defaults.clone());
    }
    Ok(defaults)
}

/// An account as reads remember it; never a deleted one or this server's own.
pub(in crate::domain) async fn account(services: &Services, id: i64) -> Result<Arc<Kept<Account>>> {
    let fresh = services.caches.follow(services).await;
    accounts(services, fresh, &[id])
        .await?
        .remove(&id)
        .filter(|account| account.deleted_at.is_none() && !account.is_server())
        .ok_or(Error::NotFound)
}

/// Name and website of an application; none when it is gone.
pub(in crate::domain) async fn application(
    services: &Services,
    id: i64,
) -> Result<Option<Arc<(String, Option<String>)>>> {
    let known = &services.caches.applications;
    if let Some(application) = known.get(&id) {
        return Ok(Some(application));
    }
    let connection = services.connection().await?;
    let found = oauth::application().bind(&connection, &id).opt().await?;
    Ok(found.map(|found| {
        let application = Arc::new((found.name, found.website));
        known.insert(id, application.clone());
        application
    }))
}

/// The ids of tags (folded name and shown form), those that are new made; by name.
pub(in crate::domain) async fn tag_ids(
    services: &Services,
    tags: &[(String, String)],
) -> Result<HashMap<String, i64>> {
    let known = &services.caches.tags;
    let mut found: HashMap<String, i64> = HashMap::new();
    let mut missing: Vec<&(String, String)> = Vec::new();
    for tag in tags {
        match known.get(&tag.0) {
            Some(id) => {
                found.insert(tag.0.clone(), id);
            }
            None => missing.push(tag),
        }
    }
    if missing.is_empty() {
        return Ok(found);
    }
    missing.sort();
    missing.dedup_by(|a, b| a.0 == b.0);
    let connection = services.connection().await?;
    for attempt in 0..2 {
        let names: Vec<&str> = missing.iter().map(|tag| tag.0.as_str()).collect();
        let rows = statuses::tags_by_name()
            .bind(&connection, &names)
            .all()
            .await?;
        for row in rows {
            known.insert(row.name.clone(), row.id);
            found.insert(row.name, row.id);
        }
        missing.retain(|tag| !found.contains_key(&tag.0));
        if missing.is_empty() || attempt > 0 {
            break;
        }
        let ids = missing
            .iter()
            .map(|_| services.id())
            .collect::<Result<Vec<i64>>>()?;
        let names: Vec<&str> = missing.iter().map(|tag| tag.0.as_str()).collect();
        let displays: Vec<&str> = missing.iter().map(|tag| tag.1.as_str()).collect();
        statuses::add_tags()
            .bind(&connection, &services.now(), &ids, &names, &displays)
            .await?;
    }
    Ok(found)
}

/// The moment before posts are written, for [`keep_new`].
pub(in crate::domain) fn before_writing(services: &Services) -> Load {
    services.caches.statuses.begin()
}

/// Remembers a post that was just written, unless something happened to it since `before`.
pub(in crate::domain) fn keep_new(services: &Services, before: Load, status: Arc<Kept<Status>>) {
    services.caches.statuses.keep(before, status.row.id, status);
}
