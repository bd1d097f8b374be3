//! A move to the other database while a service runs, and a backup under load.

use std::collections::HashSet;
use std::process::{Command, Output};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use billables_test_support::TestDatabase;
use serde_json::{Value, json};

use crate::process::{Client, Folder, Service, billables, call_sid};

fn run(folder: &Folder, arguments: &[&str]) -> Output {
    billables(&folder.path).args(arguments).output().unwrap()
}

#[track_caller]
fn expect(output: &Output, code: i32, part: &str) {
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(code) && stderr.contains(part), "{output:?}");
}

fn void(client: &Client, billable: &Value) {
    let path = format!("/billables/{}/void", billable["id"].as_str().unwrap());
    let (status, answer) = client.post(&path, &json!({ "reason": "mistake" }));
    assert_eq!(status, 200, "{answer}");
}

/// Reports calls until `is_over` is set, and adds each confirmed call to the list.
fn report_until(is_over: &AtomicBool, next: &AtomicUsize, confirmed: &Mutex<Vec<String>>, url: &str, token: &str) {
    let client = Client::new(url, token);
    while !is_over.load(Ordering::Relaxed) {
        let call_sid = call_sid(next.fetch_add(1, Ordering::Relaxed));
        let (status, answer) = client.try_report("acme", &call_sid).unwrap();
        assert_eq!(status, 201, "{answer}");
        confirmed.lock().unwrap().push(call_sid);
    }
}

#[test]
fn a_move_beside_a_running_service_loses_nothing_and_bills_nothing_again() {
    for (from, to) in [
        (TestDatabase::sqlite(), TestDatabase::empty_postgres()),
        (TestDatabase::postgres(), TestDatabase::empty_sqlite()),
    ] {
        let folder = Folder::new();
        let (from, to) = (from.configured_url(), to.configured_url());
        let token = folder.token("SystemAdministrator", "*");
        let mut service = Service::start(&folder, Some(&from));
        let client = Client::new(&service.url, &token);
        client.fill();
        let (early, late) =
            (client.try_report("acme", &call_sid(1)).unwrap().1, client.try_report("acme", &call_sid(2)).unwrap().1);
        void(&client, &early);
        let (is_over, next, confirmed) = (AtomicBool::new(false), AtomicUsize::new(100), Mutex::new(Vec::new()));
        let copy = ["copy", "--from", &from, "--to", &to];
        let last = [&copy[..], &["--final"]].concat();
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| report_until(&is_over, &next, &confirmed, &service.url, &token));
            }
            let first = run(&folder, &copy);
            let refused = run(&folder, &last);
            is_over.store(true, Ordering::Relaxed);
            expect(&first, 0, "first pass");
            expect(&refused, 1, "Stop the service");
        });
        void(&client, &late);
        let before = client.list();
        service.ask_to_stop();
        service.wait();
        // No service starts on an incomplete copy.
        let served =
            billables(&folder.path).args(["serve", "--listen", "127.0.0.1:0", "--database", &to]).output().unwrap();
        expect(&served, 1, "unfinished");
        expect(&run(&folder, &last), 0, "complete");
        let service = Service::start(&folder, Some(&to));
        let client = Client::new(&service.url, &token);
        assert_eq!(client.list(), before);
        assert_eq!(client.try_report("acme", &call_sid(1)).unwrap().0, 409);
        assert_eq!(client.try_report("acme", &call_sid(2)).unwrap().0, 409);
        for call_sid in confirmed.into_inner().unwrap().iter().rev().take(50) {
            assert_eq!(client.try_report("acme", call_sid).unwrap().0, 200, "{call_sid}");
        }
    }
}

#[test]
fn a_backup_under_load_is_one_moment_and_holds_all_that_was_confirmed_before_it() {
    let folder = Folder::new();
    let token = folder.token("SystemAdministrator", "*");
    let service = Service::start(&folder, None);
    Client::new(&service.url, &token).fill();
    let (is_over, next, confirmed) = (AtomicBool::new(false), AtomicUsize::new(1), Mutex::new(Vec::new()));
    let before = std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| report_until(&is_over, &next, &confirmed, &service.url, &token));
        }
        while confirmed.lock().unwrap().len() < 200 {
            std::thread::yield_now();
        }
        let before = confirmed.lock().unwrap().clone();
        let made = run(&folder, &["backup", "--keys", "all.tar"]);
        let grown = confirmed.lock().unwrap().len();
        is_over.store(true, Ordering::Relaxed);
        expect(&made, 0, "done: ");
        assert!(grown > before.len(), "reports went on meanwhile");
        before
    });
    let restored = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_billables"))
            .env_clear()
            .current_dir(&folder.path)
            .args(arguments)
            .args(["--data-dir", "restored"])
            .output()
            .unwrap()
    };
    expect(&restored(&["restore", "all.tar"]), 0, "restored");
    expect(&restored(&["check"]), 0, "");
    let exported = restored(&["export", "--format", "jsonl"]);
    let lines = String::from_utf8(exported.stdout).unwrap();
    let stored: HashSet<String> = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["callSid"].as_str().unwrap().to_owned())
        .collect();
    assert!(before.iter().all(|call_sid| stored.contains(call_sid)));
    let all: HashSet<String> = confirmed.into_inner().unwrap().into_iter().collect();
    assert!(stored.is_subset(&all), "the backup has a call that was never confirmed");
}
