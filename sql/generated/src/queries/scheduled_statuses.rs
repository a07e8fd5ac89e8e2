// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertParams<T1: crate::JsonSql, T2: crate::ArraySql<Item = i64>> {
    pub id: i64,
    pub account_id: i64,
    pub scheduled_at: jiff::Timestamp,
    pub draft: T1,
    pub media_ids: T2,
    pub job_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct CountParams {
    pub account_id: i64,
    pub cap: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct CountBetweenParams {
    pub account_id: i64,
    pub since: jiff::Timestamp,
    pub before: jiff::Timestamp,
    pub except: i64,
    pub cap: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct PageDownParams {
    pub account_id: i64,
    pub below: i64,
    pub above: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct PageUpParams {
    pub account_id: i64,
    pub below: i64,
    pub above: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct MoveToParams {
    pub id: i64,
    pub account_id: i64,
    pub scheduled_at: jiff::Timestamp,
    pub job_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct TakeParams {
    pub id: i64,
    pub account_id: i64,
    pub due: jiff::Timestamp,
}
#[derive(Debug)]
pub struct KeepMediaParams<T1: crate::ArraySql<Item = i64>> {
    pub id: i64,
    pub media_ids: T1,
    pub account_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ReleaseMediaParams {
    pub now: jiff::Timestamp,
    pub id: i64,
    pub account_id: i64,
}
#[derive(Debug)]
pub struct KeepKeyParams<T1: crate::StringSql> {
    pub account_id: i64,
    pub key: T1,
    pub id: i64,
    pub now: jiff::Timestamp,
    pub key_lifetime_hours: i32,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Scheduled {
    pub id: i64,
    pub account_id: i64,
    pub scheduled_at: jiff::Timestamp,
    pub draft: serde_json::Value,
    pub media_ids: Vec<i64>,
}
pub struct ScheduledBorrowed<'a> {
    pub id: i64,
    pub account_id: i64,
    pub scheduled_at: jiff::Timestamp,
    pub draft: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub media_ids: crate::ArrayIterator<'a, i64>,
}
impl<'a> From<ScheduledBorrowed<'a>> for Scheduled {
    fn from(
        ScheduledBorrowed {
            id,
            account_id,
            scheduled_at,
            draft,
            media_ids,
        }: ScheduledBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            account_id,
            scheduled_at,
            draft: serde_json::from_str(draft.0.get()).unwrap(),
            media_ids: media_ids.map(|v| v).collect(),
        }
    }
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
pub struct ScheduledQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ScheduledBorrowed, tokio_postgres::Error>,
    mapper: fn(ScheduledBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ScheduledQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ScheduledBorrowed) -> R) -> ScheduledQuery<'c, 'a, 's, C, R, N> {
        ScheduledQuery {
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
        "INSERT INTO scheduled_statuses (id, account_id, scheduled_at, draft, media_ids, job_id) VALUES ($1, $2, $3, $4, $5, $6)",
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
        T1: crate::JsonSql,
        T2: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        id: &'a i64,
        account_id: &'a i64,
        scheduled_at: &'a jiff::Timestamp,
        draft: &'a T1,
        media_ids: &'a T2,
        job_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[id, account_id, scheduled_at, draft, media_ids, job_id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql, T2: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.account_id,
            &params.scheduled_at,
            &params.draft,
            &params.media_ids,
            &params.job_id,
        ))
    }
}
pub struct LockAccountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_account() -> LockAccountStmt {
    LockAccountStmt(
        "SELECT account_id FROM users WHERE account_id = $1 FOR NO KEY UPDATE",
        None,
    )
}
impl LockAccountStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct CountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count() -> CountStmt {
    CountStmt(
        "SELECT count(*) FROM (SELECT 1 FROM scheduled_statuses WHERE account_id = $1 LIMIT $2) c",
        None,
    )
}
impl CountStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [account_id, cap],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, CountParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for CountStmt
{
    fn params(&'s self, client: &'c C, params: &'a CountParams) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.account_id, &params.cap)
    }
}
pub struct CountBetweenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_between() -> CountBetweenStmt {
    CountBetweenStmt(
        "SELECT count(*) FROM (SELECT 1 FROM scheduled_statuses WHERE account_id = $1 AND scheduled_at >= $2 AND scheduled_at < $3 AND id <> $4 LIMIT $5) c",
        None,
    )
}
impl CountBetweenStmt {
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
        since: &'a jiff::Timestamp,
        before: &'a jiff::Timestamp,
        except: &'a i64,
        cap: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        I64Query {
            client,
            params: [account_id, since, before, except, cap],
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
        CountBetweenParams,
        I64Query<'c, 'a, 's, C, i64, 5>,
        C,
    > for CountBetweenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountBetweenParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        self.bind(
            client,
            &params.account_id,
            &params.since,
            &params.before,
            &params.except,
            &params.cap,
        )
    }
}
pub struct PageDownStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn page_down() -> PageDownStmt {
    PageDownStmt(
        "SELECT id, account_id, scheduled_at, draft, media_ids FROM scheduled_statuses WHERE account_id = $1 AND id < $2 AND id > $3 ORDER BY id DESC LIMIT $4",
        None,
    )
}
impl PageDownStmt {
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
        above: &'a i64,
        amount: &'a i64,
    ) -> ScheduledQuery<'c, 'a, 's, C, Scheduled, 4> {
        ScheduledQuery {
            client,
            params: [account_id, below, above, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ScheduledBorrowed, tokio_postgres::Error> {
                    Ok(ScheduledBorrowed {
                        id: row.try_get(0)?,
                        account_id: row.try_get(1)?,
                        scheduled_at: row.try_get(2)?,
                        draft: row.try_get(3)?,
                        media_ids: row.try_get(4)?,
                    })
                },
            mapper: |it| Scheduled::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PageDownParams,
        ScheduledQuery<'c, 'a, 's, C, Scheduled, 4>,
        C,
    > for PageDownStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PageDownParams,
    ) -> ScheduledQuery<'c, 'a, 's, C, Scheduled, 4> {
        self.bind(
            client,
            &params.account_id,
            &params.below,
            &params.above,
            &params.amount,
        )
    }
}
pub struct PageUpStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn page_up() -> PageUpStmt {
    PageUpStmt(
        "SELECT id, account_id, scheduled_at, draft, media_ids FROM scheduled_statuses WHERE account_id = $1 AND id < $2 AND id > $3 ORDER BY id LIMIT $4",
        None,
    )
}
impl PageUpStmt {
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
        above: &'a i64,
        amount: &'a i64,
    ) -> ScheduledQuery<'c, 'a, 's, C, Scheduled, 4> {
        ScheduledQuery {
            client,
            params: [account_id, below, above, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ScheduledBorrowed, tokio_postgres::Error> {
                    Ok(ScheduledBorrowed {
                        id: row.try_get(0)?,
                        account_id: row.try_get(1)?,
                        scheduled_at: row.try_get(2)?,
                        draft: row.try_get(3)?,
                        media_ids: row.try_get(4)?,
                    })
                },
            mapper: |it| Scheduled::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PageUpParams,
        ScheduledQuery<'c, 'a, 's, C, Scheduled, 4>,
        C,
    > for PageUpStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PageUpParams,
    ) -> ScheduledQuery<'c, 'a, 's, C, Scheduled, 4> {
        self.bind(
            client,
            &params.account_id,
            &params.below,
            &params.above,
            &params.amount,
        )
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_id() -> ByIdStmt {
    ByIdStmt(
        "SELECT id, account_id, scheduled_at, draft, media_ids FROM scheduled_statuses WHERE id = $1",
        None,
    )
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
    ) -> ScheduledQuery<'c, 'a, 's, C, Scheduled, 1> {
        ScheduledQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ScheduledBorrowed, tokio_postgres::Error> {
                    Ok(ScheduledBorrowed {
                        id: row.try_get(0)?,
                        account_id: row.try_get(1)?,
                        scheduled_at: row.try_get(2)?,
                        draft: row.try_get(3)?,
                        media_ids: row.try_get(4)?,
                    })
                },
            mapper: |it| Scheduled::from(it),
        }
    }
}
pub struct MoveToStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn move_to() -> MoveToStmt {
    MoveToStmt(
        "WITH old AS MATERIALIZED ( SELECT id, job_id FROM scheduled_statuses WHERE id = $1 AND account_id = $2 FOR UPDATE ), gone AS ( DELETE FROM jobs WHERE id = ANY(ARRAY(SELECT job_id FROM old WHERE job_id IS NOT NULL)) ) UPDATE scheduled_statuses SET scheduled_at = $3, job_id = $4 WHERE id = ANY(ARRAY(SELECT id FROM old)) RETURNING id",
        None,
    )
}
impl MoveToStmt {
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
        scheduled_at: &'a jiff::Timestamp,
        job_id: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [id, account_id, scheduled_at, job_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, MoveToParams, I64Query<'c, 'a, 's, C, i64, 4>, C>
    for MoveToStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MoveToParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.id,
            &params.account_id,
            &params.scheduled_at,
            &params.job_id,
        )
    }
}
pub struct TakeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn take() -> TakeStmt {
    TakeStmt(
        "WITH taken AS ( DELETE FROM scheduled_statuses WHERE id = $1 AND account_id = $2 AND scheduled_at <= $3 RETURNING id, job_id ), gone AS ( DELETE FROM jobs WHERE id = ANY(ARRAY(SELECT job_id FROM taken WHERE job_id IS NOT NULL)) ) SELECT id FROM taken",
        None,
    )
}
impl TakeStmt {
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
        due: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [id, account_id, due],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, TakeParams, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for TakeStmt
{
    fn params(&'s self, client: &'c C, params: &'a TakeParams) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.id, &params.account_id, &params.due)
    }
}
pub struct KeepMediaStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn keep_media() -> KeepMediaStmt {
    KeepMediaStmt(
        "UPDATE media_attachments SET scheduled_id = $1 WHERE id = ANY($2) AND account_id = $3 AND status_id IS NULL AND scheduled_id IS NULL RETURNING id",
        None,
    )
}
impl KeepMediaStmt {
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
        id: &'a i64,
        media_ids: &'a T1,
        account_id: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [id, media_ids, account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        KeepMediaParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 3>,
        C,
    > for KeepMediaStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a KeepMediaParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.id, &params.media_ids, &params.account_id)
    }
}
pub struct ReleaseMediaStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn release_media() -> ReleaseMediaStmt {
    ReleaseMediaStmt(
        "UPDATE media_attachments SET scheduled_id = NULL, created_at = $1 WHERE scheduled_id = $2 AND account_id = $3",
        None,
    )
}
impl ReleaseMediaStmt {
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
        account_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[now, id, account_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ReleaseMediaParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ReleaseMediaStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ReleaseMediaParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.id, &params.account_id))
    }
}
pub struct KeepKeyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn keep_key() -> KeepKeyStmt {
    KeepKeyStmt(
        "INSERT INTO idempotency_keys (account_id, key, status_id, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (account_id, key) DO UPDATE SET status_id = excluded.status_id, created_at = excluded.created_at WHERE idempotency_keys.created_at <= excluded.created_at - $5::integer * interval '1 hour' RETURNING status_id",
        None,
    )
}
impl KeepKeyStmt {
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
        account_id: &'a i64,
        key: &'a T1,
        id: &'a i64,
        now: &'a jiff::Timestamp,
        key_lifetime_hours: &'a i32,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        I64Query {
            client,
            params: [account_id, key, id, now, key_lifetime_hours],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, KeepKeyParams<T1>, I64Query<'c, 'a, 's, C, i64, 5>, C>
    for KeepKeyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a KeepKeyParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        self.bind(
            client,
            &params.account_id,
            &params.key,
            &params.id,
            &params.now,
            &params.key_lifetime_hours,
        )
    }
}
