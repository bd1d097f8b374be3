//! The reasons why a token is refused.

use crate::strict_json::StrictJsonError;

/// The longest token that is looked at, in bytes.
pub const TOKEN_LENGTH_MAX: usize = 8 * 1024;

/// Why a token is refused.
///
/// Its text is for the bearer, and short on purpose: it says nothing about keys. Which variant it is, is for the log.
/// No variant holds anything of the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TokenError {
    /// Longer than [`TOKEN_LENGTH_MAX`].
    #[error("The token is not valid.")]
    TooLong,
    /// Not three parts of base64url, or header or payload is no JSON object.
    #[error("The token is not valid.")]
    Malformed,
    /// A member occurs twice in the header or in the payload.
    #[error("The token is not valid.")]
    DuplicateMember,
    /// A header with a `typ` other than `JWT`, or than `at+jwt` of another issuer.
    #[error("The token is not valid.")]
    WrongType,
    /// A header with `crit`: it asks for something that is not done here.
    #[error("The token is not valid.")]
    CriticalHeader,
    /// A header without a `kid`.
    #[error("The token is not valid.")]
    NoKeyId,
    /// No keys of this `iss`.
    #[error("The token is not valid.")]
    UnknownIssuer,
    /// The issuer has no key of this `kid`.
    #[error("The token is not valid.")]
    UnknownKey,
    /// The header's `alg` is not the key's.
    #[error("The token is not valid.")]
    WrongAlgorithm,
    /// The signature is not the key's.
    #[error("The token is not valid.")]
    BadSignature,
    /// A claim is missing, or is not what it should be.
    #[error("The token is not valid.")]
    BadClaim(
        /// The claim's name.
        &'static str,
    ),
    /// `nbf` has not come yet.
    #[error("The token is not valid.")]
    NotYetValid,
    /// `iat` has not come yet.
    #[error("The token is not valid.")]
    FromTheFuture,
    /// Good in everything else, and revoked.
    #[error("The token is not valid.")]
    Revoked,
    /// Good in everything else, and over.
    #[error("The token has expired.")]
    Expired,
}

impl From<StrictJsonError> for TokenError {
    fn from(error: StrictJsonError) -> Self {
        match error {
            StrictJsonError::NotAnObject => Self::Malformed,
            StrictJsonError::Duplicate => Self::DuplicateMember,
        }
    }
}
