//! The pictures of whoever has none.

use actix_web::{HttpResponse, http::header, web};

use crate::render::rest::accounts::{MISSING_AVATAR, MISSING_HEADER};

const AVATAR: &[u8] = include_bytes!("pictures/avatar.png");
const HEADER: &[u8] = include_bytes!("pictures/header.png");

/// `/avatars/original/missing.png` and `/headers/original/missing.png`.
pub fn routes(config: &mut web::ServiceConfig) {
    for (path, picture) in [(MISSING_AVATAR, AVATAR), (MISSING_HEADER, HEADER)] {
        config.service(
            web::resource(path)
                .route(web::get().to(move || answer(picture)))
                .route(web::head().to(move || answer(picture))),
        );
    }
}

async fn answer(picture: &'static [u8]) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("image/png")
        .insert_header((header::CACHE_CONTROL, "public, max-age=86400"))
        .insert_header(("cross-origin-resource-policy", "cross-origin"))
        .body(picture)
}
