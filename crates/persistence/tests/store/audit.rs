//! The audit trail: every change adds an event, in order, and no event changes.

use std::net::IpAddr;

use billables_persistence::{AuditAction, AuditContext, AuditFilter};
use billables_test_support::TestDatabase;

use crate::fixture::{
    DEMO, Running, account, accounts, call, context_by, customer, everything, reason, session, subject, time,
};

#[test]
fn each_action_is_recorded_with_actor_time_and_address() {
    for database in TestDatabase::each() {
        let store = database.store();
        let from: IpAddr = "2001:db8::7".parse().unwrap();
        let context = |by: &str, seconds| AuditContext { address: Some(from), ..context_by(by, time(seconds)) };
        store.account_insert(&account(DEMO), &context("admin", 1)).unwrap();
        store.account_insert(&account(DEMO), &context("admin", 2)).unwrap();
        store.customer_insert(&customer(DEMO, "acme"), &context("manager", 3)).unwrap();
        store.session_insert(&session(DEMO, "one", "acme", None), &context("manager", 4)).unwrap();
        store.audit_insert(&context_by("service", time(5)), AuditAction::KeyAdded, "a-key", "EdDSA").unwrap();
        let events = store.audit_list(&AuditFilter::default(), None, 100).unwrap();
        assert!(!events.has_more);
        let lines: Vec<_> = events
            .items
            .iter()
            .map(|event| {
                let address = event.address.as_deref().unwrap_or("-");
                let seconds = (event.date_created.as_microseconds() - time(0).as_microseconds()) / 1_000_000;
                format!("{seconds} {} {address} {} {} {}", event.created_by, event.action, event.target, event.detail)
            })
            .collect();
        assert_eq!(
            lines,
            [
                "1 admin 2001:db8::7 AccountCreated demo ",
                "3 manager 2001:db8::7 CustomerCreated demo/acme ",
                "4 manager 2001:db8::7 SessionCreated demo/one ",
                "5 service - KeyAdded a-key EdDSA",
            ]
        );
        for sql in ["DELETE FROM audit_events", "UPDATE audit_events SET created_by = 'nobody'"] {
            let refusal = database.execute(sql).unwrap_err();
            assert!(refusal.contains("kept for ever"), "{refusal}");
        }
    }
}

#[test]
fn the_trail_is_listed_by_time_and_by_actor_in_pages() {
    for database in TestDatabase::each() {
        let store = database.store();
        for seconds in 0..10 {
            let by = if seconds % 2 == 0 { "even" } else { "odd" };
            let context = context_by(by, time(seconds));
            store.audit_insert(&context, AuditAction::SignedIn, &seconds.to_string(), "").unwrap();
        }
        let targets = |filter: &AuditFilter| -> String {
            let mut after = None;
            let mut text = String::new();
            loop {
                let page = store.audit_list(filter, after, 2).unwrap();
                text.extend(page.items.iter().map(|event| event.target.as_str()));
                after = page.items.last().map(|event| event.id);
                if !page.has_more {
                    return text;
                }
            }
        };
        assert_eq!(targets(&AuditFilter::default()), "0123456789");
        let by = |by: &str| AuditFilter { by: Some(by.to_owned()), ..AuditFilter::default() };
        assert_eq!(targets(&by("odd")), "13579");
        assert_eq!(targets(&by("nobody")), "");
        assert_eq!(targets(&AuditFilter { from: Some(time(3)), to: Some(time(6)), ..by("odd") }), "35");
        assert_eq!(targets(&AuditFilter { from: Some(time(7)), ..AuditFilter::default() }), "789");
    }
}

#[test]
fn the_trail_has_one_event_for_a_void_and_one_for_a_reinstatement() {
    for running in Running::each() {
        let scope = everything(accounts(&[DEMO]));
        let billable = running.created(DEMO, "acme", call(1));
        for seconds in [10, 11] {
            let context = context_by("manager", time(seconds));
            running.store.billable_void(&scope, billable.id, &reason("a mistake"), &context).unwrap();
        }
        for seconds in [12, 13] {
            let context = context_by("manager", time(seconds));
            running.store.billable_reinstate(&scope, billable.id, &reason("none"), &context).unwrap();
        }
        let filter = AuditFilter { by: Some("manager".to_owned()), ..AuditFilter::default() };
        let events = running.store.audit_list(&filter, None, 10).unwrap().items;
        let lines: Vec<_> = events.iter().map(|event| format!("{} {}", event.action, event.detail)).collect();
        assert_eq!(lines, ["BillableVoided a mistake", "BillableReinstated none"]);
        assert_eq!(events[0].target, format!("demo/{}", billable.id));
    }
}

#[test]
fn a_known_address_of_a_user_has_an_earlier_sign_in() {
    for database in TestDatabase::each() {
        let store = database.store();
        let address: IpAddr = "192.0.2.1".parse().unwrap();
        let context = AuditContext { address: Some(address), ..context_by("alice", time(100)) };
        store.audit_insert(&context, AuditAction::SignedIn, "id", "").unwrap();
        let other = AuditContext { address: Some("192.0.2.2".parse().unwrap()), ..context_by("alice", time(100)) };
        store.audit_insert(&other, AuditAction::SignInRefused, "", "").unwrap();
        let knows = |user: &str, address: &str, from| {
            store.audit_has_sign_in(&subject(user), address.parse().unwrap(), time(from)).unwrap()
        };
        let by_ipv6 =
            AuditContext { address: Some("2001:db8:1:2::7".parse().unwrap()), ..context_by("alice", time(100)) };
        store.audit_insert(&by_ipv6, AuditAction::SignedIn, "id", "").unwrap();
        assert!(knows("alice", "2001:db8:1:2:3:4:5:6", 0), "another address of the same network");
        assert!(!knows("alice", "2001:db8:1:3::7", 0));
        assert!(knows("alice", "192.0.2.1", 0));
        assert!(!knows("alice", "192.0.2.1", 101), "too long ago");
        assert!(!knows("alice", "192.0.2.2", 0), "refused there");
        assert!(!knows("bob", "192.0.2.1", 0));
    }
}
