//! Voids and reinstatements: their changes and their history.

use std::collections::BTreeSet;

use billables_domain::{AccountScope, Billable, BillableId, BillableScope, CustomerKey, Outcome};
use billables_persistence::{Backend, Found, Reinstatement};
use billables_test_support::TestDatabase;
use diesel::connection::Connection as _;
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel::{PgConnection, SqliteConnection, sql_query};

use crate::fixture::{
    DEMO, OTHER, Running, account_id, accounts, by_customer, call, context_by, customer_id, everything, reason,
    subject, time,
};

#[derive(QueryableByName, Debug, PartialEq)]
struct Event {
    #[diesel(sql_type = Text)]
    action: String,
    #[diesel(sql_type = Text)]
    reason: String,
    #[diesel(sql_type = Text)]
    created_by: String,
}

/// The events of all billables, in the order of ids.
fn events(database: &TestDatabase) -> Vec<(String, String, String)> {
    let query = sql_query("SELECT action, reason, created_by FROM billable_events ORDER BY id");
    let rows: Vec<Event> = match database.backend() {
        Backend::Sqlite => query.load(&mut SqliteConnection::establish(database.raw_url()).unwrap()).unwrap(),
        Backend::Postgres => query.load(&mut PgConnection::establish(database.raw_url()).unwrap()).unwrap(),
    };
    rows.into_iter().map(|event| (event.action, event.reason, event.created_by)).collect()
}

#[test]
fn the_history_holds_the_events_of_one_billable_for_callers_who_may_read_it() {
    for running in Running::each() {
        let billable = running.created(DEMO, "acme", call(1));
        let other = running.created(DEMO, "acme", call(2));
        running.void(&billable, "first");
        reinstate(&running, &billable, "second");
        running.void(&other, "other");
        let (found, events) = running.store.billable_history(&all(), billable.id).unwrap().one().unwrap();
        assert_eq!(found, running.stored(&billable));
        let events: Vec<_> = events.iter().map(|event| (event.action.as_str(), event.reason.as_str())).collect();
        assert_eq!(events, [("Voided", "first"), ("Reinstated", "second")]);
        let elsewhere = everything(accounts(&[OTHER]));
        assert_eq!(running.store.billable_history(&elsewhere, billable.id).unwrap(), Found::None);
    }
}

fn all() -> BillableScope {
    everything(AccountScope::All)
}

fn reinstate(running: &Running, billable: &Billable, why: &str) -> Reinstatement {
    running.store.billable_reinstate(&all(), billable.id, &reason(why), &context_by("manager", time(6_000))).unwrap()
}

#[test]
fn a_void_has_actor_time_and_reason_and_the_first_reason_stays() {
    for running in Running::each() {
        let billable = running.created(DEMO, "acme", call(1));
        let voided = running.void(&billable, "first");
        let void = voided.void.clone().unwrap();
        assert_eq!((void.voided_by, void.reason, void.date_voided), (subject("manager"), reason("first"), time(5_000)));
        assert_eq!(running.stored(&billable), voided);
        assert_eq!(running.void(&billable, "second"), voided);
        assert_eq!(running.stored(&billable), voided);
        assert_eq!(events(&running.database), [("Voided".into(), "first".into(), "manager".into())]);
    }
}

#[test]
fn a_reinstatement_restores_the_billable_and_both_events_stay() {
    for running in Running::each() {
        let billable = running.created(DEMO, "acme", call(1));
        assert_eq!(reinstate(&running, &billable, "never voided"), Reinstatement::Live(billable.clone()));
        assert!(events(&running.database).is_empty());
        running.void(&billable, "mistake");
        assert_eq!(reinstate(&running, &billable, "no mistake"), Reinstatement::Live(billable.clone()));
        assert_eq!(running.stored(&billable), billable);
        assert_eq!(running.report(by_customer(DEMO, "acme", call(1))), Outcome::Replayed(billable.clone()));
        running.void(&billable, "a mistake after all");
        let history: Vec<_> = events(&running.database).into_iter().map(|event| event.0).collect();
        assert_eq!(history, ["Voided", "Reinstated", "Voided"]);
        assert!(running.store.check().unwrap().is_sound());
    }
}

#[test]
fn no_billable_is_reinstated_beside_another_live_one() {
    for running in Running::each() {
        let first = running.created(DEMO, "acme", call(1));
        let voided = running.void(&first, "wrong customer");
        let second = running.created(DEMO, "globex", call(1));
        assert_eq!(reinstate(&running, &first, "oh"), Reinstatement::Conflict(second.clone()));
        assert_eq!(running.stored(&first), voided);
        assert_eq!(events(&running.database).len(), 1);
        running.void(&second, "wrong again");
        assert_eq!(reinstate(&running, &first, "oh"), Reinstatement::Live(first.clone()));
        assert_eq!(reinstate(&running, &second, "oh"), Reinstatement::Conflict(first));
    }
}

#[test]
fn a_billable_outside_the_scope_is_not_found_and_not_changed() {
    for running in Running::each() {
        let billable = running.created(DEMO, "acme", call(1));
        let void = |scope: &BillableScope, id| {
            running.store.billable_void(scope, id, &reason("r"), &context_by("m", time(9))).unwrap()
        };
        let reinstate = |scope: &BillableScope, id| {
            running.store.billable_reinstate(scope, id, &reason("r"), &context_by("m", time(9))).unwrap()
        };
        let foreign = everything(accounts(&[OTHER]));
        let nothing = BillableScope { everything: false, ..all() };
        for scope in [&foreign, &nothing] {
            assert_eq!(void(scope, billable.id), Found::None);
            assert_eq!(reinstate(scope, billable.id), Reinstatement::NotFound);
            assert_eq!(running.store.billable_find(scope, billable.id).unwrap(), Found::None);
        }
        assert_eq!(void(&all(), BillableId::new(time(1), [7; 8])), Found::None);
        assert_eq!(running.stored(&billable), billable);
    }
}

#[test]
fn an_id_of_several_accounts_is_changed_in_the_named_account_alone() {
    for running in Running::each() {
        let billable = running.created(DEMO, "acme", call(1));
        let copied = running.database.execute(
            "INSERT INTO billables SELECT 'other', id, customer_id, session_id, call_sid, date_created, created_by, \
             date_voided, voided_by, void_reason, changes, void_day, void_item FROM billables",
        );
        copied.unwrap();
        let void = |scope: &BillableScope| {
            running.store.billable_void(scope, billable.id, &reason("r"), &context_by("m", time(9))).unwrap()
        };
        assert_eq!(void(&all()), Found::Several);
        assert_eq!(void(&everything(accounts(&[DEMO, OTHER]))), Found::Several);
        assert_eq!(reinstate(&running, &billable, "r"), Reinstatement::Several);
        assert_eq!(running.store.billable_history(&all(), billable.id).unwrap(), Found::Several);
        assert_eq!(running.store.billable_explain(&all(), billable.id, time(0)).unwrap(), Found::Several);
        let voided = void(&all().within(Some(&account_id(OTHER)))).one().unwrap();
        assert_eq!(voided.attribution.account_id, account_id(OTHER));
        let demo = everything(accounts(&[DEMO]));
        assert_eq!(running.store.billable_find(&demo, billable.id).unwrap(), Found::One(billable.clone()));
        assert_eq!(void(&demo.within(Some(&account_id(OTHER)))), Found::None);
    }
}

#[test]
fn the_scope_permits_by_reporter_and_by_customer() {
    for running in Running::each() {
        let billable = running.created(DEMO, "acme", call(1));
        let find = |scope: &BillableScope| running.store.billable_find(scope, billable.id).unwrap();
        let nothing = BillableScope { everything: false, ..everything(accounts(&[DEMO])) };
        let reporter = BillableScope { created_by: Some(subject("reporter")), ..nothing.clone() };
        let somebody = BillableScope { created_by: Some(subject("somebody")), ..nothing.clone() };
        let of = |account: &str, customer: &str| BillableScope {
            customers: BTreeSet::from([CustomerKey {
                account_id: account_id(account),
                customer_id: customer_id(customer),
            }]),
            ..nothing.clone()
        };
        assert_eq!(find(&reporter), Found::One(billable.clone()));
        assert_eq!(find(&of(DEMO, "acme")), Found::One(billable.clone()));
        for scope in [somebody, of(DEMO, "globex"), of(OTHER, "acme"), nothing.clone()] {
            assert_eq!(find(&scope), Found::None);
        }
    }
}

#[test]
fn events_are_in_order_even_if_clocks_are_not() {
    for running in Running::each() {
        let billable = running.created(DEMO, "acme", call(1));
        let scope = all();
        // These times are before the creation of the billable and before its last event.
        for (round, at) in [time(0), time(9_000), time(10)].into_iter().enumerate() {
            let why = reason(&format!("round {round}"));
            let voided = running.store.billable_void(&scope, billable.id, &why, &context_by("manager", at));
            let voided = voided.unwrap().one().unwrap();
            assert!(voided.void.unwrap().date_voided >= billable.date_created);
            running.store.billable_reinstate(&scope, billable.id, &why, &context_by("manager", time(0))).unwrap();
        }
        let history: Vec<_> = events(&running.database).into_iter().map(|event| (event.0, event.1)).collect();
        let expected: Vec<_> = (0..3)
            .flat_map(|round| ["Voided", "Reinstated"].map(|action| (action.to_owned(), format!("round {round}"))))
            .collect();
        assert_eq!(history, expected);
        assert!(running.store.check().unwrap().is_sound());
    }
}
