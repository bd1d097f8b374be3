//! The audit trail: every change adds an event, in order, and no event changes.

use std::net::IpAddr;

use billables_billing::{AccountPatch, Country};
use billables_domain::Timestamp;
use billables_persistence::{
    AuditAction, AuditContext, AuditEvent, AuditFilter, Backend, CallDismissal, Store, backup_check,
};
use billables_test_support::TestDatabase;
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel::{PgConnection, SqliteConnection, sql_query};

use crate::fixture::{
    DEMO, OTHER, Running, account, account_id, accounts, bytes_literal, call, context, context_by, customer,
    everything, fill, reason, session, subject, time,
};
use crate::migrations::{FORMER, apply};
use crate::rating::{answered, each_unrated};

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// The events of both tables, each as its account, or "-", and its action, in the order of ids.
fn stored(database: &TestDatabase) -> Vec<String> {
    let sql = "SELECT line FROM (SELECT id, account_id || ' ' || action AS line FROM account_audit_events \
        UNION ALL SELECT id, '- ' || action FROM audit_events) AS events ORDER BY id";
    let lines: Vec<Line> = match database.backend() {
        Backend::Sqlite => sql_query(sql).load(&mut SqliteConnection::establish(database.raw_url()).unwrap()),
        Backend::Postgres => sql_query(sql).load(&mut PgConnection::establish(database.raw_url()).unwrap()),
    }
    .unwrap();
    lines.into_iter().map(|line| line.line).collect()
}

/// The events of a filter, read in pages of this size.
fn pages(store: &Store, filter: &AuditFilter, size: usize) -> Vec<AuditEvent> {
    let mut events: Vec<AuditEvent> = Vec::new();
    loop {
        let page = store.audit_list(filter, events.last().map(|event| event.id), size).unwrap();
        assert!(page.items.len() == size || !page.has_more, "a page in the middle is full");
        events.extend(page.items);
        if !page.has_more {
            return events;
        }
    }
}

/// Adds a trigger that refuses a statement on a table.
fn refuse(database: &TestDatabase, statement: &str, table: &str) {
    let sql = match database.backend() {
        Backend::Sqlite => format!(
            "CREATE TRIGGER refused BEFORE {statement} ON {table} BEGIN SELECT RAISE(ABORT, 'refused by the test'); END"
        ),
        Backend::Postgres => format!(
            "CREATE TRIGGER refused BEFORE {statement} ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        ),
    };
    database.execute(&sql).unwrap();
}

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
        let tables = ["demo AccountCreated", "demo CustomerCreated", "demo SessionCreated", "- KeyAdded"];
        assert_eq!(stored(&database), tables);
        for table in ["audit_events", "account_audit_events"] {
            for sql in [format!("DELETE FROM {table}"), format!("UPDATE {table} SET created_by = 'nobody'")] {
                let refusal = database.execute(&sql).unwrap_err();
                assert!(refusal.contains("kept for ever"), "{refusal}");
            }
            if database.backend() == Backend::Postgres {
                let refusal = database.execute(&format!("TRUNCATE {table}")).unwrap_err();
                assert!(refusal.contains("kept for ever"), "{refusal}");
            }
        }
    }
}

#[test]
fn every_filter_and_page_size_gives_the_merged_trail_of_both_tables() {
    // A letter for each event: of the account demo, of the account other, or of no account.
    const KINDS: &str = "aaannnbnabnnbbaannabanbbbnnnn";
    for database in TestDatabase::each() {
        let store = database.store();
        fill(&store);
        let fixed = pages(&store, &AuditFilter::default(), 100).len();
        for (index, kind) in (0_i64..).zip(KINDS.chars()) {
            // Two events in a row have the same time, and each third event is of another actor.
            let context = context_by(if index % 3 == 0 { "third" } else { "other" }, time(100 + index / 2));
            let id = format!("s-{index}");
            match kind {
                'a' => drop(store.session_insert(&session(DEMO, &id, "acme", None), &context).unwrap()),
                'b' => drop(store.session_insert(&session(OTHER, &id, "acme", None), &context).unwrap()),
                _ => store.audit_insert(&context, AuditAction::KeyAdded, &id, "").unwrap(),
            }
        }
        let all = pages(&store, &AuditFilter::default(), 1_000);
        let targets: Vec<_> = all.iter().skip(fixed).map(|event| event.target.clone()).collect();
        let expected = KINDS.chars().enumerate().map(|(index, kind)| match kind {
            'a' => format!("demo/s-{index}"),
            'b' => format!("other/s-{index}"),
            _ => format!("s-{index}"),
        });
        assert_eq!(targets, expected.collect::<Vec<_>>());
        let times = [None, Some(time(0)), Some(time(103)), Some(time(109)), Some(time(1_000))];
        for by in [None, Some("third"), Some("nobody")] {
            for (from, to) in times.into_iter().flat_map(|from| times.map(|to| (from, to))) {
                let matches = |event: &&AuditEvent| {
                    by.is_none_or(|by| event.created_by == by)
                        && from.is_none_or(|from| event.date_created >= from)
                        && to.is_none_or(|to| event.date_created < to)
                };
                let expected: Vec<_> = all.iter().filter(matches).cloned().collect();
                let filter = AuditFilter { from, to, by: by.map(str::to_owned) };
                for size in [1, 2, 3, 7, 28, 1_000] {
                    assert_eq!(pages(&store, &filter, size), expected, "{filter:?} in pages of {size}");
                }
            }
        }
    }
}

#[test]
fn a_change_and_its_event_are_stored_together_or_not_at_all() {
    for running in each_unrated() {
        let Running { database, store, .. } = &running;
        let billable = running.created(DEMO, "acme", call(1));
        running.facts(call(2), answered(0, 75));
        let (scope, demo, why) = (everything(accounts(&[DEMO])), account_id(DEMO), reason("mistake"));
        let country = AccountPatch { country: Country::parse("AT").ok(), ..AccountPatch::default() };
        let changes: [(&str, &dyn Fn() -> bool); 6] = [
            ("new AccountCreated", &|| store.account_insert(&account("new"), &context()).is_ok()),
            ("demo CustomerCreated", &|| store.customer_insert(&customer(DEMO, "late"), &context()).is_ok()),
            ("demo SessionCreated", &|| store.session_insert(&session(DEMO, "late", "acme", None), &context()).is_ok()),
            ("demo CountryChanged", &|| store.account_patch(&demo, &country, &context()).is_ok()),
            ("demo BillableVoided", &|| store.billable_void(&scope, billable.id, &why, &context()).is_ok()),
            ("demo CallDismissed", &|| {
                let dismissed = store.call_dismiss(&accounts(&[DEMO]), Some(&demo), &call(2), &why, &context());
                matches!(dismissed, Ok(CallDismissal::Dismissed(_)))
            }),
        ];
        let before = (store.digest().unwrap(), stored(database).len());
        refuse(database, "INSERT", "account_audit_events");
        for (event, change) in changes {
            assert!(!change(), "{event}");
        }
        assert_eq!((store.digest().unwrap(), stored(database).len()), before, "a change without its event");
        database.execute(&drop_trigger(database, "account_audit_events")).unwrap();
        // The transaction of a change of settings updates this table after it inserted the event.
        refuse(database, "UPDATE", "rating_locks");
        assert!(!changes[3].1());
        assert_eq!((store.digest().unwrap(), stored(database).len()), before, "an event without its change");
        database.execute(&drop_trigger(database, "rating_locks")).unwrap();
        for (event, change) in changes {
            assert!(change(), "{event}");
        }
        let mut added = stored(database).split_off(before.1);
        let mut expected = changes.map(|(event, _)| event);
        added.sort();
        expected.sort_unstable();
        assert_eq!(added, expected);
    }
}

fn drop_trigger(database: &TestDatabase, table: &str) -> String {
    match database.backend() {
        Backend::Sqlite => "DROP TRIGGER refused".to_owned(),
        Backend::Postgres => format!("DROP TRIGGER refused ON {table}"),
    }
}

/// Inserts an event of the account `demo` as the former release stored it.
fn insert_former(database: &TestDatabase, at: Timestamp) {
    let id = bytes_literal(database.backend(), &format!("{:012x}7000800000000000000a", at.as_microseconds() / 1_000));
    let at = at.as_microseconds();
    database
        .execute(&format!(
            "INSERT INTO audit_events VALUES ({id}, {at}, 'former', NULL, NULL, 'AccountCreated', 'demo', '')"
        ))
        .unwrap();
}

#[test]
fn events_of_the_former_release_stay_in_the_trail_after_the_upgrade() {
    for database in TestDatabase::each_empty() {
        apply(&database, FORMER.len());
        insert_former(&database, time(5));
        let store = database.store();
        assert_eq!(store.migrate().unwrap().applied, ["20261128000000"]);
        store.account_insert(&account(OTHER), &context_by("admin", time(6))).unwrap();
        // A clock that is set back.
        store.customer_insert(&customer(OTHER, "acme"), &context_by("admin", time(4))).unwrap();
        assert_eq!(stored(&database), ["other CustomerCreated", "- AccountCreated", "other AccountCreated"]);
        for size in [1, 2, 100] {
            let events = pages(&store, &AuditFilter::default(), size);
            let targets: Vec<_> = events.iter().map(|event| event.target.as_str()).collect();
            assert_eq!(targets, ["other/acme", "demo", "other"]);
        }
        let by_former = AuditFilter { by: Some("former".to_owned()), ..AuditFilter::default() };
        assert_eq!(pages(&store, &by_former, 1).len(), 1);
        let report = store.check().unwrap();
        assert!(report.is_sound(), "{:#?}", report.findings);
    }
}

#[test]
fn the_newest_record_of_a_backup_is_of_either_table_and_of_either_release() {
    let database = TestDatabase::empty_sqlite();
    apply(&database, FORMER.len());
    let newest = || backup_check(database.raw_url().as_ref()).unwrap().newest;
    assert_eq!(newest(), None);
    insert_former(&database, time(5));
    assert_eq!(newest(), Some(time(5)), "a backup of the former release");
    let store = database.open();
    store.migrate().unwrap();
    store.account_insert(&account(DEMO), &context_by("admin", time(7))).unwrap();
    drop(store);
    assert_eq!(newest(), Some(time(7)));
    let store = database.open();
    store.audit_insert(&context_by("service", time(9)), AuditAction::KeyAdded, "a-key", "").unwrap();
    drop(store);
    assert_eq!(newest(), Some(time(9)));
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
