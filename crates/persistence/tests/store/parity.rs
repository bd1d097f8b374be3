//! Both databases have the same tables, columns, keys and indexes after their migrations.

use std::collections::BTreeSet;

use billables_persistence::Backend;
use billables_test_support::TestDatabase;
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel::{PgConnection, SqliteConnection, sql_query};

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

const SQLITE: [&str; 3] = [
    // Columns: table, name, type, nullable.
    "SELECT 'column ' || t.name || '.' || c.name || ' ' || lower(c.type) || iif(c.\"notnull\", '', ' null') AS line \
     FROM sqlite_schema AS t, pragma_table_info(t.name) AS c WHERE t.type = 'table'",
    // Keys and indexes: table, columns in order, unique, partial; and the name, except for primary keys.
    "SELECT iif(i.origin = 'pk', 'primary key', 'index ' || i.name) || ' ' || t.name || '(' \
       || (SELECT group_concat(name, ',') FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)) || ')' \
       || iif(i.\"unique\", ' unique', '') || iif(i.partial, ' partial', '') AS line \
     FROM sqlite_schema AS t, pragma_index_list(t.name) AS i WHERE t.type = 'table'",
    // Foreign keys: table, columns, referenced table, referenced columns.
    "SELECT 'foreign key ' || table_name || '(' || group_concat(\"from\", ',') || ') ' || referenced || '(' \
       || group_concat(\"to\", ',') || ')' AS line \
     FROM (SELECT t.name AS table_name, f.id, f.\"table\" AS referenced, f.\"from\", f.\"to\" \
       FROM sqlite_schema AS t, pragma_foreign_key_list(t.name) AS f WHERE t.type = 'table' ORDER BY t.name, f.id, f.seq) \
     GROUP BY table_name, id",
];

const POSTGRES: [&str; 3] = [
    "SELECT 'column ' || table_name || '.' || column_name || ' ' || CASE data_type WHEN 'bigint' THEN 'integer' \
       WHEN 'bytea' THEN 'blob' ELSE data_type END || CASE is_nullable WHEN 'YES' THEN ' null' ELSE '' END AS line \
     FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE 'citus%'",
    "SELECT CASE WHEN i.indisprimary THEN 'primary key' ELSE 'index ' || c.relname END || ' ' || t.relname || '(' \
       || (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(i.indkey) WITH ORDINALITY AS k (attnum, place) \
           JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = k.attnum) || ')' \
       || CASE WHEN i.indisunique THEN ' unique' ELSE '' END \
       || CASE WHEN i.indpred IS NOT NULL THEN ' partial' ELSE '' END AS line \
     FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid JOIN pg_class AS t ON t.oid = i.indrelid \
     WHERE t.relnamespace = 'public'::regnamespace",
    "SELECT 'foreign key ' || c.conrelid::regclass || '(' \
       || (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(c.conkey) WITH ORDINALITY AS k (attnum, place) \
           JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = k.attnum) || ') ' \
       || c.confrelid::regclass || '(' \
       || (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(c.confkey) WITH ORDINALITY AS k (attnum, place) \
           JOIN pg_attribute AS a ON a.attrelid = c.confrelid AND a.attnum = k.attnum) || ')' AS line \
     FROM pg_constraint AS c WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace",
];

/// The schema, with one line for each column, key, index and foreign key.
fn shape(database: &TestDatabase) -> BTreeSet<String> {
    let load = |sql: &str| -> Vec<Line> {
        match database.backend() {
            Backend::Sqlite => {
                sql_query(sql).load(&mut SqliteConnection::establish(database.raw_url()).unwrap()).unwrap()
            }
            Backend::Postgres => {
                sql_query(sql).load(&mut PgConnection::establish(database.raw_url()).unwrap()).unwrap()
            }
        }
    };
    let queries = match database.backend() {
        Backend::Sqlite => SQLITE,
        Backend::Postgres => POSTGRES,
    };
    let lines = queries.into_iter().flat_map(load).map(|line| line.line);
    // The migrations did not create these tables: the applied migrations, and the statistics of SQLite's planner.
    lines.filter(|line| !line.contains("__diesel_schema_migrations") && !line.contains("sqlite_stat")).collect()
}

#[test]
fn both_databases_have_the_same_tables_columns_and_keys() {
    let [sqlite, postgres] = TestDatabase::each().map(|database| shape(&database));
    let only_sqlite: Vec<_> = sqlite.difference(&postgres).collect();
    let only_postgres: Vec<_> = postgres.difference(&sqlite).collect();
    assert!(
        only_sqlite.is_empty() && only_postgres.is_empty(),
        "only on SQLite: {only_sqlite:#?}\nonly on PostgreSQL: {only_postgres:#?}"
    );
    // The queries above returned rows.
    for line in [
        "column billables.call_sid blob",
        "column billables.date_voided integer null",
        "primary key billables(account_id,id) unique",
        "index billables_live billables(account_id,call_sid) unique partial",
        "foreign key billables(account_id,session_id) sessions(account_id,id)",
    ] {
        assert!(sqlite.contains(line), "{line} in {sqlite:#?}");
    }
}

#[test]
fn texts_sort_by_their_bytes_on_postgresql() {
    let database = TestDatabase::postgres();
    let mut connection = PgConnection::establish(database.raw_url()).unwrap();
    let sql = "SELECT table_name || '.' || column_name AS line FROM information_schema.columns \
        WHERE table_schema = 'public' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C' \
        AND table_name <> '__diesel_schema_migrations' AND table_name NOT LIKE 'citus%'";
    let others: Vec<Line> = sql_query(sql).load(&mut connection).unwrap();
    assert!(others.is_empty(), "{:?}", others.into_iter().map(|line| line.line).collect::<Vec<_>>());
}
