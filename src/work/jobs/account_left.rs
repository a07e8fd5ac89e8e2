//! Somebody here is gone.

use jiff::SignedDuration;

use super::outgoing;
use crate::{
    domain::{
        Result, Services,
        accounts::{self, AccountExt},
        deliveries::{self, Audience, Guard},
        erasure, media,
        tasks::{self, AccountDeleted, AccountLeft, KeysUnused},
    },
    render::ap,
    store::jobs,
    work::{Failure, Outcome, after},
};

/// Servers told in one turn.
const SERVERS: i64 = 500;
/// What was about to be posted at the end has come by then.
const LATE: SignedDuration = SignedDuration::from_hours(1);

/// Tells the followers' servers and then all others that are known, some at each turn; then what is left goes.
pub async fn run(services: &Services, task: &AccountLeft) -> Result<()> {
    for key in &task.files {
        media::discard(services, key).await?;
    }
    let found = accounts::by_ids(services, &[task.account_id]).await?;
    let Some(account) = found.get(&task.account_id) else {
        return Ok(());
    };
    if !account.is_local() || account.deleted_at.is_none() {
        return Ok(());
    }
    let servers = erasure::servers(services, &task.after, SERVERS).await?;
    let first = task.after.is_empty();
    let audience = Audience {
        followers_of: first.then_some(account.id).into_iter().collect(),
        people: servers.iter().filter_map(|row| row.account_id).collect(),
    };
    let mut outgoing = outgoing(ap::delete_actor(account), account.id, account.uri.clone());
    // Each part is planned once.
    outgoing.uri = format!("{}/{}", outgoing.uri, task.after);
    outgoing.cancels = &["Update"];
    deliveries::send(services, &outgoing, &audience, Guard::None).await?;
    let now = services.now();
    let next = match servers.last() {
        Some(last) if i64::try_from(servers.len()).unwrap_or(0) >= SERVERS => {
            let rest = AccountLeft {
                account_id: account.id,
                after: last.domain.clone(),
                files: Vec::new(),
            };
            vec![tasks::job(services, &rest)?]
        }
        _ => {
            let account_id = account.id;
            vec![
                tasks::job(services, &AccountDeleted { account_id })?,
                tasks::job_at(services, &KeysUnused { account_id }, after(now, LATE))?,
            ]
        }
    };
    let connection = services.connection().await?;
    jobs::enqueue(&connection, &next, now).await?;
    drop(connection);
    services.committed();
    Ok(())
}

/// Removes what came late, and the keys when nothing waits for them any more.
pub async fn finish(services: Services, task: KeysUnused) -> Outcome {
    let found = accounts::by_ids(&services, &[task.account_id]).await?;
    let Some(account) = found.get(&task.account_id) else {
        return Ok(());
    };
    if account.deleted_at.is_none() {
        return Ok(());
    }
    let more = erasure::erase(&services, account.id).await?;
    if more || !erasure::forget_keys(&services, account).await? {
        return Err(Failure::NotYet(after(services.now(), LATE)));
    }
    Ok(())
}
