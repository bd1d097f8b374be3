//! The totals at a void and at a reinstatement, in the transaction of each, which has locked the account.

use std::collections::BTreeSet;

use billables_billing::{Day, Item, StoredCall};
use billables_domain::Billable;
use diesel::prelude::*;

use super::deltas::Deltas;
use super::locked_books::LockedBooks;
use super::reconcile::{Calls, Known, reconcile};
use crate::call_sid_column;
use crate::calls::write;
use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::schema::calls;

/// The day and item under which the totals count the void of a rated billable.
pub(crate) type VoidPlace = (Day, i64);

/// Takes the sums of a billable back, and counts its void. Returns the place of the void, if the billable was rated.
///
/// A billable that no rater has seen yet is subtracted from the pending ones of its day all the same: the rater adds it later.
pub(crate) fn voided(
    connection: &mut AnyConnection,
    billable: &Billable,
    books: &mut LockedBooks,
) -> Result<Option<VoidPlace>, StoreError> {
    let account_id = &billable.attribution.account_id;
    let customer_id = &billable.attribution.customer_id;
    let call_sid = call_sid_column::encode(&billable.call_sid);
    let mut deltas = Deltas::default();
    // Under the lock of the account only this transaction changes what the totals hold of the call.
    let call = write::read(connection, &[(account_id.as_str(), &call_sid)])?.into_values().next();
    let counted = call.and_then(|call: StoredCall| call.counted).filter(|counted| counted.billable_id == billable.id);
    let place = if let Some(counted) = counted {
        deltas.subtract_counted(account_id, &counted)?;
        uncount(connection, account_id.as_str(), &call_sid)?;
        Some((counted.day, counted.item.code()))
    } else {
        deltas.add_pending(account_id, customer_id, report_day(connection, billable, books)?, -1)?;
        None
    };
    let counted_at = place.map_or_else(|| report_place(connection, billable, books), Ok)?;
    deltas.add_voided(account_id, customer_id, counted_at, 1)?;
    deltas.write(connection)?;
    Ok(place)
}

/// Takes the count of a void back, and counts the billable again: rated at once if its call has final facts. The row of the
/// billable is live already.
pub(crate) fn reinstated(
    connection: &mut AnyConnection,
    billable: &Billable,
    place: Option<VoidPlace>,
    books: &mut LockedBooks,
) -> Result<(), StoreError> {
    let account_id = &billable.attribution.account_id;
    let customer_id = &billable.attribution.customer_id;
    let mut deltas = Deltas::default();
    let counted_at = place.map_or_else(|| report_place(connection, billable, books), Ok)?;
    deltas.add_voided(account_id, customer_id, counted_at, -1)?;
    deltas.add_pending(account_id, customer_id, report_day(connection, billable, books)?, 1)?;
    let calls: Calls<'_> = [(account_id, [call_sid_column::encode(&billable.call_sid)].into())].into();
    reconcile(connection, &calls, Known::default(), books, &mut deltas)?;
    deltas.write(connection)
}

fn report_day(connection: &mut AnyConnection, billable: &Billable, books: &mut LockedBooks) -> Result<Day, StoreError> {
    let book = books.book(connection, &billable.attribution.account_id, &BTreeSet::new())?;
    Ok(book.zones().day_of(billable.date_created))
}

fn report_place(
    connection: &mut AnyConnection,
    billable: &Billable,
    books: &mut LockedBooks,
) -> Result<VoidPlace, StoreError> {
    Ok((report_day(connection, billable, books)?, Item::PENDING))
}

/// Clears what the totals hold of a call.
fn uncount(connection: &mut AnyConnection, account_id: &str, call_sid: &[u8]) -> Result<(), StoreError> {
    diesel::update(calls::table.find((account_id, call_sid)))
        .set((
            calls::counted_billable_id.eq(None::<Vec<u8>>),
            calls::counted_customer_id.eq(None::<String>),
            calls::counted_report_day.eq(None::<i64>),
            calls::counted_version.eq(None::<i64>),
            calls::counted_rating.eq(None::<i64>),
            calls::counted_day.eq(None::<i64>),
            calls::counted_item.eq(None::<i64>),
            calls::counted_seconds.eq(None::<i64>),
            calls::counted_billed_seconds.eq(None::<i64>),
            calls::counted_is_recorded.eq(None::<i64>),
            calls::counted_foreign_price.eq(None::<i64>),
        ))
        .execute(connection)?;
    Ok(())
}
