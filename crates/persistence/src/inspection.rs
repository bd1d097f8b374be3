//! Looking at the store: whether its files are there, whether the database answers, and, after a write that failed, whether it
//! takes writes again. All of it on a connection of its own, so that a busy pool says nothing of the database.

use std::thread;
use std::time::{Duration, Instant};

use diesel::SqliteConnection;
use diesel::connection::SimpleConnection as _;
use diesel::r2d2::R2D2Connection as _;

use crate::connection::{AnyConnection, TransactionKind};
use crate::error::{Cause, StoreError};
use crate::open_error::OpenError;
use crate::options::INSPECTION_PATIENCE;
use crate::pool::sql_batch;
use crate::postgres::Purpose;
use crate::store::{Kept, Store};
use crate::transaction::StoreConnection;
use crate::url::Backend;

/// How often a look asks whether another one has ended.
const TRY_EVERY: Duration = Duration::from_millis(5);

/// How long after a write that failed, or a probe, the next probe may come at the earliest.
const PROBE_PAUSE: Duration = Duration::from_millis(250);

/// How much room a probe asks the disk of an embedded database for: more than the WAL of an ordinary commit group.
const PROBE_BYTES: usize = 256 * 1024;

impl Store {
    /// Looks whether the store can be used: its files are those that were opened, the database answers, and the last write did
    /// not fail for want of the store. After such a failure the look writes something that changes nothing (the probe), and
    /// the store counts as usable again when that succeeds. What is found stays known.
    ///
    /// May wait a second; longer only where the database does not answer at all, so ask it on a thread that may wait.
    ///
    /// # Errors
    ///
    /// The store cannot be used; the error says why.
    pub fn inspect(&self) -> Result<(), StoreError> {
        // A server that could not keep what it confirms is asked again below.
        if !self.health().is_undurable() {
            self.verify_files()?;
        }
        let deadline = Instant::now() + INSPECTION_PATIENCE;
        let mut kept = loop {
            if let Some(kept) = self.try_kept() {
                break kept;
            }
            if Instant::now() >= deadline {
                return Err(StoreError::Unavailable(Cause::new(
                    "the look before this one still waits for the database",
                )));
            }
            thread::sleep(TRY_EVERY);
        };
        self.health().refuse_hanging()?;
        let outcome = self.look(&mut kept);
        // On SQLite the connection stays: it keeps the files in place.
        if outcome.is_err() && self.backend() == Backend::Postgres {
            kept.connection = None;
        }
        outcome
    }

    fn look(&self, kept: &mut Kept) -> Result<(), StoreError> {
        if kept.connection.is_none() {
            kept.connection = Some(self.connection_to_look()?);
        }
        let Some(connection) = &mut kept.connection else { return Ok(()) };
        match connection.embedded() {
            Some(sqlite) => sqlite.ping()?,
            None => self.look_at_server(connection)?,
        }
        let Some(failure) = self.health().write_failure() else { return Ok(()) };
        if kept.probed.is_some_and(|probed| probed.elapsed() < PROBE_PAUSE) {
            return Err(StoreError::Unwritable(Cause::new(failure)));
        }
        let probed = match connection.embedded() {
            Some(sqlite) => self.probe_file().and_then(|()| probe_sqlite(sqlite)),
            None => connection.begin(TransactionKind::Write).and_then(|transaction| transaction.run(probe_postgres)),
        };
        kept.probed = Some(Instant::now());
        probed?;
        self.verify_files()?;
        self.health().write_succeeded();
        Ok(())
    }

    /// A connection for looking, on PostgreSQL: on SQLite there is one from the beginning.
    fn connection_to_look(&self) -> Result<StoreConnection, StoreError> {
        let connected = self.own_connection(Purpose::Inspection);
        if let Err(error) = &connected {
            self.note_undurable(error);
        }
        Ok(connected?)
    }

    /// Begins a transaction on PostgreSQL, which does not begin where the server cannot keep what it confirms.
    fn look_at_server(&self, connection: &mut StoreConnection) -> Result<(), StoreError> {
        let mut probed = connection.probe();
        // A server that was restarted leaves a dead connection, which says nothing of the server.
        if connection.is_broken() {
            *connection = self.connection_to_look()?;
            probed = connection.probe();
        }
        match &probed {
            Ok(()) => self.health().durability(None),
            Err(error) => self.note_undurable(error),
        }
        Ok(probed?)
    }

    /// Remembers that the server cannot keep what it confirms, where the error says so. Any other says nothing of that.
    fn note_undurable(&self, error: &OpenError) {
        if matches!(error, OpenError::NotDurable { .. } | OpenError::Standby) {
            self.health().durability(Some(error.to_string()));
        }
    }

    /// Asks the file system of an embedded database for room, without a name. SQLite alone would not do: the probe's page may
    /// find room in a WAL that is as long already.
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

/// Writes a page and commits. SQLite leaves out an UPDATE that changes nothing, but not this; nothing else uses the number.
fn probe_sqlite(sqlite: &mut SqliteConnection) -> Result<(), StoreError> {
    Ok(sql_batch(sqlite, "PRAGMA user_version = 0")?)
}

/// Asks for room in a table, gives it back, and writes rows anew as they are.
fn probe_postgres(connection: &mut AnyConnection) -> Result<(), StoreError> {
    connection.batch_execute(
        "SAVEPOINT room; \
         INSERT INTO settings SELECT 'probe', string_agg(md5(random()::text), '') FROM generate_series(1, 2048); \
         ROLLBACK TO SAVEPOINT room; UPDATE settings SET value = value",
    )?;
    Ok(())
}
