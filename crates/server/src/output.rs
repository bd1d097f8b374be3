//! Standard output: what a command was asked for, and nothing else.

use std::io::{ErrorKind, Write as _};

use anyhow::Context as _;

/// Writes text to standard output. A reader that has gone away (`billables openapi | head`) is no error.
pub(crate) fn print(text: &str) -> anyhow::Result<()> {
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result.context("standard output cannot be written"),
    }
}
