//! A group of reports that the intake gets together, and the errors of records that are no reports.

use std::sync::Arc;
use std::time::Duration;

use actix_web::rt::time::timeout;
use billables_contract::{ErrorCode, NewBillable, ParseContext, Request as _};
use billables_domain::{BillableScope, Outcome};
use billables_persistence::{Intake, StoreError, Submission, SubmitError};
use billables_wire::{Record, RecordError};

use super::cut::Cut;
use crate::caller::{Caller, ReportBillables};
use crate::error::ApiError;
use crate::report::{OUTCOME_PATIENCE, ReportAnswer, submission};
use crate::request_body::{of_binding, unreadable};

/// The time for a group's outcomes: ten times that of a single report, because many groups can wait before this one.
const GROUP_PATIENCE: Duration = OUTCOME_PATIENCE.saturating_mul(10);

/// The records of a group, in order.
#[derive(Default)]
pub(super) struct Group {
    /// The error of each record; `None` for a record that the intake decides.
    known: Vec<Option<ApiError>>,
    /// The records without an error, in the same order.
    submissions: Vec<Submission>,
}

impl Group {
    pub(super) fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    pub(super) fn is_full(&self) -> bool {
        self.known.len() >= Intake::CHUNK_MAX
    }

    /// Adds a record, by the rules of a single report.
    pub(super) fn add(&mut self, record: &Record<'_>, caller: &Caller<ReportBillables>, context: &impl ParseContext) {
        let bound = record.bind::<NewBillable>().map_err(record_error);
        let parsed = bound.and_then(|request| Ok(request.parse(context)?));
        self.known.push(match parsed.and_then(|report| submission(report, caller)) {
            Ok(submission) => {
                self.submissions.push(submission);
                None
            }
            Err(error) => Some(error),
        });
    }

    /// Submits the reports to the intake and waits for their outcomes.
    pub(super) async fn submit(self, intake: Arc<Intake>) -> Answered {
        let Self { known, submissions } = self;
        let outcomes = match submissions.is_empty() {
            true => Ok(Vec::new()),
            false => match timeout(GROUP_PATIENCE, intake.submit_chunk(submissions)).await {
                Ok(Ok(outcomes)) => Ok(outcomes),
                Ok(Err(SubmitError::Closed)) => Err(Cut::Stopping),
                // Each report is then one without an outcome.
                Ok(Err(_)) => Ok(Vec::new()),
                Err(_) => Err(Cut::Silent),
            },
        };
        Answered { known, outcomes }
    }
}

/// A group with its outcomes.
pub(super) struct Answered {
    known: Vec<Option<ApiError>>,
    outcomes: Result<Vec<Result<Outcome, StoreError>>, Cut>,
}

impl Answered {
    /// A group whose task failed.
    pub(super) fn lost() -> Self {
        Self { known: Vec::new(), outcomes: Err(Cut::Silent) }
    }

    /// Calls `tell` with the answer to each record, in order, and whether the intake decided it.
    pub(super) fn for_each(self, scope: &BillableScope, mut tell: impl FnMut(ReportAnswer, bool)) -> Result<(), Cut> {
        let mut outcomes = self.outcomes?.into_iter();
        // The log gets one line for all failures of the group.
        let mut failures = 0_u64;
        let mut cause = None;
        for known in self.known {
            let Some(error) = known else {
                match outcomes.next() {
                    Some(Ok(outcome)) => tell(ReportAnswer::new(outcome, scope), true),
                    Some(Err(error)) => {
                        let error = ApiError::from(error);
                        failures += 1;
                        cause = cause.or_else(|| error.cause().map(str::to_owned));
                        tell(error.into(), false);
                    }
                    None => {
                        failures += 1;
                        tell(ApiError::from(SubmitError::Dropped).into(), false);
                    }
                }
                continue;
            };
            tell(error.into(), false);
        }
        if failures > 0 {
            let cause = cause.unwrap_or_else(|| "the intake dropped the reports".to_owned());
            tracing::error!(reports = failures, cause, "reports could not be confirmed");
        }
        Ok(())
    }
}

/// The error of a record that is no report.
fn record_error(error: RecordError) -> ApiError {
    match error {
        RecordError::TooLong { .. } => ApiError::new(ErrorCode::PayloadTooLarge, error.to_string()),
        RecordError::Read(error) if error.is_too_large() => {
            ApiError::new(ErrorCode::PayloadTooLarge, error.to_string())
        }
        RecordError::Bind(errors) => of_binding(&errors),
        error => unreadable(error),
    }
}
