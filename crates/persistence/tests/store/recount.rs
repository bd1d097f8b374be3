//! A recount of the totals from the billables and the facts, beside the stored totals.

use std::collections::BTreeMap;
use std::thread;
use std::time::{Duration, Instant};

use billables_billing::{BillableRef, Day, Sums};
use billables_domain::{AccountScope, BillableFilter};
use billables_persistence::{Backend, Found, Store};
use billables_test_support::TestDatabase;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};
use diesel::{PgConnection, SqliteConnection, sql_query};

use crate::fixture::{DEMO, OTHER, account_id, everything};

/// The totals by account, customer, day and item.
pub(crate) type Totals = BTreeMap<(String, String, i64, i64), Sums>;

#[derive(QueryableByName)]
struct TotalsRow {
    #[diesel(sql_type = Text)]
    account_id: String,
    #[diesel(sql_type = BigInt)]
    month: i64,
    #[diesel(sql_type = Text)]
    customer_id: String,
    #[diesel(sql_type = BigInt)]
    day: i64,
    #[diesel(sql_type = BigInt)]
    item: i64,
    #[diesel(sql_type = BigInt)]
    calls: i64,
    #[diesel(sql_type = BigInt)]
    answered_calls: i64,
    #[diesel(sql_type = BigInt)]
    voided_calls: i64,
    #[diesel(sql_type = BigInt)]
    seconds: i64,
    #[diesel(sql_type = BigInt)]
    billed_seconds: i64,
    #[diesel(sql_type = BigInt)]
    recorded_calls: i64,
    #[diesel(sql_type = BigInt)]
    foreign_units: i64,
    #[diesel(sql_type = BigInt)]
    foreign_nanos: i64,
    #[diesel(sql_type = BigInt)]
    foreign_unpriced_calls: i64,
}

pub(crate) fn load<Row>(database: &TestDatabase, sql: &str) -> Vec<Row>
where
    Row: QueryableByName<diesel::pg::Pg> + QueryableByName<diesel::sqlite::Sqlite> + 'static,
{
    match database.backend() {
        Backend::Sqlite => sql_query(sql).load(&mut SqliteConnection::establish(database.raw_url()).unwrap()),
        Backend::Postgres => sql_query(sql).load(&mut PgConnection::establish(database.raw_url()).unwrap()),
    }
    .unwrap()
}

fn totals_rows(database: &TestDatabase, sql: &str) -> impl Iterator<Item = (TotalsRow, Sums)> {
    load::<TotalsRow>(database, sql).into_iter().map(|row| {
        let sums = Sums {
            calls: row.calls,
            answered_calls: row.answered_calls,
            voided_calls: row.voided_calls,
            seconds: row.seconds,
            billed_seconds: row.billed_seconds,
            recorded_calls: row.recorded_calls,
            foreign_units: row.foreign_units,
            foreign_nanos: row.foreign_nanos,
            foreign_unpriced_calls: row.foreign_unpriced_calls,
        };
        (row, sums)
    })
}

/// The stored totals that are not 0. The totals of months must be the sums of those of days.
#[track_caller]
pub(crate) fn totals(database: &TestDatabase) -> Totals {
    let mut months: BTreeMap<(String, i64, String, i64), Sums> = BTreeMap::new();
    let mut days = Totals::new();
    for (row, sums) in totals_rows(database, "SELECT * FROM day_totals") {
        assert_eq!(Day::from_number(row.day).unwrap().month().number(), row.month);
        let of_month =
            months.entry((row.account_id.clone(), row.month, row.customer_id.clone(), row.item)).or_default();
        *of_month = of_month.checked_add(&sums).unwrap();
        days.insert((row.account_id, row.customer_id, row.day, row.item), sums);
    }
    let mut stored: BTreeMap<(String, i64, String, i64), Sums> = BTreeMap::new();
    for (row, sums) in totals_rows(database, "SELECT *, month AS day FROM month_totals") {
        stored.insert((row.account_id, row.month, row.customer_id, row.item), sums);
    }
    months.retain(|_, sums| !sums.is_zero());
    stored.retain(|_, sums| !sums.is_zero());
    assert_eq!(stored, months);
    days.retain(|_, sums| !sums.is_zero());
    days
}

#[derive(QueryableByName)]
pub(crate) struct Count {
    #[diesel(sql_type = BigInt)]
    pub(crate) count: i64,
}

#[derive(QueryableByName)]
struct VoidPlace {
    #[diesel(sql_type = Nullable<BigInt>)]
    void_day: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    void_item: Option<i64>,
}

/// The totals that the billables and the facts lead to.
pub(crate) fn recount(database: &TestDatabase, store: &Store) -> Totals {
    let mut totals = Totals::new();
    for account in [DEMO, OTHER] {
        let book = store.account_book(&account_id(account)).unwrap().unwrap();
        let (scope, filter) = (everything(AccountScope::All), BillableFilter::default());
        let page = store.billable_list(&scope, &account_id(account), &filter, None, 100_000).unwrap();
        for billable in page.items {
            let mut add = |day: i64, item: i64, sums: Sums| {
                let customer = billable.attribution.customer_id.to_string();
                let of_key = totals.entry((account.to_owned(), customer, day, item)).or_default();
                *of_key = of_key.checked_add(&sums).unwrap();
            };
            let report_day = book.zones().day_of(billable.date_created).number();
            if !billable.is_live() {
                let hex: String = billable.id.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
                let id = crate::fixture::bytes_literal(database.backend(), &hex);
                let places: Vec<VoidPlace> =
                    load(database, &format!("SELECT void_day, void_item FROM billables WHERE id = {id}"));
                let (day, item) = (places[0].void_day.unwrap_or(report_day), places[0].void_item.unwrap_or(0));
                add(day, item, Sums { voided_calls: 1, ..Sums::default() });
                continue;
            }
            let found = store.call_find(&AccountScope::All, Some(&account_id(account)), &billable.call_sid).unwrap();
            let counted = match found {
                Found::One(call) => {
                    let customer_id = &billable.attribution.customer_id;
                    let billable =
                        BillableRef { billable_id: billable.id, customer_id, date_created: billable.date_created };
                    let counted = book.count(&call.facts, call.version, None, billable);
                    assert_eq!(call.counted, counted, "the row of a call");
                    counted
                }
                _ => None,
            };
            match counted {
                Some(counted) => add(counted.day.number(), counted.item.code(), counted.sums()),
                None => add(report_day, 0, Sums { calls: 1, ..Sums::default() }),
            }
        }
    }
    totals
}

/// Waits until nothing waits.
#[track_caller]
pub(crate) fn wait_until_rated(database: &TestDatabase) {
    let since = Instant::now();
    while load::<Count>(database, "SELECT count(*) AS count FROM rating_queue")[0].count > 0 {
        assert!(since.elapsed() < Duration::from_secs(60), "the calls are not rated");
        thread::sleep(Duration::from_millis(5));
    }
}
