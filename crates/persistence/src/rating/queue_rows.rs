//! The rows of the rating queue: which calls a commit group reported or changed.

use std::collections::BTreeMap;

use billables_domain::{AccountId, CustomerId, TimeId, Timestamp};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Binary, Integer, Text};
use diesel::{PgConnection, SqliteConnection};

use super::packed::{self, CallKey, Unpacked};
use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::layout::Layout;
use crate::prepared::{prepared, shard_condition};
use crate::rows;
use crate::schema::rating_queue;

/// The kind of a queue row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum QueueKind {
    /// Reports that made billables.
    Reports,
    /// Facts that made final versions of calls.
    Calls,
}

impl QueueKind {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Reports => "Reports",
            Self::Calls => "Calls",
        }
    }

    fn parse(text: &str) -> Result<Self, StoreError> {
        match text {
            "Reports" => Ok(Self::Reports),
            "Calls" => Ok(Self::Calls),
            _ => Err(StoreError::damaged("the kind of a row of the rating queue")),
        }
    }
}

/// A row of the rating queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct QueueRow {
    pub(crate) account_id: AccountId,
    pub(crate) id: TimeId,
    pub(crate) kind: QueueKind,
    /// The time of the commit group, which is the date created of its billables.
    pub(crate) date_created: Timestamp,
    /// See [`super::packed`].
    pub(crate) content: Vec<u8>,
}

impl QueueRow {
    pub(crate) fn unpack(&self) -> Result<Unpacked, StoreError> {
        match self.kind {
            QueueKind::Reports => packed::unpack_reports(&self.content),
            QueueKind::Calls => packed::unpack_calls(&self.content),
        }
    }
}

/// The calls of a commit group that the rater has to look at, by account.
#[derive(Debug, Default)]
pub(crate) struct Group<'a> {
    reports: BTreeMap<&'a AccountId, Vec<(&'a CustomerId, CallKey)>>,
    calls: BTreeMap<&'a AccountId, Vec<CallKey>>,
}

impl<'a> Group<'a> {
    /// Adds a new billable.
    pub(crate) fn reported(&mut self, account_id: &'a AccountId, customer_id: &'a CustomerId, call: CallKey) {
        self.reports.entry(account_id).or_default().push((customer_id, call));
    }

    /// Adds a call with a new final version.
    pub(crate) fn changed(&mut self, account_id: &'a AccountId, call: CallKey) {
        self.calls.entry(account_id).or_default().push(call);
    }

    /// The queue rows: one for each account and kind.
    pub(crate) fn into_rows(self, now: Timestamp, random: &(dyn Fn(&mut [u8]) + Send + Sync)) -> Vec<QueueRow> {
        let row = |account_id: &AccountId, kind, content| {
            let mut bytes = [0; 8];
            random(&mut bytes);
            let id = TimeId::new(now, bytes);
            QueueRow { account_id: account_id.clone(), id, kind, date_created: now, content }
        };
        let reports = self
            .reports
            .into_iter()
            .map(|(account_id, reports)| row(account_id, QueueKind::Reports, packed::pack_reports(reports)));
        let mut rows: Vec<_> = reports.collect();
        rows.extend(self.calls.into_iter().map(|(account_id, mut calls)| {
            calls.sort_unstable();
            calls.dedup();
            row(account_id, QueueKind::Calls, packed::pack_calls(calls))
        }));
        rows
    }
}

/// Inserts queue rows, on PostgreSQL in one statement.
pub(crate) fn insert(connection: &mut AnyConnection, layout: Layout, rows: &[QueueRow]) -> Result<(), StoreError> {
    if rows.is_empty() {
        return Ok(());
    }
    match connection {
        AnyConnection::Sqlite(sqlite) => {
            for row in rows {
                insert_one(sqlite, row)?;
            }
        }
        AnyConnection::Postgres(postgres) if layout == Layout::Distributed => insert_rows(postgres, rows)?,
        AnyConnection::Postgres(postgres) => {
            let insert = InsertAll {
                account_ids: rows.iter().map(|row| row.account_id.as_str()).collect(),
                ids: rows.iter().map(|row| row.id.as_bytes().as_slice()).collect(),
                kinds: rows.iter().map(|row| row.kind.as_str()).collect(),
                dates_created: rows.iter().map(|row| row.date_created.as_microseconds()).collect(),
                contents: rows.iter().map(|row| row.content.as_slice()).collect(),
            };
            insert.execute(postgres)?;
        }
    }
    Ok(())
}

/// Inserts queue rows on a distributed store, as rows of values: see the insert of billables.
fn insert_rows(postgres: &mut PgConnection, rows: &[QueueRow]) -> QueryResult<()> {
    let rows: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                rating_queue::account_id.eq(row.account_id.as_str()),
                rating_queue::id.eq(row.id.as_bytes().as_slice()),
                rating_queue::kind.eq(row.kind.as_str()),
                rating_queue::date_created.eq(row.date_created.as_microseconds()),
                rating_queue::content.eq(row.content.as_slice()),
            )
        })
        .collect();
    diesel::insert_into(rating_queue::table).values(rows).execute(postgres)?;
    Ok(())
}

pub(crate) const INSERT_ALL: &str = "INSERT INTO rating_queue (account_id, id, kind, date_created, content) \
    SELECT * FROM unnest(?, ?, ?, ?, ?)";

prepared! {
    struct InsertAll<'a> {
        account_ids: Vec<&'a str> as Array<Text>,
        ids: Vec<&'a [u8]> as Array<Binary>,
        kinds: Vec<&'a str> as Array<Text>,
        dates_created: Vec<i64> as Array<BigInt>,
        contents: Vec<&'a [u8]> as Array<Binary>,
    } -> ();
    on Postgres: INSERT_ALL;
}

prepared! {
    struct InsertOne<'a> {
        account_id: &'a str as Text,
        id: &'a [u8] as Binary,
        kind: &'a str as Text,
        date_created: i64 as BigInt,
        content: &'a [u8] as Binary,
    } -> ();
    on Sqlite: "INSERT INTO rating_queue (account_id, id, kind, date_created, content) VALUES (?, ?, ?, ?, ?)";
}

fn insert_one(sqlite: &mut SqliteConnection, row: &QueueRow) -> Result<(), StoreError> {
    let insert = InsertOne {
        account_id: row.account_id.as_str(),
        id: row.id.as_bytes(),
        kind: row.kind.as_str(),
        date_created: row.date_created.as_microseconds(),
        content: &row.content,
    };
    insert.execute(sqlite)?;
    Ok(())
}

/// The columns of a queue row.
type QueueColumns = (Text, Binary, Text, BigInt, Binary);
type QueueTuple = (String, Vec<u8>, String, i64, Vec<u8>);

fn queue_row((account_id, id, kind, date_created, content): QueueTuple) -> Result<QueueRow, StoreError> {
    let id = id.try_into().map_err(|_| StoreError::damaged("the id of a row of the rating queue"))?;
    Ok(QueueRow {
        account_id: rows::account_id(&account_id)?,
        id: TimeId::from_bytes(id),
        kind: QueueKind::parse(&kind)?,
        date_created: Timestamp::from_microseconds(date_created),
        content,
    })
}

/// The oldest queue rows of accounts from an id, at most `of_account` of each and `total` of all, account by account.
///
/// # Errors
///
/// A row is damaged, or a statement failed.
pub(crate) fn oldest(
    connection: &mut AnyConnection,
    accounts: &[(&AccountId, TimeId)],
    of_account: i32,
    total: i32,
) -> Result<Vec<QueueRow>, StoreError> {
    let mut found: Vec<QueueTuple> = Vec::new();
    match connection {
        _ if accounts.is_empty() => {}
        AnyConnection::Sqlite(sqlite) => {
            for (account_id, from) in accounts {
                let limit = of_account.min(total - i32::try_from(found.len()).unwrap_or(total));
                let oldest = OldestOne { account_id: account_id.as_str(), from: from.as_bytes(), limit };
                found.append(&mut oldest.load(sqlite)?);
            }
        }
        AnyConnection::Postgres(postgres) => {
            let account_ids = accounts.iter().map(|(account_id, _)| account_id.as_str()).collect();
            let from = accounts.iter().map(|(_, from)| from.as_bytes().as_slice()).collect();
            found = OldestAll { account_ids, from, of_account, total }.load(postgres)?;
        }
    }
    found.into_iter().map(queue_row).collect()
}

/// Finds the oldest queue rows of accounts. The subquery with LIMIT looks up each account separately.
pub(crate) const OLDEST_ALL: &str = concat!(
    "SELECT found.* FROM unnest(?, ?) AS wanted (account_id, from_id) \
    CROSS JOIN LATERAL (SELECT account_id, id, kind, date_created, content FROM rating_queue \
        WHERE rating_queue.account_id = wanted.account_id AND rating_queue.id >= wanted.from_id AND ",
    shard_condition!("rating_queue.account_id"),
    " ORDER BY rating_queue.id LIMIT ?) AS found LIMIT ?"
);

prepared! {
    struct OldestAll<'a> {
        account_ids: Vec<&'a str> as Array<Text>,
        from: Vec<&'a [u8]> as Array<Binary>,
        of_account: i32 as Integer,
        total: i32 as Integer,
    } -> QueueColumns;
    on Postgres: OLDEST_ALL;
}

prepared! {
    struct OldestOne<'a> { account_id: &'a str as Text, from: &'a [u8] as Binary, limit: i32 as Integer } -> QueueColumns;
    on Sqlite: "SELECT account_id, id, kind, date_created, content FROM rating_queue \
        WHERE account_id = ? AND id >= ? ORDER BY id LIMIT ?";
}

/// Deletes exactly these rows.
///
/// # Errors
///
/// A statement failed, or a row is gone: then another transaction rated the row without the lock of its account.
pub(crate) fn delete(connection: &mut AnyConnection, rows: &[QueueRow]) -> Result<(), StoreError> {
    let mut deleted = 0;
    match connection {
        _ if rows.is_empty() => {}
        AnyConnection::Sqlite(sqlite) => {
            for row in rows {
                let delete = DeleteOne { account_id: row.account_id.as_str(), id: row.id.as_bytes() };
                deleted += delete.execute(sqlite)?;
            }
        }
        AnyConnection::Postgres(postgres) => {
            let delete = DeleteAll {
                account_ids: rows.iter().map(|row| row.account_id.as_str()).collect(),
                ids: rows.iter().map(|row| row.id.as_bytes().as_slice()).collect(),
            };
            deleted = delete.execute(postgres)?;
        }
    }
    if deleted == rows.len() { Ok(()) } else { Err(StoreError::damaged("a row of the rating queue is gone")) }
}

pub(crate) const DELETE_ALL: &str = concat!(
    "DELETE FROM rating_queue USING unnest(?, ?) AS taken (account_id, id) \
    WHERE rating_queue.account_id = taken.account_id AND rating_queue.id = taken.id AND ",
    shard_condition!("rating_queue.account_id")
);

prepared! {
    struct DeleteAll<'a> {
        account_ids: Vec<&'a str> as Array<Text>,
        ids: Vec<&'a [u8]> as Array<Binary>,
    } -> ();
    on Postgres: DELETE_ALL;
}

prepared! {
    struct DeleteOne<'a> { account_id: &'a str as Text, id: &'a [u8] as Binary } -> ();
    on Sqlite: "DELETE FROM rating_queue WHERE account_id = ? AND id = ?";
}

/// The accounts with queue rows, in the order of ids, after `after`. PostgreSQL looks up one account after the other in the
/// key, and reads no more of the queue. On a distributed store every node reads its part of the queue.
pub(crate) fn waiting_accounts(
    connection: &mut AnyConnection,
    layout: Layout,
    after: Option<&AccountId>,
    max: usize,
) -> Result<Vec<AccountId>, StoreError> {
    let mut found = Vec::new();
    let mut after = after.map_or_else(String::new, ToString::to_string);
    match connection {
        AnyConnection::Sqlite(sqlite) => {
            while found.len() < max {
                let Some(next) = NextAccount { after: &after }.load::<String>(sqlite)?.pop() else { break };
                found.push(rows::account_id(&next)?);
                after = next;
            }
        }
        AnyConnection::Postgres(postgres) => {
            let limit = i32::try_from(max).unwrap_or(i32::MAX);
            let ids: Vec<String> = match layout {
                Layout::Plain => NextAccounts { after: &after, limit }.load(postgres)?,
                Layout::Distributed => AllAccounts { after: &after, limit }.load(postgres)?,
            };
            for account_id in ids {
                found.push(rows::account_id(&account_id)?);
            }
        }
    }
    Ok(found)
}

pub(crate) const NEXT_ACCOUNTS: &str = "WITH RECURSIVE accounts (account_id) AS ( \
        (SELECT account_id FROM rating_queue WHERE account_id > ? ORDER BY account_id LIMIT 1) \
        UNION ALL \
        SELECT (SELECT account_id FROM rating_queue WHERE rating_queue.account_id > accounts.account_id \
            ORDER BY account_id LIMIT 1) \
        FROM accounts WHERE accounts.account_id IS NOT NULL) \
    SELECT account_id FROM accounts WHERE account_id IS NOT NULL LIMIT ?";

prepared! {
    struct AllAccounts<'a> { after: &'a str as Text, limit: i32 as Integer } -> Text;
    on Postgres: "SELECT DISTINCT account_id FROM rating_queue WHERE account_id > ? ORDER BY account_id LIMIT ?";
}

prepared! {
    struct NextAccounts<'a> { after: &'a str as Text, limit: i32 as Integer } -> Text;
    on Postgres: NEXT_ACCOUNTS;
}

prepared! {
    struct NextAccount<'a> { after: &'a str as Text } -> Text;
    on Sqlite: "SELECT account_id FROM rating_queue WHERE account_id > ? ORDER BY account_id LIMIT 1";
}

/// Reported billables that no rater has looked at yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Waiting {
    /// The date created of the billables.
    pub(crate) date_created: Timestamp,
    /// The number of billables of each customer.
    pub(crate) counts: Vec<(CustomerId, i64)>,
}

/// The reported billables of an account that wait for a rater. The totals lack exactly these; a read of totals adds them, in the
/// same snapshot, as pending ones of their report day. A damaged row counts nothing: the log of the rater and the check name the row.
///
/// # Errors
///
/// The database cannot be reached.
pub(crate) fn waiting(connection: &mut AnyConnection, account_id: &AccountId) -> Result<Vec<Waiting>, StoreError> {
    let found: Vec<(i64, Vec<u8>)> = rating_queue::table
        .filter(rating_queue::account_id.eq(account_id.as_str()))
        .filter(rating_queue::kind.eq(QueueKind::Reports.as_str()))
        .select((rating_queue::date_created, rating_queue::content))
        .load(connection)?;
    let waiting = found.into_iter().filter_map(|(date_created, content)| {
        let counts = packed::counts(&content).ok()?;
        Some(Waiting { date_created: Timestamp::from_microseconds(date_created), counts })
    });
    Ok(waiting.collect())
}

/// As [`waiting`], after a look at every queue row of the account.
///
/// # Errors
///
/// A queue row is damaged, which the error names, or the database cannot be reached.
pub(crate) fn waiting_undamaged(
    connection: &mut AnyConnection,
    account_id: &AccountId,
) -> Result<Vec<Waiting>, StoreError> {
    let rows: Vec<QueueTuple> = rating_queue::table
        .filter(rating_queue::account_id.eq(account_id.as_str()))
        .order(rating_queue::id)
        .select((
            rating_queue::account_id,
            rating_queue::id,
            rating_queue::kind,
            rating_queue::date_created,
            rating_queue::content,
        ))
        .load(connection)?;
    for row in rows {
        let row = queue_row(row)?;
        row.unpack().map_err(|_| damaged(&row.account_id, row.id))?;
    }
    waiting(connection, account_id)
}

/// The error for a queue row whose content cannot be read.
pub(crate) fn damaged(account_id: &AccountId, id: TimeId) -> StoreError {
    StoreError::damaged(&format!("row {id} of the rating queue of account {account_id}"))
}
