//! Helpers that make tokens with any header, payload and signature, without the code under test.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use billables_auth::{Identity, SigningKey, TokenError, Verifier, VerifierOptions};
use billables_domain::Timestamp;
use jsonwebtoken::{Algorithm, EncodingKey};
use serde_json::{Value, json};

pub(crate) const SEED: [u8; 32] = [7; 32];
pub(crate) const OTHER_SEED: [u8; 32] = [8; 32];
pub(crate) const SECRET: &[u8; 32] = b"a secret of thirty-two bytes ...";
pub(crate) const SECRET_KID: &str = "shared";

/// The time at which tokens are verified, in seconds since 1970.
pub(crate) const NOW: i64 = 1_800_000_000;

pub(crate) fn now() -> Timestamp {
    Timestamp::from_microseconds(NOW * 1_000_000)
}

pub(crate) fn ed25519() -> SigningKey {
    SigningKey::ed25519(&SEED).unwrap()
}

/// A verifier with the Ed25519 key of [`SEED`] and the shared secret [`SECRET`].
pub(crate) fn verifier() -> Verifier {
    let shared = SigningKey::hs256(SECRET_KID, SECRET).unwrap();
    let keys = vec![ed25519().verification_key(), shared.verification_key()];
    Verifier::new(VerifierOptions::new("billables", "billables", keys))
}

pub(crate) fn verify(token: &str) -> Result<Identity, TokenError> {
    verifier().verify(token, now())
}

pub(crate) fn header() -> Value {
    json!({ "alg": "EdDSA", "kid": ed25519().kid(), "typ": "JWT" })
}

pub(crate) fn payload() -> Value {
    json!({
        "iss": "billables", "aud": "billables", "sub": "switchboard", "jti": "1", "iat": NOW, "exp": NOW + 3600,
        "roles": ["Manager"], "accounts": ["demo"],
    })
}

/// The payload with a claim set, or removed if the value is null.
pub(crate) fn payload_with(name: &str, value: Value) -> Value {
    let mut payload = payload();
    match value {
        Value::Null => drop(payload.as_object_mut().unwrap().remove(name)),
        value => payload[name] = value,
    }
    payload
}

pub(crate) fn header_with(name: &str, value: Value) -> Value {
    let mut header = header();
    header[name] = value;
    header
}

pub(crate) fn encode(part: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(part)
}

/// Signs texts with an Ed25519 seed.
pub(crate) fn sign_texts(header: &str, payload: &str, seed: &[u8; 32]) -> String {
    let message = format!("{}.{}", encode(header), encode(payload));
    let pair = aws_lc_rs::signature::Ed25519KeyPair::from_seed_unchecked(seed).unwrap();
    let signature = pair.sign(message.as_bytes());
    format!("{message}.{}", encode(signature))
}

/// Signs with the Ed25519 key that the verifier knows.
pub(crate) fn sign(header: &Value, payload: &Value) -> String {
    sign_texts(&header.to_string(), &payload.to_string(), &SEED)
}

/// Signs with HMAC, even if the header names another algorithm.
pub(crate) fn sign_hmac(header: &Value, payload: &Value, secret: &[u8]) -> String {
    let message = format!("{}.{}", encode(header.to_string()), encode(payload.to_string()));
    let key = EncodingKey::from_secret(secret);
    let signature = jsonwebtoken::crypto::sign(message.as_bytes(), &key, Algorithm::HS256).unwrap();
    format!("{message}.{signature}")
}

/// A token with one claim changed.
pub(crate) fn token_with(name: &str, value: Value) -> String {
    sign(&header(), &payload_with(name, value))
}
