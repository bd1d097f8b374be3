//! The limit of open files: each connection is an open file, and the database and the keys need files, too.

use std::io::Write as _;
use std::net::TcpStream;

use billables_test_support::TestDatabase;

use crate::process::{Client, Folder, Service, call_sid};

#[test]
fn the_soft_limit_of_open_files_is_raised_to_the_hard_one() {
    let folder = Folder::new();
    let service = Service::start_with_limits(&folder, None, "ulimit -Sn 200 && ulimit -Hn 1500");
    assert_eq!(service.open_files_limits(), ("1500".to_owned(), "1500".to_owned()));
    let log = service.log();
    assert!(log.contains("connections-max is 10000, but this process may have only 1500 files open"), "{log}");
    let unbounded = Service::start_with_flags(&Folder::new(), None, &["--connections-max", "20"]);
    assert!(!unbounded.log().contains("connections-max is"), "{}", unbounded.log());
}

#[test]
fn more_connections_than_there_are_files_leave_some_for_the_database() {
    for database in TestDatabase::each() {
        let folder = Folder::new();
        let token = folder.token("SystemAdministrator", "*");
        let service = Service::start_with_limits(&folder, Some(&database.configured_url()), "ulimit -n 200");
        let client = Client::new(&service.url, &token);
        client.fill();
        let address = service.url.strip_prefix("http://").unwrap();
        let _idle: Vec<TcpStream> = (0..200)
            .map(|_| {
                let mut stream = TcpStream::connect(address).unwrap();
                stream.write_all(b"GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
                stream
            })
            .collect();
        for number in 0..50 {
            assert_eq!(client.try_report("acme", &call_sid(number)).unwrap().0, 201);
        }
        assert_eq!(client.list().len(), 50);
        assert!(!service.log().contains("Too many open files"), "{}", service.log());
    }
}

/// Enough files to serve, but not enough for the connections below.
const FILES: usize = 64;
const CONNECTIONS: usize = 150;

#[test]
fn the_first_report_needs_no_file_that_the_process_may_not_open() {
    for database in TestDatabase::each() {
        let (folder, url) = (Folder::new(), database.configured_url());
        let token = folder.token("SystemAdministrator", "*");
        Client::new(&Service::start(&folder, Some(&url)).url, &token).fill();
        let service = Service::start_with_limits(&folder, Some(&url), &format!("ulimit -n {FILES}"));
        let client = Client::new(&service.url, &token);
        // The connection of the client stays open; the connections after it take the rest of the files.
        assert_eq!(client.try_get("/health/live").unwrap().0, 200);
        let address = service.url.trim_start_matches("http://");
        let idle: Vec<_> = (0..CONNECTIONS).map(|_| TcpStream::connect(address).unwrap()).collect();
        let (status, answer) = client.try_report("acme", &call_sid(1)).unwrap();
        assert_eq!(status, 201, "{answer} {}", service.log());
        drop(idle);
    }
}
