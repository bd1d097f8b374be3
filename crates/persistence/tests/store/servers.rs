//! Special servers: refused ones, and one with TLS.

use std::error::Error as _;
use std::time::{Duration, Instant};

use billables_domain::{BillableFilter, Outcome};
use billables_persistence::{DatabaseUrl, InsertError, Inserted, Intake, OpenError, Store, StoreError, StoreOptions};
use billables_test_postgres::{Options, PostgresServer};
use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection, RunQueryDsl as _, sql_query};

use crate::fixture::{
    DEMO, account, account_id, accounts, by_customer, call, context, everything, fill, intake_options, submission,
};

fn open(url: &str) -> Result<Store, OpenError> {
    Store::open(&url.parse::<DatabaseUrl>().unwrap(), StoreOptions::default())
}

#[track_caller]
fn refused(options: &Options<'_>, words: &str) {
    let server = PostgresServer::start(options).unwrap();
    let error = open(&server.url()).unwrap_err();
    assert!(error.to_string().contains(words), "{error}");
}

#[test]
fn a_server_without_fsync_is_refused() {
    refused(&Options { settings: &[("fsync", "off")], ..Options::default() }, "fsync=off");
}

#[test]
fn a_server_without_full_page_writes_is_refused() {
    refused(&Options { settings: &[("full_page_writes", "off")], ..Options::default() }, "full_page_writes=off");
}

#[test]
fn a_standby_is_refused() {
    refused(&Options { standby: true, ..Options::default() }, "standby");
}

#[test]
fn tls_with_a_verified_name_works_and_a_wrong_authority_is_refused() {
    let server = PostgresServer::start(&Options { tls: true, ..Options::default() }).unwrap();
    let Some(authority) = server.certificate_authority() else {
        panic!("the PostgreSQL installation has no TLS: install one that has");
    };
    let authority = authority.to_str().unwrap();
    let url = |host: &str, authority: &str| {
        let url = server.url().replacen("@localhost:", &format!("@{host}:"), 1);
        format!("{url}?sslmode=verify-full&sslrootcert={authority}")
    };
    open(&url("localhost", authority)).unwrap().inspect().unwrap();
    // The certificate has another name.
    let error = open(&url("127.0.0.2", authority)).unwrap_err();
    assert!(matches!(error, OpenError::Connect { .. }), "{error}");
    // The certificate authority is unknown.
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("empty.pem");
    std::fs::write(&empty, "").unwrap();
    assert!(open(&url("localhost", empty.to_str().unwrap())).is_err());
}

/// Waits until an inspection succeeds, or until one fails.
#[track_caller]
fn wait_until_usable(store: &Store, is_usable: bool) {
    let since = Instant::now();
    while store.inspect().is_ok() != is_usable {
        assert!(since.elapsed() < Duration::from_secs(60), "not within a minute: usable {is_usable}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn inspections_detect_a_server_that_loses_durability() {
    let server = PostgresServer::start(&Options::default()).unwrap();
    let store = open(&server.url()).unwrap();
    store.migrate().unwrap();
    fill(&store);
    let intake = Intake::start(store.clone(), intake_options()).unwrap();
    let report = |number: u64| {
        let submission = submission(by_customer(DEMO, "acme", call(number)));
        intake.submit(submission).unwrap().blocking_recv().unwrap()
    };
    report(1).unwrap();
    store.inspect().unwrap();
    let mut operator = PgConnection::establish(&server.url()).unwrap();
    for (number, setting) in (2..).step_by(2).zip(["fsync", "full_page_writes"]) {
        let mut set = |value: &str| {
            operator.batch_execute(&format!("ALTER SYSTEM SET {setting} = {value}")).unwrap();
            operator.batch_execute("SELECT pg_reload_conf()").unwrap();
        };
        set("off");
        wait_until_usable(&store, false);
        let refused = store.inspect().unwrap_err();
        assert!(refused.source().unwrap().to_string().contains(&format!("{setting}=off")), "{refused:?}");
        assert!(matches!(report(number), Err(StoreError::Unavailable(_))));
        assert!(matches!(store.account_insert(&account("new"), &context()), Err(InsertError::Store(_))));
        set("on");
        wait_until_usable(&store, true);
        report(number + 1).unwrap();
    }
}

/// A server that waits for a standby at each commit, and the standby.
fn replicated() -> (PostgresServer, PostgresServer) {
    let primary = PostgresServer::start(&Options::default()).unwrap();
    let standby = PostgresServer::start(&Options { primary: Some(&primary), ..Options::default() }).unwrap();
    primary.wait_for_a_standby().unwrap();
    (primary, standby)
}

#[test]
fn a_commit_is_confirmed_when_its_standby_has_it_and_by_no_time_limit() {
    let (primary, standby) = replicated();
    let limit = Duration::from_millis(300);
    let options = StoreOptions { statement_timeout: limit, ..StoreOptions::default() };
    let store = Store::open(&primary.url().parse::<DatabaseUrl>().unwrap(), options).unwrap();
    store.migrate().unwrap();
    fill(&store);
    assert_eq!(store.awaited_standbys().unwrap().as_deref(), Some("*"));
    let intake = Intake::start(store.clone(), intake_options()).unwrap();
    let report = |number| intake.submit(submission(by_customer(DEMO, "acme", call(number)))).unwrap();
    let _ = report(1).blocking_recv().unwrap().unwrap();

    standby.pause();
    let mut answer = report(2);
    let other = store.clone();
    let change = std::thread::spawn(move || other.account_insert(&account("new"), &context()));
    std::thread::sleep(10 * limit);
    assert!(answer.try_recv().is_err() && !change.is_finished(), "a commit was confirmed that no standby has");

    standby.resume();
    assert!(matches!(answer.blocking_recv().unwrap(), Ok(Outcome::Created(_))));
    change.join().unwrap().unwrap();
}

#[test]
fn the_server_that_accepts_writes_is_found_among_several() {
    let (mut primary, standby) = replicated();
    let url = primary.url().replacen("@localhost:", &format!("@localhost:{},localhost:", standby.port()), 1);
    let store = open(&url).unwrap();
    store.migrate().unwrap();
    fill(&store);
    let intake = Intake::start(store.clone(), intake_options()).unwrap();
    let report =
        |number| intake.submit(submission(by_customer(DEMO, "acme", call(number)))).unwrap().blocking_recv().unwrap();
    let first = report(1).unwrap();

    primary.kill();
    wait_until_usable(&store, false);
    assert!(report(2).is_err());
    standby.promote().unwrap();
    wait_until_usable(&store, true);
    assert_eq!(store.awaited_standbys().unwrap(), None);
    let Outcome::Created(billable) = first else { panic!("{first:?}") };
    assert_eq!(report(1).unwrap(), Outcome::Replayed(billable));
    assert!(matches!(report(2).unwrap(), Outcome::Created(_)));
}

/// A primary whose standby does not answer, and a role without rights over the server.
struct Unanswered {
    operator: PgConnection,
    standby: PostgresServer,
    store: Store,
    intake: Intake,
    _primary: PostgresServer,
}

impl Unanswered {
    fn start() -> Self {
        let (primary, standby) = replicated();
        let mut operator = PgConnection::establish(&primary.url()).unwrap();
        operator.batch_execute("CREATE ROLE ordinary LOGIN PASSWORD 'secret'").unwrap();
        operator.batch_execute("CREATE DATABASE billables OWNER ordinary").unwrap();
        let store = open(&format!("postgres://ordinary:secret@localhost:{}/billables", primary.port())).unwrap();
        store.migrate().unwrap();
        fill(&store);
        let intake = Intake::start(store.clone(), intake_options()).unwrap();
        standby.pause();
        Self { operator, standby, store, intake, _primary: primary }
    }

    fn report(&self, number: u64) -> tokio::sync::oneshot::Receiver<Result<Outcome, StoreError>> {
        self.intake.submit(submission(by_customer(DEMO, "acme", call(number)))).unwrap()
    }

    /// Breaks off the waits for the standby that have lasted for some seconds. Returns their number.
    fn break_off(&mut self, function: &str, seconds: u64) -> usize {
        let sql = format!(
            "SELECT {function}(pid) FROM pg_stat_activity \
             WHERE wait_event = 'SyncRep' AND clock_timestamp() - query_start > interval '{seconds} seconds'"
        );
        sql_query(sql).execute(&mut self.operator).unwrap()
    }

    /// Breaks off the wait of a session as soon as it has lasted for some seconds.
    #[track_caller]
    fn break_one_off(&mut self, function: &str, seconds: u64) {
        let since = Instant::now();
        while self.break_off(function, seconds) == 0 {
            assert!(since.elapsed() < Duration::from_secs(60), "no session waits for the standby");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn billables(&self) -> usize {
        let scope = everything(accounts(&[DEMO]));
        let page = self.store.billable_list(&scope, &account_id(DEMO), &BillableFilter::default(), None, 10);
        page.unwrap().items.len()
    }
}

#[test]
fn a_repeat_is_confirmed_when_a_standby_has_the_first_report() {
    let mut server = Unanswered::start();
    let lost = server.report(1);
    server.break_one_off("pg_terminate_backend", 0);
    assert!(matches!(lost.blocking_recv().unwrap(), Err(StoreError::Unavailable(_))));
    let insert = |store: &Store| store.account_insert(&account("new"), &context());
    let store = server.store.clone();
    let lost = std::thread::spawn(move || insert(&store));
    server.break_one_off("pg_terminate_backend", 0);
    assert!(matches!(lost.join().unwrap(), Err(InsertError::Store(StoreError::Unavailable(_)))));
    assert_eq!(server.billables(), 1);

    let mut repeat = server.report(1);
    let store = server.store.clone();
    let repeated = std::thread::spawn(move || insert(&store));
    std::thread::sleep(Duration::from_secs(3));
    assert!(repeat.try_recv().is_err() && !repeated.is_finished(), "a repeat was confirmed that no standby has");
    server.standby.resume();
    assert!(matches!(repeat.blocking_recv().unwrap(), Ok(Outcome::Replayed(_))));
    assert!(matches!(repeated.join().unwrap(), Ok(Inserted::Same(_))));
    assert_eq!(server.billables(), 1);
}

#[test]
fn a_cancelled_wait_for_a_standby_confirms_nothing() {
    let mut server = Unanswered::start();
    let mut cancelled = server.report(1);
    server.break_one_off("pg_cancel_backend", 2);
    // The service waits once more.
    server.break_one_off("pg_cancel_backend", 2);
    assert!(cancelled.try_recv().is_err(), "a report was confirmed that no standby has");
    server.standby.resume();
    assert!(matches!(cancelled.blocking_recv().unwrap(), Ok(Outcome::Created(_))));

    server.standby.pause();
    let mut always_cancelled = server.report(2);
    let since = Instant::now();
    let refused = loop {
        server.break_off("pg_cancel_backend", 2);
        if let Ok(answer) = always_cancelled.try_recv() {
            break answer;
        }
        assert!(since.elapsed() < Duration::from_secs(60), "the service waits without end");
        std::thread::sleep(Duration::from_millis(20));
    };
    assert!(matches!(refused, Err(StoreError::Unavailable(_))));
    let repeat = server.report(2);
    server.standby.resume();
    assert!(matches!(repeat.blocking_recv().unwrap(), Ok(Outcome::Replayed(_))));
    assert_eq!(server.billables(), 2);
}
