//! Stops under load, again and again, on one store.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use billables_persistence::Backend;
use billables_test_support::TestDatabase;

use crate::process::{Client, Folder, Service, call_sid};

/// Stops on each database.
const ROUNDS: usize = 15;

#[test]
fn no_confirmed_report_is_lost_by_any_of_many_stops_under_load() {
    for database in TestDatabase::each() {
        let folder = Folder::new();
        let url = database.configured_url();
        let token = folder.token("SystemAdministrator", "*");
        let confirmed = Mutex::new(Vec::new());
        let next_call = AtomicUsize::new(0);
        for round in 1..=ROUNDS {
            let mut service = Service::start(&folder, Some(&url));
            Client::new(&service.url, &token).fill();
            let status = std::thread::scope(|scope| {
                for _ in 0..8 {
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
                while confirmed.lock().unwrap().len() < round * 100 {
                    std::thread::sleep(std::time::Duration::from_millis(1));
                }
                service.ask_to_stop();
                service.wait()
            });
            assert_eq!(status.code(), Some(0), "{}", service.log());
            if database.backend() == Backend::Sqlite {
                // The database file alone is whole after each of them.
                let wal = std::fs::metadata(format!("{}-wal", database.raw_url()));
                assert_eq!(wal.map_or(0, |wal| wal.len()), 0, "round {round}: {}", service.log());
            }
        }
        let service = Service::start(&folder, Some(&url));
        let stored = Client::new(&service.url, &token).list();
        let stored: std::collections::HashSet<_> =
            stored.iter().map(|billable| billable["callSid"].as_str().unwrap().to_owned()).collect();
        for call_sid in confirmed.into_inner().unwrap() {
            assert!(stored.contains(&call_sid), "{call_sid} was confirmed and is not stored");
        }
    }
}
