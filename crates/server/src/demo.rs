//! The demo: a first start for this machine alone, with data to try the service on.

mod calls;
mod month;

use std::cell::Cell;
use std::net::SocketAddr;

use anyhow::bail;
use billables_domain::{Account, AccountId, Customer, CustomerId, Name, Session, SessionId};
use billables_persistence::{AuditContext, InsertError, Store};

use crate::config::Settings;
use crate::data_folder::DataFolder;
use crate::usage_error::UsageError;
use crate::{audit_context, clock};

/// The author of the demo's rows in the audit trail.
const AUTHOR: &str = "demo";

/// Decides whether the start is a demo. The caller holds the lock of the folder.
///
/// A demo listens on loopback addresses and uses the embedded database. Its folder was a demo's before, or has neither
/// a key nor a database.
pub(crate) fn is_demo(
    settings: &Settings,
    folder: &DataFolder,
    addresses: &[SocketAddr],
    has_key: bool,
) -> anyhow::Result<bool> {
    let on_loopback = addresses.iter().all(|address| address.ip().is_loopback());
    if folder.is_demo() {
        if !on_loopback {
            bail!(UsageError(format!(
                "listen or admin-listen has an address that is not a loopback address ({}), and the data folder {} was made by a demo, which \
                 serves this machine alone. Give another --data-dir and make a key in it: billables key new --data-dir FOLDER",
                addresses.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
                folder.path().display()
            )));
        }
        if !settings.has_embedded_database() {
            bail!(UsageError(format!(
                "the data folder {} was made by a demo, which has its own database. \
                 Give another --data-dir and make a key in it: billables key new --data-dir FOLDER",
                folder.path().display()
            )));
        }
        return Ok(true);
    }
    Ok(on_loopback && settings.has_embedded_database() && !has_key && !folder.has_embedded_database())
}

/// Fills the store of a new demo with an account, two customers, a session, settings and two months of calls. A second call
/// changes nothing.
pub(crate) fn fill(store: &Store) -> anyhow::Result<()> {
    let now = clock::now();
    let account_id = AccountId::parse("demo")?;
    let is_new = store.account_find(&account_id)?.is_none();
    let date_created = if is_new { month::date_created(now) } else { now };
    // Events of one time have no order in the audit trail.
    let second = Cell::new(0);
    let act = || -> anyhow::Result<AuditContext> {
        second.set(second.get() + 1);
        Ok(AuditContext { at: date_created.plus_seconds(second.get()), ..audit_context::by(AUTHOR)? })
    };
    let account = Account { id: account_id.clone(), name: Name::parse("Demo")?, date_created };
    accept_different(store.account_insert(&account, &act()?).map(drop))?;
    for (id, name) in [("acme", "Acme"), ("globex", "Globex")] {
        let customer = Customer {
            account_id: account_id.clone(),
            id: CustomerId::parse(id)?,
            name: Name::parse(name)?,
            parent_customer_id: None,
            date_created,
        };
        accept_different(store.customer_insert(&customer, &act()?).map(drop))?;
    }
    let session = Session {
        account_id: account_id.clone(),
        id: SessionId::parse("demo-session")?,
        customer_id: CustomerId::parse("acme")?,
        call_sid: None,
        date_created,
    };
    accept_different(store.session_insert(&session, &act()?).map(drop))?;
    if is_new { month::fill(store, &account_id, now) } else { Ok(()) }
}

/// Accepts a row that a user of the demo has created with other members.
fn accept_different(result: Result<(), InsertError>) -> anyhow::Result<()> {
    match result {
        Ok(()) | Err(InsertError::Different) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// A command for a shell that reports a call.
pub(crate) fn curl(address: SocketAddr, token: &str) -> String {
    let random = u128::from_be_bytes(clock::random_bytes());
    let body = format!(r#"{{"accountId":"demo","customerId":"acme","callSid":"CA{random:032x}"}}"#);
    format!(
        "curl -i http://{address}/billables \\\n  -H 'Authorization: Bearer {token}' \\\n  -H 'Content-Type: application/json' \\\n  -d '{body}'\n"
    )
}
