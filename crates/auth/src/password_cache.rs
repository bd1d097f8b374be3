//! The cache of passwords that were verified a moment ago, so that HTTP Basic needs no Argon2 computation at each request.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use aws_lc_rs::hmac;
use billables_domain::{Subject, Timestamp};

use crate::secrets::keyed_hash;

/// The life of an entry, in seconds.
const ENTRY_SECONDS: i64 = 60;

/// The most entries.
const ENTRIES_MAX: usize = 4_096;

/// The key of an entry: a user, a password, the stored hash and the client's address.
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

/// The users and passwords that were verified less than a minute ago.
///
/// An entry is a keyed hash of the user, the password, the stored hash and the client's address together. A changed password has
/// another stored hash, so its entry no longer matches, in every process. The key of the hash never leaves the process, so an
/// attacker with the entries cannot try passwords on them. An entry does not lift the rate limit for clients at other
/// addresses.
#[derive(Debug)]
pub struct PasswordCache {
    key: hmac::Key,
    verified: Mutex<HashMap<[u8; 32], Timestamp>>,
}

impl PasswordCache {
    /// An empty cache. The key is random and used for nothing else.
    pub fn new(key: &[u8; 32]) -> Self {
        Self { key: hmac::Key::new(hmac::HMAC_SHA256, key), verified: Mutex::default() }
    }

    /// Whether the password was verified within the last minute.
    pub fn contains(&self, entry: &PasswordCacheKey<'_>, now: Timestamp) -> bool {
        let hash = self.hash(entry);
        let verified = self.verified.lock().unwrap_or_else(PoisonError::into_inner);
        verified.get(&hash).is_some_and(|at| is_recent(*at, now))
    }

    /// Adds a password that was just verified.
    pub fn insert(&self, entry: &PasswordCacheKey<'_>, now: Timestamp) {
        let hash = self.hash(entry);
        let mut verified = self.verified.lock().unwrap_or_else(PoisonError::into_inner);
        if verified.len() >= ENTRIES_MAX {
            verified.retain(|_, at| is_recent(*at, now));
        }
        // More users than entries within a minute: all are verified once more.
        if verified.len() >= ENTRIES_MAX {
            verified.clear();
        }
        verified.insert(hash, now);
    }

    fn hash(&self, entry: &PasswordCacheKey<'_>) -> [u8; 32] {
        let parts = [entry.user.as_str(), entry.password, entry.stored, entry.address];
        keyed_hash(&self.key, &parts.map(str::as_bytes))
    }
}

fn is_recent(at: Timestamp, now: Timestamp) -> bool {
    // A later time means that the clock was set back. A second is allowed, because requests read the clock out of order.
    (at.plus_seconds(-1)..at.plus_seconds(ENTRY_SECONDS)).contains(&now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_lives_for_a_minute_and_until_the_password_changes() {
        let at = |seconds: i64| Timestamp::from_microseconds(0).plus_seconds(1_000 + seconds);
        let (alice, bob) = (Subject::parse("alice").unwrap(), Subject::parse("bob").unwrap());
        let pair = PasswordCacheKey { user: &alice, password: "password", stored: "stored", address: "192.0.2.1" };
        let cache = PasswordCache::new(&[1; 32]);
        assert!(!cache.contains(&pair, at(0)));
        cache.insert(&pair, at(0));
        assert!(cache.contains(&pair, at(59)));
        assert!(!cache.contains(&pair, at(60)));
        assert!(!cache.contains(&pair, at(-2)), "the clock was set back");
        for other in [
            PasswordCacheKey { password: "Password", ..pair },
            PasswordCacheKey { stored: "changed", ..pair },
            PasswordCacheKey { user: &bob, ..pair },
            PasswordCacheKey { address: "192.0.2.2", ..pair },
        ] {
            assert!(!cache.contains(&other, at(1)));
        }
    }

    #[test]
    fn the_cache_is_bounded() {
        let alice = Subject::parse("alice").unwrap();
        let now = Timestamp::from_microseconds(0);
        let cache = PasswordCache::new(&[1; 32]);
        for number in 0..2 * ENTRIES_MAX + 10 {
            let password = number.to_string();
            cache.insert(&PasswordCacheKey { user: &alice, password: &password, stored: "stored", address: "" }, now);
            assert!(cache.verified.lock().unwrap().len() <= ENTRIES_MAX);
        }
    }
}
