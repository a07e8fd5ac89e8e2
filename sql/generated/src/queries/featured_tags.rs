// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertParams<T1: crate::StringSql> {
    pub id: i64,
    pub account_id: i64,
    pub tag_id: i64,
    pub name: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteParams {
    pub account_id: i64,
    pub id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteByTagParams {
    pub account_id: i64,
    pub tag_id: i64,
}
#[derive(Debug)]
pub struct DeleteExceptParams<T1: crate::ArraySql<Item = i64>> {
    pub account_id: i64,
    pub tag_ids: T1,
}
#[derive(Debug)]
pub struct FeaturedAmongParams<T1: crate::ArraySql<Item = i64>> {
    pub account_id: i64,
    pub tag_ids: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct FillParams {
    pub account_id: i64,
    pub below: i64,
    pub amount: i64,
    pub tag_id: i64,
    pub id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct SuggestionsParams {
    pub account_id: i64,
    pub amount: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct FeaturedTag {
    pub id: i64,
    pub account_id: i64,
    pub tag_id: i64,
    pub tag: String,
    pub name: String,
    pub statuses_count: i64,
    pub last_status_id: Option<i64>,
}
pub struct FeaturedTagBorrowed<'a> {
    pub id: i64,
    pub account_id: i64,
    pub tag_id: i64,
    pub tag: &'a str,
    pub name: &'a str,
    pub statuses_count: i64,
    pub last_status_id: Option<i64>,
}
impl<'a> From<FeaturedTagBorrowed<'a>> for FeaturedTag {
    fn from(
        FeaturedTagBorrowed {
            id,
            account_id,
            tag_id,
            tag,
            name,
            statuses_count,
            last_status_id,
        }: FeaturedTagBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            account_id,
            tag_id,
            tag: tag.into(),
            name: name.into(),
            statuses_count,
            last_status_id,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Fill {
    pub last: i64,
    pub seen: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Suggestions {
    pub id: i64,
    pub name: String,
    pub display_name: String,
}
pub struct SuggestionsBorrowed<'a> {
    pub id: i64,
    pub name: &'a str,
    pub display_name: &'a str,
}
impl<'a> From<SuggestionsBorrowed<'a>> for Suggestions {
    fn from(
        SuggestionsBorrowed {
            id,
            name,
            display_name,
        }: SuggestionsBorrowed<'a>,
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
pub struct FeaturedTagQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FeaturedTagBorrowed, tokio_postgres::Error>,
    mapper: fn(FeaturedTagBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FeaturedTagQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FeaturedTagBorrowed) -> R,
    ) -> FeaturedTagQuery<'c, 'a, 's, C, R, N> {
        FeaturedTagQuery {
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
pub struct FillQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Fill, tokio_postgres::Error>,
    mapper: fn(Fill) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FillQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Fill) -> R) -> FillQuery<'c, 'a, 's, C, R, N> {
        FillQuery {
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
pub struct SuggestionsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SuggestionsBorrowed, tokio_postgres::Error>,
    mapper: fn(SuggestionsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SuggestionsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(SuggestionsBorrowed) -> R,
    ) -> SuggestionsQuery<'c, 'a, 's, C, R, N> {
        SuggestionsQuery {
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
pub struct OfAccountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_account() -> OfAccountStmt {
    OfAccountStmt(
        "SELECT f.id, f.account_id, f.tag_id, t.name AS tag, f.name, f.statuses_count, (SELECT max(s.status_id) FROM featured_tag_statuses s WHERE s.featured_tag_id = f.id) AS last_status_id FROM featured_tags f JOIN tags t ON t.id = f.tag_id WHERE f.account_id = $1 ORDER BY f.statuses_count DESC, f.id LIMIT 100",
        None,
    )
}
impl OfAccountStmt {
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
    ) -> FeaturedTagQuery<'c, 'a, 's, C, FeaturedTag, 1> {
        FeaturedTagQuery {
            client,
            params: [account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FeaturedTagBorrowed, tokio_postgres::Error> {
                    Ok(FeaturedTagBorrowed {
                        id: row.try_get(0)?,
                        account_id: row.try_get(1)?,
                        tag_id: row.try_get(2)?,
                        tag: row.try_get(3)?,
                        name: row.try_get(4)?,
                        statuses_count: row.try_get(5)?,
                        last_status_id: row.try_get(6)?,
                    })
                },
            mapper: |it| FeaturedTag::from(it),
        }
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_id() -> ByIdStmt {
    ByIdStmt(
        "SELECT f.id, f.account_id, f.tag_id, t.name AS tag, f.name, f.statuses_count, (SELECT max(s.status_id) FROM featured_tag_statuses s WHERE s.featured_tag_id = f.id) AS last_status_id FROM featured_tags f JOIN tags t ON t.id = f.tag_id WHERE f.id = $1",
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
    ) -> FeaturedTagQuery<'c, 'a, 's, C, FeaturedTag, 1> {
        FeaturedTagQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FeaturedTagBorrowed, tokio_postgres::Error> {
                    Ok(FeaturedTagBorrowed {
                        id: row.try_get(0)?,
                        account_id: row.try_get(1)?,
                        tag_id: row.try_get(2)?,
                        tag: row.try_get(3)?,
                        name: row.try_get(4)?,
                        statuses_count: row.try_get(5)?,
                        last_status_id: row.try_get(6)?,
                    })
                },
            mapper: |it| FeaturedTag::from(it),
        }
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "INSERT INTO featured_tags (id, account_id, tag_id, name) VALUES ($1, $2, $3, $4) ON CONFLICT (account_id, tag_id) DO NOTHING RETURNING id",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        id: &'a i64,
        account_id: &'a i64,
        tag_id: &'a i64,
        name: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [id, account_id, tag_id, name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, InsertParams<T1>, I64Query<'c, 'a, 's, C, i64, 4>, C>
    for InsertStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.id,
            &params.account_id,
            &params.tag_id,
            &params.name,
        )
    }
}
pub struct DeleteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete() -> DeleteStmt {
    DeleteStmt(
        "DELETE FROM featured_tags WHERE account_id = $1 AND id = $2 RETURNING id",
        None,
    )
}
impl DeleteStmt {
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
        id: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [account_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, DeleteParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for DeleteStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DeleteParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.account_id, &params.id)
    }
}
pub struct DeleteByTagStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_by_tag() -> DeleteByTagStmt {
    DeleteByTagStmt(
        "DELETE FROM featured_tags WHERE account_id = $1 AND tag_id = $2 RETURNING id",
        None,
    )
}
impl DeleteByTagStmt {
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
    crate::client::async_::Params<'c, 'a, 's, DeleteByTagParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for DeleteByTagStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DeleteByTagParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.account_id, &params.tag_id)
    }
}
pub struct DeleteExceptStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_except() -> DeleteExceptStmt {
    DeleteExceptStmt(
        "DELETE FROM featured_tags WHERE account_id = $1 AND NOT tag_id = ANY($2)",
        None,
    )
}
impl DeleteExceptStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>(
        &'s self,
        client: &'c C,
        account_id: &'a i64,
        tag_ids: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[account_id, tag_ids])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DeleteExceptParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DeleteExceptStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DeleteExceptParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.account_id, &params.tag_ids))
    }
}
pub struct FeaturedAmongStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn featured_among() -> FeaturedAmongStmt {
    FeaturedAmongStmt(
        "SELECT tag_id FROM featured_tags WHERE account_id = $1 AND tag_id = ANY($2)",
        None,
    )
}
impl FeaturedAmongStmt {
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
        tag_ids: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [account_id, tag_ids],
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
        FeaturedAmongParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for FeaturedAmongStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FeaturedAmongParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.account_id, &params.tag_ids)
    }
}
pub struct FillStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn fill() -> FillStmt {
    FillStmt(
        "WITH part AS ( SELECT s.id FROM statuses s WHERE s.account_id = $1 AND s.visibility IN ('public', 'unlisted') AND s.id < $2 ORDER BY s.id DESC LIMIT $3 ), held AS ( SELECT s.id FROM part p JOIN status_tags t ON t.tag_id = $4 AND t.status_id = p.id JOIN statuses s ON s.id = p.id WHERE (SELECT true FROM featured_tags f WHERE f.id = $5) ORDER BY s.id FOR KEY SHARE OF s ), new AS ( INSERT INTO featured_tag_statuses (featured_tag_id, status_id) SELECT $5, h.id FROM held h ON CONFLICT DO NOTHING RETURNING status_id ), added AS ( UPDATE featured_tags SET statuses_count = statuses_count + (SELECT count(*) FROM new) WHERE id = $5 AND EXISTS (SELECT 1 FROM new) ) SELECT coalesce(min(id), 0) AS last, count(*) AS seen FROM part",
        None,
    )
}
impl FillStmt {
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
        amount: &'a i64,
        tag_id: &'a i64,
        id: &'a i64,
    ) -> FillQuery<'c, 'a, 's, C, Fill, 5> {
        FillQuery {
            client,
            params: [account_id, below, amount, tag_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Fill, tokio_postgres::Error> {
                Ok(Fill {
                    last: row.try_get(0)?,
                    seen: row.try_get(1)?,
                })
            },
            mapper: |it| Fill::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, FillParams, FillQuery<'c, 'a, 's, C, Fill, 5>, C>
    for FillStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FillParams,
    ) -> FillQuery<'c, 'a, 's, C, Fill, 5> {
        self.bind(
            client,
            &params.account_id,
            &params.below,
            &params.amount,
            &params.tag_id,
            &params.id,
        )
    }
}
pub struct RecountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn recount() -> RecountStmt {
    RecountStmt(
        "WITH wanted AS ( SELECT f.id AS featured_tag_id, s.id AS status_id FROM unnest($1::bigint[]) AS i (id) JOIN statuses s ON s.id = i.id AND s.visibility IN ('public', 'unlisted') JOIN featured_tags f ON f.account_id = s.account_id JOIN status_tags t ON t.tag_id = f.tag_id AND t.status_id = s.id ORDER BY s.id FOR KEY SHARE OF s ), new AS ( INSERT INTO featured_tag_statuses (featured_tag_id, status_id) SELECT w.featured_tag_id, w.status_id FROM wanted w ON CONFLICT DO NOTHING RETURNING featured_tag_id ), gone AS ( DELETE FROM featured_tag_statuses m USING unnest($1::bigint[]) AS i (id) WHERE m.status_id = i.id AND (SELECT true FROM wanted w WHERE w.featured_tag_id = m.featured_tag_id AND w.status_id = m.status_id) IS NOT TRUE RETURNING m.featured_tag_id ), change AS ( SELECT x.featured_tag_id, sum(x.by) AS by FROM (SELECT featured_tag_id, 1 AS by FROM new UNION ALL SELECT featured_tag_id, -1 FROM gone) x GROUP BY 1 ), held AS ( SELECT y.id, c.by FROM change c JOIN featured_tags y ON y.id = c.featured_tag_id ORDER BY y.id FOR NO KEY UPDATE OF y ) UPDATE featured_tags f SET statuses_count = greatest(f.statuses_count + h.by, 0) FROM held h WHERE f.id = h.id",
        None,
    )
}
impl RecountStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>(
        &'s self,
        client: &'c C,
        ids: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[ids]).await
    }
}
pub struct SuggestionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn suggestions() -> SuggestionsStmt {
    SuggestionsStmt(
        "SELECT t.id, t.name, t.display_name FROM (SELECT s.id FROM statuses s WHERE s.account_id = $1 ORDER BY s.id DESC LIMIT 1000) p JOIN status_tags x ON x.status_id = p.id JOIN tags t ON t.id = x.tag_id WHERE (SELECT true FROM featured_tags f WHERE f.account_id = $1 AND f.tag_id = t.id) IS NOT TRUE GROUP BY t.id, t.name, t.display_name ORDER BY count(*) DESC, t.name LIMIT $2",
        None,
    )
}
impl SuggestionsStmt {
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
        amount: &'a i64,
    ) -> SuggestionsQuery<'c, 'a, 's, C, Suggestions, 2> {
        SuggestionsQuery {
            client,
            params: [account_id, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<SuggestionsBorrowed, tokio_postgres::Error> {
                    Ok(SuggestionsBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        display_name: row.try_get(2)?,
                    })
                },
            mapper: |it| Suggestions::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SuggestionsParams,
        SuggestionsQuery<'c, 'a, 's, C, Suggestions, 2>,
        C,
    > for SuggestionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SuggestionsParams,
    ) -> SuggestionsQuery<'c, 'a, 's, C, Suggestions, 2> {
        self.bind(client, &params.account_id, &params.amount)
    }
}
