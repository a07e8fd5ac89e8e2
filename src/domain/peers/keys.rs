//! Keys: ours, made when first needed, and those of others, fetched when first seen.

use std::{sync::Arc, time::Duration};

use activitypub::{
    actor::{Actor, KeyDocument, KeyMaterial},
    origin::{ActorId, ObjectId},
    signature::{Dialect, PrivateKey, PublicKey},
};
use sql::queries::{accounts as rows, hosts};

use super::{actors, document, shared};
use crate::{
    config::SignatureDialect,
    domain::{
        Error, Result, Services,
        accounts::{self, Account, AccountExt},
    },
    remote::Signer,
};

/// What private keys are encrypted for.
const PURPOSE: &str = "account key";
/// How long a request waits for a stranger's key.
const PATIENCE: Duration = Duration::from_secs(5);

/// The key of somebody here.
pub struct LocalKey {
    /// Its id, with the fragment.
    pub id: String,
    /// For `publicKeyPem`.
    pub public_pem: String,
    private: Arc<PrivateKey>,
}

/// The key of somebody elsewhere.
#[derive(Clone, Debug)]
pub struct KnownKey {
    /// Whose it is.
    pub owner: ActorId,
    /// The owner's row.
    pub account_id: i64,
    /// The key.
    pub key: PublicKey,
}

/// The key of a local account; made at first need. Processes that meet agree on the first one's.
///
/// # Errors
/// [`Error::Internal`] for a remote account, or when the stored key cannot be opened.
pub async fn local_key(services: &Services, account: &Account) -> Result<Arc<LocalKey>> {
    if !account.is_local() {
        return Err(Error::Internal(format!(
            "account {} has no key here",
            account.id
        )));
    }
    services
        .peers
        .0
        .local_keys
        .try_get_with(account.id, load_or_make(services, account))
        .await
        .map_err(|error| shared(&error))
}

async fn load_or_make(services: &Services, account: &Account) -> Result<Arc<LocalKey>> {
    if let Some(key) = load(services, account.id).await? {
        return Ok(key);
    }
    if account.deleted_at.is_some() {
        return Err(Error::Gone);
    }
    let made = tokio::task::spawn_blocking(|| {
        let key = PrivateKey::generate_rsa()?;
        Ok::<_, activitypub::signature::KeyError>((key.to_pkcs8_pem()?, key.public_pem()?))
    })
    .await
    .map_err(|error| Error::Internal(error.to_string()))?;
    let (private, public) = made.map_err(|error| Error::Internal(error.to_string()))?;
    let sealed = services.secret.seal(PURPOSE, private.as_bytes())?;
    let connection = services.connection().await?;
    rows::insert_key()
        .bind(
            &connection,
            &services.id()?,
            &account.id,
            &format!("{}#main-key", account.uri),
            &"rsa",
            &public,
            &Some(sealed),
            &services.now(),
        )
        .await?;
    drop(connection);
    load(services, account.id)
        .await?
        .ok_or_else(|| Error::Internal(format!("account {} got no key", account.id)))
}

async fn load(services: &Services, account_id: i64) -> Result<Option<Arc<LocalKey>>> {
    let connection = services.connection().await?;
    let stored = rows::keys_of().bind(&connection, &account_id).all().await?;
    drop(connection);
    for row in stored.into_iter().filter(|row| row.kind == "rsa") {
        let Some(sealed) = row.private_key else {
            continue;
        };
        let pem = services.secret.open(PURPOSE, &sealed)?;
        let private = std::str::from_utf8(&pem)
            .ok()
            .and_then(|pem| PrivateKey::from_pem(pem).ok())
            .ok_or_else(|| Error::Internal(format!("the key {} cannot be read", row.uri)))?;
        return Ok(Some(Arc::new(LocalKey {
            id: row.uri,
            public_pem: row.public_key,
            private: Arc::new(private),
        })));
    }
    Ok(None)
}

/// Signs in the name of a local account, in the dialect that the host (an authority, `host[:port]`) last accepted.
pub async fn signer(services: &Services, account: &Account, host: &str) -> Result<Signer> {
    let key = local_key(services, account).await?;
    Ok(Signer {
        key_id: key.id.clone(),
        key: key.private.clone(),
        dialect: dialect_of(services, host).await?,
    })
}

/// Signs in the name of the server itself.
pub async fn instance_signer(services: &Services, host: &str) -> Result<Signer> {
    let account = accounts::instance_actor(services).await?;
    signer(services, &account, host).await
}

async fn dialect_of(services: &Services, host: &str) -> Result<Dialect> {
    let dialects = &services.peers.0.dialects;
    if let Some(known) = dialects.get(host).await {
        return Ok(known);
    }
    let connection = services.connection().await?;
    let row = hosts::by_host().bind(&connection, &host).opt().await?;
    drop(connection);
    let dialect = match row.and_then(|row| row.dialect).as_deref() {
        Some("rfc9421") => Dialect::Rfc9421,
        Some("cavage") => Dialect::Cavage,
        _ => match services.config.federation.signature_dialect {
            SignatureDialect::Cavage => Dialect::Cavage,
            SignatureDialect::Rfc9421 => Dialect::Rfc9421,
        },
    };
    dialects.insert(host.to_owned(), dialect).await;
    Ok(dialect)
}

/// Remembers the dialect that a host accepted.
pub async fn remember_dialect(services: &Services, host: &str, dialect: Dialect) -> Result<()> {
    let name = match dialect {
        Dialect::Cavage => "cavage",
        Dialect::Rfc9421 => "rfc9421",
    };
    let connection = services.connection().await?;
    hosts::set_dialect()
        .bind(&connection, &host, &name, &services.now())
        .await?;
    services
        .peers
        .0
        .dialects
        .insert(host.to_owned(), dialect)
        .await;
    Ok(())
}

/// The key that a request names, and whose it is: remembered, stored, or fetched within five seconds.
///
/// # Errors
/// [`Error::Unavailable`] when the host does not answer now or too many wait for it: the sender may come again. Anything
/// else means that there is no such key.
pub async fn key_for(services: &Services, key_id: &ObjectId) -> Result<Arc<KnownKey>> {
    if services.peers.ours().owns(key_id) {
        return Err(Error::Forbidden("Local keys never come from outside"));
    }
    let state = &services.peers.0;
    if let Some(known) = state.known_keys.get(key_id.as_str()).await {
        return Ok(known);
    }
    if let Some(known) = stored(services, key_id).await? {
        state
            .known_keys
            .insert(key_id.as_str().to_owned(), known.clone())
            .await;
        return Ok(known);
    }
    wait_for(services, key_id).await
}

/// The key as its origin has it now, because a signature did not fit what is remembered. `None` when that was done
/// lately: once a minute for a key, ten times for a host. A forged signature that uses this up has thereby brought the newest
/// key.
pub async fn key_again(services: &Services, key_id: &ObjectId) -> Result<Option<Arc<KnownKey>>> {
    let (state, now) = (&services.peers.0, services.now());
    if services.peers.ours().owns(key_id)
        || !state.refetched_keys.allow(key_id.as_str(), now)
        || !state.refetched_hosts.allow(key_id.host(), now)
    {
        return Ok(None);
    }
    state.known_keys.invalidate(key_id.as_str()).await;
    wait_for(services, key_id).await.map(Some)
}

/// Whether an actor may be looked at once more because nobody vouches for what it sent; counted with its keys.
#[must_use]
pub fn may_check(services: &Services, actor: &ActorId) -> bool {
    let (state, now) = (&services.peers.0, services.now());
    state.refetched_keys.allow(actor.as_str(), now)
        && state.refetched_hosts.allow(actor.host(), now)
}

/// Fetches a key, within bounds of time and number. Failures are remembered, so that a flood of requests is not passed on.
async fn wait_for(services: &Services, key_id: &ObjectId) -> Result<Arc<KnownKey>> {
    let (state, now) = (&services.peers.0, services.now());
    let host = key_id.authority();
    if state.missing_keys.holds(key_id.as_str(), now) {
        return Err(Error::Remote("there was no such key lately".to_owned()));
    }
    if state.unreachable.holds(host, now) {
        return Err(Error::Unavailable(
            "the key's host did not answer lately".to_owned(),
        ));
    }
    let _place = state
        .waiters
        .enter(host)
        .ok_or_else(|| Error::Unavailable("too many wait for this host".to_owned()))?;
    let fetch = state
        .known_keys
        .try_get_with(key_id.as_str().to_owned(), fetch(services, key_id));
    let outcome = match tokio::time::timeout(PATIENCE, fetch).await {
        Ok(outcome) => outcome.map_err(|error| shared(&error)),
        Err(_) => Err(Error::Unavailable("the key's host is too slow".to_owned())),
    };
    match &outcome {
        Ok(_) | Err(Error::Conflict | Error::Internal(_)) => {}
        Err(Error::Unavailable(_)) => state.unreachable.note(host, now),
        Err(_) => state.missing_keys.note(key_id.as_str(), now),
    }
    outcome
}

async fn stored(services: &Services, key_id: &ObjectId) -> Result<Option<Arc<KnownKey>>> {
    let connection = services.connection().await?;
    let row = match rows::key_owner()
        .bind(&connection, &key_id.as_str())
        .opt()
        .await?
    {
        Some(row) => Some(row),
        None if !key_id.has_fragment() => {
            rows::first_key_of()
                .bind(&connection, &key_id.as_str())
                .opt()
                .await?
        }
        None => None,
    };
    // A key that cannot be read any more is fetched anew.
    Ok(row.and_then(|row| {
        Some(Arc::new(KnownKey {
            owner: ActorId::parse(&row.owner_uri).ok()?,
            account_id: row.account_id,
            key: read(&row.public_key)?,
        }))
    }))
}

fn read(text: &str) -> Option<PublicKey> {
    if text.starts_with('z') {
        PublicKey::from_multibase(text).ok()
    } else {
        PublicKey::from_pem(text).ok()
    }
}

/// What stands at the address of a key is an actor, a stub of one, or the key alone; in the latter cases its owner is
/// fetched and has to name the key too.
async fn fetch(services: &Services, key_id: &ObjectId) -> Result<Arc<KnownKey>> {
    let found = document::fetch(services, key_id, None).await?;
    if let Ok(actor) = Actor::parse(&found.value) {
        actors::adopt(services, &actor).await?;
        return after(services, key_id).await;
    }
    let alone = KeyDocument::read(&found.value)
        .and_then(|keys| keys.key(key_id).cloned())
        .ok_or_else(|| Error::Remote("there is no such key".to_owned()))?;
    let (actor, account) = actors::fetch_parsed(services, &alone.owner).await?;
    if actor.key_links.contains(key_id) {
        let public = alone
            .public_key()
            .map_err(|error| Error::Remote(error.to_string()))?;
        let connection = services.connection().await?;
        rows::insert_key()
            .bind(
                &connection,
                &services.id()?,
                &account.id,
                &key_id.as_str(),
                &kind(&public),
                &text(&alone.material),
                &None::<&[u8]>,
                &services.now(),
            )
            .await?;
    }
    after(services, key_id).await
}

async fn after(services: &Services, key_id: &ObjectId) -> Result<Arc<KnownKey>> {
    stored(services, key_id)
        .await?
        .ok_or_else(|| Error::Remote("the owner does not name this key".to_owned()))
}

/// The kind of a key as stored.
pub(super) fn kind(key: &PublicKey) -> &'static str {
    match key.algorithm() {
        activitypub::signature::Algorithm::RsaSha256 => "rsa",
        activitypub::signature::Algorithm::Ed25519 => "ed25519",
    }
}

/// The text of a key as stored.
pub(super) fn text(material: &KeyMaterial) -> &str {
    match material {
        KeyMaterial::Pem(text) | KeyMaterial::Multibase(text) => text,
    }
}

/// Forgets remembered keys, because their owner was written anew or is gone.
/// The keys of somebody here are gone.
pub async fn forget_local(services: &Services, account_id: i64) {
    services.peers.0.local_keys.invalidate(&account_id).await;
}

/// Keys of somebody elsewhere are to be looked up again.
pub(super) async fn forget(services: &Services, owner: &str, ids: impl Iterator<Item = &str>) {
    let known = &services.peers.0.known_keys;
    known.invalidate(owner).await;
    for id in ids {
        known.invalidate(id).await;
    }
}
