//! The health of a store: conditions under which operations are refused or the service is not ready.

use std::error::Error as _;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use crate::error::{Cause, StoreError};
use crate::files::FileProblem;

/// The age of a running commit group at which the database counts as frozen.
const HANGS_AFTER: Duration = Duration::from_secs(5);

/// The state that all clones of a store share.
#[derive(Debug, Default)]
pub(crate) struct Health {
    is_closed: AtomicBool,
    /// The loss of the files, once detected. The state is final: the new files lack the rows of the old ones, and files that
    /// return may have been used by another process.
    files_lost: OnceLock<String>,
    /// The reason for which the server does not commit durably.
    undurable: Mutex<Option<String>>,
    is_undurable: AtomicBool,
    /// The cause of the last write that the database made fail, until a write probe succeeds.
    write_failure: Mutex<Option<String>>,
    /// The start times of the running commit groups.
    groups: Mutex<Vec<Instant>>,
    /// The failed attempts to rate the calls of an account.
    rating_failures: AtomicU64,
    /// The committed transactions of the raters.
    rating_commits: AtomicU64,
}

/// A running commit group, which ends with the drop of this value.
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

/// No code of this file panics while it holds a lock, so the value behind a poisoned lock is complete.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Health {
    /// Closes the store: every later operation is refused.
    pub(crate) fn close(&self) {
        self.is_closed.store(true, Ordering::Release);
    }

    /// Records the loss of the files and logs it once. Every later operation is refused.
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

    /// Records a write that the database made fail, and logs the first one.
    pub(crate) fn write_failed(&self, error: &StoreError) {
        let cause = error.source().map_or_else(|| error.to_string(), ToString::to_string);
        let is_first = lock(&self.write_failure).replace(cause.clone()).is_none();
        if is_first {
            tracing::error!(cause, "the database refused a write; the service is not ready until a write succeeds");
        }
    }

    /// The cause of the last write that the database made fail, unless a later write probe succeeded.
    pub(crate) fn write_failure(&self) -> Option<String> {
        lock(&self.write_failure).clone()
    }

    /// Records a successful write probe.
    pub(crate) fn write_succeeded(&self) {
        if lock(&self.write_failure).take().is_some() {
            tracing::info!("the database accepts writes again");
        }
    }

    /// Records whether the server commits durably. A store without durability refuses every operation.
    pub(crate) fn durability(&self, problem: Option<String>) {
        let is_undurable = problem.is_some();
        let before = std::mem::replace(&mut *lock(&self.undurable), problem.clone());
        self.is_undurable.store(is_undurable, Ordering::Release);
        match problem {
            Some(problem) if before.is_none() => {
                tracing::error!(
                    problem,
                    "the server does not commit durably; every request that needs the database is answered 503 until this changes"
                );
            }
            None if before.is_some() => tracing::info!("the server commits durably again"),
            _ => {}
        }
    }

    /// Whether the last check found the server not durable.
    pub(crate) fn is_undurable(&self) -> bool {
        self.is_undurable.load(Ordering::Acquire)
    }

    /// Records a failed attempt to rate the calls of an account.
    pub(crate) fn rating_failed(&self) {
        self.rating_failures.fetch_add(1, Ordering::Relaxed);
    }

    /// The failed attempts to rate the calls of an account.
    pub(crate) fn rating_failures(&self) -> u64 {
        self.rating_failures.load(Ordering::Relaxed)
    }

    /// Records a committed transaction of a rater.
    pub(crate) fn rating_committed(&self) {
        self.rating_commits.fetch_add(1, Ordering::Relaxed);
    }

    /// The committed transactions of the raters.
    pub(crate) fn rating_commits(&self) -> u64 {
        self.rating_commits.load(Ordering::Relaxed)
    }

    /// Records the start of a commit group.
    pub(crate) fn begin_group(&self) -> Group<'_> {
        let began = Instant::now();
        lock(&self.groups).push(began);
        Group { health: self, began }
    }

    /// Fails if a running commit group has exceeded its time.
    pub(crate) fn refuse_hanging(&self) -> Result<(), StoreError> {
        if lock(&self.groups).iter().any(|began| began.elapsed() > HANGS_AFTER) {
            return Err(StoreError::Unwritable(Cause::new(
                "a commit group does not end: the database or its disk is frozen",
            )));
        }
        Ok(())
    }

    /// Fails if an operation must not begin, or must not be confirmed.
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
