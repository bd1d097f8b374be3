//! The writer: takes reports and facts from the queue, writes them as a commit group, and answers after the commit.
//!
//! The writer repeats a commit group that failed before its commit, because most causes pass (a concurrent void, a deadlock).
//! If the group keeps failing, the writer writes each report alone, so that a report that cannot be written does not affect the
//! others. The writer never repeats a failed commit: the database may have stored the group, and the answers say so.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use billables_domain::Timestamp;

use super::Shared;
use super::commit_group::Maker;
use super::existence_cache::{AccountCache, CustomerCache};
use super::group::{self, Group, Results};
use super::job::{Entry, Job, Lane};
use super::mode::Mode;
use super::options::IntakeOptions;
use super::parts::Parts;
use super::places::Places;
use super::queue::Queue;
use super::slices::Slices;
use crate::connection::TransactionKind;
use crate::error::{Cause, StoreError};
use crate::layout::Layout;
use crate::postgres::Purpose;
use crate::rating::embedded::EmbeddedRater;
use crate::store::Store;
use crate::transaction::StoreConnection;
use crate::url::Backend;

/// The number of attempts for a commit group, and later for each of its reports alone.
const ATTEMPTS: usize = 4;

/// The time limit for all attempts of a commit group. Another process may lock the table for minutes; the clients then get an
/// error soon instead of waiting for every attempt.
const PATIENCE: Duration = Duration::from_secs(10);

/// The largest backward step of the clock, in seconds, that the writer ignores to keep billables in order. After a larger step
/// the earlier time was wrong, and the writer follows the clock.
const BACKWARD_STEP_MAX_SECONDS: i64 = 1;

/// The existing customers and accounts that the writer knows.
#[derive(Debug, Default)]
pub(super) struct Caches {
    pub(super) customers: CustomerCache,
    pub(super) accounts: AccountCache,
}

/// The state of one writer.
pub(super) struct Writer {
    store: Store,
    connection: Option<StoreConnection>,
    options: IntakeOptions,
    /// The time of this writer's newest billable.
    newest: Timestamp,
    caches: Caches,
    shared: Arc<Shared>,
    /// The queue that the writer takes from.
    queue: Arc<Queue<Job>>,
    /// The shards of accounts, on a distributed store.
    places: Option<Arc<Places>>,
    /// The rating of SQLite; `None` if other threads rate, or nobody does.
    rater: Option<EmbeddedRater>,
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
        shared: Arc<Shared>,
        queue: Arc<Queue<Job>>,
        places: Option<Arc<Places>>,
    ) -> Result<Self, StoreError> {
        let newest = Timestamp::from_microseconds(0);
        let connection = Some(store.own_connection(Purpose::Writer)?);
        let is_rating = store.backend() == Backend::Sqlite && options.raters > 0;
        let rater = is_rating.then(|| EmbeddedRater::new(store.clone()));
        Ok(Self { store, connection, options, newest, caches: Caches::default(), shared, queue, places, rater })
    }

    /// Writes reports until the queue is closed and empty.
    pub(super) fn run(mut self) {
        let mut jobs = Vec::new();
        let (mut reports, mut calls) = (Lane::default(), Lane::default());
        let mut slices = Slices::default();
        let queue = Arc::clone(&self.queue);
        while queue.take_all(self.options.commit_group_max, slices.linger(Instant::now()), &mut jobs) {
            if jobs.is_empty() {
                continue;
            }
            let slice_max = slices.next_max(jobs.iter().filter(|job| job.is_single()).count(), Instant::now());
            for job in jobs.drain(..) {
                match job {
                    Job::Reports(entry) => reports.add(entry, slice_max),
                    Job::Calls(entry) => calls.add(entry, slice_max),
                    Job::Rate => {
                        if let Some(rater) = &mut self.rater {
                            rater.note_behind();
                        }
                    }
                }
            }
            // After a panic the writer drops the answers: the closed channels tell the clients that nothing is confirmed.
            let group = Group { reports: &reports.submissions, calls: &calls.submissions };
            let size = group.len();
            let written = catch_unwind(AssertUnwindSafe(|| self.write_watched(group)));
            if let Ok(results) = written {
                let rests = reports.answer(results.reports).into_iter().map(|chunk| Job::Reports(Entry::Chunk(chunk)));
                rests.for_each(|rest| queue.return_chunk(rest));
                let rests = calls.answer(results.calls).into_iter().map(|chunk| Job::Calls(Entry::Chunk(chunk)));
                rests.for_each(|rest| queue.return_chunk(rest));
                self.after(size);
            } else {
                tracing::error!(reports = size, "the intake failed; the reports of a commit group are not confirmed");
                reports.clear();
                calls.clear();
            }
        }
    }

    /// Tells the others of a written commit group.
    fn after(&mut self, size: usize) {
        if let Some(checkpoints) = &self.shared.checkpoints {
            checkpoints.written(size, self.connection.as_mut().and_then(StoreConnection::embedded));
        }
        if self.rater.as_ref().is_some_and(EmbeddedRater::is_behind) && self.queue.len() == 0 {
            // The next step runs alone if no report comes first. A full or closed queue needs no step now.
            let _ = self.queue.try_push(Job::Rate);
        }
    }

    /// Calls `write` and reports the running commit group and any failure to the health of the store.
    fn write_watched(&mut self, group: Group<'_>) -> Results {
        let store = self.store.clone();
        let _group = store.health().begin_group();
        let results = match self.places.clone() {
            None => self.write(group),
            Some(places) => self.write_by_shard(group, &places),
        };
        results.errors().for_each(|error| store.note_failure(error));
        results
    }

    /// Writes the reports of each shard in transactions of their own, in the order of the shards.
    fn write_by_shard(&mut self, group: Group<'_>, places: &Places) -> Results {
        let accounts = group.reports.iter().filter_map(|submission| submission.report.account_id());
        let of_calls = group.calls.iter().map(|submission| &submission.report.account_id);
        // The sorter knew them all, but a failure since then may have cleared the known shards.
        if let Err(error) = places.learn(accounts.chain(of_calls)) {
            return group.all(&error);
        }
        let parts = Parts::of(group, places);
        if let [_] = parts.as_slice() {
            return self.write(group);
        }
        let mut results = group.all(&StoreError::Busy);
        for part in parts {
            let written = self.write(part.group());
            part.scatter(written, &mut results);
        }
        results
    }

    /// The results of the reports, in their order.
    fn write(&mut self, group: Group<'_>) -> Results {
        let since = Instant::now();
        let error = match self.try_often(group, since) {
            Ok(results) => return results,
            Err(Failure::NotStored(error)) => error,
            Err(Failure::Hopeless(error) | Failure::Unconfirmed(error)) => return group.all(&error),
        };
        if group.len() <= 1 {
            return group.all(&error);
        }
        tracing::warn!(error = %Cause::new(error), reports = group.len(), "a commit group is written report by report");
        self.write_one_by_one(group, since)
    }

    fn write_one_by_one(&mut self, group: Group<'_>, since: Instant) -> Results {
        let mut results = Results::default();
        let mut hopeless: Option<StoreError> = None;
        for one in group.ones() {
            // After a hopeless failure the remaining reports would fail in the same way, one slow attempt after the other.
            let result = hopeless
                .as_ref()
                .map_or_else(|| self.try_often(one, since), |error| Err(Failure::NotStored(error.clone())));
            match result {
                Ok(result) => results.append(result),
                Err(Failure::NotStored(error) | Failure::Unconfirmed(error)) => results.append(one.all(&error)),
                Err(Failure::Hopeless(error)) => {
                    results.append(one.all(&error));
                    hopeless = Some(error);
                }
            }
        }
        results
    }

    fn try_often(&mut self, group: Group<'_>, since: Instant) -> Result<Results, Failure> {
        for attempt in 1.. {
            match self.try_once(group, attempt) {
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
    fn try_once(&mut self, group: Group<'_>, attempt: usize) -> Result<Results, Failure> {
        self.store.health().admit().map_err(Failure::Hopeless)?;
        // `take` makes a failure or a panic drop a connection whose state is unknown.
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => {
                // A backup may have been restored since the last connection.
                self.forget();
                self.store.own_connection(Purpose::Writer).map_err(|error| Failure::Hopeless(error.into()))?
            }
        };
        let outcome = self.transact(&mut connection, group, attempt);
        if matches!(outcome, Err(Failure::NotStored(_))) {
            // A restored older database may lack a cached customer. The next attempt reads the customers again.
            self.forget();
        }
        let is_lost = matches!(&outcome, Err(Failure::NotStored(StoreError::Unavailable(_)) | Failure::Unconfirmed(_)));
        if !is_lost && !connection.is_broken() {
            self.connection = Some(connection);
        }
        outcome
    }

    /// Forgets what the writer knows of the database, which may be another one.
    fn forget(&mut self) {
        self.caches = Caches::default();
        if let Some(places) = &self.places {
            places.forget();
        }
        if let Some(rater) = &mut self.rater {
            rater.clear();
        }
    }

    fn transact(
        &mut self,
        connection: &mut StoreConnection,
        group: Group<'_>,
        attempt: usize,
    ) -> Result<Results, Failure> {
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
        let layout = if self.places.is_some() { Layout::Distributed } else { Layout::Plain };
        let mode = Mode { layout, reads_first: attempt > 1 };
        match group::write(transaction.connection(), mode, group, &maker, &mut self.caches, self.rater.as_mut()) {
            Ok((results, queued)) => {
                transaction
                    .commit()
                    .map_err(|error| Failure::Unconfirmed(StoreError::Unavailable(error.into_cause())))?;
                // The rows are committed, whatever the answer is.
                self.shared.commits.fetch_add(1, Ordering::Relaxed);
                self.shared.signal.add(&queued);
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
