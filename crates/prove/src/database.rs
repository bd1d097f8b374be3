//! The database under the service, seen from outside: how to make the database fail, and a direct read of the rows.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use billables_test_postgres::{Installation, Options, PostgresServer};
use diesel::connection::SimpleConnection as _;
use diesel::sql_types::{BigInt, Binary, Nullable, Text};
use diesel::{Connection as _, PgConnection, QueryableByName, RunQueryDsl as _, SqliteConnection, sql_query};

use crate::billable::{Billable, Void};
use crate::disk::Disk;
use crate::facts::Facts;

// These crates compile the client libraries in; the imports keep them in every build.
use libsqlite3_sys as _;
use openssl_sys as _;
use pq_sys as _;

/// The SQLite files that the disk may fail for: the database, the WAL and the journal. The WAL's shared memory is no
/// file on a disk.
pub(crate) const SQLITE_FILES: &str = "*/billables.db:*/billables.db-wal:*/billables.db-journal";

/// The PostgreSQL files that the disk may fail for: the WAL and the tables.
const POSTGRES_FILES: &str = "*/pg_wal/0*:*/base/[0-9]*/*";

/// The number of restarts of a server before the failure counts.
const RESTARTS: u32 = 5;

/// A database.
#[derive(Debug)]
pub(crate) enum Database {
    /// A SQLite file.
    Sqlite(PathBuf),
    /// A database of the PostgreSQL server.
    Postgres {
        /// The name of the database.
        name: String,
    },
}

/// The PostgreSQL server, and the disk under the server.
#[derive(Debug)]
pub(crate) struct PostgresHost {
    // The server is dropped before the control file of the disk.
    pub(crate) server: PostgresServer,
    pub(crate) disk: Disk,
    _folder: tempfile::TempDir,
}

impl PostgresHost {
    /// Starts a server on a disk that can fail. `programs` is a further folder to look for PostgreSQL in.
    pub(crate) fn start(programs: Option<PathBuf>) -> Result<Self> {
        let folder = open_folder()?;
        let disk = Disk::new(folder.path(), POSTGRES_FILES)?;
        disk.skip_syncs()?;
        let installation = Installation::find(&programs.into_iter().collect::<Vec<_>>())?;
        let settings = &[("shared_buffers", "64MB"), ("max_wal_size", "64MB"), ("checkpoint_timeout", "30s")];
        let environment: Vec<_> = disk.environment().to_vec();
        let options = Options { settings, environment: &environment, ..Options::default() };
        let server = PostgresServer::start_with(&installation, &options)?;
        Ok(Self { server, disk, _folder: folder })
    }

    /// Restarts the server on a working disk.
    pub(crate) fn restart(&mut self) -> Result<()> {
        self.disk.lift()?;
        self.server.resume();
        for attempt in 1.. {
            let outcome = self.server.restart();
            match outcome {
                Ok(()) => return Ok(()),
                // Another process may hold the port for a moment.
                Err(error) if attempt == RESTARTS => return Err(error).context("PostgreSQL does not restart"),
                Err(_) => std::thread::sleep(Duration::from_secs(1)),
            }
        }
        Ok(())
    }

    /// Makes sure that the server runs and answers; a disk fault may have ended the server.
    pub(crate) fn ensure(&mut self) -> Result<()> {
        if self.answers_within(Duration::from_secs(10)) {
            return Ok(());
        }
        self.restart()
    }

    fn answers_within(&mut self, timeout: Duration) -> bool {
        let since = std::time::Instant::now();
        // A server that cannot recover from a disk fault ends by itself after a moment.
        while self.server.is_running() && since.elapsed() < timeout {
            let answer =
                PgConnection::establish(&self.url("postgres")).map(|mut server| server.batch_execute("SELECT 1"));
            if matches!(answer, Ok(Ok(()))) {
                return true;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        false
    }

    /// Creates an empty database.
    pub(crate) fn create(&self, name: &str) -> Result<()> {
        let mut server = PgConnection::establish(&self.url("postgres"))?;
        server.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))?;
        server.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"))?;
        Ok(())
    }

    /// Drops a database.
    pub(crate) fn forget(&self, name: &str) -> Result<()> {
        let mut server = PgConnection::establish(&self.url("postgres"))?;
        Ok(server.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))?)
    }

    /// The URL of a database, with the password. A timeout ends a client's wait for a paused server.
    pub(crate) fn url(&self, name: &str) -> String {
        let url = self.server.url();
        let server = url.rsplit_once('/').map_or(url.as_str(), |(server, _)| server);
        format!("{server}/{name}?connect_timeout=5")
    }
}

/// A temporary folder that every account can enter, because the server may run under another account.
pub(crate) fn open_folder() -> Result<tempfile::TempDir> {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::Builder::new().prefix("billables-prove-").tempdir()?;
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755))?;
    Ok(folder)
}

/// A row of the table `billables`.
#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    account_id: String,
    #[diesel(sql_type = Binary)]
    id: Vec<u8>,
    #[diesel(sql_type = Text)]
    customer_id: String,
    #[diesel(sql_type = Nullable<Text>)]
    session_id: Option<String>,
    #[diesel(sql_type = Binary)]
    call_sid: Vec<u8>,
    #[diesel(sql_type = BigInt)]
    date_created: i64,
    #[diesel(sql_type = Text)]
    created_by: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    date_voided: Option<i64>,
    #[diesel(sql_type = Nullable<Text>)]
    voided_by: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    void_reason: Option<String>,
}

const ROWS: &str = "SELECT account_id, id, customer_id, session_id, call_sid, date_created, created_by, date_voided, \
    voided_by, void_reason FROM billables";

/// Reads all rows of the table, without the service.
pub(crate) fn read(database: &Database, host: Option<&PostgresHost>) -> Result<Vec<Billable>> {
    let rows: Vec<Row> = match (database, host) {
        (Database::Sqlite(path), _) => sql_query(ROWS).load(&mut sqlite(path)?)?,
        (Database::Postgres { name }, Some(host)) => {
            sql_query(ROWS).load(&mut PgConnection::establish(&host.url(name))?)?
        }
        (Database::Postgres { .. }, None) => bail!("there is no server to read from"),
    };
    rows.into_iter().map(Row::read).collect()
}

/// A row of the table `calls`.
#[derive(Debug)]
pub(crate) struct StoredCall {
    pub(crate) account_id: String,
    pub(crate) call_sid: String,
    pub(crate) state: String,
    pub(crate) direction: Option<String>,
    pub(crate) duration: Option<i64>,
}

impl StoredCall {
    /// The final facts; `None` for a call that is not over.
    pub(crate) fn facts(&self) -> Option<Facts> {
        let duration = match self.state.as_str() {
            "Open" => return None,
            "Answered" => self.duration,
            _ => None,
        };
        Some(Facts { is_inbound: self.direction.as_deref() == Some("inbound"), duration })
    }
}

#[derive(QueryableByName)]
struct CallRow {
    #[diesel(sql_type = Text)]
    account_id: String,
    #[diesel(sql_type = Binary)]
    call_sid: Vec<u8>,
    #[diesel(sql_type = Text)]
    state: String,
    #[diesel(sql_type = Nullable<Text>)]
    direction: Option<String>,
    #[diesel(sql_type = Nullable<BigInt>)]
    duration: Option<i64>,
}

const CALLS: &str = "SELECT account_id, call_sid, state, direction, duration FROM calls";

/// Reads the newest facts of all calls, without the service.
pub(crate) fn read_calls(database: &Database, host: Option<&PostgresHost>) -> Result<Vec<StoredCall>> {
    let rows: Vec<CallRow> = match (database, host) {
        (Database::Sqlite(path), _) => sql_query(CALLS).load(&mut sqlite(path)?)?,
        (Database::Postgres { name }, Some(host)) => {
            sql_query(CALLS).load(&mut PgConnection::establish(&host.url(name))?)?
        }
        (Database::Postgres { .. }, None) => bail!("there is no server to read from"),
    };
    let call = |row: CallRow| {
        let CallRow { account_id, call_sid: stored, state, direction, duration } = row;
        Ok(StoredCall { account_id, call_sid: call_sid(&stored)?, state, direction, duration })
    };
    rows.into_iter().map(call).collect()
}

/// A second connection to the service's SQLite file, which waits for locks of the service.
pub(crate) fn sqlite(path: &std::path::Path) -> Result<SqliteConnection> {
    let mut connection = SqliteConnection::establish(path.to_str().context("the path is not UTF-8")?)?;
    connection.batch_execute("PRAGMA busy_timeout = 20000")?;
    Ok(connection)
}

#[derive(QueryableByName)]
struct Integrity {
    #[diesel(sql_type = Text)]
    integrity_check: String,
}

/// The result of SQLite's integrity check: `ok`, or a description of the damage.
pub(crate) fn sqlite_integrity(path: &std::path::Path) -> Result<String> {
    let lines: Vec<Integrity> = sql_query("PRAGMA integrity_check").load(&mut sqlite(path)?)?;
    Ok(lines.into_iter().map(|line| line.integrity_check).collect::<Vec<_>>().join("; "))
}

impl Row {
    fn read(self) -> Result<Billable> {
        let void = match (self.date_voided, self.voided_by, self.void_reason) {
            (None, None, None) => None,
            (Some(date), Some(by), Some(reason)) => Some(Void { date, by, reason }),
            other => bail!("a row has an incomplete void: {other:?}"),
        };
        Ok(Billable {
            id: hyphenated(&self.id)?,
            account_id: self.account_id,
            customer_id: self.customer_id,
            session_id: self.session_id,
            call_sid: call_sid(&self.call_sid)?,
            date_created: self.date_created,
            created_by: self.created_by,
            void,
        })
    }
}

/// A UUID in hyphenated form.
fn hyphenated(bytes: &[u8]) -> Result<String> {
    if bytes.len() != 16 {
        bail!("a UUID of {} bytes is stored", bytes.len());
    }
    let hex = hex(bytes);
    Ok(format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Decodes a call SID: a tag, then the 16 bytes of Twilio's form (1) or of a UUID (2).
fn call_sid(bytes: &[u8]) -> Result<String> {
    match bytes.split_first() {
        Some((1, rest)) => Ok(format!("CA{}", hex(rest))),
        Some((2, rest)) => hyphenated(rest),
        _ => bail!("a call SID of no known form is stored: {bytes:?}"),
    }
}
