//! The schema: embedded migrations, applied under a lock, and the check that the database has the schema of the binary.

use std::collections::BTreeSet;

use diesel::connection::SimpleConnection as _;
use diesel::migration::{Migration, MigrationSource};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::BigInt;
use diesel::sqlite::Sqlite;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use crate::connection::{AnyConnection, TransactionKind};
use crate::error::{Cause, StoreError};
use crate::open_error::OpenError;
use crate::postgres::Purpose;
use crate::store::Store;

const SQLITE: EmbeddedMigrations = embed_migrations!("../../migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("../../migrations/postgres");

/// The advisory lock that makes concurrent processes migrate one after the other. The number is arbitrary.
const MIGRATION_LOCK: i64 = 0x6269_6c6c_6162_6c65;

/// The shown version of a database without migrations.
const NONE: &str = "none";

/// The result of a migration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MigrationReport {
    /// The versions that this call applied, in order; empty if the schema was up to date.
    pub applied: Vec<String>,
}

/// The reason for which the schema could not be migrated.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MigrateError {
    /// The database could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The database is newer than this binary.
    #[error(transparent)]
    Schema(#[from] SchemaError),
    /// The database has no Citus.
    #[error(
        "The database has no Citus, so its tables cannot be distributed. Install Citus on every node, run \
         `CREATE EXTENSION citus` in the database, and add the nodes to the coordinator."
    )]
    NoCitus,
    /// A migration failed, and the database rolled all of them back.
    #[error("The database could not be migrated: {0}")]
    Failed(Cause),
}

/// The database does not have the schema of this binary.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SchemaError {
    /// The database was migrated by a newer binary.
    #[error(
        "The database has schema version {database}, which this binary does not know; its own newest is {binary}. \
         Use the binary that migrated the database, or a newer one."
    )]
    Unknown {
        /// The newest version applied to the database.
        database: String,
        /// The newest version of the binary.
        binary: String,
    },
    /// The database lacks a migration.
    #[error(
        "The database has schema version {database}, and this binary needs {binary}. \
         Run `billables migrate`, or start without --no-migrate."
    )]
    Pending {
        /// The newest version applied to the database, or `none`.
        database: String,
        /// The newest version of the binary.
        binary: String,
    },
    /// Some tables of accounts are distributed and others are not.
    #[error(
        "The tables {missing} are not distributed, and the other tables of accounts are. \
         Run `billables migrate --distribute citus`."
    )]
    HalfDistributed {
        /// The names of the tables that are not distributed.
        missing: String,
    },
    /// The schema version could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Migrates the schema to the version of this binary. Concurrent processes wait for each other.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, has a newer schema, or refuses a migration.
    pub fn migrate(&self) -> Result<MigrationReport, MigrateError> {
        // The first check takes no lock, because most starts have nothing to migrate and must not wait for a busy database.
        if self.schema_check().is_ok() {
            return Ok(MigrationReport { applied: Vec::new() });
        }
        // All migrations run in one transaction, each in a savepoint. A waiting process then finds all of them applied. The
        // lock ends with the transaction; a lock of the session would outlive it behind a pooler.
        let mut connection = self.own_connection(Purpose::Maintenance)?;
        connection.begin(TransactionKind::Write)?.run(|connection| {
            match connection {
                // The write lock of the file is already taken.
                AnyConnection::Sqlite(sqlite) => migrate(sqlite, SQLITE),
                AnyConnection::Postgres(postgres) => {
                    lock(postgres)?;
                    migrate(postgres, POSTGRES)
                }
            }
        })
    }

    /// Checks that the database has exactly the schema of this binary.
    ///
    /// # Errors
    ///
    /// The schema is newer or older. [`SchemaError`] names both versions.
    pub fn schema_check(&self) -> Result<(), SchemaError> {
        self.read(check)
    }
}

/// Waits until no other process changes the schema, and keeps them waiting until the transaction ends.
pub(crate) fn lock(postgres: &mut PgConnection) -> QueryResult<()> {
    postgres.batch_execute(&format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
}

/// Checks that a database has exactly the schema of this binary.
pub(crate) fn check(connection: &mut AnyConnection) -> Result<(), SchemaError> {
    let known = match connection {
        AnyConnection::Sqlite(_) => versions::<Sqlite>(&SQLITE),
        AnyConnection::Postgres(_) => versions::<Pg>(&POSTGRES),
    };
    let known = known.map_err(|error| StoreError::Internal(Cause::new(error)))?;
    let applied = applied(connection)?;
    refuse_unknown(&applied, &known)?;
    if known.is_subset(&applied) {
        return Ok(());
    }
    Err(SchemaError::Pending { database: newest(&applied), binary: newest(&known) })
}

impl From<diesel::result::Error> for MigrateError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Failed(Cause::new(error))
    }
}

/// Checks that a database has a schema that this binary knows, possibly an older one.
pub(crate) fn check_known(connection: &mut AnyConnection) -> Result<(), SchemaError> {
    match check(connection) {
        Err(SchemaError::Pending { database, .. }) if database != NONE => Ok(()),
        other => other,
    }
}

impl From<StoreError> for MigrateError {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into_cause())
    }
}

type BoxedError = Box<dyn std::error::Error + Send + Sync>;

fn failed(error: BoxedError) -> MigrateError {
    MigrateError::Failed(Cause::new(error))
}

fn migrate<DB: diesel::backend::Backend>(
    connection: &mut impl MigrationHarness<DB>,
    embedded: EmbeddedMigrations,
) -> Result<MigrationReport, MigrateError> {
    let known = versions::<DB>(&embedded).map_err(failed)?;
    let applied = connection.applied_migrations().map_err(failed)?;
    refuse_unknown(&applied.iter().map(ToString::to_string).collect(), &known)?;
    let applied = connection.run_pending_migrations(embedded).map_err(failed)?;
    Ok(MigrationReport { applied: applied.iter().map(ToString::to_string).collect() })
}

/// The versions in the binary.
fn versions<DB: diesel::backend::Backend>(embedded: &EmbeddedMigrations) -> Result<BTreeSet<String>, BoxedError> {
    let migrations: Vec<Box<dyn Migration<DB>>> = embedded.migrations()?;
    Ok(migrations.iter().map(|migration| migration.name().version().to_string()).collect())
}

table! {
    #[sql_name = "__diesel_schema_migrations"]
    applied_migrations (version) {
        version -> Text,
    }
}

#[derive(QueryableByName)]
struct Existing {
    #[diesel(sql_type = BigInt)]
    tables: i64,
}

/// The versions applied to the database; empty if it was never migrated. Unlike diesel's function, this one does not create the
/// table of versions.
fn applied(connection: &mut AnyConnection) -> Result<BTreeSet<String>, StoreError> {
    let sql = match connection {
        AnyConnection::Sqlite(_) => {
            "SELECT count(*) AS tables FROM sqlite_schema WHERE name = '__diesel_schema_migrations'"
        }
        AnyConnection::Postgres(_) => "SELECT count(to_regclass('__diesel_schema_migrations')) AS tables",
    };
    let existing: Existing = sql_query(sql).get_result(connection)?;
    if existing.tables == 0 {
        return Ok(BTreeSet::new());
    }
    let versions: Vec<String> = applied_migrations::table.select(applied_migrations::version).load(connection)?;
    Ok(versions.into_iter().collect())
}

fn refuse_unknown(applied: &BTreeSet<String>, known: &BTreeSet<String>) -> Result<(), SchemaError> {
    if applied.is_subset(known) {
        return Ok(());
    }
    Err(SchemaError::Unknown { database: newest(applied), binary: newest(known) })
}

fn newest(versions: &BTreeSet<String>) -> String {
    versions.last().cloned().unwrap_or_else(|| NONE.to_owned())
}
