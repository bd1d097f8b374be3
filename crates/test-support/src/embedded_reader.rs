//! Another user of an embedded database, who reads one moment of it and does not end.

use std::path::Path;

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, SqliteConnection};

/// Holds the WAL of an embedded database until it is dropped: nobody can empty it meanwhile.
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
