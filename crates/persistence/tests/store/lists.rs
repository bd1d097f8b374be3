//! Lists of billables: filters, order, pages and the caller's scope.

use std::collections::BTreeSet;

use billables_domain::{AccountScope, Billable, BillableFilter, BillableScope, CustomerKey, Status};

use crate::fixture::{
    DEMO, OTHER, Running, account_id, accounts, by_session, call, created, customer_id, everything, session_id,
    subject, submission,
};

fn list(running: &Running, scope: &BillableScope, account: &str, filter: &BillableFilter) -> Vec<Billable> {
    let page = running.store.billable_list(scope, &account_id(account), filter, None, 100).unwrap();
    assert!(!page.has_more);
    page.items
}

fn numbers(all: &[Billable], listed: &[Billable]) -> Vec<usize> {
    listed.iter().map(|billable| all.iter().position(|other| other.id == billable.id).unwrap()).collect()
}

/// Reports these billables. 0: acme; 1: globex; 2: acme by s1; 3: globex by g1, voided; 4: acme of the call of 3; 5: in the
/// other account.
fn six(running: &Running) -> Vec<Billable> {
    let mut all = vec![
        running.created(DEMO, "acme", call(0)),
        running.created(DEMO, "globex", call(1)),
        created(running.report(by_session(Some(DEMO), "s1", Some(call(2))))),
        created(running.report(by_session(Some(DEMO), "g1", Some(call(3))))),
    ];
    all[3] = running.void(&all[3], "mistake");
    all.push(running.created(DEMO, "acme", call(3)));
    all.push(running.created(OTHER, "acme", call(3)));
    all
}

#[test]
fn every_filter_holds_alone_and_together() {
    for running in Running::each() {
        let all = six(&running);
        let scope = everything(AccountScope::All);
        let found = |filter: BillableFilter| numbers(&all, &list(&running, &scope, DEMO, &filter));
        let any = BillableFilter::default;
        let (acme, globex) = (Some(customer_id("acme")), Some(customer_id("globex")));
        assert_eq!(found(any()), [4, 3, 2, 1, 0]);
        assert_eq!(numbers(&all, &list(&running, &scope, OTHER, &any())), [5]);
        assert!(list(&running, &scope, "nowhere", &any()).is_empty());
        assert_eq!(found(BillableFilter { customer_id: acme.clone(), ..any() }), [4, 2, 0]);
        assert_eq!(found(BillableFilter { session_id: Some(session_id("s1")), ..any() }), [2]);
        assert_eq!(found(BillableFilter { status: Some(Status::Reported), ..any() }), [4, 2, 1, 0]);
        assert_eq!(found(BillableFilter { status: Some(Status::Voided), ..any() }), [3]);
        let of_call = BillableFilter { call_sid: Some(call(3)), ..any() };
        assert_eq!(found(of_call.clone()), [4, 3]);
        assert_eq!(found(BillableFilter { status: Some(Status::Voided), ..of_call.clone() }), [3]);
        assert_eq!(found(BillableFilter { customer_id: globex.clone(), ..of_call.clone() }), [3]);
        assert_eq!(found(BillableFilter { customer_id: acme, status: Some(Status::Voided), ..of_call }), [0; 0]);
        assert_eq!(found(BillableFilter { customer_id: globex, status: Some(Status::Reported), ..any() }), [1]);
        assert_eq!(list(&running, &scope, DEMO, &any())[1], all[3]);
    }
}

#[test]
fn from_is_inclusive_and_to_is_exclusive() {
    for running in Running::each() {
        let all = six(&running);
        let scope = everything(AccountScope::All);
        let found = |from: usize, to: usize| {
            let (from, to) = (Some(all[from].date_created), Some(all[to].date_created));
            numbers(&all, &list(&running, &scope, DEMO, &BillableFilter { from, to, ..BillableFilter::default() }))
        };
        assert_eq!(found(1, 3), [2, 1]);
        assert_eq!(found(3, 1), [0; 0]);
        assert_eq!(found(2, 2), [0; 0]);
        let of_call =
            BillableFilter { call_sid: Some(call(3)), from: Some(all[4].date_created), ..BillableFilter::default() };
        assert_eq!(numbers(&all, &list(&running, &scope, DEMO, &of_call)), [4]);
    }
}

#[test]
fn pages_follow_each_other_without_gap_or_repeat() {
    for running in Running::each() {
        let answers: Vec<_> = (0..23)
            .map(|number| {
                let report = crate::fixture::by_customer(DEMO, "acme", call(number));
                running.intake.submit(submission(report)).unwrap()
            })
            .collect();
        answers.into_iter().for_each(|answer| drop(created(answer.blocking_recv().unwrap().unwrap())));
        let scope = everything(AccountScope::All);
        let everything = list(&running, &scope, DEMO, &BillableFilter::default());
        assert!(everything.is_sorted_by(|a, b| (a.date_created, a.id) > (b.date_created, b.id)));
        let (mut paged, mut before) = (Vec::new(), None);
        loop {
            let (account_id, filter) = (account_id(DEMO), BillableFilter::default());
            let page = running.store.billable_list(&scope, &account_id, &filter, before, 5).unwrap();
            assert!(page.items.len() == 5 || !page.has_more);
            before = page.items.last().map(|billable| billable.id);
            paged.extend(page.items);
            if !page.has_more {
                break;
            }
        }
        assert_eq!(paged, everything);
        assert_eq!(paged.len(), 23);
    }
}

#[test]
fn a_list_shows_only_billables_in_the_scope() {
    for running in Running::each() {
        let mut all = six(&running);
        let by_other = billables_persistence::Submission {
            created_by: subject("another"),
            ..submission(crate::fixture::by_customer(DEMO, "initech", call(9)))
        };
        all.push(created(running.submit(by_other).unwrap()));
        let found = |scope: &BillableScope| numbers(&all, &list(&running, scope, DEMO, &BillableFilter::default()));
        assert_eq!(found(&everything(accounts(&[DEMO]))), [6, 4, 3, 2, 1, 0]);
        assert!(found(&everything(accounts(&[OTHER]))).is_empty());
        let nothing = BillableScope { everything: false, ..everything(AccountScope::All) };
        assert!(found(&nothing).is_empty());
        let another = BillableScope { created_by: Some(subject("another")), ..nothing.clone() };
        assert_eq!(found(&another), [6]);
        let key = |account: &str, customer: &str| CustomerKey {
            account_id: account_id(account),
            customer_id: customer_id(customer),
        };
        let of_customers =
            BillableScope { customers: BTreeSet::from([key(DEMO, "globex"), key(OTHER, "acme")]), ..nothing.clone() };
        assert_eq!(found(&of_customers), [3, 1]);
        let both = BillableScope { created_by: Some(subject("another")), ..of_customers };
        assert_eq!(found(&both), [6, 3, 1]);
        // A call that is billed to others tells nothing.
        let of_call = BillableFilter { call_sid: Some(call(3)), ..BillableFilter::default() };
        assert_eq!(numbers(&all, &list(&running, &both, DEMO, &of_call)), [3]);
    }
}
