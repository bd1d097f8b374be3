//! Keys on the curves Ed25519 and P-256: public keys and their thumbprints.

use aws_lc_rs::agreement::{ECDH_P256, PrivateKey};
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::error::KeyError;
use super::thumbprint::thumbprint;

/// The length of an Ed25519 seed and of an Ed25519 public key, in bytes.
pub(crate) const ED25519_LENGTH: usize = 32;

/// The length of a private key and of a coordinate on the curve P-256, in bytes.
pub(crate) const P256_LENGTH: usize = 32;

/// The public key for a seed.
pub(crate) fn ed25519_public_key(seed: &[u8; ED25519_LENGTH]) -> Result<[u8; ED25519_LENGTH], KeyError> {
    let pair = Ed25519KeyPair::from_seed_unchecked(seed).map_err(|_| KeyError::Cryptography)?;
    pair.public_key().as_ref().try_into().map_err(|_| KeyError::Cryptography)
}

/// The thumbprint of RFC 7638 from the members that RFC 8037 section 2 names, in the order of their names, without white space.
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
    pub(super) fn point(&self) -> [u8; 1 + 2 * P256_LENGTH] {
        let mut point = [4; 1 + 2 * P256_LENGTH];
        point[1..=P256_LENGTH].copy_from_slice(&self.x);
        point[1 + P256_LENGTH..].copy_from_slice(&self.y);
        point
    }

    /// The thumbprint of RFC 7638 from the members that its section 3.2 names for elliptic curves.
    pub(crate) fn thumbprint(&self) -> String {
        let (x, y) = (URL_SAFE_NO_PAD.encode(self.x), URL_SAFE_NO_PAD.encode(self.y));
        thumbprint(&format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#))
    }
}

/// The public key for a private key.
pub(crate) fn p256_public_key(private_key: &[u8; P256_LENGTH]) -> Result<P256PublicKey, KeyError> {
    let key = PrivateKey::from_private_key(&ECDH_P256, private_key).map_err(|_| KeyError::Cryptography)?;
    let public_key = key.compute_public_key().map_err(|_| KeyError::Cryptography)?;
    let Some(([4], coordinates)) = public_key.as_ref().split_first_chunk() else { return Err(KeyError::Cryptography) };
    let (x, y) = coordinates.split_first_chunk().ok_or(KeyError::Cryptography)?;
    Ok(P256PublicKey { x: *x, y: y.try_into().map_err(|_| KeyError::Cryptography)? })
}
