//! Names of stored files.

use std::fmt;
use std::str::FromStr;

use super::kind::Format;

const ROOT: &str = "media";
const RANDOM_BYTES: usize = 16;

/// The name of a stored file: `media/aa/bb/aabb….ext`.
///
/// Keys are generated, never taken from what a stranger sent. A `Key` cannot hold anything but
/// this form, so it can neither leave the folder nor name a type that is not allowed.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    text: String,
    format: Format,
}

/// The text is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a stored file")]
pub struct KeyError;

impl Key {
    /// A new key of 128 random bits, which nobody can guess.
    pub fn generate(rng: &mut impl rand::CryptoRng, format: Format) -> Self {
        let mut random = [0; RANDOM_BYTES];
        rng.fill_bytes(&mut random);
        let [first, second, ..] = random;
        let text = format!(
            "{ROOT}/{first:02x}/{second:02x}/{}.{}",
            hex::encode(random),
            format.extension()
        );
        Self { text, format }
    }

    /// The key as text, which is also its path below the store's root.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What kind of file stands under this key.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }
}

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let mut parts = text.split('/');
        let (Some(ROOT), Some(first), Some(second), Some(file), None) = (
            parts.next(),
            parts.next(),
            parts.next(),
            parts.next(),
            parts.next(),
        ) else {
            return Err(KeyError);
        };
        let (random, extension) = file.split_once('.').ok_or(KeyError)?;
        let format = Format::from_extension(extension).ok_or(KeyError)?;
        let lower_hex = |c: u8| c.is_ascii_digit() || (b'a'..=b'f').contains(&c);
        let well_formed = random.len() == RANDOM_BYTES * 2
            && random.bytes().all(lower_hex)
            && first.len() == 2
            && second.len() == 2
            && random
                .strip_prefix(first)
                .is_some_and(|rest| rest.starts_with(second));
        if !well_formed {
            return Err(KeyError);
        }
        Ok(Self {
            text: text.to_owned(),
            format,
        })
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({})", self.text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    #[test]
    fn a_generated_key_reads_back_and_never_repeats() {
        let mut rng = StdRng::seed_from_u64(7);
        let mut seen = std::collections::HashSet::new();
        for format in Format::ALL.into_iter().cycle().take(400) {
            let key = Key::generate(&mut rng, format);
            assert_eq!(key.as_str().parse::<Key>(), Ok(key.clone()));
            assert_eq!(key.format(), format);
            assert!(seen.insert(key));
        }
    }

    #[test]
    fn traversal_and_foreign_forms_are_refused() {
        let good = "media/0a/1b/0a1b2c3d4e5f60718293a4b5c6d7e8f9.jpg";
        assert!(good.parse::<Key>().is_ok());
        for bad in [
            "",
            "media",
            "/media/0a/1b/0a1b2c3d4e5f60718293a4b5c6d7e8f9.jpg",
            "media/../1b/0a1b2c3d4e5f60718293a4b5c6d7e8f9.jpg",
            "media/0a/../0a1b2c3d4e5f60718293a4b5c6d7e8f9.jpg",
            "media/0a/1b/../../../etc/passwd.jpg",
            "media/0a/1b/..%2f..%2fetc%2fpasswd.jpg",
            "media/0a/1c/0a1b2c3d4e5f60718293a4b5c6d7e8f9.jpg",
            "media/0A/1B/0A1B2C3D4E5F60718293A4B5C6D7E8F9.jpg",
            "media/0a/1b/0a1b2c3d4e5f60718293a4b5c6d7e8f9.jpg/",
            "media/0a/1b/0a1b2c3d4e5f60718293a4b5c6d7e8f9.jpg\0",
            "media/0a/1b/0a1b2c3d4e5f60718293a4b5c6d7e8f9.html",
            "media/0a/1b/0a1b2c3d4e5f60718293a4b5c6d7e8f9.svg",
            "media/0a/1b/0a1b2c3d4e5f60718293a4b5c6d7e8f9.json.jpg",
            "media/0a/1b/0a1b2c3d4e5f60718293a4b5c6d7e8f9",
            "media\\0a\\1b\\0a1b2c3d4e5f60718293a4b5c6d7e8f9.jpg",
            "media/0a/1b/0a1b2c3d4e5f60718293a4b5c6d7e8f.jpg",
            "media//0a1b/0a1b2c3d4e5f60718293a4b5c6d7e8f9.jpg",
        ] {
            assert_eq!(bad.parse::<Key>(), Err(KeyError), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn whatever_parses_stays_below_the_root(text in "[./\\\\a-f0-9mediajpg%]{0,64}") {
            if let Ok(key) = text.parse::<Key>() {
                prop_assert!(!key.as_str().contains(".."));
                prop_assert!(key.as_str().starts_with("media/"));
            }
        }
    }
}
