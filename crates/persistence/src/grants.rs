//! Roles and the scope in which they hold, as users and API keys store them.

use std::collections::BTreeSet;
use std::fmt;

use billables_domain::{AccountId, AccountScope, CustomerKey};

use crate::error::StoreError;

/// What somebody may do, and where. The store keeps the names of roles and does not know what they mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grants {
    /// Names of roles; none has a space in it.
    pub roles: BTreeSet<String>,
    /// The accounts that bound every role.
    pub accounts: AccountScope,
    /// The customers of the role Customer.
    pub customers: BTreeSet<CustomerKey>,
}

impl Grants {
    /// Roles, accounts and customers as words.
    pub(crate) fn columns(&self) -> [String; 3] {
        let words = |words: Vec<String>| words.join(" ");
        let accounts = match &self.accounts {
            AccountScope::All => vec!["*".to_owned()],
            AccountScope::Only(ids) => ids.iter().map(ToString::to_string).collect(),
        };
        [
            words(self.roles.iter().cloned().collect()),
            words(accounts),
            words(self.customers.iter().map(ToString::to_string).collect()),
        ]
    }

    pub(crate) fn of_columns(roles: &str, accounts: &str, customers: &str) -> Result<Self, StoreError> {
        let accounts = match accounts {
            "*" => AccountScope::All,
            ids => AccountScope::Only(
                ids.split_whitespace()
                    .map(AccountId::parse)
                    .collect::<Result<_, _>>()
                    .map_err(|_| StoreError::damaged("an account that somebody was granted"))?,
            ),
        };
        let customers: Option<_> = customers.split_whitespace().map(CustomerKey::parse).collect();
        Ok(Self {
            roles: roles.split_whitespace().map(str::to_owned).collect(),
            accounts,
            customers: customers.ok_or_else(|| StoreError::damaged("a customer that somebody was granted"))?,
        })
    }
}

/// For people: `roles Manager; accounts demo`.
impl fmt::Display for Grants {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [roles, accounts, customers] = self.columns();
        write!(formatter, "roles {roles}; accounts {accounts}")?;
        if customers.is_empty() { Ok(()) } else { write!(formatter, "; customers {customers}") }
    }
}
