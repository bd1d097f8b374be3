//! Secrets that the service gives out and knows again: session cookies, refresh tokens, API keys.
//!
//! Each is 32 random bytes behind a prefix that says what it is. Only its SHA-256 is stored and looked up: who reads the
//! database learns no secret, and the time of a look-up says nothing about how near a guess was, because the hashes of two
//! texts that share a beginning share none.

use std::fmt;

use aws_lc_rs::{digest, hmac};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use zeroize::Zeroizing;

/// How many random bytes a secret has.
pub const SECRET_LENGTH: usize = 32;

/// What a secret is, by its prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretForm {
    /// The cookie of a session, permanent or not.
    Session,
    /// A refresh token that its bearer keeps.
    RefreshToken,
    /// A refresh token in a cookie.
    RefreshCookie,
    /// An API key.
    ApiKey,
}

impl SecretForm {
    fn prefix(self) -> &'static str {
        match self {
            Self::Session => "ss_",
            Self::RefreshToken => "rt_",
            Self::RefreshCookie => "rc_",
            Self::ApiKey => "bk_",
        }
    }

    /// Whether a text looks like a secret of this form. What does not is none, and need not be looked up.
    pub fn fits(self, text: &str) -> bool {
        text.strip_prefix(self.prefix()).is_some_and(|rest| {
            let mut bytes = [0; SECRET_LENGTH];
            matches!(URL_SAFE_NO_PAD.decode_slice(rest, &mut bytes), Ok(SECRET_LENGTH))
        })
    }
}

/// A secret on its way to whom it is for. Its debug output shows nothing; its memory is cleared when it goes.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// A secret of these random bytes.
    pub fn new(form: SecretForm, bytes: &[u8; SECRET_LENGTH]) -> Self {
        Self(Zeroizing::new(format!("{}{}", form.prefix(), URL_SAFE_NO_PAD.encode(bytes))))
    }

    /// The refresh cookie that follows another one. It takes both the cookie and the salt, of which the store has only the
    /// salt and the bearer only the cookie. The same two always give the same successor.
    pub fn successor(cookie: &str, salt: &[u8]) -> Self {
        let key = hmac::Key::new(hmac::HMAC_SHA256, cookie.as_bytes());
        let tag = hmac::sign(&key, salt);
        Self(Zeroizing::new(format!("{}{}", SecretForm::RefreshCookie.prefix(), URL_SAFE_NO_PAD.encode(tag))))
    }

    /// The text to give out.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is stored of it.
    pub fn hash(&self) -> [u8; 32] {
        secret_hash(&self.0)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(..)")
    }
}

/// The SHA-256 of a secret as its bearer sent it.
pub fn secret_hash(text: &str) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(digest::digest(&digest::SHA256, text.as_bytes()).as_ref());
    hash
}

/// A keyed hash (HMAC with SHA-256) of several texts, each with its length, so that no two lists of texts are one.
pub(crate) fn keyed_hash(key: &hmac::Key, parts: &[&[u8]]) -> [u8; 32] {
    let mut context = hmac::Context::with_key(key);
    for part in parts {
        context.update(&part.len().to_be_bytes());
        context.update(part);
    }
    let mut hash = [0; 32];
    hash.copy_from_slice(context.sign().as_ref());
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_says_what_it_is_and_shows_nothing_in_debug_output() {
        let secret = Secret::new(SecretForm::ApiKey, &[7; 32]);
        assert_eq!(secret.as_str(), "bk_BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc");
        assert!(SecretForm::ApiKey.fits(secret.as_str()) && !SecretForm::Session.fits(secret.as_str()));
        assert_eq!(format!("{secret:?}"), "Secret(..)");
        for bad in ["", "bk_", "bk_short", "BK_BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc", &"bk_a".repeat(99)] {
            assert!(!SecretForm::ApiKey.fits(bad), "{bad}");
        }
    }

    #[test]
    fn a_successor_follows_from_cookie_and_salt_together() {
        let cookie = Secret::new(SecretForm::RefreshCookie, &[7; 32]);
        let successor = Secret::successor(cookie.as_str(), b"salt");
        assert_eq!(successor, Secret::successor(cookie.as_str(), b"salt"));
        assert_ne!(successor, Secret::successor(cookie.as_str(), b"Salt"));
        assert_ne!(successor, Secret::successor("another", b"salt"));
        assert!(SecretForm::RefreshCookie.fits(successor.as_str()));
    }

    #[test]
    fn parts_of_a_keyed_hash_keep_their_bounds() {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &[1; 32]);
        assert_ne!(keyed_hash(&key, &[b"ab", b"c"]), keyed_hash(&key, &[b"a", b"bc"]));
        let other = hmac::Key::new(hmac::HMAC_SHA256, &[2; 32]);
        assert_ne!(keyed_hash(&key, &[b"ab"]), keyed_hash(&other, &[b"ab"]));
    }
}
