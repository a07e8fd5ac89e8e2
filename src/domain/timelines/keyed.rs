//! Lists that are paged by rows of their own.

use sql::queries::timelines;

use super::{Cursor, Page, StatusPage};
use crate::domain::{
    Result, Services,
    accounts::{self, Account},
    relationships,
    statuses::gather,
};

/// The lists whose cursor is a row of their own (a favourite, a follow, …), not the item's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyed {
    /// Posts favoured by an account.
    Favourites(i64),
    /// Posts bookmarked by an account.
    Bookmarks(i64),
    /// Posts that quote a post with its author's leave.
    Quotes(i64),
    /// Accounts that favoured a post.
    FavouritedBy(i64),
    /// Accounts that boosted a post.
    RebloggedBy(i64),
    /// Accounts that follow an account.
    Followers(i64),
    /// Accounts that an account follows.
    Following(i64),
    /// Accounts that ask to follow an account.
    FollowRequests(i64),
    /// Accounts blocked by an account.
    Blocks(i64),
    /// Accounts muted by an account.
    Mutes(i64),
    /// Accounts in a list.
    ListAccounts(i64),
    /// Tags followed by an account.
    FollowedTags(i64),
    /// Accounts that an account features.
    Endorsements(i64),
}

/// An entry of a [`Keyed`] list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Pages by this.
    pub cursor: i64,
    /// The post, account or tag.
    pub id: i64,
    /// Of a mute.
    pub expires_at: Option<jiff::Timestamp>,
}

/// A page of entries, newest first.
pub async fn entries(services: &Services, list: Keyed, at: Cursor) -> Result<Page<Vec<Entry>>> {
    let connection = services.connection().await?;
    macro_rules! read {
        ($query:ident, $key:expr) => {
            timelines::$query()
                .bind(
                    &connection,
                    &at.upwards,
                    $key,
                    &at.below,
                    &at.above,
                    &at.amount(),
                )
                .all()
                .await?
                .into_iter()
                .map(|row| Entry {
                    cursor: row.cursor,
                    id: row.id,
                    expires_at: None,
                })
                .collect::<Vec<Entry>>()
        };
    }
    let mut items = match list {
        Keyed::Favourites(id) => read!(favourites, &id),
        Keyed::Bookmarks(id) => read!(bookmarks, &id),
        Keyed::Quotes(id) => read!(quotes, &id),
        Keyed::FavouritedBy(id) => read!(favourited_by, &id),
        Keyed::RebloggedBy(id) => read!(reblogged_by, &id),
        Keyed::Followers(id) => read!(followers, &id),
        Keyed::Following(id) => read!(following, &id),
        Keyed::FollowRequests(id) => read!(follow_requests, &id),
        Keyed::Blocks(id) => read!(blocks, &id),
        Keyed::ListAccounts(id) => read!(list_accounts, &id),
        Keyed::FollowedTags(id) => read!(followed_tags, &id),
        Keyed::Endorsements(id) => read!(endorsements, &id),
        Keyed::Mutes(id) => timelines::mutes()
            .bind(
                &connection,
                &at.upwards,
                &id,
                &at.below,
                &at.above,
                &at.amount(),
            )
            .all()
            .await?
            .into_iter()
            .map(|row| Entry {
                cursor: row.cursor,
                id: row.id,
                expires_at: row.expires_at,
            })
            .collect(),
    };
    if at.upwards {
        items.reverse();
    }
    Ok(Page {
        newest: items.first().map(|entry| entry.cursor),
        oldest: items.last().map(|entry| entry.cursor),
        more: items.len() >= at.limit,
        items,
    })
}

/// A page of posts of a [`Keyed`] list (favourites, bookmarks).
pub async fn keyed_statuses(
    services: &Services,
    reader: i64,
    list: Keyed,
    at: Cursor,
) -> Result<StatusPage> {
    let page = entries(services, list, at).await?;
    let ids: Vec<i64> = page.items.iter().map(|entry| entry.id).collect();
    let items = gather(services, Some(reader), &ids).await?;
    Ok(Page {
        items,
        newest: page.newest,
        oldest: page.oldest,
        more: page.more,
    })
}

/// A page of accounts of a [`Keyed`] list, each with its entry.
pub async fn keyed_accounts(
    services: &Services,
    list: Keyed,
    at: Cursor,
) -> Result<Page<Vec<(Account, Entry)>>> {
    let page = entries(services, list, at).await?;
    let ids: Vec<i64> = page.items.iter().map(|entry| entry.id).collect();
    let found = accounts::listed(services, &ids).await?;
    let items = found
        .into_iter()
        .filter_map(|account| {
            page.items
                .iter()
                .find(|entry| entry.id == account.id)
                .map(|entry| (account, *entry))
        })
        .collect();
    Ok(Page {
        items,
        newest: page.newest,
        oldest: page.oldest,
        more: page.more,
    })
}

/// The followers of an account, or whom it follows, as far as a reader is shown them: nobody when the account hides its
/// lists, is gone, or blocks the reader.
///
/// Source: <https://docs.joinmastodon.org/methods/accounts/#followers>.
pub async fn relations_of(
    services: &Services,
    reader: Option<i64>,
    owner: &Account,
    list: Keyed,
    at: Cursor,
) -> Result<Page<Vec<(Account, Entry)>>> {
    use accounts::AccountExt;
    let own = reader == Some(owner.id);
    let blocked = match reader.filter(|_| !own) {
        Some(reader) => {
            relationships::to(services, reader, owner.id)
                .await?
                .blocked_by
        }
        None => false,
    };
    if owner.is_gone() || blocked || (owner.hide_collections && !own) {
        return Ok(Page {
            items: Vec::new(),
            newest: None,
            oldest: None,
            more: false,
        });
    }
    people(services, reader.filter(|_| !own), list, at).await
}

/// Who favoured or boosted a post that the reader may see.
///
/// Source: <https://docs.joinmastodon.org/methods/statuses/#favourited_by>.
pub async fn people(
    services: &Services,
    reader: Option<i64>,
    list: Keyed,
    at: Cursor,
) -> Result<Page<Vec<(Account, Entry)>>> {
    let mut page = keyed_accounts(services, list, at).await?;
    if let Some(reader) = reader {
        let ids: Vec<i64> = page.items.iter().map(|(account, _)| account.id).collect();
        let unwanted = relationships::unwanted(services, reader, &ids).await?;
        page.items
            .retain(|(account, _)| !unwanted.contains(&account.id));
    }
    Ok(page)
}
