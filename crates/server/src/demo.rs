//! Demo mode: a first start on this machine alone, filled and ready to try.

use std::net::SocketAddr;

use anyhow::bail;
use billables_domain::{Account, AccountId, Customer, CustomerId, Name, Session, SessionId, Subject};
use billables_persistence::{AuditContext, InsertError, Store};

use crate::clock;
use crate::config::{Settings, UsageError};
use crate::data_folder::DataFolder;

/// Decides whether this start is a demo. The folder must be locked.
///
/// It is one on a loopback address with the embedded database, if the folder was a demo's before, or holds neither a key nor
/// a database.
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
                "listen or admin-listen is more than this machine ({}), and the data folder {} was made by a demo, which serves this machine alone. \
                 Give another --data-dir and make a key in it: billables key new --data-dir FOLDER",
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

/// Fills a demo's store: an account, two customers, a session. Doing it again changes nothing.
pub(crate) fn fill(store: &Store) -> anyhow::Result<()> {
    let date_created = clock::now();
    let account_id = AccountId::parse("demo")?;
    let account = Account { id: account_id.clone(), name: Name::parse("Demo")?, date_created };
    settle(store.account_insert(&account, &act()?).map(drop))?;
    for (id, name) in [("acme", "Acme"), ("globex", "Globex")] {
        let customer = Customer {
            account_id: account_id.clone(),
            id: CustomerId::parse(id)?,
            name: Name::parse(name)?,
            parent_customer_id: None,
            date_created,
        };
        settle(store.customer_insert(&customer, &act()?).map(drop))?;
    }
    let session = Session {
        account_id,
        id: SessionId::parse("demo-session")?,
        customer_id: CustomerId::parse("acme")?,
        call_sid: None,
        date_created,
    };
    settle(store.session_insert(&session, &act()?).map(drop))
}

/// What the demo does by itself.
fn act() -> anyhow::Result<AuditContext> {
    Ok(AuditContext { by: Subject::parse("demo")?, address: None, at: clock::now(), random: clock::random_bytes() })
}

/// Somebody may have made one of the demo's things with other members; it is theirs then.
fn settle(result: Result<(), InsertError>) -> anyhow::Result<()> {
    match result {
        Ok(()) | Err(InsertError::Different) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// A request that works when it is pasted into a shell.
pub(crate) fn curl(address: SocketAddr, token: &str) -> String {
    let random = u128::from_be_bytes(clock::random_bytes());
    let body = format!(r#"{{"accountId":"demo","customerId":"acme","callSid":"CA{random:032x}"}}"#);
    format!(
        "curl -i http://{address}/billables \\\n  -H 'Authorization: Bearer {token}' \\\n  -H 'Content-Type: application/json' \\\n  -d '{body}'\n"
    )
}
