//! The layout of a PostgreSQL store: all tables on one server, or distributed over the nodes of a Citus cluster.
//!
//! A distributed store keeps all rows of an account in one shard: each table of accounts is distributed by the account id, and all
//! of them are colocated. So a transaction about one account touches one node, foreign keys and unique keys hold, and no two-phase
//! commit is needed. The other tables stay on the coordinator: the settings of the store, users with their sign-ins and keys,
//! revocations and the audit trail of users. Few rows are written there, and none in a transaction that writes to an account.
//!
//! The triggers that keep billables run on the shards. Each names its table by `TG_RELID`, so it holds on a shard too.

use std::sync::atomic::{AtomicU8, Ordering};

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{Bool, Text};

use crate::connection::{AnyConnection, TransactionKind};
use crate::error::{Cause, StoreError};
use crate::migrations::{self, MigrateError, SchemaError};
use crate::postgres::Purpose;
use crate::store::Store;
use crate::url::Backend;

/// The tables that are distributed by account, each after the tables that it references, with the column of the account id.
const DISTRIBUTED: [(&str, &str); 14] = [
    ("accounts", "id"),
    ("customers", "account_id"),
    ("sessions", "account_id"),
    ("billables", "account_id"),
    ("billable_events", "account_id"),
    ("calls", "account_id"),
    ("call_versions", "account_id"),
    ("setting_versions", "account_id"),
    ("rating_locks", "account_id"),
    ("rating_queue", "account_id"),
    ("day_totals", "account_id"),
    ("month_totals", "account_id"),
    ("statements", "account_id"),
    ("account_audit_events", "account_id"),
];

/// The place of a store's tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// All tables are in one database.
    Plain,
    /// The tables of accounts are distributed by account over the nodes of a Citus cluster.
    Distributed,
}

/// The layout of a store, read once. A process that runs while another one distributes the store keeps the plain layout: its groups
/// of several accounts fail until it is started again, and nothing of them is confirmed. So the service is stopped for a distribution.
#[derive(Debug, Default)]
pub(crate) struct KnownLayout(AtomicU8);

impl KnownLayout {
    const PLAIN: u8 = 1;
    const DISTRIBUTED: u8 = 2;

    fn get(&self) -> Option<Layout> {
        match self.0.load(Ordering::Relaxed) {
            Self::PLAIN => Some(Layout::Plain),
            Self::DISTRIBUTED => Some(Layout::Distributed),
            _ => None,
        }
    }

    fn set(&self, layout: Layout) {
        let value = match layout {
            Layout::Plain => Self::PLAIN,
            Layout::Distributed => Self::DISTRIBUTED,
        };
        self.0.store(value, Ordering::Relaxed);
    }
}

/// The result of a distribution.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DistributionReport {
    /// The tables that this call distributed, in order; empty if the store was distributed already.
    pub distributed: Vec<String>,
}

impl Store {
    /// The layout of the store.
    ///
    /// # Errors
    ///
    /// Some tables of accounts are distributed and others are not, or the database cannot be reached.
    pub fn layout(&self) -> Result<Layout, SchemaError> {
        let layout = match self.backend() {
            Backend::Sqlite => Layout::Plain,
            Backend::Postgres => self.read(layout)?,
        };
        self.known_layout().set(layout);
        Ok(layout)
    }

    /// The layout as it was at the first question.
    pub(crate) fn layout_once(&self) -> Result<Layout, StoreError> {
        match self.known_layout().get() {
            Some(layout) => Ok(layout),
            None => self.layout().map_err(|error| match error {
                SchemaError::Store(error) => error,
                other => StoreError::Internal(Cause::new(other)),
            }),
        }
    }

    /// Distributes the tables of accounts over the nodes of the Citus cluster whose coordinator has this database. Rows that the
    /// store has already move to their shards. All of it is one transaction, and a repeated call does nothing.
    ///
    /// # Errors
    ///
    /// The database has no Citus or an older schema, the role may not distribute tables, or a node cannot be reached.
    pub fn distribute(&self) -> Result<DistributionReport, MigrateError> {
        let mut connection = self.own_connection(Purpose::Maintenance)?;
        let report = connection.begin(TransactionKind::Write)?.run(|connection| {
            migrations::check(connection)?;
            let AnyConnection::Postgres(postgres) = connection else { return Err(MigrateError::NoCitus) };
            if !has_citus(postgres)? {
                return Err(MigrateError::NoCitus);
            }
            migrations::lock(postgres)?;
            let distributed = distributed(postgres)?;
            // The triggers of the tables run on the shards, and read no other shard.
            postgres.batch_execute("SET LOCAL citus.enable_unsafe_triggers = on")?;
            let mut report = DistributionReport::default();
            for (table, column) in DISTRIBUTED.iter().filter(|(table, _)| !distributed.iter().any(|name| name == table))
            {
                let colocation = if *table == "accounts" { "default" } else { "accounts" };
                let statement = sql_query("SELECT create_distributed_table($1, $2, colocate_with => $3)");
                statement
                    .bind::<Text, _>(table)
                    .bind::<Text, _>(column)
                    .bind::<Text, _>(colocation)
                    .execute(postgres)?;
                report.distributed.push((*table).to_owned());
            }
            Ok(report)
        })?;
        self.known_layout().set(Layout::Distributed);
        Ok(report)
    }
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Bool)]
    found: bool,
}

fn has_citus(postgres: &mut PgConnection) -> QueryResult<bool> {
    let sql = "SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') AS found";
    Ok(sql_query(sql).get_result::<Found>(postgres)?.found)
}

#[derive(QueryableByName)]
struct TableName {
    #[diesel(sql_type = Text)]
    name: String,
}

/// The tables of this schema that Citus knows as distributed.
fn distributed(postgres: &mut PgConnection) -> QueryResult<Vec<String>> {
    let sql = "SELECT relname::text AS name FROM pg_dist_partition JOIN pg_class ON oid = logicalrelid \
        WHERE partmethod = 'h' AND pg_table_is_visible(oid)";
    Ok(sql_query(sql).load::<TableName>(postgres)?.into_iter().map(|table| table.name).collect())
}

/// The layout of the tables that a connection sees.
pub(crate) fn layout(connection: &mut AnyConnection) -> Result<Layout, SchemaError> {
    let AnyConnection::Postgres(postgres) = connection else { return Ok(Layout::Plain) };
    if !has_citus(postgres).map_err(StoreError::from)? {
        return Ok(Layout::Plain);
    }
    let found = distributed(postgres).map_err(StoreError::from)?;
    let missing: Vec<&str> =
        DISTRIBUTED.iter().map(|(table, _)| *table).filter(|table| !found.iter().any(|name| name == table)).collect();
    match missing.len() {
        0 => Ok(Layout::Distributed),
        count if count == DISTRIBUTED.len() => Ok(Layout::Plain),
        _ => Err(SchemaError::HalfDistributed { missing: missing.join(", ") }),
    }
}
