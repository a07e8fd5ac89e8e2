//! Writing favourites: those that arrive together are written by one statement.

use std::collections::HashMap;

use serde_json::Value;
use sql::queries::statuses;

use crate::{
    domain::{
        Error, Result, Services, tasks,
        tasks::{StatusFavourited, Task},
    },
    feed::Change,
    store::{
        self,
        group::{self, Waiting},
        jobs::NewJob,
    },
};

/// A favourite with its job.
#[derive(Debug)]
pub(in crate::domain) struct Favour {
    id: i64,
    account_id: i64,
    status_id: i64,
    uri: Option<String>,
    job: NewJob,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain) enum Favoured {
    /// It is there.
    New,
    /// It was there.
    Known,
    /// The post is gone.
    Gone,
}

impl Favour {
    /// A favourite of an account for a post, under an ActivityPub id.
    pub(in crate::domain) fn new(
        services: &Services,
        id: i64,
        account_id: i64,
        status_id: i64,
        uri: Option<String>,
    ) -> Result<Favour> {
        let task = StatusFavourited {
            account_id,
            status_id,
            uri: uri.clone(),
            undone: false,
        };
        Ok(Favour {
            id,
            account_id,
            status_id,
            uri,
            job: tasks::job(services, &task)?,
        })
    }
}

/// Writes a favourite with those that arrive at the same time, and makes it known.
///
/// # Errors
/// [`Error::Unavailable`], after which it may have been written or not.
pub(in crate::domain) async fn favour(services: &Services, favour: Favour) -> Result<Favoured> {
    let writer = services.clone();
    services
        .writing
        .favourites
        .join(favour, move |batch| write(writer.clone(), batch))
        .await?
}

type Asked = Waiting<Favour, Result<Favoured>>;

async fn write(services: Services, batch: Vec<Asked>) {
    group::in_halves(
        &services,
        batch,
        |services, part| Box::pin(insert(services, part)),
        |part, outcome| {
            tokio::spawn(tell(services.clone(), part, outcome));
        },
        |error| Err(error.into()),
    )
    .await;
}

type Outcome = HashMap<i64, Favoured>;

async fn insert(services: &Services, part: &[Asked]) -> std::result::Result<Outcome, store::Error> {
    let all = || part.iter().map(|asked| &asked.item);
    let connection = services.db.get().await?;
    let rows = statuses::favour()
        .bind(
            &connection,
            &all().map(|new| new.id).collect::<Vec<i64>>(),
            &all().map(|new| new.account_id).collect::<Vec<i64>>(),
            &all().map(|new| new.status_id).collect::<Vec<i64>>(),
            &all()
                .map(|new| new.uri.as_deref().unwrap_or_default())
                .collect::<Vec<&str>>(),
            &all().map(|new| new.job.id).collect::<Vec<i64>>(),
            &all().map(|new| &new.job.payload).collect::<Vec<&Value>>(),
            &services.now(),
            &StatusFavourited::QUEUE,
            &StatusFavourited::KIND,
            &StatusFavourited::VERSION,
        )
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let outcome = match (row.held, row.made) {
                (false, _) => Favoured::Gone,
                (true, true) => Favoured::New,
                (true, false) => Favoured::Known,
            };
            (row.id, outcome)
        })
        .collect())
}

/// Tells what was committed, and then those who wait for it.
async fn tell(services: Services, group: Vec<Asked>, outcome: Outcome) {
    let mut changes: Vec<Change> = group
        .iter()
        // Also when another request of theirs was first and has not announced it yet: the answer shows it.
        .flat_map(|asked| {
            [
                Change::Counts(asked.item.status_id),
                Change::Marks(asked.item.account_id),
            ]
        })
        .collect();
    changes.sort_unstable();
    changes.dedup();
    services.changed(&changes).await;
    for change in &changes {
        services.caches.apply(Some(*change));
    }
    services.committed();
    for asked in group {
        let answer = match outcome.get(&asked.item.id) {
            Some(outcome) => Ok(*outcome),
            None => Err(Error::Internal(
                "a favourite was not answered for".to_owned(),
            )),
        };
        asked.answer(answer);
    }
}
