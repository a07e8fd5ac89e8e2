// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct PageParams {
    pub upwards: bool,
    pub account_id: i64,
    pub below: i64,
    pub above: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ByIdParams {
    pub id: i64,
    pub account_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct SetUnreadParams {
    pub unread: bool,
    pub id: i64,
    pub account_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteParams {
    pub id: i64,
    pub account_id: i64,
}
#[derive(Debug)]
pub struct EnsureParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = i64>,
> {
    pub ids: T1,
    pub owners: T2,
    pub status_ids: T3,
}
#[derive(Debug)]
pub struct AppendParams<T1: crate::ArraySql<Item = i64>, T2: crate::ArraySql<Item = i64>> {
    pub ids: T1,
    pub status_ids: T2,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Conversation {
    pub id: i64,
    pub participant_ids: Vec<i64>,
    pub last_status_id: i64,
    pub unread: bool,
}
pub struct ConversationBorrowed<'a> {
    pub id: i64,
    pub participant_ids: crate::ArrayIterator<'a, i64>,
    pub last_status_id: i64,
    pub unread: bool,
}
impl<'a> From<ConversationBorrowed<'a>> for Conversation {
    fn from(
        ConversationBorrowed {
            id,
            participant_ids,
            last_status_id,
            unread,
        }: ConversationBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            participant_ids: participant_ids.map(|v| v).collect(),
            last_status_id,
            unread,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct OfLast {
    pub id: i64,
    pub account_id: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Ensure {
    pub status_id: i64,
    pub owner: i64,
    pub id: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Append {
    pub id: i64,
    pub account_id: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Told {
    pub owner: i64,
    pub status_id: i64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ConversationQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ConversationBorrowed, tokio_postgres::Error>,
    mapper: fn(ConversationBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ConversationQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ConversationBorrowed) -> R,
    ) -> ConversationQuery<'c, 'a, 's, C, R, N> {
        ConversationQuery {
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
pub struct OfLastQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OfLast, tokio_postgres::Error>,
    mapper: fn(OfLast) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OfLastQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OfLast) -> R) -> OfLastQuery<'c, 'a, 's, C, R, N> {
        OfLastQuery {
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
pub struct EnsureQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Ensure, tokio_postgres::Error>,
    mapper: fn(Ensure) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EnsureQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Ensure) -> R) -> EnsureQuery<'c, 'a, 's, C, R, N> {
        EnsureQuery {
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
pub struct AppendQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Append, tokio_postgres::Error>,
    mapper: fn(Append) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AppendQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Append) -> R) -> AppendQuery<'c, 'a, 's, C, R, N> {
        AppendQuery {
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
pub struct ToldQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Told, tokio_postgres::Error>,
    mapper: fn(Told) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ToldQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Told) -> R) -> ToldQuery<'c, 'a, 's, C, R, N> {
        ToldQuery {
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
pub struct PageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn page() -> PageStmt {
    PageStmt(
        "(SELECT c.id, c.participant_ids, c.last_status_id, c.unread FROM account_conversations c WHERE NOT $1 AND c.account_id = $2 AND c.last_status_id < $3 AND c.last_status_id > $4 ORDER BY c.last_status_id DESC LIMIT $5) UNION ALL (SELECT c.id, c.participant_ids, c.last_status_id, c.unread FROM account_conversations c WHERE $1 AND c.account_id = $2 AND c.last_status_id < $3 AND c.last_status_id > $4 ORDER BY c.last_status_id LIMIT $5)",
        None,
    )
}
impl PageStmt {
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
        account_id: &'a i64,
        below: &'a i64,
        above: &'a i64,
        amount: &'a i64,
    ) -> ConversationQuery<'c, 'a, 's, C, Conversation, 5> {
        ConversationQuery {
            client,
            params: [upwards, account_id, below, above, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ConversationBorrowed, tokio_postgres::Error> {
                    Ok(ConversationBorrowed {
                        id: row.try_get(0)?,
                        participant_ids: row.try_get(1)?,
                        last_status_id: row.try_get(2)?,
                        unread: row.try_get(3)?,
                    })
                },
            mapper: |it| Conversation::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PageParams,
        ConversationQuery<'c, 'a, 's, C, Conversation, 5>,
        C,
    > for PageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PageParams,
    ) -> ConversationQuery<'c, 'a, 's, C, Conversation, 5> {
        self.bind(
            client,
            &params.upwards,
            &params.account_id,
            &params.below,
            &params.above,
            &params.amount,
        )
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_id() -> ByIdStmt {
    ByIdStmt(
        "SELECT c.id, c.participant_ids, c.last_status_id, c.unread FROM account_conversations c WHERE c.id = $1 AND c.account_id = $2",
        None,
    )
}
impl ByIdStmt {
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
    ) -> ConversationQuery<'c, 'a, 's, C, Conversation, 2> {
        ConversationQuery {
            client,
            params: [id, account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ConversationBorrowed, tokio_postgres::Error> {
                    Ok(ConversationBorrowed {
                        id: row.try_get(0)?,
                        participant_ids: row.try_get(1)?,
                        last_status_id: row.try_get(2)?,
                        unread: row.try_get(3)?,
                    })
                },
            mapper: |it| Conversation::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ByIdParams,
        ConversationQuery<'c, 'a, 's, C, Conversation, 2>,
        C,
    > for ByIdStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ByIdParams,
    ) -> ConversationQuery<'c, 'a, 's, C, Conversation, 2> {
        self.bind(client, &params.id, &params.account_id)
    }
}
pub struct SetUnreadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_unread() -> SetUnreadStmt {
    SetUnreadStmt(
        "UPDATE account_conversations SET unread = $1 WHERE id = $2 AND account_id = $3 RETURNING id",
        None,
    )
}
impl SetUnreadStmt {
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
        unread: &'a bool,
        id: &'a i64,
        account_id: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [unread, id, account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SetUnreadParams, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for SetUnreadStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetUnreadParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.unread, &params.id, &params.account_id)
    }
}
pub struct DeleteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete() -> DeleteStmt {
    DeleteStmt(
        "DELETE FROM account_conversations WHERE id = $1 AND account_id = $2 RETURNING id",
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
pub struct OfLastStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_last() -> OfLastStmt {
    OfLastStmt(
        "SELECT c.id, c.account_id FROM account_conversations c WHERE c.last_status_id = $1 LIMIT 1000",
        None,
    )
}
impl OfLastStmt {
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
        status_id: &'a i64,
    ) -> OfLastQuery<'c, 'a, 's, C, OfLast, 1> {
        OfLastQuery {
            client,
            params: [status_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OfLast, tokio_postgres::Error> {
                Ok(OfLast {
                    id: row.try_get(0)?,
                    account_id: row.try_get(1)?,
                })
            },
            mapper: |it| OfLast::from(it),
        }
    }
}
pub struct EnsureStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ensure() -> EnsureStmt {
    EnsureStmt(
        "WITH t AS MATERIALIZED ( SELECT x.id, x.owner, s.id AS status_id, s.conversation_id, o.ids, hashtextextended(array_to_string(o.ids, ','), 0) AS key FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS x (id, owner, status_id) JOIN statuses s ON s.id = x.status_id CROSS JOIN LATERAL ( SELECT ARRAY( SELECT y.id FROM ( SELECT m.account_id AS id FROM mentions m WHERE m.status_id = s.id AND NOT m.silent UNION SELECT s.account_id) y WHERE y.id <> x.owner ORDER BY y.id)) AS o (ids) WHERE s.visibility = 'direct' ORDER BY s.id FOR KEY SHARE OF s ), c AS ( INSERT INTO account_conversations AS a (id, account_id, conversation_id, participant_ids, participants_key, last_status_id, unread) SELECT DISTINCT ON (t.owner, t.conversation_id, t.key) t.id, t.owner, t.conversation_id, t.ids, t.key, t.status_id, false FROM t ORDER BY t.owner, t.conversation_id, t.key, t.id ON CONFLICT (account_id, conversation_id, participants_key) DO UPDATE SET unread = a.unread RETURNING id, account_id, conversation_id, participants_key ) SELECT t.status_id, t.owner, c.id FROM t JOIN c ON c.account_id = t.owner AND c.conversation_id = t.conversation_id AND c.participants_key = t.key",
        None,
    )
}
impl EnsureStmt {
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
        T3: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        ids: &'a T1,
        owners: &'a T2,
        status_ids: &'a T3,
    ) -> EnsureQuery<'c, 'a, 's, C, Ensure, 3> {
        EnsureQuery {
            client,
            params: [ids, owners, status_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Ensure, tokio_postgres::Error> {
                Ok(Ensure {
                    status_id: row.try_get(0)?,
                    owner: row.try_get(1)?,
                    id: row.try_get(2)?,
                })
            },
            mapper: |it| Ensure::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EnsureParams<T1, T2, T3>,
        EnsureQuery<'c, 'a, 's, C, Ensure, 3>,
        C,
    > for EnsureStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EnsureParams<T1, T2, T3>,
    ) -> EnsureQuery<'c, 'a, 's, C, Ensure, 3> {
        self.bind(client, &params.ids, &params.owners, &params.status_ids)
    }
}
pub struct AppendStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn append() -> AppendStmt {
    AppendStmt(
        "WITH added AS ( INSERT INTO account_conversation_statuses (account_conversation_id, status_id) SELECT t.id, t.status_id FROM unnest($1::bigint[], $2::bigint[]) AS t (id, status_id) ON CONFLICT DO NOTHING RETURNING account_conversation_id, status_id ), newest AS ( SELECT DISTINCT ON (a.account_conversation_id) a.account_conversation_id AS id, a.status_id, s.account_id AS author FROM added a JOIN statuses s ON s.id = a.status_id ORDER BY a.account_conversation_id, a.status_id DESC ) UPDATE account_conversations c SET last_status_id = greatest(c.last_status_id, n.status_id), unread = n.author <> c.account_id FROM newest n WHERE c.id = n.id RETURNING c.id, c.account_id",
        None,
    )
}
impl AppendStmt {
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
        ids: &'a T1,
        status_ids: &'a T2,
    ) -> AppendQuery<'c, 'a, 's, C, Append, 2> {
        AppendQuery {
            client,
            params: [ids, status_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Append, tokio_postgres::Error> {
                Ok(Append {
                    id: row.try_get(0)?,
                    account_id: row.try_get(1)?,
                })
            },
            mapper: |it| Append::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>, T2: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AppendParams<T1, T2>,
        AppendQuery<'c, 'a, 's, C, Append, 2>,
        C,
    > for AppendStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AppendParams<T1, T2>,
    ) -> AppendQuery<'c, 'a, 's, C, Append, 2> {
        self.bind(client, &params.ids, &params.status_ids)
    }
}
pub struct LockOfStatusStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_of_status() -> LockOfStatusStmt {
    LockOfStatusStmt(
        "SELECT c.id FROM account_conversations c WHERE c.id = ANY (ARRAY(SELECT m.account_conversation_id FROM account_conversation_statuses m WHERE m.status_id = $1)) ORDER BY c.id FOR UPDATE",
        None,
    )
}
impl LockOfStatusStmt {
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
        status_id: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [status_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct ForgetStatusStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_status() -> ForgetStatusStmt {
    ForgetStatusStmt(
        "WITH gone AS ( DELETE FROM account_conversation_statuses WHERE status_id = $1 RETURNING account_conversation_id AS id ), left_over AS MATERIALIZED ( SELECT g.id, (SELECT m.status_id FROM account_conversation_statuses m WHERE m.account_conversation_id = g.id AND m.status_id <> $1 ORDER BY m.status_id DESC LIMIT 1) AS last FROM gone g ), moved AS ( UPDATE account_conversations c SET last_status_id = l.last FROM left_over l WHERE c.id = l.id AND l.last IS NOT NULL ) DELETE FROM account_conversations c USING left_over l WHERE c.id = l.id AND l.last IS NULL",
        None,
    )
}
impl ForgetStatusStmt {
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
        status_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[status_id]).await
    }
}
pub struct ToldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn told() -> ToldStmt {
    ToldStmt(
        "SELECT n.account_id AS owner, n.status_id FROM notifications n WHERE n.status_id = ANY ($1) AND n.kind = 'mention' AND NOT n.filtered",
        None,
    )
}
impl ToldStmt {
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
        status_ids: &'a T1,
    ) -> ToldQuery<'c, 'a, 's, C, Told, 1> {
        ToldQuery {
            client,
            params: [status_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Told, tokio_postgres::Error> {
                Ok(Told {
                    owner: row.try_get(0)?,
                    status_id: row.try_get(1)?,
                })
            },
            mapper: |it| Told::from(it),
        }
    }
}
