//! Rows of any table as bytes, for copies and digests. Callers read them in the order of the key, in chunks.
//!
//! A row is the sequence of its columns. Each column is a tag and a content: tag 0 for null, without content; tag 1 for a
//! number, with 8 bytes in big-endian two's complement; tag 2 for a text and tag 3 for bytes, with the length in 4 big-endian
//! bytes and then the bytes. Equal rows have equal bytes on both databases, and different rows of a table have different
//! bytes.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use billables_domain::TimeId;
use diesel::connection::{DefaultLoadingMode, LoadConnection};
use diesel::pg::Pg;
use diesel::query_builder::{BoxedSqlQuery, SqlQuery};
use diesel::row::{Field as _, Row as _};
use diesel::sql_query;
use diesel::sql_types::{BigInt, Binary, Nullable, Text};
use diesel::sqlite::{Sqlite, SqliteType};

use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::settings::COPY;
use crate::tables::{Column, ColumnKind, Table};

const NULL: u8 = 0;
const INTEGER: u8 = 1;
const TEXT: u8 = 2;
const BYTES: u8 = 3;

/// The value of a column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Value {
    /// A null value.
    Null,
    /// A number.
    Integer(i64),
    /// A text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// Rows of one table, in the order of its key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct RawRows {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl RawRows {
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &[u8]> {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let row = self.bytes.get(start..*end).unwrap_or_default();
            start = *end;
            row
        })
    }

    pub(crate) fn last(&self) -> Option<&[u8]> {
        let start = self.ends.len().checked_sub(2).and_then(|index| self.ends.get(index)).copied().unwrap_or(0);
        self.ends.last().and_then(|end| self.bytes.get(start..*end))
    }

    fn push(&mut self, value: Option<(u8, &[u8])>) {
        match value {
            None => self.bytes.push(NULL),
            Some((tag, content)) => {
                self.bytes.push(tag);
                if tag != INTEGER {
                    // Neither database stores a value of 4 GiB.
                    self.bytes.extend_from_slice(&u32::try_from(content.len()).unwrap_or(u32::MAX).to_be_bytes());
                }
                self.bytes.extend_from_slice(content);
            }
        }
    }

    /// Adds further rows.
    pub(crate) fn append(&mut self, other: Self) {
        let start = self.bytes.len();
        self.bytes.extend(other.bytes);
        self.ends.extend(other.ends.into_iter().map(|end| start + end));
    }

    fn end_row(&mut self) {
        self.ends.push(self.bytes.len());
    }
}

/// The rows of a table to read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Range {
    /// Only rows after this key.
    pub(crate) after: Option<Vec<Value>>,
    /// Only rows up to and including this key.
    pub(crate) until: Option<Vec<Value>>,
    /// Only rows with at most this value in this column.
    pub(crate) bound: Option<(&'static str, Value)>,
    /// At most this number of rows.
    pub(crate) limit: Option<usize>,
}

/// Reads rows of a table, except the note about a copy in the settings.
pub(crate) fn read(connection: &mut AnyConnection, table: &Table, range: &Range) -> Result<RawRows, StoreError> {
    let columns = names(table.columns);
    let key = names(table.columns.get(..table.key_columns).unwrap_or_default());
    let mut binds: Vec<Value> = Vec::new();
    let mut conditions = Vec::new();
    for (sign, bound) in [(">", &range.after), ("<=", &range.until)] {
        if let Some(values) = bound {
            let places: Vec<_> = (1..=values.len()).map(|place| format!("${}", binds.len() + place)).collect();
            conditions.push(format!("({key}) {sign} ({})", places.join(", ")));
            binds.extend(values.iter().cloned());
        }
    }
    if let Some((column, highest)) = &range.bound {
        binds.push(highest.clone());
        conditions.push(format!("{column} <= ${}", binds.len()));
    }
    if table.name == "settings" {
        binds.push(Value::Text(COPY.to_owned()));
        conditions.push(format!("key <> ${}", binds.len()));
    }
    let filter = if conditions.is_empty() { String::new() } else { format!(" WHERE {}", conditions.join(" AND ")) };
    let limit = range.limit.map(|limit| format!(" LIMIT {limit}")).unwrap_or_default();
    let sql = format!("SELECT {columns} FROM {}{filter} ORDER BY {key}{limit}", table.name);
    load(connection, table.columns, &sql, &binds)
}

/// The number of keys in one statement.
const KEYS_MAX: usize = 1_000;

/// Reads the rows of some keys in the order of the keys, except the note about a copy in the settings.
pub(crate) fn read_keys(
    connection: &mut AnyConnection,
    table: &Table,
    keys: &BTreeSet<Vec<Value>>,
) -> Result<RawRows, StoreError> {
    let prefixed = |columns: &[Column], prefix: &str| {
        columns.iter().map(|column| format!("{prefix}.{}", column.name)).collect::<Vec<_>>().join(", ")
    };
    let key_columns = table.columns.get(..table.key_columns).unwrap_or_default();
    let (columns, key, wanted) =
        (prefixed(table.columns, "stored"), prefixed(key_columns, "stored"), prefixed(key_columns, "wanted"));
    let note = if table.name == "settings" { format!(" AND stored.key <> '{COPY}'") } else { String::new() };
    let keys: Vec<&Vec<Value>> = keys.iter().collect();
    let mut found = RawRows::default();
    for keys in keys.chunks(KEYS_MAX) {
        let places = (0..keys.len()).map(|row| {
            let places = (1..=table.key_columns).map(|place| format!("${}", row * table.key_columns + place));
            format!("({})", places.collect::<Vec<_>>().join(", "))
        });
        // In SQLite, CROSS JOIN makes the planner look up each key in turn.
        let sql = format!(
            "WITH wanted ({}) AS (VALUES {}) SELECT {columns} FROM wanted CROSS JOIN {} AS stored \
             WHERE ({key}) = ({wanted}){note} ORDER BY {key}",
            names(key_columns),
            places.collect::<Vec<_>>().join(", "),
            table.name
        );
        let binds: Vec<Value> = keys.iter().copied().flatten().cloned().collect();
        found.append(load(connection, table.columns, &sql, &binds)?);
    }
    Ok(found)
}

/// The names of columns, separated by commas.
pub(crate) fn names(columns: &[Column]) -> String {
    columns.iter().map(|column| column.name).collect::<Vec<_>>().join(", ")
}

/// Runs a query that returns these columns.
pub(crate) fn load(
    connection: &mut AnyConnection,
    columns: &[Column],
    sql: &str,
    binds: &[Value],
) -> Result<RawRows, StoreError> {
    let damaged = || StoreError::damaged("a column has the wrong type");
    let mut rows = RawRows::default();
    match connection {
        AnyConnection::Sqlite(sqlite) => {
            for row in LoadConnection::<DefaultLoadingMode>::load(sqlite, bound_sqlite(sql, binds))? {
                let row = row?;
                for (index, column) in columns.iter().enumerate() {
                    let field = row.get(index).ok_or_else(damaged)?;
                    let Some(mut value) = field.value() else {
                        rows.push(None);
                        continue;
                    };
                    match (column.kind, value.value_type()) {
                        (ColumnKind::Integer, Some(SqliteType::Long)) => {
                            rows.push(Some((INTEGER, &value.read_long().to_be_bytes())));
                        }
                        (ColumnKind::Text, Some(SqliteType::Text)) => {
                            rows.push(Some((TEXT, value.read_text().as_bytes())));
                        }
                        (ColumnKind::Bytes, Some(SqliteType::Binary)) => rows.push(Some((BYTES, value.read_blob()))),
                        _ => return Err(damaged()),
                    }
                }
                rows.end_row();
            }
        }
        AnyConnection::Postgres(postgres) => {
            for row in LoadConnection::<DefaultLoadingMode>::load(postgres, bound_postgres(sql, binds))? {
                let row = row?;
                for (index, column) in columns.iter().enumerate() {
                    let field = row.get(index).ok_or_else(damaged)?;
                    rows.push(field.value().as_ref().map(|value| match column.kind {
                        ColumnKind::Integer => (INTEGER, value.as_bytes()),
                        ColumnKind::Text => (TEXT, value.as_bytes()),
                        ColumnKind::Bytes => (BYTES, value.as_bytes()),
                    }));
                }
                rows.end_row();
            }
        }
    }
    Ok(rows)
}

macro_rules! bound {
    ($backend:ty, $sql:expr, $binds:expr) => {{
        let mut query = sql_query($sql).into_boxed::<$backend>();
        for value in $binds {
            query = match value {
                Value::Null => query.bind::<Nullable<Text>, _>(None::<&str>),
                Value::Integer(number) => query.bind::<BigInt, _>(*number),
                Value::Text(text) => query.bind::<Text, _>(text.as_str()),
                Value::Bytes(bytes) => query.bind::<Binary, _>(bytes.as_slice()),
            };
        }
        query
    }};
}

pub(crate) fn bound_sqlite<'v>(sql: &str, binds: &'v [Value]) -> BoxedSqlQuery<'v, Sqlite, SqlQuery> {
    bound!(Sqlite, sql, binds)
}

pub(crate) fn bound_postgres<'v>(sql: &str, binds: &'v [Value]) -> BoxedSqlQuery<'v, Pg, SqlQuery> {
    bound!(Pg, sql, binds)
}

/// The length in bytes of a row's first columns.
fn offset(row: &[u8], columns: usize) -> usize {
    let mut rest = row;
    for _ in 0..columns {
        rest = value_of(rest).1;
    }
    row.len() - rest.len()
}

/// Splits the first column, as tag and content, from the rest of a row.
fn value_of(bytes: &[u8]) -> ((u8, &[u8]), &[u8]) {
    let Some((tag, rest)) = bytes.split_first() else { return ((NULL, &[]), &[]) };
    let (length, rest) = match *tag {
        NULL => (0, rest),
        INTEGER => (8, rest),
        _ => {
            let (length, rest) = rest.split_first_chunk::<4>().unwrap_or((&[0; 4], &[]));
            (usize::try_from(u32::from_be_bytes(*length)).unwrap_or(usize::MAX), rest)
        }
    };
    let (content, rest) = rest.split_at_checked(length).unwrap_or((rest, &[]));
    ((*tag, content), rest)
}

/// The bytes of a row's key.
pub(crate) fn key_of<'r>(row: &'r [u8], table: &Table) -> &'r [u8] {
    row.get(..offset(row, table.key_columns)).unwrap_or_default()
}

/// The content of the first column, which is a text.
pub(crate) fn first_text(row: &[u8]) -> &[u8] {
    value_of(row).0.1
}

/// The values of a row.
pub(crate) fn values(row: &[u8]) -> Result<Vec<Value>, StoreError> {
    let mut values = Vec::new();
    let mut rest = row;
    while !rest.is_empty() {
        let ((tag, content), behind) = value_of(rest);
        values.push(match tag {
            NULL => Value::Null,
            INTEGER => Value::Integer(i64::from_be_bytes(
                content.try_into().map_err(|_| StoreError::damaged("a number has the wrong length"))?,
            )),
            TEXT => Value::Text(
                String::from_utf8(content.to_vec()).map_err(|_| StoreError::damaged("a text is not UTF-8"))?,
            ),
            _ => Value::Bytes(content.to_vec()),
        });
        rest = behind;
    }
    Ok(values)
}

/// The name of a row in messages: the table and the values of its key.
pub(crate) fn shown(row: &[u8], table: &Table) -> String {
    let values = values(key_of(row, table)).unwrap_or_default();
    let shown = values.iter().map(|value| match value {
        Value::Null => "null".to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::Bytes(bytes) => shown_bytes(bytes),
    });
    format!("{} {}", table.name, shown.collect::<Vec<_>>().join("/"))
}

/// Bytes in messages: an id of 16 bytes as a UUID, other bytes as hex digits.
pub(crate) fn shown_bytes(bytes: &[u8]) -> String {
    if let Ok(bytes) = <[u8; 16]>::try_from(bytes) {
        return TimeId::from_bytes(bytes).to_string();
    }
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
