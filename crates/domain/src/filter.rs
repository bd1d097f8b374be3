//! The filter of a list of billables.

use crate::{CallSid, CustomerId, SessionId, Status, Timestamp};

/// The billables that a list within one account holds. Each member that is set narrows the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BillableFilter {
    /// Billables of this customer.
    pub customer_id: Option<CustomerId>,
    /// Billables whose report named this session.
    pub session_id: Option<SessionId>,
    /// Billables of this call.
    pub call_sid: Option<CallSid>,
    /// Live billables, or voided ones.
    pub status: Option<Status>,
    /// Billables created at this time or later.
    pub from: Option<Timestamp>,
    /// Billables created before this time.
    pub to: Option<Timestamp>,
}
