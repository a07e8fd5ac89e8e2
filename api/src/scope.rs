//! OAuth scopes. <https://docs.joinmastodon.org/api/oauth-scopes/>

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Every scope there is, parents before their children.
pub const KNOWN: &[&str] = &[
    "profile",
    "read",
    "read:accounts",
    "read:blocks",
    "read:bookmarks",
    "read:collections",
    "read:favourites",
    "read:filters",
    "read:follows",
    "read:lists",
    "read:mutes",
    "read:notifications",
    "read:search",
    "read:statuses",
    "write",
    "write:accounts",
    "write:blocks",
    "write:bookmarks",
    "write:collections",
    "write:conversations",
    "write:favourites",
    "write:filters",
    "write:follows",
    "write:lists",
    "write:media",
    "write:mutes",
    "write:notifications",
    "write:reports",
    "write:statuses",
    "follow",
    "push",
    "admin:read",
    "admin:read:accounts",
    "admin:read:reports",
    "admin:read:domain_allows",
    "admin:read:domain_blocks",
    "admin:read:ip_blocks",
    "admin:read:email_domain_blocks",
    "admin:read:canonical_email_blocks",
    "admin:write",
    "admin:write:accounts",
    "admin:write:reports",
    "admin:write:domain_allows",
    "admin:write:domain_blocks",
    "admin:write:ip_blocks",
    "admin:write:email_domain_blocks",
    "admin:write:canonical_email_blocks",
];

/// What `follow` stands for; deprecated, but every client still asks for it.
const FOLLOW: &[&str] = &[
    "read:blocks",
    "write:blocks",
    "read:follows",
    "write:follows",
    "read:mutes",
    "write:mutes",
];

/// A set of known scopes, in the order in which they were asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scopes(Vec<&'static str>);

/// A scope that does not exist.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown scope")]
pub struct UnknownScope;

impl Scopes {
    /// What an application gets that asks for none.
    #[must_use]
    pub fn read() -> Self {
        Self(vec!["read"])
    }

    /// Reads a list separated by spaces; repeats are dropped.
    ///
    /// # Errors
    /// Any word that is not in [`KNOWN`].
    pub fn parse(text: &str) -> Result<Self, UnknownScope> {
        let mut scopes = Vec::new();
        for word in text.split_ascii_whitespace() {
            let known = KNOWN
                .iter()
                .copied()
                .find(|known| *known == word)
                .ok_or(UnknownScope)?;
            if !scopes.contains(&known) {
                scopes.push(known);
            }
        }
        Ok(Self(scopes))
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The scopes, as they were asked for.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().copied()
    }

    /// True when the scope itself is held, or a parent of it.
    #[must_use]
    pub fn covers(&self, required: &str) -> bool {
        self.0.iter().any(|held| covers_one(held, required))
    }

    /// True when at least one of the scopes is covered, or none is asked for.
    #[must_use]
    pub fn satisfies(&self, any_of: &[&str]) -> bool {
        any_of.is_empty() || any_of.iter().any(|required| self.covers(required))
    }

    /// True when everything here is covered by the other set: a token may hold no more than its
    /// application was registered with.
    #[must_use]
    pub fn is_subset_of(&self, other: &Self) -> bool {
        self.0.iter().all(|scope| other.covers(scope))
    }
}

fn covers_one(held: &str, required: &str) -> bool {
    held == required
        || required
            .strip_prefix(held)
            .is_some_and(|rest| rest.starts_with(':'))
        || (held == "follow" && FOLLOW.contains(&required))
}

impl fmt::Display for Scopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(" "))
    }
}

impl std::str::FromStr for Scopes {
    type Err = UnknownScope;

    fn from_str(text: &str) -> Result<Self, UnknownScope> {
        Self::parse(text)
    }
}

/// As text separated by spaces, the form of the OAuth endpoints.
impl Serialize for Scopes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Scopes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scopes(text: &str) -> Scopes {
        Scopes::parse(text).unwrap()
    }

    #[test]
    fn a_parent_covers_its_children() {
        for (held, required, covered) in [
            ("read", "read:accounts", true),
            ("read", "read", true),
            ("read", "write:accounts", false),
            ("read:accounts", "read", false),
            ("read:accounts", "read:statuses", false),
            ("admin:read", "admin:read:accounts", true),
            ("read", "admin:read", false),
            ("read write follow push", "admin:write:reports", false),
            ("follow", "write:blocks", true),
            ("follow", "read:mutes", true),
            ("follow", "read:follows", true),
            ("follow", "read:accounts", false),
            ("follow", "follow", true),
            ("read write", "follow", false),
            ("profile", "read:accounts", false),
            ("profile", "profile", true),
            ("read", "profile", false),
            ("push", "push", true),
        ] {
            assert_eq!(
                scopes(held).covers(required),
                covered,
                "{held} / {required}"
            );
        }
    }

    #[test]
    fn a_common_beginning_is_no_parent() {
        assert!(!covers_one("read:list", "read:lists"));
        assert!(!covers_one("", "read"));
    }

    #[test]
    fn any_of_the_scopes_is_enough() {
        assert!(scopes("profile").satisfies(&["profile", "read:accounts"]));
        assert!(!scopes("push").satisfies(&["profile", "read:accounts"]));
        assert!(Scopes::default().satisfies(&[]));
    }

    #[test]
    fn unknown_scopes_are_refused() {
        for text in ["read admin", "READ", "read,write", "write:search", "read:"] {
            assert_eq!(Scopes::parse(text), Err(UnknownScope), "{text}");
        }
    }

    #[test]
    fn what_clients_ask_for_is_kept_in_order() {
        let asked = scopes("  write read\nfollow push write ");
        assert_eq!(asked.to_string(), "write read follow push");
        assert!(Scopes::parse("").unwrap().is_empty());
    }

    #[test]
    fn a_token_is_no_wider_than_its_application() {
        assert!(scopes("read:accounts push").is_subset_of(&scopes("read push")));
        assert!(!scopes("read write").is_subset_of(&scopes("read")));
        assert!(scopes("write:mutes").is_subset_of(&scopes("follow")));
        assert!(!scopes("follow").is_subset_of(&scopes("write:mutes")));
    }

    #[test]
    fn every_scope_of_the_tree_is_known_once() {
        for scope in KNOWN {
            assert_eq!(KNOWN.iter().filter(|other| *other == scope).count(), 1);
        }
        for scope in FOLLOW {
            assert!(KNOWN.contains(scope));
        }
    }
}
