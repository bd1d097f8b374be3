//! The algorithms of signatures.

use std::fmt;

/// The algorithm of a key, which never changes. A token is refused if its header names another algorithm than its key.
///
/// A new algorithm needs a variant here, a constructor of each kind of key, a form in `key_file.rs` and, if external issuers may
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
    /// HMAC with SHA-256 (RFC 7518 section 3.2). A verifier of this algorithm can also sign.
    Hs256,
}

impl Algorithm {
    /// Every algorithm.
    pub const ALL: [Self; 5] = [Self::EdDsa, Self::Es256, Self::Rs256, Self::Ps256, Self::Hs256];

    /// The name in RFC 7518 and RFC 8037, as in the `alg` of a token.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::EdDsa => "EdDSA",
            Self::Es256 => "ES256",
            Self::Rs256 => "RS256",
            Self::Ps256 => "PS256",
            Self::Hs256 => "HS256",
        }
    }

    /// The algorithm with exactly this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| algorithm.as_str() == name)
    }

    pub(super) fn implementation(self) -> jsonwebtoken::Algorithm {
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
