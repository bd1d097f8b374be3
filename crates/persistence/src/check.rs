//! The consistency check: reads everything once and names what cannot be.
//!
//! The keys and triggers of the database already keep every rule that is checked here. This looks for what they cannot
//! see: a damaged file, a key that somebody dropped, a row that was changed from outside. It sees one moment of the store
//! and changes nothing, so it may run beside the service.

mod report;
mod rules;

use billables_domain::{Account, Billable, BillableId, Customer, Session, Timestamp};
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::Text;

pub use self::report::CheckReport;
use crate::connection::{AnyConnection, TransactionKind};
use crate::error::StoreError;
use crate::postgres::Purpose;
use crate::raw_rows::shown_bytes;
use crate::rows::{AccountRow, BillableRow, CustomerRow, SessionRow};
use crate::schema::{accounts, billable_events, billables, customers, sessions};
use crate::store::Store;

/// How many rows are read at once.
const BATCH: i64 = 1_000;

impl Store {
    /// Checks the whole store. Takes as long as reading it takes.
    ///
    /// # Errors
    ///
    /// The store could not be read to its end. A problem that was found is no error: see [`CheckReport::is_sound`].
    pub fn check(&self) -> Result<CheckReport, StoreError> {
        self.own_connection(Purpose::Maintenance)?.begin(TransactionKind::Snapshot)?.run(|connection| {
            let mut report = CheckReport::default();
            check_file(connection, &mut report)?;
            rules::check_schema(connection, &mut report)?;
            check_rows(connection, &mut report)?;
            rules::check_rules(connection, &mut report)?;
            report.events = number(billable_events::table.count().get_result(connection)?);
            Ok(report)
        })
    }
}

fn number(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// SQLite looks through its own file. PostgreSQL has no such question that everybody may ask.
fn check_file(connection: &mut AnyConnection, report: &mut CheckReport) -> Result<(), StoreError> {
    let AnyConnection::Sqlite(sqlite) = connection else { return Ok(()) };
    let lines: Vec<Line> = sql_query("SELECT integrity_check AS line FROM pragma_integrity_check").load(sqlite)?;
    for Line { line } in lines.into_iter().filter(|line| line.line != "ok") {
        report.add(format!("the database file is damaged: {line}"));
    }
    Ok(())
}

/// Gives every row of an account to a body, in the order of ids, a batch at a time, and tells how many there were.
macro_rules! each_row_of_account {
    ($connection:expr, $table:ident, $row:ty, $account_id:expr, $body:expr) => {{
        let mut count = 0;
        let mut batch: Vec<$row> = Vec::new();
        loop {
            let mut query =
                $table::table.filter($table::account_id.eq($account_id)).order($table::id).limit(BATCH).into_boxed();
            if let Some(last) = batch.last() {
                query = query.filter($table::id.gt(last.id.clone()));
            }
            batch = query.load($connection)?;
            if batch.is_empty() {
                break;
            }
            count += u64::try_from(batch.len()).unwrap_or(0);
            batch.iter().for_each($body);
        }
        count
    }};
}

/// Reads every row of every account, and checks what a row alone can show. Rows of no account are found by the rules.
fn check_rows(connection: &mut AnyConnection, report: &mut CheckReport) -> Result<(), StoreError> {
    let mut last: Option<String> = None;
    loop {
        let mut query = accounts::table.order(accounts::id).limit(BATCH).into_boxed();
        if let Some(last) = last {
            query = query.filter(accounts::id.gt(last));
        }
        let rows: Vec<AccountRow> = query.load(connection)?;
        for row in &rows {
            report.accounts += 1;
            check_readable::<Account, _>(row, &format!("account {}", row.id), report);
            check_account(connection, &row.id, report)?;
        }
        match rows.into_iter().last() {
            Some(row) => last = Some(row.id),
            None => return Ok(()),
        }
    }
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
    Ok(())
}

/// Checks that a row can be read as what it stands for.
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
        report.add(format!("{title} was voided before it was made"));
    }
}

/// Whether an id was made at a time: its first half is the time, down to the microsecond.
fn is_id_of(id: BillableId, date_created: Timestamp) -> bool {
    id.as_bytes().first_chunk::<8>() == BillableId::first_at(date_created).as_bytes().first_chunk::<8>()
}
