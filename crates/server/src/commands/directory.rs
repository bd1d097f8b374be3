//! The common parts of the commands for accounts, customers and sessions.

use anyhow::{anyhow, bail};
use billables_domain::{AccountId, CustomerId, ParseError, Rule};
use billables_persistence::{InsertError, Inserted, Missing, SettingError};

use crate::output::print_message;
use crate::usage_error::UsageError;

/// Parses an argument. The error names the argument and shows the text.
pub(super) fn parse_argument<T, R: Rule>(
    argument: &str,
    text: &str,
    parse: impl FnOnce(&str) -> Result<T, ParseError<R>>,
) -> Result<T, UsageError> {
    parse(text).map_err(|error| UsageError(format!("{argument} {text:?} {}", error.rule())))
}

/// Reports the result of an insert, and returns whether the row is new. `object` names the row, such as `the account demo`; the
/// pair has the account and the customer that the row refers to; `hint` is the next step if the id belongs to a row with other
/// members.
pub(super) fn report_insert<T>(
    result: Result<Inserted<T>, InsertError>,
    object: &str,
    (account_id, customer_id): (&AccountId, Option<&CustomerId>),
    hint: &str,
) -> anyhow::Result<bool> {
    match result {
        Ok(Inserted::New(_)) => {
            print_message(&format!("added {object}"));
            Ok(true)
        }
        Ok(Inserted::Same(_)) => {
            print_message(&format!("{object} exists already with these members; nothing is changed"));
            Ok(false)
        }
        Err(InsertError::Different) => bail!("{object} exists already with other members; nothing is changed. {hint}"),
        Err(InsertError::NotFound(Missing::Account)) => Err(no_account(account_id)),
        Err(InsertError::NotFound(Missing::Customer | Missing::ParentCustomer)) => {
            Err(no_customer(account_id, customer_id.map_or("", CustomerId::as_str)))
        }
        Err(error) => Err(error.into()),
    }
}

/// The error for an account that does not exist.
pub(super) fn no_account(id: &AccountId) -> anyhow::Error {
    anyhow!("there is no account {id}. Add it: billables account add {id} --name NAME")
}

/// The error for a customer that does not exist.
pub(super) fn no_customer(account_id: &AccountId, id: &str) -> anyhow::Error {
    anyhow!(
        "the account {account_id} has no customer {id}. Add it: billables customer add {id} --account {account_id} --name NAME"
    )
}

/// The error of a refused change of an account or a customer.
pub(super) fn setting_error(error: SettingError, account_id: &AccountId, customer_id: &str) -> anyhow::Error {
    match error {
        SettingError::NotFound(Missing::Account) => no_account(account_id),
        SettingError::NotFound(_) => no_customer(account_id, customer_id),
        error => error.into(),
    }
}
