//! Writing customers into the destination, parents before their children.

use std::collections::{BTreeMap, BTreeSet};

use super::error::CopyError;
use super::lookup::{Key, find_by_account};
use super::source::Source;
use super::write::{self, Row};
use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::raw_rows::{Value, names, values};
use crate::tables::CUSTOMERS;

/// Inserts customers, and their ancestors that the destination lacks.
pub(super) fn insert(source: &Source, destination: &mut AnyConnection, rows: Vec<Row>) -> Result<(), CopyError> {
    let mut wanted = by_key(rows);
    loop {
        let parents: BTreeSet<Key> = wanted.values().filter_map(parent).collect();
        let unknown: BTreeSet<Key> = parents.into_iter().filter(|key| !wanted.contains_key(key)).collect();
        let stored = by_key(find(destination, &unknown)?);
        let missing = unknown.into_iter().filter(|key| !stored.contains_key(key)).collect();
        let found = source.read(|connection| find(connection, &missing))?;
        // If the source lacks a parent too, the foreign key refuses the child.
        if found.is_empty() {
            return Ok(write::insert(destination, &CUSTOMERS, &parents_first(wanted))?);
        }
        wanted.extend(by_key(found));
    }
}

/// Orders rows so that parents come before their children. A cycle of parents comes last, and the foreign key refuses it.
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
    let rows = find_by_account(connection, &CUSTOMERS, keys, |places| {
        format!("SELECT {} FROM customers WHERE account_id = $1 AND id IN ({places})", names(CUSTOMERS.columns))
    })?;
    rows.iter().map(values).collect()
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
