//! Roles, accounts and customers on the command line.

use std::collections::BTreeSet;

use anyhow::bail;
use billables_auth::Role;
use billables_domain::{AccountId, AccountScope, CustomerKey};
use billables_persistence::Grants;
use clap::Args;

use crate::usage_error::UsageError;

/// The maximum length of all accounts and customers of a grant, in characters, with three more for each. A token with
/// the grant has to fit into a cookie, for which browsers have 4,096 bytes. Base64 makes the grant a third longer, and
/// the rest of a token with the longest signature has about 1,200 bytes.
const LENGTH_MAX: usize = 2_000;

/// The roles of a caller, with the accounts and customers that they hold for.
#[derive(Args, Debug)]
pub(crate) struct GrantArgs {
    /// Role: Reporter, Customer, Carrier, Viewer, Manager or SystemAdministrator; may be given several times
    #[arg(long = "role", required = true, value_name = "ROLE")]
    roles: Vec<String>,
    /// Account that the roles hold for, or * for all accounts; may be given several times
    #[arg(long = "account", required = true, value_name = "ACCOUNT")]
    accounts: Vec<String>,
    /// Customer that the role Customer holds for; may be given several times
    #[arg(long = "customer", value_name = "ACCOUNT/CUSTOMER")]
    customers: Vec<String>,
}

impl GrantArgs {
    /// Parses the arguments, and checks that they fit together.
    pub(crate) fn parse(&self) -> anyhow::Result<(BTreeSet<Role>, AccountScope, BTreeSet<CustomerKey>)> {
        let roles = self.roles.iter().map(|name| parse_role(name)).collect::<Result<BTreeSet<_>, _>>()?;
        let accounts = parse_accounts(&self.accounts)?;
        let customers = self.customers.iter().map(|text| parse_customer(text)).collect::<Result<BTreeSet<_>, _>>()?;
        if roles.contains(&Role::Customer) && customers.is_empty() {
            bail!(UsageError(
                "the role Customer is for named customers alone. Name one, such as --customer demo/acme.".to_owned()
            ));
        }
        if let Some(customer) = customers.iter().find(|customer| !accounts.contains(&customer.account_id)) {
            let account_id = &customer.account_id;
            bail!(UsageError(format!("--customer names the account {account_id}, which no --account names. Add it.")));
        }
        Ok((roles, accounts, customers))
    }

    /// Parses the arguments into grants for the store, which every token of the user or the key will carry.
    pub(crate) fn to_store(&self) -> anyhow::Result<Grants> {
        let (roles, accounts, customers) = self.parse()?;
        let length: usize = self.accounts.iter().chain(&self.customers).map(|text| text.len() + 3).sum();
        if length > LENGTH_MAX {
            bail!(UsageError(format!(
                "the accounts and customers have more than {LENGTH_MAX} characters, too many for a token in a cookie. Name fewer, or use --account '*'."
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
        return scope.ok_or_else(|| UsageError("--account * means every account. Leave out the others.".to_owned()));
    }
    let parse = |text: &String| {
        AccountId::parse(text).map_err(|error| UsageError(format!("--account {text:?} {}", error.rule())))
    };
    Ok(AccountScope::Only(texts.iter().map(parse).collect::<Result<_, _>>()?))
}

fn parse_customer(text: &str) -> Result<CustomerKey, UsageError> {
    let key = CustomerKey::parse(text).ok();
    key.ok_or_else(|| UsageError(format!("--customer {text:?} is not ACCOUNT/CUSTOMER, such as demo/acme.")))
}
