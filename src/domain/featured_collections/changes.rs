//! Making, changing and filling collections, and telling those who are in them.

use sql::queries::{accounts as account_rows, featured_collections as rows};

use super::{Collection, Item, may_be_featured, one};
use crate::{
    domain::{
        Error, Invalid, Result, Services,
        accounts::{self, Account},
        caches, notifications, relationships,
        statuses::is_language,
        tasks::{self, CollectionChanged},
    },
    store::Tx,
    text,
};

/// Characters of a name.
const MAX_NAME: usize = 40;
/// Characters of a description.
const MAX_DESCRIPTION: usize = 100;
/// What cannot be put into a collection.
const CANNOT_BE_ADDED: Error = Error::Forbidden("This account cannot be added to collections.");

/// What a new collection is to be, or what is to change; `None` leaves a thing as it is, or takes the default.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// Plain text.
    pub name: Option<String>,
    /// Plain text.
    pub description: Option<String>,
    /// ISO 639; empty for none.
    pub language: Option<String>,
    /// A tag; empty for none.
    pub tag: Option<String>,
    /// Not for everybody's eyes.
    pub sensitive: Option<bool>,
    /// Listed on the owner's profile.
    pub discoverable: Option<bool>,
}
fn check(change: &Change, is_new: bool) -> Invalid {
    let mut invalid = Invalid::default();
    match change.name.as_deref().map(str::trim) {
        None if !is_new => {}
        None | Some("") => invalid.add("name", "ERR_BLANK", "can't be blank"),
        Some(name) if name.chars().count() > MAX_NAME => invalid.add(
            "name",
            "ERR_TOO_LONG",
            format!("is too long (maximum is {MAX_NAME} characters)"),
        ),
        Some(_) => {}
    }
    let description = change.description.as_deref().unwrap_or_default();
    if description.chars().count() > MAX_DESCRIPTION {
        invalid.add(
            "description",
            "ERR_TOO_LONG",
            format!("is too long (maximum is {MAX_DESCRIPTION} characters)"),
        );
    }
    if let Some(language) = filled(change.language.as_deref())
        && !is_language(language)
    {
        invalid.add("language", "ERR_INVALID", "is not a language");
    }
    if let Some(tag) = filled(change.tag.as_deref())
        && text::hashtag::normalise(tag).is_none()
    {
        invalid.add("tag_name", "ERR_INVALID", "is not a hashtag");
    }
    invalid
}

fn filled(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

async fn tag_id(services: &Services, tag: Option<&str>) -> Result<Option<i64>> {
    let Some(tag) = filled(tag).and_then(text::hashtag::normalise) else {
        return Ok(None);
    };
    let pair = [(tag.name.clone(), tag.display)];
    Ok(caches::tag_ids(services, &pair).await?.remove(&tag.name))
}

/// A new collection with accounts in it.
pub async fn create(
    services: &Services,
    owner: &Account,
    change: Change,
    account_ids: &[i64],
) -> Result<Collection> {
    let limits = &services.config.limits;
    let most = usize::try_from(limits.collection_items).unwrap_or(usize::MAX);
    let mut invalid = check(&change, true);
    if account_ids.len() > most {
        invalid.add(
            "collection_items",
            "ERR_INVALID",
            format!("are too many, no more than {most} are allowed"),
        );
    }
    invalid.check()?;
    let members = accounts::shown(services, account_ids).await?;
    if members.len() != account_ids.len() {
        return Err(Error::NotFound);
    }
    for member in &members {
        judge(services, owner, member).await?;
    }
    let tag_id = tag_id(services, change.tag.as_deref()).await?;
    let id = services.id()?;
    let now = services.now();
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    // Two at once would each see room for one more.
    account_rows::lock_row().bind(&tx, &owner.id).opt().await?;
    let standing = rows::count_of().bind(&tx, &owner.id).one().await?;
    if standing >= i64::from(limits.collections) {
        let mut invalid = Invalid::default();
        invalid.add(
            "base",
            "ERR_INVALID",
            format!(
                "are too many, no more than {} are allowed",
                limits.collections
            ),
        );
        return Err(Error::Invalid(invalid));
    }
    rows::insert()
        .bind(
            &tx,
            &id,
            &owner.id,
            &format!("{}/collections/{id}", owner.uri),
            &change.name.unwrap_or_default().trim(),
            &change.description.unwrap_or_default(),
            &filled(change.language.as_deref()),
            &tag_id,
            &change.sensitive.unwrap_or(false),
            &change.discoverable.unwrap_or(true),
            &now,
        )
        .await?;
    for member in &members {
        rows::add_item()
            .bind(&tx, &services.id()?, &id, &member.id, &now)
            .opt()
            .await?;
    }
    let added = members.iter().map(|member| member.id).collect();
    tell(services, &tx, id, added, false).await?;
    tx.commit().await?;
    drop(connection);
    services.committed();
    one(services, Some(owner.id), id).await
}

/// Whether the owner may put somebody into a collection: not who does not want to be found, or between whom and the owner
/// there is a block.
async fn judge(services: &Services, owner: &Account, member: &Account) -> Result<()> {
    if !may_be_featured(member) {
        return Err(CANNOT_BE_ADDED);
    }
    if member.id != owner.id {
        let relation = relationships::to(services, owner.id, member.id).await?;
        if relation.blocking || relation.blocked_by {
            return Err(CANNOT_BE_ADDED);
        }
    }
    Ok(())
}

/// Those who are in it hear of it, after the commit.
async fn tell(
    services: &Services,
    tx: &Tx<'_>,
    collection_id: i64,
    added: Vec<i64>,
    updated: bool,
) -> Result<()> {
    if added.is_empty() && !updated {
        return Ok(());
    }
    let task = CollectionChanged {
        collection_id,
        added,
        updated,
    };
    tasks::enqueue(services, tx, &task).await
}

/// Locks a collection that must be the owner's own: [`Error::Forbidden`] for somebody else's.
async fn lock(tx: &Tx<'_>, owner: i64, id: i64) -> Result<()> {
    let held = rows::lock()
        .bind(tx, &id)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    if held == owner {
        Ok(())
    } else {
        Err(Error::Forbidden("This action is not allowed"))
    }
}

/// Changes a collection; a new name or description is told to those in it.
pub async fn update(
    services: &Services,
    owner: i64,
    id: i64,
    change: Change,
) -> Result<Collection> {
    let tag_id = tag_id(services, change.tag.as_deref()).await?;
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    lock(&tx, owner, id).await?;
    check(&change, false).check()?;
    let old = rows::by_ids()
        .bind(&tx, &[id].as_slice())
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    let name = match &change.name {
        Some(name) => name.trim().to_owned(),
        None => old.name.clone(),
    };
    let description = change.description.unwrap_or(old.description.clone());
    let language = match &change.language {
        Some(language) => filled(Some(language)).map(str::to_owned),
        None => old.language.clone(),
    };
    rows::update()
        .bind(
            &tx,
            &name,
            &description,
            &language,
            &change.sensitive.unwrap_or(old.sensitive),
            &change.discoverable.unwrap_or(old.discoverable),
            &change.tag.is_some(),
            &tag_id,
            &services.now(),
            &id,
        )
        .await?;
    let updated = name != old.name || description != old.description;
    tell(services, &tx, id, Vec::new(), updated).await?;
    tx.commit().await?;
    drop(connection);
    services.committed();
    one(services, Some(owner), id).await
}

/// Deletes a collection, and what was told of it.
pub async fn delete(services: &Services, owner: i64, id: i64) -> Result<()> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    lock(&tx, owner, id).await?;
    rows::delete().bind(&tx, &id, &owner).opt().await?;
    rows::forget_notifications().bind(&tx, &id, &0, &"").await?;
    tx.commit().await?;
    Ok(())
}

/// Puts somebody into an own collection.
pub async fn add(services: &Services, owner: &Account, id: i64, member: i64) -> Result<Item> {
    // Whose it is comes before who is meant.
    let collection = one(services, Some(owner.id), id).await?;
    if collection.row.account_id != owner.id {
        return Err(Error::Forbidden("This action is not allowed"));
    }
    let member = accounts::by_id(services, member).await?;
    judge(services, owner, &member).await?;
    let now = services.now();
    let item = services.id()?;
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    lock(&tx, owner.id, id).await?;
    let most = services.config.limits.collection_items;
    if rows::count_items().bind(&tx, &id).one().await? >= i64::from(most) {
        return Err(Error::Unprocessable(format!(
            "Validation failed: Collection items are too many, no more than {most} are allowed"
        )));
    }
    rows::add_item()
        .bind(&tx, &item, &id, &member.id, &now)
        .opt()
        .await?
        .ok_or_else(|| {
            Error::Unprocessable("Validation failed: Account has already been taken".to_owned())
        })?;
    tell(services, &tx, id, vec![member.id], false).await?;
    tx.commit().await?;
    drop(connection);
    services.committed();
    Ok(Item {
        id: item,
        account_id: member.id,
        accepted: true,
        created_at: now,
    })
}

/// Takes somebody out of an own collection.
pub async fn remove(services: &Services, owner: i64, id: i64, item: i64) -> Result<()> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    lock(&tx, owner, id).await?;
    let member = rows::remove_item()
        .bind(&tx, &item, &id)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    rows::forget_notifications()
        .bind(&tx, &id, &member, &"")
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Takes oneself out of somebody's collection, for good.
pub async fn revoke(services: &Services, member: i64, id: i64, item: i64) -> Result<()> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let held = rows::item()
        .bind(&tx, &item, &id)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    if held.account_id != member {
        return Err(Error::Forbidden("This action is not allowed"));
    }
    rows::revoke_item().bind(&tx, &item, &member).opt().await?;
    rows::forget_notifications()
        .bind(&tx, &id, &member, &"")
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Tells people here that they are in a collection now, or that it has another name or description. May run twice.
pub async fn notify(services: &Services, task: &CollectionChanged) -> Result<()> {
    let id = task.collection_id;
    announce(services, id, "added_to_collection", &task.added).await?;
    if task.updated {
        let mut connection = services.connection().await?;
        let members = rows::members_here().bind(&connection, &id).all().await?;
        // The newest one stands for those before it.
        let tx = connection.transaction().await?;
        rows::forget_notifications()
            .bind(&tx, &id, &0, &"collection_update")
            .await?;
        tx.commit().await?;
        drop(connection);
        announce(services, id, "collection_update", &members).await?;
    }
    Ok(())
}

async fn announce(services: &Services, id: i64, kind: &'static str, readers: &[i64]) -> Result<()> {
    if readers.is_empty() {
        return Ok(());
    }
    let connection = services.connection().await?;
    let owner = rows::owner().bind(&connection, &id).opt().await?;
    drop(connection);
    if let Some(owner) = owner {
        notifications::notify_of_collection(services, readers, kind, owner, id).await?;
    }
    Ok(())
}
