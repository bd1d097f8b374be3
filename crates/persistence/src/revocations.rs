//! Revocations in the store. Operators add them, and every process that verifies tokens reads them.

use billables_domain::{Subject, Timestamp};
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::BigInt;

use crate::audit::{AuditAction, AuditContext, record};
use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::schema::revocations;
use crate::sign_ins::end_all;
use crate::store::Store;

/// The object of a revocation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Revoked {
    /// The token with this id (`jti`).
    Token(String),
    /// Every token of this subject that was issued before the revocation.
    Subject(Subject),
}

/// A revocation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revocation {
    /// The object of the revocation.
    pub revoked: Revoked,
    /// The time of the revocation.
    pub date_created: Timestamp,
}

/// A fingerprint of all revocations: numbers that differ for different sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, QueryableByName)]
pub struct RevocationMark {
    /// The number of revocations.
    #[diesel(sql_type = BigInt)]
    pub count: i64,
    #[diesel(sql_type = BigInt)]
    newest: i64,
    #[diesel(sql_type = BigInt)]
    digest: i64,
}

/// The query for the mark. The remainder keeps the sum of many times within 64 bits.
const MARK: &str = "SELECT count(*) AS count, coalesce(max(date_created), 0) AS newest, \
    CAST(coalesce(sum(date_created % 1000000007), 0) AS BIGINT) AS digest FROM revocations";

impl Store {
    /// Revokes tokens that were issued before this action, permanently. If the subject is a user, the function also ends its
    /// sign-ins, because a remaining refresh token would give a new access token.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn revocation_insert(&self, revoked: &Revoked, context: &AuditContext) -> Result<(), StoreError> {
        let (kind, value) = revoked.columns();
        self.write(|connection| {
            insert(connection, revoked, context.at)?;
            if let Revoked::Subject(subject) = revoked {
                end_all(connection, subject, context.at)?;
            }
            Ok(record(connection, context, AuditAction::TokenRevoked, value, kind)?)
        })
    }

    /// Returns a mark that changes whenever the revocations change. The mark also differs after a restored older database
    /// gets as many new revocations as it lacks.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn revocation_mark(&self) -> Result<RevocationMark, StoreError> {
        self.read(|connection| Ok(sql_query(MARK).get_result(connection)?))
    }

    /// Every revocation.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn revocation_list(&self) -> Result<Vec<Revocation>, StoreError> {
        let rows: Vec<(String, String, i64)> =
            self.read(|connection| Ok::<_, StoreError>(revocations::table.load(connection)?))?;
        let revocation = |(kind, value, date_created): (String, String, i64)| {
            let revoked = match kind.as_str() {
                "Token" => Revoked::Token(value),
                "Subject" => Revoked::Subject(
                    Subject::stored(&value).map_err(|_| StoreError::damaged("the subject of a revocation"))?,
                ),
                _ => return Err(StoreError::damaged("the kind of a revocation")),
            };
            Ok(Revocation { revoked, date_created: Timestamp::from_microseconds(date_created) })
        };
        rows.into_iter().map(revocation).collect()
    }
}

impl Revoked {
    fn columns(&self) -> (&'static str, &str) {
        match self {
            Self::Token(id) => ("Token", id.as_str()),
            Self::Subject(subject) => ("Subject", subject.as_str()),
        }
    }
}

/// Adds a revocation in the current transaction.
pub(crate) fn insert(connection: &mut AnyConnection, revoked: &Revoked, at: Timestamp) -> QueryResult<()> {
    let (kind, value) = revoked.columns();
    let row =
        (revocations::kind.eq(kind), revocations::value.eq(value), revocations::date_created.eq(at.as_microseconds()));
    diesel::insert_into(revocations::table).values(row).execute(connection)?;
    Ok(())
}
