//! What a role may do. <https://docs.joinmastodon.org/entities/Role/#permission-flags>

use std::ops::BitOr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A set of permissions: the bits of `Role.permissions`, a decimal string on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Permissions(pub u64);

impl Permissions {
    pub const NONE: Self = Self(0);
    /// Holds every other permission.
    pub const ADMINISTRATOR: Self = Self(0x1);
    pub const DEVOPS: Self = Self(0x2);
    pub const VIEW_AUDIT_LOG: Self = Self(0x4);
    pub const VIEW_DASHBOARD: Self = Self(0x8);
    pub const MANAGE_REPORTS: Self = Self(0x10);
    pub const MANAGE_FEDERATION: Self = Self(0x20);
    pub const MANAGE_SETTINGS: Self = Self(0x40);
    pub const MANAGE_BLOCKS: Self = Self(0x80);
    pub const MANAGE_TAXONOMIES: Self = Self(0x100);
    pub const MANAGE_APPEALS: Self = Self(0x200);
    pub const MANAGE_USERS: Self = Self(0x400);
    pub const MANAGE_INVITES: Self = Self(0x800);
    pub const MANAGE_RULES: Self = Self(0x1000);
    pub const MANAGE_ANNOUNCEMENTS: Self = Self(0x2000);
    pub const MANAGE_CUSTOM_EMOJIS: Self = Self(0x4000);
    pub const MANAGE_WEBHOOKS: Self = Self(0x8000);
    pub const INVITE_USERS: Self = Self(0x1_0000);
    pub const MANAGE_ROLES: Self = Self(0x2_0000);
    pub const MANAGE_USER_ACCESS: Self = Self(0x4_0000);
    pub const DELETE_USER_DATA: Self = Self(0x8_0000);
    pub const VIEW_FEEDS: Self = Self(0x10_0000);

    /// Both sets; usable in constants, which `|` is not.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True when every permission asked for is held; an administrator holds all.
    #[must_use]
    pub const fn allows(self, asked: Self) -> bool {
        self.0 & Self::ADMINISTRATOR.0 != 0 || self.0 & asked.0 == asked.0
    }
}

impl BitOr for Permissions {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.and(other)
    }
}

impl Serialize for Permissions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Permissions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map(Self)
            .map_err(|_| de::Error::custom("not a decimal number"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_administrator_may_do_everything() {
        assert!(Permissions::ADMINISTRATOR.allows(Permissions::MANAGE_USERS));
    }

    #[test]
    fn all_asked_permissions_are_needed() {
        let asked = Permissions::MANAGE_USERS | Permissions::MANAGE_REPORTS;
        assert!(!Permissions::MANAGE_REPORTS.allows(asked));
        assert!(asked.allows(asked));
        assert!(!Permissions::NONE.allows(Permissions::VIEW_FEEDS));
    }

    #[test]
    fn permissions_are_a_decimal_string() {
        let json = serde_json::to_string(&Permissions(65_536)).unwrap();
        assert_eq!(json, r#""65536""#);
        assert_eq!(
            serde_json::from_str::<Permissions>(&json).unwrap().0,
            65_536
        );
        assert!(serde_json::from_str::<Permissions>(r#""-1""#).is_err());
    }
}
