//! `account`: the accounts of the platform.

use anyhow::bail;
use billables_billing::{AccountBook, AccountPatch, Country, Currency, Zone};
use billables_domain::{Account, AccountId, Name};
use clap::{Args, Subcommand};

use super::directory::{parse_argument, report_insert, setting_error};
use crate::config::Settings;
use crate::output::print_message;
use crate::{audit_context, clock, store};

#[derive(Subcommand, Debug)]
pub(crate) enum AccountCommand {
    Add(AccountAddArgs),
    /// Correct the name of an account; the audit trail keeps the former one
    #[command(after_help = "Example:
  billables account rename acme-voice --name 'Acme Voice Ltd'")]
    Rename {
        /// Id of the account
        id: String,
        /// New name of the account: 1 to 200 characters
        #[arg(long)]
        name: String,
    },
}

/// Add an account; repeating the command changes nothing
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  billables account add acme-voice --name 'Acme Voice'
  billables account add acme-wien --name 'Acme Wien' --time-zone Europe/Vienna --currency EUR --country AT

The currency is fixed from the first call, settings or statement of the account. The time zone decides on which day a call is; after
the first call or report it changes from a coming month only. The country decides which calls are international.")]
pub(crate) struct AccountAddArgs {
    /// Id of the account: 1 to 64 of A-Z a-z 0-9 . _ : @ -
    id: String,
    /// Name of the account: 1 to 200 characters
    #[arg(long)]
    name: String,
    /// Time zone of the account's days and months, such as Europe/Vienna [default: UTC]
    #[arg(long, value_name = "ZONE")]
    time_zone: Option<String>,
    /// Currency of the account's amounts, a code of ISO 4217 [default: USD]
    #[arg(long, value_name = "CODE")]
    currency: Option<String>,
    /// Country of the account, a code of ISO 3166 [default: US]
    #[arg(long, value_name = "CODE")]
    country: Option<String>,
}

pub(crate) fn run(settings: &Settings, command: &AccountCommand) -> anyhow::Result<()> {
    match command {
        AccountCommand::Add(request) => add(settings, request),
        AccountCommand::Rename { id, name } => rename(settings, id, name),
    }
}

fn add(settings: &Settings, request: &AccountAddArgs) -> anyhow::Result<()> {
    let id = parse_argument("ID", &request.id, AccountId::parse)?;
    let name = parse_argument("--name", &request.name, Name::parse)?;
    let time_zone = request.time_zone.as_deref();
    let time_zone = time_zone.map(|text| parse_argument("--time-zone", text, Zone::parse)).transpose()?;
    let currency = request.currency.as_deref();
    let currency = currency.map(|text| parse_argument("--currency", text, Currency::parse)).transpose()?;
    let country = request.country.as_deref();
    let country = country.map(|text| parse_argument("--country", text, Country::parse)).transpose()?;
    let patch = AccountPatch { time_zone, currency, country, ..AccountPatch::default() };
    let store = store::open_existing(settings)?;
    let act = audit_context::by_operator()?;
    if let Some(book) = store.account_book(&id)? {
        refuse_other_settings(&id, &book, &patch)?;
    }
    let account = Account { id: id.clone(), name, date_created: act.at };
    let hint = format!("Correct the name with: billables account rename {id} --name NAME");
    report_insert(store.account_insert(&account, &act), &format!("the account {id}"), (&id, None), &hint)?;
    if patch.time_zone.is_some() || patch.currency.is_some() || patch.country.is_some() {
        store
            .account_patch(&id, &patch, &audit_context::by_operator()?)
            .map_err(|error| setting_error(error, &id, ""))?;
    }
    Ok(())
}

/// Refuses to change the settings of an account that exists. An account without any version of a setting may be one whose
/// command was interrupted.
fn refuse_other_settings(id: &AccountId, book: &AccountBook, patch: &AccountPatch) -> anyhow::Result<()> {
    let zone = book.zones().zone_at(clock::now());
    for (option, wanted, stored) in [
        ("--time-zone", patch.time_zone.as_ref().map(|zone| zone.name().to_owned()), zone.name().to_owned()),
        ("--currency", patch.currency.map(|currency| currency.code().to_owned()), book.currency().code().to_owned()),
        ("--country", patch.country.map(|country| country.code().to_owned()), book.country().code().to_owned()),
    ] {
        if let Some(wanted) = wanted.filter(|wanted| *wanted != stored && book.newest_version() > 0) {
            bail!(
                "the account {id} exists already, and {option} {wanted} differs from its {stored}; nothing is changed. A \
                 SystemAdministrator changes an account with PATCH /accounts/{id}."
            );
        }
    }
    Ok(())
}

fn rename(settings: &Settings, id: &str, name: &str) -> anyhow::Result<()> {
    let id = parse_argument("ID", id, AccountId::parse)?;
    let name = parse_argument("--name", name, Name::parse)?;
    let store = store::open_existing(settings)?;
    let former = store.account_find(&id)?.map(|account| account.name);
    let patch = AccountPatch { name: Some(name.clone()), ..AccountPatch::default() };
    let changed = store.account_patch(&id, &patch, &audit_context::by_operator()?);
    let changed = changed.map_err(|error| setting_error(error, &id, ""))?;
    if former.as_ref() == Some(&changed.value.name) {
        print_message(&format!("the account {id} has this name already; nothing is changed"));
    } else {
        print_message(&format!("the account {id} has the name {name}"));
    }
    Ok(())
}
