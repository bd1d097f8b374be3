//! Transactions: how they begin on each database, and how they end.
//!
//! Diesel's own `transaction` cannot say how to begin on a connection that may be either. Nothing here retries.

use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::result::{Error as DieselError, QueryResult};

use crate::connection::AnyConnection;

/// Begins a transaction that may write.
///
/// SQLite takes the write lock at once: a transaction that read first could find it taken when it comes to write, and
/// would have to begin anew. PostgreSQL runs at READ COMMITTED, whatever the server's default: each statement sees what
/// was committed before it, which the intake's retries count on.
pub(crate) fn begin_write(connection: &mut AnyConnection) -> QueryResult<()> {
    match connection {
        AnyConnection::Sqlite(sqlite) => AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN IMMEDIATE"),
        AnyConnection::Postgres(postgres) => {
            AnsiTransactionManager::begin_transaction_sql(postgres, "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
        }
    }
}

/// Begins a transaction whose statements all see the same moment.
fn begin_snapshot(connection: &mut AnyConnection) -> QueryResult<()> {
    match connection {
        AnyConnection::Sqlite(sqlite) => AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN DEFERRED"),
        AnyConnection::Postgres(postgres) => {
            AnsiTransactionManager::begin_transaction_sql(postgres, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        }
    }
}

/// Confirms. A failure says nothing about whether the changes are stored, where the connection was lost meanwhile.
pub(crate) fn commit(connection: &mut AnyConnection) -> QueryResult<()> {
    AnyConnection::commit_transaction(connection)
}

/// Takes everything back. A failure is only logged: whoever rolls back has a better error to tell, and the pool drops a
/// connection whose transaction did not end.
pub(crate) fn roll_back(connection: &mut AnyConnection) {
    if let Err(error) = AnyConnection::rollback_transaction(connection) {
        tracing::debug!(%error, "a transaction could not be rolled back; its connection is dropped");
    }
}

/// Runs a body that may write, in one transaction: confirmed if it succeeds, taken back if it fails.
pub(crate) fn write<T, E: From<DieselError>>(
    connection: &mut AnyConnection,
    body: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
) -> Result<T, E> {
    begin_write(connection)?;
    finish(connection, body)
}

/// Runs a body that only reads, and sees one moment throughout.
pub(crate) fn snapshot<T, E: From<DieselError>>(
    connection: &mut AnyConnection,
    body: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
) -> Result<T, E> {
    begin_snapshot(connection)?;
    finish(connection, body)
}

fn finish<T, E: From<DieselError>>(
    connection: &mut AnyConnection,
    body: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
) -> Result<T, E> {
    match body(connection) {
        Ok(value) => {
            commit(connection)?;
            Ok(value)
        }
        Err(error) => {
            roll_back(connection);
            Err(error)
        }
    }
}
