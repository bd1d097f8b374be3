//! The answer to facts of a call: the same for facts that came alone and for those of a batch.

use billables_auth::Permission;
use billables_billing::{CallOutcome, CallReport, StoredCall};
use billables_contract::{CallInfo, CallVerdict, ErrorCode};
use billables_domain::BillableId;
use billables_persistence::CallSubmission;

use crate::caller::{Caller, ReportCalls};
use crate::error::ApiError;
use crate::reply::Reply;

/// The submission of facts to the intake.
///
/// # Errors
///
/// The account is not the caller's.
pub(crate) fn call_submission(report: CallReport, caller: &Caller<ReportCalls>) -> Result<CallSubmission, ApiError> {
    caller.require_account(&report.account_id)?;
    let identity = caller.identity();
    Ok(CallSubmission { report, accounts: identity.accounts.clone(), created_by: identity.subject.clone() })
}

/// The answer to facts of one call.
pub(crate) struct CallAnswer {
    pub(crate) verdict: CallVerdict,
    /// The newest version of the call, or the refusal.
    pub(crate) result: Result<StoredCall, CallRefusal>,
}

/// The answer to facts that are not stored.
pub(crate) struct CallRefusal {
    pub(crate) error: ApiError,
    /// The newest version, if the facts replace another one.
    pub(crate) newest: Option<i64>,
}

impl CallAnswer {
    /// The newest version of the call, if the answer says it.
    pub(crate) fn version(&self) -> Option<i64> {
        self.result.as_ref().map_or_else(|refusal| refusal.newest, |call| Some(call.version))
    }

    /// The answer to facts that came alone. `billable_id` is the live billable of the call. A caller that may not read calls gets
    /// the version alone.
    pub(crate) fn into_reply(
        self,
        caller: &Caller<ReportCalls>,
        billable_id: Option<BillableId>,
    ) -> Result<Reply<CallInfo>, ApiError> {
        let call = self.result.map_err(|refusal| refusal.error)?;
        let location = format!("/calls/{}", call.call_sid);
        let info = match caller.identity().may(Permission::ReadCalls) {
            true => info(call, billable_id),
            false => CallInfo::without_facts(&call),
        };
        Ok(match self.verdict {
            CallVerdict::Created => Reply::created(info, location),
            CallVerdict::Changed => Reply::ok(info).at(location),
            _ => Reply::replayed(info, location),
        })
    }
}

/// A call with its live billable, which may be waiting for its rating.
pub(crate) fn info(call: StoredCall, billable_id: Option<BillableId>) -> CallInfo {
    CallInfo { billable_id: billable_id.map(|id| id.to_string()), ..call.into() }
}

impl From<CallOutcome> for CallAnswer {
    fn from(outcome: CallOutcome) -> Self {
        let verdict = CallVerdict::from(&outcome);
        let result = match outcome {
            CallOutcome::Created(call) | CallOutcome::Changed(call) | CallOutcome::Unchanged(call) => Ok(call),
            CallOutcome::Superseded { newest } => Err(superseded(newest)),
            // The same answer for an account that the caller may not use: the answer does not reveal it.
            CallOutcome::AccountNotFound => {
                Err(ApiError::not_found("The account is not known. Check AccountId.").into())
            }
            CallOutcome::Invalid(faults) => Err(ApiError::from(faults).into()),
        };
        Self { verdict, result }
    }
}

/// The answer to facts without an outcome: they cannot be read, break a rule, or are not confirmed.
impl From<ApiError> for CallAnswer {
    fn from(error: ApiError) -> Self {
        let verdict = match error.code() {
            ErrorCode::AccountForbidden => CallVerdict::Forbidden,
            code if code.status() >= 500 => CallVerdict::Failed,
            _ => CallVerdict::Invalid,
        };
        Self { verdict, result: Err(error.into()) }
    }
}

impl From<ApiError> for CallRefusal {
    fn from(error: ApiError) -> Self {
        Self { error, newest: None }
    }
}

fn superseded(newest: i64) -> CallRefusal {
    let message = match newest {
        0 => "Replaces names a version, and the call has none. Nothing was changed. Leave Replaces out.".to_owned(),
        newest => format!(
            "Replaces is not the newest version of the call, which is {newest}. Nothing was changed. Read the call, and send \
             its version."
        ),
    };
    let error = ApiError::of_member(ErrorCode::CallSuperseded, "Replaces", message);
    CallRefusal { error, newest: Some(newest) }
}
