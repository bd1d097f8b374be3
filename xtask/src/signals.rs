//! Ctrl-C and similar signals, once a server runs that must be stopped: the running command gets the signal, and this
//! process ends in order.

use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

use anyhow::{Context as _, Result, bail};
use rustix::process::{Pid, Signal, kill_process};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

/// The last signal received; 0 for none.
static RECEIVED: AtomicI32 = AtomicI32::new(0);

/// The running command.
static RUNNING: Mutex<Option<Pid>> = Mutex::new(None);

static CAME: Condvar = Condvar::new();

/// Handles signals from now on, so that they no longer end this process.
pub(crate) fn watch() -> Result<()> {
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP]).context("The handler for Ctrl-C was not accepted")?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for number in signals.forever() {
            let running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
            RECEIVED.store(number, Ordering::SeqCst);
            // A terminal sends Ctrl-C to the command too; a second signal does no harm.
            if let (Some(process), Some(signal)) = (*running, Signal::from_named_raw(number)) {
                let _ = kill_process(process, signal);
            }
            CAME.notify_all();
        }
    })?;
    Ok(())
}

/// Sets or clears the running command.
pub(crate) fn running(process_id: Option<u32>) {
    let process = process_id.and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw);
    *RUNNING.lock().unwrap_or_else(PoisonError::into_inner) = process;
}

/// Whether a signal was received.
pub(crate) fn received() -> bool {
    RECEIVED.load(Ordering::SeqCst) != 0
}

/// Fails if a signal was received; for places without a running command that would have failed.
pub(crate) fn check() -> Result<()> {
    if received() {
        bail!("Interrupted");
    }
    Ok(())
}

/// Waits for a signal.
pub(crate) fn wait() {
    let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    while !received() {
        running = CAME.wait(running).unwrap_or_else(PoisonError::into_inner);
    }
}
