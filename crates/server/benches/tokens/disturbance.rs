//! Requests of other clients at a steady rate, while clients report.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::connection::{connect, read_answer, status_of};
use crate::reporters::TURN;

/// Requests of other clients during the reports.
pub(crate) struct Disturbance {
    pub(crate) name: &'static str,
    pub(crate) per_second: u64,
    /// The number of connections at once. Each request has a connection of its own.
    connections: usize,
    /// The target for the reports per second, as a part of the undisturbed rate.
    pub(crate) ratio_min: f64,
    /// The request with a number, which asks the service to close the connection.
    request: fn(u64) -> String,
}

pub(crate) const DISTURBANCES: &[Disturbance] = &[Disturbance {
    name: "sign-ins with a wrong password",
    per_second: 200,
    connections: 64,
    ratio_min: 0.80,
    request: |number| wrong_sign_in(number, &format!("user-{number}")),
}];

/// A sign-in with a wrong password. Each number has another address, so that the rate limit of an address refuses none
/// of them.
pub(crate) fn wrong_sign_in(number: u64, user: &str) -> String {
    let [.., high, middle, low] = number.to_be_bytes();
    let body = json!({ "provider": "credentials", "userName": user, "password": "wrong" }).to_string();
    format!(
        "POST /auth/credentials HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
         X-Forwarded-For: 10.{high}.{middle}.{low}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// Sends the requests of a disturbance for a turn, at its rate or as fast as the service answers. Returns the number of
/// answers with each status.
pub(crate) fn disturb(disturbance: &Disturbance, address: SocketAddr) -> BTreeMap<u16, u64> {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let sent = AtomicU64::new(0);
    let start = Instant::now();
    let send = || {
        let mut statuses = BTreeMap::<u16, u64>::new();
        loop {
            let due = start + Duration::from_secs(sent.fetch_add(1, Ordering::Relaxed)) / disturbance.per_second as u32;
            thread::sleep(due.saturating_duration_since(Instant::now()));
            if start.elapsed() >= TURN {
                return statuses;
            }
            let mut stream = connect(address);
            stream.write_all((disturbance.request)(NUMBER.fetch_add(1, Ordering::Relaxed)).as_bytes()).unwrap();
            let mut answer = Vec::new();
            read_answer(&mut stream, &mut answer);
            *statuses.entry(status_of(&answer)).or_default() += 1;
        }
    };
    thread::scope(|scope| {
        let senders: Vec<_> = (0..disturbance.connections).map(|_| scope.spawn(send)).collect();
        let mut statuses = BTreeMap::new();
        for (status, count) in senders.into_iter().flat_map(|sender| sender.join().unwrap()) {
            *statuses.entry(status).or_default() += count;
        }
        statuses
    })
}
