//! A store of millions of rated calls, made by SQL: the billables of the benchmark `grow`, a call with facts for each, and
//! the totals that the raters would have left.

use std::time::Instant;

use crate::database::Server;
use crate::grow::{fill_postgres, fill_sqlite};
use crate::service::Place;

/// The days of the calls: from the day of the first billable on.
pub(super) const FIRST_DAY: &str = "2026-01-01";

/// A call for each billable: completed, begun at the time of the report, rounded to whole minutes. The same text is right for
/// both databases.
const CALLS: &str = "INSERT INTO calls (account_id, call_sid, version, direction, start_time, duration, status, state, \
        date_created, date_updated, updated_by, counted_billable_id, counted_customer_id, counted_report_day, counted_version, \
        counted_rating, counted_day, counted_item, counted_seconds, counted_billed_seconds, counted_is_recorded) \
    SELECT account_id, call_sid, 1, CASE inbound WHEN 1 THEN 'inbound' ELSE 'outbound-dial' END, us, seconds, 'completed', \
        'Answered', us, us, 'grow', id, customer_id, us / 86400000000, 1, 0, us / 86400000000, 5 - inbound, seconds, \
        (seconds + 59) / 60 * 60, 0 \
    FROM (SELECT account_id, call_sid, id, customer_id, date_created AS us, \
        date_created / 1000000 * 7919 % 241 AS seconds, date_created / 1000000 % 2 AS inbound \
        FROM billables WHERE created_by = 'grow') AS made \
    ORDER BY account_id, call_sid";

const SUMS: &str = "sum(calls), sum(answered), 0, sum(seconds), sum(billed), 0, 0, 0, 0";

/// The totals of the days and of the months, from the rows of the calls. `{month}` stands for the month of `day`.
const TOTALS: [&str; 2] = [
    "INSERT INTO day_totals SELECT account_id, {month}, customer_id, day, item, {sums} FROM ({counted}) AS counted \
        GROUP BY account_id, customer_id, day, item",
    "INSERT INTO month_totals SELECT account_id, {month}, customer_id, item, {sums} FROM ({counted}) AS counted \
        GROUP BY account_id, {month}, customer_id, item",
];

const COUNTED: &str = "SELECT account_id, counted_customer_id AS customer_id, counted_day AS day, counted_item AS item, \
        1 AS calls, CASE WHEN counted_seconds > 0 THEN 1 ELSE 0 END AS answered, counted_seconds AS seconds, \
        counted_billed_seconds AS billed \
    FROM calls WHERE updated_by = 'grow'";

const MONTH_SQLITE: &str = "CAST(strftime('%Y', day * 86400, 'unixepoch') AS INTEGER) * 12 \
    + CAST(strftime('%m', day * 86400, 'unixepoch') AS INTEGER) - 1";
const MONTH_POSTGRES: &str = "CAST(extract(year FROM date '1970-01-01' + CAST(day AS integer)) * 12 \
    + extract(month FROM date '1970-01-01' + CAST(day AS integer)) - 1 AS bigint)";

/// The item of billables without facts.
const PENDING: &str = "SELECT account_id, customer_id, date_created / 86400000000 AS day, 0 AS item, 1 AS calls, 0 AS answered, \
        0 AS seconds, 0 AS billed \
    FROM billables WHERE created_by = 'grow'";

/// Fills the embedded store of a service that does not run with billables without facts.
///
/// # Errors
///
/// A statement fails.
pub(crate) fn fill_pending(place: &Place, rows: u64) -> anyhow::Result<()> {
    fill_sqlite(place, rows, false)?;
    let connection = rusqlite::Connection::open(place.embedded())?;
    for statement in totals(PENDING, MONTH_SQLITE) {
        connection.execute_batch(&statement)?;
    }
    Ok(())
}

/// The statements that make the totals of rows, with the SQL of the month of a day.
fn totals(counted: &str, month: &str) -> Vec<String> {
    let complete = |text: &&str| text.replace("{counted}", counted).replace("{sums}", SUMS).replace("{month}", month);
    TOTALS.iter().map(complete).collect()
}

/// Fills the store of a service that does not run.
///
/// # Errors
///
/// A statement fails.
pub(super) fn fill(place: &Place, server: Option<&Server>, rows: u64) -> anyhow::Result<()> {
    let start = Instant::now();
    match (server, &place.database) {
        (Some(server), Some(url)) => {
            fill_postgres(server, url, rows, false)?;
            let calls = format!("SET session_replication_role = replica; SET work_mem = '512MB'; {CALLS}");
            server.execute(url, &calls)?;
            for statement in totals(COUNTED, MONTH_POSTGRES) {
                server.execute(url, &statement)?;
            }
            server.execute(url, "VACUUM ANALYZE")?;
            server.execute(url, "CHECKPOINT")?;
        }
        _ => {
            fill_sqlite(place, rows, false)?;
            let connection = rusqlite::Connection::open(place.embedded())?;
            connection.execute_batch(
                "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; PRAGMA journal_mode = OFF;
                 PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -3000000;",
            )?;
            connection.execute_batch(CALLS)?;
            for statement in totals(COUNTED, MONTH_SQLITE) {
                connection.execute_batch(&statement)?;
            }
            connection.execute_batch(
                "PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = DELETE; PRAGMA journal_mode = WAL;",
            )?;
            connection.close().map_err(|(_, error)| error)?;
            std::fs::File::open(place.embedded())?.sync_all()?;
        }
    }
    eprintln!("{rows} calls with totals after {} s", start.elapsed().as_secs());
    Ok(())
}
