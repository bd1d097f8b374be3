//! The query plans of the statements of totals.

use billables_test_support::TestDatabase;
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::Text;

use super::reader::{DAYS_OF_ACCOUNT, DAYS_OF_CUSTOMER, MONTH_OF_ACCOUNT, MONTH_OF_CUSTOMER};

/// Each statement, the SQL types of its parameters, and SQLite's search.
const STATEMENTS: [(&str, &str, &str); 4] = [
    (
        MONTH_OF_ACCOUNT,
        "bigint, text, bigint, text, bigint, bigint",
        "SEARCH month_totals USING PRIMARY KEY (account_id=? AND month=? AND (customer_id,item)>(?,?))",
    ),
    (
        MONTH_OF_CUSTOMER,
        "bigint, text, bigint, text",
        "SEARCH month_totals USING PRIMARY KEY (account_id=? AND month=? AND customer_id=?)",
    ),
    (
        DAYS_OF_ACCOUNT,
        "text, bigint, text, bigint, bigint, bigint, bigint",
        "SEARCH day_totals USING PRIMARY KEY (account_id=? AND month=? AND (customer_id,day,item)>(?,?,?))",
    ),
    (
        DAYS_OF_CUSTOMER,
        "text, bigint, text, bigint",
        "SEARCH day_totals USING PRIMARY KEY (account_id=? AND month=? AND customer_id=? AND day<?)",
    ),
];

#[derive(QueryableByName)]
struct SqlitePlan {
    #[diesel(sql_type = Text)]
    detail: String,
}

#[derive(QueryableByName)]
struct PostgresPlan {
    #[diesel(sql_type = Text, column_name = "QUERY PLAN")]
    line: String,
}

#[test]
fn sqlite_reads_totals_in_the_order_of_the_key_and_sorts_nothing() {
    let database = TestDatabase::sqlite();
    let mut connection = SqliteConnection::establish(database.raw_url()).unwrap();
    for (sql, _, expected) in STATEMENTS {
        let lines: Vec<SqlitePlan> = sql_query(format!("EXPLAIN QUERY PLAN {sql}")).load(&mut connection).unwrap();
        let plan = lines.into_iter().map(|line| line.detail).collect::<Vec<_>>().join("; ");
        assert_eq!(plan, expected, "{sql}");
    }
}

#[test]
fn postgresql_reads_totals_in_the_order_of_the_key_and_sorts_nothing() {
    let database = TestDatabase::plain_postgres();
    let mut connection = PgConnection::establish(database.raw_url()).unwrap();
    let fill = "
        INSERT INTO day_totals SELECT 'demo', m, 'c' || c, m * 30 + d, 4, 1, 1, 0, 60, 60, 0, 0, 0, 0
            FROM generate_series(1, 5) AS m, generate_series(0, 29) AS d, generate_series(1, 100) AS c;
        INSERT INTO month_totals SELECT 'demo', m, 'c' || c, 4, 1, 1, 0, 60, 60, 0, 0, 0, 0
            FROM generate_series(1, 50) AS m, generate_series(1, 100) AS c;
        ANALYZE;";
    connection.batch_execute(fill).unwrap();
    for (sql, types, _) in STATEMENTS {
        let mut pieces = sql.split('?');
        let first = pieces.next().unwrap_or_default().to_owned();
        let numbered = (1..).zip(pieces).fold(first, |text, (number, piece)| format!("{text}${number}{piece}"));
        let nulls = vec!["NULL"; types.split(',').count()].join(", ");
        // The plan that a connection keeps, without a look at the values of the parameters.
        let prepare = format!(
            "SET plan_cache_mode = force_generic_plan; DEALLOCATE ALL; PREPARE statement ({types}) AS {numbered}"
        );
        connection.batch_execute(&prepare).unwrap();
        let lines: Vec<PostgresPlan> =
            sql_query(format!("EXPLAIN EXECUTE statement ({nulls})")).load(&mut connection).unwrap();
        let plan = lines.into_iter().map(|line| line.line).collect::<Vec<_>>().join("\n");
        assert!(plan.contains("Index Scan using") && plan.contains("_totals_pkey"), "{plan}");
        assert!(!plan.contains("Filter") && !plan.contains("Sort"), "{plan}");
    }
}
