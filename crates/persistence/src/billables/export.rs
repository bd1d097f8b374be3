//! An export: the billables of a filter as they were at one moment, oldest first, however many there are.
//!
//! Memory holds a batch of them and no more. On SQLite rows are read as the statement finds them; on PostgreSQL a cursor
//! hands them out batch by batch, because a plain query would send all of them at once. Every row becomes a domain value:
//! one that is damaged ends the export with an error, since a file that lacks a row looks like one that is whole.
//!
//! PostgreSQL's own COPY would keep the server busy meanwhile, but diesel does not ask how it ended: an export that the
//! server cut short would look whole.

use billables_domain::{AccountId, AccountScope, Attribution, Billable, BillableId, Status, Timestamp, Void};
use diesel::connection::{DefaultLoadingMode, LoadConnection};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query as DieselQuery, QueryFragment, QueryId};
use diesel::result::Error as DieselError;
use diesel::row::{Field as _, Row};

use crate::connection::{AnyConnection, MultiBackend, TransactionKind};
use crate::error::StoreError;
use crate::postgres::Purpose;
use crate::rows::{self, BillableRow};
use crate::schema::billables;
use crate::store::Store;

/// How many billables are read at once. `FETCH` below says the same.
const BATCH: usize = 2_000;

/// Which billables an export holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillableExport {
    /// Those of these accounts alone.
    pub accounts: AccountScope,
    /// Live or voided ones alone.
    pub status: Option<Status>,
    /// Made at this time or later.
    pub from: Option<Timestamp>,
    /// Made before this time.
    pub to: Option<Timestamp>,
}

impl Store {
    /// Gives every billable of a filter to a body, a batch at a time, oldest first, as all of them were at one moment.
    ///
    /// Nothing waits for an export, and it waits for nobody. Until it has ended, SQLite's log grows and PostgreSQL keeps
    /// what is updated meanwhile.
    ///
    /// # Errors
    ///
    /// The store could not be read to its end, or the body failed: it has not got everything then.
    pub fn billable_export<E: From<StoreError>>(
        &self,
        export: &BillableExport,
        mut body: impl FnMut(&[Billable]) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut connection = self.own_connection(Purpose::Maintenance).map_err(|error| E::from(error.into()))?;
        let outcome = connection.begin(TransactionKind::Snapshot)?.run(|connection| match connection {
            AnyConnection::Sqlite(_) => read_rows(connection, query(export), &mut body),
            AnyConnection::Postgres(_) => read_cursor(connection, query(export), &mut body),
        });
        outcome.map_err(|failure| match failure {
            Failure::Store(error) => error.into(),
            Failure::Body(error) => error,
        })
    }
}

/// Whose failure it was.
enum Failure<E> {
    Store(StoreError),
    Body(E),
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

type Query<'a> = billables::BoxedQuery<'a, MultiBackend>;

/// The billables in the order of their ids, which is that of their dates. The lower bound is always there, so that SQLite
/// sees a range of the index that has this order, and never sorts the table in memory.
fn query(export: &BillableExport) -> Query<'_> {
    let from = export.from.unwrap_or(Timestamp::from_microseconds(0));
    let mut query =
        billables::table.filter(billables::id.ge(BillableId::first_at(from).as_bytes().to_vec())).into_boxed();
    if let Some(to) = export.to {
        query = query.filter(billables::id.lt(BillableId::first_at(to).as_bytes().to_vec()));
    }
    query = match (&export.accounts, export.accounts.single()) {
        (AccountScope::All, _) => query,
        (AccountScope::Only(_), Some(id)) => query.filter(billables::account_id.eq(id.as_str())),
        // Said of an expression, so that the key which leads with the account is not used: it has another order.
        (AccountScope::Only(ids), None) => {
            query.filter(billables::account_id.concat("").eq_any(ids.iter().map(AccountId::as_str)))
        }
    };
    query = match export.status {
        None => query,
        Some(Status::Reported) => query.filter(billables::date_voided.is_null()),
        Some(Status::Voided) => query.filter(billables::date_voided.is_not_null()),
    };
    query.order(billables::id)
}

/// Rows as a running statement finds them.
fn read_rows<E>(
    connection: &mut AnyConnection,
    query: Query<'_>,
    body: &mut impl FnMut(&[Billable]) -> Result<(), E>,
) -> Result<(), Failure<E>> {
    let mut batch = Vec::with_capacity(BATCH);
    for row in query.load_iter::<BillableRow, _>(connection)? {
        batch.push(Billable::try_from(row?)?);
        if batch.len() == BATCH {
            body(&batch).map_err(Failure::Body)?;
            batch.clear();
        }
    }
    if batch.is_empty() { Ok(()) } else { body(&batch).map_err(Failure::Body) }
}

/// Rows from a cursor, until it gives none.
fn read_cursor<E>(
    connection: &mut AnyConnection,
    query: Query<'_>,
    body: &mut impl FnMut(&[Billable]) -> Result<(), E>,
) -> Result<(), Failure<E>> {
    // The transaction is idle while the body works, and a person who pages through the output takes long.
    diesel::sql_query("SET LOCAL idle_in_transaction_session_timeout = 0").execute(connection)?;
    Declare(query).execute(connection)?;
    let AnyConnection::Postgres(postgres) = connection else { return Ok(()) };
    let mut batch = Vec::with_capacity(BATCH);
    loop {
        for row in LoadConnection::<DefaultLoadingMode>::load(postgres, Fetch)? {
            batch.push(billable(&row?)?);
        }
        if batch.is_empty() {
            return Ok(());
        }
        body(&batch).map_err(Failure::Body)?;
        batch.clear();
    }
}

/// The billable of a row, without the copies that a [`BillableRow`] would hold for a moment: they are half of the time.
fn billable<'a>(row: &impl Row<'a, Pg>) -> Result<Billable, StoreError> {
    let missing = || StoreError::damaged("a column is null");
    let void = match (number(row, 7)?, text(row, 8, rows::subject)?, text(row, 9, rows::reason)?) {
        (None, None, None) => None,
        (Some(date_voided), Some(voided_by), Some(reason)) => Some(Void { date_voided, voided_by, reason }),
        _ => return Err(StoreError::damaged("half a void")),
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

/// What a column holds, if it is not null.
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

/// Makes a cursor for a query.
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

/// The next rows of the cursor.
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
    use crate::billables::sqlite_plan::sqlite_plan;

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
                    let end = if to.is_some() { " AND id<?)" } else { ")" };
                    assert_eq!(sqlite_plan(query(&export), &mut connection), format!("{expected}{end}"));
                }
            }
        }
    }
}
