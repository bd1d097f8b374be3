//! What keeps a store from being used, whatever the database itself says.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::{Cause, StoreError};

/// The state that all clones of a store share.
#[derive(Debug, Default)]
pub(crate) struct Health {
    is_closed: AtomicBool,
}

impl Health {
    /// Refuses every operation from now on.
    pub(crate) fn close(&self) {
        self.is_closed.store(true, Ordering::Release);
    }

    /// Whether an operation may begin.
    pub(crate) fn admit(&self) -> Result<(), StoreError> {
        if self.is_closed.load(Ordering::Acquire) {
            return Err(StoreError::Unavailable(Cause::new("the store is closed: the process is about to end")));
        }
        Ok(())
    }
}
