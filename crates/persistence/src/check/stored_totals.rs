//! The stored totals of an account, customer by customer.

use std::collections::VecDeque;

use billables_billing::Sums;
use billables_domain::{AccountId, CustomerId};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text};

use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::schema::{day_totals, month_totals};

/// The number of rows in one read of a month.
const CHUNK: i64 = 500;

/// A row of the day totals or of the month totals.
#[derive(Clone, Debug)]
pub(super) struct TotalsRow {
    customer_id: String,
    pub(super) month: i64,
    /// 0 in the month totals.
    pub(super) day: i64,
    pub(super) item: i64,
    pub(super) sums: Sums,
}

/// The nine sums in the order of the columns.
type SumsTuple = (i64, i64, i64, i64, i64, i64, i64, i64, i64);

/// The columns of the sums, in the order of [`SumsTuple`].
macro_rules! sums_columns {
    ($table:ident) => {
        (
            $table::calls,
            $table::answered_calls,
            $table::voided_calls,
            $table::seconds,
            $table::billed_seconds,
            $table::recorded_calls,
            $table::foreign_units,
            $table::foreign_nanos,
            $table::foreign_unpriced_calls,
        )
    };
}

fn sums_of(columns: SumsTuple) -> Sums {
    let (calls, answered_calls, voided_calls, seconds, billed_seconds, recorded_calls, units, nanos, unpriced) =
        columns;
    Sums {
        calls,
        answered_calls,
        voided_calls,
        seconds,
        billed_seconds,
        recorded_calls,
        foreign_units: units,
        foreign_nanos: nanos,
        foreign_unpriced_calls: unpriced,
    }
}

#[derive(Clone, Copy)]
enum Table {
    Days,
    Months,
}

/// The months of both tables. The keys of the tables begin with the month, so that each month is a range in the order of
/// customers.
pub(super) struct StoredTotals<'a> {
    days: Vec<MonthRows<'a>>,
    months: Vec<MonthRows<'a>>,
}

impl<'a> StoredTotals<'a> {
    pub(super) fn new(connection: &mut AnyConnection, account_id: &'a AccountId) -> Result<Self, StoreError> {
        Ok(Self {
            days: months_of(connection, account_id, Table::Days)?,
            months: months_of(connection, account_id, Table::Months)?,
        })
    }

    /// The day totals of a customer. The caller asks for the customers in the order of ids.
    pub(super) fn days_of(
        &mut self,
        connection: &mut AnyConnection,
        customer_id: &CustomerId,
    ) -> Result<Vec<TotalsRow>, StoreError> {
        rows_of(&mut self.days, connection, customer_id)
    }

    /// The month totals of a customer. The caller asks for the customers in the order of ids.
    pub(super) fn months_of(
        &mut self,
        connection: &mut AnyConnection,
        customer_id: &CustomerId,
    ) -> Result<Vec<TotalsRow>, StoreError> {
        rows_of(&mut self.months, connection, customer_id)
    }
}

fn rows_of(
    months: &mut [MonthRows<'_>],
    connection: &mut AnyConnection,
    customer_id: &CustomerId,
) -> Result<Vec<TotalsRow>, StoreError> {
    let mut rows = Vec::new();
    for month in months {
        month.add_rows_of(connection, customer_id, &mut rows)?;
    }
    Ok(rows)
}

/// The months with rows. Each step looks up the first month after the one before in the key.
fn months_of<'a>(
    connection: &mut AnyConnection,
    account_id: &'a AccountId,
    table: Table,
) -> Result<Vec<MonthRows<'a>>, StoreError> {
    let mut months = Vec::new();
    let mut last = i64::MIN;
    loop {
        macro_rules! next_month {
            ($table:ident) => {
                $table::table
                    .filter($table::account_id.eq(account_id.as_str()))
                    .filter($table::month.gt(last))
                    .order(($table::account_id, $table::month))
                    .select($table::month)
                    .first(connection)
                    .optional()?
            };
        }
        let next: Option<i64> = match table {
            Table::Days => next_month!(day_totals),
            Table::Months => next_month!(month_totals),
        };
        let Some(month) = next else { return Ok(months) };
        last = month;
        let (chunk, after) = (VecDeque::new(), (String::new(), 0, 0));
        months.push(MonthRows { account_id, table, month, chunk, after, is_at_end: false });
    }
}

/// The rows of a month, in the order of customers.
struct MonthRows<'a> {
    account_id: &'a AccountId,
    table: Table,
    month: i64,
    chunk: VecDeque<TotalsRow>,
    /// The customer, day and item of the last row that was read. No id is empty.
    after: (String, i64, i64),
    is_at_end: bool,
}

impl MonthRows<'_> {
    fn add_rows_of(
        &mut self,
        connection: &mut AnyConnection,
        customer_id: &CustomerId,
        rows: &mut Vec<TotalsRow>,
    ) -> Result<(), StoreError> {
        loop {
            while let Some(row) = self.chunk.front() {
                match row.customer_id.as_str().cmp(customer_id.as_str()) {
                    std::cmp::Ordering::Less => drop(self.chunk.pop_front()),
                    std::cmp::Ordering::Equal => rows.extend(self.chunk.pop_front()),
                    std::cmp::Ordering::Greater => return Ok(()),
                }
            }
            if self.is_at_end {
                return Ok(());
            }
            self.read(connection)?;
        }
    }

    fn read(&mut self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let (account_id, month) = (self.account_id.as_str(), self.month);
        let (customer_id, day, item) = self.after.clone();
        let row = |(customer_id, day, item, sums)| TotalsRow { customer_id, month, day, item, sums: sums_of(sums) };
        let found: Vec<TotalsRow> = match self.table {
            Table::Days => {
                let is_after = sql::<Bool>("(customer_id, day, item) > (")
                    .bind::<Text, _>(customer_id)
                    .sql(", ")
                    .bind::<BigInt, _>(day)
                    .sql(", ")
                    .bind::<BigInt, _>(item)
                    .sql(")");
                let found: Vec<(String, i64, i64, SumsTuple)> = day_totals::table
                    .filter(day_totals::account_id.eq(account_id))
                    .filter(day_totals::month.eq(month))
                    .filter(is_after)
                    .order((day_totals::customer_id, day_totals::day, day_totals::item))
                    .select((day_totals::customer_id, day_totals::day, day_totals::item, sums_columns!(day_totals)))
                    .limit(CHUNK)
                    .load(connection)?;
                found.into_iter().map(row).collect()
            }
            Table::Months => {
                let is_after = sql::<Bool>("(customer_id, item) > (")
                    .bind::<Text, _>(customer_id)
                    .sql(", ")
                    .bind::<BigInt, _>(item)
                    .sql(")");
                let found: Vec<(String, i64, SumsTuple)> = month_totals::table
                    .filter(month_totals::account_id.eq(account_id))
                    .filter(month_totals::month.eq(month))
                    .filter(is_after)
                    .order((month_totals::customer_id, month_totals::item))
                    .select((month_totals::customer_id, month_totals::item, sums_columns!(month_totals)))
                    .limit(CHUNK)
                    .load(connection)?;
                found.into_iter().map(|(customer_id, item, sums)| row((customer_id, 0, item, sums))).collect()
            }
        };
        self.is_at_end = i64::try_from(found.len()).unwrap_or(i64::MAX) < CHUNK;
        if let Some(last) = found.last() {
            self.after = (last.customer_id.clone(), last.day, last.item);
        }
        self.chunk = found.into();
        Ok(())
    }
}
