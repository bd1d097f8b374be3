//! What others send at a steady rate while reports come in.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::connection::{connect, read_answer, status_of};
use crate::reporters::TURN;

/// What others send while reports come in.
pub(crate) struct Disturbance {
    pub(crate) name: &'static str,
    pub(crate) per_second: u64,
    /// Connections that send at once. A request has a connection of its own, and waits for one of these places.
    places: usize,
    /// The part of the undisturbed reports per second that shall be left.
    pub(crate) ratio_min: f64,
    /// The request of a number, up to the end of its body. It asks for the connection to be closed.
    request: fn(u64) -> String,
}

pub(crate) const DISTURBANCES: &[Disturbance] = &[Disturbance {
    name: "sign-ins with a wrong password",
    per_second: 200,
    places: 64,
    ratio_min: 0.80,
    request: |number| wrong_sign_in(number, &format!("user-{number}")),
}];

/// Each number comes from another address, so that the limit of one does not take the work away.
pub(crate) fn wrong_sign_in(number: u64, user: &str) -> String {
    let [.., high, middle, low] = number.to_be_bytes();
    let body = json!({ "provider": "credentials", "userName": user, "password": "wrong" }).to_string();
    format!(
        "POST /auth/credentials HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
         X-Forwarded-For: 10.{high}.{middle}.{low}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// Sends a disturbance's requests at its rate for a turn, or as fast as they are answered; gives how many answers had
/// each status.
pub(crate) fn disturb(disturbance: &Disturbance, address: SocketAddr) -> BTreeMap<u16, u64> {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let place = AtomicU64::new(0);
    let start = Instant::now();
    let send = || {
        let mut statuses = BTreeMap::<u16, u64>::new();
        loop {
            let due =
                start + Duration::from_secs(place.fetch_add(1, Ordering::Relaxed)) / disturbance.per_second as u32;
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
        let senders: Vec<_> = (0..disturbance.places).map(|_| scope.spawn(send)).collect();
        let mut statuses = BTreeMap::new();
        for (status, count) in senders.into_iter().flat_map(|sender| sender.join().unwrap()) {
            *statuses.entry(status).or_default() += count;
        }
        statuses
    })
}
