//! Tokens that were verified before, so that a signature is verified once and not once a request.
//!
//! What is kept of a token is what its text alone decides. What depends on the moment (the clock, the revocations, the
//! keys) is asked of a kept token as of a new one, so nothing here outlives the token, its key or a revocation. Only
//! good tokens are kept: whoever sends bad ones pushes nothing out. The token itself is never kept, only its hash.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::{fmt, mem};

use aws_lc_rs::digest::{SHA256, digest};
use billables_domain::Timestamp;

use crate::identity::Identity;

/// How many tokens are kept: more than there are callers, and at about a kilobyte each a few megabytes.
pub(crate) const TOKENS_MAX: usize = 10_000;

/// The SHA-256 of a token, signature included: nobody can make two tokens that share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct TokenHash([u8; 32]);

impl TokenHash {
    pub(crate) fn of(token: &str) -> Self {
        let mut hash = [0; 32];
        hash.copy_from_slice(digest(&SHA256, token.as_bytes()).as_ref());
        Self(hash)
    }
}

/// Whether a set of keys is still the one in use. Each set has one of its own, and its clones share the answer, so that
/// a token is tied to the keys that verified it without keeping them in memory, whoever their issuer is.
#[derive(Clone, Debug)]
pub(crate) struct InUse(Arc<AtomicBool>);

impl InUse {
    /// Of a set that is taken into use.
    pub(crate) fn new() -> Self {
        Self(Arc::new(AtomicBool::new(true)))
    }

    /// The set was replaced: no token that it verified is good for that reason any more.
    pub(crate) fn end(&self) {
        self.0.store(false, Ordering::Release);
    }

    fn holds(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

/// What a token says, once its signature and its form are known to be good.
#[derive(Debug)]
pub(crate) struct VerifiedToken {
    pub(crate) identity: Identity,
    /// Its `iat`.
    pub(crate) issued: Timestamp,
    /// Its `nbf`.
    pub(crate) not_before: Option<Timestamp>,
    /// The moment from which it is refused: its `exp` and the leeway.
    pub(crate) ends: Timestamp,
    /// The keys that verified it.
    pub(crate) keys: InUse,
}

impl VerifiedToken {
    fn is_of_use(&self, now: Timestamp) -> bool {
        self.keys.holds() && now < self.ends
    }
}

/// The tokens that are kept.
///
/// One lock is enough: it is held for a look-up of a tenth of a microsecond, and a request takes a thousand times as
/// long.
pub(crate) struct TokenCache {
    /// The most tokens that `recent`, and also `older`, may hold.
    half_max: usize,
    halves: Mutex<Halves>,
}

/// Tokens by when they were last seen. Whichever is seen is in `recent` afterwards; once that is full, it becomes
/// `older`, and what was older and never seen since is forgotten.
#[derive(Default)]
struct Halves {
    recent: HashMap<TokenHash, Arc<VerifiedToken>>,
    older: HashMap<TokenHash, Arc<VerifiedToken>>,
}

impl TokenCache {
    /// Keeps at most `tokens_max`, which is at least 2.
    pub(crate) fn new(tokens_max: usize) -> Self {
        Self { half_max: tokens_max / 2, halves: Mutex::default() }
    }

    /// The token of a hash, where it is kept and the keys that verified it are in use.
    pub(crate) fn find(&self, hash: &TokenHash, now: Timestamp) -> Option<Arc<VerifiedToken>> {
        let mut halves = self.halves();
        if let Some(token) = halves.recent.get(hash) {
            return token.keys.holds().then(|| token.clone());
        }
        let token = halves.older.remove(hash).filter(|token| token.keys.holds())?;
        self.keep(&mut halves, *hash, token.clone(), now);
        Some(token)
    }

    /// Keeps a token that was found good.
    pub(crate) fn insert(&self, hash: TokenHash, token: VerifiedToken, now: Timestamp) {
        self.keep(&mut self.halves(), hash, Arc::new(token), now);
    }

    fn keep(&self, halves: &mut Halves, hash: TokenHash, token: Arc<VerifiedToken>, now: Timestamp) {
        if halves.recent.len() >= self.half_max {
            halves.recent.retain(|_, token| token.is_of_use(now));
            // Where little was of no use, looking through all again soon would cost more than it frees.
            if halves.recent.len() > self.half_max / 2 {
                halves.older = mem::take(&mut halves.recent);
            }
        }
        halves.recent.insert(hash, token);
    }

    fn halves(&self) -> MutexGuard<'_, Halves> {
        // Nothing panics while it holds the lock, and a token that is lost is verified again.
        self.halves.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many tokens are kept.
    fn len(&self) -> usize {
        let halves = self.halves();
        halves.recent.len() + halves.older.len()
    }
}

/// Who was here lately is nobody's business: the number says enough.
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
        TokenHash::of(&number.to_string())
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
    fn a_token_that_is_seen_again_and_again_is_kept_however_many_others_come() {
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
            // Each has ended when the next comes.
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
        // A verification that was under way when the keys were replaced comes too late.
        tokens.insert(hash(3), token(3, 100, &old), at(0));
        assert!(tokens.find(&hash(3), at(0)).is_none());
        tokens.insert(hash(4), token(4, 100, &new), at(0));
        assert_eq!(tokens.len(), 2);
    }

    proptest! {
        #[test]
        fn what_is_found_is_what_was_kept_and_never_more_than_the_bound(
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
