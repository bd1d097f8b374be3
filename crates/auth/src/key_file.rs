//! The file of a key: a JSON Web Key (RFC 7517; RFC 8037 for Ed25519, RFC 7518 section 6 for the others) with the additional
//! member `created`. The memory of texts with a secret is cleared.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use billables_domain::Timestamp;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::key::{
    Algorithm, ED25519_LENGTH, KeyError, P256_LENGTH, RsaNumbers, RsaPrivateKey, SECRET_LENGTH_MIN, SigningKey,
    ed25519_public_key, ed25519_thumbprint, p256_public_key,
};

/// The members of a key file.
#[derive(Default, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub(crate) struct KeyFile {
    kty: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    crv: Option<String>,
    alg: String,
    pub(crate) kid: String,
    #[serde(rename = "use", default, skip_serializing_if = "Option::is_none")]
    usage: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    n: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    e: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    x: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    y: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    d: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    p: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    q: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    dp: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    dq: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    qi: Option<String>,
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
        let mut file = Self::default();
        algorithm.as_str().clone_into(&mut file.alg);
        file.usage = Some("sig".to_owned());
        file.created = created.to_string();
        match algorithm {
            Algorithm::EdDsa => {
                let seed = random_bytes::<ED25519_LENGTH>(random);
                let public_key = ed25519_public_key(&seed)?;
                file.set_kind("OKP", Some("Ed25519"), ed25519_thumbprint(&public_key));
                file.x = encode(public_key);
                file.d = encode(*seed);
            }
            Algorithm::Es256 => {
                let private_key = random_bytes::<P256_LENGTH>(random);
                // One of about 2^32 random texts is no private key. The operator can repeat the command.
                let public_key = p256_public_key(&private_key)?;
                file.set_kind("EC", Some("P-256"), public_key.thumbprint());
                [file.x, file.y] = [public_key.x, public_key.y].map(encode);
                file.d = encode(*private_key);
            }
            Algorithm::Rs256 | Algorithm::Ps256 => {
                let key = RsaPrivateKey::generate()?;
                file.set_kind("RSA", None, key.public_key()?.thumbprint());
                let RsaNumbers { n, e, d, p, q, dp, dq, qi } = key.numbers()?;
                [file.n, file.e, file.d, file.p] = [n, e, d, p].map(encode);
                [file.q, file.dp, file.dq, file.qi] = [q, dp, dq, qi].map(encode);
            }
            Algorithm::Hs256 => {
                file.k = encode(*random_bytes::<SECRET_LENGTH_MIN>(random));
                // The id is no hash of the secret, because an attacker could verify guesses with the hash.
                let name = random_bytes::<16>(random);
                file.set_kind("oct", None, URL_SAFE_NO_PAD.encode(*name));
            }
        }
        Ok(file)
    }

    /// Sets the kind and the id of the key.
    fn set_kind(&mut self, kty: &str, crv: Option<&str>, kid: String) {
        kty.clone_into(&mut self.kty);
        self.crv = crv.map(str::to_owned);
        self.kid = kid;
    }

    /// The text of the file.
    pub(crate) fn to_text(&self) -> Result<Zeroizing<String>, KeyError> {
        let mut text = Zeroizing::new(serde_json::to_string_pretty(self).map_err(|_| KeyError::Cryptography)?);
        text.push('\n');
        Ok(text)
    }

    /// Reads the text of a file. The error names the problem without any content of the file.
    pub(crate) fn from_text(text: &str) -> Result<Self, &'static str> {
        serde_json::from_str(text).map_err(|_| "it is not a JSON Web Key with kty, alg, kid and created")
    }

    pub(crate) fn algorithm(&self) -> Result<Algorithm, &'static str> {
        Algorithm::from_name(&self.alg).ok_or("its alg is none that is supported (EdDSA, ES256, RS256, PS256, HS256)")
    }

    pub(crate) fn created(&self) -> Result<Timestamp, &'static str> {
        Timestamp::parse(&self.created).map_err(|_| "its created is not a date and time")
    }

    /// The signing key in the file.
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
            (Algorithm::Rs256 | Algorithm::Ps256, "RSA", None) => {
                let members = [&self.n, &self.e, &self.d, &self.p, &self.q, &self.dp, &self.dq, &self.qi];
                let numbers: Option<Vec<_>> = members.into_iter().map(|member| decode(member.as_deref())).collect();
                let numbers =
                    numbers.ok_or("one of its n, e, d, p, q, dp, dq and qi is missing or is not base64url")?;
                let [n, e, d, p, q, dp, dq, qi] = std::array::from_fn(|index| numbers[index].as_slice());
                let key = RsaPrivateKey::from_numbers(&RsaNumbers { n, e, d, p, q, dp, dq, qi });
                let key = key.map_err(|error| match error {
                    KeyError::ModulusLength => "its n has fewer than 2048 bits, or more than 8192",
                    _ => "its n, e, d, p, q, dp, dq and qi are not the numbers of one RSA key",
                })?;
                SigningKey::rsa_named(&self.kid, algorithm, &key)
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

fn encode(bytes: impl AsRef<[u8]>) -> Option<String> {
    Some(URL_SAFE_NO_PAD.encode(bytes))
}

fn random_bytes<const LENGTH: usize>(random: &dyn Fn(&mut [u8])) -> Zeroizing<[u8; LENGTH]> {
    let mut bytes = Zeroizing::new([0; LENGTH]);
    random(bytes.as_mut());
    bytes
}
