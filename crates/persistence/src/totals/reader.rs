//! The rows of a month, in the order of the key, in chunks.

use std::collections::VecDeque;

use billables_billing::{Month, Sums};
use billables_domain::{AccountId, CustomerId};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::prepared::prepared;

/// Runs a statement of both databases.
macro_rules! load {
    ($connection:expr, $statement:expr) => {
        match $connection {
            AnyConnection::Sqlite(sqlite) => $statement.load(sqlite)?,
            AnyConnection::Postgres(postgres) => $statement.load(postgres)?,
        }
    };
}
pub(super) use load;

/// The number of rows in one read.
const CHUNK: i64 = 20_000;

/// A row of the day totals or of the month totals.
#[derive(Clone, Debug)]
pub(super) struct Row {
    customer_id: String,
    /// Of month totals: the first day of the month.
    pub(super) day: i64,
    pub(super) item: i64,
    /// The numbers that totals show.
    pub(super) sums: Sums,
}

/// Customer, day, item, calls, answered calls, voided calls, seconds, billed seconds, foreign calls without a price.
type Columns = (Text, BigInt, BigInt, BigInt, BigInt, BigInt, BigInt, BigInt, BigInt);
type Tuple = (String, i64, i64, i64, i64, i64, i64, i64, i64);

impl From<Tuple> for Row {
    fn from(row: Tuple) -> Self {
        let (customer_id, day, item, calls, answered_calls, voided_calls, seconds, billed_seconds, unpriced) = row;
        let sums = Sums {
            calls,
            answered_calls,
            voided_calls,
            seconds,
            billed_seconds,
            foreign_unpriced_calls: unpriced,
            ..Sums::default()
        };
        Self { customer_id, day, item, sums }
    }
}

macro_rules! select {
    ($columns:literal) => {
        concat!(
            "SELECT customer_id, ",
            $columns,
            ", item, calls, answered_calls, voided_calls, seconds, billed_seconds, foreign_unpriced_calls FROM "
        )
    };
}

pub(super) const MONTH_OF_ACCOUNT: &str = concat!(
    select!("CAST(? AS bigint)"),
    "month_totals WHERE account_id = ? AND month = ? AND (customer_id, item) > (?, ?) \
     ORDER BY customer_id, item LIMIT ?"
);

prepared! {
    /// The month totals of an account after a customer and item.
    struct MonthOfAccount<'a> {
        first_day: i64 as BigInt,
        account_id: &'a str as Text,
        month: i64 as BigInt,
        after_customer: &'a str as Text,
        after_item: i64 as BigInt,
        limit: i64 as BigInt,
    } -> Columns;
    on Both: MONTH_OF_ACCOUNT;
}

pub(super) const MONTH_OF_CUSTOMER: &str = concat!(
    select!("CAST(? AS bigint)"),
    "month_totals WHERE account_id = ? AND month = ? AND customer_id = ? ORDER BY item"
);

prepared! {
    /// The month totals of a customer.
    struct MonthOfCustomer<'a> {
        first_day: i64 as BigInt,
        account_id: &'a str as Text,
        month: i64 as BigInt,
        customer_id: &'a str as Text,
    } -> Columns;
    on Both: MONTH_OF_CUSTOMER;
}

pub(super) const DAYS_OF_ACCOUNT: &str = concat!(
    select!("day"),
    "day_totals WHERE account_id = ? AND month = ? AND (customer_id, day, item) > (?, ?, ?) AND day <= ? \
     ORDER BY customer_id, day, item LIMIT ?"
);

prepared! {
    /// The day totals of an account's month up to a day, after a customer, day and item.
    struct DaysOfAccount<'a> {
        account_id: &'a str as Text,
        month: i64 as BigInt,
        after_customer: &'a str as Text,
        after_day: i64 as BigInt,
        after_item: i64 as BigInt,
        last_day: i64 as BigInt,
        limit: i64 as BigInt,
    } -> Columns;
    on Both: DAYS_OF_ACCOUNT;
}

pub(super) const DAYS_OF_CUSTOMER: &str = concat!(
    select!("day"),
    "day_totals WHERE account_id = ? AND month = ? AND customer_id = ? AND day <= ? ORDER BY day, item"
);

prepared! {
    /// The day totals of a customer's month up to a day.
    struct DaysOfCustomer<'a> {
        account_id: &'a str as Text,
        month: i64 as BigInt,
        customer_id: &'a str as Text,
        last_day: i64 as BigInt,
    } -> Columns;
    on Both: DAYS_OF_CUSTOMER;
}

/// The table to read.
#[derive(Clone, Copy, Debug)]
pub(super) enum Level {
    /// The month totals.
    Month,
    /// The day totals up to this day.
    Days {
        /// The last day.
        last_day: i64,
    },
}

/// The rows of an account's month. The caller asks for the customers in the order of ids.
pub(super) struct MonthReader<'a> {
    account_id: &'a AccountId,
    month: Month,
    level: Level,
    /// Whether each customer's rows are looked up on their own.
    is_looked_up: bool,
    chunk: VecDeque<Row>,
    /// The key of the last row of the chunk; `None` before the first chunk.
    after: Option<(String, i64, i64)>,
    is_at_end: bool,
}

impl<'a> MonthReader<'a> {
    pub(super) fn new(account_id: &'a AccountId, month: Month, level: Level, is_looked_up: bool) -> Self {
        Self { account_id, month, level, is_looked_up, chunk: VecDeque::new(), after: None, is_at_end: false }
    }

    /// The rows of a customer, by day and item. The function passes over the rows of customers before it.
    pub(super) fn rows_of(
        &mut self,
        connection: &mut AnyConnection,
        customer_id: &CustomerId,
    ) -> Result<Vec<Row>, StoreError> {
        if self.is_looked_up {
            return self.look_up(connection, customer_id);
        }
        let mut rows = Vec::new();
        loop {
            while let Some(row) = self.chunk.front() {
                match row.customer_id.as_str().cmp(customer_id.as_str()) {
                    std::cmp::Ordering::Less => drop(self.chunk.pop_front()),
                    std::cmp::Ordering::Equal => rows.extend(self.chunk.pop_front()),
                    std::cmp::Ordering::Greater => return Ok(rows),
                }
            }
            if self.is_at_end {
                return Ok(rows);
            }
            self.read_chunk(connection)?;
        }
    }

    fn read_chunk(&mut self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        // No id is empty.
        let (customer, day, item) = self.after.take().unwrap_or_default();
        let (account_id, month) = (self.account_id.as_str(), self.month.number());
        let found: Vec<Tuple> = match self.level {
            Level::Month => {
                let statement = MonthOfAccount {
                    first_day: self.month.first_day().number(),
                    account_id,
                    month,
                    after_customer: &customer,
                    after_item: item,
                    limit: CHUNK,
                };
                load!(connection, statement)
            }
            Level::Days { last_day } => {
                let statement = DaysOfAccount {
                    account_id,
                    month,
                    after_customer: &customer,
                    after_day: day,
                    after_item: item,
                    last_day,
                    limit: CHUNK,
                };
                load!(connection, statement)
            }
        };
        self.is_at_end = i64::try_from(found.len()).unwrap_or(i64::MAX) < CHUNK;
        self.chunk = found.into_iter().map(Row::from).collect();
        self.after = self.chunk.back().map(|row| (row.customer_id.clone(), row.day, row.item));
        Ok(())
    }

    fn look_up(&self, connection: &mut AnyConnection, customer_id: &CustomerId) -> Result<Vec<Row>, StoreError> {
        let (account_id, month, customer_id) = (self.account_id.as_str(), self.month.number(), customer_id.as_str());
        let found: Vec<Tuple> = match self.level {
            Level::Month => {
                let first_day = self.month.first_day().number();
                load!(connection, MonthOfCustomer { first_day, account_id, month, customer_id })
            }
            Level::Days { last_day } => {
                load!(connection, DaysOfCustomer { account_id, month, customer_id, last_day })
            }
        };
        Ok(found.into_iter().map(Row::from).collect())
    }
}
