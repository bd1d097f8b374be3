//! Transactions: how they begin on each database, and how they end.
//!
//! A [`StoreConnection`] runs statements in transactions alone. On PostgreSQL everything that a statement depends on comes
//! with the BEGIN of its transaction, in the same message: behind a transaction pooler the next transaction may run in
//! another session of the server, with the settings of others. Nothing here retries, with one exception: see
//! [`StoreConnection::begin`].

use diesel::connection::{AnsiTransactionManager, SimpleConnection as _, TransactionManager as _};
use diesel::r2d2::R2D2Connection as _;
use diesel::result::QueryResult;
use diesel::{PgConnection, SqliteConnection};

use crate::connection::{AnyConnection, TransactionKind};
use crate::error::StoreError;
use crate::open_error::OpenError;
use crate::postgres::{BeginStatement, is_another_session, refusal};

/// A connection whose statements all run in transactions.
pub(crate) struct StoreConnection {
    connection: AnyConnection,
    /// How transactions begin on PostgreSQL.
    begins: Option<BeginStatement>,
}

impl StoreConnection {
    pub(crate) fn sqlite(connection: SqliteConnection) -> Self {
        Self { connection: AnyConnection::Sqlite(connection), begins: None }
    }

    pub(crate) fn postgres(connection: PgConnection, begins: BeginStatement) -> Self {
        Self { connection: AnyConnection::Postgres(connection), begins: Some(begins) }
    }

    /// Begins a transaction. On PostgreSQL this is one message, which brings the settings and fails where the server cannot
    /// keep the promise that is made of a commit.
    ///
    /// A connection that turns out to be shared by a pooler begins once more, and from then on prepares no statement by name.
    ///
    /// # Errors
    ///
    /// No transaction has begun. The connection is fit for another attempt unless [`StoreConnection::is_broken`] says otherwise.
    pub(crate) fn begin(&mut self, kind: TransactionKind) -> Result<Transaction<'_>, StoreError> {
        self.try_begin(kind).map_err(|error| refusal(&error).map_or_else(|| error.into(), StoreError::from))
    }

    fn try_begin(&mut self, kind: TransactionKind) -> QueryResult<Transaction<'_>> {
        let Some(begins) = &mut self.begins else {
            begin(
                &mut self.connection,
                if kind == TransactionKind::Write { "BEGIN IMMEDIATE" } else { "BEGIN DEFERRED" },
            )?;
            return Ok(Transaction(&mut self.connection));
        };
        match (begin(&mut self.connection, &begins.sql(kind)), &mut self.connection) {
            (Err(error), AnyConnection::Postgres(postgres)) if is_another_session(&error) => {
                begins.share(postgres);
                begin(&mut self.connection, &begins.sql(kind))?;
            }
            (begun, _) => begun?,
        }
        Ok(Transaction(&mut self.connection))
    }

    /// Begins a transaction and ends it.
    ///
    /// # Errors
    ///
    /// The database cannot be used; the error says why.
    pub(crate) fn probe(&mut self) -> Result<(), OpenError> {
        self.try_begin(TransactionKind::Read)?
            .commit()
            .map_err(|error| refusal(&error).unwrap_or(OpenError::Query(error)))
    }

    /// Whether the connection is of no more use: it is lost, or its last transaction did not end.
    pub(crate) fn is_broken(&mut self) -> bool {
        self.connection.is_broken()
    }

    /// The connection to an embedded database, for what SQLite does outside transactions.
    pub(crate) fn embedded(&mut self) -> Option<&mut SqliteConnection> {
        match &mut self.connection {
            AnyConnection::Sqlite(sqlite) => Some(sqlite),
            AnyConnection::Postgres(_) => None,
        }
    }

    /// The transaction that was begun and is still open.
    pub(crate) fn under_way(&mut self) -> Transaction<'_> {
        Transaction(&mut self.connection)
    }
}

fn begin(connection: &mut AnyConnection, sql: &str) -> QueryResult<()> {
    let begun = match connection {
        AnyConnection::Sqlite(sqlite) => AnsiTransactionManager::begin_transaction_sql(sqlite, sql),
        AnyConnection::Postgres(postgres) => AnsiTransactionManager::begin_transaction_sql(postgres, sql),
    };
    if begun.is_err()
        && let AnyConnection::Postgres(postgres) = connection
    {
        // What follows BEGIN in its message may have failed: the server is then in a transaction that diesel knows nothing of.
        // A connection that is lost cannot do this, and is known to be broken.
        let _ = postgres.batch_execute("ROLLBACK");
    }
    begun
}

/// A transaction under way. One that is neither committed nor rolled back leaves its connection broken.
#[must_use]
pub(crate) struct Transaction<'a>(&'a mut AnyConnection);

impl Transaction<'_> {
    /// What statements run on.
    pub(crate) fn connection(&mut self) -> &mut AnyConnection {
        self.0
    }

    /// Confirms. A failure says nothing about whether the changes are stored, where the connection was lost meanwhile.
    pub(crate) fn commit(self) -> QueryResult<()> {
        AnyConnection::commit_transaction(self.0)
    }

    /// Takes everything back. A failure is only logged: whoever rolls back has a better error to tell, and the pool drops a
    /// connection whose transaction did not end.
    pub(crate) fn roll_back(self) {
        if let Err(error) = AnyConnection::rollback_transaction(self.0) {
            tracing::debug!(%error, "a transaction could not be rolled back; its connection is dropped");
        }
    }

    /// Runs a body and ends the transaction: confirmed if the body succeeds, taken back if it fails.
    pub(crate) fn run<T, E: From<StoreError>>(
        mut self,
        body: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        match body(self.connection()) {
            Ok(value) => match self.commit() {
                Ok(()) => Ok(value),
                Err(error) => Err(StoreError::from(error).into()),
            },
            Err(error) => {
                self.roll_back();
                Err(error)
            }
        }
    }
}
