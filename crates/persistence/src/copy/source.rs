//! The source of a copy.

use std::sync::{Mutex, PoisonError};

use super::error::CopyError;
use crate::connection::{AnyConnection, TransactionKind};
use crate::error::StoreError;
use crate::transaction::StoreConnection;

/// The source. One thread reads it ahead while another looks up single rows.
pub(super) struct Source {
    pub(super) connection: Mutex<StoreConnection>,
    pub(super) is_frozen: bool,
}

impl Source {
    /// Runs a body that reads. An open transaction freezes a PostgreSQL source, and the body runs in that transaction.
    pub(super) fn read<T, E: From<StoreError>>(
        &self,
        body: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        if self.is_frozen && connection.embedded().is_none() {
            return body(connection.under_way().connection());
        }
        connection.begin(TransactionKind::Read)?.run(body)
    }

    /// Runs a body that writes to the log of changes. The source is not frozen, or is an embedded database.
    pub(super) fn write<T>(
        &self,
        body: impl FnOnce(&mut AnyConnection) -> Result<T, CopyError>,
    ) -> Result<T, CopyError> {
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        connection.begin(TransactionKind::Write)?.run(body)
    }

    /// Ends the transaction that freezes a PostgreSQL source. An embedded source stays locked until it is closed.
    pub(super) fn thaw(self) -> Result<Self, CopyError> {
        let mut connection = self.connection.into_inner().unwrap_or_else(PoisonError::into_inner);
        if self.is_frozen && connection.embedded().is_none() {
            connection.under_way().commit()?;
        }
        Ok(Self { connection: Mutex::new(connection), is_frozen: false })
    }
}
