//! The statements of the intake: what is stored for a batch, asked in as few round trips as the database makes worth it.
//!
//! PostgreSQL is asked about a whole batch in one statement, by arrays. SQLite lives in this process and has no round trips,
//! so it is asked about one thing at a time. Either has each statement prepared once for a connection: see [`crate::fixed`].

use std::collections::{BTreeSet, HashMap, HashSet};

use billables_domain::{AccountId, AccountScope, Attribution, Billable, CallSid, Session, SessionId};
use diesel::prelude::*;
use diesel::result::Error as DieselError;
use diesel::sql_types::{Array, BigInt, Binary, Nullable, Text};
use diesel::{PgConnection, SqliteConnection};

use super::batch::Call;
use crate::call_sid_column;
use crate::connection::AnyConnection;
use crate::directory::{Found, customer_exists, session_lookup};
use crate::error::StoreError;
use crate::fixed::fixed;
use crate::rows::{BillableRow, SessionRow, all};

/// A session that a report names, and where it may be looked for.
#[derive(Clone, Copy)]
pub(super) struct SessionQuestion<'a> {
    pub(super) scope: &'a AccountScope,
    pub(super) account_id: Option<&'a AccountId>,
    pub(super) session_id: &'a SessionId,
}

/// What each session that is named was found to be, in the order of the questions.
pub(super) fn sessions(
    connection: &mut AnyConnection,
    questions: &[SessionQuestion<'_>],
) -> Result<Vec<Found<Session>>, StoreError> {
    if questions.is_empty() {
        return Ok(Vec::new());
    }
    match connection {
        AnyConnection::Sqlite(_) => questions
            .iter()
            .map(|question| session_lookup(connection, question.scope, question.account_id, question.session_id))
            .collect(),
        AnyConnection::Postgres(postgres) => sessions_at_once(postgres, questions),
    }
}

/// Sessions by their key, for callers whose accounts are known; and by the bare id, for callers with all accounts. Of the
/// latter two are enough to say that there are several. OFFSET 0 and LIMIT keep the planner from any way but looking up
/// each by itself.
const SESSIONS: &str = "SELECT found.* FROM unnest(?, ?) AS wanted (account_id, id) \
    CROSS JOIN LATERAL (SELECT * FROM sessions WHERE sessions.account_id = wanted.account_id \
        AND sessions.id = wanted.id OFFSET 0) AS found \
    UNION ALL \
    SELECT found.* FROM unnest(?) AS wanted (id) \
    CROSS JOIN LATERAL (SELECT * FROM sessions WHERE sessions.id = wanted.id ORDER BY account_id LIMIT 2) AS found";

fixed! {
    struct FindSessions<'a> {
        account_ids: Vec<&'a str> as Array<Text>,
        ids: Vec<&'a str> as Array<Text>,
        bare_ids: Vec<&'a str> as Array<Text>,
    } -> (Text, Text, Text, Nullable<Binary>, BigInt);
    on Postgres: SESSIONS;
}

fn sessions_at_once(
    postgres: &mut PgConnection,
    questions: &[SessionQuestion<'_>],
) -> Result<Vec<Found<Session>>, StoreError> {
    let mut keys = BTreeSet::new();
    let mut bare_ids = BTreeSet::new();
    for question in questions {
        let id = question.session_id.as_str();
        match (question.account_id, question.scope) {
            (Some(account_id), _) => {
                keys.insert((account_id.as_str(), id));
            }
            (None, AccountScope::Only(account_ids)) => {
                keys.extend(account_ids.iter().map(|account_id| (account_id.as_str(), id)));
            }
            (None, AccountScope::All) => {
                bare_ids.insert(id);
            }
        }
    }
    let (account_ids, ids): (Vec<_>, Vec<_>) = keys.into_iter().unzip();
    let bare_ids = bare_ids.into_iter().collect();
    let rows: Vec<SessionRow> = FindSessions { account_ids, ids, bare_ids }.load(postgres)?;
    // A session may have come by its key and by its bare id; by account, it is one.
    let mut by_id: HashMap<SessionId, HashMap<AccountId, Session>> = HashMap::new();
    for session in all::<Session, _>(rows)? {
        by_id.entry(session.id.clone()).or_default().insert(session.account_id.clone(), session);
    }
    let found = questions.iter().map(|question| {
        let of_id = by_id.get(question.session_id).into_iter().flat_map(HashMap::values);
        let matches = of_id.filter(|session| {
            question.scope.contains(&session.account_id)
                && question.account_id.is_none_or(|account_id| *account_id == session.account_id)
        });
        Found::of(matches.cloned().collect())
    });
    Ok(found.collect())
}

/// Those of the customers that are there.
pub(super) fn known_customers(
    connection: &mut AnyConnection,
    customers: &BTreeSet<&Attribution>,
) -> Result<HashSet<Attribution>, StoreError> {
    let mut known = HashSet::new();
    if customers.is_empty() {
        return Ok(known);
    }
    match connection {
        AnyConnection::Sqlite(_) => {
            for &customer in customers {
                if customer_exists(connection, &customer.account_id, &customer.customer_id)? {
                    known.insert(customer.clone());
                }
            }
        }
        AnyConnection::Postgres(postgres) => {
            let places = known_customer_places(postgres, customers)?;
            known.extend(
                customers.iter().zip(1..).filter(|(_, place)| places.contains(place)).map(|(&key, _)| key.clone()),
            );
        }
    }
    Ok(known)
}

/// OFFSET 0 as for sessions.
const CUSTOMERS: &str = "SELECT wanted.place \
    FROM unnest(?, ?) WITH ORDINALITY AS wanted (account_id, id, place) \
    CROSS JOIN LATERAL (SELECT FROM customers WHERE customers.account_id = wanted.account_id \
        AND customers.id = wanted.id OFFSET 0) AS found";

fixed! {
    struct FindCustomers<'a> { account_ids: Vec<&'a str> as Array<Text>, ids: Vec<&'a str> as Array<Text> } -> BigInt;
    on Postgres: CUSTOMERS;
}

/// Which of the customers are there, by their place in the question, counted from 1.
fn known_customer_places(
    postgres: &mut PgConnection,
    customers: &BTreeSet<&Attribution>,
) -> Result<HashSet<i64>, StoreError> {
    let (account_ids, ids) =
        customers.iter().map(|customer| (customer.account_id.as_str(), customer.customer_id.as_str())).unzip();
    Ok(FindCustomers { account_ids, ids }.load(postgres)?.into_iter().collect())
}

/// The billables that are stored for calls.
#[derive(Debug, Default)]
pub(super) struct StoredCalls(HashMap<AccountId, HashMap<CallSid, Vec<Billable>>>);

impl StoredCalls {
    pub(super) fn of(&self, account_id: &AccountId, call_sid: &CallSid) -> Option<&[Billable]> {
        self.0.get(account_id)?.get(call_sid).map(Vec::as_slice)
    }
}

/// Everything stored for calls, live and voided.
pub(super) fn calls<'a>(
    connection: &mut AnyConnection,
    calls: impl Iterator<Item = Call<'a>>,
) -> Result<StoredCalls, StoreError> {
    let (account_ids, call_sids): (Vec<_>, Vec<_>) =
        calls.map(|(account_id, call_sid)| (account_id.as_str(), call_sid_column::encode(call_sid))).unzip();
    let mut stored = StoredCalls::default();
    if account_ids.is_empty() {
        return Ok(stored);
    }
    let rows = match connection {
        AnyConnection::Sqlite(sqlite) => {
            let mut rows = Vec::new();
            for (account_id, call_sid) in account_ids.into_iter().zip(&call_sids) {
                let find = FindCall {
                    live_account_id: account_id,
                    live_call_sid: call_sid,
                    voided_account_id: account_id,
                    voided_call_sid: call_sid,
                };
                rows.append(&mut find.load::<BillableRow>(sqlite)?);
            }
            rows
        }
        AnyConnection::Postgres(postgres) => {
            let call_sids = call_sids.iter().map(Vec::as_slice).collect();
            FindCalls { account_ids, call_sids }.load(postgres)?
        }
    };
    for billable in all::<Billable, _>(rows)? {
        let of_account = stored.0.entry(billable.attribution.account_id.clone()).or_default();
        of_account.entry(billable.call_sid.clone()).or_default().push(billable);
    }
    Ok(stored)
}

/// One half for each of the two keys: neither holds everything.
const CALL: &str = "SELECT * FROM billables WHERE account_id = ? AND call_sid = ? AND date_voided IS NULL \
    UNION ALL SELECT * FROM billables WHERE account_id = ? AND call_sid = ? AND date_voided IS NOT NULL";

/// The columns of a billable.
type BillableColumns =
    (Text, Binary, Text, Nullable<Text>, Binary, BigInt, Text, Nullable<BigInt>, Nullable<Text>, Nullable<Text>);

fixed! {
    struct FindCall<'a> {
        live_account_id: &'a str as Text,
        live_call_sid: &'a [u8] as Binary,
        voided_account_id: &'a str as Text,
        voided_call_sid: &'a [u8] as Binary,
    } -> BillableColumns;
    on Sqlite: CALL;
}

/// One statement, so that live and voided rows are of one moment; one half for each of the two keys, since neither holds
/// everything. OFFSET 0 keeps the planner from any way but looking up each call by itself, however much is stored.
const CALLS: &str = "WITH wanted AS MATERIALIZED (SELECT * FROM unnest(?, ?) AS wanted (account_id, call_sid)) \
    SELECT found.* FROM wanted CROSS JOIN LATERAL (SELECT * FROM billables WHERE billables.account_id = wanted.account_id \
        AND billables.call_sid = wanted.call_sid AND billables.date_voided IS NULL OFFSET 0) AS found \
    UNION ALL \
    SELECT found.* FROM wanted CROSS JOIN LATERAL (SELECT * FROM billables WHERE billables.account_id = wanted.account_id \
        AND billables.call_sid = wanted.call_sid AND billables.date_voided IS NOT NULL OFFSET 0) AS found";

fixed! {
    struct FindCalls<'a> {
        account_ids: Vec<&'a str> as Array<Text>,
        call_sids: Vec<&'a [u8]> as Array<Binary>,
    } -> BillableColumns;
    on Postgres: CALLS;
}

/// Inserts live billables of calls that differ, in the order given, and tells of each whether it was inserted. The others
/// were refused by a key, or because the same was voided. Waits for whoever is about to insert the same key.
pub(super) fn insert(connection: &mut AnyConnection, made: &[Billable]) -> Result<Vec<bool>, StoreError> {
    if made.is_empty() {
        return Ok(Vec::new());
    }
    match connection {
        AnyConnection::Sqlite(sqlite) => made.iter().map(|billable| insert_one(sqlite, billable)).collect(),
        AnyConnection::Postgres(postgres) => insert_all(postgres, made),
    }
}

/// The statement reads nothing: were it to look for a voided billable in the table that it inserts into, SQLite would put
/// the row aside in a table made for that, each time.
const INSERT_ONE: &str = "INSERT INTO billables \
    (account_id, id, customer_id, session_id, call_sid, date_created, created_by) \
    VALUES (?, ?, ?, ?, ?, ?, ?) \
    ON CONFLICT DO NOTHING";

/// What SQLite's trigger says where the same was voided. That is no key of a live row, so it is an error and not a conflict;
/// it undoes the statement and not the transaction.
const WAS_VOIDED: &str = "the call was billed to this customer and voided; reinstate that billable instead";

fixed! {
    struct InsertOne<'a> {
        account_id: &'a str as Text,
        id: &'a [u8] as Binary,
        customer_id: &'a str as Text,
        session_id: Option<&'a str> as Nullable<Text>,
        call_sid: &'a [u8] as Binary,
        date_created: i64 as BigInt,
        created_by: &'a str as Text,
    } -> ();
    on Sqlite: INSERT_ONE;
}

fn insert_one(sqlite: &mut SqliteConnection, billable: &Billable) -> Result<bool, StoreError> {
    let call_sid = call_sid_column::encode(&billable.call_sid);
    let insert = InsertOne {
        account_id: billable.attribution.account_id.as_str(),
        id: billable.id.as_bytes(),
        customer_id: billable.attribution.customer_id.as_str(),
        session_id: billable.session_id.as_ref().map(SessionId::as_str),
        call_sid: &call_sid,
        date_created: billable.date_created.as_microseconds(),
        created_by: billable.created_by.as_str(),
    };
    match insert.execute(sqlite) {
        Ok(rows) => Ok(rows == 1),
        Err(DieselError::DatabaseError(_, information)) if information.message() == WAS_VOIDED => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// A voided billable of the same call and customer has no key in common with a live one: the trigger would refuse the row,
/// and with it the statement. OFFSET 0 keeps the planner from reading every voided billable, however few there were when it planned.
const INSERT_ALL: &str = "INSERT INTO billables \
    (account_id, id, customer_id, session_id, call_sid, date_created, created_by) \
    SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?) \
        AS made (account_id, id, customer_id, session_id, call_sid, date_created, created_by) \
    WHERE NOT EXISTS (SELECT FROM billables AS voided WHERE voided.account_id = made.account_id \
        AND voided.call_sid = made.call_sid AND voided.customer_id = made.customer_id \
        AND voided.date_voided IS NOT NULL OFFSET 0) \
    ON CONFLICT DO NOTHING RETURNING id";

fixed! {
    struct InsertAll<'a> {
        account_ids: Vec<&'a str> as Array<Text>,
        ids: Vec<&'a [u8]> as Array<Binary>,
        customer_ids: Vec<&'a str> as Array<Text>,
        session_ids: Vec<Option<&'a str>> as Array<Nullable<Text>>,
        call_sids: Vec<&'a [u8]> as Array<Binary>,
        dates_created: Vec<i64> as Array<BigInt>,
        created_by: Vec<&'a str> as Array<Text>,
    } -> Binary;
    on Postgres: INSERT_ALL;
}

fn insert_all(postgres: &mut PgConnection, made: &[Billable]) -> Result<Vec<bool>, StoreError> {
    let call_sids: Vec<_> = made.iter().map(|billable| call_sid_column::encode(&billable.call_sid)).collect();
    let insert = InsertAll {
        account_ids: made.iter().map(|billable| billable.attribution.account_id.as_str()).collect(),
        ids: made.iter().map(|billable| billable.id.as_bytes().as_slice()).collect(),
        customer_ids: made.iter().map(|billable| billable.attribution.customer_id.as_str()).collect(),
        session_ids: made.iter().map(|billable| billable.session_id.as_ref().map(SessionId::as_str)).collect(),
        call_sids: call_sids.iter().map(Vec::as_slice).collect(),
        dates_created: made.iter().map(|billable| billable.date_created.as_microseconds()).collect(),
        created_by: made.iter().map(|billable| billable.created_by.as_str()).collect(),
    };
    let inserted: Vec<Vec<u8>> = insert.load(postgres)?;
    let inserted: HashSet<_> = inserted.iter().map(Vec::as_slice).collect();
    Ok(made.iter().map(|billable| inserted.contains(billable.id.as_bytes().as_slice())).collect())
}

#[cfg(test)]
mod tests {
    use billables_test_support::TestDatabase;
    use diesel::connection::SimpleConnection as _;
    use diesel::query_builder::{BoxedSqlQuery, SqlQuery};
    use diesel::sql_query;

    use super::*;

    /// 3,000 billables of a call each, every hundredth voided, and 3,000 sessions.
    const FILL: &str = "
        INSERT INTO accounts VALUES ('demo', 'demo', 0);
        INSERT INTO customers VALUES ('demo', 'acme', 'acme', NULL, 0);
        INSERT INTO sessions SELECT 'demo', 's' || n, 'acme', NULL, 0 FROM numbers;
        INSERT INTO billables SELECT 'demo', bytes, 'acme', NULL, bytes, 0, 'r', NULL, NULL, NULL FROM numbers;
        UPDATE billables SET date_voided = 1, voided_by = 'm', void_reason = 'r'
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

    /// The parameters numbered, as the driver numbers them.
    fn explain(sql: &str) -> BoxedSqlQuery<'static, diesel::pg::Pg, SqlQuery> {
        let mut pieces = sql.split('?');
        let first = pieces.next().unwrap_or_default().to_owned();
        let numbered = (1..).zip(pieces).fold(first, |text, (number, piece)| format!("{text}${number}{piece}"));
        sql_query(format!("EXPLAIN {numbered}")).into_boxed()
    }

    fn plan(connection: &mut PgConnection, query: BoxedSqlQuery<'static, diesel::pg::Pg, SqlQuery>) -> String {
        let lines: Vec<PostgresPlan> = query.load(connection).unwrap();
        lines.into_iter().map(|line| line.line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn postgresql_finds_calls_by_the_two_keys() {
        let database = TestDatabase::postgres();
        let mut connection = postgres(&database);
        let calls: Vec<Vec<u8>> = (0..20_u8).map(|number| vec![number; 17]).collect();
        let query = explain(CALLS).bind::<Array<Text>, _>(vec!["demo"; 20]).bind::<Array<Binary>, _>(calls);
        let plan = plan(&mut connection, query);
        assert!(!plan.contains("Seq Scan on billables"), "{plan}");
        assert!(plan.contains("billables_live") && plan.contains("billables_voided"), "{plan}");
    }

    #[test]
    fn postgresql_finds_sessions_by_an_index() {
        let database = TestDatabase::postgres();
        let mut connection = postgres(&database);
        let query = explain(SESSIONS)
            .bind::<Array<Text>, _>(vec!["demo"; 2])
            .bind::<Array<Text>, _>(vec!["s1", "s2"])
            .bind::<Array<Text>, _>(vec!["s3"]);
        let plan = plan(&mut connection, query);
        assert!(!plan.contains("Seq Scan on sessions"), "{plan}");
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
    fn sqlite_puts_no_row_aside_that_it_inserts() {
        let database = TestDatabase::sqlite();
        let mut connection = SqliteConnection::establish(database.raw_url()).unwrap();
        let program: Vec<SqliteStep> = sql_query(format!("EXPLAIN {INSERT_ONE}")).load(&mut connection).unwrap();
        let is_there = |opcode| program.iter().any(|step| step.opcode == opcode);
        assert!(is_there("IdxInsert") && !is_there("OpenEphemeral"), "{program:?}");
    }

    #[test]
    fn postgresql_looks_for_voided_ones_by_their_key() {
        let database = TestDatabase::postgres();
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
}
