//! Servers of their own kind: those that the store refuses, and one that is reached by TLS.

use billables_persistence::{DatabaseUrl, OpenError, Store, StoreOptions};
use billables_test_postgres::{Options, PostgresServer};

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
    // The certificate is made out to another name.
    let error = open(&url("127.0.0.2", authority)).unwrap_err();
    assert!(matches!(error, OpenError::Connect { .. }), "{error}");
    // Nobody vouches for the certificate.
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("empty.pem");
    std::fs::write(&empty, "").unwrap();
    assert!(open(&url("localhost", empty.to_str().unwrap())).is_err());
}
