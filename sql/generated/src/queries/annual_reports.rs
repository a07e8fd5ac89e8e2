// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct OfYearParams {
    pub account_id: i64,
    pub year: i16,
}
#[derive(Clone, Copy, Debug)]
pub struct BeginParams {
    pub account_id: i64,
    pub year: i16,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct FinishParams<T1: crate::JsonSql> {
    pub data: T1,
    pub account_id: i64,
    pub year: i16,
}
#[derive(Clone, Copy, Debug)]
pub struct ViewParams {
    pub now: jiff::Timestamp,
    pub account_id: i64,
    pub year: i16,
}
#[derive(Clone, Copy, Debug)]
pub struct MonthsParams {
    pub account_id: i64,
    pub first: i64,
    pub beyond: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct FollowersParams {
    pub account_id: i64,
    pub first: i64,
    pub beyond: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct MostBoostedParams {
    pub account_id: i64,
    pub first: i64,
    pub beyond: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct MostUsedTagParams {
    pub account_id: i64,
    pub first: i64,
    pub beyond: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct PostedParams {
    pub account_id: i64,
    pub first: i64,
    pub beyond: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Report {
    pub year: i16,
    pub data: Option<serde_json::Value>,
}
pub struct ReportBorrowed<'a> {
    pub year: i16,
    pub data: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
}
impl<'a> From<ReportBorrowed<'a>> for Report {
    fn from(ReportBorrowed { year, data }: ReportBorrowed<'a>) -> Self {
        Self {
            year,
            data: data.map(|v| serde_json::from_str(v.0.get()).unwrap()),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Months {
    pub month: i32,
    pub statuses: i64,
    pub reblogs: i64,
    pub replies: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Followers {
    pub month: i32,
    pub followers: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct MostUsedTag {
    pub name: String,
    pub count: i64,
}
pub struct MostUsedTagBorrowed<'a> {
    pub name: &'a str,
    pub count: i64,
}
impl<'a> From<MostUsedTagBorrowed<'a>> for MostUsedTag {
    fn from(MostUsedTagBorrowed { name, count }: MostUsedTagBorrowed<'a>) -> Self {
        Self {
            name: name.into(),
            count,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ReportQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ReportBorrowed, tokio_postgres::Error>,
    mapper: fn(ReportBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ReportQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ReportBorrowed) -> R) -> ReportQuery<'c, 'a, 's, C, R, N> {
        ReportQuery {
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
pub struct I16Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i16, tokio_postgres::Error>,
    mapper: fn(i16) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I16Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i16) -> R) -> I16Query<'c, 'a, 's, C, R, N> {
        I16Query {
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
pub struct MonthsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Months, tokio_postgres::Error>,
    mapper: fn(Months) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MonthsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Months) -> R) -> MonthsQuery<'c, 'a, 's, C, R, N> {
        MonthsQuery {
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
pub struct FollowersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Followers, tokio_postgres::Error>,
    mapper: fn(Followers) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FollowersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Followers) -> R) -> FollowersQuery<'c, 'a, 's, C, R, N> {
        FollowersQuery {
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
pub struct MostUsedTagQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MostUsedTagBorrowed, tokio_postgres::Error>,
    mapper: fn(MostUsedTagBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MostUsedTagQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(MostUsedTagBorrowed) -> R,
    ) -> MostUsedTagQuery<'c, 'a, 's, C, R, N> {
        MostUsedTagQuery {
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
pub struct OfYearStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_year() -> OfYearStmt {
    OfYearStmt(
        "SELECT year, data FROM annual_reports WHERE account_id = $1 AND year = $2",
        None,
    )
}
impl OfYearStmt {
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
        year: &'a i16,
    ) -> ReportQuery<'c, 'a, 's, C, Report, 2> {
        ReportQuery {
            client,
            params: [account_id, year],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ReportBorrowed, tokio_postgres::Error> {
                    Ok(ReportBorrowed {
                        year: row.try_get(0)?,
                        data: row.try_get(1)?,
                    })
                },
            mapper: |it| Report::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OfYearParams,
        ReportQuery<'c, 'a, 's, C, Report, 2>,
        C,
    > for OfYearStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfYearParams,
    ) -> ReportQuery<'c, 'a, 's, C, Report, 2> {
        self.bind(client, &params.account_id, &params.year)
    }
}
pub struct UnreadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unread() -> UnreadStmt {
    UnreadStmt(
        "SELECT year, data FROM annual_reports WHERE account_id = $1 AND viewed_at IS NULL AND data IS NOT NULL ORDER BY year DESC LIMIT 20",
        None,
    )
}
impl UnreadStmt {
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
    ) -> ReportQuery<'c, 'a, 's, C, Report, 1> {
        ReportQuery {
            client,
            params: [account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ReportBorrowed, tokio_postgres::Error> {
                    Ok(ReportBorrowed {
                        year: row.try_get(0)?,
                        data: row.try_get(1)?,
                    })
                },
            mapper: |it| Report::from(it),
        }
    }
}
pub struct BeginStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn begin() -> BeginStmt {
    BeginStmt(
        "INSERT INTO annual_reports (account_id, year, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING year",
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
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        account_id: &'a i64,
        year: &'a i16,
        now: &'a jiff::Timestamp,
    ) -> I16Query<'c, 'a, 's, C, i16, 3> {
        I16Query {
            client,
            params: [account_id, year, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, BeginParams, I16Query<'c, 'a, 's, C, i16, 3>, C>
    for BeginStmt
{
    fn params(&'s self, client: &'c C, params: &'a BeginParams) -> I16Query<'c, 'a, 's, C, i16, 3> {
        self.bind(client, &params.account_id, &params.year, &params.now)
    }
}
pub struct FinishStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn finish() -> FinishStmt {
    FinishStmt(
        "UPDATE annual_reports SET data = $1 WHERE account_id = $2 AND year = $3 AND data IS NULL",
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
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>(
        &'s self,
        client: &'c C,
        data: &'a T1,
        account_id: &'a i64,
        year: &'a i16,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[data, account_id, year])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
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
        Box::pin(self.bind(client, &params.data, &params.account_id, &params.year))
    }
}
pub struct ViewStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn view() -> ViewStmt {
    ViewStmt(
        "UPDATE annual_reports SET viewed_at = coalesce(viewed_at, $1) WHERE account_id = $2 AND year = $3 AND data IS NOT NULL",
        None,
    )
}
impl ViewStmt {
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
        account_id: &'a i64,
        year: &'a i16,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[now, account_id, year])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ViewParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ViewStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ViewParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.account_id, &params.year))
    }
}
pub struct MonthsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn months() -> MonthsStmt {
    MonthsStmt(
        "SELECT extract(month FROM s.created_at AT TIME ZONE 'UTC')::integer AS month, count(*) AS statuses, count(*) FILTER (WHERE s.reblog_of_id IS NOT NULL) AS reblogs, count(*) FILTER (WHERE s.reblog_of_id IS NULL AND s.in_reply_to_id IS NOT NULL AND s.in_reply_to_account_id IS DISTINCT FROM s.account_id) AS replies FROM statuses s WHERE s.account_id = $1 AND s.id >= $2 AND s.id < $3 GROUP BY 1",
        None,
    )
}
impl MonthsStmt {
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
        first: &'a i64,
        beyond: &'a i64,
    ) -> MonthsQuery<'c, 'a, 's, C, Months, 3> {
        MonthsQuery {
            client,
            params: [account_id, first, beyond],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Months, tokio_postgres::Error> {
                Ok(Months {
                    month: row.try_get(0)?,
                    statuses: row.try_get(1)?,
                    reblogs: row.try_get(2)?,
                    replies: row.try_get(3)?,
                })
            },
            mapper: |it| Months::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MonthsParams,
        MonthsQuery<'c, 'a, 's, C, Months, 3>,
        C,
    > for MonthsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MonthsParams,
    ) -> MonthsQuery<'c, 'a, 's, C, Months, 3> {
        self.bind(client, &params.account_id, &params.first, &params.beyond)
    }
}
pub struct FollowersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn followers() -> FollowersStmt {
    FollowersStmt(
        "SELECT extract(month FROM f.created_at AT TIME ZONE 'UTC')::integer AS month, count(*) AS followers FROM follows f WHERE f.target_id = $1 AND f.id >= $2 AND f.id < $3 GROUP BY 1",
        None,
    )
}
impl FollowersStmt {
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
        first: &'a i64,
        beyond: &'a i64,
    ) -> FollowersQuery<'c, 'a, 's, C, Followers, 3> {
        FollowersQuery {
            client,
            params: [account_id, first, beyond],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Followers, tokio_postgres::Error> {
                Ok(Followers {
                    month: row.try_get(0)?,
                    followers: row.try_get(1)?,
                })
            },
            mapper: |it| Followers::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FollowersParams,
        FollowersQuery<'c, 'a, 's, C, Followers, 3>,
        C,
    > for FollowersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FollowersParams,
    ) -> FollowersQuery<'c, 'a, 's, C, Followers, 3> {
        self.bind(client, &params.account_id, &params.first, &params.beyond)
    }
}
pub struct MostBoostedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn most_boosted() -> MostBoostedStmt {
    MostBoostedStmt(
        "SELECT x.id FROM ( SELECT s.id, coalesce(c.reblogs_count, 0) + coalesce((SELECT sum(d.reblogs) FROM status_deltas d WHERE d.status_id = s.id), 0) AS reblogs FROM statuses s LEFT JOIN status_stats c ON c.status_id = s.id WHERE s.account_id = $1 AND s.id >= $2 AND s.id < $3 AND s.visibility IN ('public', 'unlisted') AND s.reblog_of_id IS NULL) x WHERE x.reblogs > 0 ORDER BY x.reblogs DESC, x.id DESC LIMIT 1",
        None,
    )
}
impl MostBoostedStmt {
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
        first: &'a i64,
        beyond: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [account_id, first, beyond],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, MostBoostedParams, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for MostBoostedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MostBoostedParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.account_id, &params.first, &params.beyond)
    }
}
pub struct MostUsedTagStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn most_used_tag() -> MostUsedTagStmt {
    MostUsedTagStmt(
        "SELECT g.display_name AS name, x.count FROM ( SELECT t.tag_id, count(*) AS count FROM statuses s JOIN status_tags t ON t.status_id = s.id WHERE s.account_id = $1 AND s.id >= $2 AND s.id < $3 GROUP BY t.tag_id HAVING count(*) > 1 ORDER BY count(*) DESC, t.tag_id LIMIT 1) x JOIN tags g ON g.id = x.tag_id",
        None,
    )
}
impl MostUsedTagStmt {
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
        first: &'a i64,
        beyond: &'a i64,
    ) -> MostUsedTagQuery<'c, 'a, 's, C, MostUsedTag, 3> {
        MostUsedTagQuery {
            client,
            params: [account_id, first, beyond],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<MostUsedTagBorrowed, tokio_postgres::Error> {
                    Ok(MostUsedTagBorrowed {
                        name: row.try_get(0)?,
                        count: row.try_get(1)?,
                    })
                },
            mapper: |it| MostUsedTag::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MostUsedTagParams,
        MostUsedTagQuery<'c, 'a, 's, C, MostUsedTag, 3>,
        C,
    > for MostUsedTagStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MostUsedTagParams,
    ) -> MostUsedTagQuery<'c, 'a, 's, C, MostUsedTag, 3> {
        self.bind(client, &params.account_id, &params.first, &params.beyond)
    }
}
pub struct PostedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn posted() -> PostedStmt {
    PostedStmt(
        "SELECT EXISTS (SELECT 1 FROM statuses s WHERE s.account_id = $1 AND s.id >= $2 AND s.id < $3) AS yes",
        None,
    )
}
impl PostedStmt {
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
        first: &'a i64,
        beyond: &'a i64,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [account_id, first, beyond],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PostedParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for PostedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PostedParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.account_id, &params.first, &params.beyond)
    }
}
