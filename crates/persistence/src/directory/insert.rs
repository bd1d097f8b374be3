//! Inserting a row of the directory whose id may be taken.

use std::fmt;

use diesel::result::QueryResult;

use crate::audit::{AuditAction, AuditContext, record};
use crate::connection::AnyConnection;
use crate::error::{MaybeStoreError, StoreError, WriteError};
use crate::store::Store;

/// What became of an insert.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inserted<T> {
    /// It is stored now.
    New(T),
    /// It was stored before, with the same members. This is the stored one, with its own date.
    Same(T),
}

/// Why something was not inserted.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InsertError {
    /// The id is taken, by one with other members.
    #[error("The id belongs to another one, with other members.")]
    Different,
    /// What it refers to is not there.
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

/// What something new refers to and is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The account that it belongs to.
    Account,
    /// The customer that it belongs to.
    Customer,
    /// The customer above it.
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

/// Stores something whose id may be taken: by the same one, which is given back, or by another.
///
/// Rows never change and are never deleted. So what `check` found of the rows that it refers to still holds when `insert`
/// runs, and no transaction is needed around all of the steps: only the row and its record in the audit trail come
/// together.
pub(super) fn insert_once<T: Clone>(
    store: &Store,
    wanted: &T,
    find: impl Fn(&mut AnyConnection) -> Result<Option<T>, StoreError>,
    is_same: impl Fn(&T) -> bool,
    check: impl FnOnce(&mut AnyConnection) -> Result<(), InsertError>,
    insert: impl FnOnce(&mut AnyConnection) -> QueryResult<usize>,
    (context, action, target): (&AuditContext, AuditAction, &str),
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
            Ok(record(connection, context, action, target, "")?)
        });
        match inserted {
            Ok(()) => return Ok(Inserted::New(wanted.clone())),
            // Somebody was faster.
            Err(WriteError::KeyTaken) => stored = store.read(find)?,
            Err(WriteError::Store(error)) => return Err(error.into()),
        }
    }
    match stored {
        Some(stored) if is_same(&stored) => Ok(Inserted::Same(stored)),
        Some(_) => Err(InsertError::Different),
        None => Err(StoreError::damaged("an id is taken by a row that cannot be read").into()),
    }
}
