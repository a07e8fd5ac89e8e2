//! Mail addresses, read strictly.

use std::fmt;

/// Longest part before the `@`, and longest address ([RFC 5321](https://www.rfc-editor.org/rfc/rfc5321.html#section-4.5.3.1)).
const MAX_LOCAL: usize = 64;
const MAX_ADDRESS: usize = 254;

/// A mail address that every mail server reads the same way.
///
/// Quoted parts, comments, routes (`%`, `!`), lists, address literals and non-ASCII local parts are
/// refused: different programs take them for different people. The domain is in lower case and,
/// if international, in its ASCII form. `Debug` does not show who it is.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Address {
    text: String,
    at: usize,
}

/// The text is not a usable address. The texts may be shown to the person who typed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Longer than mail allows.
    #[error("is too long")]
    TooLong,
    /// Not exactly one `@`, or nothing on one side.
    #[error("must have one @ with something before and after it")]
    Shape,
    /// A character that is not taken before the `@`, or dots in the wrong place.
    #[error("has characters before the @ that are not accepted")]
    Local,
    /// The domain is no domain name.
    #[error("has no valid domain")]
    Domain,
}

impl Address {
    /// Reads an address as typed; white space around it is not forgiven.
    ///
    /// # Errors
    /// [`AddressError`].
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        if text.len() > MAX_ADDRESS {
            return Err(AddressError::TooLong);
        }
        let (local, domain) = text.split_once('@').ok_or(AddressError::Shape)?;
        if local.is_empty() || domain.is_empty() || domain.contains('@') {
            return Err(AddressError::Shape);
        }
        check_local(local)?;
        let domain = check_domain(domain)?;
        let text = format!("{local}@{domain}");
        if text.len() > MAX_ADDRESS {
            return Err(AddressError::TooLong);
        }
        Ok(Self {
            at: local.len(),
            text,
        })
    }

    /// The address to send to.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What stands before the `@`, as typed.
    #[must_use]
    pub fn local(&self) -> &str {
        self.text.get(..self.at).unwrap_or_default()
    }

    /// What stands after the `@`, in lower case and ASCII.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.text.get(self.at + 1..).unwrap_or_default()
    }

    /// The form in which two accounts must differ: all in lower case.
    #[must_use]
    pub fn unique(&self) -> String {
        self.text.to_ascii_lowercase()
    }

    /// The form in which blocked addresses are compared: lower case, without dots and without
    /// what follows a `+`, since many providers deliver all of these to one person.
    #[must_use]
    pub fn canonical(&self) -> String {
        let local = self.local().to_ascii_lowercase();
        let untagged = match local.split_once('+') {
            Some((before, _)) if !before.is_empty() => before,
            _ => &local,
        };
        format!("{}@{}", untagged.replace('.', ""), self.domain())
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address(…@{})", self.domain())
    }
}

fn check_local(local: &str) -> Result<(), AddressError> {
    // RFC 5322 atoms without what routes or quotes in some programs: % ! | `
    let accepted = |c: u8| c.is_ascii_alphanumeric() || b".-_+'&*=?^{}~#$/".contains(&c);
    let dots = local.starts_with('.') || local.ends_with('.') || local.contains("..");
    if local.len() > MAX_LOCAL {
        return Err(AddressError::TooLong);
    }
    if dots || !local.bytes().all(accepted) {
        return Err(AddressError::Local);
    }
    Ok(())
}

fn check_domain(domain: &str) -> Result<String, AddressError> {
    let domain = idna::domain_to_ascii_strict(domain).map_err(|_| AddressError::Domain)?;
    let labels: Vec<&str> = domain.split('.').collect();
    let host = |label: &&str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|c| c.is_ascii_alphanumeric() || c == b'-')
    };
    let numeric = |label: &&&str| label.bytes().all(|c| c.is_ascii_digit());
    // One label is a machine of ours; digits at the end are an IP address.
    let named = labels.len() > 1 && !labels.last().as_ref().is_some_and(numeric);
    if !named || !labels.iter().all(host) {
        return Err(AddressError::Domain);
    }
    Ok(domain)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ordinary_addresses_are_read_and_the_domain_normalised() {
        for (typed, read) in [
            ("rosa@example.com", "rosa@example.com"),
            ("Rosa.Park+news@Example.COM", "Rosa.Park+news@example.com"),
            ("o'neill@mail.example.org", "o'neill@mail.example.org"),
            ("rosa@bücher.example", "rosa@xn--bcher-kva.example"),
            ("1@2.example", "1@2.example"),
        ] {
            let address = Address::parse(typed).unwrap();
            assert_eq!(address.as_str(), read);
            assert_eq!(format!("{}@{}", address.local(), address.domain()), read);
        }
    }

    #[test]
    fn ambiguous_addresses_are_refused() {
        for bad in [
            "rosa%victim.example@example.com",
            "victim.example!rosa@example.com",
            "rosa,mallory@example.com",
            "rosa@example.com,mallory@example.net",
            "\"rosa\"@example.com",
            "\"rosa@victim.example\"@example.com",
            "rosa`id`@example.com",
            "rosa|id@example.com",
            "rosa@victim.example@example.com",
            "rosa @example.com",
            " rosa@example.com",
            "rosa@example.com ",
            "rosa@exam ple.com",
            "rosa\t@example.com",
            "rosa@example.com\r\nBcc: mallory@example.net",
            "rosa\r\nBcc: mallory@example.net",
            "rosa\0@example.com",
            "rosa(comment)@example.com",
            "Rosa <rosa@example.com>",
            "<rosa@example.com>",
            "rosa;mallory@example.com",
            "rosa:mallory@example.com",
            "rosa\\@example.com",
            "rösa@example.com",
            ".rosa@example.com",
            "rosa.@example.com",
            "ro..sa@example.com",
            "@example.com",
            "rosa@",
            "rosa",
            "",
            "rosa@localhost",
            "rosa@127.0.0.1",
            "rosa@[127.0.0.1]",
            "rosa@[IPv6:::1]",
            "rosa@.example.com",
            "rosa@example..com",
            "rosa@example.com.",
            "rosa@-example.com",
            "rosa@exam_ple.com",
            "rosa@example.com/../x",
            "rosa@example.com:25",
        ] {
            assert!(Address::parse(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn long_addresses_are_refused() {
        let fits = format!("{}@example.com", "a".repeat(64));
        assert!(Address::parse(&fits).is_ok());
        let local = format!("{}@example.com", "a".repeat(65));
        assert_eq!(Address::parse(&local), Err(AddressError::TooLong));
        let label = "b".repeat(60);
        let domain = format!("a@{label}.{label}.{label}.{label}.{label}.example");
        assert_eq!(Address::parse(&domain), Err(AddressError::TooLong));
        let label = format!("a@{}.example", "b".repeat(64));
        assert_eq!(Address::parse(&label), Err(AddressError::Domain));
    }

    #[test]
    fn one_person_has_one_canonical_form() {
        for (typed, unique, canonical) in [
            (
                "Rosa.Park+spam@Example.com",
                "rosa.park+spam@example.com",
                "rosapark@example.com",
            ),
            (
                "r.o.s.a.park@example.com",
                "r.o.s.a.park@example.com",
                "rosapark@example.com",
            ),
            (
                "rosapark+a+b@example.com",
                "rosapark+a+b@example.com",
                "rosapark@example.com",
            ),
            ("+tag@example.com", "+tag@example.com", "+tag@example.com"),
        ] {
            let address = Address::parse(typed).unwrap();
            assert_eq!(address.unique(), unique);
            assert_eq!(address.canonical(), canonical);
        }
    }

    #[test]
    fn debug_does_not_tell_who_it_is() {
        let address = Address::parse("rosa@example.com").unwrap();
        assert_eq!(format!("{address:?}"), "Address(…@example.com)");
    }

    proptest! {
        #[test]
        fn what_is_read_is_one_line_with_one_at(text in "[ -~\\r\\n\\t\u{e9}]{0,12}@[ -~\\r\\n\u{e9}]{0,16}") {
            if let Ok(address) = Address::parse(&text) {
                prop_assert_eq!(address.as_str().matches('@').count(), 1);
                prop_assert!(address.as_str().bytes().all(|c| c.is_ascii_graphic()));
                let again = Address::parse(address.as_str());
                prop_assert_eq!(again.as_ref(), Ok(&address));
                prop_assert!(lettre::Address::new(address.local(), address.domain()).is_ok());
            }
        }
    }
}
