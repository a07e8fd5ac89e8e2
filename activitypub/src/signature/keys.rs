//! Keys: RSA for everybody, Ed25519 for those who know it.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{self, KeySize};
use aws_lc_rs::signature::{
    ED25519, Ed25519KeyPair, KeyPair as _, ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256,
    RSA_PKCS1_SHA256,
};

use super::{base58, pem};

/// Smallest RSA key that is used, in bits.
const MIN_RSA_BITS: usize = 2048;

/// Largest RSA key that is used, in bits.
const MAX_RSA_BITS: usize = 8192;

/// What stands before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo
/// ([RFC 8410, 4](https://www.rfc-editor.org/rfc/rfc8410#section-4)).
const ED25519_SPKI: &[u8] = &[
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
];

/// The multicodec prefix of an Ed25519 public key in a Multikey
/// ([Controlled Identifiers, 2.2.2](https://www.w3.org/TR/cid-1.0/#Multikey)).
const ED25519_MULTICODEC: &[u8] = &[0xed, 0x01];

/// Length of an Ed25519 public key, in bytes.
const ED25519_BYTES: usize = 32;

/// What a key signs with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Algorithm {
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    RsaSha256,
    /// Ed25519.
    Ed25519,
}

impl Algorithm {
    /// The name in RFC 9421's registry.
    #[must_use]
    pub fn rfc9421(self) -> &'static str {
        match self {
            Self::RsaSha256 => "rsa-v1_5-sha256",
            Self::Ed25519 => "ed25519",
        }
    }

    /// The name in draft-cavage; what has no name of its own is `hs2019`.
    #[must_use]
    pub fn cavage(self) -> &'static str {
        match self {
            Self::RsaSha256 => "rsa-sha256",
            Self::Ed25519 => "hs2019",
        }
    }
}

/// Why a key is of no use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Neither PEM nor Multikey, or one that holds no key.
    #[error("the key cannot be read")]
    Malformed,
    /// A kind of key that is not used.
    #[error("keys of this kind are not used")]
    Unsupported,
    /// An RSA key below 2048 or above 8192 bits.
    #[error("the RSA key has fewer than {MIN_RSA_BITS} or more than {MAX_RSA_BITS} bits")]
    Size,
    /// The random number generator or the library failed.
    #[error("the key could not be made or used")]
    Failed,
}

/// A key that checks signatures. Parsed once, cheap to clone, to be kept in caches.
#[derive(Clone)]
pub struct PublicKey {
    key: Arc<ParsedPublicKey>,
    algorithm: Algorithm,
}

impl PublicKey {
    /// Reads the `publicKeyPem` of an actor: SubjectPublicKeyInfo of an RSA or Ed25519 key, or
    /// PKCS#1 of an RSA key.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn from_pem(text: &str) -> Result<Self, KeyError> {
        let (label, der) = pem::decode(text).ok_or(KeyError::Malformed)?;
        match label {
            "PUBLIC KEY" | "RSA PUBLIC KEY" => Self::from_der(&der),
            _ => Err(KeyError::Unsupported),
        }
    }

    /// Reads the `publicKeyMultibase` of a Multikey: an Ed25519 key in base58btc.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn from_multibase(text: &str) -> Result<Self, KeyError> {
        let bytes = text
            .strip_prefix('z')
            .and_then(base58::decode)
            .ok_or(KeyError::Malformed)?;
        let raw = bytes
            .strip_prefix(ED25519_MULTICODEC)
            .ok_or(KeyError::Unsupported)?;
        Self::from_ed25519(raw)
    }

    fn from_der(der: &[u8]) -> Result<Self, KeyError> {
        if let Some(raw) = der.strip_prefix(ED25519_SPKI) {
            return Self::from_ed25519(raw);
        }
        let parsed = rsa::PublicKey::from_der(der).map_err(|_| KeyError::Malformed)?;
        let bits = modulus_bits(parsed.as_ref()).ok_or(KeyError::Malformed)?;
        if !(MIN_RSA_BITS..=MAX_RSA_BITS).contains(&bits) {
            return Err(KeyError::Size);
        }
        let key = ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, parsed.as_ref())
            .map_err(|_| KeyError::Malformed)?;
        Ok(Self {
            key: Arc::new(key),
            algorithm: Algorithm::RsaSha256,
        })
    }

    fn from_ed25519(raw: &[u8]) -> Result<Self, KeyError> {
        if raw.len() != ED25519_BYTES {
            return Err(KeyError::Malformed);
        }
        let key = ParsedPublicKey::new(&ED25519, raw).map_err(|_| KeyError::Malformed)?;
        Ok(Self {
            key: Arc::new(key),
            algorithm: Algorithm::Ed25519,
        })
    }

    /// What the key checks.
    #[must_use]
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// Whether `signature` is this key's over `message`.
    #[must_use]
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        self.key.verify_sig(message, signature).is_ok()
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({:?})", self.algorithm)
    }
}

/// A key that signs. Cheap to clone; its text form is a secret.
#[derive(Clone)]
pub struct PrivateKey(Pair);

#[derive(Clone)]
enum Pair {
    Rsa(Arc<rsa::KeyPair>),
    Ed25519(Arc<Ed25519KeyPair>),
}

impl PrivateKey {
    /// Makes an RSA key of 2048 bits. Takes a good part of a second: not for an async thread.
    ///
    /// # Errors
    /// [`KeyError::Failed`].
    pub fn generate_rsa() -> Result<Self, KeyError> {
        let pair = rsa::KeyPair::generate(KeySize::Rsa2048).map_err(|_| KeyError::Failed)?;
        Ok(Self(Pair::Rsa(Arc::new(pair))))
    }

    /// Makes an Ed25519 key.
    ///
    /// # Errors
    /// [`KeyError::Failed`].
    pub fn generate_ed25519() -> Result<Self, KeyError> {
        let pair = Ed25519KeyPair::generate().map_err(|_| KeyError::Failed)?;
        Ok(Self(Pair::Ed25519(Arc::new(pair))))
    }

    /// Reads a private key: PKCS#8, or PKCS#1 for RSA keys of older servers.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn from_pem(text: &str) -> Result<Self, KeyError> {
        let (label, der) = pem::decode(text).ok_or(KeyError::Malformed)?;
        let rsa = |pair: rsa::KeyPair| Self(Pair::Rsa(Arc::new(pair)));
        match label {
            "RSA PRIVATE KEY" => rsa::KeyPair::from_der(&der)
                .map(rsa)
                .map_err(|_| KeyError::Malformed),
            "PRIVATE KEY" => match rsa::KeyPair::from_pkcs8(&der) {
                Ok(pair) => Ok(rsa(pair)),
                Err(_) => Ed25519KeyPair::from_pkcs8(&der)
                    .map(|pair| Self(Pair::Ed25519(Arc::new(pair))))
                    .map_err(|_| KeyError::Malformed),
            },
            _ => Err(KeyError::Unsupported),
        }
    }

    /// The PKCS#8 PEM of the key. Secret: to be encrypted before it is stored.
    ///
    /// # Errors
    /// [`KeyError::Failed`].
    pub fn to_pkcs8_pem(&self) -> Result<String, KeyError> {
        let der: Pkcs8V1Der<'_> = match &self.0 {
            Pair::Rsa(pair) => pair.as_der(),
            Pair::Ed25519(pair) => pair.as_der(),
        }
        .map_err(|_| KeyError::Failed)?;
        Ok(pem::encode("PRIVATE KEY", der.as_ref()))
    }

    /// The SubjectPublicKeyInfo PEM of the public half, for `publicKeyPem`.
    ///
    /// # Errors
    /// [`KeyError::Failed`].
    pub fn public_pem(&self) -> Result<String, KeyError> {
        let der: PublicKeyX509Der<'_> = match &self.0 {
            Pair::Rsa(pair) => pair.public_key().as_der(),
            Pair::Ed25519(pair) => pair.public_key().as_der(),
        }
        .map_err(|_| KeyError::Failed)?;
        Ok(pem::encode("PUBLIC KEY", der.as_ref()))
    }

    /// The public half as `publicKeyMultibase`, for Ed25519.
    #[must_use]
    pub fn public_multibase(&self) -> Option<String> {
        match &self.0 {
            Pair::Rsa(_) => None,
            Pair::Ed25519(pair) => {
                let bytes = [ED25519_MULTICODEC, pair.public_key().as_ref()].concat();
                Some(format!("z{}", base58::encode(&bytes)))
            }
        }
    }

    /// The public half.
    ///
    /// # Errors
    /// [`KeyError`] when the library cannot read what it wrote.
    pub fn public_key(&self) -> Result<PublicKey, KeyError> {
        match &self.0 {
            Pair::Rsa(pair) => PublicKey::from_der(pair.public_key().as_ref()),
            Pair::Ed25519(pair) => PublicKey::from_ed25519(pair.public_key().as_ref()),
        }
    }

    /// What the key signs with.
    #[must_use]
    pub fn algorithm(&self) -> Algorithm {
        match &self.0 {
            Pair::Rsa(_) => Algorithm::RsaSha256,
            Pair::Ed25519(_) => Algorithm::Ed25519,
        }
    }

    /// The signature over a message.
    ///
    /// # Errors
    /// [`KeyError::Failed`].
    pub fn sign(&self, message: &[u8]) -> Result<Vec<u8>, KeyError> {
        match &self.0 {
            Pair::Rsa(pair) => {
                let mut signature = vec![0; pair.public_modulus_len()];
                pair.sign(
                    &RSA_PKCS1_SHA256,
                    &SystemRandom::new(),
                    message,
                    &mut signature,
                )
                .map_err(|_| KeyError::Failed)?;
                Ok(signature)
            }
            Pair::Ed25519(pair) => pair
                .try_sign(message)
                .map(|signature| signature.as_ref().to_vec())
                .map_err(|_| KeyError::Failed),
        }
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PrivateKey({:?})", self.algorithm())
    }
}

/// Bits of the modulus of an `RSAPublicKey` ([RFC 8017, A.1.1](https://www.rfc-editor.org/rfc/rfc8017#appendix-A.1.1)).
fn modulus_bits(pkcs1: &[u8]) -> Option<usize> {
    let sequence = der_content(pkcs1, 0x30)?;
    let integer = der_content(sequence, 0x02)?;
    let zeros = integer.iter().take_while(|byte| **byte == 0).count();
    let digits = integer.get(zeros..)?;
    let first = digits.first()?;
    Some(digits.len() * 8 - usize::try_from(first.leading_zeros()).ok()?)
}

/// The content of the DER value at the start, when it has this tag.
fn der_content(der: &[u8], tag: u8) -> Option<&[u8]> {
    let (found, rest) = der.split_first()?;
    let (length, rest) = rest.split_first()?;
    if *found != tag {
        return None;
    }
    let (length, rest) = match usize::from(*length) {
        short @ 0..=0x7f => (short, rest),
        long @ 0x81..=0x84 => {
            let (bytes, rest) = rest.split_at_checked(long - 0x80)?;
            (
                bytes
                    .iter()
                    .fold(0, |sum, byte| (sum << 8) | usize::from(*byte)),
                rest,
            )
        }
        _ => return None,
    };
    rest.get(..length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_survive_their_text_form() {
        for key in [
            PrivateKey::generate_rsa().unwrap(),
            PrivateKey::generate_ed25519().unwrap(),
        ] {
            let again = PrivateKey::from_pem(&key.to_pkcs8_pem().unwrap()).unwrap();
            let public = PublicKey::from_pem(&again.public_pem().unwrap()).unwrap();
            assert_eq!(public.algorithm(), key.algorithm());
            let signature = key.sign(b"message").unwrap();
            assert!(public.verify(b"message", &signature));
            assert!(again.public_key().unwrap().verify(b"message", &signature));
            assert!(!public.verify(b"massage", &signature));
            assert!(!public.verify(b"message", b""));
        }
    }

    #[test]
    fn a_multikey_is_the_same_key() {
        let key = PrivateKey::generate_ed25519().unwrap();
        let text = key.public_multibase().unwrap();
        assert!(text.starts_with("z6Mk"), "{text}");
        let public = PublicKey::from_multibase(&text).unwrap();
        assert!(public.verify(b"x", &key.sign(b"x").unwrap()));
        assert_eq!(PrivateKey::generate_rsa().unwrap().public_multibase(), None);
    }

    #[test]
    fn a_published_multikey_is_read() {
        // https://www.w3.org/TR/vc-di-eddsa/#example-an-ed25519-public-key-encoded-as-a-multikey-0
        let public =
            PublicKey::from_multibase("z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu").unwrap();
        assert_eq!(public.algorithm(), Algorithm::Ed25519);
    }

    #[test]
    fn rsa_keys_of_1024_bits_are_refused() {
        let text = include_str!("../../tests/keys/rsa1024.pem");
        assert_eq!(PublicKey::from_pem(text).unwrap_err(), KeyError::Size);
    }

    #[test]
    fn pkcs1_is_read_in_both_directions() {
        let private =
            PrivateKey::from_pem(include_str!("../../tests/keys/rsa2048.pkcs1.pem")).unwrap();
        let public =
            PublicKey::from_pem(include_str!("../../tests/keys/rsa2048.public.pkcs1.pem")).unwrap();
        assert!(public.verify(b"x", &private.sign(b"x").unwrap()));
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for text in [
            "",
            "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
            "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----",
            "-----BEGIN CERTIFICATE-----\nAQID\n-----END CERTIFICATE-----",
        ] {
            assert!(PublicKey::from_pem(text).is_err(), "{text}");
            assert!(PrivateKey::from_pem(text).is_err(), "{text}");
        }
        for text in [
            "",
            "z",
            "m6Mk",
            "z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cx",
            "z11111",
        ] {
            assert!(PublicKey::from_multibase(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_secret_does_not_show_in_logs() {
        let key = PrivateKey::generate_ed25519().unwrap();
        assert_eq!(format!("{key:?}"), "PrivateKey(Ed25519)");
    }
}
