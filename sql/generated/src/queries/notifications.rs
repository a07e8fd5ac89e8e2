// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct PageParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub upwards: bool,
    pub every_kind: bool,
    pub account_id: i64,
    pub below: i64,
    pub above: i64,
    pub amount: i64,
    pub kinds: T2,
}
#[derive(Debug)]
pub struct PageFilteredParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub kinds: T2,
    pub account_id: i64,
    pub below: i64,
    pub above: i64,
    pub amount: i64,
    pub upwards: bool,
}
#[derive(Debug)]
pub struct PageFromParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub upwards: bool,
    pub from_id: i64,
    pub account_id: i64,
    pub below: i64,
    pub above: i64,
    pub kinds: T2,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ByIdParams {
    pub id: i64,
    pub account_id: i64,
}
#[derive(Debug)]
pub struct UnreadCountParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub kinds: T2,
    pub account_id: i64,
    pub cap: i64,
}
#[derive(Debug)]
pub struct UnreadCountFromParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub from_id: i64,
    pub account_id: i64,
    pub kinds: T2,
    pub cap: i64,
}
#[derive(Debug)]
pub struct UnreadCountFilteredParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub kinds: T2,
    pub account_id: i64,
    pub cap: i64,
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
    T3: crate::ArraySql<Item = i64>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::ArraySql<Item = i64>,
> {
    pub status_ids: T1,
    pub moderation: i64,
    pub now: jiff::Timestamp,
    pub ids: T2,
    pub readers: T3,
    pub kinds: T5,
    pub senders: T6,
    pub collection_id: i64,
    pub hour: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Notification {
    pub id: i64,
    pub kind: String,
    pub from_account_id: i64,
    pub status_id: Option<i64>,
    pub group_key: String,
    pub filtered: bool,
    pub created_at: jiff::Timestamp,
}
pub struct NotificationBorrowed<'a> {
    pub id: i64,
    pub kind: &'a str,
    pub from_account_id: i64,
    pub status_id: Option<i64>,
    pub group_key: &'a str,
    pub filtered: bool,
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
            filtered,
            created_at,
        }: NotificationBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            kind: kind.into(),
            from_account_id,
            status_id,
            group_key: group_key.into(),
            filtered,
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
    pub filtered: bool,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct PageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn page() -> PageStmt {
    PageStmt(
        "(SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.filtered, n.created_at FROM notifications n WHERE NOT $1 AND $2 AND n.account_id = $3 AND NOT n.filtered AND n.id < $4 AND n.id > $5 ORDER BY n.id DESC LIMIT $6) UNION ALL (SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.filtered, n.created_at FROM notifications n WHERE $1 AND $2 AND n.account_id = $3 AND NOT n.filtered AND n.id < $4 AND n.id > $5 ORDER BY n.id LIMIT $6) UNION ALL (SELECT p.* FROM unnest($7::text[]) AS k (kind) CROSS JOIN LATERAL ( SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.filtered, n.created_at FROM notifications n WHERE n.account_id = $3 AND n.kind = k.kind AND NOT n.filtered AND n.id < $4 AND n.id > $5 ORDER BY n.id DESC LIMIT $6) p WHERE NOT $1 AND NOT $2 ORDER BY p.id DESC LIMIT $6) UNION ALL (SELECT p.* FROM unnest($7::text[]) AS k (kind) CROSS JOIN LATERAL ( SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.filtered, n.created_at FROM notifications n WHERE n.account_id = $3 AND n.kind = k.kind AND NOT n.filtered AND n.id < $4 AND n.id > $5 ORDER BY n.id LIMIT $6) p WHERE $1 AND NOT $2 ORDER BY p.id LIMIT $6)",
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
    >(
        &'s self,
        client: &'c C,
        upwards: &'a bool,
        every_kind: &'a bool,
        account_id: &'a i64,
        below: &'a i64,
        above: &'a i64,
        amount: &'a i64,
        kinds: &'a T2,
    ) -> NotificationQuery<'c, 'a, 's, C, Notification, 7> {
        NotificationQuery {
            client,
            params: [upwards, every_kind, account_id, below, above, amount, kinds],
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
                        filtered: row.try_get(5)?,
                        created_at: row.try_get(6)?,
                    })
                },
            mapper: |it| Notification::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PageParams<T1, T2>,
        NotificationQuery<'c, 'a, 's, C, Notification, 7>,
        C,
    > for PageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PageParams<T1, T2>,
    ) -> NotificationQuery<'c, 'a, 's, C, Notification, 7> {
        self.bind(
            client,
            &params.upwards,
            &params.every_kind,
            &params.account_id,
            &params.below,
            &params.above,
            &params.amount,
            &params.kinds,
        )
    }
}
pub struct PageFilteredStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn page_filtered() -> PageFilteredStmt {
    PageFilteredStmt(
        "(SELECT p.* FROM unnest($1::text[]) AS k (kind) CROSS JOIN LATERAL ( SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.filtered, n.created_at FROM notifications n WHERE n.account_id = $2 AND n.kind = k.kind AND n.filtered AND n.id < $3 AND n.id > $4 ORDER BY n.id DESC LIMIT $5) p WHERE NOT $6 ORDER BY p.id DESC LIMIT $5) UNION ALL (SELECT p.* FROM unnest($1::text[]) AS k (kind) CROSS JOIN LATERAL ( SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.filtered, n.created_at FROM notifications n WHERE n.account_id = $2 AND n.kind = k.kind AND n.filtered AND n.id < $3 AND n.id > $4 ORDER BY n.id LIMIT $5) p WHERE $6 ORDER BY p.id LIMIT $5)",
        None,
    )
}
impl PageFilteredStmt {
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
        below: &'a i64,
        above: &'a i64,
        amount: &'a i64,
        upwards: &'a bool,
    ) -> NotificationQuery<'c, 'a, 's, C, Notification, 6> {
        NotificationQuery {
            client,
            params: [kinds, account_id, below, above, amount, upwards],
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
                        filtered: row.try_get(5)?,
                        created_at: row.try_get(6)?,
                    })
                },
            mapper: |it| Notification::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PageFilteredParams<T1, T2>,
        NotificationQuery<'c, 'a, 's, C, Notification, 6>,
        C,
    > for PageFilteredStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PageFilteredParams<T1, T2>,
    ) -> NotificationQuery<'c, 'a, 's, C, Notification, 6> {
        self.bind(
            client,
            &params.kinds,
            &params.account_id,
            &params.below,
            &params.above,
            &params.amount,
            &params.upwards,
        )
    }
}
pub struct PageFromStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn page_from() -> PageFromStmt {
    PageFromStmt(
        "(SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.filtered, n.created_at FROM notifications n WHERE NOT $1 AND n.from_account_id = $2 AND n.account_id = $3 AND n.id < $4 AND n.id > $5 AND n.kind = ANY ($6::text[]) ORDER BY n.id DESC LIMIT $7) UNION ALL (SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.filtered, n.created_at FROM notifications n WHERE $1 AND n.from_account_id = $2 AND n.account_id = $3 AND n.id < $4 AND n.id > $5 AND n.kind = ANY ($6::text[]) ORDER BY n.id LIMIT $7)",
        None,
    )
}
impl PageFromStmt {
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
        upwards: &'a bool,
        from_id: &'a i64,
        account_id: &'a i64,
        below: &'a i64,
        above: &'a i64,
        kinds: &'a T2,
        amount: &'a i64,
    ) -> NotificationQuery<'c, 'a, 's, C, Notification, 7> {
        NotificationQuery {
            client,
            params: [upwards, from_id, account_id, below, above, kinds, amount],
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
                        filtered: row.try_get(5)?,
                        created_at: row.try_get(6)?,
                    })
                },
            mapper: |it| Notification::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PageFromParams<T1, T2>,
        NotificationQuery<'c, 'a, 's, C, Notification, 7>,
        C,
    > for PageFromStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PageFromParams<T1, T2>,
    ) -> NotificationQuery<'c, 'a, 's, C, Notification, 7> {
        self.bind(
            client,
            &params.upwards,
            &params.from_id,
            &params.account_id,
            &params.below,
            &params.above,
            &params.kinds,
            &params.amount,
        )
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_id() -> ByIdStmt {
    ByIdStmt(
        "SELECT n.id, n.kind, n.from_account_id, n.status_id, n.group_key, n.filtered, n.created_at FROM notifications n WHERE n.id = $1 AND n.account_id = $2",
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
                        filtered: row.try_get(5)?,
                        created_at: row.try_get(6)?,
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
        "SELECT count(*) FROM ( SELECT 1 FROM unnest($1::text[]) AS k (kind) CROSS JOIN LATERAL ( SELECT 1 FROM notifications n WHERE n.account_id = $2 AND n.kind = k.kind AND NOT n.filtered AND n.id > coalesce((SELECT m.last_read_id FROM markers m WHERE m.account_id = $2 AND m.timeline = 'notifications'), 0) LIMIT $3) u LIMIT $3) x",
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
pub struct UnreadCountFromStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unread_count_from() -> UnreadCountFromStmt {
    UnreadCountFromStmt(
        "SELECT count(*) FROM ( SELECT 1 FROM notifications n WHERE n.from_account_id = $1 AND n.account_id = $2 AND n.kind = ANY ($3::text[]) AND n.id > coalesce((SELECT m.last_read_id FROM markers m WHERE m.account_id = $2 AND m.timeline = 'notifications'), 0) LIMIT $4) x",
        None,
    )
}
impl UnreadCountFromStmt {
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
        from_id: &'a i64,
        account_id: &'a i64,
        kinds: &'a T2,
        cap: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [from_id, account_id, kinds, cap],
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
        UnreadCountFromParams<T1, T2>,
        I64Query<'c, 'a, 's, C, i64, 4>,
        C,
    > for UnreadCountFromStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnreadCountFromParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.from_id,
            &params.account_id,
            &params.kinds,
            &params.cap,
        )
    }
}
pub struct UnreadCountFilteredStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unread_count_filtered() -> UnreadCountFilteredStmt {
    UnreadCountFilteredStmt(
        "SELECT count(*) FROM ( SELECT 1 FROM unnest($1::text[]) AS k (kind) CROSS JOIN LATERAL ( SELECT 1 FROM notifications n WHERE n.account_id = $2 AND n.kind = k.kind AND n.filtered AND n.id > coalesce((SELECT m.last_read_id FROM markers m WHERE m.account_id = $2 AND m.timeline = 'notifications'), 0) LIMIT $3) u LIMIT $3) x",
        None,
    )
}
impl UnreadCountFilteredStmt {
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
        UnreadCountFilteredParams<T1, T2>,
        I64Query<'c, 'a, 's, C, i64, 3>,
        C,
    > for UnreadCountFilteredStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnreadCountFilteredParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.kinds, &params.account_id, &params.cap)
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
        "WITH held AS MATERIALIZED ( SELECT h.id FROM statuses h WHERE h.id = ANY ($1::bigint[]) ORDER BY h.id FOR KEY SHARE ), told AS MATERIALIZED ( SELECT t.id, t.reader, t.kind, t.sender, t.status_id, CASE WHEN t.kind NOT IN ('mention', 'reblog', 'follow', 'follow_request', 'favourite', 'quote', 'added_to_collection') OR (SELECT true FROM notification_permissions y WHERE y.account_id = t.reader AND y.from_account_id = t.sender) OR (t.kind = 'mention' AND (SELECT true FROM users w JOIN roles x ON x.id = w.role_id JOIN roles y ON y.id = u.role_id WHERE w.account_id = t.sender AND x.highlighted AND x.position > y.position AND x.permissions & $2::bigint <> 0)) THEN ARRAY[]::text[] ELSE ARRAY[ CASE WHEN NOT r.following THEN coalesce(p.for_not_following, 'accept') END, CASE WHEN NOT r.followed THEN coalesce(p.for_not_followers, 'accept') END, CASE WHEN NOT r.following AND a.created_at > $3::timestamptz - interval '30 days' THEN coalesce(p.for_new_accounts, 'accept') END, CASE WHEN NOT r.following AND a.silenced_at IS NOT NULL THEN coalesce(p.for_limited_accounts, 'filter') END, CASE WHEN NOT r.following AND a.kind IN ('Service', 'Application') THEN coalesce(p.for_bots, 'accept') END, CASE WHEN r.following OR t.kind <> 'mention' OR s.visibility <> 'direct' OR coalesce(p.for_private_mentions, 'filter') = 'accept' THEN NULL WHEN (WITH RECURSIVE above (id, in_reply_to_id, account_id, visibility, depth) AS ( SELECT o.id, o.in_reply_to_id, o.account_id, o.visibility, 1 FROM statuses o WHERE o.id = s.in_reply_to_id UNION ALL SELECT o.id, o.in_reply_to_id, o.account_id, o.visibility, v.depth + 1 FROM above v JOIN statuses o ON o.id = v.in_reply_to_id WHERE v.depth < 100) SELECT true FROM above v WHERE v.account_id = t.reader AND v.visibility = 'direct' AND (SELECT true FROM mentions m WHERE m.status_id = v.id AND m.account_id = t.sender AND NOT m.silent) LIMIT 1) THEN NULL ELSE coalesce(p.for_private_mentions, 'filter') END] END AS verdicts FROM unnest($4::bigint[], $5::bigint[], $6::text[], $7::bigint[], $1::bigint[]) AS t (id, reader, kind, sender, status_id) JOIN users u ON u.account_id = t.reader JOIN accounts a ON a.id = t.sender LEFT JOIN notification_policies p ON p.account_id = t.reader LEFT JOIN statuses s ON s.id = t.status_id CROSS JOIN LATERAL ( SELECT coalesce((SELECT true FROM follows f WHERE f.account_id = t.reader AND f.target_id = t.sender), false) AS following, coalesce((SELECT f.created_at <= $3::timestamptz - interval '3 days' FROM follows f WHERE f.account_id = t.sender AND f.target_id = t.reader), false) AS followed) r WHERE (t.reader <> t.sender OR t.kind IN ('poll', 'severed_relationships', 'moderation_warning')) AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.account_id = t.reader AND b.target_id = t.sender) AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.account_id = t.sender AND b.target_id = t.reader) AND NOT EXISTS (SELECT 1 FROM mutes m WHERE m.account_id = t.reader AND m.target_id = t.sender AND m.hide_notifications AND (m.expires_at IS NULL OR m.expires_at > $3::timestamptz)) AND (SELECT true FROM account_domain_blocks d WHERE d.account_id = t.reader AND d.domain = a.domain) IS NULL AND ($8::bigint = 0 OR (SELECT true FROM collection_items i WHERE i.collection_id = $8 AND i.account_id = t.reader AND i.state = 'accepted')) AND (t.status_id = 0 OR (s.id IS NOT NULL AND t.status_id = ANY (ARRAY(SELECT id FROM held)) AND NOT EXISTS (SELECT 1 FROM conversation_mutes c WHERE c.account_id = t.reader AND c.conversation_id = s.conversation_id))) ), judged AS MATERIALIZED ( SELECT t.id, t.reader, t.kind, t.sender, t.status_id, CASE WHEN coalesce('filter' = ANY (t.verdicts), false) THEN notification_held(t.reader, t.sender) ELSE false END AS filtered FROM (SELECT * FROM told WHERE NOT coalesce('drop' = ANY (verdicts), false) ORDER BY reader, id OFFSET 0) t ), made AS ( INSERT INTO notifications (id, account_id, kind, from_account_id, status_id, collection_id, group_key, filtered, created_at) SELECT t.id, t.reader, t.kind, t.sender, nullif(t.status_id, 0), nullif($8::bigint, 0), CASE WHEN t.kind IN ('favourite', 'reblog', 'follow', 'admin.sign_up') AND NOT t.filtered THEN t.kind || CASE t.status_id WHEN 0 THEN '' ELSE '-' || t.status_id END || '-' || coalesce((SELECT g.bucket FROM notification_groups g WHERE g.account_id = t.reader AND g.kind = t.kind AND g.status_id = t.status_id AND g.bucket > $9::bigint - 12 AND g.bucket <= $9::bigint ORDER BY g.bucket DESC LIMIT 1), $9::bigint) ELSE 'ungrouped-' || t.id END, t.filtered, $3::timestamptz FROM judged t ORDER BY t.reader, t.id ON CONFLICT DO NOTHING RETURNING id, account_id, kind, from_account_id, filtered ), asked AS ( INSERT INTO notification_requests (id, account_id, from_account_id, created_at, updated_at) SELECT min(id), account_id, from_account_id, $3::timestamptz, $3::timestamptz FROM made WHERE filtered AND kind IN ('mention', 'quote') GROUP BY account_id, from_account_id ORDER BY account_id, from_account_id ON CONFLICT (account_id, from_account_id) DO UPDATE SET updated_at = excluded.updated_at ) SELECT id, account_id, filtered FROM made",
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
        T3: crate::ArraySql<Item = i64>,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
        T6: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        status_ids: &'a T1,
        moderation: &'a i64,
        now: &'a jiff::Timestamp,
        ids: &'a T2,
        readers: &'a T3,
        kinds: &'a T5,
        senders: &'a T6,
        collection_id: &'a i64,
        hour: &'a i64,
    ) -> InsertManyQuery<'c, 'a, 's, C, InsertMany, 9> {
        InsertManyQuery {
            client,
            params: [
                status_ids,
                moderation,
                now,
                ids,
                readers,
                kinds,
                senders,
                collection_id,
                hour,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<InsertMany, tokio_postgres::Error> {
                Ok(InsertMany {
                    id: row.try_get(0)?,
                    account_id: row.try_get(1)?,
                    filtered: row.try_get(2)?,
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
    T3: crate::ArraySql<Item = i64>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertManyParams<T1, T2, T3, T4, T5, T6>,
        InsertManyQuery<'c, 'a, 's, C, InsertMany, 9>,
        C,
    > for InsertManyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertManyParams<T1, T2, T3, T4, T5, T6>,
    ) -> InsertManyQuery<'c, 'a, 's, C, InsertMany, 9> {
        self.bind(
            client,
            &params.status_ids,
            &params.moderation,
            &params.now,
            &params.ids,
            &params.readers,
            &params.kinds,
            &params.senders,
            &params.collection_id,
            &params.hour,
        )
    }
}
