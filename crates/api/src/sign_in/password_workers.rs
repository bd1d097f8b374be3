//! Verifies passwords: on a few threads of their own, with two queues that have an end.
//!
//! Argon2 is slow on purpose. On the threads that serve connections, or on those that wait for the database, a storm of
//! sign-ins would make reports wait. Here it makes sign-ins wait, and then be refused. Users at addresses where they signed in
//! before have a queue of their own and every other turn of the threads, so a storm of strangers does not refuse them.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use billables_auth::{PasswordCost, PasswordError, PasswordVerdict, Passwords};
use billables_contract::ErrorCode;
use tokio::sync::oneshot;

use crate::error::ApiError;

/// How many passwords of each queue may wait for a thread. At 20 ms each the last waits for a third of a second, and for some
/// seconds behind nothing but wrong ones.
const QUEUE_CAPACITY: usize = 16;

/// How much the threads give way to those that serve requests: as much as there is.
const NICENESS: i32 = 19;

/// How long a thread takes no stranger's password after a wrong one, as a multiple of what that took. Giving way is not
/// enough: what Argon2 does to the memory that all share slows others down wherever it runs, and each refusal is written into
/// the audit trail. A storm of wrong ones gets an eighth of a processor for each thread. The rest does not hold up users at
/// known addresses: how often these may be wrong is limited for each of them.
const REST: u32 = 7;

/// The longest rest: where a password took long because the machine is busy, the time that it took says little.
const REST_MAX: Duration = Duration::from_millis(250);

/// The longest time that [`PasswordWorkers::wait_as_if_verified`] waits.
const FEIGNED_MAX: Duration = Duration::from_secs(1);

/// Something to do, which tells whether a rest is due after it.
type Job = Box<dyn FnOnce(&Passwords) -> bool + Send>;

/// The queues in which passwords wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// A user at an address where that user signed in before.
    Known,
    /// Anybody else.
    Stranger,
}

/// Takes passwords in and gives verdicts out.
pub(crate) struct PasswordWorkers {
    shared: Arc<Shared>,
}

struct Shared {
    passwords: Passwords,
    queues: Mutex<Queues>,
    /// Told of each job, and of the end.
    changed: Condvar,
    /// How long a password took lately, waiting included where it was in the line of the known, in microseconds.
    typical_microseconds: AtomicU64,
}

#[derive(Default)]
struct Queues {
    known: VecDeque<Job>,
    strangers: VecDeque<Job>,
    /// Whether the last turn was a known user's: the next one is a stranger's, if any waits.
    was_known: bool,
    is_closed: bool,
}

impl Queues {
    fn of(&mut self, line: Line) -> &mut VecDeque<Job> {
        match line {
            Line::Known => &mut self.known,
            Line::Stranger => &mut self.strangers,
        }
    }

    /// The job whose turn it is.
    fn take(&mut self, is_rested: bool) -> Option<Job> {
        let stranger_first = self.was_known || self.known.is_empty();
        let line = if is_rested && stranger_first && !self.strangers.is_empty() { Line::Stranger } else { Line::Known };
        let job = self.of(line).pop_front()?;
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
            // A machine that cannot start a thread serves nothing anyway; sign-ins are refused then, as when all is full.
            let _ = std::thread::Builder::new().name("passwords".to_owned()).spawn(move || shared.work());
        }
        Ok(Self { shared })
    }

    /// Whether a stranger's password would be refused at once.
    pub(crate) fn is_full_for_strangers(&self) -> bool {
        self.shared.queues().strangers.len() >= QUEUE_CAPACITY
    }

    /// Whether a password is that of a stored hash, or of none.
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

    /// Waits for as long as a known user's password takes lately. A refusal without a look at the password would otherwise
    /// tell by its time that the user is not known at the address.
    pub(crate) async fn wait_as_if_verified(&self) {
        let typical = Duration::from_micros(self.shared.typical_microseconds.load(Ordering::Relaxed));
        actix_web::rt::time::sleep(typical.min(FEIGNED_MAX)).await;
    }

    /// Does something slow with passwords, if there is room. Nothing is done for a client that has gone meanwhile.
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
                // The client may have gone in the meantime.
                let _ = answer.send(result);
            }
            needs_rest
        });
        {
            let mut queues = self.shared.queues();
            let queue = queues.of(line);
            if queue.len() >= QUEUE_CAPACITY {
                return Err(full());
            }
            queue.push_back(job);
        }
        // All of them: a thread that rests takes no stranger's password.
        self.shared.changed.notify_all();
        outcome.await.map_err(ApiError::internal)
    }

    /// How many times Argon2 was computed.
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
    ApiError::new(ErrorCode::SignInBusy, "More passwords wait than are verified at once. Try again in a moment.")
}

impl Shared {
    fn queues(&self) -> MutexGuard<'_, Queues> {
        self.queues.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes into account how long a password took.
    fn took(&self, time: Duration) {
        let time = u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
        let weigh = |typical: u64| if typical == 0 { time } else { typical - typical / 8 + time / 8 };
        let (set, fetch) = (Ordering::Relaxed, Ordering::Relaxed);
        let _ = self.typical_microseconds.fetch_update(set, fetch, |typical| Some(weigh(typical)));
    }

    fn work(&self) {
        // On Linux this is the thread's own. Where it cannot be set, the thread works as all others do.
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

    /// The next job of a thread that takes no stranger's password before a moment; none once there will be no more.
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

    /// The turns, one after the other.
    fn turns(mut queues: Queues, is_rested: bool) -> Vec<Line> {
        let line = |queues: &Queues| if queues.was_known { Line::Known } else { Line::Stranger };
        std::iter::from_fn(|| queues.take(is_rested).map(|_| line(&queues))).collect()
    }

    #[test]
    fn users_at_known_addresses_have_every_other_turn_however_many_strangers_wait() {
        use Line::{Known, Stranger};
        assert_eq!(turns(queues(3, 5), true), [Known, Stranger, Known, Stranger, Known, Stranger, Stranger, Stranger]);
        assert_eq!(turns(queues(4, 2), true), [Known, Stranger, Known, Stranger, Known, Known]);
        assert_eq!(turns(queues(0, 2), true), [Stranger, Stranger]);
    }

    #[test]
    fn a_thread_that_rests_takes_the_passwords_of_known_users_alone() {
        assert_eq!(turns(queues(3, 5), false), [Line::Known; 3]);
    }
}
