// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i64>,
    T5: crate::ArraySql<Item = i64>,
> {
    pub id: i64,
    pub account_id: i64,
    pub target_id: i64,
    pub category: T1,
    pub comment: T2,
    pub status_ids: T3,
    pub rule_ids: T4,
    pub collection_ids: T5,
    pub forward: bool,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct CollectionsAmongParams<T1: crate::ArraySql<Item = i64>> {
    pub ids: T1,
    pub account_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ForwardedParams {
    pub now: jiff::Timestamp,
    pub id: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ToForward {
    pub target_id: i64,
    pub comment: String,
    pub status_uris: Vec<String>,
}
pub struct ToForwardBorrowed<'a> {
    pub target_id: i64,
    pub comment: &'a str,
    pub status_uris: crate::ArrayIterator<'a, &'a str>,
}
impl<'a> From<ToForwardBorrowed<'a>> for ToForward {
    fn from(
        ToForwardBorrowed {
            target_id,
            comment,
            status_uris,
        }: ToForwardBorrowed<'a>,
    ) -> Self {
        Self {
            target_id,
            comment: comment.into(),
            status_uris: status_uris.map(|v| v.into()).collect(),
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
pub struct ToForwardQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ToForwardBorrowed, tokio_postgres::Error>,
    mapper: fn(ToForwardBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ToForwardQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ToForwardBorrowed) -> R) -> ToForwardQuery<'c, 'a, 's, C, R, N> {
        ToForwardQuery {
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
        "INSERT INTO reports (id, account_id, target_id, category, comment, status_ids, rule_ids, collection_ids, forward, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
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
        T3: crate::ArraySql<Item = i64>,
        T4: crate::ArraySql<Item = i64>,
        T5: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        id: &'a i64,
        account_id: &'a i64,
        target_id: &'a i64,
        category: &'a T1,
        comment: &'a T2,
        status_ids: &'a T3,
        rule_ids: &'a T4,
        collection_ids: &'a T5,
        forward: &'a bool,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                id,
                account_id,
                target_id,
                category,
                comment,
                status_ids,
                rule_ids,
                collection_ids,
                forward,
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
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i64>,
    T5: crate::ArraySql<Item = i64>,
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
            &params.id,
            &params.account_id,
            &params.target_id,
            &params.category,
            &params.comment,
            &params.status_ids,
            &params.rule_ids,
            &params.collection_ids,
            &params.forward,
            &params.now,
        ))
    }
}
pub struct CollectionsAmongStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn collections_among() -> CollectionsAmongStmt {
    CollectionsAmongStmt(
        "SELECT id FROM collections WHERE id = ANY($1) AND account_id = $2 ORDER BY id",
        None,
    )
}
impl CollectionsAmongStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [ids, account_id],
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
        CollectionsAmongParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for CollectionsAmongStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CollectionsAmongParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.ids, &params.account_id)
    }
}
pub struct ToForwardStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn to_forward() -> ToForwardStmt {
    ToForwardStmt(
        "SELECT r.target_id, r.comment, ARRAY(SELECT s.uri FROM statuses s WHERE s.id = ANY (r.status_ids) ORDER BY s.id) AS status_uris FROM reports r WHERE r.id = $1 AND r.forward AND r.forwarded_at IS NULL",
        None,
    )
}
impl ToForwardStmt {
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
    ) -> ToForwardQuery<'c, 'a, 's, C, ToForward, 1> {
        ToForwardQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ToForwardBorrowed, tokio_postgres::Error> {
                    Ok(ToForwardBorrowed {
                        target_id: row.try_get(0)?,
                        comment: row.try_get(1)?,
                        status_uris: row.try_get(2)?,
                    })
                },
            mapper: |it| ToForward::from(it),
        }
    }
}
pub struct ForwardedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forwarded() -> ForwardedStmt {
    ForwardedStmt("UPDATE reports SET forwarded_at = $1 WHERE id = $2", None)
}
impl ForwardedStmt {
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
        ForwardedParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ForwardedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ForwardedParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
pub struct RulesAmongStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rules_among() -> RulesAmongStmt {
    RulesAmongStmt(
        "SELECT id FROM rules WHERE id = ANY($1) AND deleted_at IS NULL ORDER BY id",
        None,
    )
}
impl RulesAmongStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
