//! The database under the services, seen from outside: a direct read of the rows.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use diesel::connection::SimpleConnection as _;
use diesel::sql_types::{BigInt, Binary, Nullable, Text};
use diesel::{Connection as _, PgConnection, QueryableByName, RunQueryDsl as _, SqliteConnection, sql_query};

use crate::billable::{Billable, Void};
use crate::changes::{Change, Changes};
use crate::facts::Facts;

// These crates compile the client libraries in; the imports keep them in every build.
use libsqlite3_sys as _;
use openssl_sys as _;
use pq_sys as _;

/// The database of an episode.
#[derive(Debug)]
pub(crate) struct Database {
    /// The URL for the services.
    pub(crate) url: String,
    /// The way of the harness past everything that stands before the database.
    pub(crate) direct: Direct,
    /// Environment variables of the services, such as those of the failing disk.
    pub(crate) environment: Vec<(&'static str, String)>,
}

/// The place of a database for the harness, which reads the tables there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Direct {
    /// A SQLite file.
    Sqlite(PathBuf),
    /// The URL of a database of a PostgreSQL server.
    Postgres(String),
}

impl Database {
    /// Whether the database is a file that the services themselves write.
    pub(crate) fn is_embedded(&self) -> bool {
        matches!(self.direct, Direct::Sqlite(_))
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
pub(crate) fn read(database: &Database) -> Result<Vec<Billable>> {
    let rows: Vec<Row> = match &database.direct {
        Direct::Sqlite(path) => sql_query(ROWS).load(&mut sqlite(path)?)?,
        Direct::Postgres(url) => sql_query(ROWS).load(&mut PgConnection::establish(url)?)?,
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
pub(crate) fn read_calls(database: &Database) -> Result<Vec<StoredCall>> {
    let rows: Vec<CallRow> = match &database.direct {
        Direct::Sqlite(path) => sql_query(CALLS).load(&mut sqlite(path)?)?,
        Direct::Postgres(url) => sql_query(CALLS).load(&mut PgConnection::establish(url)?)?,
    };
    let call = |row: CallRow| {
        let CallRow { account_id, call_sid: stored, state, direction, duration } = row;
        Ok(StoredCall { account_id, call_sid: call_sid(&stored)?, state, direction, duration })
    };
    rows.into_iter().map(call).collect()
}

/// A row of a history, or of the audit trail.
#[derive(QueryableByName)]
struct ChangeRow {
    #[diesel(sql_type = Text)]
    account_id: String,
    #[diesel(sql_type = Binary)]
    billable_id: Vec<u8>,
    #[diesel(sql_type = Text)]
    target: String,
    #[diesel(sql_type = Text)]
    action: String,
    #[diesel(sql_type = Text)]
    reason: String,
    #[diesel(sql_type = Text)]
    created_by: String,
}

/// One statement, so that both tables are read in one snapshot. On a distributed store it is one statement on each shard, which
/// has all rows of an account. An event of the trail has a target.
const CHANGES: &str = "SELECT * FROM (\
        SELECT account_id, billable_id, '' AS target, action, reason, created_by FROM billable_events \
        UNION ALL SELECT account_id, id, target, action, detail, created_by FROM account_audit_events \
        WHERE action IN ('BillableVoided', 'BillableReinstated')) AS changes";

/// Reads all voids and reinstatements, without the service.
pub(crate) fn read_changes(database: &Database) -> Result<Changes> {
    let rows: Vec<ChangeRow> = match &database.direct {
        Direct::Sqlite(path) => sql_query(CHANGES).load(&mut sqlite(path)?)?,
        Direct::Postgres(url) => sql_query(CHANGES).load(&mut PgConnection::establish(url)?)?,
    };
    let mut changes = Changes::default();
    for ChangeRow { account_id, billable_id, target, action, reason, created_by: by } in rows {
        if target.is_empty() {
            let billable_id = hyphenated(&billable_id)?;
            changes.history.push(Change { account_id, billable_id, action, reason, by });
        } else {
            let id = target.strip_prefix(&account_id).and_then(|rest| rest.strip_prefix('/'));
            let billable_id = id.with_context(|| format!("an audit event with the target {target}"))?.to_owned();
            let action = action.trim_start_matches("Billable").to_owned();
            changes.trail.push(Change { account_id, billable_id, action, reason, by });
        }
    }
    Ok(changes)
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
