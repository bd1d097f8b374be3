//! Lists of pending billables.

use std::collections::BTreeSet;

use billables_billing::Day;
use billables_domain::{Billable, BillableId};
use billables_persistence::{PendingQuery, Scan, TotalsError};

use crate::fixture::{DEMO, OTHER, Running, account_id, call, customer_id};

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
fn live_billables_are_pending_until_they_are_rated_and_come_in_pages() {
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
