//! The reasons why a token is refused.

use crate::strict_json::StrictJsonError;

/// The most bytes of a token.
pub const TOKEN_LENGTH_MAX: usize = 8 * 1024;

/// The reason why a token is refused.
///
/// The text is for the client and says nothing about keys. The variant is for the log. No variant holds a part of the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TokenError {
    /// The token is longer than [`TOKEN_LENGTH_MAX`].
    #[error("The token is not valid.")]
    TooLong,
    /// The token is not three parts of base64url, or the header or the payload is no JSON object.
    #[error("The token is not valid.")]
    Malformed,
    /// The header or the payload has a member twice.
    #[error("The token is not valid.")]
    DuplicateMember,
    /// The `typ` of the header is neither `JWT` nor, for an external issuer, `at+jwt`.
    #[error("The token is not valid.")]
    WrongType,
    /// The header has `crit`, which requires an extension. No extension is supported.
    #[error("The token is not valid.")]
    CriticalHeader,
    /// The header has no `kid`.
    #[error("The token is not valid.")]
    NoKeyId,
    /// No issuer has this `iss`.
    #[error("The token is not valid.")]
    UnknownIssuer,
    /// The issuer has no key with this `kid`.
    #[error("The token is not valid.")]
    UnknownKey,
    /// The `alg` of the header is not the algorithm of the key.
    #[error("The token is not valid.")]
    WrongAlgorithm,
    /// The signature is not one of the key.
    #[error("The token is not valid.")]
    BadSignature,
    /// A claim is missing or invalid.
    #[error("The token is not valid.")]
    BadClaim(
        /// The name of the claim.
        &'static str,
    ),
    /// `nbf` is in the future.
    #[error("The token is not valid.")]
    NotYetValid,
    /// `iat` is in the future.
    #[error("The token is not valid.")]
    FromTheFuture,
    /// The token is valid except that it is revoked.
    #[error("The token is not valid.")]
    Revoked,
    /// The token is valid except that it has expired.
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
