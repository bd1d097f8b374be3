//! The embedded database is one file when no process uses it: an orderly stop and every command leave an empty WAL.

use std::path::{Path, PathBuf};

use billables_test_support::EmbeddedReader;

use crate::process::{Burst, Client, Folder, Service, call_sid, command};

/// Stops a service under load, once some reports are confirmed. Each client also reads, and a reader holds the WAL if
/// the stop comes meanwhile.
fn stop_under_load(folder: &Folder, reports: usize, checkpoint_after: &str) -> Burst {
    let token = folder.token("SystemAdministrator", "*");
    let mut service = Service::start_with_flags(folder, None, &["--checkpoint-after", checkpoint_after]);
    Client::new(&service.url, &token).fill();
    let burst = Burst::default();
    burst.stop_under_load(&mut service, &token, (8, reports), |client| {
        let _ = client.try_get("/billables?accountId=demo&limit=500");
    });
    assert!(!service.log().contains("\"level\":\"WARN\""), "{}", service.log());
    burst
}

/// The export of a copy of the database file alone.
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
    assert_eq!(bytes, 0, "{} holds rows that the database file lacks", wal.display());
}

#[test]
fn after_an_orderly_stop_the_database_file_alone_holds_every_confirmed_report() {
    // A small store without a checkpoint before the stop, and a store with many checkpoints.
    for (reports, checkpoint_after) in [(3, "6000"), (600, "100")] {
        let folder = Folder::new();
        let burst = stop_under_load(&folder, reports, checkpoint_after);
        let exported = exported_alone(&folder);
        assert_eq!(burst.missing_from(|call_sid| exported.contains(call_sid)), [""; 0], "confirmed and not stored");
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
    let mut service = Service::start_with_flags(&folder, None, &["--shutdown-timeout-seconds", "5"]);
    let client = Client::new(&service.url, &token);
    client.fill();
    let reader = EmbeddedReader::hold(&folder.path.join("data/billables.db"));
    assert_eq!(client.try_report("acme", &call_sid(1)).unwrap().0, 201);
    service.ask_to_stop();
    assert_eq!(service.wait().code(), Some(0), "{}", service.log());
    assert!(service.log().contains("in the -wal file beside the database file"), "{}", service.log());
    drop(reader);
    // The next command copies the WAL into the file, as the log says.
    command(&folder, None, &["check"], "");
    assert!(exported_alone(&folder).contains(&call_sid(1)));
}
