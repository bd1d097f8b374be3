//! The insert of a row whose id may be taken.

use std::fmt;

use billables_domain::AccountId;
use diesel::result::QueryResult;

use crate::audit::{AuditAction, AuditContext, record_of_account};
use crate::connection::AnyConnection;
use crate::error::{MaybeStoreError, StoreError, WriteError};
use crate::store::Store;

/// The result of an insert.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inserted<T> {
    /// The row is new.
    New(T),
    /// The row existed with the same members. The value is the stored one, with its own date.
    Same(T),
}

/// The reason for a refused insert.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InsertError {
    /// The id belongs to a row that was made with other members.
    #[error("The id belongs to an object with other members.")]
    Different,
    /// A referenced row does not exist.
    #[error("{0} is not known.")]
    NotFound(Missing),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl MaybeStoreError for InsertError {
    fn store_error(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            Self::Different | Self::NotFound(_) => None,
        }
    }
}

impl From<diesel::result::Error> for InsertError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Store(error.into())
    }
}

/// A referenced row that does not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The account.
    Account,
    /// The customer.
    Customer,
    /// The parent customer.
    ParentCustomer,
}

impl fmt::Display for Missing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Account => "The account",
            Self::Customer => "The customer",
            Self::ParentCustomer => "The parent customer",
        })
    }
}

/// Inserts a row whose id may be taken. If the same row exists, the function returns it. `find` returns the stored row, and
/// whether it was made with the wanted members.
///
/// Rows of the directory are never deleted, and only their names change, so the result of `check` still holds when `insert`
/// runs. The steps need no common transaction; only the row and its audit event share one.
pub(super) fn insert_once<T: Clone>(
    store: &Store,
    wanted: &T,
    find: impl Fn(&mut AnyConnection) -> Result<Option<(T, bool)>, StoreError>,
    check: impl FnOnce(&mut AnyConnection) -> Result<(), InsertError>,
    insert: impl FnOnce(&mut AnyConnection) -> QueryResult<usize>,
    (context, account_id, action, target): (&AuditContext, &AccountId, AuditAction, &str),
) -> Result<Inserted<T>, InsertError> {
    let mut stored = store.read(|connection| {
        let stored = find(connection)?;
        if stored.is_none() {
            check(connection)?;
        }
        Ok::<_, InsertError>(stored)
    })?;
    if stored.is_none() {
        let inserted = store.write(|connection| {
            insert(connection)?;
            Ok(record_of_account(connection, context, account_id, action, target, "")?)
        });
        match inserted {
            Ok(()) => return Ok(Inserted::New(wanted.clone())),
            // A concurrent insert was first.
            Err(WriteError::KeyTaken) => stored = store.read(find)?,
            Err(WriteError::Store(error)) => return Err(error.into()),
        }
    }
    match stored {
        Some((stored, true)) => {
            store.confirm_read()?;
            Ok(Inserted::Same(stored))
        }
        Some(_) => Err(InsertError::Different),
        None => Err(StoreError::damaged("an id is taken by a row that cannot be read").into()),
    }
}
