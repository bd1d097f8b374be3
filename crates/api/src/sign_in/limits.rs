//! The rate limits of signing in, and the state that all sign-ins share.

use billables_auth::{PasswordCache, PasswordError, RateLimit};
use tokio::sync::Semaphore;

use crate::client_address::UntrustedProxies;
use crate::settings::{Random, SignInSettings};
use crate::sign_in::password_workers::PasswordWorkers;

/// The rate limit of an address: wrong guesses at once, and the seconds until one more.
const GUESSES_OF_AN_ADDRESS: (u32, u32) = (30, 10);

/// The rate limit of a user name, over all addresses: wrong passwords at once, and the seconds until one more.
const GUESSES_AT_A_USER: (u32, u32) = (10, 60);

/// The most sign-ins that query the database at once.
const LOOK_UPS_MAX: usize = 4;

/// The rate limit of refusals in the audit trail, over all addresses: records at once, and the seconds until one more.
const RECORDED_REFUSALS: (u32, u32) = (1_000, 1);

/// The state that all sign-ins share.
pub(crate) struct SignIn {
    pub(crate) password_workers: PasswordWorkers,
    pub(crate) password_cache: PasswordCache,
    pub(crate) by_address: RateLimit,
    /// The rate limit of API keys and refresh tokens by address.
    pub(crate) secrets_by_address: RateLimit,
    /// The rate limit of refusals in the audit trail.
    pub(crate) recorded_refusals: RateLimit,
    pub(crate) by_user: RateLimit,
    /// The rate limit of a user at an address of an earlier sign-in. The limit has a table of its own, so an invented name or an
    /// unknown address never shares a slot with such a user.
    pub(crate) by_known: RateLimit,
    /// The places of sign-ins that query the database.
    pub(crate) look_ups: Semaphore,
    /// The untrusted proxies that the log has named.
    pub(crate) untrusted_proxies: UntrustedProxies,
}

impl SignIn {
    pub(crate) fn new(settings: &SignInSettings, random: &Random) -> Result<Self, PasswordError> {
        let key = || {
            let mut key = [0; 32];
            random(&mut key);
            key
        };
        let limit = |(burst, seconds)| RateLimit::new(burst, seconds, &key());
        Ok(Self {
            password_workers: PasswordWorkers::start(settings.password_cost, settings.password_threads)?,
            password_cache: PasswordCache::new(&key()),
            by_address: limit(GUESSES_OF_AN_ADDRESS),
            secrets_by_address: limit(GUESSES_OF_AN_ADDRESS),
            recorded_refusals: limit(RECORDED_REFUSALS),
            by_user: limit(GUESSES_AT_A_USER),
            by_known: limit(GUESSES_AT_A_USER),
            look_ups: Semaphore::new(LOOK_UPS_MAX),
            untrusted_proxies: UntrustedProxies::default(),
        })
    }
}
