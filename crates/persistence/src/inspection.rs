//! Looking at the store: whether its files are there, whether the database answers, and, after a write that failed, whether it
//! takes writes again. All of it on a connection of its own, so that a busy pool says nothing of the database.

use std::thread;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection as _;
use diesel::r2d2::R2D2Connection as _;
use diesel::{PgConnection, SqliteConnection};

use crate::connection::AnyConnection;
use crate::error::{Cause, StoreError};
use crate::pool::{OpenError, check_postgres, sql_batch};
use crate::store::{Kept, Store};

/// How long a look waits for the database, where the database can be told so, and for another look.
pub(crate) const PATIENCE: Duration = Duration::from_secs(1);

/// How often a look asks whether another one has ended.
const TRY_EVERY: Duration = Duration::from_millis(5);

/// How long after a write that failed, or a probe, the next probe may come at the earliest.
const PROBE_PAUSE: Duration = Duration::from_millis(250);

/// How often a PostgreSQL server is asked whether it can keep what it confirms: its settings can be changed while it runs.
const ASK_EVERY: Duration = Duration::from_secs(5);

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
        let deadline = Instant::now() + PATIENCE;
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
        if outcome.is_err() && matches!(kept.connection, Some(AnyConnection::Postgres(_))) {
            kept.connection = None;
        }
        outcome
    }

    fn look(&self, kept: &mut Kept) -> Result<(), StoreError> {
        if kept.connection.is_none() {
            kept.connection = Some(self.connection_to_look()?);
        }
        let Some(connection) = &mut kept.connection else { return Ok(()) };
        if let AnyConnection::Postgres(postgres) = connection
            && (self.health().is_undurable() || kept.asked.is_none_or(|asked| asked.elapsed() >= ASK_EVERY))
        {
            self.note_durability(check_postgres(postgres))?;
            kept.asked = Some(Instant::now());
        }
        let Some(failure) = self.health().write_failure() else {
            // A server that was restarted leaves a dead connection, which says nothing of the server.
            if connection.ping().is_err() {
                *connection = self.connection_to_look()?;
                connection.ping()?;
            }
            return Ok(());
        };
        if kept.probed.is_some_and(|probed| probed.elapsed() < PROBE_PAUSE) {
            return Err(StoreError::Unwritable(Cause::new(failure)));
        }
        let probed = match connection {
            AnyConnection::Sqlite(sqlite) => self.probe_file().and_then(|()| probe_sqlite(sqlite)),
            AnyConnection::Postgres(postgres) => probe_postgres(postgres),
        };
        kept.probed = Some(Instant::now());
        probed?;
        self.verify_files()?;
        self.health().write_succeeded();
        Ok(())
    }

    /// A connection for looking, on PostgreSQL: on SQLite there is one from the beginning.
    fn connection_to_look(&self) -> Result<AnyConnection, StoreError> {
        let connected = self.patient_connection();
        if let Err(error) = &connected {
            self.note_undurable(error);
        }
        let mut connection = connected?;
        let patience_ms = PATIENCE.as_millis();
        if let AnyConnection::Postgres(postgres) = &mut connection {
            postgres
                .batch_execute(&format!("SET statement_timeout = {patience_ms}; SET lock_timeout = {patience_ms}"))?;
        }
        Ok(connection)
    }

    /// Remembers whether the server can keep what it confirms.
    fn note_durability(&self, checked: Result<(), OpenError>) -> Result<(), StoreError> {
        match &checked {
            Ok(()) => self.health().durability(None),
            Err(error) => self.note_undurable(error),
        }
        Ok(checked?)
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

/// Asks for room in a table, gives it back, writes rows anew as they are, and commits.
fn probe_postgres(postgres: &mut PgConnection) -> Result<(), StoreError> {
    postgres.batch_execute(
        "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SET LOCAL synchronous_commit = on; SAVEPOINT room; \
         INSERT INTO settings SELECT 'probe', string_agg(md5(random()::text), '') FROM generate_series(1, 2048); \
         ROLLBACK TO SAVEPOINT room; UPDATE settings SET value = value; COMMIT",
    )?;
    Ok(())
}
