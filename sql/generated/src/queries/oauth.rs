// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertApplicationParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::BytesSql,
> {
    pub id: i64,
    pub name: T1,
    pub website: Option<T2>,
    pub redirect_uris: T4,
    pub scopes: T5,
    pub client_id: T6,
    pub secret_hash: T7,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertGrantParams<
    T1: crate::BytesSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub code_hash: T1,
    pub application_id: i64,
    pub account_id: i64,
    pub redirect_uri: T2,
    pub scopes: T3,
    pub code_challenge: Option<T4>,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct UseGrantParams<T1: crate::BytesSql> {
    pub now: jiff::Timestamp,
    pub code_hash: T1,
}
#[derive(Debug)]
pub struct InsertTokenParams<T1: crate::BytesSql, T2: crate::StringSql, T3: crate::BytesSql> {
    pub id: i64,
    pub token_hash: T1,
    pub application_id: i64,
    pub account_id: Option<i64>,
    pub scopes: T2,
    pub grant_hash: Option<T3>,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct RevokeByHashParams<T1: crate::BytesSql> {
    pub now: jiff::Timestamp,
    pub token_hash: T1,
}
#[derive(Debug)]
pub struct RevokeByGrantParams<T1: crate::BytesSql> {
    pub now: jiff::Timestamp,
    pub grant_hash: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct RevokeAllOfParams {
    pub now: jiff::Timestamp,
    pub account_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct RevokeApplicationParams {
    pub now: jiff::Timestamp,
    pub account_id: i64,
    pub application_id: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Application {
    pub id: i64,
    pub name: String,
    pub website: Option<String>,
    pub redirect_uris: Vec<String>,
    pub scopes: String,
    pub client_id: String,
    pub secret_hash: Vec<u8>,
    pub created_at: jiff::Timestamp,
}
pub struct ApplicationBorrowed<'a> {
    pub id: i64,
    pub name: &'a str,
    pub website: Option<&'a str>,
    pub redirect_uris: crate::ArrayIterator<'a, &'a str>,
    pub scopes: &'a str,
    pub client_id: &'a str,
    pub secret_hash: &'a [u8],
    pub created_at: jiff::Timestamp,
}
impl<'a> From<ApplicationBorrowed<'a>> for Application {
    fn from(
        ApplicationBorrowed {
            id,
            name,
            website,
            redirect_uris,
            scopes,
            client_id,
            secret_hash,
            created_at,
        }: ApplicationBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            website: website.map(|v| v.into()),
            redirect_uris: redirect_uris.map(|v| v.into()).collect(),
            scopes: scopes.into(),
            client_id: client_id.into(),
            secret_hash: secret_hash.into(),
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Grant {
    pub code_hash: Vec<u8>,
    pub application_id: i64,
    pub account_id: i64,
    pub redirect_uri: String,
    pub scopes: String,
    pub code_challenge: Option<String>,
    pub created_at: jiff::Timestamp,
    pub used_at: Option<jiff::Timestamp>,
}
pub struct GrantBorrowed<'a> {
    pub code_hash: &'a [u8],
    pub application_id: i64,
    pub account_id: i64,
    pub redirect_uri: &'a str,
    pub scopes: &'a str,
    pub code_challenge: Option<&'a str>,
    pub created_at: jiff::Timestamp,
    pub used_at: Option<jiff::Timestamp>,
}
impl<'a> From<GrantBorrowed<'a>> for Grant {
    fn from(
        GrantBorrowed {
            code_hash,
            application_id,
            account_id,
            redirect_uri,
            scopes,
            code_challenge,
            created_at,
            used_at,
        }: GrantBorrowed<'a>,
    ) -> Self {
        Self {
            code_hash: code_hash.into(),
            application_id,
            account_id,
            redirect_uri: redirect_uri.into(),
            scopes: scopes.into(),
            code_challenge: code_challenge.map(|v| v.into()),
            created_at,
            used_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Token {
    pub id: i64,
    pub application_id: i64,
    pub account_id: Option<i64>,
    pub scopes: String,
    pub created_at: jiff::Timestamp,
    pub revoked_at: Option<jiff::Timestamp>,
    pub confirmed_at: Option<jiff::Timestamp>,
    pub approved: Option<bool>,
    pub disabled_at: Option<jiff::Timestamp>,
    pub suspended_at: Option<jiff::Timestamp>,
    pub role_permissions: Option<i64>,
}
pub struct TokenBorrowed<'a> {
    pub id: i64,
    pub application_id: i64,
    pub account_id: Option<i64>,
    pub scopes: &'a str,
    pub created_at: jiff::Timestamp,
    pub revoked_at: Option<jiff::Timestamp>,
    pub confirmed_at: Option<jiff::Timestamp>,
    pub approved: Option<bool>,
    pub disabled_at: Option<jiff::Timestamp>,
    pub suspended_at: Option<jiff::Timestamp>,
    pub role_permissions: Option<i64>,
}
impl<'a> From<TokenBorrowed<'a>> for Token {
    fn from(
        TokenBorrowed {
            id,
            application_id,
            account_id,
            scopes,
            created_at,
            revoked_at,
            confirmed_at,
            approved,
            disabled_at,
            suspended_at,
            role_permissions,
        }: TokenBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            application_id,
            account_id,
            scopes: scopes.into(),
            created_at,
            revoked_at,
            confirmed_at,
            approved,
            disabled_at,
            suspended_at,
            role_permissions,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct TokenOwner {
    pub id: i64,
    pub application_id: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Authorized {
    pub id: i64,
    pub name: String,
    pub website: Option<String>,
    pub authorized_at: jiff::Timestamp,
    pub scopes: String,
}
pub struct AuthorizedBorrowed<'a> {
    pub id: i64,
    pub name: &'a str,
    pub website: Option<&'a str>,
    pub authorized_at: jiff::Timestamp,
    pub scopes: &'a str,
}
impl<'a> From<AuthorizedBorrowed<'a>> for Authorized {
    fn from(
        AuthorizedBorrowed {
            id,
            name,
            website,
            authorized_at,
            scopes,
        }: AuthorizedBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            website: website.map(|v| v.into()),
            authorized_at,
            scopes: scopes.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ApplicationQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ApplicationBorrowed, tokio_postgres::Error>,
    mapper: fn(ApplicationBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ApplicationQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ApplicationBorrowed) -> R,
    ) -> ApplicationQuery<'c, 'a, 's, C, R, N> {
        ApplicationQuery {
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
pub struct GrantQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<GrantBorrowed, tokio_postgres::Error>,
    mapper: fn(GrantBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> GrantQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(GrantBorrowed) -> R) -> GrantQuery<'c, 'a, 's, C, R, N> {
        GrantQuery {
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
pub struct TokenQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TokenBorrowed, tokio_postgres::Error>,
    mapper: fn(TokenBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TokenQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TokenBorrowed) -> R) -> TokenQuery<'c, 'a, 's, C, R, N> {
        TokenQuery {
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
pub struct TokenOwnerQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TokenOwner, tokio_postgres::Error>,
    mapper: fn(TokenOwner) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TokenOwnerQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TokenOwner) -> R) -> TokenOwnerQuery<'c, 'a, 's, C, R, N> {
        TokenOwnerQuery {
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
pub struct AuthorizedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AuthorizedBorrowed, tokio_postgres::Error>,
    mapper: fn(AuthorizedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AuthorizedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(AuthorizedBorrowed) -> R,
    ) -> AuthorizedQuery<'c, 'a, 's, C, R, N> {
        AuthorizedQuery {
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
pub struct InsertApplicationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_application() -> InsertApplicationStmt {
    InsertApplicationStmt(
        "INSERT INTO applications (id, name, website, redirect_uris, scopes, client_id, secret_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        None,
    )
}
impl InsertApplicationStmt {
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
        T4: crate::ArraySql<Item = T3>,
        T5: crate::StringSql,
        T6: crate::StringSql,
        T7: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        id: &'a i64,
        name: &'a T1,
        website: &'a Option<T2>,
        redirect_uris: &'a T4,
        scopes: &'a T5,
        client_id: &'a T6,
        secret_hash: &'a T7,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                id,
                name,
                website,
                redirect_uris,
                scopes,
                client_id,
                secret_hash,
                now,
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
    T4: crate::ArraySql<Item = T3>,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::BytesSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertApplicationParams<T1, T2, T3, T4, T5, T6, T7>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertApplicationStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertApplicationParams<T1, T2, T3, T4, T5, T6, T7>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.name,
            &params.website,
            &params.redirect_uris,
            &params.scopes,
            &params.client_id,
            &params.secret_hash,
            &params.now,
        ))
    }
}
pub struct ApplicationByClientIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn application_by_client_id() -> ApplicationByClientIdStmt {
    ApplicationByClientIdStmt(
        "SELECT id, name, website, redirect_uris, scopes, client_id, secret_hash, created_at FROM applications WHERE client_id = $1",
        None,
    )
}
impl ApplicationByClientIdStmt {
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
        client_id: &'a T1,
    ) -> ApplicationQuery<'c, 'a, 's, C, Application, 1> {
        ApplicationQuery {
            client,
            params: [client_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ApplicationBorrowed, tokio_postgres::Error> {
                    Ok(ApplicationBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        website: row.try_get(2)?,
                        redirect_uris: row.try_get(3)?,
                        scopes: row.try_get(4)?,
                        client_id: row.try_get(5)?,
                        secret_hash: row.try_get(6)?,
                        created_at: row.try_get(7)?,
                    })
                },
            mapper: |it| Application::from(it),
        }
    }
}
pub struct ApplicationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn application() -> ApplicationStmt {
    ApplicationStmt(
        "SELECT id, name, website, redirect_uris, scopes, client_id, secret_hash, created_at FROM applications WHERE id = $1",
        None,
    )
}
impl ApplicationStmt {
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
    ) -> ApplicationQuery<'c, 'a, 's, C, Application, 1> {
        ApplicationQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ApplicationBorrowed, tokio_postgres::Error> {
                    Ok(ApplicationBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        website: row.try_get(2)?,
                        redirect_uris: row.try_get(3)?,
                        scopes: row.try_get(4)?,
                        client_id: row.try_get(5)?,
                        secret_hash: row.try_get(6)?,
                        created_at: row.try_get(7)?,
                    })
                },
            mapper: |it| Application::from(it),
        }
    }
}
pub struct InsertGrantStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_grant() -> InsertGrantStmt {
    InsertGrantStmt(
        "INSERT INTO access_grants (code_hash, application_id, account_id, redirect_uri, scopes, code_challenge, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        None,
    )
}
impl InsertGrantStmt {
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
        T1: crate::BytesSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        code_hash: &'a T1,
        application_id: &'a i64,
        account_id: &'a i64,
        redirect_uri: &'a T2,
        scopes: &'a T3,
        code_challenge: &'a Option<T4>,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                code_hash,
                application_id,
                account_id,
                redirect_uri,
                scopes,
                code_challenge,
                now,
            ],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::BytesSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertGrantParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertGrantStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertGrantParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.code_hash,
            &params.application_id,
            &params.account_id,
            &params.redirect_uri,
            &params.scopes,
            &params.code_challenge,
            &params.now,
        ))
    }
}
pub struct GrantForUpdateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn grant_for_update() -> GrantForUpdateStmt {
    GrantForUpdateStmt(
        "SELECT code_hash, application_id, account_id, redirect_uri, scopes, code_challenge, created_at, used_at FROM access_grants WHERE code_hash = $1 FOR UPDATE",
        None,
    )
}
impl GrantForUpdateStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        code_hash: &'a T1,
    ) -> GrantQuery<'c, 'a, 's, C, Grant, 1> {
        GrantQuery {
            client,
            params: [code_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<GrantBorrowed, tokio_postgres::Error> {
                Ok(GrantBorrowed {
                    code_hash: row.try_get(0)?,
                    application_id: row.try_get(1)?,
                    account_id: row.try_get(2)?,
                    redirect_uri: row.try_get(3)?,
                    scopes: row.try_get(4)?,
                    code_challenge: row.try_get(5)?,
                    created_at: row.try_get(6)?,
                    used_at: row.try_get(7)?,
                })
            },
            mapper: |it| Grant::from(it),
        }
    }
}
pub struct UseGrantStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn use_grant() -> UseGrantStmt {
    UseGrantStmt(
        "UPDATE access_grants SET used_at = $1 WHERE code_hash = $2",
        None,
    )
}
impl UseGrantStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        code_hash: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[now, code_hash]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::BytesSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UseGrantParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UseGrantStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UseGrantParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.code_hash))
    }
}
pub struct ForgetGrantsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_grants() -> ForgetGrantsStmt {
    ForgetGrantsStmt("DELETE FROM access_grants WHERE created_at < $1", None)
}
impl ForgetGrantsStmt {
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
        before: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[before]).await
    }
}
pub struct InsertTokenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_token() -> InsertTokenStmt {
    InsertTokenStmt(
        "INSERT INTO access_tokens (id, token_hash, application_id, account_id, scopes, grant_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        None,
    )
}
impl InsertTokenStmt {
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
        T1: crate::BytesSql,
        T2: crate::StringSql,
        T3: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        id: &'a i64,
        token_hash: &'a T1,
        application_id: &'a i64,
        account_id: &'a Option<i64>,
        scopes: &'a T2,
        grant_hash: &'a Option<T3>,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                id,
                token_hash,
                application_id,
                account_id,
                scopes,
                grant_hash,
                now,
            ],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::BytesSql,
    T2: crate::StringSql,
    T3: crate::BytesSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertTokenParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertTokenStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertTokenParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.token_hash,
            &params.application_id,
            &params.account_id,
            &params.scopes,
            &params.grant_hash,
            &params.now,
        ))
    }
}
pub struct TokenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn token() -> TokenStmt {
    TokenStmt(
        "SELECT t.id, t.application_id, t.account_id, t.scopes, t.created_at, t.revoked_at, u.confirmed_at, u.approved, u.disabled_at, coalesce(a.suspended_at, a.deleted_at) AS suspended_at, r.permissions AS role_permissions FROM access_tokens t LEFT JOIN users u ON u.account_id = t.account_id LEFT JOIN accounts a ON a.id = t.account_id LEFT JOIN roles r ON r.id = u.role_id WHERE t.token_hash = $1",
        None,
    )
}
impl TokenStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> TokenQuery<'c, 'a, 's, C, Token, 1> {
        TokenQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TokenBorrowed, tokio_postgres::Error> {
                Ok(TokenBorrowed {
                    id: row.try_get(0)?,
                    application_id: row.try_get(1)?,
                    account_id: row.try_get(2)?,
                    scopes: row.try_get(3)?,
                    created_at: row.try_get(4)?,
                    revoked_at: row.try_get(5)?,
                    confirmed_at: row.try_get(6)?,
                    approved: row.try_get(7)?,
                    disabled_at: row.try_get(8)?,
                    suspended_at: row.try_get(9)?,
                    role_permissions: row.try_get(10)?,
                })
            },
            mapper: |it| Token::from(it),
        }
    }
}
pub struct RevokeByHashStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn revoke_by_hash() -> RevokeByHashStmt {
    RevokeByHashStmt(
        "WITH r AS ( UPDATE access_tokens SET revoked_at = coalesce(revoked_at, $1) WHERE token_hash = $2 RETURNING id ), p AS ( DELETE FROM push_subscriptions s USING r WHERE s.access_token_id = r.id ) SELECT id FROM r",
        None,
    )
}
impl RevokeByHashStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        token_hash: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [now, token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RevokeByHashParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for RevokeByHashStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RevokeByHashParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.now, &params.token_hash)
    }
}
pub struct RevokeByGrantStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn revoke_by_grant() -> RevokeByGrantStmt {
    RevokeByGrantStmt(
        "WITH r AS ( UPDATE access_tokens SET revoked_at = coalesce(revoked_at, $1) WHERE grant_hash = $2 RETURNING id ), p AS ( DELETE FROM push_subscriptions s USING r WHERE s.access_token_id = r.id ) SELECT id FROM r",
        None,
    )
}
impl RevokeByGrantStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        grant_hash: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [now, grant_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RevokeByGrantParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for RevokeByGrantStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RevokeByGrantParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.now, &params.grant_hash)
    }
}
pub struct RevokeAllOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn revoke_all_of() -> RevokeAllOfStmt {
    RevokeAllOfStmt(
        "WITH r AS ( UPDATE access_tokens SET revoked_at = $1 WHERE account_id = $2 AND revoked_at IS NULL RETURNING id ), p AS ( DELETE FROM push_subscriptions s USING r WHERE s.access_token_id = r.id ) SELECT id FROM r",
        None,
    )
}
impl RevokeAllOfStmt {
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
        account_id: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [now, account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, RevokeAllOfParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for RevokeAllOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RevokeAllOfParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.now, &params.account_id)
    }
}
pub struct SignUpApplicationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sign_up_application() -> SignUpApplicationStmt {
    SignUpApplicationStmt(
        "SELECT application_id FROM access_tokens WHERE id = $1",
        None,
    )
}
impl SignUpApplicationStmt {
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
pub struct TokenOwnerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn token_owner() -> TokenOwnerStmt {
    TokenOwnerStmt(
        "SELECT id, application_id FROM access_tokens WHERE token_hash = $1",
        None,
    )
}
impl TokenOwnerStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> TokenOwnerQuery<'c, 'a, 's, C, TokenOwner, 1> {
        TokenOwnerQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TokenOwner, tokio_postgres::Error> {
                Ok(TokenOwner {
                    id: row.try_get(0)?,
                    application_id: row.try_get(1)?,
                })
            },
            mapper: |it| TokenOwner::from(it),
        }
    }
}
pub struct AuthorizedApplicationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn authorized_applications() -> AuthorizedApplicationsStmt {
    AuthorizedApplicationsStmt(
        "SELECT p.id, p.name, p.website, max(t.created_at) AS authorized_at, string_agg(DISTINCT t.scopes, ' ') AS scopes FROM access_tokens t JOIN applications p ON p.id = t.application_id WHERE t.account_id = $1 AND t.revoked_at IS NULL GROUP BY p.id, p.name, p.website ORDER BY max(t.created_at) DESC LIMIT 200",
        None,
    )
}
impl AuthorizedApplicationsStmt {
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
    ) -> AuthorizedQuery<'c, 'a, 's, C, Authorized, 1> {
        AuthorizedQuery {
            client,
            params: [account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AuthorizedBorrowed, tokio_postgres::Error> {
                    Ok(AuthorizedBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        website: row.try_get(2)?,
                        authorized_at: row.try_get(3)?,
                        scopes: row.try_get(4)?,
                    })
                },
            mapper: |it| Authorized::from(it),
        }
    }
}
pub struct RevokeApplicationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn revoke_application() -> RevokeApplicationStmt {
    RevokeApplicationStmt(
        "WITH r AS ( UPDATE access_tokens SET revoked_at = $1 WHERE account_id = $2 AND application_id = $3 AND revoked_at IS NULL RETURNING id ), p AS ( DELETE FROM push_subscriptions s USING r WHERE s.access_token_id = r.id ) SELECT id FROM r",
        None,
    )
}
impl RevokeApplicationStmt {
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
        account_id: &'a i64,
        application_id: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [now, account_id, application_id],
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
        RevokeApplicationParams,
        I64Query<'c, 'a, 's, C, i64, 3>,
        C,
    > for RevokeApplicationStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RevokeApplicationParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(
            client,
            &params.now,
            &params.account_id,
            &params.application_id,
        )
    }
}
pub struct ForgetGrantsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_grants_of() -> ForgetGrantsOfStmt {
    ForgetGrantsOfStmt("DELETE FROM access_grants WHERE account_id = $1", None)
}
impl ForgetGrantsOfStmt {
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
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[account_id]).await
    }
}
