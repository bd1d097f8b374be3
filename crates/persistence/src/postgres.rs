//! Connections to PostgreSQL: the settings and checks of each transaction, and the detection of a pooler.
//!
//! Durability must not depend on the settings of a session. A transaction pooler, such as PgBouncer with
//! `pool_mode = transaction`, runs each transaction in any session of the server, with the settings that another client left there.
//! So the settings are local to each transaction, and each transaction checks the server.
//!
//! A pooler may also lose or mix statements that were prepared by name. To detect a pooler, each connection sets a random
//! mark in its session. A new connection that finds a mark, or a transaction that does not find its own mark, shares its
//! sessions with other clients. The message that begins a transaction checks the mark, so a named statement never runs in a
//! session in which it was not prepared.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use diesel::connection::CacheSize;
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use diesel::sql_types::{Bool, Integer, Text};
use diesel::{ConnectionError, sql_query};

use crate::connection::TransactionKind;
use crate::open_error::OpenError;
use crate::options::{INSPECTION_PATIENCE, StoreOptions};
use crate::url::{DatabaseUrl, with_defaults};
use crate::wal::Identity;

/// The oldest supported PostgreSQL, as in `server_version_num`.
const VERSION_MIN: i32 = 150_000;

/// The purpose of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Operations of requests.
    Pool,
    /// Writers of the intake.
    Writer,
    /// Raters: as writers, but their commits do not wait for the disk.
    Rater,
    /// Work without time limits: migrations, checks, exports, copies.
    Maintenance,
    /// Inspections of the server.
    Inspection,
}

/// The role that the server of a connection must have.
#[derive(Clone, Debug)]
pub(crate) enum Role {
    /// The primary: a standby is refused.
    Primary,
    /// The primary or a standby, on which every write fails.
    Any,
    /// A standby of the primary of this database.
    StandbyOf(Identity),
}

impl Role {
    /// The server that is wanted of several, in the words of the client library.
    fn wanted(&self) -> &'static str {
        match self {
            Self::Primary | Self::Any => "read-write",
            Self::StandbyOf(_) => "standby",
        }
    }

    /// The conditions under which the check of a transaction refuses the server. A server that takes no writes cannot lose any, so
    /// its durability does not matter.
    fn conditions(&self, kind: TransactionKind) -> &'static str {
        match self {
            Self::StandbyOf(_) => "WHEN NOT pg_is_in_recovery() THEN 'no standby'",
            Self::Any if kind != TransactionKind::Write => "",
            Self::Any | Self::Primary => {
                "WHEN pg_is_in_recovery() THEN 'standby' \
                 WHEN current_setting('fsync') <> 'on' THEN 'fsync' \
                 WHEN current_setting('full_page_writes') <> 'on' THEN 'full_page_writes'"
            }
        }
    }
}

/// Whether a pooler was detected. All connections of a store share this flag.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sharing(Arc<AtomicBool>);

impl Sharing {
    fn is_known(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    fn note(&self) {
        if !self.0.swap(true, Ordering::Relaxed) {
            tracing::info!("the database is reached through a transaction pooler; no statement is prepared by name");
        }
    }
}

/// The BEGIN statement of a connection's transactions.
#[derive(Debug)]
pub(crate) struct BeginStatement {
    settings: String,
    role: Role,
    /// The mark of this connection's own session; `None` if a pooler shares sessions.
    session: Option<String>,
    sharing: Sharing,
    /// The start of the server that this connection first reached.
    server_start: String,
    awaits_standbys: bool,
}

impl BeginStatement {
    fn new((purpose, options): (Purpose, &StoreOptions), role: Role, state: &State, sharing: Sharing) -> Self {
        Self {
            settings: settings(purpose, options),
            role,
            session: Some(state.session.clone()),
            sharing,
            server_start: state.server_start.clone(),
            awaits_standbys: purpose != Purpose::Rater,
        }
    }

    /// The text of the message that begins a transaction.
    pub(crate) fn sql(&self, kind: TransactionKind) -> String {
        let message = if kind == TransactionKind::Write && self.awaits_standbys { MESSAGE } else { "" };
        // On a distributed store one connection to each node gives one snapshot of the node, and so of each account. A server without
        // Citus ignores the setting.
        let nodes = match kind {
            TransactionKind::Snapshot => "SET LOCAL citus.max_adaptive_executor_pool_size = 1; ",
            TransactionKind::Read | TransactionKind::Write => "",
        };
        format!("BEGIN {}; {nodes}{} {}{message}", mode(kind), self.settings, self.check(kind))
    }

    /// The text of the message that begins a transaction to confirm an earlier commit. It fails if a pooler has changed the
    /// server, because the other server may lack the commit.
    pub(crate) fn confirmation(&self) -> String {
        format!(
            "{}; SELECT CAST('{REFUSES}' || CASE WHEN {SERVER_START} <> '{}' THEN 'another server' END AS integer)",
            self.sql(TransactionKind::Write),
            self.server_start
        )
    }

    /// The text of the message that begins a transaction for a look at the WAL, which needs no settings and commits nothing.
    pub(crate) fn look_sql(&self) -> String {
        format!("BEGIN {}; {}", mode(TransactionKind::Read), self.check_of_look())
    }

    /// The statement that checks only what can make a look or a read on a standby wrong: a promoted standby, and a session of another
    /// client. A read on a standby is cheap by this: each of its failures leads to the primary, so it needs no English messages.
    fn check_of_look(&self) -> String {
        let promoted = match self.role {
            Role::StandbyOf(_) => self.role.conditions(TransactionKind::Read),
            Role::Primary | Role::Any => "",
        };
        let conditions = format!("{promoted} {}", self.session_condition());
        if conditions.trim().is_empty() {
            return String::new();
        }
        format!("SELECT CAST('{REFUSES}' || CASE {conditions} END AS integer)")
    }

    /// The text of the message that ends such a look and begins a transaction on the same server, also behind a transaction pooler: a
    /// pooler moves a client to another server only between messages.
    pub(crate) fn sql_after_look(&self, kind: TransactionKind) -> String {
        format!("COMMIT; BEGIN {}; {}", mode(kind), self.settings)
    }

    /// The statement that checks the server. It fails for a server that does not fit the role, by a cast of the reason to a
    /// number: the error text of the server quotes the reason in every language.
    ///
    /// The statement also requests English messages if the role may, because some failures are recognised by their text.
    fn check(&self, kind: TransactionKind) -> String {
        if matches!(self.role, Role::StandbyOf(_)) {
            return self.check_of_look();
        }
        let (conditions, session) = (self.role.conditions(kind), self.session_condition());
        format!(
            "SELECT CASE WHEN has_parameter_privilege('lc_messages', 'SET') THEN set_config('lc_messages', 'C', true) END, \
             CAST('{REFUSES}' || CASE \
             {conditions} \
             WHEN current_setting('session_replication_role') = 'replica' THEN 'session_replication_role' \
             {session} END AS integer)"
        )
    }

    /// The condition under which the session is that of another client.
    fn session_condition(&self) -> String {
        self.session.as_ref().map_or_else(String::new, |mark| {
            format!("WHEN current_setting('{SESSION_MARK}', true) IS DISTINCT FROM '{mark}' THEN '{ANOTHER_SESSION}'")
        })
    }

    /// Records a pooler: the connection drops its named statements and prepares no more of them.
    pub(crate) fn share(&mut self, connection: &mut PgConnection) {
        self.session = None;
        self.sharing.note();
        connection.set_prepared_statement_cache_size(CacheSize::Disabled);
    }
}

/// The isolation level and the access of a transaction, in the words of BEGIN.
fn mode(kind: TransactionKind) -> &'static str {
    match kind {
        TransactionKind::Read => "ISOLATION LEVEL READ COMMITTED READ ONLY",
        TransactionKind::Snapshot => "ISOLATION LEVEL REPEATABLE READ READ ONLY",
        TransactionKind::Write => "ISOLATION LEVEL READ COMMITTED READ WRITE",
    }
}

/// The settings of each transaction.
///
/// Requests use a new plan for each execution, because a plan that was made for an empty table scans the whole table later. A
/// writer runs few distinct statements, and so do its foreign key checks, so their plans are cached. `enable_seqscan = off`
/// keeps the cached plans on indexes, and the other two make them look up each key separately: a plan that was made for a small
/// table would read the whole table later.
fn settings(purpose: Purpose, options: &StoreOptions) -> String {
    let (statement_timeout_ms, lock_timeout_ms) = match purpose {
        Purpose::Maintenance => (0, 0),
        Purpose::Inspection => (INSPECTION_PATIENCE.as_millis(), INSPECTION_PATIENCE.as_millis()),
        Purpose::Pool | Purpose::Writer | Purpose::Rater => {
            (options.statement_timeout.as_millis(), options.busy_timeout.as_millis())
        }
    };
    let plans = match purpose {
        Purpose::Writer | Purpose::Rater => {
            "SET LOCAL plan_cache_mode = auto; SET LOCAL enable_seqscan = off; SET LOCAL enable_mergejoin = off; \
             SET LOCAL enable_hashjoin = off; SET LOCAL jit = off;"
        }
        Purpose::Pool | Purpose::Maintenance | Purpose::Inspection => "SET LOCAL plan_cache_mode = force_custom_plan;",
    };
    // A rater's transaction that a crash undoes is rated again from the queue; see `rating/rater.rs`.
    let synchronous_commit = if purpose == Purpose::Rater { "off" } else { "on" };
    format!(
        "SET LOCAL synchronous_commit = {synchronous_commit}; \
         SET LOCAL client_encoding = 'UTF8'; \
         SET LOCAL statement_timeout = {statement_timeout_ms}; \
         SET LOCAL lock_timeout = {lock_timeout_ms}; \
         SET LOCAL idle_in_transaction_session_timeout = 60000; \
         {plans}"
    )
}

/// Appended to the check: writes a message to the WAL, if commits wait for standbys. PostgreSQL commits before it waits, and a
/// transaction that has written nothing does not wait. So a repeat could otherwise be confirmed by a row that no standby has.
/// The setting is read in each transaction, because the operator may change it at any time.
const MESSAGE: &str = ", CASE WHEN current_setting('synchronous_standby_names') <> '' \
     THEN pg_logical_emit_message(true, 'billables', '') END";

/// The start of the server in microseconds, which tells servers apart. The role needs no rights for it.
const SERVER_START: &str = "extract(epoch FROM pg_postmaster_start_time())::text";

/// The session setting that holds the mark.
const SESSION_MARK: &str = "billables.session";

/// The reason in the error of the check for a session with another mark.
const ANOTHER_SESSION: &str = "another session";

/// The text before the reason in the error of the check.
const REFUSES: &str = "billables refuses: ";

/// Whether BEGIN failed because the session belongs to another client.
pub(crate) fn is_another_session(error: &DieselError) -> bool {
    reason(error).is_some_and(|reason| reason == ANOTHER_SESSION)
}

/// The reason in the error of the check.
fn reason(error: &DieselError) -> Option<&str> {
    let DieselError::DatabaseError(_, information) = error else { return None };
    let (_, reason) = information.message().split_once(REFUSES)?;
    Some(reason.split('"').next().unwrap_or_default())
}

/// The reason to refuse the server, if the error of a BEGIN has one.
pub(crate) fn refusal(error: &DieselError) -> Option<OpenError> {
    let DieselError::DatabaseError(kind, information) = error else { return None };
    // A standby refuses a BEGIN for writing before the check runs.
    if matches!(kind, DatabaseErrorKind::ReadOnlyTransaction) {
        return Some(OpenError::Standby);
    }
    // PgBouncer writes this text only in English.
    if information.message().contains("statement pooling mode") {
        return Some(OpenError::StatementPooling);
    }
    match reason(error)? {
        "standby" => Some(OpenError::Standby),
        "no standby" => Some(OpenError::NoStandby),
        "fsync" => Some(OpenError::NotDurable { setting: "fsync" }),
        "full_page_writes" => Some(OpenError::NotDurable { setting: "full_page_writes" }),
        "session_replication_role" => Some(OpenError::TriggersOff),
        _ => None,
    }
}

/// Connects, and checks the server.
pub(crate) fn connect(
    shown: &DatabaseUrl,
    url: &str,
    (options, purpose): (&StoreOptions, Purpose),
    role: &Role,
    sharing: &Sharing,
) -> Result<(PgConnection, BeginStatement), OpenError> {
    let mut connection = PgConnection::establish(&with_defaults(url, role.wanted())).map_err(|error| {
        let reason = match error {
            ConnectionError::BadConnection(text) => text,
            other => other.to_string(),
        };
        OpenError::Connect { url: shown.to_string(), reason: shown.redact(reason.trim()) }
    })?;
    let state: State = sql_query(format!("SELECT *, {SERVER_START} AS server_start FROM ({STATE}) AS state"))
        .get_result(&mut connection)
        .map_err(|error| refusal(&error).unwrap_or(OpenError::Query(error)))?;
    let is_shared = state.is_shared || sharing.is_known();
    let mut begins = BeginStatement::new((purpose, options), role.clone(), &state, sharing.clone());
    state.check(role)?;
    if let Role::StandbyOf(identity) = role
        && Identity::read(&mut connection)? != *identity
    {
        return Err(OpenError::NotReplicated { url: shown.to_string() });
    }
    if is_shared {
        begins.share(&mut connection);
    }
    Ok((connection, begins))
}

#[derive(Debug, Clone, QueryableByName)]
struct State {
    #[diesel(sql_type = Integer)]
    version_number: i32,
    #[diesel(sql_type = Text)]
    version: String,
    #[diesel(sql_type = Text)]
    encoding: String,
    #[diesel(sql_type = Text)]
    fsync: String,
    #[diesel(sql_type = Text)]
    full_page_writes: String,
    #[diesel(sql_type = Bool)]
    is_standby: bool,
    #[diesel(sql_type = Bool)]
    is_shared: bool,
    #[diesel(sql_type = Text)]
    session: String,
    #[diesel(sql_type = Text)]
    server_start: String,
}

/// The query for the state of the server and session. Every connection runs the query, because the same address may be another
/// server after a failover. A session with a mark or with prepared statements has served another client. OFFSET 0 makes the
/// server look for these before the query sets the mark.
const STATE: &str = "SELECT current_setting('server_version_num')::integer AS version_number, \
    current_setting('server_version') AS version, current_setting('server_encoding') AS encoding, \
    current_setting('fsync') AS fsync, current_setting('full_page_writes') AS full_page_writes, \
    pg_is_in_recovery() AS is_standby, is_shared, \
    set_config('billables.session', gen_random_uuid()::text, false) AS session \
    FROM (SELECT coalesce(current_setting('billables.session', true), '') <> '' \
        OR EXISTS (SELECT FROM pg_prepared_statements) AS is_shared OFFSET 0) AS found";

impl State {
    fn check(self, role: &Role) -> Result<(), OpenError> {
        if self.version_number < VERSION_MIN {
            return Err(OpenError::OldServer { version: self.version });
        }
        match role {
            Role::Primary if self.is_standby => return Err(OpenError::Standby),
            Role::StandbyOf(_) if !self.is_standby => return Err(OpenError::NoStandby),
            _ => {}
        }
        for (setting, value) in [("fsync", &self.fsync), ("full_page_writes", &self.full_page_writes)] {
            if value != "on" && !self.is_standby {
                return Err(OpenError::NotDurable { setting });
            }
        }
        if self.encoding != "UTF8" {
            return Err(OpenError::Encoding { encoding: self.encoding });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use billables_test_support::TestDatabase;
    use diesel::connection::SimpleConnection as _;

    use super::*;
    use crate::connection::AnyConnection;
    use crate::error::StoreError;
    use crate::pool::Manager;
    use crate::transaction::StoreConnection;

    /// Turns off the triggers of a session, which an ordinary role may not do.
    const LEAVE_OFF: &str = "SET session_replication_role = replica";

    #[derive(QueryableByName)]
    struct Setting {
        #[diesel(sql_type = Text)]
        value: String,
    }

    fn setting(connection: &mut AnyConnection, name: &str) -> String {
        sql_query(format!("SELECT current_setting('{name}') AS value")).get_result::<Setting>(connection).unwrap().value
    }

    fn connect(database: &TestDatabase, purpose: Purpose) -> StoreConnection {
        let files = crate::files::Files::default();
        Manager::new(database.configured_url().parse().unwrap(), StoreOptions::default(), files)
            .connect_for(purpose)
            .unwrap()
    }

    #[test]
    fn every_postgresql_transaction_commits_durably_in_any_session() {
        let database = TestDatabase::postgres();
        for purpose in [Purpose::Pool, Purpose::Writer, Purpose::Rater, Purpose::Maintenance, Purpose::Inspection] {
            let mut connection = connect(&database, purpose);
            for kind in [TransactionKind::Read, TransactionKind::Snapshot, TransactionKind::Write] {
                // Another client of a pooler may leave such settings in a session.
                connection.begin(TransactionKind::Write).unwrap().run(|connection| {
                    connection.batch_execute(
                        "SET synchronous_commit = off; SET default_transaction_isolation = serializable; \
                         SET client_encoding = LATIN1; SET statement_timeout = 1; SET plan_cache_mode = force_generic_plan",
                    )?;
                    Ok::<_, StoreError>(())
                }).unwrap();
                let mut transaction = connection.begin(kind).unwrap();
                let mut setting = |name: &str| setting(transaction.connection(), name);
                // A rater's transaction is rated again if a crash undoes it.
                assert_eq!(setting("synchronous_commit"), if purpose == Purpose::Rater { "off" } else { "on" });
                let isolation = if kind == TransactionKind::Snapshot { "repeatable read" } else { "read committed" };
                assert_eq!(setting("transaction_isolation"), isolation);
                assert_eq!(setting("client_encoding"), "UTF8");
                let (timeout, plans) = match purpose {
                    Purpose::Pool => ("30s", "force_custom_plan"),
                    Purpose::Writer | Purpose::Rater => ("30s", "auto"),
                    Purpose::Maintenance => ("0", "force_custom_plan"),
                    Purpose::Inspection => ("1s", "force_custom_plan"),
                };
                assert_eq!((setting("statement_timeout"), setting("plan_cache_mode")), (timeout.into(), plans.into()));
                transaction.commit().unwrap();
            }
        }
    }

    #[test]
    fn a_read_transaction_cannot_write() {
        let database = TestDatabase::postgres();
        let write = |connection: &mut AnyConnection| {
            Ok::<_, StoreError>(connection.batch_execute("INSERT INTO settings VALUES ('key', 'value')")?)
        };
        let url = database.configured_url().parse().unwrap();
        let store = crate::store::Store::open(&url, StoreOptions::default()).unwrap();
        let _ = (store.read(write).unwrap_err(), store.snapshot(write).unwrap_err());
        store.write(write).unwrap();
    }

    #[test]
    fn a_connection_in_a_shared_session_prepares_no_named_statement() {
        let database = TestDatabase::postgres();
        let mut connection = connect(&database, Purpose::Writer);
        let mut prepared = |before: &str| {
            let transaction = connection.begin(TransactionKind::Write).unwrap();
            transaction.run(|connection| {
                connection.batch_execute(before)?;
                // Diesel prepares statements of the query builder by name.
                let _: i64 = crate::schema::settings::table.count().get_result(connection)?;
                let count = "SELECT count(*)::integer AS count FROM pg_prepared_statements";
                Ok::<_, StoreError>(sql_query(count).get_result::<Count>(connection)?.count)
            })
        };
        assert_eq!(prepared("SELECT 1").unwrap(), 1);
        // The next transaction finds a session as from a pooler: with the mark of another client, and without statements.
        assert_eq!(prepared("SET billables.session = 'of another client'").unwrap(), 1);
        assert_eq!(prepared("DEALLOCATE ALL").unwrap(), 0);
    }

    #[test]
    fn another_server_confirms_no_commit() {
        let database = TestDatabase::postgres();
        let (url, options) = (database.configured_url().parse::<DatabaseUrl>().unwrap(), StoreOptions::default());
        let crate::url::Location::Postgres(address) = url.location() else { panic!("{url}") };
        let connected = super::connect(&url, address, (&options, Purpose::Pool), &Role::Primary, &Sharing::default());
        let (mut connection, mut begins) = connected.unwrap();
        connection.batch_execute(&format!("{}; COMMIT", begins.confirmation())).unwrap();
        begins.server_start = "1795000000.000000".into();
        let refused = connection.batch_execute(&begins.confirmation()).unwrap_err();
        assert!(refused.to_string().contains("another server"), "{refused}");
    }

    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = Integer)]
        count: i32,
    }

    #[test]
    fn a_server_without_durability_is_refused_with_the_setting() {
        let good = || State {
            version_number: 150_018,
            version: "15.18".into(),
            encoding: "UTF8".into(),
            fsync: "on".into(),
            full_page_writes: "on".into(),
            is_standby: false,
            is_shared: false,
            session: "mark".into(),
            server_start: "0.000000".into(),
        };
        assert!(good().check(&Role::Primary).is_ok());
        let refused = |state: State| state.check(&Role::Primary).unwrap_err().to_string();
        assert!(refused(State { fsync: "off".into(), ..good() }).contains("fsync=off"));
        assert!(refused(State { full_page_writes: "off".into(), ..good() }).contains("full_page_writes=off"));
        assert!(refused(State { is_standby: true, ..good() }).contains("standby"));
        assert!(State { is_standby: true, fsync: "off".into(), ..good() }.check(&Role::Any).is_ok());
        assert!(State { fsync: "off".into(), ..good() }.check(&Role::Any).is_err());
        assert!(refused(State { version_number: 140_012, version: "14.12".into(), ..good() }).contains("14.12"));
        assert!(refused(State { encoding: "LATIN1".into(), ..good() }).contains("LATIN1"));
    }

    #[test]
    fn a_session_without_triggers_is_refused_in_each_transaction() {
        let database = TestDatabase::postgres();
        if !database.permits(LEAVE_OFF, "a session without triggers is refused") {
            return;
        }
        let mut connection = connect(&database, Purpose::Pool);
        let leave_off = |connection: &mut AnyConnection| Ok::<_, StoreError>(connection.batch_execute(LEAVE_OFF)?);
        connection.begin(TransactionKind::Write).unwrap().run(leave_off).unwrap();
        let error = connection.begin(TransactionKind::Write).err().unwrap();
        let StoreError::Unavailable(cause) = error else { panic!("{error}") };
        assert!(cause.to_string().contains("session_replication_role"), "{cause}");
        assert!(!connection.is_broken());
    }
}
