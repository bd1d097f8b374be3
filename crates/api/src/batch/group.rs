//! Reports that are written together, and those between them that never get so far.

use std::sync::Arc;
use std::time::Duration;

use actix_web::rt::time::timeout;
use billables_contract::{ErrorCode, NewBillable};
use billables_domain::{BillableScope, CallSidMode};
use billables_persistence::{Intake, Outcome, StoreError, Submission, SubmitError};
use billables_wire::{Record, RecordError};

use super::cut::Cut;
use crate::caller::{Caller, ReportBillables};
use crate::dto::{of_binding, unreadable};
use crate::error::ApiError;
use crate::routes::billables::{OUTCOME_PATIENCE, Told, submission};

/// How long a group waits for its outcomes, behind all that may wait before it: ten times as long as a report that comes
/// alone.
const GROUP_PATIENCE: Duration = OUTCOME_PATIENCE.saturating_mul(10);

/// Records, in order.
#[derive(Default)]
pub(super) struct Group {
    /// What is known of each by itself; nothing of those that the intake decides.
    known: Vec<Option<ApiError>>,
    /// The others, in the same order.
    submissions: Vec<Submission>,
}

impl Group {
    pub(super) fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    pub(super) fn is_full(&self) -> bool {
        self.known.len() >= Intake::GROUP_MAX
    }

    /// Adds a record, by the rules of a report that comes alone.
    pub(super) fn add(&mut self, record: &Record<'_>, caller: &Caller<ReportBillables>, mode: CallSidMode) {
        let read = record.bind::<NewBillable>().map_err(of_record);
        self.known.push(match read.and_then(|request| submission(request, caller, mode)) {
            Ok(submission) => {
                self.submissions.push(submission);
                None
            }
            Err(error) => Some(error),
        });
    }

    /// Has the reports written.
    pub(super) async fn submit(self, intake: Arc<Intake>) -> Answered {
        let Self { known, submissions } = self;
        let outcomes = match submissions.is_empty() {
            true => Ok(Vec::new()),
            false => match timeout(GROUP_PATIENCE, intake.submit_many(submissions)).await {
                Ok(Ok(outcomes)) => Ok(outcomes),
                Ok(Err(SubmitError::Closed)) => Err(Cut::Stopping),
                // Each is then a report without an outcome.
                Ok(Err(_)) => Ok(Vec::new()),
                Err(_) => Err(Cut::Silent),
            },
        };
        Answered { known, outcomes }
    }
}

/// A group, and what the intake made of it.
pub(super) struct Answered {
    known: Vec<Option<ApiError>>,
    outcomes: Result<Vec<Result<Outcome, StoreError>>, Cut>,
}

impl Answered {
    /// A group whose task failed.
    pub(super) fn lost() -> Self {
        Self { known: Vec::new(), outcomes: Err(Cut::Silent) }
    }

    /// Gives what is to be told of each record, in order, and whether the intake decided it.
    pub(super) fn for_each(self, scope: &BillableScope, mut tell: impl FnMut(Told, bool)) -> Result<(), Cut> {
        let mut outcomes = self.outcomes?.into_iter();
        // What the log is told once: a database that is away is so for all of them.
        let mut failures = 0_u64;
        let mut cause = None;
        for known in self.known {
            let Some(error) = known else {
                match outcomes.next() {
                    Some(Ok(outcome)) => tell(Told::of(outcome, scope), true),
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
            let cause = cause.unwrap_or_else(|| "the intake dropped them".to_owned());
            tracing::error!(reports = failures, cause, "reports could not be confirmed");
        }
        Ok(())
    }
}

/// Why a record is no report.
fn of_record(error: RecordError) -> ApiError {
    match error {
        RecordError::TooLong { .. } => ApiError::new(ErrorCode::PayloadTooLarge, error.to_string()),
        RecordError::Read(error) if error.is_too_large() => {
            ApiError::new(ErrorCode::PayloadTooLarge, error.to_string())
        }
        RecordError::Bind(errors) => of_binding(&errors),
        error => unreadable(error),
    }
}
