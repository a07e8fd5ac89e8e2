// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct ByIdParams {
    pub id: i64,
    pub account_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ByIdLockedParams {
    pub id: i64,
    pub account_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct HoldingParams {
    pub owner_id: i64,
    pub account_id: i64,
}
#[derive(Debug)]
pub struct InsertParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub id: i64,
    pub account_id: i64,
    pub title: T1,
    pub replies_policy: T2,
    pub exclusive: bool,
    pub now: jiff::Timestamp,
    pub most: i64,
}
#[derive(Debug)]
pub struct UpdateParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub title: T1,
    pub replies_policy: T2,
    pub exclusive: bool,
    pub id: i64,
}
#[derive(Debug)]
pub struct FollowedAmongParams<T1: crate::ArraySql<Item = i64>> {
    pub owner_id: i64,
    pub ids: T1,
}
#[derive(Debug)]
pub struct AddParams<T1: crate::ArraySql<Item = i64>, T2: crate::ArraySql<Item = i64>> {
    pub list_id: i64,
    pub owner_id: i64,
    pub ids: T1,
    pub accounts: T2,
}
#[derive(Debug)]
pub struct RemoveParams<T1: crate::ArraySql<Item = i64>> {
    pub list_id: i64,
    pub accounts: T1,
}
#[derive(Debug)]
pub struct KeepExclusiveParams<T1: crate::ArraySql<Item = i64>> {
    pub owner_id: i64,
    pub accounts: T1,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct List {
    pub id: i64,
    pub account_id: i64,
    pub title: String,
    pub replies_policy: String,
    pub exclusive: bool,
}
pub struct ListBorrowed<'a> {
    pub id: i64,
    pub account_id: i64,
    pub title: &'a str,
    pub replies_policy: &'a str,
    pub exclusive: bool,
}
impl<'a> From<ListBorrowed<'a>> for List {
    fn from(
        ListBorrowed {
            id,
            account_id,
            title,
            replies_policy,
            exclusive,
        }: ListBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            account_id,
            title: title.into(),
            replies_policy: replies_policy.into(),
            exclusive,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ListQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListBorrowed, tokio_postgres::Error>,
    mapper: fn(ListBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ListBorrowed) -> R) -> ListQuery<'c, 'a, 's, C, R, N> {
        ListQuery {
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
pub struct OfAccountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_account() -> OfAccountStmt {
    OfAccountStmt(
        "SELECT id, account_id, title, replies_policy, exclusive FROM lists WHERE account_id = $1 ORDER BY id",
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
    ) -> ListQuery<'c, 'a, 's, C, List, 1> {
        ListQuery {
            client,
            params: [account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ListBorrowed, tokio_postgres::Error> {
                Ok(ListBorrowed {
                    id: row.try_get(0)?,
                    account_id: row.try_get(1)?,
                    title: row.try_get(2)?,
                    replies_policy: row.try_get(3)?,
                    exclusive: row.try_get(4)?,
                })
            },
            mapper: |it| List::from(it),
        }
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_id() -> ByIdStmt {
    ByIdStmt(
        "SELECT id, account_id, title, replies_policy, exclusive FROM lists WHERE id = $1 AND account_id = $2",
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
    ) -> ListQuery<'c, 'a, 's, C, List, 2> {
        ListQuery {
            client,
            params: [id, account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ListBorrowed, tokio_postgres::Error> {
                Ok(ListBorrowed {
                    id: row.try_get(0)?,
                    account_id: row.try_get(1)?,
                    title: row.try_get(2)?,
                    replies_policy: row.try_get(3)?,
                    exclusive: row.try_get(4)?,
                })
            },
            mapper: |it| List::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ByIdParams, ListQuery<'c, 'a, 's, C, List, 2>, C>
    for ByIdStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ByIdParams,
    ) -> ListQuery<'c, 'a, 's, C, List, 2> {
        self.bind(client, &params.id, &params.account_id)
    }
}
pub struct ByIdLockedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_id_locked() -> ByIdLockedStmt {
    ByIdLockedStmt(
        "SELECT id, account_id, title, replies_policy, exclusive FROM lists WHERE id = $1 AND account_id = $2 FOR UPDATE",
        None,
    )
}
impl ByIdLockedStmt {
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
    ) -> ListQuery<'c, 'a, 's, C, List, 2> {
        ListQuery {
            client,
            params: [id, account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ListBorrowed, tokio_postgres::Error> {
                Ok(ListBorrowed {
                    id: row.try_get(0)?,
                    account_id: row.try_get(1)?,
                    title: row.try_get(2)?,
                    replies_policy: row.try_get(3)?,
                    exclusive: row.try_get(4)?,
                })
            },
            mapper: |it| List::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ByIdLockedParams,
        ListQuery<'c, 'a, 's, C, List, 2>,
        C,
    > for ByIdLockedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ByIdLockedParams,
    ) -> ListQuery<'c, 'a, 's, C, List, 2> {
        self.bind(client, &params.id, &params.account_id)
    }
}
pub struct HoldingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn holding() -> HoldingStmt {
    HoldingStmt(
        "SELECT l.id, l.account_id, l.title, l.replies_policy, l.exclusive FROM list_accounts m JOIN lists l ON l.id = m.list_id WHERE m.owner_id = $1 AND m.account_id = $2 ORDER BY l.id",
        None,
    )
}
impl HoldingStmt {
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
        owner_id: &'a i64,
        account_id: &'a i64,
    ) -> ListQuery<'c, 'a, 's, C, List, 2> {
        ListQuery {
            client,
            params: [owner_id, account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ListBorrowed, tokio_postgres::Error> {
                Ok(ListBorrowed {
                    id: row.try_get(0)?,
                    account_id: row.try_get(1)?,
                    title: row.try_get(2)?,
                    replies_policy: row.try_get(3)?,
                    exclusive: row.try_get(4)?,
                })
            },
            mapper: |it| List::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, HoldingParams, ListQuery<'c, 'a, 's, C, List, 2>, C>
    for HoldingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HoldingParams,
    ) -> ListQuery<'c, 'a, 's, C, List, 2> {
        self.bind(client, &params.owner_id, &params.account_id)
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "INSERT INTO lists (id, account_id, title, replies_policy, exclusive, created_at) SELECT $1, $2, $3, $4, $5, $6 WHERE (SELECT count(*) FROM lists WHERE account_id = $2) < $7::bigint RETURNING id",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        id: &'a i64,
        account_id: &'a i64,
        title: &'a T1,
        replies_policy: &'a T2,
        exclusive: &'a bool,
        now: &'a jiff::Timestamp,
        most: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 7> {
        I64Query {
            client,
            params: [id, account_id, title, replies_policy, exclusive, now, most],
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
        InsertParams<T1, T2>,
        I64Query<'c, 'a, 's, C, i64, 7>,
        C,
    > for InsertStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 7> {
        self.bind(
            client,
            &params.id,
            &params.account_id,
            &params.title,
            &params.replies_policy,
            &params.exclusive,
            &params.now,
            &params.most,
        )
    }
}
pub struct UpdateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update() -> UpdateStmt {
    UpdateStmt(
        "UPDATE lists SET title = $1, replies_policy = $2, exclusive = $3 WHERE id = $4",
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
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        title: &'a T1,
        replies_policy: &'a T2,
        exclusive: &'a bool,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[title, replies_policy, exclusive, id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UpdateParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UpdateStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpdateParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.title,
            &params.replies_policy,
            &params.exclusive,
            &params.id,
        ))
    }
}
pub struct DeleteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete() -> DeleteStmt {
    DeleteStmt("DELETE FROM lists WHERE id = $1", None)
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
pub struct MembersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn members() -> MembersStmt {
    MembersStmt(
        "SELECT account_id FROM list_accounts WHERE list_id = $1",
        None,
    )
}
impl MembersStmt {
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
        list_id: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [list_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct FollowedAmongStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn followed_among() -> FollowedAmongStmt {
    FollowedAmongStmt(
        "SELECT target_id FROM follows WHERE account_id = $1 AND target_id = ANY($2) ORDER BY target_id FOR KEY SHARE",
        None,
    )
}
impl FollowedAmongStmt {
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
        owner_id: &'a i64,
        ids: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [owner_id, ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FollowedAmongParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for FollowedAmongStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FollowedAmongParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.owner_id, &params.ids)
    }
}
pub struct AddStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn add() -> AddStmt {
    AddStmt(
        "INSERT INTO list_accounts (id, list_id, owner_id, account_id) SELECT t.id, $1, $2, t.account_id FROM unnest($3::bigint[], $4::bigint[]) AS t (id, account_id) ON CONFLICT DO NOTHING RETURNING account_id",
        None,
    )
}
impl AddStmt {
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
        list_id: &'a i64,
        owner_id: &'a i64,
        ids: &'a T1,
        accounts: &'a T2,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [list_id, owner_id, ids, accounts],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>, T2: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<'c, 'a, 's, AddParams<T1, T2>, I64Query<'c, 'a, 's, C, i64, 4>, C>
    for AddStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AddParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.list_id,
            &params.owner_id,
            &params.ids,
            &params.accounts,
        )
    }
}
pub struct RemoveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove() -> RemoveStmt {
    RemoveStmt(
        "DELETE FROM list_accounts WHERE list_id = $1 AND account_id = ANY($2) RETURNING account_id",
        None,
    )
}
impl RemoveStmt {
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
        list_id: &'a i64,
        accounts: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [list_id, accounts],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<'c, 'a, 's, RemoveParams<T1>, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for RemoveStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RemoveParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.list_id, &params.accounts)
    }
}
pub struct KeepExclusiveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn keep_exclusive() -> KeepExclusiveStmt {
    KeepExclusiveStmt(
        "UPDATE follows f SET exclusive = NOT f.exclusive WHERE f.account_id = $1 AND f.target_id = ANY($2) AND f.exclusive <> coalesce((SELECT true FROM list_accounts m JOIN lists l ON l.id = m.list_id WHERE m.owner_id = f.account_id AND m.account_id = f.target_id AND l.exclusive LIMIT 1), false) RETURNING f.target_id",
        None,
    )
}
impl KeepExclusiveStmt {
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
        owner_id: &'a i64,
        accounts: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [owner_id, accounts],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        KeepExclusiveParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for KeepExclusiveStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a KeepExclusiveParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.owner_id, &params.accounts)
    }
}
