//! Reads on a standby: they show every confirmed report, and go to the primary while the standby cannot be used.

use std::collections::BTreeSet;
use std::slice;
use std::time::{Duration, Instant};

use billables_billing::Day;
use billables_domain::{AccountScope, Billable, BillableFilter, CallSid, Outcome};
use billables_persistence::{
    BillableExport, DatabaseUrl, InsertError, Intake, OpenError, Servers, StandbyReads, Store, StoreError,
    StoreOptions, TotalsQuery,
};
use billables_test_postgres::{Options, PostgresServer};
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};

use crate::fixture::{
    DEMO, account, account_id, by_customer, call, context, created, everything, fill, intake_options, submission,
};

const TIMEOUT: Duration = Duration::from_secs(60);

fn start() -> PostgresServer {
    PostgresServer::start(&Options::default()).unwrap()
}

fn standby_of(primary: &PostgresServer) -> PostgresServer {
    PostgresServer::start(&Options { primary: Some(primary), ..Options::default() }).unwrap()
}

fn open(url: &str, standby: &str) -> Result<Store, OpenError> {
    let standby = Some(standby.parse().unwrap());
    // The lock of a test may last long on a busy machine.
    let options =
        StoreOptions { standby, busy_timeout: TIMEOUT, statement_timeout: TIMEOUT, ..StoreOptions::default() };
    Store::open(&url.parse::<DatabaseUrl>().unwrap(), options)
}

/// A connection of the operator.
fn operator(server: &PostgresServer) -> PgConnection {
    PgConnection::establish(&server.url()).unwrap()
}

fn holds(connection: &mut PgConnection, condition: &str) -> bool {
    diesel::select(diesel::dsl::sql::<Bool>(condition)).get_result(connection).unwrap()
}

#[track_caller]
fn wait_until(what: &str, mut holds: impl FnMut() -> bool) {
    let since = Instant::now();
    while !holds() {
        assert!(since.elapsed() < TIMEOUT, "not within a minute: {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn pause_replay(standby: &mut PgConnection) {
    standby.batch_execute("SELECT pg_wal_replay_pause()").unwrap();
    wait_until("the replay is paused", || holds(standby, "pg_get_wal_replay_pause_state() = 'paused'"));
}

fn resume_replay(standby: &mut PgConnection) {
    standby.batch_execute("SELECT pg_wal_replay_resume()").unwrap();
}

/// A primary with sample data, and a store whose reads go to a standby.
struct World {
    store: Store,
    intake: Intake,
    standby: PostgresServer,
    primary: PostgresServer,
}

impl World {
    fn new() -> Self {
        let primary = start();
        let standby = standby_of(&primary);
        Self::on(primary, standby)
    }

    fn on(primary: PostgresServer, standby: PostgresServer) -> Self {
        let store = open(&primary.url(), &standby.url()).unwrap();
        store.migrate().unwrap();
        fill(&store);
        let intake = Intake::start(store.clone(), intake_options()).unwrap();
        let world = Self { store, intake, standby, primary };
        world.wait_until_used();
        world
    }

    /// Reports a new call, and returns its billable after the confirmation.
    fn report(&self, number: u64) -> Billable {
        let submission = submission(by_customer(DEMO, "acme", call(number)));
        created(self.intake.submit(submission).unwrap().blocking_recv().unwrap().unwrap())
    }

    fn reads(&self) -> StandbyReads {
        self.store.standby_reads()
    }

    /// Inspects the standby until a read runs on it.
    #[track_caller]
    fn wait_until_used(&self) {
        wait_until("a read runs on the standby", || {
            self.store.inspect_standby();
            let before = self.reads().on_standby;
            list(&self.store, None);
            self.reads().on_standby > before
        });
    }
}

fn list(store: &Store, call_sid: Option<CallSid>) -> Vec<Billable> {
    let filter = BillableFilter { call_sid, ..BillableFilter::default() };
    store.billable_list(&everything(AccountScope::All), &account_id(DEMO), &filter, None, 1_000).unwrap().items
}

fn counted(store: &Store) -> i64 {
    let query = TotalsQuery {
        account_id: account_id(DEMO),
        customers: None,
        customer_id: None,
        include_descendants: false,
        first_day: Day::parse("2026-11-01").unwrap(),
        last_day: Day::parse("2026-11-30").unwrap(),
        group_by: BTreeSet::new(),
        as_of: crate::fixture::time(0),
    };
    store.totals(&query).unwrap().unwrap().total.calls
}

fn exported(store: &Store) -> Vec<Billable> {
    let mut all = Vec::new();
    let export = BillableExport { accounts: AccountScope::All, status: None, from: None, to: None };
    let outcome: Result<(), StoreError> = store.billable_export(&export, |chunk| {
        all.extend_from_slice(chunk);
        Ok(())
    });
    outcome.unwrap();
    all
}

#[test]
fn every_read_shows_the_report_that_was_confirmed_before() {
    let world = World::new();
    for number in 1..=200 {
        let billable = world.report(number);
        assert!(list(&world.store, None).contains(&billable), "{number}");
        assert_eq!(list(&world.store, Some(call(number))), [billable], "{number}");
        assert_eq!(counted(&world.store), i64::try_from(number).unwrap());
    }
    assert_eq!(exported(&world.store).len(), 200);
    // A read goes to the primary if the machine keeps the standby from replaying for half a second.
    assert!(world.reads().on_standby > 300, "{:?}", world.reads());
}

#[test]
fn while_the_replay_is_paused_reads_go_to_the_primary() {
    let world = World::new();
    let mut operator = operator(&world.standby);
    let first = world.report(1);
    assert_eq!(list(&world.store, None), slice::from_ref(&first));

    pause_replay(&mut operator);
    let second = world.report(2);
    let before = world.reads();
    assert_eq!(list(&world.store, None), [second.clone(), first.clone()]);
    assert_eq!(list(&world.store, Some(call(2))), slice::from_ref(&second));
    assert_eq!(counted(&world.store), 2);
    assert_eq!(exported(&world.store), [first, second]);
    world.store.inspect_standby();
    assert_eq!(counted(&world.store), 2);
    let after = world.reads();
    assert_eq!((after.on_standby, after.on_primary), (before.on_standby, before.on_primary + 5));

    resume_replay(&mut operator);
    world.wait_until_used();
}

/// A read after this number of reports, whose result is that number if the read shows all of them.
type Read = fn(&Store, u64) -> usize;

#[test]
fn a_read_waits_for_the_replay_and_then_takes_its_snapshot() {
    let world = World::new();
    let mut operator = operator(&world.standby);
    let reads: [(&str, Read); 4] = [
        ("list", |store, _| list(store, None).len()),
        ("list of a call", |store, number| usize::try_from(number).unwrap() * list(store, Some(call(number))).len()),
        ("totals", |store, _| usize::try_from(counted(store)).unwrap()),
        ("export", |store, _| exported(store).len()),
    ];
    for (number, (name, read)) in (1..).zip(reads) {
        pause_replay(&mut operator);
        world.report(number);
        let before = world.reads();
        let store = world.store.clone();
        let reading = std::thread::spawn(move || read(&store, number));
        // The standby is late by this time, and less than a read waits.
        std::thread::sleep(Duration::from_millis(100));
        resume_replay(&mut operator);
        assert_eq!(u64::try_from(reading.join().unwrap()).unwrap(), number, "{name}");
        let after = world.reads();
        assert_eq!((after.on_standby, after.on_primary), (before.on_standby + 1, before.on_primary), "{name}");
    }
}

#[test]
fn without_the_standby_reads_go_on() {
    let mut world = World::new();
    let first = world.report(1);
    world.standby.kill();
    assert_eq!(list(&world.store, None), slice::from_ref(&first));
    let second = world.report(2);
    assert_eq!(list(&world.store, None), [second.clone(), first.clone()]);
    world.store.inspect_standby();
    assert_eq!(exported(&world.store), [first, second]);
    // A service starts without its standby, too.
    let other = open(&world.primary.url(), &world.standby.url()).unwrap();
    assert_eq!(counted(&other), 2);
    assert_eq!(other.standby_reads(), StandbyReads { on_standby: 0, on_primary: 1 });
    // The health of the standby is not that of the store.
    world.store.inspect().unwrap();

    world.standby.restart().unwrap();
    world.wait_until_used();
    assert_eq!(counted(&world.store), 2);
}

#[test]
fn a_read_that_the_standby_cancels_is_repeated_on_the_primary() {
    let world = World::new();
    let billable = world.report(1);
    let mut primary = operator(&world.primary);
    // The lock reaches the standby in the WAL, and its reads wait for it there.
    primary.batch_execute("BEGIN; LOCK TABLE billables IN ACCESS EXCLUSIVE MODE").unwrap();
    // A transaction sees one state of pg_stat_activity, so another connection looks.
    let mut looking = operator(&world.primary);
    looking.batch_execute("CREATE TABLE flushed ()").unwrap();
    let before = world.reads();
    let store = world.store.clone();
    let reading = std::thread::spawn(move || list(&store, None));
    let mut standby = operator(&world.standby);
    let waits = "EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%billables%')";
    wait_until("the read waits on the standby", || holds(&mut standby, waits));
    standby
        .batch_execute("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
        .unwrap();
    wait_until("the read waits on the primary", || holds(&mut looking, waits));
    primary.batch_execute("ROLLBACK").unwrap();
    assert_eq!(reading.join().unwrap(), slice::from_ref(&billable));
    let after = world.reads();
    assert_eq!((after.on_standby, after.on_primary), (before.on_standby, before.on_primary + 1));
    // The standby is as usable as before.
    assert_eq!(list(&world.store, None), [billable]);
    assert_eq!(world.reads().on_standby, after.on_standby + 1);
}

#[test]
fn a_promoted_standby_is_read_no_more() {
    let world = World::new();
    let first = world.report(1);
    world.standby.promote().unwrap();
    let second = world.report(2);
    assert_eq!(list(&world.store, None), [second.clone(), first.clone()]);
    world.store.inspect_standby();
    assert_eq!(exported(&world.store), [first, second]);
    assert!(world.reads().on_primary >= 2);

    // The promoted server has a new timeline, on which its own standby serves reads.
    let next = standby_of(&world.standby);
    let World { standby, .. } = world;
    let world = World::on(standby, next);
    let third = world.report(3);
    assert_eq!(list(&world.store, Some(call(3))), [third]);
}

#[test]
fn a_standby_that_is_ahead_on_a_dead_timeline_is_not_read() {
    let mut primary = start();
    let (successor, ahead) = (standby_of(&primary), standby_of(&primary));
    let url = primary.url().replacen("@localhost:", &format!("@localhost:{},localhost:", successor.port()), 1);
    let store = open(&url, &ahead.url()).unwrap();
    store.migrate().unwrap();
    fill(&store);
    let mut replica = operator(&successor);
    wait_until("the successor has the accounts", || holds(&mut replica, "to_regclass('accounts') IS NOT NULL"));
    let accounts = "(SELECT count(*) FROM accounts) = 2 AND (SELECT count(*) FROM customers) = 6";
    wait_until("the successor has the customers", || holds(&mut replica, accounts));
    drop(replica);

    successor.pause();
    let filled = "CREATE TABLE filled AS SELECT repeat('x', 1000) FROM generate_series(1, 64000)";
    operator(&primary).batch_execute(filled).unwrap();
    wait_until("the other standby is ahead", || holds(&mut operator(&ahead), "to_regclass('filled') IS NOT NULL"));
    primary.kill();
    successor.resume();
    successor.promote().unwrap();

    wait_until("the successor is the primary", || store.inspect().is_ok());
    let intake = Intake::start(store.clone(), intake_options()).unwrap();
    let report = intake.submit(submission(by_customer(DEMO, "acme", call(1)))).unwrap().blocking_recv().unwrap();
    let Outcome::Created(billable) = report.unwrap() else { panic!("the call was reported before") };
    let position = diesel::dsl::sql::<Text>("SELECT pg_current_wal_lsn()::text");
    let position: String = position.get_result(&mut operator(&successor)).unwrap();
    assert!(holds(&mut operator(&ahead), &format!("pg_last_wal_replay_lsn() > '{position}'")));
    store.inspect_standby();
    assert_eq!(list(&store, None), [billable]);
}

#[test]
fn a_server_with_other_data_is_refused_and_the_primary_itself_is_not() {
    let (primary, other) = (start(), start());
    let error = open(&primary.url(), &standby_of(&other).url()).unwrap_err();
    assert!(matches!(error, OpenError::NotReplicated { .. }), "{error}");
    operator(&primary).batch_execute("CREATE DATABASE another").unwrap();
    let standby = standby_of(&primary);
    let another = standby.url().replace("/postgres", "/another");
    let error = open(&primary.url(), &another).unwrap_err();
    assert!(error.to_string().contains("postgres://billables_test:***@localhost:"), "{error}");

    let store = open(&primary.url(), &primary.url()).unwrap();
    store.migrate().unwrap();
    fill(&store);
    assert!(list(&store, None).is_empty());
    assert_eq!(store.standby_reads(), StandbyReads { on_standby: 0, on_primary: 1 });
}

#[test]
fn a_store_that_only_reads_may_be_a_standby() {
    let world = World::new();
    let billable = world.report(1);
    // The list has waited for the replay.
    assert_eq!(list(&world.store, None), slice::from_ref(&billable));
    let url: DatabaseUrl = world.standby.url().parse().unwrap();
    let options = StoreOptions { servers: Servers::Any, ..StoreOptions::default() };
    let store = Store::open(&url, options.clone()).unwrap();
    store.schema_check().unwrap();
    assert!(store.is_standby().unwrap() && !world.store.is_standby().unwrap());
    let report = store.check().unwrap();
    assert!(report.is_sound() && report.billables == 1, "{report:?}");
    wait_until("the standby has the rating", || store.digest().unwrap() == world.store.digest().unwrap());
    assert_eq!((list(&store, None), counted(&store), exported(&store)), (vec![billable.clone()], 1, vec![billable]));

    let error = store.account_insert(&account("new"), &context()).unwrap_err();
    assert!(matches!(error, InsertError::Store(StoreError::Unwritable(_))), "{error}");
    assert!(store.migrate().unwrap().applied.is_empty());
    // The primary works as well.
    assert_eq!(counted(&Store::open(&world.primary.url().parse().unwrap(), options).unwrap()), 1);
}
