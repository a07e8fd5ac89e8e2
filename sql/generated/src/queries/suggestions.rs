// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct FriendsOfFriendsParams {
    pub reader: i64,
    pub now: jiff::Timestamp,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct PopularParams {
    pub reader: i64,
    pub now: jiff::Timestamp,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct DismissParams {
    pub account_id: i64,
    pub target_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct FollowedLatelyParams {
    pub after: i64,
    pub amount: i64,
}
#[derive(Debug)]
pub struct SetPopularParams<T1: crate::ArraySql<Item = i64>, T2: crate::ArraySql<Item = i64>> {
    pub ids: T1,
    pub follows: T2,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct FriendsOfFriends {
    pub id: i64,
    pub friends: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct FollowedLately {
    pub account_id: i64,
    pub follows: i64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct FriendsOfFriendsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FriendsOfFriends, tokio_postgres::Error>,
    mapper: fn(FriendsOfFriends) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FriendsOfFriendsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FriendsOfFriends) -> R,
    ) -> FriendsOfFriendsQuery<'c, 'a, 's, C, R, N> {
        FriendsOfFriendsQuery {
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
pub struct FollowedLatelyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FollowedLately, tokio_postgres::Error>,
    mapper: fn(FollowedLately) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FollowedLatelyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FollowedLately) -> R,
    ) -> FollowedLatelyQuery<'c, 'a, 's, C, R, N> {
        FollowedLatelyQuery {
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
pub struct FriendsOfFriendsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn friends_of_friends() -> FriendsOfFriendsStmt {
    FriendsOfFriendsStmt(
        "SELECT x.id, x.friends FROM (SELECT g.target_id AS id, count(*) AS friends FROM (SELECT y.target_id FROM follows y WHERE y.account_id = $1 ORDER BY y.id DESC LIMIT 200) f JOIN accounts a ON a.id = f.target_id AND NOT a.hide_collections CROSS JOIN LATERAL (SELECT z.target_id FROM follows z WHERE z.account_id = f.target_id ORDER BY z.id DESC LIMIT 100) g GROUP BY g.target_id) x JOIN account_stats s ON s.account_id = x.id AND s.listed > 0 WHERE x.id <> $1 AND (SELECT true FROM follows o WHERE o.account_id = $1 AND o.target_id = x.id) IS NOT TRUE AND (SELECT true FROM follow_requests r WHERE r.account_id = $1 AND r.target_id = x.id) IS NOT TRUE AND (SELECT true FROM suggestion_dismissals d WHERE d.account_id = $1 AND d.target_id = x.id) IS NOT TRUE AND (SELECT true FROM blocks b WHERE b.account_id = $1 AND b.target_id = x.id) IS NOT TRUE AND (SELECT true FROM blocks b WHERE b.account_id = x.id AND b.target_id = $1) IS NOT TRUE AND (SELECT true FROM mutes m WHERE m.account_id = $1 AND m.target_id = x.id AND (m.expires_at IS NULL OR m.expires_at > $2)) IS NOT TRUE AND (SELECT true FROM account_domain_blocks d JOIN accounts o ON o.domain = d.domain WHERE d.account_id = $1 AND o.id = x.id) IS NOT TRUE ORDER BY x.friends DESC, s.followers_count DESC, x.id LIMIT $3",
        None,
    )
}
impl FriendsOfFriendsStmt {
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
        reader: &'a i64,
        now: &'a jiff::Timestamp,
        amount: &'a i64,
    ) -> FriendsOfFriendsQuery<'c, 'a, 's, C, FriendsOfFriends, 3> {
        FriendsOfFriendsQuery {
            client,
            params: [reader, now, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FriendsOfFriends, tokio_postgres::Error> {
                    Ok(FriendsOfFriends {
                        id: row.try_get(0)?,
                        friends: row.try_get(1)?,
                    })
                },
            mapper: |it| FriendsOfFriends::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FriendsOfFriendsParams,
        FriendsOfFriendsQuery<'c, 'a, 's, C, FriendsOfFriends, 3>,
        C,
    > for FriendsOfFriendsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FriendsOfFriendsParams,
    ) -> FriendsOfFriendsQuery<'c, 'a, 's, C, FriendsOfFriends, 3> {
        self.bind(client, &params.reader, &params.now, &params.amount)
    }
}
pub struct PopularStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn popular() -> PopularStmt {
    PopularStmt(
        "SELECT x.account_id AS id FROM popular_accounts x JOIN account_stats s ON s.account_id = x.account_id AND s.listed > 0 WHERE x.account_id <> $1 AND (SELECT true FROM follows o WHERE o.account_id = $1 AND o.target_id = x.account_id) IS NOT TRUE AND (SELECT true FROM follow_requests r WHERE r.account_id = $1 AND r.target_id = x.account_id) IS NOT TRUE AND (SELECT true FROM suggestion_dismissals d WHERE d.account_id = $1 AND d.target_id = x.account_id) IS NOT TRUE AND (SELECT true FROM blocks b WHERE b.account_id = $1 AND b.target_id = x.account_id) IS NOT TRUE AND (SELECT true FROM blocks b WHERE b.account_id = x.account_id AND b.target_id = $1) IS NOT TRUE AND (SELECT true FROM mutes m WHERE m.account_id = $1 AND m.target_id = x.account_id AND (m.expires_at IS NULL OR m.expires_at > $2)) IS NOT TRUE AND (SELECT true FROM account_domain_blocks d JOIN accounts o ON o.domain = d.domain WHERE d.account_id = $1 AND o.id = x.account_id) IS NOT TRUE ORDER BY x.follows DESC, x.account_id LIMIT $3",
        None,
    )
}
impl PopularStmt {
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
        reader: &'a i64,
        now: &'a jiff::Timestamp,
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [reader, now, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PopularParams, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for PopularStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PopularParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.reader, &params.now, &params.amount)
    }
}
pub struct DismissStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn dismiss() -> DismissStmt {
    DismissStmt(
        "INSERT INTO suggestion_dismissals (account_id, target_id) SELECT $1, a.id FROM accounts a WHERE a.id = $2 ON CONFLICT DO NOTHING",
        None,
    )
}
impl DismissStmt {
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
        account_id: &'a i64,
        target_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[account_id, target_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DismissParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DismissStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DismissParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.account_id, &params.target_id))
    }
}
pub struct FollowedLatelyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn followed_lately() -> FollowedLatelyStmt {
    FollowedLatelyStmt(
        "SELECT f.target_id AS account_id, count(*) AS follows FROM follows f JOIN account_stats s ON s.account_id = f.target_id AND s.listed > 0 WHERE f.id > $1 AND f.local GROUP BY f.target_id ORDER BY count(*) DESC, f.target_id LIMIT $2",
        None,
    )
}
impl FollowedLatelyStmt {
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
    ) -> FollowedLatelyQuery<'c, 'a, 's, C, FollowedLately, 2> {
        FollowedLatelyQuery {
            client,
            params: [after, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FollowedLately, tokio_postgres::Error> {
                    Ok(FollowedLately {
                        account_id: row.try_get(0)?,
                        follows: row.try_get(1)?,
                    })
                },
            mapper: |it| FollowedLately::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FollowedLatelyParams,
        FollowedLatelyQuery<'c, 'a, 's, C, FollowedLately, 2>,
        C,
    > for FollowedLatelyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FollowedLatelyParams,
    ) -> FollowedLatelyQuery<'c, 'a, 's, C, FollowedLately, 2> {
        self.bind(client, &params.after, &params.amount)
    }
}
pub struct ForgetPopularStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_popular() -> ForgetPopularStmt {
    ForgetPopularStmt(
        "DELETE FROM popular_accounts WHERE NOT account_id = ANY($1)",
        None,
    )
}
impl ForgetPopularStmt {
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
pub struct SetPopularStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_popular() -> SetPopularStmt {
    SetPopularStmt(
        "INSERT INTO popular_accounts (account_id, follows) SELECT t.id, t.follows FROM unnest($1::bigint[], $2::bigint[]) AS t (id, follows) JOIN accounts a ON a.id = t.id ORDER BY t.id ON CONFLICT (account_id) DO UPDATE SET follows = excluded.follows",
        None,
    )
}
impl SetPopularStmt {
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
    >(
        &'s self,
        client: &'c C,
        ids: &'a T1,
        follows: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[ids, follows]).await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetPopularParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetPopularStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetPopularParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.ids, &params.follows))
    }
}
