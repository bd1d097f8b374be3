//! The store: opening a database, and the base of all operations.

use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, TryLockError};
use std::time::{Duration, Instant};

use r2d2::PooledConnection;

use crate::book::BookCache;
use crate::connection::{AnyConnection, TransactionKind};
use crate::error::{Cause, MaybeStoreError, StoreError};
use crate::files::Files;
use crate::health::Health;
use crate::layout::KnownLayout;
use crate::open_error::OpenError;
use crate::options::{INSPECTION_PATIENCE, STANDBY_PATIENCE, StoreOptions};
use crate::pool::{Manager, Pool, build, sql_batch};
use crate::postgres::Purpose;
use crate::standby::Standby;
use crate::transaction::StoreConnection;
use crate::url::{Backend, DatabaseUrl};
use crate::wal::WalPosition;

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// The items, in the order of the list.
    pub items: Vec<T>,
    /// Whether more items follow.
    pub has_more: bool,
}

impl<T> Page<T> {
    /// Makes a page of the rows that a query with the limit [`one_more`] found.
    pub(crate) fn new(mut items: Vec<T>, limit: usize) -> Self {
        let has_more = items.len() > limit;
        items.truncate(limit);
        Self { items, has_more }
    }
}

/// A page of a list that finds its items by looking at more rows than it returns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scan<T, P> {
    /// The items, in the order of the list; possibly fewer than asked for, or none.
    pub items: Vec<T>,
    /// The place after which the next page begins; `None` at the end of the list.
    pub next: Option<P>,
}

/// The limit of a query that shows whether more than `limit` rows exist.
pub(crate) fn one_more(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1)
}

/// The connections of a store at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolState {
    /// The open connections.
    pub connections: usize,
    /// The unused ones of them.
    pub idle: usize,
}

/// The store of one database. Clones share one pool of connections.
#[derive(Clone, Debug)]
pub struct Store(Arc<Inner>);

struct Inner {
    backend: Backend,
    /// Creates connections outside the pool.
    manager: Manager,
    pool: Pool,
    health: Health,
    /// The files of an embedded database.
    files: Files,
    inspector: Mutex<Inspector>,
    books: BookCache,
    /// The standby for reads, if the store has one.
    standby: Option<Standby>,
    layout: KnownLayout,
}

/// The connection of inspections.
#[derive(Default)]
pub(crate) struct Inspector {
    /// On SQLite the connection stays open as long as the store: SQLite deletes the WAL with the last connection, and this one
    /// keeps the same WAL for the life of the process. On PostgreSQL the first inspection connects.
    pub(crate) connection: Option<StoreConnection>,
    /// The end of the last write probe.
    pub(crate) probed: Option<Instant>,
    /// The time of the last question to the nodes of a distributed store that every node answered well.
    pub(crate) nodes_asked: Option<Instant>,
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
    /// Opens the store: connects, and checks that the database commits durably. The function creates a missing SQLite file with
    /// mode 600.
    ///
    /// The function ignores the schema: see [`Store::migrate`] and [`Store::schema_check`].
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or does not commit durably, or the standby for reads has another database. [`OpenError`] tells
    /// the operator what to change.
    pub fn open(url: &DatabaseUrl, options: StoreOptions) -> Result<Self, OpenError> {
        let files = Files::default();
        let manager = Manager::new(url.clone(), options.clone(), files.clone());
        let mut first = manager.connect_for(Purpose::Pool)?;
        if let Some(sqlite) = first.embedded() {
            sql_batch(sqlite, &format!("PRAGMA busy_timeout = {}", INSPECTION_PATIENCE.as_millis()))?;
        } else {
            // A second connection beside the first makes a transaction pooler show itself: both get the same session.
            let mut second = manager.connect_for(Purpose::Pool)?;
            let probed = [first.probe(), second.probe()];
            // Both connections have just answered a statement, so a pooler in statement mode closed them at BEGIN.
            if first.is_broken() && second.is_broken() {
                return Err(OpenError::StatementPooling);
            }
            probed.into_iter().collect::<Result<(), _>>()?;
        }
        let standby = match &options.standby {
            Some(standby) => Some(Standby::open(standby, &options, manager.clone(), first.identity()?)?),
            None => None,
        };
        let connection = first.embedded().is_some().then_some(first);
        let inspector = Mutex::new(Inspector { connection, ..Inspector::default() });
        let pool = build(manager.clone(), &options);
        Ok(Self(Arc::new(Inner {
            backend: url.backend(),
            manager,
            pool,
            health: Health::default(),
            files,
            inspector,
            books: BookCache::default(),
            standby,
            layout: KnownLayout::default(),
        })))
    }

    /// The kind of database.
    pub fn backend(&self) -> Backend {
        self.0.backend
    }

    /// The file of an embedded database.
    pub(crate) fn embedded_file(&self) -> Option<&Path> {
        self.0.manager.embedded_file()
    }

    /// The health of the store.
    pub(crate) fn health(&self) -> &Health {
        &self.0.health
    }

    /// The files of an embedded database.
    pub(crate) fn files(&self) -> &Files {
        &self.0.files
    }

    /// The standby for reads, if the store has one.
    pub(crate) fn standby(&self) -> Option<&Standby> {
        self.0.standby.as_ref()
    }

    /// The cached books of accounts.
    pub(crate) fn books(&self) -> &BookCache {
        &self.0.books
    }

    /// The layout, as far as this process knows it.
    pub(crate) fn known_layout(&self) -> &KnownLayout {
        &self.0.layout
    }

    /// Checks that the files of an embedded database are those that this process opened. Callers do so after each commit and
    /// before the answer.
    ///
    /// # Errors
    ///
    /// The files are others, or the check failed. The commit is not confirmed.
    pub(crate) fn verify_files(&self) -> Result<(), StoreError> {
        match self.0.files.check() {
            Ok(()) => {}
            Err(problem) if problem.is_final() => self.0.health.lose_files(&problem),
            Err(problem) => return Err(StoreError::Unavailable(Cause::new(problem))),
        }
        self.0.health.admit()
    }

    /// The inspection connection, unless another inspection uses it.
    pub(crate) fn try_inspector(&self) -> Option<MutexGuard<'_, Inspector>> {
        match self.0.inspector.try_lock() {
            Ok(inspector) => Some(inspector),
            Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
    }

    /// Whether a connection of the pool is in use.
    pub(crate) fn is_in_use(&self) -> bool {
        let state = self.0.pool.state();
        state.idle_connections < state.connections
    }

    /// The current numbers of connections.
    pub fn pool_state(&self) -> PoolState {
        let state = self.0.pool.state();
        let number = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
        PoolState { connections: number(state.connections), idle: number(state.idle_connections) }
    }

    /// A connection of a pool, within a time.
    fn connection(&self, pool: &Pool, patience: Duration) -> Result<PooledConnection<Manager>, StoreError> {
        self.0.health.admit()?;
        let connection = pool.get_timeout(patience).map_err(|error| {
            let state = pool.state();
            // If all connections are in use, the pool is too small for the load. Otherwise connecting failed.
            if state.idle_connections == 0 && state.connections >= pool.max_size() {
                StoreError::Busy
            } else {
                StoreError::Unavailable(Cause::new(error))
            }
        })?;
        // A second check: a close that began meanwhile may not have seen this connection in use.
        self.0.health.admit()?;
        Ok(connection)
    }

    /// A connection outside the pool.
    pub(crate) fn own_connection(&self, purpose: Purpose) -> Result<StoreConnection, OpenError> {
        self.0.manager.connect_for(purpose)
    }

    /// Runs a body in a read transaction, in which PostgreSQL refuses writes. Each statement sees the rows that were committed
    /// before the statement.
    pub(crate) fn read<T, E: From<StoreError>>(
        &self,
        body: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.with_connection(TransactionKind::Read, body)?
    }

    /// Records a failed write in the health of the store, if the database caused the failure. A lock on the whole database
    /// counts, a lock on a row does not.
    pub(crate) fn note_failure(&self, error: &StoreError) {
        let is_of_database = match error {
            StoreError::Unavailable(_) | StoreError::Unwritable(_) => true,
            StoreError::Busy => self.backend() == Backend::Sqlite,
            StoreError::Internal(_) => false,
        };
        if is_of_database {
            self.0.health.write_failed(error);
        }
    }

    /// Runs a body in a read transaction with one snapshot.
    pub(crate) fn snapshot<T, E: From<StoreError>>(
        &self,
        body: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.with_connection(TransactionKind::Snapshot, body)?
    }

    /// Runs a body in a write transaction.
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

    /// Confirms rows that were read: returns when a standby has them, if commits wait for standbys.
    pub(crate) fn confirm_read(&self) -> Result<(), StoreError> {
        match self.backend() {
            // A visible row is on the disk.
            Backend::Sqlite => Ok(()),
            Backend::Postgres => self.write(|_| Ok(())),
        }
    }

    /// Runs a body in a transaction on a connection of the pool. The outer error means that no connection was available.
    pub(crate) fn with_connection<T, E: From<StoreError>>(
        &self,
        kind: TransactionKind,
        body: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<Result<T, E>, StoreError> {
        self.with_connection_of(&self.0.pool, (kind, None), body)
    }

    /// Runs a body in a transaction on a connection of a pool. On a standby, the transaction sees every commit up to a position.
    pub(crate) fn with_connection_of<T, E: From<StoreError>>(
        &self,
        pool: &Pool,
        (kind, position): (TransactionKind, Option<WalPosition>),
        body: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<Result<T, E>, StoreError> {
        let patience = if position.is_some() { STANDBY_PATIENCE } else { pool.connection_timeout() };
        // A restarted server leaves dead connections in the pool, and the pool drops each one on its failed BEGIN. A pooler
        // that cannot serve a transaction closes a connection late; the timeout covers all attempts together.
        let mut dead_max = pool.max_size();
        let since = Instant::now();
        loop {
            let mut connection = self.connection(pool, patience)?;
            let begun = match position {
                None => connection.begin(kind),
                Some(position) => connection.begin_at(kind, position),
            };
            let error = match begun {
                Ok(transaction) => return Ok(transaction.run(body)),
                Err(error) => error,
            };
            let is_late = since.elapsed() >= patience;
            if dead_max == 0 || is_late || !connection.is_broken() {
                return Ok(Err(error.into()));
            }
            // The server of the next connection may have been restored from a backup.
            self.books().clear();
            dead_max -= 1;
        }
    }
}
