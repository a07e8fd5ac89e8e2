// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = T6>,
    T8: crate::StringSql,
    T9: crate::ArraySql<Item = T8>,
    T10: crate::StringSql,
    T11: crate::ArraySql<Item = T10>,
> {
    pub now: jiff::Timestamp,
    pub ids: T1,
    pub actors: T3,
    pub uris: T5,
    pub hosts: T7,
    pub bodies: T9,
    pub trusts: T11,
}
#[derive(Debug)]
pub struct OpenLanesParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub now: jiff::Timestamp,
    pub actors: T2,
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
    pub actor_uri: T1,
    pub amount: i64,
}
#[derive(Debug)]
pub struct FailedParams<T1: crate::StringSql> {
    pub error: T1,
    pub id: i64,
}
#[derive(Debug)]
pub struct BuryParams<T1: crate::StringSql> {
    pub error: T1,
    pub now: jiff::Timestamp,
    pub id: i64,
}
#[derive(Debug)]
pub struct LaneDueParams<T1: crate::StringSql> {
    pub due_at: jiff::Timestamp,
    pub actor_uri: T1,
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
    pub actor_uri: String,
    pub newest_due: jiff::Timestamp,
}
pub struct ClaimLanesBorrowed<'a> {
    pub actor_uri: &'a str,
    pub newest_due: jiff::Timestamp,
}
impl<'a> From<ClaimLanesBorrowed<'a>> for ClaimLanes {
    fn from(
        ClaimLanesBorrowed {
            actor_uri,
            newest_due,
        }: ClaimLanesBorrowed<'a>,
    ) -> Self {
        Self {
            actor_uri: actor_uri.into(),
            newest_due,
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Raw {
    pub id: i64,
    pub actor_uri: String,
    pub activity_uri: Option<String>,
    pub host: String,
    pub body: String,
    pub trust: String,
    pub attempts: i16,
    pub received_at: jiff::Timestamp,
}
pub struct RawBorrowed<'a> {
    pub id: i64,
    pub actor_uri: &'a str,
    pub activity_uri: Option<&'a str>,
    pub host: &'a str,
    pub body: &'a str,
    pub trust: &'a str,
    pub attempts: i16,
    pub received_at: jiff::Timestamp,
}
impl<'a> From<RawBorrowed<'a>> for Raw {
    fn from(
        RawBorrowed {
            id,
            actor_uri,
            activity_uri,
            host,
            body,
            trust,
            attempts,
            received_at,
        }: RawBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            actor_uri: actor_uri.into(),
            activity_uri: activity_uri.map(|v| v.into()),
            host: host.into(),
            body: body.into(),
            trust: trust.into(),
            attempts,
            received_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Backlog {
    pub lanes: i64,
    pub due: i64,
    pub oldest_due: Option<jiff::Timestamp>,
    pub waiting: i64,
    pub dead: i64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct RawQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RawBorrowed, tokio_postgres::Error>,
    mapper: fn(RawBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RawQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RawBorrowed) -> R) -> RawQuery<'c, 'a, 's, C, R, N> {
        RawQuery {
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
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "INSERT INTO inbox_activities (id, actor_uri, activity_uri, host, body, trust, received_at) SELECT i, a, nullif(u, ''), h, b, t, $1 FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) AS x (i, a, u, h, b, t)",
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
        T6: crate::StringSql,
        T7: crate::ArraySql<Item = T6>,
        T8: crate::StringSql,
        T9: crate::ArraySql<Item = T8>,
        T10: crate::StringSql,
        T11: crate::ArraySql<Item = T10>,
    >(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        ids: &'a T1,
        actors: &'a T3,
        uris: &'a T5,
        hosts: &'a T7,
        bodies: &'a T9,
        trusts: &'a T11,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[now, ids, actors, uris, hosts, bodies, trusts],
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
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = T6>,
    T8: crate::StringSql,
    T9: crate::ArraySql<Item = T8>,
    T10: crate::StringSql,
    T11: crate::ArraySql<Item = T10>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.now,
            &params.ids,
            &params.actors,
            &params.uris,
            &params.hosts,
            &params.bodies,
            &params.trusts,
        ))
    }
}
pub struct OpenLanesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_lanes() -> OpenLanesStmt {
    OpenLanesStmt(
        "INSERT INTO inbox_lanes (actor_uri, due_at) SELECT DISTINCT a, $1::timestamptz FROM unnest($2::text[]) AS t (a) ORDER BY a ON CONFLICT (actor_uri) DO UPDATE SET actor_uri = excluded.actor_uri",
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
        actors: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[now, actors]).await
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
        Box::pin(self.bind(client, &params.now, &params.actors))
    }
}
pub struct ClaimLanesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn claim_lanes() -> ClaimLanesStmt {
    ClaimLanesStmt(
        "WITH next AS ( SELECT actor_uri, due_at FROM inbox_lanes WHERE due_at >= $1 AND due_at <= $2 ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED ) UPDATE inbox_lanes SET due_at = $4 WHERE actor_uri = ANY(ARRAY(SELECT actor_uri FROM next)) RETURNING actor_uri, (SELECT max(due_at) FROM next) AS newest_due",
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
                        actor_uri: row.try_get(0)?,
                        newest_due: row.try_get(1)?,
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
        "SELECT id, actor_uri, activity_uri, host, body, trust, attempts, received_at FROM inbox_activities WHERE actor_uri = $1 AND dead_at IS NULL ORDER BY id LIMIT $2",
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
        actor_uri: &'a T1,
        amount: &'a i64,
    ) -> RawQuery<'c, 'a, 's, C, Raw, 2> {
        RawQuery {
            client,
            params: [actor_uri, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RawBorrowed, tokio_postgres::Error> {
                Ok(RawBorrowed {
                    id: row.try_get(0)?,
                    actor_uri: row.try_get(1)?,
                    activity_uri: row.try_get(2)?,
                    host: row.try_get(3)?,
                    body: row.try_get(4)?,
                    trust: row.try_get(5)?,
                    attempts: row.try_get(6)?,
                    received_at: row.try_get(7)?,
                })
            },
            mapper: |it| Raw::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, SliceParams<T1>, RawQuery<'c, 'a, 's, C, Raw, 2>, C>
    for SliceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SliceParams<T1>,
    ) -> RawQuery<'c, 'a, 's, C, Raw, 2> {
        self.bind(client, &params.actor_uri, &params.amount)
    }
}
pub struct AppliedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn applied() -> AppliedStmt {
    AppliedStmt("DELETE FROM inbox_activities WHERE id = ANY($1)", None)
}
impl AppliedStmt {
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
pub struct FailedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn failed() -> FailedStmt {
    FailedStmt(
        "UPDATE inbox_activities SET attempts = attempts + 1, last_error = $1 WHERE id = $2",
        None,
    )
}
impl FailedStmt {
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
        error: &'a T1,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[error, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        FailedParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for FailedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a FailedParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.error, &params.id))
    }
}
pub struct BuryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn bury() -> BuryStmt {
    BuryStmt(
        "UPDATE inbox_activities SET attempts = attempts + 1, last_error = $1, dead_at = $2 WHERE id = $3",
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
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        error: &'a T1,
        now: &'a jiff::Timestamp,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[error, now, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        BuryParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for BuryStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a BuryParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.error, &params.now, &params.id))
    }
}
pub struct LaneDueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lane_due() -> LaneDueStmt {
    LaneDueStmt(
        "UPDATE inbox_lanes SET due_at = $1 WHERE actor_uri = $2",
        None,
    )
}
impl LaneDueStmt {
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
        actor_uri: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[due_at, actor_uri]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        LaneDueParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for LaneDueStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a LaneDueParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.due_at, &params.actor_uri))
    }
}
pub struct LaneHoldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lane_hold() -> LaneHoldStmt {
    LaneHoldStmt(
        "SELECT actor_uri FROM inbox_lanes WHERE actor_uri = $1 FOR UPDATE",
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
        actor_uri: &'a T1,
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [actor_uri],
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
        "DELETE FROM inbox_lanes l WHERE l.actor_uri = $1 AND NOT EXISTS (SELECT 1 FROM inbox_activities i WHERE i.actor_uri = l.actor_uri AND i.dead_at IS NULL) RETURNING actor_uri",
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
        actor_uri: &'a T1,
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [actor_uri],
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
        "WITH RECURSIVE waiting (actor_uri) AS ( (SELECT i.actor_uri FROM inbox_activities i WHERE i.dead_at IS NULL AND i.actor_uri >= '' ORDER BY i.actor_uri LIMIT 1) UNION ALL SELECT (SELECT i.actor_uri FROM inbox_activities i WHERE i.dead_at IS NULL AND i.actor_uri > w.actor_uri ORDER BY i.actor_uri LIMIT 1) FROM waiting w WHERE w.actor_uri IS NOT NULL ) INSERT INTO inbox_lanes (actor_uri, due_at) SELECT w.actor_uri, $1::timestamptz FROM waiting w WHERE w.actor_uri IS NOT NULL AND (SELECT true FROM inbox_lanes l WHERE l.actor_uri = w.actor_uri) IS NULL ON CONFLICT DO NOTHING",
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
pub struct ForgetDeadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_dead() -> ForgetDeadStmt {
    ForgetDeadStmt("DELETE FROM inbox_activities WHERE dead_at < $1", None)
}
impl ForgetDeadStmt {
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
pub struct BacklogStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn backlog() -> BacklogStmt {
    BacklogStmt(
        "SELECT l.lanes, l.due, (SELECT min(due_at) FROM inbox_lanes WHERE due_at <= $1) AS oldest_due, (SELECT count(*) FROM (SELECT FROM inbox_activities WHERE dead_at IS NULL LIMIT $2) w) AS waiting, (SELECT count(*) FROM (SELECT FROM inbox_activities WHERE dead_at IS NOT NULL LIMIT $2) d) AS dead FROM (SELECT count(*) AS lanes, count(*) FILTER (WHERE due_at <= $1) AS due FROM (SELECT due_at FROM inbox_lanes LIMIT $2) x) l",
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
                    oldest_due: row.try_get(2)?,
                    waiting: row.try_get(3)?,
                    dead: row.try_get(4)?,
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
        "SELECT due_at FROM inbox_lanes WHERE due_at >= $1 AND due_at < $2 ORDER BY due_at LIMIT 1",
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
