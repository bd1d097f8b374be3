//! The kinds of items that a batch has. Everything else about a batch is the same for each kind.

use std::sync::Arc;

use billables_contract::{BatchVerdict, ParseContext, VerdictCounts};
use billables_persistence::{Intake, StoreError, SubmitError};
use billables_wire::Record;

use crate::caller::{Caller, Grant};
use crate::error::ApiError;
use crate::metrics::Metrics;

/// The outcomes of submitted items, in the order of the items.
pub(super) type Outcomes<O> = Result<Vec<Result<O, StoreError>>, SubmitError>;

/// The verdict on an item.
pub(super) type VerdictOf<I> = <<I as BatchItem>::Counts as VerdictCounts>::Verdict;

/// A kind of item: how an item is read, decided by the intake, and answered.
pub(crate) trait BatchItem: Sized + 'static {
    /// The name of the operation.
    const OPERATION: &'static str;

    /// The items, in messages for clients and in the log: `reports`.
    const NAME: &'static str;

    /// The members of an item that a message about the headers of a CSV body lists.
    const WANTED: &'static [&'static str];

    /// The rest of the rule for the headers of a CSV body, as a sentence with a blank before it; empty if `WANTED` says all.
    const HEADER_RULE: &'static str = "";

    /// The permission of the callers.
    type Grant: Grant;

    /// An item on its way to the intake.
    type Submission: 'static;

    /// The intake's decision about an item.
    type Outcome: 'static;

    /// The answer to an item. An item without an outcome is answered by its error: the item cannot be read, breaks a rule, or is
    /// not confirmed.
    type Answer: From<ApiError>;

    /// The number of items with each verdict.
    type Counts: VerdictCounts<Verdict: BatchVerdict>;

    /// Whether an item can be complete with only the members for which `is_there` is true, by their names on the
    /// wire.
    fn can_be_complete(is_there: impl Fn(&str) -> bool) -> bool;

    /// Reads an item by the rules of a single request.
    ///
    /// # Errors
    ///
    /// The record is no item, the item breaks a rule, or the caller may not send the item.
    fn read(
        record: &Record<'_>,
        caller: &Caller<Self::Grant>,
        context: &impl ParseContext,
    ) -> Result<Self::Submission, ApiError>;

    /// Submits at most [`Intake::CHUNK_MAX`] items and waits for their outcomes.
    fn submit(
        intake: Arc<Intake>,
        submissions: Vec<Self::Submission>,
    ) -> impl Future<Output = Outcomes<Self::Outcome>> + 'static;

    /// The answer to a decided item, without what the caller may not read.
    fn answer(outcome: Self::Outcome, caller: &Caller<Self::Grant>) -> Self::Answer;

    /// The verdict of an answer.
    fn verdict(answer: &Self::Answer) -> VerdictOf<Self>;

    /// Appends the line of an answer.
    fn write_line(lines: &mut Vec<u8>, index: u64, answer: &Self::Answer);

    /// Counts the items that the intake decided.
    fn measure(metrics: &Metrics, decided: &Self::Counts);
}
