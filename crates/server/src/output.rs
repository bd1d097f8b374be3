//! Standard output, which holds the result of a command and nothing else, and messages on standard error.

use std::io::{ErrorKind, Write as _};

use anyhow::Context as _;

/// Writes text to standard output. A closed pipe (`billables openapi | head`) is no error.
pub(crate) fn print(text: &str) -> anyhow::Result<()> {
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result.context("standard output cannot be written"),
    }
}

/// Writes a line to standard error, for the user at the terminal. A closed stream is no reason to fail.
pub(crate) fn print_message(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}
