//! `account`: the accounts of the platform.

use billables_domain::{Account, AccountId, Name};
use clap::{Args, Subcommand};

use super::directory::{parse_argument, report_insert};
use crate::config::Settings;
use crate::{audit_context, store};

#[derive(Subcommand, Debug)]
pub(crate) enum AccountCommand {
    Add(AccountAddArgs),
}

/// Add an account; repeating the command changes nothing
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  billables account add acme-voice --name 'Acme Voice'")]
pub(crate) struct AccountAddArgs {
    /// Id of the account: 1 to 64 of A-Z a-z 0-9 . _ : @ -
    id: String,
    /// Name of the account: 1 to 200 characters
    #[arg(long)]
    name: String,
}

pub(crate) fn run(settings: &Settings, command: &AccountCommand) -> anyhow::Result<()> {
    match command {
        AccountCommand::Add(request) => add(settings, request),
    }
}

fn add(settings: &Settings, request: &AccountAddArgs) -> anyhow::Result<()> {
    let id = parse_argument("ID", &request.id, AccountId::parse)?;
    let name = parse_argument("--name", &request.name, Name::parse)?;
    let store = store::open_existing(settings)?;
    let act = audit_context::by_operator()?;
    let account = Account { id: id.clone(), name, date_created: act.at };
    let hint = "An id is never given to another account.";
    report_insert(store.account_insert(&account, &act), &format!("the account {id}"), (&id, None), hint)?;
    Ok(())
}
