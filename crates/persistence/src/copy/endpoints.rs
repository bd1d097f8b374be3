//! The source and the destination of a copy: opening and locking them, and the note about the copy in the destination.

use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Text};

use super::change_log;
use super::error::CopyError;
use crate::connection::{AnyConnection, TransactionKind};
use crate::error::{StoreError, is_busy};
use crate::files::Files;
use crate::migrations;
use crate::options::StoreOptions;
use crate::pool::Manager;
use crate::postgres::Purpose;
use crate::settings::CopyNote;
use crate::store::Store;
use crate::tables::TABLES;
use crate::transaction::StoreConnection;
use crate::url::{Backend, DatabaseUrl};

/// The time that a first pass waits for other connections to the source to end. A running service keeps its connections.
const PATIENCE_FIRST: Duration = Duration::from_secs(1);

/// The time that a copy waits for other connections to end if it needs the database alone. Connections of a process that has
/// just stopped may still be visible.
const PATIENCE: Duration = Duration::from_secs(10);

/// Opens the source, and freezes it if no other process uses it. Returns whether the source is frozen.
pub(super) fn open_source(url: &DatabaseUrl, is_final: bool) -> Result<(StoreConnection, bool), CopyError> {
    let mut connection = connect_source(url)?;
    connection.begin(TransactionKind::Read)?.run(migrations::check)?;
    if let Some(CopyNote { is_finished: false, from, .. }) =
        connection.begin(TransactionKind::Read)?.run(CopyNote::read)?
    {
        return Err(CopyError::SourceUnfinished { from });
    }
    let patience = if is_final { PATIENCE } else { PATIENCE_FIRST };
    let is_frozen = match url.backend() {
        Backend::Sqlite => {
            let is_alone = take_file(&mut connection, patience)?;
            if !is_alone {
                // The failed attempt may block other processes until its connection closes.
                drop(connection);
                connection = connect_source(url)?;
            }
            is_alone
        }
        Backend::Postgres => {
            // The final pass ignores other programs and looks only for connections of this service, by their name. A first pass
            // requires that no other connection exists, because the lock on the tables would block it.
            let sessions = if is_final { OUR_SESSIONS } else { ALL_SESSIONS };
            let is_alone = are_no_sessions(&mut connection, sessions, patience)?;
            if is_alone {
                freeze_postgres(&mut connection)?;
            }
            is_alone
        }
    };
    if is_final && !is_frozen {
        return Err(CopyError::InUse { url: url.to_string(), end: "source" });
    }
    Ok((connection, is_frozen))
}

/// Connects to a source that exists.
pub(super) fn connect_source(url: &DatabaseUrl) -> Result<StoreConnection, CopyError> {
    let manager = Manager::new(url.clone(), StoreOptions::default(), Files::default());
    if manager.embedded_file().is_some_and(|file| !file.exists()) {
        return Err(CopyError::NoSource { url: url.to_string() });
    }
    Ok(manager.connect_for(Purpose::Maintenance)?)
}

/// Opens the destination, migrated, for this copy alone.
pub(super) fn open_destination(url: &DatabaseUrl, from: &str) -> Result<StoreConnection, CopyError> {
    let manager = Manager::new(url.clone(), StoreOptions::default(), Files::default());
    if manager.embedded_file().is_some_and(std::path::Path::is_symlink) {
        return Err(CopyError::SymbolicLink { url: url.to_string() });
    }
    Store::open(url, StoreOptions::default())?.migrate()?;
    let mut connection = manager.connect_for(Purpose::Writer)?;
    let is_alone = match url.backend() {
        Backend::Sqlite => take_file(&mut connection, PATIENCE)?,
        Backend::Postgres => are_no_sessions(&mut connection, OUR_SESSIONS, PATIENCE)?,
    };
    if !is_alone {
        return Err(CopyError::InUse { url: url.to_string(), end: "destination" });
    }
    write(&mut connection, |connection| match CopyNote::read(connection)? {
        Some(note) if note.from == from => Ok(CopyNote { is_finished: false, ..note }.write(connection)?),
        Some(note) => Err(CopyError::OtherSource { from: note.from }),
        None => {
            if let Some(table) = first_with_rows(connection)? {
                return Err(CopyError::NotEmpty { url: url.to_string(), table });
            }
            Ok(CopyNote { is_finished: false, from: from.to_owned(), digest: None }.write(connection)?)
        }
    })?;
    Ok(connection)
}

/// Whether the destination has a digest of its rows.
pub(super) fn has_digest(connection: &mut StoreConnection) -> Result<bool, StoreError> {
    let note = connection.begin(TransactionKind::Read)?.run(CopyNote::read)?;
    Ok(note.is_some_and(|note| note.digest.is_some()))
}

/// Notes in the destination, without a digest, whether the copy is complete.
pub(super) fn note(connection: &mut StoreConnection, from: &str, is_finished: bool) -> Result<(), CopyError> {
    let note = CopyNote { is_finished, from: from.to_owned(), digest: None };
    write(connection, |connection| Ok(note.write(connection)?))
}

/// Runs a body in a transaction of the destination, without the time limits of the service.
pub(super) fn write<T>(
    connection: &mut StoreConnection,
    body: impl FnOnce(&mut AnyConnection) -> Result<T, CopyError>,
) -> Result<T, CopyError> {
    connection.begin(TransactionKind::Write)?.run(|connection| {
        lift_limits(connection)?;
        body(connection)
    })
}

fn lift_limits(connection: &mut AnyConnection) -> QueryResult<()> {
    if let AnyConnection::Postgres(postgres) = connection {
        postgres.batch_execute(
            "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0;
             SET LOCAL enable_seqscan = off; SET LOCAL jit = off;",
        )?;
    }
    Ok(())
}

/// Locks an SQLite file for this connection until it closes. Returns false if another process has the file open.
fn take_file(connection: &mut StoreConnection, patience: Duration) -> Result<bool, StoreError> {
    let Some(sqlite) = connection.embedded() else { return Ok(false) };
    let busy_timeout_ms = patience.as_millis();
    sqlite.batch_execute(&format!("PRAGMA busy_timeout = {busy_timeout_ms}; PRAGMA locking_mode = EXCLUSIVE;"))?;
    match sqlite.batch_execute("BEGIN IMMEDIATE; COMMIT;") {
        Ok(()) => Ok(true),
        Err(error) if is_busy(&error) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

const OUR_SESSIONS: &str = "application_name LIKE 'billables%'";
/// PostgreSQL hides the type of a session from roles that are not members of its role. A hidden type counts as a client.
const ALL_SESSIONS: &str = "coalesce(backend_type, 'client backend') = 'client backend'";

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

fn are_no_sessions(connection: &mut StoreConnection, which: &str, patience: Duration) -> Result<bool, StoreError> {
    // The coordinator of a distributed store has sessions of its own.
    let sql = format!(
        "SELECT count(*) AS count FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() \
         AND backend_type = 'client backend' AND application_name NOT LIKE 'citus_internal%' AND {which}"
    );
    let since = Instant::now();
    loop {
        // Each attempt uses a new transaction, because the server caches the list of sessions within one.
        let ask = |connection: &mut AnyConnection| Ok::<Count, StoreError>(sql_query(&sql).get_result(connection)?);
        let found = connection.begin(TransactionKind::Read)?.run(ask)?;
        if found.count == 0 || since.elapsed() >= patience {
            return Ok(found.count == 0);
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Blocks writes to the source until the connection closes.
fn freeze_postgres(connection: &mut StoreConnection) -> Result<(), StoreError> {
    // The transaction stays open: see `Source::read`.
    let mut transaction = connection.begin(TransactionKind::Write)?;
    let connection = transaction.connection();
    lift_limits(connection)?;
    let names: Vec<_> = change_log::copied().map(|table| table.name).collect();
    let AnyConnection::Postgres(postgres) = connection else { return Ok(()) };
    Ok(postgres.batch_execute(&format!("LOCK TABLE {} IN SHARE MODE", names.join(", ")))?)
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

/// The first table with rows. Settings do not count, because every store that was opened once has them.
fn first_with_rows(connection: &mut AnyConnection) -> Result<Option<&'static str>, StoreError> {
    for table in TABLES.iter().filter(|table| table.name != "settings") {
        let sql = format!("SELECT '{0}' AS name FROM {0} LIMIT 1", table.name);
        let found: Option<Name> = sql_query(sql).get_result(connection).optional()?;
        if found.is_some_and(|found| found.name == table.name) {
            return Ok(Some(table.name));
        }
    }
    Ok(None)
}
