//! Ctrl-C for commands that have to finish a step: the first asks the command to stop, the second ends the process at
//! once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Context as _;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

/// The exit code after a second signal: 128 plus the number of SIGINT, as in a shell.
const EXIT_CODE_AT_ONCE: i32 = 130;

/// The request to stop the command.
pub(crate) struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Handles SIGINT and SIGTERM from now on.
    pub(crate) fn watch() -> anyhow::Result<Self> {
        let asked = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM] {
            // The order matters: the handler of the shutdown reads the flag before the other handler sets it.
            flag::register_conditional_shutdown(signal, EXIT_CODE_AT_ONCE, asked.clone())
                .and_then(|_| flag::register(signal, asked.clone()))
                .context("signals cannot be watched")?;
        }
        Ok(Self(asked))
    }

    /// Handles no signal; the system ends the process.
    pub(crate) fn never() -> Self {
        Self(Arc::default())
    }

    /// Whether the command was asked to stop.
    pub(crate) fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
