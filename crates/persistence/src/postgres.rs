//! Connections to PostgreSQL: what each transaction brings along and asks of the server, and whether a pooler stands between.
//!
//! Nothing that a promise depends on is left to the session. A transaction pooler, such as PgBouncer with
//! `pool_mode = transaction`, hands each transaction to any session of the server, and what one client sets in a session the
//! next one finds there. So the settings are local to each transaction, and the server is asked each time.
//!
//! A pooler may also lose or mix statements that were prepared by name. Whether one stands between is seen by a mark that is
//! set in the session once: a new connection that finds a mark, and a transaction that does not find its own, share their
//! sessions with others. The mark is asked for in the message that begins the transaction, so no statement that was
//! prepared by name ever runs in a session that it was not prepared in.

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

/// The oldest PostgreSQL that is served, as `server_version_num` counts.
const VERSION_MIN: i32 = 150_000;

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Requests.
    Pool,
    /// The intake.
    Writer,
    /// Work that takes longer than requests may.
    Maintenance,
    /// Looking whether the server answers.
    Inspection,
}

/// Whether the server's sessions were seen to be shared with others, which all connections of a store tell each other.
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

/// The messages that begin a connection's transactions.
#[derive(Debug)]
pub(crate) struct BeginStatement {
    settings: String,
    /// The mark of the session that this connection has for itself; none where sessions are shared.
    session: Option<String>,
    sharing: Sharing,
}

impl BeginStatement {
    fn new(purpose: Purpose, options: &StoreOptions, session: Option<String>, sharing: Sharing) -> Self {
        Self { settings: settings(purpose, options), session, sharing }
    }

    /// The message that begins a transaction.
    pub(crate) fn sql(&self, kind: TransactionKind) -> String {
        let mode = match kind {
            TransactionKind::Read => "READ COMMITTED READ ONLY",
            TransactionKind::Snapshot => "REPEATABLE READ READ ONLY",
            TransactionKind::Write => "READ COMMITTED READ WRITE",
        };
        format!("BEGIN ISOLATION LEVEL {mode}; {} {}", self.settings, self.check())
    }

    /// Fails where the server cannot keep the promise, by a cast of the reason to a number. The answer to a message of several
    /// statements is the first error in it, and its text quotes the reason in any language.
    ///
    /// The messages are asked for in English, where the role may choose, since some failures are known by their text alone.
    fn check(&self) -> String {
        let session = self.session.as_ref().map_or_else(String::new, |mark| {
            format!("WHEN current_setting('{SESSION_MARK}', true) IS DISTINCT FROM '{mark}' THEN '{ANOTHER_SESSION}'")
        });
        format!(
            "SELECT CASE WHEN has_parameter_privilege('lc_messages', 'SET') THEN set_config('lc_messages', 'C', true) END, \
             CAST('{REFUSES}' || CASE \
             WHEN pg_is_in_recovery() THEN 'standby' \
             WHEN current_setting('fsync') <> 'on' THEN 'fsync' \
             WHEN current_setting('full_page_writes') <> 'on' THEN 'full_page_writes' \
             WHEN current_setting('session_replication_role') = 'replica' THEN 'session_replication_role' \
             {session} END AS integer)"
        )
    }

    /// The session is shared: forgets what was prepared by name, and prepares nothing so from now on.
    pub(crate) fn share(&mut self, connection: &mut PgConnection) {
        self.session = None;
        self.sharing.note();
        connection.set_prepared_statement_cache_size(CacheSize::Disabled);
    }
}

/// The settings of each transaction.
///
/// Plans of requests are made anew for each execution: a plan that was made while a table was empty would read all of it later.
/// A writer's statements are few and always the same, and so are those that check references for every row: their plans are
/// kept. A plan that was made while a table was empty must not read all of it later: the statements of the intake look up
/// each key by itself, and a check of a reference is by a key where it may read no whole table.
fn settings(purpose: Purpose, options: &StoreOptions) -> String {
    let (statement_timeout_ms, lock_timeout_ms) = match purpose {
        Purpose::Maintenance => (0, 0),
        Purpose::Inspection => (INSPECTION_PATIENCE.as_millis(), INSPECTION_PATIENCE.as_millis()),
        Purpose::Pool | Purpose::Writer => (options.statement_timeout.as_millis(), options.busy_timeout.as_millis()),
    };
    let plans = match purpose {
        Purpose::Writer => "SET LOCAL plan_cache_mode = auto; SET LOCAL enable_seqscan = off; SET LOCAL jit = off;",
        Purpose::Pool | Purpose::Maintenance | Purpose::Inspection => "SET LOCAL plan_cache_mode = force_custom_plan;",
    };
    format!(
        "SET LOCAL synchronous_commit = on; \
         SET LOCAL client_encoding = 'UTF8'; \
         SET LOCAL statement_timeout = {statement_timeout_ms}; \
         SET LOCAL lock_timeout = {lock_timeout_ms}; \
         SET LOCAL idle_in_transaction_session_timeout = 60000; \
         {plans}"
    )
}

/// The setting that marks a session as this connection's own.
const SESSION_MARK: &str = "billables.session";

/// What the check of a transaction fails with, where the reason is the mark.
const ANOTHER_SESSION: &str = "another session";

/// What the check of a transaction fails with, before the reason.
const REFUSES: &str = "billables refuses: ";

/// Whether a transaction could not begin because the session is not the connection's own.
pub(crate) fn is_another_session(error: &DieselError) -> bool {
    reason(error).is_some_and(|reason| reason == ANOTHER_SESSION)
}

/// What the check of a transaction failed with.
fn reason(error: &DieselError) -> Option<&str> {
    let DieselError::DatabaseError(_, information) = error else { return None };
    let (_, reason) = information.message().split_once(REFUSES)?;
    Some(reason.split('"').next().unwrap_or_default())
}

/// Why a server is refused, if that is why a transaction could not begin.
pub(crate) fn refusal(error: &DieselError) -> Option<OpenError> {
    let DieselError::DatabaseError(kind, information) = error else { return None };
    // A standby refuses to begin a transaction that may write before anything is asked.
    if matches!(kind, DatabaseErrorKind::ReadOnlyTransaction) {
        return Some(OpenError::Standby);
    }
    // PgBouncer's own words, which are in no other language.
    if information.message().contains("statement pooling mode") {
        return Some(OpenError::StatementPooling);
    }
    match reason(error)? {
        "standby" => Some(OpenError::Standby),
        "fsync" => Some(OpenError::NotDurable { setting: "fsync" }),
        "full_page_writes" => Some(OpenError::NotDurable { setting: "full_page_writes" }),
        "session_replication_role" => Some(OpenError::TriggersOff),
        _ => None,
    }
}

/// Makes a connection and checks what is behind it.
pub(crate) fn connect(
    shown: &DatabaseUrl,
    url: &str,
    options: &StoreOptions,
    purpose: Purpose,
    sharing: &Sharing,
) -> Result<(PgConnection, BeginStatement), OpenError> {
    let mut connection = PgConnection::establish(&with_defaults(url)).map_err(|error| {
        let reason = match error {
            ConnectionError::BadConnection(text) => text,
            other => other.to_string(),
        };
        OpenError::Connect { url: shown.to_string(), reason: shown.redact(reason.trim()) }
    })?;
    let state: State = sql_query(STATE)
        .get_result(&mut connection)
        .map_err(|error| refusal(&error).unwrap_or(OpenError::Query(error)))?;
    let is_shared = state.is_shared || sharing.is_known();
    let session = state.session.clone();
    state.check()?;
    let mut begins = BeginStatement::new(purpose, options, Some(session), sharing.clone());
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
}

/// Asked on every connection, not only on the first: after a failover the same address may be another server. A session that
/// has a mark or prepared statements already was used by others before. OFFSET 0 has that looked at before the mark is set.
const STATE: &str = "SELECT current_setting('server_version_num')::integer AS version_number, \
    current_setting('server_version') AS version, current_setting('server_encoding') AS encoding, \
    current_setting('fsync') AS fsync, current_setting('full_page_writes') AS full_page_writes, \
    pg_is_in_recovery() AS is_standby, is_shared, \
    set_config('billables.session', gen_random_uuid()::text, false) AS session \
    FROM (SELECT coalesce(current_setting('billables.session', true), '') <> '' \
        OR EXISTS (SELECT FROM pg_prepared_statements) AS is_shared OFFSET 0) AS found";

impl State {
    fn check(self) -> Result<(), OpenError> {
        if self.version_number < VERSION_MIN {
            return Err(OpenError::OldServer { version: self.version });
        }
        if self.is_standby {
            return Err(OpenError::Standby);
        }
        for (setting, value) in [("fsync", &self.fsync), ("full_page_writes", &self.full_page_writes)] {
            if value != "on" {
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

    #[derive(QueryableByName)]
    struct Setting {
        #[diesel(sql_type = Text)]
        value: String,
    }

    fn setting(connection: &mut AnyConnection, name: &str) -> String {
        sql_query(format!("SELECT current_setting('{name}') AS value")).get_result::<Setting>(connection).unwrap().value
    }

    fn connect(database: &TestDatabase, purpose: Purpose) -> StoreConnection {
        Manager::new(
            database.configured_url().parse().unwrap(),
            StoreOptions::default(),
            crate::files::Files::default(),
        )
        .connect_for(purpose)
        .unwrap()
    }

    #[test]
    fn every_transaction_on_postgresql_waits_for_the_disk_whatever_the_session_says() {
        let database = TestDatabase::postgres();
        for purpose in [Purpose::Pool, Purpose::Writer, Purpose::Maintenance, Purpose::Inspection] {
            let mut connection = connect(&database, purpose);
            for kind in [TransactionKind::Read, TransactionKind::Snapshot, TransactionKind::Write] {
                // What another client of a pooler may leave behind.
                connection.begin(TransactionKind::Write).unwrap().run(|connection| {
                    connection.batch_execute(
                        "SET synchronous_commit = off; SET default_transaction_isolation = serializable; \
                         SET client_encoding = LATIN1; SET statement_timeout = 1; SET plan_cache_mode = force_generic_plan",
                    )?;
                    Ok::<_, StoreError>(())
                }).unwrap();
                let mut transaction = connection.begin(kind).unwrap();
                let mut setting = |name: &str| setting(transaction.connection(), name);
                assert_eq!(setting("synchronous_commit"), "on");
                let isolation = if kind == TransactionKind::Snapshot { "repeatable read" } else { "read committed" };
                assert_eq!(setting("transaction_isolation"), isolation);
                assert_eq!(setting("client_encoding"), "UTF8");
                let (timeout, plans) = match purpose {
                    Purpose::Pool => ("30s", "force_custom_plan"),
                    Purpose::Writer => ("30s", "auto"),
                    Purpose::Maintenance => ("0", "force_custom_plan"),
                    Purpose::Inspection => ("1s", "force_custom_plan"),
                };
                assert_eq!((setting("statement_timeout"), setting("plan_cache_mode")), (timeout.into(), plans.into()));
                transaction.commit().unwrap();
            }
        }
    }

    #[test]
    fn a_transaction_that_reads_cannot_write() {
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
    fn a_connection_whose_session_is_not_its_own_prepares_nothing_by_name() {
        let database = TestDatabase::postgres();
        let mut connection = connect(&database, Purpose::Writer);
        let mut prepared = |before: &str| {
            let transaction = connection.begin(TransactionKind::Write).unwrap();
            transaction.run(|connection| {
                connection.batch_execute(before)?;
                // The builder's statements are those that diesel prepares by name.
                let _: i64 = crate::schema::settings::table.count().get_result(connection)?;
                let count = "SELECT count(*)::integer AS count FROM pg_prepared_statements";
                Ok::<_, StoreError>(sql_query(count).get_result::<Count>(connection)?.count)
            })
        };
        assert_eq!(prepared("SELECT 1").unwrap(), 1);
        // What the next transaction finds in a session that a pooler gives it: the mark of another client, and no statement.
        assert_eq!(prepared("SET billables.session = 'of another client'").unwrap(), 1);
        assert_eq!(prepared("DEALLOCATE ALL").unwrap(), 0);
    }

    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = Integer)]
        count: i32,
    }

    #[test]
    fn a_server_that_cannot_keep_the_promise_is_refused_by_name() {
        let good = || State {
            version_number: 150_018,
            version: "15.18".into(),
            encoding: "UTF8".into(),
            fsync: "on".into(),
            full_page_writes: "on".into(),
            is_standby: false,
            is_shared: false,
            session: "mark".into(),
        };
        assert!(good().check().is_ok());
        let refused = |state: State| state.check().unwrap_err().to_string();
        assert!(refused(State { fsync: "off".into(), ..good() }).contains("fsync=off"));
        assert!(refused(State { full_page_writes: "off".into(), ..good() }).contains("full_page_writes=off"));
        assert!(refused(State { is_standby: true, ..good() }).contains("standby"));
        assert!(refused(State { version_number: 140_012, version: "14.12".into(), ..good() }).contains("14.12"));
        assert!(refused(State { encoding: "LATIN1".into(), ..good() }).contains("LATIN1"));
    }

    #[test]
    fn a_session_without_triggers_is_refused_in_each_transaction() {
        let database = TestDatabase::postgres();
        let mut connection = connect(&database, Purpose::Pool);
        let leave_off = |connection: &mut AnyConnection| {
            Ok::<_, StoreError>(connection.batch_execute("SET session_replication_role = replica")?)
        };
        connection.begin(TransactionKind::Write).unwrap().run(leave_off).unwrap();
        let error = connection.begin(TransactionKind::Write).err().unwrap();
        let StoreError::Unavailable(cause) = error else { panic!("{error}") };
        assert!(cause.to_string().contains("session_replication_role"), "{cause}");
        assert!(!connection.is_broken());
    }
}
