//! Reading a JSON Web Key Set (RFC 7517 section 5) that somebody else publishes. It takes public keys alone, and gives each
//! its algorithm for good.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use crate::external_issuer::ExternalIssuer;
use crate::key::{Algorithm, VerificationKey};
use crate::strict_json::read_object;

/// The longest set that is read, in bytes.
pub const KEY_SET_LENGTH_MAX: usize = 256 * 1024;

/// The most keys that a set may have.
const KEYS_MAX: usize = 100;

/// The longest id of somebody else's key, in characters.
const KID_LENGTH_MAX: usize = 256;

/// What is wrong with a set of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeySetError {
    /// Longer than [`KEY_SET_LENGTH_MAX`].
    #[error("it is longer than {KEY_SET_LENGTH_MAX} bytes")]
    TooLong,
    /// No JSON object with a list of keys.
    #[error("it is not a JSON Web Key Set: an object with a list called keys, and no member twice")]
    Malformed,
    /// More keys than anybody needs.
    #[error("it has more than {KEYS_MAX} keys")]
    TooMany,
    /// Nothing in it verifies tokens.
    #[error("it has no key that can be used here: one for signatures, with a kid, of an algorithm that is allowed")]
    NoKey,
}

/// The keys of an issuer other than ourselves, by `kid`. None is a secret.
#[derive(Clone, Debug, Default)]
pub struct KeySet {
    keys: HashMap<String, VerificationKey>,
}

impl KeySet {
    /// Reads the set of an issuer. A key that is not for signatures, is of another kind, or is damaged is left out: sets hold
    /// keys for other purposes, and one bad key shall not take the good ones away. Of two keys with one id the first counts.
    ///
    /// # Errors
    ///
    /// [`KeySetError`] for a text that is no set, or a set without a key to use.
    pub fn read(text: &[u8], issuer: &ExternalIssuer) -> Result<Self, KeySetError> {
        if text.len() > KEY_SET_LENGTH_MAX {
            return Err(KeySetError::TooLong);
        }
        let set = read_object(text).map_err(|_| KeySetError::Malformed)?;
        let items = set.get("keys").and_then(Value::as_array).ok_or(KeySetError::Malformed)?;
        if items.len() > KEYS_MAX {
            return Err(KeySetError::TooMany);
        }
        let mut keys = HashMap::new();
        for key in items.iter().filter_map(Value::as_object).filter_map(read_key) {
            if issuer.algorithms().contains(&key.algorithm()) {
                keys.entry(key.kid().to_owned()).or_insert(key);
            }
        }
        if keys.is_empty() {
            return Err(KeySetError::NoKey);
        }
        Ok(Self { keys })
    }

    /// The ids of the keys, in order.
    pub fn kids(&self) -> Vec<&str> {
        let mut kids: Vec<_> = self.keys.keys().map(String::as_str).collect();
        kids.sort_unstable();
        kids
    }

    pub(crate) fn get(&self, kid: &str) -> Option<&VerificationKey> {
        self.keys.get(kid)
    }
}

/// A key of the set, where it is one that verifies.
fn read_key(jwk: &Map<String, Value>) -> Option<VerificationKey> {
    let text = |name: &str| jwk.get(name).and_then(Value::as_str);
    let number = |name: &str| URL_SAFE_NO_PAD.decode(text(name)?).ok();
    let is_for_signatures = jwk.get("use").is_none_or(|usage| usage == "sig");
    let verifies = |operations: &Value| operations.as_array().is_some_and(|all| all.iter().any(|one| one == "verify"));
    if !is_for_signatures || !jwk.get("key_ops").is_none_or(verifies) {
        return None;
    }
    let kid = text("kid")?;
    if kid.is_empty() || kid.chars().nth(KID_LENGTH_MAX).is_some() || kid.contains(char::is_control) {
        return None;
    }
    // The name is for our own files, and theirs has other rules; it is set at the end.
    let key = match (text("kty")?, text("crv"), algorithm(jwk)?) {
        ("OKP", Some("Ed25519"), Algorithm::EdDsa) => {
            VerificationKey::ed25519("external", number("x")?.as_slice().try_into().ok()?)
        }
        ("EC", Some("P-256"), Algorithm::Es256) => {
            let [x, y] = [number("x")?, number("y")?];
            VerificationKey::es256("external", x.as_slice().try_into().ok()?, y.as_slice().try_into().ok()?)
        }
        ("RSA", _, Algorithm::Rs256) => VerificationKey::rs256("external", &number("n")?, &number("e")?),
        ("RSA", _, Algorithm::Ps256) => VerificationKey::ps256("external", &number("n")?, &number("e")?),
        _ => return None,
    };
    Some(key.ok()?.renamed(kid))
}

/// The one algorithm of a key: what it says itself, or else what its kind is nearly always for.
fn algorithm(jwk: &Map<String, Value>) -> Option<Algorithm> {
    if let Some(name) = jwk.get("alg") {
        return Algorithm::from_name(name.as_str()?);
    }
    match jwk.get("kty")?.as_str()? {
        "OKP" => Some(Algorithm::EdDsa),
        "EC" => Some(Algorithm::Es256),
        "RSA" => Some(Algorithm::Rs256),
        _ => None,
    }
}
