//! Opening a store: refused databases, and the errors.

use std::path::Path;

use billables_domain::CallSidMode;
use billables_persistence::{Backend, CallSidModeError, DatabaseUrl, OpenError, Store, StoreOptions};
use billables_test_support::TestDatabase;

#[test]
fn an_unknown_scheme_is_refused() {
    for text in ["mysql://localhost/b", "billables.db", "sqlite:billables.db"] {
        assert!(text.parse::<DatabaseUrl>().is_err(), "{text}");
    }
}

#[test]
fn the_error_names_a_file_that_cannot_be_created() {
    let url = DatabaseUrl::sqlite(Path::new("/nowhere/at/all/billables.db")).unwrap();
    let error = Store::open(&url, StoreOptions::default()).unwrap_err();
    assert!(error.to_string().contains("/nowhere/at/all/billables.db"), "{error}");
}

#[test]
fn the_error_names_an_absent_server_without_the_password() {
    let url: DatabaseUrl = "postgres://user:hunter2secret@127.0.0.1:1/b?connect_timeout=2".parse().unwrap();
    let error = Store::open(&url, StoreOptions::default()).unwrap_err();
    let (shown, debug) = (error.to_string(), format!("{error:?}"));
    assert!(shown.contains("127.0.0.1"), "{shown}");
    assert!(!shown.contains("hunter2secret") && !debug.contains("hunter2secret"), "{shown} {debug}");
}

#[test]
fn the_error_does_not_quote_a_wrong_password() {
    let database = TestDatabase::postgres();
    let raw = database.raw_url().to_owned();
    let password = raw.split_once("://").unwrap().1.split_once('@').unwrap().0.split_once(':').unwrap().1.to_owned();
    let url: DatabaseUrl = raw.replacen(&format!(":{password}@"), ":wr0ng%40pass@", 1).parse().unwrap();
    let error = Store::open(&url, StoreOptions::default()).unwrap_err();
    assert!(matches!(error, OpenError::Connect { .. }), "{error}");
    assert!(!error.to_string().contains("wr0ng"), "{error}");
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_the_file() {
    use std::os::unix::fs::PermissionsExt as _;
    let database = TestDatabase::empty_sqlite();
    let store = database.store();
    store.migrate().unwrap();
    for suffix in ["", "-wal", "-shm"] {
        let path = format!("{}{suffix}", database.raw_url());
        if let Ok(metadata) = std::fs::metadata(&path) {
            assert_eq!(metadata.permissions().mode() & 0o777, 0o600, "{path}");
        }
    }
    assert!(Path::new(database.raw_url()).exists());
}

#[test]
fn another_file_is_refused() {
    let database = TestDatabase::empty_sqlite();
    std::fs::write(database.raw_url(), "this is a letter, not a database. ".repeat(100)).unwrap();
    assert!(Store::open(database.url(), StoreOptions::default()).is_err());
}

#[test]
fn a_database_without_utf8_is_refused() {
    let database = TestDatabase::empty_postgres();
    let name = format!("{}_latin1", database.raw_url().rsplit_once('/').unwrap().1.split('?').next().unwrap());
    database
        .execute(&format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'"))
        .unwrap();
    let (head, tail) = database.raw_url().rsplit_once('/').unwrap();
    let parameters = tail.split_once('?').map_or(String::new(), |(_, rest)| format!("?{rest}"));
    let url: DatabaseUrl = format!("{head}/{name}{parameters}").parse().unwrap();
    let opened = Store::open(&url, StoreOptions::default());
    database.execute(&format!("DROP DATABASE {name} WITH (FORCE)")).unwrap();
    assert!(matches!(opened, Err(OpenError::Encoding { .. })), "{opened:?}");
}

#[test]
fn the_store_knows_its_backend_and_answers() {
    for (database, backend) in TestDatabase::each().into_iter().zip([Backend::Sqlite, Backend::Postgres]) {
        let store = database.store();
        assert_eq!(store.backend(), backend);
        store.inspect().unwrap();
        store.revocation_mark().unwrap();
        assert!(store.pool_state().connections >= 1);
    }
}

#[test]
fn the_first_call_sid_mode_is_permanent() {
    for database in TestDatabase::each() {
        let store = database.store();
        assert_eq!(store.settle_call_sid_mode(Some(CallSidMode::Any)).unwrap(), CallSidMode::Any);
        assert_eq!(store.settle_call_sid_mode(None).unwrap(), CallSidMode::Any);
        assert_eq!(store.settle_call_sid_mode(Some(CallSidMode::Any)).unwrap(), CallSidMode::Any);
        let refused = store.settle_call_sid_mode(Some(CallSidMode::Standard));
        assert!(matches!(refused, Err(CallSidModeError::Other { stored: CallSidMode::Any, .. })));
    }
    for database in TestDatabase::each() {
        assert_eq!(database.store().settle_call_sid_mode(None).unwrap(), CallSidMode::Standard);
        assert!(database.store().settle_call_sid_mode(Some(CallSidMode::Any)).is_err());
    }
}

#[test]
fn concurrent_processes_settle_the_same_call_sid_mode() {
    for database in TestDatabase::each() {
        let store = database.store();
        let modes = [CallSidMode::Standard, CallSidMode::Any];
        std::thread::scope(|scope| {
            for index in 0..8 {
                let store = &store;
                scope.spawn(move || drop(store.settle_call_sid_mode(Some(modes[index % 2]))));
            }
        });
        let settled = store.settle_call_sid_mode(None).unwrap();
        let refused = modes.map(|mode| store.settle_call_sid_mode(Some(mode)).is_err());
        assert_eq!(refused, modes.map(|mode| mode != settled));
    }
}
