// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::ArraySql<Item = i16>,
    T7: crate::JsonSql,
    T8: crate::ArraySql<Item = T7>,
    T9: crate::ArraySql<Item = jiff::Timestamp>,
> {
    pub now: jiff::Timestamp,
    pub ids: T1,
    pub queues: T3,
    pub kinds: T5,
    pub versions: T6,
    pub payloads: T8,
    pub due_ats: T9,
}
#[derive(Debug)]
pub struct ClaimParams<T1: crate::StringSql> {
    pub queue: T1,
    pub since: jiff::Timestamp,
    pub now: jiff::Timestamp,
    pub amount: i64,
    pub lease_until: jiff::Timestamp,
}
#[derive(Debug)]
pub struct RetryParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = jiff::Timestamp>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub ids: T1,
    pub due_ats: T2,
    pub errors: T4,
}
#[derive(Clone, Copy, Debug)]
pub struct ExtendParams {
    pub lease_until: jiff::Timestamp,
    pub id: i64,
}
#[derive(Debug)]
pub struct DeferParams<T1: crate::ArraySql<Item = i64>> {
    pub due_at: jiff::Timestamp,
    pub ids: T1,
}
#[derive(Debug)]
pub struct BuryParams<T1: crate::StringSql> {
    pub id: i64,
    pub now: jiff::Timestamp,
    pub error: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct DeadParams {
    pub after: i64,
    pub amount: i64,
}
#[derive(Debug)]
pub struct ReviveParams<T1: crate::ArraySql<Item = i64>> {
    pub ids: T1,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ScheduleDueParams<T1: crate::StringSql> {
    pub name: T1,
    pub next_at: jiff::Timestamp,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct FanOutsBeginParams<T1: crate::ArraySql<Item = i64>> {
    pub now: jiff::Timestamp,
    pub ids: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct FanOutProgressParams {
    pub upto: i64,
    pub reached: i64,
    pub status_id: i64,
    pub began: i64,
}
#[derive(Debug)]
pub struct FanOutsToldParams<T1: crate::ArraySql<Item = i64>, T2: crate::ArraySql<Item = bool>> {
    pub now: jiff::Timestamp,
    pub ids: T1,
    pub rest: T2,
}
#[derive(Debug)]
pub struct FanOutsFinishParams<T1: crate::ArraySql<Item = i64>, T2: crate::ArraySql<Item = i64>> {
    pub now: jiff::Timestamp,
    pub ids: T1,
    pub began: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct FanOutPartParams {
    pub now: jiff::Timestamp,
    pub status_id: i64,
}
#[derive(Debug)]
pub struct DueByKindParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub queues: T2,
    pub now: jiff::Timestamp,
    pub amount: i64,
}
#[derive(Debug)]
pub struct OldestParams<T1: crate::StringSql> {
    pub queue: T1,
    pub since: jiff::Timestamp,
    pub before: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Job {
    pub id: i64,
    pub queue: String,
    pub kind: String,
    pub version: i16,
    pub payload: serde_json::Value,
    pub attempts: i16,
    pub created_at: jiff::Timestamp,
    pub last_error: Option<String>,
    pub newest_due: jiff::Timestamp,
}
pub struct JobBorrowed<'a> {
    pub id: i64,
    pub queue: &'a str,
    pub kind: &'a str,
    pub version: i16,
    pub payload: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub attempts: i16,
    pub created_at: jiff::Timestamp,
    pub last_error: Option<&'a str>,
    pub newest_due: jiff::Timestamp,
}
impl<'a> From<JobBorrowed<'a>> for Job {
    fn from(
        JobBorrowed {
            id,
            queue,
            kind,
            version,
            payload,
            attempts,
            created_at,
            last_error,
            newest_due,
        }: JobBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            queue: queue.into(),
            kind: kind.into(),
            version,
            payload: serde_json::from_str(payload.0.get()).unwrap(),
            attempts,
            created_at,
            last_error: last_error.map(|v| v.into()),
            newest_due,
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Dead {
    pub id: i64,
    pub queue: String,
    pub kind: String,
    pub version: i16,
    pub payload: serde_json::Value,
    pub attempts: i16,
    pub created_at: jiff::Timestamp,
    pub died_at: jiff::Timestamp,
    pub last_error: String,
}
pub struct DeadBorrowed<'a> {
    pub id: i64,
    pub queue: &'a str,
    pub kind: &'a str,
    pub version: i16,
    pub payload: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub attempts: i16,
    pub created_at: jiff::Timestamp,
    pub died_at: jiff::Timestamp,
    pub last_error: &'a str,
}
impl<'a> From<DeadBorrowed<'a>> for Dead {
    fn from(
        DeadBorrowed {
            id,
            queue,
            kind,
            version,
            payload,
            attempts,
            created_at,
            died_at,
            last_error,
        }: DeadBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            queue: queue.into(),
            kind: kind.into(),
            version,
            payload: serde_json::from_str(payload.0.get()).unwrap(),
            attempts,
            created_at,
            died_at,
            last_error: last_error.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Waiting {
    pub queue: String,
    pub count: i64,
    pub oldest: Option<jiff::Timestamp>,
}
pub struct WaitingBorrowed<'a> {
    pub queue: &'a str,
    pub count: i64,
    pub oldest: Option<jiff::Timestamp>,
}
impl<'a> From<WaitingBorrowed<'a>> for Waiting {
    fn from(
        WaitingBorrowed {
            queue,
            count,
            oldest,
        }: WaitingBorrowed<'a>,
    ) -> Self {
        Self {
            queue: queue.into(),
            count,
            oldest,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct FanOutsBegin {
    pub status_id: i64,
    pub after_id: i64,
    pub reached: i64,
    pub finished: bool,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct FanOutsTold {
    pub status_id: i64,
    pub new: bool,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct DueByKind {
    pub queue: String,
    pub kind: String,
    pub count: i64,
    pub oldest: jiff::Timestamp,
}
pub struct DueByKindBorrowed<'a> {
    pub queue: &'a str,
    pub kind: &'a str,
    pub count: i64,
    pub oldest: jiff::Timestamp,
}
impl<'a> From<DueByKindBorrowed<'a>> for DueByKind {
    fn from(
        DueByKindBorrowed {
            queue,
            kind,
            count,
            oldest,
        }: DueByKindBorrowed<'a>,
    ) -> Self {
        Self {
            queue: queue.into(),
            kind: kind.into(),
            count,
            oldest,
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct DeadByKind {
    pub kind: String,
    pub count: i64,
}
pub struct DeadByKindBorrowed<'a> {
    pub kind: &'a str,
    pub count: i64,
}
impl<'a> From<DeadByKindBorrowed<'a>> for DeadByKind {
    fn from(DeadByKindBorrowed { kind, count }: DeadByKindBorrowed<'a>) -> Self {
        Self {
            kind: kind.into(),
            count,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct JobQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<JobBorrowed, tokio_postgres::Error>,
    mapper: fn(JobBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> JobQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(JobBorrowed) -> R) -> JobQuery<'c, 'a, 's, C, R, N> {
        JobQuery {
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
pub struct DeadQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DeadBorrowed, tokio_postgres::Error>,
    mapper: fn(DeadBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DeadQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DeadBorrowed) -> R) -> DeadQuery<'c, 'a, 's, C, R, N> {
        DeadQuery {
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
pub struct WaitingQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WaitingBorrowed, tokio_postgres::Error>,
    mapper: fn(WaitingBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WaitingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WaitingBorrowed) -> R) -> WaitingQuery<'c, 'a, 's, C, R, N> {
        WaitingQuery {
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
pub struct FanOutsBeginQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FanOutsBegin, tokio_postgres::Error>,
    mapper: fn(FanOutsBegin) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FanOutsBeginQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FanOutsBegin) -> R) -> FanOutsBeginQuery<'c, 'a, 's, C, R, N> {
        FanOutsBeginQuery {
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
pub struct FanOutsToldQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FanOutsTold, tokio_postgres::Error>,
    mapper: fn(FanOutsTold) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FanOutsToldQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FanOutsTold) -> R) -> FanOutsToldQuery<'c, 'a, 's, C, R, N> {
        FanOutsToldQuery {
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
pub struct DueByKindQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DueByKindBorrowed, tokio_postgres::Error>,
    mapper: fn(DueByKindBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DueByKindQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DueByKindBorrowed) -> R) -> DueByKindQuery<'c, 'a, 's, C, R, N> {
        DueByKindQuery {
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
pub struct DeadByKindQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DeadByKindBorrowed, tokio_postgres::Error>,
    mapper: fn(DeadByKindBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DeadByKindQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(DeadByKindBorrowed) -> R,
    ) -> DeadByKindQuery<'c, 'a, 's, C, R, N> {
        DeadByKindQuery {
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
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "INSERT INTO jobs (id, queue, kind, version, payload, due_at, created_at) SELECT i, q, k, v, p, d, $1 FROM unnest($2::bigint[], $3::text[], $4::text[], $5::smallint[], $6::jsonb[], $7::timestamptz[]) AS t (i, q, k, v, p, d)",
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
        T6: crate::ArraySql<Item = i16>,
        T7: crate::JsonSql,
        T8: crate::ArraySql<Item = T7>,
        T9: crate::ArraySql<Item = jiff::Timestamp>,
    >(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        ids: &'a T1,
        queues: &'a T3,
        kinds: &'a T5,
        versions: &'a T6,
        payloads: &'a T8,
        due_ats: &'a T9,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[now, ids, queues, kinds, versions, payloads, due_ats],
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
    T6: crate::ArraySql<Item = i16>,
    T7: crate::JsonSql,
    T8: crate::ArraySql<Item = T7>,
    T9: crate::ArraySql<Item = jiff::Timestamp>,
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
            &params.now,
            &params.ids,
            &params.queues,
            &params.kinds,
            &params.versions,
            &params.payloads,
            &params.due_ats,
        ))
    }
}
pub struct ClaimStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn claim() -> ClaimStmt {
    ClaimStmt(
        "WITH next AS ( SELECT j.id, j.due_at FROM jobs j WHERE j.queue = $1 AND j.due_at >= $2 AND j.due_at <= $3 ORDER BY j.due_at LIMIT $4 FOR UPDATE SKIP LOCKED ) UPDATE jobs SET due_at = $5, attempts = attempts + 1 WHERE id = ANY(ARRAY(SELECT id FROM next)) RETURNING id, queue, kind, version, payload, attempts, created_at, last_error, (SELECT max(due_at) FROM next) AS newest_due",
        None,
    )
}
impl ClaimStmt {
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
        queue: &'a T1,
        since: &'a jiff::Timestamp,
        now: &'a jiff::Timestamp,
        amount: &'a i64,
        lease_until: &'a jiff::Timestamp,
    ) -> JobQuery<'c, 'a, 's, C, Job, 5> {
        JobQuery {
            client,
            params: [queue, since, now, amount, lease_until],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<JobBorrowed, tokio_postgres::Error> {
                Ok(JobBorrowed {
                    id: row.try_get(0)?,
                    queue: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    version: row.try_get(3)?,
                    payload: row.try_get(4)?,
                    attempts: row.try_get(5)?,
                    created_at: row.try_get(6)?,
                    last_error: row.try_get(7)?,
                    newest_due: row.try_get(8)?,
                })
            },
            mapper: |it| Job::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ClaimParams<T1>, JobQuery<'c, 'a, 's, C, Job, 5>, C>
    for ClaimStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ClaimParams<T1>,
    ) -> JobQuery<'c, 'a, 's, C, Job, 5> {
        self.bind(
            client,
            &params.queue,
            &params.since,
            &params.now,
            &params.amount,
            &params.lease_until,
        )
    }
}
pub struct CompleteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn complete() -> CompleteStmt {
    CompleteStmt("DELETE FROM jobs WHERE id = ANY($1)", None)
}
impl CompleteStmt {
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
        ids: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[ids]).await
    }
}
pub struct RetryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn retry() -> RetryStmt {
    RetryStmt(
        "UPDATE jobs j SET due_at = t.due_at, last_error = t.error FROM unnest($1::bigint[], $2::timestamptz[], $3::text[]) AS t (id, due_at, error) WHERE j.id = ANY($1) AND j.id = t.id",
        None,
    )
}
impl RetryStmt {
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
        T4: crate::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        ids: &'a T1,
        due_ats: &'a T2,
        errors: &'a T4,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[ids, due_ats, errors])
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = jiff::Timestamp>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RetryParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RetryStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RetryParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.ids, &params.due_ats, &params.errors))
    }
}
pub struct ExtendStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn extend() -> ExtendStmt {
    ExtendStmt("UPDATE jobs SET due_at = $1 WHERE id = $2", None)
}
impl ExtendStmt {
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
        lease_until: &'a jiff::Timestamp,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[lease_until, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ExtendParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ExtendStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ExtendParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.lease_until, &params.id))
    }
}
pub struct DeferStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn defer() -> DeferStmt {
    DeferStmt(
        "UPDATE jobs SET due_at = $1, attempts = attempts - 1 WHERE id = ANY($2)",
        None,
    )
}
impl DeferStmt {
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
        due_at: &'a jiff::Timestamp,
        ids: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[due_at, ids]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DeferParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DeferStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DeferParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.due_at, &params.ids))
    }
}
pub struct BuryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn bury() -> BuryStmt {
    BuryStmt(
        "WITH gone AS (DELETE FROM jobs WHERE id = $1 RETURNING *) INSERT INTO dead_jobs (id, queue, kind, version, payload, attempts, created_at, died_at, last_error) SELECT id, queue, kind, version, payload, attempts, created_at, $2, $3 FROM gone RETURNING id",
        None,
    )
}
impl BuryStmt {
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
        id: &'a i64,
        now: &'a jiff::Timestamp,
        error: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [id, now, error],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, BuryParams<T1>, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for BuryStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BuryParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.id, &params.now, &params.error)
    }
}
pub struct DeadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn dead() -> DeadStmt {
    DeadStmt(
        "SELECT id, queue, kind, version, payload, attempts, created_at, died_at, last_error FROM dead_jobs WHERE id > $1 ORDER BY id LIMIT $2",
        None,
    )
}
impl DeadStmt {
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
        after: &'a i64,
        amount: &'a i64,
    ) -> DeadQuery<'c, 'a, 's, C, Dead, 2> {
        DeadQuery {
            client,
            params: [after, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DeadBorrowed, tokio_postgres::Error> {
                Ok(DeadBorrowed {
                    id: row.try_get(0)?,
                    queue: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    version: row.try_get(3)?,
                    payload: row.try_get(4)?,
                    attempts: row.try_get(5)?,
                    created_at: row.try_get(6)?,
                    died_at: row.try_get(7)?,
                    last_error: row.try_get(8)?,
                })
            },
            mapper: |it| Dead::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, DeadParams, DeadQuery<'c, 'a, 's, C, Dead, 2>, C>
    for DeadStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DeadParams,
    ) -> DeadQuery<'c, 'a, 's, C, Dead, 2> {
        self.bind(client, &params.after, &params.amount)
    }
}
pub struct ReviveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn revive() -> ReviveStmt {
    ReviveStmt(
        "WITH back AS (DELETE FROM dead_jobs WHERE id = ANY($1) RETURNING *) INSERT INTO jobs (id, queue, kind, version, payload, due_at, created_at) SELECT id, queue, kind, version, payload, $2, created_at FROM back RETURNING id",
        None,
    )
}
impl ReviveStmt {
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
        now: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [ids, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<'c, 'a, 's, ReviveParams<T1>, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for ReviveStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReviveParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.ids, &params.now)
    }
}
pub struct WaitingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn waiting() -> WaitingStmt {
    WaitingStmt(
        "SELECT queue, count(*) AS count, min(due_at) AS oldest FROM jobs GROUP BY queue ORDER BY queue",
        None,
    )
}
impl WaitingStmt {
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
    ) -> WaitingQuery<'c, 'a, 's, C, Waiting, 0> {
        WaitingQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<WaitingBorrowed, tokio_postgres::Error> {
                    Ok(WaitingBorrowed {
                        queue: row.try_get(0)?,
                        count: row.try_get(1)?,
                        oldest: row.try_get(2)?,
                    })
                },
            mapper: |it| Waiting::from(it),
        }
    }
}
pub struct ScheduleDueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn schedule_due() -> ScheduleDueStmt {
    ScheduleDueStmt(
        "INSERT INTO schedules (name, next_at) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET next_at = excluded.next_at WHERE schedules.next_at <= $3 RETURNING name",
        None,
    )
}
impl ScheduleDueStmt {
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
        name: &'a T1,
        next_at: &'a jiff::Timestamp,
        now: &'a jiff::Timestamp,
    ) -> StringQuery<'c, 'a, 's, C, String, 3> {
        StringQuery {
            client,
            params: [name, next_at, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ScheduleDueParams<T1>,
        StringQuery<'c, 'a, 's, C, String, 3>,
        C,
    > for ScheduleDueStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ScheduleDueParams<T1>,
    ) -> StringQuery<'c, 'a, 's, C, String, 3> {
        self.bind(client, &params.name, &params.next_at, &params.now)
    }
}
pub struct FanOutsBeginStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn fan_outs_begin() -> FanOutsBeginStmt {
    FanOutsBeginStmt(
        "INSERT INTO fan_outs (status_id, created_at) SELECT i, $1 FROM unnest($2::bigint[]) AS t (i) ORDER BY i ON CONFLICT (status_id) DO UPDATE SET status_id = excluded.status_id RETURNING status_id, after_id, reached, finished_at IS NOT NULL AS finished",
        None,
    )
}
impl FanOutsBeginStmt {
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
        now: &'a jiff::Timestamp,
        ids: &'a T1,
    ) -> FanOutsBeginQuery<'c, 'a, 's, C, FanOutsBegin, 2> {
        FanOutsBeginQuery {
            client,
            params: [now, ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FanOutsBegin, tokio_postgres::Error> {
                Ok(FanOutsBegin {
                    status_id: row.try_get(0)?,
                    after_id: row.try_get(1)?,
                    reached: row.try_get(2)?,
                    finished: row.try_get(3)?,
                })
            },
            mapper: |it| FanOutsBegin::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FanOutsBeginParams<T1>,
        FanOutsBeginQuery<'c, 'a, 's, C, FanOutsBegin, 2>,
        C,
    > for FanOutsBeginStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FanOutsBeginParams<T1>,
    ) -> FanOutsBeginQuery<'c, 'a, 's, C, FanOutsBegin, 2> {
        self.bind(client, &params.now, &params.ids)
    }
}
pub struct FanOutProgressStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn fan_out_progress() -> FanOutProgressStmt {
    FanOutProgressStmt(
        "UPDATE fan_outs SET after_id = $1, reached = $2 WHERE status_id = $3 AND after_id = $4 AND finished_at IS NULL RETURNING status_id",
        None,
    )
}
impl FanOutProgressStmt {
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
        upto: &'a i64,
        reached: &'a i64,
        status_id: &'a i64,
        began: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [upto, reached, status_id, began],
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
        FanOutProgressParams,
        I64Query<'c, 'a, 's, C, i64, 4>,
        C,
    > for FanOutProgressStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FanOutProgressParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.upto,
            &params.reached,
            &params.status_id,
            &params.began,
        )
    }
}
pub struct FanOutsToldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn fan_outs_told() -> FanOutsToldStmt {
    FanOutsToldStmt(
        "INSERT INTO fan_outs (status_id, finished_at, created_at) SELECT i, CASE WHEN r THEN NULL ELSE $1::timestamptz END, $1 FROM unnest($2::bigint[], $3::boolean[]) AS t (i, r) ORDER BY i ON CONFLICT (status_id) DO UPDATE SET finished_at = coalesce(fan_outs.finished_at, excluded.finished_at) RETURNING status_id, (xmax = 0) AS new",
        None,
    )
}
impl FanOutsToldStmt {
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
        T2: crate::ArraySql<Item = bool>,
    >(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        ids: &'a T1,
        rest: &'a T2,
    ) -> FanOutsToldQuery<'c, 'a, 's, C, FanOutsTold, 3> {
        FanOutsToldQuery {
            client,
            params: [now, ids, rest],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FanOutsTold, tokio_postgres::Error> {
                Ok(FanOutsTold {
                    status_id: row.try_get(0)?,
                    new: row.try_get(1)?,
                })
            },
            mapper: |it| FanOutsTold::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = bool>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FanOutsToldParams<T1, T2>,
        FanOutsToldQuery<'c, 'a, 's, C, FanOutsTold, 3>,
        C,
    > for FanOutsToldStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FanOutsToldParams<T1, T2>,
    ) -> FanOutsToldQuery<'c, 'a, 's, C, FanOutsTold, 3> {
        self.bind(client, &params.now, &params.ids, &params.rest)
    }
}
pub struct FanOutsFinishStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn fan_outs_finish() -> FanOutsFinishStmt {
    FanOutsFinishStmt(
        "UPDATE fan_outs f SET finished_at = $1 FROM unnest($2::bigint[], $3::bigint[]) AS t (id, after_id) WHERE f.status_id = t.id AND f.after_id = t.after_id AND f.finished_at IS NULL RETURNING f.status_id",
        None,
    )
}
impl FanOutsFinishStmt {
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
        now: &'a jiff::Timestamp,
        ids: &'a T1,
        began: &'a T2,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [now, ids, began],
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
        FanOutsFinishParams<T1, T2>,
        I64Query<'c, 'a, 's, C, i64, 3>,
        C,
    > for FanOutsFinishStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FanOutsFinishParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.now, &params.ids, &params.began)
    }
}
pub struct FanOutPartStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn fan_out_part() -> FanOutPartStmt {
    FanOutPartStmt(
        "UPDATE fan_outs SET finished_at = $1 WHERE status_id = $2 AND finished_at < $1",
        None,
    )
}
impl FanOutPartStmt {
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
        status_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[now, status_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        FanOutPartParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for FanOutPartStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a FanOutPartParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.status_id))
    }
}
pub struct FanOutsRestartStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn fan_outs_restart() -> FanOutsRestartStmt {
    FanOutsRestartStmt(
        "UPDATE fan_outs SET after_id = 0, reached = 0 WHERE finished_at IS NULL",
        None,
    )
}
impl FanOutsRestartStmt {
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
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[]).await
    }
}
pub struct FanOutsAgainStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn fan_outs_again() -> FanOutsAgainStmt {
    FanOutsAgainStmt(
        "UPDATE fan_outs SET finished_at = NULL, after_id = 0, reached = 0 WHERE finished_at > $1 RETURNING status_id",
        None,
    )
}
impl FanOutsAgainStmt {
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
        after: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [after],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct FanOutsForgetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn fan_outs_forget() -> FanOutsForgetStmt {
    FanOutsForgetStmt("DELETE FROM fan_outs WHERE finished_at < $1", None)
}
impl FanOutsForgetStmt {
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
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[before]).await
    }
}
pub struct DueByKindStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn due_by_kind() -> DueByKindStmt {
    DueByKindStmt(
        "SELECT q.name AS queue, j.kind, count(*) AS count, min(j.due_at) AS oldest FROM unnest($1::text[]) AS q (name) CROSS JOIN LATERAL ( SELECT kind, due_at FROM jobs WHERE queue = q.name AND due_at <= $2 ORDER BY due_at LIMIT $3 ) j GROUP BY q.name, j.kind ORDER BY q.name, j.kind",
        None,
    )
}
impl DueByKindStmt {
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
        queues: &'a T2,
        now: &'a jiff::Timestamp,
        amount: &'a i64,
    ) -> DueByKindQuery<'c, 'a, 's, C, DueByKind, 3> {
        DueByKindQuery {
            client,
            params: [queues, now, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DueByKindBorrowed, tokio_postgres::Error> {
                    Ok(DueByKindBorrowed {
                        queue: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        count: row.try_get(2)?,
                        oldest: row.try_get(3)?,
                    })
                },
            mapper: |it| DueByKind::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DueByKindParams<T1, T2>,
        DueByKindQuery<'c, 'a, 's, C, DueByKind, 3>,
        C,
    > for DueByKindStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DueByKindParams<T1, T2>,
    ) -> DueByKindQuery<'c, 'a, 's, C, DueByKind, 3> {
        self.bind(client, &params.queues, &params.now, &params.amount)
    }
}
pub struct DeadByKindStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn dead_by_kind() -> DeadByKindStmt {
    DeadByKindStmt(
        "SELECT kind, count(*) AS count FROM (SELECT kind FROM dead_jobs LIMIT $1) d GROUP BY kind ORDER BY kind",
        None,
    )
}
impl DeadByKindStmt {
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
        amount: &'a i64,
    ) -> DeadByKindQuery<'c, 'a, 's, C, DeadByKind, 1> {
        DeadByKindQuery {
            client,
            params: [amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DeadByKindBorrowed, tokio_postgres::Error> {
                    Ok(DeadByKindBorrowed {
                        kind: row.try_get(0)?,
                        count: row.try_get(1)?,
                    })
                },
            mapper: |it| DeadByKind::from(it),
        }
    }
}
pub struct OldestStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn oldest() -> OldestStmt {
    OldestStmt(
        "SELECT due_at FROM jobs WHERE queue = $1 AND due_at >= $2 AND due_at < $3 ORDER BY due_at LIMIT 1",
        None,
    )
}
impl OldestStmt {
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
        queue: &'a T1,
        since: &'a jiff::Timestamp,
        before: &'a jiff::Timestamp,
    ) -> JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 3> {
        JiffTimestampQuery {
            client,
            params: [queue, since, before],
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
        OldestParams<T1>,
        JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 3>,
        C,
    > for OldestStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OldestParams<T1>,
    ) -> JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 3> {
        self.bind(client, &params.queue, &params.since, &params.before)
    }
}
