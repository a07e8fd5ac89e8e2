//! What a reader has done lately with posts.

use std::{collections::HashMap, sync::Arc};

use sql::queries::statuses;

use crate::{
    cache::{ById, Ids, Kept, with_room},
    domain::{
        Result, Services,
        statuses::{Personal, Status},
    },
};

/// Marks of each kind that are remembered of a reader.
const MARKS: i64 = 500;

/// What a reader has done lately with posts.
#[derive(Debug, Default)]
pub struct Marks {
    favourited: Recent,
    bookmarked: Recent,
    reblogged: Recent,
    pinned: Recent,
    muted: Recent,
}

/// A set that is whole down to a floor.
#[derive(Debug, Default)]
struct Recent {
    ids: Ids,
    /// Posts above this that are not in the set are not marked. A mark is younger than what it marks.
    floor: i64,
}

impl Recent {
    fn says(&self, id: i64) -> Option<bool> {
        if self.ids.contains(&id) {
            Some(true)
        } else if id > self.floor {
            Some(false)
        } else {
            None
        }
    }
}

impl Marks {
    /// What is known of one post; `None` when it is too old to tell.
    fn of(&self, id: i64, conversation_id: i64) -> Option<Personal> {
        Some(Personal {
            id,
            favourited: self.favourited.says(id)?,
            reblogged: self.reblogged.says(id)?,
            bookmarked: self.bookmarked.says(id)?,
            muted: self.muted.says(conversation_id)?,
            pinned: self.pinned.says(id)?,
        })
    }

    pub(super) fn size(&self) -> usize {
        let all = [
            &self.favourited,
            &self.bookmarked,
            &self.reblogged,
            &self.pinned,
            &self.muted,
        ];
        256 + all
            .iter()
            .map(|recent| recent.ids.len() * 16)
            .sum::<usize>()
    }
}

/// What a reader has done with posts.
pub(in crate::domain) async fn personal(
    services: &Services,
    fresh: bool,
    reader: i64,
    posts: &ById<Arc<Kept<Status>>>,
) -> Result<ById<Personal>> {
    let marks = match services.caches.marks.get(reader).filter(|_| fresh) {
        Some(known) => known,
        None => load_marks(services, fresh, reader).await?,
    };
    let mut found = with_room(posts.len());
    let mut unknown = Vec::new();
    for status in posts.values() {
        match marks.of(status.row.id, status.row.conversation_id) {
            Some(personal) => {
                found.insert(status.row.id, personal);
            }
            None => unknown.push(status.row.id),
        }
    }
    if !unknown.is_empty() {
        let connection = services.connection().await?;
        for row in statuses::personal()
            .bind(&connection, &reader, &unknown)
            .all()
            .await?
        {
            found.insert(row.id, row);
        }
    }
    Ok(found)
}

async fn load_marks(services: &Services, fresh: bool, reader: i64) -> Result<Arc<Marks>> {
    let table = &services.caches.marks;
    let load = table.begin();
    let connection = services.connection().await?;
    let mut marks = Marks::default();
    let mut counts: HashMap<String, (i64, i64)> = HashMap::default();
    for row in statuses::marks()
        .bind(&connection, &reader, &MARKS)
        .all()
        .await?
    {
        let recent = match row.kind.as_str() {
            "f" => &mut marks.favourited,
            "b" => &mut marks.bookmarked,
            "r" => &mut marks.reblogged,
            "p" => &mut marks.pinned,
            _ => &mut marks.muted,
        };
        recent.ids.insert(row.id);
        let (count, oldest) = counts.entry(row.kind).or_insert((0, i64::MAX));
        *count += 1;
        *oldest = (*oldest).min(row.mark);
    }
    for (kind, (count, oldest)) in counts {
        if count < MARKS {
            continue;
        }
        // Cut: below the oldest mark nothing can be told. Muted conversations have no order: nothing at all.
        match kind.as_str() {
            "f" => marks.favourited.floor = oldest,
            "b" => marks.bookmarked.floor = oldest,
            "r" => marks.reblogged.floor = oldest,
            "p" => marks.pinned.floor = oldest,
            _ => marks.muted.floor = i64::MAX,
        }
    }
    let marks = Arc::new(marks);
    if fresh {
        table.keep(load, reader, marks.clone());
    }
    Ok(marks)
}
