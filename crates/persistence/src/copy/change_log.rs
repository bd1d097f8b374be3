//! The log of changes in the source: triggers that note the key of each row that a transaction adds, changes or deletes, in the
//! same transaction. Later passes read the rows of these keys alone.
//!
//! The log is a table and triggers of the source, beside the tables of the schema. The copy creates them on request, before the
//! pass that reads all rows, and removes them after the final pass.

use std::collections::{BTreeMap, BTreeSet};

use diesel::connection::SimpleConnection as _;

use super::error::CopyError;
use super::source::Source;
use super::write::Row;
use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::raw_rows::{self, Value};
use crate::tables::{Column, ColumnKind, CopyTreatment, TABLES, Table};

/// The columns of the log. Those behind the table's name hold the columns of a key, each in the next free column of its kind.
const COLUMNS: [Column; 8] = [
    Column { name: "id", kind: ColumnKind::Integer },
    Column { name: "table_name", kind: ColumnKind::Text },
    Column { name: "text_1", kind: ColumnKind::Text },
    Column { name: "text_2", kind: ColumnKind::Text },
    Column { name: "bytes_1", kind: ColumnKind::Bytes },
    Column { name: "number_1", kind: ColumnKind::Integer },
    Column { name: "number_2", kind: ColumnKind::Integer },
    Column { name: "number_3", kind: ColumnKind::Integer },
];

/// The first column of the log that holds a column of a key.
const FIRST_OF_KEY: usize = 2;

/// The table name of the row that says that all triggers exist, and for which destination.
const READY: &str = "ready";

const EVENTS: [&str; 3] = ["INSERT", "UPDATE", "DELETE"];

/// Keys of changed rows, by table.
#[derive(Debug, Default)]
pub(super) struct Batch {
    keys: BTreeMap<String, BTreeSet<Row>>,
    /// The ids of the entries, in their order.
    ids: Vec<i64>,
}

impl Batch {
    /// The keys of a table's changed rows.
    pub(super) fn keys(&self, table: &Table) -> Option<&BTreeSet<Row>> {
        self.keys.get(table.name)
    }

    /// The number of entries.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// The id of the last entry.
    pub(super) fn last(&self) -> Option<i64> {
        self.ids.last().copied()
    }
}

/// The destination whose copy reads the log, if the source has a complete log.
pub(super) fn destination(source: &Source) -> Result<Option<String>, StoreError> {
    source.read(|connection| {
        let exists = match connection {
            AnyConnection::Sqlite(_) => "SELECT name FROM sqlite_schema WHERE name = 'copy_changes'",
            AnyConnection::Postgres(_) => "SELECT relname::text FROM pg_class WHERE oid = to_regclass('copy_changes')",
        };
        let name = COLUMNS.get(FIRST_OF_KEY..=FIRST_OF_KEY).unwrap_or_default();
        if raw_rows::load(connection, name, exists, &[])?.len() == 0 {
            return Ok(None);
        }
        let sql = format!("SELECT text_1 FROM copy_changes WHERE table_name = '{READY}'");
        let rows = raw_rows::load(connection, name, &sql, &[])?;
        let first = rows.last().map(raw_rows::values).transpose()?.and_then(|values| values.into_iter().next());
        Ok(first.and_then(|value| if let Value::Text(name) = value { Some(name) } else { None }))
    })
}

/// Creates the log, for the copy to a destination. Every change of a later transaction is in the log.
///
/// On PostgreSQL each table has its own transaction: the lock of a trigger's creation waits for transactions that write to the
/// table, and a single transaction would make writers wait for all of them.
pub(super) fn create(source: &Source, to: &str) -> Result<(), CopyError> {
    let execute = |sql: &dyn Fn(&AnyConnection) -> String| {
        source.write(|connection| {
            let sql = sql(connection);
            Ok::<_, CopyError>(connection.batch_execute(&sql)?)
        })
    };
    execute(&|connection| {
        let (id, bytes) = match connection {
            AnyConnection::Sqlite(_) => ("integer PRIMARY KEY AUTOINCREMENT", "blob"),
            AnyConnection::Postgres(_) => ("bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "bytea"),
        };
        let columns = COLUMNS.iter().skip(1).map(|column| {
            let kind = match column.kind {
                ColumnKind::Integer => "bigint",
                ColumnKind::Text => "text",
                ColumnKind::Bytes => bytes,
            };
            format!("{} {kind}", column.name)
        });
        format!("CREATE TABLE IF NOT EXISTS copy_changes (id {id}, {})", columns.collect::<Vec<_>>().join(", "))
    })?;
    for table in copied() {
        execute(&|connection| match connection {
            AnyConnection::Sqlite(_) => sqlite_triggers(table),
            AnyConnection::Postgres(_) => postgres_triggers(table),
        })?;
    }
    let name = to.replace('\'', "''");
    execute(&|_| format!("INSERT INTO copy_changes (table_name, text_1) VALUES ('{READY}', '{name}')"))
}

/// Removes the log, if the source has one.
pub(super) fn remove(source: &Source) -> Result<(), CopyError> {
    source.write(|connection| {
        let mut sql = String::new();
        if let AnyConnection::Postgres(_) = connection {
            sql.push_str("SET LOCAL lock_timeout = '2s';");
        }
        for table in copied() {
            sql.push_str(&match connection {
                AnyConnection::Sqlite(_) => {
                    EVENTS.map(|event| format!("DROP TRIGGER IF EXISTS {};", trigger(table, event))).concat()
                }
                AnyConnection::Postgres(_) => format!("DROP FUNCTION IF EXISTS copy_changes_{}() CASCADE;", table.name),
            });
        }
        sql.push_str("DROP TABLE IF EXISTS copy_changes;");
        Ok(connection.batch_execute(&sql)?)
    })
}

/// The id of the last entry; 0 if there is none.
pub(super) fn last(source: &Source) -> Result<i64, StoreError> {
    let column = COLUMNS.get(..1).unwrap_or_default();
    let sql = format!("SELECT id FROM copy_changes WHERE table_name <> '{READY}' ORDER BY id DESC LIMIT 1");
    let rows = source.read(|connection| raw_rows::load(connection, column, &sql, &[]))?;
    let first = rows.last().map(raw_rows::values).transpose()?.and_then(|values| values.into_iter().next());
    Ok(if let Some(Value::Integer(id)) = first { id } else { 0 })
}

/// The next entries after an entry, in the order of ids.
///
/// On PostgreSQL an entry of a late commit may have a lower id than an entry that was read before. It is read by the next round,
/// which begins with the first entry. A row that another row references was committed before the other row came, so its entry
/// has the lower id.
pub(super) fn read(source: &Source, after: i64, limit: usize) -> Result<Batch, StoreError> {
    let names = raw_rows::names(&COLUMNS);
    let sql = format!(
        "SELECT {names} FROM copy_changes WHERE id > {after} AND table_name <> '{READY}' ORDER BY id LIMIT {limit}"
    );
    let rows = source.read(|connection| raw_rows::load(connection, &COLUMNS, &sql, &[]))?;
    let mut batch = Batch::default();
    for row in rows.iter() {
        let values = raw_rows::values(row)?;
        let (Some(Value::Integer(id)), Some(Value::Text(name))) = (values.first(), values.get(1)) else {
            return Err(StoreError::damaged("an entry of the log of changes"));
        };
        let table = copied().find(|table| table.name == name);
        let table = table.ok_or_else(|| StoreError::damaged("the table of an entry of the log of changes"))?;
        let key = places(table).into_iter().map(|place| values.get(place).cloned().unwrap_or(Value::Null));
        batch.keys.entry(name.clone()).or_default().insert(key.collect());
        batch.ids.push(*id);
    }
    Ok(batch)
}

/// Deletes the entries of a batch, which the destination has.
pub(super) fn delete(source: &Source, batch: &Batch) -> Result<(), CopyError> {
    if batch.ids.is_empty() {
        return Ok(());
    }
    let ids: Vec<_> = batch.ids.iter().map(ToString::to_string).collect();
    source.write(|connection| {
        Ok(connection.batch_execute(&format!("DELETE FROM copy_changes WHERE id IN ({})", ids.join(", ")))?)
    })
}

/// The tables that a copy writes.
pub(super) fn copied() -> impl Iterator<Item = &'static Table> {
    TABLES.iter().filter(|table| !matches!(table.copy, CopyTreatment::LeftOut { .. }))
}

/// The places in `COLUMNS` of the columns of a table's key.
fn places(table: &Table) -> Vec<usize> {
    let mut free: Vec<usize> = (FIRST_OF_KEY..COLUMNS.len()).collect();
    let columns = table.columns.iter().take(table.key_columns);
    let place = |column: &Column| {
        let index = free.iter().position(|place| COLUMNS.get(*place).is_some_and(|free| free.kind == column.kind))?;
        Some(free.remove(index))
    };
    columns.filter_map(place).collect()
}

/// The columns of a table's key, and those of the log that take them.
fn key_columns(table: &Table) -> (Vec<&'static str>, String) {
    let taken: Vec<_> = places(table).into_iter().filter_map(|place| COLUMNS.get(place)).collect();
    let key = table.columns.iter().take(table.key_columns).map(|column| column.name);
    (key.collect(), taken.into_iter().map(|column| column.name).collect::<Vec<_>>().join(", "))
}

fn trigger(table: &Table, event: &str) -> String {
    format!("copy_changes_{}_{}", table.name, event.to_lowercase())
}

fn sqlite_triggers(table: &Table) -> String {
    let (key, taken) = key_columns(table);
    let triggers = EVENTS.map(|event| {
        let row = if event == "DELETE" { "OLD" } else { "NEW" };
        let values: Vec<_> = key.iter().map(|column| format!("{row}.{column}")).collect();
        format!(
            "CREATE TRIGGER IF NOT EXISTS {} AFTER {event} ON {} BEGIN \
             INSERT INTO copy_changes (table_name, {taken}) VALUES ('{1}', {}); END;",
            trigger(table, event),
            table.name,
            values.join(", ")
        )
    });
    triggers.concat()
}

/// The triggers run once a statement, with the rights of the function's owner: the role of the service may have none on the log.
fn postgres_triggers(table: &Table) -> String {
    let (key, taken) = key_columns(table);
    let function = format!(
        "SET LOCAL lock_timeout = '5s';
         CREATE OR REPLACE FUNCTION copy_changes_{0}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
         SET search_path FROM CURRENT AS $$
         BEGIN
             INSERT INTO copy_changes (table_name, {taken}) SELECT '{0}', {1} FROM changed;
             RETURN NULL;
         END $$;",
        table.name,
        key.join(", ")
    );
    let triggers = EVENTS.map(|event| {
        let rows = if event == "DELETE" { "OLD" } else { "NEW" };
        format!(
            "CREATE OR REPLACE TRIGGER {} AFTER {event} ON {1} REFERENCING {rows} TABLE AS changed
             FOR EACH STATEMENT EXECUTE FUNCTION copy_changes_{1}();",
            trigger(table, event),
            table.name
        )
    });
    function + &triggers.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_has_a_column_for_each_column_of_every_key() {
        for table in copied() {
            assert_eq!(places(table).len(), table.key_columns, "{}", table.name);
        }
    }
}
