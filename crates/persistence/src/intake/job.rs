//! The items of the queue: reports or facts, one or a chunk, with the channel for their outcomes.

use tokio::sync::{OwnedSemaphorePermit, oneshot};

use super::submission::{CallResult, CallSubmission, ReportResult, Submission};

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

/// Submissions of one kind, and the channel for their outcomes.
#[derive(Debug)]
pub(super) enum Entry<S, R> {
    /// A single submission.
    One(S, oneshot::Sender<R>),
    /// A chunk, with its permit.
    Chunk(Vec<S>, oneshot::Sender<Vec<R>>, OwnedSemaphorePermit),
}

/// The channel for the outcomes of an entry. A chunk also has the number of its submissions.
#[derive(Debug)]
enum Answer<R> {
    One(oneshot::Sender<R>),
    Chunk(usize, oneshot::Sender<Vec<R>>, OwnedSemaphorePermit),
}

/// The submissions of one kind in a commit group.
#[derive(Debug)]
pub(super) struct Lane<S, R> {
    pub(super) submissions: Vec<S>,
    answers: Vec<Answer<R>>,
}

impl<S, R> Default for Lane<S, R> {
    fn default() -> Self {
        Self { submissions: Vec::new(), answers: Vec::new() }
    }
}

impl<S, R> Lane<S, R> {
    pub(super) fn add(&mut self, entry: Entry<S, R>) {
        match entry {
            Entry::One(submission, sender) => {
                self.submissions.push(submission);
                self.answers.push(Answer::One(sender));
            }
            Entry::Chunk(mut chunk, sender, permit) => {
                self.answers.push(Answer::Chunk(chunk.len(), sender, permit));
                self.submissions.append(&mut chunk);
            }
        }
    }

    /// Sends each entry its share of the results, and empties the lane. A client that no longer waits repeats the report and gets
    /// a replay.
    pub(super) fn answer(&mut self, results: Vec<R>) {
        let mut results = results.into_iter();
        for answer in self.answers.drain(..) {
            match answer {
                Answer::One(sender) => {
                    if let Some(result) = results.next() {
                        let _ = sender.send(result);
                    }
                }
                Answer::Chunk(count, sender, _permit) => {
                    let _ = sender.send(results.by_ref().take(count).collect());
                }
            }
        }
        self.submissions.clear();
    }

    /// Empties the lane without outcomes.
    pub(super) fn clear(&mut self) {
        self.submissions.clear();
        self.answers.clear();
    }
}
