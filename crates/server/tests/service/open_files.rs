//! A service that may open no more files still writes: its writers are connected from the start.

use std::net::TcpStream;

use billables_test_support::TestDatabase;

use crate::process::{Client, Folder, Service, call_sid};

/// Enough to serve; not enough for the connections below.
const FILES: usize = 64;
const CONNECTIONS: usize = 150;

#[test]
fn the_first_report_needs_no_file_that_the_process_may_not_open() {
    for database in TestDatabase::each() {
        let (folder, url) = (Folder::new(), database.configured_url());
        let token = folder.token("SystemAdministrator", "*");
        Client::new(&Service::start(&folder, Some(&url)).url, &token).fill();
        let service = Service::start_with_open_files(&folder, Some(&url), FILES);
        let client = Client::new(&service.url, &token);
        // The client's connection stays open; those after it take every file that is left.
        assert_eq!(client.try_get("/health/live").unwrap().0, 200);
        let address = service.url.trim_start_matches("http://");
        let idle: Vec<_> = (0..CONNECTIONS).map(|_| TcpStream::connect(address).unwrap()).collect();
        let (status, answer) = client.try_report("acme", &call_sid(1)).unwrap();
        assert_eq!(status, 201, "{answer} {}", service.log());
        drop(idle);
    }
}
