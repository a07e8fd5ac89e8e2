//! One file for each job. A job reads rows that were committed, may run twice, and says by its error whether to try again.

pub mod account_deleted;
pub mod account_updated;
pub mod deliver;
pub mod fan_out;
pub mod fetch_parent;
pub mod ingest;
pub mod refresh_account;
pub mod relationship_changed;
pub mod status_created;
pub mod status_deleted;
pub mod status_edited;
pub mod status_favourited;
pub mod status_pinned;
pub mod upkeep;

use crate::{domain::deliveries::Outgoing, render::ap::Activity};

/// An activity as it goes to the queue; see [`Outgoing`].
fn outgoing(activity: Activity, account_id: i64, about: String) -> Outgoing {
    Outgoing {
        body: activity.body(),
        uri: activity.id,
        account_id,
        about,
        kind: activity.kind,
        cancels: &[],
    }
}
