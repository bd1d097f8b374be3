//! The call of the route behind the middleware: the caller first, then a route, an alias route or a request list.

use std::sync::Arc;

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{Error, HttpRequest, HttpResponse};
use billables_contract::ErrorCode;

use crate::alias_routes::AliasRequest;
use crate::caller::{authenticate, authorize, find_caller};
use crate::error::ApiError;
use crate::format::Format;
use crate::operations::Operation;
use crate::request_list;
use crate::request_list_notes::COMPLETED;
use crate::state::State;

/// Identifies the caller if the operation needs one, and calls the route.
pub(super) async fn call(
    request: ServiceRequest,
    next: &Next<BoxBody>,
    alias: Option<&AliasRequest>,
    format: Format,
    state: &State,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let needs_caller = match alias {
        Some(alias) => alias.operation().is_none_or(|operation| operation.permission.is_some()),
        // The path is percent-decoded, as the router sees it.
        None => state.document.needs_caller(request.match_info().as_str()),
    };
    if needs_caller {
        find_caller(request.request(), state).await;
    }
    match alias {
        Some(alias) => call_alias_route(request, next, alias, format, state).await,
        None => next.call(request).await,
    }
}

/// The answer to a request that reaches no route.
pub(super) fn refused(request: ServiceRequest, refusal: ApiError) -> ServiceResponse<BoxBody> {
    ServiceResponse::from_err(refusal, request.into_parts().0)
}

async fn call_alias_route(
    request: ServiceRequest,
    next: &Next<BoxBody>,
    alias: &AliasRequest,
    format: Format,
    state: &State,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let operation = match admit(alias, request.request()) {
        Ok(operation) => operation,
        Err(refusal) => return Ok(refused(request, refusal)),
    };
    let answer = if alias.is_list() {
        request_list::run(request, next, alias, &operation, format.wire, state).await?
    } else {
        next.call(request).await?
    };
    if !alias.is_one_way() || answer.response().error().is_some() {
        return Ok(answer);
    }
    let mut empty = HttpResponse::NoContent();
    if let Some(completed) = answer.headers().get(COMPLETED) {
        empty.insert_header((COMPLETED, completed.clone()));
    }
    Ok(answer.into_response(empty.finish()))
}

/// The operation of an alias route; an error if no handler will see the request. The error about the caller comes first, as on
/// every route.
fn admit(alias: &AliasRequest, request: &HttpRequest) -> Result<Arc<Operation>, ApiError> {
    let Some(operation) = alias.operation() else {
        authenticate(request)?;
        let refusal = ApiError::new(ErrorCode::MethodNotAllowed, "The operation does not exist for this service.");
        return Err(refusal.listed("The operations", "/metadata").with_allow(String::new()));
    };
    let Some(refusal) = refusal_of_method(alias, operation) else { return Ok(operation.clone()) };
    if let Some(permission) = operation.permission {
        authorize(request, permission)?;
    }
    Err(refusal)
}

fn refusal_of_method(alias: &AliasRequest, operation: &Operation) -> Option<ApiError> {
    if alias.is_list() && !operation.takes_request_list() {
        let message = format!("{} takes no request list. Send one request at a time.", operation.name);
        return Some(ApiError::new(ErrorCode::MethodNotAllowed, message).with_allow(String::new()));
    }
    let allowed = allowed_methods(operation, alias.is_list());
    if allowed.contains(&alias.method().as_str()) {
        return None;
    }
    let message = format!("{} does not take this method here. Use {}.", operation.name, allowed.join(" or "));
    Some(ApiError::new(ErrorCode::MethodNotAllowed, message).with_allow(allowed.join(", ")))
}

/// The methods of an alias route. Clients send the method that their class names, so an alias route takes every method; but a
/// GET changes nothing, and a request list is a body.
fn allowed_methods(operation: &Operation, is_list: bool) -> &'static [&'static str] {
    match (is_list, operation.is_reading()) {
        (true, _) => &["POST"],
        (false, true) => &["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
        (false, false) => &["POST", "PUT", "PATCH", "DELETE"],
    }
}
