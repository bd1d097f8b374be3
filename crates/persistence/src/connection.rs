//! One connection type for both databases.
//!
//! Queries are written once against it. Where the two differ too much for that, the code matches on the variant; only
//! transactions, the intake's batches and row locks do.

use diesel::{MultiConnection, PgConnection, SqliteConnection};

/// A connection to either database.
#[derive(MultiConnection)]
pub(crate) enum AnyConnection {
    /// The embedded database.
    Sqlite(SqliteConnection),
    /// A PostgreSQL server.
    Postgres(PgConnection),
}
