// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct LeaveParams {
    pub id: i64,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct NotificationsParams {
    pub id: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct BookmarksParams {
    pub id: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct VotesParams {
    pub id: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ConversationsParams {
    pub id: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct UploadsParams {
    pub id: i64,
    pub amount: i64,
}
#[derive(Debug)]
pub struct ServersParams<T1: crate::StringSql> {
    pub after: T1,
    pub amount: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Left {
    pub uri: String,
    pub avatar_key: Option<String>,
    pub avatar_static_key: Option<String>,
    pub header_key: Option<String>,
    pub header_static_key: Option<String>,
}
pub struct LeftBorrowed<'a> {
    pub uri: &'a str,
    pub avatar_key: Option<&'a str>,
    pub avatar_static_key: Option<&'a str>,
    pub header_key: Option<&'a str>,
    pub header_static_key: Option<&'a str>,
}
impl<'a> From<LeftBorrowed<'a>> for Left {
    fn from(
        LeftBorrowed {
            uri,
            avatar_key,
            avatar_static_key,
            header_key,
            header_static_key,
        }: LeftBorrowed<'a>,
    ) -> Self {
        Self {
            uri: uri.into(),
            avatar_key: avatar_key.map(|v| v.into()),
            avatar_static_key: avatar_static_key.map(|v| v.into()),
            header_key: header_key.map(|v| v.into()),
            header_static_key: header_static_key.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Uploads {
    pub id: i64,
    pub file_key: Option<String>,
    pub small_key: Option<String>,
}
pub struct UploadsBorrowed<'a> {
    pub id: i64,
    pub file_key: Option<&'a str>,
    pub small_key: Option<&'a str>,
}
impl<'a> From<UploadsBorrowed<'a>> for Uploads {
    fn from(
        UploadsBorrowed {
            id,
            file_key,
            small_key,
        }: UploadsBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            file_key: file_key.map(|v| v.into()),
            small_key: small_key.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Servers {
    pub domain: String,
    pub account_id: Option<i64>,
}
pub struct ServersBorrowed<'a> {
    pub domain: &'a str,
    pub account_id: Option<i64>,
}
impl<'a> From<ServersBorrowed<'a>> for Servers {
    fn from(ServersBorrowed { domain, account_id }: ServersBorrowed<'a>) -> Self {
        Self {
            domain: domain.into(),
            account_id,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct LeftQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LeftBorrowed, tokio_postgres::Error>,
    mapper: fn(LeftBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LeftQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LeftBorrowed) -> R) -> LeftQuery<'c, 'a, 's, C, R, N> {
        LeftQuery {
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
pub struct UploadsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UploadsBorrowed, tokio_postgres::Error>,
    mapper: fn(UploadsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UploadsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(UploadsBorrowed) -> R) -> UploadsQuery<'c, 'a, 's, C, R, N> {
        UploadsQuery {
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
pub struct ServersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ServersBorrowed, tokio_postgres::Error>,
    mapper: fn(ServersBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ServersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ServersBorrowed) -> R) -> ServersQuery<'c, 'a, 's, C, R, N> {
        ServersQuery {
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
pub struct LeaveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn leave() -> LeaveStmt {
    LeaveStmt(
        "WITH old AS MATERIALIZED ( SELECT id, uri, avatar_key, avatar_static_key, header_key, header_static_key FROM accounts WHERE id = $1 AND domain IS NULL AND kind <> 'Application' AND deleted_at IS NULL FOR NO KEY UPDATE ), blank AS ( UPDATE accounts SET deleted_at = $2, display_name = '', note = '', note_source = '', fields = '[]', emoji_ids = '{}', avatar_key = NULL, avatar_static_key = NULL, avatar_description = '', header_key = NULL, header_static_key = NULL, header_description = '', also_known_as = '{}', attribution_domains = '{}', moved_to_id = NULL, discoverable = false, indexable = false, updated_at = $2 WHERE id = ANY(ARRAY(SELECT id FROM old)) ) SELECT uri, avatar_key, avatar_static_key, header_key, header_static_key FROM old",
        None,
    )
}
impl LeaveStmt {
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
        now: &'a jiff::Timestamp,
    ) -> LeftQuery<'c, 'a, 's, C, Left, 2> {
        LeftQuery {
            client,
            params: [id, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LeftBorrowed, tokio_postgres::Error> {
                Ok(LeftBorrowed {
                    uri: row.try_get(0)?,
                    avatar_key: row.try_get(1)?,
                    avatar_static_key: row.try_get(2)?,
                    header_key: row.try_get(3)?,
                    header_static_key: row.try_get(4)?,
                })
            },
            mapper: |it| Left::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LeaveParams, LeftQuery<'c, 'a, 's, C, Left, 2>, C>
    for LeaveStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LeaveParams,
    ) -> LeftQuery<'c, 'a, 's, C, Left, 2> {
        self.bind(client, &params.id, &params.now)
    }
}
pub struct ForgetLoginStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_login() -> ForgetLoginStmt {
    ForgetLoginStmt("DELETE FROM users WHERE account_id = $1", None)
}
impl ForgetLoginStmt {
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
pub struct ForgetSubscriptionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_subscriptions() -> ForgetSubscriptionsStmt {
    ForgetSubscriptionsStmt("DELETE FROM push_subscriptions WHERE account_id = $1", None)
}
impl ForgetSubscriptionsStmt {
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
pub struct NotificationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn notifications() -> NotificationsStmt {
    NotificationsStmt(
        "DELETE FROM notifications WHERE id = ANY(ARRAY( (SELECT n.id FROM notifications n WHERE n.account_id = $1 LIMIT $2) UNION (SELECT n.id FROM notifications n WHERE n.from_account_id = $1 LIMIT $2))) RETURNING id",
        None,
    )
}
impl NotificationsStmt {
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
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [id, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        NotificationsParams,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for NotificationsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a NotificationsParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.id, &params.amount)
    }
}
pub struct BookmarksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn bookmarks() -> BookmarksStmt {
    BookmarksStmt(
        "DELETE FROM bookmarks WHERE id = ANY(ARRAY(SELECT b.id FROM bookmarks b WHERE b.account_id = $1 LIMIT $2)) RETURNING id",
        None,
    )
}
impl BookmarksStmt {
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
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [id, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, BookmarksParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for BookmarksStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BookmarksParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.id, &params.amount)
    }
}
pub struct VotesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn votes() -> VotesStmt {
    VotesStmt(
        "DELETE FROM poll_votes WHERE account_id = $1 AND poll_id = ANY(ARRAY(SELECT v.poll_id FROM poll_votes v WHERE v.account_id = $1 LIMIT $2)) RETURNING poll_id",
        None,
    )
}
impl VotesStmt {
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
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [id, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, VotesParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for VotesStmt
{
    fn params(&'s self, client: &'c C, params: &'a VotesParams) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.id, &params.amount)
    }
}
pub struct ConversationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn conversations() -> ConversationsStmt {
    ConversationsStmt(
        "DELETE FROM account_conversations WHERE id = ANY(ARRAY( SELECT c.id FROM account_conversations c WHERE c.account_id = $1 LIMIT $2)) RETURNING id",
        None,
    )
}
impl ConversationsStmt {
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
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [id, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ConversationsParams,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for ConversationsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ConversationsParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.id, &params.amount)
    }
}
pub struct UploadsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn uploads() -> UploadsStmt {
    UploadsStmt(
        "SELECT m.id, m.file_key, m.small_key FROM media_attachments m WHERE m.account_id = $1 ORDER BY m.id LIMIT $2",
        None,
    )
}
impl UploadsStmt {
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
        amount: &'a i64,
    ) -> UploadsQuery<'c, 'a, 's, C, Uploads, 2> {
        UploadsQuery {
            client,
            params: [id, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<UploadsBorrowed, tokio_postgres::Error> {
                    Ok(UploadsBorrowed {
                        id: row.try_get(0)?,
                        file_key: row.try_get(1)?,
                        small_key: row.try_get(2)?,
                    })
                },
            mapper: |it| Uploads::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UploadsParams,
        UploadsQuery<'c, 'a, 's, C, Uploads, 2>,
        C,
    > for UploadsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UploadsParams,
    ) -> UploadsQuery<'c, 'a, 's, C, Uploads, 2> {
        self.bind(client, &params.id, &params.amount)
    }
}
pub struct ForgetUploadsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_uploads() -> ForgetUploadsStmt {
    ForgetUploadsStmt("DELETE FROM media_attachments WHERE id = ANY($1)", None)
}
impl ForgetUploadsStmt {
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
pub struct ScheduledStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn scheduled() -> ScheduledStmt {
    ScheduledStmt(
        "WITH gone AS (DELETE FROM scheduled_statuses WHERE account_id = $1 RETURNING job_id) DELETE FROM jobs WHERE id = ANY(ARRAY(SELECT job_id FROM gone WHERE job_id IS NOT NULL))",
        None,
    )
}
impl ScheduledStmt {
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
pub struct RestStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rest() -> RestStmt {
    RestStmt(
        "WITH l AS (DELETE FROM lists WHERE account_id = $1), t AS (DELETE FROM tag_follows WHERE account_id = $1), f AS (DELETE FROM filters WHERE account_id = $1), g AS (DELETE FROM featured_tags WHERE account_id = $1), o AS (DELETE FROM collections WHERE account_id = $1), c AS (DELETE FROM conversation_mutes WHERE account_id = $1), i AS (DELETE FROM idempotency_keys WHERE account_id = $1), m AS (DELETE FROM markers WHERE account_id = $1), p AS (DELETE FROM notification_policies WHERE account_id = $1), q AS (DELETE FROM notification_permissions WHERE account_id = $1 OR from_account_id = $1), r AS (DELETE FROM notification_requests WHERE account_id = $1 OR from_account_id = $1), e AS (DELETE FROM notification_merges WHERE account_id = $1 OR from_account_id = $1), s AS (DELETE FROM sessions WHERE account_id = $1), a AS (DELETE FROM access_grants WHERE account_id = $1), n AS (DELETE FROM announcement_reads WHERE account_id = $1), y AS (DELETE FROM annual_reports WHERE account_id = $1) DELETE FROM status_pins WHERE account_id = $1",
        None,
    )
}
impl RestStmt {
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
pub struct ForgetKeysStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_keys() -> ForgetKeysStmt {
    ForgetKeysStmt(
        "DELETE FROM account_keys WHERE account_id = (SELECT a.id FROM accounts a WHERE a.id = $1 AND a.deleted_at IS NOT NULL)",
        None,
    )
}
impl ForgetKeysStmt {
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
pub struct ServersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn servers() -> ServersStmt {
    ServersStmt(
        "WITH RECURSIVE known (domain, n) AS ( (SELECT a.domain, 1::bigint FROM accounts a WHERE a.domain > $1 ORDER BY a.domain LIMIT 1) UNION ALL SELECT (SELECT a.domain FROM accounts a WHERE a.domain > k.domain ORDER BY a.domain LIMIT 1), k.n + 1 FROM known k WHERE k.domain IS NOT NULL AND k.n < $2 ) SELECT k.domain, (SELECT a.id FROM accounts a WHERE a.domain = k.domain AND a.deleted_at IS NULL AND a.suspended_at IS NULL ORDER BY a.id LIMIT 1) AS account_id FROM known k WHERE k.domain IS NOT NULL ORDER BY k.domain",
        None,
    )
}
impl ServersStmt {
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
        after: &'a T1,
        amount: &'a i64,
    ) -> ServersQuery<'c, 'a, 's, C, Servers, 2> {
        ServersQuery {
            client,
            params: [after, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ServersBorrowed, tokio_postgres::Error> {
                    Ok(ServersBorrowed {
                        domain: row.try_get(0)?,
                        account_id: row.try_get(1)?,
                    })
                },
            mapper: |it| Servers::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ServersParams<T1>,
        ServersQuery<'c, 'a, 's, C, Servers, 2>,
        C,
    > for ServersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ServersParams<T1>,
    ) -> ServersQuery<'c, 'a, 's, C, Servers, 2> {
        self.bind(client, &params.after, &params.amount)
    }
}
pub struct UndeliveredStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn undelivered() -> UndeliveredStmt {
    UndeliveredStmt(
        "SELECT EXISTS (SELECT 1 FROM activities a JOIN deliveries d ON d.activity_id = a.id WHERE a.object_uri = $1) AS yes",
        None,
    )
}
impl UndeliveredStmt {
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
        uri: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [uri],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
