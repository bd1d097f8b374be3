//! Eight crashes of a PostgreSQL server whose default is an asynchronous commit, behind a transaction pooler.

use std::time::Duration;

use billables_test_postgres::{Options, Pooler, PoolerOptions, PostgresServer};
use billables_test_support::poolers;

use crate::process::{Client, Folder, Service, call_sid, wait_until};

const CRASHES: usize = 8;
const REPORTS: usize = 6;

#[test]
#[expect(clippy::print_stdout, reason = "the run is for its counts")]
fn no_confirmed_report_is_lost_by_eight_crashes_behind_a_pooler() {
    for program in poolers() {
        let settings = [("synchronous_commit", "off"), ("wal_writer_delay", "10s")];
        let mut server = PostgresServer::start(&Options { settings: &settings, ..Options::default() }).unwrap();
        let pooler = Pooler::start(&program, &server.url(), &PoolerOptions::default()).unwrap();
        let (folder, url) = (Folder::new(), pooler.url(&server.url()));
        let service = Service::start(&folder, Some(&url));
        let client = Client::new(&service.url, &folder.token("SystemAdministrator", "*"));
        client.fill();
        let mut confirmed = Vec::new();
        for crash in 0..CRASHES {
            for number in 0..REPORTS {
                let call_sid = call_sid(crash * REPORTS + number);
                let is_confirmed = || matches!(client.try_report("acme", &call_sid), Ok((200 | 201, _)));
                wait_until(Duration::from_secs(60), "the report is confirmed", is_confirmed);
                confirmed.push(call_sid);
            }
            server.kill();
            server.restart().unwrap();
        }
        wait_until(Duration::from_secs(60), "the service is ready", || {
            matches!(client.try_get("/health/ready"), Ok((200, _)))
        });
        let stored = client.stored_calls();
        let lost = confirmed.iter().filter(|call_sid| !stored.contains(*call_sid)).count();
        println!("{CRASHES} crashes, {} acknowledged, {lost} lost", confirmed.len());
        assert_eq!(lost, 0, "of {} confirmed reports", confirmed.len());
    }
}
