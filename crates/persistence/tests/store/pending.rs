//! Lists of pending billables.

use std::collections::BTreeSet;

use billables_billing::Day;
use billables_domain::{Billable, BillableId};
use billables_persistence::{PendingQuery, Scan, TotalsError};

use crate::check::many_customers;
use crate::fixture::{DEMO, OTHER, Running, account_id, call, customer_id};
use crate::rating::each_unrated;

fn query() -> PendingQuery {
    PendingQuery {
        account_id: account_id(DEMO),
        customers: None,
        customer_id: None,
        first_day: Day::parse("2026-11-01").unwrap(),
        last_day: Day::parse("2026-11-30").unwrap(),
    }
}

fn page(
    running: &Running,
    query: &PendingQuery,
    after: Option<BillableId>,
    limit: usize,
) -> Scan<Billable, BillableId> {
    running.store.pending_list(query, after, limit).unwrap().unwrap()
}

/// All pages, with at most two items each.
fn all(running: &Running, query: &PendingQuery) -> Vec<Billable> {
    let (mut items, mut after) = (Vec::new(), None);
    loop {
        let found = page(running, query, after, 2);
        assert!(found.items.len() <= 2);
        items.extend(found.items);
        match found.next {
            Some(next) => after = Some(next),
            None => return items,
        }
    }
}

#[test]
fn live_billables_without_facts_are_pending_and_come_in_pages() {
    for running in Running::each() {
        let billables: Vec<_> =
            (0..7).map(|number| running.created(DEMO, ["acme", "globex"][number % 2], call(number as u64))).collect();
        running.created(OTHER, "acme", call(1));
        assert_eq!(all(&running, &query()), billables);
        let of_globex = PendingQuery { customer_id: Some(customer_id("globex")), ..query() };
        let expected: Vec<_> = billables.iter().skip(1).step_by(2).cloned().collect();
        assert_eq!(all(&running, &of_globex), expected);
        let scope = PendingQuery { customers: Some(BTreeSet::from([customer_id("globex")])), ..query() };
        assert_eq!(all(&running, &scope), expected);
        let before = PendingQuery { last_day: Day::parse("2026-11-17").unwrap(), ..query() };
        assert_eq!(all(&running, &before), []);
        let foreign = PendingQuery { customer_id: Some(customer_id("acme")), ..scope };
        let refused = running.store.pending_list(&foreign, None, 2);
        assert!(matches!(refused, Err(TotalsError::CustomerNotFound)), "{refused:?}");
        let nowhere = PendingQuery { account_id: account_id("nowhere"), ..query() };
        assert!(running.store.pending_list(&nowhere, None, 2).unwrap().is_none());
        // The last page knows that it is the last.
        assert_eq!(page(&running, &query(), None, 7).next, None);
        assert_eq!(page(&running, &query(), None, 6).next, Some(billables[5].id));
    }
}

#[test]
fn pending_billables_of_many_customers_come_in_full_pages() {
    for running in each_unrated() {
        many_customers(&running, 40);
        // Calls 2 and 3 of each four have no facts.
        let expected = || (0..160).filter(|number| number % 4 >= 2).map(|number| call(1_000 + number));
        let shown = |query: &PendingQuery| {
            let calls = all(&running, query).into_iter().map(|billable| billable.call_sid);
            calls.collect::<BTreeSet<_>>()
        };
        assert_eq!(shown(&query()), expected().collect());
        let first = page(&running, &query(), None, 10);
        assert_eq!((first.items.len(), first.next), (10, first.items.last().map(|last| last.id)));
        // A scope of few customers is looked up, and one of many is filtered.
        for count in [3, 30] {
            let customers = (0..count).map(|number| customer_id(&format!("customer-{number:04}"))).collect();
            let scope = PendingQuery { customers: Some(customers), ..query() };
            assert_eq!(shown(&scope), expected().take(count * 2).collect());
        }
        let today = Day::parse("2026-11-18").unwrap();
        assert_eq!(shown(&PendingQuery { first_day: today, last_day: today, ..query() }), expected().collect());
        assert_eq!(shown(&PendingQuery { first_day: today.next(), ..query() }), BTreeSet::new());
    }
}
