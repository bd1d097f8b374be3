//! The standby for reads: its pool, the position that a read needs, and whether reads use the standby at the moment.
//!
//! A read that begins now must show every report that was confirmed before, by any process. So a read asks the primary for its position
//! in the WAL, which many reads share, and waits until the standby has replayed the WAL up to there. A standby that cannot be
//! reached, is late or was promoted gets no reads until an inspection finds it usable again, so that only the first reads wait.

use std::error::Error as _;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::connection::TransactionKind;
use crate::error::StoreError;
use crate::open_error::OpenError;
use crate::options::StoreOptions;
use crate::pool::{Manager, Pool, build};
use crate::postgres::Purpose;
use crate::shared_ask::SharedAsk;
use crate::transaction::StoreConnection;
use crate::url::DatabaseUrl;
use crate::wal::{Identity, WalPosition};

/// A standby of the primary of a store.
pub(crate) struct Standby {
    url: DatabaseUrl,
    manager: Manager,
    pool: Pool,
    /// Creates the connections on which the position of the primary is asked for.
    primary: Manager,
    identity: Identity,
    asks: SharedAsk<Result<WalPosition, StoreError>>,
    asker: Mutex<Option<StoreConnection>>,
    is_used: AtomicBool,
    /// The reads on the standby, and the reads that went to the primary instead.
    pub(crate) on_standby: AtomicU64,
    pub(crate) on_primary: AtomicU64,
}

impl Standby {
    /// Opens the standby of a primary whose database has an identity.
    ///
    /// # Errors
    ///
    /// The server has another database. A standby that cannot be used now is no error: reads go to the primary until it can.
    pub(crate) fn open(
        url: &DatabaseUrl,
        options: &StoreOptions,
        primary: Manager,
        identity: Identity,
    ) -> Result<Self, OpenError> {
        let manager = Manager::of_standby(url.clone(), options.clone(), identity.clone());
        let connected = match manager.connect_for(Purpose::Inspection) {
            Err(error @ OpenError::NotReplicated { .. }) => return Err(error),
            connected => connected,
        };
        let standby = Self {
            url: url.clone(),
            pool: build(manager.clone(), options),
            manager,
            primary,
            identity,
            asks: SharedAsk::default(),
            asker: Mutex::default(),
            is_used: AtomicBool::new(true),
            on_standby: AtomicU64::new(0),
            on_primary: AtomicU64::new(0),
        };
        match connected.map_err(StoreError::from).and_then(|connection| standby.try_out(connection)) {
            Ok(()) => tracing::info!("lists, totals and exports are read from the standby"),
            Err(error) => standby.leave(&error),
        }
        Ok(standby)
    }

    /// The pool of connections to the standby.
    pub(crate) fn pool(&self) -> &Pool {
        &self.pool
    }

    /// A connection to the standby outside the pool.
    pub(crate) fn own_connection(&self, purpose: Purpose) -> Result<StoreConnection, OpenError> {
        self.manager.connect_for(purpose)
    }

    /// Whether reads use the standby at the moment.
    pub(crate) fn is_used(&self) -> bool {
        self.is_used.load(Ordering::Acquire)
    }

    /// The position that a read needs which begins now. Reads share asks: one at a time is under way.
    pub(crate) fn position(&self) -> Result<WalPosition, StoreError> {
        self.asks.answer(|| self.ask())
    }

    fn ask(&self) -> Result<WalPosition, StoreError> {
        let ask_on = |connection: &mut StoreConnection| connection.begin_look()?.run(WalPosition::of_primary);
        let mut asker = self.asker.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(connection) = asker.as_mut() {
            let answer = ask_on(connection);
            if !connection.is_broken() {
                return answer;
            }
        }
        // The server of a new connection may have other data, such as one that was restored from a backup.
        let mut connection = self.primary.connect_for(Purpose::Inspection)?;
        if connection.identity()? != self.identity {
            return Err(OpenError::NotReplicated { url: self.url.to_string() }.into());
        }
        ask_on(asker.insert(connection))
    }

    /// Sends reads to the primary until an inspection finds the standby usable, and logs the first failure.
    pub(crate) fn leave(&self, error: &StoreError) {
        if self.is_used.swap(false, Ordering::AcqRel) {
            tracing::warn!(
                cause = cause(error),
                "the standby cannot be read; lists, totals and exports are read from the primary"
            );
        }
    }

    /// Looks at a standby that is not used, and sends reads there again if it is usable.
    pub(crate) fn inspect(&self) {
        if self.is_used() {
            return;
        }
        let connected = self.own_connection(Purpose::Inspection).map_err(StoreError::from);
        match connected.and_then(|connection| self.try_out(connection)) {
            Ok(()) => {
                self.is_used.store(true, Ordering::Release);
                tracing::info!("the standby can be read again; lists, totals and exports are read from it");
            }
            Err(error) => tracing::debug!(cause = cause(&error), "the standby cannot be read yet"),
        }
    }

    /// Begins and ends a read on a new connection to the standby.
    fn try_out(&self, mut connection: StoreConnection) -> Result<(), StoreError> {
        connection.begin_at(TransactionKind::Read, self.position()?)?.commit()
    }
}

/// The cause of an error, for the log.
fn cause(error: &StoreError) -> String {
    error.source().map_or_else(|| error.to_string(), ToString::to_string)
}
