//! Copies between all kinds of databases, with interruptions and a source in use; and digests, which show whether two stores
//! are equal.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use billables_billing::{AccountPatch, CallFacts, CallRating, CallRatingChange, CarrierPrice, Country, CustomerPatch};
use billables_domain::{AccountScope, CallSid, CallSidMode, Customer, Outcome};
use billables_persistence::tables::{DigestTreatment, TABLES};
use billables_persistence::{
    Backend, CallSidModeError, CopyError, CopyOptions, CopyReport, Intake, IntakeOptions, Reinstatement, StoreDigest,
    copy, copy_unfollow,
};
use billables_test_support::TestDatabase;

use crate::fixture::{
    DEMO, Running, account_id, by_customer, by_session, bytes_literal, call, context, context_by, created, customer,
    customer_id, everything, fill, intake_options, name, reason, submission, time,
};
use crate::rating::answered;

/// A source of each kind, with an empty destination of the other kind. A pooler keeps sessions, so a copy finds its ends in use there.
fn each_way() -> [(TestDatabase, TestDatabase); 2] {
    let ways = [
        (TestDatabase::sqlite(), TestDatabase::empty_postgres()),
        (TestDatabase::postgres(), TestDatabase::empty_sqlite()),
    ];
    ways.map(|(from, to)| (from.without_pooler(), to.without_pooler()))
}

/// The same with sources whose changes can be logged: a distributed one is refused.
fn each_way_with_a_log() -> [(TestDatabase, TestDatabase); 2] {
    let [from_sqlite, (_, to_sqlite)] = each_way();
    [from_sqlite, (TestDatabase::plain_postgres().without_pooler(), to_sqlite)]
}

/// Each way without a log of changes, and each way with it.
fn each_way_and_log() -> [(TestDatabase, TestDatabase, bool); 4] {
    let [one, other] = each_way().map(|(from, to)| (from, to, false));
    let [third, last] = each_way_with_a_log().map(|(from, to)| (from, to, true));
    [one, other, third, last]
}

/// A store in use. Its drop closes the database.
fn running(database: TestDatabase) -> Running {
    let store = database.open();
    fill(&store);
    // Rating waits for the test, so that nothing changes between a pass and its digests.
    let intake = Intake::start(store.clone(), IntakeOptions { raters: 0, ..intake_options() }).unwrap();
    Running { database, store, intake }
}

fn stop(running: Running) -> TestDatabase {
    running.intake.stop();
    running.database
}

fn reinstate(running: &Running, billable: &billables_domain::Billable) {
    let scope = everything(AccountScope::All);
    let context = context_by("manager", time(6_000));
    let outcome = running.store.billable_reinstate(&scope, billable.id, &reason("after all"), &context).unwrap();
    assert!(matches!(outcome, Reinstatement::Live(_)), "{outcome:?}");
}

/// Inserts users, sign-ins, secrets, API keys, revocations, a statement and an audit event of no account.
fn add_people(database: &TestDatabase) {
    let bytes = |hex| bytes_literal(database.backend(), hex);
    let sql = format!(
        "INSERT INTO users VALUES ('alice', NULL, 'a@example.com', 'hash', 'Manager', 'demo', '', 5, NULL);
         INSERT INTO users VALUES ('bob', 'Bob', NULL, 'hash', 'Viewer', '*', '', 6, 7);
         INSERT INTO sign_ins VALUES ('s-1', 'alice', 8, NULL), ('s-2', 'bob', 8, 9);
         INSERT INTO sign_in_secrets VALUES ({}, 's-1', 'Session', 99, NULL, NULL, NULL);
         INSERT INTO api_keys VALUES ('switch', {}, 'Reporter', 'demo', '', 5, NULL, NULL, 12);
         INSERT INTO revocations VALUES ('Subject', 'mallory', 3), ('Token', 'jti', 4);
         INSERT INTO statements VALUES ('demo', 1, 'acme', 24321, 'manager', 4);
         INSERT INTO audit_events VALUES ({}, 4, 'admin', NULL, NULL, 'TokenRevoked', 'jti', 'Token');",
        bytes("0102"),
        bytes("0304"),
        bytes("0506")
    );
    database.execute(&sql).unwrap();
}

/// Changes settings and names, and rates calls of the billables: one has two versions, one is voided, one waits for a rater.
fn add_calls(running: &Running) {
    let demo = account_id(DEMO);
    let patch =
        AccountPatch { name: Some(name("Demo Inc.")), country: Country::parse("AT").ok(), ..AccountPatch::default() };
    running.store.account_patch(&demo, &patch, &context()).unwrap();
    let patch = CustomerPatch { name: Some(name("Acme")), overrides: Some(true), ..CustomerPatch::default() };
    running.store.customer_patch(&demo, &customer_id("acme"), &patch, &context()).unwrap();
    for rating in [Some(CallRating::default()), None] {
        let put = CallRatingChange { rating, effective_month: None };
        running.store.call_rating_put(&demo, Some(&customer_id("acme")), &put, &context()).unwrap();
    }
    let facts = |number, duration| {
        let price = CarrierPrice::from_units(-14_000_000);
        running.facts(call(number), CallFacts { price, ..answered(0, duration) });
    };
    let billables: Vec<_> = (90..94).map(|number| running.created(DEMO, "acme", call(number))).collect();
    facts(90, 60);
    facts(90, 61);
    facts(91, 5);
    facts(98, 5);
    running.rate();
    running.void(&billables[1], "mistake");
    facts(92, 5);
}

/// Inserts a chain of customers whose parents have later ids.
fn add_descendants(running: &Running) {
    for number in (0..30).rev() {
        let parent_customer_id = (number < 29).then(|| customer_id(&format!("child-{:02}", number + 1)));
        let id = customer_id(&format!("child-{number:02}"));
        let row = Customer { id, parent_customer_id, ..customer(DEMO, "child") };
        running.store.customer_insert(&row, &context()).unwrap();
    }
}

/// Inserts billables with every kind of history, some of them of one call.
fn add_lives(running: &Running) {
    created(running.report(by_session(Some(DEMO), "s1", Some(call(1)))));
    let voided = running.created(DEMO, "acme", call(2));
    running.void(&voided, "mistake");
    // The older billable is voided, and the younger one of another customer is live.
    let first = running.created(DEMO, "acme", call(3));
    running.void(&first, "not acme");
    let second = running.created(DEMO, "globex", call(3));
    // The younger billable is voided, and the older one is live again.
    let third = running.created(DEMO, "acme", call(4));
    running.void(&third, "not acme");
    let fourth = running.created(DEMO, "globex", call(4));
    running.void(&fourth, "acme after all");
    reinstate(running, &third);
    // All billables of the call are voided.
    running.void(&second, "not globex");
    let any = CallSid::parse("call:any@1", CallSidMode::Any).unwrap();
    running.created("other", "child", any);
}

fn rich(database: TestDatabase) -> Running {
    let running = running(database);
    running.store.settle_call_sid_mode(Some(CallSidMode::Any)).unwrap();
    add_people(&running.database);
    add_descendants(&running);
    running.store.customer_insert(&customer("other", "child"), &context()).unwrap();
    add_lives(&running);
    add_calls(&running);
    running
}

fn copy_all(from: &TestDatabase, to: &TestDatabase, options: CopyOptions) -> Result<CopyReport, CopyError> {
    copy(from.url(), to.url(), options, &mut |_, _| true)
}

fn small() -> CopyOptions {
    CopyOptions { chunk: 3, ..CopyOptions::default() }
}

/// Chunks of a pass over all rows that are as small as possible, and larger ones of a pass that follows.
fn chunks_of(follow: bool) -> CopyOptions {
    CopyOptions { chunk: if follow { 20 } else { 3 }, ..CopyOptions::default() }
}

fn last_pass() -> CopyOptions {
    CopyOptions { is_final: true, ..small() }
}

fn digest(database: &TestDatabase) -> StoreDigest {
    database.open().digest().unwrap()
}

#[track_caller]
fn assert_same(report: &CopyReport, from: &TestDatabase, to: &TestDatabase) {
    assert!(report.is_complete && !report.has_log_left);
    let counted = digest(from);
    assert_eq!(digest(to), counted);
    match report.whole {
        Some(whole) => assert_eq!(whole, counted.whole()),
        None => assert_eq!((&report.source, &report.destination), (&counted, &counted)),
    }
    assert!(from.execute("SELECT 1 FROM copy_changes").is_err(), "the source has no log");
    assert!(to.open().check().unwrap().is_sound());
}

#[test]
fn all_rows_are_copied_unchanged_and_voids_stay() {
    for (from, to) in each_way() {
        let from = stop(rich(from));
        let report = copy_all(&from, &to, small()).unwrap();
        assert_same(&report, &from, &to);
        assert_eq!(report.source.accounts.keys().collect::<Vec<_>>(), ["demo", "other"]);
        let store = to.open();
        assert_eq!(store.settle_call_sid_mode(None).unwrap(), CallSidMode::Any);
        let intake = Intake::start(store.clone(), intake_options()).unwrap();
        let report = |customer, number| {
            let report = by_customer(DEMO, customer, call(number));
            intake.submit(submission(report)).unwrap().blocking_recv().unwrap().unwrap()
        };
        assert!(matches!(report("acme", 2), Outcome::Voided(_)));
        assert!(matches!(report("globex", 4), Outcome::Voided(_)));
        assert!(matches!(report("acme", 4), Outcome::Replayed(_)));
        assert!(matches!(report("globex", 1), Outcome::Conflict(_)));
        assert!(matches!(report("acme", 99), Outcome::Created(_)));
    }
}

#[test]
fn an_interrupted_copy_continues() {
    for (from, to) in each_way() {
        let from = stop(rich(from));
        for steps in 0.. {
            let mut left = steps * 12;
            let outcome = copy(from.url(), to.url(), small(), &mut |_, _| {
                left -= 1;
                left >= 0
            });
            match outcome {
                Err(CopyError::Interrupted) => {
                    let refused = to.open().settle_call_sid_mode(None);
                    assert!(matches!(refused, Err(CallSidModeError::UnfinishedCopy { .. })), "{refused:?}");
                }
                Ok(report) => {
                    assert!(steps > 1, "it was never cut short");
                    assert_same(&report, &from, &to);
                    break;
                }
                Err(error) => panic!("{error}"),
            }
        }
    }
}

#[test]
fn the_final_pass_finds_late_commits_voids_reinstatements_and_changed_users() {
    for (from, to, follow) in each_way_and_log() {
        let running = rich(from);
        let live = running.created(DEMO, "acme", call(10));
        let voided = running.created(DEMO, "acme", call(11));
        running.void(&voided, "mistake");
        let moved = running.created(DEMO, "acme", call(12));
        let swapped = running.created(DEMO, "acme", call(13));
        let first = copy_all(&running.database, &to, CopyOptions { follow, ..chunks_of(follow) }).unwrap();
        assert!(!first.is_complete && first.source == first.destination, "{first:?}");
        assert_eq!(first.whole, follow.then(|| first.source.whole()));
        let refused = copy_all(&running.database, &to, last_pass());
        assert!(matches!(refused, Err(CopyError::InUse { end: "source", .. })), "{refused:?}");
        // The id is older than all ids of the first pass.
        let backend = running.database.backend();
        let (id, call_sid) =
            (bytes_literal(backend, "00000000000070008000000000000001"), bytes_literal(backend, "0061616161"));
        let late = format!(
            "INSERT INTO billables VALUES ('demo', {id}, 'acme', NULL, {call_sid}, 0, 'late', NULL, NULL, NULL, 1, NULL, NULL);
             INSERT INTO day_totals VALUES ('demo', 23640, 'acme', 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0);
             INSERT INTO month_totals VALUES ('demo', 23640, 'acme', 0, 1, 0, 0, 0, 0, 0, 0, 0, 0);
             UPDATE users SET date_disabled = 77 WHERE name = 'alice';
             DELETE FROM sign_ins WHERE id = 's-2';
             INSERT INTO revocations VALUES ('Token', 'later', 5);"
        );
        running.database.execute(&late).unwrap();
        running.void(&live, "meanwhile");
        reinstate(&running, &voided);
        if follow {
            copy_all(&running.database, &to, chunks_of(follow)).unwrap();
        }
        running.void(&moved, "to globex");
        running.created(DEMO, "globex", call(12));
        running.void(&swapped, "to globex");
        let other = running.created(DEMO, "globex", call(13));
        running.void(&other, "and back");
        reinstate(&running, &swapped);
        let from = stop(running);
        let report = copy_all(&from, &to, last_pass()).unwrap();
        assert_same(&report, &from, &to);
    }
}

#[test]
fn a_first_pass_runs_beside_reports_and_voids_before_the_final_one() {
    for (from, to, follow) in each_way_and_log() {
        let running = rich(from);
        let (is_over, next) = (AtomicBool::new(false), AtomicU64::new(1_000));
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while !is_over.load(Ordering::Relaxed) {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let session = format!("new-{number}");
                    let row = crate::fixture::session(DEMO, &session, "acme", None);
                    running.store.session_insert(&row, &context()).unwrap();
                    let billable = created(running.report(by_session(Some(DEMO), &session, Some(call(number)))));
                    if number.is_multiple_of(3) {
                        running.void(&billable, "meanwhile");
                        running.created(DEMO, "globex", call(number));
                    }
                }
            });
            while next.load(Ordering::Relaxed) < 1_050 {
                std::thread::yield_now();
            }
            for _ in 0..2 {
                // The log has several entries for each report, and a batch of them costs a commit on both sides.
                let options = CopyOptions { chunk: if follow { 2_000 } else { 50 }, follow, ..CopyOptions::default() };
                let outcome = copy_all(&running.database, &to, options);
                if !matches!(&outcome, Ok(report) if !report.is_complete) {
                    is_over.store(true, Ordering::Relaxed);
                    panic!("{outcome:?}");
                }
            }
            is_over.store(true, Ordering::Relaxed);
        });
        let from = stop(running);
        let report = copy_all(&from, &to, CopyOptions { is_final: true, chunk: 50, ..CopyOptions::default() }).unwrap();
        assert_same(&report, &from, &to);
    }
}

#[test]
fn a_pass_that_follows_reads_the_rows_of_the_log_alone() {
    for (from, to) in each_way_with_a_log() {
        let running = rich(from);
        copy_all(&running.database, &to, CopyOptions { follow: true, ..small() }).unwrap();
        let mut read = Vec::new();
        let mut pass = |options| {
            let mut progress = |table, rows| {
                read.push((table, rows));
                true
            };
            copy(running.database.url(), to.url(), options, &mut progress)
        };
        assert_eq!(pass(small()).unwrap().written, 0);
        assert_eq!(read, []);
        let mut pass = |options| {
            copy(running.database.url(), to.url(), options, &mut |table, rows| {
                read.push((table, rows));
                true
            })
        };
        running.created(DEMO, "acme", call(500));
        let report = pass(small()).unwrap();
        assert_eq!(read.iter().map(|(table, _)| *table).collect::<Vec<_>>(), vec!["changes"; read.len()]);
        assert!((1..8).contains(&report.written), "{report:?}");
        let from = stop(running);
        assert_same(&copy_all(&from, &to, last_pass()).unwrap(), &from, &to);
    }
}

#[test]
fn a_pass_that_follows_continues_after_interruptions() {
    for (from, to) in each_way_with_a_log() {
        let running = rich(from);
        for number in 0.. {
            running.created(DEMO, "acme", call(600 + number));
            let mut steps: u64 = 1 << number;
            let mut progress = |_, _| {
                steps = steps.saturating_sub(1);
                steps > 0
            };
            let options = CopyOptions { follow: true, ..small() };
            match copy(running.database.url(), to.url(), options, &mut progress) {
                Ok(report) if report.whole.is_some() => break,
                Err(CopyError::Interrupted) => {}
                other => panic!("{other:?}"),
            }
        }
        for number in 700..720 {
            let billable = running.created(DEMO, "acme", call(number));
            running.void(&billable, "to globex");
            running.created(DEMO, "globex", call(number));
        }
        for _ in 0..5 {
            let outcome = copy(running.database.url(), to.url(), small(), &mut |_, _| false);
            assert!(matches!(outcome, Err(CopyError::Interrupted)), "{outcome:?}");
        }
        let from = stop(running);
        let interrupted = copy(from.url(), to.url(), last_pass(), &mut |_, _| false);
        assert!(matches!(interrupted, Err(CopyError::Interrupted)), "{interrupted:?}");
        assert_same(&copy_all(&from, &to, last_pass()).unwrap(), &from, &to);
    }
}

#[test]
fn a_log_of_changes_serves_one_copy_and_can_be_removed() {
    for (from, to) in each_way_with_a_log() {
        let running = rich(from);
        let follow = CopyOptions { follow: true, ..small() };
        copy_all(&running.database, &to, follow).unwrap();
        let other = TestDatabase::empty_sqlite();
        let refused = copy_all(&running.database, &other, small());
        assert!(matches!(refused, Err(CopyError::OtherDestination { .. })), "{refused:?}");
        copy_unfollow(running.database.url()).unwrap();
        copy_unfollow(running.database.url()).unwrap();
        // No change of this time is in a log, so the next pass that follows reads all rows first.
        running.created(DEMO, "acme", call(800));
        copy_all(&running.database, &to, follow).unwrap();
        let from = stop(running);
        assert_same(&copy_all(&from, &to, last_pass()).unwrap(), &from, &to);
    }
}

#[test]
fn a_destination_with_other_rows_is_refused() {
    for (from, to) in each_way() {
        let from = stop(rich(from));
        let same = copy_all(&from, &from, small());
        assert!(matches!(same, Err(CopyError::SameStore)), "{same:?}");
        let used = TestDatabase::sqlite();
        let used_store = used.open();
        fill(&used_store);
        drop(used_store);
        let refused = copy_all(&from, &used, small());
        assert!(matches!(refused, Err(CopyError::NotEmpty { .. })), "{refused:?}");
        copy_all(&from, &to, small()).unwrap();
        let other = stop(running(TestDatabase::sqlite()));
        let refused = copy_all(&other, &to, small());
        assert!(matches!(refused, Err(CopyError::OtherSource { .. })), "{refused:?}");
        // A store that was opened for service accepts no further pass.
        to.open().settle_call_sid_mode(None).unwrap();
        let refused = copy_all(&from, &to, last_pass());
        assert!(matches!(refused, Err(CopyError::NotEmpty { .. })), "{refused:?}");
    }
}

#[test]
fn a_destination_in_use_is_refused() {
    for (from, to) in each_way() {
        let from = stop(rich(from));
        let store = to.open();
        store.migrate().unwrap();
        let refused = copy_all(&from, &to, small());
        assert!(matches!(refused, Err(CopyError::InUse { end: "destination", .. })), "{refused:?}");
    }
}

#[test]
fn a_changed_destination_has_another_digest_and_the_error_names_the_row() {
    let changes = [
        ("customers", "UPDATE customers SET name = 'x' WHERE id = 'acme'"),
        ("billables", "UPDATE billables SET created_by = 'x'"),
        ("account_audit_events", "UPDATE account_audit_events SET detail = 'x'"),
        ("audit_events", "UPDATE audit_events SET detail = 'x'"),
        ("revocations", "DELETE FROM revocations WHERE kind = 'Token'"),
        ("api_keys", "UPDATE api_keys SET roles = 'Manager'"),
    ];
    for (from, to) in each_way() {
        let from = stop(rich(from));
        let report = copy_all(&from, &to, small()).unwrap();
        for (table, change) in changes {
            let before = digest(&to);
            let off = match to.backend() {
                Backend::Sqlite => {
                    "DROP TRIGGER IF EXISTS customers_unchanged; DROP TRIGGER IF EXISTS billables_unchanged;
                     DROP TRIGGER IF EXISTS account_audit_events_unchanged;
                     DROP TRIGGER IF EXISTS audit_events_unchanged; DROP TRIGGER IF EXISTS revocations_kept;"
                        .to_owned()
                }
                Backend::Postgres => format!("ALTER TABLE {table} DISABLE TRIGGER USER;"),
            };
            to.execute(&format!("{off} {change}")).unwrap();
            assert_ne!(digest(&to), before, "{change}");
        }
        assert_ne!(digest(&to), report.source);
        let refused = copy_all(&from, &to, last_pass());
        assert!(matches!(&refused, Err(CopyError::Differs { row }) if row.contains("billables")), "{refused:?}");
    }
}

#[test]
fn the_digest_covers_its_tables_and_is_equal_on_both_databases() {
    let [one, other] = TestDatabase::each().map(|database| {
        let database = stop(rich(database));
        let whole = digest(&database);
        for table in TABLES.iter().filter(|table| table.digest != DigestTreatment::LeftOut) {
            let count = diesel_count(&database, table.name);
            assert!(count > 0, "{} has no row that the digest could miss", table.name);
        }
        let rows: u64 = TABLES
            .iter()
            .filter(|table| table.digest != DigestTreatment::LeftOut)
            .map(|table| diesel_count(&database, table.name))
            .sum();
        assert_eq!(whole.whole().rows, rows);
        whole
    });
    // Ids of billables differ between the databases. All other rows have the same sum.
    assert_eq!(one.accounts.len(), other.accounts.len());
}

fn diesel_count(database: &TestDatabase, table: &str) -> u64 {
    use diesel::prelude::*;
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        count: i64,
    }
    let query = diesel::sql_query(format!("SELECT count(*) AS count FROM {table}"));
    let count: Count = match database.backend() {
        Backend::Sqlite => query.get_result(&mut SqliteConnection::establish(database.raw_url()).unwrap()),
        Backend::Postgres => query.get_result(&mut PgConnection::establish(database.raw_url()).unwrap()),
    }
    .unwrap();
    u64::try_from(count.count).unwrap()
}
