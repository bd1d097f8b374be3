//! A store of the release before totals, with 100,000 billables, is upgraded in place.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use billables_billing::Day;
use billables_domain::{AccountScope, BillableId, Outcome, Timestamp};
use billables_persistence::{Backend, Intake, Reinstatement};
use billables_test_support::TestDatabase;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use diesel::{PgConnection, SqliteConnection, sql_query};

use crate::fixture::{
    account_id, by_customer, bytes_literal, call, context_by, created, everything, intake_options, reason, submission,
    time,
};
use crate::migrations::{BEFORE_TOTALS, apply};

const BILLABLES: u64 = 100_000;
const ROWS_IN_STATEMENT: usize = 1_000;
const ACCOUNTS: [&str; 2] = ["demo", "other"];
const CUSTOMERS: u64 = 7;
/// The time from one billable to the next, in microseconds, so that all of them fill 58 days.
const STEP_MICROSECONDS: u64 = 50_123_457;
/// One of this many billables is voided, and one of this many of those is reinstated.
const VOID_EVERY: u64 = 40;
const REINSTATE_EVERY: u64 = 5;

/// Live and voided billables by account, customer and day.
type Expected = BTreeMap<(String, String, i64), (i64, i64)>;

#[test]
fn a_store_of_100_000_billables_is_upgraded_in_place_and_goes_on() {
    for database in TestDatabase::each_empty() {
        apply(&database, BEFORE_TOTALS);
        let mut expected = fill(&database);
        let store = database.store();
        assert_eq!(store.migrate().unwrap().applied, ["20261127000000", "20261128000000"]);
        assert_eq!(totals(&database), expected);
        let report = store.check().unwrap();
        assert!(report.is_sound(), "{:#?}", report.findings);
        assert_eq!(report.billables, BILLABLES);

        // Reports, voids and reinstatements go on, of old calls and of new ones.
        let intake = Intake::start(store.clone(), intake_options()).unwrap();
        let outcome = |customer: &str, number: u64| {
            let report = submission(by_customer("demo", customer, call(number)));
            intake.submit(report).unwrap().blocking_recv().unwrap().unwrap()
        };
        let mut add = |customer: &str, at: Timestamp, live: i64, voided: i64| {
            let day = at.as_microseconds() / 86_400_000_000;
            let sums = expected.entry(("demo".into(), customer.into(), day)).or_default();
            *sums = (sums.0 + live, sums.1 + voided);
        };
        let (scope, why) = (everything(AccountScope::All), reason("late"));
        let void = |id| {
            store.billable_void(&scope, id, &why, &context_by("manager", time(90_000_000))).unwrap().one().unwrap()
        };
        let fresh = created(outcome("c1", 5_000_000));
        add("c1", fresh.date_created, 1, 0);
        let Outcome::Replayed(old) = outcome("c2", 2) else { panic!("not a replay") };
        void(old.id);
        add("c2", old.date_created, -1, 1);
        let Outcome::Voided(voided) = outcome("c5", VOID_EVERY) else { panic!("not voided") };
        let reinstated =
            store.billable_reinstate(&scope, voided.id, &why, &context_by("manager", time(90_000_000))).unwrap();
        assert!(matches!(reinstated, Reinstatement::Live(_)), "{reinstated:?}");
        add("c5", voided.date_created, 1, -1);
        store.rate_waiting(Some(&account_id("demo"))).unwrap();
        assert_eq!(totals(&database), expected);
        let report = store.check().unwrap();
        assert!(report.is_sound(), "{:#?}", report.findings);
        assert_eq!(report.billables, BILLABLES + 1);
    }
}

/// Inserts the rows as the release before wrote them, and counts them. The n-th billable is of the call n.
fn fill(database: &TestDatabase) -> Expected {
    let bytes = |hex: &str| bytes_literal(database.backend(), hex);
    let mut expected = Expected::new();
    for account in ACCOUNTS {
        database.execute(&format!("INSERT INTO accounts VALUES ('{account}', 'Name', 0)")).unwrap();
        let customers: Vec<_> =
            (0..CUSTOMERS).map(|number| format!("('{account}', 'c{number}', 'Customer', NULL, 0)")).collect();
        database.execute(&format!("INSERT INTO customers VALUES {}", customers.join(", "))).unwrap();
    }
    let (mut billables, mut voids, mut events) = (Vec::new(), String::new(), Vec::new());
    for number in 0..BILLABLES {
        let account = ACCOUNTS[usize::from(number.is_multiple_of(3) && !number.is_multiple_of(VOID_EVERY))];
        let customer = format!("c{}", number % CUSTOMERS);
        let at = time(0).as_microseconds() + i64::try_from(number * STEP_MICROSECONDS).unwrap();
        let id = hex(&BillableId::new(Timestamp::from_microseconds(at), number.to_be_bytes()));
        billables.push(format!(
            "('{account}', {}, '{customer}', {}, {at}, 'former')",
            bytes(&id),
            bytes(&format!("01{number:032x}"))
        ));
        let is_voided = number > 0 && number.is_multiple_of(VOID_EVERY);
        let is_reinstated = is_voided && (number / VOID_EVERY).is_multiple_of(REINSTATE_EVERY);
        if is_voided {
            let voided_at = at + 1;
            let mut event = |action: &str, at: i64| {
                let event = hex(&BillableId::new(Timestamp::from_microseconds(at), number.to_be_bytes()));
                let (event, id) = (bytes(&event), bytes(&id));
                events.push(format!("('{account}', {event}, {id}, '{action}', 'mistake', 'former', {at})"));
            };
            event("Voided", voided_at);
            if is_reinstated {
                event("Reinstated", voided_at + 1);
            } else {
                write!(
                    voids,
                    "UPDATE billables SET date_voided = {voided_at}, voided_by = 'former', void_reason = 'mistake' \
                     WHERE account_id = '{account}' AND id = {};",
                    bytes(&id)
                )
                .unwrap();
            }
        }
        let is_live = !is_voided || is_reinstated;
        let sums = expected.entry((account.into(), customer, at / 86_400_000_000)).or_default();
        *sums = (sums.0 + i64::from(is_live), sums.1 + i64::from(!is_live));
    }
    let insert = |into: &str, rows: &[String]| {
        for chunk in rows.chunks(ROWS_IN_STATEMENT) {
            database.execute(&format!("INSERT INTO {into} VALUES {}", chunk.join(", "))).unwrap();
        }
    };
    insert("billables (account_id, id, customer_id, call_sid, date_created, created_by)", &billables);
    database.execute(&format!("BEGIN; {voids} COMMIT;")).unwrap();
    insert("billable_events", &events);
    expected
}

fn hex(id: &BillableId) -> String {
    id.as_bytes().iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    account_id: String,
    #[diesel(sql_type = Text)]
    customer_id: String,
    #[diesel(sql_type = BigInt)]
    month: i64,
    #[diesel(sql_type = BigInt)]
    day: i64,
    #[diesel(sql_type = BigInt)]
    calls: i64,
    #[diesel(sql_type = BigInt)]
    voided_calls: i64,
}

/// The totals of the days. The months must hold the same.
fn totals(database: &TestDatabase) -> Expected {
    let by_day = "SELECT account_id, customer_id, month, day, calls, voided_calls FROM day_totals WHERE item = 0";
    let rows = rows(database, by_day);
    let mut months: BTreeMap<(String, String, i64), (i64, i64)> = BTreeMap::new();
    for row in &rows {
        assert_eq!(Day::from_number(row.day).unwrap().month().number(), row.month);
        let sums = months.entry((row.account_id.clone(), row.customer_id.clone(), row.month)).or_default();
        *sums = (sums.0 + row.calls, sums.1 + row.voided_calls);
    }
    let by_month =
        "SELECT account_id, customer_id, month, month AS day, calls, voided_calls FROM month_totals WHERE item = 0";
    let stored = self::rows(database, by_month);
    let stored: BTreeMap<_, _> = stored
        .into_iter()
        .map(|row| ((row.account_id, row.customer_id, row.month), (row.calls, row.voided_calls)))
        .collect();
    assert_eq!(stored, months);
    rows.into_iter().map(|row| ((row.account_id, row.customer_id, row.day), (row.calls, row.voided_calls))).collect()
}

fn rows(database: &TestDatabase, sql: &str) -> Vec<Row> {
    match database.backend() {
        Backend::Sqlite => sql_query(sql).load(&mut SqliteConnection::establish(database.raw_url()).unwrap()),
        Backend::Postgres => sql_query(sql).load(&mut PgConnection::establish(database.raw_url()).unwrap()),
    }
    .unwrap()
}
