//! The schema: embedded migrations, applied under a lock, and the check that a binary and a database fit together.

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

/// The lock under which processes that start at once migrate one after the other. Any number that nobody else uses.
const MIGRATION_LOCK: i64 = 0x6269_6c6c_6162_6c65;

/// The newest version of a database that was never migrated.
const NONE: &str = "none";

/// What a migration did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MigrationReport {
    /// The versions that were applied by this call, in order; none if the schema was up to date.
    pub applied: Vec<String>,
}

/// The schema could not be brought up to date.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MigrateError {
    /// No connection.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The database is newer than this binary.
    #[error(transparent)]
    Schema(#[from] SchemaError),
    /// A migration failed, and none is applied.
    #[error("The database could not be migrated: {0}")]
    Failed(Cause),
}

/// The schema is not the one that this binary works with.
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
        /// The newest version that the binary brings.
        binary: String,
    },
    /// A migration is still to be applied.
    #[error(
        "The database has schema version {database}, and this binary needs {binary}. \
         Run `billables migrate`, or start without --no-migrate."
    )]
    Pending {
        /// The newest version applied to the database, or `none`.
        database: String,
        /// The newest version that the binary brings.
        binary: String,
    },
    /// The database could not be asked.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Brings the schema up to date. Processes that start at once wait for each other.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, is newer than this binary, or refuses a migration.
    pub fn migrate(&self) -> Result<MigrationReport, MigrateError> {
        // Looked at without a lock first: most starts find nothing to do, and must not wait for a busy database.
        if self.schema_check().is_ok() {
            return Ok(MigrationReport { applied: Vec::new() });
        }
        // One transaction, in which those of the migrations become savepoints: whoever waits for it finds all of them applied,
        // and its lock cannot outlive it, which one of a session would behind a pooler.
        let mut connection = self.own_connection(Purpose::Maintenance)?;
        connection.begin(TransactionKind::Write)?.run(|connection| {
            match connection {
                // The lock is the file's own, and taken already.
                AnyConnection::Sqlite(sqlite) => migrate(sqlite, SQLITE),
                AnyConnection::Postgres(postgres) => {
                    postgres.batch_execute(&format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))?;
                    migrate(postgres, POSTGRES)
                }
            }
        })
    }

    /// Checks that the schema is exactly the one that this binary works with.
    ///
    /// # Errors
    ///
    /// The schema is newer or older; [`SchemaError`] names both versions.
    pub fn schema_check(&self) -> Result<(), SchemaError> {
        self.read(check)
    }
}

/// Checks that the schema behind a connection is exactly the one that this binary works with.
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

/// Checks that what is behind a connection was migrated by a binary that this one knows; it may be older.
pub(crate) fn check_known(connection: &mut AnyConnection) -> Result<(), SchemaError> {
    match check(connection) {
        Err(SchemaError::Pending { database, .. }) if database != NONE => Ok(()),
        other => other,
    }
}

impl From<StoreError> for MigrateError {
    fn from(error: StoreError) -> Self {
        Self::Failed(match error {
            StoreError::Busy => Cause::new(error),
            StoreError::Unavailable(cause) | StoreError::Unwritable(cause) | StoreError::Internal(cause) => cause,
        })
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

/// The versions that the binary brings.
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

/// The versions applied to the database; none where it was never migrated. Unlike diesel's own question, this one does
/// not make the table that it asks about.
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
