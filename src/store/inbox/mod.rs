//! Raw activities on their way in: stored before they are acknowledged.

mod group;

pub use group::Group;

use jiff::Timestamp;
use sql::{client::GenericClient, queries::inbox};

use super::Error;

pub use sql::queries::inbox::Raw;

/// An activity whose signer was verified.
#[derive(Clone, Debug)]
pub struct NewRaw {
    /// Minted on arrival; the order of application.
    pub id: i64,
    /// The signer, who is the activity's actor.
    pub actor_uri: String,
    /// The activity's own id, if it has one.
    pub activity_uri: Option<String>,
    /// The host it came from.
    pub host: String,
    /// The bytes as they came.
    pub body: String,
    /// Whether the content may be believed, or has to be fetched from its origin.
    pub trusted: bool,
}

/// Stores activities and wakes their actors' lanes, in the caller's transaction.
pub async fn insert<C: GenericClient>(
    client: &C,
    new: &[&NewRaw],
    now: Timestamp,
) -> Result<(), Error> {
    let ids: Vec<i64> = new.iter().map(|raw| raw.id).collect();
    let mut actors: Vec<&str> = new.iter().map(|raw| raw.actor_uri.as_str()).collect();
    let uris: Vec<&str> = new
        .iter()
        .map(|raw| raw.activity_uri.as_deref().unwrap_or_default())
        .collect();
    let hosts: Vec<&str> = new.iter().map(|raw| raw.host.as_str()).collect();
    let bodies: Vec<&str> = new.iter().map(|raw| raw.body.as_str()).collect();
    let trusts: Vec<&str> = new
        .iter()
        .map(|raw| if raw.trusted { "signed" } else { "fetch" })
        .collect();
    inbox::insert()
        .bind(client, &now, &ids, &actors, &uris, &hosts, &bodies, &trusts)
        .await?;
    // In one order in every transaction, so that two of them cannot wait for each other.
    actors.sort_unstable();
    inbox::open_lanes().bind(client, &now, &actors).await?;
    Ok(())
}
