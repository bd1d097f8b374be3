//! Signals: the first SIGTERM or SIGINT asks the service to stop, and the second ends the process at once.

use std::sync::{Arc, OnceLock};
use std::task::Poll;
use std::time::Instant;

use actix_web::rt::signal::unix::{Signal, SignalKind, signal};

/// The exit code after a second signal: 128 plus the number of SIGTERM, as in a shell.
const EXIT_CODE_AT_ONCE: i32 = 143;

/// Ignores SIGHUP, which would end the process when a terminal closes or an operator means to reload the settings. The
/// caller is in a runtime, which logs the signal as soon as the runtime runs.
pub(crate) fn ignore_hangups() -> std::io::Result<()> {
    let mut hangups = signal(SignalKind::hangup())?;
    actix_web::rt::spawn(async move {
        while hangups.recv().await.is_some() {
            tracing::info!(
                "SIGHUP is ignored: restart the service to change its settings; it reads new keys without a signal"
            );
        }
    });
    Ok(())
}

/// The signals that ask the process to stop, watched from the construction on.
pub(crate) struct Signals {
    terminate: Signal,
    interrupt: Signal,
    asked_at: Arc<OnceLock<Instant>>,
}

impl Signals {
    /// Begins to watch. The caller is in a running runtime.
    pub(crate) fn watch() -> std::io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
            asked_at: Arc::default(),
        })
    }

    /// The moment at which the process was asked to stop; empty before.
    pub(crate) fn asked_at(&self) -> Arc<OnceLock<Instant>> {
        self.asked_at.clone()
    }

    /// Completes when SIGTERM or SIGINT asks the process to stop.
    pub(crate) async fn asked_to_stop(mut self) {
        self.next().await;
        let _ = self.asked_at.set(Instant::now());
        tracing::info!("asked to stop: the service accepts no new connection and answers the requests in progress");
        actix_web::rt::spawn(async move {
            self.next().await;
            tracing::warn!("asked to stop again: the process ends at once");
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
