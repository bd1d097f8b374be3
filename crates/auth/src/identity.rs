//! The identity in a verified token, with its permissions and its scope.

use std::collections::BTreeSet;

use billables_domain::{AccountScope, BillableScope, CustomerKey, Subject, Timestamp};

use crate::permission::{Permission, Role};

/// The identity that a verified token proves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The subject, which the service records with each report.
    pub subject: Subject,
    /// The known roles. Unknown roles in a token grant nothing.
    pub roles: BTreeSet<Role>,
    /// The accounts, which bound every role.
    pub accounts: AccountScope,
    /// The customers for the role Customer.
    pub customers: BTreeSet<CustomerKey>,
    /// The id of the token; empty for a token of an external issuer, whose ids may not be unique.
    pub token_id: String,
    /// The end of the token, without the leeway.
    pub expires: Timestamp,
}

impl Identity {
    /// Whether one of the roles has the permission. It covers the accounts in [`Identity::accounts`].
    pub fn may(&self, permission: Permission) -> bool {
        permission.roles().iter().any(|role| self.roles.contains(role))
    }

    /// The scope of readable billables: the union over the roles, within the accounts.
    pub fn billable_scope(&self) -> BillableScope {
        let has = |role| self.roles.contains(&role);
        BillableScope {
            accounts: self.accounts.clone(),
            everything: has(Role::Viewer) || has(Role::Manager) || has(Role::SystemAdministrator),
            created_by: has(Role::Reporter).then(|| self.subject.clone()),
            customers: if has(Role::Customer) { self.customers.clone() } else { BTreeSet::new() },
        }
    }
}

#[cfg(test)]
mod tests {
    use billables_domain::{AccountId, CustomerId};

    use super::*;

    fn identity(roles: &[Role]) -> Identity {
        let account_id = AccountId::parse("demo").unwrap();
        Identity {
            subject: Subject::parse("switchboard").unwrap(),
            roles: roles.iter().copied().collect(),
            accounts: AccountScope::Only([account_id.clone()].into()),
            customers: [CustomerKey { account_id, customer_id: CustomerId::parse("acme").unwrap() }].into(),
            token_id: "1".to_owned(),
            expires: Timestamp::from_microseconds(0),
        }
    }

    #[test]
    fn without_a_role_nothing_is_granted_and_nothing_seen() {
        let caller = identity(&[]);
        assert!(Permission::ALL.iter().all(|permission| !caller.may(*permission)));
        let scope = caller.billable_scope();
        assert!(!scope.everything && scope.created_by.is_none() && scope.customers.is_empty());
    }

    #[test]
    fn a_reporter_sees_what_it_reported() {
        let scope = identity(&[Role::Reporter]).billable_scope();
        assert_eq!(scope.created_by, Some(Subject::parse("switchboard").unwrap()));
        assert!(!scope.everything);
        assert!(scope.customers.is_empty(), "customers of the token count for the role Customer alone");
    }

    #[test]
    fn several_roles_see_the_union() {
        let scope = identity(&[Role::Reporter, Role::Customer]).billable_scope();
        assert!(scope.created_by.is_some() && scope.customers.len() == 1 && !scope.everything);
    }

    #[test]
    fn accounts_bound_every_role() {
        for role in Role::ALL {
            let identity = identity(&[role]);
            assert_eq!(identity.billable_scope().accounts, identity.accounts, "{role}");
        }
    }
}
