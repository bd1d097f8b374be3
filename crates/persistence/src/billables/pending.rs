//! Lists of pending billables: live ones whose calls have no final facts yet, oldest first.
//!
//! Nothing is stored for a pending billable, so a list has to look at billables and their calls. The totals say on which
//! days which customers have pending billables, and a page looks at those days alone. A page also has a limit of looked-at
//! billables, so that it may have fewer items than asked for and still have a next page.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use billables_billing::{AccountBook, Day, Month};
use billables_domain::{AccountId, Billable, BillableId, CustomerId, Timestamp};
use diesel::prelude::*;

use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::rating::queue_rows::{Waiting, waiting};
use crate::rows::{self, BillableRow};
use crate::schema::{billables, calls, day_totals, month_totals};
use crate::store::{Scan, Store};
use crate::totals::{Selection, TotalsError};

/// The number of billables in one read.
const CHUNK: i64 = 1_000;

/// The most billables that a page looks at.
const LOOKED_AT_MAX: usize = 20_000;

/// The item of pending billables in the totals.
const PENDING: i64 = 0;

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
        self.snapshot(|connection| {
            let Some(book) = self.book(connection, &query.account_id)? else { return Ok(None) };
            let customer = query.customer_id.as_ref().map(|id| (id, false));
            let selection =
                Selection::new(&book, query.customers.as_ref(), customer).ok_or(TotalsError::CustomerNotFound)?;
            let waiting = waiting(connection, &query.account_id)?;
            let mut page = Page { account_id: &query.account_id, limit, looked_at: 0, items: Vec::new() };
            let begins = after.map_or(query.first_day, |id| book.zones().day_of(time_of(id)).max(query.first_day));
            for month in begins.month().through(query.last_day.month()) {
                for (day, customers) in pending_days(connection, query, &book, &selection, &waiting, month)? {
                    if day < begins || day > query.last_day {
                        continue;
                    }
                    if let Some(next) = page.add_day(connection, &book, day, &customers, after)? {
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

/// The days of a month with pending billables of selected customers, and these customers.
fn pending_days(
    connection: &mut AnyConnection,
    query: &PendingQuery,
    book: &AccountBook,
    selection: &Selection<'_>,
    waiting: &[Waiting],
    month: Month,
) -> Result<BTreeMap<Day, BTreeSet<CustomerId>>, StoreError> {
    let mut counts: BTreeMap<(Day, CustomerId), i64> = BTreeMap::new();
    for group in waiting {
        let day = book.zones().day_of(group.date_created);
        for (customer_id, calls) in group.counts.iter().filter(|_| day.month() == month) {
            *counts.entry((day, customer_id.clone())).or_default() += calls;
        }
    }
    let of_month: Vec<(String, i64)> = month_totals::table
        .filter(month_totals::account_id.eq(query.account_id.as_str()))
        .filter(month_totals::month.eq(month.number()))
        .filter(month_totals::item.eq(PENDING))
        .filter(month_totals::calls.ne(0))
        .select((month_totals::customer_id, month_totals::calls))
        .load(connection)?;
    let mut customers = BTreeSet::new();
    for (customer_id, _) in of_month {
        customers.insert(rows::customer_id(&customer_id)?);
    }
    customers.extend(counts.keys().map(|(_, customer_id)| customer_id.clone()));
    customers.retain(|customer_id| selection.place(customer_id).is_some());
    for customer_id in &customers {
        let of_days: Vec<(i64, i64)> = day_totals::table
            .filter(day_totals::account_id.eq(query.account_id.as_str()))
            .filter(day_totals::month.eq(month.number()))
            .filter(day_totals::customer_id.eq(customer_id.as_str()))
            .filter(day_totals::item.eq(PENDING))
            .select((day_totals::day, day_totals::calls))
            .load(connection)?;
        for (day, calls) in of_days {
            let day = Day::from_number(day).ok_or_else(|| StoreError::damaged("a day of the totals"))?;
            *counts.entry((day, customer_id.clone())).or_default() += calls;
        }
    }
    let mut days: BTreeMap<Day, BTreeSet<CustomerId>> = BTreeMap::new();
    for ((day, customer_id), calls) in counts {
        if calls > 0 && customers.contains(&customer_id) {
            days.entry(day).or_default().insert(customer_id);
        }
    }
    Ok(days)
}

struct Page<'a> {
    account_id: &'a AccountId,
    limit: usize,
    looked_at: usize,
    items: Vec<Billable>,
}

impl Page<'_> {
    /// Adds the pending billables of customers and a day, and returns the place after which the next page begins if this page is
    /// full.
    fn add_day(
        &mut self,
        connection: &mut AnyConnection,
        book: &AccountBook,
        day: Day,
        customers: &BTreeSet<CustomerId>,
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
            if let (Some(customer_id), 1) = (customers.first(), customers.len()) {
                query = query.filter(billables::customer_id.eq(customer_id.as_str()));
            }
            let chunk: Vec<BillableRow> = query.load(connection)?;
            let Some(last) = chunk.last() else { return Ok(None) };
            let last = rows::billable_id(&last.id)?;
            place = Some(last.as_bytes().to_vec());
            self.looked_at += chunk.len();
            let is_candidate = |row: &BillableRow| {
                row.date_voided.is_none() && customers.iter().any(|customer_id| customer_id.as_str() == row.customer_id)
            };
            let candidates: Vec<BillableRow> = chunk.into_iter().filter(is_candidate).collect();
            let counted = counted(connection, self.account_id, &candidates)?;
            for row in candidates {
                if counted.get(&row.call_sid) == Some(&row.id) {
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

/// The billables that the totals count for the calls of these billables.
fn counted(
    connection: &mut AnyConnection,
    account_id: &AccountId,
    candidates: &[BillableRow],
) -> Result<HashMap<Vec<u8>, Vec<u8>>, StoreError> {
    if candidates.is_empty() {
        return Ok(HashMap::new());
    }
    let found: Vec<(Vec<u8>, Option<Vec<u8>>)> = calls::table
        .filter(calls::account_id.eq(account_id.as_str()))
        .filter(calls::call_sid.eq_any(candidates.iter().map(|row| row.call_sid.as_slice())))
        .select((calls::call_sid, calls::counted_billable_id))
        .load(connection)?;
    Ok(found.into_iter().filter_map(|(call_sid, billable_id)| Some((call_sid, billable_id?))).collect())
}
