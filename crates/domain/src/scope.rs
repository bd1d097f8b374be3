//! The scope of a caller: accounts, and billables within them.

use std::collections::BTreeSet;
use std::fmt;

use crate::parse::{FormError, FormRule, text_conversions};
use crate::{AccountId, Billable, CustomerId, Subject};

/// The accounts within which a caller may read and write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountScope {
    /// Every account, including those created later.
    All,
    /// Only these accounts.
    Only(BTreeSet<AccountId>),
}

impl AccountScope {
    /// Whether an account is within the scope. The account need not exist.
    pub fn contains(&self, account_id: &AccountId) -> bool {
        match self {
            Self::All => true,
            Self::Only(ids) => ids.contains(account_id),
        }
    }

    /// The account, if the scope is exactly one.
    pub fn single(&self) -> Option<&AccountId> {
        match self {
            Self::Only(ids) if ids.len() == 1 => ids.first(),
            _ => None,
        }
    }

    /// The part of the scope that is the named account; the whole scope if no account is named.
    #[must_use]
    pub fn within(self, named: Option<&AccountId>) -> Self {
        match named {
            None => self,
            Some(account_id) if self.contains(account_id) => Self::Only([account_id.clone()].into()),
            Some(_) => Self::Only(BTreeSet::new()),
        }
    }
}

/// A customer by its full key: customer ids are unique within their account only.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CustomerKey {
    /// The customer's account.
    pub account_id: AccountId,
    /// The customer's id within that account.
    pub customer_id: CustomerId,
}

impl CustomerKey {
    /// Parses the notation of tokens and of the command line, `account/customer`. Neither id has a slash.
    ///
    /// # Errors
    ///
    /// [`FormError`] for any other text.
    pub fn parse(text: &str) -> Result<Self, FormError> {
        let ids =
            text.split_once('/').map(|(account, customer)| (AccountId::parse(account), CustomerId::parse(customer)));
        match ids {
            Some((Ok(account_id), Ok(customer_id))) => Ok(Self { account_id, customer_id }),
            _ => Err(FormError::new(
                "customer key",
                FormRule("is not the id of an account, a slash and the id of a customer."),
            )),
        }
    }
}

text_conversions!(CustomerKey, FormError);

impl fmt::Display for CustomerKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.account_id, self.customer_id)
    }
}

/// The billables that a caller may read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillableScope {
    /// The accounts that bound the other members.
    pub accounts: AccountScope,
    /// Whether the caller may read every billable in those accounts.
    pub everything: bool,
    /// If not everything: the subject whose reported billables the caller may read.
    pub created_by: Option<Subject>,
    /// If not everything: the customers whose billables the caller may read.
    pub customers: BTreeSet<CustomerKey>,
}

impl BillableScope {
    /// Whether the caller may read the billable.
    pub fn permits(&self, billable: &Billable) -> bool {
        self.accounts.contains(&billable.attribution.account_id)
            && (self.everything
                || self.created_by.as_ref() == Some(&billable.created_by)
                || self.customers.contains(&CustomerKey {
                    account_id: billable.attribution.account_id.clone(),
                    customer_id: billable.attribution.customer_id.clone(),
                }))
    }

    /// The part of the scope that is in the named account; the whole scope if no account is named.
    #[must_use]
    pub fn within(self, named: Option<&AccountId>) -> Self {
        let mut customers = self.customers;
        customers.retain(|key| named.is_none_or(|account_id| key.account_id == *account_id));
        Self { accounts: self.accounts.within(named), customers, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_account_narrows_a_scope_and_never_widens_it() {
        let account = |id: &str| AccountId::parse(id).unwrap();
        let only = |ids: &[&str]| AccountScope::Only(ids.iter().map(|id| account(id)).collect());
        let key = |text: &str| CustomerKey::parse(text).unwrap();
        let demo = account("demo");
        for (scope, expected) in [
            (AccountScope::All, only(&["demo"])),
            (only(&["demo", "other"]), only(&["demo"])),
            (only(&["other"]), only(&[])),
        ] {
            assert_eq!(scope.clone().within(None), scope);
            assert_eq!(scope.within(Some(&demo)), expected);
        }
        let scope = BillableScope {
            accounts: AccountScope::All,
            everything: false,
            created_by: None,
            customers: [key("demo/acme"), key("other/acme")].into(),
        };
        assert_eq!(scope.clone().within(None), scope);
        let expected =
            BillableScope { accounts: only(&["demo"]), customers: [key("demo/acme")].into(), ..scope.clone() };
        assert_eq!(scope.within(Some(&demo)), expected);
    }
}
