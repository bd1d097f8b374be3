//! A copy of a whole store into another, on either database: everything as it is, but for the tables that the list in
//! `tables.rs` leaves out and names.
//!
//! A pass reads each table of both ends in the order of its key, a chunk at a time, and writes what the destination lacks,
//! a transaction for each chunk. So a pass that was cut short is resumed by the next, which reads what is there already and
//! writes what is not; and the final pass is the same pass again, over two stores that differ in little. It finds whatever
//! differs, whenever it was committed: nothing depends on the order of ids or on clocks.
//!
//! The source is frozen where nobody else has it open: then a pass is final, and both ends have the same rows at its end.
//! Beside a running service, a pass takes what it finds, and leaves the rest to the final pass.

mod billables;
mod customers;
mod endpoints;
mod error;
mod pass;
mod source;
mod write;

use std::sync::Mutex;

pub use self::error::CopyError;
pub use self::pass::CopyReport;
use self::source::Source;
use crate::tables::{InCopy, TABLES};
use crate::url::DatabaseUrl;

/// How a copy is made.
#[derive(Clone, Copy, Debug)]
pub struct CopyOptions {
    /// Whether the source has to be out of use, so that the copy is complete.
    pub is_final: bool,
    /// How many rows are read at once and written in one transaction.
    pub chunk: usize,
}

impl Default for CopyOptions {
    fn default() -> Self {
        Self { is_final: false, chunk: 4_000 }
    }
}

/// A table that is not copied, and why.
pub fn tables_left_out() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLES.iter().filter_map(|table| match table.copy {
        InCopy::LeftOut { reason } => Some((table.name, reason)),
        _ => None,
    })
}

/// Runs a pass: brings everything in the destination to what the source has. Migrates the destination where that is to be
/// done, refuses one that holds anything but an earlier pass of the same copy, and keeps others away from it.
///
/// `progress` is told the table and how many of its rows were compared or copied since it was told last; it gives whether
/// to go on.
///
/// # Errors
///
/// [`CopyError`] says why, and what to do.
pub fn copy(
    from: &DatabaseUrl,
    to: &DatabaseUrl,
    options: CopyOptions,
    progress: &mut dyn FnMut(&'static str, usize) -> bool,
) -> Result<CopyReport, CopyError> {
    let name = from.without_credentials();
    if name == to.without_credentials() {
        return Err(CopyError::SameStore);
    }
    let (connection, is_frozen) = endpoints::open_source(from, options.is_final)?;
    let source = Source { connection: Mutex::new(connection), is_frozen };
    let mut destination = endpoints::open_destination(to, &name)?;
    let mut report = pass::run(&source, &mut destination, options.chunk.max(1), progress)?;
    report.is_complete = is_frozen;
    if is_frozen {
        endpoints::note_finished(&mut destination, &name)?;
    }
    Ok(report)
}
