//! The published totals of a range: the carrier's prices of foreign calls, and whether a call was recorded, by customer.

use std::collections::{BTreeMap, BTreeSet};

use billables_billing::{Day, ForeignCost, Sums};
use billables_domain::{AccountId, CustomerId};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::query::{TotalsError, TotalsQuery};
use super::reader::load;
use super::selection::Selection;
use super::walk::{MonthPart, month_parts};
use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::prepared::prepared;
use crate::rating::queue_rows::waiting;
use crate::rows;
use crate::store::Store;

/// A line of the published totals: a customer with billed calls in a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillingCustomer {
    /// The customer.
    pub customer_id: CustomerId,
    /// The sum of the carrier's prices of calls to or from other countries than the account's. Prices in another unit are left
    /// out; [`super::query::TotalsItem::foreign_unpriced_calls`] counts them.
    pub international_costs: ForeignCost,
    /// Whether a billed call of the range was recorded.
    pub has_call_recording: bool,
}

/// Customer, calls, recorded calls, and the two parts of the carrier's prices.
type Columns = (Text, BigInt, BigInt, BigInt, BigInt);
type Tuple = (String, i64, i64, i64, i64);

// No id has a `~`, and every id is below it.
const BEYOND_IDS: &str = "~";

prepared! {
    struct OfMonth<'a> {
        account_id: &'a str as Text,
        month: i64 as BigInt,
        first_customer: &'a str as Text,
        last_customer: &'a str as Text,
    } -> Columns;
    on Both: "SELECT customer_id, CAST(sum(calls) AS bigint), CAST(sum(recorded_calls) AS bigint), \
        CAST(sum(foreign_units) AS bigint), CAST(sum(foreign_nanos) AS bigint) FROM month_totals \
        WHERE account_id = ? AND month = ? AND customer_id >= ? AND customer_id <= ? GROUP BY customer_id";
}

prepared! {
    struct OfDays<'a> {
        account_id: &'a str as Text,
        month: i64 as BigInt,
        first_customer: &'a str as Text,
        last_customer: &'a str as Text,
        first_day: i64 as BigInt,
        last_day: i64 as BigInt,
    } -> Columns;
    on Both: "SELECT customer_id, CAST(sum(calls) AS bigint), CAST(sum(recorded_calls) AS bigint), \
        CAST(sum(foreign_units) AS bigint), CAST(sum(foreign_nanos) AS bigint) FROM day_totals \
        WHERE account_id = ? AND month = ? AND customer_id >= ? AND customer_id <= ? AND day >= ? AND day <= ? \
        GROUP BY customer_id";
}

impl Store {
    /// The published totals of the customers with billed calls in a range, by id; `None` for an account that does not exist. The
    /// grouping of the query does not matter.
    ///
    /// A billed call is a live billable: one that waits for facts too, which has no costs yet.
    ///
    /// # Errors
    ///
    /// The caller may not read the customer, or the store failed.
    pub fn billing(&self, query: &TotalsQuery) -> Result<Option<Vec<BillingCustomer>>, TotalsError> {
        self.snapshot_anywhere(|connection| {
            let Some(book) = self.book(connection, &query.account_id)? else { return Ok(None) };
            let customer = query.customer_id.as_ref().map(|id| (id, query.include_descendants));
            let selection =
                Selection::new(&book, query.customers.as_ref(), customer).ok_or(TotalsError::CustomerNotFound)?;
            let selected: BTreeSet<&CustomerId> = selection.customers.iter().map(|customer| &customer.id).collect();
            let mut sums: BTreeMap<CustomerId, Sums> = BTreeMap::new();
            let days = query.first_day..=query.last_day;
            for group in waiting(connection, &query.account_id)? {
                if days.contains(&book.zones().day_of(group.date_created)) {
                    for (customer_id, calls) in group.counts {
                        add(&mut sums, customer_id, Sums { calls, ..Sums::default() })?;
                    }
                }
            }
            for part in month_parts(query.first_day, query.last_day) {
                let bounds = [selection.customers.first(), selection.customers.last()];
                let [Some(first), Some(last)] = bounds else { break };
                let is_everyone = query.customers.is_none() && query.customer_id.is_none();
                let bounds = if is_everyone { ("", BEYOND_IDS) } else { (first.id.as_str(), last.id.as_str()) };
                for (customer_id, of_customer) in load_part(connection, &query.account_id, &part, bounds)? {
                    add(&mut sums, customer_id, of_customer)?;
                }
            }
            let billed = sums.into_iter().filter(|(id, sums)| sums.calls > 0 && selected.contains(id));
            let customers = billed.map(|(customer_id, sums)| BillingCustomer {
                customer_id,
                international_costs: sums.foreign_cost(),
                has_call_recording: sums.recorded_calls > 0,
            });
            Ok(Some(customers.collect()))
        })
    }
}

fn add(sums: &mut BTreeMap<CustomerId, Sums>, customer_id: CustomerId, further: Sums) -> Result<(), StoreError> {
    let of_customer = sums.entry(customer_id).or_default();
    *of_customer = of_customer.checked_add(&further).map_err(|_| StoreError::damaged("totals that are too large"))?;
    Ok(())
}

fn load_part(
    connection: &mut AnyConnection,
    account_id: &AccountId,
    part: &MonthPart,
    (first_customer, last_customer): (&str, &str),
) -> Result<Vec<(CustomerId, Sums)>, StoreError> {
    let (account_id, month) = (account_id.as_str(), part.month.number());
    let found: Vec<Tuple> = if part.is_whole() {
        load!(connection, OfMonth { account_id, month, first_customer, last_customer })
    } else {
        let (first_day, last_day) = (Day::number(part.first), Day::number(part.last));
        load!(connection, OfDays { account_id, month, first_customer, last_customer, first_day, last_day })
    };
    let of_customers = found.into_iter().map(|(customer_id, calls, recorded_calls, foreign_units, foreign_nanos)| {
        let sums = Sums { calls, recorded_calls, foreign_units, foreign_nanos, ..Sums::default() };
        Ok((rows::customer_id(&customer_id)?, sums))
    });
    of_customers.collect()
}
