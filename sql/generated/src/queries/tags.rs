// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct SearchParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub low: T1,
    pub high: T2,
    pub amount: i64,
    pub skip: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct FollowParams {
    pub id: i64,
    pub account_id: i64,
    pub tag_id: i64,
    pub now: jiff::Timestamp,
    pub most: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct UnfollowParams {
    pub account_id: i64,
    pub tag_id: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ByName {
    pub id: i64,
    pub name: String,
    pub display_name: String,
}
pub struct ByNameBorrowed<'a> {
    pub id: i64,
    pub name: &'a str,
    pub display_name: &'a str,
}
impl<'a> From<ByNameBorrowed<'a>> for ByName {
    fn from(
        ByNameBorrowed {
            id,
            name,
            display_name,
        }: ByNameBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            display_name: display_name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Search {
    pub id: i64,
    pub name: String,
    pub display_name: String,
}
pub struct SearchBorrowed<'a> {
    pub id: i64,
    pub name: &'a str,
    pub display_name: &'a str,
}
impl<'a> From<SearchBorrowed<'a>> for Search {
    fn from(
        SearchBorrowed {
            id,
            name,
            display_name,
        }: SearchBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            display_name: display_name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ByIds {
    pub id: i64,
    pub name: String,
    pub display_name: String,
}
pub struct ByIdsBorrowed<'a> {
    pub id: i64,
    pub name: &'a str,
    pub display_name: &'a str,
}
impl<'a> From<ByIdsBorrowed<'a>> for ByIds {
    fn from(
        ByIdsBorrowed {
            id,
            name,
            display_name,
        }: ByIdsBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            display_name: display_name.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ByNameQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ByNameBorrowed, tokio_postgres::Error>,
    mapper: fn(ByNameBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ByNameQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ByNameBorrowed) -> R) -> ByNameQuery<'c, 'a, 's, C, R, N> {
        ByNameQuery {
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
pub struct SearchQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SearchBorrowed, tokio_postgres::Error>,
    mapper: fn(SearchBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SearchQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SearchBorrowed) -> R) -> SearchQuery<'c, 'a, 's, C, R, N> {
        SearchQuery {
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
pub struct ByIdsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ByIdsBorrowed, tokio_postgres::Error>,
    mapper: fn(ByIdsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ByIdsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ByIdsBorrowed) -> R) -> ByIdsQuery<'c, 'a, 's, C, R, N> {
        ByIdsQuery {
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
pub struct ByNameStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_name() -> ByNameStmt {
    ByNameStmt(
        "SELECT id, name, display_name FROM tags WHERE name = $1",
        None,
    )
}
impl ByNameStmt {
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
        name: &'a T1,
    ) -> ByNameQuery<'c, 'a, 's, C, ByName, 1> {
        ByNameQuery {
            client,
            params: [name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ByNameBorrowed, tokio_postgres::Error> {
                    Ok(ByNameBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        display_name: row.try_get(2)?,
                    })
                },
            mapper: |it| ByName::from(it),
        }
    }
}
pub struct SearchStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn search() -> SearchStmt {
    SearchStmt(
        "SELECT id, name, display_name FROM tags WHERE name ~>=~ $1 AND name ~<~ $2 ORDER BY length(name), name LIMIT $3 OFFSET $4",
        None,
    )
}
impl SearchStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        low: &'a T1,
        high: &'a T2,
        amount: &'a i64,
        skip: &'a i64,
    ) -> SearchQuery<'c, 'a, 's, C, Search, 4> {
        SearchQuery {
            client,
            params: [low, high, amount, skip],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<SearchBorrowed, tokio_postgres::Error> {
                    Ok(SearchBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        display_name: row.try_get(2)?,
                    })
                },
            mapper: |it| Search::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SearchParams<T1, T2>,
        SearchQuery<'c, 'a, 's, C, Search, 4>,
        C,
    > for SearchStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SearchParams<T1, T2>,
    ) -> SearchQuery<'c, 'a, 's, C, Search, 4> {
        self.bind(
            client,
            &params.low,
            &params.high,
            &params.amount,
            &params.skip,
        )
    }
}
pub struct ByIdsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_ids() -> ByIdsStmt {
    ByIdsStmt(
        "SELECT id, name, display_name FROM tags WHERE id = ANY($1)",
        None,
    )
}
impl ByIdsStmt {
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
    ) -> ByIdsQuery<'c, 'a, 's, C, ByIds, 1> {
        ByIdsQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ByIdsBorrowed, tokio_postgres::Error> {
                Ok(ByIdsBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    display_name: row.try_get(2)?,
                })
            },
            mapper: |it| ByIds::from(it),
        }
    }
}
pub struct FollowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn follow() -> FollowStmt {
    FollowStmt(
        "INSERT INTO tag_follows (id, account_id, tag_id, created_at) SELECT $1, $2, $3, $4 WHERE (SELECT count(*) FROM tag_follows WHERE account_id = $2) < $5::bigint ON CONFLICT DO NOTHING RETURNING id",
        None,
    )
}
impl FollowStmt {
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
        tag_id: &'a i64,
        now: &'a jiff::Timestamp,
        most: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        I64Query {
            client,
            params: [id, account_id, tag_id, now, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, FollowParams, I64Query<'c, 'a, 's, C, i64, 5>, C>
    for FollowStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FollowParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        self.bind(
            client,
            &params.id,
            &params.account_id,
            &params.tag_id,
            &params.now,
            &params.most,
        )
    }
}
pub struct UnfollowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unfollow() -> UnfollowStmt {
    UnfollowStmt(
        "DELETE FROM tag_follows WHERE account_id = $1 AND tag_id = $2 RETURNING id",
        None,
    )
}
impl UnfollowStmt {
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
        tag_id: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [account_id, tag_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, UnfollowParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for UnfollowStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnfollowParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.account_id, &params.tag_id)
    }
}
