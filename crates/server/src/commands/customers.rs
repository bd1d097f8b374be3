//! `customer`: the customers of an account.

use billables_billing::CustomerPatch;
use billables_domain::{AccountId, AccountScope, Customer, CustomerId, Name};
use billables_persistence::Found;
use clap::{Args, Subcommand};

use super::directory::{parse_argument, report_insert, setting_error};
use crate::config::Settings;
use crate::output::print_message;
use crate::{audit_context, store};

#[derive(Subcommand, Debug)]
pub(crate) enum CustomerCommand {
    Add(CustomerAddArgs),
    /// Correct the name of a customer; the audit trail keeps the former one
    #[command(after_help = "Example:
  billables customer rename globex --account acme-voice --name 'Globex Corporation'")]
    Rename {
        /// Id of the customer
        id: String,
        /// Account of the customer
        #[arg(long)]
        account: String,
        /// New name of the customer: 1 to 200 characters
        #[arg(long)]
        name: String,
    },
}

/// Add a customer to an account; repeating the command changes nothing
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  billables customer add globex --account acme-voice --name Globex
  billables customer add globex-east --account acme-voice --name 'Globex East' --parent globex")]
pub(crate) struct CustomerAddArgs {
    /// Id of the customer, unique in the account: 1 to 64 of A-Z a-z 0-9 . _ : @ -
    id: String,
    /// Account of the customer
    #[arg(long)]
    account: String,
    /// Name of the customer: 1 to 200 characters
    #[arg(long)]
    name: String,
    /// Customer above the new one, in the same account
    #[arg(long, value_name = "CUSTOMER")]
    parent: Option<String>,
}

pub(crate) fn run(settings: &Settings, command: &CustomerCommand) -> anyhow::Result<()> {
    match command {
        CustomerCommand::Add(request) => add(settings, request),
        CustomerCommand::Rename { id, account, name } => rename(settings, id, account, name),
    }
}

fn add(settings: &Settings, request: &CustomerAddArgs) -> anyhow::Result<()> {
    let account_id = parse_argument("--account", &request.account, AccountId::parse)?;
    let id = parse_argument("ID", &request.id, CustomerId::parse)?;
    let name = parse_argument("--name", &request.name, Name::parse)?;
    let parent = request.parent.as_deref();
    let parent_customer_id = parent.map(|text| parse_argument("--parent", text, CustomerId::parse)).transpose()?;
    let store = store::open_existing(settings)?;
    let act = audit_context::by_operator()?;
    let customer = Customer {
        account_id: account_id.clone(),
        id: id.clone(),
        name,
        parent_customer_id: parent_customer_id.clone(),
        date_created: act.at,
    };
    let object = format!("the customer {id} of the account {account_id}");
    let hint = format!("Correct the name with: billables customer rename {id} --account {account_id} --name NAME");
    report_insert(store.customer_insert(&customer, &act), &object, (&account_id, parent_customer_id.as_ref()), &hint)?;
    Ok(())
}

fn rename(settings: &Settings, id: &str, account: &str, name: &str) -> anyhow::Result<()> {
    let account_id = parse_argument("--account", account, AccountId::parse)?;
    let id = parse_argument("ID", id, CustomerId::parse)?;
    let name = parse_argument("--name", name, Name::parse)?;
    let store = store::open_existing(settings)?;
    let former = match store.customer_find(&AccountScope::All, Some(&account_id), &id)? {
        Found::One(customer) => Some(customer.name),
        Found::None | Found::Several => None,
    };
    let patch = CustomerPatch { name: Some(name.clone()), ..CustomerPatch::default() };
    let changed = store.customer_patch(&account_id, &id, &patch, &audit_context::by_operator()?);
    let changed = changed.map_err(|error| setting_error(error, &account_id, id.as_str()))?;
    if former.as_ref() == Some(&changed.value.name) {
        print_message(&format!(
            "the customer {id} of the account {account_id} has this name already; nothing is changed"
        ));
    } else {
        print_message(&format!("the customer {id} of the account {account_id} has the name {name}"));
    }
    Ok(())
}
