//! The reads that may run on the standby for reads: lists, totals and exports. All other operations use the primary.

use std::sync::atomic::{AtomicU64, Ordering};

use diesel::prelude::*;
use diesel::sql_types::Bool;

use crate::connection::{AnyConnection, TransactionKind};
use crate::error::{MaybeStoreError, StoreError};
use crate::postgres::Purpose;
use crate::standby::Standby;
use crate::store::Store;

/// The numbers of reads that a standby could take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StandbyReads {
    /// The reads on the standby.
    pub on_standby: u64,
    /// The reads that went to the primary, because the standby could not be used or was late, or cancelled the read.
    pub on_primary: u64,
}

impl Store {
    /// The numbers of reads since the start. Both are 0 without a standby for reads.
    pub fn standby_reads(&self) -> StandbyReads {
        let number =
            |of: fn(&Standby) -> &AtomicU64| self.standby().map_or(0, |standby| of(standby).load(Ordering::Relaxed));
        StandbyReads {
            on_standby: number(|standby| &standby.on_standby),
            on_primary: number(|standby| &standby.on_primary),
        }
    }

    /// Looks at a standby to which no reads go at the moment, and sends them there again if it can be read. The result says nothing
    /// about the health of the store.
    pub fn inspect_standby(&self) {
        if let Some(standby) = self.standby() {
            standby.inspect();
        }
    }

    /// Whether the server of the store is a standby, which refuses writes.
    ///
    /// # Errors
    ///
    /// The database cannot be reached.
    pub fn is_standby(&self) -> Result<bool, StoreError> {
        self.read(|connection| match connection {
            AnyConnection::Sqlite(_) => Ok(false),
            AnyConnection::Postgres(postgres) => {
                Ok(diesel::dsl::sql::<Bool>("SELECT pg_is_in_recovery()").get_result(postgres)?)
            }
        })
    }

    /// As [`Store::read`], but on the standby for reads if it can be used. The body may run twice.
    pub(crate) fn read_anywhere<T, E: From<StoreError> + MaybeStoreError>(
        &self,
        body: impl FnMut(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.anywhere(TransactionKind::Read, body)
    }

    /// As [`Store::snapshot`], but on the standby for reads if it can be used. The body may run twice.
    pub(crate) fn snapshot_anywhere<T, E: From<StoreError> + MaybeStoreError>(
        &self,
        body: impl FnMut(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.anywhere(TransactionKind::Snapshot, body)
    }

    fn anywhere<T, E: From<StoreError> + MaybeStoreError>(
        &self,
        kind: TransactionKind,
        mut body: impl FnMut(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        let on_standby = self.on_standby(|standby, has_begun| {
            let position = standby.position()?;
            self.with_connection_of(standby.pool(), (kind, Some(position)), |connection| {
                *has_begun = true;
                body(connection)
            })?
        });
        match on_standby {
            Some(outcome) => outcome,
            None => self.with_connection(kind, body)?,
        }
    }

    /// As [`Store::snapshot_anywhere`], on a connection of its own and without time limits. A body that must not run twice returns an
    /// error that is none of the store.
    pub(crate) fn own_snapshot_anywhere<T, E: From<StoreError> + MaybeStoreError>(
        &self,
        mut body: impl FnMut(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        let on_standby = self.on_standby(|standby, has_begun| {
            let position = standby.position()?;
            let mut connection = standby.own_connection(Purpose::Maintenance).map_err(StoreError::from)?;
            connection.begin_at(TransactionKind::Snapshot, position)?.run(|connection| {
                *has_begun = true;
                body(connection)
            })
        });
        if let Some(outcome) = on_standby {
            return outcome;
        }
        let mut connection = self.own_connection(Purpose::Maintenance).map_err(StoreError::from)?;
        connection.begin(TransactionKind::Snapshot)?.run(body)
    }

    /// Runs a read on the standby, unless the store has none or reads do not use it now. `None` if the read has to run on the primary: the
    /// read failed on the standby, before its body began or later.
    fn on_standby<T, E: MaybeStoreError>(
        &self,
        read: impl FnOnce(&Standby, &mut bool) -> Result<T, E>,
    ) -> Option<Result<T, E>> {
        let standby = self.standby()?;
        self.health().admit().ok()?;
        let outcome = standby.is_used().then(|| {
            let mut has_begun = false;
            let outcome = read(standby, &mut has_begun);
            match outcome.as_ref().err().and_then(MaybeStoreError::store_error) {
                None => return Some(outcome),
                // The standby cancels a read that keeps it from replaying, and a pool may be too small for a moment.
                Some(error) if has_begun || matches!(error, StoreError::Busy) => {
                    tracing::debug!(%error, "a read failed on the standby and is repeated on the primary");
                }
                Some(error) => standby.leave(error),
            }
            None
        });
        let outcome = outcome.flatten();
        let counter = if outcome.is_some() { &standby.on_standby } else { &standby.on_primary };
        counter.fetch_add(1, Ordering::Relaxed);
        outcome
    }
}
