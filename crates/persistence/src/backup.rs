//! Backups of the embedded database: a snapshot in a separate file, and the check of such a file.
//!
//! `VACUUM INTO` reads in one transaction, so the file holds one snapshot, whatever is written meanwhile. SQLite's backup interface
//! would restart whenever another process writes. A backup blocks no other operation; the WAL grows until the backup ends.

use std::path::Path;

use billables_domain::Timestamp;
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Nullable, Text};

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
struct Content {
    #[diesel(sql_type = BigInt)]
    billables: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    newest: Option<i64>,
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
    let content: Content = sql_query(
        "SELECT (SELECT count(*) FROM billables) AS billables, \
         max(coalesce((SELECT date_created FROM billables ORDER BY id DESC LIMIT 1), 0), \
            coalesce((SELECT date_created FROM audit_events ORDER BY id DESC LIMIT 1), 0)) AS newest",
    )
    .get_result(sqlite)
    .map_err(unreadable)?;
    Ok(BackupContent {
        billables: u64::try_from(content.billables).unwrap_or(0),
        newest: content.newest.filter(|newest| *newest > 0).map(Timestamp::from_microseconds),
    })
}

fn text_of(file: &Path) -> Result<&str, BackupError> {
    file.to_str().ok_or_else(|| BackupError::Write(Cause::new("the name of the file is not UTF-8")))
}

fn write_error(error: diesel::result::Error) -> BackupError {
    BackupError::Write(Cause::new(error))
}
