//! [Marker](https://docs.joinmastodon.org/entities/Marker/).

use api::{
    id::Id,
    markers::{Marker, Markers},
};

use crate::domain::notifications::Marker as Stored;

/// The markers, by timeline.
#[must_use]
pub fn markers(stored: &[Stored]) -> Markers {
    let of = |timeline: &str| {
        stored
            .iter()
            .find(|marker| marker.timeline == timeline)
            .map(|marker| Marker {
                last_read_id: Id(marker.last_read_id),
                version: u64::try_from(marker.version).unwrap_or(0),
                updated_at: marker.updated_at.into(),
            })
    };
    Markers {
        home: of("home"),
        notifications: of("notifications"),
    }
}
