//! The SQL statements of the intake.
//!
//! PostgreSQL gets one statement for a whole commit group, with arrays as parameters. SQLite runs in this process without round
//! trips and gets one statement for each row. Each connection prepares each statement once: see [`crate::prepared`].

use std::collections::{BTreeSet, HashMap, HashSet};

use billables_domain::{AccountId, AccountScope, Attribution, Billable, CallSid, Session, SessionId};
use diesel::prelude::*;
use diesel::result::Error as DieselError;
use diesel::sql_types::{Array, BigInt, Binary, Nullable, Text};
use diesel::{PgConnection, SqliteConnection};

use crate::call_sid_column;
use crate::connection::AnyConnection;
use crate::directory::{Found, account_exists, customer_exists, session_lookup};
use crate::error::StoreError;
use crate::layout::Layout;
use crate::prepared::{prepared, shard_condition};
use crate::rows::{BillableRow, SessionRow, all};
use crate::schema::billables;

/// The key of a call. At most one live billable has this key.
pub(super) type Call<'a> = (&'a AccountId, &'a CallSid);

/// The session of a report, and the accounts in which the look-up may find the session.
#[derive(Clone, Copy)]
pub(super) struct SessionLookup<'a> {
    pub(super) scope: &'a AccountScope,
    pub(super) account_id: Option<&'a AccountId>,
    pub(super) session_id: &'a SessionId,
}

/// Looks up sessions, and returns the results in the order of the look-ups.
///
/// On a distributed store a look-up without an account runs alone, because it asks several nodes.
pub(super) fn sessions(
    connection: &mut AnyConnection,
    layout: Layout,
    lookups: &[SessionLookup<'_>],
) -> Result<Vec<Found<Session>>, StoreError> {
    if lookups.is_empty() {
        return Ok(Vec::new());
    }
    match connection {
        AnyConnection::Postgres(postgres)
            if layout == Layout::Plain || lookups.iter().all(|lookup| lookup.account_id.is_some()) =>
        {
            postgres_sessions(postgres, lookups)
        }
        _ => lookups
            .iter()
            .map(|lookup| session_lookup(connection, lookup.scope, lookup.account_id, lookup.session_id))
            .collect(),
    }
}

/// Finds sessions by their key, for clients with known accounts. OFFSET 0 forces the planner to look up each key separately.
pub(crate) const SESSIONS: &str = concat!(
    "SELECT found.* FROM unnest(?, ?) AS wanted (account_id, id) \
    CROSS JOIN LATERAL (SELECT * FROM sessions WHERE sessions.account_id = wanted.account_id \
        AND sessions.id = wanted.id AND ",
    shard_condition!("sessions.account_id"),
    " OFFSET 0) AS found"
);

prepared! {
    struct FindSessions<'a> {
        account_ids: Vec<&'a str> as Array<Text>,
        ids: Vec<&'a str> as Array<Text>,
    } -> SessionColumns;
    on Postgres: SESSIONS;
}

/// Finds sessions by the bare id, for clients with all accounts. Two rows of one id already show that the id is ambiguous. LIMIT
/// forces the planner to look up each id separately.
pub(super) const BARE_SESSIONS: &str = "SELECT found.* FROM unnest(?) AS wanted (id) \
    CROSS JOIN LATERAL (SELECT * FROM sessions WHERE sessions.id = wanted.id ORDER BY account_id LIMIT 2) AS found";

prepared! {
    struct FindBareSessions<'a> { bare_ids: Vec<&'a str> as Array<Text> } -> SessionColumns;
    on Postgres: BARE_SESSIONS;
}

/// The columns of a session.
type SessionColumns = (Text, Text, Text, Nullable<Binary>, BigInt);

fn postgres_sessions(
    postgres: &mut PgConnection,
    lookups: &[SessionLookup<'_>],
) -> Result<Vec<Found<Session>>, StoreError> {
    let mut keys = BTreeSet::new();
    let mut bare_ids = BTreeSet::new();
    for lookup in lookups {
        let id = lookup.session_id.as_str();
        match (lookup.account_id, lookup.scope) {
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
    let mut rows: Vec<SessionRow> = Vec::new();
    if !keys.is_empty() {
        let (account_ids, ids): (Vec<_>, Vec<_>) = keys.into_iter().unzip();
        rows.append(&mut FindSessions { account_ids, ids }.load(postgres)?);
    }
    if !bare_ids.is_empty() {
        let bare_ids = bare_ids.into_iter().collect();
        rows.append(&mut FindBareSessions { bare_ids }.load(postgres)?);
    }
    // A session may be found twice: by its key and by its bare id. The map by account removes duplicates.
    let mut by_id: HashMap<SessionId, HashMap<AccountId, Session>> = HashMap::new();
    for session in all::<Session, _>(rows)? {
        by_id.entry(session.id.clone()).or_default().insert(session.account_id.clone(), session);
    }
    let found = lookups.iter().map(|lookup| {
        let of_id = by_id.get(lookup.session_id).into_iter().flat_map(HashMap::values);
        let matches = of_id.filter(|session| {
            lookup.scope.contains(&session.account_id)
                && lookup.account_id.is_none_or(|account_id| *account_id == session.account_id)
        });
        Found::of(matches.cloned().collect())
    });
    Ok(found.collect())
}

/// Returns the existing ones of these customers.
pub(super) fn existing_customers(
    connection: &mut AnyConnection,
    customers: &BTreeSet<&Attribution>,
) -> Result<HashSet<Attribution>, StoreError> {
    let mut existing = HashSet::new();
    if customers.is_empty() {
        return Ok(existing);
    }
    match connection {
        AnyConnection::Sqlite(_) => {
            for &customer in customers {
                if customer_exists(connection, &customer.account_id, &customer.customer_id)? {
                    existing.insert(customer.clone());
                }
            }
        }
        AnyConnection::Postgres(postgres) => {
            let places = existing_customer_places(postgres, customers)?;
            existing.extend(
                customers.iter().zip(1..).filter(|(_, place)| places.contains(place)).map(|(&key, _)| key.clone()),
            );
        }
    }
    Ok(existing)
}

/// Finds customers by their key. OFFSET 0 has the same purpose as for sessions.
pub(crate) const CUSTOMERS: &str = concat!(
    "SELECT wanted.place \
    FROM unnest(?, ?) WITH ORDINALITY AS wanted (account_id, id, place) \
    CROSS JOIN LATERAL (SELECT FROM customers WHERE customers.account_id = wanted.account_id \
        AND customers.id = wanted.id AND ",
    shard_condition!("customers.account_id"),
    " OFFSET 0) AS found"
);

prepared! {
    struct FindCustomers<'a> { account_ids: Vec<&'a str> as Array<Text>, ids: Vec<&'a str> as Array<Text> } -> BigInt;
    on Postgres: CUSTOMERS;
}

/// Returns the positions of existing customers in the set, counted from 1.
fn existing_customer_places(
    postgres: &mut PgConnection,
    customers: &BTreeSet<&Attribution>,
) -> Result<HashSet<i64>, StoreError> {
    let (account_ids, ids) =
        customers.iter().map(|customer| (customer.account_id.as_str(), customer.customer_id.as_str())).unzip();
    Ok(FindCustomers { account_ids, ids }.load(postgres)?.into_iter().collect())
}

/// Returns the existing ones of these accounts.
pub(super) fn existing_accounts(
    connection: &mut AnyConnection,
    accounts: &BTreeSet<&AccountId>,
) -> Result<HashSet<AccountId>, StoreError> {
    let mut existing = HashSet::new();
    match connection {
        _ if accounts.is_empty() => {}
        AnyConnection::Sqlite(_) => {
            for &account_id in accounts {
                if account_exists(connection, account_id)? {
                    existing.insert(account_id.clone());
                }
            }
        }
        AnyConnection::Postgres(postgres) => {
            let ids = accounts.iter().map(|account_id| account_id.as_str()).collect();
            let places: HashSet<i64> = FindAccounts { ids }.load(postgres)?.into_iter().collect();
            existing.extend(
                accounts.iter().zip(1..).filter(|(_, place)| places.contains(place)).map(|(&id, _)| id.clone()),
            );
        }
    }
    Ok(existing)
}

prepared! {
    struct FindAccounts<'a> { ids: Vec<&'a str> as Array<Text> } -> BigInt;
    on Postgres: concat!(
        "SELECT wanted.place FROM unnest(?) WITH ORDINALITY AS wanted (id, place) \
        CROSS JOIN LATERAL (SELECT FROM accounts WHERE accounts.id = wanted.id AND ",
        shard_condition!("accounts.id"),
        " OFFSET 0) AS found"
    );
}

/// The stored billables of some calls.
#[derive(Debug, Default)]
pub(super) struct StoredCalls(HashMap<AccountId, HashMap<CallSid, Vec<Billable>>>);

impl StoredCalls {
    pub(super) fn of(&self, account_id: &AccountId, call_sid: &CallSid) -> Option<&[Billable]> {
        self.0.get(account_id)?.get(call_sid).map(Vec::as_slice)
    }
}

/// Reads the stored billables of calls, live and voided.
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

/// Finds the billables of one call. Each half uses one of the two partial indexes, for live and for voided rows.
pub(super) const CALL: &str = "SELECT * FROM billables WHERE account_id = ? AND call_sid = ? AND date_voided IS NULL \
    UNION ALL \
    SELECT * FROM billables WHERE account_id = ? AND call_sid = ? AND date_voided IS NOT NULL";

/// The columns of a billable.
type BillableColumns = billables::SqlType;

prepared! {
    struct FindCall<'a> {
        live_account_id: &'a str as Text,
        live_call_sid: &'a [u8] as Binary,
        voided_account_id: &'a str as Text,
        voided_call_sid: &'a [u8] as Binary,
    } -> BillableColumns;
    on Sqlite: CALL;
}

/// Finds the billables of calls. One statement reads live and voided rows in one snapshot. Each half uses one of the two
/// partial indexes. OFFSET 0 forces the planner to look up each call separately, whatever the size of the table.
pub(crate) const CALLS: &str = concat!(
    "WITH wanted AS MATERIALIZED (SELECT * FROM unnest(?, ?) AS wanted (account_id, call_sid)) \
    SELECT found.* FROM wanted CROSS JOIN LATERAL (SELECT * FROM billables WHERE billables.account_id = wanted.account_id \
        AND billables.call_sid = wanted.call_sid AND billables.date_voided IS NULL AND ",
    shard_condition!("billables.account_id"),
    " OFFSET 0) AS found \
    UNION ALL \
    SELECT found.* FROM wanted CROSS JOIN LATERAL (SELECT * FROM billables WHERE billables.account_id = wanted.account_id \
        AND billables.call_sid = wanted.call_sid AND billables.date_voided IS NOT NULL AND ",
    shard_condition!("billables.account_id"),
    " OFFSET 0) AS found"
);

prepared! {
    struct FindCalls<'a> {
        account_ids: Vec<&'a str> as Array<Text>,
        call_sids: Vec<&'a [u8]> as Array<Binary>,
    } -> BillableColumns;
    on Postgres: CALLS;
}

/// Inserts live billables of distinct calls in the given order, and returns for each whether the database inserted the row. The
/// database refuses a row if a unique key has the call, or if the same attribution was voided. A concurrent transaction that
/// inserts the same key makes this statement wait.
pub(super) fn insert(
    connection: &mut AnyConnection,
    layout: Layout,
    made: &[Billable],
) -> Result<Vec<bool>, StoreError> {
    if made.is_empty() {
        return Ok(Vec::new());
    }
    match connection {
        AnyConnection::Sqlite(sqlite) => made.iter().map(|billable| insert_one(sqlite, billable)).collect(),
        AnyConnection::Postgres(postgres) => {
            let inserted = match layout {
                Layout::Plain => insert_all(postgres, made)?,
                Layout::Distributed => insert_rows(postgres, made)?,
            };
            let inserted: HashSet<_> = inserted.iter().map(Vec::as_slice).collect();
            Ok(made.iter().map(|billable| inserted.contains(billable.id.as_bytes().as_slice())).collect())
        }
    }
}

/// Inserts one billable on SQLite. The statement reads no rows: a look-up in the target table would make SQLite copy each new
/// row into a temporary table first.
pub(super) const INSERT_ONE: &str = "INSERT INTO billables \
    (account_id, id, customer_id, session_id, call_sid, date_created, created_by, changes) \
    VALUES (?, ?, ?, ?, ?, ?, ?, 1) \
    ON CONFLICT DO NOTHING";

/// The error of SQLite's trigger if the same attribution was voided. No unique key covers this case, so `ON CONFLICT` does not
/// apply. The error undoes the statement alone; the transaction continues.
const WAS_VOIDED: &str = "the call was billed to this customer and voided; reinstate that billable instead";

prepared! {
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

/// Inserts billables on PostgreSQL. The statement leaves out rows whose attribution was voided: no unique key covers this case,
/// and the trigger's error would undo the whole statement. OFFSET 0 forces a separate look-up for each row: otherwise
/// the planner reads all voided rows, if they were few when it made the plan.
pub(super) const INSERT_ALL: &str = concat!(
    "INSERT INTO billables \
    (account_id, id, customer_id, session_id, call_sid, date_created, created_by, changes) \
    SELECT made.*, 1 FROM unnest(?, ?, ?, ?, ?, ?, ?) \
        AS made (account_id, id, customer_id, session_id, call_sid, date_created, created_by) \
    WHERE NOT EXISTS (SELECT FROM billables AS voided WHERE voided.account_id = made.account_id \
        AND voided.call_sid = made.call_sid AND voided.customer_id = made.customer_id \
        AND voided.date_voided IS NOT NULL AND ",
    shard_condition!("voided.account_id"),
    " OFFSET 0) \
    ON CONFLICT DO NOTHING RETURNING id"
);

prepared! {
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

fn insert_all(postgres: &mut PgConnection, made: &[Billable]) -> Result<Vec<Vec<u8>>, StoreError> {
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
    Ok(insert.load(postgres)?)
}

/// Inserts billables on a distributed store, as rows of values: a shard takes these in one step, and an insert from a query goes
/// through the coordinator twice, at less than half of the speed. The statement does not leave out rows whose attribution was voided.
/// The trigger refuses all rows for one of them.
fn insert_rows(postgres: &mut PgConnection, made: &[Billable]) -> Result<Vec<Vec<u8>>, StoreError> {
    let rows: Vec<_> = made
        .iter()
        .map(|billable| {
            (
                billables::account_id.eq(billable.attribution.account_id.as_str()),
                billables::id.eq(billable.id.as_bytes().as_slice()),
                billables::customer_id.eq(billable.attribution.customer_id.as_str()),
                billables::session_id.eq(billable.session_id.as_ref().map(SessionId::as_str)),
                billables::call_sid.eq(call_sid_column::encode(&billable.call_sid)),
                billables::date_created.eq(billable.date_created.as_microseconds()),
                billables::created_by.eq(billable.created_by.as_str()),
                billables::changes.eq(1),
            )
        })
        .collect();
    let insert = diesel::insert_into(billables::table).values(rows).on_conflict_do_nothing();
    Ok(insert.returning(billables::id).load(postgres)?)
}
