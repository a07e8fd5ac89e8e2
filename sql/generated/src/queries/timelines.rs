// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct HomeParams {
    pub reader: i64,
    pub below: i64,
    pub above: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct HomeAboveParams {
    pub reader: i64,
    pub above: i64,
    pub below: i64,
    pub amount: i64,
}
#[derive(Debug)]
pub struct RepeatsParams<T1: crate::ArraySql<Item = i64>> {
    pub ids: T1,
    pub reader: i64,
    pub window: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct PublicParams {
    pub upwards: bool,
    pub only_media: bool,
    pub below: i64,
    pub above: i64,
    pub remote: bool,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct PublicLocalParams {
    pub upwards: bool,
    pub below: i64,
    pub above: i64,
    pub only_media: bool,
    pub amount: i64,
}
#[derive(Debug)]
pub struct TagParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
> {
    pub upwards: bool,
    pub all_of: T2,
    pub name: T3,
    pub below: i64,
    pub above: i64,
    pub local: bool,
    pub remote: bool,
    pub only_media: bool,
    pub none_of: T5,
    pub amount: i64,
}
#[derive(Debug)]
pub struct AccountParams<T1: crate::StringSql> {
    pub upwards: bool,
    pub above: i64,
    pub below: i64,
    pub own: bool,
    pub reader: i64,
    pub account_id: i64,
    pub follower: bool,
    pub exclude_direct: bool,
    pub exclude_reblogs: bool,
    pub exclude_replies: bool,
    pub only_media: bool,
    pub tag: T1,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct FavouritesParams {
    pub upwards: bool,
    pub account_id: i64,
    pub below: i64,
    pub above: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct BookmarksParams {
    pub upwards: bool,
    pub account_id: i64,
    pub below: i64,
    pub above: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct FavouritedByParams {
    pub upwards: bool,
    pub status_id: i64,
    pub below: i64,
    pub above: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct RebloggedByParams {
    pub upwards: bool,
    pub status_id: i64,
    pub below: i64,
    pub above: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct FollowersParams {
    pub upwards: bool,
    pub account_id: i64,
    pub below: i64,
    pub above: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct FollowingParams {
    pub upwards: bool,
    pub account_id: i64,
    pub below: i64,
    pub above: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct FollowRequestsParams {
    pub upwards: bool,
    pub account_id: i64,
    pub below: i64,
    pub above: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct BlocksParams {
    pub upwards: bool,
    pub account_id: i64,
    pub below: i64,
    pub above: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct MutesParams {
    pub upwards: bool,
    pub account_id: i64,
    pub below: i64,
    pub above: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct EndorsementsParams {
    pub upwards: bool,
    pub account_id: i64,
    pub below: i64,
    pub above: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct OutboxParams {
    pub account_id: i64,
    pub below: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct RepliesParams {
    pub status_id: i64,
    pub after: i64,
    pub author: i64,
    pub own: bool,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ListParams {
    pub list_id: i64,
    pub below: i64,
    pub above: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ListAboveParams {
    pub list_id: i64,
    pub above: i64,
    pub below: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ListAccountsParams {
    pub upwards: bool,
    pub list_id: i64,
    pub below: i64,
    pub above: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct FollowedTagsParams {
    pub upwards: bool,
    pub account_id: i64,
    pub below: i64,
    pub above: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct QuotesParams {
    pub upwards: bool,
    pub status_id: i64,
    pub below: i64,
    pub above: i64,
    pub amount: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Favourites {
    pub cursor: i64,
    pub id: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Bookmarks {
    pub cursor: i64,
    pub id: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct FavouritedBy {
    pub cursor: i64,
    pub id: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct RebloggedBy {
    pub cursor: i64,
    pub id: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Followers {
    pub cursor: i64,
    pub id: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Following {
    pub cursor: i64,
    pub id: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct FollowRequests {
    pub cursor: i64,
    pub id: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Blocks {
    pub cursor: i64,
    pub id: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Mutes {
    pub cursor: i64,
    pub id: i64,
    pub expires_at: Option<jiff::Timestamp>,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Endorsements {
    pub cursor: i64,
    pub id: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Replies {
    pub id: i64,
    pub uri: String,
    pub local: bool,
}
pub struct RepliesBorrowed<'a> {
    pub id: i64,
    pub uri: &'a str,
    pub local: bool,
}
impl<'a> From<RepliesBorrowed<'a>> for Replies {
    fn from(RepliesBorrowed { id, uri, local }: RepliesBorrowed<'a>) -> Self {
        Self {
            id,
            uri: uri.into(),
            local,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct ListAccounts {
    pub cursor: i64,
    pub id: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct FollowedTags {
    pub cursor: i64,
    pub id: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Quotes {
    pub cursor: i64,
    pub id: i64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct FavouritesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Favourites, tokio_postgres::Error>,
    mapper: fn(Favourites) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FavouritesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Favourites) -> R) -> FavouritesQuery<'c, 'a, 's, C, R, N> {
        FavouritesQuery {
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
pub struct BookmarksQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Bookmarks, tokio_postgres::Error>,
    mapper: fn(Bookmarks) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BookmarksQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Bookmarks) -> R) -> BookmarksQuery<'c, 'a, 's, C, R, N> {
        BookmarksQuery {
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
pub struct FavouritedByQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FavouritedBy, tokio_postgres::Error>,
    mapper: fn(FavouritedBy) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FavouritedByQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FavouritedBy) -> R) -> FavouritedByQuery<'c, 'a, 's, C, R, N> {
        FavouritedByQuery {
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
pub struct RebloggedByQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RebloggedBy, tokio_postgres::Error>,
    mapper: fn(RebloggedBy) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RebloggedByQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RebloggedBy) -> R) -> RebloggedByQuery<'c, 'a, 's, C, R, N> {
        RebloggedByQuery {
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
pub struct FollowersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Followers, tokio_postgres::Error>,
    mapper: fn(Followers) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FollowersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Followers) -> R) -> FollowersQuery<'c, 'a, 's, C, R, N> {
        FollowersQuery {
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
pub struct FollowingQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Following, tokio_postgres::Error>,
    mapper: fn(Following) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FollowingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Following) -> R) -> FollowingQuery<'c, 'a, 's, C, R, N> {
        FollowingQuery {
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
pub struct FollowRequestsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FollowRequests, tokio_postgres::Error>,
    mapper: fn(FollowRequests) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FollowRequestsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FollowRequests) -> R,
    ) -> FollowRequestsQuery<'c, 'a, 's, C, R, N> {
        FollowRequestsQuery {
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
pub struct BlocksQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Blocks, tokio_postgres::Error>,
    mapper: fn(Blocks) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BlocksQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Blocks) -> R) -> BlocksQuery<'c, 'a, 's, C, R, N> {
        BlocksQuery {
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
pub struct MutesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Mutes, tokio_postgres::Error>,
    mapper: fn(Mutes) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MutesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Mutes) -> R) -> MutesQuery<'c, 'a, 's, C, R, N> {
        MutesQuery {
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
pub struct EndorsementsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Endorsements, tokio_postgres::Error>,
    mapper: fn(Endorsements) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EndorsementsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Endorsements) -> R) -> EndorsementsQuery<'c, 'a, 's, C, R, N> {
        EndorsementsQuery {
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
pub struct RepliesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RepliesBorrowed, tokio_postgres::Error>,
    mapper: fn(RepliesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RepliesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RepliesBorrowed) -> R) -> RepliesQuery<'c, 'a, 's, C, R, N> {
        RepliesQuery {
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
pub struct ListAccountsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListAccounts, tokio_postgres::Error>,
    mapper: fn(ListAccounts) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListAccountsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ListAccounts) -> R) -> ListAccountsQuery<'c, 'a, 's, C, R, N> {
        ListAccountsQuery {
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
pub struct FollowedTagsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FollowedTags, tokio_postgres::Error>,
    mapper: fn(FollowedTags) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FollowedTagsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FollowedTags) -> R) -> FollowedTagsQuery<'c, 'a, 's, C, R, N> {
        FollowedTagsQuery {
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
pub struct QuotesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Quotes, tokio_postgres::Error>,
    mapper: fn(Quotes) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> QuotesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Quotes) -> R) -> QuotesQuery<'c, 'a, 's, C, R, N> {
        QuotesQuery {
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
pub struct HomeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn home() -> HomeStmt {
    HomeStmt(
        "SELECT id FROM home_entries($1, $2, $3, $4) AS e (id)",
        None,
    )
}
impl HomeStmt {
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
        reader: &'a i64,
        below: &'a i64,
        above: &'a i64,
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [reader, below, above, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, HomeParams, I64Query<'c, 'a, 's, C, i64, 4>, C>
    for HomeStmt
{
    fn params(&'s self, client: &'c C, params: &'a HomeParams) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.reader,
            &params.below,
            &params.above,
            &params.amount,
        )
    }
}
pub struct HomeAboveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn home_above() -> HomeAboveStmt {
    HomeAboveStmt(
        "SELECT id FROM home_entries_above($1, $2, $3, $4) AS e (id)",
        None,
    )
}
impl HomeAboveStmt {
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
        reader: &'a i64,
        above: &'a i64,
        below: &'a i64,
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [reader, above, below, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, HomeAboveParams, I64Query<'c, 'a, 's, C, i64, 4>, C>
    for HomeAboveStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HomeAboveParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.reader,
            &params.above,
            &params.below,
            &params.amount,
        )
    }
}
pub struct RepeatsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn repeats() -> RepeatsStmt {
    RepeatsStmt(
        "SELECT b.id FROM statuses b WHERE b.id = ANY($1) AND b.reblog_of_id IS NOT NULL AND b.account_id <> $2 AND (EXISTS (SELECT 1 FROM statuses o WHERE o.id = b.reblog_of_id AND o.id > b.id - $3::bigint AND (o.account_id = $2 OR EXISTS (SELECT 1 FROM follows f WHERE f.account_id = $2 AND f.target_id = o.account_id AND NOT f.exclusive) OR (o.visibility = 'public' AND EXISTS (SELECT 1 FROM status_tags x JOIN tag_follows t ON t.tag_id = x.tag_id WHERE x.status_id = o.id AND t.account_id = $2)))) OR EXISTS (SELECT 1 FROM statuses e WHERE e.reblog_of_id = b.reblog_of_id AND e.id < b.id AND e.id > b.id - $3::bigint AND (e.account_id = $2 OR EXISTS (SELECT 1 FROM follows f WHERE f.account_id = $2 AND f.target_id = e.account_id AND f.show_reblogs AND NOT f.exclusive))))",
        None,
    )
}
impl RepeatsStmt {
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
        reader: &'a i64,
        window: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [ids, reader, window],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<'c, 'a, 's, RepeatsParams<T1>, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for RepeatsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RepeatsParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.ids, &params.reader, &params.window)
    }
}
pub struct PublicStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn public() -> PublicStmt {
    PublicStmt(
        "(SELECT s.id FROM statuses s WHERE NOT $1 AND NOT $2 AND s.visibility = 'public' AND s.reblog_of_id IS NULL AND s.id < $3 AND s.id > $4 AND (NOT $5 OR NOT s.local) AND (s.in_reply_to_id IS NULL OR s.in_reply_to_account_id = s.account_id) ORDER BY s.id DESC LIMIT $6) UNION ALL (SELECT s.id FROM statuses s WHERE $1 AND NOT $2 AND s.visibility = 'public' AND s.reblog_of_id IS NULL AND s.id < $3 AND s.id > $4 AND (NOT $5 OR NOT s.local) AND (s.in_reply_to_id IS NULL OR s.in_reply_to_account_id = s.account_id) ORDER BY s.id LIMIT $6) UNION ALL (SELECT s.id FROM statuses s WHERE NOT $1 AND $2 AND s.visibility = 'public' AND s.reblog_of_id IS NULL AND s.id < $3 AND s.id > $4 AND (NOT $5 OR NOT s.local) AND s.media_ids <> '{}' AND (s.in_reply_to_id IS NULL OR s.in_reply_to_account_id = s.account_id) ORDER BY s.id DESC LIMIT $6) UNION ALL (SELECT s.id FROM statuses s WHERE $1 AND $2 AND s.visibility = 'public' AND s.reblog_of_id IS NULL AND s.id < $3 AND s.id > $4 AND (NOT $5 OR NOT s.local) AND s.media_ids <> '{}' AND (s.in_reply_to_id IS NULL OR s.in_reply_to_account_id = s.account_id) ORDER BY s.id LIMIT $6)",
        None,
    )
}
impl PublicStmt {
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
        upwards: &'a bool,
        only_media: &'a bool,
        below: &'a i64,
        above: &'a i64,
        remote: &'a bool,
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 6> {
        I64Query {
            client,
            params: [upwards, only_media, below, above, remote, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PublicParams, I64Query<'c, 'a, 's, C, i64, 6>, C>
    for PublicStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PublicParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 6> {
        self.bind(
            client,
            &params.upwards,
            &params.only_media,
            &params.below,
            &params.above,
            &params.remote,
            &params.amount,
        )
    }
}
pub struct PublicLocalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn public_local() -> PublicLocalStmt {
    PublicLocalStmt(
        "(SELECT s.id FROM statuses s WHERE NOT $1 AND s.visibility = 'public' AND s.reblog_of_id IS NULL AND s.local AND s.id < $2 AND s.id > $3 AND (NOT $4 OR s.media_ids <> '{}') AND (s.in_reply_to_id IS NULL OR s.in_reply_to_account_id = s.account_id) ORDER BY s.id DESC LIMIT $5) UNION ALL (SELECT s.id FROM statuses s WHERE $1 AND s.visibility = 'public' AND s.reblog_of_id IS NULL AND s.local AND s.id < $2 AND s.id > $3 AND (NOT $4 OR s.media_ids <> '{}') AND (s.in_reply_to_id IS NULL OR s.in_reply_to_account_id = s.account_id) ORDER BY s.id LIMIT $5)",
        None,
    )
}
impl PublicLocalStmt {
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
        upwards: &'a bool,
        below: &'a i64,
        above: &'a i64,
        only_media: &'a bool,
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        I64Query {
            client,
            params: [upwards, below, above, only_media, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PublicLocalParams, I64Query<'c, 'a, 's, C, i64, 5>, C>
    for PublicLocalStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PublicLocalParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        self.bind(
            client,
            &params.upwards,
            &params.below,
            &params.above,
            &params.only_media,
            &params.amount,
        )
    }
}
pub struct TagStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tag() -> TagStmt {
    TagStmt(
        "(SELECT t.status_id AS id FROM status_tags t JOIN statuses s ON s.id = t.status_id WHERE NOT $1 AND t.tag_id = (SELECT g.id FROM unnest(array_append($2::text[], $3)) AS w (name) LEFT JOIN tags g ON g.name = w.name ORDER BY CASE cardinality($2::text[]) WHEN 0 THEN 0 ELSE (SELECT count(*) FROM (SELECT FROM status_tags c WHERE c.tag_id = g.id LIMIT 10000) u) END LIMIT 1) AND s.visibility = 'public' AND t.status_id < $4 AND t.status_id > $5 AND (NOT $6 OR s.local) AND (NOT $7 OR NOT s.local) AND (NOT $8 OR s.media_ids <> '{}') AND (cardinality($2::text[]) = 0 OR (SELECT count(*) FROM status_tags x WHERE x.status_id = s.id AND x.tag_id = ANY ((SELECT array_agg(g.id) FROM tags g WHERE g.name = ANY (array_append($2::text[], $3)))::bigint[])) = (SELECT count(*) FROM tags g WHERE g.name = ANY (array_append($2::text[], $3)))) AND (cardinality($9::text[]) = 0 OR (SELECT true FROM status_tags x WHERE x.status_id = s.id AND x.tag_id = ANY ((SELECT array_agg(g.id) FROM tags g WHERE g.name = ANY ($9::text[]))::bigint[]) LIMIT 1) IS NULL) ORDER BY t.status_id DESC LIMIT $10) UNION ALL (SELECT t.status_id AS id FROM status_tags t JOIN statuses s ON s.id = t.status_id WHERE $1 AND t.tag_id = (SELECT g.id FROM unnest(array_append($2::text[], $3)) AS w (name) LEFT JOIN tags g ON g.name = w.name ORDER BY CASE cardinality($2::text[]) WHEN 0 THEN 0 ELSE (SELECT count(*) FROM (SELECT FROM status_tags c WHERE c.tag_id = g.id LIMIT 10000) u) END LIMIT 1) AND s.visibility = 'public' AND t.status_id < $4 AND t.status_id > $5 AND (NOT $6 OR s.local) AND (NOT $7 OR NOT s.local) AND (NOT $8 OR s.media_ids <> '{}') AND (cardinality($2::text[]) = 0 OR (SELECT count(*) FROM status_tags x WHERE x.status_id = s.id AND x.tag_id = ANY ((SELECT array_agg(g.id) FROM tags g WHERE g.name = ANY (array_append($2::text[], $3)))::bigint[])) = (SELECT count(*) FROM tags g WHERE g.name = ANY (array_append($2::text[], $3)))) AND (cardinality($9::text[]) = 0 OR (SELECT true FROM status_tags x WHERE x.status_id = s.id AND x.tag_id = ANY ((SELECT array_agg(g.id) FROM tags g WHERE g.name = ANY ($9::text[]))::bigint[]) LIMIT 1) IS NULL) ORDER BY t.status_id LIMIT $10)",
        None,
    )
}
impl TagStmt {
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
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
    >(
        &'s self,
        client: &'c C,
        upwards: &'a bool,
        all_of: &'a T2,
        name: &'a T3,
        below: &'a i64,
        above: &'a i64,
        local: &'a bool,
        remote: &'a bool,
        only_media: &'a bool,
        none_of: &'a T5,
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 10> {
        I64Query {
            client,
            params: [
                upwards, all_of, name, below, above, local, remote, only_media, none_of, amount,
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
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TagParams<T1, T2, T3, T4, T5>,
        I64Query<'c, 'a, 's, C, i64, 10>,
        C,
    > for TagStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TagParams<T1, T2, T3, T4, T5>,
    ) -> I64Query<'c, 'a, 's, C, i64, 10> {
        self.bind(
            client,
            &params.upwards,
            &params.all_of,
            &params.name,
            &params.below,
            &params.above,
            &params.local,
            &params.remote,
            &params.only_media,
            &params.none_of,
            &params.amount,
        )
    }
}
pub struct AccountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn account() -> AccountStmt {
    AccountStmt(
        "WITH RECURSIVE meeting (mention, post) AS ( SELECT NULL::bigint, CASE WHEN $1 THEN $2::bigint ELSE $3::bigint END WHERE NOT $4 AND $5::bigint <> 0 UNION ALL SELECT m.id, p.id FROM meeting g CROSS JOIN LATERAL ( SELECT CASE WHEN $1 THEN (SELECT min(status_id) FROM mentions WHERE account_id = $5 AND status_id < $3 AND status_id > CASE WHEN g.mention IS NULL OR g.mention = g.post THEN g.post ELSE g.post - 1 END) ELSE (SELECT max(status_id) FROM mentions WHERE account_id = $5 AND status_id > $2 AND status_id < CASE WHEN g.mention IS NULL OR g.mention = g.post THEN g.post ELSE g.post + 1 END) END OFFSET 0) AS m (id) CROSS JOIN LATERAL ( SELECT CASE WHEN $1 THEN (SELECT min(id) FROM statuses WHERE account_id = $6 AND id >= m.id AND id < $3) ELSE (SELECT max(id) FROM statuses WHERE account_id = $6 AND id <= m.id AND id > $2) END OFFSET 0) AS p (id) WHERE m.id IS NOT NULL AND p.id IS NOT NULL ) SELECT e.id FROM ( (SELECT s.id FROM statuses s WHERE NOT $4 AND NOT $7 AND s.visibility IN ('public', 'unlisted') AND NOT $1 AND s.account_id = $6 AND s.id < $3 AND s.id > $2 AND (NOT $8 OR s.visibility <> 'direct') AND (NOT $9 OR s.reblog_of_id IS NULL) AND (NOT $10 OR (s.in_reply_to_id IS NULL AND s.in_reply_to_uri IS NULL) OR s.in_reply_to_account_id = s.account_id) AND (NOT $11 OR (s.media_ids <> '{}' AND s.reblog_of_id IS NULL)) AND ($12 = '' OR (SELECT true FROM status_tags x WHERE x.status_id = s.id AND x.tag_id = (SELECT g.id FROM tags g WHERE g.name = $12))) ORDER BY s.id DESC LIMIT $13) UNION ALL (SELECT s.id FROM statuses s WHERE NOT $4 AND NOT $7 AND s.visibility IN ('public', 'unlisted') AND $1 AND s.account_id = $6 AND s.id < $3 AND s.id > $2 AND (NOT $8 OR s.visibility <> 'direct') AND (NOT $9 OR s.reblog_of_id IS NULL) AND (NOT $10 OR (s.in_reply_to_id IS NULL AND s.in_reply_to_uri IS NULL) OR s.in_reply_to_account_id = s.account_id) AND (NOT $11 OR (s.media_ids <> '{}' AND s.reblog_of_id IS NULL)) AND ($12 = '' OR (SELECT true FROM status_tags x WHERE x.status_id = s.id AND x.tag_id = (SELECT g.id FROM tags g WHERE g.name = $12))) ORDER BY s.id LIMIT $13) UNION ALL (SELECT s.id FROM statuses s WHERE ($4 OR $7) AND ($4 OR s.visibility <> 'direct') AND NOT $1 AND s.account_id = $6 AND s.id < $3 AND s.id > $2 AND (NOT $8 OR s.visibility <> 'direct') AND (NOT $9 OR s.reblog_of_id IS NULL) AND (NOT $10 OR (s.in_reply_to_id IS NULL AND s.in_reply_to_uri IS NULL) OR s.in_reply_to_account_id = s.account_id) AND (NOT $11 OR (s.media_ids <> '{}' AND s.reblog_of_id IS NULL)) AND ($12 = '' OR (SELECT true FROM status_tags x WHERE x.status_id = s.id AND x.tag_id = (SELECT g.id FROM tags g WHERE g.name = $12))) ORDER BY s.id DESC LIMIT $13) UNION ALL (SELECT s.id FROM statuses s WHERE ($4 OR $7) AND ($4 OR s.visibility <> 'direct') AND $1 AND s.account_id = $6 AND s.id < $3 AND s.id > $2 AND (NOT $8 OR s.visibility <> 'direct') AND (NOT $9 OR s.reblog_of_id IS NULL) AND (NOT $10 OR (s.in_reply_to_id IS NULL AND s.in_reply_to_uri IS NULL) OR s.in_reply_to_account_id = s.account_id) AND (NOT $11 OR (s.media_ids <> '{}' AND s.reblog_of_id IS NULL)) AND ($12 = '' OR (SELECT true FROM status_tags x WHERE x.status_id = s.id AND x.tag_id = (SELECT g.id FROM tags g WHERE g.name = $12))) ORDER BY s.id LIMIT $13) UNION ALL (SELECT t.id FROM meeting g CROSS JOIN LATERAL ( SELECT s.id FROM statuses s WHERE s.id = g.post AND (s.visibility = 'direct' OR (s.visibility = 'private' AND NOT $7)) AND (NOT $8 OR s.visibility <> 'direct') AND (NOT $9 OR s.reblog_of_id IS NULL) AND (NOT $10 OR (s.in_reply_to_id IS NULL AND s.in_reply_to_uri IS NULL) OR s.in_reply_to_account_id = s.account_id) AND (NOT $11 OR (s.media_ids <> '{}' AND s.reblog_of_id IS NULL)) AND ($12 = '' OR (SELECT true FROM status_tags x WHERE x.status_id = s.id AND x.tag_id = (SELECT g.id FROM tags g WHERE g.name = $12))) OFFSET 0) t WHERE g.post = g.mention LIMIT $13) ) e ORDER BY CASE WHEN $1 THEN e.id ELSE -e.id END LIMIT $13",
        None,
    )
}
impl AccountStmt {
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
        upwards: &'a bool,
        above: &'a i64,
        below: &'a i64,
        own: &'a bool,
        reader: &'a i64,
        account_id: &'a i64,
        follower: &'a bool,
        exclude_direct: &'a bool,
        exclude_reblogs: &'a bool,
        exclude_replies: &'a bool,
        only_media: &'a bool,
        tag: &'a T1,
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 13> {
        I64Query {
            client,
            params: [
                upwards,
                above,
                below,
                own,
                reader,
                account_id,
                follower,
                exclude_direct,
                exclude_reblogs,
                exclude_replies,
                only_media,
                tag,
                amount,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AccountParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 13>,
        C,
    > for AccountStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AccountParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 13> {
        self.bind(
            client,
            &params.upwards,
            &params.above,
            &params.below,
            &params.own,
            &params.reader,
            &params.account_id,
            &params.follower,
            &params.exclude_direct,
            &params.exclude_reblogs,
            &params.exclude_replies,
            &params.only_media,
            &params.tag,
            &params.amount,
        )
    }
}
pub struct FavouritesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn favourites() -> FavouritesStmt {
    FavouritesStmt(
        "(SELECT f.id AS cursor, f.status_id AS id FROM favourites f WHERE NOT $1 AND f.account_id = $2 AND f.id < $3 AND f.id > $4 ORDER BY f.id DESC LIMIT $5) UNION ALL (SELECT f.id, f.status_id FROM favourites f WHERE $1 AND f.account_id = $2 AND f.id < $3 AND f.id > $4 ORDER BY f.id LIMIT $5)",
        None,
    )
}
impl FavouritesStmt {
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
        upwards: &'a bool,
        account_id: &'a i64,
        below: &'a i64,
        above: &'a i64,
        amount: &'a i64,
    ) -> FavouritesQuery<'c, 'a, 's, C, Favourites, 5> {
        FavouritesQuery {
            client,
            params: [upwards, account_id, below, above, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Favourites, tokio_postgres::Error> {
                Ok(Favourites {
                    cursor: row.try_get(0)?,
                    id: row.try_get(1)?,
                })
            },
            mapper: |it| Favourites::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FavouritesParams,
        FavouritesQuery<'c, 'a, 's, C, Favourites, 5>,
        C,
    > for FavouritesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FavouritesParams,
    ) -> FavouritesQuery<'c, 'a, 's, C, Favourites, 5> {
        self.bind(
            client,
            &params.upwards,
            &params.account_id,
            &params.below,
            &params.above,
            &params.amount,
        )
    }
}
pub struct BookmarksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn bookmarks() -> BookmarksStmt {
    BookmarksStmt(
        "(SELECT b.id AS cursor, b.status_id AS id FROM bookmarks b WHERE NOT $1 AND b.account_id = $2 AND b.id < $3 AND b.id > $4 ORDER BY b.id DESC LIMIT $5) UNION ALL (SELECT b.id, b.status_id FROM bookmarks b WHERE $1 AND b.account_id = $2 AND b.id < $3 AND b.id > $4 ORDER BY b.id LIMIT $5)",
        None,
    )
}
impl BookmarksStmt {
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
        upwards: &'a bool,
        account_id: &'a i64,
        below: &'a i64,
        above: &'a i64,
        amount: &'a i64,
    ) -> BookmarksQuery<'c, 'a, 's, C, Bookmarks, 5> {
        BookmarksQuery {
            client,
            params: [upwards, account_id, below, above, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Bookmarks, tokio_postgres::Error> {
                Ok(Bookmarks {
                    cursor: row.try_get(0)?,
                    id: row.try_get(1)?,
                })
            },
            mapper: |it| Bookmarks::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BookmarksParams,
        BookmarksQuery<'c, 'a, 's, C, Bookmarks, 5>,
        C,
    > for BookmarksStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BookmarksParams,
    ) -> BookmarksQuery<'c, 'a, 's, C, Bookmarks, 5> {
        self.bind(
            client,
            &params.upwards,
            &params.account_id,
            &params.below,
            &params.above,
            &params.amount,
        )
    }
}
pub struct FavouritedByStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn favourited_by() -> FavouritedByStmt {
    FavouritedByStmt(
        "(SELECT f.id AS cursor, f.account_id AS id FROM favourites f WHERE NOT $1 AND f.status_id = $2 AND f.id < $3 AND f.id > $4 ORDER BY f.id DESC LIMIT $5) UNION ALL (SELECT f.id, f.account_id FROM favourites f WHERE $1 AND f.status_id = $2 AND f.id < $3 AND f.id > $4 ORDER BY f.id LIMIT $5)",
        None,
    )
}
impl FavouritedByStmt {
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
        upwards: &'a bool,
        status_id: &'a i64,
        below: &'a i64,
        above: &'a i64,
        amount: &'a i64,
    ) -> FavouritedByQuery<'c, 'a, 's, C, FavouritedBy, 5> {
        FavouritedByQuery {
            client,
            params: [upwards, status_id, below, above, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FavouritedBy, tokio_postgres::Error> {
                Ok(FavouritedBy {
                    cursor: row.try_get(0)?,
                    id: row.try_get(1)?,
                })
            },
            mapper: |it| FavouritedBy::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FavouritedByParams,
        FavouritedByQuery<'c, 'a, 's, C, FavouritedBy, 5>,
        C,
    > for FavouritedByStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FavouritedByParams,
    ) -> FavouritedByQuery<'c, 'a, 's, C, FavouritedBy, 5> {
        self.bind(
            client,
            &params.upwards,
            &params.status_id,
            &params.below,
            &params.above,
            &params.amount,
        )
    }
}
pub struct RebloggedByStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn reblogged_by() -> RebloggedByStmt {
    RebloggedByStmt(
        "(SELECT s.id AS cursor, s.account_id AS id FROM statuses s WHERE NOT $1 AND s.reblog_of_id = $2 AND s.id < $3 AND s.id > $4 AND s.visibility IN ('public', 'unlisted') ORDER BY s.id DESC LIMIT $5) UNION ALL (SELECT s.id, s.account_id FROM statuses s WHERE $1 AND s.reblog_of_id = $2 AND s.id < $3 AND s.id > $4 AND s.visibility IN ('public', 'unlisted') ORDER BY s.id LIMIT $5)",
        None,
    )
}
impl RebloggedByStmt {
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
        upwards: &'a bool,
        status_id: &'a i64,
        below: &'a i64,
        above: &'a i64,
        amount: &'a i64,
    ) -> RebloggedByQuery<'c, 'a, 's, C, RebloggedBy, 5> {
        RebloggedByQuery {
            client,
            params: [upwards, status_id, below, above, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RebloggedBy, tokio_postgres::Error> {
                Ok(RebloggedBy {
                    cursor: row.try_get(0)?,
                    id: row.try_get(1)?,
                })
            },
            mapper: |it| RebloggedBy::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RebloggedByParams,
        RebloggedByQuery<'c, 'a, 's, C, RebloggedBy, 5>,
        C,
    > for RebloggedByStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RebloggedByParams,
    ) -> RebloggedByQuery<'c, 'a, 's, C, RebloggedBy, 5> {
        self.bind(
            client,
            &params.upwards,
            &params.status_id,
            &params.below,
            &params.above,
            &params.amount,
        )
    }
}
pub struct FollowersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn followers() -> FollowersStmt {
    FollowersStmt(
        "(SELECT f.id AS cursor, f.account_id AS id FROM follows f WHERE NOT $1 AND f.target_id = $2 AND f.id < $3 AND f.id > $4 ORDER BY f.id DESC LIMIT $5) UNION ALL (SELECT f.id, f.account_id FROM follows f WHERE $1 AND f.target_id = $2 AND f.id < $3 AND f.id > $4 ORDER BY f.id LIMIT $5)",
        None,
    )
}
impl FollowersStmt {
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
        upwards: &'a bool,
        account_id: &'a i64,
        below: &'a i64,
        above: &'a i64,
        amount: &'a i64,
    ) -> FollowersQuery<'c, 'a, 's, C, Followers, 5> {
        FollowersQuery {
            client,
            params: [upwards, account_id, below, above, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Followers, tokio_postgres::Error> {
                Ok(Followers {
                    cursor: row.try_get(0)?,
                    id: row.try_get(1)?,
                })
            },
            mapper: |it| Followers::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FollowersParams,
        FollowersQuery<'c, 'a, 's, C, Followers, 5>,
        C,
    > for FollowersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FollowersParams,
    ) -> FollowersQuery<'c, 'a, 's, C, Followers, 5> {
        self.bind(
            client,
            &params.upwards,
            &params.account_id,
            &params.below,
            &params.above,
            &params.amount,
        )
    }
}
pub struct FollowingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn following() -> FollowingStmt {
    FollowingStmt(
        "(SELECT f.id AS cursor, f.target_id AS id FROM follows f WHERE NOT $1 AND f.account_id = $2 AND f.id < $3 AND f.id > $4 ORDER BY f.id DESC LIMIT $5) UNION ALL (SELECT f.id, f.target_id FROM follows f WHERE $1 AND f.account_id = $2 AND f.id < $3 AND f.id > $4 ORDER BY f.id LIMIT $5)",
        None,
    )
}
impl FollowingStmt {
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
        upwards: &'a bool,
        account_id: &'a i64,
        below: &'a i64,
        above: &'a i64,
        amount: &'a i64,
    ) -> FollowingQuery<'c, 'a, 's, C, Following, 5> {
        FollowingQuery {
            client,
            params: [upwards, account_id, below, above, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Following, tokio_postgres::Error> {
                Ok(Following {
                    cursor: row.try_get(0)?,
                    id: row.try_get(1)?,
                })
            },
            mapper: |it| Following::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FollowingParams,
        FollowingQuery<'c, 'a, 's, C, Following, 5>,
        C,
    > for FollowingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FollowingParams,
    ) -> FollowingQuery<'c, 'a, 's, C, Following, 5> {
        self.bind(
            client,
            &params.upwards,
            &params.account_id,
            &params.below,
            &params.above,
            &params.amount,
        )
    }
}
pub struct FollowRequestsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn follow_requests() -> FollowRequestsStmt {
    FollowRequestsStmt(
        "(SELECT f.id AS cursor, f.account_id AS id FROM follow_requests f WHERE NOT $1 AND f.target_id = $2 AND f.id < $3 AND f.id > $4 ORDER BY f.id DESC LIMIT $5) UNION ALL (SELECT f.id, f.account_id FROM follow_requests f WHERE $1 AND f.target_id = $2 AND f.id < $3 AND f.id > $4 ORDER BY f.id LIMIT $5)",
        None,
    )
}
impl FollowRequestsStmt {
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
        upwards: &'a bool,
        account_id: &'a i64,
        below: &'a i64,
        above: &'a i64,
        amount: &'a i64,
    ) -> FollowRequestsQuery<'c, 'a, 's, C, FollowRequests, 5> {
        FollowRequestsQuery {
            client,
            params: [upwards, account_id, below, above, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FollowRequests, tokio_postgres::Error> {
                    Ok(FollowRequests {
                        cursor: row.try_get(0)?,
                        id: row.try_get(1)?,
                    })
                },
            mapper: |it| FollowRequests::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FollowRequestsParams,
        FollowRequestsQuery<'c, 'a, 's, C, FollowRequests, 5>,
        C,
    > for FollowRequestsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FollowRequestsParams,
    ) -> FollowRequestsQuery<'c, 'a, 's, C, FollowRequests, 5> {
        self.bind(
            client,
            &params.upwards,
            &params.account_id,
            &params.below,
            &params.above,
            &params.amount,
        )
    }
}
pub struct BlocksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn blocks() -> BlocksStmt {
    BlocksStmt(
        "(SELECT b.id AS cursor, b.target_id AS id FROM blocks b WHERE NOT $1 AND b.account_id = $2 AND b.id < $3 AND b.id > $4 ORDER BY b.id DESC LIMIT $5) UNION ALL (SELECT b.id, b.target_id FROM blocks b WHERE $1 AND b.account_id = $2 AND b.id < $3 AND b.id > $4 ORDER BY b.id LIMIT $5)",
        None,
    )
}
impl BlocksStmt {
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
        upwards: &'a bool,
        account_id: &'a i64,
        below: &'a i64,
        above: &'a i64,
        amount: &'a i64,
    ) -> BlocksQuery<'c, 'a, 's, C, Blocks, 5> {
        BlocksQuery {
            client,
            params: [upwards, account_id, below, above, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Blocks, tokio_postgres::Error> {
                Ok(Blocks {
                    cursor: row.try_get(0)?,
                    id: row.try_get(1)?,
                })
            },
            mapper: |it| Blocks::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BlocksParams,
        BlocksQuery<'c, 'a, 's, C, Blocks, 5>,
        C,
    > for BlocksStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BlocksParams,
    ) -> BlocksQuery<'c, 'a, 's, C, Blocks, 5> {
        self.bind(
            client,
            &params.upwards,
            &params.account_id,
            &params.below,
            &params.above,
            &params.amount,
        )
    }
}
pub struct MutesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mutes() -> MutesStmt {
    MutesStmt(
        "(SELECT m.id AS cursor, m.target_id AS id, m.expires_at FROM mutes m WHERE NOT $1 AND m.account_id = $2 AND m.id < $3 AND m.id > $4 ORDER BY m.id DESC LIMIT $5) UNION ALL (SELECT m.id, m.target_id, m.expires_at FROM mutes m WHERE $1 AND m.account_id = $2 AND m.id < $3 AND m.id > $4 ORDER BY m.id LIMIT $5)",
        None,
    )
}
impl MutesStmt {
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
        upwards: &'a bool,
        account_id: &'a i64,
        below: &'a i64,
        above: &'a i64,
        amount: &'a i64,
    ) -> MutesQuery<'c, 'a, 's, C, Mutes, 5> {
        MutesQuery {
            client,
            params: [upwards, account_id, below, above, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Mutes, tokio_postgres::Error> {
                Ok(Mutes {
                    cursor: row.try_get(0)?,
                    id: row.try_get(1)?,
                    expires_at: row.try_get(2)?,
                })
            },
            mapper: |it| Mutes::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, MutesParams, MutesQuery<'c, 'a, 's, C, Mutes, 5>, C>
    for MutesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MutesParams,
    ) -> MutesQuery<'c, 'a, 's, C, Mutes, 5> {
        self.bind(
            client,
            &params.upwards,
            &params.account_id,
            &params.below,
            &params.above,
            &params.amount,
        )
    }
}
pub struct EndorsementsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn endorsements() -> EndorsementsStmt {
    EndorsementsStmt(
        "(SELECT e.id AS cursor, e.target_id AS id FROM endorsements e WHERE NOT $1 AND e.account_id = $2 AND e.id < $3 AND e.id > $4 ORDER BY e.id DESC LIMIT $5) UNION ALL (SELECT e.id, e.target_id FROM endorsements e WHERE $1 AND e.account_id = $2 AND e.id < $3 AND e.id > $4 ORDER BY e.id LIMIT $5)",
        None,
    )
}
impl EndorsementsStmt {
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
        upwards: &'a bool,
        account_id: &'a i64,
        below: &'a i64,
        above: &'a i64,
        amount: &'a i64,
    ) -> EndorsementsQuery<'c, 'a, 's, C, Endorsements, 5> {
        EndorsementsQuery {
            client,
            params: [upwards, account_id, below, above, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Endorsements, tokio_postgres::Error> {
                Ok(Endorsements {
                    cursor: row.try_get(0)?,
                    id: row.try_get(1)?,
                })
            },
            mapper: |it| Endorsements::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EndorsementsParams,
        EndorsementsQuery<'c, 'a, 's, C, Endorsements, 5>,
        C,
    > for EndorsementsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EndorsementsParams,
    ) -> EndorsementsQuery<'c, 'a, 's, C, Endorsements, 5> {
        self.bind(
            client,
            &params.upwards,
            &params.account_id,
            &params.below,
            &params.above,
            &params.amount,
        )
    }
}
pub struct OutboxStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn outbox() -> OutboxStmt {
    OutboxStmt(
        "SELECT s.id FROM statuses s WHERE s.account_id = $1 AND s.visibility IN ('public', 'unlisted') AND s.id < $2 ORDER BY s.id DESC LIMIT $3",
        None,
    )
}
impl OutboxStmt {
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
        below: &'a i64,
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [account_id, below, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, OutboxParams, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for OutboxStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OutboxParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.account_id, &params.below, &params.amount)
    }
}
pub struct RepliesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn replies() -> RepliesStmt {
    RepliesStmt(
        "SELECT s.id, s.uri, s.local FROM statuses s WHERE s.in_reply_to_id = $1 AND s.visibility IN ('public', 'unlisted') AND s.id > $2 AND ((s.account_id = $3) = $4) ORDER BY s.id LIMIT $5",
        None,
    )
}
impl RepliesStmt {
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
        after: &'a i64,
        author: &'a i64,
        own: &'a bool,
        amount: &'a i64,
    ) -> RepliesQuery<'c, 'a, 's, C, Replies, 5> {
        RepliesQuery {
            client,
            params: [status_id, after, author, own, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<RepliesBorrowed, tokio_postgres::Error> {
                    Ok(RepliesBorrowed {
                        id: row.try_get(0)?,
                        uri: row.try_get(1)?,
                        local: row.try_get(2)?,
                    })
                },
            mapper: |it| Replies::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RepliesParams,
        RepliesQuery<'c, 'a, 's, C, Replies, 5>,
        C,
    > for RepliesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RepliesParams,
    ) -> RepliesQuery<'c, 'a, 's, C, Replies, 5> {
        self.bind(
            client,
            &params.status_id,
            &params.after,
            &params.author,
            &params.own,
            &params.amount,
        )
    }
}
pub struct ListStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list() -> ListStmt {
    ListStmt(
        "SELECT id FROM list_entries($1, $2, $3, $4) AS e (id)",
        None,
    )
}
impl ListStmt {
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
        list_id: &'a i64,
        below: &'a i64,
        above: &'a i64,
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [list_id, below, above, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ListParams, I64Query<'c, 'a, 's, C, i64, 4>, C>
    for ListStmt
{
    fn params(&'s self, client: &'c C, params: &'a ListParams) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.list_id,
            &params.below,
            &params.above,
            &params.amount,
        )
    }
}
pub struct ListAboveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_above() -> ListAboveStmt {
    ListAboveStmt(
        "SELECT id FROM list_entries_above($1, $2, $3, $4) AS e (id)",
        None,
    )
}
impl ListAboveStmt {
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
        list_id: &'a i64,
        above: &'a i64,
        below: &'a i64,
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [list_id, above, below, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ListAboveParams, I64Query<'c, 'a, 's, C, i64, 4>, C>
    for ListAboveStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListAboveParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.list_id,
            &params.above,
            &params.below,
            &params.amount,
        )
    }
}
pub struct ListAccountsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_accounts() -> ListAccountsStmt {
    ListAccountsStmt(
        "(SELECT m.id AS cursor, m.account_id AS id FROM list_accounts m WHERE NOT $1 AND m.list_id = $2 AND m.id < $3 AND m.id > $4 ORDER BY m.id DESC LIMIT $5) UNION ALL (SELECT m.id, m.account_id FROM list_accounts m WHERE $1 AND m.list_id = $2 AND m.id < $3 AND m.id > $4 ORDER BY m.id LIMIT $5)",
        None,
    )
}
impl ListAccountsStmt {
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
        upwards: &'a bool,
        list_id: &'a i64,
        below: &'a i64,
        above: &'a i64,
        amount: &'a i64,
    ) -> ListAccountsQuery<'c, 'a, 's, C, ListAccounts, 5> {
        ListAccountsQuery {
            client,
            params: [upwards, list_id, below, above, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ListAccounts, tokio_postgres::Error> {
                Ok(ListAccounts {
                    cursor: row.try_get(0)?,
                    id: row.try_get(1)?,
                })
            },
            mapper: |it| ListAccounts::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListAccountsParams,
        ListAccountsQuery<'c, 'a, 's, C, ListAccounts, 5>,
        C,
    > for ListAccountsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListAccountsParams,
    ) -> ListAccountsQuery<'c, 'a, 's, C, ListAccounts, 5> {
        self.bind(
            client,
            &params.upwards,
            &params.list_id,
            &params.below,
            &params.above,
            &params.amount,
        )
    }
}
pub struct FollowedTagsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn followed_tags() -> FollowedTagsStmt {
    FollowedTagsStmt(
        "(SELECT t.id AS cursor, t.tag_id AS id FROM tag_follows t WHERE NOT $1 AND t.account_id = $2 AND t.id < $3 AND t.id > $4 ORDER BY t.id DESC LIMIT $5) UNION ALL (SELECT t.id, t.tag_id FROM tag_follows t WHERE $1 AND t.account_id = $2 AND t.id < $3 AND t.id > $4 ORDER BY t.id LIMIT $5)",
        None,
    )
}
impl FollowedTagsStmt {
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
        upwards: &'a bool,
        account_id: &'a i64,
        below: &'a i64,
        above: &'a i64,
        amount: &'a i64,
    ) -> FollowedTagsQuery<'c, 'a, 's, C, FollowedTags, 5> {
        FollowedTagsQuery {
            client,
            params: [upwards, account_id, below, above, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FollowedTags, tokio_postgres::Error> {
                Ok(FollowedTags {
                    cursor: row.try_get(0)?,
                    id: row.try_get(1)?,
                })
            },
            mapper: |it| FollowedTags::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FollowedTagsParams,
        FollowedTagsQuery<'c, 'a, 's, C, FollowedTags, 5>,
        C,
    > for FollowedTagsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FollowedTagsParams,
    ) -> FollowedTagsQuery<'c, 'a, 's, C, FollowedTags, 5> {
        self.bind(
            client,
            &params.upwards,
            &params.account_id,
            &params.below,
            &params.above,
            &params.amount,
        )
    }
}
pub struct QuotesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn quotes() -> QuotesStmt {
    QuotesStmt(
        "(SELECT q.status_id AS cursor, q.status_id AS id FROM quotes q WHERE NOT $1 AND q.quoted_id = $2 AND q.state = 'accepted' AND q.status_id < $3 AND q.status_id > $4 ORDER BY q.status_id DESC LIMIT $5) UNION ALL (SELECT q.status_id, q.status_id FROM quotes q WHERE $1 AND q.quoted_id = $2 AND q.state = 'accepted' AND q.status_id < $3 AND q.status_id > $4 ORDER BY q.status_id LIMIT $5)",
        None,
    )
}
impl QuotesStmt {
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
        upwards: &'a bool,
        status_id: &'a i64,
        below: &'a i64,
        above: &'a i64,
        amount: &'a i64,
    ) -> QuotesQuery<'c, 'a, 's, C, Quotes, 5> {
        QuotesQuery {
            client,
            params: [upwards, status_id, below, above, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Quotes, tokio_postgres::Error> {
                Ok(Quotes {
                    cursor: row.try_get(0)?,
                    id: row.try_get(1)?,
                })
            },
            mapper: |it| Quotes::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        QuotesParams,
        QuotesQuery<'c, 'a, 's, C, Quotes, 5>,
        C,
    > for QuotesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a QuotesParams,
    ) -> QuotesQuery<'c, 'a, 's, C, Quotes, 5> {
        self.bind(
            client,
            &params.upwards,
            &params.status_id,
            &params.below,
            &params.above,
            &params.amount,
        )
    }
}
