//! SQLite's query plans, for tests.

use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query as DieselQuery, QueryFragment, QueryId};
use diesel::sql_types::{Integer, Text};

use super::query::Query;
use crate::connection::{AnyConnection, MultiBackend};

/// SQLite's plan for a query.
pub(super) fn sqlite_plan(connection: &mut AnyConnection, query: Query<'_>) -> String {
    let lines: Vec<(i32, i32, i32, String)> = Explain(query).load(connection).unwrap();
    lines.into_iter().map(|line| line.3).collect::<Vec<_>>().join("; ")
}

/// The EXPLAIN QUERY PLAN statement of a query.
struct Explain<Q>(Q);

impl<Q: QueryFragment<MultiBackend>> QueryFragment<MultiBackend> for Explain<Q> {
    fn walk_ast<'b>(&'b self, mut pass: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        pass.unsafe_to_cache_prepared();
        pass.push_sql("EXPLAIN QUERY PLAN ");
        self.0.walk_ast(pass)
    }
}

impl<Q> QueryId for Explain<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q> DieselQuery for Explain<Q> {
    type SqlType = (Integer, Integer, Integer, Text);
}

impl<Q> RunQueryDsl<AnyConnection> for Explain<Q> {}
