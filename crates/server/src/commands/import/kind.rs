//! The kinds of records. The import reads, writes and rejects records of every kind by the same code.

use billables_domain::{CallSidMode, Faults, Subject};
use billables_persistence::{Intake, Store, StoreError, SubmitError};
use billables_wire::{Record, RecordError};

use super::columns::Columns;
use super::layout::Layout;
use super::verdict::Settled;

/// A kind of record, with the options that say how to read it.
pub(super) trait Kind: Clone + Send + Sync + 'static {
    /// A record whose members are not parsed yet.
    type Unparsed: Clone + Send + 'static;
    /// A record for the intake.
    type Submission: Clone;

    /// The members that options and headers name, in the order of messages.
    const MEMBERS: &'static [&'static str];
    /// The members that the message about a row of headers without a complete record lists.
    const WANTED: &'static [&'static str] = Self::MEMBERS;
    /// A further remedy for such a row, with a blank at the end.
    const HINT: &'static str = "";
    /// A record in messages, with an article.
    const NAME: &'static str;
    /// The path of the operation that takes many records.
    const PATH: &'static str;
    /// Why it is safe to import a record twice.
    const REPEAT: &'static str;
    /// The note of a dry run with a store.
    const DRY_RUN: &'static str;

    /// A text that differs between kinds and their options; empty for reports.
    fn describe(&self) -> String {
        String::new()
    }

    /// Whether a file with these members can have a complete record.
    fn can_be_complete(is_there: impl Fn(&str) -> bool) -> bool;

    /// The columns of a known program.
    fn layout(&self) -> Option<&'static Layout> {
        None
    }

    /// A note about the first records of a file, for the operator.
    fn note(&self, first: &[&Self::Unparsed]) -> Option<String> {
        let _ = first;
        None
    }

    /// Reads a record whose columns have the names of members.
    fn read(&self, record: &Record<'_>, columns: &Columns) -> Result<Self::Unparsed, Unread>;

    /// The text of a member, for the values of `--set`; `None` for a member that no value may be given to.
    fn slot<'u>(unparsed: &'u mut Self::Unparsed, member: &str) -> Option<&'u mut Option<String>>;

    /// The call SID as given.
    fn call_sid(unparsed: &Self::Unparsed) -> Option<&str>;

    /// The record for the intake.
    fn parse(
        &self,
        unparsed: Self::Unparsed,
        mode: CallSidMode,
        created_by: &Subject,
    ) -> Result<Self::Submission, Faults>;

    /// Writes records, and returns the verdict on each once it is on stable storage.
    fn submit(
        intake: &Intake,
        submissions: Vec<Self::Submission>,
    ) -> impl Future<Output = Result<Vec<Settled>, SubmitError>>;

    /// The verdicts that the store would give now; it writes nothing.
    fn dry_run(&self, store: &Store, submissions: &[Self::Submission]) -> Result<Vec<Settled>, StoreError>;

    /// The record as a line of JSON for the service.
    fn json_line(unparsed: &Self::Unparsed) -> String;
}

/// The reason for which a record is not read.
pub(super) enum Unread {
    /// The bytes are no record, or a member has the wrong type.
    Record(RecordError),
    /// The record is read and refused.
    Refused(Settled),
}

impl From<RecordError> for Unread {
    fn from(error: RecordError) -> Self {
        Self::Record(error)
    }
}
