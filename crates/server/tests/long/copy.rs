//! Copies that are killed again and again, and many backups under load.

use std::collections::HashSet;
use std::process::Stdio;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use billables_persistence::Backend;
use billables_test_support::TestDatabase;
use serde_json::Value;

use crate::process::{Client, Folder, Service, billables, call_sid};

/// The number of billables in the source. Every tenth is voided, and every twentieth call is billed to another customer
/// afterwards.
const ROWS: usize = 60_000;

/// The number of backups under load.
const BACKUPS: usize = 10;

/// Fills a store by SQL, with one statement for each kind of row.
fn fill(database: &TestDatabase) {
    let (numbers, id) = match database.backend() {
        Backend::Sqlite => (
            format!(
                "(WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {ROWS}) SELECT i FROM n)"
            ),
            "unhex(printf('%012x70008%015x', i, KIND))",
        ),
        Backend::Postgres => (
            format!("(SELECT generate_series(1, {ROWS}) AS i)"),
            "decode(lpad(to_hex(i), 12, '0') || '70008' || lpad(to_hex(KIND), 15, '0'), 'hex')",
        ),
    };
    let id = |kind: &str| id.replace("KIND", kind);
    let call = match database.backend() {
        Backend::Sqlite => "unhex(printf('01%032x', i))",
        Backend::Postgres => "decode('01' || lpad(to_hex(i), 32, '0'), 'hex')",
    };
    let sql = format!(
        "INSERT INTO accounts VALUES ('demo', 'Demo', 1, NULL);
         INSERT INTO customers VALUES ('demo', 'acme', 'Acme', NULL, 1, NULL), ('demo', 'globex', 'Globex', NULL, 1, NULL);
         INSERT INTO billables SELECT 'demo', {}, 'acme', NULL, {call}, i * 1000, 'r', NULL, NULL, NULL, 1, NULL, NULL
            FROM {numbers} AS numbers;
         UPDATE billables SET changes = changes + 1, date_voided = date_created, voided_by = 'm', void_reason = 'x'
            WHERE date_created % 10000 = 0;
         INSERT INTO billable_events SELECT account_id, id, id, 'Voided', 'x', 'm', date_created FROM billables
            WHERE date_voided IS NOT NULL;
         INSERT INTO billables SELECT 'demo', {}, 'globex', NULL, {call}, i * 1000, 'r', NULL, NULL, NULL, 1, NULL, NULL
            FROM {numbers} AS numbers WHERE i % 20 = 0;",
        id("1"),
        id("2"),
    );
    database.execute(&sql).unwrap();
}

#[test]
fn a_copy_that_is_killed_again_and_again_is_whole_in_the_end() {
    for (from, to) in [
        (TestDatabase::sqlite(), TestDatabase::empty_postgres()),
        (TestDatabase::postgres(), TestDatabase::empty_sqlite()),
    ] {
        fill(&from);
        let folder = Folder::new();
        let (from, to) = (from.configured_url(), to.configured_url());
        let copy = || {
            let mut command = billables(&folder.path);
            command.args(["copy", "--from", &from, "--to", &to]).stdout(Stdio::piped()).stderr(Stdio::piped());
            command
        };
        let mut pause = Duration::from_millis(300);
        let output = loop {
            let mut child = copy().spawn().unwrap();
            std::thread::sleep(pause);
            if child.try_wait().unwrap().is_some() {
                let output = child.wait_with_output().unwrap();
                // The server may not have noticed yet that the previous copy was killed.
                let text = String::from_utf8_lossy(&output.stderr);
                if text.contains("in use") || text.contains("Another process has the") {
                    continue;
                }
                break output;
            }
            child.kill().unwrap();
            child.wait().unwrap();
            pause += Duration::from_millis(300);
        };
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("complete"), "{output:?}");
        let checked = [&from, &to].map(|url| {
            let output = billables(&folder.path).args(["check", "--digest", "--database", url]).output().unwrap();
            assert_eq!(output.status.code(), Some(0), "{output:?}");
            output.stdout
        });
        assert_eq!(checked[0], checked[1]);
    }
}

#[test]
fn every_backup_under_load_holds_all_that_was_confirmed_before_it() {
    let folder = Folder::new();
    let token = folder.token("SystemAdministrator", "*");
    let service = Service::start(&folder, None);
    Client::new(&service.url, &token).fill();
    let (is_over, next, confirmed) = (AtomicBool::new(false), AtomicUsize::new(1), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| {
                let client = Client::new(&service.url, &token);
                while !is_over.load(Ordering::Relaxed) {
                    let call_sid = call_sid(next.fetch_add(1, Ordering::Relaxed));
                    if matches!(client.try_report("acme", &call_sid), Ok((201, _))) {
                        confirmed.lock().unwrap().push(call_sid);
                    }
                }
            });
        }
        for number in 0..BACKUPS {
            let before = confirmed.lock().unwrap().clone();
            let (file, data) = (format!("{number}.db"), format!("restored-{number}"));
            let run = |arguments: &[&str]| {
                let output = billables(&folder.path).args(arguments).output().unwrap();
                if output.status.code() != Some(0) {
                    is_over.store(true, Ordering::Relaxed);
                    panic!("{output:?}");
                }
                String::from_utf8(output.stdout).unwrap()
            };
            run(&["backup", &file]);
            let database = format!("sqlite://{data}.db");
            std::fs::rename(folder.path.join(&file), folder.path.join(format!("{data}.db"))).unwrap();
            let lines = run(&["export", "--format", "jsonl", "--database", &database]);
            let stored: HashSet<String> = lines
                .lines()
                .map(|line| serde_json::from_str::<Value>(line).unwrap()["callSid"].as_str().unwrap().to_owned())
                .collect();
            let missing = before.iter().filter(|call_sid| !stored.contains(*call_sid)).count();
            if missing > 0 {
                is_over.store(true, Ordering::Relaxed);
                panic!("{missing} confirmed reports are not in backup {number}");
            }
        }
        is_over.store(true, Ordering::Relaxed);
    });
}
