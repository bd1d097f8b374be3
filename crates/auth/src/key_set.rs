//! The reader of an external issuer's JSON Web Key Set (RFC 7517 section 5). It reads public keys only, and fixes the algorithm of
//! each.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use crate::external_issuer::ExternalIssuer;
use crate::key::{Algorithm, VerificationKey};
use crate::strict_json::read_object;

/// The most bytes of a key set.
pub const KEY_SET_LENGTH_MAX: usize = 256 * 1024;

/// The most keys of a set.
const KEYS_MAX: usize = 100;

/// The most characters of a key's id.
const KID_LENGTH_MAX: usize = 256;

/// The reason why a key set is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeySetError {
    /// The set is longer than [`KEY_SET_LENGTH_MAX`].
    #[error("it is longer than {KEY_SET_LENGTH_MAX} bytes")]
    TooLong,
    /// The text is no JSON object with a list of keys.
    #[error("it is not a JSON Web Key Set: an object with a list called keys, and no member twice")]
    Malformed,
    /// The set has too many keys.
    #[error("it has more than {KEYS_MAX} keys")]
    TooMany,
    /// The set has no key that verifies tokens.
    #[error("it has no key that can be used here: one for signatures, with a kid, of an algorithm that is allowed")]
    NoKey,
}

/// The public keys of an external issuer, by `kid`.
#[derive(Clone, Debug, Default)]
pub struct KeySet {
    keys: HashMap<String, VerificationKey>,
}

impl KeySet {
    /// Reads the set of an issuer. The reader skips a key that is not for signatures, is of another kind or is damaged, because sets
    /// hold keys for other purposes, and one damaged key must not disable the others. The first of two keys with one id counts.
    ///
    /// # Errors
    ///
    /// [`KeySetError`] if the text is no key set, or has no usable key.
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

/// A key of the set, if it verifies signatures.
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
    // The constructors accept only names of key files; the real id is set at the end.
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

/// The algorithm of a key: its `alg`, or the usual algorithm of its kind.
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
