//! The query plans of the intake's statements.

use billables_test_support::TestDatabase;
use diesel::connection::SimpleConnection as _;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{BoxedSqlQuery, SqlQuery};
use diesel::sql_query;
use diesel::sql_types::{Array, BigInt, Binary, Nullable, Text};

use super::statements::{BARE_SESSIONS, CALL, CALLS, INSERT_ALL, INSERT_ONE, SESSIONS};

/// Inserts 3,000 billables of as many calls, every hundredth voided, and 3,000 sessions.
const FILL: &str = "
    INSERT INTO accounts VALUES ('demo', 'demo', 0, NULL);
    INSERT INTO customers VALUES ('demo', 'acme', 'acme', NULL, 0, NULL);
    INSERT INTO sessions SELECT 'demo', 's' || n, 'acme', NULL, 0 FROM numbers;
    INSERT INTO billables SELECT 'demo', bytes, 'acme', NULL, bytes, 0, 'r', NULL, NULL, NULL, 1, NULL, NULL FROM numbers;
    UPDATE billables SET changes = changes + 1, date_voided = 1, voided_by = 'm', void_reason = 'r'
        WHERE id IN (SELECT bytes FROM numbers WHERE n % 100 = 0);";

#[derive(QueryableByName)]
struct PostgresPlan {
    #[diesel(sql_type = Text, column_name = "QUERY PLAN")]
    line: String,
}

fn postgres(database: &TestDatabase) -> PgConnection {
    let mut connection = PgConnection::establish(database.raw_url()).unwrap();
    let numbers = "CREATE TEMPORARY TABLE numbers AS SELECT n, decode(lpad(to_hex(n), 34, '0'), 'hex') AS bytes \
        FROM generate_series(1, 3000) AS n;";
    connection.batch_execute(&format!("{numbers} {FILL} ANALYZE;")).unwrap();
    connection
}

/// An EXPLAIN of a statement, with the parameters numbered as the driver does.
fn explain(sql: &str) -> BoxedSqlQuery<'static, Pg, SqlQuery> {
    let mut pieces = sql.split('?');
    let first = pieces.next().unwrap_or_default().to_owned();
    let numbered = (1..).zip(pieces).fold(first, |text, (number, piece)| format!("{text}${number}{piece}"));
    sql_query(format!("EXPLAIN {numbered}")).into_boxed()
}

fn plan(connection: &mut PgConnection, query: BoxedSqlQuery<'static, Pg, SqlQuery>) -> String {
    let lines: Vec<PostgresPlan> = query.load(connection).unwrap();
    lines.into_iter().map(|line| line.line).collect::<Vec<_>>().join("\n")
}

#[test]
fn postgresql_finds_calls_by_the_two_keys() {
    let database = TestDatabase::plain_postgres();
    let mut connection = postgres(&database);
    let calls: Vec<Vec<u8>> = (0..20_u8).map(|number| vec![number; 17]).collect();
    let query = explain(CALLS).bind::<Array<Text>, _>(vec!["demo"; 20]).bind::<Array<Binary>, _>(calls);
    let plan = plan(&mut connection, query);
    assert!(!plan.contains("Seq Scan on billables"), "{plan}");
    assert!(plan.contains("billables_live") && plan.contains("billables_voided"), "{plan}");
}

#[test]
fn postgresql_finds_sessions_by_an_index() {
    let database = TestDatabase::plain_postgres();
    let mut connection = postgres(&database);
    let query = explain(SESSIONS).bind::<Array<Text>, _>(vec!["demo"; 2]).bind::<Array<Text>, _>(vec!["s1", "s2"]);
    let by_key = plan(&mut connection, query);
    let by_id = plan(&mut connection, explain(BARE_SESSIONS).bind::<Array<Text>, _>(vec!["s3"]));
    for plan in [by_key, by_id] {
        assert!(!plan.contains("Seq Scan on sessions"), "{plan}");
    }
}

#[derive(QueryableByName)]
struct SqlitePlan {
    #[diesel(sql_type = Text)]
    detail: String,
}

#[derive(Debug, QueryableByName)]
struct SqliteStep {
    #[diesel(sql_type = Text)]
    opcode: String,
}

fn sqlite_plan(sql: &str) -> Vec<String> {
    let database = TestDatabase::sqlite();
    let mut connection = SqliteConnection::establish(database.raw_url()).unwrap();
    let plan: Vec<SqlitePlan> = sql_query(format!("EXPLAIN QUERY PLAN {sql}")).load(&mut connection).unwrap();
    plan.into_iter().map(|line| line.detail).collect()
}

#[test]
fn sqlite_finds_a_call_by_the_two_keys() {
    let plan = sqlite_plan(CALL);
    for index in ["billables_live", "billables_voided"] {
        let expected = format!("SEARCH billables USING INDEX {index} (account_id=? AND call_sid=?)");
        assert!(plan.contains(&expected), "{plan:?}");
    }
    assert!(!plan.iter().any(|line| line.contains("SCAN billables")), "{plan:?}");
}

#[test]
fn sqlite_inserts_without_a_temporary_table() {
    let database = TestDatabase::sqlite();
    let mut connection = SqliteConnection::establish(database.raw_url()).unwrap();
    let program: Vec<SqliteStep> = sql_query(format!("EXPLAIN {INSERT_ONE}")).load(&mut connection).unwrap();
    let has = |opcode| program.iter().any(|step| step.opcode == opcode);
    assert!(has("IdxInsert") && !has("OpenEphemeral"), "{program:?}");
}

#[test]
fn postgresql_finds_voided_billables_by_their_index() {
    let database = TestDatabase::plain_postgres();
    let mut connection = postgres(&database);
    let texts = || vec!["demo"; 20];
    let calls: Vec<Vec<u8>> = (0..20_u8).map(|number| vec![number; 17]).collect();
    let query = explain(INSERT_ALL)
        .bind::<Array<Text>, _>(texts())
        .bind::<Array<Binary>, _>(calls.clone())
        .bind::<Array<Text>, _>(texts())
        .bind::<Array<Nullable<Text>>, _>(vec![None::<&str>; 20])
        .bind::<Array<Binary>, _>(calls)
        .bind::<Array<BigInt>, _>(vec![0_i64; 20])
        .bind::<Array<Text>, _>(texts());
    let plan = plan(&mut connection, query);
    assert!(!plan.contains("Seq Scan on billables"), "{plan}");
    assert!(plan.contains("billables_voided"), "{plan}");
}
