//! The embedded database is one file once nobody uses it: an orderly stop and every command leave nothing in the WAL.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use billables_test_support::EmbeddedReader;

use crate::process::{Client, Folder, Service, call_sid, command};

/// Reports calls from several connections until so many are confirmed, asks the service to stop while they go on, and gives
/// the calls that were confirmed.
fn stop_under_load(folder: &Folder, reports: usize, checkpoint_after: &str) -> Vec<String> {
    let token = folder.token("SystemAdministrator", "*");
    let mut service = Service::start_with_flags(folder, None, &["--checkpoint-after", checkpoint_after]);
    Client::new(&service.url, &token).fill();
    let confirmed = Mutex::new(Vec::new());
    let next_call = AtomicUsize::new(0);
    std::thread::scope(|scope| {
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
                    // A reader that is still reading when the stop comes holds the WAL.
                    let _ = client.try_get("/billables?accountId=demo&limit=500");
                }
            });
        }
        while confirmed.lock().unwrap().len() < reports {
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        service.ask_to_stop();
    });
    assert_eq!(service.wait().code(), Some(0), "{}", service.log());
    assert!(!service.log().contains("\"level\":\"WARN\""), "{}", service.log());
    confirmed.into_inner().unwrap()
}

/// The database file of a folder, copied alone to another folder, and what `billables export` says of the copy.
fn exported_alone(folder: &Folder) -> String {
    let file = folder.path.join("data/billables.db");
    assert_nothing_in_the_wal(&file);
    let elsewhere = tempfile::tempdir().unwrap();
    let copy = elsewhere.path().join("copy.db");
    std::fs::copy(file, &copy).unwrap();
    command(folder, Some(&format!("sqlite://{}", copy.display())), &["export"], "")
}

#[track_caller]
fn assert_nothing_in_the_wal(file: &Path) {
    let wal = PathBuf::from(format!("{}-wal", file.display()));
    let bytes = wal.metadata().map_or(0, |metadata| metadata.len());
    assert_eq!(bytes, 0, "{} holds what the database file lacks", wal.display());
}

#[test]
fn after_an_orderly_stop_the_database_file_alone_holds_every_confirmed_report() {
    // A small store, whose WAL was never copied, and one whose WAL is copied again and again.
    for (reports, checkpoint_after) in [(3, "6000"), (600, "100")] {
        let folder = Folder::new();
        let confirmed = stop_under_load(&folder, reports, checkpoint_after);
        let exported = exported_alone(&folder);
        let missing = confirmed.iter().filter(|call_sid| !exported.contains(call_sid.as_str())).count();
        assert_eq!(missing, 0, "of {} confirmed reports", confirmed.len());
    }
}

#[test]
fn every_command_that_writes_leaves_the_database_file_whole() {
    let folder = Folder::new();
    let file = folder.path.join("data/billables.db");
    let run = |arguments: &[&str], input: &str| {
        command(&folder, None, arguments, input);
        assert_nothing_in_the_wal(&file);
    };
    run(&["migrate"], "");
    run(&["user", "add", "ada", "--role", "Manager", "--account", "demo"], "correct horse battery staple");
    run(&["api-key", "add", "ci", "--role", "Reporter", "--account", "demo"], "");
    run(&["token", "revoke", "--sub", "ada"], "");
    stop_under_load(&folder, 3, "6000");
    let line = format!(r#"{{"accountId":"demo","customerId":"acme","callSid":"{}"}}"#, call_sid(7_000_000));
    std::fs::write(folder.path.join("reports.jsonl"), line).unwrap();
    run(&["import", "reports.jsonl"], "");
    assert!(exported_alone(&folder).contains(&call_sid(7_000_000)));
}

#[test]
fn a_stop_that_cannot_empty_the_wal_says_so() {
    let folder = Folder::new();
    let token = folder.token("SystemAdministrator", "*");
    let mut service = Service::start_with_flags(&folder, None, &["--shutdown-timeout-seconds", "2"]);
    let client = Client::new(&service.url, &token);
    client.fill();
    let reader = EmbeddedReader::hold(&folder.path.join("data/billables.db"));
    assert_eq!(client.try_report("acme", &call_sid(1)).unwrap().0, 201);
    service.ask_to_stop();
    assert_eq!(service.wait().code(), Some(0), "{}", service.log());
    assert!(service.log().contains("in the -wal file beside the database file"), "{}", service.log());
    drop(reader);
    // As the line says: the next command completes the file.
    command(&folder, None, &["check"], "");
    assert!(exported_alone(&folder).contains(&call_sid(1)));
}
