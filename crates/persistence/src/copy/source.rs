//! The source of a copy.

use std::sync::{Mutex, PoisonError};

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
}
