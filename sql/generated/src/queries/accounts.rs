// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ByHandleParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub username: T1,
    pub domain: Option<T2>,
}
#[derive(Debug)]
pub struct ByHandlesParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub usernames: T2,
    pub domains: T4,
}
#[derive(Debug)]
pub struct SearchPrefixParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub low: T1,
    pub high: T2,
    pub reader: i64,
    pub domain_prefix: T3,
    pub following: bool,
    pub exact: T4,
    pub amount: i64,
    pub skip: i64,
}
#[derive(Debug)]
pub struct InsertLocalParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
    T9: crate::StringSql,
    T10: crate::StringSql,
    T11: crate::StringSql,
    T12: crate::StringSql,
> {
    pub id: i64,
    pub username: T1,
    pub uri: T2,
    pub url: T3,
    pub kind: T4,
    pub display_name: T5,
    pub inbox_url: T6,
    pub shared_inbox_url: T7,
    pub outbox_url: T8,
    pub followers_url: T9,
    pub following_url: T10,
    pub featured_url: T11,
    pub featured_tags_url: T12,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct UpsertRemoteParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::JsonSql,
    T9: crate::ArraySql<Item = i64>,
    T10: crate::StringSql,
    T11: crate::StringSql,
    T12: crate::StringSql,
    T13: crate::StringSql,
    T14: crate::StringSql,
    T15: crate::ArraySql<Item = T14>,
    T16: crate::StringSql,
    T17: crate::ArraySql<Item = T16>,
    T18: crate::StringSql,
    T19: crate::StringSql,
    T20: crate::StringSql,
    T21: crate::StringSql,
    T22: crate::StringSql,
    T23: crate::StringSql,
    T24: crate::StringSql,
> {
    pub id: i64,
    pub username: T1,
    pub domain: T2,
    pub uri: T3,
    pub url: T4,
    pub kind: T5,
    pub display_name: T6,
    pub note: T7,
    pub fields: T8,
    pub emoji_ids: T9,
    pub avatar_remote_url: Option<T10>,
    pub avatar_description: T11,
    pub header_remote_url: Option<T12>,
    pub header_description: T13,
    pub locked: bool,
    pub discoverable: Option<bool>,
    pub indexable: bool,
    pub hide_collections: bool,
    pub memorial: bool,
    pub also_known_as: T15,
    pub attribution_domains: T17,
    pub inbox_url: T18,
    pub shared_inbox_url: Option<T19>,
    pub outbox_url: T20,
    pub followers_url: T21,
    pub following_url: T22,
    pub featured_url: T23,
    pub featured_tags_url: T24,
    pub suspended_at: Option<jiff::Timestamp>,
    pub created_at: jiff::Timestamp,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct UpdateProfileParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::JsonSql,
    T5: crate::ArraySql<Item = i64>,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::ArraySql<Item = T7>,
    T9: crate::StringSql,
    T10: crate::StringSql,
> {
    pub display_name: T1,
    pub note: T2,
    pub note_source: T3,
    pub fields: T4,
    pub emoji_ids: T5,
    pub locked: bool,
    pub kind: T6,
    pub discoverable: Option<bool>,
    pub indexable: bool,
    pub hide_collections: bool,
    pub show_media: bool,
    pub show_media_replies: bool,
    pub show_featured: bool,
    pub attribution_domains: T8,
    pub avatar_description: T9,
    pub header_description: T10,
    pub now: jiff::Timestamp,
    pub id: i64,
}
#[derive(Debug)]
pub struct SetAvatarParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub avatar_key: Option<T1>,
    pub avatar_static_key: Option<T2>,
    pub now: jiff::Timestamp,
    pub id: i64,
}
#[derive(Debug)]
pub struct SetHeaderParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub header_key: Option<T1>,
    pub header_static_key: Option<T2>,
    pub now: jiff::Timestamp,
    pub id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct MarkDeletedParams {
    pub now: jiff::Timestamp,
    pub id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct AddCountsParams {
    pub id: i64,
    pub statuses: i64,
    pub followers: i64,
    pub following: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct SetCountsParams {
    pub id: i64,
    pub statuses: Option<i64>,
    pub followers: Option<i64>,
    pub following: Option<i64>,
}
#[derive(Debug)]
pub struct InsertKeyParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::BytesSql,
> {
    pub id: i64,
    pub account_id: i64,
    pub uri: T1,
    pub kind: T2,
    pub public_key: T3,
    pub private_key: Option<T4>,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct RetireOtherKeysParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub account_id: i64,
    pub uris: T2,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Account {
    pub id: i64,
    pub username: String,
    pub domain: Option<String>,
    pub uri: String,
    pub url: String,
    pub kind: String,
    pub display_name: String,
    pub note: String,
    pub note_source: String,
    pub fields: serde_json::Value,
    pub avatar_key: Option<String>,
    pub avatar_static_key: Option<String>,
    pub avatar_remote_url: Option<String>,
    pub avatar_description: String,
    pub header_key: Option<String>,
    pub header_static_key: Option<String>,
    pub header_remote_url: Option<String>,
    pub header_description: String,
    pub locked: bool,
    pub discoverable: Option<bool>,
    pub indexable: bool,
    pub hide_collections: bool,
    pub show_media: bool,
    pub show_media_replies: bool,
    pub show_featured: bool,
    pub memorial: bool,
    pub also_known_as: Vec<String>,
    pub attribution_domains: Vec<String>,
    pub moved_to_id: Option<i64>,
    pub inbox_url: String,
    pub shared_inbox_url: Option<String>,
    pub outbox_url: String,
    pub followers_url: String,
    pub following_url: String,
    pub featured_url: String,
    pub featured_tags_url: String,
    pub silenced_at: Option<jiff::Timestamp>,
    pub suspended_at: Option<jiff::Timestamp>,
    pub deleted_at: Option<jiff::Timestamp>,
    pub created_at: jiff::Timestamp,
    pub updated_at: jiff::Timestamp,
    pub fetched_at: Option<jiff::Timestamp>,
    pub statuses_count: i64,
    pub followers_count: i64,
    pub following_count: i64,
    pub last_status_at: Option<jiff::civil::Date>,
    pub stats_version: i64,
    pub role_id: Option<i64>,
    pub role_name: Option<String>,
    pub role_color: Option<String>,
    pub role_permissions: Option<i64>,
    pub role_highlighted: Option<bool>,
    pub emojis: serde_json::Value,
}
pub struct AccountBorrowed<'a> {
    pub id: i64,
    pub username: &'a str,
    pub domain: Option<&'a str>,
    pub uri: &'a str,
    pub url: &'a str,
    pub kind: &'a str,
    pub display_name: &'a str,
    pub note: &'a str,
    pub note_source: &'a str,
    pub fields: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub avatar_key: Option<&'a str>,
    pub avatar_static_key: Option<&'a str>,
    pub avatar_remote_url: Option<&'a str>,
    pub avatar_description: &'a str,
    pub header_key: Option<&'a str>,
    pub header_static_key: Option<&'a str>,
    pub header_remote_url: Option<&'a str>,
    pub header_description: &'a str,
    pub locked: bool,
    pub discoverable: Option<bool>,
    pub indexable: bool,
    pub hide_collections: bool,
    pub show_media: bool,
    pub show_media_replies: bool,
    pub show_featured: bool,
    pub memorial: bool,
    pub also_known_as: crate::ArrayIterator<'a, &'a str>,
    pub attribution_domains: crate::ArrayIterator<'a, &'a str>,
    pub moved_to_id: Option<i64>,
    pub inbox_url: &'a str,
    pub shared_inbox_url: Option<&'a str>,
    pub outbox_url: &'a str,
    pub followers_url: &'a str,
    pub following_url: &'a str,
    pub featured_url: &'a str,
    pub featured_tags_url: &'a str,
    pub silenced_at: Option<jiff::Timestamp>,
    pub suspended_at: Option<jiff::Timestamp>,
    pub deleted_at: Option<jiff::Timestamp>,
    pub created_at: jiff::Timestamp,
    pub updated_at: jiff::Timestamp,
    pub fetched_at: Option<jiff::Timestamp>,
    pub statuses_count: i64,
    pub followers_count: i64,
    pub following_count: i64,
    pub last_status_at: Option<jiff::civil::Date>,
    pub stats_version: i64,
    pub role_id: Option<i64>,
    pub role_name: Option<&'a str>,
    pub role_color: Option<&'a str>,
    pub role_permissions: Option<i64>,
    pub role_highlighted: Option<bool>,
    pub emojis: postgres_types::Json<&'a serde_json::value::RawValue>,
}
impl<'a> From<AccountBorrowed<'a>> for Account {
    fn from(
        AccountBorrowed {
            id,
            username,
            domain,
            uri,
            url,
            kind,
            display_name,
            note,
            note_source,
            fields,
            avatar_key,
            avatar_static_key,
            avatar_remote_url,
            avatar_description,
            header_key,
            header_static_key,
            header_remote_url,
            header_description,
            locked,
            discoverable,
            indexable,
            hide_collections,
            show_media,
            show_media_replies,
            show_featured,
            memorial,
            also_known_as,
            attribution_domains,
            moved_to_id,
            inbox_url,
            shared_inbox_url,
            outbox_url,
            followers_url,
            following_url,
            featured_url,
            featured_tags_url,
            silenced_at,
            suspended_at,
            deleted_at,
            created_at,
            updated_at,
            fetched_at,
            statuses_count,
            followers_count,
            following_count,
            last_status_at,
            stats_version,
            role_id,
            role_name,
            role_color,
            role_permissions,
            role_highlighted,
            emojis,
        }: AccountBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            username: username.into(),
            domain: domain.map(|v| v.into()),
            uri: uri.into(),
            url: url.into(),
            kind: kind.into(),
            display_name: display_name.into(),
            note: note.into(),
            note_source: note_source.into(),
            fields: serde_json::from_str(fields.0.get()).unwrap(),
            avatar_key: avatar_key.map(|v| v.into()),
            avatar_static_key: avatar_static_key.map(|v| v.into()),
            avatar_remote_url: avatar_remote_url.map(|v| v.into()),
            avatar_description: avatar_description.into(),
            header_key: header_key.map(|v| v.into()),
            header_static_key: header_static_key.map(|v| v.into()),
            header_remote_url: header_remote_url.map(|v| v.into()),
            header_description: header_description.into(),
            locked,
            discoverable,
            indexable,
            hide_collections,
            show_media,
            show_media_replies,
            show_featured,
            memorial,
            also_known_as: also_known_as.map(|v| v.into()).collect(),
            attribution_domains: attribution_domains.map(|v| v.into()).collect(),
            moved_to_id,
            inbox_url: inbox_url.into(),
            shared_inbox_url: shared_inbox_url.map(|v| v.into()),
            outbox_url: outbox_url.into(),
            followers_url: followers_url.into(),
            following_url: following_url.into(),
            featured_url: featured_url.into(),
            featured_tags_url: featured_tags_url.into(),
            silenced_at,
            suspended_at,
            deleted_at,
            created_at,
            updated_at,
            fetched_at,
            statuses_count,
            followers_count,
            following_count,
            last_status_at,
            stats_version,
            role_id,
            role_name: role_name.map(|v| v.into()),
            role_color: role_color.map(|v| v.into()),
            role_permissions,
            role_highlighted,
            emojis: serde_json::from_str(emojis.0.get()).unwrap(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Key {
    pub id: i64,
    pub account_id: i64,
    pub uri: String,
    pub kind: String,
    pub public_key: String,
    pub private_key: Option<Vec<u8>>,
}
pub struct KeyBorrowed<'a> {
    pub id: i64,
    pub account_id: i64,
    pub uri: &'a str,
    pub kind: &'a str,
    pub public_key: &'a str,
    pub private_key: Option<&'a [u8]>,
}
impl<'a> From<KeyBorrowed<'a>> for Key {
    fn from(
        KeyBorrowed {
            id,
            account_id,
            uri,
            kind,
            public_key,
            private_key,
        }: KeyBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            account_id,
            uri: uri.into(),
            kind: kind.into(),
            public_key: public_key.into(),
            private_key: private_key.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct KeyOwner {
    pub uri: String,
    pub public_key: String,
    pub account_id: i64,
    pub owner_uri: String,
}
pub struct KeyOwnerBorrowed<'a> {
    pub uri: &'a str,
    pub public_key: &'a str,
    pub account_id: i64,
    pub owner_uri: &'a str,
}
impl<'a> From<KeyOwnerBorrowed<'a>> for KeyOwner {
    fn from(
        KeyOwnerBorrowed {
            uri,
            public_key,
            account_id,
            owner_uri,
        }: KeyOwnerBorrowed<'a>,
    ) -> Self {
        Self {
            uri: uri.into(),
            public_key: public_key.into(),
            account_id,
            owner_uri: owner_uri.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct AccountQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AccountBorrowed, tokio_postgres::Error>,
    mapper: fn(AccountBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AccountQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AccountBorrowed) -> R) -> AccountQuery<'c, 'a, 's, C, R, N> {
        AccountQuery {
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
pub struct KeyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<KeyBorrowed, tokio_postgres::Error>,
    mapper: fn(KeyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> KeyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(KeyBorrowed) -> R) -> KeyQuery<'c, 'a, 's, C, R, N> {
        KeyQuery {
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
pub struct KeyOwnerQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<KeyOwnerBorrowed, tokio_postgres::Error>,
    mapper: fn(KeyOwnerBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> KeyOwnerQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(KeyOwnerBorrowed) -> R) -> KeyOwnerQuery<'c, 'a, 's, C, R, N> {
        KeyOwnerQuery {
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
pub struct BoolQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<bool, tokio_postgres::Error>,
    mapper: fn(bool) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BoolQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(bool) -> R) -> BoolQuery<'c, 'a, 's, C, R, N> {
        BoolQuery {
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
pub struct ByIdsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_ids() -> ByIdsStmt {
    ByIdsStmt("SELECT * FROM account_details WHERE id = ANY($1)", None)
}
impl ByIdsStmt {
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
    ) -> AccountQuery<'c, 'a, 's, C, Account, 1> {
        AccountQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AccountBorrowed, tokio_postgres::Error> {
                    Ok(AccountBorrowed {
                        id: row.try_get(0)?,
                        username: row.try_get(1)?,
                        domain: row.try_get(2)?,
                        uri: row.try_get(3)?,
                        url: row.try_get(4)?,
                        kind: row.try_get(5)?,
                        display_name: row.try_get(6)?,
                        note: row.try_get(7)?,
                        note_source: row.try_get(8)?,
                        fields: row.try_get(9)?,
                        avatar_key: row.try_get(10)?,
                        avatar_static_key: row.try_get(11)?,
                        avatar_remote_url: row.try_get(12)?,
                        avatar_description: row.try_get(13)?,
                        header_key: row.try_get(14)?,
                        header_static_key: row.try_get(15)?,
                        header_remote_url: row.try_get(16)?,
                        header_description: row.try_get(17)?,
                        locked: row.try_get(18)?,
                        discoverable: row.try_get(19)?,
                        indexable: row.try_get(20)?,
                        hide_collections: row.try_get(21)?,
                        show_media: row.try_get(22)?,
                        show_media_replies: row.try_get(23)?,
                        show_featured: row.try_get(24)?,
                        memorial: row.try_get(25)?,
                        also_known_as: row.try_get(26)?,
                        attribution_domains: row.try_get(27)?,
                        moved_to_id: row.try_get(28)?,
                        inbox_url: row.try_get(29)?,
                        shared_inbox_url: row.try_get(30)?,
                        outbox_url: row.try_get(31)?,
                        followers_url: row.try_get(32)?,
                        following_url: row.try_get(33)?,
                        featured_url: row.try_get(34)?,
                        featured_tags_url: row.try_get(35)?,
                        silenced_at: row.try_get(36)?,
                        suspended_at: row.try_get(37)?,
                        deleted_at: row.try_get(38)?,
                        created_at: row.try_get(39)?,
                        updated_at: row.try_get(40)?,
                        fetched_at: row.try_get(41)?,
                        statuses_count: row.try_get(42)?,
                        followers_count: row.try_get(43)?,
                        following_count: row.try_get(44)?,
                        last_status_at: row.try_get(45)?,
                        stats_version: row.try_get(46)?,
                        role_id: row.try_get(47)?,
                        role_name: row.try_get(48)?,
                        role_color: row.try_get(49)?,
                        role_permissions: row.try_get(50)?,
                        role_highlighted: row.try_get(51)?,
                        emojis: row.try_get(52)?,
                    })
                },
            mapper: |it| Account::from(it),
        }
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_id() -> ByIdStmt {
    ByIdStmt("SELECT * FROM account_details WHERE id = $1", None)
}
impl ByIdStmt {
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
    ) -> AccountQuery<'c, 'a, 's, C, Account, 1> {
        AccountQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AccountBorrowed, tokio_postgres::Error> {
                    Ok(AccountBorrowed {
                        id: row.try_get(0)?,
                        username: row.try_get(1)?,
                        domain: row.try_get(2)?,
                        uri: row.try_get(3)?,
                        url: row.try_get(4)?,
                        kind: row.try_get(5)?,
                        display_name: row.try_get(6)?,
                        note: row.try_get(7)?,
                        note_source: row.try_get(8)?,
                        fields: row.try_get(9)?,
                        avatar_key: row.try_get(10)?,
                        avatar_static_key: row.try_get(11)?,
                        avatar_remote_url: row.try_get(12)?,
                        avatar_description: row.try_get(13)?,
                        header_key: row.try_get(14)?,
                        header_static_key: row.try_get(15)?,
                        header_remote_url: row.try_get(16)?,
                        header_description: row.try_get(17)?,
                        locked: row.try_get(18)?,
                        discoverable: row.try_get(19)?,
                        indexable: row.try_get(20)?,
                        hide_collections: row.try_get(21)?,
                        show_media: row.try_get(22)?,
                        show_media_replies: row.try_get(23)?,
                        show_featured: row.try_get(24)?,
                        memorial: row.try_get(25)?,
                        also_known_as: row.try_get(26)?,
                        attribution_domains: row.try_get(27)?,
                        moved_to_id: row.try_get(28)?,
                        inbox_url: row.try_get(29)?,
                        shared_inbox_url: row.try_get(30)?,
                        outbox_url: row.try_get(31)?,
                        followers_url: row.try_get(32)?,
                        following_url: row.try_get(33)?,
                        featured_url: row.try_get(34)?,
                        featured_tags_url: row.try_get(35)?,
                        silenced_at: row.try_get(36)?,
                        suspended_at: row.try_get(37)?,
                        deleted_at: row.try_get(38)?,
                        created_at: row.try_get(39)?,
                        updated_at: row.try_get(40)?,
                        fetched_at: row.try_get(41)?,
                        statuses_count: row.try_get(42)?,
                        followers_count: row.try_get(43)?,
                        following_count: row.try_get(44)?,
                        last_status_at: row.try_get(45)?,
                        stats_version: row.try_get(46)?,
                        role_id: row.try_get(47)?,
                        role_name: row.try_get(48)?,
                        role_color: row.try_get(49)?,
                        role_permissions: row.try_get(50)?,
                        role_highlighted: row.try_get(51)?,
                        emojis: row.try_get(52)?,
                    })
                },
            mapper: |it| Account::from(it),
        }
    }
}
pub struct ByUriStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_uri() -> ByUriStmt {
    ByUriStmt("SELECT * FROM account_details WHERE uri = $1", None)
}
impl ByUriStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        uri: &'a T1,
    ) -> AccountQuery<'c, 'a, 's, C, Account, 1> {
        AccountQuery {
            client,
            params: [uri],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AccountBorrowed, tokio_postgres::Error> {
                    Ok(AccountBorrowed {
                        id: row.try_get(0)?,
                        username: row.try_get(1)?,
                        domain: row.try_get(2)?,
                        uri: row.try_get(3)?,
                        url: row.try_get(4)?,
                        kind: row.try_get(5)?,
                        display_name: row.try_get(6)?,
                        note: row.try_get(7)?,
                        note_source: row.try_get(8)?,
                        fields: row.try_get(9)?,
                        avatar_key: row.try_get(10)?,
                        avatar_static_key: row.try_get(11)?,
                        avatar_remote_url: row.try_get(12)?,
                        avatar_description: row.try_get(13)?,
                        header_key: row.try_get(14)?,
                        header_static_key: row.try_get(15)?,
                        header_remote_url: row.try_get(16)?,
                        header_description: row.try_get(17)?,
                        locked: row.try_get(18)?,
                        discoverable: row.try_get(19)?,
                        indexable: row.try_get(20)?,
                        hide_collections: row.try_get(21)?,
                        show_media: row.try_get(22)?,
                        show_media_replies: row.try_get(23)?,
                        show_featured: row.try_get(24)?,
                        memorial: row.try_get(25)?,
                        also_known_as: row.try_get(26)?,
                        attribution_domains: row.try_get(27)?,
                        moved_to_id: row.try_get(28)?,
                        inbox_url: row.try_get(29)?,
                        shared_inbox_url: row.try_get(30)?,
                        outbox_url: row.try_get(31)?,
                        followers_url: row.try_get(32)?,
                        following_url: row.try_get(33)?,
                        featured_url: row.try_get(34)?,
                        featured_tags_url: row.try_get(35)?,
                        silenced_at: row.try_get(36)?,
                        suspended_at: row.try_get(37)?,
                        deleted_at: row.try_get(38)?,
                        created_at: row.try_get(39)?,
                        updated_at: row.try_get(40)?,
                        fetched_at: row.try_get(41)?,
                        statuses_count: row.try_get(42)?,
                        followers_count: row.try_get(43)?,
                        following_count: row.try_get(44)?,
                        last_status_at: row.try_get(45)?,
                        stats_version: row.try_get(46)?,
                        role_id: row.try_get(47)?,
                        role_name: row.try_get(48)?,
                        role_color: row.try_get(49)?,
                        role_permissions: row.try_get(50)?,
                        role_highlighted: row.try_get(51)?,
                        emojis: row.try_get(52)?,
                    })
                },
            mapper: |it| Account::from(it),
        }
    }
}
pub struct ByUrisStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_uris() -> ByUrisStmt {
    ByUrisStmt("SELECT * FROM account_details WHERE uri = ANY($1)", None)
}
impl ByUrisStmt {
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
        uris: &'a T2,
    ) -> AccountQuery<'c, 'a, 's, C, Account, 1> {
        AccountQuery {
            client,
            params: [uris],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AccountBorrowed, tokio_postgres::Error> {
                    Ok(AccountBorrowed {
                        id: row.try_get(0)?,
                        username: row.try_get(1)?,
                        domain: row.try_get(2)?,
                        uri: row.try_get(3)?,
                        url: row.try_get(4)?,
                        kind: row.try_get(5)?,
                        display_name: row.try_get(6)?,
                        note: row.try_get(7)?,
                        note_source: row.try_get(8)?,
                        fields: row.try_get(9)?,
                        avatar_key: row.try_get(10)?,
                        avatar_static_key: row.try_get(11)?,
                        avatar_remote_url: row.try_get(12)?,
                        avatar_description: row.try_get(13)?,
                        header_key: row.try_get(14)?,
                        header_static_key: row.try_get(15)?,
                        header_remote_url: row.try_get(16)?,
                        header_description: row.try_get(17)?,
                        locked: row.try_get(18)?,
                        discoverable: row.try_get(19)?,
                        indexable: row.try_get(20)?,
                        hide_collections: row.try_get(21)?,
                        show_media: row.try_get(22)?,
                        show_media_replies: row.try_get(23)?,
                        show_featured: row.try_get(24)?,
                        memorial: row.try_get(25)?,
                        also_known_as: row.try_get(26)?,
                        attribution_domains: row.try_get(27)?,
                        moved_to_id: row.try_get(28)?,
                        inbox_url: row.try_get(29)?,
                        shared_inbox_url: row.try_get(30)?,
                        outbox_url: row.try_get(31)?,
                        followers_url: row.try_get(32)?,
                        following_url: row.try_get(33)?,
                        featured_url: row.try_get(34)?,
                        featured_tags_url: row.try_get(35)?,
                        silenced_at: row.try_get(36)?,
                        suspended_at: row.try_get(37)?,
                        deleted_at: row.try_get(38)?,
                        created_at: row.try_get(39)?,
                        updated_at: row.try_get(40)?,
                        fetched_at: row.try_get(41)?,
                        statuses_count: row.try_get(42)?,
                        followers_count: row.try_get(43)?,
                        following_count: row.try_get(44)?,
                        last_status_at: row.try_get(45)?,
                        stats_version: row.try_get(46)?,
                        role_id: row.try_get(47)?,
                        role_name: row.try_get(48)?,
                        role_color: row.try_get(49)?,
                        role_permissions: row.try_get(50)?,
                        role_highlighted: row.try_get(51)?,
                        emojis: row.try_get(52)?,
                    })
                },
            mapper: |it| Account::from(it),
        }
    }
}
pub struct ByUrlStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_url() -> ByUrlStmt {
    ByUrlStmt(
        "SELECT * FROM account_details WHERE url = $1 ORDER BY id LIMIT 1",
        None,
    )
}
impl ByUrlStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        url: &'a T1,
    ) -> AccountQuery<'c, 'a, 's, C, Account, 1> {
        AccountQuery {
            client,
            params: [url],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AccountBorrowed, tokio_postgres::Error> {
                    Ok(AccountBorrowed {
                        id: row.try_get(0)?,
                        username: row.try_get(1)?,
                        domain: row.try_get(2)?,
                        uri: row.try_get(3)?,
                        url: row.try_get(4)?,
                        kind: row.try_get(5)?,
                        display_name: row.try_get(6)?,
                        note: row.try_get(7)?,
                        note_source: row.try_get(8)?,
                        fields: row.try_get(9)?,
                        avatar_key: row.try_get(10)?,
                        avatar_static_key: row.try_get(11)?,
                        avatar_remote_url: row.try_get(12)?,
                        avatar_description: row.try_get(13)?,
                        header_key: row.try_get(14)?,
                        header_static_key: row.try_get(15)?,
                        header_remote_url: row.try_get(16)?,
                        header_description: row.try_get(17)?,
                        locked: row.try_get(18)?,
                        discoverable: row.try_get(19)?,
                        indexable: row.try_get(20)?,
                        hide_collections: row.try_get(21)?,
                        show_media: row.try_get(22)?,
                        show_media_replies: row.try_get(23)?,
                        show_featured: row.try_get(24)?,
                        memorial: row.try_get(25)?,
                        also_known_as: row.try_get(26)?,
                        attribution_domains: row.try_get(27)?,
                        moved_to_id: row.try_get(28)?,
                        inbox_url: row.try_get(29)?,
                        shared_inbox_url: row.try_get(30)?,
                        outbox_url: row.try_get(31)?,
                        followers_url: row.try_get(32)?,
                        following_url: row.try_get(33)?,
                        featured_url: row.try_get(34)?,
                        featured_tags_url: row.try_get(35)?,
                        silenced_at: row.try_get(36)?,
                        suspended_at: row.try_get(37)?,
                        deleted_at: row.try_get(38)?,
                        created_at: row.try_get(39)?,
                        updated_at: row.try_get(40)?,
                        fetched_at: row.try_get(41)?,
                        statuses_count: row.try_get(42)?,
                        followers_count: row.try_get(43)?,
                        following_count: row.try_get(44)?,
                        last_status_at: row.try_get(45)?,
                        stats_version: row.try_get(46)?,
                        role_id: row.try_get(47)?,
                        role_name: row.try_get(48)?,
                        role_color: row.try_get(49)?,
                        role_permissions: row.try_get(50)?,
                        role_highlighted: row.try_get(51)?,
                        emojis: row.try_get(52)?,
                    })
                },
            mapper: |it| Account::from(it),
        }
    }
}
pub struct ByHandleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_handle() -> ByHandleStmt {
    ByHandleStmt(
        "SELECT d.* FROM account_details d WHERE lower(d.username) = lower($1) AND coalesce(d.domain, '') = coalesce($2, '')",
        None,
    )
}
impl ByHandleStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        username: &'a T1,
        domain: &'a Option<T2>,
    ) -> AccountQuery<'c, 'a, 's, C, Account, 2> {
        AccountQuery {
            client,
            params: [username, domain],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AccountBorrowed, tokio_postgres::Error> {
                    Ok(AccountBorrowed {
                        id: row.try_get(0)?,
                        username: row.try_get(1)?,
                        domain: row.try_get(2)?,
                        uri: row.try_get(3)?,
                        url: row.try_get(4)?,
                        kind: row.try_get(5)?,
                        display_name: row.try_get(6)?,
                        note: row.try_get(7)?,
                        note_source: row.try_get(8)?,
                        fields: row.try_get(9)?,
                        avatar_key: row.try_get(10)?,
                        avatar_static_key: row.try_get(11)?,
                        avatar_remote_url: row.try_get(12)?,
                        avatar_description: row.try_get(13)?,
                        header_key: row.try_get(14)?,
                        header_static_key: row.try_get(15)?,
                        header_remote_url: row.try_get(16)?,
                        header_description: row.try_get(17)?,
                        locked: row.try_get(18)?,
                        discoverable: row.try_get(19)?,
                        indexable: row.try_get(20)?,
                        hide_collections: row.try_get(21)?,
                        show_media: row.try_get(22)?,
                        show_media_replies: row.try_get(23)?,
                        show_featured: row.try_get(24)?,
                        memorial: row.try_get(25)?,
                        also_known_as: row.try_get(26)?,
                        attribution_domains: row.try_get(27)?,
                        moved_to_id: row.try_get(28)?,
                        inbox_url: row.try_get(29)?,
                        shared_inbox_url: row.try_get(30)?,
                        outbox_url: row.try_get(31)?,
                        followers_url: row.try_get(32)?,
                        following_url: row.try_get(33)?,
                        featured_url: row.try_get(34)?,
                        featured_tags_url: row.try_get(35)?,
                        silenced_at: row.try_get(36)?,
                        suspended_at: row.try_get(37)?,
                        deleted_at: row.try_get(38)?,
                        created_at: row.try_get(39)?,
                        updated_at: row.try_get(40)?,
                        fetched_at: row.try_get(41)?,
                        statuses_count: row.try_get(42)?,
                        followers_count: row.try_get(43)?,
                        following_count: row.try_get(44)?,
                        last_status_at: row.try_get(45)?,
                        stats_version: row.try_get(46)?,
                        role_id: row.try_get(47)?,
                        role_name: row.try_get(48)?,
                        role_color: row.try_get(49)?,
                        role_permissions: row.try_get(50)?,
                        role_highlighted: row.try_get(51)?,
                        emojis: row.try_get(52)?,
                    })
                },
            mapper: |it| Account::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ByHandleParams<T1, T2>,
        AccountQuery<'c, 'a, 's, C, Account, 2>,
        C,
    > for ByHandleStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ByHandleParams<T1, T2>,
    ) -> AccountQuery<'c, 'a, 's, C, Account, 2> {
        self.bind(client, &params.username, &params.domain)
    }
}
pub struct ByHandlesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_handles() -> ByHandlesStmt {
    ByHandlesStmt(
        "SELECT d.* FROM account_details d JOIN unnest($1::text[], $2::text[]) AS w (username, domain) ON lower(d.username) = lower(w.username) AND coalesce(d.domain, '') = w.domain",
        None,
    )
}
impl ByHandlesStmt {
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
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        usernames: &'a T2,
        domains: &'a T4,
    ) -> AccountQuery<'c, 'a, 's, C, Account, 2> {
        AccountQuery {
            client,
            params: [usernames, domains],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AccountBorrowed, tokio_postgres::Error> {
                    Ok(AccountBorrowed {
                        id: row.try_get(0)?,
                        username: row.try_get(1)?,
                        domain: row.try_get(2)?,
                        uri: row.try_get(3)?,
                        url: row.try_get(4)?,
                        kind: row.try_get(5)?,
                        display_name: row.try_get(6)?,
                        note: row.try_get(7)?,
                        note_source: row.try_get(8)?,
                        fields: row.try_get(9)?,
                        avatar_key: row.try_get(10)?,
                        avatar_static_key: row.try_get(11)?,
                        avatar_remote_url: row.try_get(12)?,
                        avatar_description: row.try_get(13)?,
                        header_key: row.try_get(14)?,
                        header_static_key: row.try_get(15)?,
                        header_remote_url: row.try_get(16)?,
                        header_description: row.try_get(17)?,
                        locked: row.try_get(18)?,
                        discoverable: row.try_get(19)?,
                        indexable: row.try_get(20)?,
                        hide_collections: row.try_get(21)?,
                        show_media: row.try_get(22)?,
                        show_media_replies: row.try_get(23)?,
                        show_featured: row.try_get(24)?,
                        memorial: row.try_get(25)?,
                        also_known_as: row.try_get(26)?,
                        attribution_domains: row.try_get(27)?,
                        moved_to_id: row.try_get(28)?,
                        inbox_url: row.try_get(29)?,
                        shared_inbox_url: row.try_get(30)?,
                        outbox_url: row.try_get(31)?,
                        followers_url: row.try_get(32)?,
                        following_url: row.try_get(33)?,
                        featured_url: row.try_get(34)?,
                        featured_tags_url: row.try_get(35)?,
                        silenced_at: row.try_get(36)?,
                        suspended_at: row.try_get(37)?,
                        deleted_at: row.try_get(38)?,
                        created_at: row.try_get(39)?,
                        updated_at: row.try_get(40)?,
                        fetched_at: row.try_get(41)?,
                        statuses_count: row.try_get(42)?,
                        followers_count: row.try_get(43)?,
                        following_count: row.try_get(44)?,
                        last_status_at: row.try_get(45)?,
                        stats_version: row.try_get(46)?,
                        role_id: row.try_get(47)?,
                        role_name: row.try_get(48)?,
                        role_color: row.try_get(49)?,
                        role_permissions: row.try_get(50)?,
                        role_highlighted: row.try_get(51)?,
                        emojis: row.try_get(52)?,
                    })
                },
            mapper: |it| Account::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ByHandlesParams<T1, T2, T3, T4>,
        AccountQuery<'c, 'a, 's, C, Account, 2>,
        C,
    > for ByHandlesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ByHandlesParams<T1, T2, T3, T4>,
    ) -> AccountQuery<'c, 'a, 's, C, Account, 2> {
        self.bind(client, &params.usernames, &params.domains)
    }
}
pub struct SearchPrefixStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn search_prefix() -> SearchPrefixStmt {
    SearchPrefixStmt(
        "SELECT a.id FROM ( (SELECT u.id FROM accounts u WHERE lower(u.username) ~>=~ $1 AND lower(u.username) ~<~ $2 ORDER BY lower(u.username) USING ~<~ LIMIT 1000) UNION (SELECT d.id FROM accounts d WHERE lower(d.display_name) ~>=~ $1 AND lower(d.display_name) ~<~ $2 ORDER BY lower(d.display_name) USING ~<~ LIMIT 500) UNION SELECT k.id FROM (SELECT x.target_id FROM follows x WHERE x.account_id = $3 ORDER BY x.id DESC LIMIT 10000) g JOIN accounts k ON k.id = g.target_id AND (lower(k.username) ~>=~ $1 AND lower(k.username) ~<~ $2 OR lower(k.display_name) ~>=~ $1 AND lower(k.display_name) ~<~ $2) UNION SELECT b.id FROM whales w JOIN accounts b ON b.id = w.account_id AND (lower(b.username) ~>=~ $1 AND lower(b.username) ~<~ $2 OR lower(b.display_name) ~>=~ $1 AND lower(b.display_name) ~<~ $2) ) AS c (id) JOIN accounts a ON a.id = c.id LEFT JOIN account_stats s ON s.account_id = a.id LEFT JOIN follows f ON f.account_id = $3 AND f.target_id = a.id WHERE ($4 = '' OR coalesce(a.domain, '') LIKE $4) AND a.suspended_at IS NULL AND a.deleted_at IS NULL AND NOT (a.domain IS NULL AND a.kind = 'Application') AND (NOT $5 OR f.id IS NOT NULL) ORDER BY (f.id IS NOT NULL) DESC, (lower(a.username) = $6) DESC, (a.domain IS NULL) DESC, coalesce(s.followers_count, 0) DESC, a.id LIMIT $7 OFFSET $8",
        None,
    )
}
impl SearchPrefixStmt {
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
        T3: crate::StringSql,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        low: &'a T1,
        high: &'a T2,
        reader: &'a i64,
        domain_prefix: &'a T3,
        following: &'a bool,
        exact: &'a T4,
        amount: &'a i64,
        skip: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 8> {
        I64Query {
            client,
            params: [
                low,
                high,
                reader,
                domain_prefix,
                following,
                exact,
                amount,
                skip,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
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
    T3: crate::StringSql,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SearchPrefixParams<T1, T2, T3, T4>,
        I64Query<'c, 'a, 's, C, i64, 8>,
        C,
    > for SearchPrefixStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SearchPrefixParams<T1, T2, T3, T4>,
    ) -> I64Query<'c, 'a, 's, C, i64, 8> {
        self.bind(
            client,
            &params.low,
            &params.high,
            &params.reader,
            &params.domain_prefix,
            &params.following,
            &params.exact,
            &params.amount,
            &params.skip,
        )
    }
}
pub struct InsertLocalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_local() -> InsertLocalStmt {
    InsertLocalStmt(
        "INSERT INTO accounts (id, username, uri, url, kind, display_name, inbox_url, shared_inbox_url, outbox_url, followers_url, following_url, featured_url, featured_tags_url, locked, discoverable, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, false, NULL, $14, $14)",
        None,
    )
}
impl InsertLocalStmt {
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
        T9: crate::StringSql,
        T10: crate::StringSql,
        T11: crate::StringSql,
        T12: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        id: &'a i64,
        username: &'a T1,
        uri: &'a T2,
        url: &'a T3,
        kind: &'a T4,
        display_name: &'a T5,
        inbox_url: &'a T6,
        shared_inbox_url: &'a T7,
        outbox_url: &'a T8,
        followers_url: &'a T9,
        following_url: &'a T10,
        featured_url: &'a T11,
        featured_tags_url: &'a T12,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                id,
                username,
                uri,
                url,
                kind,
                display_name,
                inbox_url,
                shared_inbox_url,
                outbox_url,
                followers_url,
                following_url,
                featured_url,
                featured_tags_url,
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
    T9: crate::StringSql,
    T10: crate::StringSql,
    T11: crate::StringSql,
    T12: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertLocalParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertLocalStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertLocalParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.username,
            &params.uri,
            &params.url,
            &params.kind,
            &params.display_name,
            &params.inbox_url,
            &params.shared_inbox_url,
            &params.outbox_url,
            &params.followers_url,
            &params.following_url,
            &params.featured_url,
            &params.featured_tags_url,
            &params.now,
        ))
    }
}
pub struct UpsertRemoteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn upsert_remote() -> UpsertRemoteStmt {
    UpsertRemoteStmt(
        "INSERT INTO accounts (id, username, domain, uri, url, kind, display_name, note, fields, emoji_ids, avatar_remote_url, avatar_description, header_remote_url, header_description, locked, discoverable, indexable, hide_collections, memorial, also_known_as, attribution_domains, inbox_url, shared_inbox_url, outbox_url, followers_url, following_url, featured_url, featured_tags_url, suspended_at, created_at, updated_at, fetched_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $31) ON CONFLICT (uri) DO UPDATE SET username = excluded.username, domain = excluded.domain, url = excluded.url, kind = excluded.kind, display_name = excluded.display_name, note = excluded.note, fields = excluded.fields, emoji_ids = excluded.emoji_ids, avatar_key = CASE WHEN accounts.avatar_remote_url IS NOT DISTINCT FROM excluded.avatar_remote_url THEN accounts.avatar_key END, avatar_remote_url = excluded.avatar_remote_url, avatar_description = excluded.avatar_description, header_key = CASE WHEN accounts.header_remote_url IS NOT DISTINCT FROM excluded.header_remote_url THEN accounts.header_key END, header_remote_url = excluded.header_remote_url, header_description = excluded.header_description, locked = excluded.locked, discoverable = excluded.discoverable, indexable = excluded.indexable, hide_collections = excluded.hide_collections, memorial = excluded.memorial, also_known_as = excluded.also_known_as, attribution_domains = excluded.attribution_domains, inbox_url = excluded.inbox_url, shared_inbox_url = excluded.shared_inbox_url, outbox_url = excluded.outbox_url, followers_url = excluded.followers_url, following_url = excluded.following_url, featured_url = excluded.featured_url, featured_tags_url = excluded.featured_tags_url, updated_at = excluded.updated_at, fetched_at = excluded.fetched_at WHERE accounts.domain IS NOT NULL AND accounts.deleted_at IS NULL RETURNING id",
        None,
    )
}
impl UpsertRemoteStmt {
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
        T3: crate::StringSql,
        T4: crate::StringSql,
        T5: crate::StringSql,
        T6: crate::StringSql,
        T7: crate::StringSql,
        T8: crate::JsonSql,
        T9: crate::ArraySql<Item = i64>,
        T10: crate::StringSql,
        T11: crate::StringSql,
        T12: crate::StringSql,
        T13: crate::StringSql,
        T14: crate::StringSql,
        T15: crate::ArraySql<Item = T14>,
        T16: crate::StringSql,
        T17: crate::ArraySql<Item = T16>,
        T18: crate::StringSql,
        T19: crate::StringSql,
        T20: crate::StringSql,
        T21: crate::StringSql,
        T22: crate::StringSql,
        T23: crate::StringSql,
        T24: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        id: &'a i64,
        username: &'a T1,
        domain: &'a T2,
        uri: &'a T3,
        url: &'a T4,
        kind: &'a T5,
        display_name: &'a T6,
        note: &'a T7,
        fields: &'a T8,
        emoji_ids: &'a T9,
        avatar_remote_url: &'a Option<T10>,
        avatar_description: &'a T11,
        header_remote_url: &'a Option<T12>,
        header_description: &'a T13,
        locked: &'a bool,
        discoverable: &'a Option<bool>,
        indexable: &'a bool,
        hide_collections: &'a bool,
        memorial: &'a bool,
        also_known_as: &'a T15,
        attribution_domains: &'a T17,
        inbox_url: &'a T18,
        shared_inbox_url: &'a Option<T19>,
        outbox_url: &'a T20,
        followers_url: &'a T21,
        following_url: &'a T22,
        featured_url: &'a T23,
        featured_tags_url: &'a T24,
        suspended_at: &'a Option<jiff::Timestamp>,
        created_at: &'a jiff::Timestamp,
        now: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 31> {
        I64Query {
            client,
            params: [
                id,
                username,
                domain,
                uri,
                url,
                kind,
                display_name,
                note,
                fields,
                emoji_ids,
                avatar_remote_url,
                avatar_description,
                header_remote_url,
                header_description,
                locked,
                discoverable,
                indexable,
                hide_collections,
                memorial,
                also_known_as,
                attribution_domains,
                inbox_url,
                shared_inbox_url,
                outbox_url,
                followers_url,
                following_url,
                featured_url,
                featured_tags_url,
                suspended_at,
                created_at,
                now,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
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
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::JsonSql,
    T9: crate::ArraySql<Item = i64>,
    T10: crate::StringSql,
    T11: crate::StringSql,
    T12: crate::StringSql,
    T13: crate::StringSql,
    T14: crate::StringSql,
    T15: crate::ArraySql<Item = T14>,
    T16: crate::StringSql,
    T17: crate::ArraySql<Item = T16>,
    T18: crate::StringSql,
    T19: crate::StringSql,
    T20: crate::StringSql,
    T21: crate::StringSql,
    T22: crate::StringSql,
    T23: crate::StringSql,
    T24: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UpsertRemoteParams<
            T1,
            T2,
            T3,
            T4,
            T5,
            T6,
            T7,
            T8,
            T9,
            T10,
            T11,
            T12,
            T13,
            T14,
            T15,
            T16,
            T17,
            T18,
            T19,
            T20,
            T21,
            T22,
            T23,
            T24,
        >,
        I64Query<'c, 'a, 's, C, i64, 31>,
        C,
    > for UpsertRemoteStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UpsertRemoteParams<
            T1,
            T2,
            T3,
            T4,
            T5,
            T6,
            T7,
            T8,
            T9,
            T10,
            T11,
            T12,
            T13,
            T14,
            T15,
            T16,
            T17,
            T18,
            T19,
            T20,
            T21,
            T22,
            T23,
            T24,
        >,
    ) -> I64Query<'c, 'a, 's, C, i64, 31> {
        self.bind(
            client,
            &params.id,
            &params.username,
            &params.domain,
            &params.uri,
            &params.url,
            &params.kind,
            &params.display_name,
            &params.note,
            &params.fields,
            &params.emoji_ids,
            &params.avatar_remote_url,
            &params.avatar_description,
            &params.header_remote_url,
            &params.header_description,
            &params.locked,
            &params.discoverable,
            &params.indexable,
            &params.hide_collections,
            &params.memorial,
            &params.also_known_as,
            &params.attribution_domains,
            &params.inbox_url,
            &params.shared_inbox_url,
            &params.outbox_url,
            &params.followers_url,
            &params.following_url,
            &params.featured_url,
            &params.featured_tags_url,
            &params.suspended_at,
            &params.created_at,
            &params.now,
        )
    }
}
pub struct RenameAsideStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rename_aside() -> RenameAsideStmt {
    RenameAsideStmt(
        "UPDATE accounts SET username = username || '__' || id WHERE id = $1 AND domain IS NOT NULL",
        None,
    )
}
impl RenameAsideStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[id]).await
    }
}
pub struct UpdateProfileStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_profile() -> UpdateProfileStmt {
    UpdateProfileStmt(
        "UPDATE accounts SET display_name = $1, note = $2, note_source = $3, fields = $4, emoji_ids = $5, locked = $6, kind = $7, discoverable = $8, indexable = $9, hide_collections = $10, show_media = $11, show_media_replies = $12, show_featured = $13, attribution_domains = $14, avatar_description = $15, header_description = $16, updated_at = $17 WHERE id = $18 AND domain IS NULL",
        None,
    )
}
impl UpdateProfileStmt {
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
        T4: crate::JsonSql,
        T5: crate::ArraySql<Item = i64>,
        T6: crate::StringSql,
        T7: crate::StringSql,
        T8: crate::ArraySql<Item = T7>,
        T9: crate::StringSql,
        T10: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        display_name: &'a T1,
        note: &'a T2,
        note_source: &'a T3,
        fields: &'a T4,
        emoji_ids: &'a T5,
        locked: &'a bool,
        kind: &'a T6,
        discoverable: &'a Option<bool>,
        indexable: &'a bool,
        hide_collections: &'a bool,
        show_media: &'a bool,
        show_media_replies: &'a bool,
        show_featured: &'a bool,
        attribution_domains: &'a T8,
        avatar_description: &'a T9,
        header_description: &'a T10,
        now: &'a jiff::Timestamp,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                display_name,
                note,
                note_source,
                fields,
                emoji_ids,
                locked,
                kind,
                discoverable,
                indexable,
                hide_collections,
                show_media,
                show_media_replies,
                show_featured,
                attribution_domains,
                avatar_description,
                header_description,
                now,
                id,
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
    T4: crate::JsonSql,
    T5: crate::ArraySql<Item = i64>,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::ArraySql<Item = T7>,
    T9: crate::StringSql,
    T10: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UpdateProfileParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UpdateProfileStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpdateProfileParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.display_name,
            &params.note,
            &params.note_source,
            &params.fields,
            &params.emoji_ids,
            &params.locked,
            &params.kind,
            &params.discoverable,
            &params.indexable,
            &params.hide_collections,
            &params.show_media,
            &params.show_media_replies,
            &params.show_featured,
            &params.attribution_domains,
            &params.avatar_description,
            &params.header_description,
            &params.now,
            &params.id,
        ))
    }
}
pub struct SetAvatarStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_avatar() -> SetAvatarStmt {
    SetAvatarStmt(
        "UPDATE accounts SET avatar_key = $1, avatar_static_key = $2, updated_at = $3 WHERE id = $4",
        None,
    )
}
impl SetAvatarStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        avatar_key: &'a Option<T1>,
        avatar_static_key: &'a Option<T2>,
        now: &'a jiff::Timestamp,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[avatar_key, avatar_static_key, now, id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetAvatarParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetAvatarStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetAvatarParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.avatar_key,
            &params.avatar_static_key,
            &params.now,
            &params.id,
        ))
    }
}
pub struct SetHeaderStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_header() -> SetHeaderStmt {
    SetHeaderStmt(
        "UPDATE accounts SET header_key = $1, header_static_key = $2, updated_at = $3 WHERE id = $4",
        None,
    )
}
impl SetHeaderStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        header_key: &'a Option<T1>,
        header_static_key: &'a Option<T2>,
        now: &'a jiff::Timestamp,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[header_key, header_static_key, now, id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetHeaderParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetHeaderStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetHeaderParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.header_key,
            &params.header_static_key,
            &params.now,
            &params.id,
        ))
    }
}
pub struct LockRowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_row() -> LockRowStmt {
    LockRowStmt(
        "SELECT id FROM accounts WHERE id = $1 FOR NO KEY UPDATE",
        None,
    )
}
impl LockRowStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct MarkDeletedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mark_deleted() -> MarkDeletedStmt {
    MarkDeletedStmt(
        "UPDATE accounts SET deleted_at = $1, display_name = '', note = '', note_source = '', fields = '[]', emoji_ids = '{}', avatar_key = NULL, avatar_static_key = NULL, avatar_remote_url = NULL, header_key = NULL, header_static_key = NULL, header_remote_url = NULL, updated_at = $1 WHERE id = $2",
        None,
    )
}
impl MarkDeletedStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[now, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MarkDeletedParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for MarkDeletedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MarkDeletedParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
pub struct InsertStatsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_stats() -> InsertStatsStmt {
    InsertStatsStmt(
        "INSERT INTO account_stats (account_id) VALUES ($1) ON CONFLICT DO NOTHING",
        None,
    )
}
impl InsertStatsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[id]).await
    }
}
pub struct AddCountsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn add_counts() -> AddCountsStmt {
    AddCountsStmt(
        "INSERT INTO account_stats (account_id, statuses_count, followers_count, following_count) VALUES ($1, greatest($2::bigint, 0), greatest($3::bigint, 0), greatest($4::bigint, 0)) ON CONFLICT (account_id) DO UPDATE SET statuses_count = greatest(account_stats.statuses_count + $2::bigint, 0), followers_count = greatest(account_stats.followers_count + $3::bigint, 0), following_count = greatest(account_stats.following_count + $4::bigint, 0), version = account_stats.version + 1",
        None,
    )
}
impl AddCountsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a i64,
        statuses: &'a i64,
        followers: &'a i64,
        following: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[id, statuses, followers, following],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        AddCountsParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for AddCountsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AddCountsParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.statuses,
            &params.followers,
            &params.following,
        ))
    }
}
pub struct SetCountsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_counts() -> SetCountsStmt {
    SetCountsStmt(
        "INSERT INTO account_stats (account_id, statuses_count, followers_count, following_count) VALUES ($1, coalesce($2, 0::bigint), coalesce($3, 0::bigint), coalesce($4, 0::bigint)) ON CONFLICT (account_id) DO UPDATE SET statuses_count = coalesce($2, account_stats.statuses_count), followers_count = coalesce($3, account_stats.followers_count), following_count = coalesce($4, account_stats.following_count), version = account_stats.version + 1",
        None,
    )
}
impl SetCountsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a i64,
        statuses: &'a Option<i64>,
        followers: &'a Option<i64>,
        following: &'a Option<i64>,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[id, statuses, followers, following],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetCountsParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetCountsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetCountsParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.statuses,
            &params.followers,
            &params.following,
        ))
    }
}
pub struct InsertKeyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_key() -> InsertKeyStmt {
    InsertKeyStmt(
        "INSERT INTO account_keys (id, account_id, uri, kind, public_key, private_key, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (uri) DO UPDATE SET public_key = excluded.public_key, kind = excluded.kind, retired_at = NULL WHERE account_keys.account_id = excluded.account_id AND account_keys.private_key IS NULL",
        None,
    )
}
impl InsertKeyStmt {
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
        T4: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        id: &'a i64,
        account_id: &'a i64,
        uri: &'a T1,
        kind: &'a T2,
        public_key: &'a T3,
        private_key: &'a Option<T4>,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[id, account_id, uri, kind, public_key, private_key, now],
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
    T4: crate::BytesSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertKeyParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertKeyStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertKeyParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.account_id,
            &params.uri,
            &params.kind,
            &params.public_key,
            &params.private_key,
            &params.now,
        ))
    }
}
pub struct RetireOtherKeysStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn retire_other_keys() -> RetireOtherKeysStmt {
    RetireOtherKeysStmt(
        "DELETE FROM account_keys WHERE account_id = $1 AND private_key IS NULL AND NOT uri = ANY($2)",
        None,
    )
}
impl RetireOtherKeysStmt {
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
        T2: crate::ArraySql<Item = T1>,
    >(
        &'s self,
        client: &'c C,
        account_id: &'a i64,
        uris: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[account_id, uris]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RetireOtherKeysParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RetireOtherKeysStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RetireOtherKeysParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.account_id, &params.uris))
    }
}
pub struct KeyByUriStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn key_by_uri() -> KeyByUriStmt {
    KeyByUriStmt(
        "SELECT id, account_id, uri, kind, public_key, private_key FROM account_keys WHERE uri = $1 AND retired_at IS NULL",
        None,
    )
}
impl KeyByUriStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        uri: &'a T1,
    ) -> KeyQuery<'c, 'a, 's, C, Key, 1> {
        KeyQuery {
            client,
            params: [uri],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<KeyBorrowed, tokio_postgres::Error> {
                Ok(KeyBorrowed {
                    id: row.try_get(0)?,
                    account_id: row.try_get(1)?,
                    uri: row.try_get(2)?,
                    kind: row.try_get(3)?,
                    public_key: row.try_get(4)?,
                    private_key: row.try_get(5)?,
                })
            },
            mapper: |it| Key::from(it),
        }
    }
}
pub struct KeysOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn keys_of() -> KeysOfStmt {
    KeysOfStmt(
        "SELECT id, account_id, uri, kind, public_key, private_key FROM account_keys WHERE account_id = $1 AND retired_at IS NULL ORDER BY id",
        None,
    )
}
impl KeysOfStmt {
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
        account_id: &'a i64,
    ) -> KeyQuery<'c, 'a, 's, C, Key, 1> {
        KeyQuery {
            client,
            params: [account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<KeyBorrowed, tokio_postgres::Error> {
                Ok(KeyBorrowed {
                    id: row.try_get(0)?,
                    account_id: row.try_get(1)?,
                    uri: row.try_get(2)?,
                    kind: row.try_get(3)?,
                    public_key: row.try_get(4)?,
                    private_key: row.try_get(5)?,
                })
            },
            mapper: |it| Key::from(it),
        }
    }
}
pub struct LocalCountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn local_count() -> LocalCountStmt {
    LocalCountStmt(
        "SELECT count(*) FROM users WHERE confirmed_at IS NOT NULL AND approved",
        None,
    )
}
impl LocalCountStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 0> {
        I64Query {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct ActiveSinceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn active_since() -> ActiveSinceStmt {
    ActiveSinceStmt("SELECT count(*) FROM users WHERE active_on >= $1", None)
}
impl ActiveSinceStmt {
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
        day: &'a jiff::civil::Date,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct FirstStaffStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn first_staff() -> FirstStaffStmt {
    FirstStaffStmt(
        "SELECT u.account_id FROM users u JOIN roles r ON r.id = u.role_id WHERE u.role_id <> -99 AND r.permissions & 1 = 1 AND u.disabled_at IS NULL ORDER BY u.account_id LIMIT 1",
        None,
    )
}
impl FirstStaffStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 0> {
        I64Query {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct ByUrlsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_urls() -> ByUrlsStmt {
    ByUrlsStmt("SELECT * FROM account_details WHERE url = ANY($1)", None)
}
impl ByUrlsStmt {
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
        urls: &'a T2,
    ) -> AccountQuery<'c, 'a, 's, C, Account, 1> {
        AccountQuery {
            client,
            params: [urls],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AccountBorrowed, tokio_postgres::Error> {
                    Ok(AccountBorrowed {
                        id: row.try_get(0)?,
                        username: row.try_get(1)?,
                        domain: row.try_get(2)?,
                        uri: row.try_get(3)?,
                        url: row.try_get(4)?,
                        kind: row.try_get(5)?,
                        display_name: row.try_get(6)?,
                        note: row.try_get(7)?,
                        note_source: row.try_get(8)?,
                        fields: row.try_get(9)?,
                        avatar_key: row.try_get(10)?,
                        avatar_static_key: row.try_get(11)?,
                        avatar_remote_url: row.try_get(12)?,
                        avatar_description: row.try_get(13)?,
                        header_key: row.try_get(14)?,
                        header_static_key: row.try_get(15)?,
                        header_remote_url: row.try_get(16)?,
                        header_description: row.try_get(17)?,
                        locked: row.try_get(18)?,
                        discoverable: row.try_get(19)?,
                        indexable: row.try_get(20)?,
                        hide_collections: row.try_get(21)?,
                        show_media: row.try_get(22)?,
                        show_media_replies: row.try_get(23)?,
                        show_featured: row.try_get(24)?,
                        memorial: row.try_get(25)?,
                        also_known_as: row.try_get(26)?,
                        attribution_domains: row.try_get(27)?,
                        moved_to_id: row.try_get(28)?,
                        inbox_url: row.try_get(29)?,
                        shared_inbox_url: row.try_get(30)?,
                        outbox_url: row.try_get(31)?,
                        followers_url: row.try_get(32)?,
                        following_url: row.try_get(33)?,
                        featured_url: row.try_get(34)?,
                        featured_tags_url: row.try_get(35)?,
                        silenced_at: row.try_get(36)?,
                        suspended_at: row.try_get(37)?,
                        deleted_at: row.try_get(38)?,
                        created_at: row.try_get(39)?,
                        updated_at: row.try_get(40)?,
                        fetched_at: row.try_get(41)?,
                        statuses_count: row.try_get(42)?,
                        followers_count: row.try_get(43)?,
                        following_count: row.try_get(44)?,
                        last_status_at: row.try_get(45)?,
                        stats_version: row.try_get(46)?,
                        role_id: row.try_get(47)?,
                        role_name: row.try_get(48)?,
                        role_color: row.try_get(49)?,
                        role_permissions: row.try_get(50)?,
                        role_highlighted: row.try_get(51)?,
                        emojis: row.try_get(52)?,
                    })
                },
            mapper: |it| Account::from(it),
        }
    }
}
pub struct KeyOwnerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn key_owner() -> KeyOwnerStmt {
    KeyOwnerStmt(
        "SELECT k.uri, k.public_key, k.account_id, a.uri AS owner_uri FROM account_keys k JOIN accounts a ON a.id = k.account_id WHERE k.uri = $1 AND k.retired_at IS NULL AND a.domain IS NOT NULL AND a.deleted_at IS NULL",
        None,
    )
}
impl KeyOwnerStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        uri: &'a T1,
    ) -> KeyOwnerQuery<'c, 'a, 's, C, KeyOwner, 1> {
        KeyOwnerQuery {
            client,
            params: [uri],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<KeyOwnerBorrowed, tokio_postgres::Error> {
                    Ok(KeyOwnerBorrowed {
                        uri: row.try_get(0)?,
                        public_key: row.try_get(1)?,
                        account_id: row.try_get(2)?,
                        owner_uri: row.try_get(3)?,
                    })
                },
            mapper: |it| KeyOwner::from(it),
        }
    }
}
pub struct FirstKeyOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn first_key_of() -> FirstKeyOfStmt {
    FirstKeyOfStmt(
        "SELECT k.uri, k.public_key, k.account_id, a.uri AS owner_uri FROM account_keys k JOIN accounts a ON a.id = k.account_id WHERE a.uri = $1 AND k.retired_at IS NULL AND a.domain IS NOT NULL AND a.deleted_at IS NULL ORDER BY k.id LIMIT 1",
        None,
    )
}
impl FirstKeyOfStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        uri: &'a T1,
    ) -> KeyOwnerQuery<'c, 'a, 's, C, KeyOwner, 1> {
        KeyOwnerQuery {
            client,
            params: [uri],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<KeyOwnerBorrowed, tokio_postgres::Error> {
                    Ok(KeyOwnerBorrowed {
                        uri: row.try_get(0)?,
                        public_key: row.try_get(1)?,
                        account_id: row.try_get(2)?,
                        owner_uri: row.try_get(3)?,
                    })
                },
            mapper: |it| KeyOwner::from(it),
        }
    }
}
pub struct ForgetKeysStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_keys() -> ForgetKeysStmt {
    ForgetKeysStmt(
        "DELETE FROM account_keys WHERE account_id = $1 AND private_key IS NULL",
        None,
    )
}
impl ForgetKeysStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        account_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[account_id]).await
    }
}
pub struct ExistsByUriStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn exists_by_uri() -> ExistsByUriStmt {
    ExistsByUriStmt(
        "SELECT EXISTS (SELECT 1 FROM accounts WHERE uri = $1 AND deleted_at IS NULL) AS yes",
        None,
    )
}
impl ExistsByUriStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        uri: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [uri],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
