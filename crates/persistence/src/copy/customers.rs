//! Customers into the destination, parents before their children, in whatever order their ids are.

use std::collections::{BTreeMap, BTreeSet};

use super::error::CopyError;
use super::source::Source;
use super::write::{self, Row};
use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::raw_rows::{self, Value, names};
use crate::tables::CUSTOMERS;

/// A customer's key: account and id.
type Key = (Value, Value);

/// How many customers are asked for at once.
const ASKED_MAX: usize = 1_000;

/// Adds customers, and those of their ancestors that the destination lacks.
pub(super) fn insert(source: &Source, destination: &mut AnyConnection, rows: Vec<Row>) -> Result<(), CopyError> {
    let mut wanted = by_key(rows);
    loop {
        let parents: BTreeSet<Key> = wanted.values().filter_map(parent).collect();
        let unknown: BTreeSet<Key> = parents.into_iter().filter(|key| !wanted.contains_key(key)).collect();
        let stored = by_key(find(destination, &unknown)?);
        let missing = unknown.into_iter().filter(|key| !stored.contains_key(key)).collect();
        let found = source.read(|connection| find(connection, &missing))?;
        // A parent that is nowhere leaves its child, which the reference refuses.
        if found.is_empty() {
            return Ok(write::insert(destination, &CUSTOMERS, &parents_first(wanted))?);
        }
        wanted.extend(by_key(found));
    }
}

/// Orders rows so that a parent stands before its children. A ring of parents is left out of no list: it comes last, and the
/// references refuse it.
fn parents_first(mut wanted: BTreeMap<Key, Row>) -> Vec<Row> {
    let mut children: BTreeMap<Key, Vec<Key>> = BTreeMap::new();
    let mut ready = Vec::new();
    for (key, row) in &wanted {
        match parent(row) {
            Some(parent) if wanted.contains_key(&parent) => children.entry(parent).or_default().push(key.clone()),
            _ => ready.push(key.clone()),
        }
    }
    let mut ordered = Vec::with_capacity(wanted.len());
    while let Some(key) = ready.pop() {
        ready.extend(children.remove(&key).unwrap_or_default());
        ordered.extend(wanted.remove(&key));
    }
    ordered.extend(wanted.into_values());
    ordered
}

fn find(connection: &mut AnyConnection, keys: &BTreeSet<Key>) -> Result<Vec<Row>, StoreError> {
    let mut by_account: BTreeMap<&Value, Vec<&Value>> = BTreeMap::new();
    for (account, id) in keys {
        by_account.entry(account).or_default().push(id);
    }
    let mut found = Vec::new();
    for (account, ids) in by_account {
        for ids in ids.chunks(ASKED_MAX) {
            let places: Vec<_> = (0..ids.len()).map(|index| format!("${}", index + 2)).collect();
            let (columns, places) = (names(CUSTOMERS.columns), places.join(", "));
            let sql = format!("SELECT {columns} FROM customers WHERE account_id = $1 AND id IN ({places})");
            let binds: Vec<Value> = std::iter::once(account).chain(ids.iter().copied()).cloned().collect();
            let rows = raw_rows::load(connection, CUSTOMERS.columns, &sql, &binds)?;
            for row in rows.iter() {
                found.push(raw_rows::values(row)?);
            }
        }
    }
    Ok(found)
}

fn by_key(rows: Vec<Row>) -> BTreeMap<Key, Row> {
    rows.into_iter().filter_map(|row| Some(((row.first()?.clone(), row.get(1)?.clone()), row))).collect()
}

fn parent(row: &Row) -> Option<Key> {
    match (row.first()?, row.get(3)?) {
        (_, Value::Null) => None,
        (account, parent) => Some((account.clone(), parent.clone())),
    }
}
