//! What keeps a store from being used, whatever the database itself says.

use std::error::Error as _;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use crate::error::{Cause, StoreError};
use crate::files::FileProblem;

/// How long a commit group may be under way before the database counts as frozen.
const HANGS_AFTER: Duration = Duration::from_secs(5);

/// The state that all clones of a store share.
#[derive(Debug, Default)]
pub(crate) struct Health {
    is_closed: AtomicBool,
    /// What became of the files. Kept until the process ends: what was written to the old files meanwhile is not in the new
    /// ones, and files that come back may have been used by another process.
    files_lost: OnceLock<String>,
    /// Why the server cannot keep what it confirms, as long as it cannot.
    undurable: Mutex<Option<String>>,
    is_undurable: AtomicBool,
    /// Why the last write failed for want of the store, until a probe succeeds.
    write_failure: Mutex<Option<String>>,
    /// When each commit group that is under way began.
    groups: Mutex<Vec<Instant>>,
}

/// A commit group that is under way, until this is dropped.
pub(crate) struct Group<'a> {
    health: &'a Health,
    began: Instant,
}

impl Drop for Group<'_> {
    fn drop(&mut self) {
        let mut groups = lock(&self.health.groups);
        if let Some(index) = groups.iter().position(|began| *began == self.began) {
            groups.swap_remove(index);
        }
    }
}

/// Nothing in here panics while it holds a lock, so what is behind a poisoned one is whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
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

    /// A write has failed for want of the store.
    pub(crate) fn write_failed(&self, error: &StoreError) {
        let cause = error.source().map_or_else(|| error.to_string(), ToString::to_string);
        let is_first = lock(&self.write_failure).replace(cause.clone()).is_none();
        if is_first {
            tracing::error!(cause, "the database took no write; the service is not ready until it takes one");
        }
    }

    /// Why the last write failed for want of the store; none where it did not.
    pub(crate) fn write_failure(&self) -> Option<String> {
        lock(&self.write_failure).clone()
    }

    /// A probe was written.
    pub(crate) fn write_succeeded(&self) {
        if lock(&self.write_failure).take().is_some() {
            tracing::info!("the database takes writes again");
        }
    }

    /// The server was asked whether it can keep what it confirms. While it cannot, every operation is refused.
    pub(crate) fn durability(&self, problem: Option<String>) {
        let is_undurable = problem.is_some();
        let before = std::mem::replace(&mut *lock(&self.undurable), problem.clone());
        self.is_undurable.store(is_undurable, Ordering::Release);
        match problem {
            Some(problem) if before.is_none() => {
                tracing::error!(problem, "every request that needs the database is answered 503 until this is changed");
            }
            None if before.is_some() => tracing::info!("the server can keep again what it confirms"),
            _ => {}
        }
    }

    /// Whether the server was found unable to keep what it confirms.
    pub(crate) fn is_undurable(&self) -> bool {
        self.is_undurable.load(Ordering::Acquire)
    }

    /// A commit group begins.
    pub(crate) fn begin_group(&self) -> Group<'_> {
        let began = Instant::now();
        lock(&self.groups).push(began);
        Group { health: self, began }
    }

    /// Says so where a commit group does not come to its end.
    pub(crate) fn refuse_hanging(&self) -> Result<(), StoreError> {
        if lock(&self.groups).iter().any(|began| began.elapsed() > HANGS_AFTER) {
            return Err(StoreError::Unwritable(Cause::new(
                "a transaction does not end: the database or its disk is frozen",
            )));
        }
        Ok(())
    }

    /// Whether an operation may begin, or be answered.
    pub(crate) fn admit(&self) -> Result<(), StoreError> {
        if let Some(reason) = self.files_lost.get() {
            return Err(StoreError::Unavailable(Cause::new(reason.as_str())));
        }
        if self.is_undurable() {
            let problem = lock(&self.undurable).clone().unwrap_or_default();
            return Err(StoreError::Unavailable(Cause::new(problem)));
        }
        if self.is_closed.load(Ordering::Acquire) {
            return Err(StoreError::Unavailable(Cause::new("the store is closed: the process is about to end")));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_group_that_does_not_end_is_a_frozen_database() {
        let health = Health::default();
        let group = health.begin_group();
        assert!(health.refuse_hanging().is_ok());
        drop(group);
        let began = Instant::now().checked_sub(2 * HANGS_AFTER).unwrap();
        lock(&health.groups).push(began);
        let hanging = Group { health: &health, began };
        assert!(matches!(health.refuse_hanging(), Err(StoreError::Unwritable(_))));
        drop(hanging);
        assert!(health.refuse_hanging().is_ok());
    }
}
