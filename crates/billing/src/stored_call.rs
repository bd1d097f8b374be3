//! A call as the store keeps it, and the outcome of facts.

use billables_domain::{AccountId, CallSid, Faults, Reason, Subject, Timestamp};

use crate::{CallFacts, CallState, Counted};

/// The removal of an unreported call from the list of unreported calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dismissal {
    /// The time of the dismissal.
    pub at: Timestamp,
    /// The subject that dismissed the call.
    pub by: Subject,
    /// The reason.
    pub reason: Reason,
}

/// The newest version of a call, with the part that the totals count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredCall {
    /// The account whose carrier made the call.
    pub account_id: AccountId,
    /// The call.
    pub call_sid: CallSid,
    /// 1 for the first version, and 1 more for each change.
    pub version: i64,
    /// The facts of this version.
    pub facts: CallFacts,
    /// The state of these facts.
    pub state: CallState,
    /// The time at which the first facts were stored.
    pub date_created: Timestamp,
    /// The time at which this version was stored.
    pub date_updated: Timestamp,
    /// The subject that reported this version.
    pub updated_by: Subject,
    /// The dismissal; `None` for a call that was not dismissed.
    pub dismissal: Option<Dismissal>,
    /// The part that the totals hold; `None` while the call is not rated.
    pub counted: Option<Counted>,
}

/// The outcome of reported facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallOutcome {
    /// The facts are the first ones of the call.
    Created(StoredCall),
    /// The facts made this newer version.
    Changed(StoredCall),
    /// The facts say nothing new. The value is the newest version.
    Unchanged(StoredCall),
    /// `replaces` does not name the newest version. Nothing was changed.
    Superseded {
        /// The newest version; 0 for a call without facts.
        newest: i64,
    },
    /// The account does not exist, or the client may not use the account.
    AccountNotFound,
    /// The facts are refused.
    Invalid(Faults),
}
