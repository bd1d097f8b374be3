//! The consistency check: no finding on a sound store, and a finding for each kind of damage.

use billables_persistence::{Backend, CheckReport};

use crate::fixture::{DEMO, Running, by_session, call, created};
use crate::rating::{answered, each_unrated};

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

/// A rated call of acme, a pending one of globex, and a void.
fn rated(running: &Running) {
    let void = running.created(DEMO, "acme", call(3));
    running.created(DEMO, "acme", call(1));
    running.created(DEMO, "globex", call(2));
    running.facts(call(1), answered(0, 61));
    running.facts(call(1), answered(0, 75));
    running.facts(call(3), answered(0, 30));
    running.rate();
    running.void(&void, "mistake");
    let report = running.store.check().unwrap();
    assert!(report.is_sound(), "{:#?}", report.findings);
    assert_eq!((report.calls, report.totals), (2, 4));
}

#[test]
fn totals_that_differ_from_the_rows_are_found() {
    let on = "the totals of customer acme of account demo on";
    for (damage, words) in [
        ("UPDATE day_totals SET calls = calls + 1 WHERE item = 4;", "2026-11-18, inboundVoiceCalls, are 2 calls"),
        ("UPDATE day_totals SET billed_seconds = 60 WHERE item = 4;", "60 billed s"),
        ("UPDATE month_totals SET seconds = 0 WHERE item = 4;", "2026-11, inboundVoiceCalls, are"),
        ("UPDATE month_totals SET voided_calls = 0 WHERE item = 4;", "0 voided"),
        ("UPDATE day_totals SET foreign_nanos = 7 WHERE item = 4;", "carrier's prices 0.000000007"),
        ("DELETE FROM day_totals WHERE item = 4;", "are 0 calls"),
        ("UPDATE day_totals SET day = day + 60 WHERE item = 4;", "stand under month 2026-11"),
    ] {
        for running in each_unrated() {
            rated(&running);
            let report = damaged(&running, &[], damage);
            finds(&report, words);
            finds(&report, on);
        }
    }
    for running in each_unrated() {
        rated(&running);
        let report = damaged(&running, &[], "UPDATE day_totals SET calls = 0 WHERE item = 0;");
        finds(&report, "globex of account demo on 2026-11-18, pending, are 0 calls");
        let damage = "UPDATE month_totals SET customer_id = 'nobody' WHERE customer_id = 'globex';";
        finds(&damaged(&running, &[], damage), "customer nobody has totals of months and does not exist");
    }
}

#[test]
fn counts_that_differ_from_the_facts_are_found() {
    for (damage, words) in [
        ("UPDATE calls SET counted_billed_seconds = 78 WHERE counted_item = 4;", "billed seconds 78 instead of 120"),
        (
            "UPDATE calls SET counted_day = counted_day - 1 WHERE counted_item = 4;",
            "day 2026-11-17 instead of 2026-11-18",
        ),
        (
            "UPDATE calls SET counted_item = 5 WHERE counted_item = 4;",
            "item outboundVoiceCalls instead of inboundVoiceCalls",
        ),
        ("UPDATE calls SET counted_rating = 7 WHERE counted_item = 4;", "instead of an unknown rating"),
        ("UPDATE calls SET counted_version = 1 WHERE counted_item = 4;", "counted with version 1, without a queue row"),
        ("UPDATE calls SET counted_version = 9 WHERE counted_item = 4;", "version 9, which does not exist"),
        ("UPDATE calls SET counted_customer_id = 'globex' WHERE counted_item = 4;", "customer globex instead of acme"),
        (
            "UPDATE calls SET counted_customer_id = 'globex' WHERE counted_item = 4;",
            "or not of the same call and customer",
        ),
        ("UPDATE calls SET counted_billable_id = NULL;", "is pending although call"),
        ("UPDATE calls SET version = 3 WHERE counted_item = 4;", "lacks a former version"),
        ("UPDATE calls SET state = 'Open';", "cannot be read: a stored row is damaged: the state of a call"),
    ] {
        for running in each_unrated() {
            rated(&running);
            finds(&damaged(&running, &[], damage), words);
        }
    }
}

#[test]
fn damaged_settings_and_queue_rows_are_found() {
    for running in each_unrated() {
        rated(&running);
        let damage = "INSERT INTO setting_versions VALUES ('demo', 9, NULL, 'CallRating', 24322, 'x', 'somebody', 5);";
        let report = damaged(&running, &[], damage);
        finds(&report, "version 9 of a setting is above the number of changes");
        let report = damaged(&running, &[], "UPDATE rating_locks SET settings_version = 9;");
        finds(&report, "the totals of account demo cannot be counted: version 9 of the account's settings");
    }
    for running in each_unrated() {
        rated(&running);
        running.created(DEMO, "acme", call(9));
        let damage = match running.database.backend() {
            Backend::Sqlite => "UPDATE rating_queue SET content = x'09';",
            Backend::Postgres => "UPDATE rating_queue SET content = '\\x09'::bytea;",
        };
        finds(&damaged(&running, &[], damage), "a row of the rating queue");
    }
}
