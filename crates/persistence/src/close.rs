//! Closing the store. On SQLite this includes a complete checkpoint.
//!
//! SQLite runs that checkpoint itself when the last connection closes. The service ends with open connections in its pool and
//! threads, so the WAL would remain, and a copy of the database file alone would lack the reports in the WAL.

use std::thread;
use std::time::{Duration, Instant};

use diesel::prelude::*;
use diesel::sql_query;

use crate::error::{Cause, StoreError};
use crate::intake::WalState;
use crate::pool::sql_batch;
use crate::store::Store;
use crate::transaction::StoreConnection;

/// The pause between two checks whether running operations have ended.
const CHECK_PAUSE: Duration = Duration::from_millis(2);

/// The reason for which the database file lacks confirmed rows.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CloseError {
    /// A reader of this or another process used the WAL until the deadline.
    #[error(
        "a reader or another process still uses the database, so that a part of it is in the -wal file beside the database file"
    )]
    Held,
    /// The checkpoint failed.
    #[error("the checkpoint failed, so that a part of the database is in the -wal file beside the database file: {0}")]
    Failed(Cause),
    /// The files were removed or replaced while this process used them.
    #[error("its files were removed or replaced while this process used them, and no checkpoint copied the WAL")]
    FilesLost,
}

impl From<diesel::result::Error> for CloseError {
    fn from(error: diesel::result::Error) -> Self {
        match StoreError::from(error) {
            StoreError::Busy => Self::Held,
            error => Self::Failed(error.into_cause()),
        }
    }
}

impl Store {
    /// Closes this store and its clones: refuses new operations, waits for running ones, and on SQLite runs a complete
    /// checkpoint. The database file is then complete and the WAL is empty. The caller stops the intake first.
    ///
    /// # Errors
    ///
    /// The checkpoint failed, or was not complete by the deadline. The WAL keeps the rows that the database file lacks.
    pub fn close(&self, deadline: Instant) -> Result<(), CloseError> {
        self.health().close();
        let mut inspector = loop {
            if let Some(inspector) = self.try_inspector() {
                break inspector;
            }
            if Instant::now() >= deadline {
                return Err(CloseError::Held);
            }
            thread::sleep(CHECK_PAUSE);
        };
        let Some(sqlite) = inspector.connection.as_mut().and_then(StoreConnection::embedded) else { return Ok(()) };
        // A checkpoint must not copy the WAL of other files. A WAL that was only removed is still valid, unless another process
        // has created a new one.
        if self.health().has_lost_files() && !self.files().wal_is_ours_alone() {
            return Err(CloseError::FilesLost);
        }
        while self.is_in_use() && Instant::now() < deadline {
            thread::sleep(CHECK_PAUSE);
        }
        let patience_ms = deadline.saturating_duration_since(Instant::now()).as_millis();
        sql_batch(sqlite, &format!("PRAGMA busy_timeout = {patience_ms}"))?;
        let state: WalState = sql_query("PRAGMA wal_checkpoint(TRUNCATE)").get_result(sqlite)?;
        if state.is_busy() { Err(CloseError::Held) } else { Ok(()) }
    }
}
