//! Secrets that the service issues: session cookies, refresh tokens, API keys.
//!
//! A secret is a prefix that names its form, and 32 random bytes. The store keeps only the SHA-256 and looks secrets up by it. A
//! reader of the database learns no secret, and the time of a look-up reveals nothing, because the hashes of similar texts are
//! unrelated.

use std::fmt;

use aws_lc_rs::{digest, hmac};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use zeroize::Zeroizing;

/// The number of random bytes of a secret.
pub const SECRET_LENGTH: usize = 32;

/// The form of a secret, which its prefix names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretForm {
    /// The cookie of a session, permanent or not.
    Session,
    /// A refresh token outside of a cookie.
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

    /// Whether a text has this form. A text without it needs no look-up.
    pub fn fits(self, text: &str) -> bool {
        text.strip_prefix(self.prefix()).is_some_and(|rest| {
            let mut bytes = [0; SECRET_LENGTH];
            matches!(URL_SAFE_NO_PAD.decode_slice(rest, &mut bytes), Ok(SECRET_LENGTH))
        })
    }
}

/// A secret on its way to the client. Its debug output shows nothing, and its memory is cleared.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// A secret from random bytes.
    pub fn new(form: SecretForm, bytes: &[u8; SECRET_LENGTH]) -> Self {
        Self(Zeroizing::new(format!("{}{}", form.prefix(), URL_SAFE_NO_PAD.encode(bytes))))
    }

    /// The refresh cookie that replaces another one. It is a function of the cookie, which only the client has, and of the salt,
    /// which only the store has.
    pub fn successor(cookie: &str, salt: &[u8]) -> Self {
        let key = hmac::Key::new(hmac::HMAC_SHA256, cookie.as_bytes());
        let tag = hmac::sign(&key, salt);
        Self(Zeroizing::new(format!("{}{}", SecretForm::RefreshCookie.prefix(), URL_SAFE_NO_PAD.encode(tag))))
    }

    /// The text for the client.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The hash for the store.
    pub fn hash(&self) -> [u8; 32] {
        secret_hash(&self.0)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(..)")
    }
}

/// The SHA-256 of a secret from a request.
pub fn secret_hash(text: &str) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(digest::digest(&digest::SHA256, text.as_bytes()).as_ref());
    hash
}

/// A keyed hash (HMAC with SHA-256) of several texts. Each text's length is part of it, so that different lists differ.
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
