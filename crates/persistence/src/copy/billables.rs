//! Writing billables into the destination, with its keys and triggers enabled: a billable begins live and is voided later,
//! and a call has at most one live billable, and at most one billable of each customer.
//!
//! Live billables of new calls are inserted together. For every other call, the code compares the billables of source and
//! destination, and computes the steps that make them equal. A live billable of both may block the insert of a voided one,
//! because the voided one begins live too. The code then voids the live one temporarily and reinstates it, all in one
//! transaction.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as DieselError};

use super::error::CopyError;
use super::lookup::{Key, find_by_account};
use super::source::Source;
use super::write::{self, Row};
use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::raw_rows::{self, RawRows, Value, names};
use crate::tables::BILLABLES;

/// A call: account and call SID.
pub(super) type Call = Key;

/// The index of the column with the call SID.
const CALL_SID: usize = 4;
/// The index of the first column of the void.
const VOID: usize = 7;
/// The index of the column with the number of changes.
const CHANGES: usize = 10;

/// Makes the destination's billables of these calls equal to those of the source, in the caller's transaction.
pub(super) fn write(
    source: &Source,
    destination: &mut AnyConnection,
    missing: Vec<Row>,
    differing: Vec<Row>,
) -> Result<(), CopyError> {
    let (live, mut wanted): (Vec<Row>, Vec<Row>) = missing.into_iter().partition(is_live);
    wanted.extend(differing);
    settle(source, destination, &wanted)?;
    // The insert runs in a savepoint: a billable that was read as live may be voided by now, and its call be billed to another
    // customer.
    let added = destination.transaction(|destination| insert_live(destination, &live));
    match added {
        Err(DieselError::DatabaseError(kind, _)) if kind != DatabaseErrorKind::ForeignKeyViolation => {
            settle(source, destination, &live)
        }
        other => Ok(other?),
    }
}

/// Makes the destination's billables of these rows' calls equal to those of the source, call by call.
fn settle(source: &Source, destination: &mut AnyConnection, rows: &[Row]) -> Result<(), CopyError> {
    let calls: BTreeSet<Call> = rows.iter().filter_map(call).collect();
    let wanted = source.read(|connection| find(connection, &calls))?;
    let mut stored = find(destination, &calls)?;
    let mut steps = Steps::default();
    for (call, rows) in wanted {
        steps.add(rows, stored.remove(&call).unwrap_or_default())?;
    }
    steps.run(destination)
}

/// The steps of one transaction, in the order of the fields.
#[derive(Debug, Default)]
struct Steps {
    /// Temporary voids, and voids of the source.
    voids: Vec<Row>,
    /// Voided billables to insert. Each layer has at most one billable of a call.
    layers: Vec<Vec<Row>>,
    /// Billables that are live in the source and voided in the destination.
    reinstated: Vec<Row>,
    /// Live billables to insert.
    live: Vec<Row>,
}

impl Steps {
    /// Adds the steps for one call.
    fn add(&mut self, wanted: Vec<Row>, stored: Vec<Row>) -> Result<(), CopyError> {
        let mut stored: BTreeMap<Option<Value>, Row> =
            stored.into_iter().map(|row| (row.get(1).cloned(), row)).collect();
        let (live, voided): (Vec<Row>, Vec<Row>) = wanted.into_iter().partition(is_live);
        let mut layer = 0;
        for row in voided {
            match stored.remove(&row.get(1).cloned()) {
                Some(same) if same == row => {}
                Some(other) => self.voids.push(with_void_of(row, &other)?),
                None => {
                    if self.layers.len() == layer {
                        self.layers.push(Vec::new());
                    }
                    if let Some(rows) = self.layers.get_mut(layer) {
                        rows.push(row);
                    }
                    layer += 1;
                }
            }
        }
        for row in live {
            match stored.remove(&row.get(1).cloned()) {
                Some(stored) => {
                    let row = with_void_of(row, &stored)?;
                    let is_in_the_way = is_live(&stored) && layer > 0;
                    if is_in_the_way {
                        self.voids.push(temporarily_voided(&row, changes(&stored)));
                    }
                    if is_in_the_way || stored != row {
                        self.reinstated.push(row);
                    }
                }
                None => self.live.push(row),
            }
        }
        Ok(())
    }

    fn run(self, destination: &mut AnyConnection) -> Result<(), CopyError> {
        write::update(destination, &BILLABLES, &self.voids)?;
        for layer in self.layers {
            let live: Vec<Row> = layer.iter().map(as_live).collect();
            write::insert(destination, &BILLABLES, &live)?;
            write::update(destination, &BILLABLES, &layer)?;
        }
        write::update(destination, &BILLABLES, &self.reinstated)?;
        Ok(insert_live(destination, &self.live)?)
    }
}

/// Inserts live billables. The database refuses a new row without changes, because a release that keeps no totals writes such
/// rows; the rows that such a release left in the source get their number by an update.
fn insert_live(destination: &mut AnyConnection, rows: &[Row]) -> QueryResult<()> {
    let (former, own): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| changes(row) == 0);
    write::insert(destination, &BILLABLES, &own.into_iter().cloned().collect::<Vec<_>>())?;
    write::insert(destination, &BILLABLES, &former.iter().map(|row| with_next_change(row)).collect::<Vec<_>>())?;
    write::update(destination, &BILLABLES, &former.into_iter().cloned().collect::<Vec<_>>())
}

/// Returns the row of the source if the destination's row differs only in the void.
fn with_void_of(row: Row, stored: &Row) -> Result<Row, CopyError> {
    if row.get(..VOID) == stored.get(..VOID) {
        return Ok(row);
    }
    let key = row.get(1).cloned().into_iter().collect::<Vec<_>>();
    let id = key
        .iter()
        .map(|value| if let Value::Bytes(bytes) = value { raw_rows::shown_bytes(bytes) } else { String::new() });
    Err(CopyError::Differs { row: format!("billables {}", id.collect::<String>()) })
}

fn changes(row: &Row) -> i64 {
    if let Some(Value::Integer(changes)) = row.get(CHANGES) { *changes } else { 0 }
}

/// A row with another number of changes, because the database wants each update to change the number.
fn with_next_change(row: &Row) -> Row {
    let mut row = row.clone();
    let next = Value::Integer(changes(&row).saturating_add(1));
    row.get_mut(CHANGES).into_iter().for_each(|value| *value = next.clone());
    row
}

fn as_live(row: &Row) -> Row {
    let mut live = with_next_change(row);
    live.iter_mut().enumerate().filter(|(index, _)| *index >= VOID && *index != CHANGES).for_each(|(_, value)| {
        *value = Value::Null;
    });
    live
}

/// A row with a temporary void. The same transaction reinstates it, so no other transaction sees the void.
fn temporarily_voided(row: &Row, stored_changes: i64) -> Row {
    let void = [Value::Integer(0), Value::Text("copy".to_owned()), Value::Text("copy".to_owned())];
    let next = changes(row).max(stored_changes).saturating_add(1);
    let rest = [Value::Integer(next), Value::Null, Value::Null];
    row.iter().take(VOID).cloned().chain(void).chain(rest).collect()
}

fn is_live(row: &Row) -> bool {
    row.get(VOID) == Some(&Value::Null)
}

/// The key of a row's call: account and call SID.
pub(super) fn call(row: &Row) -> Option<Call> {
    Some((row.first()?.clone(), row.get(CALL_SID)?.clone()))
}

/// The billables of some calls, by call.
fn find(connection: &mut AnyConnection, calls: &BTreeSet<Call>) -> Result<BTreeMap<Call, Vec<Row>>, StoreError> {
    let mut found: BTreeMap<Call, Vec<Row>> = BTreeMap::new();
    for row in of_calls(connection, calls)?.iter() {
        let row = raw_rows::values(row)?;
        if let Some(call) = call(&row) {
            found.entry(call).or_default().push(row);
        }
    }
    Ok(found)
}

/// The billables of some calls.
pub(super) fn of_calls(connection: &mut AnyConnection, calls: &BTreeSet<Call>) -> Result<RawRows, StoreError> {
    find_by_account(connection, &BILLABLES, calls, |places| {
        let columns = names(BILLABLES.columns);
        let of_calls = format!(
            "SELECT {columns} FROM billables WHERE account_id = $1 AND call_sid IN ({places}) AND date_voided IS"
        );
        // Each half uses one of the two partial indexes, for live and for voided rows.
        format!("{of_calls} NULL UNION ALL {of_calls} NOT NULL")
    })
}
