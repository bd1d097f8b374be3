//! Signals: the first asks the service to stop, the second ends the process at once.

use actix_web::rt::signal::unix::{Signal, SignalKind, signal};

/// What a process that was ended by a second signal leaves, as shells count it: 128 and the number of SIGTERM.
const EXIT_CODE_AT_ONCE: i32 = 143;

/// Ready when the process is asked to stop by SIGTERM or SIGINT.
pub(crate) async fn asked_to_stop() {
    let (Ok(mut terminate), Ok(mut interrupt)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        tracing::error!("signals cannot be watched: the service can only be killed");
        return std::future::pending().await;
    };
    next(&mut terminate, &mut interrupt).await;
    tracing::info!("asked to stop: no new connection, what is under way is answered");
    actix_web::rt::spawn(async move {
        next(&mut terminate, &mut interrupt).await;
        tracing::warn!("asked again: ending at once");
        std::process::exit(EXIT_CODE_AT_ONCE);
    });
}

async fn next(terminate: &mut Signal, interrupt: &mut Signal) {
    std::future::poll_fn(|context| {
        if terminate.poll_recv(context).is_ready() {
            std::task::Poll::Ready(())
        } else {
            interrupt.poll_recv(context).map(drop)
        }
    })
    .await;
}
