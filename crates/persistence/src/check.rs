//! The consistency check: reads all rows once and reports violations.
//!
//! Keys and triggers of the database already enforce every rule of this check. The check finds problems that they miss: a
//! damaged file, a dropped key, a row that was changed from outside. The check reads one snapshot and changes nothing, so it
//! may run beside the service.

mod customer_billables;
mod report;
mod rules;
mod stored_totals;
mod totals;

use billables_billing::StoredCall;
use billables_domain::{Account, AccountId, Billable, BillableId, Customer, Session, Timestamp};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;

pub use self::report::CheckReport;
use crate::calls::row::CallRow;
use crate::connection::{AnyConnection, TransactionKind};
use crate::error::{Cause, StoreError};
use crate::integrity::file_problems;
use crate::postgres::Purpose;
use crate::raw_rows::shown_bytes;
use crate::rows::{AccountRow, BillableRow, CustomerRow, SessionRow};
use crate::schema::{accounts, billable_events, billables, calls, customers, sessions};
use crate::store::Store;

/// The number of rows in one read.
const CHUNK: i64 = 1_000;

impl Store {
    /// Checks the whole store. The function reads every row.
    ///
    /// # Errors
    ///
    /// The store could not be read completely. Problems of the data are not errors: see [`CheckReport::is_sound`].
    pub fn check(&self) -> Result<CheckReport, StoreError> {
        self.own_connection(Purpose::Maintenance)?.begin(TransactionKind::Snapshot)?.run(|connection| {
            let mut report = CheckReport::default();
            check_file(connection, &mut report)?;
            rules::check_schema(connection, &mut report)?;
            read_by_key(connection, true)?;
            self.check_rows(connection, &mut report)?;
            read_by_key(connection, false)?;
            rules::check_rules(connection, &mut report)?;
            report.events = number(billable_events::table.count().get_result(connection)?);
            Ok(report)
        })
    }

    /// Reads every row of every account, checks each row alone, and counts the totals again. The rules find rows without an
    /// account.
    fn check_rows(&self, connection: &mut AnyConnection, report: &mut CheckReport) -> Result<(), StoreError> {
        let mut last: Option<String> = None;
        loop {
            let mut query = accounts::table.order(accounts::id).limit(CHUNK).into_boxed();
            if let Some(last) = last {
                query = query.filter(accounts::id.gt(last));
            }
            let rows: Vec<AccountRow> = query.load(connection)?;
            for row in &rows {
                report.accounts += 1;
                check_readable::<Account, _>(row, &format!("account {}", row.id), report);
                check_account(connection, &row.id, report)?;
                self.check_totals(connection, &row.id, report)?;
            }
            match rows.into_iter().last() {
                Some(row) => last = Some(row.id),
                None => return Ok(()),
            }
        }
    }

    fn check_totals(
        &self,
        connection: &mut AnyConnection,
        account_id: &str,
        report: &mut CheckReport,
    ) -> Result<(), StoreError> {
        // The check of rows has reported an unreadable id.
        let Ok(id) = AccountId::parse(account_id) else { return Ok(()) };
        let checked = self.book(connection, &id).and_then(|book| match book {
            Some(book) => totals::check(connection, &id, &book, report),
            None => Ok(()),
        });
        match checked {
            // Unreadable settings or queue rows are problems of the data.
            Err(StoreError::Internal(cause)) if is_of_data(&cause) => {
                report.add(format!("the totals of account {account_id} cannot be counted: {cause}"));
                Ok(())
            }
            other => other,
        }
    }
}

/// Whether an error is about a stored row, and not of the database.
fn is_of_data(cause: &Cause) -> bool {
    !cause.is_of_database()
}

fn number(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

/// Makes PostgreSQL read in the order of keys, or plan as usual again. The reads of accounts are pages in the order of a key. A
/// freshly filled table has no statistics, and without these settings the planner could read and sort the rest of the table for
/// each page.
fn read_by_key(connection: &mut AnyConnection, is_by_key: bool) -> Result<(), StoreError> {
    let AnyConnection::Postgres(postgres) = connection else { return Ok(()) };
    let value = if is_by_key { "off" } else { "DEFAULT" };
    let settings = ["seqscan", "bitmapscan", "sort", "mergejoin", "hashjoin"];
    let sql: String = settings.iter().map(|name| format!("SET LOCAL enable_{name} = {value};")).collect();
    postgres.batch_execute(&sql)?;
    Ok(())
}

/// Runs SQLite's integrity check of its file. PostgreSQL offers no such check to ordinary roles.
fn check_file(connection: &mut AnyConnection, report: &mut CheckReport) -> Result<(), StoreError> {
    let AnyConnection::Sqlite(sqlite) = connection else { return Ok(()) };
    for problem in file_problems(sqlite)? {
        report.add(format!("the database file is damaged: {problem}"));
    }
    Ok(())
}

/// Passes every row of an account to `$body`, in the order of ids, and returns their number.
macro_rules! each_row_of_account {
    ($connection:expr, $table:ident, $row:ty, $account_id:expr, $body:expr) => {{
        let mut count = 0;
        let mut chunk: Vec<$row> = Vec::new();
        loop {
            let mut query =
                $table::table.filter($table::account_id.eq($account_id)).order($table::id).limit(CHUNK).into_boxed();
            if let Some(last) = chunk.last() {
                query = query.filter($table::id.gt(last.id.clone()));
            }
            chunk = query.load($connection)?;
            if chunk.is_empty() {
                break;
            }
            count += u64::try_from(chunk.len()).unwrap_or(0);
            chunk.iter().for_each($body);
        }
        count
    }};
}

fn check_account(connection: &mut AnyConnection, account_id: &str, report: &mut CheckReport) -> Result<(), StoreError> {
    report.customers += each_row_of_account!(connection, customers, CustomerRow, account_id, |row| {
        check_readable::<Customer, _>(row, &format!("customer {} of account {account_id}", row.id), report);
    });
    report.sessions += each_row_of_account!(connection, sessions, SessionRow, account_id, |row| {
        check_readable::<Session, _>(row, &format!("session {} of account {account_id}", row.id), report);
    });
    report.billables += each_row_of_account!(connection, billables, BillableRow, account_id, |row| {
        let title = format!("billable {} of account {account_id}", shown_bytes(&row.id));
        if let Some(billable) = check_readable::<Billable, _>(row, &title, report) {
            check_billable(&billable, &title, report);
        }
    });
    check_calls(connection, account_id, report)
}

fn check_calls(connection: &mut AnyConnection, account_id: &str, report: &mut CheckReport) -> Result<(), StoreError> {
    let mut last = Vec::new();
    loop {
        let chunk: Vec<CallRow> = calls::table
            .filter(calls::account_id.eq(account_id))
            .filter(calls::call_sid.gt(last))
            .order(calls::call_sid)
            .limit(CHUNK)
            .load(connection)?;
        let Some(row) = chunk.last() else { return Ok(()) };
        last = row.call_sid.clone();
        report.calls += u64::try_from(chunk.len()).unwrap_or(0);
        for row in &chunk {
            let title = format!("call {} of account {account_id}", shown_call_sid(&row.call_sid));
            check_readable::<StoredCall, _>(row, &title, report);
        }
    }
}

fn shown_call_sid(bytes: &[u8]) -> String {
    crate::call_sid_column::decode(bytes).map_or_else(|| shown_bytes(bytes), |call_sid| call_sid.to_string())
}

/// Checks that a row converts into its domain value.
fn check_readable<T: TryFrom<Row, Error = StoreError>, Row: Clone>(
    row: &Row,
    title: &str,
    report: &mut CheckReport,
) -> Option<T> {
    match T::try_from(row.clone()) {
        Ok(value) => Some(value),
        Err(error) => {
            let cause = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
            report.add(format!("{title} cannot be read: {cause}"));
            None
        }
    }
}

fn check_billable(billable: &Billable, title: &str, report: &mut CheckReport) {
    if !is_id_of(billable.id, billable.date_created) {
        report.add(format!("{title} has an id that was not made from its date"));
    }
    if billable.void.as_ref().is_some_and(|void| void.date_voided < billable.date_created) {
        report.add(format!("{title} was voided before it was created"));
    }
}

/// Whether an id was made from a time: its first 8 bytes hold the time in microseconds.
fn is_id_of(id: BillableId, date_created: Timestamp) -> bool {
    id.as_bytes().first_chunk::<8>() == BillableId::first_at(date_created).as_bytes().first_chunk::<8>()
}
