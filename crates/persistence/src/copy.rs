//! The copy of a whole store into another database of either kind. The list in `tables.rs` names the tables that are not
//! copied.
//!
//! A pass reads each table of source and destination in the order of its key, in chunks, and writes the differences into the
//! destination, with one transaction for each chunk. A pass that was cut short is resumed by another pass, which compares the
//! rows again. The final pass is the same code over two stores that differ little. The comparison does not depend on the
//! order of ids or on clocks.
//!
//! If no other process has the source open, the pass freezes the source and is final: both stores then have the same rows.
//! Beside a running service, a pass copies the rows that it finds and leaves later ones to the final pass.

mod billables;
mod customers;
mod endpoints;
mod error;
mod lookup;
mod pass;
mod source;
mod write;

use std::sync::Mutex;

pub use self::error::CopyError;
pub use self::pass::CopyReport;
use self::source::Source;
use crate::tables::{CopyTreatment, TABLES};
use crate::url::DatabaseUrl;

/// The options of a copy.
#[derive(Clone, Copy, Debug)]
pub struct CopyOptions {
    /// Whether the copy must be complete, which requires that no other process uses the source.
    pub is_final: bool,
    /// The number of rows in a chunk, which is read at once and written in one transaction.
    pub chunk: usize,
}

impl Default for CopyOptions {
    fn default() -> Self {
        Self { is_final: false, chunk: 4_000 }
    }
}

/// The tables that are not copied, with the reasons.
pub fn tables_left_out() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLES.iter().filter_map(|table| match table.copy {
        CopyTreatment::LeftOut { reason } => Some((table.name, reason)),
        _ => None,
    })
}

/// Runs a pass, which makes the destination equal to the source. The function migrates the destination, refuses a destination
/// with other rows than those of earlier passes of the same copy, and locks other processes out of it.
///
/// `progress` receives the table and the number of rows compared since its last call, and returns whether to continue.
///
/// # Errors
///
/// [`CopyError`] names the reason and the remedy.
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
