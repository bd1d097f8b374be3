//! One connection type for both databases.
//!
//! Most queries are written once for this type. Code matches on the variant if the databases differ too much: transactions, row
//! locks, the statements of the intake, migrations, and queries about the database itself.

use diesel::{MultiConnection, PgConnection, SqliteConnection};

/// A connection to either database.
#[derive(MultiConnection)]
pub(crate) enum AnyConnection {
    /// The embedded database.
    Sqlite(SqliteConnection),
    /// A PostgreSQL server.
    Postgres(PgConnection),
}

/// The access of a transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TransactionKind {
    /// Reads. Each statement sees the rows that were committed before the statement.
    Read,
    /// Reads. All statements see one snapshot.
    Snapshot,
    /// Reads and writes.
    ///
    /// SQLite takes the write lock with BEGIN: a transaction that reads first may fail to get the lock later. PostgreSQL runs
    /// at READ COMMITTED, whatever the server's default. The intake depends on this level: after an insert that a key
    /// refused, the next statement sees the committed row.
    Write,
}
