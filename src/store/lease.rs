//! Node numbers: each process that mints ids leases one, renews it while it lives, and stops minting when it cannot.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use sql::queries::settings;

use super::{Db, Error};

/// How long a lease holds without being renewed.
pub const TERM: SignedDuration = SignedDuration::from_secs(60);
/// How often it is renewed.
pub const RENEWAL: Duration = Duration::from_secs(15);

/// A held node number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    /// 0 to 63: the six node bits of an id.
    pub node: u8,
    /// Who holds it (unique per process).
    pub holder: String,
    /// Minting must stop then.
    pub until: Timestamp,
    /// No id of this node minted before is above it.
    pub last_id: i64,
}

/// Leases the lowest free number; an error when all 64 are held.
pub async fn acquire(db: &Db, holder: &str, now: Timestamp) -> Result<Lease, Error> {
    let until = now + TERM;
    let connection = db.get().await?;
    // Two processes may reach for the same number at once: one of them gets no row and looks again.
    for _ in 0..8 {
        if let Some(row) = settings::lease_node()
            .bind(&connection, &holder, &until, &now)
            .opt()
            .await?
        {
            return Ok(Lease {
                node: u8::try_from(row.node).unwrap_or_default(),
                holder: holder.to_owned(),
                until,
                last_id: row.last_id,
            });
        }
    }
    Err(Error::Unavailable(
        "all 64 node numbers are leased; stop a process or wait a minute".to_owned(),
    ))
}

/// Renews; `None` when somebody else holds the number now.
pub async fn renew(
    db: &Db,
    lease: &Lease,
    last_id: i64,
    now: Timestamp,
) -> Result<Option<Lease>, Error> {
    let until = now + TERM;
    let connection = db.get().await?;
    let row = settings::renew_node()
        .bind(
            &connection,
            &until,
            &last_id,
            &i16::from(lease.node),
            &lease.holder,
        )
        .opt()
        .await?;
    Ok(row.map(|_| Lease {
        until,
        last_id,
        ..lease.clone()
    }))
}

/// Gives the number back at a clean stop.
pub async fn release(db: &Db, lease: &Lease, last_id: i64, now: Timestamp) -> Result<(), Error> {
    let connection = db.get().await?;
    settings::release_node()
        .bind(
            &connection,
            &now,
            &last_id,
            &i16::from(lease.node),
            &lease.holder,
        )
        .await?;
    Ok(())
}
