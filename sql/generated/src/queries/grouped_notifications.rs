// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct PageParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub flat_kinds: T2,
    pub account_id: i64,
    pub below: i64,
    pub above: i64,
    pub amount: i64,
    pub upwards: bool,
    pub grouped_kinds: T4,
    pub below_and_span: i64,
    pub above_less_span: i64,
}
#[derive(Debug)]
pub struct DetailsParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i64>,
> {
    pub account_id: i64,
    pub floor: i64,
    pub ceiling: i64,
    pub samples: i64,
    pub kinds: T2,
    pub status_ids: T3,
    pub buckets: T4,
}
#[derive(Debug)]
pub struct NewestParams<T1: crate::StringSql> {
    pub account_id: i64,
    pub group_key: T1,
}
#[derive(Debug)]
pub struct AccountsParams<T1: crate::StringSql> {
    pub upwards: bool,
    pub account_id: i64,
    pub group_key: T1,
    pub below: i64,
    pub above: i64,
    pub amount: i64,
}
#[derive(Debug)]
pub struct DismissParams<T1: crate::StringSql> {
    pub account_id: i64,
    pub group_key: T1,
}
#[derive(Debug)]
pub struct UnreadCountParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub kinds: T2,
    pub account_id: i64,
    pub cap: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Entry {
    pub id: i64,
    pub kind: String,
    pub from_account_id: i64,
    pub status_id: Option<i64>,
    pub group_key: String,
    pub created_at: jiff::Timestamp,
    pub grouped: bool,
}
pub struct EntryBorrowed<'a> {
    pub id: i64,
    pub kind: &'a str,
    pub from_account_id: i64,
    pub status_id: Option<i64>,
    pub group_key: &'a str,
    pub created_at: jiff::Timestamp,
    pub grouped: bool,
}
impl<'a> From<EntryBorrowed<'a>> for Entry {
    fn from(
        EntryBorrowed {
            id,
            kind,
            from_account_id,
            status_id,
            group_key,
            created_at,
            grouped,
        }: EntryBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            kind: kind.into(),
            from_account_id,
            status_id,
            group_key: group_key.into(),
            created_at,
            grouped,
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Group {
    pub group_key: String,
    pub notifications_count: i64,
    pub newest_id: i64,
    pub newest_at: jiff::Timestamp,
    pub oldest_id: i64,
    pub account_ids: Vec<i64>,
}
pub struct GroupBorrowed<'a> {
    pub group_key: &'a str,
    pub notifications_count: i64,
    pub newest_id: i64,
    pub newest_at: jiff::Timestamp,
    pub oldest_id: i64,
    pub account_ids: crate::ArrayIterator<'a, i64>,
}
impl<'a> From<GroupBorrowed<'a>> for Group {
    fn from(
        GroupBorrowed {
            group_key,
            notifications_count,
            newest_id,
            newest_at,
            oldest_id,
            account_ids,
        }: GroupBorrowed<'a>,
    ) -> Self {
        Self {
            group_key: group_key.into(),
            notifications_count,
            newest_id,
            newest_at,
            oldest_id,
            account_ids: account_ids.map(|v| v).collect(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Accounts {
    pub cursor: i64,
    pub id: i64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct EntryQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EntryBorrowed, tokio_postgres::Error>,
    mapper: fn(EntryBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EntryQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EntryBorrowed) -> R) -> EntryQuery<'c, 'a, 's, C, R, N> {
        EntryQuery {
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
pub struct GroupQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<GroupBorrowed, tokio_postgres::Error>,
    mapper: fn(GroupBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> GroupQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(GroupBorrowed) -> R) -> GroupQuery<'c, 'a, 's, C, R, N> {
        GroupQuery {
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
pub struct AccountsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Accounts, tokio_postgres::Error>,
    mapper: fn(Accounts) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AccountsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Accounts) -> R) -> AccountsQuery<'c, 'a, 's, C, R, N> {
        AccountsQuery {
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
pub struct PageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn page() -> PageStmt {
    PageStmt(
        "(SELECT p.* FROM unnest($1::text[]) AS k (kind) CROSS JOIN LATERAL ( SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.created_at, false AS grouped FROM notifications n WHERE n.account_id = $2 AND n.kind = k.kind AND NOT n.filtered AND n.id < $3 AND n.id > $4 ORDER BY n.id DESC LIMIT $5) p WHERE NOT $6 ORDER BY p.id DESC LIMIT $5) UNION ALL (SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.created_at, true FROM ( SELECT g.newest_id FROM unnest($7::text[]) AS k (kind) CROSS JOIN LATERAL ( SELECT x.newest_id FROM notification_groups x WHERE x.account_id = $2 AND x.kind = k.kind AND x.newest_id < $3 AND x.newest_id > $4 ORDER BY x.newest_id DESC LIMIT $5) g WHERE NOT $6 ORDER BY g.newest_id DESC LIMIT $5) w JOIN notifications n ON n.id = w.newest_id) UNION ALL (SELECT p.* FROM unnest($7::text[]) AS k (kind) CROSS JOIN notification_groups g CROSS JOIN LATERAL ( SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.created_at, true FROM notifications n WHERE n.account_id = $2 AND n.group_key = g.group_key AND n.id < $3 AND n.id > $4 AND n.kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up') ORDER BY n.id DESC LIMIT 1) p WHERE NOT $6 AND g.account_id = $2 AND g.kind = k.kind AND g.newest_id >= $3 AND g.newest_id < $8 AND g.oldest_id < $3 ORDER BY p.id DESC LIMIT $5) UNION ALL (SELECT p.* FROM unnest($1::text[]) AS k (kind) CROSS JOIN LATERAL ( SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.created_at, false FROM notifications n WHERE n.account_id = $2 AND n.kind = k.kind AND NOT n.filtered AND n.id < $3 AND n.id > $4 ORDER BY n.id LIMIT $5) p WHERE $6 ORDER BY p.id LIMIT $5) UNION ALL (SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.created_at, true FROM ( SELECT g.oldest_id FROM unnest($7::text[]) AS k (kind) CROSS JOIN LATERAL ( SELECT x.oldest_id FROM notification_groups x WHERE x.account_id = $2 AND x.kind = k.kind AND x.oldest_id < $3 AND x.oldest_id > $4 ORDER BY x.oldest_id LIMIT $5) g WHERE $6 ORDER BY g.oldest_id LIMIT $5) w JOIN notifications n ON n.id = w.oldest_id) UNION ALL (SELECT p.* FROM unnest($7::text[]) AS k (kind) CROSS JOIN notification_groups g CROSS JOIN LATERAL ( SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.created_at, true FROM notifications n WHERE n.account_id = $2 AND n.group_key = g.group_key AND n.id < $3 AND n.id > $4 AND n.kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up') ORDER BY n.id LIMIT 1) p WHERE $6 AND g.account_id = $2 AND g.kind = k.kind AND g.oldest_id <= $4 AND g.oldest_id > $9 AND g.newest_id > $4 ORDER BY p.id LIMIT $5)",
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
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::ArraySql<Item = T1>,
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        flat_kinds: &'a T2,
        account_id: &'a i64,
        below: &'a i64,
        above: &'a i64,
        amount: &'a i64,
        upwards: &'a bool,
        grouped_kinds: &'a T4,
        below_and_span: &'a i64,
        above_less_span: &'a i64,
    ) -> EntryQuery<'c, 'a, 's, C, Entry, 9> {
        EntryQuery {
            client,
            params: [
                flat_kinds,
                account_id,
                below,
                above,
                amount,
                upwards,
                grouped_kinds,
                below_and_span,
                above_less_span,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EntryBorrowed, tokio_postgres::Error> {
                Ok(EntryBorrowed {
                    id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    from_account_id: row.try_get(2)?,
                    status_id: row.try_get(3)?,
                    group_key: row.try_get(4)?,
                    created_at: row.try_get(5)?,
                    grouped: row.try_get(6)?,
                })
            },
            mapper: |it| Entry::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PageParams<T1, T2, T3, T4>,
        EntryQuery<'c, 'a, 's, C, Entry, 9>,
        C,
    > for PageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PageParams<T1, T2, T3, T4>,
    ) -> EntryQuery<'c, 'a, 's, C, Entry, 9> {
        self.bind(
            client,
            &params.flat_kinds,
            &params.account_id,
            &params.below,
            &params.above,
            &params.amount,
            &params.upwards,
            &params.grouped_kinds,
            &params.below_and_span,
            &params.above_less_span,
        )
    }
}
pub struct DetailsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn details() -> DetailsStmt {
    DetailsStmt(
        "SELECT g.group_key, g.notifications_count, x.id AS newest_id, x.created_at AS newest_at, coalesce((SELECT n.id FROM notifications n WHERE n.account_id = $1 AND n.group_key = g.group_key AND n.id >= $2 AND n.kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up') ORDER BY n.id LIMIT 1), x.id) AS oldest_id, ARRAY(SELECT n.from_account_id FROM notifications n WHERE n.account_id = $1 AND n.group_key = g.group_key AND n.id <= $3 AND n.kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up') ORDER BY n.id DESC LIMIT $4) AS account_ids FROM unnest($5::text[], $6::bigint[], $7::bigint[]) AS t (kind, status_id, bucket) JOIN notification_groups g ON g.account_id = $1 AND g.kind = t.kind AND g.status_id = t.status_id AND g.bucket = t.bucket CROSS JOIN LATERAL ( SELECT n.id, n.created_at FROM notifications n WHERE n.account_id = $1 AND n.group_key = g.group_key AND n.id <= $3 AND n.kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up') ORDER BY n.id DESC LIMIT 1) x",
        None,
    )
}
impl DetailsStmt {
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
        T2: crate::ArraySql<Item = T1>,
        T3: crate::ArraySql<Item = i64>,
        T4: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        account_id: &'a i64,
        floor: &'a i64,
        ceiling: &'a i64,
        samples: &'a i64,
        kinds: &'a T2,
        status_ids: &'a T3,
        buckets: &'a T4,
    ) -> GroupQuery<'c, 'a, 's, C, Group, 7> {
        GroupQuery {
            client,
            params: [
                account_id, floor, ceiling, samples, kinds, status_ids, buckets,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<GroupBorrowed, tokio_postgres::Error> {
                Ok(GroupBorrowed {
                    group_key: row.try_get(0)?,
                    notifications_count: row.try_get(1)?,
                    newest_id: row.try_get(2)?,
                    newest_at: row.try_get(3)?,
                    oldest_id: row.try_get(4)?,
                    account_ids: row.try_get(5)?,
                })
            },
            mapper: |it| Group::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DetailsParams<T1, T2, T3, T4>,
        GroupQuery<'c, 'a, 's, C, Group, 7>,
        C,
    > for DetailsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DetailsParams<T1, T2, T3, T4>,
    ) -> GroupQuery<'c, 'a, 's, C, Group, 7> {
        self.bind(
            client,
            &params.account_id,
            &params.floor,
            &params.ceiling,
            &params.samples,
            &params.kinds,
            &params.status_ids,
            &params.buckets,
        )
    }
}
pub struct NewestStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn newest() -> NewestStmt {
    NewestStmt(
        "SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.created_at, true AS grouped FROM notifications n WHERE n.account_id = $1 AND n.group_key = $2 AND n.kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up') ORDER BY n.id DESC LIMIT 1",
        None,
    )
}
impl NewestStmt {
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
        account_id: &'a i64,
        group_key: &'a T1,
    ) -> EntryQuery<'c, 'a, 's, C, Entry, 2> {
        EntryQuery {
            client,
            params: [account_id, group_key],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EntryBorrowed, tokio_postgres::Error> {
                Ok(EntryBorrowed {
                    id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    from_account_id: row.try_get(2)?,
                    status_id: row.try_get(3)?,
                    group_key: row.try_get(4)?,
                    created_at: row.try_get(5)?,
                    grouped: row.try_get(6)?,
                })
            },
            mapper: |it| Entry::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        NewestParams<T1>,
        EntryQuery<'c, 'a, 's, C, Entry, 2>,
        C,
    > for NewestStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a NewestParams<T1>,
    ) -> EntryQuery<'c, 'a, 's, C, Entry, 2> {
        self.bind(client, &params.account_id, &params.group_key)
    }
}
pub struct AccountsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn accounts() -> AccountsStmt {
    AccountsStmt(
        "(SELECT n.id AS cursor, n.from_account_id AS id FROM notifications n WHERE NOT $1 AND n.account_id = $2 AND n.group_key = $3 AND n.id < $4 AND n.id > $5 AND n.kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up') ORDER BY n.id DESC LIMIT $6) UNION ALL (SELECT n.id, n.from_account_id FROM notifications n WHERE $1 AND n.account_id = $2 AND n.group_key = $3 AND n.id < $4 AND n.id > $5 AND n.kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up') ORDER BY n.id LIMIT $6)",
        None,
    )
}
impl AccountsStmt {
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
        upwards: &'a bool,
        account_id: &'a i64,
        group_key: &'a T1,
        below: &'a i64,
        above: &'a i64,
        amount: &'a i64,
    ) -> AccountsQuery<'c, 'a, 's, C, Accounts, 6> {
        AccountsQuery {
            client,
            params: [upwards, account_id, group_key, below, above, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Accounts, tokio_postgres::Error> {
                Ok(Accounts {
                    cursor: row.try_get(0)?,
                    id: row.try_get(1)?,
                })
            },
            mapper: |it| Accounts::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AccountsParams<T1>,
        AccountsQuery<'c, 'a, 's, C, Accounts, 6>,
        C,
    > for AccountsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AccountsParams<T1>,
    ) -> AccountsQuery<'c, 'a, 's, C, Accounts, 6> {
        self.bind(
            client,
            &params.upwards,
            &params.account_id,
            &params.group_key,
            &params.below,
            &params.above,
            &params.amount,
        )
    }
}
pub struct DismissStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn dismiss() -> DismissStmt {
    DismissStmt(
        "DELETE FROM notifications WHERE account_id = $1 AND group_key = $2 AND kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up')",
        None,
    )
}
impl DismissStmt {
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
        account_id: &'a i64,
        group_key: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[account_id, group_key])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DismissParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DismissStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DismissParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.account_id, &params.group_key))
    }
}
pub struct UnreadCountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unread_count() -> UnreadCountStmt {
    UnreadCountStmt(
        "SELECT count(*) FROM ( SELECT 1 FROM unnest($1::text[]) AS k (kind) CROSS JOIN LATERAL ( SELECT 1 FROM notification_groups g WHERE g.account_id = $2 AND g.kind = k.kind AND g.newest_id > coalesce((SELECT m.last_read_id FROM markers m WHERE m.account_id = $2 AND m.timeline = 'notifications'), 0) LIMIT $3) u LIMIT $3) x",
        None,
    )
}
impl UnreadCountStmt {
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
        T2: crate::ArraySql<Item = T1>,
    >(
        &'s self,
        client: &'c C,
        kinds: &'a T2,
        account_id: &'a i64,
        cap: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [kinds, account_id, cap],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UnreadCountParams<T1, T2>,
        I64Query<'c, 'a, 's, C, i64, 3>,
        C,
    > for UnreadCountStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnreadCountParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.kinds, &params.account_id, &params.cap)
    }
}
