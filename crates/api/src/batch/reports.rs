//! Reports as the items of a batch.

use std::sync::Arc;

use billables_contract::{
    NewBillable, ParseContext, ReportBillables as Operation, ReportCounts, Request as _, Verdict,
};
use billables_domain::{Billable, BillableId, Outcome, Timestamp};
use billables_persistence::{Intake, Submission};
use billables_wire::Record;
use serde::Serialize;

use super::item::{BatchItem, Outcomes};
use super::line::{Displayed, ErrorLine, record_error, write};
use crate::caller::{Caller, ReportBillables};
use crate::error::ApiError;
use crate::metrics::Metrics;
use crate::report::{Refusal, ReportAnswer, submission};

/// Reports, each of which bills a call.
pub(crate) struct Reports;

impl BatchItem for Reports {
    const OPERATION: &'static str = Operation::NAME;
    const NAME: &'static str = "reports";
    const WANTED: &'static [&'static str] = &billables_domain::NewBillable::MEMBERS;

    type Grant = ReportBillables;
    type Submission = Submission;
    type Outcome = Outcome;
    type Answer = ReportAnswer;
    type Counts = ReportCounts;

    fn can_be_complete(is_there: impl Fn(&str) -> bool) -> bool {
        billables_domain::NewBillable::can_be_complete(is_there)
    }

    fn read(
        record: &Record<'_>,
        caller: &Caller<ReportBillables>,
        context: &impl ParseContext,
    ) -> Result<Submission, ApiError> {
        let request = record.bind::<NewBillable>().map_err(record_error)?;
        submission(request.parse(context)?, caller)
    }

    async fn submit(intake: Arc<Intake>, submissions: Vec<Submission>) -> Outcomes<Outcome> {
        intake.submit_chunk(submissions).await
    }

    fn answer(outcome: Outcome, caller: &Caller<ReportBillables>) -> ReportAnswer {
        ReportAnswer::new(outcome, &caller.identity().billable_scope())
    }

    fn verdict(answer: &ReportAnswer) -> Verdict {
        answer.verdict
    }

    fn write_line(lines: &mut Vec<u8>, index: u64, answer: &ReportAnswer) {
        let (billable, error) = match &answer.result {
            Ok(billable) => (Some(billable), None),
            Err(Refusal { error, in_the_way }) => (in_the_way.as_ref(), Some(error)),
        };
        let (billable, error) = (billable.map(Into::into), error.map(Into::into));
        write(lines, &Line { index, verdict: answer.verdict, billable, error });
    }

    fn measure(metrics: &Metrics, decided: &ReportCounts) {
        metrics.reported_many(decided);
    }
}

/// A borrowed [`billables_contract::ReportBillablesResponse`] about one report.
#[derive(Serialize)]
struct Line<'l> {
    index: u64,
    verdict: Verdict,
    #[serde(skip_serializing_if = "Option::is_none")]
    billable: Option<BillableLine<'l>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<ErrorLine<'l>>,
}

/// A borrowed [`billables_contract::BillableInfo`].
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct BillableLine<'l> {
    id: Displayed<&'l BillableId>,
    account_id: &'l str,
    customer_id: &'l str,
    #[serde(skip_serializing_if = "Option::is_none")]
    session_id: Option<&'l str>,
    call_sid: &'l str,
    status: &'static str,
    date_created: Displayed<Timestamp>,
    created_by: &'l str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_voided: Option<Displayed<Timestamp>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    voided_by: Option<&'l str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    void_reason: Option<&'l str>,
}

impl<'l> From<&'l Billable> for BillableLine<'l> {
    fn from(billable: &'l Billable) -> Self {
        let void = billable.void.as_ref();
        Self {
            id: Displayed(&billable.id),
            account_id: billable.attribution.account_id.as_str(),
            customer_id: billable.attribution.customer_id.as_str(),
            session_id: billable.session_id.as_ref().map(|id| id.as_str()),
            call_sid: billable.call_sid.as_str(),
            status: billable.status().as_str(),
            date_created: Displayed(billable.date_created),
            created_by: billable.created_by.as_str(),
            date_voided: void.map(|void| Displayed(void.date_voided)),
            voided_by: void.map(|void| void.voided_by.as_str()),
            void_reason: void.map(|void| void.reason.as_str()),
        }
    }
}
