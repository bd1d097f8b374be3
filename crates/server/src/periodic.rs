//! Threads that repeat a task until the service stops.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::Duration;

use anyhow::Context as _;

/// A thread that runs a task in each period. The thread ends after the value is dropped, once a run in progress is
/// done.
pub(crate) struct Periodic(#[expect(dead_code, reason = "dropping the sender ends the thread")] Sender<()>);

impl Periodic {
    /// Starts a thread whose first run comes after one period.
    pub(crate) fn start(name: &str, period: Duration, task: impl FnMut() + Send + 'static) -> anyhow::Result<Self> {
        Self::start_after(period, name, period, task)
    }

    /// Starts a thread whose first run comes at once.
    pub(crate) fn start_at_once(
        name: &str,
        period: Duration,
        task: impl FnMut() + Send + 'static,
    ) -> anyhow::Result<Self> {
        Self::start_after(Duration::ZERO, name, period, task)
    }

    fn start_after(
        first_pause: Duration,
        name: &str,
        period: Duration,
        mut task: impl FnMut() + Send + 'static,
    ) -> anyhow::Result<Self> {
        let (stop, stopped) = channel();
        let run = move || {
            let mut pause = first_pause;
            while stopped.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                task();
                pause = period;
            }
        };
        let thread = std::thread::Builder::new().name(name.to_owned()).spawn(run);
        thread.with_context(|| format!("the thread {name} cannot be started"))?;
        Ok(Self(stop))
    }
}
