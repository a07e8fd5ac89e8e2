//! People and other actors, here and elsewhere.

use std::{collections::HashMap, sync::Arc};

use sql::queries::{accounts, objects};

use super::{
    Error, Invalid, Result, Services, caches, compose, tasks,
    tasks::{AccountUpdated, IndexAccount},
};
use crate::{cache::Kept, feed::Change, store::Tx, text};

pub use sql::queries::accounts::Account;

/// The account's emoji as stored beside it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Emoji {
    /// The row.
    #[serde(default)]
    pub id: i64,
    /// Its ActivityPub id, where one is stored.
    #[serde(default)]
    pub uri: Option<String>,
    /// Last change.
    #[serde(default)]
    pub updated_at: jiff::Timestamp,
    /// Without colons.
    pub shortcode: String,
    /// Stored here.
    pub file_key: Option<String>,
    /// Stored elsewhere.
    pub remote_url: Option<String>,
    /// Offered when composing.
    pub visible_in_picker: bool,
    /// For the picker.
    pub category: Option<String>,
}

/// A line of a profile.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Field {
    /// Plain text.
    pub name: String,
    /// HTML.
    pub value: String,
    /// As typed; local accounts only.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// When the link in it was found to link back.
    #[serde(default)]
    pub verified_at: Option<jiff::Timestamp>,
}

/// What hangs on an account row as JSON.
pub trait AccountExt {
    /// `user` here, `user@domain` elsewhere.
    fn acct(&self) -> String;
    /// Local to this server.
    fn is_local(&self) -> bool;
    /// Suspended or deleted: nothing of it is shown.
    fn is_gone(&self) -> bool;
    /// Type `Service` or `Application`.
    fn is_bot(&self) -> bool;
    /// The actor of this server itself, which is nobody to people. Those of other servers are bots like any other.
    fn is_server(&self) -> bool;
    /// The profile's lines.
    fn profile_fields(&self) -> Vec<Field>;
    /// The custom emoji of name, bio and fields.
    fn custom_emojis(&self) -> Vec<Emoji>;
}

impl AccountExt for Account {
    fn acct(&self) -> String {
        match &self.domain {
            Some(domain) => format!("{}@{domain}", self.username),
            None => self.username.clone(),
        }
    }

    fn is_local(&self) -> bool {
        self.domain.is_none()
    }

    fn is_gone(&self) -> bool {
        self.suspended_at.is_some() || self.deleted_at.is_some()
    }

    fn is_bot(&self) -> bool {
        matches!(self.kind.as_str(), "Service" | "Application")
    }

    fn is_server(&self) -> bool {
        self.is_local() && self.kind == "Application"
    }

    fn profile_fields(&self) -> Vec<Field> {
        serde_json::from_value(self.fields.clone()).unwrap_or_default()
    }

    fn custom_emojis(&self) -> Vec<Emoji> {
        serde_json::from_value(self.emojis.clone()).unwrap_or_default()
    }
}

/// The name under which the server itself acts.
pub const INSTANCE_ACTOR: &str = "rookery.actor";

/// Accounts by id, in one query.
pub async fn by_ids(services: &Services, ids: &[i64]) -> Result<HashMap<i64, Account>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let connection = services.connection().await?;
    let rows = accounts::by_ids().bind(&connection, &ids).all().await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// Accounts by id in the order asked for; what is missing or not to be shown in lists is left out.
pub async fn listed(services: &Services, ids: &[i64]) -> Result<Vec<Account>> {
    let mut found = by_ids(services, ids).await?;
    Ok(ids
        .iter()
        .filter_map(|id| found.remove(id))
        .filter(|account| !account.is_gone())
        .collect())
}

/// Accounts by id in the order asked for, each once; suspended ones too (they are shown blank), never deleted ones.
pub async fn shown(services: &Services, ids: &[i64]) -> Result<Vec<Account>> {
    let mut found = by_ids(services, ids).await?;
    Ok(ids
        .iter()
        .filter_map(|id| found.remove(id))
        .filter(|account| account.deleted_at.is_none() && !account.is_server())
        .collect())
}

/// Where the accounts have moved to, by id; costs nothing when nobody moved.
pub async fn moved<'a>(
    services: &Services,
    accounts: impl IntoIterator<Item = &'a Account>,
) -> Result<HashMap<i64, Account>> {
    let mut ids: Vec<i64> = accounts
        .into_iter()
        .filter_map(|account| account.moved_to_id)
        .collect();
    ids.sort_unstable();
    ids.dedup();
    by_ids(services, &ids).await
}

/// One account, also a suspended one (it is shown blank); never a deleted one.
pub async fn by_id(services: &Services, id: i64) -> Result<Account> {
    let connection = services.connection().await?;
    accounts::by_id()
        .bind(&connection, &id)
        .opt()
        .await?
        .filter(|account| account.deleted_at.is_none() && !account.is_server())
        .ok_or(Error::NotFound)
}

/// The account of somebody who acts, as reads remember it; never a deleted one.
pub async fn acting(services: &Services, id: i64) -> Result<Arc<Kept<Account>>> {
    caches::account(services, id).await
}

/// Whether an actor was ever heard of here.
pub async fn is_known(services: &Services, uri: &str) -> Result<bool> {
    let connection = services.connection().await?;
    Ok(accounts::exists_by_uri()
        .bind(&connection, &uri)
        .one()
        .await?)
}

/// One account by its ActivityPub id, if it is known.
pub async fn by_uri(services: &Services, uri: &str) -> Result<Option<Account>> {
    let connection = services.connection().await?;
    Ok(accounts::by_uri().bind(&connection, &uri).opt().await?)
}

/// A known account by handle. A domain of this server means a local account.
pub async fn by_handle(
    services: &Services,
    username: &str,
    domain: Option<&str>,
) -> Result<Option<Account>> {
    let domain = domain
        .map(str::to_ascii_lowercase)
        .filter(|domain| !services.is_own_host(domain));
    let connection = services.connection().await?;
    let found = accounts::by_handle()
        .bind(&connection, &username, &domain.as_deref())
        .opt()
        .await?;
    Ok(found.filter(|account| account.deleted_at.is_none()))
}

/// A local account by name, as federation and web pages ask for it. [`Error::Gone`] when it was deleted.
pub async fn local(services: &Services, username: &str) -> Result<Account> {
    let connection = services.connection().await?;
    let found = accounts::by_handle()
        .bind(&connection, &username, &None::<&str>)
        .opt()
        .await?;
    match found {
        Some(account) if account.deleted_at.is_some() => Err(Error::Gone),
        Some(account) => Ok(account),
        None => Err(Error::NotFound),
    }
}

/// A local account by its ActivityPub id or the address of its page.
pub async fn local_by_url(services: &Services, url: &str) -> Result<Account> {
    let connection = services.connection().await?;
    let found = match accounts::by_uri().bind(&connection, &url).opt().await? {
        Some(found) => Some(found),
        None => accounts::by_url().bind(&connection, &url).opt().await?,
    };
    match found.filter(|account| account.domain.is_none()) {
        Some(account) if account.deleted_at.is_some() => Err(Error::Gone),
        Some(account) => Ok(account),
        None => Err(Error::NotFound),
    }
}

/// The rows of a new local actor: account, counters, the claim of its id. Everything that names it is stored, in
/// Mastodon's form.
pub async fn insert_local(
    services: &Services,
    tx: &Tx<'_>,
    username: &str,
    display_name: &str,
    kind: &str,
) -> Result<i64> {
    let id = services.id()?;
    let origin = services.origin();
    let uri = if kind == "Application" {
        format!("{origin}/actor")
    } else {
        format!("{origin}/users/{username}")
    };
    let url = if kind == "Application" {
        format!("{origin}/about")
    } else {
        format!("{origin}/@{username}")
    };
    let featured_tags_url = if kind == "Application" {
        String::new()
    } else {
        format!("{uri}/collections/tags")
    };
    let now = services.now();
    let claimed = objects::claim()
        .bind(tx, &uri, &"account", &id)
        .opt()
        .await?;
    if claimed.is_none() {
        return Err(taken());
    }
    let inserted = accounts::insert_local()
        .bind(
            tx,
            &id,
            &username,
            &uri,
            &url,
            &kind,
            &display_name,
            &format!("{uri}/inbox"),
            &format!("{origin}/inbox"),
            &format!("{uri}/outbox"),
            &format!("{uri}/followers"),
            &format!("{uri}/following"),
            &format!("{uri}/collections/featured"),
            &featured_tags_url,
            &now,
        )
        .await;
    match inserted.map_err(crate::store::Error::from) {
        Ok(_) => {}
        Err(crate::store::Error::Conflict { .. }) => return Err(taken()),
        Err(error) => return Err(error.into()),
    }
    accounts::insert_stats().bind(tx, &id).await?;
    Ok(id)
}

fn taken() -> Error {
    let mut invalid = Invalid::default();
    invalid.add("username", "ERR_TAKEN", "has already been taken");
    Error::Invalid(invalid)
}

/// The actor in whose name the server fetches; made at first need.
pub async fn instance_actor(services: &Services) -> Result<Account> {
    if let Some(found) = by_uri(services, &format!("{}/actor", services.origin())).await? {
        return Ok(found);
    }
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    match insert_local(services, &tx, INSTANCE_ACTOR, "", "Application").await {
        Ok(_) => tx.commit().await?,
        // Another process was first.
        Err(Error::Invalid(_)) => tx.rollback().await?,
        Err(error) => return Err(error),
    }
    drop(connection);
    by_uri(services, &format!("{}/actor", services.origin()))
        .await?
        .ok_or_else(|| Error::Internal("the instance actor could not be made".to_owned()))
}

/// What a profile edit may change; `None` leaves a thing as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProfileChange {
    /// Plain text.
    pub display_name: Option<String>,
    /// Plain text with links, mentions and tags.
    pub note: Option<String>,
    /// Name and value, in order; replaces all.
    pub fields: Option<Vec<(String, String)>>,
    /// Follows need approval.
    pub locked: Option<bool>,
    /// Automated.
    pub bot: Option<bool>,
    /// May be suggested and listed.
    pub discoverable: Option<bool>,
    /// Public posts may be searched.
    pub indexable: Option<bool>,
    /// Followers and follows are not shown.
    pub hide_collections: Option<bool>,
    /// Profile tabs.
    pub show_media: Option<bool>,
    /// Profile tabs.
    pub show_media_replies: Option<bool>,
    /// Profile tabs.
    pub show_featured: Option<bool>,
    /// Sites that may credit this account.
    pub attribution_domains: Option<Vec<String>>,
    /// For people who do not see the picture.
    pub avatar_description: Option<String>,
    /// For people who do not see the picture.
    pub header_description: Option<String>,
    /// A new picture, or none.
    pub avatar: Option<Picture>,
    /// A new picture, or none.
    pub header: Option<Picture>,
}

/// A stored profile picture: moving and still form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// Storage key; none removes the picture.
    pub key: Option<String>,
    /// Storage key of the still form.
    pub still_key: Option<String>,
}

/// Changes a local profile. Lengths are counted as Mastodon counts them; anything too long changes nothing.
pub async fn update(
    services: &Services,
    account: &Account,
    change: ProfileChange,
) -> Result<Account> {
    let limits = &services.config.limits;
    let mut invalid = Invalid::default();
    let too_long =
        |length: usize, limit: u32| length > usize::try_from(limit).unwrap_or(usize::MAX);
    if let Some(name) = &change.display_name
        && too_long(text::count("", name), limits.display_name_characters)
    {
        invalid.add(
            "display_name",
            "ERR_TOO_LONG",
            format!(
                "is too long (maximum is {} characters)",
                limits.display_name_characters
            ),
        );
    }
    if let Some(note) = &change.note
        && too_long(text::count("", note), limits.note_characters)
    {
        invalid.add(
            "note",
            "ERR_TOO_LONG",
            format!(
                "is too long (maximum is {} characters)",
                limits.note_characters
            ),
        );
    }
    if let Some(fields) = &change.fields {
        if too_long(fields.len(), limits.profile_fields) {
            invalid.add(
                "fields",
                "ERR_INVALID",
                format!("only {} fields are allowed", limits.profile_fields),
            );
        }
        for (name, value) in fields {
            if too_long(name.chars().count(), limits.profile_field_characters)
                || too_long(value.chars().count(), limits.profile_field_characters)
            {
                invalid.add(
                    "fields",
                    "ERR_TOO_LONG",
                    format!(
                        "are too long (maximum is {} characters)",
                        limits.profile_field_characters
                    ),
                );
            }
        }
    }
    if let Some(domains) = &change.attribution_domains
        && too_long(domains.len(), limits.attribution_domains)
    {
        invalid.add(
            "attribution_domains",
            "ERR_TOO_LONG",
            format!("only {} domains are allowed", limits.attribution_domains),
        );
    }
    for (name, description) in [
        ("avatar_description", &change.avatar_description),
        ("header_description", &change.header_description),
    ] {
        if let Some(description) = description
            && too_long(
                description.chars().count(),
                limits.avatar_description_characters,
            )
        {
            invalid.add(
                name,
                "ERR_TOO_LONG",
                format!(
                    "is too long (maximum is {} characters)",
                    limits.avatar_description_characters
                ),
            );
        }
    }
    invalid.check()?;

    let display_name = change.display_name.map_or_else(
        || account.display_name.clone(),
        |name| {
            text::sanitise::inline(
                &name,
                usize::try_from(limits.display_name_characters).unwrap_or(usize::MAX),
            )
        },
    );
    let (note_source, note) = match change.note {
        Some(source) => {
            let html = compose::bio(services, &source).await?;
            (source, html)
        }
        None => (account.note_source.clone(), account.note.clone()),
    };
    let fields = match change.fields {
        Some(fields) => {
            let old = account.profile_fields();
            let mut new = Vec::with_capacity(fields.len());
            for (name, value) in fields {
                let name = text::sanitise::inline(&name, 255);
                if name.is_empty() && value.trim().is_empty() {
                    continue;
                }
                let verified_at = old
                    .iter()
                    .find(|field| field.source == value)
                    .and_then(|field| field.verified_at);
                let html = compose::field(services, &value).await?;
                new.push(Field {
                    name,
                    value: html,
                    source: value,
                    verified_at,
                });
            }
            new
        }
        None => account.profile_fields(),
    };
    let kind = match change.bot {
        Some(true) => "Service",
        Some(false) => "Person",
        None => account.kind.as_str(),
    };
    let mut shortcode_text = format!("{display_name} {note_source}");
    for field in &fields {
        shortcode_text.push(' ');
        shortcode_text.push_str(&field.name);
        shortcode_text.push(' ');
        shortcode_text.push_str(&field.source);
    }
    let fields =
        serde_json::to_value(&fields).map_err(|error| Error::Internal(error.to_string()))?;

    let mut connection = services.connection().await?;
    let emoji_ids = compose::local_emojis(&connection, &shortcode_text).await?;
    let tx = connection.transaction().await?;
    let now = services.now();
    accounts::update_profile()
        .bind(
            &tx,
            &display_name,
            &note,
            &note_source,
            &fields,
            &emoji_ids,
            &change.locked.unwrap_or(account.locked),
            &kind,
            &change.discoverable.or(account.discoverable),
            &change.indexable.unwrap_or(account.indexable),
            &change.hide_collections.unwrap_or(account.hide_collections),
            &change.show_media.unwrap_or(account.show_media),
            &change
                .show_media_replies
                .unwrap_or(account.show_media_replies),
            &change.show_featured.unwrap_or(account.show_featured),
            &change
                .attribution_domains
                .unwrap_or_else(|| account.attribution_domains.clone()),
            &change
                .avatar_description
                .unwrap_or_else(|| account.avatar_description.clone()),
            &change
                .header_description
                .unwrap_or_else(|| account.header_description.clone()),
            &now,
            &account.id,
        )
        .await?;
    let mut replaced: Vec<Option<String>> = Vec::new();
    if let Some(picture) = change.avatar {
        replaced.extend([
            account.avatar_key.clone(),
            account.avatar_static_key.clone(),
        ]);
        accounts::set_avatar()
            .bind(&tx, &picture.key, &picture.still_key, &now, &account.id)
            .await?;
    }
    if let Some(picture) = change.header {
        replaced.extend([
            account.header_key.clone(),
            account.header_static_key.clone(),
        ]);
        accounts::set_header()
            .bind(&tx, &picture.key, &picture.still_key, &now, &account.id)
            .await?;
    }
    tasks::enqueue(
        services,
        &tx,
        &AccountUpdated {
            account_id: account.id,
        },
    )
    .await?;
    if change.indexable == Some(true) && !account.indexable {
        let task = IndexAccount {
            account_id: account.id,
            below: i64::MAX,
        };
        tasks::enqueue(services, &tx, &task).await?;
    }
    tx.commit().await?;
    drop(connection);
    services.changed(&[Change::Account(account.id)]).await;
    services.committed();
    for key in replaced.into_iter().flatten() {
        if let Err(error) = super::media::discard(services, &key).await {
            tracing::warn!(%error, "a replaced profile picture stays behind");
        }
    }
    by_id(services, account.id).await
}
