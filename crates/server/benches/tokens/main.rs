//! Reports to the real binary over loopback: the rate, the CPU time of the service for a report, the share of the
//! token's verification in it, and the rate during requests of other clients.
//!
//! Every answer must be 201, and in the end the store must hold exactly the confirmed reports. Otherwise the benchmark
//! fails. A missed target of speed is no failure.
//!
//! Clients and service share the machine, so the rate is a lower bound. The CPU time is that of the service alone.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark prints, and stops at the first problem")]

mod connection;
mod disturbance;
mod probing;
mod reporters;
mod service;

use std::collections::BTreeMap;
use std::hint::black_box;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Instant;

use billables_auth::{Algorithm, Claims, KeyFolder, Role, Verifier, VerifierOptions, issue};
use billables_domain::{AccountId, AccountScope, Subject, Timestamp};
use billables_test_support::TestDatabase;

use crate::disturbance::{DISTURBANCES, Disturbance, disturb};
use crate::probing::probe;
use crate::reporters::{CONNECTIONS, Reporters, TURN};
use crate::service::Service;

/// The number of turns of each kind, which is odd so that there is a middle turn.
const ROUNDS: usize = 5;
/// The target for the verification of a known token, as a part of a report's CPU time.
const VERIFICATION_SHARE_MAX: f64 = 0.05;
/// The number of known tokens, verified in turn.
const TOKENS_SEEN: usize = 1_000;
/// The number of new tokens, which is larger than the cache of the verifier.
const TOKENS_NEW: usize = 12_000;

fn main() {
    let mut databases = vec![("SQLite", None)];
    if has_test_server() {
        databases.push(("PostgreSQL", Some(TestDatabase::empty_postgres())));
    } else {
        println!("PostgreSQL is left out. To include it: cargo xtask postgres -- cargo xtask bench tokens");
    }
    println!("the middle of {ROUNDS} turns of {} ms with {CONNECTIONS} connections each", TURN.as_millis());
    for (name, database) in &databases {
        println!("\n{name}");
        let service = Service::start(database.as_ref().map(TestDatabase::configured_url));
        let reporters = Reporters::new(&service);
        // The first reports open connections and fill caches.
        reporters.turn();
        let cpu_micros = measure_reports(&service, &reporters);
        measure_verification(cpu_micros);
        for disturbance in DISTURBANCES {
            measure_beside(disturbance, &service, &reporters);
        }
        measure_probing(&service);
        let confirmed = reporters.confirmed.load(Ordering::Relaxed);
        let stored = service.stop_and_count();
        assert_eq!(stored, confirmed, "the store does not hold exactly the confirmed reports");
        println!("every report was answered with 201, and the store holds all {stored}");
    }
}

#[expect(clippy::disallowed_methods, reason = "`cargo xtask postgres` names its server in this way")]
fn has_test_server() -> bool {
    std::env::var_os("BILLABLES_TEST_POSTGRES").is_some()
}

/// Measures reports alone. Returns the CPU time of the service for a report, in microseconds.
fn measure_reports(service: &Service, reporters: &Reporters) -> f64 {
    let mut rates = Vec::new();
    let mut costs = Vec::new();
    for _ in 0..ROUNDS {
        let before = service.cpu_seconds();
        let turn = reporters.turn();
        costs.push((service.cpu_seconds() - before) * 1e6 / turn.reports as f64);
        rates.push(turn.per_second());
    }
    let cpu_micros = middle(costs);
    println!("{:<58} {:>9.0}", "reports per second", middle(rates));
    println!("{:<58} {cpu_micros:>9.1} µs", "CPU time of the service for a report");
    cpu_micros
}

/// Measures the verification of a token, and prints the share of a report's CPU time.
fn measure_verification(cpu_micros: f64) {
    for algorithm in Algorithm::ALL {
        // The same key as that of `key new`.
        let folder = tempfile::tempdir().unwrap();
        let keys = KeyFolder::open(folder.path().join("keys")).unwrap();
        keys.create(algorithm, now(), &|bytes| getrandom::fill(bytes).unwrap()).unwrap();
        let key = keys.signing_key().unwrap();
        let tokens: Vec<_> = (0..TOKENS_NEW).map(|number| issue(&key, &claims(number)).unwrap()).collect();
        let mut first = Vec::new();
        let mut again = Vec::new();
        for _ in 0..ROUNDS {
            let options = VerifierOptions::new("billables", "billables", vec![key.verification_key()]);
            let verifier = Verifier::new(options);
            first.push(verification_micros(&verifier, &tokens));
            let seen = &tokens[..TOKENS_SEEN];
            verification_micros(&verifier, seen);
            again.push(verification_micros(&verifier, seen));
        }
        let (first, again) = (middle(first), middle(again));
        let share = |micros: f64| 100.0 * micros / cpu_micros;
        let name = format!("{algorithm}: a new token");
        println!("{name:<58} {first:>9.2} µs {:>6.2} % of a report", share(first));
        let name = format!("{algorithm}: a known token");
        let verdict = verdict(again / cpu_micros < VERIFICATION_SHARE_MAX);
        let target = 100.0 * VERIFICATION_SHARE_MAX;
        println!("{name:<58} {again:>9.2} µs {:>6.2} % (the target is under {target} %: {verdict})", share(again));
    }
}

fn verification_micros(verifier: &Verifier, tokens: &[String]) -> f64 {
    let start = Instant::now();
    for token in tokens {
        black_box(verifier.verify(black_box(token), now()).unwrap());
    }
    start.elapsed().as_secs_f64() * 1e6 / tokens.len() as f64
}

fn now() -> Timestamp {
    Timestamp::from_microseconds(1_800_000_000_000_000)
}

/// The claims of a token, similar to those of the reports' token.
fn claims(number: usize) -> Claims {
    Claims {
        issuer: "billables".to_owned(),
        audience: "billables".to_owned(),
        subject: Subject::parse("platform").unwrap(),
        roles: [Role::Reporter].into(),
        accounts: AccountScope::Only([AccountId::parse("demo").unwrap()].into()),
        customers: Default::default(),
        token_id: format!("019ab0f2-5c1e-7a31-8d2f-{number:012x}"),
        issued: now(),
        expires: now().plus_seconds(3600),
    }
}

/// Measures reports alone and reports beside a disturbance, in turns, so that a noisy machine affects both.
fn measure_beside(disturbance: &Disturbance, service: &Service, reporters: &Reporters) {
    let mut alone = Vec::new();
    let mut beside = Vec::new();
    let mut sent_per_second = Vec::new();
    let mut answers = BTreeMap::new();
    for _ in 0..ROUNDS {
        alone.push(reporters.turn().per_second());
        let turn = thread::scope(|scope| {
            let sender = scope.spawn(|| disturb(disturbance, service.address));
            let turn = reporters.turn();
            let statuses = sender.join().unwrap();
            sent_per_second.push(statuses.values().sum::<u64>() as f64 / turn.elapsed.as_secs_f64());
            for (status, count) in statuses {
                *answers.entry(status).or_default() += count;
            }
            turn
        });
        beside.push(turn.per_second());
    }
    let (alone, beside) = (middle(alone), middle(beside));
    println!("{:<58} {alone:>9.0}", "reports per second alone, in turns");
    let name = format!("reports per second beside {}", disturbance.name);
    let verdict = verdict(beside / alone >= disturbance.ratio_min);
    let ratio_min = disturbance.ratio_min;
    println!("{name:<58} {beside:>9.0}, ratio {:.2} (the target is {ratio_min:.2}: {verdict})", beside / alone);
    let counts: Vec<_> = answers.iter().map(|(status, count): (&u16, &u64)| format!("{count} with {status}")).collect();
    let per_second = middle(sent_per_second);
    let wanted = disturbance.per_second;
    println!("    {per_second:.0} a second of {wanted} were sent and answered: {}", counts.join(", "));
}

/// Measures the refusal of a wrong password, for a known user and for an unknown user.
fn measure_probing(service: &Service) {
    let refusals = probe(service);
    let count = refusals.known.len();
    let (known, unknown) = (middle(refusals.known), middle(refusals.unknown));
    println!("{:<58} {known:>9.2} ms", format!("a wrong password of a known user, middle of {count}"));
    println!("{:<58} {unknown:>9.2} ms, ratio {:.3}", "a wrong password of an unknown user, in turns", unknown / known);
}

fn middle(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn verdict(is_met: bool) -> &'static str {
    if is_met { "met" } else { "missed" }
}
