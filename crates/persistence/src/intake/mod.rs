//! The intake: many reports, one commit.
//!
//! Waiting for the disk dominates a report. So nobody writes a report alone: it goes into a bounded queue, and a writer
//! takes whatever is queued, writes it in one transaction, commits, and only then answers each. There is no timer: a
//! report that comes alone is written alone, at once.
//!
//! - [`queue`]: the queue, which knows nothing of reports.
//! - [`writer`]: the thread that takes batches, commits, tries again, and answers.
//! - [`batch`]: what a batch of reports means beside what is stored; inside the writer's transaction.
//! - [`stored`]: the statements that this takes, on each database.
//! - [`known`]: customers that need not be asked for again.
//! - [`checkpoint`]: keeping SQLite's log short without making reports wait.

mod batch;
mod checkpoint;
#[cfg(test)]
mod explored;
mod foresight;
mod known;
mod queue;
#[cfg(test)]
mod queue_tests;
mod stored;
mod sync;
mod writer;

use std::fmt;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{Builder, JoinHandle};

use billables_domain::{AccountScope, Billable, Faults, Report, Subject, Timestamp};
use tokio::sync::{Semaphore, oneshot};

use self::checkpoint::Checkpoints;
pub(crate) use self::checkpoint::LogState;
pub use self::foresight::Foresight;
use self::queue::{Queue, Refused};
use self::writer::{Job, Writer};
use crate::error::StoreError;
use crate::store::Store;
use crate::url::Backend;

/// Tells the time.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// Fills a buffer with random bytes.
pub type Random = Arc<dyn Fn(&mut [u8]) + Send + Sync>;

/// How much the intake takes, and where it has time and randomness from.
#[derive(Clone)]
pub struct IntakeOptions {
    /// The most reports that wait at once; one more is refused.
    pub queue_capacity: usize,
    /// The most reports in one transaction.
    pub batch_max: usize,
    /// Threads that write on PostgreSQL, each with a connection. On SQLite there is always one, since only one can write.
    pub postgres_writers: usize,
    /// Reports after which SQLite's log is copied into the database: each adds a page or two to it.
    pub checkpoint_after: usize,
    /// Tells when a billable is made.
    pub clock: Clock,
    /// Tells the ids of billables made in the same microsecond apart.
    pub random: Random,
}

impl IntakeOptions {
    /// Sensible sizes, with the clock and the random source given.
    pub fn new(clock: Clock, random: Random) -> Self {
        Self { queue_capacity: 4_096, batch_max: 256, postgres_writers: 2, checkpoint_after: 6_000, clock, random }
    }
}

impl fmt::Debug for IntakeOptions {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("IntakeOptions")
            .field("queue_capacity", &self.queue_capacity)
            .field("batch_max", &self.batch_max)
            .field("postgres_writers", &self.postgres_writers)
            .field("checkpoint_after", &self.checkpoint_after)
            .finish_non_exhaustive()
    }
}

/// A report on its way to the store.
#[derive(Clone, Debug)]
pub struct Submission {
    /// What is reported.
    pub report: Report,
    /// The accounts of whoever reports. What lies outside of them is not found.
    pub accounts: AccountScope,
    /// Who reports.
    pub created_by: Subject,
}

/// What became of a report. Said only after the transaction that it was decided in is on stable storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A new billable.
    Created(Billable),
    /// The same report as one before: the billable as it is now.
    Replayed(Billable),
    /// The call is billed by this billable, to somebody else or for another session.
    Conflict(Billable),
    /// The same attribution was voided.
    Voided(Billable),
    /// The session is not there, or not within the caller's accounts.
    SessionNotFound,
    /// The customer is not there, or not within the caller's accounts.
    CustomerNotFound,
    /// The report contradicts its session, or the session is found in several accounts.
    Invalid(Faults),
}

/// Why a report was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SubmitError {
    /// As many reports wait as may wait.
    #[error("Too many reports wait to be written. Repeat this one in a moment.")]
    Full,
    /// The service stops.
    #[error("The service stops and takes no more reports. Repeat this one in a moment.")]
    Closed,
    /// A writer failed while it had the reports. They are not confirmed.
    #[error("The intake failed, and the report is not confirmed. Repeat it in a moment.")]
    Dropped,
}

/// Where a report's outcome arrives. A channel that closes without an outcome means that the report is not confirmed, and
/// is to be repeated.
type Answer = oneshot::Receiver<Result<Outcome, StoreError>>;

/// How many groups may wait or be written at once, over all who send them. At a few hundred bytes a report this bounds the
/// memory that they take together to a few megabytes, and keeps every writer busy.
const GROUPS_MAX: usize = 8;

/// Takes reports and writes them, many in one commit.
#[derive(Debug)]
pub struct Intake {
    queue: Arc<Queue<Job>>,
    /// A permit for each group that waits or is written.
    groups: Arc<Semaphore>,
    /// On SQLite.
    checkpoints: Option<Arc<Checkpoints>>,
    writers: Mutex<Vec<JoinHandle<()>>>,
}

impl Intake {
    /// The most reports in one group.
    pub const GROUP_MAX: usize = 512;

    /// Starts the writers, each with its connection.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or the system gives no more threads.
    pub fn start(store: Store, options: IntakeOptions) -> io::Result<Self> {
        let queue = Arc::new(Queue::new(options.queue_capacity));
        let count = match store.backend() {
            Backend::Sqlite => 1,
            Backend::Postgres => options.postgres_writers.max(1),
        };
        let checkpoints = match store.backend() {
            Backend::Sqlite => Some(Checkpoints::start(store.clone(), options.checkpoint_after)?),
            Backend::Postgres => None,
        };
        let intake =
            Self { queue, groups: Arc::new(Semaphore::new(GROUPS_MAX)), checkpoints, writers: Mutex::default() };
        for number in 0..count {
            let writer = Writer::new(store.clone(), options.clone(), intake.checkpoints.clone());
            let writer = writer.map_err(io::Error::other)?;
            let queue = intake.queue.clone();
            // Should this fail, dropping the intake stops the writers that run already.
            let thread = Builder::new().name(format!("intake-{number}")).spawn(move || writer.run(&queue))?;
            intake.lock().push(thread);
        }
        Ok(intake)
    }

    /// Hands a report over. Never waits; the outcome arrives when it is on stable storage.
    ///
    /// # Errors
    ///
    /// The queue is full, or the intake was stopped.
    pub fn submit(&self, submission: Submission) -> Result<Answer, SubmitError> {
        let (sender, receiver) = oneshot::channel();
        match self.queue.try_push(Job::One(submission, sender)) {
            Ok(()) => Ok(receiver),
            Err(Refused::Full(_)) => Err(SubmitError::Full),
            Err(Refused::Closed(_)) => Err(SubmitError::Closed),
        }
    }

    /// Hands over up to [`Intake::GROUP_MAX`] reports that are written in one transaction, unless one of them cannot be
    /// written: then each stands alone. Gives their outcomes in the order of the reports, when they are on stable storage.
    /// Waits while as many groups as may wait do so, which is the back-pressure for whoever has more to send. Two or three
    /// groups under way at once keep a writer busy.
    ///
    /// Whoever drops the future learns nothing of the outcomes; the reports may be written all the same, and are safe to
    /// repeat.
    ///
    /// # Errors
    ///
    /// The intake was stopped, or failed: what of the reports is stored is not known. An empty group, or one larger than
    /// the most, is written nevertheless.
    pub async fn submit_many(
        &self,
        submissions: Vec<Submission>,
    ) -> Result<Vec<Result<Outcome, StoreError>>, SubmitError> {
        // Held by the group itself until it is written: neither a caller that does not look at its outcomes nor one that
        // is gone holds a place, or frees one while its reports still wait.
        let permit = self.groups.clone().acquire_owned().await.map_err(|_| SubmitError::Closed)?;
        let (sender, receiver) = oneshot::channel();
        self.queue.try_push_group(Job::Many(submissions, sender, permit)).map_err(|_| SubmitError::Closed)?;
        receiver.await.map_err(|_| SubmitError::Dropped)
    }

    /// How many reports that came alone wait for a writer; groups have their own limit and are not counted.
    pub fn depth(&self) -> usize {
        self.queue.len()
    }

    /// Whether reports are taken and every writer runs.
    pub fn is_alive(&self) -> bool {
        !self.queue.is_closed() && self.lock().iter().all(|thread| !thread.is_finished())
    }

    /// Takes no more reports, writes and answers those that wait, and returns when that is done. Calling it again does
    /// nothing.
    pub fn stop(&self) {
        self.queue.close();
        let threads = std::mem::take(&mut *self.lock());
        for thread in threads {
            // A writer catches its own panics; one that could not has already been logged.
            let _ = thread.join();
        }
        if let Some(checkpoints) = &self.checkpoints {
            checkpoints.stop();
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<JoinHandle<()>>> {
        self.writers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Intake {
    fn drop(&mut self) {
        self.stop();
    }
}
