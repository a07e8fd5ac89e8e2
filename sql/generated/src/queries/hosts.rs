// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct SeenParams<T1: crate::StringSql> {
    pub host: T1,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct SetDialectParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub host: T1,
    pub dialect: T2,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct SucceededParams<T1: crate::StringSql> {
    pub now: jiff::Timestamp,
    pub host: T1,
}
#[derive(Debug)]
pub struct FailedParams<T1: crate::StringSql> {
    pub now: jiff::Timestamp,
    pub host: T1,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Host {
    pub host: String,
    pub software: Option<String>,
    pub version: Option<String>,
    pub dialect: Option<String>,
    pub last_success_at: Option<jiff::Timestamp>,
    pub last_failure_at: Option<jiff::Timestamp>,
    pub failures: i32,
}
pub struct HostBorrowed<'a> {
    pub host: &'a str,
    pub software: Option<&'a str>,
    pub version: Option<&'a str>,
    pub dialect: Option<&'a str>,
    pub last_success_at: Option<jiff::Timestamp>,
    pub last_failure_at: Option<jiff::Timestamp>,
    pub failures: i32,
}
impl<'a> From<HostBorrowed<'a>> for Host {
    fn from(
        HostBorrowed {
            host,
            software,
            version,
            dialect,
            last_success_at,
            last_failure_at,
            failures,
        }: HostBorrowed<'a>,
    ) -> Self {
        Self {
            host: host.into(),
            software: software.map(|v| v.into()),
            version: version.map(|v| v.into()),
            dialect: dialect.map(|v| v.into()),
            last_success_at,
            last_failure_at,
            failures,
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Block {
    pub domain: String,
    pub severity: String,
    pub reject_media: bool,
    pub reject_reports: bool,
    pub obfuscate: bool,
    pub public_comment: String,
}
pub struct BlockBorrowed<'a> {
    pub domain: &'a str,
    pub severity: &'a str,
    pub reject_media: bool,
    pub reject_reports: bool,
    pub obfuscate: bool,
    pub public_comment: &'a str,
}
impl<'a> From<BlockBorrowed<'a>> for Block {
    fn from(
        BlockBorrowed {
            domain,
            severity,
            reject_media,
            reject_reports,
            obfuscate,
            public_comment,
        }: BlockBorrowed<'a>,
    ) -> Self {
        Self {
            domain: domain.into(),
            severity: severity.into(),
            reject_media,
            reject_reports,
            obfuscate,
            public_comment: public_comment.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct HostQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HostBorrowed, tokio_postgres::Error>,
    mapper: fn(HostBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HostQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HostBorrowed) -> R) -> HostQuery<'c, 'a, 's, C, R, N> {
        HostQuery {
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
pub struct BlockQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BlockBorrowed, tokio_postgres::Error>,
    mapper: fn(BlockBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BlockQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BlockBorrowed) -> R) -> BlockQuery<'c, 'a, 's, C, R, N> {
        BlockQuery {
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
pub struct ByHostStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_host() -> ByHostStmt {
    ByHostStmt(
        "SELECT host, software, version, dialect, last_success_at, last_failure_at, failures FROM hosts WHERE host = $1",
        None,
    )
}
impl ByHostStmt {
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
    ) -> HostQuery<'c, 'a, 's, C, Host, 1> {
        HostQuery {
            client,
            params: [host],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HostBorrowed, tokio_postgres::Error> {
                Ok(HostBorrowed {
                    host: row.try_get(0)?,
                    software: row.try_get(1)?,
                    version: row.try_get(2)?,
                    dialect: row.try_get(3)?,
                    last_success_at: row.try_get(4)?,
                    last_failure_at: row.try_get(5)?,
                    failures: row.try_get(6)?,
                })
            },
            mapper: |it| Host::from(it),
        }
    }
}
pub struct SeenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn seen() -> SeenStmt {
    SeenStmt(
        "INSERT INTO hosts (host, first_seen_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        None,
    )
}
impl SeenStmt {
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
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[host, now]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SeenParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SeenStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SeenParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.host, &params.now))
    }
}
pub struct SetDialectStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_dialect() -> SetDialectStmt {
    SetDialectStmt(
        "INSERT INTO hosts (host, dialect, first_seen_at) VALUES ($1, $2, $3) ON CONFLICT (host) DO UPDATE SET dialect = excluded.dialect",
        None,
    )
}
impl SetDialectStmt {
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
        dialect: &'a T2,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[host, dialect, now]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetDialectParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetDialectStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetDialectParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.host, &params.dialect, &params.now))
    }
}
pub struct SucceededStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn succeeded() -> SucceededStmt {
    SucceededStmt(
        "UPDATE hosts SET last_success_at = $1, failures = 0 WHERE host = $2",
        None,
    )
}
impl SucceededStmt {
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
        SucceededParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SucceededStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SucceededParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.host))
    }
}
pub struct FailedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn failed() -> FailedStmt {
    FailedStmt(
        "UPDATE hosts SET last_failure_at = $1, failures = failures + 1 WHERE host = $2",
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
        Box::pin(self.bind(client, &params.now, &params.host))
    }
}
pub struct DomainBlocksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn domain_blocks() -> DomainBlocksStmt {
    DomainBlocksStmt(
        "SELECT domain, severity, reject_media, reject_reports, obfuscate, public_comment FROM domain_blocks",
        None,
    )
}
impl DomainBlocksStmt {
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
    ) -> BlockQuery<'c, 'a, 's, C, Block, 0> {
        BlockQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BlockBorrowed, tokio_postgres::Error> {
                Ok(BlockBorrowed {
                    domain: row.try_get(0)?,
                    severity: row.try_get(1)?,
                    reject_media: row.try_get(2)?,
                    reject_reports: row.try_get(3)?,
                    obfuscate: row.try_get(4)?,
                    public_comment: row.try_get(5)?,
                })
            },
            mapper: |it| Block::from(it),
        }
    }
}
pub struct PeersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn peers() -> PeersStmt {
    PeersStmt(
        "SELECT h.host FROM hosts h WHERE NOT EXISTS (SELECT 1 FROM domain_blocks b WHERE b.severity <> 'noop' AND (h.host = b.domain OR right(h.host, length(b.domain) + 1) = '.' || b.domain)) ORDER BY h.host LIMIT $1",
        None,
    )
}
impl PeersStmt {
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
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
