// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct EarlierBoostersParams {
    pub original: i64,
    pub boost: i64,
    pub window: i64,
    pub amount: i64,
}
#[derive(Debug)]
pub struct MarksParams<T1: crate::ArraySql<Item = i64>, T2: crate::ArraySql<Item = i64>> {
    pub ids: T1,
    pub readers: T2,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Follows {
    pub account_id: i64,
    pub target_id: i64,
    pub show_reblogs: bool,
    pub languages: Option<Vec<String>>,
    pub exclusive: bool,
}
pub struct FollowsBorrowed<'a> {
    pub account_id: i64,
    pub target_id: i64,
    pub show_reblogs: bool,
    pub languages: Option<crate::ArrayIterator<'a, &'a str>>,
    pub exclusive: bool,
}
impl<'a> From<FollowsBorrowed<'a>> for Follows {
    fn from(
        FollowsBorrowed {
            account_id,
            target_id,
            show_reblogs,
            languages,
            exclusive,
        }: FollowsBorrowed<'a>,
    ) -> Self {
        Self {
            account_id,
            target_id,
            show_reblogs,
            languages: languages.map(|v| v.map(|v| v.into()).collect()),
            exclusive,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Blocks {
    pub account_id: i64,
    pub target_id: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Mutes {
    pub account_id: i64,
    pub target_id: i64,
    pub hide_notifications: bool,
    pub expires_at: Option<jiff::Timestamp>,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct DomainBlocks {
    pub account_id: i64,
    pub domain: String,
}
pub struct DomainBlocksBorrowed<'a> {
    pub account_id: i64,
    pub domain: &'a str,
}
impl<'a> From<DomainBlocksBorrowed<'a>> for DomainBlocks {
    fn from(DomainBlocksBorrowed { account_id, domain }: DomainBlocksBorrowed<'a>) -> Self {
        Self {
            account_id,
            domain: domain.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Marks {
    pub reader: i64,
    pub status_id: i64,
    pub mark: String,
}
pub struct MarksBorrowed<'a> {
    pub reader: i64,
    pub status_id: i64,
    pub mark: &'a str,
}
impl<'a> From<MarksBorrowed<'a>> for Marks {
    fn from(
        MarksBorrowed {
            reader,
            status_id,
            mark,
        }: MarksBorrowed<'a>,
    ) -> Self {
        Self {
            reader,
            status_id,
            mark: mark.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct FollowedTags {
    pub account_id: i64,
    pub name: String,
}
pub struct FollowedTagsBorrowed<'a> {
    pub account_id: i64,
    pub name: &'a str,
}
impl<'a> From<FollowedTagsBorrowed<'a>> for FollowedTags {
    fn from(FollowedTagsBorrowed { account_id, name }: FollowedTagsBorrowed<'a>) -> Self {
        Self {
            account_id,
            name: name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Lists {
    pub account_id: i64,
    pub id: i64,
    pub replies_policy: String,
    pub members: Vec<i64>,
}
pub struct ListsBorrowed<'a> {
    pub account_id: i64,
    pub id: i64,
    pub replies_policy: &'a str,
    pub members: crate::ArrayIterator<'a, i64>,
}
impl<'a> From<ListsBorrowed<'a>> for Lists {
    fn from(
        ListsBorrowed {
            account_id,
            id,
            replies_policy,
            members,
        }: ListsBorrowed<'a>,
    ) -> Self {
        Self {
            account_id,
            id,
            replies_policy: replies_policy.into(),
            members: members.map(|v| v).collect(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct FollowsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FollowsBorrowed, tokio_postgres::Error>,
    mapper: fn(FollowsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FollowsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FollowsBorrowed) -> R) -> FollowsQuery<'c, 'a, 's, C, R, N> {
        FollowsQuery {
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
pub struct BlocksQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Blocks, tokio_postgres::Error>,
    mapper: fn(Blocks) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BlocksQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Blocks) -> R) -> BlocksQuery<'c, 'a, 's, C, R, N> {
        BlocksQuery {
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
pub struct MutesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Mutes, tokio_postgres::Error>,
    mapper: fn(Mutes) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MutesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Mutes) -> R) -> MutesQuery<'c, 'a, 's, C, R, N> {
        MutesQuery {
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
pub struct DomainBlocksQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DomainBlocksBorrowed, tokio_postgres::Error>,
    mapper: fn(DomainBlocksBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DomainBlocksQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(DomainBlocksBorrowed) -> R,
    ) -> DomainBlocksQuery<'c, 'a, 's, C, R, N> {
        DomainBlocksQuery {
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
pub struct MarksQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MarksBorrowed, tokio_postgres::Error>,
    mapper: fn(MarksBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MarksQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MarksBorrowed) -> R) -> MarksQuery<'c, 'a, 's, C, R, N> {
        MarksQuery {
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
pub struct FollowedTagsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FollowedTagsBorrowed, tokio_postgres::Error>,
    mapper: fn(FollowedTagsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FollowedTagsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FollowedTagsBorrowed) -> R,
    ) -> FollowedTagsQuery<'c, 'a, 's, C, R, N> {
        FollowedTagsQuery {
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
pub struct ListsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListsBorrowed, tokio_postgres::Error>,
    mapper: fn(ListsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ListsBorrowed) -> R) -> ListsQuery<'c, 'a, 's, C, R, N> {
        ListsQuery {
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
pub struct FollowsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn follows() -> FollowsStmt {
    FollowsStmt(
        "SELECT account_id, target_id, show_reblogs, languages, exclusive FROM follows WHERE account_id = ANY($1)",
        None,
    )
}
impl FollowsStmt {
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
        readers: &'a T1,
    ) -> FollowsQuery<'c, 'a, 's, C, Follows, 1> {
        FollowsQuery {
            client,
            params: [readers],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FollowsBorrowed, tokio_postgres::Error> {
                    Ok(FollowsBorrowed {
                        account_id: row.try_get(0)?,
                        target_id: row.try_get(1)?,
                        show_reblogs: row.try_get(2)?,
                        languages: row.try_get(3)?,
                        exclusive: row.try_get(4)?,
                    })
                },
            mapper: |it| Follows::from(it),
        }
    }
}
pub struct BlocksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn blocks() -> BlocksStmt {
    BlocksStmt(
        "SELECT account_id, target_id FROM blocks WHERE account_id = ANY($1) UNION SELECT account_id, target_id FROM blocks WHERE target_id = ANY($1)",
        None,
    )
}
impl BlocksStmt {
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
        readers: &'a T1,
    ) -> BlocksQuery<'c, 'a, 's, C, Blocks, 1> {
        BlocksQuery {
            client,
            params: [readers],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Blocks, tokio_postgres::Error> {
                Ok(Blocks {
                    account_id: row.try_get(0)?,
                    target_id: row.try_get(1)?,
                })
            },
            mapper: |it| Blocks::from(it),
        }
    }
}
pub struct MutesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mutes() -> MutesStmt {
    MutesStmt(
        "SELECT account_id, target_id, hide_notifications, expires_at FROM mutes WHERE account_id = ANY($1)",
        None,
    )
}
impl MutesStmt {
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
        readers: &'a T1,
    ) -> MutesQuery<'c, 'a, 's, C, Mutes, 1> {
        MutesQuery {
            client,
            params: [readers],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Mutes, tokio_postgres::Error> {
                Ok(Mutes {
                    account_id: row.try_get(0)?,
                    target_id: row.try_get(1)?,
                    hide_notifications: row.try_get(2)?,
                    expires_at: row.try_get(3)?,
                })
            },
            mapper: |it| Mutes::from(it),
        }
    }
}
pub struct DomainBlocksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn domain_blocks() -> DomainBlocksStmt {
    DomainBlocksStmt(
        "SELECT account_id, domain FROM account_domain_blocks WHERE account_id = ANY($1)",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>(
        &'s self,
        client: &'c C,
        readers: &'a T1,
    ) -> DomainBlocksQuery<'c, 'a, 's, C, DomainBlocks, 1> {
        DomainBlocksQuery {
            client,
            params: [readers],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DomainBlocksBorrowed, tokio_postgres::Error> {
                    Ok(DomainBlocksBorrowed {
                        account_id: row.try_get(0)?,
                        domain: row.try_get(1)?,
                    })
                },
            mapper: |it| DomainBlocks::from(it),
        }
    }
}
pub struct EarlierBoostersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn earlier_boosters() -> EarlierBoostersStmt {
    EarlierBoostersStmt(
        "SELECT account_id FROM statuses WHERE reblog_of_id = $1 AND id < $2 AND id > $2 - $3::bigint ORDER BY id DESC LIMIT $4",
        None,
    )
}
impl EarlierBoostersStmt {
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
        original: &'a i64,
        boost: &'a i64,
        window: &'a i64,
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [original, boost, window, amount],
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
        EarlierBoostersParams,
        I64Query<'c, 'a, 's, C, i64, 4>,
        C,
    > for EarlierBoostersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EarlierBoostersParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.original,
            &params.boost,
            &params.window,
            &params.amount,
        )
    }
}
pub struct MarksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn marks() -> MarksStmt {
    MarksStmt(
        "SELECT r.id AS reader, i.id AS status_id, 'favourited' AS mark FROM unnest($1::bigint[]) AS i (id) CROSS JOIN unnest($2::bigint[]) AS r (id) WHERE (SELECT true FROM favourites f WHERE f.account_id = r.id AND f.status_id = i.id) UNION ALL SELECT r.id, i.id, 'reblogged' FROM unnest($1::bigint[]) AS i (id) CROSS JOIN unnest($2::bigint[]) AS r (id) WHERE (SELECT true FROM statuses b WHERE b.reblog_of_id = i.id AND b.account_id = r.id) UNION ALL SELECT r.id, i.id, 'bookmarked' FROM unnest($1::bigint[]) AS i (id) CROSS JOIN unnest($2::bigint[]) AS r (id) WHERE (SELECT true FROM bookmarks b WHERE b.account_id = r.id AND b.status_id = i.id) UNION ALL SELECT r.id, s.id, 'muted' FROM statuses s CROSS JOIN unnest($2::bigint[]) AS r (id) WHERE s.id = ANY($1) AND (SELECT true FROM conversation_mutes m WHERE m.account_id = r.id AND m.conversation_id = s.conversation_id) UNION ALL SELECT p.account_id, p.status_id, 'pinned' FROM status_pins p WHERE p.status_id = ANY($1) AND p.account_id = ANY($2)",
        None,
    )
}
impl MarksStmt {
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
        ids: &'a T1,
        readers: &'a T2,
    ) -> MarksQuery<'c, 'a, 's, C, Marks, 2> {
        MarksQuery {
            client,
            params: [ids, readers],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MarksBorrowed, tokio_postgres::Error> {
                Ok(MarksBorrowed {
                    reader: row.try_get(0)?,
                    status_id: row.try_get(1)?,
                    mark: row.try_get(2)?,
                })
            },
            mapper: |it| Marks::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>, T2: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MarksParams<T1, T2>,
        MarksQuery<'c, 'a, 's, C, Marks, 2>,
        C,
    > for MarksStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MarksParams<T1, T2>,
    ) -> MarksQuery<'c, 'a, 's, C, Marks, 2> {
        self.bind(client, &params.ids, &params.readers)
    }
}
pub struct GoodTokensStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn good_tokens() -> GoodTokensStmt {
    GoodTokensStmt(
        "SELECT t.id FROM access_tokens t JOIN users u ON u.account_id = t.account_id JOIN accounts a ON a.id = t.account_id WHERE t.id = ANY($1) AND t.revoked_at IS NULL AND u.confirmed_at IS NOT NULL AND u.approved AND u.disabled_at IS NULL AND a.suspended_at IS NULL AND a.deleted_at IS NULL",
        None,
    )
}
impl GoodTokensStmt {
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
pub struct FollowedTagsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn followed_tags() -> FollowedTagsStmt {
    FollowedTagsStmt(
        "SELECT t.account_id, g.name FROM tag_follows t JOIN tags g ON g.id = t.tag_id WHERE t.account_id = ANY($1)",
        None,
    )
}
impl FollowedTagsStmt {
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
        readers: &'a T1,
    ) -> FollowedTagsQuery<'c, 'a, 's, C, FollowedTags, 1> {
        FollowedTagsQuery {
            client,
            params: [readers],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FollowedTagsBorrowed, tokio_postgres::Error> {
                    Ok(FollowedTagsBorrowed {
                        account_id: row.try_get(0)?,
                        name: row.try_get(1)?,
                    })
                },
            mapper: |it| FollowedTags::from(it),
        }
    }
}
pub struct ListsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lists() -> ListsStmt {
    ListsStmt(
        "SELECT l.account_id, l.id, l.replies_policy, ARRAY(SELECT m.account_id FROM list_accounts m WHERE m.list_id = l.id) AS members FROM lists l WHERE l.account_id = ANY($1)",
        None,
    )
}
impl ListsStmt {
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
        readers: &'a T1,
    ) -> ListsQuery<'c, 'a, 's, C, Lists, 1> {
        ListsQuery {
            client,
            params: [readers],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ListsBorrowed, tokio_postgres::Error> {
                Ok(ListsBorrowed {
                    account_id: row.try_get(0)?,
                    id: row.try_get(1)?,
                    replies_policy: row.try_get(2)?,
                    members: row.try_get(3)?,
                })
            },
            mapper: |it| Lists::from(it),
        }
    }
}
