//! Accounts that want to be found. <https://docs.joinmastodon.org/methods/directory/>

use serde::Deserialize;

use crate::endpoint::{Auth, Endpoint, Kind, Paging, Param};
use crate::lenient;
use crate::word::words;

/// Accounts that want to be found.
pub const INDEX: Endpoint = Endpoint::get("/api/v1/directory", "Account")
    .array()
    .auth(Auth::Optional(&[]))
    .paged(Paging::Offset, 40, 80)
    .params(&[
        Param::query("order", Kind::Text),
        Param::query("local", Kind::Boolean),
    ])
    .docs("methods/directory#get")
    .added("3.0.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&INDEX];

words! {
    /// The order of the directory.
    DirectoryOrder {
        /// Who posted last.
        Active = "active",
        New = "new",
    }
}

/// Which part of the directory.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Directory {
    #[serde(deserialize_with = "lenient::word")]
    pub order: Option<DirectoryOrder>,
    #[serde(deserialize_with = "lenient::flag")]
    pub local: Option<bool>,
}
