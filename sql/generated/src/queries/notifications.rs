// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub id: i64,
    pub account_id: i64,
    pub kind: T1,
    pub from_account_id: i64,
    pub status_id: Option<i64>,
    pub group_key: T2,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct PageParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub kinds: T2,
    pub excluded: T4,
    pub account_id: i64,
    pub upwards: bool,
    pub below: i64,
    pub above: i64,
    pub from_id: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ByIdParams {
    pub id: i64,
    pub account_id: i64,
}
#[derive(Debug)]
pub struct UnreadCountParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub account_id: i64,
    pub cap: i64,
    pub kinds: T2,
    pub excluded: T4,
}
#[derive(Clone, Copy, Debug)]
pub struct DismissParams {
    pub account_id: i64,
    pub id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ForgetBetweenParams {
    pub account_id: i64,
    pub from_account_id: i64,
}
#[derive(Debug)]
pub struct ForgetOneParams<T1: crate::StringSql> {
    pub account_id: i64,
    pub kind: T1,
    pub from_account_id: i64,
    pub status_id: Option<i64>,
}
#[derive(Debug)]
pub struct MarkersParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub account_id: i64,
    pub timelines: T2,
}
#[derive(Debug)]
pub struct SetMarkerParams<T1: crate::StringSql> {
    pub account_id: i64,
    pub timeline: T1,
    pub last_read_id: i64,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertManyParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::ArraySql<Item = i64>,
    T6: crate::ArraySql<Item = i64>,
    T7: crate::StringSql,
    T8: crate::ArraySql<Item = T7>,
> {
    pub now: jiff::Timestamp,
    pub ids: T1,
    pub readers: T2,
    pub kinds: T4,
    pub senders: T5,
    pub status_ids: T6,
    pub group_keys: T8,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Notification {
    pub id: i64,
    pub kind: String,
    pub from_account_id: i64,
    pub status_id: Option<i64>,
    pub group_key: String,
    pub created_at: jiff::Timestamp,
}
pub struct NotificationBorrowed<'a> {
    pub id: i64,
    pub kind: &'a str,
    pub from_account_id: i64,
    pub status_id: Option<i64>,
    pub group_key: &'a str,
    pub created_at: jiff::Timestamp,
}
impl<'a> From<NotificationBorrowed<'a>> for Notification {
    fn from(
        NotificationBorrowed {
            id,
            kind,
            from_account_id,
            status_id,
            group_key,
            created_at,
        }: NotificationBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            kind: kind.into(),
            from_account_id,
            status_id,
            group_key: group_key.into(),
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Markers {
    pub timeline: String,
    pub last_read_id: i64,
    pub version: i32,
    pub updated_at: jiff::Timestamp,
}
pub struct MarkersBorrowed<'a> {
    pub timeline: &'a str,
    pub last_read_id: i64,
    pub version: i32,
    pub updated_at: jiff::Timestamp,
}
impl<'a> From<MarkersBorrowed<'a>> for Markers {
    fn from(
        MarkersBorrowed {
            timeline,
            last_read_id,
            version,
            updated_at,
        }: MarkersBorrowed<'a>,
    ) -> Self {
        Self {
            timeline: timeline.into(),
            last_read_id,
            version,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct SetMarker {
    pub timeline: String,
    pub last_read_id: i64,
    pub version: i32,
    pub updated_at: jiff::Timestamp,
}
pub struct SetMarkerBorrowed<'a> {
    pub timeline: &'a str,
    pub last_read_id: i64,
    pub version: i32,
    pub updated_at: jiff::Timestamp,
}
impl<'a> From<SetMarkerBorrowed<'a>> for SetMarker {
    fn from(
        SetMarkerBorrowed {
            timeline,
            last_read_id,
            version,
            updated_at,
        }: SetMarkerBorrowed<'a>,
    ) -> Self {
        Self {
            timeline: timeline.into(),
            last_read_id,
            version,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct InsertMany {
    pub id: i64,
    pub account_id: i64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct NotificationQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<NotificationBorrowed, tokio_postgres::Error>,
    mapper: fn(NotificationBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> NotificationQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(NotificationBorrowed) -> R,
    ) -> NotificationQuery<'c, 'a, 's, C, R, N> {
        NotificationQuery {
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
pub struct MarkersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MarkersBorrowed, tokio_postgres::Error>,
    mapper: fn(MarkersBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MarkersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MarkersBorrowed) -> R) -> MarkersQuery<'c, 'a, 's, C, R, N> {
        MarkersQuery {
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
pub struct SetMarkerQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SetMarkerBorrowed, tokio_postgres::Error>,
    mapper: fn(SetMarkerBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SetMarkerQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SetMarkerBorrowed) -> R) -> SetMarkerQuery<'c, 'a, 's, C, R, N> {
        SetMarkerQuery {
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
pub struct InsertManyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<InsertMany, tokio_postgres::Error>,
    mapper: fn(InsertMany) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> InsertManyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(InsertMany) -> R) -> InsertManyQuery<'c, 'a, 's, C, R, N> {
        InsertManyQuery {
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
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "INSERT INTO notifications (id, account_id, kind, from_account_id, status_id, group_key, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id",
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
        kind: &'a T1,
        from_account_id: &'a i64,
        status_id: &'a Option<i64>,
        group_key: &'a T2,
        now: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 7> {
        I64Query {
            client,
            params: [
                id,
                account_id,
                kind,
                from_account_id,
                status_id,
                group_key,
                now,
            ],
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
            &params.kind,
            &params.from_account_id,
            &params.status_id,
            &params.group_key,
            &params.now,
        )
    }
}
pub struct PageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn page() -> PageStmt {
    PageStmt(
        "WITH RECURSIVE own (kind) AS ( (SELECT n.kind FROM notifications n WHERE cardinality($1::text[]) + cardinality($2::text[]) > 0 AND n.account_id = $3 ORDER BY n.kind LIMIT 1) UNION ALL SELECT (SELECT n.kind FROM notifications n WHERE n.account_id = $3 AND n.kind > o.kind ORDER BY n.kind LIMIT 1) FROM own o WHERE o.kind IS NOT NULL ) (SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.created_at FROM notifications n WHERE NOT $4 AND n.account_id = $3 AND n.id < $5 AND n.id > $6 AND cardinality($1::text[]) = 0 AND cardinality($2::text[]) = 0 AND ($7::bigint = 0 OR n.from_account_id = $7) ORDER BY n.id DESC LIMIT $8) UNION ALL (SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.created_at FROM notifications n WHERE $4 AND n.account_id = $3 AND n.id < $5 AND n.id > $6 AND cardinality($1::text[]) = 0 AND cardinality($2::text[]) = 0 AND ($7::bigint = 0 OR n.from_account_id = $7) ORDER BY n.id LIMIT $8) UNION ALL (SELECT p.* FROM own o CROSS JOIN LATERAL ( SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.created_at FROM notifications n WHERE n.account_id = $3 AND n.kind = o.kind AND n.id < $5 AND n.id > $6 AND ($7::bigint = 0 OR n.from_account_id = $7) ORDER BY n.id DESC LIMIT $8) p WHERE NOT $4 AND (cardinality($1::text[]) = 0 OR o.kind = ANY ($1::text[])) AND NOT o.kind = ANY ($2::text[]) ORDER BY p.id DESC LIMIT $8) UNION ALL (SELECT p.* FROM own o CROSS JOIN LATERAL ( SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.created_at FROM notifications n WHERE n.account_id = $3 AND n.kind = o.kind AND n.id < $5 AND n.id > $6 AND ($7::bigint = 0 OR n.from_account_id = $7) ORDER BY n.id LIMIT $8) p WHERE $4 AND (cardinality($1::text[]) = 0 OR o.kind = ANY ($1::text[])) AND NOT o.kind = ANY ($2::text[]) ORDER BY p.id LIMIT $8)",
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
        kinds: &'a T2,
        excluded: &'a T4,
        account_id: &'a i64,
        upwards: &'a bool,
        below: &'a i64,
        above: &'a i64,
        from_id: &'a i64,
        amount: &'a i64,
    ) -> NotificationQuery<'c, 'a, 's, C, Notification, 8> {
        NotificationQuery {
            client,
            params: [
                kinds, excluded, account_id, upwards, below, above, from_id, amount,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<NotificationBorrowed, tokio_postgres::Error> {
                    Ok(NotificationBorrowed {
                        id: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        from_account_id: row.try_get(2)?,
                        status_id: row.try_get(3)?,
                        group_key: row.try_get(4)?,
                        created_at: row.try_get(5)?,
                    })
                },
            mapper: |it| Notification::from(it),
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
        NotificationQuery<'c, 'a, 's, C, Notification, 8>,
        C,
    > for PageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PageParams<T1, T2, T3, T4>,
    ) -> NotificationQuery<'c, 'a, 's, C, Notification, 8> {
        self.bind(
            client,
            &params.kinds,
            &params.excluded,
            &params.account_id,
            &params.upwards,
            &params.below,
            &params.above,
            &params.from_id,
            &params.amount,
        )
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_id() -> ByIdStmt {
    ByIdStmt(
        "SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.created_at FROM notifications n WHERE n.id = $1 AND n.account_id = $2",
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
    ) -> NotificationQuery<'c, 'a, 's, C, Notification, 2> {
        NotificationQuery {
            client,
            params: [id, account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<NotificationBorrowed, tokio_postgres::Error> {
                    Ok(NotificationBorrowed {
                        id: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        from_account_id: row.try_get(2)?,
                        status_id: row.try_get(3)?,
                        group_key: row.try_get(4)?,
                        created_at: row.try_get(5)?,
                    })
                },
            mapper: |it| Notification::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ByIdParams,
        NotificationQuery<'c, 'a, 's, C, Notification, 2>,
        C,
    > for ByIdStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ByIdParams,
    ) -> NotificationQuery<'c, 'a, 's, C, Notification, 2> {
        self.bind(client, &params.id, &params.account_id)
    }
}
pub struct UnreadCountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unread_count() -> UnreadCountStmt {
    UnreadCountStmt(
        "WITH RECURSIVE own (kind) AS ( (SELECT n.kind FROM notifications n WHERE n.account_id = $1 ORDER BY n.kind LIMIT 1) UNION ALL SELECT (SELECT n.kind FROM notifications n WHERE n.account_id = $1 AND n.kind > o.kind ORDER BY n.kind LIMIT 1) FROM own o WHERE o.kind IS NOT NULL ) SELECT count(*) FROM ( SELECT 1 FROM own o CROSS JOIN LATERAL ( SELECT 1 FROM notifications n WHERE n.account_id = $1 AND n.kind = o.kind AND n.id > coalesce((SELECT m.last_read_id FROM markers m WHERE m.account_id = $1 AND m.timeline = 'notifications'), 0) LIMIT $2) u WHERE (cardinality($3::text[]) = 0 OR o.kind = ANY ($3::text[])) AND NOT o.kind = ANY ($4::text[]) LIMIT $2) x",
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
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        account_id: &'a i64,
        cap: &'a i64,
        kinds: &'a T2,
        excluded: &'a T4,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [account_id, cap, kinds, excluded],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
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
        UnreadCountParams<T1, T2, T3, T4>,
        I64Query<'c, 'a, 's, C, i64, 4>,
        C,
    > for UnreadCountStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnreadCountParams<T1, T2, T3, T4>,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.account_id,
            &params.cap,
            &params.kinds,
            &params.excluded,
        )
    }
}
pub struct ClearStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn clear() -> ClearStmt {
    ClearStmt("DELETE FROM notifications WHERE account_id = $1", None)
}
impl ClearStmt {
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
pub struct DismissStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn dismiss() -> DismissStmt {
    DismissStmt(
        "DELETE FROM notifications WHERE account_id = $1 AND id = $2",
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
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        account_id: &'a i64,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[account_id, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DismissParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DismissStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DismissParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.account_id, &params.id))
    }
}
pub struct ForgetBetweenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_between() -> ForgetBetweenStmt {
    ForgetBetweenStmt(
        "DELETE FROM notifications WHERE account_id = $1 AND from_account_id = $2",
        None,
    )
}
impl ForgetBetweenStmt {
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
        from_account_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[account_id, from_account_id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ForgetBetweenParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ForgetBetweenStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ForgetBetweenParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.account_id, &params.from_account_id))
    }
}
pub struct ForgetOneStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_one() -> ForgetOneStmt {
    ForgetOneStmt(
        "DELETE FROM notifications WHERE account_id = $1 AND kind = $2 AND from_account_id = $3 AND coalesce(status_id, 0) = coalesce($4, 0::bigint)",
        None,
    )
}
impl ForgetOneStmt {
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
        kind: &'a T1,
        from_account_id: &'a i64,
        status_id: &'a Option<i64>,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[account_id, kind, from_account_id, status_id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ForgetOneParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ForgetOneStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ForgetOneParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.account_id,
            &params.kind,
            &params.from_account_id,
            &params.status_id,
        ))
    }
}
pub struct MarkersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn markers() -> MarkersStmt {
    MarkersStmt(
        "SELECT timeline, last_read_id, version, updated_at FROM markers WHERE account_id = $1 AND timeline = ANY($2)",
        None,
    )
}
impl MarkersStmt {
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
        account_id: &'a i64,
        timelines: &'a T2,
    ) -> MarkersQuery<'c, 'a, 's, C, Markers, 2> {
        MarkersQuery {
            client,
            params: [account_id, timelines],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<MarkersBorrowed, tokio_postgres::Error> {
                    Ok(MarkersBorrowed {
                        timeline: row.try_get(0)?,
                        last_read_id: row.try_get(1)?,
                        version: row.try_get(2)?,
                        updated_at: row.try_get(3)?,
                    })
                },
            mapper: |it| Markers::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MarkersParams<T1, T2>,
        MarkersQuery<'c, 'a, 's, C, Markers, 2>,
        C,
    > for MarkersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MarkersParams<T1, T2>,
    ) -> MarkersQuery<'c, 'a, 's, C, Markers, 2> {
        self.bind(client, &params.account_id, &params.timelines)
    }
}
pub struct SetMarkerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_marker() -> SetMarkerStmt {
    SetMarkerStmt(
        "INSERT INTO markers (account_id, timeline, last_read_id, version, updated_at) VALUES ($1, $2, $3, 1, $4) ON CONFLICT (account_id, timeline) DO UPDATE SET last_read_id = excluded.last_read_id, version = markers.version + 1, updated_at = excluded.updated_at RETURNING timeline, last_read_id, version, updated_at",
        None,
    )
}
impl SetMarkerStmt {
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
        timeline: &'a T1,
        last_read_id: &'a i64,
        now: &'a jiff::Timestamp,
    ) -> SetMarkerQuery<'c, 'a, 's, C, SetMarker, 4> {
        SetMarkerQuery {
            client,
            params: [account_id, timeline, last_read_id, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<SetMarkerBorrowed, tokio_postgres::Error> {
                    Ok(SetMarkerBorrowed {
                        timeline: row.try_get(0)?,
                        last_read_id: row.try_get(1)?,
                        version: row.try_get(2)?,
                        updated_at: row.try_get(3)?,
                    })
                },
            mapper: |it| SetMarker::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SetMarkerParams<T1>,
        SetMarkerQuery<'c, 'a, 's, C, SetMarker, 4>,
        C,
    > for SetMarkerStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetMarkerParams<T1>,
    ) -> SetMarkerQuery<'c, 'a, 's, C, SetMarker, 4> {
        self.bind(
            client,
            &params.account_id,
            &params.timeline,
            &params.last_read_id,
            &params.now,
        )
    }
}
pub struct InsertManyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_many() -> InsertManyStmt {
    InsertManyStmt(
        "INSERT INTO notifications (id, account_id, kind, from_account_id, status_id, group_key, created_at) SELECT t.id, t.reader, t.kind, t.sender, nullif(t.status_id, 0), t.group_key, $1 FROM unnest($2::bigint[], $3::bigint[], $4::text[], $5::bigint[], $6::bigint[], $7::text[]) AS t (id, reader, kind, sender, status_id, group_key) JOIN users u ON u.account_id = t.reader WHERE (t.reader <> t.sender OR t.kind = 'poll') AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.account_id = t.reader AND b.target_id = t.sender) AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.account_id = t.sender AND b.target_id = t.reader) AND NOT EXISTS (SELECT 1 FROM mutes m WHERE m.account_id = t.reader AND m.target_id = t.sender AND m.hide_notifications AND (m.expires_at IS NULL OR m.expires_at > $1)) AND (t.status_id = 0 OR EXISTS (SELECT 1 FROM statuses s WHERE s.id = t.status_id AND NOT EXISTS (SELECT 1 FROM conversation_mutes c WHERE c.account_id = t.reader AND c.conversation_id = s.conversation_id))) ORDER BY t.reader, t.id ON CONFLICT DO NOTHING RETURNING id, account_id",
        None,
    )
}
impl InsertManyStmt {
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
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = T3>,
        T5: crate::ArraySql<Item = i64>,
        T6: crate::ArraySql<Item = i64>,
        T7: crate::StringSql,
        T8: crate::ArraySql<Item = T7>,
    >(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        ids: &'a T1,
        readers: &'a T2,
        kinds: &'a T4,
        senders: &'a T5,
        status_ids: &'a T6,
        group_keys: &'a T8,
    ) -> InsertManyQuery<'c, 'a, 's, C, InsertMany, 7> {
        InsertManyQuery {
            client,
            params: [now, ids, readers, kinds, senders, status_ids, group_keys],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<InsertMany, tokio_postgres::Error> {
                Ok(InsertMany {
                    id: row.try_get(0)?,
                    account_id: row.try_get(1)?,
                })
            },
            mapper: |it| InsertMany::from(it),
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
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::ArraySql<Item = i64>,
    T6: crate::ArraySql<Item = i64>,
    T7: crate::StringSql,
    T8: crate::ArraySql<Item = T7>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertManyParams<T1, T2, T3, T4, T5, T6, T7, T8>,
        InsertManyQuery<'c, 'a, 's, C, InsertMany, 7>,
        C,
    > for InsertManyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertManyParams<T1, T2, T3, T4, T5, T6, T7, T8>,
    ) -> InsertManyQuery<'c, 'a, 's, C, InsertMany, 7> {
        self.bind(
            client,
            &params.now,
            &params.ids,
            &params.readers,
            &params.kinds,
            &params.senders,
            &params.status_ids,
            &params.group_keys,
        )
    }
}
