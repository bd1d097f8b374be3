//! Keys in memory, for signing and for verifying. The secret part never leaves this crate, not even in debug output.

mod algorithm;
mod curves;
mod error;
mod rsa;
mod thumbprint;

use std::fmt;

use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, ParsedPublicKey,
};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{DecodingKey, EncodingKey};
use serde_json::json;

pub use self::algorithm::Algorithm;
pub(crate) use self::curves::{
    ED25519_LENGTH, P256_LENGTH, P256PublicKey, ed25519_public_key, ed25519_thumbprint, p256_public_key,
};
use self::error::KID_LENGTH_MAX;
pub use self::error::KeyError;
pub(crate) use self::error::SECRET_LENGTH_MIN;
pub(crate) use self::rsa::{RsaNumbers, RsaPrivateKey, RsaPublicKey};

/// A key that signs tokens. Debug output and error texts never show the secret, and the memory of the secret is cleared.
#[derive(Clone)]
pub struct SigningKey {
    kid: String,
    algorithm: Algorithm,
    encoding: EncodingKey,
    verification: VerificationKey,
}

impl SigningKey {
    /// An Ed25519 key from a seed. Its id is the thumbprint of RFC 7638.
    ///
    /// # Errors
    ///
    /// [`KeyError::Cryptography`] if the library refuses the seed.
    pub fn ed25519(seed: &[u8; ED25519_LENGTH]) -> Result<Self, KeyError> {
        let public_key = ed25519_public_key(seed)?;
        Self::ed25519_named(&ed25519_thumbprint(&public_key), seed)
    }

    /// An Ed25519 key from a seed with an existing id.
    pub(crate) fn ed25519_named(kid: &str, seed: &[u8; ED25519_LENGTH]) -> Result<Self, KeyError> {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed).map_err(|_| KeyError::Cryptography)?;
        // The document clears its memory when it is dropped.
        let document = pair.to_pkcs8v1().map_err(|_| KeyError::Cryptography)?;
        Ok(Self {
            kid: kid.to_owned(),
            algorithm: Algorithm::EdDsa,
            encoding: EncodingKey::from_ed_der(document.as_ref()),
            verification: VerificationKey::ed25519(kid, &ed25519_public_key(seed)?)?,
        })
    }

    /// An ES256 key from a private key. Its id is the thumbprint of RFC 7638.
    ///
    /// # Errors
    ///
    /// [`KeyError::Cryptography`] if the bytes are no number from 1 to the curve's order, as one of about 2^32 random texts.
    pub fn es256(private_key: &[u8; P256_LENGTH]) -> Result<Self, KeyError> {
        Self::es256_named(&p256_public_key(private_key)?.thumbprint(), private_key)
    }

    /// An ES256 key from a private key with an existing id.
    pub(crate) fn es256_named(kid: &str, private_key: &[u8; P256_LENGTH]) -> Result<Self, KeyError> {
        let public_key = p256_public_key(private_key)?;
        let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let pair = EcdsaKeyPair::from_private_key_and_public_key(algorithm, private_key, &public_key.point());
        // The document clears its memory when it is dropped.
        let document = pair.map_err(|_| KeyError::Cryptography)?.to_pkcs8v1().map_err(|_| KeyError::Cryptography)?;
        Ok(Self {
            kid: kid.to_owned(),
            algorithm: Algorithm::Es256,
            encoding: EncodingKey::from_ec_der(document.as_ref()),
            verification: VerificationKey::es256(kid, &public_key.x, &public_key.y)?,
        })
    }

    /// An HS256 key. The id must not be derived from the secret, because ids are public.
    ///
    /// # Errors
    ///
    /// [`KeyError::SecretTooShort`] under 32 bytes, [`KeyError::KeyId`] for an invalid id.
    pub fn hs256(kid: &str, secret: &[u8]) -> Result<Self, KeyError> {
        Ok(Self {
            kid: kid.to_owned(),
            algorithm: Algorithm::Hs256,
            verification: VerificationKey::hs256(kid, secret)?,
            encoding: EncodingKey::from_secret(secret),
        })
    }

    /// An RS256 key from a private key in PKCS#8 (DER). Its id is the thumbprint of RFC 7638.
    ///
    /// # Errors
    ///
    /// [`KeyError::Cryptography`] if the document is no RSA key, [`KeyError::ModulusLength`] if the key is too short or too long.
    pub fn rs256(document: &[u8]) -> Result<Self, KeyError> {
        let key = RsaPrivateKey::from_pkcs8(document)?;
        Self::rsa_named(&key.public_key()?.thumbprint(), Algorithm::Rs256, &key)
    }

    /// A PS256 key from a private key in PKCS#8 (DER). Its id is the thumbprint of RFC 7638.
    ///
    /// # Errors
    ///
    /// Those of [`SigningKey::rs256`].
    pub fn ps256(document: &[u8]) -> Result<Self, KeyError> {
        let key = RsaPrivateKey::from_pkcs8(document)?;
        Self::rsa_named(&key.public_key()?.thumbprint(), Algorithm::Ps256, &key)
    }

    /// An RSA key with an existing id.
    pub(crate) fn rsa_named(kid: &str, algorithm: Algorithm, key: &RsaPrivateKey) -> Result<Self, KeyError> {
        let encoding = EncodingKey::from_rsa_der(key.der());
        let verification = VerificationKey::rsa(kid, algorithm, key.public_key()?)?;
        Ok(Self { kid: kid.to_owned(), algorithm, encoding, verification })
    }

    /// The public id of the key, as in the `kid` of a token.
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The algorithm of the key.
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// The key that verifies this key's signatures.
    pub fn verification_key(&self) -> VerificationKey {
        self.verification.clone()
    }

    /// The signature of a message, in base64url without padding.
    pub(crate) fn sign(&self, message: &[u8]) -> Result<String, KeyError> {
        jsonwebtoken::crypto::sign(message, &self.encoding, self.algorithm.implementation())
            .map_err(|_| KeyError::Cryptography)
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SigningKey")
            .field("kid", &self.kid)
            .field("algorithm", &self.algorithm)
            .finish_non_exhaustive()
    }
}

/// A key that verifies tokens. For HS256 it is the secret itself, so its debug output shows only id and algorithm.
#[derive(Clone)]
pub struct VerificationKey {
    kid: String,
    algorithm: Algorithm,
    decoding: DecodingKey,
    public_key: Option<PublicKey>,
}

/// The public part of a key. A key of HS256 has none.
#[derive(Clone)]
enum PublicKey {
    Ed25519([u8; ED25519_LENGTH]),
    P256(P256PublicKey),
    Rsa(RsaPublicKey),
}

impl VerificationKey {
    /// An Ed25519 public key.
    ///
    /// # Errors
    ///
    /// [`KeyError::KeyId`] for an invalid id.
    pub fn ed25519(kid: &str, public_key: &[u8; ED25519_LENGTH]) -> Result<Self, KeyError> {
        check_kid(kid)?;
        let decoding = DecodingKey::from_ed_der(public_key);
        let public_key = Some(PublicKey::Ed25519(*public_key));
        Ok(Self { kid: kid.to_owned(), algorithm: Algorithm::EdDsa, decoding, public_key })
    }

    /// An ES256 public key: the coordinates of a point on the curve P-256, the highest byte first.
    ///
    /// # Errors
    ///
    /// [`KeyError::KeyId`] for an invalid id, [`KeyError::Cryptography`] for a point that is not on the curve.
    pub fn es256(kid: &str, x: &[u8; P256_LENGTH], y: &[u8; P256_LENGTH]) -> Result<Self, KeyError> {
        check_kid(kid)?;
        let public_key = P256PublicKey { x: *x, y: *y };
        let point = public_key.point();
        ParsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).map_err(|_| KeyError::Cryptography)?;
        let decoding = DecodingKey::from_ec_der(&point);
        let public_key = Some(PublicKey::P256(public_key));
        Ok(Self { kid: kid.to_owned(), algorithm: Algorithm::Es256, decoding, public_key })
    }

    /// An HS256 secret.
    ///
    /// # Errors
    ///
    /// [`KeyError::SecretTooShort`] under 32 bytes, [`KeyError::KeyId`] for an invalid id.
    pub fn hs256(kid: &str, secret: &[u8]) -> Result<Self, KeyError> {
        check_kid(kid)?;
        if secret.len() < SECRET_LENGTH_MIN {
            return Err(KeyError::SecretTooShort);
        }
        let decoding = DecodingKey::from_secret(secret);
        Ok(Self { kid: kid.to_owned(), algorithm: Algorithm::Hs256, decoding, public_key: None })
    }

    /// An RS256 public key: modulus and exponent, the highest byte first and never zero.
    ///
    /// # Errors
    ///
    /// [`KeyError::KeyId`] for an invalid id, [`KeyError::ModulusLength`] for a modulus under 2048 or over 8192 bits,
    /// [`KeyError::Cryptography`] for numbers that are no key.
    pub fn rs256(kid: &str, n: &[u8], e: &[u8]) -> Result<Self, KeyError> {
        Self::rsa(kid, Algorithm::Rs256, RsaPublicKey::new(n, e)?)
    }

    /// A PS256 public key: modulus and exponent, the highest byte first and never zero.
    ///
    /// # Errors
    ///
    /// Those of [`VerificationKey::rs256`].
    pub fn ps256(kid: &str, n: &[u8], e: &[u8]) -> Result<Self, KeyError> {
        Self::rsa(kid, Algorithm::Ps256, RsaPublicKey::new(n, e)?)
    }

    fn rsa(kid: &str, algorithm: Algorithm, public_key: RsaPublicKey) -> Result<Self, KeyError> {
        check_kid(kid)?;
        let decoding = DecodingKey::from_rsa_raw_components(&public_key.n, &public_key.e);
        Ok(Self { kid: kid.to_owned(), algorithm, decoding, public_key: Some(PublicKey::Rsa(public_key)) })
    }

    /// The public JSON Web Key (RFC 7517; RFC 8037 for Ed25519, RFC 7518 section 6 for the others): `kty`, then `crv`, `x` and for
    /// P-256 `y`, or for RSA `n` and `e`; `kid`, `alg` and `use`. `None` for HS256, whose key is a secret.
    pub fn public_jwk(&self) -> Option<serde_json::Value> {
        let mut jwk = match self.public_key.as_ref()? {
            PublicKey::Ed25519(x) => json!({ "kty": "OKP", "crv": "Ed25519", "x": URL_SAFE_NO_PAD.encode(x) }),
            PublicKey::P256(P256PublicKey { x, y }) => {
                let (x, y) = (URL_SAFE_NO_PAD.encode(x), URL_SAFE_NO_PAD.encode(y));
                json!({ "kty": "EC", "crv": "P-256", "x": x, "y": y })
            }
            PublicKey::Rsa(public_key) => {
                let [n, e] = public_key.members();
                json!({ "kty": "RSA", "n": n, "e": e })
            }
        };
        jwk["kid"] = json!(self.kid);
        jwk["alg"] = json!(self.algorithm.as_str());
        jwk["use"] = json!("sig");
        Some(jwk)
    }

    /// The id of the key, as in the `kid` of a token.
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The algorithm of the key.
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// The key with the id of an external issuer, which need not be a valid file name.
    pub(crate) fn renamed(self, kid: &str) -> Self {
        Self { kid: kid.to_owned(), ..self }
    }

    /// Whether a signature (base64url without padding) of the message is this key's. The comparison takes constant time.
    pub(crate) fn verifies(&self, message: &[u8], signature: &str) -> bool {
        jsonwebtoken::crypto::verify(signature, message, &self.decoding, self.algorithm.implementation())
            .unwrap_or(false)
    }
}

impl fmt::Debug for VerificationKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("VerificationKey")
            .field("kid", &self.kid)
            .field("algorithm", &self.algorithm)
            .finish_non_exhaustive()
    }
}

/// Validates a key id, which becomes a file name.
pub(crate) fn check_kid(kid: &str) -> Result<(), KeyError> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if kid.is_empty() || kid.len() > KID_LENGTH_MAX || !kid.bytes().all(is_plain) {
        return Err(KeyError::KeyId);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of RFC 8037, appendix A.1 to A.3.
    #[test]
    fn public_key_and_thumbprint_are_those_of_the_standard() {
        let seed = URL_SAFE_NO_PAD.decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A").unwrap();
        let public_key = ed25519_public_key(seed.as_slice().try_into().unwrap()).unwrap();
        assert_eq!(URL_SAFE_NO_PAD.encode(public_key), "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        assert_eq!(ed25519_thumbprint(&public_key), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    /// The key and the signature of RFC 7515, appendix A.3.
    #[test]
    fn a_p256_key_and_its_signature_are_those_of_the_standard() {
        let bytes = |text: &str| <[u8; 32]>::try_from(URL_SAFE_NO_PAD.decode(text).unwrap()).unwrap();
        let public_key = p256_public_key(&bytes("jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI")).unwrap();
        assert_eq!(URL_SAFE_NO_PAD.encode(public_key.x), "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU");
        assert_eq!(URL_SAFE_NO_PAD.encode(public_key.y), "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0");
        let key = VerificationKey::es256("name", &public_key.x, &public_key.y).unwrap();
        let message = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
        let signature = "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
        assert!(key.verifies(message.as_bytes(), signature));
        assert!(!key.verifies(&message.as_bytes()[1..], signature));
        assert_eq!(key.public_jwk().unwrap()["y"], "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0");
        assert!(VerificationKey::es256("name", &public_key.x, &[1; 32]).is_err(), "a point off the curve");
        assert!(SigningKey::es256(&[0; 32]).is_err() && SigningKey::es256(&[255; 32]).is_err());
    }

    #[test]
    fn debug_output_never_shows_a_secret() {
        let secret = *b"0123456789-a-very-secret-secret!";
        let number = format!("{}, {}", secret[0], secret[1]);
        for key in [
            SigningKey::ed25519(&secret).unwrap(),
            SigningKey::es256(&secret).unwrap(),
            SigningKey::hs256("name", &secret).unwrap(),
        ] {
            let shown = format!("{key:?} {key:#?} {:?}", key.verification_key());
            assert!(shown.contains(key.kid()));
            for part in ["secret", "0123", number.as_str(), &URL_SAFE_NO_PAD.encode(secret)[..8]] {
                assert!(!shown.contains(part), "{shown}");
            }
        }
    }

    #[test]
    fn the_public_form_of_a_key_is_the_standards_and_a_secret_has_none() {
        let seed = URL_SAFE_NO_PAD.decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A").unwrap();
        let key = SigningKey::ed25519(seed.as_slice().try_into().unwrap()).unwrap().verification_key();
        let expected = serde_json::json!({
            "kty": "OKP",
            "crv": "Ed25519",
            "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
            "kid": "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
            "alg": "EdDSA",
            "use": "sig",
        });
        assert_eq!(key.public_jwk(), Some(expected));
        assert_eq!(VerificationKey::hs256("name", &[7; 32]).unwrap().public_jwk(), None);
    }

    #[test]
    fn a_short_secret_and_a_name_that_is_a_path_are_refused() {
        assert!(matches!(SigningKey::hs256("name", &[0; 31]), Err(KeyError::SecretTooShort)));
        for kid in ["", ".", "..", "../signing", "a/b", "a b", "ä", &"a".repeat(129)] {
            assert!(matches!(SigningKey::hs256(kid, &[0; 32]), Err(KeyError::KeyId)), "{kid}");
        }
    }
}
