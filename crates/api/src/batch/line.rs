//! The lines of the answer: JSON without a tree, since there may be a million of them.

use std::fmt::Display;

use billables_contract::{ReportBillablesResponse, ReportCounts, ResponseError, Verdict};
use billables_domain::Billable;
use serde::{Serialize, Serializer};

use crate::error::ApiError;
use crate::routes::billables::Told;

/// [`ReportBillablesResponse`] of one report, borrowed.
#[derive(Serialize)]
struct Line<'l> {
    index: u64,
    verdict: Verdict,
    #[serde(skip_serializing_if = "Option::is_none")]
    billable: Option<BillableLine<'l>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<ErrorLine<'l>>,
}

/// [`billables_contract::BillableInfo`], borrowed.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct BillableLine<'l> {
    id: Shown<&'l billables_domain::BillableId>,
    account_id: &'l str,
    customer_id: &'l str,
    #[serde(skip_serializing_if = "Option::is_none")]
    session_id: Option<&'l str>,
    call_sid: &'l str,
    status: &'static str,
    date_created: Shown<billables_domain::Timestamp>,
    created_by: &'l str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_voided: Option<Shown<billables_domain::Timestamp>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    voided_by: Option<&'l str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    void_reason: Option<&'l str>,
}

/// [`billables_contract::VerdictError`], borrowed.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ErrorLine<'l> {
    error_code: &'static str,
    message: &'l str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'l [ResponseError],
}

/// Something as it is shown.
struct Shown<T>(T);

impl<T: Display> Serialize for Shown<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'l> From<&'l Billable> for BillableLine<'l> {
    fn from(billable: &'l Billable) -> Self {
        let void = billable.void.as_ref();
        Self {
            id: Shown(&billable.id),
            account_id: billable.attribution.account_id.as_str(),
            customer_id: billable.attribution.customer_id.as_str(),
            session_id: billable.session_id.as_ref().map(|id| id.as_str()),
            call_sid: billable.call_sid.as_str(),
            status: billable.status().as_str(),
            date_created: Shown(billable.date_created),
            created_by: billable.created_by.as_str(),
            date_voided: void.map(|void| Shown(void.date_voided)),
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

/// Adds the verdict on a report.
pub(super) fn verdict(lines: &mut Vec<u8>, index: u64, verdict: Verdict, told: &Told) {
    let (billable, error) = match told {
        Told::Created(billable) | Told::Replayed(billable) => (Some(billable), None),
        Told::Refused { error, in_the_way } => (in_the_way.as_ref(), Some(error)),
    };
    write(lines, &Line { index, verdict, billable: billable.map(Into::into), error: error.map(Into::into) });
}

/// The last line.
pub(super) fn summary(counts: &ReportCounts) -> Vec<u8> {
    let mut line = Vec::new();
    write(&mut line, &ReportBillablesResponse { summary: Some(*counts), ..ReportBillablesResponse::default() });
    line
}

fn write(lines: &mut Vec<u8>, line: &impl Serialize) {
    // Structs of texts and numbers, into memory: neither can fail. Should one, the reader finds a line that is no JSON.
    if let Err(error) = serde_json::to_writer(&mut *lines, line) {
        tracing::error!(%error, "a verdict could not be written");
    }
    lines.push(b'\n');
}
