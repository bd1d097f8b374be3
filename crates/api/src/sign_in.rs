//! Proving who calls: passwords and their limits, sessions, API keys, cookies. Tokens alone are verified in `auth`.
//!
//! What lives here is what takes the store or time to decide. Which operation takes which permission never lives here.

pub(crate) mod cookies;
pub(crate) mod credentials;
mod identify;
mod password;
mod password_workers;

use billables_auth::{GuessLimit, PasswordCost, PasswordError, ProvenPasswords, Role};
use billables_domain::Timestamp;
use billables_persistence::{Grants, User};
use tokio::sync::Semaphore;

use crate::client_address::UnheardProxies;
use crate::state::Random;

pub(crate) use identify::identify;
pub(crate) use password::{prove, record_refusal, too_many, unknown};
pub(crate) use password_workers::PasswordWorkers;

/// Wrong guesses that one address has at once, and the seconds after which it has one more.
const GUESSES_OF_AN_ADDRESS: (u32, u32) = (30, 10);

/// Wrong passwords that a user name takes at once, from everywhere together, and the seconds after which it takes one more.
const GUESSES_AT_A_USER: (u32, u32) = (10, 60);

/// How many sign-ins ask the database at once for the user and for what is known of the address.
const LOOK_UPS_MAX: usize = 4;

/// Records of refusals in the audit trail, from everywhere together, and the seconds after which there is room for one more.
const RECORDED_REFUSALS: (u32, u32) = (1_000, 1);

/// How people and machines sign in, and for how long.
#[derive(Clone, Debug)]
pub struct SignInSettings {
    /// How long an access token is good, in seconds.
    pub access_token_seconds: i64,
    /// How long a refresh token is good, in seconds.
    pub refresh_token_seconds: i64,
    /// How long a session is good, in seconds.
    pub session_seconds: i64,
    /// How long a session is good that outlives the browser, in seconds.
    pub permanent_session_seconds: i64,
    /// Whether tokens are given in cookies where the client does not say.
    pub token_cookies: bool,
    /// What making a password's hash costs.
    pub password_cost: PasswordCost,
    /// Threads that verify passwords.
    pub password_threads: usize,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<ipnet::IpNet>,
}

/// What the handlers of sign-ins share.
pub(crate) struct SignIn {
    pub(crate) password_workers: PasswordWorkers,
    pub(crate) proven: ProvenPasswords,
    pub(crate) by_address: GuessLimit,
    /// Of API keys and refresh tokens, apart from passwords.
    pub(crate) secrets_by_address: GuessLimit,
    /// Of the audit trail's records of refusals, all together.
    pub(crate) recorded_refusals: GuessLimit,
    pub(crate) by_user: GuessLimit,
    /// Of users at addresses where they signed in before, each for itself. A table of its own: no name that is made up, and no
    /// address that is not known, shares a slot with one of these.
    pub(crate) by_known: GuessLimit,
    /// Places of those who ask the database.
    pub(crate) look_ups: Semaphore,
    /// What is said once of proxies that are not trusted.
    pub(crate) unheard_proxies: UnheardProxies,
}

impl SignIn {
    pub(crate) fn new(settings: &SignInSettings, random: &Random) -> Result<Self, PasswordError> {
        let key = || {
            let mut key = [0; 32];
            random(&mut key);
            key
        };
        let limit = |(burst, seconds)| GuessLimit::new(burst, seconds, &key());
        Ok(Self {
            password_workers: PasswordWorkers::start(settings.password_cost, settings.password_threads)?,
            proven: ProvenPasswords::new(&key()),
            by_address: limit(GUESSES_OF_AN_ADDRESS),
            secrets_by_address: limit(GUESSES_OF_AN_ADDRESS),
            recorded_refusals: limit(RECORDED_REFUSALS),
            by_user: limit(GUESSES_AT_A_USER),
            by_known: limit(GUESSES_AT_A_USER),
            look_ups: Semaphore::new(LOOK_UPS_MAX),
            unheard_proxies: UnheardProxies::default(),
        })
    }
}

/// What a user may do.
pub(crate) fn identity_of(user: &User, token_id: String, expires: Timestamp) -> billables_auth::Identity {
    identity(user.name.clone(), &user.grants, token_id, expires)
}

/// What somebody of these grants may do.
fn identity(
    subject: billables_domain::Subject,
    grants: &Grants,
    token_id: String,
    expires: Timestamp,
) -> billables_auth::Identity {
    billables_auth::Identity {
        subject,
        // The store knows no roles; one that this release does not know grants nothing.
        roles: grants.roles.iter().filter_map(|name| Role::from_name(name)).collect(),
        accounts: grants.accounts.clone(),
        customers: grants.customers.clone(),
        token_id,
        expires,
    }
}
