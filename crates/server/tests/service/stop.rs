//! An orderly stop: the service commits and answers every report that it accepted.

use std::time::Duration;

use billables_test_support::TestDatabase;

use crate::process::{Burst, Client, Folder, Service, call_sid, wait_until};

#[test]
fn a_log_without_a_reader_ends_neither_a_request_nor_the_stop() {
    let folder = Folder::new();
    let token = folder.token("SystemAdministrator", "*");
    let mut service = Service::start_unread(&folder);
    let client = Client::new(&service.url, &token);
    client.fill();
    assert_eq!(client.try_report("acme", &call_sid(1)).unwrap().0, 201);
    service.ask_to_stop();
    assert_eq!(service.wait().code(), Some(0));
}

#[test]
fn a_sighup_does_not_end_the_process() {
    let folder = Folder::new();
    let mut service = Service::start(&folder, None);
    let client = Client::new(&service.url, &folder.token("SystemAdministrator", "*"));
    client.fill();
    for number in 1..4 {
        service.hang_up();
        wait_until(Duration::from_secs(60), "the log says so", || {
            service.log().matches("SIGHUP is ignored").count() == number
        });
        assert_eq!(client.try_report("acme", &call_sid(number)).unwrap().0, 201);
    }
    service.ask_to_stop();
    assert_eq!(service.wait().code(), Some(0));
}

#[test]
fn a_sigterm_in_the_middle_of_a_burst_leaves_no_report_unanswered() {
    for database in TestDatabase::each() {
        let folder = Folder::new();
        let url = database.configured_url();
        let token = folder.token("SystemAdministrator", "*");
        let mut service = Service::start(&folder, Some(&url));
        Client::new(&service.url, &token).fill();
        let burst = Burst::default();
        burst.stop_under_load(&mut service, &token, (16, 200), |_| {});
        let service = Service::start(&folder, Some(&url));
        let stored = Client::new(&service.url, &token).stored_calls();
        assert_eq!(burst.missing_from(|call_sid| stored.contains(call_sid)), [""; 0], "confirmed and not stored");
    }
}
