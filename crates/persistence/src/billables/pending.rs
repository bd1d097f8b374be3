//! Lists of pending billables: live ones whose calls have no final facts yet, oldest first.
//!
//! Nothing is stored for a pending billable, so a list has to look at billables and their calls. The totals say on which
//! days there are pending billables, and a page looks at those days alone. A page also has a limit of looked-at
//! billables, so that it may have fewer items than asked for and still have a next page.

use std::collections::{BTreeSet, HashSet};

use billables_billing::{AccountBook, Day, Item};
use billables_domain::{AccountId, Billable, BillableId, CustomerId, Timestamp};
use diesel::prelude::*;

use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::rating::queue_rows::{Waiting, waiting};
use crate::rows::{self, BillableRow};
use crate::schema::{billables, calls, day_totals};
use crate::store::{Scan, Store};
use crate::totals::{Selection, TotalsError};

/// The number of billables in one read.
const CHUNK: i64 = 1_000;

/// The most billables that a page looks at.
const LOOKED_AT_MAX: usize = 20_000;

/// The pending billables to list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingQuery {
    /// The account.
    pub account_id: AccountId,
    /// The customers that the caller may read; `None` for all.
    pub customers: Option<BTreeSet<CustomerId>>,
    /// Only this customer.
    pub customer_id: Option<CustomerId>,
    /// The first local day of the reports.
    pub first_day: Day,
    /// The last local day of the reports, which is included.
    pub last_day: Day,
}

impl Store {
    /// Lists the pending billables of an account after a place in the list, oldest first; `None` for an account that does not
    /// exist.
    ///
    /// # Errors
    ///
    /// The caller may not read the customer, or the store failed.
    pub fn pending_list(
        &self,
        query: &PendingQuery,
        after: Option<BillableId>,
        limit: usize,
    ) -> Result<Option<Scan<Billable, BillableId>>, TotalsError> {
        self.snapshot_anywhere(|connection| {
            let Some(book) = self.book(connection, &query.account_id)? else { return Ok(None) };
            let customer = query.customer_id.as_ref().map(|id| (id, false));
            let selection =
                Selection::new(&book, query.customers.as_ref(), customer).ok_or(TotalsError::CustomerNotFound)?;
            let waiting = waiting(connection, &query.account_id)?;
            let ids = selection.customers.iter().map(|customer| customer.id.as_str()).collect();
            let mut page = Page { account_id: &query.account_id, ids, limit, looked_at: 0, items: Vec::new() };
            let begins = after.map_or(query.first_day, |id| book.zones().day_of(time_of(id)).max(query.first_day));
            for month in begins.month().through(query.last_day.month()) {
                let part = (begins.max(month.first_day()), query.last_day.min(month.last_day()));
                for day in pending_days(connection, query, &book, &selection, &waiting, part)? {
                    if let Some(next) = page.add_day(connection, &book, &selection, day, after)? {
                        return Ok(Some(Scan { items: page.items, next: Some(next) }));
                    }
                }
            }
            Ok(Some(Scan { items: page.items, next: None }))
        })
    }
}

/// The time in an id, to the millisecond before it.
fn time_of(id: BillableId) -> Timestamp {
    let milliseconds = id.as_bytes().iter().take(6).fold(0_i64, |number, byte| (number << 8) | i64::from(*byte));
    Timestamp::from_microseconds(milliseconds.saturating_mul(1_000))
}

/// The days of a part of a month on which selected customers may have pending billables. Of a large selection, days of other
/// customers are among them.
fn pending_days(
    connection: &mut AnyConnection,
    query: &PendingQuery,
    book: &AccountBook,
    selection: &Selection<'_>,
    waiting: &[Waiting],
    (first, last): (Day, Day),
) -> Result<BTreeSet<Day>, StoreError> {
    let of_totals = day_totals::table
        .filter(day_totals::account_id.eq(query.account_id.as_str()))
        .filter(day_totals::month.eq(first.month().number()))
        .filter(day_totals::day.between(first.number(), last.number()))
        .filter(day_totals::item.eq(Item::PENDING))
        .filter(day_totals::calls.gt(0))
        .select(day_totals::day)
        .distinct()
        .into_boxed();
    let of_totals: Vec<i64> = match selection.looked_up() {
        None => of_totals.load(connection)?,
        Some(ids) => of_totals.filter(day_totals::customer_id.eq_any(ids)).load(connection)?,
    };
    let mut days = BTreeSet::new();
    for day in of_totals {
        days.insert(Day::from_number(day).ok_or_else(|| StoreError::damaged("a day of the totals"))?);
    }
    let of_groups = waiting.iter().filter(|group| group.counts.iter().any(|(id, _)| selection.place(id).is_some()));
    days.extend(
        of_groups.map(|group| book.zones().day_of(group.date_created)).filter(|day| (first..=last).contains(day)),
    );
    Ok(days)
}

struct Page<'a> {
    account_id: &'a AccountId,
    /// The selected customers.
    ids: HashSet<&'a str>,
    limit: usize,
    looked_at: usize,
    items: Vec<Billable>,
}

impl Page<'_> {
    /// Adds the pending billables of the selected customers on a day, and returns the place after which the next page begins if this page is
    /// full.
    fn add_day(
        &mut self,
        connection: &mut AnyConnection,
        book: &AccountBook,
        selection: &Selection<'_>,
        day: Day,
        after: Option<BillableId>,
    ) -> Result<Option<BillableId>, StoreError> {
        let bounds = [day, day.next()].map(|day| BillableId::first_at(book.zones().start_of_day(day)));
        let [first, end] = bounds.map(|id| id.as_bytes().to_vec());
        let mut place = after.map(|id| id.as_bytes().to_vec()).filter(|after| *after >= first);
        loop {
            let mut query = billables::table
                .filter(billables::account_id.eq(self.account_id.as_str()))
                .filter(billables::id.lt(end.clone()))
                .order(billables::id)
                .limit(CHUNK)
                .into_boxed();
            query = match &place {
                Some(place) => query.filter(billables::id.gt(place.clone())),
                None => query.filter(billables::id.ge(first.clone())),
            };
            if let [customer] = selection.customers.as_slice() {
                query = query.filter(billables::customer_id.eq(customer.id.as_str()));
            }
            let chunk: Vec<BillableRow> = query.load(connection)?;
            let Some(last) = chunk.last() else { return Ok(None) };
            let last = rows::billable_id(&last.id)?;
            place = Some(last.as_bytes().to_vec());
            self.looked_at += chunk.len();
            let is_candidate =
                |row: &BillableRow| row.date_voided.is_none() && self.ids.contains(row.customer_id.as_str());
            let candidates: Vec<BillableRow> = chunk.into_iter().filter(is_candidate).collect();
            let finals = final_calls(connection, self.account_id, &candidates)?;
            for row in candidates {
                if finals.contains(&row.call_sid) {
                    continue;
                }
                let billable = Billable::try_from(row)?;
                if self.items.len() == self.limit {
                    return Ok(self.items.last().map(|last| last.id));
                }
                self.items.push(billable);
            }
            if self.looked_at >= LOOKED_AT_MAX {
                return Ok(Some(last));
            }
        }
    }
}

/// Those calls of these billables that have final facts, whether or not a rater has counted them yet.
fn final_calls(
    connection: &mut AnyConnection,
    account_id: &AccountId,
    candidates: &[BillableRow],
) -> Result<HashSet<Vec<u8>>, StoreError> {
    if candidates.is_empty() {
        return Ok(HashSet::new());
    }
    let found: Vec<Vec<u8>> = calls::table
        .filter(calls::account_id.eq(account_id.as_str()))
        .filter(calls::call_sid.eq_any(candidates.iter().map(|row| row.call_sid.as_slice())))
        .filter(calls::state.ne("Open"))
        .select(calls::call_sid)
        .load(connection)?;
    Ok(found.into_iter().collect())
}
