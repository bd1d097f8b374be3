//! The identity of a user or an API key: roles and scope from the store's grants.

use billables_auth::{Identity, Role};
use billables_domain::{Subject, Timestamp};
use billables_persistence::{Grants, User};

/// The identity of a user.
pub(crate) fn identity_of(user: &User, token_id: String, expires: Timestamp) -> Identity {
    identity(user.name.clone(), &user.grants, token_id, expires)
}

/// The identity of a subject with these grants. The store keeps roles as texts; a role that this release does not know grants
/// nothing.
pub(crate) fn identity(subject: Subject, grants: &Grants, token_id: String, expires: Timestamp) -> Identity {
    Identity {
        subject,
        roles: grants.roles.iter().filter_map(|name| Role::from_name(name)).collect(),
        accounts: grants.accounts.clone(),
        customers: grants.customers.clone(),
        token_id,
        expires,
    }
}
