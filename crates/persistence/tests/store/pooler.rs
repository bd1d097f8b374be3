//! The store behind a transaction pooler: PgBouncer, with two sessions of the server for all clients.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use billables_domain::{AccountScope, Outcome};
use billables_persistence::{
    BillableExport, DatabaseUrl, Intake, OpenError, Store, StoreError, StoreOptions, Submission,
};
use billables_test_postgres::{Options, Pooler, PoolerOptions, PostgresServer};
use billables_test_support::{TestDatabase, poolers};
use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection};

use crate::fixture::{
    DEMO, by_customer, call, context, context_by, created, everything, fill, intake_options, reason, submission, time,
};

fn open(url: &str) -> Result<Store, OpenError> {
    Store::open(&url.parse::<DatabaseUrl>().unwrap(), StoreOptions::default())
}

fn report(intake: &Intake, submission: Submission) -> Result<Outcome, StoreError> {
    intake.submit(submission).unwrap().blocking_recv().unwrap()
}

fn new_call(number: u64) -> Submission {
    submission(by_customer(DEMO, "acme", call(number)))
}

/// The settings of a server that loses confirmed transactions in a crash, unless a transaction sets `synchronous_commit`.
fn forgetful() -> PostgresServer {
    let settings = [("synchronous_commit", "off"), ("wal_writer_delay", "10s")];
    PostgresServer::start(&Options { settings: &settings, ..Options::default() }).unwrap()
}

#[test]
fn reports_stay_durable_behind_a_pooler() {
    for program in poolers() {
        let mut server = forgetful();
        // New sessions with the server's defaults replace the old ones all the time.
        let options = PoolerOptions { settings: &[("server_lifetime", "1")], ..PoolerOptions::default() };
        let pooler = Pooler::start(&program, &server.url(), &options).unwrap();
        let store = open(&pooler.url(&server.url())).unwrap();
        store.migrate().unwrap();
        fill(&store);
        let mut confirmed = Vec::new();
        for crash in 0..2 {
            let intake = Intake::start(store.clone(), intake_options()).unwrap();
            for number in 0..6 {
                let number = crash * 6 + number;
                // The first attempt after a crash may get a connection that the pooler does not know to be dead.
                let outcome = (0..100).find_map(|_| {
                    let outcome = report(&intake, new_call(number)).ok();
                    if outcome.is_none() {
                        std::thread::sleep(Duration::from_millis(100));
                    }
                    outcome
                });
                assert!(matches!(outcome, Some(Outcome::Created(_) | Outcome::Replayed(_))), "{outcome:?}");
                confirmed.push(call(number));
            }
            server.kill();
            server.restart().unwrap();
            let stored: HashSet<_> = stored_calls(&open(&server.url()).unwrap());
            let lost = confirmed.iter().filter(|call| !stored.contains(&call.to_string())).count();
            assert_eq!(lost, 0, "of {} confirmed reports", confirmed.len());
        }
    }
}

fn stored_calls(store: &Store) -> HashSet<String> {
    let mut calls = HashSet::new();
    let export = BillableExport { accounts: AccountScope::All, status: None, from: None, to: None };
    store
        .billable_export(&export, |batch| {
            calls.extend(batch.iter().map(|billable| billable.call_sid.to_string()));
            Ok::<_, StoreError>(())
        })
        .unwrap();
    calls
}

#[test]
fn concurrent_migrations_through_a_pooler_succeed_and_leave_no_lock() {
    for program in poolers() {
        let database = TestDatabase::empty_postgres();
        let pooler = Pooler::start(&program, database.raw_url(), &PoolerOptions::default()).unwrap();
        let url = pooler.url(database.raw_url());
        let applied: Vec<_> = std::thread::scope(|scope| {
            let migrate = || open(&url).unwrap().migrate().unwrap().applied;
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(migrate)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(applied.iter().filter(|versions| !versions.is_empty()).count(), 1, "{applied:?}");
        let no_lock = "DO $$ BEGIN ASSERT (SELECT count(*) = 0 FROM pg_locks WHERE locktype = 'advisory' \
             AND database = (SELECT oid FROM pg_database WHERE datname = current_database())); END $$";
        database.execute(no_lock).unwrap();
    }
}

#[test]
fn many_connections_in_two_sessions_prepare_no_named_statement_and_get_no_error() {
    for program in poolers() {
        let database = TestDatabase::postgres();
        let pooler = Pooler::start(&program, database.raw_url(), &PoolerOptions::default()).unwrap();
        let stores = [0; 3].map(|_| open(&pooler.url(database.raw_url())).unwrap());
        fill(&stores[0]);
        std::thread::scope(|scope| {
            for (part, store) in (0..).zip(&stores) {
                let intake = Intake::start(store.clone(), intake_options()).unwrap();
                let reporting = move || {
                    for number in 0..100 {
                        // Two of the three clients report each call.
                        let number = number * 3 + part % 2;
                        let outcome = report(&intake, new_call(number)).unwrap();
                        assert!(matches!(outcome, Outcome::Created(_) | Outcome::Replayed(_)), "{outcome:?}");
                    }
                };
                scope.spawn(reporting);
                for _ in 0..4 {
                    scope.spawn(|| {
                        for number in 1..50 {
                            store.revocation_mark().unwrap();
                            store.account_list(&AccountScope::All, None, number).unwrap();
                        }
                    });
                }
            }
        });
        assert_eq!(stored_calls(&stores[1]).len(), 200);
        assert!(stores[2].check().unwrap().is_sound());
        let none_by_name = "DO $$ BEGIN ASSERT NOT EXISTS (SELECT FROM pg_prepared_statements \
             WHERE name LIKE '\\_\\_diesel%'); END $$";
        let mut through = PgConnection::establish(&pooler.url(database.raw_url())).unwrap();
        for _ in 0..4 {
            through.batch_execute(none_by_name).unwrap();
        }
    }
}

#[test]
fn voids_reinstatements_and_settings_work_through_a_pooler() {
    for program in poolers() {
        let database = TestDatabase::postgres();
        let pooler = Pooler::start(&program, database.raw_url(), &PoolerOptions::default()).unwrap();
        let store = open(&pooler.url(database.raw_url())).unwrap();
        fill(&store);
        store.settle_call_sid_mode(None).unwrap();
        let intake = Intake::start(store.clone(), intake_options()).unwrap();
        let billable = created(report(&intake, new_call(1)).unwrap());
        let scope = everything(AccountScope::All);
        let manager = context_by("manager", time(5_000));
        store.billable_void(&scope, billable.id, &reason("wrong number"), &manager).unwrap().one().unwrap();
        assert!(matches!(report(&intake, new_call(1)).unwrap(), Outcome::Voided(_)));
        store.billable_reinstate(&scope, billable.id, &reason("right after all"), &context()).unwrap();
        assert!(matches!(report(&intake, new_call(1)).unwrap(), Outcome::Replayed(_)));
        assert!(store.check().unwrap().is_sound());
    }
}

#[test]
fn a_server_that_loses_durability_behind_a_pooler_confirms_nothing() {
    for program in poolers() {
        for setting in ["fsync", "full_page_writes"] {
            let server = PostgresServer::start(&Options::default()).unwrap();
            let pooler = Pooler::start(&program, &server.url(), &PoolerOptions::default()).unwrap();
            let store = open(&pooler.url(&server.url())).unwrap();
            store.migrate().unwrap();
            fill(&store);
            let intake = Intake::start(store.clone(), intake_options()).unwrap();
            created(report(&intake, new_call(1)).unwrap());
            let mut admin = PgConnection::establish(&server.url()).unwrap();
            admin.batch_execute(&format!("ALTER SYSTEM SET {setting} = off")).unwrap();
            admin.batch_execute("SELECT pg_reload_conf()").unwrap();
            // A session reads a changed configuration at its next statement or the one after.
            let deadline = Instant::now() + Duration::from_secs(60);
            let mut numbers = (2..).take_while(|_| Instant::now() < deadline);
            let error = numbers.find_map(|number| report(&intake, new_call(number)).err()).unwrap();
            let StoreError::Unavailable(cause) = &error else { panic!("{error:?}") };
            assert!(cause.to_string().contains(&format!("{setting}=off")), "{cause}");
            assert!(store.revocation_mark().is_err());
            admin.batch_execute(&format!("ALTER SYSTEM SET {setting} = on")).unwrap();
            admin.batch_execute("SELECT pg_reload_conf()").unwrap();
            let deadline = Instant::now() + Duration::from_secs(60);
            let mut numbers = (1_000_000..).take_while(|_| Instant::now() < deadline);
            assert!(numbers.any(|number| report(&intake, new_call(number)).is_ok()));
        }
    }
}

#[test]
fn a_pooler_without_transactions_is_refused_and_the_error_names_the_setting() {
    for program in poolers() {
        let database = TestDatabase::postgres();
        let options = PoolerOptions { mode: "statement", ..PoolerOptions::default() };
        let pooler = Pooler::start(&program, database.raw_url(), &options).unwrap();
        let error = open(&pooler.url(database.raw_url())).unwrap_err();
        assert!(error.to_string().contains("pool_mode"), "{error}");
    }
}

#[test]
fn a_pooler_in_session_mode_changes_nothing() {
    for program in poolers() {
        let database = TestDatabase::postgres();
        let options = PoolerOptions { mode: "session", sessions: 20, ..PoolerOptions::default() };
        let pooler = Pooler::start(&program, database.raw_url(), &options).unwrap();
        for _ in 0..2 {
            let store = open(&pooler.url(database.raw_url())).unwrap();
            fill(&store);
            let intake = Intake::start(store.clone(), intake_options()).unwrap();
            report(&intake, new_call(1)).unwrap();
        }
    }
}
