//! The statements of the intake: what is stored for a batch, read in as few round trips as the database makes worth it.
//!
//! PostgreSQL is asked about a whole batch in one statement, by arrays. SQLite lives in this process, has no round trips
//! and prepares each statement once, so it is asked about one thing at a time.

use std::collections::{BTreeSet, HashMap, HashSet};

use billables_domain::{AccountId, AccountScope, Attribution, Billable, BillableId, Session, SessionId};
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{Array, BigInt, Binary, Nullable, Text};
use diesel::{PgConnection, QueryableByName};

use super::batch::{Call, StoredCalls};
use crate::call_sid_column;
use crate::connection::AnyConnection;
use crate::directory::{Found, customer_exists, session_lookup};
use crate::error::StoreError;
use crate::rows::{self, BillableRow, SessionRow, all};
use crate::schema::billables;

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
/// latter two are enough to say that there are several.
const SESSIONS: &str = "SELECT sessions.* \
    FROM unnest($1, $2) AS wanted (account_id, id) \
    JOIN sessions ON sessions.account_id = wanted.account_id AND sessions.id = wanted.id \
    UNION ALL \
    SELECT found.* FROM unnest($3) AS wanted (id) \
    CROSS JOIN LATERAL (SELECT * FROM sessions WHERE sessions.id = wanted.id ORDER BY account_id LIMIT 2) AS found";

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
    let rows: Vec<SessionRow> = sql_query(SESSIONS)
        .bind::<Array<Text>, _>(account_ids)
        .bind::<Array<Text>, _>(ids)
        .bind::<Array<Text>, _>(bare_ids.into_iter().collect::<Vec<_>>())
        .load(postgres)?;
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

const CUSTOMERS: &str = "SELECT wanted.place \
    FROM unnest($1, $2) WITH ORDINALITY AS wanted (account_id, id, place) \
    JOIN customers ON customers.account_id = wanted.account_id AND customers.id = wanted.id";

#[derive(QueryableByName)]
struct Place {
    #[diesel(sql_type = BigInt)]
    place: i64,
}

/// Which of the customers are there, by their place in the question, counted from 1.
fn known_customer_places(
    postgres: &mut PgConnection,
    customers: &BTreeSet<&Attribution>,
) -> Result<HashSet<i64>, StoreError> {
    let (account_ids, ids): (Vec<_>, Vec<_>) =
        customers.iter().map(|customer| (customer.account_id.as_str(), customer.customer_id.as_str())).unzip();
    let places: Vec<Place> =
        sql_query(CUSTOMERS).bind::<Array<Text>, _>(account_ids).bind::<Array<Text>, _>(ids).load(postgres)?;
    Ok(places.into_iter().map(|row| row.place).collect())
}

/// Everything stored for calls, live and voided.
pub(super) fn calls<'a>(
    connection: &mut AnyConnection,
    calls: impl Iterator<Item = &'a Call>,
) -> Result<StoredCalls, StoreError> {
    let keys: Vec<_> = calls.map(|(account_id, call_sid)| (account_id, call_sid_column::encode(call_sid))).collect();
    let rows = match connection {
        AnyConnection::Sqlite(_) => {
            let mut rows = Vec::new();
            for (account_id, call_sid) in &keys {
                of_one_call(connection, account_id, call_sid, &mut rows)?;
            }
            rows
        }
        AnyConnection::Postgres(postgres) => of_all_calls(postgres, &keys)?,
    };
    let mut stored = StoredCalls::new();
    for billable in all::<Billable, _>(rows)? {
        let call = (billable.attribution.account_id.clone(), billable.call_sid.clone());
        stored.entry(call).or_default().push(billable);
    }
    Ok(stored)
}

fn of_one_call(
    connection: &mut AnyConnection,
    account_id: &AccountId,
    call_sid: &[u8],
    rows: &mut Vec<BillableRow>,
) -> Result<(), StoreError> {
    let of_call =
        billables::table.filter(billables::account_id.eq(account_id.as_str())).filter(billables::call_sid.eq(call_sid));
    // One question for each of the two keys: neither holds everything.
    rows.extend(of_call.filter(billables::date_voided.is_null()).load::<BillableRow>(connection)?);
    rows.extend(of_call.filter(billables::date_voided.is_not_null()).load::<BillableRow>(connection)?);
    Ok(())
}

/// One statement, so that live and voided rows are of one moment; one half for each of the two keys, since neither holds
/// everything. OFFSET 0 keeps the planner from any way but looking up each call by itself, however much is stored.
const CALLS: &str = "SELECT found.* FROM unnest($1, $2) AS wanted (account_id, call_sid) \
    CROSS JOIN LATERAL (SELECT * FROM billables WHERE billables.account_id = wanted.account_id \
        AND billables.call_sid = wanted.call_sid AND billables.date_voided IS NULL OFFSET 0) AS found \
    UNION ALL \
    SELECT found.* FROM unnest($1, $2) AS wanted (account_id, call_sid) \
    CROSS JOIN LATERAL (SELECT * FROM billables WHERE billables.account_id = wanted.account_id \
        AND billables.call_sid = wanted.call_sid AND billables.date_voided IS NOT NULL OFFSET 0) AS found";

fn of_all_calls(postgres: &mut PgConnection, keys: &[(&AccountId, Vec<u8>)]) -> Result<Vec<BillableRow>, StoreError> {
    let (account_ids, call_sids): (Vec<_>, Vec<_>) =
        keys.iter().map(|(account_id, call_sid)| (account_id.as_str(), call_sid.as_slice())).unzip();
    let query = sql_query(CALLS).bind::<Array<Text>, _>(account_ids).bind::<Array<Binary>, _>(call_sids);
    Ok(query.load(postgres)?)
}

/// Inserts live billables, in the order given, and tells which were inserted. The others were refused by a key. Waits for
/// whoever is about to insert the same key.
pub(super) fn insert(connection: &mut AnyConnection, made: &[Billable]) -> Result<HashSet<BillableId>, StoreError> {
    if made.is_empty() {
        return Ok(HashSet::new());
    }
    match connection {
        AnyConnection::Sqlite(sqlite) => {
            for billable in made {
                // Nobody else writes, and what is stored was read in this transaction: no key refuses, and if one did, it
                // would be an error.
                diesel::insert_into(billables::table).values(BillableRow::from(billable)).execute(sqlite)?;
            }
            Ok(made.iter().map(|billable| billable.id).collect())
        }
        AnyConnection::Postgres(postgres) => insert_at_once(postgres, made),
    }
}

const INSERT: &str = "INSERT INTO billables \
    (account_id, id, customer_id, session_id, call_sid, date_created, created_by) \
    SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7) \
    ON CONFLICT DO NOTHING RETURNING id";

#[derive(QueryableByName)]
struct InsertedId {
    #[diesel(sql_type = Binary)]
    id: Vec<u8>,
}

fn insert_at_once(postgres: &mut PgConnection, made: &[Billable]) -> Result<HashSet<BillableId>, StoreError> {
    let call_sids: Vec<_> = made.iter().map(|billable| call_sid_column::encode(&billable.call_sid)).collect();
    let text = |member: fn(&Billable) -> &str| made.iter().map(member).collect::<Vec<_>>();
    let inserted: Vec<InsertedId> = sql_query(INSERT)
        .bind::<Array<Text>, _>(text(|billable| billable.attribution.account_id.as_str()))
        .bind::<Array<Binary>, _>(made.iter().map(|billable| billable.id.as_bytes().as_slice()).collect::<Vec<_>>())
        .bind::<Array<Text>, _>(text(|billable| billable.attribution.customer_id.as_str()))
        .bind::<Array<Nullable<Text>>, _>(
            made.iter().map(|billable| billable.session_id.as_ref().map(SessionId::as_str)).collect::<Vec<_>>(),
        )
        .bind::<Array<Binary>, _>(call_sids)
        .bind::<Array<BigInt>, _>(
            made.iter().map(|billable| billable.date_created.as_microseconds()).collect::<Vec<_>>(),
        )
        .bind::<Array<Text>, _>(text(|billable| billable.created_by.as_str()))
        .load(postgres)?;
    inserted.into_iter().map(|row| rows::billable_id(&row.id)).collect()
}

#[cfg(test)]
mod tests {
    use billables_test_support::TestDatabase;
    use diesel::connection::SimpleConnection as _;
    use diesel::query_builder::{BoxedSqlQuery, SqlQuery};
    use diesel::sqlite::Sqlite;
    use diesel::{SqliteConnection, debug_query};

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

    fn explain(sql: &str) -> BoxedSqlQuery<'static, diesel::pg::Pg, SqlQuery> {
        sql_query(format!("EXPLAIN {sql}")).into_boxed()
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

    #[test]
    fn sqlite_finds_a_call_by_the_two_keys() {
        let database = TestDatabase::sqlite();
        let mut connection = SqliteConnection::establish(database.raw_url()).unwrap();
        let of_call =
            billables::table.filter(billables::account_id.eq("a")).filter(billables::call_sid.eq(b"s".as_slice()));
        let queries = [
            (debug_query::<Sqlite, _>(&of_call.filter(billables::date_voided.is_null())).to_string(), "billables_live"),
            (
                debug_query::<Sqlite, _>(&of_call.filter(billables::date_voided.is_not_null())).to_string(),
                "billables_voided",
            ),
        ];
        for (query, index) in queries {
            let plan: Vec<SqlitePlan> = sql_query(format!("EXPLAIN QUERY PLAN {query}")).load(&mut connection).unwrap();
            let plan: Vec<_> = plan.into_iter().map(|line| line.detail).collect();
            let expected = format!("SEARCH billables USING INDEX {index} (account_id=? AND call_sid=?)");
            assert_eq!(plan, [expected]);
        }
    }
}
