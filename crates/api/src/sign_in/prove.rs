//! Whether a password is a user's, and how often that may be asked.
//!
//! Nobody learns from an answer which users there are: an unknown name, a disabled user and a wrong password are refused
//! with the same words after the same work. Guessing is limited by address and by user name; an address from which the
//! user signed in before has a limit of its own, so that a stranger's guesses never lock the owner out.

use std::net::IpAddr;

use billables_auth::{PASSWORD_LENGTH_MAX, PasswordVerdict, ProvenPair, parse_user_name};
use billables_contract::ErrorCode;
use billables_domain::Subject;
use billables_persistence::{Act, AuditAction, User, client_network};

use crate::blocking::blocking;
use crate::error::ApiError;
use crate::sign_in::credentials::unauthorized;
use crate::state::State;

/// How long an address is known as one of a user's, in seconds.
const ADDRESS_KNOWN_SECONDS: i64 = 90 * 86_400;

/// What the trail names somebody who gave no name of a user. Never what was given: people type passwords there.
pub(crate) const UNKNOWN: &str = "unknown";

/// A user whose password was right.
pub(crate) struct Proven {
    pub(crate) user: User,
    /// Whether the password was verified now, and not a moment ago.
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
    let user = match name.clone() {
        Some(name) => {
            let store = state.store.clone();
            blocking(move || store.user_find(&name)).await?
        }
        None => None,
    };
    let stored = user.as_ref().filter(|user| user.date_disabled.is_none()).map(|user| user.password_hash.clone());
    // This address, to the letter: another of its network has to prove itself.
    let from = address.map(|address| address.to_string()).unwrap_or_default();
    if let (Some(user), Some(stored)) = (&user, &stored) {
        let pair = ProvenPair { user: &user.name, password, stored, address: &from };
        // Who has no guess left learns nothing here either.
        if state.sign_in.proven.holds(&pair, now) && Guess::is_left(state, &user.name, address) {
            return Ok(Proven { user: user.clone(), is_fresh: false });
        }
    }
    let guess = Guess::take(state, name.as_ref(), address).await.inspect_err(|_| {
        // The name of a user that there is; another one may be a password in the wrong field.
        tracing::info!(user = user.as_ref().map(|user| user.name.as_str()), "too many passwords were tried");
    })?;
    let verdict = if password.chars().nth(PASSWORD_LENGTH_MAX).is_some() {
        // Nobody has such a password, and a hash of it would cost more than others.
        Ok(PasswordVerdict::Wrong)
    } else {
        state.sign_in.desk.verify(password.to_owned(), stored.clone()).await
    };
    match (verdict, user, stored) {
        (Err(full), _, _) => {
            guess.give_back(state);
            Err(full)
        }
        (Ok(PasswordVerdict::Right { outdated }), Some(mut user), Some(stored)) => {
            guess.give_back(state);
            if outdated {
                upgrade(state, &mut user, &stored, password).await;
            }
            let stored = &user.password_hash;
            let pair = ProvenPair { user: &user.name, password, stored, address: &from };
            state.sign_in.proven.insert(&pair, now);
            Ok(Proven { user, is_fresh: true })
        }
        (_, user, _) => {
            // A known name is written down; an unknown one may be a password that slipped into the wrong field.
            let by = user.map_or_else(unknown, |user| Ok(user.name))?;
            let act = state.act(by, address);
            tracing::info!(user = act.by.as_str(), "a password was refused");
            record_refusal(state, act, AuditAction::SignInRefused).await?;
            Err(unauthorized("Invalid Username or Password"))
        }
    }
}

/// Writes down that somebody was refused: nobody can make that more than so many records.
pub(crate) async fn record_refusal(state: &State, act: Act, action: AuditAction) -> Result<(), ApiError> {
    if state.sign_in.recorded_refusals.take("", state.now()).is_err() {
        tracing::warn!(action = action.as_str(), "so many were refused that not all are in the audit trail");
        return Ok(());
    }
    let store = state.store.clone();
    blocking(move || store.audit_insert(&act, action, "", "")).await
}

pub(crate) fn unknown() -> Result<Subject, ApiError> {
    Subject::parse(UNKNOWN).map_err(ApiError::internal)
}

/// Makes a new hash at the cost that is asked for now. Where that fails, the old one still does.
async fn upgrade(state: &State, user: &mut User, before: &str, password: &str) {
    let Ok(hash) = state.sign_in.desk.hash(password.to_owned(), state.random_bytes()).await else { return };
    let (store, name, before, now) = (state.store.clone(), user.name.clone(), before.to_owned(), hash.clone());
    match blocking(move || store.user_upgrade_password_hash(&name, &before, &now)).await {
        Ok(true) => user.password_hash = hash,
        // Somebody was faster, with another hash of this password or with another password.
        Ok(false) => {}
        Err(error) => tracing::warn!(%error, "a password's hash could not be upgraded"),
    }
}

/// A guess that was taken from the limits before it is known to be right.
struct Guess {
    address: String,
    user: String,
}

impl Guess {
    /// What an address that a user signed in from has its own guesses under.
    fn own(name: &Subject, address: IpAddr) -> String {
        format!("{name} {}", client_network(Some(address)))
    }

    /// Whether a user could still guess from an address where it was before.
    fn is_left(state: &State, name: &Subject, address: Option<IpAddr>) -> bool {
        let (now, limits) = (state.now(), &state.sign_in);
        let own = address.map(|address| Self::own(name, address));
        limits.by_address.check(&client_network(address), now).is_ok()
            && (limits.by_user.check(name.as_str(), now).is_ok()
                || own.is_some_and(|own| limits.by_user.check(&own, now).is_ok()))
    }

    async fn take(state: &State, name: Option<&Subject>, address: Option<IpAddr>) -> Result<Self, ApiError> {
        let now = state.now();
        let counted = client_network(address);
        let limits = &state.sign_in;
        limits.by_address.take(&counted, now).map_err(too_many)?;
        let user = name.map_or(UNKNOWN, Subject::as_str);
        let Err(wait) = limits.by_user.take(user, now) else {
            return Ok(Self { address: counted, user: user.to_owned() });
        };
        // Strangers used up what the name has. An address that the user signed in from has guesses of its own.
        if let (Some(name), Some(address)) = (name, address) {
            let (store, name) = (state.store.clone(), name.clone());
            let since = now.plus_seconds(-ADDRESS_KNOWN_SECONDS);
            let own = Self::own(&name, address);
            if blocking(move || store.audit_has_sign_in(&name, address, since)).await?
                && limits.by_user.take(&own, now).is_ok()
            {
                return Ok(Self { address: counted, user: own });
            }
        }
        limits.by_address.give_back(&counted);
        Err(too_many(wait))
    }

    fn give_back(&self, state: &State) {
        state.sign_in.by_address.give_back(&self.address);
        state.sign_in.by_user.give_back(&self.user);
    }
}

/// What somebody is told who guessed too often.
pub(crate) fn too_many(wait_seconds: u32) -> ApiError {
    let message = format!("Too many wrong attempts. Try again in {wait_seconds} seconds.");
    ApiError::new(ErrorCode::TooManyRequests, message).with_retry_after(wait_seconds)
}
