// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct OfAccountParams {
    pub account_id: i64,
    pub own: bool,
    pub amount: i64,
    pub skip: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ContainingParams {
    pub account_id: i64,
    pub amount: i64,
    pub skip: i64,
}
#[derive(Debug)]
pub struct InsertParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub id: i64,
    pub account_id: i64,
    pub uri: T1,
    pub name: T2,
    pub description: T3,
    pub language: Option<T4>,
    pub tag_id: Option<i64>,
    pub sensitive: bool,
    pub discoverable: bool,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct UpdateParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub name: T1,
    pub description: T2,
    pub language: Option<T3>,
    pub sensitive: bool,
    pub discoverable: bool,
    pub set_tag: bool,
    pub tag_id: Option<i64>,
    pub now: jiff::Timestamp,
    pub id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteParams {
    pub id: i64,
    pub account_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct AddItemParams {
    pub id: i64,
    pub collection_id: i64,
    pub account_id: i64,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ItemParams {
    pub id: i64,
    pub collection_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct RemoveItemParams {
    pub id: i64,
    pub collection_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct RevokeItemParams {
    pub id: i64,
    pub account_id: i64,
}
#[derive(Debug)]
pub struct ForgetNotificationsParams<T1: crate::StringSql> {
    pub collection_id: i64,
    pub account_id: i64,
    pub kind: T1,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Collection {
    pub id: i64,
    pub account_id: i64,
    pub uri: String,
    pub name: String,
    pub description: String,
    pub language: Option<String>,
    pub tag: Option<String>,
    pub sensitive: bool,
    pub discoverable: bool,
    pub created_at: jiff::Timestamp,
    pub updated_at: jiff::Timestamp,
}
pub struct CollectionBorrowed<'a> {
    pub id: i64,
    pub account_id: i64,
    pub uri: &'a str,
    pub name: &'a str,
    pub description: &'a str,
    pub language: Option<&'a str>,
    pub tag: Option<&'a str>,
    pub sensitive: bool,
    pub discoverable: bool,
    pub created_at: jiff::Timestamp,
    pub updated_at: jiff::Timestamp,
}
impl<'a> From<CollectionBorrowed<'a>> for Collection {
    fn from(
        CollectionBorrowed {
            id,
            account_id,
            uri,
            name,
            description,
            language,
            tag,
            sensitive,
            discoverable,
            created_at,
            updated_at,
        }: CollectionBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            account_id,
            uri: uri.into(),
            name: name.into(),
            description: description.into(),
            language: language.map(|v| v.into()),
            tag: tag.map(|v| v.into()),
            sensitive,
            discoverable,
            created_at,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Items {
    pub id: i64,
    pub collection_id: i64,
    pub account_id: i64,
    pub state: String,
    pub created_at: jiff::Timestamp,
}
pub struct ItemsBorrowed<'a> {
    pub id: i64,
    pub collection_id: i64,
    pub account_id: i64,
    pub state: &'a str,
    pub created_at: jiff::Timestamp,
}
impl<'a> From<ItemsBorrowed<'a>> for Items {
    fn from(
        ItemsBorrowed {
            id,
            collection_id,
            account_id,
            state,
            created_at,
        }: ItemsBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            collection_id,
            account_id,
            state: state.into(),
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Item {
    pub account_id: i64,
    pub state: String,
}
pub struct ItemBorrowed<'a> {
    pub account_id: i64,
    pub state: &'a str,
}
impl<'a> From<ItemBorrowed<'a>> for Item {
    fn from(ItemBorrowed { account_id, state }: ItemBorrowed<'a>) -> Self {
        Self {
            account_id,
            state: state.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct OfNotifications {
    pub id: i64,
    pub collection_id: Option<i64>,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct CollectionQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CollectionBorrowed, tokio_postgres::Error>,
    mapper: fn(CollectionBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CollectionQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(CollectionBorrowed) -> R,
    ) -> CollectionQuery<'c, 'a, 's, C, R, N> {
        CollectionQuery {
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
pub struct ItemsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ItemsBorrowed, tokio_postgres::Error>,
    mapper: fn(ItemsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ItemsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ItemsBorrowed) -> R) -> ItemsQuery<'c, 'a, 's, C, R, N> {
        ItemsQuery {
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
pub struct ItemQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ItemBorrowed, tokio_postgres::Error>,
    mapper: fn(ItemBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ItemQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ItemBorrowed) -> R) -> ItemQuery<'c, 'a, 's, C, R, N> {
        ItemQuery {
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
pub struct OfNotificationsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OfNotifications, tokio_postgres::Error>,
    mapper: fn(OfNotifications) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OfNotificationsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(OfNotifications) -> R,
    ) -> OfNotificationsQuery<'c, 'a, 's, C, R, N> {
        OfNotificationsQuery {
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
pub struct ByIdsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_ids() -> ByIdsStmt {
    ByIdsStmt(
        "SELECT c.id, c.account_id, c.uri, c.name, c.description, c.language, t.name AS tag, c.sensitive, c.discoverable, c.created_at, c.updated_at FROM collections c LEFT JOIN tags t ON t.id = c.tag_id WHERE c.id = ANY($1)",
        None,
    )
}
impl ByIdsStmt {
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
        ids: &'a T1,
    ) -> CollectionQuery<'c, 'a, 's, C, Collection, 1> {
        CollectionQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<CollectionBorrowed, tokio_postgres::Error> {
                    Ok(CollectionBorrowed {
                        id: row.try_get(0)?,
                        account_id: row.try_get(1)?,
                        uri: row.try_get(2)?,
                        name: row.try_get(3)?,
                        description: row.try_get(4)?,
                        language: row.try_get(5)?,
                        tag: row.try_get(6)?,
                        sensitive: row.try_get(7)?,
                        discoverable: row.try_get(8)?,
                        created_at: row.try_get(9)?,
                        updated_at: row.try_get(10)?,
                    })
                },
            mapper: |it| Collection::from(it),
        }
    }
}
pub struct OfAccountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_account() -> OfAccountStmt {
    OfAccountStmt(
        "SELECT c.id FROM collections c WHERE c.account_id = $1 AND ($2 OR c.discoverable) ORDER BY c.id DESC LIMIT $3 OFFSET $4",
        None,
    )
}
impl OfAccountStmt {
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
        own: &'a bool,
        amount: &'a i64,
        skip: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [account_id, own, amount, skip],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, OfAccountParams, I64Query<'c, 'a, 's, C, i64, 4>, C>
    for OfAccountStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfAccountParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.account_id,
            &params.own,
            &params.amount,
            &params.skip,
        )
    }
}
pub struct ContainingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn containing() -> ContainingStmt {
    ContainingStmt(
        "SELECT i.collection_id AS id FROM collection_items i JOIN collections c ON c.id = i.collection_id JOIN accounts a ON a.id = c.account_id AND a.suspended_at IS NULL AND a.deleted_at IS NULL WHERE i.account_id = $1 AND i.state = 'accepted' ORDER BY i.id DESC LIMIT $2 OFFSET $3",
        None,
    )
}
impl ContainingStmt {
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
        skip: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [account_id, amount, skip],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ContainingParams, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for ContainingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ContainingParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.account_id, &params.amount, &params.skip)
    }
}
pub struct ItemsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn items() -> ItemsStmt {
    ItemsStmt(
        "SELECT i.id, i.collection_id, i.account_id, i.state, i.created_at FROM collection_items i JOIN accounts a ON a.id = i.account_id AND a.suspended_at IS NULL AND a.deleted_at IS NULL WHERE i.collection_id = ANY($1) AND i.state <> 'revoked' ORDER BY i.id",
        None,
    )
}
impl ItemsStmt {
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
        ids: &'a T1,
    ) -> ItemsQuery<'c, 'a, 's, C, Items, 1> {
        ItemsQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ItemsBorrowed, tokio_postgres::Error> {
                Ok(ItemsBorrowed {
                    id: row.try_get(0)?,
                    collection_id: row.try_get(1)?,
                    account_id: row.try_get(2)?,
                    state: row.try_get(3)?,
                    created_at: row.try_get(4)?,
                })
            },
            mapper: |it| Items::from(it),
        }
    }
}
pub struct CountOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_of() -> CountOfStmt {
    CountOfStmt(
        "SELECT count(*) FROM collections WHERE account_id = $1",
        None,
    )
}
impl CountOfStmt {
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
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "INSERT INTO collections (id, account_id, uri, name, description, language, tag_id, sensitive, discoverable, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)",
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
    >(
        &'s self,
        client: &'c C,
        id: &'a i64,
        account_id: &'a i64,
        uri: &'a T1,
        name: &'a T2,
        description: &'a T3,
        language: &'a Option<T4>,
        tag_id: &'a Option<i64>,
        sensitive: &'a bool,
        discoverable: &'a bool,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                id,
                account_id,
                uri,
                name,
                description,
                language,
                tag_id,
                sensitive,
                discoverable,
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
            &params.uri,
            &params.name,
            &params.description,
            &params.language,
            &params.tag_id,
            &params.sensitive,
            &params.discoverable,
            &params.now,
        ))
    }
}
pub struct UpdateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update() -> UpdateStmt {
    UpdateStmt(
        "UPDATE collections SET name = $1, description = $2, language = $3, sensitive = $4, discoverable = $5, tag_id = CASE WHEN $6 THEN $7 ELSE tag_id END, updated_at = $8 WHERE id = $9",
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
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        name: &'a T1,
        description: &'a T2,
        language: &'a Option<T3>,
        sensitive: &'a bool,
        discoverable: &'a bool,
        set_tag: &'a bool,
        tag_id: &'a Option<i64>,
        now: &'a jiff::Timestamp,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                name,
                description,
                language,
                sensitive,
                discoverable,
                set_tag,
                tag_id,
                now,
                id,
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
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UpdateParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UpdateStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpdateParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.name,
            &params.description,
            &params.language,
            &params.sensitive,
            &params.discoverable,
            &params.set_tag,
            &params.tag_id,
            &params.now,
            &params.id,
        ))
    }
}
pub struct DeleteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete() -> DeleteStmt {
    DeleteStmt(
        "DELETE FROM collections WHERE id = $1 AND account_id = $2 RETURNING id",
        None,
    )
}
impl DeleteStmt {
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
    crate::client::async_::Params<'c, 'a, 's, DeleteParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for DeleteStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DeleteParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.id, &params.account_id)
    }
}
pub struct OwnerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn owner() -> OwnerStmt {
    OwnerStmt("SELECT account_id FROM collections WHERE id = $1", None)
}
impl OwnerStmt {
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
pub struct LockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock() -> LockStmt {
    LockStmt(
        "SELECT account_id FROM collections WHERE id = $1 FOR NO KEY UPDATE",
        None,
    )
}
impl LockStmt {
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
pub struct CountItemsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_items() -> CountItemsStmt {
    CountItemsStmt(
        "SELECT count(*) FROM collection_items WHERE collection_id = $1 AND state <> 'revoked'",
        None,
    )
}
impl CountItemsStmt {
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
        collection_id: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [collection_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct AddItemStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn add_item() -> AddItemStmt {
    AddItemStmt(
        "INSERT INTO collection_items (id, collection_id, account_id, state, created_at) VALUES ($1, $2, $3, 'accepted', $4) ON CONFLICT (collection_id, account_id) DO NOTHING RETURNING id",
        None,
    )
}
impl AddItemStmt {
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
        collection_id: &'a i64,
        account_id: &'a i64,
        now: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [id, collection_id, account_id, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, AddItemParams, I64Query<'c, 'a, 's, C, i64, 4>, C>
    for AddItemStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AddItemParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.id,
            &params.collection_id,
            &params.account_id,
            &params.now,
        )
    }
}
pub struct ItemStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn item() -> ItemStmt {
    ItemStmt(
        "SELECT account_id, state FROM collection_items WHERE id = $1 AND collection_id = $2",
        None,
    )
}
impl ItemStmt {
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
        collection_id: &'a i64,
    ) -> ItemQuery<'c, 'a, 's, C, Item, 2> {
        ItemQuery {
            client,
            params: [id, collection_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ItemBorrowed, tokio_postgres::Error> {
                Ok(ItemBorrowed {
                    account_id: row.try_get(0)?,
                    state: row.try_get(1)?,
                })
            },
            mapper: |it| Item::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ItemParams, ItemQuery<'c, 'a, 's, C, Item, 2>, C>
    for ItemStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ItemParams,
    ) -> ItemQuery<'c, 'a, 's, C, Item, 2> {
        self.bind(client, &params.id, &params.collection_id)
    }
}
pub struct RemoveItemStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_item() -> RemoveItemStmt {
    RemoveItemStmt(
        "DELETE FROM collection_items WHERE id = $1 AND collection_id = $2 AND state <> 'revoked' RETURNING account_id",
        None,
    )
}
impl RemoveItemStmt {
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
        collection_id: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [id, collection_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, RemoveItemParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for RemoveItemStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RemoveItemParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.id, &params.collection_id)
    }
}
pub struct RevokeItemStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn revoke_item() -> RevokeItemStmt {
    RevokeItemStmt(
        "UPDATE collection_items SET state = 'revoked' WHERE id = $1 AND account_id = $2 AND state <> 'revoked' RETURNING id",
        None,
    )
}
impl RevokeItemStmt {
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
    crate::client::async_::Params<'c, 'a, 's, RevokeItemParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for RevokeItemStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RevokeItemParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.id, &params.account_id)
    }
}
pub struct MembersHereStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn members_here() -> MembersHereStmt {
    MembersHereStmt(
        "SELECT i.account_id FROM collection_items i JOIN users u ON u.account_id = i.account_id WHERE i.collection_id = $1 AND i.state = 'accepted' ORDER BY i.account_id",
        None,
    )
}
impl MembersHereStmt {
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
        collection_id: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [collection_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct ForgetNotificationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_notifications() -> ForgetNotificationsStmt {
    ForgetNotificationsStmt(
        "DELETE FROM notifications n WHERE n.collection_id = $1 AND ($2::bigint = 0 OR n.account_id = $2) AND ($3 = '' OR n.kind = $3)",
        None,
    )
}
impl ForgetNotificationsStmt {
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
        collection_id: &'a i64,
        account_id: &'a i64,
        kind: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[collection_id, account_id, kind],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ForgetNotificationsParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ForgetNotificationsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ForgetNotificationsParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.collection_id,
            &params.account_id,
            &params.kind,
        ))
    }
}
pub struct OfNotificationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_notifications() -> OfNotificationsStmt {
    OfNotificationsStmt(
        "SELECT n.id, n.collection_id FROM unnest($1::bigint[]) AS t (id) JOIN notifications n ON n.id = t.id",
        None,
    )
}
impl OfNotificationsStmt {
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
        ids: &'a T1,
    ) -> OfNotificationsQuery<'c, 'a, 's, C, OfNotifications, 1> {
        OfNotificationsQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<OfNotifications, tokio_postgres::Error> {
                    Ok(OfNotifications {
                        id: row.try_get(0)?,
                        collection_id: row.try_get(1)?,
                    })
                },
            mapper: |it| OfNotifications::from(it),
        }
    }
}
