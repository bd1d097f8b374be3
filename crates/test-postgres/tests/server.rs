//! A real server: started, reached, refused, stopped, removed.
//!
//! The tests use the server from outside, without diesel; the store's own tests connect with diesel.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;

use billables_test_postgres::{Installation, OLDEST_MAJOR_VERSION, Options, PostgresError, PostgresServer};

/// The output of the server's `psql` for a statement, or the error text.
fn query(server: &PostgresServer, parameters: &str, statement: &str) -> Result<String, String> {
    let psql = Installation::find(&[]).unwrap().programs().join("psql");
    let output = Command::new(psql)
        .args(["--no-psqlrc", "--tuples-only", "--no-align", "--no-password", "--command", statement])
        .arg(format!("{}?{parameters}", server.url()))
        .output()
        .unwrap();
    if output.status.success() {
        Ok(String::from_utf8(output.stdout).unwrap().trim().to_owned())
    } else {
        Err(String::from_utf8(output.stderr).unwrap())
    }
}

#[test]
fn a_server_answers_and_is_gone_when_dropped() {
    let server = PostgresServer::start(&Options::default()).unwrap();
    assert!(server.version().major() >= OLDEST_MAJOR_VERSION);
    assert_eq!(query(&server, "", "SHOW fsync").unwrap(), "on");
    assert_eq!(query(&server, "", "SHOW max_connections").unwrap(), "300");
    assert_eq!(query(&server, "", "SHOW server_encoding").unwrap(), "UTF8");
    let folder = query(&server, "", "SHOW data_directory").unwrap();
    let port = server.port();

    drop(server);

    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    assert!(!std::path::Path::new(&folder).exists());
}

#[test]
fn a_client_without_the_password_is_refused() {
    let server = PostgresServer::start(&Options::default()).unwrap();
    // The first message of PostgreSQL's protocol, version 3.0, for the superuser; the answer asks for a password
    // ('R').
    let body = b"\x00\x03\x00\x00user\x00billables_test\x00\x00";
    let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    stream.write_all(&u32::try_from(body.len() + 4).unwrap().to_be_bytes()).unwrap();
    stream.write_all(body).unwrap();
    let mut answer = [0; 9];
    stream.read_exact(&mut answer).unwrap();
    assert_eq!(answer[0], b'R');
    assert_eq!(answer[5..9], 10_u32.to_be_bytes(), "10 is SCRAM; 0 would be a welcome");
}

#[test]
fn a_client_that_trusts_the_authority_can_insist_on_tls() {
    let server = PostgresServer::start(&Options { tls: true, ..Options::default() }).unwrap();
    let Some(authority) = server.certificate_authority() else {
        // A server without TLS, as in the wheel of the Python registry, refuses a client that requires TLS.
        assert!(query(&server, "sslmode=require", "SELECT 1").is_err());
        return;
    };
    let trusted = format!("sslmode=verify-full&sslrootcert={}", authority.display());
    assert_eq!(query(&server, &trusted, "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()").unwrap(), "t");
    let untrusted = query(&server, "sslmode=verify-full&sslrootcert=/nonexistent", "SELECT 1").unwrap_err();
    assert!(untrusted.contains("root certificate"), "{untrusted}");
}

#[test]
fn a_test_can_ask_for_servers_that_the_service_must_refuse() {
    let server = PostgresServer::start(&Options { settings: &[("fsync", "off")], ..Options::default() }).unwrap();
    assert_eq!(query(&server, "", "SHOW fsync").unwrap(), "off");
    drop(server);

    let server = PostgresServer::start(&Options { standby: true, ..Options::default() }).unwrap();
    assert_eq!(query(&server, "", "SELECT pg_is_in_recovery()").unwrap(), "t");
}

#[test]
fn a_server_outlives_the_thread_that_started_it() {
    let server = std::thread::spawn(|| PostgresServer::start(&Options::default()).unwrap()).join().unwrap();
    assert_eq!(query(&server, "", "SELECT 1").unwrap(), "1");
}

#[test]
fn an_unknown_setting_shows_the_log() {
    let error = PostgresServer::start(&Options { settings: &[("fsink", "on")], ..Options::default() }).unwrap_err();
    assert!(matches!(error, PostgresError::NotReady { .. }));
    assert!(error.to_string().contains("fsink"), "{error}");
}

#[test]
fn a_standby_follows_its_primary_and_can_take_its_place() {
    let mut primary = PostgresServer::start(&Options::default()).unwrap();
    let standby = PostgresServer::start(&Options { primary: Some(&primary), ..Options::default() }).unwrap();
    primary.wait_for_a_standby().unwrap();
    query(&primary, "", "CREATE TABLE t AS SELECT 7 AS n").unwrap();
    primary.kill();
    assert!(query(&standby, "", "CREATE TABLE u ()").unwrap_err().contains("read-only"));
    standby.promote().unwrap();
    assert_eq!(query(&standby, "", "SELECT n FROM t").unwrap(), "7");
    query(&standby, "", "CREATE TABLE u ()").unwrap();
}
