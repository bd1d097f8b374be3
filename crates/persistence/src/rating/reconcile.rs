//! Reconciliation: for each call, what the totals should hold of it, beside what they hold.
//!
//! The totals should hold a call if it has a live billable and final facts. The held part stands on the call's row. The
//! difference goes to the totals in the transaction that changes the row, so a change subtracts exactly what was added.
//!
//! The caller has locked the accounts, so no other transaction changes these parts of the rows, voids or reinstates. Facts may
//! come at the same time. So the update names the version that this transaction read: if the call has a newer one by then, the
//! row and the totals stay, and the queue row of the newer facts leads to the next look.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use billables_billing::{AccountBook, BillableRef, Counted, Day, StoredCall};
use billables_domain::{AccountId, BillableId, CustomerId, Timestamp};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Binary, Nullable, Text};

use super::deltas::Deltas;
use super::locked_books::LockedBooks;
use super::packed::CallKey;
use crate::calls::row::UNPRICED;
use crate::calls::write::{self, OwnedCallKey};
use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::prepared::{prepared, shard_condition};
use crate::rows;

/// The calls to look at, by account.
pub(crate) type Calls<'a> = BTreeMap<&'a AccountId, BTreeSet<CallKey>>;

/// The live billable of a call.
#[derive(Clone, Debug)]
pub(crate) struct LiveBillable {
    pub(crate) id: BillableId,
    pub(crate) customer_id: CustomerId,
    pub(crate) date_created: Timestamp,
}

/// Calls and live billables that the same transaction wrote, so that they need no look at the store.
#[derive(Debug, Default)]
pub(crate) struct Known {
    pub(crate) calls: HashMap<OwnedCallKey, StoredCall>,
    pub(crate) live: HashMap<OwnedCallKey, LiveBillable>,
}

impl Known {
    /// Adds a version of a call. The newest one counts.
    pub(crate) fn call(&mut self, key: OwnedCallKey, call: &StoredCall) {
        if self.calls.get(&key).is_none_or(|known| known.version < call.version) {
            self.calls.insert(key, call.clone());
        }
    }
}

/// A call whose count may change.
struct Candidate {
    key: OwnedCallKey,
    call: StoredCall,
    /// The live billable and the book of its account.
    billable: Option<(LiveBillable, Arc<AccountBook>)>,
    /// The part that the totals should hold.
    should: Option<Counted>,
}

impl Candidate {
    fn count(&self, kept_day: Option<Day>) -> Option<Counted> {
        let (billable, book) = self.billable.as_ref()?;
        let LiveBillable { id, customer_id, date_created } = billable;
        let billable = BillableRef { billable_id: *id, customer_id, date_created: *date_created };
        book.count(&self.call.facts, self.call.version, kept_day, billable)
    }

    /// The day that the totals hold, if the call would move to another day.
    fn former_day(&self) -> Option<Day> {
        let former = self.call.counted.as_ref()?.day;
        self.should.as_ref().is_some_and(|should| should.day != former).then_some(former)
    }
}

/// Reconciles calls of locked accounts, and adds the differences of the totals.
pub(crate) fn reconcile(
    connection: &mut AnyConnection,
    calls: &Calls<'_>,
    known: Known,
    books: &mut LockedBooks,
    deltas: &mut Deltas,
) -> Result<(), StoreError> {
    let mut candidates = candidates(connection, calls, known, books)?;
    keep_days(connection, &mut candidates)?;
    candidates.retain(|candidate| candidate.should != candidate.call.counted);
    let is_stored = store(connection, &candidates)?;
    for (candidate, _) in candidates.iter().zip(is_stored).filter(|(_, is_stored)| *is_stored) {
        apply(candidate, deltas)?;
    }
    Ok(())
}

/// The calls with final facts that the totals do not hold with these facts.
fn candidates(
    connection: &mut AnyConnection,
    calls: &Calls<'_>,
    known: Known,
    books: &mut LockedBooks,
) -> Result<Vec<Candidate>, StoreError> {
    let keys: Vec<(&str, &[u8])> = calls
        .iter()
        .flat_map(|(account_id, of_account)| of_account.iter().map(|call| (account_id.as_str(), call.as_slice())))
        .collect();
    let unknown: Vec<_> =
        keys.iter().copied().filter(|&(id, sid)| !known.calls.contains_key(&owned(id, sid))).collect();
    let mut stored = write::read(connection, &unknown)?;
    stored.extend(known.calls);
    // A call that is counted with its newest facts is counted for its live billable: a void takes the count back.
    stored.retain(|_, call| {
        call.state.is_final() && call.counted.as_ref().is_none_or(|counted| counted.version != call.version)
    });
    let keys: Vec<(&str, &[u8])> =
        keys.into_iter().filter(|&(account_id, call_sid)| stored.contains_key(&owned(account_id, call_sid))).collect();
    let unknown: Vec<_> = keys.iter().copied().filter(|&(id, sid)| !known.live.contains_key(&owned(id, sid))).collect();
    let mut live = live_billables(connection, &unknown)?;
    live.extend(known.live);
    let mut customers: HashMap<AccountId, BTreeSet<CustomerId>> = HashMap::new();
    for (key, billable) in &live {
        if let Some(call) = stored.get(key) {
            customers.entry(call.account_id.clone()).or_default().insert(billable.customer_id.clone());
        }
    }
    let mut candidates = Vec::with_capacity(keys.len());
    let nobody = BTreeSet::new();
    for (account_id, call_sid) in keys {
        let key = owned(account_id, call_sid);
        let Some(call) = stored.remove(&key) else { continue };
        let billable = match live.remove(&key) {
            None => None,
            Some(billable) => {
                let customers = customers.remove(&call.account_id);
                let book = books.book(connection, &call.account_id, customers.as_ref().unwrap_or(&nobody))?;
                Some((billable, book))
            }
        };
        let mut candidate = Candidate { key, call, billable, should: None };
        candidate.should = candidate.count(None);
        candidates.push(candidate);
    }
    Ok(candidates)
}

/// A version with the same start as the counted one keeps its day, although the account may have another time zone by now.
fn keep_days(connection: &mut AnyConnection, candidates: &mut [Candidate]) -> Result<(), StoreError> {
    let moved = candidates.iter().filter(|candidate| candidate.former_day().is_some());
    let keys: Vec<(&str, &[u8])> =
        moved.map(|candidate| (candidate.key.0.as_str(), candidate.key.1.as_slice())).collect();
    let former = write::former(connection, &keys)?;
    for candidate in candidates {
        let (Some(day), Some(counted)) = (candidate.former_day(), &candidate.call.counted) else { continue };
        let versions = former.get(&candidate.key).map_or(&[][..], Vec::as_slice);
        let counted_facts = versions.iter().find(|(version, _)| *version == counted.version);
        if counted_facts.is_some_and(|(_, facts)| facts.start_time == candidate.call.facts.start_time) {
            candidate.should = candidate.count(Some(day));
        }
    }
    Ok(())
}

fn owned(account_id: &str, call_sid: &[u8]) -> OwnedCallKey {
    (account_id.to_owned(), call_sid.to_vec())
}

/// Adds the differences of a change to the totals. A rated billable is not pending.
fn apply(candidate: &Candidate, deltas: &mut Deltas) -> Result<(), StoreError> {
    let account_id = &candidate.call.account_id;
    if let Some(former) = &candidate.call.counted {
        deltas.subtract_counted(account_id, former)?;
        deltas.add_pending(account_id, &former.customer_id, former.report_day, 1)?;
    }
    if let Some(counted) = &candidate.should {
        deltas.add_counted(account_id, counted)?;
        deltas.add_pending(account_id, &counted.customer_id, counted.report_day, -1)?;
    }
    Ok(())
}

/// Account, call SID, id, customer and date created of a live billable.
type LiveRow = (String, Vec<u8>, Vec<u8>, String, i64);

/// Reads the live billables of calls.
fn live_billables(
    connection: &mut AnyConnection,
    keys: &[(&str, &[u8])],
) -> Result<HashMap<OwnedCallKey, LiveBillable>, StoreError> {
    let mut found: Vec<LiveRow> = Vec::with_capacity(keys.len());
    match connection {
        _ if keys.is_empty() => {}
        AnyConnection::Sqlite(sqlite) => {
            for &(account_id, call_sid) in keys {
                found.append(&mut LiveOne { account_id, call_sid }.load(sqlite)?);
            }
        }
        AnyConnection::Postgres(postgres) => {
            let (account_ids, call_sids) = keys.iter().copied().unzip();
            found = LiveAll { account_ids, call_sids }.load(postgres)?;
        }
    }
    let live = found.into_iter().map(|(account_id, call_sid, id, customer_id, date_created)| {
        let billable = LiveBillable {
            id: rows::billable_id(&id)?,
            customer_id: rows::customer_id(&customer_id)?,
            date_created: Timestamp::from_microseconds(date_created),
        };
        Ok(((account_id, call_sid), billable))
    });
    live.collect()
}

/// OFFSET 0 forces the planner to look up each call separately.
pub(crate) const LIVE_ALL: &str = concat!(
    "SELECT found.* FROM unnest(?, ?) AS wanted (account_id, call_sid) \
    CROSS JOIN LATERAL (SELECT account_id, call_sid, id, customer_id, date_created FROM billables \
        WHERE billables.account_id = wanted.account_id AND billables.call_sid = wanted.call_sid \
        AND billables.date_voided IS NULL AND ",
    shard_condition!("billables.account_id"),
    " OFFSET 0) AS found"
);

prepared! {
    struct LiveAll<'a> {
        account_ids: Vec<&'a str> as Array<Text>,
        call_sids: Vec<&'a [u8]> as Array<Binary>,
    } -> (Text, Binary, Binary, Text, BigInt);
    on Postgres: LIVE_ALL;
}

prepared! {
    struct LiveOne<'a> { account_id: &'a str as Text, call_sid: &'a [u8] as Binary } -> (Text, Binary, Binary, Text, BigInt);
    on Sqlite: "SELECT account_id, call_sid, id, customer_id, date_created FROM billables \
        WHERE account_id = ? AND call_sid = ? AND date_voided IS NULL";
}

/// Writes what the totals hold of each call, and returns for each whether the call still has the version that was read.
fn store(connection: &mut AnyConnection, candidates: &[Candidate]) -> Result<Vec<bool>, StoreError> {
    match connection {
        _ if candidates.is_empty() => Ok(Vec::new()),
        AnyConnection::Sqlite(sqlite) => {
            candidates.iter().map(|candidate| Ok(store_one_of(candidate).execute(sqlite)? == 1)).collect()
        }
        AnyConnection::Postgres(postgres) => {
            let stored: HashSet<OwnedCallKey> = store_all_of(candidates).load(postgres)?.into_iter().collect();
            Ok(candidates.iter().map(|candidate| stored.contains(&candidate.key)).collect())
        }
    }
}

fn foreign_price(counted: &Counted) -> Option<i64> {
    if counted.is_foreign_unpriced { Some(UNPRICED) } else { counted.foreign_price }
}

pub(crate) const STORE_ALL: &str = concat!(
    "UPDATE calls SET counted_billable_id = made.billable_id, \
        counted_customer_id = made.customer_id, counted_report_day = made.report_day, counted_version = made.counted_version, \
        counted_rating = made.rating, counted_day = made.day, counted_item = made.item, counted_seconds = made.seconds, \
        counted_billed_seconds = made.billed_seconds, counted_is_recorded = made.is_recorded, \
        counted_foreign_price = made.foreign_price \
    FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS made (billable_id, customer_id, report_day, counted_version, rating, \
        day, item, seconds, billed_seconds, is_recorded, foreign_price, account_id, call_sid, version) \
    WHERE calls.account_id = made.account_id AND calls.call_sid = made.call_sid AND calls.version = made.version AND ",
    shard_condition!("calls.account_id", "$12"),
    " RETURNING calls.account_id, calls.call_sid"
);

/// Declares both statements, with the columns of what the totals hold of a call.
macro_rules! store_statements {
    ($($name:ident: $type:ty as $sql_type:ty = $value:expr),*) => {
        prepared! {
            struct StoreAll<'a> {
                $($name: Vec<Option<$type>> as Array<Nullable<$sql_type>>,)*
                account_id: Vec<&'a str> as Array<Text>,
                call_sid: Vec<&'a [u8]> as Array<Binary>,
                version: Vec<i64> as Array<BigInt>,
            } -> (Text, Binary);
            on Postgres: STORE_ALL;
        }

        fn store_all_of(candidates: &[Candidate]) -> StoreAll<'_> {
            StoreAll {
                $($name: candidates.iter().map(|candidate| candidate.should.as_ref().and_then($value)).collect(),)*
                account_id: candidates.iter().map(|candidate| candidate.key.0.as_str()).collect(),
                call_sid: candidates.iter().map(|candidate| candidate.key.1.as_slice()).collect(),
                version: candidates.iter().map(|candidate| candidate.call.version).collect(),
            }
        }

        prepared! {
            struct StoreOne<'a> {
                $($name: Option<$type> as Nullable<$sql_type>,)*
                account_id: &'a str as Text,
                call_sid: &'a [u8] as Binary,
                version: i64 as BigInt,
            } -> ();
            on Sqlite: "UPDATE calls SET counted_billable_id = ?, counted_customer_id = ?, counted_report_day = ?, \
                counted_version = ?, counted_rating = ?, counted_day = ?, counted_item = ?, counted_seconds = ?, \
                counted_billed_seconds = ?, counted_is_recorded = ?, counted_foreign_price = ? \
                WHERE account_id = ? AND call_sid = ? AND version = ?";
        }

        fn store_one_of(candidate: &Candidate) -> StoreOne<'_> {
            StoreOne {
                $($name: candidate.should.as_ref().and_then($value),)*
                account_id: candidate.key.0.as_str(),
                call_sid: &candidate.key.1,
                version: candidate.call.version,
            }
        }
    };
}

store_statements! {
    billable_id: &'a [u8] as Binary = |counted| Some(counted.billable_id.as_bytes().as_slice()),
    customer_id: &'a str as Text = |counted| Some(counted.customer_id.as_str()),
    report_day: i64 as BigInt = |counted| Some(counted.report_day.number()),
    counted_version: i64 as BigInt = |counted| Some(counted.version),
    rating: i64 as BigInt = |counted| Some(counted.rating_version),
    day: i64 as BigInt = |counted| Some(counted.day.number()),
    item: i64 as BigInt = |counted| Some(counted.item.code()),
    seconds: i64 as BigInt = |counted| Some(counted.seconds),
    billed_seconds: i64 as BigInt = |counted| Some(counted.billed_seconds),
    is_recorded: i64 as BigInt = |counted| Some(i64::from(counted.is_recorded)),
    foreign_price: i64 as BigInt = foreign_price
}
