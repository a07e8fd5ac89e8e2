//! The master secret: encrypts what must be readable again, and keys message codes.
//!
//! 32 random bytes outside the database (`master.key` in the data folder, or the environment).
//! Every use has a purpose with a key of its own, so that what was sealed for one cannot be
//! opened as another.

use std::io::Write;
use std::path::{Path, PathBuf};

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use aws_lc_rs::{hkdf, hmac, rand};
use secrecy::{ExposeSecret, SecretBox};

const FILE: &str = "master.key";
const KEY_BYTES: usize = 32;
/// First byte of everything sealed, so that another scheme can follow.
const SCHEME: u8 = 1;
const TAG_BYTES: usize = 16;

/// What can go wrong with the master secret. No variant holds a part of it.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The file cannot be read or written.
    #[error("{}: {cause}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        cause: std::io::Error,
    },
    /// Not 64 hexadecimal digits.
    #[error("the master secret must be 64 hexadecimal digits (32 bytes)")]
    Form,
    /// The random number generator or the cipher failed.
    #[error("cryptography failed")]
    Crypto,
    /// What was to be opened is not what was sealed with this secret for this purpose.
    #[error("sealed data cannot be opened with this master secret")]
    NotOurs,
}

/// See the module's description.
pub struct MasterSecret(SecretBox<[u8; KEY_BYTES]>);

impl std::fmt::Debug for MasterSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MasterSecret")
    }
}

impl MasterSecret {
    /// Takes the secret from 64 hexadecimal digits.
    ///
    /// # Errors
    /// [`SecretError::Form`] for anything else.
    pub fn from_hex(text: &str) -> Result<Self, SecretError> {
        let mut bytes = [0; KEY_BYTES];
        hex::decode_to_slice(text.trim(), &mut bytes).map_err(|_| SecretError::Form)?;
        Ok(Self(SecretBox::new(Box::new(bytes))))
    }

    /// The secret as it stands in `master.key`; for backups only.
    #[must_use]
    pub fn to_hex(&self) -> super::Secret {
        super::Secret::new(hex::encode(self.0.expose_secret()))
    }

    /// Where the secret is kept in a data folder.
    #[must_use]
    pub fn path(data_dir: &Path) -> PathBuf {
        data_dir.join(FILE)
    }

    /// Reads `master.key`; `None` when there is none yet.
    ///
    /// # Errors
    /// When it cannot be read or has another form.
    pub fn read(data_dir: &Path) -> Result<Option<Self>, SecretError> {
        let path = Self::path(data_dir);
        match std::fs::read_to_string(&path) {
            Ok(text) => Self::from_hex(&text).map(Some),
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(SecretError::File { path, cause }),
        }
    }

    /// Makes a new secret and keeps it in `master.key`, mode 0600.
    ///
    /// Two starts at once agree: the file appears whole or not at all, and who comes second reads
    /// the first one's.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn create(data_dir: &Path) -> Result<Self, SecretError> {
        let mut bytes = [0; KEY_BYTES];
        rand::fill(&mut bytes).map_err(|_| SecretError::Crypto)?;
        Self(SecretBox::new(Box::new(bytes))).keep(data_dir)
    }

    /// Writes the secret to `master.key`, and gives back what stands there then.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep(self, data_dir: &Path) -> Result<Self, SecretError> {
        let path = Self::path(data_dir);
        let failed = |cause| SecretError::File {
            path: path.clone(),
            cause,
        };
        std::fs::create_dir_all(data_dir).map_err(failed)?;
        // tempfile makes files with mode 0600.
        let mut file = tempfile::NamedTempFile::new_in(data_dir).map_err(failed)?;
        writeln!(file, "{}", self.to_hex().expose()).map_err(failed)?;
        file.as_file().sync_all().map_err(failed)?;
        match file.persist_noclobber(&path) {
            Ok(_) => {
                std::fs::File::open(data_dir)
                    .and_then(|dir| dir.sync_all())
                    .map_err(failed)?;
                Ok(self)
            }
            Err(refused) if refused.error.kind() == std::io::ErrorKind::AlreadyExists => {
                Self::read(data_dir)?.ok_or(SecretError::Form)
            }
            Err(refused) => Err(failed(refused.error)),
        }
    }

    /// Encrypts and authenticates: scheme byte, nonce, ciphertext with tag (AES-256-GCM).
    ///
    /// # Errors
    /// [`SecretError::Crypto`] when the cipher refuses, which only absurd lengths do.
    pub fn seal(&self, purpose: &str, plaintext: &[u8]) -> Result<Vec<u8>, SecretError> {
        let key = self.cipher(purpose)?;
        let mut body = plaintext.to_vec();
        let nonce = key
            .seal_in_place_append_tag(Aad::from(purpose.as_bytes()), &mut body)
            .map_err(|_| SecretError::Crypto)?;
        let mut sealed = Vec::with_capacity(1 + NONCE_LEN + body.len());
        sealed.push(SCHEME);
        sealed.extend_from_slice(nonce.as_ref());
        sealed.append(&mut body);
        Ok(sealed)
    }

    /// Opens what [`MasterSecret::seal`] made for the same purpose.
    ///
    /// # Errors
    /// [`SecretError::NotOurs`] for anything else: changed, cut, of another purpose or secret.
    pub fn open(&self, purpose: &str, sealed: &[u8]) -> Result<Vec<u8>, SecretError> {
        let (scheme, rest) = sealed.split_first().ok_or(SecretError::NotOurs)?;
        let (nonce, body) = rest
            .split_first_chunk::<NONCE_LEN>()
            .ok_or(SecretError::NotOurs)?;
        if *scheme != SCHEME || body.len() < TAG_BYTES {
            return Err(SecretError::NotOurs);
        }
        let mut body = body.to_vec();
        let plaintext = self
            .cipher(purpose)?
            .open_in_place(
                Nonce::assume_unique_for_key(*nonce),
                Aad::from(purpose.as_bytes()),
                &mut body,
            )
            .map_err(|_| SecretError::NotOurs)?
            .len();
        body.truncate(plaintext);
        Ok(body)
    }

    /// A message code (HMAC-SHA256) for what is handed out and must come back unchanged.
    /// Compare it in constant time.
    ///
    /// # Errors
    /// [`SecretError::Crypto`] when the key cannot be derived.
    pub fn mac(&self, purpose: &str, data: &[u8]) -> Result<[u8; 32], SecretError> {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.derive("mac", purpose)?);
        hmac::sign(&key, data)
            .as_ref()
            .try_into()
            .map_err(|_| SecretError::Crypto)
    }

    fn cipher(&self, purpose: &str) -> Result<RandomizedNonceKey, SecretError> {
        RandomizedNonceKey::new(&AES_256_GCM, &self.derive("seal", purpose)?)
            .map_err(|_| SecretError::Crypto)
    }

    /// HKDF-SHA256 (RFC 5869), with use and purpose as its info.
    fn derive(&self, usage: &str, purpose: &str) -> Result<[u8; KEY_BYTES], SecretError> {
        let mut key = [0; KEY_BYTES];
        hkdf::Salt::new(hkdf::HKDF_SHA256, b"rookery master secret")
            .extract(self.0.expose_secret())
            .expand(
                &[usage.as_bytes(), b"\0", purpose.as_bytes()],
                hkdf::HKDF_SHA256,
            )
            .and_then(|okm| okm.fill(&mut key))
            .map_err(|_| SecretError::Crypto)?;
        Ok(key)
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn secret(digit: char) -> MasterSecret {
        MasterSecret::from_hex(&digit.to_string().repeat(64)).unwrap()
    }

    #[test]
    fn what_is_sealed_opens_again() {
        let secret = secret('1');
        for text in [&b""[..], b"x", &[7; 5000]] {
            let sealed = secret.seal("totp", text).unwrap();
            assert_eq!(secret.open("totp", &sealed).unwrap(), text);
        }
    }

    #[test]
    fn sealing_twice_never_gives_the_same_bytes() {
        let secret = secret('1');
        assert_ne!(
            secret.seal("totp", b"same").unwrap(),
            secret.seal("totp", b"same").unwrap()
        );
    }

    #[test]
    fn another_purpose_or_secret_cannot_open() {
        let sealed = secret('1').seal("totp", b"text").unwrap();
        assert!(secret('1').open("key", &sealed).is_err());
        assert!(secret('2').open("totp", &sealed).is_err());
    }

    #[test]
    fn every_changed_or_missing_byte_is_noticed() {
        let secret = secret('1');
        let sealed = secret.seal("totp", b"text").unwrap();
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(secret.open("totp", &changed).is_err(), "byte {at}");
            assert!(secret.open("totp", &sealed[..at]).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn codes_differ_by_purpose_secret_and_data() {
        let code = secret('1').mac("csrf", b"data").unwrap();
        assert_eq!(code, secret('1').mac("csrf", b"data").unwrap());
        assert_ne!(code, secret('1').mac("unsubscribe", b"data").unwrap());
        assert_ne!(code, secret('2').mac("csrf", b"data").unwrap());
        assert_ne!(code, secret('1').mac("csrf", b"data!").unwrap());
    }

    #[test]
    fn the_first_start_makes_a_private_file_and_later_starts_keep_it() {
        let dir = tempfile::tempdir().unwrap();
        let data = dir.path().join("data");
        assert!(MasterSecret::read(&data).unwrap().is_none());
        let made = MasterSecret::create(&data).unwrap();
        let mode = std::fs::metadata(MasterSecret::path(&data))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
        let again = MasterSecret::create(&data).unwrap();
        assert_eq!(made.to_hex().expose(), again.to_hex().expose());
    }

    #[test]
    fn a_damaged_file_is_an_error_and_is_not_replaced() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(MasterSecret::path(dir.path()), "abc").unwrap();
        assert!(MasterSecret::read(dir.path()).is_err());
        assert!(MasterSecret::create(dir.path()).is_err());
        assert_eq!(
            std::fs::read_to_string(MasterSecret::path(dir.path())).unwrap(),
            "abc"
        );
    }

    #[test]
    fn a_secret_of_another_length_is_refused() {
        for text in ["", "00", &"0".repeat(63), &"0".repeat(66), &"g".repeat(64)] {
            assert!(MasterSecret::from_hex(text).is_err(), "{text}");
        }
    }

    #[test]
    fn debug_shows_nothing() {
        assert!(!format!("{:?}", secret('1')).contains("11"));
    }
}
