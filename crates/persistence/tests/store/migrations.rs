//! Migrations: applied once, under a lock, and never on a database of a newer binary.

use billables_persistence::{Backend, MigrateError, SchemaError, Store, StoreOptions};
use billables_test_support::TestDatabase;

use crate::fixture::bytes_literal;

#[test]
fn a_new_database_is_migrated_once() {
    for database in TestDatabase::each_empty() {
        let store = database.store();
        assert!(matches!(store.schema_check(), Err(SchemaError::Pending { .. })));
        // The check creates no table.
        assert!(matches!(store.schema_check(), Err(SchemaError::Pending { ref database, .. }) if database == "none"));
        let report = store.migrate().unwrap();
        assert!(!report.applied.is_empty());
        store.schema_check().unwrap();
        assert!(store.migrate().unwrap().applied.is_empty());
    }
}

#[test]
fn one_of_eight_concurrent_processes_migrates() {
    for database in TestDatabase::each_empty() {
        let applied: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8)
                .map(|_| {
                    let url = database.url();
                    scope.spawn(move || {
                        let store = Store::open(url, StoreOptions::default()).unwrap();
                        let report = store.migrate().unwrap();
                        store.schema_check().unwrap();
                        report.applied
                    })
                })
                .collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(applied.iter().filter(|versions| !versions.is_empty()).count(), 1, "{applied:?}");
    }
}

#[test]
fn a_newer_schema_is_refused_and_the_error_names_both_versions() {
    for database in TestDatabase::each() {
        let store = database.store();
        database.execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('99991231000000')").unwrap();
        let error = store.schema_check().unwrap_err();
        assert!(matches!(error, SchemaError::Unknown { .. }), "{error}");
        let text = error.to_string();
        assert!(text.contains("99991231000000") && text.contains("20261128000000"), "{text}");
        let error = store.migrate().unwrap_err();
        assert!(matches!(error, MigrateError::Schema(SchemaError::Unknown { .. })), "{error}");
    }
}

/// The number of migrations of the release before totals.
pub(crate) const BEFORE_TOTALS: usize = 3;

/// The migrations before the newest one: version, and the SQL for SQLite and for PostgreSQL.
pub(crate) const FORMER: [(&str, &str, &str); 4] = [
    (
        "20261123000000",
        include_str!("../../../../migrations/sqlite/2026-11-23-000000_billables/up.sql"),
        include_str!("../../../../migrations/postgres/2026-11-23-000000_billables/up.sql"),
    ),
    (
        "20261123000001",
        include_str!("../../../../migrations/sqlite/2026-11-23-000001_revocations/up.sql"),
        include_str!("../../../../migrations/postgres/2026-11-23-000001_revocations/up.sql"),
    ),
    (
        "20261123000002",
        include_str!("../../../../migrations/sqlite/2026-11-23-000002_users/up.sql"),
        include_str!("../../../../migrations/postgres/2026-11-23-000002_users/up.sql"),
    ),
    (
        "20261127000000",
        include_str!("../../../../migrations/sqlite/2026-11-27-000000_billing/up.sql"),
        include_str!("../../../../migrations/postgres/2026-11-27-000000_billing/up.sql"),
    ),
];

/// Gives an empty database the schema after the first `count` migrations.
pub(crate) fn apply(database: &TestDatabase, count: usize) {
    database
        .execute(
            "CREATE TABLE __diesel_schema_migrations (version VARCHAR(50) PRIMARY KEY NOT NULL, \
             run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP)",
        )
        .unwrap();
    for (version, sqlite, postgres) in FORMER.iter().take(count) {
        let sql = if database.backend() == Backend::Sqlite { sqlite } else { postgres };
        database.execute(sql).unwrap();
        database.execute(&format!("INSERT INTO __diesel_schema_migrations (version) VALUES ('{version}')")).unwrap();
    }
}

#[test]
fn a_database_of_the_first_release_is_migrated_and_keeps_its_rows() {
    for database in TestDatabase::each_empty() {
        apply(&database, 1);
        database.execute("INSERT INTO accounts VALUES ('demo', 'Demo', 0)").unwrap();
        let store = database.store();
        let versions = ["20261123000001", "20261123000002", "20261127000000", "20261128000000"];
        assert_eq!(store.migrate().unwrap().applied, versions);
        assert_eq!(store.revocation_mark().unwrap().count, 0);
        let demo = crate::fixture::account_id(crate::fixture::DEMO);
        assert!(store.account_find(&demo).unwrap().is_some());
    }
}

#[test]
fn a_writer_of_the_former_release_is_refused_as_on_a_read_only_database() {
    for database in TestDatabase::each_empty() {
        apply(&database, BEFORE_TOTALS);
        let bytes = |hex: &str| bytes_literal(database.backend(), hex);
        let former = |number: u8| {
            let (id, call_sid) = (bytes(&format!("{number:032x}")), bytes(&format!("01{number:032x}")));
            format!(
                "INSERT INTO billables (account_id, id, customer_id, call_sid, date_created, created_by) \
                 VALUES ('demo', {id}, 'acme', {call_sid}, 1795000000000000, 'former')"
            )
        };
        database.execute("INSERT INTO accounts VALUES ('demo', 'Demo', 0)").unwrap();
        database.execute("INSERT INTO customers VALUES ('demo', 'acme', 'Acme', NULL, 0)").unwrap();
        database.execute(&former(1)).unwrap();
        database.store().migrate().unwrap();
        // The former release answers 503 to these texts: SQLite's own, and PostgreSQL's code 25006 for a read-only transaction.
        let expected = match database.backend() {
            Backend::Sqlite => "attempt to write a readonly database",
            Backend::Postgres => "this writer keeps no totals",
        };
        let void = "UPDATE billables SET date_voided = 2, voided_by = 'former', void_reason = 'r'";
        for change in [former(2).as_str(), void] {
            let error = database.execute(change).unwrap_err();
            assert!(error.contains(expected), "{error}");
        }
    }
}

#[test]
fn the_error_of_an_old_schema_names_the_remedy() {
    for database in TestDatabase::each() {
        database.execute("DELETE FROM __diesel_schema_migrations").unwrap();
        let error = database.store().schema_check().unwrap_err();
        assert!(matches!(error, SchemaError::Pending { .. }));
        assert!(error.to_string().contains("billables migrate"), "{error}");
    }
}
