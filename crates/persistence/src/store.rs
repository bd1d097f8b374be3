//! The store itself: opening it, and what every operation on it shares.

use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, TryLockError};
use std::time::Instant;

use r2d2::PooledConnection;

use crate::connection::{AnyConnection, TransactionKind};
use crate::error::{Cause, MaybeStoreError, StoreError};
use crate::files::Files;
use crate::health::Health;
use crate::open_error::OpenError;
use crate::options::{INSPECTION_PATIENCE, StoreOptions};
use crate::pool::{Manager, Pool, build, sql_batch};
use crate::postgres::Purpose;
use crate::transaction::StoreConnection;
use crate::url::{Backend, DatabaseUrl};

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// The items, in the order of the list.
    pub items: Vec<T>,
    /// Whether the list goes on behind them.
    pub has_more: bool,
}

impl<T> Page<T> {
    /// A page of what was found when one more than `limit` was asked for.
    pub(crate) fn new(mut items: Vec<T>, limit: usize) -> Self {
        let has_more = items.len() > limit;
        items.truncate(limit);
        Self { items, has_more }
    }
}

/// How many rows to ask for, so that it shows whether there are more than `limit`.
pub(crate) fn one_more(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1)
}

/// The connections of a store at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolState {
    /// Connections open.
    pub connections: usize,
    /// Those of them that nobody uses.
    pub idle: usize,
}

/// The store. Clones share one pool of connections.
#[derive(Clone, Debug)]
pub struct Store(Arc<Inner>);

struct Inner {
    backend: Backend,
    /// For connections outside the pool.
    manager: Manager,
    pool: Pool,
    health: Health,
    /// On SQLite.
    files: Files,
    kept: Mutex<Kept>,
}

/// A connection for looking at the database, and when it was last used for what.
#[derive(Default)]
pub(crate) struct Kept {
    /// On SQLite it stays open as long as the store. SQLite deletes the WAL with the last connection to a file; this one keeps
    /// the files beside the database the same for as long as the process uses it. On PostgreSQL it is made when it is needed.
    pub(crate) connection: Option<StoreConnection>,
    /// When the last probe ended.
    pub(crate) probed: Option<Instant>,
}

impl fmt::Debug for Inner {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Inner")
            .field("manager", &self.manager)
            .field("health", &self.health)
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Opens the store: connects, and checks that what is behind it can keep the promises made here. The file
    /// of an embedded database is made if it is not there, readable by its owner alone.
    ///
    /// Does not look at the schema: see [`Store::migrate`] and [`Store::schema_check`].
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is not durable enough; [`OpenError`] says what to change.
    pub fn open(url: &DatabaseUrl, options: StoreOptions) -> Result<Self, OpenError> {
        let files = Files::default();
        let manager = Manager::new(url.clone(), options.clone(), files.clone());
        let mut first = manager.connect_for(Purpose::Pool)?;
        if let Some(sqlite) = first.embedded() {
            sql_batch(sqlite, &format!("PRAGMA busy_timeout = {}", INSPECTION_PATIENCE.as_millis()))?;
        } else {
            // A second connection, while the first is there, shows at once a pooler that hands both the same session.
            let mut second = manager.connect_for(Purpose::Pool)?;
            let probed = [first.probe(), second.probe()];
            // Both answered a statement a moment ago.
            if first.is_broken() && second.is_broken() {
                return Err(OpenError::StatementPooling);
            }
            probed.into_iter().collect::<Result<(), _>>()?;
        }
        let connection = first.embedded().is_some().then_some(first);
        let kept = Mutex::new(Kept { connection, ..Kept::default() });
        let pool = build(manager.clone(), &options);
        Ok(Self(Arc::new(Inner { backend: url.backend(), manager, pool, health: Health::default(), files, kept })))
    }

    /// The kind of database.
    pub fn backend(&self) -> Backend {
        self.0.backend
    }

    /// The file of an embedded database.
    pub(crate) fn embedded_file(&self) -> Option<&Path> {
        self.0.manager.embedded_file()
    }

    /// What keeps the store from being used.
    pub(crate) fn health(&self) -> &Health {
        &self.0.health
    }

    /// The files of an embedded database.
    pub(crate) fn files(&self) -> &Files {
        &self.0.files
    }

    /// Makes sure that the files of an embedded database are those that this process opened: after each commit, before it is
    /// answered.
    ///
    /// # Errors
    ///
    /// They are not, or that cannot be said. What was committed is not confirmed.
    pub(crate) fn verify_files(&self) -> Result<(), StoreError> {
        match self.0.files.check() {
            Ok(()) => {}
            Err(problem) if problem.is_final() => self.0.health.lose_files(&problem),
            Err(problem) => return Err(StoreError::Unavailable(Cause::new(problem))),
        }
        self.0.health.admit()
    }

    /// The connection for looking, unless somebody looks at this moment.
    pub(crate) fn try_kept(&self) -> Option<MutexGuard<'_, Kept>> {
        match self.0.kept.try_lock() {
            Ok(kept) => Some(kept),
            Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
    }

    /// Whether a connection of the pool is in use.
    pub(crate) fn is_in_use(&self) -> bool {
        let state = self.0.pool.state();
        state.idle_connections < state.connections
    }

    /// The connections at this moment.
    pub fn pool_state(&self) -> PoolState {
        let state = self.0.pool.state();
        let number = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
        PoolState { connections: number(state.connections), idle: number(state.idle_connections) }
    }

    /// A connection of the pool.
    fn connection(&self) -> Result<PooledConnection<Manager>, StoreError> {
        self.0.health.admit()?;
        let connection = self.0.pool.get().map_err(|error| {
            let state = self.0.pool.state();
            // With all connections out the pool is too small for the load; otherwise no connection could be made.
            if state.idle_connections == 0 && state.connections >= self.0.pool.max_size() {
                StoreError::Busy
            } else {
                StoreError::Unavailable(Cause::new(error))
            }
        })?;
        // Again: a close that began meanwhile has perhaps not seen this connection in use.
        self.0.health.admit()?;
        Ok(connection)
    }

    /// A connection outside the pool.
    pub(crate) fn own_connection(&self, purpose: Purpose) -> Result<StoreConnection, OpenError> {
        self.0.manager.connect_for(purpose)
    }

    /// Runs a body in a transaction that reads. Each of its statements sees what was committed before it.
    pub(crate) fn read<T, E: From<StoreError>>(
        &self,
        body: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.with_connection(TransactionKind::Read, body)?
    }

    /// A write has failed: remembers it, where it failed for want of the store. A lock on the whole database is such a want, a
    /// lock on a row is not.
    pub(crate) fn note_failure(&self, error: &StoreError) {
        let is_want = match error {
            StoreError::Unavailable(_) | StoreError::Unwritable(_) => true,
            StoreError::Busy => self.backend() == Backend::Sqlite,
            StoreError::Internal(_) => false,
        };
        if is_want {
            self.0.health.write_failed(error);
        }
    }

    /// Runs a body in a transaction that reads, and sees one moment throughout.
    pub(crate) fn snapshot<T, E: From<StoreError>>(
        &self,
        body: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.with_connection(TransactionKind::Snapshot, body)?
    }

    /// Runs a body in a transaction that may write.
    pub(crate) fn write<T, E: From<StoreError> + MaybeStoreError>(
        &self,
        body: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        let outcome = self.with_connection(TransactionKind::Write, body)?;
        if let Some(error) = outcome.as_ref().err().and_then(MaybeStoreError::store_error) {
            self.note_failure(error);
        }
        let written = outcome?;
        self.verify_files()?;
        Ok(written)
    }

    /// Runs a body in a transaction on a connection of the pool. The outer error is that there was no connection to be had.
    fn with_connection<T, E: From<StoreError>>(
        &self,
        kind: TransactionKind,
        body: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<Result<T, E>, StoreError> {
        // A server that was restarted leaves dead connections in the pool, each of which is dropped when it is found out.
        // A pooler that cannot serve a transaction ends its connection late: that is waited for once, and not for each.
        let mut dead_max = self.0.pool.max_size();
        let since = Instant::now();
        loop {
            let mut connection = self.connection()?;
            let error = match connection.begin(kind) {
                Ok(transaction) => return Ok(transaction.run(body)),
                Err(error) => error,
            };
            let is_late = since.elapsed() >= self.0.pool.connection_timeout();
            if dead_max == 0 || is_late || !connection.is_broken() {
                return Ok(Err(error.into()));
            }
            dead_max -= 1;
        }
    }
}
