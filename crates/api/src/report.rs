//! The answer to a report: the same for a report that came alone and for one of a batch.

use std::time::Duration;

use billables_contract::{BillableInfo, ErrorCode, Verdict};
use billables_domain::{Billable, BillableScope, Outcome, Report};
use billables_persistence::Submission;

use crate::caller::{Caller, ReportBillables};
use crate::error::ApiError;
use crate::reply::Reply;

/// The longest wait of a report for its outcome. A commit that hangs, because a disk or a server went away silently, is not
/// known to be durable, so the report ends in an error.
pub(crate) const OUTCOME_PATIENCE: Duration = Duration::from_secs(60);

/// The submission of a report to the intake.
///
/// # Errors
///
/// The account is not the caller's.
pub(crate) fn submission(report: Report, caller: &Caller<ReportBillables>) -> Result<Submission, ApiError> {
    if let Some(account_id) = report.account_id() {
        caller.require_account(account_id)?;
    }
    let identity = caller.identity();
    Ok(Submission { report, accounts: identity.accounts.clone(), created_by: identity.subject.clone() })
}

/// The answer to one report, without what its caller may not read.
pub(crate) struct ReportAnswer {
    pub(crate) verdict: Verdict,
    /// The billable of the report, or the refusal.
    pub(crate) result: Result<Billable, Refusal>,
}

/// The answer to a report that billed nothing.
pub(crate) struct Refusal {
    pub(crate) error: ApiError,
    /// The billable that stands against the report, if the caller may read it.
    pub(crate) in_the_way: Option<Billable>,
}

impl ReportAnswer {
    /// The answer to an outcome, for a caller of this scope.
    pub(crate) fn new(outcome: Outcome, scope: &BillableScope) -> Self {
        let verdict = Verdict::from(&outcome);
        let result = match outcome {
            Outcome::Created(billable) | Outcome::Replayed(billable) => Ok(billable),
            Outcome::Conflict(billable) => Err(Refusal::because_of(billable, scope, conflict)),
            Outcome::Voided(billable) => Err(Refusal::because_of(billable, scope, voided)),
            // One message for both, and for rows outside the caller's accounts: the answer does not reveal them.
            Outcome::SessionNotFound | Outcome::CustomerNotFound => {
                let message = "The session or customer is not known in your accounts. Check the ids.";
                Err(ApiError::not_found(message).into())
            }
            Outcome::Invalid(faults) => Err(ApiError::from(faults).into()),
        };
        Self { verdict, result }
    }

    /// The answer to a report that came alone.
    pub(crate) fn into_reply(self) -> Result<Reply<BillableInfo>, ApiError> {
        let billable = self.result.map_err(|refusal| refusal.error)?;
        let location = format!("/billables/{}", billable.id);
        Ok(match self.verdict {
            Verdict::Created => Reply::created(billable.into(), location),
            _ => Reply::replayed(billable.into(), location),
        })
    }
}

/// The answer to a report without an outcome: the report cannot be read, breaks a rule, or is not confirmed.
impl From<ApiError> for ReportAnswer {
    fn from(error: ApiError) -> Self {
        let verdict = match error.code() {
            ErrorCode::AccountForbidden => Verdict::Forbidden,
            code if code.status() >= 500 => Verdict::Failed,
            _ => Verdict::Invalid,
        };
        Self { verdict, result: Err(error.into()) }
    }
}

impl Refusal {
    fn because_of(
        billable: Billable,
        scope: &BillableScope,
        error: impl FnOnce(&Billable, &BillableScope) -> ApiError,
    ) -> Self {
        Self { error: error(&billable, scope), in_the_way: scope.permits(&billable).then_some(billable) }
    }
}

impl From<ApiError> for Refusal {
    fn from(error: ApiError) -> Self {
        Self { error, in_the_way: None }
    }
}

/// The refusal of a report or a reinstatement by a live billable.
pub(crate) fn conflict(billable: &Billable, scope: &BillableScope) -> ApiError {
    let message = "This call is billed already, to another customer or for another session. Nothing was changed.";
    ApiError::new(ErrorCode::BillableConflict, message).with_billable(billable, scope.permits(billable))
}

fn voided(billable: &Billable, scope: &BillableScope) -> ApiError {
    let message = "This call was billed to this customer and then voided. Nothing was billed by this report; a Manager \
        can reinstate the billable.";
    ApiError::new(ErrorCode::BillableVoided, message).with_billable(billable, scope.permits(billable))
}
