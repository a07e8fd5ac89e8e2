//! The own profile as it was typed: <https://docs.joinmastodon.org/methods/profile/>.

use actix_web::{web::Bytes, web::Data};
use api::profile::{self as contract, UpdateProfile};

use super::{accounts as own, context};
use crate::{
    domain::{
        self, Services,
        accounts::{self, Picture, ProfileChange},
        media,
    },
    http::{Answer, Params, User, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::SHOW, show);
    table.bind(&contract::UPDATE, update);
    table.bind(&contract::DELETE_AVATAR, delete_avatar);
    table.bind(&contract::DELETE_HEADER, delete_header);
}

async fn show(services: Data<Services>, user: User) -> Answer {
    let account = accounts::by_id(&services, user.id).await?;
    let context = context(&services, Some(user.id));
    respond::json(&rest::profile::profile(&context, &account))
}

async fn update(services: Data<Services>, user: User, params: Params) -> Answer {
    let asked: UpdateProfile = params.read()?;
    let change = ProfileChange {
        display_name: asked.display_name,
        note: asked.note,
        fields: asked.fields_attributes.map(own::fields),
        locked: asked.locked,
        bot: asked.bot,
        discoverable: asked.discoverable,
        indexable: asked.indexable,
        hide_collections: asked.hide_collections,
        show_media: asked.show_media,
        show_media_replies: asked.show_media_replies,
        show_featured: asked.show_featured,
        attribution_domains: asked.attribution_domains,
        avatar_description: asked.avatar_description,
        header_description: asked.header_description,
        avatar: None,
        header: None,
    };
    let pictures = Pictures {
        avatar: asked.avatar.and_then(|upload| params.file(&upload)),
        header: asked.header.and_then(|upload| params.file(&upload)),
    };
    apply(&services, user.id, change, pictures).await?;
    show(services, user).await
}

async fn delete_avatar(services: Data<Services>, user: User) -> Answer {
    let change = ProfileChange {
        avatar: Some(Picture::default()),
        ..ProfileChange::default()
    };
    apply(&services, user.id, change, Pictures::default()).await?;
    own::own(&services, user.id).await
}

async fn delete_header(services: Data<Services>, user: User) -> Answer {
    let change = ProfileChange {
        header: Some(Picture::default()),
        ..ProfileChange::default()
    };
    apply(&services, user.id, change, Pictures::default()).await?;
    own::own(&services, user.id).await
}

/// Pictures as uploaded.
#[derive(Default)]
pub(super) struct Pictures {
    pub avatar: Option<Bytes>,
    pub header: Option<Bytes>,
}

/// Stores the pictures and changes the profile; a change that is refused leaves no files behind, and one that asks for
/// nothing is not told to the world.
pub(super) async fn apply(
    services: &Services,
    id: i64,
    mut change: ProfileChange,
    pictures: Pictures,
) -> domain::Result<()> {
    let account = accounts::by_id(services, id).await?;
    if let Some(bytes) = pictures.avatar {
        change.avatar = Some(media::portrait(services, bytes, false).await?);
    }
    let header = match pictures.header {
        Some(bytes) => media::portrait(services, bytes, true).await.map(Some),
        None => Ok(None),
    };
    let stored: Vec<Picture> = header
        .iter()
        .flatten()
        .chain(&change.avatar)
        .cloned()
        .collect();
    let outcome = match header {
        Ok(header) => {
            change.header = header.or(change.header);
            if change == ProfileChange::default() {
                Ok(())
            } else {
                accounts::update(services, &account, change)
                    .await
                    .map(|_| ())
            }
        }
        Err(error) => Err(error),
    };
    if outcome.is_err() {
        for key in stored
            .into_iter()
            .flat_map(|picture| [picture.key, picture.still_key])
            .flatten()
        {
            media::discard(services, &key).await?;
        }
    }
    outcome
}
