// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct OfAuthorsParams<T1: crate::ArraySql<Item = i64>, T2: crate::ArraySql<Item = i64>> {
    pub authors: T1,
    pub above: T2,
    pub amount: i64,
}
#[derive(Debug)]
pub struct OfTagsParams<T1: crate::ArraySql<Item = i64>, T2: crate::ArraySql<Item = i64>> {
    pub tags: T1,
    pub above: T2,
    pub amount: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Post {
    pub account_id: i64,
    pub id: i64,
    pub boost: bool,
    pub language: Option<String>,
    pub answers: bool,
    pub parent_id: Option<i64>,
}
pub struct PostBorrowed<'a> {
    pub account_id: i64,
    pub id: i64,
    pub boost: bool,
    pub language: Option<&'a str>,
    pub answers: bool,
    pub parent_id: Option<i64>,
}
impl<'a> From<PostBorrowed<'a>> for Post {
    fn from(
        PostBorrowed {
            account_id,
            id,
            boost,
            language,
            answers,
            parent_id,
        }: PostBorrowed<'a>,
    ) -> Self {
        Self {
            account_id,
            id,
            boost,
            language: language.map(|v| v.into()),
            answers,
            parent_id,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct OfTags {
    pub tag_id: i64,
    pub account_id: i64,
    pub id: i64,
    pub answers: bool,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct PostQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PostBorrowed, tokio_postgres::Error>,
    mapper: fn(PostBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PostQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PostBorrowed) -> R) -> PostQuery<'c, 'a, 's, C, R, N> {
        PostQuery {
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
pub struct OfTagsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OfTags, tokio_postgres::Error>,
    mapper: fn(OfTags) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OfTagsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OfTags) -> R) -> OfTagsQuery<'c, 'a, 's, C, R, N> {
        OfTagsQuery {
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
pub struct OfAuthorsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_authors() -> OfAuthorsStmt {
    OfAuthorsStmt(
        "SELECT s.account_id, s.id, s.reblog_of_id IS NOT NULL AS boost, s.language, s.in_reply_to_id IS NOT NULL OR s.in_reply_to_uri IS NOT NULL AS answers, s.in_reply_to_account_id AS parent_id FROM unnest($1::bigint[], $2::bigint[]) AS w (author, above) CROSS JOIN LATERAL ( SELECT account_id, id, reblog_of_id, language, in_reply_to_id, in_reply_to_uri, in_reply_to_account_id FROM statuses WHERE account_id = w.author AND id > w.above AND visibility <> 'direct' ORDER BY id DESC LIMIT $3) s",
        None,
    )
}
impl OfAuthorsStmt {
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
        T2: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        authors: &'a T1,
        above: &'a T2,
        amount: &'a i64,
    ) -> PostQuery<'c, 'a, 's, C, Post, 3> {
        PostQuery {
            client,
            params: [authors, above, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PostBorrowed, tokio_postgres::Error> {
                Ok(PostBorrowed {
                    account_id: row.try_get(0)?,
                    id: row.try_get(1)?,
                    boost: row.try_get(2)?,
                    language: row.try_get(3)?,
                    answers: row.try_get(4)?,
                    parent_id: row.try_get(5)?,
                })
            },
            mapper: |it| Post::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>, T2: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OfAuthorsParams<T1, T2>,
        PostQuery<'c, 'a, 's, C, Post, 3>,
        C,
    > for OfAuthorsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfAuthorsParams<T1, T2>,
    ) -> PostQuery<'c, 'a, 's, C, Post, 3> {
        self.bind(client, &params.authors, &params.above, &params.amount)
    }
}
pub struct OfTagsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_tags() -> OfTagsStmt {
    OfTagsStmt(
        "SELECT w.tag AS tag_id, s.account_id, s.id, s.answers FROM unnest($1::bigint[], $2::bigint[]) AS w (tag, above) CROSS JOIN LATERAL ( SELECT p.account_id, p.id, p.in_reply_to_id IS NOT NULL OR p.in_reply_to_uri IS NOT NULL AS answers FROM status_tags t JOIN statuses p ON p.id = t.status_id WHERE t.tag_id = w.tag AND t.status_id > w.above AND p.visibility = 'public' ORDER BY t.status_id DESC LIMIT $3) s",
        None,
    )
}
impl OfTagsStmt {
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
        T2: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        tags: &'a T1,
        above: &'a T2,
        amount: &'a i64,
    ) -> OfTagsQuery<'c, 'a, 's, C, OfTags, 3> {
        OfTagsQuery {
            client,
            params: [tags, above, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OfTags, tokio_postgres::Error> {
                Ok(OfTags {
                    tag_id: row.try_get(0)?,
                    account_id: row.try_get(1)?,
                    id: row.try_get(2)?,
                    answers: row.try_get(3)?,
                })
            },
            mapper: |it| OfTags::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>, T2: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OfTagsParams<T1, T2>,
        OfTagsQuery<'c, 'a, 's, C, OfTags, 3>,
        C,
    > for OfTagsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfTagsParams<T1, T2>,
    ) -> OfTagsQuery<'c, 'a, 's, C, OfTags, 3> {
        self.bind(client, &params.tags, &params.above, &params.amount)
    }
}
