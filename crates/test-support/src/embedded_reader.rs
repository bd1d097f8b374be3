//! A reader of an embedded database that does not end.

use std::path::Path;

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, SqliteConnection};

/// A reader that holds the WAL of an embedded database until a drop, so that no checkpoint completes.
pub struct EmbeddedReader {
    _connection: SqliteConnection,
}

impl EmbeddedReader {
    /// Begins to read the database in a file.
    pub fn hold(path: &Path) -> Self {
        let path = path.to_str().expect("the path is UTF-8");
        let mut connection = SqliteConnection::establish(path).expect("the database can be opened");
        connection.batch_execute("BEGIN; SELECT count(*) FROM settings;").expect("the database can be read");
        Self { _connection: connection }
    }
}

impl std::fmt::Debug for EmbeddedReader {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("EmbeddedReader").finish_non_exhaustive()
    }
}
