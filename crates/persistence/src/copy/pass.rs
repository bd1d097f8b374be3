//! A pass over all tables: source and destination side by side, in the order of the key, in chunks.

use std::collections::HashMap;
use std::sync::mpsc::{SyncSender, sync_channel};

use diesel::prelude::*;

use super::error::CopyError;
use super::source::Source;
use super::write::{self, Row};
use super::{billables, change_log, customers, endpoints};
use crate::connection::{AnyConnection, TransactionKind};
use crate::digest::{DigestSum, StoreDigest};
use crate::error::{Cause, StoreError};
use crate::raw_rows::{self, Range, RawRows, Value, key_of};
use crate::tables::{CUSTOMERS, Column, ColumnKind, CopyTreatment, Table};
use crate::transaction::StoreConnection;

/// The number of chunks that the reader may be ahead of the comparison.
const CHUNKS_AHEAD: usize = 2;

/// The result of a pass.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CopyReport {
    /// The digest of the source, as read.
    pub source: StoreDigest,
    /// The digest of the destination, as read back.
    pub destination: StoreDigest,
    /// The digest of all rows of the destination, if the pass followed the log of changes. A pass that read no other rows has no
    /// digests of accounts.
    pub whole: Option<DigestSum>,
    /// The number of rows added, changed or deleted in the destination.
    pub written: u64,
    /// Whether the copy is complete. This is so if no other process used the source.
    pub is_complete: bool,
    /// Whether the log of changes could not be removed from the source after the final pass.
    pub has_log_left: bool,
}

/// A chunk of rows of the source.
struct Chunk {
    /// The range of keys after the previous chunk, up to the last row of this chunk. The last chunk has no upper end.
    range: Range,
    rows: RawRows,
    digest: StoreDigest,
    is_last: bool,
}

pub(super) fn run(
    source: &Source,
    destination: &mut StoreConnection,
    chunk: usize,
    progress: &mut dyn FnMut(&'static str, usize) -> bool,
) -> Result<CopyReport, CopyError> {
    let mut report = CopyReport::default();
    let bounds = if source.is_frozen { Vec::new() } else { bounds(source)? };
    for table in change_log::copied() {
        let bound = bounds.iter().find(|(name, _)| *name == table.name).map(|(_, bound)| bound.clone());
        copy_table(source, destination, table, bound, chunk, &mut report, progress)?;
    }
    if source.is_frozen && report.source != report.destination {
        return Err(CopyError::NotEqual { table: "a table" });
    }
    Ok(report)
}

/// A column and its highest value.
type Bound = (&'static str, Value);

/// The tables that grow during a pass beside a running service, each with the column that limits the pass to earlier rows.
/// Later rows may reference customers and sessions that the pass did not read.
const GROWING: [(&str, Column); 5] = [
    ("sessions", Column { name: "date_created", kind: ColumnKind::Integer }),
    ("billables", Column { name: "id", kind: ColumnKind::Bytes }),
    ("billable_events", Column { name: "id", kind: ColumnKind::Bytes }),
    ("account_audit_events", Column { name: "id", kind: ColumnKind::Bytes }),
    ("audit_events", Column { name: "id", kind: ColumnKind::Bytes }),
];

fn bounds(source: &Source) -> Result<Vec<(&'static str, Bound)>, StoreError> {
    let bound = |(table, column): (&'static str, Column)| {
        let sql = format!("SELECT {0} FROM {table} ORDER BY {0} DESC LIMIT 1", column.name);
        let rows = source.read(|connection| raw_rows::load(connection, &[column], &sql, &[]))?;
        let values = rows.last().map(raw_rows::values).transpose()?.unwrap_or_default();
        // In an empty table the bound is the lowest value, so that the pass reads no row.
        let lowest =
            if column.kind == ColumnKind::Integer { Value::Integer(i64::MIN) } else { Value::Bytes(Vec::new()) };
        Ok((table, (column.name, values.into_iter().next().unwrap_or(lowest))))
    };
    GROWING.into_iter().map(bound).collect()
}

fn copy_table(
    source: &Source,
    destination: &mut StoreConnection,
    table: &'static Table,
    bound: Option<Bound>,
    chunk: usize,
    report: &mut CopyReport,
    progress: &mut dyn FnMut(&'static str, usize) -> bool,
) -> Result<(), CopyError> {
    std::thread::scope(|scope| {
        let (sender, chunks) = sync_channel(CHUNKS_AHEAD);
        scope.spawn(move || read_ahead(source, table, bound, chunk, &sender));
        for chunk in chunks {
            let chunk = chunk?;
            let count = chunk.rows.len();
            let is_last = chunk.is_last;
            copy_chunk(source, destination, table, chunk, report)?;
            if !progress(table.name, count) {
                return Err(CopyError::Interrupted);
            }
            if is_last {
                return Ok(());
            }
        }
        Err(StoreError::Internal(Cause::new("the source was not read completely")).into())
    })
}

/// Reads a table of the source to its end, ahead of the comparison.
fn read_ahead(
    source: &Source,
    table: &Table,
    bound: Option<Bound>,
    limit: usize,
    sender: &SyncSender<Result<Chunk, StoreError>>,
) {
    let mut after = None;
    loop {
        let chunk = read_chunk(source, table, after.take(), bound.clone(), limit);
        let next = chunk.as_ref().ok().filter(|chunk| !chunk.is_last).map(|chunk| chunk.range.until.clone());
        // The channel is closed if the copy has failed.
        if sender.send(chunk).is_err() {
            return;
        }
        match next {
            Some(key) => after = key,
            None => return,
        }
    }
}

fn read_chunk(
    source: &Source,
    table: &Table,
    after: Option<Vec<Value>>,
    bound: Option<Bound>,
    limit: usize,
) -> Result<Chunk, StoreError> {
    let mut range = Range { after, until: None, bound, limit: Some(limit) };
    let rows = source.read(|connection| raw_rows::read(connection, table, &range))?;
    let mut digest = StoreDigest::default();
    digest.add(table, &rows);
    let is_last = rows.len() < limit;
    range.limit = None;
    range.until = match rows.last() {
        Some(last) if !is_last => Some(raw_rows::values(key_of(last, table))?),
        _ => None,
    };
    Ok(Chunk { range, rows, digest, is_last })
}

fn copy_chunk(
    source: &Source,
    destination: &mut StoreConnection,
    table: &'static Table,
    chunk: Chunk,
    report: &mut CopyReport,
) -> Result<(), CopyError> {
    report.source.add_all(&chunk.digest);
    let read_back = |connection: &mut AnyConnection| raw_rows::read(connection, table, &chunk.range);
    let mut stored = destination.begin(TransactionKind::Read)?.run(read_back)?;
    if stored != chunk.rows {
        let changes = Changes::between(table, &chunk.rows, &stored, source.is_frozen)?;
        report.written += changes.count();
        let outcome = endpoints::write(destination, |destination| changes.clone().write(source, destination, table));
        match outcome {
            // The source is in use, and a row references one that the pass did not read.
            Err(CopyError::Reference(_)) if !source.is_frozen => {
                endpoints::write(destination, |destination| changes.write_singly(source, destination, table))?;
            }
            other => other?,
        }
        stored = destination.begin(TransactionKind::Read)?.run(read_back)?;
        if source.is_frozen && stored != chunk.rows {
            return Err(CopyError::NotEqual { table: table.name });
        }
    }
    // Equal rows have equal digests.
    if stored == chunk.rows {
        report.destination.add_all(&chunk.digest);
    } else {
        report.destination.add(table, &stored);
    }
    Ok(())
}

/// The changes that make the destination's rows equal to those of the source.
#[derive(Clone, Debug, Default)]
pub(super) struct Changes {
    missing: Vec<Row>,
    differing: Vec<Row>,
    /// The keys of rows to delete.
    extra: Vec<Row>,
}

impl Changes {
    pub(super) fn between(
        table: &Table,
        wanted: &RawRows,
        stored: &RawRows,
        is_frozen: bool,
    ) -> Result<Self, CopyError> {
        let mut by_key: HashMap<&[u8], &[u8]> = stored.iter().map(|row| (key_of(row, table), row)).collect();
        let mut changes = Self::default();
        for row in wanted.iter() {
            match by_key.remove(key_of(row, table)) {
                Some(same) if same == row => {}
                None => changes.missing.push(raw_rows::values(row)?),
                Some(_) if table.copy == CopyTreatment::Kept => {
                    return Err(CopyError::Differs { row: raw_rows::shown(row, table) });
                }
                Some(_) => changes.differing.push(raw_rows::values(row)?),
            }
        }
        for (key, row) in by_key {
            if table.copy == CopyTreatment::Mirrored {
                changes.extra.push(raw_rows::values(key)?);
            } else if is_frozen {
                return Err(CopyError::Extra { row: raw_rows::shown(row, table) });
            }
            // Beside a running service, the source may have got the row after the pass read it.
        }
        Ok(changes)
    }

    pub(super) fn count(&self) -> u64 {
        u64::try_from(self.missing.len() + self.differing.len() + self.extra.len()).unwrap_or(u64::MAX)
    }

    pub(super) fn write(
        self,
        source: &Source,
        destination: &mut AnyConnection,
        table: &Table,
    ) -> Result<(), CopyError> {
        if table.copy == CopyTreatment::Billables {
            return billables::write(source, destination, self.missing, self.differing);
        }
        write::delete(destination, table, &self.extra)?;
        write::update(destination, table, &self.differing)?;
        if table.name == CUSTOMERS.name {
            customers::insert(source, destination, self.missing)
        } else {
            Ok(write::insert(destination, table, &self.missing)?)
        }
    }

    /// Writes each change alone. A row that references a missing row is left to a later pass.
    fn write_singly(self, source: &Source, destination: &mut AnyConnection, table: &Table) -> Result<(), CopyError> {
        let missing = self.missing.into_iter().map(|row| Self { missing: vec![row], ..Self::default() });
        let differing = self.differing.into_iter().map(|row| Self { differing: vec![row], ..Self::default() });
        let extra = self.extra.into_iter().map(|key| Self { extra: vec![key], ..Self::default() });
        for change in extra.chain(differing).chain(missing) {
            match destination.transaction(|destination| change.write(source, destination, table)) {
                Ok(()) | Err(CopyError::Reference(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}
