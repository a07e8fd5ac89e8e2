//! Names to judged addresses.

use std::collections::BTreeSet;
use std::fmt;
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

type Answer = Pin<Box<dyn Future<Output = io::Result<Vec<SocketAddr>>> + Send>>;

/// Tells the addresses of hosts. Passed in, like time and randomness, so that tests can play a hostile DNS; what it
/// tells is judged, whoever tells it.
#[derive(Clone)]
pub struct Names {
    lookup: Arc<dyn Fn(String) -> Answer + Send + Sync>,
    /// Addresses that pass for public ones: none outside tests.
    played: Arc<BTreeSet<IpAddr>>,
}

impl Names {
    /// What the operating system answers.
    #[must_use]
    pub fn system() -> Self {
        Self {
            lookup: Arc::new(|name| {
                Box::pin(async move {
                    let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
                    Ok(found.collect())
                })
            }),
            played: Arc::default(),
        }
    }

    /// For tests: `script` answers in place of DNS. Port 0 stands for the port of the URL. The addresses in `played`
    /// pass for public ones, so that a test that may call nobody but its own machine can show who is called.
    pub fn scripted(
        script: impl Fn(&str) -> io::Result<Vec<SocketAddr>> + Send + Sync + 'static,
        played: impl IntoIterator<Item = IpAddr>,
    ) -> Self {
        Self {
            lookup: Arc::new(move |name| {
                let answer = script(&name);
                Box::pin(async move { answer })
            }),
            played: Arc::new(played.into_iter().collect()),
        }
    }

    fn may_be_called(&self, address: IpAddr) -> bool {
        is_public(address) || self.played.contains(&address)
    }

    /// The addresses to try. One that is not public condemns them all: honest hosts have none.
    fn judge(&self, found: &[SocketAddr]) -> Result<Vec<SocketAddr>, Refusal> {
        if !found.iter().all(|address| self.may_be_called(address.ip())) {
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
}

impl fmt::Debug for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Names").finish_non_exhaustive()
    }
}

/// The resolver of the guarded client. The connection is made to what it returns, so a name
/// cannot have one address when judged and another when called. It is never asked about literal
/// addresses; those are refused with the URL.
pub(super) struct JudgedResolver(pub(super) Names);

impl Resolve for JudgedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let names = self.0.clone();
        let answer = (names.lookup)(name.as_str().to_owned());
        Box::pin(async move {
            let found = tokio::time::timeout(TIMEOUT, answer)
                .await
                .map_err(|_| io::Error::from(io::ErrorKind::TimedOut))??;
            Ok(Box::new(names.judge(&found)?.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(texts: &[&str]) -> Vec<SocketAddr> {
        texts
            .iter()
            .map(|text| SocketAddr::new(text.parse().unwrap(), 0))
            .collect()
    }

    #[test]
    fn one_private_address_among_public_ones_condemns_the_host() {
        for private in ["10.0.0.1", "::1", "::ffff:127.0.0.1", "0.0.0.0", "fe80::1"] {
            let found = addresses(&["1.1.1.1", "2606:4700::1111", private]);
            assert_eq!(
                Names::system().judge(&found),
                Err(Refusal::PrivateAddress),
                "{private}"
            );
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
        assert_eq!(Names::system().judge(&found), Ok(tried));
    }

    #[test]
    fn a_played_address_passes_alone_and_excuses_no_other() {
        let played: IpAddr = "127.0.0.2".parse().unwrap();
        let names = Names::scripted(|_| Ok(Vec::new()), [played]);
        let found = addresses(&["127.0.0.2", "1.1.1.1"]);
        assert_eq!(names.judge(&found), Ok(found));
        for other in ["127.0.0.1", "::ffff:127.0.0.2", "127.0.0.3"] {
            let found = addresses(&["127.0.0.2", other]);
            assert_eq!(names.judge(&found), Err(Refusal::PrivateAddress), "{other}");
        }
    }
}
