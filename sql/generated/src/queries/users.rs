// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::BytesSql,
    T6: crate::StringSql,
> {
    pub account_id: i64,
    pub email: T1,
    pub email_key: T2,
    pub password_hash: T3,
    pub role_id: i64,
    pub locale: T4,
    pub confirmed_at: Option<jiff::Timestamp>,
    pub confirmation_token: Option<T5>,
    pub confirmation_sent_at: Option<jiff::Timestamp>,
    pub approved: bool,
    pub sign_up_reason: T6,
    pub sign_up_address: Option<std::net::IpAddr>,
    pub sign_up_app_id: Option<i64>,
    pub date_of_birth: Option<jiff::civil::Date>,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ConfirmByTokenParams<T1: crate::BytesSql> {
    pub now: jiff::Timestamp,
    pub token: T1,
    pub after: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ConfirmParams {
    pub now: jiff::Timestamp,
    pub account_id: i64,
}
#[derive(Debug)]
pub struct SetConfirmationTokenParams<T1: crate::BytesSql, T2: crate::StringSql> {
    pub token: T1,
    pub now: jiff::Timestamp,
    pub account_id: i64,
    pub email: T2,
}
#[derive(Debug)]
pub struct SetResetTokenParams<T1: crate::BytesSql> {
    pub token: T1,
    pub now: jiff::Timestamp,
    pub account_id: i64,
}
#[derive(Debug)]
pub struct ByResetTokenParams<T1: crate::BytesSql> {
    pub token: T1,
    pub after: jiff::Timestamp,
}
#[derive(Debug)]
pub struct SetPasswordParams<T1: crate::StringSql> {
    pub password_hash: T1,
    pub account_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct SetRoleParams {
    pub role_id: i64,
    pub account_id: i64,
}
#[derive(Debug)]
pub struct SetPreferencesParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::JsonSql,
> {
    pub default_privacy: T1,
    pub default_sensitive: bool,
    pub default_language: Option<T2>,
    pub default_quote_policy: T3,
    pub frontend_settings: T4,
    pub account_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct SeenParams {
    pub day: jiff::civil::Date,
    pub since: jiff::civil::Date,
    pub account_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ListParams {
    pub after: i64,
    pub amount: i64,
}
#[derive(Debug)]
pub struct InsertSessionParams<T1: crate::BytesSql, T2: crate::StringSql> {
    pub id: i64,
    pub token_hash: T1,
    pub account_id: i64,
    pub user_agent: T2,
    pub address: Option<std::net::IpAddr>,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct SessionParams<T1: crate::BytesSql> {
    pub token_hash: T1,
    pub after: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct TouchSessionParams {
    pub now: jiff::Timestamp,
    pub id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct SessionsOfParams {
    pub account_id: i64,
    pub after: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct EndOneSessionParams {
    pub id: i64,
    pub account_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct CountLetterParams {
    pub after: jiff::Timestamp,
    pub now: jiff::Timestamp,
    pub account_id: i64,
    pub most: i16,
}
#[derive(Debug)]
pub struct TakeResetTokenParams<T1: crate::BytesSql> {
    pub token: T1,
    pub after: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ChangeUnconfirmedEmailParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub email: T1,
    pub email_key: T2,
    pub account_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct CameBackParams {
    pub day: jiff::civil::Date,
    pub account_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct HomeToldParams {
    pub day: jiff::civil::Date,
    pub account_id: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct User {
    pub account_id: i64,
    pub username: String,
    pub email: String,
    pub email_key: String,
    pub unconfirmed_email: Option<String>,
    pub password_hash: String,
    pub role_id: i64,
    pub permissions: i64,
    pub locale: String,
    pub confirmed_at: Option<jiff::Timestamp>,
    pub confirmation_sent_at: Option<jiff::Timestamp>,
    pub reset_sent_at: Option<jiff::Timestamp>,
    pub approved: bool,
    pub disabled_at: Option<jiff::Timestamp>,
    pub sign_up_reason: String,
    pub sign_up_app_id: Option<i64>,
    pub active_on: Option<jiff::civil::Date>,
    pub default_privacy: String,
    pub default_sensitive: bool,
    pub default_language: Option<String>,
    pub default_quote_policy: String,
    pub expand_media: String,
    pub expand_spoilers: bool,
    pub autoplay_gifs: bool,
    pub show_application: bool,
    pub frontend_settings: serde_json::Value,
    pub created_at: jiff::Timestamp,
    pub suspended_at: Option<jiff::Timestamp>,
}
pub struct UserBorrowed<'a> {
    pub account_id: i64,
    pub username: &'a str,
    pub email: &'a str,
    pub email_key: &'a str,
    pub unconfirmed_email: Option<&'a str>,
    pub password_hash: &'a str,
    pub role_id: i64,
    pub permissions: i64,
    pub locale: &'a str,
    pub confirmed_at: Option<jiff::Timestamp>,
    pub confirmation_sent_at: Option<jiff::Timestamp>,
    pub reset_sent_at: Option<jiff::Timestamp>,
    pub approved: bool,
    pub disabled_at: Option<jiff::Timestamp>,
    pub sign_up_reason: &'a str,
    pub sign_up_app_id: Option<i64>,
    pub active_on: Option<jiff::civil::Date>,
    pub default_privacy: &'a str,
    pub default_sensitive: bool,
    pub default_language: Option<&'a str>,
    pub default_quote_policy: &'a str,
    pub expand_media: &'a str,
    pub expand_spoilers: bool,
    pub autoplay_gifs: bool,
    pub show_application: bool,
    pub frontend_settings: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub created_at: jiff::Timestamp,
    pub suspended_at: Option<jiff::Timestamp>,
}
impl<'a> From<UserBorrowed<'a>> for User {
    fn from(
        UserBorrowed {
            account_id,
            username,
            email,
            email_key,
            unconfirmed_email,
            password_hash,
            role_id,
            permissions,
            locale,
            confirmed_at,
            confirmation_sent_at,
            reset_sent_at,
            approved,
            disabled_at,
            sign_up_reason,
            sign_up_app_id,
            active_on,
            default_privacy,
            default_sensitive,
            default_language,
            default_quote_policy,
            expand_media,
            expand_spoilers,
            autoplay_gifs,
            show_application,
            frontend_settings,
            created_at,
            suspended_at,
        }: UserBorrowed<'a>,
    ) -> Self {
        Self {
            account_id,
            username: username.into(),
            email: email.into(),
            email_key: email_key.into(),
            unconfirmed_email: unconfirmed_email.map(|v| v.into()),
            password_hash: password_hash.into(),
            role_id,
            permissions,
            locale: locale.into(),
            confirmed_at,
            confirmation_sent_at,
            reset_sent_at,
            approved,
            disabled_at,
            sign_up_reason: sign_up_reason.into(),
            sign_up_app_id,
            active_on,
            default_privacy: default_privacy.into(),
            default_sensitive,
            default_language: default_language.map(|v| v.into()),
            default_quote_policy: default_quote_policy.into(),
            expand_media: expand_media.into(),
            expand_spoilers,
            autoplay_gifs,
            show_application,
            frontend_settings: serde_json::from_str(frontend_settings.0.get()).unwrap(),
            created_at,
            suspended_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Listed {
    pub id: i64,
    pub username: String,
    pub email: String,
    pub role: String,
    pub confirmed_at: Option<jiff::Timestamp>,
    pub approved: bool,
    pub disabled_at: Option<jiff::Timestamp>,
    pub created_at: jiff::Timestamp,
}
pub struct ListedBorrowed<'a> {
    pub id: i64,
    pub username: &'a str,
    pub email: &'a str,
    pub role: &'a str,
    pub confirmed_at: Option<jiff::Timestamp>,
    pub approved: bool,
    pub disabled_at: Option<jiff::Timestamp>,
    pub created_at: jiff::Timestamp,
}
impl<'a> From<ListedBorrowed<'a>> for Listed {
    fn from(
        ListedBorrowed {
            id,
            username,
            email,
            role,
            confirmed_at,
            approved,
            disabled_at,
            created_at,
        }: ListedBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            username: username.into(),
            email: email.into(),
            role: role.into(),
            confirmed_at,
            approved,
            disabled_at,
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Session {
    pub id: i64,
    pub account_id: i64,
    pub used_at: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct OpenSession {
    pub id: i64,
    pub user_agent: String,
    pub address: Option<std::net::IpAddr>,
    pub created_at: jiff::Timestamp,
    pub used_at: jiff::Timestamp,
}
pub struct OpenSessionBorrowed<'a> {
    pub id: i64,
    pub user_agent: &'a str,
    pub address: Option<std::net::IpAddr>,
    pub created_at: jiff::Timestamp,
    pub used_at: jiff::Timestamp,
}
impl<'a> From<OpenSessionBorrowed<'a>> for OpenSession {
    fn from(
        OpenSessionBorrowed {
            id,
            user_agent,
            address,
            created_at,
            used_at,
        }: OpenSessionBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            user_agent: user_agent.into(),
            address,
            created_at,
            used_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct UserQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UserBorrowed, tokio_postgres::Error>,
    mapper: fn(UserBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UserQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(UserBorrowed) -> R) -> UserQuery<'c, 'a, 's, C, R, N> {
        UserQuery {
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
pub struct ListedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListedBorrowed, tokio_postgres::Error>,
    mapper: fn(ListedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ListedBorrowed) -> R) -> ListedQuery<'c, 'a, 's, C, R, N> {
        ListedQuery {
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
pub struct SessionQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Session, tokio_postgres::Error>,
    mapper: fn(Session) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SessionQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Session) -> R) -> SessionQuery<'c, 'a, 's, C, R, N> {
        SessionQuery {
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
pub struct OpenSessionQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OpenSessionBorrowed, tokio_postgres::Error>,
    mapper: fn(OpenSessionBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OpenSessionQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(OpenSessionBorrowed) -> R,
    ) -> OpenSessionQuery<'c, 'a, 's, C, R, N> {
        OpenSessionQuery {
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
pub struct OptionjiffCivilDateQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<jiff::civil::Date>, tokio_postgres::Error>,
    mapper: fn(Option<jiff::civil::Date>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionjiffCivilDateQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(Option<jiff::civil::Date>) -> R,
    ) -> OptionjiffCivilDateQuery<'c, 'a, 's, C, R, N> {
        OptionjiffCivilDateQuery {
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
pub struct ByAccountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_account() -> ByAccountStmt {
    ByAccountStmt("SELECT * FROM user_details WHERE account_id = $1", None)
}
impl ByAccountStmt {
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
    ) -> UserQuery<'c, 'a, 's, C, User, 1> {
        UserQuery {
            client,
            params: [account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<UserBorrowed, tokio_postgres::Error> {
                Ok(UserBorrowed {
                    account_id: row.try_get(0)?,
                    username: row.try_get(1)?,
                    email: row.try_get(2)?,
                    email_key: row.try_get(3)?,
                    unconfirmed_email: row.try_get(4)?,
                    password_hash: row.try_get(5)?,
                    role_id: row.try_get(6)?,
                    permissions: row.try_get(7)?,
                    locale: row.try_get(8)?,
                    confirmed_at: row.try_get(9)?,
                    confirmation_sent_at: row.try_get(10)?,
                    reset_sent_at: row.try_get(11)?,
                    approved: row.try_get(12)?,
                    disabled_at: row.try_get(13)?,
                    sign_up_reason: row.try_get(14)?,
                    sign_up_app_id: row.try_get(15)?,
                    active_on: row.try_get(16)?,
                    default_privacy: row.try_get(17)?,
                    default_sensitive: row.try_get(18)?,
                    default_language: row.try_get(19)?,
                    default_quote_policy: row.try_get(20)?,
                    expand_media: row.try_get(21)?,
                    expand_spoilers: row.try_get(22)?,
                    autoplay_gifs: row.try_get(23)?,
                    show_application: row.try_get(24)?,
                    frontend_settings: row.try_get(25)?,
                    created_at: row.try_get(26)?,
                    suspended_at: row.try_get(27)?,
                })
            },
            mapper: |it| User::from(it),
        }
    }
}
pub struct ByEmailStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_email() -> ByEmailStmt {
    ByEmailStmt("SELECT * FROM user_details WHERE email_key = $1", None)
}
impl ByEmailStmt {
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
        email_key: &'a T1,
    ) -> UserQuery<'c, 'a, 's, C, User, 1> {
        UserQuery {
            client,
            params: [email_key],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<UserBorrowed, tokio_postgres::Error> {
                Ok(UserBorrowed {
                    account_id: row.try_get(0)?,
                    username: row.try_get(1)?,
                    email: row.try_get(2)?,
                    email_key: row.try_get(3)?,
                    unconfirmed_email: row.try_get(4)?,
                    password_hash: row.try_get(5)?,
                    role_id: row.try_get(6)?,
                    permissions: row.try_get(7)?,
                    locale: row.try_get(8)?,
                    confirmed_at: row.try_get(9)?,
                    confirmation_sent_at: row.try_get(10)?,
                    reset_sent_at: row.try_get(11)?,
                    approved: row.try_get(12)?,
                    disabled_at: row.try_get(13)?,
                    sign_up_reason: row.try_get(14)?,
                    sign_up_app_id: row.try_get(15)?,
                    active_on: row.try_get(16)?,
                    default_privacy: row.try_get(17)?,
                    default_sensitive: row.try_get(18)?,
                    default_language: row.try_get(19)?,
                    default_quote_policy: row.try_get(20)?,
                    expand_media: row.try_get(21)?,
                    expand_spoilers: row.try_get(22)?,
                    autoplay_gifs: row.try_get(23)?,
                    show_application: row.try_get(24)?,
                    frontend_settings: row.try_get(25)?,
                    created_at: row.try_get(26)?,
                    suspended_at: row.try_get(27)?,
                })
            },
            mapper: |it| User::from(it),
        }
    }
}
pub struct ByUsernameStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_username() -> ByUsernameStmt {
    ByUsernameStmt(
        "SELECT d.* FROM user_details d JOIN accounts a ON a.id = d.account_id WHERE lower(a.username) = lower($1) AND coalesce(a.domain, '') = ''",
        None,
    )
}
impl ByUsernameStmt {
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
        username: &'a T1,
    ) -> UserQuery<'c, 'a, 's, C, User, 1> {
        UserQuery {
            client,
            params: [username],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<UserBorrowed, tokio_postgres::Error> {
                Ok(UserBorrowed {
                    account_id: row.try_get(0)?,
                    username: row.try_get(1)?,
                    email: row.try_get(2)?,
                    email_key: row.try_get(3)?,
                    unconfirmed_email: row.try_get(4)?,
                    password_hash: row.try_get(5)?,
                    role_id: row.try_get(6)?,
                    permissions: row.try_get(7)?,
                    locale: row.try_get(8)?,
                    confirmed_at: row.try_get(9)?,
                    confirmation_sent_at: row.try_get(10)?,
                    reset_sent_at: row.try_get(11)?,
                    approved: row.try_get(12)?,
                    disabled_at: row.try_get(13)?,
                    sign_up_reason: row.try_get(14)?,
                    sign_up_app_id: row.try_get(15)?,
                    active_on: row.try_get(16)?,
                    default_privacy: row.try_get(17)?,
                    default_sensitive: row.try_get(18)?,
                    default_language: row.try_get(19)?,
                    default_quote_policy: row.try_get(20)?,
                    expand_media: row.try_get(21)?,
                    expand_spoilers: row.try_get(22)?,
                    autoplay_gifs: row.try_get(23)?,
                    show_application: row.try_get(24)?,
                    frontend_settings: row.try_get(25)?,
                    created_at: row.try_get(26)?,
                    suspended_at: row.try_get(27)?,
                })
            },
            mapper: |it| User::from(it),
        }
    }
}
pub struct EmailTakenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn email_taken() -> EmailTakenStmt {
    EmailTakenStmt(
        "SELECT EXISTS (SELECT 1 FROM users WHERE email_key = $1) AS taken",
        None,
    )
}
impl EmailTakenStmt {
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
        email_key: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [email_key],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "INSERT INTO users (account_id, email, email_key, password_hash, role_id, locale, confirmed_at, confirmation_token, confirmation_sent_at, approved, sign_up_reason, sign_up_address, sign_up_app_id, date_of_birth, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
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
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::StringSql,
        T5: crate::BytesSql,
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        account_id: &'a i64,
        email: &'a T1,
        email_key: &'a T2,
        password_hash: &'a T3,
        role_id: &'a i64,
        locale: &'a T4,
        confirmed_at: &'a Option<jiff::Timestamp>,
        confirmation_token: &'a Option<T5>,
        confirmation_sent_at: &'a Option<jiff::Timestamp>,
        approved: &'a bool,
        sign_up_reason: &'a T6,
        sign_up_address: &'a Option<std::net::IpAddr>,
        sign_up_app_id: &'a Option<i64>,
        date_of_birth: &'a Option<jiff::civil::Date>,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                account_id,
                email,
                email_key,
                password_hash,
                role_id,
                locale,
                confirmed_at,
                confirmation_token,
                confirmation_sent_at,
                approved,
                sign_up_reason,
                sign_up_address,
                sign_up_app_id,
                date_of_birth,
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
    T4: crate::StringSql,
    T5: crate::BytesSql,
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertParams<T1, T2, T3, T4, T5, T6>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertParams<T1, T2, T3, T4, T5, T6>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.account_id,
            &params.email,
            &params.email_key,
            &params.password_hash,
            &params.role_id,
            &params.locale,
            &params.confirmed_at,
            &params.confirmation_token,
            &params.confirmation_sent_at,
            &params.approved,
            &params.sign_up_reason,
            &params.sign_up_address,
            &params.sign_up_app_id,
            &params.date_of_birth,
            &params.now,
        ))
    }
}
pub struct ConfirmByTokenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn confirm_by_token() -> ConfirmByTokenStmt {
    ConfirmByTokenStmt(
        "UPDATE users SET confirmed_at = coalesce(confirmed_at, $1), confirmation_token = NULL, email = coalesce(unconfirmed_email, email), email_key = coalesce(lower(unconfirmed_email), email_key), unconfirmed_email = NULL WHERE confirmation_token = $2 AND confirmation_sent_at > $3 RETURNING account_id",
        None,
    )
}
impl ConfirmByTokenStmt {
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
        token: &'a T1,
        after: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [now, token, after],
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
        ConfirmByTokenParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 3>,
        C,
    > for ConfirmByTokenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ConfirmByTokenParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.now, &params.token, &params.after)
    }
}
pub struct ConfirmStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn confirm() -> ConfirmStmt {
    ConfirmStmt(
        "UPDATE users SET confirmed_at = coalesce(confirmed_at, $1), approved = true, confirmation_token = NULL WHERE account_id = $2 RETURNING account_id",
        None,
    )
}
impl ConfirmStmt {
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
    crate::client::async_::Params<'c, 'a, 's, ConfirmParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for ConfirmStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ConfirmParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.now, &params.account_id)
    }
}
pub struct SetConfirmationTokenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_confirmation_token() -> SetConfirmationTokenStmt {
    SetConfirmationTokenStmt(
        "UPDATE users SET confirmation_token = $1, confirmation_sent_at = $2 WHERE account_id = $3 AND coalesce(unconfirmed_email, email) = $4 RETURNING account_id",
        None,
    )
}
impl SetConfirmationTokenStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        token: &'a T1,
        now: &'a jiff::Timestamp,
        account_id: &'a i64,
        email: &'a T2,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [token, now, account_id, email],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SetConfirmationTokenParams<T1, T2>,
        I64Query<'c, 'a, 's, C, i64, 4>,
        C,
    > for SetConfirmationTokenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetConfirmationTokenParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.token,
            &params.now,
            &params.account_id,
            &params.email,
        )
    }
}
pub struct SetResetTokenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_reset_token() -> SetResetTokenStmt {
    SetResetTokenStmt(
        "UPDATE users SET reset_token = $1, reset_sent_at = $2 WHERE account_id = $3",
        None,
    )
}
impl SetResetTokenStmt {
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
        token: &'a T1,
        now: &'a jiff::Timestamp,
        account_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[token, now, account_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::BytesSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetResetTokenParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetResetTokenStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetResetTokenParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.token, &params.now, &params.account_id))
    }
}
pub struct ByResetTokenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_reset_token() -> ByResetTokenStmt {
    ByResetTokenStmt(
        "SELECT account_id FROM users WHERE reset_token = $1 AND reset_sent_at > $2",
        None,
    )
}
impl ByResetTokenStmt {
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
        token: &'a T1,
        after: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [token, after],
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
        ByResetTokenParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for ByResetTokenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ByResetTokenParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.token, &params.after)
    }
}
pub struct SetPasswordStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_password() -> SetPasswordStmt {
    SetPasswordStmt(
        "UPDATE users SET password_hash = $1, reset_token = NULL, reset_sent_at = NULL WHERE account_id = $2",
        None,
    )
}
impl SetPasswordStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        password_hash: &'a T1,
        account_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[password_hash, account_id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetPasswordParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetPasswordStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetPasswordParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.password_hash, &params.account_id))
    }
}
pub struct SetRoleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_role() -> SetRoleStmt {
    SetRoleStmt("UPDATE users SET role_id = $1 WHERE account_id = $2", None)
}
impl SetRoleStmt {
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
        role_id: &'a i64,
        account_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[role_id, account_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetRoleParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetRoleStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetRoleParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.role_id, &params.account_id))
    }
}
pub struct SetPreferencesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_preferences() -> SetPreferencesStmt {
    SetPreferencesStmt(
        "UPDATE users SET default_privacy = $1, default_sensitive = $2, default_language = $3, default_quote_policy = $4, frontend_settings = $5 WHERE account_id = $6",
        None,
    )
}
impl SetPreferencesStmt {
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
        T4: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        default_privacy: &'a T1,
        default_sensitive: &'a bool,
        default_language: &'a Option<T2>,
        default_quote_policy: &'a T3,
        frontend_settings: &'a T4,
        account_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                default_privacy,
                default_sensitive,
                default_language,
                default_quote_policy,
                frontend_settings,
                account_id,
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
    T4: crate::JsonSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetPreferencesParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetPreferencesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetPreferencesParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.default_privacy,
            &params.default_sensitive,
            &params.default_language,
            &params.default_quote_policy,
            &params.frontend_settings,
            &params.account_id,
        ))
    }
}
pub struct SeenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn seen() -> SeenStmt {
    SeenStmt(
        "UPDATE users SET active_on = $1, home_on = CASE WHEN home_on >= $2 THEN $1 ELSE home_on END WHERE account_id = $3 AND coalesce(active_on < $1, true) RETURNING account_id",
        None,
    )
}
impl SeenStmt {
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
        day: &'a jiff::civil::Date,
        since: &'a jiff::civil::Date,
        account_id: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [day, since, account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SeenParams, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for SeenStmt
{
    fn params(&'s self, client: &'c C, params: &'a SeenParams) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.day, &params.since, &params.account_id)
    }
}
pub struct ListStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list() -> ListStmt {
    ListStmt(
        "SELECT a.id, a.username, u.email, r.name AS role, u.confirmed_at, u.approved, u.disabled_at, u.created_at FROM users u JOIN accounts a ON a.id = u.account_id JOIN roles r ON r.id = u.role_id WHERE a.id > $1 ORDER BY a.id LIMIT $2",
        None,
    )
}
impl ListStmt {
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
    ) -> ListedQuery<'c, 'a, 's, C, Listed, 2> {
        ListedQuery {
            client,
            params: [after, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListedBorrowed, tokio_postgres::Error> {
                    Ok(ListedBorrowed {
                        id: row.try_get(0)?,
                        username: row.try_get(1)?,
                        email: row.try_get(2)?,
                        role: row.try_get(3)?,
                        confirmed_at: row.try_get(4)?,
                        approved: row.try_get(5)?,
                        disabled_at: row.try_get(6)?,
                        created_at: row.try_get(7)?,
                    })
                },
            mapper: |it| Listed::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ListParams, ListedQuery<'c, 'a, 's, C, Listed, 2>, C>
    for ListStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListParams,
    ) -> ListedQuery<'c, 'a, 's, C, Listed, 2> {
        self.bind(client, &params.after, &params.amount)
    }
}
pub struct RoleByNameStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn role_by_name() -> RoleByNameStmt {
    RoleByNameStmt("SELECT id FROM roles WHERE lower(name) = lower($1)", None)
}
impl RoleByNameStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct InsertSessionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_session() -> InsertSessionStmt {
    InsertSessionStmt(
        "INSERT INTO sessions (id, token_hash, account_id, user_agent, address, created_at, used_at) VALUES ($1, $2, $3, $4, $5, $6, $6)",
        None,
    )
}
impl InsertSessionStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        id: &'a i64,
        token_hash: &'a T1,
        account_id: &'a i64,
        user_agent: &'a T2,
        address: &'a Option<std::net::IpAddr>,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[id, token_hash, account_id, user_agent, address, now],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::BytesSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertSessionParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertSessionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertSessionParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.token_hash,
            &params.account_id,
            &params.user_agent,
            &params.address,
            &params.now,
        ))
    }
}
pub struct SessionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn session() -> SessionStmt {
    SessionStmt(
        "SELECT s.id, s.account_id, s.used_at FROM sessions s JOIN users u ON u.account_id = s.account_id WHERE s.token_hash = $1 AND s.used_at > $2 AND u.disabled_at IS NULL",
        None,
    )
}
impl SessionStmt {
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
        after: &'a jiff::Timestamp,
    ) -> SessionQuery<'c, 'a, 's, C, Session, 2> {
        SessionQuery {
            client,
            params: [token_hash, after],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Session, tokio_postgres::Error> {
                Ok(Session {
                    id: row.try_get(0)?,
                    account_id: row.try_get(1)?,
                    used_at: row.try_get(2)?,
                })
            },
            mapper: |it| Session::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SessionParams<T1>,
        SessionQuery<'c, 'a, 's, C, Session, 2>,
        C,
    > for SessionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SessionParams<T1>,
    ) -> SessionQuery<'c, 'a, 's, C, Session, 2> {
        self.bind(client, &params.token_hash, &params.after)
    }
}
pub struct EndSessionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_session() -> EndSessionStmt {
    EndSessionStmt("DELETE FROM sessions WHERE token_hash = $1", None)
}
impl EndSessionStmt {
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
        token_hash: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[token_hash]).await
    }
}
pub struct EndSessionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_sessions() -> EndSessionsStmt {
    EndSessionsStmt("DELETE FROM sessions WHERE account_id = $1", None)
}
impl EndSessionsStmt {
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
pub struct TouchSessionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn touch_session() -> TouchSessionStmt {
    TouchSessionStmt("UPDATE sessions SET used_at = $1 WHERE id = $2", None)
}
impl TouchSessionStmt {
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
        TouchSessionParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for TouchSessionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a TouchSessionParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
pub struct SessionsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sessions_of() -> SessionsOfStmt {
    SessionsOfStmt(
        "SELECT id, user_agent, address, created_at, used_at FROM sessions WHERE account_id = $1 AND used_at > $2 ORDER BY used_at DESC, id DESC LIMIT 100",
        None,
    )
}
impl SessionsOfStmt {
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
        after: &'a jiff::Timestamp,
    ) -> OpenSessionQuery<'c, 'a, 's, C, OpenSession, 2> {
        OpenSessionQuery {
            client,
            params: [account_id, after],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<OpenSessionBorrowed, tokio_postgres::Error> {
                    Ok(OpenSessionBorrowed {
                        id: row.try_get(0)?,
                        user_agent: row.try_get(1)?,
                        address: row.try_get(2)?,
                        created_at: row.try_get(3)?,
                        used_at: row.try_get(4)?,
                    })
                },
            mapper: |it| OpenSession::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SessionsOfParams,
        OpenSessionQuery<'c, 'a, 's, C, OpenSession, 2>,
        C,
    > for SessionsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SessionsOfParams,
    ) -> OpenSessionQuery<'c, 'a, 's, C, OpenSession, 2> {
        self.bind(client, &params.account_id, &params.after)
    }
}
pub struct EndOneSessionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_one_session() -> EndOneSessionStmt {
    EndOneSessionStmt(
        "DELETE FROM sessions WHERE id = $1 AND account_id = $2 RETURNING id",
        None,
    )
}
impl EndOneSessionStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [id, account_id],
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
        EndOneSessionParams,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for EndOneSessionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EndOneSessionParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.id, &params.account_id)
    }
}
pub struct ForgetSessionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_sessions() -> ForgetSessionsStmt {
    ForgetSessionsStmt("DELETE FROM sessions WHERE used_at < $1", None)
}
impl ForgetSessionsStmt {
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
pub struct CountLetterStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_letter() -> CountLetterStmt {
    CountLetterStmt(
        "UPDATE users SET letters_sent = CASE WHEN letters_since > $1 THEN letters_sent + 1 ELSE 1 END, letters_since = CASE WHEN letters_since > $1 THEN letters_since ELSE $2 END WHERE account_id = $3 AND (letters_since IS NULL OR letters_since <= $1 OR letters_sent < $4) RETURNING account_id",
        None,
    )
}
impl CountLetterStmt {
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
        after: &'a jiff::Timestamp,
        now: &'a jiff::Timestamp,
        account_id: &'a i64,
        most: &'a i16,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [after, now, account_id, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, CountLetterParams, I64Query<'c, 'a, 's, C, i64, 4>, C>
    for CountLetterStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountLetterParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.after,
            &params.now,
            &params.account_id,
            &params.most,
        )
    }
}
pub struct ApproveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn approve() -> ApproveStmt {
    ApproveStmt(
        "UPDATE users SET approved = true WHERE account_id = $1 AND NOT approved RETURNING account_id",
        None,
    )
}
impl ApproveStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct StaffStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn staff() -> StaffStmt {
    StaffStmt(
        "SELECT u.account_id FROM users u JOIN roles r ON r.id = u.role_id WHERE u.role_id <> -99 AND r.permissions & $1 <> 0 AND u.disabled_at IS NULL ORDER BY u.account_id",
        None,
    )
}
impl StaffStmt {
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
        permissions: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [permissions],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct TakeResetTokenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn take_reset_token() -> TakeResetTokenStmt {
    TakeResetTokenStmt(
        "UPDATE users SET reset_token = NULL WHERE reset_token = $1 AND reset_sent_at > $2 RETURNING account_id",
        None,
    )
}
impl TakeResetTokenStmt {
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
        token: &'a T1,
        after: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [token, after],
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
        TakeResetTokenParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for TakeResetTokenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TakeResetTokenParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.token, &params.after)
    }
}
pub struct ChangeUnconfirmedEmailStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change_unconfirmed_email() -> ChangeUnconfirmedEmailStmt {
    ChangeUnconfirmedEmailStmt(
        "UPDATE users SET email = $1, email_key = $2, confirmation_token = NULL WHERE account_id = $3 AND confirmed_at IS NULL RETURNING account_id",
        None,
    )
}
impl ChangeUnconfirmedEmailStmt {
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
        email: &'a T1,
        email_key: &'a T2,
        account_id: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [email, email_key, account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ChangeUnconfirmedEmailParams<T1, T2>,
        I64Query<'c, 'a, 's, C, i64, 3>,
        C,
    > for ChangeUnconfirmedEmailStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChangeUnconfirmedEmailParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.email, &params.email_key, &params.account_id)
    }
}
pub struct HomeOnStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn home_on() -> HomeOnStmt {
    HomeOnStmt("SELECT home_on FROM users WHERE account_id = $1", None)
}
impl HomeOnStmt {
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
    ) -> OptionjiffCivilDateQuery<'c, 'a, 's, C, Option<jiff::civil::Date>, 1> {
        OptionjiffCivilDateQuery {
            client,
            params: [account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct CameBackStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn came_back() -> CameBackStmt {
    CameBackStmt(
        "UPDATE users SET active_on = greatest(active_on, $1) WHERE account_id = $2",
        None,
    )
}
impl CameBackStmt {
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
        day: &'a jiff::civil::Date,
        account_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[day, account_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CameBackParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CameBackStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CameBackParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.day, &params.account_id))
    }
}
pub struct HomeToldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn home_told() -> HomeToldStmt {
    HomeToldStmt("UPDATE users SET home_on = $1 WHERE account_id = $2", None)
}
impl HomeToldStmt {
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
        day: &'a jiff::civil::Date,
        account_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[day, account_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        HomeToldParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for HomeToldStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a HomeToldParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.day, &params.account_id))
    }
}
