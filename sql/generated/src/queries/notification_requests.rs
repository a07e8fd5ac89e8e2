// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct PageParams {
    pub account_id: i64,
    pub cap: i64,
    pub upwards: bool,
    pub below: i64,
    pub above: i64,
    pub amount: i64,
}
#[derive(Debug)]
pub struct AcceptParams<T1: crate::ArraySql<Item = i64>> {
    pub account_id: i64,
    pub ids: T1,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct DismissParams<T1: crate::ArraySql<Item = i64>> {
    pub account_id: i64,
    pub ids: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct ForgetFilteredParams {
    pub account_id: i64,
    pub from_account_id: i64,
    pub upto: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct WaitingParams {
    pub account_id: i64,
    pub from_account_id: i64,
    pub amount: i64,
}
#[derive(Debug)]
pub struct MergeParams<T1: crate::ArraySql<Item = i64>> {
    pub ids: T1,
    pub account_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct MergedParams {
    pub account_id: i64,
    pub from_account_id: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Request {
    pub id: i64,
    pub from_account_id: i64,
    pub created_at: jiff::Timestamp,
    pub updated_at: jiff::Timestamp,
    pub notifications_count: i64,
    pub last_status_id: Option<i64>,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Dismiss {
    pub from_account_id: i64,
    pub upto: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Waiting {
    pub id: i64,
    pub status_id: Option<i64>,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Merge {
    pub id: i64,
    pub kind: String,
    pub status_id: Option<i64>,
}
pub struct MergeBorrowed<'a> {
    pub id: i64,
    pub kind: &'a str,
    pub status_id: Option<i64>,
}
impl<'a> From<MergeBorrowed<'a>> for Merge {
    fn from(
        MergeBorrowed {
            id,
            kind,
            status_id,
        }: MergeBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            kind: kind.into(),
            status_id,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct RequestQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Request, tokio_postgres::Error>,
    mapper: fn(Request) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RequestQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Request) -> R) -> RequestQuery<'c, 'a, 's, C, R, N> {
        RequestQuery {
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
pub struct DismissQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Dismiss, tokio_postgres::Error>,
    mapper: fn(Dismiss) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DismissQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Dismiss) -> R) -> DismissQuery<'c, 'a, 's, C, R, N> {
        DismissQuery {
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
    extractor: fn(&tokio_postgres::Row) -> Result<Waiting, tokio_postgres::Error>,
    mapper: fn(Waiting) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WaitingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Waiting) -> R) -> WaitingQuery<'c, 'a, 's, C, R, N> {
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
pub struct MergeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MergeBorrowed, tokio_postgres::Error>,
    mapper: fn(MergeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MergeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MergeBorrowed) -> R) -> MergeQuery<'c, 'a, 's, C, R, N> {
        MergeQuery {
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
pub struct PageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn page() -> PageStmt {
    PageStmt(
        "SELECT q.id, q.from_account_id, q.created_at, q.updated_at, (SELECT count(*) FROM ( SELECT 1 FROM notifications n WHERE n.account_id = $1 AND n.from_account_id = q.from_account_id AND n.filtered AND n.kind IN ('mention', 'quote') LIMIT $2) x) AS notifications_count, (SELECT n.status_id FROM notifications n WHERE n.account_id = $1 AND n.from_account_id = q.from_account_id AND n.filtered AND n.kind IN ('mention', 'quote') ORDER BY n.id DESC LIMIT 1) AS last_status_id FROM ( (SELECT r.id, r.from_account_id, r.created_at, r.updated_at FROM notification_requests r WHERE NOT $3 AND r.account_id = $1 AND r.id < $4 AND r.id > $5 ORDER BY r.id DESC LIMIT $6) UNION ALL (SELECT r.id, r.from_account_id, r.created_at, r.updated_at FROM notification_requests r WHERE $3 AND r.account_id = $1 AND r.id < $4 AND r.id > $5 ORDER BY r.id LIMIT $6)) q ORDER BY q.id DESC",
        None,
    )
}
impl PageStmt {
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
        cap: &'a i64,
        upwards: &'a bool,
        below: &'a i64,
        above: &'a i64,
        amount: &'a i64,
    ) -> RequestQuery<'c, 'a, 's, C, Request, 6> {
        RequestQuery {
            client,
            params: [account_id, cap, upwards, below, above, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Request, tokio_postgres::Error> {
                Ok(Request {
                    id: row.try_get(0)?,
                    from_account_id: row.try_get(1)?,
                    created_at: row.try_get(2)?,
                    updated_at: row.try_get(3)?,
                    notifications_count: row.try_get(4)?,
                    last_status_id: row.try_get(5)?,
                })
            },
            mapper: |it| Request::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PageParams,
        RequestQuery<'c, 'a, 's, C, Request, 6>,
        C,
    > for PageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PageParams,
    ) -> RequestQuery<'c, 'a, 's, C, Request, 6> {
        self.bind(
            client,
            &params.account_id,
            &params.cap,
            &params.upwards,
            &params.below,
            &params.above,
            &params.amount,
        )
    }
}
pub struct LockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock() -> LockStmt {
    LockStmt("SELECT lock_requests($1) AS locked", None)
}
impl LockStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct AcceptStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn accept() -> AcceptStmt {
    AcceptStmt(
        "WITH gone AS ( DELETE FROM notification_requests WHERE account_id = $1 AND id = ANY ($2) RETURNING from_account_id ), permitted AS ( INSERT INTO notification_permissions (account_id, from_account_id, created_at) SELECT $1, from_account_id, $3 FROM gone ON CONFLICT DO NOTHING ), waiting AS ( INSERT INTO notification_merges (account_id, from_account_id) SELECT $1, from_account_id FROM gone ON CONFLICT DO NOTHING ) SELECT from_account_id FROM gone",
        None,
    )
}
impl AcceptStmt {
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
        account_id: &'a i64,
        ids: &'a T1,
        now: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [account_id, ids, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<'c, 'a, 's, AcceptParams<T1>, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for AcceptStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AcceptParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.account_id, &params.ids, &params.now)
    }
}
pub struct DismissStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn dismiss() -> DismissStmt {
    DismissStmt(
        "WITH gone AS ( DELETE FROM notification_requests WHERE account_id = $1 AND id = ANY ($2) RETURNING account_id, from_account_id ) SELECT g.from_account_id, coalesce((SELECT n.id FROM notifications n WHERE n.account_id = g.account_id AND n.from_account_id = g.from_account_id AND n.filtered ORDER BY n.id DESC LIMIT 1), 0)::bigint AS upto FROM gone g",
        None,
    )
}
impl DismissStmt {
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
        account_id: &'a i64,
        ids: &'a T1,
    ) -> DismissQuery<'c, 'a, 's, C, Dismiss, 2> {
        DismissQuery {
            client,
            params: [account_id, ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Dismiss, tokio_postgres::Error> {
                Ok(Dismiss {
                    from_account_id: row.try_get(0)?,
                    upto: row.try_get(1)?,
                })
            },
            mapper: |it| Dismiss::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DismissParams<T1>,
        DismissQuery<'c, 'a, 's, C, Dismiss, 2>,
        C,
    > for DismissStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DismissParams<T1>,
    ) -> DismissQuery<'c, 'a, 's, C, Dismiss, 2> {
        self.bind(client, &params.account_id, &params.ids)
    }
}
pub struct ForgetFilteredStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_filtered() -> ForgetFilteredStmt {
    ForgetFilteredStmt(
        "DELETE FROM notifications WHERE id = ANY (ARRAY( SELECT n.id FROM notifications n WHERE n.account_id = $1 AND n.from_account_id = $2 AND n.filtered AND n.id <= $3 ORDER BY n.id DESC LIMIT $4)) RETURNING id",
        None,
    )
}
impl ForgetFilteredStmt {
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
        from_account_id: &'a i64,
        upto: &'a i64,
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [account_id, from_account_id, upto, amount],
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
        ForgetFilteredParams,
        I64Query<'c, 'a, 's, C, i64, 4>,
        C,
    > for ForgetFilteredStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ForgetFilteredParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.account_id,
            &params.from_account_id,
            &params.upto,
            &params.amount,
        )
    }
}
pub struct WaitingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn waiting() -> WaitingStmt {
    WaitingStmt(
        "SELECT n.id, n.status_id FROM notifications n WHERE n.account_id = $1 AND n.from_account_id = $2 AND n.filtered ORDER BY n.id DESC LIMIT $3",
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
        account_id: &'a i64,
        from_account_id: &'a i64,
        amount: &'a i64,
    ) -> WaitingQuery<'c, 'a, 's, C, Waiting, 3> {
        WaitingQuery {
            client,
            params: [account_id, from_account_id, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Waiting, tokio_postgres::Error> {
                Ok(Waiting {
                    id: row.try_get(0)?,
                    status_id: row.try_get(1)?,
                })
            },
            mapper: |it| Waiting::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WaitingParams,
        WaitingQuery<'c, 'a, 's, C, Waiting, 3>,
        C,
    > for WaitingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WaitingParams,
    ) -> WaitingQuery<'c, 'a, 's, C, Waiting, 3> {
        self.bind(
            client,
            &params.account_id,
            &params.from_account_id,
            &params.amount,
        )
    }
}
pub struct MergeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn merge() -> MergeStmt {
    MergeStmt(
        "UPDATE notifications n SET filtered = false, group_key = CASE WHEN n.kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up') THEN n.kind || coalesce('-' || n.status_id, '') || '-' || coalesce((SELECT g.bucket FROM notification_groups g WHERE g.account_id = n.account_id AND g.kind = n.kind AND g.status_id = coalesce(n.status_id, 0) AND g.bucket > floor(extract(epoch FROM n.created_at) / 3600)::bigint - 12 AND g.bucket <= floor(extract(epoch FROM n.created_at) / 3600)::bigint ORDER BY g.bucket DESC LIMIT 1), floor(extract(epoch FROM n.created_at) / 3600)::bigint) ELSE n.group_key END WHERE n.id = ANY ($1) AND n.account_id = $2 AND n.filtered RETURNING n.id, n.kind, n.status_id",
        None,
    )
}
impl MergeStmt {
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
    ) -> MergeQuery<'c, 'a, 's, C, Merge, 2> {
        MergeQuery {
            client,
            params: [ids, account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MergeBorrowed, tokio_postgres::Error> {
                Ok(MergeBorrowed {
                    id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    status_id: row.try_get(2)?,
                })
            },
            mapper: |it| Merge::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MergeParams<T1>,
        MergeQuery<'c, 'a, 's, C, Merge, 2>,
        C,
    > for MergeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MergeParams<T1>,
    ) -> MergeQuery<'c, 'a, 's, C, Merge, 2> {
        self.bind(client, &params.ids, &params.account_id)
    }
}
pub struct MergedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn merged() -> MergedStmt {
    MergedStmt(
        "WITH q AS ( DELETE FROM notification_requests WHERE account_id = $1 AND from_account_id = $2 ) DELETE FROM notification_merges WHERE account_id = $1 AND from_account_id = $2",
        None,
    )
}
impl MergedStmt {
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
        from_account_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[account_id, from_account_id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MergedParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for MergedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MergedParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.account_id, &params.from_account_id))
    }
}
pub struct IsMergingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_merging() -> IsMergingStmt {
    IsMergingStmt(
        "SELECT EXISTS (SELECT 1 FROM notification_merges WHERE account_id = $1) AS waiting",
        None,
    )
}
impl IsMergingStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
