//! The end of a store's use: on SQLite, everything that was confirmed is copied into the database file.
//!
//! SQLite does that by itself when the last connection is closed. A service ends with connections open, in its pool and in
//! threads, so the WAL would stay behind, and a copy of the database file alone would lack what is in it.

use std::thread;
use std::time::{Duration, Instant};

use diesel::prelude::*;
use diesel::sql_query;

use crate::error::{Cause, StoreError};
use crate::intake::WalState;
use crate::pool::sql_batch;
use crate::store::Store;
use crate::transaction::StoreConnection;

/// How often a close looks whether the operations under way are done.
const LOOK_EVERY: Duration = Duration::from_millis(2);

/// The database file does not hold everything that was confirmed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CloseError {
    /// A reader of this process, or of another one, needs the WAL for longer than the close may wait.
    #[error(
        "a reader or another process still uses the database, so that a part of it is in the -wal file beside the database file"
    )]
    Held,
    /// The checkpoint failed.
    #[error("the checkpoint failed, so that a part of the database is in the -wal file beside the database file: {0}")]
    Failed(Cause),
    /// The files were taken away from under this process.
    #[error("its files were removed or replaced while this process used them, and what the WAL held was not copied")]
    FilesLost,
}

impl From<diesel::result::Error> for CloseError {
    fn from(error: diesel::result::Error) -> Self {
        match StoreError::from(error) {
            StoreError::Busy => Self::Held,
            StoreError::Unavailable(cause) | StoreError::Unwritable(cause) | StoreError::Internal(cause) => {
                Self::Failed(cause)
            }
        }
    }
}

impl Store {
    /// Ends the use of this store and of its clones: refuses every further operation, waits for those under way, and on
    /// SQLite runs a complete checkpoint, after which the database file holds everything and the WAL is empty. Stop the
    /// intake first.
    ///
    /// # Errors
    ///
    /// The WAL is not empty by the deadline, or the checkpoint failed. The WAL keeps what the database file lacks.
    pub fn close(&self, deadline: Instant) -> Result<(), CloseError> {
        self.health().close();
        let mut kept = loop {
            if let Some(kept) = self.try_kept() {
                break kept;
            }
            if Instant::now() >= deadline {
                return Err(CloseError::Held);
            }
            thread::sleep(LOOK_EVERY);
        };
        let Some(sqlite) = kept.connection.as_mut().and_then(StoreConnection::embedded) else { return Ok(()) };
        // A WAL that belongs to other files must not be copied anywhere. One that was only removed is as good as ever, as long as
        // nobody began another.
        if self.health().has_lost_files() && !self.files().wal_is_ours_alone() {
            return Err(CloseError::FilesLost);
        }
        while self.is_in_use() && Instant::now() < deadline {
            thread::sleep(LOOK_EVERY);
        }
        let patience_ms = deadline.saturating_duration_since(Instant::now()).as_millis();
        sql_batch(sqlite, &format!("PRAGMA busy_timeout = {patience_ms}"))?;
        let state: WalState = sql_query("PRAGMA wal_checkpoint(TRUNCATE)").get_result(sqlite)?;
        if state.is_busy() { Err(CloseError::Held) } else { Ok(()) }
    }
}
