//! Exact differences of totals. They commute: the totals are the same after any order of the same differences.

use std::collections::BTreeMap;

use billables_billing::{Counted, Day, Item, Sums};
use billables_domain::{AccountId, CustomerId};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Text};

use crate::connection::AnyConnection;
use crate::error::{Cause, StoreError};
use crate::prepared::{of_accounts, prepared, shard_condition};

/// The key of a row of `day_totals`. The order is that of the primary key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    account_id: AccountId,
    month: i64,
    customer_id: CustomerId,
    /// 0 for a month.
    day: i64,
    item: i64,
}

/// Differences of totals.
#[derive(Debug, Default)]
pub(crate) struct Deltas(BTreeMap<Key, Sums>);

impl Deltas {
    /// Adds sums to a customer's day and item.
    ///
    /// # Errors
    ///
    /// A sum does not fit into 64 bits.
    pub(crate) fn add(
        &mut self,
        account_id: &AccountId,
        customer_id: &CustomerId,
        day: Day,
        item: i64,
        sums: &Sums,
    ) -> Result<(), StoreError> {
        self.change(account_id, customer_id, day, item, |of_key| of_key.checked_add(sums))
    }

    /// Adds what the totals hold of a call.
    pub(crate) fn add_counted(&mut self, account_id: &AccountId, counted: &Counted) -> Result<(), StoreError> {
        self.add(account_id, &counted.customer_id, counted.day, counted.item.code(), &counted.sums())
    }

    /// Subtracts what the totals hold of a call.
    pub(crate) fn subtract_counted(&mut self, account_id: &AccountId, counted: &Counted) -> Result<(), StoreError> {
        let Counted { customer_id, day, item, .. } = counted;
        self.change(account_id, customer_id, *day, item.code(), |sums| sums.checked_subtract(&counted.sums()))
    }

    /// Adds a number of pending billables to their report day.
    pub(crate) fn add_pending(
        &mut self,
        account_id: &AccountId,
        customer_id: &CustomerId,
        report_day: Day,
        calls: i64,
    ) -> Result<(), StoreError> {
        self.add(account_id, customer_id, report_day, Item::PENDING, &Sums { calls, ..Sums::default() })
    }

    /// Adds a number of voided billables to a day and item.
    pub(crate) fn add_voided(
        &mut self,
        account_id: &AccountId,
        customer_id: &CustomerId,
        (day, item): (Day, i64),
        voided_calls: i64,
    ) -> Result<(), StoreError> {
        self.add(account_id, customer_id, day, item, &Sums { voided_calls, ..Sums::default() })
    }

    fn change(
        &mut self,
        account_id: &AccountId,
        customer_id: &CustomerId,
        day: Day,
        item: i64,
        change: impl FnOnce(&Sums) -> Result<Sums, billables_billing::SumsOverflow>,
    ) -> Result<(), StoreError> {
        let key = Key {
            account_id: account_id.clone(),
            month: day.month().number(),
            customer_id: customer_id.clone(),
            day: day.number(),
            item,
        };
        let sums = self.0.entry(key).or_default();
        *sums = change(sums).map_err(internal)?;
        Ok(())
    }

    /// Adds the differences to the stored totals of days and months, in the order of the keys.
    ///
    /// # Errors
    ///
    /// A statement failed, or a total does not fit into 64 bits.
    pub(crate) fn write(mut self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        self.0.retain(|_, sums| !sums.is_zero());
        let mut months: BTreeMap<Key, Sums> = BTreeMap::new();
        for (key, sums) in &self.0 {
            let month = months.entry(Key { day: 0, ..key.clone() }).or_default();
            *month = month.checked_add(sums).map_err(internal)?;
        }
        months.retain(|_, sums| !sums.is_zero());
        match connection {
            _ if self.0.is_empty() => {}
            AnyConnection::Sqlite(sqlite) => {
                for (key, sums) in &self.0 {
                    day_of(key, sums).execute(sqlite)?;
                }
                for (key, sums) in &months {
                    month_of(key, sums).execute(sqlite)?;
                }
            }
            AnyConnection::Postgres(postgres) => {
                days_of(&self.0).execute(postgres)?;
                if !months.is_empty() {
                    months_of(&months).execute(postgres)?;
                }
            }
        }
        Ok(())
    }
}

fn internal(error: billables_billing::SumsOverflow) -> StoreError {
    StoreError::Internal(Cause::new(error))
}

/// Declares the statements that add differences to a table, and functions that fill in their values.
macro_rules! totals_statements {
    ($all:ident $fill_all:ident $one:ident $fill_one:ident; $postgres:expr; $sqlite:expr; $($days:ident $day:ident)?; $($sum:ident)*) => {
        prepared! {
            struct $all<'a> {
                account_ids: Vec<&'a str> as Array<Text>,
                months: Vec<i64> as Array<BigInt>,
                customer_ids: Vec<&'a str> as Array<Text>,
                $($days: Vec<i64> as Array<BigInt>,)?
                items: Vec<i64> as Array<BigInt>,
                $($sum: Vec<i64> as Array<BigInt>,)*
            } -> ();
            on Postgres: $postgres;
        }

        fn $fill_all(rows: &BTreeMap<Key, Sums>) -> $all<'_> {
            $all {
                account_ids: rows.keys().map(|key| key.account_id.as_str()).collect(),
                months: rows.keys().map(|key| key.month).collect(),
                customer_ids: rows.keys().map(|key| key.customer_id.as_str()).collect(),
                $($days: rows.keys().map(|key| key.day).collect(),)?
                items: rows.keys().map(|key| key.item).collect(),
                $($sum: rows.values().map(|sums| sums.$sum).collect(),)*
            }
        }

        prepared! {
            struct $one<'a> {
                account_id: &'a str as Text,
                month: i64 as BigInt,
                customer_id: &'a str as Text,
                $($day: i64 as BigInt,)?
                item: i64 as BigInt,
                $($sum: i64 as BigInt,)*
            } -> ();
            on Sqlite: $sqlite;
        }

        fn $fill_one<'a>(key: &'a Key, sums: &Sums) -> $one<'a> {
            $one {
                account_id: key.account_id.as_str(),
                month: key.month,
                customer_id: key.customer_id.as_str(),
                $($day: key.day,)?
                item: key.item,
                $($sum: sums.$sum,)*
            }
        }
    };
}

/// The end of both statements: a row that exists gets the differences.
macro_rules! add_to_totals {
    ($table:literal, $columns:literal, [$($values:tt)*], $key:literal) => {
        concat!(
            "INSERT INTO ",
            $table,
            " AS totals (",
            $columns,
            "calls, answered_calls, voided_calls, seconds, billed_seconds, \
             recorded_calls, foreign_units, foreign_nanos, foreign_unpriced_calls) ",
            $($values)*,
            " ON CONFLICT (",
            $key,
            ") DO UPDATE SET calls = totals.calls + excluded.calls, \
             answered_calls = totals.answered_calls + excluded.answered_calls, \
             voided_calls = totals.voided_calls + excluded.voided_calls, \
             seconds = totals.seconds + excluded.seconds, \
             billed_seconds = totals.billed_seconds + excluded.billed_seconds, \
             recorded_calls = totals.recorded_calls + excluded.recorded_calls, \
             foreign_units = totals.foreign_units + excluded.foreign_units, \
             foreign_nanos = totals.foreign_nanos + excluded.foreign_nanos, \
             foreign_unpriced_calls = totals.foreign_unpriced_calls + excluded.foreign_unpriced_calls"
        )
    };
}

pub(crate) const ADD_DAYS: &str = add_to_totals!(
    "day_totals",
    "account_id, month, customer_id, day, item, ",
    [
        "SELECT accounts.id, made.month, made.customer_id, made.day, made.item, made.calls, made.answered_calls, \
            made.voided_calls, made.seconds, made.billed_seconds, made.recorded_calls, made.foreign_units, made.foreign_nanos, \
            made.foreign_unpriced_calls \
        FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS made (account_id, month, customer_id, day, item, calls, \
            answered_calls, voided_calls, seconds, billed_seconds, recorded_calls, foreign_units, foreign_nanos, \
            foreign_unpriced_calls)",
        of_accounts!()
    ],
    "account_id, month, customer_id, day, item"
);

const ADD_DAY: &str = add_to_totals!(
    "day_totals",
    "account_id, month, customer_id, day, item, ",
    ["VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"],
    "account_id, month, customer_id, day, item"
);

pub(crate) const ADD_MONTHS: &str = add_to_totals!(
    "month_totals",
    "account_id, month, customer_id, item, ",
    [
        "SELECT accounts.id, made.month, made.customer_id, made.item, made.calls, made.answered_calls, made.voided_calls, \
            made.seconds, made.billed_seconds, made.recorded_calls, made.foreign_units, made.foreign_nanos, \
            made.foreign_unpriced_calls \
        FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS made (account_id, month, customer_id, item, calls, answered_calls, \
            voided_calls, seconds, billed_seconds, recorded_calls, foreign_units, foreign_nanos, foreign_unpriced_calls)",
        of_accounts!()
    ],
    "account_id, month, customer_id, item"
);

const ADD_MONTH: &str = add_to_totals!(
    "month_totals",
    "account_id, month, customer_id, item, ",
    ["VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"],
    "account_id, month, customer_id, item"
);

totals_statements! {
    AddDays days_of AddDay day_of; ADD_DAYS; ADD_DAY; days day;
    calls answered_calls voided_calls seconds billed_seconds recorded_calls foreign_units foreign_nanos foreign_unpriced_calls
}

totals_statements! {
    AddMonths months_of AddMonth month_of; ADD_MONTHS; ADD_MONTH; ;
    calls answered_calls voided_calls seconds billed_seconds recorded_calls foreign_units foreign_nanos foreign_unpriced_calls
}
