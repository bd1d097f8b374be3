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
