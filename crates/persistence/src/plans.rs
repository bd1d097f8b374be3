//! The query plans of statements that diesel builds, for tests.

use billables_domain::{AccountId, AccountScope};
use billables_test_support::TestDatabase;
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Integer, Text};

use crate::connection::{AnyConnection, MultiBackend};

/// Rows of three accounts in each table that a look-up by an id reads, each id in one account.
const FILL: &str = "
    CREATE TEMPORARY TABLE numbers AS SELECT n, 'a' || n % 3 AS account, decode(lpad(to_hex(n), 32, '0'), 'hex') AS bytes
        FROM generate_series(1, 3000) AS n;
    INSERT INTO accounts SELECT 'a' || n, 'name', 0, NULL FROM generate_series(0, 2) AS n;
    INSERT INTO customers SELECT account, n, 'name', NULL, 0, NULL FROM numbers;
    INSERT INTO sessions SELECT account, n, n, NULL, 0 FROM numbers;
    INSERT INTO billables SELECT account, bytes, n, NULL, bytes, 0, 'r', NULL, NULL, NULL, 1, NULL, NULL FROM numbers;
    INSERT INTO calls (account_id, call_sid, version, state, date_created, date_updated, updated_by)
        SELECT account, bytes, 1, 'Open', 0, 0, 'r' FROM numbers;
    ANALYZE;";

/// SQLite's plan for a query.
pub(crate) fn sqlite_plan(connection: &mut AnyConnection, query: impl QueryFragment<MultiBackend>) -> String {
    let lines: Vec<(i32, i32, i32, String)> =
        Explain("EXPLAIN QUERY PLAN ", query, (Integer, Integer, Integer, Text)).load(connection).unwrap();
    lines.into_iter().map(|line| line.3).collect::<Vec<_>>().join("; ")
}

fn postgres_plan(connection: &mut AnyConnection, query: impl QueryFragment<MultiBackend>) -> String {
    let lines: Vec<(String,)> = Explain("EXPLAIN ", query, (Text,)).load(connection).unwrap();
    lines.into_iter().map(|line| line.0).collect::<Vec<_>>().join("\n")
}

/// Checks that a look-up in one account finds its row by the primary key of the table on both databases, and that a look-up in
/// several accounts and in all accounts reads no table as a whole.
///
/// Only a look-up in all accounts needs the index of bare ids. PostgreSQL may read it for one account too, because an id is nearly
/// always in one account alone, so the test removes it before it looks at that plan.
pub(crate) fn assert_found_by_key<Q: QueryFragment<MultiBackend>>(
    table: &str,
    id_column: &str,
    look_up: impl Fn(&AccountScope) -> Q,
) {
    let account = |id: &str| AccountId::parse(id).unwrap();
    let one = AccountScope::Only([account("a1")].into());
    let several = AccountScope::Only([account("a1"), account("a2")].into());
    let database = TestDatabase::sqlite();
    let mut sqlite = AnyConnection::Sqlite(SqliteConnection::establish(database.raw_url()).unwrap());
    let database = TestDatabase::plain_postgres();
    let mut postgres = PgConnection::establish(database.raw_url()).unwrap();
    postgres.batch_execute(FILL).unwrap();
    let mut postgres = AnyConnection::Postgres(postgres);

    for scope in [several, AccountScope::All] {
        let plan = sqlite_plan(&mut sqlite, look_up(&scope));
        assert!(!plan.contains(&format!("SCAN {table}")), "{plan}");
        let plan = postgres_plan(&mut postgres, look_up(&scope));
        assert!(!plan.contains(&format!("Seq Scan on {table}")), "{plan}");
    }
    let expected = format!("SEARCH {table} USING PRIMARY KEY (account_id=? AND {id_column}=?)");
    assert_eq!(sqlite_plan(&mut sqlite, look_up(&one)), expected);
    postgres.batch_execute(&format!("DROP INDEX IF EXISTS {table}_by_id")).unwrap();
    let plan = postgres_plan(&mut postgres, look_up(&one));
    assert!(plan.contains(&format!("Index Scan using {table}_pkey on {table}")), "{plan}");
    assert!(plan.contains("(account_id = 'a1'::text) AND") && !plan.contains("Filter"), "{plan}");
}

/// The statement that explains a query, with the types of a row of the plan.
struct Explain<Q, T>(&'static str, Q, T);

impl<Q: QueryFragment<MultiBackend>, T> QueryFragment<MultiBackend> for Explain<Q, T> {
    fn walk_ast<'b>(&'b self, mut pass: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        pass.unsafe_to_cache_prepared();
        pass.push_sql(self.0);
        self.1.walk_ast(pass)
    }
}

impl<Q, T> QueryId for Explain<Q, T> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q, T> Query for Explain<Q, T> {
    type SqlType = T;
}

impl<Q, T> RunQueryDsl<AnyConnection> for Explain<Q, T> {}
