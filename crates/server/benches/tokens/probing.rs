//! Whether the time of a refusal tells which users there are: wrong passwords for known and for unknown names, in turn.

use std::io::Write as _;
use std::time::Instant;

use crate::connection::{connect, read_answer, status_of};
use crate::disturbance::wrong_sign_in;
use crate::service::Service;

/// How many known users are asked for.
const USERS: u64 = 12;
/// How often each is: less than what a name takes at once.
const GUESSES: u64 = 8;

/// The milliseconds of each refusal, in the same order of turns.
pub(crate) struct Refusals {
    pub(crate) known: Vec<f64>,
    pub(crate) unknown: Vec<f64>,
}

/// Asks one at a time: what is measured is the refusal and not a queue.
pub(crate) fn probe(service: &Service) -> Refusals {
    let users: Vec<_> = (0..USERS).map(|number| format!("known-{number}")).collect();
    users.iter().for_each(|user| service.add_user(user));
    let mut refusals = Refusals { known: Vec::new(), unknown: Vec::new() };
    let mut number = 1 << 20;
    for guess in 0..GUESSES {
        for user in &users {
            number += 2;
            refusals.known.push(refusal_millis(service, number, user));
            let nobody = format!("unkno-{number}-{guess}");
            refusals.unknown.push(refusal_millis(service, number + 1, &nobody));
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
