//! The lines of a batch's answer, serialized without a tree of values, because an answer can have a million lines.

use std::fmt::Display;

use billables_contract::{ReportBillablesResponse, ReportCounts, ResponseError, Verdict};
use billables_domain::Billable;
use serde::{Serialize, Serializer};

use crate::error::ApiError;
use crate::report::{Refusal, ReportAnswer};

/// A borrowed [`ReportBillablesResponse`] about one report.
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
    id: Displayed<&'l billables_domain::BillableId>,
    account_id: &'l str,
    customer_id: &'l str,
    #[serde(skip_serializing_if = "Option::is_none")]
    session_id: Option<&'l str>,
    call_sid: &'l str,
    status: &'static str,
    date_created: Displayed<billables_domain::Timestamp>,
    created_by: &'l str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_voided: Option<Displayed<billables_domain::Timestamp>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    voided_by: Option<&'l str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    void_reason: Option<&'l str>,
}

/// A borrowed [`billables_contract::VerdictError`].
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ErrorLine<'l> {
    error_code: &'static str,
    message: &'l str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'l [ResponseError],
}

/// A value that is serialized by its `Display`.
struct Displayed<T>(T);

impl<T: Display> Serialize for Displayed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
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

impl<'l> From<&'l ApiError> for ErrorLine<'l> {
    fn from(error: &'l ApiError) -> Self {
        Self { error_code: error.code().as_str(), message: error.message(), errors: error.members() }
    }
}

/// Appends the verdict on a report.
pub(super) fn verdict(lines: &mut Vec<u8>, index: u64, answer: &ReportAnswer) {
    let (billable, error) = match &answer.result {
        Ok(billable) => (Some(billable), None),
        Err(Refusal { error, in_the_way }) => (in_the_way.as_ref(), Some(error)),
    };
    let (billable, error) = (billable.map(Into::into), error.map(Into::into));
    write(lines, &Line { index, verdict: answer.verdict, billable, error });
}

/// The last line of an answer.
pub(super) fn summary(counts: &ReportCounts) -> Vec<u8> {
    let mut line = Vec::new();
    write(&mut line, &ReportBillablesResponse { summary: Some(*counts), ..ReportBillablesResponse::default() });
    line
}

fn write(lines: &mut Vec<u8>, line: &impl Serialize) {
    // Structs of texts and numbers cannot fail to serialize into memory.
    if let Err(error) = serde_json::to_writer(&mut *lines, line) {
        tracing::error!(%error, "a verdict could not be written");
    }
    lines.push(b'\n');
}
