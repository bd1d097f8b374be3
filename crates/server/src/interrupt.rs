//! Ctrl-C for the commands that leave something half done: the first asks, the second ends the process at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Context as _;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

/// What a process that a second signal ended leaves, as shells count it: 128 and the number of SIGINT.
const EXIT_CODE_AT_ONCE: i32 = 130;

/// Whether the command was asked to stop.
pub(crate) struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Takes the signals from here on.
    pub(crate) fn watch() -> anyhow::Result<Self> {
        let asked = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM] {
            // In this order: the first signal finds the flag down, and puts it up.
            flag::register_conditional_shutdown(signal, EXIT_CODE_AT_ONCE, asked.clone())
                .and_then(|_| flag::register(signal, asked.clone()))
                .context("signals cannot be watched")?;
        }
        Ok(Self(asked))
    }

    /// Leaves the signals to the system, which ends the process.
    pub(crate) fn never() -> Self {
        Self(Arc::default())
    }

    /// Whether the command was asked to stop.
    pub(crate) fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
