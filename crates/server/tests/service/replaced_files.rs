//! Files of the embedded database that are removed or replaced while a service runs. The service confirms no further
//! report.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::json;

use crate::process::{Client, Folder, Service, call_sid, wait_until};

const CLIENTS: usize = 8;

/// A data folder with a filled store, and an older copy of the database file.
struct Prepared {
    folder: Folder,
    token: String,
    backup: PathBuf,
}

impl Prepared {
    fn new() -> Self {
        let folder = Folder::new();
        let token = folder.token("SystemAdministrator", "*");
        let mut service = Service::start(&folder, None);
        Client::new(&service.url, &token).fill();
        service.ask_to_stop();
        assert_eq!(service.wait().code(), Some(0));
        let backup = folder.path.join("backup.db");
        fs::copy(folder.path.join("data/billables.db"), &backup).unwrap();
        Self { folder, token, backup }
    }

    fn file(&self, suffix: &str) -> PathBuf {
        self.folder.path.join(format!("data/billables.db{suffix}"))
    }
}

/// The name of an accident, and the function that causes it.
type Accident = (&'static str, fn(&Prepared));

/// The ways in which an operator or a tool removes or replaces the files.
fn accidents() -> [Accident; 6] {
    [
        ("a backup over the file, and no WAL", |prepared| {
            fs::remove_file(prepared.file("-wal")).unwrap();
            fs::rename(&prepared.backup, prepared.file("")).unwrap();
        }),
        ("a backup over the file", |prepared| fs::rename(&prepared.backup, prepared.file("")).unwrap()),
        ("no WAL", |prepared| fs::remove_file(prepared.file("-wal")).unwrap()),
        ("no index of the WAL", |prepared| fs::remove_file(prepared.file("-shm")).unwrap()),
        ("no file", |prepared| fs::remove_file(prepared.file("")).unwrap()),
        ("another folder", |prepared| {
            fs::rename(prepared.folder.path.join("data"), prepared.folder.path.join("elsewhere")).unwrap();
        }),
    ]
}

#[test]
fn nothing_is_confirmed_once_the_files_are_replaced_under_load() {
    for (accident, happen) in accidents() {
        let prepared = Prepared::new();
        let service = Service::start(&prepared.folder, None);
        let has_happened = AtomicBool::new(false);
        let (before, late, refused, next_call) =
            (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..CLIENTS {
                scope.spawn(|| {
                    let client = Client::new(&service.url, &prepared.token);
                    while refused.load(Ordering::Relaxed) < 100 {
                        let began_late = has_happened.load(Ordering::SeqCst);
                        let call_sid = call_sid(next_call.fetch_add(1, Ordering::Relaxed));
                        let (status, answer) = client.try_report("acme", &call_sid).unwrap();
                        match (status, began_late) {
                            (201, false) => before.fetch_add(1, Ordering::Relaxed),
                            (201, true) => late.fetch_add(1, Ordering::Relaxed),
                            (503, _) => refused.fetch_add(1, Ordering::Relaxed),
                            _ => panic!("{accident}: {status} {answer}"),
                        };
                    }
                });
            }
            while before.load(Ordering::Relaxed) < 200 {
                std::thread::sleep(Duration::from_millis(1));
            }
            happen(&prepared);
            has_happened.store(true, Ordering::SeqCst);
        });
        assert_eq!(late.into_inner(), 0, "{accident}: reports were confirmed and are lost");
        assert_refuses_everything(&service, &prepared.token, accident);
    }
}

#[test]
fn an_idle_service_notices_that_its_files_are_replaced() {
    for (accident, happen) in accidents() {
        let prepared = Prepared::new();
        let service = Service::start(&prepared.folder, None);
        happen(&prepared);
        wait_until(Duration::from_secs(20), accident, || service.log().contains("\"level\":\"ERROR\""));
        assert_refuses_everything(&service, &prepared.token, accident);
    }
}

/// The service is not ready, answers with 503 to each request that needs the database, and logs the reason once.
fn assert_refuses_everything(service: &Service, token: &str, accident: &str) {
    let client = Client::new(&service.url, token);
    assert_eq!(client.try_get("/health/ready").unwrap().0, 503, "{accident}");
    assert_eq!(client.try_report("acme", &call_sid(9_000_000)).unwrap().0, 503, "{accident}");
    assert_eq!(client.post("/accounts", &json!({ "id": "other", "name": "Other" })).0, 503, "{accident}");
    assert_eq!(client.try_get("/billables?accountId=demo").unwrap().0, 503, "{accident}");
    let log = service.log();
    let lines = log.lines().filter(|line| line.contains("not those that this process opened. Every request"));
    assert_eq!(lines.count(), 1, "{accident}: {log}");
}

#[test]
fn a_restart_serves_the_files_that_are_there_now() {
    let prepared = Prepared::new();
    let mut service = Service::start(&prepared.folder, None);
    let client = Client::new(&service.url, &prepared.token);
    assert_eq!(client.try_report("acme", &call_sid(1)).unwrap().0, 201);
    fs::remove_file(prepared.file("-wal")).unwrap();
    fs::rename(&prepared.backup, prepared.file("")).unwrap();
    assert_eq!(client.try_report("acme", &call_sid(2)).unwrap().0, 503);
    service.ask_to_stop();
    assert_eq!(service.wait().code(), Some(0), "{}", service.log());
    assert!(service.log().contains("no checkpoint copied the WAL"), "{}", service.log());
    fs::remove_file(prepared.file("-shm")).unwrap();
    assert_calls(&prepared, &[]);
}

#[test]
fn a_wal_that_was_only_removed_is_copied_by_the_stop() {
    let prepared = Prepared::new();
    let mut service = Service::start(&prepared.folder, None);
    let client = Client::new(&service.url, &prepared.token);
    assert_eq!(client.try_report("acme", &call_sid(1)).unwrap().0, 201);
    fs::remove_file(prepared.file("-wal")).unwrap();
    assert_eq!(client.try_report("acme", &call_sid(2)).unwrap().0, 503);
    service.ask_to_stop();
    assert_eq!(service.wait().code(), Some(0), "{}", service.log());
    // The second report was not confirmed: it may be stored or not.
    assert_calls(&prepared, &[1]);
}

/// Starts the service again, and checks that the calls are stored and at most one more.
fn assert_calls(prepared: &Prepared, numbers: &[usize]) {
    let service = Service::start(&prepared.folder, None);
    let client = Client::new(&service.url, &prepared.token);
    let stored = client.list();
    for number in numbers {
        let sid = call_sid(*number);
        assert!(stored.iter().any(|billable| billable["callSid"] == sid.as_str()), "{stored:?}");
    }
    assert!(stored.len() <= numbers.len() + 1, "{stored:?}");
    assert_eq!(client.try_report("acme", &call_sid(3)).unwrap().0, 201);
    assert!(Path::new(&prepared.file("")).exists());
}
