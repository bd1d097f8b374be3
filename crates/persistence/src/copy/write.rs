//! Writing rows of any table into the destination, with its keys, foreign keys and triggers enabled.

use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{Array, BigInt, Binary, Nullable, Text};
use diesel::sqlite::Sqlite;

use crate::connection::AnyConnection;
use crate::raw_rows::{Value, names};
use crate::tables::{Column, ColumnKind, DigestTreatment, Table};

/// The values of a row, in the order of the table's columns.
pub(super) type Row = Vec<Value>;

/// The most parameters in a statement. SQLite's limit is 32,766.
const SQLITE_PARAMETERS_MAX: usize = 30_000;

/// Inserts rows.
pub(super) fn insert(connection: &mut AnyConnection, table: &Table, rows: &[Row]) -> QueryResult<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let columns = names(table.columns);
    match connection {
        AnyConnection::Postgres(postgres) => {
            let sql = format!("INSERT INTO {} ({columns}) SELECT * FROM {}", table.name, unnest(table.columns));
            execute_postgres(postgres, table, &sql, rows)
        }
        AnyConnection::Sqlite(sqlite) => {
            let places = format!("({})", vec!["?"; table.columns.len()].join(", "));
            for rows in rows.chunks(SQLITE_PARAMETERS_MAX / table.columns.len().max(1)) {
                let places = vec![places.as_str(); rows.len()].join(", ");
                let sql = format!("INSERT INTO {} ({columns}) VALUES {places}", table.name);
                execute_sqlite(sqlite, &sql, table.columns.iter().cycle(), rows.iter().flatten())?;
            }
            Ok(())
        }
    }
}

/// Updates existing rows to these values.
pub(super) fn update(connection: &mut AnyConnection, table: &Table, rows: &[Row]) -> QueryResult<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let (key, rest) = table.columns.split_at(table.key_columns.min(table.columns.len()));
    match connection {
        AnyConnection::Postgres(postgres) => {
            let joined = |columns: &[Column], sign: &str, separator: &str, prefix: &str| {
                let pairs = columns.iter().map(|column| format!("{prefix}{0} {sign} new.{0}", column.name));
                pairs.collect::<Vec<_>>().join(separator)
            };
            let mut sql = format!(
                "UPDATE {0} SET {1} FROM {2} AS new ({3}) WHERE {4}",
                table.name,
                joined(rest, "=", ", ", ""),
                unnest(table.columns),
                names(table.columns),
                joined(key, "=", " AND ", &format!("{}.", table.name)),
            );
            let Some(account_id) = key.first().filter(|_| table.digest == DigestTreatment::Account) else {
                return execute_postgres(postgres, table, &sql, rows);
            };
            // A distributed destination updates the rows of one account at a time, and has to be told the account.
            sql = format!("{sql} AND {}.{} COLLATE \"default\" = ANY ($1)", table.name, account_id.name);
            rows.chunk_by(|one, next| one.first() == next.first())
                .try_for_each(|rows| execute_postgres(postgres, table, &sql, rows))
        }
        AnyConnection::Sqlite(sqlite) => {
            let pairs = |columns: &[Column], separator| {
                columns.iter().map(|column| format!("{} = ?", column.name)).collect::<Vec<_>>().join(separator)
            };
            let sql = format!("UPDATE {} SET {} WHERE {}", table.name, pairs(rest, ", "), pairs(key, " AND "));
            for row in rows {
                let (key_values, rest_values) = row.split_at(key.len().min(row.len()));
                execute_sqlite(sqlite, &sql, rest.iter().chain(key), rest_values.iter().chain(key_values))?;
            }
            Ok(())
        }
    }
}

/// Deletes rows by their keys.
pub(super) fn delete(connection: &mut AnyConnection, table: &Table, keys: &[Row]) -> QueryResult<()> {
    let columns = table.columns.get(..table.key_columns).unwrap_or_default();
    for key in keys {
        let pairs = columns.iter().enumerate().map(|(index, column)| format!("{} = ${}", column.name, index + 1));
        let sql = format!("DELETE FROM {} WHERE {}", table.name, pairs.collect::<Vec<_>>().join(" AND "));
        match connection {
            AnyConnection::Sqlite(sqlite) => execute_sqlite(sqlite, &sql, columns.iter(), key.iter())?,
            AnyConnection::Postgres(postgres) => {
                crate::raw_rows::bound_postgres(&sql, key).execute(postgres)?;
            }
        }
    }
    Ok(())
}

/// The SQL of a table of rows from one array for each column.
fn unnest(columns: &[Column]) -> String {
    let arrays = columns.iter().enumerate().map(|(index, column)| {
        let kind = match column.kind {
            ColumnKind::Integer => "bigint",
            ColumnKind::Text => "text",
            ColumnKind::Bytes => "bytea",
        };
        format!("${}::{kind}[]", index + 1)
    });
    format!("unnest({})", arrays.collect::<Vec<_>>().join(", "))
}

fn execute_postgres(connection: &mut PgConnection, table: &Table, sql: &str, rows: &[Row]) -> QueryResult<()> {
    let mut query = sql_query(sql).into_boxed::<Pg>();
    for (index, column) in table.columns.iter().enumerate() {
        let values = rows.iter().map(|row| row.get(index).unwrap_or(&Value::Null));
        query = match column.kind {
            ColumnKind::Integer => query.bind::<Array<Nullable<BigInt>>, _>(values.map(integer).collect::<Vec<_>>()),
            ColumnKind::Text => query.bind::<Array<Nullable<Text>>, _>(values.map(text).collect::<Vec<_>>()),
            ColumnKind::Bytes => query.bind::<Array<Nullable<Binary>>, _>(values.map(bytes).collect::<Vec<_>>()),
        };
    }
    query.execute(connection).map(drop)
}

fn execute_sqlite<'c, 'v>(
    connection: &mut SqliteConnection,
    sql: &str,
    columns: impl Iterator<Item = &'c Column>,
    values: impl Iterator<Item = &'v Value>,
) -> QueryResult<()> {
    let mut query = sql_query(sql).into_boxed::<Sqlite>();
    for (column, value) in columns.zip(values) {
        query = match column.kind {
            ColumnKind::Integer => query.bind::<Nullable<BigInt>, _>(integer(value)),
            ColumnKind::Text => query.bind::<Nullable<Text>, _>(text(value)),
            ColumnKind::Bytes => query.bind::<Nullable<Binary>, _>(bytes(value)),
        };
    }
    query.execute(connection).map(drop)
}

fn integer(value: &Value) -> Option<i64> {
    if let Value::Integer(number) = value { Some(*number) } else { None }
}

fn text(value: &Value) -> Option<&str> {
    if let Value::Text(text) = value { Some(text) } else { None }
}

fn bytes(value: &Value) -> Option<&[u8]> {
    if let Value::Bytes(bytes) = value { Some(bytes) } else { None }
}
