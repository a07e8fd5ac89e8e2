// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct BetweenParams<T1: crate::ArraySql<Item = i64>> {
    pub reader: i64,
    pub ids: T1,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct BlocksAnyWayParams<T1: crate::ArraySql<Item = i64>> {
    pub ids: T1,
    pub account_id: i64,
}
#[derive(Debug)]
pub struct FollowParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::ArraySql<Item = T2>>
{
    pub id: i64,
    pub account_id: i64,
    pub target_id: i64,
    pub uri: Option<T1>,
    pub local: bool,
    pub show_reblogs: bool,
    pub notify: bool,
    pub languages: Option<T3>,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct UpdateFollowParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub show_reblogs: Option<bool>,
    pub notify: Option<bool>,
    pub set_languages: bool,
    pub languages: Option<T2>,
    pub account_id: i64,
    pub target_id: i64,
}
#[derive(Debug)]
pub struct UpdateRequestParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub show_reblogs: Option<bool>,
    pub notify: Option<bool>,
    pub set_languages: bool,
    pub languages: Option<T2>,
    pub account_id: i64,
    pub target_id: i64,
}
#[derive(Debug)]
pub struct SetFollowUriParams<T1: crate::StringSql> {
    pub uri: T1,
    pub account_id: i64,
    pub target_id: i64,
}
#[derive(Debug)]
pub struct RequestParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::ArraySql<Item = T2>>
{
    pub id: i64,
    pub account_id: i64,
    pub target_id: i64,
    pub uri: Option<T1>,
    pub show_reblogs: bool,
    pub notify: bool,
    pub languages: Option<T3>,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct FollowOfParams {
    pub account_id: i64,
    pub target_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct RequestOfParams {
    pub account_id: i64,
    pub target_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct UnfollowParams {
    pub account_id: i64,
    pub target_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct UnrequestParams {
    pub account_id: i64,
    pub target_id: i64,
}
#[derive(Debug)]
pub struct BlockParams<T1: crate::StringSql> {
    pub id: i64,
    pub account_id: i64,
    pub target_id: i64,
    pub uri: Option<T1>,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct UnblockParams {
    pub account_id: i64,
    pub target_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct MuteParams {
    pub id: i64,
    pub account_id: i64,
    pub target_id: i64,
    pub hide_notifications: bool,
    pub expires_at: Option<jiff::Timestamp>,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct UnmuteParams {
    pub account_id: i64,
    pub target_id: i64,
}
#[derive(Debug)]
pub struct FollowsAnyParams<T1: crate::ArraySql<Item = i64>> {
    pub account_id: i64,
    pub ids: T1,
}
#[derive(Debug)]
pub struct RememberUndoParams<T1: crate::StringSql> {
    pub uri: T1,
    pub actor_id: Option<i64>,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct NotifiedAfterParams {
    pub target_id: i64,
    pub after: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct FollowsAroundParams {
    pub id: i64,
    pub amount: i64,
}
#[derive(Debug)]
pub struct BlockedByAnyParams<T1: crate::ArraySql<Item = i64>> {
    pub target_id: i64,
    pub ids: T1,
}
#[derive(Debug)]
pub struct LiveFollowersParams<T1: crate::ArraySql<Item = i64>> {
    pub authors: T1,
    pub since: jiff::civil::Date,
    pub amount: i64,
}
#[derive(Debug)]
pub struct FollowersAmongParams<T1: crate::ArraySql<Item = i64>, T2: crate::ArraySql<Item = i64>> {
    pub authors: T1,
    pub accounts: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct FollowerPartsParams {
    pub size: i64,
    pub author: i64,
    pub after: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct FollowersBetweenParams {
    pub parent_author: i64,
    pub author: i64,
    pub after: i64,
    pub upto: i64,
    pub since: jiff::civil::Date,
}
#[derive(Debug)]
pub struct SetNoteParams<T1: crate::StringSql> {
    pub account_id: i64,
    pub target_id: i64,
    pub comment: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct ForgetNoteParams {
    pub account_id: i64,
    pub target_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct EndorseParams {
    pub id: i64,
    pub account_id: i64,
    pub target_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct UnendorseParams {
    pub account_id: i64,
    pub target_id: i64,
}
#[derive(Debug)]
pub struct FamiliarFollowersParams<T1: crate::ArraySql<Item = i64>> {
    pub ids: T1,
    pub reader: i64,
    pub amount: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Relationship {
    pub id: i64,
    pub following: bool,
    pub showing_reblogs: Option<bool>,
    pub notifying: Option<bool>,
    pub languages: Option<Vec<String>>,
    pub followed_by: bool,
    pub blocking: bool,
    pub blocked_by: bool,
    pub muting: bool,
    pub muting_notifications: Option<bool>,
    pub muting_expires_at: Option<jiff::Timestamp>,
    pub requested: bool,
    pub requested_by: bool,
    pub domain_blocking: bool,
    pub endorsed: bool,
    pub note: String,
}
pub struct RelationshipBorrowed<'a> {
    pub id: i64,
    pub following: bool,
    pub showing_reblogs: Option<bool>,
    pub notifying: Option<bool>,
    pub languages: Option<crate::ArrayIterator<'a, &'a str>>,
    pub followed_by: bool,
    pub blocking: bool,
    pub blocked_by: bool,
    pub muting: bool,
    pub muting_notifications: Option<bool>,
    pub muting_expires_at: Option<jiff::Timestamp>,
    pub requested: bool,
    pub requested_by: bool,
    pub domain_blocking: bool,
    pub endorsed: bool,
    pub note: &'a str,
}
impl<'a> From<RelationshipBorrowed<'a>> for Relationship {
    fn from(
        RelationshipBorrowed {
            id,
            following,
            showing_reblogs,
            notifying,
            languages,
            followed_by,
            blocking,
            blocked_by,
            muting,
            muting_notifications,
            muting_expires_at,
            requested,
            requested_by,
            domain_blocking,
            endorsed,
            note,
        }: RelationshipBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            following,
            showing_reblogs,
            notifying,
            languages: languages.map(|v| v.map(|v| v.into()).collect()),
            followed_by,
            blocking,
            blocked_by,
            muting,
            muting_notifications,
            muting_expires_at,
            requested,
            requested_by,
            domain_blocking,
            endorsed,
            note: note.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Follow {
    pub id: i64,
    pub account_id: i64,
    pub target_id: i64,
    pub uri: Option<String>,
    pub show_reblogs: bool,
    pub notify: bool,
    pub languages: Option<Vec<String>>,
}
pub struct FollowBorrowed<'a> {
    pub id: i64,
    pub account_id: i64,
    pub target_id: i64,
    pub uri: Option<&'a str>,
    pub show_reblogs: bool,
    pub notify: bool,
    pub languages: Option<crate::ArrayIterator<'a, &'a str>>,
}
impl<'a> From<FollowBorrowed<'a>> for Follow {
    fn from(
        FollowBorrowed {
            id,
            account_id,
            target_id,
            uri,
            show_reblogs,
            notify,
            languages,
        }: FollowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            account_id,
            target_id,
            uri: uri.map(|v| v.into()),
            show_reblogs,
            notify,
            languages: languages.map(|v| v.map(|v| v.into()).collect()),
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Unblock {
    pub id: i64,
    pub uri: Option<String>,
}
pub struct UnblockBorrowed<'a> {
    pub id: i64,
    pub uri: Option<&'a str>,
}
impl<'a> From<UnblockBorrowed<'a>> for Unblock {
    fn from(UnblockBorrowed { id, uri }: UnblockBorrowed<'a>) -> Self {
        Self {
            id,
            uri: uri.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct BlockByUri {
    pub account_id: i64,
    pub target_id: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct ExpiredMutes {
    pub account_id: i64,
    pub target_id: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct RemoteFollowerInboxes {
    pub inbox_url: String,
    pub shared_inbox_url: Option<String>,
    pub domain: String,
}
pub struct RemoteFollowerInboxesBorrowed<'a> {
    pub inbox_url: &'a str,
    pub shared_inbox_url: Option<&'a str>,
    pub domain: &'a str,
}
impl<'a> From<RemoteFollowerInboxesBorrowed<'a>> for RemoteFollowerInboxes {
    fn from(
        RemoteFollowerInboxesBorrowed {
            inbox_url,
            shared_inbox_url,
            domain,
        }: RemoteFollowerInboxesBorrowed<'a>,
    ) -> Self {
        Self {
            inbox_url: inbox_url.into(),
            shared_inbox_url: shared_inbox_url.map(|v| v.into()),
            domain: domain.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Standing {
    pub id: i64,
    pub kind: String,
    pub flag: bool,
    pub expires_at: Option<jiff::Timestamp>,
    pub languages: Option<String>,
    pub domain: Option<String>,
}
pub struct StandingBorrowed<'a> {
    pub id: i64,
    pub kind: &'a str,
    pub flag: bool,
    pub expires_at: Option<jiff::Timestamp>,
    pub languages: Option<&'a str>,
    pub domain: Option<&'a str>,
}
impl<'a> From<StandingBorrowed<'a>> for Standing {
    fn from(
        StandingBorrowed {
            id,
            kind,
            flag,
            expires_at,
            languages,
            domain,
        }: StandingBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            kind: kind.into(),
            flag,
            expires_at,
            languages: languages.map(|v| v.into()),
            domain: domain.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct FollowsAround {
    pub account_id: i64,
    pub target_id: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct LiveFollowers {
    pub author: i64,
    pub local: i64,
    pub accounts: Vec<i64>,
    pub without_reblogs: Vec<i64>,
    pub choosy: Vec<i64>,
    pub languages: Vec<String>,
    pub notified: bool,
    pub remote: bool,
}
pub struct LiveFollowersBorrowed<'a> {
    pub author: i64,
    pub local: i64,
    pub accounts: crate::ArrayIterator<'a, i64>,
    pub without_reblogs: crate::ArrayIterator<'a, i64>,
    pub choosy: crate::ArrayIterator<'a, i64>,
    pub languages: crate::ArrayIterator<'a, &'a str>,
    pub notified: bool,
    pub remote: bool,
}
impl<'a> From<LiveFollowersBorrowed<'a>> for LiveFollowers {
    fn from(
        LiveFollowersBorrowed {
            author,
            local,
            accounts,
            without_reblogs,
            choosy,
            languages,
            notified,
            remote,
        }: LiveFollowersBorrowed<'a>,
    ) -> Self {
        Self {
            author,
            local,
            accounts: accounts.map(|v| v).collect(),
            without_reblogs: without_reblogs.map(|v| v).collect(),
            choosy: choosy.map(|v| v).collect(),
            languages: languages.map(|v| v.into()).collect(),
            notified,
            remote,
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct FollowersAmong {
    pub author: i64,
    pub account_id: i64,
    pub show_reblogs: bool,
    pub languages: String,
}
pub struct FollowersAmongBorrowed<'a> {
    pub author: i64,
    pub account_id: i64,
    pub show_reblogs: bool,
    pub languages: &'a str,
}
impl<'a> From<FollowersAmongBorrowed<'a>> for FollowersAmong {
    fn from(
        FollowersAmongBorrowed {
            author,
            account_id,
            show_reblogs,
            languages,
        }: FollowersAmongBorrowed<'a>,
    ) -> Self {
        Self {
            author,
            account_id,
            show_reblogs,
            languages: languages.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct FollowerParts {
    pub upto: i64,
    pub followers: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct FollowersBetween {
    pub accounts: Vec<i64>,
    pub show_reblogs: Vec<bool>,
    pub languages: Vec<String>,
    pub follow_parent: Vec<bool>,
}
pub struct FollowersBetweenBorrowed<'a> {
    pub accounts: crate::ArrayIterator<'a, i64>,
    pub show_reblogs: crate::ArrayIterator<'a, bool>,
    pub languages: crate::ArrayIterator<'a, &'a str>,
    pub follow_parent: crate::ArrayIterator<'a, bool>,
}
impl<'a> From<FollowersBetweenBorrowed<'a>> for FollowersBetween {
    fn from(
        FollowersBetweenBorrowed {
            accounts,
            show_reblogs,
            languages,
            follow_parent,
        }: FollowersBetweenBorrowed<'a>,
    ) -> Self {
        Self {
            accounts: accounts.map(|v| v).collect(),
            show_reblogs: show_reblogs.map(|v| v).collect(),
            languages: languages.map(|v| v.into()).collect(),
            follow_parent: follow_parent.map(|v| v).collect(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct FamiliarFollowers {
    pub target_id: i64,
    pub account_id: i64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct RelationshipQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RelationshipBorrowed, tokio_postgres::Error>,
    mapper: fn(RelationshipBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RelationshipQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(RelationshipBorrowed) -> R,
    ) -> RelationshipQuery<'c, 'a, 's, C, R, N> {
        RelationshipQuery {
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
pub struct FollowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FollowBorrowed, tokio_postgres::Error>,
    mapper: fn(FollowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FollowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FollowBorrowed) -> R) -> FollowQuery<'c, 'a, 's, C, R, N> {
        FollowQuery {
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
pub struct UnblockQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UnblockBorrowed, tokio_postgres::Error>,
    mapper: fn(UnblockBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UnblockQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(UnblockBorrowed) -> R) -> UnblockQuery<'c, 'a, 's, C, R, N> {
        UnblockQuery {
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
pub struct BlockByUriQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BlockByUri, tokio_postgres::Error>,
    mapper: fn(BlockByUri) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BlockByUriQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BlockByUri) -> R) -> BlockByUriQuery<'c, 'a, 's, C, R, N> {
        BlockByUriQuery {
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
pub struct ExpiredMutesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ExpiredMutes, tokio_postgres::Error>,
    mapper: fn(ExpiredMutes) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ExpiredMutesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ExpiredMutes) -> R) -> ExpiredMutesQuery<'c, 'a, 's, C, R, N> {
        ExpiredMutesQuery {
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
pub struct RemoteFollowerInboxesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<RemoteFollowerInboxesBorrowed, tokio_postgres::Error>,
    mapper: fn(RemoteFollowerInboxesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RemoteFollowerInboxesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(RemoteFollowerInboxesBorrowed) -> R,
    ) -> RemoteFollowerInboxesQuery<'c, 'a, 's, C, R, N> {
        RemoteFollowerInboxesQuery {
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
pub struct StringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&str, tokio_postgres::Error>,
    mapper: fn(&str) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&str) -> R) -> StringQuery<'c, 'a, 's, C, R, N> {
        StringQuery {
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
pub struct StandingQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StandingBorrowed, tokio_postgres::Error>,
    mapper: fn(StandingBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StandingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StandingBorrowed) -> R) -> StandingQuery<'c, 'a, 's, C, R, N> {
        StandingQuery {
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
pub struct FollowsAroundQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FollowsAround, tokio_postgres::Error>,
    mapper: fn(FollowsAround) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FollowsAroundQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FollowsAround) -> R) -> FollowsAroundQuery<'c, 'a, 's, C, R, N> {
        FollowsAroundQuery {
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
pub struct LiveFollowersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LiveFollowersBorrowed, tokio_postgres::Error>,
    mapper: fn(LiveFollowersBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LiveFollowersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(LiveFollowersBorrowed) -> R,
    ) -> LiveFollowersQuery<'c, 'a, 's, C, R, N> {
        LiveFollowersQuery {
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
pub struct FollowersAmongQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FollowersAmongBorrowed, tokio_postgres::Error>,
    mapper: fn(FollowersAmongBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FollowersAmongQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FollowersAmongBorrowed) -> R,
    ) -> FollowersAmongQuery<'c, 'a, 's, C, R, N> {
        FollowersAmongQuery {
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
pub struct FollowerPartsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FollowerParts, tokio_postgres::Error>,
    mapper: fn(FollowerParts) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FollowerPartsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FollowerParts) -> R) -> FollowerPartsQuery<'c, 'a, 's, C, R, N> {
        FollowerPartsQuery {
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
pub struct FollowersBetweenQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FollowersBetweenBorrowed, tokio_postgres::Error>,
    mapper: fn(FollowersBetweenBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FollowersBetweenQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FollowersBetweenBorrowed) -> R,
    ) -> FollowersBetweenQuery<'c, 'a, 's, C, R, N> {
        FollowersBetweenQuery {
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
pub struct FamiliarFollowersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FamiliarFollowers, tokio_postgres::Error>,
    mapper: fn(FamiliarFollowers) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FamiliarFollowersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FamiliarFollowers) -> R,
    ) -> FamiliarFollowersQuery<'c, 'a, 's, C, R, N> {
        FamiliarFollowersQuery {
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
pub struct BetweenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn between() -> BetweenStmt {
    BetweenStmt(
        "SELECT t.id, f.id IS NOT NULL AS following, coalesce(f.show_reblogs, r.show_reblogs) AS showing_reblogs, coalesce(f.notify, r.notify) AS notifying, coalesce(f.languages, r.languages) AS languages, EXISTS (SELECT 1 FROM follows x WHERE x.account_id = t.id AND x.target_id = $1) AS followed_by, EXISTS (SELECT 1 FROM blocks x WHERE x.account_id = $1 AND x.target_id = t.id) AS blocking, EXISTS (SELECT 1 FROM blocks x WHERE x.account_id = t.id AND x.target_id = $1) AS blocked_by, m.id IS NOT NULL AS muting, m.hide_notifications AS muting_notifications, m.expires_at AS muting_expires_at, r.id IS NOT NULL AS requested, EXISTS (SELECT 1 FROM follow_requests x WHERE x.account_id = t.id AND x.target_id = $1) AS requested_by, EXISTS (SELECT 1 FROM account_domain_blocks x JOIN accounts a ON a.domain = x.domain WHERE x.account_id = $1 AND a.id = t.id) AS domain_blocking, EXISTS (SELECT 1 FROM endorsements x WHERE x.account_id = $1 AND x.target_id = t.id) AS endorsed, coalesce((SELECT x.comment FROM account_notes x WHERE x.account_id = $1 AND x.target_id = t.id), '') AS note FROM unnest($2::bigint[]) AS t (id) LEFT JOIN follows f ON f.account_id = $1 AND f.target_id = t.id LEFT JOIN follow_requests r ON r.account_id = $1 AND r.target_id = t.id LEFT JOIN mutes m ON m.account_id = $1 AND m.target_id = t.id AND (m.expires_at IS NULL OR m.expires_at > $3)",
        None,
    )
}
impl BetweenStmt {
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
        reader: &'a i64,
        ids: &'a T1,
        now: &'a jiff::Timestamp,
    ) -> RelationshipQuery<'c, 'a, 's, C, Relationship, 3> {
        RelationshipQuery {
            client,
            params: [reader, ids, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<RelationshipBorrowed, tokio_postgres::Error> {
                    Ok(RelationshipBorrowed {
                        id: row.try_get(0)?,
                        following: row.try_get(1)?,
                        showing_reblogs: row.try_get(2)?,
                        notifying: row.try_get(3)?,
                        languages: row.try_get(4)?,
                        followed_by: row.try_get(5)?,
                        blocking: row.try_get(6)?,
                        blocked_by: row.try_get(7)?,
                        muting: row.try_get(8)?,
                        muting_notifications: row.try_get(9)?,
                        muting_expires_at: row.try_get(10)?,
                        requested: row.try_get(11)?,
                        requested_by: row.try_get(12)?,
                        domain_blocking: row.try_get(13)?,
                        endorsed: row.try_get(14)?,
                        note: row.try_get(15)?,
                    })
                },
            mapper: |it| Relationship::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BetweenParams<T1>,
        RelationshipQuery<'c, 'a, 's, C, Relationship, 3>,
        C,
    > for BetweenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BetweenParams<T1>,
    ) -> RelationshipQuery<'c, 'a, 's, C, Relationship, 3> {
        self.bind(client, &params.reader, &params.ids, &params.now)
    }
}
pub struct BlocksAnyWayStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn blocks_any_way() -> BlocksAnyWayStmt {
    BlocksAnyWayStmt(
        "SELECT t.id FROM unnest($1::bigint[]) AS t (id) WHERE (SELECT true FROM blocks x WHERE x.account_id = $2 AND x.target_id = t.id) OR (SELECT true FROM blocks x WHERE x.account_id = t.id AND x.target_id = $2)",
        None,
    )
}
impl BlocksAnyWayStmt {
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
        account_id: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [ids, account_id],
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
        BlocksAnyWayParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for BlocksAnyWayStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BlocksAnyWayParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.ids, &params.account_id)
    }
}
pub struct FollowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn follow() -> FollowStmt {
    FollowStmt(
        "INSERT INTO follows (id, account_id, target_id, uri, local, show_reblogs, notify, languages, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (account_id, target_id) DO NOTHING RETURNING id",
        None,
    )
}
impl FollowStmt {
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
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
    >(
        &'s self,
        client: &'c C,
        id: &'a i64,
        account_id: &'a i64,
        target_id: &'a i64,
        uri: &'a Option<T1>,
        local: &'a bool,
        show_reblogs: &'a bool,
        notify: &'a bool,
        languages: &'a Option<T3>,
        now: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 9> {
        I64Query {
            client,
            params: [
                id,
                account_id,
                target_id,
                uri,
                local,
                show_reblogs,
                notify,
                languages,
                now,
            ],
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
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FollowParams<T1, T2, T3>,
        I64Query<'c, 'a, 's, C, i64, 9>,
        C,
    > for FollowStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FollowParams<T1, T2, T3>,
    ) -> I64Query<'c, 'a, 's, C, i64, 9> {
        self.bind(
            client,
            &params.id,
            &params.account_id,
            &params.target_id,
            &params.uri,
            &params.local,
            &params.show_reblogs,
            &params.notify,
            &params.languages,
            &params.now,
        )
    }
}
pub struct UpdateFollowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_follow() -> UpdateFollowStmt {
    UpdateFollowStmt(
        "UPDATE follows SET show_reblogs = coalesce($1, show_reblogs), notify = coalesce($2, notify), languages = CASE WHEN $3 THEN $4 ELSE languages END WHERE account_id = $5 AND target_id = $6 RETURNING id",
        None,
    )
}
impl UpdateFollowStmt {
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
        show_reblogs: &'a Option<bool>,
        notify: &'a Option<bool>,
        set_languages: &'a bool,
        languages: &'a Option<T2>,
        account_id: &'a i64,
        target_id: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 6> {
        I64Query {
            client,
            params: [
                show_reblogs,
                notify,
                set_languages,
                languages,
                account_id,
                target_id,
            ],
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
        UpdateFollowParams<T1, T2>,
        I64Query<'c, 'a, 's, C, i64, 6>,
        C,
    > for UpdateFollowStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UpdateFollowParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 6> {
        self.bind(
            client,
            &params.show_reblogs,
            &params.notify,
            &params.set_languages,
            &params.languages,
            &params.account_id,
            &params.target_id,
        )
    }
}
pub struct UpdateRequestStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_request() -> UpdateRequestStmt {
    UpdateRequestStmt(
        "UPDATE follow_requests SET show_reblogs = coalesce($1, show_reblogs), notify = coalesce($2, notify), languages = CASE WHEN $3 THEN $4 ELSE languages END WHERE account_id = $5 AND target_id = $6 RETURNING id",
        None,
    )
}
impl UpdateRequestStmt {
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
        show_reblogs: &'a Option<bool>,
        notify: &'a Option<bool>,
        set_languages: &'a bool,
        languages: &'a Option<T2>,
        account_id: &'a i64,
        target_id: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 6> {
        I64Query {
            client,
            params: [
                show_reblogs,
                notify,
                set_languages,
                languages,
                account_id,
                target_id,
            ],
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
        UpdateRequestParams<T1, T2>,
        I64Query<'c, 'a, 's, C, i64, 6>,
        C,
    > for UpdateRequestStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UpdateRequestParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 6> {
        self.bind(
            client,
            &params.show_reblogs,
            &params.notify,
            &params.set_languages,
            &params.languages,
            &params.account_id,
            &params.target_id,
        )
    }
}
pub struct SetFollowUriStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_follow_uri() -> SetFollowUriStmt {
    SetFollowUriStmt(
        "UPDATE follows SET uri = $1 WHERE account_id = $2 AND target_id = $3",
        None,
    )
}
impl SetFollowUriStmt {
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
        uri: &'a T1,
        account_id: &'a i64,
        target_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[uri, account_id, target_id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetFollowUriParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetFollowUriStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetFollowUriParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.uri, &params.account_id, &params.target_id))
    }
}
pub struct RequestStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn request() -> RequestStmt {
    RequestStmt(
        "INSERT INTO follow_requests (id, account_id, target_id, uri, show_reblogs, notify, languages, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (account_id, target_id) DO UPDATE SET uri = excluded.uri RETURNING id",
        None,
    )
}
impl RequestStmt {
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
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
    >(
        &'s self,
        client: &'c C,
        id: &'a i64,
        account_id: &'a i64,
        target_id: &'a i64,
        uri: &'a Option<T1>,
        show_reblogs: &'a bool,
        notify: &'a bool,
        languages: &'a Option<T3>,
        now: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 8> {
        I64Query {
            client,
            params: [
                id,
                account_id,
                target_id,
                uri,
                show_reblogs,
                notify,
                languages,
                now,
            ],
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
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RequestParams<T1, T2, T3>,
        I64Query<'c, 'a, 's, C, i64, 8>,
        C,
    > for RequestStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RequestParams<T1, T2, T3>,
    ) -> I64Query<'c, 'a, 's, C, i64, 8> {
        self.bind(
            client,
            &params.id,
            &params.account_id,
            &params.target_id,
            &params.uri,
            &params.show_reblogs,
            &params.notify,
            &params.languages,
            &params.now,
        )
    }
}
pub struct FollowOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn follow_of() -> FollowOfStmt {
    FollowOfStmt(
        "SELECT id, account_id, target_id, uri, show_reblogs, notify, languages FROM follows WHERE account_id = $1 AND target_id = $2",
        None,
    )
}
impl FollowOfStmt {
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
        target_id: &'a i64,
    ) -> FollowQuery<'c, 'a, 's, C, Follow, 2> {
        FollowQuery {
            client,
            params: [account_id, target_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FollowBorrowed, tokio_postgres::Error> {
                    Ok(FollowBorrowed {
                        id: row.try_get(0)?,
                        account_id: row.try_get(1)?,
                        target_id: row.try_get(2)?,
                        uri: row.try_get(3)?,
                        show_reblogs: row.try_get(4)?,
                        notify: row.try_get(5)?,
                        languages: row.try_get(6)?,
                    })
                },
            mapper: |it| Follow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FollowOfParams,
        FollowQuery<'c, 'a, 's, C, Follow, 2>,
        C,
    > for FollowOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FollowOfParams,
    ) -> FollowQuery<'c, 'a, 's, C, Follow, 2> {
        self.bind(client, &params.account_id, &params.target_id)
    }
}
pub struct RequestOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn request_of() -> RequestOfStmt {
    RequestOfStmt(
        "SELECT id, account_id, target_id, uri, show_reblogs, notify, languages FROM follow_requests WHERE account_id = $1 AND target_id = $2",
        None,
    )
}
impl RequestOfStmt {
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
        target_id: &'a i64,
    ) -> FollowQuery<'c, 'a, 's, C, Follow, 2> {
        FollowQuery {
            client,
            params: [account_id, target_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FollowBorrowed, tokio_postgres::Error> {
                    Ok(FollowBorrowed {
                        id: row.try_get(0)?,
                        account_id: row.try_get(1)?,
                        target_id: row.try_get(2)?,
                        uri: row.try_get(3)?,
                        show_reblogs: row.try_get(4)?,
                        notify: row.try_get(5)?,
                        languages: row.try_get(6)?,
                    })
                },
            mapper: |it| Follow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RequestOfParams,
        FollowQuery<'c, 'a, 's, C, Follow, 2>,
        C,
    > for RequestOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RequestOfParams,
    ) -> FollowQuery<'c, 'a, 's, C, Follow, 2> {
        self.bind(client, &params.account_id, &params.target_id)
    }
}
pub struct FollowByUriStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn follow_by_uri() -> FollowByUriStmt {
    FollowByUriStmt(
        "SELECT id, account_id, target_id, uri, show_reblogs, notify, languages FROM follows WHERE uri = $1",
        None,
    )
}
impl FollowByUriStmt {
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
    ) -> FollowQuery<'c, 'a, 's, C, Follow, 1> {
        FollowQuery {
            client,
            params: [uri],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FollowBorrowed, tokio_postgres::Error> {
                    Ok(FollowBorrowed {
                        id: row.try_get(0)?,
                        account_id: row.try_get(1)?,
                        target_id: row.try_get(2)?,
                        uri: row.try_get(3)?,
                        show_reblogs: row.try_get(4)?,
                        notify: row.try_get(5)?,
                        languages: row.try_get(6)?,
                    })
                },
            mapper: |it| Follow::from(it),
        }
    }
}
pub struct RequestByUriStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn request_by_uri() -> RequestByUriStmt {
    RequestByUriStmt(
        "SELECT id, account_id, target_id, uri, show_reblogs, notify, languages FROM follow_requests WHERE uri = $1",
        None,
    )
}
impl RequestByUriStmt {
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
    ) -> FollowQuery<'c, 'a, 's, C, Follow, 1> {
        FollowQuery {
            client,
            params: [uri],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FollowBorrowed, tokio_postgres::Error> {
                    Ok(FollowBorrowed {
                        id: row.try_get(0)?,
                        account_id: row.try_get(1)?,
                        target_id: row.try_get(2)?,
                        uri: row.try_get(3)?,
                        show_reblogs: row.try_get(4)?,
                        notify: row.try_get(5)?,
                        languages: row.try_get(6)?,
                    })
                },
            mapper: |it| Follow::from(it),
        }
    }
}
pub struct UnfollowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unfollow() -> UnfollowStmt {
    UnfollowStmt(
        "DELETE FROM follows WHERE account_id = $1 AND target_id = $2 RETURNING id, account_id, target_id, uri, show_reblogs, notify, languages",
        None,
    )
}
impl UnfollowStmt {
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
        target_id: &'a i64,
    ) -> FollowQuery<'c, 'a, 's, C, Follow, 2> {
        FollowQuery {
            client,
            params: [account_id, target_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FollowBorrowed, tokio_postgres::Error> {
                    Ok(FollowBorrowed {
                        id: row.try_get(0)?,
                        account_id: row.try_get(1)?,
                        target_id: row.try_get(2)?,
                        uri: row.try_get(3)?,
                        show_reblogs: row.try_get(4)?,
                        notify: row.try_get(5)?,
                        languages: row.try_get(6)?,
                    })
                },
            mapper: |it| Follow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UnfollowParams,
        FollowQuery<'c, 'a, 's, C, Follow, 2>,
        C,
    > for UnfollowStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnfollowParams,
    ) -> FollowQuery<'c, 'a, 's, C, Follow, 2> {
        self.bind(client, &params.account_id, &params.target_id)
    }
}
pub struct UnrequestStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unrequest() -> UnrequestStmt {
    UnrequestStmt(
        "DELETE FROM follow_requests WHERE account_id = $1 AND target_id = $2 RETURNING id, account_id, target_id, uri, show_reblogs, notify, languages",
        None,
    )
}
impl UnrequestStmt {
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
        target_id: &'a i64,
    ) -> FollowQuery<'c, 'a, 's, C, Follow, 2> {
        FollowQuery {
            client,
            params: [account_id, target_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FollowBorrowed, tokio_postgres::Error> {
                    Ok(FollowBorrowed {
                        id: row.try_get(0)?,
                        account_id: row.try_get(1)?,
                        target_id: row.try_get(2)?,
                        uri: row.try_get(3)?,
                        show_reblogs: row.try_get(4)?,
                        notify: row.try_get(5)?,
                        languages: row.try_get(6)?,
                    })
                },
            mapper: |it| Follow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UnrequestParams,
        FollowQuery<'c, 'a, 's, C, Follow, 2>,
        C,
    > for UnrequestStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnrequestParams,
    ) -> FollowQuery<'c, 'a, 's, C, Follow, 2> {
        self.bind(client, &params.account_id, &params.target_id)
    }
}
pub struct BlockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn block() -> BlockStmt {
    BlockStmt(
        "INSERT INTO blocks (id, account_id, target_id, uri, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (account_id, target_id) DO NOTHING RETURNING id",
        None,
    )
}
impl BlockStmt {
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
        id: &'a i64,
        account_id: &'a i64,
        target_id: &'a i64,
        uri: &'a Option<T1>,
        now: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        I64Query {
            client,
            params: [id, account_id, target_id, uri, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, BlockParams<T1>, I64Query<'c, 'a, 's, C, i64, 5>, C>
    for BlockStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BlockParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        self.bind(
            client,
            &params.id,
            &params.account_id,
            &params.target_id,
            &params.uri,
            &params.now,
        )
    }
}
pub struct UnblockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unblock() -> UnblockStmt {
    UnblockStmt(
        "DELETE FROM blocks WHERE account_id = $1 AND target_id = $2 RETURNING id, uri",
        None,
    )
}
impl UnblockStmt {
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
        target_id: &'a i64,
    ) -> UnblockQuery<'c, 'a, 's, C, Unblock, 2> {
        UnblockQuery {
            client,
            params: [account_id, target_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<UnblockBorrowed, tokio_postgres::Error> {
                    Ok(UnblockBorrowed {
                        id: row.try_get(0)?,
                        uri: row.try_get(1)?,
                    })
                },
            mapper: |it| Unblock::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UnblockParams,
        UnblockQuery<'c, 'a, 's, C, Unblock, 2>,
        C,
    > for UnblockStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnblockParams,
    ) -> UnblockQuery<'c, 'a, 's, C, Unblock, 2> {
        self.bind(client, &params.account_id, &params.target_id)
    }
}
pub struct BlockByUriStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn block_by_uri() -> BlockByUriStmt {
    BlockByUriStmt(
        "SELECT account_id, target_id FROM blocks WHERE uri = $1",
        None,
    )
}
impl BlockByUriStmt {
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
    ) -> BlockByUriQuery<'c, 'a, 's, C, BlockByUri, 1> {
        BlockByUriQuery {
            client,
            params: [uri],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BlockByUri, tokio_postgres::Error> {
                Ok(BlockByUri {
                    account_id: row.try_get(0)?,
                    target_id: row.try_get(1)?,
                })
            },
            mapper: |it| BlockByUri::from(it),
        }
    }
}
pub struct MuteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mute() -> MuteStmt {
    MuteStmt(
        "INSERT INTO mutes (id, account_id, target_id, hide_notifications, expires_at, created_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (account_id, target_id) DO UPDATE SET hide_notifications = excluded.hide_notifications, expires_at = excluded.expires_at RETURNING id",
        None,
    )
}
impl MuteStmt {
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
        target_id: &'a i64,
        hide_notifications: &'a bool,
        expires_at: &'a Option<jiff::Timestamp>,
        now: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 6> {
        I64Query {
            client,
            params: [
                id,
                account_id,
                target_id,
                hide_notifications,
                expires_at,
                now,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, MuteParams, I64Query<'c, 'a, 's, C, i64, 6>, C>
    for MuteStmt
{
    fn params(&'s self, client: &'c C, params: &'a MuteParams) -> I64Query<'c, 'a, 's, C, i64, 6> {
        self.bind(
            client,
            &params.id,
            &params.account_id,
            &params.target_id,
            &params.hide_notifications,
            &params.expires_at,
            &params.now,
        )
    }
}
pub struct UnmuteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unmute() -> UnmuteStmt {
    UnmuteStmt(
        "DELETE FROM mutes WHERE account_id = $1 AND target_id = $2 RETURNING id",
        None,
    )
}
impl UnmuteStmt {
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
        target_id: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [account_id, target_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, UnmuteParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for UnmuteStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnmuteParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.account_id, &params.target_id)
    }
}
pub struct ExpiredMutesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn expired_mutes() -> ExpiredMutesStmt {
    ExpiredMutesStmt(
        "DELETE FROM mutes WHERE expires_at <= $1 RETURNING account_id, target_id",
        None,
    )
}
impl ExpiredMutesStmt {
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
    ) -> ExpiredMutesQuery<'c, 'a, 's, C, ExpiredMutes, 1> {
        ExpiredMutesQuery {
            client,
            params: [now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ExpiredMutes, tokio_postgres::Error> {
                Ok(ExpiredMutes {
                    account_id: row.try_get(0)?,
                    target_id: row.try_get(1)?,
                })
            },
            mapper: |it| ExpiredMutes::from(it),
        }
    }
}
pub struct FollowedIdsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn followed_ids() -> FollowedIdsStmt {
    FollowedIdsStmt("SELECT target_id FROM follows WHERE account_id = $1", None)
}
impl FollowedIdsStmt {
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
pub struct FollowsAnyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn follows_any() -> FollowsAnyStmt {
    FollowsAnyStmt(
        "SELECT target_id FROM follows WHERE account_id = $1 AND target_id = ANY($2)",
        None,
    )
}
impl FollowsAnyStmt {
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
        FollowsAnyParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for FollowsAnyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FollowsAnyParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.account_id, &params.ids)
    }
}
pub struct LocalFollowersExistStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn local_followers_exist() -> LocalFollowersExistStmt {
    LocalFollowersExistStmt(
        "SELECT EXISTS (SELECT 1 FROM follows WHERE target_id = $1 AND local) AS yes",
        None,
    )
}
impl LocalFollowersExistStmt {
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
        target_id: &'a i64,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [target_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct NotifiedFollowersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn notified_followers() -> NotifiedFollowersStmt {
    NotifiedFollowersStmt(
        "SELECT account_id FROM follows WHERE target_id = $1 AND local AND notify LIMIT 10000",
        None,
    )
}
impl NotifiedFollowersStmt {
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
        target_id: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [target_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct RemoteFollowerInboxesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remote_follower_inboxes() -> RemoteFollowerInboxesStmt {
    RemoteFollowerInboxesStmt(
        "SELECT a.inbox_url, a.shared_inbox_url, coalesce(a.domain, '') AS domain FROM follows f JOIN accounts a ON a.id = f.account_id WHERE f.target_id = $1 AND NOT f.local AND a.deleted_at IS NULL",
        None,
    )
}
impl RemoteFollowerInboxesStmt {
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
        target_id: &'a i64,
    ) -> RemoteFollowerInboxesQuery<'c, 'a, 's, C, RemoteFollowerInboxes, 1> {
        RemoteFollowerInboxesQuery {
            client,
            params: [target_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<RemoteFollowerInboxesBorrowed, tokio_postgres::Error> {
                Ok(RemoteFollowerInboxesBorrowed {
                    inbox_url: row.try_get(0)?,
                    shared_inbox_url: row.try_get(1)?,
                    domain: row.try_get(2)?,
                })
            },
            mapper: |it| RemoteFollowerInboxes::from(it),
        }
    }
}
pub struct LocalFollowerOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn local_follower_of() -> LocalFollowerOfStmt {
    LocalFollowerOfStmt(
        "SELECT account_id FROM follows WHERE target_id = $1 AND local ORDER BY id LIMIT 1",
        None,
    )
}
impl LocalFollowerOfStmt {
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
        target_id: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [target_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct RememberUndoStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remember_undo() -> RememberUndoStmt {
    RememberUndoStmt(
        "INSERT INTO early_undos (uri, actor_id, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        None,
    )
}
impl RememberUndoStmt {
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
        uri: &'a T1,
        actor_id: &'a Option<i64>,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[uri, actor_id, now]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RememberUndoParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RememberUndoStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RememberUndoParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.uri, &params.actor_id, &params.now))
    }
}
pub struct EarlyUndoStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn early_undo() -> EarlyUndoStmt {
    EarlyUndoStmt(
        "SELECT uri FROM early_undos WHERE uri = ANY($1) LIMIT 1",
        None,
    )
}
impl EarlyUndoStmt {
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
        uris: &'a T2,
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [uris],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct ForgetEarlyUndosStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_early_undos() -> ForgetEarlyUndosStmt {
    ForgetEarlyUndosStmt("DELETE FROM early_undos WHERE created_at < $1", None)
}
impl ForgetEarlyUndosStmt {
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
        before: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[before]).await
    }
}
pub struct HoldFollowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_follow() -> HoldFollowStmt {
    HoldFollowStmt("SELECT id FROM follows WHERE uri = $1 FOR KEY SHARE", None)
}
impl HoldFollowStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [uri],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct HoldRequestStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_request() -> HoldRequestStmt {
    HoldRequestStmt(
        "SELECT id FROM follow_requests WHERE uri = $1 FOR KEY SHARE",
        None,
    )
}
impl HoldRequestStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [uri],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct HoldBlockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_block() -> HoldBlockStmt {
    HoldBlockStmt("SELECT id FROM blocks WHERE uri = $1 FOR KEY SHARE", None)
}
impl HoldBlockStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [uri],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct NotifiedAfterStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn notified_after() -> NotifiedAfterStmt {
    NotifiedAfterStmt(
        "SELECT account_id FROM follows WHERE target_id = $1 AND local AND notify AND account_id > $2 ORDER BY account_id LIMIT $3",
        None,
    )
}
impl NotifiedAfterStmt {
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
        target_id: &'a i64,
        after: &'a i64,
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [target_id, after, amount],
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
        NotifiedAfterParams,
        I64Query<'c, 'a, 's, C, i64, 3>,
        C,
    > for NotifiedAfterStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a NotifiedAfterParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.target_id, &params.after, &params.amount)
    }
}
pub struct StandingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn standing() -> StandingStmt {
    StandingStmt(
        "SELECT f.target_id AS id, 'f' AS kind, f.show_reblogs AS flag, NULL::timestamptz AS expires_at, array_to_string(f.languages, ',') AS languages, NULL::text AS domain FROM follows f WHERE f.account_id = $1 UNION ALL SELECT e.target_id, 'F', false, NULL, NULL, NULL FROM follows e WHERE e.account_id = $1 AND e.exclusive UNION ALL SELECT t.tag_id, 't', false, NULL, g.name, NULL FROM tag_follows t JOIN tags g ON g.id = t.tag_id WHERE t.account_id = $1 UNION ALL SELECT b.target_id, 'b', false, NULL, NULL, NULL FROM blocks b WHERE b.account_id = $1 UNION ALL SELECT b.account_id, 'B', false, NULL, NULL, NULL FROM blocks b WHERE b.target_id = $1 UNION ALL SELECT m.target_id, 'm', m.hide_notifications, m.expires_at, NULL, NULL FROM mutes m WHERE m.account_id = $1 UNION ALL SELECT d.id, 'd', false, NULL, NULL, d.domain FROM account_domain_blocks d WHERE d.account_id = $1",
        None,
    )
}
impl StandingStmt {
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
        reader: &'a i64,
    ) -> StandingQuery<'c, 'a, 's, C, Standing, 1> {
        StandingQuery {
            client,
            params: [reader],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<StandingBorrowed, tokio_postgres::Error> {
                    Ok(StandingBorrowed {
                        id: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        flag: row.try_get(2)?,
                        expires_at: row.try_get(3)?,
                        languages: row.try_get(4)?,
                        domain: row.try_get(5)?,
                    })
                },
            mapper: |it| Standing::from(it),
        }
    }
}
pub struct FollowRequestsCountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn follow_requests_count() -> FollowRequestsCountStmt {
    FollowRequestsCountStmt(
        "SELECT count(*) FROM follow_requests WHERE target_id = $1",
        None,
    )
}
impl FollowRequestsCountStmt {
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
        target_id: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [target_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct FollowsAroundStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn follows_around() -> FollowsAroundStmt {
    FollowsAroundStmt(
        "SELECT account_id, target_id FROM follows WHERE account_id = $1 UNION ALL SELECT account_id, target_id FROM follows WHERE target_id = $1 LIMIT $2",
        None,
    )
}
impl FollowsAroundStmt {
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
    ) -> FollowsAroundQuery<'c, 'a, 's, C, FollowsAround, 2> {
        FollowsAroundQuery {
            client,
            params: [id, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FollowsAround, tokio_postgres::Error> {
                Ok(FollowsAround {
                    account_id: row.try_get(0)?,
                    target_id: row.try_get(1)?,
                })
            },
            mapper: |it| FollowsAround::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FollowsAroundParams,
        FollowsAroundQuery<'c, 'a, 's, C, FollowsAround, 2>,
        C,
    > for FollowsAroundStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FollowsAroundParams,
    ) -> FollowsAroundQuery<'c, 'a, 's, C, FollowsAround, 2> {
        self.bind(client, &params.id, &params.amount)
    }
}
pub struct ForgetAroundStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_around() -> ForgetAroundStmt {
    ForgetAroundStmt(
        "WITH r AS (DELETE FROM follow_requests WHERE account_id = $1 OR target_id = $1), b AS (DELETE FROM blocks WHERE account_id = $1 OR target_id = $1), m AS (DELETE FROM mutes WHERE account_id = $1 OR target_id = $1), n AS (DELETE FROM account_notes WHERE account_id = $1 OR target_id = $1), e AS (DELETE FROM endorsements WHERE account_id = $1 OR target_id = $1), s AS (DELETE FROM suggestion_dismissals WHERE account_id = $1 OR target_id = $1), d AS (DELETE FROM account_domain_blocks WHERE account_id = $1), p AS (DELETE FROM popular_accounts WHERE account_id = $1), c AS (DELETE FROM collection_items WHERE account_id = $1) DELETE FROM notifications WHERE account_id = $1 OR from_account_id = $1",
        None,
    )
}
impl ForgetAroundStmt {
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
pub struct BlockedByAnyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn blocked_by_any() -> BlockedByAnyStmt {
    BlockedByAnyStmt(
        "SELECT account_id FROM blocks WHERE target_id = $1 AND account_id = ANY($2)",
        None,
    )
}
impl BlockedByAnyStmt {
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
        target_id: &'a i64,
        ids: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [target_id, ids],
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
        BlockedByAnyParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for BlockedByAnyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BlockedByAnyParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.target_id, &params.ids)
    }
}
pub struct LiveFollowersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn live_followers() -> LiveFollowersStmt {
    LiveFollowersStmt(
        "SELECT t.id AS author, x.local, x.accounts, x.without_reblogs, x.choosy, x.languages, EXISTS (SELECT 1 FROM follows n WHERE n.target_id = t.id AND n.local AND n.notify) AS notified, EXISTS (SELECT 1 FROM follows r WHERE r.target_id = t.id AND NOT r.local) AS remote FROM unnest($1::bigint[]) AS t (id) CROSS JOIN LATERAL ( SELECT count(*) AS local, coalesce(array_agg(y.account_id) FILTER (WHERE y.live), '{}') AS accounts, coalesce(array_agg(y.account_id) FILTER (WHERE y.live AND NOT y.show_reblogs), '{}') AS without_reblogs, coalesce(array_agg(y.account_id) FILTER (WHERE y.live AND y.languages IS NOT NULL), '{}') AS choosy, coalesce(array_agg(array_to_string(y.languages, ',')) FILTER (WHERE y.live AND y.languages IS NOT NULL), '{}') AS languages FROM (SELECT f.account_id, f.show_reblogs, f.languages, coalesce(u.active_on >= $2, false) AND NOT f.exclusive AS live FROM follows f LEFT JOIN users u ON u.account_id = f.account_id WHERE f.target_id = t.id AND f.local LIMIT $3) y) x",
        None,
    )
}
impl LiveFollowersStmt {
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
        authors: &'a T1,
        since: &'a jiff::civil::Date,
        amount: &'a i64,
    ) -> LiveFollowersQuery<'c, 'a, 's, C, LiveFollowers, 3> {
        LiveFollowersQuery {
            client,
            params: [authors, since, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<LiveFollowersBorrowed, tokio_postgres::Error> {
                    Ok(LiveFollowersBorrowed {
                        author: row.try_get(0)?,
                        local: row.try_get(1)?,
                        accounts: row.try_get(2)?,
                        without_reblogs: row.try_get(3)?,
                        choosy: row.try_get(4)?,
                        languages: row.try_get(5)?,
                        notified: row.try_get(6)?,
                        remote: row.try_get(7)?,
                    })
                },
            mapper: |it| LiveFollowers::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LiveFollowersParams<T1>,
        LiveFollowersQuery<'c, 'a, 's, C, LiveFollowers, 3>,
        C,
    > for LiveFollowersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LiveFollowersParams<T1>,
    ) -> LiveFollowersQuery<'c, 'a, 's, C, LiveFollowers, 3> {
        self.bind(client, &params.authors, &params.since, &params.amount)
    }
}
pub struct FollowersAmongStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn followers_among() -> FollowersAmongStmt {
    FollowersAmongStmt(
        "SELECT f.target_id AS author, f.account_id, f.show_reblogs, coalesce(array_to_string(f.languages, ','), '') AS languages FROM unnest($1::bigint[], $2::bigint[]) AS t (author, account_id) JOIN follows f ON f.account_id = t.account_id AND f.target_id = t.author WHERE f.local AND NOT f.exclusive",
        None,
    )
}
impl FollowersAmongStmt {
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
        accounts: &'a T2,
    ) -> FollowersAmongQuery<'c, 'a, 's, C, FollowersAmong, 2> {
        FollowersAmongQuery {
            client,
            params: [authors, accounts],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<FollowersAmongBorrowed, tokio_postgres::Error> {
                Ok(FollowersAmongBorrowed {
                    author: row.try_get(0)?,
                    account_id: row.try_get(1)?,
                    show_reblogs: row.try_get(2)?,
                    languages: row.try_get(3)?,
                })
            },
            mapper: |it| FollowersAmong::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>, T2: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FollowersAmongParams<T1, T2>,
        FollowersAmongQuery<'c, 'a, 's, C, FollowersAmong, 2>,
        C,
    > for FollowersAmongStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FollowersAmongParams<T1, T2>,
    ) -> FollowersAmongQuery<'c, 'a, 's, C, FollowersAmong, 2> {
        self.bind(client, &params.authors, &params.accounts)
    }
}
pub struct FollowerPartsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn follower_parts() -> FollowerPartsStmt {
    FollowerPartsStmt(
        "SELECT max(x.id) AS upto, count(*) AS followers FROM (SELECT y.id, (row_number() OVER (ORDER BY y.id) - 1) / $1::bigint AS part FROM (SELECT f.id FROM follows f WHERE f.target_id = $2 AND f.local AND f.id > $3 ORDER BY f.id LIMIT $4) y) x GROUP BY x.part ORDER BY x.part",
        None,
    )
}
impl FollowerPartsStmt {
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
        size: &'a i64,
        author: &'a i64,
        after: &'a i64,
        amount: &'a i64,
    ) -> FollowerPartsQuery<'c, 'a, 's, C, FollowerParts, 4> {
        FollowerPartsQuery {
            client,
            params: [size, author, after, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FollowerParts, tokio_postgres::Error> {
                Ok(FollowerParts {
                    upto: row.try_get(0)?,
                    followers: row.try_get(1)?,
                })
            },
            mapper: |it| FollowerParts::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FollowerPartsParams,
        FollowerPartsQuery<'c, 'a, 's, C, FollowerParts, 4>,
        C,
    > for FollowerPartsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FollowerPartsParams,
    ) -> FollowerPartsQuery<'c, 'a, 's, C, FollowerParts, 4> {
        self.bind(
            client,
            &params.size,
            &params.author,
            &params.after,
            &params.amount,
        )
    }
}
pub struct FollowersBetweenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn followers_between() -> FollowersBetweenStmt {
    FollowersBetweenStmt(
        "SELECT coalesce(array_agg(x.account_id), '{}') AS accounts, coalesce(array_agg(x.show_reblogs), '{}') AS show_reblogs, coalesce(array_agg(coalesce(array_to_string(x.languages, ','), '')), '{}') AS languages, coalesce(array_agg(x.follows_parent), '{}') AS follow_parent FROM (SELECT f.account_id, f.show_reblogs, f.languages, $1::bigint <> 0 AND EXISTS (SELECT 1 FROM follows g WHERE g.account_id = f.account_id AND g.target_id = $1 AND NOT g.exclusive) AS follows_parent FROM follows f JOIN users u ON u.account_id = f.account_id WHERE f.target_id = $2 AND f.local AND f.id > $3 AND f.id <= $4 AND u.active_on >= $5 AND NOT f.exclusive) x",
        None,
    )
}
impl FollowersBetweenStmt {
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
        parent_author: &'a i64,
        author: &'a i64,
        after: &'a i64,
        upto: &'a i64,
        since: &'a jiff::civil::Date,
    ) -> FollowersBetweenQuery<'c, 'a, 's, C, FollowersBetween, 5> {
        FollowersBetweenQuery {
            client,
            params: [parent_author, author, after, upto, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<FollowersBetweenBorrowed, tokio_postgres::Error> {
                Ok(FollowersBetweenBorrowed {
                    accounts: row.try_get(0)?,
                    show_reblogs: row.try_get(1)?,
                    languages: row.try_get(2)?,
                    follow_parent: row.try_get(3)?,
                })
            },
            mapper: |it| FollowersBetween::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FollowersBetweenParams,
        FollowersBetweenQuery<'c, 'a, 's, C, FollowersBetween, 5>,
        C,
    > for FollowersBetweenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FollowersBetweenParams,
    ) -> FollowersBetweenQuery<'c, 'a, 's, C, FollowersBetween, 5> {
        self.bind(
            client,
            &params.parent_author,
            &params.author,
            &params.after,
            &params.upto,
            &params.since,
        )
    }
}
pub struct SetNoteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_note() -> SetNoteStmt {
    SetNoteStmt(
        "INSERT INTO account_notes (account_id, target_id, comment) VALUES ($1, $2, $3) ON CONFLICT (account_id, target_id) DO UPDATE SET comment = excluded.comment",
        None,
    )
}
impl SetNoteStmt {
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
        target_id: &'a i64,
        comment: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[account_id, target_id, comment],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetNoteParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetNoteStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetNoteParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.account_id,
            &params.target_id,
            &params.comment,
        ))
    }
}
pub struct ForgetNoteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_note() -> ForgetNoteStmt {
    ForgetNoteStmt(
        "DELETE FROM account_notes WHERE account_id = $1 AND target_id = $2",
        None,
    )
}
impl ForgetNoteStmt {
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
        target_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[account_id, target_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ForgetNoteParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ForgetNoteStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ForgetNoteParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.account_id, &params.target_id))
    }
}
pub struct EndorseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn endorse() -> EndorseStmt {
    EndorseStmt(
        "INSERT INTO endorsements (id, account_id, target_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        None,
    )
}
impl EndorseStmt {
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
        account_id: &'a i64,
        target_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[id, account_id, target_id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        EndorseParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for EndorseStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EndorseParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.id, &params.account_id, &params.target_id))
    }
}
pub struct UnendorseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unendorse() -> UnendorseStmt {
    UnendorseStmt(
        "DELETE FROM endorsements WHERE account_id = $1 AND target_id = $2",
        None,
    )
}
impl UnendorseStmt {
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
        target_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[account_id, target_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UnendorseParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UnendorseStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UnendorseParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.account_id, &params.target_id))
    }
}
pub struct FamiliarFollowersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn familiar_followers() -> FamiliarFollowersStmt {
    FamiliarFollowersStmt(
        "SELECT t.id AS target_id, x.account_id FROM unnest($1::bigint[]) AS t (id) JOIN accounts o ON o.id = t.id AND NOT o.hide_collections CROSS JOIN LATERAL ( SELECT f.target_id AS account_id, f.id FROM (SELECT y.target_id, y.id FROM follows y WHERE y.account_id = $2 ORDER BY y.id DESC LIMIT 10000) f JOIN accounts a ON a.id = f.target_id AND NOT a.hide_collections AND a.suspended_at IS NULL AND a.deleted_at IS NULL WHERE (SELECT true FROM follows g WHERE g.account_id = f.target_id AND g.target_id = t.id) ORDER BY f.id DESC LIMIT $3) x",
        None,
    )
}
impl FamiliarFollowersStmt {
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
        reader: &'a i64,
        amount: &'a i64,
    ) -> FamiliarFollowersQuery<'c, 'a, 's, C, FamiliarFollowers, 3> {
        FamiliarFollowersQuery {
            client,
            params: [ids, reader, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FamiliarFollowers, tokio_postgres::Error> {
                    Ok(FamiliarFollowers {
                        target_id: row.try_get(0)?,
                        account_id: row.try_get(1)?,
                    })
                },
            mapper: |it| FamiliarFollowers::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FamiliarFollowersParams<T1>,
        FamiliarFollowersQuery<'c, 'a, 's, C, FamiliarFollowers, 3>,
        C,
    > for FamiliarFollowersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FamiliarFollowersParams<T1>,
    ) -> FamiliarFollowersQuery<'c, 'a, 's, C, FamiliarFollowers, 3> {
        self.bind(client, &params.ids, &params.reader, &params.amount)
    }
}
