//! The errors of store operations. The text of an error is safe to show to clients; its cause is only for the log.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use diesel::result::{DatabaseErrorKind, Error as DieselError};

/// The cause of a [`StoreError`]: for the log, never for a client.
#[derive(Clone)]
pub struct Cause(Arc<dyn Error + Send + Sync>);

impl Cause {
    pub(crate) fn new(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(Arc::from(cause.into()))
    }

    /// Whether the cause is an error of the database, and not one of a stored row's content.
    pub(crate) fn is_of_database(&self) -> bool {
        self.0.downcast_ref::<DieselError>().is_some()
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl fmt::Debug for Cause {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Error for Cause {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source()
    }
}

/// The failure of a store operation, for a reason that the client did not cause. Nothing is changed, unless the connection was
/// lost during the commit. Every operation is safe to repeat.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// Another transaction holds a lock, or every connection is in use.
    #[error("The database is busy. Repeat the request in a moment.")]
    Busy,
    /// The database cannot be reached, or the connection was lost before the commit was confirmed.
    #[error("The database cannot be reached. Repeat the request in a moment.")]
    Unavailable(#[source] Cause),
    /// The database answers but cannot write: its disk is full or fails, or the database is read-only.
    #[error("The database cannot write at the moment. Repeat the request in a moment.")]
    Unwritable(#[source] Cause),
    /// Any other failure: a damaged row, or a fault of the service.
    #[error("The store failed.")]
    Internal(#[source] Cause),
}

impl StoreError {
    /// The error for a row that this service cannot have written.
    pub(crate) fn damaged(what: &str) -> Self {
        Self::Internal(Cause::new(format!("a stored row is damaged: {what}")))
    }

    /// The cause of the failure.
    pub(crate) fn into_cause(self) -> Cause {
        match self {
            Self::Busy => Cause::new(self),
            Self::Unavailable(cause) | Self::Unwritable(cause) | Self::Internal(cause) => cause,
        }
    }
}

/// An error type that may hold a [`StoreError`].
pub(crate) trait MaybeStoreError {
    /// The error of the store, if this is one.
    fn store_error(&self) -> Option<&StoreError>;
}

impl MaybeStoreError for StoreError {
    fn store_error(&self) -> Option<&StoreError> {
        Some(self)
    }
}

impl From<DieselError> for StoreError {
    fn from(error: DieselError) -> Self {
        if is_connection_lost(&error) || is_node_lost(&error) {
            Self::Unavailable(Cause::new(error))
        } else if is_busy(&error) {
            Self::Busy
        } else if is_unwritable(&error) {
            Self::Unwritable(Cause::new(error))
        } else {
            Self::Internal(Cause::new(error))
        }
    }
}

/// The reason for a row that was not written.
pub(crate) enum WriteError {
    /// A unique key refused the row.
    KeyTaken,
    /// The store failed.
    Store(StoreError),
}

impl From<DieselError> for WriteError {
    fn from(error: DieselError) -> Self {
        if matches!(error, DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) {
            Self::KeyTaken
        } else {
            Self::Store(error.into())
        }
    }
}

impl MaybeStoreError for WriteError {
    fn store_error(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            Self::KeyTaken => None,
        }
    }
}

impl From<StoreError> for WriteError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Whether the connection is lost.
pub(crate) fn is_connection_lost(error: &DieselError) -> bool {
    match error {
        DieselError::DatabaseError(kind, _) => {
            matches!(kind, DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand)
        }
        DieselError::BrokenTransactionManager => true,
        DieselError::RollbackErrorOnCommit { commit_error, .. } => is_connection_lost(commit_error),
        _ => false,
    }
}

/// Whether a node of a distributed store cannot be reached. The coordinator answers, so the connection can be used again.
fn is_node_lost(error: &DieselError) -> bool {
    // The texts of Citus, which are always English, and of a node that stops.
    const TEXTS: [&str; 5] = [
        "connection to the remote node ",
        "failure on connection marked as essential",
        "could not commit transaction for shard ",
        "connection establishment for node ",
        "terminating connection due to ",
    ];
    match error {
        DieselError::DatabaseError(DatabaseErrorKind::Unknown, information) => {
            TEXTS.iter().any(|text| information.message().starts_with(text))
        }
        DieselError::RollbackErrorOnCommit { commit_error, .. } => is_node_lost(commit_error),
        _ => false,
    }
}

/// Whether another attempt may succeed.
pub(crate) fn is_busy(error: &DieselError) -> bool {
    // Diesel hides the databases' codes for these errors, so the function compares texts. SQLite's texts are always English. A
    // PostgreSQL server writes English if the role may choose the language; otherwise the failure counts as internal.
    const TEXTS: [&str; 5] = [
        "database is locked",
        "database table is locked",
        "canceling statement due to lock timeout",
        "canceling statement due to statement timeout",
        "deadlock detected",
    ];
    match error {
        DieselError::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => true,
        DieselError::DatabaseError(_, information) => TEXTS.contains(&information.message()),
        _ => false,
    }
}

/// Whether the disk or the state of the database prevents writes.
fn is_unwritable(error: &DieselError) -> bool {
    // SQLite's texts for a full disk, an input/output error, a read-only database, and a journal that cannot be opened.
    const SQLITE: [&str; 4] = [
        "database or disk is full",
        "disk I/O error",
        "attempt to write a readonly database",
        "unable to open database file",
    ];
    // A PostgreSQL server names the file and the error of its operating system (53100 and 58030), or that it is a standby.
    const POSTGRES: [&str; 5] = [
        ": No space left on device",
        ": Disk quota exceeded",
        ": Input/output error",
        ": Read-only file system",
        "cannot set transaction read-write mode during recovery",
    ];
    match error {
        DieselError::DatabaseError(DatabaseErrorKind::ReadOnlyTransaction, _) => true,
        DieselError::DatabaseError(DatabaseErrorKind::Unknown, information) => {
            let message = information.message();
            SQLITE.contains(&message) || POSTGRES.iter().any(|text| message.ends_with(text))
        }
        DieselError::RollbackErrorOnCommit { commit_error, .. } => is_unwritable(commit_error),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn database_error(kind: DatabaseErrorKind, text: &str) -> DieselError {
        DieselError::DatabaseError(kind, Box::new(text.to_owned()))
    }

    #[test]
    fn failures_are_classified_by_their_remedy() {
        let kind = |error| StoreError::from(error);
        let locked = database_error(DatabaseErrorKind::Unknown, "database is locked");
        assert!(matches!(kind(locked), StoreError::Busy));
        let serialization = database_error(DatabaseErrorKind::SerializationFailure, "whatever language");
        assert!(matches!(kind(serialization), StoreError::Busy));
        let closed = database_error(DatabaseErrorKind::ClosedConnection, "server closed the connection");
        assert!(matches!(kind(closed), StoreError::Unavailable(_)));
        for text in [
            "database or disk is full",
            "disk I/O error",
            "attempt to write a readonly database",
            "could not extend file \"base/5/16384\": No space left on device",
            "could not fsync file \"pg_wal/000000010000000000000001\": Input/output error",
        ] {
            let unwritable = kind(database_error(DatabaseErrorKind::Unknown, text));
            assert!(matches!(unwritable, StoreError::Unwritable(_)), "{text}");
        }
        let read_only = database_error(DatabaseErrorKind::ReadOnlyTransaction, "in any language");
        assert!(matches!(kind(read_only), StoreError::Unwritable(_)));
        let damaged = database_error(DatabaseErrorKind::Unknown, "database disk image is malformed");
        assert!(matches!(kind(damaged), StoreError::Internal(_)));
    }

    #[test]
    fn the_cause_is_not_in_the_public_text() {
        let error = StoreError::from(database_error(DatabaseErrorKind::Unknown, "secret detail"));
        assert!(!error.to_string().contains("secret"));
        assert_eq!(error.source().unwrap().to_string(), "secret detail");
    }
}
