// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct BeginParams<T1: crate::StringSql> {
    pub status_id: i64,
    pub token: T1,
    pub now: jiff::Timestamp,
    pub before: jiff::Timestamp,
}
#[derive(Debug)]
pub struct FoundParams<T1: crate::StringSql> {
    pub amount: i64,
    pub status_id: i64,
    pub token: T1,
}
#[derive(Debug)]
pub struct FinishParams<T1: crate::StringSql> {
    pub now: jiff::Timestamp,
    pub status_id: i64,
    pub token: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct ForgetParams {
    pub before: jiff::Timestamp,
    pub amount: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Refresh {
    pub token: String,
    pub result_count: i64,
    pub started_at: jiff::Timestamp,
    pub finished_at: Option<jiff::Timestamp>,
}
pub struct RefreshBorrowed<'a> {
    pub token: &'a str,
    pub result_count: i64,
    pub started_at: jiff::Timestamp,
    pub finished_at: Option<jiff::Timestamp>,
}
impl<'a> From<RefreshBorrowed<'a>> for Refresh {
    fn from(
        RefreshBorrowed {
            token,
            result_count,
            started_at,
            finished_at,
        }: RefreshBorrowed<'a>,
    ) -> Self {
        Self {
            token: token.into(),
            result_count,
            started_at,
            finished_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct RefreshQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RefreshBorrowed, tokio_postgres::Error>,
    mapper: fn(RefreshBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RefreshQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RefreshBorrowed) -> R) -> RefreshQuery<'c, 'a, 's, C, R, N> {
        RefreshQuery {
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
pub struct BeginStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn begin() -> BeginStmt {
    BeginStmt(
        "INSERT INTO thread_refreshes (status_id, token, started_at) VALUES ($1, $2, $3) ON CONFLICT (status_id) DO UPDATE SET token = excluded.token, result_count = 0, started_at = excluded.started_at, finished_at = NULL WHERE thread_refreshes.started_at <= $4 RETURNING token, result_count, started_at, finished_at",
        None,
    )
}
impl BeginStmt {
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
        status_id: &'a i64,
        token: &'a T1,
        now: &'a jiff::Timestamp,
        before: &'a jiff::Timestamp,
    ) -> RefreshQuery<'c, 'a, 's, C, Refresh, 4> {
        RefreshQuery {
            client,
            params: [status_id, token, now, before],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<RefreshBorrowed, tokio_postgres::Error> {
                    Ok(RefreshBorrowed {
                        token: row.try_get(0)?,
                        result_count: row.try_get(1)?,
                        started_at: row.try_get(2)?,
                        finished_at: row.try_get(3)?,
                    })
                },
            mapper: |it| Refresh::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BeginParams<T1>,
        RefreshQuery<'c, 'a, 's, C, Refresh, 4>,
        C,
    > for BeginStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BeginParams<T1>,
    ) -> RefreshQuery<'c, 'a, 's, C, Refresh, 4> {
        self.bind(
            client,
            &params.status_id,
            &params.token,
            &params.now,
            &params.before,
        )
    }
}
pub struct OfStatusStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_status() -> OfStatusStmt {
    OfStatusStmt(
        "SELECT token, result_count, started_at, finished_at FROM thread_refreshes WHERE status_id = $1",
        None,
    )
}
impl OfStatusStmt {
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
    ) -> RefreshQuery<'c, 'a, 's, C, Refresh, 1> {
        RefreshQuery {
            client,
            params: [status_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<RefreshBorrowed, tokio_postgres::Error> {
                    Ok(RefreshBorrowed {
                        token: row.try_get(0)?,
                        result_count: row.try_get(1)?,
                        started_at: row.try_get(2)?,
                        finished_at: row.try_get(3)?,
                    })
                },
            mapper: |it| Refresh::from(it),
        }
    }
}
pub struct ByTokenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_token() -> ByTokenStmt {
    ByTokenStmt(
        "SELECT token, result_count, started_at, finished_at FROM thread_refreshes WHERE token = $1",
        None,
    )
}
impl ByTokenStmt {
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
        token: &'a T1,
    ) -> RefreshQuery<'c, 'a, 's, C, Refresh, 1> {
        RefreshQuery {
            client,
            params: [token],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<RefreshBorrowed, tokio_postgres::Error> {
                    Ok(RefreshBorrowed {
                        token: row.try_get(0)?,
                        result_count: row.try_get(1)?,
                        started_at: row.try_get(2)?,
                        finished_at: row.try_get(3)?,
                    })
                },
            mapper: |it| Refresh::from(it),
        }
    }
}
pub struct FoundStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn found() -> FoundStmt {
    FoundStmt(
        "UPDATE thread_refreshes SET result_count = result_count + $1 WHERE status_id = $2 AND token = $3",
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
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        amount: &'a i64,
        status_id: &'a i64,
        token: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[amount, status_id, token])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        FoundParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for FoundStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a FoundParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.amount, &params.status_id, &params.token))
    }
}
pub struct FinishStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn finish() -> FinishStmt {
    FinishStmt(
        "UPDATE thread_refreshes SET finished_at = $1 WHERE status_id = $2 AND token = $3 AND finished_at IS NULL",
        None,
    )
}
impl FinishStmt {
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
        status_id: &'a i64,
        token: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[now, status_id, token])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        FinishParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for FinishStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a FinishParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.status_id, &params.token))
    }
}
pub struct ForgetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget() -> ForgetStmt {
    ForgetStmt(
        "DELETE FROM thread_refreshes WHERE status_id = ANY(ARRAY(SELECT r.status_id FROM thread_refreshes r WHERE r.started_at < $1 ORDER BY r.started_at LIMIT $2))",
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
        ForgetParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ForgetStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ForgetParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.before, &params.amount))
    }
}
