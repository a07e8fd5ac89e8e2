//! Subscriptions to Web Push: one for each token. The key of the server is made when it is first asked for; its private
//! half is stored sealed with the master secret.
//!
//! Source: <https://docs.joinmastodon.org/methods/push/>, <https://www.rfc-editor.org/rfc/rfc8292>.

use aws_lc_rs::{
    encoding::{AsBigEndian, EcPrivateKeyBin},
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};
use base64::{
    Engine,
    alphabet::URL_SAFE,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
    prelude::BASE64_URL_SAFE_NO_PAD,
};
use sql::queries::{push as rows, settings};
use url::Url;

use super::{Error, Result, Services};

pub use sql::queries::push::Subscription;

/// What the private key is sealed for.
const PURPOSE: &str = "vapid";
/// The setting that holds the keys.
const SETTING: &str = "vapid";
/// Longest address, in bytes.
const ENDPOINT_BYTES: usize = 2048;
/// An uncompressed point of P-256, and the secret beside it (RFC 8291, section 3), in bytes.
const POINT_BYTES: usize = 65;
const SECRET_BYTES: usize = 16;

/// Browsers send keys with and without padding.
const TOLERANT: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// What a client asks for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Where to push to.
    pub endpoint: String,
    /// The client's public key, in URL-safe base64.
    pub p256dh: String,
    /// The client's secret, in URL-safe base64.
    pub auth: String,
    /// Encrypted as in RFC 8291, not as in the draft before it.
    pub standard: bool,
    /// The types that are pushed.
    pub alerts: Vec<String>,
    /// From whom: all, followed, follower or none.
    pub policy: &'static str,
}

/// The server's public key, in URL-safe base64 without padding; the first process that asks makes it for all.
pub async fn public_key(services: &Services) -> Result<&str> {
    let key = services
        .caches
        .vapid
        .get_or_try_init(|| async { load_or_make(services).await })
        .await?;
    Ok(key)
}

async fn load_or_make(services: &Services) -> Result<String> {
    let connection = services.connection().await?;
    let stored = match settings::get().bind(&connection, &SETTING).opt().await? {
        Some(stored) => stored,
        None => {
            let made = make(services)?;
            settings::set_once()
                .bind(&connection, &SETTING, &made)
                .one()
                .await?
        }
    };
    stored
        .get("public_key")
        .and_then(|key| key.as_str())
        .map(str::to_owned)
        .ok_or_else(|| Error::Internal("the VAPID key cannot be read".to_owned()))
}

/// The scalar is kept, as every library for Web Push takes it.
fn make(services: &Services) -> Result<serde_json::Value> {
    let unmade = |_| Error::Internal("the VAPID key could not be made".to_owned());
    let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).map_err(unmade)?;
    let private: EcPrivateKeyBin<'_> = pair.private_key().as_be_bytes().map_err(unmade)?;
    let sealed = services.secret.seal(PURPOSE, private.as_ref())?;
    Ok(serde_json::json!({
        "public_key": BASE64_URL_SAFE_NO_PAD.encode(pair.public_key().as_ref()),
        "private_key": BASE64_URL_SAFE_NO_PAD.encode(sealed),
    }))
}

/// Subscribes a token, in place of its former subscription.
///
/// # Errors
/// [`Error::Unprocessable`] where the address or the keys are none.
pub async fn subscribe(
    services: &Services,
    token_id: i64,
    account_id: i64,
    mut wanted: Wanted,
) -> Result<Subscription> {
    // Libraries send them in the other alphabet of Base64.
    for key in [&mut wanted.p256dh, &mut wanted.auth] {
        *key = key.replace('+', "-").replace('/', "_");
    }
    check(services, &wanted)?;
    let connection = services.connection().await?;
    Ok(rows::subscribe()
        .bind(
            &connection,
            &services.id()?,
            &token_id,
            &account_id,
            &wanted.endpoint,
            &wanted.p256dh,
            &wanted.auth,
            &wanted.standard,
            &wanted.alerts,
            &wanted.policy,
            &services.now(),
        )
        .one()
        .await?)
}

fn check(services: &Services, wanted: &Wanted) -> Result<()> {
    let invalid = |what: &str| Err(Error::Unprocessable(format!("Validation failed: {what}")));
    let is_address = wanted.endpoint.len() <= ENDPOINT_BYTES
        && Url::parse(&wanted.endpoint).is_ok_and(|url| {
            url.has_host()
                && url.username().is_empty()
                && url.password().is_none()
                && (url.scheme() == "https"
                    || (url.scheme() == "http" && services.origin().starts_with("http://")))
        });
    if !is_address {
        return invalid("Endpoint is not a valid URL");
    }
    let decoded = |text: &str| TOLERANT.decode(text).unwrap_or_default();
    let point = decoded(&wanted.p256dh);
    if point.len() != POINT_BYTES || point.first() != Some(&4) {
        return invalid("Key p256dh is not a valid key");
    }
    if decoded(&wanted.auth).len() != SECRET_BYTES {
        return invalid("Key auth is not a valid secret");
    }
    Ok(())
}

/// The subscription of a token.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn of_token(services: &Services, token_id: i64) -> Result<Subscription> {
    let connection = services.connection().await?;
    rows::of_token()
        .bind(&connection, &token_id)
        .opt()
        .await?
        .ok_or(Error::NotFound)
}

/// Changes what is pushed to a token's client, and from whom.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn update(
    services: &Services,
    token_id: i64,
    alerts: &[String],
    policy: &str,
) -> Result<Subscription> {
    let connection = services.connection().await?;
    rows::update()
        .bind(&connection, &alerts, &policy, &services.now(), &token_id)
        .opt()
        .await?
        .ok_or(Error::NotFound)
}

/// Ends the subscription of a token, if there is one.
pub async fn unsubscribe(services: &Services, token_id: i64) -> Result<()> {
    let connection = services.connection().await?;
    rows::unsubscribe().bind(&connection, &token_id).await?;
    Ok(())
}
