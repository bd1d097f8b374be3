//! Signals: the first asks the service to stop, the second ends the process at once.

use std::sync::{Arc, OnceLock};
use std::task::Poll;
use std::time::Instant;

use actix_web::rt::signal::unix::{Signal, SignalKind, signal};

/// What a process that was ended by a second signal leaves, as shells count it: 128 and the number of SIGTERM.
const EXIT_CODE_AT_ONCE: i32 = 143;

/// Keeps SIGHUP from ending the process, as it would where a terminal closes or a program means it to read its settings anew.
/// It takes a runtime, which logs the signal once it runs.
pub(crate) fn ignore_hangups() -> std::io::Result<()> {
    let mut hangups = signal(SignalKind::hangup())?;
    actix_web::rt::spawn(async move {
        while hangups.recv().await.is_some() {
            tracing::info!(
                "SIGHUP is ignored: restart the service to change its settings; keys are read by themselves"
            );
        }
    });
    Ok(())
}

/// The signals that ask the process to stop, watched from the moment this is made.
pub(crate) struct Signals {
    terminate: Signal,
    interrupt: Signal,
    asked_at: Arc<OnceLock<Instant>>,
}

impl Signals {
    /// Begins to watch. It takes a runtime that runs.
    pub(crate) fn watch() -> std::io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
            asked_at: Arc::default(),
        })
    }

    /// Holds when the process was asked to stop, once it was.
    pub(crate) fn asked_at(&self) -> Arc<OnceLock<Instant>> {
        self.asked_at.clone()
    }

    /// Ready when the process is asked to stop by SIGTERM or SIGINT.
    pub(crate) async fn asked_to_stop(mut self) {
        self.next().await;
        let _ = self.asked_at.set(Instant::now());
        tracing::info!("asked to stop: no new connection, what is under way is answered");
        actix_web::rt::spawn(async move {
            self.next().await;
            tracing::warn!("asked again: ending at once");
            std::process::exit(EXIT_CODE_AT_ONCE);
        });
    }

    async fn next(&mut self) {
        std::future::poll_fn(|context| match self.terminate.poll_recv(context) {
            Poll::Ready(_) => Poll::Ready(()),
            Poll::Pending => self.interrupt.poll_recv(context).map(drop),
        })
        .await;
    }
}
