//! The number of groups of reports that the intake holds, over all batches.
//!
//! A client that sends nothing or takes nothing has no group at the intake, so a slow client takes no room from others.

use std::sync::Arc;

/// Counts the groups in progress.
#[derive(Default)]
pub(crate) struct GroupsUnderWay(Arc<()>);

/// One group in progress, until dropped.
pub(crate) struct GroupUnderWay(#[expect(dead_code, reason = "the reference count is the number of groups")] Arc<()>);

impl GroupsUnderWay {
    pub(crate) fn count(&self) -> usize {
        Arc::strong_count(&self.0) - 1
    }

    pub(crate) fn begin(&self) -> GroupUnderWay {
        GroupUnderWay(self.0.clone())
    }
}
