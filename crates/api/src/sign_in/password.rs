//! Verifying a user's password, within rate limits.
//!
//! No answer tells which users exist: an unknown name, a disabled user and a wrong password get the same words after the same
//! work. Rate limits bound guesses by address and by user name. A user at a known address, one of an earlier sign-in, has a
//! rate limit and a share of the password workers apart, so a stranger's guesses never lock the user out. The audit trail has
//! the known addresses, which therefore outlive a restart.

use std::net::IpAddr;

use billables_auth::{PASSWORD_LENGTH_MAX, PasswordCacheKey, PasswordVerdict, parse_user_name};
use billables_contract::ErrorCode;
use billables_domain::Subject;
use billables_persistence::{AuditAction, AuditContext, User, client_network};

use crate::blocking::store_call;
use crate::error::ApiError;
use crate::sign_in::credentials::unauthorized;
use crate::sign_in::password_workers::{Line, full};
use crate::state::State;

/// The time for which an address stays known after a sign-in, in seconds.
const ADDRESS_KNOWN_SECONDS: i64 = 90 * 86_400;

/// The subject of a record if no user has the given name. The given name is never recorded, because people type passwords
/// there.
pub(crate) const UNKNOWN: &str = "unknown";

/// A user whose password was right.
pub(crate) struct Proven {
    pub(crate) user: User,
    /// Whether the password was verified for this request, and not taken from the cache of proven passwords.
    pub(crate) is_fresh: bool,
}

/// The user of a name and a password.
pub(crate) async fn prove(
    state: &State,
    user_name: &str,
    password: &str,
    address: Option<IpAddr>,
) -> Result<Proven, ApiError> {
    let now = state.now();
    let name = parse_user_name(user_name).ok();
    let (user, is_known) = look_up(state, name.as_ref(), address).await?;
    let stored = user.as_ref().filter(|user| user.date_disabled.is_none()).map(|user| user.password_hash.clone());
    // A proof counts for one address, not for its network.
    let from = address.map(|address| address.to_string()).unwrap_or_default();
    if let (Some(user), Some(stored)) = (&user, &stored) {
        let pair = PasswordCacheKey { user: &user.name, password, stored, address: &from };
        // Without a guess left, even a right password must not answer differently.
        if state.sign_in.password_cache.contains(&pair, now) && Guess::is_left(state, &user.name, address, is_known) {
            return Ok(Proven { user: user.clone(), is_fresh: false });
        }
    }
    let guess = match Guess::take(state, name.as_ref(), address, is_known) {
        Ok(guess) => guess,
        Err(refusal) => {
            // The log names existing users only, because people type passwords into the wrong field.
            tracing::info!(user = user.as_ref().map(|user| user.name.as_str()), "too many passwords were tried");
            state.sign_in.password_workers.wait_as_if_verified().await;
            return Err(refusal);
        }
    };
    let verdict = if password.chars().nth(PASSWORD_LENGTH_MAX).is_some() {
        // No user has a password of that length, and its hash would cost more than others.
        Ok(PasswordVerdict::Wrong)
    } else {
        state.sign_in.password_workers.verify(guess.line(), password.to_owned(), stored.clone()).await
    };
    match (verdict, user, stored) {
        (Err(full), _, _) => {
            guess.give_back(state);
            state.sign_in.password_workers.wait_as_if_verified().await;
            Err(full)
        }
        (Ok(PasswordVerdict::Right { outdated }), Some(mut user), Some(stored)) => {
            guess.give_back(state);
            if outdated {
                upgrade(state, &mut user, &stored, password).await;
            }
            let stored = &user.password_hash;
            let pair = PasswordCacheKey { user: &user.name, password, stored, address: &from };
            state.sign_in.password_cache.insert(&pair, now);
            Ok(Proven { user, is_fresh: true })
        }
        (_, user, _) => {
            let by = user.map_or_else(unknown, |user| Ok(user.name))?;
            let act = state.act(by, address);
            tracing::info!(user = act.by.as_str(), "a password was refused");
            record_refusal(state, act, AuditAction::SignInRefused).await?;
            Err(guess.refusal())
        }
    }
}

/// The user of a name, and whether the address is a known one. Both queries run for every well-formed name, so the cost does not
/// tell whether the user exists. Few run at once, so a storm of sign-ins does not take the database from reports.
async fn look_up(
    state: &State,
    name: Option<&Subject>,
    address: Option<IpAddr>,
) -> Result<(Option<User>, bool), ApiError> {
    let Some(name) = name.cloned() else { return Ok((None, false)) };
    let since = state.now().plus_seconds(-ADDRESS_KNOWN_SECONDS);
    let _permit = state.sign_in.look_ups.acquire().await.map_err(ApiError::internal)?;
    store_call(&state.store, move |store| {
        let is_known = address.map(|address| store.audit_has_sign_in(&name, address, since)).transpose()?;
        Ok((store.user_find(&name)?, is_known == Some(true)))
    })
    .await
}

/// Records a refusal in the audit trail, within a rate limit.
pub(crate) async fn record_refusal(state: &State, act: AuditContext, action: AuditAction) -> Result<(), ApiError> {
    if state.sign_in.recorded_refusals.take("", state.now()).is_err() {
        tracing::warn!(
            action = action.as_str(),
            "the audit trail is at its rate limit of refusals; a refusal is not recorded"
        );
        return Ok(());
    }
    store_call(&state.store, move |store| store.audit_insert(&act, action, "", "")).await
}

pub(crate) fn unknown() -> Result<Subject, ApiError> {
    Subject::parse(UNKNOWN).map_err(ApiError::internal)
}

/// Replaces a hash by one of the configured cost. If that fails, the old hash stays.
async fn upgrade(state: &State, user: &mut User, before: &str, password: &str) {
    let Ok(hash) = state.sign_in.password_workers.hash(password.to_owned(), state.random_bytes()).await else { return };
    let (name, before, now) = (user.name.clone(), before.to_owned(), hash.clone());
    match store_call(&state.store, move |store| store.user_upgrade_password_hash(&name, &before, &now)).await {
        Ok(true) => user.password_hash = hash,
        // Another request changed the hash first.
        Ok(false) => {}
        Err(error) => tracing::warn!(%error, "a password's hash could not be upgraded"),
    }
}

/// A guess, taken from the rate limits before the password is verified.
///
/// A user at a known address has a rate limit of its own, which guesses from other addresses and at other names do not use. Such
/// a guess also counts for the common limits while they have room, so that the answer to a wrong password does not tell whether
/// the address is known.
struct Guess {
    /// The guess from the common limits, if they had room.
    common: Option<CommonGuess>,
    /// The key of the user's own limit at this address, if the guess was taken from that limit.
    own: Option<String>,
    /// The refusal that a user at an unknown address would get now.
    refusal_of_strangers: Option<ApiError>,
}

/// A guess that counts for the common limits: those of the address and of the user name.
struct CommonGuess {
    address: String,
    user: String,
}

/// The common limit that has no room.
enum UsedUp {
    /// The limit of the address.
    ByAddress(ApiError),
    /// The limit of the user name.
    ByUser(ApiError),
}

impl CommonGuess {
    fn take(state: &State, name: Option<&Subject>, address: Option<IpAddr>) -> Result<Self, UsedUp> {
        let (now, limits) = (state.now(), &state.sign_in);
        let address = client_network(address);
        limits.by_address.take(&address, now).map_err(|wait| UsedUp::ByAddress(too_many(wait)))?;
        let user = name.map_or(UNKNOWN, Subject::as_str).to_owned();
        if let Err(wait) = limits.by_user.take(&user, now) {
            limits.by_address.give_back(&address);
            return Err(UsedUp::ByUser(too_many(wait)));
        }
        Ok(Self { address, user })
    }
}

impl Guess {
    /// The key of the limit of a user at an address.
    fn own(name: &Subject, address: Option<IpAddr>) -> String {
        format!("{name} {}", client_network(address))
    }

    /// Whether the limits have room for a guess at a user from an address.
    fn is_left(state: &State, name: &Subject, address: Option<IpAddr>, is_known: bool) -> bool {
        let (now, limits) = (state.now(), &state.sign_in);
        is_known && limits.by_known.check(&Self::own(name, address), now).is_ok()
            || limits.by_address.check(&client_network(address), now).is_ok()
                && limits.by_user.check(name.as_str(), now).is_ok()
    }

    fn take(state: &State, name: Option<&Subject>, address: Option<IpAddr>, is_known: bool) -> Result<Self, ApiError> {
        let own = name.filter(|_| is_known).map(|name| Self::own(name, address));
        let own = own.filter(|own| state.sign_in.by_known.take(own, state.now()).is_ok());
        let (common, refusal_of_strangers) = match CommonGuess::take(state, name, address) {
            Err(UsedUp::ByAddress(refusal) | UsedUp::ByUser(refusal)) if own.is_none() => return Err(refusal),
            // Other people may share the address; the answer must not tell them which users signed in from there.
            Err(UsedUp::ByAddress(refusal)) => (None, Some(refusal)),
            // An attacker must guess ten times at each name to reach this limit, so the user learns the verdict.
            Err(UsedUp::ByUser(_)) => (None, None),
            Ok(common) => (Some(common), state.sign_in.password_workers.is_full_for_strangers().then(full)),
        };
        Ok(Self { common, own, refusal_of_strangers })
    }

    /// The queue for the password.
    fn line(&self) -> Line {
        if self.own.is_some() { Line::Known } else { Line::Stranger }
    }

    fn refusal(self) -> ApiError {
        let own_refusal = self.refusal_of_strangers.filter(|_| self.own.is_some());
        own_refusal.unwrap_or_else(|| unauthorized("Invalid Username or Password"))
    }

    fn give_back(&self, state: &State) {
        if let Some(common) = &self.common {
            state.sign_in.by_address.give_back(&common.address);
            state.sign_in.by_user.give_back(&common.user);
        }
        if let Some(own) = &self.own {
            state.sign_in.by_known.give_back(own);
        }
    }
}

/// The error of a caller at a rate limit.
pub(crate) fn too_many(wait_seconds: u32) -> ApiError {
    let message = format!("Too many wrong attempts. Try again in {wait_seconds} seconds.");
    ApiError::new(ErrorCode::TooManyRequests, message).with_retry_after(wait_seconds)
}
