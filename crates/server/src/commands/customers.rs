//! `customer`: the customers of an account.

use billables_domain::{AccountId, Customer, CustomerId, Name};
use clap::{Args, Subcommand};

use super::directory::{parse_argument, report_insert};
use crate::config::Settings;
use crate::{audit_context, store};

#[derive(Subcommand, Debug)]
pub(crate) enum CustomerCommand {
    Add(CustomerAddArgs),
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
    let hint = "An id is never given to another customer.";
    report_insert(store.customer_insert(&customer, &act), &object, (&account_id, parent_customer_id.as_ref()), hint)?;
    Ok(())
}
