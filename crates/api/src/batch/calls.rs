//! Facts of calls as the items of a batch.

use std::sync::Arc;

use billables_billing::CallOutcome;
use billables_contract::{CallCounts, CallVerdict, ParseContext, ReportCall, ReportCalls as Operation, Request as _};
use billables_persistence::{CallSubmission, Intake};
use billables_wire::Record;
use serde::Serialize;

use super::item::{BatchItem, Outcomes};
use super::line::{ErrorLine, record_error, write};
use crate::caller::{Caller, ReportCalls};
use crate::error::ApiError;
use crate::metrics::Metrics;
use crate::report_call::{CallAnswer, call_submission};

/// Calls, each with facts about it.
pub(crate) struct Calls;

impl BatchItem for Calls {
    const OPERATION: &'static str = Operation::NAME;
    const NAME: &'static str = "calls";
    const WANTED: &'static [&'static str] = &["accountId", "callSid"];
    const HEADER_RULE: &'static str =
        " A call needs accountId, callSid and at least one fact, such as status, startTime or duration.";

    type Grant = ReportCalls;
    type Submission = CallSubmission;
    type Outcome = CallOutcome;
    type Answer = CallAnswer;
    type Counts = CallCounts;

    fn can_be_complete(is_there: impl Fn(&str) -> bool) -> bool {
        ReportCall::can_be_complete(is_there)
    }

    fn read(
        record: &Record<'_>,
        caller: &Caller<ReportCalls>,
        context: &impl ParseContext,
    ) -> Result<CallSubmission, ApiError> {
        let request = record.bind::<ReportCall>().map_err(record_error)?;
        call_submission(request.parse(context)?, caller)
    }

    async fn submit(intake: Arc<Intake>, submissions: Vec<CallSubmission>) -> Outcomes<CallOutcome> {
        intake.submit_call_chunk(submissions).await
    }

    fn answer(outcome: CallOutcome, _caller: &Caller<ReportCalls>) -> CallAnswer {
        outcome.into()
    }

    fn verdict(answer: &CallAnswer) -> CallVerdict {
        answer.verdict
    }

    fn write_line(lines: &mut Vec<u8>, index: u64, answer: &CallAnswer) {
        let error = answer.result.as_ref().err().map(|refusal| ErrorLine::from(&refusal.error));
        write(lines, &Line { index, verdict: answer.verdict, version: answer.version(), error });
    }

    fn measure(metrics: &Metrics, decided: &CallCounts) {
        metrics.calls_reported_many(decided);
    }
}

/// A borrowed [`billables_contract::ReportCallsResponse`] about one call.
#[derive(Serialize)]
struct Line<'l> {
    index: u64,
    verdict: CallVerdict,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<ErrorLine<'l>>,
}
