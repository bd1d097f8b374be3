//! The items of the queue: reports or facts, one or a chunk, with the channel for their outcomes.

use std::vec::IntoIter;

use tokio::sync::{OwnedSemaphorePermit, oneshot};

use super::submission::{CallResult, CallSubmission, ReportResult, Submission};
use crate::error::StoreError;

/// An item of the queue.
#[derive(Debug)]
pub(super) enum Job {
    /// Reports.
    Reports(Entry<Submission, ReportResult>),
    /// Facts about calls.
    Calls(Entry<CallSubmission, CallResult>),
    /// A step of the rating on SQLite.
    Rate,
}

impl Job {
    /// Whether the job is a report, or facts of one call, whose client waits for the next commit.
    pub(super) fn is_single(&self) -> bool {
        matches!(self, Self::Reports(Entry::One(..)) | Self::Calls(Entry::One(..)))
    }

    /// Answers every open submission with an error.
    pub(super) fn refuse(self, error: &StoreError) {
        match self {
            Self::Reports(entry) => entry.refuse(error),
            Self::Calls(entry) => entry.refuse(error),
            Self::Rate => {}
        }
    }
}

/// Submissions of one kind, and the channel for their outcomes.
#[derive(Debug)]
pub(super) enum Entry<S, R> {
    /// A single submission.
    One(S, oneshot::Sender<R>),
    /// A chunk.
    Chunk(Chunk<S, R>),
}

impl<S, T> Entry<S, Result<T, StoreError>> {
    fn refuse(self, error: &StoreError) {
        let mut lane = Lane::default();
        lane.add(self, usize::MAX);
        let results = lane.submissions.iter().map(|_| Err(error.clone())).collect();
        lane.answer(results);
    }
}

/// A chunk of submissions, of which a part may be written already.
#[derive(Debug)]
pub(super) struct Chunk<S, R> {
    /// The submissions that are still to be written.
    pub(super) open: IntoIter<S>,
    /// The results of the others.
    results: Vec<R>,
    sender: oneshot::Sender<Vec<R>>,
    _permit: OwnedSemaphorePermit,
}

impl<S, R> Chunk<S, R> {
    pub(super) fn new(submissions: Vec<S>, sender: oneshot::Sender<Vec<R>>, permit: OwnedSemaphorePermit) -> Self {
        Self { results: Vec::with_capacity(submissions.len()), open: submissions.into_iter(), sender, _permit: permit }
    }
}

/// The channel for the outcomes of an entry. A chunk also has the number of its submissions in the group.
#[derive(Debug)]
enum Answer<S, R> {
    One(oneshot::Sender<R>),
    Chunk(usize, Chunk<S, R>),
}

/// The submissions of one kind in a commit group.
#[derive(Debug)]
pub(super) struct Lane<S, R> {
    pub(super) submissions: Vec<S>,
    answers: Vec<Answer<S, R>>,
}

impl<S, R> Default for Lane<S, R> {
    fn default() -> Self {
        Self { submissions: Vec::new(), answers: Vec::new() }
    }
}

impl<S, R> Lane<S, R> {
    /// Adds an entry; of a chunk, only the next `slice_max` submissions.
    pub(super) fn add(&mut self, entry: Entry<S, R>, slice_max: usize) {
        match entry {
            Entry::One(submission, sender) => {
                self.submissions.push(submission);
                self.answers.push(Answer::One(sender));
            }
            Entry::Chunk(mut chunk) => {
                let before = self.submissions.len();
                self.submissions.extend(chunk.open.by_ref().take(slice_max));
                self.answers.push(Answer::Chunk(self.submissions.len() - before, chunk));
            }
        }
    }

    /// Sends each entry its share of the results, and empties the lane. Returns the chunks that have open submissions. A client that no
    /// longer waits repeats the report and gets a replay.
    pub(super) fn answer(&mut self, results: Vec<R>) -> Vec<Chunk<S, R>> {
        let mut results = results.into_iter();
        let mut unfinished = Vec::new();
        for answer in self.answers.drain(..) {
            match answer {
                Answer::One(sender) => {
                    if let Some(result) = results.next() {
                        let _ = sender.send(result);
                    }
                }
                Answer::Chunk(count, mut chunk) => {
                    chunk.results.extend(results.by_ref().take(count));
                    if chunk.open.len() > 0 {
                        unfinished.push(chunk);
                    } else {
                        let _ = chunk.sender.send(chunk.results);
                    }
                }
            }
        }
        self.submissions.clear();
        unfinished
    }

    /// Empties the lane without outcomes.
    pub(super) fn clear(&mut self) {
        self.submissions.clear();
        self.answers.clear();
    }
}
