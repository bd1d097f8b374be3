//! Billables into the destination, whose keys and triggers stay on: a billable begins live and is voided afterwards, a call
//! has one live billable, and one of each customer.
//!
//! Live billables whose calls are new go in at once. Everything else is settled call by call: what the source has of the
//! call, and what the destination has, say which steps make the two equal. A billable that is live in both may stand in
//! the way of a voided one that is still to be added; it is then voided for the moment and reinstated, all in one
//! transaction.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as DieselError};

use super::error::CopyError;
use super::source::Source;
use super::write::{self, Row};
use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::raw_rows::{self, Value, names};
use crate::tables::BILLABLES;

/// The place of the call SID among the columns.
const CALL_SID: usize = 4;
/// The place of the first column of the void.
const VOID: usize = 7;

/// How many calls are asked for at once.
const ASKED_MAX: usize = 1_000;

/// A call: account and call SID.
type Call = (Value, Value);

/// Brings the destination's billables to those of the source, for the calls of these rows. The transaction is the caller's.
pub(super) fn write(
    source: &Source,
    destination: &mut AnyConnection,
    missing: Vec<Row>,
    differing: Vec<Row>,
) -> Result<(), CopyError> {
    let (live, mut wanted): (Vec<Row>, Vec<Row>) = missing.into_iter().partition(is_live);
    wanted.extend(differing);
    settle(source, destination, &wanted)?;
    // In a savepoint: what was live when it was read may be voided by now, and its call be billed to somebody else.
    let added = destination.transaction(|destination| write::insert(destination, &BILLABLES, &live));
    match added {
        Err(DieselError::DatabaseError(kind, _)) if kind != DatabaseErrorKind::ForeignKeyViolation => {
            settle(source, destination, &live)
        }
        other => Ok(other?),
    }
}

/// Makes all that the destination has of these rows' calls equal to what the source has.
fn settle(source: &Source, destination: &mut AnyConnection, rows: &[Row]) -> Result<(), CopyError> {
    let calls: BTreeSet<Call> = rows.iter().filter_map(call).collect();
    let wanted = source.read(|connection| find(connection, &calls))?;
    let mut stored = find(destination, &calls)?;
    let mut steps = Steps::default();
    for (call, rows) in wanted {
        steps.add(rows, stored.remove(&call).unwrap_or_default())?;
    }
    steps.take(destination)
}

/// The steps of one transaction, in this order.
#[derive(Debug, Default)]
struct Steps {
    /// Voids that make room, and those of the source.
    voids: Vec<Row>,
    /// Voided billables to be added; in each layer, one of a call.
    layers: Vec<Vec<Row>>,
    /// Billables that are live in the source, and voided here by now.
    reinstated: Vec<Row>,
    /// Live billables to be added.
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
                Some(same) if same == row => {
                    if layer > 0 {
                        self.voids.push(momentarily_voided(&row));
                        self.reinstated.push(row);
                    }
                }
                Some(other) => self.reinstated.push(with_void_of(row, &other)?),
                None => self.live.push(row),
            }
        }
        Ok(())
    }

    fn take(self, destination: &mut AnyConnection) -> Result<(), CopyError> {
        write::update(destination, &BILLABLES, &self.voids)?;
        for layer in self.layers {
            let begun: Vec<Row> = layer.iter().map(begun_live).collect();
            write::insert(destination, &BILLABLES, &begun)?;
            write::update(destination, &BILLABLES, &layer)?;
        }
        write::update(destination, &BILLABLES, &self.reinstated)?;
        Ok(write::insert(destination, &BILLABLES, &self.live)?)
    }
}

/// The row of the source, where the destination's differs in nothing but the void.
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

fn begun_live(row: &Row) -> Row {
    let mut row = row.clone();
    row.iter_mut().skip(VOID).for_each(|value| *value = Value::Null);
    row
}

/// This void is seen by no other transaction: it is lifted before the transaction ends.
fn momentarily_voided(row: &Row) -> Row {
    let void = [Value::Integer(0), Value::Text("copy".to_owned()), Value::Text("copy".to_owned())];
    row.iter().take(VOID).cloned().chain(void).collect()
}

fn is_live(row: &Row) -> bool {
    row.get(VOID) == Some(&Value::Null)
}

fn call(row: &Row) -> Option<Call> {
    Some((row.first()?.clone(), row.get(CALL_SID)?.clone()))
}

/// All billables that a store has of some calls.
fn find(connection: &mut AnyConnection, calls: &BTreeSet<Call>) -> Result<BTreeMap<Call, Vec<Row>>, StoreError> {
    let mut by_account: BTreeMap<&Value, Vec<&Value>> = BTreeMap::new();
    for (account, call_sid) in calls {
        by_account.entry(account).or_default().push(call_sid);
    }
    let mut found: BTreeMap<Call, Vec<Row>> = BTreeMap::new();
    for (account, call_sids) in by_account {
        for call_sids in call_sids.chunks(ASKED_MAX) {
            let places: Vec<_> = (0..call_sids.len()).map(|index| format!("${}", index + 2)).collect();
            let of_calls = format!(
                "SELECT {} FROM billables WHERE account_id = $1 AND call_sid IN ({}) AND date_voided IS",
                names(BILLABLES.columns),
                places.join(", ")
            );
            // One half for each of the two keys that begin with the call.
            let sql = format!("{of_calls} NULL UNION ALL {of_calls} NOT NULL");
            let binds: Vec<Value> = std::iter::once(account).chain(call_sids.iter().copied()).cloned().collect();
            for row in raw_rows::load(connection, BILLABLES.columns, &sql, &binds)?.iter() {
                let row = raw_rows::values(row)?;
                if let Some(call) = call(&row) {
                    found.entry(call).or_default().push(row);
                }
            }
        }
    }
    Ok(found)
}
