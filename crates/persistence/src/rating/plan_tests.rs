//! The query plans of PostgreSQL for the statements of facts and of the rating, as a writer's or rater's connection keeps them.

use billables_test_support::TestDatabase;
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::Text;

use super::{deltas, lock, queue_rows, rate, reconcile};
use crate::calls::write;

#[derive(QueryableByName)]
struct Plan {
    #[diesel(sql_type = Text, column_name = "QUERY PLAN")]
    line: String,
}

/// Rows of two accounts in each table: 3,000 calls, their billables and former versions, and 300 queue rows.
const FILL: &str = "
    CREATE TEMPORARY TABLE numbers AS SELECT n, decode(lpad(to_hex(n), 34, '0'), 'hex') AS bytes FROM generate_series(1, 3000) AS n;
    INSERT INTO accounts VALUES ('demo', 'demo', 0, NULL), ('other', 'other', 0, NULL);
    INSERT INTO customers VALUES ('demo', 'acme', 'acme', NULL, 0, NULL);
    INSERT INTO rating_locks VALUES ('demo', 0), ('other', 0);
    INSERT INTO billables SELECT 'demo', bytes, 'acme', NULL, bytes, 0, 'r', NULL, NULL, NULL, 1, NULL, NULL FROM numbers;
    INSERT INTO calls (account_id, call_sid, version, state, date_created, date_updated, updated_by)
        SELECT 'demo', bytes, 2, 'Answered', 0, 0, 'r' FROM numbers;
    INSERT INTO call_versions (account_id, call_sid, version, date_updated, updated_by)
        SELECT 'demo', bytes, 1, 0, 'r' FROM numbers;
    INSERT INTO rating_queue SELECT 'demo', bytes, 'Reports', 0, bytes FROM numbers WHERE n <= 300;
    ANALYZE;";

/// The plan that a connection keeps for a statement, without a look at the values of its parameters.
fn plan(connection: &mut PgConnection, sql: &str, types: &str) -> String {
    let nulls = vec!["NULL"; types.split(',').count()].join(", ");
    plan_of(connection, sql, types, &nulls)
}

fn plan_of(connection: &mut PgConnection, sql: &str, types: &str, values: &str) -> String {
    let mut pieces = sql.split('?');
    let first = pieces.next().unwrap_or_default().to_owned();
    let numbered = (1..).zip(pieces).fold(first, |text, (number, piece)| format!("{text}${number}{piece}"));
    connection.batch_execute(&format!("DEALLOCATE ALL; PREPARE statement ({types}) AS {numbered}")).unwrap();
    let lines: Vec<Plan> = sql_query(format!("EXPLAIN EXECUTE statement ({values})")).load(connection).unwrap();
    lines.into_iter().map(|line| line.line).collect::<Vec<_>>().join("\n")
}

/// The types of the columns of a version.
const VERSION: &str = "text[], bytea[], bigint[], bytea[], text[], text[], text[], bigint[], bigint[], text[], bigint[], text[], \
    bigint[], bigint[], text[]";

/// The types of what the totals hold of a call. The accounts are the twelfth parameter.
const COUNTED: &str = "bytea[], text[], bigint[], bigint[], bigint[], bigint[], bigint[], bigint[], bigint[], bigint[], bigint[], \
    text[], bytea[], bigint[]";

#[test]
#[ignore = "needs a Citus cluster; the test command runs it where the server offers one"]
fn a_citus_store_runs_each_statement_on_one_shard() {
    let database = TestDatabase::postgres();
    let mut connection = PgConnection::establish(database.raw_url()).unwrap();
    let update = format!("{VERSION}, text[]");
    let statements = [
        (write::FIND_ALL, "text[], bytea[]", 0),
        (write::FIND_LOCKED, "text[], bytea[]", 0),
        (write::FORMER_ALL, "text[], bytea[]", 0),
        (write::UPDATE_ALL, &update, 0),
        (reconcile::LIVE_ALL, "text[], bytea[]", 0),
        (reconcile::STORE_ALL, COUNTED, 11),
        (rate::HAVE_CALLS, "text[]", 0),
        (queue_rows::OLDEST_ALL, "text[], bytea[], integer, integer", 0),
        (queue_rows::DELETE_ALL, "text[], bytea[]", 0),
        (lock::LOCK_FREE, "text[]", 0),
        (crate::intake::CALLS, "text[], bytea[]", 0),
        (crate::intake::SESSIONS, "text[], text[]", 0),
        (crate::intake::CUSTOMERS, "text[], text[]", 0),
    ];
    for (sql, types, accounts) in statements {
        let values = |account: &str| {
            let mut values = vec!["NULL"; types.split(',').count()];
            values[accounts] = account;
            values.join(", ")
        };
        let one = plan_of(&mut connection, sql, types, &values("'{demo,demo}'"));
        assert!(one.contains("Task Count: 1\n"), "{sql}\n{one}");
    }
}

#[test]
fn postgresql_finds_every_row_by_its_key() {
    let database = TestDatabase::plain_postgres();
    let mut connection = PgConnection::establish(database.raw_url()).unwrap();
    let update = format!("{VERSION}, text[]");
    let statements = [
        (write::FIND_ALL, "text[], bytea[]", "Index Scan using calls_pkey"),
        (write::FIND_LOCKED, "text[], bytea[]", "Index Scan using calls_pkey"),
        (write::FORMER_ALL, "text[], bytea[]", "Index Scan using call_versions_pkey"),
        (write::UPDATE_ALL, &update, "Index Scan using calls_pkey"),
        (reconcile::LIVE_ALL, "text[], bytea[]", "Index Scan using billables_live"),
        (reconcile::STORE_ALL, COUNTED, "Index Scan using calls_pkey"),
        (rate::HAVE_CALLS, "text[]", "Index Only Scan using calls_pkey"),
        (queue_rows::OLDEST_ALL, "text[], bytea[], integer, integer", "Index Scan using rating_queue_pkey"),
        (queue_rows::DELETE_ALL, "text[], bytea[]", "Index Scan using rating_queue_pkey"),
        (queue_rows::NEXT_ACCOUNTS, "text, integer", "Index Only Scan using rating_queue_pkey"),
        (lock::LOCK_FREE, "text[]", "rating_locks_pkey"),
    ];
    for is_filled in [false, true] {
        if is_filled {
            connection.batch_execute(FILL).unwrap();
        }
        connection
            .batch_execute(
                "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; \
                 SET enable_mergejoin = off; SET enable_hashjoin = off; SET jit = off",
            )
            .unwrap();
        for (sql, types, expected) in statements {
            let plan = plan(&mut connection, sql, types);
            assert!(plan.contains(expected), "filled: {is_filled}\n{sql}\n{plan}");
            for refused in ["Seq Scan", "Hash Join", "Merge Join", "Sort"] {
                let is_expected = refused == "Sort" && sql == lock::LOCK_FREE;
                assert!(is_expected || !plan.contains(refused), "filled: {is_filled}\n{sql}\n{plan}");
            }
        }
    }
}

#[test]
fn the_other_statements_are_valid() {
    let database = TestDatabase::plain_postgres();
    let mut connection = PgConnection::establish(database.raw_url()).unwrap();
    let numbers = |count| vec!["bigint[]"; count].join(", ");
    for (sql, types) in [
        (queue_rows::INSERT_ALL, "text[], bytea[], text[], bigint[], bytea[]".to_owned()),
        (lock::INSERT_MISSING, "text[]".to_owned()),
        (deltas::ADD_DAYS, format!("text[], bigint[], text[], {}", numbers(11))),
        (deltas::ADD_MONTHS, format!("text[], bigint[], text[], {}", numbers(10))),
    ] {
        assert!(plan(&mut connection, sql, &types).contains("Insert on"), "{sql}");
    }
}
