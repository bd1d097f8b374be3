//! The intake: many reports, and many facts about calls, in one commit.
//!
//! The wait for the disk dominates the cost of a report. So reports go into a bounded queue, and a writer takes all queued
//! reports, writes them in one transaction (a commit group), commits, and then answers each. A single report waits for no timer: a lone
//! report in the queue is written alone and immediately. Only a chunk of a batch waits, for a millisecond at most, for single reports.
//!
//! - [`queue`]: the queue, which knows nothing of reports.
//! - [`writer`]: the thread that takes reports, commits them, repeats failed transactions, and answers.
//! - [`slices`]: the share of chunks in a commit group, so that single reports go first.
//! - [`job`]: the items of the queue.
//! - [`sorter`]: on a distributed store, the thread that gives each report to the writer of its shard.
//! - [`places`]: the shards of accounts.
//! - [`mode`]: the way in which a group is written.
//! - [`parts`]: a commit group divided by shards.
//! - [`group`]: a commit group, inside the writer's transaction.
//! - [`commit_group`]: the outcomes of its reports.
//! - [`call_group`]: the outcomes of its facts.
//! - [`statements`]: the SQL statements for both databases.
//! - [`existence_cache`]: existing customers and accounts, to save look-ups.
//! - [`dry_run`]: the outcomes that reports would have; nothing is written.
//! - [`checkpoint`]: checkpoints of SQLite's WAL beside the writer.

mod call_group;
mod checkpoint;
mod commit_group;
mod dry_run;
mod existence_cache;
mod group;
mod job;
mod mode;
mod options;
mod parts;
mod places;
mod queue;
#[cfg(test)]
mod queue_model_tests;
#[cfg(test)]
mod queue_tests;
mod slices;
mod sorter;
#[cfg(test)]
mod statement_plan_tests;
mod statements;
mod submission;
mod sync;
mod writer;

use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use tokio::sync::{Semaphore, oneshot};

use self::checkpoint::Checkpoints;
pub(crate) use self::checkpoint::WalState;
use self::job::{Chunk, Entry, Job};
pub use self::options::{Clock, IntakeOptions, Random};
use self::places::Places;
use self::queue::{Queue, Refused};
use self::sorter::Sorter;
#[cfg(test)]
pub(crate) use self::statements::{CALLS, CUSTOMERS, SESSIONS};
use self::submission::ReportResult;
pub use self::submission::{CallResult, CallSubmission, Submission};
use self::writer::Writer;
use crate::layout::Layout;
use crate::rating::queue_rows;
use crate::rating::rater::Rater;
use crate::rating::signal::Signal;
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

/// The time between two looks at SQLite's queue for rows of other processes.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// The parts that the writers and the raters of an intake share.
#[derive(Debug)]
struct Shared {
    queue: Arc<Queue<Job>>,
    /// The queues of the writers of a distributed store; empty if all writers take from the one queue.
    lanes: Vec<Arc<Queue<Job>>>,
    queue_capacity: usize,
    /// The accounts that wait for a rater.
    signal: Arc<Signal>,
    /// Present on SQLite.
    checkpoints: Option<Arc<Checkpoints>>,
    /// The committed transactions of the writers.
    commits: AtomicU64,
}

/// The queue of reports, its writers and the raters.
#[derive(Debug)]
pub struct Intake {
    shared: Arc<Shared>,
    /// A permit for each chunk in the intake.
    chunks: Arc<Semaphore>,
    writers: Mutex<Vec<JoinHandle<()>>>,
    raters: Mutex<Vec<JoinHandle<()>>>,
}

impl Intake {
    /// The most reports in one chunk.
    pub const CHUNK_MAX: usize = 512;

    /// Starts the writers and the raters, each with its connection.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or the system gives no more threads.
    pub fn start(store: Store, options: IntakeOptions) -> io::Result<Self> {
        let count = match store.backend() {
            Backend::Sqlite => 1,
            Backend::Postgres => options.postgres_writers.max(1),
        };
        let checkpoints = match store.backend() {
            Backend::Sqlite => Some(Checkpoints::start(store.clone(), options.checkpoint_after)?),
            Backend::Postgres => None,
        };
        let layout = store.layout_once().map_err(io::Error::other)?;
        let lanes = if layout == Layout::Distributed { count } else { 0 };
        let shared = Shared {
            queue: Arc::new(Queue::new(options.queue_capacity)),
            lanes: (0..lanes).map(|_| Arc::new(Queue::new(options.queue_capacity))).collect(),
            queue_capacity: options.queue_capacity,
            signal: Arc::default(),
            checkpoints,
            commits: AtomicU64::new(0),
        };
        let intake = Self {
            shared: Arc::new(shared),
            chunks: Arc::new(Semaphore::new(CHUNKS_MAX)),
            writers: Mutex::default(),
            raters: Mutex::default(),
        };
        let places = (lanes > 0).then(|| Arc::new(Places::new(store.clone())));
        // On an error here, the drop of the intake stops the threads that already run.
        for number in 0..count {
            let shared = Arc::clone(&intake.shared);
            let queue = shared.lanes.get(number).unwrap_or(&shared.queue);
            let queue = Arc::clone(queue);
            let writer = Writer::new(store.clone(), options.clone(), shared, queue, places.clone());
            let writer = writer.map_err(io::Error::other)?;
            let thread = Builder::new().name(format!("intake-{number}")).spawn(move || writer.run())?;
            lock(&intake.writers).push(thread);
        }
        if let Some(places) = places {
            let (queue, lanes) = (Arc::clone(&intake.shared.queue), intake.shared.lanes.clone());
            let sorter = Sorter { queue, lanes, places };
            lock(&intake.writers).push(Builder::new().name("sorter".to_owned()).spawn(move || sorter.run())?);
        }
        for number in 0..options.raters {
            let builder = Builder::new().name(format!("rater-{number}"));
            let shared = Arc::clone(&intake.shared);
            let thread = match store.backend() {
                Backend::Sqlite if number > 0 => break,
                Backend::Sqlite => {
                    let store = store.clone();
                    builder.spawn(move || look_for_rows(&store, &shared))?
                }
                Backend::Postgres => {
                    let rater = Rater::new(store.clone(), Arc::clone(&shared.signal)).map_err(io::Error::other)?;
                    builder.spawn(move || rater.run())?
                }
            };
            lock(&intake.raters).push(thread);
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
        self.push(Job::Reports(Entry::One(submission, sender)))?;
        Ok(receiver)
    }

    /// Submits facts about a call. Never waits. The outcome arrives after a durable commit.
    ///
    /// # Errors
    ///
    /// The queue is full, or the intake was stopped.
    pub fn submit_call(&self, submission: CallSubmission) -> Result<oneshot::Receiver<CallResult>, SubmitError> {
        let (sender, receiver) = oneshot::channel();
        self.push(Job::Calls(Entry::One(submission, sender)))?;
        Ok(receiver)
    }

    fn push(&self, job: Job) -> Result<(), SubmitError> {
        if !self.shared.lanes.is_empty() && self.depth() >= self.shared.queue_capacity {
            return Err(SubmitError::Full);
        }
        self.shared.queue.try_push(job).map_err(|refused| match refused {
            Refused::Full(_) => SubmitError::Full,
            Refused::Closed(_) => SubmitError::Closed,
        })
    }

    /// Submits a chunk of up to [`Intake::CHUNK_MAX`] reports, and returns the outcomes in the order of the reports after a
    /// durable commit. The writer writes the chunk in one transaction, or in slices beside single reports. If a
    /// transaction keeps failing, the writer writes each report alone. The function waits while the intake holds the maximum number of chunks, which is the back-pressure on the caller. Two or
    /// three concurrent chunks keep a writer busy.
    ///
    /// A caller that drops the future does not learn the outcomes. The writer may write the reports nevertheless; clients may
    /// repeat them. The function also accepts an empty chunk and one above the maximum.
    ///
    /// # Errors
    ///
    /// The intake was stopped, or a writer failed. In both cases some of the reports may be stored.
    pub async fn submit_chunk(&self, submissions: Vec<Submission>) -> Result<Vec<ReportResult>, SubmitError> {
        self.submit_entry(submissions, Job::Reports).await
    }

    /// Submits a chunk of facts, as [`Intake::submit_chunk`] does with reports.
    ///
    /// # Errors
    ///
    /// The intake was stopped, or a writer failed. In both cases some of the facts may be stored.
    pub async fn submit_call_chunk(&self, submissions: Vec<CallSubmission>) -> Result<Vec<CallResult>, SubmitError> {
        self.submit_entry(submissions, Job::Calls).await
    }

    async fn submit_entry<S, R>(
        &self,
        submissions: Vec<S>,
        job: impl FnOnce(Entry<S, R>) -> Job,
    ) -> Result<Vec<R>, SubmitError> {
        // The chunk owns the permit until the writer has written the chunk. A caller that is gone or ignores the outcomes
        // neither keeps a permit nor frees one too early.
        let permit = self.chunks.clone().acquire_owned().await.map_err(|_| SubmitError::Closed)?;
        let (sender, receiver) = oneshot::channel();
        let job = job(Entry::Chunk(Chunk::new(submissions, sender, permit)));
        self.shared.queue.try_push_chunk(job).map_err(|_| SubmitError::Closed)?;
        receiver.await.map_err(|_| SubmitError::Dropped)
    }

    /// The number of single reports in the queue. Chunks have their own limit and do not count.
    pub fn depth(&self) -> usize {
        self.shared.queue.len() + self.shared.lanes.iter().map(|lane| lane.len()).sum::<usize>()
    }

    /// The committed transactions of the writers since the start. The reports and facts of one commit group share one.
    pub fn commits(&self) -> u64 {
        self.shared.commits.load(Ordering::Relaxed)
    }

    /// Whether the queue is open and every writer runs.
    pub fn is_alive(&self) -> bool {
        !self.shared.queue.is_closed() && lock(&self.writers).iter().all(|thread| !thread.is_finished())
    }

    /// Closes the queue, and returns when the writers have written and answered the remaining reports, and the raters have ended their
    /// transactions. Calls that no rater has seen wait for the next start. A second call does nothing.
    pub fn stop(&self) {
        self.shared.queue.close();
        self.shared.signal.stop();
        for threads in [&self.writers, &self.raters] {
            for thread in std::mem::take(&mut *lock(threads)) {
                // A writer and a rater catch their panics. The panic hook has logged any other.
                let _ = thread.join();
            }
        }
        if let Some(checkpoints) = &self.shared.checkpoints {
            checkpoints.stop();
        }
    }
}

/// Asks SQLite's writer for a step of the rating while the queue has rows, such as those of another process.
fn look_for_rows(store: &Store, shared: &Shared) {
    // The wait ends only at the stop: nothing is ever added to the signal on SQLite.
    while shared.signal.take(1, LOOK_EVERY).is_some() {
        let found = store.read(|connection| queue_rows::waiting_accounts(connection, Layout::Plain, None, 1));
        if found.is_ok_and(|accounts| !accounts.is_empty()) {
            let _ = shared.queue.try_push(Job::Rate);
        }
    }
}

fn lock(threads: &Mutex<Vec<JoinHandle<()>>>) -> std::sync::MutexGuard<'_, Vec<JoinHandle<()>>> {
    threads.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Drop for Intake {
    fn drop(&mut self) {
        self.stop();
    }
}
