//! The store on a Citus cluster: what only a distributed store has. All other tests of the store run on the cluster too.

use std::time::{Duration, Instant};

use billables_domain::{AccountScope, Outcome};
use billables_persistence::{
    CopyError, CopyOptions, Intake, Layout, OpenError, Reinstatement, SchemaError, StoreError, copy,
};
use billables_test_support::TestDatabase;
use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection};

use crate::fixture::{
    DEMO, OTHER, Running, account, by_customer, by_session, call, context, everything, fill, intake_options, reason,
    submission,
};
use crate::rating::{answered, facts_of, running, submit, unrated};

const NEEDS: &str = "needs a Citus cluster";

#[test]
#[ignore = "needs a Citus cluster; the test command runs it where the server offers one"]
fn rows_move_to_the_nodes_and_keep_their_rules() {
    assert!(TestDatabase::has_cluster(), "{NEEDS}");
    let database = TestDatabase::undistributed();
    let store = database.store();
    fill(&store);
    let report = |number| {
        let intake = Intake::start(store.clone(), intake_options()).unwrap();
        [DEMO, OTHER].map(|account| {
            let submission = submission(by_customer(account, "acme", call(number)));
            intake.submit(submission).unwrap().blocking_recv().unwrap().unwrap()
        })
    };
    let former = report(1).map(|outcome| match outcome {
        Outcome::Created(billable) => billable,
        other => panic!("{other:?}"),
    });
    store.rate_waiting(None).unwrap();
    let digest = store.digest().unwrap();
    assert_eq!(store.layout().unwrap(), Layout::Plain);

    assert!(store.distribute().unwrap().distributed.contains(&"billables".to_owned()));
    assert_eq!(store.layout().unwrap(), Layout::Distributed);
    assert_eq!(store.distribute().unwrap().distributed, Vec::<String>::new());
    assert_eq!(store.digest().unwrap(), digest);
    store.check_nodes().unwrap();
    assert_eq!(report(1), former.map(Outcome::Replayed));
    assert!(report(2).iter().all(|outcome| matches!(outcome, Outcome::Created(_))));
    let second = "INSERT INTO billables SELECT account_id, decode(repeat('00', 16), 'hex'), customer_id, session_id, call_sid, \
        date_created, created_by, NULL, NULL, NULL, 1, NULL, NULL FROM billables WHERE account_id = 'demo'";
    assert!(database.execute(second).unwrap_err().contains("billables_live"));
    assert!(database.execute("DELETE FROM billables WHERE account_id = 'demo'").is_err());
    assert!(store.check().unwrap().is_sound());
}

#[test]
#[ignore = "needs a Citus cluster; the test command runs it where the server offers one"]
fn half_of_a_distribution_is_refused_and_completed() {
    assert!(TestDatabase::has_cluster(), "{NEEDS}");
    let database = TestDatabase::undistributed();
    database.execute("SELECT create_distributed_table('day_totals', 'account_id')").unwrap();
    let store = database.store();
    let refused = store.layout().unwrap_err();
    assert!(matches!(&refused, SchemaError::HalfDistributed { missing } if missing.contains("accounts")), "{refused}");
    assert!(refused.to_string().contains("billables migrate --distribute citus"));
    // A table with a colocation of its own cannot be joined with the others, so the distribution says so and changes nothing.
    database.execute("SELECT undistribute_table('day_totals')").unwrap();
    store.distribute().unwrap();
    assert_eq!(store.layout().unwrap(), Layout::Distributed);
}

#[test]
#[ignore = "needs a Citus cluster; the test command runs it where the server offers one"]
fn a_node_that_commits_without_a_sync_makes_the_store_refuse_reports() {
    assert!(TestDatabase::has_cluster(), "{NEEDS}");
    let database = TestDatabase::postgres();
    let store = database.store();
    fill(&store);
    let intake = Intake::start(store.clone(), intake_options()).unwrap();
    let report = |number| {
        let report = submission(by_customer(DEMO, "acme", call(number)));
        intake.submit(report).unwrap().blocking_recv().unwrap()
    };
    report(1).unwrap();
    let name = database.raw_url().rsplit_once('/').unwrap().1.to_owned();
    let worker = TestDatabase::nodes().last().unwrap();
    let mut node = PgConnection::establish(worker).unwrap();
    node.batch_execute(&format!("ALTER DATABASE {name} SET synchronous_commit = off")).unwrap();
    // The sessions that the coordinator keeps have the former value, and are the only ones that commit.
    end_sessions(&mut node, &name);
    let refused = store.check_nodes().unwrap_err();
    assert!(matches!(&refused, OpenError::Node { setting, .. } if setting == "synchronous_commit"), "{refused}");
    until(|| store.inspect().is_err());
    assert!(matches!(report(2), Err(StoreError::Unavailable(_))));
    node.batch_execute(&format!("ALTER DATABASE {name} RESET synchronous_commit")).unwrap();
    end_sessions(&mut node, &name);
    until(|| store.inspect().is_ok());
    assert!(matches!(report(2), Ok(Outcome::Created(_))));
}

/// Citus commits a transaction of one node in one step. A node that is gone at that moment fails the commit.
#[test]
#[ignore = "needs a Citus cluster; the test command runs it where the server offers one"]
fn a_commit_that_a_node_did_not_take_fails() {
    assert!(TestDatabase::has_cluster(), "{NEEDS}");
    let database = TestDatabase::postgres();
    fill(&database.store());
    let name = database.raw_url().rsplit_once('/').unwrap().1.to_owned();
    let mut coordinator = PgConnection::establish(database.raw_url()).unwrap();
    coordinator.batch_execute("BEGIN; UPDATE accounts SET renamed = 'lost' WHERE id = 'demo'").unwrap();
    for node in &TestDatabase::nodes()[1..] {
        end_sessions(&mut PgConnection::establish(node).unwrap(), &name);
    }
    assert!(coordinator.batch_execute("COMMIT").is_err());
    let mut again = PgConnection::establish(database.raw_url()).unwrap();
    again.batch_execute("DO $$ BEGIN ASSERT (SELECT renamed IS NULL FROM accounts WHERE id = 'demo'); END $$").unwrap();
}

/// A second phase of a commit would come after the confirmation. If a node lost its session in between, the change would be invisible
/// until the coordinator recovers it, a minute later, and its locks would stay.
#[test]
#[ignore = "needs a Citus cluster; the test command runs it where the server offers one"]
fn no_write_to_an_account_on_citus_needs_two_phases() {
    assert!(TestDatabase::has_cluster(), "{NEEDS}");
    let Running { database, store, intake } = running(TestDatabase::postgres(), unrated());
    let report = submission(by_customer(DEMO, "acme", call(1)));
    let Ok(Outcome::Created(billable)) = intake.submit(report).unwrap().blocking_recv().unwrap() else {
        panic!("the report is the first of its call")
    };
    for duration in [61, 125] {
        submit(&intake, facts_of(DEMO, call(1), answered(100, duration)));
        store.rate_waiting(None).unwrap();
    }
    let scope = everything(AccountScope::All);
    let _ = store.billable_void(&scope, billable.id, &reason("a mistake"), &context()).unwrap();
    let reinstated = store.billable_reinstate(&scope, billable.id, &reason("it was right"), &context()).unwrap();
    assert!(matches!(reinstated, Reinstatement::Live(_)));
    let mut coordinator = PgConnection::establish(database.raw_url()).unwrap();
    coordinator.batch_execute("DO $$ BEGIN ASSERT NOT EXISTS (SELECT FROM pg_dist_transaction); END $$").unwrap();
    assert!(store.check().unwrap().is_sound());
}

#[test]
#[ignore = "needs a Citus cluster; the test command runs it where the server offers one"]
fn reports_of_many_accounts_and_bare_sessions_meet_in_one_group() {
    assert!(TestDatabase::has_cluster(), "{NEEDS}");
    let database = TestDatabase::postgres();
    let store = database.store();
    fill(&store);
    let others: Vec<String> = (0..20).map(|number| format!("account-{number}")).collect();
    for id in &others {
        store.account_insert(&account(id), &context()).unwrap();
        store.customer_insert(&crate::fixture::customer(id, "acme"), &context()).unwrap();
    }
    let intake = Intake::start(store.clone(), intake_options()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let mut reports: Vec<_> = others.iter().map(|id| submission(by_customer(id, "acme", call(1)))).collect();
    reports.push(submission(by_session(None, "only-other", Some(call(2)))));
    reports.push(submission(by_session(None, "s1", Some(call(3)))));
    reports.push(submission(by_session(None, "nowhere", Some(call(4)))));
    let outcomes = runtime.block_on(intake.submit_chunk(reports.clone())).unwrap();
    assert!(outcomes[..21].iter().all(|outcome| matches!(outcome, Ok(Outcome::Created(_)))), "{outcomes:?}");
    assert!(matches!(&outcomes[21], Ok(Outcome::Invalid(_))), "{outcomes:?}");
    assert!(matches!(&outcomes[22], Ok(Outcome::SessionNotFound)), "{outcomes:?}");
    // A voided billable among others: the first attempt of the group fails, and the next one reads first.
    let Ok(Outcome::Created(first)) = &outcomes[0] else { panic!("{outcomes:?}") };
    let scope = everything(AccountScope::All);
    let _ = store.billable_void(&scope, first.id, &reason("a mistake"), &context()).unwrap();
    reports.insert(0, submission(by_customer(&others[0], "acme", call(9))));
    let repeated = runtime.block_on(intake.submit_chunk(reports)).unwrap();
    assert!(matches!(&repeated[0], Ok(Outcome::Created(_))), "{repeated:?}");
    assert!(matches!(&repeated[1], Ok(Outcome::Voided(_))), "{repeated:?}");
    assert!(repeated[2..22].iter().all(|outcome| matches!(outcome, Ok(Outcome::Replayed(_)))), "{repeated:?}");
    assert!(store.check().unwrap().is_sound());
}

#[test]
#[ignore = "needs a Citus cluster; the test command runs it where the server offers one"]
fn a_distributed_source_is_not_followed_and_gets_no_log() {
    assert!(TestDatabase::has_cluster(), "{NEEDS}");
    let (from, to) = (TestDatabase::postgres(), TestDatabase::empty_sqlite());
    fill(&from.open());
    let options = CopyOptions { follow: true, ..CopyOptions::default() };
    let refused = copy(from.url(), to.url(), options, &mut |_, _| true);
    assert!(matches!(refused, Err(CopyError::DistributedSource)), "{refused:?}");
    assert!(from.execute("SELECT 1 FROM copy_changes").is_err(), "the source has no log");
}

/// Ends all sessions of a node's database.
fn end_sessions(node: &mut PgConnection, name: &str) {
    let sql = format!("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'");
    node.batch_execute(&sql).unwrap();
}

/// Waits until a condition holds.
fn until(condition: impl Fn() -> bool) {
    let since = Instant::now();
    while !condition() {
        assert!(since.elapsed() < Duration::from_secs(60), "the condition does not hold");
        std::thread::sleep(Duration::from_millis(100));
    }
}
