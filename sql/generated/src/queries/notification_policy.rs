// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct SetParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
> {
    pub account_id: i64,
    pub for_not_following: Option<T1>,
    pub for_not_followers: Option<T2>,
    pub for_new_accounts: Option<T3>,
    pub for_private_mentions: Option<T4>,
    pub for_limited_accounts: Option<T5>,
    pub for_bots: Option<T6>,
}
#[derive(Clone, Copy, Debug)]
pub struct SummaryParams {
    pub account_id: i64,
    pub cap: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Policy {
    pub for_not_following: String,
    pub for_not_followers: String,
    pub for_new_accounts: String,
    pub for_private_mentions: String,
    pub for_limited_accounts: String,
    pub for_bots: String,
}
pub struct PolicyBorrowed<'a> {
    pub for_not_following: &'a str,
    pub for_not_followers: &'a str,
    pub for_new_accounts: &'a str,
    pub for_private_mentions: &'a str,
    pub for_limited_accounts: &'a str,
    pub for_bots: &'a str,
}
impl<'a> From<PolicyBorrowed<'a>> for Policy {
    fn from(
        PolicyBorrowed {
            for_not_following,
            for_not_followers,
            for_new_accounts,
            for_private_mentions,
            for_limited_accounts,
            for_bots,
        }: PolicyBorrowed<'a>,
    ) -> Self {
        Self {
            for_not_following: for_not_following.into(),
            for_not_followers: for_not_followers.into(),
            for_new_accounts: for_new_accounts.into(),
            for_private_mentions: for_private_mentions.into(),
            for_limited_accounts: for_limited_accounts.into(),
            for_bots: for_bots.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Summary {
    pub requests: i64,
    pub notifications: i64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct PolicyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PolicyBorrowed, tokio_postgres::Error>,
    mapper: fn(PolicyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PolicyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PolicyBorrowed) -> R) -> PolicyQuery<'c, 'a, 's, C, R, N> {
        PolicyQuery {
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
pub struct SummaryQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Summary, tokio_postgres::Error>,
    mapper: fn(Summary) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SummaryQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Summary) -> R) -> SummaryQuery<'c, 'a, 's, C, R, N> {
        SummaryQuery {
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
pub struct GetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get() -> GetStmt {
    GetStmt(
        "SELECT for_not_following, for_not_followers, for_new_accounts, for_private_mentions, for_limited_accounts, for_bots FROM notification_policies WHERE account_id = $1",
        None,
    )
}
impl GetStmt {
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
    ) -> PolicyQuery<'c, 'a, 's, C, Policy, 1> {
        PolicyQuery {
            client,
            params: [account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PolicyBorrowed, tokio_postgres::Error> {
                    Ok(PolicyBorrowed {
                        for_not_following: row.try_get(0)?,
                        for_not_followers: row.try_get(1)?,
                        for_new_accounts: row.try_get(2)?,
                        for_private_mentions: row.try_get(3)?,
                        for_limited_accounts: row.try_get(4)?,
                        for_bots: row.try_get(5)?,
                    })
                },
            mapper: |it| Policy::from(it),
        }
    }
}
pub struct SetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set() -> SetStmt {
    SetStmt(
        "INSERT INTO notification_policies AS p (account_id, for_not_following, for_not_followers, for_new_accounts, for_private_mentions, for_limited_accounts, for_bots) VALUES ($1, coalesce($2, 'accept'), coalesce($3, 'accept'), coalesce($4, 'accept'), coalesce($5, 'filter'), coalesce($6, 'filter'), coalesce($7, 'accept')) ON CONFLICT (account_id) DO UPDATE SET for_not_following = coalesce($2, p.for_not_following), for_not_followers = coalesce($3, p.for_not_followers), for_new_accounts = coalesce($4, p.for_new_accounts), for_private_mentions = coalesce($5, p.for_private_mentions), for_limited_accounts = coalesce($6, p.for_limited_accounts), for_bots = coalesce($7, p.for_bots)",
        None,
    )
}
impl SetStmt {
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
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::StringSql,
        T5: crate::StringSql,
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        account_id: &'a i64,
        for_not_following: &'a Option<T1>,
        for_not_followers: &'a Option<T2>,
        for_new_accounts: &'a Option<T3>,
        for_private_mentions: &'a Option<T4>,
        for_limited_accounts: &'a Option<T5>,
        for_bots: &'a Option<T6>,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                account_id,
                for_not_following,
                for_not_followers,
                for_new_accounts,
                for_private_mentions,
                for_limited_accounts,
                for_bots,
            ],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetParams<T1, T2, T3, T4, T5, T6>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetParams<T1, T2, T3, T4, T5, T6>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.account_id,
            &params.for_not_following,
            &params.for_not_followers,
            &params.for_new_accounts,
            &params.for_private_mentions,
            &params.for_limited_accounts,
            &params.for_bots,
        ))
    }
}
pub struct SummaryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn summary() -> SummaryStmt {
    SummaryStmt(
        "SELECT (SELECT count(*) FROM (SELECT 1 FROM notification_requests q WHERE q.account_id = $1 LIMIT $2) x) AS requests, (SELECT count(*) FROM ( SELECT 1 FROM unnest(ARRAY['mention', 'quote']) AS k (kind) CROSS JOIN LATERAL ( SELECT 1 FROM notifications n WHERE n.account_id = $1 AND n.kind = k.kind AND n.filtered LIMIT $2) h LIMIT $2) y) AS notifications",
        None,
    )
}
impl SummaryStmt {
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
        cap: &'a i64,
    ) -> SummaryQuery<'c, 'a, 's, C, Summary, 2> {
        SummaryQuery {
            client,
            params: [account_id, cap],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Summary, tokio_postgres::Error> {
                Ok(Summary {
                    requests: row.try_get(0)?,
                    notifications: row.try_get(1)?,
                })
            },
            mapper: |it| Summary::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SummaryParams,
        SummaryQuery<'c, 'a, 's, C, Summary, 2>,
        C,
    > for SummaryStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SummaryParams,
    ) -> SummaryQuery<'c, 'a, 's, C, Summary, 2> {
        self.bind(client, &params.account_id, &params.cap)
    }
}
