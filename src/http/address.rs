//! Where a request comes from. Forwarded headers count only when a configured proxy sent them.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use actix_web::HttpRequest;

use crate::domain::Services;

/// The client's address: the peer's, or what the nearest untrusted hop of `X-Forwarded-For` is when the peer is a
/// configured proxy.
#[must_use]
pub fn of(services: &Services, request: &HttpRequest) -> IpAddr {
    let peer = request
        .peer_addr()
        .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| {
            peer.ip().to_canonical()
        });
    let trusted = |address| is_proxy(services, address);
    if !trusted(peer) {
        return peer;
    }
    let mut hops: Vec<IpAddr> = Vec::new();
    for value in request.headers().get_all("x-forwarded-for") {
        for part in value.to_str().unwrap_or_default().split(',') {
            if let Ok(address) = part.trim().parse::<IpAddr>() {
                hops.push(address.to_canonical());
            }
        }
    }
    hops.into_iter()
        .rev()
        .find(|hop| !trusted(*hop))
        .unwrap_or(peer)
}

/// Whether a configured proxy is at an address.
#[must_use]
pub fn is_proxy(services: &Services, address: IpAddr) -> bool {
    let proxies = &services.config.server.trusted_proxies;
    proxies.iter().any(|net| net.contains(&address))
}

/// What is counted as one client: an IPv4 address, or the /64 of an IPv6 one.
#[must_use]
pub fn block(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => {
            let bits = u128::from(v6) & (u128::MAX << 64);
            IpAddr::V6(Ipv6Addr::from(bits))
        }
    }
}
