//! The look-ups and the answers that accounts, customers and sessions share.

use std::sync::Arc;

use billables_billing::{AccountBook, Month};
use billables_contract::{ErrorCode, Target};
use billables_domain::{Customer, CustomerId, Fault, FaultCode, Member, Timestamp};
use billables_persistence::{Changed, Found, InsertError, Inserted, SettingError};

use crate::blocking::store_call;
use crate::caller::Caller;
use crate::error::ApiError;
use crate::reply::Reply;
use crate::state::State;

/// The customer that a path names, with the book of its account.
///
/// # Errors
///
/// The account is not the caller's, or there is no such customer in the caller's accounts, or more than one.
pub(crate) async fn find_customer<G>(
    state: &State,
    caller: &Caller<G>,
    Target { account_id, id }: Target<CustomerId>,
) -> Result<(Customer, Arc<AccountBook>), ApiError> {
    caller.require_named_account(account_id.as_ref())?;
    let id = id.ok_or_else(customer_missing)?;
    let scope = caller.identity().accounts.clone();
    let found = store_call(&state.store, move |store| {
        let found = store.customer_find(&scope, account_id.as_ref(), &id)?;
        let book = match &found {
            Found::One(customer) => store.account_book(&customer.account_id)?,
            _ => None,
        };
        Ok((found, book))
    });
    let (found, book) = found.await?;
    let customer = one(found, customer_missing)?;
    Ok((customer, book.ok_or_else(account_missing)?))
}

/// The error of an account that does not exist or that the caller may not read.
pub(crate) fn account_missing() -> ApiError {
    ApiError::not_found("There is no such account, or you may not read it.")
}

/// The error of a customer that does not exist or that the caller may not read.
fn customer_missing() -> ApiError {
    ApiError::not_found("There is no such customer, or you may not read it.")
}

/// The month whose settings the answer to a change shows: the first in which the change counts, or the current month.
pub(crate) fn shown_month<T>(changed: &Changed<T>, now: Timestamp) -> Month {
    let current = changed.book.zones().month_of(now);
    changed.effective_month.map_or(current, |month| month.max(current))
}

/// The error of a refused change of settings.
pub(crate) fn refused(error: SettingError) -> ApiError {
    match error {
        SettingError::NotFound(missing) => ApiError::not_found(format!("{missing} is not known.")),
        SettingError::Invalid(faults) => faults.into(),
        SettingError::MonthStated { .. } => {
            ApiError::of_member(ErrorCode::MonthStated, "EffectiveMonth", error.to_string())
        }
        SettingError::Store(error) => error.into(),
        error => ApiError::internal(error),
    }
}

/// The answer to a request that creates an account, a customer or a session.
pub(crate) fn inserted<T, Info: From<T>>(
    result: Result<Inserted<T>, InsertError>,
    location: String,
) -> Result<Reply<Info>, ApiError> {
    inserted_as(result, location, Info::from)
}

/// The same as [`inserted`], with another way from a row to the answer.
pub(crate) fn inserted_as<T, Info>(
    result: Result<Inserted<T>, InsertError>,
    location: String,
    info: impl FnOnce(T) -> Info,
) -> Result<Reply<Info>, ApiError> {
    match result {
        Ok(Inserted::New(row)) => Ok(Reply::created(info(row), location)),
        Ok(Inserted::Same(row)) => Ok(Reply::ok(info(row))),
        Err(InsertError::Different) => {
            let message = "The id belongs to an object with other members. Use another id, or send the same members.";
            Err(ApiError::of_member(ErrorCode::AlreadyExists, "Id", message))
        }
        Err(InsertError::NotFound(missing)) => Err(ApiError::not_found(format!("{missing} is not known."))),
        Err(InsertError::Store(error)) => Err(error.into()),
        Err(error) => Err(ApiError::internal(error)),
    }
}

/// The row that a look-up by id found, or the error if there is none or more than one.
pub(crate) fn one<T>(found: Found<T>, not_found: impl FnOnce() -> ApiError) -> Result<T, ApiError> {
    match found {
        Found::One(row) => Ok(row),
        Found::None => Err(not_found()),
        Found::Several => Err(ambiguous()),
    }
}

/// The error of an id that several of the caller's accounts have.
pub(crate) fn ambiguous() -> ApiError {
    let message = "The id is found in several of your accounts. Send AccountId too.";
    Fault::new(Member::ACCOUNT_ID, FaultCode::Ambiguous, message).into()
}
