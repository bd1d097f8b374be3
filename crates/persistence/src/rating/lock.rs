//! The lock of an account's money: its row in `rating_locks`. A rater, a void, a reinstatement, a change of settings and a
//! statement lock the row first and read afterwards, so that none decides on rows that another is changing. Reports and
//! facts take no such lock.

use std::collections::BTreeMap;

use billables_domain::AccountId;
use diesel::prelude::*;
use diesel::result::QueryResult;
use diesel::sql_types::{Array, BigInt, Text};

use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::prepared::prepared;
use crate::schema::rating_locks;

/// Inserts the row of a new account, in the transaction that inserts the account.
pub(crate) fn insert(connection: &mut AnyConnection, account_id: &AccountId) -> QueryResult<usize> {
    diesel::insert_into(rating_locks::table)
        .values((rating_locks::account_id.eq(account_id.as_str()), rating_locks::settings_version.eq(0)))
        .execute(connection)
}

/// Locks the row of an account until the transaction ends, and returns the highest version of the account's settings. Inserts
/// a missing row.
///
/// # Errors
///
/// The account does not exist, or another transaction keeps the lock for too long.
pub(crate) fn lock(connection: &mut AnyConnection, account_id: &AccountId) -> Result<i64, StoreError> {
    if let Some(version) = try_lock(connection, account_id)? {
        return Ok(version);
    }
    insert_missing(connection, account_id)?;
    try_lock(connection, account_id)?.ok_or_else(|| StoreError::damaged("an account has no row in rating_locks"))
}

/// Waits for the lock; `None` if the row is missing.
fn try_lock(connection: &mut AnyConnection, account_id: &AccountId) -> Result<Option<i64>, StoreError> {
    let row = rating_locks::table.find(account_id.as_str()).select(rating_locks::settings_version);
    let version = match connection {
        // On SQLite the transaction holds the only write lock.
        AnyConnection::Sqlite(sqlite) => row.first(sqlite),
        AnyConnection::Postgres(postgres) => row.for_update().first(postgres),
    };
    Ok(version.optional()?)
}

fn insert_missing(connection: &mut AnyConnection, account_id: &AccountId) -> QueryResult<usize> {
    let row = (rating_locks::account_id.eq(account_id.as_str()), rating_locks::settings_version.eq(0));
    let insert = diesel::insert_into(rating_locks::table).values(row);
    match connection {
        AnyConnection::Sqlite(sqlite) => insert.on_conflict_do_nothing().execute(sqlite),
        AnyConnection::Postgres(postgres) => insert.on_conflict_do_nothing().execute(postgres),
    }
}

/// Locks the rows of those of these accounts that no other transaction has locked, and returns the highest versions of their
/// settings. A missing row is inserted for the next attempt.
pub(crate) fn lock_free(
    connection: &mut AnyConnection,
    accounts: &[AccountId],
) -> Result<BTreeMap<AccountId, i64>, StoreError> {
    let mut locked = BTreeMap::new();
    match connection {
        AnyConnection::Sqlite(_) => {
            for account_id in accounts {
                locked.insert(account_id.clone(), lock(connection, account_id)?);
            }
        }
        AnyConnection::Postgres(postgres) => {
            let account_ids = accounts.iter().map(AccountId::as_str).collect();
            for (account_id, version) in (LockFree { account_ids }).load::<(String, i64)>(postgres)? {
                locked.insert(crate::rows::account_id(&account_id)?, version);
            }
            let ids: Vec<&str> =
                accounts.iter().filter(|id| !locked.contains_key(*id)).map(AccountId::as_str).collect();
            if !ids.is_empty() {
                InsertMissing { ids }.execute(postgres)?;
            }
        }
    }
    Ok(locked)
}

/// Inserts the rows that are missing. Each of the others exists and is locked, which this statement does not wait for.
pub(crate) const INSERT_MISSING: &str = "INSERT INTO rating_locks (account_id, settings_version) \
    SELECT id, 0 FROM accounts WHERE id = ANY (?) ON CONFLICT DO NOTHING";

prepared! {
    struct InsertMissing<'a> { ids: Vec<&'a str> as Array<Text> } -> ();
    on Postgres: INSERT_MISSING;
}

/// Locks in the order of ids, as every transaction that locks several accounts does.
pub(crate) const LOCK_FREE: &str = "SELECT account_id, settings_version FROM rating_locks WHERE account_id = ANY (?) \
    ORDER BY account_id FOR UPDATE SKIP LOCKED";

prepared! {
    struct LockFree<'a> { account_ids: Vec<&'a str> as Array<Text> } -> (Text, BigInt);
    on Postgres: LOCK_FREE;
}
