//! The connection pool, and the set-up and checks of each new connection.

use std::fs::OpenOptions;
use std::path::Path;
use std::time::{Duration, Instant};

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{Integer, Text};

use crate::error::is_busy;
use crate::files::Files;
use crate::open_error::OpenError;
use crate::options::{Servers, StoreOptions};
use crate::postgres::{self, Purpose, Role, Sharing};
use crate::transaction::StoreConnection;
use crate::url::{DatabaseUrl, Location};
use crate::wal::{Identity, replayed_timeline};

/// The pool of connections to one database.
pub(crate) type Pool = r2d2::Pool<Manager>;

/// Creates connections that are ready for use. Clones share the knowledge about a pooler (see [`Sharing`]).
#[derive(Clone, Debug)]
pub(crate) struct Manager {
    url: DatabaseUrl,
    options: StoreOptions,
    /// The role of a PostgreSQL server.
    role: Role,
    sharing: Sharing,
    /// The files of an embedded database.
    files: Files,
}

impl Manager {
    pub(crate) fn new(url: DatabaseUrl, options: StoreOptions, files: Files) -> Self {
        let role = match options.servers {
            Servers::Primary => Role::Primary,
            Servers::Any => Role::Any,
        };
        Self { url, options, role, sharing: Sharing::default(), files }
    }

    /// A manager of connections to a standby of the primary of a database.
    pub(crate) fn of_standby(url: DatabaseUrl, options: StoreOptions, identity: Identity) -> Self {
        Self { role: Role::StandbyOf(identity), ..Self::new(url, options, Files::default()) }
    }

    /// The file of an embedded database.
    pub(crate) fn embedded_file(&self) -> Option<&Path> {
        match self.url.location() {
            Location::Sqlite(path) => Some(path),
            Location::Postgres(_) => None,
        }
    }

    /// A connection for a purpose.
    pub(crate) fn connect_for(&self, purpose: Purpose) -> Result<StoreConnection, OpenError> {
        match self.url.location() {
            Location::Sqlite(path) => {
                // SQLite would create a new database at the name of a removed file.
                self.files.check()?;
                let mut connection = connect_sqlite(path, &self.options)?;
                self.files.opened(path)?;
                if purpose == Purpose::Writer {
                    // The intake runs checkpoints itself. The automatic checkpoint is the fallback if the intake cannot keep
                    // up.
                    sql_batch(&mut connection, "PRAGMA wal_autocheckpoint = 64000")?;
                }
                Ok(StoreConnection::sqlite(connection))
            }
            Location::Postgres(url) => {
                let (mut connection, begins) =
                    postgres::connect(&self.url, url, (&self.options, purpose), &self.role, &self.sharing)?;
                let timeline = match self.role {
                    Role::StandbyOf(_) => Some(replayed_timeline(&mut connection)?),
                    Role::Primary | Role::Any => None,
                };
                Ok(StoreConnection::postgres(connection, begins, timeline))
            }
        }
    }
}

impl r2d2::ManageConnection for Manager {
    type Connection = StoreConnection;
    type Error = OpenError;

    fn connect(&self) -> Result<StoreConnection, OpenError> {
        self.connect_for(Purpose::Pool)
    }

    /// Checks nothing: the BEGIN of the next transaction shows a broken connection without a round trip of its own.
    fn is_valid(&self, _connection: &mut StoreConnection) -> Result<(), OpenError> {
        Ok(())
    }

    fn has_broken(&self, connection: &mut StoreConnection) -> bool {
        std::thread::panicking() || connection.is_broken()
    }
}

/// Creates the pool, which connects on demand.
pub(crate) fn build(manager: Manager, options: &StoreOptions) -> Pool {
    let is_standby = matches!(manager.role, Role::StandbyOf(_));
    r2d2::Pool::builder()
        .max_size(options.pool_size.max(2))
        .min_idle(Some(0))
        .connection_timeout(options.acquire_timeout)
        .test_on_check_out(false)
        .error_handler(Box::new(LogErrors { is_standby }))
        .build_unchecked(manager)
}

#[derive(Debug)]
struct LogErrors {
    /// Whether the pool is that of a standby, without which reads go on.
    is_standby: bool,
}

impl r2d2::HandleError<OpenError> for LogErrors {
    fn handle_error(&self, error: OpenError) {
        match error {
            // The health of the store logs this failure once, as an error.
            OpenError::FilesChanged { .. } => tracing::debug!(%error, "a database connection failed"),
            error if self.is_standby => tracing::debug!(%error, "a connection to the standby failed"),
            error => tracing::warn!(%error, "a database connection failed"),
        }
    }
}

fn connect_sqlite(path: &Path, options: &StoreOptions) -> Result<SqliteConnection, OpenError> {
    let file_error = |reason: String| OpenError::File { path: path.display().to_string(), reason };
    create_private_file(path).map_err(|error| file_error(error.to_string()))?;
    let text = path.to_str().ok_or_else(|| file_error("its name is not UTF-8".into()))?;
    let mut connection = SqliteConnection::establish(text).map_err(|error| file_error(error.to_string()))?;
    let busy_timeout_ms = options.busy_timeout.as_millis();
    // The busy timeout comes first, because each later statement may wait for another process.
    // page_size: applies to a new file. Call SIDs are random, so each report changes one page of their index. Small pages make
    // less to write: with pages of 4 KiB, a bare loop of inserts was a fifth slower (docs/performance.md).
    // cache_size: 12 MiB for each connection. The operating system caches the other pages. A larger cache would grow with the
    // store, and the operator would have to plan for that memory.
    // recursive_triggers: without this setting, INSERT OR REPLACE deletes rows without running the triggers that forbid deletes.
    sql_batch(
        &mut connection,
        &format!(
            "PRAGMA busy_timeout = {busy_timeout_ms};
             PRAGMA page_size = 2048;
             PRAGMA foreign_keys = ON;
             PRAGMA recursive_triggers = ON;
             PRAGMA trusted_schema = OFF;
             PRAGMA fullfsync = ON;
             PRAGMA checkpoint_fullfsync = ON;
             PRAGMA cache_size = -12288;
             PRAGMA temp_store = MEMORY;"
        ),
    )?;
    turn_on_wal(&mut connection, options.busy_timeout)?;
    // FULL: a commit returns after the WAL is on disk. wal_autocheckpoint applies to connections without checkpoints by the
    // intake. A checkpoint every 8,000 pages writes a page once that many reports changed.
    sql_batch(&mut connection, "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 8000;")?;
    check_sqlite(&mut connection)?;
    refuse_read_only(&mut connection, busy_timeout_ms)?;
    Ok(connection)
}

pub(crate) fn sql_batch(connection: &mut SqliteConnection, sql: &str) -> QueryResult<()> {
    use diesel::connection::SimpleConnection as _;
    connection.batch_execute(sql)
}

/// Creates a missing database file with mode 600. SQLite gives the WAL the same mode.
fn create_private_file(path: &Path) -> std::io::Result<()> {
    // SQLite refuses to open the WAL through a symbolic link.
    if path.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink()) {
        return Err(std::io::Error::other(
            "it is a symbolic link, and nothing is written through one; name what it points to",
        ));
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

#[derive(QueryableByName)]
struct JournalMode {
    #[diesel(sql_type = Text)]
    journal_mode: String,
}

/// Sets the journal mode, which the file stores. SQLite does not apply the busy timeout to this statement, so the function
/// repeats the statement until the timeout.
fn turn_on_wal(connection: &mut SqliteConnection, timeout: Duration) -> Result<(), OpenError> {
    let deadline = Instant::now() + timeout;
    loop {
        match sql_query("PRAGMA journal_mode = WAL").get_result::<JournalMode>(connection) {
            Ok(mode) if mode.journal_mode == "wal" => return Ok(()),
            Ok(mode) => return Err(OpenError::SqliteMode { detail: format!("journal mode {}", mode.journal_mode) }),
            Err(error) if is_busy(&error) && Instant::now() < deadline => {
                std::thread::sleep(Duration::from_millis(5));
            }
            Err(error) => return Err(error.into()),
        }
    }
}

#[derive(QueryableByName)]
struct SqliteState {
    #[diesel(sql_type = Integer)]
    synchronous: i32,
    #[diesel(sql_type = Integer)]
    foreign_keys: i32,
}

/// Reads the important settings back, because SQLite ignores an unknown pragma. The first SELECT makes SQLite open the WAL and
/// its index.
fn check_sqlite(connection: &mut SqliteConnection) -> Result<(), OpenError> {
    sql_batch(connection, "SELECT count(*) FROM sqlite_schema")?;
    let state: SqliteState = sql_query("SELECT synchronous, foreign_keys FROM pragma_synchronous, pragma_foreign_keys")
        .get_result(connection)?;
    if state.synchronous != 2 || state.foreign_keys != 1 {
        let SqliteState { synchronous, foreign_keys } = state;
        return Err(OpenError::SqliteMode {
            detail: format!("synchronous {synchronous}, foreign keys {foreign_keys}"),
        });
    }
    Ok(())
}

/// Refuses a read-only connection. On a read-only file system SQLite opens the file for reading, and the connection would stay
/// read-only after the file system becomes writable again. A lock of another writer counts as writable.
fn refuse_read_only(connection: &mut SqliteConnection, busy_timeout_ms: u128) -> Result<(), OpenError> {
    sql_batch(connection, "PRAGMA busy_timeout = 0")?;
    match sql_batch(connection, "BEGIN IMMEDIATE; ROLLBACK") {
        Err(error) if !is_busy(&error) => return Err(error.into()),
        _ => {}
    }
    sql_batch(connection, &format!("PRAGMA busy_timeout = {busy_timeout_ms}"))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use billables_test_support::TestDatabase;

    use super::*;

    #[derive(QueryableByName)]
    struct Pragma {
        #[diesel(sql_type = Text)]
        value: String,
    }

    #[test]
    fn every_sqlite_connection_commits_durably_and_checks_foreign_keys() {
        let database = TestDatabase::sqlite();
        let manager =
            Manager::new(database.configured_url().parse().unwrap(), StoreOptions::default(), Files::default());
        // SQLite removes the WAL with the last connection, so the test keeps all of them.
        let connections =
            [Purpose::Pool, Purpose::Writer, Purpose::Maintenance].map(|purpose| manager.connect_for(purpose).unwrap());
        for mut connection in connections {
            let mut pragma = |name: &str| {
                let sql = format!("SELECT CAST({name} AS TEXT) AS value FROM pragma_{name}");
                sql_query(sql).get_result::<Pragma>(connection.embedded().unwrap()).unwrap().value
            };
            let values = ["journal_mode", "synchronous", "foreign_keys", "recursive_triggers"].map(&mut pragma);
            assert_eq!(values, ["wal", "2", "1", "1"]);
        }
    }
}
