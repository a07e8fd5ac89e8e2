//! The endpoints of moderators, by noun. Each needs a permission of the role besides the scope.
//! <https://docs.joinmastodon.org/methods/admin/>

pub mod accounts;
pub mod canonical_email_blocks;
pub mod dimensions;
pub mod domain_allows;
pub mod domain_blocks;
pub mod email_domain_blocks;
pub mod ip_blocks;
pub mod measures;
pub mod reports;
pub mod retention;
pub mod tags;
pub mod trends;

use crate::endpoint::Noun;

/// The nouns of moderators.
pub const NOUNS: &[Noun] = &[
    Noun {
        name: "admin/accounts",
        endpoints: accounts::ENDPOINTS,
    },
    Noun {
        name: "admin/canonical_email_blocks",
        endpoints: canonical_email_blocks::ENDPOINTS,
    },
    Noun {
        name: "admin/dimensions",
        endpoints: dimensions::ENDPOINTS,
    },
    Noun {
        name: "admin/domain_allows",
        endpoints: domain_allows::ENDPOINTS,
    },
    Noun {
        name: "admin/domain_blocks",
        endpoints: domain_blocks::ENDPOINTS,
    },
    Noun {
        name: "admin/email_domain_blocks",
        endpoints: email_domain_blocks::ENDPOINTS,
    },
    Noun {
        name: "admin/ip_blocks",
        endpoints: ip_blocks::ENDPOINTS,
    },
    Noun {
        name: "admin/measures",
        endpoints: measures::ENDPOINTS,
    },
    Noun {
        name: "admin/reports",
        endpoints: reports::ENDPOINTS,
    },
    Noun {
        name: "admin/retention",
        endpoints: retention::ENDPOINTS,
    },
    Noun {
        name: "admin/tags",
        endpoints: tags::ENDPOINTS,
    },
    Noun {
        name: "admin/trends",
        endpoints: trends::ENDPOINTS,
    },
];
