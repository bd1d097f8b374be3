//! Inspection of the store for its readiness: the files are in place, the database answers, and after a failed write it accepts
//! writes again. Inspections use their own connection, so that a busy pool does not count as a failed database.

use std::thread;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection as _;
use diesel::r2d2::R2D2Connection as _;
use diesel::sql_types::Text;
use diesel::{RunQueryDsl as _, SqliteConnection};

use crate::connection::{AnyConnection, TransactionKind};
use crate::error::{Cause, StoreError};
use crate::layout::Layout;
use crate::nodes;
use crate::open_error::OpenError;
use crate::options::INSPECTION_PATIENCE;
use crate::pool::sql_batch;
use crate::postgres::Purpose;
use crate::store::{Inspector, Store};
use crate::transaction::StoreConnection;
use crate::url::Backend;

/// The pause between two attempts to get the inspection connection.
const RETRY_PAUSE: Duration = Duration::from_millis(5);

/// The least time between two write probes.
const PROBE_PAUSE: Duration = Duration::from_millis(250);

/// The time between two questions to the nodes of a distributed store.
const NODES_PAUSE: Duration = Duration::from_secs(5);

/// The disk space that a write probe allocates on SQLite: more than the WAL of an ordinary commit group.
const PROBE_BYTES: usize = 256 * 1024;

impl Store {
    /// Inspects the store: its files are those that were opened, the database answers, and it did not cause the last write to
    /// fail. After such a failure the function writes a probe that changes nothing, and a successful probe makes the store
    /// ready again. The function updates the health of the store.
    ///
    /// The function blocks for up to a second, and longer if the database does not answer.
    ///
    /// # Errors
    ///
    /// The store cannot be used; the error says why.
    pub fn inspect(&self) -> Result<(), StoreError> {
        // A server that was not durable is checked again below.
        if !self.health().is_undurable() {
            self.verify_files()?;
        }
        let deadline = Instant::now() + INSPECTION_PATIENCE;
        let mut inspector = loop {
            if let Some(inspector) = self.try_inspector() {
                break inspector;
            }
            if Instant::now() >= deadline {
                return Err(StoreError::Unavailable(Cause::new(
                    "the previous inspection still waits for the database",
                )));
            }
            thread::sleep(RETRY_PAUSE);
        };
        self.health().refuse_hanging()?;
        let outcome = self.inspect_with(&mut inspector);
        // On SQLite the connection stays open: it keeps the WAL.
        if outcome.is_err() && self.backend() == Backend::Postgres {
            inspector.connection = None;
        }
        outcome
    }

    /// The standbys for which each commit of a PostgreSQL server waits, in the words of its setting `synchronous_standby_names`. `None`
    /// if a commit waits for none, and for an embedded database.
    ///
    /// # Errors
    ///
    /// The database cannot be reached.
    pub fn awaited_standbys(&self) -> Result<Option<String>, StoreError> {
        let names: String = match self.backend() {
            Backend::Sqlite => return Ok(None),
            Backend::Postgres => self.read(|connection| {
                let setting = diesel::dsl::sql::<Text>("SELECT current_setting('synchronous_standby_names')");
                Ok::<_, StoreError>(setting.get_result(connection)?)
            })?,
        };
        Ok(Some(names).filter(|names| !names.is_empty()))
    }

    fn inspect_with(&self, inspector: &mut Inspector) -> Result<(), StoreError> {
        if inspector.connection.is_none() {
            inspector.connection = Some(self.inspection_connection()?);
        }
        let Some(connection) = &mut inspector.connection else { return Ok(()) };
        match connection.embedded() {
            Some(sqlite) => sqlite.ping()?,
            None => {
                self.inspect_server(connection)?;
                if self.layout_once()? == Layout::Distributed
                    && inspector.nodes_asked.is_none_or(|asked| asked.elapsed() >= NODES_PAUSE)
                {
                    inspector.nodes_asked = None;
                    self.inspect_nodes(connection)?;
                    inspector.nodes_asked = Some(Instant::now());
                }
            }
        }
        let Some(failure) = self.health().write_failure() else { return Ok(()) };
        if inspector.probed.is_some_and(|probed| probed.elapsed() < PROBE_PAUSE) {
            return Err(StoreError::Unwritable(Cause::new(failure)));
        }
        let probed = match connection.embedded() {
            Some(sqlite) => self.probe_file().and_then(|()| probe_sqlite(sqlite)),
            None => connection.begin(TransactionKind::Write).and_then(|transaction| transaction.run(probe_postgres)),
        };
        inspector.probed = Some(Instant::now());
        probed?;
        self.verify_files()?;
        self.health().write_succeeded();
        Ok(())
    }

    /// Connects to PostgreSQL for inspections.
    fn inspection_connection(&self) -> Result<StoreConnection, StoreError> {
        let connected = self.own_connection(Purpose::Inspection);
        if let Err(error) = &connected {
            self.note_undurable(error);
        }
        Ok(connected?)
    }

    /// Begins a transaction on PostgreSQL, which fails if the server does not commit durably.
    fn inspect_server(&self, connection: &mut StoreConnection) -> Result<(), StoreError> {
        let mut probed = connection.probe();
        // A restart of the server leaves a dead connection, which shows nothing about the new server.
        if connection.is_broken() {
            *connection = self.inspection_connection()?;
            probed = connection.probe();
        }
        match &probed {
            // Of a distributed store the nodes have to answer too.
            Ok(()) if self.layout_once()? == Layout::Distributed => {}
            Ok(()) => self.health().durability(None),
            Err(error) => self.note_undurable(error),
        }
        Ok(probed?)
    }

    /// Asks every node of a distributed store. A node that cannot be reached makes the service not ready, and the reports of the other
    /// nodes' accounts are still taken.
    fn inspect_nodes(&self, connection: &mut StoreConnection) -> Result<(), StoreError> {
        let asked = nodes::ask(connection);
        match &asked {
            Ok(()) => self.health().durability(None),
            Err(error) => self.note_undurable(error),
        }
        Ok(asked?)
    }

    /// Records that the server or a node does not commit durably, if the error shows it.
    fn note_undurable(&self, error: &OpenError) {
        if matches!(error, OpenError::NotDurable { .. } | OpenError::Standby | OpenError::Node { .. }) {
            self.health().durability(Some(error.to_string()));
        }
    }

    /// Writes an unnamed temporary file beside the database, to check for disk space. A write by SQLite would not show a full
    /// disk if the WAL file already has room for the page.
    fn probe_file(&self) -> Result<(), StoreError> {
        use std::io::Write as _;
        let Some(folder) = self.embedded_file().and_then(std::path::Path::parent) else { return Ok(()) };
        let written = tempfile::tempfile_in(folder).and_then(|mut file| {
            file.write_all(&[0x5a; PROBE_BYTES])?;
            file.sync_data()
        });
        written.map_err(|error| StoreError::Unwritable(Cause::new(error)))
    }
}

/// Writes a page and commits. SQLite skips an UPDATE that changes nothing, but always writes this pragma. No other code uses
/// `user_version`.
fn probe_sqlite(sqlite: &mut SqliteConnection) -> Result<(), StoreError> {
    Ok(sql_batch(sqlite, "PRAGMA user_version = 0")?)
}

/// Allocates space in a table, rolls that back, and rewrites rows unchanged.
fn probe_postgres(connection: &mut AnyConnection) -> Result<(), StoreError> {
    connection.batch_execute(
        "SAVEPOINT room; \
         INSERT INTO settings SELECT 'probe', string_agg(md5(random()::text), '') FROM generate_series(1, 2048); \
         ROLLBACK TO SAVEPOINT room; UPDATE settings SET value = value",
    )?;
    Ok(())
}
