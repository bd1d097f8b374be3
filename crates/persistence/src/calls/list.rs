//! Lists of calls by their start: all calls of a range, and the unreported ones.
//!
//! A page is one read of bounded size. A long list is many pages, and no transaction stays open between them.

use std::collections::HashMap;
use std::fmt;

use billables_billing::{AccountBook, Day, StoredCall};
use billables_domain::{AccountId, CallSid, CallSidMode, FormError, FormRule, Timestamp};
use diesel::prelude::*;

use super::row::CallRow;
use crate::call_sid_column;
use crate::connection::{AnyConnection, MultiBackend};
use crate::error::StoreError;
use crate::schema::{billables, calls};
use crate::store::{Scan, Store};

/// The number of calls in one read of unreported calls.
const CHUNK: usize = 1_000;

/// The most calls that a page of unreported calls looks at.
const LOOKED_AT_MAX: usize = 20_000;

/// A place in a list of calls: behind a call.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CallPosition {
    /// The start of the call.
    pub start_time: Timestamp,
    /// The call.
    pub call_sid: CallSid,
}

impl fmt::Display for CallPosition {
    /// Writes the microseconds of the start, a dot and the call SID.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.start_time.as_microseconds(), self.call_sid)
    }
}

impl CallPosition {
    /// Parses the text of a position.
    ///
    /// # Errors
    ///
    /// [`FormError`] for any other text.
    pub fn parse(text: &str) -> Result<Self, FormError> {
        let parts = text.split_once('.').and_then(|(start, call_sid)| {
            let start_time = Timestamp::from_microseconds(start.parse().ok()?);
            Some(Self { start_time, call_sid: CallSid::parse(call_sid, CallSidMode::Any).ok()? })
        });
        let rule = FormRule::new("is not a place in a list of calls. Send the cursor of a page.");
        parts.ok_or_else(|| FormError::new("place in a list of calls", rule))
    }

    fn of(call: &StoredCall) -> Option<Self> {
        Some(Self { start_time: call.facts.start_time?, call_sid: call.call_sid.clone() })
    }
}

/// The calls of an account that started on local days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallQuery {
    /// The account.
    pub account_id: AccountId,
    /// The first day.
    pub first_day: Day,
    /// The last day, which is included.
    pub last_day: Day,
}

impl Store {
    /// Lists the calls of an account that started in a range of days after a place in the list, by start; `None` for an account
    /// that does not exist.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn call_list(
        &self,
        query: &CallQuery,
        after: Option<&CallPosition>,
        limit: usize,
    ) -> Result<Option<Scan<StoredCall, CallPosition>>, StoreError> {
        self.snapshot_anywhere(|connection| {
            let Some(book) = self.book(connection, &query.account_id)? else { return Ok(None) };
            let rows: Vec<CallRow> = started(query, &book, after, limit.saturating_add(1)).load(connection)?;
            let mut items: Vec<StoredCall> = crate::rows::all(rows)?;
            let has_more = items.len() > limit;
            items.truncate(limit);
            let next = items.last().filter(|_| has_more).and_then(CallPosition::of);
            Ok(Some(Scan { items, next }))
        })
    }

    /// Lists the unreported calls of an account in a range of days after a place in the list, by start: answered calls longer
    /// than 0 seconds without a billable, live or voided, which were not dismissed and are no leg of a call with a live billable.
    /// `None` for an account that does not exist.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn unreported_list(
        &self,
        query: &CallQuery,
        after: Option<&CallPosition>,
        limit: usize,
    ) -> Result<Option<Scan<StoredCall, CallPosition>>, StoreError> {
        self.snapshot_anywhere(|connection| {
            let Some(book) = self.book(connection, &query.account_id)? else { return Ok(None) };
            let mut items: Vec<StoredCall> = Vec::new();
            let mut place = after.cloned();
            let mut looked_at = 0;
            loop {
                // The conditions are those of the index of unreported calls, as literals, so that both databases use the index.
                let rows: Vec<CallRow> = started(query, &book, place.as_ref(), CHUNK)
                    .filter(diesel::dsl::sql::<diesel::sql_types::Bool>(
                        "state = 'Answered' AND duration > 0 AND counted_billable_id IS NULL AND date_dismissed IS NULL",
                    ))
                    .load(connection)?;
                let chunk: Vec<StoredCall> = crate::rows::all(rows)?;
                let Some(last) = chunk.last().and_then(CallPosition::of) else {
                    return Ok(Some(Scan { items, next: None }));
                };
                looked_at += chunk.len();
                let billed = billed(connection, &query.account_id, &chunk)?;
                for call in chunk {
                    let parent = call.facts.parent_call_sid.as_ref();
                    if billed.contains_key(&call.call_sid) || parent.is_some_and(|parent| billed.get(parent) == Some(&true)) {
                        continue;
                    }
                    if items.len() == limit {
                        let next = items.last().and_then(CallPosition::of);
                        return Ok(Some(Scan { items, next }));
                    }
                    items.push(call);
                }
                if looked_at >= LOOKED_AT_MAX {
                    return Ok(Some(Scan { items, next: Some(last) }));
                }
                place = Some(last);
            }
        })
    }
}

/// The calls of a range of days after a place, by start and call SID.
fn started<'a>(
    query: &'a CallQuery,
    book: &AccountBook,
    after: Option<&CallPosition>,
    limit: usize,
) -> calls::BoxedQuery<'a, MultiBackend> {
    let start_of = |day: Day| book.zones().start_of_day(day).as_microseconds();
    let first = start_of(query.first_day);
    let rows = calls::table
        .filter(calls::account_id.eq(query.account_id.as_str()))
        .filter(calls::start_time.lt(start_of(query.last_day.next())))
        .order((calls::start_time.asc(), calls::call_sid.asc()))
        .limit(i64::try_from(limit).unwrap_or(i64::MAX))
        .into_boxed();
    match after.filter(|after| after.start_time.as_microseconds() >= first) {
        None => rows.filter(calls::start_time.ge(first)),
        Some(after) => {
            let start = after.start_time.as_microseconds();
            let is_later = calls::start_time.gt(start).or(calls::call_sid.gt(call_sid_column::encode(&after.call_sid)));
            // The first condition is the bound of the index.
            rows.filter(calls::start_time.ge(start)).filter(is_later.assume_not_null())
        }
    }
}

/// Those of these calls, and of the calls that they are legs of, that were reported, each with whether it has a live billable.
fn billed(
    connection: &mut AnyConnection,
    account_id: &AccountId,
    chunk: &[StoredCall],
) -> Result<HashMap<CallSid, bool>, StoreError> {
    let named = chunk.iter().flat_map(|call| [Some(&call.call_sid), call.facts.parent_call_sid.as_ref()]);
    let call_sids: Vec<Vec<u8>> = named.flatten().map(call_sid_column::encode).collect();
    let mut billed = HashMap::new();
    // Live and voided billables have an index each.
    let of_calls = billables::table
        .filter(billables::account_id.eq(account_id.as_str()))
        .filter(billables::call_sid.eq_any(&call_sids))
        .select(billables::call_sid);
    let voided: Vec<Vec<u8>> = of_calls.clone().filter(billables::date_voided.is_not_null()).load(connection)?;
    let live: Vec<Vec<u8>> = of_calls.filter(billables::date_voided.is_null()).load(connection)?;
    for (found, is_live) in [(voided, false), (live, true)] {
        for bytes in found {
            billed.insert(crate::rows::call_sid(&bytes)?, is_live);
        }
    }
    Ok(billed)
}
