//! Statements that the database itself refuses, from any client.

use billables_test_support::TestDatabase;

use crate::fixture::{DEMO, Running, bytes_literal, call, created};

fn insert(database: &TestDatabase, id: u8, customer: &str, call_number: u8, void: &str) -> Result<(), String> {
    let id = bytes_literal(database.backend(), &format!("{id:032x}"));
    let call_sid = bytes_literal(database.backend(), &format!("01{call_number:032x}"));
    database.execute(&format!(
        "INSERT INTO billables (account_id, id, customer_id, call_sid, date_created, created_by, \
         date_voided, voided_by, void_reason, changes) VALUES ('demo', {id}, '{customer}', {call_sid}, 1, 'sql', {void}, 1)"
    ))
}

const LIVE: &str = "NULL, NULL, NULL";
const VOID: &str = "date_voided = 2, voided_by = 'sql', void_reason = 'r'";

#[track_caller]
fn refused(result: Result<(), String>, words: &str) {
    let text = result.expect_err("the database must refuse this");
    assert!(text.to_lowercase().contains(words), "{text}");
}

#[test]
fn a_second_live_billable_of_a_call() {
    for running in Running::each() {
        running.created(DEMO, "acme", call(1));
        refused(insert(&running.database, 1, "globex", 1, LIVE), "unique");
        refused(insert(&running.database, 2, "acme", 1, LIVE), "unique");
        insert(&running.database, 3, "acme", 2, LIVE).unwrap();
    }
}

#[test]
fn a_live_billable_beside_a_voided_one_of_the_same_customer() {
    for running in Running::each() {
        let billable = running.created(DEMO, "acme", call(1));
        running.void(&billable, "mistake");
        refused(insert(&running.database, 1, "acme", 1, LIVE), "voided");
        insert(&running.database, 2, "globex", 1, LIVE).unwrap();
        // The database also refuses to reinstate the voided one beside the live one.
        refused(
            running.database.execute(
                "UPDATE billables SET changes = changes + 1, date_voided = NULL, voided_by = NULL, void_reason = NULL",
            ),
            "unique",
        );
    }
}

#[test]
fn a_billable_that_is_voided_from_the_start() {
    for running in Running::each() {
        refused(insert(&running.database, 1, "acme", 1, "2, 'sql', 'r'"), "begins live");
    }
}

#[test]
fn half_a_void() {
    for running in Running::each() {
        running.created(DEMO, "acme", call(1));
        for half in ["date_voided = 2", "voided_by = 'x'", "void_reason = 'x'", "date_voided = 2, voided_by = 'x'"] {
            refused(running.database.execute(&format!("UPDATE billables SET changes = changes + 1, {half}")), "check");
        }
    }
}

#[test]
fn changing_or_deleting_a_billable() {
    for running in Running::each() {
        let billable = created(running.report(crate::fixture::by_session(Some(DEMO), "s1", Some(call(1)))));
        let call_sid = bytes_literal(running.database.backend(), "0100000000000000000000000000000002");
        for change in [
            "account_id = 'other'".to_owned(),
            "customer_id = 'globex'".to_owned(),
            "session_id = NULL".to_owned(),
            "session_id = 's2'".to_owned(),
            format!("call_sid = {call_sid}"),
            format!("id = {}", bytes_literal(running.database.backend(), "00000000000000000000000000000002")),
            "date_created = 7".to_owned(),
            "created_by = 'somebody'".to_owned(),
        ] {
            // A coordinator refuses another account itself.
            let words = if running.database.is_distributed() && change.starts_with("account_id") {
                "modifying the partition value"
            } else {
                "never changes"
            };
            refused(running.database.execute(&format!("UPDATE billables SET {change}")), words);
        }
        refused(running.database.execute("DELETE FROM billables"), "kept for ever");
        assert_eq!(running.stored(&billable), billable);
        running.database.execute(&format!("UPDATE billables SET changes = changes + 1, {VOID}")).unwrap();
    }
}

#[test]
fn changing_history_or_the_directory() {
    for running in Running::each() {
        let billable = running.created(DEMO, "acme", call(1));
        running.void(&billable, "mistake");
        for (table, column) in
            [("billable_events", "reason"), ("sessions", "customer_id"), ("customers", "name"), ("accounts", "name")]
        {
            refused(running.database.execute(&format!("UPDATE {table} SET {column} = 'globex'")), "kept for ever");
            refused(running.database.execute(&format!("DELETE FROM {table}")), "kept for ever");
        }
    }
}

#[test]
fn emptying_a_table_at_once() {
    let running = Running::on(TestDatabase::postgres());
    running.created(DEMO, "acme", call(1));
    for table in ["billables", "billable_events", "sessions", "customers", "accounts"] {
        refused(running.database.execute(&format!("TRUNCATE {table} CASCADE")), "kept for ever");
    }
}

#[test]
fn replacing_a_row_under_its_key() {
    let running = Running::on(TestDatabase::sqlite());
    let billable = running.created(DEMO, "acme", call(1));
    refused(
        running.database.execute(
            "INSERT OR REPLACE INTO billables (account_id, id, customer_id, call_sid, date_created, created_by) \
             SELECT account_id, id, 'globex', call_sid, date_created, created_by FROM billables",
        ),
        "kept for ever",
    );
    assert_eq!(running.stored(&billable), billable);
}

#[test]
fn a_billable_of_nobody() {
    for running in Running::each() {
        refused(insert(&running.database, 1, "nobody", 1, LIVE), "foreign key");
    }
}
