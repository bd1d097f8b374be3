//! The consistency check: no finding on a sound store, and a finding for each kind of damage.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use billables_billing::{AccountPatch, CallFacts, CallRating, CallRatingChange, CarrierPrice, Country, Month, Party};
use billables_domain::Timestamp;
use billables_persistence::{Backend, CheckReport, IntakeOptions};
use billables_test_support::TestDatabase;

use crate::fixture::{
    DEMO, Running, account_id, by_customer, by_session, call, context, context_by, created, customer, submission, time,
};
use crate::rating::{DAY_SECONDS, answered, each_unrated, facts_of, running, unrated, version};

/// Statements of PostgreSQL that drop the guards of a table: triggers, and foreign keys from and to it. The owner of the
/// table may run them; only a superuser may disable the triggers of foreign keys.
fn unguarded(table: &str) -> String {
    format!(
        "ALTER TABLE {table} DISABLE TRIGGER USER;
         DO $$ DECLARE key record; BEGIN
             FOR key IN SELECT conrelid::regclass AS holder, conname FROM pg_constraint
                 WHERE contype = 'f' AND '{table}'::regclass IN (conrelid, confrelid)
             LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', key.holder, key.conname); END LOOP;
         END $$;"
    )
}

/// Drops the guards, damages the store, and runs the check.
fn damaged(running: &Running, keepers: &[(&str, &str)], damage: &str) -> CheckReport {
    let mut sql = String::new();
    for (trigger, table) in keepers {
        match running.database.backend() {
            Backend::Sqlite => sql.push_str(&format!("DROP TRIGGER {trigger};")),
            Backend::Postgres => sql.push_str(&unguarded(table)),
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
        finds(&damaged(&running, &[], damage), "of the rating queue of account demo");
    }
}

/// A call rating from December 2026, with the default increments.
fn rating_of_december(running: &Running, at: Timestamp) {
    let change = CallRatingChange { rating: Some(CallRating::default()), effective_month: Some(december()) };
    running.store.call_rating_put(&account_id(DEMO), None, &change, &context_by("manager", at)).unwrap();
}

fn december() -> Month {
    Month::parse("2026-12").unwrap()
}

#[test]
fn a_call_that_is_counted_by_the_call_rating_of_another_month_is_found() {
    for running in each_unrated() {
        rated(&running);
        rating_of_december(&running, time(0));
        assert!(running.store.check().unwrap().is_sound());
        let report = damaged(&running, &[], "UPDATE calls SET counted_rating = 1 WHERE counted_item = 4;");
        finds(&report, "version of the call rating 1 instead of 0");
    }
}

#[test]
fn a_call_that_was_counted_before_its_month_keeps_its_call_rating() {
    for database in TestDatabase::each() {
        let begins = Timestamp::parse("2026-12-01T00:00:00Z").unwrap();
        let clock = Arc::new(AtomicI64::new(begins.plus_seconds(-7_200).as_microseconds()));
        let read = move || Timestamp::from_microseconds(clock.fetch_add(1, Ordering::Relaxed));
        let running = running(database, IntakeOptions { clock: Arc::new(read), ..unrated() });
        running.created(DEMO, "acme", call(1));
        let start_time = Some(begins.plus_seconds(60));
        running.facts(call(1), CallFacts { start_time, ..answered(0, 61) });
        running.rate();
        rating_of_december(&running, begins.plus_seconds(-60));
        let report = running.store.check().unwrap();
        assert!(report.is_sound(), "{:#?}", report.findings);
        let report = damaged(&running, &[], "UPDATE calls SET counted_rating = 9;");
        finds(&report, "version of the call rating 9 instead of 1");
    }
}

#[test]
fn carriers_prices_that_differ_from_the_facts_are_found() {
    for (damage, words) in [
        ("UPDATE calls SET counted_foreign_price = NULL;", "carrier's price none instead of 0.25"),
        ("UPDATE calls SET counted_foreign_price = 250000001;", "carrier's price 0.250000001 instead of 0.25"),
        ("UPDATE calls SET counted_foreign_price = -1;", "carrier's price in another unit instead of 0.25"),
    ] {
        for running in each_unrated() {
            running.created(DEMO, "acme", call(1));
            let to = Some(Party::parse("+431234567").unwrap());
            let price = Some(CarrierPrice::parse("-0.25").unwrap());
            running.facts(call(1), CallFacts { to, price, ..answered(0, 61) });
            running.rate();
            // The call was counted in the former country, and would be at home in the present one.
            let patch = AccountPatch { country: Some(Country::parse("AT").unwrap()), ..AccountPatch::default() };
            running.store.account_patch(&account_id(DEMO), &patch, &context()).unwrap();
            assert!(running.store.check().unwrap().is_sound());
            let sound = damaged(&running, &[], "UPDATE calls SET counted_foreign_price = counted_foreign_price;");
            assert!(sound.findings.iter().all(|finding| !finding.contains("carrier's price")), "{sound:#?}");
            // Without a foreign number the price counts in no country.
            finds(
                &damaged(&running, &[], &format!("UPDATE calls SET to_number = '+12125550100'; {damage}")),
                "carrier's price",
            );
            let report = damaged(&running, &[], &format!("UPDATE calls SET to_number = '+33140000000'; {damage}"));
            finds(&report, words);
        }
    }
}

/// Reports calls of further customers: four each, two of them with facts of this and of another month.
pub(crate) fn many_customers(running: &Running, customers: u64) {
    let mut reports = Vec::new();
    let mut facts = Vec::new();
    for number in 0..customers {
        let id = format!("customer-{number:04}");
        running.store.customer_insert(&customer(DEMO, &id), &context()).unwrap();
        for place in 0..4 {
            let call_sid = call(1_000 + number * 4 + place);
            reports.push(running.intake.submit(submission(by_customer(DEMO, &id, call_sid.clone()))).unwrap());
            if place < 2 {
                let start = -(i64::try_from(place).unwrap()) * 400 * DAY_SECONDS;
                facts.push(running.intake.submit_call(facts_of(DEMO, call_sid, answered(start, 61))).unwrap());
            }
        }
    }
    reports.into_iter().for_each(|outcome| drop(created(outcome.blocking_recv().unwrap().unwrap())));
    facts.into_iter().for_each(|outcome| drop(version(outcome.blocking_recv().unwrap().unwrap())));
    running.rate();
}

#[test]
fn every_chunk_of_a_large_account_is_counted_again() {
    for running in each_unrated() {
        many_customers(&running, 260);
        let report = running.store.check().unwrap();
        assert!(report.is_sound(), "{:#?}", report.findings);
        // Each customer has two pending and two rated calls, in two months, with rows of days and of months.
        assert_eq!((report.billables, report.calls, report.totals), (1_040, 520, 260 * 3 * 2));
        let damage =
            "UPDATE month_totals SET calls = 7 WHERE customer_id = 'customer-0259' AND item = 4 AND month = 24309;
            UPDATE day_totals SET calls = 7 WHERE customer_id = 'customer-0130' AND item = 0;";
        let report = damaged(&running, &[], damage);
        finds(
            &report,
            "the totals of customer customer-0259 of account demo on 2025-10, inboundVoiceCalls, are 7 calls",
        );
        finds(&report, "the totals of customer customer-0130 of account demo on 2026-11-18, pending, are 7 calls");
        assert_eq!(report.problems, 2);
    }
}

#[test]
fn a_queue_row_of_nobody_is_found() {
    for running in each_unrated() {
        running.created(DEMO, "acme", call(1));
        let damage = "INSERT INTO rating_queue SELECT 'nowhere', id, kind, date_created, content FROM rating_queue;";
        let report = damaged(&running, &[], damage);
        finds(&report, "of the rating queue is of an account that does not exist (account nowhere)");
    }
    for running in each_unrated() {
        running.created(DEMO, "acme", call(1));
        let report = damaged(&running, &[("customers_kept", "customers")], "DELETE FROM customers WHERE id = 'acme';");
        finds(&report, "a row of the rating queue of account demo names customer acme, which does not exist");
    }
}

#[test]
fn an_audit_event_of_an_unknown_account_is_found() {
    for running in Running::each() {
        let damage = "INSERT INTO account_audit_events \
            SELECT 'nowhere', id, date_created, created_by, address, action, target, detail FROM account_audit_events \
            WHERE target = 'other/g1';";
        let report = damaged(&running, &[], damage);
        finds(&report, "is of an account that does not exist (account nowhere)");
    }
}

#[test]
fn missing_guards_are_found() {
    for running in Running::each() {
        let (guards, sql) = match running.database.backend() {
            Backend::Sqlite => (
                [
                    "sessions_unchanged",
                    "calls_kept",
                    "account_audit_events_kept",
                    "account_audit_events_unchanged",
                    "statements_once",
                ],
                "DROP TRIGGER sessions_unchanged; DROP TRIGGER calls_kept; DROP TRIGGER account_audit_events_kept; \
                 DROP TRIGGER account_audit_events_unchanged; DROP INDEX statements_once;",
            ),
            Backend::Postgres => (
                [
                    "sessions_not_truncated",
                    "calls_not_truncated",
                    "account_audit_events_kept",
                    "account_audit_events_not_truncated",
                    "statements_once",
                ],
                "DROP TRIGGER sessions_not_truncated ON sessions; DROP TRIGGER calls_not_truncated ON calls; \
                 DROP TRIGGER account_audit_events_kept ON account_audit_events; \
                 DROP TRIGGER account_audit_events_not_truncated ON account_audit_events; DROP INDEX statements_once;",
            ),
        };
        assert!(running.store.check().unwrap().is_sound());
        let report = damaged(&running, &[], sql);
        guards.iter().for_each(|guard| finds(&report, &format!("the database lacks {guard}")));
        assert_eq!(report.problems, 5);
    }
}
