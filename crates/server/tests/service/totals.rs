//! Totals of calls that two processes report, tell facts of, void and reinstate at the same time.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::time::Duration;

use billables_test_support::TestDatabase;
use serde_json::{Value, json};

use crate::process::{Client, Folder, Service, call_sid, command, wait_until};

const CLIENTS: usize = 16;
const CALLS: usize = 500;
const ACTIONS: usize = 60;
/// The time for the ratings after the last request.
const RATING: Duration = Duration::from_secs(30);

#[test]
fn the_same_calls_from_16_clients_of_two_processes_leave_exact_totals_on_sqlite() {
    leave_exact_totals(&TestDatabase::sqlite());
}

#[test]
fn the_same_calls_from_16_clients_of_two_processes_leave_exact_totals_on_postgres() {
    leave_exact_totals(&TestDatabase::postgres());
}

fn leave_exact_totals(database: &TestDatabase) {
    let folder = Folder::new();
    let url = database.configured_url();
    let services = [Service::start(&folder, Some(&url)), Service::start(&folder, Some(&url))];
    let token = folder.token("SystemAdministrator", "*");
    let reader = Client::new(&services[0].url, &token);
    reader.fill();
    let (_, account) = reader.post("/accounts", &json!({ "id": "demo", "name": "Demo" }));
    let created = account["dateCreated"].as_str().unwrap().to_owned();
    // The calls with final facts.
    let over = Mutex::new(BTreeSet::new());
    std::thread::scope(|scope| {
        for number in 0..CLIENTS {
            let client = Client::new(&services[number % 2].url, &token);
            let (over, created) = (&over, &created);
            scope.spawn(move || act(&client, number as u64, created, over));
        }
    });

    let billables = reader.list();
    let is_live = |billable: &&Value| billable["status"] == "Reported";
    let (live, over) = (billables.iter().filter(is_live).count(), over.into_inner().unwrap());
    let is_pending = |billable: &&Value| !over.contains(billable["callSid"].as_str().unwrap());
    let pending = billables.iter().filter(is_live).filter(is_pending).count();
    // The counts are exact at once, and the rest as soon as all is rated.
    let total = totals(&reader, &created);
    assert_eq!((&total["calls"], &total["voidedCalls"]), (&json!(live), &json!(billables.len() - live)));
    wait_until(RATING, "everything is rated", || totals(&reader, &created)["pendingCalls"] == json!(pending));
    let text = command(&folder, Some(&url), &["check"], "");
    assert!(text.contains(" 0 problems"), "{text}");
    for service in &services {
        let log = service.log();
        assert!(!log.contains("\"level\":\"ERROR\""), "{log}");
    }
}

/// The totals of the account from the day on which it was made, which is that of all calls, to the year's end.
fn totals(client: &Client, created: &str) -> Value {
    let (first, next_year) = (&created[..10], created[..4].parse::<u32>().unwrap() + 1);
    let path = format!("/billing/totals?accountId=demo&startDate={first}&endDate={next_year}-01-01");
    let (status, body) = client.try_get(&path).unwrap();
    assert_eq!(status, 200, "{body}");
    body["total"].clone()
}

/// Reports, tells facts, voids and reinstates, in an order that differs by client.
fn act(client: &Client, number: u64, created: &str, over: &Mutex<BTreeSet<String>>) {
    let mut state = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut random = move |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below).unwrap()
    };
    for _ in 0..ACTIONS {
        let call = call_sid(random(CALLS as u64));
        match random(10) {
            0..=3 => {
                let customer = ["acme", "globex"][random(2)];
                let (status, answer) = client.try_report(customer, &call).unwrap();
                assert!(matches!(status, 200 | 201 | 409), "{status} {answer}");
                let Some(id) = answer["id"].as_str() else { continue };
                let change = ["void", "reinstate", "none", "none"][random(4)];
                if change != "none" {
                    let body = json!({ "accountId": "demo", "reason": "race" });
                    let (status, answer) = client.post(&format!("/billables/{id}/{change}"), &body);
                    assert!(matches!(status, 200 | 409), "{status} {answer}");
                }
            }
            4 => {
                let (status, answer) =
                    client.post("/calls", &json!({ "accountId": "demo", "callSid": call, "status": "ringing" }));
                assert!(matches!(status, 200 | 201), "{status} {answer}");
            }
            _ => {
                let direction = ["inbound", "outbound-dial"][random(2)];
                let facts = json!({
                    "accountId": "demo", "callSid": call, "direction": direction,
                    "startTime": created, "duration": random(200), "status": "completed",
                });
                let (status, answer) = client.post("/calls", &facts);
                assert!(matches!(status, 200 | 201), "{status} {answer}");
                over.lock().unwrap().insert(call);
            }
        }
    }
}
