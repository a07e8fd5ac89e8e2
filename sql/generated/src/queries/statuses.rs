// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct PersonalParams<T1: crate::ArraySql<Item = i64>> {
    pub reader: i64,
    pub ids: T1,
}
#[derive(Debug)]
pub struct InsertMentionsParams<T1: crate::ArraySql<Item = i64>, T2: crate::ArraySql<Item = bool>> {
    pub status_id: i64,
    pub account_ids: T1,
    pub silents: T2,
}
#[derive(Debug)]
pub struct DeleteMentionsNotInParams<T1: crate::ArraySql<Item = i64>> {
    pub status_id: i64,
    pub account_ids: T1,
}
#[derive(Debug)]
pub struct UpsertTagsParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
> {
    pub now: jiff::Timestamp,
    pub ids: T1,
    pub names: T3,
    pub displays: T5,
}
#[derive(Debug)]
pub struct InsertStatusTagsParams<T1: crate::ArraySql<Item = i64>> {
    pub status_id: i64,
    pub tag_ids: T1,
}
#[derive(Debug)]
pub struct UpdateParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = i64>,
    T6: crate::ArraySql<Item = i64>,
> {
    pub text: T1,
    pub content: T2,
    pub spoiler_text: T3,
    pub sensitive: bool,
    pub language: Option<T4>,
    pub media_ids: T5,
    pub emoji_ids: T6,
    pub edited_at: Option<jiff::Timestamp>,
    pub id: i64,
}
#[derive(Debug)]
pub struct InsertEditParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::JsonSql,
    T5: crate::ArraySql<Item = i64>,
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = T6>,
> {
    pub id: i64,
    pub status_id: i64,
    pub text: T1,
    pub content: T2,
    pub spoiler_text: T3,
    pub sensitive: bool,
    pub media: T4,
    pub emoji_ids: T5,
    pub poll_options: Option<T7>,
    pub created_at: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct BoostsOfParams {
    pub id: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct BoostByParams {
    pub status_id: i64,
    pub account_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ReleaseMediaParams {
    pub now: jiff::Timestamp,
    pub status_id: i64,
}
#[derive(Debug)]
pub struct IdempotentParams<T1: crate::StringSql> {
    pub account_id: i64,
    pub key: T1,
    pub after: jiff::Timestamp,
}
#[derive(Debug)]
pub struct FavouriteByUriParams<T1: crate::StringSql> {
    pub uri: T1,
    pub account_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct BookmarkParams {
    pub id: i64,
    pub account_id: i64,
    pub status_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct UnbookmarkParams {
    pub account_id: i64,
    pub status_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct PinParams {
    pub id: i64,
    pub account_id: i64,
    pub status_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct UnpinParams {
    pub account_id: i64,
    pub status_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct PinnedParams {
    pub account_id: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct MuteConversationParams {
    pub account_id: i64,
    pub conversation_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct UnmuteConversationParams {
    pub account_id: i64,
    pub conversation_id: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct AncestorsParams {
    pub id: i64,
    pub depth: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct DescendantsParams {
    pub id: i64,
    pub depth: i32,
    pub amount: i64,
}
#[derive(Debug)]
pub struct HoldFavouriteParams<T1: crate::StringSql> {
    pub account_id: i64,
    pub status_id: i64,
    pub uri: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct MarksParams {
    pub reader: i64,
    pub amount: i64,
}
#[derive(Debug)]
pub struct BoostsLatelyParams<T1: crate::ArraySql<Item = i64>> {
    pub ids: T1,
    pub above: i64,
    pub amount: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct IdsOfAccountParams {
    pub account_id: i64,
    pub amount: i64,
}
#[derive(Debug)]
pub struct UnpinExceptParams<T1: crate::ArraySql<Item = i64>> {
    pub account_id: i64,
    pub status_ids: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct FavouritesTakenParams {
    pub account_id: i64,
    pub amount: i64,
}
#[derive(Debug)]
pub struct InsertConversationParams<T1: crate::StringSql> {
    pub id: i64,
    pub uri: T1,
}
#[derive(Debug)]
pub struct AddTagsParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
> {
    pub now: jiff::Timestamp,
    pub ids: T1,
    pub names: T3,
    pub displays: T5,
}
#[derive(Debug)]
pub struct PublishParams<
    T1: crate::JsonSql,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i64>,
    T5: crate::ArraySql<Item = bool>,
    T6: crate::ArraySql<Item = i64>,
    T7: crate::ArraySql<Item = i64>,
    T8: crate::ArraySql<Item = i64>,
    T9: crate::ArraySql<Item = i64>,
    T10: crate::StringSql,
    T11: crate::ArraySql<Item = T10>,
    T12: crate::StringSql,
    T13: crate::ArraySql<Item = T12>,
    T14: crate::ArraySql<Item = i16>,
    T15: crate::JsonSql,
    T16: crate::ArraySql<Item = T15>,
    T17: crate::ArraySql<Item = jiff::Timestamp>,
> {
    pub posts: T1,
    pub originals: T2,
    pub key_lifetime_hours: i32,
    pub mention_statuses: T3,
    pub mention_accounts: T4,
    pub mention_silents: T5,
    pub tag_ids: T6,
    pub tag_statuses: T7,
    pub job_statuses: T8,
    pub job_ids: T9,
    pub job_queues: T11,
    pub job_kinds: T13,
    pub job_versions: T14,
    pub job_payloads: T16,
    pub job_dues: T17,
}
#[derive(Debug)]
pub struct AdoptRepliesParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub ids: T1,
    pub account_ids: T2,
    pub uris: T4,
}
#[derive(Debug)]
pub struct FavourParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::ArraySql<Item = i64>,
    T7: crate::JsonSql,
    T8: crate::ArraySql<Item = T7>,
    T9: crate::StringSql,
    T10: crate::StringSql,
> {
    pub ids: T1,
    pub account_ids: T2,
    pub status_ids: T3,
    pub uris: T5,
    pub job_ids: T6,
    pub payloads: T8,
    pub now: jiff::Timestamp,
    pub queue: T9,
    pub kind: T10,
    pub version: i16,
}
#[derive(Clone, Copy, Debug)]
pub struct UnfavourParams {
    pub account_id: i64,
    pub status_id: i64,
}
#[derive(Debug)]
pub struct LeaveDeltasParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i64>,
    T5: crate::ArraySql<Item = i64>,
> {
    pub status_ids: T1,
    pub replies: T2,
    pub reblogs: T3,
    pub favourites: T4,
    pub quotes: T5,
}
#[derive(Debug)]
pub struct FoldDeltasParams<T1: crate::ArraySql<Item = i64>> {
    pub status_ids: T1,
    pub amount: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Status {
    pub id: i64,
    pub account_id: i64,
    pub uri: String,
    pub url: Option<String>,
    pub local: bool,
    pub visibility: String,
    pub text: String,
    pub content: String,
    pub spoiler_text: String,
    pub sensitive: bool,
    pub language: Option<String>,
    pub in_reply_to_id: Option<i64>,
    pub in_reply_to_account_id: Option<i64>,
    pub in_reply_to_uri: Option<String>,
    pub reblog_of_id: Option<i64>,
    pub conversation_id: i64,
    pub media_ids: Vec<i64>,
    pub quote_policy: String,
    pub created_at: jiff::Timestamp,
    pub edited_at: Option<jiff::Timestamp>,
    pub replies_count: i64,
    pub reblogs_count: i64,
    pub favourites_count: i64,
    pub quotes_count: i64,
    pub application_name: Option<String>,
    pub application_website: Option<String>,
    pub media: serde_json::Value,
    pub mentions: serde_json::Value,
    pub tags: serde_json::Value,
    pub emojis: serde_json::Value,
    pub poll: Option<serde_json::Value>,
    pub quote: Option<serde_json::Value>,
    pub card: Option<serde_json::Value>,
}
pub struct StatusBorrowed<'a> {
    pub id: i64,
    pub account_id: i64,
    pub uri: &'a str,
    pub url: Option<&'a str>,
    pub local: bool,
    pub visibility: &'a str,
    pub text: &'a str,
    pub content: &'a str,
    pub spoiler_text: &'a str,
    pub sensitive: bool,
    pub language: Option<&'a str>,
    pub in_reply_to_id: Option<i64>,
    pub in_reply_to_account_id: Option<i64>,
    pub in_reply_to_uri: Option<&'a str>,
    pub reblog_of_id: Option<i64>,
    pub conversation_id: i64,
    pub media_ids: crate::ArrayIterator<'a, i64>,
    pub quote_policy: &'a str,
    pub created_at: jiff::Timestamp,
    pub edited_at: Option<jiff::Timestamp>,
    pub replies_count: i64,
    pub reblogs_count: i64,
    pub favourites_count: i64,
    pub quotes_count: i64,
    pub application_name: Option<&'a str>,
    pub application_website: Option<&'a str>,
    pub media: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub mentions: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub tags: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub emojis: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub poll: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub quote: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub card: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
}
impl<'a> From<StatusBorrowed<'a>> for Status {
    fn from(
        StatusBorrowed {
            id,
            account_id,
            uri,
            url,
            local,
            visibility,
            text,
            content,
            spoiler_text,
            sensitive,
            language,
            in_reply_to_id,
            in_reply_to_account_id,
            in_reply_to_uri,
            reblog_of_id,
            conversation_id,
            media_ids,
            quote_policy,
            created_at,
            edited_at,
            replies_count,
            reblogs_count,
            favourites_count,
            quotes_count,
            application_name,
            application_website,
            media,
            mentions,
            tags,
            emojis,
            poll,
            quote,
            card,
        }: StatusBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            account_id,
            uri: uri.into(),
            url: url.map(|v| v.into()),
            local,
            visibility: visibility.into(),
            text: text.into(),
            content: content.into(),
            spoiler_text: spoiler_text.into(),
            sensitive,
            language: language.map(|v| v.into()),
            in_reply_to_id,
            in_reply_to_account_id,
            in_reply_to_uri: in_reply_to_uri.map(|v| v.into()),
            reblog_of_id,
            conversation_id,
            media_ids: media_ids.map(|v| v).collect(),
            quote_policy: quote_policy.into(),
            created_at,
            edited_at,
            replies_count,
            reblogs_count,
            favourites_count,
            quotes_count,
            application_name: application_name.map(|v| v.into()),
            application_website: application_website.map(|v| v.into()),
            media: serde_json::from_str(media.0.get()).unwrap(),
            mentions: serde_json::from_str(mentions.0.get()).unwrap(),
            tags: serde_json::from_str(tags.0.get()).unwrap(),
            emojis: serde_json::from_str(emojis.0.get()).unwrap(),
            poll: poll.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            quote: quote.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            card: card.map(|v| serde_json::from_str(v.0.get()).unwrap()),
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct IdsByUris {
    pub id: i64,
    pub uri: String,
}
pub struct IdsByUrisBorrowed<'a> {
    pub id: i64,
    pub uri: &'a str,
}
impl<'a> From<IdsByUrisBorrowed<'a>> for IdsByUris {
    fn from(IdsByUrisBorrowed { id, uri }: IdsByUrisBorrowed<'a>) -> Self {
        Self {
            id,
            uri: uri.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Personal {
    pub id: i64,
    pub favourited: bool,
    pub reblogged: bool,
    pub bookmarked: bool,
    pub muted: bool,
    pub pinned: bool,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct UpsertTags {
    pub id: i64,
    pub name: String,
}
pub struct UpsertTagsBorrowed<'a> {
    pub id: i64,
    pub name: &'a str,
}
impl<'a> From<UpsertTagsBorrowed<'a>> for UpsertTags {
    fn from(UpsertTagsBorrowed { id, name }: UpsertTagsBorrowed<'a>) -> Self {
        Self {
            id,
            name: name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct LockRow {
    pub id: i64,
    pub account_id: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Edit {
    pub id: i64,
    pub status_id: i64,
    pub text: String,
    pub content: String,
    pub spoiler_text: String,
    pub sensitive: bool,
    pub media: serde_json::Value,
    pub poll_options: Option<Vec<String>>,
    pub created_at: jiff::Timestamp,
    pub emojis: serde_json::Value,
}
pub struct EditBorrowed<'a> {
    pub id: i64,
    pub status_id: i64,
    pub text: &'a str,
    pub content: &'a str,
    pub spoiler_text: &'a str,
    pub sensitive: bool,
    pub media: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub poll_options: Option<crate::ArrayIterator<'a, &'a str>>,
    pub created_at: jiff::Timestamp,
    pub emojis: postgres_types::Json<&'a serde_json::value::RawValue>,
}
impl<'a> From<EditBorrowed<'a>> for Edit {
    fn from(
        EditBorrowed {
            id,
            status_id,
            text,
            content,
            spoiler_text,
            sensitive,
            media,
            poll_options,
            created_at,
            emojis,
        }: EditBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            status_id,
            text: text.into(),
            content: content.into(),
            spoiler_text: spoiler_text.into(),
            sensitive,
            media: serde_json::from_str(media.0.get()).unwrap(),
            poll_options: poll_options.map(|v| v.map(|v| v.into()).collect()),
            created_at,
            emojis: serde_json::from_str(emojis.0.get()).unwrap(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Delete {
    pub account_id: i64,
    pub reblog_of_id: Option<i64>,
    pub in_reply_to_id: Option<i64>,
    pub uri: String,
    pub local: bool,
    pub visibility: String,
}
pub struct DeleteBorrowed<'a> {
    pub account_id: i64,
    pub reblog_of_id: Option<i64>,
    pub in_reply_to_id: Option<i64>,
    pub uri: &'a str,
    pub local: bool,
    pub visibility: &'a str,
}
impl<'a> From<DeleteBorrowed<'a>> for Delete {
    fn from(
        DeleteBorrowed {
            account_id,
            reblog_of_id,
            in_reply_to_id,
            uri,
            local,
            visibility,
        }: DeleteBorrowed<'a>,
    ) -> Self {
        Self {
            account_id,
            reblog_of_id,
            in_reply_to_id,
            uri: uri.into(),
            local,
            visibility: visibility.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct BoostsOf {
    pub id: i64,
    pub account_id: i64,
    pub uri: String,
}
pub struct BoostsOfBorrowed<'a> {
    pub id: i64,
    pub account_id: i64,
    pub uri: &'a str,
}
impl<'a> From<BoostsOfBorrowed<'a>> for BoostsOf {
    fn from(
        BoostsOfBorrowed {
            id,
            account_id,
            uri,
        }: BoostsOfBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            account_id,
            uri: uri.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct FavouriteByUri {
    pub account_id: i64,
    pub status_id: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Descendants {
    pub id: i64,
    pub in_reply_to_id: i64,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Uris {
    pub id: i64,
    pub uri: String,
}
pub struct UrisBorrowed<'a> {
    pub id: i64,
    pub uri: &'a str,
}
impl<'a> From<UrisBorrowed<'a>> for Uris {
    fn from(UrisBorrowed { id, uri }: UrisBorrowed<'a>) -> Self {
        Self {
            id,
            uri: uri.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ConversationUris {
    pub id: i64,
    pub uri: String,
}
pub struct ConversationUrisBorrowed<'a> {
    pub id: i64,
    pub uri: &'a str,
}
impl<'a> From<ConversationUrisBorrowed<'a>> for ConversationUris {
    fn from(ConversationUrisBorrowed { id, uri }: ConversationUrisBorrowed<'a>) -> Self {
        Self {
            id,
            uri: uri.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Marks {
    pub id: i64,
    pub mark: i64,
    pub kind: String,
}
pub struct MarksBorrowed<'a> {
    pub id: i64,
    pub mark: i64,
    pub kind: &'a str,
}
impl<'a> From<MarksBorrowed<'a>> for Marks {
    fn from(MarksBorrowed { id, mark, kind }: MarksBorrowed<'a>) -> Self {
        Self {
            id,
            mark,
            kind: kind.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct BoostsLately {
    pub original: i64,
    pub id: i64,
    pub account_id: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Parent {
    pub id: i64,
    pub account_id: i64,
    pub conversation_id: i64,
    pub local: bool,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct TagsByName {
    pub id: i64,
    pub name: String,
}
pub struct TagsByNameBorrowed<'a> {
    pub id: i64,
    pub name: &'a str,
}
impl<'a> From<TagsByNameBorrowed<'a>> for TagsByName {
    fn from(TagsByNameBorrowed { id, name }: TagsByNameBorrowed<'a>) -> Self {
        Self {
            id,
            name: name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Published {
    pub id: i64,
    pub written: bool,
    pub repeated: bool,
    pub orphaned: bool,
    pub statuses_count: i64,
    pub version: i64,
    pub last_status_at: Option<jiff::civil::Date>,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct AdoptReplies {
    pub id: i64,
    pub parent: i64,
}
#[derive(Debug, Clone, PartialEq, Copy, serde::Serialize, serde::Deserialize)]
pub struct Favour {
    pub id: i64,
    pub held: bool,
    pub made: bool,
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Unfavour {
    pub id: i64,
    pub uri: Option<String>,
}
pub struct UnfavourBorrowed<'a> {
    pub id: i64,
    pub uri: Option<&'a str>,
}
impl<'a> From<UnfavourBorrowed<'a>> for Unfavour {
    fn from(UnfavourBorrowed { id, uri }: UnfavourBorrowed<'a>) -> Self {
        Self {
            id,
            uri: uri.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Outline {
    pub id: i64,
    pub account_id: i64,
    pub local: bool,
    pub visibility: String,
    pub language: Option<String>,
    pub in_reply_to_account_id: Option<i64>,
    pub reblog_of_id: Option<i64>,
    pub is_answer: bool,
    pub has_media: bool,
    pub author_local: bool,
    pub author_gone: bool,
    pub boosted_id: Option<i64>,
    pub boosted_local: bool,
    pub parent_remote: bool,
    pub addressed: Vec<i64>,
    pub named: Vec<i64>,
    pub addresses_remote: bool,
    pub tags: Vec<String>,
    pub tag_ids: Vec<i64>,
}
pub struct OutlineBorrowed<'a> {
    pub id: i64,
    pub account_id: i64,
    pub local: bool,
    pub visibility: &'a str,
    pub language: Option<&'a str>,
    pub in_reply_to_account_id: Option<i64>,
    pub reblog_of_id: Option<i64>,
    pub is_answer: bool,
    pub has_media: bool,
    pub author_local: bool,
    pub author_gone: bool,
    pub boosted_id: Option<i64>,
    pub boosted_local: bool,
    pub parent_remote: bool,
    pub addressed: crate::ArrayIterator<'a, i64>,
    pub named: crate::ArrayIterator<'a, i64>,
    pub addresses_remote: bool,
    pub tags: crate::ArrayIterator<'a, &'a str>,
    pub tag_ids: crate::ArrayIterator<'a, i64>,
}
impl<'a> From<OutlineBorrowed<'a>> for Outline {
    fn from(
        OutlineBorrowed {
            id,
            account_id,
            local,
            visibility,
            language,
            in_reply_to_account_id,
            reblog_of_id,
            is_answer,
            has_media,
            author_local,
            author_gone,
            boosted_id,
            boosted_local,
            parent_remote,
            addressed,
            named,
            addresses_remote,
            tags,
            tag_ids,
        }: OutlineBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            account_id,
            local,
            visibility: visibility.into(),
            language: language.map(|v| v.into()),
            in_reply_to_account_id,
            reblog_of_id,
            is_answer,
            has_media,
            author_local,
            author_gone,
            boosted_id,
            boosted_local,
            parent_remote,
            addressed: addressed.map(|v| v).collect(),
            named: named.map(|v| v).collect(),
            addresses_remote,
            tags: tags.map(|v| v.into()).collect(),
            tag_ids: tag_ids.map(|v| v).collect(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct StatusQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StatusBorrowed, tokio_postgres::Error>,
    mapper: fn(StatusBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StatusQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StatusBorrowed) -> R) -> StatusQuery<'c, 'a, 's, C, R, N> {
        StatusQuery {
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
pub struct IdsByUrisQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<IdsByUrisBorrowed, tokio_postgres::Error>,
    mapper: fn(IdsByUrisBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> IdsByUrisQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(IdsByUrisBorrowed) -> R) -> IdsByUrisQuery<'c, 'a, 's, C, R, N> {
        IdsByUrisQuery {
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
pub struct PersonalQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Personal, tokio_postgres::Error>,
    mapper: fn(Personal) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PersonalQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Personal) -> R) -> PersonalQuery<'c, 'a, 's, C, R, N> {
        PersonalQuery {
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
pub struct UpsertTagsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UpsertTagsBorrowed, tokio_postgres::Error>,
    mapper: fn(UpsertTagsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UpsertTagsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(UpsertTagsBorrowed) -> R,
    ) -> UpsertTagsQuery<'c, 'a, 's, C, R, N> {
        UpsertTagsQuery {
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
pub struct LockRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LockRow, tokio_postgres::Error>,
    mapper: fn(LockRow) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LockRow) -> R) -> LockRowQuery<'c, 'a, 's, C, R, N> {
        LockRowQuery {
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
pub struct EditQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EditBorrowed, tokio_postgres::Error>,
    mapper: fn(EditBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EditQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EditBorrowed) -> R) -> EditQuery<'c, 'a, 's, C, R, N> {
        EditQuery {
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
pub struct DeleteQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DeleteBorrowed, tokio_postgres::Error>,
    mapper: fn(DeleteBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DeleteQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DeleteBorrowed) -> R) -> DeleteQuery<'c, 'a, 's, C, R, N> {
        DeleteQuery {
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
pub struct BoostsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BoostsOfBorrowed, tokio_postgres::Error>,
    mapper: fn(BoostsOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BoostsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BoostsOfBorrowed) -> R) -> BoostsOfQuery<'c, 'a, 's, C, R, N> {
        BoostsOfQuery {
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
pub struct FavouriteByUriQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FavouriteByUri, tokio_postgres::Error>,
    mapper: fn(FavouriteByUri) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FavouriteByUriQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FavouriteByUri) -> R,
    ) -> FavouriteByUriQuery<'c, 'a, 's, C, R, N> {
        FavouriteByUriQuery {
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
pub struct DescendantsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Descendants, tokio_postgres::Error>,
    mapper: fn(Descendants) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DescendantsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Descendants) -> R) -> DescendantsQuery<'c, 'a, 's, C, R, N> {
        DescendantsQuery {
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
pub struct UrisQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UrisBorrowed, tokio_postgres::Error>,
    mapper: fn(UrisBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UrisQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(UrisBorrowed) -> R) -> UrisQuery<'c, 'a, 's, C, R, N> {
        UrisQuery {
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
pub struct ConversationUrisQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ConversationUrisBorrowed, tokio_postgres::Error>,
    mapper: fn(ConversationUrisBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ConversationUrisQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ConversationUrisBorrowed) -> R,
    ) -> ConversationUrisQuery<'c, 'a, 's, C, R, N> {
        ConversationUrisQuery {
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
pub struct MarksQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MarksBorrowed, tokio_postgres::Error>,
    mapper: fn(MarksBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MarksQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MarksBorrowed) -> R) -> MarksQuery<'c, 'a, 's, C, R, N> {
        MarksQuery {
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
pub struct BoostsLatelyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BoostsLately, tokio_postgres::Error>,
    mapper: fn(BoostsLately) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BoostsLatelyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BoostsLately) -> R) -> BoostsLatelyQuery<'c, 'a, 's, C, R, N> {
        BoostsLatelyQuery {
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
pub struct ParentQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Parent, tokio_postgres::Error>,
    mapper: fn(Parent) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ParentQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Parent) -> R) -> ParentQuery<'c, 'a, 's, C, R, N> {
        ParentQuery {
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
pub struct TagsByNameQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TagsByNameBorrowed, tokio_postgres::Error>,
    mapper: fn(TagsByNameBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TagsByNameQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(TagsByNameBorrowed) -> R,
    ) -> TagsByNameQuery<'c, 'a, 's, C, R, N> {
        TagsByNameQuery {
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
pub struct PublishedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Published, tokio_postgres::Error>,
    mapper: fn(Published) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PublishedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Published) -> R) -> PublishedQuery<'c, 'a, 's, C, R, N> {
        PublishedQuery {
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
pub struct AdoptRepliesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AdoptReplies, tokio_postgres::Error>,
    mapper: fn(AdoptReplies) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AdoptRepliesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AdoptReplies) -> R) -> AdoptRepliesQuery<'c, 'a, 's, C, R, N> {
        AdoptRepliesQuery {
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
pub struct FavourQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Favour, tokio_postgres::Error>,
    mapper: fn(Favour) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FavourQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Favour) -> R) -> FavourQuery<'c, 'a, 's, C, R, N> {
        FavourQuery {
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
pub struct UnfavourQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UnfavourBorrowed, tokio_postgres::Error>,
    mapper: fn(UnfavourBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UnfavourQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(UnfavourBorrowed) -> R) -> UnfavourQuery<'c, 'a, 's, C, R, N> {
        UnfavourQuery {
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
pub struct OutlineQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OutlineBorrowed, tokio_postgres::Error>,
    mapper: fn(OutlineBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OutlineQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OutlineBorrowed) -> R) -> OutlineQuery<'c, 'a, 's, C, R, N> {
        OutlineQuery {
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
pub struct WithOriginalsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn with_originals() -> WithOriginalsStmt {
    WithOriginalsStmt(
        "SELECT d.* FROM ( SELECT i FROM unnest($1::bigint[]) AS t (i) UNION SELECT s.reblog_of_id FROM statuses s WHERE s.id = ANY($1) AND s.reblog_of_id IS NOT NULL ) AS wanted (id) JOIN status_details d ON d.id = wanted.id",
        None,
    )
}
impl WithOriginalsStmt {
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
    ) -> StatusQuery<'c, 'a, 's, C, Status, 1> {
        StatusQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<StatusBorrowed, tokio_postgres::Error> {
                    Ok(StatusBorrowed {
                        id: row.try_get(0)?,
                        account_id: row.try_get(1)?,
                        uri: row.try_get(2)?,
                        url: row.try_get(3)?,
                        local: row.try_get(4)?,
                        visibility: row.try_get(5)?,
                        text: row.try_get(6)?,
                        content: row.try_get(7)?,
                        spoiler_text: row.try_get(8)?,
                        sensitive: row.try_get(9)?,
                        language: row.try_get(10)?,
                        in_reply_to_id: row.try_get(11)?,
                        in_reply_to_account_id: row.try_get(12)?,
                        in_reply_to_uri: row.try_get(13)?,
                        reblog_of_id: row.try_get(14)?,
                        conversation_id: row.try_get(15)?,
                        media_ids: row.try_get(16)?,
                        quote_policy: row.try_get(17)?,
                        created_at: row.try_get(18)?,
                        edited_at: row.try_get(19)?,
                        replies_count: row.try_get(20)?,
                        reblogs_count: row.try_get(21)?,
                        favourites_count: row.try_get(22)?,
                        quotes_count: row.try_get(23)?,
                        application_name: row.try_get(24)?,
                        application_website: row.try_get(25)?,
                        media: row.try_get(26)?,
                        mentions: row.try_get(27)?,
                        tags: row.try_get(28)?,
                        emojis: row.try_get(29)?,
                        poll: row.try_get(30)?,
                        quote: row.try_get(31)?,
                        card: row.try_get(32)?,
                    })
                },
            mapper: |it| Status::from(it),
        }
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_id() -> ByIdStmt {
    ByIdStmt("SELECT * FROM status_details WHERE id = $1", None)
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
    ) -> StatusQuery<'c, 'a, 's, C, Status, 1> {
        StatusQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<StatusBorrowed, tokio_postgres::Error> {
                    Ok(StatusBorrowed {
                        id: row.try_get(0)?,
                        account_id: row.try_get(1)?,
                        uri: row.try_get(2)?,
                        url: row.try_get(3)?,
                        local: row.try_get(4)?,
                        visibility: row.try_get(5)?,
                        text: row.try_get(6)?,
                        content: row.try_get(7)?,
                        spoiler_text: row.try_get(8)?,
                        sensitive: row.try_get(9)?,
                        language: row.try_get(10)?,
                        in_reply_to_id: row.try_get(11)?,
                        in_reply_to_account_id: row.try_get(12)?,
                        in_reply_to_uri: row.try_get(13)?,
                        reblog_of_id: row.try_get(14)?,
                        conversation_id: row.try_get(15)?,
                        media_ids: row.try_get(16)?,
                        quote_policy: row.try_get(17)?,
                        created_at: row.try_get(18)?,
                        edited_at: row.try_get(19)?,
                        replies_count: row.try_get(20)?,
                        reblogs_count: row.try_get(21)?,
                        favourites_count: row.try_get(22)?,
                        quotes_count: row.try_get(23)?,
                        application_name: row.try_get(24)?,
                        application_website: row.try_get(25)?,
                        media: row.try_get(26)?,
                        mentions: row.try_get(27)?,
                        tags: row.try_get(28)?,
                        emojis: row.try_get(29)?,
                        poll: row.try_get(30)?,
                        quote: row.try_get(31)?,
                        card: row.try_get(32)?,
                    })
                },
            mapper: |it| Status::from(it),
        }
    }
}
pub struct ByUriStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_uri() -> ByUriStmt {
    ByUriStmt("SELECT * FROM status_details WHERE uri = $1", None)
}
impl ByUriStmt {
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
    ) -> StatusQuery<'c, 'a, 's, C, Status, 1> {
        StatusQuery {
            client,
            params: [uri],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<StatusBorrowed, tokio_postgres::Error> {
                    Ok(StatusBorrowed {
                        id: row.try_get(0)?,
                        account_id: row.try_get(1)?,
                        uri: row.try_get(2)?,
                        url: row.try_get(3)?,
                        local: row.try_get(4)?,
                        visibility: row.try_get(5)?,
                        text: row.try_get(6)?,
                        content: row.try_get(7)?,
                        spoiler_text: row.try_get(8)?,
                        sensitive: row.try_get(9)?,
                        language: row.try_get(10)?,
                        in_reply_to_id: row.try_get(11)?,
                        in_reply_to_account_id: row.try_get(12)?,
                        in_reply_to_uri: row.try_get(13)?,
                        reblog_of_id: row.try_get(14)?,
                        conversation_id: row.try_get(15)?,
                        media_ids: row.try_get(16)?,
                        quote_policy: row.try_get(17)?,
                        created_at: row.try_get(18)?,
                        edited_at: row.try_get(19)?,
                        replies_count: row.try_get(20)?,
                        reblogs_count: row.try_get(21)?,
                        favourites_count: row.try_get(22)?,
                        quotes_count: row.try_get(23)?,
                        application_name: row.try_get(24)?,
                        application_website: row.try_get(25)?,
                        media: row.try_get(26)?,
                        mentions: row.try_get(27)?,
                        tags: row.try_get(28)?,
                        emojis: row.try_get(29)?,
                        poll: row.try_get(30)?,
                        quote: row.try_get(31)?,
                        card: row.try_get(32)?,
                    })
                },
            mapper: |it| Status::from(it),
        }
    }
}
pub struct IdByUriOrUrlStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn id_by_uri_or_url() -> IdByUriOrUrlStmt {
    IdByUriOrUrlStmt(
        "SELECT id FROM statuses WHERE uri = $1 UNION ALL SELECT id FROM statuses WHERE url = $1 AND NOT local LIMIT 1",
        None,
    )
}
impl IdByUriOrUrlStmt {
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
pub struct IdsByUrisStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ids_by_uris() -> IdsByUrisStmt {
    IdsByUrisStmt("SELECT id, uri FROM statuses WHERE uri = ANY($1)", None)
}
impl IdsByUrisStmt {
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
    ) -> IdsByUrisQuery<'c, 'a, 's, C, IdsByUris, 1> {
        IdsByUrisQuery {
            client,
            params: [uris],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<IdsByUrisBorrowed, tokio_postgres::Error> {
                    Ok(IdsByUrisBorrowed {
                        id: row.try_get(0)?,
                        uri: row.try_get(1)?,
                    })
                },
            mapper: |it| IdsByUris::from(it),
        }
    }
}
pub struct PersonalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn personal() -> PersonalStmt {
    PersonalStmt(
        "SELECT s.id, EXISTS (SELECT 1 FROM favourites f WHERE f.account_id = $1 AND f.status_id = s.id) AS favourited, EXISTS (SELECT 1 FROM statuses b WHERE b.reblog_of_id = s.id AND b.account_id = $1) AS reblogged, EXISTS (SELECT 1 FROM bookmarks b WHERE b.account_id = $1 AND b.status_id = s.id) AS bookmarked, EXISTS (SELECT 1 FROM conversation_mutes m WHERE m.account_id = $1 AND m.conversation_id = s.conversation_id) AS muted, EXISTS (SELECT 1 FROM status_pins p WHERE p.account_id = $1 AND p.status_id = s.id) AS pinned FROM statuses s WHERE s.id = ANY($2)",
        None,
    )
}
impl PersonalStmt {
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
    ) -> PersonalQuery<'c, 'a, 's, C, Personal, 2> {
        PersonalQuery {
            client,
            params: [reader, ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Personal, tokio_postgres::Error> {
                Ok(Personal {
                    id: row.try_get(0)?,
                    favourited: row.try_get(1)?,
                    reblogged: row.try_get(2)?,
                    bookmarked: row.try_get(3)?,
                    muted: row.try_get(4)?,
                    pinned: row.try_get(5)?,
                })
            },
            mapper: |it| Personal::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PersonalParams<T1>,
        PersonalQuery<'c, 'a, 's, C, Personal, 2>,
        C,
    > for PersonalStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PersonalParams<T1>,
    ) -> PersonalQuery<'c, 'a, 's, C, Personal, 2> {
        self.bind(client, &params.reader, &params.ids)
    }
}
pub struct InsertMentionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_mentions() -> InsertMentionsStmt {
    InsertMentionsStmt(
        "INSERT INTO mentions (status_id, account_id, silent) SELECT $1, a, s FROM unnest($2::bigint[], $3::boolean[]) AS t (a, s) ON CONFLICT DO NOTHING",
        None,
    )
}
impl InsertMentionsStmt {
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
        T1: crate::ArraySql<Item = i64>,
        T2: crate::ArraySql<Item = bool>,
    >(
        &'s self,
        client: &'c C,
        status_id: &'a i64,
        account_ids: &'a T1,
        silents: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[status_id, account_ids, silents],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = bool>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertMentionsParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertMentionsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertMentionsParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.status_id,
            &params.account_ids,
            &params.silents,
        ))
    }
}
pub struct DeleteMentionsNotInStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_mentions_not_in() -> DeleteMentionsNotInStmt {
    DeleteMentionsNotInStmt(
        "DELETE FROM mentions WHERE status_id = $1 AND NOT account_id = ANY($2)",
        None,
    )
}
impl DeleteMentionsNotInStmt {
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
        status_id: &'a i64,
        account_ids: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[status_id, account_ids])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DeleteMentionsNotInParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DeleteMentionsNotInStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DeleteMentionsNotInParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.status_id, &params.account_ids))
    }
}
pub struct UpsertTagsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn upsert_tags() -> UpsertTagsStmt {
    UpsertTagsStmt(
        "INSERT INTO tags (id, name, display_name, created_at) SELECT i, n, d, $1 FROM unnest($2::bigint[], $3::text[], $4::text[]) AS t (i, n, d) ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id, name",
        None,
    )
}
impl UpsertTagsStmt {
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
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
    >(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        ids: &'a T1,
        names: &'a T3,
        displays: &'a T5,
    ) -> UpsertTagsQuery<'c, 'a, 's, C, UpsertTags, 4> {
        UpsertTagsQuery {
            client,
            params: [now, ids, names, displays],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<UpsertTagsBorrowed, tokio_postgres::Error> {
                    Ok(UpsertTagsBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                    })
                },
            mapper: |it| UpsertTags::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UpsertTagsParams<T1, T2, T3, T4, T5>,
        UpsertTagsQuery<'c, 'a, 's, C, UpsertTags, 4>,
        C,
    > for UpsertTagsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UpsertTagsParams<T1, T2, T3, T4, T5>,
    ) -> UpsertTagsQuery<'c, 'a, 's, C, UpsertTags, 4> {
        self.bind(
            client,
            &params.now,
            &params.ids,
            &params.names,
            &params.displays,
        )
    }
}
pub struct InsertStatusTagsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_status_tags() -> InsertStatusTagsStmt {
    InsertStatusTagsStmt(
        "INSERT INTO status_tags (tag_id, status_id) SELECT t, $1 FROM unnest($2::bigint[]) AS t ON CONFLICT DO NOTHING",
        None,
    )
}
impl InsertStatusTagsStmt {
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
        status_id: &'a i64,
        tag_ids: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[status_id, tag_ids]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertStatusTagsParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertStatusTagsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertStatusTagsParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.status_id, &params.tag_ids))
    }
}
pub struct DeleteStatusTagsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_status_tags() -> DeleteStatusTagsStmt {
    DeleteStatusTagsStmt(
        "DELETE FROM status_tags WHERE status_id = $1 RETURNING tag_id",
        None,
    )
}
impl DeleteStatusTagsStmt {
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
pub struct LockRowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_row() -> LockRowStmt {
    LockRowStmt(
        "SELECT id, account_id FROM statuses WHERE id = $1 FOR NO KEY UPDATE",
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
    ) -> LockRowQuery<'c, 'a, 's, C, LockRow, 1> {
        LockRowQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LockRow, tokio_postgres::Error> {
                Ok(LockRow {
                    id: row.try_get(0)?,
                    account_id: row.try_get(1)?,
                })
            },
            mapper: |it| LockRow::from(it),
        }
    }
}
pub struct UpdateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update() -> UpdateStmt {
    UpdateStmt(
        "UPDATE statuses SET text = $1, content = $2, spoiler_text = $3, sensitive = $4, language = $5, media_ids = $6, emoji_ids = $7, edited_at = $8 WHERE id = $9",
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
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = i64>,
        T6: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        text: &'a T1,
        content: &'a T2,
        spoiler_text: &'a T3,
        sensitive: &'a bool,
        language: &'a Option<T4>,
        media_ids: &'a T5,
        emoji_ids: &'a T6,
        edited_at: &'a Option<jiff::Timestamp>,
        id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                text,
                content,
                spoiler_text,
                sensitive,
                language,
                media_ids,
                emoji_ids,
                edited_at,
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
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = i64>,
    T6: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UpdateParams<T1, T2, T3, T4, T5, T6>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UpdateStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpdateParams<T1, T2, T3, T4, T5, T6>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.text,
            &params.content,
            &params.spoiler_text,
            &params.sensitive,
            &params.language,
            &params.media_ids,
            &params.emoji_ids,
            &params.edited_at,
            &params.id,
        ))
    }
}
pub struct InsertEditStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_edit() -> InsertEditStmt {
    InsertEditStmt(
        "INSERT INTO status_edits (id, status_id, text, content, spoiler_text, sensitive, media, emoji_ids, poll_options, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        None,
    )
}
impl InsertEditStmt {
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
        T4: crate::JsonSql,
        T5: crate::ArraySql<Item = i64>,
        T6: crate::StringSql,
        T7: crate::ArraySql<Item = T6>,
    >(
        &'s self,
        client: &'c C,
        id: &'a i64,
        status_id: &'a i64,
        text: &'a T1,
        content: &'a T2,
        spoiler_text: &'a T3,
        sensitive: &'a bool,
        media: &'a T4,
        emoji_ids: &'a T5,
        poll_options: &'a Option<T7>,
        created_at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                id,
                status_id,
                text,
                content,
                spoiler_text,
                sensitive,
                media,
                emoji_ids,
                poll_options,
                created_at,
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
    T4: crate::JsonSql,
    T5: crate::ArraySql<Item = i64>,
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = T6>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertEditParams<T1, T2, T3, T4, T5, T6, T7>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertEditStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertEditParams<T1, T2, T3, T4, T5, T6, T7>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.status_id,
            &params.text,
            &params.content,
            &params.spoiler_text,
            &params.sensitive,
            &params.media,
            &params.emoji_ids,
            &params.poll_options,
            &params.created_at,
        ))
    }
}
pub struct EditsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn edits() -> EditsStmt {
    EditsStmt(
        "SELECT e.id, e.status_id, e.text, e.content, e.spoiler_text, e.sensitive, e.media, e.poll_options, e.created_at, coalesce((SELECT jsonb_agg(jsonb_build_object( 'id', m.id, 'uri', m.uri, 'updated_at', m.updated_at, 'shortcode', m.shortcode, 'file_key', m.file_key, 'remote_url', m.remote_url, 'visible_in_picker', m.visible_in_picker, 'category', m.category) ORDER BY m.id) FROM custom_emojis m WHERE m.id = ANY (e.emoji_ids) AND NOT m.disabled), '[]') AS emojis FROM status_edits e WHERE e.status_id = $1 ORDER BY e.id LIMIT 200",
        None,
    )
}
impl EditsStmt {
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
    ) -> EditQuery<'c, 'a, 's, C, Edit, 1> {
        EditQuery {
            client,
            params: [status_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EditBorrowed, tokio_postgres::Error> {
                Ok(EditBorrowed {
                    id: row.try_get(0)?,
                    status_id: row.try_get(1)?,
                    text: row.try_get(2)?,
                    content: row.try_get(3)?,
                    spoiler_text: row.try_get(4)?,
                    sensitive: row.try_get(5)?,
                    media: row.try_get(6)?,
                    poll_options: row.try_get(7)?,
                    created_at: row.try_get(8)?,
                    emojis: row.try_get(9)?,
                })
            },
            mapper: |it| Edit::from(it),
        }
    }
}
pub struct DeleteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete() -> DeleteStmt {
    DeleteStmt(
        "DELETE FROM statuses WHERE id = $1 RETURNING account_id, reblog_of_id, in_reply_to_id, uri, local, visibility",
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
    ) -> DeleteQuery<'c, 'a, 's, C, Delete, 1> {
        DeleteQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DeleteBorrowed, tokio_postgres::Error> {
                    Ok(DeleteBorrowed {
                        account_id: row.try_get(0)?,
                        reblog_of_id: row.try_get(1)?,
                        in_reply_to_id: row.try_get(2)?,
                        uri: row.try_get(3)?,
                        local: row.try_get(4)?,
                        visibility: row.try_get(5)?,
                    })
                },
            mapper: |it| Delete::from(it),
        }
    }
}
pub struct BoostsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn boosts_of() -> BoostsOfStmt {
    BoostsOfStmt(
        "SELECT id, account_id, uri FROM statuses WHERE reblog_of_id = $1 ORDER BY id LIMIT $2",
        None,
    )
}
impl BoostsOfStmt {
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
    ) -> BoostsOfQuery<'c, 'a, 's, C, BoostsOf, 2> {
        BoostsOfQuery {
            client,
            params: [id, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<BoostsOfBorrowed, tokio_postgres::Error> {
                    Ok(BoostsOfBorrowed {
                        id: row.try_get(0)?,
                        account_id: row.try_get(1)?,
                        uri: row.try_get(2)?,
                    })
                },
            mapper: |it| BoostsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BoostsOfParams,
        BoostsOfQuery<'c, 'a, 's, C, BoostsOf, 2>,
        C,
    > for BoostsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BoostsOfParams,
    ) -> BoostsOfQuery<'c, 'a, 's, C, BoostsOf, 2> {
        self.bind(client, &params.id, &params.amount)
    }
}
pub struct BoostByStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn boost_by() -> BoostByStmt {
    BoostByStmt(
        "SELECT id FROM statuses WHERE reblog_of_id = $1 AND account_id = $2",
        None,
    )
}
impl BoostByStmt {
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
        account_id: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [status_id, account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, BoostByParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for BoostByStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BoostByParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.status_id, &params.account_id)
    }
}
pub struct ForgetMentionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_mentions() -> ForgetMentionsStmt {
    ForgetMentionsStmt("DELETE FROM mentions WHERE status_id = $1", None)
}
impl ForgetMentionsStmt {
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
pub struct ForgetStatsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_stats() -> ForgetStatsStmt {
    ForgetStatsStmt("DELETE FROM status_stats WHERE status_id = ANY($1)", None)
}
impl ForgetStatsStmt {
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
        status_ids: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[status_ids]).await
    }
}
pub struct ForgetMarksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_marks() -> ForgetMarksStmt {
    ForgetMarksStmt(
        "WITH f AS (DELETE FROM favourites WHERE status_id = $1), b AS (DELETE FROM bookmarks WHERE status_id = $1), p AS (DELETE FROM status_pins WHERE status_id = $1), n AS (DELETE FROM notifications WHERE status_id = $1), e AS (DELETE FROM status_edits WHERE status_id = $1), t AS (DELETE FROM status_tags WHERE status_id = $1), i AS (DELETE FROM filter_statuses WHERE status_id = $1), w AS (DELETE FROM status_words WHERE status_id = $1), k AS (DELETE FROM status_cards WHERE status_id = $1), h AS (DELETE FROM thread_refreshes WHERE status_id = $1), c AS (DELETE FROM featured_tag_statuses WHERE status_id = $1 RETURNING featured_tag_id), l AS (SELECT y.id FROM c JOIN featured_tags y ON y.id = c.featured_tag_id ORDER BY y.id FOR NO KEY UPDATE OF y), u AS (UPDATE featured_tags x SET statuses_count = greatest(x.statuses_count - 1, 0) FROM l WHERE x.id = l.id) DELETE FROM idempotency_keys WHERE status_id = $1",
        None,
    )
}
impl ForgetMarksStmt {
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
pub struct ReleaseMediaStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn release_media() -> ReleaseMediaStmt {
    ReleaseMediaStmt(
        "UPDATE media_attachments SET status_id = NULL, created_at = $1 WHERE status_id = $2",
        None,
    )
}
impl ReleaseMediaStmt {
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
        now: &'a jiff::Timestamp,
        status_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[now, status_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ReleaseMediaParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ReleaseMediaStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ReleaseMediaParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.status_id))
    }
}
pub struct IdempotentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn idempotent() -> IdempotentStmt {
    IdempotentStmt(
        "SELECT status_id FROM idempotency_keys WHERE account_id = $1 AND key = $2 AND created_at > $3",
        None,
    )
}
impl IdempotentStmt {
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
        key: &'a T1,
        after: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [account_id, key, after],
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
        IdempotentParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 3>,
        C,
    > for IdempotentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IdempotentParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.account_id, &params.key, &params.after)
    }
}
pub struct ForgetKeysStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_keys() -> ForgetKeysStmt {
    ForgetKeysStmt("DELETE FROM idempotency_keys WHERE created_at < $1", None)
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
        before: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[before]).await
    }
}
pub struct FavouriteByUriStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn favourite_by_uri() -> FavouriteByUriStmt {
    FavouriteByUriStmt(
        "SELECT account_id, status_id FROM favourites WHERE uri = $1 AND account_id = $2",
        None,
    )
}
impl FavouriteByUriStmt {
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
        account_id: &'a i64,
    ) -> FavouriteByUriQuery<'c, 'a, 's, C, FavouriteByUri, 2> {
        FavouriteByUriQuery {
            client,
            params: [uri, account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FavouriteByUri, tokio_postgres::Error> {
                    Ok(FavouriteByUri {
                        account_id: row.try_get(0)?,
                        status_id: row.try_get(1)?,
                    })
                },
            mapper: |it| FavouriteByUri::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FavouriteByUriParams<T1>,
        FavouriteByUriQuery<'c, 'a, 's, C, FavouriteByUri, 2>,
        C,
    > for FavouriteByUriStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FavouriteByUriParams<T1>,
    ) -> FavouriteByUriQuery<'c, 'a, 's, C, FavouriteByUri, 2> {
        self.bind(client, &params.uri, &params.account_id)
    }
}
pub struct BookmarkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn bookmark() -> BookmarkStmt {
    BookmarkStmt(
        "INSERT INTO bookmarks (id, account_id, status_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        None,
    )
}
impl BookmarkStmt {
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
        status_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[id, account_id, status_id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        BookmarkParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for BookmarkStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a BookmarkParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.id, &params.account_id, &params.status_id))
    }
}
pub struct UnbookmarkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unbookmark() -> UnbookmarkStmt {
    UnbookmarkStmt(
        "DELETE FROM bookmarks WHERE account_id = $1 AND status_id = $2",
        None,
    )
}
impl UnbookmarkStmt {
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
        status_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[account_id, status_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UnbookmarkParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UnbookmarkStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UnbookmarkParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.account_id, &params.status_id))
    }
}
pub struct PinStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn pin() -> PinStmt {
    PinStmt(
        "INSERT INTO status_pins (id, account_id, status_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id",
        None,
    )
}
impl PinStmt {
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
        status_id: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [id, account_id, status_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PinParams, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for PinStmt
{
    fn params(&'s self, client: &'c C, params: &'a PinParams) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.id, &params.account_id, &params.status_id)
    }
}
pub struct UnpinStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unpin() -> UnpinStmt {
    UnpinStmt(
        "DELETE FROM status_pins WHERE account_id = $1 AND status_id = $2 RETURNING id",
        None,
    )
}
impl UnpinStmt {
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
        status_id: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [account_id, status_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, UnpinParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for UnpinStmt
{
    fn params(&'s self, client: &'c C, params: &'a UnpinParams) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.account_id, &params.status_id)
    }
}
pub struct PinsCountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn pins_count() -> PinsCountStmt {
    PinsCountStmt(
        "SELECT count(*) FROM status_pins WHERE account_id = $1",
        None,
    )
}
impl PinsCountStmt {
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
pub struct PinnedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn pinned() -> PinnedStmt {
    PinnedStmt(
        "SELECT p.status_id FROM status_pins p WHERE p.account_id = $1 ORDER BY p.id DESC LIMIT $2",
        None,
    )
}
impl PinnedStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [account_id, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PinnedParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for PinnedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PinnedParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.account_id, &params.amount)
    }
}
pub struct MuteConversationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mute_conversation() -> MuteConversationStmt {
    MuteConversationStmt(
        "INSERT INTO conversation_mutes (account_id, conversation_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        None,
    )
}
impl MuteConversationStmt {
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
        conversation_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[account_id, conversation_id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MuteConversationParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for MuteConversationStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MuteConversationParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.account_id, &params.conversation_id))
    }
}
pub struct UnmuteConversationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unmute_conversation() -> UnmuteConversationStmt {
    UnmuteConversationStmt(
        "DELETE FROM conversation_mutes WHERE account_id = $1 AND conversation_id = $2",
        None,
    )
}
impl UnmuteConversationStmt {
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
        conversation_id: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[account_id, conversation_id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UnmuteConversationParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UnmuteConversationStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UnmuteConversationParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.account_id, &params.conversation_id))
    }
}
pub struct AncestorsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ancestors() -> AncestorsStmt {
    AncestorsStmt(
        "WITH RECURSIVE up AS ( SELECT s.in_reply_to_id AS id, 1 AS depth FROM statuses s WHERE s.id = $1 UNION ALL SELECT s.in_reply_to_id, up.depth + 1 FROM up JOIN statuses s ON s.id = up.id WHERE up.depth < $2 ) SELECT s.id FROM up JOIN statuses s ON s.id = up.id ORDER BY up.depth",
        None,
    )
}
impl AncestorsStmt {
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
        depth: &'a i32,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [id, depth],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, AncestorsParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for AncestorsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AncestorsParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.id, &params.depth)
    }
}
pub struct DescendantsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn descendants() -> DescendantsStmt {
    DescendantsStmt(
        "WITH RECURSIVE down AS ( SELECT s.id, s.in_reply_to_id, 1 AS depth FROM statuses s WHERE s.in_reply_to_id = $1 UNION ALL SELECT s.id, s.in_reply_to_id, down.depth + 1 FROM down JOIN statuses s ON s.in_reply_to_id = down.id WHERE down.depth < $2 ) SELECT id, in_reply_to_id FROM (SELECT id, in_reply_to_id FROM down LIMIT $3) d ORDER BY id",
        None,
    )
}
impl DescendantsStmt {
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
        depth: &'a i32,
        amount: &'a i64,
    ) -> DescendantsQuery<'c, 'a, 's, C, Descendants, 3> {
        DescendantsQuery {
            client,
            params: [id, depth, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Descendants, tokio_postgres::Error> {
                Ok(Descendants {
                    id: row.try_get(0)?,
                    in_reply_to_id: row.try_get(1)?,
                })
            },
            mapper: |it| Descendants::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DescendantsParams,
        DescendantsQuery<'c, 'a, 's, C, Descendants, 3>,
        C,
    > for DescendantsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DescendantsParams,
    ) -> DescendantsQuery<'c, 'a, 's, C, Descendants, 3> {
        self.bind(client, &params.id, &params.depth, &params.amount)
    }
}
pub struct InterestedAccountsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn interested_accounts() -> InterestedAccountsStmt {
    InterestedAccountsStmt(
        "SELECT account_id FROM favourites f WHERE f.status_id = $1 UNION SELECT account_id FROM statuses b WHERE b.reblog_of_id = $1 UNION SELECT account_id FROM statuses r WHERE r.in_reply_to_id = $1 LIMIT 10000",
        None,
    )
}
impl InterestedAccountsStmt {
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
pub struct BoostedLocallyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn boosted_locally() -> BoostedLocallyStmt {
    BoostedLocallyStmt(
        "SELECT b.account_id FROM statuses b WHERE b.reblog_of_id = $1 AND b.local LIMIT 10000",
        None,
    )
}
impl BoostedLocallyStmt {
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
pub struct LocalPostsCountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn local_posts_count() -> LocalPostsCountStmt {
    LocalPostsCountStmt(
        "SELECT coalesce(sum(s.statuses_count), 0)::bigint AS count FROM account_stats s JOIN users u ON u.account_id = s.account_id",
        None,
    )
}
impl LocalPostsCountStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 0> {
        I64Query {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct KnownDomainsCountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn known_domains_count() -> KnownDomainsCountStmt {
    KnownDomainsCountStmt("SELECT count(*) FROM hosts", None)
}
impl KnownDomainsCountStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 0> {
        I64Query {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct HoldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold() -> HoldStmt {
    HoldStmt(
        "SELECT s.id FROM statuses s WHERE s.id = $1 AND (SELECT a.deleted_at FROM accounts a WHERE a.id = s.account_id) IS NULL FOR KEY SHARE",
        None,
    )
}
impl HoldStmt {
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
pub struct HoldAllStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_all() -> HoldAllStmt {
    HoldAllStmt(
        "SELECT id FROM statuses WHERE id = ANY($1) ORDER BY id FOR KEY SHARE",
        None,
    )
}
impl HoldAllStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct HoldFavouriteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_favourite() -> HoldFavouriteStmt {
    HoldFavouriteStmt(
        "SELECT id FROM favourites WHERE account_id = $1 AND status_id = $2 AND uri = $3 FOR KEY SHARE",
        None,
    )
}
impl HoldFavouriteStmt {
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
        status_id: &'a i64,
        uri: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [account_id, status_id, uri],
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
        HoldFavouriteParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 3>,
        C,
    > for HoldFavouriteStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HoldFavouriteParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.account_id, &params.status_id, &params.uri)
    }
}
pub struct UrisStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn uris() -> UrisStmt {
    UrisStmt("SELECT id, uri FROM statuses WHERE id = ANY($1)", None)
}
impl UrisStmt {
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
    ) -> UrisQuery<'c, 'a, 's, C, Uris, 1> {
        UrisQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<UrisBorrowed, tokio_postgres::Error> {
                Ok(UrisBorrowed {
                    id: row.try_get(0)?,
                    uri: row.try_get(1)?,
                })
            },
            mapper: |it| Uris::from(it),
        }
    }
}
pub struct ConversationUrisStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn conversation_uris() -> ConversationUrisStmt {
    ConversationUrisStmt(
        "SELECT id, uri FROM conversations WHERE id = ANY($1) AND uri IS NOT NULL",
        None,
    )
}
impl ConversationUrisStmt {
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
    ) -> ConversationUrisQuery<'c, 'a, 's, C, ConversationUris, 1> {
        ConversationUrisQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ConversationUrisBorrowed, tokio_postgres::Error> {
                Ok(ConversationUrisBorrowed {
                    id: row.try_get(0)?,
                    uri: row.try_get(1)?,
                })
            },
            mapper: |it| ConversationUris::from(it),
        }
    }
}
pub struct MarksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn marks() -> MarksStmt {
    MarksStmt(
        "(SELECT f.status_id AS id, f.id AS mark, 'f' AS kind FROM favourites f WHERE f.account_id = $1 ORDER BY f.id DESC LIMIT $2) UNION ALL (SELECT b.status_id, b.id, 'b' FROM bookmarks b WHERE b.account_id = $1 ORDER BY b.id DESC LIMIT $2) UNION ALL (SELECT s.reblog_of_id, s.id, 'r' FROM statuses s WHERE s.account_id = $1 AND s.reblog_of_id IS NOT NULL ORDER BY s.id DESC LIMIT $2) UNION ALL (SELECT p.status_id, p.id, 'p' FROM status_pins p WHERE p.account_id = $1 ORDER BY p.id DESC LIMIT $2) UNION ALL (SELECT m.conversation_id, 0, 'm' FROM conversation_mutes m WHERE m.account_id = $1 LIMIT $2)",
        None,
    )
}
impl MarksStmt {
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
        amount: &'a i64,
    ) -> MarksQuery<'c, 'a, 's, C, Marks, 2> {
        MarksQuery {
            client,
            params: [reader, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MarksBorrowed, tokio_postgres::Error> {
                Ok(MarksBorrowed {
                    id: row.try_get(0)?,
                    mark: row.try_get(1)?,
                    kind: row.try_get(2)?,
                })
            },
            mapper: |it| Marks::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, MarksParams, MarksQuery<'c, 'a, 's, C, Marks, 2>, C>
    for MarksStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MarksParams,
    ) -> MarksQuery<'c, 'a, 's, C, Marks, 2> {
        self.bind(client, &params.reader, &params.amount)
    }
}
pub struct BoostsLatelyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn boosts_lately() -> BoostsLatelyStmt {
    BoostsLatelyStmt(
        "SELECT s.reblog_of_id AS original, s.id, s.account_id FROM unnest($1::bigint[]) AS o (id) CROSS JOIN LATERAL ( SELECT x.reblog_of_id, x.id, x.account_id FROM statuses x WHERE x.reblog_of_id = o.id AND x.id > $2 ORDER BY x.id DESC LIMIT $3) s",
        None,
    )
}
impl BoostsLatelyStmt {
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
        above: &'a i64,
        amount: &'a i64,
    ) -> BoostsLatelyQuery<'c, 'a, 's, C, BoostsLately, 3> {
        BoostsLatelyQuery {
            client,
            params: [ids, above, amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BoostsLately, tokio_postgres::Error> {
                Ok(BoostsLately {
                    original: row.try_get(0)?,
                    id: row.try_get(1)?,
                    account_id: row.try_get(2)?,
                })
            },
            mapper: |it| BoostsLately::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BoostsLatelyParams<T1>,
        BoostsLatelyQuery<'c, 'a, 's, C, BoostsLately, 3>,
        C,
    > for BoostsLatelyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BoostsLatelyParams<T1>,
    ) -> BoostsLatelyQuery<'c, 'a, 's, C, BoostsLately, 3> {
        self.bind(client, &params.ids, &params.above, &params.amount)
    }
}
pub struct ParentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn parent() -> ParentStmt {
    ParentStmt(
        "SELECT id, account_id, conversation_id, local FROM statuses WHERE uri = $1 UNION ALL SELECT id, account_id, conversation_id, local FROM statuses WHERE url = $1 AND NOT local LIMIT 1",
        None,
    )
}
impl ParentStmt {
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
    ) -> ParentQuery<'c, 'a, 's, C, Parent, 1> {
        ParentQuery {
            client,
            params: [uri],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Parent, tokio_postgres::Error> {
                Ok(Parent {
                    id: row.try_get(0)?,
                    account_id: row.try_get(1)?,
                    conversation_id: row.try_get(2)?,
                    local: row.try_get(3)?,
                })
            },
            mapper: |it| Parent::from(it),
        }
    }
}
pub struct IdsOfAccountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ids_of_account() -> IdsOfAccountStmt {
    IdsOfAccountStmt(
        "SELECT id FROM statuses WHERE account_id = $1 ORDER BY id LIMIT $2",
        None,
    )
}
impl IdsOfAccountStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [account_id, amount],
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
        IdsOfAccountParams,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for IdsOfAccountStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IdsOfAccountParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.account_id, &params.amount)
    }
}
pub struct UnpinExceptStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unpin_except() -> UnpinExceptStmt {
    UnpinExceptStmt(
        "DELETE FROM status_pins WHERE account_id = $1 AND NOT status_id = ANY($2)",
        None,
    )
}
impl UnpinExceptStmt {
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
        account_id: &'a i64,
        status_ids: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[account_id, status_ids])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UnpinExceptParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UnpinExceptStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UnpinExceptParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.account_id, &params.status_ids))
    }
}
pub struct FavouritesTakenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn favourites_taken() -> FavouritesTakenStmt {
    FavouritesTakenStmt(
        "DELETE FROM favourites WHERE id IN (SELECT id FROM favourites WHERE account_id = $1 LIMIT $2) RETURNING status_id",
        None,
    )
}
impl FavouritesTakenStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [account_id, amount],
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
        FavouritesTakenParams,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for FavouritesTakenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FavouritesTakenParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.account_id, &params.amount)
    }
}
pub struct InsertConversationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_conversation() -> InsertConversationStmt {
    InsertConversationStmt(
        "INSERT INTO conversations (id, uri) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        None,
    )
}
impl InsertConversationStmt {
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
        id: &'a i64,
        uri: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(client, self.0, self.1.as_ref(), &[id, uri]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertConversationParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertConversationStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertConversationParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.id, &params.uri))
    }
}
pub struct ConversationByUriStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn conversation_by_uri() -> ConversationByUriStmt {
    ConversationByUriStmt("SELECT id FROM conversations WHERE uri = $1", None)
}
impl ConversationByUriStmt {
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
pub struct TagsByNameStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tags_by_name() -> TagsByNameStmt {
    TagsByNameStmt("SELECT id, name FROM tags WHERE name = ANY($1)", None)
}
impl TagsByNameStmt {
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
        names: &'a T2,
    ) -> TagsByNameQuery<'c, 'a, 's, C, TagsByName, 1> {
        TagsByNameQuery {
            client,
            params: [names],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<TagsByNameBorrowed, tokio_postgres::Error> {
                    Ok(TagsByNameBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                    })
                },
            mapper: |it| TagsByName::from(it),
        }
    }
}
pub struct AddTagsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn add_tags() -> AddTagsStmt {
    AddTagsStmt(
        "INSERT INTO tags (id, name, display_name, created_at) SELECT i, n, d, $1 FROM unnest($2::bigint[], $3::text[], $4::text[]) AS t (i, n, d) ON CONFLICT DO NOTHING",
        None,
    )
}
impl AddTagsStmt {
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
        T1: crate::ArraySql<Item = i64>,
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
    >(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        ids: &'a T1,
        names: &'a T3,
        displays: &'a T5,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[now, ids, names, displays],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        AddTagsParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for AddTagsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AddTagsParams<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.now,
            &params.ids,
            &params.names,
            &params.displays,
        ))
    }
}
pub struct PublishStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn publish() -> PublishStmt {
    PublishStmt(
        "WITH p AS MATERIALIZED ( SELECT * FROM json_to_recordset($1::json) AS t ( id bigint, account_id bigint, uri text, url text, local boolean, visibility text, text text, content text, spoiler_text text, sensitive boolean, language text, in_reply_to_id bigint, in_reply_to_account_id bigint, in_reply_to_uri text, reblog_of_id bigint, conversation_id bigint, media_ids bigint[], emoji_ids bigint[], application_id bigint, quote_policy text, sanitiser_version smallint, created_at timestamptz, edited_at timestamptz, day date, key text, now timestamptz) ), held AS ( SELECT s.id FROM statuses s WHERE s.id = ANY($2::bigint[]) ORDER BY s.id FOR KEY SHARE ), keyed AS ( INSERT INTO idempotency_keys (account_id, key, status_id, created_at) SELECT account_id, key, id, now FROM p WHERE key IS NOT NULL ORDER BY account_id, key ON CONFLICT (account_id, key) DO UPDATE SET status_id = excluded.status_id, created_at = excluded.created_at WHERE idempotency_keys.created_at <= excluded.created_at - $3::integer * interval '1 hour' RETURNING status_id ), claimed AS ( INSERT INTO objects (uri, kind, id) SELECT uri, 'status', id FROM p WHERE (key IS NULL OR id IN (SELECT status_id FROM keyed)) AND (reblog_of_id IS NULL OR reblog_of_id IN (SELECT id FROM held)) ORDER BY uri ON CONFLICT (uri) DO NOTHING RETURNING id ), posted AS ( INSERT INTO statuses (id, account_id, uri, url, local, visibility, text, content, spoiler_text, sensitive, language, in_reply_to_id, in_reply_to_account_id, in_reply_to_uri, reblog_of_id, conversation_id, media_ids, emoji_ids, application_id, quote_policy, sanitiser_version, created_at, edited_at) SELECT id, account_id, uri, url, local, visibility, text, content, spoiler_text, sensitive, language, in_reply_to_id, in_reply_to_account_id, in_reply_to_uri, reblog_of_id, conversation_id, media_ids, emoji_ids, application_id, quote_policy, sanitiser_version, created_at, edited_at FROM p WHERE id IN (SELECT id FROM claimed) ORDER BY account_id, id RETURNING id, account_id, visibility, in_reply_to_id, reblog_of_id ), stats AS ( INSERT INTO account_stats (account_id, statuses_count, last_status_at) SELECT x.account_id, count(*), max(p.day) FROM posted x JOIN p ON p.id = x.id GROUP BY x.account_id ORDER BY x.account_id ON CONFLICT (account_id) DO UPDATE SET statuses_count = account_stats.statuses_count + excluded.statuses_count, last_status_at = greatest(account_stats.last_status_at, excluded.last_status_at), version = account_stats.version + 1 RETURNING account_id, statuses_count, last_status_at, version ), counted AS ( INSERT INTO status_deltas (status_id, replies, reblogs) SELECT coalesce(reblog_of_id, in_reply_to_id), count(*) FILTER (WHERE reblog_of_id IS NULL), count(reblog_of_id) FROM posted WHERE reblog_of_id IS NOT NULL OR (in_reply_to_id IS NOT NULL AND visibility IN ('public', 'unlisted')) GROUP BY 1 ), addressed AS ( INSERT INTO mentions (status_id, account_id, silent) SELECT t.s, t.a, t.silent FROM unnest($4::bigint[], $5::bigint[], $6::boolean[]) AS t (s, a, silent) WHERE t.s IN (SELECT id FROM posted) ON CONFLICT DO NOTHING ), tagged AS ( INSERT INTO status_tags (tag_id, status_id) SELECT t.tag, t.s FROM unnest($7::bigint[], $8::bigint[]) AS t (tag, s) WHERE t.s IN (SELECT id FROM posted) ON CONFLICT DO NOTHING ), queued AS ( INSERT INTO jobs (id, queue, kind, version, payload, due_at, created_at) SELECT j.i, j.q, j.k, j.v, j.p, j.d, j.d FROM unnest($9::bigint[], $10::bigint[], $11::text[], $12::text[], $13::smallint[], $14::jsonb[], $15::timestamptz[]) AS j (s, i, q, k, v, p, d) WHERE j.s IN (SELECT id FROM posted) ) SELECT p.id, p.id IN (SELECT id FROM posted) AS written, p.key IS NOT NULL AND p.id NOT IN (SELECT status_id FROM keyed) AS repeated, p.reblog_of_id IS NOT NULL AND p.reblog_of_id NOT IN (SELECT id FROM held) AS orphaned, coalesce(s.statuses_count, 0) AS statuses_count, coalesce(s.version, 0) AS version, s.last_status_at FROM p LEFT JOIN stats s ON s.account_id = p.account_id",
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
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::JsonSql,
        T2: crate::ArraySql<Item = i64>,
        T3: crate::ArraySql<Item = i64>,
        T4: crate::ArraySql<Item = i64>,
        T5: crate::ArraySql<Item = bool>,
        T6: crate::ArraySql<Item = i64>,
        T7: crate::ArraySql<Item = i64>,
        T8: crate::ArraySql<Item = i64>,
        T9: crate::ArraySql<Item = i64>,
        T10: crate::StringSql,
        T11: crate::ArraySql<Item = T10>,
        T12: crate::StringSql,
        T13: crate::ArraySql<Item = T12>,
        T14: crate::ArraySql<Item = i16>,
        T15: crate::JsonSql,
        T16: crate::ArraySql<Item = T15>,
        T17: crate::ArraySql<Item = jiff::Timestamp>,
    >(
        &'s self,
        client: &'c C,
        posts: &'a T1,
        originals: &'a T2,
        key_lifetime_hours: &'a i32,
        mention_statuses: &'a T3,
        mention_accounts: &'a T4,
        mention_silents: &'a T5,
        tag_ids: &'a T6,
        tag_statuses: &'a T7,
        job_statuses: &'a T8,
        job_ids: &'a T9,
        job_queues: &'a T11,
        job_kinds: &'a T13,
        job_versions: &'a T14,
        job_payloads: &'a T16,
        job_dues: &'a T17,
    ) -> PublishedQuery<'c, 'a, 's, C, Published, 15> {
        PublishedQuery {
            client,
            params: [
                posts,
                originals,
                key_lifetime_hours,
                mention_statuses,
                mention_accounts,
                mention_silents,
                tag_ids,
                tag_statuses,
                job_statuses,
                job_ids,
                job_queues,
                job_kinds,
                job_versions,
                job_payloads,
                job_dues,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Published, tokio_postgres::Error> {
                Ok(Published {
                    id: row.try_get(0)?,
                    written: row.try_get(1)?,
                    repeated: row.try_get(2)?,
                    orphaned: row.try_get(3)?,
                    statuses_count: row.try_get(4)?,
                    version: row.try_get(5)?,
                    last_status_at: row.try_get(6)?,
                })
            },
            mapper: |it| Published::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::JsonSql,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i64>,
    T5: crate::ArraySql<Item = bool>,
    T6: crate::ArraySql<Item = i64>,
    T7: crate::ArraySql<Item = i64>,
    T8: crate::ArraySql<Item = i64>,
    T9: crate::ArraySql<Item = i64>,
    T10: crate::StringSql,
    T11: crate::ArraySql<Item = T10>,
    T12: crate::StringSql,
    T13: crate::ArraySql<Item = T12>,
    T14: crate::ArraySql<Item = i16>,
    T15: crate::JsonSql,
    T16: crate::ArraySql<Item = T15>,
    T17: crate::ArraySql<Item = jiff::Timestamp>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PublishParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17>,
        PublishedQuery<'c, 'a, 's, C, Published, 15>,
        C,
    > for PublishStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PublishParams<
            T1,
            T2,
            T3,
            T4,
            T5,
            T6,
            T7,
            T8,
            T9,
            T10,
            T11,
            T12,
            T13,
            T14,
            T15,
            T16,
            T17,
        >,
    ) -> PublishedQuery<'c, 'a, 's, C, Published, 15> {
        self.bind(
            client,
            &params.posts,
            &params.originals,
            &params.key_lifetime_hours,
            &params.mention_statuses,
            &params.mention_accounts,
            &params.mention_silents,
            &params.tag_ids,
            &params.tag_statuses,
            &params.job_statuses,
            &params.job_ids,
            &params.job_queues,
            &params.job_kinds,
            &params.job_versions,
            &params.job_payloads,
            &params.job_dues,
        )
    }
}
pub struct AdoptRepliesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn adopt_replies() -> AdoptRepliesStmt {
    AdoptRepliesStmt(
        "WITH adopted AS ( UPDATE statuses s SET in_reply_to_id = p.id, in_reply_to_account_id = p.account_id, in_reply_to_uri = NULL FROM unnest($1::bigint[], $2::bigint[], $3::text[]) AS p (id, account_id, uri) WHERE s.in_reply_to_uri = p.uri RETURNING s.id, p.id AS parent, s.visibility ), counted AS ( INSERT INTO status_deltas (status_id, replies) SELECT parent, count(*) FROM adopted WHERE visibility IN ('public', 'unlisted') GROUP BY parent ) SELECT id, parent FROM adopted",
        None,
    )
}
impl AdoptRepliesStmt {
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
    >(
        &'s self,
        client: &'c C,
        ids: &'a T1,
        account_ids: &'a T2,
        uris: &'a T4,
    ) -> AdoptRepliesQuery<'c, 'a, 's, C, AdoptReplies, 3> {
        AdoptRepliesQuery {
            client,
            params: [ids, account_ids, uris],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AdoptReplies, tokio_postgres::Error> {
                Ok(AdoptReplies {
                    id: row.try_get(0)?,
                    parent: row.try_get(1)?,
                })
            },
            mapper: |it| AdoptReplies::from(it),
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
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AdoptRepliesParams<T1, T2, T3, T4>,
        AdoptRepliesQuery<'c, 'a, 's, C, AdoptReplies, 3>,
        C,
    > for AdoptRepliesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AdoptRepliesParams<T1, T2, T3, T4>,
    ) -> AdoptRepliesQuery<'c, 'a, 's, C, AdoptReplies, 3> {
        self.bind(client, &params.ids, &params.account_ids, &params.uris)
    }
}
pub struct FavourStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn favour() -> FavourStmt {
    FavourStmt(
        "WITH p AS MATERIALIZED ( SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::bigint[], $6::jsonb[]) AS t (id, account_id, status_id, uri, job_id, payload) ), held AS ( SELECT s.id FROM statuses s WHERE s.id = ANY($3::bigint[]) ORDER BY s.id FOR KEY SHARE ), made AS ( INSERT INTO favourites (id, account_id, status_id, uri, created_at) SELECT id, account_id, status_id, nullif(uri, ''), $7 FROM p WHERE status_id IN (SELECT id FROM held) ORDER BY account_id, status_id ON CONFLICT DO NOTHING RETURNING id, status_id ), counted AS ( INSERT INTO status_deltas (status_id, favourites) SELECT status_id, count(*) FROM made GROUP BY status_id ), queued AS ( INSERT INTO jobs (id, queue, kind, version, payload, due_at, created_at) SELECT job_id, $8, $9, $10, payload, $7, $7 FROM p WHERE id IN (SELECT id FROM made) ) SELECT p.id, p.status_id IN (SELECT id FROM held) AS held, p.id IN (SELECT id FROM made) AS made FROM p",
        None,
    )
}
impl FavourStmt {
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
        T7: crate::JsonSql,
        T8: crate::ArraySql<Item = T7>,
        T9: crate::StringSql,
        T10: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        ids: &'a T1,
        account_ids: &'a T2,
        status_ids: &'a T3,
        uris: &'a T5,
        job_ids: &'a T6,
        payloads: &'a T8,
        now: &'a jiff::Timestamp,
        queue: &'a T9,
        kind: &'a T10,
        version: &'a i16,
    ) -> FavourQuery<'c, 'a, 's, C, Favour, 10> {
        FavourQuery {
            client,
            params: [
                ids,
                account_ids,
                status_ids,
                uris,
                job_ids,
                payloads,
                now,
                queue,
                kind,
                version,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Favour, tokio_postgres::Error> {
                Ok(Favour {
                    id: row.try_get(0)?,
                    held: row.try_get(1)?,
                    made: row.try_get(2)?,
                })
            },
            mapper: |it| Favour::from(it),
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
    T7: crate::JsonSql,
    T8: crate::ArraySql<Item = T7>,
    T9: crate::StringSql,
    T10: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FavourParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
        FavourQuery<'c, 'a, 's, C, Favour, 10>,
        C,
    > for FavourStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FavourParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
    ) -> FavourQuery<'c, 'a, 's, C, Favour, 10> {
        self.bind(
            client,
            &params.ids,
            &params.account_ids,
            &params.status_ids,
            &params.uris,
            &params.job_ids,
            &params.payloads,
            &params.now,
            &params.queue,
            &params.kind,
            &params.version,
        )
    }
}
pub struct UnfavourStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unfavour() -> UnfavourStmt {
    UnfavourStmt(
        "WITH gone AS ( DELETE FROM favourites WHERE account_id = $1 AND status_id = $2 RETURNING id, uri, status_id ), counted AS ( INSERT INTO status_deltas (status_id, favourites) SELECT status_id, -1 FROM gone ) SELECT id, uri FROM gone",
        None,
    )
}
impl UnfavourStmt {
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
        status_id: &'a i64,
    ) -> UnfavourQuery<'c, 'a, 's, C, Unfavour, 2> {
        UnfavourQuery {
            client,
            params: [account_id, status_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<UnfavourBorrowed, tokio_postgres::Error> {
                    Ok(UnfavourBorrowed {
                        id: row.try_get(0)?,
                        uri: row.try_get(1)?,
                    })
                },
            mapper: |it| Unfavour::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UnfavourParams,
        UnfavourQuery<'c, 'a, 's, C, Unfavour, 2>,
        C,
    > for UnfavourStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnfavourParams,
    ) -> UnfavourQuery<'c, 'a, 's, C, Unfavour, 2> {
        self.bind(client, &params.account_id, &params.status_id)
    }
}
pub struct LeaveDeltasStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn leave_deltas() -> LeaveDeltasStmt {
    LeaveDeltasStmt(
        "INSERT INTO status_deltas (status_id, replies, reblogs, favourites, quotes) SELECT s, r, b, f, q FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[]) AS t (s, r, b, f, q)",
        None,
    )
}
impl LeaveDeltasStmt {
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
        T1: crate::ArraySql<Item = i64>,
        T2: crate::ArraySql<Item = i64>,
        T3: crate::ArraySql<Item = i64>,
        T4: crate::ArraySql<Item = i64>,
        T5: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        status_ids: &'a T1,
        replies: &'a T2,
        reblogs: &'a T3,
        favourites: &'a T4,
        quotes: &'a T5,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::async_::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[status_ids, replies, reblogs, favourites, quotes],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i64>,
    T5: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        LeaveDeltasParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for LeaveDeltasStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a LeaveDeltasParams<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.status_ids,
            &params.replies,
            &params.reblogs,
            &params.favourites,
            &params.quotes,
        ))
    }
}
pub struct DoNotWaitForTheDiskStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn do_not_wait_for_the_disk() -> DoNotWaitForTheDiskStmt {
    DoNotWaitForTheDiskStmt(
        "SELECT set_config('synchronous_commit', 'off', true) AS applied",
        None,
    )
}
impl DoNotWaitForTheDiskStmt {
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
    ) -> StringQuery<'c, 'a, 's, C, String, 0> {
        StringQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct FoldDeltasStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn fold_deltas() -> FoldDeltasStmt {
    FoldDeltasStmt(
        "WITH taken AS ( DELETE FROM status_deltas WHERE id = ANY(ARRAY( SELECT d.id FROM status_deltas d WHERE d.status_id = ANY($1::bigint[]) LIMIT $2 FOR UPDATE SKIP LOCKED)) RETURNING status_id, replies, reblogs, favourites, quotes, option, votes ), folded AS ( INSERT INTO status_stats (status_id, replies_count, reblogs_count, favourites_count, quotes_count) SELECT t.status_id, sum(t.replies), sum(t.reblogs), sum(t.favourites), sum(t.quotes) FROM taken t WHERE t.option IS NULL AND EXISTS (SELECT 1 FROM statuses s WHERE s.id = t.status_id) GROUP BY t.status_id ORDER BY t.status_id ON CONFLICT (status_id) DO UPDATE SET replies_count = status_stats.replies_count + excluded.replies_count, reblogs_count = status_stats.reblogs_count + excluded.reblogs_count, favourites_count = status_stats.favourites_count + excluded.favourites_count, quotes_count = status_stats.quotes_count + excluded.quotes_count ), tallied AS ( INSERT INTO poll_tallies (status_id, option, votes) SELECT t.status_id, t.option, sum(t.votes) FROM taken t WHERE t.option IS NOT NULL AND EXISTS (SELECT 1 FROM polls p WHERE p.status_id = t.status_id) GROUP BY t.status_id, t.option ORDER BY t.status_id, t.option ON CONFLICT (status_id, option) DO UPDATE SET votes = poll_tallies.votes + excluded.votes ) SELECT count(*) AS amount FROM taken",
        None,
    )
}
impl FoldDeltasStmt {
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
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [status_ids, amount],
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
        FoldDeltasParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for FoldDeltasStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FoldDeltasParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.status_ids, &params.amount)
    }
}
pub struct OldestDeltasStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn oldest_deltas() -> OldestDeltasStmt {
    OldestDeltasStmt(
        "SELECT status_id FROM status_deltas ORDER BY id LIMIT $1",
        None,
    )
}
impl OldestDeltasStmt {
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
        amount: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [amount],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct LockToRemoveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_to_remove() -> LockToRemoveStmt {
    LockToRemoveStmt("SELECT id FROM statuses WHERE id = $1 FOR UPDATE", None)
}
impl LockToRemoveStmt {
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
pub struct OutlinesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn outlines() -> OutlinesStmt {
    OutlinesStmt(
        "SELECT s.id, s.account_id, s.local, s.visibility, s.language, s.in_reply_to_account_id, s.reblog_of_id, s.in_reply_to_id IS NOT NULL OR s.in_reply_to_uri IS NOT NULL AS is_answer, s.media_ids <> '{}' AS has_media, a.domain IS NULL AS author_local, a.suspended_at IS NOT NULL OR a.deleted_at IS NOT NULL AS author_gone, o.account_id AS boosted_id, coalesce(o.local, false) AS boosted_local, coalesce(p.domain IS NOT NULL, false) AS parent_remote, ARRAY(SELECT m.account_id FROM mentions m WHERE m.status_id = s.id ORDER BY m.account_id) AS addressed, ARRAY(SELECT m.account_id FROM mentions m JOIN accounts n ON n.id = m.account_id WHERE m.status_id = s.id AND NOT m.silent AND n.domain IS NULL ORDER BY m.account_id) AS named, EXISTS (SELECT 1 FROM mentions m JOIN accounts n ON n.id = m.account_id WHERE m.status_id = s.id AND n.domain IS NOT NULL) AS addresses_remote, ARRAY(SELECT t.name FROM status_tags x JOIN tags t ON t.id = x.tag_id WHERE x.status_id = s.id ORDER BY t.id) AS tags, ARRAY(SELECT x.tag_id FROM status_tags x WHERE x.status_id = s.id ORDER BY x.tag_id) AS tag_ids FROM statuses s JOIN accounts a ON a.id = s.account_id LEFT JOIN statuses o ON o.id = s.reblog_of_id LEFT JOIN accounts p ON p.id = s.in_reply_to_account_id WHERE s.id = ANY($1)",
        None,
    )
}
impl OutlinesStmt {
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
    ) -> OutlineQuery<'c, 'a, 's, C, Outline, 1> {
        OutlineQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<OutlineBorrowed, tokio_postgres::Error> {
                    Ok(OutlineBorrowed {
                        id: row.try_get(0)?,
                        account_id: row.try_get(1)?,
                        local: row.try_get(2)?,
                        visibility: row.try_get(3)?,
                        language: row.try_get(4)?,
                        in_reply_to_account_id: row.try_get(5)?,
                        reblog_of_id: row.try_get(6)?,
                        is_answer: row.try_get(7)?,
                        has_media: row.try_get(8)?,
                        author_local: row.try_get(9)?,
                        author_gone: row.try_get(10)?,
                        boosted_id: row.try_get(11)?,
                        boosted_local: row.try_get(12)?,
                        parent_remote: row.try_get(13)?,
                        addressed: row.try_get(14)?,
                        named: row.try_get(15)?,
                        addresses_remote: row.try_get(16)?,
                        tags: row.try_get(17)?,
                        tag_ids: row.try_get(18)?,
                    })
                },
            mapper: |it| Outline::from(it),
        }
    }
}
