//! Which addresses belong to the public internet.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{Ipv4Net, Ipv6Net};

const fn v4(a: u8, b: u8, c: u8, d: u8, prefix: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), prefix)
}

const fn v6(a: u16, b: u16, c: u16, prefix: u8) -> Ipv6Net {
    Ipv6Net::new_assert(Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0), prefix)
}

/// [IANA's special-purpose IPv4 addresses](https://www.iana.org/assignments/iana-ipv4-special-registry/),
/// multicast, and the old relays of 6to4.
static RESERVED_V4: [Ipv4Net; 16] = [
    v4(0, 0, 0, 0, 8),
    v4(10, 0, 0, 0, 8),
    v4(100, 64, 0, 0, 10),
    v4(127, 0, 0, 0, 8),
    v4(169, 254, 0, 0, 16),
    v4(172, 16, 0, 0, 12),
    v4(192, 0, 0, 0, 24),
    v4(192, 0, 2, 0, 24),
    v4(192, 88, 99, 0, 24),
    v4(192, 168, 0, 0, 16),
    v4(198, 18, 0, 0, 15),
    v4(198, 51, 100, 0, 24),
    v4(203, 0, 113, 0, 24),
    v4(224, 0, 0, 0, 4),
    v4(240, 0, 0, 0, 4),
    v4(255, 255, 255, 255, 32),
];

/// What the registries give out. Everything beside it is reserved, private, multicast or a
/// translation of IPv4: `::`, `::1`, `::a.b.c.d`, `::ffff:a.b.c.d`, `64:ff9b::/96`,
/// `64:ff9b:1::/48`, `100::/64`, `fc00::/7`, `fe80::/10`, `fec0::/10`, `ff00::/8`.
static GLOBAL_V6: Ipv6Net = v6(0x2000, 0, 0, 3);

/// The parts of [`GLOBAL_V6`] that
/// [IANA has set aside](https://www.iana.org/assignments/iana-ipv6-special-registry/).
static RESERVED_V6: [Ipv6Net; 4] = [
    // Protocol assignments, among them Teredo (2001::/32), ORCHID (2001:10::/28, 2001:20::/28) and
    // benchmarking (2001:2::/48).
    v6(0x2001, 0, 0, 23),
    // Documentation.
    v6(0x2001, 0xdb8, 0, 32),
    v6(0x3fff, 0, 0, 20),
    // 6to4: an IPv4 address in disguise.
    v6(0x2002, 0, 0, 16),
];

/// Whether `address` may be called on behalf of a stranger. An IPv6 address that holds an IPv4 one
/// (mapped, compatible, NAT64, 6to4, Teredo) is never public, whatever it holds.
#[must_use]
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => !RESERVED_V4.iter().any(|net| net.contains(&address)),
        IpAddr::V6(address) => {
            GLOBAL_V6.contains(&address) && !RESERVED_V6.iter().any(|net| net.contains(&address))
        }
    }
}

#[cfg(test)]
mod tests {
    use ipnet::IpNet;

    use super::*;

    /// The union of what fixed versions of fediverse servers refuse, and what else is not public.
    const RESERVED: [&str; 42] = [
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "255.255.255.255/32",
        "::/128",
        "::1/128",
        "::/96",
        "::ffff:0:0/96",
        "::ffff:127.0.0.1/128",
        "::ffff:8.8.8.8/128",
        "::127.0.0.1/128",
        "64:ff9b::/96",
        "64:ff9b::127.0.0.1/128",
        "64:ff9b:1::/48",
        "100::/64",
        "2001::/32",
        "2001:2::/48",
        "2001:10::/28",
        "2001:20::/28",
        "2001:db8::/32",
        "2002::/16",
        "2002:7f00:1::/48",
        "3fff::/20",
        "4000::/3",
        "5f00::/16",
        "fc00::/7",
        "fd00::/8",
        "fe80::/10",
        "fec0::/10",
        "ff00::/8",
    ];

    #[test]
    fn both_ends_of_every_reserved_range_are_refused() {
        for range in RESERVED {
            let net: IpNet = range.parse().unwrap();
            assert!(!is_public(net.network()), "{range}");
            assert!(!is_public(net.broadcast()), "{range}");
        }
    }

    #[test]
    fn the_neighbours_of_reserved_ranges_are_public() {
        for address in [
            "1.0.0.0",
            "9.255.255.255",
            "11.0.0.0",
            "100.63.255.255",
            "100.128.0.0",
            "126.255.255.255",
            "128.0.0.0",
            "169.253.255.255",
            "169.255.0.0",
            "172.15.255.255",
            "172.32.0.0",
            "192.0.1.0",
            "192.167.255.255",
            "192.169.0.0",
            "198.17.255.255",
            "198.20.0.0",
            "223.255.255.255",
            "8.8.8.8",
            "2000::1",
            "2001:200::1",
            "2001:4860:4860::8888",
            "2003::1",
            "2606:4700::1111",
            "3ffe:ffff::1",
        ] {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
    }

    fn refused(addresses: &[&str]) {
        for address in addresses {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn the_unspecified_address_is_refused_in_both_families_cve_2026_46348_cve_2026_33693() {
        refused(&["::", "0:0:0:0:0:0:0:0", "0.0.0.0", "0.1.2.3"]);
    }

    #[test]
    fn mapped_ipv4_is_refused_however_it_is_written_cve_2026_47389() {
        refused(&[
            "::ffff:127.0.0.1",
            "::ffff:7f00:1",
            "0:0:0:0:0:ffff:7f00:0001",
            "::ffff:a00:1",
            "::ffff:8.8.8.8",
        ]);
    }

    #[test]
    fn compatible_ipv4_is_refused_ghsa_vwhj_3g83_v276() {
        refused(&["::127.0.0.1", "::7f00:1", "::10.0.0.1", "::8.8.8.8"]);
    }

    #[test]
    fn translated_and_tunnelled_ipv4_is_refused_cve_2026_50131() {
        refused(&[
            "64:ff9b::7f00:1",
            "64:ff9b::808:808",
            "64:ff9b:1::7f00:1",
            "2001:0:7f00:1::80ff:fffe",
            "2002:7f00:1::",
            "2002:808:808::1",
        ]);
    }
}
