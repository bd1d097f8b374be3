//! A failover of PostgreSQL under load: the service finds the new primary by itself, and no confirmed report is lost or billed twice.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use billables_test_postgres::{Options, PostgresServer};

use crate::process::{Client, Folder, Service, call_sid, wait_until};

const TIMEOUT: Duration = Duration::from_secs(60);

/// The number of clients.
const CLIENTS: usize = 8;

/// The reports of the clients. A client repeats a report until it is confirmed.
#[derive(Default)]
struct Load {
    next_call: AtomicUsize,
    /// The billable of each confirmed call.
    confirmed: Mutex<HashMap<String, String>>,
    refused: AtomicUsize,
    is_over: AtomicBool,
}

impl Load {
    fn confirmed(&self) -> usize {
        self.confirmed.lock().unwrap().len()
    }

    fn run(&self, client: &Client) {
        while !self.is_over.load(Ordering::Relaxed) {
            let call = call_sid(self.next_call.fetch_add(1, Ordering::Relaxed));
            while !self.is_over.load(Ordering::Relaxed) {
                match client.try_report("acme", &call).unwrap() {
                    (200 | 201, answer) => {
                        let id = answer["id"].as_str().unwrap().to_owned();
                        self.confirmed.lock().unwrap().insert(call, id);
                        break;
                    }
                    (503, _) => {
                        self.refused.fetch_add(1, Ordering::Relaxed);
                        std::thread::sleep(Duration::from_millis(20));
                    }
                    (status, answer) => panic!("{status} {answer}"),
                }
            }
        }
    }
}

fn ready(service: &Service) -> u16 {
    Client::new(&service.url, "").try_get("/health/ready").unwrap().0
}

#[test]
fn a_failover_under_load_loses_nothing_and_bills_nothing_twice() {
    let mut primary = PostgresServer::start(&Options::default()).unwrap();
    let standby = PostgresServer::start(&Options { primary: Some(&primary), ..Options::default() }).unwrap();
    primary.wait_for_a_standby().unwrap();
    let url = primary.url().replacen("@localhost:", &format!("@localhost:{},localhost:", standby.port()), 1);
    let folder = Folder::new();
    let service = Service::start(&folder, Some(&url));
    assert!(service.log().contains("each commit waits for a standby"), "{}", service.log());
    let token = folder.token("SystemAdministrator", "*");
    Client::new(&service.url, &token).fill();

    let load = Load::default();
    std::thread::scope(|scope| {
        for _ in 0..CLIENTS {
            scope.spawn(|| load.run(&Client::new(&service.url, &token)));
        }
        wait_until(TIMEOUT, "200 reports are confirmed", || load.confirmed() >= 200);
        primary.kill();
        wait_until(TIMEOUT, "reports are refused", || load.refused.load(Ordering::Relaxed) >= CLIENTS);
        wait_until(TIMEOUT, "the service is not ready", || ready(&service) == 503);
        standby.promote().unwrap();
        let before = load.confirmed();
        wait_until(TIMEOUT, "200 further reports are confirmed", || load.confirmed() >= before + 200);
        load.is_over.store(true, Ordering::Relaxed);
    });

    let client = Client::new(&service.url, &token);
    wait_until(TIMEOUT, "the service is ready", || ready(&service) == 200);
    let mut stored = HashMap::new();
    for billable in client.list() {
        let text = |member: &str| billable[member].as_str().unwrap().to_owned();
        assert_eq!(stored.insert(text("callSid"), text("id")), None, "a call is billed twice: {billable}");
    }
    for (call, id) in load.confirmed.into_inner().unwrap() {
        assert_eq!(stored.get(&call), Some(&id), "the billable of {call}");
    }
}
