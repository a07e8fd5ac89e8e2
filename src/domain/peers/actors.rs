//! Actors: fetched, verified, and written as accounts.

use std::time::Duration;

use activitypub::{
    actor::Actor,
    json,
    origin::{ActorId, ObjectId},
    tag::Emoji,
    webfinger::{Handle, Verification},
};
use jiff::Timestamp;
use sql::queries::{accounts as rows, hosts, media, objects};

use super::{document, failed, gone, keys};
use crate::{
    domain::{
        Error, Result, Services,
        accounts::{self, Account, Field},
        moderation,
    },
    feed::Change,
    store::Tx,
    text::sanitise,
};

/// How long somebody who waits for a page waits for a stranger's server.
const PATIENCE: Duration = Duration::from_secs(5);
/// Code points kept of a display name, and of a field's name.
const MAX_NAME: usize = 2048;
/// Code points kept of the description of a picture.
const MAX_DESCRIPTION: usize = 1500;
/// Why an actor is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// To refer to: what is stored is good enough.
    Contact,
    /// To see what it is now.
    Refresh,
}

/// The account of an actor, fetched from its origin unless it is known and `why` allows that. Its handle is verified by
/// webfinger.
///
/// # Errors
/// [`Error::Gone`] when it was deleted (a known one is deleted here too), [`Error::Forbidden`] for this server's own ids
/// and suspended hosts, [`Error::Unavailable`] when later may help, [`Error::Remote`] when it is no usable actor.
pub async fn fetch_actor(services: &Services, uri: &ActorId, why: Why) -> Result<Account> {
    if why == Why::Contact
        && let Some(known) = accounts::by_uri(services, uri.as_str()).await?
    {
        return if known.deleted_at.is_some() {
            Err(Error::Gone)
        } else {
            Ok(known)
        };
    }
    Ok(fetch_parsed(services, uri).await?.1)
}

/// Fetches an actor, and answers what it says beside its account.
pub(super) async fn fetch_parsed(services: &Services, uri: &ActorId) -> Result<(Actor, Account)> {
    if is_gone(services, uri.as_str()).await? {
        return Err(Error::Gone);
    }
    let found = match document::fetch(services, uri, None).await {
        Err(Error::Gone) => {
            if let Some(known) = accounts::by_uri(services, uri.as_str()).await? {
                gone::bury(services, &known).await?;
            }
            return Err(Error::Gone);
        }
        outcome => outcome?,
    };
    let actor = Actor::parse(&found.value).map_err(|error| Error::Remote(error.to_string()))?;
    let account = adopt(services, &actor).await?;
    Ok((actor, account))
}

async fn is_gone(services: &Services, uri: &str) -> Result<bool> {
    let connection = services.connection().await?;
    let row = objects::by_uri().bind(&connection, &uri).opt().await?;
    Ok(row.is_some_and(|row| row.gone_at.is_some()))
}

/// Writes what an actor says of itself, after its handle was verified. The caller vouches that the document is the
/// actor's own: fetched from its id, or signed by it.
pub async fn adopt(services: &Services, actor: &Actor) -> Result<Account> {
    let ours = services.peers.ours();
    // Local ids never come from outside.
    if ours.owns(&actor.id) || ours.owns(&actor.inbox) || ours.contains(actor.handle.domain()) {
        return Err(Error::Forbidden("Local accounts never come from outside"));
    }
    for host in [actor.id.authority(), actor.handle.domain()] {
        if moderation::host_verdict(services, host).await?.refused {
            return Err(Error::Forbidden("Accounts of this server are not taken"));
        }
    }
    let known = accounts::by_uri(services, actor.id.as_str()).await?;
    let handle = verify(services, actor, known.as_ref()).await?;
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let (id, displaced) = write(services, &tx, actor, &handle, known.as_ref()).await?;
    tx.commit().await?;
    drop(connection);
    let replaced = actor.keys.iter().map(|key| key.id.as_str());
    keys::forget(services, actor.id.as_str(), replaced).await;
    let mut changes = vec![Change::Account(id)];
    changes.extend(displaced.map(Change::Account));
    services.changed(&changes).await;
    services.committed();
    accounts::by_uri(services, actor.id.as_str())
        .await?
        .ok_or(Error::Gone)
}

/// Whether the handle is the actor's, by asking the handle's own server. Asked again for a known account only when the
/// handle is another or lives elsewhere than the actor.
async fn verify(services: &Services, actor: &Actor, known: Option<&Account>) -> Result<Handle> {
    let claimed = &actor.handle;
    let unchanged = known.is_some_and(|known| {
        known.username.eq_ignore_ascii_case(claimed.user())
            && known.domain.as_deref() == Some(claimed.domain())
            && claimed.domain() == actor.id.authority()
    });
    if unchanged {
        return Ok(claimed.clone());
    }
    if verified_lately(services, claimed).await.as_deref() == Some(actor.id.as_str()) {
        return Ok(claimed.clone());
    }
    let mut asked = claimed.clone();
    for last in [false, true] {
        let answer = services
            .remote
            .webfinger(&asked)
            .await
            .map_err(|error| failed(&error))?;
        match answer.verify(&asked, &actor.id) {
            Verification::Confirmed(handle) => {
                remember(services, &handle, &actor.id).await;
                return Ok(handle);
            }
            Verification::AskFor(handle) if !last => {
                allowed(services, &handle).await?;
                asked = handle;
            }
            Verification::AskFor(_) | Verification::Refused => break,
        }
    }
    Err(Error::Remote(format!("{claimed} is not this actor's")))
}

/// A handle whose server may be asked.
async fn allowed(services: &Services, handle: &Handle) -> Result<()> {
    if !services.config.federation.enabled
        || services.peers.ours().contains(handle.domain())
        || moderation::host_verdict(services, handle.domain())
            .await?
            .refused
    {
        return Err(Error::Forbidden("This server is not asked"));
    }
    Ok(())
}

fn handle_key(handle: &Handle) -> String {
    handle.to_string().to_ascii_lowercase()
}

async fn verified_lately(services: &Services, handle: &Handle) -> Option<String> {
    services.peers.0.handles.get(&handle_key(handle)).await
}

async fn remember(services: &Services, handle: &Handle, actor: &ActorId) {
    services
        .peers
        .0
        .handles
        .insert(handle_key(handle), actor.as_str().to_owned())
        .await;
}

async fn write(
    services: &Services,
    tx: &Tx<'_>,
    actor: &Actor,
    handle: &Handle,
    known: Option<&Account>,
) -> Result<(i64, Option<i64>)> {
    let now = services.now();
    let domain = handle.domain();
    let holder = rows::by_handle()
        .bind(tx, &handle.user(), &Some(domain))
        .opt()
        .await?
        .filter(|holder| holder.uri != actor.id.as_str());
    if let Some(holder) = &holder {
        // The handle has a new owner; the old one keeps its posts under a spent name.
        rows::rename_aside().bind(tx, &holder.id).await?;
    }
    let new_id = services.id()?;
    if known.is_none() {
        let claimed = objects::claim()
            .bind(tx, &actor.id.as_str(), &"account", &new_id)
            .opt()
            .await?;
        let free = match claimed {
            Some(_) => true,
            // Another process may have been first; anything else that has the id keeps it.
            None => objects::by_uri()
                .bind(tx, &actor.id.as_str())
                .opt()
                .await?
                .is_some_and(|row| row.kind == "account" && row.gone_at.is_none()),
        };
        if !free {
            return Err(Error::Gone);
        }
        hosts::seen().bind(tx, &domain, &now).await?;
    }
    let profile = Profile::of(actor);
    let emoji_ids = emojis(services, tx, domain, &actor.emoji, &profile.shown()).await?;
    let url_of = |url: &Option<ObjectId>| {
        url.as_ref()
            .map(|url| url.as_str().to_owned())
            .unwrap_or_default()
    };
    let also_known_as: Vec<&str> = actor.also_known_as.iter().map(|id| id.as_str()).collect();
    let created_at = actor
        .published
        .filter(|published| *published <= now)
        .unwrap_or(now);
    let id = rows::upsert_remote()
        .bind(
            tx,
            &new_id,
            &profile.username(handle, actor),
            &domain,
            &actor.id.as_str(),
            &actor
                .url
                .as_ref()
                .map_or(actor.id.as_str(), |url| url.as_str()),
            &actor.kind.as_str(),
            &profile.display_name,
            &profile.note,
            &serde_json::to_value(&profile.fields)
                .map_err(|error| Error::Internal(error.to_string()))?,
            &emoji_ids,
            &actor.icon.as_ref().map(|icon| icon.url.as_str()),
            &describe(actor.icon.as_ref()),
            &actor.image.as_ref().map(|image| image.url.as_str()),
            &describe(actor.image.as_ref()),
            &actor.locked,
            &actor.discoverable,
            &actor.indexable,
            &false,
            &actor.memorial,
            &also_known_as,
            &actor.attribution_domains,
            &actor.inbox.as_str(),
            &actor.shared_inbox.as_ref().map(|inbox| inbox.as_str()),
            &url_of(&actor.outbox),
            &url_of(&actor.followers),
            &url_of(&actor.following),
            &url_of(&actor.featured),
            &url_of(&actor.featured_tags),
            &None::<Timestamp>,
            &created_at,
            &now,
        )
        .opt()
        .await?
        .ok_or(Error::Gone)?;
    rows::insert_stats().bind(tx, &id).await?;
    write_keys(services, tx, actor, id).await?;
    Ok((id, holder.map(|holder| holder.id)))
}

async fn write_keys(services: &Services, tx: &Tx<'_>, actor: &Actor, id: i64) -> Result<()> {
    let mut kept: Vec<&str> = actor.key_links.iter().map(|link| link.as_str()).collect();
    for key in &actor.keys {
        let Ok(public) = key.public_key() else {
            continue;
        };
        rows::insert_key()
            .bind(
                tx,
                &services.id()?,
                &id,
                &key.id.as_str(),
                &keys::kind(&public),
                &keys::text(&key.material),
                &None::<&[u8]>,
                &services.now(),
            )
            .await?;
        kept.push(key.id.as_str());
    }
    rows::retire_other_keys().bind(tx, &id, &kept).await?;
    Ok(())
}

/// The texts of a profile, safe to show.
struct Profile {
    display_name: String,
    note: String,
    fields: Vec<Field>,
}

impl Profile {
    fn of(actor: &Actor) -> Profile {
        Profile {
            display_name: sanitise::inline(actor.name.as_deref().unwrap_or_default(), MAX_NAME),
            note: sanitise::remote_html(actor.summary.as_deref().unwrap_or_default()),
            fields: actor
                .fields
                .iter()
                .map(|field| Field {
                    name: sanitise::inline(&field.name, MAX_NAME),
                    value: sanitise::remote_field(&field.value),
                    source: String::new(),
                    verified_at: None,
                })
                .collect(),
        }
    }

    /// All texts in which an emoji may stand.
    fn shown(&self) -> String {
        let mut all = format!("{} {}", self.display_name, self.note);
        for field in &self.fields {
            all.push(' ');
            all.push_str(&field.name);
            all.push(' ');
            all.push_str(&field.value);
        }
        all
    }

    /// The name as the actor spells it, where that is the handle's.
    fn username<'a>(&self, handle: &'a Handle, actor: &'a Actor) -> &'a str {
        actor
            .preferred_username
            .as_deref()
            .filter(|name| name.eq_ignore_ascii_case(handle.user()))
            .unwrap_or(handle.user())
    }
}

fn describe(image: Option<&activitypub::tag::Image>) -> String {
    let text = image.and_then(|image| image.description.as_deref());
    sanitise::inline(text.unwrap_or_default(), MAX_DESCRIPTION)
}

/// Most emoji of one text that are kept.
const MAX_EMOJIS: usize = 64;

/// Writes the emoji of a peer that stand in a text; answers their ids. A row is written only when it is new or changed.
pub(in crate::domain) async fn emojis(
    services: &Services,
    tx: &Tx<'_>,
    domain: &str,
    emojis: &[Emoji],
    shown: &str,
) -> Result<Vec<i64>> {
    // One order in every transaction, each shortcode once.
    let wanted: std::collections::BTreeMap<&str, &str> = emojis
        .iter()
        .filter(|emoji| shown.contains(&format!(":{}:", emoji.shortcode)))
        .take(MAX_EMOJIS)
        .map(|emoji| (emoji.shortcode.as_str(), emoji.url.as_str()))
        .collect();
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let codes: Vec<&str> = wanted.keys().copied().collect();
    let known = media::remote_emojis()
        .bind(tx, &domain, &codes)
        .all()
        .await?;
    let same = |code: &str, url: &str| {
        known
            .iter()
            .find(|row| row.shortcode == code && row.remote_url.as_deref() == Some(url))
            .map(|row| row.id)
    };
    let mut ids: Vec<i64> = wanted
        .iter()
        .filter_map(|(code, url)| same(code, url))
        .collect();
    let (codes, urls): (Vec<&str>, Vec<&str>) = wanted
        .iter()
        .filter(|(code, url)| same(code, url).is_none())
        .unzip();
    if !codes.is_empty() {
        let new_ids = codes
            .iter()
            .map(|_| services.id())
            .collect::<Result<Vec<i64>>>()?;
        let written = media::upsert_remote_emojis()
            .bind(tx, &domain, &services.now(), &new_ids, &codes, &urls)
            .all()
            .await?;
        ids.extend(written.into_iter().map(|row| row.id));
    }
    Ok(ids)
}

/// A remote account by handle: as known, or looked up by webfinger within five seconds.
///
/// # Errors
/// [`Error::NotFound`] for what is no handle or nobody's; else as [`fetch_actor`].
pub async fn find_or_fetch(services: &Services, username: &str, domain: &str) -> Result<Account> {
    if let Some(known) = accounts::by_handle(services, username, Some(domain)).await? {
        return Ok(known);
    }
    let handle = Handle::new(username, domain).map_err(|_| Error::NotFound)?;
    if services.peers.ours().contains(handle.domain()) {
        return Err(Error::NotFound);
    }
    match tokio::time::timeout(PATIENCE, look_up(services, &handle)).await {
        Ok(outcome) => outcome,
        Err(_) => Err(Error::Unavailable(
            "the other server is too slow".to_owned(),
        )),
    }
}

async fn look_up(services: &Services, handle: &Handle) -> Result<Account> {
    let mut asked = handle.clone();
    for last in [false, true] {
        allowed(services, &asked).await?;
        let answer = services
            .remote
            .webfinger(&asked)
            .await
            .map_err(|error| failed(&error))?;
        match (answer.handle(), answer.actor()) {
            (Some(subject), Some(actor)) if subject == asked => {
                if services.peers.ours().owns(&actor) {
                    return Err(Error::NotFound);
                }
                remember(services, &asked, &actor).await;
                return fetch_actor(services, &actor, Why::Contact).await;
            }
            (Some(subject), _) if !last => asked = subject,
            _ => break,
        }
    }
    Err(Error::NotFound)
}

/// Whether a document is an actor's.
#[must_use]
pub fn is_actor(document: &serde_json::Value) -> bool {
    activitypub::actor::ActorKind::of(document).is_some() && json::get(document, "id").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn actor() -> Actor {
        Actor::parse(&json!({
            "id": "https://a.example/users/ann", "type": "Person", "preferredUsername": "Ann",
            "inbox": "https://a.example/users/ann/inbox",
            "name": "<script>x</script>Ann\u{202e} :owl:", "summary": "<p onclick=x>Hi<script>y</script></p>",
            "attachment": [{"type": "PropertyValue", "name": "<b>Site</b>", "value": "<a href=\"javascript:x\">s</a>"}],
        }))
        .unwrap()
    }

    #[test]
    fn the_texts_of_a_profile_are_safe() {
        let profile = Profile::of(&actor());
        assert!(
            !profile.display_name.contains(['<', '\u{202e}']),
            "{}",
            profile.display_name
        );
        assert!(
            !profile.note.contains("script") && !profile.note.contains("onclick"),
            "{}",
            profile.note
        );
        let [field] = &profile.fields[..] else {
            panic!()
        };
        assert!(
            !field.name.contains('<') && !field.value.contains("javascript"),
            "{field:?}"
        );
    }

    #[test]
    fn a_name_is_spelled_as_the_actor_spells_it_only_where_it_is_the_handles() {
        let (actor, profile) = (actor(), Profile::of(&actor()));
        assert_eq!(
            profile.username(&Handle::parse("ann@a.example").unwrap(), &actor),
            "Ann"
        );
        assert_eq!(
            profile.username(&Handle::parse("bea@a.example").unwrap(), &actor),
            "bea"
        );
    }
}
