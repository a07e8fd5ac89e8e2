// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct BlockParams<T1: crate::StringSql> {
    pub id: i64,
    pub account_id: i64,
    pub domain: T1,
    pub most: i64,
}
#[derive(Debug)]
pub struct UnblockParams<T1: crate::StringSql> {
    pub account_id: i64,
    pub domain: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct BlocksOfParams {
    pub upwards: bool,
    pub account_id: i64,
    pub below: i64,
    pub above: i64,
    pub amount: i64,
}
#[derive(Debug)]
pub struct IsBlockedParams<T1: crate::StringSql> {
    pub account_id: i64,
    pub domain: T1,
}
#[derive(Debug)]
pub struct BlockedAmongParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub account_id: i64,
    pub domains: T2,
}
#[derive(Debug)]
pub struct FollowedBetweenParams<T1: crate::StringSql> {
    pub domain: T1,
    pub account_id: i64,
    pub after: i64,
    pub amount: i64,
}
#[derive(Debug)]
pub struct FollowersBetweenParams<T1: crate::StringSql> {
    pub domain: T1,
    pub account_id: i64,
    pub after: i64,
    pub amount: i64,
}
#[derive(Debug)]
pub struct RequestsFromParams<T1: crate::StringSql> {
    pub account_id: i64,
    pub domain: T1,
    pub amount: i64,
}
#[derive(Debug)]
pub struct RequestsToParams<T1: crate::StringSql> {
    pub account_id: i64,
    pub domain: T1,
    pub amount: i64,
}
#[derive(Debug)]
pub struct ForgetNotificationsParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
> {
    pub account_id: i64,
    pub below: i64,
    pub amount: i64,
    pub kinds: T2,
    pub domain: T3,
}
#[derive(Debug)]
pub struct PreviewParams<T1: crate::StringSql> {
    pub account_id: i64,
    pub domain: T1,
    pub by_domain: bool,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct BlocksOf {
    pub id: i64,
    pub domain: String,
}
pub struct BlocksOfBorrowed<'a> {
    pub id: i64,
    pub domain: &'a str,
}
impl<'a> From<BlocksOfBorrowed<'a>> for BlocksOf {
    fn from(BlocksOfBorrowed { id, domain }: BlocksOfBorrowed<'a>) -> Self {
        Self {
            id,
            domain: domain.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct FollowedBetween {
    pub id: i64,
    pub target_id: i64,
    pub there: bool,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct FollowersBetween {
    pub id: i64,
    pub account_id: i64,
    pub there: bool,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct ForgetNotifications {
    pub last: i64,
    pub seen: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Preview {
    pub following: i64,
    pub followers: i64,
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
pub struct BlocksOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BlocksOfBorrowed, tokio_postgres::Error>,
    mapper: fn(BlocksOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BlocksOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BlocksOfBorrowed) -> R) -> BlocksOfQuery<'c, 'a, 's, C, R, N> {
        BlocksOfQuery {
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
pub struct FollowedBetweenQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FollowedBetween, tokio_postgres::Error>,
    mapper: fn(FollowedBetween) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FollowedBetweenQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FollowedBetween) -> R,
    ) -> FollowedBetweenQuery<'c, 'a, 's, C, R, N> {
        FollowedBetweenQuery {
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
pub struct FollowersBetweenQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FollowersBetween, tokio_postgres::Error>,
    mapper: fn(FollowersBetween) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FollowersBetweenQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FollowersBetween) -> R,
    ) -> FollowersBetweenQuery<'c, 'a, 's, C, R, N> {
        FollowersBetweenQuery {
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
pub struct ForgetNotificationsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ForgetNotifications, tokio_postgres::Error>,
    mapper: fn(ForgetNotifications) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ForgetNotificationsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ForgetNotifications) -> R,
    ) -> ForgetNotificationsQuery<'c, 'a, 's, C, R, N> {
        ForgetNotificationsQuery {
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
pub struct PreviewQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Preview, tokio_postgres::Error>,
    mapper: fn(Preview) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PreviewQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Preview) -> R) -> PreviewQuery<'c, 'a, 's, C, R, N> {
        PreviewQuery {
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
pub struct BlockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn block() -> BlockStmt {
    BlockStmt(
        "INSERT INTO account_domain_blocks (id, account_id, domain) SELECT $1, $2, $3 WHERE (SELECT count(*) FROM account_domain_blocks WHERE account_id = $2) < $4::bigint ON CONFLICT (account_id, domain) DO NOTHING RETURNING id",
        None,
    )
}
impl BlockStmt {
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
        account_id: &'a i64,
        domain: &'a T1,
        most: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [id, account_id, domain, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, BlockParams<T1>, I64Query<'c, 'a, 's, C, i64, 4>, C>
    for BlockStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BlockParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.id,
            &params.account_id,
            &params.domain,
            &params.most,
        )
    }
}
pub struct UnblockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unblock() -> UnblockStmt {
    UnblockStmt(
        "DELETE FROM account_domain_blocks WHERE account_id = $1 AND domain = $2 RETURNING id",
        None,
    )
}
impl UnblockStmt {
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
        domain: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [account_id, domain],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, UnblockParams<T1>, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for UnblockStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnblockParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.account_id, &params.domain)
    }
}
pub struct BlocksOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn blocks_of() -> BlocksOfStmt {
    BlocksOfStmt(
        "(SELECT d.id, d.domain FROM account_domain_blocks d WHERE NOT $1 AND d.account_id = $2 AND d.id < $3 AND d.id > $4 ORDER BY d.id DESC LIMIT $5) UNION ALL (SELECT d.id, d.domain FROM account_domain_blocks d WHERE $1 AND d.account_id = $2 AND d.id < $3 AND d.id > $4 ORDER BY d.id LIMIT $5)",
        None,
    )
}
impl BlocksOfStmt {
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
        upwards: &'a bool,
        account_id: &'a i64,
        below: &'a i64,
        above: &'a i64,
        amount: &'a i64,
    ) -> BlocksOfQuery<'c, 'a, 's, C, BlocksOf, 5> {
        BlocksOfQuery {
            client,
            params: [upwards, account_id, below, above, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<BlocksOfBorrowed, tokio_postgres::Error> {
                    Ok(BlocksOfBorrowed {
                        id: row.try_get(0)?,
                        domain: row.try_get(1)?,
                    })
                },
            mapper: |it| BlocksOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BlocksOfParams,
        BlocksOfQuery<'c, 'a, 's, C, BlocksOf, 5>,
        C,
    > for BlocksOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BlocksOfParams,
    ) -> BlocksOfQuery<'c, 'a, 's, C, BlocksOf, 5> {
        self.bind(
            client,
            &params.upwards,
            &params.account_id,
            &params.below,
            &params.above,
            &params.amount,
        )
    }
}
pub struct IsBlockedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_blocked() -> IsBlockedStmt {
    IsBlockedStmt(
        "SELECT EXISTS (SELECT 1 FROM account_domain_blocks WHERE account_id = $1 AND domain = $2) AS yes",
        None,
    )
}
impl IsBlockedStmt {
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
        domain: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [account_id, domain],
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
        IsBlockedParams<T1>,
        BoolQuery<'c, 'a, 's, C, bool, 2>,
        C,
    > for IsBlockedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IsBlockedParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.account_id, &params.domain)
    }
}
pub struct BlockedAmongStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn blocked_among() -> BlockedAmongStmt {
    BlockedAmongStmt(
        "SELECT domain FROM account_domain_blocks WHERE account_id = $1 AND domain = ANY($2)",
        None,
    )
}
impl BlockedAmongStmt {
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
        account_id: &'a i64,
        domains: &'a T2,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [account_id, domains],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BlockedAmongParams<T1, T2>,
        StringQuery<'c, 'a, 's, C, String, 2>,
        C,
    > for BlockedAmongStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BlockedAmongParams<T1, T2>,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.account_id, &params.domains)
    }
}
pub struct AnybodyOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn anybody_of() -> AnybodyOfStmt {
    AnybodyOfStmt(
        "SELECT EXISTS (SELECT 1 FROM accounts WHERE domain = $1) AS yes",
        None,
    )
}
impl AnybodyOfStmt {
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
        domain: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [domain],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct FollowedBetweenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn followed_between() -> FollowedBetweenStmt {
    FollowedBetweenStmt(
        "SELECT f.id, f.target_id, coalesce(a.domain = $1, false) AS there FROM (SELECT x.id, x.target_id FROM follows x WHERE x.account_id = $2 AND x.id > $3 ORDER BY x.id LIMIT $4) f JOIN accounts a ON a.id = f.target_id ORDER BY f.id",
        None,
    )
}
impl FollowedBetweenStmt {
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
        domain: &'a T1,
        account_id: &'a i64,
        after: &'a i64,
        amount: &'a i64,
    ) -> FollowedBetweenQuery<'c, 'a, 's, C, FollowedBetween, 4> {
        FollowedBetweenQuery {
            client,
            params: [domain, account_id, after, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FollowedBetween, tokio_postgres::Error> {
                    Ok(FollowedBetween {
                        id: row.try_get(0)?,
                        target_id: row.try_get(1)?,
                        there: row.try_get(2)?,
                    })
                },
            mapper: |it| FollowedBetween::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FollowedBetweenParams<T1>,
        FollowedBetweenQuery<'c, 'a, 's, C, FollowedBetween, 4>,
        C,
    > for FollowedBetweenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FollowedBetweenParams<T1>,
    ) -> FollowedBetweenQuery<'c, 'a, 's, C, FollowedBetween, 4> {
        self.bind(
            client,
            &params.domain,
            &params.account_id,
            &params.after,
            &params.amount,
        )
    }
}
pub struct FollowersBetweenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn followers_between() -> FollowersBetweenStmt {
    FollowersBetweenStmt(
        "SELECT f.id, f.account_id, coalesce(a.domain = $1, false) AS there FROM (SELECT x.id, x.account_id FROM follows x WHERE x.target_id = $2 AND x.id > $3 ORDER BY x.id LIMIT $4) f JOIN accounts a ON a.id = f.account_id ORDER BY f.id",
        None,
    )
}
impl FollowersBetweenStmt {
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
        domain: &'a T1,
        account_id: &'a i64,
        after: &'a i64,
        amount: &'a i64,
    ) -> FollowersBetweenQuery<'c, 'a, 's, C, FollowersBetween, 4> {
        FollowersBetweenQuery {
            client,
            params: [domain, account_id, after, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FollowersBetween, tokio_postgres::Error> {
                    Ok(FollowersBetween {
                        id: row.try_get(0)?,
                        account_id: row.try_get(1)?,
                        there: row.try_get(2)?,
                    })
                },
            mapper: |it| FollowersBetween::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FollowersBetweenParams<T1>,
        FollowersBetweenQuery<'c, 'a, 's, C, FollowersBetween, 4>,
        C,
    > for FollowersBetweenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FollowersBetweenParams<T1>,
    ) -> FollowersBetweenQuery<'c, 'a, 's, C, FollowersBetween, 4> {
        self.bind(
            client,
            &params.domain,
            &params.account_id,
            &params.after,
            &params.amount,
        )
    }
}
pub struct RequestsFromStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn requests_from() -> RequestsFromStmt {
    RequestsFromStmt(
        "SELECT r.account_id FROM follow_requests r JOIN accounts a ON a.id = r.account_id WHERE r.target_id = $1 AND a.domain = $2 LIMIT $3",
        None,
    )
}
impl RequestsFromStmt {
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
        domain: &'a T1,
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [account_id, domain, amount],
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
        RequestsFromParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 3>,
        C,
    > for RequestsFromStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RequestsFromParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.account_id, &params.domain, &params.amount)
    }
}
pub struct RequestsToStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn requests_to() -> RequestsToStmt {
    RequestsToStmt(
        "SELECT r.target_id FROM follow_requests r JOIN accounts a ON a.id = r.target_id WHERE r.account_id = $1 AND a.domain = $2 LIMIT $3",
        None,
    )
}
impl RequestsToStmt {
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
        domain: &'a T1,
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [account_id, domain, amount],
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
        RequestsToParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 3>,
        C,
    > for RequestsToStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RequestsToParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.account_id, &params.domain, &params.amount)
    }
}
pub struct ForgetNotificationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_notifications() -> ForgetNotificationsStmt {
    ForgetNotificationsStmt(
        "WITH part AS ( SELECT x.id, x.from_account_id FROM ( (SELECT n.id, n.from_account_id FROM notifications n WHERE n.account_id = $1 AND NOT n.filtered AND n.id < $2 ORDER BY n.id DESC LIMIT $3) UNION ALL (SELECT h.id, h.from_account_id FROM unnest($4::text[]) AS k (kind) CROSS JOIN LATERAL ( SELECT n.id, n.from_account_id FROM notifications n WHERE n.account_id = $1 AND n.kind = k.kind AND n.filtered AND n.id < $2 ORDER BY n.id DESC LIMIT $3) h ORDER BY h.id DESC LIMIT $3)) x ORDER BY x.id DESC LIMIT $3 ), gone AS ( DELETE FROM notifications n USING part p JOIN accounts a ON a.id = p.from_account_id WHERE n.id = p.id AND a.domain = $5 ) SELECT coalesce(min(id), 0) AS last, count(*) AS seen FROM part",
        None,
    )
}
impl ForgetNotificationsStmt {
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
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        account_id: &'a i64,
        below: &'a i64,
        amount: &'a i64,
        kinds: &'a T2,
        domain: &'a T3,
    ) -> ForgetNotificationsQuery<'c, 'a, 's, C, ForgetNotifications, 5> {
        ForgetNotificationsQuery {
            client,
            params: [account_id, below, amount, kinds, domain],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ForgetNotifications, tokio_postgres::Error> {
                    Ok(ForgetNotifications {
                        last: row.try_get(0)?,
                        seen: row.try_get(1)?,
                    })
                },
            mapper: |it| ForgetNotifications::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ForgetNotificationsParams<T1, T2, T3>,
        ForgetNotificationsQuery<'c, 'a, 's, C, ForgetNotifications, 5>,
        C,
    > for ForgetNotificationsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ForgetNotificationsParams<T1, T2, T3>,
    ) -> ForgetNotificationsQuery<'c, 'a, 's, C, ForgetNotifications, 5> {
        self.bind(
            client,
            &params.account_id,
            &params.below,
            &params.amount,
            &params.kinds,
            &params.domain,
        )
    }
}
pub struct PreviewStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn preview() -> PreviewStmt {
    PreviewStmt(
        "SELECT (SELECT count(*) FROM follows f JOIN accounts a ON a.id = f.target_id WHERE f.account_id = $1 AND a.domain = $2) AS following, CASE WHEN $3 THEN (SELECT count(*) FROM accounts a JOIN follows f ON f.account_id = a.id AND f.target_id = $1 WHERE a.domain = $2) ELSE (SELECT count(*) FROM follows f JOIN accounts a ON a.id = f.account_id WHERE f.target_id = $1 AND a.domain = $2) END AS followers",
        None,
    )
}
impl PreviewStmt {
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
        domain: &'a T1,
        by_domain: &'a bool,
    ) -> PreviewQuery<'c, 'a, 's, C, Preview, 3> {
        PreviewQuery {
            client,
            params: [account_id, domain, by_domain],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Preview, tokio_postgres::Error> {
                Ok(Preview {
                    following: row.try_get(0)?,
                    followers: row.try_get(1)?,
                })
            },
            mapper: |it| Preview::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PreviewParams<T1>,
        PreviewQuery<'c, 'a, 's, C, Preview, 3>,
        C,
    > for PreviewStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PreviewParams<T1>,
    ) -> PreviewQuery<'c, 'a, 's, C, Preview, 3> {
        self.bind(
            client,
            &params.account_id,
            &params.domain,
            &params.by_domain,
        )
    }
}
