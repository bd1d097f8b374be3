//! One connection type for both databases.
//!
//! Queries are written once against it. Where the two differ too much for that, the code matches on the variant:
//! transactions, row locks, the intake's batches, migrations, and what asks a database about itself.

use diesel::{MultiConnection, PgConnection, SqliteConnection};

/// A connection to either database.
#[derive(MultiConnection)]
pub(crate) enum AnyConnection {
    /// The embedded database.
    Sqlite(SqliteConnection),
    /// A PostgreSQL server.
    Postgres(PgConnection),
}

/// What a transaction may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TransactionKind {
    /// Read. Each statement sees what was committed before it.
    Read,
    /// Read. All statements see the same moment.
    Snapshot,
    /// Write.
    ///
    /// SQLite takes the write lock at once: a transaction that read first could find it taken when it comes to write, and
    /// would have to begin anew. PostgreSQL runs at READ COMMITTED, whatever the server's default: each statement sees what
    /// was committed before it, which the intake's retries count on.
    Write,
}
