//! Who calls: the verified token behind a request, and the permission that a handler asks for in its signature.
//!
//! A handler that takes no `Caller` has not been let near anybody's data: the store's operations all want a scope that
//! only a caller can give.

use std::future::{Ready, ready};
use std::marker::PhantomData;

use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};
use billables_auth::{Identity, Permission};
use billables_contract::ErrorCode;
use billables_domain::{AccountId, Fault, FaultCode, Member};

use crate::error::ApiError;
use crate::state::State;

/// A permission as a type, so that a handler's signature says what it needs.
pub(crate) trait Grant {
    const PERMISSION: Permission;
}

macro_rules! grants {
    ($($name:ident),* $(,)?) => {
        $(pub(crate) struct $name;
        impl Grant for $name {
            const PERMISSION: Permission = Permission::$name;
        })*
    };
}

grants!(ReportBillables, ReadBillables, VoidBillables, ManageAccounts, ManageDirectory);

/// A caller whose token is valid and whose role grants `G`.
pub(crate) struct Caller<G> {
    identity: Identity,
    grant: PhantomData<G>,
}

impl<G> Caller<G> {
    pub(crate) fn identity(&self) -> &Identity {
        &self.identity
    }

    /// Refuses an account that is not one of the caller's, whether or not it exists.
    pub(crate) fn require_account(&self, account_id: &AccountId) -> Result<(), ApiError> {
        if self.identity.accounts.contains(account_id) {
            return Ok(());
        }
        Err(ApiError::new(ErrorCode::AccountForbidden, "AccountId is not one of your accounts."))
    }

    /// The account that a list is of: the one named, or the only one that the caller has.
    pub(crate) fn list_account(&self, named: Option<AccountId>) -> Result<AccountId, ApiError> {
        match (named, self.identity.accounts.single()) {
            (Some(account_id), _) => {
                self.require_account(&account_id)?;
                Ok(account_id)
            }
            (None, Some(account_id)) => Ok(account_id.clone()),
            (None, None) => {
                let message = "AccountId is needed: your token is not for exactly one account.";
                Err(Fault::new(Member::AccountId, FaultCode::NotEmpty, message).into())
            }
        }
    }
}

impl<G: Grant> FromRequest for Caller<G> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    // Ready at once, on purpose: a handler's arguments are polled in order, so nothing of a body is read for a caller who
    // may not send it.
    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        ready(authorize(request, G::PERMISSION).map(|identity| Self { identity, grant: PhantomData }))
    }
}

/// Verifies the token of a request, and that one of its roles has the permission.
pub(crate) fn authorize(request: &HttpRequest, permission: Permission) -> Result<Identity, ApiError> {
    let identity = authenticate(request)?;
    if identity.may(permission) { Ok(identity) } else { Err(missing_role(permission)) }
}

/// Verifies the token of a request, or says once more whose it is where that was done already, as for the items of a list.
pub(crate) fn authenticate(request: &HttpRequest) -> Result<Identity, ApiError> {
    if let Some(identity) = request.extensions().get::<Identity>() {
        return Ok(identity.clone());
    }
    let state = request.app_data::<Data<State>>().ok_or_else(|| ApiError::internal("the state is missing"))?;
    let mut headers = request.headers().get_all(AUTHORIZATION);
    let Some(header) = headers.next() else {
        return Err(ApiError::new(
            ErrorCode::Unauthorized,
            "Not authenticated: the request has no Authorization header. Send a bearer token.",
        ));
    };
    if headers.next().is_some() {
        return Err(ApiError::new(ErrorCode::Unauthorized, "The request has two Authorization headers. Send one."));
    }
    let scheme_and_token = header.to_str().ok().and_then(|text| text.split_once(' '));
    let Some((scheme, token)) = scheme_and_token else {
        return Err(ApiError::new(
            ErrorCode::Unauthorized,
            "The Authorization header cannot be read. Send: Authorization: Bearer, a space, and the token.",
        ));
    };
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Err(ApiError::new(
            ErrorCode::Unauthorized,
            "The Authorization header names a scheme that is not served. Send a bearer token.",
        ));
    }
    let identity = state.verifier.verify(token.trim_matches(' '), state.now()).map_err(|error| {
        tracing::info!(reason = ?error, "token refused");
        ApiError::new(ErrorCode::TokenException, error.to_string())
    })?;
    tracing::Span::current().record("caller", identity.subject.as_str());
    Ok(identity)
}

fn missing_role(permission: Permission) -> ApiError {
    let roles: Vec<_> = permission.roles().iter().map(|role| role.as_str()).collect();
    let message = format!("None of your roles may do this. It takes one of: {}.", roles.join(", "));
    ApiError::new(ErrorCode::InvalidRole, message)
}
