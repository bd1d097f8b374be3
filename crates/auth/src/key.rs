//! Keys in memory: what signs, what verifies. The secret part never leaves this crate, not even in debug output.

mod rsa;

use std::fmt;
use std::path::PathBuf;

use aws_lc_rs::agreement::{ECDH_P256, PrivateKey};
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _,
    ParsedPublicKey,
};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{DecodingKey, EncodingKey};
use serde_json::json;

pub(crate) use self::rsa::{MODULUS_BITS_MAX, MODULUS_BITS_MIN, RsaNumbers, RsaPrivateKey, RsaPublicKey};

/// The shortest secret of HS256, in bytes: as long as the hash, as RFC 7518 section 3.2 asks.
pub(crate) const SECRET_LENGTH_MIN: usize = 32;

/// The length of an Ed25519 seed and of an Ed25519 public key, in bytes.
pub(crate) const ED25519_LENGTH: usize = 32;

/// The length of a private key and of a coordinate on the curve P-256, in bytes.
pub(crate) const P256_LENGTH: usize = 32;

/// The longest key id that is kept in a folder, in characters.
const KID_LENGTH_MAX: usize = 128;

/// How a key signs. Each key has one, for good; what a token's header asks for is compared with it and nothing else.
///
/// A further algorithm is a variant here, a constructor of each kind of key, and a form in `key_file.rs` and, where others may
/// use it, in `key_set.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Algorithm {
    /// Ed25519 (RFC 8037).
    EdDsa,
    /// ECDSA on the curve P-256 with SHA-256 (RFC 7518 section 3.4).
    Es256,
    /// RSA with SHA-256 and the padding of PKCS #1 version 1.5 (RFC 7518 section 3.3).
    Rs256,
    /// RSA with SHA-256 and the padding PSS (RFC 7518 section 3.5).
    Ps256,
    /// HMAC with SHA-256 (RFC 7518 section 3.2): whoever verifies can also sign.
    Hs256,
}

impl Algorithm {
    /// Every algorithm.
    pub const ALL: [Self; 5] = [Self::EdDsa, Self::Es256, Self::Rs256, Self::Ps256, Self::Hs256];

    /// The name of RFC 7518 and RFC 8037, as in a token's `alg`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::EdDsa => "EdDSA",
            Self::Es256 => "ES256",
            Self::Rs256 => "RS256",
            Self::Ps256 => "PS256",
            Self::Hs256 => "HS256",
        }
    }

    /// The algorithm of a name, letter for letter.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| algorithm.as_str() == name)
    }

    fn implementation(self) -> jsonwebtoken::Algorithm {
        match self {
            Self::EdDsa => jsonwebtoken::Algorithm::EdDSA,
            Self::Es256 => jsonwebtoken::Algorithm::ES256,
            Self::Rs256 => jsonwebtoken::Algorithm::RS256,
            Self::Ps256 => jsonwebtoken::Algorithm::PS256,
            Self::Hs256 => jsonwebtoken::Algorithm::HS256,
        }
    }
}

impl fmt::Display for Algorithm {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// What is wrong with a key, or with the folder that keeps the keys.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// A secret of HS256 that is too short to be one.
    #[error("the secret of an HS256 key has fewer than {SECRET_LENGTH_MIN} bytes. Use a longer one.")]
    SecretTooShort,
    /// An RSA key that is too short to be safe, or too long to be quick.
    #[error("an RSA key has a modulus of {MODULUS_BITS_MIN} to {MODULUS_BITS_MAX} bits. Use another one.")]
    ModulusLength,
    /// A key id with characters that a file name or a header should not have.
    #[error("a key id has 1 to {KID_LENGTH_MAX} of the characters A-Z a-z 0-9 - _ and nothing else.")]
    KeyId,
    /// The cryptographic library refused the key.
    #[error("the key cannot be used: the cryptographic library refuses it. Make another one: billables key new")]
    Cryptography,
    /// No key signs.
    #[error("{} has no signing key. Make one: billables key new", .folder.display())]
    NoKey {
        /// The folder that was looked in.
        folder: PathBuf,
    },
    /// Others than the owner may read a key, or replace one.
    #[error("{} is open to other users of this machine. Close it: chmod {mode} '{}'", .path.display(), .path.display())]
    Exposed {
        /// The file or folder.
        path: PathBuf,
        /// The mode that it should have.
        mode: &'static str,
    },
    /// A file or the folder belongs to somebody who is neither root nor the user of this process.
    #[error(
        "{} belongs to another user, {owner}, who could put another key there. Give it to the user that runs this: chown {own} '{}'", .path.display(), .path.display()
    )]
    Owner {
        /// The file or folder.
        path: PathBuf,
        /// The id of its owner.
        owner: u32,
        /// The id of the user of this process.
        own: u32,
    },
    /// A file of the folder does not hold what it should.
    #[error("{} cannot be used: {problem}.", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong with it. Never shows what the file holds.
        problem: &'static str,
    },
    /// The operating system refused.
    #[error("{} cannot be {action}: {source}.", .path.display())]
    Io {
        /// What was tried, as a participle.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
}

/// A key that signs tokens. Its debug output and its error texts never show the secret; memory that held it is cleared.
#[derive(Clone)]
pub struct SigningKey {
    kid: String,
    algorithm: Algorithm,
    encoding: EncodingKey,
    verification: VerificationKey,
}

impl SigningKey {
    /// An Ed25519 key of a seed, named by its RFC 7638 thumbprint.
    ///
    /// # Errors
    ///
    /// [`KeyError::Cryptography`] where the library refuses the seed.
    pub fn ed25519(seed: &[u8; ED25519_LENGTH]) -> Result<Self, KeyError> {
        let public_key = ed25519_public_key(seed)?;
        Self::ed25519_named(&ed25519_thumbprint(&public_key), seed)
    }

    /// An Ed25519 key of a seed, under a name that it has already.
    pub(crate) fn ed25519_named(kid: &str, seed: &[u8; ED25519_LENGTH]) -> Result<Self, KeyError> {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed).map_err(|_| KeyError::Cryptography)?;
        // The document clears its memory when it goes.
        let document = pair.to_pkcs8v1().map_err(|_| KeyError::Cryptography)?;
        Ok(Self {
            kid: kid.to_owned(),
            algorithm: Algorithm::EdDsa,
            encoding: EncodingKey::from_ed_der(document.as_ref()),
            verification: VerificationKey::ed25519(kid, &ed25519_public_key(seed)?)?,
        })
    }

    /// An ES256 key of a private key, named by its RFC 7638 thumbprint.
    ///
    /// # Errors
    ///
    /// [`KeyError::Cryptography`] where the bytes are no number from 1 to the curve's order: one of about 2^32 random
    /// ones.
    pub fn es256(private_key: &[u8; P256_LENGTH]) -> Result<Self, KeyError> {
        Self::es256_named(&p256_public_key(private_key)?.thumbprint(), private_key)
    }

    /// An ES256 key of a private key, under a name that it has already.
    pub(crate) fn es256_named(kid: &str, private_key: &[u8; P256_LENGTH]) -> Result<Self, KeyError> {
        let public_key = p256_public_key(private_key)?;
        let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let pair = EcdsaKeyPair::from_private_key_and_public_key(algorithm, private_key, &public_key.point());
        // The document clears its memory when it goes.
        let document = pair.map_err(|_| KeyError::Cryptography)?.to_pkcs8v1().map_err(|_| KeyError::Cryptography)?;
        Ok(Self {
            kid: kid.to_owned(),
            algorithm: Algorithm::Es256,
            encoding: EncodingKey::from_ec_der(document.as_ref()),
            verification: VerificationKey::es256(kid, &public_key.x, &public_key.y)?,
        })
    }

    /// An HS256 key. The name must not be derived from the secret: names are public.
    ///
    /// # Errors
    ///
    /// [`KeyError::SecretTooShort`] under 32 bytes, [`KeyError::KeyId`] for a name that is none.
    pub fn hs256(kid: &str, secret: &[u8]) -> Result<Self, KeyError> {
        Ok(Self {
            kid: kid.to_owned(),
            algorithm: Algorithm::Hs256,
            verification: VerificationKey::hs256(kid, secret)?,
            encoding: EncodingKey::from_secret(secret),
        })
    }

    /// The key's id, as in a token's `kid`. Public.
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// How it signs.
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// What verifies this key's signatures.
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

/// A key that verifies tokens. For HS256 it is the secret itself, so its debug output shows name and algorithm only.
#[derive(Clone)]
pub struct VerificationKey {
    kid: String,
    algorithm: Algorithm,
    decoding: DecodingKey,
    public_key: Option<PublicKey>,
}

/// What everybody may know of a key. One that is a secret has none.
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
    /// [`KeyError::KeyId`] for a name that is none.
    pub fn ed25519(kid: &str, public_key: &[u8; ED25519_LENGTH]) -> Result<Self, KeyError> {
        check_kid(kid)?;
        let decoding = DecodingKey::from_ed_der(public_key);
        let public_key = Some(PublicKey::Ed25519(*public_key));
        Ok(Self { kid: kid.to_owned(), algorithm: Algorithm::EdDsa, decoding, public_key })
    }

    /// An ES256 public key, as the coordinates of its point on the curve P-256, the highest byte first.
    ///
    /// # Errors
    ///
    /// [`KeyError::KeyId`] for a name that is none, [`KeyError::Cryptography`] for a point that is not on the curve.
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
    /// [`KeyError::SecretTooShort`] under 32 bytes, [`KeyError::KeyId`] for a name that is none.
    pub fn hs256(kid: &str, secret: &[u8]) -> Result<Self, KeyError> {
        check_kid(kid)?;
        if secret.len() < SECRET_LENGTH_MIN {
            return Err(KeyError::SecretTooShort);
        }
        let decoding = DecodingKey::from_secret(secret);
        Ok(Self { kid: kid.to_owned(), algorithm: Algorithm::Hs256, decoding, public_key: None })
    }

    /// The key as a JSON Web Key that anybody may read (RFC 7517; RFC 8037 for Ed25519, RFC 7518 section 6 for the
    /// others): `kty`, then `crv`, `x` and for P-256 `y`, or for RSA `n` and `e`; `kid`, `alg` and `use`. `None` for
    /// HS256, whose key is a secret.
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

    /// The key's id, as in a token's `kid`.
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// How it verifies.
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// The key under an id that somebody else gave it. It becomes no file's name.
    pub(crate) fn renamed(self, kid: &str) -> Self {
        Self { kid: kid.to_owned(), ..self }
    }

    /// Whether the signature (base64url without padding) is this key's for the message. The comparison takes the same
    /// time wherever a wrong signature differs.
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

/// Refuses what could be more than a file's name: a key id becomes one.
pub(crate) fn check_kid(kid: &str) -> Result<(), KeyError> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if kid.is_empty() || kid.len() > KID_LENGTH_MAX || !kid.bytes().all(is_plain) {
        return Err(KeyError::KeyId);
    }
    Ok(())
}

/// The public key of a seed.
pub(crate) fn ed25519_public_key(seed: &[u8; ED25519_LENGTH]) -> Result<[u8; ED25519_LENGTH], KeyError> {
    let pair = Ed25519KeyPair::from_seed_unchecked(seed).map_err(|_| KeyError::Cryptography)?;
    pair.public_key().as_ref().try_into().map_err(|_| KeyError::Cryptography)
}

/// The thumbprint of RFC 7638, with the members that RFC 8037 section 2 names: the required ones, in the order of their
/// names, without white space.
pub(crate) fn ed25519_thumbprint(public_key: &[u8; ED25519_LENGTH]) -> String {
    let x = URL_SAFE_NO_PAD.encode(public_key);
    thumbprint(&format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}"#))
}

/// A point on the curve P-256: its coordinates, the highest byte first.
#[derive(Clone)]
pub(crate) struct P256PublicKey {
    pub(crate) x: [u8; P256_LENGTH],
    pub(crate) y: [u8; P256_LENGTH],
}

impl P256PublicKey {
    /// The uncompressed form of SEC 1 section 2.3.3: 4, x, y.
    fn point(&self) -> [u8; 1 + 2 * P256_LENGTH] {
        let mut point = [4; 1 + 2 * P256_LENGTH];
        point[1..=P256_LENGTH].copy_from_slice(&self.x);
        point[1 + P256_LENGTH..].copy_from_slice(&self.y);
        point
    }

    /// The thumbprint of RFC 7638, of the members that its section 3.2 names for an elliptic curve.
    pub(crate) fn thumbprint(&self) -> String {
        let (x, y) = (URL_SAFE_NO_PAD.encode(self.x), URL_SAFE_NO_PAD.encode(self.y));
        thumbprint(&format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#))
    }
}

/// The public key of a private one.
pub(crate) fn p256_public_key(private_key: &[u8; P256_LENGTH]) -> Result<P256PublicKey, KeyError> {
    let key = PrivateKey::from_private_key(&ECDH_P256, private_key).map_err(|_| KeyError::Cryptography)?;
    let public_key = key.compute_public_key().map_err(|_| KeyError::Cryptography)?;
    let Some(([4], coordinates)) = public_key.as_ref().split_first_chunk() else { return Err(KeyError::Cryptography) };
    let (x, y) = coordinates.split_first_chunk().ok_or(KeyError::Cryptography)?;
    Ok(P256PublicKey { x: *x, y: y.try_into().map_err(|_| KeyError::Cryptography)? })
}

fn thumbprint(members: &str) -> String {
    URL_SAFE_NO_PAD.encode(aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, members.as_bytes()))
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
