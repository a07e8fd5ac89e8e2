// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub status_id: i64,
    pub account_id: i64,
    pub quoted_id: Option<i64>,
    pub quoted_account_id: Option<i64>,
    pub quoted_uri: T1,
    pub state: T2,
    pub request_uri: Option<T3>,
    pub approval_uri: Option<T4>,
}
#[derive(Debug)]
pub struct ByApprovalParams<T1: crate::StringSql> {
    pub approval_uri: T1,
    pub quoted_account_id: i64,
}
#[derive(Debug)]
pub struct SetStateParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub state: T1,
    pub approval_uri: Option<T2>,
    pub status_id: i64,
    pub old_state: T3,
}
#[derive(Clone, Copy, Debug)]
pub struct FoundParams {
    pub quoted_id: i64,
    pub quoted_account_id: i64,
    pub status_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct QuotersParams {
    pub quoted_id: i64,
    pub after: i64,
    pub amount: i64,
}
#[derive(Debug)]
pub struct SetPolicyParams<T1: crate::StringSql> {
    pub policy: T1,
    pub id: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Stored {
    pub status_id: i64,
    pub account_id: i64,
    pub quoted_id: Option<i64>,
    pub quoted_account_id: Option<i64>,
    pub quoted_uri: String,
    pub state: String,
    pub request_uri: Option<String>,
    pub approval_uri: Option<String>,
}
pub struct StoredBorrowed<'a> {
    pub status_id: i64,
    pub account_id: i64,
    pub quoted_id: Option<i64>,
    pub quoted_account_id: Option<i64>,
    pub quoted_uri: &'a str,
    pub state: &'a str,
    pub request_uri: Option<&'a str>,
    pub approval_uri: Option<&'a str>,
}
impl<'a> From<StoredBorrowed<'a>> for Stored {
    fn from(
        StoredBorrowed {
            status_id,
            account_id,
            quoted_id,
            quoted_account_id,
            quoted_uri,
            state,
            request_uri,
            approval_uri,
        }: StoredBorrowed<'a>,
    ) -> Self {
        Self {
            status_id,
            account_id,
            quoted_id,
            quoted_account_id,
            quoted_uri: quoted_uri.into(),
            state: state.into(),
            request_uri: request_uri.map(|v| v.into()),
            approval_uri: approval_uri.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Quoters {
    pub status_id: i64,
    pub account_id: i64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct StoredQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StoredBorrowed, tokio_postgres::Error>,
    mapper: fn(StoredBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StoredQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StoredBorrowed) -> R) -> StoredQuery<'c, 'a, 's, C, R, N> {
        StoredQuery {
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
pub struct Optioni64Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<i64>, tokio_postgres::Error>,
    mapper: fn(Option<i64>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> Optioni64Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Option<i64>) -> R) -> Optioni64Query<'c, 'a, 's, C, R, N> {
        Optioni64Query {
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
pub struct QuotersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Quoters, tokio_postgres::Error>,
    mapper: fn(Quoters) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> QuotersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Quoters) -> R) -> QuotersQuery<'c, 'a, 's, C, R, N> {
        QuotersQuery {
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
        "WITH marked AS (UPDATE statuses SET is_quote = true WHERE id = $1) INSERT INTO quotes (status_id, account_id, quoted_id, quoted_account_id, quoted_uri, state, request_uri, approval_uri) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (status_id) DO NOTHING",
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
    >(
        &'s self,
        client: &'c C,
        status_id: &'a i64,
        account_id: &'a i64,
        quoted_id: &'a Option<i64>,
        quoted_account_id: &'a Option<i64>,
        quoted_uri: &'a T1,
        state: &'a T2,
        request_uri: &'a Option<T3>,
        approval_uri: &'a Option<T4>,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                status_id,
                account_id,
                quoted_id,
                quoted_account_id,
                quoted_uri,
                state,
                request_uri,
                approval_uri,
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
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.status_id,
            &params.account_id,
            &params.quoted_id,
            &params.quoted_account_id,
            &params.quoted_uri,
            &params.state,
            &params.request_uri,
            &params.approval_uri,
        ))
    }
}
pub struct ByStatusStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_status() -> ByStatusStmt {
    ByStatusStmt(
        "SELECT status_id, account_id, quoted_id, quoted_account_id, quoted_uri, state, request_uri, approval_uri FROM quotes WHERE status_id = $1",
        None,
    )
}
impl ByStatusStmt {
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
    ) -> StoredQuery<'c, 'a, 's, C, Stored, 1> {
        StoredQuery {
            client,
            params: [status_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<StoredBorrowed, tokio_postgres::Error> {
                    Ok(StoredBorrowed {
                        status_id: row.try_get(0)?,
                        account_id: row.try_get(1)?,
                        quoted_id: row.try_get(2)?,
                        quoted_account_id: row.try_get(3)?,
                        quoted_uri: row.try_get(4)?,
                        state: row.try_get(5)?,
                        request_uri: row.try_get(6)?,
                        approval_uri: row.try_get(7)?,
                    })
                },
            mapper: |it| Stored::from(it),
        }
    }
}
pub struct ByRequestStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_request() -> ByRequestStmt {
    ByRequestStmt(
        "SELECT status_id, account_id, quoted_id, quoted_account_id, quoted_uri, state, request_uri, approval_uri FROM quotes WHERE request_uri = $1 LIMIT 1",
        None,
    )
}
impl ByRequestStmt {
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
        request_uri: &'a T1,
    ) -> StoredQuery<'c, 'a, 's, C, Stored, 1> {
        StoredQuery {
            client,
            params: [request_uri],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<StoredBorrowed, tokio_postgres::Error> {
                    Ok(StoredBorrowed {
                        status_id: row.try_get(0)?,
                        account_id: row.try_get(1)?,
                        quoted_id: row.try_get(2)?,
                        quoted_account_id: row.try_get(3)?,
                        quoted_uri: row.try_get(4)?,
                        state: row.try_get(5)?,
                        request_uri: row.try_get(6)?,
                        approval_uri: row.try_get(7)?,
                    })
                },
            mapper: |it| Stored::from(it),
        }
    }
}
pub struct ByApprovalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_approval() -> ByApprovalStmt {
    ByApprovalStmt(
        "SELECT status_id, account_id, quoted_id, quoted_account_id, quoted_uri, state, request_uri, approval_uri FROM quotes WHERE approval_uri = $1 AND quoted_account_id = $2 AND state = 'accepted' LIMIT 1",
        None,
    )
}
impl ByApprovalStmt {
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
        approval_uri: &'a T1,
        quoted_account_id: &'a i64,
    ) -> StoredQuery<'c, 'a, 's, C, Stored, 2> {
        StoredQuery {
            client,
            params: [approval_uri, quoted_account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<StoredBorrowed, tokio_postgres::Error> {
                    Ok(StoredBorrowed {
                        status_id: row.try_get(0)?,
                        account_id: row.try_get(1)?,
                        quoted_id: row.try_get(2)?,
                        quoted_account_id: row.try_get(3)?,
                        quoted_uri: row.try_get(4)?,
                        state: row.try_get(5)?,
                        request_uri: row.try_get(6)?,
                        approval_uri: row.try_get(7)?,
                    })
                },
            mapper: |it| Stored::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ByApprovalParams<T1>,
        StoredQuery<'c, 'a, 's, C, Stored, 2>,
        C,
    > for ByApprovalStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ByApprovalParams<T1>,
    ) -> StoredQuery<'c, 'a, 's, C, Stored, 2> {
        self.bind(client, &params.approval_uri, &params.quoted_account_id)
    }
}
pub struct SetStateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_state() -> SetStateStmt {
    SetStateStmt(
        "WITH changed AS ( UPDATE quotes SET state = $1, approval_uri = $2 WHERE status_id = $3 AND state = $4 AND (state <> $1 OR approval_uri IS DISTINCT FROM $2) RETURNING quoted_id, (state = 'accepted')::integer - ($4 = 'accepted')::integer AS by ), counted AS ( INSERT INTO status_deltas (status_id, quotes) SELECT quoted_id, by FROM changed WHERE quoted_id IS NOT NULL AND by <> 0 ) SELECT quoted_id FROM changed",
        None,
    )
}
impl SetStateStmt {
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
    >(
        &'s self,
        client: &'c C,
        state: &'a T1,
        approval_uri: &'a Option<T2>,
        status_id: &'a i64,
        old_state: &'a T3,
    ) -> Optioni64Query<'c, 'a, 's, C, Option<i64>, 4> {
        Optioni64Query {
            client,
            params: [state, approval_uri, status_id, old_state],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SetStateParams<T1, T2, T3>,
        Optioni64Query<'c, 'a, 's, C, Option<i64>, 4>,
        C,
    > for SetStateStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetStateParams<T1, T2, T3>,
    ) -> Optioni64Query<'c, 'a, 's, C, Option<i64>, 4> {
        self.bind(
            client,
            &params.state,
            &params.approval_uri,
            &params.status_id,
            &params.old_state,
        )
    }
}
pub struct FoundStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn found() -> FoundStmt {
    FoundStmt(
        "UPDATE quotes SET quoted_id = $1, quoted_account_id = $2 WHERE status_id = $3 AND quoted_id IS NULL RETURNING status_id",
        None,
    )
}
impl FoundStmt {
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
        quoted_id: &'a i64,
        quoted_account_id: &'a i64,
        status_id: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [quoted_id, quoted_account_id, status_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, FoundParams, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for FoundStmt
{
    fn params(&'s self, client: &'c C, params: &'a FoundParams) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(
            client,
            &params.quoted_id,
            &params.quoted_account_id,
            &params.status_id,
        )
    }
}
pub struct ForgetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget() -> ForgetStmt {
    ForgetStmt(
        "WITH gone AS ( DELETE FROM quotes WHERE status_id = $1 RETURNING quoted_id, state ), counted AS ( INSERT INTO status_deltas (status_id, quotes) SELECT quoted_id, -1 FROM gone WHERE state = 'accepted' AND quoted_id IS NOT NULL ) SELECT quoted_id FROM gone",
        None,
    )
}
impl ForgetStmt {
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
    ) -> Optioni64Query<'c, 'a, 's, C, Option<i64>, 1> {
        Optioni64Query {
            client,
            params: [status_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct QuotersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn quoters() -> QuotersStmt {
    QuotersStmt(
        "SELECT q.status_id, q.account_id FROM quotes q WHERE q.quoted_id = $1 AND q.state = 'accepted' AND q.status_id > $2 ORDER BY q.status_id LIMIT $3",
        None,
    )
}
impl QuotersStmt {
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
        quoted_id: &'a i64,
        after: &'a i64,
        amount: &'a i64,
    ) -> QuotersQuery<'c, 'a, 's, C, Quoters, 3> {
        QuotersQuery {
            client,
            params: [quoted_id, after, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Quoters, tokio_postgres::Error> {
                Ok(Quoters {
                    status_id: row.try_get(0)?,
                    account_id: row.try_get(1)?,
                })
            },
            mapper: |it| Quoters::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        QuotersParams,
        QuotersQuery<'c, 'a, 's, C, Quoters, 3>,
        C,
    > for QuotersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a QuotersParams,
    ) -> QuotersQuery<'c, 'a, 's, C, Quoters, 3> {
        self.bind(client, &params.quoted_id, &params.after, &params.amount)
    }
}
pub struct SetPolicyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_policy() -> SetPolicyStmt {
    SetPolicyStmt("UPDATE statuses SET quote_policy = $1 WHERE id = $2", None)
}
impl SetPolicyStmt {
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
        policy: &'a T1,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[policy, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetPolicyParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetPolicyStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetPolicyParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.policy, &params.id))
    }
}
