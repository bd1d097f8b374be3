//! Where passwords are verified: a few threads of their own, with a queue that has an end.
//!
//! Argon2 is slow on purpose. On the threads that serve connections, or on those that wait for the database, a storm of
//! sign-ins would make reports wait. Here it makes sign-ins wait, and then be refused.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

use billables_auth::{PasswordCost, PasswordError, Passwords};
use tokio::sync::oneshot;

use crate::error::ApiError;

/// How many passwords may wait for a thread. At 20 ms each, the last waits for less than a second.
const QUEUE_CAPACITY: usize = 32;

/// How much the threads give way to those that serve requests: with a niceness of 10 a thread gets a tenth of the time of
/// one with 0 where both want all of it, and all of it where nobody else does.
const NICENESS: i32 = 10;

type Job = Box<dyn FnOnce(&Passwords) + Send>;

/// Takes passwords in and gives verdicts out.
pub(crate) struct PasswordDesk {
    passwords: Arc<Passwords>,
    /// The threads end when this is gone.
    queue: SyncSender<Job>,
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
        Ok(Self { passwords, queue })
    }

    /// Does something slow with passwords, if there is room. Nothing is done for a client that has gone meanwhile.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        task: impl FnOnce(&Passwords) -> T + Send + 'static,
    ) -> Result<T, ApiError> {
        let (answer, outcome) = oneshot::channel();
        let span = tracing::Span::current();
        let job: Job = Box::new(move |passwords| {
            if !answer.is_closed() {
                let _ = answer.send(span.in_scope(|| task(passwords)));
            }
        });
        self.queue.try_send(job).map_err(|_| ApiError::unavailable("more passwords wait than are verified at once"))?;
        outcome.await.map_err(ApiError::internal)
    }

    /// How many times Argon2 was computed.
    pub(crate) fn computations(&self) -> u64 {
        self.passwords.computations()
    }
}

fn work(jobs: &Mutex<Receiver<Job>>, passwords: &Passwords) {
    // On Linux this is the thread's own. Where it cannot be set, the thread works as all others do.
    let _ = rustix::process::nice(NICENESS);
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = job else { return };
        job(passwords);
    }
}
