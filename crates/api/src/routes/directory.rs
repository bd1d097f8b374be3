//! The answers that accounts, customers and sessions share.

use billables_contract::ErrorCode;
use billables_domain::{Fault, FaultCode, Member};
use billables_persistence::{Found, InsertError, Inserted};

use crate::error::ApiError;
use crate::reply::Reply;

/// The answer to a request that creates an account, a customer or a session.
pub(crate) fn inserted<T, Info: From<T>>(
    result: Result<Inserted<T>, InsertError>,
    location: String,
) -> Result<Reply<Info>, ApiError> {
    match result {
        Ok(Inserted::New(row)) => Ok(Reply::created(row.into(), location)),
        Ok(Inserted::Same(row)) => Ok(Reply::ok(row.into())),
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
        Found::Several => {
            let message = "The id is found in several of your accounts. Send AccountId too.";
            Err(Fault::new(Member::ACCOUNT_ID, FaultCode::Ambiguous, message).into())
        }
    }
}
