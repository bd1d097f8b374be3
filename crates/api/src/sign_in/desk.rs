//! Where passwords are verified: a few threads of their own, with a queue that has an end.
//!
//! Argon2 is slow on purpose. On the threads that serve connections, or on those that wait for the database, a storm of
//! sign-ins would make reports wait. Here it makes sign-ins wait, and then be refused.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use billables_auth::{PasswordCost, PasswordError, PasswordVerdict, Passwords};
use billables_contract::ErrorCode;
use tokio::sync::oneshot;

use crate::error::ApiError;

/// How many passwords may wait for a thread. At 20 ms each the last waits for a third of a second, and for some seconds
/// behind nothing but wrong ones.
const QUEUE_CAPACITY: usize = 16;

/// How much the threads give way to those that serve requests: as much as there is.
const NICENESS: i32 = 19;

/// How long a thread rests after a wrong password, as a multiple of what it took, where the next one waits already. Giving
/// way is not enough: what Argon2 does to the memory that all share slows others down wherever it runs, and each refusal is
/// written into the audit trail. Many who sign in at once with the right passwords wait for no rest; a storm of wrong ones
/// gets an eighth of a processor for each thread.
const REST: u32 = 7;

/// The longest rest: where a password took long because the machine is busy, the time that it took says little.
const REST_MAX: Duration = Duration::from_millis(250);

/// Something to do, which tells whether a rest is due after it.
type Job = Box<dyn FnOnce(&Passwords) -> bool + Send>;

/// Takes passwords in and gives verdicts out.
pub(crate) struct PasswordDesk {
    passwords: Arc<Passwords>,
    /// The threads end when this is gone.
    queue: SyncSender<Job>,
    /// How many jobs wait or are worked on.
    waiting: Arc<AtomicUsize>,
}

impl PasswordDesk {
    pub(crate) fn open(cost: PasswordCost, threads: usize) -> Result<Self, PasswordError> {
        let passwords = Arc::new(Passwords::new(cost)?);
        let (queue, jobs) = sync_channel::<Job>(QUEUE_CAPACITY);
        let jobs = Arc::new(Mutex::new(jobs));
        for _ in 0..threads.max(1) {
            let (jobs, passwords) = (jobs.clone(), passwords.clone());
            // A machine that cannot start a thread serves nothing anyway; sign-ins are refused then, as when all is full.
            let _ = std::thread::Builder::new().name("passwords".to_owned()).spawn(move || work(&jobs, &passwords));
        }
        Ok(Self { passwords, queue, waiting: Arc::default() })
    }

    /// Refuses at once what would be refused anyway, before the database is asked for anything. A storm then costs next to
    /// nothing.
    pub(crate) fn require_room(&self) -> Result<(), ApiError> {
        if self.waiting.load(Ordering::Relaxed) < QUEUE_CAPACITY { Ok(()) } else { Err(full()) }
    }

    /// Whether a password is that of a stored hash, or of none.
    pub(crate) async fn verify(&self, password: String, stored: Option<String>) -> Result<PasswordVerdict, ApiError> {
        let task = move |passwords: &Passwords| passwords.verify(&password, stored.as_deref());
        self.run(task, |verdict| *verdict == PasswordVerdict::Wrong).await
    }

    /// A new hash of a password.
    pub(crate) async fn hash(&self, password: String, salt: [u8; 16]) -> Result<String, ApiError> {
        let hash = self.run(move |passwords| passwords.hash(&password, salt), |_| false).await?;
        hash.map_err(ApiError::internal)
    }

    /// Does something slow with passwords, if there is room. Nothing is done for a client that has gone meanwhile.
    async fn run<T: Send + 'static>(
        &self,
        task: impl FnOnce(&Passwords) -> T + Send + 'static,
        needs_rest: fn(&T) -> bool,
    ) -> Result<T, ApiError> {
        let (answer, outcome) = oneshot::channel();
        let span = tracing::Span::current();
        let waiting = self.waiting.clone();
        let job: Job = Box::new(move |passwords| {
            let result = (!answer.is_closed()).then(|| span.in_scope(|| task(passwords)));
            let needs_rest = result.as_ref().is_some_and(needs_rest);
            if let Some(result) = result {
                // The client may have gone in the meantime.
                let _ = answer.send(result);
            }
            waiting.fetch_sub(1, Ordering::Relaxed);
            needs_rest
        });
        self.waiting.fetch_add(1, Ordering::Relaxed);
        if self.queue.try_send(job).is_err() {
            self.waiting.fetch_sub(1, Ordering::Relaxed);
            return Err(full());
        }
        outcome.await.map_err(ApiError::internal)
    }

    /// How many times Argon2 was computed.
    pub(crate) fn computations(&self) -> u64 {
        self.passwords.computations()
    }
}

fn full() -> ApiError {
    ApiError::new(ErrorCode::SignInBusy, "More passwords wait than are verified at once. Try again in a moment.")
}

fn work(jobs: &Mutex<Receiver<Job>>, passwords: &Passwords) {
    // On Linux this is the thread's own. Where it cannot be set, the thread works as all others do.
    let _ = rustix::process::nice(NICENESS);
    let mut rest = Duration::ZERO;
    loop {
        let jobs = || jobs.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = jobs().try_recv();
        let job = match waiting {
            Ok(job) => {
                std::thread::sleep(rest);
                job
            }
            Err(_) => match jobs().recv() {
                Ok(job) => job,
                Err(_) => return,
            },
        };
        let begun = Instant::now();
        let needs_rest = job(passwords);
        rest = if needs_rest { (begun.elapsed() * REST).min(REST_MAX) } else { Duration::ZERO };
    }
}
