// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
> {
    pub id: i64,
    pub account_id: i64,
    pub title: T1,
    pub contexts: T3,
    pub action: T4,
    pub expires_at: Option<jiff::Timestamp>,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct UpdateParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
> {
    pub title: T1,
    pub contexts: T3,
    pub action: T4,
    pub expires_at: Option<jiff::Timestamp>,
    pub id: i64,
}
#[derive(Debug)]
pub struct InsertKeywordsParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::ArraySql<Item = bool>,
> {
    pub filter_id: i64,
    pub ids: T1,
    pub keywords: T3,
    pub whole_words: T4,
}
#[derive(Debug)]
pub struct UpdateKeywordsParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::ArraySql<Item = bool>,
> {
    pub ids: T1,
    pub keywords: T3,
    pub whole_words: T4,
}
#[derive(Clone, Copy, Debug)]
pub struct InsertStatusParams {
    pub id: i64,
    pub filter_id: i64,
    pub status_id: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Filter {
    pub id: i64,
    pub account_id: i64,
    pub title: String,
    pub contexts: Vec<String>,
    pub action: String,
    pub expires_at: Option<jiff::Timestamp>,
    pub keywords: serde_json::Value,
    pub statuses: serde_json::Value,
}
pub struct FilterBorrowed<'a> {
    pub id: i64,
    pub account_id: i64,
    pub title: &'a str,
    pub contexts: crate::ArrayIterator<'a, &'a str>,
    pub action: &'a str,
    pub expires_at: Option<jiff::Timestamp>,
    pub keywords: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub statuses: postgres_types::Json<&'a serde_json::value::RawValue>,
}
impl<'a> From<FilterBorrowed<'a>> for Filter {
    fn from(
        FilterBorrowed {
            id,
            account_id,
            title,
            contexts,
            action,
            expires_at,
            keywords,
            statuses,
        }: FilterBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            account_id,
            title: title.into(),
            contexts: contexts.map(|v| v.into()).collect(),
            action: action.into(),
            expires_at,
            keywords: serde_json::from_str(keywords.0.get()).unwrap(),
            statuses: serde_json::from_str(statuses.0.get()).unwrap(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct FilterQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FilterBorrowed, tokio_postgres::Error>,
    mapper: fn(FilterBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FilterQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FilterBorrowed) -> R) -> FilterQuery<'c, 'a, 's, C, R, N> {
        FilterQuery {
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
pub struct OfReadersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_readers() -> OfReadersStmt {
    OfReadersStmt(
        "SELECT f.id, f.account_id, f.title, f.contexts, f.action, f.expires_at, coalesce((SELECT jsonb_agg(jsonb_build_object('id', k.id, 'keyword', k.keyword, 'whole_word', k.whole_word) ORDER BY k.id) FROM filter_keywords k WHERE k.filter_id = f.id), '[]') AS keywords, coalesce((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'status_id', s.status_id) ORDER BY s.id) FROM filter_statuses s WHERE s.filter_id = f.id), '[]') AS statuses FROM filters f WHERE f.account_id = ANY($1) ORDER BY f.account_id, f.id",
        None,
    )
}
impl OfReadersStmt {
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
        readers: &'a T1,
    ) -> FilterQuery<'c, 'a, 's, C, Filter, 1> {
        FilterQuery {
            client,
            params: [readers],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FilterBorrowed, tokio_postgres::Error> {
                    Ok(FilterBorrowed {
                        id: row.try_get(0)?,
                        account_id: row.try_get(1)?,
                        title: row.try_get(2)?,
                        contexts: row.try_get(3)?,
                        action: row.try_get(4)?,
                        expires_at: row.try_get(5)?,
                        keywords: row.try_get(6)?,
                        statuses: row.try_get(7)?,
                    })
                },
            mapper: |it| Filter::from(it),
        }
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "INSERT INTO filters (id, account_id, title, contexts, action, expires_at, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
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
        T3: crate::ArraySql<Item = T2>,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        id: &'a i64,
        account_id: &'a i64,
        title: &'a T1,
        contexts: &'a T3,
        action: &'a T4,
        expires_at: &'a Option<jiff::Timestamp>,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[id, account_id, title, contexts, action, expires_at, now],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.account_id,
            &params.title,
            &params.contexts,
            &params.action,
            &params.expires_at,
            &params.now,
        ))
    }
}
pub struct UpdateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update() -> UpdateStmt {
    UpdateStmt(
        "UPDATE filters SET title = $1, contexts = $2, action = $3, expires_at = $4 WHERE id = $5",
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
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        title: &'a T1,
        contexts: &'a T3,
        action: &'a T4,
        expires_at: &'a Option<jiff::Timestamp>,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[title, contexts, action, expires_at, id],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UpdateParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UpdateStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpdateParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.title,
            &params.contexts,
            &params.action,
            &params.expires_at,
            &params.id,
        ))
    }
}
pub struct DeleteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete() -> DeleteStmt {
    DeleteStmt("DELETE FROM filters WHERE id = $1", None)
}
impl DeleteStmt {
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
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[id]).await
    }
}
pub struct InsertKeywordsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_keywords() -> InsertKeywordsStmt {
    InsertKeywordsStmt(
        "INSERT INTO filter_keywords (id, filter_id, keyword, whole_word) SELECT i, $1, k, w FROM unnest($2::bigint[], $3::text[], $4::boolean[]) AS t (i, k, w)",
        None,
    )
}
impl InsertKeywordsStmt {
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
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
        T4: crate::ArraySql<Item = bool>,
    >(
        &'s self,
        client: &'c C,
        filter_id: &'a i64,
        ids: &'a T1,
        keywords: &'a T3,
        whole_words: &'a T4,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[filter_id, ids, keywords, whole_words],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::ArraySql<Item = bool>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertKeywordsParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertKeywordsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertKeywordsParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.filter_id,
            &params.ids,
            &params.keywords,
            &params.whole_words,
        ))
    }
}
pub struct UpdateKeywordsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_keywords() -> UpdateKeywordsStmt {
    UpdateKeywordsStmt(
        "UPDATE filter_keywords k SET keyword = t.k, whole_word = t.w FROM unnest($1::bigint[], $2::text[], $3::boolean[]) AS t (i, k, w) WHERE k.id = t.i",
        None,
    )
}
impl UpdateKeywordsStmt {
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
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
        T4: crate::ArraySql<Item = bool>,
    >(
        &'s self,
        client: &'c C,
        ids: &'a T1,
        keywords: &'a T3,
        whole_words: &'a T4,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[ids, keywords, whole_words],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::ArraySql<Item = bool>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UpdateKeywordsParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UpdateKeywordsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpdateKeywordsParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.ids, &params.keywords, &params.whole_words))
    }
}
pub struct DeleteKeywordsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_keywords() -> DeleteKeywordsStmt {
    DeleteKeywordsStmt("DELETE FROM filter_keywords WHERE id = ANY($1)", None)
}
impl DeleteKeywordsStmt {
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
pub struct InsertStatusStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_status() -> InsertStatusStmt {
    InsertStatusStmt(
        "INSERT INTO filter_statuses (id, filter_id, status_id) VALUES ($1, $2, $3)",
        None,
    )
}
impl InsertStatusStmt {
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
        id: &'a i64,
        filter_id: &'a i64,
        status_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[id, filter_id, status_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertStatusParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertStatusStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertStatusParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.id, &params.filter_id, &params.status_id))
    }
}
pub struct DeleteStatusStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_status() -> DeleteStatusStmt {
    DeleteStatusStmt("DELETE FROM filter_statuses WHERE id = $1", None)
}
impl DeleteStatusStmt {
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
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[id]).await
    }
}
