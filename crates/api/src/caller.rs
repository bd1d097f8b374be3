//! The caller of a request: its identity, and the permission that a handler names in its signature.
//!
//! The store's operations on billables and on the directory take a scope, and only a `Caller` gives one.

use std::marker::PhantomData;
use std::net::IpAddr;

use actix_web::web::Data;
use actix_web::{HttpMessage as _, HttpRequest};
use billables_auth::{Identity, Permission};
use billables_contract::ErrorCode;
use billables_domain::{AccountId, BillableScope, Fault, FaultCode, Member};
use billables_persistence::AuditContext;

use crate::client_address;
use crate::error::ApiError;
use crate::sign_in::identify::identify;
use crate::state::State;

/// The callers that an operation takes. A handler's signature names it, and nothing else says the operation's permission.
pub(crate) trait Access: 'static {
    /// The permission of the callers; `None` if the operation takes no credentials.
    const PERMISSION: Option<Permission>;

    /// The caller that the handler gets.
    type Caller: 'static;

    /// The caller of a request.
    ///
    /// # Errors
    ///
    /// The request has no valid credentials, or no role of the caller has the permission.
    fn admit(request: &HttpRequest) -> Result<Self::Caller, ApiError>;
}

/// The access of every client: the operation takes no credentials except members of the request.
pub(crate) struct Public;

impl Access for Public {
    const PERMISSION: Option<Permission> = None;
    type Caller = ();

    fn admit(_request: &HttpRequest) -> Result<(), ApiError> {
        Ok(())
    }
}

/// A permission as a type.
pub(crate) trait Grant: 'static {
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

grants! {
    ReportBillables,
    ReadBillables,
    VoidBillables,
    ReportCalls,
    ReadCalls,
    DismissCalls,
    ReadTotals,
    ReadSettings,
    ManageSettings,
    PreviewBilling,
    ReadAccounts,
    ManageAccounts,
    ReadDirectory,
    ManageDirectory,
}

impl<G: Grant> Access for G {
    const PERMISSION: Option<Permission> = Some(G::PERMISSION);
    type Caller = Caller<G>;

    fn admit(request: &HttpRequest) -> Result<Caller<G>, ApiError> {
        let identity = authorize(request, G::PERMISSION)?;
        let state = request.app_data::<Data<State>>();
        let address = state.and_then(|state| client_address::of(request, &state.settings.sign_in.trusted_proxies));
        Ok(Caller { identity, address, grant: PhantomData })
    }
}

/// The result of the identification, which the middleware leaves for the handler.
struct Authenticated(Result<Identity, ApiError>);

/// An authenticated caller whose role grants `G`.
pub(crate) struct Caller<G> {
    identity: Identity,
    address: Option<IpAddr>,
    grant: PhantomData<G>,
}

impl<G> Caller<G> {
    pub(crate) fn identity(&self) -> &Identity {
        &self.identity
    }

    /// Identifies the caller again, for a request that lasts longer than its credentials may. The new identity takes the place
    /// of the old one.
    ///
    /// # Errors
    ///
    /// The credentials or the permission are gone, or the store cannot answer.
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

    /// The audit context of an action of the caller at this moment.
    pub(crate) fn act(&self, state: &State) -> AuditContext {
        state.act(self.identity.subject.clone(), self.address)
    }

    /// Refuses a caller without a further permission, which some members of a request need.
    pub(crate) fn require(&self, permission: Permission) -> Result<(), ApiError> {
        if self.identity.may(permission) { Ok(()) } else { Err(missing_role(permission)) }
    }

    /// Refuses an account outside the caller's scope, whether or not the account exists.
    pub(crate) fn require_account(&self, account_id: &AccountId) -> Result<(), ApiError> {
        if self.identity.accounts.contains(account_id) {
            return Ok(());
        }
        Err(ApiError::new(ErrorCode::AccountForbidden, "AccountId is not one of your accounts."))
    }

    /// Refuses a request that names an account outside the caller's scope.
    pub(crate) fn require_named_account(&self, named: Option<&AccountId>) -> Result<(), ApiError> {
        named.map_or(Ok(()), |account_id| self.require_account(account_id))
    }

    /// The billables that the caller may read, in the account that a request names or in all accounts of the caller.
    ///
    /// # Errors
    ///
    /// The named account is outside the caller's scope.
    pub(crate) fn billable_scope(&self, named: Option<&AccountId>) -> Result<BillableScope, ApiError> {
        self.require_named_account(named)?;
        Ok(self.identity.billable_scope().within(named))
    }

    /// The account that a path names; 404 outside the caller's scope.
    pub(crate) fn account_of_path(&self, id: Option<AccountId>) -> Result<AccountId, ApiError> {
        let id = id.filter(|id| self.identity.accounts.contains(id));
        id.ok_or_else(|| ApiError::not_found("There is no such account, or you may not read it."))
    }

    /// The account of a list: the named one, or the caller's only one.
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

/// The identity of the caller.
///
/// # Errors
///
/// The request has no valid credentials, or no role of the caller has the permission.
pub(crate) fn authorize(request: &HttpRequest, permission: Permission) -> Result<Identity, ApiError> {
    let identity = authenticate(request)?;
    if identity.may(permission) { Ok(identity) } else { Err(missing_role(permission)) }
}

/// The identity that [`find_caller`] left.
///
/// # Errors
///
/// The request has no valid credentials.
pub(crate) fn authenticate(request: &HttpRequest) -> Result<Identity, ApiError> {
    let extensions = request.extensions();
    let found = extensions.get::<Authenticated>().map(|authenticated| authenticated.0.clone());
    found.unwrap_or_else(|| Err(ApiError::internal("the caller was not identified")))
}

/// The subject of the caller, for the log.
pub(crate) fn subject_of(request: &HttpRequest) -> Option<String> {
    let extensions = request.extensions();
    let identity = extensions.get::<Authenticated>().and_then(|authenticated| authenticated.0.as_ref().ok());
    identity.map(|identity| identity.subject.to_string())
}

/// Identifies the caller of a request before the request is routed: alias routes, request lists, 405 answers and the log need
/// the identity as well, and identification may wait for the store.
pub(crate) async fn find_caller(request: &HttpRequest, state: &State) {
    let identity = identify(request, state).await;
    request.extensions_mut().insert(Authenticated(identity));
}

fn missing_role(permission: Permission) -> ApiError {
    let roles: Vec<_> = permission.roles().iter().map(|role| role.as_str()).collect();
    let message = format!("None of your roles may do this. It takes one of: {}.", roles.join(", "));
    ApiError::new(ErrorCode::InvalidRole, message)
}
