// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct SetActivityParams {
    pub week: jiff::civil::Date,
    pub statuses: i64,
    pub logins: i64,
    pub registrations: i64,
}
#[derive(Debug)]
pub struct AddRuleParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub id: i64,
    pub text: T1,
    pub hint: T2,
}
#[derive(Debug)]
pub struct TranslateRuleParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub rule_id: i64,
    pub language: T1,
    pub text: T2,
    pub hint: T3,
}
#[derive(Clone, Copy, Debug)]
pub struct RemoveRuleParams {
    pub now: jiff::Timestamp,
    pub id: i64,
}
#[derive(Debug)]
pub struct PublishTermsParams<T1: crate::StringSql> {
    pub effective_date: jiff::civil::Date,
    pub content: T1,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct PeersLikeParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub low: T1,
    pub high: T2,
    pub amount: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Activity {
    pub week: jiff::civil::Date,
    pub statuses: i64,
    pub logins: i64,
    pub registrations: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct RuleTranslations {
    pub rule_id: i64,
    pub language: String,
    pub text: String,
    pub hint: String,
}
pub struct RuleTranslationsBorrowed<'a> {
    pub rule_id: i64,
    pub language: &'a str,
    pub text: &'a str,
    pub hint: &'a str,
}
impl<'a> From<RuleTranslationsBorrowed<'a>> for RuleTranslations {
    fn from(
        RuleTranslationsBorrowed {
            rule_id,
            language,
            text,
            hint,
        }: RuleTranslationsBorrowed<'a>,
    ) -> Self {
        Self {
            rule_id,
            language: language.into(),
            text: text.into(),
            hint: hint.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Terms {
    pub effective_date: jiff::civil::Date,
    pub content: String,
    pub succeeded_by: Option<jiff::civil::Date>,
}
pub struct TermsBorrowed<'a> {
    pub effective_date: jiff::civil::Date,
    pub content: &'a str,
    pub succeeded_by: Option<jiff::civil::Date>,
}
impl<'a> From<TermsBorrowed<'a>> for Terms {
    fn from(
        TermsBorrowed {
            effective_date,
            content,
            succeeded_by,
        }: TermsBorrowed<'a>,
    ) -> Self {
        Self {
            effective_date,
            content: content.into(),
            succeeded_by,
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct DomainBlocks {
    pub domain: String,
    pub severity: String,
    pub obfuscate: bool,
    pub public_comment: String,
}
pub struct DomainBlocksBorrowed<'a> {
    pub domain: &'a str,
    pub severity: &'a str,
    pub obfuscate: bool,
    pub public_comment: &'a str,
}
impl<'a> From<DomainBlocksBorrowed<'a>> for DomainBlocks {
    fn from(
        DomainBlocksBorrowed {
            domain,
            severity,
            obfuscate,
            public_comment,
        }: DomainBlocksBorrowed<'a>,
    ) -> Self {
        Self {
            domain: domain.into(),
            severity: severity.into(),
            obfuscate,
            public_comment: public_comment.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ActivityQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Activity, tokio_postgres::Error>,
    mapper: fn(Activity) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ActivityQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Activity) -> R) -> ActivityQuery<'c, 'a, 's, C, R, N> {
        ActivityQuery {
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
pub struct RuleTranslationsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RuleTranslationsBorrowed, tokio_postgres::Error>,
    mapper: fn(RuleTranslationsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RuleTranslationsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(RuleTranslationsBorrowed) -> R,
    ) -> RuleTranslationsQuery<'c, 'a, 's, C, R, N> {
        RuleTranslationsQuery {
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
pub struct TermsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TermsBorrowed, tokio_postgres::Error>,
    mapper: fn(TermsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TermsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TermsBorrowed) -> R) -> TermsQuery<'c, 'a, 's, C, R, N> {
        TermsQuery {
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
pub struct DomainBlocksQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DomainBlocksBorrowed, tokio_postgres::Error>,
    mapper: fn(DomainBlocksBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DomainBlocksQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(DomainBlocksBorrowed) -> R,
    ) -> DomainBlocksQuery<'c, 'a, 's, C, R, N> {
        DomainBlocksQuery {
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
pub struct StringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&str, tokio_postgres::Error>,
    mapper: fn(&str) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&str) -> R) -> StringQuery<'c, 'a, 's, C, R, N> {
        StringQuery {
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
pub struct ActivityStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn activity() -> ActivityStmt {
    ActivityStmt(
        "SELECT week, statuses, logins, registrations FROM activity_weeks WHERE week > $1 ORDER BY week DESC LIMIT 12",
        None,
    )
}
impl ActivityStmt {
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
        after: &'a jiff::civil::Date,
    ) -> ActivityQuery<'c, 'a, 's, C, Activity, 1> {
        ActivityQuery {
            client,
            params: [after],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Activity, tokio_postgres::Error> {
                Ok(Activity {
                    week: row.try_get(0)?,
                    statuses: row.try_get(1)?,
                    logins: row.try_get(2)?,
                    registrations: row.try_get(3)?,
                })
            },
            mapper: |it| Activity::from(it),
        }
    }
}
pub struct SetActivityStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_activity() -> SetActivityStmt {
    SetActivityStmt(
        "INSERT INTO activity_weeks (week, statuses_before, statuses, logins, registrations) VALUES ($1, $2::bigint, 0, $3, $4) ON CONFLICT (week) DO UPDATE SET statuses = greatest($2::bigint - activity_weeks.statuses_before, 0), logins = excluded.logins, registrations = excluded.registrations",
        None,
    )
}
impl SetActivityStmt {
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
        week: &'a jiff::civil::Date,
        statuses: &'a i64,
        logins: &'a i64,
        registrations: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[week, statuses, logins, registrations],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetActivityParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetActivityStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetActivityParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.week,
            &params.statuses,
            &params.logins,
            &params.registrations,
        ))
    }
}
pub struct RegisteredSinceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn registered_since() -> RegisteredSinceStmt {
    RegisteredSinceStmt("SELECT count(*) FROM users WHERE created_at >= $1", None)
}
impl RegisteredSinceStmt {
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
        since: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct RuleTranslationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rule_translations() -> RuleTranslationsStmt {
    RuleTranslationsStmt(
        "SELECT t.rule_id, t.language, t.text, t.hint FROM rule_translations t JOIN rules r ON r.id = t.rule_id WHERE r.deleted_at IS NULL ORDER BY t.rule_id, t.language",
        None,
    )
}
impl RuleTranslationsStmt {
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
    ) -> RuleTranslationsQuery<'c, 'a, 's, C, RuleTranslations, 0> {
        RuleTranslationsQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<RuleTranslationsBorrowed, tokio_postgres::Error> {
                Ok(RuleTranslationsBorrowed {
                    rule_id: row.try_get(0)?,
                    language: row.try_get(1)?,
                    text: row.try_get(2)?,
                    hint: row.try_get(3)?,
                })
            },
            mapper: |it| RuleTranslations::from(it),
        }
    }
}
pub struct AddRuleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn add_rule() -> AddRuleStmt {
    AddRuleStmt(
        "INSERT INTO rules (id, position, text, hint) SELECT $1, coalesce(max(position), 0) + 1, $2, $3 FROM rules",
        None,
    )
}
impl AddRuleStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        id: &'a i64,
        text: &'a T1,
        hint: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[id, text, hint]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        AddRuleParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for AddRuleStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AddRuleParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.id, &params.text, &params.hint))
    }
}
pub struct TranslateRuleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn translate_rule() -> TranslateRuleStmt {
    TranslateRuleStmt(
        "INSERT INTO rule_translations (rule_id, language, text, hint) VALUES ($1, $2, $3, $4) ON CONFLICT (rule_id, language) DO UPDATE SET text = excluded.text, hint = excluded.hint",
        None,
    )
}
impl TranslateRuleStmt {
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
    >(
        &'s self,
        client: &'c C,
        rule_id: &'a i64,
        language: &'a T1,
        text: &'a T2,
        hint: &'a T3,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[rule_id, language, text, hint],
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
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        TranslateRuleParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for TranslateRuleStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a TranslateRuleParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.rule_id,
            &params.language,
            &params.text,
            &params.hint,
        ))
    }
}
pub struct RemoveRuleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_rule() -> RemoveRuleStmt {
    RemoveRuleStmt(
        "UPDATE rules SET deleted_at = $1 WHERE id = $2 AND deleted_at IS NULL",
        None,
    )
}
impl RemoveRuleStmt {
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
        RemoveRuleParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RemoveRuleStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RemoveRuleParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
pub struct RuleExistsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rule_exists() -> RuleExistsStmt {
    RuleExistsStmt(
        "SELECT EXISTS (SELECT 1 FROM rules WHERE id = $1 AND deleted_at IS NULL) AS yes",
        None,
    )
}
impl RuleExistsStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct TermsInForceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn terms_in_force() -> TermsInForceStmt {
    TermsInForceStmt(
        "SELECT t.effective_date, t.content, (SELECT min(n.effective_date) FROM terms_of_service n WHERE n.effective_date > t.effective_date) AS succeeded_by FROM terms_of_service t ORDER BY (t.effective_date <= $1) DESC, CASE WHEN t.effective_date <= $1 THEN $1::date - t.effective_date ELSE t.effective_date - $1::date END LIMIT 1",
        None,
    )
}
impl TermsInForceStmt {
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
    ) -> TermsQuery<'c, 'a, 's, C, Terms, 1> {
        TermsQuery {
            client,
            params: [today],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TermsBorrowed, tokio_postgres::Error> {
                Ok(TermsBorrowed {
                    effective_date: row.try_get(0)?,
                    content: row.try_get(1)?,
                    succeeded_by: row.try_get(2)?,
                })
            },
            mapper: |it| Terms::from(it),
        }
    }
}
pub struct TermsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn terms_of() -> TermsOfStmt {
    TermsOfStmt(
        "SELECT t.effective_date, t.content, (SELECT min(n.effective_date) FROM terms_of_service n WHERE n.effective_date > t.effective_date) AS succeeded_by FROM terms_of_service t WHERE t.effective_date = $1",
        None,
    )
}
impl TermsOfStmt {
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
    ) -> TermsQuery<'c, 'a, 's, C, Terms, 1> {
        TermsQuery {
            client,
            params: [day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TermsBorrowed, tokio_postgres::Error> {
                Ok(TermsBorrowed {
                    effective_date: row.try_get(0)?,
                    content: row.try_get(1)?,
                    succeeded_by: row.try_get(2)?,
                })
            },
            mapper: |it| Terms::from(it),
        }
    }
}
pub struct PublishTermsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn publish_terms() -> PublishTermsStmt {
    PublishTermsStmt(
        "INSERT INTO terms_of_service (effective_date, content, published_at) VALUES ($1, $2, $3) ON CONFLICT (effective_date) DO UPDATE SET content = excluded.content, published_at = excluded.published_at",
        None,
    )
}
impl PublishTermsStmt {
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
        effective_date: &'a jiff::civil::Date,
        content: &'a T1,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[effective_date, content, now],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PublishTermsParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PublishTermsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PublishTermsParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.effective_date, &params.content, &params.now))
    }
}
pub struct DomainBlocksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn domain_blocks() -> DomainBlocksStmt {
    DomainBlocksStmt(
        "SELECT domain, severity, obfuscate, public_comment FROM domain_blocks WHERE severity IN ('silence', 'suspend') ORDER BY severity DESC, domain",
        None,
    )
}
impl DomainBlocksStmt {
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
    ) -> DomainBlocksQuery<'c, 'a, 's, C, DomainBlocks, 0> {
        DomainBlocksQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DomainBlocksBorrowed, tokio_postgres::Error> {
                    Ok(DomainBlocksBorrowed {
                        domain: row.try_get(0)?,
                        severity: row.try_get(1)?,
                        obfuscate: row.try_get(2)?,
                        public_comment: row.try_get(3)?,
                    })
                },
            mapper: |it| DomainBlocks::from(it),
        }
    }
}
pub struct PeersLikeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn peers_like() -> PeersLikeStmt {
    PeersLikeStmt(
        "SELECT h.host FROM hosts h WHERE h.host ~>=~ $1 AND h.host ~<~ $2 AND NOT EXISTS (SELECT 1 FROM domain_blocks b WHERE b.severity <> 'noop' AND (h.host = b.domain OR right(h.host, length(b.domain) + 1) = '.' || b.domain)) ORDER BY h.host USING ~<~ LIMIT $3",
        None,
    )
}
impl PeersLikeStmt {
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
        low: &'a T1,
        high: &'a T2,
        amount: &'a i64,
    ) -> StringQuery<'c, 'a, 's, C, String, 3> {
        StringQuery {
            client,
            params: [low, high, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PeersLikeParams<T1, T2>,
        StringQuery<'c, 'a, 's, C, String, 3>,
        C,
    > for PeersLikeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PeersLikeParams<T1, T2>,
    ) -> StringQuery<'c, 'a, 's, C, String, 3> {
        self.bind(client, &params.low, &params.high, &params.amount)
    }
}
