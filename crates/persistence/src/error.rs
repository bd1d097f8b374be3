//! What can go wrong between here and the database. The public half is safe to show to anyone; the cause is for the log.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use diesel::result::{DatabaseErrorKind, Error as DieselError};

/// What lies under a [`StoreError`]: for the log, never for a client.
#[derive(Clone)]
pub struct Cause(Arc<dyn Error + Send + Sync>);

impl Cause {
    pub(crate) fn new(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(Arc::from(cause.into()))
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

/// A store operation failed for a reason that is not the caller's. What it would have changed is not changed, unless the
/// connection was lost while it was being confirmed; every operation is safe to repeat.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// Somebody else holds the database, or every connection is in use.
    #[error("The database is busy. Repeat the request in a moment.")]
    Busy,
    /// The database is away, or went away before it confirmed.
    #[error("The database cannot be reached. Repeat the request in a moment.")]
    Unavailable(#[source] Cause),
    /// Anything else: a damaged row, a full disk, a fault of ours.
    #[error("The store failed.")]
    Internal(#[source] Cause),
}

impl StoreError {
    /// A row that cannot be what this service wrote.
    pub(crate) fn damaged(what: &str) -> Self {
        Self::Internal(Cause::new(format!("a stored row is damaged: {what}")))
    }
}

impl From<DieselError> for StoreError {
    fn from(error: DieselError) -> Self {
        if is_connection_lost(&error) {
            Self::Unavailable(Cause::new(error))
        } else if is_busy(&error) {
            Self::Busy
        } else {
            Self::Internal(Cause::new(error))
        }
    }
}

/// Whether the connection is of no more use.
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

/// Whether waiting and trying again is all that is to be done.
pub(crate) fn is_busy(error: &DieselError) -> bool {
    // The databases' codes for these do not reach us, their texts do. SQLite's are always English; a PostgreSQL server's
    // are where the connection may choose. Where it may not, the failure counts as internal: wrong in name only.
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

/// Whether a unique key refused the row.
pub(crate) fn is_unique_violation(error: &DieselError) -> bool {
    matches!(error, DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, _))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn database_error(kind: DatabaseErrorKind, text: &str) -> DieselError {
        DieselError::DatabaseError(kind, Box::new(text.to_owned()))
    }

    #[test]
    fn failures_are_told_apart_by_what_helps() {
        let kind = |error| StoreError::from(error);
        let locked = database_error(DatabaseErrorKind::Unknown, "database is locked");
        assert!(matches!(kind(locked), StoreError::Busy));
        let serialization = database_error(DatabaseErrorKind::SerializationFailure, "whatever language");
        assert!(matches!(kind(serialization), StoreError::Busy));
        let closed = database_error(DatabaseErrorKind::ClosedConnection, "server closed the connection");
        assert!(matches!(kind(closed), StoreError::Unavailable(_)));
        let full = database_error(DatabaseErrorKind::Unknown, "database or disk is full");
        assert!(matches!(kind(full), StoreError::Internal(_)));
    }

    #[test]
    fn the_cause_is_not_in_the_public_text() {
        let error = StoreError::from(database_error(DatabaseErrorKind::Unknown, "secret detail"));
        assert!(!error.to_string().contains("secret"));
        assert_eq!(error.source().unwrap().to_string(), "secret detail");
    }
}
