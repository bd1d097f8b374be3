//! Wrong passwords for known and for unknown users, in turn: the time of a refusal must not reveal whether a user
//! exists.

use std::io::Write as _;
use std::time::Instant;

use crate::connection::{connect, read_answer, status_of};
use crate::disturbance::wrong_sign_in;
use crate::service::Service;

/// The number of known users.
const USERS: u64 = 12;
/// The number of attempts for each user, below the rate limit of a name.
const GUESSES: u64 = 8;

/// The milliseconds of each refusal, in the order of the attempts.
pub(crate) struct Refusals {
    pub(crate) known: Vec<f64>,
    pub(crate) unknown: Vec<f64>,
}

/// Sends one request at a time, so that no request waits in a queue.
pub(crate) fn probe(service: &Service) -> Refusals {
    let users: Vec<_> = (0..USERS).map(|number| format!("known-{number}")).collect();
    users.iter().for_each(|user| service.add_user(user));
    let mut refusals = Refusals { known: Vec::new(), unknown: Vec::new() };
    let mut number = 1 << 20;
    for guess in 0..GUESSES {
        for user in &users {
            number += 2;
            refusals.known.push(refusal_millis(service, number, user));
            let unknown = format!("unkno-{number}-{guess}");
            refusals.unknown.push(refusal_millis(service, number + 1, &unknown));
        }
    }
    refusals
}

fn refusal_millis(service: &Service, number: u64, user: &str) -> f64 {
    let mut stream = connect(service.address);
    let mut answer = Vec::new();
    let start = Instant::now();
    stream.write_all(wrong_sign_in(number, user).as_bytes()).unwrap();
    read_answer(&mut stream, &mut answer);
    let millis = start.elapsed().as_secs_f64() * 1e3;
    assert_eq!(status_of(&answer), 401);
    millis
}
