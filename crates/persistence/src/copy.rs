//! The copy of a whole store into another database of either kind. The list in `tables.rs` names the tables that are not
//! copied.
//!
//! A pass reads each table of source and destination in the order of its key, in chunks, and writes the differences into the
//! destination, with one transaction for each chunk. A pass that was cut short is resumed by another pass, which compares the
//! rows again. The final pass is the same code over two stores that differ little. The comparison does not depend on the
//! order of ids or on clocks.
//!
//! On request, a first pass also creates a log of changes in the source. Each later pass then reads the rows that the log names
//! alone, so that its time does not depend on the size of the store.
//!
//! If no other process has the source open, the pass freezes the source and is final: both stores then have the same rows.
//! Beside a running service, a pass copies the rows that it finds and leaves later ones to the final pass.

mod billables;
mod change_log;
mod customers;
mod endpoints;
mod error;
mod follow;
mod lookup;
mod pass;
mod source;
mod write;

use std::sync::Mutex;

pub use self::error::CopyError;
pub use self::pass::CopyReport;
use self::source::Source;
use crate::layout::{Layout, layout};
use crate::tables::{CopyTreatment, TABLES};
use crate::url::DatabaseUrl;

/// The options of a copy.
#[derive(Clone, Copy, Debug)]
pub struct CopyOptions {
    /// Whether the copy must be complete, which requires that no other process uses the source.
    pub is_final: bool,
    /// Whether the source logs its changes from now on, if it is in use.
    pub follow: bool,
    /// The number of rows in a chunk, which is read at once and written in one transaction.
    pub chunk: usize,
}

impl Default for CopyOptions {
    fn default() -> Self {
        Self { is_final: false, follow: false, chunk: 4_000 }
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
    let has_found_log = has_log_for(&source, to)?;
    if options.follow && !has_found_log && source.read(layout)? == Layout::Distributed {
        return Err(CopyError::DistributedSource);
    }
    // Without a digest the destination has had no pass over all rows since the log was created.
    let has_digest = has_found_log && endpoints::has_digest(&mut destination)?;
    let has_log = has_found_log || (options.follow && !is_frozen);
    let mut report = CopyReport::default();
    if !has_digest {
        endpoints::note(&mut destination, &name, false)?;
        if has_log && !has_found_log {
            change_log::create(&source, &to.without_credentials())?;
        }
        report = pass::run(&source, &mut destination, options.chunk.max(1), progress)?;
        if has_log && !is_frozen {
            follow::begin(&mut destination)?;
        }
    }
    if has_log && (has_digest || !is_frozen) {
        let (written, digest) = follow::run(&source, &mut destination, options, progress)?;
        report.written += written;
        report.whole = Some(digest);
    }
    report.is_complete = is_frozen;
    if is_frozen {
        endpoints::note(&mut destination, &name, true)?;
        drop(destination);
        report.has_log_left = has_log && change_log::remove(&source.thaw()?).is_err();
    }
    Ok(report)
}

/// Removes the log of changes from a source whose copy is given up.
///
/// # Errors
///
/// The source cannot be opened, or the log cannot be removed at the moment.
pub fn copy_unfollow(from: &DatabaseUrl) -> Result<(), CopyError> {
    let source = Source { connection: Mutex::new(endpoints::connect_source(from)?), is_frozen: false };
    change_log::remove(&source)
}

/// Whether the source has a log of changes for this destination.
fn has_log_for(source: &Source, to: &DatabaseUrl) -> Result<bool, CopyError> {
    match change_log::destination(source)? {
        Some(other) if other != to.without_credentials() => Err(CopyError::OtherDestination { to: other }),
        found => Ok(found.is_some()),
    }
}
