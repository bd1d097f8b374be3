//! One key in one file: a JSON Web Key (RFC 7517; RFC 8037 for Ed25519, RFC 7518 section 6 for
//! the others) with the member `created` beside the standard
//! ones. Texts that hold a secret are cleared when they go.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use billables_domain::Timestamp;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::key::{
    Algorithm, ED25519_LENGTH, KeyError, P256_LENGTH, SECRET_LENGTH_MIN, SigningKey, ed25519_public_key,
    ed25519_thumbprint, p256_public_key,
};

/// A key as it lies in its file.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub(crate) struct KeyFile {
    kty: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    crv: Option<String>,
    alg: String,
    pub(crate) kid: String,
    #[serde(rename = "use", default, skip_serializing_if = "Option::is_none")]
    usage: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    x: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    y: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    d: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    k: Option<String>,
    created: String,
}

impl KeyFile {
    /// A new key.
    pub(crate) fn generate(
        algorithm: Algorithm,
        created: Timestamp,
        random: &dyn Fn(&mut [u8]),
    ) -> Result<Self, KeyError> {
        let mut secret = Zeroizing::new([0; ED25519_LENGTH]);
        random(secret.as_mut());
        let secret_text = Some(URL_SAFE_NO_PAD.encode(*secret));
        let (alg, created) = (algorithm.as_str().to_owned(), created.to_string());
        let usage = Some("sig".to_owned());
        Ok(match algorithm {
            Algorithm::EdDsa => {
                let public_key = ed25519_public_key(&secret)?;
                let (kid, x) = (ed25519_thumbprint(&public_key), Some(URL_SAFE_NO_PAD.encode(public_key)));
                let crv = Some("Ed25519".to_owned());
                Self { kty: "OKP".to_owned(), crv, alg, kid, usage, x, y: None, d: secret_text, k: None, created }
            }
            Algorithm::Es256 => {
                // All but one of about 2^32 random texts are a private key; that one is an error, and trying again helps.
                let public_key = p256_public_key(&secret)?;
                let kid = public_key.thumbprint();
                let [x, y] = [public_key.x, public_key.y].map(|coordinate| Some(URL_SAFE_NO_PAD.encode(coordinate)));
                let crv = Some("P-256".to_owned());
                Self { kty: "EC".to_owned(), crv, alg, kid, usage, x, y, d: secret_text, k: None, created }
            }
            Algorithm::Hs256 => {
                // Not a hash of the secret: a guess at the secret could be checked against it.
                let mut name = [0; 16];
                random(&mut name);
                let kid = URL_SAFE_NO_PAD.encode(name);
                Self {
                    kty: "oct".to_owned(),
                    crv: None,
                    alg,
                    kid,
                    usage,
                    x: None,
                    y: None,
                    d: None,
                    k: secret_text,
                    created,
                }
            }
        })
    }

    /// The text of the file.
    pub(crate) fn to_text(&self) -> Result<Zeroizing<String>, KeyError> {
        let mut text = Zeroizing::new(serde_json::to_string_pretty(self).map_err(|_| KeyError::Cryptography)?);
        text.push('\n');
        Ok(text)
    }

    /// Reads the text of a file. The error says what is wrong, and never shows what the text holds.
    pub(crate) fn from_text(text: &str) -> Result<Self, &'static str> {
        serde_json::from_str(text).map_err(|_| "it is not a JSON Web Key with kty, alg, kid and created")
    }

    pub(crate) fn algorithm(&self) -> Result<Algorithm, &'static str> {
        Algorithm::from_name(&self.alg).ok_or("its alg is none that is supported (EdDSA, ES256, HS256)")
    }

    pub(crate) fn created(&self) -> Result<Timestamp, &'static str> {
        Timestamp::parse(&self.created).map_err(|_| "its created is not a date and time")
    }

    /// The key itself.
    pub(crate) fn signing_key(&self) -> Result<SigningKey, &'static str> {
        let algorithm = self.algorithm()?;
        let key = match (algorithm, self.kty.as_str(), self.crv.as_deref()) {
            (Algorithm::EdDsa, "OKP", Some("Ed25519")) => {
                let seed = decode(self.d.as_deref()).ok_or("its d is missing or is not base64url")?;
                let seed: Zeroizing<[u8; ED25519_LENGTH]> =
                    Zeroizing::new(seed.as_slice().try_into().map_err(|_| "its d is not 32 bytes")?);
                let public_key = ed25519_public_key(&seed).map_err(|_| "its d is not an Ed25519 key")?;
                if self.x.as_deref() != Some(&URL_SAFE_NO_PAD.encode(public_key)) {
                    return Err("its x is not the public key of its d");
                }
                SigningKey::ed25519_named(&self.kid, &seed)
            }
            (Algorithm::Es256, "EC", Some("P-256")) => {
                let private_key = decode(self.d.as_deref()).ok_or("its d is missing or is not base64url")?;
                let private_key: Zeroizing<[u8; P256_LENGTH]> =
                    Zeroizing::new(private_key.as_slice().try_into().map_err(|_| "its d is not 32 bytes")?);
                let public_key = p256_public_key(&private_key).map_err(|_| "its d is not a key on the curve P-256")?;
                let written = [public_key.x, public_key.y].map(|coordinate| URL_SAFE_NO_PAD.encode(coordinate));
                if [self.x.as_deref(), self.y.as_deref()] != written.each_ref().map(|text| Some(text.as_str())) {
                    return Err("its x and y are not the public key of its d");
                }
                SigningKey::es256_named(&self.kid, &private_key)
            }
            (Algorithm::Hs256, "oct", None) => {
                let secret = decode(self.k.as_deref()).ok_or("its k is missing or is not base64url")?;
                if secret.len() < SECRET_LENGTH_MIN {
                    return Err("its k has fewer than 32 bytes");
                }
                SigningKey::hs256(&self.kid, &secret)
            }
            _ => return Err("its kty and crv do not belong to its alg"),
        };
        key.map_err(|_| "the cryptographic library refuses it")
    }
}

fn decode(text: Option<&str>) -> Option<Zeroizing<Vec<u8>>> {
    URL_SAFE_NO_PAD.decode(text?).ok().map(Zeroizing::new)
}
