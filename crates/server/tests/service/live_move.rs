//! A move from SQLite to PostgreSQL and on to another database, PostgreSQL or Citus, while clients report, void and tell facts.
//!
//! The clients are the oracle: each knows the id of every billable that was confirmed to it, and repeats reports before and after
//! each move.

use std::collections::BTreeMap;
use std::process::Output;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use billables_test_support::TestDatabase;
use serde_json::{Value, json};

use crate::process::{Client, Folder, Service, billables, call_sid, command, wait_until};

const CLIENTS: usize = 4;
/// Reports before each move and after the last.
const REPORTS: usize = 200;
const PATIENCE: Duration = Duration::from_secs(60);

/// The knowledge of the clients.
#[derive(Default)]
struct Oracle {
    /// The address of the service.
    url: Mutex<String>,
    is_over: AtomicBool,
    next: AtomicUsize,
    /// The billable of each confirmed report, by call.
    confirmed: Mutex<BTreeMap<String, String>>,
    /// The calls of confirmed voids, and those of confirmed facts.
    voided: Mutex<Vec<String>>,
    told: Mutex<Vec<String>>,
    /// The longest time between two answers to one client.
    pause: Mutex<Duration>,
}

impl Oracle {
    fn count(&self) -> usize {
        self.confirmed.lock().unwrap().len()
    }

    /// Sends a request until the service confirms it: a client repeats a request after a lost connection and after 503.
    fn send(&self, token: &str, path: &str, body: &Value) -> Value {
        let since = Instant::now();
        loop {
            let url = self.url.lock().unwrap().clone();
            match Client::new(&url, token).try_post(path, body) {
                Ok((200 | 201, answer)) => {
                    let mut pause = self.pause.lock().unwrap();
                    *pause = since.elapsed().max(*pause);
                    return answer;
                }
                Ok((503, _)) | Err(_) => std::thread::sleep(Duration::from_millis(10)),
                Ok((status, answer)) => panic!("{path}: {status} {answer}"),
            }
            assert!(since.elapsed() < PATIENCE, "{path} is not confirmed");
        }
    }

    fn report(&self, token: &str, call_sid: &str) -> String {
        let body = json!({ "accountId": "demo", "customerId": "acme", "callSid": call_sid });
        self.send(token, "/billables", &body)["id"].as_str().unwrap().to_owned()
    }

    /// Reports calls, repeats earlier reports, voids and tells facts, until the test is over.
    fn act(&self, token: &str, start: &str) {
        while !self.is_over.load(Ordering::Relaxed) {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            let call = call_sid(number);
            let id = self.report(token, &call);
            if number.is_multiple_of(5) {
                self.send(token, &format!("/billables/{id}/void?accountId=demo"), &json!({ "reason": "mistake" }));
                self.voided.lock().unwrap().push(call.clone());
            } else {
                assert_eq!(self.report(token, &call), id, "a repeat is answered with the same billable");
            }
            if number.is_multiple_of(2) {
                let facts = json!({
                    "accountId": "demo", "callSid": call, "direction": "inbound", "startTime": start, "duration": 61,
                    "status": "completed",
                });
                self.send(token, "/calls", &facts);
                self.told.lock().unwrap().push(call.clone());
            }
            self.confirmed.lock().unwrap().insert(call, id);
        }
    }
}

fn copy(folder: &Folder, from: &str, to: &str, more: &str) -> Output {
    let output = billables(&folder.path).args(["copy", "--from", from, "--to", to, more]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    output
}

/// The line of a command's output with the digest of the whole store.
fn whole_digest(output: &str) -> String {
    output.lines().find(|line| line.ends_with("(whole store)")).unwrap().to_owned()
}

/// Moves the service to another database while the clients go on, prints the pause, and returns the service there.
#[expect(clippy::print_stdout, reason = "the pause is a result for a person; a bound would fail on a busy machine")]
fn move_service(oracle: &Oracle, folder: &Folder, mut service: Service, from: &str, to: &str) -> Service {
    let first = copy(folder, from, to, "--follow");
    assert!(String::from_utf8_lossy(&first.stderr).contains("first pass"), "{first:?}");
    let before = oracle.count();
    wait_until(PATIENCE, "reports go on beside the log of changes", || oracle.count() > before + 50);
    // A later pass needs no flag, because the source has a log.
    let again = billables(&folder.path).args(["copy", "--from", from, "--to", to]).output().unwrap();
    assert!(again.status.success(), "{again:?}");
    *oracle.pause.lock().unwrap() = Duration::ZERO;
    let since = Instant::now();
    service.ask_to_stop();
    assert_eq!(service.wait().code(), Some(0), "{}", service.log());
    let stopped = since.elapsed();
    let last = copy(folder, from, to, "--final");
    let copied = since.elapsed();
    assert!(String::from_utf8_lossy(&last.stderr).contains("complete"), "{last:?}");
    let service = Service::start(folder, Some(to));
    oracle.url.lock().unwrap().clone_from(&service.url);
    let served = since.elapsed();
    // The source stays as it is, so its digest can be compared after the pause.
    let source = whole_digest(&command(folder, Some(from), &["check", "--digest"], ""));
    assert_eq!(source, whole_digest(&String::from_utf8_lossy(&last.stdout)));
    let before = oracle.count();
    wait_until(PATIENCE, "reports go on after the move", || oracle.count() > before + REPORTS);
    let pause = *oracle.pause.lock().unwrap();
    println!(
        "stopped after {stopped:.2?}, copied after {copied:.2?}, served again after {served:.2?}; the longest wait of a client \
         was {pause:.2?}"
    );
    service
}

#[test]
fn a_live_service_moves_twice_and_loses_and_repeats_nothing() {
    moves_twice([&TestDatabase::sqlite(), &TestDatabase::empty_postgres(), &TestDatabase::empty_postgres()]);
}

#[test]
#[ignore = "needs a Citus cluster; the test command runs it where the server offers one"]
fn a_live_service_moves_to_a_citus_cluster_and_loses_and_repeats_nothing() {
    assert!(TestDatabase::has_cluster(), "the test command starts a cluster for this test");
    moves_twice([&TestDatabase::sqlite(), &TestDatabase::empty_postgres(), &TestDatabase::postgres()]);
}

/// Moves a service from the first database to the second and on to the third, under load.
fn moves_twice(databases: [&TestDatabase; 3]) {
    let [first, second, third] = databases.map(TestDatabase::configured_url);
    let folder = Folder::new();
    let token = folder.token("SystemAdministrator", "*");
    let service = Service::start(&folder, Some(&first));
    let client = Client::new(&service.url, &token);
    client.fill();
    let (_, account) = client.post("/accounts", &json!({ "id": "demo", "name": "Demo" }));
    let start = account["dateCreated"].as_str().unwrap();
    let oracle = Oracle { url: Mutex::new(service.url.clone()), ..Oracle::default() };
    let service = std::thread::scope(|scope| {
        for _ in 0..CLIENTS {
            scope.spawn(|| oracle.act(&token, start));
        }
        // A failed assertion must not leave the clients running.
        let moved = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            wait_until(PATIENCE, "reports before the move", || oracle.count() > REPORTS);
            let service = move_service(&oracle, &folder, service, &first, &second);
            move_service(&oracle, &folder, service, &second, &third)
        }));
        oracle.is_over.store(true, Ordering::Relaxed);
        moved.unwrap_or_else(|failure| std::panic::resume_unwind(failure))
    });

    let client = Client::new(&service.url, &token);
    let confirmed = oracle.confirmed.lock().unwrap().clone();
    let (voided, told) = (oracle.voided.into_inner().unwrap(), oracle.told.into_inner().unwrap());
    let stored = client.list();
    let by_call: BTreeMap<String, String> = stored
        .iter()
        .map(|billable| (billable["callSid"].as_str().unwrap().into(), billable["id"].as_str().unwrap().into()))
        .collect();
    assert_eq!(by_call.len(), stored.len(), "no call has two billables");
    assert_eq!(by_call, confirmed);
    for call in confirmed.keys().rev().step_by(7) {
        let expected = if voided.contains(call) { 409 } else { 200 };
        assert_eq!(client.try_report("acme", call).unwrap().0, expected, "{call}");
    }
    let pending = confirmed.keys().filter(|call| !voided.contains(call) && !told.contains(call)).count();
    let totals = || {
        let (first, year) = (&start[..10], start[..4].parse::<u32>().unwrap() + 1);
        let path = format!("/billing/totals?accountId=demo&startDate={first}&endDate={year}-01-01");
        let (status, body) = client.try_get(&path).unwrap();
        assert_eq!(status, 200, "{body}");
        body["total"].clone()
    };
    wait_until(PATIENCE, "everything is rated", || totals()["pendingCalls"] == json!(pending));
    let total = totals();
    assert_eq!(
        (&total["calls"], &total["voidedCalls"]),
        (&json!(confirmed.len() - voided.len()), &json!(voided.len())),
        "{total}"
    );
    let text = command(&folder, Some(&third), &["check"], "");
    assert!(text.contains(" 0 problems"), "{text}");
}
