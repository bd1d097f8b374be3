//! The status callback of Twilio over HTTP.

use actix_web::rt::time::timeout;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use billables_billing::{CallFacts, CallReport, CallStatus};
use billables_contract::{CallVerdict, TwilioCallStatus};
use billables_domain::{AccountScope, Subject};
use billables_persistence::{CallSubmission, Found, StoreError};

use crate::blocking::store_call;
use crate::call::{Call, Form};
use crate::caller::Public;
use crate::error::ApiError;
use crate::report::OUTCOME_PATIENCE;
use crate::report_call::CallAnswer;
use crate::state::State;
use crate::twilio;

/// The subject of the versions that callbacks make.
const SUBJECT: &str = "twilio";

/// The statuses of a call that has not ended, in the order of Twilio's `SequenceNumber`.
const PROGRESS: [&str; 4] = ["queued", "initiated", "ringing", "in-progress"];

/// Take a status callback of Twilio
///
/// Stores the facts of a call that Twilio sends to a status callback URL by POST. The operation takes no token: Twilio has none to
/// send, and signs its requests instead. The header `X-Twilio-Signature` must be the signature of the service's public URL with
/// this path and query and of the form, by a token of the account in the file of `twilio-tokens`. For the same reason the
/// operation has no alias routes and no request lists: Twilio calls one URL, and signs it.
/// `CallDuration` is in seconds; the start of a completed call is `Timestamp` less `CallDuration`. Repeated and reordered
/// callbacks change nothing. The service answers when the facts are on stable storage.
#[utoipa::path(
    post,
    path = "/twilio/{accountId}/call-status",
    params(
        ("accountId" = String, Path, description = "The account whose carrier Twilio is.", example = "demo"),
        ("X-Twilio-Signature" = String, Header, description = "The signature, in Base64.", example = "VeTK6UpUNHP94FBHycSjj2/ntC0="),
    ),
    request_body(content((TwilioCallStatus = "application/x-www-form-urlencoded"))),
    responses(
        (status = 204, description = "The facts are stored."),
        (status = 400, description = "The form cannot be read or breaks a rule. The errors name every invalid member."),
        (status = 403, description = "`InvalidSignature`: the signature is absent or wrong, or `AccountSid` is not the configured one."),
        (status = 404, description = "`NotFound`: the account has no token, or does not exist."),
    ),
    extensions(("x-page-response" = json!("none"))),
)]
pub(crate) async fn twilio_call_status(
    request: HttpRequest,
    state: Data<State>,
    Call((), Form { payload, .. }): Call<Public, Form<TwilioCallStatus>>,
) -> Result<HttpResponse, ApiError> {
    let report = twilio::receive::<TwilioCallStatus>(&request, &state, payload).await?;
    let accounts = AccountScope::Only([report.account_id.clone()].into());
    if is_in_progress(report.facts.status.as_ref()) {
        let (scope, key) = (accounts.clone(), report.clone());
        let is_late = store_call(&state.store, move |store| {
            let found = store.call_find(&scope, Some(&key.account_id), &key.call_sid)?;
            Ok::<_, StoreError>(matches!(found, Found::One(call) if is_late(&key, &call.facts)))
        });
        if is_late.await? {
            state.metrics.call_reported(CallVerdict::Unchanged, 1);
            return Ok(HttpResponse::NoContent().finish());
        }
    }
    let created_by = Subject::parse(SUBJECT).map_err(ApiError::internal)?;
    let answer = state.intake.submit_call(CallSubmission { report, accounts, created_by })?;
    let outcome = timeout(OUTCOME_PATIENCE, answer)
        .await
        .map_err(|_| ApiError::unavailable("the intake did not answer in time"))?;
    let outcome = outcome.map_err(|_| ApiError::unavailable("the intake dropped facts of a call"))??;
    let answer = CallAnswer::from(outcome);
    state.metrics.call_reported(answer.verdict, 1);
    answer.result.map_err(|refusal| refusal.error)?;
    Ok(HttpResponse::NoContent().finish())
}

fn is_in_progress(status: Option<&CallStatus>) -> bool {
    status.is_some_and(|status| !status.is_final())
}

/// Whether a callback is overtaken: the call has a later status.
fn is_late(report: &CallReport, known: &CallFacts) -> bool {
    let place = |facts: &CallFacts| {
        let status = facts.status.as_ref()?;
        PROGRESS.iter().position(|name| *name == status.as_str())
    };
    // A status that is no progress, such as completed, has no place and comes after all.
    known.status.is_some() && place(known).is_none_or(|known| place(&report.facts).is_some_and(|given| given < known))
}
