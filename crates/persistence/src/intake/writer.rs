//! The writer: takes batches, writes each in one transaction, and answers after the commit.
//!
//! A batch that fails is tried again as a whole, since most failures are others who were faster (a void committed
//! meanwhile, a deadlock). What still fails is written item by item, so that one item that cannot be written never takes
//! its neighbours along. A commit that fails is never tried again: whether it was stored is not known, and that is what
//! its items are told.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use billables_domain::Timestamp;
use tokio::sync::{OwnedSemaphorePermit, oneshot};

use super::batch::{self, Maker};
use super::checkpoint::Checkpoints;
use super::known::KnownCustomers;
use super::queue::Queue;
use super::{IntakeOptions, Outcome, Submission};
use crate::error::{Cause, StoreError};
use crate::postgres::Purpose;
use crate::store::Store;
use crate::transaction::{Kind, StoreConnection};

/// How often a batch is tried before it is written item by item, and an item before it is given up.
const ATTEMPTS: usize = 4;

/// How long a batch is tried, in all its attempts. Somebody who locks the table for minutes must not make callers wait for
/// every attempt of every item: they are told to repeat.
const PATIENCE: Duration = Duration::from_secs(10);

/// How far a writer's clock may run backwards before it is believed. A small step keeps the order of the billables; a
/// large one means that the clock was wrong before, and what it said then must not stay the time for ever.
const BACKWARD_STEP_MAX_SECONDS: i64 = 1;

/// What becomes of one item.
type Verdict = Result<Outcome, StoreError>;

/// Reports, and where their outcomes go.
#[derive(Debug)]
pub(super) enum Job {
    /// A report that came alone.
    One(Submission, oneshot::Sender<Verdict>),
    /// A group, and its place among those that may wait.
    Many(Vec<Submission>, oneshot::Sender<Vec<Verdict>>, OwnedSemaphorePermit),
}

/// Where the outcomes of a job go, and how many they are.
enum Answer {
    One(oneshot::Sender<Verdict>),
    Many(usize, oneshot::Sender<Vec<Verdict>>, OwnedSemaphorePermit),
}

impl Answer {
    /// Takes its share of the verdicts. Whoever does not wait any more will repeat the report and get a replay.
    fn send(self, verdicts: &mut impl Iterator<Item = Verdict>) {
        match self {
            Self::One(sender) => {
                if let Some(verdict) = verdicts.next() {
                    let _ = sender.send(verdict);
                }
            }
            Self::Many(count, sender, _permit) => {
                let _ = sender.send(verdicts.take(count).collect());
            }
        }
    }
}

/// One writing thread's state.
pub(super) struct Writer {
    store: Store,
    connection: Option<StoreConnection>,
    options: IntakeOptions,
    /// The time of the newest billable that this writer made. Its clock takes no small step backwards.
    newest: Timestamp,
    known: KnownCustomers,
    checkpoints: Option<Arc<Checkpoints>>,
}

/// Why a transaction came to nothing.
enum Failure {
    /// Nothing is stored, and trying again may help.
    NotStored(StoreError),
    /// Nothing is stored, and trying again at once will not help: no connection, or somebody else holds the database.
    Hopeless(StoreError),
    /// Nobody knows whether it is stored.
    Unconfirmed(StoreError),
}

impl Writer {
    /// Connects at once: where the process may open no more files later, it can still write.
    pub(super) fn new(
        store: Store,
        options: IntakeOptions,
        checkpoints: Option<Arc<Checkpoints>>,
    ) -> Result<Self, StoreError> {
        let newest = Timestamp::from_microseconds(0);
        let connection = Some(store.own_connection(Purpose::Writer)?);
        Ok(Self { store, connection, options, newest, known: KnownCustomers::default(), checkpoints })
    }

    /// Writes until the queue is closed and empty.
    pub(super) fn run(mut self, queue: &Queue<Job>) {
        let (mut jobs, mut submissions, mut answers) = (Vec::new(), Vec::new(), Vec::new());
        while queue.take_all(self.options.batch_max, &mut jobs) {
            submissions.clear();
            for job in jobs.drain(..) {
                match job {
                    Job::One(submission, sender) => {
                        submissions.push(submission);
                        answers.push(Answer::One(sender));
                    }
                    Job::Many(mut group, sender, permit) => {
                        answers.push(Answer::Many(group.len(), sender, permit));
                        submissions.append(&mut group);
                    }
                }
            }
            // A panic drops the answers, which tells those who wait that nothing is confirmed; the next batch goes on.
            let written = catch_unwind(AssertUnwindSafe(|| self.write_watched(&submissions)));
            let Ok(verdicts) = written else {
                tracing::error!(reports = submissions.len(), "the intake failed; a batch of reports is not confirmed");
                answers.clear();
                continue;
            };
            let mut verdicts = verdicts.into_iter();
            answers.drain(..).for_each(|answer| answer.send(&mut verdicts));
            #[cfg(feature = "mutants")]
            crate::mutants::commit_late(self.connection.as_mut());
            if let Some(checkpoints) = &self.checkpoints {
                checkpoints.written(submissions.len(), self.connection.as_mut().and_then(StoreConnection::embedded));
            }
        }
    }

    /// The same as `write`; the store knows meanwhile that it is under way, and afterwards whether it failed for want of it.
    fn write_watched(&mut self, submissions: &[Submission]) -> Vec<Verdict> {
        let store = self.store.clone();
        let _group = store.health().begin_group();
        let verdicts = self.write(submissions);
        verdicts.iter().filter_map(|verdict| verdict.as_ref().err()).for_each(|error| store.note_failure(error));
        verdicts
    }

    /// What becomes of each item, in the order of the items.
    fn write(&mut self, submissions: &[Submission]) -> Vec<Verdict> {
        let since = Instant::now();
        let error = match self.try_often(submissions, since) {
            Ok(verdicts) => return verdicts,
            Err(Failure::NotStored(error)) => error,
            Err(Failure::Hopeless(error) | Failure::Unconfirmed(error)) => return all(submissions, error),
        };
        if submissions.len() == 1 {
            return all(submissions, error);
        }
        tracing::warn!(error = %Cause::new(error), reports = submissions.len(), "a batch is written report by report");
        self.write_one_by_one(submissions, since)
    }

    fn write_one_by_one(&mut self, submissions: &[Submission], since: Instant) -> Vec<Verdict> {
        let mut verdicts = Vec::with_capacity(submissions.len());
        let mut rest: VecDeque<&Submission> = submissions.iter().collect();
        while let Some(submission) = rest.pop_front() {
            match self.try_often(std::slice::from_ref(submission), since) {
                Ok(verdict) => verdicts.extend(verdict),
                Err(Failure::NotStored(error) | Failure::Unconfirmed(error)) => verdicts.push(Err(error)),
                Err(Failure::Hopeless(error)) => {
                    // It is the same for all that follow; they are not made to wait for it one after the other.
                    verdicts.push(Err(error.clone()));
                    verdicts.extend(rest.drain(..).map(|_| Err(error.clone())));
                }
            }
        }
        verdicts
    }

    fn try_often(&mut self, submissions: &[Submission], since: Instant) -> Result<Vec<Verdict>, Failure> {
        for attempt in 1.. {
            match self.try_once(submissions) {
                Err(Failure::NotStored(error)) if since.elapsed() > PATIENCE => {
                    // A fault of one report says nothing of the others, which are tried once, and not for ever.
                    let is_of_one = matches!(error, StoreError::Internal(_)) && since.elapsed() < 2 * PATIENCE;
                    return Err(if is_of_one { Failure::NotStored(error) } else { Failure::Hopeless(error) });
                }
                Err(Failure::NotStored(error)) if attempt < ATTEMPTS => {
                    tracing::debug!(%error, attempt, "a transaction of the intake is tried again");
                }
                // The same for every item, tried by itself.
                Err(Failure::NotStored(error @ StoreError::Unwritable(_))) => return Err(Failure::Hopeless(error)),
                outcome => return outcome,
            }
        }
        Err(Failure::NotStored(StoreError::Busy))
    }

    /// One transaction, on the writer's own connection: reads never keep it waiting for a free one.
    fn try_once(&mut self, submissions: &[Submission]) -> Result<Vec<Verdict>, Failure> {
        self.store.health().admit().map_err(Failure::Hopeless)?;
        // Taken out, so that a connection in an unknown state is dropped, by a failure as by a panic.
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => {
                // What is behind a new connection need not be what was behind the old: a backup may have been restored.
                self.known = KnownCustomers::default();
                self.store.own_connection(Purpose::Writer).map_err(|error| Failure::Hopeless(error.into()))?
            }
        };
        let outcome = self.transact(&mut connection, submissions);
        if matches!(outcome, Err(Failure::NotStored(_))) {
            // A customer may be gone, where an older state of the database was restored; the next attempt finds out.
            self.known = KnownCustomers::default();
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
    ) -> Result<Vec<Verdict>, Failure> {
        let mut transaction = connection.begin(Kind::Write).map_err(|error| match error {
            // On SQLite somebody else has held the database for as long as we are ready to wait.
            StoreError::Busy => Failure::Hopeless(StoreError::Busy),
            error => Failure::NotStored(error),
        })?;
        // The time is read once the transaction has begun, and so are the ids made of it: on SQLite, where this has waited
        // for everybody before it, ids then grow in the order of the commits.
        let now = (self.options.clock)();
        self.newest =
            if now.plus_seconds(BACKWARD_STEP_MAX_SECONDS) < self.newest { now } else { now.max(self.newest) };
        let maker = Maker { now: self.newest, random: &*self.options.random };
        match batch::write(transaction.connection(), submissions, &maker, &mut self.known) {
            #[cfg(feature = "mutants")]
            Ok(verdicts) if crate::mutants::is(crate::mutants::Mutant::AnswerFirst) => Ok(verdicts),
            Ok(verdicts) => {
                transaction
                    .commit()
                    .map_err(|error| Failure::Unconfirmed(StoreError::Unavailable(Cause::new(error))))?;
                // On stable storage, but perhaps in files that nobody will find again.
                self.store.verify_files().map_err(Failure::Unconfirmed)?;
                Ok(verdicts)
            }
            Err(error) => {
                transaction.roll_back();
                Err(Failure::NotStored(error))
            }
        }
    }
}

fn all(submissions: &[Submission], error: StoreError) -> Vec<Verdict> {
    submissions.iter().map(|_| Err(error.clone())).collect()
}
