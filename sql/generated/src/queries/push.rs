// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct SubscribeParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::StringSql,
> {
    pub id: i64,
    pub access_token_id: i64,
    pub account_id: i64,
    pub endpoint: T1,
    pub p256dh: T2,
    pub auth: T3,
    pub standard: bool,
    pub alerts: T5,
    pub policy: T6,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct UpdateParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>, T3: crate::StringSql>
{
    pub alerts: T2,
    pub policy: T3,
    pub now: jiff::Timestamp,
    pub access_token_id: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Subscription {
    pub id: i64,
    pub endpoint: String,
    pub standard: bool,
    pub alerts: Vec<String>,
    pub policy: String,
}
pub struct SubscriptionBorrowed<'a> {
    pub id: i64,
    pub endpoint: &'a str,
    pub standard: bool,
    pub alerts: crate::ArrayIterator<'a, &'a str>,
    pub policy: &'a str,
}
impl<'a> From<SubscriptionBorrowed<'a>> for Subscription {
    fn from(
        SubscriptionBorrowed {
            id,
            endpoint,
            standard,
            alerts,
            policy,
        }: SubscriptionBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            endpoint: endpoint.into(),
            standard,
            alerts: alerts.map(|v| v.into()).collect(),
            policy: policy.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct SubscriptionQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SubscriptionBorrowed, tokio_postgres::Error>,
    mapper: fn(SubscriptionBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SubscriptionQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(SubscriptionBorrowed) -> R,
    ) -> SubscriptionQuery<'c, 'a, 's, C, R, N> {
        SubscriptionQuery {
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
pub struct SubscribeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn subscribe() -> SubscribeStmt {
    SubscribeStmt(
        "INSERT INTO push_subscriptions AS p (id, access_token_id, account_id, endpoint, p256dh, auth, standard, alerts, policy, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10) ON CONFLICT (access_token_id) DO UPDATE SET id = excluded.id, account_id = excluded.account_id, endpoint = excluded.endpoint, p256dh = excluded.p256dh, auth = excluded.auth, standard = excluded.standard, alerts = excluded.alerts, policy = excluded.policy, created_at = excluded.created_at, updated_at = excluded.updated_at RETURNING p.id, p.endpoint, p.standard, p.alerts, p.policy",
        None,
    )
}
impl SubscribeStmt {
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
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        id: &'a i64,
        access_token_id: &'a i64,
        account_id: &'a i64,
        endpoint: &'a T1,
        p256dh: &'a T2,
        auth: &'a T3,
        standard: &'a bool,
        alerts: &'a T5,
        policy: &'a T6,
        now: &'a jiff::Timestamp,
    ) -> SubscriptionQuery<'c, 'a, 's, C, Subscription, 10> {
        SubscriptionQuery {
            client,
            params: [
                id,
                access_token_id,
                account_id,
                endpoint,
                p256dh,
                auth,
                standard,
                alerts,
                policy,
                now,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<SubscriptionBorrowed, tokio_postgres::Error> {
                    Ok(SubscriptionBorrowed {
                        id: row.try_get(0)?,
                        endpoint: row.try_get(1)?,
                        standard: row.try_get(2)?,
                        alerts: row.try_get(3)?,
                        policy: row.try_get(4)?,
                    })
                },
            mapper: |it| Subscription::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SubscribeParams<T1, T2, T3, T4, T5, T6>,
        SubscriptionQuery<'c, 'a, 's, C, Subscription, 10>,
        C,
    > for SubscribeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SubscribeParams<T1, T2, T3, T4, T5, T6>,
    ) -> SubscriptionQuery<'c, 'a, 's, C, Subscription, 10> {
        self.bind(
            client,
            &params.id,
            &params.access_token_id,
            &params.account_id,
            &params.endpoint,
            &params.p256dh,
            &params.auth,
            &params.standard,
            &params.alerts,
            &params.policy,
            &params.now,
        )
    }
}
pub struct OfTokenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_token() -> OfTokenStmt {
    OfTokenStmt(
        "SELECT id, endpoint, standard, alerts, policy FROM push_subscriptions WHERE access_token_id = $1",
        None,
    )
}
impl OfTokenStmt {
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
        access_token_id: &'a i64,
    ) -> SubscriptionQuery<'c, 'a, 's, C, Subscription, 1> {
        SubscriptionQuery {
            client,
            params: [access_token_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<SubscriptionBorrowed, tokio_postgres::Error> {
                    Ok(SubscriptionBorrowed {
                        id: row.try_get(0)?,
                        endpoint: row.try_get(1)?,
                        standard: row.try_get(2)?,
                        alerts: row.try_get(3)?,
                        policy: row.try_get(4)?,
                    })
                },
            mapper: |it| Subscription::from(it),
        }
    }
}
pub struct UpdateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update() -> UpdateStmt {
    UpdateStmt(
        "UPDATE push_subscriptions SET alerts = $1, policy = $2, updated_at = $3 WHERE access_token_id = $4 RETURNING id, endpoint, standard, alerts, policy",
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
        alerts: &'a T2,
        policy: &'a T3,
        now: &'a jiff::Timestamp,
        access_token_id: &'a i64,
    ) -> SubscriptionQuery<'c, 'a, 's, C, Subscription, 4> {
        SubscriptionQuery {
            client,
            params: [alerts, policy, now, access_token_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<SubscriptionBorrowed, tokio_postgres::Error> {
                    Ok(SubscriptionBorrowed {
                        id: row.try_get(0)?,
                        endpoint: row.try_get(1)?,
                        standard: row.try_get(2)?,
                        alerts: row.try_get(3)?,
                        policy: row.try_get(4)?,
                    })
                },
            mapper: |it| Subscription::from(it),
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
        UpdateParams<T1, T2, T3>,
        SubscriptionQuery<'c, 'a, 's, C, Subscription, 4>,
        C,
    > for UpdateStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UpdateParams<T1, T2, T3>,
    ) -> SubscriptionQuery<'c, 'a, 's, C, Subscription, 4> {
        self.bind(
            client,
            &params.alerts,
            &params.policy,
            &params.now,
            &params.access_token_id,
        )
    }
}
pub struct UnsubscribeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unsubscribe() -> UnsubscribeStmt {
    UnsubscribeStmt(
        "DELETE FROM push_subscriptions WHERE access_token_id = $1",
        None,
    )
}
impl UnsubscribeStmt {
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
        access_token_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[access_token_id]).await
    }
}
