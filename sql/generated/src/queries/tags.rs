// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct SearchParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub low: T1,
    pub high: T2,
    pub amount: i64,
    pub skip: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ByName {
    pub id: i64,
    pub name: String,
    pub display_name: String,
}
pub struct ByNameBorrowed<'a> {
    pub id: i64,
    pub name: &'a str,
    pub display_name: &'a str,
}
impl<'a> From<ByNameBorrowed<'a>> for ByName {
    fn from(
        ByNameBorrowed {
            id,
            name,
            display_name,
        }: ByNameBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            display_name: display_name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Search {
    pub id: i64,
    pub name: String,
    pub display_name: String,
}
pub struct SearchBorrowed<'a> {
    pub id: i64,
    pub name: &'a str,
    pub display_name: &'a str,
}
impl<'a> From<SearchBorrowed<'a>> for Search {
    fn from(
        SearchBorrowed {
            id,
            name,
            display_name,
        }: SearchBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            display_name: display_name.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ByNameQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ByNameBorrowed, tokio_postgres::Error>,
    mapper: fn(ByNameBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ByNameQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ByNameBorrowed) -> R) -> ByNameQuery<'c, 'a, 's, C, R, N> {
        ByNameQuery {
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
pub struct SearchQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SearchBorrowed, tokio_postgres::Error>,
    mapper: fn(SearchBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SearchQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SearchBorrowed) -> R) -> SearchQuery<'c, 'a, 's, C, R, N> {
        SearchQuery {
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
pub struct ByNameStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_name() -> ByNameStmt {
    ByNameStmt(
        "SELECT id, name, display_name FROM tags WHERE name = $1",
        None,
    )
}
impl ByNameStmt {
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
    ) -> ByNameQuery<'c, 'a, 's, C, ByName, 1> {
        ByNameQuery {
            client,
            params: [name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ByNameBorrowed, tokio_postgres::Error> {
                    Ok(ByNameBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        display_name: row.try_get(2)?,
                    })
                },
            mapper: |it| ByName::from(it),
        }
    }
}
pub struct SearchStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn search() -> SearchStmt {
    SearchStmt(
        "SELECT id, name, display_name FROM tags WHERE name ~>=~ $1 AND name ~<~ $2 ORDER BY length(name), name LIMIT $3 OFFSET $4",
        None,
    )
}
impl SearchStmt {
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
        skip: &'a i64,
    ) -> SearchQuery<'c, 'a, 's, C, Search, 4> {
        SearchQuery {
            client,
            params: [low, high, amount, skip],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<SearchBorrowed, tokio_postgres::Error> {
                    Ok(SearchBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        display_name: row.try_get(2)?,
                    })
                },
            mapper: |it| Search::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SearchParams<T1, T2>,
        SearchQuery<'c, 'a, 's, C, Search, 4>,
        C,
    > for SearchStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SearchParams<T1, T2>,
    ) -> SearchQuery<'c, 'a, 's, C, Search, 4> {
        self.bind(
            client,
            &params.low,
            &params.high,
            &params.amount,
            &params.skip,
        )
    }
}
