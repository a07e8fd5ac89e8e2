//! Rate limits: counters in Redis, shown in Mastodon's headers (<https://docs.joinmastodon.org/api/rate-limits/>).

use std::{net::IpAddr, time::Duration};

use actix_web::{
    HttpResponse,
    dev::ServiceRequest,
    http::header::{HeaderMap, HeaderName, HeaderValue},
};
use api::endpoint::{Endpoint, Per, Rate, RateLimit};
use jiff::Timestamp;

use super::{Caller, Failure, address};
use crate::{
    domain::{Services, tokens},
    feed::Limit,
};

/// How far a caller is from the nearest limit.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    limit: u32,
    remaining: u32,
    reset_at: Timestamp,
}

impl Standing {
    /// Writes `X-RateLimit-*`.
    pub fn write(&self, headers: &mut HeaderMap) {
        let mut put = |name: &'static str, value: String| {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(HeaderName::from_static(name), value);
            }
        };
        put("x-ratelimit-limit", self.limit.to_string());
        put("x-ratelimit-remaining", self.remaining.to_string());
        put("x-ratelimit-reset", format!("{:.6}", self.reset_at));
    }
}

/// Counts a request against the limits of its endpoint; a refusal is the answer to send.
///
/// While Redis is away nothing is counted: people are served.
pub async fn count(
    services: &Services,
    endpoint: &Endpoint,
    caller: &Caller,
    request: &ServiceRequest,
) -> Result<Option<Standing>, HttpResponse> {
    if !services.config.limits.rate_limits || endpoint.rate == Rate::None {
        return Ok(None);
    }
    let address = address::of(services, request.request());
    let pages = ["max_id=", "min_id=", "since_id=", "page="];
    let is_paging = pages
        .iter()
        .any(|name| request.query_string().contains(name));
    let mut keys: Vec<(String, RateLimit)> = Vec::new();
    for limit in endpoint.rate.shared() {
        if let Some(who) = subject(limit.per, caller, address, true) {
            keys.push((format!("all:{who}"), *limit));
        }
    }
    if endpoint.rate != Rate::Paging || is_paging {
        let logged_out_only = endpoint.rate == Rate::Paging;
        for limit in endpoint.rate.own() {
            if let Some(who) = subject(limit.per, caller, address, logged_out_only) {
                keys.push((
                    format!("{:?}:{}:{who}", endpoint.rate, limit.seconds),
                    *limit,
                ));
            }
        }
    }
    let asked: Vec<Limit> = keys
        .into_iter()
        .map(|(key, limit)| Limit {
            key,
            window: Duration::from_secs(u64::from(limit.seconds)),
            limit: limit.requests,
        })
        .collect();
    let Ok(counts) = services.feed.count_many(&asked, services.now()).await else {
        return Ok(None);
    };
    let mut nearest: Option<Standing> = None;
    let mut exceeded = false;
    for rate in counts {
        exceeded |= !rate.allowed;
        let standing = Standing {
            limit: rate.limit,
            remaining: rate.remaining,
            reset_at: rate.reset_at,
        };
        if nearest.is_none_or(|known| standing.remaining < known.remaining) {
            nearest = Some(standing);
        }
    }
    if exceeded {
        let mut response = Failure::from(api::error::TOO_MANY_REQUESTS).response();
        if let Some(standing) = nearest {
            standing.write(response.headers_mut());
        }
        return Err(response);
    }
    Ok(nearest)
}

/// Counts one more try against the limits of a rate class where no endpoint's guard does: forms of the pages, and
/// sign-ins by password. Whether it may go on. `login` is what was typed; it is counted under its hash.
pub async fn allows(services: &Services, rate: Rate, address: IpAddr, login: Option<&str>) -> bool {
    if !services.config.limits.rate_limits {
        return true;
    }
    let asked: Vec<Limit> = rate
        .own()
        .iter()
        .filter_map(|limit| {
            let who = match limit.per {
                Per::Ip => format!("ip:{}", address::block(address)),
                Per::Email => format!("login:{}", hashed(login?)),
                Per::User | Per::Token => return None,
            };
            Some(Limit {
                key: format!("{rate:?}:{}:{who}", limit.seconds),
                window: Duration::from_secs(u64::from(limit.seconds)),
                limit: limit.requests,
            })
        })
        .collect();
    match services.feed.count_many(&asked, services.now()).await {
        Ok(counts) => counts.iter().all(|rate| rate.allowed),
        // As above: while Redis is away people are served.
        Err(_) => true,
    }
}

fn hashed(login: &str) -> String {
    let folded = login.trim().trim_start_matches('@').to_lowercase();
    tokens::fingerprint(&folded)
}

fn subject(per: Per, caller: &Caller, address: IpAddr, logged_out_only: bool) -> Option<String> {
    match per {
        Per::User => caller.account_id.map(|id| format!("user:{id}")),
        Per::Token => caller.token_id.map(|id| format!("token:{id}")),
        Per::Ip if logged_out_only && caller.token_id.is_some() => None,
        Per::Ip => Some(format!("ip:{}", address::block(address))),
        // Counted where the address is known: in the sign-in itself.
        Per::Email => None,
    }
}
