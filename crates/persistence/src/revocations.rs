//! Revocations in the store: added by hand, read by every process that verifies tokens.

use billables_domain::{Subject, Timestamp};
use diesel::prelude::*;

use crate::error::{StoreError, is_unique_violation};
use crate::schema::revocations;
use crate::store::Store;

/// What is revoked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Revoked {
    /// The token of this id (`jti`).
    Token(String),
    /// Every token that was issued to this subject until the revocation.
    Subject(Subject),
}

/// A revocation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revocation {
    /// What is revoked.
    pub revoked: Revoked,
    /// When.
    pub date_created: Timestamp,
}

impl Store {
    /// Stores a revocation, for ever. The same one again changes nothing.
    ///
    /// # Errors
    ///
    /// The database is away or busy.
    pub fn revocation_insert(&self, revocation: &Revocation) -> Result<(), StoreError> {
        let (kind, value) = match &revocation.revoked {
            Revoked::Token(id) => ("Token", id.as_str()),
            Revoked::Subject(subject) => ("Subject", subject.as_str()),
        };
        let row = (
            revocations::kind.eq(kind),
            revocations::value.eq(value),
            revocations::date_created.eq(revocation.date_created.as_microseconds()),
        );
        self.read(|connection| match diesel::insert_into(revocations::table).values(row).execute(connection) {
            Err(error) if !is_unique_violation(&error) => Err(error.into()),
            _ => Ok(()),
        })
    }

    /// How many revocations there are. They are only ever added, so the same number means the same revocations.
    ///
    /// # Errors
    ///
    /// The database is away or busy.
    pub fn revocation_count(&self) -> Result<i64, StoreError> {
        self.read(|connection| Ok(revocations::table.count().get_result(connection)?))
    }

    /// Every revocation.
    ///
    /// # Errors
    ///
    /// The database is away or busy.
    pub fn revocation_list(&self) -> Result<Vec<Revocation>, StoreError> {
        let rows: Vec<(String, String, i64)> =
            self.read(|connection| Ok::<_, StoreError>(revocations::table.load(connection)?))?;
        let revocation = |(kind, value, date_created): (String, String, i64)| {
            let revoked = match kind.as_str() {
                "Token" => Revoked::Token(value),
                "Subject" => Revoked::Subject(
                    Subject::parse(&value).map_err(|_| StoreError::damaged("the subject of a revocation"))?,
                ),
                _ => return Err(StoreError::damaged("the kind of a revocation")),
            };
            Ok(Revocation { revoked, date_created: Timestamp::from_microseconds(date_created) })
        };
        rows.into_iter().map(revocation).collect()
    }
}
