//! The intake: many reports in one commit.
//!
//! The wait for the disk dominates the cost of a report. So reports go into a bounded queue, and a writer takes all queued
//! reports, writes them in one transaction (a commit group), commits, and then answers each. The writer uses no timer: a single
//! report in the queue is written alone and immediately.
//!
//! - [`queue`]: the queue, which knows nothing of reports.
//! - [`writer`]: the thread that takes reports, commits them, repeats failed transactions, and answers.
//! - [`commit_group`]: the outcomes of a commit group, inside the writer's transaction.
//! - [`statements`]: the SQL statements for both databases.
//! - [`customer_cache`]: existing customers, to save look-ups.
//! - [`dry_run`]: the outcomes that reports would have; nothing is written.
//! - [`checkpoint`]: checkpoints of SQLite's WAL beside the writer.

mod checkpoint;
mod commit_group;
mod customer_cache;
mod dry_run;
mod options;
mod queue;
#[cfg(test)]
mod queue_model_tests;
#[cfg(test)]
mod queue_tests;
#[cfg(test)]
mod statement_plan_tests;
mod statements;
mod submission;
mod sync;
mod writer;

use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{Builder, JoinHandle};

use tokio::sync::{Semaphore, oneshot};

use self::checkpoint::Checkpoints;
pub(crate) use self::checkpoint::WalState;
pub use self::options::{Clock, IntakeOptions, Random};
use self::queue::{Queue, Refused};
use self::submission::ReportResult;
pub use self::submission::Submission;
use self::writer::{Job, Writer};
use crate::store::Store;
use crate::url::Backend;

/// The reason for a refused or lost report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SubmitError {
    /// The queue is full.
    #[error("The queue of reports is full. Repeat this report in a moment.")]
    Full,
    /// The service stops.
    #[error("The service is stopping and accepts no reports. Repeat this report in a moment.")]
    Closed,
    /// A writer failed with the reports in hand. No outcome is confirmed.
    #[error("The intake failed, and the report is not confirmed. Repeat the report in a moment.")]
    Dropped,
}

/// The channel for a report's outcome. A channel that closes without an outcome means that the report is not confirmed; the
/// client repeats the report.
type ResultReceiver = oneshot::Receiver<ReportResult>;

/// The most chunks in the intake at once, of all batches together. At a few hundred bytes a report, this limits the memory of
/// chunks to a few megabytes and still keeps every writer busy.
const CHUNKS_MAX: usize = 8;

/// The queue of reports and its writers.
#[derive(Debug)]
pub struct Intake {
    queue: Arc<Queue<Job>>,
    /// A permit for each chunk in the intake.
    chunks: Arc<Semaphore>,
    /// Present on SQLite.
    checkpoints: Option<Arc<Checkpoints>>,
    writers: Mutex<Vec<JoinHandle<()>>>,
}

impl Intake {
    /// The most reports in one chunk.
    pub const CHUNK_MAX: usize = 512;

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
            Self { queue, chunks: Arc::new(Semaphore::new(CHUNKS_MAX)), checkpoints, writers: Mutex::default() };
        for number in 0..count {
            let writer = Writer::new(store.clone(), options.clone(), intake.checkpoints.clone());
            let writer = writer.map_err(io::Error::other)?;
            let queue = intake.queue.clone();
            // On an error here, the drop of the intake stops the writers that already run.
            let thread = Builder::new().name(format!("intake-{number}")).spawn(move || writer.run(&queue))?;
            intake.lock().push(thread);
        }
        Ok(intake)
    }

    /// Submits a report. Never waits. The outcome arrives after a durable commit.
    ///
    /// # Errors
    ///
    /// The queue is full, or the intake was stopped.
    pub fn submit(&self, submission: Submission) -> Result<ResultReceiver, SubmitError> {
        let (sender, receiver) = oneshot::channel();
        match self.queue.try_push(Job::One(submission, sender)) {
            Ok(()) => Ok(receiver),
            Err(Refused::Full(_)) => Err(SubmitError::Full),
            Err(Refused::Closed(_)) => Err(SubmitError::Closed),
        }
    }

    /// Submits a chunk of up to [`Intake::CHUNK_MAX`] reports for one transaction, and returns the outcomes in the order of
    /// the reports after a durable commit. If the transaction keeps failing, the writer writes each report alone. The
    /// function waits while the intake holds the maximum number of chunks, which is the back-pressure on the caller. Two or
    /// three concurrent chunks keep a writer busy.
    ///
    /// A caller that drops the future does not learn the outcomes. The writer may write the reports nevertheless; clients may
    /// repeat them. The function also accepts an empty chunk and one above the maximum.
    ///
    /// # Errors
    ///
    /// The intake was stopped, or a writer failed. In both cases some of the reports may be stored.
    pub async fn submit_chunk(&self, submissions: Vec<Submission>) -> Result<Vec<ReportResult>, SubmitError> {
        // The chunk owns the permit until the writer has written the chunk. A caller that is gone or ignores the outcomes
        // neither keeps a permit nor frees one too early.
        let permit = self.chunks.clone().acquire_owned().await.map_err(|_| SubmitError::Closed)?;
        let (sender, receiver) = oneshot::channel();
        self.queue.try_push_chunk(Job::Chunk(submissions, sender, permit)).map_err(|_| SubmitError::Closed)?;
        receiver.await.map_err(|_| SubmitError::Dropped)
    }

    /// The number of single reports in the queue. Chunks have their own limit and do not count.
    pub fn depth(&self) -> usize {
        self.queue.len()
    }

    /// Whether the queue is open and every writer runs.
    pub fn is_alive(&self) -> bool {
        !self.queue.is_closed() && self.lock().iter().all(|thread| !thread.is_finished())
    }

    /// Closes the queue, and returns when the writers have written and answered the remaining reports. A second call does
    /// nothing.
    pub fn stop(&self) {
        self.queue.close();
        let threads = std::mem::take(&mut *self.lock());
        for thread in threads {
            // A writer catches its panics. The panic hook has logged any other.
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
