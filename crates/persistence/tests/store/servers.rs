//! Special servers: refused ones, and one with TLS.

use std::error::Error as _;
use std::time::{Duration, Instant};

use billables_persistence::{DatabaseUrl, InsertError, Intake, OpenError, Store, StoreError, StoreOptions};
use billables_test_postgres::{Options, PostgresServer};
use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection};

use crate::fixture::{DEMO, account, by_customer, call, context, fill, intake_options, submission};

fn open(url: &str) -> Result<Store, OpenError> {
    Store::open(&url.parse::<DatabaseUrl>().unwrap(), StoreOptions::default())
}

#[track_caller]
fn refused(options: &Options<'_>, words: &str) {
    let server = PostgresServer::start(options).unwrap();
    let error = open(&server.url()).unwrap_err();
    assert!(error.to_string().contains(words), "{error}");
}

#[test]
fn a_server_without_fsync_is_refused() {
    refused(&Options { settings: &[("fsync", "off")], ..Options::default() }, "fsync=off");
}

#[test]
fn a_server_without_full_page_writes_is_refused() {
    refused(&Options { settings: &[("full_page_writes", "off")], ..Options::default() }, "full_page_writes=off");
}

#[test]
fn a_standby_is_refused() {
    refused(&Options { standby: true, ..Options::default() }, "standby");
}

#[test]
fn tls_with_a_verified_name_works_and_a_wrong_authority_is_refused() {
    let server = PostgresServer::start(&Options { tls: true, ..Options::default() }).unwrap();
    let Some(authority) = server.certificate_authority() else {
        panic!("the PostgreSQL installation has no TLS: install one that has");
    };
    let authority = authority.to_str().unwrap();
    let url = |host: &str, authority: &str| {
        let url = server.url().replacen("@localhost:", &format!("@{host}:"), 1);
        format!("{url}?sslmode=verify-full&sslrootcert={authority}")
    };
    open(&url("localhost", authority)).unwrap().inspect().unwrap();
    // The certificate has another name.
    let error = open(&url("127.0.0.2", authority)).unwrap_err();
    assert!(matches!(error, OpenError::Connect { .. }), "{error}");
    // The certificate authority is unknown.
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("empty.pem");
    std::fs::write(&empty, "").unwrap();
    assert!(open(&url("localhost", empty.to_str().unwrap())).is_err());
}

/// Waits until an inspection succeeds, or until one fails.
#[track_caller]
fn wait_until_usable(store: &Store, is_usable: bool) {
    let since = Instant::now();
    while store.inspect().is_ok() != is_usable {
        assert!(since.elapsed() < Duration::from_secs(60), "not within a minute: usable {is_usable}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn inspections_detect_a_server_that_loses_durability() {
    let server = PostgresServer::start(&Options::default()).unwrap();
    let store = open(&server.url()).unwrap();
    store.migrate().unwrap();
    fill(&store);
    let intake = Intake::start(store.clone(), intake_options()).unwrap();
    let report = |number: u64| {
        let submission = submission(by_customer(DEMO, "acme", call(number)));
        intake.submit(submission).unwrap().blocking_recv().unwrap()
    };
    report(1).unwrap();
    store.inspect().unwrap();
    let mut operator = PgConnection::establish(&server.url()).unwrap();
    for (number, setting) in (2..).step_by(2).zip(["fsync", "full_page_writes"]) {
        let mut set = |value: &str| {
            operator.batch_execute(&format!("ALTER SYSTEM SET {setting} = {value}")).unwrap();
            operator.batch_execute("SELECT pg_reload_conf()").unwrap();
        };
        set("off");
        wait_until_usable(&store, false);
        let refused = store.inspect().unwrap_err();
        assert!(refused.source().unwrap().to_string().contains(&format!("{setting}=off")), "{refused:?}");
        assert!(matches!(report(number), Err(StoreError::Unavailable(_))));
        assert!(matches!(store.account_insert(&account("new"), &context()), Err(InsertError::Store(_))));
        set("on");
        wait_until_usable(&store, true);
        report(number + 1).unwrap();
    }
}
