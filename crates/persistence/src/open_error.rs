//! The reasons for which a database cannot be opened.

use crate::error::{Cause, StoreError};
use crate::files::FileProblem;

/// Why a database cannot be used. Safe to show: no password is ever in it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// The server did not answer, or refused us.
    #[error("The database {url} cannot be reached: {reason}")]
    Connect {
        /// The URL, without its password.
        url: String,
        /// What the client library says, without the password.
        reason: String,
    },
    /// The file cannot be made or opened.
    #[error("The database file {path} cannot be opened: {reason}. Check that its folder exists and may be written.")]
    File {
        /// The file.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// What was confirmed would be lost when the machine stops.
    #[error("The PostgreSQL server runs with {setting}=off, so that confirmed reports can be lost. Turn {setting} on.")]
    NotDurable {
        /// The server's setting.
        setting: &'static str,
    },
    /// The server only follows another one.
    #[error("The PostgreSQL server is a standby, which takes no reports. Name the primary in the database URL.")]
    Standby,
    /// The rules that triggers keep would not be kept.
    #[error(
        "The PostgreSQL session has session_replication_role=replica, which turns off the triggers that keep a call from \
         being billed twice. Set session_replication_role to origin for this role and this database."
    )]
    TriggersOff,
    /// A pooler that allows no transactions.
    #[error(
        "The connection to the database is closed at each BEGIN, as a pooler in statement mode does. Set pool_mode to \
         transaction or session in the pooler's configuration."
    )]
    StatementPooling,
    /// The server is older than what is tested.
    #[error("The PostgreSQL server is version {version}. Version 15 or later is needed.")]
    OldServer {
        /// The server's version, as it tells it.
        version: String,
    },
    /// Not every text could be stored.
    #[error(
        "The PostgreSQL database has the encoding {encoding}. Make one with: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0."
    )]
    Encoding {
        /// The database's encoding.
        encoding: String,
    },
    /// SQLite cannot keep its promise on this file system.
    #[error("The embedded database cannot be made durable here ({detail}). Put the file on a local disk.")]
    SqliteMode {
        /// What SQLite made of the settings.
        detail: String,
    },
    /// The files were taken away from under this process.
    #[error("The files of the embedded database are not those that this process opened: {reason}.")]
    FilesChanged {
        /// Which file, and what became of it.
        reason: String,
    },
    /// A statement failed while the connection was prepared.
    #[error("The database failed while the connection was prepared: {0}")]
    Query(#[from] diesel::result::Error),
}

impl From<FileProblem> for OpenError {
    fn from(problem: FileProblem) -> Self {
        Self::FilesChanged { reason: problem.to_string() }
    }
}

impl From<OpenError> for StoreError {
    fn from(error: OpenError) -> Self {
        Self::Unavailable(Cause::new(error))
    }
}
