//! The sorter of a distributed store: gives each report to the writer of its account's shard.
//!
//! Each writer has a queue of its own and the shards whose numbers lead to it. So reports of one shard meet in one commit group, and
//! the groups of different shards are written side by side.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use billables_domain::AccountId;

use super::job::{Entry, Job};
use super::places::{Places, Shard};
use super::queue::Queue;
use crate::error::StoreError;

/// The most jobs that the sorter takes at once.
const TAKEN_MAX: usize = 1_024;

/// The thread between the queue of the intake and the queues of the writers.
pub(super) struct Sorter {
    pub(super) queue: Arc<Queue<Job>>,
    pub(super) lanes: Vec<Arc<Queue<Job>>>,
    pub(super) places: Arc<Places>,
}

impl Sorter {
    /// Sorts until the queue is closed and empty, and then closes the queues of the writers.
    pub(super) fn run(self) {
        let mut jobs = Vec::new();
        while self.queue.take_all(TAKEN_MAX, Duration::ZERO, &mut jobs) {
            // After a panic the jobs are gone: the closed channels tell the clients that nothing is confirmed.
            if catch_unwind(AssertUnwindSafe(|| self.sort(&mut jobs))).is_err() {
                tracing::error!("the intake failed to sort reports; they are not confirmed");
                jobs.clear();
            }
        }
        self.lanes.iter().for_each(|lane| lane.close());
    }

    fn sort(&self, jobs: &mut Vec<Job>) {
        if let Err(error) = self.prepare(jobs) {
            jobs.drain(..).for_each(|job| job.refuse(&error));
            return;
        }
        for job in jobs.drain(..) {
            let shard = account_of(&job).and_then(|account_id| self.places.of(account_id)).unwrap_or_default();
            let Some(lane) = self.lane(shard) else { continue };
            // The intake bounds the reports in all queues together, so no lane is full. A closed lane drops the job, and the client
            // learns that nothing is confirmed.
            let _ = if job.is_single() { lane.try_push(job) } else { lane.try_push_chunk(job) };
        }
    }

    /// Finds the accounts of sessions, and the shards of all accounts.
    fn prepare(&self, jobs: &mut [Job]) -> Result<(), StoreError> {
        for job in jobs.iter_mut() {
            if let Job::Reports(entry) = job {
                entry.open_mut().iter_mut().try_for_each(|submission| self.places.name_account(submission))?;
            }
        }
        self.places.learn(jobs.iter().flat_map(accounts_of))
    }

    fn lane(&self, shard: Shard) -> Option<&Arc<Queue<Job>>> {
        let count = i64::try_from(self.lanes.len()).unwrap_or(1).max(1);
        self.lanes.get(usize::try_from(shard.rem_euclid(count)).unwrap_or_default())
    }
}

/// The accounts of a job's reports.
fn accounts_of(job: &Job) -> Vec<&AccountId> {
    match job {
        Job::Reports(entry) => entry.open().iter().filter_map(|submission| submission.report.account_id()).collect(),
        Job::Calls(entry) => entry.open().iter().map(|submission| &submission.report.account_id).collect(),
        Job::Rate => Vec::new(),
    }
}

/// The account that chooses the writer of a job: that of its first report.
fn account_of(job: &Job) -> Option<&AccountId> {
    match job {
        Job::Reports(entry) => entry.open().iter().find_map(|submission| submission.report.account_id()),
        Job::Calls(entry) => entry.open().first().map(|submission| &submission.report.account_id),
        Job::Rate => None,
    }
}

impl<S, R> Entry<S, R> {
    /// The submissions that are still to be written.
    fn open(&self) -> &[S] {
        match self {
            Self::One(submission, _) => std::slice::from_ref(submission),
            Self::Chunk(chunk) => chunk.open.as_slice(),
        }
    }

    fn open_mut(&mut self) -> &mut [S] {
        match self {
            Self::One(submission, _) => std::slice::from_mut(submission),
            Self::Chunk(chunk) => chunk.open.as_mut_slice(),
        }
    }
}
