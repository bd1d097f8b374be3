//! One pass over all tables: both ends side by side in the order of the key, a chunk at a time.

use std::collections::HashMap;
use std::sync::mpsc::{SyncSender, sync_channel};

use diesel::prelude::*;

use super::error::CopyError;
use super::source::Source;
use super::write::{self, Row};
use super::{billables, customers, endpoints};
use crate::connection::{AnyConnection, TransactionKind};
use crate::digest::StoreDigest;
use crate::error::{Cause, StoreError};
use crate::raw_rows::{self, Range, RawRows, Value, key_of};
use crate::tables::{CUSTOMERS, Column, ColumnKind, InCopy, TABLES, Table};
use crate::transaction::StoreConnection;

/// How many chunks are read ahead of the one that is compared.
const CHUNKS_AHEAD: usize = 2;

/// The outcome of a pass.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CopyReport {
    /// Of the source, as it was read.
    pub source: StoreDigest,
    /// Of the destination, as it was read back.
    pub destination: StoreDigest,
    /// Rows added, changed or deleted in the destination.
    pub written: u64,
    /// Whether the source was out of use: then both ends have the same rows, and the copy is complete.
    pub is_complete: bool,
}

/// Some rows of the source.
struct Chunk {
    /// The place of the rows: behind the chunk before, up to the last of them or, of the last chunk, to the end.
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
    for table in TABLES.iter().filter(|table| !matches!(table.copy, InCopy::LeftOut { .. })) {
        let bound = bounds.iter().find(|(name, _)| *name == table.name).map(|(_, bound)| bound.clone());
        copy_table(source, destination, table, bound, chunk, &mut report, progress)?;
    }
    if source.is_frozen && report.source != report.destination {
        return Err(CopyError::NotEqual { table: "a table" });
    }
    Ok(report)
}

/// A column, and its highest value.
type Bound = (&'static str, Value);

/// The tables that grow while they are read, and how far each is read beside a running service: later rows may refer to
/// customers and sessions that came after those were read, and there may always be a later one.
const GROWING: [(&str, Column); 4] = [
    ("sessions", Column { name: "date_created", kind: ColumnKind::Integer }),
    ("billables", Column { name: "id", kind: ColumnKind::Bytes }),
    ("billable_events", Column { name: "id", kind: ColumnKind::Bytes }),
    ("audit_events", Column { name: "id", kind: ColumnKind::Bytes }),
];

fn bounds(source: &Source) -> Result<Vec<(&'static str, Bound)>, StoreError> {
    let bound = |(table, column): (&'static str, Column)| {
        let sql = format!("SELECT {0} FROM {table} ORDER BY {0} DESC LIMIT 1", column.name);
        let rows = source.read(|connection| raw_rows::load(connection, &[column], &sql, &[]))?;
        let values = rows.last().map(raw_rows::values).transpose()?.unwrap_or_default();
        // No value is lower: no row is read.
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
        Err(StoreError::Internal(Cause::new("the source was not read to its end")).into())
    })
}

/// Reads a table of the source to its end, a little ahead of the copy.
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
        // The copy has failed, and receives no more.
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
            // The source is in use, and what a row refers to came after it was looked for.
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
    // Equal bytes have equal hashes.
    if stored == chunk.rows {
        report.destination.add_all(&chunk.digest);
    } else {
        report.destination.add(table, &stored);
    }
    Ok(())
}

/// The changes that make the destination's rows those of the source.
#[derive(Clone, Debug, Default)]
struct Changes {
    missing: Vec<Row>,
    differing: Vec<Row>,
    /// Keys.
    extra: Vec<Row>,
}

impl Changes {
    fn between(table: &Table, wanted: &RawRows, stored: &RawRows, is_frozen: bool) -> Result<Self, CopyError> {
        let mut by_key: HashMap<&[u8], &[u8]> = stored.iter().map(|row| (key_of(row, table), row)).collect();
        let mut changes = Self::default();
        for row in wanted.iter() {
            match by_key.remove(key_of(row, table)) {
                Some(same) if same == row => {}
                None => changes.missing.push(raw_rows::values(row)?),
                Some(_) if table.copy == InCopy::Kept => {
                    return Err(CopyError::Differs { row: raw_rows::shown(row, table) });
                }
                Some(_) => changes.differing.push(raw_rows::values(row)?),
            }
        }
        for (key, row) in by_key {
            if table.copy == InCopy::Mirrored {
                changes.extra.push(raw_rows::values(key)?);
            } else if is_frozen {
                return Err(CopyError::Extra { row: raw_rows::shown(row, table) });
            }
            // Beside a running service, the row may have come while this one was looked for.
        }
        Ok(changes)
    }

    fn count(&self) -> u64 {
        u64::try_from(self.missing.len() + self.differing.len() + self.extra.len()).unwrap_or(u64::MAX)
    }

    fn write(self, source: &Source, destination: &mut AnyConnection, table: &Table) -> Result<(), CopyError> {
        if table.copy == InCopy::Billables {
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

    /// Row by row: one that refers to a row that is not there yet is left to a later pass.
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
