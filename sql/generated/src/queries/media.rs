// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
    T9: crate::JsonSql,
> {
    pub id: i64,
    pub account_id: i64,
    pub status_id: Option<i64>,
    pub kind: T1,
    pub file_key: Option<T2>,
    pub small_key: Option<T3>,
    pub mime: Option<T4>,
    pub bytes: Option<i64>,
    pub remote_url: Option<T5>,
    pub preview_remote_url: Option<T6>,
    pub description: Option<T7>,
    pub blurhash: Option<T8>,
    pub meta: T9,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct OfAccountParams<T1: crate::ArraySql<Item = i64>> {
    pub ids: T1,
    pub account_id: i64,
}
#[derive(Debug)]
pub struct UpdateParams<T1: crate::StringSql, T2: crate::JsonSql> {
    pub description: Option<T1>,
    pub meta: T2,
    pub id: i64,
}
#[derive(Debug)]
pub struct AttachParams<T1: crate::ArraySql<Item = i64>> {
    pub status_id: i64,
    pub ids: T1,
    pub account_id: i64,
    pub scheduled_id: i64,
}
#[derive(Debug)]
pub struct DetachExceptParams<T1: crate::ArraySql<Item = i64>> {
    pub now: jiff::Timestamp,
    pub status_id: i64,
    pub ids: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteUnattachedParams {
    pub id: i64,
    pub account_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct SweepParams {
    pub before: jiff::Timestamp,
    pub amount: i64,
}
#[derive(Debug)]
pub struct UpsertRemoteEmojisParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
> {
    pub domain: T1,
    pub now: jiff::Timestamp,
    pub ids: T2,
    pub shortcodes: T4,
    pub urls: T6,
}
#[derive(Debug)]
pub struct RemoteEmojisParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
> {
    pub domain: T1,
    pub shortcodes: T3,
}
#[derive(Debug)]
pub struct DescribeParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::JsonSql> {
    pub description: Option<T1>,
    pub blurhash: Option<T2>,
    pub meta: T3,
    pub id: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Media {
    pub id: i64,
    pub account_id: i64,
    pub status_id: Option<i64>,
    pub scheduled_id: Option<i64>,
    pub kind: String,
    pub state: String,
    pub file_key: Option<String>,
    pub small_key: Option<String>,
    pub mime: Option<String>,
    pub bytes: Option<i64>,
    pub remote_url: Option<String>,
    pub preview_remote_url: Option<String>,
    pub description: Option<String>,
    pub blurhash: Option<String>,
    pub meta: serde_json::Value,
    pub created_at: jiff::Timestamp,
}
pub struct MediaBorrowed<'a> {
    pub id: i64,
    pub account_id: i64,
    pub status_id: Option<i64>,
    pub scheduled_id: Option<i64>,
    pub kind: &'a str,
    pub state: &'a str,
    pub file_key: Option<&'a str>,
    pub small_key: Option<&'a str>,
    pub mime: Option<&'a str>,
    pub bytes: Option<i64>,
    pub remote_url: Option<&'a str>,
    pub preview_remote_url: Option<&'a str>,
    pub description: Option<&'a str>,
    pub blurhash: Option<&'a str>,
    pub meta: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub created_at: jiff::Timestamp,
}
impl<'a> From<MediaBorrowed<'a>> for Media {
    fn from(
        MediaBorrowed {
            id,
            account_id,
            status_id,
            scheduled_id,
            kind,
            state,
            file_key,
            small_key,
            mime,
            bytes,
            remote_url,
            preview_remote_url,
            description,
            blurhash,
            meta,
            created_at,
        }: MediaBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            account_id,
            status_id,
            scheduled_id,
            kind: kind.into(),
            state: state.into(),
            file_key: file_key.map(|v| v.into()),
            small_key: small_key.map(|v| v.into()),
            mime: mime.map(|v| v.into()),
            bytes,
            remote_url: remote_url.map(|v| v.into()),
            preview_remote_url: preview_remote_url.map(|v| v.into()),
            description: description.map(|v| v.into()),
            blurhash: blurhash.map(|v| v.into()),
            meta: serde_json::from_str(meta.0.get()).unwrap(),
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct DeleteUnattached {
    pub id: i64,
    pub file_key: Option<String>,
    pub small_key: Option<String>,
}
pub struct DeleteUnattachedBorrowed<'a> {
    pub id: i64,
    pub file_key: Option<&'a str>,
    pub small_key: Option<&'a str>,
}
impl<'a> From<DeleteUnattachedBorrowed<'a>> for DeleteUnattached {
    fn from(
        DeleteUnattachedBorrowed {
            id,
            file_key,
            small_key,
        }: DeleteUnattachedBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            file_key: file_key.map(|v| v.into()),
            small_key: small_key.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Sweep {
    pub id: i64,
    pub file_key: Option<String>,
    pub small_key: Option<String>,
}
pub struct SweepBorrowed<'a> {
    pub id: i64,
    pub file_key: Option<&'a str>,
    pub small_key: Option<&'a str>,
}
impl<'a> From<SweepBorrowed<'a>> for Sweep {
    fn from(
        SweepBorrowed {
            id,
            file_key,
            small_key,
        }: SweepBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            file_key: file_key.map(|v| v.into()),
            small_key: small_key.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct DeleteOfStatus {
    pub id: i64,
    pub file_key: Option<String>,
    pub small_key: Option<String>,
}
pub struct DeleteOfStatusBorrowed<'a> {
    pub id: i64,
    pub file_key: Option<&'a str>,
    pub small_key: Option<&'a str>,
}
impl<'a> From<DeleteOfStatusBorrowed<'a>> for DeleteOfStatus {
    fn from(
        DeleteOfStatusBorrowed {
            id,
            file_key,
            small_key,
        }: DeleteOfStatusBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            file_key: file_key.map(|v| v.into()),
            small_key: small_key.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Emoji {
    pub id: i64,
    pub shortcode: String,
    pub domain: Option<String>,
    pub uri: Option<String>,
    pub category: Option<String>,
    pub file_key: Option<String>,
    pub remote_url: Option<String>,
    pub visible_in_picker: bool,
    pub updated_at: jiff::Timestamp,
}
pub struct EmojiBorrowed<'a> {
    pub id: i64,
    pub shortcode: &'a str,
    pub domain: Option<&'a str>,
    pub uri: Option<&'a str>,
    pub category: Option<&'a str>,
    pub file_key: Option<&'a str>,
    pub remote_url: Option<&'a str>,
    pub visible_in_picker: bool,
    pub updated_at: jiff::Timestamp,
}
impl<'a> From<EmojiBorrowed<'a>> for Emoji {
    fn from(
        EmojiBorrowed {
            id,
            shortcode,
            domain,
            uri,
            category,
            file_key,
            remote_url,
            visible_in_picker,
            updated_at,
        }: EmojiBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            shortcode: shortcode.into(),
            domain: domain.map(|v| v.into()),
            uri: uri.map(|v| v.into()),
            category: category.map(|v| v.into()),
            file_key: file_key.map(|v| v.into()),
            remote_url: remote_url.map(|v| v.into()),
            visible_in_picker,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct LocalEmojisByShortcode {
    pub id: i64,
    pub shortcode: String,
}
pub struct LocalEmojisByShortcodeBorrowed<'a> {
    pub id: i64,
    pub shortcode: &'a str,
}
impl<'a> From<LocalEmojisByShortcodeBorrowed<'a>> for LocalEmojisByShortcode {
    fn from(
        LocalEmojisByShortcodeBorrowed { id, shortcode }: LocalEmojisByShortcodeBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            shortcode: shortcode.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct UpsertRemoteEmojis {
    pub id: i64,
    pub shortcode: String,
}
pub struct UpsertRemoteEmojisBorrowed<'a> {
    pub id: i64,
    pub shortcode: &'a str,
}
impl<'a> From<UpsertRemoteEmojisBorrowed<'a>> for UpsertRemoteEmojis {
    fn from(UpsertRemoteEmojisBorrowed { id, shortcode }: UpsertRemoteEmojisBorrowed<'a>) -> Self {
        Self {
            id,
            shortcode: shortcode.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct RemoteEmojis {
    pub id: i64,
    pub shortcode: String,
    pub remote_url: Option<String>,
}
pub struct RemoteEmojisBorrowed<'a> {
    pub id: i64,
    pub shortcode: &'a str,
    pub remote_url: Option<&'a str>,
}
impl<'a> From<RemoteEmojisBorrowed<'a>> for RemoteEmojis {
    fn from(
        RemoteEmojisBorrowed {
            id,
            shortcode,
            remote_url,
        }: RemoteEmojisBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            shortcode: shortcode.into(),
            remote_url: remote_url.map(|v| v.into()),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct MediaQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MediaBorrowed, tokio_postgres::Error>,
    mapper: fn(MediaBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MediaQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MediaBorrowed) -> R) -> MediaQuery<'c, 'a, 's, C, R, N> {
        MediaQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct I64Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i64, tokio_postgres::Error>,
    mapper: fn(i64) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I64Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i64) -> R) -> I64Query<'c, 'a, 's, C, R, N> {
        I64Query {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct DeleteUnattachedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DeleteUnattachedBorrowed, tokio_postgres::Error>,
    mapper: fn(DeleteUnattachedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DeleteUnattachedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(DeleteUnattachedBorrowed) -> R,
    ) -> DeleteUnattachedQuery<'c, 'a, 's, C, R, N> {
        DeleteUnattachedQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct SweepQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SweepBorrowed, tokio_postgres::Error>,
    mapper: fn(SweepBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SweepQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SweepBorrowed) -> R) -> SweepQuery<'c, 'a, 's, C, R, N> {
        SweepQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct DeleteOfStatusQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DeleteOfStatusBorrowed, tokio_postgres::Error>,
    mapper: fn(DeleteOfStatusBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DeleteOfStatusQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(DeleteOfStatusBorrowed) -> R,
    ) -> DeleteOfStatusQuery<'c, 'a, 's, C, R, N> {
        DeleteOfStatusQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct EmojiQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EmojiBorrowed, tokio_postgres::Error>,
    mapper: fn(EmojiBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EmojiQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EmojiBorrowed) -> R) -> EmojiQuery<'c, 'a, 's, C, R, N> {
        EmojiQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct LocalEmojisByShortcodeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<LocalEmojisByShortcodeBorrowed, tokio_postgres::Error>,
    mapper: fn(LocalEmojisByShortcodeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LocalEmojisByShortcodeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(LocalEmojisByShortcodeBorrowed) -> R,
    ) -> LocalEmojisByShortcodeQuery<'c, 'a, 's, C, R, N> {
        LocalEmojisByShortcodeQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct UpsertRemoteEmojisQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<UpsertRemoteEmojisBorrowed, tokio_postgres::Error>,
    mapper: fn(UpsertRemoteEmojisBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UpsertRemoteEmojisQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(UpsertRemoteEmojisBorrowed) -> R,
    ) -> UpsertRemoteEmojisQuery<'c, 'a, 's, C, R, N> {
        UpsertRemoteEmojisQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct RemoteEmojisQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RemoteEmojisBorrowed, tokio_postgres::Error>,
    mapper: fn(RemoteEmojisBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RemoteEmojisQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(RemoteEmojisBorrowed) -> R,
    ) -> RemoteEmojisQuery<'c, 'a, 's, C, R, N> {
        RemoteEmojisQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "INSERT INTO media_attachments (id, account_id, status_id, kind, state, file_key, small_key, mime, bytes, remote_url, preview_remote_url, description, blurhash, meta, created_at) VALUES ($1, $2, $3, $4, 'ready', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        None,
    )
}
impl InsertStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::StringSql,
        T5: crate::StringSql,
        T6: crate::StringSql,
        T7: crate::StringSql,
        T8: crate::StringSql,
        T9: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        id: &'a i64,
        account_id: &'a i64,
        status_id: &'a Option<i64>,
        kind: &'a T1,
        file_key: &'a Option<T2>,
        small_key: &'a Option<T3>,
        mime: &'a Option<T4>,
        bytes: &'a Option<i64>,
        remote_url: &'a Option<T5>,
        preview_remote_url: &'a Option<T6>,
        description: &'a Option<T7>,
        blurhash: &'a Option<T8>,
        meta: &'a T9,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                id,
                account_id,
                status_id,
                kind,
                file_key,
                small_key,
                mime,
                bytes,
                remote_url,
                preview_remote_url,
                description,
                blurhash,
                meta,
                now,
            ],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
    T9: crate::JsonSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertParams<T1, T2, T3, T4, T5, T6, T7, T8, T9>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertParams<T1, T2, T3, T4, T5, T6, T7, T8, T9>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.account_id,
            &params.status_id,
            &params.kind,
            &params.file_key,
            &params.small_key,
            &params.mime,
            &params.bytes,
            &params.remote_url,
            &params.preview_remote_url,
            &params.description,
            &params.blurhash,
            &params.meta,
            &params.now,
        ))
    }
}
pub struct OfAccountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_account() -> OfAccountStmt {
    OfAccountStmt(
        "SELECT id, account_id, status_id, scheduled_id, kind, state, file_key, small_key, mime, bytes, remote_url, preview_remote_url, description, blurhash, meta, created_at FROM media_attachments WHERE id = ANY($1) AND account_id = $2",
        None,
    )
}
impl OfAccountStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>(
        &'s self,
        client: &'c C,
        ids: &'a T1,
        account_id: &'a i64,
    ) -> MediaQuery<'c, 'a, 's, C, Media, 2> {
        MediaQuery {
            client,
            params: [ids, account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MediaBorrowed, tokio_postgres::Error> {
                Ok(MediaBorrowed {
                    id: row.try_get(0)?,
                    account_id: row.try_get(1)?,
                    status_id: row.try_get(2)?,
                    scheduled_id: row.try_get(3)?,
                    kind: row.try_get(4)?,
                    state: row.try_get(5)?,
                    file_key: row.try_get(6)?,
                    small_key: row.try_get(7)?,
                    mime: row.try_get(8)?,
                    bytes: row.try_get(9)?,
                    remote_url: row.try_get(10)?,
                    preview_remote_url: row.try_get(11)?,
                    description: row.try_get(12)?,
                    blurhash: row.try_get(13)?,
                    meta: row.try_get(14)?,
                    created_at: row.try_get(15)?,
                })
            },
            mapper: |it| Media::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OfAccountParams<T1>,
        MediaQuery<'c, 'a, 's, C, Media, 2>,
        C,
    > for OfAccountStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfAccountParams<T1>,
    ) -> MediaQuery<'c, 'a, 's, C, Media, 2> {
        self.bind(client, &params.ids, &params.account_id)
    }
}
pub struct UpdateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update() -> UpdateStmt {
    UpdateStmt(
        "UPDATE media_attachments SET description = $1, meta = $2 WHERE id = $3",
        None,
    )
}
impl UpdateStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::JsonSql>(
        &'s self,
        client: &'c C,
        description: &'a Option<T1>,
        meta: &'a T2,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[description, meta, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UpdateParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UpdateStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpdateParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.description, &params.meta, &params.id))
    }
}
pub struct AttachStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn attach() -> AttachStmt {
    AttachStmt(
        "UPDATE media_attachments SET status_id = $1, scheduled_id = NULL WHERE id = ANY($2) AND account_id = $3 AND (status_id IS NULL OR status_id = $1) AND (scheduled_id IS NULL OR scheduled_id = $4) RETURNING id",
        None,
    )
}
impl AttachStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>(
        &'s self,
        client: &'c C,
        status_id: &'a i64,
        ids: &'a T1,
        account_id: &'a i64,
        scheduled_id: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [status_id, ids, account_id, scheduled_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<'c, 'a, 's, AttachParams<T1>, I64Query<'c, 'a, 's, C, i64, 4>, C>
    for AttachStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AttachParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.status_id,
            &params.ids,
            &params.account_id,
            &params.scheduled_id,
        )
    }
}
pub struct DetachExceptStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn detach_except() -> DetachExceptStmt {
    DetachExceptStmt(
        "UPDATE media_attachments SET status_id = NULL, created_at = $1 WHERE status_id = $2 AND NOT id = ANY($3)",
        None,
    )
}
impl DetachExceptStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        status_id: &'a i64,
        ids: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[now, status_id, ids])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DetachExceptParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DetachExceptStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DetachExceptParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.status_id, &params.ids))
    }
}
pub struct DeleteUnattachedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_unattached() -> DeleteUnattachedStmt {
    DeleteUnattachedStmt(
        "DELETE FROM media_attachments WHERE id = $1 AND account_id = $2 AND status_id IS NULL AND scheduled_id IS NULL RETURNING id, file_key, small_key",
        None,
    )
}
impl DeleteUnattachedStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a i64,
        account_id: &'a i64,
    ) -> DeleteUnattachedQuery<'c, 'a, 's, C, DeleteUnattached, 2> {
        DeleteUnattachedQuery {
            client,
            params: [id, account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<DeleteUnattachedBorrowed, tokio_postgres::Error> {
                Ok(DeleteUnattachedBorrowed {
                    id: row.try_get(0)?,
                    file_key: row.try_get(1)?,
                    small_key: row.try_get(2)?,
                })
            },
            mapper: |it| DeleteUnattached::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DeleteUnattachedParams,
        DeleteUnattachedQuery<'c, 'a, 's, C, DeleteUnattached, 2>,
        C,
    > for DeleteUnattachedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DeleteUnattachedParams,
    ) -> DeleteUnattachedQuery<'c, 'a, 's, C, DeleteUnattached, 2> {
        self.bind(client, &params.id, &params.account_id)
    }
}
pub struct SweepStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sweep() -> SweepStmt {
    SweepStmt(
        "DELETE FROM media_attachments WHERE id IN ( SELECT id FROM media_attachments WHERE status_id IS NULL AND created_at < $1 AND scheduled_id IS NULL LIMIT $2) RETURNING id, file_key, small_key",
        None,
    )
}
impl SweepStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        before: &'a jiff::Timestamp,
        amount: &'a i64,
    ) -> SweepQuery<'c, 'a, 's, C, Sweep, 2> {
        SweepQuery {
            client,
            params: [before, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SweepBorrowed, tokio_postgres::Error> {
                Ok(SweepBorrowed {
                    id: row.try_get(0)?,
                    file_key: row.try_get(1)?,
                    small_key: row.try_get(2)?,
                })
            },
            mapper: |it| Sweep::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SweepParams, SweepQuery<'c, 'a, 's, C, Sweep, 2>, C>
    for SweepStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SweepParams,
    ) -> SweepQuery<'c, 'a, 's, C, Sweep, 2> {
        self.bind(client, &params.before, &params.amount)
    }
}
pub struct DeleteOfStatusStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_of_status() -> DeleteOfStatusStmt {
    DeleteOfStatusStmt(
        "DELETE FROM media_attachments WHERE status_id = $1 RETURNING id, file_key, small_key",
        None,
    )
}
impl DeleteOfStatusStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        status_id: &'a i64,
    ) -> DeleteOfStatusQuery<'c, 'a, 's, C, DeleteOfStatus, 1> {
        DeleteOfStatusQuery {
            client,
            params: [status_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<DeleteOfStatusBorrowed, tokio_postgres::Error> {
                Ok(DeleteOfStatusBorrowed {
                    id: row.try_get(0)?,
                    file_key: row.try_get(1)?,
                    small_key: row.try_get(2)?,
                })
            },
            mapper: |it| DeleteOfStatus::from(it),
        }
    }
}
pub struct LocalEmojisStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn local_emojis() -> LocalEmojisStmt {
    LocalEmojisStmt(
        "SELECT id, shortcode, domain, uri, category, file_key, remote_url, visible_in_picker, updated_at FROM custom_emojis WHERE coalesce(domain, '') = '' AND NOT disabled ORDER BY category NULLS FIRST, shortcode",
        None,
    )
}
impl LocalEmojisStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
    ) -> EmojiQuery<'c, 'a, 's, C, Emoji, 0> {
        EmojiQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EmojiBorrowed, tokio_postgres::Error> {
                Ok(EmojiBorrowed {
                    id: row.try_get(0)?,
                    shortcode: row.try_get(1)?,
                    domain: row.try_get(2)?,
                    uri: row.try_get(3)?,
                    category: row.try_get(4)?,
                    file_key: row.try_get(5)?,
                    remote_url: row.try_get(6)?,
                    visible_in_picker: row.try_get(7)?,
                    updated_at: row.try_get(8)?,
                })
            },
            mapper: |it| Emoji::from(it),
        }
    }
}
pub struct LocalEmojisByShortcodeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn local_emojis_by_shortcode() -> LocalEmojisByShortcodeStmt {
    LocalEmojisByShortcodeStmt(
        "SELECT id, shortcode FROM custom_emojis WHERE coalesce(domain, '') = '' AND shortcode = ANY($1) AND NOT disabled",
        None,
    )
}
impl LocalEmojisByShortcodeStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::ArraySql<Item = T1>,
    >(
        &'s self,
        client: &'c C,
        shortcodes: &'a T2,
    ) -> LocalEmojisByShortcodeQuery<'c, 'a, 's, C, LocalEmojisByShortcode, 1> {
        LocalEmojisByShortcodeQuery {
            client,
            params: [shortcodes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<LocalEmojisByShortcodeBorrowed, tokio_postgres::Error> {
                Ok(LocalEmojisByShortcodeBorrowed {
                    id: row.try_get(0)?,
                    shortcode: row.try_get(1)?,
                })
            },
            mapper: |it| LocalEmojisByShortcode::from(it),
        }
    }
}
pub struct UpsertRemoteEmojisStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn upsert_remote_emojis() -> UpsertRemoteEmojisStmt {
    UpsertRemoteEmojisStmt(
        "INSERT INTO custom_emojis (id, shortcode, domain, remote_url, updated_at) SELECT i, s, $1, u, $2 FROM unnest($3::bigint[], $4::text[], $5::text[]) AS t (i, s, u) ON CONFLICT (coalesce(domain, ''), shortcode) DO UPDATE SET remote_url = excluded.remote_url, updated_at = excluded.updated_at RETURNING id, shortcode",
        None,
    )
}
impl UpsertRemoteEmojisStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::ArraySql<Item = i64>,
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = T3>,
        T5: crate::StringSql,
        T6: crate::ArraySql<Item = T5>,
    >(
        &'s self,
        client: &'c C,
        domain: &'a T1,
        now: &'a jiff::Timestamp,
        ids: &'a T2,
        shortcodes: &'a T4,
        urls: &'a T6,
    ) -> UpsertRemoteEmojisQuery<'c, 'a, 's, C, UpsertRemoteEmojis, 5> {
        UpsertRemoteEmojisQuery {
            client,
            params: [domain, now, ids, shortcodes, urls],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<UpsertRemoteEmojisBorrowed, tokio_postgres::Error> {
                Ok(UpsertRemoteEmojisBorrowed {
                    id: row.try_get(0)?,
                    shortcode: row.try_get(1)?,
                })
            },
            mapper: |it| UpsertRemoteEmojis::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UpsertRemoteEmojisParams<T1, T2, T3, T4, T5, T6>,
        UpsertRemoteEmojisQuery<'c, 'a, 's, C, UpsertRemoteEmojis, 5>,
        C,
    > for UpsertRemoteEmojisStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UpsertRemoteEmojisParams<T1, T2, T3, T4, T5, T6>,
    ) -> UpsertRemoteEmojisQuery<'c, 'a, 's, C, UpsertRemoteEmojis, 5> {
        self.bind(
            client,
            &params.domain,
            &params.now,
            &params.ids,
            &params.shortcodes,
            &params.urls,
        )
    }
}
pub struct LocalEmojiStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn local_emoji() -> LocalEmojiStmt {
    LocalEmojiStmt(
        "SELECT id, shortcode, domain, uri, category, file_key, remote_url, visible_in_picker, updated_at FROM custom_emojis WHERE id = $1 AND domain IS NULL AND NOT disabled",
        None,
    )
}
impl LocalEmojiStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a i64,
    ) -> EmojiQuery<'c, 'a, 's, C, Emoji, 1> {
        EmojiQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EmojiBorrowed, tokio_postgres::Error> {
                Ok(EmojiBorrowed {
                    id: row.try_get(0)?,
                    shortcode: row.try_get(1)?,
                    domain: row.try_get(2)?,
                    uri: row.try_get(3)?,
                    category: row.try_get(4)?,
                    file_key: row.try_get(5)?,
                    remote_url: row.try_get(6)?,
                    visible_in_picker: row.try_get(7)?,
                    updated_at: row.try_get(8)?,
                })
            },
            mapper: |it| Emoji::from(it),
        }
    }
}
pub struct RemoteEmojisStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remote_emojis() -> RemoteEmojisStmt {
    RemoteEmojisStmt(
        "SELECT id, shortcode, remote_url FROM custom_emojis WHERE coalesce(domain, '') = $1 AND shortcode = ANY($2)",
        None,
    )
}
impl RemoteEmojisStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
    >(
        &'s self,
        client: &'c C,
        domain: &'a T1,
        shortcodes: &'a T3,
    ) -> RemoteEmojisQuery<'c, 'a, 's, C, RemoteEmojis, 2> {
        RemoteEmojisQuery {
            client,
            params: [domain, shortcodes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<RemoteEmojisBorrowed, tokio_postgres::Error> {
                    Ok(RemoteEmojisBorrowed {
                        id: row.try_get(0)?,
                        shortcode: row.try_get(1)?,
                        remote_url: row.try_get(2)?,
                    })
                },
            mapper: |it| RemoteEmojis::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RemoteEmojisParams<T1, T2, T3>,
        RemoteEmojisQuery<'c, 'a, 's, C, RemoteEmojis, 2>,
        C,
    > for RemoteEmojisStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RemoteEmojisParams<T1, T2, T3>,
    ) -> RemoteEmojisQuery<'c, 'a, 's, C, RemoteEmojis, 2> {
        self.bind(client, &params.domain, &params.shortcodes)
    }
}
pub struct DescribeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn describe() -> DescribeStmt {
    DescribeStmt(
        "UPDATE media_attachments SET description = $1, blurhash = $2, meta = $3 WHERE id = $4",
        None,
    )
}
impl DescribeStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        description: &'a Option<T1>,
        blurhash: &'a Option<T2>,
        meta: &'a T3,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[description, blurhash, meta, id],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::JsonSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DescribeParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DescribeStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DescribeParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.description,
            &params.blurhash,
            &params.meta,
            &params.id,
        ))
    }
}
