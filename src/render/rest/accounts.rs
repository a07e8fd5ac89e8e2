//! [Account](https://docs.joinmastodon.org/entities/Account/) and its richer forms.

use api::{
    accounts::{
        Account, AccountRole, ApprovalPolicy, CredentialAccount, CurrentUserApproval,
        FeatureApproval, Field, MutedAccount, PartialAccountWithAvatar, PleromaAccount, Role,
        Source,
    },
    id::Id,
    permission::Permissions,
    statuses::{QuotePolicy, Visibility},
};
use jiff::{Timestamp, tz::TimeZone};

use super::{Context, count, custom_emojis, word};
use crate::domain::{
    accounts::{Account as Row, AccountExt, Field as StoredField},
    featured_collections,
    preferences::Credentials,
};

/// The picture of whoever has none; served by this server.
pub const MISSING_AVATAR: &str = "/avatars/original/missing.png";
/// The header of whoever has none; served by this server.
pub const MISSING_HEADER: &str = "/headers/original/missing.png";

/// The role of everybody.
const EVERYBODY: i64 = -99;

/// An account; `moved` is where it has moved to, if that is known.
///
/// A suspended one is shown blank: no name, bio, fields, pictures and roles.
#[must_use]
pub fn account(context: &Context<'_>, row: &Row, moved: Option<&Row>) -> Account {
    let gone = row.is_gone();
    let shown = !gone;
    let (avatar, avatar_static) = if shown {
        avatar(context, row)
    } else {
        let missing = context.url(MISSING_AVATAR);
        (missing.clone(), missing)
    };
    let (header, header_static) = if shown {
        header(context, row)
    } else {
        let missing = context.url(MISSING_HEADER);
        (missing.clone(), missing)
    };
    let text = |text: &str| {
        if shown {
            text.to_owned()
        } else {
            String::new()
        }
    };
    let local = row.is_local();
    Account {
        id: Id(row.id),
        username: row.username.clone(),
        acct: row.acct(),
        url: Some(row.url.clone()).filter(|url| !url.is_empty()),
        uri: row.uri.clone(),
        display_name: text(&row.display_name),
        note: text(&row.note),
        avatar,
        avatar_static,
        avatar_description: text(&row.avatar_description),
        header,
        header_static,
        header_description: text(&row.header_description),
        locked: shown && row.locked,
        fields: if shown {
            row.profile_fields().into_iter().map(field).collect()
        } else {
            Vec::new()
        },
        emojis: if shown {
            custom_emojis::list(context, &row.custom_emojis())
        } else {
            Vec::new()
        },
        bot: shown && row.is_bot(),
        group: shown && row.kind == "Group",
        discoverable: if shown { row.discoverable } else { Some(false) },
        indexable: shown && row.indexable,
        // Nobody can opt out of search engines here yet.
        noindex: local.then_some(false),
        moved: moved
            .filter(|_| shown)
            .map(|moved| Box::new(account(context, moved, None))),
        memorial: row.memorial.then_some(true),
        suspended: gone.then_some(true),
        limited: row.silenced_at.map(|_| true),
        created_at: midnight(row.created_at).into(),
        last_status_at: row.last_status_at,
        statuses_count: count(row.statuses_count),
        followers_count: count(row.followers_count),
        following_count: count(row.following_count),
        hide_collections: Some(row.hide_collections),
        show_media: row.show_media,
        show_media_replies: row.show_media_replies,
        show_featured: row.show_featured,
        roles: local.then(|| if shown { badges(row) } else { Vec::new() }),
        feature_approval: feature_approval(row),
        email_subscriptions: None,
        pleroma: None,
    }
}

/// Just enough of an account to show its picture.
#[must_use]
pub fn partial(context: &Context<'_>, row: &Row) -> PartialAccountWithAvatar {
    let (avatar, avatar_static) = avatar(context, row);
    PartialAccountWithAvatar {
        id: Id(row.id),
        acct: row.acct(),
        url: row.url.clone(),
        avatar,
        avatar_static,
        avatar_description: row.avatar_description.clone(),
        locked: row.locked,
        bot: row.is_bot(),
    }
}

/// Who may put the account into a collection. The same for everybody, as the text is: whom a block parts is refused when
/// they try. What another server would say was not asked.
fn feature_approval(row: &Row) -> FeatureApproval {
    let allowed = featured_collections::may_be_featured(row);
    FeatureApproval {
        automatic: match (allowed, row.locked) {
            (false, _) => Vec::new(),
            (true, true) => vec![ApprovalPolicy::Followers],
            (true, false) => vec![ApprovalPolicy::Public],
        },
        manual: Vec::new(),
        current_user: match (row.is_local(), allowed) {
            (false, _) => CurrentUserApproval::Unknown,
            (true, true) => CurrentUserApproval::Automatic,
            (true, false) => CurrentUserApproval::Denied,
        },
    }
}

/// An account in the list of those muted.
#[must_use]
pub fn muted(
    context: &Context<'_>,
    row: &Row,
    moved: Option<&Row>,
    expires_at: Option<Timestamp>,
) -> MutedAccount {
    MutedAccount {
        account: account(context, row, moved),
        mute_expires_at: expires_at.map(Into::into),
    }
}

/// The own account, with what only its owner sees, and with what Soapbox reads of it.
#[must_use]
pub fn credentials(context: &Context<'_>, own: &Credentials) -> CredentialAccount {
    let row = &own.account;
    let role = role(context, row);
    let mut account = account(context, row, own.moved.as_ref());
    account.pleroma = Some(PleromaAccount {
        is_admin: role.permissions.allows(Permissions::MANAGE_SETTINGS),
        is_moderator: role.permissions.allows(Permissions::MANAGE_REPORTS),
        settings_store: serde_json::from_value(own.user.frontend_settings.clone()).ok(),
    });
    CredentialAccount {
        account,
        source: Source {
            attribution_domains: row.attribution_domains.clone(),
            note: row.note_source.clone(),
            fields: row.profile_fields().into_iter().map(typed).collect(),
            privacy: word(&own.user.default_privacy, Visibility::Public),
            sensitive: own.user.default_sensitive,
            language: own.user.default_language.clone().unwrap_or_default(),
            follow_requests_count: count(own.follow_requests),
            hide_collections: Some(row.hide_collections),
            discoverable: row.discoverable,
            indexable: row.indexable,
            quote_policy: word(&own.user.default_quote_policy, QuotePolicy::Nobody),
        },
        role,
    }
}

fn role(context: &Context<'_>, row: &Row) -> Role {
    Role {
        id: row.role_id.unwrap_or(EVERYBODY).to_string(),
        name: row.role_name.clone().unwrap_or_default(),
        color: row.role_color.clone().unwrap_or_default(),
        permissions: Permissions(
            row.role_permissions
                .and_then(|bits| u64::try_from(bits).ok())
                .unwrap_or(0),
        ),
        highlighted: row.role_highlighted.unwrap_or(false),
        collection_limit: u64::from(context.config.limits.collections),
    }
}

fn badges(row: &Row) -> Vec<AccountRole> {
    match (row.role_id, row.role_highlighted) {
        (Some(id), Some(true)) => vec![AccountRole {
            id: Id(id),
            name: row.role_name.clone().unwrap_or_default(),
            color: row.role_color.clone().unwrap_or_default(),
        }],
        _ => Vec::new(),
    }
}

/// Moving and still form.
fn avatar(context: &Context<'_>, row: &Row) -> (String, String) {
    picture(
        context,
        [&row.avatar_key, &row.avatar_static_key],
        row.avatar_remote_url.as_deref(),
    )
    .unwrap_or_else(|| {
        let missing = context.url(MISSING_AVATAR);
        (missing.clone(), missing)
    })
}

fn header(context: &Context<'_>, row: &Row) -> (String, String) {
    picture(
        context,
        [&row.header_key, &row.header_static_key],
        row.header_remote_url.as_deref(),
    )
    .unwrap_or_else(|| {
        let missing = context.url(MISSING_HEADER);
        (missing.clone(), missing)
    })
}

/// Moving and still form of a picture that is stored here or elsewhere; none when there is none.
pub(super) fn picture(
    context: &Context<'_>,
    [key, still]: [&Option<String>; 2],
    remote: Option<&str>,
) -> Option<(String, String)> {
    let moving = context
        .file(key.as_deref())
        .or_else(|| remote.filter(|url| !url.is_empty()).map(str::to_owned))?;
    let still = context
        .file(still.as_deref())
        .unwrap_or_else(|| moving.clone());
    Some((moving, still))
}

fn field(stored: StoredField) -> Field {
    Field {
        name: stored.name,
        value: stored.value,
        verified_at: stored.verified_at.map(Into::into),
    }
}

/// A field as its owner typed it.
pub(super) fn typed(stored: StoredField) -> Field {
    Field {
        value: stored.source.clone(),
        ..field(stored)
    }
}

/// Mastodon tells the day on which an account was made, not the moment.
fn midnight(at: Timestamp) -> Timestamp {
    let day = at.to_zoned(TimeZone::UTC).date();
    TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).unwrap_or(at)
}
