//! The one layer in front of every endpoint of the contract: token and scopes, state of the login, permission, rate.

use actix_web::{
    Error, HttpMessage,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::header::{HeaderName, HeaderValue},
    middleware::Next,
    web,
};
use api::endpoint::Endpoint;

use super::{Failure, auth, observe, rate, shared};
use crate::{cache, domain::Services};

/// Judges a request by its endpoint's declaration and hands it on, or answers in Mastodon's error form.
pub async fn layer<B: MessageBody + 'static>(
    endpoint: &'static Endpoint,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    cache::one_look(judge(endpoint, request, next)).await
}

async fn judge<B: MessageBody + 'static>(
    endpoint: &'static Endpoint,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    observe::endpoint(endpoint.path);
    let Some(services) = request.app_data::<web::Data<Services>>().cloned() else {
        return Ok(request.into_response(Failure::internal("no services").response()));
    };
    // A path with a zero byte names nothing, and Postgres would refuse it.
    if request
        .match_info()
        .iter()
        .any(|(_, value)| value.contains('\0'))
        || request.path().contains("%00")
    {
        return Ok(request.into_response(Failure::from(api::error::RECORD_NOT_FOUND).response()));
    }
    let caller = match auth::authorise(&services, endpoint, &request).await {
        Ok(caller) => caller,
        Err(failure) => return Ok(request.into_response(failure.response())),
    };
    let standing = match rate::count(&services, endpoint, &caller, &request).await {
        Ok(standing) => standing,
        Err(refused) => return Ok(request.into_response(refused)),
    };
    let anonymous = caller.token_id.is_none();
    request.extensions_mut().insert(caller);
    request.extensions_mut().insert(endpoint);
    let mut response = next.call(request).await?.map_into_boxed_body();
    let is_shared = anonymous && shared::allow(endpoint, &mut response);
    // What anybody may keep tells nothing of who asked first.
    if let Some(standing) = standing.filter(|_| !is_shared) {
        standing.write(response.headers_mut());
    }
    if endpoint.deprecated.is_some() {
        // RFC 9745; the day of the release that deprecated it is not kept, so only the fact is told.
        response.headers_mut().insert(
            HeaderName::from_static("deprecation"),
            HeaderValue::from_static("@0"),
        );
    }
    Ok(response)
}
