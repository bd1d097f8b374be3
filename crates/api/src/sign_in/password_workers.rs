//! Password workers: threads that verify passwords, behind two bounded queues.
//!
//! Argon2 is slow on purpose. On the threads that serve connections, or on the blocking pool, a storm of sign-ins would make
//! reports wait. Here a storm makes sign-ins wait, and then refuses them. Users at known addresses have a queue of their own and
//! every other turn of the workers, so a storm of strangers does not refuse them.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use billables_auth::{PasswordCost, PasswordError, PasswordVerdict, Passwords};
use billables_contract::ErrorCode;
use tokio::sync::oneshot;

use crate::error::ApiError;

/// The capacity of each queue. At 20 ms a password the last one waits for a third of a second, or for some seconds behind wrong
/// passwords alone.
const QUEUE_CAPACITY: usize = 16;

/// The niceness of the workers: the highest, so that the threads that serve requests come first.
const NICENESS: i32 = 19;

/// The rest of a worker after a wrong password, as a multiple of the time that the password took. During a rest the worker takes
/// no stranger's password. Niceness is not enough: Argon2 slows others down through the memory that all threads share, and each
/// refusal writes to the audit trail. So a storm of wrong passwords gets an eighth of a processor for each worker. Users at known
/// addresses do not wait for a rest, because each has a rate limit.
const REST: u32 = 7;

/// The longest rest. On a busy machine the time of a password says little.
const REST_MAX: Duration = Duration::from_millis(250);

/// The longest wait of [`PasswordWorkers::wait_as_if_verified`].
const FEIGNED_MAX: Duration = Duration::from_secs(1);

/// A job of a worker; true if a rest follows.
type Job = Box<dyn FnOnce(&Passwords) -> bool + Send>;

/// The queue of a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// The queue of users at known addresses.
    Known,
    /// The queue of all others.
    Stranger,
}

/// The password workers.
pub(crate) struct PasswordWorkers {
    shared: Arc<Shared>,
}

struct Shared {
    passwords: Passwords,
    queues: Mutex<Queues>,
    /// Notified of each job and of the end.
    changed: Condvar,
    /// The recent time of a password, in microseconds. For users at known addresses the time includes the wait.
    typical_microseconds: AtomicU64,
}

#[derive(Default)]
struct Queues {
    known: VecDeque<Job>,
    strangers: VecDeque<Job>,
    /// Whether the last turn was a known user's. The next turn is then a stranger's, if one waits.
    was_known: bool,
    is_closed: bool,
}

impl Queues {
    fn queue(&mut self, line: Line) -> &mut VecDeque<Job> {
        match line {
            Line::Known => &mut self.known,
            Line::Stranger => &mut self.strangers,
        }
    }

    /// The next job.
    fn take(&mut self, is_rested: bool) -> Option<Job> {
        let stranger_first = self.was_known || self.known.is_empty();
        let line = if is_rested && stranger_first && !self.strangers.is_empty() { Line::Stranger } else { Line::Known };
        let job = self.queue(line).pop_front()?;
        self.was_known = line == Line::Known;
        Some(job)
    }
}

impl PasswordWorkers {
    pub(crate) fn start(cost: PasswordCost, threads: usize) -> Result<Self, PasswordError> {
        let shared = Arc::new(Shared {
            passwords: Passwords::new(cost)?,
            queues: Mutex::default(),
            changed: Condvar::new(),
            typical_microseconds: AtomicU64::new(0),
        });
        for _ in 0..threads.max(1) {
            let shared = shared.clone();
            // Without a worker the queues fill up and sign-ins are refused.
            let _ = std::thread::Builder::new().name("passwords".to_owned()).spawn(move || shared.work());
        }
        Ok(Self { shared })
    }

    /// Whether a stranger's password would be refused at once.
    pub(crate) fn is_full_for_strangers(&self) -> bool {
        self.shared.queues().strangers.len() >= QUEUE_CAPACITY
    }

    /// Verifies a password against a stored hash, or does the same work without one.
    pub(crate) async fn verify(
        &self,
        line: Line,
        password: String,
        stored: Option<String>,
    ) -> Result<PasswordVerdict, ApiError> {
        let task = move |passwords: &Passwords| passwords.verify(&password, stored.as_deref());
        let begun = Instant::now();
        let verdict = self.run(line, task, |verdict| *verdict == PasswordVerdict::Wrong).await;
        if line == Line::Known && verdict.is_ok() {
            self.shared.took(begun.elapsed());
        }
        verdict
    }

    /// A new hash of the password of a user who has just signed in.
    pub(crate) async fn hash(&self, password: String, salt: [u8; 16]) -> Result<String, ApiError> {
        let hash = self.run(Line::Known, move |passwords| passwords.hash(&password, salt), |_| false).await?;
        hash.map_err(ApiError::internal)
    }

    /// Waits for the recent time of a known user's password. Otherwise the quick refusal of an unverified password would tell that
    /// the address is unknown.
    pub(crate) async fn wait_as_if_verified(&self) {
        let typical = Duration::from_micros(self.shared.typical_microseconds.load(Ordering::Relaxed));
        actix_web::rt::time::sleep(typical.min(FEIGNED_MAX)).await;
    }

    /// Runs a task on a worker, if the queue has room. The worker skips the task if the client has gone.
    async fn run<T: Send + 'static>(
        &self,
        line: Line,
        task: impl FnOnce(&Passwords) -> T + Send + 'static,
        needs_rest: fn(&T) -> bool,
    ) -> Result<T, ApiError> {
        let (answer, outcome) = oneshot::channel();
        let span = tracing::Span::current();
        let job: Job = Box::new(move |passwords| {
            let result = (!answer.is_closed()).then(|| span.in_scope(|| task(passwords)));
            let needs_rest = result.as_ref().is_some_and(needs_rest);
            if let Some(result) = result {
                // The client may have gone during the task.
                let _ = answer.send(result);
            }
            needs_rest
        });
        {
            let mut queues = self.shared.queues();
            let queue = queues.queue(line);
            if queue.len() >= QUEUE_CAPACITY {
                return Err(full());
            }
            queue.push_back(job);
        }
        // All workers, because a resting worker takes no stranger's password.
        self.shared.changed.notify_all();
        outcome.await.map_err(ApiError::internal)
    }

    /// The number of Argon2 computations since the start.
    pub(crate) fn computations(&self) -> u64 {
        self.shared.passwords.computations()
    }
}

impl Drop for PasswordWorkers {
    fn drop(&mut self) {
        self.shared.queues().is_closed = true;
        self.shared.changed.notify_all();
    }
}

pub(crate) fn full() -> ApiError {
    ApiError::new(
        ErrorCode::SignInBusy,
        "More passwords wait than the service verifies at once. Try again in a moment.",
    )
}

impl Shared {
    fn queues(&self) -> MutexGuard<'_, Queues> {
        self.queues.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds the time of a password to the recent average.
    fn took(&self, time: Duration) {
        let time = u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
        let weigh = |typical: u64| if typical == 0 { time } else { typical - typical / 8 + time / 8 };
        let (set, fetch) = (Ordering::Relaxed, Ordering::Relaxed);
        let _ = self.typical_microseconds.fetch_update(set, fetch, |typical| Some(weigh(typical)));
    }

    fn work(&self) {
        // On Linux the niceness is the thread's own. A worker runs without it, too.
        let _ = rustix::process::nice(NICENESS);
        let mut rested_at = Instant::now();
        while let Some(job) = self.wait_for_job(rested_at) {
            let begun = Instant::now();
            if job(&self.passwords) {
                let took = begun.elapsed();
                self.took(took);
                rested_at = Instant::now() + (took * REST).min(REST_MAX);
            }
        }
    }

    /// Waits for the next job; `None` after the end. Before `rested_at` the worker takes no stranger's password.
    fn wait_for_job(&self, rested_at: Instant) -> Option<Job> {
        let mut queues = self.queues();
        loop {
            let rest = rested_at.saturating_duration_since(Instant::now());
            if let Some(job) = queues.take(rest.is_zero()) {
                return Some(job);
            }
            if queues.is_closed {
                return None;
            }
            queues = if queues.strangers.is_empty() {
                self.changed.wait(queues).unwrap_or_else(PoisonError::into_inner)
            } else {
                self.changed.wait_timeout(queues, rest).unwrap_or_else(PoisonError::into_inner).0
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queues(known: usize, strangers: usize) -> Queues {
        let jobs = |count| (0..count).map(|_| Box::new(|_: &Passwords| false) as Job).collect();
        Queues { known: jobs(known), strangers: jobs(strangers), ..Queues::default() }
    }

    /// The turns, in order.
    fn turns(mut queues: Queues, is_rested: bool) -> Vec<Line> {
        let line = |queues: &Queues| if queues.was_known { Line::Known } else { Line::Stranger };
        std::iter::from_fn(|| queues.take(is_rested).map(|_| line(&queues))).collect()
    }

    #[test]
    fn users_at_known_addresses_have_every_other_turn() {
        use Line::{Known, Stranger};
        assert_eq!(turns(queues(3, 5), true), [Known, Stranger, Known, Stranger, Known, Stranger, Stranger, Stranger]);
        assert_eq!(turns(queues(4, 2), true), [Known, Stranger, Known, Stranger, Known, Known]);
        assert_eq!(turns(queues(0, 2), true), [Stranger, Stranger]);
    }

    #[test]
    fn a_resting_worker_takes_passwords_of_known_users_alone() {
        assert_eq!(turns(queues(3, 5), false), [Line::Known; 3]);
    }
}
