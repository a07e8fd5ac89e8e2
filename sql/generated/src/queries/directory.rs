// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct ActiveParams {
    pub reader: i64,
    pub now: jiff::Timestamp,
    pub amount: i64,
    pub skip: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ActiveHereParams {
    pub reader: i64,
    pub now: jiff::Timestamp,
    pub amount: i64,
    pub skip: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct NewParams {
    pub reader: i64,
    pub now: jiff::Timestamp,
    pub amount: i64,
    pub skip: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct NewHereParams {
    pub reader: i64,
    pub now: jiff::Timestamp,
    pub amount: i64,
    pub skip: i64,
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
pub struct ActiveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn active() -> ActiveStmt {
    ActiveStmt(
        "SELECT x.id FROM ( SELECT s.account_id AS id, s.last_status_at FROM account_stats s WHERE s.listed > 0 ORDER BY s.last_status_at DESC NULLS LAST, s.account_id DESC LIMIT 12000) x WHERE (SELECT true FROM blocks b WHERE b.account_id = $1 AND b.target_id = x.id) IS NOT TRUE AND (SELECT true FROM blocks b WHERE b.account_id = x.id AND b.target_id = $1) IS NOT TRUE AND (SELECT true FROM mutes m WHERE m.account_id = $1 AND m.target_id = x.id AND (m.expires_at IS NULL OR m.expires_at > $2)) IS NOT TRUE AND (SELECT true FROM account_domain_blocks d JOIN accounts o ON o.domain = d.domain WHERE d.account_id = $1 AND o.id = x.id) IS NOT TRUE ORDER BY x.last_status_at DESC NULLS LAST, x.id DESC LIMIT $3 OFFSET $4",
        None,
    )
}
impl ActiveStmt {
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
        now: &'a jiff::Timestamp,
        amount: &'a i64,
        skip: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [reader, now, amount, skip],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ActiveParams, I64Query<'c, 'a, 's, C, i64, 4>, C>
    for ActiveStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ActiveParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.reader,
            &params.now,
            &params.amount,
            &params.skip,
        )
    }
}
pub struct ActiveHereStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn active_here() -> ActiveHereStmt {
    ActiveHereStmt(
        "SELECT x.id FROM ( SELECT s.account_id AS id, s.last_status_at FROM account_stats s WHERE s.listed = 1 ORDER BY s.last_status_at DESC NULLS LAST, s.account_id DESC LIMIT 12000) x WHERE (SELECT true FROM blocks b WHERE b.account_id = $1 AND b.target_id = x.id) IS NOT TRUE AND (SELECT true FROM blocks b WHERE b.account_id = x.id AND b.target_id = $1) IS NOT TRUE AND (SELECT true FROM mutes m WHERE m.account_id = $1 AND m.target_id = x.id AND (m.expires_at IS NULL OR m.expires_at > $2)) IS NOT TRUE ORDER BY x.last_status_at DESC NULLS LAST, x.id DESC LIMIT $3 OFFSET $4",
        None,
    )
}
impl ActiveHereStmt {
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
        now: &'a jiff::Timestamp,
        amount: &'a i64,
        skip: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [reader, now, amount, skip],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ActiveHereParams, I64Query<'c, 'a, 's, C, i64, 4>, C>
    for ActiveHereStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ActiveHereParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.reader,
            &params.now,
            &params.amount,
            &params.skip,
        )
    }
}
pub struct NewStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn new() -> NewStmt {
    NewStmt(
        "SELECT x.id FROM ( SELECT s.account_id AS id FROM account_stats s WHERE s.listed > 0 ORDER BY s.account_id DESC LIMIT 12000) x WHERE (SELECT true FROM blocks b WHERE b.account_id = $1 AND b.target_id = x.id) IS NOT TRUE AND (SELECT true FROM blocks b WHERE b.account_id = x.id AND b.target_id = $1) IS NOT TRUE AND (SELECT true FROM mutes m WHERE m.account_id = $1 AND m.target_id = x.id AND (m.expires_at IS NULL OR m.expires_at > $2)) IS NOT TRUE AND (SELECT true FROM account_domain_blocks d JOIN accounts o ON o.domain = d.domain WHERE d.account_id = $1 AND o.id = x.id) IS NOT TRUE ORDER BY x.id DESC LIMIT $3 OFFSET $4",
        None,
    )
}
impl NewStmt {
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
        now: &'a jiff::Timestamp,
        amount: &'a i64,
        skip: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [reader, now, amount, skip],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, NewParams, I64Query<'c, 'a, 's, C, i64, 4>, C>
    for NewStmt
{
    fn params(&'s self, client: &'c C, params: &'a NewParams) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.reader,
            &params.now,
            &params.amount,
            &params.skip,
        )
    }
}
pub struct NewHereStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn new_here() -> NewHereStmt {
    NewHereStmt(
        "SELECT x.id FROM ( SELECT s.account_id AS id FROM account_stats s WHERE s.listed = 1 ORDER BY s.account_id DESC LIMIT 12000) x WHERE (SELECT true FROM blocks b WHERE b.account_id = $1 AND b.target_id = x.id) IS NOT TRUE AND (SELECT true FROM blocks b WHERE b.account_id = x.id AND b.target_id = $1) IS NOT TRUE AND (SELECT true FROM mutes m WHERE m.account_id = $1 AND m.target_id = x.id AND (m.expires_at IS NULL OR m.expires_at > $2)) IS NOT TRUE ORDER BY x.id DESC LIMIT $3 OFFSET $4",
        None,
    )
}
impl NewHereStmt {
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
        now: &'a jiff::Timestamp,
        amount: &'a i64,
        skip: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [reader, now, amount, skip],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, NewHereParams, I64Query<'c, 'a, 's, C, i64, 4>, C>
    for NewHereStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a NewHereParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.reader,
            &params.now,
            &params.amount,
            &params.skip,
        )
    }
}
