//! A report of a billable or of facts with the identity of its client, as the intake takes it.

use billables_billing::{CallOutcome, CallReport};
use billables_domain::{AccountScope, Outcome, Report, Subject};

use crate::error::StoreError;

/// The outcome of one report, or the failure of the store. The intake returns an outcome only after a durable commit.
pub(super) type ReportResult = Result<Outcome, StoreError>;

/// One report, with the client's identity and scope.
#[derive(Clone, Debug)]
pub struct Submission {
    /// The report.
    pub report: Report,
    /// The accounts that the client may use. Customers and sessions of other accounts count as not found.
    pub accounts: AccountScope,
    /// The client's identity. New billables keep it.
    pub created_by: Subject,
}

/// The outcome of reported facts, or the failure of the store. The intake returns an outcome only after a durable commit.
pub type CallResult = Result<CallOutcome, StoreError>;

/// Facts about one call, with the client's identity and scope.
#[derive(Clone, Debug)]
pub struct CallSubmission {
    /// The facts.
    pub report: CallReport,
    /// The accounts that the client may use. Other accounts count as not found.
    pub accounts: AccountScope,
    /// The client's identity. The version that the facts make keeps it.
    pub created_by: Subject,
}
