//! Web Push. <https://docs.joinmastodon.org/methods/push/>

use serde::{Deserialize, Serialize};

use crate::endpoint::{Auth, Endpoint, Kind, Param};
use crate::id::Id;
use crate::lenient::{self, required};
use crate::word::words;

/// Subscribes the token to Web Push.
pub const CREATE: Endpoint = Endpoint::post("/api/v1/push/subscription", "WebPushSubscription")
    .auth(Auth::User(&["push"]))
    .params(&[
        Param::form("subscription[endpoint]", Kind::Url).required(),
        Param::form("subscription[keys][p256dh]", Kind::Text).required(),
        Param::form("subscription[keys][auth]", Kind::Text).required(),
        Param::form("subscription[standard]", Kind::Boolean),
        Param::form("data[alerts][mention]", Kind::Boolean),
        Param::form("data[alerts][quote]", Kind::Boolean),
        Param::form("data[alerts][status]", Kind::Boolean),
        Param::form("data[alerts][reblog]", Kind::Boolean),
        Param::form("data[alerts][follow]", Kind::Boolean),
        Param::form("data[alerts][follow_request]", Kind::Boolean),
        Param::form("data[alerts][favourite]", Kind::Boolean),
        Param::form("data[alerts][poll]", Kind::Boolean),
        Param::form("data[alerts][update]", Kind::Boolean),
        Param::form("data[alerts][quoted_update]", Kind::Boolean),
        Param::form("data[alerts][admin.sign_up]", Kind::Boolean),
        Param::form("data[alerts][admin.report]", Kind::Boolean),
        Param::form("data[policy]", Kind::Text),
    ])
    .docs("methods/push#create")
    .added("2.4.0");

/// Ends the subscription of the token.
pub const DELETE: Endpoint = Endpoint::delete("/api/v1/push/subscription", "Empty")
    .auth(Auth::User(&["push"]))
    .docs("methods/push#delete")
    .added("2.4.0");

/// The subscription of the token.
pub const SHOW: Endpoint = Endpoint::get("/api/v1/push/subscription", "WebPushSubscription")
    .auth(Auth::User(&["push"]))
    .docs("methods/push#get")
    .added("2.4.0");

/// Changes what is pushed.
pub const UPDATE: Endpoint = Endpoint::put("/api/v1/push/subscription", "WebPushSubscription")
    .auth(Auth::User(&["push"]))
    .params(&[
        Param::form("data[alerts][mention]", Kind::Boolean),
        Param::form("data[alerts][status]", Kind::Boolean),
        Param::form("data[alerts][reblog]", Kind::Boolean),
        Param::form("data[alerts][follow]", Kind::Boolean),
        Param::form("data[alerts][follow_request]", Kind::Boolean),
        Param::form("data[alerts][favourite]", Kind::Boolean),
        Param::form("data[alerts][poll]", Kind::Boolean),
        Param::form("data[alerts][update]", Kind::Boolean),
        Param::form("data[alerts][admin.sign_up]", Kind::Boolean),
        Param::form("data[alerts][admin.report]", Kind::Boolean),
        Param::form("policy", Kind::Text),
    ])
    .docs("methods/push#update")
    .added("2.4.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&CREATE, &DELETE, &SHOW, &UPDATE];

/// <https://docs.joinmastodon.org/entities/WebPushSubscription/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebPushSubscription {
    pub id: Id,
    pub endpoint: String,
    /// Encrypted as in RFC 8291, not as in the old draft.
    pub standard: bool,
    /// The VAPID public key.
    pub server_key: String,
    pub alerts: PushAlerts,
}

/// What is pushed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushAlerts {
    pub mention: bool,
    pub quote: bool,
    pub status: bool,
    pub reblog: bool,
    pub follow: bool,
    pub follow_request: bool,
    pub favourite: bool,
    pub poll: bool,
    pub update: bool,
    pub quoted_update: bool,
    #[serde(rename = "admin.sign_up")]
    pub admin_sign_up: bool,
    #[serde(rename = "admin.report")]
    pub admin_report: bool,
}

words! {
    /// From whom notifications are pushed.
    PushPolicy {
        All = "all",
        Followed = "followed",
        Follower = "follower",
        None = "none",
    }
}

/// A new subscription; it takes the place of the token's former one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CreateSubscription {
    #[serde(deserialize_with = "required::object")]
    pub subscription: SubscriptionAttributes,
    #[serde(default, deserialize_with = "lenient::object")]
    pub data: Option<PushData>,
}

/// Where to push to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct SubscriptionAttributes {
    #[serde(deserialize_with = "required::text")]
    pub endpoint: String,
    #[serde(deserialize_with = "required::object")]
    pub keys: SubscriptionKeys,
    #[serde(default, deserialize_with = "lenient::flag")]
    pub standard: Option<bool>,
}

/// The browser's keys, in URL-safe base64.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct SubscriptionKeys {
    #[serde(deserialize_with = "required::text")]
    pub p256dh: String,
    #[serde(deserialize_with = "required::text")]
    pub auth: String,
}

/// What to push, and from whom.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct PushData {
    #[serde(deserialize_with = "lenient::object")]
    pub alerts: Option<AlertAttributes>,
    #[serde(deserialize_with = "lenient::word")]
    pub policy: Option<PushPolicy>,
}

/// What to push; what is absent is not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct AlertAttributes {
    #[serde(deserialize_with = "lenient::flag")]
    pub mention: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub quote: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub status: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub reblog: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub follow: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub follow_request: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub favourite: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub poll: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub update: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub quoted_update: Option<bool>,
    #[serde(rename = "admin.sign_up", deserialize_with = "lenient::flag")]
    pub admin_sign_up: Option<bool>,
    #[serde(rename = "admin.report", deserialize_with = "lenient::flag")]
    pub admin_report: Option<bool>,
}

impl From<AlertAttributes> for PushAlerts {
    fn from(asked: AlertAttributes) -> Self {
        let on = |flag: Option<bool>| flag.unwrap_or(false);
        Self {
            mention: on(asked.mention),
            quote: on(asked.quote),
            status: on(asked.status),
            reblog: on(asked.reblog),
            follow: on(asked.follow),
            follow_request: on(asked.follow_request),
            favourite: on(asked.favourite),
            poll: on(asked.poll),
            update: on(asked.update),
            quoted_update: on(asked.quoted_update),
            admin_sign_up: on(asked.admin_sign_up),
            admin_report: on(asked.admin_report),
        }
    }
}

/// Other alerts for the present subscription. The policy is documented beside `data`, and sent inside it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct UpdateSubscription {
    #[serde(deserialize_with = "lenient::object")]
    pub data: Option<PushData>,
    #[serde(deserialize_with = "lenient::word")]
    pub policy: Option<PushPolicy>,
}
