//! The reasons for which a database cannot be opened.

use crate::error::{Cause, StoreError};
use crate::files::FileProblem;

/// The reason for which a database cannot be used. The text never contains a password.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// The server did not answer, or refused the connection.
    #[error("The database {url} cannot be reached: {reason}")]
    Connect {
        /// The URL, without its password.
        url: String,
        /// The message of the client library, without the password.
        reason: String,
    },
    /// The file cannot be created or opened.
    #[error("The database file {path} cannot be opened: {reason}. Check that its folder exists and may be written.")]
    File {
        /// The file.
        path: String,
        /// The message of the operating system.
        reason: String,
    },
    /// The server may lose confirmed reports in a crash.
    #[error("The PostgreSQL server runs with {setting}=off, so that confirmed reports can be lost. Turn {setting} on.")]
    NotDurable {
        /// The server's setting.
        setting: &'static str,
    },
    /// The server is a standby.
    #[error("The PostgreSQL server is a standby, which takes no reports. Name the primary in the database URL.")]
    Standby,
    /// The server for reads is no standby.
    #[error("The server of the read database is no standby: it accepts writes. Name a standby of the database.")]
    NoStandby,
    /// The server for reads has other data.
    #[error(
        "The read database {url} does not belong to the database: its cluster or the name of its database is another. Name a \
         standby of the server of the database, and the same database."
    )]
    NotReplicated {
        /// The URL of the read database, without its password.
        url: String,
    },
    /// The session does not run the triggers that enforce the rules of billables.
    #[error(
        "The PostgreSQL session has session_replication_role=replica, which turns off the triggers that keep a call from \
         being billed twice. Set session_replication_role to origin for this role and this database."
    )]
    TriggersOff,
    /// A pooler between service and server allows no transactions.
    #[error(
        "The connection to the database is closed at each BEGIN, as a pooler in statement mode does. Set pool_mode to \
         transaction or session in the pooler's configuration."
    )]
    StatementPooling,
    /// The server is older than the oldest supported version.
    #[error("The PostgreSQL server is version {version}. Version 15 or later is needed.")]
    OldServer {
        /// The version that the server reports.
        version: String,
    },
    /// The encoding of the database cannot store every text.
    #[error(
        "The PostgreSQL database has the encoding {encoding}. Create one with: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0."
    )]
    Encoding {
        /// The database's encoding.
        encoding: String,
    },
    /// SQLite cannot commit durably on this file system.
    #[error("The embedded database cannot be made durable here ({detail}). Put the file on a local disk.")]
    SqliteMode {
        /// The settings that SQLite reports.
        detail: String,
    },
    /// The files were removed or replaced while this process used them.
    #[error("The files of the embedded database are not those that this process opened: {reason}.")]
    FilesChanged {
        /// The file, and the change.
        reason: String,
    },
    /// A node of a distributed store may lose confirmed reports in a crash, or may store a second billing.
    #[error(
        "The node {node} of the distributed database has a wrong setting: {setting}. Each node must be a primary and have fsync, \
         full_page_writes and synchronous_commit on, and session_replication_role at origin, for the role of the service."
    )]
    Node {
        /// The host and the port, as the coordinator knows them.
        node: String,
        /// The setting, or `standby`.
        setting: String,
    },
    /// A node of a distributed store cannot be reached.
    #[error("The node {node} of the distributed database cannot be reached: {reason}")]
    NodeLost {
        /// The host and the port, as the coordinator knows them.
        node: String,
        /// The message of the coordinator.
        reason: String,
    },
    /// The store failed before the question was asked.
    #[error(transparent)]
    Store(StoreError),
    /// A statement failed during the set-up of a connection.
    #[error("A statement failed while a connection to the database was set up: {0}")]
    Query(#[from] diesel::result::Error),
}

impl From<FileProblem> for OpenError {
    fn from(problem: FileProblem) -> Self {
        Self::FilesChanged { reason: problem.to_string() }
    }
}

impl From<OpenError> for StoreError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Store(error) => error,
            error => Self::Unavailable(Cause::new(error)),
        }
    }
}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}
