// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct LinkParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::ArraySql<Item = jiff::Timestamp>,
> {
    pub status_ids: T1,
    pub urls: T3,
    pub due_ats: T4,
    pub leased_until: jiff::Timestamp,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct UnlinkParams<T1: crate::StringSql> {
    pub status_id: i64,
    pub link: T1,
}
#[derive(Debug)]
pub struct SaveParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
    T9: crate::StringSql,
    T10: crate::StringSql,
    T11: crate::StringSql,
    T12: crate::StringSql,
    T13: crate::StringSql,
> {
    pub id: i64,
    pub url: T1,
    pub kind: T2,
    pub title: T3,
    pub description: T4,
    pub language: Option<T5>,
    pub author_name: T6,
    pub author_url: T7,
    pub provider_name: T8,
    pub provider_url: T9,
    pub html: T10,
    pub width: i32,
    pub height: i32,
    pub image_url: Option<T11>,
    pub image_description: T12,
    pub embed_url: T13,
    pub published_at: Option<jiff::Timestamp>,
    pub article: bool,
    pub author_account_id: Option<i64>,
    pub unverified_account_id: Option<i64>,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct AnsweredParams<T1: crate::StringSql> {
    pub card_id: Option<i64>,
    pub ask_after: jiff::Timestamp,
    pub url: T1,
}
#[derive(Debug)]
pub struct AttachParams<T1: crate::StringSql> {
    pub card_id: i64,
    pub url: T1,
    pub amount: i64,
}
#[derive(Debug)]
pub struct PostsParams<T1: crate::ArraySql<Item = i64>> {
    pub card_ids: T1,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct UnverifiedParams {
    pub account_id: i64,
    pub amount: i64,
}
#[derive(Debug)]
pub struct VerifyParams<T1: crate::ArraySql<Item = i64>> {
    pub ids: T1,
    pub account_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ForgetLinksParams {
    pub before: jiff::Timestamp,
    pub amount: i64,
}
#[derive(Debug)]
pub struct CountUsesParams<T1: crate::ArraySql<Item = i64>> {
    pub ids: T1,
    pub after: jiff::Timestamp,
}
#[derive(Debug)]
pub struct DaysParams<T1: crate::ArraySql<Item = i64>> {
    pub card_ids: T1,
    pub since: jiff::civil::Date,
}
#[derive(Clone, Copy, Debug)]
pub struct CandidatesParams {
    pub today: jiff::civil::Date,
    pub yesterday: jiff::civil::Date,
    pub threshold: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct SetTrendParams {
    pub card_id: i64,
    pub score: f64,
    pub max_score: f64,
    pub max_score_at: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct TrendingParams {
    pub amount: i64,
    pub skip: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct TimelineParams {
    pub upwards: bool,
    pub card_id: i64,
    pub below: i64,
    pub above: i64,
    pub amount: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Link {
    pub url: String,
    pub due: bool,
    pub due_at: Option<jiff::Timestamp>,
    pub status_id: Option<i64>,
    pub card_id: Option<i64>,
}
pub struct LinkBorrowed<'a> {
    pub url: &'a str,
    pub due: bool,
    pub due_at: Option<jiff::Timestamp>,
    pub status_id: Option<i64>,
    pub card_id: Option<i64>,
}
impl<'a> From<LinkBorrowed<'a>> for Link {
    fn from(
        LinkBorrowed {
            url,
            due,
            due_at,
            status_id,
            card_id,
        }: LinkBorrowed<'a>,
    ) -> Self {
        Self {
            url: url.into(),
            due,
            due_at,
            status_id,
            card_id,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Save {
    pub id: i64,
    pub new: bool,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Wanted {
    pub card_id: Option<i64>,
    pub waits: bool,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Unverified {
    pub id: i64,
    pub url: String,
}
pub struct UnverifiedBorrowed<'a> {
    pub id: i64,
    pub url: &'a str,
}
impl<'a> From<UnverifiedBorrowed<'a>> for Unverified {
    fn from(UnverifiedBorrowed { id, url }: UnverifiedBorrowed<'a>) -> Self {
        Self {
            id,
            url: url.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Days {
    pub card_id: i64,
    pub day: jiff::civil::Date,
    pub uses: i64,
    pub accounts: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Candidates {
    pub card_id: i64,
    pub observed: i64,
    pub expected: i64,
    pub max_score: Option<f64>,
    pub max_score_at: Option<jiff::Timestamp>,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Trending {
    pub id: i64,
    pub card: serde_json::Value,
}
pub struct TrendingBorrowed<'a> {
    pub id: i64,
    pub card: postgres_types::Json<&'a serde_json::value::RawValue>,
}
impl<'a> From<TrendingBorrowed<'a>> for Trending {
    fn from(TrendingBorrowed { id, card }: TrendingBorrowed<'a>) -> Self {
        Self {
            id,
            card: serde_json::from_str(card.0.get()).unwrap(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct LinkQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LinkBorrowed, tokio_postgres::Error>,
    mapper: fn(LinkBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LinkQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LinkBorrowed) -> R) -> LinkQuery<'c, 'a, 's, C, R, N> {
        LinkQuery {
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
pub struct SaveQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Save, tokio_postgres::Error>,
    mapper: fn(Save) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SaveQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Save) -> R) -> SaveQuery<'c, 'a, 's, C, R, N> {
        SaveQuery {
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
pub struct WantedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Wanted, tokio_postgres::Error>,
    mapper: fn(Wanted) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WantedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Wanted) -> R) -> WantedQuery<'c, 'a, 's, C, R, N> {
        WantedQuery {
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
pub struct Optioni64Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<i64>, tokio_postgres::Error>,
    mapper: fn(Option<i64>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> Optioni64Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Option<i64>) -> R) -> Optioni64Query<'c, 'a, 's, C, R, N> {
        Optioni64Query {
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
pub struct UnverifiedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UnverifiedBorrowed, tokio_postgres::Error>,
    mapper: fn(UnverifiedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UnverifiedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(UnverifiedBorrowed) -> R,
    ) -> UnverifiedQuery<'c, 'a, 's, C, R, N> {
        UnverifiedQuery {
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
pub struct CandidatesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Candidates, tokio_postgres::Error>,
    mapper: fn(Candidates) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CandidatesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Candidates) -> R) -> CandidatesQuery<'c, 'a, 's, C, R, N> {
        CandidatesQuery {
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
pub struct TrendingQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TrendingBorrowed, tokio_postgres::Error>,
    mapper: fn(TrendingBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TrendingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TrendingBorrowed) -> R) -> TrendingQuery<'c, 'a, 's, C, R, N> {
        TrendingQuery {
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
pub struct LinkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn link() -> LinkStmt {
    LinkStmt(
        "WITH p AS MATERIALIZED ( SELECT * FROM unnest($1::bigint[], $2::text[], $3::timestamptz[]) AS t (status_id, url, due_at) WHERE (SELECT true FROM mentions m JOIN accounts a ON a.id = m.account_id WHERE m.status_id = t.status_id AND t.url IN (a.url, a.uri) LIMIT 1) IS NULL AND (SELECT true FROM quotes q LEFT JOIN statuses o ON o.id = q.quoted_id WHERE q.status_id = t.status_id AND t.url IN (q.quoted_uri, o.url) LIMIT 1) IS NULL ), known AS ( INSERT INTO links (url, ask_after, due_at) SELECT url, $4::timestamptz, min(due_at) FROM p GROUP BY url ORDER BY 1 ON CONFLICT (url) DO UPDATE SET ask_after = CASE WHEN links.ask_after <= $5 OR (links.due_at > $5 AND excluded.due_at <= $5) THEN excluded.ask_after ELSE links.ask_after END, due_at = CASE WHEN links.ask_after <= $5 OR (links.due_at > $5 AND excluded.due_at <= $5) THEN excluded.due_at ELSE links.due_at END RETURNING url, card_id, due_at, ask_after = $4 AS due ), linked AS ( INSERT INTO status_cards (status_id, url, card_id) SELECT p.status_id, p.url, k.card_id FROM p JOIN known k ON k.url = p.url JOIN statuses s ON s.id = p.status_id ORDER BY p.status_id ON CONFLICT (status_id) DO NOTHING RETURNING status_id, url, card_id ) SELECT k.url, k.due, k.due_at, l.status_id, l.card_id FROM known k LEFT JOIN linked l ON l.url = k.url",
        None,
    )
}
impl LinkStmt {
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
        T1: crate::ArraySql<Item = i64>,
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
        T4: crate::ArraySql<Item = jiff::Timestamp>,
    >(
        &'s self,
        client: &'c C,
        status_ids: &'a T1,
        urls: &'a T3,
        due_ats: &'a T4,
        leased_until: &'a jiff::Timestamp,
        now: &'a jiff::Timestamp,
    ) -> LinkQuery<'c, 'a, 's, C, Link, 5> {
        LinkQuery {
            client,
            params: [status_ids, urls, due_ats, leased_until, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LinkBorrowed, tokio_postgres::Error> {
                Ok(LinkBorrowed {
                    url: row.try_get(0)?,
                    due: row.try_get(1)?,
                    due_at: row.try_get(2)?,
                    status_id: row.try_get(3)?,
                    card_id: row.try_get(4)?,
                })
            },
            mapper: |it| Link::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::ArraySql<Item = jiff::Timestamp>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LinkParams<T1, T2, T3, T4>,
        LinkQuery<'c, 'a, 's, C, Link, 5>,
        C,
    > for LinkStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LinkParams<T1, T2, T3, T4>,
    ) -> LinkQuery<'c, 'a, 's, C, Link, 5> {
        self.bind(
            client,
            &params.status_ids,
            &params.urls,
            &params.due_ats,
            &params.leased_until,
            &params.now,
        )
    }
}
pub struct UnlinkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unlink() -> UnlinkStmt {
    UnlinkStmt(
        "DELETE FROM status_cards WHERE status_id = $1 AND url <> $2",
        None,
    )
}
impl UnlinkStmt {
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
        status_id: &'a i64,
        link: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[status_id, link]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UnlinkParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UnlinkStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UnlinkParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.status_id, &params.link))
    }
}
pub struct SaveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn save() -> SaveStmt {
    SaveStmt(
        "INSERT INTO preview_cards (id, url, kind, title, description, language, author_name, author_url, provider_name, provider_url, html, width, height, image_url, image_description, embed_url, published_at, article, author_account_id, unverified_account_id, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $21) ON CONFLICT (url) DO UPDATE SET kind = excluded.kind, title = excluded.title, description = excluded.description, language = excluded.language, author_name = excluded.author_name, author_url = excluded.author_url, provider_name = excluded.provider_name, provider_url = excluded.provider_url, html = excluded.html, width = excluded.width, height = excluded.height, image_url = excluded.image_url, image_description = excluded.image_description, embed_url = excluded.embed_url, published_at = excluded.published_at, article = excluded.article, author_account_id = excluded.author_account_id, unverified_account_id = excluded.unverified_account_id, updated_at = excluded.updated_at RETURNING id, (xmax = 0) AS new",
        None,
    )
}
impl SaveStmt {
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
        T5: crate::StringSql,
        T6: crate::StringSql,
        T7: crate::StringSql,
        T8: crate::StringSql,
        T9: crate::StringSql,
        T10: crate::StringSql,
        T11: crate::StringSql,
        T12: crate::StringSql,
        T13: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        id: &'a i64,
        url: &'a T1,
        kind: &'a T2,
        title: &'a T3,
        description: &'a T4,
        language: &'a Option<T5>,
        author_name: &'a T6,
        author_url: &'a T7,
        provider_name: &'a T8,
        provider_url: &'a T9,
        html: &'a T10,
        width: &'a i32,
        height: &'a i32,
        image_url: &'a Option<T11>,
        image_description: &'a T12,
        embed_url: &'a T13,
        published_at: &'a Option<jiff::Timestamp>,
        article: &'a bool,
        author_account_id: &'a Option<i64>,
        unverified_account_id: &'a Option<i64>,
        now: &'a jiff::Timestamp,
    ) -> SaveQuery<'c, 'a, 's, C, Save, 21> {
        SaveQuery {
            client,
            params: [
                id,
                url,
                kind,
                title,
                description,
                language,
                author_name,
                author_url,
                provider_name,
                provider_url,
                html,
                width,
                height,
                image_url,
                image_description,
                embed_url,
                published_at,
                article,
                author_account_id,
                unverified_account_id,
                now,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Save, tokio_postgres::Error> {
                Ok(Save {
                    id: row.try_get(0)?,
                    new: row.try_get(1)?,
                })
            },
            mapper: |it| Save::from(it),
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
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
    T9: crate::StringSql,
    T10: crate::StringSql,
    T11: crate::StringSql,
    T12: crate::StringSql,
    T13: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SaveParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>,
        SaveQuery<'c, 'a, 's, C, Save, 21>,
        C,
    > for SaveStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SaveParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>,
    ) -> SaveQuery<'c, 'a, 's, C, Save, 21> {
        self.bind(
            client,
            &params.id,
            &params.url,
            &params.kind,
            &params.title,
            &params.description,
            &params.language,
            &params.author_name,
            &params.author_url,
            &params.provider_name,
            &params.provider_url,
            &params.html,
            &params.width,
            &params.height,
            &params.image_url,
            &params.image_description,
            &params.embed_url,
            &params.published_at,
            &params.article,
            &params.author_account_id,
            &params.unverified_account_id,
            &params.now,
        )
    }
}
pub struct WantedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn wanted() -> WantedStmt {
    WantedStmt(
        "SELECT card_id, due_at IS NOT NULL AS waits FROM links WHERE url = $1",
        None,
    )
}
impl WantedStmt {
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
        url: &'a T1,
    ) -> WantedQuery<'c, 'a, 's, C, Wanted, 1> {
        WantedQuery {
            client,
            params: [url],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Wanted, tokio_postgres::Error> {
                Ok(Wanted {
                    card_id: row.try_get(0)?,
                    waits: row.try_get(1)?,
                })
            },
            mapper: |it| Wanted::from(it),
        }
    }
}
pub struct AnsweredStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn answered() -> AnsweredStmt {
    AnsweredStmt(
        "UPDATE links SET card_id = coalesce($1, card_id), ask_after = $2, due_at = NULL WHERE url = $3 RETURNING card_id",
        None,
    )
}
impl AnsweredStmt {
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
        card_id: &'a Option<i64>,
        ask_after: &'a jiff::Timestamp,
        url: &'a T1,
    ) -> Optioni64Query<'c, 'a, 's, C, Option<i64>, 3> {
        Optioni64Query {
            client,
            params: [card_id, ask_after, url],
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
        AnsweredParams<T1>,
        Optioni64Query<'c, 'a, 's, C, Option<i64>, 3>,
        C,
    > for AnsweredStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AnsweredParams<T1>,
    ) -> Optioni64Query<'c, 'a, 's, C, Option<i64>, 3> {
        self.bind(client, &params.card_id, &params.ask_after, &params.url)
    }
}
pub struct AttachStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn attach() -> AttachStmt {
    AttachStmt(
        "UPDATE status_cards SET card_id = $1 WHERE status_id = ANY(ARRAY(SELECT w.status_id FROM status_cards w WHERE w.url = $2 AND w.card_id IS NULL ORDER BY w.status_id DESC LIMIT $3)) RETURNING status_id",
        None,
    )
}
impl AttachStmt {
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
        card_id: &'a i64,
        url: &'a T1,
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [card_id, url, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, AttachParams<T1>, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for AttachStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AttachParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.card_id, &params.url, &params.amount)
    }
}
pub struct PostsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn posts() -> PostsStmt {
    PostsStmt(
        "SELECT c.status_id FROM unnest($1::bigint[]) AS k (id) CROSS JOIN LATERAL ( SELECT x.status_id FROM status_cards x WHERE x.card_id = k.id ORDER BY x.status_id DESC LIMIT $2) c",
        None,
    )
}
impl PostsStmt {
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
        card_ids: &'a T1,
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [card_ids, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<'c, 'a, 's, PostsParams<T1>, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for PostsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PostsParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.card_ids, &params.amount)
    }
}
pub struct UnverifiedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unverified() -> UnverifiedStmt {
    UnverifiedStmt(
        "SELECT id, url FROM preview_cards WHERE unverified_account_id = $1 ORDER BY id DESC LIMIT $2",
        None,
    )
}
impl UnverifiedStmt {
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
    ) -> UnverifiedQuery<'c, 'a, 's, C, Unverified, 2> {
        UnverifiedQuery {
            client,
            params: [account_id, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<UnverifiedBorrowed, tokio_postgres::Error> {
                    Ok(UnverifiedBorrowed {
                        id: row.try_get(0)?,
                        url: row.try_get(1)?,
                    })
                },
            mapper: |it| Unverified::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UnverifiedParams,
        UnverifiedQuery<'c, 'a, 's, C, Unverified, 2>,
        C,
    > for UnverifiedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnverifiedParams,
    ) -> UnverifiedQuery<'c, 'a, 's, C, Unverified, 2> {
        self.bind(client, &params.account_id, &params.amount)
    }
}
pub struct VerifyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn verify() -> VerifyStmt {
    VerifyStmt(
        "UPDATE preview_cards SET author_account_id = unverified_account_id, unverified_account_id = NULL WHERE id = ANY($1) AND unverified_account_id = $2",
        None,
    )
}
impl VerifyStmt {
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
        account_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[ids, account_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        VerifyParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for VerifyStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a VerifyParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.ids, &params.account_id))
    }
}
pub struct ForgetLinksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_links() -> ForgetLinksStmt {
    ForgetLinksStmt(
        "DELETE FROM links WHERE url = ANY(ARRAY(SELECT l.url FROM links l WHERE l.ask_after < $1 ORDER BY l.ask_after LIMIT $2))",
        None,
    )
}
impl ForgetLinksStmt {
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
        amount: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[before, amount]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ForgetLinksParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ForgetLinksStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ForgetLinksParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.before, &params.amount))
    }
}
pub struct CountUsesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_uses() -> CountUsesStmt {
    CountUsesStmt(
        "WITH new AS ( INSERT INTO link_uses (day, card_id, status_id) SELECT (s.created_at AT TIME ZONE 'UTC')::date, p.id, s.id FROM statuses s JOIN statuses o ON o.id = coalesce(s.reblog_of_id, s.id) JOIN status_cards c ON c.status_id = o.id JOIN preview_cards p ON p.id = c.card_id JOIN accounts a ON a.id = s.account_id JOIN accounts b ON b.id = o.account_id WHERE s.id = ANY($1) AND s.created_at > $2 AND s.visibility = 'public' AND o.visibility = 'public' AND a.silenced_at IS NULL AND b.silenced_at IS NULL AND o.spoiler_text = '' AND NOT o.sensitive AND p.article AND p.kind = 'link' AND p.title <> '' AND p.description <> '' AND p.image_url IS NOT NULL AND p.provider_name <> '' ORDER BY 1, 2, 3 ON CONFLICT DO NOTHING RETURNING day, card_id, status_id ), people AS ( INSERT INTO link_users (day, card_id, account_id) SELECT DISTINCT n.day, n.card_id, s.account_id FROM new n JOIN statuses s ON s.id = n.status_id ORDER BY 1, 2, 3 ON CONFLICT DO NOTHING RETURNING day, card_id, account_id ) INSERT INTO link_days (card_id, day, uses, accounts) SELECT n.card_id, n.day, count(*), (SELECT count(*) FROM people p WHERE p.day = n.day AND p.card_id = n.card_id) FROM new n GROUP BY n.card_id, n.day ORDER BY n.card_id, n.day ON CONFLICT (card_id, day) DO UPDATE SET uses = link_days.uses + excluded.uses, accounts = link_days.accounts + excluded.accounts",
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
        "SELECT card_id, day, uses, accounts FROM link_days WHERE card_id = ANY($1) AND day >= $2",
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
        card_ids: &'a T1,
        since: &'a jiff::civil::Date,
    ) -> DaysQuery<'c, 'a, 's, C, Days, 2> {
        DaysQuery {
            client,
            params: [card_ids, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Days, tokio_postgres::Error> {
                Ok(Days {
                    card_id: row.try_get(0)?,
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
        self.bind(client, &params.card_ids, &params.since)
    }
}
pub struct ForgetUsesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_uses() -> ForgetUsesStmt {
    ForgetUsesStmt("DELETE FROM link_uses WHERE day < $1", None)
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
    ForgetUsersStmt("DELETE FROM link_users WHERE day < $1", None)
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
    ForgetDaysStmt("DELETE FROM link_days WHERE day < $1", None)
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
pub struct CandidatesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn candidates() -> CandidatesStmt {
    CandidatesStmt(
        "SELECT c.id AS card_id, coalesce((SELECT d.accounts FROM link_days d WHERE d.card_id = c.id AND d.day = $1), 0) AS observed, coalesce((SELECT d.accounts FROM link_days d WHERE d.card_id = c.id AND d.day = $2), 0) AS expected, t.max_score, t.max_score_at FROM ((SELECT d.card_id FROM link_days d WHERE d.day = $1 AND d.accounts >= $3 ORDER BY d.accounts DESC LIMIT 1000) UNION SELECT card_id FROM link_trends) AS c (id) LEFT JOIN link_trends t ON t.card_id = c.id",
        None,
    )
}
impl CandidatesStmt {
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
    ) -> CandidatesQuery<'c, 'a, 's, C, Candidates, 3> {
        CandidatesQuery {
            client,
            params: [today, yesterday, threshold],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Candidates, tokio_postgres::Error> {
                Ok(Candidates {
                    card_id: row.try_get(0)?,
                    observed: row.try_get(1)?,
                    expected: row.try_get(2)?,
                    max_score: row.try_get(3)?,
                    max_score_at: row.try_get(4)?,
                })
            },
            mapper: |it| Candidates::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CandidatesParams,
        CandidatesQuery<'c, 'a, 's, C, Candidates, 3>,
        C,
    > for CandidatesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CandidatesParams,
    ) -> CandidatesQuery<'c, 'a, 's, C, Candidates, 3> {
        self.bind(client, &params.today, &params.yesterday, &params.threshold)
    }
}
pub struct SetTrendStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_trend() -> SetTrendStmt {
    SetTrendStmt(
        "INSERT INTO link_trends (card_id, score, max_score, max_score_at) VALUES ($1, $2, $3, $4) ON CONFLICT (card_id) DO UPDATE SET score = excluded.score, max_score = excluded.max_score, max_score_at = excluded.max_score_at",
        None,
    )
}
impl SetTrendStmt {
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
        card_id: &'a i64,
        score: &'a f64,
        max_score: &'a f64,
        max_score_at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[card_id, score, max_score, max_score_at],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetTrendParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetTrendStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetTrendParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.card_id,
            &params.score,
            &params.max_score,
            &params.max_score_at,
        ))
    }
}
pub struct ForgetTrendsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_trends() -> ForgetTrendsStmt {
    ForgetTrendsStmt("DELETE FROM link_trends WHERE card_id = ANY($1)", None)
}
impl ForgetTrendsStmt {
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
        card_ids: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[card_ids]).await
    }
}
pub struct TrendingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn trending() -> TrendingStmt {
    TrendingStmt(
        "SELECT p.id, to_jsonb(p) AS card FROM link_trends t JOIN preview_cards p ON p.id = t.card_id WHERE p.trendable IS NOT FALSE AND t.score > 0 ORDER BY t.score DESC, t.card_id DESC LIMIT $1 OFFSET $2",
        None,
    )
}
impl TrendingStmt {
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
    ) -> TrendingQuery<'c, 'a, 's, C, Trending, 2> {
        TrendingQuery {
            client,
            params: [amount, skip],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<TrendingBorrowed, tokio_postgres::Error> {
                    Ok(TrendingBorrowed {
                        id: row.try_get(0)?,
                        card: row.try_get(1)?,
                    })
                },
            mapper: |it| Trending::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TrendingParams,
        TrendingQuery<'c, 'a, 's, C, Trending, 2>,
        C,
    > for TrendingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TrendingParams,
    ) -> TrendingQuery<'c, 'a, 's, C, Trending, 2> {
        self.bind(client, &params.amount, &params.skip)
    }
}
pub struct TrendsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn trends() -> TrendsStmt {
    TrendsStmt(
        "SELECT p.id FROM preview_cards p JOIN link_trends t ON t.card_id = p.id WHERE p.url = $1 AND p.trendable IS NOT FALSE AND t.score > 0 UNION ALL SELECT p.id FROM links l JOIN preview_cards p ON p.id = l.card_id JOIN link_trends t ON t.card_id = p.id WHERE l.url = $1 AND p.trendable IS NOT FALSE AND t.score > 0 LIMIT 1",
        None,
    )
}
impl TrendsStmt {
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
        url: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [url],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct TimelineStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn timeline() -> TimelineStmt {
    TimelineStmt(
        "(SELECT c.status_id AS id FROM status_cards c JOIN statuses s ON s.id = c.status_id JOIN accounts a ON a.id = s.account_id WHERE NOT $1 AND c.card_id = $2 AND c.status_id < $3 AND c.status_id > $4 AND s.visibility = 'public' AND a.discoverable ORDER BY c.status_id DESC LIMIT $5) UNION ALL (SELECT c.status_id AS id FROM status_cards c JOIN statuses s ON s.id = c.status_id JOIN accounts a ON a.id = s.account_id WHERE $1 AND c.card_id = $2 AND c.status_id < $3 AND c.status_id > $4 AND s.visibility = 'public' AND a.discoverable ORDER BY c.status_id LIMIT $5)",
        None,
    )
}
impl TimelineStmt {
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
        upwards: &'a bool,
        card_id: &'a i64,
        below: &'a i64,
        above: &'a i64,
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        I64Query {
            client,
            params: [upwards, card_id, below, above, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, TimelineParams, I64Query<'c, 'a, 's, C, i64, 5>, C>
    for TimelineStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TimelineParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        self.bind(
            client,
            &params.upwards,
            &params.card_id,
            &params.below,
            &params.above,
            &params.amount,
        )
    }
}
