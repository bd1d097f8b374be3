//! Roles and the scope in which they hold, as users and API keys store them.

use std::collections::BTreeSet;
use std::fmt;

use billables_domain::{AccountId, AccountScope, CustomerKey};

use crate::error::StoreError;

/// The roles of a user or an API key, and their scope. The store keeps the names of roles without knowing their meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grants {
    /// The names of roles, which have no spaces.
    pub roles: BTreeSet<String>,
    /// The accounts that bound every role.
    pub accounts: AccountScope,
    /// The customers of the role Customer.
    pub customers: BTreeSet<CustomerKey>,
}

impl Grants {
    /// The columns with roles, accounts and customers, each as words separated by spaces.
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
                    .map_err(|_| StoreError::damaged("an account in a grant"))?,
            ),
        };
        let customers: Option<_> = customers.split_whitespace().map(|text| CustomerKey::parse(text).ok()).collect();
        Ok(Self {
            roles: roles.split_whitespace().map(str::to_owned).collect(),
            accounts,
            customers: customers.ok_or_else(|| StoreError::damaged("a customer in a grant"))?,
        })
    }
}

/// A text for people, such as `roles Manager; accounts demo`.
impl fmt::Display for Grants {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [roles, accounts, customers] = self.columns();
        write!(formatter, "roles {roles}; accounts {accounts}")?;
        if customers.is_empty() { Ok(()) } else { write!(formatter, "; customers {customers}") }
    }
}
