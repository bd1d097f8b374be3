//! Backups of the embedded database: one moment of it in a file of its own, and the look at such a file.
//!
//! `VACUUM INTO` reads in one transaction, so the file holds one moment however much is written meanwhile, and it never
//! begins anew, as SQLite's backup interface does when another process writes. Nothing waits for it; until it has ended,
//! the WAL of the database grows.

use std::path::Path;

use billables_domain::Timestamp;
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Nullable, Text};

use crate::connection::AnyConnection;
use crate::error::{Cause, StoreError};
use crate::migrations::{self, SchemaError};
use crate::postgres::Purpose;
use crate::store::Store;
use crate::url::Backend;

/// A backup cannot be made, or a file is none.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BackupError {
    /// There is no file to copy.
    #[error("A PostgreSQL database is backed up by pg_dump.")]
    Server,
    /// The copy is not sound.
    #[error("The file is damaged: {0}. Run `billables check` on the database, and look at the disk.")]
    Damaged(String),
    /// The file cannot be read as a database.
    #[error("The file cannot be read as a database: {0}")]
    Unreadable(Cause),
    /// The file is of another schema.
    #[error(transparent)]
    Schema(#[from] SchemaError),
    /// The database could not be read, or the file not be written.
    #[error("The copy could not be written: {0}")]
    Write(Cause),
    /// The database could not be reached.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The content of a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackupContent {
    /// How many billables.
    pub billables: u64,
    /// When the newest billable or record of the audit trail was made; none where there is neither.
    pub newest: Option<Timestamp>,
}

impl Store {
    /// Writes the embedded database, as it is at one moment, into a file that is empty or not there. The file is not on
    /// stable storage yet when this returns.
    ///
    /// # Errors
    ///
    /// The database is a server's, cannot be read, or the file cannot be written.
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
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

#[derive(QueryableByName)]
struct Content {
    #[diesel(sql_type = BigInt)]
    billables: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    newest: Option<i64>,
}

/// Looks through a file that nobody else uses: whether it is sound, and of a schema that this binary knows.
///
/// # Errors
///
/// The file is damaged, no database of ours, or of a newer schema.
pub fn backup_check(file: &Path) -> Result<BackupContent, BackupError> {
    let path = text_of(file)?;
    let unreadable = |error: diesel::result::Error| BackupError::Unreadable(Cause::new(error));
    let mut sqlite = SqliteConnection::establish(path).map_err(|error| BackupError::Unreadable(Cause::new(error)))?;
    sqlite.batch_execute("PRAGMA trusted_schema = OFF; PRAGMA query_only = ON;").map_err(unreadable)?;
    let lines: Vec<Line> = sql_query("SELECT integrity_check AS line FROM pragma_integrity_check")
        .load(&mut sqlite)
        .map_err(unreadable)?;
    if let Some(Line { line }) = lines.into_iter().find(|line| line.line != "ok") {
        return Err(BackupError::Damaged(line));
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
