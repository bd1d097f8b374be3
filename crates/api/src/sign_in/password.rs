//! Whether a password is a user's, and how often that may be asked.
//!
//! Nobody learns from an answer which users there are: an unknown name, a disabled user and a wrong password are refused
//! with the same words after the same work. Guessing is limited by address and by user name. A user at an address where that
//! user signed in before has a limit of its own and a share of the threads that verify passwords, so that a stranger's guesses
//! never lock the owner out. The audit trail makes an address known, so it is known after a restart too.

use std::net::IpAddr;

use billables_auth::{PASSWORD_LENGTH_MAX, PasswordVerdict, ProvenPair, parse_user_name};
use billables_contract::ErrorCode;
use billables_domain::Subject;
use billables_persistence::{AuditAction, AuditContext, User, client_network};

use crate::blocking::blocking;
use crate::error::ApiError;
use crate::sign_in::credentials::unauthorized;
use crate::sign_in::password_workers::{Line, full};
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
    let (user, is_known) = look_up(state, name.as_ref(), address).await?;
    let stored = user.as_ref().filter(|user| user.date_disabled.is_none()).map(|user| user.password_hash.clone());
    // This address, to the letter: another of its network has to prove itself.
    let from = address.map(|address| address.to_string()).unwrap_or_default();
    if let (Some(user), Some(stored)) = (&user, &stored) {
        let pair = ProvenPair { user: &user.name, password, stored, address: &from };
        // Who has no guess left learns nothing here either.
        if state.sign_in.proven.holds(&pair, now) && Guess::is_left(state, &user.name, address, is_known) {
            return Ok(Proven { user: user.clone(), is_fresh: false });
        }
    }
    let guess = match Guess::take(state, name.as_ref(), address, is_known) {
        Ok(guess) => guess,
        Err(refusal) => {
            // The name of a user that there is; another one may be a password in the wrong field.
            tracing::info!(user = user.as_ref().map(|user| user.name.as_str()), "too many passwords were tried");
            state.sign_in.password_workers.wait_as_if_verified().await;
            return Err(refusal);
        }
    };
    let verdict = if password.chars().nth(PASSWORD_LENGTH_MAX).is_some() {
        // Nobody has such a password, and a hash of it would cost more than others.
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
            Err(guess.answer_to_a_wrong_one())
        }
    }
}

/// The user of a name, and whether a sign-in of that name from the address is on record. Both are asked for every name that
/// could be a user's, so that the cost tells nothing. Few look at once: a storm must not take the database from others.
async fn look_up(
    state: &State,
    name: Option<&Subject>,
    address: Option<IpAddr>,
) -> Result<(Option<User>, bool), ApiError> {
    let Some(name) = name.cloned() else { return Ok((None, false)) };
    let since = state.now().plus_seconds(-ADDRESS_KNOWN_SECONDS);
    let _place = state.sign_in.look_ups.acquire().await.map_err(ApiError::internal)?;
    let store = state.store.clone();
    blocking(move || {
        let is_known = address.map(|address| store.audit_has_sign_in(&name, address, since)).transpose()?;
        Ok((store.user_find(&name)?, is_known == Some(true)))
    })
    .await
}

/// Writes down that somebody was refused: nobody can make that more than so many records.
pub(crate) async fn record_refusal(state: &State, act: AuditContext, action: AuditAction) -> Result<(), ApiError> {
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
    let Ok(hash) = state.sign_in.password_workers.hash(password.to_owned(), state.random_bytes()).await else { return };
    let (store, name, before, now) = (state.store.clone(), user.name.clone(), before.to_owned(), hash.clone());
    match blocking(move || store.user_upgrade_password_hash(&name, &before, &now)).await {
        Ok(true) => user.password_hash = hash,
        // Somebody was faster, with another hash of this password or with another password.
        Ok(false) => {}
        Err(error) => tracing::warn!(%error, "a password's hash could not be upgraded"),
    }
}

/// A guess that was taken from the limits before it is known to be right.
///
/// A user at a known address has limits of its own there, which nothing from elsewhere uses up, and nothing that is guessed at
/// other names from the same address. A guess is taken from the limits for everybody as well, while they have one, so that an answer to a wrong
/// password does not tell whether the address is known.
struct Guess {
    /// The guess that was taken from the limits for everybody, if one was left.
    common: Option<CommonGuess>,
    /// The name of the limit of the user at this address, if a guess was taken from it.
    own: Option<String>,
    /// The refusal that a stranger would get now, whatever the password is.
    refusal_of_strangers: Option<ApiError>,
}

/// A guess at a name from an address, whoever makes it.
struct CommonGuess {
    address: String,
    user: String,
}

/// Why there is no guess left for everybody.
enum UsedUp {
    /// At any name from this address.
    ByAddress(ApiError),
    /// At this name from anywhere.
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
    /// The name of the limit of a user at an address.
    fn own(name: &Subject, address: Option<IpAddr>) -> String {
        format!("{name} {}", client_network(address))
    }

    /// Whether a user could still guess from an address.
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
            // Told at an address that others may share, it must not tell which users signed in from there.
            Err(UsedUp::ByAddress(refusal)) => (None, Some(refusal)),
            // To use that up takes ten guesses for each name, so the owner is told the truth.
            Err(UsedUp::ByUser(_)) => (None, None),
            Ok(common) => (Some(common), state.sign_in.password_workers.is_full_for_strangers().then(full)),
        };
        Ok(Self { common, own, refusal_of_strangers })
    }

    /// The queue of the password.
    fn line(&self) -> Line {
        if self.own.is_some() { Line::Known } else { Line::Stranger }
    }

    fn answer_to_a_wrong_one(self) -> ApiError {
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

/// What somebody is told who guessed too often.
pub(crate) fn too_many(wait_seconds: u32) -> ApiError {
    let message = format!("Too many wrong attempts. Try again in {wait_seconds} seconds.");
    ApiError::new(ErrorCode::TooManyRequests, message).with_retry_after(wait_seconds)
}
