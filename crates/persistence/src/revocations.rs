//! Revocations in the store: added by hand, read by every process that verifies tokens.

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

/// A few numbers that differ for revocations that differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, QueryableByName)]
pub struct RevocationMark {
    /// How many there are.
    #[diesel(sql_type = BigInt)]
    pub count: i64,
    #[diesel(sql_type = BigInt)]
    newest: i64,
    #[diesel(sql_type = BigInt)]
    digest: i64,
}

/// The remainder keeps the sum of any number of microseconds within 64 bits.
const MARK: &str = "SELECT count(*) AS count, coalesce(max(date_created), 0) AS newest, \
    CAST(coalesce(sum(date_created % 1000000007), 0) AS BIGINT) AS digest FROM revocations";

impl Store {
    /// Revokes what was issued until the moment of the act, for ever. Where the subject is a user, its sign-ins end too: a
    /// refresh token that is left would give another access token a moment later.
    ///
    /// # Errors
    ///
    /// The database is away or busy.
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

    /// What changes whenever the revocations do: also where an older state of the database was restored and as many were added
    /// since as it lacks.
    ///
    /// # Errors
    ///
    /// The database is away or busy.
    pub fn revocation_mark(&self) -> Result<RevocationMark, StoreError> {
        self.read(|connection| Ok(sql_query(MARK).get_result(connection)?))
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

/// Adds a revocation to the transaction under way.
pub(crate) fn insert(connection: &mut AnyConnection, revoked: &Revoked, at: Timestamp) -> QueryResult<()> {
    let (kind, value) = revoked.columns();
    let row =
        (revocations::kind.eq(kind), revocations::value.eq(value), revocations::date_created.eq(at.as_microseconds()));
    diesel::insert_into(revocations::table).values(row).execute(connection)?;
    Ok(())
}
