//! Races of facts, raters, voids and reports, in one process and in several. Afterwards the totals are exact.

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use billables_billing::CallOutcome;
use billables_domain::{AccountScope, Outcome};
use billables_persistence::{Intake, Store, StoreError};
use billables_test_support::TestDatabase;
use diesel::PgConnection;
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;

use crate::fixture::{
    DEMO, by_customer, call, context_by, everything, fill, intake_options, reason, submission, time, wait_until_blocked,
};
use crate::rating::{
    DAY_SECONDS, INBOUND, answered, facts_of, of_acme, running, stored_call, submit, today, unrated, version,
    with_status,
};
use crate::recount::{Count, load, recount, totals, wait_until_rated};

#[test]
fn facts_that_a_rater_did_not_see_are_rated_by_the_next() {
    let running = running(TestDatabase::postgres(), unrated());
    running.created(DEMO, "acme", call(1));
    running.facts(call(1), answered(0, 75));
    // Another process has written newer facts, and commits them while the rater wants to count the former ones.
    let mut other = PgConnection::establish(running.database.raw_url()).unwrap();
    let newer = "BEGIN; \
        INSERT INTO call_versions SELECT account_id, call_sid, version, parent_call_sid, direction, from_number, to_number, \
            start_time, duration, status, price, price_unit, is_recorded, date_updated, updated_by FROM calls; \
        UPDATE calls SET version = 2, duration = 125; \
        INSERT INTO rating_queue SELECT account_id, decode(repeat('7f', 16), 'hex'), 'Calls', date_created, \
            '\\x01'::bytea || call_sid FROM calls";
    other.batch_execute(newer).unwrap();
    thread::scope(|scope| {
        let rating = scope.spawn(|| running.rate());
        wait_until_blocked(&running.database);
        other.batch_execute("COMMIT").unwrap();
        rating.join().unwrap();
    });
    assert_eq!(of_acme(&running.check(), today(), INBOUND).billed_seconds, 180);
}

#[test]
fn a_void_waits_for_the_lock_of_the_account() {
    let running = running(TestDatabase::postgres(), unrated());
    running.facts(call(1), answered(0, 75));
    let billable = running.created(DEMO, "acme", call(1));
    let mut rater = PgConnection::establish(running.database.raw_url()).unwrap();
    rater.batch_execute("BEGIN; SELECT FROM rating_locks WHERE account_id = 'demo' FOR UPDATE").unwrap();
    thread::scope(|scope| {
        let voiding = scope.spawn(|| running.void(&billable, "wrong"));
        wait_until_blocked(&running.database);
        // Reports and facts do not wait.
        running.created(DEMO, "acme", call(2));
        version(running.facts(call(1), answered(0, 80)));
        assert!(running.stored(&billable).is_live());
        rater.batch_execute("COMMIT").unwrap();
        assert!(!voiding.join().unwrap().is_live());
    });
    running.check();
}

const RACING_CALLS: u64 = 500;
const CLIENTS: u64 = 16;
/// The longest time for one change, on a machine with other work.
const PATIENCE: Duration = Duration::from_secs(120);

#[test]
fn sixteen_clients_of_two_processes_leave_exact_totals() {
    for database in TestDatabase::each() {
        let stores = [database.open(), database.open()];
        fill(&stores[0]);
        let intakes = stores.clone().map(|store| Intake::start(store, intake_options()).unwrap());
        thread::scope(|scope| {
            for client in 0..CLIENTS {
                let process = usize::try_from(client % 2).unwrap();
                let (store, intake) = (&stores[process], &intakes[process]);
                scope.spawn(move || one_client(store, intake, client));
            }
        });
        wait_until_rated(&database);
        assert_eq!(recount(&database, &stores[0]), totals(&database), "{:?}", database.backend());
        let report = stores[0].check().unwrap();
        assert!(report.is_sound(), "{:#?}", report.findings);
    }
}

/// Repeats a change that waited too long for a lock or a connection, as a client repeats it after a 503.
fn until_free<T>(change: impl Fn() -> Result<T, StoreError>) -> T {
    let since = Instant::now();
    loop {
        match change() {
            Err(StoreError::Busy) if since.elapsed() < PATIENCE => {}
            outcome => return outcome.unwrap(),
        }
    }
}

/// Reports, sends facts, voids and reinstates, in an order that differs by client.
fn one_client(store: &Store, intake: &Intake, client: u64) {
    let mut state = client.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut random = move |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % below
    };
    let scope = everything(AccountScope::All);
    for _ in 0..40 {
        let first = random(RACING_CALLS);
        let numbers = (0..10).map(|index| call((first + index * 7) % RACING_CALLS));
        if random(2) == 0 {
            let customer = ["acme", "globex"][usize::try_from(random(2)).unwrap()];
            let answers: Vec<_> =
                numbers.map(|call| intake.submit(submission(by_customer(DEMO, customer, call))).unwrap()).collect();
            let outcomes: Vec<Outcome> =
                answers.into_iter().map(|answer| answer.blocking_recv().unwrap().unwrap()).collect();
            for outcome in outcomes.into_iter().take(4) {
                let (Outcome::Created(billable)
                | Outcome::Replayed(billable)
                | Outcome::Conflict(billable)
                | Outcome::Voided(billable)) = outcome
                else {
                    panic!("{outcome:?}")
                };
                if billable.is_live() {
                    until_free(|| {
                        store.billable_void(&scope, billable.id, &reason("r"), &context_by("m", time(9_000)))
                    });
                } else {
                    until_free(|| {
                        store.billable_reinstate(&scope, billable.id, &reason("r"), &context_by("m", time(9_000)))
                    });
                }
            }
        } else {
            let start = i64::try_from(random(4)).unwrap() * DAY_SECONDS;
            let seconds = i64::try_from(random(200)).unwrap();
            let facts = if random(4) == 0 { with_status("ringing") } else { answered(start, seconds) };
            let answers: Vec<_> =
                numbers.map(|call| intake.submit_call(facts_of(DEMO, call, facts.clone())).unwrap()).collect();
            for answer in answers {
                let outcome = answer.blocking_recv().unwrap().unwrap();
                assert!(!matches!(outcome, CallOutcome::AccountNotFound | CallOutcome::Superseded { .. }));
            }
        }
    }
}

#[test]
fn concurrent_facts_of_one_call_all_become_versions() {
    for database in TestDatabase::each() {
        let stores = [database.open(), database.open()];
        fill(&stores[0]);
        let intakes = stores.clone().map(|store| Intake::start(store, intake_options()).unwrap());
        let versions = AtomicU64::new(0);
        thread::scope(|scope| {
            for client in 0..8_u64 {
                let (intake, versions) = (&intakes[usize::try_from(client % 2).unwrap()], &versions);
                scope.spawn(move || {
                    for round in 0..10_u64 {
                        // Every duration is new, so every one makes a version.
                        let facts = answered(0, i64::try_from(client * 100 + round).unwrap());
                        version(submit(intake, facts_of(DEMO, call(1), facts)));
                        versions.fetch_add(1, Ordering::Relaxed);
                    }
                });
            }
        });
        let newest = stored_call(&stores[0], &call(1)).version;
        assert_eq!((newest, versions.into_inner()), (80, 80));
        assert_eq!(load::<Count>(&database, "SELECT count(*) AS count FROM call_versions")[0].count, 79);
    }
}
