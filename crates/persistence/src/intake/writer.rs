//! The writer: takes reports from the queue, writes them as a commit group, and answers after the commit.
//!
//! The writer repeats a commit group that failed before its commit, because most causes pass (a concurrent void, a deadlock).
//! If the group keeps failing, the writer writes each report alone, so that a report that cannot be written does not affect the
//! others. The writer never repeats a failed commit: the database may have stored the group, and the answers say so.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use billables_domain::Timestamp;
use tokio::sync::{OwnedSemaphorePermit, oneshot};

use super::checkpoint::Checkpoints;
use super::commit_group::{self, Maker};
use super::customer_cache::CustomerCache;
use super::options::IntakeOptions;
use super::queue::Queue;
use super::submission::{ReportResult, Submission};
use crate::connection::TransactionKind;
use crate::error::{Cause, StoreError};
use crate::postgres::Purpose;
use crate::store::Store;
use crate::transaction::StoreConnection;

/// The number of attempts for a commit group, and later for each of its reports alone.
const ATTEMPTS: usize = 4;

/// The time limit for all attempts of a commit group. Another process may lock the table for minutes; the clients then get an
/// error soon instead of waiting for every attempt.
const PATIENCE: Duration = Duration::from_secs(10);

/// The largest backward step of the clock, in seconds, that the writer ignores to keep billables in order. After a larger step
/// the earlier time was wrong, and the writer follows the clock.
const BACKWARD_STEP_MAX_SECONDS: i64 = 1;

/// An item of the queue: reports and the channel for their outcomes.
#[derive(Debug)]
pub(super) enum Job {
    /// A single report.
    One(Submission, oneshot::Sender<ReportResult>),
    /// A chunk of reports, with its permit.
    Chunk(Vec<Submission>, oneshot::Sender<Vec<ReportResult>>, OwnedSemaphorePermit),
}

/// The channel for the outcomes of a job. A chunk also has the number of its reports.
enum Answer {
    One(oneshot::Sender<ReportResult>),
    Chunk(usize, oneshot::Sender<Vec<ReportResult>>, OwnedSemaphorePermit),
}

impl Answer {
    /// Sends the job's share of the results. A client that no longer waits repeats the report and gets a replay.
    fn send(self, results: &mut impl Iterator<Item = ReportResult>) {
        match self {
            Self::One(sender) => {
                if let Some(result) = results.next() {
                    let _ = sender.send(result);
                }
            }
            Self::Chunk(count, sender, _permit) => {
                let _ = sender.send(results.take(count).collect());
            }
        }
    }
}

/// The state of one writer.
pub(super) struct Writer {
    store: Store,
    connection: Option<StoreConnection>,
    options: IntakeOptions,
    /// The time of this writer's newest billable.
    newest: Timestamp,
    customers: CustomerCache,
    checkpoints: Option<Arc<Checkpoints>>,
}

/// The reason for a failed transaction.
enum Failure {
    /// Nothing is stored. Another attempt may succeed.
    NotStored(StoreError),
    /// Nothing is stored. Another attempt fails too: no connection, or another process holds the database.
    Hopeless(StoreError),
    /// The writer does not know whether the database stored the transaction.
    Unconfirmed(StoreError),
}

impl Writer {
    /// Connects immediately, so that a later limit on open files does not stop the writer.
    pub(super) fn new(
        store: Store,
        options: IntakeOptions,
        checkpoints: Option<Arc<Checkpoints>>,
    ) -> Result<Self, StoreError> {
        let newest = Timestamp::from_microseconds(0);
        let connection = Some(store.own_connection(Purpose::Writer)?);
        Ok(Self { store, connection, options, newest, customers: CustomerCache::default(), checkpoints })
    }

    /// Writes reports until the queue is closed and empty.
    pub(super) fn run(mut self, queue: &Queue<Job>) {
        let (mut jobs, mut submissions, mut answers) = (Vec::new(), Vec::new(), Vec::new());
        while queue.take_all(self.options.commit_group_max, &mut jobs) {
            submissions.clear();
            for job in jobs.drain(..) {
                match job {
                    Job::One(submission, sender) => {
                        submissions.push(submission);
                        answers.push(Answer::One(sender));
                    }
                    Job::Chunk(mut chunk, sender, permit) => {
                        answers.push(Answer::Chunk(chunk.len(), sender, permit));
                        submissions.append(&mut chunk);
                    }
                }
            }
            // After a panic the writer drops the answers: the closed channels tell the clients that nothing is confirmed.
            let written = catch_unwind(AssertUnwindSafe(|| self.write_watched(&submissions)));
            let Ok(results) = written else {
                tracing::error!(
                    reports = submissions.len(),
                    "the intake failed; the reports of a commit group are not confirmed"
                );
                answers.clear();
                continue;
            };
            let mut results = results.into_iter();
            answers.drain(..).for_each(|answer| answer.send(&mut results));
            if let Some(checkpoints) = &self.checkpoints {
                checkpoints.written(submissions.len(), self.connection.as_mut().and_then(StoreConnection::embedded));
            }
        }
    }

    /// Calls `write` and reports the running commit group and any failure to the health of the store.
    fn write_watched(&mut self, submissions: &[Submission]) -> Vec<ReportResult> {
        let store = self.store.clone();
        let _group = store.health().begin_group();
        let results = self.write(submissions);
        results.iter().filter_map(|result| result.as_ref().err()).for_each(|error| store.note_failure(error));
        results
    }

    /// The results of the reports, in their order.
    fn write(&mut self, submissions: &[Submission]) -> Vec<ReportResult> {
        let since = Instant::now();
        let error = match self.try_often(submissions, since) {
            Ok(results) => return results,
            Err(Failure::NotStored(error)) => error,
            Err(Failure::Hopeless(error) | Failure::Unconfirmed(error)) => return all(submissions, error),
        };
        if submissions.len() == 1 {
            return all(submissions, error);
        }
        tracing::warn!(error = %Cause::new(error), reports = submissions.len(), "a commit group is written report by report");
        self.write_one_by_one(submissions, since)
    }

    fn write_one_by_one(&mut self, submissions: &[Submission], since: Instant) -> Vec<ReportResult> {
        let mut results = Vec::with_capacity(submissions.len());
        let mut rest: VecDeque<&Submission> = submissions.iter().collect();
        while let Some(submission) = rest.pop_front() {
            match self.try_often(std::slice::from_ref(submission), since) {
                Ok(result) => results.extend(result),
                Err(Failure::NotStored(error) | Failure::Unconfirmed(error)) => results.push(Err(error)),
                Err(Failure::Hopeless(error)) => {
                    // The remaining reports would fail in the same way, one slow attempt after the other.
                    results.push(Err(error.clone()));
                    results.extend(rest.drain(..).map(|_| Err(error.clone())));
                }
            }
        }
        results
    }

    fn try_often(&mut self, submissions: &[Submission], since: Instant) -> Result<Vec<ReportResult>, Failure> {
        for attempt in 1.. {
            match self.try_once(submissions) {
                Err(Failure::NotStored(error)) if since.elapsed() > PATIENCE => {
                    // A fault of one report says nothing about the others. They get one attempt each, within twice the limit.
                    let is_of_one = matches!(error, StoreError::Internal(_)) && since.elapsed() < 2 * PATIENCE;
                    return Err(if is_of_one { Failure::NotStored(error) } else { Failure::Hopeless(error) });
                }
                Err(Failure::NotStored(error)) if attempt < ATTEMPTS => {
                    tracing::debug!(%error, attempt, "the writer repeats a transaction");
                }
                // Each report alone would fail in the same way.
                Err(Failure::NotStored(error @ StoreError::Unwritable(_))) => return Err(Failure::Hopeless(error)),
                outcome => return outcome,
            }
        }
        Err(Failure::NotStored(StoreError::Busy))
    }

    /// Runs one transaction on the writer's own connection. Reads can exhaust the pool, but not this connection.
    fn try_once(&mut self, submissions: &[Submission]) -> Result<Vec<ReportResult>, Failure> {
        self.store.health().admit().map_err(Failure::Hopeless)?;
        // `take` makes a failure or a panic drop a connection whose state is unknown.
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => {
                // A backup may have been restored since the last connection.
                self.customers = CustomerCache::default();
                self.store.own_connection(Purpose::Writer).map_err(|error| Failure::Hopeless(error.into()))?
            }
        };
        let outcome = self.transact(&mut connection, submissions);
        if matches!(outcome, Err(Failure::NotStored(_))) {
            // A restored older database may lack a cached customer. The next attempt reads the customers again.
            self.customers = CustomerCache::default();
        }
        let is_lost = matches!(&outcome, Err(Failure::NotStored(StoreError::Unavailable(_)) | Failure::Unconfirmed(_)));
        if !is_lost && !connection.is_broken() {
            self.connection = Some(connection);
        }
        outcome
    }

    fn transact(
        &mut self,
        connection: &mut StoreConnection,
        submissions: &[Submission],
    ) -> Result<Vec<ReportResult>, Failure> {
        let mut transaction = connection.begin(TransactionKind::Write).map_err(|error| match error {
            // On SQLite another process has held the database for the whole busy timeout.
            StoreError::Busy => Failure::Hopeless(StoreError::Busy),
            error => Failure::NotStored(error),
        })?;
        // The writer reads the time after BEGIN and makes the ids from this time. SQLite runs one write transaction after the
        // other, so ids grow in the order of the commits there.
        let now = (self.options.clock)();
        self.newest =
            if now.plus_seconds(BACKWARD_STEP_MAX_SECONDS) < self.newest { now } else { now.max(self.newest) };
        let maker = Maker { now: self.newest, random: &*self.options.random };
        match commit_group::write(transaction.connection(), submissions, &maker, &mut self.customers) {
            Ok(results) => {
                transaction
                    .commit()
                    .map_err(|error| Failure::Unconfirmed(StoreError::Unavailable(Cause::new(error))))?;
                // The commit is durable, but the files may have been removed or replaced.
                self.store.verify_files().map_err(Failure::Unconfirmed)?;
                Ok(results)
            }
            Err(error) => {
                transaction.roll_back();
                Err(Failure::NotStored(error))
            }
        }
    }
}

fn all(submissions: &[Submission], error: StoreError) -> Vec<ReportResult> {
    submissions.iter().map(|_| Err(error.clone())).collect()
}
