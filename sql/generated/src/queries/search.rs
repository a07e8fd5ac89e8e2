// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct IndexParams<T1: crate::ArraySql<Item = i64>, T2: crate::JsonSql> {
    pub ids: T1,
    pub rows: T2,
}
#[derive(Debug)]
pub struct StemsParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub words: T2,
    pub dictionaries: T4,
}
#[derive(Debug)]
pub struct StatusesParams<T1: crate::StringSql> {
    pub query: T1,
    pub below: i64,
    pub above: i64,
    pub amount: i64,
}
#[derive(Debug)]
pub struct MarkedStatusesParams<T1: crate::StringSql> {
    pub reader: i64,
    pub reach: i64,
    pub query: T1,
    pub below: i64,
    pub above: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct BelowParams {
    pub below: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct OfAccountParams {
    pub account_id: i64,
    pub below: i64,
    pub amount: i64,
}
#[derive(Debug)]
pub struct AlikeParams<T1: crate::StringSql> {
    pub text: T1,
    pub amount: i64,
}
#[derive(Debug)]
pub struct FollowedAmongParams<T1: crate::ArraySql<Item = i64>> {
    pub reader: i64,
    pub ids: T1,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Stems {
    pub word: String,
    pub stem: String,
}
pub struct StemsBorrowed<'a> {
    pub word: &'a str,
    pub stem: &'a str,
}
impl<'a> From<StemsBorrowed<'a>> for Stems {
    fn from(StemsBorrowed { word, stem }: StemsBorrowed<'a>) -> Self {
        Self {
            word: word.into(),
            stem: stem.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Alike {
    pub id: i64,
    pub likeness: f32,
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
pub struct StemsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StemsBorrowed, tokio_postgres::Error>,
    mapper: fn(StemsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StemsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StemsBorrowed) -> R) -> StemsQuery<'c, 'a, 's, C, R, N> {
        StemsQuery {
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
pub struct AlikeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Alike, tokio_postgres::Error>,
    mapper: fn(Alike) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AlikeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Alike) -> R) -> AlikeQuery<'c, 'a, 's, C, R, N> {
        AlikeQuery {
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
pub struct IndexStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn index() -> IndexStmt {
    IndexStmt(
        "WITH held AS ( SELECT s.id FROM statuses s WHERE s.id = ANY($1::bigint[]) ORDER BY s.id FOR KEY SHARE ) INSERT INTO status_words (status_id, words) SELECT r.id, array_to_tsvector(r.marks || r.words || ARRAY( SELECT DISTINCT '~' || l.l FROM unnest(r.words) AS w (w) CROSS JOIN LATERAL unnest(ts_lexize(r.dictionary::regdictionary, w.w)) AS l (l))) FROM json_to_recordset($2::json) AS r (id bigint, marks text[], words text[], dictionary text) JOIN held ON held.id = r.id ORDER BY r.id ON CONFLICT (status_id) DO UPDATE SET words = excluded.words",
        None,
    )
}
impl IndexStmt {
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
        T2: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        ids: &'a T1,
        rows: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[ids, rows]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = i64>, T2: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        IndexParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for IndexStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a IndexParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.ids, &params.rows))
    }
}
pub struct UnindexedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unindexed() -> UnindexedStmt {
    UnindexedStmt(
        "SELECT t.id FROM unnest($1::bigint[]) AS t (id) WHERE (SELECT true FROM status_words w WHERE w.status_id = t.id) IS NOT TRUE",
        None,
    )
}
impl UnindexedStmt {
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
pub struct StemsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn stems() -> StemsStmt {
    StemsStmt(
        "SELECT w.word, l.stem FROM unnest($1::text[]) AS w (word) CROSS JOIN unnest($2::text[]) AS d (name) CROSS JOIN LATERAL unnest(ts_lexize(d.name::regdictionary, w.word)) AS l (stem)",
        None,
    )
}
impl StemsStmt {
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
        T4: crate::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        words: &'a T2,
        dictionaries: &'a T4,
    ) -> StemsQuery<'c, 'a, 's, C, Stems, 2> {
        StemsQuery {
            client,
            params: [words, dictionaries],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StemsBorrowed, tokio_postgres::Error> {
                Ok(StemsBorrowed {
                    word: row.try_get(0)?,
                    stem: row.try_get(1)?,
                })
            },
            mapper: |it| Stems::from(it),
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
    T4: crate::ArraySql<Item = T3>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        StemsParams<T1, T2, T3, T4>,
        StemsQuery<'c, 'a, 's, C, Stems, 2>,
        C,
    > for StemsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StemsParams<T1, T2, T3, T4>,
    ) -> StemsQuery<'c, 'a, 's, C, Stems, 2> {
        self.bind(client, &params.words, &params.dictionaries)
    }
}
pub struct StatusesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn statuses() -> StatusesStmt {
    StatusesStmt(
        "SELECT w.status_id FROM status_words w WHERE w.words @@ ($1::text)::tsquery AND w.status_id < $2 AND w.status_id > $3 ORDER BY w.status_id DESC LIMIT $4",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        query: &'a T1,
        below: &'a i64,
        above: &'a i64,
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [query, below, above, amount],
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
        StatusesParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 4>,
        C,
    > for StatusesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StatusesParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.query,
            &params.below,
            &params.above,
            &params.amount,
        )
    }
}
pub struct MarkedStatusesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn marked_statuses() -> MarkedStatusesStmt {
    MarkedStatusesStmt(
        "SELECT x.id AS status_id FROM ( (SELECT f.status_id AS id FROM favourites f WHERE f.account_id = $1 ORDER BY f.id DESC LIMIT $2) UNION (SELECT b.status_id FROM bookmarks b WHERE b.account_id = $1 ORDER BY b.id DESC LIMIT $2) UNION (SELECT s.reblog_of_id FROM statuses s WHERE s.account_id = $1 AND s.reblog_of_id IS NOT NULL ORDER BY s.id DESC LIMIT $2) ) x CROSS JOIN LATERAL (SELECT FROM status_words w WHERE w.status_id = x.id AND w.words @@ ($3::text)::tsquery OFFSET 0) w WHERE x.id < $4 AND x.id > $5 ORDER BY x.id DESC LIMIT $6",
        None,
    )
}
impl MarkedStatusesStmt {
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
        reader: &'a i64,
        reach: &'a i64,
        query: &'a T1,
        below: &'a i64,
        above: &'a i64,
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 6> {
        I64Query {
            client,
            params: [reader, reach, query, below, above, amount],
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
        MarkedStatusesParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 6>,
        C,
    > for MarkedStatusesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MarkedStatusesParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 6> {
        self.bind(
            client,
            &params.reader,
            &params.reach,
            &params.query,
            &params.below,
            &params.above,
            &params.amount,
        )
    }
}
pub struct BelowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn below() -> BelowStmt {
    BelowStmt(
        "SELECT s.id FROM statuses s WHERE s.id < $1 ORDER BY s.id DESC LIMIT $2",
        None,
    )
}
impl BelowStmt {
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
        below: &'a i64,
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [below, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, BelowParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for BelowStmt
{
    fn params(&'s self, client: &'c C, params: &'a BelowParams) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.below, &params.amount)
    }
}
pub struct OfAccountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_account() -> OfAccountStmt {
    OfAccountStmt(
        "SELECT s.id FROM statuses s WHERE s.account_id = $1 AND s.id < $2 ORDER BY s.id DESC LIMIT $3",
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
        below: &'a i64,
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [account_id, below, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, OfAccountParams, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for OfAccountStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfAccountParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.account_id, &params.below, &params.amount)
    }
}
pub struct AlikeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn alike() -> AlikeStmt {
    AlikeStmt(
        "SELECT a.id, word_similarity($1, lower(a.username || ' ' || a.display_name)) AS likeness FROM accounts a WHERE a.suspended_at IS NULL AND a.deleted_at IS NULL ORDER BY lower(a.username || ' ' || a.display_name) <->> $1 LIMIT $2",
        None,
    )
}
impl AlikeStmt {
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
        text: &'a T1,
        amount: &'a i64,
    ) -> AlikeQuery<'c, 'a, 's, C, Alike, 2> {
        AlikeQuery {
            client,
            params: [text, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Alike, tokio_postgres::Error> {
                Ok(Alike {
                    id: row.try_get(0)?,
                    likeness: row.try_get(1)?,
                })
            },
            mapper: |it| Alike::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AlikeParams<T1>,
        AlikeQuery<'c, 'a, 's, C, Alike, 2>,
        C,
    > for AlikeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AlikeParams<T1>,
    ) -> AlikeQuery<'c, 'a, 's, C, Alike, 2> {
        self.bind(client, &params.text, &params.amount)
    }
}
pub struct FollowedAmongStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn followed_among() -> FollowedAmongStmt {
    FollowedAmongStmt(
        "SELECT f.target_id AS id FROM follows f WHERE f.account_id = $1 AND f.target_id = ANY($2)",
        None,
    )
}
impl FollowedAmongStmt {
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
        reader: &'a i64,
        ids: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [reader, ids],
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
        FollowedAmongParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for FollowedAmongStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FollowedAmongParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.reader, &params.ids)
    }
}
