//! Who reads a document: another server says so by signing its GET.
//! Source: <https://docs.joinmastodon.org/spec/security/#http>.

use actix_web::{
    Error, HttpMessage, HttpRequest,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::header::{CACHE_CONTROL, HeaderValue},
    middleware::Next,
    web::Data,
};

use super::wants_document;
use crate::{
    domain::Services,
    http::Failure,
    ingest::door::{self, Incoming},
};

/// The account whose key signed the request.
pub(super) async fn of(services: &Services, request: &HttpRequest) -> Result<Option<i64>, Failure> {
    let headers: Vec<(&str, &str)> = request
        .headers()
        .iter()
        .filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)))
        .collect();
    if !headers.iter().any(|(name, _)| *name == "signature") {
        return Ok(None);
    }
    let path_and_query = request
        .uri()
        .path_and_query()
        .map_or_else(|| request.path(), |path| path.as_str())
        .to_owned();
    let incoming = Incoming {
        method: request.method().as_str(),
        path_and_query: &path_and_query,
        headers: &headers,
        body: &[],
    };
    Ok(door::reader(services, incoming).await?)
}

/// Who a request of secure mode was signed by.
#[derive(Clone, Copy)]
struct Known(i64);

/// Who reads, in secure mode; elsewhere what is public is for everybody.
pub(super) fn known(request: &HttpRequest) -> Option<i64> {
    request.extensions().get::<Known>().map(|known| known.0)
}

/// Who reads, in every mode.
pub(super) async fn signed(
    services: &Services,
    request: &HttpRequest,
) -> Result<Option<i64>, Failure> {
    match known(request) {
        Some(id) => Ok(Some(id)),
        None => of(services, request).await,
    }
}

/// In secure mode documents are for servers that say who they are, and for no cache between. Pages are for everybody.
pub(super) async fn layer<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let services = request.app_data::<Data<Services>>().cloned();
    let Some(services) = services.filter(|services| services.config.federation.secure_mode) else {
        return Ok(next.call(request).await?.map_into_boxed_body());
    };
    if !wants_document(request.request()) {
        return Ok(next.call(request).await?.map_into_boxed_body());
    }
    match of(&services, request.request()).await {
        Ok(Some(id)) => {
            request.extensions_mut().insert(Known(id));
        }
        Ok(None) => {
            let refused = Failure::new(401, "Request not signed");
            return Ok(request.into_response(refused.response()));
        }
        Err(failure) => return Ok(request.into_response(failure.response())),
    }
    let mut response = next.call(request).await?.map_into_boxed_body();
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(response)
}
