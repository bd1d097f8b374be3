//! The plan that SQLite makes for a query, for tests.

use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Integer, Text};

use crate::connection::{AnyConnection, MultiBackend};

/// The plan of a query: its steps, separated by semicolons.
pub(super) fn sqlite_plan<Q: QueryFragment<MultiBackend>>(query: Q, connection: &mut AnyConnection) -> String {
    let steps: Vec<(i32, i32, i32, String)> = Explain(query).load(connection).unwrap();
    steps.into_iter().map(|step| step.3).collect::<Vec<_>>().join("; ")
}

/// A query for the plan of another.
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

impl<Q> Query for Explain<Q> {
    type SqlType = (Integer, Integer, Integer, Text);
}

impl<Q> RunQueryDsl<AnyConnection> for Explain<Q> {}
