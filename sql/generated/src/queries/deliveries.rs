// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertActivityParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub id: i64,
    pub uri: T1,
    pub account_id: i64,
    pub object_uri: T2,
    pub kind: T3,
    pub body: T4,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
> {
    pub activity_id: i64,
    pub now: jiff::Timestamp,
    pub ids: T1,
    pub hosts: T3,
    pub inboxes: T5,
}
#[derive(Debug)]
pub struct OpenLanesParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub now: jiff::Timestamp,
    pub hosts: T2,
}
#[derive(Debug)]
pub struct CancelAboutParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
> {
    pub object_uri: T1,
    pub kinds: T3,
}
#[derive(Clone, Copy, Debug)]
pub struct ClaimLanesParams {
    pub since: jiff::Timestamp,
    pub now: jiff::Timestamp,
    pub amount: i64,
    pub lease_until: jiff::Timestamp,
}
#[derive(Debug)]
pub struct SliceParams<T1: crate::StringSql> {
    pub host: T1,
    pub now: jiff::Timestamp,
    pub amount: i64,
}
#[derive(Debug)]
pub struct HeldParams<T1: crate::StringSql> {
    pub host: T1,
    pub now: jiff::Timestamp,
    pub amount: i64,
}
#[derive(Debug)]
pub struct DoneParams<T1: crate::StringSql, T2: crate::ArraySql<Item = i64>> {
    pub host: T1,
    pub ids: T2,
}
#[derive(Debug)]
pub struct HoldParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = jiff::Timestamp>,
    T3: crate::StringSql,
> {
    pub ids: T1,
    pub due_ats: T2,
    pub host: T3,
}
#[derive(Debug)]
pub struct DropInboxParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub host: T1,
    pub inbox_url: T2,
}
#[derive(Debug)]
pub struct LaneOkParams<T1: crate::StringSql> {
    pub due_at: jiff::Timestamp,
    pub host: T1,
}
#[derive(Debug)]
pub struct LaneFailedParams<T1: crate::StringSql> {
    pub due_at: jiff::Timestamp,
    pub now: jiff::Timestamp,
    pub host: T1,
}
#[derive(Debug)]
pub struct LaneWakeParams<T1: crate::StringSql> {
    pub now: jiff::Timestamp,
    pub host: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct ForgetActivitiesParams {
    pub before: jiff::Timestamp,
    pub amount: i64,
}
#[derive(Debug)]
pub struct ReachableParams<T1: crate::ArraySql<Item = i64>, T2: crate::ArraySql<Item = i64>> {
    pub followed: T1,
    pub people: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct InboxesOfFollowersParams {
    pub target_id: i64,
    pub after: i64,
    pub amount: i64,
}
#[derive(Debug)]
pub struct OwnersOfInboxParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub domain: T1,
    pub inbox_url: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct BacklogParams {
    pub now: jiff::Timestamp,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct OldestLaneParams {
    pub since: jiff::Timestamp,
    pub before: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ClaimLanes {
    pub host: String,
    pub failures: i32,
    pub first_failure_at: Option<jiff::Timestamp>,
    pub newest_due: jiff::Timestamp,
}
pub struct ClaimLanesBorrowed<'a> {
    pub host: &'a str,
    pub failures: i32,
    pub first_failure_at: Option<jiff::Timestamp>,
    pub newest_due: jiff::Timestamp,
}
impl<'a> From<ClaimLanesBorrowed<'a>> for ClaimLanes {
    fn from(
        ClaimLanesBorrowed {
            host,
            failures,
            first_failure_at,
            newest_due,
        }: ClaimLanesBorrowed<'a>,
    ) -> Self {
        Self {
            host: host.into(),
            failures,
            first_failure_at,
            newest_due,
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Delivery {
    pub id: i64,
    pub inbox_url: String,
    pub attempts: i16,
    pub activity_id: i64,
    pub account_id: i64,
    pub object_uri: String,
    pub body: String,
    pub created_at: jiff::Timestamp,
}
pub struct DeliveryBorrowed<'a> {
    pub id: i64,
    pub inbox_url: &'a str,
    pub attempts: i16,
    pub activity_id: i64,
    pub account_id: i64,
    pub object_uri: &'a str,
    pub body: &'a str,
    pub created_at: jiff::Timestamp,
}
impl<'a> From<DeliveryBorrowed<'a>> for Delivery {
    fn from(
        DeliveryBorrowed {
            id,
            inbox_url,
            attempts,
            activity_id,
            account_id,
            object_uri,
            body,
            created_at,
        }: DeliveryBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            inbox_url: inbox_url.into(),
            attempts,
            activity_id,
            account_id,
            object_uri: object_uri.into(),
            body: body.into(),
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Held {
    pub id: i64,
    pub inbox_url: String,
    pub object_uri: String,
    pub due_at: jiff::Timestamp,
}
pub struct HeldBorrowed<'a> {
    pub id: i64,
    pub inbox_url: &'a str,
    pub object_uri: &'a str,
    pub due_at: jiff::Timestamp,
}
impl<'a> From<HeldBorrowed<'a>> for Held {
    fn from(
        HeldBorrowed {
            id,
            inbox_url,
            object_uri,
            due_at,
        }: HeldBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            inbox_url: inbox_url.into(),
            object_uri: object_uri.into(),
            due_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Inbox {
    pub id: i64,
    pub uri: String,
    pub inbox_url: String,
    pub shared_inbox_url: Option<String>,
}
pub struct InboxBorrowed<'a> {
    pub id: i64,
    pub uri: &'a str,
    pub inbox_url: &'a str,
    pub shared_inbox_url: Option<&'a str>,
}
impl<'a> From<InboxBorrowed<'a>> for Inbox {
    fn from(
        InboxBorrowed {
            id,
            uri,
            inbox_url,
            shared_inbox_url,
        }: InboxBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            uri: uri.into(),
            inbox_url: inbox_url.into(),
            shared_inbox_url: shared_inbox_url.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Backlog {
    pub lanes: i64,
    pub due: i64,
    pub failing: i64,
    pub oldest_due: Option<jiff::Timestamp>,
    pub waiting: i64,
    pub oldest_id: Option<i64>,
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
pub struct ClaimLanesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ClaimLanesBorrowed, tokio_postgres::Error>,
    mapper: fn(ClaimLanesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ClaimLanesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ClaimLanesBorrowed) -> R,
    ) -> ClaimLanesQuery<'c, 'a, 's, C, R, N> {
        ClaimLanesQuery {
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
pub struct DeliveryQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DeliveryBorrowed, tokio_postgres::Error>,
    mapper: fn(DeliveryBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DeliveryQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DeliveryBorrowed) -> R) -> DeliveryQuery<'c, 'a, 's, C, R, N> {
        DeliveryQuery {
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
pub struct HeldQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HeldBorrowed, tokio_postgres::Error>,
    mapper: fn(HeldBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HeldQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HeldBorrowed) -> R) -> HeldQuery<'c, 'a, 's, C, R, N> {
        HeldQuery {
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
pub struct StringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&str, tokio_postgres::Error>,
    mapper: fn(&str) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&str) -> R) -> StringQuery<'c, 'a, 's, C, R, N> {
        StringQuery {
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
pub struct InboxQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<InboxBorrowed, tokio_postgres::Error>,
    mapper: fn(InboxBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> InboxQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(InboxBorrowed) -> R) -> InboxQuery<'c, 'a, 's, C, R, N> {
        InboxQuery {
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
pub struct BacklogQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Backlog, tokio_postgres::Error>,
    mapper: fn(Backlog) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BacklogQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Backlog) -> R) -> BacklogQuery<'c, 'a, 's, C, R, N> {
        BacklogQuery {
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
pub struct JiffTimestampQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<jiff::Timestamp, tokio_postgres::Error>,
    mapper: fn(jiff::Timestamp) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> JiffTimestampQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(jiff::Timestamp) -> R,
    ) -> JiffTimestampQuery<'c, 'a, 's, C, R, N> {
        JiffTimestampQuery {
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
pub struct InsertActivityStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_activity() -> InsertActivityStmt {
    InsertActivityStmt(
        "INSERT INTO activities (id, uri, account_id, object_uri, kind, body, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (uri) DO NOTHING RETURNING id",
        None,
    )
}
impl InsertActivityStmt {
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
        id: &'a i64,
        uri: &'a T1,
        account_id: &'a i64,
        object_uri: &'a T2,
        kind: &'a T3,
        body: &'a T4,
        now: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 7> {
        I64Query {
            client,
            params: [id, uri, account_id, object_uri, kind, body, now],
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
        InsertActivityParams<T1, T2, T3, T4>,
        I64Query<'c, 'a, 's, C, i64, 7>,
        C,
    > for InsertActivityStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertActivityParams<T1, T2, T3, T4>,
    ) -> I64Query<'c, 'a, 's, C, i64, 7> {
        self.bind(
            client,
            &params.id,
            &params.uri,
            &params.account_id,
            &params.object_uri,
            &params.kind,
            &params.body,
            &params.now,
        )
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "INSERT INTO deliveries (id, host, inbox_url, activity_id, due_at) SELECT i, h, u, $1, $2 FROM unnest($3::bigint[], $4::text[], $5::text[]) AS t (i, h, u) ON CONFLICT DO NOTHING",
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
        T1: crate::ArraySql<Item = i64>,
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
    >(
        &'s self,
        client: &'c C,
        activity_id: &'a i64,
        now: &'a jiff::Timestamp,
        ids: &'a T1,
        hosts: &'a T3,
        inboxes: &'a T5,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[activity_id, now, ids, hosts, inboxes],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertParams<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.activity_id,
            &params.now,
            &params.ids,
            &params.hosts,
            &params.inboxes,
        ))
    }
}
pub struct OpenLanesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_lanes() -> OpenLanesStmt {
    OpenLanesStmt(
        "INSERT INTO delivery_lanes (host, due_at) SELECT h, $1 FROM unnest($2::text[]) AS t (h) ORDER BY h ON CONFLICT (host) DO UPDATE SET host = excluded.host",
        None,
    )
}
impl OpenLanesStmt {
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
        now: &'a jiff::Timestamp,
        hosts: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[now, hosts]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        OpenLanesParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for OpenLanesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a OpenLanesParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.hosts))
    }
}
pub struct CancelAboutStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn cancel_about() -> CancelAboutStmt {
    CancelAboutStmt(
        "DELETE FROM deliveries d USING activities a WHERE d.activity_id = a.id AND a.object_uri = $1 AND a.kind = ANY($2)",
        None,
    )
}
impl CancelAboutStmt {
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
        T3: crate::ArraySql<Item = T2>,
    >(
        &'s self,
        client: &'c C,
        object_uri: &'a T1,
        kinds: &'a T3,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[object_uri, kinds]).await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CancelAboutParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CancelAboutStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CancelAboutParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.object_uri, &params.kinds))
    }
}
pub struct ClaimLanesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn claim_lanes() -> ClaimLanesStmt {
    ClaimLanesStmt(
        "WITH next AS ( SELECT host, due_at FROM delivery_lanes WHERE due_at >= $1 AND due_at <= $2 ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED ) UPDATE delivery_lanes SET due_at = $4 WHERE host = ANY(ARRAY(SELECT host FROM next)) RETURNING host, failures, first_failure_at, (SELECT max(due_at) FROM next) AS newest_due",
        None,
    )
}
impl ClaimLanesStmt {
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
        since: &'a jiff::Timestamp,
        now: &'a jiff::Timestamp,
        amount: &'a i64,
        lease_until: &'a jiff::Timestamp,
    ) -> ClaimLanesQuery<'c, 'a, 's, C, ClaimLanes, 4> {
        ClaimLanesQuery {
            client,
            params: [since, now, amount, lease_until],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ClaimLanesBorrowed, tokio_postgres::Error> {
                    Ok(ClaimLanesBorrowed {
                        host: row.try_get(0)?,
                        failures: row.try_get(1)?,
                        first_failure_at: row.try_get(2)?,
                        newest_due: row.try_get(3)?,
                    })
                },
            mapper: |it| ClaimLanes::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ClaimLanesParams,
        ClaimLanesQuery<'c, 'a, 's, C, ClaimLanes, 4>,
        C,
    > for ClaimLanesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ClaimLanesParams,
    ) -> ClaimLanesQuery<'c, 'a, 's, C, ClaimLanes, 4> {
        self.bind(
            client,
            &params.since,
            &params.now,
            &params.amount,
            &params.lease_until,
        )
    }
}
pub struct SliceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn slice() -> SliceStmt {
    SliceStmt(
        "SELECT d.id, d.inbox_url, d.attempts, a.id AS activity_id, a.account_id, a.object_uri, a.body, a.created_at FROM deliveries d JOIN activities a ON a.id = d.activity_id WHERE d.host = $1 AND (d.attempts = 0 OR d.due_at <= $2) ORDER BY d.id LIMIT $3",
        None,
    )
}
impl SliceStmt {
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
        host: &'a T1,
        now: &'a jiff::Timestamp,
        amount: &'a i64,
    ) -> DeliveryQuery<'c, 'a, 's, C, Delivery, 3> {
        DeliveryQuery {
            client,
            params: [host, now, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DeliveryBorrowed, tokio_postgres::Error> {
                    Ok(DeliveryBorrowed {
                        id: row.try_get(0)?,
                        inbox_url: row.try_get(1)?,
                        attempts: row.try_get(2)?,
                        activity_id: row.try_get(3)?,
                        account_id: row.try_get(4)?,
                        object_uri: row.try_get(5)?,
                        body: row.try_get(6)?,
                        created_at: row.try_get(7)?,
                    })
                },
            mapper: |it| Delivery::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SliceParams<T1>,
        DeliveryQuery<'c, 'a, 's, C, Delivery, 3>,
        C,
    > for SliceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SliceParams<T1>,
    ) -> DeliveryQuery<'c, 'a, 's, C, Delivery, 3> {
        self.bind(client, &params.host, &params.now, &params.amount)
    }
}
pub struct HeldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn held() -> HeldStmt {
    HeldStmt(
        "SELECT d.id, d.inbox_url, a.object_uri, d.due_at FROM deliveries d JOIN activities a ON a.id = d.activity_id WHERE d.host = $1 AND d.attempts > 0 AND d.due_at > $2 ORDER BY d.due_at LIMIT $3",
        None,
    )
}
impl HeldStmt {
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
        host: &'a T1,
        now: &'a jiff::Timestamp,
        amount: &'a i64,
    ) -> HeldQuery<'c, 'a, 's, C, Held, 3> {
        HeldQuery {
            client,
            params: [host, now, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HeldBorrowed, tokio_postgres::Error> {
                Ok(HeldBorrowed {
                    id: row.try_get(0)?,
                    inbox_url: row.try_get(1)?,
                    object_uri: row.try_get(2)?,
                    due_at: row.try_get(3)?,
                })
            },
            mapper: |it| Held::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, HeldParams<T1>, HeldQuery<'c, 'a, 's, C, Held, 3>, C>
    for HeldStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HeldParams<T1>,
    ) -> HeldQuery<'c, 'a, 's, C, Held, 3> {
        self.bind(client, &params.host, &params.now, &params.amount)
    }
}
pub struct DoneStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn done() -> DoneStmt {
    DoneStmt(
        "DELETE FROM deliveries WHERE host = $1 AND id = ANY($2)",
        None,
    )
}
impl DoneStmt {
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
        T2: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        host: &'a T1,
        ids: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[host, ids]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DoneParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DoneStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DoneParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.host, &params.ids))
    }
}
pub struct HoldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold() -> HoldStmt {
    HoldStmt(
        "UPDATE deliveries d SET attempts = least(d.attempts + 1, 1000), due_at = t.due_at FROM unnest($1::bigint[], $2::timestamptz[]) AS t (id, due_at) WHERE d.host = $3 AND d.id = t.id",
        None,
    )
}
impl HoldStmt {
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
        T1: crate::ArraySql<Item = i64>,
        T2: crate::ArraySql<Item = jiff::Timestamp>,
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        ids: &'a T1,
        due_ats: &'a T2,
        host: &'a T3,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[ids, due_ats, host]).await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = jiff::Timestamp>,
    T3: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        HoldParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for HoldStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a HoldParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.ids, &params.due_ats, &params.host))
    }
}
pub struct DropInboxStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn drop_inbox() -> DropInboxStmt {
    DropInboxStmt(
        "DELETE FROM deliveries WHERE host = $1 AND inbox_url = $2",
        None,
    )
}
impl DropInboxStmt {
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
        host: &'a T1,
        inbox_url: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[host, inbox_url]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DropInboxParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DropInboxStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DropInboxParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.host, &params.inbox_url))
    }
}
pub struct DropHostStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn drop_host() -> DropHostStmt {
    DropHostStmt("DELETE FROM deliveries WHERE host = $1", None)
}
impl DropHostStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        host: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[host]).await
    }
}
pub struct LaneOkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lane_ok() -> LaneOkStmt {
    LaneOkStmt(
        "UPDATE delivery_lanes SET due_at = $1, failures = 0, first_failure_at = NULL WHERE host = $2",
        None,
    )
}
impl LaneOkStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        due_at: &'a jiff::Timestamp,
        host: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[due_at, host]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        LaneOkParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for LaneOkStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a LaneOkParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.due_at, &params.host))
    }
}
pub struct LaneFailedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lane_failed() -> LaneFailedStmt {
    LaneFailedStmt(
        "UPDATE delivery_lanes SET due_at = $1, failures = failures + 1, first_failure_at = coalesce(first_failure_at, $2) WHERE host = $3",
        None,
    )
}
impl LaneFailedStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        due_at: &'a jiff::Timestamp,
        now: &'a jiff::Timestamp,
        host: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[due_at, now, host]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        LaneFailedParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for LaneFailedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a LaneFailedParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.due_at, &params.now, &params.host))
    }
}
pub struct LaneHoldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lane_hold() -> LaneHoldStmt {
    LaneHoldStmt(
        "SELECT host FROM delivery_lanes WHERE host = $1 FOR UPDATE",
        None,
    )
}
impl LaneHoldStmt {
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
        host: &'a T1,
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [host],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct LaneCloseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lane_close() -> LaneCloseStmt {
    LaneCloseStmt(
        "DELETE FROM delivery_lanes l WHERE l.host = $1 AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.host = l.host) RETURNING host",
        None,
    )
}
impl LaneCloseStmt {
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
        host: &'a T1,
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [host],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct LanesMissingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lanes_missing() -> LanesMissingStmt {
    LanesMissingStmt(
        "WITH RECURSIVE waiting (host) AS ( (SELECT d.host FROM deliveries d WHERE d.host >= '' ORDER BY d.host LIMIT 1) UNION ALL SELECT (SELECT d.host FROM deliveries d WHERE d.host > w.host ORDER BY d.host LIMIT 1) FROM waiting w WHERE w.host IS NOT NULL ) INSERT INTO delivery_lanes (host, due_at) SELECT w.host, $1::timestamptz FROM waiting w WHERE w.host IS NOT NULL AND (SELECT true FROM delivery_lanes l WHERE l.host = w.host) IS NULL ON CONFLICT DO NOTHING",
        None,
    )
}
impl LanesMissingStmt {
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
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[now]).await
    }
}
pub struct LaneWakeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lane_wake() -> LaneWakeStmt {
    LaneWakeStmt(
        "UPDATE delivery_lanes SET due_at = $1, failures = 0, first_failure_at = NULL WHERE host = $2 AND failures > 0",
        None,
    )
}
impl LaneWakeStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        host: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[now, host]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        LaneWakeParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for LaneWakeStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a LaneWakeParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.host))
    }
}
pub struct ForgetActivitiesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_activities() -> ForgetActivitiesStmt {
    ForgetActivitiesStmt(
        "DELETE FROM activities WHERE id IN ( SELECT a.id FROM activities a WHERE a.created_at < $1 AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.activity_id = a.id) LIMIT $2)",
        None,
    )
}
impl ForgetActivitiesStmt {
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
        before: &'a jiff::Timestamp,
        amount: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[before, amount]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ForgetActivitiesParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ForgetActivitiesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ForgetActivitiesParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.before, &params.amount))
    }
}
pub struct ReachableStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn reachable() -> ReachableStmt {
    ReachableStmt(
        "SELECT EXISTS (SELECT 1 FROM follows f WHERE f.target_id = ANY($1::bigint[]) AND NOT f.local) OR EXISTS (SELECT 1 FROM accounts a WHERE a.id = ANY($2::bigint[]) AND a.domain IS NOT NULL) AS yes",
        None,
    )
}
impl ReachableStmt {
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
        T1: crate::ArraySql<Item = i64>,
        T2: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        followed: &'a T1,
        people: &'a T2,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [followed, people],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>, T2: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ReachableParams<T1, T2>,
        BoolQuery<'c, 'a, 's, C, bool, 2>,
        C,
    > for ReachableStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReachableParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.followed, &params.people)
    }
}
pub struct InboxesOfFollowersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn inboxes_of_followers() -> InboxesOfFollowersStmt {
    InboxesOfFollowersStmt(
        "SELECT a.id, a.uri, a.inbox_url, a.shared_inbox_url FROM follows f JOIN accounts a ON a.id = f.account_id WHERE f.target_id = $1 AND NOT f.local AND f.account_id > $2 AND a.deleted_at IS NULL AND a.suspended_at IS NULL ORDER BY f.account_id LIMIT $3",
        None,
    )
}
impl InboxesOfFollowersStmt {
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
        target_id: &'a i64,
        after: &'a i64,
        amount: &'a i64,
    ) -> InboxQuery<'c, 'a, 's, C, Inbox, 3> {
        InboxQuery {
            client,
            params: [target_id, after, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<InboxBorrowed, tokio_postgres::Error> {
                Ok(InboxBorrowed {
                    id: row.try_get(0)?,
                    uri: row.try_get(1)?,
                    inbox_url: row.try_get(2)?,
                    shared_inbox_url: row.try_get(3)?,
                })
            },
            mapper: |it| Inbox::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InboxesOfFollowersParams,
        InboxQuery<'c, 'a, 's, C, Inbox, 3>,
        C,
    > for InboxesOfFollowersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InboxesOfFollowersParams,
    ) -> InboxQuery<'c, 'a, 's, C, Inbox, 3> {
        self.bind(client, &params.target_id, &params.after, &params.amount)
    }
}
pub struct InboxesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn inboxes_of() -> InboxesOfStmt {
    InboxesOfStmt(
        "SELECT id, uri, inbox_url, shared_inbox_url FROM accounts WHERE id = ANY($1) AND domain IS NOT NULL AND deleted_at IS NULL AND suspended_at IS NULL ORDER BY id",
        None,
    )
}
impl InboxesOfStmt {
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
    ) -> InboxQuery<'c, 'a, 's, C, Inbox, 1> {
        InboxQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<InboxBorrowed, tokio_postgres::Error> {
                Ok(InboxBorrowed {
                    id: row.try_get(0)?,
                    uri: row.try_get(1)?,
                    inbox_url: row.try_get(2)?,
                    shared_inbox_url: row.try_get(3)?,
                })
            },
            mapper: |it| Inbox::from(it),
        }
    }
}
pub struct OwnersOfInboxStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn owners_of_inbox() -> OwnersOfInboxStmt {
    OwnersOfInboxStmt(
        "SELECT uri FROM accounts WHERE domain = $1 AND inbox_url = $2 AND deleted_at IS NULL LIMIT 10",
        None,
    )
}
impl OwnersOfInboxStmt {
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
        domain: &'a T1,
        inbox_url: &'a T2,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [domain, inbox_url],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OwnersOfInboxParams<T1, T2>,
        StringQuery<'c, 'a, 's, C, String, 2>,
        C,
    > for OwnersOfInboxStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OwnersOfInboxParams<T1, T2>,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.domain, &params.inbox_url)
    }
}
pub struct BacklogStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn backlog() -> BacklogStmt {
    BacklogStmt(
        "SELECT l.lanes, l.due, l.failing, (SELECT min(due_at) FROM delivery_lanes WHERE due_at <= $1) AS oldest_due, (SELECT count(*) FROM (SELECT FROM deliveries LIMIT $2) d) AS waiting, (SELECT min(id) FROM deliveries) AS oldest_id FROM (SELECT count(*) AS lanes, count(*) FILTER (WHERE due_at <= $1) AS due, count(*) FILTER (WHERE failures > 0) AS failing FROM (SELECT due_at, failures FROM delivery_lanes LIMIT $2) x) l",
        None,
    )
}
impl BacklogStmt {
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
        now: &'a jiff::Timestamp,
        amount: &'a i64,
    ) -> BacklogQuery<'c, 'a, 's, C, Backlog, 2> {
        BacklogQuery {
            client,
            params: [now, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Backlog, tokio_postgres::Error> {
                Ok(Backlog {
                    lanes: row.try_get(0)?,
                    due: row.try_get(1)?,
                    failing: row.try_get(2)?,
                    oldest_due: row.try_get(3)?,
                    waiting: row.try_get(4)?,
                    oldest_id: row.try_get(5)?,
                })
            },
            mapper: |it| Backlog::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BacklogParams,
        BacklogQuery<'c, 'a, 's, C, Backlog, 2>,
        C,
    > for BacklogStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BacklogParams,
    ) -> BacklogQuery<'c, 'a, 's, C, Backlog, 2> {
        self.bind(client, &params.now, &params.amount)
    }
}
pub struct OldestLaneStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn oldest_lane() -> OldestLaneStmt {
    OldestLaneStmt(
        "SELECT due_at FROM delivery_lanes WHERE due_at >= $1 AND due_at < $2 ORDER BY due_at LIMIT 1",
        None,
    )
}
impl OldestLaneStmt {
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
        since: &'a jiff::Timestamp,
        before: &'a jiff::Timestamp,
    ) -> JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 2> {
        JiffTimestampQuery {
            client,
            params: [since, before],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OldestLaneParams,
        JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 2>,
        C,
    > for OldestLaneStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OldestLaneParams,
    ) -> JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 2> {
        self.bind(client, &params.since, &params.before)
    }
}
