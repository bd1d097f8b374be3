//! Ctrl-C and its kin, once a server runs that must be stopped: the command that is running gets the signal, and this
//! process goes on to its end in order.

use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

use anyhow::{Context as _, Result, bail};
use rustix::process::{Pid, Signal, kill_process};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

/// The last signal that came, 0 for none.
static RECEIVED: AtomicI32 = AtomicI32::new(0);

/// The command that is running.
static RUNNING: Mutex<Option<Pid>> = Mutex::new(None);

static CAME: Condvar = Condvar::new();

/// From here on a signal no longer ends this process.
pub(crate) fn watch() -> Result<()> {
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP]).context("The handler for Ctrl-C was not accepted")?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for number in signals.forever() {
            let running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
            RECEIVED.store(number, Ordering::SeqCst);
            // A terminal has sent Ctrl-C to the command as well; hearing it twice does no harm.
            if let (Some(process), Some(signal)) = (*running, Signal::from_named_raw(number)) {
                let _ = kill_process(process, signal);
            }
            CAME.notify_all();
        }
    })?;
    Ok(())
}

/// Remembers the running command, or forgets it.
pub(crate) fn running(process_id: Option<u32>) {
    let process = process_id.and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw);
    *RUNNING.lock().unwrap_or_else(PoisonError::into_inner) = process;
}

/// Whether a signal came.
pub(crate) fn received() -> bool {
    RECEIVED.load(Ordering::SeqCst) != 0
}

/// An error if a signal came: for places where there is no command that would have failed of it.
pub(crate) fn check() -> Result<()> {
    if received() {
        bail!("Interrupted");
    }
    Ok(())
}

/// Returns when a signal comes.
pub(crate) fn wait() {
    let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    while !received() {
        running = CAME.wait(running).unwrap_or_else(PoisonError::into_inner);
    }
}
