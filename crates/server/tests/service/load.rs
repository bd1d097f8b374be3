//! Clients that report calls all the time, and the check that each confirmed report is stored once.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::Scope;
use std::time::{Duration, Instant};

use crate::process::{Client, Service, call_sid};

/// The number of clients.
pub const CLIENTS: usize = 8;

/// The number of reports that a check repeats. A map has no order, so each check repeats others.
const REPEATS: usize = 200;

/// The reports of the clients. A client repeats a report until it is confirmed.
#[derive(Default)]
pub struct Load {
    next_call: AtomicUsize,
    confirmed: Mutex<Confirmed>,
    refused: AtomicUsize,
    is_over: AtomicBool,
}

#[derive(Default)]
struct Confirmed {
    /// The billable of each confirmed call.
    billables: HashMap<String, String>,
    newest: Option<Instant>,
    longest_pause: Duration,
}

impl Confirmed {
    fn add(&mut self, call: String, id: String) {
        self.billables.insert(call, id);
        if let Some(newest) = self.newest.replace(Instant::now()) {
            self.longest_pause = self.longest_pause.max(newest.elapsed());
        }
    }
}

/// Ends clients when it is dropped, also by a failed check: a scope waits for its threads.
pub struct EndOnDrop<'clients>(pub &'clients AtomicBool);

impl Drop for EndOnDrop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Load {
    /// Starts the clients.
    pub fn start<'scope>(
        &'scope self,
        scope: &'scope Scope<'scope, '_>,
        service: &Service,
        token: &str,
    ) -> EndOnDrop<'scope> {
        for _ in 0..CLIENTS {
            let client = Client::new(&service.url, token);
            scope.spawn(move || self.run(&client));
        }
        EndOnDrop(&self.is_over)
    }

    /// The number of confirmed reports.
    pub fn confirmed(&self) -> usize {
        self.confirmed.lock().unwrap().billables.len()
    }

    /// The number of answers that confirmed nothing.
    pub fn refused(&self) -> usize {
        self.refused.load(Ordering::Relaxed)
    }

    /// The longest time without a confirmed report since the last call.
    pub fn longest_pause(&self) -> Duration {
        std::mem::take(&mut self.confirmed.lock().unwrap().longest_pause)
    }

    fn is_over(&self) -> bool {
        self.is_over.load(Ordering::Relaxed)
    }

    fn run(&self, client: &Client) {
        while !self.is_over() {
            let call = call_sid(self.next_call.fetch_add(1, Ordering::Relaxed));
            if let Some(id) = self.report(client, &call) {
                self.confirmed.lock().unwrap().add(call, id);
            }
        }
    }

    /// Reports a call until the report is confirmed, and returns the id of the billable. Returns nothing after the end of the
    /// load.
    fn report(&self, client: &Client, call: &str) -> Option<String> {
        loop {
            match client.try_report("acme", call) {
                Ok((200 | 201, answer)) => return Some(answer["id"].as_str().unwrap().to_owned()),
                Ok((503, _)) if self.is_over() => return None,
                Ok((503, _)) => {
                    self.refused.fetch_add(1, Ordering::Relaxed);
                    std::thread::sleep(Duration::from_millis(20));
                }
                other => panic!("{other:?}"),
            }
        }
    }

    /// Checks that each confirmed report is stored once, and that a repeat finds the same billable. Returns the number of
    /// confirmed reports.
    #[track_caller]
    pub fn check(&self, client: &Client) -> usize {
        // A report that is confirmed later may be missing from the list.
        let confirmed = self.confirmed.lock().unwrap().billables.clone();
        let mut stored = HashMap::new();
        for billable in client.list() {
            let text = |member: &str| billable[member].as_str().unwrap().to_owned();
            assert_eq!(stored.insert(text("callSid"), text("id")), None, "a call is billed twice: {billable}");
        }
        for (number, (call, id)) in confirmed.iter().enumerate() {
            assert_eq!(stored.get(call), Some(id), "the billable of {call}");
            if number < REPEATS {
                assert_eq!(self.report(client, call).as_ref(), Some(id), "the repeat of {call}");
            }
        }
        confirmed.len()
    }
}
