//! What keeps a store from being used, whatever the database itself says.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::{Cause, StoreError};
use crate::files::FileProblem;

/// The state that all clones of a store share.
#[derive(Debug, Default)]
pub(crate) struct Health {
    is_closed: AtomicBool,
    /// What became of the files. Kept until the process ends: what was written to the old files meanwhile is not in the new
    /// ones, and files that come back may have been used by another process.
    files_lost: OnceLock<String>,
}

impl Health {
    /// Refuses every operation from now on.
    pub(crate) fn close(&self) {
        self.is_closed.store(true, Ordering::Release);
    }

    /// The files are lost: refuses every operation from now on, and says so once.
    pub(crate) fn lose_files(&self, problem: &FileProblem) {
        if self.files_lost.set(problem.to_string()).is_ok() {
            tracing::error!(
                reason = %problem,
                "the files of the embedded database are not those that this process opened. Every request that needs the \
                 database is answered 503 until the service is started again. Stop the service, put the files of one \
                 database in place (a backup: the database file alone, without the -wal and -shm of another), and start it"
            );
        }
    }

    /// Whether the files are lost.
    pub(crate) fn has_lost_files(&self) -> bool {
        self.files_lost.get().is_some()
    }

    /// Whether an operation may begin, or be answered.
    pub(crate) fn admit(&self) -> Result<(), StoreError> {
        if let Some(reason) = self.files_lost.get() {
            return Err(StoreError::Unavailable(Cause::new(reason.as_str())));
        }
        if self.is_closed.load(Ordering::Acquire) {
            return Err(StoreError::Unavailable(Cause::new("the store is closed: the process is about to end")));
        }
        Ok(())
    }
}
