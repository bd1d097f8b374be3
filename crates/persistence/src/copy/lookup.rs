//! Looking up rows by keys that begin with the account.

use std::collections::{BTreeMap, BTreeSet};

use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::raw_rows::{self, RawRows, Value};
use crate::tables::Table;

/// An account, and a value that is looked up within it.
pub(super) type Key = (Value, Value);

/// The most keys in one statement.
const KEYS_MAX: usize = 1_000;

/// Finds rows of a table. `sql` makes a statement from the list of places for the values of one account; the account itself
/// has the place `$1`.
pub(super) fn find_by_account(
    connection: &mut AnyConnection,
    table: &Table,
    keys: &BTreeSet<Key>,
    sql: impl Fn(&str) -> String,
) -> Result<RawRows, StoreError> {
    let mut by_account: BTreeMap<&Value, Vec<&Value>> = BTreeMap::new();
    for (account, value) in keys {
        by_account.entry(account).or_default().push(value);
    }
    let mut found = RawRows::default();
    for (account, values) in by_account {
        for values in values.chunks(KEYS_MAX) {
            let places: Vec<_> = (0..values.len()).map(|index| format!("${}", index + 2)).collect();
            let binds: Vec<Value> = std::iter::once(account).chain(values.iter().copied()).cloned().collect();
            let rows = raw_rows::load(connection, table.columns, &sql(&places.join(", ")), &binds)?;
            found.append(rows);
        }
    }
    Ok(found)
}
