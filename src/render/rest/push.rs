//! [WebPushSubscription](https://docs.joinmastodon.org/entities/WebPushSubscription/).

use api::{
    id::Id,
    push::{PushAlerts, WebPushSubscription},
};
use serde_json::{Map, Value};

use crate::domain::push::Subscription;

/// A subscription, with the server's public key.
#[must_use]
pub fn subscription(stored: &Subscription, server_key: &str) -> WebPushSubscription {
    WebPushSubscription {
        id: Id(stored.id),
        endpoint: stored.endpoint.clone(),
        standard: stored.standard,
        server_key: server_key.to_owned(),
        alerts: alerts(&stored.alerts),
    }
}

/// The types that are pushed, as they are stored.
#[must_use]
pub fn names(alerts: &PushAlerts) -> Vec<String> {
    flags(alerts)
        .into_iter()
        .filter(|(_, on)| *on == Value::Bool(true))
        .map(|(name, _)| name)
        .collect()
}

fn alerts(stored: &[String]) -> PushAlerts {
    let flags: Map<String, Value> = flags(&PushAlerts::default())
        .into_iter()
        .map(|(name, _)| {
            let on = stored.contains(&name);
            (name, Value::Bool(on))
        })
        .collect();
    serde_json::from_value(Value::Object(flags)).unwrap_or_default()
}

/// On the wire, each type is a flag.
fn flags(alerts: &PushAlerts) -> Map<String, Value> {
    match serde_json::to_value(alerts) {
        Ok(Value::Object(flags)) => flags,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alerts_come_back_as_they_were_stored() {
        let wanted = PushAlerts {
            mention: true,
            admin_sign_up: true,
            ..PushAlerts::default()
        };
        let mut stored = names(&wanted);
        stored.sort();
        assert_eq!(stored, ["admin.sign_up", "mention"]);
        assert_eq!(alerts(&stored), wanted);
        // What a newer version stored.
        assert_eq!(alerts(&["moon".to_owned()]), PushAlerts::default());
    }
}
