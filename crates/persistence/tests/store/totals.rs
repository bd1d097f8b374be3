//! Totals: groups, parts of months, base costs, allowances, waiting reports, and the customers of a scope.

use std::collections::BTreeSet;

use billables_billing::{
    AccountPatch, BillingItem, CallRating, CallRatingChange, CustomerPatch, Day, Item, Month, Multiplier, Price, Reach,
};
use billables_domain::{Customer, CustomerKey, Timestamp};
use billables_persistence::{Store, Totals, TotalsError, TotalsGroup, TotalsItem, TotalsQuery};
use billables_test_support::TestDatabase;

use crate::fixture::{DEMO, OTHER, Running, account, account_id, call, context, context_by, customer, customer_id};

const INBOUND: i64 = 4;
const OUTBOUND: i64 = 5;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

/// A query of the whole account, asked on 2026-11-18.
fn query(first: &str, last: &str, group_by: &[TotalsGroup]) -> TotalsQuery {
    TotalsQuery {
        account_id: account_id(DEMO),
        customers: None,
        customer_id: None,
        include_descendants: false,
        first_day: day(first),
        last_day: day(last),
        group_by: group_by.iter().copied().collect(),
        as_of: crate::fixture::time(0),
    }
}

fn totals(store: &Store, query: &TotalsQuery) -> Totals {
    let totals = store.totals(query).unwrap().unwrap();
    assert_eq!(sum(&totals.items), totals.total, "{query:?}");
    totals
}

fn sum(items: &[TotalsItem]) -> TotalsItem {
    let mut total = TotalsItem::default();
    for item in items {
        total.calls += item.calls;
        total.answered_calls += item.answered_calls;
        total.pending_calls += item.pending_calls;
        total.voided_calls += item.voided_calls;
        total.seconds += item.seconds;
        total.billed_seconds += item.billed_seconds;
        total.foreign_unpriced_calls += item.foreign_unpriced_calls;
        total.amount += item.amount;
    }
    total
}

/// Rated calls of a customer, day and item.
struct Rated {
    customer: &'static str,
    day: Day,
    item: i64,
    calls: i64,
    billed_seconds: i64,
}

/// Puts rated calls into the totals of the account `demo`, each answered.
fn put(database: &TestDatabase, rated: &[Rated]) {
    let mut sql = String::new();
    for Rated { customer, day, item, calls, billed_seconds } in rated {
        let sums = format!("{calls}, {calls}, 0, {billed_seconds}, {billed_seconds}, 0, 0, 0, 0");
        let add = |table| {
            format!(
                " DO UPDATE SET calls = {table}.calls + excluded.calls, answered_calls = {table}.answered_calls + \
                 excluded.answered_calls, seconds = {table}.seconds + excluded.seconds, \
                 billed_seconds = {table}.billed_seconds + excluded.billed_seconds;\n"
            )
        };
        let (month, number) = (day.month().number(), day.number());
        sql.push_str(&format!(
            "INSERT INTO day_totals VALUES ('demo', {month}, '{customer}', {number}, {item}, {sums}) \
             ON CONFLICT (account_id, month, customer_id, day, item){}",
            add("day_totals")
        ));
        sql.push_str(&format!(
            "INSERT INTO month_totals VALUES ('demo', {month}, '{customer}', {item}, {sums}) \
             ON CONFLICT (account_id, month, customer_id, item){}",
            add("month_totals")
        ));
    }
    database.execute(&sql).unwrap();
}

fn terms(base_cost: &str, multiplier: &str, unit_cost: &str, allowance: u32) -> BillingItem {
    BillingItem {
        base_cost: Price::parse(base_cost).unwrap(),
        raw_unit_multiplier: Multiplier::parse(multiplier).unwrap(),
        unit_cost: Price::parse(unit_cost).unwrap(),
        allowance,
    }
}

fn set(store: &Store, items: &[(Item, BillingItem)], from: &str) {
    let reach = Reach { effective_month: Some(month(from)), restate: false };
    let patch = AccountPatch { items: items.to_vec(), reach, ..AccountPatch::default() };
    store.account_patch(&account_id(DEMO), &patch, &context()).unwrap();
}

/// An account with the customers acme and globex, made in September 2026.
fn fill(store: &Store) {
    store.account_insert(&account(DEMO), &context()).unwrap();
    for id in ["acme", "globex"] {
        let made = Timestamp::parse("2026-09-15T00:00:00Z").unwrap();
        let customer = Customer { date_created: made, ..customer(DEMO, id) };
        store.customer_insert(&customer, &context()).unwrap();
    }
}

#[test]
fn a_worked_month_is_priced_from_its_sums() {
    for database in TestDatabase::each() {
        let store = database.store();
        fill(&store);
        // 130 minutes × 1.5 = 195, less 100 free ones: 95 × 0.0085 = 0.8075; with the base cost 3.8075, rounded 3.81.
        set(&store, &[(Item::InboundVoiceCalls, terms("3", "1.5", "0.0085", 100))], "2026-09");
        put(
            &database,
            &[
                Rated { customer: "acme", day: day("2026-10-02"), item: INBOUND, calls: 2, billed_seconds: 3_600 },
                Rated { customer: "acme", day: day("2026-10-20"), item: INBOUND, calls: 3, billed_seconds: 4_200 },
            ],
        );
        let of_month = totals(&store, &query("2026-10-01", "2026-10-31", &[TotalsGroup::Customer, TotalsGroup::Item]));
        let shown: Vec<_> = of_month
            .items
            .iter()
            .map(|line| {
                (line.customer_id.as_ref().unwrap().as_str(), line.item.unwrap().name(), line.calls, line.amount)
            })
            .collect();
        assert_eq!(shown, [("acme", "inboundVoiceCalls", 5, 381), ("globex", "inboundVoiceCalls", 0, 300)]);
        assert_eq!((of_month.currency.code(), of_month.time_zone.as_str()), ("USD", "UTC"));
        // The base cost falls on the first day, and each day has the difference of two cumulative amounts.
        let mut by_day = query("2026-10-01", "2026-10-31", &[TotalsGroup::Day]);
        by_day.customer_id = Some(customer_id("acme"));
        let shown: Vec<_> =
            totals(&store, &by_day).items.iter().map(|line| (line.day.unwrap().to_string(), line.amount)).collect();
        let expected = [("2026-10-01", 300), ("2026-10-20", 81)].map(|(day, amount)| (day.to_owned(), amount));
        // The first 60 minutes × 1.5 are within the allowance: the day has calls and the amount 0.
        assert_eq!([shown[0].clone(), shown[2].clone()], expected);
        assert_eq!(shown[1], ("2026-10-02".to_owned(), 0));
    }
}

#[test]
fn a_connect_fee_is_paid_by_each_answered_call() {
    for database in TestDatabase::each() {
        let store = database.store();
        fill(&store);
        let rating = CallRating { connect_fee: Price::parse("0.005").unwrap(), ..CallRating::default() };
        let put_rating = CallRatingChange { rating: Some(rating), effective_month: None };
        let september = context_by("manager", Timestamp::parse("2026-09-20T00:00:00Z").unwrap());
        store.call_rating_put(&account_id(DEMO), None, &put_rating, &september).unwrap();
        let rated = |text| Rated { customer: "acme", day: day(text), item: OUTBOUND, calls: 1, billed_seconds: 60 };
        put(&database, &[rated("2026-10-01"), rated("2026-10-02"), rated("2026-10-03"), rated("2026-09-03")]);
        let by_day = totals(&store, &query("2026-09-01", "2026-10-31", &[TotalsGroup::Day]));
        // 0.005, 0.010 and 0.015 rounded half away from zero: 1, 1 and 2 cents.
        assert_eq!(by_day.items.iter().map(|line| line.amount).collect::<Vec<_>>(), [0, 1, 0, 1]);
        assert_eq!(by_day.total.amount, 2);
    }
}

#[test]
fn base_costs_fall_on_months_that_have_begun_up_to_the_end_month() {
    for database in TestDatabase::each() {
        let store = database.store();
        fill(&store);
        set(&store, &[(Item::Base, terms("10", "1", "0", 0))], "2026-01");
        let end = CustomerPatch { end_month: Some(Some(month("2026-10"))), ..CustomerPatch::default() };
        store.customer_patch(&account_id(DEMO), &customer_id("globex"), &end, &context()).unwrap();
        // A call of a month before the customer was made.
        put(
            &database,
            &[Rated { customer: "acme", day: day("2026-07-31"), item: INBOUND, calls: 1, billed_seconds: 60 }],
        );
        let by_month = totals(&store, &query("2026-06-01", "2026-12-31", &[TotalsGroup::Month, TotalsGroup::Customer]));
        let shown: Vec<_> = by_month
            .items
            .iter()
            .map(|line| format!("{} {} {}", line.customer_id.as_ref().unwrap(), line.month.unwrap(), line.amount))
            .collect();
        let expected = [
            "acme 2026-07 1000",
            "acme 2026-09 1000",
            "acme 2026-10 1000",
            "acme 2026-11 1000",
            "globex 2026-09 1000",
            "globex 2026-10 1000",
        ];
        assert_eq!(shown, expected);
        // The base cost is on the first day alone, in a part of a month too.
        let amount = |first, last| totals(&store, &query(first, last, &[])).total.amount;
        assert_eq!([amount("2026-10-01", "2026-10-01"), amount("2026-10-02", "2026-10-31")], [2_000, 0]);
        assert_eq!([amount("2026-07-01", "2026-07-30"), amount("2026-07-31", "2026-07-31")], [1_000, 0]);
    }
}

#[test]
fn every_division_of_a_range_adds_up() {
    for database in TestDatabase::each() {
        let store = database.store();
        fill(&store);
        set(
            &store,
            &[
                (Item::InboundVoiceCalls, terms("0.335", "1.25", "0.0173", 7)),
                (Item::OutboundVoiceCalls, terms("0", "0", "0.0299", 0)),
                (Item::Base, terms("1.005", "0", "0", 0)),
            ],
            "2026-08",
        );
        set(&store, &[(Item::InboundVoiceCalls, terms("0.1", "1", "0.03", 2))], "2026-10");
        let mut state = 7_u64;
        let mut next = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let rated: Vec<_> = (0..150)
            .map(|_| Rated {
                customer: if next(3) == 0 { "globex" } else { "acme" },
                day: Day::from_number(day("2026-08-20").number() + next(90) as i64).unwrap(),
                item: if next(2) == 0 { INBOUND } else { OUTBOUND },
                calls: 1 + next(3) as i64,
                billed_seconds: next(400) as i64,
            })
            .collect();
        put(&database, &rated);
        let (first, last) = (day("2026-08-25"), day("2026-11-10"));
        let of = |first: Day, last: Day, group_by: &[TotalsGroup]| {
            totals(
                &store,
                &TotalsQuery { first_day: first, last_day: last, ..query("2026-01-01", "2026-01-01", group_by) },
            )
        };
        let whole = of(first, last, &[]).total;
        assert!(whole.amount > 500 && whole.calls > 100, "{whole:?}");
        let groups = [TotalsGroup::Customer, TotalsGroup::Month, TotalsGroup::Day, TotalsGroup::Item];
        for choice in 0..16 {
            let group_by: Vec<_> = (0..4).filter(|bit| choice & (1 << bit) != 0).map(|bit| groups[bit]).collect();
            assert_eq!(of(first, last, &group_by).total, whole, "{group_by:?}");
        }
        // Any cut of the range.
        for _ in 0..10 {
            let cut = Day::from_number(first.number() + next((last.number() - first.number()) as u64) as i64).unwrap();
            let parts = [of(first, cut, &[]).total, of(cut.next(), last, &[]).total];
            assert_eq!(sum(&parts), whole, "{cut}");
        }
        // A line by day is the total of that day.
        for line in of(first, last, &[TotalsGroup::Day]).items {
            let day = line.day.unwrap();
            assert_eq!(of(day, day, &[]).total, TotalsItem { day: None, ..line });
        }
        // Months are read from the month totals, and their days from the day totals.
        for of_month in ["2026-09", "2026-10"].map(month) {
            let (first, last) = (of_month.first_day(), of_month.last_day());
            assert_eq!(of(first, last, &[]).total, of(first, last, &[TotalsGroup::Day]).total);
        }
    }
}

#[test]
fn a_report_is_counted_at_once_as_pending() {
    for running in Running::each() {
        let kept = running.created(DEMO, "acme", call(1));
        running.created(DEMO, "globex", call(2));
        running.created(OTHER, "acme", call(3));
        let by_item = [TotalsGroup::Customer, TotalsGroup::Day, TotalsGroup::Item];
        let found = totals(&running.store, &query("2026-11-01", "2026-11-30", &by_item));
        let shown: Vec<_> = found
            .items
            .iter()
            .map(|line| {
                let TotalsItem { calls, pending_calls, voided_calls, amount, .. } = line;
                assert_eq!(line.day.unwrap(), day(&kept.date_created.to_string()));
                let customer = line.customer_id.as_ref().unwrap().as_str();
                (customer, line.item.unwrap().name(), *calls, *pending_calls, *voided_calls, *amount)
            })
            .collect();
        assert_eq!(shown, [("acme", "pending", 1, 1, 0, 0), ("globex", "pending", 1, 1, 0, 0)]);
        assert_eq!(totals(&running.store, &query("2026-10-01", "2026-10-31", &[])).total, TotalsItem::default());
    }
}

#[test]
fn a_scope_and_a_customer_bound_the_totals() {
    for database in TestDatabase::each() {
        let store = database.store();
        fill(&store);
        let below = Customer { parent_customer_id: Some(customer_id("acme")), ..customer(DEMO, "branch") };
        store.customer_insert(&below, &context()).unwrap();
        for (customer, calls) in [("acme", 1), ("branch", 10), ("globex", 100)] {
            put(&database, &[Rated { customer, day: day("2026-10-02"), item: INBOUND, calls, billed_seconds: 60 }]);
        }
        let calls = |customers: Option<&[&str]>, customer: Option<&str>, include_descendants| {
            let query = TotalsQuery {
                customers: customers.map(|ids| ids.iter().map(|id| customer_id(id)).collect()),
                customer_id: customer.map(customer_id),
                include_descendants,
                ..query("2026-10-01", "2026-10-31", &[])
            };
            store.totals(&query).map(|totals| totals.unwrap().total.calls)
        };
        assert_eq!(calls(None, None, false).unwrap(), 111);
        assert_eq!(calls(None, Some("acme"), false).unwrap(), 1);
        assert_eq!(calls(None, Some("acme"), true).unwrap(), 11);
        assert_eq!(calls(Some(&["branch", "globex"]), None, false).unwrap(), 110);
        assert_eq!(calls(Some(&["acme", "branch"]), Some("acme"), true).unwrap(), 11);
        assert_eq!(calls(Some(&[]), None, false).unwrap(), 0);
        for (customers, customer) in [(None, "nobody"), (Some(&["acme"][..]), "globex")] {
            assert!(matches!(calls(customers, Some(customer), false), Err(TotalsError::CustomerNotFound)));
        }
        let key =
            |account: &str, id: &str| CustomerKey { account_id: account_id(account), customer_id: customer_id(id) };
        let own = BTreeSet::from([key(DEMO, "acme"), key("nowhere", "acme")]);
        let all = store.customers_with_descendants(&own).unwrap();
        assert_eq!(all, own.union(&BTreeSet::from([key(DEMO, "branch")])).cloned().collect());
        let nowhere = TotalsQuery { account_id: account_id("nowhere"), ..query("2026-10-01", "2026-10-31", &[]) };
        assert!(store.totals(&nowhere).unwrap().is_none());
    }
}

#[test]
fn many_customers_are_read_in_chunks() {
    for database in TestDatabase::each() {
        let store = database.store();
        store.account_insert(&account(DEMO), &context()).unwrap();
        let mut sql = String::new();
        for number in 0..900 {
            sql.push_str(&format!(
                "INSERT INTO customers VALUES ('demo', 'c{number:03}', 'c', NULL, {number}, NULL);\n"
            ));
        }
        database.execute(&sql).unwrap();
        // 27,000 rows: more than one chunk.
        let mut sql = String::from("INSERT INTO day_totals VALUES ");
        let october = month("2026-10");
        for number in 0..900 {
            for day in october.first_day().number()..=october.first_day().number() + 29 {
                let start = if number == 0 && day == october.first_day().number() { "" } else { ", " };
                let values = format!(
                    "{start}('demo', {}, 'c{number:03}', {day}, 4, 1, 1, 0, 60, 60, 0, 0, 0, 0)",
                    october.number()
                );
                sql.push_str(&values);
            }
        }
        database.execute(&sql).unwrap();
        set(&store, &[(Item::InboundVoiceCalls, terms("0", "1", "1", 0))], "2026-01");
        let found = totals(&store, &query("2026-10-01", "2026-10-30", &[TotalsGroup::Customer]));
        assert_eq!(found.items.len(), 900);
        assert!(found.items.iter().all(|line| line.calls == 30 && line.amount == 3_000));
        let too_many = query("2026-10-01", "2026-10-30", &[TotalsGroup::Customer, TotalsGroup::Day, TotalsGroup::Item]);
        assert_eq!(totals(&store, &too_many).items.len(), 27_000);
    }
}

#[test]
fn the_published_billing_adds_the_carriers_prices_of_billed_calls() {
    for database in TestDatabase::each() {
        let store = database.store();
        fill(&store);
        let row = |day: &str, customer: &str, calls: i64, recorded: i64, units: i64, nanos: i64| {
            let day = Day::parse(day).unwrap();
            let sums = format!("{calls}, {calls}, 0, 60, 60, {recorded}, {units}, {nanos}, 0");
            let (month, day) = (day.month().number(), day.number());
            format!(
                "INSERT INTO day_totals VALUES ('demo', {month}, '{customer}', {day}, 5, {sums});
                 INSERT INTO month_totals VALUES ('demo', {month}, '{customer}', 5, {sums}) \
                 ON CONFLICT (account_id, month, customer_id, item) DO UPDATE SET \
                 calls = month_totals.calls + excluded.calls, \
                 recorded_calls = month_totals.recorded_calls + excluded.recorded_calls, \
                 foreign_units = month_totals.foreign_units + excluded.foreign_units, \
                 foreign_nanos = month_totals.foreign_nanos + excluded.foreign_nanos;"
            )
        };
        let rows = [
            row("2026-09-30", "acme", 1, 1, 5, 0),
            row("2026-10-01", "acme", 2, 0, 1, 999_999_999),
            row("2026-10-31", "acme", 1, 0, 0, 2),
            row("2026-10-02", "globex", 0, 0, 0, 0),
        ];
        database.execute(&rows.join("\n")).unwrap();
        let of = |first: &str, last: &str, customer: Option<&str>| {
            let query = TotalsQuery { customer_id: customer.map(customer_id), ..query(first, last, &[]) };
            let found = store.billing(&query).unwrap().unwrap();
            let shown = found
                .iter()
                .map(|line| format!("{} {} {}", line.customer_id, line.international_costs, line.has_call_recording));
            shown.collect::<Vec<_>>()
        };
        assert_eq!(of("2026-10-01", "2026-10-31", None), ["acme 2.000000001 false"]);
        assert_eq!(of("2026-10-01", "2026-10-30", Some("acme")), ["acme 1.999999999 false"]);
        assert_eq!(of("2026-09-30", "2026-10-01", None), ["acme 6.999999999 true"]);
        assert_eq!(of("2026-10-01", "2026-10-31", Some("globex")), [""; 0]);
        assert_eq!(of("2026-10-02", "2026-10-30", None), [""; 0]);
    }
}

#[test]
fn a_pending_report_is_a_billed_call_without_costs() {
    for running in Running::each() {
        running.created(DEMO, "acme", call(1));
        let found = running.store.billing(&query("2026-11-01", "2026-11-30", &[])).unwrap().unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].international_costs.to_string().as_str(), found[0].has_call_recording), ("0", false));
        let usage = running.store.usage(&query("2026-11-01", "2026-11-30", &[])).unwrap().unwrap();
        let shown: Vec<_> = usage.iter().map(|record| (record.category, record.count, record.amount)).collect();
        assert_eq!(shown, [("pending", 1, 0)]);
    }
}

#[test]
fn usage_records_are_the_totals_by_item() {
    for database in TestDatabase::each() {
        let store = database.store();
        fill(&store);
        set(
            &store,
            &[(Item::Base, terms("2", "1", "0", 0)), (Item::InboundVoiceCalls, terms("0", "1", "0.5", 0))],
            "2026-01",
        );
        put(
            &database,
            &[Rated { customer: "acme", day: day("2026-10-02"), item: INBOUND, calls: 3, billed_seconds: 90 }],
        );
        let usage = store.usage(&query("2026-10-01", "2026-10-31", &[])).unwrap().unwrap();
        let shown: Vec<_> = usage
            .iter()
            .map(|record| (record.category, record.count, record.billed_seconds, record.amount, record.currency.code()))
            .collect();
        assert_eq!(shown, [("base", 0, 0, 400, "USD"), ("calls-inbound", 3, 90, 75, "USD")]);
    }
}
