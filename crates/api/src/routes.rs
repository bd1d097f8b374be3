//! The whole URL tree, on one screen.

pub(crate) mod accounts;
pub(crate) mod authentication;
pub(crate) mod billables;
pub(crate) mod customers;
pub(crate) mod docs;
pub(crate) mod health;
pub(crate) mod keys;
pub(crate) mod metadata;
pub(crate) mod report_billables;
pub(crate) mod sessions;
pub(crate) mod types;

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};
use billables_contract::ErrorCode;
use billables_domain::{AccountId, Fault, FaultCode, Findings, Member};
use billables_persistence::{Found, InsertError, Inserted};

use crate::caller::{Caller, authenticate};
use crate::error::ApiError;
use crate::reply::Reply;
use crate::state::State;

/// The operations. Each is routed and described by one declaration, so it is in the OpenAPI document by being here.
pub(crate) fn operations(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config
        // Billables
        .service(billables::new_billable)
        .service(report_billables::report_billables)
        .service(billables::list_billables)
        .service(billables::get_billable)
        .service(billables::void_billable)
        .service(billables::reinstate_billable)
        // Accounts, customers, sessions
        .service(accounts::new_account)
        .service(accounts::list_accounts)
        .service(accounts::get_account)
        .service(customers::new_customer)
        .service(customers::list_customers)
        .service(customers::get_customer)
        .service(sessions::new_session)
        .service(sessions::list_sessions)
        .service(sessions::get_session)
        // Signing in
        .service(authentication::authenticate)
        .service(authentication::get_access_token);
}

/// A path that is written out is not one of an id, so what no operation takes there is 405 and not a billable that is not found.
#[get("/billables/batch")]
async fn batch_is_no_id(request: HttpRequest, state: Data<State>) -> Result<HttpResponse, ApiError> {
    unrouted(request, state).await
}

/// What is looked at before the operations.
pub(crate) fn written_out(config: &mut actix_web::web::ServiceConfig) {
    config.service(batch_is_no_id);
}

/// The ledger of what needs no token and is no operation. It may only shrink, or grow with a reason in its commit.
pub(crate) fn pages(config: &mut actix_web::web::ServiceConfig) {
    config
        .service(docs::home)
        .service(docs::without_slash)
        .service(health::live)
        .service(health::ready)
        .service(keys::public_keys)
        .service(docs::document)
        .service(docs::operation_index)
        .service(docs::error_index)
        .service(docs::error_page)
        .service(docs::browser)
        .service(docs::browser_asset)
        .service(metadata::index)
        .service(metadata::asset)
        .service(types::index)
        // Before the pages of an operation, which would take `types` for a format.
        .service(types::metadata)
        .service(types::file)
        .service(metadata::operation);
}

/// The answer to the creation of something, new or known.
pub(crate) fn inserted<T, Info: From<T>>(
    result: Result<Inserted<T>, InsertError>,
    location: String,
) -> Result<Reply<Info>, ApiError> {
    match result {
        Ok(Inserted::New(row)) => Ok(Reply::created(row.into(), location)),
        Ok(Inserted::Same(row)) => Ok(Reply::ok(row.into())),
        Err(InsertError::Different) => {
            let message =
                "The id belongs to another one, with other members. Use another id, or send the same members.";
            Err(ApiError::of_member(ErrorCode::AlreadyExists, "Id", message))
        }
        Err(InsertError::NotFound(missing)) => Err(ApiError::not_found(format!("{missing} is not known."))),
        Err(InsertError::Store(error)) => Err(error.into()),
        Err(error) => Err(ApiError::internal(error)),
    }
}

/// What a bare id was found to be.
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

/// The account that a request names beside an id, if it names one; it must be one of the caller's.
pub(crate) fn named_account<G>(caller: &Caller<G>, account_id: Option<String>) -> Result<Option<AccountId>, ApiError> {
    let mut findings = Findings::default();
    let account_id = findings.optional(Member::ACCOUNT_ID, account_id, AccountId::parse);
    let account_id = findings.finish(Some(account_id))?;
    if let Some(account_id) = &account_id {
        caller.require_account(account_id)?;
    }
    Ok(account_id)
}

/// What no route takes: 405 for a valid caller where an operation has the path with another method, else 404.
pub(crate) async fn unrouted(request: HttpRequest, state: Data<State>) -> Result<HttpResponse, ApiError> {
    let path = request.match_info().as_str();
    let methods = state.document.methods_at(path);
    if methods.is_empty() {
        return Err(ApiError::not_found("Nothing is served at this path.").listed("The operations", "/metadata"));
    }
    if state.document.needs_caller(path) {
        authenticate(&request)?;
    }
    let mut allowed: Vec<_> = methods.iter().map(|method| method.as_str()).collect();
    if allowed.contains(&"GET") {
        allowed.push("HEAD");
    }
    let message = format!("No operation has this method at this path. Use {}.", allowed.join(" or "));
    Err(ApiError::new(ErrorCode::MethodNotAllowed, message).with_allow(allowed.join(", ")))
}
