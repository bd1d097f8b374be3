//! A pass that reads the rows of the source's log of changes alone.
//!
//! The destination keeps its own digest in the note about the copy. Each batch of changes subtracts the hashes of the rows that it
//! finds in the destination and adds those of the rows that it reads back, in the transaction that writes the rows. So the digest
//! is that of all rows, and a pass costs what has changed.

use std::collections::BTreeSet;

use super::change_log::{self, Batch};
use super::error::CopyError;
use super::pass::Changes;
use super::source::Source;
use super::write::Row;
use super::{CopyOptions, billables, endpoints};
use crate::connection::{AnyConnection, TransactionKind};
use crate::digest::{DigestSum, StoreDigest, digest_of};
use crate::error::StoreError;
use crate::raw_rows::{self, RawRows};
use crate::settings::CopyNote;
use crate::tables::{CopyTreatment, Table};
use crate::transaction::StoreConnection;

/// The name of the log in the reports of progress.
const CHANGES: &str = "changes";

/// The most entries in a batch. A batch whose rows reference rows of later entries is read again with twice as many entries.
const BATCH_MAX: usize = 1_000_000;

/// Reads the digest of the whole destination and stores it in the note.
pub(super) fn begin(destination: &mut StoreConnection) -> Result<(), CopyError> {
    let digest = destination.begin(TransactionKind::Snapshot)?.run(digest_of)?.whole();
    endpoints::write(destination, |connection| keep(connection, digest))
}

/// Copies the rows of the entries of the log in rounds, each up to the last entry at its begin. The pass ends when a round had few
/// entries, or no fewer than half of those of the round before: then the service writes as fast as the copy. Returns the number of
/// rows written and the digest of the destination.
pub(super) fn run(
    source: &Source,
    destination: &mut StoreConnection,
    options: CopyOptions,
    progress: &mut dyn FnMut(&'static str, usize) -> bool,
) -> Result<(u64, DigestSum), CopyError> {
    let mut written = 0;
    let mut former = usize::MAX;
    loop {
        let mut entries = 0;
        let until = change_log::last(source)?;
        let mut after = 0;
        while after < until {
            let (batch, count) = copy_batch(source, destination, after, options.chunk)?;
            written += count;
            entries += batch.len();
            after = batch.last().unwrap_or(until);
            // The source keeps the entries while it is frozen. The log is removed after the pass.
            if !source.is_frozen {
                change_log::delete(source, &batch)?;
            }
            if !progress(CHANGES, batch.len()) {
                return Err(CopyError::Interrupted);
            }
        }
        if source.is_frozen || entries <= options.chunk || entries > former / 2 {
            let digest = destination.begin(TransactionKind::Read)?.run(stored_digest)?;
            return Ok((written, digest));
        }
        former = entries;
    }
}

/// Copies the rows of the next entries. Returns the entries and the number of rows written.
fn copy_batch(
    source: &Source,
    destination: &mut StoreConnection,
    after: i64,
    chunk: usize,
) -> Result<(Batch, u64), CopyError> {
    let mut limit = chunk.max(1);
    loop {
        let batch = change_log::read(source, after, limit)?;
        match endpoints::write(destination, |destination| apply(source, destination, &batch)) {
            // A call of the batch has a newer billable, of a customer or a session whose entry comes later.
            Err(CopyError::Reference(_)) if limit < BATCH_MAX => limit = limit.saturating_mul(2),
            outcome => return outcome.map(|count| (batch, count)),
        }
    }
}

/// Makes the rows of the entries in the destination equal to those of the source, and the digest that of the new rows.
fn apply(source: &Source, destination: &mut AnyConnection, batch: &Batch) -> Result<u64, CopyError> {
    let mut digest = stored_digest(destination)?;
    let mut written = 0;
    for table in change_log::copied() {
        let Some(keys) = batch.keys(table) else { continue };
        let wanted = source.read(|connection| raw_rows::read_keys(connection, table, keys))?;
        let stored = raw_rows::read_keys(destination, table, keys)?;
        if wanted == stored {
            continue;
        }
        let changes = Changes::between(table, &wanted, &stored, false)?;
        let calls = calls(table, &wanted)?;
        let before = read(destination, table, keys, &calls)?;
        written += changes.count();
        changes.write(source, destination, table)?;
        let after = read(destination, table, keys, &calls)?;
        digest.remove(sum(table, &before));
        digest.add_all(sum(table, &after));
        if source.is_frozen && raw_rows::read_keys(destination, table, keys)? != wanted {
            return Err(CopyError::NotEqual { table: table.name });
        }
    }
    keep(destination, digest)?;
    Ok(written)
}

/// The calls of billables: writing one billable of a call may change the others.
fn calls(table: &Table, rows: &RawRows) -> Result<BTreeSet<billables::Call>, StoreError> {
    if table.copy != CopyTreatment::Billables {
        return Ok(BTreeSet::new());
    }
    rows.iter().map(|row| Ok(billables::call(&raw_rows::values(row)?))).filter_map(Result::transpose).collect()
}

/// The rows of the destination that a change of these keys may change.
fn read(
    destination: &mut AnyConnection,
    table: &Table,
    keys: &BTreeSet<Row>,
    calls: &BTreeSet<billables::Call>,
) -> Result<RawRows, StoreError> {
    if table.copy == CopyTreatment::Billables {
        billables::of_calls(destination, calls)
    } else {
        raw_rows::read_keys(destination, table, keys)
    }
}

fn sum(table: &Table, rows: &RawRows) -> DigestSum {
    let mut digest = StoreDigest::default();
    digest.add(table, rows);
    digest.whole()
}

fn stored_digest(connection: &mut AnyConnection) -> Result<DigestSum, StoreError> {
    let digest = CopyNote::read(connection)?.and_then(|note| note.digest);
    digest.ok_or_else(|| StoreError::damaged("the note of the copy has no digest"))
}

fn keep(connection: &mut AnyConnection, digest: DigestSum) -> Result<(), CopyError> {
    if let Some(note) = CopyNote::read(connection)? {
        CopyNote { digest: Some(digest), ..note }.write(connection)?;
    }
    Ok(())
}
