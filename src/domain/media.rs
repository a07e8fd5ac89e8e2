//! Uploads and attachments.

use bytes::Bytes;
use jiff::Timestamp;
use rand::{SeedableRng, rngs::StdRng};
use serde::{Deserialize, Serialize};
use sql::queries::media;

use super::{Error, Result, Services, accounts::Picture};
use crate::{
    files::{self, Key},
    store::Tx,
};

/// An attachment as stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Media {
    /// The attachment.
    pub id: i64,
    /// The uploader, or the remote author.
    pub account_id: i64,
    /// The post it hangs on.
    pub status_id: Option<i64>,
    /// image, video, gifv, audio or unknown.
    pub kind: String,
    /// ready, processing or failed.
    pub state: String,
    /// Storage key.
    pub file_key: Option<String>,
    /// Storage key of the small form.
    pub small_key: Option<String>,
    /// Media type.
    pub mime: Option<String>,
    /// Where it is stored elsewhere.
    pub remote_url: Option<String>,
    /// Where its small form is stored elsewhere.
    pub preview_remote_url: Option<String>,
    /// For people who do not see it.
    pub description: Option<String>,
    /// <https://blurha.sh>.
    pub blurhash: Option<String>,
    /// Sizes and focal point, in the form clients get.
    pub meta: serde_json::Value,
}

impl From<media::Media> for Media {
    fn from(row: media::Media) -> Media {
        Media {
            id: row.id,
            account_id: row.account_id,
            status_id: row.status_id,
            kind: row.kind,
            state: row.state,
            file_key: row.file_key,
            small_key: row.small_key,
            mime: row.mime,
            remote_url: row.remote_url,
            preview_remote_url: row.preview_remote_url,
            description: row.description,
            blurhash: row.blurhash,
            meta: row.meta,
        }
    }
}

/// A change of an attachment's description or focal point.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// The attachment.
    pub id: i64,
    /// The new description.
    pub description: Option<String>,
    /// The new focal point, each -1.0 to 1.0.
    pub focus: Option<(f64, f64)>,
}

/// Stores an uploaded picture: re-encoded without metadata, with a small form and a blurhash.
///
/// Source: <https://docs.joinmastodon.org/methods/media/#v2>.
pub async fn upload(
    services: &Services,
    account_id: i64,
    bytes: Bytes,
    update: Update,
) -> Result<Media> {
    check(services, &update)?;
    let picture = services
        .images
        .process(bytes, picture_limits(services))
        .await?;
    let size = |width: u32, height: u32| {
        serde_json::json!({
            "width": width,
            "height": height,
            "size": format!("{width}x{height}"),
            "aspect": f64::from(width) / f64::from(height.max(1)),
        })
    };
    let (x, y) = update
        .focus
        .unwrap_or((f64::from(picture.focus.x), f64::from(picture.focus.y)));
    let meta = serde_json::json!({
        "focus": { "x": x, "y": y },
        "original": size(picture.original.width, picture.original.height),
        "small": size(picture.small.width, picture.small.height),
    });
    let mime = picture.original.format.mime();
    let length = i64::try_from(picture.original.bytes.len()).unwrap_or(i64::MAX);
    let file_key = keep(services, picture.original).await?;
    let small_key = keep(services, picture.small).await?;
    let id = services.id()?;
    let connection = services.connection().await?;
    let description = update.description.filter(|text| !text.is_empty());
    media::insert()
        .bind(
            &connection,
            &id,
            &account_id,
            &None::<i64>,
            &"image",
            &Some(file_key.as_str()),
            &Some(small_key.as_str()),
            &Some(mime),
            &Some(length),
            &None::<&str>,
            &None::<&str>,
            &description.as_deref(),
            &Some(picture.blurhash.as_str()),
            &meta,
            &services.now(),
        )
        .await?;
    drop(connection);
    own(services, account_id, id).await
}

/// Stores a profile picture in its moving and its still form.
pub async fn portrait(services: &Services, bytes: Bytes, header: bool) -> Result<Picture> {
    let limits = files::image::Limits {
        max_bytes: usize::try_from(services.config.limits.avatar_bytes).unwrap_or(usize::MAX),
        ..picture_limits(services)
    };
    let made = if header {
        services.images.header(bytes, limits).await?
    } else {
        services.images.avatar(bytes, limits).await?
    };
    let still_key = match made.still {
        Some(still) => Some(keep(services, still).await?.as_str().to_owned()),
        None => None,
    };
    let key = keep(services, made.original).await?;
    Ok(Picture {
        key: Some(key.as_str().to_owned()),
        still_key,
    })
}

fn picture_limits(services: &Services) -> files::image::Limits {
    let media = &services.config.media;
    files::image::Limits {
        max_bytes: usize::try_from(media.max_image_bytes).unwrap_or(usize::MAX),
        max_pixels: media.max_image_pixels,
        ..files::image::Limits::default()
    }
}

async fn keep(services: &Services, encoded: files::image::Encoded) -> Result<Key> {
    let key = Key::generate(
        &mut StdRng::from_seed(services.random.bytes()),
        encoded.format,
    );
    services.files.put(&key, encoded.bytes).await?;
    Ok(key)
}

/// Removes a stored file; nothing happens when it is gone or the key is none of ours.
pub async fn discard(services: &Services, key: &str) -> Result<()> {
    if let Ok(key) = key.parse::<Key>() {
        services.files.delete(&key).await?;
    }
    Ok(())
}

/// An own upload.
pub async fn own(services: &Services, account_id: i64, id: i64) -> Result<Media> {
    let connection = services.connection().await?;
    let row = media::of_account()
        .bind(&connection, &[id].as_slice(), &account_id)
        .opt()
        .await?;
    row.map(Media::from).ok_or(Error::NotFound)
}

/// Changes an own upload that is not part of a post yet.
pub async fn update(services: &Services, account_id: i64, change: Update) -> Result<Media> {
    let id = change.id;
    let current = own(services, account_id, id).await?;
    if current.status_id.is_some() {
        return Err(Error::NotFound);
    }
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    apply(services, &tx, account_id, &[change]).await?;
    tx.commit().await?;
    drop(connection);
    own(services, account_id, id).await
}

/// Removes an own upload that is not part of a post.
pub async fn delete(services: &Services, account_id: i64, id: i64) -> Result<()> {
    let current = own(services, account_id, id).await?;
    if current.status_id.is_some() {
        return Err(Error::Unprocessable(
            "Media attachment is currently used by a status".to_owned(),
        ));
    }
    let connection = services.connection().await?;
    let gone = media::delete_unattached()
        .bind(&connection, &id, &account_id)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    drop(connection);
    for key in [gone.file_key, gone.small_key].into_iter().flatten() {
        discard(services, &key).await?;
    }
    Ok(())
}

fn check(services: &Services, update: &Update) -> Result<()> {
    let longest =
        usize::try_from(services.config.limits.media_description_characters).unwrap_or(usize::MAX);
    if update
        .description
        .as_ref()
        .is_some_and(|text| text.chars().count() > longest)
    {
        return Err(Error::Unprocessable(format!(
            "Validation failed: Description is too long (maximum is {longest} characters)"
        )));
    }
    Ok(())
}

/// Applies changes to own attachments; whether anything changed.
pub(super) async fn apply(
    services: &Services,
    tx: &Tx<'_>,
    account_id: i64,
    changes: &[Update],
) -> Result<bool> {
    let mut changed = false;
    for change in changes {
        check(services, change)?;
        let row = media::of_account()
            .bind(tx, &[change.id].as_slice(), &account_id)
            .opt()
            .await?
            .ok_or(Error::NotFound)?;
        let mut meta = row.meta.clone();
        if let Some((x, y)) = change.focus {
            let focus = serde_json::json!({ "x": x, "y": y });
            match meta.as_object_mut() {
                Some(meta) => {
                    meta.insert("focus".to_owned(), focus);
                }
                None => meta = serde_json::json!({ "focus": focus }),
            }
        }
        let description = match &change.description {
            Some(text) => Some(text.clone()).filter(|text| !text.is_empty()),
            None => row.description.clone(),
        };
        if description != row.description || meta != row.meta {
            media::update()
                .bind(tx, &description, &meta, &row.id)
                .await?;
            changed = true;
        }
    }
    Ok(changed)
}

/// Removes uploads that never became part of a post; how many.
pub async fn sweep(services: &Services, before: Timestamp) -> Result<usize> {
    let connection = services.connection().await?;
    let rows = media::sweep()
        .bind(&connection, &before, &500)
        .all()
        .await?;
    drop(connection);
    for row in &rows {
        for key in [&row.file_key, &row.small_key].into_iter().flatten() {
            discard(services, key).await?;
        }
    }
    Ok(rows.len())
}
