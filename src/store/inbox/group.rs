use jiff::Timestamp;

use super::{NewRaw, insert};
use crate::store::{
    Db, Error,
    group::{self, Limits, Waiting},
};

const LIMITS: Limits = Limits {
    batch: 64,
    waiting: 4096,
    writers: 1,
};

/// Stores activities that arrive at the same time in one transaction.
///
/// Each caller is answered when its own activity is durable. A group that fails is written in halves, so that
/// nobody pays for a neighbour.
#[derive(Clone, Debug)]
pub struct Group {
    db: Db,
    group: group::Group<NewRaw, Result<(), Error>>,
}

impl Group {
    /// A group that writes to this database.
    #[must_use]
    pub fn new(db: Db) -> Group {
        Group {
            db,
            group: group::Group::new(LIMITS),
        }
    }

    /// Stores an activity and wakes its actor's lane; returns when that is durable.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when the database does not answer or too many wait already.
    pub async fn store(&self, raw: NewRaw, now: Timestamp) -> Result<(), Error> {
        let db = self.db.clone();
        self.group
            .join(raw, move |batch| write(db.clone(), batch, now))
            .await?
    }
}

async fn write(db: Db, batch: Vec<Waiting<NewRaw, Result<(), Error>>>, now: Timestamp) {
    group::in_halves(
        &(db, now),
        batch,
        |(db, now), part| Box::pin(transaction(db, part, *now)),
        |part, ()| part.into_iter().for_each(|waiting| waiting.answer(Ok(()))),
        Err,
    )
    .await;
}

async fn transaction<O>(db: &Db, part: &[Waiting<NewRaw, O>], now: Timestamp) -> Result<(), Error> {
    let raws: Vec<&NewRaw> = part.iter().map(|waiting| &waiting.item).collect();
    let mut connection = db.get().await?;
    let tx = connection.transaction().await?;
    insert(&tx, &raws, now).await?;
    tx.commit().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn everybody_is_answered_when_the_database_is_away_and_the_lead_is_free_again() {
        // Nothing listens on port 1: every transaction fails as unavailable.
        let group = Group::new(Db::new("postgresql://nobody@127.0.0.1:1/nothing", 2).unwrap());
        let raw = |id: i64| NewRaw {
            id,
            actor_uri: "https://a.example/ann".to_owned(),
            activity_uri: None,
            host: "a.example".to_owned(),
            body: "{}".to_owned(),
            trusted: true,
        };
        for round in 0..2 {
            let stores = (0..200).map(|id| group.store(raw(id), Timestamp::UNIX_EPOCH));
            for outcome in futures_util::future::join_all(stores).await {
                assert!(matches!(outcome, Err(Error::Unavailable(_))), "{round}");
            }
        }
    }
}
