//! Notifications in groups: what many did about one thing within half a day is shown as one.
//!
//! A group is a row of its own, so a page costs the same whatever stands behind its groups. Pages go by notification: a group
//! that reaches over the end of a page comes again on the next one.
//!
//! Source: <https://docs.joinmastodon.org/methods/grouped_notifications/>.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use sql::queries::{grouped_notifications as rows, notifications as single};

use super::{
    Error, Result, Services,
    accounts::Account,
    notifications::{self, Filter, Notification},
    statuses::{self, Gathered},
    timelines::{Cursor, Entry, Page},
};

/// The types that are grouped.
pub const GROUPABLE: [&str; 4] = ["favourite", "reblog", "follow", "admin.sign_up"];

/// People told of a group, as in Mastodon.
const SAMPLES: usize = 8;
/// People looked at for [`SAMPLES`] who may be shown.
const LOOKED_AT: i64 = 24;
/// What a group spans at most, in ids, which hold milliseconds above 16 bits: twelve hours, and an hour for clocks that differ.
const SPAN: i64 = (13 * 60 * 60 * 1000) << 16;

/// The key's beginning where nothing is grouped.
const UNGROUPED: &str = "ungrouped-";

/// Which notifications, and which of them in groups.
#[derive(Clone, Debug, Default)]
pub struct Grouping {
    /// Which.
    pub filter: Filter,
    /// Only these types are grouped; empty for all of [`GROUPABLE`].
    pub types: Vec<String>,
}

impl Grouping {
    fn is_grouped(&self, kind: &str) -> bool {
        GROUPABLE.contains(&kind)
            && (self.types.is_empty() || self.types.iter().any(|wanted| wanted == kind))
    }

    /// The wanted types that are grouped, and those that are not.
    fn parted(&self) -> (Vec<&'static str>, Vec<&'static str>) {
        self.filter
            .kinds()
            .into_iter()
            .partition(|kind| self.is_grouped(kind))
    }
}

/// The part of a group that lies on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The oldest notification.
    pub oldest: i64,
    /// When the newest came.
    pub newest_at: Timestamp,
}

/// Notifications shown as one.
#[derive(Clone, Debug)]
pub struct Group {
    /// Names it; opaque to clients.
    pub key: String,
    /// The type.
    pub kind: String,
    /// How many there are in all.
    pub count: i64,
    /// The newest, on the page or at all.
    pub newest: i64,
    /// What of it lies on the page; none for a group by itself.
    pub stretch: Option<Stretch>,
    /// Who did it, newest first, at most eight; never empty.
    pub people: Vec<i64>,
    /// The post it is about.
    pub status_id: Option<i64>,
}

/// Groups with all that they name.
#[derive(Debug, Default)]
pub struct Groups {
    /// Newest first.
    pub groups: Vec<Group>,
    /// The posts.
    pub statuses: Gathered,
    /// The people.
    pub accounts: HashMap<i64, Account>,
}

/// What stands for a group on a page.
struct Head {
    row: Notification,
    grouped: bool,
}

impl From<rows::Entry> for Head {
    fn from(row: rows::Entry) -> Head {
        Head {
            grouped: row.grouped,
            row: Notification {
                id: row.id,
                kind: row.kind,
                from_account_id: row.from_account_id,
                status_id: row.status_id,
                group_key: row.group_key,
                filtered: false,
                created_at: row.created_at,
            },
        }
    }
}

/// The group that a key names: type, post (0: none), first hour.
fn parse(key: &str) -> Option<(&str, i64, i64)> {
    let (rest, bucket) = key.rsplit_once('-')?;
    let bucket = bucket.parse().ok()?;
    let (kind, status) = match rest.rsplit_once('-') {
        Some((kind, status)) => (kind, status.parse().ok()?),
        None => (rest, 0),
    };
    GROUPABLE.contains(&kind).then_some((kind, status, bucket))
}

/// A page of groups.
pub async fn page(
    services: &Services,
    reader: i64,
    grouping: &Grouping,
    at: Cursor,
) -> Result<Page<Groups>> {
    let heads = heads(services, reader, grouping, at).await?;
    let (newest, oldest) = (
        heads.first().map(|head| head.row.id),
        heads.last().map(|head| head.row.id),
    );
    let (Some(ceiling), Some(floor)) = (newest, oldest) else {
        return Ok(Page {
            items: Groups::default(),
            newest: None,
            oldest: None,
            more: false,
        });
    };
    // A page that is not full is the last one in its direction and reaches as far as was asked.
    let (floor, ceiling) = match (heads.len() < at.limit, at.upwards) {
        (false, _) => (floor, ceiling),
        (true, false) => (at.above.saturating_add(1), ceiling),
        (true, true) => (floor, at.below.saturating_sub(1)),
    };
    let items = grouped(services, reader, heads, floor, ceiling, true).await?;
    // So do its links, that nothing comes again.
    let lowest = items
        .groups
        .iter()
        .filter_map(|group| Some(group.stretch?.oldest));
    let highest = items.groups.iter().map(|group| group.newest);
    Ok(Page {
        newest: newest.into_iter().chain(highest).max(),
        oldest: oldest.into_iter().chain(lowest).min(),
        items,
        more: true,
    })
}

/// What stands for the groups of a page, newest first.
async fn heads(
    services: &Services,
    reader: i64,
    grouping: &Grouping,
    at: Cursor,
) -> Result<Vec<Head>> {
    let filter = &grouping.filter;
    let (grouped_kinds, flat_kinds) = grouping.parted();
    let connection = services.connection().await?;
    let mut heads: Vec<Head> = match filter.account_id {
        // Of one person no two stand in one group.
        Some(from) => notifications::from_one(&connection, reader, from, &filter.kinds(), at)
            .await?
            .into_iter()
            .map(|row| Head {
                grouped: grouping.is_grouped(&row.kind) && !row.filtered,
                row,
            })
            .collect(),
        None => rows::page()
            .bind(
                &connection,
                &flat_kinds,
                &reader,
                &at.below,
                &at.above,
                &i64::try_from(at.limit).unwrap_or(40),
                &at.upwards,
                &grouped_kinds,
                &at.below.saturating_add(SPAN),
                &at.above.saturating_sub(SPAN),
            )
            .all()
            .await?
            .into_iter()
            .map(Head::from)
            .collect(),
    };
    if filter.include_filtered && filter.account_id.is_none() {
        let held = notifications::held_back(&connection, reader, &filter.kinds(), at).await?;
        heads.extend(held.into_iter().map(|row| Head {
            row,
            grouped: false,
        }));
    }
    drop(connection);
    heads.sort_by_key(|head| {
        if at.upwards {
            head.row.id
        } else {
            -head.row.id
        }
    });
    heads.truncate(at.limit);
    if at.upwards {
        heads.reverse();
    }
    Ok(heads)
}

/// Makes groups of what stands for them; what may no longer be seen is left out.
async fn grouped(
    services: &Services,
    reader: i64,
    heads: Vec<Head>,
    floor: i64,
    ceiling: i64,
    paged: bool,
) -> Result<Groups> {
    let keys: Vec<(&str, i64, i64)> = heads
        .iter()
        .filter(|head| head.grouped)
        .filter_map(|head| parse(&head.row.group_key))
        .collect();
    let mut details: HashMap<String, rows::Group> = HashMap::new();
    if !keys.is_empty() {
        let kinds: Vec<&str> = keys.iter().map(|(kind, _, _)| *kind).collect();
        let about: Vec<i64> = keys.iter().map(|(_, status, _)| *status).collect();
        let buckets: Vec<i64> = keys.iter().map(|(_, _, bucket)| *bucket).collect();
        let connection = services.connection().await?;
        details = rows::details()
            .bind(
                &connection,
                &reader,
                &floor,
                &ceiling,
                &LOOKED_AT,
                &kinds,
                &about,
                &buckets,
            )
            .all()
            .await?
            .into_iter()
            .map(|row| (row.group_key.clone(), row))
            .collect();
    }
    let mut people: Vec<i64> = heads.iter().map(|head| head.row.from_account_id).collect();
    people.extend(details.values().flat_map(|group| &group.account_ids));
    let about: Vec<i64> = heads.iter().filter_map(|head| head.row.status_id).collect();
    let statuses = statuses::gather(services, Some(reader), &about).await?;
    let accounts = notifications::senders(services, reader, &people).await?;
    let seen: HashSet<i64> = statuses.order.iter().copied().collect();
    let groups = heads
        .into_iter()
        .filter(|head| head.row.status_id.is_none_or(|id| seen.contains(&id)))
        .filter_map(|head| group(head, &details, paged))
        .filter_map(|mut group| {
            group.people.retain(|id| accounts.contains_key(id));
            group.people.truncate(SAMPLES);
            (!group.people.is_empty()).then_some(group)
        })
        .collect();
    Ok(Groups {
        groups,
        statuses,
        accounts,
    })
}

fn group(head: Head, details: &HashMap<String, rows::Group>, paged: bool) -> Option<Group> {
    let Head { row, grouped } = head;
    if !grouped {
        return Some(Group {
            key: format!("{UNGROUPED}{}", row.id),
            kind: row.kind,
            count: 1,
            newest: row.id,
            stretch: paged.then_some(Stretch {
                oldest: row.id,
                newest_at: row.created_at,
            }),
            people: vec![row.from_account_id],
            status_id: row.status_id,
        });
    }
    // Gone since the page was found.
    let group = details.get(&row.group_key)?;
    let mut people: Vec<i64> = Vec::with_capacity(group.account_ids.len());
    for id in &group.account_ids {
        if !people.contains(id) {
            people.push(*id);
        }
    }
    Some(Group {
        key: row.group_key,
        kind: row.kind,
        count: group.notifications_count,
        newest: group.newest_id,
        stretch: paged.then_some(Stretch {
            oldest: group.oldest_id,
            newest_at: group.newest_at,
        }),
        people,
        status_id: row.status_id,
    })
}

/// The notification that a key names, where it is no group.
fn ungrouped(key: &str) -> Option<i64> {
    key.strip_prefix(UNGROUPED)?.parse().ok()
}

/// One group.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or nothing of it is to be seen.
pub async fn one(services: &Services, reader: i64, key: &str) -> Result<Groups> {
    let connection = services.connection().await?;
    let head = match ungrouped(key) {
        Some(id) => single::by_id()
            .bind(&connection, &id, &reader)
            .opt()
            .await?
            .map(|row| Head {
                row,
                grouped: false,
            }),
        None if parse(key).is_none() => None,
        None => rows::newest()
            .bind(&connection, &reader, &key)
            .opt()
            .await?
            .map(Head::from),
    };
    drop(connection);
    let head = head.ok_or(Error::NotFound)?;
    let found = grouped(services, reader, vec![head], 0, i64::MAX, false).await?;
    if found.groups.is_empty() {
        Err(Error::NotFound)
    } else {
        Ok(found)
    }
}

/// Who is in a group, paged by notification.
pub async fn accounts(
    services: &Services,
    reader: i64,
    key: &str,
    at: Cursor,
) -> Result<Page<Vec<(Account, Entry)>>> {
    let connection = services.connection().await?;
    let mut found: Vec<(i64, i64)> = match ungrouped(key) {
        Some(id) => single::by_id()
            .bind(&connection, &id, &reader)
            .opt()
            .await?
            .into_iter()
            .filter(|row| row.id < at.below && row.id > at.above)
            .map(|row| (row.id, row.from_account_id))
            .collect(),
        None if parse(key).is_none() => Vec::new(),
        None => rows::accounts()
            .bind(
                &connection,
                &at.upwards,
                &reader,
                &key,
                &at.below,
                &at.above,
                &i64::try_from(at.limit).unwrap_or(40),
            )
            .all()
            .await?
            .into_iter()
            .map(|row| (row.cursor, row.id))
            .collect(),
    };
    drop(connection);
    if at.upwards {
        found.reverse();
    }
    let ids: Vec<i64> = found.iter().map(|(_, id)| *id).collect();
    let mut people = notifications::senders(services, reader, &ids).await?;
    Ok(Page {
        newest: found.first().map(|(cursor, _)| *cursor),
        oldest: found.last().map(|(cursor, _)| *cursor),
        more: found.len() >= at.limit,
        items: found
            .into_iter()
            .filter_map(|(cursor, id)| {
                let entry = Entry {
                    cursor,
                    id,
                    expires_at: None,
                };
                Some((people.remove(&id)?, entry))
            })
            .collect(),
    })
}

/// Removes all of a group; nothing happens where there is none.
pub async fn dismiss(services: &Services, reader: i64, key: &str) -> Result<()> {
    let connection = services.connection().await?;
    match ungrouped(key) {
        Some(id) => single::dismiss().bind(&connection, &reader, &id).await?,
        None if parse(key).is_none() => 0,
        None => rows::dismiss().bind(&connection, &reader, &key).await?,
    };
    Ok(())
}

/// How many groups have something above the read marker, up to `cap`.
pub async fn unread_count(
    services: &Services,
    reader: i64,
    grouping: &Grouping,
    cap: i64,
) -> Result<i64> {
    if grouping.filter.account_id.is_some() {
        return notifications::unread_count(services, reader, &grouping.filter, cap).await;
    }
    let (grouped, flat) = grouping.parted();
    let connection = services.connection().await?;
    let mut count = single::unread_count()
        .bind(&connection, &flat, &reader, &cap)
        .one()
        .await?;
    count += rows::unread_count()
        .bind(&connection, &grouped, &reader, &cap)
        .one()
        .await?;
    if grouping.filter.include_filtered {
        count += single::unread_count_filtered()
            .bind(&connection, &grouping.filter.kinds(), &reader, &cap)
            .one()
            .await?;
    }
    Ok(count.min(cap))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_name_type_post_and_hour_and_nothing_else_is_one() {
        assert_eq!(
            parse("favourite-116000000000000001-494000"),
            Some(("favourite", 116_000_000_000_000_001, 494_000))
        );
        assert_eq!(parse("follow-494000"), Some(("follow", 0, 494_000)));
        assert_eq!(parse("admin.sign_up-7"), Some(("admin.sign_up", 0, 7)));
        for key in [
            "",
            "-",
            "follow",
            "mention-1-2",
            "favourite-x-1",
            "follow-",
            "ungrouped-7",
        ] {
            assert_eq!(parse(key), None, "{key}");
        }
        assert_eq!(ungrouped("ungrouped-7"), Some(7));
        assert_eq!(ungrouped("ungrouped-"), None);
    }

    #[test]
    fn only_groupable_types_are_grouped_and_of_them_those_asked_for() {
        let all = Grouping::default();
        assert!(GROUPABLE.iter().all(|kind| all.is_grouped(kind)));
        assert!(!all.is_grouped("mention"));
        let some = Grouping {
            types: vec!["follow".to_owned(), "mention".to_owned()],
            ..Grouping::default()
        };
        assert!(some.is_grouped("follow") && !some.is_grouped("favourite"));
        assert!(!some.is_grouped("mention"));
    }
}
