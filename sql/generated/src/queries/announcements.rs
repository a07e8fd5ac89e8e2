// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i64>,
    T5: crate::ArraySql<Item = i64>,
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = T6>,
> {
    pub id: i64,
    pub text: T1,
    pub content: T2,
    pub all_day: bool,
    pub starts_at: Option<jiff::Timestamp>,
    pub ends_at: Option<jiff::Timestamp>,
    pub scheduled_at: Option<jiff::Timestamp>,
    pub published_at: Option<jiff::Timestamp>,
    pub status_ids: T3,
    pub mention_ids: T4,
    pub emoji_ids: T5,
    pub tags: T7,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ReadAmongParams<T1: crate::ArraySql<Item = i64>> {
    pub account_id: i64,
    pub ids: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct MarkReadParams {
    pub account_id: i64,
    pub announcement_id: i64,
}
#[derive(Debug)]
pub struct ReactionsParams<T1: crate::ArraySql<Item = i64>> {
    pub account_id: i64,
    pub ids: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct LockRowParams {
    pub id: i64,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ReactParams<T1: crate::StringSql> {
    pub account_id: i64,
    pub announcement_id: i64,
    pub name: T1,
}
#[derive(Debug)]
pub struct UnreactParams<T1: crate::StringSql> {
    pub account_id: i64,
    pub announcement_id: i64,
    pub name: T1,
}
#[derive(Debug)]
pub struct CountReactionParams<T1: crate::StringSql> {
    pub announcement_id: i64,
    pub name: T1,
    pub emoji_id: Option<i64>,
    pub change: i64,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ForgetReactionParams<T1: crate::StringSql> {
    pub announcement_id: i64,
    pub name: T1,
}
#[derive(Debug)]
pub struct KindsOfReactionsParams<T1: crate::StringSql> {
    pub announcement_id: i64,
    pub name: T1,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Announcement {
    pub id: i64,
    pub text: String,
    pub content: String,
    pub all_day: bool,
    pub starts_at: Option<jiff::Timestamp>,
    pub ends_at: Option<jiff::Timestamp>,
    pub scheduled_at: Option<jiff::Timestamp>,
    pub published_at: Option<jiff::Timestamp>,
    pub status_ids: Vec<i64>,
    pub mention_ids: Vec<i64>,
    pub tags: Vec<String>,
    pub created_at: jiff::Timestamp,
    pub updated_at: jiff::Timestamp,
    pub emojis: serde_json::Value,
}
pub struct AnnouncementBorrowed<'a> {
    pub id: i64,
    pub text: &'a str,
    pub content: &'a str,
    pub all_day: bool,
    pub starts_at: Option<jiff::Timestamp>,
    pub ends_at: Option<jiff::Timestamp>,
    pub scheduled_at: Option<jiff::Timestamp>,
    pub published_at: Option<jiff::Timestamp>,
    pub status_ids: crate::ArrayIterator<'a, i64>,
    pub mention_ids: crate::ArrayIterator<'a, i64>,
    pub tags: crate::ArrayIterator<'a, &'a str>,
    pub created_at: jiff::Timestamp,
    pub updated_at: jiff::Timestamp,
    pub emojis: postgres_types::Json<&'a serde_json::value::RawValue>,
}
impl<'a> From<AnnouncementBorrowed<'a>> for Announcement {
    fn from(
        AnnouncementBorrowed {
            id,
            text,
            content,
            all_day,
            starts_at,
            ends_at,
            scheduled_at,
            published_at,
            status_ids,
            mention_ids,
            tags,
            created_at,
            updated_at,
            emojis,
        }: AnnouncementBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            text: text.into(),
            content: content.into(),
            all_day,
            starts_at,
            ends_at,
            scheduled_at,
            published_at,
            status_ids: status_ids.map(|v| v).collect(),
            mention_ids: mention_ids.map(|v| v).collect(),
            tags: tags.map(|v| v.into()).collect(),
            created_at,
            updated_at,
            emojis: serde_json::from_str(emojis.0.get()).unwrap(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Reaction {
    pub announcement_id: i64,
    pub name: String,
    pub count: i64,
    pub shortcode: Option<String>,
    pub file_key: Option<String>,
    pub remote_url: Option<String>,
    pub me: bool,
}
pub struct ReactionBorrowed<'a> {
    pub announcement_id: i64,
    pub name: &'a str,
    pub count: i64,
    pub shortcode: Option<&'a str>,
    pub file_key: Option<&'a str>,
    pub remote_url: Option<&'a str>,
    pub me: bool,
}
impl<'a> From<ReactionBorrowed<'a>> for Reaction {
    fn from(
        ReactionBorrowed {
            announcement_id,
            name,
            count,
            shortcode,
            file_key,
            remote_url,
            me,
        }: ReactionBorrowed<'a>,
    ) -> Self {
        Self {
            announcement_id,
            name: name.into(),
            count,
            shortcode: shortcode.map(|v| v.into()),
            file_key: file_key.map(|v| v.into()),
            remote_url: remote_url.map(|v| v.into()),
            me,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct AnnouncementQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AnnouncementBorrowed, tokio_postgres::Error>,
    mapper: fn(AnnouncementBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AnnouncementQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(AnnouncementBorrowed) -> R,
    ) -> AnnouncementQuery<'c, 'a, 's, C, R, N> {
        AnnouncementQuery {
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
pub struct ReactionQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ReactionBorrowed, tokio_postgres::Error>,
    mapper: fn(ReactionBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ReactionQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ReactionBorrowed) -> R) -> ReactionQuery<'c, 'a, 's, C, R, N> {
        ReactionQuery {
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
pub struct PublishedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn published() -> PublishedStmt {
    PublishedStmt(
        "SELECT a.id, a.text, a.content, a.all_day, a.starts_at, a.ends_at, a.scheduled_at, a.published_at, a.status_ids, a.mention_ids, a.tags, a.created_at, a.updated_at, coalesce((SELECT jsonb_agg(jsonb_build_object( 'id', e.id, 'uri', e.uri, 'updated_at', e.updated_at, 'shortcode', e.shortcode, 'file_key', e.file_key, 'remote_url', e.remote_url, 'visible_in_picker', e.visible_in_picker, 'category', e.category) ORDER BY e.id) FROM custom_emojis e WHERE e.id = ANY (a.emoji_ids) AND NOT e.disabled), '[]') AS emojis FROM (SELECT x.* FROM announcements x WHERE x.published_at IS NOT NULL AND (x.ends_at IS NULL OR x.ends_at > $1) ORDER BY coalesce(x.starts_at, x.published_at) DESC, x.id DESC LIMIT 100) a ORDER BY coalesce(a.starts_at, a.published_at), a.id",
        None,
    )
}
impl PublishedStmt {
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
        now: &'a jiff::Timestamp,
    ) -> AnnouncementQuery<'c, 'a, 's, C, Announcement, 1> {
        AnnouncementQuery {
            client,
            params: [now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AnnouncementBorrowed, tokio_postgres::Error> {
                    Ok(AnnouncementBorrowed {
                        id: row.try_get(0)?,
                        text: row.try_get(1)?,
                        content: row.try_get(2)?,
                        all_day: row.try_get(3)?,
                        starts_at: row.try_get(4)?,
                        ends_at: row.try_get(5)?,
                        scheduled_at: row.try_get(6)?,
                        published_at: row.try_get(7)?,
                        status_ids: row.try_get(8)?,
                        mention_ids: row.try_get(9)?,
                        tags: row.try_get(10)?,
                        created_at: row.try_get(11)?,
                        updated_at: row.try_get(12)?,
                        emojis: row.try_get(13)?,
                    })
                },
            mapper: |it| Announcement::from(it),
        }
    }
}
pub struct AllStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn all() -> AllStmt {
    AllStmt(
        "SELECT a.id, a.text, a.content, a.all_day, a.starts_at, a.ends_at, a.scheduled_at, a.published_at, a.status_ids, a.mention_ids, a.tags, a.created_at, a.updated_at, '[]'::jsonb AS emojis FROM announcements a ORDER BY a.id DESC LIMIT 1000",
        None,
    )
}
impl AllStmt {
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
    ) -> AnnouncementQuery<'c, 'a, 's, C, Announcement, 0> {
        AnnouncementQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AnnouncementBorrowed, tokio_postgres::Error> {
                    Ok(AnnouncementBorrowed {
                        id: row.try_get(0)?,
                        text: row.try_get(1)?,
                        content: row.try_get(2)?,
                        all_day: row.try_get(3)?,
                        starts_at: row.try_get(4)?,
                        ends_at: row.try_get(5)?,
                        scheduled_at: row.try_get(6)?,
                        published_at: row.try_get(7)?,
                        status_ids: row.try_get(8)?,
                        mention_ids: row.try_get(9)?,
                        tags: row.try_get(10)?,
                        created_at: row.try_get(11)?,
                        updated_at: row.try_get(12)?,
                        emojis: row.try_get(13)?,
                    })
                },
            mapper: |it| Announcement::from(it),
        }
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_id() -> ByIdStmt {
    ByIdStmt(
        "SELECT a.id, a.text, a.content, a.all_day, a.starts_at, a.ends_at, a.scheduled_at, a.published_at, a.status_ids, a.mention_ids, a.tags, a.created_at, a.updated_at, coalesce((SELECT jsonb_agg(jsonb_build_object( 'id', e.id, 'uri', e.uri, 'updated_at', e.updated_at, 'shortcode', e.shortcode, 'file_key', e.file_key, 'remote_url', e.remote_url, 'visible_in_picker', e.visible_in_picker, 'category', e.category) ORDER BY e.id) FROM custom_emojis e WHERE e.id = ANY (a.emoji_ids) AND NOT e.disabled), '[]') AS emojis FROM announcements a WHERE a.id = $1",
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
    ) -> AnnouncementQuery<'c, 'a, 's, C, Announcement, 1> {
        AnnouncementQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AnnouncementBorrowed, tokio_postgres::Error> {
                    Ok(AnnouncementBorrowed {
                        id: row.try_get(0)?,
                        text: row.try_get(1)?,
                        content: row.try_get(2)?,
                        all_day: row.try_get(3)?,
                        starts_at: row.try_get(4)?,
                        ends_at: row.try_get(5)?,
                        scheduled_at: row.try_get(6)?,
                        published_at: row.try_get(7)?,
                        status_ids: row.try_get(8)?,
                        mention_ids: row.try_get(9)?,
                        tags: row.try_get(10)?,
                        created_at: row.try_get(11)?,
                        updated_at: row.try_get(12)?,
                        emojis: row.try_get(13)?,
                    })
                },
            mapper: |it| Announcement::from(it),
        }
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "INSERT INTO announcements (id, text, content, all_day, starts_at, ends_at, scheduled_at, published_at, status_ids, mention_ids, emoji_ids, tags, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)",
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
        T3: crate::ArraySql<Item = i64>,
        T4: crate::ArraySql<Item = i64>,
        T5: crate::ArraySql<Item = i64>,
        T6: crate::StringSql,
        T7: crate::ArraySql<Item = T6>,
    >(
        &'s self,
        client: &'c C,
        id: &'a i64,
        text: &'a T1,
        content: &'a T2,
        all_day: &'a bool,
        starts_at: &'a Option<jiff::Timestamp>,
        ends_at: &'a Option<jiff::Timestamp>,
        scheduled_at: &'a Option<jiff::Timestamp>,
        published_at: &'a Option<jiff::Timestamp>,
        status_ids: &'a T3,
        mention_ids: &'a T4,
        emoji_ids: &'a T5,
        tags: &'a T7,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                id,
                text,
                content,
                all_day,
                starts_at,
                ends_at,
                scheduled_at,
                published_at,
                status_ids,
                mention_ids,
                emoji_ids,
                tags,
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
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i64>,
    T5: crate::ArraySql<Item = i64>,
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = T6>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertParams<T1, T2, T3, T4, T5, T6, T7>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertParams<T1, T2, T3, T4, T5, T6, T7>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.text,
            &params.content,
            &params.all_day,
            &params.starts_at,
            &params.ends_at,
            &params.scheduled_at,
            &params.published_at,
            &params.status_ids,
            &params.mention_ids,
            &params.emoji_ids,
            &params.tags,
            &params.now,
        ))
    }
}
pub struct PublishStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn publish() -> PublishStmt {
    PublishStmt(
        "UPDATE announcements SET published_at = $1, updated_at = $1 WHERE published_at IS NULL AND scheduled_at <= $1 AND (ends_at IS NULL OR ends_at > $1) RETURNING id",
        None,
    )
}
impl PublishStmt {
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
        now: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct WithdrawStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn withdraw() -> WithdrawStmt {
    WithdrawStmt(
        "UPDATE announcements SET published_at = NULL, scheduled_at = NULL, updated_at = $1 WHERE published_at IS NOT NULL AND ends_at <= $1 RETURNING id",
        None,
    )
}
impl WithdrawStmt {
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
        now: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct DeleteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete() -> DeleteStmt {
    DeleteStmt("DELETE FROM announcements WHERE id = $1", None)
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
pub struct ReadAmongStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn read_among() -> ReadAmongStmt {
    ReadAmongStmt(
        "SELECT announcement_id FROM announcement_reads WHERE account_id = $1 AND announcement_id = ANY($2)",
        None,
    )
}
impl ReadAmongStmt {
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
        account_id: &'a i64,
        ids: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [account_id, ids],
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
        ReadAmongParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for ReadAmongStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReadAmongParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.account_id, &params.ids)
    }
}
pub struct MarkReadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mark_read() -> MarkReadStmt {
    MarkReadStmt(
        "INSERT INTO announcement_reads (account_id, announcement_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        None,
    )
}
impl MarkReadStmt {
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
        announcement_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[account_id, announcement_id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MarkReadParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for MarkReadStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MarkReadParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.account_id, &params.announcement_id))
    }
}
pub struct ReactionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn reactions() -> ReactionsStmt {
    ReactionsStmt(
        "SELECT c.announcement_id, c.name, c.count, e.shortcode, e.file_key, e.remote_url, EXISTS (SELECT 1 FROM announcement_reactions r WHERE r.account_id = $1 AND r.announcement_id = c.announcement_id AND r.name = c.name) AS me FROM announcement_reaction_counts c LEFT JOIN custom_emojis e ON e.id = c.emoji_id WHERE c.announcement_id = ANY($2) AND c.count > 0 ORDER BY c.first_at, c.name",
        None,
    )
}
impl ReactionsStmt {
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
        account_id: &'a i64,
        ids: &'a T1,
    ) -> ReactionQuery<'c, 'a, 's, C, Reaction, 2> {
        ReactionQuery {
            client,
            params: [account_id, ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ReactionBorrowed, tokio_postgres::Error> {
                    Ok(ReactionBorrowed {
                        announcement_id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        count: row.try_get(2)?,
                        shortcode: row.try_get(3)?,
                        file_key: row.try_get(4)?,
                        remote_url: row.try_get(5)?,
                        me: row.try_get(6)?,
                    })
                },
            mapper: |it| Reaction::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ReactionsParams<T1>,
        ReactionQuery<'c, 'a, 's, C, Reaction, 2>,
        C,
    > for ReactionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReactionsParams<T1>,
    ) -> ReactionQuery<'c, 'a, 's, C, Reaction, 2> {
        self.bind(client, &params.account_id, &params.ids)
    }
}
pub struct LockRowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_row() -> LockRowStmt {
    LockRowStmt(
        "SELECT id FROM announcements WHERE id = $1 AND published_at IS NOT NULL AND (ends_at IS NULL OR ends_at > $2) FOR NO KEY UPDATE",
        None,
    )
}
impl LockRowStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [id, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LockRowParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for LockRowStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockRowParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.id, &params.now)
    }
}
pub struct ReactStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn react() -> ReactStmt {
    ReactStmt(
        "INSERT INTO announcement_reactions (account_id, announcement_id, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        None,
    )
}
impl ReactStmt {
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
        announcement_id: &'a i64,
        name: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[account_id, announcement_id, name],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ReactParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ReactStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ReactParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.account_id,
            &params.announcement_id,
            &params.name,
        ))
    }
}
pub struct UnreactStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unreact() -> UnreactStmt {
    UnreactStmt(
        "DELETE FROM announcement_reactions WHERE account_id = $1 AND announcement_id = $2 AND name = $3",
        None,
    )
}
impl UnreactStmt {
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
        announcement_id: &'a i64,
        name: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[account_id, announcement_id, name],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UnreactParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UnreactStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UnreactParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.account_id,
            &params.announcement_id,
            &params.name,
        ))
    }
}
pub struct CountReactionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_reaction() -> CountReactionStmt {
    CountReactionStmt(
        "INSERT INTO announcement_reaction_counts (announcement_id, name, emoji_id, count, first_at) VALUES ($1, $2, $3, greatest($4::bigint, 0), $5) ON CONFLICT (announcement_id, name) DO UPDATE SET count = greatest(announcement_reaction_counts.count + $4::bigint, 0), emoji_id = coalesce(excluded.emoji_id, announcement_reaction_counts.emoji_id), first_at = CASE WHEN announcement_reaction_counts.count = 0 THEN excluded.first_at ELSE announcement_reaction_counts.first_at END RETURNING count",
        None,
    )
}
impl CountReactionStmt {
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
        announcement_id: &'a i64,
        name: &'a T1,
        emoji_id: &'a Option<i64>,
        change: &'a i64,
        now: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        I64Query {
            client,
            params: [announcement_id, name, emoji_id, change, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CountReactionParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 5>,
        C,
    > for CountReactionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountReactionParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        self.bind(
            client,
            &params.announcement_id,
            &params.name,
            &params.emoji_id,
            &params.change,
            &params.now,
        )
    }
}
pub struct ForgetReactionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_reaction() -> ForgetReactionStmt {
    ForgetReactionStmt(
        "DELETE FROM announcement_reaction_counts WHERE announcement_id = $1 AND name = $2 AND count <= 0",
        None,
    )
}
impl ForgetReactionStmt {
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
        announcement_id: &'a i64,
        name: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[announcement_id, name])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ForgetReactionParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ForgetReactionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ForgetReactionParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.announcement_id, &params.name))
    }
}
pub struct KindsOfReactionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn kinds_of_reactions() -> KindsOfReactionsStmt {
    KindsOfReactionsStmt(
        "SELECT count(*) FROM announcement_reaction_counts WHERE announcement_id = $1 AND count > 0 AND name <> $2",
        None,
    )
}
impl KindsOfReactionsStmt {
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
        announcement_id: &'a i64,
        name: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [announcement_id, name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        KindsOfReactionsParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for KindsOfReactionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a KindsOfReactionsParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.announcement_id, &params.name)
    }
}
pub struct OwnEmojiStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn own_emoji() -> OwnEmojiStmt {
    OwnEmojiStmt(
        "SELECT id FROM custom_emojis WHERE shortcode = $1 AND coalesce(domain, '') = '' AND NOT disabled",
        None,
    )
}
impl OwnEmojiStmt {
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
        shortcode: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [shortcode],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct OwnEmojisStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn own_emojis() -> OwnEmojisStmt {
    OwnEmojisStmt(
        "SELECT id FROM custom_emojis WHERE shortcode = ANY($1) AND coalesce(domain, '') = '' AND NOT disabled ORDER BY id",
        None,
    )
}
impl OwnEmojisStmt {
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
        shortcodes: &'a T2,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [shortcodes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
