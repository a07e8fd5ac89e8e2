//! Names to judged addresses.

use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::addresses::is_public;
use super::error::Refusal;

/// A resolver that does not answer for this long has no answer.
const TIMEOUT: Duration = Duration::from_secs(5);

/// At most this many addresses of each family are tried.
const TRIED_PER_FAMILY: usize = 2;

pub(super) type Answer = Pin<Box<dyn Future<Output = io::Result<Vec<IpAddr>>> + Send>>;

/// Asks for all addresses of a name.
pub(super) type Lookup = Arc<dyn Fn(String) -> Answer + Send + Sync>;

/// What the operating system answers.
pub(super) fn system() -> Lookup {
    Arc::new(|name| {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            Ok(found.map(|address| address.ip()).collect())
        })
    })
}

/// The resolver of the guarded client. The connection is made to what it returns, so a name
/// cannot have one address when judged and another when called. It is never asked about literal
/// addresses; those are refused with the URL.
pub(super) struct JudgedResolver(pub(super) Lookup);

impl Resolve for JudgedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let answer = (self.0)(name.as_str().to_owned());
        Box::pin(async move {
            let found = tokio::time::timeout(TIMEOUT, answer)
                .await
                .map_err(|_| io::Error::from(io::ErrorKind::TimedOut))??;
            let chosen: Vec<SocketAddr> = judge(&found)?
                .into_iter()
                // Port 0 becomes the port of the URL.
                .map(|address| SocketAddr::new(address, 0))
                .collect();
            Ok(Box::new(chosen.into_iter()) as Addrs)
        })
    }
}

/// The addresses to try. One that is not public condemns them all: honest hosts have none.
fn judge(found: &[IpAddr]) -> Result<Vec<IpAddr>, Refusal> {
    if !found.iter().all(|address| is_public(*address)) {
        return Err(Refusal::PrivateAddress);
    }
    let v6 = found.iter().filter(|address| address.is_ipv6());
    let v4 = found.iter().filter(|address| address.is_ipv4());
    Ok(v6
        .take(TRIED_PER_FAMILY)
        .chain(v4.take(TRIED_PER_FAMILY))
        .copied()
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(texts: &[&str]) -> Vec<IpAddr> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[test]
    fn one_private_address_among_public_ones_condemns_the_host() {
        for private in ["10.0.0.1", "::1", "::ffff:127.0.0.1", "0.0.0.0", "fe80::1"] {
            let found = addresses(&["1.1.1.1", "2606:4700::1111", private]);
            assert_eq!(judge(&found), Err(Refusal::PrivateAddress), "{private}");
        }
    }

    #[test]
    fn two_addresses_of_each_family_are_tried() {
        let found = addresses(&[
            "1.1.1.1",
            "1.1.1.2",
            "1.1.1.3",
            "2606:4700::1",
            "2606:4700::2",
            "2606:4700::3",
        ]);
        let tried = addresses(&["2606:4700::1", "2606:4700::2", "1.1.1.1", "1.1.1.2"]);
        assert_eq!(judge(&found), Ok(tried));
    }
}
