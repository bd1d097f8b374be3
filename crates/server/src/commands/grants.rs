//! Roles, accounts and customers as the command line names them.

use std::collections::BTreeSet;

use anyhow::bail;
use billables_auth::Role;
use billables_domain::{AccountId, AccountScope, CustomerKey};
use billables_persistence::Grants;
use clap::Args;

use crate::config::UsageError;

/// The most that a grant may have, in characters, with three more for each account and customer: a token that carries it has
/// to fit into a cookie, of which browsers keep 4,096 bytes. A third more of it is base64; the rest of a token with the
/// longest signature takes about 1,200.
const LENGTH_MAX: usize = 2_000;

/// What somebody may do, and where.
#[derive(Args, Debug)]
pub(crate) struct GrantArgs {
    /// Reporter, Customer, Manager or SystemAdministrator; may be given several times
    #[arg(long = "role", required = true, value_name = "ROLE")]
    roles: Vec<String>,
    /// An account that it is for, or * for all; may be given several times
    #[arg(long = "account", required = true, value_name = "ACCOUNT")]
    accounts: Vec<String>,
    /// A customer that the role Customer is for; may be given several times
    #[arg(long = "customer", value_name = "ACCOUNT/CUSTOMER")]
    customers: Vec<String>,
}

impl GrantArgs {
    /// Roles, accounts and customers that go together.
    pub(crate) fn parse(&self) -> anyhow::Result<(BTreeSet<Role>, AccountScope, BTreeSet<CustomerKey>)> {
        let roles = self.roles.iter().map(|name| parse_role(name)).collect::<Result<BTreeSet<_>, _>>()?;
        let accounts = parse_accounts(&self.accounts)?;
        let customers = self.customers.iter().map(|text| parse_customer(text)).collect::<Result<BTreeSet<_>, _>>()?;
        if roles.contains(&Role::Customer) && customers.is_empty() {
            bail!(UsageError("the role Customer sees its customers alone: name one, --customer demo/acme".to_owned()));
        }
        if let Some(customer) = customers.iter().find(|customer| !accounts.contains(&customer.account_id)) {
            let account_id = &customer.account_id;
            bail!(UsageError(format!("--customer names the account {account_id}, which no --account names. Add it.")));
        }
        Ok((roles, accounts, customers))
    }

    /// The same, to be stored and put into tokens time and again.
    pub(crate) fn to_store(&self) -> anyhow::Result<Grants> {
        let (roles, accounts, customers) = self.parse()?;
        let length: usize = self.accounts.iter().chain(&self.customers).map(|text| text.len() + 3).sum();
        if length > LENGTH_MAX {
            bail!(UsageError(format!(
                "the accounts and customers take more than {LENGTH_MAX} characters, too many for a token in a cookie. Name fewer, or --account '*'."
            )));
        }
        Ok(Grants { roles: roles.iter().map(|role| role.as_str().to_owned()).collect(), accounts, customers })
    }
}

fn parse_role(name: &str) -> Result<Role, UsageError> {
    let names = || Role::ALL.map(Role::as_str).join(", ");
    Role::from_name(name).ok_or_else(|| UsageError(format!("--role {name:?} is no role. The roles are {}.", names())))
}

pub(super) fn parse_accounts(texts: &[String]) -> Result<AccountScope, UsageError> {
    if texts.iter().any(|text| text == "*") {
        let alone = texts.len() == 1;
        let scope = alone.then_some(AccountScope::All);
        return scope.ok_or_else(|| UsageError("--account * means every account. Leave the others out.".to_owned()));
    }
    let parse =
        |text: &String| AccountId::parse(text).map_err(|error| UsageError(format!("--account {text:?} {error}")));
    Ok(AccountScope::Only(texts.iter().map(parse).collect::<Result<_, _>>()?))
}

fn parse_customer(text: &str) -> Result<CustomerKey, UsageError> {
    let key = CustomerKey::parse(text);
    key.ok_or_else(|| UsageError(format!("--customer {text:?} is not ACCOUNT/CUSTOMER, such as demo/acme.")))
}
