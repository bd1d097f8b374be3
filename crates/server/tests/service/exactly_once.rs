//! No call is billed twice and no confirmed report is lost, with many clients, several processes, and kills.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use billables_test_support::TestDatabase;
use serde_json::{Value, json};

use crate::process::{Client, Folder, Service, call_sid};

const CLIENTS: usize = 64;
const CALLS: usize = 1_000;

/// The numbers below `count` in an order that looks random and is the same in every run.
fn shuffled(count: usize, seed: usize) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..count).collect();
    let mut state = seed as u64 * 2 + 1;
    for index in (1..count).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        numbers.swap(index, (state >> 33) as usize % (index + 1));
    }
    numbers
}

#[test]
fn the_same_calls_from_64_clients_to_two_processes_are_billed_once_each() {
    let database = TestDatabase::postgres();
    let folder = Folder::new();
    let url = database.configured_url();
    let services = [Service::start(&folder, Some(&url)), Service::start(&folder, Some(&url))];
    let token = folder.token("SystemAdministrator", "*");
    Client::new(&services[0].url, &token).fill();

    let answers = Mutex::new(BTreeMap::<String, Vec<(u16, String)>>::new());
    std::thread::scope(|scope| {
        for number in 0..CLIENTS {
            let client = Client::new(&services[number % 2].url, &token);
            let answers = &answers;
            scope.spawn(move || {
                for call in shuffled(CALLS, number) {
                    let (status, billable) = client.try_report("acme", &call_sid(call)).unwrap();
                    assert!(matches!(status, 200 | 201), "{status} {billable}");
                    let id = billable["id"].as_str().unwrap().to_owned();
                    answers.lock().unwrap().entry(call_sid(call)).or_default().push((status, id));
                }
            });
        }
    });

    let answers = answers.into_inner().unwrap();
    let stored = Client::new(&services[0].url, &token).list();
    assert_eq!((answers.len(), stored.len()), (CALLS, CALLS));
    for billable in &stored {
        let of_the_call = &answers[billable["callSid"].as_str().unwrap()];
        assert_eq!(of_the_call.len(), CLIENTS);
        assert_eq!(of_the_call.iter().filter(|(status, _)| *status == 201).count(), 1, "{of_the_call:?}");
        assert!(of_the_call.iter().all(|(_, id)| billable["id"] == id.as_str()), "{of_the_call:?}");
    }
    for service in &services {
        let log = service.log();
        assert!(!log.contains("\"level\":\"ERROR\""), "{log}");
    }
}

#[test]
fn a_kill_in_the_middle_of_a_burst_loses_nothing_that_was_confirmed_on_sqlite() {
    kill_and_compare(&TestDatabase::sqlite());
}

#[test]
fn a_kill_in_the_middle_of_a_burst_loses_nothing_that_was_confirmed_on_postgres() {
    kill_and_compare(&TestDatabase::postgres());
}

fn kill_and_compare(database: &TestDatabase) {
    let folder = Folder::new();
    let url = database.configured_url();
    let token = folder.token("SystemAdministrator", "*");
    let confirmed = Mutex::new(BTreeMap::<String, Value>::new());
    let sent = Mutex::new(BTreeSet::<String>::new());
    let next_call = AtomicUsize::new(0);
    for round in 0..3 {
        let mut service = Service::start(&folder, Some(&url));
        Client::new(&service.url, &token).fill();
        let killed = AtomicBool::new(false);
        let enough = confirmed.lock().unwrap().len() + 300;
        std::thread::scope(|scope| {
            for _ in 0..16 {
                let client = Client::new(&service.url, &token);
                let (confirmed, sent, next_call, killed) = (&confirmed, &sent, &next_call, &killed);
                scope.spawn(move || {
                    while !killed.load(Ordering::Relaxed) {
                        let call_sid = call_sid(next_call.fetch_add(1, Ordering::Relaxed));
                        sent.lock().unwrap().insert(call_sid.clone());
                        match client.try_report("acme", &call_sid) {
                            Ok((201, billable)) => {
                                confirmed.lock().unwrap().insert(call_sid, billable);
                            }
                            Ok((status, answer)) => panic!("{status} {answer}"),
                            Err(_) => break,
                        }
                    }
                });
            }
            while confirmed.lock().unwrap().len() < enough {
                std::thread::sleep(Duration::from_millis(1));
            }
            service.kill();
            killed.store(true, Ordering::Relaxed);
        });

        let service = Service::start(&folder, Some(&url));
        let client = Client::new(&service.url, &token);
        let stored = client.list();
        let by_call: BTreeMap<_, _> =
            stored.iter().map(|billable| (billable["callSid"].as_str().unwrap().to_owned(), billable)).collect();
        assert_eq!(by_call.len(), stored.len(), "round {round}: a call was billed twice");
        let confirmed = confirmed.lock().unwrap();
        for (call_sid, billable) in confirmed.iter() {
            assert_eq!(by_call.get(call_sid), Some(&billable), "round {round}");
        }
        let sent = sent.lock().unwrap();
        assert!(
            by_call.keys().all(|call_sid| sent.contains(call_sid)),
            "round {round}: a stored call was never reported"
        );
        assert!(confirmed.len() >= enough);
    }
}

#[test]
fn voids_and_reinstatements_race_with_reports_on_sqlite() {
    race_voids(&TestDatabase::sqlite());
}

#[test]
fn voids_and_reinstatements_race_with_reports_on_postgres() {
    race_voids(&TestDatabase::postgres());
}

/// Eight clients report, void and reinstate the same few calls for two customers. In every order, each answer must be
/// one that the rules allow, and the store must obey the rules.
fn race_voids(database: &TestDatabase) {
    const CALLS: usize = 5;
    let folder = Folder::new();
    let url = database.configured_url();
    let services = [Service::start(&folder, Some(&url)), Service::start(&folder, Some(&url))];
    let token = folder.token("SystemAdministrator", "*");
    Client::new(&services[0].url, &token).fill();
    std::thread::scope(|scope| {
        for number in 0..8 {
            let client = Client::new(&services[number % 2].url, &token);
            scope.spawn(move || {
                for step in shuffled(400, number) {
                    let customer = if step % 2 == 0 { "acme" } else { "globex" };
                    let sid = call_sid(step % CALLS);
                    let (status, answer) = client.try_report(customer, &sid).unwrap();
                    let code = answer["responseStatus"]["errorCode"].as_str().unwrap_or_default();
                    let id = match (status, code) {
                        (200 | 201, _) => {
                            assert_eq!(
                                (&answer["customerId"], &answer["status"]),
                                (&json!(customer), &json!("Reported"))
                            );
                            answer["id"].clone()
                        }
                        (409, "BillableConflict" | "BillableVoided") => {
                            answer["responseStatus"]["meta"]["billableId"].clone()
                        }
                        _ => panic!("{status} {answer}"),
                    };
                    let action = if step % 3 == 0 { "reinstate" } else { "void" };
                    let path = format!("/billables/{}/{action}", id.as_str().unwrap());
                    let (status, answer) = client.post(&path, &json!({ "reason": "race" }));
                    match (action, status) {
                        ("void", 200) => assert_eq!(answer["status"], "Voided"),
                        ("reinstate", 200) => assert_eq!(answer["status"], "Reported"),
                        ("reinstate", 409) => {
                            assert_eq!(answer["responseStatus"]["errorCode"], "BillableConflict");
                        }
                        _ => panic!("{action} {status} {answer}"),
                    }
                }
            });
        }
    });
    let stored = Client::new(&services[0].url, &token).list();
    let mut live = BTreeSet::new();
    let mut attributions = BTreeSet::new();
    for billable in &stored {
        let (sid, customer) = (billable["callSid"].to_string(), billable["customerId"].to_string());
        if billable["status"] == "Reported" {
            assert!(live.insert(sid.clone()), "two live billables of {sid}");
        }
        assert!(attributions.insert((sid, customer)), "one attribution twice: {billable}");
    }
    assert_eq!(attributions.len(), 2 * CALLS);
    let report = database.store().check().unwrap();
    assert!(report.is_sound(), "{report:?}");
}
