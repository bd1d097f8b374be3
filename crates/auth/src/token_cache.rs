//! The cache of verified tokens. With it, the verifier verifies the signature of a token once instead of at each request.
//!
//! An entry holds the facts that depend on the token's text alone. The verifier checks the facts that depend on the moment (the
//! clock, the revocations, the keys) at each request, so an entry never outlives the token, its key or a revocation. The cache
//! has valid tokens only, so a client with invalid tokens evicts nothing. The key of an entry is the token's hash; the token
//! itself is not kept.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::{fmt, mem};

use aws_lc_rs::digest::{SHA256, digest};
use billables_domain::Timestamp;

use crate::identity::Identity;

/// The most entries: more than there are callers, and some megabytes at about a kilobyte each.
pub(crate) const TOKENS_MAX: usize = 10_000;

/// The SHA-256 of a token with its signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct TokenHash([u8; 32]);

impl TokenHash {
    pub(crate) fn new(token: &str) -> Self {
        let mut hash = [0; 32];
        hash.copy_from_slice(digest(&SHA256, token.as_bytes()).as_ref());
        Self(hash)
    }
}

/// A flag for one set of keys that says whether the set is in use. Clones share the flag, so an entry refers to its keys without
/// keeping them in memory.
#[derive(Clone, Debug)]
pub(crate) struct InUse(Arc<AtomicBool>);

impl InUse {
    /// The flag of a set that is now in use.
    pub(crate) fn new() -> Self {
        Self(Arc::new(AtomicBool::new(true)))
    }

    /// Marks the set as replaced. The entries that it verified become invalid.
    pub(crate) fn end(&self) {
        self.0.store(false, Ordering::Release);
    }

    fn is_set(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

/// The content of a token whose form and signature are valid.
#[derive(Debug)]
pub(crate) struct VerifiedToken {
    pub(crate) identity: Identity,
    /// The claim `iat`.
    pub(crate) issued: Timestamp,
    /// The claim `nbf`.
    pub(crate) not_before: Option<Timestamp>,
    /// The moment from which the token is refused: the claim `exp` and the leeway.
    pub(crate) ends: Timestamp,
    /// The keys that verified the token.
    pub(crate) keys: InUse,
}

impl VerifiedToken {
    fn is_valid(&self, now: Timestamp) -> bool {
        self.keys.is_set() && now < self.ends
    }
}

/// The cache of verified tokens.
///
/// A single lock is enough: a look-up holds it for a tenth of a microsecond, and a request takes a thousand times as long.
pub(crate) struct TokenCache {
    /// The most entries of `recent`, and of `older`.
    half_max: usize,
    halves: Mutex<Halves>,
}

/// The entries by their last use. Each use moves an entry to `recent`. A full `recent` becomes `older`, and the former `older` is
/// dropped.
#[derive(Default)]
struct Halves {
    recent: HashMap<TokenHash, Arc<VerifiedToken>>,
    older: HashMap<TokenHash, Arc<VerifiedToken>>,
}

impl TokenCache {
    /// A cache of at most `tokens_max` entries; at least 2.
    pub(crate) fn new(tokens_max: usize) -> Self {
        Self { half_max: tokens_max / 2, halves: Mutex::default() }
    }

    /// The entry for a hash, if there is one and its keys are in use.
    pub(crate) fn find(&self, hash: &TokenHash, now: Timestamp) -> Option<Arc<VerifiedToken>> {
        let mut halves = self.halves();
        if let Some(token) = halves.recent.get(hash) {
            return token.keys.is_set().then(|| token.clone());
        }
        let token = halves.older.remove(hash).filter(|token| token.keys.is_set())?;
        self.keep(&mut halves, *hash, token.clone(), now);
        Some(token)
    }

    /// Adds a valid token.
    pub(crate) fn insert(&self, hash: TokenHash, token: VerifiedToken, now: Timestamp) {
        self.keep(&mut self.halves(), hash, Arc::new(token), now);
    }

    fn keep(&self, halves: &mut Halves, hash: TokenHash, token: Arc<VerifiedToken>, now: Timestamp) {
        if halves.recent.len() >= self.half_max {
            halves.recent.retain(|_, token| token.is_valid(now));
            // If most entries are valid, another pass over all of them soon would cost more than it frees.
            if halves.recent.len() > self.half_max / 2 {
                halves.older = mem::take(&mut halves.recent);
            }
        }
        halves.recent.insert(hash, token);
    }

    fn halves(&self) -> MutexGuard<'_, Halves> {
        // No code panics while it holds the lock, and a lost token is verified again.
        self.halves.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The number of entries.
    fn len(&self) -> usize {
        let halves = self.halves();
        halves.recent.len() + halves.older.len()
    }
}

/// Shows the number of entries and no identity.
impl fmt::Debug for TokenCache {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("TokenCache").field("len", &self.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use billables_domain::{AccountScope, Subject};
    use proptest::prelude::*;

    use super::*;

    const TOKENS_MAX: usize = 8;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_microseconds(seconds * 1_000_000)
    }

    fn hash(number: usize) -> TokenHash {
        TokenHash::new(&number.to_string())
    }

    fn token(number: usize, ends: i64, keys: &InUse) -> VerifiedToken {
        let identity = Identity {
            subject: Subject::parse("switchboard").unwrap(),
            roles: Default::default(),
            accounts: AccountScope::All,
            customers: Default::default(),
            token_id: number.to_string(),
            expires: at(ends),
        };
        VerifiedToken { identity, issued: at(0), not_before: None, ends: at(ends), keys: keys.clone() }
    }

    #[test]
    fn a_token_in_constant_use_is_kept_among_many_others() {
        let (tokens, keys) = (TokenCache::new(TOKENS_MAX), InUse::new());
        tokens.insert(hash(0), token(0, 100, &keys), at(0));
        for number in 1..1_000 {
            tokens.insert(hash(number), token(number, 100, &keys), at(0));
            assert!(tokens.find(&hash(0), at(0)).is_some(), "after {number} others");
            assert!(tokens.len() <= TOKENS_MAX, "{}", tokens.len());
        }
        assert!(tokens.find(&hash(1), at(0)).is_none());
    }

    #[test]
    fn tokens_that_ended_go_before_those_that_did_not() {
        let (tokens, keys) = (TokenCache::new(TOKENS_MAX), InUse::new());
        tokens.insert(hash(0), token(0, 10_000, &keys), at(0));
        for (number, now) in (1..1_000).zip(1..) {
            // Each token has ended when the next one is added.
            tokens.insert(hash(number), token(number, now + 1, &keys), at(now));
        }
        assert!(tokens.find(&hash(0), at(1_000)).is_some());
    }

    #[test]
    fn tokens_of_keys_that_are_replaced_are_not_found_and_go_first() {
        let (tokens, old, new) = (TokenCache::new(TOKENS_MAX), InUse::new(), InUse::new());
        tokens.insert(hash(0), token(0, 100, &new), at(0));
        tokens.insert(hash(1), token(1, 100, &old), at(0));
        tokens.insert(hash(2), token(2, 100, &old), at(0));
        old.end();
        assert!(tokens.find(&hash(0), at(0)).is_some());
        assert!(tokens.find(&hash(1), at(0)).is_none());
        // A verification that began before the replacement adds its entry too late.
        tokens.insert(hash(3), token(3, 100, &old), at(0));
        assert!(tokens.find(&hash(3), at(0)).is_none());
        tokens.insert(hash(4), token(4, 100, &new), at(0));
        assert_eq!(tokens.len(), 2);
    }

    proptest! {
        #[test]
        fn a_found_entry_is_the_added_one_and_the_cache_is_bounded(
            steps in proptest::collection::vec((0_usize..30, 1_i64..50, any::<bool>()), 1..300),
            tokens_max in 2_usize..20,
        ) {
            let (tokens, keys) = (TokenCache::new(tokens_max), InUse::new());
            for (now, (number, ends, is_insert)) in (0..).zip(steps) {
                if is_insert {
                    tokens.insert(hash(number), token(number, ends, &keys), at(now));
                    prop_assert!(tokens.find(&hash(number), at(now)).is_some());
                } else if let Some(found) = tokens.find(&hash(number), at(now)) {
                    prop_assert_eq!(&found.identity.token_id, &number.to_string());
                }
                prop_assert!(tokens.len() <= tokens_max, "{} of {}", tokens.len(), tokens_max);
            }
        }
    }
}
