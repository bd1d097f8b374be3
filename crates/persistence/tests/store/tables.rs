//! The list of tables equals the tables of both databases.

use std::collections::BTreeSet;

use billables_persistence::Backend;
use billables_persistence::tables::{ColumnKind, CopyTreatment, DigestTreatment, OTHER_TABLES, TABLES};
use billables_test_support::TestDatabase;
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel::{PgConnection, SqliteConnection, sql_query};

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

const SQLITE: &str = "SELECT t.name || '.' || c.name || ' ' || c.type || ' ' || c.pk AS line \
    FROM sqlite_schema AS t, pragma_table_info(t.name) AS c WHERE t.type = 'table'";

const POSTGRES: &str = "SELECT c.table_name || '.' || c.column_name || ' ' \
    || CASE c.data_type WHEN 'bigint' THEN 'INTEGER' WHEN 'bytea' THEN 'BLOB' ELSE upper(c.data_type) END || ' ' \
    || coalesce((SELECT k.ordinal_position FROM information_schema.key_column_usage AS k \
        JOIN information_schema.table_constraints AS t USING (constraint_schema, constraint_name) \
        WHERE t.constraint_type = 'PRIMARY KEY' AND k.table_name = c.table_name AND k.column_name = c.column_name), 0) \
    AS line FROM information_schema.columns AS c WHERE c.table_schema = 'public' AND c.table_name NOT LIKE 'citus%'";

/// Every column of a database: table, name, type, and position in the primary key.
fn columns(database: &TestDatabase) -> BTreeSet<String> {
    let lines: Vec<Line> = match database.backend() {
        Backend::Sqlite => sql_query(SQLITE).load(&mut SqliteConnection::establish(database.raw_url()).unwrap()),
        Backend::Postgres => sql_query(POSTGRES).load(&mut PgConnection::establish(database.raw_url()).unwrap()),
    }
    .unwrap();
    let is_ours = |line: &String| !OTHER_TABLES.iter().any(|name| line.starts_with(&format!("{name}.")));
    lines.into_iter().map(|line| line.line).filter(is_ours).collect()
}

#[test]
fn the_list_has_every_table_and_column() {
    let listed = TABLES.iter().flat_map(|table| {
        table.columns.iter().enumerate().map(move |(index, column)| {
            let kind = match column.kind {
                ColumnKind::Integer => "INTEGER",
                ColumnKind::Text => "TEXT",
                ColumnKind::Bytes => "BLOB",
            };
            let place = if index < table.key_columns { index + 1 } else { 0 };
            format!("{}.{} {kind} {place}", table.name, column.name)
        })
    });
    let listed: BTreeSet<String> = listed.collect();
    for database in TestDatabase::each() {
        let real = columns(&database);
        let missing: Vec<_> = real.difference(&listed).collect();
        let surplus: Vec<_> = listed.difference(&real).collect();
        assert!(
            missing.is_empty() && surplus.is_empty(),
            "{:?}: not in the list of crates/persistence/src/tables.rs: {missing:#?}; only there: {surplus:#?}",
            database.backend()
        );
    }
}

#[test]
fn only_the_secrets_of_sign_ins_are_left_out() {
    let left_out: Vec<_> = billables_persistence::tables_left_out().map(|(name, _)| name).collect();
    assert_eq!(left_out, ["sign_in_secrets"]);
    for table in TABLES {
        let is_copied = !matches!(table.copy, CopyTreatment::LeftOut { .. });
        assert_eq!(
            is_copied,
            table.digest != DigestTreatment::LeftOut,
            "{}: what is copied is in the digest",
            table.name
        );
    }
}
