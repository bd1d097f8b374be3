//! Calls over HTTP: report facts, read, dismiss.

use actix_web::rt::time::timeout;
use actix_web::web::Data;
use billables_contract::{CallInfo, DismissCall, ErrorCode, GetCall, ReportCall, Target};
use billables_persistence::{CallDismissal, Found};

use super::directory::{ambiguous, one};
use crate::blocking::store_call;
use crate::call::Call;
use crate::caller::{DismissCalls, ReadCalls, ReportCalls};
use crate::error::ApiError;
use crate::reply::Reply;
use crate::report::OUTCOME_PATIENCE;
use crate::report_call::{CallAnswer, call_submission, info};
use crate::state::State;

/// Report the facts of a call
///
/// Stores what a carrier knows about a call, before or after the call is reported as a billable. Members that are not given keep
/// their former value. Facts that are known already change nothing, and a call that has ended never becomes one that has not, so
/// repeating a report is always safe, in any order. Facts that differ make a newer version; `replaces` with the newest version
/// goes back to former values on purpose. The service answers when the facts are on stable storage. A caller that may not read
/// calls gets the version of the call and none of its facts.
#[utoipa::path(
    post,
    path = "/calls",
    request_body = ReportCall,
    responses(
        (status = 201, description = "The first facts of the call are stored.", body = CallInfo,
            headers(("Location" = String, description = "The path of the call."))),
        (status = 200, description = "The call was known: its newest version, which these facts may have made.", body = CallInfo,
            headers(
                ("Location" = String, description = "The path of the call."),
                ("Idempotent-Replayed" = String, description = "`true` if the facts were known already, else absent."))),
        (status = 400, description = "The facts cannot be read or break a rule. The errors name every invalid member."),
        (status = 404, description = "`NotFound`: the account does not exist."),
        (status = 409, description = "`CallSuperseded`: `replaces` is not the newest version of the call."),
    ),
)]
pub(crate) async fn report_call(
    state: Data<State>,
    Call(caller, report): Call<ReportCalls, ReportCall>,
) -> Result<Reply<CallInfo>, ApiError> {
    let submission = call_submission(report, &caller)?;
    let answer = state.intake.submit_call(submission)?;
    let outcome = timeout(OUTCOME_PATIENCE, answer)
        .await
        .map_err(|_| ApiError::unavailable("the intake did not answer in time"))?;
    let outcome = outcome.map_err(|_| ApiError::unavailable("the intake dropped facts of a call"))??;
    let answer = CallAnswer::from(outcome);
    state.metrics.call_reported(answer.verdict, 1);
    let call = answer.result.as_ref().ok().map(|call| (call.account_id.clone(), call.call_sid.clone()));
    let billable_id = match call {
        Some((account_id, sid)) => {
            store_call(&state.store, move |store| store.call_billable(&account_id, &sid)).await?
        }
        None => None,
    };
    answer.into_reply(&caller, billable_id)
}

/// Read a call
///
/// The newest facts of a call, and its live billable. If several of the caller's accounts have this call, the client selects one
/// with `accountId`.
#[utoipa::path(
    get,
    path = "/calls/{callSid}",
    params(("callSid" = String, Path, description = "The call.", example = "CA0123456789abcdef0123456789abcdef"), GetCall),
    responses(
        (status = 200, description = "The newest version of the call.", body = CallInfo),
        (status = 404, description = "`NotFound`: the call has no facts or is outside the caller's scope."),
    ),
)]
pub(crate) async fn get_call(
    state: Data<State>,
    Call(caller, Target { account_id, id }): Call<ReadCalls, GetCall>,
) -> Result<Reply<CallInfo>, ApiError> {
    caller.require_named_account(account_id.as_ref())?;
    let sid = id.ok_or_else(not_found)?;
    let scope = caller.identity().accounts.clone();
    let found = store_call(&state.store, move |store| {
        let found = store.call_find(&scope, account_id.as_ref(), &sid)?;
        let billable_id = match &found {
            Found::One(call) => store.call_billable(&call.account_id, &call.call_sid)?,
            _ => None,
        };
        Ok((found, billable_id))
    });
    let (found, billable_id) = found.await?;
    Ok(Reply::ok(info(one(found, not_found)?, billable_id)))
}

/// Take a call off the list of unreported calls
///
/// Says that an unreported call is not to be billed: a test call, or one that nobody pays for. A later report of the call is
/// billed as any other. Dismissing a dismissed call changes nothing and gives 200; the first reason stays.
#[utoipa::path(
    post,
    path = "/calls/{callSid}/dismiss",
    params(("callSid" = String, Path, description = "The call.", example = "CA0123456789abcdef0123456789abcdef")),
    request_body = DismissCall,
    responses(
        (status = 200, description = "The call, dismissed.", body = CallInfo),
        (status = 404, description = "`NotFound`: the call has no facts or is outside the caller's scope."),
        (status = 409, description = "`CallBilled`: the call has a live billable, so nobody has to dismiss it."),
    ),
)]
pub(crate) async fn dismiss_call(
    state: Data<State>,
    Call(caller, (Target { account_id, id }, reason)): Call<DismissCalls, DismissCall>,
) -> Result<Reply<CallInfo>, ApiError> {
    caller.require_named_account(account_id.as_ref())?;
    let sid = id.ok_or_else(not_found)?;
    let (scope, act) = (caller.identity().accounts.clone(), caller.act(&state));
    let dismissal =
        store_call(&state.store, move |store| store.call_dismiss(&scope, account_id.as_ref(), &sid, &reason, &act));
    match dismissal.await? {
        CallDismissal::Dismissed(call) => Ok(Reply::ok((*call).into())),
        CallDismissal::Billed(_) => {
            let message = "The call is billed, so it is no unreported call. Nothing was changed.";
            Err(ApiError::new(ErrorCode::CallBilled, message))
        }
        CallDismissal::NotFound => Err(not_found()),
        CallDismissal::Several => Err(ambiguous()),
    }
}

fn not_found() -> ApiError {
    ApiError::not_found("There are no facts about such a call, or you may not read them.")
}
