//! Migrations: applied once, under a lock, and never on a database of a newer binary.

use billables_persistence::{MigrateError, SchemaError, Store, StoreOptions};
use billables_test_support::TestDatabase;

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
        assert!(text.contains("99991231000000") && text.contains("20261123000002"), "{text}");
        let error = store.migrate().unwrap_err();
        assert!(matches!(error, MigrateError::Schema(SchemaError::Unknown { .. })), "{error}");
    }
}

#[test]
fn a_database_of_the_first_release_is_migrated_and_keeps_its_rows() {
    for database in TestDatabase::each() {
        let store = database.store();
        crate::fixture::fill(&store);
        let first_release = "DROP TABLE revocations; DROP TABLE sign_in_secrets; DROP TABLE sign_ins; DROP TABLE users; DROP TABLE api_keys; \
             DROP TABLE audit_events; DELETE FROM __diesel_schema_migrations WHERE version <> '20261123000000'";
        database.execute(first_release).unwrap();
        assert_eq!(store.migrate().unwrap().applied, ["20261123000001", "20261123000002"]);
        assert_eq!(store.revocation_mark().unwrap().count, 0);
        let demo = crate::fixture::account_id(crate::fixture::DEMO);
        assert!(store.account_find(&demo).unwrap().is_some());
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
