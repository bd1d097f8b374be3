//! The consistency check: no finding on a sound store, and a finding for each kind of damage.

use billables_persistence::{Backend, CheckReport};

use crate::fixture::{DEMO, Running, by_session, call, created};

/// Drops the guards, damages the store, and runs the check.
fn damaged(running: &Running, keepers: &[(&str, &str)], damage: &str) -> CheckReport {
    let mut sql = String::new();
    for (trigger, table) in keepers {
        match running.database.backend() {
            Backend::Sqlite => sql.push_str(&format!("DROP TRIGGER {trigger};")),
            Backend::Postgres => sql.push_str(&format!("ALTER TABLE {table} DISABLE TRIGGER ALL; -- {trigger}\n")),
        }
    }
    if running.database.backend() == Backend::Sqlite {
        sql.insert_str(0, "PRAGMA foreign_keys = OFF;");
    }
    running.database.execute(&format!("{sql}{damage}")).unwrap();
    running.store.check().unwrap()
}

#[track_caller]
fn finds(report: &CheckReport, words: &str) {
    assert!(!report.is_sound());
    assert!(report.findings.iter().any(|finding| finding.contains(words)), "{words}: {:#?}", report.findings);
}

fn some(running: &Running) {
    let first = running.created(DEMO, "acme", call(1));
    running.void(&first, "mistake");
    running.created(DEMO, "globex", call(1));
    created(running.report(by_session(Some(DEMO), "s1", Some(call(2)))));
}

#[test]
fn a_sound_store_has_no_findings_and_is_counted() {
    for running in Running::each() {
        some(&running);
        let report = running.store.check().unwrap();
        assert!(report.is_sound(), "{:#?}", report.findings);
        assert_eq!((report.accounts, report.customers, report.sessions), (2, 6, 9));
        assert_eq!((report.billables, report.events), (3, 1));
    }
}

#[test]
fn a_second_live_billable_and_the_missing_key_are_found() {
    for running in Running::each() {
        some(&running);
        let report = damaged(
            &running,
            &[("billables_unchanged", "billables")],
            "DROP INDEX billables_live; UPDATE billables SET changes = changes + 1, date_voided = NULL, voided_by = NULL, void_reason = NULL;",
        );
        finds(&report, "more than one live billable");
        finds(&report, "lacks billables_live");
        finds(&report, "is live, and its last event is a void");
        finds(&report, &call(1).to_string());
    }
}

#[test]
fn a_void_without_its_event_is_found() {
    for running in Running::each() {
        some(&running);
        let damage =
            "UPDATE billables SET changes = changes + 1, void_reason = 'another reason' WHERE date_voided IS NOT NULL;";
        let report = damaged(&running, &[], damage);
        finds(&report, "its last event is not that void");
    }
}

#[test]
fn a_live_billable_beside_a_voided_one_of_the_same_customer_is_found() {
    for running in Running::each() {
        some(&running);
        let damage = "UPDATE billables SET changes = changes + 1, customer_id = 'acme';";
        let report = damaged(&running, &[("billables_unchanged", "billables")], damage);
        finds(&report, "a live and a voided billable of the same customer");
        finds(&report, "lacks billables_unchanged");
    }
}

#[test]
fn references_to_missing_rows_are_found() {
    for running in Running::each() {
        some(&running);
        let report = damaged(
            &running,
            &[
                ("billables_unchanged", "billables"),
                ("sessions_unchanged", "sessions"),
                ("customers_kept", "customers"),
            ],
            "UPDATE billables SET changes = changes + 1, customer_id = 'nobody', session_id = 'nowhere' WHERE session_id IS NOT NULL;
             UPDATE sessions SET customer_id = 'nobody' WHERE id = 'g1';
             DELETE FROM customers WHERE id = 'globex';",
        );
        finds(&report, "names a customer that does not exist");
        finds(&report, "names a session that does not exist");
        finds(&report, "session g1 names a customer");
    }
}

#[test]
fn unreadable_rows_are_found() {
    for running in Running::each() {
        some(&running);
        let bad_sid = match running.database.backend() {
            Backend::Sqlite => "x'0961'",
            Backend::Postgres => "'\\x0961'::bytea",
        };
        let damage = format!(
            "UPDATE billables SET changes = changes + 1, call_sid = {bad_sid} WHERE session_id IS NOT NULL;
             UPDATE billables SET changes = changes + 1, date_created = 7 WHERE date_voided IS NOT NULL;"
        );
        let report = damaged(&running, &[("billables_unchanged", "billables")], &damage);
        finds(&report, "cannot be read: a stored row is damaged: a call SID");
        finds(&report, "has an id that was not made from its date");
    }
}
