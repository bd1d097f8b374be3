//! The statements that write facts. PostgreSQL gets one statement for a whole commit group, SQLite one for each row.
//!
//! All statements pass calls in the order of (account, call SID), and lock existing rows in this order after all inserts. Two
//! transactions therefore wait for each other's rows in the same order, without a deadlock.

use std::collections::{HashMap, HashSet};

use billables_billing::{CallFacts, StoredCall};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Binary, Nullable, Text};
use diesel::{PgConnection, SqliteConnection};

use super::row::{CallRow, FactsColumns, FactsRow, state_text};
use crate::call_sid_column;
use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::prepared::{of_accounts, prepared, shard_condition};

/// The key of a call: the account and the stored form of the call SID.
pub(crate) type CallKey<'a> = (&'a str, &'a [u8]);

/// The key of a call, with its own values.
pub(crate) type OwnedCallKey = (String, Vec<u8>);

/// The columns of a call.
pub(crate) type CallColumns = crate::schema::calls::SqlType;

/// The values of a version for the statements below.
struct Values<'a> {
    call: &'a StoredCall,
    call_sid: Vec<u8>,
    parent_call_sid: Option<Vec<u8>>,
}

impl<'a> Values<'a> {
    fn new(call: &'a StoredCall) -> Self {
        Self {
            call,
            call_sid: call_sid_column::encode(&call.call_sid),
            parent_call_sid: call.facts.parent_call_sid.as_ref().map(call_sid_column::encode),
        }
    }

    fn facts(&self) -> &'a CallFacts {
        &self.call.facts
    }

    fn direction(&self) -> Option<&'a str> {
        self.facts().direction.as_ref().map(|direction| direction.as_str())
    }

    fn calling_number(&self) -> Option<&'a str> {
        self.facts().from.as_ref().map(|party| party.as_str())
    }

    fn called_number(&self) -> Option<&'a str> {
        self.facts().to.as_ref().map(|party| party.as_str())
    }

    fn start_time(&self) -> Option<i64> {
        self.facts().start_time.map(|time| time.as_microseconds())
    }

    fn status(&self) -> Option<&'a str> {
        self.facts().status.as_ref().map(|status| status.as_str())
    }

    fn price(&self) -> Option<i64> {
        self.facts().price.map(|price| price.units())
    }

    fn price_unit(&self) -> Option<&'static str> {
        self.facts().price_unit.map(|currency| currency.code())
    }

    fn is_recorded(&self) -> Option<i64> {
        self.facts().is_recorded.map(i64::from)
    }
}

fn values<'a>(calls: &[&'a StoredCall]) -> Vec<Values<'a>> {
    calls.iter().map(|call| Values::new(call)).collect()
}

/// Declares a statement with the columns of a version, for PostgreSQL with arrays and for SQLite with single values, and a
/// function for each that fills in the values.
macro_rules! version_statement {
    ($all:ident $fill_all:ident $one:ident $fill_one:ident -> $columns:ty;
        $postgres:expr; $sqlite:expr; $($extra:ident: $extra_type:ty as $extra_sql:ty = $value:expr),*) => {
        prepared! {
            struct $all<'a> {
                account_ids: Vec<&'a str> as Array<Text>,
                call_sids: Vec<&'a [u8]> as Array<Binary>,
                versions: Vec<i64> as Array<BigInt>,
                parent_call_sids: Vec<Option<&'a [u8]>> as Array<Nullable<Binary>>,
                directions: Vec<Option<&'a str>> as Array<Nullable<Text>>,
                from_numbers: Vec<Option<&'a str>> as Array<Nullable<Text>>,
                to_numbers: Vec<Option<&'a str>> as Array<Nullable<Text>>,
                start_times: Vec<Option<i64>> as Array<Nullable<BigInt>>,
                durations: Vec<Option<i64>> as Array<Nullable<BigInt>>,
                statuses: Vec<Option<&'a str>> as Array<Nullable<Text>>,
                prices: Vec<Option<i64>> as Array<Nullable<BigInt>>,
                price_units: Vec<Option<&'a str>> as Array<Nullable<Text>>,
                are_recorded: Vec<Option<i64>> as Array<Nullable<BigInt>>,
                dates_updated: Vec<i64> as Array<BigInt>,
                updated_by: Vec<&'a str> as Array<Text>,
                $($extra: Vec<$extra_type> as Array<$extra_sql>,)*
            } -> $columns;
            on Postgres: $postgres;
        }

        fn $fill_all<'a>(values: &'a [Values<'a>]) -> $all<'a> {
            $all {
                account_ids: values.iter().map(|version| version.call.account_id.as_str()).collect(),
                call_sids: values.iter().map(|version| version.call_sid.as_slice()).collect(),
                versions: values.iter().map(|version| version.call.version).collect(),
                parent_call_sids: values.iter().map(|version| version.parent_call_sid.as_deref()).collect(),
                directions: values.iter().map(Values::direction).collect(),
                from_numbers: values.iter().map(Values::calling_number).collect(),
                to_numbers: values.iter().map(Values::called_number).collect(),
                start_times: values.iter().map(Values::start_time).collect(),
                durations: values.iter().map(|version| version.facts().duration).collect(),
                statuses: values.iter().map(Values::status).collect(),
                prices: values.iter().map(Values::price).collect(),
                price_units: values.iter().map(Values::price_unit).collect(),
                are_recorded: values.iter().map(Values::is_recorded).collect(),
                dates_updated: values.iter().map(|version| version.call.date_updated.as_microseconds()).collect(),
                updated_by: values.iter().map(|version| version.call.updated_by.as_str()).collect(),
                $($extra: values.iter().map($value).collect(),)*
            }
        }

        prepared! {
            struct $one<'a> {
                account_id: &'a str as Text,
                call_sid: &'a [u8] as Binary,
                version: i64 as BigInt,
                parent_call_sid: Option<&'a [u8]> as Nullable<Binary>,
                direction: Option<&'a str> as Nullable<Text>,
                from_number: Option<&'a str> as Nullable<Text>,
                to_number: Option<&'a str> as Nullable<Text>,
                start_time: Option<i64> as Nullable<BigInt>,
                duration: Option<i64> as Nullable<BigInt>,
                status: Option<&'a str> as Nullable<Text>,
                price: Option<i64> as Nullable<BigInt>,
                price_unit: Option<&'a str> as Nullable<Text>,
                is_recorded: Option<i64> as Nullable<BigInt>,
                date_updated: i64 as BigInt,
                updated_by: &'a str as Text,
                $($extra: $extra_type as $extra_sql,)*
            } -> ();
            on Sqlite: $sqlite;
        }

        fn $fill_one<'a>(version: &'a Values<'a>) -> $one<'a> {
            $one {
                account_id: version.call.account_id.as_str(),
                call_sid: &version.call_sid,
                version: version.call.version,
                parent_call_sid: version.parent_call_sid.as_deref(),
                direction: version.direction(),
                from_number: version.calling_number(),
                to_number: version.called_number(),
                start_time: version.start_time(),
                duration: version.facts().duration,
                status: version.status(),
                price: version.price(),
                price_unit: version.price_unit(),
                is_recorded: version.is_recorded(),
                date_updated: version.call.date_updated.as_microseconds(),
                updated_by: version.call.updated_by.as_str(),
                $($extra: ($value)(version),)*
            }
        }
    };
}

pub(crate) const INSERT_ALL: &str = concat!(
    "INSERT INTO calls (account_id, call_sid, version, parent_call_sid, direction, from_number, \
        to_number, start_time, duration, status, price, price_unit, is_recorded, date_updated, updated_by, state, date_created) \
    SELECT accounts.id, made.call_sid, made.version, made.parent_call_sid, made.direction, made.from_number, \
        made.to_number, made.start_time, made.duration, made.status, made.price, made.price_unit, made.is_recorded, \
        made.date_updated, made.updated_by, made.state, made.date_created \
    FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS made (account_id, call_sid, version, parent_call_sid, direction, \
        from_number, to_number, start_time, duration, status, price, price_unit, is_recorded, date_updated, updated_by, state, \
        date_created)",
    of_accounts!(),
    " ON CONFLICT DO NOTHING RETURNING account_id, call_sid"
);

const INSERT_ONE: &str = "INSERT INTO calls (account_id, call_sid, version, parent_call_sid, direction, from_number, \
        to_number, start_time, duration, status, price, price_unit, is_recorded, date_updated, updated_by, state, date_created) \
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

version_statement! {
    InsertAll insert_all_of InsertOne insert_one_of -> (Text, Binary); INSERT_ALL; INSERT_ONE;
    states: &'a str as Text = |version: &Values<'_>| state_text(version.call.state),
    dates_created: i64 as BigInt = |version: &Values<'_>| version.call.date_created.as_microseconds()
}

pub(crate) const UPDATE_ALL: &str = concat!(
    "UPDATE calls SET version = made.version, parent_call_sid = made.parent_call_sid, \
        direction = made.direction, from_number = made.from_number, to_number = made.to_number, start_time = made.start_time, \
        duration = made.duration, status = made.status, price = made.price, price_unit = made.price_unit, \
        is_recorded = made.is_recorded, date_updated = made.date_updated, updated_by = made.updated_by, state = made.state \
    FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS made (account_id, call_sid, version, parent_call_sid, direction, \
        from_number, to_number, start_time, duration, status, price, price_unit, is_recorded, date_updated, updated_by, state) \
    WHERE calls.account_id = made.account_id AND calls.call_sid = made.call_sid AND ",
    shard_condition!("calls.account_id")
);

/// The parameters have the order of `UPDATE_ALL`.
const UPDATE_ONE: &str = "WITH made (account_id, call_sid, version, parent_call_sid, direction, from_number, to_number, start_time, \
        duration, status, price, price_unit, is_recorded, date_updated, updated_by, state) \
        AS (VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)) \
    UPDATE calls SET version = made.version, parent_call_sid = made.parent_call_sid, \
        direction = made.direction, from_number = made.from_number, to_number = made.to_number, start_time = made.start_time, \
        duration = made.duration, status = made.status, price = made.price, price_unit = made.price_unit, \
        is_recorded = made.is_recorded, date_updated = made.date_updated, updated_by = made.updated_by, state = made.state \
    FROM made WHERE calls.account_id = made.account_id AND calls.call_sid = made.call_sid";

version_statement! {
    UpdateAll update_all_of UpdateOne update_one_of -> (); UPDATE_ALL; UPDATE_ONE;
    states: &'a str as Text = |version: &Values<'_>| state_text(version.call.state)
}

pub(crate) const RETIRE_ALL: &str = concat!(
    "INSERT INTO call_versions (account_id, call_sid, version, parent_call_sid, direction, \
        from_number, to_number, start_time, duration, status, price, price_unit, is_recorded, date_updated, updated_by) \
    SELECT accounts.id, made.call_sid, made.version, made.parent_call_sid, made.direction, made.from_number, \
        made.to_number, made.start_time, made.duration, made.status, made.price, made.price_unit, made.is_recorded, \
        made.date_updated, made.updated_by \
    FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS made (account_id, call_sid, version, parent_call_sid, direction, \
        from_number, to_number, start_time, duration, status, price, price_unit, is_recorded, date_updated, updated_by)",
    of_accounts!()
);

const RETIRE_ONE: &str = "INSERT INTO call_versions (account_id, call_sid, version, parent_call_sid, direction, \
        from_number, to_number, start_time, duration, status, price, price_unit, is_recorded, date_updated, updated_by) \
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

version_statement! {
    RetireAll retire_all_of RetireOne retire_one_of -> (); RETIRE_ALL; RETIRE_ONE;
}

/// Inserts the rows of distinct calls in the given order, and returns for each whether the call was new. A concurrent
/// transaction that inserts the same key makes this statement wait.
pub(crate) fn insert(connection: &mut AnyConnection, made: &[&StoredCall]) -> Result<Vec<bool>, StoreError> {
    if made.is_empty() {
        return Ok(Vec::new());
    }
    let values = values(made);
    match connection {
        AnyConnection::Sqlite(sqlite) => {
            values.iter().map(|version| Ok(insert_one_of(version).execute(sqlite)? == 1)).collect()
        }
        AnyConnection::Postgres(postgres) => {
            let inserted: HashSet<OwnedCallKey> = insert_all_of(&values).load(postgres)?.into_iter().collect();
            let key = |version: &Values<'_>| (version.call.account_id.to_string(), version.call_sid.clone());
            Ok(values.iter().map(|version| inserted.contains(&key(version))).collect())
        }
    }
}

/// Replaces the facts of these calls, whose rows the transaction has locked.
pub(crate) fn update(connection: &mut AnyConnection, made: &[&StoredCall]) -> Result<(), StoreError> {
    write(
        connection,
        made,
        |postgres, values| update_all_of(values).execute(postgres),
        |sqlite, version| update_one_of(version).execute(sqlite),
    )
}

/// Inserts former versions.
pub(crate) fn retire(connection: &mut AnyConnection, former: &[&StoredCall]) -> Result<(), StoreError> {
    write(
        connection,
        former,
        |postgres, values| retire_all_of(values).execute(postgres),
        |sqlite, version| retire_one_of(version).execute(sqlite),
    )
}

fn write(
    connection: &mut AnyConnection,
    versions: &[&StoredCall],
    all: impl Fn(&mut PgConnection, &[Values<'_>]) -> QueryResult<usize>,
    one: impl Fn(&mut SqliteConnection, &Values<'_>) -> QueryResult<usize>,
) -> Result<(), StoreError> {
    if versions.is_empty() {
        return Ok(());
    }
    let values = values(versions);
    let written = match connection {
        AnyConnection::Sqlite(sqlite) => {
            values.iter().try_fold(0, |count, version| Ok::<_, StoreError>(count + one(sqlite, version)?))?
        }
        AnyConnection::Postgres(postgres) => all(postgres, &values)?,
    };
    if written == versions.len() { Ok(()) } else { Err(StoreError::damaged("a locked call is gone")) }
}

/// Reads calls and locks their rows until the transaction ends. Calls that are not stored are left out.
pub(crate) fn read_locked(
    connection: &mut AnyConnection,
    keys: &[CallKey<'_>],
) -> Result<HashMap<OwnedCallKey, StoredCall>, StoreError> {
    let rows: Vec<CallRow> = match connection {
        _ if keys.is_empty() => Vec::new(),
        AnyConnection::Sqlite(sqlite) => sqlite_calls(sqlite, keys)?,
        AnyConnection::Postgres(postgres) => {
            let (account_ids, call_sids) = keys.iter().copied().unzip();
            FindLocked { account_ids, call_sids }.load(postgres)?
        }
    };
    by_key(rows)
}

/// Reads calls, in the order of no key. Calls that are not stored are left out.
pub(crate) fn read(
    connection: &mut AnyConnection,
    keys: &[CallKey<'_>],
) -> Result<HashMap<OwnedCallKey, StoredCall>, StoreError> {
    by_key(read_rows(connection, keys)?)
}

/// Reads the rows of calls, readable or not, in the order of no key.
pub(crate) fn read_rows(connection: &mut AnyConnection, keys: &[CallKey<'_>]) -> Result<Vec<CallRow>, StoreError> {
    Ok(match connection {
        _ if keys.is_empty() => Vec::new(),
        AnyConnection::Sqlite(sqlite) => sqlite_calls(sqlite, keys)?,
        AnyConnection::Postgres(postgres) => {
            let (account_ids, call_sids) = keys.iter().copied().unzip();
            FindAll { account_ids, call_sids }.load(postgres)?
        }
    })
}

fn by_key(rows: Vec<CallRow>) -> Result<HashMap<OwnedCallKey, StoredCall>, StoreError> {
    let keyed = rows.into_iter().map(|row| {
        let key = (row.account_id.clone(), row.call_sid.clone());
        Ok((key, StoredCall::try_from(row)?))
    });
    keyed.collect()
}

fn sqlite_calls(sqlite: &mut SqliteConnection, keys: &[CallKey<'_>]) -> Result<Vec<CallRow>, StoreError> {
    let mut rows = Vec::with_capacity(keys.len());
    for &(account_id, call_sid) in keys {
        rows.append(&mut FindOne { account_id, call_sid }.load::<CallRow>(sqlite)?);
    }
    Ok(rows)
}

/// OFFSET 0 forces the planner to look up each call separately.
pub(crate) const FIND_ALL: &str = concat!(
    "SELECT found.* FROM unnest(?, ?) AS wanted (account_id, call_sid) \
    CROSS JOIN LATERAL (SELECT * FROM calls WHERE calls.account_id = wanted.account_id \
        AND calls.call_sid = wanted.call_sid AND ",
    shard_condition!("calls.account_id"),
    " OFFSET 0) AS found"
);

prepared! {
    struct FindAll<'a> {
        account_ids: Vec<&'a str> as Array<Text>,
        call_sids: Vec<&'a [u8]> as Array<Binary>,
    } -> CallColumns;
    on Postgres: FIND_ALL;
}

/// The subquery with the lock runs for one call after the other, in the order of the arrays.
pub(crate) const FIND_LOCKED: &str = concat!(
    "SELECT found.* FROM unnest(?, ?) AS wanted (account_id, call_sid) \
    CROSS JOIN LATERAL (SELECT * FROM calls WHERE calls.account_id = wanted.account_id \
        AND calls.call_sid = wanted.call_sid AND ",
    shard_condition!("calls.account_id"),
    " FOR NO KEY UPDATE) AS found"
);

prepared! {
    struct FindLocked<'a> {
        account_ids: Vec<&'a str> as Array<Text>,
        call_sids: Vec<&'a [u8]> as Array<Binary>,
    } -> CallColumns;
    on Postgres: FIND_LOCKED;
}

prepared! {
    struct FindOne<'a> { account_id: &'a str as Text, call_sid: &'a [u8] as Binary } -> CallColumns;
    on Sqlite: "SELECT * FROM calls WHERE account_id = ? AND call_sid = ?";
}

/// A former version: its call, its number and its facts.
type FormerRow = (String, Vec<u8>, i64, FactsRow);

/// Reads the facts of all former versions of these calls.
pub(crate) fn former(
    connection: &mut AnyConnection,
    keys: &[CallKey<'_>],
) -> Result<HashMap<OwnedCallKey, Vec<(i64, CallFacts)>>, StoreError> {
    let mut rows: Vec<FormerRow> = Vec::new();
    match connection {
        _ if keys.is_empty() => {}
        AnyConnection::Sqlite(sqlite) => {
            for &(account_id, call_sid) in keys {
                rows.append(&mut FormerOne { account_id, call_sid }.load(sqlite)?);
            }
        }
        AnyConnection::Postgres(postgres) => {
            let (account_ids, call_sids) = keys.iter().copied().unzip();
            rows = FormerAll { account_ids, call_sids }.load(postgres)?;
        }
    }
    let mut by_key: HashMap<OwnedCallKey, Vec<(i64, CallFacts)>> = HashMap::new();
    for (account_id, call_sid, version, facts) in rows {
        by_key.entry((account_id, call_sid)).or_default().push((version, facts.try_into()?));
    }
    Ok(by_key)
}

pub(crate) const FORMER_ALL: &str = concat!(
    "SELECT found.* FROM unnest(?, ?) AS wanted (account_id, call_sid) \
    CROSS JOIN LATERAL (SELECT account_id, call_sid, version, parent_call_sid, direction, from_number, to_number, start_time, \
            duration, status, price, price_unit, is_recorded \
        FROM call_versions WHERE call_versions.account_id = wanted.account_id \
        AND call_versions.call_sid = wanted.call_sid AND ",
    shard_condition!("call_versions.account_id"),
    " OFFSET 0) AS found"
);

prepared! {
    struct FormerAll<'a> {
        account_ids: Vec<&'a str> as Array<Text>,
        call_sids: Vec<&'a [u8]> as Array<Binary>,
    } -> (Text, Binary, BigInt, FactsColumns);
    on Postgres: FORMER_ALL;
}

prepared! {
    struct FormerOne<'a> { account_id: &'a str as Text, call_sid: &'a [u8] as Binary } -> (Text, Binary, BigInt, FactsColumns);
    on Sqlite: "SELECT account_id, call_sid, version, parent_call_sid, direction, from_number, to_number, start_time, \
            duration, status, price, price_unit, is_recorded \
        FROM call_versions WHERE account_id = ? AND call_sid = ?";
}
