//! Races: concurrent reports, voids and reinstatements of the same calls, from several processes.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use billables_domain::{AccountScope, Billable, BillableFilter, BillableId, Outcome};
use billables_persistence::{Intake, Reinstatement};
use billables_test_support::TestDatabase;
use diesel::connection::{Connection as _, SimpleConnection as _};
use diesel::prelude::*;
use diesel::{PgConnection, sql_query};

use crate::fixture::{
    DEMO, Running, account_id, by_customer, call, context_by, created, everything, fill, intake_options, reason,
    submission, time, wait_until_blocked,
};

fn connect(database: &TestDatabase) -> PgConnection {
    PgConnection::establish(database.raw_url()).unwrap()
}

const INSERT: &str = "INSERT INTO billables (account_id, id, customer_id, call_sid, date_created, created_by, changes) \
    VALUES ('demo', '\\x00000000000000000000000000000001', 'acme', '\\x0100000000000000000000000000000001', 0, 'sql', 1)";
const VOID: &str = "UPDATE billables SET changes = changes + 1, date_voided = 2, voided_by = 'sql', void_reason = 'r'";

#[test]
fn an_insert_at_a_higher_isolation_level_is_refused() {
    let database = TestDatabase::postgres();
    fill(&database.store());
    for level in ["REPEATABLE READ", "SERIALIZABLE"] {
        let mut connection = connect(&database);
        sql_query(format!("BEGIN ISOLATION LEVEL {level}")).execute(&mut connection).unwrap();
        let error = sql_query(INSERT).execute(&mut connection).unwrap_err();
        assert!(error.to_string().contains("READ COMMITTED"), "{error}");
    }
    sql_query(INSERT).execute(&mut connect(&database)).unwrap();
}

#[test]
fn an_insert_that_waited_for_a_void_is_refused() {
    let running = Running::on(TestDatabase::postgres());
    running.created(DEMO, "acme", call(1));
    let mut voiding = connect(&running.database);
    voiding.batch_execute(&format!("BEGIN; {VOID}")).unwrap();
    let refusal = thread::scope(|scope| {
        // The insert runs at READ COMMITTED, and its snapshot is from before the void.
        let inserting = scope.spawn(|| running.database.execute(INSERT));
        wait_until_blocked(&running.database);
        voiding.batch_execute("COMMIT").unwrap();
        inserting.join().unwrap()
    });
    let text = refusal.unwrap_err();
    assert!(text.contains("voided; reinstate"), "{text}");
}

/// Reports a call while another process has an uncommitted row of the call. With `voided`, that transaction also voids the row.
fn report_against_uncommitted(customer: &str, voided: bool) -> Outcome {
    let running = Running::on(TestDatabase::postgres());
    let mut other = connect(&running.database);
    other.batch_execute(&format!("BEGIN; {INSERT}")).unwrap();
    let answer = running.intake.submit(submission(by_customer(DEMO, customer, call(1)))).unwrap();
    let neighbour = running.intake.submit(submission(by_customer(DEMO, customer, call(2)))).unwrap();
    wait_until_blocked(&running.database);
    if voided {
        other.batch_execute(VOID).unwrap();
    }
    other.batch_execute("COMMIT").unwrap();
    created(neighbour.blocking_recv().unwrap().unwrap());
    answer.blocking_recv().unwrap().unwrap()
}

#[test]
fn committed_rows_decide_a_report_that_waited() {
    assert!(matches!(report_against_uncommitted("acme", false), Outcome::Replayed(_)));
    assert!(matches!(report_against_uncommitted("globex", false), Outcome::Conflict(_)));
    assert!(matches!(report_against_uncommitted("acme", true), Outcome::Voided(_)));
    assert!(matches!(report_against_uncommitted("globex", true), Outcome::Created(_)));
}

#[test]
fn a_reinstatement_that_waited_for_a_report_is_a_conflict() {
    let running = Running::on(TestDatabase::postgres());
    let first = running.created(DEMO, "globex", call(1));
    let voided = running.void(&first, "mistake");
    let mut other = connect(&running.database);
    other.batch_execute(&format!("BEGIN; {INSERT}")).unwrap();
    let reinstatement = thread::scope(|scope| {
        let reinstating = scope.spawn(|| {
            let everything = everything(AccountScope::All);
            running.store.billable_reinstate(&everything, first.id, &reason("r"), &context_by("m", time(9))).unwrap()
        });
        wait_until_blocked(&running.database);
        other.batch_execute("COMMIT").unwrap();
        reinstating.join().unwrap()
    });
    let Reinstatement::Conflict(live) = reinstatement else { panic!("{reinstatement:?}") };
    assert_eq!(live.attribution.customer_id.as_str(), "acme");
    assert_eq!(running.stored(&first), voided);
}

const CALLS: u64 = 1_000;
const CLIENTS: u64 = 64;

#[test]
fn two_processes_that_report_the_same_calls_create_one_billable_each() {
    let database = TestDatabase::postgres();
    let stores = [database.open(), database.open()];
    fill(&stores[0]);
    let intakes = stores.clone().map(|store| Intake::start(store, intake_options()).unwrap());
    let outcomes: Vec<Vec<(u64, &str, Outcome)>> = thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|client| {
                let intake = &intakes[usize::try_from(client % 2).unwrap()];
                scope.spawn(move || one_client(intake, client))
            })
            .collect();
        clients.into_iter().map(|client| client.join().unwrap()).collect()
    });

    let mut made: HashMap<u64, Billable> = HashMap::new();
    for (number, _, outcome) in outcomes.iter().flatten() {
        if let Outcome::Created(billable) = outcome {
            assert!(made.insert(*number, billable.clone()).is_none(), "call {number} was made twice");
        }
    }
    assert_eq!(made.len(), usize::try_from(CALLS).unwrap());
    for (number, customer, outcome) in outcomes.iter().flatten() {
        let made = &made[number];
        let is_same = made.attribution.customer_id.as_str() == *customer;
        match outcome {
            Outcome::Created(_) => {}
            Outcome::Replayed(billable) => assert!(is_same && billable == made),
            Outcome::Conflict(billable) => assert!(!is_same && billable == made),
            other => panic!("{other:?}"),
        }
    }
    let report = stores[0].check().unwrap();
    assert!(report.is_sound(), "{:#?}", report.findings);
    assert_eq!(report.billables, CALLS);
}

/// Reports every call once, in an order that differs by client, some of them concurrently.
fn one_client(intake: &Intake, client: u64) -> Vec<(u64, &'static str, Outcome)> {
    let customer = ["acme", "globex"][usize::try_from(client / 2 % 2).unwrap()];
    // Steps without a common factor with the number of calls visit each call once.
    let step = [1, 3, 7, 999, 501, 333][usize::try_from(client % 6).unwrap()];
    let order: Vec<u64> = (0..CALLS).map(|index| (client * 37 + index * step) % CALLS).collect();
    let mut outcomes = Vec::new();
    for numbers in order.chunks(20) {
        let answers: Vec<_> = numbers
            .iter()
            .map(|&number| (number, intake.submit(submission(by_customer(DEMO, customer, call(number)))).unwrap()))
            .collect();
        for (number, answer) in answers {
            outcomes.push((number, customer, answer.blocking_recv().unwrap().unwrap()));
        }
    }
    outcomes
}

#[test]
fn voids_and_reinstatements_race_with_reports_and_every_rule_holds() {
    for database in TestDatabase::each() {
        let stores = [database.open(), database.open()];
        fill(&stores[0]);
        let intakes = stores.clone().map(|store| Intake::start(store, intake_options()).unwrap());
        let is_over = AtomicBool::new(false);
        let outcomes: Vec<Outcome> = thread::scope(|scope| {
            let others: Vec<_> = (0..4)
                .map(|number| {
                    let (store, is_over) = (&stores[number % 2], &is_over);
                    scope.spawn(move || void_and_reinstate(store, is_over, number < 2))
                })
                .collect();
            let reporters: Vec<_> = (0..4_u64)
                .map(|client| {
                    let intake = &intakes[usize::try_from(client % 2).unwrap()];
                    scope.spawn(move || report_few_calls(intake, client))
                })
                .collect();
            let outcomes = reporters.into_iter().flat_map(|reporter| reporter.join().unwrap()).collect();
            is_over.store(true, Ordering::Relaxed);
            others.into_iter().for_each(|other| other.join().unwrap());
            outcomes
        });

        let mut attributions = HashSet::new();
        let mut ids: HashSet<BillableId> = HashSet::new();
        for outcome in &outcomes {
            if let Outcome::Created(billable) = outcome {
                // A call has at most one billable of each customer, also after voids.
                let key = (billable.call_sid.clone(), billable.attribution.customer_id.clone());
                assert!(attributions.insert(key), "made twice: {billable:?}");
                ids.insert(billable.id);
            }
        }
        for outcome in &outcomes {
            match outcome {
                Outcome::Created(billable) => assert!(billable.is_live()),
                Outcome::Replayed(billable) | Outcome::Conflict(billable) => {
                    assert!(billable.is_live() && ids.contains(&billable.id));
                }
                Outcome::Voided(billable) => assert!(!billable.is_live() && ids.contains(&billable.id)),
                other => panic!("{other:?}"),
            }
        }
        let report = stores[0].check().unwrap();
        assert!(report.is_sound(), "{:#?}", report.findings);
        assert_eq!(report.billables, u64::try_from(ids.len()).unwrap());
    }
}

const FEW_CALLS: u64 = 4;

fn report_few_calls(intake: &Intake, client: u64) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    for round in 0..50_u64 {
        let customer = ["acme", "globex", "initech"][usize::try_from((client + round * 5) % 3).unwrap()];
        let answers: Vec<_> = (0..FEW_CALLS)
            .map(|number| intake.submit(submission(by_customer(DEMO, customer, call((number + client) % FEW_CALLS)))))
            .collect();
        outcomes.extend(answers.into_iter().map(|answer| answer.unwrap().blocking_recv().unwrap().unwrap()));
    }
    outcomes
}

/// Voids or reinstates billables until the end of the race.
fn void_and_reinstate(store: &billables_persistence::Store, is_over: &AtomicBool, voids: bool) {
    let scope = everything(AccountScope::All);
    while !is_over.load(Ordering::Relaxed) {
        let page = store.billable_list(&scope, &account_id(DEMO), &BillableFilter::default(), None, 100).unwrap();
        for billable in page.items {
            let why = reason("race");
            if voids && billable.is_live() {
                let voided = store
                    .billable_void(&scope, billable.id, &why, &context_by("manager", time(3_000)))
                    .unwrap()
                    .one()
                    .unwrap();
                assert!(!voided.is_live());
            } else if !voids && !billable.is_live() {
                match store.billable_reinstate(&scope, billable.id, &why, &context_by("manager", time(3_000))).unwrap()
                {
                    Reinstatement::Live(live) => assert!(live.is_live() && live.id == billable.id),
                    Reinstatement::Conflict(live) => {
                        assert!(live.is_live() && live.id != billable.id && live.call_sid == billable.call_sid);
                    }
                    Reinstatement::NotFound | Reinstatement::Several => panic!("a billable went away"),
                }
            }
        }
    }
}
