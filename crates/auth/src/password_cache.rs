//! Passwords that were right a moment ago, so that HTTP Basic does not cost an Argon2 computation a request.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use aws_lc_rs::hmac;
use billables_domain::{Subject, Timestamp};

use crate::secrets::keyed_hash;

/// How long a password counts as proven, in seconds.
const PROVEN_SECONDS: i64 = 60;

/// How many are kept.
const PROVEN_MAX: usize = 4_096;

/// A user and a password, with what it was proven against and from where.
#[derive(Clone, Copy)]
pub struct PasswordCacheKey<'a> {
    /// The user.
    pub user: &'a Subject,
    /// The password.
    pub password: &'a str,
    /// The user's stored hash.
    pub stored: &'a str,
    /// The client's address.
    pub address: &'a str,
}

/// Pairs of user and password that were verified less than a minute ago.
///
/// What is kept of each is one keyed hash, of the user, the password, the stored hash and the client's address together: a
/// password that was changed since is no longer among them, in whichever process it was changed; without the key, which
/// never leaves the process, nobody can try passwords on what is kept; and nobody elsewhere can guess a password past the
/// limits because its owner is just using it.
#[derive(Debug)]
pub struct PasswordCache {
    key: hmac::Key,
    proven: Mutex<HashMap<[u8; 32], Timestamp>>,
}

impl PasswordCache {
    /// None so far. The key is random and used for nothing else.
    pub fn new(key: &[u8; 32]) -> Self {
        Self { key: hmac::Key::new(hmac::HMAC_SHA256, key), proven: Mutex::default() }
    }

    /// Whether the pair was proven within the last minute.
    pub fn holds(&self, pair: &PasswordCacheKey<'_>, now: Timestamp) -> bool {
        let hash = self.hash(pair);
        let proven = self.proven.lock().unwrap_or_else(PoisonError::into_inner);
        proven.get(&hash).is_some_and(|at| is_recent(*at, now))
    }

    /// Keeps a pair that was just proven.
    pub fn insert(&self, pair: &PasswordCacheKey<'_>, now: Timestamp) {
        let hash = self.hash(pair);
        let mut proven = self.proven.lock().unwrap_or_else(PoisonError::into_inner);
        if proven.len() >= PROVEN_MAX {
            proven.retain(|_, at| is_recent(*at, now));
        }
        // More users than that within a minute: each is verified once more.
        if proven.len() >= PROVEN_MAX {
            proven.clear();
        }
        proven.insert(hash, now);
    }

    fn hash(&self, pair: &PasswordCacheKey<'_>) -> [u8; 32] {
        let parts = [pair.user.as_str(), pair.password, pair.stored, pair.address];
        keyed_hash(&self.key, &parts.map(str::as_bytes))
    }
}

fn is_recent(at: Timestamp, now: Timestamp) -> bool {
    // One from the future was proven before the clock was set back. Requests read the clock a little out of order.
    (at.plus_seconds(-1)..at.plus_seconds(PROVEN_SECONDS)).contains(&now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_proven_for_a_minute_and_until_the_password_changes() {
        let at = |seconds: i64| Timestamp::from_microseconds(0).plus_seconds(1_000 + seconds);
        let (alice, bob) = (Subject::parse("alice").unwrap(), Subject::parse("bob").unwrap());
        let pair = PasswordCacheKey { user: &alice, password: "password", stored: "stored", address: "192.0.2.1" };
        let proven = PasswordCache::new(&[1; 32]);
        assert!(!proven.holds(&pair, at(0)));
        proven.insert(&pair, at(0));
        assert!(proven.holds(&pair, at(59)));
        assert!(!proven.holds(&pair, at(60)));
        assert!(!proven.holds(&pair, at(-2)), "the clock was set back");
        for other in [
            PasswordCacheKey { password: "Password", ..pair },
            PasswordCacheKey { stored: "changed", ..pair },
            PasswordCacheKey { user: &bob, ..pair },
            PasswordCacheKey { address: "192.0.2.2", ..pair },
        ] {
            assert!(!proven.holds(&other, at(1)));
        }
    }

    #[test]
    fn there_are_never_more_than_so_many() {
        let alice = Subject::parse("alice").unwrap();
        let now = Timestamp::from_microseconds(0);
        let proven = PasswordCache::new(&[1; 32]);
        for number in 0..2 * PROVEN_MAX + 10 {
            let password = number.to_string();
            proven.insert(&PasswordCacheKey { user: &alice, password: &password, stored: "stored", address: "" }, now);
            assert!(proven.proven.lock().unwrap().len() <= PROVEN_MAX);
        }
    }
}
