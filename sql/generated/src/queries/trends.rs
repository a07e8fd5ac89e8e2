// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct CountUsesParams<T1: crate::ArraySql<Item = i64>> {
    pub ids: T1,
    pub after: jiff::Timestamp,
}
#[derive(Debug)]
pub struct DaysParams<T1: crate::ArraySql<Item = i64>> {
    pub tag_ids: T1,
    pub since: jiff::civil::Date,
}
#[derive(Clone, Copy, Debug)]
pub struct TagCandidatesParams {
    pub today: jiff::civil::Date,
    pub yesterday: jiff::civil::Date,
    pub threshold: i64,
}
#[derive(Debug)]
pub struct SetTagsParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = f64>,
    T3: crate::ArraySql<Item = f64>,
    T4: crate::ArraySql<Item = jiff::Timestamp>,
> {
    pub tag_ids: T1,
    pub scores: T2,
    pub max_scores: T3,
    pub max_scores_at: T4,
}
#[derive(Clone, Copy, Debug)]
pub struct TagsParams {
    pub amount: i64,
    pub skip: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct StatusCandidatesParams {
    pub after: i64,
    pub amount: i64,
}
#[derive(Debug)]
pub struct InsertStatusesParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = f64>,
> {
    pub ids: T1,
    pub accounts: T2,
    pub scores: T3,
}
#[derive(Clone, Copy, Debug)]
pub struct StatusesParams {
    pub amount: i64,
    pub skip: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Days {
    pub tag_id: i64,
    pub day: jiff::civil::Date,
    pub uses: i64,
    pub accounts: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct TagCandidates {
    pub tag_id: i64,
    pub observed: i64,
    pub expected: i64,
    pub max_score: Option<f64>,
    pub max_score_at: Option<jiff::Timestamp>,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Tags {
    pub id: i64,
    pub name: String,
    pub display_name: String,
}
pub struct TagsBorrowed<'a> {
    pub id: i64,
    pub name: &'a str,
    pub display_name: &'a str,
}
impl<'a> From<TagsBorrowed<'a>> for Tags {
    fn from(
        TagsBorrowed {
            id,
            name,
            display_name,
        }: TagsBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            display_name: display_name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Eligible {
    pub id: i64,
    pub account_id: i64,
    pub marks: i64,
    pub created_at: jiff::Timestamp,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct DaysQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Days, tokio_postgres::Error>,
    mapper: fn(Days) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DaysQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Days) -> R) -> DaysQuery<'c, 'a, 's, C, R, N> {
        DaysQuery {
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
pub struct TagCandidatesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TagCandidates, tokio_postgres::Error>,
    mapper: fn(TagCandidates) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TagCandidatesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TagCandidates) -> R) -> TagCandidatesQuery<'c, 'a, 's, C, R, N> {
        TagCandidatesQuery {
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
pub struct TagsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TagsBorrowed, tokio_postgres::Error>,
    mapper: fn(TagsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TagsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TagsBorrowed) -> R) -> TagsQuery<'c, 'a, 's, C, R, N> {
        TagsQuery {
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
pub struct EligibleQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Eligible, tokio_postgres::Error>,
    mapper: fn(Eligible) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EligibleQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Eligible) -> R) -> EligibleQuery<'c, 'a, 's, C, R, N> {
        EligibleQuery {
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
pub struct CountUsesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_uses() -> CountUsesStmt {
    CountUsesStmt(
        "WITH new AS ( INSERT INTO tag_uses (day, tag_id, status_id) SELECT (s.created_at AT TIME ZONE 'UTC')::date, t.tag_id, s.id FROM statuses s JOIN status_tags t ON t.status_id = s.id WHERE s.id = ANY($1) AND s.visibility = 'public' AND s.created_at > $2 ORDER BY 1, 2, 3 ON CONFLICT DO NOTHING RETURNING day, tag_id, status_id ), people AS ( INSERT INTO tag_users (day, tag_id, account_id) SELECT DISTINCT n.day, n.tag_id, s.account_id FROM new n JOIN statuses s ON s.id = n.status_id ORDER BY 1, 2, 3 ON CONFLICT DO NOTHING RETURNING day, tag_id, account_id ) INSERT INTO tag_days (tag_id, day, uses, accounts) SELECT n.tag_id, n.day, count(*), (SELECT count(*) FROM people p WHERE p.day = n.day AND p.tag_id = n.tag_id) FROM new n GROUP BY n.tag_id, n.day ORDER BY n.tag_id, n.day ON CONFLICT (tag_id, day) DO UPDATE SET uses = tag_days.uses + excluded.uses, accounts = tag_days.accounts + excluded.accounts",
        None,
    )
}
impl CountUsesStmt {
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
        after: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[ids, after]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CountUsesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CountUsesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CountUsesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.ids, &params.after))
    }
}
pub struct DaysStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn days() -> DaysStmt {
    DaysStmt(
        "SELECT tag_id, day, uses, accounts FROM tag_days WHERE tag_id = ANY($1) AND day >= $2",
        None,
    )
}
impl DaysStmt {
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
        tag_ids: &'a T1,
        since: &'a jiff::civil::Date,
    ) -> DaysQuery<'c, 'a, 's, C, Days, 2> {
        DaysQuery {
            client,
            params: [tag_ids, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Days, tokio_postgres::Error> {
                Ok(Days {
                    tag_id: row.try_get(0)?,
                    day: row.try_get(1)?,
                    uses: row.try_get(2)?,
                    accounts: row.try_get(3)?,
                })
            },
            mapper: |it| Days::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<'c, 'a, 's, DaysParams<T1>, DaysQuery<'c, 'a, 's, C, Days, 2>, C>
    for DaysStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DaysParams<T1>,
    ) -> DaysQuery<'c, 'a, 's, C, Days, 2> {
        self.bind(client, &params.tag_ids, &params.since)
    }
}
pub struct ForgetUsesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_uses() -> ForgetUsesStmt {
    ForgetUsesStmt("DELETE FROM tag_uses WHERE day < $1", None)
}
impl ForgetUsesStmt {
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
        before: &'a jiff::civil::Date,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[before]).await
    }
}
pub struct ForgetUsersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_users() -> ForgetUsersStmt {
    ForgetUsersStmt("DELETE FROM tag_users WHERE day < $1", None)
}
impl ForgetUsersStmt {
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
        before: &'a jiff::civil::Date,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[before]).await
    }
}
pub struct ForgetDaysStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_days() -> ForgetDaysStmt {
    ForgetDaysStmt("DELETE FROM tag_days WHERE day < $1", None)
}
impl ForgetDaysStmt {
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
        before: &'a jiff::civil::Date,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[before]).await
    }
}
pub struct TagCandidatesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tag_candidates() -> TagCandidatesStmt {
    TagCandidatesStmt(
        "SELECT c.id AS tag_id, coalesce((SELECT d.accounts FROM tag_days d WHERE d.tag_id = c.id AND d.day = $1), 0) AS observed, coalesce((SELECT d.accounts FROM tag_days d WHERE d.tag_id = c.id AND d.day = $2), 0) AS expected, t.max_score, t.max_score_at FROM ((SELECT d.tag_id FROM tag_days d WHERE d.day = $1 AND d.accounts >= $3 ORDER BY d.accounts DESC LIMIT 1000) UNION SELECT tag_id FROM tag_trends) AS c (id) LEFT JOIN tag_trends t ON t.tag_id = c.id",
        None,
    )
}
impl TagCandidatesStmt {
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
        today: &'a jiff::civil::Date,
        yesterday: &'a jiff::civil::Date,
        threshold: &'a i64,
    ) -> TagCandidatesQuery<'c, 'a, 's, C, TagCandidates, 3> {
        TagCandidatesQuery {
            client,
            params: [today, yesterday, threshold],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TagCandidates, tokio_postgres::Error> {
                Ok(TagCandidates {
                    tag_id: row.try_get(0)?,
                    observed: row.try_get(1)?,
                    expected: row.try_get(2)?,
                    max_score: row.try_get(3)?,
                    max_score_at: row.try_get(4)?,
                })
            },
            mapper: |it| TagCandidates::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TagCandidatesParams,
        TagCandidatesQuery<'c, 'a, 's, C, TagCandidates, 3>,
        C,
    > for TagCandidatesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TagCandidatesParams,
    ) -> TagCandidatesQuery<'c, 'a, 's, C, TagCandidates, 3> {
        self.bind(client, &params.today, &params.yesterday, &params.threshold)
    }
}
pub struct SetTagsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_tags() -> SetTagsStmt {
    SetTagsStmt(
        "INSERT INTO tag_trends (tag_id, score, max_score, max_score_at) SELECT i, s, m, a FROM unnest($1::bigint[], $2::double precision[], $3::double precision[], $4::timestamptz[]) AS t (i, s, m, a) ORDER BY i ON CONFLICT (tag_id) DO UPDATE SET score = excluded.score, max_score = excluded.max_score, max_score_at = excluded.max_score_at",
        None,
    )
}
impl SetTagsStmt {
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
        T1: crate::ArraySql<Item = i64>,
        T2: crate::ArraySql<Item = f64>,
        T3: crate::ArraySql<Item = f64>,
        T4: crate::ArraySql<Item = jiff::Timestamp>,
    >(
        &'s self,
        client: &'c C,
        tag_ids: &'a T1,
        scores: &'a T2,
        max_scores: &'a T3,
        max_scores_at: &'a T4,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[tag_ids, scores, max_scores, max_scores_at],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = f64>,
    T3: crate::ArraySql<Item = f64>,
    T4: crate::ArraySql<Item = jiff::Timestamp>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetTagsParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetTagsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetTagsParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tag_ids,
            &params.scores,
            &params.max_scores,
            &params.max_scores_at,
        ))
    }
}
pub struct ForgetTagsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_tags() -> ForgetTagsStmt {
    ForgetTagsStmt("DELETE FROM tag_trends WHERE tag_id = ANY($1)", None)
}
impl ForgetTagsStmt {
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
        tag_ids: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[tag_ids]).await
    }
}
pub struct TagsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tags() -> TagsStmt {
    TagsStmt(
        "SELECT g.id, g.name, g.display_name FROM tag_trends t JOIN tags g ON g.id = t.tag_id WHERE g.trendable IS NOT FALSE AND t.score > 0 ORDER BY t.score DESC, t.tag_id DESC LIMIT $1 OFFSET $2",
        None,
    )
}
impl TagsStmt {
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
        skip: &'a i64,
    ) -> TagsQuery<'c, 'a, 's, C, Tags, 2> {
        TagsQuery {
            client,
            params: [amount, skip],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TagsBorrowed, tokio_postgres::Error> {
                Ok(TagsBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    display_name: row.try_get(2)?,
                })
            },
            mapper: |it| Tags::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, TagsParams, TagsQuery<'c, 'a, 's, C, Tags, 2>, C>
    for TagsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TagsParams,
    ) -> TagsQuery<'c, 'a, 's, C, Tags, 2> {
        self.bind(client, &params.amount, &params.skip)
    }
}
pub struct StatusCandidatesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn status_candidates() -> StatusCandidatesStmt {
    StatusCandidatesStmt(
        "SELECT DISTINCT x.status_id AS id FROM (SELECT f.status_id FROM favourites f WHERE f.id > $1 ORDER BY f.id DESC LIMIT $2) x UNION SELECT DISTINCT y.original FROM (SELECT s.reblog_of_id AS original FROM statuses s WHERE s.id > $1 ORDER BY s.id DESC LIMIT $2) y WHERE y.original IS NOT NULL UNION SELECT t.status_id FROM status_trends t",
        None,
    )
}
impl StatusCandidatesStmt {
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
        after: &'a i64,
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [after, amount],
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
        StatusCandidatesParams,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for StatusCandidatesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StatusCandidatesParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.after, &params.amount)
    }
}
pub struct EligibleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn eligible() -> EligibleStmt {
    EligibleStmt(
        "SELECT d.id, d.account_id, d.reblogs_count + d.favourites_count AS marks, d.created_at FROM status_details d JOIN accounts a ON a.id = d.account_id WHERE d.id = ANY($1) AND d.visibility = 'public' AND d.reblog_of_id IS NULL AND d.in_reply_to_id IS NULL AND d.in_reply_to_uri IS NULL AND d.spoiler_text = '' AND NOT d.sensitive AND a.discoverable AND a.silenced_at IS NULL AND a.suspended_at IS NULL AND a.deleted_at IS NULL",
        None,
    )
}
impl EligibleStmt {
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
    ) -> EligibleQuery<'c, 'a, 's, C, Eligible, 1> {
        EligibleQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Eligible, tokio_postgres::Error> {
                Ok(Eligible {
                    id: row.try_get(0)?,
                    account_id: row.try_get(1)?,
                    marks: row.try_get(2)?,
                    created_at: row.try_get(3)?,
                })
            },
            mapper: |it| Eligible::from(it),
        }
    }
}
pub struct ClearStatusesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn clear_statuses() -> ClearStatusesStmt {
    ClearStatusesStmt("DELETE FROM status_trends", None)
}
impl ClearStatusesStmt {
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
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[]).await
    }
}
pub struct InsertStatusesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_statuses() -> InsertStatusesStmt {
    InsertStatusesStmt(
        "INSERT INTO status_trends (status_id, account_id, score) SELECT i, a, s FROM unnest($1::bigint[], $2::bigint[], $3::double precision[]) AS t (i, a, s) ON CONFLICT (status_id) DO UPDATE SET score = excluded.score",
        None,
    )
}
impl InsertStatusesStmt {
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
        T1: crate::ArraySql<Item = i64>,
        T2: crate::ArraySql<Item = i64>,
        T3: crate::ArraySql<Item = f64>,
    >(
        &'s self,
        client: &'c C,
        ids: &'a T1,
        accounts: &'a T2,
        scores: &'a T3,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[ids, accounts, scores])
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = f64>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertStatusesParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertStatusesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertStatusesParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.ids, &params.accounts, &params.scores))
    }
}
pub struct StatusesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn statuses() -> StatusesStmt {
    StatusesStmt(
        "SELECT status_id FROM status_trends ORDER BY score DESC, status_id DESC LIMIT $1 OFFSET $2",
        None,
    )
}
impl StatusesStmt {
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
        skip: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [amount, skip],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, StatusesParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for StatusesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StatusesParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.amount, &params.skip)
    }
}
