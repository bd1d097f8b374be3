//! The rules that span several rows, as queries that return no row in a sound store; and the keys and triggers that enforce
//! them.

use std::collections::BTreeSet;

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{Binary, Text};

use super::report::CheckReport;
use crate::call_sid_column;
use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::raw_rows::shown_bytes;

/// The most violations of one rule that the check reads.
const ROWS_MAX: usize = 1_000;

/// The type of the second column of a rule's query.
#[derive(Clone, Copy)]
enum Thing {
    /// The id of a billable, or of an event.
    Id,
    /// The stored form of a call SID.
    CallSid,
    /// The id of a customer or of a session.
    Text,
}

/// A rule: a query for violations, and the text about each. The query returns `account_id` and `thing`, and has the same text
/// for both databases.
struct Rule {
    problem: &'static str,
    thing: Thing,
    sql: &'static str,
}

const RULES: [Rule; 21] = [
    Rule {
        problem: "call {} has more than one live billable",
        thing: Thing::CallSid,
        sql: "SELECT account_id, call_sid AS thing FROM billables WHERE date_voided IS NULL \
              GROUP BY account_id, call_sid HAVING count(*) > 1",
    },
    Rule {
        problem: "call {} has more than one voided billable of the same customer",
        thing: Thing::CallSid,
        sql: "SELECT account_id, call_sid AS thing FROM billables WHERE date_voided IS NOT NULL \
              GROUP BY account_id, call_sid, customer_id HAVING count(*) > 1",
    },
    Rule {
        problem: "call {} has a live and a voided billable of the same customer",
        thing: Thing::CallSid,
        sql: "SELECT voided.account_id, voided.call_sid AS thing FROM billables AS voided \
              JOIN billables AS live ON live.account_id = voided.account_id AND live.call_sid = voided.call_sid \
              AND live.customer_id = voided.customer_id AND live.date_voided IS NULL \
              WHERE voided.date_voided IS NOT NULL",
    },
    Rule {
        problem: "billable {} names a customer that does not exist",
        thing: Thing::Id,
        sql: "SELECT account_id, id AS thing FROM billables WHERE NOT EXISTS (SELECT 1 FROM customers \
              WHERE customers.account_id = billables.account_id AND customers.id = billables.customer_id)",
    },
    Rule {
        problem: "billable {} names a session that does not exist, or of another customer or call",
        thing: Thing::Id,
        sql: "SELECT account_id, id AS thing FROM billables WHERE session_id IS NOT NULL \
              AND NOT EXISTS (SELECT 1 FROM sessions WHERE sessions.account_id = billables.account_id \
              AND sessions.id = billables.session_id AND sessions.customer_id = billables.customer_id \
              AND (sessions.call_sid IS NULL OR sessions.call_sid = billables.call_sid))",
    },
    Rule {
        problem: "billable {} is voided, and its last event is not that void",
        thing: Thing::Id,
        sql: "SELECT account_id, id AS thing FROM billables WHERE date_voided IS NOT NULL \
              AND NOT EXISTS (SELECT 1 FROM billable_events AS event \
              WHERE event.account_id = billables.account_id AND event.billable_id = billables.id \
              AND event.action = 'Voided' AND event.date_created = billables.date_voided \
              AND event.created_by = billables.voided_by AND event.reason = billables.void_reason \
              AND NOT EXISTS (SELECT 1 FROM billable_events AS later WHERE later.account_id = event.account_id \
              AND later.billable_id = event.billable_id AND later.id > event.id))",
    },
    Rule {
        problem: "billable {} is live, and its last event is a void",
        thing: Thing::Id,
        sql: "SELECT event.account_id, event.billable_id AS thing FROM billable_events AS event \
              JOIN billables ON billables.account_id = event.account_id AND billables.id = event.billable_id \
              WHERE event.action = 'Voided' AND billables.date_voided IS NULL \
              AND NOT EXISTS (SELECT 1 FROM billable_events AS later WHERE later.account_id = event.account_id \
              AND later.billable_id = event.billable_id AND later.id > event.id)",
    },
    Rule {
        problem: "event {} is of a billable that does not exist",
        thing: Thing::Id,
        sql: "SELECT account_id, id AS thing FROM billable_events WHERE NOT EXISTS (SELECT 1 FROM billables \
              WHERE billables.account_id = billable_events.account_id AND billables.id = billable_events.billable_id)",
    },
    Rule {
        problem: "session {} names a customer that does not exist",
        thing: Thing::Text,
        sql: "SELECT account_id, id AS thing FROM sessions WHERE NOT EXISTS (SELECT 1 FROM customers \
              WHERE customers.account_id = sessions.account_id AND customers.id = sessions.customer_id)",
    },
    Rule {
        problem: "customer {} is of an account that does not exist",
        thing: Thing::Text,
        sql: "SELECT account_id, id AS thing FROM customers WHERE NOT EXISTS (SELECT 1 FROM accounts \
              WHERE accounts.id = customers.account_id)",
    },
    Rule {
        problem: "customer {} names a parent customer that does not exist, or itself",
        thing: Thing::Text,
        sql: "SELECT account_id, id AS thing FROM customers WHERE parent_customer_id = id \
              OR (parent_customer_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM customers AS parents \
              WHERE parents.account_id = customers.account_id AND parents.id = customers.parent_customer_id))",
    },
    Rule {
        problem: "billable {} has the id of a billable of another account",
        thing: Thing::Id,
        sql: "SELECT min(account_id) AS account_id, id AS thing FROM billables GROUP BY id HAVING count(*) > 1",
    },
    Rule {
        problem: "call {} is counted for a billable that is not live, or not of the same call and customer",
        thing: Thing::CallSid,
        sql: "SELECT account_id, call_sid AS thing FROM calls WHERE counted_billable_id IS NOT NULL \
              AND NOT EXISTS (SELECT 1 FROM billables WHERE billables.account_id = calls.account_id \
              AND billables.id = calls.counted_billable_id AND billables.call_sid = calls.call_sid \
              AND billables.customer_id = calls.counted_customer_id AND billables.date_voided IS NULL)",
    },
    Rule {
        problem: "call {} lacks a former version, or has one too many",
        thing: Thing::CallSid,
        sql: "SELECT account_id, call_sid AS thing FROM calls WHERE version <> 1 + (SELECT count(*) FROM call_versions \
              WHERE call_versions.account_id = calls.account_id AND call_versions.call_sid = calls.call_sid \
              AND call_versions.version < calls.version)",
    },
    Rule {
        problem: "a former version of call {} is of a call that does not exist, or not older than the call",
        thing: Thing::CallSid,
        sql: "SELECT account_id, call_sid AS thing FROM call_versions WHERE NOT EXISTS (SELECT 1 FROM calls \
              WHERE calls.account_id = call_versions.account_id AND calls.call_sid = call_versions.call_sid \
              AND calls.version > call_versions.version)",
    },
    Rule {
        problem: "billable {} is live and has the place of a void in the totals, or half of one",
        thing: Thing::Id,
        sql: "SELECT account_id, id AS thing FROM billables WHERE (void_day IS NOT NULL OR void_item IS NOT NULL) \
              AND (date_voided IS NULL OR void_day IS NULL OR void_item IS NULL)",
    },
    Rule {
        problem: "customer {} has totals of days and does not exist",
        thing: Thing::Text,
        sql: "SELECT DISTINCT account_id, customer_id AS thing FROM day_totals WHERE NOT EXISTS (SELECT 1 FROM customers \
              WHERE customers.account_id = day_totals.account_id AND customers.id = day_totals.customer_id)",
    },
    Rule {
        problem: "customer {} has totals of months and does not exist",
        thing: Thing::Text,
        sql: "SELECT DISTINCT account_id, customer_id AS thing FROM month_totals WHERE NOT EXISTS (SELECT 1 FROM customers \
              WHERE customers.account_id = month_totals.account_id AND customers.id = month_totals.customer_id)",
    },
    Rule {
        problem: "row {} of the rating queue is of an account that does not exist",
        thing: Thing::Id,
        sql: "SELECT account_id, id AS thing FROM rating_queue WHERE NOT EXISTS (SELECT 1 FROM accounts \
              WHERE accounts.id = rating_queue.account_id)",
    },
    Rule {
        problem: "audit event {} is of an account that does not exist",
        thing: Thing::Id,
        sql: "SELECT account_id, id AS thing FROM account_audit_events WHERE NOT EXISTS (SELECT 1 FROM accounts \
              WHERE accounts.id = account_audit_events.account_id)",
    },
    Rule {
        problem: "version {} of a setting is above the number of changes in rating_locks",
        thing: Thing::Text,
        sql: "SELECT account_id, CAST(version AS text) AS thing FROM setting_versions WHERE NOT EXISTS (SELECT 1 \
              FROM rating_locks WHERE rating_locks.account_id = setting_versions.account_id \
              AND rating_locks.settings_version >= setting_versions.version)",
    },
];

#[derive(QueryableByName)]
struct BytesRow {
    #[diesel(sql_type = Text)]
    account_id: String,
    #[diesel(sql_type = Binary)]
    thing: Vec<u8>,
}

#[derive(QueryableByName)]
struct TextRow {
    #[diesel(sql_type = Text)]
    account_id: String,
    #[diesel(sql_type = Text)]
    thing: String,
}

/// Runs every rule.
pub(super) fn check_rules(connection: &mut AnyConnection, report: &mut CheckReport) -> Result<(), StoreError> {
    for rule in &RULES {
        let sql = format!("{} LIMIT {ROWS_MAX}", rule.sql);
        let found: Vec<(String, String)> = match rule.thing {
            Thing::Text => {
                let rows: Vec<TextRow> = sql_query(sql).load(connection)?;
                rows.into_iter().map(|row| (row.account_id, row.thing)).collect()
            }
            Thing::Id | Thing::CallSid => {
                let rows: Vec<BytesRow> = sql_query(sql).load(connection)?;
                rows.into_iter().map(|row| (row.account_id, shown(rule.thing, &row.thing))).collect()
            }
        };
        for (account_id, thing) in found {
            report.add(format!("{} (account {account_id})", rule.problem.replace("{}", &thing)));
        }
    }
    Ok(())
}

fn shown(thing: Thing, bytes: &[u8]) -> String {
    match (thing, call_sid_column::decode(bytes)) {
        (Thing::CallSid, Some(call_sid)) => call_sid.to_string(),
        _ => shown_bytes(bytes),
    }
}

/// The indexes and triggers that refuse a second billable and changes of stored rows.
const GUARDS: [&str; 21] = [
    "billables_live",
    "billables_voided",
    "billables_once",
    "billables_unchanged",
    "billables_kept",
    "billable_events_kept",
    "revocations_kept",
    "users_kept",
    "api_keys_kept",
    "audit_events_kept",
    "account_audit_events_kept",
    "accounts_kept",
    "accounts_unchanged",
    "customers_kept",
    "customers_unchanged",
    "calls_kept",
    "call_versions_kept",
    "setting_versions_kept",
    "statements_kept",
    "sessions_kept",
    "statements_once",
];

/// Further triggers on SQLite. On PostgreSQL the triggers above refuse both deletes and updates.
const SQLITE_GUARDS: [&str; 10] = [
    "billable_events_unchanged",
    "revocations_unchanged",
    "audit_events_unchanged",
    "account_audit_events_unchanged",
    "billables_counted",
    "billable_changes_counted",
    "call_versions_unchanged",
    "setting_versions_unchanged",
    "statements_unchanged",
    "sessions_unchanged",
];

/// Further triggers on PostgreSQL. SQLite cannot truncate a table.
const POSTGRES_GUARDS: [&str; 14] = [
    "billables_not_truncated",
    "billable_events_not_truncated",
    "sessions_not_truncated",
    "customers_not_truncated",
    "accounts_not_truncated",
    "revocations_not_truncated",
    "users_not_truncated",
    "api_keys_not_truncated",
    "audit_events_not_truncated",
    "account_audit_events_not_truncated",
    "calls_not_truncated",
    "call_versions_not_truncated",
    "setting_versions_not_truncated",
    "statements_not_truncated",
];

#[derive(QueryableByName)]
struct NameRow {
    #[diesel(sql_type = Text)]
    name: String,
}

/// Checks that the indexes and triggers exist and are enabled.
pub(super) fn check_schema(connection: &mut AnyConnection, report: &mut CheckReport) -> Result<(), StoreError> {
    let sql = match connection {
        AnyConnection::Sqlite(_) => "SELECT name FROM sqlite_schema WHERE type IN ('index', 'trigger')",
        AnyConnection::Postgres(_) => {
            "SELECT relname::text AS name FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid \
             WHERE indisvalid AND indisready AND indrelid IN (to_regclass('billables'), to_regclass('statements')) \
             UNION ALL SELECT tgname::text AS name FROM pg_trigger WHERE tgenabled IN ('O', 'A') \
             AND tgrelid IN (to_regclass('billables'), to_regclass('billable_events'), to_regclass('revocations'), \
                to_regclass('users'), to_regclass('api_keys'), to_regclass('audit_events'), \
                to_regclass('account_audit_events'), to_regclass('accounts'), to_regclass('customers'), \
                to_regclass('calls'), to_regclass('call_versions'), to_regclass('setting_versions'), to_regclass('statements'), to_regclass('sessions'))"
        }
    };
    let rows: Vec<NameRow> = sql_query(sql).load(connection)?;
    let present: BTreeSet<String> = rows.into_iter().map(|row| row.name).collect();
    let further = match connection {
        AnyConnection::Sqlite(_) => &SQLITE_GUARDS[..],
        AnyConnection::Postgres(_) => &POSTGRES_GUARDS[..],
    };
    for name in GUARDS.iter().chain(further).filter(|name| !present.contains(**name)) {
        report.add(format!("the database lacks {name}, which enforces a rule of billables"));
    }
    Ok(())
}
