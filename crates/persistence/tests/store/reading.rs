//! Explanations, previews, and lists of calls, over calls that were reported and rated.

use billables_billing::{
    AccountPatch, BillingItem, CallFacts, CallRating, CallRatingChange, CustomerPatch, Day, Item, Month, Multiplier,
    Price, Reach, StoredCall, Zone,
};
use billables_domain::{AccountScope, Billable, CallSid, Timestamp};
use billables_persistence::{
    BillableExplanation, CallPosition, CallQuery, Found, PendingQuery, PreviewQuery, Scan, Store, TotalsError,
    TotalsGroup, TotalsQuery,
};

use crate::fixture::{
    DEMO, OTHER, Running, account_id, call, context, context_by, customer_id, everything, reason, time,
};
use crate::rating::{answered, each_unrated};

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

fn terms(base_cost: &str, unit_cost: &str, allowance: u32) -> BillingItem {
    BillingItem {
        base_cost: Price::parse(base_cost).unwrap(),
        raw_unit_multiplier: Multiplier::ONE,
        unit_cost: Price::parse(unit_cost).unwrap(),
        allowance,
    }
}

fn november() -> Reach {
    Reach { effective_month: Some(month("2026-11")), restate: false }
}

fn set(store: &Store, items: &[(Item, BillingItem)]) {
    let patch = AccountPatch { items: items.to_vec(), reach: november(), ..AccountPatch::default() };
    store.account_patch(&account_id(DEMO), &patch, &context()).unwrap();
}

fn explain(running: &Running, billable: &Billable) -> BillableExplanation {
    let scope = everything(AccountScope::All);
    running.store.billable_explain(&scope, billable.id, time(0)).unwrap().one().unwrap()
}

fn days() -> CallQuery {
    CallQuery {
        account_id: account_id(DEMO),
        first_day: Day::parse("2026-11-01").unwrap(),
        last_day: Day::parse("2026-11-30").unwrap(),
    }
}

fn sids(calls: &[StoredCall]) -> Vec<CallSid> {
    calls.iter().map(|call| call.call_sid.clone()).collect()
}

/// The calls of all pages, with two on each.
fn all_pages(page: impl Fn(Option<&CallPosition>) -> Scan<StoredCall, CallPosition>) -> Vec<CallSid> {
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let scan = page(after.as_ref());
        assert!(scan.items.len() <= 2);
        found.extend(sids(&scan.items));
        match scan.next {
            None => return found,
            // A position survives its text.
            Some(next) => after = Some(CallPosition::parse(&next.to_string()).unwrap()),
        }
    }
}

#[test]
fn an_explanation_has_every_step_from_the_report_to_the_amount() {
    for running in each_unrated() {
        let rating = CallRating {
            initial_increment: 30,
            increment: 6,
            connect_fee: Price::parse("0.01").unwrap(),
            ..CallRating::default()
        };
        let october = context_by("manager", Timestamp::parse("2026-10-10T00:00:00Z").unwrap());
        let put = CallRatingChange { rating: Some(rating), effective_month: None };
        running.store.call_rating_put(&account_id(DEMO), None, &put, &october).unwrap();
        set(&running.store, &[(Item::InboundVoiceCalls, terms("0", "0.5", 0))]);
        let own = CustomerPatch {
            overrides: Some(true),
            items: vec![(Item::InboundVoiceCalls, terms("1", "0.1", 1))],
            reach: november(),
            ..CustomerPatch::default()
        };
        running.store.customer_patch(&account_id(DEMO), &customer_id("acme"), &own, &context()).unwrap();
        let billable = running.created(DEMO, "acme", call(1));
        let pending = explain(&running, &billable);
        assert_eq!((pending.call, pending.rated, pending.versions.len()), (None, None, 0));
        running.facts(call(1), answered(0, 70));
        running.facts(call(1), answered(0, 75));
        running.created(DEMO, "acme", call(2));
        running.facts(call(2), answered(10, 60));
        assert_eq!(explain(&running, &billable).rated, None);
        running.rate();
        let found = explain(&running, &billable);
        let versions: Vec<_> = found.versions.iter().map(|it| (it.version, it.facts.duration.unwrap())).collect();
        assert_eq!(versions, [(1, 70), (2, 75)]);
        assert_eq!(
            (found.time_zone.as_str(), found.local_start.as_deref()),
            ("UTC", Some("2026-11-18T11:06:40+00:00"))
        );
        let rated = found.rated.unwrap();
        assert_eq!((rated.counted.seconds, rated.counted.billed_seconds), (75, 78));
        assert_eq!((rated.rating.value, rated.rating.version, &rated.rating.owner), (rating, 1, &None));
        assert_eq!((rated.terms.value, rated.terms.version), (terms("1", "0.1", 1), 3));
        assert_eq!(rated.terms.owner, Some(customer_id("acme")));
        assert_eq!((rated.sums.calls, rated.sums.answered_calls, rated.sums.billed_seconds), (2, 2, 138));
        // 2.3 minutes less the free one: 1.3 × 0.1, and 1 and 2 × 0.01: 1.15. Without the call: 1 + 0 + 0.01.
        assert_eq!(rated.steps.total.to_string(), "1.15");
        assert_eq!((rated.amount, rated.amount_without), (115, 101));
        // A voided billable has no part in an amount.
        running.void(&billable, "mistake");
        assert_eq!(explain(&running, &billable).rated, None);
        let nobody = everything(crate::fixture::accounts(&[OTHER]));
        assert_eq!(running.store.billable_explain(&nobody, billable.id, time(0)).unwrap(), Found::None);
    }
}

#[test]
fn a_preview_compares_and_writes_nothing() {
    for running in each_unrated() {
        set(&running.store, &[(Item::InboundVoiceCalls, terms("0", "1", 0))]);
        let own = CustomerPatch {
            overrides: Some(true),
            items: vec![(Item::InboundVoiceCalls, terms("0", "2", 0)), (Item::Base, terms("5", "0", 0))],
            reach: november(),
            ..CustomerPatch::default()
        };
        running.store.customer_patch(&account_id(DEMO), &customer_id("globex"), &own, &context()).unwrap();
        for (number, customer) in [(1, "acme"), (2, "acme"), (3, "globex"), (4, "initech")] {
            running.created(DEMO, customer, call(number));
        }
        for number in 1..4 {
            running.facts(call(number), answered(0, 60));
        }
        running.rate();
        let version = running.store.account_book(&account_id(DEMO)).unwrap().unwrap().newest_version();
        let preview = |customer: Option<&str>, items: &[(Item, BillingItem)], of: &str| {
            let query = PreviewQuery {
                account_id: account_id(DEMO),
                customer_id: customer.map(customer_id),
                month: month(of),
                items: items.to_vec(),
                as_of: time(0),
            };
            running.store.billing_preview(&query).map(|found| {
                let found = found.unwrap();
                let items: Vec<_> =
                    found.items.iter().map(|line| (line.item.name(), line.amount, line.preview_amount)).collect();
                (items, found.amount, found.preview_amount, found.pending_calls)
            })
        };
        let dearer = [(Item::InboundVoiceCalls, terms("0", "3", 0)), (Item::LocalNumbers, terms("1", "0", 0))];
        // Globex has settings of its own. Acme and initech have base costs of the account.
        let of_account = preview(None, &dearer, "2026-11").unwrap();
        let expected = vec![("base", 500, 500), ("localNumbers", 0, 200), ("inboundVoiceCalls", 400, 800)];
        assert_eq!(of_account, (expected, 900, 1_500, 1));
        let of_acme = preview(Some("acme"), &dearer, "2026-11").unwrap();
        assert_eq!(of_acme, (vec![("localNumbers", 0, 100), ("inboundVoiceCalls", 200, 600)], 200, 700, 0));
        // The items that are not given stay.
        let of_globex = preview(Some("globex"), &dearer[1..], "2026-11").unwrap();
        let expected = vec![("base", 500, 500), ("localNumbers", 0, 100), ("inboundVoiceCalls", 200, 200)];
        assert_eq!(of_globex, (expected, 700, 800, 0));
        assert_eq!(preview(None, &dearer, "2026-12").unwrap(), (vec![], 0, 0, 0));
        assert!(matches!(preview(Some("nobody"), &[], "2026-11"), Err(TotalsError::CustomerNotFound)));
        let after = running.store.account_book(&account_id(DEMO)).unwrap().unwrap();
        assert_eq!((after.newest_version(), running.store.check().unwrap().is_sound()), (version, true));
    }
}

#[test]
fn calls_are_listed_by_start_in_pages() {
    for running in each_unrated() {
        for number in 0..5 {
            // Two calls of each start.
            running.facts(call(number), answered(i64::try_from(number / 2).unwrap(), 60));
        }
        running.facts(call(9), answered(-20 * 86_400, 60));
        let list = |after: Option<&CallPosition>| running.store.call_list(&days(), after, 2).unwrap().unwrap();
        assert_eq!(all_pages(list), (0..5).map(call).collect::<Vec<_>>());
        let october = CallQuery { first_day: Day::parse("2026-10-01").unwrap(), ..days() };
        let whole = running.store.call_list(&october, None, 10).unwrap().unwrap();
        assert_eq!((whole.items.len(), whole.items[0].call_sid.clone(), whole.next), (6, call(9), None));
        assert_eq!(whole.items[1].facts.duration, Some(60));
        let nowhere = CallQuery { account_id: account_id("nowhere"), ..days() };
        assert!(running.store.call_list(&nowhere, None, 2).unwrap().is_none());
    }
    for text in ["", "1", "x.call-1", "1.", "1.a b"] {
        assert!(CallPosition::parse(text).is_err(), "{text:?}");
    }
}

#[test]
fn unreported_calls_are_those_that_nobody_bills_or_dismissed() {
    for running in each_unrated() {
        let leg = |parent: u64| CallFacts { parent_call_sid: Some(call(parent)), ..answered(3, 60) };
        running.facts(call(1), answered(1, 60));
        running.created(DEMO, "acme", call(2));
        running.facts(call(2), answered(2, 60));
        running.facts(call(3), leg(2));
        running.facts(call(4), leg(1));
        running.facts(call(5), answered(5, 0));
        running.facts(call(6), answered(6, 60));
        running.facts(call(7), answered(7, 60));
        running.facts(call(8), answered(40 * 86_400, 60));
        let (scope, demo) = (AccountScope::All, account_id(DEMO));
        running.store.call_dismiss(&scope, Some(&demo), &call(6), &reason("a test call"), &context()).unwrap();
        let list = |after: Option<&CallPosition>| running.store.unreported_list(&days(), after, 2).unwrap().unwrap();
        // A report counts at once, before a rater has seen the report.
        for _ in 0..2 {
            assert_eq!(all_pages(list), [call(1), call(4), call(7)]);
            running.rate();
        }
        let late = running.created(DEMO, "acme", call(7));
        assert_eq!(all_pages(list), [call(1), call(4)]);
        running.rate();
        // A call with a voided billable was reported.
        running.void(&late, "mistake");
        assert_eq!(all_pages(list), [call(1), call(4)]);
        // The leg of a call that is billed later is no longer missing, and is again when that billable is voided.
        let parent = running.created(DEMO, "acme", call(1));
        assert_eq!(all_pages(list), []);
        running.void(&parent, "mistake");
        assert_eq!(all_pages(list), [call(4)]);
    }
}

#[test]
fn a_pending_billable_leaves_the_list_when_its_facts_come_and_when_it_is_voided() {
    for running in each_unrated() {
        let billables: Vec<_> = (1..5).map(|number| running.created(DEMO, "acme", call(number))).collect();
        let pending = || {
            let query = PendingQuery {
                account_id: account_id(DEMO),
                customers: None,
                customer_id: None,
                first_day: days().first_day,
                last_day: days().last_day,
            };
            let scan = running.store.pending_list(&query, None, 10).unwrap().unwrap();
            scan.items.iter().map(|billable| billable.call_sid.clone()).collect::<Vec<_>>()
        };
        running.facts(call(2), answered(0, 60));
        assert_eq!(pending(), [1, 3, 4].map(call));
        running.rate();
        assert_eq!(pending(), [1, 3, 4].map(call));
        running.void(&billables[2], "mistake");
        assert_eq!(pending(), [1, 4].map(call));
        let query = TotalsQuery {
            account_id: account_id(DEMO),
            customers: None,
            customer_id: None,
            include_descendants: false,
            first_day: days().first_day,
            last_day: days().last_day,
            group_by: [].into(),
            as_of: time(0),
        };
        let total = running.store.totals(&query).unwrap().unwrap().total;
        assert_eq!((total.calls, total.pending_calls, total.voided_calls, total.answered_calls), (3, 2, 1, 1));
    }
}

#[test]
fn days_are_those_of_the_accounts_time_zone() {
    for running in each_unrated() {
        let zone = Some(Zone::parse("Europe/Vienna").unwrap());
        let patch = AccountPatch { time_zone: zone, ..AccountPatch::default() };
        running.store.account_patch(&account_id(DEMO), &patch, &context()).unwrap();
        running.created(DEMO, "acme", call(1));
        // 23:30 in UTC on November 18 is 0:30 in Vienna on the day after.
        let start = Timestamp::parse("2026-11-18T23:30:00Z").unwrap();
        running.facts(call(1), CallFacts { start_time: Some(start), ..answered(0, 60) });
        running.rate();
        let calls_on = |text: &str| {
            let day = Day::parse(text).unwrap();
            let query = TotalsQuery {
                account_id: account_id(DEMO),
                customers: None,
                customer_id: None,
                include_descendants: false,
                first_day: day,
                last_day: day,
                group_by: [].into(),
                as_of: start,
            };
            let totals = running.store.totals(&query).unwrap().unwrap();
            assert_eq!(totals.time_zone, "Europe/Vienna");
            let list = CallQuery { account_id: account_id(DEMO), first_day: day, last_day: day };
            let listed = running.store.call_list(&list, None, 10).unwrap().unwrap();
            (totals.total.calls, listed.items.len())
        };
        assert_eq!([calls_on("2026-11-18"), calls_on("2026-11-19")], [(0, 0), (1, 1)]);
        assert!(running.store.check().unwrap().is_sound());
    }
}

#[test]
fn a_call_of_the_last_local_day_of_1999_is_read_under_that_day() {
    for running in each_unrated() {
        let time_zone = Some(Zone::parse("America/Los_Angeles").unwrap());
        let patch = AccountPatch { time_zone, ..AccountPatch::default() };
        running.store.account_patch(&account_id(DEMO), &patch, &context()).unwrap();
        let start_time = Some(Timestamp::parse("2000-01-01T01:00:00Z").unwrap());
        running.facts(call(1), CallFacts { start_time, ..answered(0, 60) });
        running.created(DEMO, "acme", call(1));
        running.rate();
        let day = Day::parse("1999-12-31").unwrap();
        let query = TotalsQuery {
            account_id: account_id(DEMO),
            customers: None,
            customer_id: None,
            include_descendants: false,
            first_day: day,
            last_day: day.next(),
            group_by: [TotalsGroup::Day].into(),
            as_of: time(0),
        };
        let totals = running.store.totals(&query).unwrap().unwrap();
        assert_eq!(totals.items.iter().map(|line| (line.day, line.calls)).collect::<Vec<_>>(), [(Some(day), 1)]);
        let calls = CallQuery { account_id: account_id(DEMO), first_day: day, last_day: day };
        assert_eq!(running.store.call_list(&calls, None, 10).unwrap().unwrap().items.len(), 1);
    }
}
