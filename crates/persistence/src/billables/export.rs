//! Exports: all billables of a filter from one snapshot, oldest first.
//!
//! Memory holds one chunk of billables at a time. SQLite returns rows one by one as the statement finds them. On PostgreSQL a
//! cursor returns them in chunks, because a plain query would load all rows at once. Every row becomes a domain value, and a
//! damaged row ends the export with an error: a file without that row would look complete.
//!
//! PostgreSQL's COPY would be faster, but diesel does not check its end: an export that the server cut short would look
//! complete.

use billables_domain::{AccountId, AccountScope, Attribution, Billable, BillableId, Status, Timestamp, Void};
use diesel::connection::{DefaultLoadingMode, LoadConnection};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query as DieselQuery, QueryFragment, QueryId};
use diesel::result::Error as DieselError;
use diesel::row::{Field as _, Row};

use super::query::{Query, created_before, with_status};
use crate::connection::{AnyConnection, MultiBackend};
use crate::error::{MaybeStoreError, StoreError};
use crate::rows::{self, BillableRow};
use crate::schema::billables;
use crate::store::Store;

/// The number of billables in a chunk. The text of `Fetch` has the same number.
const CHUNK: usize = 2_000;

/// The filter of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillableExport {
    /// Only billables of these accounts.
    pub accounts: AccountScope,
    /// Only live or only voided billables.
    pub status: Option<Status>,
    /// Only billables created at this time or later.
    pub from: Option<Timestamp>,
    /// Only billables created before this time.
    pub to: Option<Timestamp>,
}

impl Store {
    /// Passes every billable of a filter to `body`, oldest first, in chunks, from one snapshot.
    ///
    /// An export blocks no other operation, and no other operation blocks an export. Until the export ends, SQLite's WAL
    /// grows and PostgreSQL keeps old row versions.
    ///
    /// # Errors
    ///
    /// The store could not be read completely, or `body` failed. In both cases `body` did not receive every billable.
    pub fn billable_export<E: From<StoreError>>(
        &self,
        export: &BillableExport,
        mut body: impl FnMut(&[Billable]) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut has_passed = false;
        let outcome = self.own_snapshot_anywhere(|connection| {
            let mut pass = |chunk: &[Billable]| {
                has_passed = true;
                body(chunk)
            };
            let read = match connection {
                AnyConnection::Sqlite(_) => read_rows(connection, query(export), &mut pass),
                AnyConnection::Postgres(_) => read_cursor(connection, query(export), &mut pass),
            };
            match read {
                // A second attempt would pass the first chunks again.
                Err(Failure::Store(error)) if has_passed => Err(Failure::Body(error.into())),
                read => read,
            }
        });
        outcome.map_err(|failure| match failure {
            Failure::Store(error) => error.into(),
            Failure::Body(error) => error,
        })
    }
}

/// The failure of an export.
enum Failure<E> {
    Store(StoreError),
    Body(E),
}

impl<E> MaybeStoreError for Failure<E> {
    fn store_error(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            Self::Body(_) => None,
        }
    }
}

impl<E> From<DieselError> for Failure<E> {
    fn from(error: DieselError) -> Self {
        Self::Store(error.into())
    }
}

impl<E> From<StoreError> for Failure<E> {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// The query of an export, in the order of ids, which is the order of dates. The query always has a lower bound on the id, so
/// that SQLite reads a range of the index on ids and never sorts the table in memory.
fn query(export: &BillableExport) -> Query<'_> {
    let from = export.from.unwrap_or(Timestamp::from_microseconds(0));
    let query = billables::table.filter(billables::id.ge(BillableId::first_at(from).as_bytes().to_vec())).into_boxed();
    let query = created_before(with_status(query, export.status), export.to);
    let query = match (&export.accounts, export.accounts.single()) {
        (AccountScope::All, _) => query,
        (AccountScope::Only(_), Some(id)) => query.filter(billables::account_id.eq(id.as_str())),
        // The filter uses an expression, so that the database does not use the key that begins with the account: that key has
        // another order.
        (AccountScope::Only(ids), None) => {
            query.filter(billables::account_id.concat("").eq_any(ids.iter().map(AccountId::as_str)))
        }
    };
    query.order(billables::id)
}

/// Reads rows as SQLite finds them.
fn read_rows<E>(
    connection: &mut AnyConnection,
    query: Query<'_>,
    body: &mut impl FnMut(&[Billable]) -> Result<(), E>,
) -> Result<(), Failure<E>> {
    let mut chunk = Vec::with_capacity(CHUNK);
    for row in query.load_iter::<BillableRow, _>(connection)? {
        chunk.push(Billable::try_from(row?)?);
        if chunk.len() == CHUNK {
            body(&chunk).map_err(Failure::Body)?;
            chunk.clear();
        }
    }
    if chunk.is_empty() { Ok(()) } else { body(&chunk).map_err(Failure::Body) }
}

/// Reads rows from a cursor on PostgreSQL until its end.
fn read_cursor<E>(
    connection: &mut AnyConnection,
    query: Query<'_>,
    body: &mut impl FnMut(&[Billable]) -> Result<(), E>,
) -> Result<(), Failure<E>> {
    // The transaction is idle while `body` works, which takes long if a person pages through the output.
    diesel::sql_query("SET LOCAL idle_in_transaction_session_timeout = 0").execute(connection)?;
    Declare(query).execute(connection)?;
    let AnyConnection::Postgres(postgres) = connection else { return Ok(()) };
    let mut chunk = Vec::with_capacity(CHUNK);
    loop {
        for row in LoadConnection::<DefaultLoadingMode>::load(postgres, Fetch)? {
            chunk.push(billable(&row?)?);
        }
        if chunk.is_empty() {
            return Ok(());
        }
        body(&chunk).map_err(Failure::Body)?;
        chunk.clear();
    }
}

/// Converts a row directly into a billable. The copies of a [`BillableRow`] would take half of the time.
fn billable<'a>(row: &impl Row<'a, Pg>) -> Result<Billable, StoreError> {
    let missing = || StoreError::damaged("a column is null");
    let void = match (number(row, 7)?, text(row, 8, rows::subject)?, text(row, 9, rows::reason)?) {
        (None, None, None) => None,
        (Some(date_voided), Some(voided_by), Some(reason)) => Some(Void { date_voided, voided_by, reason }),
        _ => return Err(StoreError::damaged("an incomplete void")),
    };
    Ok(Billable {
        attribution: Attribution {
            account_id: text(row, 0, rows::account_id)?.ok_or_else(missing)?,
            customer_id: text(row, 2, rows::customer_id)?.ok_or_else(missing)?,
        },
        id: bytes(row, 1, rows::billable_id)?.ok_or_else(missing)?,
        session_id: text(row, 3, rows::session_id)?,
        call_sid: bytes(row, 4, rows::call_sid)?.ok_or_else(missing)?,
        date_created: number(row, 5)?.ok_or_else(missing)?,
        created_by: text(row, 6, rows::subject)?.ok_or_else(missing)?,
        void,
    })
}

/// The parsed value of a column, or `None` for null.
fn bytes<'a, T>(
    row: &impl Row<'a, Pg>,
    column: usize,
    parse: impl FnOnce(&[u8]) -> Result<T, StoreError>,
) -> Result<Option<T>, StoreError> {
    let field = row.get(column).ok_or_else(|| StoreError::damaged("a column is missing"))?;
    field.value().map(|value| parse(value.as_bytes())).transpose()
}

fn text<'a, T>(
    row: &impl Row<'a, Pg>,
    column: usize,
    parse: impl FnOnce(&str) -> Result<T, StoreError>,
) -> Result<Option<T>, StoreError> {
    bytes(row, column, |bytes| parse(std::str::from_utf8(bytes).map_err(|_| StoreError::damaged("a text"))?))
}

fn number<'a>(row: &impl Row<'a, Pg>, column: usize) -> Result<Option<Timestamp>, StoreError> {
    bytes(row, column, |bytes| {
        let bytes = <[u8; 8]>::try_from(bytes).map_err(|_| StoreError::damaged("a number"))?;
        Ok(Timestamp::from_microseconds(i64::from_be_bytes(bytes)))
    })
}

/// The statement that declares a cursor for a query.
struct Declare<Q>(Q);

impl<Q: QueryFragment<MultiBackend>> QueryFragment<MultiBackend> for Declare<Q> {
    fn walk_ast<'b>(&'b self, mut pass: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        pass.unsafe_to_cache_prepared();
        pass.push_sql("DECLARE billable_export NO SCROLL CURSOR FOR ");
        self.0.walk_ast(pass)
    }
}

impl<Q> QueryId for Declare<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q> RunQueryDsl<AnyConnection> for Declare<Q> {}

/// The statement that fetches the next rows of the cursor.
struct Fetch;

impl QueryFragment<Pg> for Fetch {
    fn walk_ast<'b>(&'b self, mut pass: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        pass.push_sql("FETCH FORWARD 2000 FROM billable_export");
        Ok(())
    }
}

impl QueryId for Fetch {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl DieselQuery for Fetch {
    type SqlType = billables::SqlType;
}

#[cfg(test)]
mod tests {
    use billables_test_support::TestDatabase;
    use diesel::{Connection as _, SqliteConnection};

    use super::*;
    use crate::plans::sqlite_plan;

    #[test]
    fn sqlite_reads_in_the_order_of_an_index_and_sorts_nothing() {
        let database = TestDatabase::sqlite();
        let mut connection = AnyConnection::Sqlite(SqliteConnection::establish(database.raw_url()).unwrap());
        let ids = ["demo", "other"].map(|id| AccountId::parse(id).unwrap());
        let [demo, _] = &ids;
        let by_id = "SEARCH billables USING INDEX billables_by_id (id>?";
        let by_key = "SEARCH billables USING PRIMARY KEY (account_id=? AND id>?";
        for (accounts, expected) in [
            (AccountScope::All, by_id),
            (AccountScope::Only([demo.clone()].into()), by_key),
            (AccountScope::Only(ids.clone().into()), by_id),
        ] {
            for status in [None, Some(Status::Reported), Some(Status::Voided)] {
                for to in [None, Some(Timestamp::from_microseconds(7))] {
                    let export = BillableExport { accounts: accounts.clone(), status, from: None, to };
                    let plan = sqlite_plan(&mut connection, query(&export));
                    let end = if to.is_some() { " AND id<?)" } else { ")" };
                    assert_eq!(plan, format!("{expected}{end}"));
                }
            }
        }
    }
}
