//! Reads of totals: counts and amounts of days and months, by any grouping, from one snapshot.
//!
//! A read takes no lock. Whole months come from the month totals, parts of months and days from the day totals of the months
//! that the range touches. Reported billables that no rater has looked at are added from the rating queue, so that a count
//! never lags. An amount is the difference of two cumulative amounts of a customer's month and item (`billables-billing`), so
//! that days add up to the month, and lines to the total.

#![deny(clippy::disallowed_types, clippy::float_arithmetic)]

mod billing;
mod explain;
mod lines;
#[cfg(test)]
mod plan_tests;
mod preview;
mod query;
mod reader;
mod selection;
mod usage;
mod walk;

use billables_billing::AccountBook;

pub use self::billing::BillingCustomer;
pub use self::explain::{BillableExplanation, ExplainedRating, ExplainedSetting, ExplainedVersion};
use self::lines::Lines;
pub use self::preview::{BillingPreview, PreviewItem, PreviewQuery};
pub use self::query::{TOTALS_LINES_MAX, Totals, TotalsError, TotalsGroup, TotalsItem, TotalsLine, TotalsQuery};
pub(crate) use self::selection::Selection;
pub use self::usage::UsageRecord;
use crate::connection::AnyConnection;
use crate::rating::queue_rows;
use crate::store::Store;

impl Store {
    /// The totals of an account; `None` for an account that does not exist.
    ///
    /// # Errors
    ///
    /// [`TotalsError`] says which customer, range or amount is at fault.
    pub fn totals(&self, query: &TotalsQuery) -> Result<Option<Totals>, TotalsError> {
        self.snapshot_anywhere(|connection| {
            let Some(book) = self.book(connection, &query.account_id)? else { return Ok(None) };
            read(connection, &book, query).map(Some)
        })
    }
}

/// Reads totals in a transaction with one snapshot, priced by a book.
pub(crate) fn read(
    connection: &mut AnyConnection,
    book: &AccountBook,
    query: &TotalsQuery,
) -> Result<Totals, TotalsError> {
    let customer = query.customer_id.as_ref().map(|id| (id, query.include_descendants));
    let selection = Selection::new(book, query.customers.as_ref(), customer).ok_or(TotalsError::CustomerNotFound)?;
    let waiting = queue_rows::waiting(connection, &query.account_id)?;
    let mut lines = Lines::new(book, &selection, &query.group_by, query.as_of);
    lines.add_waiting(&waiting, query.first_day, query.last_day)?;
    for part in walk::month_parts(query.first_day, query.last_day) {
        walk::add_month(connection, &query.account_id, &mut lines, &part)?;
    }
    let (items, total) = lines.finish()?;
    let time_zone = book.zones().zone(query.last_day.month()).name().to_owned();
    Ok(Totals { currency: book.currency(), time_zone, as_of: query.as_of, items, total })
}
