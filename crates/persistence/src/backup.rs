//! Backups of the embedded database: a snapshot in a separate file, and the check of such a file.
//!
//! `VACUUM INTO` reads in one transaction, so the file holds one snapshot, whatever is written meanwhile. SQLite's backup interface
//! would restart whenever another process writes. A backup blocks no other operation; the WAL grows until the backup ends.

use std::path::Path;

use billables_domain::Timestamp;
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Text};

use crate::connection::AnyConnection;
use crate::error::{Cause, StoreError};
use crate::integrity::file_problems;
use crate::migrations::{self, SchemaError};
use crate::postgres::Purpose;
use crate::store::Store;
use crate::url::Backend;

/// The reason for which a backup cannot be made or used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BackupError {
    /// The database is a server, which has no file to copy.
    #[error("A PostgreSQL database is backed up by pg_dump.")]
    Server,
    /// The file is damaged.
    #[error("The file is damaged: {0}. Run `billables check` on the database, and check the disk.")]
    Damaged(String),
    /// The file is not a readable database.
    #[error("The file cannot be read as a database: {0}")]
    Unreadable(Cause),
    /// The file has another schema.
    #[error(transparent)]
    Schema(#[from] SchemaError),
    /// The database could not be read, or the file could not be written.
    #[error("The copy could not be written: {0}")]
    Write(Cause),
    /// The database could not be reached.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The content of a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackupContent {
    /// The number of billables.
    pub billables: u64,
    /// The time of the newest billable or audit event; `None` without any.
    pub newest: Option<Timestamp>,
}

impl Store {
    /// Writes a snapshot of the embedded database into a new or empty file. The function does not sync the file to disk.
    ///
    /// # Errors
    ///
    /// The database is a server or cannot be read, or the file cannot be written.
    pub fn backup(&self, file: &Path) -> Result<(), BackupError> {
        if self.backend() != Backend::Sqlite {
            return Err(BackupError::Server);
        }
        let mut connection = self.own_connection(Purpose::Maintenance).map_err(StoreError::from)?;
        let Some(sqlite) = connection.embedded() else { return Err(BackupError::Server) };
        let path = text_of(file)?;
        sql_query("VACUUM INTO ?").bind::<Text, _>(path).execute(sqlite).map_err(write_error)?;
        Ok(())
    }
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// Checks that a file is a sound database with a known schema. No other process may use the file.
///
/// # Errors
///
/// The file is damaged, is not a database of this service, or has a newer schema.
pub fn backup_check(file: &Path) -> Result<BackupContent, BackupError> {
    let path = text_of(file)?;
    let unreadable = |error: diesel::result::Error| BackupError::Unreadable(Cause::new(error));
    let mut sqlite = SqliteConnection::establish(path).map_err(|error| BackupError::Unreadable(Cause::new(error)))?;
    sqlite.batch_execute("PRAGMA trusted_schema = OFF; PRAGMA query_only = ON;").map_err(unreadable)?;
    if let Some(problem) = file_problems(&mut sqlite).map_err(unreadable)?.into_iter().next() {
        return Err(BackupError::Damaged(problem));
    }
    let mut connection = AnyConnection::Sqlite(sqlite);
    migrations::check_known(&mut connection)?;
    let AnyConnection::Sqlite(sqlite) = &mut connection else { return Err(BackupError::Server) };
    content(sqlite).map_err(unreadable)
}

fn content(sqlite: &mut SqliteConnection) -> QueryResult<BackupContent> {
    let mut newest = newest_date(sqlite, "billables")?.max(newest_date(sqlite, "audit_events")?);
    // A backup of an earlier release lacks this table.
    let of_accounts = "SELECT count(*) AS number FROM sqlite_schema WHERE name = 'account_audit_events'";
    if number(sqlite, of_accounts)? != Some(0) {
        newest = newest.max(newest_date(sqlite, "account_audit_events")?);
    }
    let billables = number(sqlite, "SELECT count(*) AS number FROM billables")?;
    Ok(BackupContent {
        billables: billables.and_then(|billables| u64::try_from(billables).ok()).unwrap_or(0),
        newest: newest.map(Timestamp::from_microseconds),
    })
}

/// The time of the newest row of a table.
fn newest_date(sqlite: &mut SqliteConnection, table: &str) -> QueryResult<Option<i64>> {
    number(sqlite, &format!("SELECT date_created AS number FROM {table} ORDER BY id DESC LIMIT 1"))
}

/// The number in the first row of a query; `None` without a row.
fn number(sqlite: &mut SqliteConnection, sql: &str) -> QueryResult<Option<i64>> {
    let row: Option<Number> = sql_query(sql).get_result(sqlite).optional()?;
    Ok(row.map(|row| row.number))
}

fn text_of(file: &Path) -> Result<&str, BackupError> {
    file.to_str().ok_or_else(|| BackupError::Write(Cause::new("the name of the file is not UTF-8")))
}

fn write_error(error: diesel::result::Error) -> BackupError {
    BackupError::Write(Cause::new(error))
}
