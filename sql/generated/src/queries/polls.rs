// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub id: i64,
    pub status_id: i64,
    pub options: T2,
    pub multiple: bool,
    pub hide_totals: bool,
    pub expires_at: Option<jiff::Timestamp>,
    pub fetched_at: Option<jiff::Timestamp>,
    pub ends_at: Option<jiff::Timestamp>,
}
#[derive(Clone, Copy, Debug)]
pub struct AttachParams {
    pub poll_id: Option<i64>,
    pub status_id: i64,
}
#[derive(Debug)]
pub struct UpdateParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub options: T2,
    pub multiple: bool,
    pub hide_totals: bool,
    pub expires_at: Option<jiff::Timestamp>,
    pub ends_at: Option<jiff::Timestamp>,
    pub id: i64,
}
#[derive(Debug)]
pub struct VoteParams<T1: crate::ArraySql<Item = i16>> {
    pub poll_id: i64,
    pub now: jiff::Timestamp,
    pub account_id: i64,
    pub options: T1,
}
#[derive(Debug)]
pub struct OwnVotesParams<T1: crate::ArraySql<Item = i64>> {
    pub account_id: i64,
    pub poll_ids: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct VotersParams {
    pub poll_id: i64,
    pub after: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ClaimTellingParams {
    pub at: jiff::Timestamp,
    pub id: i64,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ClaimFetchParams {
    pub now: jiff::Timestamp,
    pub id: i64,
    pub before: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct FetchedParams {
    pub now: jiff::Timestamp,
    pub id: i64,
}
#[derive(Debug)]
pub struct SetTalliesParams<T1: crate::ArraySql<Item = i16>, T2: crate::ArraySql<Item = i64>> {
    pub status_id: i64,
    pub options: T1,
    pub votes: T2,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Stored {
    pub id: i64,
    pub status_id: i64,
    pub options: Vec<String>,
    pub multiple: bool,
    pub expires_at: Option<jiff::Timestamp>,
    pub fetched_at: Option<jiff::Timestamp>,
    pub ends_at: Option<jiff::Timestamp>,
}
pub struct StoredBorrowed<'a> {
    pub id: i64,
    pub status_id: i64,
    pub options: crate::ArrayIterator<'a, &'a str>,
    pub multiple: bool,
    pub expires_at: Option<jiff::Timestamp>,
    pub fetched_at: Option<jiff::Timestamp>,
    pub ends_at: Option<jiff::Timestamp>,
}
impl<'a> From<StoredBorrowed<'a>> for Stored {
    fn from(
        StoredBorrowed {
            id,
            status_id,
            options,
            multiple,
            expires_at,
            fetched_at,
            ends_at,
        }: StoredBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            status_id,
            options: options.map(|v| v.into()).collect(),
            multiple,
            expires_at,
            fetched_at,
            ends_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Vote {
    pub held: bool,
    pub made: bool,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct OwnVotes {
    pub status_id: i64,
    pub options: Vec<i16>,
}
pub struct OwnVotesBorrowed<'a> {
    pub status_id: i64,
    pub options: crate::ArrayIterator<'a, i16>,
}
impl<'a> From<OwnVotesBorrowed<'a>> for OwnVotes {
    fn from(OwnVotesBorrowed { status_id, options }: OwnVotesBorrowed<'a>) -> Self {
        Self {
            status_id,
            options: options.map(|v| v).collect(),
        }
    }
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
pub struct VoteQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Vote, tokio_postgres::Error>,
    mapper: fn(Vote) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> VoteQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Vote) -> R) -> VoteQuery<'c, 'a, 's, C, R, N> {
        VoteQuery {
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
pub struct OwnVotesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OwnVotesBorrowed, tokio_postgres::Error>,
    mapper: fn(OwnVotesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OwnVotesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OwnVotesBorrowed) -> R) -> OwnVotesQuery<'c, 'a, 's, C, R, N> {
        OwnVotesQuery {
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
        "INSERT INTO polls (id, status_id, options, multiple, hide_totals, expires_at, fetched_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
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
        T2: crate::ArraySql<Item = T1>,
    >(
        &'s self,
        client: &'c C,
        id: &'a i64,
        status_id: &'a i64,
        options: &'a T2,
        multiple: &'a bool,
        hide_totals: &'a bool,
        expires_at: &'a Option<jiff::Timestamp>,
        fetched_at: &'a Option<jiff::Timestamp>,
        ends_at: &'a Option<jiff::Timestamp>,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                id,
                status_id,
                options,
                multiple,
                hide_totals,
                expires_at,
                fetched_at,
                ends_at,
            ],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.status_id,
            &params.options,
            &params.multiple,
            &params.hide_totals,
            &params.expires_at,
            &params.fetched_at,
            &params.ends_at,
        ))
    }
}
pub struct AttachStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn attach() -> AttachStmt {
    AttachStmt("UPDATE statuses SET poll_id = $1 WHERE id = $2", None)
}
impl AttachStmt {
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
        poll_id: &'a Option<i64>,
        status_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[poll_id, status_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        AttachParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for AttachStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AttachParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.poll_id, &params.status_id))
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_id() -> ByIdStmt {
    ByIdStmt(
        "SELECT id, status_id, options, multiple, expires_at, fetched_at, ends_at FROM polls WHERE id = $1",
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
    ) -> StoredQuery<'c, 'a, 's, C, Stored, 1> {
        StoredQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<StoredBorrowed, tokio_postgres::Error> {
                    Ok(StoredBorrowed {
                        id: row.try_get(0)?,
                        status_id: row.try_get(1)?,
                        options: row.try_get(2)?,
                        multiple: row.try_get(3)?,
                        expires_at: row.try_get(4)?,
                        fetched_at: row.try_get(5)?,
                        ends_at: row.try_get(6)?,
                    })
                },
            mapper: |it| Stored::from(it),
        }
    }
}
pub struct LockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock() -> LockStmt {
    LockStmt("SELECT id FROM polls WHERE status_id = $1 FOR UPDATE", None)
}
impl LockStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [status_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct UpdateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update() -> UpdateStmt {
    UpdateStmt(
        "UPDATE polls SET options = $1, multiple = $2, hide_totals = $3, expires_at = $4, ends_at = coalesce($5, ends_at) WHERE id = $6",
        None,
    )
}
impl UpdateStmt {
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
        T2: crate::ArraySql<Item = T1>,
    >(
        &'s self,
        client: &'c C,
        options: &'a T2,
        multiple: &'a bool,
        hide_totals: &'a bool,
        expires_at: &'a Option<jiff::Timestamp>,
        ends_at: &'a Option<jiff::Timestamp>,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[options, multiple, hide_totals, expires_at, ends_at, id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UpdateParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UpdateStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpdateParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.options,
            &params.multiple,
            &params.hide_totals,
            &params.expires_at,
            &params.ends_at,
            &params.id,
        ))
    }
}
pub struct VoteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn vote() -> VoteStmt {
    VoteStmt(
        "WITH p AS MATERIALIZED ( SELECT id, status_id, multiple FROM polls WHERE id = $1 AND (expires_at IS NULL OR expires_at > $2) FOR KEY SHARE ), made AS ( INSERT INTO poll_votes AS v (poll_id, account_id, options, created_at) SELECT id, $3, $4::smallint[], $2 FROM p ON CONFLICT (poll_id, account_id) DO UPDATE SET options = v.options || excluded.options WHERE (SELECT multiple FROM p) AND NOT v.options && excluded.options RETURNING poll_id, (xmax = 0) AS first ), counted AS ( INSERT INTO status_deltas (status_id, option, votes) SELECT p.status_id, o.option, 1 FROM made JOIN p ON p.id = made.poll_id CROSS JOIN LATERAL ( SELECT t.option FROM unnest($4::smallint[]) AS t (option) UNION ALL SELECT -1::smallint WHERE made.first) o ) SELECT EXISTS (SELECT 1 FROM p) AS held, EXISTS (SELECT 1 FROM made) AS made",
        None,
    )
}
impl VoteStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i16>>(
        &'s self,
        client: &'c C,
        poll_id: &'a i64,
        now: &'a jiff::Timestamp,
        account_id: &'a i64,
        options: &'a T1,
    ) -> VoteQuery<'c, 'a, 's, C, Vote, 4> {
        VoteQuery {
            client,
            params: [poll_id, now, account_id, options],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Vote, tokio_postgres::Error> {
                Ok(Vote {
                    held: row.try_get(0)?,
                    made: row.try_get(1)?,
                })
            },
            mapper: |it| Vote::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i16>>
    crate::client::async_::Params<'c, 'a, 's, VoteParams<T1>, VoteQuery<'c, 'a, 's, C, Vote, 4>, C>
    for VoteStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a VoteParams<T1>,
    ) -> VoteQuery<'c, 'a, 's, C, Vote, 4> {
        self.bind(
            client,
            &params.poll_id,
            &params.now,
            &params.account_id,
            &params.options,
        )
    }
}
pub struct OwnVotesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn own_votes() -> OwnVotesStmt {
    OwnVotesStmt(
        "SELECT p.status_id, v.options FROM polls p JOIN poll_votes v ON v.poll_id = p.id AND v.account_id = $1 WHERE p.id = ANY($2)",
        None,
    )
}
impl OwnVotesStmt {
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
        poll_ids: &'a T1,
    ) -> OwnVotesQuery<'c, 'a, 's, C, OwnVotes, 2> {
        OwnVotesQuery {
            client,
            params: [account_id, poll_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<OwnVotesBorrowed, tokio_postgres::Error> {
                    Ok(OwnVotesBorrowed {
                        status_id: row.try_get(0)?,
                        options: row.try_get(1)?,
                    })
                },
            mapper: |it| OwnVotes::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OwnVotesParams<T1>,
        OwnVotesQuery<'c, 'a, 's, C, OwnVotes, 2>,
        C,
    > for OwnVotesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OwnVotesParams<T1>,
    ) -> OwnVotesQuery<'c, 'a, 's, C, OwnVotes, 2> {
        self.bind(client, &params.account_id, &params.poll_ids)
    }
}
pub struct VotersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn voters() -> VotersStmt {
    VotersStmt(
        "SELECT account_id FROM poll_votes WHERE poll_id = $1 AND account_id > $2 ORDER BY account_id LIMIT $3",
        None,
    )
}
impl VotersStmt {
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
        poll_id: &'a i64,
        after: &'a i64,
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [poll_id, after, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, VotersParams, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for VotersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a VotersParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.poll_id, &params.after, &params.amount)
    }
}
pub struct ClaimTellingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn claim_telling() -> ClaimTellingStmt {
    ClaimTellingStmt(
        "UPDATE polls SET told_at = $1 WHERE id = ( SELECT p.id FROM polls p WHERE p.id = $2 AND (p.told_at IS NULL OR p.told_at <= $3) FOR NO KEY UPDATE SKIP LOCKED) RETURNING id",
        None,
    )
}
impl ClaimTellingStmt {
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
        at: &'a jiff::Timestamp,
        id: &'a i64,
        now: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [at, id, now],
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
        ClaimTellingParams,
        I64Query<'c, 'a, 's, C, i64, 3>,
        C,
    > for ClaimTellingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ClaimTellingParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.at, &params.id, &params.now)
    }
}
pub struct ClaimEndStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn claim_end() -> ClaimEndStmt {
    ClaimEndStmt(
        "UPDATE polls SET ends_at = expires_at WHERE id = ( SELECT p.id FROM polls p WHERE p.id = $1 AND p.expires_at IS NOT NULL AND p.ends_at IS DISTINCT FROM p.expires_at FOR NO KEY UPDATE SKIP LOCKED) RETURNING id",
        None,
    )
}
impl ClaimEndStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct ClaimFetchStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn claim_fetch() -> ClaimFetchStmt {
    ClaimFetchStmt(
        "UPDATE polls SET asked_at = $1 WHERE id = ( SELECT p.id FROM polls p WHERE p.id = $2 AND p.fetched_at < $3 AND (p.asked_at IS NULL OR p.asked_at < $3) FOR NO KEY UPDATE SKIP LOCKED) RETURNING id",
        None,
    )
}
impl ClaimFetchStmt {
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
        now: &'a jiff::Timestamp,
        id: &'a i64,
        before: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [now, id, before],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ClaimFetchParams, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for ClaimFetchStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ClaimFetchParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.now, &params.id, &params.before)
    }
}
pub struct FetchedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn fetched() -> FetchedStmt {
    FetchedStmt("UPDATE polls SET fetched_at = $1 WHERE id = $2", None)
}
impl FetchedStmt {
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
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[now, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        FetchedParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for FetchedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a FetchedParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
pub struct ForgetDeltasStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_deltas() -> ForgetDeltasStmt {
    ForgetDeltasStmt(
        "DELETE FROM status_deltas WHERE status_id = $1 AND option IS NOT NULL",
        None,
    )
}
impl ForgetDeltasStmt {
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
        status_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[status_id]).await
    }
}
pub struct ForgetVotesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_votes() -> ForgetVotesStmt {
    ForgetVotesStmt(
        "WITH t AS (DELETE FROM poll_tallies WHERE status_id = $1) DELETE FROM poll_votes WHERE poll_id IN (SELECT id FROM polls WHERE status_id = $1)",
        None,
    )
}
impl ForgetVotesStmt {
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
        status_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[status_id]).await
    }
}
pub struct ForgetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget() -> ForgetStmt {
    ForgetStmt("DELETE FROM polls WHERE status_id = $1", None)
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
        status_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[status_id]).await
    }
}
pub struct SetTalliesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_tallies() -> SetTalliesStmt {
    SetTalliesStmt(
        "INSERT INTO poll_tallies (status_id, option, votes) SELECT $1, t.option, t.votes FROM unnest($2::smallint[], $3::bigint[]) AS t (option, votes) ORDER BY t.option ON CONFLICT (status_id, option) DO UPDATE SET votes = excluded.votes",
        None,
    )
}
impl SetTalliesStmt {
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
        T1: crate::ArraySql<Item = i16>,
        T2: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        status_id: &'a i64,
        options: &'a T1,
        votes: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[status_id, options, votes],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = i16>,
    T2: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetTalliesParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetTalliesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetTalliesParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.status_id, &params.options, &params.votes))
    }
}
