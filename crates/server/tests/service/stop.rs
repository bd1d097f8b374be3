//! A graceful stop: what was accepted is committed and answered.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use billables_test_support::TestDatabase;

use crate::process::{Client, Folder, Service, call_sid, wait_until};

#[test]
fn a_log_that_nobody_reads_ends_neither_a_request_nor_the_stop() {
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
        let confirmed = Mutex::new(Vec::new());
        let next_call = AtomicUsize::new(0);
        let status = std::thread::scope(|scope| {
            for _ in 0..16 {
                let client = Client::new(&service.url, &token);
                let (confirmed, next_call) = (&confirmed, &next_call);
                scope.spawn(move || {
                    loop {
                        let call_sid = call_sid(next_call.fetch_add(1, Ordering::Relaxed));
                        match client.try_report("acme", &call_sid) {
                            Ok((201, _)) => confirmed.lock().unwrap().push(call_sid),
                            Ok((503, _)) | Err(_) => break,
                            Ok((status, answer)) => panic!("{status} {answer}"),
                        }
                    }
                });
            }
            while confirmed.lock().unwrap().len() < 200 {
                std::thread::sleep(Duration::from_millis(1));
            }
            service.ask_to_stop();
            service.wait()
        });
        assert_eq!(status.code(), Some(0), "{}", service.log());
        let service = Service::start(&folder, Some(&url));
        let stored: Vec<_> = Client::new(&service.url, &token).list();
        let stored: Vec<_> = stored.iter().map(|billable| billable["callSid"].as_str().unwrap().to_owned()).collect();
        for call_sid in confirmed.into_inner().unwrap() {
            assert!(stored.contains(&call_sid), "{call_sid} was confirmed and is not stored");
        }
    }
}
