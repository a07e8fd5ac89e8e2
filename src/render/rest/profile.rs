//! [Profile](https://docs.joinmastodon.org/entities/Profile/): the own profile as it was typed.

use api::{id::Id, profile::Profile};

use super::{Context, accounts};
use crate::domain::accounts::{Account, AccountExt};

/// The own profile; pictures are null when there are none.
#[must_use]
pub fn profile(context: &Context<'_>, row: &Account) -> Profile {
    let avatar = accounts::picture(
        context,
        [&row.avatar_key, &row.avatar_static_key],
        row.avatar_remote_url.as_deref(),
    );
    let header = accounts::picture(
        context,
        [&row.header_key, &row.header_static_key],
        row.header_remote_url.as_deref(),
    );
    let (avatar, avatar_static) = avatar.unzip();
    let (header, header_static) = header.unzip();
    Profile {
        id: Id(row.id),
        display_name: row.display_name.clone(),
        note: row.note_source.clone(),
        fields: row
            .profile_fields()
            .into_iter()
            .map(accounts::typed)
            .collect(),
        avatar,
        avatar_static,
        avatar_description: row.avatar_description.clone(),
        header,
        header_static,
        header_description: row.header_description.clone(),
        locked: row.locked,
        bot: row.is_bot(),
        hide_collections: Some(row.hide_collections),
        discoverable: row.discoverable,
        indexable: row.indexable,
        show_media: row.show_media,
        show_media_replies: row.show_media_replies,
        show_featured: row.show_featured,
        attribution_domains: row.attribution_domains.clone(),
    }
}
