//! Who calls: the identity behind a request, and the permission that a handler asks for in its signature.
//!
//! A handler that takes no `Caller` has not been let near anybody's data: the store's operations all want a scope that
//! only a caller can give.

use std::future::{Ready, ready};
use std::marker::PhantomData;
use std::net::IpAddr;

use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};
use billables_auth::{Identity, Permission};
use billables_contract::ErrorCode;
use billables_domain::{AccountId, Fault, FaultCode, Member};
use billables_persistence::AuditContext;

use crate::client_address;
use crate::error::ApiError;
use crate::sign_in::identify::identify;
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

/// What the front found out.
struct Authenticated(Result<Identity, ApiError>);

/// A caller who proved who it is and whose role grants `G`.
pub(crate) struct Caller<G> {
    identity: Identity,
    address: Option<IpAddr>,
    grant: PhantomData<G>,
}

impl<G> Caller<G> {
    pub(crate) fn identity(&self) -> &Identity {
        &self.identity
    }

    /// Asks anew who calls, for a request that lasts; what the caller may do from now on is what is found.
    ///
    /// # Errors
    ///
    /// The caller is not known any more, or may not do this any more. Or nobody can tell at the moment.
    pub(crate) async fn ask_again(&mut self, request: &HttpRequest, state: &State) -> Result<(), ApiError>
    where
        G: Grant,
    {
        let identity = identify(request, state).await?;
        if !identity.may(G::PERMISSION) {
            return Err(missing_role(G::PERMISSION));
        }
        self.identity = identity;
        Ok(())
    }

    /// The caller's doing something now, for the audit trail.
    pub(crate) fn act(&self, state: &State) -> AuditContext {
        state.act(self.identity.subject.clone(), self.address)
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
                let message = "AccountId is needed: you have not exactly one account.";
                Err(Fault::new(Member::ACCOUNT_ID, FaultCode::NotEmpty, message).into())
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
        let state = request.app_data::<Data<State>>();
        let address = state.and_then(|state| client_address::of(request, &state.settings.sign_in.trusted_proxies));
        ready(authorize(request, G::PERMISSION).map(|identity| Self { identity, address, grant: PhantomData }))
    }
}

/// Who calls, where one of its roles has the permission.
pub(crate) fn authorize(request: &HttpRequest, permission: Permission) -> Result<Identity, ApiError> {
    let identity = authenticate(request)?;
    if identity.may(permission) { Ok(identity) } else { Err(missing_role(permission)) }
}

/// Who calls, as the front found out before the request was routed.
pub(crate) fn authenticate(request: &HttpRequest) -> Result<Identity, ApiError> {
    let extensions = request.extensions();
    let found = extensions.get::<Authenticated>().map(|authenticated| authenticated.0.clone());
    found.unwrap_or_else(|| Err(ApiError::internal("nobody asked who calls")))
}

/// Who calls, for the log; absent where nobody was found.
pub(crate) fn subject_of(request: &HttpRequest) -> Option<String> {
    let extensions = request.extensions();
    let identity = extensions.get::<Authenticated>().and_then(|authenticated| authenticated.0.as_ref().ok());
    identity.map(|identity| identity.subject.to_string())
}

/// Asks who calls, once for a request, however many handlers want to know. What is found is not acted on here: an operation
/// that needs no caller is not refused for a token that has expired.
pub(crate) async fn find_caller(request: &HttpRequest, state: &State) {
    let identity = identify(request, state).await;
    request.extensions_mut().insert(Authenticated(identity));
}

fn missing_role(permission: Permission) -> ApiError {
    let roles: Vec<_> = permission.roles().iter().map(|role| role.as_str()).collect();
    let message = format!("None of your roles may do this. It takes one of: {}.", roles.join(", "));
    ApiError::new(ErrorCode::InvalidRole, message)
}
