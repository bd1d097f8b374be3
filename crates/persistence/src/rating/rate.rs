//! One step of the rating: queue rows of locked accounts become totals, in the transaction that deletes the rows.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use billables_domain::{AccountId, TimeId, Timestamp};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Text};

use super::deltas::Deltas;
use super::lock;
use super::locked_books::LockedBooks;
use super::queue_rows::{self, QueueKind, QueueRow};
use super::reconcile::{Calls, Known, reconcile};
use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::prepared::{prepared, shard_condition};

/// The most content of one step, in bytes: about 4,096 calls. A step takes one row at least.
pub(super) const STEP_BYTES_MAX: usize = 72_000;

/// The most queue rows of an account in one step.
const OF_ACCOUNT_MAX: i32 = 512;

/// The most queue rows in one step.
const ROWS_MAX: i32 = 1_024;

/// The result of one step.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Step {
    /// The rated rows.
    pub(crate) rows: usize,
    /// The accounts that may have more rows.
    pub(crate) unfinished: Vec<AccountId>,
    /// The time of the newest rated row of each account.
    pub(crate) seen: Starts,
    /// The rows whose content cannot be read. They stay in the queue, and the step rates the others.
    pub(crate) damaged: Vec<(AccountId, TimeId)>,
}

/// Times by account, from which the queue is read.
pub(crate) type Starts = BTreeMap<AccountId, Timestamp>;

/// Rates the oldest queue rows, from these times on, of those of these accounts that no other transaction has locked. The accounts
/// have the order of their ids.
pub(crate) fn step(
    connection: &mut AnyConnection,
    accounts: &[AccountId],
    starts: &Starts,
    books: &mut LockedBooks,
) -> Result<Step, StoreError> {
    let locked = lock::lock_free(connection, accounts)?;
    let mut step = rate_oldest(connection, locked.clone(), starts, STEP_BYTES_MAX, books)?;
    step.unfinished.extend(accounts.iter().filter(|account_id| !locked.contains_key(account_id)).cloned());
    Ok(step)
}

/// Waits for the lock of an account, and rates its oldest queue rows, of about this size at most.
pub(crate) fn step_of(
    connection: &mut AnyConnection,
    account_id: &AccountId,
    bytes_max: usize,
    books: &mut LockedBooks,
) -> Result<Step, StoreError> {
    let version = lock::lock(connection, account_id)?;
    rate_oldest(connection, [(account_id.clone(), version)].into(), &Starts::new(), bytes_max, books)
}

/// Keeps the rows of one step, and returns whether it left out any. Each account has its share: the first row of every account comes
/// before any second one, and small rows come first. So a busy account delays the others by one row at most, which is the oldest of
/// all: the step takes that row whatever its size.
fn share(rows: &mut Vec<QueueRow>, bytes_max: usize) -> bool {
    let Some(oldest) = rows.iter().map(|row| row.id).min() else { return false };
    let mut ranks: BTreeMap<AccountId, usize> = BTreeMap::new();
    let mut order: Vec<_> = std::mem::take(rows)
        .into_iter()
        .map(|row| {
            let rank = ranks.entry(row.account_id.clone()).or_default();
            *rank += 1;
            (*rank, row)
        })
        .collect();
    order.sort_by_key(|(rank, row)| (row.id != oldest, *rank, row.content.len(), row.id));
    let found = order.len();
    let mut bytes = 0;
    let fits = |(place, (_, row)): &(usize, (usize, QueueRow))| {
        // The oldest row has no part in the limit of the others.
        bytes += if *place == 0 { 0 } else { row.content.len() };
        bytes <= bytes_max
    };
    rows.extend(order.into_iter().enumerate().take_while(fits).map(|(_, (_, row))| row));
    rows.sort_by(|one, other| (&one.account_id, one.id).cmp(&(&other.account_id, other.id)));
    rows.len() < found
}

fn rate_oldest(
    connection: &mut AnyConnection,
    locked: BTreeMap<AccountId, i64>,
    starts: &Starts,
    bytes_max: usize,
    books: &mut LockedBooks,
) -> Result<Step, StoreError> {
    let from = |account_id| starts.get(account_id).map_or(TimeId::from_bytes([0; 16]), |time| TimeId::first_at(*time));
    let accounts: Vec<(&AccountId, TimeId)> = locked.keys().map(|account_id| (account_id, from(account_id))).collect();
    let of_each = (ROWS_MAX / i32::try_from(accounts.len().max(1)).unwrap_or(ROWS_MAX)).clamp(1, OF_ACCOUNT_MAX);
    let mut rows = queue_rows::oldest(connection, &accounts, of_each, ROWS_MAX)?;
    let mut of_account: BTreeMap<AccountId, i32> = BTreeMap::new();
    rows.iter().for_each(|row| *of_account.entry(row.account_id.clone()).or_default() += 1);
    let damaged: Vec<(AccountId, TimeId)> =
        rows.extract_if(.., |row| row.unpack().is_err()).map(|row| (row.account_id, row.id)).collect();
    let is_cut = share(&mut rows, bytes_max);
    // A step that rates nothing is the last one, although damaged rows stay.
    let is_unfinished = |account_id: &AccountId| {
        !rows.is_empty() && (is_cut || of_account.get(account_id).is_some_and(|count| *count == of_each))
    };
    let unfinished = locked.keys().filter(|account_id| is_unfinished(account_id)).cloned().collect();
    books.begin(locked);
    rate(connection, &rows, Known::default(), books)?;
    queue_rows::delete(connection, &rows)?;
    // The rows of an account have the order of their times.
    let seen = rows.iter().map(|row| (row.account_id.clone(), row.date_created)).collect();
    Ok(Step { rows: rows.len(), unfinished, seen, damaged })
}

/// Rates queue rows of locked accounts: the new billables are pending on their report day, and each call is reconciled.
pub(crate) fn rate(
    connection: &mut AnyConnection,
    rows: &[QueueRow],
    known: Known,
    books: &mut LockedBooks,
) -> Result<(), StoreError> {
    let mut deltas = Deltas::default();
    let mut calls = Calls::new();
    let mut with_calls: HashSet<&AccountId> = HashSet::new();
    let nobody = BTreeSet::new();
    for row in rows {
        let unpacked = row.unpack()?;
        let day = books.book(connection, &row.account_id, &nobody)?.zones().day_of(row.date_created);
        for (customer_id, count) in &unpacked.counts {
            deltas.add_pending(&row.account_id, customer_id, day, *count)?;
        }
        if row.kind == QueueKind::Calls {
            with_calls.insert(&row.account_id);
        }
        calls.entry(&row.account_id).or_default().extend(unpacked.calls);
    }
    // An account without any call needs no look at its calls: the facts of a call that this statement does not see are committed
    // later, with a queue row of their own, and the look for that row finds the billable.
    let unknown: Vec<&AccountId> = calls.keys().copied().filter(|id| !with_calls.contains(id)).collect();
    with_calls.extend(having_calls(connection, &unknown)?);
    calls.retain(|account_id, _| with_calls.contains(account_id));
    reconcile(connection, &calls, known, books, &mut deltas)?;
    deltas.write(connection)
}

/// Returns those of these accounts that have a call.
fn having_calls<'a>(
    connection: &mut AnyConnection,
    accounts: &[&'a AccountId],
) -> Result<Vec<&'a AccountId>, StoreError> {
    match connection {
        _ if accounts.is_empty() => Ok(Vec::new()),
        AnyConnection::Sqlite(sqlite) => {
            let mut having = Vec::new();
            // Many stores have no call at all.
            if (HasCallFrom { account_id: "" }).load::<i64>(sqlite)?.is_empty() {
                return Ok(having);
            }
            for &account_id in accounts {
                if !(HasCall { account_id: account_id.as_str() }).load::<i64>(sqlite)?.is_empty() {
                    having.push(account_id);
                }
            }
            Ok(having)
        }
        AnyConnection::Postgres(postgres) => {
            let account_ids = accounts.iter().map(|account_id| account_id.as_str()).collect();
            let places: HashSet<i64> = HaveCalls { account_ids }.load(postgres)?.into_iter().collect();
            Ok(accounts.iter().zip(1..).filter(|(_, place)| places.contains(place)).map(|(&id, _)| id).collect())
        }
    }
}

/// The subquery with LIMIT reads one entry of the index for each account.
pub(crate) const HAVE_CALLS: &str = concat!(
    "SELECT wanted.place FROM unnest(?) WITH ORDINALITY AS wanted (account_id, place) \
    CROSS JOIN LATERAL (SELECT FROM calls WHERE calls.account_id = wanted.account_id AND ",
    shard_condition!("calls.account_id"),
    " LIMIT 1) AS found"
);

prepared! {
    struct HaveCalls<'a> { account_ids: Vec<&'a str> as Array<Text> } -> BigInt;
    on Postgres: HAVE_CALLS;
}

prepared! {
    struct HasCallFrom<'a> { account_id: &'a str as Text } -> BigInt;
    on Sqlite: "SELECT version FROM calls WHERE account_id >= ? LIMIT 1";
}

prepared! {
    struct HasCall<'a> { account_id: &'a str as Text } -> BigInt;
    on Sqlite: "SELECT version FROM calls WHERE account_id = ? LIMIT 1";
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(account: &str, seconds: i64, bytes: usize) -> QueueRow {
        let date_created = Timestamp::from_microseconds(1_000_000).plus_seconds(seconds);
        QueueRow {
            account_id: AccountId::parse(account).unwrap(),
            id: TimeId::new(date_created, [0; 8]),
            kind: QueueKind::Calls,
            date_created,
            content: vec![0; bytes],
        }
    }

    #[test]
    fn each_account_has_its_share_of_a_step() {
        // The rows of a busy account fill several steps alone.
        let busy = || (0..9).map(|seconds| row("a", seconds, 60));
        let mut rows: Vec<_> = busy().chain([row("b", 20, 10), row("c", 21, 90), row("c", 22, 1)]).collect();
        assert!(share(&mut rows, 100));
        assert_eq!(rows, [row("a", 0, 60), row("b", 20, 10), row("c", 21, 90)]);
        // A single row larger than a step is rated too.
        let mut rows = vec![row("a", 0, 500), row("a", 1, 500)];
        assert!(share(&mut rows, 100));
        assert_eq!(rows, [row("a", 0, 500)]);
        let mut rows: Vec<_> = busy().collect();
        assert!(!share(&mut rows, 1_000));
        assert_eq!(rows, busy().collect::<Vec<_>>());
        assert!(!share(&mut Vec::new(), 100));
    }
}
