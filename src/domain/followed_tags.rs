//! Tags that people follow: public posts with them stand at home, whoever wrote them
//! (<https://docs.joinmastodon.org/methods/followed_tags/>).

use sql::queries::tags as rows;

use super::{
    Error, Result, Services, caches, relationships,
    tags::{self, Tag},
    tasks::{self, HomeChanged},
    timelines::{self, Cursor, Keyed, Page},
};
use crate::{store::Tx, text::hashtag};

/// Tags that one person may follow: each is one more source of every page of their home.
const MOST: i64 = 500;

/// Follows a tag, used here or not (<https://docs.joinmastodon.org/methods/tags/#follow>). Twice is once.
pub async fn follow(services: &Services, account_id: i64, name: &str) -> Result<Tag> {
    let wanted = hashtag::normalise(name).ok_or(Error::NotFound)?;
    let ids = caches::tag_ids(services, &[(wanted.name.clone(), wanted.display)]).await?;
    let tag_id = *ids.get(&wanted.name).ok_or(Error::NotFound)?;
    let standings = caches::standings(services, false, account_id).await?;
    if !standings.tags().any(|followed| followed == tag_id) {
        let mut connection = services.connection().await?;
        let tx = connection.transaction().await?;
        let new = rows::follow()
            .bind(
                &tx,
                &services.id()?,
                &account_id,
                &tag_id,
                &services.now(),
                &MOST,
            )
            .opt()
            .await?;
        let task = changed(services, &tx, account_id).await?;
        tx.commit().await?;
        drop(connection);
        if new.is_none() && standings.tags().len() >= usize::try_from(MOST).unwrap_or(usize::MAX) {
            return Err(Error::Unprocessable(format!(
                "Validation failed: You cannot follow more than {MOST} hashtags"
            )));
        }
        settle(services, &task).await;
    }
    shown(services, account_id, &wanted.name).await
}

/// No longer (<https://docs.joinmastodon.org/methods/tags/#unfollow>).
pub async fn unfollow(services: &Services, account_id: i64, name: &str) -> Result<Tag> {
    let wanted = hashtag::normalise(name).ok_or(Error::NotFound)?;
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    if let Some(tag) = rows::by_name().bind(&tx, &wanted.name).opt().await?
        && rows::unfollow()
            .bind(&tx, &account_id, &tag.id)
            .opt()
            .await?
            .is_some()
    {
        let task = changed(services, &tx, account_id).await?;
        tx.commit().await?;
        drop(connection);
        settle(services, &task).await;
    } else {
        drop(tx);
        drop(connection);
    }
    shown(services, account_id, &wanted.name).await
}

async fn shown(services: &Services, reader: i64, name: &str) -> Result<Tag> {
    tags::show(services, Some(reader), name).await
}

/// A page of the tags that somebody follows, the last followed first.
pub async fn page(services: &Services, account_id: i64, at: Cursor) -> Result<Page<Vec<Tag>>> {
    let page = timelines::entries(services, Keyed::FollowedTags(account_id), at).await?;
    let ids: Vec<i64> = page.items.iter().map(|entry| entry.id).collect();
    let mut items = tags::by_ids(services, &ids).await?;
    tags::mark(services, Some(account_id), &mut items).await?;
    Ok(Page {
        items,
        newest: page.newest,
        oldest: page.oldest,
        more: page.more,
    })
}

/// Says of tags whether a reader follows them.
pub(super) async fn mark(services: &Services, reader: i64, tags: &mut [Tag]) -> Result<()> {
    if tags.is_empty() {
        return Ok(());
    }
    let fresh = services.caches.follow(services).await;
    let standings = caches::standings(services, fresh, reader).await?;
    for tag in tags {
        tag.following = tag
            .id
            .is_some_and(|id| standings.tags().any(|followed| followed == id));
    }
    Ok(())
}

/// In the transaction of a change: the job that sees to the home, in whose older part the tag's posts stand now or stand no
/// longer.
async fn changed(services: &Services, tx: &Tx<'_>, account_id: i64) -> Result<HomeChanged> {
    let task = HomeChanged {
        account_id,
        authors: Vec::new(),
    };
    tasks::enqueue(services, tx, &task).await?;
    Ok(task)
}

async fn settle(services: &Services, task: &HomeChanged) {
    if let Err(error) = relationships::home_changed(services, task).await {
        tracing::debug!(%error, "a home was not dropped");
    }
    services.committed();
}
