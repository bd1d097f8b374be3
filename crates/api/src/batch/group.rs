//! A group of items that the intake gets together.

use std::sync::Arc;
use std::time::Duration;

use actix_web::rt::time::timeout;
use billables_contract::ParseContext;
use billables_persistence::{Intake, StoreError, SubmitError};
use billables_wire::Record;

use super::cut::Cut;
use super::item::BatchItem;
use crate::caller::Caller;
use crate::error::ApiError;
use crate::report::OUTCOME_PATIENCE;

/// The time for a group's outcomes: ten times that of a single report, because many groups can wait before this one.
const GROUP_PATIENCE: Duration = OUTCOME_PATIENCE.saturating_mul(10);

/// The records of a group, in order.
pub(super) struct Group<I: BatchItem> {
    /// The error of each record; `None` for a record that the intake decides.
    known: Vec<Option<ApiError>>,
    /// The records without an error, in the same order.
    submissions: Vec<I::Submission>,
}

impl<I: BatchItem> Default for Group<I> {
    fn default() -> Self {
        Self { known: Vec::new(), submissions: Vec::new() }
    }
}

impl<I: BatchItem> Group<I> {
    pub(super) fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    pub(super) fn is_full(&self) -> bool {
        self.known.len() >= Intake::CHUNK_MAX
    }

    /// Adds a record.
    pub(super) fn add(&mut self, record: &Record<'_>, caller: &Caller<I::Grant>, context: &impl ParseContext) {
        self.known.push(match I::read(record, caller, context) {
            Ok(submission) => {
                self.submissions.push(submission);
                None
            }
            Err(error) => Some(error),
        });
    }

    /// Submits the items to the intake and waits for their outcomes.
    pub(super) async fn submit(self, intake: Arc<Intake>) -> Answered<I> {
        let Self { known, submissions } = self;
        let outcomes = match submissions.is_empty() {
            true => Ok(Vec::new()),
            false => match timeout(GROUP_PATIENCE, I::submit(intake, submissions)).await {
                Ok(Ok(outcomes)) => Ok(outcomes),
                Ok(Err(SubmitError::Closed)) => Err(Cut::Stopping),
                // Each item is then one without an outcome.
                Ok(Err(_)) => Ok(Vec::new()),
                Err(_) => Err(Cut::Silent),
            },
        };
        Answered { known, outcomes }
    }
}

/// A group with its outcomes.
pub(super) struct Answered<I: BatchItem> {
    known: Vec<Option<ApiError>>,
    outcomes: Result<Vec<Result<I::Outcome, StoreError>>, Cut>,
}

impl<I: BatchItem> Answered<I> {
    /// A group whose task failed.
    pub(super) fn lost() -> Self {
        Self { known: Vec::new(), outcomes: Err(Cut::Silent) }
    }

    /// Calls `tell` with the answer to each record, in order, and whether the intake decided it.
    pub(super) fn for_each(self, caller: &Caller<I::Grant>, mut tell: impl FnMut(I::Answer, bool)) -> Result<(), Cut> {
        let mut outcomes = self.outcomes?.into_iter();
        // The log gets one line for all failures of the group.
        let mut failures = 0_u64;
        let mut cause = None;
        for known in self.known {
            let Some(error) = known else {
                match outcomes.next() {
                    Some(Ok(outcome)) => tell(I::answer(outcome, caller), true),
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
            let cause = cause.unwrap_or_else(|| format!("the intake dropped the {}", I::NAME));
            tracing::error!(operation = I::OPERATION, items = failures, cause, "items could not be confirmed");
        }
        Ok(())
    }
}
